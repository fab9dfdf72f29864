//! What the campaign screen says of the queue of registrations, the settings, the cut-off, the reminders and letters, the
//! way of members to the other portal, and where the campaign stands.

use super::format::{count, number, short_day};
use super::{Lang, Text, both, words};
use crate::domain::campaign::Phase;
use crate::domain::standing::Mark;
use chrono::NaiveDate;

pub const CHECK: Text = both("Vérifier un code entendu", "Check a code heard");
pub const CHECK_ABOUT: Text = both(
    "Dit sans quitter l’écran si un code est valable, ou quelle faute de frappe l’explique.",
    "Tells without leaving the screen whether a code is valid, or which slip explains it.",
);

// The queue of registrations.
pub const ACCEPT: Text = both("Accepter", "Accept");
pub const ACCEPT_ABOUT: Text = both(
    "Accepte les inscriptions choisies\u{a0}: leur code peut être émis.",
    "Accepts the registrations chosen: their codes can be issued.",
);
pub const REFUSE: Text = both("Refuser", "Refuse");
pub const REFUSE_ABOUT: Text = both(
    "Refuse les inscriptions choisies, avec un motif\u{a0}: les structures sont de nouveau à réinscrire.",
    "Refuses the registrations chosen, with a reason: the structures are to register again.",
);
pub const MOVE: Text = both("Réorienter", "Move");
pub const MOVE_ABOUT: Text = both(
    "Réoriente les inscriptions choisies vers la délégation régionale dont elles relèvent.",
    "Sends the registrations chosen to the regional office that they belong to.",
);
pub const NO_REGISTRATION: Text = both("aucune inscription parmi les choix", "no registration among those chosen");
pub const ACCEPTED_ALREADY: Text = both("cette inscription est déjà acceptée", "this registration is accepted already");
pub const NONE_TO_ACCEPT: Text =
    both("aucune des inscriptions choisies n’est à accepter", "none of the registrations chosen is to be accepted");
pub const NONE_TO_REFUSE: Text = both(
    "aucune des inscriptions choisies ne peut plus être refusée\u{a0}: leur code est émis",
    "none of the registrations chosen can be refused any more: their codes are issued",
);
pub const NO_OFFICES: Text =
    both("la table des délégations régionales est vide", "the table of regional offices is empty");
pub const REASON_HINT: Text = both(
    "Le motif reste au registre et se lit dans la liste.",
    "The reason stays in the register and is read in the list.",
);
pub const REASON_FAULT: Text = both("Donnez le motif.", "Give the reason.");
pub const OFFICE: Text = both("Délégation régionale", "Regional office");
pub const OFFICE_HINT: Text = both("Celle dont la structure relève.", "The one that the structure belongs to.");
pub const OFFICE_FAULT: Text = both("Choisissez la délégation régionale.", "Choose the regional office.");

// What a structure declares.
pub const DIRECTOR: Text = both("Direction", "Director");
pub const DIRECTOR_HINT: Text = both("Vide\u{a0}: comme au répertoire.", "Empty: as in the register of structures.");
pub const MIXED: Text = both("Structure mixte", "Mixed structure");
pub const MIXED_HINT: Text =
    both("Mixte avec l’autre tutelle, comme la structure le déclare.", "Mixed with the other body, as declared.");
pub const AS_REGISTERED: Text = both("comme au répertoire", "as in the register");
pub const YES: Text = both("oui", "yes");
pub const NO: Text = both("non", "no");
pub const COMMENT: Text = both("Remarque", "Remark");
pub const COMMENT_HINT: Text =
    both("Ce que la structure ajoute\u{202f}; peut rester vide.", "What it adds; may be empty.");
pub const TO_CHECK: Text = both("À vérifier d’abord", "To be checked first");
pub const TO_CHECK_HINT: Text = both(
    "Quelqu’un doit l’accepter avant que le code soit émis.",
    "Somebody is to accept it before the code is issued.",
);

