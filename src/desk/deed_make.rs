//! Makes the deed that is written down from what somebody wants to do: tasks under new names, the scan taken in, the
//! document signed.

use super::deed::{Act, Ready, Time, To, What, reason, said};
use super::dossiers::{start_of, take_annex};
use super::signing::Made;
use super::verb::Moment;
use super::watch::Watch;
use super::{Desk, new_id, signing};
use crate::domain::authority::{Weight, entitled};
use crate::domain::circuit::{Asked, Step, Task, Who, resolve};
use crate::domain::dossier::{Deed, Dossier};
use crate::domain::ids::{PostId, TaskId};
use crate::domain::trouble::{Outcome, Rule};

/// The deed as it would be: nothing is signed, nothing is kept.
pub(super) fn preview(desk: &Desk, ready: &Ready, what: &What, now: Moment) -> Outcome<Deed> {
    match what {
        What::Sign => {
            let lines = signing::lines(desk, ready, now)?;
            signing::preview(ready, lines)
        }
        What::Paper { .. } => paper(desk, what, now, false),
        what => plain(desk, ready, what, now),
    }
}

/// The deed itself; files are kept in the desk.
pub(super) fn make(desk: &mut Desk, ready: &Ready, act: &Act, now: Moment, watch: &Watch, time: Time) -> Outcome<Made> {
    let deed = match &act.what {
        What::Sign => return signing::sign(desk, ready, act, now, watch, time),
        what @ What::Paper { .. } => paper(desk, what, now, true),
        what => plain(desk, ready, what, now),
    }?;
    Ok(Made { deed, untimed: None, unshown: false })
}

/// A deed that needs no file.
fn plain(desk: &Desk, ready: &Ready, what: &What, now: Moment) -> Outcome<Deed> {
    Ok(match what {
        What::Refuse { reason: text } => Deed::Refusal { reason: reason(text)? },
        What::Opinion { favourable, text } => {
            let text = said(text)?;
            if text.is_empty() && *favourable != Some(true) {
                return Err(Rule::EmptyField { field: "opinion" }.into());
            }
            Deed::Opinion { favourable: *favourable, text }
        }
        What::Seen => Deed::Seen,
        What::SendBack { step, reason: text } => send_back(&ready.dossier, *step, reason(text)?)?,
        What::TakeBack => {
            let last = ready.dossier.last_act().map(|a| a.meta.id.clone());
            let act = last.ok_or_else(|| Rule::NothingToTakeBack { number: ready.dossier.number.clone() })?;
            Deed::TakeBack { act }
        }
        What::Transfer { to, reason: text } => {
            let reason = reason(text)?;
            let old = task(ready)?;
            Deed::Transfer { task: given(desk, ready, to, old.asked, now)?, reason }
        }
        What::Ask { to, question } => {
            let question = said(question)?;
            if question.is_empty() {
                return Err(Rule::EmptyField { field: "question" }.into());
            }
            Deed::Ask { task: given(desk, ready, to, Asked::Opinion, now)?, question }
        }
        What::Insert { before, step } => insert(desk, &ready.dossier, *before, step, now)?,
        What::Bypass { motive } => Deed::Bypass { motive: reason(motive)? },
        What::Escalate => Deed::Escalate { task: above(desk, ready, now)? },
        What::Visa | What::Sign | What::Paper { .. } => Deed::Visa,
    })
}

fn task(ready: &Ready) -> Result<&Task, Rule> {
    ready.task.as_ref().ok_or_else(|| Rule::NothingAsked { number: ready.dossier.number.clone() })
}

fn send_back(dossier: &Dossier, step: usize, reason: String) -> Result<Deed, Rule> {
    let fits = |t: &&Task| t.step == step && t.asked_by.is_none() && t.instead_of.is_none();
    let to = dossier.tasks.iter().find(fits).filter(|_| step < dossier.step);
    let to = to.ok_or_else(|| Rule::NotEarlierStep { number: dossier.number.clone(), step: step + 1 })?;
    Ok(Deed::SendBack { to: to.id.clone(), reason })
}

