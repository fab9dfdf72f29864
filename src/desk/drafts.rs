//! Dossiers in preparation: saved as far as they are, sent when they are ready. Only whoever writes one sees it.

use super::create::optional_name;
use super::dossiers::{
    Asked, Taken, document_note, next_number, next_of, route, seen, start, take_annex, take_document,
};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id, particulars};
use crate::domain::dossier::{DocumentKind, Dossier, Draft, FileRef, Particulars, Status};
use crate::domain::fact::Fact;
use crate::domain::ids::{CircuitId, DossierId, StructureId};
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::trouble::{Outcome, Rule};
use std::path::PathBuf;
use std::sync::Arc;

/// Saves a dossier as far as it is prepared; files that are not named again stay.
#[derive(Clone, Debug, Default)]
pub struct SaveDraft {
    /// The dossier in preparation; none: a new one.
    pub dossier: Option<DossierId>,
    pub title: String,
    pub kind: DocumentKind,
    pub structure: Option<StructureId>,
    /// Euro cents.
    pub amount: Option<u64>,
    pub circuit: Option<CircuitId>,
    pub document: Option<PathBuf>,
    /// Added to those that are there.
    pub annexes: Vec<PathBuf>,
    pub particulars: Particulars,
}

/// A dossier of mine that is not sent yet.
fn in_preparation<'a>(desk: &'a Desk, id: &DossierId, now: Moment) -> Result<&'a Arc<Dossier>, Rule> {
    let dossier = seen(desk, id, now)?;
    let number = dossier.number.clone();
    if dossier.status != Status::Preparing {
        return Err(Rule::NotDraft { number });
    }
    if dossier.writer == *desk.me() { Ok(dossier) } else { Err(Rule::NotWriter { number }) }
}

struct Saved {
    id: DossierId,
    number: String,
    title: String,
    particulars: Particulars,
    document: Option<FileRef>,
    annexes: Vec<FileRef>,
    taken: Vec<Taken>,
}

impl SaveDraft {
    fn saved(&self, desk: &Desk, now: Moment) -> Outcome<Saved> {
        let state = desk.state();
        let known = self.dossier.as_ref().map(|id| in_preparation(desk, id, now)).transpose()?;
        let title = particulars::head(state, &self.title, self.kind, self.structure.as_ref())?;
        if let Some(id) = self.circuit.as_ref().filter(|id| !state.circuits.contains_key(*id)) {
            return Err(Rule::NoSuchCircuit { typed: id.0.clone() }.into());
        }
        let particulars = particulars::checked(desk, &self.particulars, now)?;
        let (mut document, mut annexes) = known.map_or((None, Vec::new()), |d| {
            (d.draft.as_ref().and_then(|draft| draft.document.clone()), d.annexes.clone())
        });
        let mut taken = Vec::new();
        if let Some(path) = &self.document {
            let new = take_document(path)?;
            document = Some(new.file.clone());
            taken.push(new);
        }
        for path in &self.annexes {
            let new = take_annex(path)?;
            if !annexes.contains(&new.file) {
                annexes.push(new.file.clone());
            }
            taken.push(new);
        }
        let (id, number) = match known {
            Some(d) => (d.id.clone(), d.number.clone()),
            None => (DossierId::new(new_id('d')?), next_number(state, now)),
        };
        Ok(Saved { id, number, title, particulars, document, annexes, taken })
    }
}

impl Verb for SaveDraft {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let saved = self.saved(desk, now)?;
        let mut plan = Plan::new(Heading::SaveDraft { title: saved.title.clone() }, Grade::Reversible)
            .item(Item::New(optional_name(&saved.title)?));
        if let Some(document) = &saved.document {
            plan = plan.note(document_note(document));
        }
        plan.items.extend(saved.annexes.iter().map(|a| Item::New(a.name.clone())));
        Ok(particulars::told(plan, desk.state(), &saved.particulars))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let saved = self.saved(desk, now)?;
        for file in &saved.taken {
            desk.documents.put(&file.content)?;
        }
        let number = saved.number.clone();
        let fact = Fact::DraftSaved {
            dossier: saved.id,
            number: saved.number,
            title: saved.title,
            kind: self.kind,
            structure: self.structure.clone(),
            amount: self.amount,
            circuit: self.circuit.clone(),
            document: saved.document,
            annexes: saved.annexes,
            particulars: saved.particulars,
        };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(number))
    }
}

/// Sends a dossier that is prepared: its circuit starts.
#[derive(Clone, Debug)]
pub struct SendDraft {
    pub dossier: DossierId,
}

impl SendDraft {
    fn start(&self, desk: &Desk, now: Moment) -> Outcome<(Arc<Dossier>, FileRef, super::dossiers::Start)> {
        let dossier = in_preparation(desk, &self.dossier, now)?;
        let draft: &Draft = dossier.draft.as_ref().ok_or(Rule::NotDraft { number: dossier.number.clone() })?;
        let circuit = draft.circuit.as_ref().ok_or(Rule::EmptyField { field: "circuit" })?;
        let document = draft.document.clone().ok_or(Rule::EmptyField { field: "document" })?;
        let asked = Asked {
            title: &dossier.title,
            kind: dossier.kind,
            structure: dossier.structure.as_ref(),
            amount: dossier.amount,
            circuit,
            particulars: &dossier.particulars,
        };
        let started = start(desk, &asked, now)?;
        Ok((dossier.clone(), document, started))
    }
}

impl Verb for SendDraft {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (dossier, document, started) = self.start(desk, now)?;
        let mut plan = Plan::new(Heading::NewDossier { title: started.title.clone() }, Grade::Confirmed)
            .note(document_note(&document))
            .item(Item::New(started.title));
        plan.items.extend(dossier.annexes.iter().map(|a| Item::New(a.name.clone())));
        let plan = particulars::told(plan, desk.state(), &started.particulars);
        Ok(route(plan, desk.state(), &started.particulars.outsiders, (&started.steps, &started.tasks), now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (dossier, document, started) = self.start(desk, now)?;
        let fact = Fact::DossierOpened {
            dossier: dossier.id.clone(),
            number: dossier.number.clone(),
            title: started.title,
            kind: dossier.kind,
            structure: dossier.structure.clone(),
            amount: dossier.amount,
            circuit: started.circuit,
            document,
            annexes: dossier.annexes.clone(),
            steps: started.steps,
            tasks: started.tasks,
            particulars: started.particulars,
        };
        desk.commit(now, None, vec![fact])?;
        Ok(Done { next: next_of(desk.state(), &dossier.id, now), ..Done::one(dossier.number.clone()) })
    }
}
