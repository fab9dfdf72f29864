//! What the directory's screen says: its actions, its reasons, its forms, the words around people, posts and authorities.

use super::format::choice;
use super::{Lang, Text, both};
use crate::domain::people::PostKind;

// Actions: what each is called, and one sentence about it.

/// Add a person.
pub const ADD_PERSON: (Text, Text) = (
    both("Nouvelle personne", "New person"),
    both("Inscrit une personne à l’annuaire.", "Adds a person to the directory."),
);
/// Add a post.
pub const ADD_POST: (Text, Text) = (
    both("Nouvelle fonction", "New post"),
    both("Crée une fonction\u{202f}; elle survit à ses titulaires.", "Creates a post; it outlives its holders."),
);
/// Appoint.
pub const APPOINT: (Text, Text) =
    (both("Nommer", "Appoint"), both("Nomme une personne à une fonction.", "Appoints a person to a post."));
/// End an appointment.
pub const END: (Text, Text) = (
    both("Terminer une nomination", "End appointment"),
    both("Fixe le dernier jour d’une nomination.", "Sets the last day of an appointment."),
);
/// Grant an authority.
pub const GRANT: (Text, Text) = (
    both("Donner délégation", "Grant authority"),
    both(
        "Donne au titulaire d’une fonction une délégation de signature.",
        "Grants the authority to sign to the holder of a post.",
    ),
);
/// Revoke an authority.
pub const REVOKE: (Text, Text) = (
    both("Révoquer la délégation", "Revoke authority"),
    both(
        "Révoque la délégation de signature sous le curseur\u{202f}; ce qui a été signé avant reste signé.",
        "Revokes the authority to sign under the cursor; what was signed before stays signed.",
    ),
);
/// Open an account.
pub const ADD_ACCOUNT: (Text, Text) = (
    both("Ouvrir un compte", "Open an account"),
    both("Permet à une personne de l’annuaire d’ouvrir ce bureau.", "Lets a person of the directory open this desk."),
);
/// Reset an account.
pub const RESET: (Text, Text) = (
    both("Rouvrir un compte", "Reset an account"),
    both(
        "Donne une nouvelle première phrase de passe à une personne qui a perdu la sienne.",
        "Gives a new first passphrase to somebody who has lost theirs.",
    ),
);
/// Name an administrator.
pub const NAME_ADMINISTRATOR: (Text, Text) = (
    both("Nommer administrateur", "Make administrator"),
    both(
        "Fait d’un autre compte celui d’un administrateur\u{202f}; à deux, aucune phrase perdue ne ferme le bureau.",
        "Makes another account that of an administrator; with two, no lost passphrase shuts the desk.",
    ),
);
/// Renew one's certificate.
pub const RENEW: (Text, Text) = (
    both("Renouveler mon certificat", "Renew my certificate"),
    both(
        "Fait une nouvelle clé de signature et demande son certificat\u{202f}; l’ancien, s’il vaut encore, sert jusque-là.",
        "Makes a new signing key and asks for its certificate; the old one, if still valid, serves until then.",
    ),
);
/// Change one's passphrase.
pub const PASSPHRASE: (Text, Text) = (
    both("Changer ma phrase de passe", "Change my passphrase"),
    both(
        "Change la phrase de passe sous laquelle vous ouvrez ce bureau et signez.",
        "Changes the passphrase under which you open this desk and sign.",
    ),
);
/// Save the root certificate.
pub const CERTIFICATE: (Text, Text) = (
    both("Enregistrer le certificat racine", "Save root certificate"),
    both(
        "Écrit le certificat racine du bureau, que les autres installent pour vérifier vos signatures.",
        "Writes the root certificate of the desk, which others install to check your signatures.",
    ),
);

/// Change the data of the institute.
pub const INSTITUTE_DATA: (Text, Text) = (
    both("Données de l’institut", "Data of the institute"),
    both(
        "Change le nom, le numéro national (UAI), le partenaire, le portail et les domaines de courriel de l’institut.",
        "Changes the name, the national number (UAI), the partner, the portal and the mail domains of the institute.",
    ),
);

// Why an action cannot be done now.

pub const NO_PERSON: Text = both("l’annuaire ne connaît encore personne", "the directory knows nobody yet");
pub const NO_POST: Text = both("aucune fonction n’est encore créée", "no post has been created yet");
pub const NO_APPOINTMENT: Text =
    both("aucune nomination en cours sur cette ligne", "no appointment on this row can be ended");
