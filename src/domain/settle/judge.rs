//! What one act amounts to, given where its round stands and what others did before it or without knowing of it.

use super::{Beaten, Fold};
use crate::domain::circuit::{Asked, Step, Task, twins};
use crate::domain::dossier::{Act, Deed, Effect, Status};
use crate::domain::ids::{EntryId, FileHash, TaskId};

impl Fold<'_> {
    /// What an act amounts to where the round stands; an error is an earlier act that it beats.
    pub(super) fn judge(&self, at: usize) -> Result<Effect, Beaten> {
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
