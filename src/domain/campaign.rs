//! The yearly renewal: its dates, its choices, and who registers. What each structure must do is in [`super::duty`].

pub use super::duty::{Duty, Progress, code_year, counted, duty, duty_upon, progress};
use super::ids::{DossierId, OfficeId, PersonId, StructureId};
use super::order::Meta;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who makes the codes of a campaign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Login and secret are made at this desk.
    #[default]
    Here,
    /// They come in a file of whoever runs the portal.
    Imported,
}

impl Origin {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Here, Self::Imported];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Imported => "imported",
        }
    }

    /// The origin of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.word() == word)
    }
}

/// What a structure must show before its code is issued.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// Its registration is enough.
    #[default]
    None,
    /// Its registration as a document that has gone through the signing book.
    Signed,
}

impl Proof {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::None, Self::Signed];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Signed => "signed",
        }
    }

    /// The proof of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.word() == word)
    }
}

/// Days of the reminders, counted from the cut-off: negative before it.
pub const REMINDERS: [i16; 6] = [-60, -30, -15, -7, -1, 1];

/// Choices of a campaign.
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Structures where the institute only takes part are called too.
    pub participants: bool,
    /// Federations are called too.
    pub federations: bool,
    /// Teams may hold a code of their own beside their structure's.
    #[serde(default)]
    pub teams: bool,
    /// A lost code can be sent again: its sealed copy is kept. Without, it must be replaced.
    #[serde(default = "yes")]
    pub resend: bool,
    /// The sealed copy is destroyed once the structure has acknowledged receipt.
    #[serde(default)]
    pub purge: bool,
    #[serde(default)]
    pub origin: Origin,
    #[serde(default)]
    pub proof: Proof,
    /// Days of the reminders, counted from the cut-off.
    #[serde(default = "reminders")]
    pub reminders: Vec<i16>,
}

fn yes() -> bool {
    true
}

fn reminders() -> Vec<i16> {
    REMINDERS.to_vec()
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            participants: false,
            federations: false,
            teams: false,
            resend: true,
            purge: false,
            origin: Origin::Here,
            proof: Proof::None,
            reminders: reminders(),
        }
    }
}

/// A campaign of renewal. Both generations of codes work from `opens` until the old ones are cut off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    pub year: u16,
    pub opens: NaiveDate,
    /// The day announced for the cut-off: a reminder. The old codes die by an act.
    pub cutoff: NaiveDate,
    pub settings: Settings,
    pub opened: Meta,
    /// The act that cut the old codes off.
    pub cut: Option<Meta>,
    /// Its own texts for letters and mails, by the name of the template.
    pub texts: BTreeMap<String, String>,
}

/// Where a campaign stands, from its dates and its acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Its opening day has not come.
    Announced,
    /// Both generations of codes work.
    Running,
    /// The day announced for the cut-off has come and nobody has cut off.
    CutOffDue,
    /// The old codes are dead.
    Cut,
    /// A later campaign has opened: this one is a record.
    Past,
}

impl Phase {
    /// The stable word of the phase.
    pub fn word(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Running => "running",
            Self::CutOffDue => "cutoff-due",
            Self::Cut => "cut",
            Self::Past => "past",
        }
    }
}

impl Campaign {
    /// Where it stands on a day, given the year of the campaign that has opened last.
    pub fn phase(&self, current: Option<u16>, day: NaiveDate) -> Phase {
        if current.is_some_and(|year| self.year < year) {
            Phase::Past
        } else if self.cut.is_some() {
            Phase::Cut
        } else if day < self.opens {
            Phase::Announced
        } else if day < self.cutoff {
            Phase::Running
        } else {
            Phase::CutOffDue
        }
    }
}

/// What the campaigns amount to on a day, for the life of codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Year of the campaign that has opened last.
    pub current: Option<u16>,
    /// The latest year whose cut-off was done: codes of earlier years are dead, whatever opened since.
    pub cut: u16,
}

/// Users declared by a structure, in the four classes that the publishers count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headcount {
    /// Researchers of the CNRS.
    pub cnrs: u32,
    /// Other researchers.
    pub other: u32,
    pub phd: u32,
    pub postdoc: u32,
}

impl Headcount {
    /// All four classes together.
    pub fn total(self) -> u64 {
        [self.cnrs, self.other, self.phd, self.postdoc].into_iter().map(u64::from).sum()
    }

    /// Reads `12,5,3,4`: CNRS, others, doctoral students, post-doctoral researchers.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',').map(|p| p.trim().parse::<u32>());
        let mut next = || parts.next()?.ok();
        let counted = Self { cnrs: next()?, other: next()?, phd: next()?, postdoc: next()? };
        parts.next().is_none().then_some(counted)
    }
}

/// What became of a registration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Review {
    /// Somebody has yet to look at it.
    ToCheck,
    #[default]
    Accepted,
    Refused {
        reason: String,
    },
    /// Sent to the regional office that it belongs to.
    Moved {
        office: OfficeId,
        reason: String,
    },
}

impl Review {
    /// The stable word of the review.
    pub fn word(&self) -> &'static str {
        match self {
            Self::ToCheck => "to-check",
            Self::Accepted => "accepted",
            Self::Refused { .. } => "refused",
            Self::Moved { .. } => "moved",
        }
    }
}

/// What a structure declares when it registers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// Head of the structure, as declared; empty: as in the national register.
    #[serde(default)]
    pub director: String,
    /// Mixed with the partner, as declared; none: as in the national register.
    #[serde(default)]
    pub mixed: Option<bool>,
    #[serde(default)]
    pub comment: String,
}

/// A structure registered for a campaign; the last one made stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    pub year: u16,
    pub structure: StructureId,
    pub correspondent: PersonId,
    pub headcount: Headcount,
    pub declared: Declared,
    pub made: Meta,
    pub review: Review,
    /// The act of whoever looked at it.
    pub reviewed: Option<Meta>,
    /// The dossier of the signing book that carries it as a document.
    pub dossier: Option<DossierId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headcounts_are_four_numbers() {
        assert_eq!(Headcount::parse("12, 5,3,4").unwrap().total(), 24);
        for bad in ["", "1,2,3", "1,2,3,4,5", "1,2,3,-4", "a,b,c,d"] {
            assert_eq!(Headcount::parse(bad), None, "{bad}");
        }
    }
}
