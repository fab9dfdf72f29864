//! What the forms of the signing book say: labels, hints, what is missing.

use super::{Lang, Text, both};

pub const NEW_TITLE: Text = both("Nouveau dossier", "New dossier");
pub const NEW_ABOUT: Text = both(
    "Le circuit est copié dans le dossier\u{a0}: vous verrez qui agira avant de confirmer.",
    "The circuit is copied into the dossier: you will see who is to act before you confirm.",
);
pub const TITLE: Text = both("Objet", "Title");
pub const TITLE_HINT: Text = both("Ce que lira chaque signataire.", "What every signatory will read.");
pub const TITLE_MISSING: Text = both("Donnez un objet au dossier.", "Give the dossier a title.");
pub const KIND: Text = both("Nature", "Kind");
pub const KIND_HINT: Text = both(
    "Elle décide des délégations qui valent\u{202f}; un marché public formalisé ne se signe pas ici.",
    "It decides which authorities hold; a formal public contract cannot be signed here.",
);
pub const STRUCTURE: Text = both("Structure", "Structure");
pub const WHOLE_INSTITUTE: Text = both("Tout l’institut", "The whole institute");
pub const STRUCTURE_HINT: Text = both(
    "Tapez un libellé, un nom ou un numéro\u{202f}; vide pour tout l’institut.",
    "Type a label, a name or a number; empty for the whole institute.",
);
pub const AMOUNT: Text = both("Montant en euros", "Amount in euros");
pub const AMOUNT_HINT: Text =
    both("S’il engage une dépense\u{202f}; vide sinon.", "If it commits an expense; empty otherwise.");
pub const AMOUNT_FAULT: Text = both(
    "Ce montant ne se lit pas\u{a0}: écrivez par exemple 1\u{202f}234,50.",
    "This amount cannot be read: write for instance 1,234.50.",
);
pub const AMOUNT_SHORT: Text = both("Montant", "Amount");
pub const CIRCUIT: Text = both("Circuit", "Circuit");
pub const CIRCUIT_HINT: Text =
    both("Qui vise et qui signe, dans quel ordre.", "Who gives a visa and who signs, in which order.");
pub const DOCUMENT: Text = both("Document", "Document");
pub const DOCUMENT_HINT: Text = both("Chemin d’un fichier PDF.", "Path of a PDF file.");
pub const DOCUMENT_MISSING: Text = both("Indiquez le fichier PDF.", "Give the PDF file.");
pub const ANNEX_1: Text = both("Première annexe", "First annex");
pub const ANNEX_2: Text = both("Deuxième annexe", "Second annex");
pub const ANNEX_3: Text = both("Troisième annexe", "Third annex");
pub const ANNEX_HINT: Text = both("Chemin d’un fichier\u{202f}; facultatif.", "Path of a file; optional.");
pub const REASON: Text = both("Motif", "Reason");
pub const REASON_HINT: Text = both("Ce qu’il faut corriger.", "What is to be corrected.");
pub const REASON_MISSING: Text =
    both("Un refus se motive\u{a0}: dites pourquoi.", "A refusal needs a reason: say why.");
pub const REFUSE_ABOUT: Text = both(
    "Le rédacteur et tous ceux qui ont déjà agi liront ce motif.",
    "The writer and everybody who has acted will read this reason.",
);
pub const VERSION_ABOUT: Text = both(
    "Le circuit reprend à la première étape\u{202f}; ce qui a été signé ne vaut plus que pour la version d’avant.",
    "The circuit starts again at its first step; what was signed holds for the version before only.",
);
pub const PATH: Text = both("Enregistrer sous", "Save as");
pub const PATH_HINT: Text = both("Chemin du fichier à écrire.", "Path of the file to write.");
pub const PATH_MISSING: Text = both("Indiquez où l’enregistrer.", "Say where to save it.");
pub const SAVE_ABOUT: Text =
    both("Le fichier porte toutes les signatures données jusqu’ici.", "The file bears every signature given so far.");
pub const NOTES: Text = both("Annotations", "Annotations");
pub const NOTES_HINT: Text = both("Les privées n’y sont jamais.", "Private ones are never in it.");
pub const NOTES_PUBLIC: Text = both("publiques", "public");
pub const NOTES_RESTRICTED: Text =
    both("publiques et restreintes que vous lisez", "public, and restricted ones you read");
