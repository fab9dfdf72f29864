//! `paraphe campaign queue`: the registrations that wait for somebody, or that were refused or moved.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::Ended;
use super::values::flag;
use crate::desk::Moment;
use crate::domain::campaign::{Registration, Review};
use crate::domain::trouble::Rule;
use crate::text::cli::empty;
use crate::text::cli::{campaign as texts, said, titles};
use crate::text::{format, words};
use clap::{ArgMatches, Command};

/// The words of the command.
pub fn grammar(g: Grammar) -> Command {
    g.rows("queue", texts::QUEUE, [g.flag("all", texts::QUEUE_ALL)])
}

const QUEUE: [Column; 11] = [
    ("number", titles::NUMBER),
    ("label", titles::LABEL),
    ("review", texts::REVIEW_COLUMN),
    ("made", texts::MADE),
    ("office", titles::OFFICE),
    ("correspondent", titles::CORRESPONDENTS),
    ("headcount", titles::HEADCOUNT),
    ("director", titles::DIRECTOR),
    ("mixed", texts::MIXED_COLUMN),
    ("comment", texts::COMMENT_COLUMN),
    ("reason", titles::REASON),
];

/// Lists the queue of the running campaign, the first come first.
pub fn queue(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, day, lang) = (session.state(), Moment::now().day, run.lang);
    let year = state.campaign(day).ok_or(Rule::NoCampaign)?.year;
    let every = flag(m, "all");
    let waits = |r: &&Registration| r.year == year && (every || r.review != Review::Accepted);
    let mut waiting: Vec<&Registration> = state.registrations.values().filter(waits).collect();
    waiting.sort_by_key(|r| (r.made.at, &r.structure));
    let rows = waiting.into_iter().map(|r| {
        let structure = state.structures.get(&r.structure);
        // One that was moved stands where it was moved to.
        let office = match &r.review {
            Review::Moved { office, .. } => Some(office),
            _ => structure.and_then(|s| state.offices.of(s, day)),
        };
        let answer = |yes: bool| Cell::new(if yes { said::YES.of(lang) } else { said::NO.of(lang) }, yes);
        [
            Cell::text(r.structure.as_str()),
            Cell::text(words::structure_name(state, &r.structure)),
            Cell::new(words::review(&r.review).of(lang), r.review.word()),
            Cell::new(format::short_moment(r.made.at, lang), r.made.at.to_rfc3339()),
            office.map_or_else(Cell::none, |id| Cell::new(state.offices.name(id), id.as_str())),
            Cell::text(state.people.name(&r.correspondent)),
            Cell::new(r.headcount.total().to_string(), r.headcount.total()),
            Cell::text(&r.declared.director),
            r.declared.mixed.map_or_else(Cell::none, answer),
            Cell::text(&r.declared.comment),
            match &r.review {
                Review::Refused { reason } | Review::Moved { reason, .. } => Cell::text(reason),
                Review::ToCheck | Review::Accepted => Cell::none(),
            },
        ]
    });
    let table = Table { columns: QUEUE, rows: rows.collect() };
    run.rows_or(&table, empty::NO_QUEUE);
    Ok(0)
}
