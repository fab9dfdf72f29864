//! Finding things by what people type: a number, a label, a login, a name. One thing is found, or the reason why not.

use super::dossier::Dossier;
use super::fold::fold;
use super::ids::{AuthorityId, CircuitId, DossierId, OfficeId, PersonId, PostId, StructureId, SubstitutionId};
use super::login::Login;
use super::people::Substitution;
use super::state::State;
use super::trouble::Rule;
use chrono::NaiveDate;
use std::sync::Arc;

/// A structure: its register number, or a label or an acronym that only one active structure has.
pub fn structure(state: &State, typed: &str) -> Result<StructureId, Rule> {
    let exact = StructureId::new(typed.trim());
    if state.structures.contains_key(&exact) {
        return Ok(exact);
    }
    let upper = StructureId::new(typed.trim().to_uppercase());
    if state.structures.contains_key(&upper) {
        return Ok(upper);
    }
    let key = squeezed(typed);
    let uai = &state.desk.uai;
    let named = |closed: bool, own: bool| -> Vec<StructureId> {
        state
            .structures
            .values()
            .filter(|s| closed || s.standing == super::structure::Standing::Active)
            .filter(|s| {
                if own {
                    s.institute_label(uai).is_some_and(|l| squeezed(l) == key)
                } else {
                    squeezed(&s.acronym) == key || s.bodies.iter().any(|b| squeezed(&b.label) == key)
                }
            })
            .map(|s| s.id.clone())
            .collect()
    };
    for (closed, own) in [(false, true), (false, false), (true, true)] {
        let found = named(closed, own);
        match found.as_slice() {
            _ if key.is_empty() => {}
            [] => {}
            [one] => return Ok(one.clone()),
            _ => {
                let found = found.into_iter().map(|id| id.0).collect();
                return Err(Rule::AmbiguousStructure { typed: typed.to_owned(), found });
            }
        }
    }
    Err(Rule::NoSuchStructure { typed: typed.to_owned() })
}

/// Letters and digits alone, folded: `U 1016`, `u1016` and `U-1016` are one.
fn squeezed(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// A person: the id, the mail address, or a name that only one has.
pub fn person(state: &State, typed: &str) -> Result<PersonId, Rule> {
    let id = PersonId::new(typed.trim());
    let persons = &state.people.persons;
    if persons.contains_key(&id) {
        return Ok(id);
    }
    let key = fold(typed.trim());
    let mut found = persons.values().filter(|p| fold(&p.mail) == key || fold(&p.name) == key);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.id.clone()),
        _ => Err(Rule::NoSuchPerson { typed: typed.to_owned() }),
    }
}

/// A post: the id, or a title that only one has.
pub fn post(state: &State, typed: &str) -> Result<PostId, Rule> {
    let id = PostId::new(typed.trim());
    let posts = &state.people.posts;
    if posts.contains_key(&id) {
        return Ok(id);
    }
    let key = fold(typed.trim());
    let mut found = posts.values().filter(|p| fold(&p.title) == key);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.id.clone()),
        _ => Err(Rule::NoSuchPost { post: id }),
    }
}

/// A dossier: its number or its id.
pub fn dossier<'a>(state: &'a State, typed: &str) -> Result<&'a Arc<Dossier>, Rule> {
    let key = typed.trim();
    let by_number = || {
        let mut found = state.dossiers.values().filter(|d| d.number == key);
        // Two desks that did not know of each other can give one number twice: only the id tells them apart.
        found.next().filter(|_| found.next().is_none())
    };
    let by_id = state.dossiers.get(&DossierId::from(key));
    by_id.or_else(by_number).ok_or_else(|| Rule::NoSuchDossier { typed: typed.to_owned() })
}

/// A login that some code has or had.
pub fn login(state: &State, typed: &str) -> Result<Login, Rule> {
    let login = Login::typed(typed);
    if state.code(&login).is_some() { Ok(login) } else { Err(Rule::NoSuchCode { typed: typed.to_owned() }) }
}

