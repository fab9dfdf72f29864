//! The actions of the signing book's screen: what each is called, what it does, why it cannot be done now.

use crate::text::{Text, both};

// What the line of keys calls some of them.
pub const READ_SHORT: Text = both("Lire", "Read");
pub const NEW_SHORT: Text = both("Nouveau", "New");
pub const NEXT_TRAY_SHORT: Text = both("Bannette", "Tray");

// Actions: what each is called, and one sentence about it.

/// Read the document.
pub const READ: (Text, Text) = (
    both("Lire le document", "Read the document"),
    both("Ouvre le texte du document, page par page.", "Opens the text of the document, page by page."),
);
/// Give a visa.
pub const VISA: (Text, Text) = (
    both("Viser", "Give visa"),
    both("Donne votre visa à l’étape qui vous attend.", "Gives your visa to the step that waits for you."),
);
/// Sign.
pub const SIGN: (Text, Text) = (
    both("Signer", "Sign"),
    both(
        "Signe le document au titre de votre délégation\u{202f}; la phrase de passe est redemandée.",
        "Signs the document under your authority; the passphrase is asked for again.",
    ),
);
/// Refuse.
pub const REFUSE: (Text, Text) = (
    both("Refuser", "Refuse"),
    both(
        "Refuse le dossier avec un motif, que verront le rédacteur et tous ceux qui ont agi.",
        "Refuses the dossier with a reason, which the writer and everybody who acted will see.",
    ),
);
/// Open a new dossier.
pub const NEW: (Text, Text) = (
    both("Nouveau dossier", "New dossier"),
    both(
        "Ouvre un dossier à partir d’un PDF et lance son circuit.",
        "Opens a dossier from a PDF and starts its circuit.",
    ),
);
/// Next tray.
pub const NEXT_TRAY: (Text, Text) =
    (both("Bannette suivante", "Next tray"), both("Passe à la bannette suivante.", "Goes to the next tray."));
/// Previous tray.
pub const PREVIOUS_TRAY: (Text, Text) = (
    both("Bannette précédente", "Previous tray"),
    both("Revient à la bannette précédente.", "Goes back to the previous tray."),
);
/// Who may sign.
pub const WHO_MAY_SIGN: (Text, Text) = (
    both("Qui peut signer", "Who may sign"),
    both(
        "Dit qui peut agir aujourd’hui à chaque étape, par quel acte, ou pourquoi non.",
        "Tells who may act today at each step, by which act, or why not.",
    ),
);
/// Verify the signatures of a dossier.
pub const VERIFY: (Text, Text) = (
    both("Contrôler les signatures", "Check signatures"),
    both("Contrôle les signatures que porte le document.", "Checks the signatures that the document bears."),
);
/// Save the document.
pub const SAVE: (Text, Text) = (
    both("Enregistrer le document", "Save the document"),
    both("Écrit le document tel qu’il est dans un fichier.", "Writes the document as it stands to a file."),
);
/// Save the circulation sheet.
pub const SAVE_SHEET: (Text, Text) = (
    both("Fiche de circulation", "Circulation sheet"),
    both(
        "Écrit la fiche de circulation du dossier en PDF.",
        "Writes the circulation sheet of the dossier as a PDF, in French.",
    ),
);
/// Save the evidence file.
pub const SAVE_EVIDENCE: (Text, Text) = (
    both("Dossier de preuve", "Evidence file"),
    both(
        "Écrit le dossier de preuve, qui se contrôle sans ce programme.",
        "Writes the evidence file, which is checked without this program.",
    ),
);
/// Tell everybody by mail.
pub const REMIND: (Text, Text) = (
    both("Relancer", "Remind"),
    both(
        "Montre à qui un courriel dirait ce qui l’attend, ce qui est en retard et ce que ses dossiers sont devenus, puis l’envoie.",
        "Shows whom a mail would tell what waits, what is late and what became of their dossiers, then sends it.",
    ),
);
/// File a document.
pub const FILE: (Text, Text) = (
    both("Classer le document", "File the document"),
    both(
        "Écrit le document signé dans le répertoire de classement, sous son nom, sans rien écraser.",
        "Writes the signed document into the folder for filing, under its name; nothing is overwritten.",
    ),
);
/// File all documents that are not filed.
pub const FILE_ALL: (Text, Text) = (
    both("Classer tout ce qui est terminé", "File all that is completed"),
    both(
        "Écrit dans le répertoire de classement chaque document signé qui n’y est pas encore.",
        "Writes every signed document that is not filed yet into the folder for filing.",
    ),
);
/// Settings of the filing.
pub const SET_FILING: (Text, Text) = (
    both("Régler le classement", "Set the filing"),
    both(
        "Choisit le répertoire où les documents signés sont classés, et la règle de leurs noms.",
        "Chooses the folder where signed documents are filed, and the rule of their names.",
    ),
);
/// Texts of the mails.
pub const BOOK_TEXTS: (Text, Text) = (
    both("Textes du parapheur", "Texts of the book"),
    both(
        "Écrit le texte d’un courriel du parapheur dans un fichier, ou prend celui d’un fichier.",
        "Writes the text of a mail of the signing book to a file, or takes that of a file.",
    ),
);
pub const NOTHING_TO_TELL: Text = both(
    "vous n’avez envoyé aucun dossier, et seul un administrateur relance pour les autres",
    "you have sent no dossier, and only an administrator reminds of those of others",
);
pub const NO_FILING: Text = both("aucun répertoire de classement n’est réglé", "no folder for filing is set");
pub const NOT_COMPLETED: Text = both("le dossier n’est pas terminé", "the dossier is not completed");
/// Archive a dossier and put it into the strongbox.
pub const DEPOSIT: (Text, Text) = (
    both("Archiver au coffre-fort", "Archive"),
    both(
        "Archive le dossier et verse au coffre-fort document, annexes, fiche et preuve.",
        "Archives the dossier and puts document, annexes, sheet and evidence into the strongbox.",
    ),
);
/// Show what the strongbox holds of a dossier.
pub const STRONGBOX: (Text, Text) = (
    both("Dépôts au coffre-fort", "Deposits"),
    both(
        "Montre les dépôts du dossier et tout ce qui en a été fait.",
        "Shows the deposits of the dossier and all that was done to them.",
    ),
);
/// Send a new version.
pub const SEND_VERSION: (Text, Text) = (
    both("Nouvelle version", "New version"),
    both(
        "Fait repartir un dossier refusé, avec un document corrigé.",
        "Sends a refused dossier round again with a corrected document.",
    ),
);
/// Withdraw.
pub const WITHDRAW: (Text, Text) = (
    both("Retirer le dossier", "Withdraw"),
    both(
        "Arrête le circuit pour de bon\u{202f}; le dossier et ses actes restent au registre.",
        "Stops the circuit for good; the dossier and its acts stay in the register.",
    ),
);
/// Verify a file.
pub const VERIFY_FILE: (Text, Text) = (
    both("Contrôler un fichier", "Check a file"),
    both(
        "Contrôle un PDF signé, une signature .p7s ou un dossier de preuve.",
        "Checks a signed PDF, a .p7s signature or an evidence file.",
    ),
);

