//! A disk that takes no more: what was answered stands, what failed is said to have failed, and the desk opens again.
//!
//! A limit on the size of files makes writes fail wherever they come to it, for any user and on any disk: at the marks
//! of the opening, in the middle of an act, in the store behind it, at the marks of the closing. A disk that is full for
//! good stands in [`full`].

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/bench.rs"]
mod bench;
mod common;
#[path = "disk/full.rs"]
mod full;

use bench::Cli;
use serde_json::Value;
use std::process::Command;

/// Limits that were tried, at least.
const TRIED: u64 = 30;

/// Adds a person while no file may grow beyond so many bytes.
fn add(cli: &Cli, mail: &str, limit: u64) -> (Option<i32>, String) {
    let file = cli.file("passphrase", common::phrase(common::FIRST));
    let who = format!("Zoé Roy <{mail}>");
    let line = cli.command(&["people", "add", &who, "--json", "--as", common::FIRST, "--passphrase-file", &file]);
    let mut limited = Command::new("prlimit");
    limited.arg(format!("--fsize={limit}")).arg("--").arg(line.get_program()).args(line.get_args());
    let output = cli.surround(&mut limited).output().expect("prlimit of util-linux");
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// The length of the longest register.
fn longest(cli: &Cli) -> u64 {
    let logs = std::fs::read_dir(cli.path("desk/register")).unwrap().flatten();
    logs.map(|e| e.metadata().unwrap().len()).max().unwrap()
}

#[test]
fn no_act_is_lost_or_told_as_done_when_files_cannot_grow() {
    let cli = Cli::with_desk();
    // The register is longer than any file of the store, so that each is met by some limit.
    cli.run(&["structures", "import", common::data("rnsr-inserm-2022-02-08.csv").to_str().unwrap()]).assert_done();
    let (mut done, mut failed) = (Vec::new(), Vec::new());
    for n in 0..TRIED {
        let end = longest(&cli);
        // A few small ones, some within the act that is written, some below the whole.
        let limit = match n % 3 {
            0 => {
                [0, 1, 30, 300, 4096, 100_000, 300_000, 524_288, 600_000, 900_000][usize::try_from(n / 3).unwrap() % 10]
            }
            1 => end + (n * 131) % 1400,
            _ => end * (n + 1) / (TRIED + 1),
        };
        let mail = format!("zoe{n}@essai.fr");
        let (status, said) = add(&cli, &mail, limit);
        if status == Some(0) {
            done.push(mail);
        } else {
            assert!(matches!(status, Some(1 | 3)), "limit {limit}: {status:?} {said}");
            // Notices of the opening go before it, a line each.
            let error = said.lines().skip_while(|l| l.starts_with("{\"notice\"")).collect::<String>();
            let error: Value = serde_json::from_str(&error).unwrap_or_else(|e| panic!("limit {limit}: {e}: {said}"));
            assert!(!error["error"]["message"].as_str().unwrap().is_empty(), "{said}");
            failed.push(mail);
        }
        let listed = cli.run(&["people", "list", "--json"]);
        assert_eq!(listed.status, 0, "limit {limit}: the desk does not open: {}", listed.err);
        for mail in &done {
            assert!(listed.out.contains(&format!("\"{mail}\"")), "limit {limit}: {mail} was answered and is gone");
        }
        for mail in &failed {
            assert!(!listed.out.contains(&format!("\"{mail}\"")), "limit {limit}: {mail} failed and is there");
        }
    }
    assert!(done.len() > 2 && failed.len() > 8, "{} done, {} failed", done.len(), failed.len());
    let doctor = cli.run(&["doctor", "--json"]);
    assert_eq!(doctor.status, 0, "{}{}", doctor.out, doctor.err);
    cli.run(&["people", "add", "Zoé Roy <zoe@essai.fr>"]).assert_done();
}
