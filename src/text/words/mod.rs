//! The words of every value that people see: states, kinds, reasons, verdicts.
//!
//! A word is a [`Text`](super::Text); what needs figures or names is a function of the language. Each function is one
//! `match` without a wildcard, so that a value cannot be left without words.

mod book;
mod campaign;
mod deeds;
mod evidence;
mod finding;
mod folk;
mod outside;
mod people;
mod register;
mod renewal;
mod revision;
mod seals;
mod signature;
mod sketch;
mod strongbox;
mod structures;
mod texts;
pub mod usage;

pub use book::*;
pub use campaign::*;
pub use deeds::*;
pub use evidence::*;
pub use finding::time_fault;
pub use folk::*;
pub use outside::*;
pub use people::*;
pub use register::*;
pub use renewal::*;
pub use revision::revision_lines;
pub use seals::*;
pub use signature::*;
pub use sketch::*;
pub use strongbox::*;
pub use structures::*;
pub use texts::*;
