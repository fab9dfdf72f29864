//! What the tests of the command line share: the program in folders of its own, desks to try it on, hostile texts.
#![allow(dead_code, reason = "each test uses a part of it")]

use super::common::{CHEAP, FIRST, phrase};
use base64ct::{Base64, Encoding as _};
use paraphe::desk::{Desk, Hidden, Moment, NewDesk, Place, demo};
use paraphe::domain::clean::deceives;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_paraphe");

/// Characters that could act on a terminal or deceive its reader, between letters; none that separates fields.
pub fn hostile() -> String {
    "x\u{1b}]0pwn\u{7}\u{1b}[31m\u{9b}2J\u{90}q\u{9c}\u{8}\u{202e}\u{2066}\u{200b}\u{feff}\u{ad}\u{e0041}y".to_owned()
}

/// Whether a line holds nothing that acts on a terminal or deceives; a table for a spreadsheet ends its lines by CR.
pub fn line_is_safe(line: &str) -> bool {
    !line.chars().any(deceives)
}

/// A text is in no file of a folder: not as it is, nor in hexadecimal, base64 or UTF-16.
pub fn assert_nowhere(folder: &Path, secret: &str) {
    let hex: String = secret.bytes().map(|b| format!("{b:02x}")).collect();
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Base64 of what stands at each of three offsets, without the symbols that its neighbours change.
    let coded = (0..3).map(|n| {
        let text = Base64::encode_string(&[vec![b' '; n], secret.as_bytes().to_vec()].concat());
        text.as_bytes()[4..text.len() - 4].to_vec()
    });
    let needles: Vec<Vec<u8>> = coded.chain([secret.into(), hex.to_uppercase().into(), hex.into(), wide]).collect();
    let mut files = Vec::new();
    gather(folder, &mut files);
    assert!(!files.is_empty());
    for (path, _, _) in files {
        let content = std::fs::read(&path).unwrap();
        for needle in &needles {
            assert!(!content.windows(needle.len()).any(|w| w == needle), "{secret} is in {}", path.display());
        }
    }
}

/// Folders of its own for one test, and the program in them.
pub struct Cli {
    pub dir: tempfile::TempDir,
    /// Passphrases of accounts that do not have the one of their name.
    phrases: HashMap<String, String>,
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

    /// Fails unless it went as it should.
    pub fn assert_done(&self) {
        assert_eq!(self.status, 0, "{}\n{}", self.out, self.err);
    }

    /// What was told, where it went as it should.
    pub fn ok(self) -> String {
        self.assert_done();
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
        Self { dir: tempfile::tempdir().unwrap(), phrases: HashMap::new() }
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

    /// Runs words as whoever made the desk, while the clock on the wall in Paris shows this.
    pub fn at(&self, when: &str, words: &[&str]) -> Told {
        let file = self.file("passphrase", self.phrase_of(FIRST));
        let mut command = Command::new("faketime");
        self.surround(&mut command).arg(when).arg(PROGRAM).args(words).arg("--desk").arg(self.path("desk"));
        let ran = command.args(["--as", FIRST, "--passphrase-file", &file]).output();
        Told::of(&ran.unwrap_or_else(|e| panic!("{e}; faketime is missing: apt-get install -y faketime")))
    }

    /// Runs words as they are.
    pub fn bare(&self, words: &[&str]) -> Told {
        Told::of(&self.command(words).output().unwrap())
    }

    /// Runs words as somebody, under the passphrase of their name.
    pub fn as_(&self, name: &str, words: &[&str]) -> Told {
        let file = self.file("passphrase", self.phrase_of(name));
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
            portal: String::new(),
            domains: vec!["essai.fr".into()],
            name: FIRST.into(),
            mail: "elodie.marchand@essai.fr".into(),
            post: "Responsable de la documentation".into(),
            passphrase: Hidden::new(phrase(FIRST)),
        };
        Desk::create_at(&cli.place(), &new, Moment::now(), CHEAP).unwrap().close();
        cli
    }

    /// The demonstration desk.
    pub fn with_demo() -> Self {
        let mut cli = Self::new();
        cli.phrases = demo::make_at(&cli.place(), Moment::now(), CHEAP).unwrap().into_iter().collect();
        cli
    }

    /// The passphrase of an account.
    pub fn phrase_of(&self, name: &str) -> String {
        self.phrases.get(name).cloned().unwrap_or_else(|| phrase(name))
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

/// The program in a terminal.
pub struct Terminal {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    reader: Box<dyn std::io::Read + Send>,
    writer: Box<dyn std::io::Write + Send>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
    seen: String,
}

impl Terminal {
    pub fn open(cli: &Cli, words: &[&str]) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 200, ..PtySize::default() }).unwrap();
        let model = cli.command(words);
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(model.get_args());
        for (name, value) in model.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            }
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let (reader, writer) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        Self { child, reader, writer, _master: pair.master, seen: String::new() }
    }

    fn read(&mut self) -> bool {
        let mut buffer = [0; 1024];
        match self.reader.read(&mut buffer) {
            Ok(n) if n > 0 => {
                self.seen.push_str(&String::from_utf8_lossy(&buffer[..n]));
                true
            }
            _ => false,
        }
    }

    /// Reads until a text has come.
    pub fn wait_for(&mut self, text: &str) {
        while !self.seen.replace('\u{a0}', " ").contains(text) {
            assert!(self.read(), "{text} never came: {}", self.seen);
        }
    }

    pub fn type_(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Everything that was shown, and the exit status.
    pub fn end(mut self) -> (String, u32) {
        while self.read() {}
        let status = self.child.wait().unwrap().exit_code();
        (self.seen, status)
    }
}
