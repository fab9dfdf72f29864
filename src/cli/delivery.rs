//! `paraphe codes send, received, returned, forget`, `paraphe campaign remind, reminders`: what reaches the structures
//! by mail, and what becomes of it.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::values::{all, flag, given, text};
use crate::desk::{
    Answer, Filter, Forget, ForgetDead, Moment, Question, Receive, Remind, Returned, SendCodes, Verb, Way,
};
use crate::domain::login::Login;
use crate::domain::reminder;
use crate::domain::trouble::Rule;
use crate::text::cli::{help, titles};
use crate::text::{format, words};
use clap::{Arg, ArgMatches, Command};
use std::path::PathBuf;

/// The folder that mails go to.
pub fn outbox(g: Grammar) -> Arg {
    g.path_option("outbox", help::FOLDER, help::OUTBOX)
}

/// The commands on codes.
pub fn codes(g: Grammar) -> [Command; 4] {
    let logins = || g.things("logins", help::LOGIN, help::LOGINS);
    let or = |other: &'static str| logins().required(false).required_unless_present(other);
    [
        g.act(
            "send",
            help::CODES_SEND,
            [or("undelivered"), g.flag("undelivered", help::SEND_UNDELIVERED).conflicts_with("logins"), outbox(g)],
        ),
        g.act("received", help::CODES_RECEIVED, [logins()]),
        g.act(
            "returned",
            help::CODES_RETURNED,
            [logins(), g.option("reason", help::REASON, help::RETURNED_REASON).required(true)],
        ),
        g.act("forget", help::CODES_FORGET, [or("dead"), g.flag("dead", help::FORGET_DEAD).conflicts_with("logins")]),
    ]
}

/// The commands on the campaign.
pub fn campaign(g: Grammar) -> [Command; 2] {
    let step = g.option("step", help::NUMBER, help::REMIND_STEP).value_parser(super::values::number::<i16>(g.0));
    [
        g.act("remind", help::CAMPAIGN_REMIND, [outbox(g), step.allow_negative_numbers(true)]),
        g.rows("reminders", help::CAMPAIGN_REMINDERS, []),
    ]
}

/// Where mails go: into the folder that was named, else through the server.
pub fn way(m: &ArgMatches) -> Way {
    given::<PathBuf>(m, "outbox").map_or(Way::Server, Way::Outbox)
}

/// Does a command on codes.
pub fn run_codes(word: &str, m: &ArgMatches, run: &mut Run) -> Ended {
    let logins = || all(m, "logins").into_iter().map(Login::typed).collect::<Vec<Login>>();
    match word {
        "send" => run.act(|session| send(m, session)),
        "received" => run.act(|_| Ok(Box::new(Receive { logins: logins() }))),
        "returned" => {
            let reason = text(m, "reason").to_owned();
            run.act(|_| Ok(Box::new(Returned { logins: logins(), reason })))
        }
        _ if flag(m, "dead") => run.act(|_| Ok(Box::new(ForgetDead))),
        _ => run.act(|_| Ok(Box::new(Forget { logins: logins() }))),
    }
}

fn send(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let logins = if flag(m, "undelivered") {
        SendCodes::undelivered(session.state(), Moment::now().day)
    } else {
        all(m, "logins").into_iter().map(Login::typed).collect()
    };
    Ok(Box::new(SendCodes { logins, to: way(m) }))
}

/// Does a command on the campaign.
pub fn run_campaign(word: &str, m: &ArgMatches, run: &mut Run) -> Ended {
    match word {
        "remind" => run.act(|_| Ok(Box::new(Remind { to: way(m), step: given(m, "step") }))),
        _ => run.look(reminders),
    }
}

const REMINDERS: [Column; 5] = [
    ("step", titles::REMINDER),
    ("day", titles::DAY),
    ("due", titles::DUE),
    ("sent", titles::SENT),
    ("last", titles::LAST_SENT),
];

fn reminders(run: &mut Run, session: &Session) -> Ended {
    let (state, day, lang) = (session.state(), Moment::now().day, run.lang);
    let campaign = state.campaign(day).ok_or(Rule::NoCampaign)?;
    let filter = Filter { subject: Some(format!("campaign:{}", campaign.year)), ..Filter::default() };
    let Answer::Entries { lines, .. } = run.ask(session, &Question::Entries(filter))? else {
        return Ok(1);
    };
    let last = |step: i16| {
        let of = |l: &&crate::desk::Line| {
            let mut told = l.detail.split(' ');
            let cutoff = campaign.cutoff.to_string();
            // An entry that tells no cut-off was written before there could be another one.
            l.kind == "campaign.reminded"
                && told.next() == Some(step.to_string().as_str())
                && told.nth(1).is_none_or(|of| of == cutoff)
        };
        lines.iter().find(of).map(|l| l.at)
    };
    let latest = reminder::come(campaign, day).first().copied();
    let mut steps = campaign.settings.reminders.clone();
    steps.sort_unstable();
    let rows = steps.into_iter().map(|step| {
        let due = if latest == Some(step) { reminder::due(state, campaign, day).len() } else { 0 };
        let sent =
            state.reminded.get(&(campaign.year, campaign.cutoff, step)).map_or(0, std::collections::BTreeSet::len);
        [
            Cell::new(words::reminder(campaign.cutoff, step, lang), step),
            reminder::date(campaign, step).map_or_else(Cell::none, |d| Cell::new(format::day(d, lang), d.to_string())),
            Cell::new(format::number(due, lang), due),
            Cell::new(format::number(sent, lang), sent),
            last(step).map_or_else(Cell::none, |at| Cell::new(format::moment(at, lang), at.to_rfc3339())),
        ]
    });
    let table = Table { columns: REMINDERS, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}
