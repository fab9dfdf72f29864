//! Opening a desk: where it lies, who may open it, what the opening found.

use super::Desk;
use super::verb::Moment;
use crate::domain::ids::PersonId;
use crate::domain::trouble::{Outcome, Trouble};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Where a desk lies, and where this computer remembers what it last saw of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub folder: PathBuf,
    pub state: PathBuf,
}

/// Somebody who can open a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountName {
    pub person: PersonId,
    pub name: String,
    /// The passphrase was given by somebody else and must be changed first.
    pub must_change: bool,
}

/// What a new desk is made of.
#[derive(Clone, Debug)]
pub struct NewDesk {
    pub organisation: String,
    /// National number of the institute (UAI), by which registers name it; may be empty.
    pub uai: String,
    /// Domains of institutional mail.
    pub domains: Vec<String>,
    pub name: String,
    pub mail: String,
    /// Title of the post of whoever makes it; may be empty.
    pub post: String,
    pub passphrase: Zeroizing<String>,
}

/// How to open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Nothing is to be changed.
    pub read_only: bool,
    /// An old copy, or a desk never seen on this computer, is taken as the present one; noted in the register.
    pub accept_copy: bool,
}

/// Something that the opening found and that people should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The store was damaged and lies aside there; it was rebuilt from the register.
    StoreRebuilt { aside: Option<String> },
    /// An act that was never answered was cut off.
    TornTail { bytes: u64 },
    /// The computer stopped while the desk was open; everything was checked.
    PowerLost,
    /// The first file of keys is damaged; its copy served.
    KeysCopy,
    /// The passphrase must be changed before anything else.
    MustChange,
}

impl Desk {
    /// Who can open the desk there; `Rule::NoDesk` where there is none.
    pub fn accounts(_place: &Place) -> Outcome<Vec<AccountName>> {
        Err(Trouble::Cancelled)
    }

    /// Makes a new desk and opens it.
    pub fn create(_place: &Place, _new: &NewDesk, _now: Moment) -> Outcome<Desk> {
        Err(Trouble::Cancelled)
    }

    /// Opens a desk: half a second to a second of work, on purpose.
    pub fn unlock(
        _place: &Place,
        _person: &PersonId,
        _typed: &str,
        _now: Moment,
        _how: Opening,
    ) -> Outcome<(Desk, Vec<Notice>)> {
        Err(Trouble::Cancelled)
    }

    /// Leaves the desk in order. Dropping it is safe too, and the next opening looks harder.
    pub fn close(self) {}
}
