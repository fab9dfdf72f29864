//! The real program in a pseudo-terminal: the terminal is given back as it was found, however the program ends, and
//! nothing that is pasted or resized makes it do what nobody asked for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The longest that anything is waited for.
const PATIENCE: Duration = Duration::from_mins(1);

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

/// The program on a pseudo-terminal of its own, with a folder where nothing lies yet.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    bytes: Vec<u8>,
    modes_before: String,
    _folder: tempfile::TempDir,
}

impl Session {
    fn start(environment: &[(&str, &str)], keymap: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_paraphe"));
        command.args(["--lang", "fr", "--desk"]);
        command.arg(folder.path().join("desk"));
        for (name, place) in [("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state"), ("HOME", "home")] {
            command.env(name, folder.path().join(place));
        }
        command.cwd(folder.path());
        command.env_remove("NO_COLOR");
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        for (name, value) in environment {
            command.env(name, value);
        }
        if let Some(text) = keymap {
            let place = folder.path().join("config/paraphe");
            std::fs::create_dir_all(&place).unwrap();
            std::fs::write(place.join("keymap"), text).unwrap();
        }
        let modes_before = format!("{:?}", pair.master.get_termios().unwrap());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut chunk) {
                if sender.send(chunk[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(cells(24), cells(80), 0);
        let master = pair.master;
        Self { child, master, keys, output, screen, bytes: Vec::new(), modes_before, _folder: folder }
    }

    /// The wizard, on the screen.
    fn wizard(environment: &[(&str, &str)]) -> Self {
        let mut session = Self::start(environment, None);
        session.wait("Bienvenue");
        session
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Reads until something holds of the screen.
    fn until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !holds(self.screen.screen()) {
            let left = PATIENCE.saturating_sub(start.elapsed());
            let shown = self.screen.screen().contents();
            let chunk = self.output.recv_timeout(left).unwrap_or_else(|_| panic!("waited for {what} in:\n{shown}"));
            self.screen.process(&chunk);
            self.bytes.extend(chunk);
        }
    }

    fn wait(&mut self, text: &str) {
        let wanted = text.to_owned();
        self.until(text, move |screen| screen.contents().contains(&wanted));
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args([&format!("-{name}"), &pid]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for the end; its status, and everything that was written.
    fn ended(mut self) -> (u32, Self) {
        let status = self.child.wait().unwrap().exit_code();
        while let Ok(chunk) = self.output.recv_timeout(Duration::from_millis(500)) {
            self.screen.process(&chunk);
            self.bytes.extend(chunk);
        }
        (status, self)
    }

    /// Every private mode that was switched, in order: its number and whether on.
    fn switched(&self) -> Vec<(String, bool)> {
        let text = String::from_utf8_lossy(&self.bytes).into_owned();
        text.split("\u{1b}[?")
            .skip(1)
            .filter_map(|part| {
                let end = part.find(['h', 'l'])?;
                let number = &part[..end];
                number.bytes().all(|b| b.is_ascii_digit()).then(|| (number.to_owned(), part[end..].starts_with('h')))
            })
            .collect()
    }

    /// Fails unless the terminal is as it was found.
    fn assert_given_back(&self) {
        let mut on = Vec::new();
        for (mode, switched_on) in self.switched() {
            on.retain(|m| *m != mode);
            if switched_on {
                on.push(mode);
            }
        }
        assert_eq!(on, ["25"], "modes that stayed on, but for the cursor that is seen");
        assert!(!self.screen.screen().alternate_screen());
        assert!(!self.screen.screen().hide_cursor());
        assert_eq!(self.screen.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(self.screen.screen().contents().trim(), "", "nothing of the screen stays behind");
        let modes_after = self.master.get_termios().map(|t| format!("{t:?}"));
        if let Some(after) = modes_after {
            assert_eq!(after, self.modes_before);
        }
    }

    /// The letter that the system gives for what the process does: `T` is stopped.
    fn until_state(&self, wanted: char) {
        let path = format!("/proc/{}/stat", self.child.process_id().unwrap());
        let start = Instant::now();
        loop {
            let stat = std::fs::read_to_string(&path).unwrap();
            let state = stat.rsplit(')').next().and_then(|rest| rest.trim().chars().next());
            if state == Some(wanted) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "the process is {state:?}, not {wanted}");
            std::thread::yield_now();
        }
    }
}

#[test]
fn the_terminal_is_given_back_after_leaving_and_after_signals() {
    for end in ["ctrl-c", "TERM", "HUP", "INT"] {
        let mut session = Session::wizard(&[]);
        if end == "ctrl-c" {
            session.press("\u{3}");
        } else {
            session.signal(end);
        }
        let (status, session) = session.ended();
        assert_eq!(status, 0, "{end}");
        session.assert_given_back();
    }
}

#[test]
fn a_pause_gives_the_terminal_back_and_takes_it_again() {
    let mut session = Session::wizard(&[]);
    session.press("\u{1a}");
    session.until("the main screen", |screen| !screen.alternate_screen());
    session.until_state('T');
    session.assert_given_back();
    session.signal("CONT");
    session.wait("Bienvenue");
    session.press("\t");
    session.wait("> Organisme");
    session.press("\u{3}");
    let (status, session) = session.ended();
    assert_eq!(status, 0);
    session.assert_given_back();
}

#[test]
fn a_pasted_text_with_line_ends_stays_in_its_field() {
    let mut session = Session::wizard(&[]);
    session.press("\t");
    session.wait("> Organisme");
    session.press("\u{1b}[200~Institut\nde recherche\r\n\u{1b}[201~");
    session.wait("Institut de recherche");
    let shown = session.screen.screen().contents();
    assert!(shown.contains("> Organisme") && shown.contains("Bienvenue"), "{shown}");
}

#[test]
fn no_size_is_too_small_to_live_through() {
    let mut session = Session::wizard(&[]);
    for (rows, cols) in [(1, 1), (10, 40), (9, 39), (3, 200), (60, 4), (24, 80)] {
        session.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        session.screen.screen_mut().set_size(cells(rows), cells(cols));
        session.press("\t");
    }
    session.wait("Bienvenue");
    session.press("\u{3}");
    assert_eq!(session.ended().0, 0);
}

#[test]
fn no_color_leaves_weights_and_takes_every_colour() {
    for (environment, coloured) in [(&[("NO_COLOR", "1")][..], false), (&[][..], true)] {
        let mut session = Session::wizard(environment);
        session.press("\t");
        session.wait("> Organisme");
        let text = String::from_utf8_lossy(&session.bytes).into_owned();
        let sets = |parameter: &str| {
            text.split("\u{1b}[").skip(1).any(|part| {
                let codes = part.split('m').next().unwrap_or_default();
                codes.bytes().all(|b| b.is_ascii_digit() || b == b';') && codes.split(';').any(|c| c == parameter)
            })
        };
        assert_eq!(sets("38"), coloured);
        if !coloured {
            assert!(sets("7"), "the bar is still reversed");
            let colours = ["30", "31", "32", "33", "34", "35", "36", "37", "48", "90", "97"];
            assert!(colours.iter().all(|c| !sets(c)));
        }
    }
}

#[test]
fn a_keymap_that_cannot_be_followed_stops_the_start_and_leaves_the_terminal_alone() {
    let session = Session::start(&[], Some("# mes touches\nlock = f2\n"));
    let (status, session) = session.ended();
    assert_ne!(status, 0);
    let said = session.screen.screen().contents();
    assert!(said.contains("lock") && said.contains("go-home") && said.contains('2'), "{said}");
    assert!(session.switched().is_empty());
}

#[test]
fn nothing_is_written_while_nobody_does_anything() {
    let mut session = Session::wizard(&[]);
    // What was begun is drawn out first: an answer to a key is the mark that the program is at rest.
    session.press("\t");
    session.wait("> Organisme");
    let rest = Duration::from_secs(2);
    while session.output.recv_timeout(Duration::from_millis(300)).is_ok() {}
    assert!(session.output.recv_timeout(rest).is_err(), "an idle program writes");
}
