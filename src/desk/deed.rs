//! Whatever somebody does to a dossier that is on its way: one verb, whatever the deed. What is done is said by
//! [`What`]; who may do it is decided by the domain alone; the plan shows the dossier as it would be afterwards.

use super::dossiers::{named, next_of, seen};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, deed_make, deed_told, signing};
use crate::desk::Hidden;
use crate::domain::authority::Chain;
use crate::domain::circuit::{Asked, Step, Task};
use crate::domain::clean;
use crate::domain::deeds::{Wish, authorize};
use crate::domain::dossier::{Deed, Dossier};
use crate::domain::fact::Fact;
use crate::domain::ids::{DossierId, PersonId, PostId, TaskId};
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::stamp::StampPlace;
use crate::domain::trouble::{Outcome, Rule};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Whom a task is given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    Post(PostId),
    Person(PersonId),
}

/// What is done to a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Visa,
    Sign,
    Refuse {
        reason: String,
    },
    /// For, against, or neither; one that is not for says why.
    Opinion {
        favourable: Option<bool>,
        text: String,
    },
    Seen,
    /// To an earlier step, from 0.
    SendBack {
        step: usize,
        reason: String,
    },
    TakeBack,
    Transfer {
        to: To,
        reason: String,
    },
    Ask {
        to: To,
        question: String,
    },
    /// Before a step that is still to come, from 0, or at the end.
    Insert {
        before: Option<usize>,
        step: Step,
    },
    Bypass {
        motive: String,
    },
    Escalate,
    /// A signature that was given on paper: its scan, its day, whose it is.
    Paper {
        scan: PathBuf,
        day: NaiveDate,
        signer: String,
    },
}

impl What {
    /// What the domain is asked about it.
    pub fn wish(&self) -> Wish {
        match self {
            Self::Visa => Wish::Visa,
            Self::Sign => Wish::Sign,
            Self::Refuse { .. } => Wish::Refuse,
            Self::Opinion { .. } => Wish::Opinion,
            Self::Seen => Wish::Seen,
            Self::SendBack { .. } => Wish::SendBack,
            Self::TakeBack => Wish::TakeBack,
            Self::Transfer { .. } => Wish::Transfer,
            Self::Ask { .. } => Wish::Ask,
            Self::Insert { .. } => Wish::Insert,
            Self::Bypass { .. } => Wish::Bypass,
            Self::Escalate => Wish::Escalate,
            Self::Paper { .. } => Wish::Paper,
        }
    }
}

/// Does something to a dossier. A signature asks for the passphrase.
#[derive(Clone, Debug)]
pub struct Act {
    pub dossier: DossierId,
    /// The task that is meant, where several wait for the actor.
    pub on: Option<TaskId>,
    pub what: What,
    /// Particulars that the step asks for.
    pub fields: BTreeMap<String, String>,
    pub passphrase: Hidden,
    /// Where the stamp of a signature goes, and what else is signed.
    pub how: Sealing,
}

/// What whoever signs chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sealing {
    /// Where the stamp goes; by a tag or in free space where none is named.
    pub place: Option<StampPlace>,
    /// Every annex is signed beside, PDF files too.
    pub all_annexes: bool,
}

impl Act {
    /// What is done, on the first task that it fits.
    pub fn new(dossier: DossierId, what: What) -> Self {
        Self {
            dossier,
            on: None,
            what,
            fields: BTreeMap::new(),
            passphrase: Hidden::default(),
            how: Sealing::default(),
        }
    }

    /// What the actor has leave to do.
    pub(super) fn ready(&self, desk: &Desk, now: Moment) -> Outcome<Ready> {
        let state = desk.state();
        let dossier = seen(desk, &self.dossier, now)?;
        let leave = authorize(state, desk.me(), dossier, self.what.wish(), self.on.as_ref(), now.day)?;
        let (dossier, round) = (dossier.clone(), dossier.last_round());
        let fields = fields(&dossier, leave.task.as_ref(), &self.what, &self.fields)?;
        Ok(Ready { dossier, round, task: leave.task, chain: leave.chain, fields })
    }
}

/// What an actor has leave to do: to which dossier, on which task, by which acts.
pub(super) struct Ready {
    pub dossier: Arc<Dossier>,
    pub round: usize,
    pub task: Option<Task>,
    pub chain: Option<Chain>,
    pub fields: BTreeMap<String, String>,
}

impl Ready {
    /// The post that the actor acts as: that of the task for whoever answers for it, that above where one acts from
    /// there, none for whoever sent the dossier and for administrators.
    pub(super) fn acting(&self, desk: &Desk, wish: Wish, now: Moment) -> Option<PostId> {
        if let Some(chain) = &self.chain {
            return Some(chain.post.clone());
        }
        let (state, kind) = (desk.state(), self.dossier.kind);
        let post = self.task.as_ref().map(|t| t.post.clone()).filter(|p| !p.as_str().is_empty())?;
        let post = match wish {
            Wish::Bypass | Wish::Escalate => state.above(&post, now.day)?.id.clone(),
            _ => post,
        };
        state.people.answers(desk.me(), &post, kind, now.day).then_some(post)
    }
}

