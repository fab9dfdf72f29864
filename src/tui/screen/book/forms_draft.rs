//! A dossier is prepared by degrees: what it is and which way it goes, then whom its circuit still leaves open. What was
//! filled in is rehearsed before anything is sent.

use super::forms::{euros, needed, structures};
use super::rehearsal::{circuit_of, saved};
use super::wish::{Prepared, Wish};
use crate::desk::SaveDraft;
use crate::domain::circuit::{Circuit, Who, proposed};
use crate::domain::clean::visible_line;
use crate::domain::dossier::{DocumentKind, Dossier, Outsider, Particulars, Secrecy};
use crate::domain::ids::{CircuitId, DossierId, PostId, StructureId};
use crate::domain::search::natural;
use crate::domain::tray::{Tray, Viewer};
use crate::text::{Lang, Text, both, forms_book, forms_deeds as text, screens_deeds, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use std::collections::BTreeMap;
use std::path::PathBuf;

const NOTHING: Text = both("", "");
const ANNEXES: [&str; 3] = ["annex1", "annex2", "annex3"];
/// Name, quality, mail and telephone of the outsiders that the screen asks for.
const OUTSIDERS: [[&str; 4]; 2] = [["name1", "quality1", "mail1", "phone1"], ["name2", "quality2", "mail2", "phone2"]];
/// Posts that the circuit leaves open.
const CHOSEN: [&str; 4] = ["chosen1", "chosen2", "chosen3", "chosen4"];

/// A new dossier.
pub fn new_dossier(model: &Model) -> Form {
    let form = dossier_form(model, SaveDraft::default(), Prepared::New);
    Form { title: forms_book::NEW_TITLE.of(model.lang).to_owned(), ..form }.about(forms_book::NEW_ABOUT.of(model.lang))
}

/// A dossier in preparation, to go on with.
pub fn edit(model: &Model, dossier: &Dossier) -> Form {
    let lang = model.lang;
    let kept = dossier.draft.as_ref().and_then(|d| d.document.as_ref());
    let kept = kept.map(|file| format!("{} ", text::document_kept(&visible_line(&file.name), lang)));
    let form = dossier_form(model, saved(dossier), Prepared::Edited);
    Form { title: text::edit_title(&visible_line(&dossier.number), lang), ..form }.about(format!(
        "{}{}",
        kept.unwrap_or_default(),
        text::EDIT_ABOUT.of(lang)
    ))
}

fn dossier_form(model: &Model, before: SaveDraft, prepared: fn(SaveDraft) -> Prepared) -> Form {
    let fields = fields(model, &before);
    let (state, day) = (model.state.clone(), model.now.day);
    Form::new("", fields, move |form, model| {
        let save = read(form, model, &before)?;
        let circuit = circuit_of(model, &save).and_then(|id| model.state.circuits.get(&id));
        Ok(match circuit.filter(|c| is_open(c)) {
            Some(circuit) => Effect::Follow(Box::new(who(model, circuit, save, prepared))),
            None => Effect::Book(Box::new(Wish::Rehearse(Box::new(prepared(save))))),
        })
    })
    .live(move |form, field, lang| {
        if field != "circuit" {
            return None;
        }
        let structure = Some(form.value("structure")).filter(|v| !v.is_empty()).map(StructureId);
        let amount = crate::text::format::parse_euros(&form.value("amount"));
        let fit = || proposed(&state, kind(form), amount, structure.as_ref(), day).into_iter().next();
        let chosen = Some(form.value("circuit")).filter(|v| !v.is_empty()).map(CircuitId);
        let is_proposed = chosen.is_none();
        let Some(circuit) = chosen.or_else(fit).and_then(|id| state.circuits.get(&id)) else {
            return Some(text::NONE_PROPOSED.of(lang).to_owned());
        };
        Some(if is_proposed { text::proposed(&circuit.name, lang) } else { way(circuit, &state, lang) })
    })
}

/// The steps of a circuit on one line.
fn way(circuit: &Circuit, state: &crate::domain::state::State, lang: Lang) -> String {
    let steps: Vec<String> = circuit.steps.iter().map(|s| words::step(s, state, lang)).collect();
    steps.join(" → ")
}

fn kind(form: &Form) -> DocumentKind {
    DocumentKind::of_word(&form.value("kind")).unwrap_or_default()
}

fn fields(model: &Model, before: &SaveDraft) -> Vec<Field> {
    let lang = model.lang;
    let kinds = DocumentKind::ALL.map(|k| (k.word().to_owned(), words::document_kind(k).of(lang).to_owned()));
    let at = DocumentKind::ALL.iter().position(|k| *k == before.kind).unwrap_or(0);
    let structure = before.structure.as_ref().map(|id| id.0.clone());
    let amount = before.amount.map(|cents| typed_euros(cents, lang)).unwrap_or_default();
    let circuits = circuits(model);
    let chosen = before.circuit.as_ref().and_then(|id| circuits.iter().position(|(key, _)| *key == id.0));
    let kept = before.dossier.is_some();
    let document = if kept { text::DOCUMENT_KEPT } else { forms_book::DOCUMENT };
    let mut fields = vec![
        Field::line("title", forms_book::TITLE, forms_book::TITLE_HINT, &before.title),
        Field::choice("kind", forms_book::KIND, forms_book::KIND_HINT, kinds.into(), at),
        Field::pick("structure", forms_book::STRUCTURE, forms_book::STRUCTURE_HINT, with_whole(model), structure),
        Field::line("amount", forms_book::AMOUNT, forms_book::AMOUNT_HINT, &amount),
        Field::choice("circuit", forms_book::CIRCUIT, forms_book::CIRCUIT_HINT, circuits, chosen.unwrap_or(0)),
        Field::path("document", document, text::DOCUMENT_LATER),
        Field::path(ANNEXES[0], forms_book::ANNEX_1, forms_book::ANNEX_HINT),
        Field::path(ANNEXES[1], forms_book::ANNEX_2, forms_book::ANNEX_HINT),
        Field::path(ANNEXES[2], forms_book::ANNEX_3, forms_book::ANNEX_HINT),
    ];
    fields.extend(particulars_fields(model, &before.particulars, before.dossier.as_ref()));
    fields
}

fn particulars_fields(model: &Model, before: &Particulars, own: Option<&DossierId>) -> [Field; 3] {
    let lang = model.lang;
    let viewer = Viewer::new(&model.state, &model.me, model.now.day);
    let others = viewer.tray(Tray::All).into_iter().filter(|d| Some(&d.id) != own);
    let none = (String::new(), text::NO_DOSSIER.of(lang).to_owned());
    let others = others.map(|d| (d.id.0.clone(), visible_line(&format!("{} {}", d.number, d.title))));
    let answered = std::iter::once(none).chain(others).collect();
    let degrees = Secrecy::ALL.map(|s| (s.word().to_owned(), words::secrecy(s).of(lang).to_owned()));
    let at = Secrecy::ALL.iter().position(|s| *s == before.secrecy).unwrap_or(0);
    let typed: Vec<String> = before.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let reply = before.reply_to.as_ref().map(|id| id.0.clone());
    [
        Field::pick("reply", text::REPLY_TO, text::REPLY_TO_HINT, answered, reply),
        Field::choice("secrecy", text::SECRECY, text::SECRECY_HINT, degrees.into(), at),
        Field::line("particulars", text::PARTICULARS, text::PARTICULARS_HINT, &typed.join(" / ")),
    ]
}

/// An amount as somebody types it.
fn typed_euros(cents: u64, lang: Lang) -> String {
    let mark = if lang == Lang::Fr { ',' } else { '.' };
    format!("{}{mark}{:02}", cents / 100, cents % 100)
}

/// The circuits to choose from, what is proposed first.
fn circuits(model: &Model) -> Vec<(String, String)> {
    let usable = model.state.circuits.values().filter(|c| !c.retired);
    let mut found: Vec<(String, String)> = usable.map(|c| (c.id.0.clone(), visible_line(&c.name))).collect();
    found.sort_by_cached_key(|(_, name)| natural(name));
    found.insert(0, (String::new(), text::PROPOSED.of(model.lang).to_owned()));
    found
}

/// The structures with the whole institute first: a field that is passed over names no structure.
fn with_whole(model: &Model) -> Vec<(String, String)> {
    let whole = (String::new(), forms_book::WHOLE_INSTITUTE.of(model.lang).to_owned());
    std::iter::once(whole).chain(structures(model)).collect()
}

/// What the first form holds; what it does not ask stays as it was.
fn read(form: &Form, model: &Model, before: &SaveDraft) -> Result<SaveDraft, Fault> {
    let chosen = |field: &str| Some(form.value(field)).filter(|v| !v.is_empty());
    Ok(SaveDraft {
        dossier: before.dossier.clone(),
        title: needed(form, model, "title", forms_book::TITLE_MISSING)?,
        kind: kind(form),
        structure: chosen("structure").map(StructureId),
        amount: euros(form, model, "amount")?,
        circuit: chosen("circuit").map(CircuitId),
        document: chosen("document").map(PathBuf::from),
        annexes: ANNEXES.iter().filter_map(|a| chosen(a)).map(PathBuf::from).collect(),
        particulars: Particulars {
            reply_to: chosen("reply").map(DossierId),
            secrecy: Secrecy::of_word(&form.value("secrecy")).unwrap_or_default(),
            fields: pairs(form, model)?,
            ..before.particulars.clone()
        },
    })
}

/// `name=value / name=value`.
fn pairs(form: &Form, model: &Model) -> Result<BTreeMap<String, String>, Fault> {
    let typed = form.value("particulars");
    let fault = || Fault { field: "particulars", why: text::PARTICULARS_FAULT.of(model.lang).to_owned() };
    let parts = typed.split(" / ").map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (name, value) = part.split_once('=').filter(|(name, _)| !name.trim().is_empty()).ok_or_else(fault)?;
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        })
        .collect()
}

