//! What the forms of the signing book say beside those of every day: deeds, drafts, annotations, the search.

use super::{Lang, Text, both};

pub const OPINION: Text = both("Avis", "Opinion");
pub const FOR: Text = both("favorable", "for");
pub const AGAINST: Text = both("défavorable", "against");
pub const NEITHER: Text = both("réservé", "reserved");
pub const OPINION_TEXT: Text = both("Ce que vous en dites", "What you say");
pub const OPINION_TEXT_HINT: Text =
    both("Obligatoire si l’avis n’est pas favorable.", "Needed unless the opinion is for it.");
pub const OPINION_MISSING: Text = both(
    "Dites ce qui vous retient\u{a0}: un tel avis se motive.",
    "Say what holds you back: such an opinion gives its reasons.",
);
pub const STEP: Text = both("Étape", "Step");
pub const STEP_HINT: Text =
    both("Cette étape et les suivantes seront demandées de nouveau.", "This step and those after it are asked again.");
pub const REASON_MISSING: Text = both("Dites pourquoi.", "Say why.");
pub const SEND_BACK_ABOUT: Text = both(
    "Moins qu’un refus\u{a0}: le dossier continue, depuis l’étape choisie.",
    "Less than a refusal: the dossier goes on, from the step that you choose.",
);
pub const TO: Text = both("À qui", "To whom");
pub const TO_HINT: Text =
    both("Une fonction ou une personne\u{a0}: tapez pour chercher.", "A post or a person: type to find it.");
pub const TO_MISSING: Text = both("Choisissez une fonction ou une personne.", "Choose a post or a person.");
pub const TO_SECOND: Text = both("Et à qui", "And to whom");
pub const TO_SECOND_HINT: Text = both("Facultatif\u{a0}: tous devront agir.", "Optional: all of them must act.");
/// What an optional choice offers first: nobody, nothing.
pub const NOBODY_ELSE: Text = both("personne d’autre", "nobody else");
pub const NO_DOSSIER: Text = both("aucun dossier", "no dossier");
pub const QUESTION: Text = both("Question", "Question");
pub const QUESTION_HINT: Text = both("Ce que vous voulez savoir.", "What you want to know.");
pub const QUESTION_MISSING: Text = both("Posez la question.", "Ask the question.");
pub const ASKED: Text = both("Ce qui est demandé", "What is asked");
pub const BEFORE: Text = both("Place", "Place");
pub const AT_END: Text = both("à la fin", "at the end");
pub const DAYS: Text = both("Délai en jours", "Delay in days");
pub const DAYS_HINT: Text = both("Vide ou 0\u{a0}: aucun délai.", "Empty or 0: no delay.");
pub const DAYS_FAULT: Text = both("Un nombre de jours, par exemple 5.", "A number of days, for instance 5.");
pub const REASON_HINT: Text =
    both("Chacun le lira dans la fiche de circulation.", "Everybody will read it in the circulation sheet.");
pub const BYPASS_ABOUT: Text = both(
    "L’étape continue sans cet acte\u{202f}; le registre garde qui a passé outre et pourquoi.",
    "The step goes on without this act; the register keeps who passed over it and why.",
);
pub const TASK: Text = both("Tâche", "Task");
pub const SCAN: Text = both("Numérisation", "Scan");
pub const SCAN_HINT: Text = both("Fichier de la page signée.", "File of the signed page.");
pub const SCAN_MISSING: Text = both("Indiquez le fichier numérisé.", "Give the scanned file.");
pub const SIGNED_ON: Text = both("Signé le", "Signed on");
pub const DAY_HINT: Text = both("Par exemple 12/03/2027.", "For instance 2027-03-12.");
pub const DAY_FAULT: Text = both("Cette date ne se lit pas.", "This day cannot be read.");
pub const SIGNER: Text = both("Signé par", "Signed by");
pub const SIGNER_HINT: Text = both("Le nom écrit sous la signature.", "The name under the signature.");
pub const SIGNER_MISSING: Text = both("Dites qui a signé.", "Say who signed.");
pub const FIELD_HINT: Text = both("L’étape demande cette précision.", "The step asks for this particular.");
pub const FIELD_MISSING: Text = both("Cette précision est demandée par l’étape.", "The step asks for this particular.");
pub const FIELDS_ABOUT: Text =
    both("Cette étape demande des précisions avant d’avancer.", "This step asks for particulars before it goes on.");

// A dossier that is prepared.

