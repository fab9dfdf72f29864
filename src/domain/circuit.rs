//! Circuits: who is asked for what, in which order. Steps name posts relative to the dossier; a dossier that starts
//! copies them and turns each into tasks.
//!
//! It must not know what was done to a task.

use super::dossier::{DocumentKind, Outsider};
use super::ids::{CircuitId, OfficeId, OutsiderId, PersonId, PostId, StructureId, TaskId};
use super::people::{Place, PostKind};
use super::state::State;
use super::trouble::Rule;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Whoever sends the dossier.
    Writer,
    /// The post above the one of the step before; in the first step, above the writer's.
    Above,
    /// One person, whatever post they hold.
    Person(PersonId),
    /// A post that is chosen when the dossier starts; the text says which.
    Chosen(String),
    /// The third persons that the sender names.
    Outsider,
}

/// What a step asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Asked {
    Visa,
    Signature,
    /// A third person agrees with a code sent by SMS.
    Countersignature,
    Opinion,
    /// Only told: nothing waits for it.
    Information,
}

impl Asked {
    /// Everything that a step can ask for.
    pub const ALL: [Asked; 5] = [Self::Visa, Self::Signature, Self::Countersignature, Self::Opinion, Self::Information];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Visa => "visa",
            Self::Signature => "signature",
            Self::Countersignature => "countersignature",
            Self::Opinion => "opinion",
            Self::Information => "information",
        }
    }

    /// The meaning of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.word() == word)
    }
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
    #[serde(default)]
    pub quorum: Quorum,
    /// Days that the step should take; 0: no delay.
    #[serde(default)]
    pub days: u16,
    /// Particulars of the dossier that must be given to approve.
    #[serde(default)]
    pub to_approve: Vec<String>,
    /// Particulars that must be given to refuse or to send back.
    #[serde(default)]
    pub to_refuse: Vec<String>,
}

impl Step {
    /// A step with no particulars.
    pub fn new(asked: Asked, who: Vec<Who>, quorum: Quorum, days: u16) -> Self {
        Self { asked, who, quorum, days, to_approve: Vec::new(), to_refuse: Vec::new() }
    }
}

/// For which dossiers a circuit is proposed; what is empty sets no condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    pub kinds: Vec<DocumentKind>,
    /// Least amount, euro cents, included.
    pub least: Option<u64>,
    /// Greatest amount, euro cents, included.
    pub most: Option<u64>,
    pub offices: Vec<OfficeId>,
}

/// A template: copied into each dossier that starts with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circuit {
    #[serde(default)]
    pub id: CircuitId,
    pub name: String,
    pub steps: Vec<Step>,
    #[serde(default)]
    pub conditions: Conditions,
    /// No dossier can start with it any more; those that run have their own copy.
    #[serde(default)]
    pub retired: bool,
}

/// Something that one post is asked to do in one step of one round. Acts name tasks, never people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub id: TaskId,
    /// Place of the step in the circuit when it was made, from 0.
    pub step: usize,
    pub asked: Asked,
    /// Empty where a person without a post is asked, or an outsider.
    pub post: PostId,
    /// Only this person, where the step names one.
    #[serde(default)]
    pub person: Option<PersonId>,
    #[serde(default)]
    pub outsider: Option<OutsiderId>,
    /// The task whose holder asked for it on the way: the step does not wait for it.
    #[serde(default)]
    pub asked_by: Option<TaskId>,
    /// The task that it may be done for: by whoever stands above, once it is late.
    #[serde(default)]
    pub instead_of: Option<TaskId>,
}

impl Task {
    /// A task of a post.
    pub fn new(id: TaskId, step: usize, asked: Asked, post: PostId) -> Self {
        Self { id, step, asked, post, person: None, outsider: None, asked_by: None, instead_of: None }
    }
}

/// The names under which a task of a round can be done: its own, that of whoever may do it in its place, and that in
/// whose place it is done.
pub fn twins<'a>(task: &'a Task, all: &'a [Task]) -> Vec<&'a TaskId> {
    let ups = all.iter().filter(|t| t.instead_of.as_ref() == Some(&task.id)).map(|t| &t.id);
    std::iter::once(&task.id).chain(&task.instead_of).chain(ups).collect()
}

/// What a circuit is resolved against.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    pub structure: Option<&'a StructureId>,
    pub writer: &'a PersonId,
    /// Posts chosen for the steps that leave it open, by the text of the step.
    pub chosen: &'a BTreeMap<String, PostId>,
    pub outsiders: &'a [Outsider],
    pub day: NaiveDate,
}

