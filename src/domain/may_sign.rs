//! Who may sign a matter on a day, whatever the dossier: everybody who could come into question, with the whole chain of
//! acts or the reason why not.

use super::authority::{Chain, Matter, Weight, entitled};
use super::ids::{PersonId, PostId};
use super::state::State;
use super::trouble::Rule;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Somebody who comes into question, as a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub person: PersonId,
    pub post: PostId,
    pub answer: Result<Chain, Rule>,
}

/// Everybody who comes into question on a day: whoever was given an authority or stands in, ever; and for one person
/// every post that is held on that day. Those who may come first, then by name and title.
pub fn candidates(state: &State, matter: Matter<'_>, day: NaiveDate, only: Option<&PersonId>) -> Vec<Candidate> {
    let people = &state.people;
    let given = people.authorities.values().map(|a| (&a.person, &a.post));
    let standing_in = people.substitutions.values().map(|s| (&s.person, &s.post));
    let held = people.appointments.values().filter(|a| only.is_some() && a.covers(day)).map(|a| (&a.person, &a.post));
    let pairs: BTreeSet<(&PersonId, &PostId)> =
        given.chain(standing_in).chain(held).filter(|(person, _)| only.is_none_or(|o| o == *person)).collect();
    let answer = |(person, post): (&PersonId, &PostId)| Candidate {
        person: person.clone(),
        post: post.clone(),
        answer: entitled(state, person, post, matter, Weight::Signature, day),
    };
    let mut found: Vec<Candidate> = pairs.into_iter().map(answer).collect();
    let title = |c: &Candidate| people.posts.get(&c.post).map(|p| p.title.clone()).unwrap_or_default();
    found.sort_by_cached_key(|c| (c.answer.is_err(), people.name(&c.person).to_owned(), title(c), c.post.clone()));
    found
}
