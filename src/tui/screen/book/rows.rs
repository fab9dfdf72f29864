//! The actions of the signing book: their words, their keys, and why one of them cannot be done now.

use super::may::{self, the_one};
use super::state::targets;
use super::strongbox;
use crate::desk::awaits_time;
use crate::domain::deeds::Wish;
use crate::domain::dossier::{Dossier, Status};
use crate::domain::plan::Grade;
use crate::text::{screens_book as text, screens_deeds, screens_seals as seals};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, Row, administrator, always, on, row};

/// The rows.
pub const ROWS: &[Row] = &on(
    &[Layer::Book],
    [
        row(Action::ReadDocument, "book-read", text::READ, &["r"], Grade::Look, 10, chosen).short(text::READ_SHORT),
        row(Action::GiveVisa, "book-visa", text::VISA, &["V"], Grade::Confirmed, 20, may::visa),
        row(Action::SignDossier, "book-sign", text::SIGN, &["s"], Grade::Typed, 30, may::sign),
        row(Action::RefuseDossier, "book-refuse", text::REFUSE, &["x"], Grade::Confirmed, 40, may::refuse),
        row(Action::PlaceStamp, "book-stamp", seals::PLACE_STAMP, &["d"], Grade::Typed, 0, may::sign),
        row(Action::OtherActs, "book-other-acts", screens_deeds::OTHERS, &["a"], Grade::Look, 45, may::annotate)
            .short(screens_deeds::OTHERS_SHORT),
        row(Action::NewDossier, "book-new", text::NEW, &["n"], Grade::Confirmed, 50, open).short(text::NEW_SHORT),
        row(Action::NextTray, "book-next-tray", text::NEXT_TRAY, &["b"], Grade::Look, 52, always)
            .short(text::NEXT_TRAY_SHORT),
        row(Action::PreviousTray, "book-previous-tray", text::PREVIOUS_TRAY, &["B"], Grade::Look, 0, always),
        row(Action::WhoMaySign, "book-who-may-sign", text::WHO_MAY_SIGN, &["p"], Grade::Look, 70, who_may_sign),
        row(Action::VerifyDossier, "book-verify", text::VERIFY, &["c"], Grade::Look, 80, chosen),
        row(Action::SaveDocument, "book-save", text::SAVE, &["e"], Grade::Look, 90, chosen),
        row(Action::SaveSheet, "book-sheet", text::SAVE_SHEET, &["f"], Grade::Look, 0, sent),
        row(Action::SaveEvidence, "book-evidence", text::SAVE_EVIDENCE, &["E"], Grade::Look, 0, over),
        row(Action::DepositDossier, "book-deposit", text::DEPOSIT, &["A"], Grade::Confirmed, 0, deposit),
        row(Action::ShowStrongbox, "book-strongbox", text::STRONGBOX, &["D"], Grade::Look, 0, put_away),
        row(Action::RemindBook, "book-remind", text::REMIND, &["R"], Grade::Confirmed, 0, something_to_tell),
        row(Action::FileDossier, "book-file", text::FILE, &["F"], Grade::Confirmed, 95, may_file),
        row(Action::FileCompleted, "book-file-completed", text::FILE_ALL, &["z"], Grade::Confirmed, 0, may_file_all),
        row(Action::SetFiling, "book-filing", text::SET_FILING, &[], Grade::Confirmed, 0, administrator),
        row(Action::BookTexts, "book-texts", text::BOOK_TEXTS, &[], Grade::Reversible, 0, always),
        row(
            Action::SendVersion,
            "book-new-version",
            text::SEND_VERSION,
            &["N"],
            Grade::Confirmed,
            100,
            may::send_version,
        ),
        row(Action::WithdrawDossier, "book-withdraw", text::WITHDRAW, &["W"], Grade::Confirmed, 110, may::withdraw),
        row(Action::VerifyFile, "book-verify-file", text::VERIFY_FILE, &["C"], Grade::Look, 120, always),
        row(Action::TimeStampDossier, "book-time-stamp", seals::TIME_STAMP, &["H"], Grade::Confirmed, 0, untimed),
        row(Action::SetTsa, "book-tsa", seals::SET_TSA, &[], Grade::Confirmed, 0, administrator),
        row(Action::TryTsa, "book-try-tsa", seals::TRY_TSA, &[], Grade::Look, 0, has_tsa),
    ],
);

