//! What a part of a circuit asks to be filled in: its name, for which dossiers it is proposed, one of its steps.

use super::forms::{euros, needed};
use super::forms_acts::{days, or_nobody, recipient, recipients, who_of};
use super::wish::{Craft, Wish};
use crate::domain::circuit::{Asked, Circuit, Conditions, Quorum, Step, Who};
use crate::domain::dossier::DocumentKind;
use crate::domain::ids::OfficeId;
use crate::text::{Lang, Text, both, forms_circuits as text, forms_deeds, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};

const NOTHING: Text = both("", "");
const WHO: [&str; 3] = ["who1", "who2", "who3"];
/// Those whom a step names by what they are to the dossier, with their key.
const RELATIVE: [(&str, Who); 6] = [
    ("correspondent", Who::Correspondent),
    ("director", Who::Director),
    ("delegate", Who::Delegate),
    ("above", Who::Above),
    ("writer", Who::Writer),
    ("outsider", Who::Outsider),
];
const LEFT_OPEN: &str = "chosen";
/// The kinds that can circulate here: a formal contract never does.
const KINDS: usize = DocumentKind::ALL.len() - 1;

fn set(circuit: Circuit) -> Effect {
    Effect::Book(Box::new(Wish::Craft(Craft::Set(Box::new(circuit)))))
}

/// Its name.
pub fn name(model: &Model, circuit: &Circuit) -> Form {
    let (circuit, title) = (circuit.clone(), text::NAME.of(model.lang));
    let field = Field::line("name", text::NAME, text::NAME_HINT, &circuit.name);
    Form::new(title, vec![field], move |form, model| {
        Ok(set(Circuit { name: needed(form, model, "name", text::NAME_MISSING)?, ..circuit.clone() }))
    })
}

/// For which dossiers it is proposed.
pub fn conditions(model: &Model, circuit: &Circuit) -> Form {
    let (circuit, lang) = (circuit.clone(), model.lang);
    let known = &circuit.conditions;
    let mut fields: Vec<Field> = DocumentKind::ALL
        .into_iter()
        .take(KINDS)
        .map(|k| Field::toggle(k.word(), words::document_kind(k), text::KIND_HINT, known.kinds.contains(&k)))
        .collect();
    let typed = |cents: Option<u64>| cents.map(|c| typed_euros(c, lang)).unwrap_or_default();
    fields.push(Field::line("least", text::LEAST, NOTHING, &typed(known.least)));
    fields.push(Field::line("most", text::MOST, NOTHING, &typed(known.most)));
    let mut offices = vec![(String::new(), text::ANY_OFFICE.of(lang).to_owned())];
    offices.extend(model.state.offices.offices.iter().map(|o| (o.id.0.clone(), o.name.clone())));
    let office = known.offices.first().map(|id| id.0.clone()).unwrap_or_default();
    fields.push(Field::pick("office", text::OFFICE, NOTHING, offices, Some(office)));
    Form::new(text::CONDITIONS.of(lang), fields, move |form, model| {
        let ticked = |k: &DocumentKind| form.value(k.word()) == "true";
        let office = Some(form.value("office")).filter(|v| !v.is_empty());
        // One office is chosen here; several, written in a file, stay as long as the first of them does.
        let same = office.as_deref() == circuit.conditions.offices.first().map(OfficeId::as_str);
        let offices =
            if same { circuit.conditions.offices.clone() } else { office.map(OfficeId::new).into_iter().collect() };
        let conditions = Conditions {
            kinds: DocumentKind::ALL.into_iter().take(KINDS).filter(ticked).collect(),
            least: euros(form, model, "least")?,
            most: euros(form, model, "most")?,
            offices,
        };
        Ok(set(Circuit { conditions, ..circuit.clone() }))
    })
    .about(text::CONDITIONS_ABOUT.of(lang))
}

fn typed_euros(cents: u64, lang: Lang) -> String {
    let mark = if lang == Lang::Fr { ',' } else { '.' };
    format!("{}{mark}{:02}", cents / 100, cents % 100)
}

