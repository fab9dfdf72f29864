//! Lines of text in cells: styled pieces side by side, rules with words in them, sentences cut into lines.
//!
//! Everything is made visible first: whatever a text holds, no control character and no hidden mark reaches a cell.

use super::table::cut;
use super::wrap::wrap;
use crate::domain::clean::visible_line;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

/// Writes pieces one after the other on the first row of an area; the column behind the last of them.
pub fn pieces(buffer: &mut Buffer, area: Rect, pieces: &[(&str, Style)]) -> u16 {
    let mut x = area.x;
    for (text, style) in pieces {
        if area.height == 0 || x >= area.right() {
            break;
        }
        let room = usize::from(area.right() - x);
        let text = cut(&visible_line(text), room);
        (x, _) = buffer.set_stringn(x, area.y, &text, room, *style);
    }
    x
}

/// Writes a text against the right edge of the first row, if it fits behind the column `from`.
pub fn at_right(buffer: &mut Buffer, area: Rect, from: u16, text: &str, style: Style) {
    let text = visible_line(text);
    let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
    if area.height > 0 && width <= area.right().saturating_sub(from) {
        buffer.set_stringn(area.right() - width, area.y, &text, usize::from(width), style);
    }
}

/// Draws a rule across the first row with words in it, near its left end.
pub fn rule(buffer: &mut Buffer, area: Rect, words: &str, line: Style, style: Style) {
    if area.height == 0 {
        return;
    }
    for x in area.left()..area.right() {
        buffer.set_stringn(x, area.y, "─", 1, line);
    }
    if !words.is_empty() && area.width > 8 {
        let inside = Rect { x: area.x + 2, width: area.width - 4, ..area };
        pieces(buffer, inside, &[(" ", style), (&cut(words, usize::from(inside.width) - 2), style), (" ", style)]);
    }
}

/// Writes sentences below each other, wrapped to the width of an area, as far as it reaches; rows that were used.
pub fn paragraph(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let lines = wrap(&visible_line(text), usize::from(area.width));
    let fit = lines.len().min(usize::from(area.height));
    for (n, line) in lines.iter().take(fit).enumerate() {
        let y = area.y + u16::try_from(n).unwrap_or(0);
        let last = n + 1 == fit && fit < lines.len();
        let shown = if last { cut(&format!("{line} {}", lines[fit]), usize::from(area.width)) } else { line.clone() };
        buffer.set_stringn(area.x, y, shown, usize::from(area.width), style);
    }
    u16::try_from(fit).unwrap_or(0)
}

/// Writes a title and two paragraphs where a screen has nothing to list yet, below its first row.
pub fn notice(buffer: &mut Buffer, area: Rect, words: [&str; 3], title: Style, text: Style) {
    let top = area.height.min(2);
    let mut left = Rect {
        x: area.x + 2.min(area.width),
        y: area.y + top,
        width: area.width.saturating_sub(4).min(72),
        height: area.height - top,
    };
    for (words, style) in words.into_iter().zip([title, text, text]) {
        let used = (paragraph(buffer, left, words, style) + 1).min(left.height);
        left.y += used;
        left.height -= used;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_deceives_reaches_a_cell() {
        let area = Rect::new(0, 0, 40, 3);
        let mut buffer = Buffer::empty(area);
        let hostile = "a\u{1b}[31mb\u{202e}c\u{200b}\n\td";
        pieces(&mut buffer, area, &[(hostile, Style::new())]);
        paragraph(&mut buffer, Rect { y: 1, height: 2, ..area }, hostile, Style::new());
        for cell in buffer.content() {
            assert!(!cell.symbol().chars().any(crate::domain::clean::deceives), "{:?}", cell.symbol());
        }
        let row: String = (0..40).map(|x| buffer[(x, 0)].symbol()).collect();
        assert!(row.contains("<U+001B>") && row.contains("<U+202E>"));
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let area = Rect::new(0, 0, 8, 1);
        let mut buffer = Buffer::empty(area);
        assert_eq!(paragraph(&mut buffer, area, "un deux trois", Style::new()), 1);
        let row: String = (0..8).map(|x| buffer[(x, 0)].symbol()).collect();
        assert_eq!(row, "un deux…");
    }
}
