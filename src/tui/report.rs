//! What the worker reports, taken into the model.

use super::effect::Effect;
use super::frame::Act;
use super::model::Model;
use super::overlay::form::Fault;
use super::overlay::{Confirm, Message, Overlay, keys};
use super::screen::{book, codes, door};
use super::{dispatch, guest, words};
use crate::desk::{Answer, Done, Verb};
use crate::domain::plan::{Grade, Note, Plan};
use crate::domain::search::Index;
use crate::domain::state::State;
use crate::domain::trouble::{ReadOnly, Rule, Trouble};
use crate::job::Report;
use crate::text::frame;
use crate::tui::action::Layer;
use std::sync::Arc;

/// Takes a report; one that nobody waits for any more is dropped.
pub fn take(model: &mut Model, number: u64, report: Report) -> Vec<Effect> {
    if model.frame.jobs.passed(number) {
        return passed(model, report);
    }
    let was = model.frame.jobs.acting().cloned();
    let waited = model.frame.jobs.arrived(number);
    if !model.frame.jobs.busy() {
        model.busy = None;
    }
    match report {
        Report::Accounts(found) => return door::accounts(model, found),
        Report::Closed => return Vec::new(),
        Report::Crashed => return crashed(model),
        _ if !waited => return Vec::new(),
        _ => {}
    }
    if model.guest.is_some() {
        return guest::take(model, report);
    }
    match report {
        Report::Opened { me, state, read_only, notices } => door::opened(model, me, *state, read_only, notices),
        Report::Planned { verb, plan } => planned(model, verb, plan),
        Report::Applied { done, state, read_only } => {
            let mut effects = applied(model, &done, *state, read_only);
            // What the screen in front has read of the register is older than the state now.
            effects.extend(dispatch::shown(model));
            effects
        }
        Report::Refused { verb, trouble } => refused(model, verb, &trouble),
        Report::Answered(answer) => {
            // A rehearsal is gone back from: its form waits behind it.
            if !matches!(answer, Answer::Rehearsal(_)) {
                unsend(model, true);
            }
            dispatch::answer(model, &answer);
            book::in_passing(model)
        }
        Report::Failed(trouble) => failed(model, &trouble, was.is_some()),
        Report::Accounts(_) | Report::Closed | Report::Crashed => Vec::new(),
    }
}

/// What was done in passing is taken in without a word; what went wrong is told when it is done on purpose.
fn passed(model: &mut Model, report: Report) -> Vec<Effect> {
    match report {
        Report::Applied { state, read_only, .. } => {
            take_state(model, *state);
            model.read_only = read_only;
            dispatch::shown(model)
        }
        Report::Crashed => crashed(model),
        _ => Vec::new(),
    }
}

/// The form that was sent and waits: away with it, or back to be changed.
fn unsend(model: &mut Model, done: bool) {
    let sent = |o: &Overlay| matches!(o, Overlay::Form(form) if form.sent);
    if done {
        model.overlays.retain(|o| !sent(o) && !matches!(o, Overlay::Chooser(chooser) if chooser.sent));
    } else if let Some(Overlay::Form(form)) = model.overlays.iter_mut().rfind(|o| sent(o)) {
        form.sent = false;
    }
}

fn planned(model: &mut Model, verb: Box<dyn Verb>, mut plan: Plan) -> Vec<Effect> {
    book::remind(model, &mut plan);
    if plan.refusal().is_some() && plan.blocked() > 1 {
        // Why each of them is refused, not the first alone.
        unsend(model, true);
        let lines = words::plan_lines(&plan, model.lang);
        return message(frame::REFUSED.of(model.lang), lines);
    }
    if let Some(rule) = plan.refusal() {
        let trouble = Trouble::Rule(rule.clone());
        return failed(model, &trouble, true);
    }
    if plan.notes.contains(&Note::Unchanged) && plan.doing() == 0 {
        unsend(model, true);
        let lines = words::plan_lines(&plan, model.lang);
        return message(frame::RESULT.of(model.lang), lines);
    }
    let light = plan.grade <= Grade::Reversible && plan.blocked() == 0 && plan.warnings.is_empty();
    if light && !verb.needs_passphrase() {
        model.frame.confirmed = Some(Box::new(plan));
        return vec![Effect::Apply(verb)];
    }
    vec![Effect::Push(Box::new(Overlay::Confirm(Confirm::new(verb, plan))))]
}

