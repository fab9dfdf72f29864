//! The forms of the register screen: which entries, and where to export them.

use crate::desk::{Filter, Question};
use crate::domain::fold::fold;
use crate::domain::ids::PersonId;
use crate::domain::login::Login;
use crate::text::format::{parse_day, short_day};
use crate::text::{Lang, screens_lists as texts, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::path::PathBuf;

/// Kinds of subjects in the order in which they are offered, and whether one of them can be named.
const KINDS: [(&str, bool); 11] = [
    ("structure", true),
    ("code", true),
    ("dossier", true),
    ("person", true),
    ("post", true),
    ("authority", false),
    ("campaign", true),
    ("codes", false),
    ("circuit", false),
    ("offices", false),
    ("desk", false),
];

/// Only entries about one thing, or one kind of thing.
pub fn by_subject(model: &Model) -> Form {
    let lang = model.lang;
    let mut options = vec![(String::new(), texts::EVERY_SUBJECT.of(lang).to_owned())];
    options.extend(KINDS.map(|(kind, _)| (kind.to_owned(), words::subject_kind(kind).of(lang).to_owned())));
    let now = model.register.filter.subject.clone().unwrap_or_default();
    let at = options.iter().position(|(key, _)| !key.is_empty() && now.split(':').next() == Some(key)).unwrap_or(0);
    let fields = vec![
        Field::choice("kind", texts::SUBJECT, texts::SUBJECT_HINT, options, at),
        Field::line("which", texts::WHICH, texts::WHICH_HINT, ""),
    ];
    let make = |form: &Form, model: &Model| {
        let (kind, which) = (form.value("kind"), form.value("which"));
        let subject = subject(model, &kind, &which)?;
        Ok(Effect::ShowRegister(Filter { subject, ..model.register.filter.clone() }))
    };
    Form::new(texts::FILTER_SUBJECT.of(lang), fields, make)
}

/// The subject that a kind and a name mean; none where every subject is meant.
fn subject(model: &Model, kind: &str, which: &str) -> Result<Option<String>, Fault> {
    let lang = model.lang;
    let can_name = KINDS.iter().any(|(k, named)| *k == kind && *named);
    if kind.is_empty() {
        return if which.is_empty() { Ok(None) } else { Err(fault("kind", texts::KIND_MISSING.of(lang))) };
    }
    if which.is_empty() || !can_name {
        // A kind of which there is one thing only is a subject by itself.
        let alone = ["codes", "offices", "desk"].contains(&kind);
        return Ok(Some(if alone { kind.to_owned() } else { format!("{kind}:") }));
    }
    let state = &model.state;
    let name = fold(which);
    let found: Vec<String> = match kind {
        "structure" => {
            let uai = &state.desk.uai;
            let spaceless = name.replace(' ', "");
            let is = |s: &crate::domain::structure::Structure| {
                s.id.as_str().eq_ignore_ascii_case(which) || fold(s.short(uai)).replace(' ', "") == spaceless
            };
            state.structures.values().filter(|s| is(s)).map(|s| s.id.0.clone()).collect()
        }
        "code" => vec![Login::typed(which).as_str().to_owned()],
        "dossier" => state.dossiers.values().filter(|d| fold(&d.number) == name).map(|d| d.id.0.clone()).collect(),
        "person" => {
            state.people.persons.values().filter(|p| fold(&p.name).contains(&name)).map(|p| p.id.0.clone()).collect()
        }
        "post" => {
            state.people.posts.values().filter(|p| fold(&p.title).contains(&name)).map(|p| p.id.0.clone()).collect()
        }
        _ => vec![which.to_owned()],
    };
    match found.as_slice() {
        [one] => Ok(Some(format!("{kind}:{one}"))),
        [] => Err(fault("which", &texts::nothing_called(which, lang))),
        several => Err(fault("which", &texts::several_called(which, several.len(), lang))),
    }
}

fn fault(field: &'static str, why: &str) -> Fault {
    Fault { field, why: why.to_owned() }
}

/// Only entries made by one person.
pub fn by_person(model: &Model) -> Form {
    let lang = model.lang;
    let mut options: Vec<(String, String)> =
        model.state.people.persons.values().map(|p| (p.id.0.clone(), p.name.clone())).collect();
    options.sort_by_key(|(_, name)| fold(name));
    let now = model.register.filter.person.clone().map(|p| p.0);
    let fields = vec![Field::pick("person", texts::PERSON, texts::PERSON_HINT, options, now)];
    let make = |form: &Form, model: &Model| {
        let chosen = form.value("person");
        let person = (!chosen.is_empty()).then(|| PersonId::new(chosen));
        Ok(Effect::ShowRegister(Filter { person, ..model.register.filter.clone() }))
    };
    Form::new(texts::FILTER_PERSON.of(lang), fields, make)
}

/// Only entries of one day.
pub fn by_day(model: &Model) -> Form {
    let lang = model.lang;
    let now = model.register.filter.day.map(|day| short_day(day, lang)).unwrap_or_default();
    let fields = vec![Field::line("day", texts::DAY, texts::DAY_HINT, &now)];
    let make = |form: &Form, model: &Model| {
        let typed = form.value("day");
        let day = match (typed.is_empty(), parse_day(&typed, model.lang)) {
            (true, _) => None,
            (false, Some(day)) => Some(day),
            (false, None) => return Err(fault("day", texts::DAY_UNREAD.of(model.lang))),
        };
        Ok(Effect::ShowRegister(Filter { day, ..model.register.filter.clone() }))
    };
    Form::new(texts::FILTER_DAY.of(lang), fields, make)
}

/// Where the register is to be written.
pub fn export(lang: Lang) -> Form {
    let fields = vec![Field::path("folder", texts::FOLDER, texts::FOLDER_HINT)];
    let make = |form: &Form, model: &Model| {
        let folder = form.value("folder");
        if folder.is_empty() {
            return Err(fault("folder", texts::FOLDER_MISSING.of(model.lang)));
        }
        Ok(Effect::Ask(Question::ExportRegister(PathBuf::from(folder))))
    };
    Form::new(texts::EXPORT_REGISTER.of(lang), fields, make).about(texts::EXPORT_REGISTER_ABOUT.of(lang))
}
