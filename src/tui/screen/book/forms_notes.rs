//! What annotations and the search ask to be filled in.

use super::forms::needed;
use super::forms_acts::or_nobody;
use crate::desk::{Annotate, Question, WithdrawNote};
use crate::domain::clean::visible_line;
use crate::domain::dossier::{Dossier, Visibility};
use crate::domain::ids::{NoteId, PersonId};
use crate::domain::search::natural;
use crate::text::{Text, both, forms_deeds as text, screens_deeds, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};

const NOTHING: Text = both("", "");

/// An annotation, on a page where one is read.
pub fn annotate(model: &Model, dossier: &Dossier, page: Option<u32>) -> Form {
    let (id, lang) = (dossier.id.clone(), model.lang);
    let readers = [
        (Visibility::Public, text::PUBLIC),
        (Visibility::Restricted, text::RESTRICTED),
        (Visibility::Private, text::PRIVATE),
    ];
    let readers = readers.map(|(v, words)| (v.word().to_owned(), words.of(lang).to_owned()));
    let page = page.map(|n| n.to_string()).unwrap_or_default();
    let fields = vec![
        Field::line("text", text::NOTE, text::NOTE_HINT, ""),
        Field::choice("visibility", text::READERS, NOTHING, readers.into(), 0),
        Field::pick("to", text::NOTE_TO, text::NOTE_TO_HINT, or_nobody(model, persons(model)), None),
        Field::line("page", text::PAGE, text::PAGE_HINT, &page),
    ];
    Form::new(text::note_title(&visible_line(&dossier.number), lang), fields, move |form, model| {
        let page = form.value("page");
        let fault = |_| Fault { field: "page", why: text::PAGE_FAULT.of(model.lang).to_owned() };
        let page = if page.is_empty() { None } else { Some(page.parse().map_err(fault)?) };
        let to = form.value("to");
        Ok(Effect::Plan(Box::new(Annotate {
            dossier: id.clone(),
            text: needed(form, model, "text", text::NOTE_MISSING)?,
            visibility: Visibility::of_word(&form.value("visibility")).unwrap_or_default(),
            to: Some(to).filter(|p| !p.is_empty()).map(PersonId::new).into_iter().collect(),
            page,
        })))
    })
}

fn persons(model: &Model) -> Vec<(String, String)> {
    let others = model.state.people.persons.values().filter(|p| p.id != model.me);
    let mut found: Vec<(String, String)> = others.map(|p| (p.id.0.clone(), visible_line(&p.name))).collect();
    found.sort_by_cached_key(|(_, words)| natural(words));
    found
}

/// One of one's own annotations.
pub fn withdraw(model: &Model, dossier: &Dossier) -> Form {
    let (id, lang) = (dossier.id.clone(), model.lang);
    let own = dossier.notes.iter().filter(|n| n.withdrawn.is_none() && n.made.by == model.me);
    let options = own
        .map(|n| {
            let readers = words::visibility(n.visibility).of(lang);
            (n.id.0.clone(), visible_line(&format!("{} ({readers})", n.text)))
        })
        .collect();
    let field = Field::choice("note", text::WITHDRAWN_NOTE, NOTHING, options, 0);
    Form::new(screens_deeds::UNNOTE.0.of(lang), vec![field], move |form, _| {
        let note = NoteId::new(form.value("note"));
        Ok(Effect::Plan(Box::new(WithdrawNote { dossier: id.clone(), note })))
    })
}

/// The words that are looked for everywhere.
pub fn search(model: &Model) -> Form {
    let field = Field::line("words", text::WORDS, text::WORDS_HINT, "");
    Form::new(screens_deeds::SEARCH.0.of(model.lang), vec![field], |form, model| {
        Ok(Effect::Ask(Question::SearchDossiers(needed(form, model, "words", text::WORDS_MISSING)?)))
    })
}
