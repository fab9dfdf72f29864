//! What stamps and time-stamps ask to be filled in: where a stamp goes, on a sketch of the page; who is asked for the time.

use super::forms::needed;
use crate::desk::{Act, Places, Sealing, SetTsa, What};
use crate::domain::ids::DossierId;
use crate::domain::stamp::StampPlace;
use crate::text::{screens_seals as text, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::path::PathBuf;

/// Where the stamp goes: the page as a sketch, and the places that are free. Sent, it plans the signature.
pub fn stamp(model: &Model, id: DossierId, places: &Places) -> Form {
    let lang = model.lang;
    let free = words::free_places(places);
    let choices = free.iter().map(|name| (name.clone(), name.clone())).collect();
    // The foot of the page is where stamps are looked for.
    let last = free.len().saturating_sub(1);
    let fields = vec![
        Field::choice("place", text::PLACE, text::PLACE_HINT, choices, last),
        Field::line("page", text::PAGE, text::PAGE_HINT, &places.page.to_string()),
    ];
    Form::new(text::PLACE_STAMP.0.of(lang), fields, move |form, model| {
        let fault = |field| Fault { field, why: text::PLACE_FAULT.of(model.lang).to_owned() };
        let place = StampPlace::read(&format!("{}:{}", form.value("page"), form.value("place")));
        let how = Sealing { place: Some(place.ok_or_else(|| fault("page"))?), ..Sealing::default() };
        Ok(Effect::Plan(Box::new(Act { how, ..Act::new(id.clone(), What::Sign) })))
    })
    .about(words::sketch(places, lang).join("\n"))
}

/// The time-stamping authority, beginning from the one there is; an empty address does without.
pub fn tsa(model: &Model) -> Form {
    let now = model.state.book.tsa.clone().unwrap_or_default();
    let known = !now.is_empty();
    let fields = vec![
        Field::line("url", text::TSA_URL, text::TSA_URL_HINT, &now),
        Field::path("root", text::TSA_ROOT, text::TSA_ROOT_HINT),
    ];
    Form::new(text::SET_TSA.0.of(model.lang), fields, move |form, model| {
        let url = if known { form.value("url") } else { needed(form, model, "url", text::TSA_URL_FAULT)? };
        let root = Some(form.value("root")).filter(|r| !r.is_empty()).map(PathBuf::from);
        Ok(Effect::Plan(Box::new(SetTsa { url: Some(url).filter(|u| !u.is_empty()), root })))
    })
    .about(text::TSA_ABOUT.of(model.lang))
}