/// A time-stamping authority is set, and the dossier's document is signed without a proof of its time.
fn untimed(model: &Model) -> Result<(), Reason> {
    has_tsa(model)?;
    if awaits_time(the_one(model)?) { Ok(()) } else { Err(seals::NOTHING_TO_TIME) }
}

fn has_tsa(model: &Model) -> Result<(), Reason> {
    if model.state.book.tsa.is_some() { Ok(()) } else { Err(seals::NO_TSA) }
}

fn chosen(model: &Model) -> Result<(), Reason> {
    the_one(model).map(|_| ())
}

/// A dossier that was sent: it has a way to tell of.
fn sent(model: &Model) -> Result<(), Reason> {
    if the_one(model)?.status == Status::Preparing { Err(text::IS_PREPARED) } else { Ok(()) }
}

/// A dossier that has come to its end.
fn over(model: &Model) -> Result<(), Reason> {
    match the_one(model)?.status {
        Status::Preparing => Err(text::IS_PREPARED),
        Status::Circulating => Err(text::STILL_CIRCULATES),
        Status::Completed | Status::Refused | Status::Withdrawn => Ok(()),
    }
}

/// A dossier that can be put away: over, its own or an administrator's, and not put away yet. Of several, one is enough.
fn deposit(model: &Model) -> Result<(), Reason> {
    let mut first = Err(text::NO_DOSSIER);
    for (n, id) in targets(model).iter().enumerate() {
        let Some(dossier) = model.state.dossiers.get(id) else { continue };
        match may_deposit(model, dossier) {
            Ok(()) => return Ok(()),
            Err(why) if n == 0 => first = Err(why),
            Err(_) => {}
        }
    }
    first
}

fn may_deposit(model: &Model, dossier: &Dossier) -> Result<(), Reason> {
    match may::one(model, dossier, Wish::Archive) {
        // One that was archived before there was a strongbox may still be put into it.
        Err(why) if why == screens_deeds::ARCHIVED_ALREADY && strongbox::of(model, dossier).is_empty() => Ok(()),
        Err(why) if why == screens_deeds::ARCHIVED_ALREADY => Err(text::PUT_AWAY_ALREADY),
        other => other,
    }
}

fn put_away(model: &Model) -> Result<(), Reason> {
    if strongbox::of(model, the_one(model)?).is_empty() { Err(text::NOTHING_PUT_AWAY) } else { Ok(()) }
}

fn open(model: &Model) -> Result<(), Reason> {
    if model.state.circuits.is_empty() { Err(text::NO_CIRCUIT) } else { Ok(()) }
}

fn who_may_sign(model: &Model) -> Result<(), Reason> {
    if the_one(model)?.status == Status::Circulating { Ok(()) } else { Err(text::NO_LONGER_CIRCULATES) }
}

/// Dossiers that somebody may be told of: all of them for an administrator, else one's own.
fn something_to_tell(model: &Model) -> Result<(), Reason> {
    let sent = model.state.dossiers.values().any(|d| d.writer == model.me && d.status != Status::Preparing);
    if sent || administrator(model).is_ok() { Ok(()) } else { Err(text::NOTHING_TO_TELL) }
}

fn may_file_all(model: &Model) -> Result<(), Reason> {
    if model.state.book.filing.is_some() { Ok(()) } else { Err(text::NO_FILING) }
}

fn may_file(model: &Model) -> Result<(), Reason> {
    let completed = the_one(model)?.status == Status::Completed;
    may_file_all(model)?;
    if completed { Ok(()) } else { Err(text::NOT_COMPLETED) }
}
