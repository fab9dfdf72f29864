//! What the desk answers to the signing book: a document to read, signatures judged, who may sign.

use super::forms_seals;
use super::rehearsal;
use super::state::Wait;
use super::wish::Wish;
use crate::desk::{Answer, Found, FoundIn, MarkRead, MaySign, Reading, SignatureReport};
use crate::domain::clean::visible_line;
use crate::domain::dossier::Status;
use crate::domain::ids::DossierId;
use crate::domain::tray::Viewer;
use crate::text::{forms_deeds, frame, screens_book as text, screens_deeds, words};
use crate::tui::effect::Effect;
use crate::tui::guest;
use crate::tui::model::Model;
use crate::tui::overlay::{Choice, Chooser, Message, Overlay, Reader, read};
use std::collections::BTreeMap;

/// Takes an answer that may be for it; whether it was.
pub fn answer(model: &mut Model, answer: &Answer) -> bool {
    if let (Answer::Document(reading), Some(Wait::Guest(id, outsider))) = (answer, &model.book.waits) {
        let (id, outsider) = (id.clone(), outsider.clone());
        model.book.waits = None;
        guest::open(model, id, outsider, reading.clone());
        return true;
    }
    let overlay = match (answer, &model.book.waits) {
        (Answer::Document(reading), Some(Wait::Document(id))) => {
            let id = id.clone();
            Overlay::Reader(opened(model, &id, reading))
        }
        (Answer::Signatures { file, found }, Some(Wait::Signatures)) => {
            Overlay::Message(signatures(model, file, found))
        }
        (Answer::Evidence { file, report }, Some(Wait::Signatures)) => Overlay::Message(Message {
            title: text::signatures_of(&visible_line(file), model.lang),
            lines: words::evidence_lines(report, model.lang),
            scroll: 0,
        }),
        (Answer::Places { dossier, places }, Some(Wait::Places(id))) if dossier == id => {
            Overlay::Form(forms_seals::stamp(model, id.clone(), places))
        }
        (Answer::MaySign(found), Some(Wait::MaySign(id))) => Overlay::Message(may_sign(model, id, found)),
        (Answer::Rehearsal(told), Some(Wait::Rehearsal)) => Overlay::Chooser(rehearsal::chooser(model, Some(told))),
        (Answer::Found(found), _) => Overlay::Chooser(found_in(model, found)),
        _ => return false,
    };
    model.book.waits = None;
    model.overlays.push(overlay);
    true
}

/// A document that is opened: at the page that is meant, with what was annotated; that it was read is written down.
fn opened(model: &mut Model, id: &DossierId, reading: &Reading) -> Reader {
    let page = std::mem::take(&mut model.book.page);
    let mut reader = Reader { reading: reading.clone(), dossier: Some(id.clone()), ..Reader::default() };
    while read::page_at(&reader) < page {
        let next = read::turned(&reader, true);
        if next == reader.scroll {
            break;
        }
        reader.scroll = next;
    }
    reader.notes = noted(model, id);
    if let Some(dossier) = model.state.dossiers.get(id).cloned() {
        let read = Viewer::new(&model.state, &model.me, model.now.day).has_read_current(&dossier);
        let marks = !read && model.read_only.is_none() && dossier.status != Status::Preparing;
        model.book.to_mark = marks.then(|| id.clone());
        model.book.opened.insert((id.clone(), dossier.current.hash.clone()));
    }
    reader
}

/// How many annotations somebody may read on each page of a dossier.
fn noted(model: &Model, id: &DossierId) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    let Some(dossier) = model.state.dossiers.get(id) else { return found };
    let readable = dossier.notes.iter().filter(|n| n.withdrawn.is_none() && n.readable(&model.me, &dossier.writer));
    for page in readable.filter_map(|n| usize::try_from(n.page?).ok()) {
        *found.entry(page).or_default() += 1;
    }
    found
}

/// What was annotated while a document is read shows on its page.
pub fn note_again(model: &mut Model) {
    let mut overlays = std::mem::take(&mut model.overlays);
    for overlay in &mut overlays {
        if let Overlay::Reader(Reader { dossier: Some(id), notes, .. }) = overlay {
            *notes = noted(model, id);
        }
    }
    model.overlays = overlays;
}

/// What is to be written down in passing: that a document was read.
pub fn in_passing(model: &mut Model) -> Vec<Effect> {
    let dossier = model.book.to_mark.take();
    dossier.map(|dossier| Effect::InPassing(Box::new(MarkRead { dossier }))).into_iter().collect()
}

/// The dossiers that hold what was looked for: choosing one opens its document at the page, or shows it.
fn found_in(model: &Model, found: &[Found]) -> Chooser {
    let lang = model.lang;
    let rows: Vec<Choice> = found
        .iter()
        .filter_map(|one| {
            let dossier = model.state.dossiers.get(&one.dossier)?;
            let place = words::found_in(&one.place, lang);
            let then = match one.place {
                FoundIn::Page(page) => Wish::Read(dossier.id.clone(), page),
                _ => Wish::Show(dossier.id.clone()),
            };
            let line = one.line.trim();
            let more = if line.is_empty() { place } else { format!("{place} — {line}") };
            Some(Choice { words: format!("{} {}", dossier.number, dossier.title), more, then: Some(then), why: None })
        })
        .collect();
    if rows.is_empty() {
        let lines = vec![forms_deeds::NOTHING_FOUND.of(lang).to_owned()];
        let close = Choice { words: frame::CLOSE.of(lang).to_owned(), ..Choice::default() };
        let title = screens_deeds::SEARCH.0.of(lang).to_owned();
        return Chooser { title, lines, rows: vec![close], ..Chooser::default() };
    }
    Chooser { title: forms_deeds::found(rows.len(), lang), rows, ..Chooser::default() }
}

fn signatures(model: &Model, file: &str, found: &[SignatureReport]) -> Message {
    let lang = model.lang;
    let mut lines = Vec::new();
    if found.is_empty() {
        lines.push(text::NO_SIGNATURE.of(lang).to_owned());
    }
    for report in found {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(words::signature_lines(report, lang));
    }
    Message { title: text::signatures_of(&visible_line(file), lang), lines, scroll: 0 }
}

fn may_sign(model: &Model, id: &DossierId, found: &[MaySign]) -> Message {
    let lang = model.lang;
    let number = model.state.dossiers.get(id).map(|d| visible_line(&d.number)).unwrap_or_default();
    let mut lines = vec![text::may_sign_about(model.now.day, lang)];
    if found.is_empty() {
        lines.push(text::NOBODY_ASKED.of(lang).to_owned());
    }
    for one in found {
        let mark = if one.answer.is_ok() { "✔" } else { "✗" };
        lines.push(format!("{mark} {}", words::may_sign(one, lang)));
    }
    Message { title: text::may_sign_title(&number, lang), lines, scroll: 0 }
}
