//! Trays: questions asked of all dossiers by somebody, never a state that is kept. And who may see which dossier.

use super::circuit::Task;
use super::dossier::{Deed, Dossier, Effect, Secrecy, Status};
use super::ids::{FileHash, PersonId, PostId};
use super::people::Substitution;
use super::search::natural;
use super::state::State;
use chrono::NaiveDate;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A tray.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tray {
    /// Mine, not sent yet.
    ToPrepare,
    /// Waits for me.
    ToDo,
    /// Waits at a step that is past its delay: for me, or sent by me.
    Late,
    /// Will wait for me.
    Coming,
    /// Waits for a post that I stand in for.
    Delegated,
    /// On its way, mine or acted on by me.
    InCirculation,
    /// My last act can still be taken back.
    ToTakeBack,
    /// Mine, refused or sent back.
    Refused,
    Completed,
    /// At its end and not archived.
    ToArchive,
    All,
}

impl Tray {
    /// Every tray, in the order of the screen.
    pub const ALL: [Tray; 11] = [
        Self::ToDo,
        Self::Delegated,
        Self::Late,
        Self::Coming,
        Self::ToPrepare,
        Self::InCirculation,
        Self::ToTakeBack,
        Self::Refused,
        Self::Completed,
        Self::ToArchive,
        Self::All,
    ];

    fn bit(self) -> u16 {
        1 << self as u16
    }

    /// Whether it is offered even where it is empty: the others come up with their first dossier.
    pub fn is_usual(self) -> bool {
        matches!(self, Self::ToDo | Self::Coming | Self::InCirculation | Self::Refused | Self::Completed | Self::All)
    }

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::ToPrepare => "to-prepare",
            Self::ToDo => "to-do",
            Self::Late => "late",
            Self::Coming => "coming",
            Self::Delegated => "delegated",
            Self::InCirculation => "in-circulation",
            Self::ToTakeBack => "to-take-back",
            Self::Refused => "refused",
            Self::Completed => "completed",
            Self::ToArchive => "to-archive",
            Self::All => "all",
        }
    }

    /// The meaning of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.word() == word)
    }
}

/// The trays that hold a dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trays(u16);

impl Trays {
    /// Whether one of them does.
    pub fn holds(self, tray: Tray) -> bool {
        self.0 & tray.bit() != 0
    }

    /// Adds the dossier to the counts of its trays, in the order of [`Tray::ALL`].
    pub fn count(self, counts: &mut [usize; Tray::ALL.len()]) {
        for (count, tray) in counts.iter_mut().zip(Tray::ALL) {
            *count += usize::from(self.holds(tray));
        }
    }
}

/// A dossier under somebody's eyes: what several trays ask of it, worked out when it is first asked for.
struct Look<'d> {
    dossier: &'d Dossier,
    acted: OnceCell<bool>,
    open: OnceCell<Vec<&'d Task>>,
    told: OnceCell<Vec<&'d Task>>,
}

impl<'d> Look<'d> {
    fn at(dossier: &'d Dossier) -> Self {
        Self { dossier, acted: OnceCell::new(), open: OnceCell::new(), told: OnceCell::new() }
    }

    fn acted(&self, person: &PersonId) -> bool {
        *self.acted.get_or_init(|| self.dossier.acts.iter().any(|a| a.meta.by == *person))
    }

    fn open(&self) -> &[&'d Task] {
        self.open.get_or_init(|| self.dossier.open_tasks())
    }

    fn waits(&self) -> impl Iterator<Item = &'d Task> {
        let told = self.told.get_or_init(|| self.dossier.told_tasks());
        self.open().iter().chain(told).copied()
    }
}

/// Somebody who looks at the dossiers on a day: what they hold and stand in for, worked out once.
#[derive(Clone, Debug)]
pub struct Viewer<'a> {
    state: &'a State,
    person: &'a PersonId,
    day: NaiveDate,
    administrator: bool,
    held: BTreeSet<&'a PostId>,
    stands_in: BTreeMap<&'a PostId, Vec<&'a Substitution>>,
    /// The posts that somebody holds, worked out when it is first asked for.
    filled: OnceCell<BTreeSet<&'a PostId>>,
}

impl<'a> Viewer<'a> {
    /// What somebody holds and stands in for on a day.
    pub fn new(state: &'a State, person: &'a PersonId, day: NaiveDate) -> Self {
        let people = &state.people;
        let mut stands_in: BTreeMap<&PostId, Vec<&Substitution>> = BTreeMap::new();
        for (post, substitution) in people.stands_in(person, day) {
            stands_in.entry(&post.id).or_default().push(substitution);
        }
        Self {
            state,
            person,
            day,
            administrator: people.administers(person),
            held: people.posts_of(person, day).into_iter().map(|p| &p.id).collect(),
            stands_in,
            filled: OnceCell::new(),
        }
    }

