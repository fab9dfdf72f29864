//! The codes: which of them work, who holds them, whether a word heard on the telephone is one of them. No secret is
//! ever in a list; one is shown or copied on an explicit key, alone and briefly.

mod acts;
mod cases;
mod cases_view;
pub mod forms;
pub mod forms_cases;
pub mod forms_delivery;
pub mod forms_issue;
pub mod forms_mail;
pub mod forms_portal;
mod line;
mod pane;
mod rows;
mod rows_cases;
mod rows_delivery;
mod rows_portal;
mod state;
mod update;
mod view;

pub use rows::ROWS;
pub use rows_cases::ROWS as CASE_ROWS;
pub use rows_delivery::ROWS as DELIVERY_ROWS;
pub use rows_portal::ROWS as PORTAL_ROWS;
pub use state::{Screen, refresh};
pub use update::{answer, revealed, shown, update};
pub use view::view;

#[cfg(test)]
mod tests;
