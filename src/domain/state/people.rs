//! Persons, posts, appointments, authorities and accounts in the state.

use super::{People, Revoked, RowKey, State};
use crate::domain::fact::Fact;
use crate::domain::ids::PersonId;
use crate::domain::order::Meta;
use crate::domain::people::{Account, Proposal};
use crate::domain::seals::{Brought, RetiredSeal};
use crate::domain::serial::serial;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Takes a fact about accounts in; the rows that changed.
pub(super) fn apply_accounts(people: &mut People, meta: &Meta, fact: Fact) -> Vec<RowKey> {
    let administrator = people.administers(&meta.by);
    let accounts = &mut people.accounts;
    let id = match fact {
        Fact::AccountOpened { mut account } => {
            let id = account.person.clone();
            // The first account is that of whoever makes the desk; after it, administrators open them.
            if !administrator && !accounts.is_empty() {
                return vec![RowKey::Account(id)];
            }
            account.numbers = accounts.remove(&id).map(|known| known.numbers).unwrap_or_default();
            let number = new_number(accounts, &account.certificate);
            account.numbers.extend(number.filter(|n| !account.numbers.contains(n)));
            accounts.insert(id.clone(), account);
            id
        }
        Fact::AccountReset { person } => {
            if let Some(known) = accounts.get_mut(&person).filter(|_| administrator) {
                let (administrator, numbers) = (known.administrator, std::mem::take(&mut known.numbers));
                *known = Account { person: person.clone(), administrator, numbers, ..Account::default() };
            }
            person
        }
        Fact::AdministratorNamed { person } => {
            accounts.entry(person.clone()).and_modify(|known| known.administrator |= administrator);
            person
        }
        Fact::KeyRequested { person, key } => {
            // Nobody asks for a certificate in the place of somebody else.
            if let Some(known) = accounts.get_mut(&person).filter(|_| meta.by == person) {
                known.requested = key;
            }
            person
        }
        Fact::CertificateIssued { person, key, certificate, until, .. } => {
            let number = new_number(accounts, &certificate);
            if let Some(known) = accounts.get_mut(&person).filter(|_| administrator) {
                if known.requested == key {
                    known.requested.clear();
                }
                known.numbers.extend(number);
                (known.key, known.certificate, known.until) = (key, certificate, Some(until));
            }
            person
        }
        _ => return Vec::new(),
    };
    vec![RowKey::Account(id)]
}

/// The number of a certificate, unless somebody has it already: it belongs to whoever had it first.
fn new_number(accounts: &BTreeMap<PersonId, Account>, certificate: &[u8]) -> Option<String> {
    serial(certificate).filter(|number| !accounts.values().any(|a| a.numbers.contains(number)))
}

/// Takes a fact about people in; the rows that changed.
pub(super) fn apply(people: &mut People, fact: Fact) -> Vec<RowKey> {
    match fact {
        Fact::PersonRecorded { person } => {
            let id = person.id.clone();
            people.persons.insert(id.clone(), person);
            vec![RowKey::Person(id)]
        }
        Fact::PostCreated { post } => {
            let id = post.id.clone();
            people.posts.entry(id.clone()).or_insert(post);
            vec![RowKey::Post(id)]
        }
        Fact::AppointmentMade { appointment } => {
            let id = appointment.id.clone();
            people.appointments.entry(id.clone()).or_insert(appointment);
            vec![RowKey::Appointment(id)]
        }
        Fact::AuthorityGranted { authority } => {
            let id = authority.id.clone();
            people.authorities.entry(id.clone()).or_insert(authority);
            vec![RowKey::Authority(id)]
        }
        Fact::PostMoved { post, above } => {
            if let Some(known) = people.posts.get_mut(&post) {
                known.above = above;
            }
            vec![RowKey::Post(post)]
        }
        Fact::SubstitutionMade { substitution } => {
            let id = substitution.id.clone();
            people.substitutions.entry(id.clone()).or_insert(substitution);
            vec![RowKey::Substitution(id)]
        }
        _ => Vec::new(),
    }
}

impl State {
    /// Takes in a fact about certificates from outside and about the list of revoked ones; the rows that changed.
    pub(super) fn apply_seals(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        let seals = Arc::make_mut(&mut self.seals);
        match fact {
            // Nobody brings a certificate in the place of somebody else.
            Fact::CertificateBrought { person, certificate, chain } if person == meta.by => {
                let brought = Brought { person, certificate, chain, meta: meta.clone(), retired: None, reason: 0 };
                if !seals.brought.iter().any(|b| b.person == brought.person && b.certificate == brought.certificate) {
                    seals.brought.push(brought);
                }
            }
            // Whoever left puts nothing out of use: an administrator does.
            Fact::CertificateRetired { person, certificate, reason }
                if person == meta.by || self.people.administers(&meta.by) =>
            {
                let own = |b: &&mut Brought| b.person == person && b.certificate == certificate && b.retired.is_none();
                if let Some(known) = seals.brought.iter_mut().find(own) {
                    (known.retired, known.reason) = (Some(meta.clone()), reason);
                }
            }
            Fact::SealRetired { certificate, reason } => {
                let known = seals.retired.iter().any(|r| r.certificate == certificate);
                if self.people.administers(&meta.by) && !known {
                    seals.retired.push(RetiredSeal { certificate, meta: meta.clone(), reason });
                }
            }
            Fact::RevocationsListed { list } => {
                let administrator = self.people.administers(&meta.by);
                if administrator {
                    (seals.list, seals.listed) = (list, Some(meta.clone()));
                }
            }
            _ => {}
        }
        vec![RowKey::Seals]
    }
}

/// Takes the end of an appointment or of a substitution in; the rows that changed.
pub(super) fn end(people: &mut People, meta: &Meta, fact: Fact) -> Vec<RowKey> {
    match fact {
        Fact::AppointmentEnded { appointment, last_day } => {
            if let Some(known) = people.appointments.get_mut(&appointment) {
                known.until = Some(known.until.map_or(last_day, |until| until.min(last_day)));
            }
            vec![RowKey::Appointment(appointment)]
        }
        Fact::SubstitutionEnded { substitution, day } => {
            if let Some(known) = people.substitutions.get_mut(&substitution) {
                known.revoked_on = Some(known.revoked_on.map_or(day, |first| first.min(day)));
                known.revoked.get_or_insert_with(|| meta.clone());
            }
            vec![RowKey::Substitution(substitution)]
        }
        _ => Vec::new(),
    }
}

/// Takes in a fact about people that remembers when it was; the rows that changed.
pub(super) fn apply_dated(people: &mut People, meta: &Meta, fact: Fact) -> Vec<RowKey> {
    match fact {
        Fact::BeneficiaryProposed { person, post } => {
            // Nobody proposes as a post that is somebody else's, or that does not.
            let held = people.posts_of(&meta.by, meta.day());
            if held.iter().any(|p| p.id == post && p.kind.proposes()) {
                people.proposals.insert(person.clone(), Proposal { person: person.clone(), post, made: meta.clone() });
            }
            vec![RowKey::Proposal(person)]
        }
        Fact::CertificateRevoked { person, serial, reason } => {
            let administrator = people.administers(&meta.by);
            // A number that is not that of a certificate of this person would shut out the one who has it.
            let own = people.accounts.get(&person).is_some_and(|a| a.numbers.contains(&serial));
            if own && (administrator || meta.by == person) {
                let revoked = Revoked { person, serial: serial.clone(), reason, meta: meta.clone() };
                people.revoked.entry(serial.clone()).or_insert(revoked);
            }
            vec![RowKey::Revoked(serial)]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
#[path = "people_tests.rs"]
mod tests;
