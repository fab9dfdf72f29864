//! `paraphe dossier`: what is done to dossiers that are on their way, on one or on several at once.

use super::grammar::Grammar;
use super::run::Session;
use super::seals;
use super::stop::Stop;
use super::values::{self, all, flag, given, maybe, path, text};
use crate::desk::{Act, Archive, Sealing, To, Together, Verb, What, Withdraw};
use crate::domain::circuit::{Asked, Quorum, Step, Who};
use crate::domain::find;
use crate::domain::ids::DossierId;
use crate::domain::state::State;
use crate::domain::tray::Viewer;
use crate::domain::trouble::Rule;
use crate::text::cli::{dossier as words, help};
use clap::{Arg, ArgMatches, Command};
use std::collections::BTreeMap;

/// The deeds.
pub fn grammar(g: Grammar) -> Vec<Command> {
    let fields = || g.options("field", words::NAME_VALUE, words::FIELD);
    let reason = || g.option("reason", help::TEXT, words::REASON).required(true);
    let to = || g.option("to", words::LIST_WHO, words::TO).required(true);
    let asked = [Asked::Visa, Asked::Signature, Asked::Opinion, Asked::Information].map(Asked::word);
    vec![
        g.act("visa", help::DOSSIER_VISA, [numbers(g), fields()]),
        g.act("sign", help::DOSSIER_SIGN, [numbers(g), fields()].into_iter().chain(seals::sealing_options(g))),
        g.act("refuse", help::DOSSIER_REFUSE, [numbers(g), fields(), reason()]),
        g.act(
            "opinion",
            words::OPINION,
            [
                number(g),
                g.flag("for", words::OPINION_FOR).conflicts_with("against"),
                g.flag("against", words::OPINION_AGAINST),
                g.option("text", help::TEXT, words::OPINION_TEXT),
                fields(),
            ],
        ),
        g.act("seen", words::SEEN, [numbers(g)]),
        g.act(
            "send-back",
            words::SEND_BACK,
            [number(g), step(g, "step", words::SEND_BACK_STEP).required(true), reason(), fields()],
        ),
        g.act("take-back", words::TAKE_BACK, [numbers(g)]),
        g.act("transfer", words::TRANSFER, [numbers(g), to(), reason()]),
        g.act("ask", words::ASK, [number(g), to(), g.option("question", help::TEXT, words::QUESTION).required(true)]),
        g.act(
            "insert",
            words::INSERT,
            [
                number(g),
                g.choice("asked", help::KIND, words::INSERT_ASKED, &asked).required(true),
                g.options("to", words::LIST_WHO, words::TO).required(true),
                step(g, "before", words::INSERT_BEFORE),
                g.option("days", help::NUMBER, words::INSERT_DAYS).value_parser(values::number::<u16>(g.0)),
            ],
        ),
        // As others write it, too.
        g.act("bypass", words::BYPASS, [number(g), reason().alias("motive")]),
        g.act("escalate", words::ESCALATE, [numbers(g)]),
        g.act(
            "paper",
            words::PAPER,
            [
                number(g),
                g.path_option("scan", help::FILE, words::PAPER_SCAN).required(true),
                g.day("day", words::PAPER_DAY).required(true),
                g.option("signer", help::PERSON, words::PAPER_SIGNER).required(true),
                fields(),
            ],
        ),
        g.act("withdraw", help::DOSSIER_WITHDRAW, [number(g)]),
        g.act("archive", words::ARCHIVE, [number(g)]),
    ]
}

/// A dossier, by its place on the line.
pub fn number(g: Grammar) -> Arg {
    g.thing("number", help::NUMBER, help::WHO_DOSSIER)
}

fn numbers(g: Grammar) -> Arg {
    g.things("number", help::NUMBER, words::NUMBERS)
}

fn step(g: Grammar, id: &'static str, about: crate::text::Text) -> Arg {
    g.option(id, words::STEP, about).value_parser(values::number::<usize>(g.0))
}

