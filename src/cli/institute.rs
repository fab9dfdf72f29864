//! `paraphe institute`: the data of the institute, shown and changed.

use super::grammar::Grammar;
use super::output::{Cell, Sheet};
use super::run::{Run, Session};
use super::stop::Ended;
use super::usage;
use super::values::{all, maybe};
use crate::desk::SetInstitute;
use crate::text::cli::{help, titles};
use clap::{ArgGroup, ArgMatches, Command};

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let set = g.act(
        "set",
        help::INSTITUTE_SET,
        [
            g.option("organisation", help::NAME, help::INIT_ORGANISATION),
            g.option("uai", help::NUMBER, help::INIT_UAI),
            g.option("partner", help::NAME, help::INSTITUTE_PARTNER),
            g.option("portal", help::NAME, help::INIT_PORTAL),
            g.options("domain", help::DOMAIN, help::INIT_DOMAIN),
        ],
    );
    let some = ArgGroup::new("data")
        .args(["organisation", "uai", "partner", "portal", "domain"])
        .required(true)
        .multiple(true);
    g.group("institute", help::INSTITUTE).subcommands([g.answer("show", help::INSTITUTE_SHOW, []), set.group(some)])
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["show"] => run.look(show),
        ["set"] => run.act(|session| Ok(Box::new(set(m, session)))),
        _ => Err(usage::no_command(run.lang)),
    }
}

/// What is not given stays as it is.
fn set(m: &ArgMatches, session: &Session) -> SetInstitute {
    let known = &session.state().desk;
    let given = |option: &str, known: &str| maybe(m, option).unwrap_or(known).to_owned();
    let domains: Vec<String> = all(m, "domain").into_iter().map(str::to_owned).collect();
    SetInstitute {
        organisation: given("organisation", &known.organisation),
        uai: given("uai", &known.uai),
        partner: given("partner", &known.partner),
        portal: given("portal", &known.portal),
        domains: if domains.is_empty() { known.domains.clone() } else { domains },
    }
}

fn show(run: &mut Run, session: &Session) -> Ended {
    let known = &session.state().desk;
    let mut sheet = Sheet::default();
    sheet.field(("organisation", titles::NAME), Cell::text(&known.organisation));
    sheet.field(("uai", titles::UAI), Cell::text(&known.uai));
    sheet.field(("partner", titles::PARTNER), Cell::text(&known.partner));
    sheet.field(("portal", titles::PORTAL), Cell::text(known.portal()));
    sheet.field(("domains", titles::DOMAINS), Cell::new(known.domains.join(", "), known.domains.clone()));
    run.sheet(&sheet);
    Ok(0)
}
