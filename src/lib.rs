//! Paraphe: the access codes and the signing book of a research institute's documentation correspondents.
//!
//! The map of the house:
//! - [`domain`]: rules and values, pure;
//! - [`text`]: everything a person reads, in French and in English;
//! - [`register`]: the append-only signed record of every act;
//! - [`store`]: the sled store, the vault of keys, documents by hash;
//! - [`sign`]: certificates and PDF signatures, written and verified;
//! - [`paper`]: documents as people see them;
//! - [`exchange`]: formats in and out;
//! - [`desk`]: the verbs, the only way in to all of the above;
//! - [`job`]: background work;
//! - [`cli`] and [`tui`]: the two faces.

pub mod cli;
pub mod desk;
pub mod domain;
pub mod exchange;
pub mod job;
pub mod paper;
pub mod register;
pub mod sign;
pub mod store;
pub mod text;
pub mod tui;