/// A dossier that the account may see.
pub fn dossier(typed: &str, session: &Session) -> Result<DossierId, Stop> {
    let (state, day) = (session.state(), crate::desk::Moment::now().day);
    let found = find::dossier(state, typed)?;
    if !Viewer::new(state, session.desk.me(), day).sees(found) {
        return Err(Rule::NoSuchDossier { typed: typed.to_owned() }.into());
    }
    Ok(found.id.clone())
}

/// Whom a word names: a post by its title, else a person.
pub fn to(state: &State, typed: &str) -> Result<To, Rule> {
    match find::post(state, typed) {
        Ok(post) => Ok(To::Post(post)),
        Err(no_post) => find::person(state, typed).map(To::Person).map_err(|_| no_post),
    }
}

/// `name=value`, as often as it was given.
pub fn pairs(m: &ArgMatches, id: &str) -> BTreeMap<String, String> {
    let split = |t: &str| {
        let (name, value) = t.split_once('=').unwrap_or((t, ""));
        (name.trim().to_owned(), value.trim().to_owned())
    };
    all(m, id).into_iter().map(split).collect()
}

fn from_one(n: usize) -> usize {
    n.saturating_sub(1)
}

/// The deed that a word of the line names.
fn what(word: &str, m: &ArgMatches, state: &State) -> Result<What, Stop> {
    let said = |id: &str| text(m, id).to_owned();
    Ok(match word {
        "visa" => What::Visa,
        "sign" => What::Sign,
        "refuse" => What::Refuse { reason: said("reason") },
        "opinion" => {
            let favourable = match (flag(m, "for"), flag(m, "against")) {
                (true, _) => Some(true),
                (_, true) => Some(false),
                _ => None,
            };
            What::Opinion { favourable, text: said("text") }
        }
        "seen" => What::Seen,
        "send-back" => What::SendBack { step: from_one(given(m, "step").unwrap_or_default()), reason: said("reason") },
        "take-back" => What::TakeBack,
        "transfer" => What::Transfer { to: to(state, text(m, "to"))?, reason: said("reason") },
        "ask" => What::Ask { to: to(state, text(m, "to"))?, question: said("question") },
        "insert" => What::Insert { before: given(m, "before").map(from_one), step: inserted(m, state)? },
        "bypass" => What::Bypass { motive: said("reason") },
        "escalate" => What::Escalate,
        _ => What::Paper {
            scan: path(m, "scan").to_owned(),
            day: given(m, "day").unwrap_or_default(),
            signer: said("signer"),
        },
    })
}

fn inserted(m: &ArgMatches, state: &State) -> Result<Step, Stop> {
    let asked = maybe(m, "asked").and_then(Asked::of_word).unwrap_or(Asked::Visa);
    let mut who = Vec::new();
    for typed in all(m, "to") {
        who.push(match to(state, typed)? {
            To::Post(post) => Who::Post(post),
            To::Person(person) => Who::Person(person),
        });
    }
    Ok(Step::new(asked, who, Quorum::All, given(m, "days").unwrap_or_default()))
}

/// Makes the verb of a deed: one dossier, or several with an answer each.
pub fn verb(word: &str, m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let found = all(m, "number").into_iter().map(|n| dossier(n, session)).collect::<Result<Vec<_>, _>>()?;
    let first = found.first().cloned().unwrap_or_default();
    match word {
        "withdraw" => return Ok(Box::new(Withdraw { dossier: first })),
        "archive" => return Ok(Box::new(Archive { dossier: first })),
        _ => {}
    }
    let what = what(word, m, session.state())?;
    let fields = pairs(m, "field");
    let how = if what == What::Sign { seals::sealing(m)? } else { Sealing::default() };
    let act = |dossier| Act { fields: fields.clone(), how: how.clone(), ..Act::new(dossier, what.clone()) };
    if found.len() == 1 {
        return Ok(Box::new(act(first)));
    }
    Ok(Box::new(Together { acts: found.into_iter().map(act).collect() }))
}
