//! The strongbox (NF Z42-020): a dossier that is archived puts away its signed document, its annexes, its circulation
//! sheet and its evidence file. Each look at a deposit leaves its trace; destroying one erases the content and keeps
//! the proof. Journal, list and count are answered from the state.

use super::circulation::sheet;
use super::dossiers::{file_ref, known};
use super::evidence;
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id};
use crate::domain::clean;
use crate::domain::deeds::{Wish, authorize};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::fact::Fact;
use crate::domain::ids::{DepositId, DossierId, FileHash};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::strongbox::{Deposit, Verb as Look};
use crate::domain::tray::Viewer;
use crate::domain::trouble::{Outcome, Rule};
use std::path::PathBuf;
use std::sync::Arc;

/// Archives a dossier that is over, and puts what proves it away for good.
#[derive(Clone, Debug)]
pub struct DepositDossier {
    pub dossier: DossierId,
}

impl DepositDossier {
    /// The dossier; one that was archived before and has put nothing away may do so still.
    fn over<'a>(&self, desk: &'a Desk, now: Moment) -> Outcome<&'a Arc<Dossier>> {
        let state = desk.state();
        let dossier = known(state, &self.dossier)?;
        match authorize(state, desk.me(), dossier, Wish::Archive, None, now.day) {
            Err(Rule::AlreadyArchived { .. }) if of_dossier(state, &self.dossier).next().is_none() => {}
            other => drop(other?),
        }
        Ok(dossier)
    }
}

/// What is put away of a dossier beside what is made for it: the document as it ended, the annexes.
fn kept(dossier: &Dossier) -> Vec<(&'static str, FileRef)> {
    let mut found = Vec::new();
    if !dossier.current.hash.as_str().is_empty() {
        found.push(("document", dossier.current.clone()));
        found.extend(dossier.annexes.iter().map(|annex| ("annex", annex.clone())));
    }
    found
}

fn of_dossier<'a>(state: &'a State, id: &'a DossierId) -> impl Iterator<Item = &'a Deposit> {
    state.deposits.values().filter(move |d| d.dossier == *id)
}

impl Verb for DepositDossier {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let dossier = self.over(desk, now)?;
        let plan = Plan::new(Heading::Deposit { number: dossier.number.clone() }, Grade::Confirmed);
        let plan = kept(dossier).into_iter().fold(plan, |plan, (_, file)| plan.item(Item::New(file.name)));
        let made = [sheet_name(dossier), evidence_name(dossier)];
        // What was never sent has no way to tell of and nothing to prove.
        let made = made.into_iter().filter(|_| !dossier.rounds.is_empty());
        Ok(made.fold(plan, |plan, name| plan.item(Item::New(name))))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let dossier = self.over(desk, now)?.clone();
        let mut files = kept(&dossier);
        if !dossier.rounds.is_empty() {
            let page = sheet(desk.state(), &dossier, None)?;
            let proof = evidence::content(desk, &dossier, watch)?;
            desk.documents.put(&page)?;
            desk.documents.put(&proof)?;
            files.push(("sheet", file_ref(&sheet_name(&dossier), &page, 0)));
            files.push(("evidence", file_ref(&evidence_name(&dossier), &proof, 0)));
        }
        let mut facts = Vec::new();
        if dossier.archived.is_none() {
            facts.push(Fact::DossierArchived { dossier: self.dossier.clone() });
        }
        let names = files.iter().map(|(_, file)| file.name.clone()).collect();
        for (role, file) in files {
            let deposit = DepositId::new(new_id('b')?);
            facts.push(Fact::Deposited { deposit, dossier: self.dossier.clone(), role: role.to_owned(), file });
        }
        desk.commit(now, None, facts)?;
        Ok(Done { done: names, ..Done::default() })
    }
}

fn sheet_name(dossier: &Dossier) -> String {
    format!("{}-fiche.pdf", dossier.number)
}

fn evidence_name(dossier: &Dossier) -> String {
    format!("{}-preuve.zip", dossier.number)
}

/// A deposit of a dossier that whoever asks may see.
fn deposit<'a>(desk: &'a Desk, id: &DepositId, now: Moment) -> Result<&'a Deposit, Rule> {
    let missing = || Rule::NoSuchDeposit { typed: id.0.clone() };
    let state = desk.state();
    let found = state.deposits.get(id).ok_or_else(missing)?;
    let dossier = state.dossiers.get(&found.dossier).ok_or_else(missing)?;
    if Viewer::new(state, desk.me(), now.day).sees(dossier) { Ok(found) } else { Err(missing()) }
}

/// The same, where its content is still there.
fn standing<'a>(desk: &'a Desk, id: &DepositId, now: Moment) -> Result<&'a Deposit, Rule> {
    let found = deposit(desk, id, now)?;
    if found.destroyed.is_some() { Err(Rule::DepositGone { typed: id.0.clone() }) } else { Ok(found) }
}

fn visit(deposit: &DepositId, verb: Look, sound: bool) -> Fact {
    Fact::DepositVisited { deposit: deposit.clone(), verb, sound }
}

/// Writes the content of a deposit to a file; that somebody did is noted first.
#[derive(Clone, Debug)]
pub struct ReadDeposit {
    pub deposit: DepositId,
    pub path: PathBuf,
}

