//! What keys do to the home screen: up, down, and into whatever a line is about.

use super::state::{First, Target};
use crate::desk::Answer;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::screen::{campaign, structures::forms};

/// Takes an action.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let stops = model.home.stops();
    let page = usize::from(model.size.1 / 2).max(1);
    let blank = vec![String::new(); stops.len()];
    let selects = matches!(action, Action::Select | Action::SelectRange | Action::SelectAll);
    if !selects && model.home.place.act(action, &blank, page) {
        return Vec::new();
    }
    let line = stops.get(model.home.place.cursor).and_then(|at| model.home.lines.get(*at));
    match (action, line.and_then(super::state::Line::target)) {
        (Action::Open, Some(target)) => open(model, target),
        _ => Vec::new(),
    }
}

fn open(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        Target::Dossier(id) => vec![Effect::ShowDossier(id)],
        Target::Screen(layer) => vec![Effect::Go(layer)],
        Target::Figures => {
            model.campaign.year = None;
            campaign::open_figures(model);
            vec![Effect::Go(Layer::Campaign)]
        }
        Target::First(step) => {
            let mut effects = vec![Effect::Go(step.place().0)];
            let form = match step {
                First::Structures => Some(forms::import_structures(model.lang)),
                First::Offices => Some(forms::import_offices(model.lang)),
                _ => None,
            };
            // Other first steps begin on a screen that explains them.
            let form = form.filter(|_| model.read_only.is_none());
            effects.extend(form.map(|form| Effect::Push(Box::new(Overlay::Form(form)))));
            effects
        }
    }
}

/// It asks nothing.
pub fn answer(_model: &mut Model, _answer: &Answer) -> bool {
    false
}
