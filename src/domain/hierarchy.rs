//! The tree of posts: unit, regional office, head office. Which post stands above another, and who answers for a post.
//!
//! It must not know dossiers.

use super::dossier::DocumentKind;
use super::ids::{PersonId, PostId, StructureId};
use super::people::{Appointment, Place, Post, PostKind, Substitution};
use super::state::{People, State};
use chrono::NaiveDate;

impl People {
    /// Who stands in for the holder of a post on a day, the latest decision first.
    pub fn substitutions(&self, post: &PostId, day: NaiveDate) -> Vec<&Substitution> {
        let mut found: Vec<&Substitution> =
            self.substitutions.values().filter(|s| s.post == *post && s.covers(day)).collect();
        found.sort_by(|a, b| (b.from, &b.id).cmp(&(a.from, &a.id)));
        found
    }

    /// The posts that somebody stands in for on a day, with the decision.
    pub fn stands_in(&self, person: &PersonId, day: NaiveDate) -> Vec<(&Post, &Substitution)> {
        self.substitutions
            .values()
            .filter(|s| s.person == *person && s.covers(day))
            .filter_map(|s| Some((self.posts.get(&s.post)?, s)))
            .collect()
    }

    /// Whether somebody may act as a post on a day for a kind of document: as its holder, or standing in.
    pub fn answers(&self, person: &PersonId, post: &PostId, kind: DocumentKind, day: NaiveDate) -> bool {
        let holds = |a: &&Appointment| a.post == *post && a.covers(day);
        self.appointments.values().filter(holds).any(|a| a.person == *person)
            || self.appointments.values().any(|a| holds(&a))
                && self.substitutions(post, day).iter().any(|s| s.person == *person && s.covers_kind(kind))
    }

    /// Whether nobody holds a post on a day. A substitute takes the place of a holder: where there is none, there is no
    /// place to take, and somebody must be appointed, if only for a while.
    pub fn is_empty_post(&self, post: &PostId, day: NaiveDate) -> bool {
        self.holder(post, day).is_none()
    }
}

impl State {
    /// The post of a kind at a place that somebody answers for on a day; the lowest id where there are several.
    pub fn post_at(&self, kind: PostKind, place: &Place, day: NaiveDate) -> Option<&Post> {
        let people = &self.people;
        people.posts.values().find(|p| p.kind == kind && p.place == *place && !people.is_empty_post(&p.id, day))
    }

    /// The post above another on a day: the one that it names, else the usual one of its kind and place. A post that
    /// nobody answers for is passed over, so that a hierarchy with a gap still leads upwards.
    pub fn above(&self, post: &PostId, day: NaiveDate) -> Option<&Post> {
        let mut seen = vec![post];
        let mut next = self.usual_above(self.people.posts.get(post)?, day);
        while let Some(found) = next {
            if seen.contains(&&found.id) {
                return None;
            }
            if !self.people.is_empty_post(&found.id, day) {
                return Some(found);
            }
            seen.push(&found.id);
            next = self.usual_above(found, day);
        }
        None
    }

    /// The post right above another on a day, whether or not somebody holds it where it is named.
    pub fn right_above(&self, post: &PostId, day: NaiveDate) -> Option<&Post> {
        self.usual_above(self.people.posts.get(post)?, day)
    }

    /// Every post above another on a day, the nearest first, each once: a circle is gone through once.
    pub fn line_above(&self, post: &PostId, day: NaiveDate) -> Vec<&Post> {
        let mut line: Vec<&Post> = Vec::new();
        let mut next = self.right_above(post, day);
        while let Some(found) = next.filter(|f| f.id != *post && !line.iter().any(|p| p.id == f.id)) {
            line.push(found);
            next = self.usual_above(found, day);
        }
        line
    }

    fn usual_above(&self, post: &Post, day: NaiveDate) -> Option<&Post> {
        if let Some(named) = &post.above {
            return self.people.posts.get(named);
        }
        match (post.kind, &post.place) {
            (PostKind::Head, _) => None,
            (PostKind::Delegate | PostKind::Functional, _) | (_, Place::Institute) => self.head(day),
            (_, Place::Office(_)) => self.post_at(PostKind::Delegate, &post.place, day).or_else(|| self.head(day)),
            (PostKind::Director, Place::Structure(id)) => self.above_structure(id, day),
            (_, Place::Structure(id)) => {
                self.post_at(PostKind::Director, &post.place, day).or_else(|| self.above_structure(id, day))
            }
        }
    }

