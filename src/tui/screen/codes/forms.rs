//! The forms of a code: a word to check, a hold, a revocation; and what all forms of this screen share.

use crate::desk::{Question, Revoke, Suspend, Verb};
use crate::domain::clean::visible_line;
use crate::domain::code::Reason;
use crate::domain::login::Login;
use crate::text::{Lang, Text, format, screens_renewal as text, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};

/// Checks a code as it is heard on the telephone.
pub fn check(lang: Lang) -> Form {
    let fields = vec![Field::line("code", text::HEARD, text::HEARD_HINT, "")];
    Form::new(text::CHECK.of(lang), fields, |form, model| match form.value("code") {
        empty if empty.is_empty() => Err(fault("code", text::HEARD_FAULT, model.lang)),
        typed => Ok(Effect::Ask(Question::CheckCode(typed))),
    })
    .about(text::CHECK_FORM_ABOUT.of(lang))
}

/// Suspends codes, until a day or until the hold is lifted.
pub fn suspend(logins: Vec<Login>, lang: Lang) -> Form {
    let fields = vec![Field::line("until", text::UNTIL, text::UNTIL_HINT, "")];
    let about = named(&logins, lang);
    Form::new(text::SUSPEND.of(lang), fields, move |form, model| {
        let until = match form.value("until") {
            empty if empty.is_empty() => None,
            typed => {
                let day = format::parse_day(&typed, model.lang);
                Some(day.ok_or_else(|| fault("until", text::DAY_FAULT, model.lang))?)
            }
        };
        if until.is_some_and(|day| day < model.now.day) {
            return Err(fault("until", text::UNTIL_PAST, model.lang));
        }
        Ok(Effect::Plan(Box::new(Suspend { logins: logins.clone(), until })))
    })
    .about(about)
}

/// Revokes codes for one reason of the closed list.
pub fn revoke(logins: Vec<Login>, lang: Lang) -> Form {
    let options = Reason::ALL.map(|r| (r.word().to_owned(), words::reason(r).of(lang).to_owned())).to_vec();
    let fields = vec![Field::choice("reason", text::REASON, text::REASON_HINT, options, 0)];
    let about = named(&logins, lang);
    Form::new(text::REVOKE.of(lang), fields, move |form, _: &Model| {
        let reason = Reason::of_word(&form.value("reason")).unwrap_or(Reason::Unspecified);
        Ok(Effect::Plan(Box::new(Revoke { logins: logins.clone(), reason })))
    })
    .about(about)
}

/// The logins in words.
pub(super) fn named(logins: &[Login], lang: Lang) -> String {
    visible_line(&text::on_codes(&logins.iter().map(Login::as_str).collect::<Vec<_>>(), lang))
}

/// What is wrong with a field.
pub(super) fn fault(field: &'static str, why: Text, lang: Lang) -> Fault {
    Fault { field, why: why.of(lang).to_owned() }
}

/// Asks what an act would do.
pub(super) fn plan(verb: impl Verb + 'static) -> Effect {
    Effect::Plan(Box::new(verb))
}
