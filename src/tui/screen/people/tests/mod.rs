//! The directory as its users see it and use it.

mod acts;
mod list;

use super::*;
use crate::domain::people::Substitution;
use crate::domain::state::State;
use crate::text::Lang::{En, Fr};
use crate::text::{Text, screens_folk as folk, screens_people as text};
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_book::{drawn, fill, form_of, model, model_of, sent, state};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Form, Kind};
use std::sync::Arc;

fn seen(m: &Model) -> String {
    drawn(m, view).replace(['\u{a0}', '\u{202f}'], " ")
}

fn why_not(m: &Model, action: Action) -> Option<Text> {
    let row = ROWS.iter().find(|r| r.action == action).unwrap();
    (row.enabled)(m).err()
}

/// The model with a row under the cursor; lists are 0 people, 1 posts, 2 authorities, 3 substitutions.
fn at(list: usize, id: &str) -> Model {
    let mut m = model(Fr, (200, 40));
    for _ in 0..list {
        update(&mut m, Action::NextPane);
    }
    m.people.places[list].cursor = m.people.rows().iter().position(|r| r == id).unwrap();
    m
}

fn form(m: &mut Model, action: Action) -> Form {
    form_of(update(m, action))
}

fn chosen(form: &Form, name: &str) -> String {
    form.value(name)
}

/// The posts with one under the cursor; Hugo stands in for the director in March and April 2027.
fn with_substitution(post: &str) -> Model {
    let mut m = model_of(substituted(), "claire", Fr, (200, 40));
    update(&mut m, Action::NextPane);
    m.people.places[1].cursor = m.people.rows().iter().position(|r| r == post).unwrap();
    m
}

fn substituted() -> State {
    let mut s = state();
    let substitution = Substitution {
        id: "s1".into(),
        post: "dir".into(),
        person: "hugo".into(),
        kinds: vec![],
        from: "2027-03-10".parse().unwrap(),
        until: "2027-04-30".parse().unwrap(),
        act: "Note 2027-4".into(),
        revoked: None,
        revoked_on: None,
        manner: crate::domain::people::Manner::Absence,
    };
    Arc::make_mut(&mut s.people).substitutions.insert("s1".into(), substitution);
    s
}
