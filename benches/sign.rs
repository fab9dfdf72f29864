//! Signing a PDF, against pyHanko in the same run: `cargo bench --bench sign`.
//!
//! What is measured is CPU time, user and system together, of one call that takes the file's bytes in memory and gives
//! the signed bytes: ours from the scheduler's own account of this thread, pyHanko's from its process clock. Calls
//! alternate, round by round, so that both meet the same machine; the figure is the median of the rounds. Both sign with
//! SHA-256 and P-256 at the level `PAdES` B-B; ours draws its stamp besides. A missed aim ends with status 1.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench stops where a test would fail")]

#[path = "../tests/peers/mod.rs"]
mod peers;

use chrono::Utc;
use paraphe::domain::trouble::Outcome;
use paraphe::paper::sheet;
use paraphe::sign::identity::{Identity, Subject};
use paraphe::sign::pdf::write::{Request, sign};
use std::hint::black_box;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A file to sign, how often in a round, and the largest part of pyHanko's time that it may take.
struct Case {
    title: &'static str,
    path: PathBuf,
    ours: u32,
    theirs: u32,
    rounds: usize,
    aim: f64,
}

/// pyHanko, waiting for files to sign.
struct Yardstick {
    child: Child,
    asked: ChildStdin,
    told: BufReader<ChildStdout>,
}

impl Yardstick {
    fn start(python: &Path) -> Self {
        let mut child = Command::new(python)
            .arg(peers::script("yardstick.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the Python of tests/peers/setup.sh");
        let (asked, told) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, asked, told }
    }

    /// CPU milliseconds of one signature.
    fn sign(&mut self, path: &Path, count: u32) -> f64 {
        writeln!(self.asked, "{} {count}", path.display()).unwrap();
        let mut line = String::new();
        self.told.read_line(&mut line).unwrap();
        let seconds: f64 = line.trim().parse().unwrap_or_else(|_| panic!("yardstick.py stopped on {}", path.display()));
        seconds * 1e3
    }

    fn stop(mut self) {
        drop(self.asked);
        self.child.wait().unwrap();
    }
}

/// CPU nanoseconds that this thread has used.
fn used() -> u64 {
    let account = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux with scheduler statistics");
    account.split(' ').next().unwrap().parse().unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "what an identity asks its random bytes from")]
fn chance(bytes: &mut [u8]) -> Outcome<()> {
    getrandom::fill(bytes).expect("the system gives random bytes");
    Ok(())
}

fn person() -> Identity {
    let now = Utc::now();
    let authority = Identity::authority("Institut d’essai", now, &mut chance).unwrap();
    let subject = Subject { name: "Élodie Marchand", organisation: "Institut d’essai", mail: None };
    authority.issue(&subject, now, &mut chance).unwrap()
}

/// CPU milliseconds of one of our signatures.
fn ours(bytes: &[u8], count: u32, person: &Identity) -> f64 {
    let stamp = ["Élodie Marchand", "Directrice de l’unité", "Signé le 3 avril 2027"].map(str::to_owned);
    let request = Request { name: "Élodie Marchand", at: Utc::now(), stamp: &stamp, random: [5; 16] };
    let start = used();
    for _ in 0..count {
        black_box(sign(black_box(bytes), &request, person).unwrap());
    }
    #[expect(clippy::cast_precision_loss, reason = "far below the limit")]
    let milliseconds = (used() - start) as f64 / 1e6;
    milliseconds / f64::from(count)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn cases(python: &Path) -> Vec<Case> {
    let folder = peers::folder("bench-sign");
    let made = |name: &str, kind: &str, megabytes: &str| {
        let path = folder.join(name);
        peers::run(Command::new(python).arg(peers::script("corpus.py")).args([kind, megabytes]).arg(&path));
        path
    };
    let small = folder.join("small.pdf");
    std::fs::write(&small, sheet::pdf("Décision", &[])).unwrap();
    vec![
        Case { title: "small", path: small, ours: 200, theirs: 10, rounds: 9, aim: 1.0 / 50.0 },
        Case {
            title: "2 MB, object streams",
            path: made("objects.pdf", "--objects", "2.1"),
            ours: 10,
            theirs: 5,
            rounds: 9,
            aim: 1.0,
        },
        Case { title: "50 MB scan", path: made("scan.pdf", "--scan", "50"), ours: 2, theirs: 2, rounds: 7, aim: 0.9 },
    ]
}

fn main() {
    let python = peers::python();
    let person = person();
    let mut yardstick = Yardstick::start(python);
    let mut missed = 0;
    println!("CPU time of one signature, user and system, median of interleaved rounds");
    println!("{:<22} {:>10} {:>10} {:>10} {:>9} {:>9}", "file", "bytes", "ours, ms", "pyHanko", "ratio", "aim");
    for case in cases(python) {
        let bytes = std::fs::read(&case.path).unwrap();
        // The first call of each pays for what later ones find ready.
        ours(&bytes, 1, &person);
        yardstick.sign(&case.path, 1);
        let rounds = (0..case.rounds)
            .map(|_| (ours(&bytes, case.ours, &person), yardstick.sign(&case.path, case.theirs)))
            .collect::<Vec<_>>();
        let (mine, theirs): (Vec<f64>, Vec<f64>) = rounds.into_iter().unzip();
        let (mine, theirs) = (median(mine), median(theirs));
        let ratio = mine / theirs;
        let said = if ratio <= case.aim { "met" } else { "MISSED" };
        missed += i32::from(ratio > case.aim);
        println!(
            "{:<22} {:>10} {mine:>10.3} {theirs:>10.3} {ratio:>9.4} {:>6.2} {said}",
            case.title,
            bytes.len(),
            case.aim
        );
    }
    yardstick.stop();
    std::process::exit(missed.min(1));
}
