//! What the codes screen says of deliveries, the portal's files and logs, and cases. Its older words are in
//! [`super::screens_renewal`], words of the values of the domain in [`super::words`].

use super::cli::portal;
use super::format::{count, number, short_day, short_moment, size};
use super::forms_codes::WORKER_UNKNOWN;
use super::{Lang, Text, both, words};
use crate::desk::PortalReport;
use crate::domain::code::{AccessCode, Means};
use crate::domain::cutoff::Stranded;
use crate::domain::leak::{Leak, Remedy, Suspect};
use crate::domain::order::Meta;
use crate::domain::state::State;
use crate::domain::usage::{Finding, Found, shown};

// Actions on codes.
pub const LETTERS: Text = both("Écrire les lettres", "Write the letters");
pub const LETTERS_SHORT: Text = both("Lettres", "Letters");
pub const LETTERS_ABOUT: Text = both(
    "Écrit dans un répertoire la lettre de chaque code choisi et note sa remise.",
    "Writes the letter of each code chosen into a folder and notes its delivery.",
);
pub const SEND: Text = both("Envoyer par courriel", "Send by mail");
pub const SEND_SHORT: Text = both("Courriel", "Mail");
pub const SEND_ABOUT: Text = both(
    "Envoie les codes choisis à leur correspondant, ou les envoie de nouveau.",
    "Sends the codes chosen to their correspondents, or sends them again.",
);
pub const RECEIVED: Text = both("Noter l’accusé de réception", "Note the receipt");
pub const RECEIVED_SHORT: Text = both("Accusé", "Receipt");
pub const RECEIVED_ABOUT: Text = both(
    "Note que les structures ont accusé réception des codes choisis.",
    "Notes that the structures acknowledged receipt of the codes chosen.",
);
pub const RETURNED: Text = both("Noter un retour", "Note returned mail");
pub const RETURNED_SHORT: Text = both("Retour", "Returned");
pub const RETURNED_ABOUT: Text = both(
    "Note que l’envoi des codes choisis est revenu, avec la raison.",
    "Notes that what was sent came back, with the reason.",
);
pub const FORGET: Text = both("Oublier le secret", "Forget the secret");
pub const FORGET_ABOUT: Text = both(
    "Détruit la copie scellée du secret des codes choisis\u{202f}; le code reste valable.",
    "Destroys the sealed copy of the secrets of the codes chosen; the codes still work.",
);
pub const FORGET_DEAD: Text = both("Oublier les secrets morts", "Forget dead secrets");
pub const FORGET_DEAD_ABOUT: Text = both(
    "Détruit les copies scellées de tous les codes révoqués ou échus.",
    "Destroys the sealed copies of every code that is revoked or expired.",
);
pub const TEAMS: Text = both("Émettre pour des équipes", "Issue to teams");
pub const TEAMS_SHORT: Text = both("Équipes", "Teams");
pub const TEAMS_ABOUT: Text = both(
    "Émet des codes aux équipes de la structure, par leurs numéros.",
    "Issues codes to the teams of the structure, by their numbers.",
);
pub const REPLACE: Text = both("Remplacer", "Replace");
pub const REPLACE_ABOUT: Text = both(
    "Donne un nouveau secret aux codes choisis\u{202f}; le premier est refusé aussitôt.",
    "Gives the codes chosen a new secret; the first is refused at once.",
);
pub const PREFIX: Text = both("Révoquer par préfixe", "Revoke by prefix");
pub const PREFIX_ABOUT: Text = both(
    "Révoque tous les codes dont l’identifiant commence de la même façon.",
    "Revokes every code whose login begins in the same way.",
);
pub const IMPORT: Text = both("Importer des codes", "Import codes");
pub const IMPORT_ABOUT: Text = both(
    "Lit un fichier de comptes émis ailleurs\u{202f}; ce bureau les remet et les suit ensuite.",
    "Reads a file of accounts issued elsewhere; this desk delivers and follows them afterwards.",
);
pub const TARGET: Text = both("Tenir un fichier à jour", "Keep a file up to date");
pub const TARGET_ABOUT: Text = both(
    "Choisit le fichier que ce bureau récrit après chaque changement, ou n’en tient plus.",
    "Chooses the file that this desk writes again after every change, or keeps none any more.",
);
pub const INSPECT: Text = both("Contrôler le fichier", "Inspect the file");
pub const INSPECT_ABOUT: Text = both(
    "Relit le fichier du portail comme le portail et dit ce qui n’y va pas.",
    "Reads the portal’s file as the portal does and tells what is wrong with it.",
);
pub const READ_LOG: Text = both("Lire un journal du portail", "Read a log of the portal");
pub const READ_LOG_SHORT: Text = both("Journal", "Log");
pub const READ_LOG_ABOUT: Text = both(
    "Compte l’usage des codes d’après un journal, jour par jour, sans garder d’adresse.",
    "Counts the usage of codes from a log, day by day, and keeps no address.",
);
pub const USAGE: Text = both("Bilan des usages", "Report of usage");
pub const SHOW_USAGE: Text = both("Voir le bilan des usages", "Show the report of usage");
pub const USAGE_SHORT: Text = both("Bilan", "Usage");
pub const USAGE_ABOUT: Text = both(
    "Montre les anciens codes encore en usage, les refusés, les jamais vus et les grands volumes.",
    "Shows old codes still in use, refused ones, those never seen and great volumes.",
);

