//! What the desk knows: a pure fold of facts in causal order.
//!
//! [`State::apply`] takes facts in the order of [`super::order`] and says which rows it touched, so that a store can
//! keep them. What was done in vain is kept and marked; what its author had no right to say changes nothing.

mod beside;
mod codes;
mod dossiers;
mod people;
mod renewal;
mod rights;

use super::authority::SigningAuthority;
use super::book::BookSettings;
use super::campaign::{Calendar, Campaign, Registration};
use super::circuit::Circuit;
use super::code::AccessCode;
use super::code_book::CodeBook;
use super::dossier::Dossier;
use super::fact::Fact;
use super::ids::{
    AppointmentId, AuthorityId, CircuitId, DepositId, DossierId, EntryId, PersonId, PostId, StructureId, SubstitutionId,
};
use super::leak::Leak;
use super::login::Login;
use super::mail::MailServer;
use super::office::OfficeTable;
use super::order::Meta;
use super::people::{Account, Appointment, Person, Post, Proposal, Substitution};
use super::portal::Export;
use super::seals::Seals;
use super::strongbox::Deposit;
use super::structure::{Standing, Structure};
use super::track::Track;
use super::usage::{LogRead, Usage};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The institute of the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institute {
    pub organisation: String,
    /// National number of the institute (UAI), by which it is found among parent bodies.
    pub uai: String,
    /// Acronym of the institution whose own portal has another way in.
    pub partner: String,
    /// Domains of institutional mail, lower case.
    pub domains: Vec<String>,
    /// Name of the documentary portal; empty: that of the model institute.
    #[serde(default)]
    pub portal: String,
}

/// The documentary portal of the model institute.
pub const PORTAL: &str = "BiblioInserm";

impl Institute {
    /// What the documentary portal is called.
    pub fn portal(&self) -> &str {
        if self.portal.is_empty() { PORTAL } else { &self.portal }
    }
}

/// Persons, posts, appointments, authorities and accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    pub persons: BTreeMap<PersonId, Person>,
    pub posts: BTreeMap<PostId, Post>,
    pub appointments: BTreeMap<AppointmentId, Appointment>,
    pub authorities: BTreeMap<AuthorityId, SigningAuthority>,
    pub accounts: BTreeMap<PersonId, Account>,
    pub substitutions: BTreeMap<SubstitutionId, Substitution>,
    /// The last proposal of each person as a beneficiary of the signing book.
    pub proposals: BTreeMap<PersonId, Proposal>,
    /// Signing certificates that may not be relied on any more, by serial number.
    pub revoked: BTreeMap<String, Revoked>,
}

/// A certificate that was revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoked {
    pub person: PersonId,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// Reason of RFC 5280.
    pub reason: u8,
    pub meta: Meta,
}

impl People {
    /// Whether somebody has an account that administers the desk.
    pub fn administers(&self, person: &PersonId) -> bool {
        self.accounts.get(person).is_some_and(|a| a.administrator)
    }

    /// Who holds a post on a day; the latest appointment counts.
    pub fn holder(&self, post: &PostId, day: NaiveDate) -> Option<&Person> {
        self.appointments
            .values()
            .filter(|a| a.post == *post && a.covers(day))
            .max_by_key(|a| a.from)
            .and_then(|a| self.persons.get(&a.person))
    }

    /// The posts that somebody holds on a day.
    pub fn posts_of(&self, person: &PersonId, day: NaiveDate) -> Vec<&Post> {
        let mut held: Vec<&Post> = self
            .appointments
            .values()
            .filter(|a| a.person == *person && a.covers(day))
            .filter_map(|a| self.posts.get(&a.post))
            .collect();
        held.sort_by(|a, b| a.id.cmp(&b.id));
        held.dedup();
        held
    }

    /// The name of a person, or the opaque id where the directory has none.
    pub fn name<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.persons.get(id).map_or(id.as_str(), |p| &p.name)
    }
}