/// A director who is declared, and who the register names.
pub fn director_differs(declared: &str, known: &str, lang: Lang) -> String {
    let known = if known.is_empty() { both("personne", "nobody").of(lang) } else { known };
    say!(
        lang,
        "≠ direction déclarée\u{a0}: {declared}\u{202f}; au répertoire\u{a0}: {known}",
        "≠ director declared: {declared}; in the register: {known}"
    )
}

/// A director who is declared as the register has it.
pub fn director_same(declared: &str, lang: Lang) -> String {
    say!(lang, "direction\u{a0}: {declared}", "director: {declared}")
}

/// A structure that says of itself what the register does not.
pub fn mixed_differs(declared: bool, lang: Lang) -> String {
    let word = |yes: bool| if yes { YES } else { NO }.of(lang);
    let (said, known) = (word(declared), word(!declared));
    say!(
        lang,
        "≠ structure mixte, déclaré\u{a0}: {said}\u{202f}; au répertoire\u{a0}: {known}",
        "≠ mixed structure, declared: {said}; in the register: {known}"
    )
}

/// What a structure added.
pub fn comment(said: &str, lang: Lang) -> String {
    say!(lang, "remarque\u{a0}: {said}", "remark: {said}")
}

/// What became of a registration, with the reason.
pub fn reviewed(word: &str, office: &str, reason: &str, lang: Lang) -> String {
    let to = if office.is_empty() { String::new() } else { format!(" → {office}") };
    say!(lang, "Inscription {word}{to}\u{a0}: {reason}", "Registration {word}{to}: {reason}")
}

/// How many registrations an act is about.
pub fn registrations(n: usize, lang: Lang) -> String {
    count(n, both("inscription", "registration"), both("inscriptions", "registrations"), lang)
}

// The settings and the years.
pub const ADJUST: Text = both("Dates et réglages", "Dates and settings");
pub const ADJUST_SHORT: Text = both("Réglages", "Settings");
pub const ADJUST_ABOUT: Text = both(
    "Change les dates et les réglages de la campagne montrée.",
    "Changes the dates and the settings of the campaign shown.",
);
pub const OTHER_YEAR: Text = both("Autre année", "Another year");
pub const OTHER_YEAR_ABOUT: Text = both(
    "Montre la campagne d’avant, puis les autres\u{a0}: celles qui sont closes se lisent seulement.",
    "Shows the campaign before, then the others: those that are over are only read.",
);
pub const ONE_YEAR_ONLY: Text = both("il n’y a qu’une campagne", "there is one campaign only");
pub const ARCHIVE: Text = both(
    "cette campagne est close et se lit seulement\u{a0}: revenez à la campagne en cours",
    "this campaign is over and only read: go back to the one that runs",
);
pub const NOT_RUNNING: Text = both(
    "cette campagne n’est pas encore ouverte\u{a0}: revenez à la campagne en cours",
    "this campaign has not opened yet: go back to the one that runs",
);
pub const TEAMS: Text = both("Codes d’équipe", "Team codes");
pub const TEAMS_HINT: Text = both(
    "Une équipe peut avoir son code, à côté de celui de sa structure.",
    "A team may hold a code of its own beside its structure’s.",
);
pub const RESEND: Text = both("Nouvel envoi possible", "Can be sent again");
pub const RESEND_HINT: Text = both(
    "Le secret reste ici sous scellé et peut être envoyé de nouveau\u{202f}; sinon un code perdu est remplacé.",
    "The secret stays here under seal and can be sent again; otherwise a lost code is replaced.",
);
pub const PURGE: Text = both("Détruit à la réception", "Destroyed upon receipt");
pub const PURGE_HINT: Text = both(
    "La copie du secret est détruite quand la structure accuse réception.",
    "The copy of the secret is destroyed once the structure acknowledges receipt.",
);
pub const ORIGIN: Text = both("Origine des codes", "Origin of the codes");
pub const ORIGIN_HINT: Text =
    both("Émis à ce bureau, ou importés du fichier de l’Inist.", "Issued at this desk, or imported from Inist’s file.");
