//! What is done about a code in a case: the act on the code and the step of the case are one act of the register.

use super::leak::{planned, running};
use super::replace::replaced;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, Issue};
use crate::domain::code::{AccessCode, Life, Means, Reason};
use crate::domain::fact::Fact;
use crate::domain::leak::{Remedy, Step};
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule};

/// Suspends, replaces, notes the delivery of, or clears a code because of a case.
#[derive(Clone, Debug)]
pub struct ActOnLeak {
    /// Number or id of the case.
    pub leak: String,
    pub login: Login,
    pub remedy: Remedy,
}

/// A code that can still be acted upon, and where it stands.
fn living<'a>(desk: &'a Desk, login: &Login, now: Moment) -> Result<(&'a AccessCode, Life), Rule> {
    let state = desk.state();
    let code = state.code(login).ok_or_else(|| Rule::NoSuchCode { typed: login.to_string() })?;
    match code.life(state.calendar(now.day), now.day) {
        Life::Revoked => Err(Rule::CodeRevoked { login: login.to_string() }),
        Life::Expired => Err(Rule::CodeExpired { login: login.to_string() }),
        life => Ok((code, life)),
    }
}

impl ActOnLeak {
    /// Refuses what cannot be done, before a secret is drawn.
    fn judge(&self, desk: &Desk, now: Moment) -> Result<(), Rule> {
        let login = || self.login.to_string();
        let (_, life) = match living(desk, &self.login, now) {
            // A code of another desk, or one that is dead, can be cleared; nothing else is done to it.
            Err(_) if self.remedy == Remedy::Cleared && self.suspected(desk) => return Ok(()),
            other => other?,
        };
        match self.remedy {
            Remedy::Held if life == Life::Suspended => Err(Rule::CodeHeld { login: login() }),
            Remedy::Replaced => replaced(desk.state(), &self.login, now).map(drop),
            Remedy::Delivered if !life.works() => Err(Rule::NotWorkingCode { login: login() }),
            _ => Ok(()),
        }
    }

    fn suspected(&self, desk: &Desk) -> bool {
        running(desk, &self.leak).is_ok_and(|case| case.suspects().iter().any(|s| s.login == self.login))
    }

    fn facts(&self, desk: &Desk, now: Moment) -> Outcome<Vec<Fact>> {
        let login = self.login.clone();
        let code = living(desk, &login, now).ok().map(|(code, _)| code);
        Ok(match (self.remedy, code) {
            (Remedy::Held, _) => vec![Fact::CodeSuspended { login, until: None }],
            (Remedy::Delivered, _) => vec![Fact::CodeDelivered { login, means: Means::Hand, to: String::new() }],
            (Remedy::Replaced, Some(code)) => {
                let mut facts = vec![Fact::CodeRevoked { login, reason: Reason::Compromise }];
                facts.extend(again(desk, code)?);
                facts
            }
            (Remedy::Cleared, Some(code)) => {
                let case = running(desk, &self.leak)?;
                let holds = code.holds.iter().filter(|hold| case.holds(&hold.by)).map(|hold| hold.by.id.clone());
                holds.map(|hold| Fact::CodeLifted { login: login.clone(), hold }).collect()
            }
            (Remedy::Replaced | Remedy::Cleared, None) => Vec::new(),
        })
    }
}

/// A new code in the place of another: the same login, another secret.
fn again(desk: &Desk, old: &AccessCode) -> Outcome<Vec<Fact>> {
    let mut facts = Issue::single(desk, old.structure.clone(), old.year)?;
    for fact in &mut facts {
        match fact {
            Fact::CodeIssued { login, team, lasting, .. } => {
                (*login, *team, *lasting) = (old.login.clone(), old.team, old.lasting);
            }
            Fact::SecretKept { login, .. } => *login = old.login.clone(),
            _ => {}
        }
    }
    Ok(facts)
}

impl Verb for ActOnLeak {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let case = running(desk, &self.leak)?;
        let name = self.login.to_string();
        // All but a delivery change what the portal accepts.
        let grade = if self.remedy == Remedy::Delivered { Grade::Reversible } else { Grade::Confirmed };
        let mut plan = planned(case, grade).note(Note::Remedy { heading: Box::new(self.heading()) });
        if self.remedy == Remedy::Replaced {
            plan = plan.note(Note::ReplacesAtOnce { login: name.clone() });
        }
        Ok(plan.item(match self.judge(desk, now) {
            Ok(()) => Item::Will(name),
            Err(why) => Item::Blocked { name, why },
        }))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let leak = running(desk, &self.leak)?.id.clone();
        self.judge(desk, now)?;
        let mut facts = self.facts(desk, now)?;
        let step = Step::Acted { login: self.login.clone(), act: self.remedy };
        facts.push(Fact::LeakStepped { leak, step });
        desk.commit(now, None, facts)?;
        Ok(Done::one(self.login.to_string()))
    }
}

impl ActOnLeak {
    /// The act on the code, as it is called elsewhere.
    fn heading(&self) -> Heading {
        let login = self.login.to_string();
        match self.remedy {
            Remedy::Held => Heading::Suspend { login },
            Remedy::Replaced => Heading::Replace { login },
            Remedy::Delivered => Heading::Deliver { login },
            Remedy::Cleared => Heading::Lift { login },
        }
    }
}
