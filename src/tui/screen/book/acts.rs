//! What is done to the dossiers that are meant: the one under the cursor, or those that are selected.

use super::state::{Wait, current, targets, was_opened};
use super::wish::{Prepared, Wish as Asked, follow};
use super::{circuits, forms, forms_acts, forms_delays, forms_notes, forms_seals, guest, rows_acts, strongbox};
use crate::desk::{
    Act, DepositAll, DepositDossier, FileDossiers, MarkRead, Question, TimeStamp, Together, TryTsa, Verb, What,
    Withdraw, to_file,
};
use crate::domain::clean::visible_line;
use crate::domain::deeds::{Wish, authorize};
use crate::domain::dossier::Dossier;
use crate::domain::ids::DossierId;
use crate::domain::plan::{Heading, Note, Plan};
use crate::text::screens_deeds as text;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::Form;
use crate::tui::overlay::{Overlay, Palette};

fn push(form: Form) -> Vec<Effect> {
    vec![Effect::Push(Box::new(Overlay::Form(form)))]
}

fn plan(verb: impl Verb + 'static) -> Vec<Effect> {
    vec![Effect::Plan(Box::new(verb))]
}

/// Does an action that needs no dossier.
pub fn anywhere(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    Some(match action {
        Action::NewDossier => push(super::forms_draft::new_dossier(model)),
        Action::SearchEverything => push(forms_notes::search(model)),
        Action::ShowCircuits => circuits::list(model),
        Action::HaveCountersigned | Action::UnlockOutsider | Action::SetGateway | Action::TryGateway => {
            guest::act(model, action)
        }
        Action::SetTsa => push(forms_seals::tsa(model)),
        Action::TryTsa => plan(TryTsa),
        Action::RemindBook => push(forms_delays::remind(model)),
        Action::SetFiling => push(forms_delays::filing(model)),
        Action::BookTexts => push(forms_delays::texts(model)),
        Action::FileCompleted => plan(FileDossiers { dossiers: to_file(&model.state, &model.me, model.now.day) }),
        _ => return None,
    })
}

/// Does an action on the dossiers that are meant.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::GiveVisa => Some(deed(model, What::Visa)),
        Action::SignDossier => Some(deed(model, What::Sign)),
        Action::TakeNote => Some(deed(model, What::Seen)),
        Action::RefuseDossier => Some(refuse(model)),
        Action::OtherActs => Some(others(model)),
        Action::DepositDossier => Some(put_away(model)),
        _ => {
            let dossier = current(model)?.clone();
            one(model, action, &dossier)
        }
    }
}

/// Something that is done to one dossier only.
fn one(model: &mut Model, action: Action, dossier: &Dossier) -> Option<Vec<Effect>> {
    let id = dossier.id.clone();
    Some(match action {
        Action::SendVersion => push(forms::send_version(model, dossier)),
        Action::SaveDocument => push(forms::save(model, dossier)),
        Action::SaveSheet => push(forms::save_sheet(model, dossier)),
        Action::SaveEvidence => push(forms::save_evidence(model, dossier)),
        Action::GiveOpinion => push(forms_acts::opinion(model, dossier)),
        Action::RecordPaper => push(forms_acts::paper(model, dossier)),
        Action::SendBackDossier => push(forms_acts::send_back(model, dossier)),
        Action::TransferTask => push(forms_acts::transfer(model, dossier)),
        Action::AskOpinion => push(forms_acts::ask(model, dossier)),
        Action::InsertStep => push(forms_acts::insert(model, dossier)),
        Action::BypassTask => push(forms_acts::bypass(model, dossier)),
        Action::AnnotateDossier => push(forms_notes::annotate(model, dossier, None)),
        Action::WithdrawNote => push(forms_notes::withdraw(model, dossier)),
        Action::TakeBackAct => plan(Act::new(id, What::TakeBack)),
        Action::EscalateTask => plan(Act::new(id, What::Escalate)),
        Action::TimeStampDossier => plan(TimeStamp { dossiers: vec![id] }),
        Action::FileDossier => plan(FileDossiers { dossiers: vec![id] }),
        Action::MarkRead => plan(MarkRead { dossier: id }),
        Action::WithdrawDossier => plan(Withdraw { dossier: id }),
        Action::EditDraft => follow(model, Asked::Edit(id)),
        Action::SendDraft => follow(model, Asked::Rehearse(Box::new(Prepared::Draft(id)))),
        Action::ShowStrongbox => vec![Effect::Push(Box::new(Overlay::Message(strongbox::message(model, dossier))))],
        Action::CopyCell => vec![Effect::Copy { text: visible_line(&dossier.number), secret: false }],
        _ => return ask(model, action, id),
    })
}

