//! The terminal: what is switched on when the program takes it, and exactly that switched off again, in reverse, however
//! the program ends. With `event` the only file that names the terminal library.

use crate::text::{Lang, frame};
use base64ct::{Base64, Encoding as _};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::{style, terminal};
use ratatui::layout::Rect;
use rustix::termios::OptionalActions;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use std::io::{self, BufWriter, IsTerminal as _, Stdout, Write};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, OnceLock};
use std::thread::ThreadId;

use super::update::Msg;

/// Something that is switched on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Raw,
    Screen,
    Paste,
    Focus,
    Mouse,
}

impl Mode {
    /// In the order in which they are switched on.
    const ALL: [Mode; 5] = [Self::Raw, Self::Screen, Self::Paste, Self::Focus, Self::Mouse];

    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// What the terminal is told.
    fn bytes(self, on: bool) -> &'static [u8] {
        match (self, on) {
            (Self::Raw, _) => b"",
            (Self::Screen, true) => b"\x1b[?1049h\x1b[2J",
            // Nothing of the screen stays behind, not even in what can be scrolled back; the cursor is seen again.
            (Self::Screen, false) => b"\x1b[0m\x1b[2J\x1b[?1049l\x1b[?25h",
            (Self::Paste, true) => b"\x1b[?2004h",
            (Self::Paste, false) => b"\x1b[?2004l",
            (Self::Focus, true) => b"\x1b[?1004h",
            (Self::Focus, false) => b"\x1b[?1004l",
            // Buttons and wheel only: a mouse that merely moves says nothing.
            (Self::Mouse, true) => b"\x1b[?1000h\x1b[?1006h",
            (Self::Mouse, false) => b"\x1b[?1006l\x1b[?1000l",
        }
    }
}

/// What is switched on, for whoever must switch it off: the guard, or the panic hook.
#[derive(Debug, Default)]
struct Switched(AtomicU8);

impl Switched {
    fn is_on(&self, mode: Mode) -> bool {
        self.0.load(Ordering::SeqCst) & mode.bit() != 0
    }

    fn on(&self, mode: Mode, out: &mut impl Write, raw: impl Fn(bool) -> io::Result<()>) -> io::Result<()> {
        if self.is_on(mode) {
            return Ok(());
        }
        // Noted first: what was half switched on is switched off too.
        self.0.fetch_or(mode.bit(), Ordering::SeqCst);
        if mode == Mode::Raw {
            if let Err(error) = raw(true) {
                self.0.fetch_and(!mode.bit(), Ordering::SeqCst);
                return Err(error);
            }
            return Ok(());
        }
        out.write_all(mode.bytes(true))?;
        out.flush()
    }

    /// Switches off; one that fails does not keep the others on.
    fn off(&self, mode: Mode, out: &mut impl Write, raw: impl Fn(bool) -> io::Result<()>) {
        if self.0.fetch_and(!mode.bit(), Ordering::SeqCst) & mode.bit() == 0 {
            return;
        }
        if mode == Mode::Raw {
            let _ = raw(false);
        } else {
            let _ = out.write_all(mode.bytes(false));
            let _ = out.flush();
        }
    }

    /// Tells the terminal once more what is on. Raw mode is not among it: it is never off in between, since a key of that
    /// moment would be a signal.
    fn repeat(&self, out: &mut impl Write) -> io::Result<()> {
        for mode in Mode::ALL {
            if self.is_on(mode) {
                out.write_all(mode.bytes(true))?;
            }
        }
        out.flush()
    }

    fn all_off(&self, out: &mut impl Write, raw: impl Fn(bool) -> io::Result<()> + Copy) {
        for mode in Mode::ALL.into_iter().rev() {
            self.off(mode, out, raw);
        }
    }
}

static SWITCHED: Switched = Switched(AtomicU8::new(0));
/// The thread that draws: a panic elsewhere leaves the terminal alone.
static DRAWS: OnceLock<ThreadId> = OnceLock::new();
static HOOK_LANG: Mutex<Lang> = Mutex::new(Lang::Fr);

fn raw(on: bool) -> io::Result<()> {
    let set = || if on { terminal::enable_raw_mode() } else { terminal::disable_raw_mode() };
    loop {
        match set() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// Makes the terminal raw where somebody has changed that behind the program's back; what was found at the start stays
/// what is given back.
fn still_raw() -> io::Result<()> {
    let stdin = io::stdin();
    if !stdin.is_terminal() {
        return Ok(());
    }
    let mut found = retried(|| rustix::termios::tcgetattr(&stdin))?;
    found.make_raw();
    retried(|| rustix::termios::tcsetattr(&stdin, OptionalActions::Now, &found))
}

/// Does again what a signal has broken off.
fn retried<T>(mut call: impl FnMut() -> rustix::io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(rustix::io::Errno::INTR) => {}
            other => return Ok(other?),
        }
    }
}

/// The terminal, taken. Dropping it gives it back as it was.
pub struct Guard {
    pub terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: bool,
}

impl Guard {
    /// Takes the terminal for the thread that calls.
    pub fn take(mouse: bool, lang: Lang) -> io::Result<Self> {
        // Colours are ours to leave out: the library would take weights and reversal away with them.
        style::force_color_output(true);
        let _ = DRAWS.set(std::thread::current().id());
        if let Ok(mut hook) = HOOK_LANG.lock() {
            *hook = lang;
        }
        hook_panics();
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        let switched = switch_on(mouse);
        let terminal = switched.and_then(|()| Terminal::new(backend));
        match terminal {
            Ok(terminal) => Ok(Self { terminal, mouse }),
            Err(error) => {
                SWITCHED.all_off(&mut io::stdout(), raw);
                Err(error)
            }
        }
    }

