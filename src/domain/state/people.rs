//! Persons, posts, appointments, authorities and accounts in the state.

use super::{People, RowKey};
use crate::domain::fact::Fact;

/// Takes a fact about people in; the rows that changed.
pub(super) fn apply(people: &mut People, fact: Fact) -> Vec<RowKey> {
    match fact {
        Fact::AccountOpened { account } => {
            let id = account.person.clone();
            people.accounts.insert(id.clone(), account);
            vec![RowKey::Account(id)]
        }
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
