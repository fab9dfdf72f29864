//! The campaign: who has renewed, who has not, and why each structure must or need not. It must not know how codes are
//! made; it only asks for acts.

mod figures;
mod figures_view;
pub mod forms;
pub mod forms_queue;
pub mod forms_send;
pub mod forms_settings;
pub mod forms_texts;
pub mod forms_track;
mod may;
mod pane;
mod rows;
mod state;
mod update;
mod view;

pub use figures::open as open_figures;
pub use forms::register_form;
pub use rows::ROWS;
pub use state::{Screen, refresh};
pub use update::{answer, update};
pub use view::view;

/// Whether something stands in the place of the whole list: Escape comes back to it.
pub fn inside(screen: &Screen) -> bool {
    screen.figures.is_some() || screen.only.is_some()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_renewal;
