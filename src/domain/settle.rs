//! What the acts on a dossier amount to: a pure fold of them in causal order.
//!
//! Three rules settle what people did without knowing of each other. A refusal or a sending back beats what was done to
//! the same step; a refusal beats a sending back. What somebody did to a task beats handing it to somebody else or
//! taking an earlier act back. The same done twice counts once. An act that comes after its step was over has no effect
//! and is never revived.
//!
//! An act that is beaten is set aside and the round is gone through again without it, so that whatever leant on it
//! falls with it.

mod judge;

use super::circuit::{Asked, Step, Task, twins};
use super::dossier::{Act, Deed, Dossier, Effect, FileRef, Round, Status};
use super::ids::{EntryId, TaskId};
use super::seals::Stamped;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

impl Dossier {
    /// Works out the effect of every act, in the order in which they stand, and from them status, step, tasks and file.
    pub fn settle(&mut self) {
        let mut acts = std::mem::take(&mut self.acts);
        self.status = if self.rounds.is_empty() { Status::Preparing } else { Status::Circulating };
        for (n, round) in self.rounds.iter().enumerate() {
            let void = self.void.iter().map(|id| (id.clone(), Effect::AuthorityRevoked));
            let unentitled = self.unentitled.iter().map(|id| (id.clone(), Effect::NotEntitled));
            let mut aside = Aside { known: void.chain(unentitled).collect(), ..Aside::default() };
            let run = loop {
                match Fold::new(n, round, &mut acts, &aside.known, &self.stamped).through() {
                    Ok(run) => break run,
                    Err(beaten) => aside.put(beaten),
                }
            };
            (self.status, self.step, self.current, self.since_day) = (run.status, run.step, run.current, run.since);
            (self.steps, self.tasks) = (run.steps, run.tasks);
        }
        self.current = self.stamped_from(&self.current).clone();
        if self.withdrawn.is_some() && matches!(self.status, Status::Circulating | Status::Preparing) {
            self.status = Status::Withdrawn;
        }
        self.acts = acts;
    }
}

/// Where a round stands.
struct Run {
    status: Status,
    step: usize,
    steps: Vec<Step>,
    tasks: Vec<Task>,
    /// The step of every task that the round ever had.
    known: BTreeMap<TaskId, usize>,
    done: BTreeSet<TaskId>,
    /// Tasks that the step goes on without.
    bypassed: BTreeSet<TaskId>,
    current: FileRef,
    /// The file at the entry of each step that was reached.
    entered: Vec<FileRef>,
    since: NaiveDate,
}

/// An act that is beaten, what it amounts to, and the act that beats it.
struct Beaten {
    act: EntryId,
    effect: Effect,
    by: EntryId,
}

/// What has been set aside so far.
#[derive(Default)]
struct Aside {
    known: BTreeMap<EntryId, Effect>,
    /// The beaten, each with what beat it.
    by: BTreeMap<EntryId, EntryId>,
    /// Those that were let in again once: no act goes in and out for ever.
    again: BTreeSet<EntryId>,
}

impl Aside {
    /// Sets an act aside, and lets in again what it had beaten itself.
    fn put(&mut self, beaten: Beaten) {
        let freed: Vec<EntryId> =
            self.by.iter().filter(|(_, by)| **by == beaten.act).map(|(act, _)| act.clone()).collect();
        for act in freed {
            if self.again.insert(act.clone()) {
                self.known.remove(&act);
                self.by.remove(&act);
            }
        }
        self.by.insert(beaten.act.clone(), beaten.by);
        self.known.insert(beaten.act, beaten.effect);
    }
}

/// One passage through the acts of a round.
struct Fold<'a> {
    round: usize,
    acts: &'a mut [Act],
    aside: &'a BTreeMap<EntryId, Effect>,
    stamped: &'a [Stamped],
    run: Run,
}

impl<'a> Fold<'a> {
    fn new(
        n: usize,
        round: &Round,
        acts: &'a mut [Act],
        aside: &'a BTreeMap<EntryId, Effect>,
        stamped: &'a [Stamped],
    ) -> Self {
        let run = Run {
            status: Status::Circulating,
            step: 0,
            steps: round.steps.clone(),
            tasks: round.tasks.clone(),
            known: round.tasks.iter().map(|t| (t.id.clone(), t.step)).collect(),
            done: BTreeSet::new(),
            bypassed: BTreeSet::new(),
            current: round.document.clone(),
            entered: vec![round.document.clone()],
            since: round.started.day(),
        };
        Self { round: n, acts, aside, stamped, run }
    }

    /// Goes through the round; stops at the first act that beats an earlier one.
    fn through(mut self) -> Result<Run, Beaten> {
        self.advance(None);
        for at in 0..self.acts.len() {
            if self.acts[at].round != self.round {
                continue;
            }
            let effect = match self.aside.get(&self.acts[at].meta.id) {
                Some(&effect) => effect,
                None => self.judge(at)?,
            };
            self.acts[at].effect = effect;
            if effect == Effect::Effective {
                self.take(at);
            }
        }
        Ok(self.run)
    }

    /// The effective acts of the round before one.
    fn earlier(&self, at: usize) -> impl Iterator<Item = &Act> {
        self.acts[..at].iter().filter(|a| a.round == self.round && a.effect == Effect::Effective)
    }

