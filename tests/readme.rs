//! The README keeps its word: its commands are typed into a shell on a terminal, one block after the other, by somebody
//! who answers what is asked; what it says they answer is what they answer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "this proof needs the judges alone")]
mod peers;

use paraphe::paper::sheet;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

/// The longest silence of a command.
const PATIENCE: Duration = Duration::from_mins(2);
const PROGRAM: &str = env!("CARGO_BIN_EXE_paraphe");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A block of commands and what the README says that they answer.
#[derive(Default)]
struct Block {
    line: usize,
    commands: String,
    answers: Vec<String>,
}

/// The blocks marked `sh`, each with the one marked `text` that may follow it.
fn blocks(readme: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut fence = None;
    for (n, line) in readme.lines().enumerate() {
        match (fence, line.strip_prefix("```")) {
            (None, Some(mark)) => {
                fence = Some(mark);
                if mark == "sh" {
                    found.push(Block { line: n + 1, ..Block::default() });
                }
            }
            (Some(_), Some(_)) => fence = None,
            (Some("sh"), None) => {
                let block = found.last_mut().unwrap();
                block.commands.push_str(line);
                block.commands.push('\n');
            }
            (Some("text"), None) => found.last_mut().expect("commands before answers").answers.push(line.to_owned()),
            _ => {}
        }
    }
    found
}

/// Somebody at the keyboard. An account's first passphrase is given by somebody else and used once.
struct Typist {
    who: String,
    changed: BTreeSet<String>,
    last: String,
}

impl Typist {
    fn new() -> Self {
        Self { who: "Élodie Marchand".to_owned(), changed: BTreeSet::new(), last: String::new() }
    }

    /// What is typed where a question stands.
    fn answer(&mut self, asked: &str) -> Option<String> {
        const FIRST: &str = "une phrase pour le premier jour";
        let own = |who: &str| format!("la marée de {who} monte deux fois");
        let asked = asked.strip_suffix(": ")?;
        if let Some(who) = asked.strip_prefix("Passphrase of ") {
            who.clone_into(&mut self.who);
            return Some(if self.changed.contains(who) { own(who) } else { FIRST.to_owned() });
        }
        match asked {
            "New passphrase" => {
                self.changed.insert(self.who.clone());
                self.last = own(&self.who);
            }
            "First passphrase of that account" => FIRST.clone_into(&mut self.last),
            "The same again, to make sure" => {}
            _ => return None,
        }
        Some(self.last.clone())
    }
}

