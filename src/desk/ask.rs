//! Questions to the open desk that change nothing, and their answers: the screen and the command line ask the same ones.

use crate::domain::circuit::Asked;
use crate::domain::code::Life;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DossierId, EntryId, PersonId, StructureId};
use crate::domain::login::Login;
use crate::domain::portal::Format;
use crate::domain::trouble::{Rule, TimeFault, Trouble};
use chrono::{DateTime, NaiveDate, Utc};
use std::path::PathBuf;

/// A question.
#[derive(Clone, Debug)]
pub enum Question {
    /// Entries of the register, the latest first.
    Entries(Filter),
    /// Is this typed or dictated word the secret of a code here?
    CheckCode(String),
    /// The text of the present document of a dossier.
    ReadDossier(DossierId),
    /// The signatures of the present document of a dossier.
    VerifyDossier(DossierId),
    /// The signatures of a PDF, of a signature beside a file, of an evidence file.
    VerifyFile(PathBuf),
    /// The places for stamps on a page, from 1, of a dossier's document; on the last one where none is named.
    StampPlaces(DossierId, Option<u32>),
    /// Everything recomputed: hashes, signatures, order, payloads, documents, and the state against the store.
    VerifyRegister,
    /// A signed checkpoint of the logs of this desk.
    Checkpoint,
    /// The logs as C2SP tiles under a folder.
    ExportRegister(PathBuf),
    /// Who may sign a dossier on a day.
    WhoMaySign(DossierId, NaiveDate),
    /// How a circuit would go for a dossier that is sent today.
    Rehearse(Box<super::Rehearse>),
    /// The dossiers that hold a text, in what is said of them or in their documents.
    SearchDossiers(String),
    /// The portal's file as its worker reads it: may it, is every line one, does it say what the codes are?
    CheckPortal {
        path: PathBuf,
        format: Format,
        /// The user as whom the portal's worker runs.
        worker: Option<String>,
    },
}

/// Which entries of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A subject such as `structure:200710776M`; a prefix such as `dossier:` is enough.
    pub subject: Option<String>,
    pub person: Option<PersonId>,
    pub day: Option<NaiveDate>,
    /// Passed over, the latest first.
    pub skip: usize,
    /// At most so many.
    pub most: usize,
}

/// An answer.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The entries asked for, and how many fit the filter in all.
    Entries {
        lines: Vec<Line>,
        total: usize,
    },
    Checked(Checked),
    Document(Reading),
    Signatures {
        file: String,
        found: Vec<SignatureReport>,
    },
    /// An evidence file, checked.
    Evidence {
        file: String,
        report: EvidenceReport,
    },
    /// The places for stamps on a page of a dossier's document.
    Places {
        dossier: DossierId,
        places: super::Places,
    },
    Verified(Audit),
    /// Notes, one a log.
    Checkpoints(Vec<String>),
    Exported(PathBuf),
    /// Everybody who holds a post that is asked, with the acts that entitle, or why not.
    MaySign(Vec<MaySign>),
    Portal(PortalReport),
    Rehearsal(super::Rehearsal),
    Found(Vec<super::Found>),
}

/// A line of the register as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: EntryId,
    pub log: String,
    pub seq: u64,
    /// The instant that the actor's computer claimed.
    pub at: DateTime<Utc>,
    pub by: PersonId,
    /// Name of the person.
    pub name: String,
    /// Title of the post acted as, empty where none was.
    pub acting: String,
    /// The kind of the fact, such as `code.issued`; its words are in the text catalogue.
    pub kind: String,
    /// The subject of the entry, such as `code:27INSU1016`.
    pub subject: String,
    /// The subject as people call it: a label, a login, a dossier's number, a name.
    pub about: String,
    /// What was written down, in few words of data: a reason, a title, a file. May be empty.
    pub detail: String,
    /// The payload was destroyed ([`DESTROYED`]) or does not open.
    pub sealed: bool,
}

/// The detail of a line whose payload was destroyed.
pub const DESTROYED: &str = "destroyed";

