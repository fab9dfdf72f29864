//! Words of the countersignature by an outsider: how codes leave, what a guest reads and is told.

use crate::domain::countersign::{Standing, Tongue};
use crate::text::{Lang, Text, both, format};
use chrono::{DateTime, Utc};

/// How codes leave the desk, by the gateway's stable word.
pub fn gateway(word: &str) -> Text {
    match word {
        "spool" => both("répertoire d’attente", "spool folder"),
        "http" => both("service du web", "web service"),
        _ => both("programme", "program"),
    }
}

/// The language of the screen as that of what an outsider reads.
pub fn tongue(lang: Lang) -> Tongue {
    match lang {
        Lang::Fr => Tongue::French,
        Lang::En => Tongue::English,
    }
}

catalogue! {
    /// Where an outsider stands on a dossier.
    pub outsider_standing(value: Standing, lang);

    Standing::Coming => "étape à venir" | "step to come";
    Standing::Waits => "attend un code" | "waits for a code";
    Standing::Sent { until, left }, told = code_stands(until, left, lang) => "{told}" | "{told}";
    Standing::Over => "code périmé ou épuisé" | "code over";
    Standing::Locked => "bloqué : trop d’essais manqués" | "locked: too many failed tries";
    Standing::Done(at), at = format::short_moment(at, lang) => "contresigné le {at}" | "countersigned {at}";
    Standing::Gone => "rien n’est demandé" | "nothing is asked";
}

/// Until when a code may be used, and how many tries are left.
pub fn code_stands(until: DateTime<Utc>, left: usize, lang: Lang) -> String {
    let at = format::clock(until);
    let tries = format::count(left, both("essai", "try"), both("essais", "tries"), lang);
    say!(lang, "code valable jusqu’à {at}, il reste {tries}", "code good until {at}, {tries} left")
}
