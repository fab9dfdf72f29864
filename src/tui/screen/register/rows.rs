//! The actions of the register screen as people meet them. All but one only look.

use crate::domain::plan::Grade;
use crate::text::{Text, both};
use crate::tui::action::{Action, Layer};
use crate::tui::registry::{Row, administrator, always};

const fn row(
    action: Action,
    name: &'static str,
    text: Text,
    about: Text,
    keys: &'static [&'static str],
    footer: u8,
) -> Row {
    Row {
        action,
        name,
        text,
        short: None,
        about,
        keys,
        layers: &[Layer::Register],
        grade: Grade::Look,
        footer,
        enabled: always,
    }
}

/// The rows of its actions.
pub const ROWS: &[Row] = &[
    row(
        Action::FilterSubject,
        "register-subject",
        both("Sur quoi", "About what"),
        both(
            "Ne montre que les écritures sur une structure, un code, un dossier, une personne…",
            "Shows only the entries about a structure, a code, a dossier, a person…",
        ),
        &["f"],
        10,
    ),
    row(
        Action::FilterPerson,
        "register-person",
        both("De qui", "By whom"),
        both("Ne montre que les écritures d’une personne.", "Shows only the entries that one person made."),
        &["p"],
        20,
    ),
    row(
        Action::FilterDay,
        "register-day",
        both("Quel jour", "On which day"),
        both("Ne montre que les écritures d’un jour.", "Shows only the entries of one day."),
        &["d"],
        30,
    ),
    row(
        Action::ClearFilters,
        "register-clear",
        both("Tout montrer", "Show all"),
        both("Montre de nouveau toutes les écritures.", "Shows every entry again."),
        &["x"],
        40,
    ),
    row(
        Action::VerifyRegister,
        "register-verify",
        both("Vérifier", "Verify"),
        both(
            "Recalcule tout le registre\u{a0}: empreintes, signatures, ordre, contenus, documents.",
            "Recomputes the whole register: hashes, signatures, order, contents, documents.",
        ),
        &["V"],
        50,
    ),
    row(
        Action::ShowCheckpoint,
        "register-checkpoint",
        both("Scellé", "Checkpoint"),
        both(
            "Montre l’état signé du registre, à garder ailleurs\u{a0}: il prouvera que rien n’a été récrit.",
            "Shows the signed state of the register, to be kept elsewhere: it will prove that nothing was rewritten.",
        ),
        &["c"],
        60,
    ),
    row(
        Action::ExportRegister,
        "register-export",
        both("Exporter", "Export"),
        both(
            "Écrit le registre dans un format ouvert que d’autres outils vérifient.",
            "Writes the register in an open format that other tools verify.",
        ),
        &["e"],
        70,
    ),
    Row {
        grade: Grade::Confirmed,
        enabled: administrator,
        ..row(
            Action::AcceptClock,
            "register-accept-clock",
            both("Accepter l’heure présente", "Accept the present time"),
            both(
                "Tient l’heure présente pour la bonne, après un acte daté trop tard par une horloge en avance.",
                "Takes the present time for the right one, after an act that a clock ahead dated too late.",
            ),
            &["H"],
            80,
        )
    },
];
