//! Which entries of the register prove a dossier, each with what it says and the proof that it stands in its log.
//!
//! What is not for every reader of the dossier is withheld: the entry stands there with its commitment, its words do not.

use crate::desk::{Desk, audit};
use crate::domain::dossier::{Deed, Dossier, Visibility};
use crate::domain::fact::Fact;
use crate::domain::ids::{AppointmentId, AuthorityId, DepositId, PersonId, PostId, SubstitutionId};
use crate::domain::people::Account;
use crate::domain::trouble::{Outcome, Trouble};
use crate::register::entry::{Entry, hex};
use crate::register::merkle;
use crate::register::note::{self, Checkpoint};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// A log that entries stand in.
pub struct Seal {
    /// Its place among the logs of the journal.
    pub at: usize,
    /// The size that its last checkpoint covers, and the signed note.
    pub checkpoint: Option<(u64, String)>,
}

/// An entry with its proof.
pub struct Shown {
    pub entry: Entry,
    /// Its log, from 1 in the order of [`Proven::logs`].
    pub log: usize,
    /// Salt and JSON, where they are told.
    pub plain: Option<Vec<u8>>,
    /// Whether the payload is told, withheld or destroyed: a stable word.
    pub payload: &'static str,
    pub proof: Option<String>,
}

/// The entries of a dossier, in their order, and their logs.
pub struct Proven {
    pub logs: Vec<Seal>,
    pub entries: Vec<Shown>,
    /// Certificates that signatures used, DER, by their digest.
    pub certificates: BTreeMap<String, Vec<u8>>,
}

/// What a dossier leans on beside its own entries.
#[derive(Default)]
struct Leans {
    dossier: String,
    authorities: BTreeSet<AuthorityId>,
    appointments: BTreeSet<AppointmentId>,
    substitutions: BTreeSet<SubstitutionId>,
    posts: BTreeSet<PostId>,
    people: BTreeSet<PersonId>,
    certificates: BTreeSet<String>,
    deposits: BTreeSet<DepositId>,
}

impl Leans {
    fn of(desk: &Desk, dossier: &Dossier) -> Self {
        let people = &desk.state.people;
        let mut leans = Self { dossier: format!("dossier:{}", dossier.id), ..Self::default() };
        for act in &dossier.acts {
            match &act.deed {
                Deed::Signature { authority, appointment, certificate, substitution, .. } => {
                    let mut next = Some(authority);
                    while let Some(id) = next.filter(|id| leans.authorities.insert((*id).clone())) {
                        next = people.authorities.get(id).and_then(|a| a.source.as_ref());
                    }
                    leans.appointments.insert(appointment.clone());
                    leans.substitutions.extend(substitution.clone());
                    leans.certificates.insert(certificate.clone());
                    leans.people.insert(act.meta.by.clone());
                }
                Deed::Countersignature { certificate, .. } => {
                    leans.certificates.insert(certificate.clone());
                    leans.people.extend(people.accounts.keys().cloned());
                }
                _ => {}
            }
            if let Some(post) = &act.meta.acting {
                // By which appointment whoever acted held the post.
                let held = people.appointments.values().filter(|a| a.post == *post && a.person == act.meta.by);
                leans.appointments.extend(held.filter(|a| a.covers(act.day)).map(|a| a.id.clone()));
                leans.posts.insert(post.clone());
            }
        }
        let held = leans.appointments.iter().filter_map(|id| people.appointments.get(id));
        leans.posts.extend(held.map(|a| a.post.clone()));
        let deposits = desk.state.deposits.values().filter(|d| d.dossier == dossier.id);
        leans.deposits = deposits.map(|d| d.id.clone()).collect();
        leans
    }

    /// The subjects that entries are looked for under.
    fn subjects(&self) -> BTreeSet<String> {
        let mut subjects = BTreeSet::from(["desk".to_owned(), self.dossier.clone()]);
        subjects.extend(self.authorities.iter().map(|id| format!("authority:{id}")));
        subjects.extend(self.appointments.iter().map(|id| format!("appointment:{id}")));
        subjects.extend(self.substitutions.iter().map(|id| format!("substitution:{id}")));
        subjects.extend(self.posts.iter().map(|id| format!("post:{id}")));
        subjects.extend(self.people.iter().map(|id| format!("person:{id}")));
        subjects.extend(self.deposits.iter().map(|id| format!("deposit:{id}")));
        subjects
    }

    /// Whether a fact proves something of the dossier.
    fn needs(&self, fact: &Fact) -> bool {
        match fact {
            Fact::AppointmentMade { appointment } => self.appointments.contains(&appointment.id),
            Fact::PostCreated { post } => self.posts.contains(&post.id),
            Fact::SubstitutionMade { substitution } => self.substitutions.contains(&substitution.id),
            Fact::AccountOpened { account } => self.certificates.contains(&fingerprint(&account.certificate)),
            Fact::CertificateIssued { certificate, .. } => self.certificates.contains(&fingerprint(certificate)),
            Fact::CertificateRevoked { person, .. }
            | Fact::CertificateBrought { person, .. }
            | Fact::CertificateRetired { person, .. } => self.people.contains(person),
            Fact::SealIssued { certificate, .. } | Fact::SealRetired { certificate, .. } => {
                self.certificates.contains(&fingerprint(certificate))
            }
            Fact::AuthorityGranted { .. }
            | Fact::AuthorityRevoked { .. }
            | Fact::AppointmentEnded { .. }
            | Fact::SubstitutionEnded { .. }
            | Fact::DepositVisited { .. }
            | Fact::DepositDestroyed { .. } => true,
            fact => fact.subject() == self.dossier,
        }
    }
}

