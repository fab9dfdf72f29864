//! `paraphe campaign text`: the texts of letters and mails shown, changed, taken back, looked at on paper.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{self, given, path, text};
use crate::desk::{Moment, PreviewText, SetText, SetTextFrom, text_of};
use crate::domain::campaign::Campaign;
use crate::domain::texts::{BOOK_PLACEHOLDERS, PLACEHOLDERS, TextName};
use crate::domain::trouble::Rule;
use crate::text::cli::{help, help_paper, titles};
use crate::text::words;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let name = || {
        let known = PossibleValuesParser::new(TextName::ALL.map(TextName::word));
        g.thing("name", help::NAME, help_paper::TEXT_NAME).value_parser(known).hide_possible_values(true)
    };
    let year = || year(g);
    g.group("text", help_paper::TEXTS).subcommands([
        g.rows("list", help_paper::TEXTS_LIST, [year()]),
        g.rows("words", help_paper::TEXTS_WORDS, []),
        g.command("show", help_paper::TEXTS_SHOW, [name(), year()]),
        g.act("set", help_paper::TEXTS_SET, [name(), g.path("file", help::FILE, help_paper::TEXT_FILE), year()]),
        g.act("reset", help_paper::TEXTS_RESET, [name(), year()]),
        g.act(
            "preview",
            help_paper::TEXTS_PREVIEW,
            [name(), g.path_option("out", help::FILE, help::OUT).required(true), year()],
        ),
    ])
}

fn year(g: Grammar) -> Arg {
    g.option("year", help::YEAR, help_paper::TEXT_YEAR).value_parser(values::number::<u16>(g.0))
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    let name = TextName::of_word(text(m, "name")).unwrap_or(TextName::Letter);
    match words {
        ["list"] => run.look(|run, session| list(m, run, session)),
        ["words"] => placeholders(run),
        ["show"] => run.look(|run, session| {
            let shown = text_of(campaign(m, session)?, name).to_owned();
            run.out.ready(&shown);
            Ok(0)
        }),
        ["set"] => {
            let file = path(m, "file").to_owned();
            run.act(|session| Ok(Box::new(SetTextFrom { year: campaign(m, session)?.year, name, file })))
        }
        ["reset"] => run.act(|session| {
            let year = campaign(m, session)?.year;
            Ok(Box::new(SetText { year, name, text: String::new() }))
        }),
        ["preview"] => run.write_out(|session| {
            let year = campaign(m, session)?.year;
            Ok(Box::new(PreviewText { year, name, path: path(m, "out").to_owned() }))
        }),
        _ => Err(usage::no_command(run.lang)),
    }
}

/// The campaign of the year that was given, else the one that runs.
fn campaign<'a>(m: &ArgMatches, session: &'a Session) -> Result<&'a Campaign, Stop> {
    let state = session.state();
    match given::<u16>(m, "year") {
        Some(year) => state.campaigns.get(&year).ok_or_else(|| Rule::NoSuchCampaign { year }.into()),
        None => state.campaign(Moment::now().day).ok_or_else(|| Rule::NoCampaign.into()),
    }
}

const LIST: [Column; 3] = [("name", titles::NAME), ("purpose", titles::TEXT_IS), ("changed", titles::TEXT_OWN)];

fn list(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (campaign, lang) = (campaign(m, session)?, run.lang);
    let rows = TextName::ALL.into_iter().map(|name| {
        let own = campaign.texts.contains_key(name.word());
        [
            Cell::text(name.word()),
            Cell::text(words::text_name(name).of(lang)),
            Cell::new(if own { "✓" } else { "" }, own),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}

const WORDS: [Column; 2] = [("word", titles::WORD), ("purpose", titles::TEXT_IS)];

fn placeholders(run: &mut Run) -> Ended {
    let lang = run.lang;
    let rows = PLACEHOLDERS
        .into_iter()
        .filter(|word| !BOOK_PLACEHOLDERS.contains(word) || matches!(*word, "institut" | "date"))
        .map(|word| [Cell::text(format!("{{{{ {word} }}}}")), Cell::text(words::placeholder(word).of(lang))]);
    let table = Table { columns: WORDS, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}
