//! The data of the institute: what it is called, its national number, its mail domains, its partner.

use super::Desk;
use super::create::{name_of, optional_name};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::campaign::{Campaign, duty};
use crate::domain::code::AccessCode;
use crate::domain::fact::Fact;
use crate::domain::ids::StructureId;
use crate::domain::people::mail_fits;
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan, Warning, WarningKind};
use crate::domain::state::{Institute, PORTAL, State};
use crate::domain::structure::{Difference, Field};
use crate::domain::trouble::{Outcome, Rule};
use std::collections::BTreeMap;

/// Sets the data of the institute; whatever is given takes the place of what was there.
#[derive(Clone, Debug)]
pub struct SetInstitute {
    pub organisation: String,
    /// National number (UAI); empty where there is none.
    pub uai: String,
    /// Acronym of the institution whose own portal has another way in; empty where there is none.
    pub partner: String,
    /// Domains of institutional mail.
    pub domains: Vec<String>,
    /// Name of the documentary portal; empty: that of the model institute.
    pub portal: String,
}

impl SetInstitute {
    fn institute(&self, desk: &Desk) -> Outcome<Institute> {
        desk.administrator()?;
        Ok(Institute {
            organisation: name_of(&self.organisation, "organisation")?,
            uai: optional_name(&self.uai)?.to_uppercase(),
            partner: optional_name(&self.partner)?,
            domains: domains(&self.domains)?,
            portal: portal(&self.portal)?,
        })
    }
}

/// The name of the portal; the one that goes without saying is not written down.
pub(super) fn portal(typed: &str) -> Result<String, Rule> {
    let name = optional_name(typed)?;
    Ok(if name == PORTAL { String::new() } else { name })
}

/// Mail domains in small letters, without the sign before them; at least one.
pub(super) fn domains(typed: &[String]) -> Result<Vec<String>, Rule> {
    let trimmed = typed.iter().map(|d| d.trim().trim_start_matches('@').to_lowercase());
    let domains: Vec<String> = trimmed.filter(|d| !d.is_empty()).collect();
    if domains.is_empty() {
        return Err(Rule::EmptyField { field: "domains" });
    }
    match domains.iter().find(|d| !mail_fits(&format!("x@{d}"), &[])) {
        Some(bad) => Err(Rule::DomainRefused { typed: bad.clone() }),
        None => Ok(domains),
    }
}

fn differences(old: &Institute, new: &Institute) -> Vec<Difference> {
    let list = |domains: &[String]| domains.join(", ");
    [
        (Field::Organisation, old.organisation.clone(), new.organisation.clone()),
        (Field::Uai, old.uai.clone(), new.uai.clone()),
        (Field::Partner, old.partner.clone(), new.partner.clone()),
        (Field::Domains, list(&old.domains), list(&new.domains)),
        (Field::Portal, old.portal().to_owned(), new.portal().to_owned()),
    ]
    .into_iter()
    .filter(|(_, before, after)| before != after)
    .map(|(field, before, after)| Difference { field, before, after })
    .collect()
}

impl Verb for SetInstitute {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (state, new) = (desk.state(), self.institute(desk)?);
        let plan = Plan::new(Heading::Institute, Grade::Confirmed);
        let differences = differences(&state.desk, &new);
        if differences.is_empty() {
            return Ok(plan.note(Note::Unchanged));
        }
        let plan = call(plan, state, &new, state.campaign(now.day));
        Ok(plan.item(Item::Changed { name: new.organisation, differences }))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let new = self.institute(desk)?;
        if new == *desk.state().desk {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let Institute { organisation, uai, partner, domains, portal } = new;
        let name = organisation.clone();
        desk.commit(now, None, vec![Fact::InstituteSet { organisation, uai, partner, domains, portal }])?;
        Ok(Done::one(name))
    }
}

/// Tells in a plan how many structures a campaign calls, and warns where the national number is why there are few.
fn call(plan: Plan, state: &State, institute: &Institute, campaign: Option<&Campaign>) -> Plan {
    let plan = warn(plan, state, institute);
    match campaign {
        Some(campaign) if !state.structures.is_empty() => {
            plan.note(Note::Figure(Figure::Called, called(state, institute, campaign)))
        }
        _ => plan,
    }
}

/// Warns in a plan where the national number of the institute is why a campaign calls few structures.
pub(super) fn warn(mut plan: Plan, state: &State, institute: &Institute) -> Plan {
    if state.structures.is_empty() {
        return plan;
    }
    let what = if institute.uai.is_empty() {
        Some(WarningKind::NoInstituteNumber)
    } else if state.structures.values().all(|s| s.body(&institute.uai).is_none()) {
        Some(WarningKind::NumberUnknown(institute.uai.clone()))
    } else {
        None
    };
    plan.warnings.extend(what.map(|what| Warning { line: 0, subject: String::new(), what }));
    plan
}

/// How many structures a campaign calls.
fn called(state: &State, institute: &Institute, campaign: &Campaign) -> usize {
    let mut codes: BTreeMap<&StructureId, Vec<&AccessCode>> = BTreeMap::new();
    for code in state.codes.values() {
        codes.entry(&code.structure).or_default().push(code);
    }
    let must = |id, structure| {
        let held = codes.get(id).map_or(&[][..], Vec::as_slice);
        duty(structure, campaign, held, &institute.uai, &institute.partner).must_register()
    };
    state.structures.iter().filter(|(id, s)| must(*id, s)).count()
}
