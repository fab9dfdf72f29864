//! Replacing codes: the first secret dies and a new one is issued for the same login, in one act. A file of the portal
//! has one line a login, so that the two never work side by side; only the codes of two years do.

use super::codes::names;
use super::issue::Wanted;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, distinct};
use crate::domain::campaign::Origin;
use crate::domain::code::{AccessCode, Life, Reason};
use crate::domain::fact::Fact;
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::structure::Standing;
use crate::domain::trouble::{Outcome, Rule};

/// Gives new secrets to these logins; the first ones are revoked for the reason.
#[derive(Clone, Debug)]
pub struct Replace {
    pub logins: Vec<Login>,
    pub reason: Reason,
}

/// The code that a login replaces, or why it is not replaced.
pub(super) fn replaced<'a>(state: &'a State, login: &Login, now: Moment) -> Result<&'a AccessCode, Rule> {
    let code = state.code(login).ok_or_else(|| Rule::NoSuchCode { typed: login.to_string() })?;
    match code.life(state.calendar(now.day), now.day) {
        Life::Revoked => return Err(Rule::CodeRevoked { login: login.to_string() }),
        Life::Expired => return Err(Rule::CodeExpired { login: login.to_string() }),
        _ => {}
    }
    // Whoever has lost the code of a campaign that is over gets the one of this year.
    if !code.lasting && state.campaign(now.day).is_some_and(|c| code.year < c.year) {
        return Err(Rule::CampaignPast { year: code.year });
    }
    if code.origin == Origin::Imported {
        return Err(Rule::CodesComeFromOutside);
    }
    match state.structures.get(&code.structure) {
        Some(s) if s.standing == Standing::Closed => {
            Err(Rule::StructureClosed { structure: s.short(&state.desk.uai).to_owned() })
        }
        _ => Ok(code),
    }
}

impl Replace {
    fn judge<'a>(&self, state: &'a State, now: Moment) -> Vec<(Login, Result<&'a AccessCode, Rule>)> {
        let each = |login: &Login| (login.clone(), replaced(state, login, now));
        distinct(&self.logins).into_iter().map(each).collect()
    }
}

impl Verb for Replace {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let state = desk.state();
        let grade = if self.logins.len() > 1 { Grade::Typed } else { Grade::Confirmed };
        let mut plan = Plan::new(Heading::Replace { login: names(&self.logins) }, grade)
            .note(Note::Reason(self.reason.word().to_owned()));
        let (calendar, held) = (state.calendar(now.day), state.codes_held());
        for (login, judged) in self.judge(state, now) {
            let name = login.to_string();
            match judged {
                Err(why) => plan.items.push(Item::Blocked { name, why }),
                Ok(code) => {
                    plan.notes.push(Note::ReplacesAtOnce { login: name.clone() });
                    let others = held.get(&code.structure).map(Vec::as_slice).unwrap_or_default();
                    let old = others
                        .iter()
                        .find(|c| c.team == code.team && c.life(calendar, now.day) == Life::Overlap)
                        .zip(state.campaign(now.day));
                    plan.notes.extend(old.map(|(old, campaign)| Note::OldWorksUntil {
                        login: old.login.to_string(),
                        day: campaign.cutoff,
                    }));
                    plan.items.push(Item::New(name));
                }
            }
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        let (mut done, mut wanted, mut facts) = (Done::default(), Vec::new(), Vec::new());
        for (login, judged) in self.judge(desk.state(), now) {
            match judged {
                Ok(code) => {
                    facts.push(Fact::CodeRevoked { login: login.clone(), reason: self.reason });
                    wanted.push(Wanted::new(login, code.structure.clone(), code.year, code.team, code.lasting)?);
                }
                Err(why) => done.refused.push((login.to_string(), why)),
            }
        }
        if let ([], Some((_, why))) = (wanted.as_slice(), done.refused.first()) {
            return Err(why.clone().into());
        }
        desk.issue(&wanted, facts, &mut done, now, watch)?;
        Ok(done)
    }
}
