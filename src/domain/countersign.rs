//! The one-time code by which an outsider countersigns: when one may be sent, when one may be tried.
//!
//! The code itself is never here: what is kept is a keyed digest of it, bound to the document. A try is counted before
//! it is compared, so that a kill between the two gives none back.

use super::dossier::{Dossier, Outsider};
use super::ids::{EntryId, FileHash, OutsiderId, TaskId};
use super::order::Meta;
use super::state::State;
use super::trouble::Rule;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Digits of a code.
pub const DIGITS: usize = 8;
/// How long a code may be used.
pub const LIFE: TimeDelta = TimeDelta::minutes(10);
/// Tries that one code allows.
pub const TRIES: usize = 5;
/// Codes that one task allows.
pub const SENDS: usize = 5;
/// Least time between two codes.
pub const APART: TimeDelta = TimeDelta::seconds(15);
/// Wrong tries in a row after which an administrator must act.
pub const FAILURES: usize = 10;

/// The language of what an outsider reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    #[default]
    French,
    English,
}

/// A code that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSent {
    /// The entry that sent it.
    pub id: EntryId,
    pub outsider: OutsiderId,
    pub task: TaskId,
    /// The document that it is for.
    pub document: FileHash,
    /// Keyed digest of code, document, outsider and consent, hexadecimal.
    pub mac: String,
    /// Random text that goes into the digest, hexadecimal.
    pub nonce: String,
    /// How it was sent: the gateway's stable word.
    pub channel: String,
    /// The number, but for its last digits hidden.
    pub to: String,
    pub sent: Meta,
    pub until: DateTime<Utc>,
    /// The words that are agreed to with it.
    pub consent: String,
    /// Whether the document went to the outsider's mail address before it.
    pub mailed: bool,
    pub tries: Vec<Meta>,
    /// The try that was right.
    pub used: Option<Meta>,
}

impl CodeSent {
    /// Whether it was the right one for nobody so far, and time and tries are left.
    fn open(&self, now: DateTime<Utc>) -> bool {
        self.used.is_none() && self.sent.at <= now && now <= self.until && self.tries.len() < TRIES
    }
}

/// An outsider of a dossier.
pub fn outsider<'a>(dossier: &'a Dossier, id: &OutsiderId) -> Result<&'a Outsider, Rule> {
    let found = dossier.particulars.outsiders.iter().find(|o| o.id == *id);
    found.ok_or_else(|| Rule::NoSuchOutsider { typed: id.0.clone() })
}

/// Wrong tries in a row of whoever has this telephone number, in every dossier, since the last right one or since an
/// administrator lifted the lock.
pub fn failures(state: &State, phone: &str) -> usize {
    let mut marks: Vec<(&Meta, bool)> = Vec::new();
    for dossier in state.dossiers.values() {
        let same = |id: &OutsiderId| dossier.particulars.outsiders.iter().any(|o| o.id == *id && o.phone == phone);
        for code in dossier.codes.iter().filter(|c| same(&c.outsider)) {
            let right =
                |t: &Meta| code.used.as_ref().is_some_and(|u| u.lamport >= t.lamport && Some(t) == code.tries.last());
            marks.extend(code.tries.iter().map(|t| (t, right(t))));
        }
        marks.extend(dossier.unlocked.iter().filter(|(id, _)| same(id)).map(|(_, meta)| (meta, true)));
    }
    marks.sort_by_key(|(meta, _)| (meta.lamport, &meta.id));
    marks.iter().rev().take_while(|(_, right)| !right).count()
}

fn unlocked(state: &State, outsider: &Outsider) -> Result<(), Rule> {
    if failures(state, &outsider.phone) >= FAILURES {
        return Err(Rule::OutsiderLocked { name: outsider.name.clone() });
    }
    Ok(())
}

/// Whether a code may be sent to an outsider now.
pub fn may_send(state: &State, dossier: &Dossier, id: &OutsiderId, now: DateTime<Utc>) -> Result<(), Rule> {
    let outsider = outsider(dossier, id)?;
    unlocked(state, outsider)?;
    let task = waiting(dossier, id)?;
    let sent: Vec<&CodeSent> = dossier.codes.iter().filter(|c| c.task == task).collect();
    if sent.len() >= SENDS {
        return Err(Rule::TooManyCodes { name: outsider.name.clone() });
    }
    if let Some(last) = sent.iter().map(|c| c.sent.at).max()
        && now < last + APART
    {
        let seconds = (last + APART - now).num_seconds().max(1);
        return Err(Rule::CodeTooSoon { seconds });
    }
    Ok(())
}

