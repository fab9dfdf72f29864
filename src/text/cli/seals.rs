//! What `--help` says of stamps, time-stamps and certificates.

use crate::text::{Text, both};

pub const STAMP: Text = both(
    "Place du tampon : page et place de sa grille, comme « 2:B7 » ou « last:C10 »",
    "Place of the stamp: page and place of its grid, such as “2:B7” or “last:C10”",
);
pub const STAMPS: Text = both(
    "Place du tampon de la n-ième signature, comme « 2=1:B7 » ; répétable. Un texte [[signature:2]] dans le document dit la même chose",
    "Place of the stamp of the nth signature, such as “2=1:B7”; may be repeated. A text [[signature:2]] in the document says the same",
);
pub const PLACE: Text = both("PAGE:PLACE", "PAGE:PLACE");
pub const NUMBERED_PLACE: Text = both("N=PAGE:PLACE", "N=PAGE:PLACE");
pub const ALL_ANNEXES: Text = both(
    "Signe aussi les annexes PDF à côté (.p7s) ; les autres le sont toujours",
    "Signs the PDF annexes beside too (.p7s); the others always are",
);
pub const PLACES: Text = both(
    "Dessine une page du document et ses places libres pour un tampon",
    "Draws a page of the document and its free places for a stamp",
);
pub const PLACES_PAGE: Text = both("Page, à partir de 1 ; sinon la dernière", "Page, from 1; otherwise the last one");
pub const TSA: Text = both("Autorité d’horodatage", "Time-stamping authority");
pub const TSA_SET: Text = both(
    "Règle l’autorité à qui chaque signature demande l’heure",
    "Sets the authority that each signature asks for the time",
);
pub const TSA_NONE: Text = both("N’en demande plus à personne", "Asks nobody any more");
pub const TSA_SHOW: Text = both("Montre l’autorité réglée", "Shows the authority that is set");
pub const TSA_TRY: Text =
    both("Lui demande l’heure, sans rien signer", "Asks it for the time, without signing anything");
pub const TSA_URL: Text = both(
    "Adresse de l’autorité, comme http://heure.exemple.fr",
    "Address of the authority, such as http://time.example.org",
);
pub const URL: Text = both("ADRESSE", "URL");
pub const TSA_ROOT: Text = both(
    "Certificats racines de l’autorité (PEM) ; sinon ceux que cet ordinateur connaît",
    "Root certificates of the authority (PEM); otherwise those that this computer knows",
);
pub const TIMESTAMP: Text =
    both("Horodate des documents signés sans réseau", "Time-stamps documents that were signed without a network");
pub const TIMESTAMP_ALL: Text =
    both("Tous ceux qui n’ont pas d’heure attestée", "All of those whose time nobody vouches for");
pub const NUMBERS: Text = both("Numéros des dossiers", "Numbers of the dossiers");
pub const SAVE_ANNEXES: Text = both(
    "Écrit aussi les annexes et leurs signatures (.p7s) ; --out nomme alors un nouveau répertoire",
    "Writes the annexes and their signatures (.p7s) too; --out then names a new folder",
);
pub const OWN: Text = both("Certificats avec lesquels on signe", "Certificates that one signs with");
pub const OWN_IMPORT: Text = both(
    "Apporte un certificat et sa clé d’un fichier .p12 ou .pfx",
    "Brings a certificate and its key from a .p12 or .pfx file",
);
pub const OWN_FILE: Text = both("Fichier .p12 ou .pfx", "File, .p12 or .pfx");
pub const OWN_PASSWORD: Text =
    both("Fichier qui contient le mot de passe du .p12", "File that holds the password of the .p12");
pub const OWN_LIST: Text =
    both("Liste ses propres certificats, ou ceux d’une personne", "Lists one’s own certificates, or those of a person");
pub const OWN_PERSON: Text = both(
    "Quelqu’un d’autre : nom ou courriel ; lequel signe n’est pas dit",
    "Somebody else: name or mail; which one signs is not said",
);
pub const OWN_USE: Text = both("Choisit celui qui signe", "Chooses the one that signs");
pub const OWN_DIGEST: Text = both(
    "Début de l’empreinte du certificat, ou « desk » pour celui du bureau",
    "Beginning of the certificate’s digest, or “desk” for that of the desk",
);
pub const OWN_RETIRE: Text = both(
    "Retire un certificat apporté : ce bureau ne signe plus avec lui (ce n’est pas une révocation) ; ou le cachet, qui est révoqué",
    "Puts a brought certificate out of use: this desk signs with it no more (it is no revocation); or the seal, which is revoked",
);
pub const RETIRE_DIGEST: Text = both(
    "Début de l’empreinte du certificat, ou « seal » pour le cachet de l’institut",
    "Beginning of the certificate’s digest, or “seal” for the seal of the institute",
);
pub const RETIRE_PERSON: Text = both(
    "Qui l’a apporté, si ce n’est vous : pour un administrateur, avec --reason",
    "Who brought it, if not you: for an administrator, with --reason",
);
pub const RETIRED: Text = both("retiré", "out of use");
pub const DIGEST: Text = both("EMPREINTE", "DIGEST");
pub const CRL: Text = both(
    "Signe et écrit la liste des certificats révoqués (DER si le nom finit par .crl, sinon PEM)",
    "Signs and writes the list of revoked certificates (DER where the name ends in .crl, PEM otherwise)",
);
pub const VERIFY_CONTENT: Text = both(
    "Le fichier signé, pour un .p7s dont le nom ne le dit pas",
    "The signed file, for a .p7s whose name does not say it",
);
pub const VERIFY_TIME_ROOT: Text = both(
    "Certificats racines d’autorités d’horodatage à croire (PEM) ; répétable",
    "Root certificates of time-stamping authorities to believe (PEM); may be repeated",
);
pub const VERIFY_CRL: Text = both(
    "Liste de certificats révoqués (DER ou PEM) ; répétable",
    "List of revoked certificates (DER or PEM); may be repeated",
);
pub const SUBJECT: Text = both("Titulaire", "Subject");
pub const ISSUER: Text = both("Autorité", "Authority");
pub const UNTIL: Text = both("Jusqu’au", "Until");
pub const STATE: Text = both("État", "State");
pub const SIGNS: Text = both("signe", "signs");
pub const READY: Text = both("disponible", "ready");
pub const EXPIRED: Text = both("périmé", "expired");
pub const REVOKED: Text = both("révoqué", "revoked");
pub const ORIGIN: Text = both("Origine", "Origin");
pub const OF_DESK: Text = both("bureau", "desk");
pub const BROUGHT: Text = both("apporté", "brought");
pub const ROOTS: Text = both("Racines propres", "Own roots");

/// The question for the password of a file of keys.
pub const ASK_PASSWORD: Text = both("Mot de passe du fichier de clé", "Password of the key file");