/// Everything the desk knows. Copies are cheap: what does not change is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub desk: Arc<Institute>,
    pub offices: Arc<OfficeTable>,
    pub structures: Arc<BTreeMap<StructureId, Arc<Structure>>>,
    pub people: Arc<People>,
    pub campaigns: Arc<BTreeMap<u16, Campaign>>,
    pub registrations: Arc<BTreeMap<(u16, StructureId), Registration>>,
    /// Codes by the entry that issued them.
    pub codes: Arc<CodeBook>,
    /// Sealed copies of secrets, by the index of the secret.
    pub sealed: Arc<BTreeMap<String, String>>,
    pub circuits: Arc<BTreeMap<CircuitId, Circuit>>,
    pub dossiers: Arc<BTreeMap<DossierId, Arc<Dossier>>>,
    /// The last time that any file of the portal was written.
    pub exported: Option<Meta>,
    /// Each file of the portal as it was last written, by format and path.
    pub exports: Arc<BTreeMap<(String, String), Export>>,
    /// The last act that changed a code.
    pub codes_changed: Option<Meta>,
    /// Which structures got the reminder of a year, of a cut-off that was announced, and of a step before it.
    pub reminded: Arc<BTreeMap<(u16, NaiveDate, i16), BTreeSet<StructureId>>>,
    /// The way of members of mixed structures to the partner's portal.
    pub tracks: Arc<BTreeMap<(StructureId, PersonId), Track>>,
    /// What logs said of each login.
    pub usage: Arc<BTreeMap<Login, Arc<Usage>>>,
    /// The logs that were read.
    pub logs_read: Arc<Vec<LogRead>>,
    pub leaks: Arc<BTreeMap<String, Leak>>,
    /// Files of the portal that are written again after each change: path by format.
    pub targets: Arc<BTreeMap<String, String>>,
    /// The last time that the present clock was accepted though entries were dated later.
    pub clock_accepted: Option<Meta>,
    /// Through which server mail goes.
    pub mail: Option<MailServer>,
    /// Its password, sealed.
    pub mail_password: Option<String>,
    /// Choices of the signing book as a whole.
    pub book: Arc<BookSettings>,
    pub deposits: Arc<BTreeMap<DepositId, Deposit>>,
    /// Certificates that people brought, and the list of revoked ones.
    pub seals: Arc<Seals>,
    children: Arc<BTreeMap<StructureId, BTreeSet<StructureId>>>,
}

/// Names a row of the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    Desk,
    Offices,
    Marks,
    Structure(StructureId),
    Person(PersonId),
    Post(PostId),
    Appointment(AppointmentId),
    Authority(AuthorityId),
    Account(PersonId),
    Campaign(u16),
    Registration(u16, StructureId),
    Code(EntryId),
    Sealed(String),
    Circuit(CircuitId),
    Dossier(DossierId),
    Reminded(u16, NaiveDate, i16),
    Track(StructureId, PersonId),
    Usage(Login),
    LogsRead,
    Leak(String),
    Targets,
    Exports,
    Mail,
    Substitution(SubstitutionId),
    Proposal(PersonId),
    Revoked(String),
    Book,
    Deposit(DepositId),
    Seals,
}

