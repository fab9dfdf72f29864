//! `paraphe campaign declare`: structures and head-counts for the publishers.

use super::grammar::Grammar;
use super::run::Run;
use super::stop::Ended;
use super::values::{self, given, path, text};
use crate::desk::{DeclarationFormat, Declare, SaveReport};
use crate::text::cli::{help, portal};
use clap::{ArgMatches, Command};

const FORMATS: [&str; 3] = ["csv", "xlsx", "pdf"];

/// The words of the command.
pub fn grammar(g: Grammar) -> Command {
    g.act(
        "declare",
        portal::DECLARE,
        [
            g.thing("year", help::YEAR, help::CAMPAIGN_YEAR).value_parser(values::number::<u16>(g.0)),
            g.choice("format", help::FORMAT, help::EXPORT_FORMAT, &FORMATS).required(true),
            g.path_option("out", help::FILE, help::EXPORT_OUT).required(true),
        ],
    )
}

/// The words of the report.
pub fn report_grammar(g: Grammar) -> Command {
    g.act(
        "report",
        portal::REPORT,
        [
            g.thing("year", help::YEAR, help::CAMPAIGN_YEAR).value_parser(values::number::<u16>(g.0)),
            g.path_option("out", help::FILE, help::EXPORT_OUT).required(true),
        ],
    )
}

/// Writes the report.
pub fn report(m: &ArgMatches, run: &mut Run) -> Ended {
    let (year, path) = (given(m, "year").unwrap_or_default(), path(m, "out").to_owned());
    run.act(|_| Ok(Box::new(SaveReport { year, path })))
}

/// Does it.
pub fn run(m: &ArgMatches, run: &mut Run) -> Ended {
    let titles = portal::declaration(run.lang);
    let format = match text(m, "format") {
        "xlsx" => DeclarationFormat::Xlsx,
        "pdf" => DeclarationFormat::Pdf,
        _ => DeclarationFormat::Csv,
    };
    let (year, path) = (given(m, "year").unwrap_or_default(), path(m, "out").to_owned());
    run.act(|_| Ok(Box::new(Declare { year, path, format, titles })))
}
