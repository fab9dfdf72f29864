//! Files of the portal that follow the codes: chosen once, then written again after each act that changes a code.

use super::Desk;
use super::export_codes::ExportCodes;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::portal::{Format, Since};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A file of the portal that was written after an act, or could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub format: String,
    pub path: String,
    /// Codes in the file, or what went wrong: the act stands all the same.
    pub outcome: Result<usize, Trouble>,
    /// Codes that the format cannot carry, and why.
    pub left_out: Vec<(String, Rule)>,
    /// Since when the portal is out of date, where it is.
    pub stale: Option<Since>,
}

/// Chooses the file of a format that follows the codes; no path: none any more.
#[derive(Clone, Debug)]
pub struct SetTarget {
    pub format: Format,
    pub path: Option<PathBuf>,
}

impl Desk {
    /// Writes every chosen file that no longer says what the codes are; what was written, what was left out and what
    /// failed. To be called after an act. What fails is told and tried again after the next act: an act is never undone by a full disk.
    pub fn publish(&mut self, now: Moment) -> Vec<Published> {
        if self.ready(now).is_err() {
            return Vec::new();
        }
        let targets = self.state.targets.clone();
        let mut found = Vec::new();
        for (name, path) in targets.iter() {
            let Some(format) = Format::named(name) else { continue };
            let (outcome, left_out) = match ExportCodes::new(PathBuf::from(path), format).write(self, now) {
                // A code that the format cannot carry changes no byte, and is told all the same, once.
                Ok(file) if file.unchanged && (file.left_out.is_empty() || !file.late) => continue,
                Ok(file) => (Ok(file.lines), file.left_out),
                Err(trouble) => (Err(trouble), Vec::new()),
            };
            let stale = if outcome.is_err() { self.state.file_stale(name, path, now.day) } else { None };
            found.push(Published { format: name.clone(), path: path.clone(), outcome, left_out, stale });
        }
        found
    }
}

impl SetTarget {
    /// The names of the targets in question: without its base, a directory means all of them.
    fn facts(&self, desk: &Desk) -> Outcome<Vec<Fact>> {
        desk.administrator()?;
        let Some(path) = &self.path else {
            let word = self.format.word();
            let base = matches!(&self.format, Format::Ldif { base } if !base.is_empty());
            let meant = |name: &&String| {
                if base { **name == self.format.name() } else { name.split(':').next() == Some(word) }
            };
            let unset = |name: &String| Fact::TargetSet { format: name.clone(), path: None };
            let written = desk.state().exports.keys().map(|(format, _)| format);
            let known: BTreeSet<&String> = desk.state().targets.keys().chain(written).collect();
            let facts: Vec<Fact> = known.into_iter().filter(meant).map(unset).collect();
            let none = || Rule::TargetNotSet { format: word.to_owned() };
            return if facts.is_empty() { Err(none().into()) } else { Ok(facts) };
        };
        let path = std::path::absolute(path).map_err(|e| Trouble::io(path, &e))?;
        let text = path.to_str().ok_or_else(|| Rule::NameRefused { character: path.display().to_string() })?;
        let format = self.format.name();
        if desk.state().targets.get(&format).is_some_and(|there| there == text) {
            return Ok(Vec::new());
        }
        Ok(vec![Fact::TargetSet { format, path: Some(text.to_owned()) }])
    }
}

/// The files that feed the portal no more once a format is given up: written after each act, or by hand.
fn given_up(desk: &Desk, fact: &Fact) -> Vec<String> {
    let Fact::TargetSet { format, path: None } = fact else {
        return Vec::new();
    };
    let written = desk.state().exports.keys().filter(|(of, _)| of == format).map(|(_, path)| path);
    let files: BTreeSet<&String> = desk.state().targets.get(format).into_iter().chain(written).collect();
    files.into_iter().map(|path| if path.is_empty() { format.clone() } else { path.clone() }).collect()
}

impl Verb for SetTarget {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let facts = self.facts(desk)?;
        let heading = Heading::Target { format: self.format.word().to_owned() };
        let mut plan = Plan::new(heading, Grade::Confirmed);
        if let Some(path) = &self.path {
            plan.notes.push(Note::Lines(desk.portal_content(&self.format, now)?.lines));
            if self.format.clear() {
                plan.notes.push(Note::ClearText);
            }
            plan.items.push(Item::Will(path.display().to_string()));
        }
        if facts.is_empty() {
            plan.notes.push(Note::Unchanged);
        }
        plan.items.extend(facts.iter().flat_map(|fact| given_up(desk, fact)).map(Item::Gone));
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let facts = self.facts(desk)?;
        let unchanged = facts.is_empty();
        let done = facts
            .iter()
            .flat_map(|fact| match fact {
                Fact::TargetSet { path: Some(path), .. } => vec![path.clone()],
                fact => given_up(desk, fact),
            })
            .collect();
        desk.commit(now, None, facts)?;
        Ok(Done { done, unchanged, ..Done::default() })
    }
}
