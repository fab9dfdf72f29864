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

/// Writes paragraphs one under the other. Where they have no room for all, the end of the last row says how many rows
/// are missing, in the words of `more`.
pub fn paragraphs(
    buffer: &mut Buffer,
    area: Rect,
    all: &[(String, Style)],
    more: impl Fn(usize) -> String,
    style: Style,
) {
    let mut left = area;
    let mut missing = 0;
    for (words, style) in all {
        let wanted = wrap(&visible_line(words), usize::from(area.width)).len();
        let used = paragraph(buffer, left, words, *style);
        left.y += used;
        left.height -= used;
        missing += wanted - usize::from(used);
    }
    if missing > 0 && area.height > 0 {
        missing_below(buffer, Rect { y: area.bottom() - 1, height: 1, ..area }, &more(missing), style);
    }
}

/// Writes rows one under the other, each cut to the width. Where they have no room for all, the end of the last one
/// says how many are missing, in the words of `more`.
pub fn rows(buffer: &mut Buffer, area: Rect, all: &[(String, Style)], more: impl Fn(usize) -> String, style: Style) {
    for (y, (words, style)) in (area.top()..area.bottom()).zip(all) {
        pieces(buffer, Rect { y, height: 1, ..area }, &[(words, *style)]);
    }
    let missing = all.len().saturating_sub(usize::from(area.height));
    if missing > 0 && area.height > 0 {
        missing_below(buffer, Rect { y: area.bottom() - 1, height: 1, ..area }, &more(missing), style);
    }
}

/// Says at the end of a row that more is missing below it, over what stands there.
pub fn missing_below(buffer: &mut Buffer, row: Rect, words: &str, style: Style) {
    let width = u16::try_from(words.width()).unwrap_or(u16::MAX);
    if row.height > 0 && width + 1 < row.width {
        let over = Rect { x: row.right() - width - 1, width: width + 1, ..row };
        for x in over.left()..over.right() {
            buffer[(x, over.y)].set_char(' ');
        }
        buffer.set_stringn(over.x + 1, over.y, words, usize::from(width), style);
    }
}

/// Writes a title and two paragraphs where a screen has nothing to list yet, below its first row; what is left of the
/// area below them.
pub fn notice(buffer: &mut Buffer, area: Rect, words: [&str; 3], title: Style, text: Style) -> Rect {
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
    left
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
    fn rows_that_have_no_room_are_counted() {
        let area = Rect::new(0, 0, 24, 2);
        let mut buffer = Buffer::empty(area);
        let all: Vec<(String, Style)> = ["un", "deux", "trois", "quatre"].map(|w| (w.to_owned(), Style::new())).into();
        let row = |buffer: &Buffer, y| (0..24).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        paragraphs(&mut buffer, area, &all[..2], |n| format!("… encore {n}"), Style::new());
        assert_eq!(row(&buffer, 1).trim_end(), "deux");
        paragraphs(&mut buffer, area, &all, |n| format!("… encore {n}"), Style::new());
        assert!(row(&buffer, 1).starts_with("deux ") && row(&buffer, 1).ends_with(" … encore 2"));
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
