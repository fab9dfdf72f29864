//! Everything that can go wrong, as data: the words are found elsewhere, in the user's language.
//!
//! [`Trouble::code`] is stable: scripts read it. A rule that refuses is not a failure of the program.

use super::circuit::Who;
use super::clean::visible_line;
use super::dossier::DocumentKind;
use super::ids::PostId;
use chrono::NaiveDate;
use std::fmt;

/// A rule that refuses, with what it takes to explain it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    NoSuchStructure { typed: String },
    AmbiguousStructure { typed: String, found: Vec<String> },
    NoSuchPerson { typed: String },
    NoSuchPost { post: PostId },
    NoSuchDossier { typed: String },
    NoSuchCode { typed: String },
    NoSuchCircuit { typed: String },
    NoSuchCampaign { year: u16 },
    NoSuchAuthority { typed: String },
    NoSuchOffice { typed: String },
    NoCampaign,
    CampaignExists { year: u16 },
    OtherYear { year: u16, opens: NaiveDate },
    DatesReversed { opens: NaiveDate, cutoff: NaiveDate },
    MailRefused { mail: String, domains: Vec<String> },
    DomainRefused { typed: String },
    NameRefused { character: String },
    EmptyField { field: &'static str },
    StructureClosed { structure: String },
    NotCalled { structure: String, duty: &'static str },
    NotRegistered { structure: String },
    NoLabel { structure: String },
    LabelTwice { label: String, other: String },
    LoginTooLong { login: String },
    AlreadyIssued { login: String },
    AlreadyExempt { login: String },
    CodeRevoked { login: String },
    CodeNotHeld { login: String },
    CodeHeld { login: String },
    CodeExpired { login: String },
    SecretGone { login: String },
    NotHolder { post: String, day: NaiveDate },
    NoAuthority { post: String },
    AuthorityRevoked { act: String },
    AuthorityNotInForce { act: String, from: NaiveDate, until: NaiveDate },
    AuthorityOtherKind { act: String, kind: DocumentKind },
    AuthorityCeiling { act: String, ceiling: u64 },
    AuthorityElsewhere { act: String },
    DeadEnd { step: usize, who: Who },
    EmptyCircuit,
    FormalContract,
    NotCirculating { number: String },
    NothingAsked { number: String },
    OtherDeed { number: String, asked: &'static str },
    NotRefused { number: String },
    NotWriter { number: String },
    AlreadyActed { number: String },
    ReasonMissing,
    PassphraseShort { characters: usize, least: usize },
    PassphraseCommon,
    PassphraseMustChange,
    PassphraseWrong,
    NotAdministrator,
    NoAccount { typed: String },
    SeveralAccounts { names: Vec<String> },
    AccountExists { name: String },
    AdministratorAlready { name: String },
    OwnAccount,
    PersonExists { name: String },
    DeskExists { path: String },
    NoDesk { path: String },
    ReadOnly(ReadOnly),
    FileTaken { path: String },
    Pdf(PdfRefusal),
    ClockBack { last: String },
    CertificateExpired { until: String },
    RegistrationToCheck { structure: String },
    RegistrationRefused { structure: String },
    NothingToReview { structure: String },
    CodeFollows { structure: String },
    RegistrationNotSigned { structure: String, number: String },
    RegistrationNotSent { structure: String },
    RegistrationCirculates { structure: String, number: String },
    TeamsNotCalled,
    CodesComeFromOutside,
    CampaignPast { year: u16 },
    CutOffDone { year: u16 },
    CutOffNotDone { year: u16 },
    CutOffExported { year: u16 },
    NotOpenYet { year: u16, opens: NaiveDate },
    ResendRefused { login: String },
    NoMailAddress { structure: String },
    NoCorrespondent { structure: String },
    NotDelivered { login: String },
    AlreadyReceived { login: String },
    NotMixed { structure: String },
    NothingDue,
    PrefixTooShort { prefix: String },
    NoSuchLeak { typed: String },
    LeakClosed { number: String },
    PeriodReversed,
    LogFormat { detail: String },
    TextBroken { name: String, line: usize, why: TextFault },
    MailRejected { detail: String },
    MailUncertain { to: String },
    MailNotSent,
    MailNotMade { detail: String },
    MailInClear { host: String },
    NoMailServer,
    NoTlsHere,
    NotWorkingCode { login: String },
    CertificateAwaited,
    CodesMadeHere,
    YearUnknown { login: String },
    SecretTwice { login: String, other: String },
    SecretNeeded { login: String },
    SecretMissing { login: String },
    SecretUnfit { login: String },
    LoginRefused { login: String },
    OtherPortal { login: String },
    LoginTwice { login: String },
    OtherHolder { login: String },
    BaseRefused { base: String },
    NoSuchUser { typed: String },
    TargetNotSet { format: String },
    KeyUnknown { key: String, line: usize },
    KeyTwice { key: String, line: usize, first: String, second: String },
}

/// Why a text of a campaign cannot be used; a line is quoted as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// A word in double braces stands for nothing.
    Unknown {
        quoted: String,
    },
    /// Something in braces or per cent signs is not written as it should be.
    Syntax {
        quoted: String,
    },
    /// It takes more pages than it may.
    Long {
        most: usize,
    },
    /// More characters than a text may have.
    Large {
        most: usize,
    },
    Empty,
}

/// Why a desk is open for reading only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Asked for.
    Asked,
    /// Another program holds the desk: its process number.
    HeldBy { pid: String },
    /// This copy of the desk is older than one that was seen on this computer.
    OldCopy { seen: u64, here: u64 },
    /// The register is not the one that was seen on this computer.
    OtherHistory { log: String },
    /// Nothing on this computer remembers this desk.
    NeverSeen,
    /// The register is damaged.
    Damaged { what: String },
    /// The disk refused to keep what was written.
    DiskFailed { detail: String },
}