impl State {
    /// Takes one fact in, after all its causes; the rows that changed.
    pub fn apply(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        if !self.heeds(meta, &fact) {
            return Vec::new();
        }
        match fact {
            Fact::DeskOpened { organisation, uai, partner, domains, portal }
            | Fact::InstituteSet { organisation, uai, partner, domains, portal } => {
                self.desk = Arc::new(Institute { organisation, uai, partner, domains, portal });
                vec![RowKey::Desk]
            }
            // Proofs of what was done; nothing to remember.
            Fact::LogOpened { .. }
            | Fact::CopyAccepted { .. }
            | Fact::PassphraseChanged { .. }
            | Fact::SecretShown { .. }
            | Fact::SealIssued { .. }
            | Fact::Declared { .. } => Vec::new(),
            Fact::ClockAccepted { .. } => {
                self.clock_accepted = Some(meta.clone());
                vec![RowKey::Marks]
            }
            Fact::OfficesSet { table } => {
                self.offices = Arc::new(table);
                vec![RowKey::Offices]
            }
            fact @ (Fact::StructureRecorded { .. } | Fact::StructureClosed { .. } | Fact::StructureAdjusted { .. }) => {
                self.apply_structure(meta, fact)
            }
            fact @ (Fact::CampaignOpened { .. }
            | Fact::CampaignAdjusted { .. }
            | Fact::CampaignTextSet { .. }
            | Fact::CutOff { .. }
            | Fact::CutOffUndone { .. }
            | Fact::Reminded { .. }) => self.apply_campaign(meta, fact),
            fact @ (Fact::Registered { .. }
            | Fact::RegistrationReviewed { .. }
            | Fact::RegistrationSent { .. }
            | Fact::TrackNoted { .. }) => self.apply_registration(meta, fact),
            fact @ (Fact::UsageRead { .. }
            | Fact::UsageCounted { .. }
            | Fact::LeakReported { .. }
            | Fact::LeakStepped { .. }) => self.apply_usage(meta, fact),
            Fact::CircuitSet { circuit } => {
                let id = circuit.id.clone();
                Arc::make_mut(&mut self.circuits).insert(id.clone(), circuit);
                vec![RowKey::Circuit(id)]
            }
            fact @ (Fact::AccountOpened { .. }
            | Fact::AccountReset { .. }
            | Fact::AdministratorNamed { .. }
            | Fact::KeyRequested { .. }
            | Fact::CertificateIssued { .. }) => people::apply_accounts(Arc::make_mut(&mut self.people), meta, fact),
            fact @ (Fact::AppointmentEnded { .. } | Fact::SubstitutionEnded { .. }) => self.remove(meta, fact),
            fact @ (Fact::PersonRecorded { .. }
            | Fact::PostCreated { .. }
            | Fact::AppointmentMade { .. }
            | Fact::PostMoved { .. }
            | Fact::SubstitutionMade { .. }
            | Fact::AuthorityGranted { .. }) => people::apply(Arc::make_mut(&mut self.people), fact),
            fact @ (Fact::BeneficiaryProposed { .. } | Fact::CertificateRevoked { .. }) => {
                people::apply_dated(Arc::make_mut(&mut self.people), meta, fact)
            }
            Fact::BookSet { settings } => {
                self.book = Arc::new(settings);
                vec![RowKey::Book]
            }
            fact @ (Fact::CertificateBrought { .. }
            | Fact::CertificateRetired { .. }
            | Fact::SealRetired { .. }
            | Fact::RevocationsListed { .. }) => self.apply_seals(meta, fact),
            Fact::AuthorityRevoked { authority, day } => {
                self.revoke_authority(meta, &authority, day.unwrap_or_else(|| meta.day()))
            }
            fact @ (Fact::DraftSaved { .. }
            | Fact::DossierOpened { .. }
            | Fact::Acted { .. }
            | Fact::VersionSent { .. }
            | Fact::TimeStamped { .. }
            | Fact::DossierWithdrawn { .. }) => self.apply_dossier(meta, fact),
            fact @ (Fact::Annotated { .. }
            | Fact::AnnotationWithdrawn { .. }
            | Fact::DossierRead { .. }
            | Fact::CodeSent { .. }
            | Fact::CodeTried { .. }
            | Fact::OutsiderUnlocked { .. }
            | Fact::BookReminded { .. }
            | Fact::DossierFiled { .. }
            | Fact::DossierArchived { .. }) => self.apply_beside(meta, fact),
            fact @ (Fact::Deposited { .. } | Fact::DepositVisited { .. } | Fact::DepositDestroyed { .. }) => {
                self.apply_deposit(meta, fact)
            }
            fact => self.apply_code(meta, fact),
        }
    }

    /// Takes in a fact about a structure; the rows that changed.
    fn apply_structure(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        match fact {
            Fact::StructureRecorded { mut structure, .. } => {
                // The office that somebody set by hand is the scope of authorities to sign: an import leaves it.
                if !self.may_all(meta) {
                    let known = self.structures.get(&structure.id);
                    structure.own_office = known.and_then(|known| known.own_office.clone());
                }
                self.put_structure(*structure)
            }
            Fact::StructureClosed { structure, .. } => {
                self.change_structure(structure, |s| s.standing = Standing::Closed)
            }
            Fact::StructureAdjusted { structure, label, office, outside } => {
                let mut touched = self.outlast(&structure, outside);
                if !touched.is_empty() {
                    self.codes_changed = Some(meta.clone());
                    touched.push(RowKey::Marks);
                }
                touched.extend(self.change_structure(structure, |s| {
                    s.own_label = label;
                    s.own_office = office;
                    s.outside = outside;
                }));
                touched
            }
            _ => Vec::new(),
        }
    }

