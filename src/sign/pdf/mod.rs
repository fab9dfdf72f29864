//! PDF files as raw bytes: read lazily and strictly, extended without touching a byte that was there.

pub mod file;
pub mod inflate;
pub mod lex;
pub mod page;
mod section;
pub mod stamp;
pub mod write;
