//! The real program on a pseudo-terminal, at a desk of 4 506 structures: `cargo bench --bench screen`.
//!
//! Times run by the clock on the wall from the key that is pressed to the last byte that comes back, whatever the
//! program does in between; nothing more may come for a fifth of a second. Beside each stands how long `cat` takes to
//! bring as many bytes over a pseudo-terminal of its own, in the same run. A missed aim ends with status 1.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench stops where a test would fail")]

mod measure;

use measure::{INSERM, Made, PHRASE, Sample, Verdict, milliseconds, national, used};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read as _, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// The longest that anything is waited for.
const PATIENCE: Duration = Duration::from_mins(1);
/// Silence after which nothing more is expected.
const QUIET: Duration = Duration::from_millis(200);
/// A short message at the foot has gone after this.
const CALM: Duration = Duration::from_secs(7);
/// How long the program is watched while nobody types.
const IDLE: Duration = Duration::from_secs(5);

/// Milliseconds to the first paint of the lock screen, and to the last byte of a key.
const PAINT: f64 = 30.0;
const KEY: f64 = 16.0;
/// Megabytes that the program may keep in memory.
const MEMORY: f64 = 60.0;

/// A program on a pseudo-terminal.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    started: Instant,
}

/// What came of a key.
#[derive(Clone, Copy, Debug)]
struct Echo {
    /// Milliseconds to the last byte.
    last: f64,
    bytes: usize,
}

impl Session {
    fn start(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut chunk = vec![0; 1 << 16];
            while let Ok(n @ 1..) = reader.read(&mut chunk) {
                if sender.send((Instant::now(), chunk[..n].to_vec())).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let keys = pair.master.take_writer().unwrap();
        let cells = |n: u16| n.try_into().unwrap();
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { child, _master: pair.master, keys, output, screen, started }
    }

    /// Our program at a desk.
    fn paraphe(made: &Made, columns: u16, rows: u16) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_paraphe"));
        command.args(["--lang", "fr", "--desk"]);
        command.arg(&made.place.folder);
        for (name, place) in [("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state"), ("HOME", "home")] {
            command.env(name, made.dir.path().join(place));
        }
        command.cwd(made.dir.path());
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env_remove("NO_COLOR");
        Self::start(command, columns, rows)
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Reads until a text is on the screen; when its last byte came.
    fn until(&mut self, text: &str) -> Instant {
        loop {
            let next = self.output.recv_timeout(PATIENCE);
            let shown = || self.screen.screen().contents();
            let (at, chunk) = next.unwrap_or_else(|_| panic!("waited for {text} in:\n{}", shown()));
            self.screen.process(&chunk);
            if self.screen.screen().contents().contains(text) {
                return at;
            }
        }
    }

    /// Everything that comes until nothing has come for a while: when the last byte came, and how many there were.
    fn settle(&mut self, quiet: Duration) -> (Option<Instant>, usize) {
        let (mut last, mut bytes) = (None, 0);
        loop {
            match self.output.recv_timeout(quiet) {
                Ok((at, chunk)) => {
                    self.screen.process(&chunk);
                    bytes += chunk.len();
                    last = Some(at);
                }
                Err(RecvTimeoutError::Timeout) => return (last, bytes),
                Err(RecvTimeoutError::Disconnected) => panic!("the program has ended"),
            }
        }
    }

    /// Presses a key that changes something.
    fn echo(&mut self, key: &str) -> Echo {
        let start = Instant::now();
        self.press(key);
        let (last, bytes) = self.settle(QUIET);
        Echo { last: last.map_or(0.0, |at| milliseconds(at - start)), bytes }
    }

    fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Megabytes, from the process's own account.
    fn memory(&self, field: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let line = status.lines().find_map(|l| l.strip_prefix(field)?.strip_prefix(':')).unwrap();
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().unwrap();
        kilobytes / 1024.0
    }

    /// CPU milliseconds of all its threads.
    fn used(&self) -> f64 {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.pid())).unwrap();
        threads.map(|t| used(&t.unwrap().path().join("schedstat").display().to_string())).sum()
    }

    /// Types the passphrase; the milliseconds from its end to the last byte of the first full screen.
    fn unlock(&mut self, shows: &str) -> f64 {
        self.press(PHRASE);
        self.settle(QUIET);
        let start = Instant::now();
        self.press("\r");
        let seen = self.until(shows);
        let last = self.settle(QUIET).0.unwrap_or(seen);
        milliseconds(last - start)
    }

    /// Leaves in order.
    fn quit(mut self) {
        self.press("\u{3}");
        let start = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(start.elapsed() < PATIENCE, "the program does not end");
            let _ = self.output.recv_timeout(Duration::from_millis(5));
        }
    }
}