    fn put_structure(&mut self, structure: Structure) -> Vec<RowKey> {
        let id = structure.id.clone();
        let children = Arc::make_mut(&mut self.children);
        for parent in &structure.parents {
            children.entry(parent.clone()).or_default().insert(id.clone());
        }
        for child in &structure.children {
            children.entry(id.clone()).or_default().insert(child.clone());
        }
        Arc::make_mut(&mut self.structures).insert(id.clone(), Arc::new(structure));
        vec![RowKey::Structure(id)]
    }

    /// The codes of a researcher outside any structure outlast the cut-off, whenever they were issued.
    fn outlast(&mut self, structure: &StructureId, outside: bool) -> Vec<RowKey> {
        let cut = self.campaigns.values().filter(|c| c.cut.is_some()).map(|c| c.year).max().unwrap_or(0);
        let touched = Arc::make_mut(&mut self.codes).change_structure(structure, |code| {
            // What a cut-off has killed stays dead, and what outlived one is not killed by the way.
            let changes = code.lasting != outside && code.year >= cut;
            if changes {
                code.lasting = outside;
            }
            changes
        });
        touched.into_iter().map(RowKey::Code).collect()
    }

    fn change_structure(&mut self, id: StructureId, change: impl FnOnce(&mut Structure)) -> Vec<RowKey> {
        if let Some(known) = Arc::make_mut(&mut self.structures).get_mut(&id) {
            change(Arc::make_mut(known));
        }
        vec![RowKey::Structure(id)]
    }

    /// The campaign that runs on a day: the latest that has opened. One that is only announced takes no act meant for
    /// the one that runs; before any has opened, the next to open takes them.
    pub fn campaign(&self, day: NaiveDate) -> Option<&Campaign> {
        let opened = self.campaigns.values().rev().find(|c| c.opens <= day);
        opened.or_else(|| self.campaigns.values().min_by_key(|c| c.opens))
    }

    /// What the campaigns amount to on a day, for the life of codes.
    pub fn calendar(&self, day: NaiveDate) -> Calendar {
        let cut = self.campaigns.values().filter(|c| c.cut.is_some()).map(|c| c.year).max().unwrap_or(0);
        Calendar { current: self.campaign(day).map(|c| c.year), cut }
    }

    /// The codes of a structure, latest year first.
    pub fn codes_of(&self, structure: &StructureId) -> Vec<&AccessCode> {
        let mut codes: Vec<&AccessCode> = self.codes.of_structure(structure).map(|(_, code)| code).collect();
        codes.sort_by(|a, b| (b.year, &a.login, &a.issued.lamport).cmp(&(a.year, &b.login, &b.issued.lamport)));
        codes
    }

    /// The code of a login that is not revoked, else the last that was.
    pub fn code(&self, login: &Login) -> Option<&AccessCode> {
        let codes = self.codes.of_login(login).map(|(_, code)| code);
        codes.max_by_key(|c| (c.revoked.is_none(), !c.contested, c.issued.lamport))
    }

    /// Direct children in the register's graph, from either side's mention; some may be unknown here.
    pub fn children_of(&self, id: &StructureId) -> Vec<&StructureId> {
        self.children.get(id).map(|c| c.iter().collect()).unwrap_or_default()
    }

    /// A structure and everything above it, nearest first, each once: the register is a graph with cycles.
    pub fn with_ancestors(&self, id: &StructureId) -> Vec<StructureId> {
        let mut found = vec![id.clone()];
        let mut at = 0;
        while at < found.len() {
            if let Some(s) = self.structures.get(&found[at]) {
                for parent in &s.parents {
                    if !found.contains(parent) {
                        found.push(parent.clone());
                    }
                }
            }
            at += 1;
        }
        found
    }

    /// Whether `id` stands somewhere below `above`.
    pub fn is_below(&self, id: &StructureId, above: &StructureId) -> bool {
        self.with_ancestors(id).contains(above)
    }

    /// Rebuilds what is derived after rows were loaded one by one.
    pub fn reconnect(&mut self) {
        let mut children: BTreeMap<StructureId, BTreeSet<StructureId>> = BTreeMap::new();
        for s in self.structures.values() {
            for parent in &s.parents {
                children.entry(parent.clone()).or_default().insert(s.id.clone());
            }
            for child in &s.children {
                children.entry(s.id.clone()).or_default().insert(child.clone());
            }
        }
        self.children = Arc::new(children);
    }
}
