//! Everything about one dossier, as a sheet: the document, the circuit step by step, the rounds before, the annexes.

use super::detail_more;
use super::state::{post, since, structure};
use crate::domain::circuit::{Quorum, Task};
use crate::domain::clean::visible_line;
use crate::domain::digest::late;
use crate::domain::dossier::{Act, Deed, Dossier, Effect, FileRef, Status};
use crate::domain::ids::OutsiderId;
use crate::text::Lang;
use crate::text::{format, forms_book, forms_deeds, screens_book as text, words};
use crate::tui::model::Model;
use crate::tui::widget::sheet::Sheet;
use ratatui::style::Style;
use std::sync::Arc;

/// The sign before the word of a status.
pub fn sign_of(status: Status) -> &'static str {
    match status {
        Status::Circulating => "●",
        Status::Refused => "✗",
        Status::Completed => "✔",
        Status::Withdrawn => "■",
        Status::Preparing => "○",
    }
}

/// The sheet of a dossier.
pub fn sheet(model: &Model, dossier: &Dossier) -> Sheet {
    let mut sheet = Sheet::default();
    identity(&mut sheet, model, dossier);
    detail_more::particulars(&mut sheet, model, dossier);
    document(&mut sheet, model, dossier);
    detail_more::notes(&mut sheet, model, dossier);
    circuit(&mut sheet, model, dossier);
    signatures(&mut sheet, model, dossier);
    annexes(&mut sheet, model, dossier);
    rounds_before(&mut sheet, model, dossier);
    sheet
}

fn identity(sheet: &mut Sheet, model: &Model, dossier: &Dossier) {
    let (lang, plain) = (model.lang, Style::default());
    let theme = &model.theme;
    let style = match dossier.status {
        Status::Circulating | Status::Withdrawn | Status::Preparing => plain,
        Status::Refused => theme.bad,
        Status::Completed => theme.good,
    };
    let status = format!("{} {}", sign_of(dossier.status), words::status(dossier.status).of(lang));
    let status = match dossier.round() {
        Some(_) if dossier.status == Status::Circulating => {
            text::step_of(&status, dossier.step + 1, dossier.steps.len(), lang)
        }
        _ => text::since(&status, since(dossier), lang),
    };
    let saved = dossier.draft.as_ref().map(|d| d.saved.at);
    let written = dossier.rounds.first().map(|r| r.started.at).or(saved).unwrap_or_default();
    sheet.title(&dossier.title);
    sheet.gap();
    sheet.pair(text::NUMBER.of(lang), &dossier.number, plain);
    sheet.pair(text::STANDING.of(lang), &status, style);
    sheet.pair(forms_book::KIND.of(lang), &text::capital(words::document_kind(dossier.kind).of(lang)), plain);
    sheet.pair(forms_book::STRUCTURE.of(lang), &structure_in_full(model, dossier), plain);
    sheet.pair(
        forms_book::AMOUNT_SHORT.of(lang),
        &dossier.amount.map(|a| format::euros(a, lang)).unwrap_or_default(),
        plain,
    );
    let writer = text::by_at(model.state.people.name(&dossier.writer), written, lang);
    sheet.pair(text::WRITER.of(lang), &writer, plain);
    if let Some(act) = dossier.round().and_then(|(n, _)| dossier.refusal(n))
        && let Deed::Refusal { reason } = &act.deed
    {
        sheet.pair(forms_book::REASON.of(lang), &text::quoted(&visible_line(reason), lang), theme.bad);
    }
    if let Some(meta) = dossier.withdrawn.as_ref().filter(|_| dossier.status == Status::Withdrawn) {
        let by = text::by_at(model.state.people.name(&meta.by), meta.at, lang);
        sheet.pair(text::WITHDRAWN_BY.of(lang), &by, plain);
    }
}

fn structure_in_full(model: &Model, dossier: &Dossier) -> String {
    let short = structure(&model.state, dossier.structure.as_ref());
    let known = dossier.structure.as_ref().and_then(|id| model.state.structures.get(id));
    match known.map(|s| s.title.as_str()) {
        Some(title) if !title.is_empty() && title != short => format!("{short}, {title}"),
        _ => short,
    }
}

fn document(sheet: &mut Sheet, model: &Model, dossier: &Dossier) {
    let lang = model.lang;
    sheet.head(&text::document_head(dossier.rounds.len(), lang));
    let chosen = dossier.draft.as_ref().and_then(|d| d.document.as_ref());
    let Some(file) = (if dossier.rounds.is_empty() { chosen } else { Some(&dossier.current) }) else {
        sheet.text(1, &text::capital(forms_deeds::NO_DOCUMENT.of(lang)), model.theme.dim);
        return;
    };
    sheet.text(1, &file.name, Style::default());
    sheet.text(1, &file_facts(model, file), model.theme.dim);
    let digest: String = file.hash.as_str().chars().take(16).collect();
    sheet.text(1, &text::digest(&digest, lang), model.theme.dim);
}

