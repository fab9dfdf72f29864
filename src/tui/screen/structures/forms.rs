//! The forms that structures are filled in with. Other screens that register a structure or issue codes use these.

use crate::desk::{self, Encoding, Source};
use crate::domain::campaign::Headcount;
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
        Ok(Effect::Plan(Box::new(desk::ImportCorrespondents { file, encoding })))
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

/// Registers a structure for the running campaign, filled in as it was the last time.
pub fn register_form(model: &Model, id: &StructureId) -> Form {
    let lang = model.lang;
    let last = model.state.registrations.values().filter(|r| r.structure == *id).max_by_key(|r| r.year);
    let person = last.and_then(|r| model.state.people.persons.get(&r.correspondent));
    let [name, mail, phone] = person.map_or([""; 3], |p| [p.name.as_str(), p.mail.as_str(), p.phone.as_str()]);
    let count = |of: fn(&Headcount) -> u32| last.map_or(String::new(), |r| of(&r.headcount).to_string());
    let fields = vec![
        Field::line("name", texts::CORRESPONDENT, texts::NAME_HINT, name),
        Field::line("mail", texts::MAIL, texts::MAIL_HINT, mail),
        Field::line("phone", texts::PHONE, texts::PHONE_HINT, phone),
        Field::line("cnrs", texts::CNRS, texts::COUNT_HINT, &count(|h| h.cnrs)),
        Field::line("other", texts::OTHER, texts::COUNT_HINT, &count(|h| h.other)),
        Field::line("phd", texts::PHD, texts::COUNT_HINT, &count(|h| h.phd)),
        Field::line("postdoc", texts::POSTDOC, texts::COUNT_HINT, &count(|h| h.postdoc)),
    ];
    let structure = id.clone();
    let make = move |form: &Form, model: &Model| {
        let lang = model.lang;
        let headcount = Headcount {
            cnrs: figure(form, "cnrs", lang)?,
            other: figure(form, "other", lang)?,
            phd: figure(form, "phd", lang)?,
            postdoc: figure(form, "postdoc", lang)?,
        };
        Ok(Effect::Plan(Box::new(desk::Register {
            structure: structure.clone(),
            name: filled(form, "name", texts::NAME_MISSING, lang)?,
            mail: filled(form, "mail", texts::MAIL_MISSING, lang)?,
            phone: form.value("phone"),
            headcount,
        })))
    };
    let year = model.state.campaign(model.now.day).map_or(0, |c| c.year);
    Form::new(texts::register_title(&short(model, id), year, lang), fields, make).about(match last {
        Some(last) => texts::filled_from(last.year, lang),
        None => texts::REGISTER_ABOUT.of(lang).to_owned(),
    })
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

fn figure(form: &Form, field: &'static str, lang: Lang) -> Result<u32, Fault> {
    form.value(field).parse().map_err(|_| Fault { field, why: texts::COUNT_MISSING.of(lang).to_owned() })
}
