//! Who may sign what, when, and by which act: the answer always comes with the chain that entitles, or the reason.
//!
//! An authority to sign is personal: it ends with the appointment of whoever holds it, and one that was given on falls
//! with the one that it comes from. A substitute acts by the authorities of the holder whose place is taken.

use super::dossier::{DocumentKind, Dossier};
use super::ids::{AppointmentId, AuthorityId, PersonId, PostId, StructureId, SubstitutionId};
use super::order::Meta;
use super::people::{Place, Post, Substitution};
use super::state::State;
use super::trouble::Rule;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The authority to sign, given to whoever it names as holder of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningAuthority {
    pub id: AuthorityId,
    pub person: PersonId,
    /// The post it is used as.
    pub post: PostId,
    /// Kinds of document; empty means every kind.
    pub kinds: Vec<DocumentKind>,
    /// Ceiling in euro cents; none means no ceiling.
    pub ceiling: Option<u64>,
    pub place: Place,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Reference of the act that gives it, such as `Décision 2027-12`.
    pub act: String,
    /// In whose name it is used, such as `le président-directeur général`; printed as `Pour … et par délégation`.
    pub on_behalf: Option<String>,
    /// When it was revoked, if it was.
    pub revoked: Option<Meta>,
    /// The first day on which it may not be used any more.
    #[serde(default)]
    pub revoked_on: Option<NaiveDate>,
    /// The authority that it was given on from; none where it comes from the head of the institute.
    #[serde(default)]
    pub source: Option<AuthorityId>,
    /// Its holder may give it on.
    #[serde(default)]
    pub may_delegate: bool,
    /// It stops at the structure that it names: what stands below is left out.
    #[serde(default)]
    pub this_only: bool,
}

/// The acts that entitle somebody, from the post to the head of the institute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    pub post: PostId,
    /// The appointment of the holder of the post.
    pub appointment: AppointmentId,
    /// The decision by which somebody else stands in for the holder.
    pub substitution: Option<SubstitutionId>,
    /// The authority that is used, where one is needed.
    pub authority: Option<AuthorityId>,
    /// The authorities that it comes from, the nearest first.
    pub sources: Vec<AuthorityId>,
}

/// What is to be done, as far as entitlement goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// A visa or an opinion: answering for the post is enough.
    Visa,
    /// A signature: an authority is needed too.
    Signature,
}

/// What an authority is measured against.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    pub kind: DocumentKind,
    /// Euro cents, where the document binds for an amount.
    pub amount: Option<u64>,
    pub structure: Option<&'a StructureId>,
}

impl<'a> From<&'a Dossier> for Matter<'a> {
    fn from(dossier: &'a Dossier) -> Self {
        Self { kind: dossier.kind, amount: dossier.amount, structure: dossier.structure.as_ref() }
    }
}

/// Whether `person` may act as `post` on a matter on `day`, by which acts; or the reason why not. The holder's own
/// appointment comes first, then each substitution, the latest decision first.
pub fn entitled<'a>(
    state: &State,
    person: &PersonId,
    post: &PostId,
    matter: impl Into<Matter<'a>>,
    weight: Weight,
    day: NaiveDate,
) -> Result<Chain, Rule> {
    let matter = matter.into();
    let known = state.people.posts.get(post).ok_or_else(|| Rule::NoSuchPost { post: post.clone() })?;
    let mut nearest = Rule::NotHolder { post: known.title.clone(), day };
    for way in ways(state, person, known, matter, day) {
        match way.and_then(|way| with_authority(state, way, known, matter, weight, day)) {
            Ok(chain) => return Ok(chain),
            Err(why) => nearest = why,
        }
    }
    Err(nearest)
}

/// A way to act as a post: whose authorities count, and the chain so far.
struct Way {
    holder: PersonId,
    chain: Chain,
}

/// How `person` can act as a post: as its holder, or for the holder by a substitution; each with its reason if not.
fn ways(state: &State, person: &PersonId, post: &Post, matter: Matter<'_>, day: NaiveDate) -> Vec<Result<Way, Rule>> {
    let people = &state.people;
    let holding = people.appointments.values().filter(|a| a.post == post.id && a.covers(day));
    let chain = |appointment: &AppointmentId, substitution| Chain {
        post: post.id.clone(),
        appointment: appointment.clone(),
        substitution,
        authority: None,
        sources: Vec::new(),
    };
    let mut found: Vec<Result<Way, Rule>> = holding
        .clone()
        .filter(|a| a.person == *person)
        .map(|a| Ok(Way { holder: person.clone(), chain: chain(&a.id, None) }))
        .collect();
    let holder = holding.max_by_key(|a| a.from);
    let decided = people.substitutions.values().filter(|s| s.post == post.id && s.person == *person);
    let mut decided: Vec<&Substitution> = decided.collect();
    decided.sort_by(|a, b| (b.from, &b.id).cmp(&(a.from, &a.id)));
    for stands in decided {
        found.push(if let Some(why) = stands_not(stands, matter.kind, day) {
            Err(why)
        } else if let Some(holder) = holder {
            Ok(Way { holder: holder.person.clone(), chain: chain(&holder.id, Some(stands.id.clone())) })
        } else {
            // Nobody's place can be taken: the powers of the holder ended with the appointment.
            Err(Rule::PostEmpty { post: post.title.clone() })
        });
    }
    found
}

