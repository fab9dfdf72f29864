//! A user's home in a temporary folder: where the desk, the state and the preferences of one test lie.

use crate::term::{Term, program};
use chrono::{Datelike as _, NaiveDate};
use paraphe::desk::Hidden;
use paraphe::desk::{Desk, Moment, NewDesk, Place};
use portable_pty::CommandBuilder;
use std::path::{Path, PathBuf};

pub const SMALL: (u16, u16) = (80, 24);
pub const LARGE: (u16, u16) = (120, 40);

/// Who makes a desk.
pub const FIRST: &str = "Élodie Marchand";
/// Under which passphrase.
pub const PHRASE: &str = "la clé d’Élodie tient bon";

/// A home.
pub struct Home {
    dir: tempfile::TempDir,
    lang: &'static str,
}

impl Home {
    /// A home where nothing is yet, of somebody who speaks French.
    pub fn french() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), lang: "fr_FR.UTF-8" }
    }

    /// The same of somebody who speaks English.
    pub fn english() -> Self {
        Self { lang: "en_GB.UTF-8", ..Self::french() }
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The same as it is typed.
    pub fn typed(&self, name: &str) -> String {
        self.path(name).to_string_lossy().into_owned()
    }

    /// Where the program looks for its desk.
    pub fn place(&self) -> Place {
        Place { folder: self.path("data/paraphe/bureau"), state: self.path("state/paraphe") }
    }

    /// A command that knows nothing of the machine but this home.
    pub fn command(&self, program: &Path, args: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        command.cwd(self.dir.path());
        for (name, folder) in
            [("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config"), ("TMPDIR", "tmp")]
        {
            let path = self.path(folder);
            std::fs::create_dir_all(&path).unwrap();
            command.env(name, path);
        }
        command.env("HOME", self.dir.path());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("LANG", self.lang);
        command.env("TZ", "Europe/Paris");
        command.env("COLORTERM", "truecolor");
        command
    }

    /// Starts the program with arguments in a terminal of that size.
    pub fn start(&self, args: &[&str], size: (u16, u16)) -> Term {
        Term::start(self.command(program(), args), size)
    }

    /// Makes a desk, which somebody else may fill before it is closed.
    pub fn make_desk(&self) -> Desk {
        let new = NewDesk {
            organisation: "Institut d’essai".into(),
            uai: "0755364Y".into(),
            domains: vec!["essai.fr".into()],
            name: FIRST.into(),
            mail: "elodie.marchand@essai.fr".into(),
            post: "Responsable de la documentation".into(),
            passphrase: Hidden::new(PHRASE.into()),
        };
        Desk::create(&self.place(), &new, Moment::now()).unwrap()
    }

    /// Opens the desk at the door of the program, and waits for the first screen.
    pub fn enter(&self, args: &[&str], size: (u16, u16)) -> Term {
        let term = self.start(args, size);
        unlock(&term, "", PHRASE);
        term
    }
}

/// Opens the desk as somebody whose name begins with a letter; with no letter, as whoever is offered first.
pub fn unlock(term: &Term, letter: &str, phrase: &str) {
    term.until("the lock screen", |p| p.has("Phrase de passe") || p.has("Passphrase"));
    if !letter.is_empty() {
        term.press("shift-tab shift-tab").type_in(letter).press("tab tab");
    }
    term.type_in(phrase).press("enter");
}

/// The campaign that can be open today: 2027, or the first later one whose cut-off is still to come.
pub struct Dates {
    pub today: NaiveDate,
    pub year: i32,
    pub opens: String,
    pub cutoff: String,
}

impl Dates {
    /// By the real clock, as French screens write days.
    pub fn now() -> Self {
        let today = paris();
        let cutoff = |year| NaiveDate::from_ymd_opt(year, 6, 6).unwrap();
        let year = (2027..).find(|y| cutoff(*y) > today + chrono::Days::new(1)).unwrap();
        let opens = french(today - chrono::Days::new(1));
        Self { today, year, opens, cutoff: french(cutoff(year)) }
    }

    /// A day so many days from today.
    pub fn after(&self, days: u64) -> String {
        french(self.today + chrono::Days::new(days))
    }

    /// Last two figures of the year, as logins begin.
    pub fn short(&self) -> String {
        format!("{:02}", self.year % 100)
    }
}

/// The day in the time zone that the program is started in, whatever that of the tests is.
fn paris() -> NaiveDate {
    let out = std::process::Command::new("date").arg("+%F").env("TZ", "Europe/Paris").output().unwrap();
    String::from_utf8(out.stdout).unwrap().trim().parse().unwrap()
}

/// A day as French screens write it.
pub fn french(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// Where the public data lies, or a failure that says so.
pub fn data(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    assert!(path.exists(), "the reference data is missing: {} must be beside the checkout", path.display());
    path
}
