//! Documents as people see them: the text of a PDF, and plain pages typeset here.
//!
//! It must not know of dossiers or of signatures.

pub mod sheet;
pub mod text;
