//! What the campaign and the codes screens say. Words of the values of the domain are in [`super::words`].

use super::format::{count, number, short_day};
use super::{Lang, Text, both, words};
use crate::domain::campaign::{Headcount, Progress};
use crate::domain::code::{AccessCode, Life};

// Actions of the campaign screen.
pub const REGISTER: Text = both("Réinscrire", "Register");
pub const REGISTER_ABOUT: Text = both(
    "Réinscrit la structure pour la campagne et nomme son correspondant.",
    "Registers the structure for the campaign and names its correspondent.",
);
pub const ISSUE: Text = both("Émettre", "Issue");
pub const ISSUE_ABOUT: Text =
    both("Émet les codes d’accès des structures choisies.", "Issues the access codes of the structures chosen.");
pub const ISSUE_ALL: Text = both("Émettre pour toutes", "Issue for all");
pub const ISSUE_ALL_ABOUT: Text = both(
    "Émet le code d’accès de chaque structure réinscrite qui n’en a pas encore.",
    "Issues an access code for every registered structure that has none yet.",
);
pub const EVERYWHERE: Text = both("Partout", "Everywhere");
pub const EVERYWHERE_ABOUT: Text = both(
    "Montre toutes les délégations régionales, ou seulement la vôtre.",
    "Shows every regional office, or only your own.",
);
pub const OPEN_CAMPAIGN: Text = both("Ouvrir une campagne", "Open a campaign");
pub const OPEN_CAMPAIGN_ABOUT: Text = both(
    "Ouvre la campagne de réinscription d’une année, avec ses dates.",
    "Opens the renewal campaign of a year, with its dates.",
);

// Why an action of the campaign screen cannot be done.
pub const NO_CAMPAIGN_YET: Text = both("aucune campagne n’est ouverte", "no campaign is open");
pub const NOTHING_LISTED: Text = both("aucune structure dans cette liste", "no structure in this list");
pub const ONE_AT_A_TIME: Text = both(
    "une seule structure à la fois\u{a0}: n’en gardez qu’une de cochée",
    "one structure at a time: keep only one selected",
);
pub const REGISTER_FIRST: Text =
    both("cette structure ne s’est pas encore réinscrite", "this structure has not registered yet");
pub const CODE_ALREADY: Text =
    both("cette structure a déjà son code de l’année", "this structure already holds its code of the year");
pub const EXEMPT_ALREADY: Text = both(
    "cette structure est dispensée\u{a0}: elle n’a rien à faire",
    "this structure is exempt: it has nothing to do",
);
pub const NOT_CALLED_HERE: Text =
    both("cette structure n’est pas appelée par la campagne", "this structure is not called by the campaign");
pub const NONE_WAITS: Text = both(
    "aucune des structures choisies n’est réinscrite et sans code",
    "none of the structures chosen is registered and without a code",
);
pub const NOBODY_WAITS: Text =
    both("aucune structure réinscrite n’attend son code", "no registered structure waits for its code");
pub const NO_HOME_OFFICE: Text = both(
    "vous n’avez pas choisi de délégation régionale\u{a0}: tout est déjà montré",
    "you have chosen no regional office: everything is shown already",
);