pub const PROOF: Text = both("Pièce exigée", "Proof asked for");
pub const PROOF_HINT: Text =
    both("Ce qu’il faut avant l’émission d’un code.", "What is needed before a code is issued.");
pub const REMINDERS: Text = both("Rappels", "Reminders");
pub const REMINDERS_HINT: Text = both(
    "Jours comptés depuis la coupure, négatifs avant elle\u{202f}; vide, aucun.",
    "Days counted from the cut-off, negative before it; empty, none.",
);
pub const REMINDERS_FAULT: Text = both("Donnez des jours comme -30, -7, 1.", "Give days such as -30, -7, 1.");
pub const SETTINGS_FROM: Text = both(
    "Les réglages sont ceux de la dernière campagne\u{202f}; ce qui change est dit avant.",
    "The settings are those of the last campaign; what changes is told before.",
);

/// The title of the form that changes a campaign.
pub fn adjust_title(year: u16, lang: Lang) -> String {
    say!(lang, "Dates et réglages de la campagne {year}", "Dates and settings of the campaign {year}")
}

// The cut-off.
pub const CUT_OFF: Text = both("Couper les anciens codes", "Cut the old codes off");
pub const CUT_OFF_SHORT: Text = both("Coupure", "Cut-off");
pub const CUT_OFF_ABOUT: Text = both(
    "Montre ce que la coupure ferait à qui, puis la fait si vous tapez le mot demandé.",
    "Shows what the cut-off would do to whom, then does it if you type the word asked for.",
);
pub const UNDO: Text = both("Annuler la coupure", "Undo the cut-off");
pub const UNDO_ABOUT: Text = both(
    "Rend les anciens codes valables, tant que le fichier du portail n’est pas récrit.",
    "Makes the old codes work again, as long as the portal’s file is not written anew.",
);
pub const NOT_OPEN_YET: Text = both("la campagne n’est pas encore ouverte", "the campaign has not opened yet");
pub const CUT_ALREADY: Text = both("la coupure est déjà faite", "the cut-off is done already");
pub const NOT_CUT: Text = both("la coupure n’est pas faite", "the cut-off is not done");
pub const CUT_EXPORTED: Text = both(
    "le fichier du portail a été écrit depuis la coupure\u{a0}: elle ne s’annule plus",
    "the portal’s file was written since the cut-off: it cannot be undone any more",
);

/// Where a campaign stands, beside its dates.
pub fn phase(phase: Phase, cut: Option<NaiveDate>, to_opening: i64, to_cutoff: i64, lang: Lang) -> String {
    match (phase, cut) {
        (Phase::Past, _) => both("archive", "archive").of(lang).to_owned(),
        (Phase::Cut, Some(day)) => {
            let day = short_day(day, lang);
            say!(lang, "coupure faite le {day}", "cut off on {day}")
        }
        (Phase::CutOffDue, _) => say!(
            lang,
            "la coupure annoncée est passée\u{a0}: rien n’est coupé",
            "the announced cut-off has passed: nothing is cut off"
        ),
        (Phase::Announced, _) => {
            let word = words::phase(phase).of(lang);
            let left = super::screens_renewal::countdown(to_opening, to_cutoff, lang);
            say!(lang, "{word}, {left}", "{word}, {left}")
        }
        _ => super::screens_renewal::countdown(to_opening, to_cutoff, lang),
    }
}

