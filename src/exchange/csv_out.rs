//! Tables out, as CSV that a spreadsheet opens without running anything: every field quoted, what could be read as a
//! formula defused, hidden characters written out. It must not know what the columns mean.

use crate::domain::clean;

/// Signs with which a spreadsheet begins a formula, in all their widths.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// A table as text: semicolons, every field quoted, rows ended by CRLF, no mark of byte order.
pub fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = row(header.iter().copied());
    for cells in rows {
        text.push_str(&row(cells.iter().map(String::as_str)));
    }
    text
}

/// One row, ended.
pub fn row<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let fields: Vec<String> = cells.into_iter().map(field).collect();
    fields.join(";") + "\r\n"
}

/// One field, quoted. A telephone number in `+33` or a negative number gets the apostrophe too.
pub fn field(cell: &str) -> String {
    let guard = if is_formula(cell) { "'" } else { "" };
    format!("\"{guard}{}\"", clean::visible(cell).replace('"', "\"\""))
}

/// A field that was written by [`field`], without the apostrophe that it may have got.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whether a spreadsheet might take a cell for a formula: the first sign that is not white space decides, and so do
/// tabulations and line ends in front of it.
fn is_formula(cell: &str) -> bool {
    let body = cell.trim_start();
    let gap = &cell[..cell.len() - body.len()];
    gap.contains(['\t', '\r', '\n']) || body.starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a spreadsheet gets to see, by another reader of CSV.
    fn read_back(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn every_field_is_quoted_and_rows_end_as_spreadsheets_end_them() {
        let text = table(&["a", "b"], [vec!["1".to_owned(), "dit \"x\"; y".to_owned()]]);
        assert_eq!(text, "\"a\";\"b\"\r\n\"1\";\"dit \"\"x\"\"; y\"\r\n");
    }

    #[test]
    fn formulas_of_every_width_are_defused() {
        for cell in
            ["=1+1", "+33 1 44", "-2", "@SUM(A1)", "  =1", "\u{a0}=1", "＝1", "＋1", "－1", "＠a", "\u{3000}＝1"]
        {
            assert_eq!(read_back(&row([cell]))[0], [format!("'{cell}")], "{cell}");
        }
        for cell in ["\t=1", "\r=1", "\n=1", "\tx"] {
            assert!(field(cell).starts_with("\"'"), "{cell:?}");
        }
        for cell in ["", "U 1016", "a=b", "'=1", "01 44 23 60 00", "Évry-Courcouronnes"] {
            assert_eq!(field(cell), format!("\"{cell}\""));
        }
    }

    #[test]
    fn hidden_characters_are_written_out() {
        assert_eq!(field("a\u{1b}]52;\u{202e}b"), "\"a<U+001B>]52;<U+202E>b\"");
    }

    proptest! {
        #[test]
        fn no_cell_can_become_a_formula_or_leave_its_place(cells in prop::collection::vec(any::<String>(), 1..6)) {
            let text = row(cells.iter().map(String::as_str));
            prop_assert!(text.chars().all(|c| "\r\n".contains(c) || !clean::deceives(c)));
            let rows = read_back(&text);
            prop_assert_eq!(rows.len(), 1);
            prop_assert_eq!(rows[0].len(), cells.len());
            for cell in &rows[0] {
                let first = cell.trim_start().chars().next().unwrap_or('x');
                prop_assert!(!"=+-@＝＋－＠".contains(first), "{cell:?}");
            }
        }

        #[test]
        fn what_was_written_is_read_back(cell in "[-=+@＝ '\"a;é]{0,8}") {
            prop_assume!(!cell.starts_with('\''));
            let rows = read_back(&row([cell.as_str()]));
            prop_assert_eq!(unguarded(&rows[0][0]), cell);
        }
    }
}
