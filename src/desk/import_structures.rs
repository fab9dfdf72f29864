//! Taking in a register of structures: what is new, what has changed, what is gone; then one act.

use super::Desk;
use super::files::{self, LARGEST};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::ids::StructureId;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan, Warning};
use crate::domain::state::State;
use crate::domain::structure::{Standing, Structure, differences};
use crate::domain::trouble::{InputFault, Outcome, Trouble};
use crate::exchange::detect::{self, Kind};
use crate::exchange::{plausible, rnsr, ror};
use std::path::PathBuf;

/// Registers of structures that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Rnsr,
    Ror,
}

impl Source {
    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rnsr => "rnsr",
            Self::Ror => "ror",
        }
    }
}

/// Takes in a register of structures. No source: told by the file's content.
#[derive(Clone, Debug)]
pub struct ImportStructures {
    pub file: PathBuf,
    pub source: Option<Source>,
}

/// What a file would change.
struct Comparison {
    file: String,
    source: Source,
    read: usize,
    new: Vec<Structure>,
    changed: Vec<Structure>,
    gone: Vec<StructureId>,
    /// Known structures that the file lacks, where there are too many of them to be closed.
    partial: usize,
    warnings: Vec<Warning>,
}

impl ImportStructures {
    fn compare(&self, desk: &Desk, watch: &Watch) -> Outcome<Comparison> {
        let state = desk.state();
        let (file, content) = files::read(&self.file, LARGEST)?;
        let source = match self.source {
            Some(source) => source,
            None => match detect::detect(&content) {
                Some(Kind::Rnsr) => Source::Rnsr,
                Some(Kind::Ror) => Source::Ror,
                Some(_) => return Err(Trouble::Input { file, line: None, why: InputFault::UnknownFormat }),
                None => {
                    // What can be said of it is said: nothing, another encoding, no text.
                    plausible(&file, &content)?;
                    return Err(Trouble::Input { file, line: None, why: InputFault::UnknownFormat });
                }
            },
        };
        let mut step = |done, total| watch.step(done, total);
        let import = match source {
            Source::Rnsr => rnsr::read(&file, &content, &state.desk.uai, &mut step)?,
            Source::Ror => ror::read(&file, &content, &state.structures, &mut step)?,
        };
        let mut found = Comparison {
            file,
            source,
            read: import.read,
            new: Vec::new(),
            changed: Vec::new(),
            gone: Vec::new(),
            partial: 0,
            warnings: import.warnings,
        };
        let mut seen = std::collections::BTreeSet::new();
        for structure in import.structures {
            seen.insert(structure.id.clone());
            match state.structures.get(&structure.id) {
                None => found.new.push(structure),
                Some(known) => {
                    let fresh = structure.keeping_choices_of(known);
                    if !differences(known, &fresh).is_empty() {
                        found.changed.push(fresh);
                    }
                }
            }
        }
        let gone = missing(state, source, &seen);
        // A release of the register loses a few structures a year; a file that lacks a quarter of them is a part of it.
        let known = state.structures.len();
        if gone.len() > 20.max(known / 4) {
            found.partial = gone.len();
        } else {
            found.gone = gone;
        }
        Ok(found)
    }
}

/// Active structures of this register that the file does not hold.
fn missing(state: &State, source: Source, seen: &std::collections::BTreeSet<StructureId>) -> Vec<StructureId> {
    let ours = |s: &Structure| s.id.as_str().starts_with("ror:") == (source == Source::Ror);
    state
        .structures
        .values()
        .filter(|s| s.standing == Standing::Active && ours(s) && !seen.contains(&s.id))
        .map(|s| s.id.clone())
        .collect()
}

fn called(state: &State, structure: &Structure) -> String {
    let short = structure.short(&state.desk.uai);
    if short == structure.id.as_str() { short.to_owned() } else { format!("{short} ({})", structure.id) }
}

impl Verb for ImportStructures {
    fn plan(&self, desk: &Desk, _now: Moment, watch: &Watch) -> Outcome<Plan> {
        let found = self.compare(desk, watch)?;
        let state = desk.state();
        let touched = found.new.len() + found.changed.len() + found.gone.len();
        let heading = Heading::ImportStructures { file: found.file.clone(), format: found.source.word() };
        let mut plan = Plan::new(heading, Grade::Confirmed)
            .note(Note::Read(found.read))
            .note(Note::New(found.new.len()))
            .note(Note::Changed(found.changed.len()))
            .note(Note::Gone(found.gone.len()))
            .note(Note::Same(found.read.saturating_sub(found.new.len() + found.changed.len() + found.warnings_out())))
            .note(Note::Warnings(found.warnings.len()));
        if found.partial > 0 {
            plan = plan.note(Note::Partial(found.partial));
        }
        if touched == 0 {
            plan = plan.note(Note::Unchanged);
        }
        plan.items.extend(found.new.iter().map(|s| Item::New(called(state, s))));
        for fresh in &found.changed {
            if let Some(known) = state.structures.get(&fresh.id) {
                let differences = differences(known, fresh);
                plan.items.push(Item::Changed { name: called(state, fresh), differences });
            }
        }
        let gone = found.gone.iter().filter_map(|id| state.structures.get(id));
        plan.items.extend(gone.map(|s| Item::Gone(called(state, s))));
        plan.warnings = found.warnings;
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.writable()?;
        let found = self.compare(desk, watch)?;
        let source = format!("{}:{}", found.source.word(), found.file);
        let mut done = Done::default();
        let mut facts = Vec::new();
        for structure in found.new.into_iter().chain(found.changed) {
            done.done.push(structure.id.0.clone());
            facts.push(Fact::StructureRecorded { structure: Box::new(structure), source: source.clone() });
        }
        for structure in found.gone {
            done.done.push(structure.0.clone());
            facts.push(Fact::StructureClosed { structure, source: source.clone() });
        }
        done.unchanged = facts.is_empty();
        watch.step(1, 1)?;
        desk.commit(now, None, facts)?;
        Ok(done)
    }
}

impl Comparison {
    /// Rows that a warning left out.
    fn warnings_out(&self) -> usize {
        use crate::domain::plan::WarningKind::{BadCheckLetter, MatchProposed, Twice};
        let left_out = |w: &&Warning| matches!(w.what, BadCheckLetter | Twice | MatchProposed { .. });
        self.warnings.iter().filter(left_out).count()
    }
}