pub const PROPOSED: Text = both("proposé d’après le dossier", "proposed by what it is");
pub const NONE_PROPOSED: Text = both(
    "Aucun circuit ne convient à un tel dossier\u{a0}: choisissez-en un.",
    "No circuit fits such a dossier: choose one.",
);
pub const REPLY_TO: Text = both("Répond à", "Answers");
pub const REPLY_TO_HINT: Text =
    both("Un dossier de ce bureau\u{202f}; facultatif.", "A dossier of this desk; optional.");
pub const SECRECY: Text = both("Visible par", "Seen by");
pub const SECRECY_HINT: Text =
    both("Qui n’en est pas ne le voit dans aucune liste.", "Whoever is not among them sees it in no list.");
pub const PARTICULARS: Text = both("Précisions", "Particulars");
pub const PARTICULARS_HINT: Text =
    both("Par exemple\u{a0}: marché=2027-12 / lot=3. Facultatif.", "For instance: contract=2027-12 / lot=3. Optional.");
pub const PARTICULARS_FAULT: Text =
    both("Écrivez nom=valeur, séparés par des barres obliques.", "Write name=value, parted by slashes.");
pub const DOCUMENT_KEPT: Text = both("Autre document", "Another document");
pub const DOCUMENT_LATER: Text =
    both("Chemin d’un fichier PDF\u{202f}; il peut venir plus tard.", "Path of a PDF file; it may come later.");
pub const WHO_ABOUT: Text =
    both("Ce circuit demande encore à qui le dossier passera.", "This circuit still asks through whose hands it goes.");
pub const OUTSIDER_NAME: [Text; 2] =
    [both("Personne extérieure", "Outsider"), both("Autre personne", "Another outsider")];
pub const OUTSIDER_HINT: Text =
    both("Qui contresigne avec un code reçu par SMS.", "Who countersigns with a code sent by SMS.");
pub const OUTSIDER_MISSING: Text = both("Donnez son nom.", "Give the name.");
pub const QUALITY: Text = both("En qualité de", "As");
pub const QUALITY_HINT: Text = both("Par exemple\u{a0}: stagiaire.", "For instance: trainee.");
pub const MAIL: Text = both("Son adresse", "Mail");
pub const MAIL_HINT: Text = both("Adresse électronique.", "Mail address.");
pub const PHONE: Text = both("Son téléphone", "Telephone");
pub const PHONE_HINT: Text = both(
    "Il reçoit le code et ne change plus une fois le dossier parti.",
    "It gets the code, and changes no more once the dossier is sent.",
);
pub const CHOSEN_HINT: Text =
    both("Une étape laisse ce choix à l’expéditeur.", "A step leaves this choice to the sender.");
pub const EDIT_ABOUT: Text = both(
    "Ce qui est vide peut attendre\u{202f}; tout se voit à la répétition.",
    "What is empty can wait; the rehearsal shows it all.",
);

// The rehearsal.

pub const SEND_NOW: Text = both("Envoyer…", "Send…");
pub const KEEP: Text = both("Garder en préparation", "Keep as a draft");
pub const SAVE: Text = both("Enregistrer", "Save");
pub const BACK_TO_FORM: Text = both("Revenir au formulaire", "Back to the form");
pub const CHANGE: Text = both("Modifier", "Edit");
pub const NO_DOCUMENT: Text = both("il manque le document", "the document is missing");
pub const NO_CIRCUIT: Text = both("il manque le circuit", "the circuit is missing");
pub const DEAD_END: Text = both("le circuit ne mène nulle part", "the circuit leads nowhere");
pub const NOT_REHEARSED: Text = both(
    "Aucun circuit n’est choisi et aucun ne convient à un tel dossier\u{a0}: choisissez-en un dans le formulaire, ou gardez le dossier en préparation.",
    "No circuit is chosen and none fits such a dossier: choose one in the form, or keep the dossier as a draft.",
);
pub const NO_DOCUMENT_YET: Text = both(
    "Il manque le document\u{a0}: pour envoyer le dossier, indiquez le fichier PDF dans le formulaire. D’ici là, il se garde en préparation.",
    "The document is missing: to send the dossier, give the PDF file in the form. Until then it can be kept as a draft.",
);
pub const NO_STRUCTURE: Text = both("il manque la structure", "the structure is missing");
pub const NO_STRUCTURE_YET: Text = both(
    "Il manque la structure\u{a0}: ce circuit passe par les personnes de la structure du dossier. Choisissez-la dans le formulaire.",
    "The structure is missing: this circuit goes through people of the dossier’s structure. Choose it in the form.",
);
pub const NO_CHOICE: Text = both("il manque une fonction à choisir", "a post is still to choose");
pub const NO_CHOICE_YET: Text = both(
    "Il manque un choix\u{a0}: ce circuit vous laisse choisir à qui le dossier passera. Choisissez la fonction dans le formulaire.",
    "A choice is missing: this circuit leaves it to you whose hands the dossier goes through. Choose the post in the form.",
);
pub const NO_OUTSIDER: Text = both("il manque la personne extérieure", "the outsider is missing");
pub const NO_OUTSIDER_YET: Text = both(
    "Il manque la personne extérieure\u{a0}: ce circuit demande un contreseing. Nommez dans le formulaire qui contresignera.",
    "The outsider is missing: this circuit asks for a countersignature. Name in the form who will countersign.",
);

