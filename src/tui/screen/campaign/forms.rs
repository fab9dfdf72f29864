//! The forms of the campaign: opening one, and registering a structure.

use crate::desk::{OpenCampaign, Register};
use crate::domain::campaign::{Declared, Headcount, Registration, Settings};
use crate::domain::clean;
use crate::domain::ids::StructureId;
use crate::domain::people::{Person, mail_fits};
use crate::domain::trouble::{Rule, Trouble};
use crate::text::{Lang, Text, format, screens_renewal as text, trouble};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use chrono::{Datelike as _, NaiveDate};

/// Opens a campaign: the next year, with the dates of the model campaign (3 April, 6 June).
pub fn open_form(model: &Model) -> Form {
    let lang = model.lang;
    let today = model.now.day;
    let year = match model.state.campaigns.keys().next_back() {
        Some(last) => last.saturating_add(1),
        None => u16::try_from(today.year()).unwrap_or(0) + u16::from(cutoff_of(today.year()) <= Some(today)),
    };
    let written = |day: Option<NaiveDate>| day.map(|d| format::short_day(d, lang)).unwrap_or_default();
    let opens = written(NaiveDate::from_ymd_opt(i32::from(year), 4, 3));
    let cutoff = written(cutoff_of(i32::from(year)));
    let fields = vec![
        Field::line("year", text::YEAR, text::YEAR_HINT, &year.to_string()),
        Field::line("opens", text::OPENS, text::OPENS_HINT, &opens),
        Field::line("cutoff", text::CUTOFF, text::CUTOFF_HINT, &cutoff),
        Field::toggle("participants", text::PARTICIPANTS, text::PARTICIPANTS_HINT, false),
        Field::toggle("federations", text::FEDERATIONS, text::FEDERATIONS_HINT, false),
    ];
    Form::new(text::OPEN_CAMPAIGN.of(lang), fields, open).about(text::OPEN_FORM_ABOUT.of(lang))
}

fn cutoff_of(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 6, 6)
}

fn open(form: &Form, model: &Model) -> Result<Effect, Fault> {
    let lang = model.lang;
    let year = form.value("year").parse::<u16>().ok().filter(|y| (2000..2100).contains(y));
    let year = year.ok_or_else(|| fault("year", text::YEAR_FAULT, lang))?;
    let opens = day(form, "opens", lang)?;
    let cutoff = day(form, "cutoff", lang)?;
    if cutoff <= opens {
        return Err(ruled("cutoff", Rule::DatesReversed { opens, cutoff }, lang));
    }
    if cutoff.year() != i32::from(year) {
        return Err(Fault { field: "cutoff", why: text::cutoff_other_year(year, lang) });
    }
    let on = |name: &str| form.value(name) == "true";
    let settings = Settings { participants: on("participants"), federations: on("federations"), ..Settings::default() };
    Ok(Effect::Plan(Box::new(OpenCampaign { year, opens, cutoff, settings })))
}

/// Reads a day that a field of a form must hold.
pub fn day(form: &Form, field: &'static str, lang: Lang) -> Result<NaiveDate, Fault> {
    format::parse_day(&form.value(field), lang).ok_or_else(|| fault(field, text::DAY_FAULT, lang))
}

/// Registers a structure for the running campaign; what it said last is already filled in.
pub fn register_form(model: &Model, structure: &StructureId) -> Form {
    let lang = model.lang;
    let state = &model.state;
    let year = state.campaign(model.now.day).map_or(0, |c| c.year);
    let last = last_registration(model, structure);
    let person = last.and_then(|r| state.people.persons.get(&r.correspondent)).cloned().unwrap_or_default();
    let heads = last.map(|r| r.headcount).unwrap_or_default();
    let Person { name, mail, phone, .. } = person;
    let number = |n: u32| if last.is_some() { n.to_string() } else { String::new() };
    let fields = vec![
        Field::line("name", text::NAME, text::NAME_HINT, &name),
        Field::line("mail", text::MAIL, text::MAIL_HINT, &mail),
        Field::line("phone", text::PHONE, text::PHONE_HINT, &phone),
        Field::line("cnrs", text::HEADS_CNRS, text::HEADS_HINT, &number(heads.cnrs)),
        Field::line("other", text::HEADS_OTHER, text::HEADS_HINT, &number(heads.other)),
        Field::line("phd", text::HEADS_PHD, text::HEADS_HINT, &number(heads.phd)),
        Field::line("postdoc", text::HEADS_POSTDOC, text::HEADS_HINT, &number(heads.postdoc)),
    ];
    let called = state.structures.get(structure).map(|s| (s.short(&state.desk.uai).to_owned(), s.title.clone()));
    let (label, title) = called.unwrap_or_else(|| (structure.to_string(), String::new()));
    let chosen = structure.clone();
    Form::new(text::register_title(&clean::visible_line(&label), year, lang), fields, move |form, model| {
        register(form, model, &chosen)
    })
    .about(clean::visible_line(&title))
}

/// What a structure said last: for this campaign, else for the latest one before.
pub(super) fn last_registration<'a>(model: &'a Model, structure: &StructureId) -> Option<&'a Registration> {
    model.state.registrations.values().filter(|r| r.structure == *structure).max_by_key(|r| r.year)
}

fn register(form: &Form, model: &Model, structure: &StructureId) -> Result<Effect, Fault> {
    let lang = model.lang;
    let name = clean::name(&form.value("name"))
        .map_err(|bad| ruled("name", Rule::NameRefused { character: clean::written(bad) }, lang))?;
    if name.is_empty() {
        return Err(fault("name", text::NAME_FAULT, lang));
    }
    let (mail, domains) = (form.value("mail"), &model.state.desk.domains);
    if !mail_fits(&mail, domains) {
        return Err(ruled("mail", Rule::MailRefused { mail, domains: domains.clone() }, lang));
    }
    let heads = |field: &'static str| match form.value(field).as_str() {
        "" => Ok(0),
        typed => {
            typed.replace([' ', '\u{a0}', '\u{202f}'], "").parse().map_err(|_| fault(field, text::HEADS_FAULT, lang))
        }
    };
    let headcount =
        Headcount { cnrs: heads("cnrs")?, other: heads("other")?, phd: heads("phd")?, postdoc: heads("postdoc")? };
    let phone = form.value("phone");
    Ok(Effect::Plan(Box::new(Register {
        structure: structure.clone(),
        name,
        mail,
        phone,
        headcount,
        declared: Declared::default(),
        to_check: false,
    })))
}

/// A fault of a field, in fixed words.
pub fn fault(field: &'static str, why: Text, lang: Lang) -> Fault {
    Fault { field, why: why.of(lang).to_owned() }
}

fn ruled(field: &'static str, rule: Rule, lang: Lang) -> Fault {
    Fault { field, why: trouble::trouble(&Trouble::Rule(rule), lang) }
}
