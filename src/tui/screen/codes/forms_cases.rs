//! The forms of a case of a leak, from the publisher's report to the end.

use super::forms::{fault, plan};
use super::forms_portal::{log, log_fields};
use crate::desk::{ActOnLeak, AnswerLeak, CloseLeak, ReportLeak, SearchLeak};
use crate::domain::clean::visible_line;
use crate::domain::leak::{Leak, Remedy, Report};
use crate::domain::login::Login;
use crate::text::format::Edge;
use crate::text::{Lang, Text, format, forms_codes as text, screens_codes, screens_renewal};
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use chrono::{DateTime, Utc};

/// The instant of a field, if it is one.
fn instant(form: &Form, name: &'static str, lang: Lang) -> Option<DateTime<Utc>> {
    let edge = if name == "until" { Edge::Ends } else { Edge::Begins };
    format::parse_instant(&form.value(name), edge, lang)
}

/// How the instant that is typed is understood, with the zone that is taken.
fn understood(form: &Form, name: &'static str, lang: Lang) -> Option<String> {
    let typed = Some(name).filter(|n| ["from", "until"].contains(n))?;
    Some(text::taken_for(instant(form, typed, lang)?, lang))
}

/// What was typed into a field that must not be empty.
fn needed(form: &Form, name: &'static str, why: Text, model: &Model) -> Result<String, Fault> {
    match form.value(name) {
        empty if empty.is_empty() => Err(fault(name, why, model.lang)),
        typed => Ok(typed),
    }
}

/// Opens a case from a publisher's report.
pub fn report(lang: Lang) -> Form {
    let line = |name, label, hint| Field::line(name, label, hint, "");
    let fields = vec![
        line("publisher", screens_codes::PUBLISHER, text::PUBLISHER_HINT),
        line("reference", screens_codes::REFERENCE, text::OPTIONAL),
        line("from", text::FROM, text::INSTANT_HINT),
        line("until", text::UNTIL, text::INSTANT_HINT),
        line("address", text::ADDRESS, text::ADDRESS_HINT),
        line("url", text::URL, text::URL_HINT),
        line("what", text::WHAT, text::WHAT_HINT),
    ];
    Form::new(screens_codes::REPORT.of(lang), fields, |form, model| {
        let publisher = needed(form, "publisher", text::PUBLISHER_FAULT, model)?;
        let edge = |name| instant(form, name, model.lang).ok_or_else(|| fault(name, text::INSTANT_FAULT, model.lang));
        let (from, until) = (edge("from")?, edge("until")?);
        if until < from {
            return Err(fault("until", text::ORDER_FAULT, model.lang));
        }
        let what = needed(form, "what", text::WHAT_FAULT, model)?;
        let [reference, address, url] = ["reference", "address", "url"].map(|name| form.value(name));
        let report = Report { publisher, reference, from, until, address, url, what };
        Ok(plan(ReportLeak { report }))
    })
    .live(understood)
    .about(screens_codes::REPORT_ABOUT.of(lang))
}

fn about(case: &Leak, lang: Lang) -> String {
    visible_line(&screens_codes::on_case(case, lang))
}

/// Searches a log for the suspects of a case.
pub fn search(case: &Leak, lang: Lang) -> Form {
    let leak = case.id.clone();
    Form::new(screens_codes::SEARCH.of(lang), log_fields(lang), move |form, model| {
        let (file, format) = log(form, model)?;
        Ok(plan(SearchLeak { leak: leak.clone(), file, format }))
    })
    .about(about(case, lang))
}

/// Acts on a suspect of a case; the likeliest one about whom nothing was done stands first.
pub fn treat(model: &Model, case: &Leak) -> Form {
    let lang = model.lang;
    let suspects = case.suspects();
    let words = |s| visible_line(&screens_codes::suspect_briefly(s, &model.state, lang));
    let options = suspects.iter().map(|s| (s.login.to_string(), words(s))).collect();
    let first = suspects.iter().find(|s| case.remedy(&s.login).is_none()).or(suspects.first());
    let remedies = Remedy::ALL.map(|r| (r.word().to_owned(), screens_codes::remedy(r).of(lang).to_owned())).to_vec();
    let fields = vec![
        Field::pick("login", text::SUSPECT, text::SUSPECT_HINT, options, first.map(|s| s.login.to_string())),
        Field::choice("remedy", text::REMEDY, text::REMEDY_HINT, remedies, 0),
    ];
    let leak = case.id.clone();
    Form::new(screens_codes::TREAT.of(lang), fields, move |form, model| {
        let login = Login::typed(&needed(form, "login", text::SUSPECT_FAULT, model)?);
        let remedy = form.value("remedy");
        let remedy = Remedy::ALL.into_iter().find(|r| r.word() == remedy).unwrap_or(Remedy::Held);
        Ok(plan(ActOnLeak { leak: leak.clone(), login, remedy }))
    })
    .about(about(case, lang))
}

/// Writes the answer to the publisher.
pub fn answer(case: &Leak, lang: Lang) -> Form {
    let leak = case.id.clone();
    let fields = vec![Field::path("path", screens_renewal::FILE, text::ANSWER_HINT)];
    Form::new(screens_codes::ANSWER.of(lang), fields, move |form, model| {
        let path = needed(form, "path", screens_renewal::FILE_FAULT, model)?.into();
        Ok(plan(AnswerLeak { leak: leak.clone(), path }))
    })
    .about(about(case, lang))
}

/// Closes a case.
pub fn close(case: &Leak, lang: Lang) -> Form {
    let leak = case.id.clone();
    let fields = vec![Field::line("outcome", text::OUTCOME, text::OUTCOME_HINT, "")];
    Form::new(screens_codes::CLOSE.of(lang), fields, move |form, model| {
        let outcome = needed(form, "outcome", text::OUTCOME_FAULT, model)?;
        Ok(plan(CloseLeak { leak: leak.clone(), outcome }))
    })
    .about(about(case, lang))
}
