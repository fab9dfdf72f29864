//! Who may do what to a dossier, and on which task: the one place that decides it, before an act and after.
//!
//! [`authorize`] answers with the task and the chain of acts that entitles, or with the reason why not, so that nobody
//! learns it too late.

use super::authority::{Chain, Weight, entitled};
use super::circuit::{Asked, Task};
use super::dossier::{Act, Deed, Dossier, Status};
use super::ids::{PersonId, TaskId};
use super::state::State;
use super::tray::Viewer;
use super::trouble::Rule;
use chrono::NaiveDate;

/// Everything that somebody can want to do to a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wish {
    Visa,
    Sign,
    Refuse,
    Opinion,
    Seen,
    Paper,
    SendBack,
    TakeBack,
    Transfer,
    Ask,
    Insert,
    Bypass,
    Escalate,
    NewVersion,
    Withdraw,
    Archive,
    /// Puts the dossier before an outsider who countersigns it.
    Countersign,
}

impl Wish {
    /// Everything, in the order of the screen.
    pub const ALL: [Wish; 17] = [
        Self::Visa,
        Self::Sign,
        Self::Refuse,
        Self::Opinion,
        Self::Seen,
        Self::Paper,
        Self::SendBack,
        Self::TakeBack,
        Self::Transfer,
        Self::Ask,
        Self::Insert,
        Self::Bypass,
        Self::Escalate,
        Self::NewVersion,
        Self::Withdraw,
        Self::Archive,
        Self::Countersign,
    ];
}

/// Leave to do something: on which task, and by which acts; none where whoever sent the dossier does it as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    pub task: Option<Task>,
    pub chain: Option<Chain>,
}

impl Leave {
    const WRITER: Leave = Leave { task: None, chain: None };
}

/// Whether somebody may do something to a dossier on a day. `on` names a task where several wait; else the first counts.
pub fn authorize(
    state: &State,
    person: &PersonId,
    dossier: &Dossier,
    wish: Wish,
    on: Option<&TaskId>,
    day: NaiveDate,
) -> Result<Leave, Rule> {
    let viewer = Viewer::new(state, person, day);
    let who = Who { state, person, viewer, dossier, on, day };
    if !who.viewer.sees(dossier) {
        return Err(Rule::NoSuchDossier { typed: dossier.number.clone() });
    }
    match wish {
        Wish::NewVersion => who.writer(&[Status::Refused, Status::Circulating], who.not_refused()),
        Wish::Withdraw => who.writer(&[Status::Preparing, Status::Circulating], who.not_circulating()),
        Wish::Archive => who.archive(),
        Wish::TakeBack => who.take_back(),
        Wish::Seen => who.seen(),
        _ if dossier.status != Status::Circulating => Err(who.not_circulating()),
        Wish::Insert if dossier.writer == *person => Ok(Leave::WRITER),
        Wish::Visa => who.on_task(&[Asked::Visa], Weight::Visa),
        Wish::Sign => who.on_task(&[Asked::Signature], Weight::Signature),
        Wish::Opinion => who.on_task(&[Asked::Opinion], Weight::Visa),
        Wish::SendBack if dossier.step == 0 => Err(Rule::FirstStep { number: dossier.number.clone() }),
        Wish::Refuse | Wish::Ask | Wish::Insert | Wish::SendBack => who.on_task(&Asked::ALL, Weight::Visa),
        Wish::Transfer => who.transfer(),
        Wish::Paper => who.paper(),
        Wish::Bypass => who.by_superior(&[Asked::Visa, Asked::Opinion]),
        Wish::Escalate => who.escalate(),
        Wish::Countersign => who.countersign(),
    }
}

/// Whether somebody was entitled to an act that is already done, on the day on which it was done; asked of the acts
/// that need an office, before they take effect.
pub fn was_entitled(state: &State, dossier: &Dossier, act: &Act) -> bool {
    let Some(task) = dossier.task(&act.task) else { return true };
    if task.post.as_str().is_empty() {
        return task.person.as_ref().is_none_or(|p| *p == act.meta.by);
    }
    let weight = match act.deed {
        Deed::Visa | Deed::Opinion { .. } | Deed::Refusal { .. } | Deed::SendBack { .. } => Weight::Visa,
        Deed::Signature { .. } => Weight::Signature,
        _ => return true,
    };
    task.person.as_ref().is_none_or(|p| *p == act.meta.by)
        && entitled(state, &act.meta.by, &task.post, dossier, weight, act.day).is_ok()
}

