//! The codes screen as somebody meets it: actions in, pictures and effects out, and never a secret in a list.

mod acts;
mod cases;
mod list;
mod portal;
mod secrets;

use super::state::{Column, PortalFile, Wanted};
use super::{answer, refresh, update, view};
use crate::desk::Hidden;
use crate::desk::{Answer, Checked, Done, Line, PortalReport, Question};
use crate::domain::campaign::Origin;
use crate::domain::clean::deceives;
use crate::domain::code::Life;
use crate::domain::leak::{Leak, Report, Step, Suspect};
use crate::domain::login::Login;
use crate::domain::mail::MailServer;
use crate::domain::usage::{Count, Usage};
use crate::job;
use crate::text::Lang;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_renewal as fixture;
use crate::tui::frame::Act;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Fault, Form, Kind};
use crate::tui::{registry, report};
use std::sync::Arc;
use tui_input::Input;

/// Actions that are refused on an empty desk for another reason than that it has no codes.
const NEEDS_NO_CODE: [Action; 8] = [
    Action::ExportCodes,
    Action::RevokePrefix,
    Action::ForgetDeadSecrets,
    Action::UsageReport,
    Action::ReportLeak,
    Action::UnsetMailServer,
    Action::TryMailServer,
    Action::IssueTeams,
];

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 10)];

fn shown(model: &Model) -> String {
    fixture::said(&fixture::drawn(model, view))
}

fn model() -> Model {
    fixture::model(Lang::Fr, (80, 24))
}

/// The fixture the day after the cut-off.
fn after_the_cutoff() -> Model {
    let mut model = model();
    model.now.day = fixture::day("2027-06-07");
    let campaign = std::sync::Arc::make_mut(&mut model.state.campaigns).get_mut(&2027).unwrap();
    campaign.cut = Some(fixture::meta(90, "2027-06-06T09:00:00Z"));
    model.state.codes_changed.clone_from(&campaign.cut);
    fixture::refresh(&mut model);
    model
}

/// Puts the cursor on a code by its place among those of the fixture.
fn on(model: &mut Model, n: u64) {
    let id = fixture::meta(n, "2027-01-01T00:00:00Z").id.0;
    model.codes.place.cursor = model.codes.names.iter().position(|name| *name == id).unwrap();
}

fn reason(model: &Model, action: Action) -> Option<&'static str> {
    let row = registry::rows().find(|r| r.action == action && r.layers == [Layer::Codes]).unwrap();
    (row.enabled)(model).err().map(|t| t.fr)
}

fn plan(effects: &[Effect]) -> String {
    match effects.iter().find(|e| matches!(e, Effect::Plan(_))) {
        Some(effect) => format!("{effect:?}"),
        None => panic!("{effects:?}"),
    }
}

fn form(effects: Vec<Effect>) -> Form {
    for effect in effects {
        if let Effect::Push(overlay) = effect
            && let Overlay::Form(form) = *overlay
        {
            return form;
        }
    }
    panic!("no form");
}

fn send(form: &Form, model: &Model) -> Result<String, Fault> {
    (form.make.0)(form, model).map(|effect| format!("{effect:?}"))
}

fn fill(form: &mut Form, value: &str) {
    let name = form.fields[0].name;
    set(form, name, value);
}

/// Fills a field in, or chooses one of its options by its key.
fn set(form: &mut Form, name: &str, value: &str) {
    match &mut form.fields.iter_mut().find(|f| f.name == name).unwrap().kind {
        Kind::Line(input) | Kind::Path(input) | Kind::Secret(input) => *input = Input::from(value),
        Kind::Pick { chosen, .. } => *chosen = Some(value.to_owned()),
        Kind::Choice { options, at } => *at = options.iter().position(|(key, _)| key == value).unwrap(),
        Kind::Toggle(on) => *on = value == "true",
    }
}
