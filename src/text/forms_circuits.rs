//! What the screen says of circuits: the list, the one that is written, its steps and its conditions.

use super::{Lang, Text, both};

pub const TITLE: Text = both("Circuits de ce bureau", "Circuits of this desk");
pub const NEW: Text = both("Nouveau circuit", "New circuit");
pub const NOT_ADMINISTRATOR: Text = both("seul un administrateur les change", "only an administrator changes them");
pub const NO_NAME: Text = both("il lui faut un nom", "it needs a name");
pub const NO_STEP: Text = both("il lui faut une étape", "it needs a step");
pub const UNCHANGED: Text = both("rien n’a changé", "nothing has changed");
pub const RETIRED_ALREADY: Text = both("il l’est déjà", "it is so already");
pub const UNNAMED: Text = both("sans nom", "unnamed");
pub const ADD_STEP: Text = both("Ajouter une étape", "Add a step");
pub const SAVE: Text = both("Enregistrer le circuit…", "Save the circuit…");
pub const RETIRE: Text = both("Retirer du choix…", "Take off the list…");
pub const UNSAVED: Text = both(
    "Ce circuit a changé et n’est pas enregistré\u{a0}: Échap encore une fois l’abandonne.",
    "This circuit has changed and is not saved: Escape once more gives it up.",
);
pub const NAME: Text = both("Nom", "Name");
pub const NAME_HINT: Text =
    both("Par exemple\u{a0}: Unité puis délégation.", "For instance: Unit, then regional office.");
pub const NAME_MISSING: Text = both("Donnez un nom au circuit.", "Give the circuit a name.");
pub const CONDITIONS: Text = both("Proposé pour", "Proposed for");
pub const CONDITIONS_ABOUT: Text = both(
    "Le circuit est proposé aux dossiers qui remplissent tout\u{202f}; sans rien, à tous.",
    "It is proposed for dossiers that meet all of this; with nothing set, for all.",
);
pub const EVERY: Text = both("tout dossier", "every dossier");
pub const KIND_HINT: Text = both("Aucune nature cochée\u{a0}: toutes.", "No kind ticked: all of them.");
pub const LEAST: Text = both("À partir de (euros)", "From (euros)");
pub const MOST: Text = both("Jusqu’à (euros)", "Up to (euros)");
pub const OFFICE: Text = both("Délégation régionale", "Regional office");
pub const ANY_OFFICE: Text = both("toutes", "all of them");
pub const WHO: [Text; 3] =
    [both("À qui", "Of whom"), both("Et à qui", "And of whom"), both("Et encore à qui", "And also of whom")];
pub const WHO_HINT: Text =
    both("Tapez pour chercher une fonction ou une personne.", "Type to find a post or a person.");
pub const WHO_MORE_HINT: Text = both("Facultatif.", "Optional.");
pub const WHO_MISSING: Text = both("Dites à qui l’étape s’adresse.", "Say whom the step is for.");
pub const LABEL: Text = both("Nom du choix à faire", "Name of the choice");
pub const LABEL_HINT: Text = both(
    "Pour une fonction choisie à l’envoi\u{a0}: comment l’appeler, «\u{a0}juriste\u{a0}» par exemple.",
    "For a post chosen when it is sent: what to call it, “lawyer” for instance.",
);
pub const LABEL_MISSING: Text = both("Dites comment appeler ce choix.", "Say what to call this choice.");
pub const RULE: Text = both("Combien doivent agir", "How many must act");
pub const ALL: Text = both("tous", "all of them");
pub const ANY: Text = both("un seul suffit", "any one");
pub const TWO: Text = both("au moins deux", "at least two");
pub const TO_APPROVE: Text = both("Précisions pour avancer", "Particulars to go on");
pub const TO_REFUSE: Text = both("Précisions pour refuser", "Particulars to refuse");
pub const FIELDS_HINT: Text = both(
    "Ce qu’il faudra écrire alors, séparé par des virgules\u{a0}: numéro de marché, lot.",
    "What must be written then, parted by commas: contract number, lot.",
);
pub const PLACE: Text = both("Numéro d’étape", "Step number");
pub const PLACE_HINT: Text = both(
    "Sa place dans le circuit\u{202f}; un autre numéro la déplace.",
    "Its place in the circuit; another number moves it.",
);
pub const PLACE_FAULT: Text = both("Un numéro, à partir de 1.", "A number, from 1.");
pub const REMOVE: Text = both("Supprimer l’étape", "Remove the step");

/// Title of a circuit that is written.
pub fn editing(name: &str, lang: Lang) -> String {
    say!(lang, "Circuit\u{a0}: {name}", "Circuit: {name}")
}

/// A line of it.
pub fn line(what: &str, value: &str, lang: Lang) -> String {
    say!(lang, "{what}\u{a0}: {value}", "{what}: {value}")
}

/// Title of the form of a step.
pub fn step(n: usize, lang: Lang) -> String {
    say!(lang, "Étape {n}", "Step {n}")
}

/// What must be given at a step.
pub fn fields(approve: &str, refuse: &str, lang: Lang) -> String {
    let mut told = Vec::new();
    if !approve.is_empty() {
        told.push(say!(lang, "pour avancer\u{a0}: {approve}", "to go on: {approve}"));
    }
    if !refuse.is_empty() {
        told.push(say!(lang, "pour refuser\u{a0}: {refuse}", "to refuse: {refuse}"));
    }
    told.join(" · ")
}

/// From an amount.
pub fn from_amount(amount: &str, lang: Lang) -> String {
    say!(lang, "à partir de {amount}", "from {amount}")
}

/// Up to an amount.
pub fn up_to_amount(amount: &str, lang: Lang) -> String {
    say!(lang, "jusqu’à {amount}", "up to {amount}")
}
