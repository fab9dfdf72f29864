//! The proxy's file of users, `login:secret`, in clear. It must not know where secrets come from.

use super::fault;
use crate::domain::clean;
use crate::domain::trouble::{InputFault, Outcome, Trouble};

/// The lines `login:secret`, sorted by login so that the same codes always make the same bytes. The colon ends a login
/// and a secret, and nothing escapes it: what holds one is refused, as is a login that comes twice.
pub fn write(lines: &[(String, String)]) -> Outcome<String> {
    let mut lines: Vec<&(String, String)> = lines.iter().collect();
    lines.sort();
    let mut text = String::new();
    let mut last = "";
    for (login, secret) in lines {
        if login == last || !fits(login, secret) {
            return Err(refused(login));
        }
        for part in [login, ":", secret, "\n"] {
            text.push_str(part);
        }
        last = login;
    }
    Ok(text)
}

/// Whether a login and its secret can be written: no colon, no white space, nothing that the proxy takes for a remark.
pub fn fits(login: &str, secret: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && !part.chars().any(|c| c == ':' || c.is_whitespace() || clean::deceives(c));
    plain(login) && !login.starts_with('#') && plain(secret)
}

/// Names the login, never the secret.
fn refused(login: &str) -> Trouble {
    fault("ezproxy", None, InputFault::Malformed(clean::visible_line(login)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The file as the proxy's manual describes it: remarks, then login, secret and options between colons.
    fn read(text: &str) -> Vec<(String, String)> {
        let lines = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        lines
            .map(|line| {
                let mut parts = line.split(':');
                (parts.next().unwrap().to_owned(), parts.next().unwrap().to_owned())
            })
            .collect()
    }

    #[test]
    fn what_would_break_a_line_is_refused_and_the_secret_is_not_told() {
        for login in ["", "a:b", "a\nroot", "a\r", "a b", "#a", "a\u{202e}"] {
            let refused = write(&[(login.to_owned(), "S3CR-ET00".to_owned())]).unwrap_err();
            assert!(!format!("{refused:?}").contains("S3CR"), "{login:?}");
        }
        for secret in ["", "a:admin", "x\nroot:y", "a b"] {
            assert!(write(&[("27INSU1".to_owned(), secret.to_owned())]).is_err(), "{secret:?}");
        }
        let twice = [("a".to_owned(), "x".to_owned()), ("a".to_owned(), "y".to_owned())];
        assert!(write(&twice).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_or_refused(lines in prop::collection::btree_map("[A-Z0-9:#\n é]{0,6}", "[!-~\n ]{0,8}", 0..6)) {
            let lines: Vec<(String, String)> = lines.into_iter().collect();
            if let Ok(text) = write(&lines) {
                prop_assert_eq!(read(&text), lines);
            }
        }
    }
}
