//! Acting on the step that waits: a visa, a signature, a refusal. Each is done as a post, by the acts that entitle.

use super::Desk;
use super::dossiers::{known, next_of, waited};
use super::stamp;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::authority::Chain;
use crate::domain::circuit::Task;
use crate::domain::clean;
use crate::domain::deeds::{Wish, authorize};
use crate::domain::dossier::{Deed, Dossier, FileRef};
use crate::domain::fact::Fact;
use crate::domain::ids::{DossierId, FileHash};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::entry::{hex, unhex};
use crate::sign::identity::{Identity, validity_end};
use crate::sign::pdf::write::{self, Request};
use crate::store::seal::random;
use chrono::Local;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the actor has leave to do.
struct Ready {
    dossier: Arc<Dossier>,
    round: usize,
    task: Task,
    chain: Option<Chain>,
}

fn ready(desk: &Desk, id: &DossierId, wish: Wish, now: Moment) -> Outcome<Ready> {
    let state = desk.state();
    let dossier = known(state, id)?;
    let leave = authorize(state, desk.me(), dossier, wish, None, now.day)?;
    let task = leave.task.ok_or_else(|| Rule::NothingAsked { number: dossier.number.clone() })?;
    Ok(Ready { dossier: dossier.clone(), round: dossier.last_round(), task, chain: leave.chain })
}

/// A dossier by its number and its title.
fn named(dossier: &Dossier) -> String {
    format!("{} — {}", dossier.number, dossier.title)
}

/// What the actor sees before acting: the document, the post, the authority, who comes next.
fn planned(desk: &Desk, ready: &Ready, heading: Heading, grade: Grade) -> Plan {
    let state = desk.state();
    let file = &ready.dossier.current;
    let post = state.people.posts.get(&ready.task.post).map(|p| p.title.clone()).unwrap_or_default();
    let digest = file.hash.0.clone();
    let mut plan = Plan::new(heading, grade)
        .item(Item::Will(named(&ready.dossier)))
        .note(Note::Document { name: file.name.clone(), pages: file.pages, size: file.size, digest })
        .note(Note::As { post });
    let authority = ready.chain.as_ref().and_then(|c| c.authority.as_ref());
    if let Some(held) = authority.and_then(|id| state.people.authorities.get(id)) {
        plan = plan.note(Note::ByAuthority { act: held.act.clone(), on_behalf: held.on_behalf.clone() });
    }
    plan
}

/// Who is asked once the actor's step is over.
fn next(desk: &Desk, ready: &Ready, plan: Plan, now: Moment) -> Plan {
    let coming = ready.dossier.coming_tasks();
    let Some(step) = coming.iter().map(|t| t.step).min() else {
        return plan.note(Note::Completes);
    };
    let who = coming.iter().filter(|t| t.step == step).map(|t| waited(desk.state(), t, now)).collect();
    plan.note(Note::NextStep { who })
}

fn carry_out(desk: &mut Desk, ready: &Ready, deed: Deed, now: Moment) -> Outcome<Done> {
    let fact = Fact::Acted {
        dossier: ready.dossier.id.clone(),
        round: ready.round,
        task: ready.task.id.clone(),
        document: ready.dossier.current.hash.clone(),
        deed,
        fields: BTreeMap::new(),
        day: Some(now.day),
    };
    let post = Some(&ready.task.post).filter(|p| !p.as_str().is_empty());
    desk.commit(now, post, vec![fact])?;
    Ok(Done { next: next_of(desk.state(), &ready.dossier.id, now), ..Done::one(ready.dossier.number.clone()) })
}

/// Gives one's visa to the step that waits.
#[derive(Clone, Debug)]
pub struct Visa {
    pub dossier: DossierId,
}