struct Who<'a> {
    state: &'a State,
    person: &'a PersonId,
    viewer: Viewer<'a>,
    dossier: &'a Dossier,
    on: Option<&'a TaskId>,
    day: NaiveDate,
}

impl Who<'_> {
    fn not_circulating(&self) -> Rule {
        Rule::NotCirculating { number: self.dossier.number.clone() }
    }

    fn not_refused(&self) -> Rule {
        Rule::NotRefused { number: self.dossier.number.clone() }
    }

    fn administrator(&self) -> bool {
        self.state.people.accounts.get(self.person).is_some_and(|a| a.administrator)
    }

    /// Something that only whoever sent the dossier does.
    fn writer(&self, when: &[Status], otherwise: Rule) -> Result<Leave, Rule> {
        if self.dossier.writer != *self.person {
            return Err(Rule::NotWriter { number: self.dossier.number.clone() });
        }
        if when.contains(&self.dossier.status) { Ok(Leave::WRITER) } else { Err(otherwise) }
    }

    fn archive(&self) -> Result<Leave, Rule> {
        if self.dossier.writer != *self.person && !self.administrator() {
            return Err(Rule::NotWriter { number: self.dossier.number.clone() });
        }
        let number = self.dossier.number.clone();
        match self.dossier.status {
            Status::Completed | Status::Refused | Status::Withdrawn if self.dossier.archived.is_none() => {
                Ok(Leave::WRITER)
            }
            Status::Circulating | Status::Preparing => Err(Rule::NotOver { number }),
            _ => Err(Rule::AlreadyArchived { number }),
        }
    }

    fn take_back(&self) -> Result<Leave, Rule> {
        if self.dossier.status != Status::Circulating {
            return Err(self.not_circulating());
        }
        match self.dossier.last_act() {
            Some(act) if act.meta.by == *self.person => Ok(Leave::WRITER),
            _ => Err(Rule::NothingToTakeBack { number: self.dossier.number.clone() }),
        }
    }

    fn seen(&self) -> Result<Leave, Rule> {
        let told = self.dossier.told_tasks().into_iter().filter(|t| self.viewer.answers(t, self.dossier));
        let task = told.into_iter().find(|t| self.on.is_none_or(|on| t.id == *on));
        let task = task.ok_or_else(|| Rule::NothingAsked { number: self.dossier.number.clone() })?;
        Ok(Leave { task: Some(task.clone()), chain: None })
    }

    /// The open tasks that are this person's.
    fn mine(&self) -> Vec<&Task> {
        let open = self.dossier.open_tasks().into_iter();
        let mine = open.filter(|t| self.viewer.holds(t) || self.viewer.stands_in(t, self.dossier));
        mine.filter(|t| self.on.is_none_or(|on| t.id == *on)).collect()
    }

    fn on_task(&self, asked: &[Asked], weight: Weight) -> Result<Leave, Rule> {
        let mine = self.mine();
        let number = || self.dossier.number.clone();
        let Some(task) = mine.iter().find(|t| asked.contains(&t.asked)) else {
            return Err(match mine.first() {
                Some(other) => Rule::OtherDeed { number: number(), asked: other.asked.word() },
                None => Rule::NothingAsked { number: number() },
            });
        };
        self.leave(task, weight)
    }

    fn leave(&self, task: &Task, weight: Weight) -> Result<Leave, Rule> {
        let chain = if task.post.as_str().is_empty() && weight == Weight::Visa {
            None
        } else {
            Some(entitled(self.state, self.person, &task.post, self.dossier, weight, self.day)?)
        };
        Ok(Leave { task: Some(task.clone()), chain })
    }

    /// By whoever holds the task; by an administrator where nobody answers for it any more.
    fn transfer(&self) -> Result<Leave, Rule> {
        let stranded = || {
            let open = self.dossier.open_tasks().into_iter().filter(|t| self.on.is_none_or(|on| t.id == *on));
            open.into_iter().find(|t| self.administrator() && self.viewer.is_stranded(t))
        };
        match self.on_task(&Asked::ALL, Weight::Visa) {
            Ok(leave) => Ok(leave),
            Err(why) => stranded().map(|t| Leave { task: Some(t.clone()), chain: None }).ok_or(why),
        }
    }

    /// By whoever sent the dossier, or by whoever is asked to sign.
    fn paper(&self) -> Result<Leave, Rule> {
        let fits = |t: &&&Task| matches!(t.asked, Asked::Signature | Asked::Countersignature);
        let open = self.dossier.open_tasks();
        let may = |t: &&&Task| self.dossier.writer == *self.person || self.viewer.answers(t, self.dossier);
        let task = open.iter().filter(fits).filter(may).find(|t| self.on.is_none_or(|on| t.id == *on));
        let task = task.ok_or_else(|| Rule::NothingAsked { number: self.dossier.number.clone() })?;
        Ok(Leave { task: Some((*task).clone()), chain: None })
    }

    /// The outsider countersigns before whoever sent the dossier, whoever its circuit asks, or an administrator.
    fn countersign(&self) -> Result<Leave, Rule> {
        let number = || self.dossier.number.clone();
        let waits = |t: &&&Task| t.outsider.is_some() && self.on.is_none_or(|on| t.id == *on);
        let open = self.dossier.open_tasks();
        let task = open.iter().find(waits).ok_or_else(|| Rule::NothingAsked { number: number() })?;
        let in_circuit = self.dossier.tasks.iter().any(|t| self.viewer.answers(t, self.dossier));
        let acted = self.dossier.acts.iter().any(|a| a.meta.by == *self.person);
        if self.dossier.writer != *self.person && !in_circuit && !acted && !self.administrator() {
            return Err(Rule::NotWriter { number: number() });
        }
        Ok(Leave { task: Some((*task).clone()), chain: None })
    }

    /// By whoever holds the post above that of the task, or by an administrator.
    fn by_superior(&self, asked: &[Asked]) -> Result<Leave, Rule> {
        let open = self.dossier.open_tasks();
        let named = |t: &&&Task| self.on.is_none_or(|on| t.id == *on);
        let Some(task) = open.iter().filter(named).find(|t| asked.contains(&t.asked)) else {
            return Err(Rule::CannotBypass { number: self.dossier.number.clone() });
        };
        let above = self.state.above(&task.post, self.day);
        let holds = above.is_some_and(|p| self.state.people.answers(self.person, &p.id, self.dossier.kind, self.day));
        if holds || self.administrator() {
            return Ok(Leave { task: Some((*task).clone()), chain: None });
        }
        Err(Rule::NotAbove { number: self.dossier.number.clone() })
    }

    /// By whoever sent the dossier, by whoever holds the post above, or by an administrator, once the step is late.
    fn escalate(&self) -> Result<Leave, Rule> {
        let number = || self.dossier.number.clone();
        if self.dossier.due().is_none_or(|due| due >= self.day) {
            return Err(Rule::NotLate { number: number() });
        }
        if self.dossier.writer != *self.person {
            return self.by_superior(&Asked::ALL);
        }
        let open = self.dossier.open_tasks();
        let first = open.into_iter().find(|t| t.outsider.is_none() && self.on.is_none_or(|on| t.id == *on));
        let task = first.ok_or_else(|| Rule::NothingAsked { number: number() })?;
        Ok(Leave { task: Some(task.clone()), chain: None })
    }
}

/// The acts of the running round by the same person, for whoever is about to act again.
pub fn acted_before<'a>(dossier: &'a Dossier, person: &PersonId) -> Vec<&'a Act> {
    let round = dossier.last_round();
    let same = |a: &&Act| a.round == round && a.meta.by == *person && a.deed.fulfils();
    dossier.acts.iter().filter(same).filter(|a| a.effect == super::dossier::Effect::Effective).collect()
}
