//! Does an action where one is, or says why it cannot be done: the same for a key, the palette and the mouse.

use super::action::{Action, Layer};
use super::dispatch;
use super::effect::Effect;
use super::model::Model;
use super::overlay::{Overlay, Palette, settings};
use super::registry::{self, Reason, Row};
use super::screen::{book, codes};
use crate::domain::plan::Grade;
use crate::text::frame;
use tui_input::Input;

/// Whether an action makes sense now. Where nothing can be changed, nothing that changes anything can be done.
pub fn allowed(model: &Model, row: &Row) -> Result<(), Reason> {
    if row.grade >= Grade::Reversible && model.read_only.is_some() {
        return Err(frame::WHY_READ_ONLY);
    }
    (row.enabled)(model)
}

/// The row of an action: that of the screen in front, else the first one.
pub fn row(model: &Model, action: Action) -> Option<&'static Row> {
    let rows = || registry::rows().filter(|r| r.action == action);
    rows().find(|r| here(model, r)).or_else(|| rows().next())
}

/// Whether an action can be asked for on the screen in front.
pub fn here(model: &Model, row: &Row) -> bool {
    row.layers.contains(&model.screen) || (model.screen != Layer::Door && row.layers.contains(&Layer::Global))
}

/// Does an action.
pub fn perform(model: &mut Model, action: Action) -> Vec<Effect> {
    match row(model, action) {
        Some(row) => run(model, row),
        None => dispatch::act(model, action),
    }
}

/// Does the action of a row; one of another screen goes there first.
pub fn run(model: &mut Model, row: &Row) -> Vec<Effect> {
    let mut effects = Vec::new();
    if !here(model, row) {
        match row.layers.iter().find(|l| Layer::SCREENS.contains(l)) {
            Some(layer) if model.screen != Layer::Door => effects.extend(go(model, *layer)),
            // What has no screen of its own says why it cannot be done here.
            _ => {
                let why = allowed(model, row).err();
                effects.extend(why.map(|why| Effect::Warn(refusal(model, row.action, why))));
                return effects;
            }
        }
    }
    match allowed(model, row) {
        Ok(()) => effects.extend(act(model, row.action)),
        Err(why) => effects.push(Effect::Warn(refusal(model, row.action, why))),
    }
    effects
}

/// Why an action cannot be done, behind its name.
pub fn refusal(model: &Model, action: Action, why: Reason) -> String {
    let name = row(model, action).map(|row| row.text.of(model.lang)).unwrap_or_default();
    format!("{name}{} {}.", frame::colon(model.lang), why.of(model.lang))
}

/// Whether an action only looks around: whoever does more has settled on the screen, and is not led back from it.
fn looks_around(action: Action) -> bool {
    matches!(
        action,
        Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Left
            | Action::Right
            | Action::NextPane
            | Action::PreviousPane
            | Action::Open
            | Action::Back
            | Action::CopyCell
            | Action::Help
            | Action::Palette
            | Action::Redraw
            | Action::Suspend
    )
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if !looks_around(action) {
        model.frame.came_from = None;
    }
    match action {
        Action::GoHome => go(model, Layer::Home),
        Action::GoStructures => go(model, Layer::Structures),
        Action::GoCampaign => go(model, Layer::Campaign),
        Action::GoCodes => go(model, Layer::Codes),
        Action::GoBook => go(model, Layer::Book),
        Action::GoPeople => go(model, Layer::People),
        Action::GoRegister => go(model, Layer::Register),
        Action::Help => push(Overlay::Palette(Palette { here_only: true, ..Palette::default() })),
        Action::Palette => push(Overlay::Palette(Palette::default())),
        Action::Settings => push(Overlay::Form(settings::form(model))),
        Action::CheckAnywhere => codes::update(model, Action::CheckCode),
        Action::Lock => vec![Effect::Lock],
        Action::Quit => quit(model),
        Action::Suspend => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
        Action::FirstDossier => book::turn_guide(model),
        Action::Filter => {
            let text = model.filters.get(&model.screen).cloned().unwrap_or_default();
            model.filter = Some(Input::from(text));
            Vec::new()
        }
        // Whoever was led here by another screen goes back there; a pane that was entered since is left first.
        Action::Back if model.frame.came_from.is_some() && !dispatch::inside(model) => {
            let from = model.frame.came_from.unwrap_or(Layer::Home);
            go(model, from)
        }
        // Leaving a filtered list shows it whole again; a pane that was entered from it is left first.
        Action::Back if model.filters.contains_key(&model.screen) && !dispatch::inside(model) => {
            filter(model, "");
            Vec::new()
        }
        other => dispatch::act(model, other),
    }
}

/// Filters the screen in front by a text; by nothing where it is empty.
pub fn filter(model: &mut Model, text: &str) {
    let layer = model.screen;
    if text.is_empty() {
        model.filters.remove(&layer);
    } else {
        model.filters.insert(layer, text.to_owned());
    }
    dispatch::refresh(model, layer);
}

/// Puts a screen in front.
pub fn go(model: &mut Model, layer: Layer) -> Vec<Effect> {
    model.filter = None;
    model.frame.came_from = None;
    if model.screen == Layer::Book && layer != Layer::Book {
        book::leave(model);
    }
    model.screen = layer;
    // What an act on the other screen said is about that screen.
    model.toast = None;
    dispatch::shown(model)
}

fn push(overlay: Overlay) -> Vec<Effect> {
    vec![Effect::Push(Box::new(overlay))]
}

/// Leaves, unless something that was typed would be lost.
fn quit(model: &Model) -> Vec<Effect> {
    let typed = model.overlays.iter().any(|o| matches!(o, Overlay::Form(form) if form.touched));
    if typed {
        return vec![Effect::Warn(frame::DISCARD_QUIT.of(model.lang).to_owned())];
    }
    vec![Effect::Quit]
}
