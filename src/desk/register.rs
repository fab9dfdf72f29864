//! Registering a structure for the running campaign: it names its correspondent and counts its users.

use super::create::{name_of, optional_name};
use super::review::lacks_label;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id};
use crate::domain::campaign::{Campaign, Declared, Duty, Headcount, Registration, Review};
use crate::domain::code::AccessCode;
use crate::domain::fact::Fact;
use crate::domain::fold::fold;
use crate::domain::ids::{PersonId, PostId, StructureId};
use crate::domain::people::{Appointment, Person, Place, Post, PostKind, mail_fits};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::structure::Structure;
use crate::domain::trouble::{Outcome, Rule};
use chrono::Days;
use std::sync::Arc;

/// Registers a structure for the running campaign and names its correspondent.
#[derive(Clone, Debug)]
pub struct Register {
    pub structure: StructureId,
    pub name: String,
    pub mail: String,
    pub phone: String,
    pub headcount: Headcount,
    pub declared: Declared,
    /// Somebody is to look at it before a code is issued.
    pub to_check: bool,
}

impl Verb for Register {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let state = desk.state();
        let campaign = state.campaign(now.day).ok_or(Rule::NoCampaign)?;
        let structure = invited(state, &self.structure, campaign)?;
        let unchanged = self.facts(state, now)?.is_empty();
        let short = structure.short(&state.desk.uai).to_owned();
        let duty = duty_of(state, structure, campaign);
        let before = state.registration(campaign.year, &structure.id);
        let before = before.filter(|r| matches!(r.review, Review::Accepted | Review::ToCheck));
        // What was declared is not lost without a word.
        let grade = if before.is_some() && !unchanged { Grade::Confirmed } else { Grade::Reversible };
        let unlabelled = lacks_label(state, &structure.id, now);
        let grade = if unlabelled.is_some() && !unchanged { Grade::Confirmed } else { grade };
        let mut plan = Plan::new(Heading::Register { structure: short, year: campaign.year }, grade)
            .note(Note::Duty(duty.word()))
            .item(Item::Will(format!("{} <{}>", self.name.trim(), self.mail.trim())));
        plan.warnings.extend(unlabelled);
        if unchanged {
            plan = plan.note(Note::Unchanged);
        } else if let Some(made) = before {
            let name = state.people.name(&made.correspondent).to_owned();
            plan = plan.note(Note::RegisteredBefore { day: made.made.day(), name });
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let facts = self.facts(desk.state(), now)?;
        if facts.is_empty() {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let name = desk.state().structures.get(&self.structure).map(|s| s.short(&desk.state().desk.uai).to_owned());
        desk.commit(now, None, facts)?;
        Ok(Done::one(name.unwrap_or_default()))
    }
}

impl Register {
    /// The facts of a registration: the person where new or changed, the post of correspondent and who leaves it and
    /// takes it, the registration itself. None where all of it is known already.
    pub(super) fn facts(&self, state: &State, now: Moment) -> Outcome<Vec<Fact>> {
        let campaign = state.campaign(now.day).ok_or(Rule::NoCampaign)?;
        let structure = invited(state, &self.structure, campaign)?;
        let name = name_of(&self.name, "name")?;
        let mail = self.mail.trim();
        if !mail_fits(mail, &state.desk.domains) {
            return Err(Rule::MailRefused { mail: mail.to_owned(), domains: state.desk.domains.clone() }.into());
        }
        let phone = optional_name(&self.phone)?;
        let mut facts = Vec::new();
        let known = state.people.persons.values().find(|p| fold(&p.mail) == fold(mail));
        let person = match known {
            Some(p) if p.name == name && (phone.is_empty() || p.phone == phone) => p.id.clone(),
            // The stamp of a signature prints this name: a registration does not change it.
            Some(p) if p.name != name && answers_for_more(state, p, &structure.id, now) => {
                return Err(Rule::PersonExists { name: p.name.clone() }.into());
            }
            other => {
                let id = other.map_or_else(|| new_id('p').map(PersonId::new), |p| Ok(p.id.clone()))?;
                let phone = if phone.is_empty() { other.map(|p| p.phone.clone()).unwrap_or_default() } else { phone };
                let person = Person { id: id.clone(), name, mail: mail.to_owned(), phone };
                facts.push(Fact::PersonRecorded { person });
                id
            }
        };
        facts.extend(appoint(state, structure, &person, now)?);
        let declared = self.declared()?;
        let same = |r: &Registration| {
            (&r.correspondent, r.headcount, &r.declared) == (&person, self.headcount, &declared)
                && matches!(r.review, Review::Accepted | Review::ToCheck)
        };
        if facts.is_empty() && state.registration(campaign.year, &structure.id).is_some_and(same) {
            return Ok(facts);
        }
        facts.push(Fact::Registered {
            year: campaign.year,
            structure: self.structure.clone(),
            correspondent: person,
            headcount: self.headcount,
            declared,
            // A structure that must ask is not granted by asking.
            to_check: self.to_check || duty_of(state, structure, campaign) == Duty::Participant,
        });
        Ok(facts)
    }

