//! A pseudo-terminal with the real program in it: keys go in, and what a person would see comes out.
//!
//! Nothing here sleeps: every step waits until the screen says what was expected, and a step that waits in vain shows
//! the screen, the keys and the steps that led there.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// How long a step may take, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(15);
/// A picture is looked at when the program has been silent for so long: one that is half drawn proves nothing.
const QUIET: Duration = Duration::from_millis(15);
/// How often an ended program is looked for while nothing comes.
const LOOK: Duration = Duration::from_millis(50);
/// How many steps a failure tells.
const TOLD: usize = 25;

/// What has come out of the terminal so far.
struct Seen {
    bytes: Vec<u8>,
    parser: vt100::Parser,
    last: Instant,
}

/// What stands on the screen.
pub struct Picture {
    /// Row by row; no-break spaces are spaces here.
    pub rows: Vec<String>,
    /// All of it as one line, without frames and with single spaces: a text that was wrapped is found here.
    pub flat: String,
}

impl Picture {
    fn of(screen: &vt100::Screen) -> Self {
        let (_, columns) = screen.size();
        let plain = |row: String| row.replace(['\u{a0}', '\u{202f}'], " ");
        let rows: Vec<String> = screen.rows(0, columns.get()).map(plain).collect();
        let bare = |row: &String| inside(row).split_whitespace().collect::<Vec<_>>().join(" ");
        let flat = rows.iter().map(bare).filter(|r| !r.is_empty()).collect::<Vec<_>>().join(" ");
        Self { rows, flat }
    }

    /// The first run of figures before a word, as in `524 structures`.
    pub fn number_before(&self, word: &str) -> Option<usize> {
        let at = self.flat.find(word)?;
        let figures: Vec<char> =
            self.flat[..at].trim_end().chars().rev().take_while(|c| c.is_ascii_digit() || *c == ' ').collect();
        figures.into_iter().rev().filter(|c| *c != ' ').collect::<String>().parse().ok()
    }

    /// Whether a text stands there, wrapped or not.
    pub fn has(&self, text: &str) -> bool {
        self.flat.contains(text) || self.rows.iter().any(|r| r.contains(text))
    }

    /// The first row with a text.
    pub fn row(&self, text: &str) -> Option<&str> {
        self.rows.iter().map(String::as_str).find(|r| r.contains(text))
    }
}

/// What stands in the frame of a row where a panel lies over the screen, else the whole row.
fn inside(row: &str) -> String {
    let parts: Vec<&str> = row.split(['│', '║', '┃']).collect();
    match parts.as_slice() {
        [_, middle, _] => (*middle).to_owned(),
        all => all.join(" "),
    }
}

/// The program in its terminal.
pub struct Term {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    writer: RefCell<Box<dyn Write + Send>>,
    child: RefCell<Box<dyn Child + Send + Sync>>,
    master: Box<dyn MasterPty + Send>,
    /// Held, so that the terminal can be looked at when the program is gone.
    _slave: Box<dyn SlavePty + Send>,
    steps: RefCell<VecDeque<String>>,
    what: String,
}

