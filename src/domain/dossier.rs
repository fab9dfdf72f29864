//! A dossier of the signing book: its particulars, its rounds, the acts done on it.
//!
//! What the acts are is [`super::deed`], and what they amount to [`Dossier::settle`], in modules of their own. Acts are never removed: one that has no
//! effect says why.

use super::circuit::{Step, Task};
use super::countersign::CodeSent;
pub use super::deed::{Act, Deed, Effect};
use super::ids::{CircuitId, DossierId, EntryId, FileHash, NoteId, OutsiderId, PersonId, PostId, StructureId, TaskId};
use super::order::Meta;
use super::seals::Stamped;
use super::stamp::StampPlace;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Kinds of document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// A letter or a note.
    #[default]
    Letter,
    Agreement,
    InternshipAgreement,
    EmploymentContract,
    PurchaseOrder,
    Registration,
    /// A formal public contract: needs a qualified certificate, refused here.
    FormalContract,
}

impl DocumentKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [DocumentKind; 7] = [
        Self::Letter,
        Self::Agreement,
        Self::InternshipAgreement,
        Self::EmploymentContract,
        Self::PurchaseOrder,
        Self::Registration,
        Self::FormalContract,
    ];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Agreement => "agreement",
            Self::InternshipAgreement => "internship-agreement",
            Self::EmploymentContract => "employment-contract",
            Self::PurchaseOrder => "purchase-order",
            Self::Registration => "registration",
            Self::FormalContract => "formal-public-contract",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// A file kept in the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    pub hash: FileHash,
    /// Its name when it was taken in.
    pub name: String,
    /// Bytes.
    pub size: u64,
    pub pages: u32,
}

/// One round of the circuit: a version of the document and the tasks it goes through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub document: FileRef,
    pub steps: Vec<Step>,
    pub tasks: Vec<Task>,
    pub started: Meta,
}

/// Who may see a dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secrecy {
    /// Everybody with an account at the desk.
    #[default]
    Open,
    /// Whoever sent it and whoever its circuit asks, now or later.
    Circuit,
    /// Whoever sent it and whoever was asked so far.
    Confidential,
}

impl Secrecy {
    /// Every degree, the least first.
    pub const ALL: [Secrecy; 3] = [Self::Open, Self::Circuit, Self::Confidential];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Circuit => "circuit",
            Self::Confidential => "confidential",
        }
    }

    /// The meaning of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// A third person who countersigns: the contact data are entered by the sender and locked when the dossier starts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outsider {
    pub id: OutsiderId,
    pub name: String,
    /// As what they countersign, such as `stagiaire`.
    pub quality: String,
    pub mail: String,
    /// International form: `+33` and digits.
    pub phone: String,
}

/// What is said of a dossier beside its title, its kind and its structure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// The dossier that it answers.
    pub reply_to: Option<DossierId>,
    pub secrecy: Secrecy,
    /// Further particulars by name.
    pub fields: BTreeMap<String, String>,
    pub outsiders: Vec<Outsider>,
    /// Posts chosen for the steps that leave it open.
    pub chosen: BTreeMap<String, PostId>,
    /// Where the stamp of each signature goes, by its number in the circuit from 1; the others find their own place.
    #[serde(default)]
    pub stamps: BTreeMap<u32, StampPlace>,
}

/// What a dossier in preparation has so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub circuit: Option<CircuitId>,
    pub document: Option<FileRef>,
    pub saved: Meta,
}

/// Who may read an annotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// Whoever may see the dossier; quoted in the circulation sheet.
    #[default]
    Public,
    /// The writer of the dossier, the author, and those it is addressed to.
    Restricted,
    /// The author alone.
    Private,
}

impl Visibility {
    /// Every visibility, the widest first.
    pub const ALL: [Visibility; 3] = [Self::Public, Self::Restricted, Self::Private];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Restricted => "restricted",
            Self::Private => "private",
        }
    }

    /// The meaning of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.word() == word)
    }
}

/// An annotation: it stands beside the document, never in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    pub id: NoteId,
    pub text: String,
    pub visibility: Visibility,
    /// Those who may read it where it is restricted.
    pub to: Vec<PersonId>,
    /// The page it is about, from 1.
    pub page: Option<u32>,
    /// The document that was before the author's eyes.
    pub document: FileHash,
    pub made: Meta,
    pub withdrawn: Option<Meta>,
}