/// Whether a circuit leaves somebody open to the sender.
fn is_open(circuit: &Circuit) -> bool {
    asks_outsiders(circuit) || !labels(circuit).is_empty()
}

fn asks_outsiders(circuit: &Circuit) -> bool {
    circuit.steps.iter().any(|s| s.who.contains(&Who::Outsider))
}

/// The choices that a circuit leaves, each once.
fn labels(circuit: &Circuit) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for who in circuit.steps.iter().flat_map(|s| &s.who) {
        match who {
            Who::Chosen(label) if !found.contains(label) => found.push(label.clone()),
            _ => {}
        }
    }
    found
}

/// Whom the circuit of what is prepared still leaves open.
pub fn who(model: &Model, circuit: &Circuit, save: SaveDraft, prepared: fn(SaveDraft) -> Prepared) -> Form {
    let labels = labels(circuit);
    let mut fields = Vec::new();
    for (field, label) in CHOSEN.into_iter().zip(&labels) {
        let known = save.particulars.chosen.get(label).map(|post| post.0.clone());
        fields.push(Field::pick(field, NOTHING, text::CHOSEN_HINT, posts(model), known).called(label));
    }
    if asks_outsiders(circuit) {
        for (n, names) in OUTSIDERS.into_iter().enumerate() {
            fields.extend(outsider_fields(n, names, save.particulars.outsiders.get(n)));
        }
    }
    let title = screens_deeds::who_of(&visible_line(&save.title), model.lang);
    Form::new(title, fields, move |form, model| {
        let mut save = save.clone();
        for (field, label) in CHOSEN.into_iter().zip(&labels) {
            match form.value(field) {
                empty if empty.is_empty() => _ = save.particulars.chosen.remove(label),
                post => _ = save.particulars.chosen.insert(label.clone(), PostId(post)),
            }
        }
        save.particulars.outsiders = outsiders(form, model, &save.particulars.outsiders)?;
        Ok(Effect::Book(Box::new(Wish::Rehearse(Box::new(prepared(save))))))
    })
    .about(text::WHO_ABOUT.of(model.lang))
}

