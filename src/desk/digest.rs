//! Telling everybody by mail what waits for them in the signing book, what is late, and what became of dossiers that
//! they sent or acted on: one mail a person, and nothing twice on one day.

use super::Desk;
use super::digest_text::{LINES, Letter};
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
                Ok(to) => ready.push(Ready { digest: digest.cut(LINES, now.day), to }),
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

/// What is written down of a mail that went: a fact for each dossier, of what the mail named and nothing else.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::fixture;
    use crate::domain::circuit::{Asked, Quorum, Step, Task, Who};
    use crate::domain::dossier::{DocumentKind, FileRef, Particulars};
    use crate::domain::ids::{PersonId, PostId};
    use crate::domain::people::{Appointment, Place as Where, Post, PostKind};

    /// Of two people for whom a dossier waits one has no address: the other gets a mail, and that one is named.
    #[test]
    fn whoever_has_no_mail_is_named_and_keeps_nobody_else_back() {
        let dir = tempfile::tempdir().unwrap();
        let at = "2027-04-05T09:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        let mut now = Moment { at, day: at.date_naive() };
        let mut desk = fixture::desk(dir.path(), now);
        let mut facts = Vec::new();
        for (name, mail) in [("Anne", "anne@essai.fr"), ("Karim", "")] {
            let (person, post) = (PersonId::new(name), PostId::new(format!("post-{name}")));
            let (title, kind, place) = (format!("Fonction de {name}"), PostKind::Other, Where::Institute);
            let someone = Person { id: person.clone(), name: name.into(), mail: mail.into(), ..Person::default() };
            facts.push(Fact::PersonRecorded { person: someone });
            facts.push(Fact::PostCreated { post: Post { id: post.clone(), title, kind, place, above: None } });
            let (id, from) = (name.into(), "2020-01-01".parse().unwrap());
            let appointment = Appointment { id, post, person, from, until: None };
            facts.push(Fact::AppointmentMade { appointment });
        }
        let posts = ["post-Anne", "post-Karim"].map(PostId::from);
        let task = |(n, post): (usize, PostId)| Task::new(format!("t.{n}").as_str().into(), 0, Asked::Visa, post);
        facts.push(Fact::DossierOpened {
            dossier: "d1".into(),
            number: "2027-0001".into(),
            title: "Lettre".into(),
            kind: DocumentKind::Letter,
            structure: None,
            amount: None,
            circuit: "Essai".into(),
            document: FileRef::default(),
            annexes: Vec::new(),
            steps: vec![Step::new(Asked::Visa, posts.clone().map(Who::Post).into(), Quorum::All, 0)],
            tasks: posts.into_iter().enumerate().map(task).collect(),
            particulars: Particulars::default(),
        });
        now.at += chrono::TimeDelta::seconds(60);
        desk.commit(now, None, facts).unwrap();
        let mut send = SendDigests { to: Way::Outbox(dir.path().join("mails")) };
        let plan = send.plan(&desk, now, &Watch::default()).unwrap();
        assert_eq!((plan.doing(), plan.blocked()), (1, 1));
        assert!(plan.notes.contains(&Note::Figure(Figure::Unreachable, 1)), "{plan:?}");
        now.at += chrono::TimeDelta::seconds(60);
        let done = send.apply(&mut desk, now, &Watch::default()).unwrap();
        assert_eq!(done.done, ["Anne"]);
        assert_eq!(done.refused, [("Karim".to_owned(), Rule::Unreachable { name: "Karim".into() })]);
        let alone = send.apply(&mut desk, now, &Watch::default()).unwrap_err();
        assert_eq!(alone.code(), "unreachable", "where nobody else is left, that is why");
    }
}
