//! Authorities, appointments and substitutions that end while somebody leans on them.

use crate::{Logs, acted, authority, effects, gone, in_every_order, opened, signature};
use paraphe::domain::authority::SigningAuthority;
use paraphe::domain::dossier::{Deed, Effect, Status};
use paraphe::domain::fact::Fact;
use paraphe::domain::people::{Manner, Substitution};
use paraphe::domain::state::State;

/// Who is entitled to act as `p`, with an authority `au` of `b`'s that comes from `top` of `c`'s.
fn given_on() -> (Fact, Fact) {
    let top = SigningAuthority { may_delegate: true, ..authority("top", "c") };
    let held = SigningAuthority { source: Some("top".into()), ..authority("au", "b") };
    (Fact::AuthorityGranted { authority: top }, Fact::AuthorityGranted { authority: held })
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
        manner: Manner::default(),
        act: "Note 4".into(),
        revoked: None,
        revoked_on: None,
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
