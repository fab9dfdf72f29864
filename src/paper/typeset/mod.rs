//! Typesetting: blocks into lines, lines onto pages, pages into PDF/A-2b with their fonts inside. The same words give
//! the same bytes. It must not know of desks, nor of any clock.

pub mod block;
mod chart;
mod code;
pub mod face;
mod flow;
pub mod line;
mod page;
mod table;

pub use flow::typeset;
