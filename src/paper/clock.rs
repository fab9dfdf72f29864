//! Whose clock a date was read from, in the words of papers that leave the desk.
//!
//! It must not know what the date is of.

use crate::domain::seals::Timed;

/// A clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock<'a> {
    /// That of the computer on which somebody acted: a claim.
    Desk,
    /// That of a time-stamping authority, by its name: proved by its stamp.
    Authority(&'a str),
    /// None: somebody said which day it was.
    Said,
}

impl<'a> Clock<'a> {
    /// The clock of a time-stamp.
    pub fn of(timed: &'a Timed) -> Self {
        Self::Authority(&timed.authority)
    }

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Authority(_) => "authority",
            Self::Said => "said",
        }
    }

    /// In French.
    pub fn fr(self) -> String {
        match self {
            Self::Desk => "horloge du bureau".to_owned(),
            Self::Authority(name) => format!("horloge de l’autorité d’horodatage «\u{a0}{name}\u{a0}»"),
            Self::Said => "jour déclaré, sans horloge".to_owned(),
        }
    }

    /// In English.
    pub fn en(self) -> String {
        match self {
            Self::Desk => "clock of the desk".to_owned(),
            Self::Authority(name) => format!("clock of the time-stamping authority “{name}”"),
            Self::Said => "day as declared, no clock".to_owned(),
        }
    }
}
