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
        annexes: Vec::new(),
        timed: None,
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

/// The circuit of three steps after the visa and the first signature, by `a` and `b`.
fn signed_once() -> Dossier {
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa));
    d.acts.push(act(meta("b", 0, &[("a", 1)]), "t1", "v0", signature("v1")));
    d
}

const KNOWS_BOTH: [(&str, u64); 2] = [("a", 1), ("b", 1)];

fn by(mut act: Act, person: &str) -> Act {
    act.meta.by = person.into();
    act
}

fn effects(d: &Dossier) -> Vec<Effect> {
    d.acts.iter().map(|a| a.effect).collect()
}

#[test]
fn a_sending_back_asks_anew_from_the_step_on_and_voids_what_was_signed_since() {
    let mut d = signed_once();
    let back = Deed::SendBack { to: "t0".into(), reason: "page 2".into() };
    d.acts.push(act(meta("c", 0, &KNOWS_BOTH), "t2", "v1", back));
    d.settle();
    assert_eq!((d.status, d.step, d.current.hash.as_str()), (Status::Circulating, 0, "v0"));
    assert_eq!(effects(&d), [Effect::Undone, Effect::Undone, Effect::Effective]);
    let open: Vec<&str> = d.open_tasks().iter().map(|t| t.id.as_str()).collect();
    assert_eq!(open, ["t0~c0"], "the task has a name of its own at each passage");
    d.acts.push(act(meta("a", 1, &[("a", 1), ("b", 1), ("c", 1)]), "t0", "v0", Deed::Visa));
    d.acts.push(act(meta("a", 2, &[("a", 2), ("b", 1), ("c", 1)]), "t0~c0", "v0", Deed::Visa));
    d.settle();
    assert_eq!((effects(&d)[3], effects(&d)[4], d.step), (Effect::OutOfSequence, Effect::Effective, 1));
}

#[test]
fn a_sending_back_beats_the_approval_that_did_not_know_of_it_in_either_order() {
    let back = Deed::SendBack { to: "t0".into(), reason: "non".into() };
    let no = act(meta("c", 0, &[("a", 1)]), "t1", "v0", back);
    let yes = act(meta("b", 0, &[("a", 1)]), "t1", "v0", signature("v1"));
    for pair in [[no.clone(), yes.clone()], [yes, no]] {
        let mut d = three_steps();
        d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa));
        d.acts.extend(pair);
        d.settle();
        assert_eq!((d.status, d.step, d.current.hash.as_str()), (Status::Circulating, 0, "v0"));
        let signed = d.acts.iter().find(|a| a.meta.log == "b").unwrap();
        assert_eq!(signed.effect, Effect::Overruled);
    }
}

#[test]
fn a_refusal_beats_a_sending_back_in_either_order() {
    let back = Deed::SendBack { to: "t0".into(), reason: "revoir".into() };
    let back = act(meta("b", 0, &[("a", 1)]), "t1", "v0", back);
    let refusal = act(meta("c", 0, &[("a", 1)]), "t1", "v0", Deed::Refusal { reason: "non".into() });
    for pair in [[back.clone(), refusal.clone()], [refusal, back]] {
        let mut d = three_steps();
        d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa));
        d.acts.extend(pair);
        d.settle();
        assert_eq!(d.status, Status::Refused);
        assert_eq!(d.acts.iter().find(|a| a.meta.log == "b").unwrap().effect, Effect::Overruled);
    }
}

#[test]
fn the_last_act_is_taken_back_by_whoever_did_it_and_by_nobody_else() {
    let back = |log: &str, person: &str| {
        by(act(meta(log, 1, &KNOWS_BOTH), "", "v1", Deed::TakeBack { act: "b0".into() }), person)
    };
    let mut d = signed_once();
    d.acts[1] = by(d.acts[1].clone(), "paul");
    d.acts.push(back("c", "zoe"));
    d.settle();
    assert_eq!((effects(&d)[2], d.step), (Effect::OutOfSequence, 2));
    d.acts[2] = back("b", "paul");
    d.settle();
    assert_eq!((effects(&d)[1], effects(&d)[2]), (Effect::TakenBack, Effect::Effective));
    assert_eq!((d.step, d.current.hash.as_str(), d.open_tasks().len()), (1, "v0", 1));
}

#[test]
fn an_act_that_built_on_another_without_knowing_keeps_it_from_being_taken_back() {
    let taken = by(act(meta("b", 1, &KNOWS_BOTH), "", "v1", Deed::TakeBack { act: "b0".into() }), "paul");
    let next = act(meta("c", 0, &KNOWS_BOTH), "t2", "v1", signature("v2"));
    for pair in [[taken.clone(), next.clone()], [next, taken]] {
        let mut d = signed_once();
        d.acts[1] = by(d.acts[1].clone(), "paul");
        d.acts.extend(pair);
        d.settle();
        assert_eq!((d.status, d.current.hash.as_str()), (Status::Completed, "v2"), "what was acknowledged stays");
    }
}