/// What a typed code turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It is the secret of this code.
    Known { login: Login, structure: StructureId, life: Life },
    /// It is not, but one slip away from one that is: place (from 1), whether two symbols were swapped.
    Meant { login: Login, structure: StructureId, life: Life, place: usize, swap: bool },
    /// Well formed, but no code of this desk has it.
    Unknown,
    /// Not well formed, and no single slip explains it.
    Wrong,
    /// So many symbols instead of twelve.
    Length(usize),
    /// A character that codes never hold.
    Foreign(char),
    /// It is a login of this desk, not a secret.
    Login { login: Login, structure: StructureId, life: Life },
}

/// What the portal's worker finds in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortalReport {
    pub path: String,
    /// Codes in the file.
    pub lines: usize,
    /// Lines that the portal would not take: number, stable word.
    pub odd: Vec<(u64, &'static str)>,
    /// The mode, its last nine bits.
    pub mode: u32,
    pub owner: String,
    pub group: String,
    /// The worker's user, and whether it may read the file; none where nobody says who it is.
    pub worker: Option<(String, bool)>,
    /// It is what would be written now.
    pub current: bool,
    /// Codes that cannot be in a file of this format: login, why.
    pub left_out: Vec<(String, Rule)>,
}

impl PortalReport {
    /// Whether nothing speaks against it.
    pub fn sound(&self) -> bool {
        self.current && self.odd.is_empty() && self.worker.as_ref().is_none_or(|(_, may)| *may)
    }
}

/// A document to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub name: String,
    /// SHA-256, hexadecimal.
    pub digest: String,
    /// Bytes.
    pub size: u64,
    /// Lines of each page; a page without any has no text, as a scan has none.
    pub pages: Vec<Vec<String>>,
}

/// An evidence file, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceReport {
    /// Number of its dossier.
    pub dossier: String,
    pub members: usize,
    /// Entries of the register in it, and how many of them a checkpoint covers.
    pub entries: usize,
    pub proved: usize,
    /// What does not hold: a stable word, and what it is about.
    pub faults: Vec<(&'static str, String)>,
    /// The signatures in each of its files.
    pub signatures: Vec<(String, Vec<SignatureReport>)>,
    /// The keys of its logs, to be compared with those that the institute publishes.
    pub keys: Vec<String>,
}

impl EvidenceReport {
    /// The verdict on the whole.
    pub fn verdict(&self) -> Verdict {
        let any = |v: Verdict| self.signatures.iter().flat_map(|(_, s)| s).any(|s| s.verdict == v);
        match () {
            () if !self.faults.is_empty() || any(Verdict::NotValid) => Verdict::NotValid,
            () if any(Verdict::CannotJudge) => Verdict::CannotJudge,
            () if any(Verdict::IntactWithAdditions) => Verdict::IntactWithAdditions,
            () => Verdict::Valid,
        }
    }
}

/// One signature of a PDF, judged: the words are in the text catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureReport {
    pub field: String,
    pub signer: String,
    pub organisation: String,
    pub issuer: String,
    /// `approval`, `certification` or `time-stamp`.
    pub kind: &'static str,
    /// The time claimed in the file, as written there.
    pub claimed: Option<String>,
    /// Who else says when it existed.
    pub time: TimeReport,
    /// When its certificate was revoked, after a time that is proved.
    pub revoked_later: Option<DateTime<Utc>>,
    /// The day of the list that says that its certificate was not revoked.
    pub listed: Option<DateTime<Utc>>,
    /// SHA-256 of the certificate, hexadecimal.
    pub certificate: String,
    pub covered: usize,
    pub behind: usize,
    /// What became of the signed bytes, whoever signed.
    pub integrity: Integrity,
    /// Whether the signer's authority is known here: `trusted`, `unknown`, `out-of-force`, `broken`.
    pub chain: &'static str,
    pub verdict: Verdict,
    /// What speaks against it: stable words such as `digest-differs`, with a detail.
    pub problems: Vec<(&'static str, String)>,
    /// What was added behind it that no later signature explains: stable word, detail.
    pub additions: Vec<(&'static str, String)>,
    /// What was added and is explained: later signatures, validation data.
    pub explained: usize,
    /// How much of it is validation data: certificates and lists that later verification needs.
    pub material: usize,
}

/// Whose clock tells when a signature existed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeReport {
    /// That of the signer's computer alone.
    Claimed,
    /// A time-stamping authority that is trusted here.
    Proved { at: DateTime<Utc>, authority: String },
    /// It carries a time-stamp that is not to be believed.
    Doubtful(TimeFault),
}

