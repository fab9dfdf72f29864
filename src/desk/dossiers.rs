//! Dossiers: opened from a PDF, sent round again in a new version, taken back.

use super::files::{self, LARGEST};
use super::rehearse::due;
use super::verb::{Done, Moment, Next, Verb};
use super::watch::Watch;
use super::{Desk, new_id, particulars};
use crate::domain::circuit::{Start as From, Step, Task, resolve};
use crate::domain::clean;
use crate::domain::deed_note::DeedNote;
use crate::domain::deeds::{Wish, authorize};
use crate::domain::dossier::{DocumentKind, Dossier, Effect, FileRef, Outsider, Particulars, Status};
use crate::domain::fact::Fact;
use crate::domain::ids::{CircuitId, DossierId, FileHash, PersonId, StructureId};
use crate::domain::intake::Caution;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::tray::Viewer;
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
    /// What it answers, who may see it, its third persons, the posts chosen for open steps. Outsiders need no id yet.
    pub particulars: Particulars,
}

/// A file that was read and checked, with its content.
pub(super) struct Taken {
    pub file: FileRef,
    pub content: Vec<u8>,
    /// What its readers should know.
    pub told: BTreeSet<Caution>,
}

impl Taken {
    pub fn notes(&self) -> impl Iterator<Item = Note> {
        std::iter::once(document_note(&self.file)).chain(self.told.iter().map(|c| Note::Told(*c)))
    }
}

impl NewDossier {
    fn start(&self, desk: &Desk, now: Moment) -> Outcome<Start> {
        let asked = Asked {
            title: &self.title,
            kind: self.kind,
            structure: self.structure.as_ref(),
            amount: self.amount,
            circuit: &self.circuit,
            particulars: &self.particulars,
        };
        start(desk, &asked, now)
    }
}

/// What a dossier is to start with.
pub(super) struct Asked<'a> {
    pub title: &'a str,
    pub kind: DocumentKind,
    pub structure: Option<&'a StructureId>,
    pub amount: Option<u64>,
    pub circuit: &'a CircuitId,
    pub particulars: &'a Particulars,
}

/// What a dossier starts with, checked, and the tasks of its circuit.
pub(super) struct Start {
    pub title: String,
    pub circuit: String,
    pub steps: Vec<Step>,
    pub tasks: Vec<Task>,
    pub particulars: Particulars,
}

/// Checks what a dossier is to start with, and goes through its circuit.
pub(super) fn start(desk: &Desk, asked: &Asked<'_>, now: Moment) -> Outcome<Start> {
    let state = desk.state();
    let title = particulars::head(state, asked.title, asked.kind, asked.structure)?;
    // What binds for money is measured against the ceilings of those who sign.
    if asked.kind == DocumentKind::PurchaseOrder && asked.amount.is_none() {
        return Err(Rule::EmptyField { field: "amount" }.into());
    }
    let circuit = state.circuits.get(asked.circuit);
    let circuit = circuit.ok_or_else(|| Rule::NoSuchCircuit { typed: asked.circuit.0.clone() })?;
    if circuit.retired {
        return Err(Rule::CircuitRetired { name: circuit.name.clone() }.into());
    }
    let particulars = particulars::checked(desk, asked.particulars, now)?;
    let tasks = resolve(state, &circuit.steps, start_of(asked.structure, desk.me(), &particulars, now), &new_id('t')?)?;
    Ok(Start { title, circuit: circuit.name.clone(), steps: circuit.steps.clone(), tasks, particulars })
}

