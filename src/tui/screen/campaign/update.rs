//! What keys do to the campaign screen.

use super::state::{Column, GROUPS, refresh};
use super::{figures, forms, forms_queue, forms_send, forms_settings, forms_texts, forms_track, view};
use crate::desk::{Answer, CutOff, Decision, Issue, Review, UndoCutOff, Verb};
use crate::domain::campaign::Progress;
use crate::domain::clean::visible_line;
use crate::domain::ids::StructureId;
use crate::domain::login::Login;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::Form;

/// Takes an action.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    if figures::act(model, action, view::figures_page(model)) {
        return Vec::new();
    }
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
        Action::OtherYear => other_year(model),
        Action::WhereWeStand => figures::open(model),
        Action::Back if screen.place.selected.is_empty() && screen.only.is_some() => figures::open(model),
        Action::Back => screen.place.clear(),
        _ => return act(model, action),
    }
    Vec::new()
}

/// Goes so many groups to the right, round and round; the cursor goes to the top of what is new.
fn turn(model: &mut Model, by: usize) {
    let screen = &mut model.campaign;
    screen.group = (screen.group + by) % GROUPS.len();
    anew(model);
}

fn anew(model: &mut Model) {
    let screen = &mut model.campaign;
    (screen.place.cursor, screen.place.offset) = (0, 0);
    screen.names.clear();
    screen.place.clear();
    refresh(model);
}

/// Shows the campaign before the one that is shown; behind the first one the last comes again.
fn other_year(model: &mut Model) {
    let (state, day) = (&model.state, model.now.day);
    let Some(shown) = model.campaign.shown(state, day).map(|c| c.year) else {
        return;
    };
    let years = &state.campaigns;
    let next = years.range(..shown).next_back().or_else(|| years.last_key_value()).map(|(year, _)| *year);
    let current = state.campaign(day).map(|c| c.year);
    let screen = &mut model.campaign;
    screen.year = next.filter(|year| Some(*year) != current);
    screen.only = None;
    anew(model);
}

fn form(form: Form) -> Vec<Effect> {
    vec![Effect::Push(Box::new(Overlay::Form(form)))]
}

fn plan(verb: impl Verb + 'static) -> Vec<Effect> {
    vec![Effect::Plan(Box::new(verb))]
}

fn act(model: &Model, action: Action) -> Vec<Effect> {
    let targets = model.campaign.targets();
    match (action, targets.as_slice()) {
        (Action::OpenCampaign, _) => return form(forms_settings::open_form(model)),
        (Action::IssueAllRegistered, _) => return plan(Issue { structures: None }),
        _ => {}
    }
    let Some(year) = model.campaign.shown(&model.state, model.now.day).map(|c| c.year) else {
        return Vec::new();
    };
    match action {
        Action::AdjustCampaign => form(forms_settings::adjust_form(model, year)),
        Action::CutOldCodes => plan(CutOff { year }),
        Action::UndoCutOff => plan(UndoCutOff { year }),
        Action::RemindLate => form(forms_send::remind(model)),
        Action::DeclareCampaign => form(forms_send::declare(year, model.lang)),
        Action::ReportCampaign => form(forms_send::report(year, model.lang)),
        Action::CampaignTexts => form(forms_texts::texts(model, year)),
        _ => on_rows(model, action, targets),
    }
}

/// What is done to the selected structures, or to the one under the cursor.
fn on_rows(model: &Model, action: Action, targets: Vec<StructureId>) -> Vec<Effect> {
    let Some(line) = model.campaign.current() else {
        return Vec::new();
    };
    match (action, targets.as_slice()) {
        (Action::Open, _) => vec![Effect::ShowStructure(line.id.clone())],
        (Action::CopyCell, _) => vec![Effect::Copy { text: visible_line(&line.label), secret: false }],
        (Action::RegisterStructure, [only]) => form(forms::register_form(model, only)),
        (Action::SendRegistration, [only]) => form(forms_send::circulate(model, only)),
        (Action::NoteTrack, [only]) => form(forms_track::note(model, only)),
        (Action::IssueCodes, _) => plan(Issue { structures: Some(targets) }),
        (Action::AcceptRegistration, _) => plan(Review { structures: targets, decision: Decision::Accept }),
        (Action::RefuseRegistration, _) => form(forms_queue::refuse(targets, model.lang)),
        (Action::MoveRegistration, _) => form(forms_queue::move_to(model, targets)),
        (Action::WriteLetters, _) => form(forms_send::letters(logins(model, &targets), model.lang)),
        (Action::SendCodes, _) => form(forms_send::send(model, logins(model, &targets))),
        _ => Vec::new(),
    }
}

/// The codes of the year that the structures hold.
fn logins(model: &Model, targets: &[StructureId]) -> Vec<Login> {
    let lines = targets.iter().filter_map(|id| model.campaign.line(id));
    lines.filter(|l| l.progress == Progress::Issued).map(|l| Login::typed(&l.login)).collect()
}

/// Takes an answer that may be for it; this screen asks nothing.
pub fn answer(_model: &mut Model, _answer: &Answer) -> bool {
    false
}