/// The code that an outsider may try now: the last one sent, for the document as it stands.
pub fn may_try<'a>(
    state: &State,
    dossier: &'a Dossier,
    id: &OutsiderId,
    now: DateTime<Utc>,
) -> Result<&'a CodeSent, Rule> {
    let outsider = outsider(dossier, id)?;
    unlocked(state, outsider)?;
    let task = waiting(dossier, id)?;
    let last = dossier.codes.iter().filter(|c| c.task == task).max_by_key(|c| (c.sent.lamport, &c.id));
    let code = last.ok_or_else(|| Rule::NoCodeSent { name: outsider.name.clone() })?;
    if code.document != dossier.current.hash {
        return Err(Rule::CodeForOther { name: outsider.name.clone() });
    }
    if code.open(now) { Ok(code) } else { Err(Rule::CodeOver { name: outsider.name.clone() }) }
}

/// Tries that are left to an outsider with a code; none where the person is locked.
pub fn left(state: &State, dossier: &Dossier, code: &CodeSent) -> usize {
    let phone = outsider(dossier, &code.outsider).map_or("", |o| o.phone.as_str());
    let person = FAILURES.saturating_sub(failures(state, phone));
    TRIES.saturating_sub(code.tries.len()).min(person)
}

/// The last code that was sent to an outsider for the task that waits for them.
pub fn last<'a>(dossier: &'a Dossier, id: &OutsiderId) -> Option<&'a CodeSent> {
    let task = waiting(dossier, id).ok()?;
    dossier.codes.iter().filter(|c| c.task == task).max_by_key(|c| (c.sent.lamport, &c.id))
}

/// Those of a dossier whose countersignature is waited for now.
pub fn awaited(dossier: &Dossier) -> Vec<&Outsider> {
    dossier.particulars.outsiders.iter().filter(|o| waiting(dossier, &o.id).is_ok()).collect()
}

/// Where an outsider stands on a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A step that is still to come.
    Coming,
    /// No code is on its way.
    Waits,
    /// A code was sent and can be tried until then, so many times.
    Sent { until: DateTime<Utc>, left: usize },
    /// The last code is over.
    Over,
    /// Failed too often: an administrator must act.
    Locked,
    /// Countersigned, or signed on paper, at that time.
    Done(DateTime<Utc>),
    /// Nothing is asked of them any more.
    Gone,
}

impl Standing {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Coming => "coming",
            Self::Waits => "waits",
            Self::Sent { .. } => "code-sent",
            Self::Over => "code-over",
            Self::Locked => "locked",
            Self::Done(_) => "countersigned",
            Self::Gone => "gone",
        }
    }
}

/// Where an outsider stands on a dossier.
pub fn standing(state: &State, dossier: &Dossier, outsider: &Outsider, now: DateTime<Utc>) -> Standing {
    let theirs = |t: &&super::circuit::Task| t.outsider.as_ref() == Some(&outsider.id);
    if waiting(dossier, &outsider.id).is_ok() {
        if failures(state, &outsider.phone) >= FAILURES {
            return Standing::Locked;
        }
        let Some(code) = last(dossier, &outsider.id) else { return Standing::Waits };
        let open = code.open(now) && code.document == dossier.current.hash;
        let left = left(state, dossier, code);
        return if open { Standing::Sent { until: code.until, left } } else { Standing::Over };
    }
    let round = dossier.last_round();
    let done = dossier.tasks.iter().filter(theirs).find_map(|t| dossier.done_by(round, &t.id));
    match done {
        Some(act) => Standing::Done(act.meta.at),
        None if dossier.coming_tasks().iter().any(theirs) => Standing::Coming,
        None => Standing::Gone,
    }
}

/// The eight digits of a typed code, spaces and hyphens aside; nothing where it has others.
pub fn digits(typed: &str) -> Option<String> {
    // The zero of calls within the country, as in +33 (0)6, is not dialled from abroad.
    let typed = if typed.trim_start().starts_with(['+', '0']) { typed.replace("(0)", "") } else { typed.to_owned() };
    let kept: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    (kept.len() == DIGITS && kept.bytes().all(|b| b.is_ascii_digit())).then_some(kept)
}

