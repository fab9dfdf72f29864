//! What the codes screen remembers: the codes as they are listed, and what it has asked of the worker.

use super::cases::Cases;
pub use super::line::{Column, Group, Line, Order};
use crate::desk;
use crate::domain::campaign::{self, Campaign, Origin, Progress};
use crate::domain::code::AccessCode;
use crate::domain::fold::Needle;
use crate::domain::ids::{EntryId, PersonId, StructureId};
use crate::domain::login::Login;
use crate::domain::portal::Since;
use crate::domain::search::natural;
use crate::domain::state::{People, State};
use crate::tui::action::Layer;
use crate::tui::model::Model;
use crate::tui::widget::list::ListPlace;
use chrono::{DateTime, NaiveDate, Utc};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What is to be done with a secret that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Show,
    Copy,
}

/// The acts on one code, as the register tells them.
#[derive(Debug, Default)]
pub struct History {
    /// Whose acts were asked for last.
    pub login: Option<Login>,
    /// None while the answer is awaited.
    pub lines: Option<Vec<desk::Line>>,
}

/// How the portal's file stands against the codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PortalFile {
    /// There is nothing to export.
    #[default]
    NoCodes,
    Never,
    /// Codes have changed, or ended by their date, since then, after this file was last written; and so many other
    /// files are out of date too.
    Stale {
        since: Since,
        path: String,
        others: usize,
    },
    /// Every file says what the codes are; the last one was written then.
    Fresh(DateTime<Utc>),
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Screen {
    pub place: ListPlace,
    /// Names of the rows listed: the entries that issued the codes.
    pub names: Vec<String>,
    pub group: Group,
    pub order: Order,
    /// How many codes each group of [`Group::ALL`] holds.
    pub counts: [usize; 10],
    pub portal: PortalFile,
    /// The secret that was asked for, and what for.
    pub wanted: Option<(Login, Wanted)>,
    /// The secret of a code that is dead is still kept.
    pub dead_kept: bool,
    pub history: History,
    /// The cases of leaks, which stand in the place of the list while they are shown.
    pub cases: Cases,
    lines: Vec<Line>,
    at: HashMap<EntryId, usize>,
    /// The state and the day that the lines were made of.
    seen: Option<(State, NaiveDate)>,
}

impl Screen {
    /// The line of a row listed.
    pub fn row(&self, n: usize) -> Option<&Line> {
        self.names.get(n).and_then(|name| self.line(name))
    }

    fn line(&self, name: &str) -> Option<&Line> {
        self.at.get(&EntryId::new(name)).map(|&n| &self.lines[n])
    }

    /// The line under the cursor.
    pub fn current(&self) -> Option<&Line> {
        self.row(self.place.cursor)
    }

    /// Puts the cursor on a code, where it is listed.
    pub fn point_at(&mut self, login: &Login) {
        if let Some(n) = (0..self.names.len()).find(|&n| self.row(n).is_some_and(|l| l.login == *login)) {
            self.place.cursor = n;
        }
    }

    /// The lines of the selected codes, or of the one under the cursor.
    pub fn targets(&self) -> Vec<&Line> {
        self.place.targets(&self.names).iter().filter_map(|name| self.line(name)).collect()
    }

    /// The structures of those, each once.
    pub fn structures(&self) -> Vec<StructureId> {
        let found: BTreeSet<&StructureId> = self.targets().into_iter().map(|l| &l.structure).collect();
        found.into_iter().cloned().collect()
    }

    /// The logins of those, each once.
    pub fn logins(&self) -> Vec<Login> {
        let mut logins: Vec<Login> = Vec::new();
        for line in self.targets() {
            if !logins.contains(&line.login) {
                logins.push(line.login.clone());
            }
        }
        logins
    }
}

/// The state, the filter, the group or the order has changed: keeps the list in step.
pub fn refresh(model: &mut Model) {
    let day = model.now.day;
    let typed = model.filters.get(&Layer::Codes).map(String::as_str).unwrap_or_default();
    let screen = &mut model.codes;
    screen.learn(&model.state, day);
    screen.list(&Needle::new(typed), &model.state.people);
    screen.cases.list(&model.state, &Needle::new(typed));
}

/// What the lines are made of, looked up once for all of them.
struct Sources<'a> {
    state: &'a State,
    day: NaiveDate,
    current: Option<&'a Campaign>,
    /// Whom each structure named last.
    holders: HashMap<&'a StructureId, &'a PersonId>,
    /// The codes of each structure.
    held: HashMap<&'a StructureId, Vec<&'a AccessCode>>,
}

impl<'a> Sources<'a> {
    fn new(state: &'a State, day: NaiveDate) -> Self {
        let mut held: HashMap<_, Vec<_>> = HashMap::new();
        for code in state.codes.values() {
            held.entry(&code.structure).or_default().push(code);
        }
        // Registrations come in the order of their years, so that the latest stands.
        let holders = state.registrations.values().map(|r| (&r.structure, &r.correspondent)).collect();
        Self { state, day, current: state.campaign(day), holders, held }
    }

