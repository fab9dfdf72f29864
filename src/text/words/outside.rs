//! Words of the countersignature by an outsider: how codes leave, what a guest reads and is told.

use crate::text::{Lang, Text, both, format};

/// How codes leave the desk, by the gateway's stable word.
pub fn gateway(word: &str) -> Text {
    match word {
        "spool" => both("dossier d’attente", "spool folder"),
        "http" => both("service du web", "web service"),
        _ => both("programme", "program"),
    }
}

/// Until when a code may be used, and how many tries are left.
pub fn code_stands(until: chrono::DateTime<chrono::Utc>, left: usize, lang: Lang) -> String {
    let at = format::clock(until);
    let tries = format::count(left, both("essai", "try"), both("essais", "tries"), lang);
    say!(lang, "Code envoyé, valable jusqu’à {at} : il reste {tries}.", "Code sent, good until {at}: {tries} left.")
}
