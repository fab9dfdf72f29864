//! The values of a command line: how each is read, and how a command gets at those it was given.

use crate::domain::campaign::Headcount;
use crate::text::cli::usage;
use crate::text::{Lang, Text, format};
use chrono::NaiveDate;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Reads a value, or says what it should have been.
type Read<T> = Result<T, String>;

fn expected<T>(value: Option<T>, what: Text, lang: Lang) -> Read<T> {
    value.ok_or_else(|| what.of(lang).to_owned())
}

/// Days as people of this language type them.
pub fn day(lang: Lang) -> impl Fn(&str) -> Read<NaiveDate> + Clone + Send + Sync + 'static {
    move |typed| expected(format::parse_day(typed, lang), usage::BAD_DAY, lang)
}

/// Four head-counts.
pub fn headcount(lang: Lang) -> impl Fn(&str) -> Read<Headcount> + Clone + Send + Sync + 'static {
    move |typed| expected(Headcount::parse(typed), usage::BAD_HEADCOUNT, lang)
}

/// Days counted from the cut-off, such as `-30,-7,1`; nothing for none at all.
pub fn reminders(lang: Lang) -> impl Fn(&str) -> Read<Vec<i16>> + Clone + Send + Sync + 'static {
    move |typed| {
        let days = typed.split(',').map(str::trim).filter(|d| !d.is_empty()).map(|d| d.parse().ok());
        let days = days.collect::<Option<Vec<i16>>>().map(|mut days| {
            days.sort_unstable();
            days.dedup();
            days
        });
        expected(days, crate::text::cli::campaign::BAD_DAYS, lang)
    }
}

/// Euro cents.
pub fn euros(lang: Lang) -> impl Fn(&str) -> Read<u64> + Clone + Send + Sync + 'static {
    move |typed| expected(format::parse_euros(typed), usage::BAD_AMOUNT, lang)
}

/// A whole number.
pub fn number<T: std::str::FromStr + Clone + Send + Sync + 'static>(
    lang: Lang,
) -> impl Fn(&str) -> Read<T> + Clone + Send + Sync + 'static {
    move |typed| expected(typed.trim().parse().ok(), usage::BAD_NUMBER, lang)
}

/// Somebody, as `Name <mail>`: whether they are who they should be is for the desk to say.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub name: String,
    pub mail: String,
}

/// Reads `Name <mail>`.
pub fn named(lang: Lang) -> impl Fn(&str) -> Read<Named> + Clone + Send + Sync + 'static {
    move |typed| {
        let split = typed.trim().strip_suffix('>').and_then(|t| t.rsplit_once('<'));
        let named = split.map(|(name, mail)| Named { name: name.trim().to_owned(), mail: mail.trim().to_owned() });
        expected(named, usage::BAD_PERSON, lang)
    }
}

/// A value that was given.
pub fn given<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Option<T> {
    matches.try_get_one::<T>(id).ok().flatten().cloned()
}

/// A text that the grammar requires.
pub fn text<'a>(matches: &'a ArgMatches, id: &str) -> &'a str {
    maybe(matches, id).unwrap_or_default()
}

/// A text that may be missing.
pub fn maybe<'a>(matches: &'a ArgMatches, id: &str) -> Option<&'a str> {
    matches.try_get_one::<String>(id).ok().flatten().map(String::as_str)
}

/// Every text that was given under a name.
pub fn all<'a>(matches: &'a ArgMatches, id: &str) -> Vec<&'a str> {
    let found = matches.try_get_many::<String>(id).ok().flatten();
    found.map(|texts| texts.map(String::as_str).collect()).unwrap_or_default()
}

/// A path that the grammar requires.
pub fn path<'a>(matches: &'a ArgMatches, id: &str) -> &'a Path {
    matches.try_get_one::<PathBuf>(id).ok().flatten().map_or(Path::new(""), PathBuf::as_path)
}

/// Every path that was given under a name.
pub fn paths(matches: &ArgMatches, id: &str) -> Vec<PathBuf> {
    let found = matches.try_get_many::<PathBuf>(id).ok().flatten();
    found.map(|paths| paths.cloned().collect()).unwrap_or_default()
}

/// Whether an option without a value was given.
pub fn flag(matches: &ArgMatches, id: &str) -> bool {
    given::<bool>(matches, id).unwrap_or_default()
}
