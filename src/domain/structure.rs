//! A structure of the institute, as the registers describe it, and what follows from that for the desk.

use super::clean;
use super::fold::{fold, fold_into};
use super::ids::{OfficeId, StructureId};
use serde::{Deserialize, Serialize};

/// The role of a parent body on a structure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// `TUTE`: it governs the structure.
    #[default]
    Governing,
    /// `PART`: it only takes part.
    Participant,
}

/// An institution that a structure belongs to, with the label it gives to the structure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentBody {
    pub name: String,
    pub acronym: String,
    /// The national number of the establishment (UAI), empty where unknown.
    pub uai: String,
    /// The label given by this body, such as `U 1016`; empty where it gives none.
    pub label: String,
    pub role: Role,
}

/// A person named as head of a structure, as spelled in the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Director {
    pub last: String,
    pub first: String,
    pub title: String,
}

impl Director {
    /// First name and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first, self.last).trim().to_owned()
    }

    /// 0 for a head, 1 where the title says nothing, 2 for a deputy, 3 for another office: thirty-seven spellings.
    pub fn rank(&self) -> u8 {
        let title = fold(&self.title);
        if title.contains("adj") {
            2
        } else if title.is_empty() {
            1
        } else if title.starts_with("dir") || title == "dr" || title.contains("responsable") {
            0
        } else {
            3
        }
    }
}

/// A former structure that this one follows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    pub number: String,
    /// The register's word: fusion, renouvellement, éclatement…
    pub kind: String,
    pub year: String,
}

/// The level of the register: a team inside a structure, a structure, or a federation of structures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    Team,
    #[default]
    Structure,
    Federation,
}

/// What a structure is, for the rules of the renewal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Population {
    #[default]
    Unit,
    ClinicalCentre,
    ServiceUnit,
    ResearchCentre,
    Team,
    Federation,
    /// A researcher outside any structure.
    Outside,
}

/// Whether the registers still hold a structure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    #[default]
    Active,
    /// Gone from a later release of the register, or said to be closed.
    Closed,
}

/// A structure with everything that is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Structure {
    pub id: StructureId,
    pub title: String,
    pub acronym: String,
    /// Year of creation.
    pub created: Option<u16>,
    /// The register's name of the kind, such as `Unité mixte`.
    pub kind: String,
    pub level: Level,
    pub website: String,
    pub address: String,
    pub postcode: String,
    pub city: String,
    /// Everyone the register names as head, in its order; [`Structure::director`] ranks them.
    pub directors: Vec<Director>,
    pub bodies: Vec<ParentBody>,
    pub children: Vec<StructureId>,
    pub parents: Vec<StructureId>,
    pub history: Vec<Succession>,
    pub field: String,
    /// Address of the record in its register.
    pub record: String,
    /// ROR identifier, where a person has confirmed the match.
    pub ror: Option<String>,
    pub standing: Standing,
    /// Marked by hand as a researcher outside any structure.
    pub outside: bool,
    /// A label chosen at the desk, where the institute gives none or gives it twice.
    pub own_label: Option<String>,
    /// A regional office chosen at the desk against the table.
    pub own_office: Option<OfficeId>,
}

impl Structure {
    /// What the institute with this UAI is to the structure, if anything: one without a number is none of the bodies
    /// without a number.
    pub fn body(&self, uai: &str) -> Option<&ParentBody> {
        self.bodies.iter().find(|b| b.uai == uai && !uai.is_empty())
    }

    /// The label to display: the one chosen here, the institute's own, or the first that any body gives.
    pub fn label(&self, uai: &str) -> &str {
        self.institute_label(uai)
            .or_else(|| self.bodies.iter().map(|b| b.label.as_str()).find(|l| !l.is_empty()))
            .unwrap_or_default()
    }

    /// The label that a login is made of: chosen here or given by the institute, never another body's.
    pub fn institute_label(&self, uai: &str) -> Option<&str> {
        self.own_label.as_deref().or_else(|| self.body(uai).map(|b| b.label.as_str())).filter(|l| !l.is_empty())
    }

    /// The label, else the acronym, else the number: never empty.
    pub fn short(&self, uai: &str) -> &str {
        [self.label(uai), self.acronym.as_str()].into_iter().find(|t| !t.is_empty()).unwrap_or(self.id.as_str())
    }

    /// Whether another body with this acronym governs it too.
    pub fn is_mixed_with(&self, acronym: &str) -> bool {
        self.bodies.iter().any(|b| b.acronym == acronym)
    }

    /// The head: the best rank, and the first of that rank.
    pub fn director(&self) -> Option<&Director> {
        self.directors.iter().min_by_key(|d| d.rank())
    }

    /// What it is, by its level and the institute's label.
    pub fn population(&self, uai: &str) -> Population {
        if self.outside {
            return Population::Outside;
        }
        match self.level {
            Level::Federation => return Population::Federation,
            Level::Team => return Population::Team,
            Level::Structure => {}
        }
        let label = self.label(uai);
        let letters = label.bytes().take_while(u8::is_ascii_alphabetic).count();
        match &label[..letters] {
            "CIC" => Population::ClinicalCentre,
            "US" => Population::ServiceUnit,
            "CRI" | "CR" => Population::ResearchCentre,
            _ => Population::Unit,
        }
    }