/// A task for somebody else, on the way: a post that somebody holds, or a person as the post that suits best.
fn given(desk: &Desk, ready: &Ready, to: &To, asked: Asked, now: Moment) -> Outcome<Task> {
    let (state, dossier) = (desk.state(), &ready.dossier);
    let step = ready.task.as_ref().map_or(dossier.step, |t| t.step);
    let (post, person) = match to {
        To::Post(post) => {
            let known = state.people.posts.get(post).ok_or_else(|| Rule::NoSuchPost { post: post.clone() })?;
            if state.people.is_empty_post(post, now.day) {
                return Err(Rule::PostEmpty { post: known.title.clone() }.into());
            }
            (post.clone(), None)
        }
        To::Person(person) => {
            let known = state.people.persons.contains_key(person);
            known.then_some(()).ok_or_else(|| Rule::NoSuchPerson { typed: person.0.clone() })?;
            let posts = state.people.posts_of(person, now.day);
            let weight = if asked == Asked::Signature { Weight::Signature } else { Weight::Visa };
            let able =
                |p: &&&crate::domain::people::Post| entitled(state, person, &p.id, &**dossier, weight, now.day).is_ok();
            let post = posts.iter().find(able).or(posts.first()).map_or_else(PostId::default, |p| p.id.clone());
            (post, Some(person.clone()))
        }
    };
    let same = |t: &&&Task| t.post == post && (t.person == person || t.person.is_none() && asked != Asked::Opinion);
    // Also what they have done already: one post never counts for two in a step.
    let of_step: Vec<&Task> = dossier.tasks.iter().filter(|t| t.step == step && t.asked == asked).collect();
    if let Some(theirs) = of_step.iter().find(same) {
        return Err(Rule::AlreadyTheirs { who: super::dossiers::waited(state, theirs, now) }.into());
    }
    let mut task = Task::new(TaskId::new(format!("{}.1", new_id('t')?)), step, asked, post);
    task.person = person;
    Ok(task)
}

/// The same task for whoever stands above.
fn above(desk: &Desk, ready: &Ready, now: Moment) -> Outcome<Task> {
    let (state, late) = (desk.state(), task(ready)?);
    let title = || state.people.posts.get(&late.post).map_or_else(String::new, |p| p.title.clone());
    let post = state.above(&late.post, now.day).ok_or_else(|| Rule::NobodyAbove { post: title() })?;
    let already = ready.dossier.tasks.iter().any(|t| t.step == late.step && t.post == post.id && t.asked == late.asked);
    if already {
        return Err(Rule::AlreadyTheirs { who: post.title.clone() }.into());
    }
    Ok(Task::new(TaskId::new(format!("{}.1", new_id('t')?)), late.step, late.asked, post.id.clone()))
}

fn insert(desk: &Desk, dossier: &Dossier, before: Option<usize>, step: &Step, now: Moment) -> Outcome<Deed> {
    let state = desk.state();
    let at = before.unwrap_or(dossier.steps.len());
    let target = match before {
        None => None,
        Some(n) => {
            let fits = |t: &&Task| t.step == n && t.asked_by.is_none() && t.instead_of.is_none();
            let found = dossier.tasks.iter().find(fits).filter(|_| n > dossier.step);
            let no_step = || Rule::NotComingStep { number: dossier.number.clone(), step: n + 1 };
            Some(found.ok_or_else(no_step)?.id.clone())
        }
    };
    let mut step = step.clone();
    // The post above the one before is that of this dossier as it stands, not of its first step.
    let last = dossier.tasks.iter().filter(|t| t.step < at && !t.post.as_str().is_empty()).max_by_key(|t| t.step);
    for who in step.who.iter_mut().filter(|w| **w == Who::Above) {
        if let Some(post) = last.and_then(|t| state.above(&t.post, now.day)) {
            *who = Who::Post(post.id.clone());
        }
    }
    let start = start_of(dossier.structure.as_ref(), &dossier.writer, &dossier.particulars, now);
    let tasks = resolve(state, std::slice::from_ref(&step), start, &new_id('t')?)?;
    let tasks = tasks.into_iter().map(|t| Task { step: at, ..t }).collect();
    Ok(Deed::Insert { before: target, step, tasks })
}

fn paper(desk: &Desk, what: &What, now: Moment, keep: bool) -> Outcome<Deed> {
    let What::Paper { scan, day, signer } = what else { return Ok(Deed::Visa) };
    let signer = super::create::name_of(signer, "signer")?;
    if *day > now.day {
        return Err(Rule::DayToCome { day: *day }.into());
    }
    let taken = take_annex(scan)?;
    if keep {
        desk.documents.put(&taken.content)?;
    }
    Ok(Deed::Paper { scan: taken.file, signed_on: *day, signer })
}
