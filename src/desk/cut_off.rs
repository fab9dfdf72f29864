//! Cutting the codes of earlier years off, and taking that back until the portal's file is written.

use super::Desk;
use super::open_campaign::running_or_to_come;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::campaign::{Campaign, Phase};
use crate::domain::cutoff::{Forecast, Stranded, coming_back, forecast};
use crate::domain::fact::Fact;
use crate::domain::ids::StructureId;
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule};

/// Cuts the codes of earlier years off.
#[derive(Clone, Debug)]
pub struct CutOff {
    pub year: u16,
}

/// Takes a cut-off back.
#[derive(Clone, Debug)]
pub struct UndoCutOff {
    pub year: u16,
}

fn campaign(desk: &Desk, year: u16) -> Result<&Campaign, Rule> {
    desk.state().campaigns.get(&year).ok_or(Rule::NoSuchCampaign { year })
}

impl CutOff {
    fn forecast(&self, desk: &Desk, now: Moment) -> Outcome<Forecast> {
        desk.administrator()?;
        let (year, state) = (self.year, desk.state());
        let campaign = campaign(desk, year)?;
        let current = state.campaign(now.day).map(|c| c.year);
        match campaign.phase(current, now.day) {
            Phase::Cut => Err(Rule::CutOffDone { year }.into()),
            Phase::Past => Err(Rule::CampaignPast { year }.into()),
            Phase::Announced => Err(Rule::NotOpenYet { year, opens: campaign.opens }.into()),
            Phase::Running | Phase::CutOffDue => Ok(forecast(state, campaign, now.day)),
        }
    }
}

impl Verb for CutOff {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let forecast = self.forecast(desk, now)?;
        let without = forecast.lost.iter().filter(|l| l.left_without()).count();
        let in_use = forecast.lost.iter().filter(|l| l.used.is_some()).count();
        let mut plan = Plan::new(Heading::CutOff { year: self.year }, Grade::Typed)
            .note(Note::Figure(Figure::Lost, forecast.lost.len()))
            .note(Note::Figure(Figure::LeftWithout, without))
            .note(Note::Figure(Figure::Spared, forecast.spared.len()))
            .note(Note::Figure(Figure::NotRenewed, forecast.missing.len()))
            .note(Note::Figure(Figure::OldInUse, in_use));
        if !forecast.stranded.is_empty() {
            plan.notes.push(Note::Figure(Figure::Stranded, forecast.stranded.len()));
        }
        let state = desk.state();
        let named = |login: &str, id: &StructureId| {
            let structure = state.structures.get(id).map_or(id.as_str(), |s| s.short(&state.desk.uai));
            format!("{login} ({structure})")
        };
        let early = campaign(desk, self.year).map_or(0, |c| (c.cutoff - now.day).num_days());
        if early > 0 {
            plan.notes.push(Note::Early(early));
        }
        if !desk.state().targets.is_empty() {
            plan.notes.push(Note::WrittenAtOnce);
        }
        plan.items.extend(forecast.lost.iter().map(|l| Item::Lost(named(l.login.as_str(), &l.structure))));
        // Where nothing dies, the campaign is cut off all the same.
        if plan.items.is_empty() && !(forecast.spared.is_empty() && forecast.stranded.is_empty()) {
            plan.items.push(Item::Will(self.year.to_string()));
        }
        plan.items.extend(forecast.spared.into_iter().filter_map(|(structure, duty)| {
            let login = duty.proof()?.to_owned();
            Some(Item::Blocked { name: named(&login, &structure), why: Rule::AlreadyExempt { login } })
        }));
        plan.items.extend(forecast.stranded.into_iter().map(|(login, structure, why)| {
            let (name, login) = (named(login.as_str(), &structure), login.to_string());
            let why = match why {
                Stranded::Closed => Rule::StrandedClosed { login },
                Stranded::Inside => Rule::StrandedInside { login },
            };
            Item::Blocked { name, why }
        }));
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let lost: Vec<String> = self.forecast(desk, now)?.lost.iter().map(|l| l.login.to_string()).collect();
        desk.commit(now, None, vec![Fact::CutOff { year: self.year, lost: lost.len() as u64 }])?;
        // A cut-off that kills nobody is done all the same.
        let done = if lost.is_empty() { vec![self.year.to_string()] } else { lost };
        Ok(Done { done, ..Done::default() })
    }
}

impl UndoCutOff {
    fn fact(&self, desk: &Desk, now: Moment) -> Outcome<Fact> {
        desk.administrator()?;
        let year = self.year;
        let Some(cut) = &campaign(desk, year)?.cut else {
            return Err(Rule::CutOffNotDone { year }.into());
        };
        running_or_to_come(desk.state(), year, now.day)?;
        if desk.state().exported.as_ref().is_some_and(|export| !export.before(cut)) {
            return Err(Rule::CutOffExported { year }.into());
        }
        Ok(Fact::CutOffUndone { year, cut: cut.id.clone() })
    }
}

impl Verb for UndoCutOff {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.fact(desk, now)?;
        let heading = Heading::UndoCutOff { year: self.year };
        let back = coming_back(desk.state(), self.year, now.day);
        let plan = Plan::new(heading, Grade::Confirmed).note(Note::Figure(Figure::ComingBack, back));
        Ok(plan.item(Item::Will(self.year.to_string())))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let fact = self.fact(desk, now)?;
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(self.year.to_string()))
    }
}