// Where we stand.
pub const STANDING: Text = both("Où nous en sommes", "Where we stand");
pub const STANDING_SHORT: Text = both("Le point", "Standing");
pub const STANDING_ABOUT: Text = both(
    "Montre les chiffres par délégation ou par type, et la courbe des inscriptions\u{202f}; Entrée ouvre la liste.",
    "Shows the figures by office or by kind, and the curve of registrations; Enter opens the list.",
);
pub const BY_OFFICE: Text = both("par délégation", "by office");
pub const BY_KIND: Text = both("par type", "by kind");
pub const OTHER_GROUPING: Text = both("Tab change, Entrée ouvre", "Tab changes, Enter opens");
pub const ALL: Text = both("toutes", "all");
pub const NO_OFFICE: Text = both("sans délégation", "no office");

/// What a figure counts, as the title of a narrow column.
pub fn mark(value: Mark) -> Text {
    match value {
        Mark::Called => both("Appelées", "Called"),
        Mark::Missing => both("Manquent", "Missing"),
        Mark::ToCheck => both("À vérif.", "To check"),
        Mark::Registered => both("Inscr.", "Regist."),
        Mark::Issued => both("Émis", "Issued"),
        Mark::Delivered => both("Remis", "Deliv."),
        Mark::Received => both("Reçus", "Received"),
        Mark::InUse => both("Usage", "In use"),
        Mark::Exempt => both("Dispens.", "Exempt"),
        Mark::Stranded => both("Sans att.", "Strand."),
    }
}

/// The list of a figure.
pub fn only(group: &str, mark: Mark, lang: Lang) -> String {
    let mark = self::mark(mark).of(lang);
    say!(lang, "{group}, {mark} (Échap\u{a0}: le point)", "{group}, {mark} (Esc: standing)")
}

/// The legend of the curve: this year's registrations until today, last year's on the same day.
pub fn legend(year: u16, made: usize, before: Option<(u16, usize)>, lang: Lang) -> String {
    let made = number(made, lang);
    match before {
        None => say!(lang, "Inscriptions · █ {year}\u{a0}: {made}", "Registrations · █ {year}: {made}"),
        Some((last, then)) => {
            let then = number(then, lang);
            say!(
                lang,
                "Inscriptions · █ {year}\u{a0}: {made} · ─ {last}\u{a0}: {then} au même jour",
                "Registrations · █ {year}: {made} · ─ {last}: {then} on the same day"
            )
        }
    }
}

/// The line of the home screen.
pub fn standing_line(figures: [usize; 4], lang: Lang) -> String {
    let [registered, called, delivered, in_use] = figures;
    let registered = count(registered, both("inscrite", "registered"), both("inscrites", "registered"), lang);
    let delivered =
        count(delivered, both("code remis", "code delivered"), both("codes remis", "codes delivered"), lang);
    let [called, in_use] = [called, in_use].map(|n| number(n, lang));
    say!(
        lang,
        "Où nous en sommes\u{a0}: {registered} sur {called}, {delivered}, {in_use} en usage.",
        "Where we stand: {registered} of {called}, {delivered}, {in_use} in use."
    )
}

// Reminders, letters, mails, the signing book, the declaration.
pub const REMIND: Text = both("Rappeler", "Remind");
pub const REMIND_ABOUT: Text = both(
    "Montre qui recevrait un rappel, puis l’envoie\u{202f}; jamais deux fois le même.",
    "Shows who would get a reminder, then sends it; never the same one twice.",
);
pub const NO_REMINDER_YET: Text =
    both("le jour du premier rappel n’est pas venu", "the day of the first reminder has not come");
