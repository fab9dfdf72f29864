//! Rehearses a circuit before a dossier is sent: who gets it, who is absent and who stands in, who could not sign it and
//! why, where it leads nowhere, when it would be where. Nothing is written.

use super::dossiers::start_of;
use super::verb::Moment;
use super::{Desk, particulars};
use crate::domain::authority::{Matter, Weight, entitled};
use crate::domain::circuit::{Asked, Circuit, Step, Task, proposed, resolve};
use crate::domain::dossier::{DocumentKind, Particulars};
use crate::domain::ids::{CircuitId, PersonId, StructureId};
use crate::domain::trouble::{Outcome, Rule};
use chrono::{NaiveDate, TimeDelta};
use std::collections::BTreeMap;

/// The dossier that would be sent.
#[derive(Clone, Debug, Default)]
pub struct Rehearse {
    /// None: the first of those proposed.
    pub circuit: Option<CircuitId>,
    pub kind: DocumentKind,
    /// Euro cents.
    pub amount: Option<u64>,
    pub structure: Option<StructureId>,
    pub particulars: Particulars,
}

/// One task of the circuit, as it would be asked today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsed {
    /// From 0.
    pub step: usize,
    pub asked: Asked,
    /// Title of the post; empty for a person without one and for outsiders.
    pub post: String,
    /// Who would be asked: holder, person or outsider.
    pub person: String,
    /// Who stands in for an absent holder, and by which decision.
    pub stands_in: Vec<(String, String)>,
    /// For a signature: the act that entitles, or why not; by a substitute where the holder cannot.
    pub may: Option<Result<String, Rule>>,
    /// The day by which the step should be over, where it has a delay and so have those before.
    pub due: Option<NaiveDate>,
}

/// How a circuit would go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    pub circuit: String,
    pub tasks: Vec<Rehearsed>,
    /// Where it leads nowhere.
    pub dead_end: Option<Rule>,
    /// Who would act more than once.
    pub twice: Vec<String>,
    /// The circuits proposed for such a dossier, the most particular first.
    pub proposed: Vec<String>,
}

impl Desk {
    /// How a circuit would go for a dossier that is sent today.
    pub(super) fn rehearse(&self, asked: &Rehearse, now: Moment) -> Outcome<Rehearsal> {
        let state = &self.state;
        let fit = proposed(state, asked.kind, asked.amount, asked.structure.as_ref(), now.day);
        let id = asked.circuit.as_ref().or(fit.first()).ok_or_else(|| Rule::NoSuchCircuit { typed: String::new() })?;
        let known = state.circuits.get(id);
        let circuit: &Circuit = known.ok_or_else(|| Rule::NoSuchCircuit { typed: id.0.clone() })?;
        let particulars = particulars::checked(self, &asked.particulars, now)?;
        let start = start_of(asked.structure.as_ref(), self.me(), &particulars, now);
        let whole = resolve(state, &circuit.steps, start, "r");
        let dead_end = whole.as_ref().err().cloned();
        // Where it leads nowhere, it is gone through as far as it goes.
        let shorter =
            || (0..circuit.steps.len()).rev().find_map(|n| resolve(state, &circuit.steps[..n], start, "r").ok());
        let tasks = whole.ok().or_else(shorter).unwrap_or_default();
        let matter = Matter { kind: asked.kind, amount: asked.amount, structure: asked.structure.as_ref() };
        let mut acting: BTreeMap<PersonId, usize> = BTreeMap::new();
        for person in tasks.iter().filter(|t| t.asked != Asked::Information).filter_map(|t| self.asked_person(t, now)) {
            *acting.entry(person).or_default() += 1;
        }
        let tasks = tasks.iter().map(|t| self.rehearsed(t, &circuit.steps, &particulars, matter, now)).collect();
        let twice = acting.iter().filter(|(_, n)| **n > 1).map(|(p, _)| state.people.name(p).to_owned()).collect();
        let name = |id: &CircuitId| state.circuits.get(id).map(|c| c.name.clone());
        let proposed = fit.iter().filter_map(name).collect();
        Ok(Rehearsal { circuit: circuit.name.clone(), tasks, dead_end, twice, proposed })
    }

    fn asked_person(&self, task: &Task, now: Moment) -> Option<PersonId> {
        let holder = || self.state.people.holder(&task.post, now.day).map(|p| p.id.clone());
        task.person.clone().or_else(holder)
    }

    fn rehearsed(
        &self,
        task: &Task,
        steps: &[Step],
        particulars: &Particulars,
        matter: Matter<'_>,
        now: Moment,
    ) -> Rehearsed {
        let people = &self.state.people;
        let outsider = task.outsider.as_ref().and_then(|id| particulars.outsiders.iter().find(|o| o.id == *id));
        let person = self.asked_person(task, now);
        let named = || person.as_ref().map(|p| people.name(p).to_owned());
        let covers = people.substitutions(&task.post, now.day).into_iter().filter(|s| s.covers_kind(matter.kind));
        let stands: Vec<_> = covers.filter(|_| task.person.is_none()).collect();
        let may = (task.asked == Asked::Signature).then(|| -> Result<String, Rule> {
            let mut able = person.iter().chain(stands.iter().map(|s| &s.person));
            let ask = |p: &PersonId| entitled(&self.state, p, &task.post, matter, Weight::Signature, now.day);
            let first = able.next().map_or_else(|| Err(Rule::PostEmpty { post: task.post.0.clone() }), ask);
            let chain = first.or_else(|why| able.find_map(|p| ask(p).ok()).ok_or(why))?;
            let act = chain.authority.as_ref().and_then(|id| people.authorities.get(id)).map(|a| a.act.clone());
            Ok(act.unwrap_or_default())
        });
        Rehearsed {
            step: task.step,
            asked: task.asked,
            post: people.posts.get(&task.post).map(|p| p.title.clone()).unwrap_or_default(),
            person: outsider.map(|o| o.name.clone()).or_else(named).unwrap_or_default(),
            stands_in: stands.iter().map(|s| (people.name(&s.person).to_owned(), s.act.clone())).collect(),
            may,
            due: due(steps, task.step, now.day),
        }
    }
}

/// The day by which a step of a dossier that is sent on a day should be over, where it has a delay and so have those
/// before.
pub(super) fn due(steps: &[Step], step: usize, day: NaiveDate) -> Option<NaiveDate> {
    let until = steps.get(..=step)?;
    let days: i64 = until.iter().map(|s| i64::from(s.days)).sum();
    let delayed = until.iter().all(|s| s.days > 0 || s.asked == Asked::Information);
    (delayed && days > 0).then(|| day + TimeDelta::days(days))
}
