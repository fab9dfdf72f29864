//! The seventeen standard functions of a signing book, each told as a story: keys in, screens out.
//!
//! A real desk in a temporary folder stands behind the screen, so that what is done is done and read back. The keys go
//! into the program's own update and the pictures come from its own view; there is no terminal between them: that one
//! is played by `tests/pty.rs`, with the same acts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[allow(dead_code, reason = "stories ask no foreign judge but OpenSSL")]
mod peers;
#[path = "seals/served.rs"]
mod served;
#[path = "seals/world.rs"]
#[allow(dead_code, reason = "this file uses a part of it")]
mod world;

#[path = "stories/absent.rs"]
mod absent;
#[path = "stories/app.rs"]
mod app;
#[path = "stories/circulate.rs"]
mod circulate;
#[path = "stories/outside.rs"]
mod outside;
#[path = "stories/prepare.rs"]
mod prepare;
#[path = "stories/prove.rs"]
mod prove;
#[path = "stories/time.rs"]
mod time;
#[path = "stories/trays.rs"]
mod trays;
