//! The strongbox in words.

use crate::text::{Text, both};

/// What a deposit is in its dossier, by its stable word.
pub fn deposit_role(word: &str) -> Text {
    match word {
        "annex" => both("annexe", "annex"),
        "sheet" => both("fiche de circulation", "circulation sheet"),
        "evidence" => both("dossier de preuve", "evidence file"),
        _ => both("document", "document"),
    }
}

/// Whether the content of a deposit is still there.
pub fn deposit_standing(destroyed: bool) -> Text {
    if destroyed { both("détruit", "destroyed") } else { both("conservé", "kept") }
}

/// What a check found.
pub fn deposit_sound(sound: bool) -> Text {
    if sound { both("intact", "sound") } else { both("altéré ou manquant", "changed or missing") }
}

/// What was done to a deposit, by its stable word.
pub fn deposit_verb(word: &str) -> Text {
    match word {
        "deposit" => both("dépôt", "deposit"),
        "read" => both("lecture", "read"),
        "metadata" => both("lecture des métadonnées", "metadata read"),
        "check" => both("contrôle", "check"),
        _ => both("destruction", "destruction"),
    }
}
