//! A table of text: a header and rows, from a CSV file in whichever encoding and with whichever delimiter.
//!
//! Cells are as the file has them; whoever gives them a meaning cleans them. It must not know what the columns mean.

use super::text::{Lines, foreign_line, mixed, plausible, unmarked, utf8};
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
    if let (None, Encoding::Windows1252, true) = (asked, told, mixed(bytes)) {
        return Err(fault(file, foreign_line(bytes), InputFault::MixedText));
    }
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

fn reader(text: &str, delimiter: Delimiter, remark: Option<u8>) -> csv::Reader<&[u8]> {
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
    let mut lines = Lines::of(text, remark);
    for record in reader(text, delimiter, remark).into_records() {
        let record = record.map_err(|_| fault(file, None, InputFault::NotText))?;
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trouble::Trouble;
    use proptest::prelude::*;

    fn refusal(bytes: &[u8], encoding: Option<Encoding>) -> (Option<u64>, InputFault) {
        match read("t.csv", bytes, encoding) {
            Err(Trouble::Input { line, why, .. }) => (line, why),
            other => panic!("{other:?}"),
        }
    }

    const TEXT: &str = "Structure;Prénom;Œuvre\r\nU 1;Zoë;l’été – 5 €\r\n";

    #[test]
    fn older_and_newer_encodings_give_the_same_rows() {
        let (latin, _, lossy) = encoding_rs::WINDOWS_1252.encode(TEXT);
        assert!(!lossy);
        let newer = read("t.csv", TEXT.as_bytes(), None).unwrap();
        let marked = read("t.csv", format!("\u{feff}{TEXT}").as_bytes(), None).unwrap();
        let asked = read("t.csv", &latin, Some(Encoding::Windows1252)).unwrap();
        let told = read("t.csv", &latin, None).unwrap();
        assert_eq!((newer.encoding, told.encoding), (Encoding::Utf8, Encoding::Windows1252));
        assert_eq!(newer.rows, [(2, vec!["U 1".to_owned(), "Zoë".to_owned(), "l’été – 5 €".to_owned()])]);
        assert_eq!(marked, newer);
        assert_eq!(asked, told);
        assert_eq!((asked.header, asked.rows), (newer.header, newer.rows));
        assert_eq!(refusal(&latin, Some(Encoding::Utf8)), (Some(1), InputFault::NotText));
    }

    #[test]
    fn the_delimiter_is_told_by_evenness() {
        let delimiter = |text: &str| read("t.csv", text.as_bytes(), None).unwrap().delimiter;
        assert_eq!(delimiter("a;b\n1;2\n"), Delimiter::Semicolon);
        assert_eq!(delimiter("a,b\n1,2\n"), Delimiter::Comma);
        assert_eq!(delimiter("a\tb\n1\t2\n"), Delimiter::Tab);
        assert_eq!(delimiter("nom, prénom;mail\nA;b\nC, d, e;f\n"), Delimiter::Semicolon);
        assert_eq!(delimiter("a;b,c,d\n1;2,3,4\n"), Delimiter::Comma);
        assert_eq!(delimiter("\"a;b\",c\n\"1;2\",3\n"), Delimiter::Comma);
        assert_eq!(delimiter("seule\n1\n"), Delimiter::Semicolon);
    }

    #[test]
    fn lines_are_the_physical_ones_and_blank_rows_are_passed_over() {
        let text = "\r\na;b\r\n\"1\n1\";2\r\n\r\n;\r\n3;4";
        let table = read("t.csv", text.as_bytes(), None).unwrap();
        let lines: Vec<u64> = table.rows.iter().map(|r| r.0).collect();
        assert_eq!(table.header, ["a", "b"]);
        assert_eq!(lines, [3, 7]);
    }

    #[test]
    fn what_goes_beyond_a_table_is_refused() {
        assert_eq!(refusal(b"", None), (None, InputFault::EmptyFile));
        assert_eq!(refusal(b"\xEF\xBB\xBF\r\n", None), (None, InputFault::EmptyFile));
        for marked in [true, false] {
            for big in [true, false] {
                let text = format!("{}{TEXT}", if marked { "\u{feff}" } else { "" });
                let bytes = |c: u16| if big { c.to_be_bytes() } else { c.to_le_bytes() };
                let wide: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
                assert_eq!(refusal(&wide, None), (None, InputFault::Utf16), "{marked} {big}");
            }
        }
        let mixed = [TEXT.as_bytes(), b"U 2;Zo\xEB;x\r\n"].concat();
        assert_eq!(refusal(&mixed, None), (Some(3), InputFault::MixedText));
        let marked = b"\xEF\xBB\xBFa;b\nU 2;Zo\xEB\n";
        assert_eq!(refusal(marked, None), (Some(2), InputFault::MixedText), "a file with a mark is in UTF-8");
        assert!(read("t.csv", &mixed, Some(Encoding::Windows1252)).is_ok(), "whoever says so knows");
        assert_eq!(
            refusal(b"a;b\n1;2;3\n1;2\n", Some(Encoding::Utf8)),
            (Some(2), InputFault::Width { expected: 2, found: 3 })
        );
        assert_eq!(refusal(b"a;b\n1;\0\n", None), (Some(2), InputFault::NulByte));
        let long = format!("a;b\n1;{}\n", "x".repeat(MOST_FIELD + 1));
        assert_eq!(refusal(long.as_bytes(), None), (Some(2), InputFault::FieldTooLong));
        let many = "x\n".repeat(MOST_ROWS + 2);
        let most = MOST_ROWS as u64 + 2;
        assert_eq!(refusal(many.as_bytes(), None), (Some(most), InputFault::TooManyRows { most: MOST_ROWS }));
        let wide = ";".repeat(MOST_CELLS / 2) + "x\n";
        assert_eq!(refusal(wide.repeat(3).as_bytes(), None).0, Some(3));
    }

    #[test]
    fn headers_are_clean() {
        let table = read("t.csv", "a\u{200b}\t;b\u{a0}c \n1;2\n".as_bytes(), None).unwrap();
        assert_eq!(table.header, ["a", "b c"]);
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..1000)) {
            for encoding in [None, Some(Encoding::Utf8), Some(Encoding::Windows1252)] {
                let _ = read("t.csv", &bytes, encoding);
            }
        }

        #[test]
        fn every_row_is_as_wide_as_the_header(text in "[a;,\t\"\r\n#é]{0,60}") {
            if let Ok(table) = read("t.csv", text.as_bytes(), None) {
                prop_assert!(table.rows.iter().all(|(_, row)| row.len() == table.header.len()));
                let mut lines = table.rows.iter().map(|r| r.0);
                prop_assert!(lines.all(|l| l >= 1 && l <= text.lines().count() as u64));
            }
        }
    }
}
