//! What the home, structures and register screens say. Words of the values of the domain are in [`super::words`].

use super::format::{count, day, number};
use super::{Lang, Text, both};
use crate::domain::campaign::Headcount;
use crate::domain::clean::visible_line;
use chrono::NaiveDate;

// Both screens and forms.
pub const NO_CAMPAIGN: Text = both(
    "aucune campagne n’est ouverte\u{202f}; ouvrez-la depuis l’écran Campagne",
    "no campaign is open; open one on the Campaign screen",
);
pub const FILE: Text = both("Fichier", "File");
pub const FILE_MISSING: Text = both("Indiquez un fichier.", "Give a file.");

// The list of structures.
pub const EVERYWHERE: Text = both("partout", "everywhere");
pub const CLOSED_TOO: Text = both("fermées comprises", "closed ones too");
pub const IN_RANGE: Text = both("début de la suite coché", "start of the range selected");
pub const TREE: Text = both("Structure", "Structure");
pub const CODE: Text = both("Code", "Code");
pub const YES: Text = both("oui", "yes");
pub const NO_OFFICE: Text = both("sans délégation régionale", "no regional office");
pub const NO_STRUCTURE: Text = both(
    "Le bureau ne connaît encore aucune structure. Importez le fichier du RNSR ou de ROR.",
    "The desk knows no structure yet. Import an RNSR or ROR file.",
);
pub const NONE_HERE: Text = both(
    "Aucune structure dans cette délégation régionale. Regardez partout, ou choisissez une autre délégation.",
    "No structure in this regional office. Look everywhere, or choose another office.",
);
pub const UNKNOWN_HERE: Text = both("inconnue de ce bureau", "not known at this desk");
pub const ON_NO_STRUCTURE: Text = both("le curseur n’est sur aucune structure", "the cursor stands on no structure");
pub const NO_HOME_YET: Text =
    both("aucune délégation régionale n’est choisie comme la vôtre", "no regional office is chosen as yours");
pub const NO_OFFICES: Text = both(
    "le bureau ne connaît pas encore les délégations régionales\u{202f}; importez leur table",
    "the desk does not know the regional offices yet; import their table",
);
pub const NO_OFFICE_HERE: Text =
    both("Cette ligne n’a pas de délégation régionale.", "This row has no regional office.");

pub const HOME_OFFICE: Text = both("votre délégation régionale", "your regional office");

/// So many structures.
pub fn structures(n: usize, lang: Lang) -> String {
    count(n, both("structure", "structure"), both("structures", "structures"), lang)
}

/// What the filter is.
pub fn filtered(filter: &str, lang: Lang) -> String {
    say!(lang, "filtre\u{a0}: {filter}", "filter: {filter}")
}

/// How many rows are selected.
pub fn chosen(n: usize, lang: Lang) -> String {
    count(n, both("cochée", "selected"), both("cochées", "selected"), lang)
}

/// No row passes the filter.
pub fn nothing_found(filter: &str, lang: Lang) -> String {
    say!(
        lang,
        "Rien ne correspond à «\u{a0}{filter}\u{a0}». Échap efface le filtre.",
        "Nothing matches “{filter}”. Escape clears the filter."
    )
}

/// The home office was chosen.
pub fn home_set(name: &str, lang: Lang) -> String {
    say!(lang, "{name} est désormais votre délégation régionale.", "{name} is now your regional office.")
}

/// The home office was given up.
pub fn home_gone(name: &str, lang: Lang) -> String {
    say!(lang, "{name} n’est plus votre délégation régionale.", "{name} is no longer your regional office.")
}

