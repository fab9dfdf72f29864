//! The first sheet of an XLSX workbook as a table.
//!
//! A hostile workbook may take long or stop its reader: run this where time and memory are limited. The workbook is
//! never read as it came: the members that count are unpacked under limits and put into a plain archive first.

use super::archive::{Member, members, stored};
use super::table::{Delimiter, Encoding, Table, room};
use super::{MOST_BYTES, MOST_CELLS, MOST_FIELD, MOST_ROWS, fault};
use crate::domain::clean;
use crate::domain::trouble::{InputFault, Outcome, Trouble};
use calamine::{DataRef, Reader as _, SheetType, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Most bytes of all cells together: one shared text can be named by every cell of a sheet.
const TEXT: usize = 32 << 20;
/// Most marks of the table of shared texts: each text costs memory even when it is empty.
const MARKS: usize = 2 * MOST_CELLS;

/// Cells by row and column, both from 0.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// Whether the bytes are those of a ZIP archive, as every XLSX is.
pub fn looks_like_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the first sheet. Rows are numbered as the spreadsheet numbers them.
pub fn read(file_name: &str, bytes: &[u8]) -> Outcome<Table> {
    if bytes.len() > MOST_BYTES {
        return Err(fault(file_name, None, InputFault::TooLarge));
    }
    if !looks_like_one(bytes) {
        return Err(fault(file_name, None, InputFault::UnknownFormat));
    }
    let members = members(file_name, bytes, counts)?;
    for member in &members {
        check_member(file_name, member)?;
    }
    let plain = stored(&members);
    drop(members);
    // The reader is foreign code on foreign bytes: should it ever panic, that is one unreadable file.
    let read = std::panic::catch_unwind(|| cells(file_name, plain));
    table(file_name, read.unwrap_or_else(|_| Err(malformed(file_name, "reader stopped")))?)
}

fn malformed(file: &str, what: &str) -> Trouble {
    fault(file, None, InputFault::Malformed(format!("xlsx: {}", clean::visible_line(what))))
}

/// The members that hold cells and the way to them. Styles are left out: they only make numbers into dates.
fn counts(name: &str) -> bool {
    let sheet = name.contains("worksheets/") && !name.contains("_rels/");
    name == "_rels/.rels" || name.contains("workbook") || name.contains("sharedstrings") || sheet
}

/// Refuses what would make the reader ask for memory beyond all measure.
fn check_member(file: &str, member: &Member) -> Outcome<()> {
    let text = std::str::from_utf8(&member.content).ok().filter(|t| !t.contains('\0'));
    let text = text.ok_or_else(|| malformed(file, "encoding"))?;
    if member.name.to_lowercase().contains("sharedstrings") {
        // The reader sets room aside for as many texts as the file announces.
        let announced = text.match_indices("uniqueCount").filter_map(|(at, word)| number_in(&text[at + word.len()..]));
        if announced.max().is_some_and(|n| n > MOST_CELLS) || text.matches('<').count() > MARKS {
            return Err(fault(file, None, InputFault::TooLarge));
        }
    }
    Ok(())
}

/// The value of an attribute whose name has just been passed; what does not fit counts as the largest number.
fn number_in(rest: &str) -> Option<usize> {
    let value = rest.trim_start().strip_prefix('=')?.trim_start().strip_prefix(['"', '\''])?;
    let digits = &value[..value.bytes().take_while(u8::is_ascii_digit).count()];
    (!digits.is_empty()).then(|| digits.parse().unwrap_or(usize::MAX))
}

fn cells(file: &str, plain: Vec<u8>) -> Outcome<Cells> {
    let told = |e: XlsxError| malformed(file, &e.to_string());
    let mut book = Xlsx::new(Cursor::new(plain)).map_err(told)?;
    let sheet = book.sheets_metadata().iter().find(|s| s.typ == SheetType::WorkSheet).map(|s| s.name.clone());
    let sheet = sheet.ok_or_else(|| malformed(file, "no sheet"))?;
    let mut reader = book.worksheet_cells_reader(&sheet).map_err(told)?;
    let mut cells = Cells::new();
    let (mut count, mut bytes) = (0, 0);
    while let Some(cell) = reader.next_cell().map_err(told)? {
        let (row, column) = cell.get_position();
        let line = Some(u64::from(row) + 1);
        let text = written(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if text.len() > MOST_FIELD {
            return Err(fault(file, line, InputFault::FieldTooLong));
        }
        if usize::try_from(row).is_ok_and(|r| r > MOST_ROWS) {
            return Err(fault(file, line, InputFault::TooManyRows { most: MOST_ROWS }));
        }
        (count, bytes) = (count + 1, bytes + text.len());
        if count > MOST_CELLS || bytes > TEXT {
            return Err(fault(file, line, InputFault::TooLarge));
        }
        cells.entry(row).or_default().insert(column, text);
    }
    Ok(cells)
}

/// A cell as its reader would type it.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::Bool(b) => b.to_string(),
        DataRef::DateTime(day) => day.to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// The first row with anything in it is the header; what stands right of it belongs to no column.
fn table(file: &str, cells: Cells) -> Outcome<Table> {
    let mut rows = cells.into_iter();
    let (_, first) = rows.next().ok_or_else(|| fault(file, None, InputFault::UnknownFormat))?;
    let width = first.last_key_value().map_or(0, |(&last, _)| last as usize + 1);
    room(file, 1, 0, width)?;
    let mut table = Table { delimiter: Delimiter::Sheet, encoding: Encoding::Utf8, ..Table::default() };
    table.header = laid(first, width).iter().map(|h| clean::label(h).text).collect();
    for (row, cells) in rows {
        let line = u64::from(row) + 1;
        room(file, line, table.rows.len(), width)?;
        table.rows.push((line, laid(cells, width)));
    }
    Ok(table)
}

fn laid(cells: BTreeMap<u32, String>, width: usize) -> Vec<String> {
    let mut row = vec![String::new(); width];
    for (column, text) in cells {
        if let Some(place) = row.get_mut(column as usize) {
            *place = text;
        }
    }
    row
}
