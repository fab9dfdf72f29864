//! What keys do to the screen of structures.

use super::state::{self, BESIDE, HISTORY, follow, pane_width, refresh};
use super::{forms, pane};
use crate::desk::{Answer, Filter, Question};
use crate::domain::ids::StructureId;
use crate::domain::search::{Branch, Column, branch_key};
use crate::text::screens_lists as texts;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::screen::campaign::register_form;
use crate::tui::screen::codes::teams_form;
use crate::tui::widget::sheet;

/// Takes an action.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let mut effects = if moved(model, action) { Vec::new() } else { act(model, action) };
    follow(&mut model.structures);
    effects.extend(ask_history(model));
    effects
}

/// The screen comes to the front, or the state has changed while it stands there.
pub fn shown(model: &mut Model) -> Vec<Effect> {
    model.structures.pane.asked = None;
    ask_history(model).into_iter().collect()
}

/// Shows one structure, whatever hides it.
pub fn show(model: &mut Model, id: &StructureId) -> Vec<Effect> {
    let Some(known) = model.state.structures.get(id) else {
        return vec![Effect::Warn(texts::UNKNOWN_HERE.of(model.lang).to_owned())];
    };
    let closed = known.standing == crate::domain::structure::Standing::Closed;
    if !model.structures.go_to(id) {
        model.filters.remove(&Layer::Structures);
        model.structures.closed_too |= closed;
        refresh(model);
    }
    if !model.structures.go_to(id) {
        model.structures.everywhere = true;
        state::open_all(model);
        refresh(model);
        model.structures.go_to(id);
    }
    keep_in_sight(model);
    follow(&mut model.structures);
    ask_history(model).into_iter().collect()
}

/// Takes an answer that may be for it; whether it was.
pub fn answer(model: &mut Model, answer: &Answer) -> bool {
    let Answer::Entries { lines, total } = answer else {
        return false;
    };
    let pane = &mut model.structures.pane;
    let Some(asked) = pane.asked.as_ref().filter(|_| pane.waiting) else {
        return false;
    };
    let subject = subject(asked);
    if lines.is_empty() || lines.iter().any(|line| line.subject != subject) {
        return false;
    }
    pane.waiting = false;
    let (focused, cursor) = (pane.focused, pane.place.cursor);
    let was_at_end = focused && cursor + 1 == pane_rows(model);
    model.structures.pane.history = Some((lines.iter().take(HISTORY).cloned().collect(), *total));
    // Whoever went to the end before it was read stands at the end of what has come.
    if was_at_end {
        let rows = pane_rows(model);
        let page = sheet::seen(rows, crate::tui::view::areas(model).body).max(1);
        let place = &mut model.structures.pane.place;
        place.cursor = rows.saturating_sub(1);
        place.offset = place.scroll_to(page);
    }
    true
}

/// How many lines the pane has.
fn pane_rows(model: &Model) -> usize {
    pane::lines(model, pane_width(model.size.0, true)).len()
}

fn subject(id: &StructureId) -> String {
    format!("structure:{id}")
}

/// The pane is seen and its history is not known yet.
fn ask_history(model: &mut Model) -> Option<Effect> {
    let seen = pane_width(model.size.0, model.structures.pane.focused) > 0;
    let pane = &mut model.structures.pane;
    let id = pane.shows.clone().filter(|id| seen && pane.asked.as_ref() != Some(id))?;
    pane.asked = Some(id.clone());
    pane.waiting = true;
    let filter = Filter { subject: Some(subject(&id)), most: HISTORY, ..Filter::default() };
    Some(Effect::Ask(Question::Entries(filter)))
}

/// How many rows of the list are seen: the screen without the summary and the header.
fn page(model: &Model) -> usize {
    usize::from(crate::tui::view::areas(model).body.height.saturating_sub(2)).max(1)
}

fn keep_in_sight(model: &mut Model) {
    let height = page(model);
    model.structures.place.offset = model.structures.place.scroll_to(height);
}