// Actions on cases.
pub const CASES: Text = both("Affaires", "Cases");
pub const SHOW_CASES: Text = both("Voir les affaires", "Show the cases");
pub const CASES_ABOUT: Text = both(
    "Montre les affaires ouvertes sur le signalement d’un éditeur, ou revient aux codes.",
    "Shows the cases opened from publishers’ reports, or comes back to the codes.",
);
pub const REPORT: Text = both("Ouvrir une affaire", "Open a case");
pub const REPORT_SHORT: Text = both("Nouvelle", "New");
pub const REPORT_ABOUT: Text =
    both("Ouvre une affaire d’après le signalement d’un éditeur.", "Opens a case from the report of a publisher.");
pub const SEARCH: Text = both("Chercher dans un journal", "Search a log");
pub const SEARCH_SHORT: Text = both("Chercher", "Search");
pub const SEARCH_ABOUT: Text = both(
    "Cherche dans un journal les codes en cause, les plus probables d’abord.",
    "Searches a log for the suspect codes, the likeliest first.",
);
pub const TREAT: Text = both("Traiter un code en cause", "Treat a suspect code");
pub const TREAT_SHORT: Text = both("Traiter", "Treat");
pub const TREAT_ABOUT: Text = both(
    "Suspend, remplace, remet ou met hors de cause un code de l’affaire.",
    "Suspends, replaces, delivers again or clears a code of the case.",
);
pub const ANSWER: Text = both("Répondre à l’éditeur", "Answer the publisher");
pub const ANSWER_SHORT: Text = both("Répondre", "Answer");
pub const ANSWER_ABOUT: Text = both(
    "Écrit la réponse à l’éditeur, sans nommer ni code ni personne.",
    "Writes the answer to the publisher, which names neither codes nor people.",
);
pub const CLOSE: Text = both("Clore l’affaire", "Close the case");
pub const CLOSE_SHORT: Text = both("Clore", "Close");
pub const CLOSE_ABOUT: Text =
    both("Clôt l’affaire en disant comment elle s’est terminée.", "Closes the case, saying how it ended.");

// Actions on the mail server.
pub const MAIL_SERVER: Text = both("Régler le serveur de courriel", "Set the mail server");
pub const MAIL_SERVER_ABOUT: Text = both(
    "Change le serveur par lequel partent les courriels, et son mot de passe.",
    "Changes the server through which mail goes, and its password.",
);
pub const NO_MAIL_SERVER: Text = both("Retirer le serveur de courriel", "Remove the mail server");
pub const NO_MAIL_SERVER_ABOUT: Text = both(
    "Oublie le serveur de courriel et détruit son mot de passe.",
    "Forgets the mail server and destroys its password.",
);
pub const TRY_SERVER: Text = both("Essayer le serveur de courriel", "Try the mail server");
pub const TRY_SERVER_ABOUT: Text = both(
    "Se présente au serveur de courriel sans rien envoyer.",
    "Presents itself to the mail server without sending anything.",
);

