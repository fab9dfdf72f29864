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