fn file_facts(model: &Model, file: &FileRef) -> String {
    let size = format::size(file.size, model.lang);
    if file.pages == 0 { size } else { format!("{} · {size}", text::pages(file.pages, model.lang)) }
}

fn circuit(sheet: &mut Sheet, model: &Model, dossier: &Dossier) {
    let lang = model.lang;
    let Some((n, _)) = dossier.round() else {
        return;
    };
    sheet.head(&text::circuit_head(&visible_line(&dossier.circuit), lang));
    // As it stands: with what was handed on, added and asked again.
    for (at, step) in dossier.steps.iter().enumerate() {
        let tasks: Vec<&Task> = dossier.tasks.iter().filter(|t| t.step == at).collect();
        if tasks.len() > 1 {
            let needed = step.quorum.needed(tasks.len());
            let words = if step.quorum == Quorum::All {
                text::all_of(tasks.len(), lang)
            } else {
                text::so_many_of(needed, tasks.len(), lang)
            };
            sheet.text(1, &format!("{}. {words}", at + 1), Style::default());
        }
        for task in &tasks {
            let asked = text::capital(words::asked(task.asked).of(lang));
            let title = format!("{asked} · {}", place_of(model, dossier, task));
            if tasks.len() > 1 {
                sheet.text(4, &title, Style::default());
            } else {
                sheet.text(1, &format!("{}. {title}", at + 1), Style::default());
            }
            let (words, style) = task_standing(model, dossier, n, task);
            sheet.text(4, &words, style);
        }
        if let Some(days) = late(dossier, model.now.day).filter(|_| at == dossier.step) {
            sheet.text(4, &text::late(days, lang), model.theme.warn);
        }
    }
    let backs = dossier.acts.iter().filter(|a| a.round == n && a.effect == Effect::Effective);
    for act in backs {
        let Deed::SendBack { reason, .. } = &act.deed else { continue };
        let reason = text::quoted(&visible_line(reason), lang);
        sheet.text(1, &format!("↩ {}", text::sent_back_by(&actor(model, act, None), &reason, lang)), model.theme.warn);
    }
    let idle: Vec<&Act> = dossier.acts.iter().filter(|a| a.round == n && a.effect != Effect::Effective).collect();
    if !idle.is_empty() {
        sheet.head(text::WITHOUT_EFFECT.of(lang));
        for act in idle {
            an_act(sheet, model, act);
        }
    }
}

/// Whom a task asks, by name: the outsider, the person that it names, or whoever holds its post; none where nobody does.
fn who_of<'a>(model: &'a Model, dossier: &'a Dossier, task: &'a Task) -> Option<&'a str> {
    let people = &model.state.people;
    match (&task.outsider, &task.person) {
        (Some(id), _) => dossier.particulars.outsiders.iter().find(|o| o.id == *id).map(|o| o.name.as_str()),
        (None, Some(person)) => Some(people.name(person)),
        (None, None) => people.holder(&task.post, model.now.day).map(|p| p.name.as_str()),
    }
}

/// As what a task asks: the post; without one the name.
fn place_of(model: &Model, dossier: &Dossier, task: &Task) -> String {
    let titled = Some(post(&model.state, &task.post)).filter(|title| !title.is_empty());
    titled.or_else(|| who_of(model, dossier, task).map(visible_line)).unwrap_or_default()
}

/// What became of a task: done, refused, waited for, still to come, or no longer asked.
fn task_standing(model: &Model, dossier: &Dossier, round: usize, task: &Task) -> (String, Style) {
    let (lang, theme) = (model.lang, &model.theme);
    if let Some(act) = dossier.answer(round, &task.id) {
        let by = actor(model, act, Some(task));
        return match &act.deed {
            Deed::Refusal { reason } => {
                let reason = text::quoted(&visible_line(reason), lang);
                (format!("✗ {}", text::refused_by(&by, &reason, lang)), theme.bad)
            }
            Deed::Visa | Deed::Signature { .. } => (format!("✔ {by}"), theme.good),
            deed => (format!("✔ {}", told(deed, &by, lang)), theme.good),
        };
    }
    let who = who_of(model, dossier, task).unwrap_or(text::VACANT.of(lang));
    if dossier.open_tasks().iter().any(|t| t.id == task.id) {
        return (format!("● {}", text::waited_since(who, since(dossier), lang)), theme.accent);
    }
    if dossier.status == Status::Circulating && task.step > dossier.step {
        return (format!("· {}", text::to_come(who, lang)), theme.dim);
    }
    (format!("· {}", text::NO_LONGER_ASKED.of(lang)), theme.dim)
}

