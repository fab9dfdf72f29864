//! What the forms of the codes screen say.

use super::format::moment_with_zone;
use super::{Lang, Text, both};

pub const FOLDER: Text = both("Répertoire", "Folder");
pub const LETTERS_HINT: Text = both(
    "Une lettre par code, en PDF\u{202f}; le dossier est créé s’il manque.",
    "One letter a code, in PDF; the folder is made if it is missing.",
);
pub const FOLDER_FAULT: Text = both("Indiquez le répertoire où écrire.", "Name the folder to write into.");
pub const OUTBOX: Text = both("Dossier d’envoi", "Outbox folder");
pub const OUTBOX_HINT: Text = both(
    "Un fichier .eml par code\u{202f}; vide, le serveur de courriel envoie.",
    "One .eml file a code; empty, the mail server sends.",
);
pub const OUTBOX_FAULT: Text =
    both("Aucun serveur de courriel n’est réglé\u{a0}: indiquez un dossier.", "No mail server is set: name a folder.");
pub const MEANS: Text = both("Moyen", "Means");
pub const MEANS_HINT: Text = both("Comment le code a été remis.", "How the code was handed over.");
pub const TO: Text = both("À qui", "To whom");
pub const TO_HINT: Text = both("Un nom ou une adresse\u{202f}; facultatif.", "A name or an address; optional.");
pub const WHY: Text = both("Raison", "Reason");
pub const RETURNED_HINT: Text = both("Par exemple\u{a0}: adresse inconnue.", "For example: unknown address.");
pub const WHY_FAULT: Text = both("Dites pourquoi l’envoi est revenu.", "Say why it came back.");
pub const STRUCTURE_HINT: Text = both("Tapez une partie de son nom.", "Type a part of its name.");
pub const STRUCTURE_FAULT: Text = both("Choisissez la structure.", "Choose the structure.");
pub const NUMBERS: Text = both("Équipes", "Teams");
pub const NUMBERS_HINT: Text = both("Des numéros, comme 1-4, 7.", "Numbers, such as 1-4, 7.");
pub const NUMBERS_FAULT: Text =
    both("Donnez des numéros d’équipe de 1 à 99, comme 1-4, 7.", "Give numbers of teams from 1 to 99, such as 1-4, 7.");
pub const BEGINNING: Text = both("Début", "Beginning");
pub const BEGINNING_HINT: Text =
    both("Le début des identifiants, comme 26INSU.", "The beginning of the logins, such as 26INSU.");
pub const BEGINNING_FAULT: Text = both("Donnez le début des identifiants.", "Give the beginning of the logins.");
pub const ACCOUNTS: Text = both("Fichier de comptes", "File of accounts");
pub const ACCOUNTS_HINT: Text = both("Le CSV que donne l’Inist.", "The CSV that Inist gives.");
pub const READ_FAULT: Text = both("Indiquez le fichier à lire.", "Name the file to be read.");
pub const CODES_YEAR: Text = both("Année", "Year");
pub const CODES_YEAR_HINT: Text = both(
    "Pour les identifiants qui n’en portent pas\u{202f}; vide sinon.",
    "For logins that do not begin with one; otherwise empty.",
);
pub const FORMAT: Text = both("Format", "Format");
pub const FORMAT_HINT: Text = both("Celui que lit le portail.", "The one that the portal reads.");
pub const BASE: Text = both("Base LDAP", "LDAP base");
pub const BASE_HINT: Text =
    both("Pour LDIF seulement, comme ou=codes,dc=exemple.", "For LDIF only, such as ou=codes,dc=example.");
pub const BASE_FAULT: Text = both("LDIF veut la base de l’annuaire.", "LDIF needs the base of the directory.");
pub const TARGET_HINT: Text = both(
    "Récrit après chaque changement\u{202f}; vide, il n’est plus tenu.",
    "Written after every change; empty, it is kept no more.",
);
pub const TARGETS_NONE: Text = both("Aucun fichier n’est tenu à jour.", "No file is kept up to date.");
pub const INSPECT_HINT: Text = both("Le fichier que lit le portail.", "The file that the portal reads.");
pub const WORKER: Text = both("Compte du portail", "Portal’s user");
pub const WORKER_HINT: Text = both(
    "L’utilisateur du système sous lequel il tourne\u{202f}; facultatif.",
    "The system user as whom it runs; optional.",
);
pub const WORKER_UNKNOWN: Text = both(
    "Le compte du portail n’est pas connu\u{a0}: donnez-le pour savoir s’il peut lire le fichier.",
    "The portal’s user is not known: give it to learn whether it may read the file.",
);
pub const LOG: Text = both("Journal", "Log");
pub const LOG_HINT: Text = both("Un journal du portail, non compressé.", "A log of the portal, not compressed.");
pub const LOG_FORMAT_HINT: Text =
    both("Le plan dit le format reconnu et montre cinq lignes.", "The plan tells the format and shows five lines.");
