//! The words of what stands around the screens: bars, footers, forms, confirms, the door.

use super::format::number;
use super::{Lang, Text, both};

pub const PROGRAM: &str = "Paraphe";

// Screens.
pub const HOME: Text = both("Accueil", "Home");
pub const STRUCTURES: Text = both("Structures", "Structures");
pub const CAMPAIGN: Text = both("Campagne", "Campaign");
pub const CODES: Text = both("Codes", "Codes");
pub const BOOK: Text = both("Parapheur", "Signing book");
pub const PEOPLE: Text = both("Annuaire", "Directory");
pub const REGISTER: Text = both("Registre", "Register");
pub const DOOR: Text = both("Ouverture", "Opening");
pub const EVERYWHERE: Text = both("Partout", "Everywhere");
pub const READER: Text = both("Lecture", "Reading");

// Keys.
pub const KEY_SHIFT: Text = both("Maj-", "Shift-");
pub const KEY_SPACE: Text = both("Espace", "Space");
pub const KEY_ENTER: Text = both("Entrée", "Enter");
pub const KEY_ESC: Text = both("Échap", "Esc");
pub const KEY_BACKSPACE: Text = both("Retour arrière", "Backspace");
pub const KEY_DELETE: Text = both("Suppr", "Delete");
pub const KEY_INSERT: Text = both("Inser", "Insert");
pub const KEY_HOME: Text = both("Début", "Home");
pub const KEY_END: Text = both("Fin", "End");
pub const KEY_PAGE_UP: Text = both("Pg préc", "Page up");
pub const KEY_PAGE_DOWN: Text = both("Pg suiv", "Page down");

// Bars.
pub const READ_ONLY: Text = both("lecture seule", "read only");
pub const LOCKED: Text = both("verrouillé", "locked");
pub const FILTER: Text = both("Filtre", "Filter");
pub const FILTER_HELP: Text = both("Entrée garde, Échap efface", "Enter keeps, Esc clears");
pub const FILTERED_HELP: Text = both("Échap efface", "Esc clears");
pub const TOO_SMALL: Text = both("Fenêtre trop petite", "Window too small");
pub const TOO_SMALL_HELP: Text = both("40 × 10 au moins", "at least 40 × 10");

// Where there is nothing to show.
pub const CLEAR_FILTER: Text = both("Effacer le filtre", "Clear the filter");
pub const NEXT_GROUP: Text = both("Groupe suivant", "Next group");

// Reasons.
pub const WHY_READ_ONLY: Text = both("le bureau est ouvert en lecture seule", "the desk is open for reading only");

// Work.
pub const OPENING: Text = both("Ouverture du bureau…", "Opening the desk…");
pub const CREATING: Text = both("Création du bureau…", "Making the desk…");
pub const PLANNING: Text = both("Préparation…", "Preparing…");
pub const APPLYING: Text = both("Enregistrement…", "Recording…");
pub const ASKING: Text = both("Recherche…", "Looking…");
pub const BUSY_HELP: Text = both("en cours\u{a0}: Échap arrête", "at work: Esc stops it");
pub const STOPPING: Text = both("Arrêt demandé.", "Asked to stop.");
pub const PREFILLED: Text =
    both("Taper le remplace\u{202f}; une flèche le garde.", "Typing replaces it; an arrow keeps it.");
pub const CANCELLED: Text = both("Annulé\u{a0}: rien n’a changé.", "Cancelled: nothing has changed.");
pub const STOPPED: Text = both("Arrêté\u{a0}: rien n’a été changé.", "Stopped: nothing was changed.");
pub const RESULT: Text = both("Résultat", "Result");
pub const REFUSED: Text = both("Refusé", "Refused");
pub const COPIED: Text = both("Copié.", "Copied.");
pub const COPIED_SECRET: Text =
    both("Copié\u{202f}; le presse-papiers sera effacé dans 15\u{a0}s.", "Copied; the clipboard is cleared in 15 s.");
pub const COPIED_REMOTE: Text = both(
    "Copié dans le presse-papiers de votre poste, par la session distante\u{202f}; effacé dans 15\u{a0}s.",
    "Copied to the clipboard of your own computer, through the remote session; cleared in 15 s.",
);
pub const SAVED: Text = both("Réglages enregistrés.", "Settings saved.");
pub const SAVE_FAILED: Text = both(
    "Les réglages n’ont pas pu être enregistrés\u{202f}; ils valent jusqu’à la fermeture.",
    "The settings could not be saved; they hold until the program ends.",
);

