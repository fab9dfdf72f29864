//! The words of the circulation sheet: states, what is asked, deeds and their effects, in French.
//!
//! It must not know of the sheet itself.

use crate::domain::circuit::Asked;
use crate::domain::dossier::{Deed, Effect, Secrecy, Status};

pub(super) fn status(of: Status) -> &'static str {
    match of {
        Status::Circulating => "en circulation",
        Status::Refused => "refusé",
        Status::Completed => "terminé",
        Status::Withdrawn => "retiré",
        Status::Preparing => "en préparation",
    }
}

pub(super) fn secrecy(of: Secrecy) -> &'static str {
    match of {
        Secrecy::Open => "ouverte",
        Secrecy::Circuit => "réservée au circuit",
        Secrecy::Confidential => "confidentielle",
    }
}

pub(super) fn asked(of: Asked) -> &'static str {
    match of {
        Asked::Visa => "visa",
        Asked::Signature => "signature",
        Asked::Countersignature => "contreseing",
        Asked::Opinion => "avis",
        Asked::Information => "information",
    }
}

pub(super) fn deed(of: &Deed) -> &'static str {
    match of {
        Deed::Visa => "visa",
        Deed::Signature { .. } => "signature électronique",
        Deed::Refusal { .. } => "refus",
        Deed::Opinion { .. } => "avis",
        Deed::Seen => "prise de connaissance",
        Deed::Countersignature { .. } => "contreseing",
        Deed::Paper { .. } => "signature sur papier",
        Deed::SendBack { .. } => "renvoi",
        Deed::TakeBack { .. } => "reprise",
        Deed::Transfer { .. } => "transfert",
        Deed::Ask { .. } => "demande d’avis",
        Deed::Insert { .. } => "étape ajoutée",
        Deed::Bypass { .. } => "passage outre",
        Deed::Escalate { .. } => "remontée au supérieur",
    }
}

pub(super) fn effect(of: Effect) -> &'static str {
    match of {
        Effect::Effective => "effectif",
        Effect::Surplus => "surabondant\u{a0}: le même acte était déjà fait",
        Effect::OutOfSequence => "sans effet\u{a0}: hors séquence",
        Effect::Overruled => "sans effet\u{a0}: un refus ou un renvoi l’a emporté",
        Effect::AuthorityRevoked => "sans effet\u{a0}: la délégation était révoquée",
        Effect::NotEntitled => "sans effet\u{a0}: l’auteur n’y était pas habilité",
        Effect::TakenBack => "repris par son auteur",
        Effect::Undone => "à refaire\u{a0}: le dossier a été renvoyé avant cette étape",
    }
}