    fn progress(&self, id: &StructureId) -> Progress {
        let (Some(campaign), Some(structure)) = (self.current, self.state.structures.get(id)) else {
            return Progress::NotCalled;
        };
        let codes = self.held.get(id).map(Vec::as_slice).unwrap_or_default();
        let desk = &self.state.desk;
        let duty = campaign::duty(structure, campaign, codes, &desk.uai, &desk.partner);
        let registration = self.state.registrations.get(&(campaign.year, id.clone()));
        campaign::progress(&duty, registration, codes, campaign, self.day)
    }

    /// Whether it is of an earlier year and was used since the campaign opened.
    fn old_in_use(&self, code: &AccessCode) -> bool {
        let opened = self.current.filter(|c| code.year < c.year && !code.lasting).map(|c| c.opens);
        let usage = self.state.usage.get(&code.login);
        opened.zip(usage).is_some_and(|(opened, usage)| usage.since(opened).opened > 0)
    }

    fn line(&self, code: &AccessCode) -> Line {
        let state = self.state;
        let structure = state.structures.get(&code.structure);
        let label = structure.map_or(code.structure.as_str(), |s| s.short(&state.desk.uai)).to_owned();
        Line {
            id: code.issued.id.clone(),
            login: code.login.clone(),
            structure: code.structure.clone(),
            rank: natural(code.login.as_str()),
            haystack: OnceCell::new(),
            label,
            known: structure.cloned(),
            year: code.year,
            life: code.life(self.state.calendar(self.day), self.day),
            issued: code.issued.at,
            delivered: code.delivered().map(|d| d.by.at),
            received: code.receipt.is_some(),
            used: code.used.map(|(_, last)| last),
            old_in_use: self.old_in_use(code),
            stranded: state.stranded(code, self.day),
            imported: code.origin == Origin::Imported,
            progress: self.progress(&code.structure),
            kept: state.sealed.contains_key(&code.index),
            holder: self.holders.get(&code.structure).map(|id| (*id).clone()),
        }
    }
}

fn portal_file(state: &State, day: NaiveDate) -> PortalFile {
    if state.codes.is_empty() {
        return PortalFile::NoCodes;
    }
    let files = state.fed(day);
    let mut stale: Vec<_> = files.iter().filter_map(|file| Some((file.stale?, file.path))).collect();
    stale.sort_unstable();
    let written = files.iter().filter_map(|file| file.export).map(|export| export.by.at).max();
    match (stale.as_slice(), written) {
        ([(since, path), others @ ..], _) => {
            PortalFile::Stale { since: *since, path: (*path).to_owned(), others: others.len() }
        }
        ([], Some(at)) => PortalFile::Fresh(at),
        ([], None) => PortalFile::Never,
    }
}

impl Screen {
    /// Brings the lines in step with the state.
    fn learn(&mut self, state: &State, day: NaiveDate) {
        if !self.seen.as_ref().is_some_and(|(seen, at)| *at == day && same(seen, state)) {
            let sources = Sources::new(state, day);
            self.lines = state.codes.values().map(|code| sources.line(code)).collect();
            self.at = self.lines.iter().enumerate().map(|(n, l)| (l.id.clone(), n)).collect();
            self.dead_kept = self.lines.iter().any(|l| l.kept && !l.life.alive());
            self.seen = Some((state.clone(), day));
            // Acts may have been added to the history that is shown.
            self.history = History::default();
        }
        self.portal = portal_file(state, day);
    }

    /// Lists what the group and the needle let through, in order; the cursor stays on its code.
    fn list(&mut self, needle: &Needle, people: &People) {
        let held = self.names.get(self.place.cursor).cloned();
        let mut shown: Vec<(Cow<str>, &Line)> = Vec::new();
        self.counts = [0; 10];
        for line in &self.lines {
            for (count, group) in self.counts.iter_mut().zip(Group::ALL) {
                *count += usize::from(group.holds(line));
            }
            if self.group.holds(line) && (needle.is_empty() || line.matches(needle, people)) {
                shown.push((line.sort_key(self.order.column), line));
            }
        }
        // A code with nothing in the column comes behind those that have something, in either direction.
        shown.sort_by(|(a, one), (b, other)| {
            let order = if self.order.descending { b.cmp(a) } else { a.cmp(b) };
            let order = a.is_empty().cmp(&b.is_empty()).then(order);
            order.then_with(|| one.rank.cmp(&other.rank)).then_with(|| one.issued.cmp(&other.issued))
        });
        self.names = shown.into_iter().map(|(_, l)| l.id.0.clone()).collect();
        if let Some(n) = held.and_then(|name| self.names.iter().position(|n| *n == name)) {
            self.place.cursor = n;
        }
        self.place.settle(&self.names);
    }
}

fn same(a: &State, b: &State) -> bool {
    Arc::ptr_eq(&a.codes, &b.codes)
        && Arc::ptr_eq(&a.structures, &b.structures)
        && Arc::ptr_eq(&a.registrations, &b.registrations)
        && Arc::ptr_eq(&a.campaigns, &b.campaigns)
        && Arc::ptr_eq(&a.people, &b.people)
        && Arc::ptr_eq(&a.sealed, &b.sealed)
        && Arc::ptr_eq(&a.usage, &b.usage)
        && Arc::ptr_eq(&a.desk, &b.desk)
}
