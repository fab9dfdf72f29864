//! What the benches of the desk and of the screen share: clocks, figures, a table, a desk with the national register.
#![allow(dead_code, reason = "each bench uses a part of it")]

use paraphe::desk::{Desk, Hidden, ImportStructures, Moment, NewDesk, Place, Verb, Watch};
use paraphe::domain::ids::PersonId;
use paraphe::store::vault::{Cost, KeyFile};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The passphrase of every desk here.
pub const PHRASE: &str = "la clé du banc tient bon";
/// The institutes whose labels structures carry.
pub const INSERM: &str = "0755364Y";
pub const CNRS: &str = "0753639Y";
/// Rows of the national register.
pub const STRUCTURES: usize = 4506;

/// The national register of structures.
pub fn register() -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/rnsr-actives-2022-02-08.csv");
    assert!(path.exists(), "the reference data is missing: {} must be beside the checkout", path.display());
    path
}

/// A desk in a folder of its own, on the disk of the build.
pub struct Made {
    pub dir: tempfile::TempDir,
    pub place: Place,
    pub person: PersonId,
}

/// A new desk of an institute, open.
pub fn desk(uai: &str) -> (Made, Desk) {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let place = Place { folder: dir.path().join("desk"), state: dir.path().join("state/paraphe") };
    let new = NewDesk {
        organisation: "Institut d’essai".into(),
        uai: uai.into(),
        portal: String::new(),
        domains: vec!["essai.fr".into()],
        name: "Élodie Marchand".into(),
        mail: "elodie.marchand@essai.fr".into(),
        post: "Responsable de la documentation".into(),
        passphrase: Hidden::new(PHRASE.to_owned()),
    };
    let desk = Desk::create(&place, &new, Moment::now()).unwrap();
    let person = desk.me().clone();
    (Made { dir, place, person }, desk)
}

/// The same with the whole national register taken in.
pub fn national(uai: &str) -> (Made, Desk) {
    let (made, mut desk) = desk(uai);
    apply(&mut desk, &mut ImportStructures { file: register(), source: None });
    assert_eq!(desk.state().structures.len(), STRUCTURES);
    (made, desk)
}

/// Applies an act that nothing stands against.
pub fn apply(desk: &mut Desk, verb: &mut dyn Verb) {
    let done = verb.apply(desk, Moment::now(), &Watch::default()).unwrap();
    assert!(done.refused.is_empty(), "{:?}", done.refused);
}

/// Puts the account of a closed desk under the cheapest derivation, so that what follows it is what is measured.
pub fn lighten(made: &Made) {
    let folder = &made.place.folder;
    let (mut keys, _) = KeyFile::load(folder).unwrap();
    let old = keys.unlock(&made.person, PHRASE).unwrap();
    keys.change(&made.person, &old, PHRASE, Cost { memory: 64, passes: 1, lanes: 1 }).unwrap();
    keys.save(folder).unwrap();
}

/// One derivation of the account's key and nothing else.
pub fn derivation(made: &Made) -> f64 {
    let (keys, _) = KeyFile::load(&made.place.folder).unwrap();
    timed(|| keys.unlock(&made.person, PHRASE).unwrap()).1
}

/// Whether a part of a bench is to be run: all are, unless words behind `--` name some.
pub fn wanted() -> impl Fn(&str) -> bool {
    let words = std::env::args().skip(1).filter(|a| !a.starts_with("--") && a.parse::<usize>().is_err());
    let named: Vec<String> = words.collect();
    move |part| named.is_empty() || named.iter().any(|n| n == part)
}

/// How much a bench works on: the number behind `--`, to try it on little; else all of it.
pub fn size(all: usize) -> usize {
    std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(all)
}

/// What a work gives, and its milliseconds by the clock on the wall.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let made = work();
    (made, milliseconds(start.elapsed()))
}

/// What a work gives, and the CPU milliseconds of this thread.
pub fn worked<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = used("/proc/thread-self/schedstat");
    let made = work();
    (made, used("/proc/thread-self/schedstat") - start)
}

/// CPU milliseconds in the scheduler's account of a thread.
pub fn used(account: &str) -> f64 {
    let account = std::fs::read_to_string(account).expect("Linux with scheduler statistics");
    let nanoseconds: f64 = account.split(' ').next().unwrap().parse().unwrap();
    nanoseconds / 1e6
}

pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Measures, sorted.
pub struct Sample(Vec<f64>);

impl Sample {
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The value below which so many of a hundred measures lie.
    pub fn part(&self, hundredths: usize) -> f64 {
        self.0[(self.0.len() * hundredths / 100).min(self.0.len() - 1)]
    }

    pub fn median(&self) -> f64 {
        self.part(50)
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// What was measured against what was aimed at.
#[derive(Default)]
pub struct Verdict {
    missed: i32,
}

impl Verdict {
    /// `met` or `MISSED`.
    pub fn of(&mut self, value: f64, aim: f64) -> &'static str {
        if value <= aim {
            "met"
        } else {
            self.missed += 1;
            "MISSED"
        }
    }

    /// Ends the program: with status 1 where an aim was missed.
    pub fn end(self) -> ! {
        std::process::exit(self.missed.min(1))
    }
}
