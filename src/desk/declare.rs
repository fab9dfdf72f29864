//! The yearly declaration to the publishers, written as a table: structures and head-counts, never codes.

use super::Desk;
use super::files;
use super::report::letterhead;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::declaration::{Declaration, declaration};
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan, WarningKind};
use crate::domain::trouble::{Outcome, Rule};
use crate::exchange::declaration as tables;
use crate::paper::letter::Press;
use crate::paper::sheets;
use crate::register::entry::hex;
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;

pub use crate::exchange::declaration::Titles;

/// Mode of a new file.
const MODE: u32 = 0o600;

/// How a declaration is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    #[default]
    Csv,
    Xlsx,
    /// Typeset.
    Pdf,
}

impl Sheet {
    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
        }
    }
}

/// Writes the declaration of a campaign to the publishers.
#[derive(Clone, Debug)]
pub struct Declare {
    pub year: u16,
    pub path: PathBuf,
    pub format: Sheet,
    /// The words of the table, in the language of whoever asks.
    pub titles: Titles,
}

impl Desk {
    /// What a campaign declares to the publishers.
    pub fn declaration(&self, year: u16, now: Moment) -> Outcome<Declaration> {
        let campaign = self.state.campaigns.get(&year).ok_or(Rule::NoSuchCampaign { year })?;
        Ok(declaration(&self.state, campaign, now.day))
    }
}

impl Declare {
    /// The file's bytes, and what is in it.
    fn content(&self, desk: &Desk, now: Moment) -> Outcome<(Vec<u8>, Declaration)> {
        let found = desk.declaration(self.year, now)?;
        let opens = desk.state().campaigns.get(&self.year).map(|c| c.opens).unwrap_or_default();
        let bytes = match self.format {
            Sheet::Csv => tables::csv(&found, &self.titles).into_bytes(),
            Sheet::Xlsx => tables::xlsx(&found, &self.titles, opens)?,
            Sheet::Pdf => self.typeset(desk, &found, now)?,
        };
        Ok((bytes, found))
    }

    fn typeset(&self, desk: &Desk, found: &Declaration, now: Moment) -> Outcome<Vec<u8>> {
        let (state, year) = (desk.state(), self.year);
        let campaign = state.campaigns.get(&year).ok_or(Rule::NoSuchCampaign { year })?;
        let head = letterhead(state, campaign, now.day)?;
        let frame = sheets::Frame { institute: &state.desk.organisation, head: &head, day: now.day };
        let rows: Vec<sheets::DeclaredRow> = found
            .rows
            .iter()
            .map(|row| sheets::DeclaredRow {
                label: row.label.clone(),
                title: row.title.clone(),
                city: row.city.clone(),
                office: row.region.clone(),
                headcount: row.headcount,
            })
            .collect();
        Press::default().sheet(&sheets::declaration(&frame, year, &state.desk.partner, &rows))
    }

    fn same(&self, bytes: &[u8]) -> bool {
        std::fs::read(&self.path).is_ok_and(|there| there == bytes)
    }
}

impl Verb for Declare {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (bytes, found) = self.content(desk, now)?;
        let path = self.path.display().to_string();
        let heading = Heading::Declare { year: self.year, path: path.clone() };
        let plan = Plan::new(heading, Grade::Reversible).note(Note::Lines(found.rows.len())).item(Item::Will(path));
        let assumed = found.rows.iter().filter(|row| row.assumed);
        let plan = assumed.fold(plan, |plan, row| plan.warn(&row.label, WarningKind::ClassAssumed));
        Ok(if self.same(&bytes) { plan.note(Note::Unchanged) } else { plan })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let (bytes, found) = self.content(desk, now)?;
        let lines = found.rows.len();
        let file = Some(self.path.display().to_string());
        if self.same(&bytes) {
            return Ok(Done { file, unchanged: true, ..Done::default() });
        }
        desk.ready(now)?;
        files::replace(&self.path, &bytes, MODE)?;
        let format = self.format.word().to_owned();
        let digest = hex(&Sha256::digest(&bytes));
        desk.commit(now, None, vec![Fact::Declared { year: self.year, format, lines: lines as u64, digest }])?;
        Ok(Done { done: vec![lines.to_string()], file, ..Done::default() })
    }
}
