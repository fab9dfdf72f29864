//! The view of a guest: one document, the words that are agreed to, the field of a code, and nothing else of the desk.
//!
//! While it is there every key, paste and report comes here first. The only ways out lock the desk, so that whoever
//! opened it types the passphrase again.

#[cfg(test)]
mod tests;
mod view;

pub use view::view;

use super::chord::{Chord, Key};
use super::effect::Effect;
use super::model::Model;
use super::mouse::Mouse;
use super::overlay::{Reader, field, keys, read};
use super::{report, words};
use crate::desk::{Done, Hidden, Reading, SendCode, TryCode, consent};
use crate::domain::countersign::{Standing, last, masked, standing};
use crate::domain::dossier::{Dossier, Outsider};
use crate::domain::ids::{DossierId, OutsiderId};
use crate::domain::trouble::Trouble;
use crate::job::Report;
use crate::text::{guest as text, words as told};
use crate::tui::action::Action;
use tui_input::Input;

/// Characters of a code as people type it: eight digits and a few spaces.
const LONGEST: usize = 12;

/// What has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    #[default]
    Document,
    Agree,
    Send,
    Code,
    Sign,
}

impl Focus {
    const ALL: [Focus; 5] = [Self::Document, Self::Agree, Self::Send, Self::Code, Self::Sign];

    fn turned(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|f| *f == self).unwrap_or(0);
        Self::ALL[(at + by) % Self::ALL.len()]
    }
}

/// What it remembers.
#[derive(Debug)]
pub struct Guest {
    dossier: DossierId,
    outsider: OutsiderId,
    reader: Reader,
    focus: Focus,
    agreed: bool,
    /// The first row of the words that is seen where they do not fit the window.
    from: usize,
    code: Input,
    /// What came of the last thing that was done, and whether it went wrong.
    said: Option<(String, bool)>,
    /// Somebody asked to leave: the next Enter does.
    leaving: bool,
    over: bool,
}

impl Drop for Guest {
    fn drop(&mut self) {
        field::wipe(&mut self.code);
    }
}

/// Opens the view before an outsider; the desk shows nothing else from here on.
pub fn open(model: &mut Model, dossier: DossierId, outsider: OutsiderId, reading: Reading) {
    model.overlays.clear();
    (model.filter, model.toast) = (None, None);
    let reader = Reader { reading, scroll: 0, dossier: None, notes: std::collections::BTreeMap::default() };
    model.guest = Some(Guest {
        dossier,
        outsider,
        reader,
        focus: Focus::Document,
        agreed: false,
        from: 0,
        code: Input::default(),
        said: None,
        leaving: false,
        over: false,
    });
}

/// The dossier and the outsider of the view.
fn party<'a>(model: &'a Model, guest: &Guest) -> Option<(&'a Dossier, &'a Outsider)> {
    let dossier = model.state.dossiers.get(&guest.dossier)?;
    let outsider = dossier.particulars.outsiders.iter().find(|o| o.id == guest.outsider)?;
    Some((dossier, outsider))
}

/// The words that are agreed to: those that the last code was sent with, else those of the next one.
fn agreed_words(model: &Model, guest: &Guest) -> String {
    let Some((dossier, outsider)) = party(model, guest) else { return String::new() };
    let sent = last(dossier, &outsider.id).filter(|c| c.document == dossier.current.hash);
    sent.map_or_else(|| consent(dossier, outsider, told::tongue(model.lang)), |c| c.consent.clone())
}

/// Where things stand, as a fact: nothing of it ticks.
fn stands(model: &Model, guest: &Guest) -> String {
    let Some((dossier, outsider)) = party(model, guest) else { return String::new() };
    match standing(&model.state, dossier, outsider, model.now.at) {
        Standing::Waits => text::first(&masked(&outsider.phone), model.lang),
        Standing::Over => text::AGAIN.of(model.lang).to_owned(),
        at => told::outsider_standing(at, model.lang),
    }
}

