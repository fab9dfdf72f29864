//! `paraphe leak`: a publisher reports misuse; the case is followed from the report to its end.

use super::grammar::Grammar;
use super::output::{Cell, Column, Sheet, Table};
use super::run::{Run, Session};
use super::stop::Ended;
use super::values::{given, maybe, path, text};
use super::{usage, usage_log};
use crate::desk::{ActOnLeak, AnswerLeak, CloseLeak, ReportLeak, SearchLeak};
use crate::domain::leak::{Leak, Remedy, Report, find};
use crate::domain::login::Login;
use crate::domain::state::State;
use crate::domain::usage::shown;
use crate::text::cli::empty;
use crate::text::cli::{help, leak as said, said as answers, titles, usage_log as log};
use crate::text::format::Edge;
use crate::text::{Lang, format, words};
use chrono::{DateTime, Utc};
use clap::{Arg, ArgMatches, Command};

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let number = || g.thing("number", help::NUMBER, said::NUMBER);
    let remedies = Remedy::ALL.map(Remedy::word);
    g.group("leak", said::GROUP).subcommands([
        g.act(
            "report",
            said::REPORT,
            [
                g.option("publisher", help::NAME, said::PUBLISHER).required(true),
                g.option("reference", help::TEXT, said::REFERENCE),
                instant(g, "from", Edge::Begins).help(said::FROM.of(g.0)),
                instant(g, "until", Edge::Ends).help(said::UNTIL.of(g.0)),
                g.option("address", help::TEXT, said::ADDRESS),
                g.option("url", help::TEXT, said::URL),
                g.option("what", help::TEXT, said::WHAT).required(true),
            ],
        ),
        g.rows("list", said::LIST, []),
        g.answer("show", said::SHOW, [number()]),
        g.act("search", said::SEARCH, [number(), g.path("file", help::FILE, log::FILE), usage_log::log_format(g)]),
        g.act(
            "act",
            said::ACT,
            [
                number(),
                g.thing("login", help::LOGIN, said::LOGIN),
                g.choice("remedy", said::REMEDY_VALUE, said::REMEDY, &remedies).required(true),
            ],
        ),
        g.act("answer", said::ANSWER, [number(), g.path_option("out", help::FILE, help::OUT).required(true)]),
        g.act("close", said::CLOSE, [number(), g.option("outcome", help::TEXT, said::OUTCOME).required(true)]),
    ])
}

