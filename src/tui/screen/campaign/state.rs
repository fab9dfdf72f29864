//! What the campaign screen remembers: every structure with its duty and its progress, and which of them are listed.
//!
//! Everything is computed in [`refresh`], and only what has changed: a key press costs a filter and a sort, never a fold.

use super::figures::{Figures, Only};
use crate::domain::campaign::{Campaign, Duty, Headcount, Phase, Progress, counted, progress};
use crate::domain::code::AccessCode;
use crate::domain::fold::{Needle, fold};
use crate::domain::ids::{OfficeId, PersonId, StructureId};
use crate::domain::search::natural;
use crate::domain::standing::Standing;
use crate::domain::state::State;
use crate::domain::structure::Structure;
use crate::tui::action::Layer;
use crate::tui::model::Model;
use crate::tui::widget::list::ListPlace;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

/// The groups, from left to right: every structure that is called, then one group for each progress.
pub const GROUPS: [Option<Progress>; 7] = [
    None,
    Some(Progress::Missing),
    Some(Progress::ToCheck),
    Some(Progress::Registered),
    Some(Progress::Issued),
    Some(Progress::Exempt),
    Some(Progress::NotCalled),
];

/// Columns that the list is sorted on, from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    #[default]
    Label,
    Title,
    Office,
    Progress,
    Correspondent,
    Headcount,
    Login,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 7] =
        [Self::Label, Self::Title, Self::Office, Self::Progress, Self::Correspondent, Self::Headcount, Self::Login];
}

/// A structure as the campaign sees it.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: StructureId,
    pub label: String,
    pub structure: Arc<Structure>,
    pub office: Option<OfficeId>,
    pub office_name: String,
    pub duty: Duty,
    pub progress: Progress,
    pub correspondent: Option<PersonId>,
    /// Name of the correspondent, empty where there is none.
    pub name: String,
    pub headcount: Option<Headcount>,
    /// The login that it holds for this campaign, or that exempts it; empty where there is none.
    pub login: String,
    /// Its members have the way to the partner's portal to go: as it declared, else by the registers.
    pub mixed: bool,
    /// What its label sorts by.
    rank: String,
    /// What it is found by and what its title sorts by: folded when first needed, for a national register is long.
    haystack: OnceCell<String>,
    folded_title: OnceCell<String>,
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Screen {
    pub place: ListPlace,
    /// Names of the rows listed: the numbers of their structures.
    pub names: Vec<String>,
    /// Which of [`GROUPS`] is listed.
    pub group: usize,
    pub column: Column,
    pub descending: bool,
    /// Every office is shown, not the user's own alone.
    pub everywhere: bool,
    /// How many structures each of [`GROUPS`] holds, of the offices that are shown.
    pub counts: [usize; 7],
    /// Structures of the whole desk that have registered and wait for a code.
    pub waiting: usize,
    /// The year whose campaign is shown, where it is not the one that runs.
    pub year: Option<u16>,
    /// The figures stand in the place of the list.
    pub figures: Option<Figures>,
    /// Nothing else is listed: what a figure counts.
    pub only: Option<Only>,
    /// Where the campaign shown stands; worked out when its figures are looked at.
    pub(super) standing: Option<Standing>,
    lines: Vec<Line>,
    at: HashMap<StructureId, usize>,
    /// The state, the day and the year that the lines were made of.
    seen: Option<(State, NaiveDate, Option<u16>)>,
}

impl Screen {
    /// The line of a structure.
    pub fn line(&self, id: &StructureId) -> Option<&Line> {
        self.at.get(id).map(|&n| &self.lines[n])
    }

    /// The line of a row listed.
    pub fn row(&self, n: usize) -> Option<&Line> {
        self.names.get(n).and_then(|name| self.line(&StructureId::new(name)))
    }

    /// The line under the cursor.
    pub fn current(&self) -> Option<&Line> {
        self.row(self.place.cursor)
    }

