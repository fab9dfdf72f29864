//! What happens to codes that were issued: handed over, suspended, lifted, revoked. Each answers for each code.

use super::receipt::text;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, distinct};
use crate::domain::code::{AccessCode, Hold, Life, Means, Reason};
use crate::domain::fact::Fact;
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule};
use chrono::NaiveDate;

/// Notes that codes were handed over: how, and to whom; the name or the mail address may be empty.
#[derive(Clone, Debug)]
pub struct Deliver {
    pub logins: Vec<Login>,
    pub means: Means,
    pub to: String,
}

/// Suspends codes, until a day included or until they are lifted.
#[derive(Clone, Debug)]
pub struct Suspend {
    pub logins: Vec<Login>,
    pub until: Option<NaiveDate>,
}

/// Lifts the suspension of codes.
#[derive(Clone, Debug)]
pub struct Lift {
    pub logins: Vec<Login>,
}

/// Revokes codes for good.
#[derive(Clone, Debug)]
pub struct Revoke {
    pub logins: Vec<Login>,
    pub reason: Reason,
}

/// One code with where it stands, for a rule to judge.
pub(super) struct Standing<'a> {
    pub code: &'a AccessCode,
    pub life: Life,
}

/// Each login with the facts of the act on it, or why there are none.
pub(super) type Judged = Vec<(Login, Result<Vec<Fact>, Rule>)>;

/// Judges each login by a rule that gives the facts or refuses.
pub(super) fn judge(
    state: &State,
    day: NaiveDate,
    logins: &[Login],
    rule: impl Fn(&Standing) -> Result<Vec<Fact>, Rule>,
) -> Judged {
    let calendar = state.calendar(day);
    distinct(logins)
        .into_iter()
        .map(|login| {
            let code = state.code(login).ok_or_else(|| Rule::NoSuchCode { typed: login.to_string() });
            let fact = code.and_then(|code| rule(&Standing { code, life: code.life(calendar, day) }));
            (login.clone(), fact)
        })
        .collect()
}

/// The dead stay dead.
pub(super) fn living(at: &Standing) -> Result<Login, Rule> {
    let login = at.code.login.clone();
    match at.life {
        Life::Revoked => Err(Rule::CodeRevoked { login: login.to_string() }),
        Life::Expired => Err(Rule::CodeExpired { login: login.to_string() }),
        _ => Ok(login),
    }
}

/// A code for which there is nothing to write down is so already.
pub(super) fn planned(heading: Heading, grade: Grade, judged: Judged) -> Plan {
    let plan = judged.into_iter().fold(Plan::new(heading, grade), |plan, (login, fact)| {
        let name = login.to_string();
        plan.item(match fact {
            Ok(nothing) if nothing.is_empty() => Item::Same(name),
            Ok(_) => Item::Will(name),
            Err(why) => Item::Blocked { name, why },
        })
    });
    let same = plan.items.iter().all(|i| matches!(i, Item::Same(_)));
    if same { plan.note(Note::Unchanged) } else { plan }
}

pub(super) fn carry_out(desk: &mut Desk, now: Moment, judged: Judged) -> Outcome<Done> {
    let mut done = Done::default();
    let mut facts = Vec::new();
    for (login, fact) in judged {
        match fact {
            Ok(nothing) if nothing.is_empty() => {}
            Ok(mut more) => {
                done.done.push(login.to_string());
                facts.append(&mut more);
            }
            Err(why) => done.refused.push((login.to_string(), why)),
        }
    }
    if facts.is_empty()
        && let Some((_, why)) = done.refused.first()
    {
        return Err(why.clone().into());
    }
    done.unchanged = facts.is_empty();
    desk.commit_and_destroy(now, facts)?;
    Ok(done)
}

pub(super) fn names(logins: &[Login]) -> String {
    logins.iter().map(Login::as_str).collect::<Vec<_>>().join(", ")
}

impl Deliver {
    /// Handed over by hand.
    pub fn by_hand(logins: Vec<Login>) -> Self {
        Self { logins, means: Means::Hand, to: String::new() }
    }

    fn judge(&self, desk: &Desk, now: Moment) -> Outcome<Judged> {
        let to = text(&self.to)?;
        Ok(judge(desk.state(), now.day, &self.logins, |at| {
            let login = living(at)?;
            // Handed over is handed over: the first time stands.
            let first = at.code.delivered().is_none();
            let fact = || Fact::CodeDelivered { login, means: self.means, to: to.clone() };
            Ok(first.then(fact).into_iter().collect())
        }))
    }
}

impl Verb for Deliver {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let heading = Heading::Deliver { login: names(&self.logins) };
        Ok(planned(heading, Grade::Confirmed, self.judge(desk, now)?))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let judged = self.judge(desk, now)?;
        carry_out(desk, now, judged)
    }
}

impl Suspend {
    fn judge(&self, desk: &Desk, now: Moment) -> Judged {
        judge(desk.state(), now.day, &self.logins, |at| {
            let login = living(at)?;
            if at.life == Life::Suspended {
                return Err(Rule::CodeHeld { login: login.to_string() });
            }
            Ok(vec![Fact::CodeSuspended { login, until: self.until }])
        })
    }
}

impl Verb for Suspend {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let heading = Heading::Suspend { login: names(&self.logins) };
        let plan = planned(heading, Grade::Reversible, self.judge(desk, now));
        Ok(plan.note(Note::Days { from: now.day, until: self.until }))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let judged = self.judge(desk, now);
        carry_out(desk, now, judged)
    }
}

impl Lift {
    fn judge(&self, desk: &Desk, now: Moment) -> Judged {
        judge(desk.state(), now.day, &self.logins, |at| {
            let login = living(at)?;
            if at.code.holds.is_empty() {
                return Err(Rule::CodeNotHeld { login: login.to_string() });
            }
            let lift = |hold: &Hold| Fact::CodeLifted { login: login.clone(), hold: hold.by.id.clone() };
            Ok(at.code.holds.iter().map(lift).collect())
        })
    }
}

impl Verb for Lift {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let heading = Heading::Lift { login: names(&self.logins) };
        Ok(planned(heading, Grade::Reversible, self.judge(desk, now)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let judged = self.judge(desk, now);
        carry_out(desk, now, judged)
    }
}

impl Revoke {
    fn judge(&self, desk: &Desk, now: Moment) -> Judged {
        judge(desk.state(), now.day, &self.logins, |at| match at.life {
            Life::Revoked => Err(Rule::CodeRevoked { login: at.code.login.to_string() }),
            _ => Ok(vec![Fact::CodeRevoked { login: at.code.login.clone(), reason: self.reason }]),
        })
    }
}

impl Verb for Revoke {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        // Several at once can cut off half the institute: the word is typed.
        let grade = if self.logins.len() > 1 { Grade::Typed } else { Grade::Confirmed };
        let heading = Heading::Revoke { login: names(&self.logins) };
        Ok(planned(heading, grade, self.judge(desk, now)).note(Note::Reason(self.reason.word().to_owned())))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let judged = self.judge(desk, now);
        carry_out(desk, now, judged)
    }
}
