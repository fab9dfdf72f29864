//! `paraphe dossier file, filing`: signed documents written into a folder under names of their own.

use super::dossier_act;
use super::grammar::Grammar;
use super::output::{Cell, Sheet};
use super::run::Run;
use super::stop::Ended;
use super::usage;
use super::values::{all, flag, maybe, path};
use crate::desk::{FileDossiers, Moment, SetFiling, to_file};
use crate::domain::book::Filing;
use crate::domain::filing::USUAL;
use crate::domain::trouble::Rule;
use crate::text::cli::{dossier as texts, help};
use clap::{ArgMatches, Command};

/// The words of the commands.
pub fn grammar(g: Grammar) -> [Command; 2] {
    let numbers = g.things("number", help::NUMBER, texts::NUMBERS);
    let numbers = numbers.required(false).required_unless_present("completed");
    let filing = g.group("filing", texts::FILING).subcommands([
        g.act(
            "set",
            texts::FILING_SET,
            [
                g.path_option("folder", help::FOLDER, texts::FILING_FOLDER).required(true),
                g.option("pattern", texts::PATTERN, texts::FILING_PATTERN),
            ],
        ),
        g.act("unset", texts::FILING_UNSET, []),
        g.answer("show", texts::FILING_SHOW, []),
    ]);
    let completed = g.flag("completed", texts::FILE_COMPLETED).conflicts_with("number");
    [g.act("file", texts::FILE_DOSSIERS, [numbers, completed]), filing]
}

/// Files documents.
pub fn file(m: &ArgMatches, run: &mut Run) -> Ended {
    run.act(|session| {
        let dossiers = if flag(m, "completed") {
            to_file(session.state(), session.desk.me(), Moment::now().day)
        } else {
            all(m, "number").into_iter().map(|typed| dossier_act::dossier(typed, session)).collect::<Result<_, _>>()?
        };
        Ok(Box::new(FileDossiers { dossiers }))
    })
}

/// Does a command on the settings.
pub fn run(word: &str, m: &ArgMatches, run: &mut Run) -> Ended {
    match word {
        "set" => {
            let folder = path(m, "folder").display().to_string();
            let pattern = maybe(m, "pattern").unwrap_or(USUAL).to_owned();
            run.act(|_| Ok(Box::new(SetFiling { filing: Some(Filing { folder, pattern }) })))
        }
        "unset" => run.act(|_| Ok(Box::new(SetFiling { filing: None }))),
        "show" => run.look(|run, session| {
            let Some(filing) = &session.state().book.filing else {
                return run.unset(&Rule::NoFiling);
            };
            let left = to_file(session.state(), session.desk.me(), Moment::now().day).len();
            let mut sheet = Sheet::default();
            sheet.field(("folder", texts::FILING_FOLDER_FIELD), Cell::text(&filing.folder));
            sheet.field(("pattern", texts::FILING_PATTERN_FIELD), Cell::text(&filing.pattern));
            sheet.field(("to_file", texts::TO_FILE), Cell::new(left.to_string(), left));
            run.sheet(&sheet);
            Ok(0)
        }),
        _ => Err(usage::no_command(run.lang)),
    }
}
