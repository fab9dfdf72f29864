//! Facts: what an entry of the register says happened. Kept for ever as JSON, so fields are only ever added.

use super::authority::SigningAuthority;
use super::campaign::{Headcount, Settings};
use super::circuit::{Circuit, Step, Task};
use super::code::Reason;
use super::dossier::{Deed, DocumentKind, FileRef};
use super::ids::{AppointmentId, AuthorityId, DossierId, EntryId, FileHash, OfficeId, PersonId, StructureId, TaskId};
use super::login::Login;
use super::office::OfficeTable;
use super::people::{Account, Appointment, Person, Post};
use super::structure::Structure;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    },
    /// An old copy of the desk was accepted as the present one.
    CopyAccepted {
        seen: u64,
        here: u64,
    },
    PassphraseChanged {
        person: PersonId,
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
    Registered {
        year: u16,
        structure: StructureId,
        correspondent: PersonId,
        headcount: Headcount,
    },
    CodeIssued {
        login: Login,
        structure: StructureId,
        year: u16,
        team: Option<u16>,
        portal_hash: String,
        index: String,
        lasting: bool,
    },
    /// The sealed copy of a secret, in an entry of its own so that it can be destroyed alone.
    SecretKept {
        login: Login,
        issue: String,
        sealed: String,
    },
    CodeDelivered {
        login: Login,
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
            Self::PassphraseChanged { .. } => "account.passphrase-changed",
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
            Self::Registered { .. } => "structure.registered",
            Self::CodeIssued { .. } => "code.issued",
            Self::SecretKept { .. } => "code.secret-kept",
            Self::CodeDelivered { .. } => "code.delivered",
            Self::CodeSuspended { .. } => "code.suspended",
            Self::CodeLifted { .. } => "code.lifted",
            Self::CodeRevoked { .. } => "code.revoked",
            Self::CodesExported { .. } => "codes.exported",
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

    /// The subject in the header of the entry: a kind of thing and an opaque name.
    pub fn subject(&self) -> String {
        match self {
            Self::DeskOpened { .. }
            | Self::InstituteSet { .. }
            | Self::CopyAccepted { .. }
            | Self::LogOpened { .. } => "desk".to_owned(),
            Self::AccountOpened { account } => format!("person:{}", account.person),
            Self::PassphraseChanged { person } => format!("person:{person}"),
            Self::OfficesSet { .. } => "offices".to_owned(),
            Self::StructureRecorded { structure, .. } => format!("structure:{}", structure.id),
            Self::StructureClosed { structure, .. }
            | Self::StructureAdjusted { structure, .. }
            | Self::Registered { structure, .. } => format!("structure:{structure}"),
            Self::PersonRecorded { person } => format!("person:{}", person.id),
            Self::PostCreated { post } => format!("post:{}", post.id),
            Self::AppointmentMade { appointment } => format!("post:{}", appointment.post),
            Self::AppointmentEnded { appointment, .. } => format!("appointment:{appointment}"),
            Self::AuthorityGranted { authority } => format!("authority:{}", authority.id),
            Self::AuthorityRevoked { authority, .. } => format!("authority:{authority}"),
            Self::CircuitSet { circuit } => format!("circuit:{}", circuit.id),
            Self::CampaignOpened { year, .. } => format!("campaign:{year}"),
            Self::CodeIssued { login, .. }
            | Self::SecretKept { login, .. }
            | Self::CodeDelivered { login }
            | Self::CodeSuspended { login, .. }
            | Self::CodeLifted { login, .. }
            | Self::CodeRevoked { login, .. } => format!("code:{login}"),
            Self::CodesExported { .. } => "codes".to_owned(),
            Self::DossierOpened { dossier, .. }
            | Self::Acted { dossier, .. }
            | Self::VersionSent { dossier, .. }
            | Self::DossierWithdrawn { dossier } => format!("dossier:{dossier}"),
        }
    }
}
