//! An authority to sign that is given on from another: what it may not exceed, and what falls when something it leans on
//! falls.

use super::authority::SigningAuthority;
use super::dossier::DocumentKind;
use super::ids::AuthorityId;
use super::people::Place;
use super::state::State;
use super::trouble::Rule;
use chrono::NaiveDate;

/// A limit of its source that an authority would exceed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excess {
    /// It would be for every kind of document.
    EveryKind,
    /// Kinds that the source is not for.
    Kinds(Vec<DocumentKind>),
    /// The ceiling of the source, in euro cents.
    Ceiling(u64),
    /// It would hold where the source does not.
    Place,
    /// It would reach below the one structure that the source stops at.
    Below,
    /// The days of the source.
    Days { from: NaiveDate, until: NaiveDate },
}

/// Every limit of `source` that `held` would exceed, in the order of their [`Excess`].
pub fn excesses(state: &State, held: &SigningAuthority, source: &SigningAuthority) -> Vec<Excess> {
    let mut found = Vec::new();
    if !source.kinds.is_empty() {
        let more: Vec<DocumentKind> = held.kinds.iter().copied().filter(|k| !source.kinds.contains(k)).collect();
        if held.kinds.is_empty() {
            found.push(Excess::EveryKind);
        } else if !more.is_empty() {
            found.push(Excess::Kinds(more));
        }
    }
    if let Some(ceiling) = source.ceiling
        && held.ceiling.is_none_or(|own| own > ceiling)
    {
        found.push(Excess::Ceiling(ceiling));
    }
    found.extend(place_excess(state, held, source));
    if held.from < source.from || source.until < held.until {
        found.push(Excess::Days { from: source.from, until: source.until });
    }
    found
}

fn place_excess(state: &State, held: &SigningAuthority, source: &SigningAuthority) -> Option<Excess> {
    match (&source.place, &held.place) {
        (Place::Institute, _) => None,
        (Place::Structure(s), Place::Structure(own)) if s == own => {
            (source.this_only && !held.this_only).then_some(Excess::Below)
        }
        (Place::Structure(s), Place::Structure(own)) => {
            (source.this_only || !state.is_below(own, s)).then_some(Excess::Place)
        }
        (Place::Office(o), Place::Office(own)) => (o != own).then_some(Excess::Place),
        (Place::Office(o), Place::Structure(own)) => {
            let office = state.structures.get(own).and_then(|s| state.offices.of(s, held.from));
            (office != Some(o)).then_some(Excess::Place)
        }
        _ => Some(Excess::Place),
    }
}

/// Whether an authority may be given on from another: its holder may delegate and holds the post when it starts, it was
/// not revoked, and nothing exceeds it.
pub fn may_give_on(state: &State, held: &SigningAuthority, source: &SigningAuthority) -> Result<(), Rule> {
    let act = held.act.clone();
    if !source.may_delegate {
        return Err(Rule::NoSubDelegation { act, source: source.act.clone() });
    }
    if source.revoked_on.is_some() {
        return Err(Rule::AuthorityRevoked { act: source.act.clone() });
    }
    let mut holds = state.people.appointments.values().filter(|a| a.post == source.post && a.person == source.person);
    if !holds.any(|a| a.covers(held.from)) {
        let name = state.people.name(&source.person).to_owned();
        return Err(Rule::SourceLeft { act, source: source.act.clone(), name });
    }
    let excess = excesses(state, held, source);
    if excess.is_empty() { Ok(()) } else { Err(Rule::ScopeExceeds { source: source.act.clone(), excess }) }
}

/// Whether an authority comes from another, however far up.
pub fn comes_from(state: &State, held: &AuthorityId, source: &AuthorityId) -> bool {
    let mut seen = vec![held];
    let mut next = state.people.authorities.get(held).and_then(|a| a.source.as_ref());
    while let Some(id) = next.filter(|id| !seen.contains(id)) {
        if id == source {
            return true;
        }
        seen.push(id);
        next = state.people.authorities.get(id).and_then(|a| a.source.as_ref());
    }
    false
}

/// The authorities that come from one and are not revoked themselves, by the references of their acts.
pub fn leaning<'a>(state: &'a State, source: &AuthorityId) -> Vec<&'a SigningAuthority> {
    let all = state.people.authorities.values().filter(|a| a.revoked_on.is_none());
    let mut found: Vec<_> = all.filter(|a| comes_from(state, &a.id, source)).collect();
    found.sort_by(|a, b| (&a.act, &a.id).cmp(&(&b.act, &b.id)));
    found
}
