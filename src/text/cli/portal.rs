//! What the command line says of the portal's files, of codes from outside and of the declaration to the publishers.

use crate::desk::{PortalReport, Titles};
use crate::text::format::{count, number};
use crate::text::{Lang, Text, both, trouble};

pub const BASE: Text = both("BASE", "BASE");
pub const MODE: Text = both("MODE", "MODE");
pub const USER: Text = both("UTILISATEUR", "USER");
pub const GROUP: Text = both("GROUPE", "GROUP");

pub const EXPORT_BASE: Text = both(
    "Base de l’annuaire, pour « ldif » : « ou=codes,dc=exemple,dc=fr »",
    "Base of the directory, for “ldif”: “ou=codes,dc=example,dc=org”",
);
pub const EXPORT_MODE: Text = both("Droits du fichier en octal, comme 640", "Mode of the file in octal, such as 640");
pub const EXPORT_OWNER: Text = both("Propriétaire du fichier", "Owner of the file");
pub const EXPORT_GROUP: Text =
    both("Groupe du fichier, souvent celui du portail", "Group of the file, often the portal’s");
pub const EXPORT_CHECK: Text = both(
    "N’écrit rien : lit le fichier comme le portail le lirait et dit s’il est à jour",
    "Writes nothing: reads the file as the portal would and says whether it is up to date",
);
pub const EXPORT_WORKER: Text =
    both("Utilisateur du portail, avec « --check »", "User as whom the portal runs, with “--check”");
pub const BAD_MODE: Text = both(
    "des droits en octal sont attendus, de 400 à 777, comme 640",
    "a mode in octal is expected, from 400 to 777, such as 640",
);
pub const TARGET: Text =
    both("Fichiers du portail récrits après chaque acte", "Files of the portal that are written again after each act");
pub const TARGET_SET: Text = both("Choisit le fichier d’un format", "Chooses the file of a format");
pub const TARGET_UNSET: Text = both(
    "N’écrit plus le fichier d’un format, et n’en surveille plus aucun",
    "Stops writing the file of a format, and watches none of them any more",
);
pub const TARGET_SHOW: Text = both(
    "Dit quels fichiers le portail lit, et si chacun est à jour",
    "Says which files the portal reads, and whether each is up to date",
);
pub const TARGET_FORMAT: Text = both("Format du fichier", "Format of the file");
pub const TARGET_FILE: Text = both("Fichier à écrire", "File to write");
pub const CODES_IMPORT: Text = both("Reprend les codes émis par l’Inist", "Takes in the codes that Inist has issued");
pub const IMPORT_ACCOUNTS: Text = both("Fichier des comptes (172 colonnes)", "File of accounts (172 columns)");
pub const IMPORT_YEAR: Text =
    both("Année des codes dont l’identifiant n’en porte pas", "Year of the codes whose login does not begin with one");
pub const REPORT: Text = both(
    "Écrit la page « où nous en sommes » de la campagne, en PDF",
    "Writes the page that says where the campaign stands, as a PDF",
);
pub const DECLARE: Text = both(
    "Écrit la déclaration aux éditeurs : structures et effectifs, jamais de code",
    "Writes the declaration to the publishers: structures and head-counts, never a code",
);

pub const FOLLOWS: Text = both("Suit les codes", "Follows");
pub const WRITTEN: Text = both("Écrit le", "Written");
pub const STALE: Text = both("À récrire depuis", "Out of date since");
pub const LEFT_OUT: Text = both("Codes absents", "Left out");
pub const NO_TARGET: Text =
    both("Aucun fichier du portail n’est écrit ni suivi.", "No file of the portal is written or followed.");
pub const FORMAT: Text = both("Format", "Format");
pub const FILE: Text = both("Fichier", "File");
pub const STATE: Text = both("État", "State");

/// Whether a file that follows the codes says what they are.
pub fn state(current: bool, readable: bool) -> Text {
    match (readable, current) {
        (false, _) => both("illisible", "unreadable"),
        (_, true) => both("à jour", "up to date"),
        (_, false) => both("n’est plus à jour", "out of date"),
    }
}

const WORKER_UNKNOWN: Text = both(
    "L’utilisateur du portail n’est pas connu : donnez-le avec « --worker »",
    "The portal’s user is not known: give it with “--worker”",
);

/// What the portal's worker finds in its file.
pub fn report(found: &PortalReport, lang: Lang) -> Vec<String> {
    told(found, WORKER_UNKNOWN, lang)
}

/// The same, with other words where nobody says as whom the worker runs.
pub fn told(found: &PortalReport, unknown: Text, lang: Lang) -> Vec<String> {
    let PortalReport { path, mode, owner, group, .. } = found;
    let lines = count(found.lines, both("code", "code"), both("codes", "codes"), lang);
    let mut told = vec![say!(lang, "{path} : {lines}", "{path}: {lines}")];
    told.push(say!(lang, "Droits : {mode:o}, {owner}, {group}", "Mode: {mode:o}, {owner}, {group}"));
    match &found.worker {
        Some((user, true)) => told.push(say!(lang, "{user} peut le lire", "{user} can read it")),
        Some((user, false)) => told.push(say!(
            lang,
            "! {user} ne peut pas le lire : le portail refusera tout le monde. Donnez-lui le groupe et les droits qu’il faut.",
            "! {user} cannot read it: the portal would refuse everybody. Give it the right group and mode."
        )),
        None => told.push(unknown.of(lang).to_owned()),
    }
    for (line, word) in &found.odd {
        let (line, what) = (number(*line, lang), oddity(word).of(lang));
        told.push(say!(lang, "! Ligne {line} : {what}", "! Line {line}: {what}"));
    }
    for (_, why) in &found.left_out {
        told.push(format!("! {}", trouble::refusal(why, lang)));
    }
    let verdict = if found.current {
        both("À jour : le fichier dit ce que sont les codes.", "Up to date: the file says what the codes are.")
    } else {
        both("! Le fichier n’est plus à jour : exportez de nouveau.", "! The file is out of date: export it again.")
    };
    told.push(verdict.of(lang).to_owned());
    told
}

fn oddity(word: &str) -> Text {
    match word {
        "login-twice" => both(
            "l’identifiant figure déjà plus haut, le portail n’essaie que la première ligne",
            "the login occurs further up already, the portal tries the first line only",
        ),
        "not-a-hash" => both("ce n’est pas une empreinte", "this is not a hash"),
        _ => both("ce n’est pas « identifiant:secret »", "this is not “login:secret”"),
    }
}

/// The words of the declaration to the publishers.
pub fn declaration(lang: Lang) -> Titles {
    let of = |text: Text| text.of(lang).to_owned();
    Titles {
        columns: [
            both("Délégation régionale", "Regional office"),
            both("Libellé", "Label"),
            both("Numéro RNSR", "RNSR number"),
            both("Intitulé", "Title"),
            both("Ville", "City"),
            both("Chercheurs CNRS", "CNRS researchers"),
            both("Chercheurs hors CNRS", "Other researchers"),
            both("Doctorants", "Doctoral students"),
            both("Post-doctorants", "Post-docs"),
            both("Total", "Total"),
        ]
        .map(of),
        structures: of(both("Structures", "Structures")),
        totals: of(both("Totaux", "Totals")),
        count: of(both("Structures", "Structures")),
        total: of(both("Total", "Total")),
        no_region: of(both("Sans délégation", "No regional office")),
    }
}
