//! What keys do in the directory.

use super::state::{Entry, List, current, refresh};
use super::{detail, forms, forms_folk, forms_seals};
use crate::desk::{Answer, RenewCertificate, RevokeAuthority};
use crate::domain::clean::visible_line;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::Form;
use crate::tui::widget::panes::Panes;
use crate::tui::widget::sheet::Walk;

/// Takes an action.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(effects) = act(model, action) {
        return effects;
    }
    match action {
        Action::SortNext => {
            let list = model.people.list;
            let (order, _) = model.people.sorts[list as usize];
            model.people.sorts[list as usize] = ((order + 1) % list.orders().len(), false);
            refresh(model);
        }
        Action::SortReverse => {
            let list = model.people.list as usize;
            model.people.sorts[list].1 = !model.people.sorts[list].1;
            refresh(model);
        }
        _ if model.people.inside && walk_detail(model, action) => {}
        Action::Right | Action::NextPane => turn(model, 1),
        Action::Left | Action::PreviousPane => turn(model, List::ALL.len() - 1),
        Action::Open => model.people.inside = current(model).is_some(),
        // Nothing is done to several rows at once, so nothing is selected.
        Action::Select | Action::SelectRange | Action::SelectAll => {}
        _ => walk_list(model, action),
    }
    Vec::new()
}

/// The directory asks no questions.
pub fn answer(_model: &mut Model, _answer: &Answer) -> bool {
    false
}

fn act(model: &Model, action: Action) -> Option<Vec<Effect>> {
    let form = match action {
        Action::AddPerson => forms::add_person(model),
        Action::AddPost => forms::add_post(model),
        Action::AppointPerson => forms::appoint(model),
        Action::EndAppointment => forms::end_appointment(model),
        Action::GrantAuthority => forms::grant(model),
        Action::AddAccount => forms::add_account(model),
        Action::ResetAccount => forms::reset_account(model),
        Action::NameAdministrator => forms::name_administrator(model),
        Action::RenewCertificate => return Some(vec![Effect::Plan(Box::new(RenewCertificate::default()))]),
        Action::OwnCertificates => {
            return Some(vec![Effect::Push(Box::new(Overlay::Message(forms_seals::own(model))))]);
        }
        Action::BringCertificate => forms_seals::bring(model),
        Action::ChooseCertificate => forms_seals::choose(model),
        Action::RetireCertificate => forms_seals::retire(model),
        Action::PublishRevocations => forms_seals::publish(model),
        Action::ChangePassphrase => forms::change_passphrase(model),
        Action::SaveCertificate => forms::save_certificate(model),
        Action::SetInstitute => forms::institute(model),
        Action::MovePost => forms_folk::move_post(model),
        Action::NameSubstitute => forms_folk::substitute(model),
        Action::EndSubstitution => forms_folk::end_substitution(model),
        Action::ProposePerson => forms_folk::propose(model),
        Action::RevokeCertificate => forms_folk::revoke_certificate(model),
        Action::AskWhoMaySign => forms_folk::who(model),
        Action::CopyCell => {
            let text = match current(model)? {
                Entry::Person(person) => &person.mail,
                Entry::Post(post) => &post.title,
                Entry::Authority(held) => &held.act,
                Entry::Substitution(held) => &held.act,
            };
            return Some(vec![Effect::Copy { text: visible_line(text), secret: false }]);
        }
        Action::RevokeAuthority => {
            let Some(Entry::Authority(held)) = current(model) else {
                return Some(Vec::new());
            };
            return Some(vec![Effect::Plan(Box::new(RevokeAuthority { authority: held.id.clone() }))]);
        }
        _ => return None,
    };
    Some(push(form))
}

fn push(form: Form) -> Vec<Effect> {
    vec![Effect::Push(Box::new(Overlay::Form(form)))]
}

fn turn(model: &mut Model, by: usize) {
    let at = (model.people.list as usize + by) % List::ALL.len();
    model.people.list = List::ALL[at];
    model.people.inside = false;
    model.people.scroll = 0;
    refresh(model);
}

fn walk_list(model: &mut Model, action: Action) {
    let fits = usize::from(Panes::in_terminal(model.size).list.height.max(2)) - 1;
    let at = model.people.list as usize;
    let screen = &mut model.people;
    let was = screen.places[at].cursor;
    screen.places[at].act(action, &screen.names[at], fits);
    screen.places[at].offset = screen.places[at].scroll_to(fits);
    if screen.places[at].cursor != was {
        screen.scroll = 0;
    }
}

/// Scrolls the detail or leaves it; whether the action was one of these.
fn walk_detail(model: &mut Model, action: Action) -> bool {
    let Some(entry) = current(model) else {
        return false;
    };
    let area = Panes::in_terminal(model.size).detail;
    match detail::sheet(model, entry).walk(action, model.people.scroll, area) {
        Some(Walk::To(scroll)) => model.people.scroll = scroll,
        Some(Walk::Out) => model.people.inside = false,
        None => return false,
    }
    true
}