/// An option whose value is an instant, of the clock here where no zone is given.
fn instant(g: Grammar, id: &'static str, edge: Edge) -> Arg {
    let read =
        move |typed: &str| format::parse_instant(typed, edge, g.0).ok_or_else(|| said::BAD_INSTANT.of(g.0).to_owned());
    g.option(id, said::INSTANT, said::FROM).value_parser(read).required(true)
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    let leak = text(m, "number").to_owned();
    match words {
        ["report"] => run.act(|_| Ok(Box::new(report(m)))),
        ["list"] => run.look(list),
        ["show"] => run.look(|run, session| show(&leak, run, session)),
        ["search"] => {
            let (file, format) = (path(m, "file").to_owned(), usage_log::format_of(m));
            run.act(|_| Ok(Box::new(SearchLeak { leak, file, format })))
        }
        ["act"] => {
            let login = Login::typed(text(m, "login"));
            let remedy = Remedy::ALL.into_iter().find(|r| r.word() == text(m, "remedy")).unwrap_or(Remedy::Held);
            run.act(|_| Ok(Box::new(ActOnLeak { leak, login, remedy })))
        }
        ["answer"] => run.act(|_| Ok(Box::new(AnswerLeak { leak, path: path(m, "out").to_owned() }))),
        ["close"] => run.act(|_| Ok(Box::new(CloseLeak { leak, outcome: text(m, "outcome").to_owned() }))),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn report(m: &ArgMatches) -> ReportLeak {
    let typed = |id| maybe(m, id).unwrap_or_default().to_owned();
    let report = Report {
        publisher: typed("publisher"),
        reference: typed("reference"),
        from: given(m, "from").unwrap_or_default(),
        until: given(m, "until").unwrap_or_default(),
        address: typed("address"),
        url: typed("url"),
        what: typed("what"),
    };
    ReportLeak { report }
}

fn moment(at: DateTime<Utc>, lang: Lang) -> Cell {
    Cell::new(format::short_moment(at, lang), at.to_rfc3339())
}

fn standing(case: &Leak, lang: Lang) -> Cell {
    if case.closed() { Cell::new(said::CLOSED.of(lang), "closed") } else { Cell::new(said::OPEN.of(lang), "open") }
}

const LIST: [Column; 6] = [
    ("number", said::CASE),
    ("publisher", said::BY),
    ("reference", said::THEIR_REFERENCE),
    ("opened", titles::OPENED),
    ("standing", said::STANDING),
    ("suspects", said::SUSPECTS),
];

fn list(run: &mut Run, session: &Session) -> Ended {
    let lang = run.lang;
    let mut cases: Vec<&Leak> = session.state().leaks.values().collect();
    cases.sort_by(|a, b| b.number.cmp(&a.number));
    let rows = cases.into_iter().map(|case| {
        let suspects = case.suspects().len();
        [
            Cell::text(&case.number),
            Cell::text(&case.report.publisher),
            Cell::text(&case.report.reference),
            moment(case.opened.at, lang),
            standing(case, lang),
            Cell::new(suspects.to_string(), suspects),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows_or(&table, empty::NO_CASE);
    Ok(0)
}

fn show(number: &str, run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let case = find(state, number)?;
    let (sheet, suspects, steps) = (described(case, lang), suspects(case, state, lang), steps(case, state, lang));
    if run.json() {
        let mut object = sheet.object();
        object["suspects"] = suspects.objects();
        object["steps"] = steps.objects();
        run.out.object(&object);
        return Ok(0);
    }
    run.sheet(&sheet);
    for lines in [suspects.lines(lang), steps.lines(lang)] {
        run.out.line("");
        run.out.lines(lines);
    }
    Ok(0)
}

fn described(case: &Leak, lang: Lang) -> Sheet {
    let mut sheet = Sheet::default();
    let report = &case.report;
    sheet.field(("number", said::CASE), Cell::text(&case.number));
    sheet.field(("publisher", said::BY), Cell::text(&report.publisher));
    sheet.field(("reference", said::THEIR_REFERENCE), Cell::text(&report.reference));
    sheet.field(("opened", titles::OPENED), moment(case.opened.at, lang));
    sheet.field(("standing", said::STANDING), standing(case, lang));
    sheet.field(("from", said::BEGINS), moment(report.from, lang));
    sheet.field(("until", said::ENDS), moment(report.until, lang));
    sheet.field(("address", said::IP), Cell::text(&report.address));
    sheet.field(("url", said::HOST), Cell::text(&report.url));
    sheet.field(("what", said::FACTS), Cell::text(&report.what));
    sheet
}

const SUSPECTS: [Column; 7] = [
    ("login", titles::LOGIN),
    ("structure", titles::STRUCTURE),
    ("lines", said::LINES),
    ("bytes", said::VOLUME),
    ("addresses", said::ADDRESSES),
    ("named", said::NAMED),
    ("remedy", said::DONE),
];

fn suspects(case: &Leak, state: &State, lang: Lang) -> Table<7> {
    let yes_or_no = |yes: bool| Cell::new(if yes { answers::YES } else { answers::NO }.of(lang), yes);
    let rows = case.suspects().iter().map(|suspect| {
        let structure = state.code(&suspect.login).map(|code| words::structure_name(state, &code.structure));
        let remedy = case.remedy(&suspect.login);
        [
            Cell::text(shown(&suspect.login)),
            Cell::maybe(structure),
            Cell::new(format::number(suspect.lines, lang), suspect.lines),
            Cell::new(format::size(suspect.bytes, lang), suspect.bytes),
            Cell::new(format::number(suspect.addresses, lang), suspect.addresses),
            yes_or_no(suspect.named),
            remedy.map_or_else(Cell::none, |r| Cell::new(words::usage::remedy(r).of(lang), r.word())),
        ]
    });
    Table { columns: SUSPECTS, rows: rows.collect() }
}

const STEPS: [Column; 3] = [("at", titles::AT), ("who", titles::WHO), ("what", titles::WHAT)];

fn steps(case: &Leak, state: &State, lang: Lang) -> Table<3> {
    let rows = case.steps.iter().map(|(meta, step)| {
        let who = Cell::text(state.people.name(&meta.by));
        [moment(meta.at, lang), who, Cell::text(words::usage::leak_step(step, lang))]
    });
    Table { columns: STEPS, rows: rows.collect() }
}
