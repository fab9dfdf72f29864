//! Tells the format of a log by its first lines: every format that has a name is tried. It must not know what is counted.

use super::format::{Format, PRESETS};
use super::line::{Line, Reader};
use super::{LONGEST, Zone};
use crate::domain::trouble::{InputFault, Outcome, Rule, Trouble};
use crate::domain::usage::Seen;
use crate::exchange::fault;
use crate::exchange::text::wide;
use std::io::{Read, Seek};
use std::path::Path;

/// Lines that are tried.
const TRIED: usize = 200;
/// Bytes that are looked at: enough for that many lines, however long one of them is.
const LOOKED_AT: u64 = 16 * LONGEST as u64;

/// The format that fits a log best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    pub format: Format,
    /// How many of the lines that were tried it fits.
    pub fit: usize,
    /// Lines that were tried.
    pub of: usize,
}

/// Tells the format of a log. Where two fit equally and do not say the same of its lines, somebody has to choose.
pub fn detect<R: Read + Seek>(file: &mut R, name: &str, zone: Zone) -> Outcome<Detected> {
    let io = |e: std::io::Error| Trouble::io(Path::new(name), &e);
    let mut head = Vec::new();
    file.rewind().map_err(io)?;
    file.by_ref().take(LOOKED_AT).read_to_end(&mut head).map_err(io)?;
    file.rewind().map_err(io)?;
    if wide(&head) {
        return Err(fault(name, None, InputFault::Utf16));
    }
    if head.trim_ascii().is_empty() {
        return Err(fault(name, None, InputFault::EmptyFile));
    }
    let Some(end) = head.iter().rposition(|b| *b == b'\n') else {
        let whole = (head.len() as u64) < LOOKED_AT;
        return Err(fault(name, None, if whole { InputFault::LogEmpty } else { InputFault::LogUnknown }));
    };
    let bare = head[..end].strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head[..end]);
    let lines = bare.split(|b| *b == b'\n').map(|l| l.strip_suffix(b"\r").unwrap_or(l));
    let lines: Vec<(usize, &[u8])> =
        lines.enumerate().filter(|(_, l)| !l.trim_ascii().is_empty()).take(TRIED).collect();
    let first = bare.split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii_end();
    let mut tries = Vec::new();
    for preset in PRESETS {
        let format = Format::of(preset.name)?;
        let read = Reader::new(&format, first, zone);
        let said: Vec<Option<Fit>> = lines.iter().map(|(_, line)| Fit::of(&read, line)).collect();
        tries.push((format, said));
    }
    best(name, &lines, tries)
}

/// What a format makes of a line that it fits.
#[derive(Debug, PartialEq, Eq)]
enum Fit<'a> {
    Columns,
    Line(Line<'a>, Seen),
}

impl<'a> Fit<'a> {
    fn of(read: &Reader, line: &'a [u8]) -> Option<Self> {
        if read.names_columns(line) { Some(Self::Columns) } else { read.read(line).map(|(l, s)| Self::Line(l, s)) }
    }
}

