//! What to do where a list is empty: behind the sentence that there is nothing to show.

use crate::text::{Text, both};

pub const NO_FINDING: Text = both(
    "Aucun journal du portail n’a rien révélé : lisez-en un par « paraphe codes usage import FICHIER ».",
    "No log of the portal has told anything: read one with “paraphe codes usage import FILE”.",
);
pub const NO_CODE: Text = both(
    "Aucun code n’est émis : inscrivez une structure, puis « paraphe codes issue --registered ».",
    "No code is issued: register a structure, then “paraphe codes issue --registered”.",
);
pub const NO_CASE: Text = both(
    "Aucune affaire n’est ouverte : un signalement s’ouvre par « paraphe leak report ».",
    "No case is open: a report is opened with “paraphe leak report”.",
);
pub const NO_QUEUE: Text = both(
    "Aucune inscription n’attend : « --all » montre aussi celles qui sont acceptées.",
    "No registration waits: “--all” shows those that are accepted too.",
);
pub const NO_TRACK: Text = both(
    "Aucun accès n’est noté : notez-en un par « paraphe campaign track note ».",
    "No way is noted: note one with “paraphe campaign track note”.",
);
pub const NO_PERSON: Text = both(
    "L’annuaire est vide : ajoutez quelqu’un par « paraphe people add ».",
    "The directory is empty: add somebody with “paraphe people add”.",
);
pub const NO_POST: Text = both(
    "Aucune fonction n’est créée : créez-en une par « paraphe post add ».",
    "No post is created: create one with “paraphe post add”.",
);
pub const NO_TARGET: Text = both(
    "Aucun fichier ne suit les codes : choisissez-en un par « paraphe codes target set ».",
    "No file follows the codes: choose one with “paraphe codes target set”.",
);
pub const NO_ENTRY: Text = both(
    "Aucune écriture ne répond : élargissez le sujet, la personne ou le jour.",
    "No entry fits: widen the subject, the person or the day.",
);
pub const NO_AUTHORITY: Text = both(
    "Aucune délégation de signature n’est donnée : « paraphe authority grant » en donne une.",
    "No authority to sign is granted: “paraphe authority grant” grants one.",
);
pub const NO_DOSSIER: Text = both(
    "Aucun dossier ne répond : mettez-en un en circulation par « paraphe dossier new ».",
    "No dossier fits: put one into circulation with “paraphe dossier new”.",
);
pub const NO_STRUCTURE: Text = both(
    "Aucune structure ne répond : élargissez le filtre, ou importez un répertoire par « paraphe structures import FICHIER ».",
    "No structure fits: widen the filter, or import a register with “paraphe structures import FILE”.",
);
