//! What the filter of the signing book looks at: one folded text for each dossier.

use crate::domain::dossier::Dossier;
use crate::domain::fold::{fold, fold_into};
use crate::domain::ids::PostId;
use crate::domain::people::Person;
use crate::domain::state::State;
use crate::text::{Lang, words};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// Writes the texts of dossiers, with what many of them share at hand.
pub struct Writer<'a> {
    state: &'a State,
    lang: Lang,
    holders: BTreeMap<&'a PostId, &'a Person>,
    /// Words that many dossiers share, as they are and folded.
    parts: HashMap<&'a str, String>,
}

impl<'a> Writer<'a> {
    /// For a state as it is on a day.
    pub fn new(state: &'a State, day: NaiveDate, lang: Lang) -> Self {
        Self { state, lang, holders: holders_of(state, day), parts: HashMap::new() }
    }

    /// The folded text of a dossier: number, title, kind, structure, writer, and for whom it waits.
    pub fn text(&mut self, dossier: &Dossier) -> String {
        let (state, people) = (self.state, &self.state.people);
        let name = |id| people.persons.get(id).map(|p| p.name.as_str());
        let mut text = String::with_capacity(160);
        fold_into(&mut text, &dossier.number);
        text.push(' ');
        fold_into(&mut text, &dossier.title);
        self.add(&mut text, Some(words::document_kind(dossier.kind).of(self.lang)), "");
        if let Some(id) = &dossier.structure {
            self.add(&mut text, state.structures.get(id).map(|s| s.short(&state.desk.uai)), id.as_str());
        }
        self.add(&mut text, name(&dossier.writer), dossier.writer.as_str());
        for task in dossier.open_tasks() {
            self.add(&mut text, people.posts.get(&task.post).map(|p| p.title.as_str()), task.post.as_str());
            match &task.person {
                Some(person) => self.add(&mut text, name(person), person.as_str()),
                None => self.add(&mut text, self.holders.get(&task.post).map(|p| p.name.as_str()), ""),
            }
        }
        text
    }

    /// Adds a word that others share, or what stands for it where it is not known.
    fn add(&mut self, text: &mut String, known: Option<&'a str>, otherwise: &str) {
        text.push(' ');
        match known {
            Some(known) => text.push_str(self.parts.entry(known).or_insert_with(|| fold(known))),
            None => fold_into(text, otherwise),
        }
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
