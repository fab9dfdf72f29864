//! The rules and the values of the desk: structures, codes, people, dossiers, and the facts that change them.
//!
//! Everything here is pure. It must not know of files, clocks, randomness, ciphers, screens or the words shown
//! on them: days and instants come in as arguments, refusals go out as data ([`trouble`]).

pub mod authority;
pub mod book;
pub mod calling;
pub mod campaign;
pub mod change;
pub mod circuit;
pub mod clean;
pub mod code;
pub mod code_book;
pub mod countersign;
pub mod cutoff;
pub mod declaration;
pub mod deed_note;
pub mod deeds;
pub mod delegation;
pub mod digest;
pub mod dossier;
pub mod fact;
mod fact_names;
pub mod filing;
pub mod find;
pub mod fold;
pub mod folk_note;
pub mod hierarchy;
pub mod ids;
pub mod intake;
pub mod leak;
pub mod login;
pub mod mail;
pub mod may_sign;
pub mod office;
pub mod order;
pub mod passphrase;
pub mod people;
pub mod plan;
pub mod portal;
pub mod reminder;
pub mod seal_note;
pub mod seals;
pub mod search;
pub mod secret;
pub mod serial;
pub mod settle;
pub mod stamp;
pub mod standing;
pub mod state;
pub mod strongbox;
pub mod structure;
pub mod texts;
pub mod track;
pub mod tray;
pub mod trouble;
pub mod usage;
