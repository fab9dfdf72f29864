//! Help of the countersignature by outsiders and of the gateway of text messages; what their commands ask.

use crate::text::{Lang, Text, both};

pub const OUTSIDERS: Text = both(
    "Personnes extérieures qui contresignent avec un code reçu par SMS",
    "Outsiders, who countersign with a code received by SMS",
);
pub const LIST: Text = both("Liste les personnes extérieures d’un dossier", "Lists the outsiders of a dossier");
pub const CODE: Text = both("Envoie un code de contreseing", "Sends a code to countersign");
pub const TRY: Text = both(
    "Contresigne avec le code reçu, lu au clavier ou sur l’entrée standard",
    "Countersigns with the code received, from the keyboard or standard input",
);
pub const UNLOCK: Text =
    both("Lève le blocage après trop d’essais manqués", "Lifts the lock after too many failed tries");
pub const WHO: Text = both(
    "Personne extérieure, par son nom, si plusieurs sont attendues",
    "Outsider, by name, where several are waited for",
);
pub const IN: Text = both("Langue du message et de l’accord", "Language of the message and of the consent");
pub const NO_MAIL: Text = both("N’envoie pas le document par courriel", "Does not send the document by mail");
pub const OUTBOX: Text = both(
    "Écrit le courriel dans ce répertoire au lieu de l’envoyer",
    "Writes the mail into this folder instead of sending it",
);
pub const AGREE: Text = both(
    "La personne a lu le texte de l’accord et l’accepte",
    "The person has read the words of the consent and agrees",
);
pub const CODE_FILE: Text = both(
    "Fichier qui contient le code ; « - » lit une ligne de l’entrée standard",
    "File that holds the code; “-” reads a line of standard input",
);
pub const GATEWAY: Text = both("Passerelle SMS", "SMS gateway");
pub const GATEWAY_SET: Text =
    both("Règle la passerelle et fait le cachet de l’institut", "Sets the gateway and makes the institute’s seal");
pub const GATEWAY_SHOW: Text = both("Montre par où partent les codes", "Shows which way codes leave");
pub const GATEWAY_TRY: Text = both("Envoie un message d’essai, sans code", "Sends a test message, without a code");
pub const SPOOL: Text =
    both("Répertoire « outgoing » de SMS Server Tools 3", "The “outgoing” folder of SMS Server Tools 3");
pub const URL: Text = both("ADRESSE", "URL");
pub const HTTP: Text = both(
    "Adresse d’un service du web qui reçoit une requête POST",
    "Address of a web service that takes a POST request",
);
pub const BODY: Text = both(
    "Fichier du corps de la requête, où {to} et {text} prennent place",
    "File of the request’s body, in which {to} and {text} take their places",
);
pub const CONTENT_TYPE: Text = both(
    "Type de contenu de la requête ; application/json s’il n’est pas dit",
    "Content type of the request; application/json where none is given",
);
pub const TYPE: Text = both("TYPE", "TYPE");
pub const PROGRAM: Text = both(
    "Programme : le numéro est son argument, le message son entrée standard",
    "Program: the number is its argument, the message its standard input",
);
pub const PHONE: Text = both("Numéro de téléphone", "Telephone number");
pub const QUALITY: Text = both("Qualité", "Quality");
pub const ASK_CODE: Text = both("Code reçu par SMS : ", "Code received by SMS: ");
pub const WAY: Text = both("Voie", "Way");

/// Whom a dossier waits for, where a command must name one.
pub fn which(names: &str, lang: Lang) -> String {
    say!(
        lang,
        "Plusieurs personnes extérieures sont attendues : {names}. Dites laquelle avec --outsider.",
        "Several outsiders are waited for: {names}. Say which one with --outsider."
    )
}
