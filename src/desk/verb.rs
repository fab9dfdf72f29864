//! What every verb of the desk can do: say what it would do, then do it.

use super::Desk;
use super::publish::Published;
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::circuit::Asked;
use crate::domain::login::Login;
use crate::domain::plan::Plan;
use crate::domain::trouble::{Outcome, Rule};
use chrono::{DateTime, NaiveDate, Utc};
use std::fmt::Debug;

/// Now, as whoever asks sees it: the instant, and the day by the wall clock. The desk has no clock of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub at: DateTime<Utc>,
    pub day: NaiveDate,
}

impl Moment {
    /// Now, by this computer's clock and its time zone.
    pub fn now() -> Self {
        let now = chrono::Local::now();
        Self { at: now.with_timezone(&Utc), day: now.date_naive() }
    }
}

/// A consequential act, as data: the screen and the command line make the same ones.
pub trait Verb: Debug + Send {
    /// What would happen, to whom, what is blocked and why. Nothing is changed.
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan>;

    /// Does it, whole or not at all, durable when this returns.
    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done>;

    /// Whether the actor's passphrase is asked for again.
    fn needs_passphrase(&self) -> bool {
        false
    }

    /// Takes the passphrase that was asked for.
    fn give_passphrase(&mut self, _typed: Hidden) {}
}

/// What an act did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// What was done: logins, numbers, names; one for each thing that was touched.
    pub done: Vec<String>,
    /// What was not, and why.
    pub refused: Vec<(String, Rule)>,
    /// A file that was written.
    pub file: Option<String>,
    /// Nothing was to do: everything is as it should be already.
    pub unchanged: bool,
    /// Files of the portal that were written after the act, or could not be.
    pub published: Vec<Published>,
    /// The secret that was to be shown, with its login; no other form of an answer may carry it.
    pub secret: Option<Box<(Login, Hidden)>>,
    /// Who is waited for now, where the act was one on a dossier.
    pub next: Option<Next>,
}

/// What an act on a dossier leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The posts that wait, with who holds them and what is asked.
    Waits(Vec<(String, Asked)>),
    /// It is with its writer again.
    Writer(String),
    Completed,
}

impl Done {
    /// One thing was done.
    pub fn one(name: impl Into<String>) -> Self {
        Self { done: vec![name.into()], ..Self::default() }
    }
}
