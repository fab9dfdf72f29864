//! The actions on cases of leaks, and when each makes sense.

use super::cases::current;
use crate::domain::plan::Grade;
use crate::text::screens_codes as text;
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, Row, always, on, row};

/// Their rows.
pub const ROWS: &[Row] = &on(
    &[Layer::Codes],
    [
        row(Action::ShowCases, "codes-cases", (text::SHOW_CASES, text::CASES_ABOUT), &["t"], Grade::Look, 24, always)
            .short(text::CASES),
        row(Action::ReportLeak, "case-open", (text::REPORT, text::REPORT_ABOUT), &["N"], Grade::Confirmed, 4, report)
            .short(text::REPORT_SHORT),
        row(Action::SearchLeak, "case-search", (text::SEARCH, text::SEARCH_ABOUT), &["s"], Grade::Confirmed, 5, search)
            .short(text::SEARCH_SHORT),
        row(Action::TreatSuspect, "case-treat", (text::TREAT, text::TREAT_ABOUT), &["T"], Grade::Confirmed, 6, treat)
            .short(text::TREAT_SHORT),
        row(Action::AnswerLeak, "case-answer", (text::ANSWER, text::ANSWER_ABOUT), &["A"], Grade::Confirmed, 7, search)
            .short(text::ANSWER_SHORT),
        row(Action::CloseLeak, "case-close", (text::CLOSE, text::CLOSE_ABOUT), &["K"], Grade::Confirmed, 8, search)
            .short(text::CLOSE_SHORT),
    ],
);

fn report(model: &Model) -> Result<(), Reason> {
    if model.codes.cases.shown { Ok(()) } else { Err(text::SHOW_CASES_FIRST) }
}

/// A case that still takes acts is under the cursor.
fn search(model: &Model) -> Result<(), Reason> {
    report(model)?;
    match current(model) {
        None => Err(text::NO_CASE_HERE),
        Some(case) if case.closed() => Err(text::CASE_CLOSED),
        Some(_) => Ok(()),
    }
}

fn treat(model: &Model) -> Result<(), Reason> {
    search(model)?;
    if current(model).is_some_and(|case| case.suspects().is_empty()) { Err(text::SEARCH_FIRST) } else { Ok(()) }
}
