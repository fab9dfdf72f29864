//! Tests of the screen of structures.

mod acts;
mod list;
mod one;

use super::*;
use crate::desk::{Answer, Question};
use crate::domain::ids::StructureId;
use crate::domain::plan::Grade;
use crate::text::{Lang, screens_lists as texts};
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_lists::{empty, has_control, line, model, picture, plain, poison};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Form, Kind};
use tui_input::Input;

fn start() -> Model {
    let mut m = model();
    m.screen = Layer::Structures;
    m
}

fn filter(m: &mut Model, typed: &str) {
    m.filters.insert(Layer::Structures, typed.into());
    refresh(m);
}

fn press(m: &mut Model, keys: &[Action]) -> Vec<Effect> {
    keys.iter().flat_map(|key| update(m, *key)).collect()
}

/// The numbers of the structures shown, in order.
fn ids(m: &Model) -> Vec<&str> {
    m.structures.names.iter().filter(|n| !n.starts_with("office:")).map(String::as_str).collect()
}

fn put(m: &mut Model, id: &str) {
    assert!(m.structures.go_to(&id.into()), "{id} is not shown");
    update(m, Action::SelectRange);
    m.structures.place.clear();
}

fn at(m: &mut Model, width: u16, height: u16) -> String {
    plain(&picture(m, view, width, height))
}

fn form(effects: Vec<Effect>) -> Form {
    let found = effects.into_iter().find_map(|effect| match effect {
        Effect::Push(overlay) => match *overlay {
            Overlay::Form(form) => Some(form),
            _ => None,
        },
        _ => None,
    });
    found.expect("a form")
}

fn fill(form: &mut Form, name: &str, value: &str) {
    let field = form.fields.iter_mut().find(|f| f.name == name).unwrap();
    match &mut field.kind {
        Kind::Line(input) | Kind::Path(input) => *input = Input::from(value),
        Kind::Choice { options, at } => *at = options.iter().position(|(key, _)| key == value).unwrap(),
        Kind::Toggle(on) => *on = value == "true",
        other => panic!("{other:?}"),
    }
}

fn send(form: &Form, m: &Model) -> String {
    match (form.make.0)(form, m) {
        Ok(effect) => format!("{effect:?}"),
        Err(fault) => format!("{fault:?}"),
    }
}
