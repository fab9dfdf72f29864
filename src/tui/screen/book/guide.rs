//! The guide of a first dossier: three calm lines that say what to press next. It follows what was really done, never a
//! clock, changes nothing, and is left at any moment by the key that began it.

use super::state::current;
use crate::domain::dossier::{Dossier, Status};
use crate::domain::ids::DossierId;
use crate::domain::tray::Viewer;
use crate::text::screens_guide as text;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::next;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::Form;
use crate::tui::widget::write;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// Steps of the guide.
const STEPS: usize = 6;

/// What it remembers: which dossiers were there before, and whether the new one was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    before: BTreeSet<DossierId>,
    looked: bool,
}

/// Whether somebody follows it.
pub fn guided(model: &Model) -> bool {
    model.book.guide.is_some() && model.screen != Layer::Door
}

/// Begins it, or leaves it.
pub fn turn(model: &mut Model) -> Vec<Effect> {
    model.toast = None;
    if model.book.guide.take().is_none() {
        let mine = model.state.dossiers.values().filter(|d| d.writer == model.me);
        model.book.guide = Some(Guide { before: mine.map(|d| d.id.clone()).collect(), looked: false });
    }
    Vec::new()
}

/// The dossier that was begun since.
fn begun(model: &Model) -> Option<&Dossier> {
    let guide = model.book.guide.as_ref()?;
    let new = |d: &&std::sync::Arc<Dossier>| d.writer == model.me && !guide.before.contains(&d.id);
    model.state.dossiers.values().filter(new).map(AsRef::as_ref).max_by(|a, b| a.number.cmp(&b.number))
}

/// Notes what cannot be read off the state afterwards: its detail was looked at.
pub fn observe(model: &mut Model) {
    let looks = model.screen == Layer::Book && model.book.inside;
    let looked = looks && begun(model).is_some_and(|new| current(model).is_some_and(|d| d.id == new.id));
    if let Some(guide) = model.book.guide.as_mut().filter(|_| looked) {
        guide.looked = true;
    }
}

fn key(model: &Model, action: Action) -> String {
    next::keys(model, Layer::Book, action)
}

fn everywhere(model: &Model, action: Action) -> String {
    next::keys(model, model.screen, action)
}

/// Where somebody stands, from 1, and what to do next.
pub fn told(model: &Model) -> (usize, String) {
    let begun = begun(model);
    if begun.is_some() && matches!(model.overlays.last(), Some(Overlay::Reader(_))) {
        return (5, text::reading(&next::keys(model, Layer::Reader, Action::AnnotatePage), model.lang));
    }
    if model.overlays.is_empty() { behind(model, begun) } else { in_front(model, begun) }
}

/// The same, where nothing stands in front of the screen.
fn behind(model: &Model, begun: Option<&Dossier>) -> (usize, String) {
    let lang = model.lang;
    let looked = model.book.guide.as_ref().is_some_and(|g| g.looked);
    match begun {
        None => before_it_is_begun(model),
        Some(_) if model.screen != Layer::Book => (5, text::go(&everywhere(model, Action::GoBook), lang)),
        Some(new) if new.status == Status::Preparing => {
            (4, text::draft(&key(model, Action::SendDraft), &key(model, Action::EditDraft), lang))
        }
        Some(new) if !Viewer::new(&model.state, &model.me, model.now.day).has_read(new) => {
            (5, text::read(&key(model, Action::ReadDocument), lang))
        }
        Some(_) if !looked => (6, text::follow(&everywhere(model, Action::Open), lang)),
        Some(_) => (6, text::done(&key(model, Action::OtherActs), &everywhere(model, Action::FirstDossier), lang)),
    }
}

fn before_it_is_begun(model: &Model) -> (usize, String) {
    let lang = model.lang;
    if model.screen != Layer::Book {
        return (1, text::go(&everywhere(model, Action::GoBook), lang));
    }
    if model.state.circuits.values().all(|c| c.retired) {
        return (1, text::circuits(&key(model, Action::ShowCircuits), lang));
    }
    (2, text::new(&key(model, Action::NewDossier), lang))
}

/// What stands in front is followed too; where it is not of the way, the step stays as it is behind it.
fn in_front(model: &Model, begun: Option<&Dossier>) -> (usize, String) {
    let lang = model.lang;
    let no_circuit = model.state.circuits.values().all(|c| c.retired);
    match model.overlays.last() {
        Some(Overlay::Form(form)) if form.fields.iter().any(|f| f.name == "document") => (3, filling(model, form)),
        Some(Overlay::Form(form)) if form.fields.iter().any(|f| f.name.starts_with("chosen") || f.name == "name1") => {
            (3, text::WHO.of(lang).to_owned())
        }
        Some(Overlay::Chooser(_) | Overlay::Form(_) | Overlay::Confirm(_)) if no_circuit => {
            (1, text::WRITE_CIRCUIT.of(lang).to_owned())
        }
        Some(Overlay::Chooser(_)) if model.book.prepared.is_some() => (4, text::REHEARSAL.of(lang).to_owned()),
        Some(Overlay::Confirm(_)) if begun.is_none_or(|d| d.status == Status::Preparing) => {
            (4, text::CONFIRM.of(lang).to_owned())
        }
        _ => (behind(model, begun).0, text::ELSEWHERE.of(lang).to_owned()),
    }
}

fn filling(model: &Model, form: &Form) -> String {
    let lang = model.lang;
    if form.value("title").is_empty() {
        text::TITLE_FIELD.of(lang).to_owned()
    } else if form.value("document").is_empty() {
        text::DOCUMENT_FIELD.of(lang).to_owned()
    } else {
        text::filled(&everywhere(model, Action::PageDown), lang)
    }
}

/// Draws it: a rule with the step in it, and what to do next.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let (theme, lang) = (&model.theme, model.lang);
    let (step, words) = told(model);
    let row = |y: u16, height: u16| Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height };
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
        }
    }
    buffer.set_style(area, theme.text);
    write::rule(buffer, Rect { height: 1, ..area }, &text::place(step, STEPS, lang), theme.frame, theme.accent);
    let leave = format!(" {} ", text::leave(&everywhere(model, Action::FirstDossier), lang));
    write::at_right(buffer, row(area.y, 1), area.x + 40, &leave, theme.dim);
    write::paragraph(buffer, row(area.y + 1, area.height - 1), &words, theme.text);
}
