//! The program as a shell sees it: arguments and files in; texts, files and an exit status out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/bench.rs"]
mod bench;
mod common;
mod peers;

#[path = "cli/accounts.rs"]
mod accounts;
#[path = "cli/answers.rs"]
mod answers;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/plans.rs"]
mod plans;
#[path = "cli/process.rs"]
mod process;
#[path = "cli/rounds.rs"]
mod rounds;

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}