// The list of the campaign screen.
/// Those that are called, and those that are exempt.
pub const GROUP_CONCERNED: Text = both("Concernées", "Concerned");
pub const GROUP_MISSING: Text = both("À réinscrire", "To register");
pub const GROUP_TO_CHECK: Text = both("À vérifier", "To check");
pub const GROUP_REGISTERED: Text = both("Réinscrites", "Registered");
pub const GROUP_ISSUED: Text = both("Code émis", "Code issued");
pub const GROUP_EXEMPT: Text = both("Dispensées", "Exempt");
pub const GROUP_NOT_CALLED: Text = both("Non appelées", "Not called");
pub const STRUCTURE: Text = both("Structure", "Structure");
pub const TITLE: Text = both("Intitulé", "Title");
pub const OFFICE: Text = both("Délégation", "Office");
pub const PROGRESS: Text = both("Avancement", "Progress");
pub const CORRESPONDENT: Text = both("Correspondant", "Correspondent");
pub const HEADS: Text = both("Effectif", "Users");
pub const LOGIN: Text = both("Identifiant", "Login");
pub const ALL_OFFICES: Text = both("toutes les délégations", "every office");
pub const NO_STRUCTURE_HERE: Text = both("Aucune structure ici.", "No structure here.");
pub const NO_STRUCTURE_FOUND: Text = both("Aucune structure ne répond au filtre.", "No structure fits the filter.");
pub const NO_CORRESPONDENT: Text = both("Aucun correspondant nommé.", "No correspondent named.");
pub const NO_CAMPAIGN_TITLE: Text = both("Aucune campagne n’est ouverte", "No campaign is open");
pub const NO_CAMPAIGN: Text = both(
    "Chaque année, les structures se réinscrivent et reçoivent un nouveau code d’accès\u{202f}; les anciens codes \
     valent jusqu’à ce que vous les coupiez.",
    "Every year the structures register again and receive a new access code; the old codes work until you cut them off.",
);
pub const NO_CAMPAIGN_NEXT: Text = both(
    "Pour commencer, choisissez «\u{a0}Ouvrir une campagne\u{a0}» au bas de l’écran et donnez l’année, le jour de \
     l’ouverture et celui de la coupure.",
    "To begin, choose “Open a campaign” at the foot of the screen and give the year, the opening day and the cut-off \
     day.",
);

// The form that opens a campaign.
pub const OPEN_FORM_ABOUT: Text = both(
    "Les anciens et les nouveaux codes sont valables ensemble, de l’ouverture à la coupure que vous ferez.",
    "Old and new codes are valid together, from the opening until you cut the old ones off.",
);
pub const YEAR: Text = both("Année", "Year");
pub const YEAR_HINT: Text = both("L’année des nouveaux codes.", "The year of the new codes.");
pub const YEAR_FAULT: Text = both("Donnez l’année en quatre chiffres.", "Give the year in four figures.");
pub const OPENS: Text = both("Ouverture", "Opening");
pub const OPENS_HINT: Text = both("Le jour où les réinscriptions commencent.", "The day on which registration begins.");
pub const CUTOFF: Text = both("Coupure", "Cut-off");
pub const CUTOFF_HINT: Text = both(
    "Dès ce jour, les codes des années précédentes ne sont plus valables.",
    "From this day on, codes of earlier years no longer work.",
);
pub const PARTICIPANTS: Text = both("Aussi les participations", "Where only a participant");
pub const PARTICIPANTS_HINT: Text = both(
    "La campagne appelle aussi les structures dont l’institut n’est que participant, sans en être tutelle.",
    "The campaign also calls structures that the institute does not govern but only takes part in.",
);
pub const FEDERATIONS: Text = both("Aussi les fédérations", "Federations too");
pub const FEDERATIONS_HINT: Text = both(
    "La campagne appelle aussi les fédérations de structures.",
    "The campaign also calls federations of structures.",
);
pub const DAY_FAULT: Text = both(
    "Cette date ne se lit pas\u{a0}: écrivez-la comme 06/06/2027 ou 6 juin 2027.",
    "This day cannot be read: write it as 2027-06-06 or 6 June 2027.",
);

// The form that registers a structure.
pub const NAME: Text = both("Correspondant", "Correspondent");
pub const NAME_HINT: Text = both("Prénom et nom.", "First and last name.");
pub const NAME_FAULT: Text = both("Nommez le correspondant.", "Name the correspondent.");
pub const MAIL: Text = both("Courriel", "Mail");
pub const MAIL_HINT: Text =
    both("L’adresse institutionnelle du correspondant.", "The correspondent’s institutional address.");
