//! A dossier of the signing book: its rounds, the acts done on it, and what they amount to.
//!
//! The state of a dossier is [`Dossier::settle`] of its acts in causal order. Acts are never removed: one that has no
//! effect says why. A refusal beats a visa or a signature that did not know of it; an act done after its step was over
//! has no effect and is never revived.

use super::circuit::{Asked, Step, Task};
use super::ids::{AppointmentId, AuthorityId, DossierId, EntryId, FileHash, PersonId, StructureId, TaskId};
use super::order::Meta;
use serde::{Deserialize, Serialize};

/// Kinds of document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// A letter or a note.
    #[default]
    Letter,
    Agreement,
    InternshipAgreement,
    EmploymentContract,
    PurchaseOrder,
    Registration,
    /// A formal public contract: needs a qualified certificate, refused here.
    FormalContract,
}

impl DocumentKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [DocumentKind; 7] = [
        Self::Letter,
        Self::Agreement,
        Self::InternshipAgreement,
        Self::EmploymentContract,
        Self::PurchaseOrder,
        Self::Registration,
        Self::FormalContract,
    ];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Agreement => "agreement",
            Self::InternshipAgreement => "internship-agreement",
            Self::EmploymentContract => "employment-contract",
            Self::PurchaseOrder => "purchase-order",
            Self::Registration => "registration",
            Self::FormalContract => "formal-public-contract",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// A file kept in the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    pub hash: FileHash,
    /// Its name when it was taken in.
    pub name: String,
    /// Bytes.
    pub size: u64,
    pub pages: u32,
}

/// One round of the circuit: a version of the document and the tasks it goes through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub document: FileRef,
    pub steps: Vec<Step>,
    pub tasks: Vec<Task>,
    pub started: Meta,
}

/// What somebody did to a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    Visa,
    Signature {
        /// The file as signed: the one before, with the signature appended.
        after: FileRef,
        authority: AuthorityId,
        appointment: AppointmentId,
        /// SHA-256 of the signing certificate, hexadecimal.
        certificate: String,
        /// The words printed in the stamp.
        stamp: Vec<String>,
    },
    Refusal {
        reason: String,
    },
}

/// What an act amounts to once all that is known has been taken into account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    #[default]
    Effective,
    /// The same was done already, without the two knowing of each other.
    Surplus,
    /// The step was over, or not reached, or the document was another one.
    OutOfSequence,
    /// A refusal that did not know of it won.
    Overruled,
    /// The authority used was revoked, without the two knowing of each other.
    AuthorityRevoked,
}

/// An act on a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    pub meta: Meta,
    pub round: usize,
    pub task: TaskId,
    /// The file that was before the actor's eyes.
    pub document: FileHash,
    pub deed: Deed,
    pub effect: Effect,
}

/// The life of a dossier; its archiving and its bin are other matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    #[default]
    Circulating,
    Refused,
    Completed,
    Withdrawn,
}

/// A dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    pub id: DossierId,
    /// As people say it: year and number.
    pub number: String,
    pub title: String,
    pub kind: DocumentKind,
    pub structure: Option<StructureId>,
    /// Euro cents, where the document binds for an amount.
    pub amount: Option<u64>,
    pub writer: PersonId,
    /// Name of the circuit it was started with.
    pub circuit: String,
    pub annexes: Vec<FileRef>,
    pub rounds: Vec<Round>,
    pub acts: Vec<Act>,
    pub withdrawn: Option<Meta>,
    /// Acts whose authority a concurrent revocation took away.
    pub void: Vec<EntryId>,
    /// Where it stands; written by [`Dossier::settle`].
    pub status: Status,
    /// The step it waits at, from 0; written by [`Dossier::settle`].
    pub step: usize,
    /// The file as it stands; written by [`Dossier::settle`].
    pub current: FileRef,
}

impl Dossier {
    /// The running round and its number from 0.
    pub fn round(&self) -> Option<(usize, &Round)> {
        self.rounds.iter().enumerate().next_back()
    }

    /// Tasks that can be done now.
    pub fn open_tasks(&self) -> Vec<&Task> {
        if self.status != Status::Circulating {
            return Vec::new();
        }
        let Some((n, round)) = self.round() else {
            return Vec::new();
        };
        round.tasks.iter().filter(|t| t.step == self.step && !self.is_done(n, &t.id)).collect()
    }

    /// Tasks of steps that are still to come.
    pub fn coming_tasks(&self) -> Vec<&Task> {
        if self.status != Status::Circulating {
            return Vec::new();
        }
        self.round().map(|(_, r)| r.tasks.iter().filter(|t| t.step > self.step).collect()).unwrap_or_default()
    }

    /// The effective act on a task of a round.
    pub fn done_by(&self, round: usize, task: &TaskId) -> Option<&Act> {
        self.acts.iter().find(|a| a.round == round && a.task == *task && a.effect == Effect::Effective)
    }

    fn is_done(&self, round: usize, task: &TaskId) -> bool {
        self.done_by(round, task).is_some()
    }

    /// The effective refusal of a round.
    pub fn refusal(&self, round: usize) -> Option<&Act> {
        self.acts
            .iter()
            .find(|a| a.round == round && a.effect == Effect::Effective && matches!(a.deed, Deed::Refusal { .. }))
    }

