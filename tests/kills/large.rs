//! Acts of many entries, killed on their way: all of it is there, or nothing.

use crate::common::{Bench, FIRST, copy, data, phrase};
use crate::place;
use paraphe::desk::{
    Answer, Desk, ImportCorrespondents, ImportStructures, Issue, Moment, OpenCampaign, Opening, Question, SetInstitute,
    Verb, Watch,
};
use paraphe::domain::campaign::{Settings, duty};
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// When a work is killed.
#[derive(Clone, Copy, Debug)]
enum When {
    /// So many sixths of its length after its begin.
    Sixths(u32),
    /// As soon as its entries come to the register.
    Written,
    /// As soon as its rows come to the store, behind the register.
    Stored,
}

const KILLS: [When; 5] = [When::Sixths(1), When::Sixths(4), When::Written, When::Stored, When::Stored];
/// Rows of the national register, and codes that are issued in one act, at least.
const STRUCTURES: usize = 4506;
const CODES: usize = 600;

/// A work of many entries.
#[derive(Clone, Copy, Debug)]
pub enum Work {
    Import,
    Issue,
}

impl Work {
    pub const ALL: [Self; 2] = [Self::Import, Self::Issue];

    pub fn word(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Issue => "issue",
        }
    }

    fn verb(self) -> Box<dyn Verb> {
        match self {
            Self::Import => Box::new(import()),
            Self::Issue => Box::new(Issue { structures: None }),
        }
    }

    /// What it has made at a desk.
    fn made(self, desk: &Desk) -> usize {
        match self {
            Self::Import => desk.state().structures.len(),
            Self::Issue => desk.state().codes.len(),
        }
    }
}

fn import() -> ImportStructures {
    ImportStructures { file: data("rnsr-actives-2022-02-08.csv"), source: None }
}

/// The child: opens, does the work, tells both, and waits to be killed.
pub fn child(work: Work, root: &Path) {
    let mut desk = open(root);
    assert_eq!(desk.read_only(), None);
    let mut out = std::io::stdout().lock();
    writeln!(out, "open").unwrap();
    work.verb().apply(&mut desk, Moment::now(), &Watch::default()).unwrap();
    writeln!(out, "done").unwrap();
    let _ = std::io::stdin().read_line(&mut String::new());
}

fn open(root: &Path) -> Desk {
    let place = place(root);
    let person = Desk::accounts(&place).unwrap().remove(0).person;
    Desk::unlock(&place, &person, &phrase(FIRST), Moment::now(), Opening::default()).unwrap().0
}

/// A desk, closed, before the work.
fn prepare(work: Work) -> Bench {
    let mut bench = Bench::new("2020-01-01T00:00:00Z");
    bench.now = Moment::now();
    if let Work::Issue = work {
        let known = bench.state().desk.clone();
        bench.apply(&mut import()).unwrap();
        let (organisation, partner) = (known.organisation.clone(), String::new());
        let domains = known.domains.clone();
        bench.now = Moment::now();
        bench.apply(&mut SetInstitute { organisation, uai: "0753639Y".into(), partner, domains, portal: String::new() }).unwrap();
        register(&mut bench);
    }
    bench.close();
    bench
}

/// Registers some more structures than codes are wanted: a label that two of them have gives no code.
fn register(bench: &mut Bench) {
    let today = Moment::now();
    let year = u16::try_from(chrono::Datelike::year(&today.day)).unwrap();
    let days = |n| today.day + chrono::TimeDelta::days(n);
    bench.now = today;
    bench.apply(&mut OpenCampaign { year, opens: days(-1), cutoff: days(60), settings: Settings::default() }).unwrap();
    let mut table = String::from("structure;nom;courriel;cnrs;autres;doctorants;postdoctorants\n");
    let state = bench.state();
    let campaign = state.campaign(today.day).unwrap();
    let called = state.structures.values().filter(|s| {
        duty(s, campaign, &[], &state.desk.uai, &state.desk.partner).must_register()
            && s.institute_label(&state.desk.uai).is_some()
    });
    for (n, s) in called.take(CODES + 100).enumerate() {
        writeln!(table, "{};Personne {n};personne{n}@essai.fr;3;2;1;0", s.id).unwrap();
    }
    let file = bench.path("correspondents.csv");
    std::fs::write(&file, table).unwrap();
    bench.now = Moment::now();
    bench.apply(&mut ImportCorrespondents { file, encoding: None, to_check: false }).unwrap();
}

