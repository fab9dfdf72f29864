//! Noting how far a member of a mixed structure has come on the way to the partner's own portal. Nothing is issued here.

use super::create::name_of;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id};
use crate::domain::fact::Fact;
use crate::domain::fold::fold;
use crate::domain::ids::{PersonId, StructureId};
use crate::domain::people::{Person, mail_fits};
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::state::State;
use crate::domain::track::{At, Stage};
use crate::domain::trouble::{Outcome, Rule};
use chrono::NaiveDate;

/// Whose way it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// Somebody of the directory.
    Known(PersonId),
    /// Somebody to be found by the address, else entered in the directory.
    Named { name: String, mail: String },
}

/// Notes a step of somebody's way.
#[derive(Clone, Debug)]
pub struct NoteTrack {
    pub structure: StructureId,
    pub person: Member,
    pub stage: Stage,
    pub at: At,
    pub day: NaiveDate,
}

/// Whether the members of a structure have that way to go: by its last registration, else by the registers.
fn mixed(state: &State, id: &StructureId) -> Result<bool, Rule> {
    let structure = state.structures.get(id).ok_or_else(|| Rule::NoSuchStructure { typed: id.to_string() })?;
    let declared = state.campaigns.keys().rev().find_map(|year| state.registration(*year, id)?.declared.mixed);
    Ok(declared.unwrap_or_else(|| structure.is_mixed_with(&state.desk.partner)))
}

impl NoteTrack {
    /// The name of the person, and the facts: the person where new, the step.
    fn facts(&self, state: &State) -> Outcome<(String, Vec<Fact>)> {
        if !mixed(state, &self.structure)? {
            let short = state.structures.get(&self.structure).map(|s| s.short(&state.desk.uai).to_owned());
            return Err(Rule::NotMixed { structure: short.unwrap_or_default() }.into());
        }
        let mut facts = Vec::new();
        let (person, name) = match &self.person {
            Member::Known(id) => {
                let known = state.people.persons.get(id).ok_or_else(|| Rule::NoSuchPerson { typed: id.to_string() })?;
                (id.clone(), known.name.clone())
            }
            Member::Named { name, mail } => {
                let (name, mail) = (name_of(name, "name")?, mail.trim());
                // The address may be the partner's: any domain does.
                if !mail_fits(mail, &[]) {
                    return Err(Rule::MailRefused { mail: mail.to_owned(), domains: vec![] }.into());
                }
                match state.people.persons.values().find(|p| fold(&p.mail) == fold(mail)) {
                    Some(known) if fold(&known.name) == fold(&name) => (known.id.clone(), known.name.clone()),
                    Some(known) => return Err(Rule::PersonExists { name: known.name.clone() }.into()),
                    None => {
                        let id = PersonId::new(new_id('p')?);
                        let person =
                            Person { id: id.clone(), name: name.clone(), mail: mail.to_owned(), phone: String::new() };
                        facts.push(Fact::PersonRecorded { person });
                        (id, name)
                    }
                }
            }
        };
        let (structure, stage, at, day) = (self.structure.clone(), self.stage, self.at, self.day);
        facts.push(Fact::TrackNoted { structure, person, stage, at, day });
        Ok((name, facts))
    }
}

impl Verb for NoteTrack {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (name, _) = self.facts(desk.state())?;
        Ok(Plan::new(Heading::Track { name: name.clone() }, Grade::Reversible).item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let (name, facts) = self.facts(desk.state())?;
        desk.commit(now, None, facts)?;
        Ok(Done::one(name))
    }
}
