//! What is said of the files that the portal reads, on the screen and on the command line alike.

use super::format::{count, short_day};
use super::forms_codes::TARGETS_NONE;
use super::{Lang, both};
use crate::domain::clean::visible_line;
use crate::domain::portal::{Fed, Format};
use crate::domain::state::State;
use chrono::{Local, NaiveDate};

/// A file of the portal no longer says what the codes are: by its name where it is alone and known, else how many.
pub fn portal_stale(since: &str, path: &str, others: usize, lang: Lang) -> String {
    let name = visible_line(path.rsplit('/').next().unwrap_or_default());
    let n = others + 1;
    match (others, name.as_str()) {
        (0, "") => {
            say!(lang, "⚠ fichier du portail à récrire depuis le {since}", "⚠ portal’s file out of date since {since}")
        }
        (0, name) => say!(lang, "⚠ {name} à récrire depuis le {since}", "⚠ {name} out of date since {since}"),
        _ => say!(
            lang,
            "⚠ {n} fichiers du portail à récrire depuis le {since}",
            "⚠ {n} files of the portal out of date since {since}"
        ),
    }
}

/// The files of the portal, each with how it stands on a day.
pub fn targets(state: &State, day: NaiveDate, lang: Lang) -> String {
    let known: Vec<String> = state.fed(day).iter().map(|file| fed(file, lang)).collect();
    if known.is_empty() { TARGETS_NONE.of(lang).to_owned() } else { known.join(" · ") }
}

/// A file of the portal in one line: its format, where it lies, whether it is up to date and what it could not carry.
pub fn fed(file: &Fed, lang: Lang) -> String {
    let format = Format::named(file.format).map_or(file.format, |f| f.word());
    let how = match (file.export, file.stale) {
        (None, _) => say!(lang, "jamais écrit", "never written"),
        (Some(_), Some(since)) => {
            let day = short_day(since.day, lang);
            say!(lang, "à récrire depuis le {day}", "out of date since {day}")
        }
        (Some(export), None) => {
            let day = short_day(export.by.at.with_timezone(&Local).date_naive(), lang);
            say!(lang, "à jour, écrit le {day}", "up to date, written {day}")
        }
    };
    let follows = if file.follows {
        say!(lang, ", récrit après chaque acte", ", written after each act")
    } else {
        String::new()
    };
    let left_out = match file.export.map_or(0, |export| export.left_out) {
        0 => String::new(),
        n => {
            let told = count(n, both("code absent", "code left out"), both("codes absents", "codes left out"), lang);
            format!(", {told}")
        }
    };
    let path = if file.path.is_empty() { "?" } else { file.path };
    let path = visible_line(path);
    format!("{format} → {path} ({how}{follows}{left_out})")
}
