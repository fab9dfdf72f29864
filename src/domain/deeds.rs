//! Who may do what to a dossier, and on which task: the one place that decides it, before an act and after.
//!
//! [`authorize`] answers with the task and the chain of acts that entitles, or with the reason why not, so that nobody
//! learns it too late.

use super::authority::{Chain, Weight, entitled, no_stand_in};
use super::circuit::{Asked, Task};
use super::countersign::CodeSent;
use super::dossier::{Act, Deed, Dossier, Status};
use super::ids::{PersonId, PostId, TaskId};
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
        Wish::NewVersion if dossier.archived.is_some() => Err(Rule::AlreadyArchived { number: dossier.number.clone() }),
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
        Wish::Ask => who.on_task(&Asked::ALL, Weight::Visa),
        Wish::Refuse | Wish::Insert | Wish::SendBack => who.of_the_step(),
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
    let by = &act.meta.by;
    let wrote = dossier.writer == *by;
    // Whose last act it was is known only once all of them stand in their order.
    if matches!(act.deed, Deed::TakeBack { .. }) || wrote && matches!(act.deed, Deed::Insert { .. }) {
        return true;
    }
    // What was never asked has no effect, whoever does it.
    let Some(task) = dossier.task_ever(&act.task) else { return true };
    let administrator = || state.people.administers(by);
    let holds = |weight| holds_task(state, dossier, task, by, weight, act.day);
    let above = || {
        let post = state.above(&task.post, act.day);
        post.is_some_and(|p| state.people.answers(by, &p.id, dossier.kind, act.day))
    };
    match act.deed {
        Deed::Countersignature { ref code, .. } => {
            let fits = |c: &&CodeSent| c.id == *code && c.task == act.task && c.document == act.document;
            task.outsider.is_some() && dossier.codes.iter().find(fits).is_some_and(|c| !c.tries.is_empty())
        }
        Deed::Signature { .. } => holds(Weight::Signature),
        Deed::Paper { .. } => wrote || holds(Weight::Visa),
        Deed::Bypass { .. } => above() || administrator(),
        Deed::Escalate { .. } => wrote || above() || administrator(),
        Deed::Transfer { .. } => holds(Weight::Visa) || administrator(),
        _ => holds(Weight::Visa),
    }
}

/// Whether somebody may have the document of a dossier time-stamped: whoever sent it or acted on it, or an administrator.
pub fn may_time(state: &State, dossier: &Dossier, person: &PersonId) -> bool {
    dossier.writer == *person || dossier.acts.iter().any(|a| a.meta.by == *person) || state.people.administers(person)
}

/// Whether a task was somebody's on a day, with that weight.
fn holds_task(state: &State, dossier: &Dossier, task: &Task, by: &PersonId, weight: Weight, day: NaiveDate) -> bool {
    let of_post = || entitled(state, by, &task.post, dossier, weight, day).is_ok();
    match &task.person {
        Some(person) => person == by && (weight == Weight::Visa || of_post()),
        None => task.outsider.is_none() && of_post(),
    }
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
        self.state.people.administers(self.person)
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
        match self.dossier.last_to_take_back() {
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
        self.first_of(&self.mine(), asked, weight)
    }

    /// On a task of the step itself: whoever is only asked for an opinion neither stops it nor lengthens the way.
    fn of_the_step(&self) -> Result<Leave, Rule> {
        let mine: Vec<&Task> = self.mine().into_iter().filter(|t| t.asked_by.is_none()).collect();
        self.first_of(&mine, &Asked::ALL, Weight::Visa)
    }

    /// The first task that they have leave for; else why not for the first that asks for it.
    fn first_of(&self, mine: &[&Task], asked: &[Asked], weight: Weight) -> Result<Leave, Rule> {
        let number = || self.dossier.number.clone();
        let mut tried = mine.iter().filter(|t| asked.contains(&t.asked)).map(|t| self.leave(t, weight));
        let Some(first) = tried.next() else {
            return Err(match mine.first() {
                Some(other) => Rule::OtherDeed { number: number(), asked: other.asked.word() },
                None => self.stands_in_no_more().unwrap_or_else(|| Rule::NothingAsked { number: number() }),
            });
        };
        if first.is_ok() { first } else { tried.find(Result::is_ok).unwrap_or(first) }
    }

    /// Of somebody for whom nothing waits: why they do not stand in for whoever is waited for, where they were to.
    fn stands_in_no_more(&self) -> Option<Rule> {
        let open = self.dossier.open_tasks().into_iter().filter(|t| t.person.is_none() && t.outsider.is_none());
        let named = |t: &&Task| self.on.is_none_or(|on| t.id == *on);
        let why = |t: &Task| no_stand_in(self.state, self.person, &t.post, self.dossier.kind, self.day);
        open.filter(named).find_map(why)
    }

    fn leave(&self, task: &Task, weight: Weight) -> Result<Leave, Rule> {
        let chain = entitled(self.state, self.person, &task.post, self.dossier, weight, self.day);
        // Whoever is asked by name for less than a signature needs no office.
        let by_name = task.person.as_ref() == Some(self.person) && weight == Weight::Visa;
        let chain = if by_name { chain.ok() } else { Some(chain?) };
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
        let open: Vec<&Task> = open.iter().filter(named).filter(|t| asked.contains(&t.asked)).copied().collect();
        if open.is_empty() {
            return Err(Rule::CannotBypass { number: self.dossier.number.clone() });
        }
        let holds = |p: &PostId| self.state.people.answers(self.person, p, self.dossier.kind, self.day);
        let under = |t: &&Task| self.state.above(&t.post, self.day).is_some_and(|p| holds(&p.id));
        let task = open.into_iter().find(|t| self.administrator() || under(t));
        let task = task.ok_or_else(|| Rule::NotAbove { number: self.dossier.number.clone() })?;
        Ok(Leave { task: Some(task.clone()), chain: None })
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
        let raised = |t: &Task| {
            t.instead_of.is_some() || self.dossier.tasks.iter().any(|u| u.instead_of.as_ref() == Some(&t.id))
        };
        let named = |t: &&Task| t.outsider.is_none() && self.on.is_none_or(|on| t.id == *on);
        let open: Vec<&Task> = open.into_iter().filter(named).collect();
        let first = open.iter().find(|t| !raised(t)).or(open.first());
        let task = *first.ok_or_else(|| Rule::NothingAsked { number: number() })?;
        Ok(Leave { task: Some(task.clone()), chain: None })
    }
}

/// The acts of the running round by the same person, for whoever is about to act again.
pub fn acted_before<'a>(dossier: &'a Dossier, person: &PersonId) -> Vec<&'a Act> {
    let round = dossier.last_round();
    let same = |a: &&Act| a.round == round && a.meta.by == *person && a.deed.fulfils();
    dossier.acts.iter().filter(same).filter(|a| a.effect == super::dossier::Effect::Effective).collect()
}