pub const PHONE: Text = both("Téléphone", "Telephone");
pub const PHONE_HINT: Text = both("Facultatif.", "Optional.");
pub const HEADS_CNRS: Text = both("Chercheurs du CNRS", "CNRS researchers");
pub const HEADS_OTHER: Text = both("Autres chercheurs", "Other researchers");
pub const HEADS_PHD: Text = both("Doctorants", "Doctoral students");
pub const HEADS_POSTDOC: Text = both("Post-doctorants", "Post-doctoral researchers");
pub const HEADS_HINT: Text = both(
    "L’effectif déclaré aux éditeurs\u{202f}; vide vaut zéro.",
    "The number declared to the publishers; empty is none.",
);
pub const HEADS_FAULT: Text = both("Donnez un nombre entier.", "Give a whole number.");

/// How far a structure has come, in a word that fits a column; [`super::words::progress`] says more.
pub fn progress(value: Progress) -> Text {
    match value {
        Progress::Missing => both("à réinscrire", "to register"),
        Progress::ToCheck => both("à vérifier", "to check"),
        Progress::Registered => both("réinscrite", "registered"),
        Progress::Issued => both("code émis", "code issued"),
        Progress::Exempt => both("dispensée", "exempt"),
        Progress::NotCalled => both("non appelée", "not called"),
    }
}

/// The symbol of a progress: the fuller, the further; the bar is made of them.
pub fn progress_symbol(value: Progress) -> &'static str {
    match value {
        Progress::Issued => "█",
        Progress::Exempt => "▓",
        Progress::Registered => "▒",
        Progress::ToCheck => "▚",
        Progress::Missing => "░",
        Progress::NotCalled => "·",
    }
}

/// `Campagne 2027`.
pub fn campaign(year: u16, lang: Lang) -> String {
    say!(lang, "Campagne {year}", "Campaign {year}")
}

/// How far away the opening or the cut-off is, counted in days from today.
pub fn countdown(to_opening: i64, to_cutoff: i64, lang: Lang) -> String {
    let days = |n: i64| count(n.unsigned_abs(), both("jour", "day"), both("jours", "days"), lang);
    match (to_opening, to_cutoff) {
        (1.., _) => say!(lang, "ouvre dans {n}", "opens in {n}", n = days(to_opening)),
        (_, 1..) => say!(lang, "coupure dans {n}", "cut-off in {n}", n = days(to_cutoff)),
        (_, 0) => both("coupure aujourd’hui", "cut-off today").of(lang).to_owned(),
        _ => say!(lang, "coupure passée depuis {n}", "cut off {n} ago", n = days(to_cutoff)),
    }
}

/// How many of the structures called have nothing left to do.
pub fn settled(done: usize, called: usize, lang: Lang) -> String {
    let share = done * 100 / called.max(1);
    say!(lang, "{share}\u{a0}% en règle", "{share}% settled")
}

/// How many structures are listed.
pub fn structures(shown: usize, lang: Lang) -> String {
    count(shown, both("structure", "structure"), both("structures", "structures"), lang)
}

/// How many rows are selected, of a feminine noun.
pub fn selected_structures(chosen: usize, lang: Lang) -> String {
    count(chosen, both("cochée", "selected"), both("cochées", "selected"), lang)
}

/// The four classes of a head-count.
pub fn heads(counted: Headcount, lang: Lang) -> String {
    let total = number(counted.total(), lang);
    let Headcount { cnrs, other, phd, postdoc } = counted;
    say!(
        lang,
        "effectif {total}\u{a0}: CNRS {cnrs}, autres {other}, doctorants {phd}, post-doctorants {postdoc}",
        "users {total}: CNRS {cnrs}, other {other}, doctoral {phd}, post-doctoral {postdoc}"
    )
}

/// Who answered for a structure in an earlier campaign, and may be asked again.
pub fn named_in(year: u16, ways: &str, lang: Lang) -> String {
    say!(lang, "En {year}\u{a0}: {ways}", "In {year}: {ways}")
}

/// The title of the form that registers a structure.
pub fn register_title(structure: &str, year: u16, lang: Lang) -> String {
    say!(lang, "Réinscrire {structure} pour {year}", "Register {structure} for {year}")
}

