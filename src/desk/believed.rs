//! What of the register counts: whoever has the desk open could write anything into its folder, so an entry is heard only
//! where it stands in the log of the person it speaks for, signed by that log's key, which somebody vouches for, and where
//! it is not dated before what it knew. What is not heard stays in its log and is named by the audit.
//!
//! It must not know what a fact changes: the state says that.

use super::audit::file_name;
use super::journal::{CLOCK_SLACK, Journal, Read};
use super::vouched::{self, Vouched};
use super::{Desk, logs};
use crate::domain::fact::Fact;
use crate::domain::ids::EntryId;
use crate::domain::order::Meta;
use crate::domain::state::State;
use crate::domain::trouble::Outcome;
use crate::register::head::Head;
use crate::store::vault::KeyFile;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use ed25519_dalek::VerifyingKey;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const NOT_SIGNED: &str = "the signature does not hold";
pub(super) const NOT_NEXT: &str = "it does not follow the entry before it";
pub(super) const NOT_ITS_OWN: &str = "it speaks for somebody else than its log";
const NO_INSTANT: &str = "an entry's instant cannot be read";
pub(super) const NOT_VOUCHED: &str = "nobody vouches for the key of this log";
pub(super) const SECOND_BEGINNING: &str = "it begins the desk a second time";
const BACKDATED: &str = "it is dated before what it knew";
const OTHER_DAY: &str = "its day is not that of its instant";

/// An entry that counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubted {
    /// The file of its log.
    pub file: String,
    pub seq: u64,
    pub why: &'static str,
}

/// What the register says, as far as it is believed.
#[derive(Default)]
pub struct Heard {
    pub state: State,
    pub vouched: Vouched,
    /// The entries whose payloads some fact destroys.
    pub condemned: BTreeSet<EntryId>,
    /// The entries that wait for a cause.
    pub waiting: Vec<EntryId>,
    pub doubted: Vec<Doubted>,
    /// The entries that count for nothing, doubted or not their author's to say.
    pub idle: BTreeSet<EntryId>,
    /// The entries that keep the password of the mail server.
    passwords: BTreeSet<EntryId>,
}

/// What was heard of one log so far.
#[derive(Default)]
struct Writer {
    origin: String,
    by: String,
    key: Option<VerifyingKey>,
    /// It claims to have made a desk that another log made.
    second: bool,
    vouched: bool,
    last: String,
    lamport: u64,
    /// Order number and instant of each entry.
    times: Vec<(u64, DateTime<Utc>)>,
}

/// Which signatures hold, by log and entry, once they were checked: a register may be heard twice.
type Signed = BTreeMap<(usize, u64), bool>;

impl Desk {
    /// Hears a register from its beginning. Whoever waits for an administrator to vouch for a key is heard while waiting,
    /// and what was said meanwhile counts only if that very key, or nobody's yet, was vouched for in the end; so it is
    /// heard first without those who wait.
    pub(super) fn hear(&self, journal: &Journal) -> Outcome<Heard> {
        let mut signed = Signed::new();
        let strict = self.hear_with(journal, &mut signed, None)?;
        if strict.doubted.iter().all(|d| d.why != NOT_VOUCHED) {
            return Ok(strict);
        }
        self.hear_with(journal, &mut signed, Some(&strict.vouched))
    }

    fn hear_with(&self, journal: &Journal, signed: &mut Signed, in_the_end: Option<&Vouched>) -> Outcome<Heard> {
        let first = first_log(journal, &self.anchor.recall().unwrap_or_default(), &self.keys)?;
        let mut writers: Vec<Writer> =
            journal.logs.iter().map(|log| Writer { origin: log.origin().to_owned(), ..Writer::default() }).collect();
        let places: BTreeMap<String, usize> =
            writers.iter().enumerate().map(|(n, writer)| (writer.origin.clone(), n)).collect();
        let mut heard = Heard::default();
        heard.waiting = journal.each_told(|read| {
            let writer = &mut writers[read.log];
            if read.seq == 0 {
                writer.begin(&read, first.as_deref());
            }
            let mut why = writer.unsound(&read, signed);
            writer.take(&read, why.is_none());
            if let (None, Some(meta), Some(fact)) = (why, &read.meta, &read.told.fact) {
                let accepted = heard.state.clock_accepted.as_ref().map_or(0, |a| a.lamport);
                let known = |log: &String, count: u64| {
                    let times = &writers[*places.get(log)?].times;
                    times.get(usize::try_from(count).ok()?.checked_sub(1)?).filter(|(n, _)| *n >= accepted)
                };
                why = misdated(&heard.state, meta, fact, known)
                    .or_else(|| heard.unvouched(&mut writers[read.log], meta, fact, in_the_end));
            }
            heard.settle(journal, read, why);
        })?;
        Ok(heard)
    }
}

/// The logs that begin without knowing of another, each with whose it is: a desk has one.
pub(super) fn beginnings(journal: &Journal) -> Outcome<Vec<(String, String)>> {
    let mut begins = Vec::new();
    for log in journal.logs.iter().filter(|log| log.size() > 0) {
        let (entry, _) = log.read(0)?;
        if entry.header.deps.is_empty() {
            begins.push((log.origin().to_owned(), entry.header.by));
        }
    }
    Ok(begins)
}

