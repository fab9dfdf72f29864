//! What stands in front of a screen, as a stack: confirms, forms, help, texts to read.

pub mod choose;
pub mod complete;
pub mod confirm;
pub mod field;
pub mod form;
pub mod form_keys;
pub mod form_view;
pub mod keys;
pub mod palette;
pub mod read;
pub mod settings;

use super::action::Action;
use super::registry::Row;
use super::screen::book::Wish;
use crate::desk::Hidden;
use crate::desk::{Reading, Verb};
use crate::domain::ids::DossierId;
use crate::domain::login::Login;
use crate::domain::plan::Plan;
use crate::text::Text;
use chrono::{DateTime, Utc};
use form::Form;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use tui_input::Input;

/// An overlay.
#[derive(Debug)]
pub enum Overlay {
    /// Something to fill in.
    Form(Form),
    /// What an act would do, to be confirmed.
    Confirm(Confirm),
    /// A title and lines to read: results, explanations. Scrolls.
    Message(Message),
    /// A document, page by page.
    Reader(Reader),
    /// A few things to choose from, with what is to be known before.
    Chooser(Chooser),
    /// Every action that can be done here, found by its name: help and palette are one.
    Palette(Palette),
    /// A secret, shown until an instant.
    Secret { login: Login, secret: Hidden, until: DateTime<Utc> },
}

/// A plan that waits for a yes.
#[derive(Debug)]
pub struct Confirm {
    pub verb: Box<dyn Verb>,
    pub plan: Plan,
    /// The focus stands on "cancel" until somebody moves it.
    pub on_yes: bool,
    /// The word or the passphrase that is typed, where the grade asks for one.
    pub typed: Input,
    pub scroll: usize,
    /// Many things of a plan with warnings are shown one by one.
    pub unfolded: bool,
}

/// Lines to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub title: String,
    pub lines: Vec<String>,
    pub scroll: usize,
}

/// A document to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    pub reading: Reading,
    /// First line shown, counting page breaks.
    pub scroll: usize,
    /// The dossier whose document it is; none: a file from elsewhere.
    pub dossier: Option<DossierId>,
    /// Annotations on each page that has some, by its number from 1.
    pub notes: BTreeMap<usize, usize>,
}

/// A few things to choose from.
#[derive(Debug, Default)]
pub struct Chooser {
    pub title: String,
    /// What is to be read before, a line each; may be empty.
    pub lines: Vec<String>,
    pub rows: Vec<Choice>,
    pub cursor: usize,
    pub scroll: usize,
    /// What would be lost by leaving: leaving then asks first.
    pub unsaved: Option<Text>,
    /// It was left once although something would be lost.
    pub leaving: bool,
    /// What was chosen is on its way: it goes once that is done.
    pub sent: bool,
}

/// One of them.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    pub words: String,
    /// What is said under it; may be empty.
    pub more: String,
    /// Why it cannot be chosen.
    pub why: Option<String>,
    /// What choosing it asks for; nothing: it closes.
    pub then: Option<Wish>,
}

/// Finds an action by its name.
#[derive(Debug, Default)]
pub struct Palette {
    pub input: Input,
    pub cursor: usize,
    /// Only what works where one is: the help.
    pub here_only: bool,
    /// Only these, what can be done first; empty: every one of them.
    pub only: &'static [Action],
    /// Its title, where it is another one than usual.
    pub title: String,
    /// What the words that are typed leave, in its order, once it was worked out.
    pub list: OnceCell<Vec<&'static Row>>,
}
