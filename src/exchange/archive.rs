//! The members of a ZIP archive, read with limits that hold on the bytes that come out, never on what headers claim.
//!
//! Nothing is unpacked to disk and no name is followed: members are asked for by what their names end in. Encrypted,
//! overlapping and doubled members are refused. It must not know what the members hold.

use super::fault;
use crate::domain::trouble::{InputFault, Outcome, Trouble};
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::collections::HashSet;
use std::io::Read;

/// Most members of an archive.
const MEMBERS: usize = 1_000;
/// Longest name of a member that is read.
const NAME: usize = 255;
/// Most bytes of one member.
const MEMBER: u64 = 64 << 20;
/// Most bytes of all members read.
const TOTAL: u64 = 128 << 20;
/// Past this many bytes a member may be so many times as large as what it is packed in.
const FREE: u64 = 100 << 10;
const RATIO: u64 = 100;

const END: u32 = 0x0605_4B50;
const ENTRY: u32 = 0x0201_4B50;
const LOCAL: u32 = 0x0403_4B50;
const LOCAL_SIZE: usize = 30;

/// A member that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Where it stands in the archive.
    pub name: String,
    pub content: Vec<u8>,
}

/// An archive being read.
struct Archive<'a> {
    file: &'a str,
    bytes: &'a [u8],
}

/// What the directory says of a member.
struct Entry<'a> {
    name: &'a [u8],
    packed: bool,
    sum: u32,
    /// Packed size, the only one of the directory that is believed: it says where to stop reading.
    size: usize,
    place: usize,
}

/// Reads every member.
pub fn all(file: &str, bytes: &[u8]) -> Outcome<Vec<Member>> {
    members(file, bytes, |_| true)
}

