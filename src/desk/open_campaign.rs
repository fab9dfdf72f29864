//! Opening the campaign of a year, and changing its dates and choices while it is not over.

use super::Desk;
use super::institute::warn;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::campaign::{Campaign, Phase, Settings};
use crate::domain::change::{self, Calls, calls};
use crate::domain::fact::Fact;
use crate::domain::ids::StructureId;
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule};
use chrono::{Datelike as _, NaiveDate};

/// Opens the campaign of a year.
#[derive(Clone, Debug)]
pub struct OpenCampaign {
    pub year: u16,
    pub opens: NaiveDate,
    pub cutoff: NaiveDate,
    pub settings: Settings,
}

/// Changes the dates and the choices of a campaign.
#[derive(Clone, Debug)]
pub struct AdjustCampaign {
    pub year: u16,
    pub opens: NaiveDate,
    pub cutoff: NaiveDate,
    pub settings: Settings,
}

/// Dates that a campaign of a year can have.
fn check_dates(year: u16, opens: NaiveDate, cutoff: NaiveDate) -> Result<(), Rule> {
    if cutoff <= opens {
        return Err(Rule::DatesReversed { opens, cutoff });
    }
    if opens.year() != i32::from(year) && cutoff.year() != i32::from(year) {
        return Err(Rule::OtherYear { year, opens });
    }
    Ok(())
}

fn short(state: &State, id: &StructureId) -> String {
    state.structures.get(id).map_or_else(|| id.to_string(), |s| s.short(&state.desk.uai).to_owned())
}

/// The figures of whom a campaign calls, and the structures for which that changes.
fn whom(mut plan: Plan, state: &State, found: &Calls, compared: bool) -> Plan {
    plan = plan.note(Note::Figure(Figure::Called, found.called));
    if compared {
        plan = plan
            .note(Note::Figure(Figure::NewlyCalled, found.newly.len()))
            .note(Note::Figure(Figure::NoLongerCalled, found.no_longer.len()));
    }
    plan.items.extend(found.newly.iter().map(|id| Item::New(short(state, id))));
    plan.items.extend(found.no_longer.iter().map(|id| Item::Gone(short(state, id))));
    plan
}

impl OpenCampaign {
    fn check(&self, desk: &Desk) -> Outcome<()> {
        desk.administrator()?;
        if desk.state().campaigns.contains_key(&self.year) {
            return Err(Rule::CampaignExists { year: self.year }.into());
        }
        Ok(check_dates(self.year, self.opens, self.cutoff)?)
    }
}

impl Verb for OpenCampaign {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.check(desk)?;
        let state = desk.state();
        let last = state.campaigns.range(..self.year).next_back().map(|(_, c)| c);
        let mut plan = Plan::new(Heading::OpenCampaign { year: self.year }, Grade::Confirmed)
            .note(Note::Days { from: self.opens, until: Some(self.cutoff) })
            .item(Item::Will(self.year.to_string()));
        if let Some(last) = last {
            plan.notes.extend(change::settings(&last.settings, &self.settings).into_iter().map(Note::Setting));
        }
        let settings = self.settings.clone();
        let opening =
            Campaign { year: self.year, opens: self.opens, cutoff: self.cutoff, settings, ..Campaign::default() };
        Ok(whom(warn(plan, state, &state.desk), state, &calls(state, &opening, last), last.is_some()))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        self.check(desk)?;
        let settings = self.settings.clone();
        let fact = Fact::CampaignOpened { year: self.year, opens: self.opens, cutoff: self.cutoff, settings };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(self.year.to_string()))
    }
}

impl AdjustCampaign {
    /// The campaign as it is; one that is over is not changed any more.
    fn known<'a>(&self, desk: &'a Desk, now: Moment) -> Outcome<&'a Campaign> {
        desk.administrator()?;
        let known = running_or_to_come(desk.state(), self.year, now.day)?;
        check_dates(self.year, self.opens, self.cutoff)?;
        Ok(known)
    }

    fn same(&self, known: &Campaign) -> bool {
        (known.opens, known.cutoff) == (self.opens, self.cutoff) && known.settings == self.settings
    }
}

/// The campaign of a year, unless it is over.
pub(super) fn running_or_to_come(state: &State, year: u16, day: NaiveDate) -> Result<&Campaign, Rule> {
    let campaign = state.campaigns.get(&year).ok_or(Rule::NoSuchCampaign { year })?;
    match campaign.phase(state.campaign(day).map(|c| c.year), day) {
        Phase::Past => Err(Rule::CampaignPast { year }),
        _ => Ok(campaign),
    }
}

impl Verb for AdjustCampaign {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let known = self.known(desk, now)?;
        let mut plan = Plan::new(Heading::AdjustCampaign { year: self.year }, Grade::Confirmed)
            .item(Item::Will(self.year.to_string()));
        if self.same(known) {
            return Ok(plan.note(Note::Unchanged));
        }
        let mut changes = change::dates((known.opens, known.cutoff), (self.opens, self.cutoff));
        changes.extend(change::settings(&known.settings, &self.settings));
        plan.notes.extend(changes.into_iter().map(Note::Setting));
        let adjusted = Campaign { settings: self.settings.clone(), opens: self.opens, ..known.clone() };
        Ok(whom(plan, desk.state(), &calls(desk.state(), &adjusted, Some(known)), true))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        if self.same(self.known(desk, now)?) {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let settings = self.settings.clone();
        let fact = Fact::CampaignAdjusted { year: self.year, opens: self.opens, cutoff: self.cutoff, settings };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(self.year.to_string()))
    }
}