// Why an action cannot be done.
pub const BACK_TO_CODES: Text = both("revenez d’abord à la liste des codes", "first come back to the list of codes");
pub const SHOW_CASES_FIRST: Text = both("montrez d’abord les affaires", "first show the cases");
pub const NO_CASE_HERE: Text = both("aucune affaire dans cette liste", "no case in this list");
pub const CASE_CLOSED: Text = both("cette affaire est close", "this case is closed");
pub const SEARCH_FIRST: Text =
    both("aucun code n’est en cause\u{a0}: cherchez d’abord dans un journal", "no code is suspect: first search a log");
pub const NONE_WORKS: Text = both("ce code n’est plus valable", "this code works no more");
pub const NOT_DELIVERED: Text = both("ce code n’a pas encore été remis", "this code has not been delivered yet");
pub const RECEIVED_ALREADY: Text = both("l’accusé de réception est déjà noté", "the receipt is noted already");
pub const NONE_DELIVERED: Text =
    both("aucun des codes choisis n’est remis et en attente", "none of the codes chosen is delivered and waiting");
pub const NO_SECRET_KEPT: Text =
    both("le secret de ce code n’est pas conservé ici", "the secret of this code is not kept here");
pub const NO_SECRETS_KEPT: Text =
    both("aucun secret des codes choisis n’est conservé", "no secret of the codes chosen is kept");
pub const TEAMS_NOT_CALLED: Text = both(
    "cette campagne n’émet pas de code par équipe\u{a0}: cela se règle à l’écran F4",
    "this campaign issues no codes to teams: that is set on screen F4",
);
pub const FROM_OUTSIDE: Text = both(
    "ce code vient d’ailleurs\u{a0}: demandez-en un autre à qui l’a émis",
    "this code comes from elsewhere: ask whoever issued it for another",
);
pub const NONE_TO_REPLACE: Text =
    both("aucun des codes choisis n’est à remplacer", "none of the codes chosen can be replaced");
pub const NO_DEAD_SECRET: Text = both("aucun secret mort n’est conservé", "no dead secret is kept");
pub const NO_USAGE_YET: Text =
    both("aucun journal du portail n’a encore été lu", "no log of the portal has been read yet");
pub const NO_SERVER_YET: Text = both("aucun serveur de courriel n’est réglé", "no mail server is set");

// The lists.
pub const GROUP_NEVER_SEEN: Text = both("Jamais vus", "Never seen");
pub const GROUP_OLD_IN_USE: Text = both("Anciens en usage", "Old in use");
pub const GROUP_STRANDED: Text = both("Sans attache", "Stranded");
pub const USED: Text = both("Vu le", "Last use");
pub const IMPORTED: Text = both("émis ailleurs", "issued elsewhere");
pub const ISSUED_HERE: Text = both("émis ici", "issued here");
pub const NEVER_SEEN: Text = both("jamais vu au portail", "never seen at the portal");
pub const CASE: Text = both("Affaire", "Case");
pub const PUBLISHER: Text = both("Éditeur", "Publisher");
pub const REFERENCE: Text = both("Référence", "Reference");
pub const OPENED: Text = both("Ouverte le", "Opened");
pub const SUSPECTS: Text = both("En cause", "Suspects");
pub const CASE_OPEN: Text = both("○ ouverte", "○ open");
pub const CASE_ANSWERED: Text = both("◐ répondue", "◐ answered");
pub const CASE_ENDED: Text = both("● close", "● closed");
pub const NO_CASES_TITLE: Text = both("Aucune affaire", "No case");
pub const NO_CASES: Text = both(
    "Un éditeur signale parfois un usage anormal\u{a0}: une affaire le suit, du signalement à la réponse.",
    "A publisher may report misuse: a case follows it from the report to the answer.",
);
pub const NO_CASES_NEXT: Text = both(
    "Pour en ouvrir une, choisissez «\u{a0}Nouvelle\u{a0}» au bas de l’écran\u{202f}; Échap revient aux codes.",
    "To open one, choose “New” at the foot of the screen; Escape comes back to the codes.",
);
pub const NO_CASE_FOUND: Text = both("Aucune affaire ne répond au filtre.", "No case fits the filter.");
pub const NO_SUSPECT: Text =
    both("Aucun code en cause\u{a0}: cherchez dans un journal.", "No suspect code: search a log.");
