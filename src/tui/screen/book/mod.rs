//! The screen "book".

use crate::desk::Answer;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::registry::Row;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The rows of its actions.
pub const ROWS: &[Row] = &[];

/// What it remembers.
#[derive(Debug, Default)]
pub struct Screen {}

/// Takes an action.
pub fn update(_model: &mut Model, _action: Action) -> Vec<Effect> {
    Vec::new()
}

/// Takes an answer that may be for it; whether it was.
pub fn answer(_model: &mut Model, _answer: &Answer) -> bool {
    false
}

/// The state has changed: keeps cursors and lists in step.
pub fn refresh(_model: &mut Model) {}

/// Draws it; where the cursor stands, if a field is edited.
pub fn view(_model: &Model, _area: Rect, _buffer: &mut Buffer) -> Option<Position> {
    None
}
