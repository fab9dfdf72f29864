//! Words of structures: what they are, where they stand, the fields of their description.

use crate::domain::search::Column;
use crate::domain::structure::{Field, Level, Population, Role, Standing};
use crate::text::{Text, both};

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
        Field::Record => both("Fiche du répertoire", "Record in the register"),
        Field::Ror => both("Identifiant ROR", "ROR identifier"),
        Field::Standing => both("État", "Standing"),
        Field::Level => both("Niveau", "Level"),
    }
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
        "phone" => both("téléphone", "telephone"),
        "website" => both("site web", "website"),
        "address" => both("adresse", "address"),
        "postcode" => both("code postal", "postal code"),
        "city" => both("ville", "city"),
        "director" | "directors" => both("responsable", "head"),
        "body" | "bodies" => both("tutelle", "parent body"),
        "history" => both("filiation", "history"),
        "field" => both("domaine scientifique", "scientific field"),
        "record" => both("fiche du répertoire", "record in the register"),
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
        "logins" => both("codes", "codes"),
        "file" | "path" => both("fichier", "file"),
        "from" => both("date de début", "first day"),
        "until" => both("date de fin", "last day"),
        other => both(other, other),
    }
}