    /// Whether a task is for them by a post of their own or by name.
    pub fn holds(&self, task: &Task) -> bool {
        match &task.person {
            Some(person) => person == self.person,
            None => self.held.contains(&task.post),
        }
    }

    /// Whether a task is for somebody whose place they take.
    pub fn stands_in(&self, task: &Task, dossier: &Dossier) -> bool {
        let covered = |all: &Vec<&Substitution>| all.iter().any(|s| s.covers_kind(dossier.kind));
        task.person.is_none() && self.stands_in.get(&task.post).is_some_and(covered)
    }

    /// Whether a task is for them, one way or the other; one whose post has lost its holder is for administrators, who
    /// hand it on.
    pub fn answers(&self, task: &Task, dossier: &Dossier) -> bool {
        self.holds(task) || self.stands_in(task, dossier) || self.administrator && self.is_stranded(task)
    }

    /// Whether nobody answers for a task any more.
    pub fn is_stranded(&self, task: &Task) -> bool {
        match &task.person {
            // Somebody who is asked by name as a post that they have left.
            Some(person) => {
                let left = |p: &PostId| !self.state.people.posts_of(person, self.day).iter().any(|held| held.id == *p);
                !task.post.as_str().is_empty() && left(&task.post)
            }
            None => task.outsider.is_none() && !self.filled().contains(&task.post),
        }
    }

    /// The posts that somebody holds, worked out when they are first asked for.
    fn filled(&self) -> &BTreeSet<&'a PostId> {
        let people = &self.state.people;
        self.filled.get_or_init(|| {
            let covers = people.appointments.values().filter(|a| a.covers(self.day));
            covers.filter(|a| people.persons.contains_key(&a.person)).map(|a| &a.post).collect()
        })
    }

    /// Whether they may see a dossier.
    pub fn sees(&self, dossier: &Dossier) -> bool {
        let named = |t: &Task| self.holds(t) || self.stands_in(t, dossier);
        let acted = || dossier.acts.iter().any(|a| a.meta.by == *self.person);
        let hands_on = || self.administrator && dossier.open_tasks().into_iter().any(|t| self.is_stranded(t));
        let every_task = || dossier.rounds.iter().flat_map(|r| &r.tasks).chain(&dossier.tasks);
        let reached = || dossier.tasks.iter().filter(|t| t.step <= dossier.step);
        let sent = !dossier.rounds.is_empty();
        dossier.writer == *self.person
            || sent
                && match dossier.particulars.secrecy {
                    Secrecy::Open => true,
                    Secrecy::Circuit => acted() || every_task().any(named) || hands_on(),
                    Secrecy::Confidential => acted() || reached().any(named) || hands_on(),
                }
    }

    /// Whether a tray holds a dossier.
    pub fn holds_in(&self, tray: Tray, dossier: &Dossier) -> bool {
        self.fits(tray, &Look::at(dossier)) && self.sees(dossier)
    }

    /// All trays that hold a dossier.
    pub fn trays_of(&self, dossier: &Dossier) -> Trays {
        if !self.sees(dossier) {
            return Trays::default();
        }
        let look = Look::at(dossier);
        let fitting = Tray::ALL.into_iter().filter(|tray| self.fits(*tray, &look));
        Trays(fitting.fold(0, |found, tray| found | tray.bit()))
    }

    /// Whether a dossier belongs in a tray of those who may see it.
    fn fits(&self, tray: Tray, look: &Look) -> bool {
        let dossier = look.dossier;
        let mine = dossier.writer == *self.person;
        let acted = || look.acted(self.person);
        let over = matches!(dossier.status, Status::Completed | Status::Refused | Status::Withdrawn);
        match tray {
            Tray::ToPrepare => mine && dossier.status == Status::Preparing,
            Tray::ToDo => look.waits().any(|t| self.holds(t) || self.administrator && self.is_stranded(t)),
            Tray::Late => {
                dossier.due().is_some_and(|due| due < self.day)
                    && (mine || look.open().iter().any(|t| self.answers(t, dossier)))
            }
            Tray::Coming => dossier.coming_tasks().into_iter().any(|t| self.answers(t, dossier)),
            Tray::Delegated => !self.stands_in.is_empty() && look.waits().any(|t| self.stands_in(t, dossier)),
            Tray::InCirculation => dossier.status == Status::Circulating && (mine || acted()),
            Tray::ToTakeBack => dossier.last_to_take_back().is_some_and(|a| a.meta.by == *self.person),
            Tray::Refused => {
                let back = || dossier.last_act().is_some_and(|a| matches!(a.deed, Deed::SendBack { .. }));
                let stopped = matches!(dossier.status, Status::Refused | Status::Withdrawn);
                dossier.archived.is_none()
                    && (stopped || dossier.status == Status::Circulating && back())
                    && (mine || acted())
            }
            Tray::Completed => dossier.status == Status::Completed,
            Tray::ToArchive => over && dossier.archived.is_none() && (mine || self.administrator),
            Tray::All => true,
        }
    }

    /// The dossiers of a tray, the latest first.
    pub fn tray(&self, tray: Tray) -> Vec<Arc<Dossier>> {
        let mut found: Vec<Arc<Dossier>> =
            self.state.dossiers.values().filter(|d| self.holds_in(tray, d)).cloned().collect();
        found.sort_by_cached_key(|d| (Reverse(natural(&d.number)), d.id.clone()));
        found
    }

    /// How many dossiers each tray holds.
    pub fn counts(&self) -> [usize; Tray::ALL.len()] {
        let mut counts = [0; Tray::ALL.len()];
        for dossier in self.state.dossiers.values() {
            self.trays_of(dossier).count(&mut counts);
        }
        counts
    }

    /// Whether they have opened the very file that is before them, as it would be signed now.
    pub fn has_read_current(&self, dossier: &Dossier) -> bool {
        self.has_read_any(dossier, &[&dossier.current.hash].into())
    }

    /// Whether they have opened the version that circulates, with whatever signatures: for the dot in lists only. Of what
    /// is to be signed see [`Viewer::has_read_current`].
    pub fn has_read(&self, dossier: &Dossier) -> bool {
        // A signature adds nothing that asks to be read again: any file of the running round is the version.
        let signed = dossier.acts.iter().filter(|a| a.round == dossier.last_round()).filter_map(|a| a.deed.after());
        let begun = dossier.round().map(|(_, round)| &round.document);
        let version: BTreeSet<&FileHash> = signed.chain(begun).chain([&dossier.current]).map(|f| &f.hash).collect();
        self.has_read_any(dossier, &version)
    }

    fn has_read_any(&self, dossier: &Dossier, files: &BTreeSet<&FileHash>) -> bool {
        dossier.reads.iter().any(|(meta, document)| meta.by == *self.person && files.contains(document))
    }
}

