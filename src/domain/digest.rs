//! What waits for whom, what is late, and what those who had to do with a dossier are still to be told: asked of all
//! dossiers at once, for the mails that go out. It must not know how a mail is worded.

use super::circuit::{Asked, Task};
use super::dossier::{Act, Deed, Dossier, Effect, Status};
use super::ids::{EntryId, PersonId, PostId, TaskId};
use super::order::Meta;
use super::people::Substitution;
use super::state::State;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Days for which something that happened is told to those who do not know of it.
const NEWS: i64 = 30;

/// What became of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    Completed,
    Refused,
    SentBack,
    Withdrawn,
}

impl Event {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Refused => "refused",
            Self::SentBack => "sent-back",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Something that happened to a dossier: by whom and when, and why.
#[derive(Clone, Copy, Debug)]
pub struct News<'a> {
    pub event: Event,
    pub meta: &'a Meta,
    pub reason: &'a str,
    /// A new version was sent since.
    pub superseded: bool,
}

/// Days that the running step is late, if it is.
pub fn late(dossier: &Dossier, day: NaiveDate) -> Option<i64> {
    let days = (day - dossier.due()?).num_days();
    (days > 0).then_some(days)
}

/// What became of a dossier so far, in the order in which it happened.
pub fn news(dossier: &Dossier) -> Vec<News<'_>> {
    let last = dossier.last_round();
    let ends = |a: &&Act| a.round == last && a.effect == Effect::Effective && a.deed.fulfils() && a.deed != Deed::Seen;
    let end = dossier.acts.iter().rfind(ends).filter(|_| dossier.status == Status::Completed);
    let told = |act: &'_ Act| match &act.deed {
        _ if act.effect != Effect::Effective => None,
        Deed::Refusal { .. } => Some(Event::Refused),
        Deed::SendBack { .. } => Some(Event::SentBack),
        _ if end.is_some_and(|end| end.meta.id == act.meta.id) => Some(Event::Completed),
        _ => None,
    };
    let acts = dossier.acts.iter().filter_map(|a| {
        let reason = if a.deed.stops() { a.deed.words() } else { "" };
        Some(News { event: told(a)?, meta: &a.meta, reason, superseded: a.round < last })
    });
    let withdrawn = dossier.withdrawn.as_ref().filter(|_| dossier.status == Status::Withdrawn);
    acts.chain(withdrawn.map(|meta| News { event: Event::Withdrawn, meta, reason: "", superseded: false })).collect()
}

/// Whom something that happened to a dossier concerns: whoever sent it, unless they have answered with a new version, and
/// whoever acted before, but not whoever did it.
fn concerned<'a>(dossier: &'a Dossier, news: &News<'_>) -> BTreeSet<&'a PersonId> {
    let before = |a: &&Act| a.meta.before(news.meta) && a.effect != Effect::NotEntitled;
    let acted = dossier.acts.iter().filter(before).map(|a| &a.meta.by);
    let writer = Some(&dossier.writer).filter(|_| !news.superseded);
    acted.filter(|p| **p != dossier.writer).chain(writer).filter(|p| **p != news.meta.by).collect()
}

/// The day on which somebody was last told of a task by mail, if ever.
fn last_told(dossier: &Dossier, person: &PersonId, task: &TaskId) -> Option<NaiveDate> {
    let told = dossier.reminded.iter().filter(|r| r.reached(person) && r.tasks.contains(task));
    told.map(|r| r.meta.day()).max()
}

/// What one person is to be told of one dossier.
#[derive(Clone, Debug, Default)]
pub struct About {
    pub dossier: Arc<Dossier>,
    /// What waits for them.
    pub tasks: Vec<Task>,
    /// Whoever sent the dossier: tasks of others that are late.
    pub late: Vec<TaskId>,
    /// What became of it, by its entries.
    pub news: Vec<EntryId>,
}

impl About {
    fn is_empty(&self) -> bool {
        self.tasks.is_empty() && self.late.is_empty() && self.news.is_empty()
    }
}

