//! What the desk answers to the signing book: a document to read, signatures judged, who may sign.

use super::forms_seals;
use super::state::Wait;
use crate::desk::{Answer, MaySign, SignatureReport};
use crate::domain::clean::visible_line;
use crate::domain::ids::DossierId;
use crate::text::{screens_book as text, words};
use crate::tui::model::Model;
use crate::tui::overlay::{Message, Overlay, Reader};

/// Takes an answer that may be for it; whether it was.
pub fn answer(model: &mut Model, answer: &Answer) -> bool {
    let overlay = match (answer, &model.book.waits) {
        (Answer::Document(reading), Some(Wait::Document(id))) => {
            let id = id.clone();
            if let Some(dossier) = model.state.dossiers.get(&id) {
                model.book.opened.insert((id, dossier.rounds.len()));
            }
            Overlay::Reader(Reader { reading: reading.clone(), scroll: 0 })
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
        _ => return false,
    };
    model.book.waits = None;
    model.overlays.push(overlay);
    true
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