/// `cat` on a pseudo-terminal, to say how long bare bytes take.
struct Cat(Session);

impl Cat {
    fn start() -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", "stty raw -echo; exec cat"]);
        let mut session = Session::start(command, 120, 40);
        session.press("?");
        session.until("?");
        Self(session)
    }

    /// Milliseconds until as many bytes have come back.
    fn echo(&mut self, bytes: usize) -> f64 {
        let start = Instant::now();
        self.0.keys.write_all(&vec![b'x'; bytes]).unwrap();
        let mut left = bytes;
        let mut last = start;
        while left > 0 {
            let (at, chunk) = self.0.output.recv_timeout(PATIENCE).unwrap();
            left = left.saturating_sub(chunk.len());
            last = at;
        }
        milliseconds(last - start)
    }

    /// Milliseconds from the start of a `cat` that writes a file of so many bytes to its last byte.
    fn spawned(bytes: usize) -> f64 {
        let file = tempfile::NamedTempFile::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        std::fs::write(file.path(), vec![b'x'; bytes]).unwrap();
        let mut command = CommandBuilder::new("cat");
        command.arg(file.path());
        let session = Session::start(command, 120, 40);
        let mut left = bytes;
        let mut last = session.started;
        while left > 0 {
            let (at, chunk) = session.output.recv_timeout(PATIENCE).unwrap();
            left = left.saturating_sub(chunk.len());
            last = at;
        }
        milliseconds(last - session.started)
    }
}

/// The screen of structures, whole.
const WHOLE: &str = "4\u{202f}506 structures";

fn main() {
    let mut verdict = Verdict::default();
    let (made, desk) = national(INSERM);
    desk.close();
    memory(&mut verdict, &made);
    measure::lighten(&made);
    first_paint(&mut verdict, &made);
    unlock(&made);
    for (columns, rows) in [(120, 40), (80, 24)] {
        keys(&mut verdict, &made, columns, rows);
    }
    verdict.end();
}

/// Memory with the unlock as it really is, and the screen of structures in front; leaves it remembered.
fn memory(verdict: &mut Verdict, made: &Made) {
    let mut session = Session::paraphe(made, 120, 40);
    session.until("Phrase de passe");
    session.settle(QUIET);
    let locked = session.memory("VmRSS");
    session.unlock("Structures");
    session.echo("\u{1b}OR");
    assert!(session.screen.screen().contents().contains(WHOLE), "{}", session.screen.screen().contents());
    let open = session.memory("VmRSS");
    for key in ["/", "l", "y", "o", "n", "\u{1b}", "\u{1b}[6~", "\u{1b}[6~", "t", "t", "\u{1b}[B"] {
        session.echo(key);
    }
    let used = session.memory("VmRSS");
    let most = session.memory("VmHWM");
    println!("Memory, MB (VmRSS), aim {MEMORY}");
    for (title, megabytes) in [("lock screen", locked), ("structures, after the unlock", open), ("after use", used)] {
        println!("  {title:<44} {megabytes:>9.1} {}", verdict.of(megabytes, MEMORY));
    }
    println!("  {:<44} {most:>9.1}", "most ever, the derivation of the key included");
    session.quit();
}

/// From the start of the program to the lock screen.
fn first_paint(verdict: &mut Verdict, made: &Made) {
    let (mut first, mut whole, mut cat, mut bytes) = (vec![], vec![], vec![], 0);
    for _ in 0..25 {
        let mut session = Session::paraphe(made, 120, 40);
        let (at, chunk) = session.output.recv_timeout(PATIENCE).unwrap();
        first.push(milliseconds(at - session.started));
        session.screen.process(&chunk);
        let seen = session.until("Phrase de passe");
        let (last, _) = session.settle(QUIET);
        whole.push(milliseconds(last.unwrap_or(seen) - session.started));
        bytes = session.screen.screen().contents_formatted().len();
        session.quit();
        cat.push(Cat::spawned(bytes));
    }
    let (first, whole, cat) = (Sample::of(first), Sample::of(whole), Sample::of(cat));
    println!(
        "\nLock screen, from the start of the program: ms, aim {PAINT} at p99; {bytes} bytes; cat started likewise"
    );
    println!("  {:<44} {:>9} {:>9} {:>9} {:>8}", "", "p50", "p99", "cat p50", "ratio");
    println!("  {:<44} {:>9.2} {:>9.2}", "first byte", first.median(), first.part(99));
    let (p50, p99, ratio) = (whole.median(), whole.part(99), whole.median() / cat.median());
    let said = verdict.of(p99, PAINT);
    println!("  {:<44} {p50:>9.2} {p99:>9.2} {:>9.2} {ratio:>8.1} {said}", "last byte", cat.median());
}

