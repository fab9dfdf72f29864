//! The screen "register" (F8): who did what as which post, and when; whether the record is intact.

pub mod forms;
mod message;
mod rows;
mod state;
mod update;
mod view;

pub use rows::ROWS;
pub use state::{Screen, refresh};
pub use update::{answer, filter, shown, update};
pub use view::view;

#[cfg(test)]
mod tests;
