//! Where the stamp of a signature is wanted: a page, and a place on a grid over it. A tag in the text of the document says
//! the same from within.
//!
//! It must not know of points or of PDF files.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Columns of the grid, named A, B, C from the left.
pub const COLUMNS: u8 = 3;
/// Rows of the grid, numbered from 1 at the top.
pub const ROWS: u8 = 10;
/// What opens a tag and what closes it: `[[signature:2]]` is where the second signature of the circuit goes.
const OPENS: &str = "[[signature:";
const CLOSES: &str = "]]";
/// The words for the last page.
const LAST: [&str; 3] = ["last", "derniere", "dernière"];

/// A place on a page, as in `2:B7` or `last:C10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StampPlace {
    /// From 1; none for the last page.
    pub page: Option<u32>,
    /// From 0, from the left.
    pub column: u8,
    /// From 0, from the top.
    pub row: u8,
}

impl StampPlace {
    /// The place that a text names: `PAGE:PLACE`, or `PLACE` alone for the last page.
    pub fn read(text: &str) -> Option<Self> {
        let (page, cell) = text.trim().rsplit_once(':').unwrap_or((LAST[0], text.trim()));
        let word = page.trim().to_lowercase();
        let page = match word.parse::<u32>() {
            Ok(n) if n > 0 => Some(n),
            _ if LAST.contains(&word.as_str()) => None,
            _ => return None,
        };
        let (column, row) = cell_of(cell.trim())?;
        Some(Self { page, column, row })
    }

    /// The name of the place on its page, such as `B7`.
    pub fn cell(self) -> String {
        format!("{}{}", char::from(b'A' + self.column), self.row + 1)
    }
}

fn cell_of(cell: &str) -> Option<(u8, u8)> {
    let letter = cell.bytes().next()?.to_ascii_uppercase();
    let column = letter.checked_sub(b'A').filter(|c| *c < COLUMNS)?;
    let digits = cell.get(1..).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let row = digits.parse::<u8>().ok().filter(|r| (1..=ROWS).contains(r))?;
    Some((column, row - 1))
}

impl fmt::Display for StampPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.page {
            Some(page) => write!(f, "{page}:{}", self.cell()),
            None => write!(f, "{}:{}", LAST[0], self.cell()),
        }
    }
}

/// The tags in a text: where each begins and ends, bytes, and the number of the signature, from 1.
pub fn tags(text: &str) -> Vec<(std::ops::Range<usize>, u32)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = text[at..].find(OPENS).map(|n| at + n) {
        let inside = start + OPENS.len();
        let Some(end) = text[inside..].find(CLOSES).map(|n| inside + n) else { break };
        if let Some(n) = text[inside..end].trim().parse::<u32>().ok().filter(|n| *n > 0) {
            found.push((start..end + CLOSES.len(), n));
        }
        at = inside;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        for (text, told) in
            [("2:B7", "2:B7"), (" last:c10 ", "last:C10"), ("dernière:A1", "last:A1"), ("B3", "last:B3")]
        {
            assert_eq!(StampPlace::read(text).unwrap().to_string(), told);
        }
        for wrong in ["", "2:", "0:B7", "2:D1", "2:B0", "2:B11", "2:B+1", "x:B1", "2:É1"] {
            assert_eq!(StampPlace::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn tags_are_found_in_their_order_and_others_are_text() {
        let text = "é [[signature:2]] et [[signature: 11 ]][[signature:0]] [[signature:x]] [[visa:1]] [[signature:3";
        let found = tags(text);
        assert_eq!(found.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [2, 11]);
        assert_eq!(&text[found[0].0.clone()], "[[signature:2]]");
    }
}
