//! A log read once from its first new line to its last whole one, whatever its size, a piece at a time.
//!
//! A log that was read is known by its size and the digest of its bytes. A file that begins with these bytes is read
//! from there on; a last line without its end waits for it.

use super::format::Format;
use super::line::Reader;
use super::tally::{Log, MOST_LOGINS, Tally};
use super::{LONGEST, Zone};
use crate::domain::trouble::{InputFault, Outcome, Trouble};
use crate::domain::usage::LogRead;
use crate::exchange::fault;
use sha2::{Digest as _, Sha256};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes read at a time.
const PIECE: usize = 256 << 10;

/// What was read of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub log: Log,
    /// What is to be remembered of the file, up to the end of its last whole line.
    pub read: LogRead,
    /// Bytes of a log that was read before, with which the file begins.
    pub before: u64,
    /// The last line has no end yet.
    pub unended: bool,
}

/// How far reading has come: bytes done and bytes in all. It fails where reading is to stop.
pub type Step<'a> = &'a mut dyn FnMut(u64, u64) -> Outcome<()>;

/// Reads a log. `known` are the logs that were read before.
pub fn read<R: Read + Seek>(
    file: &mut R,
    name: &str,
    format: &Format,
    known: &[LogRead],
    zone: Zone,
    step: Step,
) -> Outcome<Reading> {
    let mut source = Source::open(file, name, step)?;
    let first = source.first_line()?;
    let before = source.skip_known(known)?;
    let reader = Reader::new(format, &first, zone);
    let mut tally = Tally::default();
    let from = before.as_ref().map_or(0, |b| b.lines);
    let mut lines = 0;
    source.lines(&mut |line| {
        lines += 1;
        let number = from + lines;
        match line {
            Some(line) if line.trim_ascii().is_empty() || reader.names_columns(line) => {}
            Some(line) => match reader.read(line) {
                Some((found, seen)) => tally.line(number, &found, seen),
                None => tally.strange(number),
            },
            None => tally.strange(number),
        }
        if tally.overflows() {
            return Err(fault(name, Some(number), InputFault::TooManyRows { most: MOST_LOGINS }));
        }
        Ok(())
    })?;
    let log = tally.finish();
    refuse_other_format(name, format, &log)?;
    let strange = before.as_ref().map_or(0, |b| b.strange) + log.strange;
    let read = LogRead {
        file: name.to_owned(),
        size: source.whole,
        digest: hex(&source.digest.finalize()),
        format: format.name.clone(),
        lines: from + lines,
        strange,
    };
    Ok(Reading { log, read, before: before.map_or(0, |b| b.size), unended: source.unended })
}

