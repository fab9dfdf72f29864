//! Codes sent by mail to the correspondents of their structures, once or again.

use super::Desk;
use super::code_letters::letter_pdf;
use super::codes::judge;
use super::mail_text::About;
use super::send::{Sending, Way};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::code::{AccessCode, Life, Means};
use crate::domain::fact::Fact;
use crate::domain::login::Login;
use crate::domain::people::{Person, mail_fits};
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule};
use crate::exchange::mail::{Mail, Party};
use chrono::NaiveDate;
use zeroize::Zeroizing;

/// Sends codes by mail to the correspondents of their structures; one that was delivered already is sent again.
#[derive(Clone, Debug)]
pub struct SendCodes {
    pub logins: Vec<Login>,
    pub to: Way,
}

/// A code on its way.
struct Parcel {
    login: Login,
    name: String,
    mail: String,
    again: bool,
}

impl SendCodes {
    /// The codes of the running campaign that work and are with nobody yet.
    pub fn undelivered(state: &State, day: NaiveDate) -> Vec<Login> {
        let (calendar, year) = (state.calendar(day), state.campaign(day).map(|c| c.year));
        let waits = |c: &&AccessCode| {
            year.is_some_and(|year| year <= c.year)
                && matches!(c.life(calendar, day), Life::Live | Life::InUse)
                && c.delivered().is_none()
                && c.receipt.is_none()
        };
        let mut logins: Vec<Login> = state.codes.values().filter(waits).map(|c| c.login.clone()).collect();
        logins.sort();
        logins
    }

    fn judge(&self, desk: &Desk, now: Moment) -> Vec<(Login, Result<Parcel, Rule>)> {
        let state = desk.state();
        let judged = judge(state, now.day, &self.logins, |at| {
            if at.life.works() {
                Ok(Vec::new())
            } else {
                Err(Rule::NotWorkingCode { login: at.code.login.to_string() })
            }
        });
        let parcel = |(login, works): (Login, Result<Vec<Fact>, Rule>)| {
            let parcel = works.and_then(|_| {
                let code = state.code(&login).ok_or_else(|| Rule::NoSuchCode { typed: login.to_string() })?;
                parcel(state, code)
            });
            (login, parcel)
        };
        judged.into_iter().map(parcel).collect()
    }
}

fn parcel(state: &State, code: &AccessCode) -> Result<Parcel, Rule> {
    let login = code.login.clone();
    let again = !code.deliveries.is_empty();
    if again && !state.campaigns.get(&code.year).is_none_or(|c| c.settings.resend) {
        return Err(Rule::ResendRefused { login: login.to_string() });
    }
    if !state.sealed.contains_key(&code.index) {
        return Err(Rule::SecretGone { login: login.to_string() });
    }
    let to = state.correspondent(&code.structure, code.year).filter(|p| mail_fits(&p.mail, &[]));
    let Person { name, mail, .. } = to.cloned().ok_or_else(|| {
        let known = state.structures.get(&code.structure);
        Rule::NoMailAddress {
            structure: known.map_or(code.structure.0.clone(), |s| s.short(&state.desk.uai).to_owned()),
        }
    })?;
    Ok(Parcel { login, name, mail, again })
}

impl Verb for SendCodes {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.to.check(desk)?;
        let year = desk.state().campaign(now.day).ok_or(Rule::NoCampaign)?.year;
        let mut plan = Plan::new(Heading::Mail { year }, Grade::Confirmed);
        let (mut again, mut without) = (0, 0);
        for (login, judged) in self.judge(desk, now) {
            plan = plan.item(match judged {
                Ok(Parcel { name, mail, again: true, .. }) => {
                    again += 1;
                    Item::Will(format!("{login} ({name}, {mail})"))
                }
                Ok(Parcel { name, mail, .. }) => Item::New(format!("{login} ({name}, {mail})")),
                Err(why) => {
                    without += usize::from(matches!(why, Rule::NoMailAddress { .. }));
                    Item::Blocked { name: login.to_string(), why }
                }
            });
        }
        let mails = plan.doing();
        let figures = [(Figure::Mails, mails), (Figure::Again, again), (Figure::WithoutMail, without)];
        let told = figures.into_iter().filter(|(what, n)| *n > 0 || *what == Figure::Mails);
        Ok(told.fold(plan, |plan, (what, n)| plan.note(Note::Figure(what, n))))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        let (mut parcels, mut refused) = (Vec::new(), Vec::new());
        for (login, judged) in self.judge(desk, now) {
            match judged {
                Ok(parcel) => parcels.push(parcel),
                Err(why) => refused.push((login.to_string(), why)),
            }
        }
        if parcels.is_empty()
            && let Some((_, why)) = refused.first()
        {
            return Err(why.clone().into());
        }
        let delivered = |n: &usize| Fact::CodeDelivered {
            login: parcels[*n].login.clone(),
            means: Means::Mail,
            to: parcels[*n].mail.clone(),
        };
        let sending = Sending {
            names: parcels.iter().map(|p| p.login.to_string()).collect(),
            make: &|desk, n| mail_of(desk, &parcels[n], now),
            record: &|went| went.iter().map(delivered).collect(),
        };
        let mut done = desk.send(&self.to, &sending, now, watch)?;
        done.refused.splice(0..0, refused);
        Ok(done)
    }
}

fn mail_of(desk: &Desk, parcel: &Parcel, now: Moment) -> Outcome<Mail> {
    let (state, login) = (desk.state(), &parcel.login);
    let missing = || Rule::NoSuchCode { typed: login.to_string() };
    let code = state.code(login).ok_or_else(missing)?;
    let structure = state.structures.get(&code.structure).ok_or_else(missing)?;
    let campaign = state.campaigns.get(&code.year).or_else(|| state.campaign(now.day)).ok_or(Rule::NoCampaign)?;
    let told = About { state, campaign, structure, name: &parcel.name, day: now.day }.code(code)?;
    let letter = letter_pdf(desk, login, now)?;
    let (from, reply_to) = desk.sender();
    Ok(Mail {
        from,
        reply_to,
        to: Party { name: parcel.name.clone(), mail: parcel.mail.clone() },
        subject: told.subject,
        body: Zeroizing::new(told.body),
        attachment: Some((format!("lettre-{login}.pdf"), letter)),
        id: format!("{login}.{}.{}", code.deliveries.len(), now.at.timestamp()),
        at: now.at,
    })
}
