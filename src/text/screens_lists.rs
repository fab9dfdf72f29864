//! What the home, structures and register screens say. Words of the values of the domain are in [`super::words`].

use super::format::{count, day, number};
use super::{Lang, Text, both};
use chrono::NaiveDate;

// Both screens and forms.
pub const READ_ONLY: Text = both(
    "Le bureau est ouvert en lecture seule\u{a0}: rien ne peut y être changé.",
    "The desk is open for reading only: nothing can be changed.",
);
pub const NO_CAMPAIGN: Text = both(
    "Aucune campagne n’est ouverte\u{202f}; ouvrez-la depuis l’écran Campagne.",
    "No campaign is open; open one on the Campaign screen.",
);
pub const FILE: Text = both("Fichier", "File");
pub const FILE_MISSING: Text = both("Indiquez un fichier.", "Give a file.");

// The list of structures.
pub const EVERYWHERE: Text = both("partout", "everywhere");
pub const CLOSED_TOO: Text = both("fermées comprises", "closed ones too");
pub const IN_RANGE: Text = both("suite commencée", "range begun");
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
pub const ON_NO_STRUCTURE: Text =
    both("Le curseur n’est sur aucune structure.", "The cursor stands on no structure.");
pub const NO_HOME_YET: Text = both(
    "Aucune délégation régionale n’est choisie comme la vôtre.",
    "No regional office is chosen as yours.",
);
pub const NO_OFFICES: Text = both(
    "Le bureau ne connaît pas encore les délégations régionales\u{202f}; importez leur table.",
    "The desk does not know the regional offices yet; import their table.",
);
pub const NO_OFFICE_HERE: Text =
    both("Cette ligne n’a pas de délégation régionale.", "This row has no regional office.");

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
    count(n, both("choisie", "selected"), both("choisies", "selected"), lang)
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
pub const REGISTERED_ON: Text = both("Inscrite le", "Registered on");
pub const CORRESPONDENT: Text = both("Correspondant", "Correspondent");
pub const MAIL: Text = both("Courriel", "Mail");
pub const PHONE: Text = both("Téléphone", "Telephone");
pub const CNRS: Text = both("Chercheurs CNRS", "CNRS researchers");
pub const OTHER: Text = both("Autres chercheurs", "Other researchers");
pub const PHD: Text = both("Doctorants", "Doctoral students");
pub const POSTDOC: Text = both("Postdoctorants", "Post-docs");
pub const TOTAL: Text = both("Ayants droit", "Entitled users");
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
    "Chaque ligne inscrit une structure à la campagne\u{a0}: structure, nom, courriel, téléphone et les quatre effectifs.",
    "Each row registers a structure for the campaign: structure, name, mail, telephone and the four head-counts.",
);
pub const FILE_CORRESPONDENTS: Text = both("Tableau CSV ou XLSX.", "CSV or XLSX table.");
pub const IMPORT_OFFICES: Text = both("Importer les délégations régionales", "Import the regional offices");
pub const IMPORT_OFFICES_ABOUT: Text = both(
    "La table remplace celle du bureau\u{a0}: délégation, nom, début des codes postaux.",
    "The table replaces that of the desk: office, name, beginning of postal codes.",
);
pub const FILE_OFFICES: Text = both("Tableau CSV.", "CSV table.");
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
pub const OWN_OFFICE_HINT: Text =
    both("D’ordinaire, le code postal la donne.", "Usually told by the postal code.");
pub const BY_POSTCODE: Text = both("d’après le code postal", "by the postal code");
pub const OUTSIDE: Text = both("Hors structure", "Outside any structure");
pub const OUTSIDE_HINT: Text = both(
    "Un chercheur seul\u{a0}: un code qu’il détient déjà reste valable.",
    "A researcher alone: a code already held stays valid.",
);
pub const REGISTER_ABOUT: Text = both(
    "Le correspondant répond de la structure et reçoit son code.",
    "The correspondent answers for the structure and receives its code.",
);
pub const NAME_HINT: Text = both("Prénom et nom.", "First name and last name.");
pub const NAME_MISSING: Text = both("Indiquez le nom du correspondant.", "Give the name of the correspondent.");
pub const MAIL_HINT: Text = both("Adresse professionnelle.", "Institutional address.");
pub const MAIL_MISSING: Text = both("Indiquez un courriel.", "Give a mail address.");
pub const PHONE_HINT: Text = both("Facultatif.", "Optional.");
pub const COUNT_HINT: Text =
    both("Nombre déclaré aux éditeurs\u{202f}; 0 s’il n’y en a pas.", "Number declared to the publishers; 0 if none.");
