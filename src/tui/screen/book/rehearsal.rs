//! What is prepared is rehearsed before it is sent: who would get it, who is absent, where it leads nowhere, when. Then it
//! is sent, kept, or changed.

use super::forms_draft;
use super::state::Wait;
use super::wish::{Prepared, Wish};
use crate::desk::{NewDossier, Question, Rehearsal, Rehearse, SaveDraft, SendDraft};
use crate::domain::circuit::{Who, proposed};
use crate::domain::dossier::Dossier;
use crate::domain::ids::{CircuitId, DossierId};
use crate::domain::trouble::Rule;
use crate::text::{Text, forms_deeds as text, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::{Choice, Chooser, Overlay};

/// The circuit that something prepared would take: the one that was chosen, else the first that is proposed.
pub fn circuit_of(model: &Model, save: &SaveDraft) -> Option<CircuitId> {
    let fit = || {
        let found = proposed(&model.state, save.kind, save.amount, save.structure.as_ref(), model.now.day);
        found.into_iter().next()
    };
    save.circuit.clone().or_else(fit)
}

/// The same of a dossier that is kept in preparation.
pub fn saved(dossier: &Dossier) -> SaveDraft {
    SaveDraft {
        dossier: Some(dossier.id.clone()),
        title: dossier.title.clone(),
        kind: dossier.kind,
        structure: dossier.structure.clone(),
        amount: dossier.amount,
        circuit: dossier.draft.as_ref().and_then(|d| d.circuit.clone()),
        document: None,
        annexes: Vec::new(),
        particulars: dossier.particulars.clone(),
    }
}

fn save_of(model: &Model, prepared: &Prepared) -> Option<SaveDraft> {
    match prepared {
        Prepared::New(save) | Prepared::Edited(save) => Some(save.clone()),
        Prepared::Draft(id) => model.state.dossiers.get(id).map(|d| saved(d)),
    }
}

/// Whether it has a document already.
fn has_document(model: &Model, save: &SaveDraft) -> bool {
    let kept = save.dossier.as_ref().and_then(|id| model.state.dossiers.get(id)).and_then(|d| d.draft.as_ref());
    save.document.is_some() || kept.is_some_and(|d| d.document.is_some())
}

/// What the sender has not said yet and the circuit needs to find somebody: in a sentence, and as a reason.
fn unsaid(told: &Rehearsal, save: &SaveDraft) -> Option<(Text, Text)> {
    let Some(Rule::DeadEnd { who, .. }) = &told.dead_end else { return None };
    match who {
        Who::Correspondent | Who::Director | Who::Delegate if save.structure.is_none() => {
            Some((text::NO_STRUCTURE_YET, text::NO_STRUCTURE))
        }
        Who::Chosen(label) if !save.particulars.chosen.contains_key(label) => {
            Some((text::NO_CHOICE_YET, text::NO_CHOICE))
        }
        Who::Outsider if save.particulars.outsiders.is_empty() => Some((text::NO_OUTSIDER_YET, text::NO_OUTSIDER)),
        _ => None,
    }
}

/// Asks how its circuit would go; without a circuit there is nothing to ask.
pub fn ask(model: &mut Model, prepared: Prepared) -> Vec<Effect> {
    let Some(save) = save_of(model, &prepared) else { return Vec::new() };
    let circuit = circuit_of(model, &save);
    model.book.prepared = Some(prepared);
    if circuit.is_none() {
        let overlay = chooser(model, None);
        return vec![Effect::Push(Box::new(Overlay::Chooser(overlay)))];
    }
    model.book.waits = Some(Wait::Rehearsal);
    let (kind, amount, structure, particulars) = (save.kind, save.amount, save.structure, save.particulars);
    vec![Effect::Ask(Question::Rehearse(Box::new(Rehearse { circuit, kind, amount, structure, particulars })))]
}

/// What the rehearsal tells, and what can be done next.
pub fn chooser(model: &Model, told: Option<&Rehearsal>) -> Chooser {
    let lang = model.lang;
    let mut lines = Vec::new();
    let save = model.book.prepared.as_ref().and_then(|p| save_of(model, p));
    let unsaid = told.zip(save.as_ref()).and_then(|(told, save)| unsaid(told, save));
    let no_document = save.as_ref().is_some_and(|s| !has_document(model, s));
    // What is not filled in yet comes first: what the plan below it says follows from that.
    lines.extend(unsaid.map(|(sentence, _)| sentence.of(lang).to_owned()));
    lines.extend(no_document.then(|| text::NO_DOCUMENT_YET.of(lang).to_owned()));
    if let Some(told) = told {
        lines.extend(told.tasks.iter().map(|t| words::rehearsed(t, lang)));
        // A dead end that is explained above is not put down to a post without a holder.
        let dead_end = told.dead_end.clone().filter(|_| unsaid.is_none());
        lines.extend(words::rehearsal_remarks(&Rehearsal { dead_end, ..told.clone() }, lang));
    } else {
        lines.push(text::NOT_REHEARSED.of(lang).to_owned());
    }
    let lacks = match told {
        None => Some(text::NO_CIRCUIT),
        Some(told) if told.dead_end.is_some() => Some(unsaid.map_or(text::DEAD_END, |(_, why)| why)),
        Some(_) => no_document.then_some(text::NO_DOCUMENT),
    };
    let row = |words: Text, why: Option<Text>, then: Option<Wish>| Choice {
        words: words.of(lang).to_owned(),
        why: why.map(|w| w.of(lang).to_owned()),
        then,
        ..Choice::default()
    };
    let back = row(text::BACK_TO_FORM, None, None);
    let rows = match &model.book.prepared {
        Some(Prepared::Draft(id)) => {
            vec![row(text::SEND_NOW, lacks, Some(Wish::Send)), row(text::CHANGE, None, Some(Wish::Edit(id.clone())))]
        }
        Some(Prepared::Edited(_)) => vec![row(text::SAVE, None, Some(Wish::Keep)), back],
        _ => vec![row(text::SEND_NOW, lacks, Some(Wish::Send)), row(text::KEEP, None, Some(Wish::Keep)), back],
    };
    // What can be done first has the cursor.
    let cursor = rows.iter().position(|r| r.why.is_none()).unwrap_or(0);
    let name = told.map(|t| t.circuit.clone()).unwrap_or_default();
    Chooser { title: text::rehearsal_of(&name, lang), lines, rows, cursor, ..Chooser::default() }
}

/// Sends what was rehearsed, once its plan is confirmed.
pub fn send(model: &mut Model) -> Vec<Effect> {
    let Some(prepared) = model.book.prepared.clone() else { return Vec::new() };
    let save = match prepared {
        Prepared::Draft(dossier) => return vec![Effect::Plan(Box::new(SendDraft { dossier }))],
        Prepared::New(save) | Prepared::Edited(save) => save,
    };
    let (Some(circuit), Some(document)) = (circuit_of(model, &save), save.document) else { return Vec::new() };
    vec![Effect::Plan(Box::new(NewDossier {
        title: save.title,
        kind: save.kind,
        structure: save.structure,
        amount: save.amount,
        circuit,
        document,
        annexes: save.annexes,
        particulars: save.particulars,
    }))]
}

/// Keeps what was rehearsed, with the circuit that it would take.
pub fn keep(model: &mut Model) -> Vec<Effect> {
    let Some(Prepared::New(save) | Prepared::Edited(save)) = model.book.prepared.clone() else { return Vec::new() };
    let circuit = circuit_of(model, &save);
    vec![Effect::Plan(Box::new(SaveDraft { circuit, ..save }))]
}

/// Goes on with a draft.
pub fn edit(model: &Model, dossier: &DossierId) -> Vec<Effect> {
    let Some(dossier) = model.state.dossiers.get(dossier) else { return Vec::new() };
    vec![Effect::Push(Box::new(Overlay::Form(forms_draft::edit(model, dossier))))]
}
