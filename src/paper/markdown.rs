//! Markdown read into blocks: headings, paragraphs, lists, tables, rules, bold, italic, code. What has no place on a
//! sheet (pictures, HTML) stays as the words that it is written with. It must not know of values or of pages.

use super::typeset::block::{Block, Side, Table};
use super::typeset::face::Face;
use super::typeset::line::{Rich, Span};
use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What a text holds where the access code goes: a character of private use, which no text that came in can hold.
pub const SLOT: char = '\u{f8ff}';

/// The blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader { levels: vec![Level::default()], ..Reader::default() };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    while reader.levels.len() > 1 {
        reader.close_level();
    }
    reader.levels.pop().map(|l| l.blocks).unwrap_or_default()
}

/// Blocks inside a list item, or of the whole text.
#[derive(Default)]
struct Level {
    blocks: Vec<Block>,
    /// Items of the list that is being read, and its first number.
    list: Option<(Option<u64>, Vec<Vec<Block>>)>,
}

#[derive(Default)]
struct Reader {
    levels: Vec<Level>,
    text: Rich,
    bold: usize,
    italic: usize,
    table: Option<Table>,
    row: Vec<String>,
}

impl Reader {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.push(&text, None),
            Event::Code(text) => self.push(&text, Some(Face::Code)),
            Event::SoftBreak => self.push(" ", None),
            Event::HardBreak => {
                if let Some(last) = self.text.last_mut() {
                    last.breaks = true;
                }
            }
            Event::Rule => self.add(Block::Rule),
            _ => {}
        }
    }

    fn push(&mut self, text: &str, face: Option<Face>) {
        let face = face.unwrap_or(match (self.bold, self.italic) {
            (0, 0) => Face::Regular,
            (0, _) => Face::Italic,
            _ => Face::Bold,
        });
        match self.text.last_mut() {
            Some(last) if last.face == face && !last.breaks => last.text.push_str(text),
            _ => self.text.push(Span { text: text.to_owned(), face, breaks: false }),
        }
    }

    fn add(&mut self, block: Block) {
        if let Some(level) = self.levels.last_mut() {
            level.blocks.push(block);
        }
    }

    /// Ends the paragraph that is being read, if any.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let words: String = text.iter().map(|s| s.text.as_str()).collect();
        if words.trim() == SLOT.to_string() {
            self.add(Block::Slot);
        } else if !words.trim().is_empty() {
            self.add(Block::Paragraph(text));
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::List(first) => {
                self.flush();
                if let Some(level) = self.levels.last_mut() {
                    level.list = Some((first, Vec::new()));
                }
            }
            Tag::Item => self.levels.push(Level::default()),
            Tag::Table(sides) => {
                let side = |a: &Alignment| if *a == Alignment::Right { Side::Right } else { Side::Left };
                let columns = sides.iter().map(|a| (String::new(), side(a))).collect();
                self.table = Some(Table { columns, ..Table::default() });
            }
            Tag::Paragraph | Tag::Heading { .. } => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.text);
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    _ => 3,
                };
                self.add(Block::Heading(level, text));
            }
            TagEnd::Item => self.close_level(),
            TagEnd::List(_) => {
                let list = self.levels.last_mut().and_then(|l| l.list.take());
                if let Some((first, items)) = list {
                    self.add(Block::List(first, items));
                }
            }
            TagEnd::TableCell => {
                let cell: String = std::mem::take(&mut self.text).into_iter().map(|s| s.text).collect();
                self.row.push(cell);
            }
            TagEnd::TableHead => {
                let names = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.columns.iter_mut().zip(names).for_each(|(column, name)| column.0 = name);
                }
            }
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.add(Block::Table(table));
                }
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    /// Ends an item: its blocks join the list above.
    fn close_level(&mut self) {
        self.flush();
        let Some(level) = self.levels.pop() else { return };
        if let Some((_, items)) = self.levels.last_mut().and_then(|l| l.list.as_mut()) {
            items.push(level.blocks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::typeset::line::plain;

    #[test]
    fn the_usual_marks_become_blocks() {
        let read = blocks(
            "# Titre\n\nUn **mot** et\n`code`.\n\n- a\n- b\n  1. c\n\n| X | N |\n|---|--:|\n| u | 3 |\n\n---\n\u{f8ff}\n",
        );
        let told = format!("{read:?}");
        assert!(matches!(&read[0], Block::Heading(1, t) if *t == plain("Titre")), "{told}");
        assert!(matches!(&read[1], Block::Paragraph(t) if t.len() == 5 && t[1].face == Face::Bold), "{told}");
        assert!(matches!(&read[2], Block::List(None, items) if items.len() == 2 && items[1].len() == 2), "{told}");
        assert!(matches!(&read[3], Block::Table(t) if t.columns[1].1 == Side::Right && t.rows[0][1] == "3"), "{told}");
        assert!(matches!(&read[4..], [Block::Rule, Block::Slot]), "{told}");
    }

    #[test]
    fn html_and_pictures_are_words() {
        let told = format!("{:?}", blocks("<b>gras</b> ![une image](http://ailleurs.example/x.png)"));
        assert!(told.contains("<b>gras</b> une image") && !told.contains("ailleurs"), "{told}");
    }

    #[test]
    fn a_thousand_lists_in_lists_are_read() {
        assert!(!blocks(&"- ".repeat(1000)).is_empty());
        assert!(!blocks(&"> ".repeat(5000)).is_empty() || blocks(&"> ".repeat(5000)).is_empty());
    }
}