impl Annotation {
    /// Whether somebody may read it in a dossier of `writer`.
    pub fn readable(&self, person: &PersonId, writer: &PersonId) -> bool {
        self.made.by == *person
            || match self.visibility {
                Visibility::Public => true,
                Visibility::Restricted => writer == person || self.to.contains(person),
                Visibility::Private => false,
            }
    }
}

/// A mail that told somebody of a dossier: of tasks that wait or are late, of what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    pub meta: Meta,
    /// Empty in entries that were written before it was noted.
    pub to: PersonId,
    pub tasks: Vec<TaskId>,
    /// The acts it told of, by their entries.
    pub told: Vec<EntryId>,
}

impl Reminded {
    /// Whether it went to somebody; one that names nobody went to all.
    pub fn reached(&self, person: &PersonId) -> bool {
        self.to.as_str().is_empty() || self.to == *person
    }
}

/// A place where a version of the document was filed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    pub meta: Meta,
    pub path: String,
    pub digest: FileHash,
}

/// The life of a dossier; its archiving and its bin are other matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    #[default]
    Circulating,
    Refused,
    Completed,
    Withdrawn,
    /// Not sent yet.
    Preparing,
}

impl Status {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Circulating => "circulating",
            Self::Refused => "refused",
            Self::Completed => "completed",
            Self::Withdrawn => "withdrawn",
            Self::Preparing => "preparing",
        }
    }
}

/// A dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    pub id: DossierId,
    /// As people say it: year and number.
    pub number: String,
    pub title: String,
    pub kind: DocumentKind,
    pub structure: Option<StructureId>,
    /// Euro cents, where the document binds for an amount.
    pub amount: Option<u64>,
    pub writer: PersonId,
    /// Name of the circuit it was started with.
    pub circuit: String,
    pub annexes: Vec<FileRef>,
    pub particulars: Particulars,
    /// What it has so far, while it is prepared.
    pub draft: Option<Draft>,
    pub rounds: Vec<Round>,
    pub acts: Vec<Act>,
    pub notes: Vec<Annotation>,
    /// Codes sent to outsiders.
    pub codes: Vec<CodeSent>,
    /// Outsiders whose lock an administrator lifted, and when.
    pub unlocked: Vec<(OutsiderId, Meta)>,
    /// Who opened which version first, and when.
    pub reads: Vec<(Meta, FileHash)>,
    /// What was sent about it to whom.
    pub reminded: Vec<Reminded>,
    pub withdrawn: Option<Meta>,
    pub archived: Option<Meta>,
    /// Where the signed document was filed, the last place last.
    pub filed: Vec<Filed>,
    /// Acts whose authority a concurrent revocation took away.
    pub void: Vec<EntryId>,
    /// Acts of somebody who was not entitled to them.
    pub unentitled: Vec<EntryId>,
    /// Time-stamps that were added later, in their order.
    pub stamped: Vec<Stamped>,
    /// Where it stands; written by [`Dossier::settle`], as is all that follows.
    pub status: Status,
    /// The step it waits at, from 0.
    pub step: usize,
    /// The file as it stands.
    pub current: FileRef,
    /// The steps of the last round as they stand.
    pub steps: Vec<Step>,
    /// Their tasks as they stand.
    pub tasks: Vec<Task>,
    /// The day on which it came to its step, by the clock of whoever brought it there.
    pub since_day: NaiveDate,
}

impl Dossier {
    /// The running round and its number from 0.
    pub fn round(&self) -> Option<(usize, &Round)> {
        self.rounds.iter().enumerate().next_back()
    }

    /// The number of the running round, from 0.
    pub fn last_round(&self) -> usize {
        self.rounds.len().saturating_sub(1)
    }

    /// Tasks that can be done now; what somebody is only told is not among them.
    pub fn open_tasks(&self) -> Vec<&Task> {
        if self.status != Status::Circulating {
            return Vec::new();
        }
        // An opinion that was asked for on the way may still come when the step is over.
        let waits = |t: &&Task| t.step == self.step || t.asked_by.is_some() && t.step < self.step;
        self.tasks.iter().filter(waits).filter(|t| !self.is_answered(t)).collect()
    }

