//! What keys do in the signing book.

use super::state::{Order, Wait, current, offered, refresh, was_opened};
use super::{detail, forms, forms_seals, strongbox};
use crate::desk::Hidden;
use crate::desk::{DepositDossier, Question, Sign, TimeStamp, TryTsa, Verb, Visa, Withdraw};
use crate::domain::clean::visible_line;
use crate::domain::dossier::Dossier;
use crate::domain::plan::{Heading, Note, Plan};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::Form;
use crate::tui::widget::list::ListPlace;
use crate::tui::widget::panes::Panes;
use crate::tui::widget::sheet::Walk;

/// Takes an action.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::NewDossier => return push(forms::new_dossier(model)),
        Action::VerifyFile => {
            model.book.waits = Some(Wait::Signatures);
            return push(forms::verify_file(model));
        }
        Action::SetTsa => return push(forms_seals::tsa(model)),
        Action::TryTsa => return vec![Effect::Plan(Box::new(TryTsa))],
        Action::NextTray => turn(model, true),
        Action::PreviousTray => turn(model, false),
        Action::SortNext => {
            let at = Order::ALL.iter().position(|o| *o == model.book.order).unwrap_or(0);
            model.book.order = Order::ALL[(at + 1) % Order::ALL.len()];
            refresh(model);
        }
        Action::SortReverse => {
            model.book.reversed = !model.book.reversed;
            refresh(model);
        }
        _ if model.book.inside && walk_detail(model, action) => {}
        Action::Right | Action::NextPane => turn(model, true),
        Action::Left | Action::PreviousPane => turn(model, false),
        Action::Open => model.book.inside = current(model).is_some(),
        // Nothing is done to several dossiers at once, so nothing is selected.
        Action::Select | Action::SelectRange | Action::SelectAll => {}
        _ => {
            if let Some(effects) = act(model, action) {
                return effects;
            }
            walk_list(model, action);
        }
    }
    Vec::new()
}

/// Actions on the dossier under the cursor.
fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    let dossier = current(model)?.clone();
    let id = dossier.id.clone();
    Some(match action {
        Action::ReadDocument => {
            model.book.waits = Some(Wait::Document(id.clone()));
            vec![Effect::Ask(Question::ReadDossier(id))]
        }
        Action::VerifyDossier => {
            model.book.waits = Some(Wait::Signatures);
            vec![Effect::Ask(Question::VerifyDossier(id))]
        }
        Action::WhoMaySign => {
            model.book.waits = Some(Wait::MaySign(id.clone()));
            vec![Effect::Ask(Question::WhoMaySign(id, model.now.day))]
        }
        Action::GiveVisa => reminded(model, &dossier, Visa { dossier: id }),
        Action::SignDossier => reminded(model, &dossier, Sign { dossier: id, passphrase: Hidden::default() }),
        Action::PlaceStamp => {
            model.book.waits = Some(Wait::Places(id.clone()));
            vec![Effect::Ask(Question::StampPlaces(id, None))]
        }
        Action::TimeStampDossier => vec![Effect::Plan(Box::new(TimeStamp { dossiers: vec![id] }))],
        Action::RefuseDossier => push(forms::refuse(model, &dossier)),
        Action::SendVersion => push(forms::send_version(model, &dossier)),
        Action::SaveDocument => push(forms::save(model, &dossier)),
        Action::SaveSheet => push(forms::save_sheet(model, &dossier)),
        Action::SaveEvidence => push(forms::save_evidence(model, &dossier)),
        Action::DepositDossier => vec![Effect::Plan(Box::new(DepositDossier { dossier: id }))],
        Action::ShowStrongbox => vec![Effect::Push(Box::new(Overlay::Message(strongbox::message(model, &dossier))))],
        Action::CopyCell => vec![Effect::Copy { text: visible_line(&dossier.number), secret: false }],
        Action::WithdrawDossier => vec![Effect::Plan(Box::new(Withdraw { dossier: id }))],
        _ => return None,
    })
}

/// Plans an act; whoever has not opened the document is told so by its plan, and may go on.
fn reminded(model: &mut Model, dossier: &Dossier, verb: impl Verb + 'static) -> Vec<Effect> {
    model.book.unread = !was_opened(model, dossier);
    vec![Effect::Plan(Box::new(verb))]
}

/// Says in the plan of a visa or a signature that its document was not opened, before anything else.
pub fn remind(model: &mut Model, plan: &mut Plan) {
    let unread = std::mem::take(&mut model.book.unread);
    if unread && matches!(plan.heading, Heading::Visa { .. } | Heading::Sign { .. }) {
        plan.notes.insert(0, Note::NotOpened);
    }
}

/// A dossier that was acted on and stayed in sight goes where it belongs: the cursor moves, or another screen comes.
pub fn leave(model: &mut Model) {
    let Some(gone) = model.book.lingers.take() else {
        return;
    };
    let (names, place) = (&mut model.book.names, &mut model.book.place);
    let here = names.get(place.cursor).filter(|n| **n != gone.0).cloned();
    names.retain(|n| *n != gone.0);
    if let Some(at) = here.and_then(|here| names.iter().position(|n| *n == here)) {
        place.cursor = at;
    }
    refresh(model);
}

fn push(form: Form) -> Vec<Effect> {
    vec![Effect::Push(Box::new(Overlay::Form(form)))]
}

fn turn(model: &mut Model, forward: bool) {
    let offered = offered(model);
    let open = offered.iter().position(|n| *n == model.book.tray).unwrap_or(0);
    let to = if forward { open + 1 } else { open + offered.len() - 1 };
    model.book.tray = offered[to % offered.len()];
    model.book.place = ListPlace::default();
    model.book.names.clear();
    model.book.lingers = None;
    refresh(model);
}

fn walk_list(model: &mut Model, action: Action) {
    let fits = (usize::from(Panes::in_terminal(model.size).list.height) / 2).max(1);
    let was = model.book.place.cursor;
    model.book.place.act(action, &model.book.names, fits);
    model.book.place.offset = model.book.place.scroll_to(fits);
    if model.book.place.cursor != was {
        model.book.scroll = 0;
        leave(model);
    }
}

/// Scrolls the detail or leaves it; whether the action was one of these.
fn walk_detail(model: &mut Model, action: Action) -> bool {
    let Some(dossier) = current(model) else {
        return false;
    };
    let area = Panes::in_terminal(model.size).detail;
    match detail::sheet(model, dossier).walk(action, model.book.scroll, area) {
        Some(Walk::To(scroll)) => model.book.scroll = scroll,
        Some(Walk::Out) => model.book.inside = false,
        None => return false,
    }
    true
}
