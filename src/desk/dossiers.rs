//! Dossiers: opened from a PDF, sent round again in a new version, taken back.

use super::create::name_of;
use super::files::{self, LARGEST};
use super::verb::{Done, Moment, Next, Verb};
use super::watch::Watch;
use super::{Desk, new_id};
use crate::domain::circuit::{Start, Step, Task, resolve};
use crate::domain::clean;
use crate::domain::dossier::{Deed, DocumentKind, Dossier, Effect, FileRef, Particulars, Status};
use crate::domain::fact::Fact;
use crate::domain::ids::{CircuitId, DossierId, FileHash, PersonId, StructureId};
use crate::domain::intake::Caution;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule};
use crate::register::entry::hex;
use crate::sign::intake;
use chrono::Datelike as _;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Most bytes of an annex.
const LARGEST_ANNEX: u64 = 64 * 1024 * 1024;

/// Opens a dossier from a PDF and starts its circuit.
#[derive(Clone, Debug)]
pub struct NewDossier {
    pub title: String,
    pub kind: DocumentKind,
    pub structure: Option<StructureId>,
    /// Euro cents.
    pub amount: Option<u64>,
    pub circuit: CircuitId,
    pub document: PathBuf,
    pub annexes: Vec<PathBuf>,
}

/// A file that was read and checked, with its content.
struct Taken {
    file: FileRef,
    content: Vec<u8>,
    /// What its readers should know.
    told: BTreeSet<Caution>,
}

impl Taken {
    fn notes(&self) -> impl Iterator<Item = Note> {
        std::iter::once(document_note(&self.file)).chain(self.told.iter().map(|c| Note::Told(*c)))
    }
}

impl NewDossier {
    fn start(&self, desk: &Desk, now: Moment) -> Outcome<(String, Vec<Step>, Vec<Task>)> {
        let state = desk.state();
        if self.kind == DocumentKind::FormalContract {
            return Err(Rule::FormalContract.into());
        }
        let title = name_of(&self.title, "title")?;
        // What binds for money is measured against the ceilings of those who sign.
        if self.kind == DocumentKind::PurchaseOrder && self.amount.is_none() {
            return Err(Rule::EmptyField { field: "amount" }.into());
        }
        if let Some(id) = self.structure.as_ref().filter(|id| !state.structures.contains_key(*id)) {
            return Err(Rule::NoSuchStructure { typed: id.0.clone() }.into());
        }
        let circuit = state.circuits.get(&self.circuit);
        let circuit = circuit.ok_or_else(|| Rule::NoSuchCircuit { typed: self.circuit.0.clone() })?;
        let particulars = Particulars::default();
        let start = start_of(self.structure.as_ref(), desk.me(), &particulars, now);
        let tasks = resolve(state, &circuit.steps, start, &new_id('t')?)?;
        Ok((title, circuit.steps.clone(), tasks))
    }
}

impl Verb for NewDossier {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (title, _, tasks) = self.start(desk, now)?;
        let taken = take_document(&self.document)?;
        let mut plan = Plan::new(Heading::NewDossier { title: title.clone() }, Grade::Confirmed).item(Item::New(title));
        plan.notes.extend(taken.notes());
        for annex in &self.annexes {
            plan = plan.item(Item::New(take_annex(annex)?.file.name));
        }
        Ok(route(plan, desk.state(), &tasks, now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (title, steps, tasks) = self.start(desk, now)?;
        let document = take_document(&self.document)?;
        let annexes = self.annexes.iter().map(|p| take_annex(p)).collect::<Outcome<Vec<Taken>>>()?;
        watch.step(0, 1)?;
        desk.documents.put(&document.content)?;
        for annex in &annexes {
            desk.documents.put(&annex.content)?;
        }
        let state = desk.state();
        let number = next_number(state, now);
        let id = DossierId::new(new_id('d')?);
        let circuit = state.circuits.get(&self.circuit).map(|c| c.name.clone()).unwrap_or_default();
        let fact = Fact::DossierOpened {
            dossier: id.clone(),
            number: number.clone(),
            title,
            kind: self.kind,
            structure: self.structure.clone(),
            amount: self.amount,
            circuit,
            document: document.file,
            annexes: annexes.into_iter().map(|a| a.file).collect(),
            steps,
            tasks,
            particulars: Particulars::default(),
        };
        desk.commit(now, None, vec![fact])?;
        Ok(Done { next: next_of(desk.state(), &id, now), ..Done::one(number) })
    }
}

/// What the circuit of a dossier is resolved against.
pub(super) fn start_of<'a>(
    structure: Option<&'a StructureId>,
    writer: &'a PersonId,
    particulars: &'a Particulars,
    now: Moment,
) -> Start<'a> {
    let Particulars { chosen, outsiders, .. } = particulars;
    Start { structure, writer, chosen, outsiders, day: now.day }
}

/// The next number of the year: `2027-0042`.
pub(super) fn next_number(state: &State, now: Moment) -> String {
    let prefix = format!("{}-", now.day.year());
    let last = state.dossiers.values().filter_map(|d| d.number.strip_prefix(&prefix)?.parse::<u32>().ok()).max();
    format!("{prefix}{:04}", last.unwrap_or(0) + 1)
}

pub(super) fn document_note(file: &FileRef) -> Note {
    Note::Document { name: file.name.clone(), pages: file.pages, size: file.size, digest: file.hash.0.clone() }
}

