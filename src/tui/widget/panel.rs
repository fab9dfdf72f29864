//! A framed panel over the screen: rows that always show at its head and foot, rows that scroll between them, and what
//! a click on each of them means.

use super::place;
use crate::text::Lang;
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, Clear, Widget as _};
use unicode_width::UnicodeWidthStr as _;

/// Widest panel: longer lines are hard to read.
pub const WIDEST: u16 = 80;

/// What a click means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A field of a form.
    Field(usize),
    /// An option of the field that has the keys.
    Option(usize),
    /// A row of a list.
    Row(usize),
    Yes,
    No,
}

/// A row of a panel.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub line: Line<'static>,
    /// The ground of the whole row.
    pub fill: Style,
    /// The column of the real cursor.
    pub caret: Option<u16>,
    /// Columns (from, behind the last) and what a click there means.
    pub hits: Vec<(u16, u16, Hit)>,
}

impl Row {
    /// A row of one text.
    pub fn text(text: impl Into<String>, style: Style) -> Self {
        Self { line: Line::styled(text.into(), style), ..Self::default() }
    }

    /// A row where a click anywhere means the same.
    #[must_use]
    pub fn hit(mut self, hit: Hit) -> Self {
        self.hits.push((0, u16::MAX, hit));
        self
    }

    /// A row on another ground.
    #[must_use]
    pub fn fill(mut self, style: Style) -> Self {
        self.fill = style;
        self
    }
}

/// A panel, ready to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    pub title: String,
    pub head: Vec<Row>,
    pub body: Vec<Row>,
    pub foot: Vec<Row>,
    /// The first body row wanted.
    pub scroll: usize,
    /// Body rows that must be seen, from and to; they go before `scroll`.
    pub keep: Option<(usize, usize)>,
    /// Where the body is a part of something longer: its first row there, how many of them, of how many.
    pub part: Option<(usize, usize, usize)>,
    /// Takes all the height there is.
    pub tall: bool,
    /// Takes all the width there is.
    pub wide: bool,
}

/// Where a panel comes to lie.
struct Placed {
    outer: Rect,
    inner: Rect,
    head: usize,
    body: usize,
    first: usize,
}

/// How many cells a row of a panel has in an area.
pub fn room(area: Rect, wide: bool) -> usize {
    usize::from(outer_width(area, wide).saturating_sub(4))
}

fn outer_width(area: Rect, wide: bool) -> u16 {
    // Where nothing that could be read would be seen beside it, it takes the whole width.
    if wide || area.width < WIDEST + 5 { area.width } else { WIDEST }
}

impl Panel {
    fn place(&self, area: Rect) -> Placed {
        let rows = self.head.len() + self.body.len() + self.foot.len();
        let wanted = if self.tall { area.height } else { u16::try_from(rows + 2).unwrap_or(u16::MAX) };
        let (width, height) = (outer_width(area, self.wide), wanted.min(area.height));
        let outer =
            Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
        let inner = Rect {
            x: outer.x + 2,
            y: outer.y + 1,
            width: outer.width.saturating_sub(4),
            height: outer.height.saturating_sub(2),
        };
        let height = usize::from(inner.height);
        let foot = self.foot.len().min(height);
        let head = self.head.len().min((height - foot).saturating_sub(1));
        let body = height - foot - head;
        let most = self.body.len().saturating_sub(body);
        let first = match self.keep {
            Some((from, to)) if to >= body => (to + 1 - body).min(from),
            Some(_) => 0,
            None => self.scroll,
        };
        Placed { outer, inner, head, body, first: first.min(most) }
    }

    /// The rows as seen, from top to bottom.
    fn seen(&self, placed: &Placed) -> impl Iterator<Item = &Row> {
        let blank = placed.body.saturating_sub(self.body.len() - placed.first);
        let body = self.body.iter().skip(placed.first).take(placed.body).map(Some);
        let rows = self.head.iter().take(placed.head).map(Some).chain(body);
        rows.chain(std::iter::repeat_n(None, blank)).chain(self.foot.iter().map(Some)).map(|r| r.unwrap_or(&EMPTY))
    }

    /// How many body rows are seen in an area.
    pub fn page(&self, area: Rect) -> usize {
        self.place(area).body
    }

    /// The furthest that it can be scrolled in an area.
    pub fn furthest(&self, area: Rect) -> usize {
        self.body.len().saturating_sub(self.page(area))
    }

