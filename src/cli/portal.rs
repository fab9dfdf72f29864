//! `paraphe codes export`, `codes target` and `codes import`: what leaves for the portal and what comes from outside.

use super::grammar::Grammar;
use super::json;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{self, flag, given, maybe, path, text};
use crate::desk::{Answer, ExportCodes, ImportCodes, Moment, PortalReport, Question, SetTarget, Wish};
use crate::domain::portal::{Fed, Format};
use crate::domain::state::State;
use crate::domain::trouble::Rule;
use crate::text::Text;
use crate::text::cli::empty;
use crate::text::cli::{help, portal, said};
use crate::text::format::{self, choice};
use chrono::{DateTime, NaiveDate, Utc};
use clap::{Arg, ArgMatches, Command};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The words of the export, the targets and the import.
pub fn grammar(g: Grammar) -> [Command; 3] {
    let export = g.act(
        "export",
        help::CODES_EXPORT,
        [
            g.choice("format", help::FORMAT, help::EXPORT_FORMAT, &Format::WORDS).required(true),
            g.path_option("out", help::FILE, help::EXPORT_OUT).required(true),
            base(g).required_if_eq("format", "ldif"),
            g.option("mode", portal::MODE, portal::EXPORT_MODE).value_parser(mode(g)),
            g.option("owner", portal::USER, portal::EXPORT_OWNER),
            g.option("group", portal::GROUP, portal::EXPORT_GROUP),
            g.flag("check", portal::EXPORT_CHECK).conflicts_with_all(["mode", "owner", "group", "dry-run"]),
            g.option("worker", portal::USER, portal::EXPORT_WORKER).requires("check"),
        ],
    );
    let format = || {
        let words = clap::builder::PossibleValuesParser::new(Format::WORDS);
        let told = format!("{} ({})", portal::TARGET_FORMAT.of(g.0), choice(&Format::WORDS, g.0));
        g.thing("format", help::FORMAT, portal::TARGET_FORMAT).help(told).value_parser(words).hide_possible_values(true)
    };
    let target = g.group("target", portal::TARGET).subcommands([
        g.act(
            "set",
            portal::TARGET_SET,
            [format(), g.path("file", help::FILE, portal::TARGET_FILE), base(g).required_if_eq("format", "ldif")],
        ),
        g.act("unset", portal::TARGET_UNSET, [format(), base(g)]),
        g.rows("show", portal::TARGET_SHOW, []),
    ]);
    let year = g.option("year", help::YEAR, portal::IMPORT_YEAR).value_parser(values::number::<u16>(g.0));
    let file = g.path("file", help::FILE, portal::IMPORT_ACCOUNTS);
    [export, target, g.act("import", portal::CODES_IMPORT, [file, year])]
}

fn base(g: Grammar) -> Arg {
    g.option("base", portal::BASE, portal::EXPORT_BASE)
}

/// A mode in octal that lets at least the owner read.
fn mode(g: Grammar) -> impl Fn(&str) -> Result<u32, String> + Clone + Send + Sync + 'static {
    move |typed| {
        let mode = u32::from_str_radix(typed, 8).ok().filter(|m| (0o400..=0o777).contains(m));
        mode.ok_or_else(|| portal::BAD_MODE.of(g.0).to_owned())
    }
}

/// Does a command of these.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["export"] if flag(m, "check") => check(m, run),
        ["export"] => run.act(|_| {
            let (mode, owner, group) = (given(m, "mode"), given(m, "owner"), given(m, "group"));
            Ok(Box::new(ExportCodes { path: file(m, "out"), format: format(m)?, wish: Wish { mode, owner, group } }))
        }),
        ["target", "set"] => run.act(|_| Ok(Box::new(SetTarget { format: format(m)?, path: Some(file(m, "file")) }))),
        // Without a base, every directory is meant.
        ["target", "unset"] => run.act(|_| {
            let base = maybe(m, "base").unwrap_or_default();
            let format = Format::of_word(text(m, "format"), Some(base)).unwrap_or(Format::Htpasswd);
            Ok(Box::new(SetTarget { format, path: None }))
        }),
        ["target", "show"] => run.look(targets),
        ["import"] => {
            let (file, year) = (file(m, "file"), given(m, "year"));
            run.act(|_| Ok(Box::new(ImportCodes { file, year })))
        }
        _ => Err(usage::no_command(run.lang)),
    }
}

fn file(m: &ArgMatches, id: &str) -> PathBuf {
    path(m, id).to_owned()
}