#[test]
fn a_task_that_is_handed_on_waits_for_its_new_post_and_an_act_that_did_not_know_of_it_counts() {
    let to = Task::new("x".into(), 0, Asked::Visa, "other".into());
    let hand = act(meta("b", 0, &[]), "t0", "v0", Deed::Transfer { task: to, reason: "congés".into() });
    let mut d = three_steps();
    d.acts.push(hand.clone());
    d.settle();
    assert_eq!(d.open_tasks()[0].post.as_str(), "other");
    d.acts.push(act(meta("c", 0, &[]), "t0", "v0", Deed::Visa));
    d.settle();
    assert_eq!((effects(&d), d.step), (vec![Effect::Surplus, Effect::Effective], 1));
    d.acts.reverse();
    d.settle();
    assert_eq!((d.acts[0].effect, d.step), (Effect::Effective, 1));
}

#[test]
fn an_inserted_step_comes_after_the_one_that_waits_and_never_before_it() {
    let step = || Step::new(Asked::Visa, vec![Who::Director], Quorum::All, 3);
    let insert = |before: Option<&str>, id: &str| Deed::Insert {
        before: before.map(Into::into),
        step: step(),
        tasks: vec![Task::new(id.into(), 0, Asked::Visa, "legal".into())],
    };
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "", "v0", insert(Some("t0"), "no")));
    d.acts.push(act(meta("a", 1, &[("a", 1)]), "", "v0", insert(Some("t2"), "mid")));
    d.acts.push(act(meta("a", 2, &[("a", 2)]), "", "v0", insert(None, "last")));
    d.settle();
    assert_eq!(effects(&d), [Effect::OutOfSequence, Effect::Effective, Effect::Effective]);
    let places: Vec<(&str, usize)> = d.tasks.iter().map(|t| (t.id.as_str(), t.step)).collect();
    assert_eq!(places, [("t0", 0), ("t1", 1), ("t2", 3), ("mid", 2), ("last", 4)]);
    assert_eq!(d.steps.len(), 5);
}

#[test]
fn an_opinion_asked_for_on_the_way_holds_nothing_up_and_a_signature_is_never_passed_over() {
    let ask = Deed::Ask { task: Task::new("q".into(), 0, Asked::Opinion, "legal".into()), question: "?".into() };
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", ask));
    d.settle();
    assert_eq!(d.open_tasks().len(), 2);
    d.acts.push(act(meta("a", 1, &[("a", 1)]), "t0", "v0", Deed::Bypass { motive: "absent".into() }));
    d.settle();
    assert_eq!(d.step, 1, "the visa is passed over, the opinion still may come");
    d.acts.push(act(meta("a", 2, &[("a", 2)]), "t1", "v0", Deed::Bypass { motive: "vite".into() }));
    let opinion = Deed::Opinion { favourable: Some(true), text: String::new() };
    d.acts.push(act(meta("l", 0, &[("a", 2)]), "q", "v0", opinion));
    d.settle();
    assert_eq!((effects(&d)[2], effects(&d)[3], d.step), (Effect::OutOfSequence, Effect::Effective, 1));
}

#[test]
fn a_late_task_may_be_done_by_the_post_above_for_the_one_below() {
    let up = Deed::Escalate { task: Task::new("up".into(), 0, Asked::Visa, "above".into()) };
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", up));
    d.acts.push(act(meta("b", 0, &[("a", 1)]), "up", "v0", Deed::Visa));
    d.settle();
    assert_eq!(d.step, 1);
}

#[test]
fn whoever_is_only_told_holds_nothing_up() {
    let mut d = dossier(vec![step(Asked::Information, 1, Quorum::All), step(Asked::Visa, 1, Quorum::All)]);
    assert_eq!((d.step, d.told_tasks().len()), (1, 1));
    d.acts.push(act(meta("b", 0, &[]), "t1", "v0", Deed::Visa));
    d.acts.push(act(meta("a", 0, &[("b", 1)]), "t0", "v0", Deed::Seen));
    d.settle();
    assert_eq!((d.status, d.told_tasks().len(), effects(&d)[1]), (Status::Completed, 0, Effect::Effective));
}

#[test]
fn an_act_of_somebody_who_was_not_entitled_has_no_effect() {
    let mut d = signed_once();
    d.unentitled.push("b0".into());
    d.settle();
    assert_eq!((effects(&d)[1], d.step, d.current.hash.as_str()), (Effect::NotEntitled, 1, "v0"));
}

