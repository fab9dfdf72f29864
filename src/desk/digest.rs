//! Telling everybody by mail what waits for them in the signing book, what is late, and what became of dossiers that
//! they sent or acted on: one mail a person, and nothing twice on one day.

use super::Desk;
use super::digest_text::Letter;
use super::send::{Sending, Way};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::digest::{Digest, digests};
use crate::domain::fact::Fact;
use crate::domain::people::{Person, mail_fits};
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan};
use crate::domain::tray::Viewer;
use crate::domain::trouble::{Outcome, Rule};
use crate::exchange::mail::{Mail, Party};
use zeroize::Zeroizing;

/// Sends what is to be told: of every dossier by an administrator, of those that they sent by anybody else.
#[derive(Clone, Debug)]
pub struct SendDigests {
    pub to: Way,
}

/// A mail that can go.
struct Ready {
    digest: Digest,
    to: Person,
}

/// Everybody who is to be told something, with the mail or why there is none.
fn judged(desk: &Desk, now: Moment) -> Vec<(Digest, Result<Person, Rule>)> {
    let (state, me) = (desk.state(), desk.me());
    let all = desk.administrator().is_ok();
    let found = digests(state, now.day, |d| all || d.writer == *me);
    let reached = |digest: Digest| {
        let person = state.people.persons.get(&digest.person).cloned().unwrap_or_default();
        let to = if mail_fits(&person.mail, &[]) {
            Ok(person)
        } else {
            Err(Rule::Unreachable { name: state.people.name(&digest.person).to_owned() })
        };
        (digest, to)
    };
    found.into_iter().map(reached).collect()
}

impl Verb for SendDigests {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.to.check(desk)?;
        let judged = judged(desk, now);
        let mut plan = Plan::new(Heading::Digests, Grade::Confirmed);
        if judged.is_empty() {
            return Ok(plan.note(Note::Unchanged));
        }
        let mails = judged.iter().filter(|(_, to)| to.is_ok()).count();
        plan = plan.note(Note::Figure(Figure::Mails, mails));
        if mails < judged.len() {
            plan = plan.note(Note::Figure(Figure::Unreachable, judged.len() - mails));
        }
        for (digest, to) in judged {
            plan = plan.item(match to {
                Ok(to) => Item::Told {
                    name: format!("{} ({})", to.name, to.mail),
                    waiting: digest.waiting(),
                    late: digest.late(now.day),
                    news: digest.news(),
                },
                Err(why) => Item::Blocked { name: desk.state().people.name(&digest.person).to_owned(), why },
            });
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        let (mut ready, mut refused) = (Vec::new(), Vec::new());
        for (digest, to) in judged(desk, now) {
            match to {
                Ok(to) => ready.push(Ready { digest, to }),
                Err(why) => refused.push((desk.state().people.name(&digest.person).to_owned(), why)),
            }
        }
        let sending = Sending {
            names: ready.iter().map(|r| r.to.name.clone()).collect(),
            make: &|desk, n| mail_of(desk, &ready[n], now),
            record: &|went| went.iter().flat_map(|n| noted(&ready[*n].digest)).collect(),
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

/// What is written down of a mail that went: a fact for each dossier.
fn noted(digest: &Digest) -> Vec<Fact> {
    let fact = |about: &crate::domain::digest::About| Fact::BookReminded {
        dossier: about.dossier.id.clone(),
        tasks: about.tasks.iter().map(|t| t.id.clone()).chain(about.late.iter().cloned()).collect(),
        to: digest.person.clone(),
        told: about.news.clone(),
    };
    digest.about.iter().map(fact).collect()
}

fn mail_of(desk: &Desk, ready: &Ready, now: Moment) -> Outcome<Mail> {
    let state = desk.state();
    let sender = Viewer::new(state, desk.me(), now.day);
    let told = Letter { state, digest: &ready.digest, sender: &sender, now }.told()?;
    let (from, reply_to) = desk.sender();
    Ok(Mail {
        from,
        reply_to,
        to: Party { name: ready.to.name.clone(), mail: ready.to.mail.clone() },
        subject: told.subject,
        body: Zeroizing::new(told.body),
        attachment: None,
        id: format!("parapheur.{}.{}", ready.to.id, now.at.timestamp()),
        at: now.at,
    })
}
