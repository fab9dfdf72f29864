//! What structures are filled in with: imports and adjustments. The form that registers one is the campaign's.

use crate::desk::{self, Encoding, Source};
use crate::domain::ids::{OfficeId, StructureId};
use crate::text::screens_lists as texts;
use crate::text::{Lang, Text};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::path::PathBuf;

/// Takes in a register of structures.
pub fn import_structures(lang: Lang) -> Form {
    let formats = options(lang, &[("", texts::BY_CONTENT), ("rnsr", texts::RNSR), ("ror", texts::ROR)]);
    let fields = vec![
        Field::path("file", texts::FILE, texts::FILE_STRUCTURES),
        Field::choice("source", texts::FORMAT, texts::FORMAT_HINT, formats, 0),
    ];
    let make = |form: &Form, model: &Model| {
        let source = match form.value("source").as_str() {
            "rnsr" => Some(Source::Rnsr),
            "ror" => Some(Source::Ror),
            _ => None,
        };
        let file = path(form, model.lang)?;
        Ok(Effect::Plan(Box::new(desk::ImportStructures { file, source })))
    };
    Form::new(texts::IMPORT_STRUCTURES.of(lang), fields, make).about(texts::IMPORT_STRUCTURES_ABOUT.of(lang))
}

/// Registers the structures of a table.
pub fn import_correspondents(lang: Lang) -> Form {
    let encodings =
        options(lang, &[("", texts::BY_CONTENT), ("utf-8", texts::UTF_8), ("windows-1252", texts::WINDOWS_1252)]);
    let fields = vec![
        Field::path("file", texts::FILE, texts::FILE_CORRESPONDENTS),
        Field::choice("encoding", texts::ENCODING, texts::ENCODING_HINT, encodings, 0),
    ];
    let make = |form: &Form, model: &Model| {
        let encoding = match form.value("encoding").as_str() {
            "utf-8" => Some(Encoding::Utf8),
            "windows-1252" => Some(Encoding::Windows1252),
            _ => None,
        };
        let file = path(form, model.lang)?;
        Ok(Effect::Plan(Box::new(desk::ImportCorrespondents { file, encoding, to_check: false })))
    };
    Form::new(texts::IMPORT_CORRESPONDENTS.of(lang), fields, make).about(texts::IMPORT_CORRESPONDENTS_ABOUT.of(lang))
}

/// Replaces the table of regional offices.
pub fn import_offices(lang: Lang) -> Form {
    let fields = vec![Field::path("file", texts::FILE, texts::FILE_OFFICES)];
    let make = |form: &Form, model: &Model| {
        let file = path(form, model.lang)?;
        Ok(Effect::Plan(Box::new(desk::SetOffices { file })))
    };
    Form::new(texts::IMPORT_OFFICES.of(lang), fields, make).about(texts::IMPORT_OFFICES_ABOUT.of(lang))
}

/// Sets what the desk itself decides about a structure.
pub fn adjust(model: &Model, id: &StructureId) -> Form {
    let lang = model.lang;
    let known = model.state.structures.get(id);
    let label = known.and_then(|s| s.own_label.as_deref()).unwrap_or_default();
    let office = known.and_then(|s| s.own_office.clone()).map_or(String::new(), |o| o.0);
    let mut offices = vec![(String::new(), texts::BY_POSTCODE.of(lang).to_owned())];
    offices.extend(model.state.offices.offices.iter().map(|o| (o.id.0.clone(), o.name.clone())));
    let at = offices.iter().position(|(key, _)| *key == office).unwrap_or(0);
    let fields = vec![
        Field::line("label", texts::OWN_LABEL, texts::OWN_LABEL_HINT, label),
        Field::choice("office", texts::OFFICE, texts::OWN_OFFICE_HINT, offices, at),
        Field::toggle("outside", texts::OUTSIDE, texts::OUTSIDE_HINT, known.is_some_and(|s| s.outside)),
    ];
    let structure = id.clone();
    let make = move |form: &Form, _: &Model| {
        let (label, office) = (form.value("label"), form.value("office"));
        Ok(Effect::Plan(Box::new(desk::Adjust {
            structure: structure.clone(),
            label: (!label.is_empty()).then_some(label),
            office: (!office.is_empty()).then(|| OfficeId::new(office)),
            outside: form.value("outside") == "true",
        })))
    };
    Form::new(texts::adjust_title(&short(model, id), lang), fields, make).about(texts::ADJUST_ABOUT.of(lang))
}

/// Confirms that a structure is the one of a ROR record.
pub fn confirm_match(model: &Model, id: &StructureId) -> Form {
    let lang = model.lang;
    let known = model.state.structures.get(id).and_then(|s| s.ror.as_deref()).unwrap_or_default();
    let fields = vec![Field::line("ror", texts::ROR_ID, texts::ROR_HINT, known)];
    let structure = id.clone();
    let make = move |form: &Form, model: &Model| {
        let ror = filled(form, "ror", texts::ROR_MISSING, model.lang)?;
        Ok(Effect::Plan(Box::new(desk::ConfirmMatch { structure: structure.clone(), ror })))
    };
    Form::new(texts::match_title(&short(model, id), lang), fields, make)
}

/// Issues the codes of these structures, once the plan is confirmed.
pub fn issue(structures: Vec<StructureId>) -> Effect {
    Effect::Plan(Box::new(desk::Issue { structures: Some(structures) }))
}

fn short(model: &Model, id: &StructureId) -> String {
    model.state.structures.get(id).map_or(id.as_str(), |s| s.short(&model.state.desk.uai)).to_owned()
}

fn options(lang: Lang, of: &[(&str, Text)]) -> Vec<(String, String)> {
    of.iter().map(|(key, text)| ((*key).to_owned(), text.of(lang).to_owned())).collect()
}

fn filled(form: &Form, field: &'static str, missing: Text, lang: Lang) -> Result<String, Fault> {
    let typed = form.value(field);
    if typed.is_empty() { Err(Fault { field, why: missing.of(lang).to_owned() }) } else { Ok(typed) }
}

fn path(form: &Form, lang: Lang) -> Result<PathBuf, Fault> {
    filled(form, "file", texts::FILE_MISSING, lang).map(PathBuf::from)
}
