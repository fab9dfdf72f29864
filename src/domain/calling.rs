//! Every structure beside its registration of a year and the codes that it holds, in one walk. Registrations and codes
//! are led along in the order of the structures: nothing is looked up, whatever the desk holds.

use super::campaign::{Campaign, Duty, Registration, duty_upon};
use super::code::AccessCode;
use super::ids::StructureId;
use super::state::State;
use super::structure::Structure;

/// A structure, and what the renewal asks of it.
#[derive(Clone, Copy, Debug)]
pub struct Called<'a, 'w> {
    pub structure: &'a Structure,
    /// Its registration of the year.
    pub registration: Option<&'a Registration>,
    /// Its codes of all years, in the order of their entries.
    pub codes: &'w [&'a AccessCode],
}

impl Called<'_, '_> {
    /// What it must do in a campaign, which is the one of the year that was walked for.
    pub fn duty(&self, state: &State, campaign: &Campaign) -> Duty {
        duty_upon(self.structure, campaign, self.registration, self.codes, &state.desk.uai, &state.desk.partner)
    }
}

/// Walks over every structure by its number, with its registration of `year` and its codes.
pub fn each_called<'a>(state: &'a State, year: u16, mut visit: impl FnMut(Called<'a, '_>)) {
    let first = (year, StructureId::default());
    let of_year = state.registrations.range(first..).take_while(|((of, _), _)| *of == year);
    let mut registrations = of_year.map(|((_, id), made)| (id, made)).peekable();
    let held = state.codes.by_structure();
    let mut rest = held.as_slice();
    for (id, structure) in state.structures.iter() {
        while registrations.next_if(|(of, _)| *of < id).is_some() {}
        let registration = registrations.next_if(|(of, _)| *of == id).map(|(_, made)| made);
        let before = rest.iter().take_while(|c| c.structure < *id).count();
        let own = rest[before..].iter().take_while(|c| c.structure == *id).count();
        let codes = &rest[before..before + own];
        rest = &rest[before + own..];
        visit(Called { structure, registration, codes });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::login::Login;
    use std::sync::Arc;

    #[test]
    fn whoever_is_walked_over_has_what_is_found_by_looking_it_up() {
        let mut state = State::default();
        for n in [1, 3, 4, 7] {
            let id = StructureId::new(format!("s{n}"));
            let one = Structure { id: id.clone(), ..Structure::default() };
            Arc::make_mut(&mut state.structures).insert(id, Arc::new(one));
        }
        // Some are of structures that the desk does not know, before, between and behind those that it does.
        for (year, n) in [(2026, 1), (2026, 4), (2027, 0), (2027, 2), (2027, 3), (2027, 7), (2027, 9), (2028, 1)] {
            let structure = StructureId::new(format!("s{n}"));
            let one = Registration { year, structure: structure.clone(), ..Registration::default() };
            Arc::make_mut(&mut state.registrations).insert((year, structure), one);
        }
        for (entry, n) in [("b", 0), ("a", 3), ("e", 3), ("c", 2), ("d", 7), ("f", 9)] {
            let login = Login::of(2027, entry, None).unwrap();
            let code = AccessCode { login, structure: format!("s{n}").as_str().into(), ..AccessCode::default() };
            Arc::make_mut(&mut state.codes).insert(entry.into(), code);
        }
        for year in [2025, 2026, 2027, 2028] {
            let mut walked = Vec::new();
            each_called(&state, year, |called| {
                let id = &called.structure.id;
                assert_eq!(called.registration, state.registration(year, id), "{year} {id}");
                let held: Vec<&AccessCode> = state.codes.of_structure(id).map(|(_, code)| code).collect();
                assert_eq!(called.codes, held, "{year} {id}");
                walked.push(id);
            });
            assert_eq!(walked, state.structures.keys().collect::<Vec<_>>());
        }
    }
}
