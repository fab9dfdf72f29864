//! The screen "home" (F2): what waits for me today, how the campaign stands, what is late, how the desk is.

mod state;
mod update;
mod view;

use crate::tui::registry::Row;

pub use state::{Screen, refresh};
pub use update::{answer, update};
pub use view::view;

/// It has no action of its own: Enter opens the line under the cursor.
pub const ROWS: &[Row] = &[];

#[cfg(test)]
mod tests;
