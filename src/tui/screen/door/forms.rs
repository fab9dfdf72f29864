//! The forms of the door.

use super::Screen;
use crate::desk::Hidden;
use crate::desk::{AccountName, ChangePassphrase, NewDesk, Opening};
use crate::domain::fold::fold;
use crate::domain::ids::PersonId;
use crate::domain::passphrase;
use crate::domain::state::PORTAL;
use crate::domain::trouble::{ReadOnly, Rule};
use crate::domain::{clean, people};
use crate::text::{Lang, Text, frame};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use crate::tui::words;
use std::fmt::Write as _;

/// More accounts than this are found by typing.
const FEW: usize = 9;

/// Account and passphrase; `who` is the account that is offered first.
pub fn lock(screen: &Screen, who: Option<&PersonId>, look_only: bool, lang: Lang) -> Form {
    let options: Vec<(String, String)> =
        screen.accounts.iter().map(|a| (a.person.0.clone(), clean::visible_line(&a.name))).collect();
    let at = screen.accounts.iter().position(|a| Some(&a.person) == who).unwrap_or_default();
    let account = if options.len() <= FEW {
        Field::choice("account", frame::ACCOUNT, frame::LANGUAGE_HINT, options, at)
    } else {
        let chosen = options.get(at).map(|(key, _)| key.clone());
        Field::pick("account", frame::ACCOUNT, frame::ACCOUNT_HINT, options, chosen)
    };
    let fields = vec![
        account,
        Field::toggle("look", frame::OPEN_READ_ONLY, frame::OPEN_READ_ONLY_HINT, look_only),
        Field::secret("passphrase", frame::PASSPHRASE, frame::PASSPHRASE_HOW),
    ];
    let mut form = Form::new(frame::DOOR_TITLE.of(lang), fields, |form, model| {
        let passphrase = Hidden::new(form.value("passphrase"));
        if passphrase.is_empty() {
            return Err(fault("passphrase", frame::PASSPHRASE_EMPTY, model));
        }
        let person = form.value("account");
        if person.is_empty() {
            return Err(fault("account", frame::FIELD_EMPTY, model));
        }
        let how = Opening { read_only: form.value("look") == "true", accept_copy: false };
        Ok(Effect::Unlock { person: PersonId::new(person), passphrase, how })
    });
    form.focus = 2;
    form.about(demo(screen, lang))
}

fn demo(screen: &Screen, lang: Lang) -> String {
    if screen.demo.is_empty() {
        return String::new();
    }
    let mut text = frame::DEMO_ABOUT.of(lang).to_owned();
    let mut accounts: Vec<&(String, String)> = screen.demo.iter().collect();
    accounts.sort_by_key(|(name, _)| fold(name));
    for (name, passphrase) in accounts {
        let _ = write!(text, "\n  {name}{} {passphrase}", frame::colon(lang));
    }
    text
}

/// The first desk.
pub fn wizard(model: &Model) -> Form {
    let lang = model.lang;
    let languages = vec![
        (String::new(), frame::SYSTEM_LANGUAGE.of(lang).to_owned()),
        ("fr".to_owned(), "français".to_owned()),
        ("en".to_owned(), "English".to_owned()),
    ];
    let at = languages.iter().position(|(key, _)| *key == model.preferences.language).unwrap_or_default();
    let fields = vec![
        Field::choice("language", frame::LANGUAGE, frame::LANGUAGE_HINT, languages, at),
        Field::line("organisation", frame::ORGANISATION, frame::ORGANISATION_HINT, ""),
        Field::line("uai", frame::UAI, frame::UAI_HINT, ""),
        Field::line("portal", frame::PORTAL, frame::PORTAL_HINT, PORTAL),
        Field::line("domains", frame::DOMAINS, frame::DOMAINS_HINT, ""),
        Field::line("name", frame::YOUR_NAME, frame::YOUR_NAME_HINT, ""),
        Field::line("mail", frame::YOUR_MAIL, frame::YOUR_MAIL_HINT, ""),
        Field::line("post", frame::YOUR_POST, frame::YOUR_POST_HINT, ""),
        Field::secret("passphrase", frame::PASSPHRASE, frame::PASSPHRASE_HINT),
        Field::secret("again", frame::PASSPHRASE_AGAIN, frame::PASSPHRASE_AGAIN_HINT),
    ];
    Form::new(frame::WIZARD_TITLE.of(lang), fields, |form, model| {
        let domains = domains(&form.value("domains")).ok_or_else(|| fault("domains", frame::DOMAIN_BAD, model))?;
        let mail = form.value("mail");
        let new = NewDesk {
            organisation: name(form, "organisation", model)?,
            uai: form.value("uai").to_uppercase(),
            portal: optional(form, "portal", model)?,
            name: name(form, "name", model)?,
            post: optional(form, "post", model)?,
            passphrase: new_passphrase(form, "passphrase", model)?,
            mail: mail.clone(),
            domains: domains.clone(),
        };
        if !people::mail_fits(&mail, &[]) {
            return Err(fault("mail", frame::MAIL_BAD, model));
        }
        if !people::mail_fits(&mail, &domains) {
            let why = words::rule(&Rule::MailRefused { mail, domains }, model.lang);
            return Err(Fault { field: "mail", why });
        }
        Ok(Effect::Create(Box::new(new)))
    })
    .about(frame::WIZARD_ABOUT.of(lang))
    .live(live)
}

