//! A table: a header, aligned columns, a marked row under the cursor, marked selected rows, a place to scroll.
//!
//! The focused row carries a textual mark, so that it is seen without colour and heard by screen readers.

use super::list::ListPlace;
use crate::domain::clean::visible_line;
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// So many cells.
    Fixed(u16),
    /// A share of what is left, and the least it takes.
    Share(u16, u16),
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    pub title: String,
    pub width: Width,
    pub right: bool,
    /// `Some(descending)` where the rows are sorted on it.
    pub sorted: Option<bool>,
}

impl Column {
    /// A column that aligns to the left.
    pub fn left(title: impl Into<String>, width: Width) -> Self {
        Self { title: title.into(), width, right: false, sorted: None }
    }

    /// A column of figures.
    pub fn right(title: impl Into<String>, width: Width) -> Self {
        Self { right: true, ..Self::left(title, width) }
    }

    /// Marked as the one that the rows are sorted on.
    #[must_use]
    pub fn sorted(mut self, descending: Option<bool>) -> Self {
        self.sorted = descending;
        self
    }
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub text: String,
    pub style: Style,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, style: Style::default() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Cell {
    /// A text in a style.
    pub fn styled(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

/// Draws a table. `names` are all rows; `cells` makes the cells of one, and is only asked for rows that are seen.
#[expect(clippy::too_many_arguments, reason = "what a table is made of")]
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    theme: &Theme,
    columns: &[Column],
    names: &[String],
    place: &ListPlace,
    focused: bool,
    cells: impl Fn(usize) -> Vec<Cell>,
) {
    if area.height == 0 || area.width < 4 {
        return;
    }
    let widths = widths(columns, area.width.saturating_sub(2));
    let header: Vec<Cell> = columns.iter().map(|c| Cell::styled(titled(c), theme.header)).collect();
    buffer.set_style(Rect { height: 1, ..area }, theme.header);
    draw_row(buffer, Rect { height: 1, ..area }, "  ", &header, columns, &widths, theme.header);
    let height = usize::from(area.height - 1);
    let first = place.scroll_to(height);
    for (line, n) in (first..names.len()).take(height).enumerate() {
        let row = Rect { y: area.y + 1 + u16::try_from(line).unwrap_or(0), height: 1, ..area };
        let (at, chosen) = (n == place.cursor, place.selected.contains(&names[n]));
        let base = match (at, focused) {
            (true, true) => theme.cursor,
            (true, false) => theme.cursor_away,
            _ if chosen => theme.selected,
            _ => theme.text,
        };
        buffer.set_style(row, base);
        let mark = match (at, chosen) {
            (true, true) => ">*",
            (true, false) => "> ",
            (false, true) => " *",
            (false, false) => "  ",
        };
        draw_row(buffer, row, mark, &cells(n), columns, &widths, base);
    }
}

fn titled(column: &Column) -> String {
    match column.sorted {
        Some(false) => format!("{} ↑", column.title),
        Some(true) => format!("{} ↓", column.title),
        None => column.title.clone(),
    }
}

fn draw_row(
    buffer: &mut Buffer,
    row: Rect,
    mark: &str,
    cells: &[Cell],
    columns: &[Column],
    widths: &[u16],
    base: Style,
) {
    buffer.set_stringn(row.x, row.y, mark, 2, base);
    let mut x = row.x + 2;
    for ((cell, column), &width) in cells.iter().zip(columns).zip(widths) {
        if x >= row.right() {
            break;
        }
        let room = usize::from(width.min(row.right() - x));
        let text = cut(&visible_line(&cell.text), room);
        let pad = if column.right { room.saturating_sub(text.width()) } else { 0 };
        let at = x + u16::try_from(pad).unwrap_or(0);
        // Under the cursor every word has the colour of the cursor: others are not read on its ground.
        let style = if mark.starts_with('>') && base.fg.is_some() { base } else { base.patch(cell.style) };
        buffer.set_stringn(at, row.y, &text, room, style);
        x += width + 1;
    }
}

/// The width of each column when `total` cells are there; columns are one cell apart, and those that find no room get 0.
fn widths(columns: &[Column], total: u16) -> Vec<u16> {
    let gaps = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    let least = |c: &Column| match c.width {
        Width::Fixed(n) | Width::Share(_, n) => n,
    };
    let taken: u16 = columns.iter().map(least).sum::<u16>() + gaps;
    let spare = total.saturating_sub(taken);
    let shares: u16 = columns.iter().map(|c| if let Width::Share(s, _) = c.width { s } else { 0 }).sum();
    columns
        .iter()
        .map(|c| match c.width {
            Width::Fixed(n) => n,
            Width::Share(s, n) => n + spare * s / shares.max(1),
        })
        .collect()
}

/// A text in at most `room` cells, with an ellipsis where it is cut.
pub fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > room {
            break;
        }
        used += wide;
        out.push(c);
    }
    if room > 0 {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_to_cells_not_characters() {
        assert_eq!(cut("élève", 5), "élève");
        assert_eq!(cut("élèves", 5), "élèv…");
        assert_eq!(cut("漢字漢字", 5), "漢字…");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn shares_fill_the_width() {
        let columns = [
            Column::left("a", Width::Fixed(8)),
            Column::left("b", Width::Share(2, 10)),
            Column::left("c", Width::Share(1, 4)),
        ];
        let found = widths(&columns, 60);
        assert_eq!(found[0], 8);
        assert!(found.iter().sum::<u16>() + 2 <= 60 && found[1] > found[2]);
    }
}