/// Takes a key.
pub fn key(model: &mut Model, chord: Chord) -> Vec<Effect> {
    let action = keys::asked(model, chord).filter(|_| chord.text().is_none());
    if action == Some(Action::Lock) {
        return vec![Effect::Lock];
    }
    if action == Some(Action::Redraw) {
        return vec![Effect::Redraw];
    }
    let acting = model.frame.jobs.acting().is_some();
    let furthest = model.guest.as_ref().map_or(0, |g| read::furthest(&g.reader, view::document_area(model, g)));
    let rest = model.guest.as_ref().map_or(0, |g| view::rest(model, g));
    let Some(guest) = model.guest.as_mut().filter(|_| !acting) else { return Vec::new() };
    if guest.leaving {
        guest.leaving = false;
        return if chord.key == Key::Enter { vec![Effect::Lock] } else { Vec::new() };
    }
    match action {
        Some(Action::Back) => guest.leaving = true,
        Some(Action::NextPane) if !guest.over => guest.focus = guest.focus.turned(1),
        Some(Action::PreviousPane) if !guest.over => guest.focus = guest.focus.turned(Focus::ALL.len() - 1),
        _ if guest.focus == Focus::Agree && leafed(guest, chord, action, rest) => {}
        _ => return focused(model, chord, action, furthest),
    }
    Vec::new()
}

/// Leafs through words that do not fit the window: whether the key did. Nobody agrees to words that were not shown.
fn leafed(guest: &mut Guest, chord: Chord, action: Option<Action>, rest: usize) -> bool {
    const STEP: usize = 2;
    let enter = chord.key == Key::Enter || chord.text() == Some(' ');
    let on = (enter && !guest.agreed) || matches!(action, Some(Action::Down | Action::PageDown));
    if on && rest > 0 {
        guest.from += rest.min(STEP);
        return true;
    }
    let back = matches!(action, Some(Action::Up | Action::PageUp)) && guest.from > 0;
    if back {
        guest.from = guest.from.saturating_sub(STEP);
    }
    back
}

/// A key for what has the keys. A digit goes to the code wherever one is.
fn focused(model: &mut Model, chord: Chord, action: Option<Action>, furthest: usize) -> Vec<Effect> {
    let Some(guest) = &mut model.guest else { return Vec::new() };
    let digit = chord.text().is_some_and(|c| c.is_ascii_digit()) && !guest.over;
    if digit {
        guest.focus = Focus::Code;
    }
    let enter = chord.key == Key::Enter || chord.text() == Some(' ') && guest.focus != Focus::Code;
    match guest.focus {
        Focus::Document => scroll(guest, action, furthest),
        Focus::Agree if enter => guest.agreed = !guest.agreed,
        Focus::Send if enter => return send(model),
        Focus::Sign if enter => return sign(model),
        Focus::Code if chord.key == Key::Enter => return sign(model),
        Focus::Code => {
            let fits = chord
                .text()
                .is_none_or(|c| (c.is_ascii_digit() || c == ' ') && guest.code.value().chars().count() < LONGEST);
            if fits && field::edit_secret(&mut guest.code, chord).is_none() {
                moved(guest, action);
            }
        }
        _ => moved(guest, action),
    }
    Vec::new()
}

/// Up and down go through what stands below the document.
fn moved(guest: &mut Guest, action: Option<Action>) {
    match action {
        Some(Action::Up) => guest.focus = guest.focus.turned(Focus::ALL.len() - 1),
        Some(Action::Down) => guest.focus = guest.focus.turned(1),
        _ => {}
    }
}

fn scroll(guest: &mut Guest, action: Option<Action>, furthest: usize) {
    const PAGE: usize = 8;
    let reader = &mut guest.reader;
    match action {
        Some(action @ (Action::Left | Action::Right)) => {
            reader.scroll = read::turned(reader, action == Action::Right);
        }
        Some(action) => {
            let most = furthest.max(reader.scroll);
            reader.scroll = read::scrolled(action, reader.scroll, PAGE, most + 1);
        }
        None => {}
    }
}

