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
mod tests {
    use super::*;
    use crate::domain::circuit::{Quorum, Step, Who};
    use crate::domain::dossier::{FileRef, Reminded, Round};
    use crate::domain::ids::DossierId;
    use crate::domain::people::{Account, Appointment, Person};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn meta(at: &str) -> Meta {
        Meta { id: at.into(), at: format!("{at}T09:00:00Z").parse().unwrap(), by: "writer".into(), ..Meta::default() }
    }

    /// Anne holds the post of the first step; Zoé stands in for her on one day; the second step only tells Karim.
    fn state() -> State {
        let mut state = State::default();
        let people = Arc::make_mut(&mut state.people);
        for name in ["anne", "zoe", "karim", "writer", "admin"] {
            let someone = Person { id: name.into(), name: name.into(), ..Person::default() };
            people.persons.insert(name.into(), someone);
        }
        let admin = Account { person: "admin".into(), administrator: true, ..Account::default() };
        people.accounts.insert("admin".into(), admin);
        for (post, person) in [("one", "anne"), ("two", "karim")] {
            let (id, from) = (post.into(), day("2020-01-01"));
            let held = Appointment { id, post: post.into(), person: person.into(), from, until: None };
            people.appointments.insert(post.into(), held);
        }
        let stands = Substitution {
            id: "s".into(),
            post: "one".into(),
            person: "zoe".into(),
            kinds: vec![],
            from: day("2027-04-06"),
            until: day("2027-04-06"),
            act: "Note".into(),
            revoked: None,
            revoked_on: None,
        };
        people.substitutions.insert("s".into(), stands);
        let step = |asked, post: &str| Step::new(asked, vec![Who::Post(post.into())], Quorum::All, 2);
        let mut dossier = Dossier { id: "d".into(), number: "2027-0001".into(), ..Dossier::default() };
        dossier.writer = "writer".into();
        dossier.rounds.push(Round {
            document: FileRef::default(),
            steps: vec![step(Asked::Information, "two"), step(Asked::Visa, "one")],
            tasks: vec![
                Task::new("t2".into(), 0, Asked::Information, "two".into()),
                Task::new("t1".into(), 1, Asked::Visa, "one".into()),
            ],
            started: meta("2027-04-05"),
        });
        dossier.settle();
        Arc::make_mut(&mut state.dossiers).insert("d".into(), Arc::new(dossier));
        state
    }

    fn told(state: &State, on: &str) -> Vec<String> {
        let all = digests(state, day(on), |_| true);
        let short = |a: &About| format!("{}+{}+{}", a.tasks.len(), a.late.len(), a.news.len());
        all.iter().map(|d| format!("{} {}", d.person, d.about.iter().map(short).collect::<String>())).collect()
    }

    fn remind(state: &mut State, on: &str, to: &str, task: &str) {
        let known = Arc::make_mut(&mut state.dossiers).get_mut(&"d".into()).unwrap();
        let reminded = Reminded { meta: meta(on), to: to.into(), tasks: vec![task.into()], told: vec![] };
        Arc::make_mut(known).reminded.push(reminded);
    }

    #[test]
    fn a_task_reaches_its_holder_and_on_the_days_of_an_absence_whoever_stands_in() {
        let mut state = state();
        assert_eq!(told(&state, "2027-04-05"), ["anne 1+0+0", "karim 1+0+0"]);
        assert_eq!(told(&state, "2027-04-06"), ["anne 1+0+0", "karim 1+0+0", "zoe 1+0+0"]);
        // The last day of the step is in time; from the next on whoever sent it hears of it too.
        assert_eq!(told(&state, "2027-04-07"), ["anne 1+0+0", "karim 1+0+0"]);
        assert_eq!(told(&state, "2027-04-08"), ["anne 1+0+0", "karim 1+0+0", "writer 0+1+0"]);
        Arc::make_mut(&mut state.people).appointments.remove(&"one".into());
        assert_eq!(told(&state, "2027-04-05"), ["admin 1+0+0", "karim 1+0+0"], "a post that lost its holder");
    }

    #[test]
    fn what_waits_is_told_once_a_day_to_each_and_what_is_only_told_is_told_once() {
        let mut state = state();
        remind(&mut state, "2027-04-06", "anne", "t1");
        remind(&mut state, "2027-04-06", "karim", "t2");
        assert_eq!(told(&state, "2027-04-06"), ["zoe 1+0+0"], "the one who stands in has not heard of it");
        assert_eq!(told(&state, "2027-04-07"), ["anne 1+0+0"], "again on another day, but not what is only told");
        remind(&mut state, "2027-04-07", "", "t1");
        assert!(told(&state, "2027-04-07").is_empty(), "an entry that names nobody counts for all");
    }