pub const NOT_AN_AUTHORITY: Text =
    both("aucune délégation de signature n’est sous le curseur", "no authority to sign is under the cursor");
pub const REVOKED_ALREADY: Text = both("elle est déjà révoquée", "it has been revoked already");
pub const ALL_HAVE_ACCOUNTS: Text =
    both("toutes les personnes de l’annuaire ont un compte", "everybody in the directory has an account");
pub const NO_OTHER_ACCOUNT: Text = both("aucune autre personne n’a de compte ici", "nobody else has an account here");
pub const ALL_ADMINISTER: Text =
    both("tous les comptes sont déjà administrateurs", "every account is an administrator already");
pub const NO_ACCOUNT: Text = both("vous n’avez pas de compte ici", "you have no account here");

// Lists.

/// The name of a list, by its place.
pub fn list(place: usize) -> Text {
    match place {
        0 => both("Personnes", "People"),
        1 => both("Fonctions", "Posts"),
        2 => both("Délégations de signature", "Authorities to sign"),
        _ => super::screens_folk::SUBSTITUTIONS,
    }
}

/// What an empty list means, by its place.
pub fn empty(place: usize) -> Text {
    match place {
        0 => both("L’annuaire ne connaît encore personne.", "The directory knows nobody yet."),
        1 => both(
            "Aucune fonction n’est encore créée. Les circuits s’adressent aux fonctions, pas aux personnes.",
            "No post has been created yet. Circuits speak to posts, not to people.",
        ),
        3 => super::screens_folk::NO_SUBSTITUTIONS,
        _ => both(
            "Aucune délégation de signature n’est encore donnée. Sans elle, une fonction vise mais ne signe pas.",
            "No authority to sign has been granted yet. Without one, a post gives its visa but does not sign.",
        ),
    }
}

/// The filter lets nothing through.
pub const NONE_FITS: Text = both("Rien dans cette liste ne répond au filtre.", "Nothing in this list fits the filter.");

/// Whether an authority serves: in force, to come, ended, revoked.
pub fn standing(place: usize) -> Text {
    match place {
        0 => both("✔ en vigueur", "✔ in force"),
        1 => both("… à venir", "… to come"),
        2 => both("■ échue", "■ ended"),
        _ => both("✗ révoquée", "✗ revoked"),
    }
}

/// A kind of post in one word, before its place.
pub fn post_short(kind: PostKind) -> Text {
    match kind {
        PostKind::Correspondent => both("correspondant", "correspondent"),
        PostKind::Director => both("direction", "head"),
        PostKind::Delegate => both("délégation", "delegate"),
        PostKind::Other => both("fonction", "post"),
        PostKind::Functional => both("département", "department"),
        PostKind::Head => both("institut", "institute"),
    }
}

pub const NAME: Text = both("Nom", "Name");
pub const MAIL: Text = both("Courriel", "Mail");
pub const PHONE: Text = both("Téléphone", "Telephone");
pub const POSTS_HELD: Text = both("Fonctions", "Posts");
pub const ACCOUNT: Text = both("Compte", "Account");
pub const HAS_ACCOUNT: Text = both("✔ oui", "✔ yes");
pub const HAS_NONE: Text = both("– non", "– no");
pub const ADMINISTRATOR: Text = both("✔ oui, administrateur", "✔ yes, administrator");
pub const POST: Text = both("Fonction", "Post");
pub const KIND: Text = both("Nature", "Kind");
pub const PLACE: Text = both("Périmètre", "Place");
pub const INSTITUTE: Text = both("institut", "institute");
pub const HOLDER: Text = both("Titulaire", "Holder");
pub const VACANT: Text = both("⚠ vacante", "⚠ vacant");
pub const SINCE: Text = both("Depuis", "Since");
pub const UNTIL: Text = both("Jusqu’au", "Until");
pub const ACT: Text = both("Acte", "Act");
pub const PERSON: Text = both("Personne", "Person");
pub const KINDS: Text = both("Documents", "Documents");
pub const CEILING: Text = both("Plafond", "Ceiling");
pub const STANDING: Text = both("État", "Standing");
pub const EVERY_KIND: Text = both("tous les documents", "every kind of document");
pub const NO_CEILING: Text = both("sans plafond", "no ceiling");

// The detail.