/// Why a PDF is not signed or not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfRefusal {
    NotPdf,
    JunkBefore,
    Encrypted,
    DamagedXref,
    Unreadable { detail: String },
    CertifiedClosed,
    InvalidSignature { field: String },
    NoPages,
    TooLarge { megabytes: u64 },
    TooSlow,
}

impl PdfRefusal {
    /// The stable word of the refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotPdf => "pdf-not-a-pdf",
            Self::JunkBefore => "pdf-bytes-before-header",
            Self::Encrypted => "pdf-encrypted",
            Self::DamagedXref => "pdf-damaged-xref",
            Self::Unreadable { .. } => "pdf-unreadable",
            Self::CertifiedClosed => "pdf-certified-closed",
            Self::InvalidSignature { .. } => "pdf-invalid-signature",
            Self::NoPages => "pdf-no-pages",
            Self::TooLarge { .. } => "pdf-too-large",
            Self::TooSlow => "pdf-too-slow",
        }
    }
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A rule refuses.
    Rule(Rule),
    /// A file that was given cannot be read as what it should be: where, and why.
    Input { file: String, line: Option<u64>, why: InputFault },
    /// The system refused: what was being done, to which file, and its own words.
    Io { path: String, detail: String },
    /// Something that the desk keeps is not as it was written: which file, and what.
    Damaged { path: String, what: String },
    /// Stopped on request; nothing was changed.
    Cancelled,
}

/// What is wrong with a file that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputFault {
    UnknownFormat,
    MissingColumn(String),
    Width {
        expected: usize,
        found: usize,
    },
    TooLarge,
    TooManyRows {
        most: usize,
    },
    FieldTooLong,
    NulByte,
    NotText,
    BadDate(String),
    Malformed(String),
    ChildFailed(String),
    /// The lines of a log are not in the format that was named.
    LogLine {
        format: String,
    },
}

/// The result of everything that can be refused or fail.
pub type Outcome<T> = Result<T, Trouble>;

impl Trouble {
    /// A failure of the system on a file.
    pub fn io(path: &std::path::Path, error: &dyn fmt::Display) -> Self {
        Self::Io { path: path.display().to_string(), detail: error.to_string() }
    }

    /// A thing of the desk that is not as it was written.
    pub fn damaged(path: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Damaged { path: path.into(), what: what.into() }
    }

