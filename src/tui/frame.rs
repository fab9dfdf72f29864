//! What the frame around the screens remembers: keys, what was asked of the worker, when somebody last typed.

use super::action::Layer;
use super::keymap::Keymap;
use super::overlay::form::Form;
use crate::desk::{Moment, Question};
use crate::domain::ids::PersonId;
use crate::domain::plan::Plan;
use crate::text::Lang;
use std::mem::{Discriminant, discriminant};

/// The frame.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the terminal or the start")]
pub struct Frame {
    pub keymap: Keymap,
    pub jobs: Jobs,
    /// The plan that was confirmed last and is being applied.
    pub confirmed: Option<Box<Plan>>,
    /// When a key was last pressed.
    pub active: Option<Moment>,
    /// Who was at the desk last.
    pub last_person: Option<PersonId>,
    /// Forms that somebody had begun when the desk was locked; secrets in them are wiped.
    pub drafts: Option<(PersonId, Vec<Form>)>,
    /// The screen that whoever locked the desk comes back to.
    pub back_to: Option<(PersonId, Layer)>,
    /// The screen that led to the one in front: Escape goes back there.
    pub came_from: Option<Layer>,
    /// The system asks for no colour.
    pub no_color: bool,
    /// The terminal knows 256 colours only.
    pub few_colors: bool,
    /// The language where the preferences name none.
    pub system_lang: Lang,
    /// The terminal is reached through a network.
    pub remote: bool,
    /// The program was started for looking only.
    pub look_only: bool,
}

/// What the worker was asked and has not answered.
#[derive(Debug, Default)]
pub struct Jobs {
    last: u64,
    act: Option<(u64, Act)>,
    asked: Vec<(Discriminant<Question>, u64)>,
    /// Acts done in passing.
    passing: Vec<u64>,
}

/// An act on its way: while it is, keys wait, so that nobody confirms what he has not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The door.
    Opening,
    Planning,
    Applying,
}

impl Jobs {
    /// The number of an act that is sent now.
    pub fn act(&mut self, act: Act) -> u64 {
        self.last += 1;
        self.act = Some((self.last, act));
        self.last
    }

    /// The number of a question that is asked now.
    pub fn question(&mut self, question: &Question) -> u64 {
        self.last += 1;
        let kind = discriminant(question);
        self.asked.retain(|(k, _)| *k != kind);
        self.asked.push((kind, self.last));
        self.last
    }

    /// The number of an act that is done in passing: it is taken in when it comes, and no key waits for it.
    pub fn passing(&mut self) -> u64 {
        self.last += 1;
        self.passing.push(self.last);
        self.last
    }

    /// Takes note of a report of an act in passing; whether it was one.
    pub fn passed(&mut self, number: u64) -> bool {
        let before = self.passing.len();
        self.passing.retain(|n| *n != number);
        self.passing.len() < before
    }

    /// The number of an order that nobody waits for.
    pub fn order(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// The act that is on its way.
    pub fn acting(&self) -> Option<&Act> {
        self.act.as_ref().map(|(_, act)| act)
    }

    /// Takes note of a report; whether anybody still waits for it.
    pub fn arrived(&mut self, number: u64) -> bool {
        if self.act.as_ref().is_some_and(|(n, _)| *n == number) {
            self.act = None;
            return true;
        }
        let before = self.asked.len();
        self.asked.retain(|(_, n)| *n != number);
        self.asked.len() < before
    }

    /// Whether the worker has something to do.
    pub fn busy(&self) -> bool {
        self.act.is_some() || !self.asked.is_empty()
    }

    /// The desk is closed: nothing that is on its way counts any more.
    pub fn forget(&mut self) {
        self.act = None;
        self.asked.clear();
        self.passing.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Filter;
    use crate::domain::ids::DossierId;

    #[test]
    fn only_the_newest_question_of_a_kind_is_waited_for() {
        let mut jobs = Jobs::default();
        let first = jobs.question(&Question::Entries(Filter::default()));
        let other = jobs.question(&Question::VerifyDossier(DossierId::from("d")));
        let second = jobs.question(&Question::Entries(Filter::default()));
        assert!(!jobs.arrived(first));
        assert!(jobs.arrived(second) && jobs.arrived(other));
        assert!(!jobs.busy());
    }

    #[test]
    fn what_was_asked_of_a_closed_desk_is_not_waited_for() {
        let mut jobs = Jobs::default();
        let number = jobs.act(Act::Planning);
        assert!(jobs.busy());
        jobs.forget();
        assert!(!jobs.arrived(number) && !jobs.busy());
    }
}
