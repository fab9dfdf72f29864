//! What the screen of structures remembers: the rows that are shown, where the cursor stands, and the pane beside.
//!
//! Rows are worked out in [`refresh`] only; moving and drawing read what is kept here.

use crate::desk::Line;
use crate::domain::fold::Needle;
use crate::domain::ids::{OfficeId, StructureId};
use crate::domain::search::{Branch, Column, Query, branch_key};
use crate::tui::action::Layer;
use crate::tui::model::Model;
use crate::tui::widget::list::ListPlace;
use std::collections::{BTreeSet, HashSet};

/// What it remembers.
#[derive(Debug, Default)]
pub struct Screen {
    pub place: ListPlace,
    /// The rows shown; in the table, structures at depth 0.
    pub rows: Vec<Branch>,
    /// The names of the rows, by which they are selected.
    pub names: Vec<String>,
    /// How many structures were found.
    pub found: usize,
    /// Those with a code that works today.
    pub holding: BTreeSet<StructureId>,
    /// Structures of every office, whatever the home office is.
    pub everywhere: bool,
    pub closed_too: bool,
    /// What the rows are the answer to.
    pub query: Query,
    /// Branches of the tree that are not as they are by themselves.
    pub toggled: BTreeSet<String>,
    pub pane: Pane,
}

/// Everything known of one structure, beside the list or over it.
#[derive(Debug, Default)]
pub struct Pane {
    /// It has the keys; where the screen is narrow it is only seen then.
    pub focused: bool,
    pub place: ListPlace,
    /// The structure it shows; the cursor of the list decides.
    pub shows: Option<StructureId>,
    /// Entries of the register about it, the latest first, and how many there are.
    pub history: Option<(Vec<Line>, usize)>,
    /// The structure whose entries were asked for, since the state changed for the last time.
    pub asked: Option<StructureId>,
    /// They have not come yet.
    pub waiting: bool,
}

/// From this width on, the pane stands beside the list.
pub const BESIDE: u16 = 100;

/// How many entries of the register the pane shows.
pub const HISTORY: usize = 50;

/// How wide the pane is on a screen of this width; 0 where it is not seen.
pub fn pane_width(width: u16, focused: bool) -> u16 {
    if width >= BESIDE {
        (width * 2 / 5).min(72)
    } else if focused {
        width
    } else {
        0
    }
}

impl Screen {
    /// The structure under the cursor.
    pub fn current(&self) -> Option<&StructureId> {
        match self.rows.get(self.place.cursor)? {
            Branch::Structure { id, .. } => Some(id),
            Branch::Office { .. } => None,
        }
    }

    /// The selected structures in the order shown, each once, or the one under the cursor.
    pub fn targets(&self) -> Vec<StructureId> {
        if self.place.selected.is_empty() {
            return self.current().cloned().into_iter().collect();
        }
        let mut seen = HashSet::new();
        let chosen = self.rows.iter().filter_map(|row| match row {
            Branch::Structure { id, .. } if self.place.selected.contains(id.as_str()) => Some(id),
            _ => None,
        });
        chosen.filter(|id| seen.insert(*id)).cloned().collect()
    }

    /// Puts the cursor on a structure; whether it is shown.
    pub fn go_to(&mut self, id: &StructureId) -> bool {
        let at = self.names.iter().position(|name| name == id.as_str());
        if let Some(at) = at {
            self.place.cursor = at;
        }
        at.is_some()
    }
}

/// The name of a row.
pub fn name(row: &Branch) -> String {
    match row {
        Branch::Office { id, .. } => branch_key(id.as_ref()),
        Branch::Structure { id, .. } => id.0.clone(),
    }
}

/// The office that the list is limited to, if it is.
pub fn office(model: &Model) -> Option<&OfficeId> {
    model.preferences.home_office.as_ref().filter(|_| !model.structures.everywhere)
}

/// The words of the filter line.
pub fn filter(model: &Model) -> &str {
    model.filters.get(&Layer::Structures).map_or("", |typed| typed.trim())
}

