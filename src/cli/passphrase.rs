//! Where passphrases come from: a file, standard input, or the keyboard without an echo. Never an argument, never the
//! environment.

use super::stop::Stop;
use crate::desk::Hidden;
use crate::domain::trouble::{InputFault, Trouble};
use crate::text::cli::{said, usage};
use crate::text::{Lang, Text};
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, isatty, tcgetattr, tcsetattr};
use std::fs::File;
use std::io::{Read, Write as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Most bytes of a passphrase.
const LONGEST: usize = 4096;

/// Where one passphrase is to come from: a file, `-` for a line of standard input, or nowhere in particular.
#[derive(Clone, Debug, Default)]
pub struct Source(pub Option<PathBuf>);

impl Source {
    /// The passphrase of an account that is there.
    pub fn known(&self, question: &str, lang: Lang) -> Result<Hidden, Stop> {
        match &self.0 {
            Some(path) => from_file(path),
            None => typed(question, lang),
        }
    }

    /// A passphrase to be: typed twice at the keyboard.
    pub fn new_one(&self, question: Text, lang: Lang) -> Result<Hidden, Stop> {
        if let Some(path) = &self.0 {
            return from_file(path);
        }
        let first = typed(question.of(lang), lang)?;
        if typed(said::TWICE.of(lang), lang)? == first {
            return Ok(first);
        }
        Err(Stop::usage(usage::PASSPHRASES_DIFFER.of(lang)))
    }
}

fn from_file(path: &Path) -> Result<Hidden, Stop> {
    if path == Path::new("-") {
        return line_of_stdin();
    }
    let mut file = File::open(path).map_err(|e| Trouble::io(path, &e))?;
    let mut bytes = Zeroizing::new(vec![0; LONGEST + 1]);
    let mut length = 0;
    while length < bytes.len() {
        match file.read(&mut bytes[length..]) {
            Ok(0) => break,
            Ok(n) => length += n,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            Err(e) => return Err(Trouble::io(path, &e).into()),
        }
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if length > LONGEST {
        return Err(Trouble::Input { file: name, line: None, why: InputFault::TooLarge }.into());
    }
    text(&bytes[..length], &name)
}

/// One line end is dropped, nothing else: a passphrase may begin and end with spaces.
fn text(bytes: &[u8], name: &str) -> Result<Hidden, Stop> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Hidden::new(text.to_owned())),
        Err(_) => Err(Trouble::Input { file: name.to_owned(), line: None, why: InputFault::NotText }.into()),
    }
}

/// The next line of standard input, read byte by byte: what follows is for whoever asks next.
pub fn line_of_stdin() -> Result<Hidden, Stop> {
    let stdin = std::io::stdin();
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
    loop {
        let mut byte = [0];
        match rustix::io::retry_on_intr(|| rustix::io::read(stdin.as_fd(), &mut byte)) {
            Ok(0) => break,
            Ok(_) if byte == *b"\n" || bytes.len() == LONGEST => break,
            Ok(_) => bytes.push(byte[0]),
            Err(e) => return Err(Trouble::io(Path::new("-"), &e).into()),
        }
    }
    text(&bytes, "-")
}

/// A terminal that shows nothing of what is typed, until this is dropped.
struct Silent<'a> {
    terminal: BorrowedFd<'a>,
    before: Termios,
}

impl<'a> Silent<'a> {
    fn new(terminal: BorrowedFd<'a>) -> rustix::io::Result<Self> {
        let before = tcgetattr(terminal)?;
        let mut silent = before.clone();
        // Keys come one by one and interrupt nothing: the terminal is always given back as it was.
        silent.local_modes -= LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
        silent.special_codes[SpecialCodeIndex::VMIN] = 1;
        silent.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(terminal, OptionalActions::Flush, &silent)?;
        Ok(Self { terminal, before })
    }
}

/// A terminal that shows nothing of what is typed while something is prepared; what was typed meanwhile is dropped.
pub struct Hush(Termios);

impl Hush {
    /// Where there is a terminal.
    pub fn begin() -> Option<Self> {
        let stdin = std::io::stdin();
        let before = tcgetattr(stdin.as_fd()).ok()?;
        let mut silent = before.clone();
        silent.local_modes -= LocalModes::ECHO;
        tcsetattr(stdin.as_fd(), OptionalActions::Flush, &silent).ok()?;
        Some(Self(before))
    }
}

impl Drop for Hush {
    fn drop(&mut self) {
        let _ = tcsetattr(std::io::stdin().as_fd(), OptionalActions::Flush, &self.0);
    }
}

impl Drop for Silent<'_> {
    fn drop(&mut self) {
        let _ = tcsetattr(self.terminal, OptionalActions::Flush, &self.before);
    }
}

fn typed(question: &str, lang: Lang) -> Result<Hidden, Stop> {
    let stdin = std::io::stdin();
    if !isatty(stdin.as_fd()) {
        return Err(Stop::usage(usage::NO_TERMINAL.of(lang)));
    }
    let mut stderr = std::io::stderr();
    let typed = {
        // The echo is off before the question is there: who types fast shows nothing either.
        let _silent = Silent::new(stdin.as_fd()).map_err(|e| Trouble::io(Path::new("tty"), &e))?;
        let _ = write!(stderr, "{}", crate::domain::clean::visible_line(question));
        let _ = stderr.flush();
        keys(stdin.as_fd())
    };
    let _ = writeln!(stderr);
    typed
}

/// Reads keys up to Enter. Backspace takes a character back, Ctrl-U all of them, Ctrl-C and Ctrl-D give up.
fn keys(terminal: BorrowedFd) -> Result<Hidden, Stop> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
    loop {
        let mut byte = [0];
        let read = rustix::io::retry_on_intr(|| rustix::io::read(terminal, &mut byte));
        match (read, byte[0]) {
            (Err(e), _) => return Err(Trouble::io(Path::new("tty"), &e).into()),
            (Ok(0), _) | (_, 0x03 | 0x04 | 0x1c) => return Err(Trouble::Cancelled.into()),
            (_, b'\n' | b'\r') => return text(&bytes, "tty"),
            (_, 0x08 | 0x7f) => while bytes.pop().is_some_and(|b| b & 0xc0 == 0x80) {},
            (_, 0x15) => bytes.clear(),
            (_, b) if bytes.len() < LONGEST => bytes.push(b),
            _ => {}
        }
    }
}