fn any_act() -> impl Strategy<Value = Act> {
    let task = prop_oneof![
        Just("t0"),
        Just("t1"),
        Just("t2"),
        Just("zz"),
        Just("t0~a0"),
        Just("t1~b1"),
        Just("new"),
        Just("q")
    ];
    let document = prop_oneof![Just("v0"), Just("v1"), Just("v2")];
    let new = |asked| Task::new("new".into(), 0, asked, "other".into());
    let deed = prop_oneof![
        Just(Deed::Visa),
        Just(signature("v1")),
        Just(signature("v2")),
        Just(Deed::Refusal { reason: "x".into() }),
        Just(Deed::SendBack { to: "t0".into(), reason: "x".into() }),
        Just(Deed::TakeBack { act: "a0".into() }),
        Just(Deed::TakeBack { act: "b1".into() }),
        Just(Deed::Transfer { task: new(Asked::Visa), reason: "x".into() }),
        Just(Deed::Transfer { task: new(Asked::Opinion), reason: "x".into() }),
        Just(Deed::Ask { task: Task::new("q".into(), 0, Asked::Opinion, "p".into()), question: "x".into() }),
        Just(Deed::Escalate { task: new(Asked::Signature) }),
        Just(Deed::Bypass { motive: "x".into() }),
        Just(Deed::Opinion { favourable: None, text: String::new() }),
    ];
    (0..3u64, prop_oneof![Just("a"), Just("b"), Just("c")], task, document, deed, 0..4u64).prop_map(
        |(seq, log, task, document, deed, known)| {
            let past = [("a", known), ("b", known), ("c", known)];
            act(meta(log, seq, &past), task, document, deed)
        },
    )
}

/// A deed of the kind that a step asks for was done to a task of it; what is asked for on the way is no such task.
fn is_fulfilled(d: &Dossier, step: usize) -> bool {
    let of_step = |t: &&Task| t.step == step && t.asked_by.is_none();
    let kind = |deed: &Deed| match d.steps[step].asked {
        Asked::Visa => matches!(deed, Deed::Visa | Deed::Bypass { .. }),
        Asked::Signature => matches!(deed, Deed::Signature { .. } | Deed::Paper { .. }),
        _ => true,
    };
    d.tasks.iter().filter(of_step).any(|t| d.done_by(0, &t.id).is_some_and(|a| kind(&a.deed)))
}

#[test]
fn what_is_handed_on_stays_what_it_was_in_its_step() {
    // An opinion asked for on the way, handed on, is still no task of the signature's step.
    let ask = Deed::Ask { task: Task::new("q".into(), 0, Asked::Opinion, "legal".into()), question: "?".into() };
    let on =
        |id: &str, asked| Deed::Transfer { task: Task::new(id.into(), 0, asked, "other".into()), reason: "x".into() };
    let opinion = Deed::Opinion { favourable: Some(true), text: String::new() };
    let mut d = dossier(vec![step(Asked::Signature, 2, Quorum::Any)]);
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", ask));
    d.acts.push(act(meta("a", 1, &[("a", 1)]), "q", "v0", on("q2", Asked::Opinion)));
    d.acts.push(act(meta("a", 2, &[("a", 2)]), "q2", "v0", opinion));
    d.settle();
    assert_eq!((effects(&d)[2], d.status), (Effect::Effective, Status::Circulating), "nobody has signed");
    // A late task and the one that may be done in its place stay a pair, whichever is handed on.
    let up = Deed::Escalate { task: Task::new("up".into(), 0, Asked::Visa, "above".into()) };
    for (handed, done) in [("t0", "up"), ("up", "x"), ("t0", "x")] {
        let mut d = dossier(vec![step(Asked::Visa, 1, Quorum::All), step(Asked::Visa, 1, Quorum::All)]);
        d.acts.push(act(meta("a", 0, &[]), "t0", "v0", up.clone()));
        d.acts.push(act(meta("a", 1, &[("a", 1)]), handed, "v0", on("x", Asked::Visa)));
        d.acts.push(act(meta("a", 2, &[("a", 2)]), done, "v0", Deed::Visa));
        d.settle();
        assert_eq!((d.step, d.open_tasks().len()), (1, 1), "{handed} is handed on, {done} is done");
    }
}

#[test]
fn whoever_only_advises_stops_nothing_and_beats_nobody() {
    let ask = Deed::Ask { task: Task::new("q".into(), 0, Asked::Opinion, "legal".into()), question: "?".into() };
    let mut d = three_steps();
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", ask));
    d.acts.push(act(meta("a", 1, &[("a", 1)]), "t0", "v0", Deed::Visa));
    d.acts.push(act(meta("l", 0, &[("a", 1)]), "q", "v0", Deed::Refusal { reason: "non".into() }));
    d.settle();
    assert_eq!((effects(&d)[1], effects(&d)[2], d.step), (Effect::Effective, Effect::OutOfSequence, 1));
}

