//! What overlays of the signing book ask for, as data: a document at a page, a rehearsal, what is done with what is
//! prepared, a part of a circuit.

use super::state::Wait;
use super::{circuits, rehearsal};
use crate::desk::{Question, SaveDraft};
use crate::domain::circuit::Circuit;
use crate::domain::ids::{CircuitId, DossierId};
use crate::tui::effect::Effect;
use crate::tui::model::Model;

/// A wish.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Reads a dossier's document from a page on, counted from 1.
    Read(DossierId, usize),
    /// Shows a dossier in its tray.
    Show(DossierId),
    /// Shows how the circuit of what is prepared would go.
    Rehearse(Box<Prepared>),
    /// Sends what was rehearsed.
    Send,
    /// Keeps what was rehearsed, without sending it.
    Keep,
    /// Goes on with a draft.
    Edit(DossierId),
    /// Something of a circuit that is written.
    Craft(Craft),
}

/// What was prepared.
#[derive(Clone, Debug)]
pub enum Prepared {
    /// A dossier that is not kept yet.
    New(SaveDraft),
    /// A draft that was changed.
    Edited(SaveDraft),
    /// A draft as it is kept.
    Draft(DossierId),
}

/// A part of a circuit that is written.
#[derive(Clone, Debug)]
pub enum Craft {
    Open(Box<Circuit>),
    Name,
    Conditions,
    /// From 0; one behind the last is a new one.
    Step(usize),
    /// It is like this now.
    Set(Box<Circuit>),
    Save,
    Retire(CircuitId),
}

impl Wish {
    /// Whether the list that it was chosen from stays behind what it brings.
    pub fn comes_back(&self) -> bool {
        matches!(self, Self::Craft(Craft::Name | Craft::Conditions | Craft::Step(_) | Craft::Save))
    }

    /// Whether the form that asks waits for what comes of it.
    pub fn waits(&self) -> bool {
        matches!(self, Self::Rehearse(_))
    }
}

/// Carries a wish out, as far as the model goes.
pub fn follow(model: &mut Model, wish: Wish) -> Vec<Effect> {
    match wish {
        Wish::Read(dossier, page) => {
            model.book.page = page;
            model.book.waits = Some(Wait::Document(dossier.clone()));
            vec![Effect::Ask(Question::ReadDossier(dossier))]
        }
        Wish::Show(dossier) => vec![Effect::ShowDossier(dossier)],
        Wish::Rehearse(prepared) => rehearsal::ask(model, *prepared),
        Wish::Send => rehearsal::send(model),
        Wish::Keep => rehearsal::keep(model),
        Wish::Edit(dossier) => rehearsal::edit(model, &dossier),
        Wish::Craft(craft) => circuits::follow(model, craft),
    }
}
