//! What keys do to the register screen.

use super::forms;
use super::message::entry;
use super::state::{Screen, ask_first, ask_more, take};
use super::view;
use crate::desk::{AcceptClock, Answer, Filter, Question};
use crate::text::{screens_lists as texts, words};
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::Form;
use crate::tui::overlay::{Message, Overlay};
use crate::tui::view::areas;
use crate::tui::widget::sheet::Walk;

/// The screen comes to the front, or the state has changed while it stands there: reads the entries again.
pub fn shown(model: &mut Model) -> Vec<Effect> {
    vec![ask_first(model)]
}

/// Shows the entries that a filter leaves.
pub fn filter(model: &mut Model, filter: Filter) -> Vec<Effect> {
    model.register = Screen { filter, ..Screen::default() };
    shown(model)
}

/// Takes an action.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let mut effects = if model.register.checkpoints.is_some() {
        over_checkpoints(model, action)
    } else if moved(model, action) {
        Vec::new()
    } else {
        act(model, action)
    };
    effects.extend(if model.register.stale { Some(ask_first(model)) } else { ask_more(model) });
    effects
}

/// How many rows are seen: the screen without the summary and the header.
fn page(model: &Model) -> usize {
    usize::from(crate::tui::view::areas(model).body.height.saturating_sub(2)).max(1)
}

fn moved(model: &mut Model, action: Action) -> bool {
    // Nothing is ever done to an entry, so none is selected.
    if matches!(action, Action::Select | Action::SelectRange | Action::SelectAll) {
        return true;
    }
    let page = page(model);
    let Screen { place, names, .. } = &mut model.register;
    let was_one = place.act(action, names, page);
    place.offset = place.scroll_to(page);
    was_one
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let form = |form: Form| vec![Effect::Push(Box::new(Overlay::Form(form)))];
    match action {
        Action::Open => {
            let found = model.register.current().map(|line| entry(line, model.lang));
            found.map_or_else(Vec::new, |m| vec![Effect::Push(Box::new(Overlay::Message(m)))])
        }
        Action::CopyCell => copy(model.register.current().map(|line| line.id.0.clone())),
        Action::FilterSubject => form(forms::by_subject(model)),
        Action::FilterPerson => form(forms::by_person(model)),
        Action::FilterDay => form(forms::by_day(model)),
        Action::ClearFilters => {
            model.filters.remove(&Layer::Register);
            filter(model, Filter::default())
        }
        Action::VerifyRegister => {
            model.register.verifying = true;
            vec![Effect::Ask(Question::VerifyRegister)]
        }
        Action::ShowCheckpoint => vec![Effect::Ask(Question::Checkpoint)],
        Action::ExportRegister => form(forms::export(model.lang)),
        Action::AcceptClock => vec![Effect::Plan(Box::new(AcceptClock))],
        _ => Vec::new(),
    }
}

fn copy(text: Option<String>) -> Vec<Effect> {
    text.map(|text| Effect::Copy { text, secret: false }).into_iter().collect()
}

fn over_checkpoints(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::CopyCell => copy(model.register.checkpoints.as_ref().map(|notes| notes.join("\n"))),
        Action::Open | Action::ShowCheckpoint => {
            model.register.checkpoints = None;
            Vec::new()
        }
        _ => {
            walk_checkpoints(model, action);
            Vec::new()
        }
    }
}

/// Scrolls the checkpoints or leaves them.
fn walk_checkpoints(model: &mut Model, action: Action) {
    let notes = model.register.checkpoints.take().unwrap_or_default();
    let area = view::below(areas(model).body);
    match view::checkpoints(model, &notes).walk(action, model.register.scroll, area) {
        Some(Walk::Out) => return,
        Some(Walk::To(row)) => model.register.scroll = row,
        None => {}
    }
    model.register.checkpoints = Some(notes);
}

/// Takes an answer that may be for it; whether it was.
pub fn answer(model: &mut Model, answer: &Answer) -> bool {
    match answer {
        Answer::Entries { lines, total } => take(model, lines, *total),
        Answer::Verified(found) if model.register.verifying => {
            model.register.verifying = false;
            let title = texts::VERIFICATION.of(model.lang).to_owned();
            let lines = words::audit_lines(found, model.lang);
            model.overlays.push(Overlay::Message(Message { title, lines, scroll: 0 }));
            true
        }
        Answer::Checkpoints(notes) if model.screen == Layer::Register => {
            model.register.checkpoints = Some(notes.clone());
            model.register.scroll = 0;
            true
        }
        Answer::Exported(path) => {
            let lines = vec![texts::exported_to(&path.display().to_string(), model.lang)];
            let title = texts::EXPORT_REGISTER.of(model.lang).to_owned();
            model.overlays.push(Overlay::Message(Message { title, lines, scroll: 0 }));
            true
        }
        _ => false,
    }
}
