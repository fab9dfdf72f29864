//! Which trays hold which dossier for whoever looks, and what a filter finds in it: worked out once for each dossier and
//! kept until it, or what it rests on, has changed. A desk may hold ten thousand.

use super::texts::Writer;
use crate::domain::dossier::Dossier;
use crate::domain::fold::Needle;
use crate::domain::ids::{PersonId, StructureId};
use crate::domain::search::natural;
use crate::domain::state::{Institute, People};
use crate::domain::structure::Structure;
use crate::domain::tray::{Tray, Trays, Viewer};
use crate::text::Lang;
use crate::tui::model::Model;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What all of it rests on, beside the dossiers.
#[derive(Debug)]
struct Ground {
    institute: Arc<Institute>,
    people: Arc<People>,
    structures: Arc<BTreeMap<StructureId, Arc<Structure>>>,
    me: PersonId,
    day: NaiveDate,
    lang: Lang,
}

impl Ground {
    fn of(model: &Model) -> Self {
        let (people, structures) = (model.state.people.clone(), model.state.structures.clone());
        let institute = model.state.desk.clone();
        Self { institute, people, structures, me: model.me.clone(), day: model.now.day, lang: model.lang }
    }

    fn is_of(&self, model: &Model) -> bool {
        Arc::ptr_eq(&self.institute, &model.state.desk)
            && Arc::ptr_eq(&self.people, &model.state.people)
            && Arc::ptr_eq(&self.structures, &model.state.structures)
            && (&self.me, self.day, self.lang) == (&model.me, model.now.day, model.lang)
    }
}

/// A dossier, its trays, and its number as it sorts.
#[derive(Debug)]
struct Sorted {
    dossier: Arc<Dossier>,
    trays: Trays,
    number: String,
    /// What a filter looks at; none before one did.
    text: Option<String>,
}

impl Sorted {
    /// Whether it says what there is to say of a dossier as the desk holds it now. A dossier that is held keeps its
    /// place in memory, so that the place tells which one it is.
    fn is_of(&self, dossier: &Arc<Dossier>) -> bool {
        Arc::ptr_eq(&self.dossier, dossier)
    }
}

/// The dossiers by tray.
#[derive(Debug, Default)]
pub struct Shelf {
    ground: Option<Ground>,
    /// All dossiers, in the order of their identifiers, as the desk holds them.
    held: Vec<Sorted>,
    /// Their places in `held`, the latest first.
    order: Vec<usize>,
    counts: [usize; Tray::ALL.len()],
}

impl Shelf {
    /// Brings it up to date.
    pub fn follow(&mut self, model: &Model) {
        if !self.ground.as_ref().is_some_and(|ground| ground.is_of(model)) {
            *self = Self { ground: Some(Ground::of(model)), ..Self::default() };
        }
        let all = &model.state.dossiers;
        let stands = self.held.len() == all.len() && self.held.iter().zip(all.values()).all(|(s, d)| s.is_of(d));
        if !stands {
            self.take(model);
            self.counts = Default::default();
            for sorted in &self.held {
                sorted.trays.count(&mut self.counts);
            }
        }
    }

    /// Takes in what has changed, led along beside what is held: both are in the order of the identifiers.
    fn take(&mut self, model: &Model) {
        let viewer = Viewer::new(&model.state, &model.me, model.now.day);
        let new = |dossier: &Arc<Dossier>| Sorted {
            dossier: dossier.clone(),
            trays: viewer.trays_of(dossier),
            number: natural(&dossier.number),
            text: None,
        };
        let mut places = vec![None; self.held.len()];
        let mut known = std::mem::take(&mut self.held).into_iter().enumerate().peekable();
        let mut fresh = Vec::new();
        for (id, dossier) in model.state.dossiers.iter() {
            while known.next_if(|(_, s)| s.dossier.id < *id).is_some() {}
            let place = self.held.len();
            if let Some((before, same)) = known.next_if(|(_, s)| s.is_of(dossier)) {
                places[before] = Some(place);
                self.held.push(same);
            } else {
                fresh.push(place);
                self.held.push(new(dossier));
            }
        }
        // What stays is in order already, so that little is left to sort.
        self.order =
            self.order.iter().filter_map(|before| places.get(*before).copied().flatten()).chain(fresh).collect();
        let held = &self.held;
        self.order.sort_by(|&a, &b| held[b].number.cmp(&held[a].number).then(a.cmp(&b)));
    }

