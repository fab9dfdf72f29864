//! The list of revoked certificates that the desk's authority signs, made from what the register says.

use super::Desk;
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::seal_note::SealNote;
use crate::domain::seals::RetiredSeal;
use crate::domain::serial::serial;
use crate::domain::trouble::{Outcome, Trouble};
use crate::register::entry::unhex;
use crate::sign::crl::{self, Reason, Revoked};
use crate::sign::identity::{names, pem_of};
use crate::sign::verify::Context;
use chrono::TimeDelta;
use std::path::PathBuf;

/// Days that a list is good for.
const DAYS: i64 = 30;

/// Signs the list of revoked certificates and writes it to a file: DER where its name ends in `.crl` or `.der`, PEM
/// otherwise.
#[derive(Clone, Debug)]
pub struct PublishRevocations {
    pub path: PathBuf,
    pub passphrase: Hidden,
}

impl Desk {
    /// The certificates of the desk's own authority that are revoked, as the register says, and the seals that are out
    /// of use. What is put out of use as a seal and bears the number of somebody's certificate is no seal.
    pub(super) fn revocations(&self) -> Vec<Revoked> {
        let read = |r: &crate::domain::state::Revoked| {
            let bytes = unhex(&r.serial).filter(|b| (1..=20).contains(&b.len()))?;
            // A DER INTEGER again: tag, length, bytes.
            let serial = [vec![2, u8::try_from(bytes.len()).ok()?], bytes].concat();
            Some(Revoked { serial, at: r.meta.at, reason: Reason::of_number(r.reason) })
        };
        let people = &self.state.people;
        let seal = |r: &RetiredSeal| {
            let number = serial(&r.certificate)?;
            let is_somebodys = people.accounts.values().any(|a| a.numbers.contains(&number));
            let serial = names(&r.certificate).ok().filter(|_| !is_somebodys)?.serial;
            Some(Revoked { serial, at: r.meta.at, reason: Reason::of_number(r.reason) })
        };
        let seals = self.state.seals.retired.iter().filter_map(seal);
        people.revoked.values().filter_map(read).chain(seals).collect()
    }

    /// What this desk leans on when it verifies.
    pub(super) fn knowledge(&self) -> Outcome<Knowledge> {
        let root = Self::root_of(&self.place)?;
        let mut roots = vec![root];
        // Whom to trust is an administrator's to say: what anybody else brings signs, under an authority unknown here.
        let administrator = |person| self.state.people.administers(person);
        let brought = self.state.seals.brought.iter().filter(|b| administrator(&b.meta.by));
        roots.extend(brought.filter_map(|b| b.chain.last().cloned()));
        let lists = Some(self.state.seals.list.clone()).filter(|l| !l.is_empty()).into_iter().collect();
        Ok(Knowledge { roots, time_roots: self.time_roots(), lists, told: self.revocations() })
    }
}

/// What a desk leans on when it verifies.
#[derive(Clone, Debug, Default)]
pub(super) struct Knowledge {
    pub roots: Vec<Vec<u8>>,
    pub time_roots: Vec<Vec<u8>>,
    pub lists: Vec<Vec<u8>>,
    pub told: Vec<Revoked>,
}

impl Knowledge {
    /// The same for the verifier.
    pub fn context(&self) -> Context<'_> {
        let Self { roots, time_roots, lists, told } = self;
        Context { roots, time_roots, lists, told, ..Context::default() }
    }
}

impl Verb for PublishRevocations {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        desk.administrator()?;
        files::refuse_taken(&self.path)?;
        let path = self.path.display().to_string();
        let count = desk.revocations().len();
        let plan = Plan::new(Heading::Save { path: path.clone() }, Grade::Typed);
        Ok(plan.note(Note::Seal(SealNote::Listed { count })).item(Item::New(path)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        desk.administrator()?;
        files::refuse_taken(&self.path)?;
        let unlocked = desk.keys.unlock(&desk.me.clone(), &self.passphrase)?;
        let authority = desk.keys.authority(&desk.me, &unlocked)?;
        // Numbers grow with time, at whichever desk a list is signed.
        let number = u64::try_from(now.at.timestamp()).map_err(|_| Trouble::damaged("clock", "is before 1970"))?;
        let list = crl::issue(&authority, number, &desk.revocations(), now.at, now.at + TimeDelta::days(DAYS))?;
        desk.commit(now, None, vec![Fact::RevocationsListed { list: list.clone() }])?;
        let ending = self.path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let binary = ending.is_some_and(|e| e == "crl" || e == "der");
        let content = if binary { list } else { pem_of("X509 CRL", &list).into_bytes() };
        files::create(&self.path, &content)?;
        let path = self.path.display().to_string();
        Ok(Done { file: Some(path.clone()), ..Done::one(path) })
    }

    fn needs_passphrase(&self) -> bool {
        true
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.passphrase = typed;
    }
}

#[cfg(test)]
#[path = "revocations_tests.rs"]
mod tests;
