//! Circuits: set, changed, taken off the list. Dossiers that run have their own copy and are not touched.

use super::create::name_of;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, files, new_id};
use crate::domain::circuit::{Circuit, Who, check_step};
use crate::domain::fact::Fact;
use crate::domain::find;
use crate::domain::fold::fold;
use crate::domain::ids::CircuitId;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{InputFault, Outcome, Rule, Trouble};
use std::path::PathBuf;

/// Most bytes of a circuit in a file.
const LARGEST_CIRCUIT: u64 = 1024 * 1024;

/// Sets a circuit: a new one where its id is empty, else in the place of the one that has it.
#[derive(Clone, Debug)]
pub struct SetCircuit {
    pub circuit: Circuit,
}

impl SetCircuit {
    fn checked(&self, desk: &Desk) -> Outcome<Circuit> {
        desk.administrator()?;
        let state = desk.state();
        let name = name_of(&self.circuit.name, "name")?;
        let same = |c: &&Circuit| c.id != self.circuit.id && !c.retired && fold(&c.name) == fold(&name);
        if let Some(other) = state.circuits.values().find(same) {
            return Err(Rule::CircuitExists { name: other.name.clone() }.into());
        }
        if self.circuit.steps.is_empty() {
            return Err(Rule::EmptyCircuit.into());
        }
        let mut steps = self.circuit.steps.clone();
        for (n, step) in steps.iter_mut().enumerate() {
            check_step(n, step)?;
            for who in &step.who {
                match who {
                    Who::Post(post) if !state.people.posts.contains_key(post) => {
                        return Err(Rule::NoSuchPost { post: post.clone() }.into());
                    }
                    Who::Person(person) if !state.people.persons.contains_key(person) => {
                        return Err(Rule::NoSuchPerson { typed: person.0.clone() }.into());
                    }
                    Who::Chosen(label) => _ = name_of(label, "post")?,
                    _ => {}
                }
            }
            // They are kept as they will be typed and compared.
            for field in step.to_approve.iter_mut().chain(&mut step.to_refuse) {
                *field = name_of(field, "name")?;
            }
        }
        let id = match self.circuit.id.as_str() {
            "" => CircuitId::new(new_id('k')?),
            id => CircuitId::from(id),
        };
        Ok(Circuit { id, name, steps, ..self.circuit.clone() })
    }
}

impl Verb for SetCircuit {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let circuit = self.checked(desk)?;
        let plan = Plan::new(Heading::SetCircuit { name: circuit.name.clone() }, Grade::Confirmed);
        Ok(match desk.state().circuits.get(&circuit.id) {
            Some(known) if *known == circuit => plan.note(Note::Unchanged).item(Item::Same(circuit.name)),
            Some(known) => plan.item(Item::Changed { name: known.name.clone(), differences: Vec::new() }),
            None => plan.item(Item::New(circuit.name)),
        })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let circuit = self.checked(desk)?;
        if desk.state().circuits.get(&circuit.id) == Some(&circuit) {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let name = circuit.name.clone();
        desk.commit(now, None, vec![Fact::CircuitSet { circuit }])?;
        Ok(Done::one(name))
    }
}

/// Takes a circuit off the list: no dossier starts with it any more.
#[derive(Clone, Debug)]
pub struct RetireCircuit {
    pub circuit: CircuitId,
}

impl RetireCircuit {
    fn retired(&self, desk: &Desk) -> Result<Circuit, Rule> {
        desk.administrator()?;
        let known = desk.state().circuits.get(&self.circuit);
        let known = known.ok_or_else(|| Rule::NoSuchCircuit { typed: self.circuit.0.clone() })?;
        if known.retired {
            return Err(Rule::CircuitRetired { name: known.name.clone() });
        }
        Ok(Circuit { retired: true, ..known.clone() })
    }
}

impl Verb for RetireCircuit {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let name = self.retired(desk)?.name;
        Ok(Plan::new(Heading::RetireCircuit { name: name.clone() }, Grade::Confirmed).item(Item::Gone(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let circuit = self.retired(desk)?;
        let name = circuit.name.clone();
        desk.commit(now, None, vec![Fact::CircuitSet { circuit }])?;
        Ok(Done::one(name))
    }
}

/// Sets a circuit from a file: the JSON that `circuit show --json` writes. Posts and persons may be named as people
/// call them.
#[derive(Clone, Debug)]
pub struct SetCircuitFrom {
    pub file: PathBuf,
}

impl SetCircuitFrom {
    fn read(&self, desk: &Desk) -> Outcome<SetCircuit> {
        let (file, content) = files::read(&self.file, LARGEST_CIRCUIT)?;
        let mut circuit: Circuit = serde_json::from_slice(&content).map_err(|e| Trouble::Input {
            file,
            line: Some(e.line() as u64),
            why: InputFault::Malformed(e.to_string()),
        })?;
        for who in circuit.steps.iter_mut().flat_map(|s| &mut s.who) {
            match who {
                Who::Post(post) => *post = find::post(desk.state(), post.as_str())?,
                Who::Person(person) => *person = find::person(desk.state(), person.as_str())?,
                _ => {}
            }
        }
        Ok(SetCircuit { circuit })
    }
}

impl Verb for SetCircuitFrom {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        self.read(desk)?.plan(desk, now, watch)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        self.read(desk)?.apply(desk, now, watch)
    }
}