    /// The exit status that the command line gives it: 1 refused, 2 wrong usage, 3 damaged.
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::Damaged { .. } | Self::Rule(Rule::ReadOnly(ReadOnly::Damaged { .. })) => 3,
            _ => 1,
        }
    }

    /// The stable word of the trouble.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.code(),
            Self::Input { why, .. } => match why {
                InputFault::UnknownFormat => "input-unknown-format",
                InputFault::MissingColumn(_) => "input-missing-column",
                InputFault::Width { .. } => "input-width",
                InputFault::TooLarge | InputFault::TooManyRows { .. } | InputFault::FieldTooLong => "input-too-large",
                InputFault::NulByte | InputFault::NotText => "input-not-text",
                InputFault::BadDate(_) => "input-bad-date",
                InputFault::Malformed(_) => "input-malformed",
                InputFault::ChildFailed(_) => "input-reader-stopped",
                InputFault::LogLine { .. } => "input-log-line",
            },
            Self::Io { .. } => "io",
            Self::Damaged { .. } => "damaged",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Rule {
    /// The stable word of the rule.
    #[allow(clippy::too_many_lines, reason = "a table, one line a rule")]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchStructure { .. } => "no-such-structure",
            Self::AmbiguousStructure { .. } => "ambiguous-structure",
            Self::NoSuchPerson { .. } => "no-such-person",
            Self::NoSuchPost { .. } => "no-such-post",
            Self::NoSuchDossier { .. } => "no-such-dossier",
            Self::NoSuchCode { .. } => "no-such-code",
            Self::NoSuchCircuit { .. } => "no-such-circuit",
            Self::NoSuchCampaign { .. } => "no-such-campaign",
            Self::NoSuchAuthority { .. } => "no-such-authority",
            Self::NoSuchOffice { .. } => "no-such-office",
            Self::NoCampaign => "no-campaign",
            Self::CampaignExists { .. } => "campaign-exists",
            Self::OtherYear { .. } => "campaign-other-year",
            Self::DatesReversed { .. } => "dates-reversed",
            Self::MailRefused { .. } => "mail-refused",
            Self::DomainRefused { .. } => "domain-refused",
            Self::NameRefused { .. } => "name-refused",
            Self::EmptyField { .. } => "empty-field",
            Self::StructureClosed { .. } => "structure-closed",
            Self::NotCalled { .. } => "not-called",
            Self::NotRegistered { .. } => "not-registered",
            Self::NoLabel { .. } => "no-label",
            Self::LabelTwice { .. } => "label-twice",
            Self::LoginTooLong { .. } => "login-too-long",
            Self::AlreadyIssued { .. } => "already-issued",
            Self::AlreadyExempt { .. } => "already-exempt",
            Self::CodeRevoked { .. } => "code-revoked",
            Self::CodeNotHeld { .. } => "code-not-suspended",
            Self::CodeHeld { .. } => "code-suspended",
            Self::CodeExpired { .. } => "code-expired",
            Self::SecretGone { .. } => "secret-gone",
            Self::NotHolder { .. } => "not-holder",
            Self::NoAuthority { .. } => "no-authority",
            Self::AuthorityRevoked { .. } => "authority-revoked",
            Self::AuthorityNotInForce { .. } => "authority-not-in-force",
            Self::AuthorityOtherKind { .. } => "authority-other-kind",
            Self::AuthorityCeiling { .. } => "authority-ceiling",
            Self::AuthorityElsewhere { .. } => "authority-elsewhere",
            Self::DeadEnd { .. } => "dead-end",
            Self::EmptyCircuit => "empty-circuit",
            Self::FormalContract => "formal-public-contract",
            Self::NotCirculating { .. } => "not-circulating",
            Self::NothingAsked { .. } => "nothing-asked",
            Self::OtherDeed { .. } => "other-act-asked",
            Self::NotRefused { .. } => "not-refused",
            Self::NotWriter { .. } => "not-writer",
            Self::AlreadyActed { .. } => "already-acted",
            Self::ReasonMissing => "reason-missing",
            Self::PassphraseShort { .. } => "passphrase-short",
            Self::PassphraseCommon => "passphrase-common",
            Self::PassphraseMustChange => "passphrase-must-change",
            Self::PassphraseWrong => "passphrase-wrong",
            Self::NotAdministrator => "not-administrator",
            Self::NoAccount { .. } => "no-account",
            Self::SeveralAccounts { .. } => "several-accounts",
            Self::AccountExists { .. } => "account-exists",
            Self::AdministratorAlready { .. } => "administrator-already",
            Self::OwnAccount => "own-account",
            Self::PersonExists { .. } => "person-exists",
            Self::DeskExists { .. } => "desk-exists",
            Self::NoDesk { .. } => "no-desk",
            Self::ReadOnly(why) => match why {
                ReadOnly::Asked => "read-only",
                ReadOnly::HeldBy { .. } => "desk-held",
                ReadOnly::OldCopy { .. } => "desk-old-copy",
                ReadOnly::OtherHistory { .. } => "desk-other-history",
                ReadOnly::NeverSeen => "desk-never-seen",
                ReadOnly::Damaged { .. } => "desk-damaged",
                ReadOnly::DiskFailed { .. } => "disk-failed",
            },
            Self::FileTaken { .. } => "file-exists",
            Self::Pdf(why) => why.code(),
            Self::ClockBack { .. } => "clock-back",
            Self::CertificateExpired { .. } => "certificate-expired",
            Self::RegistrationToCheck { .. } => "registration-to-check",
            Self::RegistrationRefused { .. } => "registration-refused",
            Self::NothingToReview { .. } => "nothing-to-review",
            Self::CodeFollows { .. } => "code-follows",
            Self::RegistrationNotSigned { .. } => "registration-not-signed",
            Self::RegistrationNotSent { .. } => "registration-not-sent",
            Self::RegistrationCirculates { .. } => "registration-circulates",
            Self::TeamsNotCalled => "teams-not-called",
            Self::CodesComeFromOutside => "codes-come-from-outside",
            Self::CampaignPast { .. } => "campaign-past",
            Self::CutOffDone { .. } => "cutoff-done",
            Self::CutOffNotDone { .. } => "cutoff-not-done",
            Self::CutOffExported { .. } => "cutoff-exported",
            Self::NotOpenYet { .. } => "not-open-yet",
            Self::ResendRefused { .. } => "resend-refused",
            Self::NoMailAddress { .. } => "no-mail-address",
            Self::NoCorrespondent { .. } => "no-correspondent",
            Self::NotDelivered { .. } => "not-delivered",
            Self::AlreadyReceived { .. } => "already-received",
            Self::NotMixed { .. } => "not-mixed",
            Self::NothingDue => "nothing-due",
            Self::PrefixTooShort { .. } => "prefix-too-short",
            Self::NoSuchLeak { .. } => "no-such-leak",
            Self::LeakClosed { .. } => "leak-closed",
            Self::PeriodReversed => "period-reversed",
            Self::LogFormat { .. } => "log-format",
            Self::TextBroken { .. } => "text-broken",
            Self::MailRejected { .. } => "mail-rejected",
            Self::MailUncertain { .. } => "mail-uncertain",
            Self::MailNotSent => "mail-not-sent",
            Self::MailNotMade { .. } => "mail-not-made",
            Self::MailInClear { .. } => "mail-in-clear",
            Self::NoMailServer => "no-mail-server",
            Self::NoTlsHere => "no-tls-here",
            Self::NotWorkingCode { .. } => "not-working-code",
            Self::CertificateAwaited => "certificate-awaited",
            Self::CodesMadeHere => "codes-made-here",
            Self::YearUnknown { .. } => "year-unknown",
            Self::SecretTwice { .. } => "secret-twice",
            Self::SecretNeeded { .. } => "secret-needed",
            Self::SecretMissing { .. } => "secret-missing",
            Self::SecretUnfit { .. } => "secret-unfit",
            Self::LoginRefused { .. } => "login-refused",
            Self::OtherPortal { .. } => "other-portal",
            Self::LoginTwice { .. } => "login-twice",
            Self::OtherHolder { .. } => "other-holder",
            Self::BaseRefused { .. } => "base-refused",
            Self::NoSuchUser { .. } => "no-such-user",
            Self::TargetNotSet { .. } => "target-not-set",
            Self::KeyUnknown { .. } => "keymap-unknown",
            Self::KeyTwice { .. } => "keymap-clash",
        }
    }
}

impl From<Rule> for Trouble {
    fn from(rule: Rule) -> Self {
        Self::Rule(rule)
    }
}

impl From<PdfRefusal> for Trouble {
    fn from(why: PdfRefusal) -> Self {
        Self::Rule(Rule::Pdf(why))
    }
}

impl fmt::Display for Trouble {
    /// For logs and tests; people read the words of the text catalogue.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code(), visible_line(&format!("{self:?}")))
    }
}

impl std::error::Error for Trouble {}
