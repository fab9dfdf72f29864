//! What the desk decides about structures against their registers: a label, an office, the table of offices, a match.

use super::Desk;
use super::create::optional_name;
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::ids::{OfficeId, StructureId};
use crate::domain::office::OfficeTable;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::structure::Structure;
use crate::domain::trouble::{Outcome, Rule};
use crate::exchange::offices;
use std::path::PathBuf;
use std::sync::Arc;

/// Most bytes of a table of offices.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Sets what the desk decides about a structure. `None` leaves it to the registers.
#[derive(Clone, Debug)]
pub struct Adjust {
    pub structure: StructureId,
    pub label: Option<String>,
    pub office: Option<OfficeId>,
    pub outside: bool,
}

fn known<'a>(desk: &'a Desk, id: &StructureId) -> Result<&'a Arc<Structure>, Rule> {
    desk.state().structures.get(id).ok_or_else(|| Rule::NoSuchStructure { typed: id.0.clone() })
}

impl Adjust {
    fn fact(&self, desk: &Desk) -> Outcome<(String, Fact)> {
        let state = desk.state();
        let structure = known(desk, &self.structure)?;
        // Offices are the scope of authorities to sign.
        if self.office != structure.own_office {
            desk.administrator()?;
        }
        if let Some(id) = self.office.as_ref().filter(|id| !state.offices.offices.iter().any(|o| o.id == **id)) {
            return Err(Rule::NoSuchOffice { typed: id.0.clone() }.into());
        }
        let label = optional_name(self.label.as_deref().unwrap_or_default())?;
        let fact = Fact::StructureAdjusted {
            structure: self.structure.clone(),
            label: (!label.is_empty()).then_some(label),
            office: self.office.clone(),
            outside: self.outside,
        };
        Ok((structure.short(&state.desk.uai).to_owned(), fact))
    }
}

impl Verb for Adjust {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (name, _) = self.fact(desk)?;
        Ok(Plan::new(Heading::Adjust { structure: name.clone() }, Grade::Reversible).item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let (name, fact) = self.fact(desk)?;
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(name))
    }
}

/// Notes that a record of ROR is a known structure, as a person has confirmed.
#[derive(Clone, Debug)]
pub struct ConfirmMatch {
    pub structure: StructureId,
    /// The ROR identifier, such as `02vjkv261`.
    pub ror: String,
}

impl ConfirmMatch {
    fn fact(&self, desk: &Desk) -> Outcome<(String, Fact)> {
        let structure = known(desk, &self.structure)?;
        let id = self.ror.trim().rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        if id.len() != 9 || !id.starts_with('0') || !id.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(Rule::NoSuchStructure { typed: self.ror.clone() }.into());
        }
        let matched = Structure { ror: Some(id), ..Structure::clone(structure) };
        let name = matched.short(&desk.state().desk.uai).to_owned();
        Ok((name, Fact::StructureRecorded { structure: Box::new(matched), source: "match".to_owned() }))
    }
}

impl Verb for ConfirmMatch {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (name, _) = self.fact(desk)?;
        Ok(Plan::new(Heading::Adjust { structure: name.clone() }, Grade::Reversible).item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let (name, fact) = self.fact(desk)?;
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(name))
    }
}

/// Replaces the table of regional offices by that of a CSV file.
#[derive(Clone, Debug)]
pub struct SetOffices {
    pub file: PathBuf,
}

impl SetOffices {
    fn table(&self) -> Outcome<OfficeTable> {
        let (name, content) = files::read(&self.file, LARGEST)?;
        offices::read(&name, &content)
    }
}

impl Verb for SetOffices {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        desk.administrator()?;
        let table = self.table()?;
        let mut plan = Plan::new(Heading::Offices, Grade::Confirmed).note(Note::Read(table.rules.len()));
        if table == *desk.state().offices {
            plan = plan.note(Note::Unchanged);
        }
        plan.items.extend(table.offices.into_iter().map(|o| Item::Will(o.name)));
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.administrator()?;
        let table = self.table()?;
        if table == *desk.state().offices {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let names = table.offices.iter().map(|o| o.name.clone()).collect();
        desk.commit(now, None, vec![Fact::OfficesSet { table }])?;
        Ok(Done { done: names, ..Done::default() })
    }
}
