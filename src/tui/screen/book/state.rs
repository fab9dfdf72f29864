//! What the signing book's screen remembers, and what it works out of the state for whoever looks: which dossiers a
//! tray holds, where each one stands, what waits for me on it.

use super::circuits::Crafted;
use super::guide::Guide;
use super::trays::Shelf;
use super::wish::Prepared;
use crate::domain::circuit::Task;
use crate::domain::dossier::{Dossier, Status};
use crate::domain::fold::Needle;
use crate::domain::ids::{DossierId, FileHash, OutsiderId, PostId, StructureId};
use crate::domain::order::Meta;
use crate::domain::search::natural;
use crate::domain::state::State;
use crate::domain::tray::{Tray, Viewer};
use crate::text::words;
use crate::tui::action::Layer;
use crate::tui::model::Model;
use crate::tui::widget::list::ListPlace;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the dossiers of a tray are sorted on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Number,
    Title,
    Structure,
    Since,
}

impl Order {
    /// Every order, in the order in which a key goes through them.
    pub const ALL: [Order; 4] = [Self::Number, Self::Title, Self::Structure, Self::Since];
}

/// What it remembers.
#[derive(Debug, Default)]
pub struct Screen {
    /// Place of the open tray in [`Tray::ALL`].
    pub tray: usize,
    /// Dossiers in each tray, whatever the filter.
    pub counts: [usize; Tray::ALL.len()],
    /// The dossiers of the open tray that the filter lets through.
    pub names: Vec<String>,
    pub place: ListPlace,
    pub order: Order,
    /// Against the usual sense: the latest number first, everything else from the least on.
    pub reversed: bool,
    /// The detail has the keys.
    pub inside: bool,
    /// First row shown of the detail.
    pub scroll: usize,
    /// Whose answer is waited for.
    pub waits: Option<Wait>,
    /// A dossier that has left the tray by an act on it: shown in its place until the cursor moves.
    pub lingers: Option<DossierId>,
    /// The act that is being planned is on a document that was not opened.
    pub unread: bool,
    /// The dossiers by tray.
    pub shelf: Shelf,
    /// Documents that were opened since the desk was: the dossier and the file that was read.
    pub opened: BTreeSet<(DossierId, FileHash)>,
    /// The page at which the document that is asked for opens, from 1; 0 or 1: its beginning.
    pub page: usize,
    /// A dossier whose reading is to be written down.
    pub to_mark: Option<DossierId>,
    /// What was prepared and is rehearsed.
    pub prepared: Option<Prepared>,
    /// The circuit that is written.
    pub crafted: Crafted,
    /// The guide of a first dossier, while it is followed.
    pub guide: Option<Guide>,
}

/// A question that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wait {
    Document(DossierId),
    Signatures,
    MaySign(DossierId),
    /// The document is for the eyes of an outsider.
    Guest(DossierId, OutsiderId),
    Rehearsal,
    Places(DossierId),
}

/// The open tray.
pub fn tray(model: &Model) -> Tray {
    Tray::ALL[model.book.tray.min(Tray::ALL.len() - 1)]
}

/// The trays that are offered: the usual ones, those that hold something, and the open one.
pub fn offered(model: &Model) -> Vec<usize> {
    let holds = |n: &usize| Tray::ALL[*n].is_usual() || model.book.counts[*n] > 0 || *n == model.book.tray;
    (0..Tray::ALL.len()).filter(holds).collect()
}

/// The dossier under the cursor.
pub fn current(model: &Model) -> Option<&Dossier> {
    let id = model.book.names.get(model.book.place.cursor)?;
    model.state.dossiers.get(&DossierId::new(id.as_str())).map(AsRef::as_ref)
}

/// The state has changed: keeps the list in step, and the cursor on the dossier it was on.
pub fn refresh(model: &mut Model) {
    let was = model.book.names.get(model.book.place.cursor).cloned();
    let mut shelf = std::mem::take(&mut model.book.shelf);
    shelf.follow(model);
    model.book.counts = shelf.counts();
    let mut found = shelf.tray(tray(model));
    linger(model, was.as_deref(), &found);
    let needle = Needle::new(model.filters.get(&Layer::Book).map_or("", String::as_str));
    if !needle.is_empty() {
        found = shelf.found(model, tray(model), &needle);
    }
    model.book.shelf = shelf;
    match model.book.order {
        Order::Number => {}
        Order::Title => found.sort_by_cached_key(|d| natural(&d.title)),
        Order::Structure => found.sort_by_cached_key(|d| natural(&structure(&model.state, d.structure.as_ref()))),
        Order::Since => found.sort_by_key(|d| since(d)),
    }
    if model.book.reversed {
        found.reverse();
    }
    let mut names: Vec<String> = found.into_iter().map(|d| d.id.0.clone()).collect();
    if let Some(stays) = &model.book.lingers {
        names.insert(model.book.place.cursor.min(names.len()), stays.0.clone());
    }
    if let Some(at) = was.as_ref().and_then(|was| names.iter().position(|n| n == was)) {
        model.book.place.cursor = at;
    } else {
        model.book.scroll = 0;
        model.book.inside = false;
    }
    model.book.place.settle(&names);
    model.book.names = names;
    super::answer::note_again(model);
}

