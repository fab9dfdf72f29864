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
        text.push_str(&format!("{login}:{hash}\n"));
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