/// The particulars that are given, or those that the step asks for and that are missing.
fn fields(
    dossier: &Dossier,
    task: Option<&Task>,
    what: &What,
    given: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, Rule> {
    let mut kept = BTreeMap::new();
    for (name, value) in given {
        let value = said(value)?;
        if !value.is_empty() {
            kept.insert(name.trim().to_owned(), value);
        }
    }
    let missing: Vec<String> = asked_fields(dossier, task, what.wish())
        .iter()
        .filter(|name| !kept.contains_key(name.as_str()))
        .cloned()
        .collect();
    if missing.is_empty() { Ok(kept) } else { Err(Rule::FieldsMissing { fields: missing }) }
}

/// The particulars that a deed on a task takes, by name.
pub fn asked_fields<'a>(dossier: &'a Dossier, task: Option<&Task>, wish: Wish) -> &'a [String] {
    let step = task.filter(|t| t.asked_by.is_none()).and_then(|t| dossier.steps.get(t.step));
    match (step, wish) {
        (Some(step), Wish::Visa | Wish::Sign | Wish::Opinion | Wish::Paper) => &step.to_approve,
        (Some(step), Wish::Refuse | Wish::SendBack) => &step.to_refuse,
        _ => &[],
    }
}

/// Words of several lines, or the character that they may not hold.
pub(super) fn said(text: &str) -> Result<String, Rule> {
    if let Some(bad) = text.chars().find(|&c| clean::deceives(c) && c != '\n') {
        return Err(Rule::NameRefused { character: clean::written(bad) });
    }
    Ok(text.trim().to_owned())
}

/// A reason, or the refusal to go on without one.
pub(super) fn reason(text: &str) -> Result<String, Rule> {
    let reason = said(text)?;
    if reason.is_empty() { Err(Rule::ReasonMissing) } else { Ok(reason) }
}

impl Verb for Act {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let ready = self.ready(desk, now)?;
        let number = named(&ready.dossier);
        let (heading, grade) = match &self.what {
            What::Visa => (Heading::Visa { number: number.clone() }, Grade::Confirmed),
            What::Sign => (Heading::Sign { number: number.clone() }, Grade::Typed),
            What::Refuse { .. } => (Heading::Refuse { number: number.clone() }, Grade::Confirmed),
            what => (Heading::Deed { wish: what.wish(), number: number.clone() }, Grade::Confirmed),
        };
        if self.what == What::Sign {
            desk.certificate_in_force(now)?;
        }
        let deed = deed_make::preview(desk, &ready, &self.what, now)?;
        let mut plan = Plan::new(heading, grade).item(Item::Will(number));
        if self.what == What::Sign {
            plan.notes.extend(signing::foreseen(desk, &ready, &self.how, now)?);
        }
        Ok(deed_told::tell(desk, &ready, self.what.wish(), &deed, plan, now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        self.carry(desk, now, watch, Time::Asked)
    }

    fn needs_passphrase(&self) -> bool {
        self.what == What::Sign
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.passphrase = typed;
    }
}

/// Whether the time-stamping authority is asked for the time of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Asked,
    /// It was silent in this run already: nobody waits for it again.
    Silent,
}

impl Act {
    /// Does it.
    pub(super) fn carry(&self, desk: &mut Desk, now: Moment, watch: &Watch, time: Time) -> Outcome<Done> {
        desk.ready(now)?;
        let ready = self.ready(desk, now)?;
        let made = deed_make::make(desk, &ready, self, now, watch, time)?;
        let number = ready.dossier.number.clone();
        let mut done = carry_out(desk, ready, self.what.wish(), made.deed, now)?;
        if made.unshown {
            done.refused.push((number.clone(), Rule::StampUnshown));
        }
        // Signed it is; that nobody vouches for its time is told.
        done.refused.extend(made.untimed.map(|why| (number, why)));
        Ok(done)
    }
}

fn carry_out(desk: &mut Desk, ready: Ready, wish: Wish, deed: Deed, now: Moment) -> Outcome<Done> {
    let acting = ready.acting(desk, wish, now);
    let (id, number) = (ready.dossier.id.clone(), ready.dossier.number.clone());
    let fact = Fact::Acted {
        dossier: id.clone(),
        round: ready.round,
        task: ready.task.map(|t| t.id).unwrap_or_default(),
        document: ready.dossier.current.hash.clone(),
        deed,
        fields: ready.fields,
        day: Some(now.day),
    };
    desk.commit(now, acting.as_ref(), vec![fact])?;
    Ok(Done { next: next_of(desk.state(), &id, now), ..Done::one(number) })
}

/// Whether a task is answered by a signature, which takes an authority.
pub(super) fn is_signed(task: &Task) -> bool {
    task.asked == Asked::Signature
}