/// The format asked for; a directory needs its base.
fn format(m: &ArgMatches) -> Result<Format, Stop> {
    let base = || Rule::BaseRefused { base: String::new() };
    Format::of_word(text(m, "format"), maybe(m, "base")).ok_or_else(|| base().into())
}

/// A file that the portal could not use answers 1, as a rule that refuses does.
fn check(m: &ArgMatches, run: &mut Run) -> Ended {
    let (path, format, worker) = (file(m, "out"), format(m)?, given(m, "worker"));
    run.look(|run, session| {
        let Answer::Portal(found) = run.ask(session, &Question::CheckPortal { path, format, worker })? else {
            return Ok(1);
        };
        if run.json() {
            run.out.object(&object(&found));
        } else {
            run.out.lines(portal::report(&found, run.lang));
        }
        Ok((!found.sound()).into())
    })
}

fn object(found: &PortalReport) -> Value {
    let odd: Vec<Value> = found.odd.iter().map(|(line, word)| json!({ "line": line, "what": word })).collect();
    json!({
        "path": found.path,
        "codes": found.lines,
        "mode": format!("{:o}", found.mode),
        "owner": found.owner,
        "group": found.group,
        "worker": found.worker.as_ref().map(|(user, _)| user),
        "readable": found.worker.as_ref().map(|(_, may)| may),
        "odd": odd,
        "left_out": found.left_out.iter().map(|(login, _)| login).collect::<Vec<_>>(),
        "current": found.current,
    })
}

const TARGETS: [Column; 7] = [
    ("format", portal::FORMAT),
    ("file", portal::FILE),
    ("state", portal::STATE),
    ("follows", portal::FOLLOWS),
    ("written", portal::WRITTEN),
    ("stale", portal::STALE),
    ("left_out", portal::LEFT_OUT),
];

fn targets(run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let files = state.fed(Moment::now().day);
    if files.is_empty() && !run.json() {
        run.out.line(portal::NO_TARGET.of(lang));
        return Ok(0);
    }
    let instant = |at: DateTime<Utc>| Cell::new(format::short_moment(at, lang), at.to_rfc3339());
    let mut rows = Vec::new();
    for file in &files {
        let (word, told, missing) = found_now(run, session, file);
        rows.push([
            Cell::text(file.format),
            Cell::text(file.path),
            Cell::new(told.of(lang), word),
            Cell::new(if file.follows { said::YES } else { said::NO }.of(lang), file.follows),
            file.export.map_or_else(Cell::none, |export| instant(export.by.at)),
            file.stale.map_or_else(Cell::none, |since| {
                let ended = || Cell::new(format::short_day(since.day, lang), Value::Null);
                since.at.map_or_else(ended, instant)
            }),
            Cell::new(missing.to_string(), missing),
        ]);
    }
    let table = Table { columns: TARGETS, rows };
    if run.json() {
        // A program has the day by itself, whatever made the file out of date.
        let mut found = table.objects();
        for (one, file) in found.as_array_mut().into_iter().flatten().zip(&files) {
            one["stale_day"] = json!(json::stale_day(file.stale));
        }
        run.out.object(&found);
    } else {
        run.rows_or(&table, empty::NO_TARGET);
    }
    Ok(0)
}

/// How a file of the portal stands on the disk, where it can be looked at: its state, and how many codes it cannot carry.
fn found_now(run: &Run, session: &Session, file: &Fed) -> (&'static str, Text, u64) {
    let left_out = file.export.map_or(0, |export| export.left_out);
    let asked = Format::named(file.format).filter(|_| !file.path.is_empty()).map(|format| {
        let path = Path::new(file.path).to_path_buf();
        run.ask(session, &Question::CheckPortal { path, format, worker: None })
    });
    match asked {
        Some(Ok(Answer::Portal(found))) => {
            let word = if found.current { "current" } else { "stale" };
            (word, portal::state(found.current, true), found.left_out.len() as u64)
        }
        Some(_) => ("unreadable", portal::state(false, false), left_out),
        None => (file.word(), portal::state(file.stale.is_none(), true), left_out),
    }
}

/// The files of the portal for a program, from what the desk noted.
pub fn files(state: &State, day: NaiveDate) -> Vec<Value> {
    let told = |file: &Fed| {
        json!({
            "format": file.format,
            "file": file.path,
            "state": file.word(),
            "follows": file.follows,
            "written": file.export.map(|export| export.by.at.to_rfc3339()),
            "codes": file.export.map(|export| export.lines),
            "left_out": file.export.map(|export| export.left_out),
            "stale": json::stale(file.stale),
            "stale_day": json::stale_day(file.stale),
        })
    };
    state.fed(day).iter().map(told).collect()
}
