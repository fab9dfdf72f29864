//! Acting on the step that waits: a visa, a signature, a refusal. Each is done as a post, by the acts that entitle.

use super::Desk;
use super::dossiers::{known, next_of, waited};
use super::stamp;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::authority::{Chain, Weight, entitled};
use crate::domain::circuit::{Asked, Task};
use crate::domain::clean;
use crate::domain::dossier::{Deed, Dossier, FileRef, Status};
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
use std::sync::Arc;

/// What is done to a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Visa,
    Signature,
    Refusal,
}

/// The task that the actor does, and what entitles to it.
struct Ready {
    dossier: Arc<Dossier>,
    round: usize,
    task: Task,
    chain: Chain,
}

fn ready(desk: &Desk, id: &DossierId, act: Act, now: Moment) -> Outcome<Ready> {
    let state = desk.state();
    let dossier = known(state, id)?;
    let number = dossier.number.clone();
    if dossier.status != Status::Circulating {
        return Err(Rule::NotCirculating { number }.into());
    }
    let mine: Vec<&Task> = dossier
        .open_tasks()
        .into_iter()
        .filter(|t| state.people.posts_of(desk.me(), now.day).iter().any(|p| p.id == t.post))
        .collect();
    let fits = |t: &&&Task| match act {
        Act::Visa => t.asked == Asked::Visa,
        Act::Signature => t.asked == Asked::Signature,
        Act::Refusal => true,
    };
    let Some(task) = mine.iter().find(fits) else {
        return Err(match mine.first().map(|t| t.asked) {
            Some(Asked::Visa) => Rule::OtherDeed { number, asked: "visa" },
            Some(Asked::Signature) => Rule::OtherDeed { number, asked: "signature" },
            None => Rule::NothingAsked { number },
        }
        .into());
    };
    let weight = if act == Act::Signature { Weight::Signature } else { Weight::Visa };
    let chain = entitled(state, desk.me(), &task.post, dossier, weight, now.day)?;
    let round = dossier.round().map_or(0, |(n, _)| n);
    Ok(Ready { dossier: dossier.clone(), round, task: (*task).clone(), chain })
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
    if let Some(held) = ready.chain.authority.as_ref().and_then(|id| state.people.authorities.get(id)) {
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
    };
    desk.commit(now, Some(&ready.task.post), vec![fact])?;
    Ok(Done { next: next_of(desk.state(), &ready.dossier.id, now), ..Done::one(ready.dossier.number.clone()) })
}

/// Gives one's visa to the step that waits.
#[derive(Clone, Debug)]
pub struct Visa {
    pub dossier: DossierId,
}

impl Verb for Visa {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let ready = ready(desk, &self.dossier, Act::Visa, now)?;
        let heading = Heading::Visa { number: named(&ready.dossier) };
        let plan = planned(desk, &ready, heading, Grade::Confirmed);
        Ok(next(desk, &ready, plan, now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let ready = ready(desk, &self.dossier, Act::Visa, now)?;
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
        let ready = ready(desk, &self.dossier, Act::Refusal, now)?;
        let heading = Heading::Refuse { number: named(&ready.dossier) };
        Ok(planned(desk, &ready, heading, Grade::Confirmed).note(Note::Reason(reason)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let reason = self.reason()?;
        let ready = ready(desk, &self.dossier, Act::Refusal, now)?;
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
        let ready = ready(desk, &self.dossier, Act::Signature, now)?;
        desk.certificate_in_force(now)?;
        let heading = Heading::Sign { number: named(&ready.dossier) };
        let plan = planned(desk, &ready, heading, Grade::Typed);
        Ok(next(desk, &ready, plan, now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let ready = ready(desk, &self.dossier, Act::Signature, now)?;
        desk.certificate_in_force(now)?;
        let identity = desk.document_identity(&self.passphrase)?;
        watch.step(0, 2)?;
        let current = &ready.dossier.current;
        let before = desk.documents.get(&current.hash)?;
        let lines = stamp::lines(desk.state(), desk.me(), &ready.dossier, &ready.chain, now);
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
        let authority =
            ready.chain.authority.clone().ok_or_else(|| Rule::NoAuthority { post: ready.task.post.0.clone() })?;
        let deed = Deed::Signature {
            after,
            authority,
            appointment: ready.chain.appointment.clone(),
            certificate: hex(&identity.fingerprint()),
            stamp: lines,
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
