//! What keys do in the signing book.

use super::state::{Order, Wait, current, offered, refresh};
use super::{acts, detail, forms};
use crate::desk::{Done, FileDossiers, Next};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::widget::list::ListPlace;
use crate::tui::widget::panes::Panes;
use crate::tui::widget::sheet::Walk;

/// Takes an action.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::VerifyFile => {
            model.book.waits = Some(Wait::Signatures);
            return vec![Effect::Push(Box::new(Overlay::Form(forms::verify_file(model))))];
        }
        Action::NextTray => turn(model, true),
        Action::PreviousTray => turn(model, false),
        Action::SortNext => {
            let at = Order::ALL.iter().position(|o| *o == model.book.order).unwrap_or(0);
            model.book.order = Order::ALL[(at + 1) % Order::ALL.len()];
            refresh(model);
        }
        Action::SortReverse => {
            model.book.reversed = !model.book.reversed;
            refresh(model);
        }
        _ if model.book.inside && walk_detail(model, action) => {}
        Action::Right | Action::NextPane => turn(model, true),
        Action::Left | Action::PreviousPane => turn(model, false),
        Action::Open => model.book.inside = current(model).is_some(),
        Action::Back => model.book.place.clear(),
        _ => {
            if let Some(effects) = acts::anywhere(model, action).or_else(|| acts::act(model, action)) {
                return effects;
            }
            walk_list(model, action);
        }
    }
    Vec::new()
}

/// Offers to file the document of a dossier that an act has just completed.
pub fn offer(model: &Model, done: &Done) -> Option<Effect> {
    let number = done.done.first().filter(|_| done.next == Some(Next::Completed))?;
    model.state.book.filing.as_ref()?;
    let dossier = model.state.dossiers.values().find(|d| d.number == *number)?;
    Some(Effect::Plan(Box::new(FileDossiers { dossiers: vec![dossier.id.clone()] })))
}

/// A dossier that was acted on and stayed in sight goes where it belongs: the cursor moves, or another screen comes.
pub fn leave(model: &mut Model) {
    let Some(gone) = model.book.lingers.take() else {
        return;
    };
    let (names, place) = (&mut model.book.names, &mut model.book.place);
    let here = names.get(place.cursor).filter(|n| **n != gone.0).cloned();
    names.retain(|n| *n != gone.0);
    if let Some(at) = here.and_then(|here| names.iter().position(|n| *n == here)) {
        place.cursor = at;
    }
    refresh(model);
}

fn turn(model: &mut Model, forward: bool) {
    let offered = offered(model);
    let open = offered.iter().position(|n| *n == model.book.tray).unwrap_or(0);
    let to = if forward { open + 1 } else { open + offered.len() - 1 };
    model.book.tray = offered[to % offered.len()];
    model.book.place = ListPlace::default();
    model.book.names.clear();
    model.book.lingers = None;
    refresh(model);
}

fn walk_list(model: &mut Model, action: Action) {
    let fits = (usize::from(Panes::in_terminal(model.size).list.height) / 2).max(1);
    let was = model.book.place.cursor;
    model.book.place.act(action, &model.book.names, fits);
    model.book.place.offset = model.book.place.scroll_to(fits);
    if model.book.place.cursor != was {
        model.book.scroll = 0;
        leave(model);
    }
}

/// Scrolls the detail or leaves it; whether the action was one of these.
fn walk_detail(model: &mut Model, action: Action) -> bool {
    let Some(dossier) = current(model) else {
        return false;
    };
    let area = Panes::in_terminal(model.size).detail;
    match detail::sheet(model, dossier).walk(action, model.book.scroll, area) {
        Some(Walk::To(scroll)) => model.book.scroll = scroll,
        Some(Walk::Out) => model.book.inside = false,
        None => return false,
    }
    true
}