/// Asks for a code.
fn send(model: &mut Model) -> Vec<Effect> {
    let tongue = told::tongue(model.lang);
    let Some(guest) = &mut model.guest else { return Vec::new() };
    guest.said = None;
    let verb = SendCode::new(guest.dossier.clone(), guest.outsider.clone(), tongue);
    vec![Effect::Apply(Box::new(verb))]
}

/// Countersigns with the code that was typed; it is wiped, whatever comes of it.
fn sign(model: &mut Model) -> Vec<Effect> {
    let Some(guest) = &mut model.guest else { return Vec::new() };
    guest.said = None;
    let code = Hidden::new(String::from(std::mem::take(&mut guest.code)));
    let verb = TryCode::new(guest.dossier.clone(), guest.outsider.clone(), code, guest.agreed);
    vec![Effect::Apply(Box::new(verb))]
}

/// Pastes into the code, and nowhere else.
pub fn paste(model: &mut Model, pasted: &str) {
    let Some(guest) = model.guest.as_mut().filter(|g| !g.over) else { return };
    guest.focus = Focus::Code;
    field::wipe(&mut guest.code);
    for c in pasted.chars().filter(char::is_ascii_digit).take(LONGEST) {
        field::insert(&mut guest.code, c);
    }
}

/// The wheel reads on; clicks do nothing.
pub fn mouse(model: &mut Model, mouse: Mouse) {
    let Mouse::Wheel { down } = mouse else { return };
    let furthest = model.guest.as_ref().map_or(0, |g| read::furthest(&g.reader, view::document_area(model, g)));
    if let Some(guest) = &mut model.guest {
        for _ in 0..3 {
            scroll(guest, Some(if down { Action::Down } else { Action::Up }), furthest);
        }
    }
}

/// Takes what the worker reports.
pub fn take(model: &mut Model, found: Report) -> Vec<Effect> {
    match found {
        Report::Applied { done, state, read_only } => {
            report::take_state(model, *state);
            model.read_only = read_only;
            applied(model, &done);
        }
        Report::Refused { trouble, .. } | Report::Failed(trouble) => say(model, &trouble),
        _ => {}
    }
    Vec::new()
}

fn say(model: &mut Model, trouble: &Trouble) {
    let why = words::trouble(trouble, model.lang);
    if let Some(guest) = &mut model.guest {
        guest.said = Some((why, true));
    }
}

fn applied(model: &mut Model, done: &Done) {
    if let Some((_, why)) = done.refused.first().filter(|_| done.done.is_empty()) {
        return say(model, &Trouble::from(why.clone()));
    }
    let lang = model.lang;
    // What is done may still have a remark, such as that its stamp does not show.
    let remark = done.refused.first().map(|(_, why)| words::trouble(&Trouble::from(why.clone()), lang));
    let Some(guest) = &model.guest else { return };
    let Some((dossier, outsider)) = party(model, guest) else { return };
    let at = standing(&model.state, dossier, outsider, model.now.at);
    let over = matches!(at, Standing::Done(_));
    let words = if over {
        text::DONE.of(lang).to_owned()
    } else {
        text::sent_to(&masked(&outsider.phone), &told::outsider_standing(at, lang), lang)
    };
    if let Some(guest) = &mut model.guest {
        let warns = remark.is_some();
        let said = std::iter::once(words).chain(remark).collect::<Vec<_>>().join(" ");
        guest.said = Some((said, warns));
        guest.over = over;
        guest.focus = match (over, guest.agreed) {
            (true, _) => Focus::Document,
            (false, true) => Focus::Code,
            (false, false) => Focus::Agree,
        };
    }
}
