//! The portal's file of logins and hashes, as nginx and httpd read it. It must not know what a hash is made of.

use super::fault;
use crate::domain::clean;
use crate::domain::trouble::{InputFault, Outcome, Trouble};

/// The lines `login:hash`, sorted by login so that the same codes always make the same bytes. The portal tries the
/// first line of a login only, so a login that comes twice is refused, as is anything that would end a line or a login.
pub fn write(lines: &[(String, String)]) -> Outcome<String> {
    let mut lines: Vec<&(String, String)> = lines.iter().collect();
    lines.sort();
    let mut text = String::new();
    let mut last = "";
    for (login, hash) in lines {
        if !fits(login) || login.starts_with('#') || login == last || !fits(hash) {
            return Err(refused(login));
        }
        for part in [login, ":", hash, "\n"] {
            text.push_str(part);
        }
        last = login;
    }
    Ok(text)
}

fn fits(part: &str) -> bool {
    !part.is_empty() && !part.chars().any(|c| c == ':' || c.is_whitespace() || clean::deceives(c))
}

/// Names the login, never the hash.
fn refused(login: &str) -> Trouble {
    fault("htpasswd", None, InputFault::Malformed(clean::visible_line(login)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(login, hash)| ((*login).to_owned(), (*hash).to_owned())).collect()
    }

    #[test]
    fn the_same_codes_make_the_same_bytes_in_any_order() {
        let text = "26INSU1016:$2y$05$a\n26INSUS34:$2y$05$b\n";
        let (a, b) = (("26INSU1016", "$2y$05$a"), ("26INSUS34", "$2y$05$b"));
        assert_eq!(write(&lines(&[a, b])).unwrap(), text);
        assert_eq!(write(&lines(&[b, a])).unwrap(), text);
        assert_eq!(write(&[]).unwrap(), "");
    }

    #[test]
    fn what_would_break_a_line_is_refused_and_the_hash_is_not_told() {
        for login in ["", "a:b", "a\nroot", "a\r", "a b", "a\u{1b}", "a\u{202e}", "#a", "a\u{85}"] {
            let refused = write(&lines(&[(login, "secret-hash")])).unwrap_err();
            assert_eq!(refused.code(), "input-malformed", "{login:?}");
            assert!(!format!("{refused:?}").contains("secret-hash"));
        }
        for hash in ["", "x:y", "x\ny:z", "x y"] {
            assert!(write(&lines(&[("a", hash)])).is_err(), "{hash:?}");
        }
        assert!(write(&lines(&[("a", "x"), ("a", "y")])).is_err(), "the portal would try the first line only");
    }
}
