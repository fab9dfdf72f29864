//! The countersignature of an outsider: a code is sent, tried, and where it is right the institute's seal goes on the
//! document. The code itself is nowhere at the desk: only a keyed digest that binds it to the document, to the person
//! and to the words that are agreed to.

use super::dossiers::{document_note, named, next_of, seen};
use super::institute_seal;
use super::seal::{self, Foreseen, Sealed, Sealing};
use super::send::Way;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, gateway, new_id, outside_words as words, signing};
use crate::desk::Hidden;
use crate::domain::countersign::{self, CodeSent, DIGITS, FAILURES, LIFE, Tongue, last, left, masked};
use crate::domain::deed_note::DeedNote;
use crate::domain::deeds::{Wish, authorize};
use crate::domain::dossier::{Deed, Dossier, FileRef, Outsider};
use crate::domain::fact::Fact;
use crate::domain::ids::{DossierId, EntryId, FileHash, OutsiderId, TaskId};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule};
use crate::exchange::mail::{Mail, Party};
use crate::exchange::sms::{self, Message};
use crate::register::entry::{hex, unhex};
use crate::sign::identity::Identity;
use crate::store::seal::{Key, random};
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use zeroize::Zeroizing;

/// Whether the document goes to the outsider's mail address before the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mailing {
    /// Through the desk's server where there is one and the person has an address; once for each document.
    #[default]
    Usual,
    Never,
    /// As a file into a folder, for another program to send.
    Folder(PathBuf),
}

/// Sends a code to an outsider.
#[derive(Clone, Debug)]
pub struct SendCode {
    pub dossier: DossierId,
    pub outsider: OutsiderId,
    pub tongue: Tongue,
    pub mailing: Mailing,
}

/// An outsider types the code that came.
#[derive(Clone, Debug)]
pub struct TryCode {
    pub dossier: DossierId,
    pub outsider: OutsiderId,
    pub code: Hidden,
    /// The person said yes to the words that the code was sent with.
    pub agreed: bool,
}

/// Lifts the lock of an outsider who failed too often.
#[derive(Clone, Debug)]
pub struct UnlockOutsider {
    pub dossier: DossierId,
    pub outsider: OutsiderId,
}

/// A dossier whose outsider is waited for.
struct Ready {
    dossier: Arc<Dossier>,
    outsider: Outsider,
    task: TaskId,
}

fn ready(desk: &Desk, id: &DossierId, outsider: &OutsiderId, now: Moment) -> Outcome<Ready> {
    let dossier = seen(desk, id, now)?.clone();
    let outsider = countersign::outsider(&dossier, outsider)?.clone();
    let task = countersign::waiting(&dossier, &outsider.id)?;
    authorize(desk.state(), desk.me(), &dossier, Wish::Countersign, Some(&task), now.day)?;
    Ok(Ready { dossier, outsider, task })
}

impl SendCode {
    /// A code in the usual way.
    pub fn new(dossier: DossierId, outsider: OutsiderId, tongue: Tongue) -> Self {
        Self { dossier, outsider, tongue, mailing: Mailing::Usual }
    }

    fn check(&self, desk: &Desk, now: Moment) -> Outcome<Ready> {
        let ready = ready(desk, &self.dossier, &self.outsider, now)?;
        desk.state().book.gateway.as_ref().ok_or(Rule::NoGateway)?;
        countersign::may_send(desk.state(), &ready.dossier, &self.outsider, now.at)?;
        desk.seal_identity(now)?;
        Ok(ready)
    }

    /// By which way the document goes, if it goes.
    fn way(&self, desk: &Desk, ready: &Ready) -> Option<Way> {
        let has_address = !ready.outsider.mail.is_empty();
        let hash = &ready.dossier.current.hash;
        let went = |c: &CodeSent| c.mailed && c.document == *hash && c.outsider == ready.outsider.id;
        match &self.mailing {
            Mailing::Folder(folder) if has_address => Some(Way::Outbox(folder.clone())),
            Mailing::Usual if has_address && desk.state().mail.is_some() => {
                (!ready.dossier.codes.iter().any(went)).then_some(Way::Server)
            }
            _ => None,
        }
    }

