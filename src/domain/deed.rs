//! What somebody does to a task or to the way of a dossier, and what it amounts to once all is known.

use super::circuit::{Step, Task};
use super::dossier::FileRef;
use super::ids::{AppointmentId, AuthorityId, EntryId, FileHash, OutsiderId, SubstitutionId, TaskId};
use super::order::Meta;
use super::seals::{Beside, Timed};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody did to a task, or to the way that a dossier takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    Visa,
    Signature {
        /// The file as signed: the one before, with the signature appended.
        after: FileRef,
        authority: AuthorityId,
        appointment: AppointmentId,
        /// SHA-256 of the signing certificate, hexadecimal.
        certificate: String,
        /// The words printed in the stamp.
        stamp: Vec<String>,
        /// The decision by which the signer stood in for the holder of the post.
        #[serde(default)]
        substitution: Option<SubstitutionId>,
        /// The signature as a file of its own, where the document is no PDF.
        #[serde(default)]
        detached: Option<FileRef>,
        /// Signatures beside annexes.
        #[serde(default)]
        annexes: Vec<Beside>,
        /// Who says when it existed at the latest; none where only the signer's own clock does.
        #[serde(default)]
        timed: Option<Timed>,
    },
    Refusal {
        reason: String,
    },
    Opinion {
        /// For, against, or neither.
        favourable: Option<bool>,
        text: String,
    },
    /// Took note of what they were only told.
    Seen,
    /// An outsider agreed with a code; sealed by the institute.
    Countersignature {
        outsider: OutsiderId,
        /// The code that was used, by the entry that sent it.
        code: EntryId,
        /// The words agreed to.
        consent: String,
        after: FileRef,
        /// SHA-256 of the sealing certificate, hexadecimal.
        certificate: String,
    },
    /// A signature on paper is recorded: its scan, its day, whose it is.
    Paper {
        scan: FileRef,
        signed_on: NaiveDate,
        signer: String,
    },
    /// Back to an earlier step: `to` is a task of it. The steps from there on are asked anew.
    SendBack {
        to: TaskId,
        reason: String,
    },
    /// Takes one's own last act back while nobody has acted on it.
    TakeBack {
        act: EntryId,
    },
    /// Gives the task to another post.
    Transfer {
        task: Task,
        reason: String,
    },
    /// Asks somebody for an opinion; the step does not wait for it.
    Ask {
        task: Task,
        question: String,
    },
    /// A further step, before the one of a task still to come, or at the end.
    Insert {
        before: Option<TaskId>,
        step: Step,
        tasks: Vec<Task>,
    },
    /// The step goes on without the task, for a reason.
    Bypass {
        motive: String,
    },
    /// A late task may be done by the post above as well.
    Escalate {
        task: Task,
    },
}

impl Deed {
    /// The stable word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Visa => "visa",
            Self::Signature { .. } => "signature",
            Self::Refusal { .. } => "refusal",
            Self::Opinion { .. } => "opinion",
            Self::Seen => "seen",
            Self::Countersignature { .. } => "countersignature",
            Self::Paper { .. } => "paper",
            Self::SendBack { .. } => "send-back",
            Self::TakeBack { .. } => "take-back",
            Self::Transfer { .. } => "transfer",
            Self::Ask { .. } => "ask",
            Self::Insert { .. } => "insert",
            Self::Bypass { .. } => "bypass",
            Self::Escalate { .. } => "escalate",
        }
    }

    /// The words that whoever did it gave with it; empty where there are none.
    pub fn words(&self) -> &str {
        match self {
            Self::Refusal { reason } | Self::SendBack { reason, .. } | Self::Transfer { reason, .. } => reason,
            Self::Opinion { text, .. } => text,
            Self::Ask { question, .. } => question,
            Self::Bypass { motive } => motive,
            Self::Paper { signer, .. } => signer,
            _ => "",
        }
    }

    /// Whether the task is done by it.
    pub fn fulfils(&self) -> bool {
        matches!(
            self,
            Self::Visa
                | Self::Signature { .. }
                | Self::Opinion { .. }
                | Self::Seen
                | Self::Countersignature { .. }
                | Self::Paper { .. }
                | Self::Bypass { .. }
        )
    }

    /// Whether it stops the way of the dossier or turns it back.
    pub fn stops(&self) -> bool {
        matches!(self, Self::Refusal { .. } | Self::SendBack { .. })
    }

    /// The file as it is afterwards, where it is another one.
    pub fn after(&self) -> Option<&FileRef> {
        match self {
            Self::Signature { after, .. } | Self::Countersignature { after, .. } => Some(after),
            _ => None,
        }
    }
}

/// What an act amounts to once all that is known has been taken into account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    #[default]
    Effective,
    /// The same was done already, without the two knowing of each other.
    Surplus,
    /// The step was over, or not reached, or the document was another one.
    OutOfSequence,
    /// A refusal or a sending back that did not know of it won.
    Overruled,
    /// The authority used was revoked, without the two knowing of each other.
    AuthorityRevoked,
    /// Whoever did it was not entitled to.
    NotEntitled,
    /// Whoever did it took it back.
    TakenBack,
    /// The dossier was sent back to before it: it has to be done again.
    Undone,
}

impl Effect {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Effective => "effective",
            Self::Surplus => "surplus",
            Self::OutOfSequence => "out-of-sequence",
            Self::Overruled => "overruled",
            Self::AuthorityRevoked => "authority-revoked",
            Self::NotEntitled => "not-entitled",
            Self::TakenBack => "taken-back",
            Self::Undone => "undone",
        }
    }
}

/// An act on a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    pub meta: Meta,
    pub round: usize,
    /// Empty where the act is on the way of the dossier and on no task.
    pub task: TaskId,
    /// The file that was before the actor's eyes.
    pub document: FileHash,
    pub deed: Deed,
    /// Particulars that the step asked for.
    pub fields: BTreeMap<String, String>,
    /// The day by the clock on the actor's wall.
    pub day: NaiveDate,
    pub effect: Effect,
}
