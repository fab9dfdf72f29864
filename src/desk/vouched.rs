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
use crate::register::entry::hex;
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
    /// Whose next log nobody can vouch for yet: the account was opened or reset, and not certified since.
    expected: BTreeSet<PersonId>,
    /// Where each person last asked for a certificate: log, number, key.
    asked: BTreeMap<PersonId, (String, u64, String)>,
}

impl Vouched {
    /// Hears a fact, before the state takes it in.
    pub fn hear(&mut self, state: &State, meta: &Meta, fact: &Fact) {
        let administrator = || state.people.administers(&meta.by);
        match fact {
            Fact::DeskOpened { .. } => drop(self.first.get_or_insert_with(|| meta.log.clone())),
            Fact::LogOpened { key, heir, .. } if meta.seq == 0 => {
                let begun = Begun { by: meta.by.clone(), key: key.clone(), heir: heir.clone() };
                self.begun.insert(meta.log.clone(), begun);
            }
            Fact::AccountOpened { account } if administrator() => drop(self.expected.insert(account.person.clone())),
            Fact::AccountReset { person } if administrator() => drop(self.expected.insert(person.clone())),
            Fact::KeyRequested { person, key } if meta.by == *person => {
                self.asked.insert(person.clone(), (meta.log.clone(), meta.seq, key.clone()));
            }
            Fact::CertificateIssued { person, logs, .. } if administrator() && meta.by != *person => {
                self.named.extend(logs.iter().map(|key| (person.clone(), key.clone())));
                self.expected.remove(person);
            }
            _ => {}
        }
    }

    /// Whether a log of that person may still wait for somebody to vouch for its key.
    pub fn expects(&self, person: &PersonId) -> bool {
        self.expected.contains(person)
    }

    /// Whether somebody says whose the key of a log is.
    pub fn stands(&self, desk: &Desk, journal: &Journal, origin: &str) -> bool {
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

impl Desk {
    /// Whether it is an account's own log that asked for the certificate of a key: its entry is signed, by a key that
    /// stands, or by the first one of an account that was just opened or reset.
    pub(super) fn asked_by_owner(&self, vouched: &Vouched, person: &PersonId, key: &str) -> bool {
        let Some((origin, seq, _)) = vouched.asked.get(person).filter(|(_, _, asked)| asked == key) else {
            return false;
        };
        let Some(log) = self.journal.logs.iter().find(|l| l.origin() == origin) else {
            return false;
        };
        let known = vouched.expected.contains(person) || vouched.stands(self, &self.journal, origin);
        let signed = || Some(log.read(*seq).ok()?.0.verify(&key_of(self, log).ok()?));
        known && signed() == Some(true)
    }
}

/// A log whose key nobody vouches for is a fault, unless its account was just opened or reset and waits for an administrator.
pub fn check(desk: &Desk, journal: &Journal, vouched: &Vouched, audit: &mut Audit) {
    for log in &journal.logs {
        let begun = vouched.begun.get(log.origin());
        let waits = begun.is_some_and(|b| vouched.expected.contains(&b.by));
        let other = begun.is_some_and(|b| key_of(desk, log).is_ok_and(|k| hex(k.as_bytes()) != b.key));
        if other || !waits && !vouched.stands(desk, journal, log.origin()) {
            audit.faults.push(Trouble::damaged(file_name(log), "nobody vouches for the key of this log"));
        }
    }
}
