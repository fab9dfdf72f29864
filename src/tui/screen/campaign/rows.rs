//! The actions of the campaign screen.

use super::may::{
    has_campaign, may_accept, may_adjust, may_circulate, may_cut, may_declare, may_issue, may_issue_all,
    may_look_everywhere, may_move, may_note, may_open, may_refuse, may_register, may_remind, may_send, may_turn,
    may_undo,
};
use crate::domain::plan::Grade;
use crate::text::{screens_campaign as words, screens_renewal as text};
use crate::tui::action::{Action, Layer};
use crate::tui::registry::{Row, on, row};

const LOOK: Grade = Grade::Look;
const LIGHT: Grade = Grade::Reversible;
const ASKED: Grade = Grade::Confirmed;

/// Its rows.
pub const ROWS: &[Row] = &on(
    &[Layer::Campaign],
    [
        row(
            Action::RegisterStructure,
            "campaign-register",
            (text::REGISTER, text::REGISTER_ABOUT),
            &["r"],
            ASKED,
            10,
            may_register,
        ),
        row(
            Action::AcceptRegistration,
            "campaign-accept",
            (words::ACCEPT, words::ACCEPT_ABOUT),
            &["a"],
            ASKED,
            12,
            may_accept,
        ),
        row(Action::IssueCodes, "campaign-issue", (text::ISSUE, text::ISSUE_ABOUT), &["i"], ASKED, 20, may_issue),
        row(
            Action::WhereWeStand,
            "campaign-standing",
            (words::STANDING, words::STANDING_ABOUT),
            &["p"],
            LOOK,
            22,
            has_campaign,
        )
        .short(words::STANDING_SHORT),
        row(
            Action::IssueAllRegistered,
            "campaign-issue-all",
            (text::ISSUE_ALL, text::ISSUE_ALL_ABOUT),
            &["I"],
            ASKED,
            30,
            may_issue_all,
        )
        .short(text::ISSUE_ALL_SHORT),
        row(Action::SendCodes, "campaign-send", (words::SEND, words::SEND_ABOUT), &["m"], ASKED, 32, may_send)
            .short(words::SEND_SHORT),
        row(
            Action::WriteLetters,
            "campaign-letters",
            (words::LETTERS, words::LETTERS_ABOUT),
            &["L"],
            ASKED,
            34,
            may_send,
        )
        .short(words::LETTERS_SHORT),
        row(Action::RemindLate, "campaign-remind", (words::REMIND, words::REMIND_ABOUT), &["R"], ASKED, 36, may_remind),
        row(
            Action::CutOldCodes,
            "campaign-cutoff",
            (words::CUT_OFF, words::CUT_OFF_ABOUT),
            &["C"],
            Grade::Typed,
            38,
            may_cut,
        )
        .short(words::CUT_OFF_SHORT),
        row(
            Action::ToggleEverywhere,
            "campaign-everywhere",
            (text::EVERYWHERE, text::EVERYWHERE_ABOUT),
            &["e"],
            LOOK,
            40,
            may_look_everywhere,
        ),
        row(
            Action::OpenCampaign,
            "campaign-open",
            (text::OPEN_CAMPAIGN, text::OPEN_CAMPAIGN_ABOUT),
            &["o"],
            ASKED,
            50,
            may_open,
        ),
        row(
            Action::AdjustCampaign,
            "campaign-adjust",
            (words::ADJUST, words::ADJUST_ABOUT),
            &["d"],
            ASKED,
            52,
            may_adjust,
        )
        .short(words::ADJUST_SHORT),
        row(
            Action::RefuseRegistration,
            "campaign-refuse",
            (words::REFUSE, words::REFUSE_ABOUT),
            &["x"],
            LIGHT,
            54,
            may_refuse,
        ),
        row(Action::MoveRegistration, "campaign-move", (words::MOVE, words::MOVE_ABOUT), &["X"], LIGHT, 56, may_move),
        row(
            Action::SendRegistration,
            "campaign-sign",
            (words::CIRCULATE, words::CIRCULATE_ABOUT),
            &["s"],
            ASKED,
            58,
            may_circulate,
        )
        .short(words::CIRCULATE_SHORT),
        row(Action::NoteTrack, "campaign-track", (words::TRACK, words::TRACK_ABOUT), &["n"], LIGHT, 60, may_note)
            .short(words::TRACK_SHORT),
        row(
            Action::OtherYear,
            "campaign-year",
            (words::OTHER_YEAR, words::OTHER_YEAR_ABOUT),
            &["b"],
            LOOK,
            62,
            may_turn,
        ),
        row(Action::CampaignTexts, "campaign-texts", (words::TEXTS, words::TEXTS_ABOUT), &["t"], ASKED, 64, may_adjust)
            .short(words::TEXTS_SHORT),
        row(
            Action::DeclareCampaign,
            "campaign-declare",
            (words::DECLARE, words::DECLARE_ABOUT),
            &["D"],
            ASKED,
            66,
            may_declare,
        )
        .short(words::DECLARE_SHORT),
        row(
            Action::ReportCampaign,
            "campaign-report",
            (words::REPORT, words::REPORT_ABOUT),
            &["P"],
            LOOK,
            67,
            has_campaign,
        )
        .short(words::REPORT_SHORT),
        row(Action::UndoCutOff, "campaign-undo-cutoff", (words::UNDO, words::UNDO_ABOUT), &["U"], ASKED, 68, may_undo),
    ],
);
