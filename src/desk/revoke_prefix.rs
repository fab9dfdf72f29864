//! Revoking every living code whose login begins in one way, as all of one year.

use super::Desk;
use super::codes::Revoke;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::code::Reason;
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Plan};
use crate::domain::trouble::{Outcome, Rule};
use std::collections::BTreeSet;

/// Fewest characters that name codes: year and portal, as in `26INS`.
const LEAST: usize = 5;

/// Revokes the codes whose login begins so.
#[derive(Clone, Debug)]
pub struct RevokePrefix {
    pub prefix: String,
    pub reason: Reason,
}

impl RevokePrefix {
    fn revoke(&self, desk: &Desk, now: Moment) -> Result<Revoke, Rule> {
        let prefix = Login::typed(&self.prefix);
        if prefix.as_str().chars().count() < LEAST {
            return Err(Rule::PrefixTooShort { prefix: self.prefix.clone() });
        }
        let state = desk.state();
        let calendar = state.calendar(now.day);
        let living = state.codes.values().filter(|c| c.login.as_str().starts_with(prefix.as_str()));
        let living = living.filter(|c| c.life(calendar, now.day).alive());
        let logins: BTreeSet<Login> = living.map(|c| c.login.clone()).collect();
        if logins.is_empty() {
            return Err(Rule::NoSuchCode { typed: prefix.to_string() });
        }
        Ok(Revoke { logins: logins.into_iter().collect(), reason: self.reason })
    }
}

impl Verb for RevokePrefix {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        let plan = self.revoke(desk, now)?.plan(desk, now, watch)?;
        let heading = Heading::RevokePrefix { prefix: Login::typed(&self.prefix).to_string() };
        Ok(Plan { heading, grade: Grade::Typed, ..plan })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        self.revoke(desk, now)?.apply(desk, now, watch)
    }
}
