//! Facts: what an entry of the register says happened. Kept for ever as JSON, so fields are only ever added.

use super::authority::SigningAuthority;
use super::book::BookSettings;
use super::campaign::{Declared, Headcount, Origin, Review, Settings};
use super::circuit::{Circuit, Step, Task};
use super::code::{Means, Reason, Showing};
use super::dossier::{Deed, DocumentKind, FileRef, Particulars, Visibility};
use super::ids::{
    AppointmentId, AuthorityId, CircuitId, DepositId, DossierId, EntryId, FileHash, NoteId, OfficeId, OutsiderId,
    PersonId, PostId, StructureId, SubstitutionId, TaskId,
};
use super::leak::{Report, Step as LeakStep};
use super::login::Login;
use super::mail::MailServer;
use super::office::OfficeTable;
use super::people::{Account, Appointment, Person, Post, Substitution};
use super::seals::Timed;
use super::strongbox::Verb;
use super::structure::Structure;
use super::track::{At, Stage};
use super::usage::{LogRead, UsageRow};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An earlier log of the same account vouches for the key of a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heir {
    /// The earlier log.
    pub of: String,
    /// Its signature over the name and the key of the new one, hexadecimal.
    pub signature: String,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
pub enum Fact {
    DeskOpened {
        organisation: String,
        uai: String,
        partner: String,
        domains: Vec<String>,
        /// Name of the documentary portal; empty: that of the model institute.
        #[serde(default)]
        portal: String,
    },
    /// The data of the institute are changed: these take the place of what was there.
    InstituteSet {
        organisation: String,
        uai: String,
        partner: String,
        domains: Vec<String>,
        /// Name of the documentary portal; empty: that of the model institute.
        #[serde(default)]
        portal: String,
    },
    AccountOpened {
        account: Account,
    },
    /// A log begins: the key that signs it (Ed25519, hexadecimal), on which device, in which epoch.
    LogOpened {
        key: String,
        device: String,
        epoch: u32,
        /// What an earlier log of the same account says of the key.
        #[serde(default)]
        heir: Option<Heir>,
    },
    /// An old copy of the desk was accepted as the present one.
    CopyAccepted {
        seen: u64,
        here: u64,
    },
    /// A clock that had run ahead is right again: what was dated before this is no measure any more.
    ClockAccepted {
        seen: DateTime<Utc>,
        present: DateTime<Utc>,
    },
    PassphraseChanged {
        person: PersonId,
    },
    /// The passphrase of an account was lost: it has a first one again, and its keys are given up.
    AccountReset {
        person: PersonId,
    },
    /// An account becomes that of an administrator.
    AdministratorNamed {
        person: PersonId,
    },
    /// A new document key of an account waits for its certificate: the public key, hexadecimal.
    KeyRequested {
        person: PersonId,
        key: String,
    },
    /// An administrator certified a document key, and vouches for the keys of the account's logs.
    CertificateIssued {
        person: PersonId,
        key: String,
        certificate: Vec<u8>,
        until: DateTime<Utc>,
        logs: Vec<String>,
    },
    OfficesSet {
        table: OfficeTable,
    },
    StructureRecorded {
        structure: Box<Structure>,
        source: String,
    },
    StructureClosed {
        structure: StructureId,
        source: String,
    },
    StructureAdjusted {
        structure: StructureId,
        label: Option<String>,
        office: Option<OfficeId>,
        outside: bool,
    },
    PersonRecorded {
        person: Person,
    },
    PostCreated {
        post: Post,
    },
    AppointmentMade {
        appointment: Appointment,
    },
    AppointmentEnded {
        appointment: AppointmentId,
        last_day: NaiveDate,
    },
    AuthorityGranted {
        authority: SigningAuthority,
    },
    AuthorityRevoked {
        authority: AuthorityId,
        /// The first day on which it may not be used, by the clock on the wall.
        #[serde(default)]
        day: Option<NaiveDate>,
    },
    CircuitSet {
        circuit: Circuit,
    },
    CampaignOpened {
        year: u16,
        opens: NaiveDate,
        cutoff: NaiveDate,
        settings: Settings,
    },
    /// Dates and choices of a campaign were changed.
    CampaignAdjusted {
        year: u16,
        opens: NaiveDate,
        cutoff: NaiveDate,
        settings: Settings,
    },
    /// A text of a campaign's own for letters or mails; empty: the usual one again.
    CampaignTextSet {
        year: u16,
        name: String,
        text: String,
    },
    /// The codes of earlier years are dead: how many worked until then.
    CutOff {
        year: u16,
        lost: u64,
    },
    /// A cut-off is taken back: it names the cut-off, so that one it did not know of stays.
    CutOffUndone {
        year: u16,
        cut: EntryId,
    },
    Reminded {
        year: u16,
        /// Day of the reminder, counted from the cut-off.
        step: i16,
        structures: Vec<StructureId>,
        /// The cut-off that was announced; none in entries written before it was noted: that of the campaign then.
        #[serde(default)]
        cutoff: Option<NaiveDate>,
    },
    Registered {
        year: u16,
        structure: StructureId,
        correspondent: PersonId,
        headcount: Headcount,
        #[serde(default)]
        declared: Declared,
        /// Somebody has yet to look at it.
        #[serde(default)]
        to_check: bool,
    },
    /// Somebody looked at a registration: it names the one looked at, so that a later one is not touched.
    RegistrationReviewed {
        year: u16,
        structure: StructureId,
        registration: EntryId,
        review: Review,
    },
    /// A registration circulates as a document.
    RegistrationSent {
        year: u16,
        structure: StructureId,
        registration: EntryId,
        dossier: DossierId,
    },
    TrackNoted {
        structure: StructureId,
        person: PersonId,
        stage: Stage,
        at: At,
        day: NaiveDate,
    },
    CodeIssued {
        login: Login,
        structure: StructureId,
        year: u16,
        team: Option<u16>,
        portal_hash: String,
        index: String,
        lasting: bool,
        #[serde(default)]
        origin: Origin,
    },
    /// The sealed copy of a secret, in an entry of its own so that it can be destroyed alone.
    SecretKept {
        login: Login,
        issue: String,
        sealed: String,
    },
    /// The sealed copy of a secret is forgotten; its payload in the register is destroyed beside.
    SecretForgotten {
        login: Login,
        issue: String,
        /// The entries whose payloads are destroyed.
        #[serde(default)]
        kept: Vec<EntryId>,
    },
    /// Somebody has seen the secret of a code, which is not in here.
    SecretShown {
        login: Login,
        #[serde(default)]
        how: Showing,
    },
    CodeDelivered {
        login: Login,
        #[serde(default)]
        means: Means,
        /// Name or mail address, may be empty.
        #[serde(default)]
        to: String,
    },
    CodeReceived {
        login: Login,
    },
    /// The last delivery came back.
    CodeReturned {
        login: Login,
        reason: String,
    },
    CodeSuspended {
        login: Login,
        until: Option<NaiveDate>,
    },
    /// A hold is lifted: it names the hold, so that one it did not know of stays.
    CodeLifted {
        login: Login,
        hold: EntryId,
    },
    CodeRevoked {
        login: Login,
        reason: Reason,
    },
    CodesExported {
        format: String,
        lines: u64,
        digest: String,
        /// The file that was written; empty where nobody noted it.
        #[serde(default)]
        path: String,
        /// Codes that the format could not carry.
        #[serde(default)]
        left_out: u64,
    },
    /// Structures and head-counts were written out for the publishers.
    Declared {
        year: u16,
        format: String,
        lines: u64,
        digest: String,
    },
    /// Where a file of the portal is written again after each act that changes a code; no path: nowhere any more.
    TargetSet {
        format: String,
        path: Option<String>,
    },
    /// Through which server mail goes; none: through none any more.
    MailServerSet {
        server: Option<MailServer>,
    },
    /// The sealed password of the mail server, in an entry of its own so that it can be destroyed alone.
    MailPasswordKept {
        sealed: String,
    },
    /// The password of the mail server is forgotten; its payloads in the register are destroyed beside.
    MailPasswordForgotten {
        kept: Vec<EntryId>,
    },
    UsageRead {
        log: LogRead,
    },
    UsageCounted {
        rows: Vec<UsageRow>,
    },
    LeakReported {
        leak: String,
        number: String,
        report: Report,
    },
    LeakStepped {
        leak: String,
        step: LeakStep,
    },
    /// A post stands under another one than is usual; none: under the usual one again.
    PostMoved {
        post: PostId,
        above: Option<PostId>,
    },
    SubstitutionMade {
        substitution: Substitution,
    },
    SubstitutionEnded {
        substitution: SubstitutionId,
        /// The first day on which it may not be used any more.
        day: NaiveDate,
    },
    /// Somebody is proposed as a beneficiary of the signing book by the holder of a post.
    BeneficiaryProposed {
        person: PersonId,
        post: PostId,
    },
    /// A signing certificate may not be relied on any more.
    CertificateRevoked {
        person: PersonId,
        /// Serial number, hexadecimal.
        serial: String,
        /// Reason of RFC 5280.
        reason: u8,
    },
    /// The institute's seal: its certificate and public key. The private one lies with the keys of the desk.
    SealIssued {
        /// The public key, hexadecimal.
        key: String,
        /// DER.
        certificate: Vec<u8>,
        until: DateTime<Utc>,
    },
    /// Somebody brought a certificate of their own; its key lies sealed with theirs.
    CertificateBrought {
        person: PersonId,
        /// DER.
        certificate: Vec<u8>,
        /// DER, the nearest first.
        chain: Vec<Vec<u8>>,
    },
    /// A certificate that somebody brought is out of use: the desk signs with it no more. Its issuer alone can revoke it.
    CertificateRetired {
        person: PersonId,
        /// DER.
        certificate: Vec<u8>,
        /// Reason of RFC 5280; 0 where none was given.
        #[serde(default)]
        reason: u8,
    },
    /// A seal of the institute is out of use, and revoked.
    SealRetired {
        /// DER.
        certificate: Vec<u8>,
        /// Reason of RFC 5280; 0 where none was given.
        #[serde(default)]
        reason: u8,
    },
    /// The desk's authority signed a list of the certificates that are revoked, DER.
    RevocationsListed {
        list: Vec<u8>,
    },
    /// A time-stamp was added to a document that was signed before.
    TimeStamped {
        dossier: DossierId,
        document: FileHash,
        after: FileRef,
        timed: Timed,
    },
    /// Choices of the signing book as a whole.
    BookSet {
        settings: BookSettings,
    },
    /// A dossier that is prepared, as it is so far.
    DraftSaved {
        dossier: DossierId,
        number: String,
        title: String,
        kind: DocumentKind,
        structure: Option<StructureId>,
        amount: Option<u64>,
        circuit: Option<CircuitId>,
        document: Option<FileRef>,
        annexes: Vec<FileRef>,
        particulars: Particulars,
    },
    DossierOpened {
        dossier: DossierId,
        number: String,
        title: String,
        kind: DocumentKind,
        structure: Option<StructureId>,
        amount: Option<u64>,
        circuit: String,
        document: FileRef,
        annexes: Vec<FileRef>,
        steps: Vec<Step>,
        tasks: Vec<Task>,
        #[serde(default)]
        particulars: Particulars,
    },
    Acted {
        dossier: DossierId,
        round: usize,
        /// Empty where the act is on the way of the dossier and on no task.
        task: TaskId,
        document: FileHash,
        deed: Deed,
        /// Particulars that the step asked for.
        #[serde(default)]
        fields: BTreeMap<String, String>,
        /// The day by the clock on the actor's wall.
        #[serde(default)]
        day: Option<NaiveDate>,
    },
    VersionSent {
        dossier: DossierId,
        document: FileRef,
        steps: Vec<Step>,
        tasks: Vec<Task>,
    },
    DossierWithdrawn {
        dossier: DossierId,
    },
    Annotated {
        dossier: DossierId,
        note: NoteId,
        text: String,
        visibility: Visibility,
        to: Vec<PersonId>,
        page: Option<u32>,
        document: FileHash,
    },
    AnnotationWithdrawn {
        dossier: DossierId,
        note: NoteId,
    },
    /// Somebody opened a version of a dossier for the first time.
    DossierRead {
        dossier: DossierId,
        document: FileHash,
    },
    /// A code was sent to an outsider: its keyed digest, never the code.
    CodeSent {
        dossier: DossierId,
        outsider: OutsiderId,
        task: TaskId,
        document: FileHash,
        mac: String,
        nonce: String,
        channel: String,
        /// The number, but for its last digits hidden.
        to: String,
        until: DateTime<Utc>,
        /// The words that are agreed to with it.
        #[serde(default)]
        consent: String,
        /// Whether the document went to the outsider's mail address before the code.
        #[serde(default)]
        mailed: bool,
    },
    /// A try is counted before it is compared.
    CodeTried {
        dossier: DossierId,
        /// The entry that sent the code.
        code: EntryId,
    },
    /// An administrator lifts the lock of an outsider who failed too often.
    OutsiderUnlocked {
        dossier: DossierId,
        outsider: OutsiderId,
    },
    /// Reminders of late or waiting tasks were sent.
    BookReminded {
        dossier: DossierId,
        tasks: Vec<TaskId>,
        /// Whom the mail went to; empty in entries that were written before it was noted.
        #[serde(default)]
        to: PersonId,
        /// The acts that it told of, by their entries.
        #[serde(default)]
        told: Vec<EntryId>,
    },
    /// The signed document was written to the folder of signed documents.
    DossierFiled {
        dossier: DossierId,
        path: String,
        digest: FileHash,
    },
    DossierArchived {
        dossier: DossierId,
    },
    Deposited {
        deposit: DepositId,
        dossier: DossierId,
        role: String,
        file: FileRef,
    },
    DepositVisited {
        deposit: DepositId,
        verb: Verb,
        /// What a check found; true for the other verbs.
        sound: bool,
    },
    /// The content is erased; what was kept of it proves that it was there.
    DepositDestroyed {
        deposit: DepositId,
        reason: String,
    },
}

impl Fact {
    /// The entries whose payloads this fact destroys.
    pub fn destroys(&self) -> &[EntryId] {
        match self {
            Self::SecretForgotten { kept, .. } | Self::MailPasswordForgotten { kept } => kept,
            _ => &[],
        }
    }
}
