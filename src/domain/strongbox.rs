//! The strongbox: what was put away for good, and the eight verbs on it (NF Z42-020): deposit, read, destroy, technical
//! metadata, check, journal, list, count. Destroying erases the content and keeps the proof.

use super::dossier::FileRef;
use super::ids::{DepositId, DossierId};
use super::order::Meta;
use serde::{Deserialize, Serialize};

/// Something that was put away for good.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deposit {
    pub id: DepositId,
    pub dossier: DossierId,
    /// What it is in the dossier: the signed document, an annex, the circulation sheet, the evidence file.
    pub role: String,
    pub file: FileRef,
    pub made: Meta,
    /// What was done to it since, the latest last.
    pub journal: Vec<Visit>,
    pub destroyed: Option<Meta>,
    /// Why it was destroyed.
    pub reason: String,
}

/// Something that was done to a deposit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub meta: Meta,
    pub verb: Verb,
    /// What a check found; true for the other verbs.
    pub sound: bool,
}

/// The verbs that leave a trace of their own beside the deposit and its destruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    Read,
    Metadata,
    Check,
}

impl Verb {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Metadata => "metadata",
            Self::Check => "check",
        }
    }
}
