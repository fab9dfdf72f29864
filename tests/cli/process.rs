//! The program among other processes: readers that leave, signals, what the system shows of it.

use crate::bench::Cli;
use crate::common::{self, FIRST, phrase};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Stdio};

#[test]
fn a_reader_who_leaves_is_no_error() {
    let cli = Cli::with_demo();
    let file = cli.file("pass", cli.phrase_of(FIRST));
    let mut command = cli.command(&["structures", "list", "--json", "--as", FIRST, "--passphrase-file", &file]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = cli.command(&["structures", "list", "--as", FIRST, "--passphrase-file", &file]);
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "a full disk is one");
}

#[test]
fn an_interrupted_import_changes_nothing() {
    let cli = Cli::with_desk();
    let before = cli.run(&["register", "list", "--json"]).ok();
    let pipe = cli.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let file = cli.file("pass", phrase(FIRST));
    let path = pipe.to_str().unwrap();
    let words = ["structures", "import", path, "--format", "rnsr", "--json", "--as", FIRST, "--passphrase-file", &file];
    let mut child = cli.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Opening waits until the program reads: it is at work then.
    let mut content = std::fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    stderr.read_line(&mut line).unwrap();
    assert!(line.contains("Arrêt demandé"), "{line}");
    content.write_all(&std::fs::read(common::data("rnsr-inserm-2022-02-08.csv")).unwrap()).unwrap();
    drop(content);
    let status = child.wait().unwrap();
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    assert!(status.code() == Some(1) && rest.contains("\"cancelled\""), "{rest}");
    assert_eq!(cli.run(&["register", "list", "--json"]).ok(), before);
}

#[test]
fn the_process_is_closed_to_others_from_its_first_line() {
    let cli = Cli::with_desk();
    let pipe = cli.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let words = ["people", "list", "--passphrase-file", pipe.to_str().unwrap()];
    let mut child = cli.command(&words).stdout(Stdio::piped()).spawn().unwrap();
    let mut content = std::fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    let proc = |file: &str| std::fs::read_to_string(format!("/proc/{}/{file}", child.id())).unwrap();
    let limits = proc("limits");
    let core = limits.lines().find(|l| l.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{core}");
    assert!(proc("status").lines().any(|l| l == "Umask:\t0077"));
    content.write_all(phrase(FIRST).as_bytes()).unwrap();
    drop(content);
    assert!(child.wait().unwrap().success());
}