/// The cut-off falls in another year than the campaign.
pub fn cutoff_other_year(year: u16, lang: Lang) -> String {
    say!(
        lang,
        "La coupure de la campagne {year} doit tomber en {year}.",
        "The cut-off of the campaign of {year} must fall in {year}."
    )
}

// Actions of the codes screen.
pub const CHECK: Text = both("Vérifier un code", "Check a code");
pub const CHECK_SHORT: Text = both("Vérifier", "Check");
pub const DELIVER_SHORT: Text = both("Remise", "Delivery");
pub const REVEAL_SHORT: Text = both("Montrer", "Show");
pub const COPY_SHORT: Text = both("Copier", "Copy");
pub const LIFT_SHORT: Text = both("Lever", "Lift");
pub const EXPORT_SHORT: Text = both("Portail", "Portal");
pub const ISSUE_SHORT: Text = both("Émettre", "Issue");
pub const CHECK_ABOUT: Text = both(
    "Dit si un code lu ou entendu au téléphone est valable, ou quelle faute de frappe l’explique.",
    "Tells whether a code read or heard on the telephone is valid, or which slip explains it.",
);
pub const ISSUE_AGAIN: Text = both("Émettre un nouveau code", "Issue a new code");
pub const ISSUE_AGAIN_ABOUT: Text = both(
    "Émet un nouveau code pour les structures des codes choisis, si elles n’en ont plus de valable.",
    "Issues a new code to the structures of the codes chosen, where they have none left that works.",
);
pub const DELIVER: Text = both("Noter la remise", "Note delivery");
pub const DELIVER_ABOUT: Text = both(
    "Note que les codes choisis ont été remis à leur correspondant.",
    "Notes that the codes chosen were handed over to their correspondent.",
);
pub const REVEAL: Text = both("Montrer le secret", "Show the secret");
pub const REVEAL_ABOUT: Text = both(
    "Montre le secret du code pendant dix secondes au plus\u{202f}; le registre le note.",
    "Shows the secret of the code for ten seconds at most; the register notes it.",
);
pub const COPY: Text = both("Copier le secret", "Copy the secret");
pub const COPY_ABOUT: Text = both(
    "Copie le secret dans le presse-papiers, effacé quinze secondes après\u{202f}; le registre le note.",
    "Copies the secret to the clipboard, which is cleared fifteen seconds later; the register notes it.",
);
pub const SUSPEND: Text = both("Suspendre", "Suspend");
pub const SUSPEND_ABOUT: Text = both(
    "Bloque les codes choisis jusqu’à un jour, ou jusqu’à ce que la suspension soit levée.",
    "Blocks the codes chosen until a day, or until the suspension is lifted.",
);
pub const LIFT: Text = both("Lever la suspension", "Lift the suspension");
pub const LIFT_ABOUT: Text =
    both("Rend de nouveau valables les codes suspendus.", "Makes the suspended codes work again.");
pub const REVOKE: Text = both("Révoquer", "Revoke");
pub const REVOKE_ABOUT: Text = both(
    "Met fin aux codes choisis, pour toujours et avec un motif.",
    "Ends the codes chosen, for good and with a reason.",
);
pub const EXPORT: Text = both("Écrire le fichier du portail", "Write the portal’s file");
pub const EXPORT_ABOUT: Text = both(
    "Écrit le fichier des identifiants que lit le portail\u{a0}: un changement n’y vaut qu’après cela.",
    "Writes the file of logins that the portal reads: a change holds there only after that.",
);

// Why an action of the codes screen cannot be done.
pub const NO_CODES_YET: Text = both("aucun code n’a encore été émis", "no code has been issued yet");
pub const NO_CODE_HERE: Text = both("aucun code dans cette liste", "no code in this list");
pub const REVOKED_ALREADY: Text = both("ce code est déjà révoqué", "this code is revoked already");
pub const EXPIRED_ALREADY: Text = both("ce code est échu depuis la coupure", "this code expired at the cut-off");
pub const SETTLE_FIRST: Text = both(
    "deux codes portent cet identifiant\u{a0}: révoquez-le, puis émettez un nouveau code",
    "two codes bear this login: revoke it, then issue a new code",
);
pub const DELIVERED_ALREADY: Text =
    both("la remise de ce code est déjà notée", "the delivery of this code is noted already");
