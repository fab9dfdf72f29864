//! What an act would do, before it is done: the confirm on the screen and `--dry-run` show the same plan.

use super::change::Change;
use super::deed_note::DeedNote;
use super::deeds::Wish;
use super::folk_note::FolkNote;
use super::intake::Caution;
use super::seal_note::SealNote;
use super::structure::Difference;
use super::trouble::Rule;
use super::usage::{Generations, Peak, Sample, Units};

/// The act that a plan is of; its words are in the text catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The time-stamping authority, by the computer it runs on; none: none is asked any more.
    Tsa {
        host: Option<String>,
    },
    TryTsa {
        host: String,
    },
    TimeStamp {
        host: String,
    },
    BringKey {
        name: String,
    },
    ChooseKey {
        name: String,
    },
    RetireKey {
        name: String,
    },
    RetireSeal {
        name: String,
    },
    ImportStructures {
        file: String,
        format: &'static str,
    },
    ImportCorrespondents {
        file: String,
    },
    OpenCampaign {
        year: u16,
    },
    Register {
        structure: String,
        year: u16,
    },
    IssueCodes {
        year: u16,
    },
    ShowSecret {
        login: String,
    },
    Deliver {
        login: String,
    },
    Suspend {
        login: String,
    },
    Lift {
        login: String,
    },
    Revoke {
        login: String,
    },
    Export {
        format: &'static str,
        path: String,
    },
    NewDossier {
        title: String,
    },
    Visa {
        number: String,
    },
    Sign {
        number: String,
    },
    Refuse {
        number: String,
    },
    NewVersion {
        number: String,
    },
    Withdraw {
        number: String,
    },
    AddPerson {
        name: String,
    },
    AddPost {
        title: String,
    },
    Appoint {
        name: String,
        title: String,
    },
    EndAppointment {
        name: String,
        title: String,
    },
    ChangePassphrase {
        name: String,
    },
    Save {
        path: String,
    },
    Grant {
        name: String,
        act: String,
    },
    RevokeAuthority {
        act: String,
    },
    Adjust {
        structure: String,
    },
    Offices,
    Institute,
    Account {
        name: String,
    },
    AdjustCampaign {
        year: u16,
    },
    CampaignText {
        name: String,
        year: u16,
    },
    CutOff {
        year: u16,
    },
    UndoCutOff {
        year: u16,
    },
    AcceptRegistrations {
        year: u16,
    },
    RefuseRegistrations {
        year: u16,
    },
    MoveRegistrations {
        office: String,
    },
    SendRegistration {
        structure: String,
    },
    IssueTeams {
        structure: String,
        year: u16,
    },
    ImportCodes {
        file: String,
    },
    Replace {
        login: String,
    },
    RevokePrefix {
        prefix: String,
    },
    Received {
        login: String,
    },
    Returned {
        login: String,
    },
    Letters {
        folder: String,
    },
    Mail {
        year: u16,
    },
    Remind {
        year: u16,
    },
    Track {
        name: String,
    },
    Target {
        format: String,
    },
    Declare {
        year: u16,
        path: String,
    },
    ReadUsage {
        file: String,
    },
    Leak {
        publisher: String,
    },
    LeakStep {
        number: String,
    },
    Forget {
        login: String,
    },
    ResetAccount {
        name: String,
    },
    NameAdministrator {
        name: String,
    },
    RenewCertificate {
        name: String,
    },
    AcceptClock,
    MailServer {
        host: String,
    },
    NoMailServer,
    TryMailServer {
        host: String,
    },
    /// Something is done to a dossier, by its number and its title.
    Deed {
        wish: Wish,
        number: String,
    },
    /// The same is done to several dossiers.
    Together {
        wish: Wish,
        dossiers: usize,
    },
    SaveDraft {
        title: String,
    },
    Annotate {
        number: String,
    },
    WithdrawNote {
        number: String,
    },
    ReadMark {
        number: String,
    },
    SetCircuit {
        name: String,
    },
    RetireCircuit {
        name: String,
    },
    Deposit {
        number: String,
    },
    ReadDeposit {
        name: String,
    },
    DepositMetadata {
        name: String,
    },
    CheckDeposits,
    DestroyDeposit {
        name: String,
    },
    MovePost {
        title: String,
    },
    Substitute {
        name: String,
        title: String,
    },
    EndSubstitution {
        name: String,
        title: String,
    },
    Propose {
        name: String,
    },
    RevokeCertificate {
        name: String,
    },
    /// A code goes to an outsider.
    SendCode {
        name: String,
    },
    /// An outsider countersigns.
    TryCode {
        number: String,
    },
    UnlockOutsider {
        name: String,
    },
    /// How codes leave the desk, by its stable word.
    Gateway {
        word: &'static str,
    },
    TryGateway {
        to: String,
    },
    /// Everybody is told by mail what waits for them in the signing book.
    Digests,
    /// Signed documents are written where the settings say.
    File {
        number: String,
    },
    FileTogether {
        dossiers: usize,
    },
    Filing {
        folder: String,
    },
    NoFiling,
    BookText {
        name: String,
    },
}

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
    /// A remark on a deed of the signing book.
    /// A remark about certificates and time.
    Seal(SealNote),
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
