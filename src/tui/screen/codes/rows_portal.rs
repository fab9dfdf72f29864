//! The actions on the portal's files and logs, on codes from outside and on the mail server, and when each makes sense.

use super::rows::on_codes;
use crate::domain::plan::Grade;
use crate::text::screens_codes as text;
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, Row, always, on, row};

/// Their rows.
pub const ROWS: &[Row] = &on(
    &[Layer::Codes],
    [
        row(
            Action::ReadUsage,
            "codes-log",
            (text::READ_LOG, text::READ_LOG_ABOUT),
            &["J"],
            Grade::Confirmed,
            82,
            on_codes,
        )
        .short(text::READ_LOG_SHORT),
        row(Action::UsageReport, "codes-usage", (text::SHOW_USAGE, text::USAGE_ABOUT), &["B"], Grade::Look, 84, usage)
            .short(text::USAGE_SHORT),
        row(
            Action::ImportCodes,
            "codes-import",
            (text::IMPORT, text::IMPORT_ABOUT),
            &["I"],
            Grade::Confirmed,
            0,
            on_codes,
        ),
        row(
            Action::KeepPortalFile,
            "codes-target",
            (text::TARGET, text::TARGET_ABOUT),
            &["W"],
            Grade::Confirmed,
            0,
            always,
        ),
        row(
            Action::InspectPortalFile,
            "codes-inspect",
            (text::INSPECT, text::INSPECT_ABOUT),
            &["V"],
            Grade::Look,
            0,
            always,
        ),
        row(
            Action::SetMailServer,
            "mail-server",
            (text::MAIL_SERVER, text::MAIL_SERVER_ABOUT),
            &["M"],
            Grade::Confirmed,
            0,
            always,
        ),
        row(
            Action::UnsetMailServer,
            "mail-server-remove",
            (text::NO_MAIL_SERVER, text::NO_MAIL_SERVER_ABOUT),
            &["Z"],
            Grade::Confirmed,
            0,
            server,
        ),
        row(
            Action::TryMailServer,
            "mail-server-try",
            (text::TRY_SERVER, text::TRY_SERVER_ABOUT),
            &["E"],
            Grade::Look,
            0,
            server,
        ),
    ],
);

fn usage(model: &Model) -> Result<(), Reason> {
    if model.state.logs_read.is_empty() { Err(text::NO_USAGE_YET) } else { Ok(()) }
}

fn server(model: &Model) -> Result<(), Reason> {
    if model.state.mail.is_none() { Err(text::NO_SERVER_YET) } else { Ok(()) }
}
