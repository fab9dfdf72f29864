//! The seals of a signing book before foreign judges: certified circuits, time-stamps, signatures beside a file, keys that
//! are brought, revocation, and what later verification needs.
//!
//! The judges know nothing of paraphe; they are told which roots to trust. OpenSSL plays the authority of time and makes
//! the files of keys.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod peers;
#[path = "seals/world.rs"]
mod world;

#[path = "seals/beside.rs"]
mod beside;
#[path = "seals/certified.rs"]
mod certified;
#[path = "seals/clock.rs"]
mod clock;
#[path = "seals/keys.rs"]
mod keys;
#[path = "seals/revoked.rs"]
mod revoked;
