//! Logins in the lines of a log: out of a ticket, unwritten, in capitals, without what newer proxies hang on them.

use super::line::find;
use crate::domain::login::Login;

/// Most characters of a login at the portal.
const LONGEST: usize = 60;

/// Who knocks at the gate.
pub(super) struct Ticket<'a> {
    pub login: &'a [u8],
    pub groups: &'a [u8],
}

/// The ticket of a request to the gate: `/login?user=<login>&ticket=<mac>%24u<unix>%24g<groups>`.
pub(super) fn ticket(request: &[u8]) -> Option<Ticket<'_>> {
    let at = find(request, b"/login?")?;
    let query = request[at + 7..].split(|b| *b == b' ').next()?;
    let mut parts = query.split(|b| *b == b'&');
    let login = parts.find_map(|p| p.strip_prefix(b"user="))?;
    let ticket = parts.find_map(|p| p.strip_prefix(b"ticket="))?;
    find(ticket, b"%24u").or_else(|| find(ticket, b"$u"))?;
    let groups = find(ticket, b"%24g").map(|at| &ticket[at + 4..]);
    let groups = groups.or_else(|| find(ticket, b"$g").map(|at| &ticket[at + 2..])).unwrap_or_default();
    let end = find(groups, b"%24").or_else(|| find(groups, b"$")).unwrap_or(groups.len());
    Some(Ticket { login, groups: &groups[..end] })
}

/// The names of groups between `+` or `%2B`; what is no name of a group is passed over.
pub(super) fn groups(text: &[u8]) -> impl Iterator<Item = &str> {
    let text = std::str::from_utf8(text).unwrap_or_default();
    text.split('+').flat_map(|part| part.split("%2B")).flat_map(|part| part.split("%2b")).filter(|name| {
        (1..=LONGEST).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    })
}

/// The login of what a line holds: in capitals, without `_O_UNKNOWN_I_…_OU_…`. Mail addresses are people, not codes.
pub(super) fn login(raw: &[u8]) -> Option<Login> {
    let mut text = String::with_capacity(raw.len().min(LONGEST));
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        let coded = raw.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(|two| std::str::from_utf8(two).ok());
        let (byte, width) = match coded.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => (byte, 3),
            None => (byte, 1),
        };
        if !(byte.is_ascii_alphanumeric() || b"_-.".contains(&byte)) {
            return None;
        }
        text.push(char::from(byte));
        at += width;
    }
    let bare = text.find("_O_").map_or(text.as_str(), |end| &text[..end]);
    (1..=LONGEST).contains(&bare.len()).then(|| Login::typed(bare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn logins_are_read_in_capitals_and_without_what_hangs_on_them() {
        for (raw, read) in [
            ("13sdvUMR8113", Some("13SDVUMR8113")),
            ("27INSU1%30", Some("27INSU10")),
            ("26INSU1_O_UNKNOWN_I_inserm_OU_u1", Some("26INSU1")),
            ("anne.roy%40inserm.fr", None),
            ("anne.roy@inserm.fr", None),
            ("a\u{1b}[2J", None),
            ("a%00b", None),
            ("a%1b", None),
            ("é", None),
            ("", None),
            ("_O_x", None),
            ("%", None),
        ] {
            assert_eq!(login(raw.as_bytes()), read.map(Login::typed), "{raw:?}");
        }
        assert_eq!(login(&[b'A'; 61]), None);
    }

    #[test]
    fn a_ticket_needs_its_own_form() {
        let found = ticket(b"GET http://g/login?user=A&ticket=00$u12$gBiblioVie+BiblioInserm$e HTTP/1.1").unwrap();
        assert_eq!(
            (found.login, groups(found.groups).collect::<Vec<_>>()),
            (&b"A"[..], vec!["BiblioVie", "BiblioInserm"])
        );
        for other in
            ["GET /login?user=A HTTP/1.1", "GET /login?user=A&ticket=ST-1-x HTTP/1.1", "GET /x?user=A&ticket=$u1"]
        {
            assert!(ticket(other.as_bytes()).is_none(), "{other}");
        }
    }

    proptest! {
        #[test]
        fn a_login_that_is_read_is_plain(raw in prop::collection::vec(any::<u8>(), 0..80)) {
            if let Some(login) = login(&raw) {
                prop_assert!(login.as_str().bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b"_-.".contains(&b)));
            }
            let _ = ticket(&raw);
            let _ = groups(&raw).count();
        }
    }
}
