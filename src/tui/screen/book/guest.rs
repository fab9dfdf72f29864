//! What leads to the view of a guest, and the settings behind it: actions, reasons, forms.

use super::forms::needed;
use super::state::{Wait, current};
use crate::desk::{SetGateway, TryGateway, UnlockOutsider};
use crate::domain::book::Gateway;
use crate::domain::clean::visible_line;
use crate::domain::countersign::awaited;
use crate::domain::deeds::{Wish, authorize};
use crate::domain::dossier::{Dossier, Outsider};
use crate::domain::ids::OutsiderId;
use crate::domain::plan::Grade;
use crate::text::{guest as text, screens_book, words};
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Field, Form};
use crate::tui::registry::{Reason, Row, administrator, on, row};

/// The rows.
pub const GUEST_ROWS: &[Row] = &on(
    &[Layer::Book],
    [
        row(Action::HaveCountersigned, "book-countersign", text::COUNTERSIGN, &["T"], Grade::Confirmed, 0, countersign)
            .short(text::COUNTERSIGN_SHORT),
        row(Action::UnlockOutsider, "book-unlock-outsider", text::UNLOCK, &["U"], Grade::Confirmed, 0, unlock),
        row(Action::SetGateway, "book-gateway", text::SET_GATEWAY, &["P"], Grade::Typed, 0, administrator),
        row(Action::TryGateway, "book-try-gateway", text::TRY_GATEWAY, &["t"], Grade::Confirmed, 0, try_gateway),
    ],
);

fn countersign(model: &Model) -> Result<(), Reason> {
    let dossier = current(model).ok_or(screens_book::NO_DOSSIER)?;
    if awaited(dossier).is_empty() {
        return Err(text::NOBODY_AWAITED);
    }
    if model.state.book.gateway.is_none() {
        return Err(text::NO_GATEWAY);
    }
    let may = authorize(&model.state, &model.me, dossier, Wish::Countersign, None, model.now.day);
    may.map(drop).map_err(|_| text::NOT_YOURS)
}

fn unlock(model: &Model) -> Result<(), Reason> {
    let dossier = current(model).ok_or(screens_book::NO_DOSSIER)?;
    if dossier.particulars.outsiders.is_empty() { Err(text::NO_OUTSIDER) } else { administrator(model) }
}

fn try_gateway(model: &Model) -> Result<(), Reason> {
    if model.state.book.gateway.is_none() { Err(text::NO_GATEWAY) } else { administrator(model) }
}

/// Does one of these actions; nothing where there is no dossier for it.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let form = match action {
        Action::SetGateway => Some(set_gateway(model)),
        Action::TryGateway => Some(trial(model)),
        Action::UnlockOutsider => current(model).map(|d| lift(model, d)),
        _ => current(model).map(|d| start(model, d)),
    };
    form.map(|form| Effect::Push(Box::new(Overlay::Form(form)))).into_iter().collect()
}

/// The document is read for a guest: the view comes with it.
pub fn wait(model: &mut Model, dossier: &crate::domain::ids::DossierId, outsider: OutsiderId) {
    model.book.waits = Some(Wait::Guest(dossier.clone(), outsider));
}

fn people<'a>(all: impl IntoIterator<Item = &'a Outsider>) -> Field {
    let told = |o: &Outsider| {
        let quality = if o.quality.is_empty() { String::new() } else { format!(" ({})", o.quality) };
        (o.id.0.clone(), visible_line(&format!("{}{quality}", o.name)))
    };
    let mut options: Vec<(String, String)> = all.into_iter().map(told).collect();
    if options.is_empty() {
        options.push((String::new(), text::NO_OUTSIDER.fr.to_owned()));
    }
    Field::choice("outsider", text::OUTSIDER, text::OUTSIDER_HINT, options, 0)
}

/// Who countersigns now, before the view of a guest opens.
pub fn start(model: &Model, dossier: &Dossier) -> Form {
    let id = dossier.id.clone();
    let title = text::start_title(&visible_line(&dossier.number), model.lang);
    Form::new(title, vec![people(awaited(dossier))], move |form, _| {
        Ok(Effect::Guest(id.clone(), OutsiderId::new(form.value("outsider"))))
    })
    .about(format!("{}\n{}", visible_line(&dossier.title), text::START_ABOUT.of(model.lang)))
}

/// Whose lock is lifted.
pub fn lift(model: &Model, dossier: &Dossier) -> Form {
    let id = dossier.id.clone();
    Form::new(text::UNLOCK.0.of(model.lang), vec![people(&dossier.particulars.outsiders)], move |form, _| {
        let outsider = OutsiderId::new(form.value("outsider"));
        Ok(Effect::Plan(Box::new(UnlockOutsider { dossier: id.clone(), outsider })))
    })
    .about(text::UNLOCK.1.of(model.lang))
}

/// Which way codes leave.
pub fn set_gateway(model: &Model) -> Form {
    let lang = model.lang;
    let ways = ["spool", "http", "program"].map(|w| (w.to_owned(), words::gateway(w).of(lang).to_owned()));
    let set = model.state.book.gateway.as_ref();
    let at = set.and_then(|g| ways.iter().position(|(w, _)| w == g.word())).unwrap_or(0);
    let place = match set {
        Some(Gateway::Spool { folder: place } | Gateway::Program { path: place }) => place.as_str(),
        // An address may hold a key.
        _ => "",
    };
    let fields = vec![
        Field::choice("way", text::WAY, text::WAY_HINT, ways.into(), at),
        Field::line("place", text::PLACE, text::PLACE_HINT, place),
        Field::line("content-type", text::CONTENT_TYPE, text::CONTENT_TYPE_HINT, "application/json"),
        Field::line("body", text::BODY, text::BODY_HINT, ""),
    ];
    Form::new(text::SET_GATEWAY.0.of(lang), fields, |form, model| {
        let place = needed(form, model, "place", text::PLACE_MISSING)?;
        Ok(Effect::Plan(Box::new(SetGateway::new(match form.value("way").as_str() {
            "spool" => Gateway::Spool { folder: place },
            "http" => Gateway::Http { url: place, body: form.value("body"), content_type: form.value("content-type") },
            _ => Gateway::Program { path: place },
        }))))
    })
    .about(text::GATEWAY_ABOUT.of(lang))
}

/// Where a test message goes.
pub fn trial(model: &Model) -> Form {
    let field = Field::line("phone", text::PHONE, text::PHONE_HINT, "");
    Form::new(text::TRY_GATEWAY.0.of(model.lang), vec![field], |form, model| {
        let tongue = words::tongue(model.lang);
        Ok(Effect::Plan(Box::new(TryGateway { phone: form.value("phone"), tongue })))
    })
    .about(text::TRY_GATEWAY.1.of(model.lang))
}