/// How much of each list a mail has no room for: it says so, and the next mail names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    pub tasks: usize,
    pub late: usize,
    pub news: usize,
}

/// What is to be told to one person, the dossier with the lowest number first.
#[derive(Clone, Debug)]
pub struct Digest {
    pub person: PersonId,
    pub about: Vec<About>,
    /// What was cut off it.
    pub left: Left,
}

impl Digest {
    /// What one mail names of it, at most so much of each list: what is told once, then what was told the longest ago or
    /// never, the most late first among them, so that mail after mail all come round; of what happened the oldest, so
    /// that nothing grows too old to be told. The rest is only counted: it must not be taken for told.
    #[must_use]
    pub fn cut(self, most: usize, day: NaiveDate) -> Self {
        let (mut tasks, mut lates, mut happened) = (Vec::new(), Vec::new(), Vec::new());
        for (n, about) in self.about.iter().enumerate() {
            let days = Reverse(late(&about.dossier, day));
            let told = |task: &TaskId| last_told(&about.dossier, &self.person, task);
            let again = |t: &Task| (t.asked != Asked::Information).then(|| told(&t.id));
            tasks.extend(about.tasks.iter().map(|t| ((again(t), days), n, t.id.clone())));
            lates.extend(about.late.iter().map(told).min().map(|told| ((told, days), n)));
            let mine = news(&about.dossier).into_iter().filter(|e| about.news.contains(&e.meta.id));
            happened.extend(mine.map(|e| (e.meta.at, n, e.meta.id.clone())));
        }
        tasks.sort_by_key(|(turn, n, _)| (*turn, *n));
        lates.sort();
        happened.sort_by_key(|(at, n, _)| (*at, *n));
        let over = |found: usize| found.saturating_sub(most);
        let left = Left { tasks: over(tasks.len()), late: over(lates.len()), news: over(happened.len()) };
        let tasks: BTreeSet<_> = tasks.into_iter().take(most).map(|(_, n, id)| (n, id)).collect();
        let lates: BTreeSet<_> = lates.into_iter().take(most).map(|(_, n)| n).collect();
        let happened: BTreeSet<_> = happened.into_iter().take(most).map(|(_, n, id)| (n, id)).collect();
        let kept = self.about.into_iter().enumerate().map(|(n, mut about)| {
            about.tasks.retain(|t| tasks.contains(&(n, t.id.clone())));
            about.news.retain(|id| happened.contains(&(n, id.clone())));
            about.late.retain(|_| lates.contains(&n));
            about
        });
        Self { person: self.person, about: kept.filter(|a| !a.is_empty()).collect(), left }
    }

    /// How many tasks wait for them.
    pub fn waiting(&self) -> usize {
        self.about.iter().map(|a| a.tasks.len()).sum()
    }

    /// How many dossiers are late: with them, or sent by them.
    pub fn late(&self, day: NaiveDate) -> usize {
        let is_late = |a: &&About| !a.late.is_empty() || !a.tasks.is_empty() && late(&a.dossier, day).is_some();
        self.about.iter().filter(is_late).count()
    }

    /// How many things happened that they do not know of.
    pub fn news(&self) -> usize {
        self.about.iter().map(|a| a.news.len()).sum()
    }
}

/// Who answers for what on a day, worked out once.
struct Answers<'a> {
    state: &'a State,
    holders: BTreeMap<&'a PostId, Vec<&'a PersonId>>,
    stand_in: BTreeMap<&'a PostId, Vec<&'a Substitution>>,
    administrators: Vec<&'a PersonId>,
}

impl<'a> Answers<'a> {
    fn new(state: &'a State, day: NaiveDate) -> Self {
        let people = &state.people;
        let mut holders: BTreeMap<&PostId, Vec<&PersonId>> = BTreeMap::new();
        for held in people.appointments.values().filter(|a| a.covers(day)) {
            holders.entry(&held.post).or_default().push(&held.person);
        }
        let mut stand_in: BTreeMap<&PostId, Vec<&Substitution>> = BTreeMap::new();
        for substitution in people.substitutions.values().filter(|s| s.covers(day)) {
            stand_in.entry(&substitution.post).or_default().push(substitution);
        }
        let administrators = people.accounts.values().filter(|a| a.administrator).map(|a| &a.person).collect();
        Self { state, holders, stand_in, administrators }
    }

