//! `paraphe structures`: the registers of structures taken in, looked through and adjusted; the regional offices.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::values::{flag, given, maybe, path, text};
use super::{structure, usage};
use crate::desk::{
    self, Adjust, ConfirmMatch, Encoding, ImportCorrespondents, ImportStructures, Moment, SetOffices, Source, Verb,
};
use crate::domain::find;
use crate::domain::fold::Needle;
use crate::domain::search::{self, Index, Query};
use crate::domain::structure::{Standing, Structure};
use crate::text::cli::empty;
use crate::text::cli::{help, titles};
use clap::{ArgMatches, Command};

const SORTS: [(&str, search::Column); 5] = [
    ("label", search::Column::Label),
    ("title", search::Column::Title),
    ("city", search::Column::City),
    ("office", search::Column::Office),
    ("number", search::Column::Number),
];

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    g.group("structures", help::STRUCTURES).subcommands([
        g.act(
            "import",
            help::STRUCTURES_IMPORT,
            [
                g.path("file", help::FILE, help::IMPORT_FILE),
                g.choice("format", help::FORMAT, help::IMPORT_FORMAT, &["rnsr", "ror", "csv", "xlsx"]),
                encoding(g),
            ],
        ),
        g.rows(
            "list",
            help::STRUCTURES_LIST,
            [
                g.option("filter", help::TEXT, help::FILTER),
                g.option("office", help::OFFICE, help::LIST_OFFICE),
                g.flag("closed", help::CLOSED),
                g.choice("sort", help::COLUMN, help::SORT, &SORTS.map(|(word, _)| word)),
            ],
        ),
        g.answer("show", help::STRUCTURES_SHOW, [id(g)]),
        g.act(
            "adjust",
            help::STRUCTURES_ADJUST,
            [
                id(g),
                g.option("label", help::LABEL, help::ADJUST_LABEL),
                g.option("office", help::OFFICE, help::ADJUST_OFFICE),
                g.flag("outside", help::ADJUST_OUTSIDE),
                g.flag("inside", help::ADJUST_INSIDE).conflicts_with("outside"),
            ],
        ),
        g.act("match", help::STRUCTURES_MATCH, [id(g), g.thing("ror", help::ROR, help::MATCH_ROR)]),
        g.rows("offices", help::OFFICES, []).subcommands([
            g.act("import", help::OFFICES_IMPORT, [g.path("file", help::FILE, help::OFFICES_FILE)]),
            g.command("export", help::OFFICES_EXPORT, []),
        ]),
    ])
}

fn id(g: Grammar) -> clap::Arg {
    g.thing("id", help::STRUCTURE, help::STRUCTURE_ID)
}

/// How a CSV is encoded.
pub fn encoding(g: Grammar) -> clap::Arg {
    g.choice("encoding", help::FORMAT, help::ENCODING, &["utf-8", "windows-1252"])
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["import"] => run.act(|_| Ok(import(m))),
        ["list"] => run.look(|run, session| list(m, run, session)),
        ["show"] => run.look(|run, session| structure::show(text(m, "id"), run, session)),
        ["adjust"] => run.act(|session| adjust(m, session)),
        ["match"] => run.act(|session| {
            let structure = find::structure(session.state(), text(m, "id"))?;
            Ok(Box::new(ConfirmMatch { structure, ror: text(m, "ror").to_owned() }))
        }),
        ["offices"] => run.look(offices),
        ["offices", "import"] => {
            let file = path(m, "file").to_owned();
            run.act(|_| Ok(Box::new(SetOffices { file })))
        }
        ["offices", "export"] => run.look(|run, session| {
            run.out.ready(&desk::offices_csv(&session.state().offices));
            Ok(0)
        }),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn import(m: &ArgMatches) -> Box<dyn Verb> {
    let file = path(m, "file").to_owned();
    let source = match maybe(m, "format") {
        Some("rnsr") => Some(Source::Rnsr),
        Some("ror") => Some(Source::Ror),
        Some(_) => return correspondents(m),
        None => None,
    };
    Box::new(ImportStructures { file, source })
}

/// A table of correspondents.
pub fn correspondents(m: &ArgMatches) -> Box<dyn Verb> {
    let encoding = maybe(m, "encoding").map(|e| if e == "utf-8" { Encoding::Utf8 } else { Encoding::Windows1252 });
    Box::new(ImportCorrespondents { file: path(m, "file").to_owned(), encoding, to_check: flag(m, "to-check") })
}

/// What is not said stays as it was decided; an empty text gives the choice back to the registers.
fn adjust(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    let structure = find::structure(state, text(m, "id"))?;
    let known = state.structures.get(&structure).map(|s| Structure::clone(s)).unwrap_or_default();
    let label = given::<String>(m, "label").or(known.own_label).filter(|l| !l.trim().is_empty());
    let office = match maybe(m, "office") {
        Some(typed) if typed.trim().is_empty() => None,
        Some(typed) => Some(find::office(state, typed)?),
        None => known.own_office,
    };
    let outside = flag(m, "outside") || known.outside && !flag(m, "inside");
    Ok(Box::new(Adjust { structure, label, office, outside }))
}

const LIST: [Column; 8] = [
    ("number", titles::NUMBER),
    ("label", titles::LABEL),
    ("population", titles::POPULATION),
    ("standing", titles::STANDING),
    ("office", titles::OFFICE),
    ("city", titles::CITY),
    ("head", titles::DIRECTOR),
    ("title", titles::TITLE),
];

fn list(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, day, lang) = (session.state(), Moment::now().day, run.lang);
    let uai = &state.desk.uai;
    let office = maybe(m, "office").map(|typed| find::office(state, typed)).transpose()?;
    let sort = SORTS.iter().find(|(word, _)| Some(*word) == maybe(m, "sort")).map(|(_, column)| *column);
    let query = Query {
        needle: Needle::new(maybe(m, "filter").unwrap_or_default()),
        office,
        closed_too: flag(m, "closed"),
        column: sort.unwrap_or_default(),
        descending: false,
    };
    let found = Index::build(state, day).find(&query);
    let rows = found.iter().filter_map(|id| state.structures.get(id)).map(|s| {
        let office = state.offices.of(s, day);
        [
            Cell::text(s.id.as_str()),
            Cell::text(s.short(uai)),
            structure::population(s, uai, lang),
            structure::standing(s, lang),
            office.map_or_else(Cell::none, |id| Cell::new(state.offices.name(id), id.as_str())),
            Cell::text(&s.city),
            Cell::maybe(s.director().map(crate::domain::structure::Director::full_name)),
            Cell::text(&s.title),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows_or(&table, empty::NO_STRUCTURE);
    Ok(0)
}

const OFFICES: [Column; 4] =
    [("id", titles::ID), ("name", titles::NAME), ("structures", titles::STRUCTURES), ("postcodes", titles::POSTCODES)];

fn offices(run: &mut Run, session: &Session) -> Ended {
    let (state, day) = (session.state(), Moment::now().day);
    let rows = state.offices.offices.iter().map(|office| {
        let here = |s: &&std::sync::Arc<Structure>| state.offices.of(s, day) == Some(&office.id);
        let active = state.structures.values().filter(|s| s.standing == Standing::Active);
        let count = active.filter(here).count();
        let rules = state.offices.rules.iter().filter(|r| r.office == office.id);
        [
            Cell::text(office.id.as_str()),
            Cell::text(&office.name),
            Cell::new(count.to_string(), count),
            Cell::list(rules.map(|r| r.prefix.clone()).collect()),
        ]
    });
    let table = Table { columns: OFFICES, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}