pub const STEP: Text = both("Rappel", "Reminder");
pub const STEP_HINT: Text = both("Jour compté depuis la coupure.", "Day counted from the cut-off.");
pub const LAST_STEP: Text = both("le dernier dont le jour est venu", "the last whose day has come");
pub const WAY: Text = both("Envoi", "Sending");
pub const WAY_HINT: Text = both(
    "Le dossier reçoit un fichier .eml par message, qu’un autre programme envoie.",
    "The folder gets one .eml file for each message, for another program to send.",
);
pub const BY_FOLDER: Text = both("dans un répertoire", "into a folder");
pub const BY_SERVER: Text = both("par le serveur de courrier", "through the mail server");
pub const FOLDER: Text = both("Répertoire", "Folder");
pub const FOLDER_HINT: Text = both("Là où les fichiers sont écrits.", "Where the files are written.");
pub const FOLDER_FAULT: Text = both("Indiquez le dossier.", "Name the folder.");
pub const LETTERS: Text = both("Écrire les lettres", "Write the letters");
pub const LETTERS_SHORT: Text = both("Lettres", "Letters");
pub const LETTERS_ABOUT: Text = both(
    "Écrit la lettre de chaque code choisi, en PDF, dans un répertoire.",
    "Writes the letter of each code chosen as a PDF, into a folder.",
);
pub const SEND: Text = both("Envoyer les codes", "Send the codes");
pub const SEND_SHORT: Text = both("Envoyer", "Send");
pub const SEND_ABOUT: Text = both(
    "Envoie les codes choisis à leurs correspondants, par courriel, avec la lettre.",
    "Sends the codes chosen to their correspondents by mail, with the letter.",
);
pub const NO_CODE_CHOSEN: Text = both(
    "aucune des structures choisies n’a de code de l’année",
    "none of the structures chosen holds a code of the year",
);
pub const CIRCULATE: Text = both("Faire signer l’inscription", "Have the registration signed");
pub const CIRCULATE_SHORT: Text = both("Parapheur", "Sign");
pub const CIRCULATE_ABOUT: Text = both(
    "Compose l’inscription et l’envoie par un circuit du parapheur.",
    "Typesets the registration and sends it through a circuit of the signing book.",
);
pub const NO_CIRCUIT: Text = both("aucun circuit n’est défini", "no circuit is set up");
pub const CIRCULATES_ALREADY: Text =
    both("cette inscription est déjà au parapheur", "this registration is in the signing book already");
pub const NOT_REGISTERED: Text =
    both("cette structure n’a pas d’inscription valable", "this structure has no registration that stands");
pub const CIRCUIT: Text = both("Circuit", "Circuit");
pub const CIRCUIT_HINT: Text = both("Par où l’inscription passe.", "The way that the registration goes.");
pub const CIRCUIT_FAULT: Text = both("Choisissez un circuit.", "Choose a circuit.");
pub const DECLARE: Text = both("Déclarer aux éditeurs", "Declare to the publishers");
pub const DECLARE_SHORT: Text = both("Déclarer", "Declare");
pub const DECLARE_ABOUT: Text = both(
    "Écrit les structures et leurs effectifs pour les éditeurs, sans aucun code.",
    "Writes the structures and their head-counts for the publishers, without any code.",
);
pub const FORMAT: Text = both("Format", "Format");
pub const FORMAT_HINT: Text =
    both("Tableur, texte que tout programme lit, ou pages.", "Spreadsheet, text that any program reads, or pages.");
pub const FILE_HINT: Text = both("Le fichier à écrire.", "The file to be written.");
pub const FILE_FAULT: Text = both("Indiquez le fichier.", "Name the file.");

/// The name of a file ends like one of another format.
pub fn ending_fault(ending: &str, format: &str, lang: Lang) -> String {
    say!(
        lang,
        "Ce nom finit en .{ending}, et le format choisi est {format}\u{a0}: changez l’un ou l’autre.",
        "This name ends in .{ending}, and the format chosen is {format}: change one or the other."
    )
}

pub const REPORT: Text = both("Écrire le point en PDF", "Write the standing as a PDF");
pub const REPORT_SHORT: Text = both("Point en PDF", "PDF");
pub const REPORT_ABOUT: Text = both(
    "Écrit les chiffres par délégation et par type, et la courbe des inscriptions, sur une page à transmettre.",
    "Writes the figures by office and by kind, and the curve of registrations, as a page to hand on.",
);
pub const REPORT_HINT: Text = both("Le PDF à écrire.", "The PDF to be written.");

