//! Answers for a program: the words are stable, the messages are in the user's language.

use crate::desk::{Done, Published};
use crate::domain::clean::deceives;
use crate::domain::plan::{Grade, Item, Note, Plan, Warning, WarningKind};
use crate::domain::portal::Since;
use crate::domain::structure::Difference;
use crate::domain::trouble::{Rule, Trouble};
use crate::domain::usage;
use crate::text::{Lang, heading::heading, note, trouble, warning, words as values};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// A value as text, indented. Characters that could act on a terminal are escaped: nothing is lost.
pub fn text(value: &Value) -> String {
    let plain = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut safe = String::with_capacity(plain.len());
    for c in plain.chars() {
        if deceives(c) && c != '\n' {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// An error, under its stable word.
pub fn error(code: &str, message: &str) -> Value {
    json!({ "error": { "code": code, "message": message } })
}

fn rule(why: &Rule, lang: Lang) -> Value {
    let why = Trouble::from(why.clone());
    json!({ "code": why.code(), "message": trouble::trouble(&why, lang) })
}

/// What an act would do.
pub fn plan(plan: &Plan, lang: Lang) -> Value {
    let notes: Vec<Value> = plan.notes.iter().map(|n| note(n, lang)).collect();
    let items: Vec<Value> = plan.items.iter().map(|i| item(i, lang)).collect();
    let warnings: Vec<Value> = plan.warnings.iter().map(|w| warning(w, lang)).collect();
    json!({
        "plan": {
            "heading": heading(&plan.heading, lang),
            "grade": grade(plan.grade),
            "notes": notes,
            "items": items,
            "warnings": warnings,
            "doing": plan.doing(),
            "blocked": plan.blocked(),
        }
    })
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Look => "look",
        Grade::Reversible => "reversible",
        Grade::Confirmed => "confirmed",
        Grade::Typed => "typed",
    }
}

fn note(note: &Note, lang: Lang) -> Value {
    let word = match note {
        Note::Read(_) => "read",
        Note::New(_) => "new",
        Note::Changed(_) => "changed",
        Note::Gone(_) => "gone",
        Note::Partial(_) => "partial",
        Note::Same(_) => "same",
        Note::Warnings(_) => "warnings",
        Note::Works { .. } => "works",
        Note::ReplacesAtOnce { .. } => "replaces-at-once",
        Note::OldWorksUntil { .. } => "old-works-until",
        Note::Reminder { .. } => "reminder",
        Note::WriteInstead => "write-instead",
        Note::RegisteredBefore { .. } => "registered-before",
        Note::YearOfItsOwn { .. } => "year-of-its-own",
        Note::Lines(_) => "lines",
        Note::Unchanged => "unchanged",
        Note::ClearText => "clear-text",
        Note::Costly { .. } => "costly",
        Note::VoidsSignatures(_) => "voids-signatures",
        Note::Told(what) => what.code(),
        Note::NextStep { .. } => "next-step",
        Note::As { .. } => "as",
        Note::ByAuthority { .. } => "by-authority",
        Note::Document { .. } => "document",
        Note::Duty(_) => "duty",
        Note::Completes => "completes",
        Note::NotOpened => "not-opened",
        Note::Reason(_) => "reason",
        Note::Days { .. } => "days",
        Note::Early(_) => "early",
        Note::WrittenAtOnce => "written-at-once",
        Note::Figure(what, _) => what.word(),
        Note::FirstPassphrase => "first-passphrase",
        Note::KeysGivenUp => "keys-given-up",
        Note::SignaturesStay => "signatures-stay",
        Note::MayAdminister => "may-administer",
        Note::CertifiedAtOnce => "certified-at-once",
        Note::CertifiedLater => "certified-later",
        Note::SignsNothingUntil => "signs-nothing-until",
        Note::ClockAhead { .. } => "clock-ahead",
        Note::ClockBehind { .. } => "clock-behind",
        Note::Setting(_) => "setting",
        Note::Sample(_) => "sample",
        Note::Generations(..) => "generations",
        Note::Units(..) => "units",
        Note::Group { .. } => "group",
        Note::Peak(_) => "peak",
        Note::ReadBefore(_) => "read-before",
        Note::Remedy { .. } => "remedy",
        Note::Unended => "unended",
        Note::Seal(remark) => remark.word(),
        Note::Deed(remark) => remark.word(),
        Note::Folk(remark) => remark.word(),
        Note::FormatTaken { .. } => "format-taken",
        Note::EncodingTaken => "encoding-taken",
        Note::Period { .. } => "period",
    };
    let count = match note {
        Note::Read(n)
        | Note::New(n)
        | Note::Changed(n)
        | Note::Gone(n)
        | Note::Partial(n)
        | Note::Same(n)
        | Note::Warnings(n)
        | Note::Lines(n)
        | Note::VoidsSignatures(n)
        | Note::Figure(_, n) => Some(*n),
        _ => None,
    };
    let mut told = json!({ "note": word, "count": count, "message": note::note(note, lang) });
    if let Some(detail) = detail(note) {
        told["detail"] = detail;
    }
    told
}

/// The figures of a note that has several.
fn detail(note: &Note) -> Option<Value> {
    Some(match note {
        Note::Sample(s) => json!({
            "line": s.line,
            "at": s.at.to_rfc3339(),
            "login": s.login,
            "seen": s.seen.word(),
            "address": s.address,
            "status": s.status,
            "bytes": s.bytes,
        }),
        Note::Generations(day, lines) => json!({ "day": day.to_string(), "old": lines.old, "new": lines.new }),
        Note::Units(day, units) => json!({
            "day": day.to_string(),
            "only_new": units.only_new,
            "only_old": units.only_old,
            "both": units.both,
        }),
        Note::Group { name, logins, spellings } => json!({ "name": name, "logins": logins, "spellings": spellings }),
        Note::Peak(p) => json!({ "login": usage::shown(&p.login), "bytes": p.bytes, "at": p.at.to_rfc3339() }),
        Note::FormatTaken { name, fit, of } => json!({ "format": name, "fit": fit, "of": of }),
        Note::Period { from, until } => json!({ "from": from.to_rfc3339(), "until": until.to_rfc3339() }),
        Note::ReadBefore(bytes) => json!({ "bytes": bytes }),
        Note::Reminder { cutoff, step } => json!({ "cutoff": cutoff.to_string(), "step": step }),
        _ => return None,
    })
}

fn item(item: &Item, lang: Lang) -> Value {
    match item {
        Item::Will(name) => json!({ "what": "will", "name": name }),
        Item::New(name) => json!({ "what": "new", "name": name }),
        Item::Gone(name) => json!({ "what": "gone", "name": name }),
        Item::Told { name, waiting, late, news } => {
            json!({ "what": "told", "name": name, "waiting": waiting, "late": late, "news": news })
        }
        Item::Lost(name) => json!({ "what": "lost", "name": name }),
        Item::Same(name) => json!({ "what": "same", "name": name }),
        Item::Changed { name, differences } => {
            let differences: Vec<Value> = differences.iter().map(|d| difference(d, lang)).collect();
            json!({ "what": "changed", "name": name, "differences": differences })
        }
        Item::Blocked { name, why } => json!({ "what": "blocked", "name": name, "why": rule(why, lang) }),
    }
}

fn difference(difference: &Difference, lang: Lang) -> Value {
    let field = values::field(difference.field).of(lang);
    json!({ "field": field, "before": difference.before, "after": difference.after })
}

fn warning(warning: &Warning, lang: Lang) -> Value {
    let word = match warning.what {
        WarningKind::Removed { .. } => "removed",
        WarningKind::BadCheckLetter => "bad-check-letter",
        WarningKind::Twice => "twice",
        WarningKind::UnevenLists => "uneven-lists",
        WarningKind::UnknownLevel(_) => "unknown-level",
        WarningKind::NoPostcode => "no-postcode",
        WarningKind::NoLabel => "no-label",
        WarningKind::LabelTwice { .. } => "label-twice",
        WarningKind::UnknownStructure(_) => "unknown-structure",
        WarningKind::AmbiguousStructure(_) => "ambiguous-structure",
        WarningKind::BadMail(_) => "bad-mail",
        WarningKind::BadHeadcount(_) => "bad-headcount",
        WarningKind::BadAnswer(_) => "bad-answer",
        WarningKind::MatchProposed { .. } => "match-proposed",
        WarningKind::EmptyName => "empty-name",
        WarningKind::NoInstituteNumber => "no-institute-number",
        WarningKind::NumberUnknown(_) => "number-unknown",
        WarningKind::PostHeld { .. } => "post-held",
        WarningKind::YearUnreadable(_) => "year-unreadable",
        WarningKind::NotCalled(_) => "not-called",
        WarningKind::TeamNotCalled => "team-not-called",
        WarningKind::PortalLate(_) => "portal-late",
        WarningKind::Capitals => "capitals",
        WarningKind::StrangeLine => "strange-line",
        WarningKind::ClassAssumed => "class-assumed",
        WarningKind::SuspectUntreated => "suspect-untreated",
        WarningKind::PublisherUnanswered => "publisher-unanswered",
    };
    json!({
        "line": warning.line,
        "subject": warning.subject,
        "warning": word,
        "message": warning::oddity(&warning.what, lang),
    })
}

/// What an act did, with the warnings of its plan.
pub fn done(done: &Done, plan: &Plan, lang: Lang) -> Value {
    let refused: Vec<Value> =
        done.refused.iter().map(|(name, why)| json!({ "name": name, "why": rule(why, lang) })).collect();
    let warnings: Vec<Value> = plan.warnings.iter().map(|w| warning(w, lang)).collect();
    json!({
        "done": done.done,
        "refused": refused,
        "file": done.file,
        "unchanged": done.unchanged,
        "portal": done.published.iter().map(|p| published(p, lang)).collect::<Vec<Value>>(),
        "warnings": warnings,
        "assumed": plan.notes.iter().filter(|n| n.assumes()).map(|n| note(n, lang)).collect::<Vec<Value>>(),
    })
}

/// The instant of the act since which a file of the portal is out of date; none where a hold ended by itself.
pub fn stale(since: Option<Since>) -> Option<String> {
    since?.at.map(|at| at.to_rfc3339())
}

/// The day since which a file of the portal is out of date, by the clock on the wall.
pub fn stale_day(since: Option<Since>) -> Option<String> {
    since.map(|since| since.day.to_string())
}

/// A file of the portal that was written after the act, or could not be.
fn published(file: &Published, lang: Lang) -> Value {
    let trouble = file.outcome.as_ref().err();
    json!({
        "format": file.format,
        "path": file.path,
        "lines": file.outcome.as_ref().ok(),
        "left_out": file.left_out.iter().map(|(login, why)| json!({ "login": login, "why": rule(why, lang) })).collect::<Vec<_>>(),
        "error": trouble.map(|t| json!({ "code": t.code(), "message": trouble::trouble(t, lang) })),
        "stale": stale(file.stale),
        "stale_day": stale_day(file.stale),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `stale` is an instant or null, never a day: a hold that ended by itself has the day alone.
    #[test]
    fn what_makes_a_file_stale_is_an_instant_and_a_day_apart() {
        let day = "2027-04-05".parse().unwrap();
        let at = "2027-04-05T09:00:00Z".parse().unwrap();
        for (since, instant, told) in [
            (None, Value::Null, Value::Null),
            (Some(Since { day, at: None }), Value::Null, json!("2027-04-05")),
            (Some(Since { day, at: Some(at) }), json!("2027-04-05T09:00:00+00:00"), json!("2027-04-05")),
        ] {
            let (format, path) = ("htpasswd".to_owned(), "codes".into());
            let file = Published { format, path, outcome: Ok(1), left_out: Vec::new(), stale: since };
            let answer = published(&file, Lang::Fr);
            assert_eq!((&answer["stale"], &answer["stale_day"]), (&instant, &told));
        }
    }

    #[test]
    fn what_could_act_on_a_terminal_is_escaped_and_comes_back() {
        let hostile = "a\u{1b}[2J\u{9b}31m\u{202e}\u{e0041}\u{7f}é";
        let written = text(&json!({ "name": hostile }));
        assert!(written.chars().all(|c| c == '\n' || !deceives(c)), "{written}");
        let back: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(back["name"], hostile);
    }
}