    /// Takes an effective act in.
    fn take(&mut self, at: usize) {
        let act = self.acts[at].clone();
        match &act.deed {
            Deed::Refusal { .. } => self.run.status = Status::Refused,
            Deed::SendBack { to, .. } => self.send_back(at, to),
            Deed::Transfer { task, .. } => self.hand_on(&act.task, task),
            Deed::Ask { task, .. } => self.add(task, self.run.step, |t| t.asked_by = Some(act.task.clone())),
            Deed::Escalate { task } => self.add(task, self.run.step, |t| t.instead_of = Some(act.task.clone())),
            Deed::Insert { before, step, tasks } => self.insert(before.as_ref(), step, tasks),
            deed if deed.fulfils() => {
                let kept =
                    if matches!(deed, Deed::Bypass { .. }) { &mut self.run.bypassed } else { &mut self.run.done };
                kept.insert(act.task.clone());
                if let Some(after) = deed.after() {
                    self.run.current = after.clone();
                }
                self.advance(Some(act.day));
            }
            _ => {}
        }
    }

    /// A task gets another name and another post; what it is in its step stays.
    fn hand_on(&mut self, old: &TaskId, new: &Task) {
        let Some(at) = self.run.tasks.iter().position(|t| t.id == *old) else { return };
        let given = self.run.tasks.remove(at);
        for task in &mut self.run.tasks {
            for name in [&mut task.asked_by, &mut task.instead_of] {
                if name.as_ref() == Some(old) {
                    *name = Some(new.id.clone());
                }
            }
        }
        let step = self.run.known.get(old).copied().unwrap_or(self.run.step);
        self.add(new, step, |t| (t.asked_by, t.instead_of) = (given.asked_by, given.instead_of));
    }

    /// A further task; what it is in its step is `mark`'s to say, not its maker's.
    fn add(&mut self, task: &Task, step: usize, mark: impl FnOnce(&mut Task)) {
        let mut task = Task { step, asked_by: None, instead_of: None, ..task.clone() };
        mark(&mut task);
        self.run.known.insert(task.id.clone(), step);
        self.run.tasks.push(task);
    }

    fn insert(&mut self, before: Option<&TaskId>, step: &Step, tasks: &[Task]) {
        let run = &mut self.run;
        let found = before.and_then(|id| run.tasks.iter().find(|t| t.id == *id).map(|t| t.step));
        let at = found.unwrap_or(run.steps.len());
        for task in run.tasks.iter_mut().filter(|t| t.step >= at) {
            task.step += 1;
        }
        for known in run.known.values_mut().filter(|n| **n >= at) {
            *known += 1;
        }
        run.steps.insert(at, step.clone());
        for task in tasks {
            self.add(task, at, |_| ());
        }
    }

    /// Asks the steps from that of `to` on anew: the same tasks under new names, on the document as it was then.
    fn send_back(&mut self, at: usize, to: &TaskId) {
        let (id, when) = (self.acts[at].meta.id.clone(), self.acts[at].day);
        let Some(step) = self.run.known.get(to).copied() else { return };
        for n in 0..at {
            let act = &self.acts[n];
            let undone = act.round == self.round
                && act.effect == Effect::Effective
                && act.deed.fulfils()
                && self.run.known.get(&act.task).is_some_and(|s| *s >= step);
            if undone {
                self.acts[n].effect = Effect::Undone;
            }
        }
        let again: Vec<Task> = self.run.tasks.extract_if(.., |t| t.step >= step).collect();
        for task in again.into_iter().filter(|t| t.asked_by.is_none() && t.instead_of.is_none()) {
            let renamed = Task { id: again_of(&task.id, &id), ..task };
            self.add(&renamed, renamed.step, |_| ());
        }
        self.run.step = step;
        self.run.since = when;
        self.run.current = self.run.entered[step].clone();
        self.run.entered.truncate(step + 1);
        self.advance(None);
    }

    /// Goes on past every step that has what it asks for.
    fn advance(&mut self, when: Option<NaiveDate>) {
        let run = &mut self.run;
        while let Some(step) = run.steps.get(run.step) {
            let of_step = |t: &&Task| t.step == run.step && t.asked_by.is_none() && t.instead_of.is_none();
            let twin_in =
                |task: &Task, kept: &BTreeSet<TaskId>| twins(task, &run.tasks).into_iter().any(|id| kept.contains(id));
            // A task that is gone without counts neither as done nor among those that are asked.
            let asked: Vec<&Task> = run.tasks.iter().filter(of_step).filter(|t| !twin_in(t, &run.bypassed)).collect();
            let done = |task: &&&Task| twin_in(task, &run.done);
            let needed = if step.asked == Asked::Information { 0 } else { step.quorum.needed(asked.len()) };
            if asked.iter().filter(done).count() < needed {
                return;
            }
            run.step += 1;
            run.entered.push(run.current.clone());
            run.since = when.unwrap_or(run.since);
        }
        run.status = Status::Completed;
    }
}

/// The name of a task that is asked again because of an entry: the same at every desk.
fn again_of(task: &TaskId, entry: &EntryId) -> TaskId {
    let first = task.as_str().split('~').next().unwrap_or_default();
    TaskId::new(format!("{first}~{}", entry.as_str().get(..8).unwrap_or(entry.as_str())))
}

#[cfg(test)]
mod tests;
