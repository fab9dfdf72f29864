//! The command line: every consequential act of the screen, for a shell and its scripts.
//!
//! [`grammar`] puts commands and options together, each group of commands has a file with its grammar and what it does,
//! [`run`] is the one way to the desk, [`output`] the one way out. The words are in `text::cli`. Nothing here knows a
//! cipher, the store or a file format.

mod archive;
mod authority;
mod campaign;
mod campaign_queue;
mod campaign_status;
mod campaign_track;
mod circuit;
mod codes;
mod cutoff;
mod declare;
mod delivery;
mod dossier;
mod dossier_act;
mod dossier_delays;
mod dossier_filing;
mod dossier_note;
mod dossier_sheet;
mod folk;
mod generate;
mod grammar;
mod harden;
mod init;
mod institute;
mod json;
mod language;
mod leak;
mod letters;
mod mail;
mod output;
mod outsider;
mod passphrase;
mod people;
mod place;
mod portal;
mod post;
mod progress;
mod register;
mod run;
mod screen;
mod seals;
mod stop;
mod structure;
mod structures;
mod texts;
mod usage;
mod usage_log;
mod values;
mod verify;
mod who;

use crate::desk::child;
use crate::text::Lang;
use crate::text::cli::{help, said};
use clap::{Arg, ArgAction, ArgMatches, Command};
use grammar::Grammar;
use run::{Run, warn};
use std::ffi::OsString;
use stop::Ended;

/// The word with which this program calls itself to read a hostile file.
const READER: &str = "--reader";

/// Does what the arguments ask; the exit status.
pub fn main(arguments: impl Iterator<Item = OsString>) -> u8 {
    let hardened = harden::harden();
    let arguments: Vec<OsString> = arguments.collect();
    let lang = language::of(&arguments);
    harden::hush_panics(lang);
    if let [_, word, job, ..] = arguments.as_slice()
        && word == READER
    {
        return child::serve(&job.to_string_lossy());
    }
    if let Err(why) = hardened {
        warn(&format!("{} ({why})", said::HARDENING.of(lang)));
    }
    let as_json = arguments.iter().any(|a| a == "--json");
    match obey(arguments, lang) {
        Ok(status) => status,
        Err(stop) => {
            warn(&stop.told(lang, as_json));
            stop.status()
        }
    }
}

/// The whole grammar.
fn grammar_of(lang: Lang) -> Command {
    let g = Grammar(lang);
    let version = Arg::new("version").short('V').long("version").help(help::VERSION.of(lang));
    g.command("paraphe", help::PARAPHE, [])
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .after_help(help::STATUS.of(lang))
        .args(g.general())
        .arg(version.action(ArgAction::Version).help_heading(help::GENERAL.of(lang)).display_order(1000))
        .subcommands(init::grammar(g))
        .subcommands([
            structures::grammar(g),
            campaign::grammar(g),
            codes::grammar(g),
            institute::grammar(g),
            mail::grammar(g),
            people::grammar(g),
            post::grammar(g),
            authority::grammar(g),
            dossier::grammar(g),
            circuit::grammar(g),
            archive::grammar(g),
            leak::grammar(g),
        ])
        .subcommands(verify::grammar(g))
        .subcommands(register::grammar(g))
        .subcommands(generate::grammar(g))
}

fn obey(arguments: Vec<OsString>, lang: Lang) -> Ended {
    let grammar = grammar_of(lang);
    let command_line = usage::command(&grammar, &arguments);
    let matches = match grammar.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => match usage::answer(&error, &command_line, lang) {
            usage::Answer::Wrong(stop) => return Err(stop),
            usage::Answer::Help(text) => {
                let mut out = output::Output::default();
                out.line(text.trim_end());
                out.flush()?;
                return Ok(0);
            }
        },
    };
    let (words, leaf) = path(&matches);
    let mut run = Run::new(leaf, lang)?;
    let ended = command(&words, leaf, &mut run);
    // What was said before a stop is said.
    let flushed = run.out.flush();
    ended.and_then(|status| flushed.map(|()| status).map_err(Into::into))
}

/// The words of the command, and the options of the last of them.
fn path(matches: &ArgMatches) -> (Vec<&str>, &ArgMatches) {
    let (mut words, mut leaf) = (Vec::new(), matches);
    while let Some((word, below)) = leaf.subcommand() {
        words.push(word);
        leaf = below;
    }
    (words, leaf)
}

fn command(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        [] => screen::run(run),
        ["init"] => init::init(m, run),
        ["demo"] => init::demo(m, run),
        ["structures", rest @ ..] => structures::run(rest, m, run),
        ["campaign", rest @ ..] => campaign::run(rest, m, run),
        ["codes", rest @ ..] => codes::run(rest, m, run),
        ["institute", rest @ ..] => institute::run(rest, m, run),
        ["mail", rest @ ..] => mail::run(rest, m, run),
        ["people", rest @ ..] => people::run(rest, m, run),
        ["post", rest @ ..] => post::run(rest, m, run),
        ["authority", rest @ ..] => authority::run(rest, m, run),
        ["archive", rest @ ..] => archive::run(rest, m, run),
        ["dossier", rest @ ..] => dossier::run(rest, m, run),
        ["circuit", rest @ ..] => circuit::run(rest, m, run),
        ["leak", rest @ ..] => leak::run(rest, m, run),
        ["verify"] => verify::verify(m, run),
        ["certificate"] => verify::certificate(m, run),
        ["certificate", "crl"] => seals::crl(m, run),
        ["register", rest @ ..] => register::run(rest, m, run),
        ["doctor"] => register::doctor(m, run),
        ["completions"] => generate::completions(m, run),
        ["man"] => generate::man(run),
        _ => Err(usage::no_command(run.lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_holds_in_both_languages() {
        for lang in [Lang::Fr, Lang::En] {
            grammar_of(lang).debug_assert();
        }
    }
}
