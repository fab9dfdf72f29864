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
    /// The first day on which it may not be used any more.
    #[serde(default)]
    pub revoked_on: Option<NaiveDate>,
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
    if held.revoked_on.is_some_and(|first| first <= day) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dossier::{FileRef, Status};
    use crate::domain::office::{PlaceRule, RegionalOffice};
    use crate::domain::people::{Appointment, PostKind};
    use crate::domain::structure::Structure;
    use std::sync::Arc;

    type Case = (&'static str, Dossier, Weight, &'static str, Result<bool, &'static str>);

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A structure at Lyon, its director with an authority for agreements up to a thousand euros in 2027.
    fn state(change: impl FnOnce(&mut SigningAuthority)) -> State {
        let mut state = State::default();
        let rule = PlaceRule { prefix: "69".into(), office: "ara".into(), since: None, until: None };
        let office = RegionalOffice { id: "ara".into(), name: "Auvergne-Rhône-Alpes".into() };
        state.offices = Arc::new(OfficeTable { offices: vec![office], rules: vec![rule] });
        let structure = |id: &str, postcode: &str, parents: &[&str]| Structure {
            id: id.into(),
            postcode: postcode.into(),
            parents: parents.iter().map(|&p| p.into()).collect(),
            ..Structure::default()
        };
        for s in [structure("s", "69003", &[]), structure("team", "69003", &["s"]), structure("far", "13001", &[])] {
            Arc::make_mut(&mut state.structures).insert(s.id.clone(), Arc::new(s));
        }
        let people = Arc::make_mut(&mut state.people);
        let post = Post {
            id: "p".into(),
            title: "Directrice".into(),
            kind: PostKind::Director,
            place: Place::Structure("s".into()),
        };
        people.posts.insert("p".into(), post);
        let appointment = Appointment {
            id: "n".into(),
            post: "p".into(),
            person: "anne".into(),
            from: day("2026-01-01"),
            until: Some(day("2028-06-30")),
        };
        people.appointments.insert("n".into(), appointment);
        let mut held = SigningAuthority {
            id: "a".into(),
            person: "anne".into(),
            post: "p".into(),
            kinds: vec![DocumentKind::Agreement],
            ceiling: Some(100_000),
            place: Place::Structure("s".into()),
            from: day("2027-01-01"),
            until: day("2027-12-31"),
            act: "Décision 7".into(),
            on_behalf: None,
            revoked: None,
            revoked_on: None,
        };
        change(&mut held);
        people.authorities.insert("a".into(), held);
        state
    }

    fn dossier(structure: Option<&str>, kind: DocumentKind, amount: Option<u64>) -> Dossier {
        Dossier {
            id: "d".into(),
            number: "2027-0001".into(),
            title: String::new(),
            kind,
            structure: structure.map(Into::into),
            amount,
            writer: "w".into(),
            circuit: String::new(),
            annexes: vec![],
            rounds: vec![],
            acts: vec![],
            withdrawn: None,
            void: vec![],
            status: Status::Circulating,
            step: 0,
            current: FileRef::default(),
        }
    }

    #[test]
    fn every_limit_of_an_authority_is_its_own_reason() {
        let agreement = |amount| dossier(Some("s"), DocumentKind::Agreement, amount);
        let ask = |state: &State, person: &str, dossier: &Dossier, weight, on: &str| {
            entitled(state, &person.into(), &"p".into(), dossier, weight, day(on))
                .map(|c| c.authority)
                .map_err(|r| r.code())
        };
        let plain = state(|_| {});
        let sign = Weight::Signature;
        let cases: [Case; 11] = [
            ("anne", agreement(None), sign, "2027-05-01", Ok(true)),
            ("anne", agreement(Some(100_000)), sign, "2027-12-31", Ok(true)),
            ("anne", agreement(Some(100_001)), sign, "2027-05-01", Err("authority-ceiling")),
            ("anne", agreement(None), sign, "2026-12-31", Err("authority-not-in-force")),
            ("anne", agreement(None), sign, "2028-01-01", Err("authority-not-in-force")),
            ("anne", agreement(None), sign, "2028-07-01", Err("not-holder")),
            ("paul", agreement(None), sign, "2027-05-01", Err("not-holder")),
            ("anne", dossier(Some("team"), DocumentKind::Agreement, None), sign, "2027-05-01", Ok(true)),
            (
                "anne",
                dossier(Some("far"), DocumentKind::Agreement, None),
                sign,
                "2027-05-01",
                Err("authority-elsewhere"),
            ),
            ("anne", dossier(Some("s"), DocumentKind::Letter, None), sign, "2027-05-01", Err("authority-other-kind")),
            ("anne", dossier(Some("s"), DocumentKind::Letter, None), Weight::Visa, "2026-02-01", Ok(false)),
        ];
        for (n, (person, dossier, weight, on, expected)) in cases.into_iter().enumerate() {
            assert_eq!(ask(&plain, person, &dossier, weight, on).map(|a| a.is_some()), expected, "case {n}");
        }
        let regional = state(|a| a.place = Place::Office("ara".into()));
        assert!(ask(&regional, "anne", &agreement(None), sign, "2027-05-01").is_ok());
        let far = dossier(Some("far"), DocumentKind::Agreement, None);
        assert_eq!(ask(&regional, "anne", &far, sign, "2027-05-01"), Err("authority-elsewhere"));
        let revoked = state(|a| a.revoked_on = Some(day("2027-04-30")));
        assert_eq!(ask(&revoked, "anne", &agreement(None), sign, "2027-05-01"), Err("authority-revoked"));
        assert!(ask(&revoked, "anne", &agreement(None), sign, "2027-04-29").is_ok(), "what was done before stands");
        let none = entitled(&plain, &"anne".into(), &"gone".into(), &agreement(None), sign, day("2027-05-01"));
        assert_eq!(none.unwrap_err().code(), "no-such-post");
    }
}
