//! What several desks did without knowing of each other: the same set of entries gives the same state, whatever way it
//! arrives, and each conflict ends as its rule says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "conflicts/codes.rs"]
mod codes;
#[path = "conflicts/dossiers.rs"]
mod dossiers;
#[path = "conflicts/histories.rs"]
mod histories;
#[path = "conflicts/people.rs"]
mod people;
#[path = "conflicts/rights.rs"]
mod rights;

use paraphe::domain::authority::SigningAuthority;
use paraphe::domain::campaign::{Calendar, Origin};
use paraphe::domain::circuit::{Asked, Quorum, Step, Task, Who};
use paraphe::domain::code::Life;
use paraphe::domain::dossier::{Deed, DocumentKind, Effect, FileRef, Particulars};
use paraphe::domain::fact::Fact;
use paraphe::domain::ids::EntryId;
use paraphe::domain::login::Login;
use paraphe::domain::order::{Link, Meta, causal};
use paraphe::domain::people::{Appointment, Place, Post, PostKind};
use paraphe::domain::state::State;
use std::collections::BTreeMap;

/// An entry of somebody's log.
#[derive(Clone, Debug)]
struct Said {
    link: Link,
    fact: Fact,
}

/// The logs of several desks while they write.
#[derive(Default)]
struct Logs(Vec<Said>);

impl Logs {
    /// `log` does something, knowing what stands in `knows` besides its own past; the name of the entry.
    fn say(&mut self, log: &str, knows: &[&str], fact: Fact) -> String {
        let own: Vec<&Said> = self.0.iter().filter(|s| s.link.log == log).collect();
        let (seq, prev) = (own.len() as u64, own.last().map(|s| s.link.id.clone()));
        let deps: Vec<EntryId> = knows.iter().map(|&k| k.into()).collect();
        let causes = self.0.iter().filter(|s| prev.as_ref() == Some(&s.link.id) || deps.contains(&s.link.id));
        let lamport = causes.map(|s| s.link.lamport).max().unwrap_or(0) + 1;
        let name = format!("{log}{seq}");
        let link = Link { id: name.as_str().into(), log: log.into(), seq, lamport, prev, deps };
        self.0.push(Said { link, fact });
        name
    }
}

/// Everybody holds the one post and may sign as such.
fn entitled() -> State {
    let mut state = State::default();
    let post = Post { id: "p".into(), title: "P".into(), kind: PostKind::Other, place: Place::Institute, above: None };
    state.apply(&Meta::default(), Fact::PostCreated { post });
    for who in ["a", "b", "c", "w"] {
        let (id, from) = (format!("n-{who}"), "1970-01-01".parse().unwrap());
        let (post, person) = ("p".into(), who.into());
        let appointment = Appointment { id: id.as_str().into(), post, person, from, until: None };
        state.apply(&Meta::default(), Fact::AppointmentMade { appointment });
        state.apply(&Meta::default(), Fact::AuthorityGranted { authority: authority(&format!("x-{who}"), who) });
    }
    state
}

fn authority(id: &str, person: &str) -> SigningAuthority {
    SigningAuthority {
        id: id.into(),
        person: person.into(),
        post: "p".into(),
        kinds: vec![],
        ceiling: None,
        place: Place::Institute,
        from: "1970-01-01".parse().unwrap(),
        until: "2999-12-31".parse().unwrap(),
        act: "Décision 1".into(),
        on_behalf: None,
        revoked: None,
        revoked_on: None,
        source: None,
        may_delegate: false,
        this_only: false,
    }
}

/// The state of a set of entries, in whatever order they arrived.
fn fold(said: &[Said]) -> State {
    let links: Vec<Link> = said.iter().map(|s| s.link.clone()).collect();
    let ordered = causal(&links);
    assert!(ordered.waiting.is_empty());
    let mut state = entitled();
    for (n, past) in ordered.ready {
        let Link { id, log, seq, lamport, .. } = links[n].clone();
        let meta = Meta { id, log: log.clone(), seq, lamport, by: log.as_str().into(), past, ..Meta::default() };
        state.apply(&meta, said[n].fact.clone());
    }
    state
}

/// Every order of arrival of up to six entries gives one state; it is returned.
fn in_every_order(logs: &Logs) -> State {
    let expected = fold(&logs.0);
    let mut order: Vec<usize> = (0..logs.0.len()).collect();
    let mut seen = 0;
    permute(&mut order, 0, &mut |order| {
        let arrived: Vec<Said> = order.iter().map(|&n| logs.0[n].clone()).collect();
        assert_eq!(fold(&arrived), expected, "{order:?}");
        seen += 1;
    });
    assert_eq!(seen, (1..=logs.0.len()).product::<usize>());
    expected
}

fn permute(order: &mut Vec<usize>, from: usize, each: &mut impl FnMut(&[usize])) {
    if from == order.len() {
        return each(order);
    }
    for n in from..order.len() {
        order.swap(from, n);
        permute(order, from + 1, each);
        order.swap(from, n);
    }
}

fn login() -> Login {
    Login::of(2027, "U 1016", None).unwrap()
}

fn issued(index: &str) -> Fact {
    Fact::CodeIssued {
        login: login(),
        structure: "s".into(),
        year: 2027,
        team: None,
        portal_hash: index.into(),
        index: index.into(),
        lasting: false,
        origin: Origin::Here,
    }
}

fn lives(state: &State) -> Vec<Life> {
    state.codes.values().map(|c| c.life(Calendar::default(), "2027-05-01".parse().unwrap())).collect()
}

fn file(name: &str) -> FileRef {
    FileRef { hash: name.into(), ..FileRef::default() }
}

fn opened() -> Fact {
    let step = |asked| Step::new(asked, vec![Who::Director], Quorum::All, 5);
    let task = |id: &str, step, asked| Task::new(id.into(), step, asked, "p".into());
    Fact::DossierOpened {
        dossier: "d".into(),
        number: "2027-0001".into(),
        title: "Lettre".into(),
        kind: DocumentKind::Letter,
        structure: None,
        amount: None,
        circuit: "c".into(),
        document: file("v0"),
        annexes: vec![],
        steps: vec![step(Asked::Visa), step(Asked::Signature)],
        tasks: vec![task("t0", 0, Asked::Visa), task("t1", 1, Asked::Signature)],
        particulars: Particulars::default(),
    }
}

fn acted(task: &str, document: &str, deed: Deed) -> Fact {
    let fields = BTreeMap::new();
    Fact::Acted { dossier: "d".into(), round: 0, task: task.into(), document: document.into(), deed, fields, day: None }
}

fn signature(after: &str) -> Deed {
    Deed::Signature {
        after: file(after),
        authority: "au".into(),
        appointment: "n".into(),
        certificate: String::new(),
        stamp: vec![],
        substitution: None,
        detached: None,
        annexes: vec![],
        timed: None,
    }
}

fn effects(state: &State) -> Vec<(String, Effect)> {
    let mut all: Vec<(String, Effect)> =
        state.dossiers[&"d".into()].acts.iter().map(|a| (a.meta.id.0.clone(), a.effect)).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

fn gone(id: &str, day: &str) -> Fact {
    Fact::AuthorityRevoked { authority: id.into(), day: day.parse().ok() }
}
