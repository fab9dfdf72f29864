//! A table of text: a header and rows, from a CSV file in whichever encoding and with whichever delimiter.
//!
//! Cells are as the file has them; whoever gives them a meaning cleans them. It must not know what the columns mean.

use super::text::{plausible, unmarked, utf8};
use super::{MOST_CELLS, MOST_FIELD, MOST_ROWS, fault};
use crate::domain::clean;
use crate::domain::trouble::{InputFault, Outcome};
use csv::{ReaderBuilder, StringRecord};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How a table is encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    #[default]
    Utf8,
    /// What older spreadsheets write in western Europe.
    Windows1252,
}

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delimiter {
    #[default]
    Semicolon,
    Comma,
    Tab,
    /// A spreadsheet: the cells are apart of themselves.
    Sheet,
}

/// A header, and rows that are exactly as wide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub header: Vec<String>,
    /// Each row with the line of the file on which it begins.
    pub rows: Vec<(u64, Vec<String>)>,
    pub delimiter: Delimiter,
    pub encoding: Encoding,
}

/// Records looked at to tell the delimiter.
const SAMPLE: usize = 10;

/// Reads a CSV file. Without an encoding, bytes that are not UTF-8 are taken for Windows-1252: the table says so, and
/// whoever shows its first rows lets the user confirm it.
pub fn read(file_name: &str, bytes: &[u8], encoding: Option<Encoding>) -> Outcome<Table> {
    read_with(file_name, bytes, encoding, None)
}

/// Reads a CSV file that a person keeps: lines that begin with `#` are remarks.
pub(super) fn read_remarked(file_name: &str, bytes: &[u8]) -> Outcome<Table> {
    read_with(file_name, bytes, None, Some(b'#'))
}

fn read_with(file: &str, bytes: &[u8], encoding: Option<Encoding>, remark: Option<u8>) -> Outcome<Table> {
    let (text, encoding) = decode(file, bytes, encoding)?;
    let delimiter = tell_delimiter(&text, remark);
    records(file, &text, delimiter, remark).map(|table| Table { encoding, ..table })
}

fn decode<'a>(file: &str, bytes: &'a [u8], asked: Option<Encoding>) -> Outcome<(Cow<'a, str>, Encoding)> {
    plausible(file, bytes)?;
    let told = std::str::from_utf8(unmarked(bytes)).map_or(Encoding::Windows1252, |_| Encoding::Utf8);
    match asked.unwrap_or(told) {
        Encoding::Utf8 => Ok((Cow::Borrowed(utf8(file, bytes)?), Encoding::Utf8)),
        Encoding::Windows1252 => {
            Ok((encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, Encoding::Windows1252))
        }
    }
}

impl Delimiter {
    fn byte(self) -> u8 {
        match self {
            Self::Semicolon | Self::Sheet => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
        }
    }
}

/// The delimiter that cuts the first records evenly into the most columns.
fn tell_delimiter(text: &str, remark: Option<u8>) -> Delimiter {
    let evenness = |delimiter: Delimiter| {
        let mut widths = reader(text, delimiter, remark).into_records().take(SAMPLE).flatten().map(|r| r.len());
        let width = widths.next().unwrap_or_default();
        (width > 1, widths.all(|w| w == width), width)
    };
    // The last of equals wins: the semicolon, then the comma.
    [Delimiter::Tab, Delimiter::Comma, Delimiter::Semicolon]
        .into_iter()
        .max_by_key(|&d| evenness(d))
        .unwrap_or_default()
}

fn reader<'a>(text: &'a str, delimiter: Delimiter, remark: Option<u8>) -> csv::Reader<&'a [u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter.byte())
        .comment(remark)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn records(file: &str, text: &str, delimiter: Delimiter, remark: Option<u8>) -> Outcome<Table> {
    let mut header = Vec::new();
    let mut rows = Vec::new();
    for record in reader(text, delimiter, remark).into_records() {
        let record = record.map_err(|_| fault(file, None, InputFault::NotText))?;
        let line = record.position().map_or(0, csv::Position::line);
        if blank(&record) {
            continue;
        }
        if record.iter().any(|field| field.len() > MOST_FIELD) {
            return Err(fault(file, Some(line), InputFault::FieldTooLong));
        }
        if header.is_empty() {
            header = record.iter().map(|h| clean::label(h).text).collect();
            continue;
        }
        if record.len() != header.len() {
            let why = InputFault::Width { expected: header.len(), found: record.len() };
            return Err(fault(file, Some(line), why));
        }
        room(file, line, rows.len(), header.len())?;
        rows.push((line, record.iter().map(str::to_owned).collect()));
    }
    if header.is_empty() {
        return Err(fault(file, None, InputFault::UnknownFormat));
    }
    Ok(Table { header, rows, delimiter, encoding: Encoding::Utf8 })
}

/// Refuses one row more than a table may have.
pub(super) fn room(file: &str, line: u64, rows: usize, width: usize) -> Outcome<()> {
    if rows == MOST_ROWS || (rows + 1) * width > MOST_CELLS {
        return Err(fault(file, Some(line), InputFault::TooManyRows { most: rows }));
    }
    Ok(())
}

fn blank(record: &StringRecord) -> bool {
    record.iter().all(|field| field.trim().is_empty())
}
