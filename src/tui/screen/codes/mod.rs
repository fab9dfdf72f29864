//! The codes: which of them work, who holds them, whether a word heard on the telephone is one of them. No secret is
//! ever in a list; one is shown or copied on an explicit key, alone and briefly.

pub mod forms;
mod pane;
mod rows;
mod state;
mod update;
mod view;

pub use rows::ROWS;
pub use state::{Screen, refresh};
pub use update::{answer, copied, shown, update};
pub use view::view;

#[cfg(test)]
mod tests;
