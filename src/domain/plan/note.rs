//! The figures and the remarks of a plan.

use super::Heading;
use crate::domain::change::Change;
use crate::domain::deed_note::DeedNote;
use crate::domain::folk_note::FolkNote;
use crate::domain::intake::Caution;
use crate::domain::seal_note::SealNote;
use crate::domain::usage::{Generations, Peak, Sample, Units};

/// A figure or a remark of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    Read(usize),
    New(usize),
    Changed(usize),
    Gone(usize),
    /// So many known structures are not in the file, too many to be closed: it is taken for a part of the register.
    Partial(usize),
    Same(usize),
    Warnings(usize),
    Works {
        from: String,
    },
    ReplacesAtOnce {
        login: String,
    },
    OldWorksUntil {
        login: String,
        day: chrono::NaiveDate,
    },
    /// The reminder that is sent: the cut-off that it announces, and its day counted from there.
    Reminder {
        cutoff: chrono::NaiveDate,
        step: i16,
    },
    /// What can be done about whoever has no mail address.
    WriteInstead,
    /// The structure has registered for the campaign already: when, and whom it named.
    RegisteredBefore {
        day: chrono::NaiveDate,
        name: String,
    },
    /// The code of a new structure is of the year of its creation, of which no campaign has opened.
    YearOfItsOwn {
        login: String,
        year: u16,
    },
    Lines(usize),
    Unchanged,
    ClearText,
    Costly {
        cost: u32,
    },
    VoidsSignatures(usize),
    /// What a document holds that its reader should know of.
    Told(Caution),
    NextStep {
        who: Vec<String>,
    },
    As {
        post: String,
    },
    ByAuthority {
        act: String,
        on_behalf: Option<String>,
    },
    Document {
        name: String,
        pages: u32,
        size: u64,
        digest: String,
    },
    Duty(&'static str),
    Completes,
    /// The owner must change the passphrase that is set.
    FirstPassphrase,
    /// The keys that the lost passphrase sealed cannot be opened: new ones take their place.
    KeysGivenUp,
    /// What was signed before stays valid.
    SignaturesStay,
    /// What an administrator may do.
    MayAdminister,
    CertifiedAtOnce,
    /// An administrator certifies the new key when opening the desk; the old certificate serves until then.
    CertifiedLater,
    /// The same where the old certificate is over or revoked: until then nothing can be signed.
    SignsNothingUntil,
    /// The last act of the register is dated so much earlier than now that the clock may have run ahead.
    ClockAhead {
        last: chrono::DateTime<chrono::Utc>,
    },
    /// The last act is dated later than now.
    ClockBehind {
        last: chrono::DateTime<chrono::Utc>,
        present: chrono::DateTime<chrono::Utc>,
    },
    /// The actor has not opened the document that the act is on.
    NotOpened,
    Reason(String),
    Days {
        from: chrono::NaiveDate,
        until: Option<chrono::NaiveDate>,
    },
    /// So many days before the day that was announced.
    Early(i64),
    /// A file of the portal is written at once: the act cannot be taken back.
    WrittenAtOnce,
    /// So many things of a kind.
    Figure(Figure, usize),
    /// A choice of the campaign that differs from the one before.
    Setting(Change),
    /// A line of a log as it was understood.
    Sample(Box<Sample>),
    /// Lines with old and new codes on a day.
    Generations(chrono::NaiveDate, Generations),
    /// Units by the generation of their codes on a day.
    Units(chrono::NaiveDate, Units),
    /// Logins that carry a group of the portal.
    Group {
        name: String,
        logins: usize,
        /// The same before case is folded.
        spellings: usize,
    },
    /// The most that one code read within an hour.
    Peak(Box<Peak>),
    /// The first lines of the log were read already: so many bytes.
    ReadBefore(u64),
    /// What is done to a code because of a case.
    Remedy {
        heading: Box<Heading>,
    },
    /// The last line has no end yet: it is read once it has one.
    Unended,
    /// A remark about certificates and time.
    Seal(SealNote),
    /// A remark on a deed of the signing book.
    Deed(DeedNote),
    /// A remark on posts, holders and authorities.
    Folk(FolkNote),
    /// The format of a log was told by its first lines: how many of those that were tried it fits.
    FormatTaken {
        name: String,
        fit: usize,
        of: usize,
    },
    /// A table that is not in UTF-8 was read in the encoding of older spreadsheets.
    EncodingTaken,
    /// From when until when, as it was understood: told with the zone of this place.
    Period {
        from: chrono::DateTime<chrono::Utc>,
        until: chrono::DateTime<chrono::Utc>,
    },
}

impl Note {
    /// Whether it says how something was understood that could be meant otherwise, or what one might not expect to come of
    /// it: it is told although nobody asked for the plan.
    pub fn assumes(&self) -> bool {
        match self {
            Self::Folk(remark) => remark.surprises(),
            _ => matches!(self, Self::FormatTaken { .. } | Self::EncodingTaken | Self::Period { .. }),
        }
    }
}

/// What a figure of a plan counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    Lost,
    Spared,
    NotRenewed,
    OldInUse,
    Called,
    NewlyCalled,
    NoLongerCalled,
    Letters,
    Mails,
    WithoutMail,
    CodesSeen,
    UnknownCodes,
    StrangeLines,
    Openings,
    Refusals,
    Suspects,
    /// Mails to whom one was sent before.
    Again,
    NotDelivered,
    /// Sealed copies that are destroyed.
    Purged,
    Spellings,
    KeptCodes,
    /// Codes unknown here whose usage is kept until they are taken in.
    AwaitedCodes,
    /// Old codes that a cut-off takes from structures that hold no other.
    LeftWithout,
    /// Lasting codes that nobody may hold any more.
    Stranded,
    /// People without a mail address.
    Unreachable,
    /// Dossiers that were filed as they stand already.
    FiledAlready,
    /// Codes that work again once a cut-off is taken back.
    ComingBack,
}

impl Figure {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Spared => "spared",
            Self::NotRenewed => "not-renewed",
            Self::OldInUse => "old-in-use",
            Self::Called => "called",
            Self::NewlyCalled => "newly-called",
            Self::NoLongerCalled => "no-longer-called",
            Self::Letters => "letters",
            Self::Mails => "mails",
            Self::WithoutMail => "without-mail",
            Self::CodesSeen => "codes-seen",
            Self::UnknownCodes => "unknown-codes",
            Self::StrangeLines => "strange-lines",
            Self::Openings => "openings",
            Self::Refusals => "refusals",
            Self::Suspects => "suspects",
            Self::Again => "again",
            Self::NotDelivered => "not-delivered",
            Self::Purged => "purged",
            Self::Spellings => "spellings",
            Self::KeptCodes => "kept-codes",
            Self::AwaitedCodes => "awaited-codes",
            Self::LeftWithout => "left-without",
            Self::Stranded => "stranded",
            Self::Unreachable => "unreachable",
            Self::FiledAlready => "filed-already",
            Self::ComingBack => "coming-back",
        }
    }
}