pub const NAMED: Text = both("adresse signalée", "reported address");
pub const STEPS: Text = both("Étapes", "Steps");
pub const RANKED: Text = both("Codes en cause, les plus probables d’abord", "Suspect codes, the likeliest first");
pub const NOTHING_FOUND: Text = both("Rien à signaler.", "Nothing to report.");

/// A means of delivery.
pub fn means(value: Means) -> Text {
    match value {
        Means::Hand => both("en main propre", "by hand"),
        Means::Letter => both("par lettre", "by letter"),
        Means::Mail => both("par courriel", "by mail"),
    }
}

/// What is done to a suspect, as a choice.
pub fn remedy(value: Remedy) -> Text {
    match value {
        Remedy::Held => both("Suspendre", "Suspend"),
        Remedy::Replaced => both("Remplacer le secret", "Replace the secret"),
        Remedy::Delivered => both("Noter la remise", "Note the delivery"),
        Remedy::Cleared => both("Mettre hors de cause", "Clear"),
    }
}

/// A format of the portal's file, by its stable word.
pub fn portal_format(word: &str) -> Text {
    match word {
        "ezproxy" => both("EZproxy (secrets en clair)", "EZproxy (secrets in clear)"),
        "ldif" => both("LDIF, annuaire LDAP", "LDIF, LDAP directory"),
        "inist" => both("Comptes Inist (secrets en clair)", "Inist accounts (secrets in clear)"),
        _ => both("htpasswd, pour nginx et Apache", "htpasswd, for nginx and Apache"),
    }
}

/// The portal’s file as its worker finds it.
pub fn portal_report(found: &PortalReport, lang: Lang) -> Vec<String> {
    portal::told(found, WORKER_UNKNOWN, lang)
}

/// How a code was handed over last, and what became of it; empty where it never was.
pub fn delivery(code: &AccessCode, lang: Lang) -> Option<String> {
    let last = code.deliveries.last()?;
    let on = |act: &Meta| short_day(act.day(), lang);
    let (day, how) = (on(&last.by), means(last.means).of(lang));
    let to = match last.to.as_str() {
        "" => String::new(),
        to => say!(lang, " à {to}", " to {to}"),
    };
    let told = say!(lang, "remis le {day} {how}{to}", "delivered {day} {how}{to}");
    Some(match (&last.returned, &code.receipt) {
        (Some(why), _) => say!(lang, "⚠ revenu\u{a0}: {why} ({told})", "⚠ came back: {why} ({told})"),
        (None, Some(receipt)) => {
            let day = on(receipt);
            say!(lang, "{told}, reçu le {day}", "{told}, received {day}")
        }
        (None, None) => told,
    })
}

/// When a code was seen at the portal.
pub fn seen(code: &AccessCode, lang: Lang) -> String {
    match code.used {
        Some((first, last)) => {
            let (first, last) = (short_day(first, lang), short_day(last, lang));
            say!(lang, "vu au portail du {first} au {last}", "seen at the portal from {first} to {last}")
        }
        None => NEVER_SEEN.of(lang).to_owned(),
    }
}

