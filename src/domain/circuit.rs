//! Circuits: who acts in which order, named by posts relative to the dossier's structure, resolved when it starts.

use super::ids::{CircuitId, PostId, StructureId, TaskId};
use super::people::{Place, PostKind};
use super::state::State;
use super::trouble::Rule;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who a step is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// The documentation correspondent of the dossier's structure.
    Correspondent,
    /// The head of the dossier's structure.
    Director,
    /// The head of the regional office that the structure belongs to.
    Delegate,
    /// One post, wherever the dossier comes from.
    Post(PostId),
}

/// What a step asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    Visa,
    Signature,
}

/// How many of a step's posts must act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quorum {
    #[default]
    All,
    Any,
    AtLeast(u16),
}

impl Quorum {
    /// How many acts fulfil a step with so many posts.
    pub fn needed(self, posts: usize) -> usize {
        match self {
            Self::All => posts,
            Self::Any => 1.min(posts),
            Self::AtLeast(n) => usize::from(n).min(posts),
        }
    }
}

/// One step of a circuit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub asked: Asked,
    pub who: Vec<Who>,
    pub quorum: Quorum,
    /// Days that the step should take.
    pub days: u16,
}

/// A template: copied into each dossier that starts with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circuit {
    pub id: CircuitId,
    pub name: String,
    pub steps: Vec<Step>,
}

/// Something that one post is asked to do in one step of one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub id: TaskId,
    /// Place of the step in the circuit, from 0.
    pub step: usize,
    pub asked: Asked,
    pub post: PostId,
}

/// The tasks of a circuit for a dossier of `structure`, or the first step that leads nowhere. `prefix` makes the ids of
/// the tasks unique.
pub fn resolve(
    state: &State,
    steps: &[Step],
    structure: Option<&StructureId>,
    day: NaiveDate,
    prefix: &str,
) -> Result<Vec<Task>, Rule> {
    let mut tasks: Vec<Task> = Vec::new();
    for (n, step) in steps.iter().enumerate() {
        for who in &step.who {
            let post =
                post_for(state, who, structure, day).ok_or_else(|| Rule::DeadEnd { step: n + 1, who: who.clone() })?;
            let id = TaskId::new(format!("{prefix}.{}", tasks.len() + 1));
            tasks.push(Task { id, step: n, asked: step.asked, post });
        }
    }
    if tasks.is_empty() { Err(Rule::EmptyCircuit) } else { Ok(tasks) }
}

/// The post that a step names for a structure: on the structure itself, else on the nearest one above it.
fn post_for(state: &State, who: &Who, structure: Option<&StructureId>, day: NaiveDate) -> Option<PostId> {
    let find = |kind: PostKind, place: &Place| {
        state
            .people
            .posts
            .values()
            .filter(|p| p.kind == kind && p.place == *place)
            .find(|p| state.people.holder(&p.id, day).is_some())
            .map(|p| p.id.clone())
    };
    match who {
        Who::Post(id) => state.people.holder(id, day).map(|_| id.clone()),
        Who::Delegate => {
            let office = state.offices.of(state.structures.get(structure?)?, day)?;
            find(PostKind::Delegate, &Place::Office(office.clone()))
        }
        Who::Correspondent | Who::Director => {
            let kind = if *who == Who::Director { PostKind::Director } else { PostKind::Correspondent };
            state.with_ancestors(structure?).into_iter().find_map(|id| find(kind, &Place::Structure(id)))
        }
    }
}