    /// All that a filter looks at, folded once: number, name, acronym, labels, city, directors.
    pub fn haystack(&self) -> String {
        let mut text = String::with_capacity(256);
        let mut push = |part: &str| {
            if !part.is_empty() {
                fold_into(&mut text, part);
                text.push(' ');
            }
        };
        push(self.id.as_str());
        push(&self.title);
        push(&self.acronym);
        push(self.own_label.as_deref().unwrap_or_default());
        for body in &self.bodies {
            push(&body.label);
            push(&body.label.replace(' ', ""));
        }
        push(&self.city);
        for director in &self.directors {
            push(&director.full_name());
        }
        // Thousands of these are kept.
        text.shrink_to_fit();
        text
    }

    /// The description as a later release gives it, with what was decided at this desk kept.
    #[must_use]
    pub fn keeping_choices_of(mut self, known: &Structure) -> Structure {
        self.own_label.clone_from(&known.own_label);
        self.own_office.clone_from(&known.own_office);
        self.outside = known.outside;
        if self.ror.is_none() {
            self.ror.clone_from(&known.ror);
        }
        self
    }
}

/// The names of the fields in which two descriptions differ, for the preview of an import.
pub fn differences(old: &Structure, new: &Structure) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut compare = |field: Field, a: String, b: String| {
        if a != b {
            found.push(Difference { field, before: a, after: b });
        }
    };
    let list = |ids: &[StructureId]| ids.iter().map(StructureId::as_str).collect::<Vec<_>>().join(", ");
    compare(Field::Title, old.title.clone(), new.title.clone());
    compare(Field::Acronym, old.acronym.clone(), new.acronym.clone());
    compare(Field::Created, year(old.created), year(new.created));
    compare(Field::Kind, old.kind.clone(), new.kind.clone());
    compare(Field::Website, old.website.clone(), new.website.clone());
    compare(Field::Address, place(old), place(new));
    compare(Field::Directors, names(old), names(new));
    compare(Field::Bodies, bodies(old), bodies(new));
    compare(Field::Children, list(&old.children), list(&new.children));
    compare(Field::Parents, list(&old.parents), list(&new.parents));
    compare(Field::History, format!("{:?}", old.history), format!("{:?}", new.history));
    compare(Field::Field, old.field.clone(), new.field.clone());
    compare(Field::Record, old.record.clone(), new.record.clone());
    compare(Field::Ror, old.ror.clone().unwrap_or_default(), new.ror.clone().unwrap_or_default());
    compare(Field::Standing, format!("{:?}", old.standing), format!("{:?}", new.standing));
    compare(Field::Level, format!("{:?}", old.level), format!("{:?}", new.level));
    found
}

fn year(value: Option<u16>) -> String {
    value.map(|y| y.to_string()).unwrap_or_default()
}

fn place(s: &Structure) -> String {
    clean::label(&format!("{} {} {}", s.address, s.postcode, s.city)).text
}

fn names(s: &Structure) -> String {
    s.directors.iter().map(|d| format!("{} {}", d.full_name(), d.title)).collect::<Vec<_>>().join(", ")
}

fn bodies(s: &Structure) -> String {
    s.bodies
        .iter()
        .map(|b| format!("{} {} {} {:?} {}", b.acronym, b.label, b.uai, b.role, b.name))
        .collect::<Vec<_>>()
        .join(", ")
}

/// One field that a new release changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub field: Field,
    pub before: String,
    pub after: String,
}

/// The fields that an import compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Title,
    Acronym,
    Created,
    Kind,
    Website,
    Address,
    Directors,
    Bodies,
    Children,
    Parents,
    History,
    Field,
    Record,
    Ror,
    Standing,
    Level,
    // Of the institute.
    Organisation,
    Uai,
    Partner,
    Portal,
    Domains,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn director(title: &str) -> Director {
        Director { last: title.into(), first: String::new(), title: title.into() }
    }

    #[test]
    fn heads_come_before_deputies_in_every_spelling() {
        for deputy in ["DIR-ADJ", "Dir Adjoint", "Dirececteur adjoint", "Diar Adj", "Adjoint", "directrice-adjointe"] {
            assert_eq!(director(deputy).rank(), 2, "{deputy}");
        }
        for head in ["DIR", "Directrice", "DIR.", "DR", "responsable", "DIRECTEUR"] {
            assert_eq!(director(head).rank(), 0, "{head}");
        }
        let s = Structure { directors: vec![director("DIR-ADJ"), director("DIR")], ..Structure::default() };
        assert_eq!(s.director().unwrap().title, "DIR");
    }

    #[test]
    fn the_institutes_label_wins_and_no_other_makes_a_login() {
        let body =
            |uai: &str, label: &str| ParentBody { uai: uai.into(), label: label.into(), ..ParentBody::default() };
        let s = Structure { bodies: vec![body("X", "UMR_S 1055"), body("I", "U 1055")], ..Structure::default() };
        assert_eq!(s.label("I"), "U 1055");
        let foreign = Structure { bodies: vec![body("X", "UMR 7371"), body("I", "")], ..Structure::default() };
        assert_eq!(foreign.label("I"), "UMR 7371");
        assert_eq!(foreign.institute_label("I"), None);
    }

    #[test]
    fn a_new_release_keeps_what_was_decided_here() {
        let known = Structure { own_label: Some("US 34B".into()), outside: true, ..Structure::default() };
        let fresh = Structure { title: "Neuf".into(), ..Structure::default() }.keeping_choices_of(&known);
        assert_eq!(fresh.own_label.as_deref(), Some("US 34B"));
        assert!(fresh.outside);
        assert_eq!(differences(&known, &fresh).len(), 1);
    }
}
