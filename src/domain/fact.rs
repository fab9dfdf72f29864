//! Facts: what an entry of the register says happened. Kept for ever as JSON, so fields are only ever added.

use super::authority::SigningAuthority;
use super::campaign::{Declared, Headcount, Origin, Review, Settings};
use super::circuit::{Circuit, Step, Task};
use super::code::{Means, Reason};
use super::dossier::{Deed, DocumentKind, FileRef};
use super::ids::{AppointmentId, AuthorityId, DossierId, EntryId, FileHash, OfficeId, PersonId, StructureId, TaskId};
use super::leak::{Report, Step as LeakStep};
use super::login::Login;
use super::mail::MailServer;
use super::office::OfficeTable;
use super::people::{Account, Appointment, Person, Post};
use super::structure::Structure;
use super::track::{At, Stage};
use super::usage::{LogRead, UsageRow};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

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
    },
    /// The data of the institute are changed: these take the place of what was there.
    InstituteSet {
        organisation: String,
        uai: String,
        partner: String,
        domains: Vec<String>,
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
    },
    Acted {
        dossier: DossierId,
        round: usize,
        task: TaskId,
        document: FileHash,
        deed: Deed,
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
}

impl Fact {
    /// The kind in the header of the entry: never personal data.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::DeskOpened { .. } => "desk.opened",
            Self::InstituteSet { .. } => "institute.set",
            Self::AccountOpened { .. } => "account.opened",
            Self::LogOpened { .. } => "log.opened",
            Self::CopyAccepted { .. } => "desk.copy-accepted",
            Self::ClockAccepted { .. } => "desk.clock-accepted",
            Self::PassphraseChanged { .. } => "account.passphrase-changed",
            Self::AccountReset { .. } => "account.reset",
            Self::AdministratorNamed { .. } => "account.administrator",
            Self::KeyRequested { .. } => "account.key-requested",
            Self::CertificateIssued { .. } => "account.certificate-issued",
            Self::OfficesSet { .. } => "offices.set",
            Self::StructureRecorded { .. } => "structure.recorded",
            Self::StructureClosed { .. } => "structure.closed",
            Self::StructureAdjusted { .. } => "structure.adjusted",
            Self::PersonRecorded { .. } => "person.recorded",
            Self::PostCreated { .. } => "post.created",
            Self::AppointmentMade { .. } => "appointment.made",
            Self::AppointmentEnded { .. } => "appointment.ended",
            Self::AuthorityGranted { .. } => "authority.granted",
            Self::AuthorityRevoked { .. } => "authority.revoked",
            Self::CircuitSet { .. } => "circuit.set",
            Self::CampaignOpened { .. } => "campaign.opened",
            Self::CampaignAdjusted { .. } => "campaign.adjusted",
            Self::CampaignTextSet { .. } => "campaign.text-set",
            Self::CutOff { .. } => "campaign.cut-off",
            Self::CutOffUndone { .. } => "campaign.cut-off-undone",
            Self::Reminded { .. } => "campaign.reminded",
            Self::Registered { .. } => "structure.registered",
            Self::RegistrationReviewed { .. } => "structure.registration-reviewed",
            Self::RegistrationSent { .. } => "structure.registration-sent",
            Self::TrackNoted { .. } => "structure.track-noted",
            Self::CodeIssued { .. } => "code.issued",
            Self::SecretKept { .. } => "code.secret-kept",
            Self::SecretForgotten { .. } => "code.secret-forgotten",
            Self::CodeDelivered { .. } => "code.delivered",
            Self::CodeReceived { .. } => "code.received",
            Self::CodeReturned { .. } => "code.returned",
            Self::CodeSuspended { .. } => "code.suspended",
            Self::CodeLifted { .. } => "code.lifted",
            Self::CodeRevoked { .. } => "code.revoked",
            Self::CodesExported { .. } => "codes.exported",
            Self::Declared { .. } => "campaign.declared",
            Self::TargetSet { .. } => "codes.target-set",
            Self::MailServerSet { .. } => "mail.server-set",
            Self::MailPasswordKept { .. } => "mail.password-kept",
            Self::MailPasswordForgotten { .. } => "mail.password-forgotten",
            Self::UsageRead { .. } => "usage.read",
            Self::UsageCounted { .. } => "usage.counted",
            Self::LeakReported { .. } => "leak.reported",
            Self::LeakStepped { step, .. } => match step {
                LeakStep::Matched { .. } => "leak.matched",
                LeakStep::Acted { .. } => "leak.acted",
                LeakStep::Answered { .. } => "leak.answered",
                LeakStep::Closed { .. } => "leak.closed",
            },
            Self::DossierOpened { .. } => "dossier.opened",
            Self::Acted { deed, .. } => match deed {
                Deed::Visa => "dossier.visa",
                Deed::Signature { .. } => "dossier.signature",
                Deed::Refusal { .. } => "dossier.refusal",
            },
            Self::VersionSent { .. } => "dossier.version",
            Self::DossierWithdrawn { .. } => "dossier.withdrawn",
        }
    }

    /// The entries whose payloads this fact destroys.
    pub fn destroys(&self) -> &[EntryId] {
        match self {
            Self::SecretForgotten { kept, .. } | Self::MailPasswordForgotten { kept } => kept,
            _ => &[],
        }
    }

    /// The subject in the header of the entry: a kind of thing and an opaque name.
    pub fn subject(&self) -> String {
        match self {
            Self::DeskOpened { .. }
            | Self::CopyAccepted { .. }
            | Self::ClockAccepted { .. }
            | Self::InstituteSet { .. }
            | Self::LogOpened { .. } => "desk".to_owned(),
            Self::AccountOpened { account } => format!("person:{}", account.person),
            Self::PassphraseChanged { person }
            | Self::AccountReset { person }
            | Self::AdministratorNamed { person }
            | Self::KeyRequested { person, .. }
            | Self::CertificateIssued { person, .. } => format!("person:{person}"),
            Self::OfficesSet { .. } => "offices".to_owned(),
            Self::StructureRecorded { structure, .. } => format!("structure:{}", structure.id),
            Self::StructureClosed { structure, .. }
            | Self::StructureAdjusted { structure, .. }
            | Self::Registered { structure, .. }
            | Self::RegistrationReviewed { structure, .. }
            | Self::RegistrationSent { structure, .. }
            | Self::TrackNoted { structure, .. } => format!("structure:{structure}"),
            Self::PersonRecorded { person } => format!("person:{}", person.id),
            Self::PostCreated { post } => format!("post:{}", post.id),
            Self::AppointmentMade { appointment } => format!("post:{}", appointment.post),
            Self::AppointmentEnded { appointment, .. } => format!("appointment:{appointment}"),
            Self::AuthorityGranted { authority } => format!("authority:{}", authority.id),
            Self::AuthorityRevoked { authority, .. } => format!("authority:{authority}"),
            Self::CircuitSet { circuit } => format!("circuit:{}", circuit.id),
            Self::CampaignOpened { year, .. }
            | Self::CampaignAdjusted { year, .. }
            | Self::CampaignTextSet { year, .. }
            | Self::CutOff { year, .. }
            | Self::CutOffUndone { year, .. }
            | Self::Reminded { year, .. }
            | Self::Declared { year, .. } => format!("campaign:{year}"),
            Self::CodeIssued { login, .. }
            | Self::SecretKept { login, .. }
            | Self::SecretForgotten { login, .. }
            | Self::CodeDelivered { login, .. }
            | Self::CodeReceived { login }
            | Self::CodeReturned { login, .. }
            | Self::CodeSuspended { login, .. }
            | Self::CodeLifted { login, .. }
            | Self::CodeRevoked { login, .. } => format!("code:{login}"),
            Self::CodesExported { .. } | Self::TargetSet { .. } => "codes".to_owned(),
            Self::MailServerSet { .. } | Self::MailPasswordKept { .. } | Self::MailPasswordForgotten { .. } => {
                "mail".to_owned()
            }
            Self::UsageRead { .. } | Self::UsageCounted { .. } => "usage".to_owned(),
            Self::LeakReported { leak, .. } | Self::LeakStepped { leak, .. } => format!("leak:{leak}"),
            Self::DossierOpened { dossier, .. }
            | Self::Acted { dossier, .. }
            | Self::VersionSent { dossier, .. }
            | Self::DossierWithdrawn { dossier } => format!("dossier:{dossier}"),
        }
    }
}
