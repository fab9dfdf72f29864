//! A code as the list shows it, the groups that it stands in, and the columns that the list is sorted on.

use crate::domain::campaign::Progress;
use crate::domain::code::Life;
use crate::domain::cutoff::Stranded;
use crate::domain::fold::{Needle, fold};
use crate::domain::ids::{EntryId, PersonId, StructureId};
use crate::domain::login::Login;
use crate::domain::search::natural;
use crate::domain::state::People;
use crate::domain::structure::Structure;
use chrono::{DateTime, NaiveDate, Utc};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

/// A group of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    #[default]
    All,
    Working,
    ToDeliver,
    /// Delivered and never seen at the portal.
    NeverSeen,
    /// Of an earlier year, and used since the campaign opened.
    OldInUse,
    Suspended,
    Revoked,
    Expired,
    Contested,
    /// Lasting, and nobody may hold it any more.
    Stranded,
}

impl Group {
    /// Every group, from left to right.
    pub const ALL: [Self; 10] = [
        Self::All,
        Self::Working,
        Self::ToDeliver,
        Self::NeverSeen,
        Self::OldInUse,
        Self::Suspended,
        Self::Revoked,
        Self::Expired,
        Self::Contested,
        Self::Stranded,
    ];

    /// Whether a code stands in it.
    pub fn holds(self, line: &Line) -> bool {
        match self {
            Self::All => true,
            Self::Working => line.life.works(),
            Self::ToDeliver => line.to_deliver(),
            Self::NeverSeen => line.life == Life::Delivered,
            Self::OldInUse => line.old_in_use,
            Self::Suspended => line.life == Life::Suspended,
            Self::Revoked => line.life == Life::Revoked,
            Self::Expired => line.life == Life::Expired,
            Self::Contested => line.life == Life::Contested,
            Self::Stranded => line.stranded.is_some(),
        }
    }
}

/// Columns that the list is sorted on, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Login,
    Structure,
    Year,
    Life,
    Issued,
    Delivered,
    Used,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 7] =
        [Self::Login, Self::Structure, Self::Year, Self::Life, Self::Issued, Self::Delivered, Self::Used];
}

/// How the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub descending: bool,
}

impl Default for Order {
    /// The codes of this year are looked for most.
    fn default() -> Self {
        Self { column: Column::Year, descending: true }
    }
}

impl Order {
    /// On the next column.
    pub fn next(self) -> Self {
        let at = Column::ALL.iter().position(|c| *c == self.column).unwrap_or(0);
        Self { column: Column::ALL[(at + 1) % Column::ALL.len()], descending: false }
    }

    /// The other way round.
    pub fn reversed(self) -> Self {
        Self { descending: !self.descending, ..self }
    }
}

/// A code as it is listed.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something else, and any of them may hold")]
pub struct Line {
    /// The entry that issued it: two codes may bear one login.
    pub id: EntryId,
    pub login: Login,
    pub structure: StructureId,
    pub label: String,
    /// The structure, where the desk knows it.
    pub(super) known: Option<Arc<Structure>>,
    pub year: u16,
    pub life: Life,
    pub issued: DateTime<Utc>,
    pub delivered: Option<DateTime<Utc>>,
    /// The structure acknowledged receipt.
    pub received: bool,
    /// Last day on which it was seen at the portal.
    pub used: Option<NaiveDate>,
    /// Of an earlier year, and used since the campaign opened.
    pub old_in_use: bool,
    /// Why nobody may hold it any more, though no cut-off ends it.
    pub stranded: Option<Stranded>,
    /// It came in a file from outside.
    pub imported: bool,
    /// The correspondent whom its structure named last.
    pub holder: Option<PersonId>,
    /// How its structure stands in the running campaign.
    pub progress: Progress,
    /// The sealed copy of its secret is kept.
    pub kept: bool,
    /// What its login sorts by.
    pub(super) rank: String,
    /// What it is found by: folded when first needed.
    pub(super) haystack: OnceCell<String>,
}

impl Line {
    /// Title of the structure.
    pub fn title(&self) -> &str {
        self.known.as_ref().map_or("", |s| &s.title)
    }

    pub(super) fn matches(&self, needle: &Needle, people: &People) -> bool {
        let haystack = self.haystack.get_or_init(|| {
            let about = self.known.as_ref().map(|s| s.haystack()).unwrap_or_default();
            let name = self.holder.as_ref().map(|id| fold(people.name(id))).unwrap_or_default();
            format!("{} {about} {name}", fold(self.login.as_str()))
        });
        needle.matches(haystack)
    }

    /// What it sorts by in a column; empty where it has nothing there.
    pub(super) fn sort_key(&self, column: Column) -> Cow<'_, str> {
        let instant = |at: DateTime<Utc>| Cow::Owned(format!("{:020}", at.timestamp()));
        match column {
            Column::Login => Cow::Borrowed(&self.rank),
            Column::Structure => format!("{} {}", natural(&self.label), fold(self.title())).into(),
            Column::Year => format!("{:05}", self.year).into(),
            Column::Life => (self.life as u8).to_string().into(),
            Column::Issued => instant(self.issued),
            Column::Delivered => self.delivered.map(instant).unwrap_or_default(),
            Column::Used => self.used.map(|day| day.to_string().into()).unwrap_or_default(),
        }
    }

    /// It works and nobody has noted that it was handed over.
    pub fn to_deliver(&self) -> bool {
        self.life.works() && self.delivered.is_none()
    }
}