// The pane of a structure.
pub const ACRONYM: Text = both("Sigle", "Acronym");
pub const KIND: Text = both("Nature", "Kind");
pub const LEVEL: Text = both("Niveau", "Level");
pub const CREATED: Text = both("Création", "Created");
pub const STANDING: Text = both("État", "Standing");
pub const FIELD: Text = both("Domaine", "Field");
pub const ADDRESS: Text = both("Adresse", "Address");
pub const OFFICE_SHORT: Text = both("Délégation", "Office");
pub const WEBSITE: Text = both("Site web", "Website");
pub const RECORD: Text = both("Fiche", "Record");
pub const ROR_SHORT: Text = both("ROR", "ROR");
pub const BODIES: Text = both("Tutelles", "Parent bodies");
pub const DIRECTORS: Text = both("Direction", "Heads");
pub const ABOVE: Text = both("Structures au-dessus", "Structures above");
pub const BELOW: Text = both("Structures au-dessous", "Structures below");
pub const SUCCESSION: Text = both("Filiation", "Succession");
pub const CUTOFF: Text = both("Coupure", "Cut-off");
pub const REGISTERED_ON: Text = both("Réinscrite le", "Registered on");
pub const CORRESPONDENT: Text = both("Correspondant", "Correspondent");
pub const MAIL: Text = both("Courriel", "Mail");
pub const PHONE: Text = both("Téléphone", "Telephone");
pub const HEADCOUNT: Text = both("Effectif", "Head-count");
pub const CODES: Text = both("Codes d’accès", "Access codes");
pub const NO_CODE: Text = both("Aucun code.", "No code.");
pub const HISTORY: Text = both("Historique", "History");
pub const ASKING: Text = both("Lecture du registre…", "Reading the register…");

/// Something chosen at this desk rather than read in a register.
pub fn chosen_here(what: &str, lang: Lang) -> String {
    say!(lang, "{what} (choix du bureau)", "{what} (chosen here)")
}

/// A campaign.
pub fn campaign(year: u16, lang: Lang) -> String {
    say!(lang, "Campagne {year}", "Campaign {year}")
}

/// The users that a structure declares, in all and by class.
pub fn headcount(declared: Headcount, lang: Lang) -> String {
    let all =
        count(declared.total(), both("ayant droit", "entitled user"), both("ayants droit", "entitled users"), lang);
    let Headcount { cnrs, other, phd, postdoc } = declared;
    say!(
        lang,
        "{all}\u{a0}: {cnrs} CNRS, {other} autres, {phd} doctorants, {postdoc} postdoctorants",
        "{all}: {cnrs} CNRS, {other} others, {phd} doctoral students, {postdoc} post-docs"
    )
}

/// When a code was issued.
pub fn issued_on(day: &str, lang: Lang) -> String {
    say!(lang, "émis le {day}", "issued {day}")
}

/// Entries that are not shown.
pub fn more_in_register(n: usize, lang: Lang) -> String {
    let n = number(n, lang);
    say!(lang, "Et {n} autres dans le registre.", "And {n} more in the register.")
}

// Forms of structures.
pub const BY_CONTENT: Text = both("reconnu par le contenu", "told by the content");
pub const RNSR: Text = both("RNSR, répertoire national", "RNSR, national register");
pub const ROR: Text = both("ROR, registre international", "ROR, international register");
pub const FORMAT: Text = both("Format", "Format");
pub const FORMAT_HINT: Text = both("Le contenu suffit presque toujours.", "The content nearly always tells.");
pub const IMPORT_STRUCTURES: Text = both("Importer des structures", "Import structures");
pub const IMPORT_STRUCTURES_ABOUT: Text = both(
    "Le fichier est lu en entier et ce qui changerait est montré avant toute écriture.",
    "The whole file is read, and what would change is shown before anything is written.",
);
pub const FILE_STRUCTURES: Text =
    both("Fichier CSV du RNSR, ou JSON de ROR.", "CSV file of the RNSR, or JSON file of ROR.");
pub const UTF_8: Text = both("UTF-8", "UTF-8");
pub const WINDOWS_1252: Text = both("Windows-1252 (anciens tableurs)", "Windows-1252 (old spreadsheets)");
pub const ENCODING: Text = both("Encodage", "Encoding");
pub const ENCODING_HINT: Text =
    both("À changer si les accents sortent mal.", "To be changed where accents come out wrong.");
pub const IMPORT_CORRESPONDENTS: Text = both("Importer des correspondants", "Import correspondents");
pub const IMPORT_CORRESPONDENTS_ABOUT: Text = both(
    "Chaque ligne réinscrit une structure pour la campagne\u{a0}: structure, nom, courriel, téléphone et les quatre effectifs.",
    "Each row registers a structure for the campaign: structure, name, mail, telephone and the four head-counts.",
);
pub const FILE_CORRESPONDENTS: Text = both("Tableau CSV ou XLSX.", "CSV or XLSX table.");
pub const IMPORT_OFFICES: Text = both("Importer les délégations régionales", "Import the regional offices");
pub const IMPORT_OFFICES_ABOUT: Text = both(
    "La table remplace celle du bureau\u{a0}: délégation, nom, début des codes postaux.",
    "The table replaces that of the desk: office, name, beginning of postal codes.",
);
pub const FILE_OFFICES: Text = both("Tableau CSV.", "CSV table.");
pub const ROR_ID: Text = both("Identifiant ROR", "ROR identifier");
pub const ROR_HINT: Text = both("Neuf signes, comme 02vjkv261.", "Nine characters, such as 02vjkv261.");
pub const ROR_MISSING: Text = both("Indiquez l’identifiant de la notice.", "Give the identifier of the record.");

