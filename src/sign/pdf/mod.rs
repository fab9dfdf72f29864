//! PDF files as raw bytes: read lazily and strictly, extended without touching a byte that was there.

pub mod fields;
pub mod file;
pub mod grid;
pub mod inflate;
pub mod later;
pub mod lex;
pub mod page;
pub mod place;
pub mod prepare;

mod seal;
mod section;
pub mod stamp;
mod update;
pub mod write;
