//! What keys do to the campaign screen.

use super::forms;
use super::state::{Column, GROUPS, refresh};
use super::view;
use crate::desk::{Answer, Issue};
use crate::domain::clean::visible_line;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;

/// Takes an action.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let page = view::page(model);
    let screen = &mut model.campaign;
    if screen.place.act(action, &screen.names, page) {
        screen.place.offset = screen.place.scroll_to(page);
        return Vec::new();
    }
    match action {
        Action::Left | Action::PreviousPane => turn(model, GROUPS.len() - 1),
        Action::Right | Action::NextPane => turn(model, 1),
        Action::SortNext => {
            let at = Column::ALL.iter().position(|c| *c == screen.column).unwrap_or(0);
            screen.column = Column::ALL[(at + 1) % Column::ALL.len()];
            screen.descending = false;
            refresh(model);
        }
        Action::SortReverse => {
            screen.descending = !screen.descending;
            refresh(model);
        }
        Action::ToggleEverywhere => {
            screen.everywhere = !screen.everywhere;
            refresh(model);
        }
        Action::Back => screen.place.clear(),
        _ => return act(model, action),
    }
    Vec::new()
}

/// Goes so many groups to the right, round and round; the cursor goes to the top of what is new.
fn turn(model: &mut Model, by: usize) {
    let screen = &mut model.campaign;
    screen.group = (screen.group + by) % GROUPS.len();
    (screen.place.cursor, screen.place.offset) = (0, 0);
    screen.names.clear();
    screen.place.clear();
    refresh(model);
}

fn act(model: &Model, action: Action) -> Vec<Effect> {
    let targets = model.campaign.targets();
    match (action, targets.as_slice()) {
        (Action::Open, _) => {
            model.campaign.current().map(|line| Effect::ShowStructure(line.id.clone())).into_iter().collect()
        }
        (Action::CopyCell, _) => model
            .campaign
            .current()
            .map(|line| Effect::Copy { text: visible_line(&line.label), secret: false })
            .into_iter()
            .collect(),
        (Action::OpenCampaign, _) => vec![Effect::Push(Box::new(Overlay::Form(forms::open_form(model))))],
        (Action::RegisterStructure, [only]) => {
            vec![Effect::Push(Box::new(Overlay::Form(forms::register_form(model, only))))]
        }
        (Action::IssueCodes, [_, ..]) => vec![Effect::Plan(Box::new(Issue { structures: Some(targets) }))],
        (Action::IssueAllRegistered, _) => vec![Effect::Plan(Box::new(Issue { structures: None }))],
        _ => Vec::new(),
    }
}

/// Takes an answer that may be for it; this screen asks nothing.
pub fn answer(_model: &mut Model, _answer: &Answer) -> bool {
    false
}