/// Starts the child; the lines that it tells.
fn start(work: Work, root: &Path) -> (Child, Receiver<String>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg(work.word())
        .arg(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (told, heard) = channel();
    std::thread::spawn(move || lines.map_while(Result::ok).all(|line| told.send(line).is_ok()));
    (child, heard)
}

/// Waits for the moment; whether the work was answered before it came.
fn wait(when: When, length: Duration, desk: &Path, heard: &Receiver<String>) -> bool {
    const LOOK: Duration = Duration::from_micros(200);
    let grown = |folder: &str, before: u64| size(&desk.join(folder)) != before;
    let until = |is: &dyn Fn() -> bool| {
        let mut answered = false;
        while !answered && !is() {
            answered = heard.recv_timeout(LOOK).is_ok();
        }
        answered
    };
    let (register, store) = (size(&desk.join("register")), size(&desk.join("store")));
    match when {
        When::Sixths(n) => heard.recv_timeout(length * n / 6).is_ok(),
        When::Written => until(&|| grown("register", register)),
        When::Stored => until(&|| grown("register", register) && grown("store", store)),
    }
}

/// Bytes of everything in a folder.
fn size(folder: &Path) -> u64 {
    let sizes = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| if entry.path().is_dir() { size(&entry.path()) } else { entry.metadata().map_or(0, |m| m.len()) });
    sizes.sum()
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

pub fn all_or_nothing(work: Work) {
    const PATIENCE: Duration = Duration::from_mins(2);
    let bench = prepare(work);
    let root = bench.dir.path();
    let (sound, remembered) = (bench.copy_of_desk(), bench.path("remembered"));
    copy(&bench.place.state, &remembered);
    // Once to its end, to know how long it is.
    let (child, heard) = start(work, root);
    assert_eq!(heard.recv_timeout(PATIENCE).unwrap(), "open");
    let begun = Instant::now();
    assert_eq!(heard.recv_timeout(PATIENCE).unwrap(), "done");
    let length = begun.elapsed();
    kill(child);
    let whole = work.made(&open(root));
    assert!(whole >= if let Work::Import = work { STRUCTURES } else { CODES }, "{work:?}: {whole}");
    let (mut nothing, mut all) = (0, 0);
    for when in KILLS {
        bench.put_back(&sound);
        // With what this computer remembers of it, else it would be an old copy.
        std::fs::remove_dir_all(&bench.place.state).unwrap();
        copy(&remembered, &bench.place.state);
        let (child, heard) = start(work, root);
        assert_eq!(heard.recv_timeout(PATIENCE).unwrap(), "open");
        let answered = wait(when, length, &bench.place.folder, &heard);
        kill(child);
        let desk = open(root);
        assert_eq!(desk.read_only(), None, "{work:?}, {when:?}");
        let made = work.made(&desk);
        let must = answered || matches!(when, When::Stored);
        assert!(made == whole || made == 0 && !must, "{work:?}, {when:?}: {made} of {whole}, answered: {answered}");
        let Answer::Verified(audit) = desk.ask(&Question::VerifyRegister, Moment::now(), &Watch::default()).unwrap()
        else {
            panic!("no audit")
        };
        assert_eq!(audit.faults, [], "{work:?}, {when:?}");
        *(if made == 0 { &mut nothing } else { &mut all }) += 1;
    }
    println!("{work:?}: killed {} times; nothing {nothing} times, all {whole} {all} times, never a part", KILLS.len());
    assert!(nothing > 0 && all > 0, "{work:?}: {nothing} kills before its end, {all} behind");
}
