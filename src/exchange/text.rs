//! Bytes to text: marks of byte order, zero bytes, the first line that is not UTF-8. It must not know what the text says.

use super::{MOST_BYTES, fault};
use crate::domain::trouble::{InputFault, Outcome};

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The bytes without the UTF-8 mark that spreadsheets write at the head of a file.
pub(super) fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}

/// Refuses what no text file holds: nothing, too many bytes, two bytes a character, zero bytes.
pub fn plausible(file: &str, bytes: &[u8]) -> Outcome<()> {
    if bytes.len() > MOST_BYTES {
        return Err(fault(file, None, InputFault::TooLarge));
    }
    if unmarked(bytes).trim_ascii().is_empty() {
        return Err(fault(file, None, InputFault::EmptyFile));
    }
    if wide(bytes) {
        return Err(fault(file, None, InputFault::Utf16));
    }
    match bytes.iter().position(|&b| b == 0) {
        Some(place) => Err(fault(file, Some(line_at(bytes, place)), InputFault::NulByte)),
        None => Ok(()),
    }
}

/// Whether bytes are UTF-16: by their mark, or because every other one of the first is zero and none of the others.
pub(super) fn wide(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64) & !1];
    let zero = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zero(0), zero(1), head.len() / 2);
    let told = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    told || pairs > 3 && even.min(odd) == 0 && even.max(odd) * 4 > pairs * 3
}

/// Whether bytes that are not all UTF-8 hold letters that are: two texts were put together. In an older encoding no
/// words come out so by chance.
pub(super) fn mixed(bytes: &[u8]) -> bool {
    bytes != unmarked(bytes) || bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// The first line that is not UTF-8, if there is one.
pub(super) fn foreign_line(bytes: &[u8]) -> Option<u64> {
    std::str::from_utf8(bytes).err().map(|e| line_at(bytes, e.valid_up_to()))
}

/// The text of a UTF-8 file, with or without a mark.
pub(super) fn utf8<'a>(file: &str, bytes: &'a [u8]) -> Outcome<&'a str> {
    plausible(file, bytes)?;
    let bytes = unmarked(bytes);
    std::str::from_utf8(bytes).map_err(|e| fault(file, Some(line_at(bytes, e.valid_up_to())), InputFault::NotText))
}

/// The physical line, from 1, on which a byte stands.
fn line_at(bytes: &[u8], place: usize) -> u64 {
    1 + bytes.iter().take(place).filter(|&&b| b == b'\n').count() as u64
}

/// Physical lines of a text, asked for in growing order. The parser of CSV tells where a record begins, but before
/// the line ends and the remarks that it passes over.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    remark: Option<u8>,
    place: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str, remark: Option<u8>) -> Self {
        Self { bytes: text.as_bytes(), remark, place: 0, line: 1 }
    }

    /// The line of the first record at or behind a byte.
    pub fn at(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.bytes.len());
        while self.place < byte {
            self.pass();
        }
        while let Some(&next) = self.bytes.get(self.place) {
            if Some(next) == self.remark {
                while self.bytes.get(self.place).is_some_and(|&b| b != b'\n') {
                    self.place += 1;
                }
            } else if next != b'\r' && next != b'\n' {
                break;
            } else {
                self.pass();
            }
        }
        self.line
    }

    fn pass(&mut self) {
        self.line += u64::from(self.bytes.get(self.place) == Some(&b'\n'));
        self.place += 1;
    }
}
