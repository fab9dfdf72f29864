//! The cells of one row on their way in: cleaned, and whatever was taken out is told with the line.
//!
//! It must not know of file formats; it serves them all.

use crate::domain::clean;
use crate::domain::plan::{Warning, WarningKind};

/// Hidden characters written out in one warning; more are only hinted at.
const TOLD: usize = 12;

/// One row of a file and what there is to tell about it.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub line: u64,
    /// What the warnings call the row: a number, a name.
    pub subject: String,
    pub warnings: &'a mut Vec<Warning>,
}

impl Row<'_> {
    /// Tells something about the row.
    pub fn warn(&mut self, what: WarningKind) {
        self.warnings.push(Warning { line: self.line, subject: self.subject.clone(), what });
    }

    /// A cell made harmless; what was taken out of it is told.
    pub fn clean(&mut self, field: &'static str, raw: &str) -> String {
        let cleaned = clean::label(raw);
        self.tell_removed(field, cleaned.removed);
        cleaned.text
    }

    /// The elements of a cell that holds several, each made harmless; all that was taken out is told at once.
    pub fn clean_each(&mut self, field: &'static str, raw: Vec<String>) -> Vec<String> {
        let mut removed = Vec::new();
        let texts = raw
            .into_iter()
            .map(|part| {
                let cleaned = clean::label(&part);
                removed.extend(cleaned.removed);
                cleaned.text
            })
            .collect();
        self.tell_removed(field, removed);
        texts
    }

    fn tell_removed(&mut self, field: &'static str, removed: Vec<char>) {
        if removed.is_empty() {
            return;
        }
        let mut kinds: Vec<char> = Vec::new();
        for c in removed {
            if !kinds.contains(&c) {
                kinds.push(c);
            }
            if kinds.len() > TOLD {
                break;
            }
        }
        let mut characters: Vec<String> = kinds.iter().take(TOLD).map(|&c| clean::written(c)).collect();
        if kinds.len() > TOLD {
            characters.push("…".to_owned());
        }
        self.warn(WarningKind::Removed { field, characters: characters.join(" ") });
    }
}
