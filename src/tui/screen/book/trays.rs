//! Which trays hold which dossier for whoever looks, and what a filter finds in it: worked out once for each dossier and
//! kept until it, or what it rests on, has changed. A desk may hold ten thousand.

use super::texts::Writer;
use crate::domain::dossier::Dossier;
use crate::domain::fold::Needle;
use crate::domain::ids::{PersonId, StructureId};
use crate::domain::search::natural;
use crate::domain::state::People;
use crate::domain::structure::Structure;
use crate::domain::tray::{Tray, Trays, Viewer};
use crate::text::Lang;
use crate::tui::model::Model;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What all of it rests on, beside the dossiers.
#[derive(Debug)]
struct Ground {
    people: Arc<People>,
    structures: Arc<BTreeMap<StructureId, Arc<Structure>>>,
    me: PersonId,
    day: NaiveDate,
    lang: Lang,
}

impl Ground {
    fn of(model: &Model) -> Self {
        let (people, structures) = (model.state.people.clone(), model.state.structures.clone());
        Self { people, structures, me: model.me.clone(), day: model.now.day, lang: model.lang }
    }

    fn is_of(&self, model: &Model) -> bool {
        Arc::ptr_eq(&self.people, &model.state.people)
            && Arc::ptr_eq(&self.structures, &model.state.structures)
            && (&self.me, self.day, self.lang) == (&model.me, model.now.day, model.lang)
    }
}

/// A dossier, its trays, and its number as it sorts.
#[derive(Debug)]
struct Sorted {
    dossier: Arc<Dossier>,
    trays: Trays,
    number: Reverse<String>,
    /// What a filter looks at; none before one did.
    text: Option<String>,
}

/// The dossiers by tray.
#[derive(Debug, Default)]
pub struct Shelf {
    ground: Option<Ground>,
    /// All dossiers, the latest first.
    held: Vec<Sorted>,
    counts: [usize; Tray::ALL.len()],
}

impl Shelf {
    /// Brings it up to date.
    pub fn follow(&mut self, model: &Model) {
        if !self.ground.as_ref().is_some_and(|ground| ground.is_of(model)) {
            self.held.clear();
            self.ground = Some(Ground::of(model));
        }
        // A dossier that is held keeps its place in memory, so that the place tells which one it is.
        let mut known: HashMap<*const Dossier, Sorted> =
            std::mem::take(&mut self.held).into_iter().map(|s| (Arc::as_ptr(&s.dossier), s)).collect();
        let viewer = Viewer::new(&model.state, &model.me, model.now.day);
        let new = |dossier: &Arc<Dossier>| Sorted {
            dossier: dossier.clone(),
            trays: viewer.trays_of(dossier),
            number: Reverse(natural(&dossier.number)),
            text: None,
        };
        let all = model.state.dossiers.values();
        self.held = all.map(|d| known.remove(&Arc::as_ptr(d)).unwrap_or_else(|| new(d))).collect();
        self.held.sort_by(|a, b| (&a.number, &a.dossier.id).cmp(&(&b.number, &b.dossier.id)));
        self.counts = Default::default();
        for sorted in &self.held {
            sorted.trays.count(&mut self.counts);
        }
    }

    /// How many dossiers each tray holds.
    pub fn counts(&self) -> [usize; Tray::ALL.len()] {
        self.counts
    }

    /// The dossiers of a tray, the latest first.
    pub fn tray(&self, tray: Tray) -> Vec<Arc<Dossier>> {
        self.held.iter().filter(|s| s.trays.holds(tray)).map(|s| s.dossier.clone()).collect()
    }

    /// Those of them that a filter finds.
    pub fn found(&mut self, model: &Model, tray: Tray, needle: &Needle) -> Vec<Arc<Dossier>> {
        let mut writer = None;
        let finds = |sorted: &mut Sorted| {
            let Sorted { dossier, text, .. } = sorted;
            let text = text.get_or_insert_with(|| {
                let writer = writer.get_or_insert_with(|| Writer::new(&model.state, model.now.day, model.lang));
                writer.text(dossier)
            });
            needle.matches(text).then(|| dossier.clone())
        };
        self.held.iter_mut().filter(|s| s.trays.holds(tray)).filter_map(finds).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dossier::Status;
    use crate::text::Lang;
    use crate::tui::fixture_book;

    fn is_what_the_domain_says(shelf: &Shelf, model: &Model, when: &str) {
        let viewer = Viewer::new(&model.state, &model.me, model.now.day);
        assert_eq!(shelf.counts(), viewer.counts(), "{when}");
        for tray in Tray::ALL {
            assert_eq!(shelf.tray(tray), viewer.tray(tray), "{tray:?} {when}");
        }
    }

    #[test]
    fn what_is_kept_never_differs_from_what_the_domain_says_now() {
        let mut model = fixture_book::model(Lang::Fr, (80, 24));
        let mut shelf = Shelf::default();
        shelf.follow(&model);
        is_what_the_domain_says(&shelf, &model, "at first");
        let ids: Vec<_> = model.state.dossiers.keys().cloned().collect();
        for id in &ids {
            let known = Arc::make_mut(&mut model.state.dossiers).get_mut(id).unwrap();
            Arc::make_mut(known).status = Status::Completed;
            shelf.follow(&model);
            is_what_the_domain_says(&shelf, &model, "after an act");
        }
        Arc::make_mut(&mut model.state.dossiers).remove(&ids[0]);
        Arc::make_mut(&mut model.state.people).appointments.clear();
        shelf.follow(&model);
        is_what_the_domain_says(&shelf, &model, "when nobody holds a post");
        model.now.day = model.now.day + chrono::Days::new(400);
        model.me = "nobody".into();
        shelf.follow(&model);
        is_what_the_domain_says(&shelf, &model, "for somebody else, later");
    }
}
