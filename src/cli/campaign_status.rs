//! `paraphe campaign status`: the figures by regional office and by kind, the curve against last year's, and the
//! structures behind any figure.

use super::campaign::campaign_of;
use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::Ended;
use super::values::{self, maybe};
use crate::desk::Moment;
use crate::domain::campaign::{Campaign, Headcount, Progress};
use crate::domain::standing::{Counts, Curve, Line, Mark, Standing, standing};
use crate::domain::state::State;
use crate::text::cli::{campaign as texts, help, said, titles};
use crate::text::{Lang, format, portal_files, words};
use clap::{ArgMatches, Command};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The words of the command.
pub fn grammar(g: Grammar) -> Command {
    g.rows(
        "status",
        texts::STATUS,
        [
            g.option("year", help::YEAR, texts::STATUS_YEAR).value_parser(values::number::<u16>(g.0)),
            g.choice("by", help::COLUMN, texts::STATUS_BY, &["office", "kind"]).conflicts_with("list"),
            g.choice("list", help::COLUMN, texts::STATUS_LIST, &Mark::ALL.map(Mark::word)),
        ],
    )
}

/// Says where a campaign stands.
pub fn status(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, day, lang) = (session.state(), Moment::now().day, run.lang);
    let campaign = campaign_of(m, state)?;
    let found = standing(state, campaign, day);
    let mark = maybe(m, "list").and_then(Mark::of_word);
    match (maybe(m, "by"), mark) {
        (None, None) if run.json() => run.out.object(&whole(state, campaign, &found, lang)),
        (None, None) if !run.csv() => tell(run, state, campaign, &found),
        (Some("office"), _) => run.rows(&offices(state, &found, lang)),
        (Some(_), _) => run.rows(&kinds(&found, lang)),
        (None, mark) => {
            let listed = found.lines.iter().filter(|l| mark.is_none_or(|m| l.marks.has(m)));
            run.rows(&structures(state, campaign, listed, lang));
        }
    }
    Ok(0)
}

const STRUCTURES: [Column; 6] = [
    ("number", titles::NUMBER),
    ("label", titles::LABEL),
    ("progress", titles::PROGRESS),
    ("correspondent", titles::CORRESPONDENTS),
    ("headcount", titles::HEADCOUNT),
    ("title", titles::TITLE),
];

fn structures<'a>(
    state: &State,
    campaign: &Campaign,
    lines: impl Iterator<Item = &'a Line>,
    lang: Lang,
) -> Table<{ STRUCTURES.len() }> {
    let rows = lines.filter_map(|line| {
        let structure = state.structures.get(&line.structure)?;
        let registration = state.registration(campaign.year, &line.structure);
        let total = registration.map(|r| Headcount::total(r.headcount));
        Some([
            Cell::text(line.structure.as_str()),
            Cell::text(structure.short(&state.desk.uai)),
            Cell::new(words::progress(line.progress).of(lang), line.progress.word()),
            Cell::maybe(registration.map(|r| state.people.name(&r.correspondent))),
            total.map_or_else(Cell::none, |n| Cell::new(n.to_string(), n)),
            Cell::text(&structure.title),
        ])
    });
    Table { columns: STRUCTURES, rows: rows.collect() }
}

/// Columns of a table of figures: the group, then one a mark.
const FIGURES: usize = 1 + Mark::ALL.len();

fn figures(first: Column, groups: impl Iterator<Item = (Cell, Counts)>, lang: Lang) -> Table<FIGURES> {
    let mut columns = [first; FIGURES];
    for (column, mark) in columns.iter_mut().skip(1).zip(Mark::ALL) {
        *column = (mark.word(), texts::mark(mark));
    }
    let rows = groups.map(|(name, counts)| {
        let mut row = std::array::from_fn(|_| Cell::none());
        for (cell, mark) in row.iter_mut().skip(1).zip(Mark::ALL) {
            let n = counts.of(mark);
            *cell = Cell::new(format::number(n, lang), n);
        }
        row[0] = name;
        row
    });
    Table { columns, rows: rows.collect() }
}

fn offices(state: &State, found: &Standing, lang: Lang) -> Table<FIGURES> {
    let groups = found.by_office().into_iter().map(|(office, counts)| {
        let name = office.map_or_else(
            || Cell::new(texts::NO_OFFICE.of(lang), Value::Null),
            |id| Cell::new(state.offices.name(&id), id.as_str()),
        );
        (name, counts)
    });
    figures(("office", texts::GROUP_OFFICE), groups, lang)
}

