//! Opening the campaign of a year.

use super::Desk;
use super::institute::call;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::campaign::{Campaign, Settings};
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
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

impl OpenCampaign {
    /// The campaign that it would be.
    fn campaign(&self) -> Campaign {
        let (opens, cutoff, settings) = (self.opens, self.cutoff, self.settings.clone());
        Campaign { year: self.year, opens, cutoff, settings, ..Campaign::default() }
    }

    fn check(&self, desk: &Desk) -> Outcome<()> {
        desk.administrator()?;
        if desk.state().campaigns.contains_key(&self.year) {
            return Err(Rule::CampaignExists { year: self.year }.into());
        }
        if self.cutoff <= self.opens {
            return Err(Rule::DatesReversed { opens: self.opens, cutoff: self.cutoff }.into());
        }
        let year = i32::from(self.year);
        if self.opens.year() != year && self.cutoff.year() != year {
            return Err(Rule::OtherYear { year: self.year, opens: self.opens }.into());
        }
        Ok(())
    }
}

impl Verb for OpenCampaign {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.check(desk)?;
        let plan = Plan::new(Heading::OpenCampaign { year: self.year }, Grade::Confirmed)
            .note(Note::Days { from: self.opens, until: Some(self.cutoff) })
            .item(Item::Will(self.year.to_string()));
        Ok(call(plan, desk.state(), &desk.state().desk, Some(&self.campaign())))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        self.check(desk)?;
        let settings = self.settings.clone();
        let fact = Fact::CampaignOpened { year: self.year, opens: self.opens, cutoff: self.cutoff, settings };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(self.year.to_string()))
    }
}
