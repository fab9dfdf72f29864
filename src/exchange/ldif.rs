//! Entries of a directory (LDIF, RFC 2849): one account a login, with the hash of its secret. It must not know what a
//! hash is made of.

use super::fault;
use crate::domain::clean;
use crate::domain::trouble::{InputFault, Outcome, Trouble};
use base64ct::{Base64, Encoding as _};

/// Entries `account` and `simpleSecurityObject` under a base, sorted by login so that the same codes always make the
/// same bytes. The base must exist in the directory. No line tells the version: slapadd takes it for an attribute.
pub fn write(base: &str, lines: &[(String, String)]) -> Outcome<String> {
    if !is_base(base) {
        return Err(malformed(base));
    }
    let mut lines: Vec<&(String, String)> = lines.iter().collect();
    lines.sort();
    let mut text = String::new();
    let mut last = "";
    for (login, hash) in lines {
        if login.is_empty() || login == last || login.contains('\0') || hash.is_empty() {
            return Err(malformed(login));
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&value("dn", &format!("uid={},{base}", escaped(login))));
        text.push_str("objectClass: account\nobjectClass: simpleSecurityObject\n");
        text.push_str(&value("uid", login));
        text.push_str(&value("userPassword", &format!("{{CRYPT}}{hash}")));
        last = login;
    }
    Ok(text)
}

/// Whether a text can be the name of the entry above the accounts: attributes and values, no line of its own.
pub fn is_base(base: &str) -> bool {
    let named = |part: &str| part.split_once('=').is_some_and(|(a, v)| is_attribute(a.trim()) && !v.trim().is_empty());
    !base.chars().any(clean::deceives) && base.split(',').all(named)
}

fn is_attribute(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// A value inside a name, as RFC 4514 escapes it.
fn escaped(raw: &str) -> String {
    let last = raw.chars().count().saturating_sub(1);
    let mut text = String::new();
    for (n, c) in raw.chars().enumerate() {
        let edge = c == ' ' && (n == 0 || n == last) || c == '#' && n == 0;
        match c {
            _ if edge => text.extend(['\\', c]),
            ',' | '+' | '"' | '\\' | '<' | '>' | ';' | '=' => text.extend(['\\', c]),
            c if c.is_control() => {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|b| text.push_str(&format!("\\{b:02X}")));
            }
            c => text.push(c),
        }
    }
    text
}

/// An attribute and its value, in base 64 where the format demands it.
fn value(name: &str, text: &str) -> String {
    let safe = text.bytes().all(|b| matches!(b, 1..=127) && b != b'\n' && b != b'\r')
        && !text.starts_with([' ', ':', '<'])
        && !text.ends_with(' ');
    if safe { format!("{name}: {text}\n") } else { format!("{name}:: {}\n", Base64::encode_string(text.as_bytes())) }
}

/// Names the login or the base, never the hash.
fn malformed(what: &str) -> Trouble {
    fault("ldif", None, InputFault::Malformed(clean::visible_line(what)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BASE: &str = "ou=codes,dc=essai,dc=fr";

    fn pair(login: &str, hash: &str) -> (String, String) {
        (login.to_owned(), hash.to_owned())
    }

    /// The attributes of each entry, by another reader of the format.
    fn read(text: &str) -> Vec<Vec<(String, String)>> {
        let entries = text.split("\n\n").filter(|e| !e.trim().is_empty());
        let attribute = |line: &str| {
            let (name, rest) = line.split_once(':').unwrap();
            let value = match rest.strip_prefix(": ") {
                Some(coded) => String::from_utf8(Base64::decode_vec(coded).unwrap()).unwrap(),
                None => rest.strip_prefix(' ').unwrap().to_owned(),
            };
            (name.to_owned(), value)
        };
        entries.map(|e| e.lines().filter(|l| !l.is_empty()).map(attribute).collect()).collect()
    }

    #[test]
    fn an_entry_has_the_shape_of_the_directory() {
        let text = write(BASE, &[pair("27INSU1", "$2y$05$a")]).unwrap();
        let expected = "dn: uid=27INSU1,ou=codes,dc=essai,dc=fr\nobjectClass: account\n\
                        objectClass: simpleSecurityObject\nuid: 27INSU1\nuserPassword: {CRYPT}$2y$05$a\n";
        assert_eq!(text, expected);
        assert_eq!(write(BASE, &[]).unwrap(), "");
    }

    #[test]
    fn a_base_that_is_none_is_refused() {
        for base in ["", "codes", "ou=", "ou=a\ndn: x", "=a", "ou=a,,dc=b"] {
            assert!(write(base, &[]).is_err(), "{base:?}");
        }
        assert!(write("ou=unité,dc=fr", &[pair("a", "x")]).unwrap().contains("dn:: "), "not ASCII: in base 64");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(lines in prop::collection::btree_map("[A-Z:#,+ <é\n\\\\]{1,6}", "[!-~é]{1,8}", 0..6)) {
            let lines: Vec<(String, String)> = lines.into_iter().collect();
            let entries = read(&write(BASE, &lines).unwrap());
            prop_assert_eq!(entries.len(), lines.len());
            for (entry, (login, hash)) in entries.iter().zip(&lines) {
                prop_assert_eq!(&entry[3], &pair("uid", login));
                prop_assert_eq!(&entry[4], &pair("userPassword", &format!("{{CRYPT}}{hash}")));
            }
        }
    }
}