    /// Switches the mouse on or off.
    pub fn set_mouse(&mut self, on: bool) {
        self.mouse = on;
        if on {
            let _ = SWITCHED.on(Mode::Mouse, &mut io::stdout(), raw);
        } else {
            SWITCHED.off(Mode::Mouse, &mut io::stdout(), raw);
        }
    }

    /// Gives the terminal back, stops until the program is continued, and takes it again.
    pub fn pause(&mut self) -> io::Result<()> {
        let _ = self.terminal.show_cursor();
        SWITCHED.all_off(&mut io::stdout(), raw);
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
        self.again()
    }

    /// Takes the terminal again after others had it: everything is switched on anew, whatever they left.
    pub fn again(&mut self) -> io::Result<()> {
        switch_on(self.mouse)?;
        still_raw()?;
        SWITCHED.repeat(&mut io::stdout())?;
        self.clear()
    }

    /// Forgets what the terminal shows, so that the next picture is drawn whole.
    pub fn clear(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal for its cursor, and the answer would come among the keys.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Copies a text to the clipboard of whoever looks at the terminal (OSC 52; it is never read).
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        out.write_all(&clipboard(text))?;
        Write::flush(out)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let _ = self.terminal.show_cursor();
        SWITCHED.all_off(&mut io::stdout(), raw);
    }
}

fn switch_on(mouse: bool) -> io::Result<()> {
    for mode in Mode::ALL {
        if mode != Mode::Mouse || mouse {
            SWITCHED.on(mode, &mut io::stdout(), raw)?;
        }
    }
    Ok(())
}

/// What puts a text into the clipboard.
fn clipboard(text: &str) -> Vec<u8> {
    format!("\x1b]52;c;{}\x07", Base64::encode_string(text.as_bytes())).into_bytes()
}

/// Columns and rows.
pub fn size() -> (u16, u16) {
    terminal::size().unwrap_or((80, 24))
}

/// On a panic, gives the terminal back and prints a code: never the message, which may hold anything. A panic of another
/// thread prints nothing: whoever started it reports it.
pub fn hook_panics() {
    std::panic::set_hook(Box::new(|info| {
        if DRAWS.get().is_some_and(|id| *id != std::thread::current().id()) {
            return;
        }
        SWITCHED.all_off(&mut io::stdout(), raw);
        let lang = HOOK_LANG.try_lock().map(|l| *l).unwrap_or_default();
        let _ = writeln!(io::stderr(), "{}", frame::panicked(info, lang));
    }));
}

/// Starts the thread that waits for the signals that end, pause or continue the program, or tell another size. It listens
/// from this call on: the library would hear of a size only once a key is read, and what is drawn before would stay spoilt.
pub fn signals(messages: Sender<Msg>) -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let wait = move || {
        for signal in signals.forever() {
            let msg = match signal {
                SIGTSTP => Msg::Pause,
                SIGCONT => Msg::Resumed,
                SIGWINCH => {
                    let (width, height) = size();
                    Msg::Resize(width, height)
                }
                _ => Msg::End,
            };
            if messages.send(msg).is_err() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(wait).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    /// Every mode number that a text of escape sequences switches, with its direction.
    fn switches(bytes: &[u8]) -> Vec<(String, bool)> {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        text.split("\x1b[?")
            .skip(1)
            .map(|part| {
                let end = part.find(['h', 'l']).unwrap();
                (part[..end].to_owned(), part.as_bytes()[end] == b'h')
            })
            .filter(|(mode, _)| mode != "25")
            .collect()
    }

    #[test]
    fn what_was_switched_on_is_switched_off_in_reverse_and_nothing_else() {
        for modes in [&Mode::ALL[..], &[Mode::Raw, Mode::Screen, Mode::Paste], &[]] {
            let raws = RefCell::new(Vec::new());
            let raw = |on| {
                raws.borrow_mut().push(on);
                Ok(())
            };
            let switched = Switched::default();
            let (mut on, mut off) = (Vec::new(), Vec::new());
            for mode in modes {
                switched.on(*mode, &mut on, raw).unwrap();
            }
            switched.all_off(&mut off, raw);
            let back: Vec<_> = switches(&off).into_iter().rev().map(|(mode, is_on)| (mode, !is_on)).collect();
            assert_eq!(back, switches(&on));
            let expected: &[bool] = if modes.is_empty() { &[] } else { &[true, false] };
            assert_eq!(*raws.borrow(), expected);
            let mut twice = Vec::new();
            switched.all_off(&mut twice, raw);
            assert!(twice.is_empty(), "what is off is not switched off again");
        }
    }

    #[test]
    fn raw_mode_that_failed_is_not_undone() {
        let switched = Switched::default();
        let failed = switched.on(Mode::Raw, &mut Vec::new(), |_| Err(io::Error::other("no terminal")));
        assert!(failed.is_err() && !switched.is_on(Mode::Raw));
    }

    #[test]
    fn the_clipboard_is_written_never_read() {
        assert_eq!(clipboard("27INSU1016"), b"\x1b]52;c;MjdJTlNVMTAxNg==\x07");
        assert!(!clipboard("?").ends_with(b";?\x07"));
    }
}
