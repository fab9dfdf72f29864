//! `paraphe campaign track`: the way of members of mixed structures to the other body's portal, noted and listed.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{given, maybe, text};
use crate::desk::{Member, Moment, NoteTrack, Verb};
use crate::domain::find;
use crate::domain::track::{At, Stage};
use crate::text::cli::empty;
use crate::text::cli::{campaign as texts, help, titles};
use crate::text::{format, words};
use clap::{ArgMatches, Command};

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    g.group("track", texts::TRACK).subcommands([
        g.act(
            "note",
            texts::TRACK_NOTE,
            [
                g.thing("id", help::STRUCTURE, help::STRUCTURE_ID),
                g.option("person", help::PERSON, texts::TRACK_PERSON).required(true),
                g.choice("stage", texts::STAGE, texts::TRACK_STAGE, &Stage::ALL.map(Stage::word)).required(true),
                g.choice("at", texts::STATE, texts::TRACK_AT, &At::ALL.map(At::word)).required(true),
                g.day("on", texts::TRACK_DAY),
            ],
        ),
        g.rows("list", texts::TRACK_LIST, [g.thing("id", help::STRUCTURE, help::STRUCTURE_ID).required(false)]),
    ])
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["note"] => run.act(|session| note(m, session)),
        ["list"] => run.look(|run, session| list(m, run, session)),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn note(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    let typed = text(m, "person").trim();
    let person = match typed.strip_suffix('>').and_then(|t| t.rsplit_once('<')) {
        Some((name, mail)) => Member::Named { name: name.trim().to_owned(), mail: mail.trim().to_owned() },
        None => Member::Known(find::person(state, typed)?),
    };
    Ok(Box::new(NoteTrack {
        structure: find::structure(state, text(m, "id"))?,
        person,
        stage: Stage::of_word(text(m, "stage")).unwrap_or(Stage::Directory),
        at: At::of_word(text(m, "at")).unwrap_or(At::Asked),
        day: given(m, "on").unwrap_or_else(|| Moment::now().day),
    }))
}

const LIST: [Column; 10] = [
    ("number", titles::NUMBER),
    ("label", titles::LABEL),
    ("person", titles::PERSON),
    ("mail", titles::MAIL),
    ("former_code", words::stage(Stage::FormerCode)),
    ("directory", words::stage(Stage::Directory)),
    ("authentication", words::stage(Stage::Authentication)),
    ("access", words::stage(Stage::Access)),
    ("next", texts::DUE),
    ("contact", texts::CONTACT),
];

fn list(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let only = maybe(m, "id").map(|typed| find::structure(state, typed)).transpose()?;
    let shown = state.tracks.iter().filter(|((id, _), _)| only.as_ref().is_none_or(|o| o == id));
    let rows = shown.map(|((id, person), track)| {
        let stage = |stage: Stage| {
            track.stages.get(&stage).map_or_else(Cell::none, |(at, day)| {
                let told = format!("{} {}", words::stage_at(*at).of(lang), format::short_day(*day, lang));
                Cell::new(told, serde_json::json!({ "at": at.word(), "day": day.to_string() }))
            })
        };
        let next = track.next();
        [
            Cell::text(id.as_str()),
            Cell::text(words::structure_name(state, id)),
            Cell::text(state.people.name(person)),
            Cell::maybe(state.people.persons.get(person).map(|p| p.mail.as_str())),
            stage(Stage::FormerCode),
            stage(Stage::Directory),
            stage(Stage::Authentication),
            stage(Stage::Access),
            Cell::new(words::stage_next(next).of(lang), next.map(Stage::word)),
            Cell::text(words::stage_contact(next).of(lang)),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows_or(&table, empty::NO_TRACK);
    Ok(0)
}