/// Title of the form that confirms a match.
pub fn match_title(structure: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("Rapprocher {structure} de ROR"),
        Lang::En => format!("Match {structure} with ROR"),
    }
}

pub const ADJUST_ABOUT: Text = both(
    "Ce qui est choisi ici l’emporte sur les répertoires et reste après un import. Un champ vide s’en remet à eux.",
    "What is chosen here prevails over the registers and stays after an import. An empty field leaves it to them.",
);
pub const OWN_LABEL: Text = both("Libellé", "Label");
pub const OWN_LABEL_HINT: Text = both(
    "Le code d’accès en est fait\u{a0}: U 1016 donne 27INSU1016.",
    "The access code is made of it: U 1016 gives 27INSU1016.",
);
pub const OFFICE: Text = both("Délégation régionale", "Regional office");
pub const OWN_OFFICE_HINT: Text = both("D’ordinaire, le code postal la donne.", "Usually told by the postal code.");
pub const BY_POSTCODE: Text = both("d’après le code postal", "by the postal code");
pub const OUTSIDE: Text = both("Hors structure", "Outside any structure");
pub const OUTSIDE_HINT: Text = both(
    "Un chercheur seul\u{a0}: un code qu’il détient déjà reste valable.",
    "A researcher alone: a code already held stays valid.",
);

/// Title of the form that adjusts a structure.
pub fn adjust_title(structure: &str, lang: Lang) -> String {
    say!(lang, "Ajuster {structure}", "Adjust {structure}")
}

// Home.
pub const FIRST: Text = both("Pour commencer, dans l’ordre", "To begin with, in this order");
pub const FIRST_STRUCTURES: Text =
    both("Importer les structures, du RNSR ou de ROR.", "Import structures, from RNSR or ROR.");
pub const FIRST_OFFICES: Text =
    both("Importer la table des délégations régionales.", "Import the table of regional offices.");
pub const FIRST_CAMPAIGN: Text = both("Ouvrir la campagne de l’année.", "Open the campaign of the year.");
pub const FIRST_PEOPLE: Text = both(
    "Ajouter les personnes, leurs fonctions et leurs délégations.",
    "Add people, their posts and their authorities to sign.",
);
pub const FIRST_DOSSIER: Text =
    both("Mettre un premier dossier au parapheur.", "Put a first dossier into the signing book.");
pub const WAITING: Text = both("Ce qui vous attend", "What waits for you");
pub const NOTHING_WAITS: Text = both("Rien à viser ni à signer.", "Nothing waits for your visa or your signature.");
pub const TO_SIGN: Text = both("à signer", "to sign");
pub const TO_VISA: Text = both("à viser", "visa to give");
pub const TO_ADVISE: Text = both("avis", "opinion");
pub const TO_NOTE: Text = both("à lire", "to read");
pub const REFUSED_TO_ME: Text = both("Vos dossiers refusés", "Your refused dossiers");
pub const REFUSED: Text = both("refusé", "refused");
pub const LATE_HEADING: Text = both("Ce qui est en retard", "What is late");
pub const LATE: Text = both("en retard", "late");
pub const DESK: Text = both("Le bureau", "The desk");
pub const EXPORT_NEVER: Text = both(
    "Le fichier du portail n’a jamais été écrit\u{a0}: le portail ignore ces codes.",
    "The portal’s file was never written: the portal does not know these codes.",
);
pub const CERTIFICATE_AWAITED: Text = both(
    "Votre nouvelle clé de signature attend qu’un administrateur ouvre le bureau.",
    "Your new signing key waits for an administrator to open the desk.",
);

/// Codes have changed since a file of the portal was written; its name, where it is known.
pub fn export_stale(path: &str, lang: Lang) -> String {
    match path.rsplit('/').next().unwrap_or_default() {
        "" => say!(
            lang,
            "Des codes ont changé depuis que le fichier du portail a été écrit.",
            "Codes have changed since the portal’s file was written."
        ),
        name => {
            let name = visible_line(name);
            say!(
                lang,
                "Des codes ont changé depuis que le fichier du portail {name} a été écrit.",
                "Codes have changed since the portal’s file {name} was written."
            )
        }
    }
}

