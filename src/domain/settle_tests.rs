//! What acts amount to, in every order of arrival.

use super::*;
use crate::domain::circuit::{Asked, Quorum, Who};
use crate::domain::order::Meta;
use chrono::NaiveDate;
use proptest::prelude::*;

fn step(asked: Asked, posts: usize, quorum: Quorum) -> Step {
    Step::new(asked, vec![Who::Director; posts], quorum, 5)
}

fn file(name: &str) -> FileRef {
    FileRef { hash: name.into(), ..FileRef::default() }
}

fn dossier(steps: Vec<Step>) -> Dossier {
    let mut tasks = Vec::new();
    for (n, s) in steps.iter().enumerate() {
        for _ in &s.who {
            let id = TaskId::new(format!("t{}", tasks.len()));
            tasks.push(Task::new(id, n, s.asked, "post".into()));
        }
    }
    let round = Round { document: file("v0"), steps, tasks, started: Meta::default() };
    let mut d = Dossier {
        id: "d".into(),
        number: "2027-0001".into(),
        writer: "w".into(),
        rounds: vec![round],
        ..Dossier::default()
    };
    d.settle();
    d
}

/// Meta of an act in log `log` that knew `past`.
fn meta(log: &str, seq: u64, past: &[(&str, u64)]) -> Meta {
    Meta {
        id: EntryId::new(format!("{log}{seq}")),
        log: log.into(),
        seq,
        past: past.iter().map(|&(l, n)| (l.to_owned(), n)).collect::<BTreeMap<_, _>>(),
        ..Meta::default()
    }
}

fn act(meta: Meta, task: &str, document: &str, deed: Deed) -> Act {
    Act {
        meta,
        round: 0,
        task: task.into(),
        document: document.into(),
        deed,
        fields: BTreeMap::new(),
        day: NaiveDate::default(),
        effect: Effect::Effective,
    }
}

fn signature(after: &str) -> Deed {
    Deed::Signature {
        after: file(after),
        authority: "a".into(),
        appointment: "n".into(),
        certificate: String::new(),
        stamp: vec![],
        substitution: None,
        detached: None,
    }
}

fn three_steps() -> Dossier {
    dossier(vec![
        step(Asked::Visa, 1, Quorum::All),
        step(Asked::Signature, 1, Quorum::All),
        step(Asked::Signature, 1, Quorum::All),
    ])
}

#[test]
fn a_circuit_runs_to_its_end_and_carries_the_signed_file() {
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa));
    d.acts.push(act(meta("b", 0, &[("a", 1)]), "t1", "v0", signature("v1")));
    d.acts.push(act(meta("c", 0, &[("a", 1), ("b", 1)]), "t2", "v1", signature("v2")));
    d.settle();
    assert_eq!((d.status, d.current.hash.as_str()), (Status::Completed, "v2"));
    assert!(d.open_tasks().is_empty());
}

#[test]
fn a_signature_on_another_version_has_no_effect() {
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa));
    d.acts.push(act(meta("b", 0, &[("a", 1)]), "t1", "old", signature("v1")));
    d.settle();
    assert_eq!(d.acts[1].effect, Effect::OutOfSequence);
    assert_eq!(d.step, 1);
}

#[test]
fn a_step_ahead_of_its_turn_is_out_of_sequence_and_never_revived() {
    let mut d = three_steps();
    d.acts.push(act(meta("b", 0, &[]), "t1", "v0", signature("v1")));
    d.acts.push(act(meta("a", 0, &[("b", 1)]), "t0", "v0", Deed::Visa));
    d.settle();
    assert_eq!(d.acts[0].effect, Effect::OutOfSequence);
    assert_eq!((d.status, d.step), (Status::Circulating, 1));
}

