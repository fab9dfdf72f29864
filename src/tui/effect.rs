//! What an update wants done outside the model, as data.

use super::action::Layer;
use super::model::Preferences;
use super::overlay::Overlay;
use super::overlay::form::Form;
use super::screen::book;
use crate::desk::Hidden;
use crate::desk::{Filter, NewDesk, Opening, Question, Verb};
use crate::domain::ids::{DossierId, OutsiderId, PersonId, StructureId};

/// An effect. The run loop carries it out; tests look at it.
#[derive(Debug)]
pub enum Effect {
    /// Ask the worker what this act would do; the plan comes back as an overlay to be confirmed.
    Plan(Box<dyn Verb>),
    /// Do it: the plan was confirmed.
    Apply(Box<dyn Verb>),
    /// Ask a question; the answer goes to whichever screen or overlay waits for it.
    Ask(Question),
    /// Do it in passing: nobody is shown that it is done, and no key waits for it.
    InPassing(Box<dyn Verb>),
    /// Something of the signing book that changes the model first.
    Book(Box<book::Wish>),
    /// A form that goes on from the one in front, which waits behind it.
    Follow(Box<Form>),
    /// Put an overlay on top.
    Push(Box<Overlay>),
    /// Take the top overlay away.
    Pop,
    /// Copy to the clipboard by OSC 52. A secret is cleared again after fifteen seconds.
    Copy {
        text: String,
        secret: bool,
    },
    /// A short message at the foot, for a few seconds.
    Say(String),
    /// What went wrong or cannot be done, at the foot until a key is pressed.
    Warn(String),
    /// Show a structure on its screen.
    ShowStructure(StructureId),
    /// Show a dossier on its screen.
    ShowDossier(DossierId),
    /// Show the register on its screen, filtered.
    ShowRegister(Filter),
    /// Put a dossier before an outsider who countersigns it: the desk shows nothing else from then on.
    Guest(DossierId, OutsiderId),
    /// Show a screen.
    Go(Layer),
    /// Take these preferences, and write them.
    Prefer(Box<Preferences>),
    /// Write the preferences.
    SavePreferences,
    /// Ask the worker to stop what it is doing.
    Cancel,
    /// See who can open the desk.
    Look,
    /// Open the desk.
    Unlock {
        person: PersonId,
        passphrase: Hidden,
        how: Opening,
    },
    /// Make a new desk and open it.
    Create(Box<NewDesk>),
    /// Have the worker close the desk and wipe its keys.
    Close,
    /// Close the desk and stand before the door.
    Lock,
    Suspend,
    Redraw,
    Quit,
}
