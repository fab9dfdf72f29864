//! What a command writes on standard output: lines, tables, objects. Everything foreign is made visible here.

use super::json;
use crate::desk;
use crate::domain::clean::{visible, visible_line};
use crate::domain::trouble::Trouble;
use crate::text::cli::said;
use crate::text::{Lang, Text};
use serde_json::{Map, Value};
use std::io::Write as _;
use std::path::Path;
use unicode_width::UnicodeWidthStr as _;

/// Collects what a command says, and writes it at its end.
#[derive(Debug, Default)]
pub struct Output {
    text: String,
}

impl Output {
    /// A line for people.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.text.push_str(&visible(text.as_ref()));
        self.text.push('\n');
    }

    /// Lines for people.
    pub fn lines<T: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = T>) {
        lines.into_iter().for_each(|l| self.line(l));
    }

    /// An object for a program.
    pub fn object(&mut self, value: &Value) {
        self.text.push_str(&json::text(value));
        self.text.push('\n');
    }

    /// Text that is made here and safe as it is: a script, a page of the manual, a file's content.
    pub fn ready(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes it all. A reader who has gone, as `head` does, is no trouble.
    pub fn flush(&mut self) -> Result<(), Trouble> {
        let mut out = std::io::stdout().lock();
        let written = out.write_all(self.text.as_bytes()).and_then(|()| out.flush());
        self.text.clear();
        match written {
            Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Trouble::io(Path::new("stdout"), &e)),
            _ => Ok(()),
        }
    }
}

/// A column of a table or a field of a sheet: its stable word and its title.
pub type Column = (&'static str, Text);

/// A value in both of its forms: as people read it and as programs do.
#[derive(Clone, Debug)]
pub struct Cell {
    shown: String,
    value: Value,
}

impl Cell {
    /// A value whose words differ from its stable form.
    pub fn new(shown: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { shown: shown.into(), value: value.into() }
    }

    /// A text that is the same for both.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { shown: text.clone(), value: Value::String(text) }
    }

    /// A text that may be missing.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or_else(Self::none, Self::text)
    }

    /// Nothing.
    pub fn none() -> Self {
        Self { shown: String::new(), value: Value::Null }
    }

    /// Several texts.
    pub fn list(texts: Vec<String>) -> Self {
        Self { shown: texts.join(", "), value: texts.into() }
    }
}

/// Rows under titles.
pub struct Table<const N: usize> {
    pub columns: [Column; N],
    pub rows: Vec<[Cell; N]>,
}

impl<const N: usize> Table<N> {
    /// Aligned columns. The last one is not filled up.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        if self.rows.is_empty() {
            return vec![said::NOTHING.of(lang).to_owned()];
        }
        let mut grid: Vec<Vec<String>> = vec![self.columns.iter().map(|(_, t)| t.of(lang).to_owned()).collect()];
        grid.extend(self.rows.iter().map(|row| row.iter().map(|c| visible_line(&c.shown)).collect()));
        let widths: Vec<usize> =
            (0..N).map(|at| grid.iter().map(|row| row[at].width()).max().unwrap_or_default()).collect();
        let line = |row: &Vec<String>| {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', width + 2 - cell.width()));
            }
            line.trim_end_matches(' ').to_owned()
        };
        grid.iter().map(line).collect()
    }

    /// One array of objects.
    pub fn objects(&self) -> Value {
        self.rows.iter().map(|row| object(&self.columns, row)).collect()
    }

    /// A table for a spreadsheet, under the titles that people read.
    pub fn csv(&self, lang: Lang) -> String {
        let titles = self.columns.map(|(_, title)| title.of(lang));
        desk::csv(&titles, self.rows.iter().map(|row| row.iter().map(|c| c.shown.clone()).collect()))
    }
}

/// Fields under each other: everything about one thing.
#[derive(Default)]
pub struct Sheet(Vec<(Column, Cell)>);

impl Sheet {
    /// Adds a field.
    pub fn field(&mut self, column: Column, cell: Cell) {
        self.0.push((column, cell));
    }

    /// Aligned titles and values; empty ones are left out.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let shown: Vec<(&str, String)> = self
            .0
            .iter()
            .filter(|(_, cell)| !cell.shown.is_empty())
            .map(|((_, title), cell)| (title.of(lang), visible_line(&cell.shown)))
            .collect();
        let width = shown.iter().map(|(title, _)| title.width()).max().unwrap_or_default();
        let pad = |title: &str| " ".repeat(width + 2 - title.width());
        shown.iter().map(|(title, value)| format!("{title}{}{value}", pad(title))).collect()
    }

    /// One object.
    pub fn object(&self) -> Value {
        self.0.iter().map(|((word, _), cell)| ((*word).to_owned(), cell.value.clone())).collect::<Map<_, _>>().into()
    }
}

fn object<const N: usize>(columns: &[Column; N], row: &[Cell; N]) -> Value {
    let pairs = columns.iter().zip(row).map(|((word, _), cell)| ((*word).to_owned(), cell.value.clone()));
    pairs.collect::<Map<_, _>>().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::both;

    #[test]
    fn columns_are_aligned_whatever_the_width_of_the_characters() {
        let columns = [("a", both("Nom", "Name")), ("b", both("Ville", "City"))];
        let row = |a: &str, b: &str| [Cell::text(a), Cell::text(b)];
        let table = Table { columns, rows: vec![row("Élodie", "Lyon"), row("日本", "x\ny\u{1b}")] };
        assert_eq!(table.lines(Lang::Fr), ["Nom     Ville", "Élodie  Lyon", "日本    x y<U+001B>"]);
        assert_eq!(table.objects()[0]["b"], "Lyon");
        let empty = Table { columns, rows: vec![] };
        assert_eq!((empty.lines(Lang::En).len(), empty.objects()), (1, Value::Array(vec![])));
    }
}