    fn mail(&self, desk: &Desk, ready: &Ready, way: &Way, now: Moment) -> Outcome<()> {
        let Ready { dossier, outsider, .. } = ready;
        let content = desk.documents.get(&dossier.current.hash)?;
        let (subject, body) = words::mail(desk.state(), dossier, outsider, self.tongue);
        let (from, reply_to) = desk.sender();
        let mail = Mail {
            from,
            reply_to,
            to: Party { name: outsider.name.clone(), mail: outsider.mail.clone() },
            subject,
            body: Zeroizing::new(body),
            attachment: Some((dossier.current.name.clone(), content)),
            id: format!("{}.{}", dossier.number, new_id('m')?),
            at: now.at,
        };
        desk.send_alone(way, &dossier.number, &mail)
    }
}

impl Verb for SendCode {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let ready = self.check(desk, now)?;
        let Outsider { name, phone, mail, .. } = &ready.outsider;
        let note = |plan: Plan, note: DeedNote| plan.note(Note::Deed(note));
        let plan = Plan::new(Heading::SendCode { name: name.clone() }, Grade::Confirmed);
        let plan = plan.item(Item::Will(named(&ready.dossier))).note(document_note(&ready.dossier.current));
        let plan = note(plan, DeedNote::Outsider { name: name.clone(), phone: masked(phone) });
        let through = desk.state().book.gateway.as_ref().map(gateway::told).unwrap_or_default();
        let plan = note(plan, DeedNote::Through(through));
        let plan = match self.way(desk, &ready) {
            Some(_) => note(plan, DeedNote::Mailed { to: mail.clone() }),
            None => note(plan, DeedNote::ReadHere),
        };
        Ok(note(plan, DeedNote::Consent(words::consent(&ready.dossier, &ready.outsider, self.tongue))))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let ready = self.check(desk, now)?;
        let gateway = desk.state().book.gateway.clone().ok_or(Rule::NoGateway)?;
        watch.step(0, 2)?;
        let way = self.way(desk, &ready);
        if let Some(way) = &way {
            self.mail(desk, &ready, way, now)?;
        }
        let _ = watch.step(1, 2);
        let Ready { dossier, outsider, task } = ready;
        let consent = words::consent(&dossier, &outsider, self.tongue);
        let code = fresh_code()?;
        let mut nonce = [0; 16];
        random(&mut nonce)?;
        let nonce = hex(&nonce);
        let bound = Bound { dossier: &dossier, outsider: &outsider.id, task: &task, nonce: &nonce, consent: &consent };
        let mac = hex(&desk.code_key()?.mac(&bound.message(&code)));
        let text = words::sms(desk.state(), &dossier, &code, self.tongue);
        let name = new_id('s')?;
        let (mailed, to) = (way.is_some(), masked(&outsider.phone));
        let fact = Fact::CodeSent {
            dossier: dossier.id.clone(),
            outsider: outsider.id.clone(),
            task,
            document: dossier.current.hash.clone(),
            mac,
            nonce,
            channel: gateway.word().to_owned(),
            to: to.clone(),
            until: now.at + LIFE,
            consent,
            mailed,
        };
        let metas = desk.commit(now, None, vec![fact])?;
        desk.codes_sent.extend(metas.into_iter().map(|meta| (meta.id, Instant::now())));
        // Counted before it leaves: a gateway that delivers and does not say so gives nobody a further code.
        let told = format!("{} ({to})", outsider.name);
        match sms::send(&gateway, &Message { to: &outsider.phone, text: &text, name: &name }) {
            Ok(()) => Ok(Done::one(told)),
            Err(why) => Ok(Done { refused: vec![(told, why)], ..Done::default() }),
        }
    }
}

/// What a code is bound to.
struct Bound<'a> {
    dossier: &'a Dossier,
    outsider: &'a OutsiderId,
    task: &'a TaskId,
    nonce: &'a str,
    consent: &'a str,
}

