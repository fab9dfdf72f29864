//! The place of a post among the others: created under the one above it, or moved under another one.

use super::Desk;
use super::people::{AddPost, known_post};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::folk_note::FolkNote;
use crate::domain::ids::PostId;
use crate::domain::people::Post;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule};

/// Creates a post under a named one; without a name, under the usual one of its kind and place.
#[derive(Clone, Debug)]
pub struct AddPostUnder {
    pub post: AddPost,
    pub above: Option<PostId>,
}

impl AddPostUnder {
    fn made(&self, desk: &Desk) -> Outcome<Post> {
        desk.administrator()?;
        if let Some(above) = &self.above {
            known_post(desk.state(), above)?;
        }
        Ok(Post { above: self.above.clone(), ..self.post.post(desk.state())? })
    }
}

impl Verb for AddPostUnder {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let title = self.made(desk)?.title;
        let plan = Plan::new(Heading::AddPost { title: title.clone() }, Grade::Reversible);
        let named = self.above.as_ref().and_then(|id| desk.state().people.posts.get(id));
        let plan = match named {
            Some(above) => plan.note(Note::Folk(FolkNote::Above { post: above.title.clone() })),
            None => plan,
        };
        Ok(plan.item(Item::New(title)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let post = self.made(desk)?;
        let title = post.title.clone();
        desk.commit(now, None, vec![Fact::PostCreated { post }])?;
        Ok(Done::one(title))
    }
}

/// Puts a post under another one, or back under the usual one of its kind and place.
#[derive(Clone, Debug)]
pub struct MovePost {
    pub post: PostId,
    /// None: the usual one.
    pub above: Option<PostId>,
}

impl MovePost {
    /// The title; refused where the two would stand above each other.
    fn title(&self, desk: &Desk, now: Moment) -> Outcome<String> {
        desk.administrator()?;
        let state = desk.state();
        let title = known_post(state, &self.post)?.title.clone();
        if let Some(id) = &self.above {
            let above = known_post(state, id)?.title.clone();
            if *id == self.post || state.line_above(id, now.day).iter().any(|p| p.id == self.post) {
                return Err(Rule::PostCircle { post: title, above }.into());
            }
        }
        Ok(title)
    }

    fn is_so(&self, state: &State) -> bool {
        state.people.posts.get(&self.post).is_some_and(|p| p.above == self.above)
    }
}

impl Verb for MovePost {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let title = self.title(desk, now)?;
        let plan = Plan::new(Heading::MovePost { title: title.clone() }, Grade::Reversible);
        if self.is_so(desk.state()) {
            return Ok(plan.note(Note::Unchanged).item(Item::Same(title)));
        }
        let mut after = desk.state().clone();
        let people = std::sync::Arc::make_mut(&mut after.people);
        if let Some(known) = people.posts.get_mut(&self.post) {
            known.above.clone_from(&self.above);
        }
        let post = after.right_above(&self.post, now.day).map(|p| p.title.clone());
        let told = match (&self.above, post) {
            (Some(_), Some(post)) => FolkNote::Above { post },
            (_, post) => FolkNote::UsualAbove { post },
        };
        Ok(plan.note(Note::Folk(told)).item(Item::Will(title)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let title = self.title(desk, now)?;
        if self.is_so(desk.state()) {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        desk.commit(now, None, vec![Fact::PostMoved { post: self.post.clone(), above: self.above.clone() }])?;
        Ok(Done::one(title))
    }
}
