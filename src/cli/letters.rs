//! `paraphe codes letter` and `paraphe campaign send-registration`: what the desk writes on paper.

use super::grammar::Grammar;
use super::run::Session;
use super::stop::Stop;
use super::values::{all, flag, path, text};
use crate::desk::{Moment, SendRegistration, Verb, WriteLetters};
use crate::domain::code::Life;
use crate::domain::find;
use crate::domain::login::Login;
use crate::text::cli::{help, help_paper};
use clap::{ArgMatches, Command};

/// The words of `codes letter`.
pub fn letter(g: Grammar) -> Command {
    let logins = g.things("logins", help::LOGIN, help::LOGINS).required(false).required_unless_present("undelivered");
    let undelivered = g.flag("undelivered", help_paper::LETTER_UNDELIVERED).conflicts_with("logins");
    let out = g.path_option("out", help::FOLDER, help_paper::LETTER_OUT).required(true);
    g.act("letter", help_paper::CODES_LETTER, [logins, undelivered, out])
}

/// The letters that a line asks for.
pub fn write(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let logins = if flag(m, "undelivered") {
        undelivered(session)
    } else {
        all(m, "logins").into_iter().map(Login::typed).collect()
    };
    Ok(Box::new(WriteLetters { logins, folder: path(m, "out").to_owned() }))
}

/// The codes of the running campaign that work and that nobody has been handed.
fn undelivered(session: &Session) -> Vec<Login> {
    let (state, day) = (session.state(), Moment::now().day);
    let calendar = state.calendar(day);
    let codes =
        state.codes.values().filter(|c| calendar.current.is_some_and(|year| year <= c.year) && c.delivered().is_none());
    codes.filter(|c| matches!(c.life(calendar, day), Life::Live | Life::InUse)).map(|c| c.login.clone()).collect()
}

/// The words of `campaign send-registration`.
pub fn send(g: Grammar) -> Command {
    let id = g.thing("id", help::STRUCTURE, help::STRUCTURE_ID);
    let circuit = g.option("circuit", help::CIRCUIT, help::DOSSIER_CIRCUIT).required(true);
    g.act("send-registration", help_paper::SEND_REGISTRATION, [id, circuit])
}

/// The registration that a line sends.
pub fn send_registration(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    let structure = find::structure(state, text(m, "id"))?;
    Ok(Box::new(SendRegistration { structure, circuit: find::circuit(state, text(m, "circuit"))? }))
}
