//! What the deeds on a dossier ask to be filled in: words, whom, where, and the particulars that the step wants.

use super::acts::tasks;
use super::forms::needed;
use super::state::waited;
use crate::desk::{Act, To, Together, What, asked_fields};
use crate::domain::circuit::{Asked, Quorum, Step, Task, Who};
use crate::domain::clean::visible_line;
use crate::domain::deeds::Wish;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DossierId, PersonId, PostId, TaskId};
use crate::domain::search::natural;
use crate::text::{Text, both, format, forms_book, forms_deeds as text, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::collections::BTreeMap;

const NOTHING: Text = both("", "");
/// Most particulars that a step can ask for on the screen.
const FIELDS: [&str; 8] = ["field1", "field2", "field3", "field4", "field5", "field6", "field7", "field8"];
const POST: &str = "post:";
const PERSON: &str = "person:";

/// A form of a deed, made of its own fields, the task where several can be meant, and the particulars that are asked for.
fn deed(
    model: &Model,
    dossier: &Dossier,
    wish: Wish,
    own: Vec<Field>,
    make: impl Fn(&Form, &Model) -> Result<What, Fault> + 'static,
) -> Form {
    let found = tasks(model, dossier, wish);
    let mut fields = Vec::new();
    if found.len() > 1 && !matches!(wish, Wish::Insert | Wish::TakeBack) {
        let options = found.iter().map(|t| (t.id.0.clone(), task_words(model, t))).collect();
        fields.push(Field::choice("task", text::TASK, NOTHING, options, 0));
    }
    fields.extend(own);
    let names: Vec<String> = asked_fields(dossier, found.first(), wish).iter().take(FIELDS.len()).cloned().collect();
    for (field, name) in FIELDS.into_iter().zip(&names) {
        let known = dossier.particulars.fields.get(name).map_or("", String::as_str);
        fields.push(Field::line(field, forms_book::REASON, text::FIELD_HINT, known).called(name));
    }
    let (id, number) = (dossier.id.clone(), visible_line(&dossier.number));
    let title = text::deed_title(words::wish_title(wish).of(model.lang), &number, model.lang);
    Form::new(title, fields, move |form, model| {
        let what = make(form, model)?;
        let fields = given(form, model, &names)?;
        let on = Some(form.value("task")).filter(|v| !v.is_empty()).map(TaskId::new);
        Ok(Effect::Plan(Box::new(Act { on, fields, ..Act::new(id.clone(), what) })))
    })
}

fn task_words(model: &Model, task: &Task) -> String {
    visible_line(&format!("{}, {}", words::asked(task.asked).of(model.lang), waited(&model.state, task, model.now.day)))
}

/// The particulars that were given; each of them is needed.
fn given(form: &Form, model: &Model, names: &[String]) -> Result<BTreeMap<String, String>, Fault> {
    let mut found = BTreeMap::new();
    for (field, name) in FIELDS.into_iter().zip(names) {
        found.insert(name.clone(), needed(form, model, field, text::FIELD_MISSING)?);
    }
    Ok(found)
}

/// The particulars of a deed that needs no other words; none where the step asks for none.
pub fn with_fields(model: &Model, dossier: &Dossier, what: &What) -> Option<Form> {
    let wish = what.wish();
    let first = tasks(model, dossier, wish).into_iter().next();
    if asked_fields(dossier, first.as_ref(), wish).is_empty() {
        return None;
    }
    let what = what.clone();
    let form = deed(model, dossier, wish, Vec::new(), move |_, _| Ok(what.clone()));
    Some(form.about(text::FIELDS_ABOUT.of(model.lang)))
}

/// The reason of a refusal, and the particulars that the step asks for.
pub fn refuse(model: &Model, dossier: &Dossier) -> Form {
    let field = Field::line("reason", forms_book::REASON, forms_book::REASON_HINT, "");
    deed(model, dossier, Wish::Refuse, vec![field], |form, model| {
        Ok(What::Refuse { reason: needed(form, model, "reason", forms_book::REASON_MISSING)? })
    })
    .about(forms_book::REFUSE_ABOUT.of(model.lang))
}

/// One reason for several dossiers.
pub fn refuse_all(model: &Model, dossiers: Vec<DossierId>) -> Form {
    let field = Field::line("reason", forms_book::REASON, forms_book::REASON_HINT, "");
    let title = crate::text::screens_deeds::refuse_many(dossiers.len(), model.lang);
    Form::new(title, vec![field], move |form, model| {
        let reason = needed(form, model, "reason", forms_book::REASON_MISSING)?;
        let act = |id: &DossierId| Act::new(id.clone(), What::Refuse { reason: reason.clone() });
        Ok(Effect::Plan(Box::new(Together { acts: dossiers.iter().map(act).collect() })))
    })
    .about(forms_book::REFUSE_ABOUT.of(model.lang))
}

/// An opinion.
pub fn opinion(model: &Model, dossier: &Dossier) -> Form {
    let options = [("for", text::FOR), ("against", text::AGAINST), ("neither", text::NEITHER)];
    let options = options.map(|(key, words)| (key.to_owned(), words.of(model.lang).to_owned()));
    let fields = vec![
        Field::choice("opinion", text::OPINION, NOTHING, options.into(), 0),
        Field::line("text", text::OPINION_TEXT, text::OPINION_TEXT_HINT, ""),
    ];
    deed(model, dossier, Wish::Opinion, fields, |form, model| {
        let favourable = match form.value("opinion").as_str() {
            "for" => Some(true),
            "against" => Some(false),
            _ => None,
        };
        let text = match favourable {
            Some(true) => form.value("text"),
            _ => needed(form, model, "text", text::OPINION_MISSING)?,
        };
        Ok(What::Opinion { favourable, text })
    })
    .about(asked_question(model, dossier))
}

/// What was asked of whoever gives the opinion, and by whom.
fn asked_question(model: &Model, dossier: &Dossier) -> String {
    let mine = tasks(model, dossier, Wish::Opinion);
    let asks = dossier.acts.iter().rev().find_map(|act| match &act.deed {
        crate::domain::dossier::Deed::Ask { task, question } if mine.iter().any(|t| t.id == task.id) => {
            Some((model.state.people.name(&act.meta.by), question))
        }
        _ => None,
    });
    asks.map(|(name, question)| visible_line(&format!("{name} — {question}"))).unwrap_or_default()
}

/// To which past step, and why.
pub fn send_back(model: &Model, dossier: &Dossier) -> Form {
    let past = dossier.steps.iter().take(dossier.step).enumerate();
    let options: Vec<(String, String)> = past
        .map(|(n, step)| {
            let what = words::step(step, &model.state, model.lang);
            (n.to_string(), visible_line(&text::past_step(n + 1, &what, model.lang)))
        })
        .collect();
    let last = options.len().saturating_sub(1);
    let fields = vec![
        Field::choice("step", text::STEP, text::STEP_HINT, options, last),
        Field::line("reason", forms_book::REASON, forms_book::REASON_HINT, ""),
    ];
    deed(model, dossier, Wish::SendBack, fields, |form, model| {
        let reason = needed(form, model, "reason", text::REASON_MISSING)?;
        Ok(What::SendBack { step: form.value("step").parse().unwrap_or_default(), reason })
    })
    .about(text::SEND_BACK_ABOUT.of(model.lang))
}

/// To whom a task goes, and why.
pub fn transfer(model: &Model, dossier: &Dossier) -> Form {
    let fields = vec![
        Field::pick("to", text::TO, text::TO_HINT, recipients(model), None),
        Field::line("reason", forms_book::REASON, text::REASON_HINT, ""),
    ];
    deed(model, dossier, Wish::Transfer, fields, |form, model| {
        let to = to(form, model)?;
        Ok(What::Transfer { to, reason: needed(form, model, "reason", text::REASON_MISSING)? })
    })
}

/// Whose opinion is asked for, and about what.
pub fn ask(model: &Model, dossier: &Dossier) -> Form {
    let fields = vec![
        Field::pick("to", text::TO, text::TO_HINT, recipients(model), None),
        Field::line("question", text::QUESTION, text::QUESTION_HINT, ""),
    ];
    deed(model, dossier, Wish::Ask, fields, |form, model| {
        let to = to(form, model)?;
        Ok(What::Ask { to, question: needed(form, model, "question", text::QUESTION_MISSING)? })
    })
}

/// A step more.
pub fn insert(model: &Model, dossier: &Dossier) -> Form {
    let lang = model.lang;
    let asked = [Asked::Visa, Asked::Signature, Asked::Opinion, Asked::Information]
        .map(|a| (a.word().to_owned(), words::asked(a).of(lang).to_owned()));
    let coming = dossier.steps.iter().enumerate().skip(dossier.step + 1);
    let mut places: Vec<(String, String)> = coming
        .map(|(n, step)| {
            let what = words::step(step, &model.state, lang);
            (n.to_string(), visible_line(&text::before_step(n + 1, &what, lang)))
        })
        .collect();
    places.push((String::new(), text::AT_END.of(lang).to_owned()));
    let fields = vec![
        Field::choice("asked", text::ASKED, NOTHING, asked.into(), 0),
        Field::pick("to", text::TO, text::TO_HINT, recipients(model), None),
        Field::pick("to2", text::TO_SECOND, text::TO_SECOND_HINT, or_nobody(model, recipients(model)), None),
        Field::choice("before", text::BEFORE, NOTHING, places, 0),
        Field::line("days", text::DAYS, text::DAYS_HINT, ""),
    ];
    deed(model, dossier, Wish::Insert, fields, |form, model| {
        let mut who = vec![who_of(to(form, model)?)];
        who.extend(recipient(&form.value("to2")).map(who_of));
        let asked = Asked::of_word(&form.value("asked")).unwrap_or(Asked::Visa);
        let step = Step::new(asked, who, Quorum::All, days(form, model, "days")?);
        Ok(What::Insert { before: form.value("before").parse().ok(), step })
    })
}

/// Why a visa or an opinion is passed over.
pub fn bypass(model: &Model, dossier: &Dossier) -> Form {
    let field = Field::line("reason", forms_book::REASON, text::REASON_HINT, "");
    deed(model, dossier, Wish::Bypass, vec![field], |form, model| {
        Ok(What::Bypass { motive: needed(form, model, "reason", text::REASON_MISSING)? })
    })
    .about(text::BYPASS_ABOUT.of(model.lang))
}

/// A signature that was given on paper.
pub fn paper(model: &Model, dossier: &Dossier) -> Form {
    let today = format::short_day(model.now.day, model.lang);
    let fields = vec![
        Field::path("scan", text::SCAN, text::SCAN_HINT),
        Field::line("day", text::SIGNED_ON, text::DAY_HINT, &today),
        Field::line("signer", text::SIGNER, text::SIGNER_HINT, ""),
    ];
    deed(model, dossier, Wish::Paper, fields, |form, model| {
        let scan = needed(form, model, "scan", text::SCAN_MISSING)?.into();
        let fault = || Fault { field: "day", why: text::DAY_FAULT.of(model.lang).to_owned() };
        let day = crate::text::format::parse_day(&form.value("day"), model.lang).ok_or_else(fault)?;
        Ok(What::Paper { scan, day, signer: needed(form, model, "signer", text::SIGNER_MISSING)? })
    })
}

/// Posts that somebody holds, then persons: whom a task can be given to.
pub fn recipients(model: &Model) -> Vec<(String, String)> {
    let people = &model.state.people;
    let day = model.now.day;
    let held = people.posts.values().filter_map(|p| Some((p, people.holder(&p.id, day)?)));
    let mut posts: Vec<(String, String)> = held
        .map(|(p, holder)| (format!("{POST}{}", p.id), visible_line(&format!("{} ({})", p.title, holder.name))))
        .collect();
    let mut persons: Vec<(String, String)> =
        people.persons.values().map(|p| (format!("{PERSON}{}", p.id), visible_line(&p.name))).collect();
    posts.sort_by_cached_key(|(_, words)| natural(words));
    persons.sort_by_cached_key(|(_, words)| natural(words));
    posts.extend(persons);
    posts
}

/// The same for a field that may stay empty: whoever passes it over names nobody.
pub fn or_nobody(model: &Model, options: Vec<(String, String)>) -> Vec<(String, String)> {
    let nobody = (String::new(), text::NOBODY_ELSE.of(model.lang).to_owned());
    std::iter::once(nobody).chain(options).collect()
}

/// Whom a key of the recipients names.
pub fn recipient(key: &str) -> Option<To> {
    match (key.strip_prefix(POST), key.strip_prefix(PERSON)) {
        (Some(post), _) => Some(To::Post(PostId::new(post))),
        (_, Some(person)) => Some(To::Person(PersonId::new(person))),
        _ => None,
    }
}

/// The same as a step names it.
pub fn who_of(to: To) -> Who {
    match to {
        To::Post(post) => Who::Post(post),
        To::Person(person) => Who::Person(person),
    }
}

fn to(form: &Form, model: &Model) -> Result<To, Fault> {
    let fault = || Fault { field: "to", why: text::TO_MISSING.of(model.lang).to_owned() };
    recipient(&form.value("to")).ok_or_else(fault)
}

/// A delay in days; 0 where nothing was typed.
pub fn days(form: &Form, model: &Model, field: &'static str) -> Result<u16, Fault> {
    let typed = form.value(field);
    if typed.is_empty() {
        return Ok(0);
    }
    typed.parse().map_err(|_| Fault { field, why: text::DAYS_FAULT.of(model.lang).to_owned() })
}