/// From the passphrase to the first full screen.
fn unlock(made: &Made) {
    let mut times = Vec::new();
    let mut derivations = Vec::new();
    for _ in 0..9 {
        let mut session = Session::paraphe(made, 120, 40);
        session.until("Phrase de passe");
        session.settle(QUIET);
        derivations.push(measure::derivation(made));
        times.push(session.unlock(WHOLE));
        session.quit();
    }
    let (times, derivation) = (Sample::of(times), Sample::of(derivations).median());
    println!("\nFrom the passphrase to the last byte of the structures, its derivation made cheap and taken off: ms");
    println!("  {:<44} {:>9.2}", format!("p50 of {}", times.count()), times.median() - derivation);
}

/// Keys on the screen of structures, then nothing.
fn keys(verdict: &mut Verdict, made: &Made, columns: u16, rows: u16) {
    println!(
        "\nKeys on the structures, {columns}x{rows}: ms to the last byte, aim {KEY} at p99; cat bringing as many bytes"
    );
    println!("  {:<44} {:>9} {:>9} {:>9} {:>8} {:>8} {:>8}", "", "p50", "p99", "cat p50", "ratio", "bytes", "CPU");
    let mut session = Session::paraphe(made, columns, rows);
    session.until("Phrase de passe");
    session.settle(QUIET);
    session.unlock(WHOLE);
    let mut cat = Cat::start();
    let typed: Vec<String> = "neurosciences lyon".chars().map(String::from).collect();
    let down = vec!["\u{1b}[B".to_owned(); 60];
    let pages = vec!["\u{1b}[6~".to_owned(); 40];
    for tree in [false, true] {
        if tree {
            session.echo("t");
        }
        let view = if tree { "tree" } else { "table" };
        session.echo("/");
        line(verdict, &mut session, &mut cat, &format!("{view}, a filter typed"), &typed);
        let erased = vec!["\u{7f}".to_owned(); typed.len()];
        line(verdict, &mut session, &mut cat, &format!("{view}, a filter taken back"), &erased);
        session.echo("\u{1b}");
        line(verdict, &mut session, &mut cat, &format!("{view}, down"), &down);
        line(verdict, &mut session, &mut cat, &format!("{view}, page down"), &pages);
        session.echo("\u{1b}[H");
    }
    session.echo("t");
    idle(verdict, &mut session);
    session.quit();
}

fn line(verdict: &mut Verdict, session: &mut Session, cat: &mut Cat, title: &str, keys: &[String]) {
    let before = session.used();
    let echoes: Vec<Echo> = keys.iter().map(|key| session.echo(key)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a few keys")]
    let cpu = (session.used() - before) / keys.len() as f64;
    let bare = Sample::of(echoes.iter().map(|e| cat.echo(e.bytes)).collect());
    let times = Sample::of(echoes.iter().map(|e| e.last).collect());
    let mut bytes: Vec<usize> = echoes.iter().map(|e| e.bytes).collect();
    bytes.sort_unstable();
    let (p50, p99, cat50, ratio) = (times.median(), times.part(99), bare.median(), times.median() / bare.median());
    let (bytes, said) = (bytes[bytes.len() / 2], verdict.of(p99, KEY));
    println!("  {title:<44} {p50:>9.2} {p99:>9.2} {cat50:>9.2} {ratio:>8.1} {bytes:>8} {cpu:>8.2} {said}");
}

/// Nobody types.
fn idle(verdict: &mut Verdict, session: &mut Session) {
    session.settle(CALM);
    let before = session.used();
    let start = Instant::now();
    let mut bytes = 0;
    while let Some(left) = IDLE.checked_sub(start.elapsed()) {
        bytes += session.output.recv_timeout(left).map_or(0, |(_, chunk)| chunk.len());
    }
    let cpu = session.used() - before;
    #[expect(clippy::cast_precision_loss, reason = "hopefully none")]
    let said = verdict.of(bytes as f64 + cpu, 0.0);
    println!("  idle for {} s: {bytes} bytes, {cpu:.3} ms of CPU {said}", IDLE.as_secs());
}