/// Whether every reader of the dossier may read what a fact says.
fn public(fact: &Fact) -> bool {
    match fact {
        Fact::Annotated { visibility, .. } => *visibility == Visibility::Public,
        // What it was before it was sent, and where its file lies, is nobody else's business.
        Fact::DraftSaved { .. } | Fact::DossierFiled { .. } => false,
        _ => true,
    }
}

fn fingerprint(der: &[u8]) -> String {
    hex(&Sha256::digest(der))
}

/// Gathers the entries of a dossier.
pub fn gather(desk: &Desk, dossier: &Dossier) -> Outcome<Proven> {
    let leans = Leans::of(desk, dossier);
    let journal = &desk.journal;
    // What counts for nothing proves nothing.
    let idle = desk.hear(journal)?.idle;
    let subjects = leans.subjects();
    let mut found: Vec<(usize, Entry, Vec<u8>)> = Vec::new();
    let mut openings: BTreeMap<usize, (Entry, Vec<u8>)> = BTreeMap::new();
    let mut certificates = BTreeMap::new();
    for mark in journal.catalogue()?.about(&subjects) {
        let (entry, sealed) = journal.logs[mark.log].read(mark.seq)?;
        if idle.contains(&entry.id()) {
            continue;
        }
        let own = entry.header.subject == leans.dossier;
        let fact = journal.tell(entry.clone(), &sealed).fact;
        match &fact {
            Some(Fact::LogOpened { .. }) => drop(openings.insert(mark.log, (entry.clone(), sealed.clone()))),
            Some(
                Fact::AccountOpened { account: Account { certificate, .. } }
                | Fact::CertificateIssued { certificate, .. }
                | Fact::CertificateBrought { certificate, .. }
                | Fact::SealIssued { certificate, .. },
            ) if leans.certificates.contains(&fingerprint(certificate)) => {
                certificates.insert(fingerprint(certificate), certificate.clone());
            }
            _ => {}
        }
        if own || fact.is_some_and(|fact| leans.needs(&fact)) {
            found.push((mark.log, entry, sealed));
        }
    }
    // The first entry of each log that is needed says its key.
    let mut used: BTreeSet<usize> = found.iter().map(|(log, ..)| *log).collect();
    used.extend(journal.mine().and_then(|(mine, _)| journal.logs.iter().position(|l| l.origin() == mine.origin())));
    let opened = openings.into_iter().filter(|(log, _)| used.contains(log)).map(|(log, (e, s))| (log, e, s));
    let mut all: Vec<(usize, Entry, Vec<u8>)> = opened.chain(found).collect();
    all.sort_by(|a, b| (a.1.header.lamport, &a.1.header.log).cmp(&(b.1.header.lamport, &b.1.header.log)));
    let logs = used.iter().map(|at| seal(desk, *at)).collect::<Outcome<Vec<Seal>>>()?;
    let entries = all.into_iter().map(|(log, entry, sealed)| shown(desk, &logs, log, entry, &sealed));
    Ok(Proven { entries: entries.collect::<Outcome<_>>()?, logs, certificates })
}

/// The checkpoint of a log: of this session's own log one that is signed now, of others the last that was kept.
fn seal(desk: &Desk, at: usize) -> Outcome<Seal> {
    let log = desk.journal.logs.get(at).ok_or_else(|| Trouble::damaged("register", "a log is missing"))?;
    if let Some((mine, key)) = desk.journal.mine()
        && mine.origin() == log.origin()
    {
        let head = log.head();
        let note = Checkpoint { origin: head.origin, size: head.size, root: head.root }.sign(key);
        return Ok(Seal { at, checkpoint: Some((head.size, note)) });
    }
    let key = audit::key_of(desk, log)?;
    let kept = desk.journal.notes()?.into_iter().find(|(of, _)| of.origin() == log.origin()).map(|(_, note)| note);
    let checkpoint = kept.and_then(|note| {
        let size = Checkpoint::verify(&note, log.origin(), &key).ok()?.size;
        Some((size, note))
    });
    Ok(Seal { at, checkpoint })
}

fn shown(desk: &Desk, logs: &[Seal], at: usize, entry: Entry, sealed: &[u8]) -> Outcome<Shown> {
    let missing = || Trouble::damaged("register", "a log is missing");
    let place = logs.iter().position(|seal| seal.at == at).ok_or_else(missing)?;
    let leaves = desk.journal.logs.get(at).ok_or_else(missing)?.leaves();
    let proof = logs[place].checkpoint.as_ref().and_then(|(size, checkpoint)| {
        let size = usize::try_from(*size).ok()?;
        let index = usize::try_from(entry.header.seq).ok().filter(|n| *n < size)?;
        Some(note::proof(entry.header.seq, &merkle::inclusion(leaves.get(..size)?, index), checkpoint))
    });
    let told = desk.journal.tell(entry, sealed);
    let open = told.fact.as_ref().is_some_and(public);
    let payload = match (told.destroyed, open) {
        (true, _) => "destroyed",
        (false, true) => "told",
        (false, false) => "withheld",
    };
    let plain = if open { desk.journal.plain(&told.entry, sealed) } else { None };
    Ok(Shown { entry: told.entry, log: place + 1, plain, payload, proof })
}
