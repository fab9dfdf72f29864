//! What the plan of a deed on a dossier says: who gets it, what no longer counts, who stands in for whom.
//!
//! It must not know the words: they are in the text catalogue.

use super::circuit::{Asked, Quorum};
use super::dossier::{Deed, Secrecy};
use super::trouble::Rule;
use chrono::{DateTime, NaiveDate, Utc};

/// A remark of the plan of a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeedNote {
    /// A step of the way that the dossier takes, from 0: what is asked there, of whom, and by which day it should be over.
    Step {
        step: usize,
        asked: Asked,
        quorum: Quorum,
        who: Vec<String>,
        due: Option<NaiveDate>,
    },
    /// An act that no longer counts afterwards: what it was, whose, when.
    Undone {
        deed: Box<Deed>,
        name: String,
        at: DateTime<Utc>,
    },
    /// The dossier goes back to a step, from 0.
    BackTo {
        step: usize,
    },
    /// The task that is passed over: its step, from 0, what was asked there and of whom.
    PassedOver {
        step: usize,
        asked: Asked,
        who: String,
    },
    /// The step goes on waiting for these.
    StillWaits {
        who: Vec<String>,
    },
    /// It is with whoever sent it afterwards.
    ToWriter {
        name: String,
    },
    /// Who finds it in a tray of theirs afterwards.
    Told {
        who: Vec<String>,
    },
    /// The actor has acted on this dossier before.
    ActedBefore {
        deed: Box<Deed>,
        at: DateTime<Utc>,
    },
    /// In whose absence the actor acts, and by which decision.
    InPlaceOf {
        name: String,
        act: String,
    },
    /// Who is asked from now on.
    GivenTo {
        who: String,
    },
    /// Whoever is asked from now on could not sign it today, and why.
    NotEntitled {
        who: String,
        why: Box<Rule>,
    },
    Question(String),
    /// For, against, or neither; with its words.
    Opinion {
        favourable: Option<bool>,
        text: String,
    },
    /// A step is added at this place, from 0: who is asked there.
    Inserted {
        step: usize,
        who: Vec<String>,
    },
    /// Whose signature on paper, given when.
    OnPaper {
        signer: String,
        day: NaiveDate,
    },
    /// A particular that the step asks for.
    Field {
        name: String,
        value: String,
    },
    /// Who may see it.
    Secrecy(Secrecy),
    /// The dossier that it answers, by number.
    ReplyTo(String),
    /// Where the stamp goes: the page, from 1, or none where its field shows nothing; it may lie on something for lack of
    /// room.
    Stamp {
        page: Option<usize>,
        crowded: bool,
    },
    /// The text of the document could not be read: the stamp shows where it was put, or not at all.
    Unread {
        shown: bool,
    },
    /// As before, where nobody is there who could choose a place: the stamp is not shown.
    Unshown,
    /// For so many other signatures no place can be laid out now: each finds its own when it is made, and the document is
    /// not certified for their sake.
    StampsLater {
        others: usize,
    },
    /// The signature certifies the document and lays out so many fields.
    Certifies {
        fields: usize,
    },
    /// Who is asked for the time; none where nobody is.
    TimeAsked(Option<String>),
    /// An annex that is signed beside.
    SignsAnnex(String),
    /// A third person and where the code goes.
    Outsider {
        name: String,
        phone: String,
    },
    /// The words that an outsider agrees to.
    Consent(String),
    /// The document goes to this mail address before the code.
    Mailed {
        to: String,
    },
    /// The document goes to no mail address: it is read at this desk.
    ReadHere,
    /// Where the codes go from here.
    Through(String),
    /// The institute's seal is made, or made anew.
    SealMade {
        name: String,
    },
}

impl DeedNote {
    /// The stable word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Step { .. } => "step",
            Self::Undone { .. } => "undone",
            Self::BackTo { .. } => "back-to",
            Self::StillWaits { .. } => "still-waits",
            Self::ToWriter { .. } => "to-writer",
            Self::Told { .. } => "told",
            Self::ActedBefore { .. } => "acted-before",
            Self::InPlaceOf { .. } => "in-place-of",
            Self::PassedOver { .. } => "passed-over",
            Self::GivenTo { .. } => "given-to",
            Self::NotEntitled { .. } => "not-entitled",
            Self::Question(_) => "question",
            Self::Opinion { .. } => "opinion",
            Self::Inserted { .. } => "inserted",
            Self::OnPaper { .. } => "on-paper",
            Self::Field { .. } => "field",
            Self::Secrecy(_) => "secrecy",
            Self::ReplyTo(_) => "reply-to",
            Self::Stamp { .. } => "stamp",
            Self::Unread { .. } => "text-unread",
            Self::Unshown => "stamp-unshown",
            Self::StampsLater { .. } => "stamps-later",
            Self::Certifies { .. } => "certifies",
            Self::TimeAsked(_) => "time-asked",
            Self::SignsAnnex(_) => "signs-annex",
            Self::Outsider { .. } => "outsider",
            Self::Consent(_) => "consent",
            Self::Mailed { .. } => "mailed",
            Self::ReadHere => "read-here",
            Self::Through(_) => "through",
            Self::SealMade { .. } => "seal-made",
        }
    }
}