/// Reads the members whose names, in lower case, are wanted.
pub(super) fn members(file: &str, bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Outcome<Vec<Member>> {
    let archive = Archive { file, bytes };
    let (entries, directory) = archive.entries()?;
    archive.check_overlaps(&entries, directory)?;
    let mut names = HashSet::new();
    let mut found = Vec::new();
    let mut left = TOTAL;
    for entry in &entries {
        let name = String::from_utf8_lossy(entry.name).replace('\\', "/");
        if !names.insert(name.to_lowercase()) {
            return Err(archive.malformed("duplicate"));
        }
        if name.len() <= NAME && wanted(&name.to_lowercase()) {
            let content = archive.content(entry, left.min(MEMBER))?;
            left -= content.len() as u64;
            found.push(Member { name, content });
        }
    }
    Ok(found)
}

impl<'a> Archive<'a> {
    fn malformed(&self, what: &str) -> Trouble {
        fault(self.file, None, InputFault::Malformed(format!("zip: {what}")))
    }

    fn slice(&self, from: usize, length: usize) -> Outcome<&'a [u8]> {
        let end = from.checked_add(length).ok_or_else(|| self.malformed("truncated"))?;
        self.bytes.get(from..end).ok_or_else(|| self.malformed("truncated"))
    }

    fn short(&self, place: usize) -> Outcome<usize> {
        let b = self.slice(place, 2)?;
        Ok(usize::from(b[0]) | usize::from(b[1]) << 8)
    }

    fn long(&self, place: usize) -> Outcome<u32> {
        let b = self.slice(place, 4)?;
        Ok(u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }

    fn size(&self, place: usize) -> Outcome<usize> {
        usize::try_from(self.long(place)?).map_err(|_| self.malformed("size"))
    }

    /// Every entry of the directory, and where the directory begins.
    fn entries(&self) -> Outcome<(Vec<Entry<'a>>, usize)> {
        let end = self.end()?;
        let start = self.size(end + 16)?;
        let stop = start.checked_add(self.size(end + 12)?).filter(|&s| s <= end);
        let stop = stop.ok_or_else(|| self.malformed("directory"))?;
        let mut entries = Vec::new();
        let mut at = start;
        while at < stop {
            if entries.len() == MEMBERS {
                return Err(fault(self.file, None, InputFault::TooLarge));
            }
            if self.long(at)? != ENTRY {
                return Err(self.malformed("directory"));
            }
            let (flags, method) = (self.short(at + 8)?, self.short(at + 10)?);
            if flags & 1 != 0 {
                return Err(self.malformed("encrypted"));
            }
            let name = self.slice(at + 46, self.short(at + 28)?)?;
            entries.push(Entry {
                name,
                packed: method != 0,
                sum: self.long(at + 16)?,
                size: self.size(at + 20)?,
                place: self.size(at + 42)?,
            });
            if method != 0 && method != 8 {
                return Err(self.malformed("method"));
            }
            at += 46 + name.len() + self.short(at + 30)? + self.short(at + 32)?;
        }
        Ok((entries, start))
    }

    /// Where the record of the end stands: the last one whose comment reaches exactly the end of the file.
    fn end(&self) -> Outcome<usize> {
        let last = self.bytes.len().checked_sub(22).ok_or_else(|| self.malformed("truncated"))?;
        for place in (last.saturating_sub(0xFFFF)..=last).rev() {
            if self.long(place)? == END && place + 22 + self.short(place + 20)? == self.bytes.len() {
                return Ok(place);
            }
        }
        Err(self.malformed("no directory"))
    }

    /// Where the packed bytes of a member begin, once its local header agrees with the directory.
    fn data_at(&self, entry: &Entry<'_>) -> Outcome<usize> {
        let name_length = self.short(entry.place.saturating_add(26))?;
        let name_at = entry.place + LOCAL_SIZE;
        if self.long(entry.place)? != LOCAL || self.slice(name_at, name_length)? != entry.name {
            return Err(self.malformed("header"));
        }
        Ok(name_at + name_length + self.short(entry.place + 28)?)
    }

    fn check_overlaps(&self, entries: &[Entry<'_>], directory: usize) -> Outcome<()> {
        let mut spans = Vec::with_capacity(entries.len());
        for entry in entries {
            let end = self.data_at(entry)?.checked_add(entry.size);
            spans.push((entry.place, end.ok_or_else(|| self.malformed("size"))?));
        }
        spans.sort_unstable();
        let ends = spans.iter().map(|s| s.1);
        let next = spans.iter().skip(1).map(|s| s.0).chain([directory]);
        if ends.zip(next).any(|(end, next)| end > next) {
            return Err(self.malformed("overlap"));
        }
        Ok(())
    }

    fn content(&self, entry: &Entry<'_>, most: u64) -> Outcome<Vec<u8>> {
        let packed = self.slice(self.data_at(entry)?, entry.size)?;
        let most = most.min(FREE.max(RATIO * packed.len() as u64));
        let mut content = Vec::new();
        let read = if entry.packed {
            DeflateDecoder::new(packed).take(most + 1).read_to_end(&mut content)
        } else {
            packed.take(most + 1).read_to_end(&mut content)
        };
        read.map_err(|_| self.malformed("deflate"))?;
        if content.len() as u64 > most {
            return Err(fault(self.file, None, InputFault::TooLarge));
        }
        let mut sum = Crc::new();
        sum.update(&content);
        if sum.sum() != entry.sum {
            return Err(self.malformed("sum"));
        }
        Ok(content)
    }
}

/// An archive of these members, nothing packed, no clock asked: the same members, the same bytes. Names are ASCII.
pub fn stored(members: &[Member]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for member in members {
        let mut sum = Crc::new();
        sum.update(&member.content);
        let place = low(bytes.len());
        let mut shared = Vec::new();
        shared.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        for number in [sum.sum(), low(member.content.len()), low(member.content.len())] {
            shared.extend(number.to_le_bytes());
        }
        shared.extend(low(member.name.len()).to_le_bytes());
        bytes.extend(LOCAL.to_le_bytes());
        bytes.extend(&shared);
        bytes.extend(member.name.as_bytes());
        bytes.extend(&member.content);
        directory.extend(ENTRY.to_le_bytes());
        directory.extend([20, 0]);
        directory.extend(&shared);
        directory.extend([0; 10]);
        directory.extend(place.to_le_bytes());
        directory.extend(member.name.as_bytes());
    }
    let (place, count) = (low(bytes.len()), low(members.len()).to_le_bytes());
    bytes.extend(&directory);
    bytes.extend(END.to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend([count[0], count[1], count[0], count[1]]);
    bytes.extend(low(directory.len()).to_le_bytes());
    bytes.extend(place.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// Sizes here are bounded far below what the format can say.
fn low(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;
    use std::io::Write as _;

    fn member(name: &str, content: &[u8]) -> Member {
        Member { name: name.to_owned(), content: content.to_vec() }
    }

    fn read(bytes: &[u8]) -> Outcome<Vec<Member>> {
        members("f.zip", bytes, |_| true)
    }

    fn refusal(bytes: &[u8]) -> InputFault {
        match read(bytes) {
            Err(Trouble::Input { file, why, .. }) if file == "f.zip" => why,
            other => panic!("{:?}", other.map(|m| m.len())),
        }
    }

    fn malformed(what: &str) -> InputFault {
        InputFault::Malformed(format!("zip: {what}"))
    }

    /// An archive of one packed member that claims to be `claimed` bytes long.
    fn packed(content: &[u8], claimed: u32) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content).unwrap();
        let deflated = encoder.finish().unwrap();
        let mut sum = Crc::new();
        sum.update(content);
        let mut bytes = stored(&[member("a", &deflated)]);
        let directory = bytes.len() - 22 - 47;
        for (header, method) in [(0, 8), (directory, 10)] {
            bytes[header + method] = 8;
            bytes[header + method + 6..header + method + 10].copy_from_slice(&sum.sum().to_le_bytes());
            bytes[header + method + 14..header + method + 18].copy_from_slice(&claimed.to_le_bytes());
        }
        bytes
    }

    #[test]
    fn what_is_stored_is_read_back() {
        let members = [member("a.xml", b"one"), member("b/c.xml", b""), member("é.xml", &[7; 300])];
        assert_eq!(read(&stored(&members)).unwrap(), members);
        assert_eq!(read(&stored(&[])).unwrap(), []);
        assert_eq!(read(&packed(b"squeezed squeezed", 17)).unwrap(), [member("a", b"squeezed squeezed")]);
    }

    #[test]
    fn only_what_is_wanted_is_unpacked() {
        let bomb = packed(&vec![0; 20 << 20], 10);
        assert_eq!(members("f.zip", &bomb, |name| name != "a").unwrap(), []);
    }

    #[test]
    fn sizes_hold_on_what_comes_out_and_not_on_what_is_claimed() {
        assert_eq!(refusal(&packed(&vec![0; 20 << 20], 10)), InputFault::TooLarge);
        let free = vec![0; 100 << 10];
        assert_eq!(read(&packed(&free, 0)).unwrap()[0].content, free);
        assert_eq!(refusal(&packed(&vec![0; (100 << 10) + 1], 0)), InputFault::TooLarge);
    }

    #[test]
    fn no_member_and_no_sum_of_members_is_too_large() {
        let large = vec![1; (64 << 20) + 1];
        assert_eq!(refusal(&stored(&[member("a", &large)])), InputFault::TooLarge);
        let fair = &large[..50 << 20];
        let three = [member("a", fair), member("b", fair), member("c", fair)];
        assert_eq!(refusal(&stored(&three)), InputFault::TooLarge);
    }

    #[test]
    fn tricks_are_refused() {
        let two = [member("a.xml", b"one"), member("A.XML", b"two")];
        assert_eq!(refusal(&stored(&two)), malformed("duplicate"));
        let many: Vec<Member> = (0..=MEMBERS).map(|n| member(&n.to_string(), b"")).collect();
        assert_eq!(refusal(&stored(&many)), InputFault::TooLarge);

        let plain = stored(&[member("a", b"0123456789"), member("b", b"0123456789")]);
        let directory = plain.len() - 22 - 2 * 47;
        let with = |place: usize, bytes: &[u8]| {
            let mut changed = plain.clone();
            changed[place..place + bytes.len()].copy_from_slice(bytes);
            changed
        };
        assert_eq!(refusal(&with(directory + 8, &[1])), malformed("encrypted"));
        assert_eq!(refusal(&with(directory + 10, &[12])), malformed("method"));
        assert_eq!(refusal(&with(directory + 20, &[20])), malformed("overlap"));
        assert_eq!(refusal(&with(directory + 47 + 20, &[200])), malformed("overlap"));
        assert_eq!(refusal(&with(directory + 47 + 42, &[0, 0])), malformed("header"), "a name of another member");
        assert_eq!(refusal(&with(30, b"z")), malformed("header"));
        assert_eq!(refusal(&with(31, b"x")), malformed("sum"));
        assert_eq!(refusal(&plain[..plain.len() - 1]), malformed("no directory"));
        assert_eq!(refusal(b"PK"), malformed("truncated"));
    }

    #[test]
    fn one_body_under_several_names_is_an_overlap() {
        let mut bytes = stored(&[member("a", &[0; 50])]);
        let directory = bytes.len() - 22 - 47;
        let entry = bytes[directory..directory + 47].to_vec();
        bytes.splice(directory..directory, entry);
        let end = bytes.len() - 22;
        bytes[end + 12..end + 16].copy_from_slice(&94_u32.to_le_bytes());
        assert_eq!(refusal(&bytes), malformed("overlap"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes);
        }

        #[test]
        fn no_changed_byte_makes_the_reader_panic(place in 0_usize..400, byte in any::<u8>()) {
            let mut bytes = stored(&[member("a", &[1; 40]), member("b", &[2; 40])]);
            let place = place % bytes.len();
            bytes[place] = byte;
            let _ = read(&bytes);
        }
    }
}