/// One of its steps; one behind the last is a new one.
pub fn step(model: &Model, circuit: &Circuit, n: usize) -> Form {
    let (circuit, lang) = (circuit.clone(), model.lang);
    let new = n >= circuit.steps.len();
    let known = circuit.steps.get(n).cloned().unwrap_or_else(|| Step::new(Asked::Visa, Vec::new(), Quorum::All, 5));
    let mut fields = who_fields(model, &known);
    fields.extend([
        Field::line("days", forms_deeds::DAYS, forms_deeds::DAYS_HINT, &known.days.to_string()),
        Field::line("approve", text::TO_APPROVE, text::FIELDS_HINT, &known.to_approve.join(", ")),
        Field::line("refuse", text::TO_REFUSE, text::FIELDS_HINT, &known.to_refuse.join(", ")),
        Field::line("place", text::PLACE, text::PLACE_HINT, &(n + 1).to_string()),
    ]);
    if !new {
        fields.push(Field::toggle("remove", text::REMOVE, NOTHING, false));
    }
    Form::new(text::step(n + 1, lang), fields, move |form, model| {
        let mut steps = circuit.steps.clone();
        if !new {
            steps.remove(n);
        }
        if form.value("remove") != "true" {
            let fault = || Fault { field: "place", why: text::PLACE_FAULT.of(model.lang).to_owned() };
            let place = form.value("place").parse::<usize>().ok().and_then(|p| p.checked_sub(1)).ok_or_else(fault)?;
            steps.insert(place.min(steps.len()), read_step(form, model, &known)?);
        }
        Ok(set(Circuit { steps, ..circuit.clone() }))
    })
}

fn who_fields(model: &Model, known: &Step) -> Vec<Field> {
    let lang = model.lang;
    let asked = Asked::ALL.map(|a| (a.word().to_owned(), words::asked(a).of(lang).to_owned()));
    let at = Asked::ALL.iter().position(|a| *a == known.asked).unwrap_or(0);
    let options = whos(model);
    let mut fields = vec![Field::choice("asked", forms_deeds::ASKED, NOTHING, asked.into(), at)];
    for (n, field) in WHO.into_iter().enumerate() {
        let hint = if n == 0 { text::WHO_HINT } else { text::WHO_MORE_HINT };
        let offered = if n == 0 { options.clone() } else { or_nobody(model, options.clone()) };
        fields.push(Field::pick(field, text::WHO[n], hint, offered, known.who.get(n).map(key_of)));
    }
    let label = known.who.iter().find_map(|w| match w {
        Who::Chosen(label) => Some(label.as_str()),
        _ => None,
    });
    fields.push(Field::line("label", text::LABEL, text::LABEL_HINT, label.unwrap_or_default()));
    let rules = [("all", text::ALL), ("any", text::ANY), ("two", text::TWO)];
    let rules = rules.map(|(key, words)| (key.to_owned(), words.of(lang).to_owned()));
    let rule = match known.quorum {
        Quorum::All => 0,
        Quorum::Any => 1,
        Quorum::AtLeast(_) => 2,
    };
    fields.push(Field::choice("rule", text::RULE, NOTHING, rules.into(), rule));
    fields
}

/// Whom a step can name: those that the dossier has, then posts and persons.
fn whos(model: &Model) -> Vec<(String, String)> {
    let lang = model.lang;
    let told = |who: &Who| words::who_alone(who).of(lang).to_owned();
    let mut found: Vec<(String, String)> = RELATIVE.iter().map(|(key, who)| ((*key).to_owned(), told(who))).collect();
    found.push((LEFT_OPEN.to_owned(), told(&Who::Chosen(String::new()))));
    found.extend(recipients(model));
    found
}

fn key_of(who: &Who) -> String {
    match who {
        Who::Post(post) => format!("post:{post}"),
        Who::Person(person) => format!("person:{person}"),
        Who::Chosen(_) => LEFT_OPEN.to_owned(),
        relative => RELATIVE.iter().find(|(_, w)| w == relative).map_or_else(String::new, |(key, _)| (*key).to_owned()),
    }
}

fn read_step(form: &Form, model: &Model, known: &Step) -> Result<Step, Fault> {
    let mut who: Vec<Who> = Vec::new();
    for field in WHO {
        let key = form.value(field);
        let found = match RELATIVE.iter().find(|(k, _)| *k == key) {
            Some((_, relative)) => Some(relative.clone()),
            None if key == LEFT_OPEN => Some(Who::Chosen(needed(form, model, "label", text::LABEL_MISSING)?)),
            None => recipient(&key).map(who_of),
        };
        who.extend(found.filter(|w| !who.contains(w)));
    }
    // Those beyond what the form asks for stay.
    who.extend(known.who.iter().skip(WHO.len()).cloned());
    if who.is_empty() {
        return Err(Fault { field: WHO[0], why: text::WHO_MISSING.of(model.lang).to_owned() });
    }
    let quorum = match (form.value("rule").as_str(), known.quorum) {
        ("any", _) => Quorum::Any,
        ("two", Quorum::AtLeast(n)) => Quorum::AtLeast(n),
        ("two", _) => Quorum::AtLeast(2),
        _ => Quorum::All,
    };
    let names = |field: &str| {
        let typed = form.value(field);
        typed.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    Ok(Step {
        asked: Asked::of_word(&form.value("asked")).unwrap_or(known.asked),
        who,
        quorum,
        days: days(form, model, "days")?,
        to_approve: names("approve"),
        to_refuse: names("refuse"),
    })
}