impl Bound<'_> {
    /// Each part behind its length, so that no two bindings make the same bytes.
    fn message(&self, code: &str) -> Zeroizing<Vec<u8>> {
        let hash = self.dossier.current.hash.0.as_str();
        let (dossier, outsider, task) = (self.dossier.id.as_str(), self.outsider.as_str(), self.task.as_str());
        let parts = [code, hash, dossier, outsider, task, self.consent, self.nonce];
        let mut out = Zeroizing::new(Vec::with_capacity(256 + self.consent.len()));
        for part in parts {
            out.extend_from_slice(&(part.len() as u64).to_be_bytes());
            out.extend_from_slice(part.as_bytes());
        }
        out
    }
}

/// Eight digits, each number as likely as any other.
fn fresh_code() -> Outcome<Zeroizing<String>> {
    let numbers = 10_u32.pow(u32::try_from(DIGITS).unwrap_or(8));
    let fair = u32::MAX - u32::MAX % numbers;
    let mut bytes = Zeroizing::new([0; 4]);
    loop {
        random(&mut bytes[..])?;
        let drawn = u32::from_be_bytes(*bytes);
        if drawn < fair {
            return Ok(Zeroizing::new(format!("{:0DIGITS$}", drawn % numbers)));
        }
    }
}

impl Desk {
    fn code_key(&self) -> Outcome<Key> {
        self.data.derive("paraphe/outside/code/v1")
    }

    /// Refuses a code that left in this session longer ago than it lives, whatever the clock on the wall says now.
    fn code_alive(&self, code: &EntryId, name: &str) -> Result<(), Rule> {
        let life = LIFE.to_std().unwrap_or_default();
        let over = self.codes_sent.get(code).is_some_and(|sent| sent.elapsed() > life);
        if over { Err(Rule::CodeOver { name: name.to_owned() }) } else { Ok(()) }
    }
}

impl TryCode {
    /// A code that was typed.
    pub fn new(dossier: DossierId, outsider: OutsiderId, code: Hidden, agreed: bool) -> Self {
        Self { dossier, outsider, code, agreed }
    }

    fn check(&self, desk: &Desk, now: Moment) -> Outcome<(Ready, CodeSent)> {
        let ready = ready(desk, &self.dossier, &self.outsider, now)?;
        if !self.agreed {
            return Err(Rule::ConsentMissing.into());
        }
        let code = countersign::may_try(desk.state(), &ready.dossier, &self.outsider, now.at)?.clone();
        desk.code_alive(&code.id, &ready.outsider.name)?;
        desk.seal_identity(now)?;
        Ok((ready, code))
    }
}

impl Verb for TryCode {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (ready, code) = self.check(desk, now)?;
        let number = named(&ready.dossier);
        let plan = Plan::new(Heading::TryCode { number: number.clone() }, Grade::Confirmed).item(Item::Will(number));
        let (name, phone) = (ready.outsider.name.clone(), code.to.clone());
        let plan = plan.note(document_note(&ready.dossier.current));
        let plan = plan.note(Note::Deed(DeedNote::Outsider { name, phone }));
        let stamp = signing::stamp_notes(&foresee(desk, &ready, now)?, false).into_iter().map(Note::Deed);
        Ok(stamp.fold(plan, Plan::note).note(Note::Deed(DeedNote::Consent(code.consent))))
    }

    /// Two acts: the try is counted and on the disk before it is compared, so that nothing gives one back.
    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (ready, sent) = self.check(desk, now)?;
        let typed = Zeroizing::new(countersign::digits(&self.code).ok_or(Rule::CodeUnfit)?);
        // Whatever could fail for another reason than the code fails before a try is lost.
        let (identity, key) = (desk.seal_identity(now)?, desk.code_key()?);
        foresee(desk, &ready, now)?;
        let Ready { dossier, outsider, task } = &ready;
        watch.step(0, 2)?;
        desk.commit(now, None, vec![Fact::CodeTried { dossier: dossier.id.clone(), code: sent.id.clone() }])?;
        let _ = watch.step(1, 2);
        let bound = Bound { dossier, outsider: &outsider.id, task, nonce: &sent.nonce, consent: &sent.consent };
        let right = unhex(&sent.mac).is_some_and(|tag| key.mac_is(&bound.message(&typed), &tag));
        if !right {
            let why = wrong(desk, &dossier.id, outsider);
            return Ok(Done { refused: vec![(outsider.name.clone(), why)], ..Done::default() });
        }
        let (after, unshown) = sealed(desk, &ready, &identity, now)?;
        let deed = Deed::Countersignature {
            outsider: outsider.id.clone(),
            code: sent.id,
            consent: sent.consent,
            after,
            certificate: hex(&identity.fingerprint()),
        };
        let fact = Fact::Acted {
            dossier: dossier.id.clone(),
            round: dossier.last_round(),
            task: task.clone(),
            document: dossier.current.hash.clone(),
            deed,
            fields: std::collections::BTreeMap::new(),
            day: Some(now.day),
        };
        desk.commit(now, None, vec![fact])?;
        let next = next_of(desk.state(), &dossier.id, now);
        let refused = unshown.then(|| (dossier.number.clone(), Rule::StampUnshown)).into_iter().collect();
        Ok(Done { refused, next, ..Done::one(dossier.number.clone()) })
    }
}

