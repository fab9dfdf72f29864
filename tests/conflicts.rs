//! What several desks did without knowing of each other: the same set of entries gives the same state, whatever way it
//! arrives, and each conflict ends as its rule says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use paraphe::domain::authority::SigningAuthority;
use paraphe::domain::campaign::{Calendar, Origin, Settings};
use paraphe::domain::circuit::{Asked, Quorum, Step, Task, Who};
use paraphe::domain::code::{Life, Means, Reason};
use paraphe::domain::dossier::{Deed, DocumentKind, Effect, FileRef, Particulars, Status};
use paraphe::domain::fact::Fact;
use paraphe::domain::ids::EntryId;
use paraphe::domain::login::Login;
use paraphe::domain::order::{Link, Meta, causal};
use paraphe::domain::people::{Account, Appointment, Place, Post, PostKind, Substitution};
use paraphe::domain::state::State;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

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

#[test]
fn two_codes_issued_at_once_wait_for_arbitration_and_nothing_is_lost() {
    let mut logs = Logs::default();
    logs.say("a", &[], issued("one"));
    logs.say("b", &[], issued("two"));
    let state = in_every_order(&logs);
    assert_eq!(lives(&state), [Life::Live, Life::Contested], "the lowest in order works, the other waits");
    assert_eq!(state.code(&login()).unwrap().index, "one");
}

#[test]
fn a_code_issued_anew_knowingly_is_not_contested() {
    let mut logs = Logs::default();
    let first = logs.say("a", &[], issued("one"));
    let gone = logs.say("a", &[], Fact::CodeRevoked { login: login(), reason: Reason::Compromise });
    logs.say("b", &[&first, &gone], issued("two"));
    assert_eq!(lives(&in_every_order(&logs)), [Life::Revoked, Life::Live]);
}

#[test]
fn a_hold_that_whoever_lifts_did_not_know_of_stays() {
    let mut logs = Logs::default();
    let code = logs.say("a", &[], issued("one"));
    let mine = logs.say("a", &[], Fact::CodeSuspended { login: login(), until: None });
    logs.say("b", &[&code], Fact::CodeSuspended { login: login(), until: None });
    logs.say("a", &[], Fact::CodeLifted { login: login(), hold: mine.as_str().into() });
    assert_eq!(lives(&in_every_order(&logs)), [Life::Suspended]);
}