/// A circuit: its id or its name.
pub fn circuit(state: &State, typed: &str) -> Result<CircuitId, Rule> {
    let key = fold(typed.trim());
    state
        .circuits
        .values()
        .find(|c| fold(c.id.as_str()) == key || fold(&c.name) == key)
        .map(|c| c.id.clone())
        .ok_or_else(|| Rule::NoSuchCircuit { typed: typed.to_owned() })
}

/// A regional office: its id or its name.
pub fn office(state: &State, typed: &str) -> Result<OfficeId, Rule> {
    let key = fold(typed.trim());
    state
        .offices
        .offices
        .iter()
        .find(|o| fold(o.id.as_str()) == key || fold(&o.name) == key)
        .map(|o| o.id.clone())
        .ok_or_else(|| Rule::NoSuchOffice { typed: typed.to_owned() })
}

/// The substitution of a person for a post that runs on a day or is still to come; only where there is just one, if
/// need be by the reference of the act that decides it.
pub fn substitution(
    state: &State,
    post: &PostId,
    person: &PersonId,
    act: Option<&str>,
    day: NaiveDate,
) -> Result<SubstitutionId, Rule> {
    let lives = |s: &&Substitution| day <= s.until && s.revoked_on.is_none_or(|first| day < first);
    let all = state.people.substitutions.values().filter(|s| s.post == *post && s.person == *person);
    let mut found = all.filter(lives).filter(|s| act.is_none_or(|act| fold(act.trim()) == fold(&s.act)));
    if let (Some(one), None) = (found.next(), found.next()) {
        return Ok(one.id.clone());
    }
    let title = state.people.posts.get(post).map_or(post.as_str(), |p| p.title.as_str());
    Err(Rule::NoSuchSubstitution { typed: format!("{title}, {}", state.people.name(person)) })
}

/// An authority to sign: its id, or the reference of the act that gives it where only one has it.
pub fn authority(state: &State, typed: &str) -> Result<AuthorityId, Rule> {
    let key = fold(typed.trim());
    let all = state.people.authorities.values();
    let mut found = all.filter(|a| a.id.as_str() == typed.trim() || fold(&a.act) == key && a.revoked.is_none());
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.id.clone()),
        _ => Err(Rule::NoSuchAuthority { typed: typed.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::structure::{ParentBody, Structure};

    fn state() -> State {
        let mut state = State::default();
        let desk = Arc::make_mut(&mut state.desk);
        desk.uai = "I".into();
        let body =
            |uai: &str, label: &str| ParentBody { uai: uai.into(), label: label.into(), ..ParentBody::default() };
        for (id, label, other) in
            [("1", "U 1016", "UMR 9"), ("2", "US 34", ""), ("3", "US 34", ""), ("4", "", "U 1016")]
        {
            let s =
                Structure { id: id.into(), bodies: vec![body("I", label), body("X", other)], ..Structure::default() };
            Arc::make_mut(&mut state.structures).insert(s.id.clone(), Arc::new(s));
        }
        state
    }

    #[test]
    fn a_label_is_found_in_any_spelling_and_the_institutes_own_wins() {
        for typed in ["U 1016", "u1016", "U-1016", "1"] {
            assert_eq!(structure(&state(), typed).unwrap().as_str(), "1", "{typed}");
        }
        assert_eq!(structure(&state(), "umr 9").unwrap().as_str(), "1");
    }

    #[test]
    fn a_label_that_two_have_is_ambiguous_and_none_is_said() {
        let two = structure(&state(), "US34").unwrap_err();
        assert_eq!(two, Rule::AmbiguousStructure { typed: "US34".into(), found: vec!["2".into(), "3".into()] });
        for typed in ["", "U 9", "–"] {
            assert!(matches!(structure(&state(), typed), Err(Rule::NoSuchStructure { .. })), "{typed}");
        }
    }
}