pub const LOG_AUTOMATIC: Text = both("automatique", "automatic");
/// How an instant that is typed is understood.
pub fn taken_for(at: chrono::DateTime<chrono::Utc>, lang: Lang) -> String {
    let at = moment_with_zone(at, lang);
    say!(lang, "Compris : {at}.", "Understood: {at}.")
}
pub const OWN: Text = both("Format propre", "Own format");
pub const OWN_HINT: Text = both(
    "Remplace le choix ci-dessus, comme %h %l %u %t \"%r\" %s %b.",
    "Takes the place of the choice above, such as %h %l %u %t \"%r\" %s %b.",
);
pub const UNKNOWN_TOO: Text = both("Codes inconnus aussi", "Unknown codes too");
pub const UNKNOWN_TOO_HINT: Text = both(
    "Compte tout identifiant inconnu ici, sauf ceux d’une personne ; sinon, les seuls codes d’unités.",
    "Counts every login unknown here, but not those of one person; otherwise codes of units only.",
);
pub const PUBLISHER_HINT: Text = both("Qui signale.", "Who reports.");
pub const PUBLISHER_FAULT: Text = both("Nommez l’éditeur.", "Name the publisher.");
pub const OPTIONAL: Text = both("Facultatif.", "Optional.");
pub const FROM: Text = both("Du", "From");
pub const UNTIL: Text = both("Au", "Until");
pub const INSTANT_HINT: Text = both(
    "Un jour, avec ou sans l’heure, comme 03/05/2027 14:30 ; à l’heure d’ici, ou avec un décalage comme +02:00.",
    "A day, with or without the time, such as 3 May 2027 14:30; by the time here, or with a zone such as +02:00.",
);
pub const INSTANT_FAULT: Text = both(
    "Donnez un jour, avec ou sans l’heure, comme 03/05/2027 ou 03/05/2027 14:30.",
    "Give a day, with or without the time, such as 3 May 2027 or 3 May 2027 14:30.",
);
pub const ORDER_FAULT: Text = both("La fin vient avant le début.", "The end comes before the beginning.");
pub const ADDRESS: Text = both("Adresse IP", "IP address");
pub const ADDRESS_HINT: Text =
    both("Celle que l’éditeur nomme\u{202f}; facultatif.", "The one that the publisher names; optional.");
pub const URL: Text = both("Adresse web", "URL");
pub const URL_HINT: Text =
    both("Le serveur ou une partie de l’adresse\u{202f}; facultatif.", "The host or a part of the address; optional.");
pub const WHAT: Text = both("Faits signalés", "What happened");
pub const WHAT_HINT: Text = both("Selon l’éditeur.", "In the publisher’s words.");
pub const WHAT_FAULT: Text = both("Dites ce que l’éditeur signale.", "Say what the publisher reports.");
pub const SUSPECT: Text = both("Code", "Code");
pub const SUSPECT_HINT: Text =
    both("Tapez pour chercher\u{202f}; les flèches choisissent.", "Type to search; arrows choose.");
pub const SUSPECT_FAULT: Text = both("Choisissez un code en cause.", "Choose a suspect code.");
pub const REMEDY: Text = both("Suite", "Remedy");
pub const REMEDY_HINT: Text = both("Noté dans l’affaire et au registre.", "Noted in the case and in the register.");
pub const ANSWER_HINT: Text = both("La lettre à l’éditeur, en texte.", "The letter to the publisher, as text.");
pub const OUTCOME: Text = both("Issue", "Outcome");
pub const OUTCOME_HINT: Text = both("Comment l’affaire s’est terminée.", "How the case ended.");
pub const OUTCOME_FAULT: Text = both("Dites comment l’affaire s’est terminée.", "Say how the case ended.");
pub const HOST: Text = both("Serveur", "Server");
pub const HOST_HINT: Text = both("Comme smtp.institut.fr.", "Such as smtp.institute.org.");
pub const HOST_FAULT: Text = both("Nommez le serveur.", "Name the server.");
pub const SECURITY: Text = both("Protection", "Security");
pub const SECURITY_HINT: Text = both("En clair, sur cet ordinateur seulement.", "In clear, on this computer only.");
pub const PORT: Text = both("Port", "Port");
pub const PORT_HINT: Text = both("Vide, le port habituel.", "Empty, the usual port.");
pub const PORT_FAULT: Text = both("Donnez un nombre de 1 à 65535.", "Give a number from 1 to 65535.");
pub const SENDER: Text = both("Expéditeur", "Sender");
pub const SENDER_HINT: Text = both("L’adresse d’où partent les courriels.", "The address that mail comes from.");
pub const SENDER_FAULT: Text = both("Donnez l’adresse de l’expéditeur.", "Give the sender’s address.");
pub const SENDER_NAME: Text = both("Nom", "Name");
pub const SENDER_NAME_HINT: Text = both("Vide, celui de l’institut.", "Empty, that of the institute.");
pub const REPLY_TO: Text = both("Réponses à", "Replies to");
pub const REPLY_TO_HINT: Text = both("Vide, l’adresse de l’expéditeur.", "Empty, the sender’s address.");
pub const USER: Text = both("Compte", "Account");
pub const USER_HINT: Text = both("Vide si le serveur n’en demande pas.", "Empty if the server asks for none.");
pub const PASSWORD: Text = both("Mot de passe", "Password");
pub const PASSWORD_HINT: Text = both(
    "Scellé dans le bureau\u{202f}; à redonner à chaque changement.",
    "Sealed in the desk; to be given again with every change.",
);
pub const PASSWORD_FAULT: Text = both("Donnez le mot de passe de ce compte.", "Give the password of this account.");
