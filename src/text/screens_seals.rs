//! Words of the screens about stamps, time-stamps and certificates.

use super::{Text, both};

pub const PLACE_STAMP: (Text, Text) = (
    both("Placer le tampon et signer", "Place the stamp and sign"),
    both(
        "Montre la page et ses places libres, puis signe le dossier avec le tampon à la place choisie.",
        "Shows the page and its free places, then signs the dossier with the stamp at the chosen place.",
    ),
);
pub const TIME_STAMP: (Text, Text) = (
    both("Horodater le document", "Time-stamp the document"),
    both(
        "Ajoute un horodatage au document signé sans réseau.",
        "Adds a time-stamp to the document that was signed without a network.",
    ),
);
pub const SET_TSA: (Text, Text) = (
    both("Autorité d’horodatage", "Time-stamping authority"),
    both(
        "Règle l’autorité à qui chaque signature demande l’heure.",
        "Sets the authority that each signature asks for the time.",
    ),
);
pub const TRY_TSA: (Text, Text) = (
    both("Essayer l’autorité d’horodatage", "Try the time-stamping authority"),
    both(
        "Demande l’heure à l’autorité d’horodatage, sans rien signer.",
        "Asks the time-stamping authority for the time, without signing anything.",
    ),
);
pub const BRING: (Text, Text) = (
    both("Apporter un certificat", "Bring a certificate"),
    both(
        "Apporte votre certificat et sa clé d’un fichier .p12 ou .pfx ; il signe désormais.",
        "Brings your certificate and its key from a .p12 or .pfx file; it signs from then on.",
    ),
);
pub const CHOOSE: (Text, Text) = (
    both("Choisir le certificat qui signe", "Choose the certificate that signs"),
    both(
        "Choisit entre le certificat du bureau et ceux que vous avez apportés.",
        "Chooses between the certificate of the desk and those that you brought.",
    ),
);
pub const RETIRE: (Text, Text) = (
    both("Retirer un certificat ou le cachet", "Put a certificate or the seal out of use"),
    both(
        "Ce bureau ne signe plus avec un certificat apporté, qui n’est pas révoqué, ou avec le cachet, qui l’est.",
        "This desk signs no more with a certificate that was brought, which is not revoked, or with the seal, which is.",
    ),
);
pub const RETIRE_CERTIFICATE_HINT: Text = both("celui qui ne signera plus", "the one that will sign no more");
pub const RETIRE_REASON_HINT: Text = both("le registre la garde", "the register keeps it");
pub const SEAL: Text = both("cachet de l’institut", "seal of the institute");
pub const NOTHING_TO_RETIRE: Text =
    both("aucun certificat apporté n’est à retirer", "no brought certificate is left to put out of use");
pub const OWN: (Text, Text) = (
    both("Mes certificats", "My certificates"),
    both(
        "Montre vos certificats : qui les a établis, jusqu’à quand, révoqués ou non.",
        "Shows your certificates: who issued them, until when, revoked or not.",
    ),
);
pub const PUBLISH: (Text, Text) = (
    both("Publier la liste de révocation", "Publish the list of revoked certificates"),
    both(
        "Signe et écrit la liste des certificats révoqués, pour qui vérifie sans le bureau.",
        "Signs and writes the list of revoked certificates, for whoever verifies without the desk.",
    ),
);
pub const NO_TSA: Text = both("aucune autorité d’horodatage n’est réglée", "no time-stamping authority is set");
pub const NOTHING_TO_TIME: Text = both("rien n’y attend un horodatage", "nothing in it awaits a time-stamp");
pub const NONE_BROUGHT: Text = both("vous n’avez apporté aucun certificat", "you have brought no certificate");
pub const PLACE: Text = both("Place", "Place");
pub const PLACE_HINT: Text = both("colonne et rangée d’une place libre", "column and row of a free place");
pub const PAGE: Text = both("Page", "Page");
pub const PAGE_HINT: Text = both("une autre page si vous voulez", "another page if you like");
pub const PLACE_FAULT: Text =
    both("Donnez un numéro de page et une place de sa grille.", "Give the number of a page and a place of its grid.");
pub const TSA_URL: Text = both("Adresse", "Address");
pub const TSA_URL_HINT: Text = both("http://… ; vide : ne rien demander", "http://…; empty: ask nobody");
pub const TSA_URL_FAULT: Text = both("Donnez l’adresse de l’autorité.", "Give the address of the authority.");
pub const TSA_ROOT: Text = both("Racines (PEM)", "Roots (PEM)");
pub const TSA_ROOT_HINT: Text =
    both("sinon celles que cet ordinateur connaît", "otherwise those that this computer knows");
pub const TSA_ABOUT: Text = both(
    "Chaque signature lui demandera l’heure. Sans réponse, la signature est faite quand même et peut être horodatée plus tard.",
    "Each signature will ask it for the time. Without an answer the signature is made all the same and can be time-stamped later.",
);
pub const FILE: Text = both("Fichier", "File");
pub const FILE_HINT: Text = both(".p12 ou .pfx", ".p12 or .pfx");
pub const FILE_FAULT: Text = both("Donnez le chemin du fichier.", "Give the path of the file.");
pub const PASSWORD: Text = both("Mot de passe", "Password");
pub const PASSWORD_HINT: Text = both("celui du fichier", "that of the file");
pub const BRING_ABOUT: Text = both(
    "La clé sera scellée sous votre phrase de passe ; le fichier n’est pas gardé.",
    "The key will be sealed under your passphrase; the file is not kept.",
);
pub const CERTIFICATE: Text = both("Certificat", "Certificate");
pub const CERTIFICATE_HINT: Text = both("celui qui signera", "the one that will sign");
pub const OF_DESK: Text = both("celui du bureau", "that of the desk");
pub const LIST_PATH: Text = both("Fichier", "File");
pub const LIST_HINT: Text = both(".crl : DER ; sinon PEM", ".crl: DER; PEM otherwise");