impl Verb for NewDossier {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let started = self.start(desk, now)?;
        let taken = take_document(&self.document)?;
        let title = started.title;
        let mut plan = Plan::new(Heading::NewDossier { title: title.clone() }, Grade::Confirmed).item(Item::New(title));
        plan.notes.extend(taken.notes());
        for annex in &self.annexes {
            plan = plan.item(Item::New(take_annex(annex)?.file.name));
        }
        let plan = particulars::told(plan, desk.state(), &started.particulars);
        Ok(route(plan, desk.state(), &started.particulars.outsiders, (&started.steps, &started.tasks), now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let started = self.start(desk, now)?;
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
        let fact = Fact::DossierOpened {
            dossier: id.clone(),
            number: number.clone(),
            title: started.title,
            kind: self.kind,
            structure: self.structure.clone(),
            amount: self.amount,
            circuit: started.circuit,
            document: document.file,
            annexes: annexes.into_iter().map(|a| a.file).collect(),
            steps: started.steps,
            tasks: started.tasks,
            particulars: started.particulars,
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
) -> From<'a> {
    let Particulars { chosen, outsiders, .. } = particulars;
    From { structure, writer, chosen, outsiders, day: now.day }
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

/// The way of a dossier that is sent now, step by step: what is asked, of whom, until when.
pub(super) fn route(
    mut plan: Plan,
    state: &State,
    outsiders: &[Outsider],
    (steps, tasks): (&[Step], &[Task]),
    now: Moment,
) -> Plan {
    for (n, step) in steps.iter().enumerate() {
        let of_step = tasks.iter().filter(|t| t.step == n);
        let who: Vec<String> = of_step.map(|t| called(state, outsiders, t, now)).collect();
        let due = due(steps, n, now.day);
        let told = DeedNote::Step { step: n, asked: step.asked, quorum: step.quorum, who, due };
        plan = plan.note(Note::Deed(told));
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
        Status::Circulating => Next::Waits(
            dossier.open_tasks().into_iter().map(|t| (waited_in(state, dossier, t, now), t.asked)).collect(),
        ),
    })
}

/// A dossier by its number and its title.
pub(super) fn named(dossier: &Dossier) -> String {
    format!("{} — {}", dossier.number, dossier.title)
}

/// Who is asked by a task of a dossier, third persons by their names.
pub fn waited_in(state: &State, dossier: &Dossier, task: &Task, now: Moment) -> String {
    called(state, &dossier.particulars.outsiders, task, now)
}

fn called(state: &State, outsiders: &[Outsider], task: &Task, now: Moment) -> String {
    match &task.outsider {
        Some(id) => outsiders.iter().find(|o| o.id == *id).map(|o| o.name.clone()).unwrap_or_default(),
        None => waited(state, task, now),
    }
}

/// Who holds the post of a task, and the post; one person by name where the task names one.
pub(super) fn waited(state: &State, task: &Task, now: Moment) -> String {
    if let Some(person) = &task.person {
        let title = state.people.posts.get(&task.post).map(|p| format!(" ({})", p.title)).unwrap_or_default();
        return format!("{}{title}", state.people.name(person));
    }
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
pub(super) fn take_document(path: &Path) -> Outcome<Taken> {
    let (name, content) = files::read(path, LARGEST)?;
    let found = intake::check(&content)?;
    if let Some(why) = found.refusal() {
        return Err(why.into());
    }
    Ok(Taken { file: file_ref(&name, &content, found.pages), content, told: found.told })
}

pub(super) fn take_annex(path: &Path) -> Outcome<Taken> {
    let (name, content) = files::read(path, LARGEST_ANNEX)?;
    Ok(Taken { file: file_ref(&name, &content, 0), content, told: BTreeSet::new() })
}

/// A dossier of the desk.
pub(super) fn known<'a>(state: &'a State, id: &DossierId) -> Result<&'a Arc<Dossier>, Rule> {
    state.dossiers.get(id).ok_or_else(|| Rule::NoSuchDossier { typed: id.0.clone() })
}

/// A dossier that the account may see; one that it may not see is not there.
pub(super) fn seen<'a>(desk: &'a Desk, id: &DossierId, now: Moment) -> Result<&'a Arc<Dossier>, Rule> {
    let dossier = known(desk.state(), id)?;
    let sees = Viewer::new(desk.state(), desk.me(), now.day).sees(dossier);
    sees.then_some(dossier).ok_or_else(|| Rule::NoSuchDossier { typed: dossier.number.clone() })
}

