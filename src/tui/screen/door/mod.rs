//! Before the desk is open: the lock screen, the wizard that makes the first desk, a passphrase that must be changed, a
//! copy that must be judged.
//!
//! All of it is one form at a time. A passphrase that was typed is kept only until the desk is open.

mod enter;
pub mod forms;
#[cfg(test)]
mod tests;

pub use enter::{accounts, changed, failed, opened};

use crate::desk::Hidden;
use crate::desk::{AccountName, Notice};
use crate::domain::ids::PersonId;
use crate::domain::trouble::ReadOnly;
use crate::text::frame;
use crate::tui::chord::Chord;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::Form;
use crate::tui::overlay::form_keys::{self, Did};
use crate::tui::overlay::{form_view, keys, settings};
use crate::tui::report;
use crate::tui::view::areas;
use crate::tui::widget::panel::{Panel, Row};
use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What it remembers.
#[derive(Debug, Default)]
pub struct Screen {
    stage: Stage,
    form: Option<Form>,
    accounts: Vec<AccountName>,
    /// Accounts of a demonstration desk, with their passphrases, which everybody may see.
    pub demo: Vec<(String, String)>,
    /// Wrong passphrases in a row.
    failures: u32,
    /// The next passphrase is taken from here on.
    until: Option<DateTime<Utc>>,
    /// Who opened, and with what: until the desk is open, and not a moment longer.
    kept: Option<(PersonId, Hidden)>,
    notices: Vec<Notice>,
}

#[cfg(test)]
impl Screen {
    /// The form in front.
    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    /// Puts a form in front.
    pub fn put(&mut self, form: Form) {
        self.form = Some(form);
    }
}

/// Where one stands before the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Who can open it is not known yet.
    #[default]
    Looking,
    /// Account and passphrase.
    Lock,
    /// No desk yet.
    Wizard,
    /// A new passphrase before anything else.
    MustChange,
    /// The desk is not the one that was expected.
    Copy(ReadOnly),
    /// It cannot be looked at: why.
    Trouble(String),
}

/// Takes a key.
pub fn key(model: &mut Model, chord: Chord) -> Vec<Effect> {
    let action = keys::asked(model, chord).filter(|_| chord.text().is_none());
    if let Some(row) = crate::tui::perform::row(model, crate::tui::action::Action::Help)
        && action == Some(row.action)
    {
        return crate::tui::perform::run(model, row);
    }
    if let Stage::Trouble(_) = model.door.stage {
        let again = action == Some(crate::tui::action::Action::Open);
        return if again { vec![Effect::Look] } else { Vec::new() };
    }
    let Some(form) = &mut model.door.form else {
        return Vec::new();
    };
    let did = form_keys::key(form, chord, action);
    after(model, did)
}

/// Pastes into the field that is edited.
pub fn paste(model: &mut Model, text: &str) {
    if let Some(form) = &mut model.door.form {
        form_keys::paste(form, text);
    }
}

/// Takes a click.
pub fn click(model: &mut Model, x: u16, y: u16) -> Vec<Effect> {
    let area = areas(model).body;
    let hit = panel(model, area).and_then(|p| p.hit(area, x, y));
    let (Some(hit), Some(form)) = (hit, &mut model.door.form) else {
        return Vec::new();
    };
    let did = form_keys::click(form, hit);
    after(model, did)
}

/// What follows a key or a click: nothing leaves the door but through it.
fn after(model: &mut Model, did: Did) -> Vec<Effect> {
    follow_language(model);
    match did {
        Did::Stay => Vec::new(),
        Did::Leave => {
            match model.door.stage {
                // Nobody is at the desk yet: giving up closes it again.
                Stage::MustChange | Stage::Copy(_) => vec![Effect::Lock],
                _ => {
                    enter::again(model);
                    Vec::new()
                }
            }
        }
        Did::Send => send(model),
    }
}

/// In the wizard the screen follows the language that is chosen.
fn follow_language(model: &mut Model) {
    let Some(form) = &model.door.form else {
        return;
    };
    if model.door.stage != Stage::Wizard || form.value("language") == model.preferences.language {
        return;
    }
    model.preferences.language = form.value("language");
    settings::follow(model);
    let lang = model.lang;
    if let Some(form) = &mut model.door.form {
        frame::WIZARD_TITLE.of(lang).clone_into(&mut form.title);
        frame::WIZARD_ABOUT.of(lang).clone_into(&mut form.about);
    }
}

fn send(model: &mut Model) -> Vec<Effect> {
    if opens_at(model).is_some() {
        return Vec::new();
    }
    let Some(mut form) = model.door.form.take() else {
        return Vec::new();
    };
    let effect = keys::made(&mut form, model);
    model.door.form = Some(form);
    if let Some(Effect::Unlock { person, passphrase, .. }) = &effect {
        model.door.kept = Some((person.clone(), passphrase.clone()));
    }
    match effect {
        // Looking at the copy needs nothing of the worker: it is open for reading already.
        Some(Effect::Pop) => enter::enter(model),
        other => other.into_iter().collect(),
    }
}

/// When a passphrase is taken again; nothing where one is taken now.
pub fn opens_at(model: &Model) -> Option<DateTime<Utc>> {
    model.door.until.filter(|until| *until > model.now.at)
}

/// The panel of the form, with what must be waited for under it.
fn panel(model: &Model, area: Rect) -> Option<Panel> {
    let (theme, lang) = (&model.theme, model.lang);
    if let Stage::Trouble(why) = &model.door.stage {
        let message = crate::tui::overlay::Message {
            title: frame::DOOR_TITLE.of(lang).to_owned(),
            lines: vec![why.clone(), String::new(), frame::TRY_ENTER.of(lang).to_owned()],
            scroll: 0,
        };
        return Some(crate::tui::overlay::read::message(&message, theme, area));
    }
    let form = model.door.form.as_ref()?;
    let mut panel = form_view::panel(form, theme, lang, area);
    if let Some(until) = opens_at(model) {
        let left = (until - model.now.at).num_milliseconds().max(0);
        panel.foot.push(Row::text(frame::try_again((left + 999) / 1000, lang), theme.warn));
    } else if report::opening(model) {
        let words = if model.door.stage == Stage::Wizard { frame::CREATING } else { frame::OPENING };
        panel.foot.push(Row::text(words.of(lang), theme.accent));
    }
    Some(panel)
}

/// Draws it; where the cursor stands, if a field is edited.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if let Some(panel) = panel(model, area) {
        return panel.draw(area, buffer, &model.theme, model.lang).filter(|_| model.overlays.is_empty());
    }
    let text = frame::DOOR_LOOKING.of(model.lang);
    let x = area.x + 2.min(area.width);
    buffer.set_stringn(x, area.y + area.height / 2, text, usize::from(area.width), model.theme.dim);
    None
}
