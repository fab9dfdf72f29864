//! Everything that can go wrong, as data: the words are found elsewhere, in the user's language.
//!
//! [`Trouble::code`] is stable: scripts read it. A rule that refuses is not a failure of the program.

use super::circuit::Who;
use super::clean::visible_line;
use super::delegation::Excess;
use super::dossier::DocumentKind;
use super::ids::PostId;
use super::intake::Danger;
use chrono::NaiveDate;
use std::fmt;

/// Makes the rules and their stable words of one table, a line a rule.
macro_rules! rules {
    ($($(#[$about:meta])* $name:ident $({ $($field:ident: $kind:ty),* $(,)? })? => $code:literal,)*) => {
        /// A rule that refuses, with what it takes to explain it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Rule {
            $($(#[$about])* $name $({ $($field: $kind),* })?,)*
            ReadOnly(ReadOnly),
            Pdf(PdfRefusal),
        }

        impl Rule {
            /// The stable word of the rule.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $code,)*
                    Self::ReadOnly(why) => why.code(),
                    Self::Pdf(why) => why.code(),
                }
            }
        }
    };
}

rules! {
    NoSuchStructure { typed: String } => "no-such-structure",
    AmbiguousStructure { typed: String, found: Vec<String> } => "ambiguous-structure",
    NoSuchPerson { typed: String } => "no-such-person",
    NoSuchPost { post: PostId } => "no-such-post",
    NoSuchDossier { typed: String } => "no-such-dossier",
    NoSuchCode { typed: String } => "no-such-code",
    NoSuchCircuit { typed: String } => "no-such-circuit",
    NoSuchCampaign { year: u16 } => "no-such-campaign",
    NoSuchAuthority { typed: String } => "no-such-authority",
    NoSuchOffice { typed: String } => "no-such-office",
    NoCampaign => "no-campaign",
    CampaignExists { year: u16 } => "campaign-exists",
    OtherYear { year: u16, opens: NaiveDate } => "campaign-other-year",
    DatesReversed { opens: NaiveDate, cutoff: NaiveDate } => "dates-reversed",
    /// The last day of something comes before its first.
    DaysReversed { from: NaiveDate, until: NaiveDate } => "days-reversed",
    /// Something would be changed from a day on that is past.
    DayPast { day: NaiveDate } => "day-past",
    MailRefused { mail: String, domains: Vec<String> } => "mail-refused",
    DomainRefused { typed: String } => "domain-refused",
    NameRefused { character: String } => "name-refused",
    EmptyField { field: &'static str } => "empty-field",
    StructureClosed { structure: String } => "structure-closed",
    NotCalled { structure: String, duty: &'static str } => "not-called",
    NotRegistered { structure: String } => "not-registered",
    NoLabel { structure: String } => "no-label",
    LabelTwice { label: String, other: String } => "label-twice",
    LoginTooLong { login: String } => "login-too-long",
    AlreadyIssued { login: String } => "already-issued",
    AlreadyExempt { login: String } => "already-exempt",
    StrandedClosed { login: String } => "stranded-closed",
    StrandedInside { login: String } => "stranded-inside",
    CodeRevoked { login: String } => "code-revoked",
    CodeNotHeld { login: String } => "code-not-suspended",
    CodeHeld { login: String } => "code-suspended",
    CodeExpired { login: String } => "code-expired",
    SecretGone { login: String } => "secret-gone",
    NotHolder { post: String, day: NaiveDate } => "not-holder",
    NoAuthority { post: String } => "no-authority",
    AuthorityRevoked { act: String } => "authority-revoked",
    AuthorityNotInForce { act: String, from: NaiveDate, until: NaiveDate } => "authority-not-in-force",
    AuthorityOtherKind { act: String, kind: DocumentKind } => "authority-other-kind",
    AuthorityCeiling { act: String, ceiling: u64 } => "authority-ceiling",
    AuthorityElsewhere { act: String } => "authority-elsewhere",
    DeadEnd { step: usize, who: Who } => "dead-end",
    EmptyCircuit => "empty-circuit",
    EmptyStep { step: usize } => "empty-step",
    OutsiderStep { step: usize } => "outsider-step",
    QuorumTooLarge { step: usize, least: u16, posts: usize } => "quorum-too-large",
    PostEmpty { post: String } => "post-empty",
    AuthorityCircle { act: String } => "authority-circle",
    NoSubDelegation { act: String, source: String } => "no-sub-delegation",
    SourceLeft { act: String, source: String, name: String } => "source-left",
    SubstitutionEnded { act: String } => "substitution-ended",
    SubstitutionNotInForce { act: String, from: NaiveDate, until: NaiveDate } => "substitution-not-in-force",
    SubstitutionOtherKind { act: String, kind: DocumentKind } => "substitution-other-kind",
    /// Every limit of the source that an authority given on would exceed.
    ScopeExceeds { source: String, excess: Vec<Excess> } => "scope-exceeds-source",
    PostCircle { post: String, above: String } => "post-circle",
    NoSuchSubstitution { typed: String } => "no-such-substitution",
    OwnSubstitute { name: String, post: String } => "own-substitute",
    FirstStep { number: String } => "first-step",
    NotOver { number: String } => "not-over",
    /// What a dossier came to is proved once it has come to it.
    EvidenceEarly { number: String } => "evidence-early",
    AlreadyArchived { number: String } => "already-archived",
    NothingToTakeBack { number: String } => "nothing-to-take-back",
    CannotBypass { number: String } => "cannot-bypass",
    NotAbove { number: String } => "not-above",
    NotLate { number: String } => "not-late",
    FieldsMissing { fields: Vec<String> } => "fields-missing",
    NotEarlierStep { number: String, step: usize } => "not-earlier-step",
    NotComingStep { number: String, step: usize } => "not-coming-step",
    AlreadyTheirs { who: String } => "already-theirs",
    NobodyAbove { post: String } => "nobody-above",
    DayToCome { day: NaiveDate } => "day-to-come",
    NoSuchNote { number: String } => "no-such-note",
    NoSuchPage { page: u32, pages: u32 } => "no-such-page",
    NotDraft { number: String } => "not-draft",
    CircuitRetired { name: String } => "circuit-retired",
    CircuitExists { name: String } => "circuit-exists",
    NoSuchOutsider { typed: String } => "no-such-outsider",
    OutsiderLocked { name: String } => "outsider-locked",
    PhoneRefused { typed: String } => "phone-refused",
    TooManyCodes { name: String } => "too-many-codes",
    CodeTooSoon { seconds: i64 } => "code-too-soon",
    NoCodeSent { name: String } => "no-code-sent",
    CodeForOther { name: String } => "code-for-other",
    CodeOver { name: String } => "code-over",
    CodeWrong { left: usize } => "code-wrong",
    /// What was typed is no code at all: it is not counted.
    CodeUnfit => "code-unfit",
    /// No administrator has made the institute's seal yet.
    SealMissing => "seal-missing",
    SealRetired { day: NaiveDate } => "seal-retired",
    NoGateway => "no-gateway",
    /// The body of a request lacks one of its two places.
    GatewayBody => "gateway-body",
    /// No folder, or no program, stands there.
    GatewayNowhere { path: String } => "gateway-nowhere",
    GatewayFailed { detail: String } => "gateway-failed",
    ConsentMissing => "consent-missing",
    NotPdf { name: String } => "not-pdf",
    NoSuchDeposit { typed: String } => "no-such-deposit",
    DepositGone { typed: String } => "deposit-destroyed",
    DepositDamaged { typed: String } => "deposit-damaged",
    NoTsa => "no-tsa",
    TsaSkipped => "tsa-skipped",
    TsaFailed { detail: String } => "tsa-failed",
    NotProposer { post: String } => "not-proposer",
    /// The actor holds no post that proposes beneficiaries on a day.
    NoProposingPost { day: NaiveDate } => "no-proposing-post",
    AlreadyProposed { name: String, post: String } => "already-proposed",
    NoCertificate { name: String } => "no-certificate",
    CertificateRevokedAlready { name: String } => "certificate-revoked-already",
    /// The account holds a certificate whose number belongs to somebody who had it before.
    CertificateOfAnother { name: String } => "certificate-of-another",
    NoFiling => "no-filing",
    FormalContract => "formal-public-contract",
    NotCirculating { number: String } => "not-circulating",
    NothingAsked { number: String } => "nothing-asked",
    OtherDeed { number: String, asked: &'static str } => "other-act-asked",
    NotRefused { number: String } => "not-refused",
    NotWriter { number: String } => "not-writer",
    AlreadyActed { number: String } => "already-acted",
    ReasonMissing => "reason-missing",
    PassphraseShort { characters: usize, least: usize } => "passphrase-short",
    PassphraseCommon => "passphrase-common",
    PassphraseMustChange => "passphrase-must-change",
    PassphraseSame => "passphrase-same",
    PassphraseWrong => "passphrase-wrong",
    NotAdministrator => "not-administrator",
    NoAccount { typed: String } => "no-account",
    SeveralAccounts { names: Vec<String> } => "several-accounts",
    AccountExists { name: String } => "account-exists",
    AdministratorAlready { name: String } => "administrator-already",
    OwnAccount => "own-account",
    PersonExists { name: String } => "person-exists",
    DeskExists { path: String } => "desk-exists",
    NoDesk { path: String } => "no-desk",
    /// A newer program has brought the desk up to date.
    DeskNewer => "desk-newer",
    /// What the desk keeps is whole and has a shape that this program never wrote.
    DeskOtherLayout => "desk-other-layout",
    FileTaken { path: String } => "file-exists",
    ClockBack { last: String } => "clock-back",
    CertificateExpired { until: String } => "certificate-expired",
    /// The actor's own certificate was revoked: since when, and the number of the reason in RFC 5280.
    CertificateRevoked { day: NaiveDate, reason: u8 } => "certificate-revoked",
    RegistrationToCheck { structure: String } => "registration-to-check",
    RegistrationRefused { structure: String } => "registration-refused",
    NothingToReview { structure: String } => "nothing-to-review",
    CodeFollows { structure: String } => "code-follows",
    RegistrationNotSigned { structure: String, number: String } => "registration-not-signed",
    RegistrationNotSent { structure: String } => "registration-not-sent",
    RegistrationCirculates { structure: String, number: String } => "registration-circulates",
    TeamsNotCalled => "teams-not-called",
    CodesComeFromOutside => "codes-come-from-outside",
    CampaignPast { year: u16 } => "campaign-past",
    CutOffDone { year: u16 } => "cutoff-done",
    CutOffNotDone { year: u16 } => "cutoff-not-done",
    CutOffExported { year: u16 } => "cutoff-exported",
    NotOpenYet { year: u16, opens: NaiveDate } => "not-open-yet",
    ResendRefused { login: String } => "resend-refused",
    NoMailAddress { structure: String } => "no-mail-address",
    NoCorrespondent { structure: String } => "no-correspondent",
    NotDelivered { login: String } => "not-delivered",
    AlreadyReceived { login: String } => "already-received",
    NotMixed { structure: String } => "not-mixed",
    NothingDue => "nothing-due",
    PrefixTooShort { prefix: String } => "prefix-too-short",
    NoSuchLeak { typed: String } => "no-such-leak",
    LeakClosed { number: String } => "leak-closed",
    PeriodReversed => "period-reversed",
    LogFormat { detail: String } => "log-format",
    LogFormatUnsure { found: Vec<String> } => "log-format-unsure",
    TextBroken { name: String, line: usize, why: TextFault } => "text-broken",
    MailRejected { detail: String } => "mail-rejected",
    MailUncertain { to: String } => "mail-uncertain",
    MailNotSent => "mail-not-sent",
    MailNotMade { detail: String } => "mail-not-made",
    MailInClear { host: String } => "mail-in-clear",
    NoMailServer => "no-mail-server",
    NoTlsHere => "no-tls-here",
    ActsStopped { code: &'static str } => "acts-stopped",
    NotAnAddress { text: String } => "not-an-address",
    /// It is kept and shown as it is, and so would the password be: it is in no message either.
    PasswordInAddress => "password-in-address",
    ServiceInClear { host: String } => "service-in-clear",
    ServiceSilent { host: String, detail: String } => "service-silent",
    ServiceRefused { host: String, status: u16, detail: String } => "service-refused",
    NotWorkingCode { login: String } => "not-working-code",
    CertificateAwaited => "certificate-awaited",
    CodesMadeHere => "codes-made-here",
    YearUnknown { login: String } => "year-unknown",
    SecretTwice { login: String, other: String } => "secret-twice",
    SecretNeeded { login: String } => "secret-needed",
    SecretMissing { login: String } => "secret-missing",
    SecretUnfit { login: String } => "secret-unfit",
    LoginRefused { login: String } => "login-refused",
    OtherPortal { login: String } => "other-portal",
    LoginTwice { login: String } => "login-twice",
    OtherHolder { login: String } => "other-holder",
    BaseRefused { base: String } => "base-refused",
    NoSuchUser { typed: String } => "no-such-user",
    TargetNotSet { format: String } => "target-not-set",
    /// Secrets in clear would be read by more than the file's owner and a group that somebody names.
    ModeTooOpen { mode: u32 } => "mode-too-open",
    KeyUnknown { key: String, line: usize } => "keymap-unknown",
    KeyTwice { key: String, line: usize, first: String, second: String } => "keymap-clash",
    /// A place for a stamp on a page, counted from 1, that the document does not have, or outside one of its `pages`.
    StampOutside { page: usize, pages: usize } => "stamp-outside-page",
    /// Something stands there that must stay readable; the places of that page that are free.
    StampTaken { place: String, page: u32, free: Vec<String> } => "stamp-place-taken",
    /// The first signature has fixed the place of every stamp.
    StampUnshown => "stamp-unshown",
    StampLaid { number: String } => "stamp-laid-out",
    StampUnread { typed: String } => "stamp-place-unknown",
    /// The document is certified and no field waits in it.
    NoFieldLeft { number: String } => "no-field-left",
    /// No empty signature field of this name.
    FieldNotWaiting { field: String } => "field-not-waiting",
    TimeStampUnfit { why: TimeFault } => "time-stamp-unfit",
    /// The signed document holds a proof of its time already, or nothing in it is signed.
    NothingToTime { number: String } => "nothing-to-time-stamp",
    /// What a signature beside a file is over is not there.
    ContentMissing { path: String } => "content-missing",
    KeyKnown { name: String } => "key-known",
    /// Its certificate says for what it is, and signing documents is not among it.
    KeyNotForSigning { name: String } => "key-not-for-signing",
    KeyRetired { day: NaiveDate } => "key-retired",
    NoSuchKey { typed: String } => "no-such-key",
    /// The same of what somebody else brought.
    NoKeyOfTheirs { name: String, typed: String } => "no-key-of-theirs",
    KeyFilePassword => "key-file-password",
    KeyFileUnreadable => "key-file-unreadable",
    KeyFileEmpty => "key-file-without-key",
    KeyFileSeveral { count: usize } => "key-file-several-keys",
    KeyWithoutCertificate => "key-without-certificate",
    /// A key of a kind that does not sign here: its name, or an object identifier.
    KeyUnfit { algorithm: String } => "key-unfit",
    /// The naming rule of filed documents cannot be used.
    PatternRefused { pattern: String, why: PatternFault } => "pattern-refused",
    /// Where something is to be written there is no folder.
    NoSuchFolder { path: String } => "no-such-folder",
    /// A folder below the one for filing leads out of it by a link.
    FolderLeadsOut { path: String } => "folder-leads-out",
    NotCompleted { number: String } => "not-completed",
    /// Somebody to be told of dossiers has no mail address.
    Unreachable { name: String } => "unreachable",
}

/// Why a naming rule of filed documents cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// A word in braces stands for nothing.
    Unknown { word: String },
    /// A brace opens or closes nothing.
    Braces,
    /// It leads out of the folder, or a folder of it has no name.
    Path,
    /// A character that names of files do not take everywhere.
    Character,
    /// It holds neither the number nor the title: all dossiers would have the same name.
    Alike,
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

/// Why a time-stamp is not believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeFault {
    /// The authority refuses: its status and its own words.
    Refused {
        status: u8,
        detail: String,
    },
    Malformed,
    /// It is over other bytes.
    OtherImprint,
    /// It answers another question.
    OtherNonce,
    OtherPolicy,
    /// The certificate is not one that may tell the time, and nothing else.
    NotForTime,
    SignatureWrong,
    /// The certificate was not in force at the time that is told.
    OutOfForce,
    /// The certificate had been revoked by then.
    Revoked,
    /// Its authority is not among those that are trusted here.
    Untrusted {
        authority: String,
    },
    Algorithm {
        name: String,
    },
}

impl TimeFault {
    /// The stable word of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused { .. } => "refused",
            Self::Malformed => "malformed",
            Self::OtherImprint => "other-imprint",
            Self::OtherNonce => "other-nonce",
            Self::OtherPolicy => "other-policy",
            Self::NotForTime => "not-for-time",
            Self::SignatureWrong => "signature-wrong",
            Self::OutOfForce => "out-of-force",
            Self::Revoked => "revoked",
            Self::Untrusted { .. } => "untrusted",
            Self::Algorithm { .. } => "algorithm-unknown",
        }
    }
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

impl ReadOnly {
    /// The stable word of the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Asked => "read-only",
            Self::HeldBy { .. } => "desk-held",
            Self::OldCopy { .. } => "desk-old-copy",
            Self::OtherHistory { .. } => "desk-other-history",
            Self::NeverSeen => "desk-never-seen",
            Self::Damaged { .. } => "desk-damaged",
            Self::DiskFailed { .. } => "disk-failed",
        }
    }
}

/// Why a PDF is not signed or not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfRefusal {
    NotPdf,
    JunkBefore,
    Encrypted,
    DamagedXref,
    Unreadable {
        detail: String,
    },
    CertifiedClosed,
    InvalidSignature {
        field: String,
    },
    /// It holds what could show something else once it is signed; the page, from 1, where it belongs to one.
    Unsafe {
        why: Danger,
        page: Option<u32>,
    },
    NoPages,
    TooLarge {
        megabytes: u64,
    },
    TooSlow,
    TooManyFields {
        most: usize,
    },
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
            Self::Unsafe { why, .. } => why.code(),
            Self::NoPages => "pdf-no-pages",
            Self::TooLarge { .. } => "pdf-too-large",
            Self::TooSlow => "pdf-too-slow",
            Self::TooManyFields { .. } => "pdf-too-many-fields",
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
    /// Nothing is in it.
    EmptyFile,
    /// Two bytes a character: what some spreadsheets call Unicode.
    Utf16,
    /// Some of it is UTF-8 and the line is not.
    MixedText,
    BadDate(String),
    Malformed(String),
    ChildFailed(String),
    /// The lines of a log are in no format that has a name.
    LogUnknown,
    /// A log without a whole line: its format cannot be told.
    LogEmpty,
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
                InputFault::NulByte | InputFault::NotText | InputFault::Utf16 | InputFault::MixedText => {
                    "input-not-text"
                }
                InputFault::EmptyFile => "input-empty",
                InputFault::BadDate(_) => "input-bad-date",
                InputFault::Malformed(_) => "input-malformed",
                InputFault::ChildFailed(_) => "input-reader-stopped",
                InputFault::LogLine { .. } => "input-log-line",
                InputFault::LogUnknown => "input-log-unknown",
                InputFault::LogEmpty => "input-log-empty",
            },
            Self::Io { .. } => "io",
            Self::Damaged { .. } => "damaged",
            Self::Cancelled => "cancelled",
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