/// The column and the direction as the preferences write them: `city`, `-city`.
pub fn sort_of(written: &str) -> (Column, bool) {
    let (name, descending) = written.strip_prefix('-').map_or((written, false), |rest| (rest, true));
    let column = Column::ALL.into_iter().find(|c| word(*c) == name).unwrap_or_default();
    (column, descending)
}

/// How the preferences write a column and a direction.
pub fn sort_word(column: Column, descending: bool) -> String {
    format!("{}{}", if descending { "-" } else { "" }, word(column))
}

fn word(column: Column) -> &'static str {
    match column {
        Column::Label => "label",
        Column::Title => "title",
        Column::City => "city",
        Column::Office => "office",
        Column::Number => "number",
    }
}

/// The state, the filter or a choice has changed: finds the rows again and keeps the cursor on its structure.
pub fn refresh(model: &mut Model) {
    let (column, descending) = sort_of(&model.preferences.structures_sort);
    let query = Query {
        needle: Needle::new(filter(model)),
        office: office(model).cloned(),
        closed_too: model.structures.closed_too,
        column,
        descending,
    };
    let rows = rows(model, &query);
    let names: Vec<String> = rows.iter().map(name).collect();
    // Branches that are shut hide what they hold, so the lines of a tree do not tell how many were found.
    let found = if model.preferences.tree { model.index.count(&query) } else { rows.len() };
    let holding = holding(model);
    let screen = &mut model.structures;
    let kept = screen.names.get(screen.place.cursor).and_then(|old| names.iter().position(|new| new == old));
    screen.place.cursor = match kept {
        Some(at) => at,
        None if screen.query != query => 0,
        None => screen.place.cursor.min(names.len().saturating_sub(1)),
    };
    if !screen.place.selected.is_empty() {
        let shown: HashSet<&str> = names.iter().map(String::as_str).collect();
        screen.place.selected.retain(|name| shown.contains(name.as_str()));
    }
    screen.rows = rows;
    screen.names = names;
    screen.found = found;
    screen.holding = holding;
    screen.query = query;
    // What was read of the register may be old now.
    screen.pane.asked = None;
    follow(screen);
}

fn rows(model: &Model, query: &Query) -> Vec<Branch> {
    if model.preferences.tree {
        return model.index.tree(query, &shut(model, query));
    }
    let found = model.index.find(query);
    found.into_iter().map(|id| Branch::Structure { id, depth: 0, children: 0 }).collect()
}

/// The branches that are shut: by themselves the offices where there are several, and whatever somebody shut. A filter
/// opens everything.
fn shut(model: &Model, query: &Query) -> BTreeSet<String> {
    if !query.needle.is_empty() {
        return BTreeSet::new();
    }
    let toggled = &model.structures.toggled;
    let mut shut: BTreeSet<String> = toggled.iter().filter(|key| !key.starts_with("office:")).cloned().collect();
    let shut_first = offices_shut(model, query.office.as_ref());
    shut.extend(office_keys(model).filter(|key| toggled.contains(key) != shut_first));
    shut
}

/// Whether offices are shut until somebody opens them.
fn offices_shut(model: &Model, only: Option<&OfficeId>) -> bool {
    only.is_none() && !model.state.offices.offices.is_empty()
}

fn office_keys(model: &Model) -> impl Iterator<Item = String> {
    let none = std::iter::once(branch_key(None));
    model.state.offices.offices.iter().map(|office| branch_key(Some(&office.id))).chain(none)
}

/// Opens every branch of the tree.
pub fn open_all(model: &mut Model) {
    let opened = offices_shut(model, office(model)).then(|| office_keys(model).collect());
    model.structures.toggled = opened.unwrap_or_default();
}

fn holding(model: &Model) -> BTreeSet<StructureId> {
    let calendar = model.state.calendar(model.now.day);
    let works = model.state.codes.values().filter(|code| code.life(calendar, model.now.day).works());
    works.map(|code| code.structure.clone()).collect()
}

/// The pane follows the cursor; only a structure is read in it.
pub fn follow(screen: &mut Screen) {
    let now = screen.current().cloned();
    if now != screen.pane.shows {
        screen.pane = Pane { focused: screen.pane.focused && now.is_some(), shows: now, ..Pane::default() };
    }
}
