//! One row for every action: its name, its words, its keys, where it works, how serious it is, and when it makes sense.
//!
//! Footer, help, palette, menus, the keymap file and the cheat sheets all come from here. Each screen gives the rows of
//! its own actions; the rows of all screens together are [`rows`].

use super::action::{Action, Layer};
use super::model::Model;
use super::screen;
use crate::domain::plan::Grade;
use crate::text::{Text, frame};

/// Why an action cannot be done now; shown beside it.
pub type Reason = Text;

/// An action as people meet it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub action: Action,
    /// Name in the keymap file, such as `codes-suspend`.
    pub name: &'static str,
    /// What it is called, a verb in the infinitive in French (`Suspendre`), in the imperative in English (`Suspend`).
    pub text: Text,
    /// What the line of keys calls it, where that must be shorter.
    pub short: Option<Text>,
    /// One sentence for the help.
    pub about: Text,
    /// Default keys as the keymap file writes them: `f2`, `ctrl-l`, `s`, `S`, `space`, `enter`, `/`.
    pub keys: &'static [&'static str],
    pub layers: &'static [Layer],
    pub grade: Grade,
    /// Place in the footer: smaller first; 0 keeps it out.
    pub footer: u8,
    pub enabled: fn(&Model) -> Result<(), Reason>,
}

impl Row {
    /// With a shorter name for the line of keys.
    #[must_use]
    pub const fn short(self, text: Text) -> Self {
        Self { short: Some(text), ..self }
    }

    /// What the line of keys calls it.
    pub fn brief(&self) -> Text {
        self.short.unwrap_or(self.text)
    }
}

/// A row: what is done, its name, its words (what it is called, one sentence), its default keys, how serious it is, its
/// place in the footer, and when it makes sense.
pub const fn row(
    action: Action,
    name: &'static str,
    words: (Text, Text),
    keys: &'static [&'static str],
    grade: Grade,
    footer: u8,
    enabled: fn(&Model) -> Result<(), Reason>,
) -> Row {
    let (text, about) = words;
    Row { action, name, text, short: None, about, keys, layers: &[], grade, footer, enabled }
}

/// These rows on these layers; one that names its layers itself keeps them.
pub const fn on<const N: usize>(layers: &'static [Layer], mut rows: [Row; N]) -> [Row; N] {
    let mut n = 0;
    while n < N {
        if rows[n].layers.is_empty() {
            rows[n].layers = layers;
        }
        n += 1;
    }
    rows
}

/// Always.
pub fn always(_: &Model) -> Result<(), Reason> {
    Ok(())
}

/// Only for an administrator of the desk.
pub fn administrator(model: &Model) -> Result<(), Reason> {
    if model.state.people.administers(&model.me) { Ok(()) } else { Err(frame::FOR_ADMINISTRATORS) }
}

/// Every row: the global ones, then those of each screen.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    [
        super::global::ROWS,
        screen::home::ROWS,
        screen::structures::ROWS,
        screen::campaign::ROWS,
        screen::codes::ROWS,
        screen::codes::DELIVERY_ROWS,
        screen::codes::PORTAL_ROWS,
        screen::codes::CASE_ROWS,
        screen::book::ROWS,
        screen::book::GUEST_ROWS,
        screen::book::ACT_ROWS,
        screen::people::ROWS,
        screen::register::ROWS,
    ]
    .into_iter()
    .flatten()
}
