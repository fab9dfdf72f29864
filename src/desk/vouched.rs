//! Who says whose the keys of logs are. The log in which the desk was made stands for itself, and is what everybody
//! compares by its checkpoint; every other key is vouched for by an administrator, or by the log before it of the same
//! account. Keys that still wait for their administrator are no fault.

use super::audit::file_name;
use super::believed::NOT_VOUCHED;
use super::journal::Journal;
use super::{Audit, Desk, logs};
use crate::domain::fact::{Fact, Heir};
use crate::domain::ids::PersonId;
use crate::domain::order::Meta;
use crate::domain::state::State;
use crate::domain::trouble::Trouble;
use crate::register::entry::unhex;
use ed25519_dalek::VerifyingKey;
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
    /// Where each person last asked for a certificate: log, key.
    asked: BTreeMap<PersonId, (String, String)>,
    /// Keys of logs that each person had begun before the account was reset.
    earlier: BTreeMap<PersonId, BTreeSet<String>>,
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
            Fact::AccountReset { person } if administrator() => {
                let begun = self.begun.values().filter(|b| b.by == *person).map(|b| b.key.clone());
                self.earlier.entry(person.clone()).or_default().extend(begun);
                self.expected.insert(person.clone());
            }
            Fact::KeyRequested { person, key } if meta.by == *person => {
                self.asked.insert(person.clone(), (meta.log.clone(), key.clone()));
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
    pub fn stands(&self, origin: &str) -> bool {
        self.line(origin).into_iter().any(|log| {
            let named = || self.begun.get(log).is_some_and(|b| self.named.contains(&(b.by.clone(), b.key.clone())));
            self.first.as_deref() == Some(log) || named()
        })
    }

    /// A log and those before it of the same person, each of which vouches for the key of the next.
    fn line<'a>(&'a self, origin: &'a str) -> Vec<&'a str> {
        let mut line = vec![origin];
        let mut log = origin;
        while let Some(begun) = self.begun.get(log)
            && let Some(heir) = &begun.heir
            && let Some(before) = self.begun.get(&heir.of)
            && before.by == begun.by
            && !line.contains(&heir.of.as_str())
            && key(&before.key).is_some_and(|key| logs::vouches(heir, log, &begun.key, &key))
        {
            log = &heir.of;
            line.push(log);
        }
        line
    }

    /// The keys that a certificate vouches for: those of the log that asked for it and of its line, and those of before a
    /// reset of the account.
    pub fn keys_of(&self, person: &PersonId) -> Vec<String> {
        let asked = self.asked.get(person).map(|(origin, ..)| self.line(origin)).unwrap_or_default();
        let mut keys: BTreeSet<String> = self.earlier.get(person).cloned().unwrap_or_default();
        keys.extend(asked.into_iter().filter_map(|log| self.begun.get(log)).map(|begun| begun.key.clone()));
        keys.into_iter().collect()
    }

    /// Whether it is an account's own log that asked for the certificate of a key: one that stands, or the first one of an
    /// account that was just opened or reset.
    pub fn asked_by_owner(&self, person: &PersonId, key: &str) -> bool {
        let Some((origin, asked)) = self.asked.get(person) else { return false };
        let own = self.begun.get(origin).is_some_and(|begun| begun.by == *person);
        own && asked == key && (self.expects(person) || self.stands(origin))
    }
}

/// A key as the register writes it.
pub(super) fn key(hex: &str) -> Option<VerifyingKey> {
    let bytes = unhex(hex).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())?;
    VerifyingKey::from_bytes(&bytes).ok()
}

/// A log whose key nobody vouches for is a fault, unless its account was just opened or reset and waits for an
/// administrator; so is one for which the file of keys names another key than it says itself.
pub fn check(desk: &Desk, journal: &Journal, vouched: &Vouched, audit: &mut Audit) {
    let filed = |origin: &str| desk.keys.accounts.iter().flat_map(|a| &a.logs).find(|l| l.origin == origin);
    for log in &journal.logs {
        let begun = vouched.begun.get(log.origin());
        let waits = begun.is_some_and(|b| vouched.expected.contains(&b.by));
        let other = begun.is_some_and(|b| filed(log.origin()).is_some_and(|l| l.public != b.key));
        if other || !waits && !vouched.stands(log.origin()) {
            audit.faults.push(Trouble::damaged(file_name(log), NOT_VOUCHED));
        }
    }
}
