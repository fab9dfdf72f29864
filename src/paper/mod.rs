//! Documents as people see them: the text of a PDF, plain pages, and letters and sheets typeset here from texts that
//! people may rewrite.
//!
//! It must not know of keys or of signatures.

pub mod areas;
pub mod circulation;
mod circulation_words;
pub mod clock;
pub mod french;
pub mod letter;
mod markdown;
pub mod sheet;
pub mod sheets;
pub mod template;
pub mod text;
pub mod typeset;
