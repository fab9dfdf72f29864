//! What each action of the codes screen begins: a form, a plan, a question.

use super::cases::{self, current};
use super::{forms, forms_cases, forms_delivery, forms_issue, forms_mail, forms_portal};
use crate::desk::{Forget, ForgetDead, Issue, Lift, Receive, TryMailServer, UnsetMailServer};
use crate::domain::clean::visible_line;
use crate::domain::leak::Leak;
use crate::domain::usage;
use crate::text::screens_codes as text;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::Form;
use crate::tui::overlay::{Message, Overlay};

fn form(form: Form) -> Vec<Effect> {
    vec![Effect::Push(Box::new(Overlay::Form(form)))]
}

/// Takes an action that moves nothing.
pub fn act(model: &Model, action: Action) -> Vec<Effect> {
    if let Some(effects) = desk_wide(model, action) {
        return effects;
    }
    if model.codes.cases.shown {
        return current(model).map_or_else(Vec::new, |case| on_case(model, case, action));
    }
    if model.codes.targets().is_empty() {
        return Vec::new();
    }
    handing(model, action).or_else(|| changing(model, action)).unwrap_or_default()
}

/// What needs no code and no case.
fn desk_wide(model: &Model, action: Action) -> Option<Vec<Effect>> {
    let lang = model.lang;
    Some(match action {
        Action::CheckCode => form(forms::check(lang)),
        Action::ExportCodes => form(forms_portal::export(model)),
        Action::KeepPortalFile => form(forms_portal::target(model)),
        Action::InspectPortalFile => form(forms_portal::inspect(model)),
        Action::ReadUsage => form(forms_portal::read_log(lang)),
        Action::UsageReport => vec![usage_report(model)],
        Action::ImportCodes => form(forms_issue::import(lang)),
        Action::IssueTeams => {
            let structures = model.codes.structures();
            form(forms_issue::teams(model, structures.first().filter(|_| structures.len() == 1)))
        }
        Action::RevokePrefix => form(forms_issue::revoke_prefix(lang)),
        Action::ForgetDeadSecrets => vec![Effect::Plan(Box::new(ForgetDead))],
        Action::ReportLeak => form(forms_cases::report(lang)),
        Action::SetMailServer => form(forms_mail::server(model)),
        Action::UnsetMailServer => vec![Effect::Plan(Box::new(UnsetMailServer))],
        Action::TryMailServer => vec![Effect::Plan(Box::new(TryMailServer))],
        _ => return None,
    })
}

fn usage_report(model: &Model) -> Effect {
    let found = usage::report(&model.state, model.now.day);
    let lines = text::usage_report(&found, &model.state, model.lang);
    let title = text::USAGE.of(model.lang).to_owned();
    Effect::Push(Box::new(Overlay::Message(Message { title, lines, scroll: 0 })))
}

fn on_case(model: &Model, case: &Leak, action: Action) -> Vec<Effect> {
    let lang = model.lang;
    match action {
        Action::Open => {
            vec![Effect::Push(Box::new(Overlay::Message(cases::sheet(case, &model.state, lang))))]
        }
        Action::CopyCell => vec![Effect::Copy { text: visible_line(&case.number), secret: false }],
        Action::SearchLeak => form(forms_cases::search(case, lang)),
        Action::TreatSuspect => form(forms_cases::treat(model, case)),
        Action::AnswerLeak => form(forms_cases::answer(case, lang)),
        Action::CloseLeak => form(forms_cases::close(case, lang)),
        _ => Vec::new(),
    }
}

/// What hands the codes chosen over, and what becomes of them then.
fn handing(model: &Model, action: Action) -> Option<Vec<Effect>> {
    let (logins, lang) = (model.codes.logins(), model.lang);
    Some(match action {
        Action::DeliverCode => form(forms_delivery::deliver(logins, lang)),
        Action::WriteLetters => form(forms_delivery::letters(logins, lang)),
        Action::SendCodes => form(forms_delivery::send(logins, lang)),
        Action::NoteReturn => form(forms_delivery::returned(logins, lang)),
        Action::NoteReceipt => vec![Effect::Plan(Box::new(Receive { logins }))],
        Action::ForgetSecret => vec![Effect::Plan(Box::new(Forget { logins }))],
        _ => return None,
    })
}

/// What changes the codes chosen, or leads to their structures.
fn changing(model: &Model, action: Action) -> Option<Vec<Effect>> {
    let (screen, lang) = (&model.codes, model.lang);
    let logins = screen.logins();
    Some(match action {
        Action::Open => screen.current().map(|l| Effect::ShowStructure(l.structure.clone())).into_iter().collect(),
        Action::CopyCell => {
            let text: Vec<String> = logins.iter().map(|l| visible_line(l.as_str())).collect();
            vec![Effect::Copy { text: text.join("\n"), secret: false }]
        }
        Action::LiftCode => vec![Effect::Plan(Box::new(Lift { logins }))],
        Action::SuspendCode => form(forms::suspend(logins, lang)),
        Action::RevokeCode => form(forms::revoke(logins, lang)),
        Action::ReplaceCodes => form(forms_issue::replace(logins, lang)),
        Action::IssueCodes => vec![Effect::Plan(Box::new(Issue { structures: Some(screen.structures()) }))],
        _ => return None,
    })
}
