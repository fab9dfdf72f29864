//! A thousand letters: `cargo bench --bench paper`, or a part of it with `-- typeset` or `-- desk`.
//!
//! The yardstick is reportlab (Python) in the same run and by turns: the same words, the same faces embedded and subset,
//! a QR code of the same text, one page of A4. What is measured there is CPU time of one thread, ours from the
//! scheduler's account, reportlab's from its process clock; ours marks its files as PDF/A besides and adjusts letters to
//! each other. The work of the desk is measured by the clock on the wall: open the sealed copies, typeset on two
//! threads, write each file durably, note the deliveries in the register. A missed aim ends with status 1.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a bench stops where a test would fail")]

mod measure;

use measure::{CNRS, Made, Sample, Verdict, apply, national, timed, wanted, worked};
use paraphe::desk::{Desk, Encoding, ImportCorrespondents, Issue, Moment, OpenCampaign, WriteLetters};
use paraphe::domain::campaign::{Settings, duty};
use paraphe::domain::login::Login;
use paraphe::domain::secret::Secret;
use paraphe::domain::texts::TextName;
use paraphe::paper::letter::{Handed, Letter, Press, Texts};
use paraphe::paper::template::{Values, usual};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const LETTERS: usize = 1_000;
/// Letters of one round against the yardstick.
const ROUND: usize = 200;
const ROUNDS: usize = 5;
/// Most milliseconds that the desk may take for a thousand letters.
const AIM: f64 = 10_000.0;
/// Largest part of reportlab's time.
const SHARE: f64 = 1.0;

/// The Python of the yardstick, made ready where it is missing.
fn python() -> PathBuf {
    let env = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/paper-venv");
    let python = env.join("bin/python");
    if !Command::new(&python).args(["-c", "import reportlab"]).status().is_ok_and(|s| s.success()) {
        let made = Command::new("python3").arg("-m").arg("venv").arg(&env).status();
        assert!(made.is_ok_and(|s| s.success()), "run: apt-get install python3-venv");
        let pip = Command::new(env.join("bin/pip")).args(["install", "-q", "reportlab==5.1.0"]).status();
        assert!(pip.is_ok_and(|s| s.success()), "run: pip install reportlab==5.1.0");
    }
    python
}

fn secret(n: usize) -> String {
    let mut values = [0; 10];
    for (place, value) in values.iter_mut().enumerate() {
        *value = u8::try_from((n * 7 + place * 11 + n / 32) % 32).unwrap();
    }
    Secret::from_random(values).grouped()
}

/// One round of ours; milliseconds of CPU for a letter, and the bytes of one.
fn ours(round: usize) -> (f64, usize) {
    let texts = Texts {
        letterhead: usual(TextName::Letterhead),
        contacts: usual(TextName::Contacts),
        spelling: usual(TextName::Spelling),
    };
    let mut size = 0;
    let ((), spent) = worked(|| {
        let mut press = Press::default();
        for n in round * ROUND..(round + 1) * ROUND {
            let (login, secret) = (Login::typed(&format!("27INSU{n}")), secret(n));
            let values = Values::default()
                .with("institut", "Institut d’essai")
                .with("partenaire", "CNRS")
                .with("portail", "Inserm Biblio")
                .with("annee", "2027")
                .with("coupure", "6 juin 2027")
                .with("structure", &format!("U {n}"));
            let letter = Letter {
                name: TextName::LetterMixed,
                text: usual(TextName::LetterMixed),
                texts,
                values,
                institute: "Institut d’essai",
                addressee: vec![
                    format!("Personne {n}"),
                    format!("U {n}"),
                    "1 rue de l’Essai".into(),
                    "75014 Paris".into(),
                ],
                day: "2027-04-12".parse().unwrap(),
                code: Some(Handed { login: &login, secret: &secret }),
            };
            size = press.letter(&letter).unwrap().len();
        }
    });
    (spent / f64::from(u32::try_from(ROUND).unwrap()), size)
}