    /// What somebody was told and has not taken note of.
    pub fn told_tasks(&self) -> Vec<&Task> {
        let reached = |t: &&Task| t.step < self.step || self.status == Status::Completed;
        let told = self.tasks.iter().filter(|t| t.asked == super::circuit::Asked::Information);
        told.filter(reached).filter(|t| !self.is_done(&t.id)).collect()
    }

    /// Tasks of steps that are still to come.
    pub fn coming_tasks(&self) -> Vec<&Task> {
        if self.status != Status::Circulating {
            return Vec::new();
        }
        self.tasks.iter().filter(|t| t.step > self.step).collect()
    }

    /// The effective act that did a task of a round.
    pub fn done_by(&self, round: usize, task: &TaskId) -> Option<&Act> {
        self.acts
            .iter()
            .find(|a| a.round == round && a.task == *task && a.effect == Effect::Effective && a.deed.fulfils())
    }

    /// Whether a task was done, by whoever was asked or in their place.
    fn is_answered(&self, task: &Task) -> bool {
        super::circuit::twins(task, &self.tasks).into_iter().any(|id| self.is_done(id))
    }

    fn is_done(&self, task: &TaskId) -> bool {
        self.done_by(self.last_round(), task).is_some()
    }

    /// What became of a task of a round: the act that did it, or that refused it.
    pub fn answer(&self, round: usize, task: &TaskId) -> Option<&Act> {
        let refuses = |a: &&Act| a.task == *task && matches!(a.deed, Deed::Refusal { .. });
        self.done_by(round, task).or_else(|| self.refusal(round).filter(refuses))
    }

    /// The effective refusal of a round.
    pub fn refusal(&self, round: usize) -> Option<&Act> {
        self.acts
            .iter()
            .find(|a| a.round == round && a.effect == Effect::Effective && matches!(a.deed, Deed::Refusal { .. }))
    }

    /// A task of the running round as it stands.
    pub fn task(&self, id: &TaskId) -> Option<&Task> {
        self.tasks.iter().find(|t| t.id == *id)
    }

    /// The last effective act of the running round, where the dossier has not come to its end.
    pub fn last_act(&self) -> Option<&Act> {
        let round = self.last_round();
        self.acts.iter().rev().find(|a| a.round == round && a.effect == Effect::Effective && a.deed != Deed::Seen)
    }

    /// The last act, where it can be taken back: one that took another back cannot.
    pub fn last_to_take_back(&self) -> Option<&Act> {
        self.last_act().filter(|a| self.status == Status::Circulating && !matches!(a.deed, Deed::TakeBack { .. }))
    }

    /// A task of the running round, also one that was handed on or is asked for again since.
    pub fn task_ever(&self, id: &TaskId) -> Option<&Task> {
        let first = id.as_str().split('~').next().unwrap_or_default();
        let made = self.acts.iter().flat_map(|a| match &a.deed {
            Deed::Transfer { task, .. } | Deed::Ask { task, .. } | Deed::Escalate { task } => {
                std::slice::from_ref(task)
            }
            Deed::Insert { tasks, .. } => tasks,
            _ => &[],
        });
        let begun = self.rounds.iter().next_back().into_iter().flat_map(|r| &r.tasks);
        self.task(id).or_else(|| begun.chain(made).find(|t| t.id.as_str() == first))
    }

    /// The last day of the step it waits at; none where it waits for nothing or the step has no delay.
    pub fn due(&self) -> Option<NaiveDate> {
        let step = self.steps.get(self.step).filter(|_| self.status == Status::Circulating)?;
        let days = Days::new(step.days.into());
        (step.days > 0).then(|| self.since_day.checked_add_days(days)).flatten()
    }

    /// The file that a file has become by time-stamps that were added to it.
    pub fn stamped_from<'a>(&'a self, file: &'a FileRef) -> &'a FileRef {
        let mut found = file;
        for stamp in &self.stamped {
            if stamp.before == found.hash {
                found = &stamp.after;
            }
        }
        found
    }

    /// Whether the document is signed inside, as a PDF is; other files are signed beside.
    pub fn is_pdf(&self) -> bool {
        self.current.pages > 0
    }
}
