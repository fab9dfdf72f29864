//! One's own certificates: what they are, bringing one, choosing the one that signs, the list of revoked ones.

use crate::desk::{
    BringKey, ChooseKey, Hidden, OwnCertificate, PublishRevocations, REVOCATION_REASONS, Retire, certificates_of,
};
use crate::domain::clean::visible_line;
use crate::domain::ids::PersonId;
use crate::text::{Text, format, screens_book, screens_folk, screens_seals as text, words};
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

/// The certificates that somebody has brought and that are in use, by digest.
fn brought(model: &Model, person: &PersonId) -> Vec<(String, String)> {
    let name = |c: &OwnCertificate| {
        let until = c.until.map(|at| format::moment(at, model.lang)).unwrap_or_default();
        (c.digest.clone(), visible_line(&format!("{} ({}, {until})", c.subject, c.issuer)))
    };
    let all = certificates_of(&model.state, person);
    all.iter().filter(|c| c.brought && c.retired.is_none()).map(name).collect()
}

/// What whoever looks may put out of use: what they brought; for administrators what others brought too, and the seal.
/// The key of a choice is the digest, a colon, and who brought it.
fn retirable(model: &Model) -> Vec<(String, String)> {
    let of = |person: &PersonId, digest: &str| format!("{digest}:{person}");
    let own = brought(model, &model.me).into_iter().map(|(digest, told)| (of(&model.me, &digest), told));
    let mut choices: Vec<_> = own.collect();
    let people = &model.state.people;
    if people.administers(&model.me) {
        let mut others: Vec<&PersonId> = model.state.seals.brought.iter().map(|b| &b.person).collect();
        others.retain(|person| **person != model.me);
        others.sort_by_key(|person| (people.name(person), *person));
        others.dedup();
        for person in others {
            let name = visible_line(people.name(person));
            let theirs = brought(model, person).into_iter();
            choices.extend(theirs.map(|(digest, told)| (of(person, &digest), format!("{name} · {told}"))));
        }
        choices.push((String::new(), text::SEAL.of(model.lang).to_owned()));
    }
    choices
}

/// What is put out of use, and why.
pub fn retire(model: &Model) -> Form {
    let lang = model.lang;
    let reasons = REVOCATION_REASONS
        .map(|(n, word)| (word.to_owned(), screens_book::capital(words::revocation_reason(n).of(lang))));
    let unsaid = REVOCATION_REASONS.iter().position(|(n, _)| *n == 0).unwrap_or_default();
    let fields = vec![
        Field::choice("certificate", text::CERTIFICATE, text::RETIRE_CERTIFICATE_HINT, retirable(model), 0),
        Field::choice("reason", screens_folk::REASON, text::RETIRE_REASON_HINT, reasons.into(), unsaid),
    ];
    Form::new(text::RETIRE.0.of(lang), fields, |form, _| {
        let word = form.value("reason");
        let reason = REVOCATION_REASONS.iter().find(|(_, known)| *known == word).map_or(0, |(n, _)| *n);
        Ok(Effect::Plan(Box::new(match form.value("certificate").split_once(':') {
            Some((digest, person)) => {
                Retire::Brought { person: PersonId::from(person), digest: digest.to_owned(), reason }
            }
            None => Retire::Seal { reason },
        })))
    })
}

/// The certificate that signs.
pub fn choose(model: &Model) -> Form {
    let lang = model.lang;
    let mut choices = vec![(String::new(), text::OF_DESK.of(lang).to_owned())];
    choices.extend(brought(model, &model.me));
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