/// Moves and selects, in the pane that has the keys; whether the action was one of these.
fn moved(model: &mut Model, action: Action) -> bool {
    let page = page(model);
    if model.structures.pane.focused {
        if matches!(action, Action::Select | Action::SelectRange | Action::SelectAll) {
            return true;
        }
        let width = pane_width(model.size.0, true);
        let lines = vec![String::new(); pane::lines(model, width).len()];
        let page = sheet::seen(lines.len(), crate::tui::view::areas(model).body).max(1);
        let place = &mut model.structures.pane.place;
        let was_one = place.act(action, &lines, page);
        place.offset = place.scroll_to(page);
        return was_one;
    }
    let screen = &mut model.structures;
    // Offices are lines of the tree, but nothing is ever done to them.
    let at = screen.place.cursor;
    let was_one = match action {
        Action::SelectAll => {
            let names: Vec<String> = screen.names.iter().filter(|n| !is_office(n)).cloned().collect();
            screen.place.act(action, &names, page)
        }
        _ => screen.place.act(action, &screen.names, page),
    };
    if action == Action::SelectAll {
        screen.place.cursor = at;
    }
    screen.place.selected.retain(|name| !is_office(name));
    keep_in_sight(model);
    was_one
}

fn is_office(name: &str) -> bool {
    name.starts_with("office:")
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Open => return open(model),
        Action::Back => return back(model),
        Action::NextPane | Action::PreviousPane => {
            let pane = &mut model.structures.pane;
            pane.focused = !pane.focused && pane.shows.is_some();
        }
        Action::Left => fold(model),
        Action::Right => unfold(model),
        Action::SortNext | Action::SortReverse => return sort(model, action),
        Action::CopyCell => return copy(model),
        Action::ToggleTree => {
            model.preferences.tree = !model.preferences.tree;
            refresh(model);
            keep_in_sight(model);
            return vec![Effect::SavePreferences];
        }
        Action::ToggleEverywhere => return everywhere(model),
        Action::SetHomeOffice => return home_office(model),
        Action::ShowClosed => {
            model.structures.closed_too = !model.structures.closed_too;
            refresh(model);
        }
        Action::ImportStructures => return form(forms::import_structures(model.lang)),
        Action::ImportCorrespondents => return form(forms::import_correspondents(model.lang)),
        Action::ImportOffices => return form(forms::import_offices(model.lang)),
        Action::AdjustStructure => return on_current(model, forms::adjust),
        Action::ConfirmMatch => return on_current(model, forms::confirm_match),
        Action::RegisterStructure => return on_current(model, register_form),
        Action::IssueTeams => return on_current(model, |model, id| teams_form(model, Some(id))),
        Action::IssueCodes => {
            let targets = model.structures.targets();
            return if targets.is_empty() { Vec::new() } else { vec![forms::issue(targets)] };
        }
        _ => {}
    }
    Vec::new()
}

fn form(form: crate::tui::overlay::form::Form) -> Vec<Effect> {
    vec![Effect::Push(Box::new(Overlay::Form(form)))]
}

fn on_current(model: &Model, make: fn(&Model, &StructureId) -> crate::tui::overlay::form::Form) -> Vec<Effect> {
    model.structures.pane.shows.as_ref().map_or_else(Vec::new, |id| form(make(model, id)))
}

/// Enter: a branch opens or shuts, a structure is read, a line of the pane that names another one goes there.
fn open(model: &mut Model) -> Vec<Effect> {
    if model.structures.pane.focused {
        let width = pane_width(model.size.0, true);
        let line = pane::lines(model, width).into_iter().nth(model.structures.pane.place.cursor);
        return line.and_then(|line| line.target).map_or_else(Vec::new, |id| show(model, &id));
    }
    match model.structures.rows.get(model.structures.place.cursor) {
        Some(Branch::Office { id, .. }) => {
            let key = branch_key(id.as_ref());
            toggle(model, key);
        }
        Some(Branch::Structure { .. }) => model.structures.pane.focused = true,
        None => {}
    }
    Vec::new()
}

/// Escape: out of the pane, else the selection goes.
fn back(model: &mut Model) -> Vec<Effect> {
    if model.structures.pane.focused {
        model.structures.pane.focused = false;
    } else {
        model.structures.place.clear();
    }
    Vec::new()
}

fn toggle(model: &mut Model, key: String) {
    let toggled = &mut model.structures.toggled;
    if !toggled.remove(&key) {
        toggled.insert(key);
    }
    refresh(model);
    keep_in_sight(model);
}

