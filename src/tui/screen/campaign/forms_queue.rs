//! The forms of the queue of registrations: refusing, and sending to another regional office.

use super::forms::fault;
use crate::desk::{Decision, Review};
use crate::domain::ids::{OfficeId, StructureId};
use crate::text::{Lang, screens_campaign as text, screens_renewal as renewal};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};

/// Refuses registrations, with a reason.
pub fn refuse(structures: Vec<StructureId>, lang: Lang) -> Form {
    let about = text::registrations(structures.len(), lang);
    let fields = vec![Field::line("reason", renewal::REASON, text::REASON_HINT, "")];
    Form::new(text::REFUSE.of(lang), fields, move |form, model| {
        let decision = Decision::Refuse { reason: reason(form, model.lang)? };
        Ok(Effect::Plan(Box::new(Review { structures: structures.clone(), decision })))
    })
    .about(about)
}

/// Sends registrations to the regional office that they belong to, with a reason.
pub fn move_to(model: &Model, structures: Vec<StructureId>) -> Form {
    let lang = model.lang;
    let about = text::registrations(structures.len(), lang);
    let offices = model.state.offices.offices.iter().map(|o| (o.id.0.clone(), o.name.clone())).collect();
    let fields = vec![
        Field::pick("office", text::OFFICE, text::OFFICE_HINT, offices, None),
        Field::line("reason", renewal::REASON, text::REASON_HINT, ""),
    ];
    Form::new(text::MOVE.of(lang), fields, move |form, model| {
        let office = form.value("office");
        if office.is_empty() {
            return Err(fault("office", text::OFFICE_FAULT, model.lang));
        }
        let decision = Decision::Move { office: OfficeId::new(office), reason: reason(form, model.lang)? };
        Ok(Effect::Plan(Box::new(Review { structures: structures.clone(), decision })))
    })
    .about(about)
}

fn reason(form: &Form, lang: Lang) -> Result<String, Fault> {
    let reason = form.value("reason");
    if reason.is_empty() { Err(fault("reason", text::REASON_FAULT, lang)) } else { Ok(reason) }
}