/// The same of reportlab.
fn theirs(python: &Path, round: usize) -> (f64, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let secrets: Vec<String> = (round * ROUND..(round + 1) * ROUND).map(secret).collect();
    let told = Command::new(python)
        .arg(root.join("benches/paper_yardstick.py"))
        .arg(root.join("assets"))
        .arg((round * ROUND).to_string())
        .args(secrets)
        .output()
        .expect("the yardstick runs");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let said = String::from_utf8_lossy(&told.stdout).into_owned();
    let (seconds, bytes) = said.trim().split_once(' ').unwrap();
    let seconds: f64 = seconds.parse().unwrap();
    (seconds * 1e3 / f64::from(u32::try_from(ROUND).unwrap()), bytes.parse().unwrap())
}

fn typesetting(verdict: &mut Verdict) {
    let python = python();
    ours(0);
    let (mut mine, mut other, mut sizes) = (Vec::new(), Vec::new(), (0, 0));
    for round in 0..ROUNDS {
        let (spent, size) = ours(round);
        mine.push(spent);
        let (spent, bytes) = theirs(&python, round);
        other.push(spent);
        sizes = (size, bytes);
    }
    let (mine, other) = (Sample::of(mine).median(), Sample::of(other).median());
    println!("\nA letter, typeset ({LETTERS} in {ROUNDS} rounds): CPU milliseconds of one thread, median of rounds");
    println!("  {:<14} {mine:>9.3} ms  {:>7} bytes", "ours", sizes.0);
    println!("  {:<14} {other:>9.3} ms  {:>7} bytes", "reportlab", sizes.1);
    println!("  ratio {:.2}, aim {SHARE:.2}: {}", mine / other, verdict.of(mine / other, SHARE));
}

/// A thousand structures registered, each with a code.
fn issued(made: &Made, desk: &mut Desk) -> Vec<Login> {
    let today = Moment::now().day;
    let year = u16::try_from(chrono::Datelike::year(&today)).unwrap();
    let days = |n| today + chrono::TimeDelta::days(n);
    apply(desk, &mut OpenCampaign { year, opens: days(-1), cutoff: days(60), settings: Settings::default() });
    let state = desk.state();
    let plain = |l: &str| l.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let mut labels: BTreeMap<String, usize> = BTreeMap::new();
    for label in state.structures.values().filter_map(|s| s.institute_label(&state.desk.uai)) {
        *labels.entry(plain(label)).or_default() += 1;
    }
    let campaign = state.campaign(today).unwrap();
    let called = state.structures.values().filter(|s| {
        let alone = s.institute_label(&state.desk.uai).is_some_and(|l| labels[&plain(l)] == 1);
        alone && duty(s, campaign, &[], &state.desk.uai, &state.desk.partner).must_register()
    });
    let mut table = String::from("Structure;Nom;Courriel;Téléphone;Effectif CNRS;Autres;Doctorants;Post-doctorants\n");
    for (n, s) in called.take(LETTERS).enumerate() {
        writeln!(table, "{};Personne {n};personne{n}@essai.fr;;3;2;1;0", s.id).unwrap();
    }
    let file = made.dir.path().join("correspondents.csv");
    std::fs::write(&file, table).unwrap();
    apply(desk, &mut ImportCorrespondents { file, encoding: Some(Encoding::Utf8), to_check: false });
    apply(desk, &mut Issue { structures: None });
    desk.state().codes.values().map(|c| c.login.clone()).collect()
}

fn at_the_desk(verdict: &mut Verdict) {
    let (made, mut desk) = national(CNRS);
    let logins = issued(&made, &mut desk);
    let count = logins.len();
    let folder = made.dir.path().join("letters");
    let ((), spent) = timed(|| apply(&mut desk, &mut WriteLetters { logins, folder: folder.clone() }));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), count);
    println!("\nLetters of {count} codes written at a desk of 4 506 structures, by the clock on the wall");
    println!("  {spent:.0} ms, aim {AIM:.0} ms for {LETTERS}: {}", verdict.of(spent, AIM));
    desk.close();
}

fn main() {
    let wanted = wanted();
    let mut verdict = Verdict::default();
    if wanted("typeset") {
        typesetting(&mut verdict);
    }
    if wanted("desk") {
        at_the_desk(&mut verdict);
    }
    verdict.end();
}
