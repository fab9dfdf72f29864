//! Blocks put on pages, from top to bottom; a page that is full is followed by another. It must not know what a sheet
//! is for.

use super::block::{Block, Sheet};
use super::face::{Face, Shaper};
use super::line::{Line, Rich, broken, plain, shortened, single};
use super::page::{About, Area, HEIGHT, Ink, Mark, WIDTH, pdf};
use super::{chart, code, table};
use crate::domain::trouble::{InputFault, Outcome, Trouble};

pub const LEFT: f32 = 62.0;
pub const RIGHT: f32 = WIDTH - 62.0;
const TOP: f32 = 50.0;
const BOTTOM: f32 = HEIGHT - 58.0;
/// Sizes of the letters, the usual one first; smaller ones are tried where a sheet must keep to one page.
const SIZES: [f32; 4] = [10.4, 9.9, 9.4, 8.9];
/// From one base line to the next, in parts of the size.
const LEADING: f32 = 1.36;
const FOOT_SIZE: f32 = 7.8;
/// Most characters of one item of a list of names and values.
const FIELD: usize = 400;
/// And most lines: what is written out takes more room.
const FIELD_LINES: usize = 8;
/// Lists in lists, at most.
const DEPTH: usize = 6;

/// The file of a sheet.
pub fn typeset(shaper: &mut Shaper, sheet: &Sheet) -> Outcome<Vec<u8>> {
    let tries = if sheet.most == 1 { &SIZES[..] } else { &SIZES[..1] };
    let mut pages = Vec::new();
    for size in tries {
        pages = Flow::of(shaper, *size, sheet)?.finish(sheet)?;
        if pages.len() <= sheet.most {
            break;
        }
    }
    if pages.len() > sheet.most {
        return Err(Trouble::Input { file: sheet.title.clone(), line: None, why: InputFault::TooLarge });
    }
    let (title, author) = (shortened(&sheet.title, 200), shortened(&sheet.author, 200));
    pdf(&pages, &About { title, author, day: sheet.day })
}

/// Pages that are being filled.
pub struct Flow<'s> {
    pub shaper: &'s mut Shaper,
    pub size: f32,
    /// Where the next thing begins.
    pub y: f32,
    pub left: f32,
    pub right: f32,
    pages: Vec<Vec<Mark>>,
    most: usize,
}

impl<'s> Flow<'s> {
    fn of(shaper: &'s mut Shaper, size: f32, sheet: &Sheet) -> Outcome<Self> {
        let (left, right) = (LEFT, RIGHT);
        let mut flow = Self { shaper, size, y: TOP, left, right, pages: vec![Vec::new()], most: sheet.most };
        flow.head(&sheet.head)?;
        flow.blocks(&sheet.blocks, 0)?;
        Ok(flow)
    }

    /// The width between the margins.
    pub fn room(&self) -> f32 {
        self.right - self.left
    }