/// Why a substitution does not hold for a kind of document on a day.
fn stands_not(stands: &Substitution, kind: DocumentKind, day: NaiveDate) -> Option<Rule> {
    let act = || stands.act.clone();
    if stands.revoked_on.is_some_and(|first| first <= day) {
        Some(Rule::SubstitutionEnded { act: act() })
    } else if !stands.covers(day) {
        Some(Rule::SubstitutionNotInForce { act: act(), from: stands.from, until: stands.until })
    } else if !stands.covers_kind(kind) {
        Some(Rule::SubstitutionOtherKind { act: act(), kind })
    } else {
        None
    }
}

/// Why somebody who was to stand in for a post does not on a day, by the latest decision; none who never was to.
pub fn no_stand_in(
    state: &State,
    person: &PersonId,
    post: &PostId,
    kind: DocumentKind,
    day: NaiveDate,
) -> Option<Rule> {
    let decided = state.people.substitutions.values().filter(|s| s.post == *post && s.person == *person);
    stands_not(decided.max_by_key(|s| (s.from, &s.id))?, kind, day)
}

/// The way with the authority that a signature needs: the first that covers the matter.
fn with_authority(
    state: &State,
    way: Way,
    post: &Post,
    matter: Matter<'_>,
    weight: Weight,
    day: NaiveDate,
) -> Result<Chain, Rule> {
    let mut chain = way.chain;
    if weight == Weight::Visa {
        return Ok(chain);
    }
    let mut nearest = Rule::NoAuthority { post: post.title.clone() };
    let held = state.people.authorities.values().filter(|a| a.person == way.holder && a.post == post.id);
    for held in held {
        match stands(state, held, matter, day) {
            Ok(sources) => {
                chain.authority = Some(held.id.clone());
                chain.sources = sources;
                return Ok(chain);
            }
            Err(why) => nearest = why,
        }
    }
    Err(nearest)
}

/// Whether an authority covers a matter and so does each that it was given on from, whose holder must have been free to
/// give it on and still hold the post; the sources, nearest first.
pub fn stands(
    state: &State,
    held: &SigningAuthority,
    matter: Matter<'_>,
    day: NaiveDate,
) -> Result<Vec<AuthorityId>, Rule> {
    covers(state, held, matter, day)?;
    let people = &state.people;
    let mut sources: Vec<AuthorityId> = Vec::new();
    let mut next = held.source.as_ref();
    let mut act = &held.act;
    while let Some(id) = next {
        let source = people.authorities.get(id).ok_or_else(|| Rule::NoSuchAuthority { typed: id.0.clone() })?;
        if sources.contains(id) || *id == held.id {
            return Err(Rule::AuthorityCircle { act: held.act.clone() });
        }
        if !source.may_delegate {
            return Err(Rule::NoSubDelegation { act: act.clone(), source: source.act.clone() });
        }
        covers(state, source, matter, day)?;
        let holds =
            |a: &super::people::Appointment| a.post == source.post && a.person == source.person && a.covers(day);
        if !people.appointments.values().any(holds) {
            let name = people.name(&source.person).to_owned();
            return Err(Rule::SourceLeft { act: act.clone(), source: source.act.clone(), name });
        }
        sources.push(id.clone());
        (next, act) = (source.source.as_ref(), &source.act);
    }
    Ok(sources)
}

/// Whether an authority itself covers a matter on a day; the first limit that it breaks otherwise.
pub fn covers(state: &State, held: &SigningAuthority, matter: Matter<'_>, day: NaiveDate) -> Result<(), Rule> {
    let act = held.act.clone();
    if held.revoked_on.is_some_and(|first| first <= day) {
        return Err(Rule::AuthorityRevoked { act });
    }
    if day < held.from || held.until < day {
        return Err(Rule::AuthorityNotInForce { act, from: held.from, until: held.until });
    }
    if !held.kinds.is_empty() && !held.kinds.contains(&matter.kind) {
        return Err(Rule::AuthorityOtherKind { act, kind: matter.kind });
    }
    if let Some(ceiling) = held.ceiling
        && matter.amount.is_some_and(|amount| amount > ceiling)
    {
        return Err(Rule::AuthorityCeiling { act, ceiling });
    }
    let inside = match (&held.place, matter.structure) {
        (Place::Institute, _) => true,
        (Place::Structure(s), Some(id)) => s == id || !held.this_only && state.is_below(id, s),
        (Place::Office(o), Some(id)) => state.structures.get(id).is_some_and(|s| state.offices.of(s, day) == Some(o)),
        (_, None) => false,
    };
    if inside { Ok(()) } else { Err(Rule::AuthorityElsewhere { act }) }
}

#[cfg(test)]
#[path = "authority_tests.rs"]
mod tests;