#[test]
fn a_refusal_beats_what_did_not_know_of_it_in_either_order() {
    let visa = act(meta("a", 0, &[]), "t0", "v0", Deed::Visa);
    let no = act(meta("b", 0, &[]), "t0", "v0", Deed::Refusal { reason: "non".into() });
    let later = act(meta("c", 0, &[("a", 1)]), "t1", "v0", signature("v1"));
    for acts in [
        vec![visa.clone(), later.clone(), no.clone()],
        vec![no.clone(), visa.clone(), later.clone()],
        vec![visa.clone(), no.clone(), later.clone()],
    ] {
        let mut d = three_steps();
        d.acts = acts;
        d.settle();
        assert_eq!(d.status, Status::Refused);
        for a in &d.acts {
            let expected = if a.meta.log == "b" { Effect::Effective } else { Effect::Overruled };
            assert_eq!(a.effect, expected, "{}", a.meta.id);
        }
    }
}

#[test]
fn a_refusal_that_comes_after_the_step_was_done_knowingly_is_out_of_sequence() {
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa));
    d.acts.push(act(meta("b", 0, &[("a", 1)]), "t0", "v0", Deed::Refusal { reason: "trop tard".into() }));
    d.settle();
    assert_eq!((d.status, d.step), (Status::Circulating, 1));
    assert_eq!(d.acts[1].effect, Effect::OutOfSequence);
}

#[test]
fn the_same_done_twice_unknowingly_counts_once() {
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa));
    d.acts.push(act(meta("b", 0, &[]), "t0", "v0", Deed::Visa));
    d.settle();
    assert_eq!(d.acts[1].effect, Effect::Surplus);
    assert_eq!(d.step, 1);
}

#[test]
fn a_revoked_authority_voids_the_signature_and_reopens_the_step() {
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa));
    d.acts.push(act(meta("b", 0, &[("a", 1)]), "t1", "v0", signature("v1")));
    d.void.push("b0".into());
    d.settle();
    assert_eq!((d.step, d.current.hash.as_str()), (1, "v0"));
    assert_eq!(d.open_tasks().len(), 1);
}

#[test]
fn a_new_round_starts_afresh_and_keeps_the_old_acts() {
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Refusal { reason: "à revoir".into() }));
    let mut second = d.rounds[0].clone();
    second.document = file("w0");
    d.rounds.push(second);
    d.settle();
    assert_eq!((d.status, d.step, d.current.hash.as_str()), (Status::Circulating, 0, "w0"));
    assert!(d.refusal(0).is_some() && d.refusal(1).is_none());
}

#[test]
fn quorums_count() {
    let mut d = dossier(vec![step(Asked::Visa, 3, Quorum::AtLeast(2)), step(Asked::Visa, 2, Quorum::Any)]);
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa));
    d.settle();
    assert_eq!(d.step, 0);
    d.acts.push(act(meta("b", 0, &[("a", 1)]), "t2", "v0", Deed::Visa));
    d.settle();
    assert_eq!(d.step, 1);
    d.acts.push(act(meta("c", 0, &[("b", 1)]), "t4", "v0", Deed::Visa));
    d.settle();
    assert_eq!(d.status, Status::Completed);
}

fn any_act() -> impl Strategy<Value = Act> {
    let task = prop_oneof![Just("t0"), Just("t1"), Just("t2"), Just("zz")];
    let document = prop_oneof![Just("v0"), Just("v1"), Just("v2")];
    let deed = prop_oneof![
        Just(Deed::Visa),
        Just(signature("v1")),
        Just(signature("v2")),
        Just(Deed::Refusal { reason: "x".into() })
    ];
    (0..3u64, prop_oneof![Just("a"), Just("b"), Just("c")], task, document, deed, any::<bool>()).prop_map(
        |(seq, log, task, document, deed, aware)| {
            let past: &[(&str, u64)] = if aware { &[("a", 9), ("b", 9), ("c", 9)] } else { &[] };
            act(meta(log, seq, past), task, document, deed)
        },
    )
}

proptest! {
    #[test]
    fn nothing_completes_without_every_step(acts in prop::collection::vec(any_act(), 0..12)) {
        let mut d = three_steps();
        d.acts = acts;
        d.settle();
        if d.status == Status::Completed {
            for task in ["t0", "t1", "t2"] {
                prop_assert!(d.done_by(0, &task.into()).is_some());
            }
            prop_assert!(d.refusal(0).is_none());
        }
        let once = d.clone();
        d.settle();
        prop_assert_eq!(once, d);
    }
}
