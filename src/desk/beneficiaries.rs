//! Proposals: the head of a functional department or of a regional office says who should get an account; an
//! administrator opens it.

use super::Desk;
use super::people::{known_person, known_post};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::folk_note::FolkNote;
use crate::domain::ids::{PersonId, PostId};
use crate::domain::people::Post;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule};

/// Proposes somebody as a beneficiary of the signing book.
#[derive(Clone, Debug)]
pub struct Propose {
    pub person: PersonId,
    /// The post as which it is done; none: the first of the actor's that may.
    pub post: Option<PostId>,
}

impl Propose {
    /// The name of whoever is proposed, and the post that proposes.
    fn checked<'a>(&self, desk: &'a Desk, now: Moment) -> Outcome<(String, &'a Post)> {
        let state = desk.state();
        let name = known_person(state, &self.person)?.name.clone();
        if state.people.accounts.contains_key(&self.person) {
            return Err(Rule::AccountExists { name }.into());
        }
        let held = state.people.posts_of(desk.me(), now.day);
        let post = match &self.post {
            Some(id) => {
                let known = known_post(state, id)?;
                if !held.iter().any(|p| p.id == *id) {
                    return Err(Rule::NotHolder { post: known.title.clone(), day: now.day }.into());
                }
                if !known.kind.proposes() {
                    return Err(Rule::NotProposer { post: known.title.clone() }.into());
                }
                known
            }
            None => held.into_iter().find(|p| p.kind.proposes()).ok_or(Rule::NoProposingPost { day: now.day })?,
        };
        if state.people.proposals.get(&self.person).is_some_and(|p| p.post == post.id) {
            return Err(Rule::AlreadyProposed { name, post: post.title.clone() }.into());
        }
        Ok((name, post))
    }
}

impl Verb for Propose {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (name, post) = self.checked(desk, now)?;
        let plan = Plan::new(Heading::Propose { name: name.clone() }, Grade::Confirmed);
        Ok(plan.note(Note::As { post: post.title.clone() }).item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let (name, post) = self.checked(desk, now)?;
        let post = post.id.clone();
        let fact = Fact::BeneficiaryProposed { person: self.person.clone(), post: post.clone() };
        desk.commit(now, Some(&post), vec![fact])?;
        Ok(Done::one(name))
    }
}

/// Who proposed somebody, or that nobody did.
pub(super) fn proposed(state: &State, person: &PersonId) -> Note {
    let people = &state.people;
    Note::Folk(people.proposals.get(person).map_or(FolkNote::NobodyProposed, |made| FolkNote::ProposedBy {
        name: people.name(&made.made.by).to_owned(),
        post: people.posts.get(&made.post).map(|p| p.title.clone()).unwrap_or_default(),
        day: made.made.day(),
    }))
}
