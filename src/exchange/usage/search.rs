//! The lines of a log that a publisher's report may be about, by login. It must not know what follows from them.

use super::format::Format;
use super::line::{Line, Reader};
use super::stream::{Source, Step, refuse_other_format};
use super::tally::Log;
use super::{Zone, login};
use crate::domain::leak::{Report, Suspect, rank};
use crate::domain::login::Login;
use crate::domain::trouble::Outcome;
use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

/// What was seen of a login.
#[derive(Default)]
struct Seen {
    lines: u64,
    bytes: u64,
    addresses: HashSet<Box<[u8]>>,
    named: bool,
}

/// The logins of the lines within the time of a report, the likeliest source first. Where the report names a host or a
/// part of a URL, a line holds it or is of the address that the report names.
pub fn search<R: Read + Seek>(
    file: &mut R,
    name: &str,
    format: &Format,
    report: &Report,
    zone: Zone,
    step: Step,
) -> Outcome<Vec<Suspect>> {
    let mut source = Source::open(file, name, step)?;
    let first = source.first_line()?;
    let reader = Reader::new(format, &first, zone);
    let wanted = Wanted::of(report);
    let mut found: HashMap<Login, Seen> = HashMap::new();
    let mut log = Log::default();
    let mut number = 0;
    source.lines(&mut |line| {
        number += 1;
        let Some(line) = line.filter(|l| !l.trim_ascii().is_empty() && !reader.names_columns(l)) else {
            return Ok(());
        };
        log.lines += 1;
        if let Some((line, _)) = reader.read(line) {
            wanted.note(&line, &mut found);
        } else {
            log.strange += 1;
            log.strange_lines.push(number);
            log.strange_lines.truncate(1);
        }
        Ok(())
    })?;
    refuse_other_format(name, format, &log)?;
    let mut suspects: Vec<Suspect> = found
        .into_iter()
        .map(|(login, seen)| Suspect {
            login,
            lines: seen.lines,
            bytes: seen.bytes,
            addresses: seen.addresses.len() as u64,
            named: seen.named,
        })
        .collect();
    rank(&mut suspects);
    Ok(suspects)
}

/// What lines are wanted.
struct Wanted {
    from: i64,
    until: i64,
    address: Vec<u8>,
    url: Vec<u8>,
}

impl Wanted {
    fn of(report: &Report) -> Self {
        Self {
            from: report.from.timestamp(),
            until: report.until.timestamp(),
            address: report.address.trim().to_ascii_lowercase().into_bytes(),
            url: report.url.trim().to_ascii_lowercase().into_bytes(),
        }
    }

    fn note(&self, line: &Line, found: &mut HashMap<Login, Seen>) {
        if line.stamp.at < self.from || line.stamp.at > self.until || line.login.is_empty() {
            return;
        }
        let named = !self.address.is_empty() && line.addresses().any(|a| a.eq_ignore_ascii_case(&self.address));
        let holds = |part: &[u8]| line.request.windows(part.len()).any(|w| w.eq_ignore_ascii_case(part));
        if !(named || self.url.is_empty() || holds(&self.url)) {
            return;
        }
        let Some(login) = login::login(line.login) else { return };
        let seen = found.entry(login).or_default();
        seen.lines += 1;
        seen.bytes = seen.bytes.saturating_add(line.bytes);
        seen.named |= named;
        seen.addresses.extend(line.addresses().next().map(Into::into));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::data;
    use std::io::Cursor;

    fn report(address: &str, url: &str) -> Report {
        Report {
            publisher: "Éditeur".into(),
            reference: String::new(),
            from: "2012-11-30T00:00:00+01:00".parse().unwrap(),
            until: "2012-11-30T23:59:59+01:00".parse().unwrap(),
            address: address.into(),
            url: url.into(),
            what: String::new(),
        }
    }

    fn found(report: &Report) -> Vec<Suspect> {
        let bytes = data("inist-ezproxy-2012-2013-redacted.log");
        let format = Format::of("inist-2012").unwrap();
        search(&mut Cursor::new(bytes), "a", &format, report, |_| None, &mut |_, _| Ok(())).unwrap()
    }

    #[test]
    fn the_address_that_was_named_comes_first_and_the_url_narrows() {
        let all = found(&report("", ""));
        assert_eq!(all.iter().map(|s| s.lines).sum::<u64>(), 681);
        let named = found(&report("166.175.42.201", ""));
        assert!(named[0].named && named[0].login.as_str() == "BVIUMR8204" && named.len() == all.len());
        let narrowed = found(&report("", "SCIENCEDIRECT.com"));
        assert!(!narrowed.is_empty() && narrowed.len() < all.len());
        let mut none = report("", "");
        none.until = none.from;
        assert!(found(&none).is_empty());
    }
}
