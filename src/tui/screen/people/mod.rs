//! The directory (F7): persons, posts with their holders, and authorities to sign.

mod detail;
pub mod forms;
pub mod forms_seals;
mod rows;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use rows::ROWS;
pub use state::{Screen, refresh};
pub use update::{answer, update};
pub use view::view;
