//! What the tests of the command line share: the program in folders of its own, desks to try it on, hostile texts.
#![allow(dead_code, reason = "each test uses a part of it")]

use super::common::{FIRST, phrase};
use paraphe::desk::{Desk, Moment, NewDesk, Place};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use zeroize::Zeroizing;

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_paraphe");

/// Characters that could act on a terminal or deceive its reader, between letters.
pub fn hostile() -> String {
    "x\u{1b}]0;pwn\u{7}\u{1b}[31m\u{9b}2J\u{90}q\u{9c}\u{8}\u{202e}\u{2066}\u{200b}\u{feff}\u{ad}\u{e0041}y".to_owned()
}

/// Folders of its own for one test, and the program in them.
pub struct Cli {
    pub dir: tempfile::TempDir,
}

/// What a run told.
pub struct Told {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Told {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text in UTF-8");
        let status = output.status.code().unwrap_or_else(|| panic!("killed: {output:?}"));
        Self { status, out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// What was told, where it went as it should.
    pub fn ok(self) -> String {
        assert_eq!(self.status, 0, "{}\n{}", self.out, self.err);
        self.out
    }

    /// The stable word of a refusal that was asked for in JSON.
    pub fn code(&self) -> String {
        let error: serde_json::Value =
            serde_json::from_str(&self.err).unwrap_or_else(|e| panic!("{e}: {}\n{}", self.err, self.out));
        assert!(!error["error"]["message"].as_str().unwrap().is_empty());
        error["error"]["code"].as_str().unwrap().to_owned()
    }
}

impl Cli {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A file with this content; its path as it is typed.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub fn place(&self) -> Place {
        Place { folder: self.path("desk"), state: self.path("state/paraphe") }
    }

    /// Puts a command into folders and a time zone of our own.
    pub fn surround<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        for name in ["LC_ALL", "LC_MESSAGES", "LANGUAGE"] {
            command.env_remove(name);
        }
        command.env("LANG", "fr_FR.UTF-8").env("TZ", "Europe/Paris").env("HOME", self.dir.path());
        command.env("XDG_DATA_HOME", self.path("data")).env("XDG_STATE_HOME", self.path("state"));
        command.env("XDG_CONFIG_HOME", self.path("config")).stdin(Stdio::null())
    }

    /// The program with these words, and the desk and the passphrase of whoever made it.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        self.surround(&mut command).args(words).arg("--desk").arg(self.path("desk"));
        command
    }

    /// Runs words as they are.
    pub fn bare(&self, words: &[&str]) -> Told {
        Told::of(&self.command(words).output().unwrap())
    }

    /// Runs words as somebody, under the passphrase of their name.
    pub fn as_(&self, name: &str, words: &[&str]) -> Told {
        let file = self.file("passphrase", phrase(name));
        self.under(name, &file, words)
    }

    /// Runs words as somebody, under the passphrase of a file.
    pub fn under(&self, name: &str, file: &str, words: &[&str]) -> Told {
        Told::of(&self.command(words).args(["--as", name, "--passphrase-file", file]).output().unwrap())
    }

    /// Runs words as whoever made the desk.
    pub fn run(&self, words: &[&str]) -> Told {
        self.as_(FIRST, words)
    }

    /// A desk with nothing in it, of the institute whose register the tests import.
    pub fn with_desk() -> Self {
        let cli = Self::new();
        let new = NewDesk {
            organisation: "Institut d’essai".into(),
            uai: "0755364Y".into(),
            domains: vec!["essai.fr".into()],
            name: FIRST.into(),
            mail: "elodie.marchand@essai.fr".into(),
            post: "Responsable de la documentation".into(),
            passphrase: Zeroizing::new(phrase(FIRST)),
        };
        Desk::create(&cli.place(), &new, Moment::now()).unwrap().close();
        cli
    }

    /// Every file of the desk with its mode and its content.
    pub fn fingerprint(&self) -> Vec<(PathBuf, u32, String)> {
        let mut found = Vec::new();
        gather(&self.path("desk"), &mut found);
        gather(&self.path("state"), &mut found);
        found.sort();
        found
    }
}

fn gather(folder: &Path, found: &mut Vec<(PathBuf, u32, String)>) {
    use std::os::unix::fs::PermissionsExt as _;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, found);
            continue;
        }
        let mode = entry.metadata().unwrap().permissions().mode();
        let digest = Sha256::digest(std::fs::read(&path).unwrap());
        found.push((path, mode, digest.iter().map(|b| format!("{b:02x}")).collect()));
    }
}
