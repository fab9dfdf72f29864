//! Registering many structures at once from a table of correspondents.

use super::Desk;
use super::child;
use super::files;
use super::register::Register;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::find;
use crate::domain::ids::StructureId;
use crate::domain::order::Meta;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan, Warning, WarningKind};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::exchange::correspondents::{self, Row};
use crate::exchange::detect::{self, Kind};
use crate::exchange::inist;
use crate::exchange::table::{self, Table};
use std::path::PathBuf;

/// Most bytes of a table.
const LARGEST_TABLE: u64 = 64 * 1024 * 1024;

/// How a table is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Windows1252,
}

/// Registers the structures of a table (structure, name, mail, phone, head-counts), CSV or XLSX.
#[derive(Clone, Debug)]
pub struct ImportCorrespondents {
    pub file: PathBuf,
    /// None: told by the file's content.
    pub encoding: Option<Encoding>,
    /// Somebody is to look at each before its code is issued.
    pub to_check: bool,
}

/// What a table would do.
struct Rows {
    file: String,
    read: usize,
    /// Rows that say what is known already.
    same: usize,
    /// It was taken to be of an older encoding.
    older: bool,
    facts: Vec<Fact>,
    names: Vec<String>,
    refused: Vec<(String, Rule)>,
    warnings: Vec<Warning>,
}

impl ImportCorrespondents {
    fn table(&self, desk: &Desk) -> Outcome<(String, Table)> {
        let (file, content) = files::read(&self.file, LARGEST_TABLE)?;
        let table = if detect::detect(&content) == Some(Kind::Xlsx) {
            child::sheet(&desk.reader, &file, &content)?
        } else {
            let encoding = self.encoding.map(|e| match e {
                Encoding::Utf8 => table::Encoding::Utf8,
                Encoding::Windows1252 => table::Encoding::Windows1252,
            });
            table::read(&file, &content, encoding)?
        };
        Ok((file, table))
    }

    fn rows(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Rows> {
        let (file, table) = self.table(desk)?;
        if inist::is_units(&table.header) {
            // The national portal's list of units: its width must be right before a column is believed.
            inist::units(&file, &table)?;
        }
        let correspondents::Correspondents { rows: list, warnings } =
            correspondents::read(&file, &table, &desk.state().desk.domains)?;
        let older = self.encoding.is_none() && table.encoding == table::Encoding::Windows1252;
        let mut rows = Rows {
            file,
            read: table.rows.len(),
            same: 0,
            older,
            facts: vec![],
            names: vec![],
            refused: vec![],
            warnings,
        };
        // Each row sees what the rows before it would have done: one person may answer for two structures.
        let mut state = desk.state().clone();
        state.campaign(now.day).ok_or(Rule::NoCampaign)?;
        for (n, row) in list.iter().enumerate() {
            watch.step(n, list.len())?;
            let facts = find::structure(&state, &row.structure)
                .map_err(Trouble::from)
                .and_then(|id| self.registration(row, id).facts(&state, now));
            match facts {
                Ok(facts) if facts.is_empty() => rows.same += 1,
                Ok(facts) => {
                    for fact in &facts {
                        state.apply(&Meta::default(), fact.clone());
                    }
                    rows.names.push(format!("{} — {} <{}>", row.structure, row.name, row.mail));
                    rows.facts.extend(facts);
                }
                Err(Trouble::Rule(why)) => rows.refuse(row, why),
                Err(other) => return Err(other),
            }
        }
        Ok(rows)
    }

    fn registration(&self, row: &Row, structure: StructureId) -> Register {
        let Row { name, mail, phone, headcount, declared, .. } = row.clone();
        Register { structure, name, mail, phone, headcount, declared, to_check: self.to_check }
    }
}

impl Rows {
    fn refuse(&mut self, row: &Row, why: Rule) {
        let what = match &why {
            Rule::NoSuchStructure { typed } => Some(WarningKind::UnknownStructure(typed.clone())),
            Rule::AmbiguousStructure { typed, .. } => Some(WarningKind::AmbiguousStructure(typed.clone())),
            Rule::MailRefused { mail, .. } => Some(WarningKind::BadMail(mail.clone())),
            _ => None,
        };
        if let Some(what) = what {
            self.warnings.push(Warning { line: row.line, subject: row.structure.clone(), what });
        }
        self.refused.push((row.structure.clone(), why));
    }
}

impl Verb for ImportCorrespondents {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        let rows = self.rows(desk, now, watch)?;
        let mut plan = Plan::new(Heading::ImportCorrespondents { file: rows.file }, Grade::Confirmed);
        plan.notes.extend(rows.older.then_some(Note::EncodingTaken));
        plan = plan.note(Note::Read(rows.read)).note(Note::Same(rows.same)).note(Note::Warnings(rows.warnings.len()));
        plan.items.extend(rows.names.into_iter().map(Item::Will));
        plan.items.extend(rows.refused.into_iter().map(|(name, why)| Item::Blocked { name, why }));
        plan.warnings = rows.warnings;
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.writable()?;
        let rows = self.rows(desk, now, watch)?;
        watch.step(1, 1)?;
        let unchanged = rows.facts.is_empty();
        desk.commit(now, None, rows.facts)?;
        Ok(Done { done: rows.names, refused: rows.refused, unchanged, ..Done::default() })
    }
}
