//! Issuing codes to teams, beside that of their structure, where the campaign has such codes.

use super::issue::{Judge, Wanted};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, distinct};
use crate::domain::ids::StructureId;
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::structure::Population;
use crate::domain::trouble::{Outcome, Rule};

/// Issues codes to teams of a structure, by their numbers.
#[derive(Clone, Debug)]
pub struct IssueTeams {
    pub structure: StructureId,
    pub teams: Vec<u16>,
}

/// Each team with its login, or the reason why it gets none.
type Judged = Vec<(u16, Result<Login, Rule>)>;

impl IssueTeams {
    fn judge(&self, judge: &Judge) -> Result<Judged, Rule> {
        if !judge.campaign.settings.teams {
            return Err(Rule::TeamsNotCalled);
        }
        Ok(distinct(&self.teams).into_iter().map(|team| (*team, judge.login(&self.structure, Some(*team)))).collect())
    }

    fn name(&self, desk: &Desk, team: u16) -> String {
        let state = desk.state();
        let short = state.structures.get(&self.structure).map(|s| s.short(&state.desk.uai));
        format!("{} EQ{team}", short.unwrap_or(self.structure.as_str()))
    }
}

impl Verb for IssueTeams {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let state = desk.state();
        let judge = Judge::new(state, now.day)?;
        let short = state.structures.get(&self.structure).map(|s| s.short(&state.desk.uai).to_owned());
        let structure = short.unwrap_or_else(|| self.structure.to_string());
        let plan = Plan::new(Heading::IssueTeams { structure, year: judge.year(&self.structure) }, Grade::Confirmed);
        Ok(self.judge(&judge)?.into_iter().fold(plan, |plan, (team, judged)| {
            plan.item(match judged {
                Ok(login) => Item::New(login.to_string()),
                Err(why) => Item::Blocked { name: self.name(desk, team), why },
            })
        }))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        let judge = Judge::new(desk.state(), now.day)?;
        // Researchers outside any structure: the cut-off touches none of their codes.
        let known = desk.state().structures.get(&self.structure);
        let lasting = known.is_some_and(|s| s.population(&desk.state().desk.uai) == Population::Outside);
        let (mut done, mut wanted) = (Done::default(), Vec::new());
        for (team, judged) in self.judge(&judge)? {
            match judged {
                Ok(login) => {
                    let (structure, year) = (self.structure.clone(), judge.year(&self.structure));
                    wanted.push(Wanted::new(login, structure, year, Some(team), lasting)?);
                }
                Err(why) => done.refused.push((self.name(desk, team), why)),
            }
        }
        desk.issue(&wanted, Vec::new(), &mut done, now, watch)?;
        Ok(done)
    }
}