fn outsider_fields(n: usize, names: [&'static str; 4], known: Option<&Outsider>) -> [Field; 4] {
    let value = |of: fn(&Outsider) -> &str| known.map(of).unwrap_or_default().to_owned();
    [
        Field::line(names[0], text::OUTSIDER_NAME[n], text::OUTSIDER_HINT, &value(|o| &o.name)),
        Field::line(names[1], text::QUALITY, text::QUALITY_HINT, &value(|o| &o.quality)),
        Field::line(names[2], text::MAIL, text::MAIL_HINT, &value(|o| &o.mail)),
        Field::line(names[3], text::PHONE, text::PHONE_HINT, &value(|o| &o.phone)),
    ]
}

/// The outsiders that were named; those that were there keep their identifiers, and so do any beyond those asked for.
fn outsiders(form: &Form, model: &Model, before: &[Outsider]) -> Result<Vec<Outsider>, Fault> {
    let mut found = Vec::new();
    for (n, names) in OUTSIDERS.into_iter().enumerate() {
        let [name, quality, mail, phone] = names.map(|field| form.value(field));
        if name.is_empty() && [&quality, &mail, &phone].iter().any(|v| !v.is_empty()) {
            return Err(Fault { field: names[0], why: text::OUTSIDER_MISSING.of(model.lang).to_owned() });
        }
        if !name.is_empty() {
            let id = before.get(n).map(|o| o.id.clone()).unwrap_or_default();
            found.push(Outsider { id, name, quality, mail, phone });
        }
    }
    found.extend(before.iter().skip(OUTSIDERS.len()).cloned());
    Ok(found)
}

/// Posts that somebody holds.
fn posts(model: &Model) -> Vec<(String, String)> {
    let people = &model.state.people;
    let held = people.posts.values().filter_map(|p| Some((p, people.holder(&p.id, model.now.day)?)));
    let mut found: Vec<(String, String)> =
        held.map(|(p, by)| (p.id.0.clone(), visible_line(&format!("{} ({})", p.title, by.name)))).collect();
    found.sort_by_cached_key(|(_, words)| natural(words));
    found
}