/// Who acted and when, and as which post where that is not the one that was asked.
fn actor(model: &Model, act: &Act, task: Option<&Task>) -> String {
    // Whoever sat at the desk did not countersign: the outsider did.
    let outsider = match &act.deed {
        Deed::Countersignature { outsider, .. } => outsider_of(model, act, outsider),
        _ => None,
    };
    let name = outsider.as_deref().unwrap_or_else(|| model.state.people.name(&act.meta.by));
    let acting = act.meta.acting.as_ref().filter(|p| task.is_none_or(|t| t.post != **p));
    let name = match acting {
        Some(p) => text::as_post(name, &post(&model.state, p), model.lang),
        None => name.to_owned(),
    };
    text::by_at(&name, act.meta.at, model.lang)
}

/// The name of the outsider of an act.
fn outsider_of(model: &Model, act: &Act, id: &OutsiderId) -> Option<String> {
    let of_act = |d: &&Arc<Dossier>| d.acts.iter().any(|a| a.meta.id == act.meta.id);
    let dossier = model.state.dossiers.values().find(of_act)?;
    dossier.particulars.outsiders.iter().find(|o| o.id == *id).map(|o| o.name.clone())
}

fn signatures(sheet: &mut Sheet, model: &Model, dossier: &Dossier) {
    let (lang, round) = (model.lang, dossier.rounds.len().saturating_sub(1));
    let signed = dossier.acts.iter().filter(|a| a.round == round && a.effect == Effect::Effective);
    let mut headed = false;
    for act in signed {
        let Deed::Signature { authority, certificate, stamp, .. } = &act.deed else {
            continue;
        };
        if !headed {
            sheet.head(text::SIGNATURES.of(lang));
            headed = true;
        }
        sheet.text(1, &format!("✔ {}", actor(model, act, None)), Style::default());
        if let Some(held) = model.state.people.authorities.get(authority) {
            sheet.text(3, &text::by_authority(&visible_line(&held.act), lang), model.theme.dim);
        }
        for line in stamp {
            sheet.text(3, line, model.theme.dim);
        }
        let short: String = certificate.chars().take(16).collect();
        sheet.text(3, &text::certificate(&short, lang), model.theme.dim);
    }
}

fn annexes(sheet: &mut Sheet, model: &Model, dossier: &Dossier) {
    if dossier.annexes.is_empty() {
        return;
    }
    sheet.head(text::ANNEXES.of(model.lang));
    for file in &dossier.annexes {
        sheet.text(1, &file.name, Style::default());
        sheet.text(3, &file_facts(model, file), model.theme.dim);
    }
}

fn rounds_before(sheet: &mut Sheet, model: &Model, dossier: &Dossier) {
    let lang = model.lang;
    for (n, round) in dossier.rounds.iter().enumerate().rev().skip(1) {
        sheet.head(&text::version(n + 1, lang));
        sheet.text(1, &format!("{} · {}", round.document.name, file_facts(model, &round.document)), Style::default());
        for act in dossier.acts.iter().filter(|a| a.round == n) {
            an_act(sheet, model, act);
        }
        if dossier.acts.iter().any(|a| a.round == n && matches!(a.deed, Deed::Signature { .. })) {
            sheet.text(1, text::SIGNATURES_VOID.of(lang), model.theme.dim);
        }
    }
}

/// What was done, by whom, with the words given.
fn told(deed: &Deed, by: &str, lang: Lang) -> String {
    let given = visible_line(deed.words());
    let given = if given.is_empty() { given } else { text::quoted(&given, lang) };
    text::deed_by(words::deed(deed).of(lang), by, &given, lang)
}

/// An act with its effect in words.
fn an_act(sheet: &mut Sheet, model: &Model, act: &Act) {
    let (lang, theme) = (model.lang, &model.theme);
    let by = actor(model, act, None);
    let (words, style) = match &act.deed {
        Deed::Visa => (text::visa_by(&by, lang), theme.text),
        Deed::Signature { .. } => (text::signature_by(&by, lang), theme.text),
        Deed::Refusal { reason } => {
            (text::refused_by(&by, &text::quoted(&visible_line(reason), lang), lang), theme.bad)
        }
        deed => (told(deed, &by, lang), theme.text),
    };
    if act.effect == Effect::Effective {
        sheet.text(1, &words, style);
    } else {
        sheet.text(1, &words, theme.dim);
        sheet.text(3, words::effect(act.effect).of(lang), theme.warn);
    }
}
