//! Names of things: short, opaque, never personal data. Only the RNSR number carries a check of its own.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// Wraps a text that is already known to name such a thing.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text as stored.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

id!(
    /// A structure: its RNSR number, or `ror:` and the ROR identifier where the national register does not know it.
    StructureId
);
id!(
    /// A person, opaque and random.
    PersonId
);
id!(
    /// A post: it outlives its holders.
    PostId
);
id!(
    /// An appointment of a person to a post.
    AppointmentId
);
id!(
    /// An authority to sign.
    AuthorityId
);
id!(
    /// A circuit template.
    CircuitId
);
id!(
    /// A dossier of the signing book.
    DossierId
);
id!(
    /// One task of one step of one round of a dossier; acts name tasks, never people.
    TaskId
);
id!(
    /// A substitution: somebody stands in for the holder of a post.
    SubstitutionId
);
id!(
    /// A third person who countersigns one dossier; known inside it alone.
    OutsiderId
);
id!(
    /// An annotation on a dossier.
    NoteId
);
id!(
    /// What was put into the strongbox for good.
    DepositId
);
id!(
    /// A regional office.
    OfficeId
);
id!(
    /// An entry of the register: the lower-case hexadecimal of its leaf hash.
    EntryId
);
id!(
    /// A file kept in the desk: the lower-case hexadecimal SHA-256 of its content.
    FileHash
);

/// Letters of the RNSR check, in the order of the remainder by 23: no I, no O, no Q.
const RNSR_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// The check letter of the nine digits of an RNSR number, or nothing if they are not nine digits.
pub fn rnsr_letter(digits: &str) -> Option<char> {
    if digits.len() != 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: u32 = digits.parse().ok()?;
    Some(char::from(RNSR_LETTERS[(value % 23) as usize]))
}

/// Whether a text is a well-formed RNSR number: nine digits and the letter that checks them.
pub fn is_rnsr(text: &str) -> bool {
    text.len() == 10 && text.is_ascii() && rnsr_letter(&text[..9]).is_some_and(|letter| text.ends_with(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers_carry_their_letter() {
        for id in ["200710776M", "199411998X", "201622492H"] {
            assert!(is_rnsr(id), "{id}");
        }
        assert!(!is_rnsr("200710776N"));
        assert!(!is_rnsr("20071077M"));
        assert!(!is_rnsr("é00710776M"));
    }

    #[test]
    fn every_wrong_digit_and_every_adjacent_swap_is_caught() {
        let good = "200710776M";
        for place in 0..9 {
            for digit in b'0'..=b'9' {
                let mut typed = good.as_bytes().to_vec();
                if typed[place] == digit {
                    continue;
                }
                typed[place] = digit;
                assert!(!is_rnsr(&String::from_utf8(typed).unwrap()));
            }
        }
        for place in 0..8 {
            let mut typed = good.as_bytes().to_vec();
            typed.swap(place, place + 1);
            if typed != good.as_bytes() {
                assert!(!is_rnsr(&String::from_utf8(typed).unwrap()));
            }
        }
    }
}