/// One's certificate ends, and what to do.
pub fn certificate(until: NaiveDate, over: bool, lang: Lang) -> String {
    let until = day(until, lang);
    if over {
        say!(
            lang,
            "⚠ Votre certificat de signature n’est plus valable depuis le {until}. Renouvelez-le\u{a0}: F7, R.",
            "⚠ Your signing certificate has not been in force since {until}. Renew it: F7, R."
        )
    } else {
        say!(
            lang,
            "Votre certificat de signature vaut jusqu’au {until}. Renouvelez-le d’ici là\u{a0}: F7, R.",
            "Your signing certificate is in force until {until}. Renew it before then: F7, R."
        )
    }
}

pub const ALL_WELL: Text = both("Tout est en ordre.", "Everything is in order.");

fn days(n: i64, lang: Lang) -> String {
    count(n.unsigned_abs(), both("jour", "day"), both("jours", "days"), lang)
}

/// How long a dossier has waited, and by how much that is too long.
pub fn waits(waited: i64, late: i64, lang: Lang) -> String {
    let waited = if waited <= 0 { both("aujourd’hui", "today").of(lang).to_owned() } else { days(waited, lang) };
    if late <= 0 {
        return waited;
    }
    say!(lang, "{waited}, dont {late} de retard", "{waited}, {late} of them late")
}

/// Late dossiers that are not told one by one.
pub fn more_late(n: usize, lang: Lang) -> String {
    let told = count(n, both("autre dossier", "other dossier"), both("autres dossiers", "other dossiers"), lang);
    say!(lang, "… et {told} en retard : bannette « En retard » (F6)", "… and {told} late: tray “Late” (F6)")
}

/// A step that takes too long, and whom it waits for.
pub fn late_step(who: &str, waited: i64, allowed: u16, lang: Lang) -> String {
    let waited = days(waited, lang);
    say!(lang, "{waited} au lieu de {allowed} · {who}", "{waited} instead of {allowed} · {who}")
}

/// Structures that have not registered, before or after the cut-off.
pub fn missing(n: usize, left: Option<i64>, lang: Lang) -> String {
    let who = structures(n, lang);
    match left.map(|left| days(left, lang)) {
        Some(left) => say!(
            lang,
            "⚠ {who} à réinscrire, à {left} de la coupure.",
            "⚠ {who} to register, {left} before the cut-off."
        ),
        None => say!(
            lang,
            "⚠ {who} à réinscrire, et la coupure est passée.",
            "⚠ {who} to register, and the cut-off is over."
        ),
    }
}

/// The old codes of a campaign were cut off.
pub fn campaign_cut(on: NaiveDate, lang: Lang) -> String {
    let on = day(on, lang);
    say!(lang, "coupure faite le {on}", "cut off on {on}")
}

/// How far a campaign is from its next date.
pub fn campaign_days(opens: NaiveDate, cutoff: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let (to_open, to_cut) = ((opens - today).num_days(), (cutoff - today).num_days());
    let (opens, cutoff) = (day(opens, lang), day(cutoff, lang));
    if to_open > 0 {
        let left = days(to_open, lang);
        return say!(lang, "ouvre dans {left}, le {opens}", "opens in {left}, on {opens}");
    }
    match to_cut {
        1.. => {
            let left = days(to_cut, lang);
            say!(lang, "coupure dans {left}, le {cutoff}", "cut-off in {left}, on {cutoff}")
        }
        0 => say!(lang, "coupure aujourd’hui, {cutoff}", "cut-off today, {cutoff}"),
        _ => say!(lang, "coupure annoncée pour le {cutoff}, à faire", "cut-off announced for {cutoff}, yet to be done"),
    }
}

