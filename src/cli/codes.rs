//! `paraphe codes`: access codes issued, handed over, checked, suspended, revoked, and written out for the portal.

use super::delivery;
use super::grammar::Grammar;
use super::letters;
use super::output::{Cell, Column, Table};
use super::passphrase::line_of_stdin;
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::values::{self, all, flag, given, maybe, text};
use super::{portal, usage, usage_log};
use crate::desk::{
    Answer, Checked, Deliver, Issue, IssueTeams, Lift, Moment, Question, Replace, Revoke, RevokePrefix, ShowSecret,
    Suspend, Verb,
};
use crate::domain::code::{Life, Means, Reason, Showing};
use crate::domain::find;
use crate::domain::login::Login;
use crate::text::cli::empty;
use crate::text::cli::{campaign as texts, help, titles, usage as said_usage, usage_log as log};
use crate::text::{format, screens_codes, words};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};
use std::io::IsTerminal as _;

/// Why a code is replaced; the first where nothing is said.
const REPLACED: [&str; 2] = ["superseded", "compromise"];

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let logins = || g.things("logins", help::LOGIN, help::LOGINS);
    let reasons = Reason::ALL.map(Reason::word);
    g.group("codes", help::CODES)
        .subcommands([
            g.act(
                "issue",
                help::CODES_ISSUE,
                [
                    g.things("ids", help::STRUCTURE, help::ISSUE_IDS)
                        .required(false)
                        .required_unless_present("registered"),
                    g.flag("registered", help::ISSUE_REGISTERED).conflicts_with("ids"),
                    g.options("team", help::NUMBER, texts::ISSUE_TEAM)
                        .value_parser(values::number::<u16>(g.0))
                        .conflicts_with("registered"),
                ],
            ),
            g.rows("list", help::CODES_LIST, []),
            g.act(
                "deliver",
                help::CODES_DELIVER,
                [
                    logins(),
                    g.choice("means", help::KIND, help::DELIVER_MEANS, &Means::ALL.map(Means::word)),
                    g.option("to", help::NAME, help::DELIVER_TO),
                ],
            ),
            g.answer("check", help::CODES_CHECK, [g.thing("text", help::TEXT, help::CHECK_TEXT)]),
            g.command(
                "reveal",
                help::CODES_REVEAL,
                [g.thing("login", help::LOGIN, help::LOGINS), g.flag("force", help::REVEAL_FORCE)],
            ),
            g.act("suspend", help::CODES_SUSPEND, [logins(), g.day("until", help::SUSPEND_UNTIL)]),
            g.act("lift", help::CODES_LIFT, [logins()]),
            g.act(
                "revoke",
                help::CODES_REVOKE,
                [
                    logins().required(false).required_unless_present("prefix"),
                    g.option("prefix", texts::PREFIX, texts::REVOKE_PREFIX).conflicts_with("logins"),
                    g.choice("reason", help::REASON, help::REVOKE_REASON, &reasons).required(true),
                    g.flag("yes", help::YES),
                ],
            ),
            g.act(
                "replace",
                texts::REPLACE,
                [logins(), g.choice("reason", help::REASON, help::REVOKE_REASON, &REPLACED), g.flag("yes", help::YES)],
            ),
        ])
        .subcommands(delivery::codes(g))
        .subcommands(portal::grammar(g))
        .subcommand(letters::letter(g))
        .subcommand(usage_log::grammar(g))
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    let logins = || all(m, "logins").into_iter().map(Login::typed).collect::<Vec<Login>>();
    match words {
        ["issue"] if m.contains_id("team") && all(m, "ids").len() > 1 => {
            Err(Stop::usage(texts::TEAMS_OF_ONE.of(run.lang)))
        }
        ["issue"] => run.act(|session| issue(m, session)),
        ["list"] => run.look(list),
        ["deliver"] => {
            let means = Means::of_word(text(m, "means")).unwrap_or_default();
            let to = maybe(m, "to").unwrap_or_default().to_owned();
            run.act(|_| Ok(Box::new(Deliver { logins: logins(), means, to })))
        }
        ["check"] => check(m, run),
        ["reveal"] => reveal(m, run),
        ["suspend"] => run.act(|_| Ok(Box::new(Suspend { logins: logins(), until: given(m, "until") }))),
        ["lift"] => run.act(|_| Ok(Box::new(Lift { logins: logins() }))),
        ["revoke"] => {
            let reason = Reason::of_word(text(m, "reason")).unwrap_or(Reason::Unspecified);
            run.act(|_| match maybe(m, "prefix") {
                Some(prefix) => Ok(Box::new(RevokePrefix { prefix: prefix.to_owned(), reason })),
                None => Ok(Box::new(Revoke { logins: logins(), reason })),
            })
        }
        ["replace"] => {
            let reason = Reason::of_word(text(m, "reason")).unwrap_or(Reason::Superseded);
            run.act(|_| Ok(Box::new(Replace { logins: logins(), reason })))
        }
        [word @ ("send" | "received" | "returned" | "forget")] => delivery::run_codes(word, m, run),
        ["export" | "target" | "import", ..] => portal::run(words, m, run),
        ["letter"] => run.act(|session| letters::write(m, session)),
        ["usage", rest @ ..] => usage_log::run(rest, m, run),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn issue(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let typed = all(m, "ids");
    let teams: Vec<u16> = m.get_many("team").map(|t| t.copied().collect()).unwrap_or_default();
    if let ([structure], false) = (typed.as_slice(), teams.is_empty()) {
        return Ok(Box::new(IssueTeams { structure: find::structure(session.state(), structure)?, teams }));
    }
    let found = typed.into_iter().map(|t| find::structure(session.state(), t)).collect::<Result<Vec<_>, _>>()?;
    Ok(Box::new(Issue { structures: (!flag(m, "registered")).then_some(found) }))
}

const LIST: [Column; 12] = [
    ("login", titles::LOGIN),
    ("life", titles::STANDING),
    ("year", titles::YEAR),
    ("number", titles::NUMBER),
    ("structure", titles::STRUCTURE),
    ("issued", titles::ISSUED),
    ("delivered", titles::DELIVERED),
    ("received", titles::RECEIVED),
    ("last_used", log::LAST_USED),
    ("held_until", titles::HELD_UNTIL),
    ("reason", titles::REASON),
    ("stranded", screens_codes::GROUP_STRANDED),
];

fn list(run: &mut Run, session: &Session) -> Ended {
    let (state, day, lang) = (session.state(), Moment::now().day, run.lang);
    let calendar = state.calendar(day);
    let mut codes: Vec<_> = state.codes.values().collect();
    codes.sort_by_key(|c| (std::cmp::Reverse(c.year), &c.login, c.issued.lamport));
    let moment = |m: &crate::domain::order::Meta| Cell::new(format::short_moment(m.at, lang), m.at.to_rfc3339());
    let rows = codes.into_iter().map(|code| {
        let life = code.life(calendar, day);
        let until = code.hold().and_then(|h| h.until);
        [
            Cell::text(code.login.as_str()),
            Cell::new(words::life(life).of(lang), life_word(life)),
            Cell::new(code.year.to_string(), code.year),
            Cell::text(code.structure.as_str()),
            Cell::text(words::structure_name(state, &code.structure)),
            moment(&code.issued),
            code.delivered().map_or_else(Cell::none, |d| moment(&d.by)),
            code.receipt.as_ref().map_or_else(Cell::none, moment),
            code.used.map_or_else(Cell::none, |(_, last)| Cell::new(format::short_day(last, lang), last.to_string())),
            until.map_or_else(Cell::none, |d| Cell::new(format::short_day(d, lang), d.to_string())),
            code.revoked.as_ref().map_or_else(Cell::none, |(_, r)| Cell::new(words::reason(*r).of(lang), r.word())),
            state.stranded(code, day).map_or_else(Cell::none, |w| Cell::new(words::stranded(w).of(lang), w.word())),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows_or(&table, empty::NO_CODE);
    Ok(0)
}

/// The stable word of where a code stands.
pub fn life_word(life: Life) -> &'static str {
    match life {
        Life::Live => "issued",
        Life::Delivered => "delivered",
        Life::InUse => "in-use",
        Life::Overlap => "overlap",
        Life::Suspended => "suspended",
        Life::Contested => "contested",
        Life::Expired => "expired",
        Life::Revoked => "revoked",
    }
}

/// A code that does not work is no error of the desk: it answers 1, as a rule that refuses does.
fn check(m: &ArgMatches, run: &mut Run) -> Ended {
    let typed = match text(m, "text") {
        "-" => line_of_stdin()?.to_string(),
        typed => typed.to_owned(),
    };
    run.look(|run, session| {
        let Answer::Checked(checked) = run.ask(session, &Question::CheckCode(typed))? else {
            return Ok(1);
        };
        if run.json() {
            run.out.object(&checked_object(&checked));
        } else {
            run.out.line(words::checked(&checked, session.state(), run.lang));
        }
        Ok(match checked {
            Checked::Known { life, .. } | Checked::Login { life, .. } if life.works() => 0,
            _ => 1,
        })
    })
}

fn checked_object(checked: &Checked) -> Value {
    let code = |word: &str, login: &Login, structure: &crate::domain::ids::StructureId, life: Life| {
        json!({
            "found": word,
            "login": login.as_str(),
            "structure": structure.as_str(),
            "life": life_word(life),
            "works": life.works(),
        })
    };
    match checked {
        Checked::Known { login, structure, life } => code("secret", login, structure, *life),
        Checked::Login { login, structure, life } => code("login", login, structure, *life),
        Checked::Meant { login, structure, life, place, swap } => {
            let mut object = code("slip", login, structure, *life);
            object["place"] = (*place).into();
            object["swap"] = (*swap).into();
            object["works"] = false.into();
            object
        }
        Checked::Unknown => json!({ "found": "unknown", "works": false }),
        Checked::Wrong => json!({ "found": "wrong", "works": false }),
        Checked::Length(n) => json!({ "found": "length", "symbols": n, "works": false }),
        Checked::Foreign(c) => json!({ "found": "foreign", "character": c.to_string(), "works": false }),
    }
}

fn reveal(m: &ArgMatches, run: &mut Run) -> Ended {
    if !flag(m, "force") && !std::io::stdout().is_terminal() {
        let said = said_usage::SECRET_TO_PIPE.of(run.lang).to_owned();
        return Err(Stop::Line { status: 1, code: "secret-outside-terminal", said });
    }
    run.act(|session| {
        let login = find::login(session.state(), text(m, "login"))?;
        Ok(Box::new(ShowSecret { login, how: Showing::Command }))
    })
}
