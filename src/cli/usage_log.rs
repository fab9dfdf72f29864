//! `paraphe codes usage`: logs of the portal read, and what they say of the codes.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::Ended;
use super::usage;
use super::values::{flag, maybe, path};
use crate::desk::{AUTOMATIC, Moment, ReadUsage, log_formats};
use crate::domain::usage::{report, shown};
use crate::text::cli::empty;
use crate::text::cli::{help, titles, usage_log as said};
use crate::text::{format, words};
use clap::{Arg, ArgMatches, Command};

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    g.group("usage", said::GROUP).subcommands([
        g.act(
            "import",
            said::IMPORT,
            [g.path("file", help::FILE, said::FILE), log_format(g), g.flag("unknown-too", said::UNKNOWN_TOO)],
        ),
        g.rows("formats", said::FORMATS, []),
        g.rows("report", said::REPORT, []),
    ])
}

/// The option that names the format of a log.
pub fn log_format(g: Grammar) -> Arg {
    g.option("format", help::FORMAT, said::FORMAT)
}

/// The format that was named; none where the log tells it.
pub fn format_of(m: &ArgMatches) -> Option<String> {
    maybe(m, "format").filter(|named| *named != AUTOMATIC).map(str::to_owned)
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["import"] => {
            let (file, format, only_codes) = (path(m, "file").to_owned(), format_of(m), !flag(m, "unknown-too"));
            run.act(|_| Ok(Box::new(ReadUsage { file, format, only_codes })))
        }
        ["formats"] => formats(run),
        ["report"] => run.look(findings),
        _ => Err(usage::no_command(run.lang)),
    }
}

const FORMATS: [Column; 2] = [("name", titles::NAME), ("format", said::LOOK)];

fn formats(run: &mut Run) -> Ended {
    let look = |text: &str| if text.is_empty() { said::FIRST_LINE.of(run.lang).to_owned() } else { text.to_owned() };
    let rows = log_formats().map(|(name, text)| [Cell::text(name), Cell::new(look(text), text)]);
    let table = Table { columns: FORMATS, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}

const FOUND: [Column; 6] = [
    ("finding", said::FINDING),
    ("login", titles::LOGIN),
    ("structure", titles::STRUCTURE),
    ("number", titles::NUMBER),
    ("day", said::DAY),
    ("amount", said::AMOUNT),
];

fn findings(run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let rows = report(state, Moment::now().day).into_iter().map(|found| {
        [
            Cell::new(words::usage::finding(found.finding).of(lang), found.finding.word()),
            Cell::text(shown(&found.login)),
            Cell::text(words::structure_name(state, &found.structure)),
            Cell::text(found.structure.as_str()),
            Cell::new(format::short_day(found.day, lang), found.day.to_string()),
            Cell::new(words::usage::amount(&found, lang), found.amount),
        ]
    });
    let table = Table { columns: FOUND, rows: rows.collect() };
    run.rows_or(&table, empty::NO_FINDING);
    Ok(0)
}
