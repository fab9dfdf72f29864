//! One line of a log, taken apart without copying it. It must not know what is counted.

use super::format::{Door, Field, Format, Layout, Piece};
use super::stamp::{self, Stamp};
use super::{LONGEST, Zone, login};
use crate::domain::usage::Seen;

/// Ways tried to fit a line that holds what separates its fields inside them.
const TRIES: u32 = 64;

/// A line of a log, in the bytes of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The address, or several with `, ` between them.
    pub address: &'a [u8],
    /// The login as it is written, empty where there is none.
    pub login: &'a [u8],
    pub stamp: Stamp,
    pub request: &'a [u8],
    pub status: u16,
    pub bytes: u64,
    /// Groups of the portal with `+` or `%2B` between them.
    pub groups: &'a [u8],
    /// The event of an audit file.
    event: &'a [u8],
}

impl<'a> Line<'a> {
    /// The addresses that it names.
    pub fn addresses(&self) -> impl Iterator<Item = &'a [u8]> {
        self.address.split(|b| *b == b',').map(<[u8]>::trim_ascii).filter(|a| !a.is_empty())
    }
}

/// Takes lines apart.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    layout: &'a Layout,
    columns: Option<Columns>,
    zone: Zone,
}

/// Where the columns of an audit file stand.
#[derive(Clone, Copy, Debug)]
struct Columns {
    time: usize,
    event: usize,
    address: Option<usize>,
    login: usize,
}

/// The columns of an audit file's first line.
fn columns(header: &[u8]) -> Option<Columns> {
    let names: Vec<&[u8]> = header.split(|b| *b == b'\t').map(<[u8]>::trim_ascii).collect();
    let place = |name: &str| names.iter().position(|n| n.eq_ignore_ascii_case(name.as_bytes()));
    Some(Columns { time: place("Date/Time")?, event: place("Event")?, address: place("IP"), login: place("Username")? })
}

impl<'a> Reader<'a> {
    /// `first` is the first line of the file, which may name its columns.
    pub fn new(format: &'a Format, first: &[u8], zone: Zone) -> Self {
        Self { layout: &format.layout, columns: columns(first), zone }
    }

    /// Whether a line names the columns and says nothing else.
    pub fn names_columns(&self, line: &[u8]) -> bool {
        *self.layout == Layout::Audit && columns(line).is_some()
    }

    /// A line, or nothing where the format does not fit it.
    pub fn read<'l>(&self, line: &'l [u8]) -> Option<(Line<'l>, Seen)> {
        if line.len() > LONGEST || line.contains(&0) {
            return None;
        }
        match self.layout {
            Layout::Audit => self.audit(line),
            Layout::Pieces(pieces, door) => {
                let mut found = Line::default();
                let mut tries = TRIES;
                if !self.fit(pieces, line, &mut found, &mut tries) {
                    return None;
                }
                let seen = judge(&mut found, *door);
                Some((found, seen))
            }
        }
    }

    fn audit<'l>(&self, line: &'l [u8]) -> Option<(Line<'l>, Seen)> {
        let at = self.columns?;
        let mut found = Line::default();
        let mut cells = 0;
        for (n, cell) in line.split(|b| *b == b'\t').enumerate() {
            let cell = cell.trim_ascii();
            cells = n;
            if n == at.time {
                found.stamp = stamp::plain(cell, self.zone)?;
            } else if n == at.event {
                found.event = cell;
            } else if Some(n) == at.address {
                found.address = cell;
            } else if n == at.login {
                found.login = absent(cell);
            }
        }
        let complete = cells >= at.time.max(at.event).max(at.login) && !found.event.is_empty();
        let seen = if found.event.starts_with(b"Login.Success") {
            Seen::Opened
        } else if found.event.starts_with(b"Login.Failure") {
            Seen::Refused
        } else {
            Seen::Nothing
        };
        complete.then_some((found, seen))
    }

    fn fit<'l>(&self, pieces: &[Piece], rest: &'l [u8], line: &mut Line<'l>, tries: &mut u32) -> bool {
        let Some((first, after)) = pieces.split_first() else {
            return rest.is_empty();
        };
        let field = match first {
            Piece::Literal(text) => {
                return rest.strip_prefix(text.as_slice()).is_some_and(|rest| self.fit(after, rest, line, tries));
            }
            Piece::Field(field) => field,
        };
        let Some((Piece::Literal(text), behind)) = after.split_first() else {
            return self.take(field, rest, line);
        };
        let mut from = 0;
        while let Some(end) = find(&rest[from..], text).map(|at| from + at) {
            *tries = tries.saturating_sub(1);
            if *tries == 0 {
                return false;
            }
            let value = &rest[..end];
            // Addresses stand in a list that holds the space behind it.
            let listed = *field == Field::Address && value.ends_with(b",");
            let inside = listed || text.starts_with(b"\"") && escapes(value);
            if !inside && self.take(field, value, line) && self.fit(behind, &rest[end + text.len()..], line, tries) {
                return true;
            }
            from = end + 1;
        }
        false
    }

    /// Takes the value of a field in, if it can be one.
    fn take<'l>(&self, field: &Field, value: &'l [u8], line: &mut Line<'l>) -> bool {
        match field {
            Field::Address => line.address = value,
            Field::Login => line.login = absent(value),
            Field::Request => line.request = value,
            Field::Groups => line.groups = absent(value),
            Field::Other => {}
            Field::Time(format) => {
                let read = match format {
                    None => stamp::common(value),
                    Some(format) => stamp::own(value, format, self.zone),
                };
                let Some(stamp) = read else { return false };
                line.stamp = stamp;
            }
            Field::Status => {
                let Some(status) = number(value).and_then(|n| u16::try_from(n).ok()).filter(|n| *n < 1000) else {
                    return false;
                };
                line.status = status;
            }
            Field::Bytes => {
                let Some(bytes) = number(absent(value)) else { return false };
                line.bytes = bytes;
            }
        }
        true
    }
}

