//! What the signing book asks to be filled in every day: a file, a path. Each form makes a verb of the desk.

use crate::desk::{NewVersion, Question, SaveDocument, SaveEvidence, SaveSheet};
use crate::domain::clean::visible_line;
use crate::domain::dossier::Dossier;
use crate::text::{Text, both, format, forms_book as text, screens_book};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};

const NOTHING: Text = both("", "");

/// Structures to pick from: their number, and their label with the title.
pub fn structures(model: &Model) -> Vec<(String, String)> {
    let uai = &model.state.desk.uai;
    let mut found: Vec<(String, String)> = model
        .state
        .structures
        .values()
        .map(|s| (s.id.0.clone(), visible_line(&format!("{} {}", s.short(uai), s.title))))
        .collect();
    found.sort_by_cached_key(|(_, words)| crate::domain::search::natural(words));
    found
}

/// The file of a new version.
pub fn send_version(model: &Model, dossier: &Dossier) -> Form {
    let id = dossier.id.clone();
    let field = Field::path("document", text::DOCUMENT, text::DOCUMENT_HINT);
    Form::new(text::version_title(&visible_line(&dossier.number), model.lang), vec![field], move |form, model| {
        let document = needed(form, model, "document", text::DOCUMENT_MISSING)?.into();
        Ok(Effect::Plan(Box::new(NewVersion { dossier: id.clone(), document })))
    })
    .about(text::VERSION_ABOUT.of(model.lang))
}

/// Where the document goes.
pub fn save(model: &Model, dossier: &Dossier) -> Form {
    let id = dossier.id.clone();
    let field = Field::path("path", text::PATH, text::PATH_HINT);
    Form::new(text::save_title(&visible_line(&dossier.number), model.lang), vec![field], move |form, model| {
        let path = needed(form, model, "path", text::PATH_MISSING)?.into();
        Ok(Effect::Plan(Box::new(SaveDocument { dossier: id.clone(), path })))
    })
    .about(format!("{}\n{}", visible_line(&dossier.title), text::SAVE_ABOUT.of(model.lang)))
}

/// Where the circulation sheet goes, and with which annotations.
pub fn save_sheet(model: &Model, dossier: &Dossier) -> Form {
    let (id, lang) = (dossier.id.clone(), model.lang);
    let kinds = [("public", text::NOTES_PUBLIC), ("restricted", text::NOTES_RESTRICTED)];
    let kinds = kinds.map(|(word, told)| (word.to_owned(), told.of(lang).to_owned()));
    let fields = vec![
        Field::path("path", text::PATH, text::PATH_HINT),
        Field::choice("notes", text::NOTES, text::NOTES_HINT, kinds.into(), 0),
    ];
    Form::new(text::sheet_title(&visible_line(&dossier.number), lang), fields, move |form, model| {
        let path = needed(form, model, "path", text::PATH_MISSING)?.into();
        let restricted = form.value("notes") == "restricted";
        Ok(Effect::Plan(Box::new(SaveSheet { dossier: id.clone(), restricted, path })))
    })
    .about(format!("{}\n{}", visible_line(&dossier.title), text::SHEET_ABOUT.of(lang)))
}

/// Where the evidence file goes.
pub fn save_evidence(model: &Model, dossier: &Dossier) -> Form {
    let id = dossier.id.clone();
    let field = Field::path("path", text::PATH, text::PATH_HINT);
    Form::new(text::evidence_title(&visible_line(&dossier.number), model.lang), vec![field], move |form, model| {
        let path = needed(form, model, "path", text::PATH_MISSING)?.into();
        Ok(Effect::Plan(Box::new(SaveEvidence { dossier: id.clone(), path })))
    })
    .about(format!("{}\n{}", visible_line(&dossier.title), text::EVIDENCE_ABOUT.of(model.lang)))
}

/// The file whose signatures are looked at.
pub fn verify_file(model: &Model) -> Form {
    let field = Field::path("path", text::VERIFIED_PATH, NOTHING);
    Form::new(screens_book::VERIFY_FILE.0.of(model.lang), vec![field], |form, model| {
        Ok(Effect::Ask(Question::VerifyFile(needed(form, model, "path", text::VERIFIED_MISSING)?.into())))
    })
    .about(text::VERIFY_FILE_ABOUT.of(model.lang))
}

/// What was typed in a field that must not be empty.
pub fn needed(form: &Form, model: &Model, field: &'static str, why: Text) -> Result<String, Fault> {
    let value = form.value(field);
    if value.is_empty() { Err(Fault { field, why: why.of(model.lang).to_owned() }) } else { Ok(value) }
}

/// An amount in euro cents; nothing where nothing was typed.
pub fn euros(form: &Form, model: &Model, field: &'static str) -> Result<Option<u64>, Fault> {
    let typed = form.value(field);
    if typed.is_empty() {
        return Ok(None);
    }
    let why = || Fault { field, why: text::AMOUNT_FAULT.of(model.lang).to_owned() };
    format::parse_euros(&typed).map(Some).ok_or_else(why)
}
