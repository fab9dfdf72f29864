//! The actions of the signing book beside those of every day: few have a key of their own, all of them stand in one list.

use super::may;
use crate::domain::plan::Grade;
use crate::text::screens_deeds as text;
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::registry::{Reason, Row, always, row};

const BOOK: &[Layer] = &[Layer::Book];

/// What the list of other acts offers, in its order.
pub const OTHERS: &[Action] = &[
    Action::SendDraft,
    Action::EditDraft,
    Action::GiveOpinion,
    Action::TakeNote,
    Action::AnnotateDossier,
    Action::AskOpinion,
    Action::SendBackDossier,
    Action::TransferTask,
    Action::InsertStep,
    Action::TakeBackAct,
    Action::RecordPaper,
    Action::BypassTask,
    Action::EscalateTask,
    Action::SendVersion,
    Action::WithdrawDossier,
    Action::DepositDossier,
    Action::MarkRead,
    Action::WithdrawNote,
];

const fn act(
    action: Action,
    name: &'static str,
    words: (crate::text::Text, crate::text::Text),
    keys: &'static [&'static str],
    grade: Grade,
    footer: u8,
    enabled: fn(&Model) -> Result<(), Reason>,
) -> Row {
    Row { layers: BOOK, ..row(action, name, words, keys, grade, footer, enabled) }
}

/// The rows.
pub const ACT_ROWS: &[Row] = &[
    act(Action::SendDraft, "book-send-draft", text::SEND, &["S"], Grade::Confirmed, 35, may::draft)
        .short(text::SEND_SHORT),
    act(Action::EditDraft, "book-edit-draft", text::EDIT, &["m"], Grade::Reversible, 36, may::draft)
        .short(text::EDIT_SHORT),
    act(Action::GiveOpinion, "book-opinion", text::OPINION, &[], Grade::Confirmed, 0, may::opinion),
    act(Action::TakeNote, "book-seen", text::SEEN, &[], Grade::Confirmed, 0, may::seen),
    act(Action::RecordPaper, "book-paper", text::PAPER, &[], Grade::Confirmed, 0, may::paper),
    act(Action::SendBackDossier, "book-send-back", text::SEND_BACK, &[], Grade::Confirmed, 0, may::send_back),
    act(Action::TakeBackAct, "book-take-back", text::TAKE_BACK, &[], Grade::Confirmed, 0, may::take_back),
    act(Action::TransferTask, "book-transfer", text::TRANSFER, &[], Grade::Confirmed, 0, may::transfer),
    act(Action::AskOpinion, "book-ask", text::ASK, &[], Grade::Confirmed, 0, may::ask),
    act(Action::InsertStep, "book-insert", text::INSERT, &[], Grade::Confirmed, 0, may::insert),
    act(Action::BypassTask, "book-bypass", text::BYPASS, &[], Grade::Confirmed, 0, may::bypass),
    act(Action::EscalateTask, "book-escalate", text::ESCALATE, &[], Grade::Confirmed, 0, may::escalate),
    act(Action::MarkRead, "book-mark-read", text::MARK, &[], Grade::Reversible, 0, may::mark),
    act(Action::AnnotateDossier, "book-annotate", text::ANNOTATE, &[], Grade::Reversible, 0, may::annotate),
    act(Action::WithdrawNote, "book-withdraw-note", text::UNNOTE, &[], Grade::Confirmed, 0, may::unnote),
    act(Action::SearchEverything, "book-search", text::SEARCH, &["ctrl-f"], Grade::Look, 60, always),
    act(Action::ShowCircuits, "book-circuits", text::CIRCUITS, &["K"], Grade::Look, 0, always),
    Row {
        layers: &[Layer::Reader],
        ..row(
            Action::AnnotatePage,
            "reader-annotate",
            text::ANNOTATE_PAGE,
            &["n"],
            Grade::Reversible,
            0,
            dossier_is_read,
        )
    },
];

/// The document of a dossier stands in front.
fn dossier_is_read(model: &Model) -> Result<(), Reason> {
    match model.overlays.last() {
        Some(Overlay::Reader(reader)) if reader.dossier.is_some() => Ok(()),
        _ => Err(text::NO_DOCUMENT_OPEN),
    }
}
