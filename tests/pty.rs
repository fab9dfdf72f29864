//! The real program in a pseudo-terminal, as a person meets it: keys in, screens out.

#[path = "pty/home.rs"]
#[allow(dead_code, reason = "the stories share one kit")]
mod home;
#[path = "pty/round.rs"]
mod round;
#[path = "pty/term.rs"]
mod term;