    /// Who can do a task; third persons are reached another way.
    fn of(&self, dossier: &Dossier, task: &'a Task) -> BTreeSet<&'a PersonId> {
        if task.outsider.is_some() {
            return BTreeSet::new();
        }
        if let Some(person) = &task.person {
            return [person].into();
        }
        let Some(holders) = self.holders.get(&task.post) else { return self.administrators.iter().copied().collect() };
        let covers = |s: &&&Substitution| s.covers_kind(dossier.kind);
        let stand_in = self.stand_in.get(&task.post).into_iter().flatten().filter(covers).map(|s| &s.person);
        let known = |p: &&PersonId| self.state.people.persons.contains_key(*p);
        holders.iter().copied().chain(stand_in).filter(known).collect()
    }
}

/// What everybody is to be told on a day of the dossiers that are chosen, by person: nothing that they were told the
/// same day, and nothing twice that has nothing to do with a delay.
pub fn digests(state: &State, day: NaiveDate, chosen: impl Fn(&Dossier) -> bool) -> Vec<Digest> {
    let answers = Answers::new(state, day);
    let mut found: BTreeMap<&PersonId, Vec<About>> = BTreeMap::new();
    for dossier in state.dossiers.values().filter(|d| chosen(d)) {
        for (person, about) in about_of(&answers, dossier, day) {
            if !about.is_empty() {
                found.entry(person).or_default().push(About { dossier: dossier.clone(), ..about });
            }
        }
    }
    let mut digests: Vec<Digest> = found
        .into_iter()
        .map(|(person, mut about)| {
            about.sort_by(|a, b| (&a.dossier.number, &a.dossier.id).cmp(&(&b.dossier.number, &b.dossier.id)));
            Digest { person: person.clone(), about, left: Left::default() }
        })
        .collect();
    digests.sort_by_cached_key(|d| (super::fold::fold(state.people.name(&d.person)), d.person.clone()));
    digests
}

fn about_of<'a>(answers: &Answers<'a>, dossier: &'a Dossier, day: NaiveDate) -> BTreeMap<&'a PersonId, About> {
    let mut found: BTreeMap<&PersonId, About> = BTreeMap::new();
    let reminded = |person: &PersonId, task: &TaskId, since: Option<NaiveDate>| {
        last_told(dossier, person, task).is_some_and(|told| since.is_none_or(|day| told >= day))
    };
    let open = dossier.open_tasks();
    for task in &open {
        for person in answers.of(dossier, task) {
            if !reminded(person, &task.id, Some(day)) {
                found.entry(person).or_default().tasks.push((*task).clone());
            }
        }
    }
    // What somebody is only told, they are told once.
    for task in dossier.told_tasks() {
        for person in answers.of(dossier, task) {
            if !reminded(person, &task.id, None) {
                found.entry(person).or_default().tasks.push(task.clone());
            }
        }
    }
    if late(dossier, day).is_some() {
        let writer = &dossier.writer;
        let theirs = |t: &&&Task| !answers.of(dossier, t).contains(writer) && !reminded(writer, &t.id, Some(day));
        let late: Vec<TaskId> = open.iter().filter(theirs).map(|t| t.id.clone()).collect();
        if !late.is_empty() {
            found.entry(writer).or_default().late = late;
        }
    }
    for news in news(dossier).iter().filter(|n| (day - n.meta.day()).num_days() <= NEWS) {
        for person in concerned(dossier, news) {
            let told = dossier.reminded.iter().any(|r| r.to == *person && r.told.contains(&news.meta.id));
            if !told {
                found.entry(person).or_default().news.push(news.meta.id.clone());
            }
        }
    }
    found
}

#[cfg(test)]
#[path = "digest_tests.rs"]
mod tests;
