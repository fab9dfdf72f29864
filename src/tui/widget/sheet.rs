//! A sheet: headings, labels with their values, and sentences, wrapped to the width and scrolled. Detail panes are sheets.

use super::{place, write};
use crate::domain::clean::visible_line;
use crate::text::Lang;
use crate::tui::action::Action;
use crate::tui::theme::Theme;
use crate::tui::widget::wrap::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

/// Cells that a label takes, with the space behind it.
const LABEL: u16 = 14;

/// A sheet, built from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Sheet(Vec<Piece>);

#[derive(Clone, Debug)]
enum Piece {
    Title(String),
    Head(String),
    Pair(String, String, Style),
    Text(u16, String, Style),
    Gap,
}

/// What an action does to a sheet that has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// This is the first row shown.
    To(usize),
    /// The keys go back to the list.
    Out,
}

/// Pieces of text of one row: place from the left, words, style.
type Row = Vec<(u16, String, Style)>;

impl Sheet {
    /// The title at the top.
    pub fn title(&mut self, text: &str) {
        self.0.push(Piece::Title(visible_line(text)));
    }

    /// A heading, with an empty row before it.
    pub fn head(&mut self, text: &str) {
        self.0.push(Piece::Gap);
        self.0.push(Piece::Head(visible_line(text)));
    }

    /// A label and its value. Nothing where there is no value.
    pub fn pair(&mut self, label: &str, value: &str, style: Style) {
        if !value.is_empty() {
            self.0.push(Piece::Pair(visible_line(label), visible_line(value), style));
        }
    }

    /// A sentence, so many cells from the left.
    pub fn text(&mut self, indent: u16, text: &str, style: Style) {
        self.0.push(Piece::Text(indent, visible_line(text), style));
    }

    /// An empty row.
    pub fn gap(&mut self) {
        self.0.push(Piece::Gap);
    }

    /// Rows that it takes in a width.
    pub fn rows(&self, width: u16) -> usize {
        self.laid(&Theme::MONO, width).len()
    }

    /// The furthest that it can be scrolled in an area.
    pub fn last_scroll(&self, area: Rect) -> usize {
        let rows = self.rows(area.width);
        rows.saturating_sub(seen(rows, area))
    }

    /// Where an action scrolls it to, out of it, or nowhere where the action is none of a sheet's.
    pub fn walk(&self, action: Action, scroll: usize, area: Rect) -> Option<Walk> {
        let last = self.last_scroll(area);
        let page = seen(self.rows(area.width), area).max(2) - 1;
        let to = match action {
            Action::Up => scroll.min(last).saturating_sub(1),
            Action::Down => scroll + 1,
            Action::PageUp => scroll.saturating_sub(page),
            Action::PageDown => scroll + page,
            Action::First => 0,
            Action::Last => last,
            Action::Open | Action::Right => scroll,
            Action::Back | Action::Left | Action::NextPane | Action::PreviousPane => return Some(Walk::Out),
            _ => return None,
        };
        Some(Walk::To(to.min(last)))
    }

    /// Draws it, from the row `scroll` on. Where it is longer than the area, the last row says which rows are seen.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme, scroll: usize, lang: Lang) {
        if area.width < 4 || area.height == 0 {
            return;
        }
        let rows = self.laid(theme, area.width);
        let height = seen(rows.len(), area);
        let scroll = scroll.min(rows.len().saturating_sub(height));
        for (y, row) in (area.y..).zip(rows.iter().skip(scroll).take(height)) {
            for (x, text, style) in row {
                let room = usize::from(area.width.saturating_sub(*x));
                buffer.set_stringn(area.x + x, y, text, room, *style);
            }
        }
        if let Some(place) = place::words(scroll, height, rows.len(), lang) {
            let last = Rect { y: area.bottom() - 1, height: 1, width: area.width - 1, ..area };
            write::at_right(buffer, last, last.x, &place, theme.dim);
        }
    }

    fn laid(&self, theme: &Theme, width: u16) -> Vec<Row> {
        // The last cell stays free: words do not touch the edge.
        let width = width.saturating_sub(1);
        let mut rows: Vec<Row> = Vec::new();
        let mut push = |x: u16, text: &str, style: Style, label: Option<&str>| {
            let first = rows.len();
            for line in wrap(text, usize::from(width.saturating_sub(x))) {
                rows.push(vec![(x, line, style)]);
            }
            if let (Some(label), Some(row)) = (label, rows.get_mut(first)) {
                row.push((0, label.to_owned(), theme.dim));
            }
        };
        for piece in &self.0 {
            match piece {
                Piece::Title(text) | Piece::Head(text) => push(0, text, theme.accent, None),
                Piece::Text(indent, text, style) => push(*indent, text, theme.text.patch(*style), None),
                Piece::Pair(label, value, style) => {
                    let x = LABEL.max(u16::try_from(label.width()).unwrap_or(LABEL) + 1);
                    push(x, value, theme.text.patch(*style), Some(label));
                }
                Piece::Gap => push(0, "", theme.text, None),
            }
        }
        rows
    }
}

/// How many of so many rows are seen in an area; where not all are, the last row of the area says which.
pub fn seen(rows: usize, area: Rect) -> usize {
    let height = usize::from(area.height);
    if rows > height && height > 1 { height - 1 } else { height }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_scrolls_to_its_last_row_and_no_further() {
        let mut sheet = Sheet::default();
        for n in 0..9 {
            sheet.text(0, &format!("ligne {n}"), Style::default());
        }
        let area = Rect::new(0, 0, 12, 4);
        assert_eq!(sheet.last_scroll(area), 6);
        let mut buffer = Buffer::empty(area);
        sheet.draw(&mut buffer, area, &Theme::MONO, 99, Lang::Fr);
        let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        assert_eq!((row(2).trim_end(), row(3).trim()), ("ligne 8", "7–9 sur 9"));
        let (mut whole, area) = (Buffer::empty(Rect::new(0, 0, 12, 9)), Rect::new(0, 0, 12, 9));
        sheet.draw(&mut whole, area, &Theme::MONO, 0, Lang::Fr);
        assert!(!whole.content().iter().any(|c| c.symbol() == "–"), "what fits says nothing");
    }
}
