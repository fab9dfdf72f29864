//! Help of the deeds on dossiers, of annotations, drafts and circuits; and what their commands say.

use crate::text::{Text, both};

pub const LIST_WHO: Text = both("QUI", "WHO");
pub const NAME_VALUE: Text = both("NOM=VALEUR", "NAME=VALUE");
pub const NUMBERS: Text = both("Numéro du dossier ; plusieurs à la fois", "Number of the dossier; several at once");
pub const STEP: Text = both("ÉTAPE", "STEP");
pub const FIELD: Text = both(
    "Précision du dossier, comme « marché=2027-12 » ; peut être répétée",
    "Particular of the dossier, such as “contract=2027-12”; may be repeated",
);
pub const OPINION: Text =
    both("Donne un avis à l’étape qui l’attend", "Gives an opinion to the step that waits for it");
pub const OPINION_FOR: Text = both("Avis favorable", "Favourable");
pub const OPINION_AGAINST: Text = both("Avis défavorable", "Unfavourable");
pub const OPINION_TEXT: Text =
    both("Ce qui est dit ; obligatoire si l’avis n’est pas favorable", "What is said; needed unless it is favourable");
pub const SEEN: Text =
    both("Prend connaissance de ce qui a été transmis pour information", "Takes note of what was told");
pub const SEND_BACK: Text = both("Renvoie le dossier à une étape passée", "Sends the dossier back to a past step");
pub const SEND_BACK_STEP: Text = both("Étape où renvoyer, à partir de 1", "Step to send it back to, from 1");
pub const REASON: Text = both("Motif, que voient tous ceux qui ont agi", "Reason, which everybody who acted sees");
pub const TAKE_BACK: Text = both(
    "Reprend son dernier acte tant que personne n’a agi depuis",
    "Takes one’s last act back while nobody has acted since",
);
pub const TRANSFER: Text = both("Transmet la tâche à quelqu’un d’autre", "Hands the task on to somebody else");
pub const TO: Text = both("Fonction ou personne", "Post or person");
pub const ASK: Text =
    both("Demande un avis sans arrêter l’étape", "Asks for an opinion; the step does not wait for it");
pub const QUESTION: Text = both("Question posée", "Question that is asked");
pub const INSERT: Text = both("Ajoute une étape à venir", "Adds a step still to come");
pub const INSERT_ASKED: Text = both("Ce que l’étape demande", "What the step asks for");
pub const INSERT_BEFORE: Text = both(
    "Étape à venir avant laquelle l’ajouter, à partir de 1 ; sinon à la fin",
    "Step still to come before which it is added, from 1; else at the end",
);
pub const INSERT_DAYS: Text = both("Jours que l’étape doit prendre", "Days that the step should take");
pub const BYPASS: Text =
    both("Passe outre un visa ou un avis, d’au-dessus", "Passes over a visa or an opinion, from above");
pub const ESCALATE: Text =
    both("Permet à la fonction au-dessus d’agir sur une étape en retard", "Lets the post above act on a late step");
pub const PAPER: Text = both("Note une signature donnée sur papier", "Records a signature that was given on paper");
pub const PAPER_SCAN: Text = both("Numérisation de la page signée", "Scan of the signed page");
pub const PAPER_DAY: Text = both("Date de la signature", "Day of the signature");
pub const PAPER_SIGNER: Text = both("Qui a signé", "Who signed");
pub const ARCHIVE: Text = both("Archive un dossier terminé, refusé ou retiré", "Archives a dossier that is over");
pub const NOTE: Text = both("Annote un dossier, à côté du document", "Annotates a dossier, beside the document");
pub const NOTE_TEXT: Text = both("Texte de l’annotation", "Text of the annotation");
pub const NOTE_PAGE: Text = both("Page concernée", "Page that it is about");
pub const NOTE_VISIBILITY: Text = both("Qui peut la lire", "Who may read it");
pub const NOTE_TO: Text = both(
    "Destinataire d’une annotation restreinte ; peut être répété",
    "Reader of a restricted annotation; may be repeated",
);
pub const NOTES: Text = both("Liste les annotations que l’on peut lire", "Lists the annotations that one may read");
pub const UNNOTE: Text = both("Retire une annotation de sa main", "Withdraws an annotation of one’s own");
pub const UNNOTE_NOTE: Text = both("Annotation, par son identifiant", "Annotation, by its id");
pub const SEARCH: Text = both(
    "Cherche dans les dossiers, leurs annotations et le texte des documents",
    "Searches the dossiers, their annotations and the text of the documents",
);
pub const SEARCH_TEXT: Text = both("Mots cherchés", "Words to look for");
pub const DRAFT: Text = both("Prépare un dossier sans l’envoyer", "Prepares a dossier without sending it");
pub const DRAFT_NUMBER: Text = both("Dossier en préparation à compléter", "Dossier in preparation to go on with");
pub const SEND: Text = both("Envoie un dossier en préparation", "Sends a dossier in preparation");
pub const SECRECY: Text = both("Qui peut voir le dossier", "Who may see the dossier");
pub const REPLY_TO: Text = both("Dossier auquel il répond", "Dossier that it answers");
pub const OUTSIDER: Text = both(
    "Personne extérieure : « Nom;qualité;adresse;téléphone » ; peut être répétée",
    "Outsider: “Name;quality;mail;telephone”; may be repeated",
);
pub const CHOSEN: Text = both(
    "Fonction choisie pour une étape ouverte, comme « valideur=Juriste »",
    "Post chosen for an open step, such as “checker=Lawyer”",
);
pub const CIRCUITS: Text = both("Circuits de signature", "Signing circuits");
pub const CIRCUIT_LIST: Text = both("Liste les circuits", "Lists the circuits");
pub const CIRCUIT_SHOW: Text =
    both("Montre un circuit ; en JSON, tel que set le relit", "Shows a circuit; in JSON, as set reads it");