/// What a wrong code leads to.
fn wrong(desk: &Desk, id: &DossierId, outsider: &Outsider) -> Rule {
    let (state, name) = (desk.state(), outsider.name.clone());
    let known = state.dossiers.get(id);
    let left = known.and_then(|d| Some(left(state, d, last(d, &outsider.id)?))).unwrap_or(0);
    match left {
        0 if countersign::failures(state, &outsider.phone) >= FAILURES => Rule::OutsiderLocked { name },
        0 => Rule::CodeOver { name },
        left => Rule::CodeWrong { left },
    }
}

/// Goes through all that the seal needs of the document, without making it.
fn foresee(desk: &Desk, ready: &Ready, now: Moment) -> Outcome<Foreseen> {
    let (lines, name) = printed(desk, ready, now);
    seal::foresee(desk, &sealing(ready, &name, &lines, now))
}

/// The words of the seal, and its name.
fn printed(desk: &Desk, ready: &Ready, now: Moment) -> (Vec<String>, String) {
    let state = desk.state();
    (words::stamp(state, &ready.dossier, &ready.outsider, now), institute_seal::name(&state.desk.organisation))
}

fn sealing<'a>(ready: &'a Ready, name: &'a str, lines: &'a [String], now: Moment) -> Sealing<'a> {
    Sealing { dossier: &ready.dossier, task: Some(&ready.task), name, lines, place: None, at: now.at }
}

/// The document with the institute's seal, kept at the desk, and whether its stamp shows nothing for want of the text.
fn sealed(desk: &Desk, ready: &Ready, identity: &Identity, now: Moment) -> Outcome<(FileRef, bool)> {
    let (lines, name) = printed(desk, ready, now);
    let Sealed { signed, unshown } = seal::seal(desk, &sealing(ready, &name, &lines, now), identity, None)?;
    let signed = signed.bytes;
    desk.documents.put(&signed)?;
    let current = &ready.dossier.current;
    let file = FileRef {
        hash: FileHash::new(hex(&Sha256::digest(&signed))),
        name: current.name.clone(),
        size: signed.len() as u64,
        pages: current.pages,
    };
    Ok((file, unshown))
}

impl UnlockOutsider {
    fn check(&self, desk: &Desk, now: Moment) -> Outcome<(String, Outsider)> {
        desk.administrator()?;
        let dossier = seen(desk, &self.dossier, now)?;
        Ok((dossier.number.clone(), countersign::outsider(dossier, &self.outsider)?.clone()))
    }
}

impl Verb for UnlockOutsider {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (_, outsider) = self.check(desk, now)?;
        let failed = countersign::failures(desk.state(), &outsider.phone);
        let plan = Plan::new(Heading::UnlockOutsider { name: outsider.name.clone() }, Grade::Confirmed);
        let phone = masked(&outsider.phone);
        let plan = plan.note(Note::Deed(DeedNote::Outsider { name: outsider.name.clone(), phone }));
        if failed == 0 {
            return Ok(plan.note(Note::Unchanged).item(Item::Same(outsider.name)));
        }
        Ok(plan.item(Item::Will(outsider.name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (_, outsider) = self.check(desk, now)?;
        if countersign::failures(desk.state(), &outsider.phone) == 0 {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let fact = Fact::OutsiderUnlocked { dossier: self.dossier.clone(), outsider: self.outsider.clone() };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(outsider.name))
    }
}