/// The tasks of a circuit, or the first step that leads nowhere. `prefix` makes the ids of the tasks unique.
pub fn resolve(state: &State, steps: &[Step], start: Start<'_>, prefix: &str) -> Result<Vec<Task>, Rule> {
    let mut tasks: Vec<Task> = Vec::new();
    for (n, step) in steps.iter().enumerate() {
        check_step(n, step)?;
        let before = tasks.clone();
        for who in &step.who {
            let found = assignees(state, who, start, &before);
            if found.is_empty() {
                return Err(Rule::DeadEnd { step: n + 1, who: who.clone() });
            }
            for assignee in found {
                let id = TaskId::new(format!("{prefix}.{}", tasks.len() + 1));
                let mut task = Task::new(id, n, step.asked, assignee.post);
                (task.person, task.outsider) = (assignee.person, assignee.outsider);
                // One post is asked once in a step, however many ways lead to it.
                let same = |t: &Task| {
                    t.step == n && t.post == task.post && t.person == task.person && t.outsider == task.outsider
                };
                if !tasks.iter().any(same) {
                    tasks.push(task);
                }
            }
        }
        // Several ways can lead to one post: whoever is left must be enough.
        let posts = tasks.len() - before.len();
        if let Quorum::AtLeast(least) = step.quorum
            && usize::from(least) > posts
        {
            return Err(Rule::QuorumTooLarge { step: n + 1, least, posts });
        }
    }
    if tasks.is_empty() { Err(Rule::EmptyCircuit) } else { Ok(tasks) }
}

/// An outsider countersigns and nobody else does; an outsider does nothing else.
pub fn check_step(n: usize, step: &Step) -> Result<(), Rule> {
    let outside = step.who.contains(&Who::Outsider);
    let only = step.who.iter().all(|w| *w == Who::Outsider);
    let counter = step.asked == Asked::Countersignature;
    if step.who.is_empty() {
        return Err(Rule::EmptyStep { step: n + 1 });
    }
    if outside && !only || outside != counter {
        return Err(Rule::OutsiderStep { step: n + 1 });
    }
    if let Quorum::AtLeast(least) = step.quorum
        && (least == 0 || !outside && usize::from(least) > step.who.len())
    {
        return Err(Rule::QuorumTooLarge { step: n + 1, least, posts: step.who.len() });
    }
    Ok(())
}

/// Who is asked: a post, a person, an outsider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignee {
    pub post: PostId,
    pub person: Option<PersonId>,
    pub outsider: Option<OutsiderId>,
}

impl From<PostId> for Assignee {
    fn from(post: PostId) -> Self {
        Self { post, ..Self::default() }
    }
}

/// Whom a step names; empty where it leads nowhere. `before` are the tasks of the steps before.
fn assignees(state: &State, who: &Who, start: Start<'_>, before: &[Task]) -> Vec<Assignee> {
    match who {
        Who::Outsider => {
            start.outsiders.iter().map(|o| Assignee { outsider: Some(o.id.clone()), ..Assignee::default() }).collect()
        }
        Who::Person(person) => person_at(state, person, start.day).into_iter().collect(),
        Who::Writer => person_at(state, start.writer, start.day).into_iter().collect(),
        Who::Chosen(label) => start
            .chosen
            .get(label)
            .filter(|post| state.people.holder(post, start.day).is_some())
            .map(|post| post.clone().into())
            .into_iter()
            .collect(),
        Who::Above => above(state, start, before).map(Assignee::from).into_iter().collect(),
        _ => post_for(state, who, start.structure, start.day).map(Assignee::from).into_iter().collect(),
    }
}

/// One person, as the first of the posts that they hold, or as nobody's but their own.
fn person_at(state: &State, person: &PersonId, day: NaiveDate) -> Option<Assignee> {
    state.people.persons.get(person)?;
    let post = state.people.posts_of(person, day).first().map(|p| p.id.clone()).unwrap_or_default();
    Some(Assignee { post, person: Some(person.clone()), outsider: None })
}

/// The post above the last one that was asked; above the writer's where nobody was.
fn above(state: &State, start: Start<'_>, before: &[Task]) -> Option<PostId> {
    let last = before.iter().rev().find(|t| t.outsider.is_none() && !t.post.as_str().is_empty());
    let from = match last {
        Some(task) => task.post.clone(),
        None => state.people.posts_of(start.writer, start.day).first()?.id.clone(),
    };
    state.above(&from, start.day).map(|p| p.id.clone())
}

