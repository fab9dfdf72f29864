//! When each action of the campaign screen makes sense, and else why not.

use super::state::Line;
use crate::domain::campaign::{Campaign, Duty, Phase, Progress, Registration, Review};
use crate::domain::dossier::Status;
use crate::domain::reminder;
use crate::text::{screens_campaign as words, screens_renewal as text};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, administrator};

pub(super) fn has_campaign(model: &Model) -> Result<(), Reason> {
    if model.state.campaigns.is_empty() { Err(text::NO_CAMPAIGN_YET) } else { Ok(()) }
}

/// The campaign shown, where it is the one that acts are for; another year's is looked at.
fn running(model: &Model) -> Result<&Campaign, Reason> {
    let shown = changing(model)?;
    let current = model.state.campaign(model.now.day).map(|c| c.year);
    if current == Some(shown.year) { Ok(shown) } else { Err(words::NOT_RUNNING) }
}

/// The campaign shown, where it is not over.
fn changing(model: &Model) -> Result<&Campaign, Reason> {
    let shown = model.campaign.shown(&model.state, model.now.day).ok_or(text::NO_CAMPAIGN_YET)?;
    match model.campaign.phase(&model.state, model.now.day) {
        Some(Phase::Past) => Err(words::ARCHIVE),
        _ => Ok(shown),
    }
}

fn targets(model: &Model) -> Vec<&Line> {
    model.campaign.targets().iter().filter_map(|id| model.campaign.line(id)).collect()
}

fn one(model: &Model) -> Result<&Line, Reason> {
    match targets(model).as_slice() {
        [only] => Ok(only),
        [] => Err(text::NOTHING_LISTED),
        _ => Err(text::ONE_AT_A_TIME),
    }
}

pub(super) fn may_register(model: &Model) -> Result<(), Reason> {
    running(model)?;
    let line = one(model)?;
    match (line.progress, &line.duty) {
        (Progress::Exempt, _) => Err(text::EXEMPT_ALREADY),
        // A structure that the institute only takes part in may ask.
        (Progress::NotCalled, Duty::Participant) => Ok(()),
        (Progress::NotCalled, _) => Err(text::NOT_CALLED_HERE),
        _ => Ok(()),
    }
}

pub(super) fn may_issue(model: &Model) -> Result<(), Reason> {
    running(model)?;
    let found: Vec<Progress> = targets(model).into_iter().map(|l| l.progress).collect();
    if found.contains(&Progress::Registered) {
        return Ok(());
    }
    Err(match found.as_slice() {
        [] => text::NOTHING_LISTED,
        [Progress::Missing] => text::REGISTER_FIRST,
        [Progress::Issued] => text::CODE_ALREADY,
        [Progress::Exempt] => text::EXEMPT_ALREADY,
        [Progress::NotCalled] => text::NOT_CALLED_HERE,
        _ => text::NONE_WAITS,
    })
}

pub(super) fn may_issue_all(model: &Model) -> Result<(), Reason> {
    running(model)?;
    if model.campaign.waiting == 0 { Err(text::NOBODY_WAITS) } else { Ok(()) }
}

pub(super) fn may_look_everywhere(model: &Model) -> Result<(), Reason> {
    if model.preferences.home_office.is_none() { Err(text::NO_HOME_OFFICE) } else { Ok(()) }
}

/// The registrations chosen, each with how far its structure has come.
fn chosen(model: &Model) -> Result<Vec<(&Registration, Progress)>, Reason> {
    let year = running(model)?.year;
    let lines = targets(model);
    if lines.is_empty() {
        return Err(text::NOTHING_LISTED);
    }
    let found: Vec<_> =
        lines.into_iter().filter_map(|l| Some((model.state.registration(year, &l.id)?, l.progress))).collect();
    if found.is_empty() { Err(words::NO_REGISTRATION) } else { Ok(found) }
}

pub(super) fn may_accept(model: &Model) -> Result<(), Reason> {
    let found = chosen(model)?;
    if found.iter().any(|(r, _)| r.review != Review::Accepted) {
        return Ok(());
    }
    Err(if found.len() == 1 { words::ACCEPTED_ALREADY } else { words::NONE_TO_ACCEPT })
}

pub(super) fn may_refuse(model: &Model) -> Result<(), Reason> {
    let open = |(_, progress): &(&Registration, Progress)| *progress != Progress::Issued;
    if chosen(model)?.iter().any(open) { Ok(()) } else { Err(words::NONE_TO_REFUSE) }
}

pub(super) fn may_move(model: &Model) -> Result<(), Reason> {
    may_refuse(model)?;
    if model.state.offices.offices.is_empty() { Err(words::NO_OFFICES) } else { Ok(()) }
}

pub(super) fn may_open(model: &Model) -> Result<(), Reason> {
    administrator(model)
}

pub(super) fn may_adjust(model: &Model) -> Result<(), Reason> {
    changing(model)?;
    administrator(model)
}

pub(super) fn may_turn(model: &Model) -> Result<(), Reason> {
    has_campaign(model)?;
    if model.state.campaigns.len() > 1 { Ok(()) } else { Err(words::ONE_YEAR_ONLY) }
}

pub(super) fn may_cut(model: &Model) -> Result<(), Reason> {
    running(model)?;
    match model.campaign.phase(&model.state, model.now.day) {
        Some(Phase::Cut) => Err(words::CUT_ALREADY),
        Some(Phase::Announced) => Err(words::NOT_OPEN_YET),
        _ => administrator(model),
    }
}

pub(super) fn may_undo(model: &Model) -> Result<(), Reason> {
    let Some(cut) = &running(model)?.cut else {
        return Err(words::NOT_CUT);
    };
    if model.state.exported.as_ref().is_some_and(|export| !export.before(cut)) {
        return Err(words::CUT_EXPORTED);
    }
    administrator(model)
}

pub(super) fn may_remind(model: &Model) -> Result<(), Reason> {
    let campaign = running(model)?;
    if reminder::come(campaign, model.now.day).is_empty() { Err(words::NO_REMINDER_YET) } else { Ok(()) }
}

pub(super) fn may_send(model: &Model) -> Result<(), Reason> {
    running(model)?;
    let held = |l: &&Line| l.progress == Progress::Issued;
    if targets(model).iter().any(held) { Ok(()) } else { Err(words::NO_CODE_CHOSEN) }
}

pub(super) fn may_circulate(model: &Model) -> Result<(), Reason> {
    let year = running(model)?.year;
    let registration = model.state.registration(year, &one(model)?.id).ok_or(words::NOT_REGISTERED)?;
    if matches!(registration.review, Review::Refused { .. } | Review::Moved { .. }) {
        return Err(words::NOT_REGISTERED);
    }
    let dossier = registration.dossier.as_ref().and_then(|id| model.state.dossiers.get(id));
    if dossier.is_some_and(|d| matches!(d.status, Status::Circulating | Status::Completed)) {
        return Err(words::CIRCULATES_ALREADY);
    }
    if model.state.circuits.is_empty() { Err(words::NO_CIRCUIT) } else { Ok(()) }
}

pub(super) fn may_note(model: &Model) -> Result<(), Reason> {
    running(model)?;
    if one(model)?.mixed { Ok(()) } else { Err(words::NOT_MIXED) }
}

pub(super) fn may_declare(model: &Model) -> Result<(), Reason> {
    running(model).map(|_| ())
}
