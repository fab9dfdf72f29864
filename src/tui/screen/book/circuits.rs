//! The circuits of the desk: a list of them, and one that is written, part by part. Nothing is kept before it is saved.

use super::forms_circuit;
use super::wish::{Craft, Wish};
use crate::desk::{RetireCircuit, SetCircuit};
use crate::domain::circuit::{Circuit, Conditions};
use crate::domain::clean::visible_line;
use crate::domain::search::natural;
use crate::text::{Text, format, forms_circuits as text, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::Form;
use crate::tui::overlay::{Choice, Chooser, Overlay};

/// A circuit that is written.
#[derive(Clone, Debug, Default)]
pub struct Crafted {
    pub circuit: Circuit,
    pub changed: bool,
}

fn push(form: Form) -> Vec<Effect> {
    vec![Effect::Push(Box::new(Overlay::Form(form)))]
}

fn administers(model: &Model) -> bool {
    model.state.people.administers(&model.me) && model.read_only.is_none()
}

/// Why somebody who does not administer cannot.
fn barred(model: &Model) -> Option<String> {
    (!administers(model)).then(|| text::NOT_ADMINISTRATOR.of(model.lang).to_owned())
}

/// All of them, those in use first.
pub fn list(model: &Model) -> Vec<Effect> {
    let lang = model.lang;
    let mut found: Vec<&Circuit> = model.state.circuits.values().collect();
    found.sort_by_cached_key(|c| (c.retired, natural(&c.name)));
    let mut rows = vec![Choice {
        words: text::NEW.of(lang).to_owned(),
        why: barred(model),
        then: Some(Wish::Craft(Craft::Open(Box::default()))),
        ..Choice::default()
    }];
    rows.extend(found.into_iter().map(|circuit| {
        let steps: Vec<String> = circuit.steps.iter().map(|s| words::step(s, &model.state, lang)).collect();
        let retired = if circuit.retired { format!(" ({})", words::RETIRED.of(lang)) } else { String::new() };
        Choice {
            words: format!("{}{retired}", circuit.name),
            more: steps.join(" → "),
            then: Some(Wish::Craft(Craft::Open(Box::new(circuit.clone())))),
            ..Choice::default()
        }
    }));
    let cursor = usize::from(rows.len() > 1);
    let chooser = Chooser { title: text::TITLE.of(lang).to_owned(), rows, cursor, ..Chooser::default() };
    vec![Effect::Push(Box::new(Overlay::Chooser(chooser)))]
}

/// Carries a wish about a circuit out.
pub fn follow(model: &mut Model, craft: Craft) -> Vec<Effect> {
    let crafted = model.book.crafted.clone();
    match craft {
        Craft::Open(circuit) => {
            model.book.crafted = Crafted { circuit: *circuit, changed: false };
            let chooser = editor(model, 0);
            vec![Effect::Push(Box::new(Overlay::Chooser(chooser)))]
        }
        Craft::Name => push(forms_circuit::name(model, &crafted.circuit)),
        Craft::Conditions => push(forms_circuit::conditions(model, &crafted.circuit)),
        Craft::Step(n) => push(forms_circuit::step(model, &crafted.circuit, n)),
        Craft::Set(circuit) => {
            let changed = crafted.changed || *circuit != crafted.circuit;
            model.book.crafted = Crafted { circuit: *circuit, changed };
            set(model);
            Vec::new()
        }
        Craft::Save => {
            if let Some(Overlay::Chooser(chooser)) = model.overlays.last_mut() {
                chooser.sent = true;
            }
            vec![Effect::Plan(Box::new(SetCircuit { circuit: crafted.circuit }))]
        }
        Craft::Retire(circuit) => vec![Effect::Plan(Box::new(RetireCircuit { circuit }))],
    }
}

/// The circuit has changed: its list of parts says so, where the cursor was.
fn set(model: &mut Model) {
    let Some(Overlay::Chooser(before)) = model.overlays.last() else { return };
    let fresh = editor(model, before.cursor);
    model.overlays.pop();
    model.overlays.push(Overlay::Chooser(fresh));
}

/// The parts of the circuit that is written.
pub fn editor(model: &Model, cursor: usize) -> Chooser {
    let (lang, Crafted { circuit, changed }) = (model.lang, &model.book.crafted);
    let name = if circuit.name.is_empty() { text::UNNAMED.of(lang) } else { circuit.name.as_str() };
    let bar = barred(model);
    let row = |words: String, more: String, craft: Craft| Choice {
        words,
        more,
        why: bar.clone(),
        then: Some(Wish::Craft(craft)),
    };
    let part = |what: Text, value: &str| text::line(what.of(lang), value, lang);
    let mut rows = vec![
        row(part(text::NAME, name), String::new(), Craft::Name),
        row(part(text::CONDITIONS, &conditions(model, &circuit.conditions)), String::new(), Craft::Conditions),
    ];
    for (n, step) in circuit.steps.iter().enumerate() {
        let words = format!("{}. {}", n + 1, words::step(step, &model.state, lang));
        let more = text::fields(&step.to_approve.join(", "), &step.to_refuse.join(", "), lang);
        rows.push(row(words, more, Craft::Step(n)));
    }
    rows.push(row(text::ADD_STEP.of(lang).to_owned(), String::new(), Craft::Step(circuit.steps.len())));
    let lacks = match (circuit.name.is_empty(), circuit.steps.is_empty(), changed) {
        (true, ..) => Some(text::NO_NAME),
        (_, true, _) => Some(text::NO_STEP),
        (.., false) => Some(text::UNCHANGED),
        _ => None,
    };
    let mut save = row(text::SAVE.of(lang).to_owned(), String::new(), Craft::Save);
    save.why = save.why.or_else(|| lacks.map(|why| why.of(lang).to_owned()));
    rows.push(save);
    if !circuit.id.as_str().is_empty() {
        let mut retire = row(text::RETIRE.of(lang).to_owned(), String::new(), Craft::Retire(circuit.id.clone()));
        let already = circuit.retired.then(|| text::RETIRED_ALREADY.of(lang).to_owned());
        retire.why = retire.why.or(already);
        rows.push(retire);
    }
    Chooser {
        title: text::editing(&visible_line(name), lang),
        cursor: cursor.min(rows.len() - 1),
        rows,
        unsaved: changed.then_some(text::UNSAVED),
        ..Chooser::default()
    }
}

/// For which dossiers a circuit is proposed.
fn conditions(model: &Model, value: &Conditions) -> String {
    let lang = model.lang;
    let mut told: Vec<String> = Vec::new();
    if !value.kinds.is_empty() {
        let kinds: Vec<&str> = value.kinds.iter().map(|k| words::document_kind(*k).of(lang)).collect();
        told.push(format::choice(&kinds, lang));
    }
    told.extend(value.least.map(|a| text::from_amount(&format::euros(a, lang), lang)));
    told.extend(value.most.map(|a| text::up_to_amount(&format::euros(a, lang), lang)));
    let offices = &model.state.offices.offices;
    let named = value.offices.iter().filter_map(|id| offices.iter().find(|o| o.id == *id)).map(|o| o.name.as_str());
    let named: Vec<&str> = named.collect();
    if !named.is_empty() {
        told.push(format::choice(&named, lang));
    }
    if told.is_empty() { text::EVERY.of(lang).to_owned() } else { told.join(", ") }
}