    /// The selected structures, or the one under the cursor; none while the figures hide the list.
    pub fn targets(&self) -> Vec<StructureId> {
        if self.figures.is_some() {
            return Vec::new();
        }
        self.place.targets(&self.names).into_iter().map(StructureId).collect()
    }

    /// The campaign that is shown: the one that runs, or that of another year.
    pub fn shown<'a>(&self, state: &'a State, day: NaiveDate) -> Option<&'a Campaign> {
        self.year.and_then(|year| state.campaigns.get(&year)).or_else(|| state.campaign(day))
    }

    /// Where the campaign that is shown stands.
    pub fn phase(&self, state: &State, day: NaiveDate) -> Option<Phase> {
        let current = state.campaign(day).map(|c| c.year);
        self.shown(state, day).map(|c| c.phase(current, day))
    }

    /// Structures called, of the offices that are shown.
    pub fn called(&self) -> usize {
        self.counts[0]
    }
}

/// The state, the filter, the group or the order has changed: keeps the list in step.
pub fn refresh(model: &mut Model) {
    let day = model.now.day;
    let typed = model.filters.get(&Layer::Campaign).map(String::as_str).unwrap_or_default();
    let screen = &mut model.campaign;
    screen.learn(&model.state, day);
    let whole = screen.everywhere || screen.only.is_some();
    let office = if whole { None } else { model.preferences.home_office.as_ref() };
    screen.list(&Needle::new(typed), office);
    if screen.figures.is_some() {
        screen.settle_figures(&model.state, day);
    }
}

impl Screen {
    /// Brings the lines in step with the state.
    fn learn(&mut self, state: &State, day: NaiveDate) {
        let (described, standing) = match &self.seen {
            Some((seen, at, year)) if *at == day => {
                (same_structures(seen, state), *year == self.year && same_standing(seen, state))
            }
            _ => (false, false),
        };
        if !described {
            self.describe(state, day);
        }
        if !described || !standing {
            self.judge(state, day);
            self.standing = None;
            self.seen = Some((state.clone(), day, self.year));
        }
    }

    fn describe(&mut self, state: &State, day: NaiveDate) {
        self.lines = state
            .structures
            .values()
            .map(|s| {
                let office = state.offices.of(s, day).cloned();
                let office_name = office.as_ref().map(|o| state.offices.name(o).to_owned()).unwrap_or_default();
                let label = s.short(&state.desk.uai).to_owned();
                Line {
                    id: s.id.clone(),
                    rank: natural(&label),
                    label,
                    structure: s.clone(),
                    office,
                    office_name,
                    duty: Duty::Foreign,
                    progress: Progress::NotCalled,
                    correspondent: None,
                    name: String::new(),
                    headcount: None,
                    login: String::new(),
                    mixed: false,
                    haystack: OnceCell::new(),
                    folded_title: OnceCell::new(),
                }
            })
            .collect();
        self.at = self.lines.iter().enumerate().map(|(n, l)| (l.id.clone(), n)).collect();
    }

    fn judge(&mut self, state: &State, day: NaiveDate) {
        let campaign = self.shown(state, day);
        let mut held = state.codes_held();
        for codes in held.values_mut() {
            codes.sort_by(|a, b| (b.year, &a.login).cmp(&(a.year, &b.login)));
        }
        for line in &mut self.lines {
            let codes = held.get(&line.id).map(Vec::as_slice).unwrap_or_default();
            line.judge(state, campaign, codes, day);
        }
        self.waiting = self.lines.iter().filter(|l| l.progress == Progress::Registered).count();
    }