/// The log in which the desk was made. Where a second one claims it, this computer remembers which was there; else the
/// first account of the desk wrote it.
pub(super) fn first_log(journal: &Journal, seen: &[Head], keys: &KeyFile) -> Outcome<Option<String>> {
    let begins = beginnings(journal)?;
    let remembered = |(origin, _): &&(String, String)| seen.iter().any(|head| head.origin == *origin);
    let founded = |(_, by): &&(String, String)| keys.accounts.first().is_some_and(|a| a.person.0 == *by);
    let mut sure = begins.iter().filter(remembered);
    let one = match (begins.as_slice(), sure.next(), sure.next()) {
        ([one], ..) | (_, Some(one), None) => Some(one),
        _ => begins.iter().find(founded),
    };
    Ok(one.map(|(origin, _)| origin.clone()))
}

impl Heard {
    /// Whether nobody vouches for the key of a log at this entry of it.
    fn unvouched(
        &mut self,
        writer: &mut Writer,
        meta: &Meta,
        fact: &Fact,
        in_the_end: Option<&Vouched>,
    ) -> Option<&'static str> {
        if matches!(fact, Fact::LogOpened { .. }) {
            self.vouched.hear(&self.state, meta, fact);
        }
        writer.vouched = writer.vouched || self.vouched.stands(&meta.log);
        let ended_well = |end: &Vouched| end.stands(&meta.log) || end.expects(&meta.by);
        let waits = || self.vouched.expects(&meta.by) && in_the_end.is_some_and(ended_well);
        (!writer.vouched && !waits()).then_some(NOT_VOUCHED)
    }

    /// Takes an entry in, or notes that it counts for nothing.
    fn settle(&mut self, journal: &Journal, read: Read, why: Option<&'static str>) {
        let id = read.told.entry.id();
        if let Some(why) = why {
            self.doubted.push(Doubted { file: file_name(&journal.logs[read.log]), seq: read.seq, why });
            self.idle.insert(id);
        } else if let (Some(meta), Some(fact)) = (read.meta, read.told.fact) {
            if !self.state.heeds(&meta, &fact) {
                self.idle.insert(id);
            }
            self.take(&meta, fact);
        }
    }

    fn take(&mut self, meta: &Meta, fact: Fact) {
        if !matches!(fact, Fact::LogOpened { .. }) {
            self.vouched.hear(&self.state, meta, &fact);
        }
        if self.state.heeds(meta, &fact) {
            if matches!(fact, Fact::MailPasswordKept { .. }) {
                self.passwords.insert(meta.id.clone());
            }
            // Whoever forgets the secret of a code has no say over the password of the mail server.
            let secrets = !matches!(fact, Fact::MailPasswordForgotten { .. });
            let condemned = fact.destroys().iter().filter(|id| !secrets || !self.passwords.contains(*id));
            self.condemned.extend(condemned.cloned());
        }
        self.state.apply(meta, fact);
    }
}

impl Writer {
    /// Whose the log is and which key signs it, as its first entry says.
    fn begin(&mut self, read: &Read, first: Option<&str>) {
        let header = &read.told.entry.header;
        // The log in which the desk was made stands for itself.
        self.vouched = first == Some(self.origin.as_str());
        self.second = header.deps.is_empty() && !self.vouched;
        if let Some(Fact::LogOpened { key, .. }) = &read.told.fact {
            self.key = vouched::key(key);
            self.by.clone_from(&header.by);
        }
    }

    /// What is wrong with an entry by itself and in its place.
    fn unsound(&self, read: &Read, signed: &mut Signed) -> Option<&'static str> {
        let (entry, header) = (&read.told.entry, &read.told.entry.header);
        if header.log != self.origin
            || header.seq != read.seq
            || header.prev != self.last
            || header.lamport <= self.lamport
        {
            return Some(NOT_NEXT);
        }
        if header.by != self.by || !logs::is_of(&self.origin, &header.by) {
            return Some(NOT_ITS_OWN);
        }
        let verified = || self.key.as_ref().is_some_and(|key| entry.verify(key));
        if !*signed.entry((read.log, read.seq)).or_insert_with(verified) {
            return Some(NOT_SIGNED);
        }
        if self.second {
            return Some(SECOND_BEGINNING);
        }
        read.meta.is_none().then_some(NO_INSTANT)
    }

    /// Goes on behind an entry, whether it is sound or not.
    fn take(&mut self, read: &Read, sound: bool) {
        let header = &read.told.entry.header;
        self.last = read.told.entry.id().0;
        if sound {
            self.lamport = header.lamport;
        }
        let before = self.times.last().map(|(_, at)| *at).unwrap_or_default();
        self.times.push((header.lamport, read.meta.as_ref().map_or(before, |meta| meta.at)));
    }
}

/// Nobody acts before what he knew, as the writing of an act refuses it too; an administrator may set an instant aside.
fn misdated<'a>(
    state: &State,
    meta: &Meta,
    fact: &Fact,
    known: impl Fn(&String, u64) -> Option<&'a (u64, DateTime<Utc>)>,
) -> Option<&'static str> {
    let accepts = matches!(fact, Fact::ClockAccepted { .. }) && state.people.administers(&meta.by);
    let latest = meta.past.iter().filter_map(|(log, count)| known(log, *count)).map(|(_, at)| *at).max();
    if !accepts && latest.is_some_and(|latest| meta.at + CLOCK_SLACK < latest) {
        return Some(BACKDATED);
    }
    let said: Option<NaiveDate> = meta.on.or(if let Fact::Acted { day, .. } = fact { *day } else { None });
    let apart = said.map_or(TimeDelta::zero(), |day| day - meta.at.date_naive());
    (apart.abs() > TimeDelta::days(1)).then_some(OTHER_DAY)
}

#[cfg(test)]
#[path = "believed_tests.rs"]
mod tests;