/// Something that is only looked up.
fn ask(model: &mut Model, action: Action, id: DossierId) -> Option<Vec<Effect>> {
    let (wait, question) = match action {
        Action::ReadDocument => (Wait::Document(id.clone()), Question::ReadDossier(id)),
        Action::VerifyDossier => (Wait::Signatures, Question::VerifyDossier(id)),
        Action::PlaceStamp => (Wait::Places(id.clone()), Question::StampPlaces(id, None)),
        Action::WhoMaySign => (Wait::MaySign(id.clone()), Question::WhoMaySign(id, model.now.day)),
        _ => return None,
    };
    model.book.waits = Some(wait);
    Some(vec![Effect::Ask(question)])
}

/// A deed that needs no words: planned at once for one dossier, with an answer each for several. Where the step asks for
/// particulars, a form asks for them first.
fn deed(model: &mut Model, what: What) -> Vec<Effect> {
    let ids = targets(model);
    let found: Vec<_> = ids.iter().filter_map(|id| model.state.dossiers.get(id).cloned()).collect();
    model.book.unread = found.iter().any(|d| !was_opened(model, d));
    match found.as_slice() {
        [] => Vec::new(),
        [only] => match forms_acts::with_fields(model, only, &what) {
            Some(form) => push(form),
            None => plan(Act::new(only.id.clone(), what)),
        },
        _ => plan(Together { acts: ids.into_iter().map(|id| Act::new(id, what.clone())).collect() }),
    }
}

fn refuse(model: &mut Model) -> Vec<Effect> {
    let ids = targets(model);
    let found: Vec<_> = ids.iter().filter_map(|id| model.state.dossiers.get(id).cloned()).collect();
    match found.as_slice() {
        [] => Vec::new(),
        [only] => push(forms_acts::refuse(model, only)),
        _ => push(forms_acts::refuse_all(model, ids)),
    }
}

fn put_away(model: &Model) -> Vec<Effect> {
    let mut dossiers = targets(model);
    match (dossiers.len(), dossiers.pop()) {
        (1, Some(dossier)) => plan(DepositDossier { dossier }),
        (_, Some(last)) => {
            dossiers.push(last);
            plan(DepositAll { dossiers })
        }
        (_, None) => Vec::new(),
    }
}

/// The list of everything else, what can be done first.
fn others(model: &Model) -> Vec<Effect> {
    let number = current(model).map(|d| visible_line(&d.number)).unwrap_or_default();
    let title = text::others_of(&number, model.lang);
    vec![Effect::Push(Box::new(Overlay::Palette(Palette { only: rows_acts::OTHERS, title, ..Palette::default() })))]
}

/// Says in the plan of a visa or a signature that its document was not opened, before anything else.
pub fn remind(model: &mut Model, plan: &mut Plan) {
    let unread = std::mem::take(&mut model.book.unread);
    let weighs = match plan.heading {
        Heading::Visa { .. } | Heading::Sign { .. } => true,
        Heading::Together { wish, .. } => matches!(wish, Wish::Visa | Wish::Sign),
        _ => false,
    };
    if unread && weighs {
        plan.notes.insert(0, Note::NotOpened);
    }
}

/// The open tasks of a dossier on which somebody may do something.
pub fn tasks(model: &Model, dossier: &Dossier, wish: Wish) -> Vec<crate::domain::circuit::Task> {
    let may = |t: &&&crate::domain::circuit::Task| {
        authorize(&model.state, &model.me, dossier, wish, Some(&t.id), model.now.day).is_ok()
    };
    let open = dossier.open_tasks();
    let told = dossier.told_tasks();
    open.iter().chain(&told).filter(may).map(|t| (*t).clone()).collect()
}
