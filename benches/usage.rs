//! A log of a million lines, read and counted: `cargo bench --bench usage`; a number behind `--` makes it shorter.
//!
//! The yardsticks, in the same run and by turns: a Python 3 parser that counts the same things with one regular
//! expression, as ezPAARSE's users write it, and `grep -c`, which only looks for a word. Figures are the best of three
//! by the clock on the wall. What was counted must be the same, or the bench fails. A missed aim ends with status 1.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a bench stops where a test would fail")]

mod measure;

use measure::{Verdict, timed};
use paraphe::exchange::usage::{Format, Reading, read};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;

/// Lines of the log.
const LINES: usize = 1_000_000;
/// Codes that occur in it.
const CODES: u64 = 4_506;
/// Times that each work is done.
const ROUNDS: usize = 3;
/// We may take so much of the time of the Python parser, and so many times the time of `grep -c`.
const OF_PYTHON: f64 = 0.25;
const OF_GREP: f64 = 40.0;

const PYTHON: &str = r#"
import re, sys, datetime, hashlib
line = re.compile(rb'(\S+(?:, \S+)*) (\S+) (\S+) \[([^\]]+)\] "([^"]*)" (\d{3}) (\d+|-)')
gate = re.compile(rb'/login\?user=([^& ]*)&ticket=[^& ]*%24u')
opened, refused, size, used, addresses, digest = {}, {}, {}, set(), set(), hashlib.sha256()
for raw in open(sys.argv[1], 'rb'):
    digest.update(raw)
    m = line.match(raw)
    if not m: continue
    knock = gate.search(m[5])
    login = (knock[1] if knock else m[3]).upper()
    if login == b'-': continue
    at = datetime.datetime.strptime(m[4].decode(), '%d/%b/%Y:%H:%M:%S %z').astimezone(datetime.timezone.utc)
    key = (login, at.date())
    if knock and m[6] == b'302': opened[key] = opened.get(key, 0) + 1
    elif knock: refused[key] = refused.get(key, 0) + 1
    else: used.add(key)
    size[key] = size.get(key, 0) + (0 if m[7] == b'-' else int(m[7]))
    addresses.add((key, m[1]))
print(sum(opened.values()) + len(used - opened.keys()), sum(refused.values()), sum(size.values()))
"#;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let log = folder.path().join("portal.log");
    let lines = u64::try_from(measure::size(LINES)).unwrap() / 2 * 2;
    write_log(&log, lines);
    let bytes = std::fs::metadata(&log).unwrap().len();
    let (mut ours, mut python, mut grep) = (f64::MAX, f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        let (reading, time) = timed(|| counted(&log));
        ours = ours.min(time);
        let (said, time) = timed(|| run("python3", &["-c", PYTHON, log.to_str().unwrap()]));
        python = python.min(time);
        assert_eq!(said.trim(), summed(&reading, lines), "the parsers disagree");
        let (found, time) = timed(|| run("grep", &["-c", "login?user=", log.to_str().unwrap()]));
        grep = grep.min(time);
        assert_eq!(found.trim().parse(), Ok(lines / 2));
    }
    let mut verdict = Verdict::default();
    println!("\n{lines} lines, {} MB, {CODES} codes", bytes / 1_000_000);
    println!("  {:<44} {:>9}", "milliseconds", "best");
    for (title, time) in [("ours", ours), ("a parser in Python 3", python), ("grep -c", grep)] {
        println!("  {title:<44} {time:>9.0}");
    }
    let (of_python, of_grep) = (ours / python, ours / grep);
    println!("  {:<44} {:>9} {:>8}", "ratio", "", "aim");
    println!("  {:<44} {of_python:>9.3} {OF_PYTHON:>8.2} {}", "of the Python parser", verdict.of(of_python, OF_PYTHON));
    println!("  {:<44} {of_grep:>9.1} {OF_GREP:>8.1} {}", "of grep -c", verdict.of(of_grep, OF_GREP));
    verdict.end();
}

/// A year of a portal: half the lines knock at the gate, half read something.
fn write_log(path: &Path, lines: u64) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    let start = chrono::DateTime::parse_from_rfc3339("2027-01-01T00:00:00+01:00").unwrap();
    let (mut seed, mut line) = (1u64, String::new());
    for n in 0..lines {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let roll = seed >> 33;
        let at = start + chrono::TimeDelta::seconds(i64::try_from(n * 31).unwrap());
        let (code, at) = (roll % CODES, at.format("%d/%b/%Y:%H:%M:%S %z"));
        let (a, b, bytes) = (roll % 200, roll / 7 % 250, roll % 90_000);
        line.clear();
        if n % 2 == 0 {
            let status = if roll % 70 == 0 { 200 } else { 302 };
            writeln!(line, "10.1.{a}.{b} - - [{at}] \"GET http://gate1.inist.fr:50162/login?user=27INSU{code}&ticket=00000000000000000000000000000000%24u{n}%24gBiblioInserm&url=http://www.sciencedirect.com/ HTTP/1.1\" {status} 0").unwrap();
        } else {
            writeln!(line, "10.1.{a}.{b} - 27INSU{code} [{at}] \"GET http://www.sciencedirect.com:80/science/article/pii/S{roll:016}/pdfft?md5={seed:x} HTTP/1.1\" 200 {bytes}").unwrap();
        }
        out.write_all(line.as_bytes()).unwrap();
    }
    out.flush().unwrap();
}

fn counted(log: &Path) -> Reading {
    let format = Format::of("inist-2012").unwrap();
    read(&mut File::open(log).unwrap(), "portal.log", &format, &[], |_| None, &mut |_, _| Ok(())).unwrap()
}

/// What the Python parser prints.
fn summed(reading: &Reading, lines: u64) -> String {
    assert_eq!((reading.log.lines, reading.log.strange), (lines, 0));
    let bytes: u64 = reading.log.rows.iter().map(|r| r.count.bytes).sum();
    format!("{} {} {bytes}", reading.log.openings, reading.log.refusals)
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect("apt-get install python3 grep");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
