//! A user's home in a temporary folder: where the desk, the state and the preferences of one test lie.

use crate::term::{Picture, Term, program};
use chrono::{Datelike as _, NaiveDate};
use paraphe::desk::{
    Desk, Hidden, ImportStructures, Issue, Moment, NewDesk, OpenCampaign, Place, Register, Verb, Watch,
};
use paraphe::domain::campaign::{Headcount, Settings};
use paraphe::domain::ids::StructureId;
use paraphe::store::vault::Cost;
use portable_pty::CommandBuilder;
use std::path::{Path, PathBuf};

pub const SMALL: (u16, u16) = (80, 24);
pub const LARGE: (u16, u16) = (120, 40);

/// The day on which a round is made: the campaign of that year is open.
pub const TODAY: &str = "12/05/2027";

/// Who makes a desk.
pub const FIRST: &str = "Élodie Marchand";
/// Under which passphrase.
pub const PHRASE: &str = "la clé d’Élodie tient bon";

/// The number of the Institut Cochin, U 1016.
pub const COCHIN: &str = "200217519N";

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

    /// The same on the morning of [`TODAY`], whatever the day is.
    pub fn start_in_may(&self, args: &[&str], size: (u16, u16)) -> Term {
        let found = std::process::Command::new("faketime").arg("--version").output();
        assert!(found.is_ok(), "faketime is missing; run as root: apt-get install -y faketime");
        let mut all = vec!["2027-05-12 09:30:00", program().to_str().unwrap()];
        all.extend(args);
        let mut command = self.command(Path::new("faketime"), &all);
        // Only the calendar is moved: waiting goes by the clock that nobody sets.
        command.env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        Term::start(command, size)
    }

    /// Makes a desk under a passphrase that costs nothing to try: what a story waits for is the program, not the price
    /// of a passphrase, which other stories pay.
    fn make_desk(&self) -> Desk {
        let new = NewDesk {
            organisation: "Institut d’essai".into(),
            uai: "0755364Y".into(),
            portal: String::new(),
            domains: vec!["essai.fr".into()],
            name: FIRST.into(),
            mail: "elodie.marchand@essai.fr".into(),
            post: "Responsable de la documentation".into(),
            passphrase: Hidden::new(PHRASE.into()),
        };
        let cost = Cost { memory: 64, passes: 1, lanes: 1 };
        Desk::create_at(&self.place(), &new, Moment::now(), cost).unwrap()
    }

    /// Makes a desk with the institute's structures, a campaign, and one code.
    pub fn fill_desk(&self) {
        let mut desk = self.make_desk();
        let today = Moment::now().day;
        let mut act = |verb: &mut dyn Verb| verb.apply(&mut desk, Moment::now(), &Watch::default()).unwrap();
        act(&mut ImportStructures { file: data("rnsr-inserm-2022-02-08.csv"), source: None });
        let year = today.year();
        let (opens, cutoff) = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year + 1, 6, 6));
        let (opens, cutoff) = (opens.unwrap(), cutoff.unwrap());
        let year = year.try_into().unwrap();
        act(&mut OpenCampaign { year, opens, cutoff, settings: Settings::default() });
        let structure = StructureId::from(COCHIN);
        act(&mut Register {
            structure: structure.clone(),
            name: FIRST.into(),
            mail: "elodie.marchand@essai.fr".into(),
            phone: String::new(),
            headcount: Headcount::default(),
            declared: paraphe::domain::campaign::Declared::default(),
            to_check: false,
        });
        act(&mut Issue { structures: Some(vec![structure]) });
        desk.close();
    }

    /// Opens the desk at the door of the program, and waits for the first screen.
    pub fn enter(&self, args: &[&str], size: (u16, u16)) -> Term {
        let term = self.start(args, size);
        unlock(&term, "", PHRASE);
        term.until("a screen of the desk", |p| p.rows[1].contains(']'));
        term
    }
}

/// Opens the desk as somebody whose name begins with a letter; with no letter, as whoever is offered first.
pub fn unlock(term: &Term, letter: &str, phrase: &str) {
    let door = |p: &Picture| p.has("Ouvrir le bureau") || p.has("Open the desk");
    term.until("the lock screen", door);
    if !letter.is_empty() {
        term.press("shift-tab shift-tab").type_in(letter).press("tab tab");
    }
    term.type_in(phrase).press("enter");
    term.until("the desk behind its door", |p| !door(p));
}

/// Locks the desk, and opens it as somebody else.
pub fn become_(term: &Term, letter: &str, phrase: &str) {
    term.press("ctrl-l");
    unlock(term, letter, phrase);
}

/// Where the public data lies, or a failure that says so.
pub fn data(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    assert!(path.exists(), "the reference data is missing: {} must be beside the checkout", path.display());
    path
}
