//! `paraphe people`: substitutions, proposals of beneficiaries, signing certificates.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{all, given, maybe, text};
use crate::desk::{EndSubstitution, Moment, Propose, REVOCATION_REASONS, RevokeCertificate, Substitute, Verb};
use crate::domain::dossier::DocumentKind;
use crate::domain::find;
use crate::domain::fold::fold;
use crate::domain::people::Manner;
use crate::domain::serial::serial;
use crate::text::cli::{folk as words, help, titles};
use crate::text::{Lang, format, words as values_in_words};
use chrono::NaiveDate;
use clap::{ArgMatches, Command};

/// The commands.
pub fn grammar(g: Grammar) -> Vec<Command> {
    let kinds = DocumentKind::ALL.map(DocumentKind::word);
    let reasons = REVOCATION_REASONS.map(|(_, word)| word);
    let who = || {
        [g.thing("post", help::POST, words::SUBSTITUTE_POST), g.thing("person", help::PERSON, words::SUBSTITUTE_PERSON)]
    };
    let revoke = [
        g.thing("person", help::PERSON, words::CERTIFICATE_PERSON).required(false),
        g.choice("reason", help::KIND, words::CERTIFICATE_REASON, &reasons).required(true),
        g.flag("yes", words::CERTIFICATE_YES),
    ];
    vec![
        g.act("substitute", words::SUBSTITUTE, who())
            .arg(g.day("from", help::FROM).required(true))
            .arg(g.day("until", help::UNTIL).required(true))
            .arg(
                g.choice("kind", help::KIND, help::GRANT_KINDS, &kinds[..kinds.len() - 1])
                    .action(clap::ArgAction::Append),
            )
            .arg(g.option("act", help::ACT, words::SUBSTITUTE_ACT).required(true))
            .arg(g.choice("manner", help::KIND, words::SUBSTITUTE_AS, &Manner::ALL.map(Manner::word))),
        g.act("unsubstitute", words::UNSUBSTITUTE, who()).arg(g.day("from", words::UNSUBSTITUTE_FROM)).arg(g.option(
            "act",
            help::ACT,
            words::UNSUBSTITUTE_ACT,
        )),
        g.rows("substitutions", words::SUBSTITUTIONS, []),
        g.act(
            "propose",
            words::PROPOSE,
            [g.thing("person", help::PERSON, help::PERSON_ID), g.option("post", help::POST, words::PROPOSE_POST)],
        ),
        g.rows("proposals", words::PROPOSALS, []),
        g.group("certificate", words::CERTIFICATES)
            .subcommands([
                g.rows("list", words::CERTIFICATE_LIST, []),
                g.act("revoke", words::CERTIFICATE_REVOKE, revoke),
            ])
            .subcommands(super::seals::of_people(g)),
    ]
}

/// Does a command of these.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["substitute"] => run.act(|session| substitute(m, session)),
        ["unsubstitute"] => run.act(|session| {
            let (state, today) = (session.state(), Moment::now().day);
            let (post, person) = (find::post(state, text(m, "post"))?, find::person(state, text(m, "person"))?);
            let substitution = find::substitution(state, &post, &person, maybe(m, "act"), today)?;
            Ok(Box::new(EndSubstitution { substitution, day: given(m, "from").unwrap_or(today) }))
        }),
        ["substitutions"] => run.look(substitutions),
        ["propose"] => run.act(|session| {
            let state = session.state();
            let person = find::person(state, text(m, "person"))?;
            let post = maybe(m, "post").map(|typed| find::post(state, typed)).transpose()?;
            Ok(Box::new(Propose { person, post }))
        }),
        ["proposals"] => run.look(proposals),
        ["certificate", "list"] => run.look(certificates),
        ["certificate", "revoke"] => run.act(|session| {
            let typed = maybe(m, "person");
            let person = typed.map(|typed| find::person(session.state(), typed)).transpose()?;
            let person = person.unwrap_or_else(|| session.desk.me().clone());
            let reason = REVOCATION_REASONS.iter().find(|(_, word)| *word == text(m, "reason")).map_or(0, |(n, _)| *n);
            Ok(Box::new(RevokeCertificate { person, reason }))
        }),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn substitute(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    Ok(Box::new(Substitute {
        post: find::post(state, text(m, "post"))?,
        person: find::person(state, text(m, "person"))?,
        kinds: all(m, "kind").into_iter().filter_map(DocumentKind::of_word).collect(),
        from: given(m, "from").unwrap_or_default(),
        until: given(m, "until").unwrap_or_default(),
        act: text(m, "act").to_owned(),
        manner: maybe(m, "manner").and_then(Manner::of_word).unwrap_or_default(),
    }))
}

/// A day, for people and for programs.
pub fn date(day: NaiveDate, lang: Lang) -> Cell {
    Cell::new(format::short_day(day, lang), day.to_string())
}

