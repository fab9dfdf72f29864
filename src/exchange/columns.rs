//! Columns found by their names, in either language, whatever the case, the accents and the filling words.
//!
//! It must not know which tables there are.

use super::fault;
use crate::domain::fold::fold;
use crate::domain::trouble::{InputFault, Outcome};

/// A column with a meaning.
pub(super) struct Column {
    /// The name that messages give it.
    pub name: &'static str,
    /// Its spellings as [`key`] writes them, the surest first.
    pub spellings: &'static [&'static str],
}

/// Words that say nothing about which column it is.
const FILLING: [&str; 18] = [
    "effectif",
    "effectifs",
    "nombre",
    "nb",
    "nbre",
    "n",
    "number",
    "count",
    "headcount",
    "of",
    "de",
    "des",
    "du",
    "d",
    "la",
    "le",
    "l",
    "the",
];

impl Column {
    /// Where the column stands, if it does: a table may well hold both `code` and `structure`, and the surest wins.
    pub fn place(&self, header: &[String]) -> Option<usize> {
        let keys: Vec<String> = header.iter().map(|h| key(h)).collect();
        self.spellings.iter().find_map(|spelling| keys.iter().position(|k| k == spelling))
    }

    /// Where the column stands in a table that cannot do without it.
    pub fn needed(&self, file: &str, header: &[String]) -> Outcome<usize> {
        let missing = || fault(file, Some(1), InputFault::MissingColumn(self.name.to_owned()));
        self.place(header).ok_or_else(missing)
    }
}

/// A header as it is compared: folded, without signs and filling words.
fn key(header: &str) -> String {
    let folded = fold(header);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !FILLING.contains(w)).collect()
}