pub const CIRCUIT_SET: Text =
    both("Ajoute ou change un circuit d’après un fichier JSON", "Adds or changes a circuit from a JSON file");
pub const CIRCUIT_RETIRE: Text = both("Retire un circuit du choix", "Takes a circuit off the list");
pub const CIRCUIT_REHEARSE: Text = both(
    "Répète un circuit : qui l’aurait, qui est absent, qui peut signer, quand",
    "Rehearses a circuit: who would get it, who is absent, who may sign, when",
);
pub const PLACE: Text = both("Où", "Where");
pub const VISIBILITY: Text = both("Visibilité", "Visibility");
pub const PAGE: Text = both("Page", "Page");
pub const TEXT: Text = both("Texte", "Text");
pub const STANDS_IN: Text = both("Suppléance", "Stands in");
pub const MAY: Text = both("Peut signer", "May sign");
pub const DUE: Text = both("Échéance", "Due");
pub const WITHDRAWN: Text = both("retirée", "withdrawn");
pub const LATE: Text = both(
    "Liste les dossiers en retard, chez qui, depuis quand, et qui est au-dessus",
    "Lists the dossiers that are late, with whom, since when, and who stands above",
);
pub const REMIND: Text = both(
    "Dit à chacun, par un seul courriel, ce qui l’attend, ce qui est en retard et ce que ses dossiers sont devenus",
    "Tells everybody in one mail what waits for them, what is late and what became of their dossiers",
);
pub const FILE_DOSSIERS: Text = both(
    "Classe les documents signés de dossiers terminés, sans jamais rien écraser",
    "Files the signed documents of completed dossiers, and never overwrites anything",
);
pub const FILE_COMPLETED: Text =
    both("Tous ceux qui sont terminés et pas encore classés", "All that are completed and not filed yet");
pub const FILING: Text = both("Classement des documents signés", "Filing of signed documents");
pub const FILING_SET: Text = both(
    "Choisit le répertoire de classement et la règle de nommage",
    "Chooses the folder for filing and the naming rule",
);
pub const FILING_FOLDER: Text = both("Répertoire de classement, qui existe", "Folder for filing, which exists");
pub const FILING_PATTERN: Text = both(
    "Règle de nommage ; « / » fait des répertoires ; mots : {number}, {title}, {kind}, {structure}, {year}, {date} ; sinon « {year}/{number} {title} »",
    "Naming rule; “/” makes folders; words: {number}, {title}, {kind}, {structure}, {year}, {date}; else “{year}/{number} {title}”",
);
pub const FILING_UNSET: Text = both("Arrête le classement", "Stops the filing");
pub const FILING_SHOW: Text =
    both("Montre le classement et ce qui reste à classer", "Shows the filing and what is left to file");
pub const PATTERN: Text = both("RÈGLE", "RULE");
pub const FILING_FOLDER_FIELD: Text = both("Répertoire", "Folder");
pub const FILING_PATTERN_FIELD: Text = both("Règle de nommage", "Naming rule");
pub const TO_FILE: Text = both("À classer", "To be filed");
pub const BOOK_TEXTS: Text = both("Textes des courriels du parapheur", "Texts of the mails of the signing book");
pub const BOOK_TEXTS_LIST: Text = both("Liste les textes", "Lists the texts");
pub const BOOK_TEXTS_WORDS: Text =
    both("Liste les mots entre accolades et ce qu’ils désignent", "Lists the words in braces and what they stand for");
pub const BOOK_TEXTS_SHOW: Text = both("Montre un texte", "Shows a text");
pub const BOOK_TEXTS_SET: Text = both("Remplace un texte par celui d’un fichier", "Replaces a text by that of a file");
pub const BOOK_TEXTS_RESET: Text = both("Reprend le texte d’origine", "Goes back to the usual text");
pub const SINCE: Text = both("Depuis", "Since");
pub const DAYS_LATE: Text = both("Retard", "Late");
pub const ABOVE: Text = both("Peut aussi aller à", "May also go to");
pub const NOTHING_LATE: Text = both(
    "Aucun dossier n’est en retard, parmi ceux que vous pouvez voir.",
    "No dossier is late among those that you may see.",
);
pub const FILE_OFFER: Text = both(
    "Le dossier est terminé : « paraphe dossier file --completed » classe son document.",
    "The dossier is completed: “paraphe dossier file --completed” files its document.",
);
