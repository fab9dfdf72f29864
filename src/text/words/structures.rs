//! Words of structures: what they are, where they stand, the fields of their description.

use crate::domain::search::Column;
use crate::domain::structure::{Difference, Field, Level, Population, Role, Standing};
use crate::text::{Lang, Text, both};

/// What a structure is, for the rules of the renewal.
pub fn population(value: Population) -> Text {
    match value {
        Population::Unit => both("unité", "unit"),
        Population::ClinicalCentre => both("centre d’investigation clinique", "clinical investigation centre"),
        Population::ServiceUnit => both("unité de service", "service unit"),
        Population::ResearchCentre => both("centre de recherche", "research centre"),
        Population::Team => both("équipe", "team"),
        Population::Federation => both("fédération", "federation"),
        Population::Outside => both("chercheur hors structure", "researcher outside any structure"),
    }
}

/// The stable word of a population.
pub fn population_word(value: Population) -> &'static str {
    match value {
        Population::Unit => "unit",
        Population::ClinicalCentre => "clinical-centre",
        Population::ServiceUnit => "service-unit",
        Population::ResearchCentre => "research-centre",
        Population::Team => "team",
        Population::Federation => "federation",
        Population::Outside => "outside",
    }
}

/// The level of the register.
pub fn level(value: Level) -> Text {
    match value {
        Level::Team => both("équipe", "team"),
        Level::Structure => both("structure", "structure"),
        Level::Federation => both("fédération", "federation"),
    }
}

/// Whether the registers still hold a structure.
pub fn standing(value: Standing) -> Text {
    match value {
        Standing::Active => both("en activité", "active"),
        Standing::Closed => both("fermée", "closed"),
    }
}

/// The role of a parent body.
pub fn role(value: Role) -> Text {
    match value {
        Role::Governing => both("tutelle", "parent body"),
        Role::Participant => both("participant", "participant"),
    }
}

/// A field in which two descriptions of a structure differ.
pub fn field(value: Field) -> Text {
    match value {
        Field::Title => both("Intitulé", "Title"),
        Field::Acronym => both("Sigle", "Acronym"),
        Field::Created => both("Année de création", "Year of creation"),
        Field::Kind => both("Nature", "Kind"),
        Field::Website => both("Site web", "Website"),
        Field::Address => both("Adresse", "Address"),
        Field::Directors => both("Responsables", "Heads"),
        Field::Bodies => both("Tutelles", "Parent bodies"),
        Field::Children => both("Structures rattachées", "Structures below"),
        Field::Parents => both("Structures de rattachement", "Structures above"),
        Field::History => both("Filiation", "History"),
        Field::Field => both("Domaine scientifique", "Scientific field"),
        Field::Record => both("Fiche RNSR ou ROR", "RNSR or ROR record"),
        Field::Ror => both("Identifiant ROR", "ROR identifier"),
        Field::Standing => both("État", "Standing"),
        Field::Level => both("Niveau", "Level"),
        Field::Organisation => both("Nom", "Name"),
        Field::Uai => both("Numéro national (UAI)", "National number (UAI)"),
        Field::Partner => both("Partenaire", "Partner"),
        Field::Portal => both("Portail documentaire", "Documentary portal"),
        Field::Domains => both("Domaines de courriel", "Mail domains"),
    }
}

/// What a new release of the register changes in one field: before, after.
pub fn difference(value: &Difference, lang: Lang) -> String {
    let name = field(value.field).of(lang);
    if value.field == Field::History {
        return say!(lang, "{name} : modifiée", "{name}: changed");
    }
    let (before, after) = (written(value.field, &value.before, lang), written(value.field, &value.after, lang));
    say!(lang, "{name} : {before} → {after}", "{name}: {before} → {after}")
}

/// A value of a field as a difference carries it: what the program calls by its own word is put into words.
fn written(of: Field, text: &str, lang: Lang) -> String {
    let known = match (of, text) {
        (_, "") => both("(vide)", "(empty)"),
        (Field::Standing, "Active") => standing(Standing::Active),
        (Field::Standing, "Closed") => standing(Standing::Closed),
        (Field::Level, "Team") => level(Level::Team),
        (Field::Level, "Structure") => level(Level::Structure),
        (Field::Level, "Federation") => level(Level::Federation),
        (Field::Bodies, _) => {
            let (governing, participant) = (role(Role::Governing).of(lang), role(Role::Participant).of(lang));
            let told = text.replace(" Governing ", &format!(" {governing} "));
            return told.replace(" Participant ", &format!(" {participant} "));
        }
        _ => return text.to_owned(),
    };
    known.of(lang).to_owned()
}

/// A column of the list of structures.
pub fn column(value: Column) -> Text {
    match value {
        Column::Label => both("Libellé", "Label"),
        Column::Title => both("Intitulé", "Title"),
        Column::City => both("Ville", "City"),
        Column::Office => both("Délégation régionale", "Regional office"),
        Column::Number => both("Numéro", "Number"),
    }
}

/// A field by the name that imports and forms give it; a name without words is shown as it is.
pub fn field_name(name: &'static str) -> Text {
    match name {
        "title" => both("intitulé", "title"),
        "acronym" => both("sigle", "acronym"),
        "label" => both("libellé", "label"),
        "kind" => both("nature", "kind"),
        "name" => both("nom", "name"),
        "first" => both("prénom", "first name"),
        "last" => both("nom de famille", "last name"),
        "mail" => both("adresse électronique", "mail address"),
        "amount" => both("montant", "amount"),
        "phone" => both("téléphone", "telephone"),
        "website" => both("site web", "website"),
        "address" => both("adresse", "address"),
        "postcode" => both("code postal", "postal code"),
        "city" => both("ville", "city"),
        "director" | "directors" => both("responsable", "head"),
        "body" | "bodies" => both("tutelle", "parent body"),
        "history" => both("filiation", "history"),
        "field" => both("domaine scientifique", "scientific field"),
        "record" => both("fiche RNSR ou ROR", "RNSR or ROR record"),
        "number" | "id" => both("numéro", "number"),
        "created" | "year" => both("année", "year"),
        "structure" => both("structure", "structure"),
        "office" => both("délégation régionale", "regional office"),
        "organisation" => both("institut", "institute"),
        "domains" => both("domaines de messagerie", "mail domains"),
        "post" => both("fonction", "post"),
        "person" => both("personne", "person"),
        "act" => both("référence de l’acte", "reference of the act"),
        "reason" => both("motif", "reason"),
        "document" => both("document", "document"),
        "circuit" => both("circuit", "circuit"),
        "passphrase" => both("phrase de passe", "passphrase"),
        "headcount" => both("effectif", "head-count"),
        "login" => both("identifiant", "login"),
        "host" => both("serveur", "server"),
        "sender" => both("adresse d’expédition", "address of the sender"),
        "logins" => both("codes", "codes"),
        "publisher" => both("éditeur", "publisher"),
        "what" => both("faits signalés", "what happened"),
        "outcome" => both("issue", "outcome"),
        "file" | "path" => both("fichier", "file"),
        "from" => both("date de début", "first day"),
        "until" => both("date de fin", "last day"),
        "question" => both("question", "question"),
        "opinion" => both("avis", "opinion"),
        "signer" => both("signataire", "signer"),
        "text" => both("texte", "text"),
        "quality" => both("qualité", "quality"),
        other => both(other, other),
    }
}