/// Title of a rehearsal.
pub fn rehearsal_of(circuit: &str, lang: Lang) -> String {
    say!(lang, "Répétition\u{a0}: {circuit}", "Rehearsal: {circuit}")
}

/// The circuit that is proposed.
pub fn proposed(circuit: &str, lang: Lang) -> String {
    say!(lang, "Proposé pour un tel dossier\u{a0}: {circuit}", "Proposed for such a dossier: {circuit}")
}

/// Title of the form of a draft.
pub fn edit_title(number: &str, lang: Lang) -> String {
    say!(lang, "Dossier {number}, en préparation", "Dossier {number}, in preparation")
}

/// What a deed is done to, as the title of its form.
pub fn deed_title(what: &str, number: &str, lang: Lang) -> String {
    say!(lang, "{what} {number}", "{what} {number}")
}

/// The document that a draft has.
pub fn document_kept(name: &str, lang: Lang) -> String {
    say!(lang, "Document\u{a0}: {name}.", "Document: {name}.")
}

/// Before a step that is still to come.
pub fn before_step(n: usize, what: &str, lang: Lang) -> String {
    say!(lang, "avant l’étape {n} ({what})", "before step {n} ({what})")
}

/// A step that is over.
pub fn past_step(n: usize, what: &str, lang: Lang) -> String {
    say!(lang, "{n}. {what}", "{n}. {what}")
}

// Annotations.

pub const NOTE: Text = both("Annotation", "Annotation");
pub const NOTE_HINT: Text =
    both("Elle reste à côté du document, jamais dedans.", "It stands beside the document, never in it.");
pub const NOTE_MISSING: Text = both("Écrivez l’annotation.", "Write the annotation.");
pub const READERS: Text = both("Lue par", "Read by");
pub const PUBLIC: Text = both("tous ceux qui voient le dossier", "whoever may see the dossier");
pub const RESTRICTED: Text = both("l’expéditeur et qui je choisis", "the sender and whom I choose");
pub const PRIVATE: Text = both("moi seul", "me alone");
pub const NOTE_TO: Text = both("Destinataire", "Addressee");
pub const NOTE_TO_HINT: Text =
    both("Pour une annotation restreinte\u{202f}; facultatif.", "For a restricted one; optional.");
pub const PAGE: Text = both("Page", "Page");
pub const PAGE_HINT: Text = both("Vide\u{a0}: tout le document.", "Empty: the whole document.");
pub const PAGE_FAULT: Text = both("Un numéro de page, par exemple 2.", "The number of a page, for instance 2.");
pub const WITHDRAWN_NOTE: Text = both("Annotation à retirer", "Annotation to withdraw");

/// Title of the form of an annotation.
pub fn note_title(number: &str, lang: Lang) -> String {
    say!(lang, "Annoter le dossier {number}", "Annotate dossier {number}")
}

// The search.

pub const WORDS: Text = both("Mots cherchés", "Words to look for");
pub const WORDS_HINT: Text = both(
    "Avec ou sans accents\u{202f}; le texte des documents est lu.",
    "With or without accents; the documents are read.",
);
pub const WORDS_MISSING: Text = both("Tapez un mot.", "Type a word.");
pub const NOTHING_FOUND: Text = both("Aucun dossier ne contient ces mots.", "No dossier holds these words.");

/// How many dossiers hold the words.
pub fn found(count: usize, lang: Lang) -> String {
    match count {
        1 => both("Un dossier les contient", "One dossier holds them").of(lang).to_owned(),
        _ => say!(lang, "{count} dossiers les contiennent", "{count} dossiers hold them"),
    }
}

/// Annotations on a page, beside its number.
pub fn notes_on_page(count: usize, lang: Lang) -> String {
    match count {
        1 => both("1 annotation", "1 annotation").of(lang).to_owned(),
        _ => say!(lang, "{count} annotations", "{count} annotations"),
    }
}