fn best(name: &str, lines: &[(usize, &[u8])], tries: Vec<(Format, Vec<Option<Fit>>)>) -> Outcome<Detected> {
    let of = lines.len();
    let fits = |said: &[Option<Fit>]| said.iter().flatten().count();
    let fit = tries.iter().map(|(_, said)| fits(said)).max().unwrap_or_default();
    if fit * 2 <= of {
        let strange = tries.iter().find(|(_, said)| fits(said) == fit);
        let at = strange.and_then(|(_, said)| said.iter().position(Option::is_none)).unwrap_or_default();
        return Err(fault(name, lines.get(at).map(|(n, _)| *n as u64 + 1), InputFault::LogUnknown));
    }
    let mut equal = tries.into_iter().filter(|(_, said)| fits(said) == fit);
    let Some((format, said)) = equal.next() else {
        return Err(fault(name, None, InputFault::LogUnknown));
    };
    let others: Vec<String> = equal.filter(|(_, other)| *other != said).map(|(other, _)| other.name).collect();
    if others.is_empty() {
        return Ok(Detected { format, fit, of });
    }
    let found = std::iter::once(format.name).chain(others).collect();
    Err(Rule::LogFormatUnsure { found }.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::data;
    use proptest::prelude::*;
    use std::io::Cursor;

    fn told(bytes: &[u8]) -> Outcome<(String, usize, usize)> {
        let zone = |at: chrono::NaiveDateTime| Some(at.and_utc().timestamp());
        detect(&mut Cursor::new(bytes), "a.log", zone).map(|d| (d.format.name, d.fit, d.of))
    }

    const STAMP: &str = "[12/Mar/2013:23:58:24 +0100] \"GET / HTTP/1.1\" 200 5";

    #[test]
    fn every_format_is_told_by_its_lines() {
        let audit = "Date/Time\tEvent\tIP\tUsername\tSession\tOther\r\n\
            2013-03-12 10:00:00\tLogin.Success\t1.2.3.4\tA\tS\t\r\n";
        for (text, told_as) in [
            (format!("1.2.3.4, 10.0.0.1 Sess - - {STAMP} Biblio\n"), ("inist", 1, 1)),
            (format!("\n\n1.2.3.4 - A {STAMP}\n1.2.3.4 - A {STAMP}\n"), ("inist-2012", 2, 2)),
            (audit.to_owned(), ("ezproxy-audit", 2, 2)),
            (format!("\u{feff}1.2.3.4 - A {STAMP} \"-\" \"Mozilla\"\n1.2.3.4 - B"), ("nginx", 1, 1)),
            (format!("1.2.3.4 ident A {STAMP} \"-\" \"Mozilla\"\n"), ("apache", 1, 1)),
            (format!("x\n1.2.3.4 - A {STAMP}\n1.2.3.4 - A {STAMP}\n"), ("inist-2012", 2, 3)),
        ] {
            let (name, fit, of) = told_as;
            assert_eq!(told(text.as_bytes()), Ok((name.to_owned(), fit, of)), "{text}");
        }
        let extract = data("inist-ezproxy-2012-2013-redacted.log");
        assert_eq!(told(&extract), Ok(("inist-2012".to_owned(), TRIED, TRIED)));
    }

    #[test]
    fn two_formats_that_differ_in_what_they_say_are_asked_about() {
        let line = format!("1.2.3.4 sess - A {STAMP} \"-\" \"Mozilla\"\n");
        let Err(Trouble::Rule(Rule::LogFormatUnsure { found })) = told(line.as_bytes()) else { panic!() };
        assert_eq!(found[0], "inist");
        assert!(found.len() > 1, "{found:?}");
    }

    #[test]
    fn what_is_no_log_is_refused_with_its_line() {
        let twofold: Vec<u8> = format!("1.2.3.4 - A {STAMP}\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, line) in [
            (b"PK\x03\x04\nabc\n".to_vec(), Some(1)),
            (format!("1.2.3.4 - A {STAMP}\na;b;c\nd;e;f\n").into_bytes(), Some(2)),
            (vec![b'x'; 16 * LONGEST + 9], None),
        ] {
            let Err(Trouble::Input { line: found, why, .. }) = told(&bytes) else { panic!() };
            assert_eq!((found, why), (line, InputFault::LogUnknown));
        }
        for (bytes, because) in [
            (&b""[..], InputFault::EmptyFile),
            (b"\n \r\n", InputFault::EmptyFile),
            (b"1.2.3.4 - A [12/", InputFault::LogEmpty),
            (&twofold, InputFault::Utf16),
        ] {
            let Err(Trouble::Input { line: None, why, .. }) = told(bytes) else { panic!() };
            assert_eq!(why, because);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_told_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = told(&bytes);
        }
    }
}