pub const LIFT_FIRST: Text = both(
    "ce code est suspendu\u{a0}: levez d’abord la suspension",
    "this code is suspended: first lift the suspension",
);
pub const NONE_TO_DELIVER: Text =
    both("aucun des codes choisis n’est à remettre", "none of the codes chosen is to be delivered");
pub const SUSPENDED_ALREADY: Text = both("ce code est déjà suspendu", "this code is suspended already");
pub const NONE_TO_SUSPEND: Text = both("aucun des codes choisis n’est valable", "none of the codes chosen works");
pub const NOT_SUSPENDED: Text = both("ce code n’est pas suspendu", "this code is not suspended");
pub const NONE_TO_LIFT: Text = both("aucun des codes choisis n’est suspendu", "none of the codes chosen is suspended");
pub const NONE_TO_REVOKE: Text =
    both("les codes choisis sont déjà révoqués ou échus", "the codes chosen are revoked or expired already");
pub const SECRET_GONE: Text = both(
    "le secret de ce code n’est plus conservé ici. S’il est perdu, révoquez le code et émettez-en un autre",
    "the secret of this code is no longer kept here. If it is lost, revoke the code and issue another",
);
pub const ONE_CODE_AT_A_TIME: Text =
    both("un seul code à la fois\u{a0}: n’en gardez qu’un de coché", "one code at a time: keep only one selected");

// The list of the codes screen.
pub const CODES: Text = both("Codes d’accès", "Access codes");
pub const GROUP_ALL: Text = both("Tous", "All");
pub const GROUP_WORKING: Text = both("Valables", "Working");
pub const GROUP_TO_DELIVER: Text = both("À remettre", "To deliver");
pub const GROUP_SUSPENDED: Text = both("Suspendus", "Suspended");
pub const GROUP_REVOKED: Text = both("Révoqués", "Revoked");
pub const GROUP_EXPIRED: Text = both("Échus", "Expired");
pub const GROUP_CONTESTED: Text = both("À arbitrer", "To settle");
pub const CODE_YEAR: Text = both("An", "Year");
pub const STATE: Text = both("État", "State");
pub const ISSUED: Text = both("Émis le", "Issued");
pub const DELIVERED: Text = both("Remis le", "Delivery");
pub const NO_CODE: Text = both("Aucun code ici.", "No code here.");
pub const NO_CODE_FOUND: Text = both("Aucun code ne répond au filtre.", "No code fits the filter.");
pub const NO_CODES_TITLE: Text = both("Aucun code n’a encore été émis", "No code has been issued yet");
pub const NO_CODES: Text = both(
    "Un code d’accès est un identifiant, qui se lit partout, et un secret, que seule la structure connaît.",
    "An access code is a login, which anyone may read, and a secret, which only the structure knows.",
);
pub const NO_CODES_NEXT: Text = both(
    "Réinscrivez d’abord une structure sur l’écran de la campagne, puis émettez son code\u{a0}: il sera ici.",
    "First register a structure on the campaign screen, then issue its code: it will be here.",
);
pub const KEPT: Text = both("secret conservé sous scellé", "secret kept under seal");
pub const NOT_KEPT: Text = both("secret non conservé", "secret not kept");
pub const PORTAL_NEVER: Text = both("⚠ fichier du portail jamais écrit", "⚠ portal’s file never written");

// Forms of the codes screen.
pub const CHECK_FORM_ABOUT: Text = both(
    "Minuscules, espaces et tirets sont sans importance\u{202f}; O se lit zéro, I et L se lisent un.",
    "Small letters, spaces and hyphens do not matter; O is read as zero, I and L as one.",
);
pub const HEARD: Text = both("Code ou identifiant", "Code or login");
pub const HEARD_HINT: Text = both(
    "Les douze signes du secret, ou un identifiant comme 27INSU1016.",
    "The twelve symbols of the secret, or a login such as 27INSU1016.",
);
pub const HEARD_FAULT: Text =
    both("Tapez le code ou l’identifiant que l’on vous donne.", "Type the code or the login that you are given.");