fn applied(model: &mut Model, done: &Done, state: State, read_only: Option<ReadOnly>) -> Vec<Effect> {
    let plan = model.frame.confirmed.take();
    take_state(model, state);
    model.read_only = read_only;
    unsend(model, true);
    if model.screen == Layer::Door {
        return door::changed(model);
    }
    if let [number] = done.done.as_slice() {
        book::begun(model, plan.as_deref(), number);
    }
    if let Some((login, secret)) = done.secret.as_deref() {
        return codes::revealed(model, login, secret).into_iter().collect();
    }
    let lang = model.lang;
    // What was done is told in a line; what was not, one by one.
    let written = done.published.iter().all(|file| file.outcome.is_ok() && file.left_out.is_empty());
    if done.refused.is_empty() && written {
        let said = Effect::Say(words::toast(done, plan.as_deref(), lang));
        return std::iter::once(said).chain(book::offer(model, done)).collect();
    }
    message(frame::RESULT.of(lang), words::done_lines(done, lang))
}

/// Takes a new state; what is derived from it is made anew only where it has changed.
pub fn take_state(model: &mut Model, state: State) {
    let same = Arc::ptr_eq(&model.state.structures, &state.structures)
        && Arc::ptr_eq(&model.state.offices, &state.offices)
        && Arc::ptr_eq(&model.state.desk, &state.desk);
    model.state = state;
    if !same {
        model.index = Index::build(&model.state, model.now.day);
    }
    dispatch::refresh_all(model);
}

/// An act came back undone. A wrong passphrase is asked for again; anything else is said.
fn refused(model: &mut Model, verb: Box<dyn Verb>, trouble: &Trouble) -> Vec<Effect> {
    let plan = model.frame.confirmed.take();
    if let (Trouble::Rule(Rule::PassphraseWrong), Some(plan), true) = (trouble, plan, verb.needs_passphrase()) {
        model.overlays.push(Overlay::Confirm(Confirm::new(verb, *plan)));
        return vec![Effect::Warn(frame::PASSPHRASE_WRONG.of(model.lang).to_owned())];
    }
    failed(model, trouble, true)
}

/// Says what went wrong: in the form that asked, else in front of the screen.
fn failed(model: &mut Model, trouble: &Trouble, act: bool) -> Vec<Effect> {
    if let Trouble::Rule(Rule::ReadOnly(why)) = trouble
        && *why != ReadOnly::Asked
    {
        model.read_only.get_or_insert_with(|| why.clone());
    }
    if model.screen == Layer::Door {
        return door::failed(model, trouble);
    }
    if *trouble == Trouble::Cancelled {
        unsend(model, false);
        return vec![Effect::Say(frame::STOPPED.of(model.lang).to_owned())];
    }
    let why = words::trouble(trouble, model.lang);
    if let Some(Overlay::Form(form)) = model.overlays.last_mut()
        && form.sent
    {
        keys::set_fault(form, Fault { field: "", why });
        return Vec::new();
    }
    if act || matches!(trouble, Trouble::Damaged { .. }) {
        return message(frame::REFUSED.of(model.lang), vec![why]);
    }
    vec![Effect::Warn(why)]
}

fn crashed(model: &mut Model) -> Vec<Effect> {
    model.forget_desk();
    let lang = model.lang;
    let mut effects = message(frame::CRASHED_TITLE.of(lang), vec![frame::CRASHED.of(lang).to_owned()]);
    effects.push(Effect::Look);
    effects
}

/// Puts lines to read in front.
pub fn message(title: &str, lines: Vec<String>) -> Vec<Effect> {
    vec![Effect::Push(Box::new(Overlay::Message(Message { title: title.to_owned(), lines, scroll: 0 })))]
}

/// Whether an act of the door is on its way.
pub fn opening(model: &Model) -> bool {
    model.frame.jobs.acting() == Some(&Act::Opening)
}
