//! The words of `paraphe archive`.

use crate::text::format::count;
use crate::text::{Lang, Text, both};

pub const ARCHIVE: Text = both("Coffre-fort des dossiers archivés", "Strongbox of archived dossiers");
pub const DEPOSIT: Text = both("DÉPÔT", "DEPOSIT");
pub const DEPOSIT_ID: Text =
    both("Dépôt, par sa référence («\u{a0}archive list\u{a0}»)", "Deposit, by its reference (“archive list”)");
pub const DEPOSIT_IDS: Text = both("Dépôts\u{202f}; sans en nommer, tous", "Deposits; all where none is named");
pub const OF_DOSSIER: Text = both("Ceux d’un dossier seulement", "Those of one dossier only");
pub const DO_DEPOSIT: Text = both(
    "Archive un dossier\u{a0}: document, annexes, fiche et preuve",
    "Archives a dossier: document, annexes, sheet and evidence",
);
pub const DO_READ: Text =
    both("Écrit un dépôt dans un fichier, et le note", "Writes a deposit to a file, and notes it");
pub const DO_DESTROY: Text = both(
    "Détruit le contenu d’un dépôt\u{202f}; la preuve reste",
    "Destroys the content of a deposit; the proof stays",
);
pub const DO_METADATA: Text =
    both("Métadonnées techniques d’un dépôt, et le note", "Technical metadata of a deposit, and notes it");
pub const DO_CHECK: Text = both("Recalcule l’empreinte de dépôts", "Recomputes the digest of deposits");
pub const DO_JOURNAL: Text = both("Tout ce qui a été fait d’un dépôt", "All that was done to a deposit");
pub const DO_LIST: Text = both("Dépôts du coffre-fort", "Deposits of the strongbox");
pub const DO_COUNT: Text = both("Compte les dépôts", "Counts the deposits");

pub const SURE: Text = both("Sans demander de mot à taper", "Without asking for a word to be typed");

pub const DEPOSITED: Text = both("Déposé", "Deposited");
pub const SIZE: Text = both("Taille", "Size");
pub const ALGORITHM: Text = both("Algorithme", "Algorithm");
pub const ENTRY: Text = both("Écriture", "Entry");
pub const NO_DEPOSIT: Text = both(
    "Le coffre-fort est vide\u{a0}: versez-y un dossier terminé par «\u{a0}paraphe archive deposit NUMÉRO\u{a0}».",
    "The strongbox is empty: put a dossier that is over into it with “paraphe archive deposit NUMBER”.",
);

/// How many deposits there are, and how large they are together.
pub fn counted(kept: usize, destroyed: usize, size: &str, lang: Lang) -> String {
    let kept = count(kept, both("dépôt", "deposit"), both("dépôts", "deposits"), lang);
    let gone = count(destroyed, both("détruit", "destroyed"), both("détruits", "destroyed"), lang);
    say!(lang, "{kept} ({size}), {gone}", "{kept} ({size}), {gone}")
}
