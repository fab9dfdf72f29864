//! Words of people, posts, places and what weighs on an act.

use crate::domain::authority::Weight;
use crate::domain::clean::visible_line;
use crate::domain::ids::StructureId;
use crate::domain::people::{Place, PostKind};
use crate::domain::plan::Grade;
use crate::domain::state::State;
use crate::text::{Lang, Text, both};

/// What a post is for.
pub fn post_kind(value: PostKind) -> Text {
    match value {
        PostKind::Correspondent => both("correspondant documentaire", "documentation correspondent"),
        PostKind::Director => both("direction de structure", "head of a structure"),
        PostKind::Delegate => both("délégué régional", "regional delegate"),
        PostKind::Other => both("autre fonction", "other post"),
        PostKind::Functional => both("direction fonctionnelle", "functional department"),
        PostKind::Head => both("direction générale", "general management"),
    }
}

/// Where a post acts or an authority holds.
pub fn place(value: &Place, state: &State, lang: Lang) -> String {
    let words = match value {
        Place::Institute => match state.desk.organisation.as_str() {
            "" => both("tout l’institut", "the whole institute").of(lang).to_owned(),
            name => say!(lang, "tout l’institut ({name})", "the whole institute ({name})"),
        },
        Place::Office(id) => {
            let name = state.offices.name(id);
            say!(lang, "délégation régionale {name}", "regional office {name}")
        }
        Place::Structure(id) => structure_name(state, id),
    };
    visible_line(&words)
}

/// What a structure is called: its label, its acronym or its number.
pub fn structure_name(state: &State, id: &StructureId) -> String {
    state.structures.get(id).map_or_else(|| id.to_string(), |s| s.short(&state.desk.uai).to_owned())
}

/// What is to be done, as far as entitlement goes.
pub fn weight(value: Weight) -> Text {
    match value {
        Weight::Visa => both("visa", "visa"),
        Weight::Signature => both("signature", "signature"),
    }
}

/// How serious an act is.
pub fn grade(value: Grade) -> Text {
    match value {
        Grade::Look => both("consultation", "looks only"),
        Grade::Reversible => both("peut être défait", "can be taken back"),
        Grade::Confirmed => both("demande confirmation", "asks for confirmation"),
        Grade::Typed => both("demande un mot ou la phrase de passe", "asks for a word or the passphrase"),
    }
}