pub const COUNT_MISSING: Text = both("Indiquez un nombre\u{202f}; 0 s’il n’y en a pas.", "Give a number; 0 if none.");

/// Title of the form that adjusts a structure.
pub fn adjust_title(structure: &str, lang: Lang) -> String {
    say!(lang, "Ajuster {structure}", "Adjust {structure}")
}

/// Title of the form that registers a structure.
pub fn register_title(structure: &str, year: u16, lang: Lang) -> String {
    say!(lang, "Inscrire {structure} pour {year}", "Register {structure} for {year}")
}

/// The form holds what was declared another year.
pub fn filled_from(year: u16, lang: Lang) -> String {
    say!(
        lang,
        "Rempli d’après l’inscription de {year}\u{a0}: vérifiez chaque ligne.",
        "Filled in from the registration of {year}: check every line."
    )
}

// Home.
pub const FIRST: Text = both("Pour commencer, dans l’ordre", "To begin with, in this order");
pub const FIRST_STRUCTURES: Text = both("Importer les structures, du RNSR ou de ROR.", "Import structures, from RNSR or ROR.");
pub const FIRST_OFFICES: Text =
    both("Importer la table des délégations régionales.", "Import the table of regional offices.");
pub const FIRST_CAMPAIGN: Text = both("Ouvrir la campagne de l’année.", "Open the campaign of the year.");
pub const FIRST_PEOPLE: Text = both(
    "Ajouter les personnes, leurs fonctions et leurs délégations de signature.",
    "Add people, their posts and their authorities to sign.",
);
pub const FIRST_DOSSIER: Text = both("Mettre un premier dossier au parapheur.", "Put a first dossier into the signing book.");
pub const WAITING: Text = both("Ce qui vous attend", "What waits for you");
pub const NOTHING_WAITS: Text = both("Rien à viser ni à signer.", "Nothing to initial or to sign.");
pub const TO_SIGN: Text = both("à signer", "to sign");
pub const TO_VISA: Text = both("à viser", "to initial");
pub const REFUSED_TO_ME: Text = both("Vos dossiers refusés", "Your refused dossiers");
pub const REFUSED: Text = both("refusé", "refused");
pub const LATE_HEADING: Text = both("Ce qui est en retard", "What is late");
pub const LATE: Text = both("en retard", "late");
pub const DESK: Text = both("Le bureau", "The desk");
pub const EXPORT_STALE: Text = both(
    "Des codes ont changé depuis le dernier export : le portail ne le sait pas encore.",
    "Codes have changed since the last export: the portal does not know yet.",
);
pub const EXPORT_NEVER: Text = both(
    "Les codes n’ont jamais été exportés : le portail ne les connaît pas.",
    "The codes were never exported: the portal does not know them.",
);
pub const ALL_WELL: Text = both("Tout est en ordre.", "Everything is in order.");

fn days(n: i64, lang: Lang) -> String {
    count(n.unsigned_abs(), both("jour", "day"), both("jours", "days"), lang)
}

/// How long a dossier has waited, and by how much that is too long.
pub fn waits(waited: i64, late: i64, lang: Lang) -> String {
    let waited = if waited <= 0 {
        both("depuis aujourd’hui", "since today").of(lang).to_owned()
    } else {
        let waited = days(waited, lang);
        say!(lang, "depuis {waited}", "for {waited}")
    };
    if late <= 0 {
        return waited;
    }
    let late = days(late, lang);
    say!(lang, "{waited}, {late} de retard", "{waited}, {late} late")
}

/// Whose step takes too long.
pub fn late_step(asked: &str, who: &str, waited: i64, allowed: u16, lang: Lang) -> String {
    let (waited, allowed) = (days(waited, lang), days(i64::from(allowed), lang));
    say!(
        lang,
        "{asked} de {who}, depuis {waited} pour {allowed}",
        "{asked} of {who}, for {waited} instead of {allowed}"
    )
}

/// Structures that have not registered, before or after the cut-off.
pub fn missing(n: usize, left: Option<i64>, lang: Lang) -> String {
    let who = structures(n, lang);
    match left.map(|left| days(left, lang)) {
        Some(left) => say!(lang, "▲ {who} à réinscrire, à {left} de la coupure.", "▲ {who} to register, {left} before the cut-off."),
        None => say!(lang, "▲ {who} à réinscrire, et la coupure est passée.", "▲ {who} to register, and the cut-off is over."),
    }
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
        _ => say!(lang, "coupure passée, le {cutoff}", "cut-off over, on {cutoff}"),
    }
}