/// Runs a block in a folder at an hour of the spring of 2027; what was on the terminal.
fn run(block: &Block, hour: usize, folder: &Path, typist: &mut Typist) -> String {
    let size = PtySize { rows: 30, cols: 200, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new("faketime");
    let commands = block.commands.replace("cargo run --release -- ", "paraphe ");
    command.args([&format!("2027-04-{:02} {:02}:00:00", 5 + hour / 10, 8 + hour % 10), "sh", "-e", "-c", &commands]);
    for (name, value) in [("LANG", "en_GB.UTF-8"), ("TERM", "xterm-256color"), ("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")] {
        command.env(name, value);
    }
    for name in ["LC_ALL", "LC_MESSAGES", "LANGUAGE", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        command.env_remove(name);
    }
    let places = [Path::new(PROGRAM).parent().unwrap(), peers::python().parent().unwrap()];
    let path = std::env::join_paths(
        places.iter().map(|p| p.to_path_buf()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    command.env("PATH", path.unwrap());
    command.env("HOME", folder);
    command.cwd(folder);
    let mut child = pair.slave.spawn_command(command).unwrap_or_else(|e| panic!("{e}; run: apt-get install faketime"));
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut keys = pair.master.take_writer().unwrap();
    let (sender, output) = channel();
    std::thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(n @ 1..) = reader.read(&mut chunk) {
            if sender.send(chunk[..n].to_vec()).is_err() {
                return;
            }
        }
    });

    let (mut bytes, mut screen) =
        (Vec::new(), vt100::Parser::new(30u16.try_into().unwrap(), 200u16.try_into().unwrap(), 0));
    let mut left = false;
    loop {
        let chunk = match output.recv_timeout(PATIENCE) {
            Ok(chunk) => chunk,
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
            Err(timeout) => panic!("line {}: {timeout}: {}", block.line, String::from_utf8_lossy(&bytes)),
        };
        bytes.extend(&chunk);
        screen.process(&chunk);
        let tail = String::from_utf8_lossy(bytes.rsplit(|b| *b == b'\n').next().unwrap_or_default()).into_owned();
        if screen.screen().alternate_screen() {
            // The screen of the program: looked at, and left.
            if !left && screen.screen().contents().contains("Open the desk") {
                left = true;
                keys.write_all(b"\x03").unwrap();
            }
        } else if let Some(typed) = typist.answer(&tail) {
            keys.write_all(format!("{typed}\r").as_bytes()).unwrap();
        }
    }
    let told = String::from_utf8_lossy(&bytes).replace('\r', "");
    let status = child.wait().unwrap();
    assert!(status.success(), "README.md line {}: {status:?}\n{commands}\n{told}", block.line);
    told
}

/// Whether a line was answered: word by word, where `…` stands for anything.
fn answered(told: &str, expected: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts: Vec<String> = expected.split('…').map(plain).collect();
    told.lines().map(plain).any(|line| {
        let mut rest = line.as_str();
        parts.iter().enumerate().all(|(n, part)| match rest.find(part.as_str()) {
            Some(at) if n > 0 || at == 0 => {
                rest = &rest[at + part.len()..];
                n + 1 < parts.len() || rest.is_empty() || part.is_empty()
            }
            _ => false,
        })
    })
}

#[test]
fn every_command_of_the_readme_does_what_is_said_below_it() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(root().join("assets"), folder.path().join("assets")).unwrap();
    let blocks = blocks(&readme);
    assert!(blocks.len() > 12, "{} blocks only", blocks.len());
    let mut typist = Typist::new();
    for (hour, block) in blocks.iter().filter(|b| b.commands.trim() != "tests/run").enumerate() {
        let told = run(block, hour, folder.path(), &mut typist);
        if std::env::var_os("PARAPHE_SHOW").is_some() {
            println!("--- line {}\n{}{told}", block.line, block.commands);
        }
        for expected in block.answers.iter().filter(|l| !l.trim().is_empty()) {
            assert!(answered(&told, expected), "README.md below line {}: {expected:?} is not in\n{told}", block.line);
        }
    }
}

#[test]
fn a_line_that_was_not_answered_is_noticed() {
    let told = "Done: 4 items\n  · 27INSU9001\nRoot at 32: abc=\n";
    for expected in ["Done: 4 items", "· 27INSU9001", "Root at …: …=", "Root …", "…items"] {
        assert!(answered(told, expected), "{expected}");
    }
    for other in ["Done: 5 items", "27INSU9001", "Root at …: …x", "Done", "Root at 32", "…abc"] {
        assert!(!answered(told, other), "{other}");
    }
}

#[test]
fn files_and_places_that_the_readme_names_are_there() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let targets = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for target in targets.filter(|t| !t.starts_with("http") && !t.starts_with('#')) {
        assert!(root().join(target).exists(), "{target}");
    }
}

/// The documents of the samples are the program's own sheets.
#[test]
fn the_sample_documents_are_fresh() {
    let articles = [
        "Entre l’Institut d’essai, d’une part, et l’établissement d’accueil, d’autre part,",
        "il est convenu ce qui suit. Ce document sert d’exemple : personne de ce nom n’existe.",
    ];
    for (name, last) in [("convention.pdf", "Durée : un ans."), ("convention-2.pdf", "Durée : un an.")] {
        let made = sheet::pdf("Convention d’accueil", &[articles[0], articles[1], last]);
        let path = root().join("assets/samples").join(name);
        if std::env::var_os("PARAPHE_WRITE").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        assert!(
            std::fs::read(&path).unwrap_or_default() == made,
            "{name} is stale: PARAPHE_WRITE=1 cargo test --test readme"
        );
    }
}
