//! The screen "structures" (F3): who they are, where, who answers for them, whether they hold a valid code.

pub mod forms;
pub mod pane;
mod rows;
mod state;
mod update;
mod view;

pub use rows::{ROWS, may_write, teams_called};
pub use state::{Screen, refresh};
pub use update::{answer, show, shown, update};
pub use view::view;

#[cfg(test)]
mod tests;
