//! What the signing book's screen says of the acts beside visa, signature and refusal: the actions, and why one of them
//! cannot be done now.

use super::{Lang, Text, both};

/// Everything else that can be done to the dossier.
pub const OTHERS: (Text, Text) = (
    both("Autres actes", "Other acts"),
    both(
        "Montre ce que vous pouvez faire d’autre de ce dossier, et ce qui s’y oppose.",
        "Shows what else you can do with this dossier, and what stands in the way.",
    ),
);
/// Give an opinion.
pub const OPINION: (Text, Text) = (
    both("Donner un avis", "Give an opinion"),
    both(
        "Donne l’avis qui vous est demandé\u{a0}: favorable, défavorable ou réservé.",
        "Gives the opinion that is asked of you: for, against or reserved.",
    ),
);
/// Take note of what one was told.
pub const SEEN: (Text, Text) = (
    both("Prendre connaissance", "Take note"),
    both(
        "Note que vous avez pris connaissance de ce qui vous était transmis.",
        "Records that you have taken note of what you were told.",
    ),
);
/// Record a signature on paper.
pub const PAPER: (Text, Text) = (
    both("Noter une signature papier", "Record a paper signature"),
    both(
        "Enregistre une signature donnée sur papier, avec sa numérisation.",
        "Records a signature that was given on paper, with its scan.",
    ),
);
/// Send back to an earlier step.
pub const SEND_BACK: (Text, Text) = (
    both("Renvoyer à une étape", "Send back to a step"),
    both(
        "Renvoie le dossier à une étape passée\u{a0}: la suite est demandée de nouveau.",
        "Sends the dossier back to a past step: what follows is asked again.",
    ),
);
/// Take one's last act back.
pub const TAKE_BACK: (Text, Text) = (
    both("Reprendre mon acte", "Take my act back"),
    both(
        "Reprend votre dernier acte, tant que personne n’a agi depuis.",
        "Takes your last act back, while nobody has acted since.",
    ),
);
/// Hand the task on.
pub const TRANSFER: (Text, Text) = (
    both("Transmettre la tâche", "Hand the task on"),
    both(
        "Donne votre tâche à une autre fonction ou à une autre personne.",
        "Gives your task to another post or to another person.",
    ),
);
/// Ask for an opinion.
pub const ASK: (Text, Text) = (
    both("Demander un avis", "Ask for an opinion"),
    both(
        "Demande un avis à quelqu’un\u{202f}; l’étape ne l’attend pas.",
        "Asks somebody for an opinion; the step does not wait for it.",
    ),
);
/// Add a step.
pub const INSERT: (Text, Text) = (
    both("Ajouter une étape", "Add a step"),
    both(
        "Ajoute une étape à venir au circuit de ce dossier, et de lui seul.",
        "Adds a step still to come to the circuit of this dossier alone.",
    ),
);
/// Pass over a task.
pub const BYPASS: (Text, Text) = (
    both("Passer outre", "Pass over"),
    both(
        "Passe outre un visa ou un avis qui n’est pas venu, avec un motif.",
        "Passes over a visa or an opinion that has not come, with a reason.",
    ),
);
/// Let the post above act.
pub const ESCALATE: (Text, Text) = (
    both("Saisir la fonction au-dessus", "Raise to the post above"),
    both(
        "Permet à la fonction au-dessus d’agir sur une étape en retard.",
        "Lets the post above act on a step that is late.",
    ),
);
/// Note that it was read.
pub const MARK: (Text, Text) = (
    both("Marquer comme lu", "Mark as read"),
    both(
        "Note que vous avez lu cette version\u{202f}; l’ouvrir le note aussi.",
        "Records that you have read this version; opening it records it too.",
    ),
);
/// Go on with a draft.
pub const EDIT: (Text, Text) = (
    both("Modifier la préparation", "Edit the draft"),
    both(
        "Continue un dossier en préparation là où vous l’aviez laissé.",
        "Goes on with a dossier in preparation where you left it.",
    ),
);
/// Send a draft.
pub const SEND: (Text, Text) = (
    both("Répéter et envoyer", "Rehearse and send"),
    both(
        "Montre qui aurait le dossier en préparation, et quand, puis l’envoie.",
        "Shows who would get the dossier in preparation, and when, then sends it.",
    ),
);
/// Write an annotation.
pub const ANNOTATE: (Text, Text) = (
    both("Annoter", "Annotate"),
    both(
        "Écrit une annotation à côté du document, pour qui vous voulez.",
        "Writes an annotation beside the document, for whom you want.",
    ),
);
/// Write an annotation on the page that is read.
pub const ANNOTATE_PAGE: (Text, Text) = (
    both("Annoter la page", "Annotate the page"),
    both("Écrit une annotation sur la page que vous lisez.", "Writes an annotation on the page that you are reading."),
);
/// Withdraw an annotation.
pub const UNNOTE: (Text, Text) = (
    both("Retirer une annotation", "Withdraw an annotation"),
    both(
        "Retire une annotation de votre main\u{202f}; le registre la garde.",
        "Withdraws an annotation of your own; the register keeps it.",
    ),
);
/// Search everything.
pub const SEARCH: (Text, Text) = (
    both("Chercher partout", "Search everything"),
    both(
        "Cherche dans les dossiers, leurs annotations et le texte des documents.",
        "Searches the dossiers, their annotations and the text of the documents.",
    ),
);
/// The circuits.
pub const CIRCUITS: (Text, Text) = (
    both("Circuits", "Circuits"),
    both(
        "Montre les circuits de ce bureau, en écrit, en change, en retire.",
        "Shows the circuits of this desk, writes, changes and retires them.",
    ),
);
/// The guide of the first dossier.
pub const GUIDE: (Text, Text) = (
    both("Premier dossier, pas à pas", "First dossier, step by step"),
    both(
        "Accompagne votre premier dossier, touche après touche\u{202f}; la même touche arrête.",
        "Goes along with your first dossier, key by key; the same key stops it.",
    ),
);

