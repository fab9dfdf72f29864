//! The forms that hand codes over: letters into a folder, mails, a delivery or a return that is noted.

use super::forms::{fault, named, plan};
use crate::desk::{Deliver, Returned, SendCodes, Way, WriteLetters};
use crate::domain::code::Means;
use crate::domain::login::Login;
use crate::text::{Lang, forms_codes as text, screens_codes, screens_renewal};
use crate::tui::overlay::form::{Field, Form};

/// Writes the letters of codes into a folder.
pub fn letters(logins: Vec<Login>, lang: Lang) -> Form {
    let fields = vec![Field::path("folder", text::FOLDER, text::LETTERS_HINT)];
    let about = named(&logins, lang);
    Form::new(screens_codes::LETTERS.of(lang), fields, move |form, model| match form.value("folder") {
        empty if empty.is_empty() => Err(fault("folder", text::FOLDER_FAULT, model.lang)),
        folder => Ok(plan(WriteLetters { logins: logins.clone(), folder: folder.into() })),
    })
    .about(about)
}

/// Sends codes by mail: into an outbox, or through the server where there is one.
pub fn send(logins: Vec<Login>, lang: Lang) -> Form {
    let fields = vec![Field::path("outbox", text::OUTBOX, text::OUTBOX_HINT)];
    let about = named(&logins, lang);
    Form::new(screens_codes::SEND.of(lang), fields, move |form, model| {
        let to = match form.value("outbox") {
            empty if empty.is_empty() && model.state.mail.is_none() => {
                return Err(fault("outbox", text::OUTBOX_FAULT, model.lang));
            }
            empty if empty.is_empty() => Way::Server,
            folder => Way::Outbox(folder.into()),
        };
        Ok(plan(SendCodes { logins: logins.clone(), to }))
    })
    .about(about)
}

/// Notes that codes were handed over: how, and to whom.
pub fn deliver(logins: Vec<Login>, lang: Lang) -> Form {
    let options = Means::ALL.map(|m| (m.word().to_owned(), screens_codes::means(m).of(lang).to_owned())).to_vec();
    let fields = vec![
        Field::choice("means", text::MEANS, text::MEANS_HINT, options, 0),
        Field::line("to", text::TO, text::TO_HINT, ""),
    ];
    let about = named(&logins, lang);
    Form::new(screens_renewal::DELIVER.of(lang), fields, move |form, _| {
        let means = Means::of_word(&form.value("means")).unwrap_or_default();
        Ok(plan(Deliver { logins: logins.clone(), means, to: form.value("to") }))
    })
    .about(about)
}

/// Notes that what was sent came back.
pub fn returned(logins: Vec<Login>, lang: Lang) -> Form {
    let fields = vec![Field::line("reason", text::WHY, text::RETURNED_HINT, "")];
    let about = named(&logins, lang);
    Form::new(screens_codes::RETURNED.of(lang), fields, move |form, model| match form.value("reason") {
        empty if empty.is_empty() => Err(fault("reason", text::WHY_FAULT, model.lang)),
        reason => Ok(plan(Returned { logins: logins.clone(), reason })),
    })
    .about(about)
}