// Forms.
pub const CANCEL: Text = both("Annuler", "Cancel");
pub const CONFIRM: Text = both("Confirmer", "Confirm");
pub const SEND: Text = both("Valider", "Send");
pub const CLOSE: Text = both("Fermer", "Close");
pub const LEAVING: Text = both(
    "Abandonner ce qui est tapé\u{202f}? Échap encore pour abandonner, toute autre touche pour continuer.",
    "Give up what was typed? Esc again to give up, any other key to go on.",
);
pub const YES: Text = both("oui", "yes");
pub const NO: Text = both("non", "no");
pub const FOR_ADMINISTRATORS: Text = both("réservé aux administrateurs", "for administrators only");
pub const NOTHING_FOUND: Text = both("rien ne correspond", "nothing fits");
pub const FORM_KEYS: Text = both("Tab suivant · Entrée valide · Échap sort", "Tab next · Enter sends · Esc leaves");

// Confirms.
pub const CONFIRM_TITLE: Text = both("À confirmer", "To be confirmed");
/// Letters that say yes to a confirm.
pub const YES_LETTERS: &[char] = &['o', 'y', 'O', 'Y'];
/// Letters that say no to it.
pub const NO_LETTERS: &[char] = &['n', 'N'];
pub const WORD_CONFIRM: Text = both("CONFIRMER", "CONFIRM");
pub const WORD_REVOKE: Text = both("RÉVOQUER", "REVOKE");
pub const PASSPHRASE: Text = both("Phrase de passe", "Passphrase");
pub const PASSPHRASE_ASKED: Text =
    both("Votre phrase de passe est demandée pour cet acte.", "Your passphrase is asked for this act.");
pub const PASSPHRASE_EMPTY: Text = both("Tapez votre phrase de passe.", "Type your passphrase.");

// Help.
pub const HELP_TITLE: Text = both("Aide\u{a0}: ce que l’on peut faire ici", "Help: what can be done here");
pub const NO_ACTION: Text = both(
    "Aucune action ne porte ces mots. Essayez-en un autre, ou moins de lettres.",
    "No action bears these words. Try another one, or fewer letters.",
);
pub const PALETTE_TITLE: Text = both("Toutes les actions", "Every action");
pub const SEARCH: Text = both("Chercher", "Find");
pub const NO_KEY: Text = both("sans touche", "no key");
pub const NOT_NOW: Text = both("pas maintenant\u{a0}: ", "not now: ");

// Documents and secrets.
pub const NO_TEXT: Text = both("(page sans texte, comme une image)", "(page without text, as an image is)");
pub const SECRET_TITLE: Text = both("Code d’accès", "Access code");

// Settings.
pub const SETTINGS: Text = both("Réglages", "Settings");
pub const LANGUAGE: Text = both("Langue", "Language");
pub const LANGUAGE_HINT: Text = both("← et → pour changer", "← and → to change");
pub const THEME: Text = both("Couleurs", "Colours");
pub const MOUSE: Text = both("Souris", "Mouse");
pub const MOUSE_HINT: Text = both(
    "Sans elle, le terminal sélectionne du texte comme d’habitude.",
    "Without it, the terminal selects text as usual.",
);
pub const HOME_OFFICE: Text = both("Délégation régionale", "Regional office");
pub const HOME_OFFICE_HINT: Text = both("Ses structures sont montrées d’abord.", "Its structures are shown first.");
pub const ALL_OFFICES: Text = both("toutes", "all");
pub const SYSTEM_LANGUAGE: Text = both("celle du système", "the system’s");
pub const THEME_DARK: Text = both("sombre", "dark");
pub const THEME_LIGHT: Text = both("clair", "light");
pub const THEME_CONTRAST: Text = both("contraste fort", "high contrast");
pub const THEME_MONO: Text = both("sans couleur", "without colour");
pub const NO_COLOR: Text = both(
    "NO_COLOR est demandé au système\u{a0}: l’écran reste sans couleur.",
    "NO_COLOR is set: the screen stays without colour.",
);

