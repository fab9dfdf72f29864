//! What becomes of a delivery: the structure acknowledges receipt, or the letter or the mail comes back.

use super::Desk;
use super::codes::{Judged, Standing, carry_out, judge, living, names, planned};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::clean;
use crate::domain::code::AccessCode;
use crate::domain::fact::Fact;
use crate::domain::login::Login;
use crate::domain::plan::{Figure, Grade, Heading, Note, Plan};
use crate::domain::trouble::{Outcome, Rule};
use std::collections::BTreeMap;

/// Notes that structures acknowledged receipt of their codes. Where the campaign says so, the sealed copies go.
#[derive(Clone, Debug)]
pub struct Receive {
    pub logins: Vec<Login>,
}

/// Notes that the last delivery of codes came back.
#[derive(Clone, Debug)]
pub struct Returned {
    pub logins: Vec<Login>,
    pub reason: String,
}

fn delivered(at: &Standing) -> Result<Login, Rule> {
    let login = living(at)?;
    match at.code.delivered() {
        Some(_) => Ok(login),
        None => Err(Rule::NotDelivered { login: login.to_string() }),
    }
}

impl Receive {
    fn judge(&self, desk: &Desk, now: Moment) -> Outcome<Judged> {
        let mut judged = judge(desk.state(), now.day, &self.logins, |at| {
            let login = delivered(at)?;
            match at.code.receipt {
                Some(_) => Err(Rule::AlreadyReceived { login: login.to_string() }),
                None => Ok(vec![Fact::CodeReceived { login }]),
            }
        });
        let purged: Vec<(Login, String)> = judged
            .iter()
            .filter(|(_, fact)| fact.is_ok())
            .filter_map(|(login, _)| purged(desk, desk.state().code(login)?))
            .collect();
        let mut forgotten: BTreeMap<Login, Fact> = desk.forgetting(purged)?.into_iter().collect();
        for (login, facts) in &mut judged {
            if let Ok(facts) = facts {
                facts.extend(forgotten.remove(login));
            }
        }
        Ok(judged)
    }
}

/// The sealed copy that goes with the receipt, where the campaign says so and there is one.
fn purged(desk: &Desk, code: &AccessCode) -> Option<(Login, String)> {
    let state = desk.state();
    let purge = state.campaigns.get(&code.year).is_some_and(|c| c.settings.purge);
    // A file of the portal that holds secrets in clear could not be written without it.
    let purge = purge && !state.wants_secrets();
    (purge && state.sealed.contains_key(&code.index)).then(|| (code.login.clone(), code.index.clone()))
}

impl Verb for Receive {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let judged = self.judge(desk, now)?;
        let forgets = |facts: &Vec<Fact>| facts.iter().any(|f| matches!(f, Fact::SecretForgotten { .. }));
        let purged = judged.iter().filter(|(_, facts)| facts.as_ref().is_ok_and(forgets)).count();
        // A copy that is destroyed does not come back.
        let grade = if purged > 0 { Grade::Confirmed } else { Grade::Reversible };
        let plan = planned(Heading::Received { login: names(&self.logins) }, grade, judged);
        Ok(if purged > 0 { plan.note(Note::Figure(Figure::Purged, purged)) } else { plan })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let judged = self.judge(desk, now)?;
        carry_out(desk, now, judged)
    }
}

impl Returned {
    fn judge(&self, desk: &Desk, now: Moment) -> Outcome<Judged> {
        let reason = text(&self.reason)?;
        if reason.is_empty() {
            return Err(Rule::EmptyField { field: "reason" }.into());
        }
        Ok(judge(desk.state(), now.day, &self.logins, |at| {
            Ok(vec![Fact::CodeReturned { login: delivered(at)?, reason: reason.clone() }])
        }))
    }
}

impl Verb for Returned {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let heading = Heading::Returned { login: names(&self.logins) };
        let plan = planned(heading, Grade::Reversible, self.judge(desk, now)?);
        Ok(plan.note(Note::Reason(self.reason.trim().to_owned())))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let judged = self.judge(desk, now)?;
        carry_out(desk, now, judged)
    }
}

/// A short text as typed: what hides or deceives is refused.
pub(super) fn text(typed: &str) -> Result<String, Rule> {
    match typed.chars().find(|&c| clean::deceives(c)) {
        Some(bad) => Err(Rule::NameRefused { character: clean::written(bad) }),
        None => Ok(typed.trim().to_owned()),
    }
}