/// Whether the quote behind a value is a part of it.
fn escapes(value: &[u8]) -> bool {
    value.iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1
}

/// A value that may be missing.
fn absent(value: &[u8]) -> &[u8] {
    if value == b"-" { b"" } else { value }
}

/// A whole number; nothing is zero.
fn number(text: &[u8]) -> Option<u64> {
    text.iter().try_fold(0u64, |sum, b| {
        let digit = b.is_ascii_digit().then(|| u64::from(b - b'0'))?;
        sum.checked_mul(10)?.checked_add(digit)
    })
}

/// The first place of a text that is not empty.
pub(super) fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    let first = *text.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|b| *b == first)?;
        if bytes[at..].starts_with(text) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// What a line says of its code. The login of a log-in line is the one that knocks.
fn judge(line: &mut Line, door: Door) -> Seen {
    if let Some(ticket) = login::ticket(line.request) {
        line.login = ticket.login;
        if line.groups.is_empty() {
            line.groups = ticket.groups;
        }
        // The log-in page shown again is a refusal.
        return if line.status == 302 { Seen::Opened } else { Seen::Refused };
    }
    match (line.login.is_empty(), door, line.status) {
        (true, ..) => Seen::Nothing,
        (_, Door::Gate, status) if status < 400 => Seen::Used,
        (_, Door::Basic, status) if status < 400 => Seen::Opened,
        (_, Door::Basic, 401) => Seen::Refused,
        _ => Seen::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read<'l>(format: &str, line: &'l str) -> Option<(Line<'l>, Seen)> {
        Reader::new(&Format::of(format).unwrap(), b"", |_| None).read(line.as_bytes())
    }

    const STAMP: &str = "[12/Mar/2013:23:58:24 +0100]";

    #[test]
    fn a_log_in_line_tells_the_login_that_was_let_in_or_not() {
        let line = |status| {
            format!(
                "1.2.3.4, 10.0.0.1 Sess - - {STAMP} \"GET http://g/login?user=bimu1&ticket=0%24u1%24gA%2BB%24e&url=http://x/ HTTP/1.1\" {status} 12 -"
            )
        };
        let (opened, refused) = (line(302), line(200));
        let (found, seen) = read("inist", &opened).unwrap();
        assert_eq!((found.login, found.groups, seen), (&b"bimu1"[..], &b"A%2BB"[..], Seen::Opened));
        assert_eq!(found.addresses().collect::<Vec<_>>(), [&b"1.2.3.4"[..], b"10.0.0.1"]);
        assert_eq!((found.status, found.bytes), (302, 12));
        assert_eq!(read("inist", &refused).unwrap().1, Seen::Refused);
    }

    #[test]
    fn behind_nginx_a_use_is_what_was_answered_and_401_is_a_refusal() {
        let line = |login: &str, status: u16| {
            format!("1.2.3.4 - {login} {STAMP} \"GET / HTTP/1.1\" {status} 612 \"-\" \"Mozilla/5.0 \\\"x\\\"\"")
        };
        for (login, status, seen) in [
            ("27INSU1", 200, Seen::Opened),
            ("27INSU1", 304, Seen::Opened),
            ("27INSU1", 401, Seen::Refused),
            ("27INSU1", 404, Seen::Nothing),
            ("27INSU1", 502, Seen::Nothing),
            ("-", 401, Seen::Nothing),
        ] {
            assert_eq!(read("nginx", &line(login, status)).unwrap().1, seen, "{login} {status}");
        }
        // A login with a space, and a request with the separator of the fields.
        let spaced = line("a b", 401);
        assert_eq!(read("nginx", &spaced).unwrap().0.login, b"a b");
        let quoted = format!("1.2.3.4 - A {STAMP} \"GET /\\\" 200 1 \\\"x HTTP/1.1\" 401 7 \"-\" \"-\"");
        assert_eq!(read("nginx", &quoted).unwrap().0.status, 401);
    }

    #[test]
    fn formats_of_ones_own_are_fitted() {
        let line = "2013-03-12T23:58:24+0100|27INSU1|GET /a HTTP/1.1|200|9";
        let (found, seen) = read("%{%Y-%m-%dT%H:%M:%S%z}t|%u|%r|%s|%b", line).unwrap();
        assert_eq!((found.login, found.stamp.at, seen), (&b"27INSU1"[..], 1_363_129_104, Seen::Opened));
        let uid = format!("1.2.3.4 - uid=ABC,ou=people {STAMP} \"GET /\" 200 -");
        assert_eq!(read("%h %l uid=%u,%{x}e %t \"%r\" %s %b", &uid).unwrap().0.login, b"ABC");
    }

    #[test]
    fn audit_files_name_their_columns_in_any_order() {
        let format = Format::of("ezproxy-audit").unwrap();
        let header = b"Event\tDate/Time\tIP\tUsername\tSession\tOther";
        let reader = Reader::new(&format, header, |at| Some(at.and_utc().timestamp()));
        assert!(reader.names_columns(header));
        let read = |line: &'static str| reader.read(line.as_bytes()).map(|(l, seen)| (l.login, seen));
        assert_eq!(read("Login.Success\t2013-03-12 23:58:24\t1.2.3.4\tA\ts\t"), Some((&b"A"[..], Seen::Opened)));
        assert_eq!(read("Login.Failure\t2013-03-12 23:58:24\t1.2.3.4\tA\ts\tx"), Some((&b"A"[..], Seen::Refused)));
        assert_eq!(read("Logout\t2013-03-12 23:58:24\t1.2.3.4\tA\ts\t"), Some((&b"A"[..], Seen::Nothing)));
        assert_eq!(read("Login.Success\tyesterday\t1.2.3.4\tA"), None);
        assert_eq!(read("Login.Success\t2013-03-12 23:58:24"), None, "cut short");
        assert!(Reader::new(&format, b"no header", |_| None).read(b"x\ty").is_none());
    }

    #[test]
    fn hostile_lines_are_strange_and_cost_little() {
        for line in ["", "\0", "\u{1b}[2J", "1.2.3.4 - A"] {
            assert!(read("nginx", line).is_none(), "{line:?}");
        }
        let long = format!("1.2.3.4 - A {STAMP} \"{}\" 200 1 \"-\" \"-\"", "x".repeat(LONGEST));
        assert!(read("nginx", &long).is_none());
        let quotes = "\" ".repeat(LONGEST / 2);
        assert!(read("nginx", &format!("1.2.3.4 - A {STAMP} \"{quotes}")).is_none());
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            for preset in super::super::PRESETS {
                let format = Format::of(preset.name).unwrap();
                let _ = Reader::new(&format, &bytes, |_| None).read(&bytes);
            }
        }
    }
}
