//! The signing book (F6): trays, their dossiers, and everything about the one under the cursor.

mod answer;
mod detail;
pub mod forms;
pub mod forms_seals;
mod rows;
mod state;
mod strongbox;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use answer::answer;
pub use rows::ROWS;
pub use state::{Screen, refresh, show};
pub use update::{leave, remind, update};
pub use view::view;

pub(in crate::tui::screen) use forms::{euros, needed, structures};
