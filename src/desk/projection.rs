//! The state as rows of the store and back: one version byte for all, thrown away and rebuilt when it changes.

use crate::domain::ids::{EntryId, StructureId};
use crate::domain::login::Login;
use crate::domain::state::{RowKey, State};
use crate::domain::trouble::{Outcome, Trouble};
use crate::domain::usage::Usage;
use crate::store::rows::{Change, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// Version of what rows hold. A store of another version is rebuilt from the register.
pub const SCHEMA: u32 = 9;

fn view(key: &RowKey) -> (u8, String) {
    match key {
        RowKey::Desk => (1, String::new()),
        RowKey::Offices => (2, String::new()),
        RowKey::Marks => (3, String::new()),
        RowKey::Structure(id) => (4, id.0.clone()),
        RowKey::Person(id) => (5, id.0.clone()),
        RowKey::Post(id) => (6, id.0.clone()),
        RowKey::Appointment(id) => (7, id.0.clone()),
        RowKey::Authority(id) => (8, id.0.clone()),
        RowKey::Account(id) => (9, id.0.clone()),
        RowKey::Campaign(year) => (10, year.to_string()),
        RowKey::Registration(year, id) => (11, format!("{year}/{id}")),
        RowKey::Code(id) => (12, id.0.clone()),
        RowKey::Sealed(index) => (13, index.clone()),
        RowKey::Circuit(id) => (14, id.0.clone()),
        RowKey::Dossier(id) => (15, id.0.clone()),
        RowKey::Reminded(year, cutoff, step) => (16, format!("{year}/{cutoff}/{step}")),
        RowKey::Track(structure, person) => (17, format!("{structure}/{person}")),
        RowKey::Usage(login) => (18, login.as_str().to_owned()),
        RowKey::LogsRead => (19, String::new()),
        RowKey::Leak(id) => (20, id.clone()),
        RowKey::Targets => (21, String::new()),
        RowKey::Mail => (22, String::new()),
        RowKey::Substitution(id) => (23, id.0.clone()),
        RowKey::Proposal(person) => (24, person.0.clone()),
        RowKey::Revoked(serial) => (25, serial.clone()),
        RowKey::Book => (26, String::new()),
        RowKey::Deposit(id) => (27, id.0.clone()),
        RowKey::Exports => (28, String::new()),
        RowKey::Seals => (40, String::new()),
    }
}

fn encode<T: Serialize>(value: &T) -> Outcome<Vec<u8>> {
    postcard::to_stdvec(value).map_err(|e| Trouble::damaged("store", e.to_string()))
}

/// The row of a key as the state has it now.
pub fn change(state: &State, key: &RowKey) -> Outcome<Change> {
    let people = &state.people;
    let value = match key {
        RowKey::Desk => Some(encode(&*state.desk)?),
        RowKey::Offices => Some(encode(&*state.offices)?),
        RowKey::Marks => Some(encode(&(&state.exported, &state.codes_changed, &state.clock_accepted))?),
        RowKey::Structure(id) => state.structures.get(id).map(|v| encode(&**v)).transpose()?,
        RowKey::Person(id) => people.persons.get(id).map(encode).transpose()?,
        RowKey::Post(id) => people.posts.get(id).map(encode).transpose()?,
        RowKey::Appointment(id) => people.appointments.get(id).map(encode).transpose()?,
        RowKey::Authority(id) => people.authorities.get(id).map(encode).transpose()?,
        RowKey::Account(id) => people.accounts.get(id).map(encode).transpose()?,
        RowKey::Campaign(year) => state.campaigns.get(year).map(encode).transpose()?,
        RowKey::Registration(year, id) => state.registrations.get(&(*year, id.clone())).map(encode).transpose()?,
        RowKey::Code(id) => state.codes.get(id).map(encode).transpose()?,
        RowKey::Sealed(index) => state.sealed.get(index).map(|sealed| encode(&(index, sealed))).transpose()?,
        RowKey::Circuit(id) => state.circuits.get(id).map(encode).transpose()?,
        RowKey::Dossier(id) => state.dossiers.get(id).map(|v| encode(&**v)).transpose()?,
        RowKey::Reminded(year, cutoff, step) => state.reminded.get(&(*year, *cutoff, *step)).map(encode).transpose()?,
        RowKey::Track(structure, person) => state
            .tracks
            .get(&(structure.clone(), person.clone()))
            .map(|v| encode(&(structure, person, v)))
            .transpose()?,
        RowKey::Usage(login) => state.usage.get(login).map(|v| encode(&(login, &**v))).transpose()?,
        RowKey::LogsRead => Some(encode(&*state.logs_read)?),
        RowKey::Leak(id) => state.leaks.get(id).map(encode).transpose()?,
        RowKey::Targets => Some(encode(&*state.targets)?),
        RowKey::Exports => Some(encode(&*state.exports)?),
        RowKey::Mail => Some(encode(&(&state.mail, &state.mail_password))?),
        RowKey::Substitution(id) => people.substitutions.get(id).map(encode).transpose()?,
        RowKey::Proposal(person) => people.proposals.get(person).map(encode).transpose()?,
        RowKey::Revoked(serial) => people.revoked.get(serial).map(encode).transpose()?,
        RowKey::Book => Some(encode(&*state.book)?),
        RowKey::Seals => Some(encode(&*state.seals)?),
        RowKey::Deposit(id) => state.deposits.get(id).map(encode).transpose()?,
    };
    let (view, name) = view(key);
    Ok(Change { view, name, value })
}

/// Every row of a state.
pub fn all(state: &State) -> Outcome<Vec<Change>> {
    let mut keys = vec![
        RowKey::Desk,
        RowKey::Offices,
        RowKey::Marks,
        RowKey::LogsRead,
        RowKey::Targets,
        RowKey::Exports,
        RowKey::Mail,
        RowKey::Book,
        RowKey::Seals,
    ];
    let people = &state.people;
    keys.extend(state.structures.keys().cloned().map(RowKey::Structure));
    keys.extend(people.persons.keys().cloned().map(RowKey::Person));
    keys.extend(people.posts.keys().cloned().map(RowKey::Post));
    keys.extend(people.appointments.keys().cloned().map(RowKey::Appointment));
    keys.extend(people.authorities.keys().cloned().map(RowKey::Authority));
    keys.extend(people.accounts.keys().cloned().map(RowKey::Account));
    keys.extend(state.campaigns.keys().copied().map(RowKey::Campaign));
    keys.extend(state.registrations.keys().cloned().map(|(year, id)| RowKey::Registration(year, id)));
    keys.extend(state.codes.keys().cloned().map(RowKey::Code));
    keys.extend(state.sealed.keys().cloned().map(RowKey::Sealed));
    keys.extend(state.circuits.keys().cloned().map(RowKey::Circuit));
    keys.extend(state.dossiers.keys().cloned().map(RowKey::Dossier));
    keys.extend(state.reminded.keys().map(|(year, cutoff, step)| RowKey::Reminded(*year, *cutoff, *step)));
    keys.extend(state.tracks.keys().cloned().map(|(structure, person)| RowKey::Track(structure, person)));
    keys.extend(state.usage.keys().cloned().map(RowKey::Usage));
    keys.extend(state.leaks.keys().cloned().map(RowKey::Leak));
    keys.extend(people.substitutions.keys().cloned().map(RowKey::Substitution));
    keys.extend(people.proposals.keys().cloned().map(RowKey::Proposal));
    keys.extend(people.revoked.keys().cloned().map(RowKey::Revoked));
    keys.extend(state.deposits.keys().cloned().map(RowKey::Deposit));
    keys.iter().map(|key| change(state, key)).collect()
}

/// A state made of rows, one by one as they are read: nothing stands twice in memory.
#[derive(Debug, Default)]
pub struct Loading {
    state: State,
    unread: bool,
}

impl Loading {
    /// Takes a row in.
    pub fn take(&mut self, row: &Row) {
        self.unread |= place(&mut self.state, row).is_none();
    }

    /// The state of all rows; damage where one of them could not be read.
    pub fn done(mut self) -> Outcome<State> {
        if self.unread {
            return Err(Trouble::damaged("store", "a row cannot be read"));
        }
        self.state.reconnect();
        Ok(self.state)
    }
}

fn decode<T: DeserializeOwned>(row: &Row) -> Option<T> {
    postcard::from_bytes(&row.value).ok()
}

fn place(state: &mut State, row: &Row) -> Option<()> {
    let people = Arc::make_mut(&mut state.people);
    let name = row.name.as_str();
    match row.view {
        1 => state.desk = Arc::new(decode(row)?),
        2 => state.offices = Arc::new(decode(row)?),
        3 => (state.exported, state.codes_changed, state.clock_accepted) = decode(row)?,
        4 => drop(Arc::make_mut(&mut state.structures).insert(name.into(), Arc::new(decode(row)?))),
        5 => drop(people.persons.insert(name.into(), decode(row)?)),
        6 => drop(people.posts.insert(name.into(), decode(row)?)),
        7 => drop(people.appointments.insert(name.into(), decode(row)?)),
        8 => drop(people.authorities.insert(name.into(), decode(row)?)),
        9 => drop(people.accounts.insert(name.into(), decode(row)?)),
        10 => drop(Arc::make_mut(&mut state.campaigns).insert(name.parse().ok()?, decode(row)?)),
        11 => {
            let (year, id) = name.split_once('/')?;
            let key = (year.parse().ok()?, StructureId::from(id));
            Arc::make_mut(&mut state.registrations).insert(key, decode(row)?);
        }
        12 => Arc::make_mut(&mut state.codes).insert(EntryId::from(name), decode(row)?),
        13 => {
            let (index, sealed): (String, String) = decode(row)?;
            Arc::make_mut(&mut state.sealed).insert(index, sealed);
        }
        14 => drop(Arc::make_mut(&mut state.circuits).insert(name.into(), decode(row)?)),
        16 => {
            let (year, rest) = name.split_once('/')?;
            let (cutoff, step) = rest.split_once('/')?;
            let key = (year.parse().ok()?, cutoff.parse().ok()?, step.parse().ok()?);
            Arc::make_mut(&mut state.reminded).insert(key, decode(row)?);
        }
        17 => {
            let (structure, person, track) = decode(row)?;
            Arc::make_mut(&mut state.tracks).insert((structure, person), track);
        }
        18 => {
            let (login, usage): (Login, Usage) = decode(row)?;
            Arc::make_mut(&mut state.usage).insert(login, Arc::new(usage));
        }
        19 => state.logs_read = Arc::new(decode(row)?),
        20 => drop(Arc::make_mut(&mut state.leaks).insert(name.into(), decode(row)?)),
        21 => state.targets = Arc::new(decode(row)?),
        22 => (state.mail, state.mail_password) = decode(row)?,
        23 => drop(people.substitutions.insert(name.into(), decode(row)?)),
        24 => drop(people.proposals.insert(name.into(), decode(row)?)),
        25 => drop(people.revoked.insert(name.into(), decode(row)?)),
        26 => state.book = Arc::new(decode(row)?),
        27 => drop(Arc::make_mut(&mut state.deposits).insert(name.into(), decode(row)?)),
        28 => state.exports = Arc::new(decode(row)?),
        40 => state.seals = Arc::new(decode(row)?),
        15 => drop(Arc::make_mut(&mut state.dossiers).insert(name.into(), Arc::new(decode(row)?))),
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_cannot_be_read_is_damage_wherever_it_stands() {
        let whole = |view, value| Row { view, name: String::new(), value };
        let table = encode(&crate::domain::office::OfficeTable::default()).unwrap();
        let read = |rows: [Row; 2]| {
            let mut loading = Loading::default();
            for row in &rows {
                loading.take(row);
            }
            loading.done()
        };
        assert_eq!(read([whole(2, table.clone()), whole(2, table.clone())]), Ok(State::default()));
        for broken in [whole(4, vec![0xff]), whole(99, Vec::new())] {
            assert!(read([whole(2, table.clone()), broken.clone()]).is_err());
            assert!(read([broken, whole(2, table.clone())]).is_err());
        }
    }
}
