//! What the signing book asks to be filled in: a new dossier, a reason, a path. Each form makes a verb of the desk.

use crate::desk::{NewDossier, NewVersion, Question, Refuse, SaveDocument, SaveEvidence, SaveSheet};
use crate::domain::clean::visible_line;
use crate::domain::dossier::{DocumentKind, Dossier, Particulars};
use crate::domain::ids::{CircuitId, StructureId};
use crate::text::{Text, both, format, forms_book as text, screens_book, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::path::PathBuf;

const NOTHING: Text = both("", "");
const ANNEXES: [&str; 3] = ["annex1", "annex2", "annex3"];

/// A new dossier.
pub fn new_dossier(model: &Model) -> Form {
    let lang = model.lang;
    let kinds = DocumentKind::ALL.map(|k| (k.word().to_owned(), words::document_kind(k).of(lang).to_owned()));
    let circuits = model.state.circuits.values().map(|c| (c.id.0.clone(), visible_line(&c.name))).collect();
    let fields = vec![
        Field::line("title", text::TITLE, text::TITLE_HINT, ""),
        Field::choice("kind", text::KIND, text::KIND_HINT, kinds.into(), 0),
        Field::pick("structure", text::STRUCTURE, text::STRUCTURE_HINT, with_whole(model), None),
        Field::line("amount", text::AMOUNT, text::AMOUNT_HINT, ""),
        Field::choice("circuit", text::CIRCUIT, text::CIRCUIT_HINT, circuits, 0),
        Field::path("document", text::DOCUMENT, text::DOCUMENT_HINT),
        Field::path(ANNEXES[0], text::ANNEX_1, text::ANNEX_HINT),
        Field::path(ANNEXES[1], text::ANNEX_2, text::ANNEX_HINT),
        Field::path(ANNEXES[2], text::ANNEX_3, text::ANNEX_HINT),
    ];
    Form::new(text::NEW_TITLE.of(lang), fields, |form, model| {
        let structure = Some(form.value("structure")).filter(|v| !v.is_empty()).map(StructureId);
        Ok(Effect::Plan(Box::new(NewDossier {
            title: needed(form, model, "title", text::TITLE_MISSING)?,
            kind: DocumentKind::of_word(&form.value("kind")).unwrap_or_default(),
            structure,
            amount: euros(form, model, "amount")?,
            circuit: CircuitId(form.value("circuit")),
            document: needed(form, model, "document", text::DOCUMENT_MISSING)?.into(),
            annexes: ANNEXES.iter().map(|a| form.value(a)).filter(|v| !v.is_empty()).map(PathBuf::from).collect(),
            particulars: Particulars::default(),
        })))
    })
    .about(text::NEW_ABOUT.of(lang))
}

/// The same with the whole institute first: a field that is passed over names no structure.
fn with_whole(model: &Model) -> Vec<(String, String)> {
    let whole = (String::new(), text::WHOLE_INSTITUTE.of(model.lang).to_owned());
    std::iter::once(whole).chain(structures(model)).collect()
}

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

/// The reason of a refusal.
pub fn refuse(model: &Model, dossier: &Dossier) -> Form {
    let id = dossier.id.clone();
    let field = Field::line("reason", text::REASON, text::REASON_HINT, "");
    Form::new(text::refuse_title(&visible_line(&dossier.number), model.lang), vec![field], move |form, model| {
        let reason = needed(form, model, "reason", text::REASON_MISSING)?;
        Ok(Effect::Plan(Box::new(Refuse { dossier: id.clone(), reason })))
    })
    .about(text::REFUSE_ABOUT.of(model.lang))
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