/// Who will be asked, step by step.
pub(super) fn route(mut plan: Plan, state: &State, tasks: &[Task], now: Moment) -> Plan {
    let mut step = usize::MAX;
    for task in tasks {
        let who = waited(state, task, now);
        if task.step == step {
            if let Some(Note::NextStep { who: list }) = plan.notes.last_mut() {
                list.push(who);
            }
        } else {
            step = task.step;
            plan = plan.note(Note::NextStep { who: vec![who] });
        }
    }
    plan
}

/// Who is waited for on a dossier now.
pub(super) fn next_of(state: &State, id: &DossierId, now: Moment) -> Option<Next> {
    let dossier = state.dossiers.get(id)?;
    Some(match dossier.status {
        Status::Completed => Next::Completed,
        Status::Refused => Next::Writer(state.people.name(&dossier.writer).to_owned()),
        Status::Withdrawn | Status::Preparing => return None,
        Status::Circulating => {
            Next::Waits(dossier.open_tasks().into_iter().map(|t| (waited(state, t, now), t.asked)).collect())
        }
    })
}

/// Who holds the post of a task, and the post.
pub(super) fn waited(state: &State, task: &Task, now: Moment) -> String {
    let title = state.people.posts.get(&task.post).map(|p| p.title.as_str()).unwrap_or_default();
    match state.people.holder(&task.post, now.day) {
        Some(person) => format!("{} ({title})", person.name),
        None => title.to_owned(),
    }
}

pub(super) fn file_ref(name: &str, content: &[u8], pages: u32) -> FileRef {
    let hash = FileHash::new(hex(&Sha256::digest(content)));
    FileRef { hash, name: clean::label(name).text, size: content.len() as u64, pages }
}

/// A PDF that can circulate: not encrypted, not damaged, with no broken signature in it and nothing that could show
/// something else once it is signed.
fn take_document(path: &Path) -> Outcome<Taken> {
    let (name, content) = files::read(path, LARGEST)?;
    let found = intake::check(&content)?;
    if let Some(why) = found.refusal() {
        return Err(why.into());
    }
    Ok(Taken { file: file_ref(&name, &content, found.pages), content, told: found.told })
}

fn take_annex(path: &Path) -> Outcome<Taken> {
    let (name, content) = files::read(path, LARGEST_ANNEX)?;
    Ok(Taken { file: file_ref(&name, &content, 0), content, told: BTreeSet::new() })
}

/// A dossier of the desk.
pub(super) fn known<'a>(state: &'a State, id: &DossierId) -> Result<&'a Arc<Dossier>, Rule> {
    state.dossiers.get(id).ok_or_else(|| Rule::NoSuchDossier { typed: id.0.clone() })
}

/// Sends a new version of a refused dossier round again.
#[derive(Clone, Debug)]
pub struct NewVersion {
    pub dossier: DossierId,
    pub document: PathBuf,
}

impl NewVersion {
    fn start(&self, desk: &Desk, now: Moment) -> Outcome<(Arc<Dossier>, Vec<Step>, Vec<Task>)> {
        let state = desk.state();
        let dossier = known(state, &self.dossier)?;
        if dossier.writer != *desk.me() {
            return Err(Rule::NotWriter { number: dossier.number.clone() }.into());
        }
        if dossier.status != Status::Refused {
            return Err(Rule::NotRefused { number: dossier.number.clone() }.into());
        }
        let steps = dossier.round().map(|(_, r)| r.steps.clone()).unwrap_or_default();
        let start = start_of(dossier.structure.as_ref(), &dossier.writer, &dossier.particulars, now);
        let tasks = resolve(state, &steps, start, &new_id('t')?)?;
        Ok((dossier.clone(), steps, tasks))
    }
}

impl Verb for NewVersion {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (dossier, _, tasks) = self.start(desk, now)?;
        let taken = take_document(&self.document)?;
        let signed = dossier
            .acts
            .iter()
            .filter(|a| a.effect == Effect::Effective && matches!(a.deed, Deed::Signature { .. }))
            .count();
        let mut plan = Plan::new(Heading::NewVersion { number: dossier.number.clone() }, Grade::Confirmed)
            .item(Item::New(taken.file.name.clone()));
        plan.notes.extend(taken.notes());
        if signed > 0 {
            plan = plan.note(Note::VoidsSignatures(signed));
        }
        Ok(route(plan, desk.state(), &tasks, now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (dossier, steps, tasks) = self.start(desk, now)?;
        let document = take_document(&self.document)?;
        watch.step(0, 1)?;
        desk.documents.put(&document.content)?;
        let fact = Fact::VersionSent { dossier: self.dossier.clone(), document: document.file, steps, tasks };
        desk.commit(now, None, vec![fact])?;
        Ok(Done { next: next_of(desk.state(), &self.dossier, now), ..Done::one(dossier.number.clone()) })
    }
}

/// Takes a dossier back for good, by whoever opened it.
#[derive(Clone, Debug)]
pub struct Withdraw {
    pub dossier: DossierId,
}

impl Withdraw {
    fn number(&self, desk: &Desk) -> Outcome<String> {
        let dossier = known(desk.state(), &self.dossier)?;
        if dossier.writer != *desk.me() {
            return Err(Rule::NotWriter { number: dossier.number.clone() }.into());
        }
        if dossier.status != Status::Circulating {
            return Err(Rule::NotCirculating { number: dossier.number.clone() }.into());
        }
        Ok(dossier.number.clone())
    }
}

impl Verb for Withdraw {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let number = self.number(desk)?;
        Ok(Plan::new(Heading::Withdraw { number: number.clone() }, Grade::Confirmed).item(Item::Gone(number)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let number = self.number(desk)?;
        desk.commit(now, None, vec![Fact::DossierWithdrawn { dossier: self.dossier.clone() }])?;
        Ok(Done::one(number))
    }
}
