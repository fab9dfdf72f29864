//! The actions of the codes screen, and when each makes sense.

use super::state::{Line, PortalFile};
use crate::domain::campaign::Progress;
use crate::domain::code::Life;
use crate::domain::plan::Grade;
use crate::text::screens_codes::BACK_TO_CODES;
use crate::text::screens_renewal as text;
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, Row, always, on, row};

/// Its rows.
pub const ROWS: &[Row] = &on(
    &[Layer::Codes],
    [
        row(Action::CheckCode, "codes-check", (text::CHECK, text::CHECK_ABOUT), &["c"], Grade::Look, 10, always)
            .short(text::CHECK_SHORT),
        row(
            Action::DeliverCode,
            "codes-deliver",
            (text::DELIVER, text::DELIVER_ABOUT),
            &["d"],
            Grade::Confirmed,
            20,
            deliver,
        )
        .short(text::DELIVER_SHORT),
        row(
            Action::ExportCodes,
            "codes-export",
            (text::EXPORT, text::EXPORT_ABOUT),
            &["w"],
            Grade::Confirmed,
            22,
            export,
        )
        .short(text::EXPORT_SHORT),
        // Both leave a trace in the register.
        row(
            Action::RevealSecret,
            "codes-reveal",
            (text::REVEAL, text::REVEAL_ABOUT),
            &["r"],
            Grade::Reversible,
            30,
            reveal,
        )
        .short(text::REVEAL_SHORT),
        row(
            Action::SuspendCode,
            "codes-suspend",
            (text::SUSPEND, text::SUSPEND_ABOUT),
            &["u"],
            Grade::Reversible,
            40,
            suspend,
        ),
        row(Action::LiftCode, "codes-lift", (text::LIFT, text::LIFT_ABOUT), &["U"], Grade::Reversible, 50, lift)
            .short(text::LIFT_SHORT),
        row(
            Action::RevokeCode,
            "codes-revoke",
            (text::REVOKE, text::REVOKE_ABOUT),
            &["x"],
            Grade::Confirmed,
            60,
            revoke,
        ),
        row(Action::CopySecret, "codes-copy", (text::COPY, text::COPY_ABOUT), &["p"], Grade::Reversible, 70, reveal)
            .short(text::COPY_SHORT),
        row(
            Action::IssueCodes,
            "codes-issue",
            (text::ISSUE_AGAIN, text::ISSUE_AGAIN_ABOUT),
            &["i"],
            Grade::Confirmed,
            90,
            issue,
        )
        .short(text::ISSUE_SHORT),
    ],
);

/// Whether an act makes sense for one code at least; for a single one, the reason why not.
pub(super) fn any(
    model: &Model,
    fits: impl Fn(&Line) -> bool,
    why: impl Fn(&Line) -> Reason,
    none: Reason,
) -> Result<(), Reason> {
    on_codes(model)?;
    let targets = model.codes.targets();
    match targets.as_slice() {
        [] => Err(text::NO_CODE_HERE),
        some if some.iter().any(|l| fits(l)) => Ok(()),
        [only] => Err(why(only)),
        _ => Err(none),
    }
}

/// Nothing is done to codes that are not seen.
pub(super) fn on_codes(model: &Model) -> Result<(), Reason> {
    if model.codes.cases.shown { Err(BACK_TO_CODES) } else { Ok(()) }
}

/// Why a code is beyond change, or another reason.
pub(super) fn dead_or(line: &Line, other: Reason) -> Reason {
    match line.life {
        Life::Revoked => text::REVOKED_ALREADY,
        Life::Expired => text::EXPIRED_ALREADY,
        Life::Contested => text::SETTLE_FIRST,
        _ => other,
    }
}

fn deliver(model: &Model) -> Result<(), Reason> {
    let why = |l: &Line| match l.life {
        Life::Suspended => text::LIFT_FIRST,
        _ => dead_or(l, text::DELIVERED_ALREADY),
    };
    any(model, Line::to_deliver, why, text::NONE_TO_DELIVER)
}

fn reveal(model: &Model) -> Result<(), Reason> {
    on_codes(model)?;
    match model.codes.targets().as_slice() {
        [] => Err(text::NO_CODE_HERE),
        [only] if only.kept => Ok(()),
        [_] => Err(text::SECRET_GONE),
        _ => Err(text::ONE_CODE_AT_A_TIME),
    }
}

fn suspend(model: &Model) -> Result<(), Reason> {
    any(model, |l| l.life.works(), |l| dead_or(l, text::SUSPENDED_ALREADY), text::NONE_TO_SUSPEND)
}

fn lift(model: &Model) -> Result<(), Reason> {
    any(model, |l| l.life == Life::Suspended, |l| dead_or(l, text::NOT_SUSPENDED), text::NONE_TO_LIFT)
}

fn revoke(model: &Model) -> Result<(), Reason> {
    let fits = |l: &Line| !matches!(l.life, Life::Revoked | Life::Expired);
    any(model, fits, |l| dead_or(l, text::REVOKED_ALREADY), text::NONE_TO_REVOKE)
}

fn export(model: &Model) -> Result<(), Reason> {
    on_codes(model)?;
    if model.codes.portal == PortalFile::NoCodes { Err(text::NO_CODES_YET) } else { Ok(()) }
}

fn issue(model: &Model) -> Result<(), Reason> {
    if model.state.campaigns.is_empty() {
        return Err(text::NO_CAMPAIGN_YET);
    }
    let why = |l: &Line| match l.progress {
        Progress::Missing => text::REGISTER_FIRST,
        Progress::Issued => text::CODE_ALREADY,
        Progress::Exempt => text::EXEMPT_ALREADY,
        _ => text::NOT_CALLED_HERE,
    };
    any(model, |l| l.progress == Progress::Registered, why, text::NONE_WAITS)
}
