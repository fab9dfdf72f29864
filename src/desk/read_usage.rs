//! Reading a log of the portal: what it says is shown first, then counted by code and day, once for each line.
//!
//! Addresses and pages are looked at while the file passes by; nothing of them is written down.

use super::Desk;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::clean::visible_line;
use crate::domain::fact::Fact;
use crate::domain::login::Login;
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan, Warning, WarningKind};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Trouble};
use crate::domain::usage::{Generations, UsageRow, is_new, like_code, personal, shown, units};
use crate::exchange::usage::{Detected, Format, Log, PRESETS, Reading, detect, read};
use chrono::{Local, NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Rows of a fact: an entry of the register takes sixty thousand bytes.
const ROWS: usize = 200;
/// Days whose generations of codes are told, the latest ones.
const DAYS: usize = 14;
/// Groups of the portal that are told, the largest ones.
const GROUPS: usize = 8;

/// Reads a log of the portal.
#[derive(Clone, Debug)]
pub struct ReadUsage {
    pub file: PathBuf,
    /// The name of a preset or a format string; none where the first lines tell it.
    pub format: Option<String>,
    /// Keep counts of codes only, of this desk and of what may become one; otherwise of all logins but those of single
    /// persons.
    pub only_codes: bool,
}

/// The word for the format that the first lines tell.
pub const AUTOMATIC: &str = "auto";

/// The names of formats and what each looks like; an empty one is told by the file's first line.
pub fn log_formats() -> impl Iterator<Item = (&'static str, &'static str)> {
    PRESETS.iter().map(|p| (p.name, p.format))
}

/// A log and its bare name.
pub(super) fn open(path: &Path) -> Outcome<(String, File)> {
    let io = |e: std::io::Error| Trouble::io(path, &e);
    let file = File::open(path).map_err(io)?;
    if !file.metadata().map_err(io)?.is_file() {
        return Err(io(std::io::ErrorKind::IsADirectory.into()));
    }
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    Ok((visible_line(&name), file))
}

/// The format that was named; else the one that fits the first lines, and a remark that says so.
pub(super) fn format_of(named: Option<&str>, name: &str, file: &mut File) -> Outcome<(Format, Option<Note>)> {
    if let Some(named) = named {
        return Ok((Format::of(named)?, None));
    }
    let Detected { format, fit, of } = detect(file, name, here)?;
    let told = Note::FormatTaken { name: format.name.clone(), fit, of };
    Ok((format, Some(told)))
}

/// The instant of a date that was written by a clock of this place. An hour that the change of the clock left out is
/// taken for the one behind it.
pub(super) fn here(at: NaiveDateTime) -> Option<i64> {
    let found = Local.from_local_datetime(&at).earliest();
    let found = found.or_else(|| Local.from_local_datetime(&at.checked_add_signed(TimeDelta::hours(1))?).earliest());
    found.map(|at| at.timestamp())
}

/// Tells a watch of bytes.
pub(super) fn step(watch: &Watch) -> impl FnMut(u64, u64) -> Outcome<()> {
    |done, total| watch.step(usize::try_from(done).unwrap_or(usize::MAX), usize::try_from(total).unwrap_or(usize::MAX))
}

impl ReadUsage {
    fn read(&self, desk: &Desk, watch: &Watch) -> Outcome<(Reading, Option<Note>)> {
        let (name, mut file) = open(&self.file)?;
        let (format, taken) = format_of(self.format.as_deref(), &name, &mut file)?;
        let reading = read(&mut file, &name, &format, &desk.state().logs_read, here, &mut step(watch))?;
        Ok((reading, taken))
    }

    /// The rows that are kept. A code may be taken in after the log in which it was seen: what is shaped like one is
    /// kept and found again then.
    fn kept<'a>(&self, codes: &BTreeSet<&Login>, log: &'a Log) -> Vec<&'a UsageRow> {
        let wanted =
            |login: &Login| codes.contains(login) || if self.only_codes { like_code(login) } else { !personal(login) };
        log.rows.iter().filter(|row| wanted(&row.login)).collect()
    }
}