    /// Draws it in the middle of an area; where the cursor stands, if it has one.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, theme: &Theme, lang: Lang) -> Option<Position> {
        let placed = self.place(area);
        if placed.inner.width == 0 || placed.inner.height == 0 {
            return None;
        }
        Clear.render(placed.outer, buffer);
        buffer.set_style(placed.outer, theme.text);
        let block = Block::new().borders(Borders::ALL).border_set(border::PLAIN).border_style(theme.frame);
        block.render(placed.outer, buffer);
        let room = usize::from(placed.inner.width);
        let title = format!(" {} ", super::table::cut(&self.title, room.saturating_sub(2)));
        buffer.set_stringn(placed.outer.x + 2, placed.outer.y, title, room, theme.accent);
        self.draw_place(&placed, buffer, theme, lang);
        let mut cursor = None;
        for (row, y) in self.seen(&placed).zip(placed.inner.y..placed.inner.bottom()) {
            let area = Rect { y, height: 1, ..placed.inner };
            buffer.set_style(area, row.fill);
            buffer.set_line(area.x, y, &row.line, area.width);
            if let Some(x) = row.caret {
                cursor = Some(Position { x: (area.x + x).min(area.right().saturating_sub(1)), y });
            }
        }
        cursor
    }

    /// Says at the lower edge which rows are seen, where not all are.
    fn draw_place(&self, placed: &Placed, buffer: &mut Buffer, theme: &Theme, lang: Lang) {
        let (first, height, total) = self.part.unwrap_or((placed.first, placed.body, self.body.len()));
        let Some(words) = place::words(first, height, total, lang) else {
            return;
        };
        let text = format!(" {words} ");
        let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
        if width + 4 < placed.outer.width {
            let x = placed.outer.right() - width - 2;
            buffer.set_string(x, placed.outer.bottom() - 1, text, theme.dim);
        }
    }

    /// What a click means; nothing outside of it.
    pub fn hit(&self, area: Rect, x: u16, y: u16) -> Option<Hit> {
        let placed = self.place(area);
        if !placed.inner.contains(Position { x, y }) {
            return None;
        }
        let row = self.seen(&placed).nth(usize::from(y - placed.inner.y))?;
        let x = x - placed.inner.x;
        row.hits.iter().find(|(from, to, _)| (*from..*to).contains(&x)).map(|(_, _, hit)| *hit)
    }
}

static EMPTY: Row = Row {
    line: Line { style: Style::new(), alignment: None, spans: Vec::new() },
    fill: Style::new(),
    caret: None,
    hits: Vec::new(),
};

#[cfg(test)]
mod tests {
    use super::*;

    fn panel(rows: usize) -> Panel {
        let row = |n: usize| Row::text(format!("rang {n}"), Style::default()).hit(Hit::Row(n));
        Panel {
            title: "Titre".into(),
            body: (0..rows).map(row).collect(),
            foot: vec![Row::text("pied", Style::default()).hit(Hit::Yes)],
            ..Panel::default()
        }
    }

    #[test]
    fn a_click_finds_the_row_that_is_drawn_there() {
        let area = Rect::new(0, 0, 60, 12);
        let panel = Panel { keep: Some((20, 21)), ..panel(30) };
        let mut buffer = Buffer::empty(area);
        panel.draw(area, &mut buffer, &Theme::MONO, Lang::Fr);
        for y in 0..area.height {
            let line: String = (0..area.width).map(|x| buffer[(x, y)].symbol().to_owned()).collect();
            let drawn = line.split("rang ").nth(1).and_then(|r| r.split(' ').next()).and_then(|n| n.parse().ok());
            let hit = match panel.hit(area, 6, y) {
                Some(Hit::Row(n)) => Some(n),
                _ => None,
            };
            assert_eq!(hit, drawn, "{line}");
        }
    }

    #[test]
    fn kept_rows_are_seen_and_the_foot_always() {
        let area = Rect::new(0, 0, 60, 8);
        let mut buffer = Buffer::empty(area);
        Panel { keep: Some((10, 12)), ..panel(30) }.draw(area, &mut buffer, &Theme::MONO, Lang::Fr);
        let text: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(text.contains("rang 10") && text.contains("rang 12") && text.contains("pied"));
        assert!(text.contains(" sur 30"));
    }

    #[test]
    fn no_size_is_too_small_to_draw() {
        for (w, h) in [(0, 0), (1, 1), (4, 2), (5, 3), (10, 3)] {
            let area = Rect::new(0, 0, w, h);
            let mut buffer = Buffer::empty(area);
            Panel { head: vec![Row::default(); 5], keep: Some((3, 3)), ..panel(9) }.draw(
                area,
                &mut buffer,
                &Theme::DARK,
                Lang::En,
            );
        }
    }
}
