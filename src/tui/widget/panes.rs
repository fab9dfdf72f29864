//! Where things stand on a screen of lists with a detail: tabs on top, a note under them, the list, and the detail beside
//! it, or over it where the terminal is narrow.

use super::place;
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on, the detail stands beside the list.
const WIDE: u16 = 100;
/// Rows of the terminal that belong to the program's frame.
const FRAME: u16 = 3;

/// The places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    pub tabs: Rect,
    pub note: Rect,
    pub list: Rect,
    pub detail: Rect,
    /// List and detail are side by side.
    pub wide: bool,
}

impl Panes {
    /// The places in an area.
    pub fn of(area: Rect) -> Self {
        let line =
            |n: u16| Rect { y: area.y + n.min(area.height), height: 1.min(area.height.saturating_sub(n)), ..area };
        let head = 2.min(area.height);
        let body = Rect { y: area.y + head, height: area.height - head, ..area };
        let wide = area.width >= WIDE;
        let list = Rect { width: if wide { area.width * 11 / 20 } else { area.width }, ..body };
        // A free cell, the rule, a free cell.
        let taken = if wide { list.width + 3 } else { 1.min(area.width) };
        let detail = Rect { x: body.x + taken, width: body.width - taken, ..body };
        Self { tabs: line(0), note: line(1), list, detail, wide }
    }

    /// The places in a terminal of a size, as near as the size tells.
    pub fn in_terminal(size: (u16, u16)) -> Self {
        Self::of(Rect::new(0, 0, size.0, size.1.saturating_sub(FRAME)))
    }

    /// Draws the note with the place of the list beside it, and the rule between list and detail where they are side by
    /// side.
    pub fn draw(&self, buffer: &mut Buffer, theme: &Theme, note: &str, place: Option<&str>) {
        if self.note.height > 0 && self.list.width > 2 {
            let line = Rect { x: self.note.x + 1, width: self.list.width - 2, ..self.note };
            place::line(buffer, line, note, place, theme.dim);
        }
        if self.wide {
            for y in self.list.y..self.list.bottom() {
                buffer.set_stringn(self.list.right() + 1, y, "│", 1, theme.frame);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stands_outside_however_small_the_terminal() {
        for width in [1, 4, 40, 99, 100, 200] {
            for height in [1, 2, 3, 24] {
                let area = Rect::new(0, 0, width, height);
                let panes = Panes::of(area);
                for part in [panes.tabs, panes.note, panes.list, panes.detail] {
                    assert_eq!(part.intersection(area).area(), part.area(), "{part:?} in {area:?}");
                }
                let mut buffer = Buffer::empty(area);
                panes.draw(&mut buffer, &Theme::MONO, "Filtre", Some("3–12 sur 14"));
            }
        }
    }
}
