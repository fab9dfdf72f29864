//! Words of the texts of a campaign: what each is for, and what the words in braces stand for.

use crate::domain::texts::TextName;
use crate::text::{Text, both};

/// What a text is for.
pub fn text_name(value: TextName) -> Text {
    match value {
        TextName::Letterhead => both("en-tête de toutes les feuilles", "head of every sheet"),
        TextName::Letter => both("lettre qui remet un code", "letter that hands a code over"),
        TextName::LetterMixed => both("la même, aux structures mixtes", "the same, to mixed structures"),
        TextName::LetterExempt => both("lettre aux structures dispensées", "letter to exempt structures"),
        TextName::Mail => both("courriel qui porte la lettre", "mail that carries the letter"),
        TextName::MailSubject => both("objet de ce courriel", "subject of that mail"),
        TextName::Reminder => both("rappel avant et après la coupure", "reminder before and after the cut-off"),
        TextName::ReminderSubject => both("objet de ce rappel", "subject of that reminder"),
        TextName::PublisherAnswer => {
            both("réponse à l’éditeur après une fuite", "answer to the publisher after a leak")
        }
        TextName::Contacts => both("à qui s’adresser", "whom to ask"),
        TextName::Spelling => both("alphabet du téléphone", "spelling alphabet of the telephone"),
        TextName::Digest => both("courriel de relance du parapheur", "reminder of the signing book"),
        TextName::DigestSubject => both("objet de cette relance", "subject of that reminder of the book"),
    }
}

/// What a word in braces stands for.
pub fn placeholder(word: &str) -> Text {
    match word {
        "institut" => both("nom de l’institut", "name of the institute"),
        "portail" => both("nom du portail documentaire", "name of the documentary portal"),
        "partenaire" => both("sigle du partenaire des structures mixtes", "acronym of the partner of mixed structures"),
        "annee" => both("année de la campagne", "year of the campaign"),
        "ouverture" => both("jour d’ouverture de la campagne", "opening day of the campaign"),
        "coupure" => both("jour de la coupure des anciens codes", "day on which the old codes are cut off"),
        "jours" => both("jours d’ici à la coupure, en chiffres", "days until the cut-off, a number"),
        "date" => both("jour de la lettre", "day of the letter"),
        "structure" => both("libellé de la structure", "label of the structure"),
        "intitule" => both("intitulé de la structure", "title of the structure"),
        "numero" => both("numéro RNSR de la structure", "RNSR number of the structure"),
        "delegation" => both("délégation régionale", "regional office"),
        "direction" => both("nom de la direction", "name of the head"),
        "correspondant" => both("nom du correspondant", "name of the correspondent"),
        "identifiant" => both("identifiant du code", "login of the code"),
        "code" => both("place du code d’accès, seule sur sa ligne", "place of the access code, alone on its line"),
        "preuve" => both("ce qui prouve la dispense", "what proves the exemption"),
        "contacts" => both("le texte « contacts »", "the text “contacts”"),
        "editeur" => both("nom de l’éditeur", "name of the publisher"),
        "affaire" => both("numéro de l’affaire", "number of the case"),
        "mesures" => both("mesures prises, en liste", "what was done, a list"),
        "motif" => both(
            "motif du rappel : not-registered, registration-to-check, not-delivered ou old-code-in-use",
            "reason of the reminder: not-registered, registration-to-check, not-delivered or old-code-in-use",
        ),
        "personne" => both("nom de la personne à qui l’on écrit", "name of the person who is written to"),
        "attente" => both(
            "ce qui l’attend, en liste : numero, titre, demande, depuis, avant, retard, fonction, suppleance",
            "what waits for them, a list: numero, titre, demande, depuis, avant, retard, fonction, suppleance",
        ),
        "retards" => both(
            "ses dossiers en retard chez d’autres, en liste : numero, titre, qui, depuis, retard, audessus",
            "their dossiers that are late with others, a list: numero, titre, qui, depuis, retard, audessus",
        ),
        "suites" => both(
            "ce que des dossiers sont devenus, en liste : numero, titre, suite, par, le, motif, repris",
            "what became of dossiers, a list: numero, titre, suite, par, le, motif, repris",
        ),
        "reste" => both("ce qui attend au-delà de la liste, en chiffres", "what waits beyond the list, a number"),
        "reste_retards" => {
            both("ses retards au-delà de la liste, en chiffres", "what is late beyond the list, a number")
        }
        "reste_suites" => both(
            "les nouvelles que dira le prochain courriel, en chiffres",
            "the news that the next mail tells, a number",
        ),
        "coupee" => both("1 si la coupure est faite, 0 sinon", "1 once the cut-off is done, else 0"),
        _ => both("", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::texts::PLACEHOLDERS;

    #[test]
    fn every_word_in_braces_is_explained() {
        for word in PLACEHOLDERS {
            assert!(!placeholder(word).fr.is_empty() && !placeholder(word).en.is_empty(), "{word}");
        }
    }
}