    /// The head of the nearest structure above, else of the regional office, else of the institute.
    fn above_structure(&self, id: &StructureId, day: NaiveDate) -> Option<&Post> {
        let higher = self.with_ancestors(id).into_iter().skip(1);
        higher
            .into_iter()
            .find_map(|s| self.post_at(PostKind::Director, &Place::Structure(s), day))
            .or_else(|| {
                let office = self.offices.of(self.structures.get(id)?, day)?;
                self.post_at(PostKind::Delegate, &Place::Office(office.clone()), day)
            })
            .or_else(|| self.head(day))
    }

    fn head(&self, day: NaiveDate) -> Option<&Post> {
        self.post_at(PostKind::Head, &Place::Institute, day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SubstitutionId;
    use crate::domain::people::Person;
    use std::sync::Arc;

    fn day() -> NaiveDate {
        "2027-05-01".parse().unwrap()
    }

    fn state(posts: &[(&str, PostKind, Place)]) -> State {
        let mut state = State::default();
        let people = Arc::make_mut(&mut state.people);
        for (id, kind, place) in posts {
            let (post, person) = (PostId::from(*id), PersonId::new(format!("who-{id}")));
            let titled = Post { id: post.clone(), title: (*id).into(), kind: *kind, place: place.clone(), above: None };
            people.posts.insert(post.clone(), titled);
            let named = Appointment {
                id: (*id).into(),
                post,
                person: person.clone(),
                from: "2020-01-01".parse().unwrap(),
                until: None,
            };
            people.appointments.insert((*id).into(), named);
            people.persons.insert(person.clone(), Person { id: person, ..Person::default() });
        }
        state
    }

    fn above<'a>(state: &'a State, post: &str) -> Option<&'a str> {
        state.above(&post.into(), day()).map(|p| p.id.as_str())
    }

    #[test]
    fn the_usual_way_up_leads_from_the_unit_to_the_head_of_the_institute() {
        let unit = Place::Structure("u".into());
        let state = state(&[
            ("cor", PostKind::Correspondent, unit.clone()),
            ("dir", PostKind::Director, unit),
            ("head", PostKind::Head, Place::Institute),
            ("fun", PostKind::Functional, Place::Institute),
        ]);
        assert_eq!(above(&state, "cor"), Some("dir"));
        assert_eq!(above(&state, "dir"), Some("head"), "no office is known: the institute");
        assert_eq!(above(&state, "fun"), Some("head"));
        assert_eq!(above(&state, "head"), None);
    }

    #[test]
    fn an_empty_post_is_passed_over_and_a_circle_leads_nowhere() {
        let unit = Place::Structure("u".into());
        let mut state = state(&[
            ("cor", PostKind::Correspondent, unit.clone()),
            ("dir", PostKind::Director, unit),
            ("head", PostKind::Head, Place::Institute),
        ]);
        Arc::make_mut(&mut state.people).appointments.remove(&"dir".into());
        assert_eq!(above(&state, "cor"), Some("head"));
        let people = Arc::make_mut(&mut state.people);
        people.posts.get_mut(&"dir".into()).unwrap().above = Some("cor".into());
        people.posts.get_mut(&"cor".into()).unwrap().above = Some("dir".into());
        assert_eq!(above(&state, "cor"), None);
    }

    #[test]
    fn a_substitute_answers_on_the_days_and_for_the_kinds_of_the_decision() {
        let mut state = state(&[("dir", PostKind::Director, Place::Institute)]);
        let stands = Substitution {
            id: SubstitutionId::from("s"),
            post: "dir".into(),
            person: "zoe".into(),
            kinds: vec![DocumentKind::Letter],
            from: day(),
            until: day().succ_opt().unwrap(),
            act: "Note 4".into(),
            revoked: None,
            revoked_on: None,
            manner: crate::domain::people::Manner::Absence,
        };
        Arc::make_mut(&mut state.people).substitutions.insert("s".into(), stands);
        let may = |kind, day| state.people.answers(&"zoe".into(), &"dir".into(), kind, day);
        assert!(may(DocumentKind::Letter, day()), "an absence that starts today counts today");
        assert!(!may(DocumentKind::Agreement, day()));
        assert!(!may(DocumentKind::Letter, day().pred_opt().unwrap()));
        assert!(state.people.answers(&"who-dir".into(), &"dir".into(), DocumentKind::Agreement, day()));
    }
}
