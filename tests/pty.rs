//! The real program in a pseudo-terminal, as a person meets it: keys in, screens out.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "the stories share one kit, and a test fails by panicking"
)]

#[path = "pty/english.rs"]
mod english;
#[path = "pty/home.rs"]
mod home;
#[path = "pty/round.rs"]
mod round;
#[path = "pty/term.rs"]
mod term;
