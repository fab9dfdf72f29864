//! The signing book as its users see it and use it.

mod acts;
mod crafts;
mod deeds;
mod detail;
mod list;

use super::*;
use crate::desk::{Answer, MaySign, Reading, SignatureReport, Verdict};
use crate::domain::plan::{Grade, Heading, Note, Plan};
use crate::domain::tray::Tray;
use crate::domain::trouble::Rule;
use crate::text::Lang::{self, En, Fr};
use crate::text::Text;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_book::{dossier, drawn, fill, form_of, model, model_of, sent, state};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::Form;
use std::sync::Arc;

fn seen(m: &Model) -> String {
    drawn(m, view).replace(['\u{a0}', '\u{202f}'], " ")
}

/// The model with a dossier under the cursor, in the tray of all.
fn at(me: &str, number: u32) -> Model {
    let mut m = model_of(state(), me, Fr, (160, 60));
    m.book.tray = Tray::ALL.len() - 1;
    refresh(&mut m);
    m.book.place.cursor = m.book.names.iter().position(|n| *n == dossier(number).0).unwrap();
    m
}

fn why_not(m: &Model, action: Action) -> Option<Text> {
    let row = ROWS.iter().chain(ACT_ROWS).find(|r| r.action == action).unwrap();
    (row.enabled)(m).err()
}

/// The form that an action opens.
fn form(m: &mut Model, action: Action) -> Form {
    form_of(update(m, action))
}