// The register.
pub const WHEN: Text = both("Quand", "When");
pub const WHO: Text = both("Qui", "Who");
pub const ACTING: Text = both("En tant que", "Acting as");
pub const WHAT: Text = both("Quoi", "What");
pub const ABOUT: Text = both("Sur", "About");
pub const DETAIL: Text = both("Détail", "Detail");
pub const SUBJECT: Text = both("Sujet", "Subject");
pub const ENTRY: Text = both("Écriture", "Entry");
pub const LOG: Text = both("Journal", "Log");
pub const SEQ: Text = both("Rang", "Number");
pub const BY: Text = both("Personne", "Person");
pub const SEALED: Text = both(
    "⚠ Le contenu a été détruit ou ne s’ouvre plus\u{202f}; l’écriture elle-même reste prouvée.",
    "⚠ The content was destroyed or does not open; the entry itself stays proved.",
);
pub const NO_ENTRY: Text = both("Aucune écriture ne répond à ces filtres.", "No entry answers to these filters.");
pub const NO_ENTRY_READ: Text = both(
    "Aucune des écritures lues ne correspond au filtre. Échap l’efface.",
    "None of the entries read matches the filter. Escape clears it.",
);
pub const VERIFYING: Text = both("vérification en cours…", "verifying…");
pub const VERIFICATION: Text = both("Vérification du registre", "Verification of the register");
pub const CHECKPOINTS: Text = both("Scellés du registre", "Checkpoints of the register");

/// What checkpoints are for, and the key that copies them.
pub fn checkpoints_about(key: &str, lang: Lang) -> String {
    say!(
        lang,
        "À copier (touche {key}) et à garder hors de cet ordinateur.",
        "To be copied (key {key}) and kept outside this computer."
    )
}

pub const EVERY_SUBJECT: Text = both("tout", "everything");
pub const SUBJECT_HINT: Text = both("Flèches pour choisir.", "Arrows choose.");
pub const WHICH: Text = both("Lequel", "Which one");
pub const WHICH_HINT: Text = both(
    "Libellé ou numéro, identifiant, numéro de dossier, nom\u{202f}; vide pour tous.",
    "Label or number, login, dossier number, name; empty for all.",
);
pub const KIND_MISSING: Text = both("Choisissez d’abord de quoi il s’agit.", "First choose what kind of thing it is.");
pub const FILTER_SUBJECT: Text = both("Écritures sur un sujet", "Entries about a subject");
pub const PERSON: Text = both("Personne", "Person");
pub const PERSON_HINT: Text = both("Vide pour tout le monde.", "Empty for everybody.");
pub const FILTER_PERSON: Text = both("Écritures d’une personne", "Entries by a person");
pub const DAY: Text = both("Jour", "Day");
pub const DAY_HINT: Text =
    both("Par exemple 15/05/2027\u{202f}; vide pour tous.", "For example 2027-05-15; empty for all.");
pub const DAY_UNREAD: Text = both(
    "Ce n’est pas une date\u{a0}: écrivez par exemple 15/05/2027.",
    "This is no date: write for example 2027-05-15.",
);
pub const FILTER_DAY: Text = both("Écritures d’un jour", "Entries of a day");
pub const FOLDER: Text = both("Répertoire", "Folder");
pub const FOLDER_HINT: Text = both("Nouveau, ou vide.", "A new one, or an empty one.");
pub const FOLDER_MISSING: Text = both("Indiquez un dossier.", "Give a folder.");
pub const EXPORT_REGISTER: Text = both("Exporter le registre", "Export the register");
pub const EXPORT_REGISTER_ABOUT: Text = both(
    "Les journaux sont écrits tels qu’ils sont signés, dans un format ouvert (tuiles C2SP).",
    "The logs are written as they are signed, in an open format (C2SP tiles).",
);

/// So many entries.
pub fn entries(n: usize, lang: Lang) -> String {
    count(n, both("écriture", "entry"), both("écritures", "entries"), lang)
}

/// How many of them were read.
pub fn entries_read(n: usize, lang: Lang) -> String {
    let n = number(n, lang);
    say!(lang, "les {n} dernières", "the latest {n}")
}

/// The instant of an entry is a claim.
pub fn claimed(at: &str, lang: Lang) -> String {
    say!(lang, "{at}, selon l’horloge de cet ordinateur", "{at}, by the clock of this computer")
}

/// Nothing has this name.
pub fn nothing_called(name: &str, lang: Lang) -> String {
    say!(lang, "Rien ne porte ce nom\u{a0}: {name}.", "Nothing has this name: {name}.")
}

/// Several things have this name.
pub fn several_called(name: &str, n: usize, lang: Lang) -> String {
    let n = number(n, lang);
    say!(lang, "{name} en désigne {n}\u{a0}: précisez.", "{name} means {n} of them: be more precise.")
}

/// Where the register was written.
pub fn exported_to(folder: &str, lang: Lang) -> String {
    say!(lang, "Le registre est écrit dans {folder}.", "The register is written in {folder}.")
}