fn kinds(found: &Standing, lang: Lang) -> Table<FIGURES> {
    let groups = found.by_kind().into_iter().map(|(kind, counts)| {
        let name = words::population(kind);
        (Cell::new(name.of(lang), words::population_word(kind)), counts)
    });
    figures(("kind", texts::GROUP_KIND), groups, lang)
}

/// Everything, for a program.
fn whole(state: &State, campaign: &Campaign, found: &Standing, lang: Lang) -> Value {
    let mut steps: BTreeMap<&str, usize> = Progress::ALL.map(|p| (p.word(), 0)).into();
    for line in &found.lines {
        *steps.entry(line.progress.word()).or_default() += 1;
    }
    *steps.entry(Progress::NotCalled.word()).or_default() += state.structures.len() - found.lines.len();
    let total = found.total();
    let total: Map<String, Value> = Mark::ALL.map(|m| (m.word().to_owned(), total.of(m).into())).into_iter().collect();
    let curve = |c: &Curve| json!({ "year": c.year, "days": c.days });
    json!({
        "year": campaign.year,
        "opens": campaign.opens.to_string(),
        "cutoff": campaign.cutoff.to_string(),
        "phase": found.phase.word(),
        "days_left": found.days_left,
        "counts": steps,
        "figures": total,
        "offices": offices(state, found, lang).objects(),
        "kinds": kinds(found, lang).objects(),
        "curve": curve(&found.curve),
        "last_curve": found.before.as_ref().map(curve),
        "portal": super::portal::files(state, Moment::now().day),
        "structures": structures(state, campaign, found.lines.iter(), lang).objects(),
    })
}

fn tell(run: &mut Run, state: &State, campaign: &Campaign, found: &Standing) {
    let lang = run.lang;
    let (opens, cutoff) = (format::day(campaign.opens, lang), format::day(campaign.cutoff, lang));
    run.out.line(said::campaign(campaign.year, &opens, &cutoff, lang));
    run.out.line(texts::phase(words::phase(found.phase).of(lang), found.days_left, lang));
    run.out.line("");
    let total = found.total();
    for mark in Mark::ALL {
        run.out.line(format!("{:>7}  {}", format::number(total.of(mark), lang), texts::mark(mark).of(lang)));
    }
    run.out.line(texts::CONCERNED.of(lang));
    run.out.line("");
    run.out.lines(curves(found, lang));
    let files = state.fed(Moment::now().day);
    if !files.is_empty() {
        run.out.line("");
        run.out.lines(files.iter().map(|file| portal_files::fed(file, lang)));
    }
    for table in [offices(state, found, lang), kinds(found, lang)] {
        run.out.line("");
        run.out.lines(table.lines(lang));
    }
}

/// Widest curve, in columns.
const WIDEST: usize = 60;

/// Both curves under each other at one scale, and what they come to.
fn curves(found: &Standing, lang: Lang) -> Vec<String> {
    let day = found.curve.days.len().saturating_sub(1);
    let before = found.before.as_ref();
    let told = texts::curve(day, found.curve.at(day), before.map(|b| (b.year, b.at(day))), lang);
    let both: Vec<&Curve> = std::iter::once(&found.curve).chain(before).filter(|c| !c.days.is_empty()).collect();
    let days = both.iter().map(|c| c.days.len()).max().unwrap_or_default();
    let most = both.iter().filter_map(|c| c.days.last()).max().copied().unwrap_or_default();
    let drawn = both.iter().map(|curve| format!("{}  {}", curve.year, drawn(curve, days, most)));
    std::iter::once(told).chain(drawn.filter(|_| most > 0)).collect()
}

/// A curve in blocks, one column for so many days; it stops where it ends.
fn drawn(curve: &Curve, days: usize, most: usize) -> String {
    const BLOCKS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let columns = days.min(WIDEST);
    let day_of = |column: usize| ((column + 1) * days).div_ceil(columns) - 1;
    let shown = (0..columns).map(day_of).take_while(|day| *day < curve.days.len());
    shown.map(|day| BLOCKS[(curve.at(day) * 8).div_ceil(most.max(1)).min(8)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_drawn_at_the_scale_of_both_and_stops_where_it_ends() {
        let curve = |days: &[usize]| Curve { year: 2027, days: days.to_vec() };
        assert_eq!(drawn(&curve(&[0, 1, 4, 8]), 4, 8), " ▁▄█");
        assert_eq!(drawn(&curve(&[8]), 3, 16), "▄");
        let long: Vec<usize> = (0..365).collect();
        assert_eq!(drawn(&curve(&long), 365, 364).chars().count(), WIDEST);
        assert!(drawn(&curve(&long), 365, 364).ends_with('█'));
    }
}