pub const NONE: Text = both("aucune", "none");
pub const HOLDERS: Text = both("Titulaires", "Holders");
pub const NEVER_HELD: Text = both("Personne n’y a encore été nommé.", "Nobody has been appointed yet.");
pub const AUTHORITIES: Text = both("Délégations de signature", "Authorities to sign");
pub const DAYS: Text = both("Validité", "Valid");
pub const PRINTED: Text = both("Mention", "Words printed");
pub const REVOKED_BY: Text = both("Révoquée par", "Revoked by");
pub const SIGNED: Text = both("Signé au titre de cette délégation", "Signed under this authority");
pub const NEVER_USED: Text = both("Rien encore.", "Nothing yet.");

/// The words that a signature prints.
pub fn on_behalf(whom: &str, lang: Lang) -> String {
    // Printed in French whatever the language of the screen: it is what stands on the document.
    say!(lang, "Pour {whom} et par délégation", "Pour {whom} et par délégation")
}

// Forms.

pub const OPTIONAL: Text = both("Facultatif.", "Optional.");
pub const NAME_HINT: Text = both("Prénom et nom, comme sur un courrier.", "First and last name, as on a letter.");
pub const NAME_MISSING: Text = both("Donnez le nom de la personne.", "Give the name of the person.");
pub const MAIL_HINT: Text = both("Adresse professionnelle.", "Address at work.");
pub const MAIL_MISSING: Text = both("Donnez son adresse.", "Give the address.");
pub const POST_TITLE: Text = both("Intitulé", "Title");
pub const POST_TITLE_HINT: Text =
    both("Tel qu’il sera imprimé, avec son service.", "As it will be printed, with its service.");
pub const POST_TITLE_MISSING: Text = both("Donnez un intitulé à la fonction.", "Give the post a title.");
pub const POST_KIND_HINT: Text = both(
    "Les circuits trouvent ainsi la bonne fonction de chaque structure.",
    "By this, circuits find the right post of each structure.",
);
pub const PLACE_HINT: Text = both(
    "Tapez pour chercher\u{a0}: l’institut, une délégation régionale, une structure.",
    "Type to search: the institute, a regional office, a structure.",
);
pub const PLACE_MISSING: Text = both("Choisissez un périmètre dans la liste.", "Choose a place from the list.");
pub const ADD_POST_ABOUT: Text = both(
    "Une fonction sans titulaire ne peut rien viser ni signer\u{a0}: nommez ensuite quelqu’un.",
    "A post without a holder can neither give a visa nor sign: appoint somebody next.",
);
pub const PERSON_HINT: Text = both("Tapez un nom, puis choisissez.", "Type a name, then choose.");
pub const PERSON_MISSING: Text = both("Choisissez une personne dans la liste.", "Choose a person from the list.");
pub const POST_HINT: Text = both("Tapez un intitulé, puis choisissez.", "Type a title, then choose.");
pub const AS_POST_HINT: Text = both("Celle au titre de laquelle elle signera.", "The one that the person signs as.");
pub const POST_MISSING: Text = both("Choisissez une fonction dans la liste.", "Choose a post from the list.");
pub const FROM: Text = both("À partir du", "From");
pub const LAST_DAY: Text = both("Dernier jour", "Last day");
pub const LAST_DAY_HINT: Text =
    both("La personne tient encore la fonction ce jour-là.", "The person still holds the post on that day.");
pub const LAST_DAY_MISSING: Text =
    both("Une délégation a toujours un dernier jour.", "An authority always has a last day.");
pub const DAY_HINT: Text = both("Sous la forme jj/mm/aaaa.", "Written yyyy-mm-dd.");
pub const DAY_OPTIONAL: Text = both(
    "Sous la forme jj/mm/aaaa\u{202f}; vide s’il n’est pas fixé.",
    "Written yyyy-mm-dd; empty where it is not set.",
);
pub const DAY_FAULT: Text = both(
    "Ce jour ne se lit pas\u{a0}: écrivez-le comme 31/12/2027.",
    "This day cannot be read: write it as 2027-12-31.",
);
pub const DAYS_REVERSED: Text = both("Le dernier jour vient avant le premier.", "The last day comes before the first.");
pub const APPOINTMENT: Text = both("Nomination", "Appointment");
pub const ACT_HINT: Text =
    both("Référence de l’acte, par exemple Décision 2027-12.", "Reference of the act, such as Décision 2027-12.");
pub const ACT_MISSING: Text =
    both("Donnez la référence de l’acte qui délègue.", "Give the reference of the act that grants it.");