    fn declared(&self) -> Result<Declared, Rule> {
        Ok(Declared {
            director: optional_name(&self.declared.director)?,
            mixed: self.declared.mixed,
            comment: optional_name(&self.declared.comment)?,
        })
    }
}

/// A structure that may register: the campaign calls it, or it must ask to be called.
fn invited<'a>(state: &'a State, id: &StructureId, campaign: &Campaign) -> Result<&'a Arc<Structure>, Rule> {
    match called(state, id, campaign) {
        Err(Rule::NotCalled { duty, .. }) if duty == Duty::Participant.word() => {
            state.structures.get(id).ok_or_else(|| Rule::NoSuchStructure { typed: id.0.clone() })
        }
        other => other,
    }
}

/// Whether somebody has an account here, or another post than that of this structure's correspondent.
fn answers_for_more(state: &State, person: &Person, structure: &StructureId, now: Moment) -> bool {
    let place = Place::Structure(structure.clone());
    let other = |post: &&Post| post.kind != PostKind::Correspondent || post.place != place;
    state.people.accounts.contains_key(&person.id) || state.people.posts_of(&person.id, now.day).iter().any(other)
}

/// A structure has one correspondent at a time: whoever held the post leaves it the day before.
fn appoint(state: &State, structure: &Structure, person: &PersonId, now: Moment) -> Outcome<Vec<Fact>> {
    let place = Place::Structure(structure.id.clone());
    let post = state.people.posts.values().find(|p| p.kind == PostKind::Correspondent && p.place == place);
    let mut facts = Vec::new();
    let id = if let Some(post) = post {
        let held = state.people.appointments.values().filter(|a| a.post == post.id && a.covers(now.day));
        let mut already = false;
        for appointment in held {
            if appointment.person == *person {
                already = true;
            } else {
                let last_day = now.day.checked_sub_days(Days::new(1)).unwrap_or(now.day);
                facts.push(Fact::AppointmentEnded { appointment: appointment.id.clone(), last_day });
            }
        }
        if already {
            return Ok(facts);
        }
        post.id.clone()
    } else {
        let id = PostId::new(new_id('f')?);
        let title = format!("Correspondant documentation {}", structure.short(&state.desk.uai));
        facts.push(Fact::PostCreated {
            post: Post { id: id.clone(), title, kind: PostKind::Correspondent, place, above: None },
        });
        id
    };
    let appointment =
        Appointment { id: new_id('n')?.as_str().into(), post: id, person: person.clone(), from: now.day, until: None };
    facts.push(Fact::AppointmentMade { appointment });
    Ok(facts)
}

/// What a structure must do in a campaign.
pub(super) fn duty_of(state: &State, structure: &Structure, campaign: &Campaign) -> Duty {
    state.duty(structure, campaign, &state.codes_of(&structure.id))
}

/// A structure that the campaign calls, or why it does not.
pub(super) fn called<'a>(state: &'a State, id: &StructureId, campaign: &Campaign) -> Result<&'a Arc<Structure>, Rule> {
    called_with(state, id, campaign, &state.codes_of(id))
}

/// The same, where the codes of the structure are known.
pub(super) fn called_with<'a>(
    state: &'a State,
    id: &StructureId,
    campaign: &Campaign,
    codes: &[&AccessCode],
) -> Result<&'a Arc<Structure>, Rule> {
    let structure = state.structures.get(id).ok_or_else(|| Rule::NoSuchStructure { typed: id.0.clone() })?;
    let name = structure.short(&state.desk.uai).to_owned();
    match state.duty(structure, campaign, codes) {
        duty if duty.must_register() => Ok(structure),
        Duty::Closed => Err(Rule::StructureClosed { structure: name }),
        Duty::ExemptNew { login } | Duty::ExemptOutside { login } => Err(Rule::AlreadyExempt { login }),
        duty => Err(Rule::NotCalled { structure: name, duty: duty.word() }),
    }
}