    /// How many dossiers each tray holds.
    pub fn counts(&self) -> [usize; Tray::ALL.len()] {
        self.counts
    }

    /// The dossiers of a tray, the latest first.
    pub fn tray(&self, tray: Tray) -> Vec<Arc<Dossier>> {
        let all = self.order.iter().map(|place| &self.held[*place]);
        all.filter(|s| s.trays.holds(tray)).map(|s| s.dossier.clone()).collect()
    }

    /// Those of them that a filter finds.
    pub fn found(&mut self, model: &Model, tray: Tray, needle: &Needle) -> Vec<Arc<Dossier>> {
        let mut writer = None;
        let held = &mut self.held;
        let finds = |place: &usize| {
            let Sorted { dossier, text, trays, .. } = &mut held[*place];
            if !trays.holds(tray) {
                return None;
            }
            let text = text.get_or_insert_with(|| {
                let writer = writer.get_or_insert_with(|| Writer::new(&model.state, model.now.day, model.lang));
                writer.text(dossier)
            });
            needle.matches(text).then(|| dossier.clone())
        };
        self.order.iter().filter_map(finds).collect()
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
        // One that comes in between, with the latest number of all, and one that goes.
        let dossiers = Arc::make_mut(&mut model.state.dossiers);
        let mut between = (*dossiers[&ids[0]]).clone();
        (between.id, between.number) = (format!("{}+", ids[0]).as_str().into(), "9999-1".into());
        dossiers.insert(between.id.clone(), Arc::new(between));
        shelf.follow(&model);
        is_what_the_domain_says(&shelf, &model, "after a new one");
        Arc::make_mut(&mut model.state.dossiers).remove(&ids[0]);
        shelf.follow(&model);
        is_what_the_domain_says(&shelf, &model, "after one has gone");
        Arc::make_mut(&mut model.state.people).appointments.clear();
        shelf.follow(&model);
        is_what_the_domain_says(&shelf, &model, "when nobody holds a post");
        model.now.day = model.now.day + chrono::Days::new(400);
        model.me = "nobody".into();
        shelf.follow(&model);
        is_what_the_domain_says(&shelf, &model, "for somebody else, later");
        model.state = crate::domain::state::State::default();
        shelf.follow(&model);
        is_what_the_domain_says(&shelf, &model, "at a desk without dossiers");
    }

    #[test]
    fn a_filter_follows_the_number_of_the_institute() {
        let mut model = fixture_book::model(Lang::Fr, (80, 24));
        // A structure has a label from the institute, by its number.
        let id = model.state.dossiers.values().find_map(|d| d.structure.clone()).unwrap();
        let known = Arc::make_mut(&mut model.state.structures).get_mut(&id).unwrap();
        let s = Arc::make_mut(known);
        s.own_label = None;
        let body = |uai: &str, label: &str| {
            let (uai, label) = (uai.to_owned(), label.to_owned());
            crate::domain::structure::ParentBody { uai, label, ..Default::default() }
        };
        s.bodies = vec![body("0000001A", "UMR_7"), body("9999999Z", "U1016")];
        let mut shelf = Shelf::default();
        shelf.follow(&model);
        let needle = Needle::new("");
        let _ = shelf.found(&model, Tray::All, &needle);
        let mut desk = (*model.state.desk).clone();
        desk.uai = "9999999Z".into();
        model.state.desk = Arc::new(desk);
        shelf.follow(&model);
        let _ = shelf.found(&model, Tray::All, &needle);
        let mut fresh = Shelf::default();
        fresh.follow(&model);
        let _ = fresh.found(&model, Tray::All, &needle);
        let texts = |s: &Shelf| s.held.iter().map(|h| h.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&shelf), texts(&fresh));
    }
}
