//! Whether something can be done to the dossiers that are meant, and the words for why not. The domain alone decides.

use super::state::{acted_already, current, targets};
use crate::domain::deeds::{Wish, authorize};
use crate::domain::dossier::{Dossier, Status};
use crate::domain::tray::Viewer;
use crate::domain::trouble::Rule;
use crate::text::{Text, screens_book as text, screens_deeds};
use crate::tui::model::Model;
use crate::tui::registry::Reason;

/// The dossier under the cursor.
pub fn the_one(model: &Model) -> Result<&Dossier, Reason> {
    current(model).ok_or(text::NO_DOSSIER)
}

/// Whether somebody may do it to one of the dossiers that are meant; each answers for itself afterwards.
fn any(model: &Model, wish: Wish) -> Result<(), Reason> {
    let mut first = Err(text::NO_DOSSIER);
    for (n, id) in targets(model).iter().enumerate() {
        let Some(dossier) = model.state.dossiers.get(id) else { continue };
        match one(model, dossier, wish) {
            Ok(()) => return Ok(()),
            Err(why) if n == 0 => first = Err(why),
            Err(_) => {}
        }
    }
    first
}

/// Whether somebody may do it to the dossier under the cursor.
fn here(model: &Model, wish: Wish) -> Result<(), Reason> {
    one(model, the_one(model)?, wish)
}

/// Whether somebody may do it to a dossier.
pub fn one(model: &Model, dossier: &Dossier, wish: Wish) -> Result<(), Reason> {
    let told = authorize(&model.state, &model.me, dossier, wish, None, model.now.day);
    told.map(|_| ()).map_err(|rule| reason(model, dossier, wish, &rule))
}

fn standing(status: Status) -> Text {
    match status {
        Status::Completed => text::IS_COMPLETED,
        Status::Refused => text::IS_REFUSED,
        Status::Withdrawn => text::IS_WITHDRAWN,
        Status::Preparing => text::IS_PREPARED,
        Status::Circulating => text::STILL_CIRCULATES,
    }
}

fn of_writer(wish: Wish) -> Text {
    match wish {
        Wish::NewVersion => text::WRITER_SENDS,
        Wish::Withdraw => text::WRITER_WITHDRAWS,
        _ => text::WRITER_ARCHIVES,
    }
}

fn nothing_asked(model: &Model, dossier: &Dossier, wish: Wish) -> Text {
    match wish {
        Wish::Seen => screens_deeds::NOTHING_TOLD,
        Wish::Paper => screens_deeds::NO_SIGNATURE_WAITS,
        _ if acted_already(model, dossier) => text::ACTED_ALREADY,
        _ => text::NOTHING_WAITS,
    }
}

/// Why the domain refuses, in a few words.
fn reason(model: &Model, dossier: &Dossier, wish: Wish, rule: &Rule) -> Reason {
    match rule {
        Rule::NotCirculating { .. } | Rule::NotOver { .. } => standing(dossier.status),
        Rule::NotRefused { .. } => text::NOT_REFUSED,
        Rule::NotWriter { .. } => of_writer(wish),
        Rule::NothingAsked { .. } => nothing_asked(model, dossier, wish),
        Rule::SubstitutionNotInForce { from, .. } if *from > model.now.day => screens_deeds::STANDS_IN_LATER,
        Rule::SubstitutionNotInForce { .. } | Rule::SubstitutionEnded { .. } => screens_deeds::STOOD_IN,
        Rule::SubstitutionOtherKind { .. } => screens_deeds::STANDS_IN_FOR_OTHERS,
        Rule::OtherDeed { asked: "signature", .. } => text::ASKS_SIGNATURE,
        Rule::OtherDeed { .. } if wish == Wish::Opinion => screens_deeds::ASKS_NO_OPINION,
        Rule::OtherDeed { asked: "visa", .. } => text::ASKS_VISA,
        Rule::OtherDeed { asked: "opinion", .. } => screens_deeds::ASKS_OPINION,
        Rule::OtherDeed { .. } => screens_deeds::ASKS_OUTSIDER,
        Rule::FirstStep { .. } => screens_deeds::AT_FIRST_STEP,
        Rule::AlreadyArchived { .. } => screens_deeds::ARCHIVED_ALREADY,
        Rule::NothingToTakeBack { .. } => screens_deeds::NOTHING_TO_TAKE_BACK,
        Rule::CannotBypass { .. } => screens_deeds::CANNOT_BYPASS,
        Rule::NotAbove { .. } => screens_deeds::NOT_ABOVE,
        Rule::NotLate { .. } => screens_deeds::NOT_LATE,
        _ if wish == Wish::Sign => text::NO_AUTHORITY,
        _ => screens_deeds::NO_OFFICE,
    }
}