/// A lasting code that nobody may hold any more, and why.
pub fn stranded(why: Stranded, lang: Lang) -> String {
    let why = words::stranded(why).of(lang);
    say!(lang, "⚠ code durable sans attache : {why}", "⚠ stranded lasting code: {why}")
}

/// A team of a structure.
pub fn team(n: u16, lang: Lang) -> String {
    say!(lang, "équipe {n}", "team {n}")
}

/// How many cases are listed.
pub fn cases(shown: usize, lang: Lang) -> String {
    count(shown, both("affaire", "case"), both("affaires", "cases"), lang)
}

/// The head of the list of cases.
pub fn cases_head(open: usize, lang: Lang) -> String {
    let n = count(open, both("affaire en cours", "case running"), both("affaires en cours", "cases running"), lang);
    say!(lang, "{n}", "{n}")
}

/// Which case a form is about.
pub fn on_case(case: &Leak, lang: Lang) -> String {
    let (number, publisher) = (&case.number, &case.report.publisher);
    say!(lang, "Affaire {number}, {publisher}", "Case {number}, {publisher}")
}

/// The period and the traces that a publisher reports.
pub fn period(case: &Leak, lang: Lang) -> String {
    let (from, until) = (short_moment(case.report.from, lang), short_moment(case.report.until, lang));
    say!(lang, "Du {from} au {until}", "From {from} to {until}")
}

/// A suspect of a case, and what was done about it.
pub fn suspect(value: &Suspect, case: &Leak, state: &State, lang: Lang) -> String {
    let structure = state.code(&value.login).map(|code| words::structure_name(state, &code.structure));
    let lines = count(value.lines, both("ligne", "line"), both("lignes", "lines"), lang);
    let addresses = count(value.addresses, both("adresse", "address"), both("adresses", "addresses"), lang);
    let named = value.named.then(|| NAMED.of(lang).to_owned());
    let done = case.remedy(&value.login).map(|r| format!("✔ {}", words::usage::remedy(r).of(lang)));
    let about = [structure, named, Some(lines), bytes(value, lang), Some(addresses)];
    let parts = [Some(shown(&value.login)), done].into_iter().chain(about);
    parts.flatten().collect::<Vec<_>>().join(" · ")
}

/// How much went to a suspect; nothing where the log tells no sizes.
fn bytes(value: &Suspect, lang: Lang) -> Option<String> {
    (value.bytes > 0).then(|| size(value.bytes, lang))
}

/// A suspect in few words, to be chosen.
pub fn suspect_briefly(value: &Suspect, state: &State, lang: Lang) -> String {
    let structure = state.code(&value.login).map(|code| words::structure_name(state, &code.structure));
    let named = value.named.then(|| NAMED.of(lang).to_owned());
    let lines = || count(value.lines, both("ligne", "line"), both("lignes", "lines"), lang);
    let amount = bytes(value, lang).unwrap_or_else(lines);
    let parts = [Some(shown(&value.login)), structure, Some(amount), named];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Most findings of one kind that are told.
const MOST: usize = 100;

/// What the logs say of the codes: each finding under its heading, with the count of those that are not told.
pub fn usage_report(found: &[Found], state: &State, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for finding in Finding::ALL {
        let those: Vec<&Found> = found.iter().filter(|f| f.finding == finding).collect();
        if those.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let (n, heading) = (number(those.len(), lang), words::usage::finding(finding).of(lang));
        lines.push(say!(lang, "{heading}\u{a0}: {n}", "{heading}: {n}"));
        lines.extend(those.iter().take(MOST).map(|f| {
            let structure = words::structure_name(state, &f.structure);
            let (day, amount) = (short_day(f.day, lang), words::usage::amount(f, lang));
            format!("  {}  {day}  {amount}  {structure}", shown(&f.login))
        }));
        if those.len() > MOST {
            let more = number(those.len() - MOST, lang);
            lines.push(say!(lang, "  … et {more} autres", "  … and {more} more"));
        }
    }
    if lines.is_empty() {
        lines.push(NOTHING_FOUND.of(lang).to_owned());
    }
    lines
}