impl Term {
    /// Starts a command in a terminal of so many columns and rows.
    pub fn start(mut command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        command.env("TERM", "xterm-256color");
        let what = command.get_argv().iter().map(|a| a.to_string_lossy()).collect::<Vec<_>>().join(" ");
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(cells(rows), cells(columns), 1000);
        let seen = Seen { bytes: Vec::new(), parser, last: Instant::now() };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let to = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut some = vec![0; 1 << 16];
            while let Ok(n @ 1..) = reader.read(&mut some) {
                let mut seen = to.0.lock().unwrap();
                seen.bytes.extend_from_slice(&some[..n]);
                seen.parser.process(&some[..n]);
                seen.last = Instant::now();
                to.1.notify_all();
            }
        });
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            seen,
            writer: RefCell::new(writer),
            child: RefCell::new(child),
            master: pair.master,
            _slave: pair.slave,
            steps: RefCell::default(),
            what,
        }
    }

    fn step(&self, words: String) {
        let mut steps = self.steps.borrow_mut();
        if steps.len() == TOLD {
            steps.pop_front();
        }
        steps.push_back(words);
    }

    /// Sends bytes as a keyboard would.
    pub fn send(&self, bytes: &[u8]) {
        let mut writer = self.writer.borrow_mut();
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
    }

    /// Presses keys one after the other: `f3`, `enter`, `ctrl-l`, `:`, `O`. A lone Escape must be the last one, since a
    /// terminal tells it from a sequence only by the silence behind it.
    pub fn press(&self, keys: &str) -> &Self {
        self.step(format!("keys {keys}"));
        for key in keys.split_whitespace() {
            self.send(&bytes_of(key));
        }
        self
    }

    /// Types a text.
    pub fn type_in(&self, text: &str) -> &Self {
        self.step(format!("text {text}"));
        self.send(text.as_bytes());
        self
    }

    /// Pastes a text as terminals paste.
    pub fn paste(&self, text: &str) -> &Self {
        self.step(format!("paste {}", text.escape_unicode()));
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        self
    }

    /// Fills the form of that title, field by field, and sends it with the last Enter.
    pub fn fill(&self, title: &str, fields: &[Fill]) -> &Self {
        self.step(format!("wait for the form « {title} »"));
        self.until(&format!("the form « {title} »"), |p| {
            p.rows.iter().any(|r| r.contains("┌─") && r.contains(title))
        });
        for field in fields {
            match field {
                Fill::Text(text) => self.type_in(text),
                Fill::Instead(text) => self.press("ctrl-u").type_in(text),
                Fill::Letter(letter) => self.type_in(&letter.to_string()),
                Fill::Right(times) => self.press(&"right ".repeat(*times)),
                Fill::Keep => self,
            };
            self.press("enter");
        }
        self
    }

    /// Waits for a text on the screen.
    pub fn wait(&self, text: &str) -> &Self {
        self.step(format!("wait for « {text} »"));
        self.until(&format!("« {text} » on the screen"), |p| p.has(text));
        self
    }

    /// Waits until a text is gone from the screen.
    pub fn gone(&self, text: &str) -> &Self {
        self.step(format!("wait until « {text} » is gone"));
        self.until(&format!("« {text} » gone from the screen"), |p| !p.has(text));
        self
    }

    /// Leaves something that is seen by Escape, and waits until it is gone: a key that follows at once would be taken
    /// for one with Alt.
    pub fn leave(&self, text: &str) -> &Self {
        self.wait(text).press("esc").gone(text)
    }

    /// Waits until the screen is as asked.
    pub fn until(&self, what: &str, is: impl Fn(&Picture) -> bool) -> Picture {
        let found = self.watch(|seen| {
            let whole = seen.last.elapsed() >= QUIET;
            whole.then(|| Picture::of(seen.parser.screen())).filter(&is)
        });
        // For whoever writes a story: every screen that it passes.
        if std::env::var_os("PARAPHE_PTY_TRACE").is_some() {
            eprintln!("{}", self.dump());
        }
        found.unwrap_or_else(|| self.fail(&format!("waited for {what}")))
    }

    /// Waits until the bytes that came out are as asked.
    pub fn until_bytes(&self, what: &str, is: impl Fn(&[u8]) -> bool) {
        let found = self.watch(|seen| is(&seen.bytes).then_some(()));
        found.unwrap_or_else(|| self.fail(&format!("waited for {what}")));
    }

    fn watch<T>(&self, found: impl Fn(&Seen) -> Option<T>) -> Option<T> {
        let end = Instant::now() + PATIENCE;
        let mut gone = false;
        let mut seen = self.seen.0.lock().unwrap();
        loop {
            if let Some(found) = found(&seen) {
                return Some(found);
            }
            if Instant::now() > end || gone {
                return None;
            }
            let silent = seen.last.elapsed();
            let pause = QUIET.checked_sub(silent).filter(|left| !left.is_zero()).unwrap_or(LOOK);
            let (next, waited) = self.seen.1.wait_timeout(seen, pause).unwrap();
            seen = next;
            // Looked at once more after the end: its last words may still be on their way.
            gone = waited.timed_out() && pause == LOOK && self.exited().is_some();
        }
    }

    /// What stands on the screen now.
    pub fn picture(&self) -> Picture {
        Picture::of(self.seen.0.lock().unwrap().parser.screen())
    }

    /// Something of the screen as the terminal holds it: cells, modes, cursor.
    pub fn screen<T>(&self, of: impl FnOnce(&vt100::Screen) -> T) -> T {
        of(self.seen.0.lock().unwrap().parser.screen())
    }

    /// Everything that has come out.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }

    /// When something came out last.
    pub fn last_byte(&self) -> Instant {
        self.seen.0.lock().unwrap().last
    }

    /// Makes the window another size.
    pub fn resize(&self, columns: u16, rows: u16) -> &Self {
        self.step(format!("resize to {columns}x{rows}"));
        // The terminal first: what the program draws for its new size must find it.
        self.seen.0.lock().unwrap().parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
        self
    }

    /// How lines are handled: raw or not, echoed or not.
    pub fn line_discipline(&self) -> String {
        format!("{:?}", self.master.get_termios().unwrap())
    }

    /// The number of the process.
    pub fn pid(&self) -> u32 {
        self.child.borrow().process_id().unwrap()
    }

    /// Sends a signal.
    pub fn signal(&self, signal: rustix::process::Signal) -> &Self {
        self.step(format!("signal {signal:?}"));
        let pid = rustix::process::Pid::from_raw(self.pid().cast_signed()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
        self
    }

    fn exited(&self) -> Option<ExitStatus> {
        self.child.borrow_mut().try_wait().unwrap()
    }

    /// Waits until the program has ended: how.
    pub fn ended(&self) -> ExitStatus {
        self.step("wait for the end".to_owned());
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.exited() {
                return status;
            }
            if Instant::now() > end {
                self.fail("waited for the end of the program");
            }
            let seen = self.seen.0.lock().unwrap();
            let _ = self.seen.1.wait_timeout(seen, LOOK).unwrap();
        }
    }

    /// Leaves by the key, and nothing went wrong.
    pub fn quit(&self) {
        self.press("q");
        let status = self.ended();
        assert!(status.success(), "{}: {status:?}\n{}", self.what, self.dump());
    }

    /// Fails, showing what a person would see.
    pub fn fail(&self, why: &str) -> ! {
        panic!("{}: {why}\n{}", self.what, self.dump())
    }

    /// Fails unless something holds.
    pub fn assert(&self, holds: bool, why: &str) -> &Self {
        if !holds {
            self.fail(why);
        }
        self
    }

    /// The screen, how it came to it, and whether the program still runs.
    pub fn dump(&self) -> String {
        let picture = self.picture();
        let mut out = String::new();
        let width = picture.rows.iter().map(|r| r.chars().count()).max().unwrap_or(0);
        let _ = writeln!(out, "+{}+", "-".repeat(width));
        for row in &picture.rows {
            let _ = writeln!(out, "|{row}{}|", " ".repeat(width - row.chars().count()));
        }
        let _ = writeln!(out, "+{}+", "-".repeat(width));
        if let Some(status) = self.exited() {
            let _ = writeln!(out, "the program has ended: {status:?}");
        }
        let _ = writeln!(out, "the last steps:");
        for step in self.steps.borrow().iter() {
            let _ = writeln!(out, "  {step}");
        }
        out
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        let child = self.child.get_mut();
        if !matches!(child.try_wait(), Ok(Some(_))) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// What is done in a field of a form before Enter goes on.
pub enum Fill<'a> {
    /// Typed.
    Text(&'a str),
    /// Typed in the place of what stands there.
    Instead(&'a str),
    /// The option that begins with a letter.
    Letter(char),
    /// So many options further.
    Right(usize),
    /// Left as it is.
    Keep,
}

/// The program as it was built for these tests.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_paraphe"))
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, ..PtySize::default() }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

/// What a terminal sends for a key.
fn bytes_of(key: &str) -> Vec<u8> {
    if let Some(letter) = key.strip_prefix("ctrl-") {
        return vec![letter.as_bytes()[0] & 0x1f];
    }
    let bytes: &[u8] = match key {
        "enter" => b"\r",
        "esc" => b"\x1b",
        "tab" => b"\t",
        "shift-tab" => b"\x1b[Z",
        "space" => b" ",
        "backspace" => b"\x7f",
        "up" => b"\x1b[A",
        "down" => b"\x1b[B",
        "right" => b"\x1b[C",
        "left" => b"\x1b[D",
        "home" => b"\x1b[H",
        "end" => b"\x1b[F",
        "pageup" => b"\x1b[5~",
        "pagedown" => b"\x1b[6~",
        "f1" => b"\x1bOP",
        "f2" => b"\x1bOQ",
        "f3" => b"\x1bOR",
        "f4" => b"\x1bOS",
        "f5" => b"\x1b[15~",
        "f6" => b"\x1b[17~",
        "f7" => b"\x1b[18~",
        "f8" => b"\x1b[19~",
        "f9" => b"\x1b[20~",
        other => {
            assert_eq!(other.chars().count(), 1, "no such key: {other}");
            other.as_bytes()
        }
    };
    bytes.to_vec()
}
