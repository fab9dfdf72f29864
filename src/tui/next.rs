//! What to do next where a screen has nothing to show: actions with their keys, from the registry, and why one of them
//! cannot be done yet.

use super::action::{Action, Layer};
use super::dispatch::screen_action;
use super::model::Model;
use super::widget::table::cut;
use super::widget::write;
use super::{perform, registry};
use crate::text::{Text, frame};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;

/// A step: the screen on which it is asked for, an action, and what it is called here where that is not its own name.
pub type Step = (Layer, Action, Option<Text>);

/// Cells that the keys take at least.
const KEYS: usize = 7;

/// The keys of a step: that of its screen where it is another one, then its own.
pub fn keys(model: &Model, layer: Layer, action: Action) -> String {
    let go = screen_action(layer).filter(|_| layer != model.screen).and_then(|go| key_of(model, go, Layer::Global));
    [go, key_of(model, action, layer)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The row of an action on a screen.
fn row_of(action: Action, layer: Layer) -> Option<&'static registry::Row> {
    let on = |row: &&registry::Row| row.layers.contains(&layer) || row.layers.contains(&Layer::Global);
    registry::rows().filter(|row| row.action == action).find(on)
}

/// The first key of an action on a screen.
fn key_of(model: &Model, action: Action, layer: Layer) -> Option<String> {
    model.frame.keymap.keys_of(row_of(action, layer)?).first().map(|chord| chord.words(model.lang))
}

/// Writes the steps one under the other; rows that were used.
pub fn draw(model: &Model, area: Rect, steps: &[Step], buffer: &mut Buffer) -> u16 {
    let theme = &model.theme;
    let mut y = area.y;
    for &(layer, action, called) in steps {
        let Some(row) = row_of(action, layer).filter(|_| y < area.bottom()) else {
            continue;
        };
        let keys = keys(model, layer, action);
        let pad = " ".repeat(KEYS.saturating_sub(keys.width()).max(1));
        let why = perform::allowed(model, row).err().filter(|_| layer == model.screen);
        let why = why.map(|why| format!(" – {}", why.of(model.lang))).unwrap_or_default();
        let style = if why.is_empty() { theme.text } else { theme.dim };
        let words = cut(&format!("{}{why}", called.unwrap_or(row.text).of(model.lang)), usize::from(area.width));
        write::pieces(
            buffer,
            Rect { y, height: 1, ..area },
            &[(&keys, theme.key), (&pad, theme.text), (&words, style)],
        );
        y += 1;
    }
    y - area.y
}

/// Writes why there is nothing in a list, one row below its top, and what to do next.
pub fn empty(model: &Model, area: Rect, words: &str, steps: &[Step], buffer: &mut Buffer) {
    let mut left = Rect {
        x: area.x + 2.min(area.width),
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(1),
    };
    let used = (write::paragraph(buffer, left, words, model.theme.dim) + 1).min(left.height);
    left.y += used;
    left.height -= used;
    draw(model, left, steps, buffer);
}

/// Writes a title and two paragraphs in the place of a screen, and what to do next.
pub fn notice(model: &Model, area: Rect, words: [&str; 3], steps: &[Step], buffer: &mut Buffer) {
    let left = write::notice(buffer, area, words, model.theme.accent, model.theme.text);
    draw(model, left, steps, buffer);
}

/// What leads on where a filter lets nothing through: it goes.
pub const FILTERED: &[Step] =
    &[(Layer::Global, Action::Back, Some(frame::CLEAR_FILTER)), (Layer::Global, Action::Filter, None)];
