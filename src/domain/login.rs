//! The public half of an access code: `27INSU1016`, with `EQ14` behind it for a team.
//!
//! The shape is year, portal tag, label of the structure. It is never folded as a secret is: it holds I and U.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A login as exported, upper case, letters and digits only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Login(String);

/// Why a login cannot be made of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginFault {
    /// The structure has no label of the institute.
    NoLabel,
    /// More than the sixty characters that the portal's column takes.
    TooLong,
}

impl Login {
    /// The login of a structure for a year: `YY`, `INS`, the label without what is not a letter or digit, `EQn`.
    pub fn of(year: u16, label: &str, team: Option<u16>) -> Result<Self, LoginFault> {
        let body: String = label.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        if body.is_empty() {
            return Err(LoginFault::NoLabel);
        }
        let suffix = team.map(|n| format!("EQ{n}")).unwrap_or_default();
        let text = format!("{:02}INS{body}{suffix}", year % 100);
        if text.len() > 60 {
            return Err(LoginFault::TooLong);
        }
        Ok(Self(text))
    }

    /// A login as somebody types it: any case, spaces dropped.
    pub fn typed(text: &str) -> Self {
        Self(text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect())
    }

    /// The text as exported.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A check letter for letters and the telephone (ISO 7064 MOD 37,36), for display only.
    pub fn check_letter(&self) -> Option<char> {
        mod_37_36(&self.0)
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The check character of ISO 7064 MOD 37,36 over digits and capitals; nothing if another character occurs.
fn mod_37_36(text: &str) -> Option<char> {
    const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut check = 36;
    for b in text.bytes() {
        let value = ALPHABET.iter().position(|&a| a == b)?;
        check = (check + value) % 36;
        if check == 0 {
            check = 36;
        }
        check = check * 2 % 37;
    }
    Some(char::from(ALPHABET[(37 - check) % 36]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_have_the_shape_of_the_portal() {
        for (year, label, team, login) in [
            (2026, "U 1016", None, "26INSU1016"),
            (2026, "CIC 1403", None, "26INSCIC1403"),
            (2027, "U 1068", Some(14), "27INSU1068EQ14"),
            (2026, "UMR_D 123", None, "26INSUMRD123"),
        ] {
            assert_eq!(Login::of(year, label, team).unwrap().as_str(), login);
        }
        assert_eq!(Login::of(2026, " – ", None), Err(LoginFault::NoLabel));
        assert_eq!(Login::of(2026, &"A".repeat(90), None), Err(LoginFault::TooLong));
    }

    #[test]
    fn check_letters_agree_with_the_published_list() {
        for (login, letter) in [
            ("17INSU1016", 'R'),
            ("26INSU1016", 'S'),
            ("26INSCIC1403", 'J'),
            ("26INSUS34", 'Z'),
            ("26INSU1068EQ14", '3'),
        ] {
            assert_eq!(Login::typed(login).check_letter(), Some(letter), "{login}");
        }
    }

    #[test]
    fn typed_logins_are_read_in_any_case_but_not_folded() {
        assert_eq!(Login::typed(" 26ins u1016 ").as_str(), "26INSU1016");
        assert_eq!(Login::typed("26INSUIO1").as_str(), "26INSUIO1");
    }
}
