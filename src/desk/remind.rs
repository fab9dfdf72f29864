//! Reminders sent to the structures that are late, on the days that the campaign says.

use super::Desk;
use super::mail_text::About;
use super::send::{Sending, Way};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::campaign::Campaign;
use crate::domain::fact::Fact;
use crate::domain::people::Person;
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan};
use crate::domain::reminder::{Due, Kind, come, due, due_at};
use crate::domain::state::State;
use crate::domain::structure::Structure;
use crate::domain::trouble::{Outcome, Rule};
use crate::exchange::mail::{Mail, Party};
use std::sync::Arc;
use zeroize::Zeroizing;

/// Sends the reminders that are due: those of the last day that has come, or of another one of the campaign's.
#[derive(Clone, Debug)]
pub struct Remind {
    pub to: Way,
    /// Day of the reminder, counted from the cut-off.
    pub step: Option<i16>,
}

/// A reminder that can go.
struct Ready {
    due: Due,
    structure: Arc<Structure>,
    to: Person,
}

type Judged = (String, Result<Ready, Rule>);

impl Ready {
    fn label(&self, state: &State) -> String {
        self.structure.short(&state.desk.uai).to_owned()
    }
}

impl Remind {
    /// The campaign, and each structure in question with its reminder or why it gets none.
    fn judge<'a>(&self, state: &'a State, now: Moment) -> Outcome<(&'a Campaign, Vec<Judged>)> {
        let campaign = state.campaign(now.day).ok_or(Rule::NoCampaign)?;
        let mut all = match self.step {
            Some(step) => due_at(state, campaign, step, now.day),
            None => due(state, campaign, now.day),
        };
        if all.is_empty() {
            return Err(Rule::NothingDue.into());
        }
        all.sort_by_key(|due| due.kind);
        let judged = all.into_iter().filter_map(|due| {
            let structure = state.structures.get(&due.structure)?.clone();
            let name = structure.short(&state.desk.uai).to_owned();
            let ready = match (due.kind, state.reminded_at(&due.structure, campaign.year, now.day)) {
                // The structure has done its part: the desk is late.
                (Kind::RegistrationToCheck, _) => Err(Rule::RegistrationToCheck { structure: name.clone() }),
                (_, None) => Err(Rule::NoMailAddress { structure: name.clone() }),
                (_, Some(to)) => Ok(Ready { due, structure, to: to.clone() }),
            };
            Some((name, ready))
        });
        Ok((campaign, judged.collect()))
    }
}

/// What a kind of reminder is counted as.
fn figure(kind: Kind) -> Figure {
    match kind {
        Kind::NotRegistered | Kind::RegistrationToCheck => Figure::NotRenewed,
        Kind::NotDelivered => Figure::NotDelivered,
        Kind::OldCodeInUse => Figure::OldInUse,
    }
}

impl Verb for Remind {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.to.check(desk)?;
        let (campaign, judged) = self.judge(desk.state(), now)?;
        let mut plan = Plan::new(Heading::Remind { year: campaign.year }, Grade::Confirmed);
        let step = self.step.or_else(|| come(campaign, now.day).first().copied());
        plan.notes.extend(step.map(|step| Note::Reminder { cutoff: campaign.cutoff, step }));
        let mut figures = [
            (Figure::Mails, 0),
            (Figure::NotRenewed, 0),
            (Figure::NotDelivered, 0),
            (Figure::OldInUse, 0),
            (Figure::WithoutMail, 0),
        ];
        let mut count = |what: Figure| figures.iter_mut().filter(|(f, _)| *f == what).for_each(|(_, n)| *n += 1);
        for (name, ready) in judged {
            plan = plan.item(match ready {
                Ok(Ready { due, to, .. }) => {
                    count(Figure::Mails);
                    count(figure(due.kind));
                    Item::Will(format!("{name} ({}, {})", to.name, to.mail))
                }
                Err(why) => {
                    if matches!(why, Rule::NoMailAddress { .. }) {
                        count(Figure::WithoutMail);
                    }
                    Item::Blocked { name, why }
                }
            });
        }
        let told = figures.into_iter().filter(|(what, n)| *n > 0 || *what == Figure::Mails);
        let plan = told.fold(plan, |plan, (what, n)| plan.note(Note::Figure(what, n)));
        let without = plan.notes.iter().any(|n| matches!(n, Note::Figure(Figure::WithoutMail, _)));
        Ok(if without { plan.note(Note::WriteInstead) } else { plan })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        let (campaign, judged) = self.judge(desk.state(), now)?;
        let (year, cutoff) = (campaign.year, Some(campaign.cutoff));
        let (mut ready, mut refused) = (Vec::new(), Vec::new());
        for (name, judged) in judged {
            match judged {
                Ok(one) => ready.push(one),
                Err(why) => refused.push((name, why)),
            }
        }
        let reminded = |went: &[usize]| {
            let step = went.first().map(|n| ready[*n].due.step)?;
            let structures = went.iter().map(|n| ready[*n].due.structure.clone()).collect();
            Some(Fact::Reminded { year, step, structures, cutoff })
        };
        let sending = Sending {
            names: ready.iter().map(|r| r.label(desk.state())).collect(),
            make: &|desk, n| mail_of(desk, year, &ready[n], now),
            record: &|went| reminded(went).into_iter().collect(),
        };
        if sending.names.is_empty()
            && let Some((_, why)) = refused.first()
        {
            return Err(why.clone().into());
        }
        let mut done = desk.send(&self.to, &sending, now, watch)?;
        done.refused.splice(0..0, refused);
        Ok(done)
    }
}

fn mail_of(desk: &Desk, year: u16, ready: &Ready, now: Moment) -> Outcome<Mail> {
    let state = desk.state();
    let campaign: &Campaign = state.campaigns.get(&year).ok_or(Rule::NoSuchCampaign { year })?;
    let structure = &ready.structure;
    let told = About { state, campaign, structure, name: &ready.to.name, day: now.day }.reminder(ready.due.kind)?;
    let (from, reply_to) = desk.sender();
    Ok(Mail {
        from,
        reply_to,
        to: Party { name: ready.to.name.clone(), mail: ready.to.mail.clone() },
        subject: told.subject,
        body: Zeroizing::new(told.body),
        attachment: None,
        id: format!("rappel.{year}.{}.{}.{}", ready.due.step, structure.id, now.at.timestamp()),
        at: now.at,
    })
}
