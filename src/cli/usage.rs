//! A command line that does not fit the grammar, said in the user's language.

use super::stop::{Stop, WRONG_USAGE};
use crate::text::cli::usage;
use crate::text::{Lang, format};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};
use std::error::Error as _;
use std::ffi::OsString;

/// What clap answers: help and versions are for standard output, everything else is wrong usage.
pub enum Answer {
    Help(String),
    Wrong(Stop),
}

/// Turns clap's error into words.
pub fn answer(error: &Error, command: &str, lang: Lang) -> Answer {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Answer::Help(error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let said = format!("{}\n\n{}", usage::NO_COMMAND.of(lang), error.render());
            Answer::Wrong(Stop::usage(said.trim_end()))
        }
        _ => Answer::Wrong(Stop::Line {
            status: WRONG_USAGE,
            code: code(error.kind()),
            said: said(error, command, lang),
        }),
    }
}

fn code(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::UnknownArgument => "usage-unknown-word",
        ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand => "usage-unknown-command",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-bad-value",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => "usage",
    }
}

/// The sentence, and where to look.
fn said(error: &Error, command: &str, lang: Lang) -> String {
    let option = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => {
            usage::unknown_option(&option, meant(error, ContextKind::SuggestedArg).as_deref(), lang)
        }
        ErrorKind::InvalidSubcommand => {
            let word = text(error, ContextKind::InvalidSubcommand);
            usage::unknown_command(&word, meant(error, ContextKind::SuggestedSubcommand).as_deref(), lang)
        }
        ErrorKind::MissingSubcommand => usage::NO_COMMAND.of(lang).to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => usage::value_missing(&option, lang),
        ErrorKind::InvalidValue => {
            usage::bad_value(&option, &value, &format::choice(&texts(error, ContextKind::ValidValue), lang), lang)
        }
        ErrorKind::ValueValidation => {
            let known = error.source().map(ToString::to_string).unwrap_or_default();
            usage::bad_value(&option, &value, &known, lang)
        }
        ErrorKind::MissingRequiredArgument => {
            usage::missing(&format::list(&texts(error, ContextKind::InvalidArg), lang), lang)
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => usage::value_missing(&option, lang),
        ErrorKind::ArgumentConflict => match texts(error, ContextKind::PriorArg).as_slice() {
            [] => usage::too_often(&option, lang),
            [same] if *same == option => usage::too_often(&option, lang),
            others => usage::conflict(&option, &format::list(others, lang), lang),
        },
        ErrorKind::InvalidUtf8 => usage::NOT_UTF8.of(lang).to_owned(),
        _ => usage::not_understood(lang),
    };
    format!("{sentence} {}", usage::see_help(command, lang))
}

/// The command that a line means, for a hint that can be typed.
pub fn command(grammar: &Command, arguments: &[OsString]) -> String {
    let mut at = grammar;
    let mut words = vec![grammar.get_name()];
    for word in arguments.iter().skip(1) {
        if let Some(below) = at.get_subcommands().find(|c| word == c.get_name()) {
            words.push(below.get_name());
            at = below;
        }
    }
    words.join(" ")
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![plain(text)],
        Some(ContextValue::Strings(texts)) => texts.iter().map(|t| plain(t)).collect(),
        _ => Vec::new(),
    }
}

/// An option or a value as it is typed once.
fn plain(text: &str) -> String {
    text.strip_suffix("...").unwrap_or(text).to_owned()
}

fn text(error: &Error, kind: ContextKind) -> String {
    texts(error, kind).join(" ")
}

fn meant(error: &Error, kind: ContextKind) -> Option<String> {
    texts(error, kind).into_iter().next()
}

/// A group without one of its commands.
pub fn no_command(lang: Lang) -> Stop {
    Stop::usage(usage::NO_COMMAND.of(lang))
}