// The door.
pub const DOOR_TITLE: Text = both("Ouvrir le bureau", "Open the desk");
pub const DOOR_LOOKING: Text = both("Recherche du bureau…", "Looking for the desk…");
pub const ACCOUNT: Text = both("Compte", "Account");
pub const DEMO_ABOUT: Text = both(
    "Bureau de démonstration\u{a0}: tout y est inventé et disparaît à la fin.",
    "Demonstration desk: all of it is invented and gone at the end.",
);
pub const OPEN_READ_ONLY: Text = both("Lecture seule", "Read only");
pub const OPEN_READ_ONLY_HINT: Text = both("Regarder sans rien changer.", "Look without changing anything.");
pub const PASSPHRASE_WRONG: Text = both("Ce n’est pas la phrase de passe.", "This is not the passphrase.");
pub const MUST_CHANGE_TITLE: Text = both("Choisir une phrase de passe", "Choose a passphrase");
pub const MUST_CHANGE_ABOUT: Text = both(
    "La vôtre vous a été donnée\u{a0}: choisissez-en une que personne d’autre ne connaît.",
    "Yours was given by somebody else: choose one that only you know.",
);
pub const PASSPHRASE_NEW: Text = both("Nouvelle phrase de passe", "New passphrase");
pub const PASSPHRASE_AGAIN: Text = both("Encore une fois", "Once more");
pub const PASSPHRASE_AGAIN_HINT: Text = both("La même, pour être sûr.", "The same, to be sure.");
pub const PASSPHRASE_HINT: Text = both(
    "15 caractères au moins\u{a0}: quelques mots qui vont ensemble pour vous seul.",
    "15 characters at least: some words that belong together for you alone.",
);
pub const PASSPHRASES_DIFFER: Text =
    both("Les deux phrases de passe ne sont pas les mêmes.", "The two passphrases are not the same.");
pub const PASSPHRASE_GOOD: Text = both("✔ convient", "✔ will do");
pub const PASSPHRASE_COMMON: Text = both(
    "trop facile à deviner\u{a0}: prenez des mots sans lien entre eux",
    "too easy to guess: take words that have nothing to do with each other",
);
pub const COPY_TITLE: Text = both("Ce bureau n’est pas celui que l’on attend", "This desk is not the expected one");
pub const COPY_WHAT: Text = both("Que faire", "What to do");
pub const COPY_LOOK: Text = both("regarder seulement", "only look");
pub const COPY_ACCEPT: Text = both("travailler avec cette copie", "work with this copy");
pub const COPY_ACCEPT_HINT: Text = both(
    "Ce choix est noté au registre. En cas de doute, regardez seulement et demandez.",
    "This choice is noted in the register. In doubt, only look, and ask.",
);
pub const CRASHED_TITLE: Text = both("Erreur interne", "Internal error");
pub const CRASHED: Text = both(
    "Une opération s’est arrêtée sur une erreur du programme. Le bureau a été fermé par prudence\u{a0}: ce qui était \
     confirmé est enregistré. Rouvrez-le\u{202f}; si cela se répète, signalez-le avec ce que vous faisiez.",
    "An operation stopped on an error of the program. The desk was closed to be safe: what was confirmed is recorded. \
     Open it again; if it happens again, report it with what you were doing.",
);
const PANIC: Text = both(
    "Le programme s’est arrêté sur une erreur interne. Ce qui était confirmé est enregistré. Code\u{a0}:",
    "The program stopped on an internal error. What was confirmed is recorded. Code:",
);

/// What is said of a panic: where it happened, never its message, which may hold anything.
pub fn panicked(info: &std::panic::PanicHookInfo, lang: Lang) -> String {
    let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
    format!("{} {place}", PANIC.of(lang))
}

pub const NOTICES_TITLE: Text = both("À savoir", "To know");
pub const DISCARD_QUIT: Text = both(
    "Quelque chose est tapé et n’est pas validé\u{a0}: Échap pour l’abandonner d’abord.",
    "Something is typed and not sent: Esc to give it up first.",
);

// The wizard.
pub const WIZARD_TITLE: Text = both("Bienvenue", "Welcome");
pub const WIZARD_ABOUT: Text = both(
    "Aucun bureau ici encore. Quelques questions, et le vôtre est prêt. Vous l’administrerez\u{202f}; nommez ensuite une seconde personne (F7, i).",
    "There is no desk here yet. A few questions, and yours is ready. You will administer it; then name a second person (F7, i).",
);
pub const ORGANISATION: Text = both("Organisme", "Institute");
pub const ORGANISATION_HINT: Text = both("Son nom, comme sur les lettres.", "Its name, as on letters.");
pub const UAI: Text = both("Numéro UAI", "UAI number");
pub const UAI_HINT: Text = both(
    "Celui du registre des structures (Inserm\u{a0}: 0755364Y). Sans lui, la campagne n’appelle presque aucune unité.",
    "As in the register of structures (Inserm: 0755364Y). Without it the campaign calls hardly any unit.",
);
pub const PORTAL: Text = both("Portail documentaire", "Documentary portal");
pub const PORTAL_HINT: Text =
    both("Son nom, tel que les lettres et les courriels le disent.", "Its name, as letters and mails say it.");
