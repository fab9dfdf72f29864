//! What an act would do, before it is done: the confirm on the screen and `--dry-run` show the same plan.

mod heading;
mod note;

pub use heading::Heading;
pub use note::{Figure, Note};

use super::structure::Difference;
use super::trouble::Rule;

/// How serious an act is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Only looks.
    Look,
    /// Can be taken back.
    Reversible,
    /// Is confirmed; the focus stands on cancel.
    Confirmed,
    /// A word or a passphrase is typed.
    Typed,
}

/// Something that needs attention, with the line of the file it comes from; 0 where it comes from no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub line: u64,
    pub subject: String,
    pub what: WarningKind,
}

/// What is odd in an imported row, or about an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// Hidden characters were taken out.
    Removed {
        field: &'static str,
        characters: String,
    },
    /// The check letter does not fit: the row is left out.
    BadCheckLetter,
    /// The number occurs twice in the file: the later row is left out.
    Twice,
    /// Parallel lists of different lengths.
    UnevenLists,
    /// An unknown level, taken for a structure.
    UnknownLevel(String),
    /// No postal code: no regional office.
    NoPostcode,
    /// Called by the default campaign, but the institute gives it no label.
    NoLabel,
    /// Another structure has the same label.
    LabelTwice {
        label: String,
        other: String,
    },
    /// The campaign does not call the structure of a code, for the reason of this duty: the row is left out.
    NotCalled(&'static str),
    /// The campaign has no team codes: the row is left out.
    TeamNotCalled,
    /// A file of the portal may still hold so many codes that were suspended or replaced.
    PortalLate(usize),
    /// No such structure here: the row is left out.
    UnknownStructure(String),
    AmbiguousStructure(String),
    BadMail(String),
    BadHeadcount(String),
    /// Neither yes nor no.
    BadAnswer(String),
    /// A likely match of a record without a number: a person must confirm it.
    MatchProposed {
        structure: String,
    },
    EmptyName,
    /// The institute has no national number: it is not found among parent bodies.
    NoInstituteNumber,
    /// No structure has this national number among its parent bodies.
    NumberUnknown(String),
    /// Somebody else holds the post in these days.
    PostHeld {
        name: String,
        until: Option<chrono::NaiveDate>,
    },
    YearUnreadable(String),
    /// A researcher outside any structure whose class is not known counts among the others.
    ClassAssumed,
    /// A case is closed and nothing was done about a suspect.
    SuspectUntreated,
    /// A case is closed and the publisher was not answered.
    PublisherUnanswered,
    /// The login is not in capitals: it is written in capitals here.
    Capitals,
    /// The format does not fit the line: it is left out.
    StrangeLine,
}

/// One thing that an act would touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Will be done to it; the text is a login, a structure, a file.
    Will(String),
    New(String),
    Changed {
        name: String,
        differences: Vec<Difference>,
    },
    Gone(String),
    /// Works no longer afterwards.
    Lost(String),
    /// A person is told of dossiers: what waits for them, how many are late, what happened.
    Told {
        name: String,
        waiting: usize,
        late: usize,
        news: usize,
    },
    /// Is so already: nothing is done to it.
    Same(String),
    /// Will not be done to it, and why.
    Blocked {
        name: String,
        why: Rule,
    },
}

/// What an act would do, to whom, and what stands against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub heading: Heading,
    pub grade: Grade,
    pub notes: Vec<Note>,
    pub items: Vec<Item>,
    pub warnings: Vec<Warning>,
}

impl Plan {
    /// A plan with nothing in it yet.
    pub fn new(heading: Heading, grade: Grade) -> Self {
        Self { heading, grade, notes: Vec::new(), items: Vec::new(), warnings: Vec::new() }
    }

    /// Adds a remark.
    #[must_use]
    pub fn note(mut self, note: Note) -> Self {
        self.notes.push(note);
        self
    }

    /// Adds something that needs attention, which comes from no file.
    #[must_use]
    pub fn warn(mut self, subject: impl Into<String>, what: WarningKind) -> Self {
        self.warnings.push(Warning { line: 0, subject: subject.into(), what });
        self
    }

    /// Adds a thing that will be touched.
    #[must_use]
    pub fn item(mut self, item: Item) -> Self {
        self.items.push(item);
        self
    }

    /// How many things will be touched.
    pub fn doing(&self) -> usize {
        self.items.iter().filter(|i| !matches!(i, Item::Blocked { .. } | Item::Same(_))).count()
    }

    /// How many things are refused.
    pub fn blocked(&self) -> usize {
        self.items.iter().filter(|i| matches!(i, Item::Blocked { .. })).count()
    }

    /// The first refusal, where nothing at all would be done.
    pub fn refusal(&self) -> Option<&Rule> {
        if self.doing() > 0 {
            return None;
        }
        self.items.iter().find_map(|i| match i {
            Item::Blocked { why, .. } => Some(why),
            _ => None,
        })
    }
}