#[test]
fn a_refusal_wins_over_a_sending_back_from_the_next_step_in_every_order() {
    let visa = act(meta("v", 0, &[]), "t1", "v0", Deed::Visa);
    let back = Deed::SendBack { to: "t1".into(), reason: "revoir".into() };
    let back = act(meta("d", 0, &[("v", 1)]), "t2", "v0", back);
    let no = act(meta("r", 0, &[]), "t0", "v0", Deed::Refusal { reason: "non".into() });
    for acts in [[&visa, &back, &no], [&visa, &no, &back], [&no, &visa, &back]] {
        let mut d = dossier(vec![step(Asked::Visa, 2, Quorum::Any), step(Asked::Signature, 1, Quorum::All)]);
        d.acts = acts.into_iter().cloned().collect();
        d.settle();
        assert_eq!(d.status, Status::Refused, "{:?}", effects(&d));
    }
}

#[test]
fn what_an_act_had_beaten_counts_again_once_it_is_taken_back() {
    let visa = act(meta("v", 0, &[]), "t1", "v0", Deed::Visa);
    let back = Deed::SendBack { to: "t0".into(), reason: "revoir".into() };
    let back = by(act(meta("s", 0, &[]), "t1", "v0", back), "s");
    let taken = by(act(meta("s", 1, &[("s", 1)]), "", "v0", Deed::TakeBack { act: "s0".into() }), "s");
    let mut orders = Vec::new();
    for acts in [[&visa, &back, &taken], [&back, &visa, &taken]] {
        let mut d = dossier(vec![step(Asked::Information, 1, Quorum::All), step(Asked::Visa, 1, Quorum::All)]);
        d.acts = acts.into_iter().cloned().collect();
        d.settle();
        orders.push((d.status, d.acts.iter().find(|a| a.meta.log == "v").unwrap().effect));
    }
    assert_eq!(orders[0], orders[1]);
    assert_eq!(orders[0].1, Effect::Effective);
}

#[test]
fn taking_back_is_not_taken_back() {
    let mut d = three_steps();
    let back = |of: &str| Deed::TakeBack { act: of.into() };
    d.acts.push(by(act(meta("a", 0, &[]), "t0", "v0", Deed::Visa), "p"));
    d.acts.push(by(act(meta("a", 1, &[("a", 1)]), "", "v0", back("a0")), "p"));
    d.acts.push(by(act(meta("a", 2, &[("a", 2)]), "", "v0", back("a1")), "p"));
    d.settle();
    assert_eq!(effects(&d), [Effect::TakenBack, Effect::Effective, Effect::OutOfSequence]);
    assert!(d.last_to_take_back().is_none() && d.step == 0);
}

#[test]
fn who_is_passed_over_does_not_count_for_the_others() {
    let mut d = dossier(vec![step(Asked::Visa, 3, Quorum::Any), step(Asked::Visa, 1, Quorum::All)]);
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", Deed::Bypass { motive: "absent".into() }));
    d.settle();
    assert_eq!((d.step, d.open_tasks().len()), (0, 2), "two are left, and one of them must act");
    d.acts.push(act(meta("a", 1, &[("a", 1)]), "t1", "v0", Deed::Visa));
    d.settle();
    assert_eq!(d.step, 1);
}

#[test]
fn what_was_done_by_the_post_above_is_not_open_for_the_one_below() {
    let up = Deed::Escalate { task: Task::new("up".into(), 0, Asked::Visa, "above".into()) };
    let mut d = dossier(vec![step(Asked::Visa, 2, Quorum::All)]);
    d.acts.push(act(meta("a", 0, &[]), "t0", "v0", up));
    d.acts.push(act(meta("b", 0, &[("a", 1)]), "up", "v0", Deed::Visa));
    d.acts.push(act(meta("c", 0, &[("b", 1)]), "t0", "v0", Deed::Visa));
    d.settle();
    assert_eq!(d.open_tasks().iter().map(|t| t.id.as_str()).collect::<Vec<_>>(), ["t1"]);
    assert_eq!(effects(&d)[2], Effect::OutOfSequence, "it is done already");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn nothing_completes_without_every_step(acts in prop::collection::vec(any_act(), 0..14)) {
        let mut d = three_steps();
        d.acts = acts;
        d.settle();
        if d.status == Status::Completed {
            for step in 0..d.steps.len() {
                prop_assert!(is_fulfilled(&d, step), "step {step}");
            }
            prop_assert!(d.refusal(0).is_none());
            let last = d.acts.iter().rev().find(|a| a.effect == Effect::Effective && a.deed.after().is_some());
            prop_assert_eq!(last.and_then(|a| a.deed.after()).map(|f| &f.hash), Some(&d.current.hash));
        }
        let once = d.clone();
        d.settle();
        prop_assert_eq!(once, d);
    }
}