    /// Works out the effect of every act, in the order in which they stand, and from them status, step and file.
    pub fn settle(&mut self) {
        let mut acts = std::mem::take(&mut self.acts);
        self.status = Status::Circulating;
        for n in 0..self.rounds.len() {
            self.open_round(n);
            for at in 0..acts.len() {
                if acts[at].round != n {
                    continue;
                }
                let effect = self.judge(&mut acts, at);
                acts[at].effect = effect;
                if effect == Effect::Effective {
                    self.advance(&acts, at);
                }
            }
        }
        if self.withdrawn.is_some() && self.status == Status::Circulating {
            self.status = Status::Withdrawn;
        }
        self.acts = acts;
    }

    fn open_round(&mut self, n: usize) {
        self.step = 0;
        self.status = Status::Circulating;
        self.current = self.rounds[n].document.clone();
    }

    /// The effect of one act, given those before it; a refusal may overrule some of them.
    fn judge(&self, acts: &mut [Act], at: usize) -> Effect {
        let act = acts[at].clone();
        if self.void.contains(&act.meta.id) {
            return Effect::AuthorityRevoked;
        }
        let round = &self.rounds[act.round];
        let Some(task) = round.tasks.iter().find(|t| t.id == act.task) else {
            return Effect::OutOfSequence;
        };
        let refuses = matches!(act.deed, Deed::Refusal { .. });
        let same_round = |a: &Act| a.round == act.round && a.effect == Effect::Effective;
        if self.status == Status::Refused {
            let unaware = acts[..at]
                .iter()
                .any(|a| same_round(a) && matches!(a.deed, Deed::Refusal { .. }) && a.meta.concurrent(&act.meta));
            return match (unaware, refuses) {
                (true, true) => Effect::Surplus,
                (true, false) => Effect::Overruled,
                (false, _) => Effect::OutOfSequence,
            };
        }
        let twin = acts[..at].iter().position(|a| same_round(a) && a.task == act.task);
        if let Some(twin) = twin {
            if !acts[twin].meta.concurrent(&act.meta) {
                return Effect::OutOfSequence;
            }
            if !refuses {
                return Effect::Surplus;
            }
            for earlier in &mut acts[twin..at] {
                if earlier.round == act.round && earlier.effect == Effect::Effective {
                    earlier.effect = Effect::Overruled;
                }
            }
            return Effect::Effective;
        }
        let fits = self.status == Status::Circulating && task.step == self.step;
        let asked = match act.deed {
            Deed::Visa => task.asked == Asked::Visa,
            Deed::Signature { .. } => task.asked == Asked::Signature,
            Deed::Refusal { .. } => true,
        };
        if fits && asked && (refuses || act.document == self.current.hash) {
            Effect::Effective
        } else {
            Effect::OutOfSequence
        }
    }

    fn advance(&mut self, acts: &[Act], at: usize) {
        let act = &acts[at];
        match &act.deed {
            Deed::Refusal { .. } => {
                self.status = Status::Refused;
                return;
            }
            Deed::Signature { after, .. } => self.current = after.clone(),
            Deed::Visa => {}
        }
        let round = &self.rounds[act.round];
        let done = |task: &TaskId| {
            acts[..=at].iter().any(|a| a.round == act.round && a.task == *task && a.effect == Effect::Effective)
        };
        while let Some(step) = round.steps.get(self.step) {
            let tasks: Vec<&Task> = round.tasks.iter().filter(|t| t.step == self.step).collect();
            if tasks.iter().filter(|t| done(&t.id)).count() < step.quorum.needed(tasks.len()) {
                return;
            }
            self.step += 1;
        }
        self.status = Status::Completed;
    }
}

/// Trays: questions asked of all dossiers, never a state that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tray {
    /// Waits for one of my posts.
    ToDo,
    /// Will wait for one of my posts.
    Coming,
    /// On its way, mine or acted on by me.
    InCirculation,
    Refused,
    Completed,
    All,
}

impl Tray {
    /// Every tray, in the order of the screen.
    pub const ALL: [Tray; 6] =
        [Self::ToDo, Self::Coming, Self::InCirculation, Self::Refused, Self::Completed, Self::All];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::circuit::{Quorum, Who};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn step(asked: Asked, posts: usize, quorum: Quorum) -> Step {
        Step { asked, who: vec![Who::Director; posts], quorum, days: 5 }
    }

    fn file(name: &str) -> FileRef {
        FileRef { hash: name.into(), ..FileRef::default() }
    }

    fn dossier(steps: Vec<Step>) -> Dossier {
        let mut tasks = Vec::new();
        for (n, s) in steps.iter().enumerate() {
            for _ in &s.who {
                let id = TaskId::new(format!("t{}", tasks.len()));
                tasks.push(Task { id, step: n, asked: s.asked, post: "post".into() });
            }
        }
        let round = Round { document: file("v0"), steps, tasks, started: Meta::default() };
        let mut d = Dossier {
            id: "d".into(),
            number: "2027-0001".into(),
            title: String::new(),
            kind: DocumentKind::Letter,
            structure: None,
            amount: None,
            writer: "w".into(),
            circuit: String::new(),
            annexes: vec![],
            rounds: vec![round],
            acts: vec![],
            withdrawn: None,
            void: vec![],
            status: Status::Circulating,
            step: 0,
            current: FileRef::default(),
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
        Act { meta, round: 0, task: task.into(), document: document.into(), deed, effect: Effect::Effective }
    }

    fn signature(after: &str) -> Deed {
        Deed::Signature {
            after: file(after),
            authority: "a".into(),
            appointment: "n".into(),
            certificate: String::new(),
            stamp: vec![],
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
}
