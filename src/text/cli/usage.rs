//! What is wrong with a command line, and what to type instead.

use crate::text::format::count;
use crate::text::{Lang, Text, both};

pub const NO_TERMINAL: Text = both(
    "Il faut une phrase de passe et il n’y a pas de terminal pour la demander : donnez --passphrase-file FICHIER, ou « - » pour l’entrée standard.",
    "A passphrase is needed and there is no terminal to ask for it: give --passphrase-file FILE, or “-” for standard input.",
);
pub const NO_SCREEN: Text = both(
    "L’écran demande un terminal. Pour un script, voyez les commandes avec « paraphe --help ».",
    "The screen needs a terminal. For a script, see the commands with “paraphe --help”.",
);
pub const PASSPHRASES_DIFFER: Text = both(
    "Les deux saisies diffèrent : rien n’a été fait, recommencez.",
    "The two entries differ: nothing was done, please try again.",
);
pub const SECRET_TO_PIPE: Text = both(
    "Un secret ne se montre que dans un terminal : ajoutez --force si vous savez où il ira.",
    "A secret is shown in a terminal only: add --force if you know where it will go.",
);
pub const NO_COMMAND: Text = both("Il manque une commande.", "A command is missing.");
pub const NOT_UTF8: Text = both("Un des mots n’est pas du texte (UTF-8).", "One of the words is not text (UTF-8).");
pub const BAD_HEADCOUNT: Text = both(
    "quatre nombres séparés par des virgules, comme 12,5,3,4",
    "four numbers separated by commas, such as 12,5,3,4",
);
pub const BAD_DAY: Text = both("une date comme 2027-06-06", "a date such as 2027-06-06");
pub const BAD_AMOUNT: Text = both("un montant en euros, comme 25000", "an amount in euros, such as 25000");
pub const BAD_PERSON: Text = both(
    "« Nom <courriel> », comme « Anne Roy <anne.roy@institut.fr> »",
    "“Name <mail>”, such as “Anne Roy <anne.roy@institute.org>”",
);
pub const BAD_NUMBER: Text = both("un nombre", "a number");

/// Where to look.
pub fn see_help(command: &str, lang: Lang) -> String {
    say!(lang, "Voyez « {command} --help ».", "See “{command} --help”.")
}

/// A command that there is not.
pub fn unknown_command(word: &str, meant: Option<&str>, lang: Lang) -> String {
    let end = meant_end(meant, lang);
    say!(lang, "Commande inconnue : « {word} ».{end}", "Unknown command: “{word}”.{end}")
}

/// An option that there is not.
pub fn unknown_option(word: &str, meant: Option<&str>, lang: Lang) -> String {
    let end = meant_end(meant, lang);
    say!(lang, "Mot inattendu : « {word} ».{end}", "Unexpected word: “{word}”.{end}")
}

fn meant_end(meant: Option<&str>, lang: Lang) -> String {
    match meant {
        Some(meant) => say!(lang, " Vouliez-vous dire « {meant} » ?", " Did you mean “{meant}”?"),
        None => String::new(),
    }
}

/// A value that is none of those that are known.
pub fn bad_value(option: &str, value: &str, known: &str, lang: Lang) -> String {
    say!(
        lang,
        "« {value} » ne convient pas à {option} ; il faut {known}.",
        "“{value}” does not fit {option}; it must be {known}."
    )
}

/// An option without its value.
pub fn value_missing(option: &str, lang: Lang) -> String {
    say!(lang, "Il manque une valeur à {option}.", "{option} lacks a value.")
}

/// Something that must be given.
pub fn missing(what: &str, lang: Lang) -> String {
    say!(lang, "Il manque : {what}.", "Missing: {what}.")
}

/// Two things that do not go together.
pub fn conflict(one: &str, other: &str, lang: Lang) -> String {
    say!(lang, "{one} et {other} ne vont pas ensemble.", "{one} and {other} do not go together.")
}

/// Something given too often.
pub fn too_often(option: &str, lang: Lang) -> String {
    say!(lang, "{option} est donné trop de fois.", "{option} is given too often.")
}

/// Anything else.
pub fn not_understood(lang: Lang) -> String {
    both("La commande n’est pas comprise.", "The command is not understood.").of(lang).to_owned()
}

/// An act that touches much.
pub fn confirm(doing: usize, lang: Lang) -> String {
    let doing = count(doing, both("élément", "item"), both("éléments", "items"), lang);
    say!(
        lang,
        "Cet acte touche {doing} et ne se défait pas : voyez --dry-run, puis ajoutez --yes.",
        "This act touches {doing} and cannot be taken back: see --dry-run, then add --yes."
    )
}
