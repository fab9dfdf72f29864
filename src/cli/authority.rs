//! `paraphe authority`: who may sign what, until when, by which act.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::post::{one_place, place, place_cell, places};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{self, all, flag, given, maybe, text};
use crate::desk::{Answer, Grant, GrantUnder, Moment, Question, RevokeAuthority, Terms, Verb};
use crate::domain::dossier::DocumentKind;
use crate::domain::find;
use crate::domain::fold::fold;
use crate::domain::trouble::Trouble;
use crate::text::cli::empty;
use crate::text::cli::{folk as words_of, help, said, titles};
use crate::text::{format, trouble, words};
use chrono::NaiveDate;
use clap::{ArgMatches, Command};

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let kinds = DocumentKind::ALL.map(DocumentKind::word);
    g.group("authority", help::AUTHORITIES).subcommands([
        g.act(
            "grant",
            help::AUTHORITY_GRANT,
            [
                g.option("person", help::PERSON, help::PERSON_ID).required(true),
                g.option("post", help::POST, help::GRANT_POST).required(true),
                g.choice("kind", help::KIND, help::GRANT_KINDS, &kinds[..kinds.len() - 1])
                    .action(clap::ArgAction::Append),
                g.option("ceiling", help::AMOUNT, help::GRANT_CEILING).value_parser(values::euros(g.0)),
            ],
        )
        .args(places(g))
        .group(one_place())
        .arg(g.day("from", help::FROM).required(true))
        .arg(g.day("until", help::UNTIL).required(true))
        .arg(g.option("act", help::ACT, help::GRANT_ACT).required(true))
        .arg(g.option("on-behalf", help::TEXT, help::GRANT_BEHALF))
        .arg(g.option("from-authority", help::ACT, words_of::GRANT_SOURCE))
        .arg(g.flag("may-delegate", words_of::GRANT_MAY))
        .arg(g.flag("this-only", words_of::GRANT_ONLY)),
        g.act("revoke", help::AUTHORITY_REVOKE, [g.thing("authority", help::ACT, help::AUTHORITY_ID)]),
        g.rows("list", help::AUTHORITY_LIST, []),
        g.rows(
            "who-may-sign",
            help::WHO_MAY_SIGN,
            [g.option("dossier", help::NUMBER, help::WHO_DOSSIER).required(true), g.day("on", help::WHO_ON)],
        ),
        super::who::grammar(g),
    ])
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["grant"] => run.act(|session| grant(m, session)),
        ["revoke"] => run.act(|session| {
            let authority = find::authority(session.state(), text(m, "authority"))?;
            Ok(Box::new(RevokeAuthority { authority }))
        }),
        ["list"] => run.look(list),
        ["who"] => run.look(|run, session| super::who::who(m, run, session)),
        ["who-may-sign"] => run.look(|run, session| who_may_sign(m, run, session)),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn grant(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    let grant = Grant {
        person: find::person(state, text(m, "person"))?,
        post: find::post(state, text(m, "post"))?,
        kinds: all(m, "kind").into_iter().filter_map(DocumentKind::of_word).collect(),
        ceiling: given(m, "ceiling"),
        place: place(m, state)?,
        from: given(m, "from").unwrap_or_default(),
        until: given(m, "until").unwrap_or_default(),
        act: text(m, "act").to_owned(),
        on_behalf: maybe(m, "on-behalf").map(str::to_owned),
    };
    let source = maybe(m, "from-authority").map(|typed| find::authority(state, typed)).transpose()?;
    let terms = Terms { source, may_delegate: flag(m, "may-delegate"), this_only: flag(m, "this-only") };
    Ok(Box::new(GrantUnder { grant, terms }))
}

const LIST: [Column; 14] = [
    ("act", titles::ACT),
    ("person", titles::PERSON),
    ("post", titles::POST),
    ("place", titles::PLACE),
    ("kinds", titles::KINDS),
    ("ceiling_cents", titles::CEILING),
    ("from", titles::FROM),
    ("until", titles::UNTIL),
    ("revoked", titles::STANDING),
    ("on_behalf", titles::BEHALF),
    ("source", words_of::SOURCE),
    ("may_delegate", words_of::MAY),
    ("this_only", words_of::ONLY),
    ("id", titles::ID),
];

fn list(run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let people = &state.people;
    let mut all: Vec<_> = people.authorities.values().collect();
    all.sort_by_key(|a| (fold(&a.act), &a.id));
    let date = |d: NaiveDate| Cell::new(format::short_day(d, lang), d.to_string());
    let rows = all.into_iter().map(|a| {
        let kinds: Vec<&str> = a.kinds.iter().map(|k| words::document_kind(*k).of(lang)).collect();
        let shown = if kinds.is_empty() { said::EVERY_KIND.of(lang).to_owned() } else { kinds.join(", ") };
        let kinds: Vec<&str> = a.kinds.iter().map(|k| k.word()).collect();
        let void = if a.revoked.is_some() { said::VOID.of(lang) } else { "" };
        [
            Cell::text(&a.act),
            Cell::text(people.name(&a.person)),
            Cell::maybe(people.posts.get(&a.post).map(|p| p.title.as_str())),
            place_cell(&a.place, state, lang),
            Cell::new(shown, kinds),
            a.ceiling.map_or_else(Cell::none, |cents| Cell::new(format::euros(cents, lang), cents)),
            date(a.from),
            date(a.until),
            Cell::new(void, a.revoked.is_some()),
            Cell::maybe(a.on_behalf.as_deref()),
            Cell::maybe(a.source.as_ref().and_then(|id| people.authorities.get(id)).map(|s| s.act.as_str())),
            Cell::new(if a.may_delegate { said::YES.of(lang) } else { "" }, a.may_delegate),
            Cell::new(if a.this_only { said::YES.of(lang) } else { "" }, a.this_only),
            Cell::text(a.id.as_str()),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows_or(&table, empty::NO_AUTHORITY);
    Ok(0)
}

const MAY: [Column; 5] = [
    ("step", titles::STEP),
    ("person", titles::PERSON),
    ("post", titles::POST),
    ("may", titles::ANSWER),
    ("why", titles::DETAIL),
];

fn who_may_sign(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let lang = run.lang;
    let id = find::dossier(session.state(), text(m, "dossier"))?.id.clone();
    let day = given(m, "on").unwrap_or_else(|| Moment::now().day);
    let Answer::MaySign(found) = run.ask(session, &Question::WhoMaySign(id, day))? else {
        return Ok(1);
    };
    let rows = found.into_iter().map(|may| {
        let answer = if may.answer.is_ok() { said::MAY } else { said::MAY_NOT };
        [
            Cell::new((may.step + 1).to_string(), may.step + 1),
            Cell::text(may.person),
            Cell::text(may.post),
            Cell::new(answer.of(lang), may.answer.is_ok()),
            match may.answer {
                Ok(act) => Cell::text(act),
                Err(why) => Cell::new(trouble::refusal(&why, lang), Trouble::from(why).code()),
            },
        ]
    });
    let table = Table { columns: MAY, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}
