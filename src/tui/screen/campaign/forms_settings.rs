//! The forms that open a campaign and that change its dates and settings.

use super::forms::{day, fault, ruled};
use crate::desk::{AdjustCampaign, OpenCampaign};
use crate::domain::campaign::{Campaign, Origin, Proof, Settings};
use crate::domain::trouble::Rule;
use crate::text::{Lang, format, screens_campaign as words, screens_renewal as text, words as values};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use chrono::{Datelike as _, NaiveDate};

/// Opens a campaign: the next year, on the days of the last one and with its settings; the first one on the days of the
/// model campaign (3 April, 6 June).
pub fn open_form(model: &Model) -> Form {
    let lang = model.lang;
    let today = model.now.day;
    let last = model.state.campaigns.values().next_back();
    let year = match last {
        Some(last) => last.year.saturating_add(1),
        None => u16::try_from(today.year()).unwrap_or(0) + u16::from(on(today.year(), 6, 6) <= Some(today)),
    };
    let in_year = i32::from(year);
    let later = |day: NaiveDate| {
        let base = last.map_or(in_year, |l| i32::from(l.year));
        day.with_year(day.year() + in_year - base)
    };
    let opens = last.and_then(|l| later(l.opens)).or_else(|| on(in_year, 4, 3));
    let cutoff = last.and_then(|l| later(l.cutoff)).or_else(|| on(in_year, 6, 6));
    let settings = last.map(|l| l.settings.clone()).unwrap_or_default();
    let mut fields = vec![Field::line("year", text::YEAR, text::YEAR_HINT, &year.to_string())];
    fields.extend(dates(opens, cutoff, lang));
    fields.extend(choices(&settings, lang));
    let about = if last.is_some() { words::SETTINGS_FROM } else { text::OPEN_FORM_ABOUT };
    Form::new(text::OPEN_CAMPAIGN.of(lang), fields, open).about(about.of(lang))
}

/// Changes the campaign of a year.
pub fn adjust_form(model: &Model, year: u16) -> Form {
    let lang = model.lang;
    let known = model.state.campaigns.get(&year).cloned().unwrap_or_default();
    let Campaign { opens, cutoff, settings, .. } = known;
    let mut fields: Vec<Field> = dates(Some(opens), Some(cutoff), lang).into();
    fields.extend(choices(&settings, lang));
    Form::new(words::adjust_title(year, lang), fields, move |form, model| {
        let (opens, cutoff) = read_dates(form, year, model.lang)?;
        let settings = read_choices(form, model.lang)?;
        Ok(Effect::Plan(Box::new(AdjustCampaign { year, opens, cutoff, settings })))
    })
    .about(text::OPEN_FORM_ABOUT.of(lang))
}

fn on(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn dates(opens: Option<NaiveDate>, cutoff: Option<NaiveDate>, lang: Lang) -> [Field; 2] {
    let written = |day: Option<NaiveDate>| day.map(|d| format::short_day(d, lang)).unwrap_or_default();
    [
        Field::line("opens", text::OPENS, text::OPENS_HINT, &written(opens)),
        Field::line("cutoff", text::CUTOFF, text::CUTOFF_HINT, &written(cutoff)),
    ]
}

fn choices(settings: &Settings, lang: Lang) -> [Field; 8] {
    let origins = Origin::ALL.map(|o| (o.word().to_owned(), values::origin(o).of(lang).to_owned()));
    let proofs = Proof::ALL.map(|p| (p.word().to_owned(), values::proof(p).of(lang).to_owned()));
    let origin = Origin::ALL.iter().position(|o| *o == settings.origin).unwrap_or(0);
    let proof = Proof::ALL.iter().position(|p| *p == settings.proof).unwrap_or(0);
    let days: Vec<String> = settings.reminders.iter().map(ToString::to_string).collect();
    [
        Field::toggle("participants", text::PARTICIPANTS, text::PARTICIPANTS_HINT, settings.participants),
        Field::toggle("federations", text::FEDERATIONS, text::FEDERATIONS_HINT, settings.federations),
        Field::toggle("teams", words::TEAMS, words::TEAMS_HINT, settings.teams),
        Field::toggle("resend", words::RESEND, words::RESEND_HINT, settings.resend),
        Field::toggle("purge", words::PURGE, words::PURGE_HINT, settings.purge),
        Field::choice("origin", words::ORIGIN, words::ORIGIN_HINT, origins.into(), origin),
        Field::choice("proof", words::PROOF, words::PROOF_HINT, proofs.into(), proof),
        Field::line("reminders", words::REMINDERS, words::REMINDERS_HINT, &days.join(", ")),
    ]
}

fn open(form: &Form, model: &Model) -> Result<Effect, Fault> {
    let lang = model.lang;
    let year = form.value("year").parse::<u16>().ok().filter(|y| (2000..2100).contains(y));
    let year = year.ok_or_else(|| fault("year", text::YEAR_FAULT, lang))?;
    let (opens, cutoff) = read_dates(form, year, lang)?;
    let settings = read_choices(form, lang)?;
    Ok(Effect::Plan(Box::new(OpenCampaign { year, opens, cutoff, settings })))
}

fn read_dates(form: &Form, year: u16, lang: Lang) -> Result<(NaiveDate, NaiveDate), Fault> {
    let opens = day(form, "opens", lang)?;
    let cutoff = day(form, "cutoff", lang)?;
    if cutoff <= opens {
        return Err(ruled("cutoff", Rule::DatesReversed { opens, cutoff }, lang));
    }
    if cutoff.year() != i32::from(year) {
        return Err(Fault { field: "cutoff", why: text::cutoff_other_year(year, lang) });
    }
    Ok((opens, cutoff))
}

fn read_choices(form: &Form, lang: Lang) -> Result<Settings, Fault> {
    let on = |name: &str| form.value(name) == "true";
    let typed = form.value("reminders").replace('\u{2212}', "-");
    let days = typed.split([',', ';', ' ']).filter(|d| !d.is_empty()).map(|d| d.parse().ok());
    let mut reminders =
        days.collect::<Option<Vec<i16>>>().ok_or_else(|| fault("reminders", words::REMINDERS_FAULT, lang))?;
    reminders.sort_unstable();
    reminders.dedup();
    Ok(Settings {
        participants: on("participants"),
        federations: on("federations"),
        teams: on("teams"),
        resend: on("resend"),
        purge: on("purge"),
        origin: Origin::of_word(&form.value("origin")).unwrap_or_default(),
        proof: Proof::of_word(&form.value("proof")).unwrap_or_default(),
        reminders,
    })
}