pub const SHEET_ABOUT: Text = both(
    "La fiche dit les versions, le circuit suivi, chaque acte et son effet.",
    "The sheet tells the versions, the circuit as run, each act and its effect.",
);
pub const EVIDENCE_ABOUT: Text = both(
    "Un ZIP avec les documents, les écritures du registre, leurs preuves et le script qui les contrôle.",
    "A ZIP with the documents, the entries of the register, their proofs and the script that checks them.",
);
pub const VERIFIED_PATH: Text = both("Fichier PDF", "PDF file");
pub const VERIFIED_MISSING: Text = both("Indiquez le fichier à contrôler.", "Give the file to check.");
pub const VERIFY_FILE_ABOUT: Text =
    both("Le fichier est lu, jamais gardé ni modifié.", "The file is read; it is neither kept nor changed.");

/// Title of the form that refuses.
pub fn refuse_title(number: &str, lang: Lang) -> String {
    say!(lang, "Refuser le dossier {number}", "Refuse dossier {number}")
}

/// Title of the form that sends a new version.
pub fn version_title(number: &str, lang: Lang) -> String {
    say!(lang, "Nouvelle version du dossier {number}", "New version of dossier {number}")
}

/// Title of the form that saves the document.
pub fn sheet_title(number: &str, lang: Lang) -> String {
    say!(lang, "Fiche de circulation du dossier {number}", "Circulation sheet of dossier {number}")
}

/// The title of the form of an evidence file.
pub fn evidence_title(number: &str, lang: Lang) -> String {
    say!(lang, "Dossier de preuve du dossier {number}", "Evidence file of dossier {number}")
}

pub const REMIND_ABOUT: Text = both(
    "Une personne reçoit un seul courriel, et jamais deux fois la même chose le même jour. L’écran suivant montre à qui.",
    "A person gets one mail, and never the same twice on one day. The next screen shows who.",
);
pub const FILING_FOLDER: Text = both("Répertoire", "Folder");
pub const FILING_FOLDER_HINT: Text = both(
    "Il existe déjà ; laissé vide, plus rien n’est classé.",
    "It is there already; left empty, nothing is filed any more.",
);
pub const FILING_PATTERN: Text = both("Règle de nommage", "Naming rule");
pub const FILING_PATTERN_HINT: Text = both(
    "{number}, {title}, {kind}, {structure}, {year}, {date} ; « / » fait des répertoires.",
    "{number}, {title}, {kind}, {structure}, {year}, {date}; “/” makes folders.",
);
pub const FILING_ABOUT: Text = both(
    "Les documents signés des dossiers terminés y sont écrits, sans jamais rien écraser.",
    "Signed documents of completed dossiers are written there; nothing is ever overwritten.",
);
pub const BOOK_TEXTS_ABOUT: Text = both(
    "Le courriel de relance peut être récrit : écrivez-le dans un fichier, changez-le, puis reprenez-le.",
    "The reminder can be rewritten: write it to a file, change it, then take it back.",
);
pub const BOOK_TEXT_HINT: Text =
    both("Chaque texte est usuel, ou propre à ce bureau.", "Each text is the usual one, or this desk’s own.");
pub const BOOK_DEED_HINT: Text = both(
    "Un texte dont aucun courriel ne se ferait est refusé, avec sa ligne.",
    "A text that no mail could be made of is refused, with its line.",
);
pub const BOOK_TEXT_FILE_HINT: Text = both(
    "Le fichier à écrire ou à lire ; vide pour revenir au texte usuel.",
    "The file to write or to read; empty to go back to the usual text.",
);
pub const BY_FOLDER: Text = both("dans un répertoire", "into a folder");
pub const WAY_HINT: Text = both(
    "Un répertoire reçoit un fichier .eml par message, qu’un autre programme envoie.",
    "A folder gets an .eml file for each message, which another program sends.",
);
pub const FOLDER_FAULT: Text = both("Indiquez le répertoire.", "Name the folder.");
pub const TEXT_SAVE: Text = both("l’écrire dans un fichier", "write it to a file");

/// The title of the form that saves the document.
pub fn save_title(number: &str, lang: Lang) -> String {
    say!(lang, "Enregistrer le document du dossier {number}", "Save the document of dossier {number}")
}
