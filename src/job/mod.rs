//! Background work: one worker owns the open desk, takes orders and reports; a screen never waits for it.
//!
//! Orders are done one after the other. A question asked again before the first was begun replaces it: the newest wins.
//! A panic in the worker is reported as a failure; the desk is then closed, since nothing it holds can be trusted.

pub mod worker;

pub use worker::Worker;

use crate::desk::Hidden;
use crate::desk::{AccountName, Answer, Done, Moment, NewDesk, Notice, Opening, Place, Question, Verb};
use crate::domain::ids::PersonId;
use crate::domain::plan::Plan;
use crate::domain::state::State;
use crate::domain::trouble::{ReadOnly, Trouble};

/// What the worker is asked to do. Each order carries a number that comes back with its reports.
#[derive(Debug)]
pub enum Order {
    /// Who can open the desk there?
    Look(Place),
    Create(Place, Box<NewDesk>),
    Unlock {
        place: Place,
        person: PersonId,
        passphrase: Hidden,
        how: Opening,
    },
    Plan(Box<dyn Verb>),
    Apply(Box<dyn Verb>),
    Ask(Question),
    /// Wipes the keys from memory; the folder stays.
    Close,
}

/// What came of it.
#[derive(Debug)]
pub enum Report {
    Accounts(Result<Vec<AccountName>, Trouble>),
    Opened {
        me: PersonId,
        state: Box<State>,
        read_only: Option<ReadOnly>,
        notices: Vec<Notice>,
    },
    /// The plan and the verb that it is of, to be confirmed and sent back.
    Planned {
        verb: Box<dyn Verb>,
        plan: Plan,
    },
    /// Done, with the state as it is now.
    Applied {
        done: Done,
        state: Box<State>,
        read_only: Option<ReadOnly>,
    },
    /// An act was refused or failed; the verb comes back, so that it can be tried again.
    Refused {
        verb: Box<dyn Verb>,
        trouble: Trouble,
    },
    Answered(Answer),
    Failed(Trouble),
    /// The work panicked; the desk is closed.
    Crashed,
    Closed,
}

/// The clock that the worker reads; tests give their own.
pub type Clock = fn() -> Moment;
