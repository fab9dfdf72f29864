//! From the layer in front to the module of its screen.

use super::action::{Action, Layer};
use super::effect::Effect;
use super::model::Model;
use super::screen::{book, campaign, codes, door, home, people, register, structures};
use crate::desk::{Answer, Filter};
use crate::domain::ids::{DossierId, StructureId};
use crate::text::{Text, frame};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Gives an action to the screen in front.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match model.screen {
        Layer::Home => home::update(model, action),
        Layer::Structures => structures::update(model, action),
        Layer::Campaign => campaign::update(model, action),
        Layer::Codes => codes::update(model, action),
        Layer::Book => book::update(model, action),
        Layer::People => people::update(model, action),
        Layer::Register => register::update(model, action),
        Layer::Door | Layer::Reader | Layer::Global => Vec::new(),
    }
}

/// Offers an answer to the screen in front, then to the others, until one takes it.
pub fn answer(model: &mut Model, answer: &Answer) -> bool {
    let front = model.screen;
    give(model, front, answer) || Layer::SCREENS.into_iter().filter(|l| *l != front).any(|l| give(model, l, answer))
}

fn give(model: &mut Model, layer: Layer, answer: &Answer) -> bool {
    match layer {
        Layer::Home => home::answer(model, answer),
        Layer::Structures => structures::answer(model, answer),
        Layer::Campaign => campaign::answer(model, answer),
        Layer::Codes => codes::answer(model, answer),
        Layer::Book => book::answer(model, answer),
        Layer::People => people::answer(model, answer),
        Layer::Register => register::answer(model, answer),
        Layer::Door | Layer::Reader | Layer::Global => false,
    }
}

/// The screen in front has just come there: what it wants to ask.
pub fn shown(model: &mut Model) -> Vec<Effect> {
    match model.screen {
        Layer::Structures => structures::shown(model),
        Layer::Codes => codes::shown(model),
        Layer::Register => register::shown(model),
        _ => Vec::new(),
    }
}

/// Brings a structure under the cursor of its screen.
pub fn show_structure(model: &mut Model, id: &StructureId) -> Vec<Effect> {
    structures::show(model, id)
}

/// Brings a dossier under the cursor of its screen.
pub fn show_dossier(model: &mut Model, id: &DossierId) -> Vec<Effect> {
    book::show(model, id);
    Vec::new()
}

/// Shows the register filtered.
pub fn show_register(model: &mut Model, filter: Filter) -> Vec<Effect> {
    register::filter(model, filter)
}

/// Something stands in the place of the list of the screen in front, or beside it with the keys: Escape comes back.
pub fn inside(model: &Model) -> bool {
    match model.screen {
        Layer::Structures => model.structures.pane.focused,
        Layer::Campaign => campaign::inside(&model.campaign),
        Layer::Codes => model.codes.cases.shown,
        Layer::Book => model.book.inside,
        Layer::People => model.people.inside,
        Layer::Register => model.register.checkpoints.is_some(),
        _ => false,
    }
}

/// Keeps a screen in step with the state and its filter.
pub fn refresh(model: &mut Model, layer: Layer) {
    match layer {
        Layer::Home => home::refresh(model),
        Layer::Structures => structures::refresh(model),
        Layer::Campaign => campaign::refresh(model),
        Layer::Codes => codes::refresh(model),
        Layer::Book => book::refresh(model),
        Layer::People => people::refresh(model),
        Layer::Register => register::refresh(model),
        Layer::Door | Layer::Reader | Layer::Global => {}
    }
}

/// Keeps every screen in step.
pub fn refresh_all(model: &mut Model) {
    for layer in Layer::SCREENS {
        refresh(model, layer);
    }
}

/// Draws the screen in front; where the cursor stands, if a field is edited.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    match model.screen {
        Layer::Home => home::view(model, area, buffer),
        Layer::Structures => structures::view(model, area, buffer),
        Layer::Campaign => campaign::view(model, area, buffer),
        Layer::Codes => codes::view(model, area, buffer),
        Layer::Book => book::view(model, area, buffer),
        Layer::People => people::view(model, area, buffer),
        Layer::Register => register::view(model, area, buffer),
        Layer::Door | Layer::Reader | Layer::Global => door::view(model, area, buffer),
    }
}

/// What a screen is called.
pub fn screen_name(layer: Layer) -> Text {
    match layer {
        Layer::Home => frame::HOME,
        Layer::Structures => frame::STRUCTURES,
        Layer::Campaign => frame::CAMPAIGN,
        Layer::Codes => frame::CODES,
        Layer::Book => frame::BOOK,
        Layer::People => frame::PEOPLE,
        Layer::Register => frame::REGISTER,
        Layer::Door => frame::DOOR,
        Layer::Reader => frame::READER,
        Layer::Global => frame::EVERYWHERE,
    }
}

/// The action that shows a screen.
pub fn screen_action(layer: Layer) -> Option<Action> {
    match layer {
        Layer::Home => Some(Action::GoHome),
        Layer::Structures => Some(Action::GoStructures),
        Layer::Campaign => Some(Action::GoCampaign),
        Layer::Codes => Some(Action::GoCodes),
        Layer::Book => Some(Action::GoBook),
        Layer::People => Some(Action::GoPeople),
        Layer::Register => Some(Action::GoRegister),
        Layer::Door | Layer::Reader | Layer::Global => None,
    }
}