/// Sends a new version round: of a refused dossier, or in the place of one that circulates.
#[derive(Clone, Debug)]
pub struct NewVersion {
    pub dossier: DossierId,
    pub document: PathBuf,
}

impl NewVersion {
    fn start(&self, desk: &Desk, now: Moment) -> Outcome<(Arc<Dossier>, Vec<Step>, Vec<Task>)> {
        let state = desk.state();
        let dossier = seen(desk, &self.dossier, now)?;
        authorize(state, desk.me(), dossier, Wish::NewVersion, None, now.day)?;
        // As they stand: a step that was added on the way is one of the circuit.
        let steps = dossier.steps.clone();
        let start = start_of(dossier.structure.as_ref(), &dossier.writer, &dossier.particulars, now);
        let tasks = resolve(state, &steps, start, &new_id('t')?)?;
        Ok((dossier.clone(), steps, tasks))
    }
}

impl Verb for NewVersion {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (dossier, steps, tasks) = self.start(desk, now)?;
        let taken = take_document(&self.document)?;
        let round = dossier.last_round();
        let counts = |a: &&crate::domain::dossier::Act| {
            a.effect == Effect::Effective && a.deed.fulfils() && (a.round == round || a.deed.after().is_some())
        };
        let void: Vec<_> = dossier.acts.iter().filter(counts).collect();
        let signed = void.iter().filter(|a| a.deed.after().is_some()).count();
        let mut plan = Plan::new(Heading::NewVersion { number: dossier.number.clone() }, Grade::Confirmed)
            .item(Item::New(taken.file.name.clone()));
        plan.notes.extend(taken.notes());
        if signed > 0 {
            plan = plan.note(Note::VoidsSignatures(signed));
        }
        for act in void {
            let name = desk.state().people.name(&act.meta.by).to_owned();
            let deed = Box::new(act.deed.clone());
            plan = plan.note(Note::Deed(DeedNote::Undone { deed, name, at: act.meta.at }));
        }
        Ok(route(plan, desk.state(), &dossier.particulars.outsiders, (&steps, &tasks), now))
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
    fn number(&self, desk: &Desk, now: Moment) -> Outcome<String> {
        let dossier = seen(desk, &self.dossier, now)?;
        authorize(desk.state(), desk.me(), dossier, Wish::Withdraw, None, now.day)?;
        Ok(dossier.number.clone())
    }
}

impl Verb for Withdraw {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let number = self.number(desk, now)?;
        Ok(Plan::new(Heading::Withdraw { number: number.clone() }, Grade::Confirmed).item(Item::Gone(number)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let number = self.number(desk, now)?;
        desk.commit(now, None, vec![Fact::DossierWithdrawn { dossier: self.dossier.clone() }])?;
        Ok(Done::one(number))
    }
}

/// Puts a dossier that is over away, by whoever sent it or by an administrator.
#[derive(Clone, Debug)]
pub struct Archive {
    pub dossier: DossierId,
}

impl Archive {
    fn number(&self, desk: &Desk, now: Moment) -> Outcome<String> {
        let dossier = seen(desk, &self.dossier, now)?;
        authorize(desk.state(), desk.me(), dossier, Wish::Archive, None, now.day)?;
        Ok(dossier.number.clone())
    }
}

impl Verb for Archive {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let number = self.number(desk, now)?;
        let heading = Heading::Deed { wish: Wish::Archive, number: number.clone() };
        Ok(Plan::new(heading, Grade::Confirmed).item(Item::Will(number)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let number = self.number(desk, now)?;
        desk.commit(now, None, vec![Fact::DossierArchived { dossier: self.dossier.clone() }])?;
        Ok(Done::one(number))
    }
}
