//! `paraphe campaign`: the yearly renewal opened, adjusted and followed; structures registered for it and looked at.

use super::grammar::Grammar;
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::values::{self, Named, all, flag, given, maybe, text};
use super::{
    campaign_queue, campaign_status, campaign_track, cutoff, declare, delivery, letters, structures,
    texts as campaign_texts, usage,
};
use crate::desk::{AdjustCampaign, Decision, Moment, OpenCampaign, Register, Review, Verb};
use crate::domain::campaign::{Campaign, Declared, Origin, Proof, Settings};
use crate::domain::find;
use crate::domain::state::State;
use crate::domain::trouble::Rule;
use crate::text::cli::{campaign as texts, help};
use clap::{Arg, ArgGroup, ArgMatches, Command};

/// Two words that answer a question.
const ANSWERS: [&str; 2] = ["yes", "no"];

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let year = || g.thing("year", help::YEAR, help::CAMPAIGN_YEAR).value_parser(values::number::<u16>(g.0));
    let (opens, cutoff_day) = (g.day("opens", help::CAMPAIGN_OPENS), g.day("cutoff", help::CAMPAIGN_CUTOFF));
    g.group("campaign", help::CAMPAIGN)
        .subcommands([
            g.act("open", texts::OPEN, [year(), opens.clone().required(true), cutoff_day.clone().required(true)])
                .args(settings(g)),
            g.act("adjust", texts::ADJUST, [year(), opens, cutoff_day]).args(settings(g)),
            campaign_status::grammar(g),
            register_grammar(g),
            g.act(
                "import",
                help::CAMPAIGN_IMPORT,
                [
                    g.path("file", help::FILE, help::IMPORT_FILE),
                    structures::encoding(g),
                    g.flag("to-check", texts::TO_CHECK),
                ],
            ),
            review_grammar(g),
            campaign_queue::grammar(g),
            cutoff::grammar(g),
            cutoff::undo_grammar(g),
            campaign_track::grammar(g),
            declare::grammar(g),
            declare::report_grammar(g),
            letters::send(g),
            campaign_texts::grammar(g),
        ])
        .subcommands(delivery::campaign(g))
}

/// One option a choice of the campaign; those that are not given stay as they are.
fn settings(g: Grammar) -> [Arg; 8] {
    let answer = |id, about| g.choice(id, texts::YES_NO, about, &ANSWERS);
    [
        answer("participants", help::CAMPAIGN_PARTICIPANTS),
        answer("federations", help::CAMPAIGN_FEDERATIONS),
        answer("teams", texts::TEAMS),
        answer("resend", texts::RESEND),
        answer("purge", texts::PURGE),
        g.choice("origin", help::KIND, texts::ORIGIN, &Origin::ALL.map(Origin::word)),
        g.choice("proof", help::KIND, texts::PROOF, &Proof::ALL.map(Proof::word)),
        g.option("reminders", texts::DAYS, texts::REMINDERS)
            .value_parser(values::reminders(g.0))
            .allow_hyphen_values(true),
    ]
}

fn register_grammar(g: Grammar) -> Command {
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
            g.option("director", help::NAME, texts::DIRECTOR),
            g.choice("mixed", texts::YES_NO, texts::MIXED, &ANSWERS),
            g.option("comment", help::TEXT, texts::COMMENT),
            g.flag("to-check", texts::TO_CHECK),
        ],
    )
}

