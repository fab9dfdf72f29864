//! What is odd in what an act takes in, in words: the line of the file, what was found there, and what comes of it.

use super::format::{count, day, number};
use super::words::{duty_word, field_name};
use super::{Lang, both};
use crate::domain::clean::visible_line;
use crate::domain::plan::{Warning, WarningKind};

catalogue! {
    /// What is odd in an imported row, and what comes of it.
    pub oddity(value: &WarningKind, lang);

    WarningKind::Removed { field, characters }, name = field_name(field).of(lang)
        => "des caractères invisibles ont été retirés du champ « {name} » : {characters}"
        |  "hidden characters were taken out of the field “{name}”: {characters}";
    WarningKind::BadCheckLetter
        => "la lettre finale du numéro ne va pas avec ses chiffres : ligne écartée, vérifiez le numéro"
        |  "the last letter of the number does not fit its digits: row left out, check the number";
    WarningKind::Twice
        => "figure déjà plus haut dans le fichier : ligne écartée"
        |  "occurs further up in the file already: row left out";
    WarningKind::UnevenLists
        => "des listes qui vont ensemble n’ont pas la même longueur : relisez tutelles, libellés et responsables"
        |  "lists that belong together differ in length: check parent bodies, labels and heads";
    WarningKind::UnknownLevel(text)
        => "niveau « {text} » inconnu : prise pour une structure" | "unknown level “{text}”: taken for a structure";
    WarningKind::NoPostcode
        => "sans code postal : aucune délégation régionale, choisissez-la en ajustant la structure"
        |  "without a postal code: no regional office, choose one by adjusting the structure";
    WarningKind::NoLabel
        => "sans libellé de l’institut : aucun code ne pourra être émis avant d’en choisir un"
        |  "without a label of the institute: no code can be issued before one is chosen";
    WarningKind::StrangeLine
        => "le format ne lit pas cette ligne : elle est écartée"
        |  "the format does not fit this line: it is left out";
    WarningKind::LabelTwice { label, other }
        => "le libellé « {label} » est aussi celui de {other} : choisissez-en un autre pour l’une des deux"
        |  "the label “{label}” is also that of {other}: choose another one for one of the two";
    WarningKind::UnknownStructure(text)
        => "aucune structure ne répond à « {text} » : ligne écartée" | "no structure answers to “{text}”: row left out";
    WarningKind::AmbiguousStructure(text)
        => "« {text} » désigne plusieurs structures : ligne écartée, donnez le numéro RNSR"
        |  "“{text}” names several structures: row left out, give the RNSR number";
    WarningKind::BadMail(text)
        => "l’adresse « {text} » n’est pas acceptée : ligne écartée, corrigez-la"
        |  "the address “{text}” is not accepted: row left out, correct it";
    WarningKind::BadHeadcount(text)
        => "l’effectif « {text} » n’est pas un nombre : ligne écartée, corrigez-le"
        |  "the head-count “{text}” is not a number: row left out, correct it";
    WarningKind::BadAnswer(text)
        => "« {text} » n’est ni oui ni non : ligne écartée, corrigez-la"
        |  "“{text}” is neither yes nor no: row left out, correct it";
    WarningKind::MatchProposed { structure }
        => "semble être la structure {structure} : à confirmer, rien n’est lié d’office"
        |  "seems to be structure {structure}: to be confirmed, nothing is linked by itself";
    WarningKind::EmptyName
        => "sans nom : ligne écartée" | "without a name: row left out";
    WarningKind::NoInstituteNumber
        => "l’institut n’a pas de numéro national (UAI) : il n’est pas reconnu parmi les tutelles, et presque aucune structure n’est appelée. Donnez-le à l’écran F7, « Données de l’institut »"
        |  "the institute has no national number (UAI): it is not found among parent bodies, and hardly any structure is called. Give it on screen F7, “Data of the institute”";
    WarningKind::NumberUnknown(uai)
        => "aucune structure n’a le numéro national {uai} parmi ses tutelles : vérifiez-le à l’écran F7, « Données de l’institut »"
        |  "no structure has the national number {uai} among its parent bodies: check it on screen F7, “Data of the institute”";
    WarningKind::PostHeld { name, until: None }
        => "{name} tient déjà cette fonction, sans date de fin : il y aurait deux titulaires. Mettez d’abord fin à sa nomination"
        |  "{name} holds this post already, without a last day: there would be two holders. End that appointment first";
    WarningKind::PostHeld { name, until: Some(until) }, until = day(*until, lang)
        => "{name} tient déjà cette fonction jusqu’au {until} : il y aurait deux titulaires jusque-là"
        |  "{name} holds this post already until {until}: there would be two holders until then";
    WarningKind::NotCalled(duty), why = duty_word(duty).of(lang)
        => "non appelée par la campagne : {why}. Ligne écartée ; changez les réglages de la campagne si ce code doit entrer"
        |  "not called by the campaign: {why}. Row left out; change the settings of the campaign if this code is to come in";
    WarningKind::TeamNotCalled
        => "non appelé par la campagne : code d’équipe. Ligne écartée ; changez ce réglage de la campagne si ce code doit entrer"
        |  "not called by the campaign: team code. Row left out; change that setting of the campaign if this code is to come in";
    WarningKind::PortalLate(n), told = count(*n, both("code suspendu ou remplacé", "code suspended or replaced"), both("codes suspendus ou remplacés", "codes suspended or replaced"), lang)
        => "un fichier du portail n’a pas été écrit depuis, et contient peut-être encore {told} : écrivez-le d’abord, et la réponse pourra dire que l’accès est coupé"
        |  "a file of the portal was not written since, and may still hold {told}: write it first, and the answer can say that access is cut";
    WarningKind::Capitals
        => "l’identifiant n’est pas en capitales : il l’est ici, comme sur les lettres"
        |  "the login is not in capitals: it is written so here, as on the letters";
    WarningKind::ClassAssumed
        => "chercheur hors structure dont la catégorie n’est pas connue : compté pour une personne parmi les autres chercheurs. Donnez son effectif en le réinscrivant"
        |  "a researcher outside any structure whose class is not known: counted as one person among other researchers. Give the head-count by registering him";
    WarningKind::SuspectUntreated
        => "ce code est en cause et rien n’a été fait : suspendez-le, remplacez-le ou mettez-le hors de cause"
        |  "this code is a suspect and nothing was done about it: suspend it, replace it or clear it";
    WarningKind::PublisherUnanswered
        => "aucune réponse n’a été envoyée à l’éditeur" | "no answer was sent to the publisher";
    WarningKind::YearUnreadable(text)
        => "année « {text} » illisible : laissée vide" | "year “{text}” cannot be read: left empty";
}

/// A text that begins like a sentence.
pub(super) fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A warning with its line of the file.
pub fn warning(value: &Warning, lang: Lang) -> String {
    let (line, told) = (number(value.line, lang), oddity(&value.what, lang));
    visible_line(&match value.subject.as_str() {
        // It comes from no file, and is a sentence of its own.
        "" if value.line == 0 => format!("{}.", sentence(&told)),
        subject if value.line == 0 => say!(lang, "{subject} : {told}", "{subject}: {told}"),
        "" => say!(lang, "ligne {line} : {told}", "line {line}: {told}"),
        subject => say!(lang, "ligne {line}, {subject} : {told}", "line {line}, {subject}: {told}"),
    })
}