    /// Lists what the group, the offices and the needle let through, in order; the cursor stays on its structure.
    fn list(&mut self, needle: &Needle, office: Option<&OfficeId>) {
        let held = self.names.get(self.place.cursor).cloned();
        let mut shown: Vec<(Cow<str>, &Line)> = Vec::new();
        self.counts = [0; 7];
        for line in self.lines.iter().filter(|l| office.is_none_or(|o| l.office.as_ref() == Some(o))) {
            for (count, group) in self.counts.iter_mut().zip(GROUPS) {
                *count += usize::from(line.belongs(group));
            }
            let counted = self.only.as_ref().is_none_or(|only| only.structures.contains(&line.id));
            if counted && line.belongs(GROUPS[self.group]) && (needle.is_empty() || line.matches(needle)) {
                shown.push((line.sort_key(self.column), line));
            }
        }
        // A structure with nothing in the column comes behind those that have something, in either direction.
        shown.sort_by(|(a, one), (b, other)| {
            let order = if self.descending { b.cmp(a) } else { a.cmp(b) };
            a.is_empty().cmp(&b.is_empty()).then(order).then_with(|| one.rank.cmp(&other.rank))
        });
        self.names = shown.into_iter().map(|(_, l)| l.id.0.clone()).collect();
        if let Some(n) = held.and_then(|name| self.names.iter().position(|n| *n == name)) {
            self.place.cursor = n;
        }
        self.place.settle(&self.names);
    }
}

impl Line {
    fn judge(&mut self, state: &State, campaign: Option<&Campaign>, codes: &[&AccessCode], day: NaiveDate) {
        (self.duty, self.progress) = (Duty::Foreign, Progress::NotCalled);
        (self.correspondent, self.headcount) = (None, None);
        self.name.clear();
        self.login.clear();
        self.mixed = false;
        let Some(campaign) = campaign else {
            return;
        };
        let registration = state.registration(campaign.year, &self.id);
        self.duty = state.duty(&self.structure, campaign, codes);
        self.progress = counted(&self.duty, progress(&self.duty, registration, codes, campaign, day));
        let declared = registration.and_then(|r| r.declared.mixed);
        self.mixed = declared.unwrap_or_else(|| self.structure.is_mixed_with(&state.desk.partner));
        if let Some(made) = registration {
            state.people.name(&made.correspondent).clone_into(&mut self.name);
            self.correspondent = Some(made.correspondent.clone());
            self.headcount = Some(made.headcount);
        }
        self.login = match &self.duty {
            Duty::ExemptNew { login } | Duty::ExemptOutside { login } => login.clone(),
            _ => codes
                .iter()
                .find(|c| c.year == campaign.year && c.revoked.is_none())
                .map(|c| c.login.as_str().to_owned())
                .unwrap_or_default(),
        };
    }

    /// Whether it stands in a group.
    pub fn belongs(&self, group: Option<Progress>) -> bool {
        group.map_or(self.progress != Progress::NotCalled, |p| self.progress == p)
    }

    fn matches(&self, needle: &Needle) -> bool {
        let haystack = self.haystack.get_or_init(|| self.structure.haystack());
        if self.name.is_empty() && self.login.is_empty() {
            return needle.matches(haystack);
        }
        needle.matches(&format!("{haystack} {} {}", fold(&self.name), fold(&self.login)))
    }

    /// What it sorts by in a column; empty where it has nothing there.
    fn sort_key(&self, column: Column) -> Cow<'_, str> {
        match column {
            Column::Label => Cow::Borrowed(&self.rank),
            Column::Title => Cow::Borrowed(self.folded_title.get_or_init(|| fold(&self.structure.title))),
            Column::Office => fold(&self.office_name).into(),
            Column::Progress => (self.progress as u8).to_string().into(),
            Column::Correspondent => fold(&self.name).into(),
            Column::Headcount => self.headcount.map(|h| format!("{:020}", h.total())).unwrap_or_default().into(),
            Column::Login => natural(&self.login).into(),
        }
    }
}

fn same_structures(a: &State, b: &State) -> bool {
    Arc::ptr_eq(&a.structures, &b.structures) && Arc::ptr_eq(&a.offices, &b.offices) && Arc::ptr_eq(&a.desk, &b.desk)
}

fn same_standing(a: &State, b: &State) -> bool {
    Arc::ptr_eq(&a.campaigns, &b.campaigns)
        && Arc::ptr_eq(&a.registrations, &b.registrations)
        && Arc::ptr_eq(&a.codes, &b.codes)
        && Arc::ptr_eq(&a.people, &b.people)
}
