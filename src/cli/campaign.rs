//! `paraphe campaign`: the yearly renewal opened, followed, and structures registered for it.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::values::{self, Named, flag, given, maybe, text};
use super::{letters, structures, texts, usage};
use crate::desk::{Moment, OpenCampaign, Register, Verb};
use crate::domain::campaign::{Campaign, Headcount, Progress, Settings, duty, progress};
use crate::domain::find;
use crate::domain::search::{Index, Query};
use crate::domain::trouble::Rule;
use crate::text::cli::{help, said, titles};
use crate::text::{format, words};
use clap::{ArgMatches, Command};
use serde_json::json;
use std::collections::BTreeMap;

/// How far structures can have come, in the order in which it is told.
const STEPS: [(Progress, &str); 6] = [
    (Progress::Missing, "missing"),
    (Progress::ToCheck, "to-check"),
    (Progress::Registered, "registered"),
    (Progress::Issued, "issued"),
    (Progress::Exempt, "exempt"),
    (Progress::NotCalled, "not-called"),
];

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let year = g.thing("year", help::YEAR, help::CAMPAIGN_YEAR).value_parser(values::number::<u16>(g.0));
    g.group("campaign", help::CAMPAIGN).subcommands([
        g.act(
            "open",
            help::CAMPAIGN_OPEN,
            [
                year,
                g.day("opens", help::CAMPAIGN_OPENS).required(true),
                g.day("cutoff", help::CAMPAIGN_CUTOFF).required(true),
                g.flag("participants", help::CAMPAIGN_PARTICIPANTS),
                g.flag("federations", help::CAMPAIGN_FEDERATIONS),
            ],
        ),
        g.answer("status", help::CAMPAIGN_STATUS, []),
        g.act(
            "register",
            help::CAMPAIGN_REGISTER,
            [
                g.thing("id", help::STRUCTURE, help::STRUCTURE_ID),
                g.option("correspondent", help::PERSON, help::REGISTER_CORRESPONDENT)
                    .value_parser(values::named(g.0))
                    .required(true),
                g.option("phone", help::NUMBER, help::PHONE),
                g.option("headcount", help::COUNTS, help::REGISTER_HEADCOUNT)
                    .value_parser(values::headcount(g.0))
                    .required(true),
            ],
        ),
        g.act(
            "import",
            help::CAMPAIGN_IMPORT,
            [g.path("file", help::FILE, help::IMPORT_FILE), structures::encoding(g)],
        ),
        letters::send(g),
        texts::grammar(g),
    ])
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["open"] => run.act(|_| open(m)),
        ["status"] => run.look(status),
        ["register"] => run.act(|session| register(m, session)),
        ["send-registration"] => run.act(|session| letters::send_registration(m, session)),
        ["text", rest @ ..] => texts::run(rest, m, run),
        ["import"] => run.act(|_| Ok(structures::correspondents(m))),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn open(m: &ArgMatches) -> Result<Box<dyn Verb>, Stop> {
    let settings =
        Settings { participants: flag(m, "participants"), federations: flag(m, "federations"), ..Settings::default() };
    Ok(Box::new(OpenCampaign {
        year: given(m, "year").unwrap_or_default(),
        opens: given(m, "opens").unwrap_or_default(),
        cutoff: given(m, "cutoff").unwrap_or_default(),
        settings,
    }))
}

fn register(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let structure = find::structure(session.state(), text(m, "id"))?;
    let Named { name, mail } = given(m, "correspondent").unwrap_or_default();
    let phone = maybe(m, "phone").unwrap_or_default().to_owned();
    Ok(Box::new(Register { structure, name, mail, phone, headcount: given(m, "headcount").unwrap_or_default() }))
}

const STATUS: [Column; 6] = [
    ("number", titles::NUMBER),
    ("label", titles::LABEL),
    ("progress", titles::PROGRESS),
    ("correspondent", titles::CORRESPONDENTS),
    ("headcount", titles::HEADCOUNT),
    ("title", titles::TITLE),
];

fn status(run: &mut Run, session: &Session) -> Ended {
    let (state, day, lang) = (session.state(), Moment::now().day, run.lang);
    let campaign = state.campaign(day).ok_or(Rule::NoCampaign)?;
    let institute = &state.desk;
    let mut counts: BTreeMap<Progress, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for id in Index::build(state, day).find(&Query::default()) {
        let Some(structure) = state.structures.get(&id) else { continue };
        let codes = state.codes_of(&id);
        let duty = duty(structure, campaign, &codes, &institute.uai, &institute.partner);
        let registration = state.registrations.get(&(campaign.year, id.clone()));
        let at = progress(&duty, registration, &codes, campaign, day);
        *counts.entry(at).or_default() += 1;
        if at != Progress::NotCalled {
            let total = registration.map(|r| Headcount::total(r.headcount));
            rows.push([
                Cell::text(id.as_str()),
                Cell::text(structure.short(&institute.uai)),
                Cell::new(words::progress(at).of(lang), word(at)),
                Cell::maybe(registration.map(|r| state.people.name(&r.correspondent))),
                total.map_or_else(Cell::none, |n| Cell::new(n.to_string(), n)),
                Cell::text(&structure.title),
            ]);
        }
    }
    let table = Table { columns: STATUS, rows };
    tell(run, campaign, &counts, &table);
    Ok(0)
}

fn word(progress: Progress) -> &'static str {
    STEPS.iter().find(|(at, _)| *at == progress).map_or("", |(_, word)| word)
}

fn tell<const N: usize>(run: &mut Run, campaign: &Campaign, counts: &BTreeMap<Progress, usize>, table: &Table<N>) {
    let lang = run.lang;
    let count = |at: &Progress| counts.get(at).copied().unwrap_or_default();
    if run.json() {
        let counts: serde_json::Map<_, _> =
            STEPS.iter().map(|(at, word)| ((*word).to_owned(), count(at).into())).collect();
        let object = json!({
            "year": campaign.year,
            "opens": campaign.opens.to_string(),
            "cutoff": campaign.cutoff.to_string(),
            "counts": counts,
            "structures": table.objects(),
        });
        return run.out.object(&object);
    }
    let (opens, cutoff) = (format::day(campaign.opens, lang), format::day(campaign.cutoff, lang));
    run.out.line(said::campaign(campaign.year, &opens, &cutoff, lang));
    run.out.line("");
    for (at, _) in &STEPS {
        run.out.line(format!("{:>7}  {}", format::number(count(at), lang), words::progress(*at).of(lang)));
    }
    run.out.line("");
    run.out.lines(table.lines(lang));
}
