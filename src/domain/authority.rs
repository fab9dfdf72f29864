//! Who may sign what, when, and by which act: the answer always comes with the chain that entitles, or the reason.

use super::dossier::{DocumentKind, Dossier};
use super::ids::{AppointmentId, AuthorityId, PersonId, PostId};
use super::office::OfficeTable;
use super::order::Meta;
use super::people::{Place, Post};
use super::state::{People, State};
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
}

/// The acts that entitle somebody: the appointment, and the authority where one is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    pub appointment: AppointmentId,
    pub post: PostId,
    pub authority: Option<AuthorityId>,
}

/// What is to be done, as far as entitlement goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// A visa or an opinion: holding the post is enough.
    Visa,
    /// A signature: an authority is needed too.
    Signature,
}

/// Whether `person` may act as `post` on `dossier` on `day`, by which acts; or the reason why not.
pub fn entitled(
    state: &State,
    person: &PersonId,
    post: &PostId,
    dossier: &Dossier,
    weight: Weight,
    day: NaiveDate,
) -> Result<Chain, Rule> {
    let people = &state.people;
    let known = people.posts.get(post).ok_or_else(|| Rule::NoSuchPost { post: post.clone() })?;
    let appointment = people
        .appointments
        .values()
        .find(|a| a.post == *post && a.person == *person && a.covers(day))
        .ok_or_else(|| Rule::NotHolder { post: known.title.clone(), day })?;
    let authority = match weight {
        Weight::Visa => None,
        Weight::Signature => Some(authority(people, &state.offices, state, known, person, dossier, day)?),
    };
    Ok(Chain { appointment: appointment.id.clone(), post: post.clone(), authority })
}

fn authority(
    people: &People,
    offices: &OfficeTable,
    state: &State,
    post: &Post,
    person: &PersonId,
    dossier: &Dossier,
    day: NaiveDate,
) -> Result<AuthorityId, Rule> {
    let mut nearest = Rule::NoAuthority { post: post.title.clone() };
    for held in people.authorities.values().filter(|a| a.person == *person && a.post == post.id) {
        match covers(held, offices, state, dossier, day) {
            Ok(()) => return Ok(held.id.clone()),
            Err(why) => nearest = why,
        }
    }
    Err(nearest)
}

/// Whether an authority covers a dossier on a day; the first limit that it breaks otherwise.
pub fn covers(
    held: &SigningAuthority,
    offices: &OfficeTable,
    state: &State,
    dossier: &Dossier,
    day: NaiveDate,
) -> Result<(), Rule> {
    let act = held.act.clone();
    if held.revoked.as_ref().is_some_and(|m| m.at.date_naive() <= day) {
        return Err(Rule::AuthorityRevoked { act });
    }
    if day < held.from || held.until < day {
        return Err(Rule::AuthorityNotInForce { act, from: held.from, until: held.until });
    }
    if !held.kinds.is_empty() && !held.kinds.contains(&dossier.kind) {
        return Err(Rule::AuthorityOtherKind { act, kind: dossier.kind });
    }
    if let Some(ceiling) = held.ceiling
        && dossier.amount.is_some_and(|amount| amount > ceiling)
    {
        return Err(Rule::AuthorityCeiling { act, ceiling });
    }
    let inside = match (&held.place, &dossier.structure) {
        (Place::Institute, _) => true,
        (Place::Structure(s), Some(id)) => s == id || state.is_below(id, s),
        (Place::Office(o), Some(id)) => state.structures.get(id).is_some_and(|s| offices.of(s, day) == Some(o)),
        (_, None) => false,
    };
    if inside { Ok(()) } else { Err(Rule::AuthorityElsewhere { act }) }
}
