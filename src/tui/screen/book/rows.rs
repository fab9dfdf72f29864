//! The actions of the signing book: their words, their keys, and why one of them cannot be done now.

use super::state::{acted_already, asked_of_me, current, may_sign};
use super::strongbox;
use crate::desk::awaits_time;
use crate::domain::circuit::Asked;
use crate::domain::dossier::{Dossier, Status};
use crate::domain::plan::Grade;
use crate::text::screens_book as text;
use crate::text::screens_seals as seals;
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, Row, always, on, row};

/// The rows.
pub const ROWS: &[Row] = &on(
    &[Layer::Book],
    [
        row(Action::ReadDocument, "book-read", text::READ, &["r"], Grade::Look, 10, chosen).short(text::READ_SHORT),
        row(Action::GiveVisa, "book-visa", text::VISA, &["V"], Grade::Confirmed, 20, visa),
        row(Action::SignDossier, "book-sign", text::SIGN, &["s"], Grade::Typed, 30, sign),
        row(Action::PlaceStamp, "book-stamp", seals::PLACE_STAMP, &["T"], Grade::Typed, 0, sign),
        row(Action::TimeStampDossier, "book-time-stamp", seals::TIME_STAMP, &["H"], Grade::Confirmed, 0, untimed),
        row(Action::SetTsa, "book-tsa", seals::SET_TSA, &["J"], Grade::Confirmed, 0, administrator),
        row(Action::TryTsa, "book-try-tsa", seals::TRY_TSA, &["Y"], Grade::Look, 0, has_tsa),
        row(Action::RefuseDossier, "book-refuse", text::REFUSE, &["x"], Grade::Confirmed, 40, refuse),
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
        row(Action::SendVersion, "book-new-version", text::SEND_VERSION, &["N"], Grade::Confirmed, 100, send_version),
        row(Action::WithdrawDossier, "book-withdraw", text::WITHDRAW, &["W"], Grade::Confirmed, 110, withdraw),
        row(Action::VerifyFile, "book-verify-file", text::VERIFY_FILE, &["C"], Grade::Look, 120, always),
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

fn administrator(model: &Model) -> Result<(), Reason> {
    let may = model.state.people.accounts.get(&model.me).is_some_and(|a| a.administrator);
    if may { Ok(()) } else { Err(seals::NOT_ADMINISTRATOR) }
}

fn the_one(model: &Model) -> Result<&Dossier, Reason> {
    current(model).ok_or(text::NO_DOSSIER)
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

/// A dossier that can be put away: over, its own or an administrator's, and not put away yet.
fn deposit(model: &Model) -> Result<(), Reason> {
    over(model)?;
    let dossier = the_one(model)?;
    let administrator = model.state.people.accounts.get(&model.me).is_some_and(|a| a.administrator);
    if dossier.writer != model.me && !administrator {
        Err(text::WRITER_ARCHIVES)
    } else if strongbox::of(model, dossier).is_empty() {
        Ok(())
    } else {
        Err(text::PUT_AWAY_ALREADY)
    }
}

fn put_away(model: &Model) -> Result<(), Reason> {
    if strongbox::of(model, the_one(model)?).is_empty() { Err(text::NOTHING_PUT_AWAY) } else { Ok(()) }
}

fn open(model: &Model) -> Result<(), Reason> {
    if model.state.circuits.is_empty() { Err(text::NO_CIRCUIT) } else { Ok(()) }
}

/// What the dossier under the cursor asks of me, or why it asks nothing.
fn waits(model: &Model) -> Result<(&Dossier, Vec<Asked>), Reason> {
    let dossier = the_one(model)?;
    match dossier.status {
        Status::Completed => return Err(text::IS_COMPLETED),
        Status::Refused => return Err(text::IS_REFUSED),
        Status::Withdrawn => return Err(text::IS_WITHDRAWN),
        Status::Preparing => return Err(text::IS_PREPARED),
        Status::Circulating => {}
    }
    let asked: Vec<Asked> = asked_of_me(model, dossier).iter().map(|t| t.asked).collect();
    if !asked.is_empty() {
        Ok((dossier, asked))
    } else if acted_already(model, dossier) {
        Err(text::ACTED_ALREADY)
    } else {
        Err(text::NOTHING_WAITS)
    }
}

fn visa(model: &Model) -> Result<(), Reason> {
    let (_, asked) = waits(model)?;
    if asked.contains(&Asked::Visa) { Ok(()) } else { Err(text::ASKS_SIGNATURE) }
}

fn sign(model: &Model) -> Result<(), Reason> {
    let (dossier, asked) = waits(model)?;
    if !asked.contains(&Asked::Signature) {
        Err(text::ASKS_VISA)
    } else if may_sign(model, dossier) {
        Ok(())
    } else {
        Err(text::NO_AUTHORITY)
    }
}

fn refuse(model: &Model) -> Result<(), Reason> {
    waits(model).map(|_| ())
}

fn who_may_sign(model: &Model) -> Result<(), Reason> {
    if the_one(model)?.status == Status::Circulating { Ok(()) } else { Err(text::NO_LONGER_CIRCULATES) }
}

fn send_version(model: &Model) -> Result<(), Reason> {
    let dossier = the_one(model)?;
    if dossier.status != Status::Refused {
        Err(text::NOT_REFUSED)
    } else if dossier.writer == model.me {
        Ok(())
    } else {
        Err(text::WRITER_SENDS)
    }
}

fn withdraw(model: &Model) -> Result<(), Reason> {
    let dossier = the_one(model)?;
    if dossier.status != Status::Circulating {
        Err(text::NO_LONGER_CIRCULATES)
    } else if dossier.writer == model.me {
        Ok(())
    } else {
        Err(text::WRITER_WITHDRAWS)
    }
}
