//! Groups of a list side by side: a word above, its figure below, one of them chosen. It knows styles and cells only.
//!
//! The chosen group carries a textual mark, so that it is seen without colour and heard by screen readers.

use super::table::cut;
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

/// A group as it is shown.
#[derive(Clone, Debug)]
pub struct Group {
    pub word: &'static str,
    /// What stands on the second row: a figure, with the symbol of the group before it where it has one.
    pub figure: String,
    pub style: Style,
}

/// Rows that the groups take.
pub const HEIGHT: u16 = 2;

/// Cells between two groups; the mark of the chosen one stands in the last of them.
const GAP: usize = 3;

/// Cells that groups take side by side.
pub fn width<'a>(groups: impl Iterator<Item = &'a Group>) -> usize {
    groups.map(|g| g.word.width().max(g.figure.width()) + GAP).sum()
}

/// Draws the groups from left to right. Where they do not all fit, the first ones make way for the chosen one, and a
/// mark at either end says that others stand there.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: &Theme, groups: &[Group], chosen: usize) {
    if area.height < HEIGHT {
        return;
    }
    let widths: Vec<usize> = groups.iter().map(|g| g.word.width().max(g.figure.width())).collect();
    let total = usize::from(area.width);
    let needed = |from: usize| widths[from..=chosen].iter().map(|w| w + GAP).sum::<usize>();
    let first = (0..chosen).find(|&n| needed(n) <= total).unwrap_or(chosen);
    if first > 0 {
        buffer.set_stringn(area.x, area.y, "‹", 1, theme.dim);
    }
    let mut at = 0;
    for (n, (group, &width)) in groups.iter().zip(&widths).enumerate().skip(first) {
        if at + GAP + width > total && n != first {
            if at < total {
                buffer.set_stringn(area.right() - 1, area.y, "›", 1, theme.dim);
            }
            break;
        }
        let x = area.x + u16::try_from(at + GAP).unwrap_or(u16::MAX);
        let room = total.saturating_sub(at + GAP);
        let style = if n == chosen { theme.accent } else { theme.dim };
        if n == chosen {
            buffer.set_stringn(x - 1, area.y, ">", 1, theme.accent);
        }
        buffer.set_stringn(x, area.y, cut(group.word, room), room, style);
        let pad = u16::try_from(width.saturating_sub(group.figure.width())).unwrap_or(0);
        buffer.set_stringn(x + pad, area.y + 1, &group.figure, room.saturating_sub(usize::from(pad)), group.style);
        at += GAP + width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(width: u16, chosen: usize) -> String {
        let area = Rect::new(0, 0, width, HEIGHT);
        let mut buffer = Buffer::empty(area);
        let groups: Vec<Group> = ["Toutes", "Manquantes", "Non appelées"]
            .into_iter()
            .zip(["362", "12", "4\u{202f}144"])
            .map(|(word, figure)| Group { word, figure: figure.into(), style: Style::new() })
            .collect();
        draw(&mut buffer, area, &Theme::MONO, &groups, chosen);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        format!("{}\n{}", row(0).trim_end(), row(1).trim_end())
    }

    #[test]
    fn figures_stand_under_the_end_of_their_words() {
        let expected = "   Toutes  >Manquantes   Non appelées\n      362           12          4\u{202f}144";
        assert_eq!(shown(60, 1), expected);
    }

    #[test]
    fn the_chosen_group_is_seen_however_narrow_the_screen() {
        assert!(shown(24, 2).contains(">Non appelées"));
        assert!(!shown(24, 2).contains("Toutes"));
        assert!(shown(24, 2).starts_with('‹') && !shown(24, 2).contains('›'));
        assert!(shown(24, 0).lines().next().is_some_and(|l| l.ends_with('›')) && !shown(24, 0).contains('‹'));
        assert!(shown(6, 1).contains(">Ma…"));
    }
}