pub const CEILING_EUROS: Text = both("Plafond en euros", "Ceiling in euros");
pub const CEILING_HINT: Text = both("Vide s’il n’y en a pas.", "Empty where there is none.");
pub const ON_BEHALF: Text = both("Au nom de", "On behalf of");
pub const ON_BEHALF_HINT: Text = both(
    "Par exemple le président-directeur général\u{202f}; imprimé sous la signature.",
    "Such as le président-directeur général; printed under the signature.",
);
pub const GRANT_ABOUT: Text =
    both("Elle ne vaut que tant que la personne tient la fonction.", "It holds only while the person holds the post.");
pub const FIRST_PASSPHRASE: Text = both("Première phrase de passe", "First passphrase");
pub const NEW_PASSPHRASE: Text = both("Nouvelle phrase de passe", "New passphrase");
pub const OLD_PASSPHRASE: Text = both("Phrase de passe actuelle", "Present passphrase");
pub const OLD_MISSING: Text = both("Saisissez votre phrase de passe actuelle.", "Type your present passphrase.");
pub const AGAIN: Text = both("La même, une seconde fois", "The same once more");
pub const NOT_THE_SAME: Text = both("Les deux saisies diffèrent.", "The two are not the same.");
pub const PASSPHRASE_HINT: Text = both(
    "Au moins quinze caractères\u{202f}; une phrase se retient mieux qu’un mot compliqué.",
    "At least fifteen characters; a sentence is easier to remember than an odd word.",
);
pub const ADD_ACCOUNT_ABOUT: Text = both(
    "La personne devra changer cette phrase à sa première ouverture\u{a0}: vous ne pourrez donc pas signer à sa place.",
    "The person must change it at the first opening: so you will not be able to sign in that person’s place.",
);
pub const RESET_ABOUT: Text = both(
    "Ce que l’ancienne phrase scellait ne se rouvre plus\u{a0}: la personne aura de nouvelles clés et un nouveau certificat. Ses signatures restent valables.",
    "What the old passphrase sealed cannot be opened any more: the person gets new keys and a new certificate. Earlier signatures stay valid.",
);
pub const THEIR_PASSPHRASE: Text = both("Sa phrase de passe", "Their passphrase");
pub const THEIR_PASSPHRASE_HINT: Text =
    both("La personne la saisit elle-même, ici et maintenant.", "The person types it here and now.");
pub const THEIRS_MISSING: Text = both("Faites saisir sa phrase de passe.", "Have the person type the passphrase.");
pub const NAME_ADMINISTRATOR_ABOUT: Text = both(
    "Deux administrateurs valent mieux qu’un\u{a0}: chacun peut rouvrir le compte de l’autre.",
    "Two administrators are wiser than one: each can reset the account of the other.",
);
pub const PASSPHRASE_ABOUT: Text = both(
    "Personne ne peut la retrouver pour vous. Perdue, un administrateur rouvre votre compte, avec de nouvelles clés.",
    "Nobody can find it again for you. If it is lost, an administrator resets your account, with new keys.",
);
pub const CERTIFICATE_PATH: Text = both("Enregistrer sous", "Save as");
pub const CERTIFICATE_HINT: Text =
    both("Chemin du fichier à écrire, en .pem ou .crt.", "Path of the file to write, as .pem or .crt.");
pub const CERTIFICATE_ABOUT: Text = both(
    "Ce fichier est public\u{a0}: remettez-le à qui doit vérifier vos signatures.",
    "This file is public: hand it to whoever must check your signatures.",
);
pub const PATH_MISSING: Text = both("Indiquez où l’enregistrer.", "Say where to save it.");

pub const PARTNER: Text = both("Partenaire", "Partner");
pub const PARTNER_HINT: Text = both(
    "Sigle de l’organisme dont le portail a sa propre entrée (CNRS)\u{202f}; vide s’il n’y en a pas.",
    "Acronym of the institution whose portal has a way of its own (CNRS); empty where there is none.",
);
pub const INSTITUTE_ABOUT: Text = both(
    "Le numéro national dit quelles structures ont l’institut pour tutelle, et donc lesquelles la campagne appelle.",
    "By the national number structures are found that have the institute as parent body: the campaign calls these.",
);

/// The domains that an address must belong to.
pub fn mail_domains(domains: &[String], lang: Lang) -> String {
    let domains = choice(domains, lang);
    say!(lang, "L’adresse doit être de {domains}.", "The address must be of {domains}.")
}