    /// Five refusals and a mail of two: those that happened first are named, and the mail after it names the next.
    #[test]
    fn what_a_mail_has_no_room_for_is_counted_and_told_by_the_next() {
        let mut state = State::default();
        let add = |state: &mut State, n: u32, told: Vec<EntryId>| {
            let mut dossier = Dossier { id: format!("d{n}").as_str().into(), ..Dossier::default() };
            dossier.number = format!("2027-000{n}");
            dossier.writer = "writer".into();
            dossier.status = Status::Withdrawn;
            // The last number happened first.
            dossier.withdrawn = Some(Meta { by: "else".into(), ..meta(&format!("2027-04-0{}", 9 - n)) });
            dossier.reminded.push(Reminded { meta: meta("2027-04-10"), to: "writer".into(), tasks: vec![], told });
            Arc::make_mut(&mut state.dossiers).insert(dossier.id.clone(), Arc::new(dossier));
        };
        (1..=5).for_each(|n| add(&mut state, n, vec![]));
        let mail = |state: &State| digests(state, day("2027-04-10"), |_| true).remove(0).cut(2, day("2027-04-10"));
        let numbers = |mail: &Digest| mail.about.iter().map(|a| a.dossier.number.clone()).collect::<Vec<_>>();
        let first = mail(&state);
        assert_eq!((numbers(&first), first.left.news), (vec!["2027-0004".into(), "2027-0005".into()], 3));
        for n in [4, 5] {
            add(&mut state, n, vec![format!("2027-04-0{}", 9 - n).as_str().into()]);
        }
        let second = mail(&state);
        assert_eq!((numbers(&second), second.left.news), (vec!["2027-0002".into(), "2027-0003".into()], 1));
    }
    /// Seven tasks and one thing that is only told, in mails of two a day: what is told once goes first although it is
    /// not late, then what was never named, then what was named the longest ago.
    #[test]
    fn where_a_mail_has_no_room_what_was_named_waits_until_the_rest_was() {
        let mut state = state();
        let known = state.dossiers[&"d".into()].clone();
        for n in 1..=6_u32 {
            let mut dossier = (*known).clone();
            (dossier.id, dossier.number) = (format!("d{n}").as_str().into(), format!("2026-000{n}"));
            dossier.writer = "anne".into();
            dossier.rounds[0].steps.remove(0);
            dossier.rounds[0].tasks = vec![Task::new(format!("v{n}").as_str().into(), 0, Asked::Visa, "one".into())];
            dossier.rounds[0].started = meta(&format!("2027-03-0{n}"));
            dossier.settle();
            Arc::make_mut(&mut state.dossiers).insert(dossier.id.clone(), Arc::new(dossier));
        }
        // What Karim was told of now concerns Anne.
        Arc::make_mut(&mut state.people).appointments.get_mut(&"two".into()).unwrap().person = "anne".into();
        remind(&mut state, "2027-04-05", "anne", "t1");
        let mut named = Vec::new();
        for on in ["2027-04-05", "2027-04-06", "2027-04-07", "2027-04-08", "2027-04-09"] {
            let of_anne = |d: &Digest| d.person.as_str() == "anne";
            let mail = digests(&state, day(on), |_| true).into_iter().find(of_anne).unwrap().cut(2, day(on));
            let tasks: Vec<(DossierId, TaskId)> =
                mail.about.iter().flat_map(|a| a.tasks.iter().map(|t| (a.dossier.id.clone(), t.id.clone()))).collect();
            for (id, task) in &tasks {
                let told = Reminded { meta: meta(on), to: "anne".into(), tasks: vec![task.clone()], told: vec![] };
                Arc::make_mut(Arc::make_mut(&mut state.dossiers).get_mut(id).unwrap()).reminded.push(told);
            }
            named.push(tasks.iter().map(|(_, t)| t.as_str().to_owned()).collect::<Vec<_>>().join(" "));
        }
        assert_eq!(named, ["v1 t2", "v2 v3", "v4 v5", "v1 v6", "v2 t1"]);
    }

    /// Of what others are late with, whoever sent it hears in turns as well.
    #[test]
    fn whoever_sent_more_than_a_mail_holds_hears_of_the_rest_the_next_day() {
        let mut state = state();
        let mut known = (*state.dossiers[&"d".into()]).clone();
        (known.id, known.number) = ("e".into(), "2027-0002".into());
        known.settle();
        Arc::make_mut(&mut state.dossiers).insert("e".into(), Arc::new(known));
        let first = |state: &State, on: &str| {
            let of_writer = |d: &Digest| d.person.as_str() == "writer";
            let mail = digests(state, day(on), |_| true).into_iter().find(of_writer).unwrap().cut(1, day(on));
            (mail.about[0].dossier.id.clone(), mail.left.late)
        };
        assert_eq!(first(&state, "2027-04-12"), ("d".into(), 1));
        remind(&mut state, "2027-04-12", "writer", "t1");
        assert_eq!(first(&state, "2027-04-13"), ("e".into(), 1));
    }
}