fn review_grammar(g: Grammar) -> Command {
    g.act(
        "review",
        texts::REVIEW,
        [
            g.things("ids", help::STRUCTURE, help::STRUCTURE_ID),
            g.flag("accept", texts::ACCEPT).conflicts_with("reason"),
            g.flag("refuse", texts::REFUSE),
            g.option("move", help::OFFICE, texts::MOVE),
            g.option("reason", help::REASON, texts::REVIEW_REASON),
        ],
    )
    .group(ArgGroup::new("decision").args(["accept", "refuse", "move"]).required(true))
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["open"] => run.act(|session| open(m, session)),
        ["adjust"] => run.act(|session| adjust(m, session)),
        ["status"] => run.look(|run, session| campaign_status::status(m, run, session)),
        ["register"] => run.act(|session| register(m, session)),
        [word @ ("remind" | "reminders")] => delivery::run_campaign(word, m, run),
        ["send-registration"] => run.act(|session| letters::send_registration(m, session)),
        ["text", rest @ ..] => campaign_texts::run(rest, m, run),
        ["import"] => run.act(|_| Ok(structures::correspondents(m))),
        ["review"] => run.act(|session| review(m, session)),
        ["queue"] => run.look(|run, session| campaign_queue::queue(m, run, session)),
        ["cutoff"] => cutoff::cutoff(m, run),
        ["undo-cutoff"] => cutoff::undo(m, run),
        ["track", words @ ..] => campaign_track::run(words, m, run),
        ["declare"] => declare::run(m, run),
        ["report"] => declare::report(m, run),
        _ => Err(usage::no_command(run.lang)),
    }
}

/// The choices of the line over those that stood before.
fn chosen(m: &ArgMatches, before: &Settings) -> Settings {
    let answer = |id, before: bool| maybe(m, id).map_or(before, |word| word == "yes");
    Settings {
        participants: answer("participants", before.participants),
        federations: answer("federations", before.federations),
        teams: answer("teams", before.teams),
        resend: answer("resend", before.resend),
        purge: answer("purge", before.purge),
        origin: maybe(m, "origin").and_then(Origin::of_word).unwrap_or(before.origin),
        proof: maybe(m, "proof").and_then(Proof::of_word).unwrap_or(before.proof),
        reminders: given(m, "reminders").unwrap_or_else(|| before.reminders.clone()),
    }
}

/// The campaign of a year that the line names, else the one that runs.
pub fn campaign_of<'a>(m: &ArgMatches, state: &'a State) -> Result<&'a Campaign, Rule> {
    match given::<u16>(m, "year") {
        Some(year) => state.campaigns.get(&year).ok_or(Rule::NoSuchCampaign { year }),
        None => state.campaign(Moment::now().day).ok_or(Rule::NoCampaign),
    }
}

fn open(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let year = given(m, "year").unwrap_or_default();
    let last = session.state().campaigns.range(..year).next_back().map(|(_, c)| c.settings.clone());
    Ok(Box::new(OpenCampaign {
        year,
        opens: given(m, "opens").unwrap_or_default(),
        cutoff: given(m, "cutoff").unwrap_or_default(),
        settings: chosen(m, &last.unwrap_or_default()),
    }))
}

fn adjust(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let known = campaign_of(m, session.state())?;
    Ok(Box::new(AdjustCampaign {
        year: known.year,
        opens: given(m, "opens").unwrap_or(known.opens),
        cutoff: given(m, "cutoff").unwrap_or(known.cutoff),
        settings: chosen(m, &known.settings),
    }))
}

fn register(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let structure = find::structure(session.state(), text(m, "id"))?;
    let Named { name, mail } = given(m, "correspondent").unwrap_or_default();
    let phone = maybe(m, "phone").unwrap_or_default().to_owned();
    let declared = Declared {
        director: text(m, "director").to_owned(),
        mixed: maybe(m, "mixed").map(|word| word == "yes"),
        comment: text(m, "comment").to_owned(),
    };
    let headcount = given(m, "headcount").unwrap_or_default();
    Ok(Box::new(Register { structure, name, mail, phone, headcount, declared, to_check: flag(m, "to-check") }))
}

fn review(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    let reason = text(m, "reason").to_owned();
    let decision = match maybe(m, "move") {
        Some(typed) => Decision::Move { office: find::office(state, typed)?, reason },
        None if flag(m, "refuse") => Decision::Refuse { reason },
        None => Decision::Accept,
    };
    let found = all(m, "ids").into_iter().map(|typed| find::structure(state, typed)).collect::<Result<_, _>>()?;
    Ok(Box::new(Review { structures: found, decision }))
}