impl State {
    /// The dossiers of a tray for somebody on a day, the latest first.
    pub fn tray(&self, tray: Tray, person: &PersonId, day: NaiveDate) -> Vec<Arc<Dossier>> {
        Viewer::new(self, person, day).tray(tray)
    }
}

/// The signatures of a dossier that count, in all its rounds.
pub fn signatures(dossier: &Dossier) -> usize {
    let counts = |a: &&super::dossier::Act| a.effect == Effect::Effective && a.deed.after().is_some();
    dossier.acts.iter().filter(counts).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dossier::{FileRef, Round};
    use crate::domain::order::Meta;

    /// The round began with one file and stands at another, as after a signature; an annex lies beside them.
    #[test]
    fn only_the_file_that_would_be_signed_counts_as_read_for_signing() {
        let file = |hash: &str| FileRef { hash: hash.into(), ..FileRef::default() };
        let mut dossier = Dossier { current: file("signed"), annexes: vec![file("annex")], ..Dossier::default() };
        dossier.rounds.push(Round {
            document: file("sent"),
            steps: Vec::new(),
            tasks: Vec::new(),
            started: Meta::default(),
        });
        let (state, me) = (State::default(), PersonId::from("me"));
        let viewer = Viewer::new(&state, &me, NaiveDate::MIN);
        for (read, of_the_round, current) in
            [("annex", false, false), ("before", false, false), ("sent", true, false), ("signed", true, true)]
        {
            dossier.reads = vec![(Meta { by: me.clone(), ..Meta::default() }, read.into())];
            let found = (viewer.has_read(&dossier), viewer.has_read_current(&dossier));
            assert_eq!(found, (of_the_round, current), "{read}");
        }
        dossier.reads[0].0.by = "else".into();
        assert!(!viewer.has_read(&dossier) && !viewer.has_read_current(&dossier), "of somebody else");
    }
}
