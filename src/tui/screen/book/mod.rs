//! The signing book (F6): trays, their dossiers, everything about the one under the cursor, and all that is done to them.

mod acts;
mod answer;
mod circuits;
mod detail;
mod detail_more;
pub mod forms;
pub mod forms_acts;
pub mod forms_circuit;
pub mod forms_delays;
pub mod forms_draft;
pub mod forms_notes;
pub mod forms_seals;
pub mod guest;
mod guide;
mod may;
mod rehearsal;
mod rows;
mod rows_acts;
mod state;
mod strongbox;
#[cfg(test)]
mod tests;
mod texts;
mod trays;
mod update;
mod view;
mod wish;

pub use acts::remind;
pub use answer::{answer, in_passing};
pub use guest::{GUEST_ROWS, wait as wait_for_guest};
pub use guide::{draw as draw_guide, guided, observe, turn as turn_guide};
pub use rows::ROWS;
pub use rows_acts::ACT_ROWS;
pub use state::{Screen, refresh, show};
pub use trays::Shelf;
pub use update::{leave, offer, update};
pub use view::view;
pub use wish::{Craft, Prepared, Wish, follow};

pub(in crate::tui::screen) use forms::{euros, needed, structures};

use crate::domain::ids::DossierId;
use crate::domain::plan::{Heading, Plan};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;

/// The form of an annotation on the page that is read.
pub fn annotate_page(model: &Model, dossier: Option<&DossierId>, page: u32) -> Vec<Effect> {
    let known = dossier.and_then(|id| model.state.dossiers.get(id));
    let form = known.map(|d| forms_notes::annotate(model, d, Some(page)));
    form.map(|form| Effect::Push(Box::new(Overlay::Form(form)))).into_iter().collect()
}

/// A dossier was begun, kept or sent: it comes under the cursor.
pub fn begun(model: &mut Model, plan: Option<&Plan>, number: &str) {
    let begins = plan.is_some_and(|p| matches!(p.heading, Heading::NewDossier { .. } | Heading::SaveDraft { .. }));
    let new = model.state.dossiers.values().find(|d| d.number == number).map(|d| d.id.clone());
    if let Some(id) = new.filter(|_| begins) {
        show(model, &id);
    }
}
