//! What the acts on a dossier amount to: a pure fold of them in causal order.
//!
//! Three rules settle what people did without knowing of each other. A refusal or a sending back beats what was done to
//! the same step; a refusal beats a sending back. What somebody did to a task beats handing it to somebody else or
//! taking an earlier act back. The same done twice counts once. An act that comes after its step was over has no effect
//! and is never revived.
//!
//! An act that is beaten is set aside and the round is gone through again without it, so that whatever leant on it
//! falls with it.

use super::circuit::{Asked, Step, Task, twins};
use super::dossier::{Act, Deed, Dossier, Effect, FileRef, Round, Status};
use super::ids::{EntryId, FileHash, TaskId};
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

    fn judge(&self, at: usize) -> Result<Effect, Beaten> {
        let act = &self.acts[at];
        match &act.deed {
            Deed::TakeBack { act: target } => self.judge_take_back(at, target),
            Deed::Insert { before, step, tasks } => Ok(self.judge_insert(before.as_ref(), step, tasks)),
            _ => self.judge_on_task(at),
        }
    }

    /// Only the last act, only by whoever did it, and only where nobody built on it without knowing.
    fn judge_take_back(&self, at: usize, target: &EntryId) -> Result<Effect, Beaten> {
        let act = &self.acts[at];
        if self.aside.get(target) == Some(&Effect::TakenBack) {
            return Ok(Effect::Effective);
        }
        let Some(last) = self.earlier(at).filter(|a| a.deed != Deed::Seen).last().filter(|a| a.meta.id == *target)
        else {
            return Ok(Effect::OutOfSequence);
        };
        let own = last.meta.by == act.meta.by && last.meta.before(&act.meta);
        let may = own && !matches!(last.deed, Deed::TakeBack { .. }) && self.run.status == Status::Circulating;
        if !may {
            return Ok(Effect::OutOfSequence);
        }
        let built = |a: &&Act| {
            a.round == self.round
                && (a.deed.fulfils() || a.deed.stops())
                && last.meta.before(&a.meta)
                && a.meta.concurrent(&act.meta)
                && !self.aside.contains_key(&a.meta.id)
        };
        if self.acts.iter().any(|a| built(&a)) {
            return Ok(Effect::Overruled);
        }
        Err(Beaten { act: target.clone(), effect: Effect::TakenBack, by: act.meta.id.clone() })
    }

    fn judge_insert(&self, before: Option<&TaskId>, step: &Step, tasks: &[Task]) -> Effect {
        let at = match before {
            Some(id) => self.run.tasks.iter().find(|t| t.id == *id).map(|t| t.step),
            None => Some(self.run.steps.len()),
        };
        let fits = self.run.status == Status::Circulating
            && at.is_some_and(|at| at > self.run.step)
            && !tasks.is_empty()
            && tasks.iter().all(|t| t.asked == step.asked && !self.run.known.contains_key(&t.id));
        if fits { Effect::Effective } else { Effect::OutOfSequence }
    }

    fn judge_on_task(&self, at: usize) -> Result<Effect, Beaten> {
        let act = &self.acts[at];
        let Some(&step) = self.run.known.get(&act.task) else {
            return Ok(self.fallen(at));
        };
        if act.deed == Deed::Seen {
            return Ok(self.judge_seen(act));
        }
        if let Some(effect) = self.after_refusal(at) {
            return Ok(effect);
        }
        self.beat(at, step)?;
        let Some(task) = self.run.tasks.iter().find(|t| t.id == act.task) else {
            return Ok(self.fallen(at));
        };
        let twins = twins(task, &self.run.tasks);
        if twins.iter().any(|id| self.run.done.contains(*id)) {
            let twin = self.earlier(at).find(|a| twins.contains(&&a.task) && a.deed.fulfils());
            let unaware = twin.is_some_and(|t| t.meta.concurrent(&act.meta));
            return Ok(if unaware && act.deed.fulfils() { Effect::Surplus } else { Effect::OutOfSequence });
        }
        let reached = task.step == self.run.step || task.asked_by.is_some() && task.step <= self.run.step;
        let fits = self.run.status == Status::Circulating && reached && self.asked(act, task);
        Ok(if fits { Effect::Effective } else { self.fallen(at) })
    }

    fn judge_seen(&self, act: &Act) -> Effect {
        let task = self.run.tasks.iter().find(|t| t.id == act.task && t.asked == Asked::Information);
        let open = task.is_some_and(|t| t.step < self.run.step || self.run.status == Status::Completed);
        match (open, self.run.done.contains(&act.task)) {
            (true, false) => Effect::Effective,
            (true, true) => Effect::Surplus,
            (false, _) => Effect::OutOfSequence,
        }
    }

    /// What an act amounts to once the round was refused.
    fn after_refusal(&self, at: usize) -> Option<Effect> {
        if self.run.status != Status::Refused {
            return None;
        }
        let act = &self.acts[at];
        let refusal = self.earlier(at).find(|a| matches!(a.deed, Deed::Refusal { .. }))?;
        Some(match (refusal.meta.concurrent(&act.meta), &act.deed) {
            (true, Deed::Refusal { .. }) => Effect::Surplus,
            (true, _) => Effect::Overruled,
            (false, _) => Effect::OutOfSequence,
        })
    }

    /// Sets an earlier act aside that this one beats, though neither knew of the other.
    fn beat(&self, at: usize, step: usize) -> Result<(), Beaten> {
        let act = &self.acts[at];
        let unaware = |a: &&Act| a.meta.concurrent(&act.meta);
        let of_step = |a: &&Act| self.run.known.get(&a.task) == Some(&step);
        let beats = |beaten: &Act, effect| Err(Beaten { act: beaten.meta.id.clone(), effect, by: act.meta.id.clone() });
        // Whoever is only asked for an opinion stops nothing.
        let advises = self.run.tasks.iter().any(|t| t.id == act.task && t.asked_by.is_some());
        if act.deed.stops() && !advises {
            let refuses = matches!(act.deed, Deed::Refusal { .. });
            let loses = |a: &&Act| a.deed.fulfils() || refuses && matches!(a.deed, Deed::SendBack { .. });
            // What was sent back meanwhile is beaten as well, and the sending back that leant on it falls.
            let counted = |a: &&Act| {
                a.round == self.round && matches!(a.effect, Effect::Effective | Effect::Undone) && act.round == a.round
            };
            let before = self.acts[..at].iter().filter(counted);
            if let Some(beaten) = before.filter(unaware).filter(of_step).find(loses) {
                return beats(beaten, Effect::Overruled);
            }
        }
        if act.deed.fulfils() || act.deed.stops() && !advises {
            let handed = |a: &&Act| a.task == act.task && could_still(act, a);
            if let Some(beaten) = self.earlier(at).filter(unaware).find(handed) {
                return beats(beaten, Effect::Surplus);
            }
        }
        Ok(())
    }

    /// Whether the deed is what the task asks for, on the document as it stands.
    fn asked(&self, act: &Act, task: &Task) -> bool {
        let fits = match act.deed {
            Deed::Refusal { .. } => task.asked_by.is_none(),
            Deed::SendBack { ref to, .. } => {
                let earlier = self.run.tasks.iter().find(|t| t.id == *to).is_some_and(|t| t.step < self.run.step);
                earlier && task.asked_by.is_none()
            }
            Deed::Transfer { task: ref new, .. } | Deed::Escalate { task: ref new } => {
                new.asked == task.asked && self.is_new(new)
            }
            Deed::Ask { task: ref new, .. } => new.asked == Asked::Opinion && self.is_new(new),
            Deed::Seen | Deed::TakeBack { .. } | Deed::Insert { .. } => false,
            ref deed => suits(deed, task.asked),
        };
        fits && (!approves(&act.deed) || self.is_current(&act.document))
    }

    /// Whether a file is the document as it stands, with or without the time-stamps that were added to it.
    fn is_current(&self, file: &FileHash) -> bool {
        let mut known = vec![&self.run.current.hash];
        for stamp in self.stamped {
            if known.contains(&&stamp.before) {
                known.push(&stamp.after.hash);
            }
        }
        known.contains(&file)
    }

    fn is_new(&self, task: &Task) -> bool {
        !self.run.known.contains_key(&task.id)
    }

    /// Out of sequence; overruled where it leant on something that was overruled, or did not know of a sending back.
    fn fallen(&self, at: usize) -> Effect {
        let act = &self.acts[at];
        let leant = self.acts[..at]
            .iter()
            .filter(|a| a.round == self.round && a.effect == Effect::Overruled)
            .any(|a| a.meta.before(&act.meta));
        let unaware = self.earlier(at).any(|a| matches!(a.deed, Deed::SendBack { .. }) && a.meta.concurrent(&act.meta));
        if leant || unaware { Effect::Overruled } else { Effect::OutOfSequence }
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

/// Whether a deed would have counted, had the task not been handed on by another act.
fn could_still(act: &Act, handed: &Act) -> bool {
    let Deed::Transfer { task, .. } = &handed.deed else { return false };
    suits(&act.deed, task.asked) && (!approves(&act.deed) || act.document == handed.document)
}

/// Whether a deed is of the kind that a task asks for.
fn suits(deed: &Deed, asked: Asked) -> bool {
    match deed {
        Deed::Visa => asked == Asked::Visa,
        Deed::Signature { .. } => asked == Asked::Signature,
        Deed::Opinion { .. } => asked == Asked::Opinion,
        Deed::Countersignature { .. } => asked == Asked::Countersignature,
        Deed::Paper { .. } => matches!(asked, Asked::Signature | Asked::Countersignature),
        // Nobody's signature is gone without.
        Deed::Bypass { .. } => matches!(asked, Asked::Visa | Asked::Opinion),
        _ => true,
    }
}

/// Whether a deed stands for the document that was before the actor's eyes.
fn approves(deed: &Deed) -> bool {
    deed.fulfils() && !matches!(deed, Deed::Bypass { .. })
}

/// The name of a task that is asked again because of an entry: the same at every desk.
fn again_of(task: &TaskId, entry: &EntryId) -> TaskId {
    let first = task.as_str().split('~').next().unwrap_or_default();
    TaskId::new(format!("{first}~{}", entry.as_str().get(..8).unwrap_or(entry.as_str())))
}

#[cfg(test)]
#[path = "settle_tests.rs"]
mod tests;