/// Whoever acts on a dossier goes on seeing it, although it waits for somebody else now: what is done next is done to
/// what is seen.
fn linger(model: &mut Model, was: Option<&str>, of_tray: &[Arc<Dossier>]) {
    let held = |id: &str| of_tray.iter().any(|d| d.id.as_str() == id);
    let known = |id: &&str| model.state.dossiers.contains_key(&DossierId::new(*id));
    model.book.lingers = was.filter(known).filter(|id| !held(id)).map(DossierId::new);
}

/// Brings a dossier under the cursor: in the first tray that holds it, without a filter.
pub fn show(model: &mut Model, id: &DossierId) {
    model.filters.remove(&Layer::Book);
    model.book.names.clear();
    let viewer = Viewer::new(&model.state, &model.me, model.now.day);
    let dossier = model.state.dossiers.get(id);
    let holds = |t: &Tray| dossier.is_some_and(|d| viewer.holds_in(*t, d));
    model.book.tray = Tray::ALL.iter().position(holds).unwrap_or(0);
    model.book.place = ListPlace::default();
    refresh(model);
    if let Some(at) = model.book.names.iter().position(|n| n == id.as_str()) {
        model.book.place.cursor = at;
    }
    model.book.scroll = 0;
}

/// A structure as people call it; empty where there is none.
pub fn structure(state: &State, id: Option<&StructureId>) -> String {
    id.map(|id| words::structure_name(state, id)).unwrap_or_default()
}

/// The title of a post; its identifier where the directory has lost it.
pub fn post(state: &State, id: &PostId) -> String {
    state.people.posts.get(id).map_or_else(|| id.0.clone(), |p| p.title.clone())
}

/// The post that a task waits for, with its holder; one person by name where only that one is meant.
pub fn waited(state: &State, task: &Task, day: NaiveDate) -> String {
    if let Some(person) = &task.person {
        return state.people.name(person).to_owned();
    }
    let title = post(state, &task.post);
    match state.people.holder(&task.post, day) {
        Some(holder) => format!("{title} ({})", holder.name),
        None => title,
    }
}

/// The day on which a dossier came to where it stands; of one in preparation, that of its last saving.
pub fn since(dossier: &Dossier) -> NaiveDate {
    let Some((n, _)) = dossier.round() else {
        return dossier.draft.as_ref().map(|d| d.saved.day()).unwrap_or_default();
    };
    let withdrawn = dossier.withdrawn.as_ref().filter(|_| dossier.status == Status::Withdrawn).map(Meta::day);
    withdrawn.or_else(|| dossier.refusal(n).map(|a| a.day)).unwrap_or(dossier.since_day)
}

/// What a dossier asks of me now, by a post of mine, by name, or in somebody's place.
pub fn asked_of_me(model: &Model, dossier: &Dossier) -> Vec<Task> {
    let viewer = Viewer::new(&model.state, &model.me, model.now.day);
    dossier.open_tasks().into_iter().filter(|t| viewer.answers(t, dossier)).cloned().collect()
}

/// Whether one of my posts has done its part of the running step, while others have not.
pub fn acted_already(model: &Model, dossier: &Dossier) -> bool {
    let viewer = Viewer::new(&model.state, &model.me, model.now.day);
    let round = dossier.last_round();
    let done = |t: &&Task| t.step == dossier.step && viewer.answers(t, dossier);
    dossier.status == Status::Circulating
        && dossier.tasks.iter().filter(done).any(|t| dossier.done_by(round, &t.id).is_some())
}

/// The dossiers that are meant: those that are selected, else the one under the cursor.
pub fn targets(model: &Model) -> Vec<DossierId> {
    model.book.place.targets(&model.book.names).iter().map(|name| DossierId::new(name.as_str())).collect()
}

/// Whether I have not opened the version of somebody else's dossier.
pub fn is_unread(viewer: &Viewer<'_>, model: &Model, dossier: &Dossier) -> bool {
    dossier.writer != model.me && dossier.status != Status::Preparing && !viewer.has_read(dossier)
}

/// Whether I have opened the file that would be signed now, ever or since the desk was.
pub fn was_opened(model: &Model, dossier: &Dossier) -> bool {
    model.book.opened.contains(&(dossier.id.clone(), dossier.current.hash.clone()))
        || Viewer::new(&model.state, &model.me, model.now.day).has_read_current(dossier)
}
