//! Why a command ends before it has done what was asked.

use super::json;
use crate::domain::clean::visible;
use crate::domain::trouble::{Rule, Trouble};
use crate::text::{Lang, trouble};

/// The status of wrong usage.
pub const WRONG_USAGE: u8 = 2;

/// How a command ends: its exit status, or why it stopped.
pub type Ended = Result<u8, Stop>;

/// Why a command stops.
#[derive(Debug)]
pub enum Stop {
    /// The desk refuses, or something failed.
    Trouble(Trouble),
    /// The command line itself stands in the way: its status, a stable word, a sentence.
    Line { status: u8, code: &'static str, said: String },
}

impl Stop {
    /// Wrong usage.
    pub fn usage(said: impl Into<String>) -> Self {
        Self::Line { status: WRONG_USAGE, code: "usage", said: said.into() }
    }

    /// The exit status.
    pub fn status(&self) -> u8 {
        match self {
            Self::Trouble(trouble) => trouble.exit_status(),
            Self::Line { status, .. } => *status,
        }
    }

    /// What is written on standard error: a sentence, or an object for a program.
    pub fn told(&self, lang: Lang, as_json: bool) -> String {
        let (code, message) = match self {
            Self::Trouble(why) => (why.code(), trouble::trouble(why, lang)),
            Self::Line { code, said, .. } => (*code, said.clone()),
        };
        if as_json { json::text(&json::error(code, &message)) } else { format!("paraphe: {}", visible(&message)) }
    }
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Rule> for Stop {
    fn from(rule: Rule) -> Self {
        Self::Trouble(rule.into())
    }
}
