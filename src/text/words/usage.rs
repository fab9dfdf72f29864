//! Words of the portal's logs: lines as they were understood, generations of codes, volumes, findings.

use crate::domain::leak::{Remedy, Step};
use crate::domain::usage::{Finding, Found, Generations, Peak, Sample, Seen, Units, shown};
use crate::text::format::{count, day, number, short_moment, size};
use crate::text::{Lang, Text, both};
use chrono::NaiveDate;

/// What a line says of its code.
pub fn seen(value: Seen) -> Text {
    match value {
        Seen::Opened => both("ouvre le portail", "opens the portal"),
        Seen::Refused => both("refusé", "refused"),
        Seen::Used => both("en usage", "in use"),
        Seen::Nothing => both("aucun code", "no code"),
    }
}

/// A line of a log as it was understood.
pub fn sample(value: &Sample, lang: Lang) -> String {
    let (line, at) = (number(value.line, lang), short_moment(value.at, lang));
    let (said, bytes) = (seen(value.seen).of(lang), size(value.bytes, lang));
    let login = if value.login.is_empty() { "–" } else { &value.login };
    let status = if value.status == 0 { "–".to_owned() } else { value.status.to_string() };
    let address = if value.address.is_empty() { "–" } else { &value.address };
    say!(
        lang,
        "Ligne {line} : {at}, {login}, {said}, statut {status}, {bytes}, depuis {address}",
        "Line {line}: {at}, {login}, {said}, status {status}, {bytes}, from {address}"
    )
}

/// Lines with new and with older codes on a day.
pub fn generations(on: NaiveDate, lines: Generations, lang: Lang) -> String {
    let on = day(on, lang);
    let new = count(lines.new, both("ligne", "line"), both("lignes", "lines"), lang);
    let old = number(lines.old, lang);
    say!(
        lang,
        "Le {on} : {new} avec un nouveau code, {old} avec un ancien",
        "On {on}: {new} with a new code, {old} with an older one"
    )
}

/// Units by the generation of their codes on a day.
pub fn units(on: NaiveDate, value: Units, lang: Lang) -> String {
    let on = day(on, lang);
    let all = value.only_new + value.only_old + value.both;
    let all = count(all, both("unité", "unit"), both("unités", "units"), lang);
    let (new, old, mixed) = (number(value.only_new, lang), number(value.only_old, lang), number(value.both, lang));
    say!(
        lang,
        "Le {on}, {all} : {new} avec le nouveau code seul, {old} avec l’ancien seul, {mixed} avec les deux",
        "On {on}, {all}: {new} with the new code only, {old} with the older one only, {mixed} with both"
    )
}

/// Logins that carry a group of the portal.
pub fn group(name: &str, logins: usize, spellings: usize, lang: Lang) -> String {
    let codes = count(logins, both("code", "code"), both("codes", "codes"), lang);
    let written = number(spellings, lang);
    if logins == spellings {
        say!(lang, "Groupe {name} : {codes}", "Group {name}: {codes}")
    } else {
        say!(
            lang,
            "Groupe {name} : {codes}, écrits de {written} façons",
            "Group {name}: {codes}, written in {written} ways"
        )
    }
}

/// The most that one code read within an hour.
pub fn peak(value: &Peak, lang: Lang) -> String {
    let (login, bytes, at) = (shown(&value.login), size(value.bytes, lang), short_moment(value.at, lang));
    say!(
        lang,
        "Plus grand volume en 60 minutes : {bytes}, {login}, jusqu’au {at}",
        "Greatest volume within 60 minutes: {bytes}, {login}, until {at}"
    )
}

/// What the report of usage found, as a heading.
pub fn finding(value: Finding) -> Text {
    match value {
        Finding::OldInUse => both("ancien code encore en usage", "old code still in use"),
        Finding::CaughtOut => both("refusé depuis la coupure", "refused since the cut-off"),
        Finding::NotActivated => both("remis, jamais vu en usage", "delivered, never seen in use"),
        Finding::Volume => both("grand volume en un jour", "great volume on one day"),
    }
}

/// What a finding counts.
pub fn amount(found: &Found, lang: Lang) -> String {
    let n = found.amount;
    match found.finding {
        Finding::OldInUse => count(n, both("ouverture", "opening"), both("ouvertures", "openings"), lang),
        Finding::CaughtOut => count(n, both("refus", "refusal"), both("refus", "refusals"), lang),
        Finding::NotActivated => count(n, both("jour", "day"), both("jours", "days"), lang),
        Finding::Volume => size(n, lang),
    }
}

/// What was done about a code in a case.
pub fn remedy(value: Remedy) -> Text {
    match value {
        Remedy::Held => both("suspendu", "suspended"),
        Remedy::Replaced => both("remplacé", "replaced"),
        Remedy::Delivered => both("remis", "delivered"),
        Remedy::Cleared => both("mis hors de cause", "cleared"),
    }
}

/// A step of a case.
pub fn leak_step(value: &Step, lang: Lang) -> String {
    match value {
        Step::Matched { file, suspects } => {
            let found = count(
                suspects.len(),
                both("code en cause", "suspect code"),
                both("codes en cause", "suspect codes"),
                lang,
            );
            say!(lang, "Recherche dans {file} : {found}", "Search of {file}: {found}")
        }
        Step::Acted { login, act } => {
            let (login, done) = (shown(login), remedy(*act).of(lang));
            say!(lang, "{login} : {done}", "{login}: {done}")
        }
        Step::Answered { digest } => {
            say!(lang, "Réponse à l’éditeur, empreinte {digest}", "Answer to the publisher, digest {digest}")
        }
        Step::Closed { outcome } => say!(lang, "Affaire close : {outcome}", "Case closed: {outcome}"),
    }
}
