//! What the guide of a first dossier says: one short sentence for where somebody stands, with the key to press next.

use super::{Lang, Text, both};

/// How it is called at its edge.
pub const TITLE: Text = both("Premier dossier", "First dossier");

/// Its place among so many steps.
pub fn place(step: usize, steps: usize, lang: Lang) -> String {
    say!(lang, "Premier dossier, étape {step} sur {steps}", "First dossier, step {step} of {steps}")
}

/// The key that leaves it.
pub fn leave(key: &str, lang: Lang) -> String {
    say!(lang, "{key} arrête le guide", "{key} stops the guide")
}

/// To the signing book.
pub fn go(key: &str, lang: Lang) -> String {
    say!(lang, "Appuyez sur {key}\u{a0}: le parapheur s’ouvre.", "Press {key}: the signing book opens.")
}

/// There is no circuit yet.
pub fn circuits(key: &str, lang: Lang) -> String {
    say!(
        lang,
        "Il faut d’abord un circuit\u{a0}: {key}, puis «\u{a0}Nouveau circuit\u{a0}». Un nom, une étape, c’est assez.",
        "A circuit comes first: {key}, then “New circuit”. A name and one step are enough."
    )
}

/// A circuit is being written.
pub const WRITE_CIRCUIT: Text = both(
    "Un nom, au moins une étape qui dit qui agit, puis «\u{a0}Enregistrer le circuit\u{a0}».",
    "A name, at least one step that says who acts, then “Save the circuit”.",
);

/// A new dossier.
pub fn new(key: &str, lang: Lang) -> String {
    say!(
        lang,
        "Appuyez sur {key}\u{a0}: un formulaire prépare votre dossier.",
        "Press {key}: a form prepares your dossier."
    )
}

/// The title.
pub const TITLE_FIELD: Text = both(
    "Tapez l’objet\u{a0}: ce que lira chaque signataire. Entrée passe au champ suivant.",
    "Type the title: what every signatory will read. Enter goes to the next field.",
);
/// The document.
pub const DOCUMENT_FIELD: Text = both(
    "Descendez jusqu’à «\u{a0}Document\u{a0}» et donnez le chemin d’un PDF\u{a0}: Tab le complète.",
    "Go down to “Document” and give the path of a PDF: Tab completes it.",
);

/// Everything that is needed is there.
pub fn filled(key: &str, lang: Lang) -> String {
    say!(
        lang,
        "Le reste peut attendre\u{a0}: {key} va droit à «\u{a0}Valider\u{a0}», et Entrée montre la répétition.",
        "The rest can wait: {key} goes straight to “Send”, and Enter shows the rehearsal."
    )
}

/// A further form.
pub const WHO: Text = both(
    "Ce circuit demande encore qui agira\u{a0}: répondez, puis validez.",
    "This circuit still asks who is to act: answer, then send.",
);
/// The rehearsal is read.
pub const REHEARSAL: Text = both(
    "Voilà qui aurait le dossier, et quand. Rien n’est parti\u{a0}: «\u{a0}Envoyer\u{a0}», ou gardez-le en préparation.",
    "This is who would get it, and when. Nothing has left: “Send”, or keep it as a draft.",
);
/// The confirm.
pub const CONFIRM: Text = both(
    "Dernière vérification\u{a0}: Tab va sur «\u{a0}Confirmer\u{a0}», Entrée envoie.",
    "A last look: Tab goes to “Confirm”, Enter sends.",
);

/// It is a draft.
pub fn draft(send: &str, edit: &str, lang: Lang) -> String {
    say!(
        lang,
        "Il attend dans «\u{a0}À préparer\u{a0}»\u{a0}: {send} le répète et l’envoie, {edit} le modifie.",
        "It waits in “To prepare”: {send} rehearses and sends it, {edit} changes it."
    )
}

/// It circulates: read it as those who are asked will.
pub fn read(key: &str, lang: Lang) -> String {
    say!(
        lang,
        "Il circule. {key} le lit, comme le liront ceux qui agiront.",
        "It circulates. {key} reads it, as those who act will."
    )
}

/// The reader is open.
pub fn reading(key: &str, lang: Lang) -> String {
    say!(
        lang,
        "Les flèches tournent les pages, {key} annote celle qu’on lit, Échap referme.",
        "Arrows turn the pages, {key} annotates the one that is read, Escape closes."
    )
}

/// See where it is.
pub fn follow(key: &str, lang: Lang) -> String {
    say!(
        lang,
        "{key} montre où il en est\u{a0}: qui a agi, qui est attendu, depuis quand.",
        "{key} shows where it is: who has acted, who is waited for, since when."
    )
}

/// All is done.
pub fn done(others: &str, stop: &str, lang: Lang) -> String {
    say!(
        lang,
        "C’est tout\u{a0}: envoyé, lu, suivi. {others} montre les autres actes\u{202f}; {stop} referme ce guide.",
        "That is all: sent, read, followed. {others} shows the other acts; {stop} closes this guide."
    )
}

/// Something else stands in front.
pub const ELSEWHERE: Text = both(
    "Échap revient en arrière\u{a0}: le guide reprend où vous en êtes.",
    "Escape comes back: the guide goes on from where you are.",
);
