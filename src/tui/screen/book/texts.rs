//! What the filter of the signing book looks at: one folded text for each dossier, made once and kept until the dossier,
//! or what it is made from, has changed.

use crate::domain::dossier::Dossier;
use crate::domain::fold::fold;
use crate::domain::ids::{DossierId, PostId, StructureId};
use crate::domain::people::Person;
use crate::domain::state::{People, State};
use crate::domain::structure::Structure;
use crate::text::{Lang, words};
use crate::tui::model::Model;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What all texts are made from, beside the dossiers.
#[derive(Clone, Debug)]
struct Ground {
    people: Arc<People>,
    structures: Arc<BTreeMap<StructureId, Arc<Structure>>>,
    day: NaiveDate,
    lang: Lang,
}

impl Ground {
    fn is_of(&self, model: &Model) -> bool {
        Arc::ptr_eq(&self.people, &model.state.people)
            && Arc::ptr_eq(&self.structures, &model.state.structures)
            && (self.day, self.lang) == (model.now.day, model.lang)
    }
}

/// The texts.
#[derive(Debug, Default)]
pub struct Texts {
    ground: Option<Ground>,
    held: HashMap<DossierId, (Arc<Dossier>, String)>,
}

impl Texts {
    /// Brings the texts of some dossiers up to date.
    pub fn follow(&mut self, model: &Model, dossiers: &[Arc<Dossier>]) {
        let state = &model.state;
        if !self.ground.as_ref().is_some_and(|ground| ground.is_of(model)) {
            self.held.clear();
            self.ground = Some(Ground {
                people: state.people.clone(),
                structures: state.structures.clone(),
                day: model.now.day,
                lang: model.lang,
            });
        }
        let (mut holders, mut parts) = (None, Parts::new());
        for dossier in dossiers {
            if self.held.get(&dossier.id).is_some_and(|(of, _)| Arc::ptr_eq(of, dossier)) {
                continue;
            }
            let holders = holders.get_or_insert_with(|| holders_of(state, model.now.day));
            let text = text(state, holders, &mut parts, dossier, model.lang);
            self.held.insert(dossier.id.clone(), (dossier.clone(), text));
        }
    }

    /// The folded text of a dossier.
    pub fn of(&self, id: &DossierId) -> Option<&str> {
        self.held.get(id).map(|(_, text)| text.as_str())
    }
}

/// Who holds each post on a day; the latest appointment counts.
fn holders_of(state: &State, day: NaiveDate) -> BTreeMap<&PostId, &Person> {
    let mut latest: BTreeMap<&PostId, (NaiveDate, &Person)> = BTreeMap::new();
    for held in state.people.appointments.values().filter(|a| a.covers(day)) {
        let Some(person) = state.people.persons.get(&held.person) else { continue };
        let known = latest.entry(&held.post).or_insert((held.from, person));
        if held.from >= known.0 {
            *known = (held.from, person);
        }
    }
    latest.into_iter().map(|(post, (_, person))| (post, person)).collect()
}

/// Words that many dossiers share, as they are and folded.
type Parts<'a> = HashMap<&'a str, String>;

fn text<'a>(
    state: &'a State,
    holders: &BTreeMap<&PostId, &'a Person>,
    parts: &mut Parts<'a>,
    dossier: &'a Dossier,
    lang: Lang,
) -> String {
    let people = &state.people;
    let mut text = fold(&format!("{} {}", dossier.number, dossier.title));
    let mut add = |part: &'a str| {
        text.push(' ');
        text.push_str(parts.entry(part).or_insert_with(|| fold(part)));
    };
    add(words::document_kind(dossier.kind).of(lang));
    if let Some(id) = &dossier.structure {
        add(state.structures.get(id).map_or(id.as_str(), |s| s.short(&state.desk.uai)));
    }
    add(people.name(&dossier.writer));
    for task in dossier.open_tasks() {
        add(people.posts.get(&task.post).map_or(task.post.as_str(), |p| p.title.as_str()));
        let person = task.person.as_ref().map(|p| people.name(p));
        if let Some(name) = person.or_else(|| holders.get(&task.post).map(|p| p.name.as_str())) {
            add(name);
        }
    }
    text
}
