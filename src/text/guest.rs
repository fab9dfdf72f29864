//! What a guest reads who countersigns at the desk of somebody else, and what leads to that view.

use super::{Lang, Text, both};

// Actions: what each is called, and one sentence about it.

/// Have an outsider countersign.
pub const COUNTERSIGN: (Text, Text) = (
    both("Faire contresigner", "Have it countersigned"),
    both(
        "Ne montre plus que ce document à une personne extérieure, qui contresigne avec un code reçu par SMS.",
        "Shows nothing but this document to an outsider, who countersigns with a code received by SMS.",
    ),
);
pub const COUNTERSIGN_SHORT: Text = both("Contreseing", "Countersign");
/// Lift the lock of an outsider.
pub const UNLOCK: (Text, Text) = (
    both("Lever le blocage d’une personne", "Lift the lock of an outsider"),
    both(
        "Permet de nouveaux codes après trop d’essais manqués ; un administrateur le fait.",
        "Allows new codes after too many failed tries; an administrator does it.",
    ),
);
/// Set the gateway.
pub const SET_GATEWAY: (Text, Text) = (
    both("Régler la passerelle SMS", "Set the SMS gateway"),
    both(
        "Dit par où partent les codes, et fait le cachet de l’institut ; un administrateur le fait.",
        "Says which way codes leave, and makes the institute’s seal; an administrator does it.",
    ),
);
/// Try the gateway.
pub const TRY_GATEWAY: (Text, Text) = (
    both("Essayer la passerelle SMS", "Try the SMS gateway"),
    both("Envoie un message sans code à un numéro.", "Sends a message without a code to a number."),
);

// Why an action cannot be done now.

pub const NOBODY_AWAITED: Text =
    both("aucune personne extérieure n’est attendue", "no outsider is waited for on this dossier");
pub const NO_OUTSIDER: Text = both("ce dossier n’a pas de personne extérieure", "this dossier has no outsider");
pub const NOT_YOURS: Text =
    both("seuls son expéditeur et son circuit la reçoivent", "only its sender and its circuit receive them");
pub const NO_GATEWAY: Text = both("aucune passerelle SMS n’est réglée", "no SMS gateway is set");

// Forms.

pub const START_ABOUT: Text = both(
    "L’écran ne montrera plus que ce document. Le quitter verrouille le bureau : votre phrase de passe le rouvre.",
    "The screen will show nothing but this document. Leaving it locks the desk: your passphrase opens it again.",
);
pub const OUTSIDER: Text = both("Personne", "Person");
pub const OUTSIDER_HINT: Text = both("Qui contresigne maintenant", "Who countersigns now");
pub const WAY: Text = both("Voie", "Way");
pub const WAY_HINT: Text = both("Par où partent les messages", "Which way messages leave");
pub const PLACE: Text = both("Où", "Where");
pub const PLACE_HINT: Text = both(
    "Dossier « outgoing » du démon, adresse du service, ou programme",
    "The daemon’s “outgoing” folder, the service’s address, or the program",
);
pub const PLACE_MISSING: Text = both("Indiquez où partent les messages.", "Say where messages go.");
pub const CONTENT_TYPE: Text = both("Type de contenu", "Content type");
pub const CONTENT_TYPE_HINT: Text = both("Pour un service du web seulement", "For a web service only");
pub const BODY: Text = both("Corps", "Body");
pub const BODY_HINT: Text =
    both("Pour un service du web : contient {to} et {text}", "For a web service: holds {to} and {text}");
pub const PHONE: Text = both("Téléphone", "Telephone");
pub const PHONE_HINT: Text = both("Où envoyer le message d’essai", "Where the test message goes");
pub const GATEWAY_ABOUT: Text = both(
    "Les codes de contreseing partent par cette voie. Votre phrase de passe fait le cachet de l’institut.",
    "Codes to countersign leave this way. Your passphrase makes the institute’s seal.",
);

// The view.

pub const TITLE: Text = both("Contreseing", "Countersignature");
pub const CONSENT: Text = both("Ce que vous acceptez", "What you agree to");
pub const AGREE: Text = both("J’ai lu le document et j’accepte ce texte", "I have read the document and I agree");
pub const MORE_WORDS: Text = both("la suite ↓", "more ↓");
pub const CODE: Text = both("Code reçu par SMS", "Code received by SMS");
pub const SEND: Text = both("Recevoir un code", "Get a code");
pub const SIGN: Text = both("Contresigner", "Countersign");
pub const SENT: Text = both("Un code vient de partir", "A code has just been sent");
pub const AGAIN: Text =
    both("Le dernier code ne vaut plus : demandez-en un nouveau.", "The last code is over: ask for a new one.");
pub const WORKING: Text = both("Un instant…", "One moment…");
pub const DONE: Text = both(
    "✔ C’est contresigné. Signature simple, preuve renforcée par code SMS, scellée par l’institut.",
    "✔ It is countersigned. A simple signature with evidence strengthened by an SMS code, sealed by the institute.",
);
pub const LEAVING: Text = both(
    "Quitter verrouille le bureau. Entrée : quitter · Échap : rester",
    "Leaving locks the desk. Enter: leave · Escape: stay",
);
pub const KEYS: Text = both(
    "Tab : suivant · Flèches : lire · Entrée : faire · Échap : quitter",
    "Tab: next · Arrows: read · Enter: do · Escape: leave",
);
pub const KEYS_DONE: Text = both("Flèches : lire · Échap : quitter", "Arrows: read · Escape: leave");

/// Whom a code went to.
pub fn sent_to(phone: &str, stands: &str, lang: Lang) -> String {
    let sent = SENT.of(lang);
    say!(lang, "{sent} au {phone} : {stands}.", "{sent} to {phone}: {stands}.")
}

/// What is to be done first, while no code was sent.
pub fn first(phone: &str, lang: Lang) -> String {
    say!(
        lang,
        "Lisez le document, puis demandez un code : il part au {phone}.",
        "Read the document, then ask for a code: it goes to {phone}."
    )
}

/// The title of the form that opens the view.
pub fn start_title(number: &str, lang: Lang) -> String {
    say!(lang, "Faire contresigner le dossier {number}", "Have dossier {number} countersigned")
}
