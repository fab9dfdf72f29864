//! The forms of the portal: its file written, kept up to date or inspected, and its logs.

use super::forms::{fault, plan};
use crate::desk::{AUTOMATIC, ExportCodes, Question, ReadUsage, SetTarget, log_formats};
use crate::domain::clean::visible_line;
use crate::domain::portal::Format;
use crate::text::{Lang, forms_codes as text, portal_files, screens_codes, screens_renewal};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::path::PathBuf;

fn formats(lang: Lang) -> Field {
    let options = Format::WORDS.map(|word| (word.to_owned(), screens_codes::portal_format(word).of(lang).to_owned()));
    Field::choice("format", text::FORMAT, text::FORMAT_HINT, options.to_vec(), 0)
}

fn base() -> Field {
    Field::line("base", text::BASE, text::BASE_HINT, "")
}

/// The format that was chosen; a directory needs its base.
fn chosen(form: &Form, model: &Model) -> Result<Format, Fault> {
    let base = form.value("base");
    let base = Some(base.as_str()).filter(|b| !b.is_empty());
    Format::of_word(&form.value("format"), base).ok_or_else(|| fault("base", text::BASE_FAULT, model.lang))
}

fn path(form: &Form, model: &Model) -> Result<PathBuf, Fault> {
    match form.value("path") {
        empty if empty.is_empty() => Err(fault("path", screens_renewal::FILE_FAULT, model.lang)),
        path => Ok(path.into()),
    }
}

/// Writes the portal's file.
pub fn export(lang: Lang) -> Form {
    let fields = vec![formats(lang), Field::path("path", screens_renewal::FILE, screens_renewal::FILE_HINT), base()];
    Form::new(screens_renewal::EXPORT.of(lang), fields, |form, model| {
        Ok(plan(ExportCodes::new(path(form, model)?, chosen(form, model)?)))
    })
    .about(screens_renewal::EXPORT_ABOUT.of(lang))
}

/// Chooses the file that follows the codes, or none any more.
pub fn target(model: &Model) -> Form {
    let lang = model.lang;
    let fields = vec![formats(lang), Field::path("path", screens_renewal::FILE, text::TARGET_HINT), base()];
    Form::new(screens_codes::TARGET.of(lang), fields, |form, model| {
        let path = Some(form.value("path")).filter(|p| !p.is_empty()).map(PathBuf::from);
        Ok(plan(SetTarget { format: chosen(form, model)?, path }))
    })
    .about(visible_line(&portal_files::targets(&model.state, model.now.day, lang)))
}

/// Inspects the portal's file as the portal reads it.
pub fn inspect(lang: Lang) -> Form {
    let fields = vec![
        formats(lang),
        Field::path("path", screens_renewal::FILE, text::INSPECT_HINT),
        base(),
        Field::line("worker", text::WORKER, text::WORKER_HINT, ""),
    ];
    Form::new(screens_codes::INSPECT.of(lang), fields, |form, model| {
        let worker = Some(form.value("worker")).filter(|w| !w.is_empty());
        let (path, format) = (path(form, model)?, chosen(form, model)?);
        Ok(Effect::Ask(Question::CheckPortal { path, format, worker }))
    })
    .about(screens_codes::INSPECT_ABOUT.of(lang))
}

/// The fields that name a log and its format.
pub(super) fn log_fields(lang: Lang) -> Vec<Field> {
    let known = log_formats().map(|(name, _)| (name.to_owned(), name.to_owned()));
    let automatic = (AUTOMATIC.to_owned(), text::LOG_AUTOMATIC.of(lang).to_owned());
    let options = std::iter::once(automatic).chain(known).collect();
    vec![
        Field::path("file", text::LOG, text::LOG_HINT),
        Field::choice("format", text::FORMAT, text::LOG_FORMAT_HINT, options, 0),
        Field::line("own", text::OWN, text::OWN_HINT, ""),
    ]
}

/// The log that was named, and its format; none where its first lines tell it.
pub(super) fn log(form: &Form, model: &Model) -> Result<(PathBuf, Option<String>), Fault> {
    let file = form.value("file");
    if file.is_empty() {
        return Err(fault("file", text::READ_FAULT, model.lang));
    }
    let own = form.value("own");
    let named = if own.is_empty() { form.value("format") } else { own };
    Ok((file.into(), Some(named).filter(|n| n != AUTOMATIC)))
}

/// Reads a log of the portal.
pub fn read_log(lang: Lang) -> Form {
    let mut fields = log_fields(lang);
    fields.push(Field::toggle("unknown", text::UNKNOWN_TOO, text::UNKNOWN_TOO_HINT, false));
    Form::new(screens_codes::READ_LOG.of(lang), fields, |form, model| {
        let (file, format) = log(form, model)?;
        Ok(plan(ReadUsage { file, format, only_codes: form.value("unknown") != "true" }))
    })
    .about(screens_codes::READ_LOG_ABOUT.of(lang))
}