/// Whether the branch at a row is open, where it has something below it.
pub fn is_open(rows: &[Branch], at: usize) -> Option<bool> {
    let depth = |row: &Branch| match row {
        Branch::Office { .. } => 0,
        Branch::Structure { depth, .. } => *depth,
    };
    let below = match rows.get(at)? {
        Branch::Office { count, .. } => *count,
        Branch::Structure { children, .. } => *children,
    };
    let open = rows.get(at + 1).is_some_and(|next| depth(next) > depth(&rows[at]));
    (below > 0).then_some(open)
}

/// Left: shuts the branch, or goes up to the one that this line stands in.
fn fold(model: &mut Model) {
    if !model.preferences.tree || model.structures.pane.focused {
        return;
    }
    let at = model.structures.place.cursor;
    let rows = &model.structures.rows;
    if is_open(rows, at) == Some(true) && state::filter(model).is_empty() {
        let key = state::name(&rows[at]);
        toggle(model, key);
        return;
    }
    let Some(Branch::Structure { depth, .. }) = rows.get(at) else {
        return;
    };
    let above = rows[..at].iter().rposition(|row| match row {
        Branch::Office { .. } => true,
        Branch::Structure { depth: d, .. } => d < depth,
    });
    if let Some(above) = above {
        model.structures.place.cursor = above;
        keep_in_sight(model);
    }
}

/// Right: opens the branch.
fn unfold(model: &mut Model) {
    let at = model.structures.place.cursor;
    if model.preferences.tree && !model.structures.pane.focused && is_open(&model.structures.rows, at) == Some(false) {
        let key = state::name(&model.structures.rows[at]);
        toggle(model, key);
    }
}

fn sort(model: &mut Model, action: Action) -> Vec<Effect> {
    let (column, descending) = state::sort_of(&model.preferences.structures_sort);
    let (column, descending) = if action == Action::SortReverse {
        (column, !descending)
    } else {
        let at = Column::ALL.iter().position(|c| *c == column).unwrap_or(0);
        (Column::ALL[(at + 1) % Column::ALL.len()], false)
    };
    model.preferences.structures_sort = state::sort_word(column, descending);
    refresh(model);
    keep_in_sight(model);
    vec![Effect::SavePreferences]
}

/// In the pane the line, in the list the number of the structure.
fn copy(model: &Model) -> Vec<Effect> {
    let text = if model.structures.pane.focused {
        let width = pane_width(model.size.0, true);
        pane::lines(model, width).into_iter().nth(model.structures.pane.place.cursor).map(|line| line.text)
    } else {
        model.structures.current().map(|id| id.0.clone())
    };
    text.filter(|text| !text.is_empty()).map_or_else(Vec::new, |text| vec![Effect::Copy { text, secret: false }])
}

fn everywhere(model: &mut Model) -> Vec<Effect> {
    model.structures.everywhere = !model.structures.everywhere;
    refresh(model);
    keep_in_sight(model);
    Vec::new()
}

/// The office under the cursor becomes the home; the home itself stops being one.
fn home_office(model: &mut Model) -> Vec<Effect> {
    let office = match model.structures.rows.get(model.structures.place.cursor) {
        Some(Branch::Office { id, .. }) => id.clone(),
        Some(Branch::Structure { id, .. }) => {
            let structure = model.state.structures.get(id);
            structure.and_then(|s| model.state.offices.of(s, model.now.day)).cloned()
        }
        None => None,
    };
    let Some(office) = office else {
        return vec![Effect::Warn(texts::NO_OFFICE_HERE.of(model.lang).to_owned())];
    };
    let name = model.state.offices.name(&office).to_owned();
    let said = if model.preferences.home_office.as_ref() == Some(&office) {
        model.preferences.home_office = None;
        texts::home_gone(&name, model.lang)
    } else {
        model.preferences.home_office = Some(office);
        texts::home_set(&name, model.lang)
    };
    model.structures.everywhere = false;
    refresh(model);
    keep_in_sight(model);
    vec![Effect::SavePreferences, Effect::Say(said)]
}

/// The pane stands beside the list.
pub fn beside(width: u16) -> bool {
    width >= BESIDE
}