impl Verb for Visa {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let ready = ready(desk, &self.dossier, Wish::Visa, now)?;
        let heading = Heading::Visa { number: named(&ready.dossier) };
        let plan = planned(desk, &ready, heading, Grade::Confirmed);
        Ok(next(desk, &ready, plan, now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let ready = ready(desk, &self.dossier, Wish::Visa, now)?;
        carry_out(desk, &ready, Deed::Visa, now)
    }
}

/// Refuses a dossier, with a reason that everybody sees.
#[derive(Clone, Debug)]
pub struct Refuse {
    pub dossier: DossierId,
    pub reason: String,
}

impl Refuse {
    fn reason(&self) -> Result<String, Rule> {
        if let Some(bad) = self.reason.chars().find(|&c| clean::deceives(c) && c != '\n') {
            return Err(Rule::NameRefused { character: clean::written(bad) });
        }
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() { Err(Rule::ReasonMissing) } else { Ok(reason) }
    }
}

impl Verb for Refuse {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let reason = self.reason()?;
        let ready = ready(desk, &self.dossier, Wish::Refuse, now)?;
        let heading = Heading::Refuse { number: named(&ready.dossier) };
        Ok(planned(desk, &ready, heading, Grade::Confirmed).note(Note::Reason(reason)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let reason = self.reason()?;
        let ready = ready(desk, &self.dossier, Wish::Refuse, now)?;
        carry_out(desk, &ready, Deed::Refusal { reason }, now)
    }
}

/// Signs the step that waits; asks for the passphrase.
#[derive(Clone, Debug)]
pub struct Sign {
    pub dossier: DossierId,
    pub passphrase: Hidden,
}

impl Verb for Sign {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let ready = ready(desk, &self.dossier, Wish::Sign, now)?;
        desk.certificate_in_force(now)?;
        let heading = Heading::Sign { number: named(&ready.dossier) };
        let plan = planned(desk, &ready, heading, Grade::Typed);
        Ok(next(desk, &ready, plan, now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let ready = ready(desk, &self.dossier, Wish::Sign, now)?;
        desk.certificate_in_force(now)?;
        let identity = desk.document_identity(&self.passphrase)?;
        watch.step(0, 2)?;
        let current = &ready.dossier.current;
        let before = desk.documents.get(&current.hash)?;
        let no_authority = || Rule::NoAuthority { post: ready.task.post.0.clone() };
        let chain = ready.chain.as_ref().ok_or_else(no_authority)?;
        let lines = stamp::lines(desk.state(), desk.me(), &ready.dossier, chain, now);
        let name = desk.state().people.name(desk.me()).to_owned();
        let mut id = [0; 16];
        random(&mut id)?;
        let signed = write::sign(&before, &Request { name: &name, at: now.at, stamp: &lines, random: id }, &identity)?;
        watch.step(1, 2)?;
        desk.documents.put(&signed)?;
        let after = FileRef {
            hash: FileHash::new(hex(&Sha256::digest(&signed))),
            name: current.name.clone(),
            size: signed.len() as u64,
            pages: current.pages,
        };
        let authority = chain.authority.clone().ok_or_else(no_authority)?;
        let deed = Deed::Signature {
            after,
            authority,
            appointment: chain.appointment.clone(),
            certificate: hex(&identity.fingerprint()),
            stamp: lines,
            substitution: chain.substitution.clone(),
            detached: None,
        };
        carry_out(desk, &ready, deed, now)
    }

    fn needs_passphrase(&self) -> bool {
        true
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.passphrase = typed;
    }
}

impl Desk {
    /// Refuses to sign with a certificate whose time is over: verifiers would call the signature invalid.
    fn certificate_in_force(&self, now: Moment) -> Outcome<()> {
        let record = self.keys.record(&self.me)?;
        let unreadable = || Trouble::damaged("keys", "the certificate cannot be read");
        if record.certificate.is_empty() {
            return Err(Rule::CertificateAwaited.into());
        }
        for hex in [&record.certificate, &self.keys.authority.certificate] {
            let until = validity_end(&unhex(hex).ok_or_else(unreadable)?).ok_or_else(unreadable)?;
            if until < now.at {
                return Err(
                    Rule::CertificateExpired { until: until.with_timezone(&Local).date_naive().to_string() }.into()
                );
            }
        }
        Ok(())
    }

    /// The actor's signing identity, under the passphrase that was asked for again.
    fn document_identity(&self, typed: &str) -> Outcome<Identity> {
        let unlocked = self.keys.unlock(&self.me, typed)?;
        let record = self.keys.record(&self.me)?;
        let secret = self.keys.unwrap(&self.me, &unlocked, "document", &record.document)?;
        let unreadable = || Trouble::damaged("keys", "the certificate cannot be read");
        let own = unhex(&record.certificate).ok_or_else(unreadable)?;
        let root = unhex(&self.keys.authority.certificate).ok_or_else(unreadable)?;
        Identity::of(&secret, own, vec![root])
    }
}