/// The first day and the last, where there is one.
pub fn span(from: NaiveDate, until: Option<NaiveDate>, lang: Lang) -> [Cell; 2] {
    [date(from, lang), until.map_or_else(Cell::none, |day| date(day, lang))]
}

/// Kinds of document, for people and for programs.
pub fn kinds(value: &[DocumentKind], lang: Lang) -> Cell {
    Cell::new(values_in_words::kinds(value, lang), value.iter().map(|k| k.word()).collect::<Vec<_>>())
}

const SUBSTITUTIONS: [Column; 9] = [
    ("post", titles::POST),
    ("person", titles::PERSON),
    ("from", titles::FROM),
    ("until", titles::UNTIL),
    ("kinds", titles::KINDS),
    ("act", titles::ACT),
    ("manner", words::MANNER),
    ("ended", words::ENDED),
    ("id", titles::ID),
];

fn substitutions(run: &mut Run, session: &Session) -> Ended {
    let (people, lang) = (&session.state().people, run.lang);
    let mut found: Vec<_> = people.substitutions.values().collect();
    found.sort_by(|a, b| (b.from, &b.id).cmp(&(a.from, &a.id)));
    let rows = found.into_iter().map(|s| {
        [
            Cell::maybe(people.posts.get(&s.post).map(|p| p.title.as_str())),
            Cell::text(people.name(&s.person)),
            date(s.from, lang),
            date(s.until, lang),
            kinds(&s.kinds, lang),
            Cell::text(&s.act),
            Cell::new(values_in_words::manner(s.manner).of(lang), s.manner.word()),
            s.revoked_on.map_or_else(Cell::none, |first| date(first, lang)),
            Cell::text(s.id.as_str()),
        ]
    });
    let table = Table { columns: SUBSTITUTIONS, rows: rows.collect() };
    run.rows_or(&table, words::NO_SUBSTITUTION);
    Ok(0)
}

const PROPOSALS: [Column; 5] = [
    ("person", titles::PERSON),
    ("by", words::PROPOSED_BY),
    ("post", titles::POST),
    ("on", titles::DAY),
    ("account", titles::ACCOUNT),
];

fn proposals(run: &mut Run, session: &Session) -> Ended {
    let (people, lang) = (&session.state().people, run.lang);
    let mut found: Vec<_> = people.proposals.values().collect();
    found.sort_by_key(|p| (people.accounts.contains_key(&p.person), p.made.day(), p.person.clone()));
    let rows = found.into_iter().map(|p| {
        let account = people.accounts.contains_key(&p.person);
        let told = if account { crate::text::cli::said::YES.of(lang) } else { "" };
        [
            Cell::text(people.name(&p.person)),
            Cell::text(people.name(&p.made.by)),
            Cell::maybe(people.posts.get(&p.post).map(|post| post.title.as_str())),
            date(p.made.day(), lang),
            Cell::new(told, account),
        ]
    });
    let table = Table { columns: PROPOSALS, rows: rows.collect() };
    run.rows_or(&table, words::NO_PROPOSAL);
    Ok(0)
}

const CERTIFICATES: [Column; 5] = [
    ("person", titles::PERSON),
    ("serial", words::CERTIFICATE),
    ("until", titles::UNTIL),
    ("revoked", words::REVOKED),
    ("reason", titles::REASON),
];

/// The certificates in use, then those revoked that others have taken the place of.
fn certificates(run: &mut Run, session: &Session) -> Ended {
    let (people, lang) = (&session.state().people, run.lang);
    let mut rows: Vec<(String, [Cell; 5])> = Vec::new();
    let mut listed = Vec::new();
    let reason = |serial: &str| match people.revoked.get(serial) {
        Some(r) => {
            let word = REVOCATION_REASONS.iter().find(|(n, _)| *n == r.reason).map_or("unspecified", |(_, word)| word);
            let told = values_in_words::revocation_reason(r.reason).of(lang);
            [date(r.meta.day(), lang), Cell::new(told, word)]
        }
        None => [Cell::none(), Cell::none()],
    };
    for account in people.accounts.values() {
        let Some(serial) = serial(&account.certificate) else { continue };
        let name = people.name(&account.person).to_owned();
        let until = account.until.map(|at| at.with_timezone(&chrono::Local).date_naive());
        let [on, why] = reason(&serial);
        let until = until.map_or_else(Cell::none, |day| date(day, lang));
        rows.push((fold(&name), [Cell::text(name), Cell::text(&serial), until, on, why]));
        listed.push(serial);
    }
    for gone in people.revoked.values().filter(|r| !listed.contains(&r.serial)) {
        let name = people.name(&gone.person).to_owned();
        let [on, why] = reason(&gone.serial);
        rows.push((fold(&name), [Cell::text(name), Cell::text(&gone.serial), Cell::none(), on, why]));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let table = Table { columns: CERTIFICATES, rows: rows.into_iter().map(|(_, row)| row).collect() };
    run.rows_or(&table, words::NO_CERTIFICATE);
    Ok(0)
}
