//! Tables that leave the desk as CSV, safe to open in a spreadsheet.

use crate::domain::office::OfficeTable;
use crate::exchange::{csv_out, offices};

/// Rows under a header, as a spreadsheet opens them without running anything.
pub fn csv(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    csv_out::table(header, rows)
}

/// The table of regional offices, to be edited and taken in again.
pub fn offices_csv(table: &OfficeTable) -> String {
    offices::write(table)
}