/// What became of the signed bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    Whole,
    Explained,
    Followed,
    Broken,
    Unknown,
}

impl Integrity {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Explained => "explained",
            Self::Followed => "followed",
            Self::Broken => "broken",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the signed bytes are as they were; nothing where that cannot be told.
    pub fn is_intact(self) -> Option<bool> {
        match self {
            Self::Whole | Self::Explained | Self::Followed => Some(true),
            Self::Broken => Some(false),
            Self::Unknown => None,
        }
    }
}

/// One revision behind the first signature of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionReport {
    /// Its first byte and the one behind its last.
    pub start: usize,
    pub end: usize,
    pub parts: Vec<PartReport>,
}

/// An object of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartReport {
    pub object: u32,
    /// What it is, by a stable word such as `page` or `field`.
    pub role: &'static str,
    /// The page, from 1, where it belongs to one.
    pub page: Option<usize>,
    /// The full name of the field, where it belongs to one.
    pub name: String,
    /// `added`, `changed`, `freed`, `repeated`.
    pub action: &'static str,
    /// The keys of a dictionary that differ from the revision before.
    pub keys: Vec<String>,
}

/// The verdict on a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Valid,
    IntactWithAdditions,
    NotValid,
    CannotJudge,
}

impl Verdict {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::IntactWithAdditions => "intact-with-additions",
            Self::NotValid => "not-valid",
            Self::CannotJudge => "cannot-judge",
        }
    }
}

/// What recomputing everything found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    pub logs: usize,
    pub entries: u64,
    pub documents: usize,
    /// Payloads that were destroyed, each by an act that says so.
    pub destroyed: usize,
    /// Roots: origin, size, root in base64.
    pub roots: Vec<(String, u64, String)>,
    pub faults: Vec<Trouble>,
    /// Files among the documents that no dossier names: left behind by acts that were cut off.
    pub spare: Vec<String>,
    /// What was mended, in the doctor's case: stable words such as `store-rebuilt`, with a detail.
    pub mended: Vec<(&'static str, String)>,
}

/// Whether somebody may do what a dossier asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaySign {
    pub step: usize,
    pub asked: Asked,
    pub person: String,
    pub post: String,
    /// Reference of the act, where a signature is asked; empty for anything less.
    pub answer: Result<String, Rule>,
}

/// The names of the tasks of a dossier, for screens: step, post title, holder.
pub fn task_lines(state: &crate::domain::state::State, dossier: &Dossier, day: NaiveDate) -> Vec<TaskLine> {
    let Some((n, _)) = dossier.round() else {
        return Vec::new();
    };
    // As they stand: handed on, added, asked again.
    let mut tasks: Vec<&crate::domain::circuit::Task> = dossier.tasks.iter().collect();
    tasks.sort_by_key(|t| t.step);
    tasks
        .into_iter()
        .map(|task| TaskLine {
            step: task.step,
            asked: task.asked,
            post: state.people.posts.get(&task.post).map(|p| p.title.clone()).unwrap_or_default(),
            holder: asked_whom(state, dossier, task, day),
            done: dossier.done_by(n, &task.id).cloned(),
            open: dossier.open_tasks().iter().any(|t| t.id == task.id),
        })
        .collect()
}

/// The name of whoever a task is for on a day: the person or the outsider that it names, else the holder of its post.
fn asked_whom(
    state: &crate::domain::state::State,
    dossier: &Dossier,
    task: &crate::domain::circuit::Task,
    day: NaiveDate,
) -> Option<String> {
    let named = task.person.as_ref().map(|p| state.people.name(p).to_owned());
    let outsider = || {
        let known = dossier.particulars.outsiders.iter().find(|o| Some(&o.id) == task.outsider.as_ref());
        known.map(|o| o.name.clone())
    };
    named.or_else(outsider).or_else(|| state.people.holder(&task.post, day).map(|p| p.name.clone()))
}

/// One task of the running round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLine {
    /// From 0.
    pub step: usize,
    pub asked: crate::domain::circuit::Asked,
    pub post: String,
    /// Who holds the post today.
    pub holder: Option<String>,
    /// The effective act on it.
    pub done: Option<crate::domain::dossier::Act>,
    pub open: bool,
}