pub const OTHERS_SHORT: Text = both("Actes", "Acts");
pub const SEND_SHORT: Text = both("Envoyer", "Send");
pub const EDIT_SHORT: Text = both("Modifier", "Edit");

// Why an action cannot be done now.

pub const ASKS_OPINION: Text = both("il vous est demandé un avis", "it asks you for an opinion");
pub const ASKS_OUTSIDER: Text =
    both("le contreseing d’une personne extérieure est attendu", "an outsider’s countersignature is waited for");
pub const ASKS_NO_OPINION: Text = both("aucun avis ne vous est demandé", "no opinion is asked of you");
pub const NOTHING_TOLD: Text =
    both("rien ne vous a été transmis pour information", "nothing was passed to you for information");
pub const NO_SIGNATURE_WAITS: Text =
    both("aucune signature n’est attendue que vous puissiez noter", "no signature is waited for that you could record");
pub const AT_FIRST_STEP: Text = both("il est à sa première étape", "it is at its first step");
pub const NOTHING_TO_TAKE_BACK: Text = both("le dernier acte n’est pas de vous", "the last act is not yours");
pub const CANNOT_BYPASS: Text =
    both("seul un visa ou un avis se passe", "only a visa or an opinion can be passed over");
pub const NOT_ABOVE: Text =
    both("il faut la fonction au-dessus, ou être administrateur", "it takes the post above, or an administrator");
pub const NOT_LATE: Text = both("l’étape n’est pas en retard", "the step is not late");
pub const ARCHIVED_ALREADY: Text = both("il est déjà archivé", "it is archived already");
pub const NO_OFFICE: Text =
    both("aucune de vos fonctions ni suppléances ne le permet", "none of your posts or stand-ins allows it");
pub const STOOD_IN: Text =
    both("votre suppléance de la fonction attendue a pris fin", "you no longer stand in for the post that is asked");
pub const STANDS_IN_LATER: Text = both(
    "votre suppléance de la fonction attendue n’a pas commencé",
    "you do not yet stand in for the post that is asked",
);
pub const STANDS_IN_FOR_OTHERS: Text =
    both("votre suppléance ne couvre pas ce type de document", "your standing in does not cover this kind of document");
pub const NOT_A_DRAFT: Text = both("ce dossier est déjà parti", "this dossier was sent already");
pub const READ_ALREADY: Text = both("vous avez déjà lu cette version", "you have read this version already");
pub const NO_NOTE_OF_MINE: Text = both("vous n’y avez aucune annotation", "you have no annotation there");
pub const NO_DOCUMENT_OPEN: Text = both("aucun document n’est ouvert", "no document is open");

/// Title of the list of other acts.
pub fn others_of(number: &str, lang: Lang) -> String {
    say!(lang, "Autres actes sur le dossier {number}", "Other acts on dossier {number}")
}

/// Title of the form that refuses several dossiers.
pub fn refuse_many(dossiers: usize, lang: Lang) -> String {
    say!(lang, "Refuser {dossiers} dossiers", "Refuse {dossiers} dossiers")
}

/// How many dossiers are selected.
pub fn selected(dossiers: usize, lang: Lang) -> String {
    match dossiers {
        1 => both("1 coché", "1 selected").of(lang).to_owned(),
        _ => say!(lang, "{dossiers} cochés", "{dossiers} selected"),
    }
}

/// The mark of a dossier whose version was not read.
pub const UNREAD: Text = both("• non lu", "• unread");

/// Title of the form that asks whom a circuit leaves open.
pub fn who_of(title: &str, lang: Lang) -> String {
    say!(lang, "{title}\u{a0}: qui agira", "{title}: who is to act")
}

pub const ANSWERED_BY: Text = both("Réponse", "Answered by");
pub const OTHER_VERSION: Text = both("sur une autre version", "on another version");

/// On which page an annotation stands.
pub fn on_page(page: u32, lang: Lang) -> String {
    say!(lang, "page {page}", "page {page}")
}

/// Who has opened this version.
pub fn read_by(names: &str, lang: Lang) -> String {
    say!(lang, "Lu par\u{a0}: {names}", "Read by: {names}")
}
