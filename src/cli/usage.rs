//! A command line that does not fit the grammar, said in the user's language.

use super::stop::{Stop, WRONG_USAGE};
use crate::text::cli::usage;
use crate::text::{Lang, format};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// What clap answers: help and versions are for standard output, everything else is wrong usage.
pub enum Answer {
    Help(String),
    Wrong(Stop),
}

/// Turns clap's error into words.
pub fn answer(error: &Error, lang: Lang) -> Answer {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Answer::Help(error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let said = format!("{}\n\n{}", usage::NO_COMMAND.of(lang), error.render());
            Answer::Wrong(Stop::usage(said.trim_end()))
        }
        _ => Answer::Wrong(Stop::Line { status: WRONG_USAGE, code: code(error.kind()), said: said(error, lang) }),
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
fn said(error: &Error, lang: Lang) -> String {
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
    format!("{sentence} {}", usage::see_help(&command(error), lang))
}

/// The command that was being read, for a hint that can be typed.
fn command(error: &Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let words = usage.split_whitespace().skip_while(|w| *w != "paraphe");
    let words: Vec<&str> = words.take_while(|w| w.chars().all(|c| c.is_ascii_lowercase() || c == '-')).collect();
    let plain: Vec<&str> = words.into_iter().take_while(|w| !w.starts_with('-')).collect();
    if plain.is_empty() { "paraphe".to_owned() } else { plain.join(" ") }
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
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
