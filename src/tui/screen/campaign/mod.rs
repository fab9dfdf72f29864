//! The campaign: who has renewed, who has not, and why each structure must or need not. It must not know how codes are
//! made; it only asks for acts.

pub mod forms;
mod rows;
mod state;
mod update;
mod view;

pub use forms::register_form;
pub use rows::ROWS;
pub use state::{Screen, refresh};
pub use update::{answer, update};
pub use view::view;

#[cfg(test)]
mod tests;
