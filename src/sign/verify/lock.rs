//! What a signature forbids to those who come after it: its certification level and the fields that it locks.
//!
//! ISO 32000-2 sections 12.8.2.2 and 12.8.2.4. Without either, later changes are told but break no promise.

use super::changes::{Change, ChangeKind};
use crate::sign::pdf::fields;
use crate::sign::pdf::file::File;
use crate::sign::pdf::lex::Node;

/// What a signature forbids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The level of a certification: 1 nothing, 2 forms and signatures, 3 annotations too.
    pub level: Option<u8>,
    fields: Option<Fields>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fields {
    All,
    These(Vec<String>),
    AllBut(Vec<String>),
}

impl Lock {
    /// What the dictionary of a signature says.
    pub fn of(file: &File, signature: &Node) -> Self {
        let mut lock = Self::default();
        let list = signature.get("Reference").and_then(|r| file.direct(r));
        for one in list.iter().flat_map(Node::items).filter_map(|r| file.direct(r)) {
            let method = |name| one.get("TransformMethod").is_some_and(|m| m.is_name(name));
            let parameters = one.get("TransformParams").and_then(|p| file.direct(p));
            if method("DocMDP") {
                let stated = parameters.as_ref().and_then(|p| p.get("P")?.int());
                // A level that is none forbids everything, as the strictest does.
                lock.level =
                    Some(stated.map_or(2, |p| u8::try_from(p).ok().filter(|p| (1..=3).contains(p)).unwrap_or(1)));
            } else if method("FieldMDP") {
                lock.fields = parameters.and_then(|p| fields(file, &p));
            }
        }
        lock
    }

    /// Whether a change breaks what was promised.
    pub fn forbids(&self, change: &Change) -> bool {
        self.level.is_some_and(|level| !allows(level, change.kind))
            || self.fields.as_ref().is_some_and(|f| f.hold(change))
    }
}

/// Whether a certification of this level lets a change of this kind pass.
fn allows(level: u8, kind: ChangeKind) -> bool {
    match kind {
        // Long-term data and time-stamps are no change of the document (ISO 32000-2).
        ChangeKind::ValidationData | ChangeKind::Metadata | ChangeKind::TimeStampAdded => true,
        ChangeKind::SignatureFilled | ChangeKind::SignatureUnseen | ChangeKind::FormFilled => level >= 2,
        ChangeKind::AnnotationAdded => level >= 3,
        _ => false,
    }
}

fn fields(file: &File, parameters: &Node) -> Option<Fields> {
    let list = parameters.get("Fields").and_then(|f| file.direct(f));
    let names = list.iter().flat_map(Node::items).filter_map(Node::text).map(fields::text).collect();
    let action = parameters.get("Action")?;
    if action.is_name("All") {
        Some(Fields::All)
    } else if action.is_name("Include") {
        Some(Fields::These(names))
    } else {
        action.is_name("Exclude").then_some(Fields::AllBut(names))
    }
}

impl Fields {
    fn hold(&self, change: &Change) -> bool {
        if !matches!(change.kind, ChangeKind::FormFilled | ChangeKind::SignatureFilled) {
            return false;
        }
        // A field of a group is locked with the group.
        let is_in = |names: &[String]| {
            let below =
                |n: &String| change.detail.strip_prefix(n.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('.'));
            names.iter().any(below)
        };
        match self {
            Self::All => true,
            Self::These(names) => is_in(names),
            Self::AllBut(names) => !is_in(names),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(kind: ChangeKind, detail: &str) -> Change {
        Change { object: 7, kind, detail: detail.into() }
    }

    #[test]
    fn each_level_lets_its_own_changes_pass() {
        let kinds = [
            (ChangeKind::ValidationData, 1),
            (ChangeKind::SignatureFilled, 2),
            (ChangeKind::FormFilled, 2),
            (ChangeKind::AnnotationAdded, 3),
            (ChangeKind::SignatureAdded, 4),
            (ChangeKind::PageChanged, 4),
            (ChangeKind::Replaced, 4),
        ];
        for (kind, least) in kinds {
            for level in 1..=3 {
                let lock = Lock { level: Some(level), fields: None };
                assert_eq!(lock.forbids(&change(kind, "")), level < least, "{kind:?} under {level}");
            }
            assert!(!Lock::default().forbids(&change(kind, "")));
        }
    }

    #[test]
    fn locked_fields_stay_as_they_are_and_the_others_are_free() {
        let held = |fields, name: &str| {
            Lock { level: None, fields: Some(fields) }.forbids(&change(ChangeKind::FormFilled, name))
        };
        assert!(held(Fields::All, "a"));
        assert!(held(Fields::These(vec!["a".into()]), "a") && held(Fields::These(vec!["a".into()]), "a.b"));
        assert!(!held(Fields::These(vec!["a".into()]), "ab"));
        assert!(held(Fields::AllBut(vec!["a".into()]), "b") && !held(Fields::AllBut(vec!["a".into()]), "a"));
    }
}