pub const DOMAINS: Text = both("Domaines de courriel", "Mail domains");
pub const DOMAINS_HINT: Text = both(
    "Ceux de l’organisme, séparés par des espaces\u{a0}: inserm.fr",
    "The institute’s, separated by spaces: inserm.fr",
);
pub const YOUR_NAME: Text = both("Votre nom", "Your name");
pub const YOUR_NAME_HINT: Text = both("Prénom et nom.", "First name and name.");
pub const YOUR_MAIL: Text = both("Votre courriel", "Your mail");
pub const YOUR_MAIL_HINT: Text = both("Professionnel.", "Of your work.");
pub const YOUR_POST: Text = both("Votre fonction", "Your post");
pub const YOUR_POST_HINT: Text =
    both("Facultatif\u{a0}: par exemple «\u{a0}Chargée de documentation\u{a0}».", "Optional: “Documentalist”, say.");
pub const FIELD_EMPTY: Text = both("À remplir.", "To be filled in.");
pub const DOMAIN_BAD: Text =
    both("Ce n’est pas un nom de domaine tel que inserm.fr.", "This is not a domain name such as inserm.fr.");
pub const MAIL_BAD: Text = both("Ce n’est pas une adresse de courriel.", "This is not a mail address.");
pub const NAME_BAD: Text =
    both("Ce texte contient un caractère invisible qui n’est pas permis.", "This text has a hidden character.");

/// The word that is typed to confirm.
pub fn type_word(word: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("Tapez {word} pour confirmer."),
        Lang::En => format!("Type {word} to confirm."),
    }
}

/// Page n of m.
pub fn page(n: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("page {n} sur {of}"),
        Lang::En => format!("page {n} of {of}"),
    }
}

/// The rows that are seen, from and to, of how many.
pub fn place(first: usize, last: usize, of: usize, lang: Lang) -> String {
    let [first, last, of] = [first, last, of].map(|n| number(n, lang));
    match lang {
        Lang::Fr => format!("{first}–{last} sur {of}"),
        Lang::En => format!("{first}–{last} of {of}"),
    }
}

/// How many rows have no room below.
pub fn more_rows(n: usize, lang: Lang) -> String {
    let s = if n > 1 { "s" } else { "" };
    match lang {
        Lang::Fr => format!("… encore {n} ligne{s}"),
        Lang::En => format!("… {n} more row{s}"),
    }
}

/// Seconds that are left.
pub fn seconds_left(seconds: i64, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("Masqué dans {seconds}\u{a0}s."),
        Lang::En => format!("Hidden in {seconds} s."),
    }
}

/// When the door takes a passphrase again.
pub fn try_again(seconds: i64, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("Nouvel essai possible dans {seconds}\u{a0}s."),
        Lang::En => format!("You can try again in {seconds} s."),
    }
}

/// How many characters a passphrase still lacks.
pub fn passphrase_lacks(missing: usize, lang: Lang) -> String {
    let s = if missing > 1 { "s" } else { "" };
    match lang {
        Lang::Fr => format!("encore {missing} caractère{s}"),
        Lang::En => format!("{missing} more character{s}"),
    }
}

/// How many actions a search finds, of how many.
pub fn found(n: usize, of: usize) -> String {
    format!("{n}/{of}")
}

/// The colon, with the space that stands before it in French.
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "\u{a0}:",
        Lang::En => ":",
    }
}

pub const TRY_ENTER: Text = both("Entrée pour essayer encore.", "Enter to try again.");
pub const ACCOUNT_HINT: Text = both("Tapez une partie du nom.", "Type a part of the name.");
pub const PASSPHRASE_HOW: Text = both("Tapez-la, puis Entrée.", "Type it, then Enter.");
pub const PASSPHRASE_SAME: Text = both("C’est celle qui vous a été donnée.", "This is the one that was given to you.");

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[test]
    fn a_panic_is_told_by_its_place_and_never_by_its_message() {
        const CANARY: &str = "canari 4471 sur le mur";
        let told = Arc::new(Mutex::new(String::new()));
        let (kept, before) = (told.clone(), std::panic::take_hook());
        let before = Arc::new(before);
        let others = before.clone();
        std::panic::set_hook(Box::new(move |info| {
            if info.payload_as_str().is_some_and(|text| text.contains(CANARY)) {
                *kept.lock().unwrap() = panicked(info, Lang::Fr);
            } else {
                others(info);
            }
        }));
        let ended = std::panic::catch_unwind(|| panic!("{CANARY}"));
        std::panic::set_hook(Box::new(move |info| before(info)));
        let told = told.lock().unwrap();
        assert!(ended.is_err() && told.contains("frame.rs:") && told.contains("erreur interne"), "{told}");
        assert!(!told.contains(CANARY), "{told}");
    }
}