/// The task that waits for an outsider.
pub fn waiting(dossier: &Dossier, id: &OutsiderId) -> Result<TaskId, Rule> {
    let open = dossier.open_tasks().into_iter().find(|t| t.outsider.as_ref() == Some(id));
    open.map(|t| t.id.clone()).ok_or_else(|| Rule::NothingAsked { number: dossier.number.clone() })
}

/// A telephone number with all but its last two digits hidden.
pub fn masked(phone: &str) -> String {
    let kept = phone.chars().count().saturating_sub(2);
    phone.chars().enumerate().map(|(n, c)| if n < kept && c.is_ascii_digit() { '•' } else { c }).collect()
}

/// A telephone number in its international form, from the ways in which people write one; nothing where it is none.
/// A number that begins with a single 0 is taken for a French one.
pub fn phone(typed: &str) -> Option<String> {
    let kept: String = typed.chars().filter(|c| !" .-()\u{a0}\u{202f}/".contains(*c)).collect();
    let digits = match (kept.strip_prefix('+'), kept.strip_prefix("00")) {
        (Some(rest), _) | (None, Some(rest)) => rest.to_owned(),
        (None, None) => format!("33{}", kept.strip_prefix('0')?),
    };
    let sound = (8..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (sound && !digits.starts_with('0') && !digits.starts_with("330")).then(|| format!("+{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::circuit::{Asked, Quorum, Step, Task, Who};
    use crate::domain::dossier::Round;
    use std::sync::Arc;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn meta(n: u64, seconds: i64) -> Meta {
        Meta { id: EntryId::new(format!("e{n}")), lamport: n, at: at(seconds), ..Meta::default() }
    }

    fn state() -> State {
        let outsider =
            Outsider { id: "o".into(), name: "Zoé".into(), phone: "+33600000000".into(), ..Outsider::default() };
        let step = Step::new(Asked::Countersignature, vec![Who::Outsider], Quorum::All, 0);
        let task = Task { outsider: Some("o".into()), ..Task::new("t".into(), 0, Asked::Countersignature, "".into()) };
        let document = crate::domain::dossier::FileRef { hash: "v0".into(), ..Default::default() };
        let round = Round { document, steps: vec![step], tasks: vec![task], started: Meta::default() };
        let mut dossier = Dossier { id: "d".into(), rounds: vec![round], ..Dossier::default() };
        dossier.particulars.outsiders.push(outsider);
        dossier.settle();
        let mut state = State::default();
        Arc::make_mut(&mut state.dossiers).insert("d".into(), Arc::new(dossier));
        state
    }

    fn change(state: &mut State, change: impl FnOnce(&mut Dossier)) {
        change(Arc::make_mut(Arc::make_mut(&mut state.dossiers).get_mut(&"d".into()).unwrap()));
    }

    fn send(state: &mut State, n: u64, seconds: i64) {
        let code = CodeSent {
            id: EntryId::new(format!("e{n}")),
            outsider: "o".into(),
            task: "t".into(),
            document: "v0".into(),
            sent: meta(n, seconds),
            until: at(seconds) + LIFE,
            ..CodeSent::default()
        };
        change(state, |d| d.codes.push(code));
    }

    fn tried(state: &State, seconds: i64) -> Result<String, &'static str> {
        let dossier = state.dossiers[&"d".into()].clone();
        may_try(state, &dossier, &"o".into(), at(seconds)).map(|c| c.id.0.clone()).map_err(|r| r.code())
    }

    fn sendable(state: &State, seconds: i64) -> Result<(), &'static str> {
        let dossier = state.dossiers[&"d".into()].clone();
        may_send(state, &dossier, &"o".into(), at(seconds)).map_err(|r| r.code())
    }

    #[test]
    fn a_code_lives_ten_minutes_and_the_last_one_counts() {
        let mut state = state();
        assert_eq!(tried(&state, 0), Err("no-code-sent"));
        send(&mut state, 1, 0);
        assert_eq!(tried(&state, 600), Ok("e1".into()));
        assert_eq!(tried(&state, 601), Err("code-over"));
        assert_eq!(tried(&state, -1), Err("code-over"), "a clock put back does not bring it back");
        send(&mut state, 2, 20);
        assert_eq!(tried(&state, 30), Ok("e2".into()));
    }

    #[test]
    fn a_code_allows_five_tries_and_serves_once() {
        let mut state = state();
        send(&mut state, 1, 0);
        for n in 0..5 {
            assert!(tried(&state, 10).is_ok(), "try {n}");
            change(&mut state, |d| d.codes[0].tries.push(meta(10 + n, 10)));
        }
        assert_eq!(tried(&state, 10), Err("code-over"));
        change(&mut state, |d| d.codes[0].tries.truncate(1));
        change(&mut state, |d| d.codes[0].used = Some(meta(20, 11)));
        assert_eq!(tried(&state, 12), Err("code-over"));
    }

    #[test]
    fn codes_are_fifteen_seconds_apart_and_five_at_most() {
        let mut state = state();
        for n in 0..5 {
            let seconds = i64::try_from(n).unwrap() * 15;
            assert_eq!(sendable(&state, seconds), Ok(()), "{n}");
            send(&mut state, n, seconds);
            assert_eq!(sendable(&state, seconds + 14), Err(if n == 4 { "too-many-codes" } else { "code-too-soon" }));
        }
    }

    #[test]
    fn a_code_for_another_version_is_worth_nothing() {
        let mut state = state();
        send(&mut state, 1, 0);
        change(&mut state, |d| d.codes[0].document = "old".into());
        assert_eq!(tried(&state, 1), Err("code-for-other"));
    }

    #[test]
    fn ten_failures_in_a_row_lock_until_an_administrator_acts_and_a_new_code_does_not_reset_them() {
        let mut state = state();
        send(&mut state, 1, 0);
        change(&mut state, |d| d.codes[0].tries = (2..7).map(|n| meta(n, 1)).collect());
        send(&mut state, 7, 20);
        change(&mut state, |d| d.codes[1].tries = (8..12).map(|n| meta(n, 21)).collect());
        assert_eq!(failures(&state, "+33600000000"), 9);
        assert!(tried(&state, 22).is_ok());
        change(&mut state, |d| d.codes[1].tries.push(meta(12, 22)));
        assert_eq!((tried(&state, 23), sendable(&state, 60)), (Err("outsider-locked"), Err("outsider-locked")));
        change(&mut state, |d| d.unlocked.push(("o".into(), meta(13, 30))));
        assert_eq!(sendable(&state, 60), Ok(()));
    }

    #[test]
    fn a_code_is_read_as_it_is_read_aloud_and_nothing_else_is_one() {
        for (typed, read) in [
            ("1234 5678", Some("12345678")),
            (" 12-34-56-78\u{a0}", Some("12345678")),
            ("00000000", Some("00000000")),
            ("1234567", None),
            ("123456789", None),
            ("1234567a", None),
            ("１２３４５６７８", None),
            ("", None),
        ] {
            assert_eq!(digits(typed).as_deref(), read, "{typed}");
        }
    }

    #[test]
    fn an_outsider_stands_where_the_last_code_does() {
        let mut state = state();
        let told = |state: &State, seconds: i64| {
            let dossier = state.dossiers[&"d".into()].clone();
            standing(state, &dossier, &dossier.particulars.outsiders[0], at(seconds)).word()
        };
        assert_eq!(told(&state, 0), "waits");
        send(&mut state, 1, 0);
        assert_eq!((told(&state, 600), told(&state, 601)), ("code-sent", "code-over"));
        change(&mut state, |d| d.codes[0].tries = (2..7).map(|n| meta(n, 1)).collect());
        assert_eq!(told(&state, 1), "code-over");
        send(&mut state, 7, 20);
        change(&mut state, |d| d.codes[1].tries = (8..13).map(|n| meta(n, 21)).collect());
        assert_eq!(told(&state, 22), "locked");
    }

    #[test]
    fn telephone_numbers_are_read_as_people_write_them() {
        for (typed, read) in [
            ("06 12 34 56 78", Some("+33612345678")),
            ("+33 6.12.34.56.78", Some("+33612345678")),
            ("0033612345678", Some("+33612345678")),
            ("+32 470 12 34 56", Some("+32470123456")),
            ("612345678", None),
            ("06 12 34", None),
            ("06 12 34 56 7a", None),
            ("", None),
        ] {
            assert_eq!(phone(typed).as_deref(), read, "{typed}");
        }
        assert_eq!(masked("+33612345678"), "+•••••••••78");
    }
}