/// The post that a step names for a structure: on the structure itself, else on the nearest one above it.
fn post_for(state: &State, who: &Who, structure: Option<&StructureId>, day: NaiveDate) -> Option<PostId> {
    let find = |kind, place: &Place| state.post_at(kind, place, day).map(|p| p.id.clone());
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
        _ => None,
    }
}

impl Conditions {
    /// Whether a dossier fulfils them; how many conditions it met, or nothing if it breaks one.
    pub fn fit(&self, kind: DocumentKind, amount: Option<u64>, office: Option<&OfficeId>) -> Option<usize> {
        let mut met = 0;
        let mut ask = |set: bool, holds: bool| {
            met += usize::from(set && holds);
            !set || holds
        };
        let kinds = ask(!self.kinds.is_empty(), self.kinds.contains(&kind));
        let least = ask(self.least.is_some(), amount.is_some_and(|a| self.least.is_some_and(|least| least <= a)));
        let most = ask(self.most.is_some(), amount.is_some_and(|a| self.most.is_some_and(|most| a <= most)));
        let offices = ask(!self.offices.is_empty(), office.is_some_and(|o| self.offices.contains(o)));
        (kinds && least && most && offices).then_some(met)
    }
}

/// The circuits proposed for a dossier, the most particular first; those with no condition last, by name.
pub fn proposed(
    state: &State,
    kind: DocumentKind,
    amount: Option<u64>,
    structure: Option<&StructureId>,
    day: NaiveDate,
) -> Vec<CircuitId> {
    let office = structure.and_then(|id| state.structures.get(id)).and_then(|s| state.offices.of(s, day));
    let mut found: Vec<(usize, &Circuit)> = state
        .circuits
        .values()
        .filter(|c| !c.retired)
        .filter_map(|c| Some((c.conditions.fit(kind, amount, office)?, c)))
        .collect();
    found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.name.cmp(&y.name)).then_with(|| x.id.cmp(&y.id)));
    found.into_iter().map(|(_, c)| c.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_particular_circuit_is_proposed_first_and_a_retired_one_never() {
        let mut state = State::default();
        let circuits = std::sync::Arc::make_mut(&mut state.circuits);
        let mut put = |id: &str, conditions: Conditions, retired| {
            let circuit = Circuit { id: id.into(), name: id.into(), conditions, retired, ..Circuit::default() };
            circuits.insert(id.into(), circuit);
        };
        let kinds = vec![DocumentKind::PurchaseOrder];
        put("any", Conditions::default(), false);
        put("orders", Conditions { kinds: kinds.clone(), ..Conditions::default() }, false);
        put("large", Conditions { kinds: kinds.clone(), least: Some(400_000), ..Conditions::default() }, false);
        put("old", Conditions { kinds, least: Some(1), ..Conditions::default() }, true);
        let day = "2027-05-01".parse().unwrap();
        let named =
            |kind, amount| proposed(&state, kind, amount, None, day).into_iter().map(|c| c.0).collect::<Vec<String>>();
        assert_eq!(named(DocumentKind::PurchaseOrder, Some(400_000)), ["large", "orders", "any"]);
        assert_eq!(named(DocumentKind::PurchaseOrder, Some(399_999)), ["orders", "any"]);
        assert_eq!(named(DocumentKind::PurchaseOrder, None), ["orders", "any"], "no amount meets no threshold");
        assert_eq!(named(DocumentKind::Letter, Some(500_000)), ["any"]);
    }

    #[test]
    fn an_outsider_countersigns_and_does_nothing_else() {
        let step = |asked, who| Step::new(asked, who, Quorum::All, 0);
        assert!(check_step(0, &step(Asked::Countersignature, vec![Who::Outsider])).is_ok());
        for bad in [
            step(Asked::Signature, vec![Who::Outsider]),
            step(Asked::Countersignature, vec![Who::Director]),
            step(Asked::Countersignature, vec![Who::Outsider, Who::Director]),
        ] {
            assert_eq!(check_step(0, &bad).unwrap_err().code(), "outsider-step");
        }
        assert_eq!(check_step(0, &step(Asked::Visa, vec![])).unwrap_err().code(), "empty-step");
        let two_of_one = Step::new(Asked::Visa, vec![Who::Director], Quorum::AtLeast(2), 0);
        assert_eq!(check_step(0, &two_of_one).unwrap_err().code(), "quorum-too-large");
    }
}
