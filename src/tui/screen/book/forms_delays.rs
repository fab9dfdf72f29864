//! The forms of what leaves the signing book by itself: reminders, their texts, signed documents filed.

use crate::desk::{SaveBookText, SendDigests, SetBookText, SetBookTextFrom, SetFiling, Way};
use crate::domain::book::Filing;
use crate::domain::filing::{USUAL, check};
use crate::domain::texts::TextName;
use crate::domain::trouble::Trouble;
use crate::text::{
    forms_book as text, screens_book, screens_campaign as campaign, screens_renewal as renewal, trouble, words,
};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::path::PathBuf;

fn path(form: &Form, model: &Model, field: &'static str, why: crate::text::Text) -> Result<PathBuf, Fault> {
    super::forms::needed(form, model, field, why).map(PathBuf::from)
}

/// Where the mails go: through the server where the desk has one, or into a folder.
pub fn remind(model: &Model) -> Form {
    let lang = model.lang;
    let mut ways = vec![("folder".to_owned(), text::BY_FOLDER.of(lang).to_owned())];
    if model.state.mail.is_some() {
        ways.insert(0, ("server".to_owned(), campaign::BY_SERVER.of(lang).to_owned()));
    }
    let fields = vec![
        Field::choice("way", campaign::WAY, text::WAY_HINT, ways, 0),
        Field::path("folder", text::FILING_FOLDER, campaign::FOLDER_HINT),
    ];
    Form::new(screens_book::REMIND.0.of(lang), fields, |form, model| {
        let to = if form.value("way") == "server" {
            Way::Server
        } else {
            Way::Outbox(path(form, model, "folder", text::FOLDER_FAULT)?)
        };
        Ok(Effect::Plan(Box::new(SendDigests { to })))
    })
    .about(text::REMIND_ABOUT.of(lang))
}

/// Where signed documents are filed, as it holds now.
pub fn filing(model: &Model) -> Form {
    let now = model.state.book.filing.clone().unwrap_or_else(|| Filing { pattern: USUAL.into(), ..Filing::default() });
    let fields = vec![
        Field::line("folder", text::FILING_FOLDER, text::FILING_FOLDER_HINT, &now.folder),
        Field::line("pattern", text::FILING_PATTERN, text::FILING_PATTERN_HINT, &now.pattern),
    ];
    Form::new(screens_book::SET_FILING.0.of(model.lang), fields, |form, model| {
        let (folder, pattern) = (form.value("folder"), form.value("pattern"));
        if folder.is_empty() {
            return Ok(Effect::Plan(Box::new(SetFiling { filing: None })));
        }
        let told = |why| trouble::trouble(&Trouble::Rule(why), model.lang);
        check(&pattern).map_err(|why| Fault { field: "pattern", why: told(why) })?;
        Ok(Effect::Plan(Box::new(SetFiling { filing: Some(Filing { folder, pattern }) })))
    })
    .about(text::FILING_ABOUT.of(model.lang))
}

/// The texts of the mails.
pub fn texts(model: &Model) -> Form {
    let lang = model.lang;
    let names = TextName::BOOK.map(|name| {
        let own = model.state.book.texts.contains_key(name.word());
        (name.word().to_owned(), campaign::text_option(words::text_name(name).of(lang), own, lang))
    });
    let deeds = [("save", text::TEXT_SAVE), ("set", campaign::DEED_SET), ("reset", campaign::DEED_RESET)];
    let deeds = deeds.map(|(key, word)| (key.to_owned(), word.of(lang).to_owned()));
    let fields = vec![
        Field::choice("name", campaign::TEXT, text::BOOK_TEXT_HINT, names.into(), 1),
        Field::choice("deed", campaign::DEED, text::BOOK_DEED_HINT, deeds.into(), 0),
        Field::path("path", renewal::FILE, text::BOOK_TEXT_FILE_HINT),
    ];
    Form::new(screens_book::BOOK_TEXTS.0.of(lang), fields, |form, model| {
        let name = TextName::of_word(&form.value("name")).unwrap_or(TextName::Digest);
        let path = || path(form, model, "path", campaign::FILE_FAULT);
        Ok(match form.value("deed").as_str() {
            "set" => Effect::Plan(Box::new(SetBookTextFrom { name, file: path()? })),
            "reset" => Effect::Plan(Box::new(SetBookText { name, text: String::new() })),
            _ => Effect::Plan(Box::new(SaveBookText { name, path: path()? })),
        })
    })
    .about(text::BOOK_TEXTS_ABOUT.of(lang))
}
