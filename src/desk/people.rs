//! The directory: persons, posts, who holds them from when to when.

use super::create::{name_of, optional_name};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id};
use crate::domain::fact::Fact;
use crate::domain::fold::fold;
use crate::domain::ids::{AppointmentId, PersonId, PostId};
use crate::domain::people::{Appointment, Person, Place, Post, PostKind, mail_fits};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan, Warning, WarningKind};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule};
use chrono::NaiveDate;

/// Adds a person to the directory.
#[derive(Clone, Debug)]
pub struct AddPerson {
    pub name: String,
    pub mail: String,
    pub phone: String,
}

impl AddPerson {
    fn person(&self, state: &State) -> Outcome<Person> {
        let name = name_of(&self.name, "name")?;
        let mail = self.mail.trim().to_owned();
        if !mail_fits(&mail, &state.desk.domains) {
            return Err(Rule::MailRefused { mail, domains: state.desk.domains.clone() }.into());
        }
        if let Some(twin) = state.people.persons.values().find(|p| fold(&p.mail) == fold(&mail)) {
            return Err(Rule::PersonExists { name: twin.name.clone() }.into());
        }
        Ok(Person { id: PersonId::new(new_id('p')?), name, mail, phone: optional_name(&self.phone)? })
    }
}

impl Verb for AddPerson {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let person = self.person(desk.state())?;
        let item = Item::New(format!("{} <{}>", person.name, person.mail));
        Ok(Plan::new(Heading::AddPerson { name: person.name }, Grade::Reversible).item(item))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let person = self.person(desk.state())?;
        let name = person.name.clone();
        desk.commit(now, None, vec![Fact::PersonRecorded { person }])?;
        Ok(Done::one(name))
    }
}

/// Creates a post.
#[derive(Clone, Debug)]
pub struct AddPost {
    pub title: String,
    pub kind: PostKind,
    pub place: Place,
}

impl AddPost {
    pub(super) fn post(&self, state: &State) -> Outcome<Post> {
        let title = name_of(&self.title, "title")?;
        match &self.place {
            Place::Structure(id) if !state.structures.contains_key(id) => {
                return Err(Rule::NoSuchStructure { typed: id.0.clone() }.into());
            }
            Place::Office(id) if !state.offices.offices.iter().any(|o| o.id == *id) => {
                return Err(Rule::NoSuchOffice { typed: id.0.clone() }.into());
            }
            _ => {}
        }
        Ok(Post { id: PostId::new(new_id('f')?), title, kind: self.kind, place: self.place.clone(), above: None })
    }
}

impl Verb for AddPost {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        desk.administrator()?;
        let title = self.post(desk.state())?.title;
        Ok(Plan::new(Heading::AddPost { title: title.clone() }, Grade::Reversible).item(Item::New(title)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.administrator()?;
        let post = self.post(desk.state())?;
        let title = post.title.clone();
        desk.commit(now, None, vec![Fact::PostCreated { post }])?;
        Ok(Done::one(title))
    }
}

/// Appoints a person to a post.
#[derive(Clone, Debug)]
pub struct Appoint {
    pub person: PersonId,
    pub post: PostId,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

impl Appoint {
    fn names(&self, state: &State) -> Outcome<(String, String)> {
        let person = known_person(state, &self.person)?;
        let post = known_post(state, &self.post)?;
        if let Some(until) = self.until.filter(|end| *end < self.from) {
            return Err(Rule::DaysReversed { from: self.from, until }.into());
        }
        Ok((person.name.clone(), post.title.clone()))
    }
}

impl Appoint {
    /// Whoever else holds the post on some of these days.
    fn others(&self, state: &State) -> Vec<Warning> {
        let ends = |until: Option<NaiveDate>| until.unwrap_or(NaiveDate::MAX);
        let meets = |a: &&Appointment| self.from <= ends(a.until) && a.from <= ends(self.until);
        let others = state.people.appointments.values().filter(|a| a.post == self.post && a.person != self.person);
        let warning = |a: &Appointment| {
            let what = WarningKind::PostHeld { name: state.people.name(&a.person).to_owned(), until: a.until };
            Warning { line: 0, subject: String::new(), what }
        };
        others.filter(meets).map(warning).collect()
    }
}

impl Verb for Appoint {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        desk.administrator()?;
        let (name, title) = self.names(desk.state())?;
        let mut plan = Plan::new(Heading::Appoint { name: name.clone(), title }, Grade::Reversible)
            .note(Note::Days { from: self.from, until: self.until })
            .item(Item::Will(name));
        plan.warnings = self.others(desk.state());
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.administrator()?;
        let (name, _) = self.names(desk.state())?;
        let appointment = Appointment {
            id: AppointmentId::new(new_id('n')?),
            post: self.post.clone(),
            person: self.person.clone(),
            from: self.from,
            until: self.until,
        };
        desk.commit(now, None, vec![Fact::AppointmentMade { appointment }])?;
        Ok(Done::one(name))
    }
}

/// Ends an appointment on a day, the last one it covers.
#[derive(Clone, Debug)]
pub struct EndAppointment {
    pub appointment: AppointmentId,
    pub last_day: NaiveDate,
}

impl EndAppointment {
    fn names(&self, state: &State) -> Outcome<(String, String)> {
        let held = state.people.appointments.get(&self.appointment);
        let held = held.ok_or_else(|| Rule::NoSuchPerson { typed: self.appointment.0.clone() })?;
        if self.last_day < held.from {
            return Err(Rule::DaysReversed { from: held.from, until: self.last_day }.into());
        }
        Ok((state.people.name(&held.person).to_owned(), known_post(state, &held.post)?.title.clone()))
    }
}

impl Verb for EndAppointment {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        desk.administrator()?;
        let (name, title) = self.names(desk.state())?;
        let from = now.day.min(self.last_day);
        Ok(Plan::new(Heading::EndAppointment { name: name.clone(), title }, Grade::Confirmed)
            .note(Note::Days { from, until: Some(self.last_day) })
            .item(Item::Gone(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.administrator()?;
        let (name, _) = self.names(desk.state())?;
        let fact = Fact::AppointmentEnded { appointment: self.appointment.clone(), last_day: self.last_day };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(name))
    }
}

/// A person of the directory.
pub(super) fn known_person<'a>(state: &'a State, id: &PersonId) -> Result<&'a Person, Rule> {
    state.people.persons.get(id).ok_or_else(|| Rule::NoSuchPerson { typed: id.0.clone() })
}

/// A post of the directory.
pub(super) fn known_post<'a>(state: &'a State, id: &PostId) -> Result<&'a Post, Rule> {
    state.people.posts.get(id).ok_or_else(|| Rule::NoSuchPost { post: id.clone() })
}
