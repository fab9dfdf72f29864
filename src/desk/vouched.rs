//! Who says whose the keys of logs are. The log in which the desk was made stands for itself, and is what everybody
//! compares by its checkpoint; every other key is vouched for by an administrator, or by the log before it of the same
//! account. Keys that still wait for their administrator are no fault.

use super::audit::{file_name, key_of};
use super::journal::Journal;
use super::{Audit, Desk, logs};
use crate::domain::fact::{Fact, Heir};
use crate::domain::ids::PersonId;
use crate::domain::order::Meta;
use crate::domain::state::State;
use crate::domain::trouble::Trouble;
use std::collections::{BTreeMap, BTreeSet};

/// The key of a log, as its first entry says it.
struct Begun {
    by: PersonId,
    key: String,
    heir: Option<Heir>,
}

/// What the register says of the keys of its logs.
#[derive(Default)]
pub struct Vouched {
    /// The log in which the desk was made.
    first: Option<String>,
    begun: BTreeMap<String, Begun>,
    /// Keys that administrators vouched for, with whose they are.
    named: BTreeSet<(PersonId, String)>,
}

impl Vouched {
    /// Hears a fact, before the state takes it in.
    pub fn hear(&mut self, state: &State, meta: &Meta, fact: &Fact) {
        match fact {
            Fact::DeskOpened { .. } => drop(self.first.get_or_insert_with(|| meta.log.clone())),
            Fact::LogOpened { key, heir, .. } if meta.seq == 0 => {
                let begun = Begun { by: meta.by.clone(), key: key.clone(), heir: heir.clone() };
                self.begun.insert(meta.log.clone(), begun);
            }
            Fact::CertificateIssued { person, logs, .. } => {
                let may = state.people.accounts.get(&meta.by).is_some_and(|a| a.administrator);
                if may && meta.by != *person {
                    self.named.extend(logs.iter().map(|key| (person.clone(), key.clone())));
                }
            }
            _ => {}
        }
    }

    /// Whether somebody says whose the key of a log is.
    fn stands(&self, desk: &Desk, journal: &Journal, origin: &str) -> bool {
        if self.first.as_deref() == Some(origin) {
            return true;
        }
        let Some(begun) = self.begun.get(origin) else {
            return false;
        };
        if self.named.contains(&(begun.by.clone(), begun.key.clone())) {
            return true;
        }
        let Some(heir) = &begun.heir else {
            return false;
        };
        let same = self.begun.get(&heir.of).is_some_and(|before| before.by == begun.by);
        let before = journal.logs.iter().find(|l| l.origin() == heir.of).and_then(|l| key_of(desk, l).ok());
        same && heir.of != origin && before.is_some_and(|key| logs::vouches(heir, origin, &begun.key, &key))
    }
}

/// A log whose key nobody vouches for is a fault, unless its account waits for its administrator.
pub fn check(desk: &Desk, journal: &Journal, vouched: &Vouched, state: &State, audit: &mut Audit) {
    for log in &journal.logs {
        let origin = log.origin();
        let waits = vouched
            .begun
            .get(origin)
            .and_then(|b| state.people.accounts.get(&b.by))
            .is_some_and(|a| !a.requested.is_empty());
        let other = vouched
            .begun
            .get(origin)
            .is_some_and(|b| key_of(desk, log).is_ok_and(|k| crate::register::entry::hex(k.as_bytes()) != b.key));
        if other || !waits && !vouched.stands(desk, journal, origin) {
            audit.faults.push(Trouble::damaged(file_name(log), "nobody vouches for the key of this log"));
        }
    }
}
