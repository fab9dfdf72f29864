//! Persons, posts, appointments, authorities and accounts in the state.

use super::{People, RowKey};
use crate::domain::fact::Fact;
use crate::domain::order::Meta;
use crate::domain::people::Account;

/// Takes a fact about accounts in; the rows that changed.
pub(super) fn apply_accounts(people: &mut People, meta: &Meta, fact: Fact) -> Vec<RowKey> {
    let accounts = &mut people.accounts;
    let administrator = accounts.get(&meta.by).is_some_and(|a| a.administrator);
    let id = match fact {
        Fact::AccountOpened { account } => {
            let id = account.person.clone();
            accounts.insert(id.clone(), account);
            id
        }
        Fact::AccountReset { person } => {
            if let Some(known) = accounts.get_mut(&person).filter(|_| administrator) {
                *known = Account { person: person.clone(), administrator: known.administrator, ..Account::default() };
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
            if let Some(known) = accounts.get_mut(&person).filter(|_| administrator) {
                if known.requested == key {
                    known.requested.clear();
                }
                (known.key, known.certificate, known.until) = (key, certificate, Some(until));
            }
            person
        }
        _ => return Vec::new(),
    };
    vec![RowKey::Account(id)]
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
            people.posts.insert(id.clone(), post);
            vec![RowKey::Post(id)]
        }
        Fact::AppointmentMade { appointment } => {
            let id = appointment.id.clone();
            people.appointments.insert(id.clone(), appointment);
            vec![RowKey::Appointment(id)]
        }
        Fact::AppointmentEnded { appointment, last_day } => {
            if let Some(known) = people.appointments.get_mut(&appointment) {
                known.until = Some(known.until.map_or(last_day, |until| until.min(last_day)));
            }
            vec![RowKey::Appointment(appointment)]
        }
        Fact::AuthorityGranted { authority } => {
            let id = authority.id.clone();
            people.authorities.entry(id.clone()).or_insert(authority);
            vec![RowKey::Authority(id)]
        }
        _ => Vec::new(),
    }
}
