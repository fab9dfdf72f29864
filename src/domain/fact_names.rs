//! The names of a fact in the header of its entry: its kind and its subject. Both are read by scripts and never change.
//!
//! Nothing in them is personal data: a header stays when the payload is destroyed.

use super::dossier::Deed;
use super::fact::Fact;
use super::leak::Step as LeakStep;
use super::strongbox::Verb;

/// Makes the kinds of one table, a line a fact; those that depend on what the fact holds come behind it.
macro_rules! kinds {
    ($($name:ident => $kind:literal,)* $(; $part:ident of $holder:ident => $told:expr)*) => {
        impl Fact {
            /// The kind in the header of the entry: never personal data.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $kind,)*
                    $(Self::$holder { $part, .. } => $told($part),)*
                }
            }
        }
    };
}

kinds! {
    DeskOpened => "desk.opened",
    InstituteSet => "institute.set",
    AccountOpened => "account.opened",
    LogOpened => "log.opened",
    CopyAccepted => "desk.copy-accepted",
    ClockAccepted => "desk.clock-accepted",
    PassphraseChanged => "account.passphrase-changed",
    AccountReset => "account.reset",
    AdministratorNamed => "account.administrator",
    KeyRequested => "account.key-requested",
    CertificateIssued => "account.certificate-issued",
    OfficesSet => "offices.set",
    StructureRecorded => "structure.recorded",
    StructureClosed => "structure.closed",
    StructureAdjusted => "structure.adjusted",
    PersonRecorded => "person.recorded",
    PostCreated => "post.created",
    AppointmentMade => "appointment.made",
    AppointmentEnded => "appointment.ended",
    AuthorityGranted => "authority.granted",
    AuthorityRevoked => "authority.revoked",
    CircuitSet => "circuit.set",
    CampaignOpened => "campaign.opened",
    CampaignAdjusted => "campaign.adjusted",
    CampaignTextSet => "campaign.text-set",
    CutOff => "campaign.cut-off",
    CutOffUndone => "campaign.cut-off-undone",
    Reminded => "campaign.reminded",
    Registered => "structure.registered",
    RegistrationReviewed => "structure.registration-reviewed",
    RegistrationSent => "structure.registration-sent",
    TrackNoted => "structure.track-noted",
    CodeIssued => "code.issued",
    SecretKept => "code.secret-kept",
    SecretForgotten => "code.secret-forgotten",
    SecretShown => "code.secret-shown",
    CodeDelivered => "code.delivered",
    CodeReceived => "code.received",
    CodeReturned => "code.returned",
    CodeSuspended => "code.suspended",
    CodeLifted => "code.lifted",
    CodeRevoked => "code.revoked",
    CodesExported => "codes.exported",
    Declared => "campaign.declared",
    TargetSet => "codes.target-set",
    MailServerSet => "mail.server-set",
    MailPasswordKept => "mail.password-kept",
    MailPasswordForgotten => "mail.password-forgotten",
    UsageRead => "usage.read",
    UsageCounted => "usage.counted",
    LeakReported => "leak.reported",
    PostMoved => "post.moved",
    SubstitutionMade => "substitution.made",
    SubstitutionEnded => "substitution.ended",
    BeneficiaryProposed => "person.proposed",
    CertificateRevoked => "account.certificate-revoked",
    SealIssued => "desk.seal-issued",
    CertificateBrought => "account.certificate-brought",
    CertificateRetired => "account.certificate-retired",
    SealRetired => "desk.seal-retired",
    RevocationsListed => "revocations.listed",
    TimeStamped => "dossier.time-stamped",
    BookSet => "book.set",
    DraftSaved => "dossier.prepared",
    DossierOpened => "dossier.opened",
    VersionSent => "dossier.version",
    DossierWithdrawn => "dossier.withdrawn",
    Annotated => "dossier.annotated",
    AnnotationWithdrawn => "dossier.annotation-withdrawn",
    DossierRead => "dossier.read",
    CodeSent => "dossier.code-sent",
    CodeTried => "dossier.code-tried",
    OutsiderUnlocked => "dossier.outsider-unlocked",
    BookReminded => "dossier.reminded",
    DossierFiled => "dossier.filed",
    DossierArchived => "dossier.archived",
    Deposited => "deposit.made",
    DepositDestroyed => "deposit.destroyed",
    ; step of LeakStepped => leak_kind
    ; deed of Acted => deed_kind
    ; verb of DepositVisited => visit_kind
}

