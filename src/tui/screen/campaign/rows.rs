//! The actions of the campaign screen, and when each makes sense.

use crate::domain::campaign::Progress;
use crate::domain::plan::Grade;
use crate::text::screens_renewal as text;
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, Row, always};

/// Its rows.
pub const ROWS: &[Row] = &[
    Row {
        action: Action::RegisterStructure,
        name: "campaign-register",
        text: text::REGISTER,
        short: None,
        about: text::REGISTER_ABOUT,
        keys: &["r"],
        layers: &[Layer::Campaign],
        grade: Grade::Confirmed,
        footer: 10,
        enabled: may_register,
    },
    Row {
        action: Action::IssueCodes,
        name: "campaign-issue",
        text: text::ISSUE,
        short: None,
        about: text::ISSUE_ABOUT,
        keys: &["i"],
        layers: &[Layer::Campaign],
        grade: Grade::Confirmed,
        footer: 20,
        enabled: may_issue,
    },
    Row {
        action: Action::IssueAllRegistered,
        name: "campaign-issue-all",
        text: text::ISSUE_ALL,
        short: None,
        about: text::ISSUE_ALL_ABOUT,
        keys: &["I"],
        layers: &[Layer::Campaign],
        grade: Grade::Confirmed,
        footer: 30,
        enabled: may_issue_all,
    },
    Row {
        action: Action::ToggleEverywhere,
        name: "campaign-everywhere",
        text: text::EVERYWHERE,
        short: None,
        about: text::EVERYWHERE_ABOUT,
        keys: &["e"],
        layers: &[Layer::Campaign],
        grade: Grade::Look,
        footer: 40,
        enabled: may_look_everywhere,
    },
    Row {
        action: Action::OpenCampaign,
        name: "campaign-open",
        text: text::OPEN_CAMPAIGN,
        short: None,
        about: text::OPEN_CAMPAIGN_ABOUT,
        keys: &["o"],
        layers: &[Layer::Campaign],
        grade: Grade::Confirmed,
        footer: 50,
        enabled: always,
    },
];

fn has_campaign(model: &Model) -> Result<(), Reason> {
    if model.state.campaigns.is_empty() { Err(text::NO_CAMPAIGN_YET) } else { Ok(()) }
}

fn may_register(model: &Model) -> Result<(), Reason> {
    has_campaign(model)?;
    let targets = model.campaign.targets();
    let [only] = targets.as_slice() else {
        return Err(if targets.is_empty() { text::NOTHING_LISTED } else { text::ONE_AT_A_TIME });
    };
    match model.campaign.line(only).map(|l| l.progress) {
        Some(Progress::Exempt) => Err(text::EXEMPT_ALREADY),
        Some(Progress::NotCalled) | None => Err(text::NOT_CALLED_HERE),
        _ => Ok(()),
    }
}

fn may_issue(model: &Model) -> Result<(), Reason> {
    has_campaign(model)?;
    let found: Vec<Progress> =
        model.campaign.targets().iter().filter_map(|id| model.campaign.line(id)).map(|l| l.progress).collect();
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

fn may_issue_all(model: &Model) -> Result<(), Reason> {
    has_campaign(model)?;
    if model.campaign.waiting == 0 { Err(text::NOBODY_WAITS) } else { Ok(()) }
}

fn may_look_everywhere(model: &Model) -> Result<(), Reason> {
    if model.preferences.home_office.is_none() { Err(text::NO_HOME_OFFICE) } else { Ok(()) }
}