/// The logins of this desk.
fn codes(state: &State) -> BTreeSet<&Login> {
    state.codes.values().map(|c| &c.login).collect()
}

/// Old and new codes by day, the latest days.
fn generations(state: &State, log: &Log, mut plan: Plan) -> Plan {
    let mut days: BTreeMap<NaiveDate, Generations> = BTreeMap::new();
    for (day, login, lines) in &log.own_days {
        let at = days.entry(*day).or_default();
        *(if is_new(state, login, *day) { &mut at.new } else { &mut at.old }) += lines;
    }
    let first = days.len().saturating_sub(DAYS);
    plan.notes.extend(days.into_iter().skip(first).map(|(day, lines)| Note::Generations(day, lines)));
    let days = units(state, &log.rows);
    let first = days.len().saturating_sub(DAYS);
    plan.notes.extend(days.into_iter().skip(first).map(|(day, units)| Note::Units(day, units)));
    plan
}

fn count(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

impl Verb for ReadUsage {
    fn plan(&self, desk: &Desk, _now: Moment, watch: &Watch) -> Outcome<Plan> {
        let (reading, taken) = self.read(desk, watch)?;
        let (state, log) = (desk.state(), &reading.log);
        let codes = codes(state);
        let seen: BTreeSet<&Login> = log.rows.iter().map(|r| &r.login).collect();
        let kept: BTreeSet<&Login> = self.kept(&codes, log).into_iter().map(|r| &r.login).collect();
        let mut plan = Plan::new(Heading::ReadUsage { file: reading.read.file.clone() }, Grade::Confirmed);
        plan.notes.extend(taken);
        if reading.read.size == reading.before {
            // A column of zeros would hide why nothing is counted.
            return Ok(plan.note(Note::ReadBefore(reading.before)).note(Note::Unchanged));
        }
        plan.notes.extend(log.samples.iter().cloned().map(|s| Note::Sample(Box::new(s))));
        plan = plan
            .note(Note::Read(count(log.lines)))
            .note(Note::Figure(Figure::StrangeLines, count(log.strange)))
            .note(Note::Figure(Figure::Openings, count(log.openings)))
            .note(Note::Figure(Figure::Refusals, count(log.refusals)))
            .note(Note::Figure(Figure::CodesSeen, seen.len()))
            .note(Note::Figure(Figure::Spellings, log.spellings))
            .note(Note::Figure(Figure::UnknownCodes, seen.iter().filter(|l| !codes.contains(*l)).count()))
            .note(Note::Figure(Figure::KeptCodes, kept.len()))
            .note(Note::Figure(Figure::AwaitedCodes, kept.iter().filter(|l| !codes.contains(*l)).count()));
        plan.notes.extend(log.groups.iter().take(GROUPS).map(|g| Note::Group {
            name: g.name.clone(),
            logins: g.logins,
            spellings: g.spellings,
        }));
        plan = generations(state, log, plan);
        plan.notes.extend(log.peak.clone().map(|p| Note::Peak(Box::new(p))));
        if reading.before > 0 {
            plan = plan.note(Note::ReadBefore(reading.before));
        }
        if reading.unended {
            plan = plan.note(Note::Unended);
        }
        plan.items.extend(kept.into_iter().map(|login| Item::Will(shown(login))));
        let strange = log.strange_lines.iter();
        plan.warnings = strange
            .map(|line| Warning { line: *line, subject: String::new(), what: WarningKind::StrangeLine })
            .collect();
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (reading, _) = self.read(desk, watch)?;
        if reading.read.size == reading.before {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let kept = self.kept(&codes(desk.state()), &reading.log);
        let logins: BTreeSet<&Login> = kept.iter().map(|r| &r.login).collect();
        let done = Done { done: logins.into_iter().map(shown).collect(), ..Done::default() };
        let mut facts = vec![Fact::UsageRead { log: reading.read.clone() }];
        let chunks = kept.chunks(ROWS).map(|rows| rows.iter().copied().cloned().collect());
        facts.extend(chunks.map(|rows| Fact::UsageCounted { rows }));
        watch.step(1, 1)?;
        desk.commit(now, None, facts)?;
        Ok(done)
    }
}