fn leak_kind(step: &LeakStep) -> &'static str {
    match step {
        LeakStep::Matched { .. } => "leak.matched",
        LeakStep::Acted { .. } => "leak.acted",
        LeakStep::Answered { .. } => "leak.answered",
        LeakStep::Closed { .. } => "leak.closed",
    }
}

fn deed_kind(deed: &Deed) -> &'static str {
    match deed {
        Deed::Visa => "dossier.visa",
        Deed::Signature { .. } => "dossier.signature",
        Deed::Refusal { .. } => "dossier.refusal",
        Deed::Opinion { .. } => "dossier.opinion",
        Deed::Seen => "dossier.seen",
        Deed::Countersignature { .. } => "dossier.countersignature",
        Deed::Paper { .. } => "dossier.paper",
        Deed::SendBack { .. } => "dossier.send-back",
        Deed::TakeBack { .. } => "dossier.take-back",
        Deed::Transfer { .. } => "dossier.transfer",
        Deed::Ask { .. } => "dossier.ask",
        Deed::Insert { .. } => "dossier.insert",
        Deed::Bypass { .. } => "dossier.bypass",
        Deed::Escalate { .. } => "dossier.escalate",
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the table hands on what it holds")]
fn visit_kind(verb: &Verb) -> &'static str {
    match verb {
        Verb::Read => "deposit.read",
        Verb::Metadata => "deposit.metadata",
        Verb::Check => "deposit.checked",
    }
}

impl Fact {
    /// The subject in the header of the entry: a kind of thing and an opaque name.
    pub fn subject(&self) -> String {
        match self {
            Self::DeskOpened { .. }
            | Self::CopyAccepted { .. }
            | Self::ClockAccepted { .. }
            | Self::InstituteSet { .. }
            | Self::SealIssued { .. }
            | Self::SealRetired { .. }
            | Self::LogOpened { .. } => "desk".to_owned(),
            Self::AccountOpened { account } => format!("person:{}", account.person),
            Self::PassphraseChanged { person }
            | Self::AccountReset { person }
            | Self::AdministratorNamed { person }
            | Self::KeyRequested { person, .. }
            | Self::BeneficiaryProposed { person, .. }
            | Self::CertificateRevoked { person, .. }
            | Self::CertificateBrought { person, .. }
            | Self::CertificateRetired { person, .. }
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
            | Self::SecretShown { login, .. }
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
            Self::PostMoved { post, .. } => format!("post:{post}"),
            Self::SubstitutionMade { substitution } => format!("post:{}", substitution.post),
            Self::SubstitutionEnded { substitution, .. } => format!("substitution:{substitution}"),
            Self::BookSet { .. } => "book".to_owned(),
            Self::RevocationsListed { .. } => "revocations".to_owned(),
            Self::DraftSaved { dossier, .. }
            | Self::DossierOpened { dossier, .. }
            | Self::Acted { dossier, .. }
            | Self::TimeStamped { dossier, .. }
            | Self::VersionSent { dossier, .. }
            | Self::Annotated { dossier, .. }
            | Self::AnnotationWithdrawn { dossier, .. }
            | Self::DossierRead { dossier, .. }
            | Self::CodeSent { dossier, .. }
            | Self::CodeTried { dossier, .. }
            | Self::OutsiderUnlocked { dossier, .. }
            | Self::BookReminded { dossier, .. }
            | Self::DossierFiled { dossier, .. }
            | Self::DossierArchived { dossier }
            | Self::Deposited { dossier, .. }
            | Self::DossierWithdrawn { dossier } => format!("dossier:{dossier}"),
            Self::DepositVisited { deposit, .. } | Self::DepositDestroyed { deposit, .. } => {
                format!("deposit:{deposit}")
            }
        }
    }
}