pub const CHECK_VALID: Text = both("✔ Code valable", "✔ Valid code");
pub const CHECK_REFUSED: Text = both("✗ Code connu, mais refusé", "✗ Known code, but refused");
pub const CHECK_MEANT: Text = both("✗ Une faute de frappe, sans doute", "✗ A slip, most likely");
pub const CHECK_LOGIN: Text = both("C’est un identifiant", "This is a login");
pub const CHECK_WRONG: Text = both("✗ Code non valable", "✗ Not a valid code");
pub const UNTIL: Text = both("Jusqu’au", "Until");
pub const UNTIL_HINT: Text =
    both("Dernier jour compris\u{202f}; vide, sans limite.", "Its last day; empty, without end.");
pub const UNTIL_PAST: Text = both("Ce jour est déjà passé.", "That day has passed already.");
pub const REASON: Text = both("Motif", "Reason");
pub const REASON_HINT: Text = both("Le motif reste au registre.", "The reason stays in the register.");
pub const FILE: Text = both("Fichier", "File");
pub const FILE_HINT: Text = both(
    "Le fichier que lit le portail\u{202f}; il est remplacé d’un coup.",
    "The file that the portal reads; it is replaced at once.",
);
pub const FILE_FAULT: Text = both("Indiquez le fichier à écrire.", "Name the file to be written.");

/// The symbol of a life; never the only thing that tells it.
pub fn life_symbol(life: Life) -> &'static str {
    match life {
        Life::Live => "○",
        Life::Delivered => "●",
        Life::InUse => "◉",
        Life::Overlap => "◐",
        Life::Suspended => "‖",
        Life::Contested => "≠",
        Life::Expired => "·",
        Life::Revoked => "✗",
    }
}

/// Where a code stands, with the day on which a hold ends or the reason of a revocation.
pub fn life(code: &AccessCode, life: Life, lang: Lang) -> String {
    let word = words::life(life).of(lang);
    match (life, code.hold(), &code.revoked) {
        (Life::Suspended, Some(hold), _) if hold.until.is_some() => {
            let day = hold.until.map(|d| short_day(d, lang)).unwrap_or_default();
            say!(lang, "{word} jusqu’au {day}", "{word} until {day}")
        }
        (Life::Revoked, _, Some((_, reason))) => {
            let reason = words::reason(*reason).of(lang);
            say!(lang, "{word}\u{a0}: {reason}", "{word}: {reason}")
        }
        (Life::Live | Life::Delivered, ..) if code.receipt.is_some() => {
            let day = code.receipt.as_ref().map(|made| short_day(made.day(), lang)).unwrap_or_default();
            say!(lang, "reçu le {day}", "received {day}")
        }
        _ => word.to_owned(),
    }
}

/// The check letter of a login.
pub fn check_letter(letter: char, lang: Lang) -> String {
    say!(lang, "témoin au téléphone\u{a0}: {letter}", "check by telephone: {letter}")
}

/// How many codes are listed.
pub fn codes(shown: usize, lang: Lang) -> String {
    count(shown, both("code", "code"), both("codes", "codes"), lang)
}

/// How many codes are selected.
pub fn selected_codes(chosen: usize, lang: Lang) -> String {
    count(chosen, both("coché", "selected"), both("cochés", "selected"), lang)
}

/// The portal's file holds the codes as they are.
pub fn portal_fresh(day: &str, lang: Lang) -> String {
    say!(lang, "fichier du portail à jour (écrit le {day})", "portal’s file up to date (written {day})")
}

/// Which codes a form is about.
pub fn on_codes(logins: &[&str], lang: Lang) -> String {
    match logins {
        [only] => say!(lang, "Code {only}", "Code {only}"),
        [first, .., last] => {
            let n = number(logins.len() as u64, lang);
            say!(lang, "{n} codes, de {first} à {last}", "{n} codes, from {first} to {last}")
        }
        [] => String::new(),
    }
}
