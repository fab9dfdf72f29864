//! The directory (F7): persons, posts with their holders, and authorities to sign.

mod detail;
mod detail_folk;
pub mod forms;
pub mod forms_folk;
pub mod forms_seals;
mod rows;
mod state;
#[cfg(test)]
mod tests;
mod tree;
mod update;
mod view;

pub use rows::ROWS;
pub use state::{Screen, refresh};
pub use update::{answer, update};
pub use view::view;
