//! One's own certificates: what they are, bringing one, choosing the one that signs, the list of revoked ones.

use crate::desk::{BringKey, ChooseKey, Hidden, OwnCertificate, PublishRevocations, Retire, certificates_of};
use crate::domain::clean::visible_line;
use crate::text::{Text, format, screens_seals as text, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Message;
use crate::tui::overlay::form::{Fault, Field, Form};

/// The certificates of whoever looks.
pub fn own(model: &Model) -> Message {
    let lang = model.lang;
    let mut lines = Vec::new();
    for one in certificates_of(&model.state, &model.me) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(words::own_certificate(&one, model.now.at, lang));
    }
    Message { title: text::OWN.0.of(lang).to_owned(), lines, scroll: 0 }
}

fn needed(form: &Form, model: &Model, field: &'static str, why: Text) -> Result<String, Fault> {
    let value = form.value(field);
    if value.is_empty() { Err(Fault { field, why: why.of(model.lang).to_owned() }) } else { Ok(value) }
}

/// A file of keys and its password.
pub fn bring(model: &Model) -> Form {
    let fields = vec![
        Field::path("file", text::FILE, text::FILE_HINT),
        Field::secret("password", text::PASSWORD, text::PASSWORD_HINT),
    ];
    Form::new(text::BRING.0.of(model.lang), fields, |form, model| {
        let file = needed(form, model, "file", text::FILE_FAULT)?.into();
        let password = Hidden::new(form.value("password"));
        Ok(Effect::Plan(Box::new(BringKey { file, password, passphrase: Hidden::default() })))
    })
    .about(text::BRING_ABOUT.of(model.lang))
}

/// The certificates that whoever looks has brought and that are in use, by digest.
fn brought(model: &Model) -> Vec<(String, String)> {
    let name = |c: &OwnCertificate| {
        let until = c.until.map(|at| format::moment(at, model.lang)).unwrap_or_default();
        (c.digest.clone(), visible_line(&format!("{} ({}, {until})", c.subject, c.issuer)))
    };
    let all = certificates_of(&model.state, &model.me);
    all.iter().filter(|c| c.brought && c.retired.is_none()).map(name).collect()
}

/// What is put out of use: a certificate that was brought, or the seal.
pub fn retire(model: &Model) -> Form {
    let lang = model.lang;
    let mut choices = brought(model);
    if model.state.people.administers(&model.me) {
        choices.push((String::new(), text::SEAL.of(lang).to_owned()));
    }
    let fields = vec![Field::choice("certificate", text::CERTIFICATE, text::RETIRE_CERTIFICATE_HINT, choices, 0)];
    Form::new(text::RETIRE.0.of(lang), fields, |form, _| {
        let digest = form.value("certificate");
        Ok(Effect::Plan(Box::new(if digest.is_empty() { Retire::Seal } else { Retire::Own { digest } })))
    })
}

/// The certificate that signs.
pub fn choose(model: &Model) -> Form {
    let lang = model.lang;
    let mut choices = vec![(String::new(), text::OF_DESK.of(lang).to_owned())];
    choices.extend(brought(model));
    let fields = vec![Field::choice("certificate", text::CERTIFICATE, text::CERTIFICATE_HINT, choices, 0)];
    Form::new(text::CHOOSE.0.of(lang), fields, |form, _| {
        let digest = Some(form.value("certificate")).filter(|d| !d.is_empty());
        Ok(Effect::Plan(Box::new(ChooseKey { digest })))
    })
}

/// Where the list of revoked certificates goes.
pub fn publish(model: &Model) -> Form {
    let fields = vec![Field::path("path", text::LIST_PATH, text::LIST_HINT)];
    Form::new(text::PUBLISH.0.of(model.lang), fields, |form, model| {
        let path = needed(form, model, "path", text::FILE_FAULT)?.into();
        Ok(Effect::Plan(Box::new(PublishRevocations { path, passphrase: Hidden::default() })))
    })
}
