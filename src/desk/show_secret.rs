//! Showing the secret of a code: an act like any other. The entry is on the disk before anybody sees the secret, and
//! where nothing can be written nothing is shown.

use super::Desk;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::code::{AccessCode, Life, Showing};
use crate::domain::fact::Fact;
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::trouble::{Outcome, Rule};

/// Shows the secret of a login, where its sealed copy is still kept.
#[derive(Clone, Debug)]
pub struct ShowSecret {
    pub login: Login,
    /// In which way it is shown.
    pub how: Showing,
}

impl ShowSecret {
    /// The code, where its secret is of use to somebody and still kept.
    fn code<'a>(&self, desk: &'a Desk, now: Moment) -> Result<&'a AccessCode, Rule> {
        let (state, login) = (desk.state(), &self.login);
        let code = state.code(login).ok_or_else(|| Rule::NoSuchCode { typed: login.to_string() })?;
        let dead = matches!(code.life(state.calendar(now.day), now.day), Life::Revoked | Life::Expired);
        if dead || !state.sealed.contains_key(&code.index) {
            return Err(Rule::SecretGone { login: login.to_string() });
        }
        Ok(code)
    }

    fn open(&self, desk: &Desk, now: Moment) -> Outcome<Hidden> {
        let code = self.code(desk, now)?;
        let opened = desk.state().sealed.get(&code.index).and_then(|sealed| desk.secret_open(&code.index, sealed));
        Ok(opened.ok_or_else(|| Rule::SecretGone { login: self.login.to_string() })?)
    }
}

impl Verb for ShowSecret {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.code(desk, now)?;
        let login = self.login.to_string();
        let heading = Heading::ShowSecret { login: login.clone() };
        Ok(Plan::new(heading, Grade::Reversible).item(Item::Will(login)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let secret = self.open(desk, now)?;
        desk.commit(now, None, vec![Fact::SecretShown { login: self.login.clone(), how: self.how }])?;
        Ok(Done { secret: Some(Box::new((self.login.clone(), secret))), ..Done::one(self.login.to_string()) })
    }
}
