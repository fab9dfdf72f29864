//! What each is told of the signing book by mail: whom a task reaches, what is told once, and turns where a mail is full.

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
        manner: crate::domain::people::Manner::Absence,
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
