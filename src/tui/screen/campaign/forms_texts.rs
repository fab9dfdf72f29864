//! The form of the campaign's texts: one is replaced, is the usual one again, or is looked at on paper.

use super::forms::fault;
use crate::desk::{PreviewText, SetText, SetTextFrom};
use crate::domain::texts::TextName;
use crate::text::{screens_campaign as text, screens_renewal as renewal, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::path::PathBuf;

/// The texts of the campaign of a year.
pub fn texts(model: &Model, year: u16) -> Form {
    let lang = model.lang;
    let own = model.state.campaigns.get(&year).map(|c| &c.texts);
    let names = TextName::ALL.map(|name| {
        let own = own.is_some_and(|texts| texts.contains_key(name.word()));
        (name.word().to_owned(), text::text_option(words::text_name(name).of(lang), own, lang))
    });
    let deeds = [("show", text::DEED_SHOW), ("set", text::DEED_SET), ("reset", text::DEED_RESET)];
    let deeds = deeds.map(|(key, word)| (key.to_owned(), word.of(lang).to_owned()));
    let first = TextName::Letter.word().to_owned();
    let fields = vec![
        Field::pick("name", text::TEXT, text::TEXT_HINT, names.into(), Some(first)),
        Field::choice("deed", text::DEED, text::DEED_HINT, deeds.into(), 0),
        Field::path("path", renewal::FILE, text::TEXT_FILE_HINT),
    ];
    Form::new(text::TEXTS.of(lang), fields, move |form, model| act(form, model, year)).about(text::TEXTS_ABOUT.of(lang))
}

fn act(form: &Form, model: &Model, year: u16) -> Result<Effect, Fault> {
    let lang = model.lang;
    let name = TextName::of_word(&form.value("name")).ok_or_else(|| fault("name", text::TEXT_FAULT, lang))?;
    let path = || match form.value("path") {
        empty if empty.is_empty() => Err(fault("path", text::FILE_FAULT, lang)),
        typed => Ok(PathBuf::from(typed)),
    };
    Ok(match form.value("deed").as_str() {
        "set" => Effect::Plan(Box::new(SetTextFrom { year, name, file: path()? })),
        "reset" => Effect::Plan(Box::new(SetText { year, name, text: String::new() })),
        _ => Effect::Plan(Box::new(PreviewText { year, name, path: path()? })),
    })
}
