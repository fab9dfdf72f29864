//! Tabs: names side by side, the open one between brackets so that it is seen without colour.

use super::table::cut;
use crate::domain::clean::visible_line;
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;

/// Draws tabs on one line; `names` are words with their count. Where not all of them fit, those before the open one go
/// first, so that the open one is always seen; a mark at either end says that others stand there.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: &Theme, names: &[(String, usize)], open: usize) {
    let words: Vec<String> = names.iter().map(|(name, count)| format!("{} {count}", visible_line(name))).collect();
    let first = first_shown(&words, open, usize::from(area.width));
    let mut x = area.x;
    if first > 0 {
        buffer.set_stringn(x, area.y, "‹", 1, theme.dim);
        x += 1;
    }
    for (n, word) in words.iter().enumerate().skip(first) {
        let (shown, style) = if n == open {
            (format!("[{word}]"), theme.accent)
        } else if names[n].1 == 0 {
            (format!(" {word} "), theme.dim)
        } else {
            (format!(" {word} "), theme.text)
        };
        let room = usize::from(area.right().saturating_sub(x));
        // A tab that is not the open one is there as a whole or not at all.
        if room < shown.width() && n != open {
            buffer.set_stringn(area.right().saturating_sub(1), area.y, "›", 1, theme.dim);
            break;
        }
        let shown = cut(&shown, room);
        buffer.set_stringn(x, area.y, &shown, room, style);
        x += u16::try_from(shown.width()).unwrap_or(0) + 1;
    }
}

fn first_shown(words: &[String], open: usize, room: usize) -> usize {
    let upto_open = |first: usize| words[first..=open].iter().map(|w| w.width() + 3).sum::<usize>();
    // The mark of those before takes a cell.
    (0..open).find(|&first| upto_open(first) + usize::from(first > 0) <= room + 1).unwrap_or(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_tab_is_always_seen() {
        let names: Vec<(String, usize)> = ["Une", "Deux", "Trois", "Quatre"].map(|n| (n.to_owned(), 7)).into();
        for open in 0..4 {
            let area = Rect::new(0, 0, 14, 1);
            let mut buffer = Buffer::empty(area);
            draw(&mut buffer, area, &Theme::MONO, &names, open);
            let line: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            assert!(line.contains(&format!("[{} 7]", names[open].0)), "{line}");
            assert_eq!(
                (line.contains('‹'), line.contains('›')),
                (!line.contains("Une"), !line.contains("Quatre")),
                "{line}"
            );
        }
    }
}
