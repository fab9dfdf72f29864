//! The authority to sign: granted by an act, for a scope and a time, and revoked.

use super::create::{name_of, optional_name};
use super::people::{known_person, known_post};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id};
use crate::domain::authority::SigningAuthority;
use crate::domain::delegation::{leaning, may_give_on};
use crate::domain::dossier::DocumentKind;
use crate::domain::fact::Fact;
use crate::domain::folk_note::FolkNote;
use crate::domain::ids::{AuthorityId, PersonId, PostId};
use crate::domain::people::Place;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule};
use chrono::NaiveDate;

/// Grants the authority to sign to the holder of a post.
#[derive(Clone, Debug)]
pub struct Grant {
    pub person: PersonId,
    pub post: PostId,
    /// Empty for every kind.
    pub kinds: Vec<DocumentKind>,
    /// Euro cents.
    pub ceiling: Option<u64>,
    pub place: Place,
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub act: String,
    pub on_behalf: Option<String>,
}

/// What an authority leans on, and how far it reaches down.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The authority that it is given on from; none where it comes from the head of the institute.
    pub source: Option<AuthorityId>,
    /// Its holder may give it on.
    pub may_delegate: bool,
    /// It stops at the structure that it names.
    pub this_only: bool,
}

/// Grants an authority under terms: given on from another, to be given on, for one structure alone.
#[derive(Clone, Debug)]
pub struct GrantUnder {
    pub grant: Grant,
    pub terms: Terms,
}

impl Verb for GrantUnder {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.grant.planned(desk, &self.terms)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        self.grant.granted(desk, &self.terms, now)
    }
}

impl Grant {
    fn authority(&self, desk: &Desk, terms: &Terms) -> Outcome<SigningAuthority> {
        desk.administrator()?;
        let state = desk.state();
        known_person(state, &self.person)?;
        known_post(state, &self.post)?;
        if self.until < self.from {
            return Err(Rule::DaysReversed { from: self.from, until: self.until }.into());
        }
        if self.kinds.contains(&DocumentKind::FormalContract) {
            return Err(Rule::FormalContract.into());
        }
        let on_behalf = optional_name(self.on_behalf.as_deref().unwrap_or_default())?;
        let held = SigningAuthority {
            id: AuthorityId::new(new_id('a')?),
            person: self.person.clone(),
            post: self.post.clone(),
            kinds: self.kinds.clone(),
            ceiling: self.ceiling,
            place: self.place.clone(),
            from: self.from,
            until: self.until,
            act: name_of(&self.act, "act")?,
            on_behalf: (!on_behalf.is_empty()).then_some(on_behalf),
            revoked: None,
            revoked_on: None,
            source: terms.source.clone(),
            may_delegate: terms.may_delegate,
            this_only: terms.this_only && matches!(self.place, Place::Structure(_)),
        };
        if let Some(source) = source_of(desk, terms)? {
            may_give_on(state, &held, source)?;
        }
        Ok(held)
    }

    fn planned(&self, desk: &Desk, terms: &Terms) -> Outcome<Plan> {
        let held = self.authority(desk, terms)?;
        let people = &desk.state().people;
        let name = people.name(&self.person).to_owned();
        let post = known_post(desk.state(), &self.post)?.title.clone();
        let mut plan = Plan::new(Heading::Grant { name: name.clone(), act: held.act.clone() }, Grade::Confirmed)
            .note(Note::As { post })
            .note(Note::Folk(FolkNote::Kinds(held.kinds)))
            .note(Note::Folk(FolkNote::Ceiling(held.ceiling)))
            .note(Note::Folk(FolkNote::Within(named(desk.state(), &held.place))))
            .note(Note::Days { from: self.from, until: Some(self.until) })
            .note(Note::ByAuthority { act: held.act.clone(), on_behalf: held.on_behalf });
        if let Some(source) = source_of(desk, terms)? {
            let (act, name) = (source.act.clone(), people.name(&source.person).to_owned());
            plan = plan.note(Note::Folk(FolkNote::GivenOn { act, name }));
        }
        if held.may_delegate {
            plan = plan.note(Note::Folk(FolkNote::MayGiveOn));
        }
        if held.this_only {
            plan = plan.note(Note::Folk(FolkNote::ThisOnly));
        }
        Ok(plan.item(Item::Will(name)))
    }

    fn granted(&self, desk: &mut Desk, terms: &Terms, now: Moment) -> Outcome<Done> {
        let authority = self.authority(desk, terms)?;
        let act = authority.act.clone();
        desk.commit(now, None, vec![Fact::AuthorityGranted { authority }])?;
        Ok(Done::one(act))
    }
}

/// The structure or the office that an authority reaches down from; nothing where it is the institute.
fn named(state: &State, place: &Place) -> Option<String> {
    match place {
        Place::Institute => None,
        Place::Structure(id) => Some(state.structures.get(id).map_or(&*id.0, |s| s.short(&state.desk.uai)).to_owned()),
        Place::Office(id) => {
            let known = state.offices.offices.iter().find(|office| office.id == *id);
            Some(known.map_or(&*id.0, |office| &*office.name).to_owned())
        }
    }
}

fn source_of<'a>(desk: &'a Desk, terms: &Terms) -> Outcome<Option<&'a SigningAuthority>> {
    let Some(id) = &terms.source else { return Ok(None) };
    let known = desk.state().people.authorities.get(id);
    Ok(Some(known.ok_or_else(|| Rule::NoSuchAuthority { typed: id.0.clone() })?))
}

impl Verb for Grant {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.planned(desk, &Terms::default())
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        self.granted(desk, &Terms::default(), now)
    }
}

/// Revokes an authority to sign.
#[derive(Clone, Debug)]
pub struct RevokeAuthority {
    pub authority: AuthorityId,
}

impl RevokeAuthority {
    fn act(&self, desk: &Desk) -> Outcome<String> {
        desk.administrator()?;
        let held = desk.state().people.authorities.get(&self.authority);
        let held = held.ok_or_else(|| Rule::NoSuchAuthority { typed: self.authority.0.clone() })?;
        if held.revoked.is_some() {
            return Err(Rule::AuthorityRevoked { act: held.act.clone() }.into());
        }
        Ok(held.act.clone())
    }
}

impl Verb for RevokeAuthority {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let act = self.act(desk)?;
        let plan = Plan::new(Heading::RevokeAuthority { act: act.clone() }, Grade::Confirmed);
        let acts: Vec<String> = leaning(desk.state(), &self.authority).into_iter().map(|a| a.act.clone()).collect();
        let plan = if acts.is_empty() { plan } else { plan.note(Note::Folk(FolkNote::FallsWith { acts })) };
        Ok(plan.item(Item::Gone(act)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let act = self.act(desk)?;
        desk.commit(now, None, vec![Fact::AuthorityRevoked { authority: self.authority.clone(), day: Some(now.day) }])?;
        Ok(Done::one(act))
    }
}

impl Desk {
    /// Refuses where the account may not decide who acts for the institute.
    pub(super) fn administrator(&self) -> Result<(), Rule> {
        if self.state.people.administers(&self.me) { Ok(()) } else { Err(Rule::NotAdministrator) }
    }
}
