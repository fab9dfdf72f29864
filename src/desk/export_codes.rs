//! The portal's file: every code that works, one line a login, written whole and only where something changed.

use super::Desk;
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::Outcome;
use crate::exchange::htpasswd;
use crate::register::entry::hex;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Mode of a new file: the portal's group may read it, nobody else.
const MODE: u32 = 0o640;

/// Writes the portal's file of logins and hashes.
#[derive(Clone, Debug)]
pub struct ExportCodes {
    pub path: PathBuf,
}

impl ExportCodes {
    /// The file's text and its number of lines. The day decides which codes of last year still work.
    fn content(desk: &Desk, now: Moment) -> Outcome<(String, usize)> {
        let state = desk.state();
        let calendar = state.calendar(now.day);
        let mut lines: BTreeMap<String, String> = BTreeMap::new();
        for code in state.codes.values().filter(|c| c.life(calendar, now.day).works()) {
            lines.insert(code.login.as_str().to_owned(), code.portal_hash.clone());
        }
        let lines: Vec<(String, String)> = lines.into_iter().collect();
        Ok((htpasswd::write(&lines)?, lines.len()))
    }

    fn same(&self, text: &str) -> bool {
        std::fs::read(&self.path).is_ok_and(|there| there == text.as_bytes())
    }
}

impl Verb for ExportCodes {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (text, lines) = Self::content(desk, now)?;
        let path = self.path.display().to_string();
        let plan = Plan::new(Heading::Export { format: "htpasswd", path: path.clone() }, Grade::Reversible)
            .note(Note::Lines(lines))
            .item(Item::Will(path));
        Ok(if self.same(&text) { plan.note(Note::Unchanged) } else { plan })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let (text, lines) = Self::content(desk, now)?;
        let file = Some(self.path.display().to_string());
        if self.same(&text) {
            // The desk notes that the portal has what it should, unless it has noted so since the last change.
            if desk.state().exported.is_none() || stale(desk) {
                desk.commit(now, None, vec![fact(&text, lines)])?;
            }
            return Ok(Done { file, unchanged: true, ..Done::default() });
        }
        desk.ready(now)?;
        files::replace(&self.path, text.as_bytes(), MODE)?;
        desk.commit(now, None, vec![fact(&text, lines)])?;
        Ok(Done { done: vec![lines.to_string()], file, ..Done::default() })
    }
}

fn stale(desk: &Desk) -> bool {
    let state = desk.state();
    match (&state.exported, &state.codes_changed) {
        (Some(export), Some(change)) => export.lamport < change.lamport,
        _ => false,
    }
}

fn fact(text: &str, lines: usize) -> Fact {
    let digest = hex(&Sha256::digest(text.as_bytes()));
    Fact::CodesExported { format: "htpasswd".to_owned(), lines: lines as u64, digest }
}
