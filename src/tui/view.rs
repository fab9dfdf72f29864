//! The picture of a model: a pure function, drawn once for each change.

use super::action::Layer;
use super::model::Model;
use super::overlay::keys;
use super::screen::book;
use super::theme::Theme;
use super::widget::table::cut;
use super::{bars, dispatch, guest};
use crate::domain::clean::visible_line;
use crate::text::frame;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr as _;

/// Fewest columns and rows.
pub const LEAST: (u16, u16) = (40, 10);
/// Rows from which the screens have a line of their own at the top.
const TALL: u16 = 14;
/// Rows of the guide of a first dossier.
const GUIDE: u16 = 3;

/// Where things lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The line of the program.
    pub bar: Rect,
    /// The line of the screens; empty on small windows.
    pub tabs: Rect,
    /// The screen.
    pub body: Rect,
    /// The line of the filter; empty where there is none.
    pub filter: Rect,
    /// The lines of the guide of a first dossier; empty where none is followed.
    pub guide: Rect,
    /// The line of keys.
    pub foot: Rect,
    /// Where overlays lie.
    pub over: Rect,
}

/// Where things lie in a window as large as the model says.
pub fn areas(model: &Model) -> Areas {
    let (width, height) = model.size;
    let line = |y: u16, rows: u16| Rect::new(0, y, width, rows);
    let top = if model.screen != Layer::Door && height >= TALL { 2 } else { 1 };
    let filtered = model.filter.is_some() || model.filters.contains_key(&model.screen);
    let filter = u16::from(filtered && model.screen != Layer::Door);
    let guide = if book::guided(model) && height >= TALL { GUIDE } else { 0 };
    let over = line(top.min(height), height.saturating_sub(top + 1 + guide));
    let body = Rect { height: over.height.saturating_sub(filter), ..over };
    Areas {
        bar: line(0, 1.min(height)),
        tabs: line(1.min(height), top - 1),
        body,
        filter: Rect { y: body.bottom(), height: over.height - body.height, ..body },
        guide: line(over.bottom(), guide),
        foot: line(height.saturating_sub(1), 1.min(height)),
        over,
    }
}

/// Draws the model on a frame of the terminal.
pub fn view(model: &Model, frame: &mut Frame) {
    if let Some(position) = draw(model, frame.buffer_mut()) {
        frame.set_cursor_position(position);
    }
}

/// Draws the model; where the real cursor stands, if anything is edited.
pub fn draw(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    buffer.set_style(buffer.area, theme.text);
    let (width, height) = (buffer.area.width, buffer.area.height);
    if width < LEAST.0 || height < LEAST.1 || model.size != (width, height) {
        too_small(model, buffer);
        return None;
    }
    if let Some(guest) = &model.guest {
        return guest::view(model, guest, buffer);
    }
    let areas = areas(model);
    bars::top(model, areas.bar, buffer);
    bars::tabs(model, areas.tabs, buffer);
    let mut cursor = dispatch::view(model, areas.body, buffer);
    if areas.filter.height > 0 {
        cursor = filter_line(model, areas.filter, buffer).or(cursor);
    }
    if let Some(panel) = keys::panel(model) {
        cursor = panel.draw(areas.over, buffer, theme, model.lang);
    }
    book::draw_guide(model, areas.guide, buffer);
    bars::foot(model, areas.foot, buffer);
    toast(model, areas.body, buffer);
    cursor
}

/// Draws the model in a window of its own: for tests and for looking.
pub fn draw_to(model: &mut Model, width: u16, height: u16) -> Buffer {
    model.size = (width, height);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(model, &mut buffer);
    buffer
}

/// The letters of a picture, line by line.
pub fn letters(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let line: String = (buffer.area.left()..buffer.area.right()).map(|x| buffer[(x, y)].symbol()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The letters of a picture and, below, every run of style: what colours and weights say is tested too.
pub fn dump(buffer: &Buffer) -> String {
    format!("{}{buffer:?}", letters(buffer))
}

fn too_small(model: &Model, buffer: &mut Buffer) {
    let area = buffer.area;
    let lines = [frame::TOO_SMALL.of(model.lang), frame::TOO_SMALL_HELP.of(model.lang)];
    for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
        buffer.set_stringn(area.x, y, cut(line, usize::from(area.width)), usize::from(area.width), model.theme.text);
    }
}

fn filter_line(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (theme, lang) = (&model.theme, model.lang);
    let label = format!(" {}{} ", frame::FILTER.of(lang), frame::colon(lang));
    buffer.set_style(area, theme.field);
    buffer.set_string(area.x, area.y, &label, theme.accent);
    let start = area.x + u16::try_from(label.width()).unwrap_or(0);
    let help = match model.filter {
        Some(_) => frame::FILTER_HELP.of(lang),
        None if dispatch::inside(model) => "",
        None => frame::FILTERED_HELP.of(lang),
    };
    let kept = model.filters.get(&model.screen).cloned().unwrap_or_default();
    let text = model.filter.as_ref().map_or(kept.as_str(), |i| i.value());
    let room = usize::from(area.right().saturating_sub(start + 1));
    let scroll = model.filter.as_ref().map_or(0, |i| i.visual_scroll(room.saturating_sub(1)));
    let shown: String = visible_line(text).chars().skip(scroll).collect();
    buffer.set_stringn(start, area.y, &shown, room, theme.field);
    let free = room.saturating_sub(shown.width());
    if free > help.width() + 2 {
        let x = area.right() - u16::try_from(help.width() + 1).unwrap_or(0);
        buffer.set_string(x, area.y, help, theme.dim.patch(ground(theme)));
    }
    let input = model.filter.as_ref()?;
    let column = u16::try_from(input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    Some(Position { x: (start + column).min(area.right() - 1), y: area.y })
}

/// The ground of a field without its letters.
fn ground(theme: &Theme) -> ratatui::style::Style {
    ratatui::style::Style { fg: None, ..theme.field }
}

/// A short message over the last rows of the screen; where something stands in front, over the bars, since the buttons
/// must be seen.
fn toast(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some((text, _)) = &model.toast else {
        return;
    };
    let room = usize::from(area.width.saturating_sub(2));
    let lines = super::widget::wrap::wrap(&visible_line(text), room);
    let most = usize::from(area.height).min(3);
    let count = u16::try_from(lines.len().min(most)).unwrap_or(0);
    // What has no room ends in an ellipsis.
    let cut_at =
        |n: usize| if n + 1 == most && lines.len() > most { format!("{} …", lines[n]) } else { lines[n].clone() };
    let shown = (0..usize::from(count)).map(|n| cut(&cut_at(n), room));
    let first = if model.overlays.is_empty() { area.bottom() - count } else { 0 };
    for (line, y) in shown.zip(first..) {
        let row = Rect { y, height: 1, ..area };
        for x in row.left()..row.right() {
            buffer[(x, y)].reset();
        }
        buffer.set_style(row, model.theme.text.patch(model.theme.bar));
        buffer.set_stringn(row.x + 1, y, line, room, model.theme.bar);
    }
}
