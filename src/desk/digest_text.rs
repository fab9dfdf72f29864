//! What the mail to one person says of the signing book: the values of its text. A mail leaves the desk: of a dossier
//! that whoever sends it may not see, or that is confidential, it tells the number and no more.

use super::book_text::book_text;
use super::dossiers::waited_in;
use super::mail_text::Told;
use super::verb::Moment;
use crate::domain::circuit::Task;
use crate::domain::digest::{About, Digest, late, news};
use crate::domain::dossier::{Dossier, Secrecy};
use crate::domain::ids::PersonId;
use crate::domain::state::State;
use crate::domain::texts::TextName;
use crate::domain::tray::Viewer;
use crate::domain::trouble::Outcome;
use crate::paper::french;
use crate::paper::template::{Piece, Values, render};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// Most lines of each list: a mail says how many more there are, and the next one names them.
pub(super) const LINES: usize = 40;

/// A line of a list: texts and numbers by name.
type Row = Vec<(&'static str, Piece)>;

/// What a mail is made from.
pub(super) struct Letter<'a> {
    pub state: &'a State,
    pub digest: &'a Digest,
    /// What whoever sends it may see.
    pub sender: &'a Viewer<'a>,
    pub now: Moment,
}

impl Letter<'_> {
    /// The mail.
    pub fn told(&self) -> Outcome<Told> {
        let values = self.values();
        Ok(Told {
            subject: render(TextName::DigestSubject, book_text(self.state, TextName::DigestSubject), &values)?,
            body: render(TextName::Digest, book_text(self.state, TextName::Digest), &values)?,
        })
    }

    fn values(&self) -> Values {
        let (about, left) = (&self.digest.about, self.digest.left);
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let mut tasks: Vec<(&About, &Task)> = about.iter().flat_map(|a| a.tasks.iter().map(move |t| (a, t))).collect();
        tasks.sort_by_key(|(a, _)| Reverse(late(&a.dossier, self.now.day)));
        let waits: Vec<Row> = tasks.into_iter().map(|(a, t)| self.waits(&a.dossier, t)).collect();
        let late: Vec<Row> = about.iter().filter(|a| !a.late.is_empty()).map(|a| self.late(a)).collect();
        let happened: Vec<Row> = about.iter().flat_map(|a| self.news(a)).collect();
        values(self.state, &self.digest.person, self.now.day)
            .rows("attente", &waits)
            .rows("retards", &late)
            .rows("suites", &happened)
            .number("reste", count(left.tasks))
            .number("reste_retards", count(left.late))
            .number("reste_suites", count(left.news))
    }

    /// Whether more than its number is told of a dossier.
    fn tells(&self, dossier: &Dossier) -> bool {
        dossier.particulars.secrecy != Secrecy::Confidential && self.sender.sees(dossier)
    }

    fn named(&self, dossier: &Dossier) -> Row {
        let title = if self.tells(dossier) { dossier.title.clone() } else { String::new() };
        vec![text("numero", &dossier.number), text("titre", &title)]
    }

    fn waits(&self, dossier: &Dossier, task: &Task) -> Row {
        let people = &self.state.people;
        let title = people.posts.get(&task.post).map_or("", |p| p.title.as_str());
        let me = &self.digest.person;
        let own = task.person.as_ref() == Some(me)
            || people.appointments.values().any(|a| a.person == *me && a.post == task.post && a.covers(self.now.day));
        let mut row = self.named(dossier);
        row.extend([
            text("demande", task.asked.word()),
            text("depuis", &french::day(dossier.since_day)),
            text("avant", &dossier.due().map(french::day).unwrap_or_default()),
            number("retard", late(dossier, self.now.day).unwrap_or_default()),
            text("fonction", if self.tells(dossier) { title } else { "" }),
            number("suppleance", i64::from(!own && !title.is_empty() && self.tells(dossier))),
        ]);
        row
    }

    fn late(&self, about: &About) -> Row {
        let dossier = &about.dossier;
        let tasks: Vec<&Task> = about.late.iter().filter_map(|id| dossier.task(id)).collect();
        let who: Vec<String> = tasks.iter().map(|t| waited_in(self.state, dossier, t, self.now)).collect();
        let mut above: Vec<&str> = tasks
            .iter()
            .filter(|t| t.outsider.is_none() && t.instead_of.is_none())
            .filter_map(|t| self.state.above(&t.post, self.now.day).map(|p| p.title.as_str()))
            .collect();
        above.dedup();
        let mut row = self.named(dossier);
        row.extend([
            text("qui", &if self.tells(dossier) { who.join(", ") } else { String::new() }),
            text("depuis", &french::day(dossier.since_day)),
            number("retard", late(dossier, self.now.day).unwrap_or_default()),
            text("audessus", &if self.tells(dossier) { above.join(", ") } else { String::new() }),
        ]);
        row
    }

    fn news(&self, about: &About) -> Vec<Row> {
        let dossier = &about.dossier;
        let mine = news(dossier).into_iter().filter(|n| about.news.contains(&n.meta.id));
        mine.map(|news| {
            let reason = if self.tells(dossier) { news.reason } else { "" };
            let mut row = self.named(dossier);
            row.extend([
                text("suite", news.event.word()),
                text("par", self.state.people.name(&news.meta.by)),
                text("le", &french::day(news.meta.day())),
                text("motif", reason.trim_end_matches('.')),
                number("repris", i64::from(news.superseded)),
            ]);
            row
        })
        .collect()
    }
}

fn text(name: &'static str, value: &str) -> (&'static str, Piece) {
    (name, Piece::Text(value.to_owned()))
}

fn number(name: &'static str, value: i64) -> (&'static str, Piece) {
    (name, Piece::Number(value))
}

fn values(state: &State, person: &PersonId, day: NaiveDate) -> Values {
    Values::default()
        .with("institut", &state.desk.organisation)
        .with("date", &french::day(day))
        .with("personne", state.people.name(person))
}

/// Invented values, all of them and each list alone: a text that stands with these makes every mail.
pub(super) fn sample(state: &State, now: Moment) -> Vec<Values> {
    let head = || vec![text("numero", "2027-0042"), text("titre", "Convention donnée en exemple")];
    let mut waits = head();
    waits.extend([
        text("demande", "signature"),
        text("depuis", "5\u{a0}avril\u{a0}2027"),
        text("avant", "9\u{a0}avril\u{a0}2027"),
        number("retard", 3),
        text("fonction", "Fonction donnée en exemple"),
        number("suppleance", 1),
    ]);
    let mut late = head();
    late.extend([
        text("qui", "Dominique Exemple"),
        text("depuis", "5\u{a0}avril\u{a0}2027"),
        number("retard", 3),
        text("audessus", "Fonction donnée en exemple"),
    ]);
    let mut happened = head();
    happened.extend([
        text("suite", "refused"),
        text("par", "Camille Exemple"),
        text("le", "5\u{a0}avril\u{a0}2027"),
        text("motif", "Motif donné en exemple"),
        number("repris", 1),
    ]);
    let base = || values(state, &PersonId::new("Dominique Exemple"), now.day);
    vec![
        base().rows("attente", &[waits.clone()]).rows("retards", &[late.clone()]).rows("suites", &[happened.clone()]),
        base().rows("attente", &[waits]).number("reste", 2),
        base().rows("retards", &[late]).number("reste_retards", 1),
        base().rows("suites", &[happened]).number("reste_suites", 2),
    ]
}
