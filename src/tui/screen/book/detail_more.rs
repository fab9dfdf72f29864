//! What else is known of a dossier: what it answers and what answers it, who may see it, the particulars and the outsiders
//! that were given, the way that a draft would take, the annotations that somebody may read.

use super::state::post;
use crate::domain::clean::visible_line;
use crate::domain::countersign::masked;
use crate::domain::dossier::{Dossier, Secrecy, Status};
use crate::domain::tray::Viewer;
use crate::text::{format, forms_book, forms_deeds, screens_book, screens_deeds as text, words};
use crate::tui::model::Model;
use crate::tui::widget::sheet::Sheet;
use ratatui::style::Style;

/// Everything that was said of it when it was prepared.
pub fn particulars(sheet: &mut Sheet, model: &Model, dossier: &Dossier) {
    let (lang, plain) = (model.lang, Style::default());
    let given = &dossier.particulars;
    relations(sheet, model, dossier);
    if given.secrecy != Secrecy::Open {
        let who = screens_book::capital(words::secrecy(given.secrecy).of(lang));
        sheet.pair(forms_deeds::SECRECY.of(lang), &who, plain);
    }
    for (name, value) in &given.fields {
        sheet.pair(&visible_line(name), value, plain);
    }
    for outsider in &given.outsiders {
        let quality = if outsider.quality.is_empty() { String::new() } else { format!(", {}", outsider.quality) };
        let told = format!("{}{quality}, {}", outsider.name, masked(&outsider.phone));
        sheet.pair(forms_deeds::OUTSIDER_NAME[0].of(lang), &told, plain);
    }
    if dossier.status == Status::Preparing {
        let circuit = dossier.draft.as_ref().and_then(|d| d.circuit.as_ref());
        let name = circuit.and_then(|id| model.state.circuits.get(id)).map(|c| c.name.clone()).unwrap_or_default();
        sheet.pair(forms_book::CIRCUIT.of(lang), &name, plain);
        for (label, chosen) in &given.chosen {
            sheet.pair(&visible_line(label), &post(&model.state, chosen), plain);
        }
    }
}

/// Both ends of the relation, as far as somebody may see the other one.
fn relations(sheet: &mut Sheet, model: &Model, dossier: &Dossier) {
    let (lang, plain) = (model.lang, Style::default());
    let viewer = Viewer::new(&model.state, &model.me, model.now.day);
    let told = |d: &Dossier| format!("{} {}", d.number, d.title);
    let answered = dossier.particulars.reply_to.as_ref().and_then(|id| model.state.dossiers.get(id));
    if let Some(answered) = answered.filter(|d| viewer.sees(d)) {
        sheet.pair(forms_deeds::REPLY_TO.of(lang), &told(answered), plain);
    }
    let replies = model.state.dossiers.values().filter(|d| d.particulars.reply_to.as_ref() == Some(&dossier.id));
    for reply in replies.filter(|d| viewer.sees(d)) {
        sheet.pair(text::ANSWERED_BY.of(lang), &told(reply), plain);
    }
}

/// The annotations that somebody may read, the first one first.
pub fn notes(sheet: &mut Sheet, model: &Model, dossier: &Dossier) {
    let (lang, theme) = (model.lang, &model.theme);
    let readable = dossier.notes.iter().filter(|n| n.withdrawn.is_none() && n.readable(&model.me, &dossier.writer));
    let mut headed = false;
    for note in readable {
        if !headed {
            sheet.head(forms_book::NOTES.of(lang));
            headed = true;
        }
        sheet.text(1, &note.text, theme.text);
        let by = screens_book::by_at(model.state.people.name(&note.made.by), note.made.at, lang);
        let mut told = vec![by];
        told.extend(note.page.map(|page| text::on_page(page, lang)));
        told.push(words::visibility(note.visibility).of(lang).to_owned());
        // What was written about another version is still read, and says so.
        if note.document != dossier.current.hash && dossier.rounds.len() > 1 {
            told.push(text::OTHER_VERSION.of(lang).to_owned());
        }
        sheet.text(3, &told.join(" · "), theme.dim);
    }
    let readers = dossier.reads.iter().filter(|(_, document)| *document == dossier.current.hash);
    let readers: Vec<String> = readers.map(|(meta, _)| model.state.people.name(&meta.by).to_owned()).collect();
    if !readers.is_empty() {
        sheet.text(1, &text::read_by(&format::list(&readers, lang), lang), theme.dim);
    }
}
