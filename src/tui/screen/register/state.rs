//! What the register screen remembers: the entries read so far, which ones are asked for, what the filter line leaves.

use crate::desk::{Filter, Line, Question};
use crate::domain::fold::{Needle, fold};
use crate::text::words;
use crate::tui::action::Layer;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::widget::list::ListPlace;

/// How many entries are asked for at a time.
pub const PAGE: usize = 200;
/// So many rows before the end the next ones are asked for.
const AHEAD: usize = 50;

/// What it remembers.
#[derive(Debug, Default)]
pub struct Screen {
    pub place: ListPlace,
    /// Entries read so far, the latest first.
    pub lines: Vec<Line>,
    /// How many there are in all.
    pub total: usize,
    /// Places in `lines` of the rows that are shown, and their names.
    pub rows: Vec<usize>,
    pub names: Vec<String>,
    /// Which entries are asked of the desk.
    pub filter: Filter,
    /// Entries were asked for, so many passed over.
    pub waiting: Option<usize>,
    /// The desk has changed since the entries were read.
    pub stale: bool,
    /// A verification was asked for.
    pub verifying: bool,
    /// Checkpoints to read and to copy, over the list.
    pub checkpoints: Option<Vec<String>>,
    /// First row shown of them.
    pub scroll: usize,
}

impl Screen {
    /// The entry under the cursor.
    pub fn current(&self) -> Option<&Line> {
        self.lines.get(*self.rows.get(self.place.cursor)?)
    }
}

/// The words of the filter line.
pub fn typed(model: &Model) -> &str {
    model.filters.get(&Layer::Register).map_or("", |typed| typed.trim())
}

/// The state or the filter line has changed. What was read stays until [`ask_first`] reads it again.
pub fn refresh(model: &mut Model) {
    model.register.stale = true;
    show_rows(model);
}

/// Works out which of the entries read are shown, and keeps the cursor on its entry.
pub fn show_rows(model: &mut Model) {
    let needle = Needle::new(typed(model));
    let lang = model.lang;
    let screen = &mut model.register;
    let passes = |line: &Line| {
        let kind = words::fact_kind(&line.kind).of(lang);
        let texts = [kind, &line.name, &line.acting, &line.about, &line.detail, &line.subject, line.id.as_str()];
        needle.is_empty() || needle.matches(&fold(&texts.join(" ")))
    };
    let kept = screen.names.get(screen.place.cursor).cloned();
    screen.rows = (0..screen.lines.len()).filter(|n| passes(&screen.lines[*n])).collect();
    screen.names = screen.rows.iter().map(|n| screen.lines[*n].id.0.clone()).collect();
    let at = kept.and_then(|name| screen.names.iter().position(|n| *n == name));
    screen.place.cursor = at.unwrap_or(screen.place.cursor).min(screen.names.len().saturating_sub(1));
    screen.place.selected.clear();
}

/// Asks for the entries from the latest on, as many as were read before.
pub fn ask_first(model: &mut Model) -> Effect {
    model.register.stale = false;
    let most = model.register.lines.len().div_ceil(PAGE).max(1) * PAGE;
    ask(model, 0, most)
}

/// Asks for more entries where the cursor comes near the end of those that were read.
pub fn ask_more(model: &mut Model) -> Option<Effect> {
    let screen = &model.register;
    let near = screen.place.cursor + AHEAD >= screen.rows.len();
    let more = screen.lines.len() < screen.total && screen.waiting.is_none();
    let skip = screen.lines.len();
    (near && more).then(|| ask(model, skip, PAGE))
}

fn ask(model: &mut Model, skip: usize, most: usize) -> Effect {
    model.register.waiting = Some(skip);
    Effect::Ask(Question::Entries(Filter { skip, most, ..model.register.filter.clone() }))
}

/// Takes the entries that were asked for; whether they were.
pub fn take(model: &mut Model, lines: &[Line], total: usize) -> bool {
    let Some(skip) = model.register.waiting.filter(|_| model.screen == Layer::Register) else {
        return false;
    };
    let screen = &mut model.register;
    screen.waiting = None;
    screen.total = total;
    screen.lines.truncate(skip);
    if screen.lines.len() == skip {
        screen.lines.extend(lines.iter().cloned());
    }
    show_rows(model);
    true
}
