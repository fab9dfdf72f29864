//! The actions that hand codes over, issue and end them, and when each makes sense.

use super::rows::{any, dead_or, on_codes};
use super::state::Line;
use crate::domain::code::Life;
use crate::domain::plan::Grade;
use crate::text::{screens_codes as text, screens_renewal};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, Row, on, row};
use crate::tui::screen::structures::teams_called;

/// Their rows.
pub const ROWS: &[Row] = &on(
    &[Layer::Codes],
    [
        row(
            Action::WriteLetters,
            "codes-letters",
            (text::LETTERS, text::LETTERS_ABOUT),
            &["L"],
            Grade::Confirmed,
            12,
            hand,
        )
        .short(text::LETTERS_SHORT),
        row(Action::SendCodes, "codes-send", (text::SEND, text::SEND_ABOUT), &["m"], Grade::Confirmed, 14, hand)
            .short(text::SEND_SHORT),
        row(
            Action::NoteReceipt,
            "codes-received",
            (text::RECEIVED, text::RECEIVED_ABOUT),
            &["a"],
            Grade::Confirmed,
            18,
            received,
        )
        .short(text::RECEIVED_SHORT),
        row(
            Action::NoteReturn,
            "codes-returned",
            (text::RETURNED, text::RETURNED_ABOUT),
            &["R"],
            Grade::Confirmed,
            68,
            returned,
        )
        .short(text::RETURNED_SHORT),
        row(
            Action::ReplaceCodes,
            "codes-replace",
            (text::REPLACE, text::REPLACE_ABOUT),
            &["n"],
            Grade::Confirmed,
            72,
            replace,
        ),
        row(Action::IssueTeams, "codes-teams", (text::TEAMS, text::TEAMS_ABOUT), &["e"], Grade::Confirmed, 88, teams)
            .short(text::TEAMS_SHORT),
        row(Action::RevokePrefix, "codes-prefix", (text::PREFIX, text::PREFIX_ABOUT), &["X"], Grade::Typed, 0, some),
        row(
            Action::ForgetSecret,
            "codes-forget",
            (text::FORGET, text::FORGET_ABOUT),
            &["o"],
            Grade::Confirmed,
            0,
            forget,
        ),
        row(
            Action::ForgetDeadSecrets,
            "codes-forget-dead",
            (text::FORGET_DEAD, text::FORGET_DEAD_ABOUT),
            &["O"],
            Grade::Confirmed,
            0,
            forget_dead,
        ),
    ],
);

/// A letter or a mail needs a code that works and the copy of its secret.
fn hand(model: &Model) -> Result<(), Reason> {
    let why = |l: &Line| match l.life {
        Life::Suspended => screens_renewal::LIFT_FIRST,
        _ if l.life.works() => text::NO_SECRET_KEPT,
        _ => dead_or(l, text::NONE_WORKS),
    };
    any(model, |l| l.life.works() && l.kept, why, text::NO_SECRETS_KEPT)
}

fn received(model: &Model) -> Result<(), Reason> {
    let why = |l: &Line| if l.received { text::RECEIVED_ALREADY } else { dead_or(l, text::NOT_DELIVERED) };
    any(model, |l| l.life.alive() && l.delivered.is_some() && !l.received, why, text::NONE_DELIVERED)
}

fn returned(model: &Model) -> Result<(), Reason> {
    let why = |l: &Line| dead_or(l, text::NOT_DELIVERED);
    any(model, |l| l.life.alive() && l.delivered.is_some(), why, text::NONE_DELIVERED)
}

fn forget(model: &Model) -> Result<(), Reason> {
    any(model, |l| l.kept, |_| text::NO_SECRET_KEPT, text::NO_SECRETS_KEPT)
}

fn forget_dead(model: &Model) -> Result<(), Reason> {
    on_codes(model)?;
    if model.codes.dead_kept { Ok(()) } else { Err(text::NO_DEAD_SECRET) }
}

fn replace(model: &Model) -> Result<(), Reason> {
    let fits = |l: &Line| l.life.alive() && !l.imported;
    let why = |l: &Line| if l.imported && l.life.alive() { text::FROM_OUTSIDE } else { dead_or(l, text::NONE_WORKS) };
    any(model, fits, why, text::NONE_TO_REPLACE)
}

fn teams(model: &Model) -> Result<(), Reason> {
    on_codes(model)?;
    teams_called(model)
}

/// There are codes at all.
fn some(model: &Model) -> Result<(), Reason> {
    on_codes(model)?;
    if model.state.codes.is_empty() { Err(screens_renewal::NO_CODES_YET) } else { Ok(()) }
}