pub fn visa(model: &Model) -> Result<(), Reason> {
    any(model, Wish::Visa)
}

pub fn sign(model: &Model) -> Result<(), Reason> {
    any(model, Wish::Sign)
}

pub fn refuse(model: &Model) -> Result<(), Reason> {
    any(model, Wish::Refuse)
}

pub fn opinion(model: &Model) -> Result<(), Reason> {
    // Whoever is asked for something else is told what.
    match here(model, Wish::Opinion) {
        Err(why) if why == text::ASKS_SIGNATURE => Err(screens_deeds::ASKS_NO_OPINION),
        other => other,
    }
}

pub fn seen(model: &Model) -> Result<(), Reason> {
    any(model, Wish::Seen)
}

pub fn paper(model: &Model) -> Result<(), Reason> {
    here(model, Wish::Paper)
}

pub fn send_back(model: &Model) -> Result<(), Reason> {
    here(model, Wish::SendBack)
}

pub fn take_back(model: &Model) -> Result<(), Reason> {
    here(model, Wish::TakeBack)
}

pub fn transfer(model: &Model) -> Result<(), Reason> {
    here(model, Wish::Transfer)
}

pub fn ask(model: &Model) -> Result<(), Reason> {
    here(model, Wish::Ask)
}

pub fn insert(model: &Model) -> Result<(), Reason> {
    here(model, Wish::Insert)
}

pub fn bypass(model: &Model) -> Result<(), Reason> {
    here(model, Wish::Bypass)
}

pub fn escalate(model: &Model) -> Result<(), Reason> {
    here(model, Wish::Escalate)
}

/// A new version of one's own that was refused, or in the place of what circulates.
pub fn send_version(model: &Model) -> Result<(), Reason> {
    match the_one(model)?.status {
        Status::Completed | Status::Withdrawn | Status::Preparing => Err(text::NOT_REFUSED),
        Status::Refused | Status::Circulating => here(model, Wish::NewVersion),
    }
}

pub fn withdraw(model: &Model) -> Result<(), Reason> {
    match the_one(model)?.status {
        Status::Completed | Status::Refused | Status::Withdrawn => Err(text::NO_LONGER_CIRCULATES),
        Status::Preparing | Status::Circulating => here(model, Wish::Withdraw),
    }
}

/// A dossier of one's own that is not sent yet: nobody else sees one.
pub fn draft(model: &Model) -> Result<(), Reason> {
    if the_one(model)?.status == Status::Preparing { Ok(()) } else { Err(screens_deeds::NOT_A_DRAFT) }
}

pub fn mark(model: &Model) -> Result<(), Reason> {
    let dossier = the_one(model)?;
    if dossier.status == Status::Preparing {
        Err(text::IS_PREPARED)
    } else if Viewer::new(&model.state, &model.me, model.now.day).has_read_current(dossier) {
        Err(screens_deeds::READ_ALREADY)
    } else {
        Ok(())
    }
}

pub fn annotate(model: &Model) -> Result<(), Reason> {
    the_one(model).map(|_| ())
}

pub fn unnote(model: &Model) -> Result<(), Reason> {
    let dossier = the_one(model)?;
    let own = dossier.notes.iter().any(|n| n.withdrawn.is_none() && n.made.by == model.me);
    if own { Ok(()) } else { Err(screens_deeds::NO_NOTE_OF_MINE) }
}
