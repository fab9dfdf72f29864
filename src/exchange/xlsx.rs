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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::exchange::correspondents;
    use crate::exchange::table;
    use proptest::prelude::*;
    use std::fmt::Write as _;

    /// A workbook around the XML of its parts: shared texts, and what stands in the sheet.
    pub(crate) fn workbook(shared: &str, sheet: &str) -> Vec<u8> {
        let relation = |target: &str, kind: &str| {
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
            )
        };
        let parts = [
            ("_rels/.rels", relation("xl/workbook.xml", "officeDocument")),
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"Feuil1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>".to_owned(),
            ),
            ("xl/_rels/workbook.xml.rels", relation("worksheets/sheet1.xml", "worksheet")),
            ("xl/sharedStrings.xml", shared.to_owned()),
            ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>")),
        ];
        let member =
            |(name, content): &(&str, String)| Member { name: (*name).into(), content: content.clone().into_bytes() };
        stored(&parts.iter().map(member).collect::<Vec<_>>())
    }

    /// A sheet with texts written in the cells themselves.
    pub(crate) fn inline(cells: &[(&str, &str)]) -> Vec<u8> {
        let mut rows = String::new();
        for (address, text) in cells {
            let row = address.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let _ =
                write!(rows, "<row r=\"{row}\"><c r=\"{address}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
        }
        workbook("<sst/>", &format!("<sheetData>{rows}</sheetData>"))
    }

    fn refusal(bytes: &[u8]) -> (Option<u64>, InputFault) {
        match read("f.xlsx", bytes) {
            Err(Trouble::Input { file, line, why }) if file == "f.xlsx" => (line, why),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_sheet_gives_the_same_rows_as_the_same_table_in_csv() {
        let shared = "<sst count=\"4\" uniqueCount=\"4\"><si><t>Structure</t></si><si><t>Nom</t></si>\
            <si><r><t xml:space=\"preserve\">Jeanne </t></r><r><t>Dupont</t></r></si><si><t>j@inserm.fr</t></si></sst>";
        let sheet = "<dimension ref=\"A1:XFD1048576\"/><sheetData>\
            <row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>\
            <c r=\"C2\" t=\"inlineStr\"><is><t>Courriel</t></is></c><c r=\"D2\" t=\"str\"><v>Effectif CNRS</v></c></row>\
            <row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>U 1</t></is></c><c r=\"B4\" t=\"s\"><v>2</v></c>\
            <c r=\"C4\" t=\"s\"><v>3</v></c><c r=\"D4\"><f>6*2</f><v>12</v></c><c r=\"Z4\"><v>9</v></c></row>\
            </sheetData>";
        let sheet = read("f.xlsx", &workbook(shared, sheet)).unwrap();
        assert_eq!(sheet.delimiter, Delimiter::Sheet);
        let csv = "\nStructure;Nom;Courriel;Effectif CNRS\n\nU 1;Jeanne Dupont;j@inserm.fr;12\n";
        let csv = table::read("f.csv", csv.as_bytes(), None).unwrap();
        assert_eq!((&sheet.header, &sheet.rows), (&csv.header, &csv.rows));
        let people = correspondents::read("f.xlsx", &sheet, &[]).unwrap();
        assert_eq!((people.rows.len(), people.rows[0].headcount.cnrs), (1, 12));
    }

    #[test]
    fn empty_cells_keep_their_places() {
        let sheet = read("f.xlsx", &inline(&[("A1", "a"), ("C1", "c"), ("B3", "y"), ("B2", "x")])).unwrap();
        assert_eq!(sheet.header, ["a", "", "c"]);
        let row = |text: &str| vec![String::new(), text.to_owned(), String::new()];
        assert_eq!(sheet.rows, [(2, row("x")), (3, row("y"))]);
    }

    #[test]
    fn two_cells_at_the_corners_of_a_sheet_are_refused_at_once() {
        let refused = refusal(&inline(&[("A1", "a"), ("XFD1048576", "b")]));
        assert_eq!(refused, (Some(1_048_576), InputFault::TooManyRows { most: MOST_ROWS }));
        let header = inline(&[("A1", "a"), ("XFD1", "b"), ("A2", "c")]);
        assert_eq!(read("f.xlsx", &header).unwrap().rows[0].1.len(), 16_384);
    }

    #[test]
    fn wide_headers_and_many_rows_are_refused_by_the_cells_that_they_make() {
        let mut cells = vec![("XFD1".to_owned(), "x")];
        cells.extend((2..=130).map(|n| (format!("A{n}"), "y")));
        let cells: Vec<(&str, &str)> = cells.iter().map(|(a, t)| (a.as_str(), *t)).collect();
        assert_eq!(refusal(&inline(&cells)), (Some(124), InputFault::TooManyRows { most: 122 }));
    }

    #[test]
    fn announced_and_repeated_texts_cost_nothing() {
        let announced = "<sst uniqueCount = '99999999999999999999'><si><t>a</t></si></sst>";
        assert_eq!(refusal(&workbook(announced, "<sheetData/>")).1, InputFault::TooLarge);
        let hollow = format!("<sst>{}</sst>", "<si/>".repeat(MARKS));
        assert_eq!(refusal(&workbook(&hollow, "<sheetData/>")).1, InputFault::TooLarge);
        let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(60_000));
        let cells = "<c t=\"s\"><v>0</v></c>".repeat(1_000);
        let sheet = format!("<sheetData><row>{cells}</row></sheetData>");
        assert_eq!(refusal(&workbook(&long, &sheet)).1, InputFault::TooLarge);
    }

    #[test]
    fn addresses_and_texts_beyond_measure_are_refused() {
        for address in ["A99999999999999", "AAAAAAAAAAAAA1", "A0", "1", "é"] {
            assert_eq!(read("f.xlsx", &inline(&[(address, "x")])).unwrap_err().code(), "input-malformed", "{address}");
        }
        let long = "x".repeat(MOST_FIELD + 1);
        assert_eq!(refusal(&inline(&[("A7", &long)])), (Some(7), InputFault::FieldTooLong));
        let backwards = workbook("<sst/>", "<dimension ref=\"B9:A1\"/><sheetData/>");
        assert_eq!(read("f.xlsx", &backwards).unwrap_err().code(), "input-malformed");
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        assert_eq!(refusal(b""), (None, InputFault::UnknownFormat));
        assert_eq!(refusal(b"\xD0\xCF\x11\xE0 encrypted or old"), (None, InputFault::UnknownFormat));
        assert_eq!(refusal(&workbook("<sst/>", "<sheetData/>")), (None, InputFault::UnknownFormat));
        assert!(matches!(refusal(b"PK\x03\x04 and nothing else, but long enough").1, InputFault::Malformed(_)));
        let utf16 = workbook("\0<sst/>", "<sheetData/>");
        assert_eq!(refusal(&utf16).1, InputFault::Malformed("xlsx: encoding".into()));
        let other = stored(&[Member { name: "word/document.xml".into(), content: b"<w/>".to_vec() }]);
        assert!(matches!(refusal(&other).1, InputFault::Malformed(_)));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read("f.xlsx", &[b"PK\x03\x04", &bytes[..]].concat());
        }

        #[test]
        fn no_sheet_makes_the_reader_panic(
            shared in "(<|>|si|sst|t|/|=|\"|&|;|#|9| |uniqueCount){0,30}",
            sheet in "(<|>|row|c|v|is|t|r|/|=|\"|A|9|s|&lt;|dimension|sheetData| |<row r=\"|<c r=\"|\">){0,40}",
        ) {
            let _ = read("f.xlsx", &workbook(&shared, &sheet));
            let _ = read("f.xlsx", &workbook("<sst/>", &format!("<sheetData>{sheet}</sheetData>")));
        }
    }
}