/// A passphrase of one's own in the place of one that somebody gave.
pub fn change(old: Hidden, lang: Lang) -> Form {
    let fields = vec![
        Field::secret("passphrase", frame::PASSPHRASE_NEW, frame::PASSPHRASE_HINT),
        Field::secret("again", frame::PASSPHRASE_AGAIN, frame::PASSPHRASE_AGAIN_HINT),
    ];
    Form::new(frame::MUST_CHANGE_TITLE.of(lang), fields, move |form, model| {
        let new = new_passphrase(form, "passphrase", model)?;
        if *new == *old {
            return Err(fault("passphrase", frame::PASSPHRASE_SAME, model));
        }
        Ok(Effect::Apply(Box::new(ChangePassphrase { old: old.clone(), new })))
    })
    .about(frame::MUST_CHANGE_ABOUT.of(lang))
    .live(live)
}

/// A copy that is not the desk that was expected: look, or work with it.
pub fn copy(why: &ReadOnly, person: PersonId, passphrase: Hidden, lang: Lang) -> Form {
    let options = vec![
        ("look".to_owned(), frame::COPY_LOOK.of(lang).to_owned()),
        ("accept".to_owned(), frame::COPY_ACCEPT.of(lang).to_owned()),
    ];
    let fields = vec![Field::choice("what", frame::COPY_WHAT, frame::COPY_ACCEPT_HINT, options, 0)];
    Form::new(frame::COPY_TITLE.of(lang), fields, move |form, _| {
        if form.value("what") == "look" {
            return Ok(Effect::Pop);
        }
        let how = Opening { read_only: false, accept_copy: true };
        Ok(Effect::Unlock { person: person.clone(), passphrase: passphrase.clone(), how })
    })
    .about(words::read_only(why, lang))
}

/// The accounts that open a desk, in the order of their names.
pub fn sorted(mut accounts: Vec<AccountName>) -> Vec<AccountName> {
    accounts.sort_by_key(|a| fold(&a.name));
    accounts
}

fn fault(field: &'static str, text: Text, model: &Model) -> Fault {
    Fault { field, why: text.of(model.lang).to_owned() }
}

fn name(form: &Form, field: &'static str, model: &Model) -> Result<String, Fault> {
    match clean::name(&form.value(field)) {
        Ok(text) if text.is_empty() => Err(fault(field, frame::FIELD_EMPTY, model)),
        Ok(text) => Ok(text),
        Err(_) => Err(fault(field, frame::NAME_BAD, model)),
    }
}

fn optional(form: &Form, field: &'static str, model: &Model) -> Result<String, Fault> {
    if form.value(field).is_empty() { Ok(String::new()) } else { name(form, field, model) }
}

/// Mail domains, one after the other; nothing where one of them is none.
pub fn domains(typed: &str) -> Option<Vec<String>> {
    let part = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let found: Vec<String> =
        typed.split(part).map(|d| d.trim_start_matches('@').to_lowercase()).filter(|d| !d.is_empty()).collect();
    let good = |d: &String| people::mail_fits(&format!("x@{d}"), &[]);
    (!found.is_empty() && found.iter().all(good)).then_some(found)
}

fn new_passphrase(form: &Form, field: &'static str, model: &Model) -> Result<Hidden, Fault> {
    let typed = Hidden::new(form.value(field));
    if let Err(rule) = passphrase::check(&typed) {
        let why = advice(&rule, model.lang);
        return Err(Fault { field, why });
    }
    if *typed != *Hidden::new(form.value("again")) {
        return Err(fault("again", frame::PASSPHRASES_DIFFER, model));
    }
    Ok(typed)
}

/// What a rule asks of a passphrase, in few words.
fn advice(rule: &Rule, lang: Lang) -> String {
    match rule {
        Rule::PassphraseShort { characters, least } => frame::passphrase_lacks(least.saturating_sub(*characters), lang),
        _ => frame::PASSPHRASE_COMMON.of(lang).to_owned(),
    }
}

/// Says while a passphrase is typed what it still lacks.
fn live(form: &Form, field: &'static str, lang: Lang) -> Option<String> {
    let first = Hidden::new(form.value("passphrase"));
    match field {
        "passphrase" if !first.is_empty() => Some(match passphrase::check(&first) {
            Ok(()) => frame::PASSPHRASE_GOOD.of(lang).to_owned(),
            Err(rule) => advice(&rule, lang),
        }),
        "again" => {
            let again = Hidden::new(form.value("again"));
            (*again == *first && !again.is_empty()).then(|| frame::PASSPHRASE_GOOD.of(lang).to_owned())
        }
        _ => None,
    }
}
