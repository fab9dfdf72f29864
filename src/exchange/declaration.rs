//! The declaration to the publishers as a table: CSV, or a workbook whose cells are texts and numbers, never formulas.
//!
//! It must not know any language: the words come from whoever asks.

use super::csv_out;
use crate::domain::campaign::Headcount;
use crate::domain::declaration::{Declaration, Total};
use crate::domain::trouble::{Outcome, Trouble};
use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Words of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    /// Region, label, number, title, city, the four classes, all together.
    pub columns: [String; 10],
    /// Name of the sheet of structures.
    pub structures: String,
    /// Name of the sheet of totals, and of its column of structures.
    pub totals: String,
    pub count: String,
    pub total: String,
    /// What stands for a missing region.
    pub no_region: String,
}

impl Titles {
    fn region<'a>(&'a self, region: &'a str) -> &'a str {
        if region.is_empty() { &self.no_region } else { region }
    }
}

fn counts(h: Headcount) -> [u64; 5] {
    [h.cnrs.into(), h.other.into(), h.phd.into(), h.postdoc.into(), h.total()]
}

/// Rows by region, the total of each region behind its rows, the total of all at the end.
pub fn csv(declaration: &Declaration, words: &Titles) -> String {
    let mut rows = Vec::new();
    let line = |start: [&str; 5], headcount| {
        start.into_iter().map(str::to_owned).chain(counts(headcount).map(|n| n.to_string())).collect::<Vec<String>>()
    };
    for region in &declaration.regions {
        let name = words.region(&region.region);
        for r in declaration.rows.iter().filter(|r| r.region == region.region) {
            rows.push(line([name, &r.label, r.structure.as_str(), &r.title, &r.city], r.headcount));
        }
        rows.push(line([name, &words.total, "", "", ""], region.headcount));
    }
    rows.push(line([&words.total, "", "", "", ""], declaration.total.headcount));
    csv_out::table(&words.columns.each_ref().map(String::as_str), rows)
}

/// A workbook of two sheets. Its date is the day given, so that the same declaration makes the same bytes.
pub fn xlsx(declaration: &Declaration, words: &Titles, day: NaiveDate) -> Outcome<Vec<u8>> {
    workbook(declaration, words, day).map_err(|e| Trouble::damaged("xlsx", e.to_string()))
}

fn workbook(declaration: &Declaration, words: &Titles, day: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let year = u16::try_from(day.year()).unwrap_or_default();
    let (month, date) = (u8::try_from(day.month()).unwrap_or(1), u8::try_from(day.day()).unwrap_or(1));
    let created = ExcelDateTime::from_ymd(year, month, date)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet().set_name(&words.structures)?;
    head(sheet, words.columns.iter(), &bold)?;
    for (n, r) in (1..).zip(&declaration.rows) {
        let region = words.region(&r.region);
        texts(sheet, n, [region, &r.label, r.structure.as_str(), &r.title, &r.city])?;
        numbers(sheet, n, 5, counts(r.headcount))?;
    }
    let sheet = book.add_worksheet().set_name(&words.totals)?;
    let columns = [&words.columns[0], &words.count].into_iter().chain(&words.columns[5..]);
    head(sheet, columns, &bold)?;
    let all = Total { region: words.total.clone(), ..declaration.total.clone() };
    for (n, t) in (1..).zip(declaration.regions.iter().chain([&all])) {
        texts(sheet, n, [words.region(&t.region)])?;
        numbers(sheet, n, 1, [t.structures as u64])?;
        numbers(sheet, n, 2, counts(t.headcount))?;
    }
    book.save_to_buffer()
}

fn head<'a>(sheet: &mut Worksheet, names: impl Iterator<Item = &'a String>, bold: &Format) -> Result<(), XlsxError> {
    for (n, name) in (0..).zip(names) {
        sheet.write_string_with_format(0, n, name, bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn texts<const N: usize>(sheet: &mut Worksheet, row: u32, cells: [&str; N]) -> Result<(), XlsxError> {
    for (n, cell) in (0..).zip(cells) {
        sheet.write_string(row, n, crate::domain::clean::visible_line(cell))?;
    }
    Ok(())
}

fn numbers<const N: usize>(sheet: &mut Worksheet, row: u32, from: u16, cells: [u64; N]) -> Result<(), XlsxError> {
    for (n, cell) in (from..).zip(cells) {
        #[expect(clippy::cast_precision_loss, reason = "head-counts are far below what a cell holds exactly")]
        sheet.write_number(row, n, cell as f64)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::declaration::Row;
    use crate::domain::ids::StructureId;
    use crate::exchange::xlsx as reader;

    fn words() -> Titles {
        let columns =
            ["Région", "Libellé", "Numéro", "Intitulé", "Ville", "A", "B", "C", "D", "Total"].map(str::to_owned);
        Titles {
            columns,
            structures: "Structures".into(),
            totals: "Totaux".into(),
            count: "Structures".into(),
            total: "Total".into(),
            no_region: "Sans délégation".into(),
        }
    }

    fn declaration() -> Declaration {
        let headcount = Headcount { cnrs: 1, other: 2, phd: 3, postdoc: 4 };
        let row = Row {
            structure: StructureId::new("200710776M"),
            region: "Est".into(),
            label: "U 1016".into(),
            title: "=cmd|'/c calc'!A1".into(),
            city: "Paris".into(),
            headcount,
            assumed: false,
        };
        let total = Total { region: "Est".into(), structures: 1, headcount };
        let all = Total { region: String::new(), ..total.clone() };
        Declaration { year: 2027, rows: vec![row], regions: vec![total], total: all }
    }

    #[test]
    fn a_table_ends_with_the_totals_and_runs_nothing() {
        let text = csv(&declaration(), &words());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines[1].contains("\"'=cmd|'/c calc'!A1\""), "{}", lines[1]);
        assert_eq!(lines[2], "\"Est\";\"Total\";\"\";\"\";\"\";\"1\";\"2\";\"3\";\"4\";\"10\"");
        assert!(lines[3].starts_with("\"Total\";"));
    }

    #[test]
    fn a_workbook_is_the_same_bytes_each_time_and_its_texts_are_texts() {
        let day = "2027-04-03".parse().unwrap();
        let bytes = xlsx(&declaration(), &words(), day).unwrap();
        assert_eq!(xlsx(&declaration(), &words(), day).unwrap(), bytes);
        let table = reader::read("f.xlsx", &bytes).unwrap();
        assert_eq!(table.header[1], "Libellé");
        assert_eq!(table.rows[0].1[3], "=cmd|'/c calc'!A1");
        assert_eq!(table.rows[0].1[9], "10");
    }
}
