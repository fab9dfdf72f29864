//! The form that registers a structure, and what the forms of the campaign share.

use crate::desk::Register;
use crate::domain::campaign::{Declared, Headcount, Registration};
use crate::domain::clean;
use crate::domain::ids::StructureId;
use crate::domain::people::{Person, mail_fits};
use crate::domain::trouble::{Rule, Trouble};
use crate::text::{Lang, Text, format, screens_campaign as words, screens_renewal as text, trouble};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use chrono::NaiveDate;

/// Reads a day that a field of a form must hold.
pub fn day(form: &Form, field: &'static str, lang: Lang) -> Result<NaiveDate, Fault> {
    format::parse_day(&form.value(field), lang).ok_or_else(|| fault(field, text::DAY_FAULT, lang))
}

/// Registers a structure for the running campaign; what it said last is already filled in.
pub fn register_form(model: &Model, structure: &StructureId) -> Form {
    let lang = model.lang;
    let state = &model.state;
    let year = state.campaign(model.now.day).map_or(0, |c| c.year);
    let last = last_registration(model, structure);
    let person = last.and_then(|r| state.people.persons.get(&r.correspondent)).cloned().unwrap_or_default();
    let heads = last.map(|r| r.headcount).unwrap_or_default();
    let Person { name, mail, phone, .. } = person;
    let number = |n: u32| if last.is_some() { n.to_string() } else { String::new() };
    let declared = last.filter(|r| r.year == year).map(|r| r.declared.clone()).unwrap_or_default();
    let mut fields = vec![
        Field::line("name", text::NAME, text::NAME_HINT, &name),
        Field::line("mail", text::MAIL, text::MAIL_HINT, &mail),
        Field::line("phone", text::PHONE, text::PHONE_HINT, &phone),
        Field::line("cnrs", text::HEADS_CNRS, text::HEADS_HINT, &number(heads.cnrs)),
        Field::line("other", text::HEADS_OTHER, text::HEADS_HINT, &number(heads.other)),
        Field::line("phd", text::HEADS_PHD, text::HEADS_HINT, &number(heads.phd)),
        Field::line("postdoc", text::HEADS_POSTDOC, text::HEADS_HINT, &number(heads.postdoc)),
    ];
    fields.extend(declaration(&declared, lang));
    let called = state.structures.get(structure).map(|s| (s.short(&state.desk.uai).to_owned(), s.title.clone()));
    let (label, title) = called.unwrap_or_else(|| (structure.to_string(), String::new()));
    let chosen = structure.clone();
    Form::new(text::register_title(&clean::visible_line(&label), year, lang), fields, move |form, model| {
        register(form, model, &chosen)
    })
    .about(clean::visible_line(&title))
}

/// What a structure declares beyond its users.
fn declaration(declared: &Declared, lang: Lang) -> [Field; 4] {
    let answers = [("", words::AS_REGISTERED), ("yes", words::YES), ("no", words::NO)];
    let answers = answers.map(|(key, word)| (key.to_owned(), word.of(lang).to_owned())).into();
    let at = declared.mixed.map_or(0, |mixed| if mixed { 1 } else { 2 });
    [
        Field::line("director", words::DIRECTOR, words::DIRECTOR_HINT, &declared.director),
        Field::choice("mixed", words::MIXED, words::MIXED_HINT, answers, at),
        Field::line("comment", words::COMMENT, words::COMMENT_HINT, &declared.comment),
        Field::toggle("check", words::TO_CHECK, words::TO_CHECK_HINT, false),
    ]
}

/// What a structure said last: for this campaign, else for the latest one before.
pub(super) fn last_registration<'a>(model: &'a Model, structure: &StructureId) -> Option<&'a Registration> {
    model.state.registrations.values().filter(|r| r.structure == *structure).max_by_key(|r| r.year)
}

fn register(form: &Form, model: &Model, structure: &StructureId) -> Result<Effect, Fault> {
    let lang = model.lang;
    let name = clean::name(&form.value("name"))
        .map_err(|bad| ruled("name", Rule::NameRefused { character: clean::written(bad) }, lang))?;
    if name.is_empty() {
        return Err(fault("name", text::NAME_FAULT, lang));
    }
    let (mail, domains) = (form.value("mail"), &model.state.desk.domains);
    if !mail_fits(&mail, domains) {
        return Err(ruled("mail", Rule::MailRefused { mail, domains: domains.clone() }, lang));
    }
    let heads = |field: &'static str| match form.value(field).as_str() {
        "" => Ok(0),
        typed => {
            typed.replace([' ', '\u{a0}', '\u{202f}'], "").parse().map_err(|_| fault(field, text::HEADS_FAULT, lang))
        }
    };
    let headcount =
        Headcount { cnrs: heads("cnrs")?, other: heads("other")?, phd: heads("phd")?, postdoc: heads("postdoc")? };
    let phone = form.value("phone");
    Ok(Effect::Plan(Box::new(Register {
        structure: structure.clone(),
        name,
        mail,
        phone,
        headcount,
        declared: declared(form),
        to_check: form.value("check") == "true",
    })))
}

fn declared(form: &Form) -> Declared {
    let mixed = match form.value("mixed").as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    Declared { director: form.value("director"), mixed, comment: form.value("comment") }
}

/// A fault of a field, in fixed words.
pub fn fault(field: &'static str, why: Text, lang: Lang) -> Fault {
    Fault { field, why: why.of(lang).to_owned() }
}

/// A fault of a field, as a rule of the desk says it.
pub(super) fn ruled(field: &'static str, rule: Rule, lang: Lang) -> Fault {
    Fault { field, why: trouble::trouble(&Trouble::Rule(rule), lang) }
}
