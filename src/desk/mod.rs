//! The verbs of the desk, and the only way in to everything below: register, store, signatures, formats, documents.
//!
//! A verb says what it would do ([`Verb::plan`]) and does it ([`Verb::apply`]); a [`Question`] changes nothing. The
//! desk must not know of screens or of the words shown on them, and takes the time as an argument.

mod ask;
pub mod child;
mod open;
mod verb;
mod verbs_stub;
mod watch;

pub use ask::*;
pub use open::*;
pub use verb::{Done, Moment, Verb};
pub use verbs_stub::*;
pub use watch::Watch;

use crate::domain::ids::PersonId;
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, ReadOnly, Trouble};

/// The desk, open for one account.
#[derive(Debug)]
pub struct Desk {
    me: PersonId,
    state: State,
    read_only: Option<ReadOnly>,
}

impl Desk {
    /// Whose session this is.
    pub fn me(&self) -> &PersonId {
        &self.me
    }

    /// Everything the desk knows; cloning it is cheap.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Why nothing can be changed, if so.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// Answers a question.
    pub fn ask(&self, _question: &Question, _now: Moment, _watch: &Watch) -> Outcome<Answer> {
        Err(Trouble::Cancelled)
    }
}