#[test]
fn a_revocation_beats_everything_done_at_the_same_time() {
    let mut logs = Logs::default();
    let code = logs.say("a", &[], issued("one"));
    let hold = logs.say("a", &[], Fact::CodeSuspended { login: login(), until: None });
    logs.say("b", &[&code, &hold], Fact::CodeLifted { login: login(), hold: hold.as_str().into() });
    logs.say("c", &[&code, &hold], Fact::CodeRevoked { login: login(), reason: Reason::Closure });
    logs.say("d", &[&code, &hold], Fact::CodeDelivered { login: login(), means: Means::Hand, to: String::new() });
    assert_eq!(lives(&in_every_order(&logs)), [Life::Revoked]);
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

#[test]
fn a_refusal_beats_a_visa_that_did_not_know_of_it_and_what_was_built_on_it() {
    let mut logs = Logs::default();
    let open = logs.say("w", &[], opened());
    let visa = logs.say("a", &[&open], acted("t0", "v0", Deed::Visa));
    logs.say("b", &[&open], acted("t0", "v0", Deed::Refusal { reason: "non".into() }));
    logs.say("c", &[&open, &visa], acted("t1", "v0", signature("v1")));
    let state = in_every_order(&logs);
    let expected = [("a0", Effect::Overruled), ("b0", Effect::Effective), ("c0", Effect::Overruled)];
    assert_eq!(effects(&state), expected.map(|(n, e)| (n.to_owned(), e)));
    let dossier = &state.dossiers[&"d".into()];
    assert_eq!((dossier.status, dossier.current.hash.as_str()), (Status::Refused, "v0"));
}

#[test]
fn the_same_step_done_twice_at_once_counts_once() {
    let mut logs = Logs::default();
    let open = logs.say("w", &[], opened());
    logs.say("a", &[&open], acted("t0", "v0", Deed::Visa));
    logs.say("b", &[&open], acted("t0", "v0", Deed::Visa));
    let state = in_every_order(&logs);
    assert_eq!(effects(&state)[0].1, Effect::Effective);
    assert_eq!(effects(&state)[1].1, Effect::Surplus);
    assert_eq!(state.dossiers[&"d".into()].step, 1);
}

#[test]
fn an_authority_revoked_at_the_same_time_voids_the_signature() {
    let authority = authority("au", "b");
    let mut logs = Logs::default();
    let granted = logs.say("w", &[], Fact::AuthorityGranted { authority });
    let open = logs.say("w", &[], opened());
    let visa = logs.say("a", &[&open], acted("t0", "v0", Deed::Visa));
    let signed = logs.say("b", &[&visa], acted("t1", "v0", signature("v1")));
    logs.say("w", &[&visa], Fact::AuthorityRevoked { authority: "au".into(), day: None });
    let state = in_every_order(&logs);
    assert_eq!(effects(&state)[1], (signed, Effect::AuthorityRevoked));
    let dossier = &state.dossiers[&"d".into()];
    assert_eq!((dossier.status, dossier.step), (Status::Circulating, 1), "the step waits again");
    assert!(state.people.authorities[&"au".into()].revoked.is_some() && !granted.is_empty());
}

#[test]
fn the_first_campaign_of_a_year_stands() {
    let open = |cutoff: &str| Fact::CampaignOpened {
        year: 2027,
        opens: "2027-04-03".parse().unwrap(),
        cutoff: cutoff.parse().unwrap(),
        settings: Settings::default(),
    };
    let mut logs = Logs::default();
    logs.say("a", &[], open("2027-06-06"));
    logs.say("b", &[], open("2027-07-07"));
    assert_eq!(in_every_order(&logs).campaigns[&2027].cutoff, "2027-06-06".parse().unwrap());
}

fn any_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        Just(issued("one")),
        Just(issued("two")),
        Just(Fact::CodeSuspended { login: login(), until: None }),
        Just(Fact::CodeLifted { login: login(), hold: "a1".into() }),
        Just(Fact::CodeDelivered { login: login(), means: Means::Hand, to: String::new() }),
        Just(Fact::CodeRevoked { login: login(), reason: Reason::Compromise }),
        Just(opened()),
        Just(acted("t0", "v0", Deed::Visa)),
        Just(acted("t1", "v0", signature("v1"))),
        Just(acted("t0", "v0", Deed::Refusal { reason: "non".into() })),
        Just(Fact::AuthorityRevoked { authority: "au".into(), day: None }),
        Just(Fact::DossierWithdrawn { dossier: "d".into() }),
        Just(gone("x-a", "1971-01-01")),
        Just(Fact::AppointmentEnded { appointment: "n-a".into(), last_day: "1969-12-31".parse().unwrap() }),
        Just(Fact::AppointmentEnded { appointment: "n-b".into(), last_day: "2969-12-31".parse().unwrap() }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_history_of_three_desks_folds_to_one_state_in_any_order(
        script in prop::collection::vec((0..3usize, any_fact(), any::<prop::sample::Index>(), any::<bool>()), 1..14),
        seed in any::<u64>(),
    ) {
        let mut logs = Logs::default();
        let mut names: Vec<String> = Vec::new();
        for (who, fact, known, aware) in script {
            let knows: Vec<&str> =
                if aware && !names.is_empty() { vec![names[known.index(names.len())].as_str()] } else { vec![] };
            let name = logs.say(["a", "b", "c"][who], &knows, fact);
            names.push(name);
        }
        let expected = fold(&logs.0);
        let mut shuffled = logs.0.clone();
        let mut x = seed | 1;
        for n in (1..shuffled.len()).rev() {
            x ^= x << 13; x ^= x >> 7; x ^= x << 17;
            shuffled.swap(n, usize::try_from(x % (n as u64 + 1)).unwrap());
        }
        prop_assert_eq!(fold(&shuffled), expected);
    }
}

/// What a desk does among others that do not know of it.
#[derive(Clone, Debug)]
enum Apart {
    Learn,
    Issue(usize),
    Revoke(usize),
    Cut,
}

/// Slots of one year: two structures, and a researcher outside any.
const SLOTS: [(&str, bool); 3] = [("U 1", false), ("U 2", false), ("U 3", true)];

fn slot_login(slot: usize) -> Login {
    Login::of(2027, SLOTS[slot].0, None).unwrap()
}

fn steps() -> impl Strategy<Value = Vec<(usize, Apart)>> {
    let slot = || 0..SLOTS.len();
    let step = prop_oneof![
        3 => Just(Apart::Learn),
        4 => slot().prop_map(Apart::Issue),
        2 => slot().prop_map(Apart::Revoke),
        1 => Just(Apart::Cut),
    ];
    prop::collection::vec((0..3usize, step), 1..24)
}

/// The entries that a desk knows, in the order in which they were written.
fn view(logs: &Logs, known: &BTreeSet<String>) -> State {
    let said: Vec<Said> = logs.0.iter().filter(|s| known.contains(s.link.id.as_str())).cloned().collect();
    fold(&said)
}

fn works(state: &State, slot: usize) -> usize {
    let day = "2028-05-01".parse().unwrap();
    let calendar = state.calendar(day);
    let here = state.codes.values().filter(|c| c.structure.as_str() == SLOTS[slot].0);
    here.filter(|c| c.life(calendar, day).works()).count()
}

fn revoked(state: &State) -> BTreeSet<EntryId> {
    state.codes.iter().filter(|(_, c)| c.revoked.is_some()).map(|(id, _)| id.clone()).collect()
}

proptest! {
    /// Whatever three desks do apart, each by what it knows: one code at most works for a slot of a year, what one of
    /// them revoked is revoked for all, and no cut-off reaches a code that lasts.
    #[test]
    fn desks_apart_never_make_two_codes_work_revive_one_or_cut_off_one_that_lasts(list in steps()) {
        let mut logs = Logs::default();
        let campaign = |year: u16| Fact::CampaignOpened {
            year,
            opens: format!("{year}-04-03").parse().unwrap(),
            cutoff: format!("{year}-06-06").parse().unwrap(),
            settings: Settings::default(),
        };
        let first = [campaign(2027), campaign(2028)].map(|fact| logs.say("a", &[], fact));
        let mut known: [BTreeSet<String>; 3] = std::array::from_fn(|_| first.clone().into());
        for (n, (desk, step)) in list.into_iter().enumerate() {
            let state = view(&logs, &known[desk]);
            let fact = match step {
                Apart::Learn => {
                    let others = known[(desk + 1) % 3].clone();
                    known[desk].extend(others);
                    continue;
                }
                Apart::Issue(slot) => {
                    let (label, lasting) = SLOTS[slot];
                    let alive = |c: &paraphe::domain::code::AccessCode| {
                        c.structure.as_str() == label && c.revoked.is_none()
                    };
                    if state.codes.values().any(alive) {
                        continue;
                    }
                    Fact::CodeIssued {
                        login: slot_login(slot),
                        structure: label.into(),
                        year: 2027,
                        team: None,
                        portal_hash: format!("hash {n}"),
                        index: format!("index {n}"),
                        lasting,
                        origin: Origin::Here,
                    }
                }
                Apart::Revoke(slot) => Fact::CodeRevoked { login: slot_login(slot), reason: Reason::Compromise },
                Apart::Cut => Fact::CutOff { year: 2028, lost: 0 },
            };
            let knows: Vec<&str> = known[desk].iter().map(String::as_str).collect();
            let name = logs.say(["a", "b", "c"][desk], &knows, fact);
            known[desk].insert(name);
        }
        let merged = fold(&logs.0);
        let views = known.iter().map(|k| view(&logs, k));
        for state in views.chain([merged.clone()]) {
            for slot in 0..SLOTS.len() {
                prop_assert!(works(&state, slot) <= 1, "{slot}");
            }
            prop_assert!(revoked(&state).is_subset(&revoked(&merged)));
            let day = "2028-05-01".parse().unwrap();
            let expired = |c: &&paraphe::domain::code::AccessCode| c.life(state.calendar(day), day) == Life::Expired;
            prop_assert!(state.codes.values().filter(expired).all(|c| !c.lasting));
        }
    }
}

/// Who is entitled to act as `p`, with an authority `au` of `b`'s that comes from `top` of `c`'s.
fn given_on() -> (Fact, Fact) {
    let top = SigningAuthority { may_delegate: true, ..authority("top", "c") };
    let held = SigningAuthority { source: Some("top".into()), ..authority("au", "b") };
    (Fact::AuthorityGranted { authority: top }, Fact::AuthorityGranted { authority: held })
}

fn gone(id: &str, day: &str) -> Fact {
    Fact::AuthorityRevoked { authority: id.into(), day: day.parse().ok() }
}

fn acted_on(day: &str, task: &str, document: &str, deed: Deed) -> Fact {
    match acted(task, document, deed) {
        Fact::Acted { dossier, round, task, document, deed, fields, .. } => {
            Fact::Acted { dossier, round, task, document, deed, fields, day: day.parse().ok() }
        }
        other => other,
    }
}

fn effect(state: &State, name: &str) -> Effect {
    effects(state).into_iter().find(|(id, _)| id == name).unwrap().1
}

#[test]
fn a_source_revoked_at_the_same_time_voids_what_the_delegate_signed_by_it() {
    let (top, held) = given_on();
    let mut logs = Logs::default();
    logs.say("w", &[], top);
    logs.say("w", &[], held);
    let open = logs.say("w", &[], opened());
    let visa = logs.say("a", &[&open], acted("t0", "v0", Deed::Visa));
    let signed = logs.say("b", &[&visa], acted("t1", "v0", signature("v1")));
    logs.say("w", &[&visa], gone("top", "2999-01-01"));
    let state = in_every_order(&logs);
    assert_eq!(effect(&state, &signed), Effect::AuthorityRevoked);
    assert_eq!(state.dossiers[&"d".into()].status, Status::Circulating, "whoever may sign does so instead");
}

#[test]
fn a_source_revoked_knowingly_leaves_what_was_signed_before() {
    let (top, held) = given_on();
    let mut logs = Logs::default();
    logs.say("w", &[], top);
    logs.say("w", &[], held);
    let open = logs.say("w", &[], opened());
    let visa = logs.say("a", &[&open], acted("t0", "v0", Deed::Visa));
    let signed = logs.say("b", &[&visa], acted("t1", "v0", signature("v1")));
    logs.say("w", &[&signed], gone("top", "1970-01-01"));
    let state = in_every_order(&logs);
    assert_eq!(effect(&state, &signed), Effect::Effective);
}

#[test]
fn two_who_revoke_each_other_are_both_revoked_and_sign_nothing_by_it() {
    let mut logs = Logs::default();
    let first = logs.say("w", &[], Fact::AuthorityGranted { authority: authority("au", "b") });
    let open = logs.say("w", &[], opened());
    let visa = logs.say("a", &[&open, &first], acted("t0", "v0", Deed::Visa));
    logs.say("b", &[&visa], gone("x-c", "2027-01-01"));
    logs.say("c", &[&visa], gone("au", "2027-01-01"));
    let signed = logs.say("b", &[], acted_on("2026-12-31", "t1", "v0", signature("v1")));
    let state = in_every_order(&logs);
    let revoked = |id: &str| state.people.authorities[&id.into()].revoked_on.is_some();
    assert!(revoked("au") && revoked("x-c") && !revoked("x-b"));
    assert_eq!(effect(&state, &signed), Effect::AuthorityRevoked);
}

#[test]
fn of_two_revocations_the_earlier_day_counts_and_of_two_ends_too() {
    let mut logs = Logs::default();
    logs.say("a", &[], gone("x-c", "2027-06-01"));
    logs.say("b", &[], gone("x-c", "2027-03-01"));
    let ended = |last: &str| Fact::AppointmentEnded { appointment: "n-c".into(), last_day: last.parse().unwrap() };
    logs.say("a", &[], ended("2027-05-31"));
    logs.say("b", &[], ended("2027-02-28"));
    let state = in_every_order(&logs);
    assert_eq!(state.people.authorities[&"x-c".into()].revoked_on, "2027-03-01".parse().ok());
    assert_eq!(state.people.appointments[&"n-c".into()].until, "2027-02-28".parse().ok());
}

#[test]
fn an_appointment_that_ends_at_the_same_time_takes_what_was_done_after_its_last_day() {
    for (on, effect_of) in [("2027-03-31", Effect::Effective), ("2027-04-01", Effect::NotEntitled)] {
        // Whether the end comes first in the order or last, by who knew more.
        for late in [false, true] {
            let mut logs = Logs::default();
            let open = logs.say("w", &[], opened());
            let visa = logs.say("a", &[&open], acted_on(on, "t0", "v0", Deed::Visa));
            let mut knows = vec![open.clone()];
            if late {
                for _ in 0..2 {
                    knows.push(logs.say("w", &[], Fact::PostMoved { post: "p".into(), above: None }));
                }
            }
            let knows: Vec<&str> = knows.iter().map(String::as_str).collect();
            let last_day = "2027-03-31".parse().unwrap();
            logs.say("c", &knows, Fact::AppointmentEnded { appointment: "n-a".into(), last_day });
            let state = in_every_order(&logs);
            assert_eq!(effect(&state, &visa), effect_of, "{on} {late}");
            assert_eq!(state.dossiers[&"d".into()].step, usize::from(effect_of == Effect::Effective));
        }
    }
}

#[test]
fn an_appointment_that_ends_knowingly_takes_nothing_that_was_done() {
    let mut logs = Logs::default();
    let open = logs.say("w", &[], opened());
    let visa = logs.say("a", &[&open], acted_on("2027-04-01", "t0", "v0", Deed::Visa));
    let last_day = "2027-03-31".parse().unwrap();
    logs.say("c", &[&visa], Fact::AppointmentEnded { appointment: "n-a".into(), last_day });
    assert_eq!(effect(&in_every_order(&logs), &visa), Effect::Effective);
}

#[test]
fn the_end_of_an_appointment_takes_what_others_signed_by_leaning_on_it() {
    let (top, held) = given_on();
    let mut logs = Logs::default();
    logs.say("w", &[], top);
    logs.say("w", &[], held);
    // Whoever signs has this one authority.
    logs.say("w", &[], gone("x-b", "1970-01-01"));
    let open = logs.say("w", &[], opened());
    let visa = logs.say("a", &[&open], acted_on("2027-04-01", "t0", "v0", Deed::Visa));
    let signed = logs.say("b", &[&visa], acted_on("2027-04-01", "t1", "v0", signature("v1")));
    let last_day = "2027-03-31".parse().unwrap();
    logs.say("c", &[&visa], Fact::AppointmentEnded { appointment: "n-c".into(), last_day });
    let state = in_every_order(&logs);
    assert_eq!((effect(&state, &visa), effect(&state, &signed)), (Effect::Effective, Effect::NotEntitled));
}

#[test]
fn a_substitution_that_ends_at_the_same_time_takes_what_the_substitute_did_from_that_day_on() {
    let substitution = || Substitution {
        id: "s".into(),
        post: "p".into(),
        person: "z".into(),
        kinds: vec![],
        from: "2027-01-01".parse().unwrap(),
        until: "2027-12-31".parse().unwrap(),
        act: "Note 4".into(),
        revoked: None,
        revoked_on: None,
        manner: paraphe::domain::people::Manner::Absence,
    };
    let cases = [("2027-03-31", Effect::Effective), ("2027-04-01", Effect::NotEntitled)];
    // The end comes before the visa in the order, then after it.
    for ((on, effect_of), by) in cases.into_iter().flat_map(|case| [(case, "b"), (case, "zz")]) {
        let mut logs = Logs::default();
        let made = logs.say("w", &[], Fact::SubstitutionMade { substitution: substitution() });
        let open = logs.say("w", &[], opened());
        let visa = logs.say("z", &[&open], acted_on(on, "t0", "v0", Deed::Visa));
        let day = "2027-04-01".parse().unwrap();
        logs.say(by, &[&open, &made], Fact::SubstitutionEnded { substitution: "s".into(), day });
        assert_eq!(effect(&in_every_order(&logs), &visa), effect_of, "{on} {by}");
    }
}

#[test]
fn two_moves_that_make_a_circle_together_lead_nowhere_and_stop_nothing() {
    let post = |id: &str| {
        let kind = PostKind::Other;
        Fact::PostCreated { post: Post { id: id.into(), title: id.into(), kind, place: Place::Institute, above: None } }
    };
    let mut logs = Logs::default();
    logs.say("w", &[], post("q"));
    let last = logs.say("w", &[], post("r"));
    let moved = |post: &str, above: &str| Fact::PostMoved { post: post.into(), above: Some(above.into()) };
    logs.say("a", &[&last], moved("q", "r"));
    logs.say("b", &[&last], moved("r", "q"));
    let state = in_every_order(&logs);
    let day = "2027-05-01".parse().unwrap();
    assert_eq!(state.above(&"q".into(), day), None);
    assert_eq!(state.line_above(&"q".into(), day).len(), 1);
}

#[test]
fn two_administrators_who_revoke_each_others_certificates_both_lose_them() {
    let mut logs = Logs::default();
    let mut known = Vec::new();
    for (who, number) in [("w", 1), ("a", 2), ("b", 3)] {
        let certificate = certified(number).0;
        let account = Account { person: who.into(), administrator: true, certificate, ..Account::default() };
        known.push(logs.say("w", &[], Fact::AccountOpened { account }));
    }
    let knows: Vec<&str> = known.iter().map(String::as_str).collect();
    let revoked =
        |who: &str, number: u8| Fact::CertificateRevoked { person: who.into(), serial: certified(number).1, reason: 1 };
    logs.say("a", &knows, revoked("b", 3));
    logs.say("b", &knows, revoked("a", 2));
    logs.say("c", &knows, revoked("w", 1));
    let state = in_every_order(&logs);
    assert_eq!(state.people.revoked.keys().collect::<Vec<_>>(), ["02", "03"], "neither an owner nor an administrator");
}

/// The beginning of a certificate, as far as its number, and that number.
fn certified(number: u8) -> (Vec<u8>, String) {
    (vec![0x30, 10, 0x30, 8, 0xA0, 3, 2, 1, 2, 2, 1, number], format!("{number:02x}"))
}

#[test]
fn nobody_revokes_the_certificate_of_somebody_else_under_her_own_name() {
    let mut logs = Logs::default();
    let mut known = Vec::new();
    for (who, administrator, first) in [("w", true, 1), ("a", false, 60), ("b", false, 120)] {
        let account =
            Account { person: who.into(), administrator, certificate: certified(first).0, ..Account::default() };
        known.push(logs.say("w", &[], Fact::AccountOpened { account }));
    }
    let (key, until, certificate) = ("k".into(), chrono::DateTime::UNIX_EPOCH, certified(180).0);
    let renewed = Fact::CertificateIssued { person: "b".into(), key, certificate, until, logs: Vec::new() };
    known.push(logs.say("w", &[], renewed));
    let knows: Vec<&str> = known.iter().map(String::as_str).collect();
    let serial = certified(120).1;
    let revoked = |who: &str| Fact::CertificateRevoked { person: who.into(), serial: serial.clone(), reason: 1 };
    logs.say("a", &knows, revoked("a"));
    assert!(in_every_order(&logs).people.revoked.is_empty(), "the number of a colleague");
    logs.say("b", &knows, revoked("b"));
    let state = in_every_order(&logs);
    let gone: Vec<_> = state.people.revoked.values().map(|r| r.person.as_str()).collect();
    assert_eq!(gone, ["b"], "her own, renewed since");
}

#[test]
fn nobody_makes_himself_an_administrator() {
    let mut logs = Logs::default();
    let account = |person: &str| Account { person: person.into(), administrator: true, ..Account::default() };
    let first = logs.say("w", &[], Fact::AccountOpened { account: account("w") });
    logs.say("c", &[&first], Fact::AccountOpened { account: account("c") });
    logs.say("c", &[], Fact::CertificateRevoked { person: "w".into(), serial: certified(1).1, reason: 1 });
    let people = in_every_order(&logs).people;
    assert_eq!((people.accounts.len(), people.revoked.len()), (1, 0));
}

#[test]
fn only_the_holder_of_a_post_that_may_proposes_as_that_post() {
    let post = |id: &str, kind| Post { id: id.into(), title: id.into(), kind, place: Place::Institute, above: None };
    let mut logs = Logs::default();
    logs.say("w", &[], Fact::PostCreated { post: post("fun", PostKind::Functional) });
    let from = "1970-01-01".parse().unwrap();
    let appointment = Appointment { id: "n-f".into(), post: "fun".into(), person: "a".into(), from, until: None };
    let named = logs.say("w", &[], Fact::AppointmentMade { appointment });
    let proposed = |person: &str, post: &str| Fact::BeneficiaryProposed { person: person.into(), post: post.into() };
    logs.say("a", &[&named], proposed("x", "fun"));
    logs.say("a", &[], proposed("y", "p"));
    logs.say("b", &[&named], proposed("z", "fun"));
    let state = in_every_order(&logs);
    assert_eq!(state.people.proposals.keys().map(paraphe::domain::ids::PersonId::as_str).collect::<Vec<_>>(), ["x"]);
}
