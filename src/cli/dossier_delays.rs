//! `paraphe dossier late, remind, text`: what is late, and the mails that tell everybody of it.

use super::delivery::{outbox, way};
use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::Ended;
use super::usage;
use super::values::{path, text as given_text};
use crate::desk::{Moment, SendDigests, SetBookText, SetBookTextFrom, book_text, waited_in};
use crate::domain::digest;
use crate::domain::texts::{BOOK_PLACEHOLDERS, TextName};
use crate::domain::tray::Viewer;
use crate::text::cli::{dossier as texts, help, help_paper, titles};
use crate::text::{Lang, both, format, words};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};

/// The words of the commands.
pub fn grammar(g: Grammar) -> [Command; 3] {
    let name = || {
        let known = PossibleValuesParser::new(TextName::BOOK.map(TextName::word));
        g.thing("name", help::NAME, help_paper::TEXT_NAME).value_parser(known).hide_possible_values(true)
    };
    let text = g.group("text", texts::BOOK_TEXTS).subcommands([
        g.rows("list", texts::BOOK_TEXTS_LIST, []),
        g.rows("words", texts::BOOK_TEXTS_WORDS, []),
        g.command("show", texts::BOOK_TEXTS_SHOW, [name()]),
        g.act("set", texts::BOOK_TEXTS_SET, [name(), g.path("file", help::FILE, help_paper::TEXT_FILE)]),
        g.act("reset", texts::BOOK_TEXTS_RESET, [name()]),
    ]);
    [g.rows("late", texts::LATE, []), g.act("remind", texts::REMIND, [outbox(g)]), text]
}

const LATE: [Column; 8] = [
    ("number", titles::NUMBER),
    ("asked", titles::ASKED),
    ("waits_for", titles::WAITS_FOR),
    ("since", texts::SINCE),
    ("due", texts::DUE),
    ("late", texts::DAYS_LATE),
    ("above", texts::ABOVE),
    ("title", titles::TITLE),
];

fn days(n: i64, lang: Lang) -> String {
    format::count(usize::try_from(n).unwrap_or_default(), both("jour", "day"), both("jours", "days"), lang)
}

/// Lists what is late among what the account may see, the latest first: a row for each task.
pub fn late(run: &mut Run, session: &Session) -> Ended {
    let (state, now, lang) = (session.state(), Moment::now(), run.lang);
    let day = now.day;
    let viewer = Viewer::new(state, session.desk.me(), day);
    let mut found: Vec<_> = state
        .dossiers
        .values()
        .filter_map(|d| Some((digest::late(d, day)?, d)))
        .filter(|(_, d)| viewer.sees(d))
        .collect();
    found.sort_by(|a, b| (b.0, &a.1.number).cmp(&(a.0, &b.1.number)));
    let shown = |on: chrono::NaiveDate| Cell::new(format::short_day(on, lang), on.to_string());
    let rows = found.into_iter().flat_map(|(late, d)| {
        d.open_tasks().into_iter().map(move |task| {
            let above = state.above(&task.post, day).filter(|_| task.outsider.is_none() && task.instead_of.is_none());
            [
                Cell::text(&d.number),
                Cell::new(words::asked(task.asked).of(lang), task.asked.word()),
                Cell::text(waited_in(state, d, task, now)),
                shown(d.since_day),
                d.due().map_or_else(Cell::none, shown),
                Cell::new(days(late, lang), late),
                Cell::maybe(above.map(|p| p.title.clone())),
                Cell::text(&d.title),
            ]
        })
    });
    let table = Table { columns: LATE, rows: rows.collect() };
    run.rows_or(&table, texts::NOTHING_LATE);
    Ok(0)
}

/// Sends a mail to everybody who is to be told something.
pub fn remind(m: &ArgMatches, run: &mut Run) -> Ended {
    run.act(|_| Ok(Box::new(SendDigests { to: way(m) })))
}

const TEXTS: [Column; 3] = [("name", titles::NAME), ("purpose", titles::TEXT_IS), ("changed", titles::TEXT_OWN)];
const WORDS: [Column; 2] = [("word", titles::WORD), ("purpose", titles::TEXT_IS)];

/// Does a command on the texts.
pub fn text(word: &str, m: &ArgMatches, run: &mut Run) -> Ended {
    let name = TextName::of_word(given_text(m, "name")).unwrap_or(TextName::Digest);
    match word {
        "list" => run.look(list),
        "words" => {
            let lang = run.lang;
            let row = |w| [Cell::text(format!("{{{{ {w} }}}}")), Cell::text(words::placeholder(w).of(lang))];
            let table = Table { columns: WORDS, rows: BOOK_PLACEHOLDERS.into_iter().map(row).collect() };
            run.rows(&table);
            Ok(0)
        }
        "show" => run.look(|run, session| {
            let shown = book_text(session.state(), name).to_owned();
            run.out.ready(&shown);
            Ok(0)
        }),
        "set" => {
            let file = path(m, "file").to_owned();
            run.act(|_| Ok(Box::new(SetBookTextFrom { name, file })))
        }
        "reset" => run.act(|_| Ok(Box::new(SetBookText { name, text: String::new() }))),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn list(run: &mut Run, session: &Session) -> Ended {
    let lang = run.lang;
    let rows = TextName::BOOK.into_iter().map(|name| {
        let own = session.state().book.texts.contains_key(name.word());
        [
            Cell::text(name.word()),
            Cell::text(words::text_name(name).of(lang)),
            Cell::new(if own { "✓" } else { "" }, own),
        ]
    });
    let table = Table { columns: TEXTS, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}
