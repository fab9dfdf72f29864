//! Where a list or a text stands that is longer than its place: `3–12 sur 14`. What fits says nothing.

use super::table::cut;
use super::write;
use crate::text::{Lang, frame};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

/// Which rows are seen from the row `first` on where `height` of `total` have room; nothing where all have.
pub fn words(first: usize, height: usize, total: usize, lang: Lang) -> Option<String> {
    let last = (first + height).min(total);
    (height > 0 && total > height && first < last).then(|| frame::place(first + 1, last, total, lang))
}

/// A row of words with the place at its right end: the words make way for it.
pub fn line(buffer: &mut Buffer, area: Rect, words: &str, place: Option<&str>, style: Style) {
    let taken = place.map_or(0, |p| cells(p) + 2);
    let left = Rect { width: area.width.saturating_sub(taken), ..area };
    let end = write::pieces(buffer, left, &[(words, style)]);
    if let Some(place) = place {
        write::at_right(buffer, area, end, place, style);
    }
}

/// A rule with words near its left end and the place near its right one.
pub fn rule(buffer: &mut Buffer, area: Rect, words: &str, place: Option<&str>, line: Style, style: Style) {
    let Some(place) = place.filter(|p| cells(p) + 12 < area.width) else {
        return write::rule(buffer, area, words, line, style);
    };
    let room = area.width - cells(place) - 11;
    write::rule(buffer, area, &cut(words, usize::from(room)), line, style);
    let before = Rect { width: area.width - 2, ..area };
    write::at_right(buffer, before, area.x, &format!(" {place} "), style);
}

fn cells(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_longer_than_its_place_says_where_it_stands() {
        assert_eq!(words(0, 14, 14, Lang::Fr), None);
        assert_eq!(words(2, 10, 14, Lang::Fr).as_deref(), Some("3–12 sur 14"));
        assert_eq!(words(1_000, 10, 1_204, Lang::En).as_deref(), Some("1,001–1,010 of 1,204"));
        assert_eq!(words(0, 0, 14, Lang::Fr), None);
    }

    #[test]
    fn words_make_way_for_the_place_and_end_in_an_ellipsis() {
        for width in 0..60 {
            let area = Rect::new(0, 0, width, 1);
            let mut buffer = Buffer::empty(area);
            line(&mut buffer, area, "toutes les délégations", Some("3–12 sur 14"), Style::new());
            let row: String = (0..width).map(|x| buffer[(x, 0)].symbol()).collect();
            assert!(width < 20 || row.ends_with("3–12 sur 14"), "{row}");
            assert!(width < 20 || row.contains("délégations") || row.contains("…  3–12"), "{row}");
            let mut buffer = Buffer::empty(area);
            rule(&mut buffer, area, "toutes les délégations", Some("3–12 sur 14"), Style::new(), Style::new());
            let row: String = (0..width).map(|x| buffer[(x, 0)].symbol()).collect();
            assert!(width < 24 || row.ends_with(" 3–12 sur 14 ──"), "{row}");
        }
    }
}
