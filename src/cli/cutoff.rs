//! `paraphe campaign cutoff`: what it would do to whom, and by another word the act itself; and taking it back.

use super::campaign::campaign_of;
use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::values::{self, flag};
use crate::desk::{CutOff, Moment, UndoCutOff};
use crate::domain::campaign::{Campaign, Phase};
use crate::domain::cutoff::{Forecast, Loss, forecast};
use crate::domain::state::State;
use crate::domain::trouble::Rule;
use crate::text::cli::{campaign as texts, help, said, titles};
use crate::text::{Lang, format, words};
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

fn year(g: Grammar) -> Arg {
    g.option("year", help::YEAR, help::CAMPAIGN_YEAR).value_parser(values::number::<u16>(g.0))
}

/// The words of the command.
pub fn grammar(g: Grammar) -> Command {
    g.act("cutoff", texts::CUTOFF, [year(g), g.flag("do", texts::CUTOFF_DO), g.flag("yes", texts::CUTOFF_YES)])
}

/// The words of taking it back.
pub fn undo_grammar(g: Grammar) -> Command {
    g.act("undo-cutoff", texts::UNDO, [year(g)])
}

/// Shows what the cut-off would do, or does it.
pub fn cutoff(m: &ArgMatches, run: &mut Run) -> Ended {
    if flag(m, "do") {
        return run.act(|session| Ok(Box::new(CutOff { year: campaign_of(m, session.state())?.year })));
    }
    run.look(|run, session| show(m, run, session))
}

/// Takes the cut-off back.
pub fn undo(m: &ArgMatches, run: &mut Run) -> Ended {
    run.act(|session| Ok(Box::new(UndoCutOff { year: campaign_of(m, session.state())?.year })))
}

fn show(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, day, lang) = (session.state(), Moment::now().day, run.lang);
    let campaign = campaign_of(m, state)?;
    let phase = foreseen(state, campaign)?;
    let found = forecast(state, campaign, day);
    let lists = Lists::of(state, campaign, &found, lang);
    if run.json() {
        let object = json!({
            "year": campaign.year,
            "opens": campaign.opens.to_string(),
            "cutoff": campaign.cutoff.to_string(),
            "phase": phase.word(),
            "lost": lists.lost.objects(),
            "spared": lists.spared.objects(),
            "missing": lists.missing.objects(),
            "in_use": lists.in_use.objects(),
            "stranded": lists.stranded.objects(),
        });
        run.out.object(&object);
        return Ok(0);
    }
    let (opens, announced) = (format::day(campaign.opens, lang), format::day(campaign.cutoff, lang));
    run.out.line(said::campaign(campaign.year, &opens, &announced, lang));
    let parts = [
        (texts::lost(lists.lost.rows.len(), lang), lists.lost.rows.is_empty(), lists.lost.lines(lang)),
        (texts::spared(lists.spared.rows.len(), lang), lists.spared.rows.is_empty(), lists.spared.lines(lang)),
        (texts::missing(lists.missing.rows.len(), lang), lists.missing.rows.is_empty(), lists.missing.lines(lang)),
        (texts::stranded(lists.stranded.rows.len(), lang), lists.stranded.rows.is_empty(), lists.stranded.lines(lang)),
        (texts::in_use(lists.in_use.rows.len(), lang), lists.in_use.rows.is_empty(), lists.in_use.lines(lang)),
    ];
    for (title, empty, lines) in parts {
        run.out.line("");
        run.out.line(title);
        run.out.lines(lines.into_iter().filter(|_| !empty).map(|l| format!("  {l}")).collect::<Vec<_>>());
    }
    run.out.line("");
    run.out.line(texts::HOW_TO_CUT.of(lang));
    Ok(0)
}

/// A cut-off that can still be foreseen.
fn foreseen(state: &State, campaign: &Campaign) -> Result<Phase, Stop> {
    let (day, year) = (Moment::now().day, campaign.year);
    match campaign.phase(state.campaign(day).map(|c| c.year), day) {
        Phase::Cut => Err(Rule::CutOffDone { year }.into()),
        Phase::Past => Err(Rule::CampaignPast { year }.into()),
        phase => Ok(phase),
    }
}

const LOST: [Column; 6] = [
    ("login", titles::LOGIN),
    ("structure", titles::NUMBER),
    ("label", titles::LABEL),
    ("progress", titles::PROGRESS),
    ("left_without", texts::LEFT_WITHOUT),
    ("used", texts::OLD_USED),
];
const SPARED: [Column; 4] =
    [("structure", titles::NUMBER), ("label", titles::LABEL), ("login", titles::LOGIN), ("why", texts::EXEMPTION)];
const MISSING: [Column; 3] = [("structure", titles::NUMBER), ("label", titles::LABEL), ("progress", titles::PROGRESS)];

const STRANDED: [Column; 4] =
    [("login", titles::LOGIN), ("structure", titles::NUMBER), ("label", titles::LABEL), ("why", texts::STRANDED_WHY)];

/// The lists of a forecast.
struct Lists {
    lost: Table<6>,
    spared: Table<4>,
    missing: Table<3>,
    in_use: Table<6>,
    stranded: Table<4>,
}

impl Lists {
    fn of(state: &State, campaign: &Campaign, found: &Forecast, lang: Lang) -> Self {
        let lost = |l: &Loss| {
            [
                Cell::text(l.login.as_str()),
                Cell::text(l.structure.as_str()),
                Cell::text(words::structure_name(state, &l.structure)),
                Cell::new(words::progress(l.progress).of(lang), l.progress.word()),
                Cell::new(if l.left_without() { said::YES.of(lang) } else { "" }, l.left_without()),
                l.used.map_or_else(Cell::none, |d| Cell::new(format::short_day(d, lang), d.to_string())),
            ]
        };
        let spared = found.spared.iter().map(|(id, duty)| {
            let proof = state.structures.get(id).and_then(|s| words::exemption_proof(duty, s, state, lang));
            let why = format!("{} {}", words::duty_reason(duty, lang), proof.unwrap_or_default());
            [
                Cell::text(id.as_str()),
                Cell::text(words::structure_name(state, id)),
                Cell::maybe(duty.proof()),
                Cell::text(why.trim_end()),
            ]
        });
        let missing = found.missing.iter().map(|id| {
            let waits = state.registration(campaign.year, id).is_some();
            let at = if waits {
                crate::domain::campaign::Progress::ToCheck
            } else {
                crate::domain::campaign::Progress::Missing
            };
            [
                Cell::text(id.as_str()),
                Cell::text(words::structure_name(state, id)),
                Cell::new(words::progress(at).of(lang), at.word()),
            ]
        });
        let stranded = found.stranded.iter().map(|(login, id, why)| {
            [
                Cell::text(login.as_str()),
                Cell::text(id.as_str()),
                Cell::text(words::structure_name(state, id)),
                Cell::new(words::stranded(*why).of(lang), why.word()),
            ]
        });
        Self {
            stranded: Table { columns: STRANDED, rows: stranded.collect() },
            lost: Table { columns: LOST, rows: found.lost.iter().map(lost).collect() },
            spared: Table { columns: SPARED, rows: spared.collect() },
            missing: Table { columns: MISSING, rows: missing.collect() },
            in_use: Table { columns: LOST, rows: found.lost.iter().filter(|l| l.used.is_some()).map(lost).collect() },
        }
    }
}