// Why an action cannot be done now.

pub const NO_DOSSIER: Text = both("aucun dossier n’est sous le curseur", "no dossier is under the cursor");
pub const NO_CIRCUIT: Text = both("aucun circuit n’est défini dans ce bureau", "this desk has no circuit yet");
pub const IS_COMPLETED: Text = both("ce dossier est terminé", "this dossier is completed");
pub const IS_REFUSED: Text = both("ce dossier a été refusé", "this dossier has been refused");
pub const IS_WITHDRAWN: Text = both("ce dossier a été retiré", "this dossier has been withdrawn");
pub const WRITER_ARCHIVES: Text =
    both("seul son rédacteur ou un administrateur l’archive", "only its writer or an administrator archives it");
pub const PUT_AWAY_ALREADY: Text = both("il est déjà au coffre-fort", "it is in the strongbox already");
pub const NOTHING_PUT_AWAY: Text = both("rien n’en est au coffre-fort", "nothing of it is in the strongbox");
pub const STILL_CIRCULATES: Text = both("ce dossier circule encore", "this dossier still circulates");
pub const NO_LONGER_CIRCULATES: Text =
    both("ce dossier n’est plus en circulation", "this dossier is no longer in circulation");
pub const ACTED_ALREADY: Text =
    both("vous avez déjà agi\u{202f}; d’autres sont attendus", "you have acted already; others are waited for");
pub const NOTHING_WAITS: Text = both("rien ne vous attend sur ce dossier", "nothing waits for you on this dossier");
pub const ASKS_SIGNATURE: Text =
    both("il vous est demandé une signature, pas un visa", "it asks you for a signature, not a visa");
pub const ASKS_VISA: Text =
    both("il vous est demandé un visa, pas une signature", "it asks you for a visa, not a signature");
pub const NO_AUTHORITY: Text = both(
    "aucune de vos délégations de signature ne couvre ce dossier",
    "none of your authorities to sign covers this dossier",
);
pub const IS_PREPARED: Text = both("ce dossier est en préparation", "this dossier is in preparation");
pub const NOT_REFUSED: Text = both("ce dossier n’a pas été refusé", "this dossier has not been refused");
pub const WRITER_SENDS: Text =
    both("seul son rédacteur peut en envoyer une nouvelle version", "only its writer can send a new version");
pub const WRITER_WITHDRAWS: Text = both("seul son rédacteur peut le retirer", "only its writer can withdraw it");