    /// Puts a mark on the present page.
    pub fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Goes on to another page where what comes does not fit; whether it did.
    pub fn need(&mut self, height: f32) -> bool {
        let full = self.y + height > BOTTOM && self.y > TOP;
        if full {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
        full
    }

    /// Puts lines below each other.
    pub fn lines(&mut self, lines: Vec<Line>, x: f32, size: f32, ink: Ink) {
        for line in lines {
            self.need(size * LEADING);
            self.y += size * LEADING;
            let y = self.y - size * 0.28;
            self.mark(Mark::Words { x, y, size, ink, line });
        }
    }

    /// Puts text on one line, at a place.
    pub fn put(&mut self, text: &Rich, x: f32, y: f32, size: f32, ink: Ink) -> Outcome<f32> {
        let line = single(self.shaper, text)?;
        let width = line.width * size;
        self.mark(Mark::Words { x, y, size, ink, line });
        Ok(width)
    }

    /// Puts text on one line that ends at a place.
    pub fn put_right(&mut self, text: &Rich, right: f32, y: f32, size: f32, ink: Ink) -> Outcome<()> {
        let line = single(self.shaper, text)?;
        self.mark(Mark::Words { x: right - line.width * size, y, size, ink, line });
        Ok(())
    }

    /// A horizontal rule at the present place.
    pub fn rule(&mut self, ink: Ink, width: f32) {
        let points = vec![(self.left, self.y), (self.right, self.y)];
        self.mark(Mark::Stroke { points, ink, width, dashed: false });
    }

    /// The letterhead: a mark of colour, what it says, a rule.
    fn head(&mut self, blocks: &[Block]) -> Outcome<()> {
        if blocks.is_empty() {
            return Ok(());
        }
        let start = self.y;
        self.left += 14.0;
        for block in blocks {
            match block {
                Block::Heading(_, text) => self.text(&coloured(text), 15.0, Ink::Accent)?,
                Block::Paragraph(text) => self.text(text, 8.6, Ink::Grey)?,
                other => self.block(other, 0)?,
            }
        }
        self.left -= 14.0;
        let area = Area { x: self.left, y: start + 4.0, width: 4.0, height: self.y - start - 2.0 };
        self.mark(Mark::Fill { area, ink: Ink::Accent });
        self.y += 22.0;
        Ok(())
    }

    fn text(&mut self, text: &Rich, size: f32, ink: Ink) -> Outcome<()> {
        let lines = broken(self.shaper, text, self.room() / size)?;
        self.lines(lines, self.left, size, ink);
        Ok(())
    }

    /// Puts blocks below each other.
    fn blocks(&mut self, blocks: &[Block], depth: usize) -> Outcome<()> {
        for block in blocks {
            self.block(block, depth)?;
            // What nobody will ever print is not worth the wait.
            if self.pages.len() > self.most {
                break;
            }
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, depth: usize) -> Outcome<()> {
        let size = self.size;
        match block {
            Block::Heading(level, text) => {
                let tall = size * [1.55, 1.25, 1.1][usize::from(*level).clamp(1, 3) - 1];
                // A heading stays with what it is of.
                self.need(tall * 4.0);
                self.y += tall * 0.5;
                self.text(&coloured(text), tall, Ink::Accent)?;
                self.y += tall * 0.3;
            }
            Block::Paragraph(text) => {
                self.need(size * LEADING * 2.0);
                self.text(text, size, Ink::Black)?;
                self.y += size * 0.62;
            }
            Block::List(first, items) => self.list(*first, items, depth)?,
            Block::Rule => {
                self.y += size * 0.4;
                self.rule(Ink::Pale, 0.6);
                self.y += size * 0.6;
            }
            Block::Gap(points) => self.y += points,
            Block::Fields(fields) => self.fields(fields)?,
            Block::Beside(left, right) => self.beside(left, right)?,
            Block::Boxes(names) => self.boxes(names)?,
            Block::Table(of) => table::lay(self, of)?,
            Block::Code(of) => code::lay(self, of)?,
            Block::Bars(of) => chart::bars(self, of)?,
            Block::Curve(of) => chart::curve(self, of)?,
            Block::Slot => {}
        }
        Ok(())
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block>], depth: usize) -> Outcome<()> {
        let indent = if depth < DEPTH { self.size * 1.5 } else { 0.0 };
        for (n, item) in items.iter().enumerate() {
            self.need(self.size * LEADING);
            let sign = first.map_or_else(|| "•".to_owned(), |f| format!("{}.", f.saturating_add(n as u64)));
            let y = self.y + self.size * (LEADING - 0.28);
            self.put(&plain(sign), self.left + self.size * 0.35, y, self.size, Ink::Accent)?;
            self.left += indent;
            self.blocks(item, depth + 1)?;
            self.left -= indent;
            self.y -= self.size * 0.35;
        }
        self.y += self.size * 0.35;
        Ok(())
    }

    fn fields(&mut self, fields: &[(String, Rich)]) -> Outcome<()> {
        let size = self.size;
        let x = self.left + 128.0;
        for (name, value) in fields {
            let short: Rich =
                value.iter().map(|s| super::line::Span { text: shortened(&s.text, FIELD), ..s.clone() }).collect();
            let mut lines = broken(self.shaper, &short, (self.right - x) / size)?;
            lines.truncate(FIELD_LINES);
            self.need(size * LEADING);
            let y = self.y + size * (LEADING - 0.28);
            self.put(&plain(name), self.left, y, size * 0.92, Ink::Grey)?;
            self.lines(lines, x, size, Ink::Black);
            self.y += size * 0.26;
        }
        self.y += size * 0.5;
        Ok(())
    }

    fn beside(&mut self, left: &[Rich], right: &[Rich]) -> Outcome<()> {
        let (start, size) = (self.y, self.size);
        let middle = self.left + self.room() * 0.54;
        let mut lowest = start;
        for (texts, x, end) in [(left, self.left, middle - 16.0), (right, middle, self.right)] {
            self.y = start;
            for text in texts {
                let mut lines = broken(self.shaper, text, (end - x) / size)?;
                lines.truncate(4);
                self.lines(lines, x, size, Ink::Black);
            }
            lowest = lowest.max(self.y);
        }
        self.y = lowest + size;
        Ok(())
    }

    fn boxes(&mut self, names: &[String]) -> Outcome<()> {
        #[allow(clippy::cast_precision_loss, reason = "a few boxes")]
        let count = names.len().max(1) as f32;
        let (gap, height, size) = (12.0, 92.0, self.size);
        self.need(height + size * 2.0);
        let width = (self.room() - gap * (count - 1.0)) / count;
        let mut x = self.left;
        for name in names {
            self.put(&plain(name), x, self.y + size, size * 0.92, Ink::Grey)?;
            let area = Area { x, y: self.y + size * 1.5, width, height };
            self.mark(Mark::Frame { area, ink: Ink::Pale, width: 0.8 });
            x += width + gap;
        }
        self.y += height + size * 2.0;
        Ok(())
    }

    /// The pages with their feet; a single page without words for one has none.
    fn finish(mut self, sheet: &Sheet) -> Outcome<Vec<Vec<Mark>>> {
        let mut pages = std::mem::take(&mut self.pages);
        if sheet.foot.is_empty() && pages.len() == 1 {
            return Ok(pages);
        }
        let count = pages.len();
        for (n, page) in pages.iter_mut().enumerate() {
            let y = HEIGHT - 34.0;
            let points = vec![(LEFT, y - 11.0), (RIGHT, y - 11.0)];
            page.push(Mark::Stroke { points, ink: Ink::Pale, width: 0.5, dashed: false });
            let number = single(self.shaper, &plain(format!("{}\u{a0}/\u{a0}{count}", n + 1)))?;
            let x = RIGHT - number.width * FOOT_SIZE;
            let room = (x - LEFT - 12.0) / FOOT_SIZE;
            if let Some(line) = broken(self.shaper, &plain(&sheet.foot), room)?.into_iter().next() {
                page.push(Mark::Words { x: LEFT, y, size: FOOT_SIZE, ink: Ink::Grey, line });
            }
            page.push(Mark::Words { x, y, size: FOOT_SIZE, ink: Ink::Grey, line: number });
        }
        Ok(pages)
    }
}

/// Headings are bold.
fn coloured(text: &Rich) -> Rich {
    text.iter()
        .map(|s| super::line::Span { face: if s.face == Face::Regular { Face::Bold } else { s.face }, ..s.clone() })
        .collect()
}