impl Verb for ReadDeposit {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        files::refuse_taken(&self.path)?;
        let found = standing(desk, &self.deposit, now)?;
        let path = self.path.display().to_string();
        let plan = Plan::new(Heading::ReadDeposit { name: found.file.name.clone() }, Grade::Reversible);
        Ok(plan.item(Item::New(path)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        files::refuse_taken(&self.path)?;
        let hash = standing(desk, &self.deposit, now)?.file.hash.clone();
        let content = desk.documents.get(&hash)?;
        desk.commit(now, None, vec![visit(&self.deposit, Look::Read, true)])?;
        files::create(&self.path, &content)?;
        let path = self.path.display().to_string();
        Ok(Done { file: Some(path.clone()), ..Done::one(path) })
    }
}

/// Notes that somebody looked at the technical metadata of a deposit, which the state holds.
#[derive(Clone, Debug)]
pub struct NoteMetadata {
    pub deposit: DepositId,
}

impl Verb for NoteMetadata {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let name = deposit(desk, &self.deposit, now)?.file.name.clone();
        Ok(Plan::new(Heading::DepositMetadata { name: name.clone() }, Grade::Reversible).item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let name = deposit(desk, &self.deposit, now)?.file.name.clone();
        desk.commit(now, None, vec![visit(&self.deposit, Look::Metadata, true)])?;
        Ok(Done::one(name))
    }
}

/// Recomputes the digests of deposits, and notes what was found.
#[derive(Clone, Debug)]
pub struct CheckDeposits {
    pub deposits: Vec<DepositId>,
}

impl Verb for CheckDeposits {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let mut plan = Plan::new(Heading::CheckDeposits, Grade::Reversible);
        for id in &self.deposits {
            plan = plan.item(Item::Will(standing(desk, id, now)?.file.name.clone()));
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (mut facts, mut done) = (Vec::new(), Done::default());
        for (n, id) in self.deposits.iter().enumerate() {
            watch.step(n, self.deposits.len())?;
            let found = standing(desk, id, now)?;
            // The store of documents gives out nothing whose digest is another one.
            let sound = desk.documents.get(&found.file.hash).is_ok_and(|c| c.len() as u64 == found.file.size);
            facts.push(visit(id, Look::Check, sound));
            let name = found.file.name.clone();
            if sound {
                done.done.push(name);
            } else {
                done.refused.push((name, Rule::DepositDamaged { typed: id.0.clone() }));
            }
        }
        desk.commit(now, None, facts)?;
        // Where something is wrong, only that is told: a check that is half right is not right.
        if !done.refused.is_empty() {
            done.done.clear();
        }
        Ok(done)
    }
}

/// Destroys the content of a deposit for good, for a reason; what it was, and that it was there, stays.
#[derive(Clone, Debug)]
pub struct DestroyDeposit {
    pub deposit: DepositId,
    pub reason: String,
}

impl DestroyDeposit {
    fn judged<'a>(&self, desk: &'a Desk, now: Moment) -> Outcome<(&'a Deposit, String)> {
        desk.administrator()?;
        let found = standing(desk, &self.deposit, now)?;
        if let Some(bad) = self.reason.chars().find(|&c| clean::deceives(c)) {
            return Err(Rule::NameRefused { character: clean::written(bad) }.into());
        }
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Rule::ReasonMissing.into());
        }
        Ok((found, reason))
    }
}

impl Verb for DestroyDeposit {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (found, reason) = self.judged(desk, now)?;
        let name = found.file.name.clone();
        let plan = Plan::new(Heading::DestroyDeposit { name: name.clone() }, Grade::Typed);
        Ok(plan.note(Note::Reason(reason)).item(Item::Gone(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (found, reason) = self.judged(desk, now)?;
        let name = found.file.name.clone();
        desk.commit(now, None, vec![Fact::DepositDestroyed { deposit: self.deposit.clone(), reason }])?;
        desk.finish_destroying()?;
        Ok(Done::one(name))
    }
}

/// Whether something that stands still needs a content: another deposit, or another dossier that names it.
pub(super) fn needed(state: &State, destroyed: &Deposit) -> bool {
    let hash = &destroyed.file.hash;
    let put_away = state.deposits.values().any(|d| d.destroyed.is_none() && d.file.hash == *hash);
    put_away || state.dossiers.values().any(|d| d.id != destroyed.dossier && names(d, hash))
}

fn names(dossier: &Dossier, hash: &FileHash) -> bool {
    evidence::named(dossier).into_iter().any(|(_, file)| file.hash == *hash)
        || dossier.draft.as_ref().and_then(|d| d.document.as_ref()).is_some_and(|file| file.hash == *hash)
}

impl Desk {
    /// Erases what was destroyed and nothing needs any more; whatever stopped the program before, the next opening
    /// carries on.
    pub(super) fn finish_destroying(&self) -> Outcome<()> {
        if self.read_only.is_some() {
            return Ok(());
        }
        for deposit in self.state.deposits.values().filter(|d| d.destroyed.is_some()) {
            if self.documents.path(&deposit.file.hash).exists() && !needed(&self.state, deposit) {
                self.documents.remove(&deposit.file.hash)?;
            }
        }
        Ok(())
    }
}
