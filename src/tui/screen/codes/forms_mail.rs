//! The form of the mail server. Its password is never shown again, nor kept outside the desk.

use super::forms::{fault, plan};
use crate::desk::{Hidden, SetMailServer};
use crate::domain::mail::{MailServer, Security};
use crate::text::{Text, forms_codes as text, screens_codes, words};
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};

/// Sets the mail server, beginning from the one there is.
pub fn server(model: &Model) -> Form {
    let lang = model.lang;
    let known = model.state.mail.clone().unwrap_or_default();
    let usual = known.port == 0 || known.port == known.security.port();
    let port = if usual { String::new() } else { known.port.to_string() };
    let kinds = Security::ALL.map(|s| (s.word().to_owned(), words::security(s).of(lang).to_owned())).to_vec();
    let at = Security::ALL.iter().position(|s| *s == known.security).unwrap_or(0);
    let fields = vec![
        Field::line("host", text::HOST, text::HOST_HINT, &known.host),
        Field::choice("security", text::SECURITY, text::SECURITY_HINT, kinds, at),
        Field::line("port", text::PORT, text::PORT_HINT, &port),
        Field::line("from", text::SENDER, text::SENDER_HINT, &known.from),
        Field::line("name", text::SENDER_NAME, text::SENDER_NAME_HINT, &known.name),
        Field::line("reply", text::REPLY_TO, text::REPLY_TO_HINT, &known.reply_to),
        Field::line("user", text::USER, text::USER_HINT, &known.user),
        Field::secret("password", text::PASSWORD, text::PASSWORD_HINT),
    ];
    Form::new(screens_codes::MAIL_SERVER.of(lang), fields, |form, model| {
        let security = Security::of_word(&form.value("security")).unwrap_or_default();
        let server = MailServer {
            host: needed(form, "host", text::HOST_FAULT, model)?,
            port: port_of(&form.value("port"), security).ok_or_else(|| fault("port", text::PORT_FAULT, model.lang))?,
            security,
            user: form.value("user"),
            from: needed(form, "from", text::SENDER_FAULT, model)?,
            name: form.value("name"),
            reply_to: form.value("reply"),
        };
        let password = Hidden::new(form.value("password"));
        if !server.user.is_empty() && password.is_empty() {
            return Err(fault("password", text::PASSWORD_FAULT, model.lang));
        }
        Ok(plan(SetMailServer { server, password }))
    })
    .about(screens_codes::MAIL_SERVER_ABOUT.of(lang))
}

fn needed(form: &Form, name: &'static str, why: Text, model: &Model) -> Result<String, Fault> {
    Some(form.value(name)).filter(|v| !v.is_empty()).ok_or_else(|| fault(name, why, model.lang))
}

fn port_of(typed: &str, security: Security) -> Option<u16> {
    if typed.is_empty() { Some(security.port()) } else { typed.parse().ok().filter(|n| *n > 0) }
}