/// A log of which the format fits less than half is of another format: nothing of it is to be believed.
pub(super) fn refuse_other_format(name: &str, format: &Format, log: &Log) -> Outcome<()> {
    if log.strange > log.lines / 2 {
        let why = InputFault::LogLine { format: format.name.clone() };
        return Err(fault(name, log.strange_lines.first().copied(), why));
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// A file whose lines are read once.
pub(super) struct Source<'a, R> {
    file: &'a mut R,
    name: &'a str,
    step: Step<'a>,
    size: u64,
    /// Bytes behind the end of the last whole line read.
    pub whole: u64,
    /// The digest of these bytes.
    pub digest: Sha256,
    pub unended: bool,
}

impl<'a, R: Read + Seek> Source<'a, R> {
    pub fn open(file: &'a mut R, name: &'a str, step: Step<'a>) -> Outcome<Self> {
        let size = file.seek(SeekFrom::End(0)).map_err(|e| Trouble::io(Path::new(name), &e))?;
        let mut source = Self { file, name, step, size, whole: 0, digest: Sha256::new(), unended: false };
        source.seek(0)?;
        Ok(source)
    }

    fn seek(&mut self, to: u64) -> Outcome<()> {
        self.file.seek(SeekFrom::Start(to)).map(drop).map_err(|e| Trouble::io(Path::new(self.name), &e))
    }

    fn piece(&mut self, into: &mut [u8]) -> Outcome<usize> {
        loop {
            match self.file.read(into) {
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                other => return other.map_err(|e| Trouble::io(Path::new(self.name), &e)),
            }
        }
    }

    /// The first line of the file, which may name its columns.
    pub fn first_line(&mut self) -> Outcome<Vec<u8>> {
        let mut head = vec![0; LONGEST];
        let got = self.piece(&mut head)?;
        self.seek(0)?;
        head.truncate(got);
        let end = head.iter().position(|b| *b == b'\n').unwrap_or(got);
        head.truncate(end);
        Ok(head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_end().to_vec())
    }

    /// Passes over the longest log that was read before, if the file begins with one.
    fn skip_known(&mut self, known: &[LogRead]) -> Outcome<Option<LogRead>> {
        let mut sizes: Vec<u64> = known.iter().map(|k| k.size).filter(|s| (1..=self.size).contains(s)).collect();
        sizes.sort_unstable();
        sizes.dedup();
        let mut digest = Sha256::new();
        let mut found: Option<(LogRead, Sha256)> = None;
        let mut buffer = vec![0; PIECE];
        let mut at = 0;
        for size in sizes {
            while at < size {
                let most = usize::try_from(size - at).unwrap_or(PIECE).min(PIECE);
                let got = self.piece(&mut buffer[..most])?;
                if got == 0 {
                    break;
                }
                digest.update(&buffer[..got]);
                at += got as u64;
                (self.step)(at, self.size)?;
            }
            let so_far = hex(&digest.clone().finalize());
            if let Some(same) = known.iter().rev().find(|k| k.size == at && k.digest == so_far) {
                found = Some((same.clone(), digest.clone()));
            }
        }
        let Some((log, digest)) = found else {
            self.seek(0)?;
            return Ok(None);
        };
        self.seek(log.size)?;
        (self.whole, self.digest) = (log.size, digest);
        Ok(Some(log))
    }

    /// Gives every whole line, without its end; none for one that is too long.
    pub fn lines(&mut self, each: &mut dyn FnMut(Option<&[u8]>) -> Outcome<()>) -> Outcome<()> {
        let mut buffer = vec![0; PIECE + LONGEST];
        let (mut held, mut overlong) = (0, false);
        let mut running = self.digest.clone();
        let mut at = self.whole;
        loop {
            // A log that grows while it is read is read to where it was.
            let most = usize::try_from(self.size - at).unwrap_or(PIECE).min(PIECE);
            let got = self.piece(&mut buffer[held..held + most])?;
            if got == 0 {
                self.unended = held > 0 || overlong;
                return Ok(());
            }
            let fresh = held..held + got;
            if let Some(end) = buffer[fresh.clone()].iter().rposition(|b| *b == b'\n').map(|n| held + n + 1) {
                running.update(&buffer[held..end]);
                self.digest = running.clone();
                self.whole = at + (end - held) as u64;
                running.update(&buffer[end..fresh.end]);
            } else {
                running.update(&buffer[fresh.clone()]);
            }
            at += got as u64;
            let mut from = 0;
            while let Some(end) = buffer[from..fresh.end].iter().position(|b| *b == b'\n').map(|n| from + n) {
                let line = &buffer[from..end];
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                each((!overlong && line.len() <= LONGEST).then_some(line))?;
                overlong = false;
                from = end + 1;
            }
            held = fresh.end - from;
            if held > LONGEST {
                (held, overlong) = (0, true);
            } else {
                buffer.copy_within(from..fresh.end, 0);
            }
            (self.step)(at, self.size)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::login::Login;
    use crate::domain::state::State;
    use crate::domain::usage::{Seen, Units, UsageRow, is_new, units};
    use crate::exchange::data;
    use chrono::NaiveDate;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::io::Cursor;

    fn try_read(bytes: &[u8], format: &str, known: &[LogRead]) -> Outcome<Reading> {
        let format = Format::of(format)?;
        let zone = |at: chrono::NaiveDateTime| Some(at.and_utc().timestamp());
        read(&mut Cursor::new(bytes), "a.log", &format, known, zone, &mut |_, _| Ok(()))
    }

    fn read_all(bytes: &[u8], format: &str) -> Reading {
        try_read(bytes, format, &[]).unwrap()
    }

    fn extract() -> Vec<u8> {
        data("inist-ezproxy-2012-2013-redacted.log")
    }

    #[test]
    fn the_known_facts_of_2012_and_2013_come_out() {
        let reading = read_all(&extract(), "inist-2012");
        let log = &reading.log;
        assert_eq!((log.lines, log.strange, reading.read.lines), (1_627, 0, 1_627));
        assert_eq!((log.openings, log.refusals), (1_605, 22));
        let logins: BTreeSet<&Login> = log.rows.iter().map(|r| &r.login).collect();
        assert_eq!((log.spellings, logins.len()), (474, 463));
        let inserm = log.groups.iter().find(|g| g.name == "BiblioInserm").unwrap();
        assert_eq!((inserm.spellings, inserm.logins), (62, 60));
        let state = State::default();
        let lines = |day: &str| {
            let day: NaiveDate = day.parse().unwrap();
            let on = log.own_days.iter().filter(|(d, ..)| *d == day);
            let (new, old): (Vec<_>, Vec<_>) = on.partition(|(d, login, _)| is_new(&state, login, *d));
            let sum = |of: Vec<&(NaiveDate, Login, usize)>| of.iter().map(|(.., n)| n).sum::<usize>();
            (sum(old), sum(new))
        };
        assert_eq!(lines("2012-11-30"), (681, 0));
        assert_eq!(lines("2013-03-12"), (92, 847));
        let march = units(&state, &log.rows)[&"2013-03-12".parse().unwrap()];
        assert_eq!(march, Units { only_new: 247, only_old: 31, both: 2 });
        assert_eq!(log.samples.len(), 5);
        assert_eq!((log.samples[0].login.as_str(), log.samples[0].seen), ("BVIUM5667", Seen::Opened));
        assert_eq!(log.samples[0].at.to_rfc3339(), "2012-11-29T23:35:09+00:00");
    }

    /// What several readings say together.
    fn together(readings: &[Reading]) -> BTreeMap<(Login, NaiveDate), (u64, u64, u64)> {
        let mut sum = BTreeMap::new();
        for UsageRow { login, day, count } in readings.iter().flat_map(|r| &r.log.rows) {
            let of: &mut (u64, u64, u64) = sum.entry((login.clone(), *day)).or_default();
            *of = (of.0 + count.opened, of.1 + count.refused, of.2 + count.bytes);
        }
        sum
    }

    #[test]
    fn a_log_that_was_read_gives_nothing_and_a_grown_one_what_is_new() {
        let bytes = extract();
        let whole = read_all(&bytes, "inist-2012");
        let again = try_read(&bytes, "inist-2012", std::slice::from_ref(&whole.read)).unwrap();
        assert!(again.log.rows.is_empty() && again.log.lines == 0);
        assert_eq!((again.before, again.read), (bytes.len() as u64, whole.read.clone()));
        for cut in [1, 200, 100_000, bytes.len() - 1] {
            let first = read_all(&bytes[..cut], "inist-2012");
            let rest = try_read(&bytes, "inist-2012", std::slice::from_ref(&first.read)).unwrap();
            assert_eq!(together(&[first.clone(), rest.clone()]), together(std::slice::from_ref(&whole)), "{cut}");
            assert_eq!(rest.read, whole.read);
            assert_eq!(first.unended, bytes[cut - 1] != b'\n');
        }
        let mut other = bytes.clone();
        other[0] = b'7';
        let changed = try_read(&other, "inist-2012", std::slice::from_ref(&whole.read)).unwrap();
        assert_eq!(changed.log.lines, 1_627, "other bytes are another log");
    }

    #[test]
    fn another_format_is_refused_with_the_line_where_it_was_seen() {
        for (bytes, format, line) in [
            (extract(), "inist", 1),
            (extract(), "ezproxy-audit", 1),
            (b"\n\n\0\n".to_vec(), "nginx", 3),
            (vec![b'x'; 1 << 20].into_iter().chain(*b"\n").collect(), "nginx", 1),
            (b"PK\x03\x04\nabc\n".to_vec(), "apache", 1),
        ] {
            let refused = try_read(&bytes, format, &[]).unwrap_err();
            assert_eq!(refused.code(), "input-log-line", "{format}");
            assert!(matches!(refused, Trouble::Input { line: Some(n), .. } if n == line), "{refused}");
        }
        assert_eq!(read_all(b"", "nginx").log, Log::default());
    }

    #[test]
    fn strange_lines_among_others_are_counted_and_named() {
        let mut bytes = extract();
        let long = [vec![b'x'; 1 << 20], b"\n".to_vec()].concat();
        bytes.splice(0..0, [b"\0\x1b[2J\n".to_vec(), long].concat());
        bytes.extend(b"1.2.3.4 - CUT [30/Nov");
        let reading = read_all(&bytes, "inist-2012");
        assert_eq!(
            (reading.log.lines, reading.log.strange, reading.log.strange_lines.as_slice()),
            (1_629, 2, &[1, 2][..])
        );
        assert!(reading.unended);
        assert_eq!(reading.read.size, (bytes.len() - 21) as u64);
        assert_eq!(together(std::slice::from_ref(&reading)), together(&[read_all(&extract(), "inist-2012")]));
    }

    #[test]
    fn an_audit_file_goes_on_under_the_header_of_its_first_line() {
        let head = "Date/Time\tEvent\tIP\tUsername\tSession\tOther\n";
        let line = |event, login| format!("2013-03-12 10:00:00\tLogin.{event}\t1.2.3.4\t{login}\tS\t\n");
        let first = format!("{head}{}{}", line("Success", "27insu1"), line("Failure", "27INSU1"));
        let begun = read_all(first.as_bytes(), "ezproxy-audit");
        assert_eq!((begun.log.openings, begun.log.refusals, begun.log.spellings), (1, 1, 2));
        let grown = format!("{first}{}", line("Success", "a@b.fr"));
        let grown = format!("{grown}{}", line("Success", "27INSU2"));
        let rest = try_read(grown.as_bytes(), "ezproxy-audit", &[begun.read]).unwrap();
        assert_eq!((rest.log.lines, rest.log.rows.len()), (2, 1), "a mail address is a person, not a code");
        assert_eq!(rest.log.rows[0].login.as_str(), "27INSU2");
        assert_eq!(rest.log.samples[0].line, 4);
    }

    #[test]
    fn a_volume_is_looked_at_over_sixty_minutes() {
        let line = |minute: u32, bytes: u64| {
            format!(
                "1.2.3.4 - A [12/Mar/2013:{:02}:{:02}:00 +0000] \"GET / HTTP/1.1\" 200 {bytes} \"-\" \"-\"\n",
                minute / 60,
                minute % 60
            )
        };
        let text: String = [(0, 100), (30, 200), (59, 300), (60, 50), (200, 10)].map(|(m, b)| line(m, b)).concat();
        let peak = read_all(text.as_bytes(), "nginx").log.peak.unwrap();
        assert_eq!((peak.bytes, peak.at.to_rfc3339().as_str()), (600, "2013-03-12T00:59:00+00:00"));
    }

    #[test]
    fn reading_stops_when_it_is_asked_to() {
        let format = Format::of("inist-2012").unwrap();
        let mut stop = |_, _| Err(Trouble::Cancelled);
        let stopped = read(&mut Cursor::new(extract()), "a", &format, &[], |_| None, &mut stop);
        assert_eq!(stopped, Err(Trouble::Cancelled));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
            for preset in super::super::PRESETS {
                let _ = try_read(&bytes, preset.name, &[]);
            }
        }

        #[test]
        fn wherever_a_log_is_cut_its_parts_say_what_the_whole_says(cut in 0usize..60_000) {
            let bytes = &extract()[..60_000];
            let whole = read_all(bytes, "inist-2012");
            let first = read_all(&bytes[..cut], "inist-2012");
            let rest = try_read(bytes, "inist-2012", std::slice::from_ref(&first.read)).unwrap();
            prop_assert_eq!(together(&[first, rest]), together(&[whole]));
        }
    }
}
