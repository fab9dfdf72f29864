//! What the desk knows of certificates beside those that it issues itself: those that people brought, and the last list of
//! revoked ones that its authority signed.
//!
//! It must not know of files or of formats: certificates and lists are bytes here.

use super::ids::{FileHash, PersonId};
use super::order::Meta;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A certificate that somebody brought, with those above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    pub person: PersonId,
    /// DER.
    pub certificate: Vec<u8>,
    /// DER, the nearest first.
    pub chain: Vec<Vec<u8>>,
    pub meta: Meta,
    /// When it was put out of use: the desk signs with it no more.
    pub retired: Option<Meta>,
    /// Why: a reason of RFC 5280, 0 where none was given.
    pub reason: u8,
}

/// A seal of the institute that was put out of use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetiredSeal {
    /// DER.
    pub certificate: Vec<u8>,
    pub meta: Meta,
    /// Why: a reason of RFC 5280, 0 where none was given.
    pub reason: u8,
}

/// What is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seals {
    pub brought: Vec<Brought>,
    /// The seals of the institute that are out of use.
    pub retired: Vec<RetiredSeal>,
    /// The last list of revoked certificates, DER; empty where none was signed yet.
    pub list: Vec<u8>,
    /// When it was signed.
    pub listed: Option<Meta>,
}

/// Who says when a signature existed at the latest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timed {
    pub at: DateTime<Utc>,
    /// The name of the time-stamping authority.
    pub authority: String,
}

/// A signature that stands beside an annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    pub annex: FileHash,
    pub signature: super::dossier::FileRef,
}

/// A time-stamp that was added to a document after it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped {
    pub meta: Meta,
    pub before: FileHash,
    pub after: super::dossier::FileRef,
    pub timed: Timed,
}