// The texts of the campaign.
pub const TEXTS: Text = both("Textes de la campagne", "Texts of the campaign");
pub const TEXTS_SHORT: Text = both("Textes", "Texts");
pub const TEXTS_ABOUT: Text = both(
    "Remplace un texte des lettres et des courriels, revient au texte usuel, ou le montre en PDF.",
    "Replaces a text of letters and mails, goes back to the usual one, or shows it as a PDF.",
);
pub const TEXT: Text = both("Texte", "Text");
pub const TEXT_HINT: Text =
    both("Chaque texte est usuel, ou propre à cette campagne.", "Each text is the usual one, or the campaign’s own.");
pub const DEED: Text = both("Faire", "Do");
pub const DEED_HINT: Text =
    both("Un aperçu se fait avec des valeurs inventées.", "A preview is made with invented values.");
pub const DEED_SHOW: Text = both("écrire un aperçu en PDF", "write a preview as a PDF");
pub const DEED_SET: Text = both("prendre le texte d’un fichier", "take the text of a file");
pub const DEED_RESET: Text = both("revenir au texte usuel", "go back to the usual text");
pub const TEXT_FILE_HINT: Text = both(
    "Le PDF à écrire, ou le fichier de texte à lire\u{202f}; vide pour revenir au texte usuel.",
    "The PDF to write, or the text file to read; empty to go back to the usual text.",
);
pub const TEXT_FAULT: Text = both("Choisissez un texte.", "Choose a text.");

/// A text of the list, with whether the campaign has its own.
pub fn text_option(name: &str, own: bool, lang: Lang) -> String {
    let word = if own { both("propre à la campagne", "its own") } else { both("usuel", "usual") }.of(lang);
    format!("{name} ({word})")
}

// The way of members to the other portal.
pub const TRACK: Text = both("Noter un accès BibCnrs", "Note a BibCnrs access");
pub const TRACK_SHORT: Text = both("BibCnrs", "BibCnrs");
pub const TRACK_ABOUT: Text = both(
    "Note où en est un membre d’une structure mixte sur le chemin du portail de l’autre tutelle.",
    "Notes how far a member of a mixed structure has come on the way to the other body’s portal.",
);
pub const NOT_MIXED: Text = both("cette structure n’est pas mixte", "this structure is not mixed");
pub const MEMBER: Text = both("Personne connue", "Known person");
pub const MEMBER_HINT: Text = both(
    "De l’annuaire\u{202f}; sinon, donnez nom et courriel dessous.",
    "Of the directory; otherwise give name and mail below.",
);
pub const MEMBER_NAME: Text = both("Ou son nom", "Or the name");
pub const MEMBER_MAIL: Text = both("et son courriel", "and the mail");
pub const MEMBER_FAULT: Text = both(
    "Choisissez une personne, ou donnez son nom et son courriel.",
    "Choose a person, or give the name and the mail.",
);
pub const STAGE: Text = both("Étape", "Step");
pub const STAGE_HINT: Text = both(
    "L’ancien code suffit\u{202f}; sinon Labintel, puis JANUS, puis Sésame.",
    "The former code is enough; otherwise Labintel, then JANUS, then Sésame.",
);
pub const STATE: Text = both("État", "State");
pub const STATE_HINT: Text = both("Où l’étape en est.", "How far the step has come.");
pub const DAY: Text = both("Jour", "Day");
pub const DAY_HINT: Text = both("Celui de l’étape.", "That of the step.");

/// What a member has to do next.
pub fn member(name: &str, next: &str, lang: Lang) -> String {
    say!(lang, "BibCnrs, {name}\u{a0}: {next}", "BibCnrs, {name}: {next}")
}

/// Members that are not shown.
pub fn more_members(n: usize, lang: Lang) -> String {
    let n = number(n, lang);
    say!(lang, "et {n} autres membres suivis", "and {n} more members followed")
}
