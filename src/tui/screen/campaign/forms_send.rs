//! The forms of what leaves the desk: reminders, letters, mails, registrations to be signed, the declaration.

use super::forms::fault;
use crate::desk::{DeclarationFormat, Declare, Remind, SaveReport, SendCodes, SendRegistration, Way, WriteLetters};
use crate::domain::ids::{CircuitId, StructureId};
use crate::domain::login::Login;
use crate::domain::reminder;
use crate::text::cli::portal;
use crate::text::{Lang, Text, screens_campaign as text, screens_renewal as renewal, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::path::PathBuf;

fn options<const N: usize>(all: [(&str, Text); N], lang: Lang) -> Vec<(String, String)> {
    all.map(|(key, word)| (key.to_owned(), word.of(lang).to_owned())).into()
}

/// Where mails go: into a folder, and through the server where the desk has one.
fn ways(model: &Model) -> [Field; 2] {
    let mut ways = options([("folder", text::BY_FOLDER)], model.lang);
    if model.state.mail.is_some() {
        ways.extend(options([("server", text::BY_SERVER)], model.lang));
    }
    [Field::choice("way", text::WAY, text::WAY_HINT, ways, 0), Field::path("folder", text::FOLDER, text::FOLDER_HINT)]
}

fn way(form: &Form, lang: Lang) -> Result<Way, Fault> {
    if form.value("way") == "server" {
        return Ok(Way::Server);
    }
    path(form, "folder", text::FOLDER_FAULT, lang).map(Way::Outbox)
}

fn path(form: &Form, field: &'static str, why: Text, lang: Lang) -> Result<PathBuf, Fault> {
    let typed = form.value(field);
    if typed.is_empty() { Err(fault(field, why, lang)) } else { Ok(PathBuf::from(typed)) }
}

/// Reminds whoever is late; the plan shows who gets what.
pub fn remind(model: &Model) -> Form {
    let lang = model.lang;
    let mut steps = options([("", text::LAST_STEP)], lang);
    if let Some(campaign) = model.state.campaign(model.now.day) {
        let come = reminder::come(campaign, model.now.day);
        steps.extend(come.into_iter().map(|step| (step.to_string(), words::reminder(campaign.cutoff, step, lang))));
    }
    let mut fields = vec![Field::choice("step", text::STEP, text::STEP_HINT, steps, 0)];
    fields.extend(ways(model));
    Form::new(text::REMIND.of(lang), fields, |form, model| {
        let to = way(form, model.lang)?;
        Ok(Effect::Plan(Box::new(Remind { to, step: form.value("step").parse().ok() })))
    })
    .about(text::REMIND_ABOUT.of(lang))
}

/// Writes the letters of codes into a folder.
pub fn letters(logins: Vec<Login>, lang: Lang) -> Form {
    let about = renewal::codes(logins.len(), lang);
    let fields = vec![Field::path("folder", text::FOLDER, text::FOLDER_HINT)];
    Form::new(text::LETTERS.of(lang), fields, move |form, model| {
        let folder = path(form, "folder", text::FOLDER_FAULT, model.lang)?;
        Ok(Effect::Plan(Box::new(WriteLetters { logins: logins.clone(), folder })))
    })
    .about(about)
}

/// Sends codes by mail.
pub fn send(model: &Model, logins: Vec<Login>) -> Form {
    let about = renewal::codes(logins.len(), model.lang);
    Form::new(text::SEND.of(model.lang), ways(model).into(), move |form, model| {
        let to = way(form, model.lang)?;
        Ok(Effect::Plan(Box::new(SendCodes { logins: logins.clone(), to })))
    })
    .about(about)
}

/// Sends a registration through a circuit of the signing book.
pub fn circulate(model: &Model, structure: &StructureId) -> Form {
    let lang = model.lang;
    let circuits: Vec<(String, String)> =
        model.state.circuits.values().map(|c| (c.id.0.clone(), c.name.clone())).collect();
    let only = if let [(only, _)] = circuits.as_slice() { Some(only.clone()) } else { None };
    let fields = vec![Field::pick("circuit", text::CIRCUIT, text::CIRCUIT_HINT, circuits, only)];
    let chosen = structure.clone();
    Form::new(text::CIRCULATE.of(lang), fields, move |form, model| {
        let circuit = form.value("circuit");
        if circuit.is_empty() {
            return Err(fault("circuit", text::CIRCUIT_FAULT, model.lang));
        }
        let (structure, circuit) = (chosen.clone(), CircuitId::new(circuit));
        Ok(Effect::Plan(Box::new(SendRegistration { structure, circuit })))
    })
    .about(words::structure_name(&model.state, structure))
}

/// Writes the declaration of a year to the publishers.
pub fn declare(year: u16, lang: Lang) -> Form {
    let formats = [DeclarationFormat::Xlsx, DeclarationFormat::Csv, DeclarationFormat::Pdf];
    let options = formats.map(|f| (f.word().to_owned(), f.word().to_uppercase())).to_vec();
    let fields = vec![
        Field::choice("format", text::FORMAT, text::FORMAT_HINT, options, 0),
        Field::path("path", renewal::FILE, text::FILE_HINT),
    ];
    Form::new(text::DECLARE.of(lang), fields, move |form, model| {
        let path = path(form, "path", text::FILE_FAULT, model.lang)?;
        let chosen = form.value("format");
        let format = formats.into_iter().find(|f| f.word() == chosen).unwrap_or_default();
        // Whoever opens a file is told by its name what is in it.
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if ending != format.word() && formats.iter().any(|f| f.word() == ending) {
            let why = text::ending_fault(&ending, &format.word().to_uppercase(), model.lang);
            return Err(Fault { field: "path", why });
        }
        Ok(Effect::Plan(Box::new(Declare { year, path, format, titles: portal::declaration(model.lang) })))
    })
    .about(text::DECLARE_ABOUT.of(lang))
}

/// Writes where a campaign stands as a PDF.
pub fn report(year: u16, lang: Lang) -> Form {
    let fields = vec![Field::path("path", renewal::FILE, text::REPORT_HINT)];
    Form::new(text::REPORT.of(lang), fields, move |form, model| {
        let path = path(form, "path", text::FILE_FAULT, model.lang)?;
        Ok(Effect::Plan(Box::new(SaveReport { year, path })))
    })
    .about(text::REPORT_ABOUT.of(lang))
}
