//! The forms of the portal: its file written, kept up to date or inspected, and its logs.

use super::forms::{fault, plan};
use crate::desk::{AUTOMATIC, ExportCodes, Question, ReadUsage, SetTarget, log_formats};
use crate::domain::clean::visible_line;
use crate::domain::portal::Format;
use crate::text::{Lang, Text, forms_codes as text, portal_files, screens_codes, screens_renewal};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::path::PathBuf;

/// The file of the portal that was written last: its format, the base of a directory, its path. Where none was: the usual
/// format and nothing.
fn last(model: &Model) -> (Format, String) {
    let written = model.state.exports.iter().filter_map(|((format, path), export)| {
        let format = Format::named(format).filter(|_| !path.is_empty())?;
        Some((export.by.lamport, format, path.clone()))
    });
    written.max_by_key(|(when, ..)| *when).map_or((Format::Htpasswd, String::new()), |(_, format, path)| (format, path))
}

/// Format, path and base, as the portal's file was written last.
fn file(model: &Model, hint: Text) -> [Field; 3] {
    let lang = model.lang;
    let (format, path) = last(model);
    let options = Format::WORDS.map(|word| (word.to_owned(), screens_codes::portal_format(word).of(lang).to_owned()));
    let at = Format::WORDS.iter().position(|word| *word == format.word()).unwrap_or(0);
    let base = if let Format::Ldif { base } = &format { base.as_str() } else { "" };
    [
        Field::choice("format", text::FORMAT, text::FORMAT_HINT, options.to_vec(), at),
        Field::known_path("path", screens_renewal::FILE, hint, &path),
        Field::line("base", text::BASE, text::BASE_HINT, base),
    ]
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
pub fn export(model: &Model) -> Form {
    let (lang, fields) = (model.lang, file(model, screens_renewal::FILE_HINT));
    Form::new(screens_renewal::EXPORT.of(lang), fields.into(), |form, model| {
        Ok(plan(ExportCodes::new(path(form, model)?, chosen(form, model)?)))
    })
    .about(screens_renewal::EXPORT_ABOUT.of(lang))
}

/// Chooses the file that follows the codes, or none any more.
pub fn target(model: &Model) -> Form {
    let lang = model.lang;
    let mut fields = file(model, text::TARGET_HINT);
    // Left empty it ends the keeping, so that nothing may stand there unasked.
    fields[1] = Field::path("path", screens_renewal::FILE, text::TARGET_HINT);
    Form::new(screens_codes::TARGET.of(lang), fields.into(), |form, model| {
        let path = Some(form.value("path")).filter(|p| !p.is_empty()).map(PathBuf::from);
        Ok(plan(SetTarget { format: chosen(form, model)?, path }))
    })
    .about(visible_line(&portal_files::targets(&model.state, model.now.day, lang)))
}

/// Inspects the portal's file as the portal reads it.
pub fn inspect(model: &Model) -> Form {
    let lang = model.lang;
    let mut fields = Vec::from(file(model, text::INSPECT_HINT));
    fields.push(Field::line("worker", text::WORKER, text::WORKER_HINT, ""));
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
