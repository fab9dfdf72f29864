//! The desk without its screen, on the 4 506 structures of the national register: `cargo bench --bench desk`,
//! or one work of it with `-- open`, `act`, `codes`, `import`, `find` or `verify`.
//!
//! Each line is a work of the desk and, in the same run and by turns with it, the least that any program could do for
//! the same result: parse the same file, append the same bytes, hash the same secrets. The figures are medians; works
//! of one thread in CPU time, works that wait for a disk or for another thread by the clock on the wall. The ratio is
//! what the desk's own care costs: sealing, signing, checking. Aims keep what was reached from being lost. A missed aim ends with status 1.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a bench stops where a test would fail")]

mod measure;

use ed25519_dalek::VerifyingKey;
use measure::{CNRS, INSERM, Made, PHRASE, Sample, Verdict, apply, national, register, timed, worked};
use paraphe::desk::{
    AddPerson, Answer, Desk, Encoding, ExportCodes, Filter, ImportCorrespondents, ImportStructures, Issue, Moment,
    OpenCampaign, Opening, Question, Verb, Watch,
};
use paraphe::domain::campaign::Settings;
use paraphe::domain::fold::Needle;
use paraphe::domain::portal::Format;
use paraphe::domain::search::{Index, Query};
use paraphe::register::entry::unhex;
use paraphe::register::log::Log;
use paraphe::store::vault::KeyFile;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Codes issued in one act.
const CODES: usize = 600;
/// Durable acts, one behind the other.
const ACTS: usize = 300;

/// The table that is printed.
#[derive(Default)]
struct Report {
    verdict: Verdict,
}

impl Report {
    fn head(title: &str, against: &str) {
        println!("\n{title}\n  against {against}");
        println!("  {:<44} {:>9} {:>9} {:>8} {:>8}", "milliseconds", "ours", "least", "ratio", "aim");
    }

    fn line(&mut self, title: &str, ours: f64, least: f64, aim: f64) {
        let ratio = ours / least;
        let said = self.verdict.of(ratio, aim);
        println!("  {title:<44} {ours:>9.3} {least:>9.3} {ratio:>8.2} {aim:>8.1} {said}");
    }

    fn plain(title: &str, figure: &str) {
        println!("  {title:<44} {figure:>9}");
    }
}

fn main() {
    let mut report = Report::default();
    let wanted = measure::wanted();
    let (made, desk) = national(INSERM);
    if wanted("find") {
        finding(&mut report, &desk);
    }
    if wanted("verify") {
        verifying(&mut report, &made, &desk);
    }
    desk.close();
    measure::lighten(&made);
    if wanted("open") {
        opening(&mut report, &made);
    }
    if wanted("act") {
        acting(&mut report, &made);
    }
    if wanted("codes") {
        codes(&mut report);
    }
    if wanted("import") {
        importing(&mut report);
    }
    report.verdict.end();
}

fn open(made: &Made) -> Desk {
    Desk::unlock(&made.place, &made.person, PHRASE, Moment::now(), Opening::default()).unwrap().0
}

/// Reads the national register and counts its cells, as the csv crate gives them.
fn parse(path: &Path) -> usize {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path).unwrap();
    let (mut record, mut cells) = (csv::StringRecord::new(), 0);
    while reader.read_record(&mut record).unwrap() {
        cells += record.iter().filter(|c| !c.is_empty()).count();
    }
    cells
}

/// A table of `SQLite` with the rows of the national register, in the clear; nothing where its program is not there.
fn sqlite(folder: &Path) -> Option<PathBuf> {
    let base = folder.join("register.sqlite");
    let import = format!(".mode csv\n.separator ;\n.import '{}' structures\n", register().display());
    let mut child = Command::new("sqlite3").arg(&base).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    child.stdin.take()?.write_all(import.as_bytes()).ok()?;
    child.wait().ok()?.success().then_some(base)
}

fn read_sqlite(base: &Path) {
    let read = Command::new("sqlite3").arg(base).arg("select * from structures").stdout(Stdio::null()).status();
    assert!(read.unwrap().success());
}

/// From the passphrase accepted to the state.
fn opening(report: &mut Report, made: &Made) {
    Report::head(
        "Opening the desk, from the passphrase accepted to the state",
        "the csv crate reading the same register; sqlite3 printing it from a table, its start included",
    );
    let base = sqlite(made.dir.path());
    let (mut ours, mut rebuilt, mut parsed, mut printed) = (vec![], vec![], vec![], vec![]);
    for round in 0..12 {
        let derivation = measure::derivation(made);
        if round % 4 == 3 {
            // What a damaged or missing store costs: the register alone gives the state.
            std::fs::remove_dir_all(made.place.folder.join("store")).unwrap();
        }
        let (desk, time) = timed(|| open(made));
        assert_eq!(desk.state().structures.len(), measure::STRUCTURES);
        if round % 4 == 3 { &mut rebuilt } else { &mut ours }.push(time - derivation);
        desk.close();
        parsed.push(timed(|| black_box(parse(&register()))).1);
        printed.extend(base.as_deref().map(|base| timed(|| read_sqlite(base)).1));
    }
    let (ours, parsed) = (Sample::of(ours).median(), Sample::of(parsed).median());
    report.line("from the store, against the csv crate", ours, parsed, 12.0);
    if printed.is_empty() {
        Report::plain("sqlite3", "not here");
    } else {
        report.line("from the store, against sqlite3", ours, Sample::of(printed).median(), 6.0);
    }
    report.line("from the register alone, store built anew", Sample::of(rebuilt).median(), parsed, 100.0);
}

/// One act on the disk.
fn acting(report: &mut Report, made: &Made) {
    Report::head(
        "One durable act: a person added",
        "one append of as many bytes to a file of the same folder, and one fdatasync",
    );
    let mut desk = open(made);
    let folder = made.place.folder.join("register");
    let mut beside = File::create(folder.join("append")).unwrap();
    let (mut ours, mut least) = (vec![], vec![]);
    for n in 0..ACTS {
        let mut verb = AddPerson {
            name: format!("Personne {n}"),
            mail: format!("personne{n}@essai.fr"),
            phone: "+33 1 00 00 00 00".into(),
        };
        let before = size(&folder);
        ours.push(timed(|| apply(&mut desk, &mut verb)).1);
        let bytes = vec![b'x'; usize::try_from(size(&folder) - before).unwrap()];
        let append = || {
            beside.write_all(&bytes).unwrap();
            beside.sync_data().unwrap();
        };
        least.push(timed(append).1);
    }
    std::fs::remove_file(folder.join("append")).unwrap();
    desk.close();
    let (ours, least) = (Sample::of(ours), Sample::of(least));
    report.line(&format!("p50 of {ACTS}"), ours.median(), least.median(), 8.0);
    report.line(&format!("p99 of {ACTS}"), ours.part(99), least.part(99), 12.0);
}

/// Bytes of all logs.
fn size(folder: &Path) -> u64 {
    logs(folder).iter().map(|p| std::fs::metadata(p).unwrap().len()).sum()
}

fn logs(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    paths.filter(|p| p.extension().is_some_and(|e| e == "log")).collect()
}

/// Six hundred codes.
fn codes(report: &mut Report) {
    Report::head(
        &format!("{CODES} codes issued, and exported for the portal"),
        "as many bare bcrypt hashes of the same cost, on one thread",
    );
    let (made, mut desk) = national(CNRS);
    register_all(&made, &mut desk);
    let mut issue = Issue { structures: None };
    let (plan, planning) = timed(|| issue.plan(&desk, Moment::now(), &Watch::default()).unwrap());
    assert_eq!((plan.doing(), plan.blocked()), (CODES, 0));
    let ((), issuing) = timed(|| apply(&mut desk, &mut issue));
    let mut export = ExportCodes::new(made.dir.path().join("portal"), Format::Htpasswd);
    let ((), exporting) = timed(|| apply(&mut desk, &mut export));
    let lines = std::fs::read_to_string(&export.path).unwrap();
    assert_eq!(lines.lines().count(), CODES);
    let bare = || (0..CODES).for_each(|n| drop(black_box(bcrypt::hash(format!("7K2M-9XQ4-{n:04}"), 5).unwrap())));
    let least = timed(bare).1;
    report.line("planned", planning, least, 0.1);
    report.line("issued, on two threads", issuing, least, 1.2);
    report.line("exported", exporting, least, 0.1);
    desk.close();
}

/// Registers as many structures as codes are wanted.
fn register_all(made: &Made, desk: &mut Desk) {
    let today = Moment::now().day;
    let year = chrono::Datelike::year(&today);
    let days = |n| today + chrono::TimeDelta::days(n);
    let year = u16::try_from(year).unwrap();
    apply(desk, &mut OpenCampaign { year, opens: days(-1), cutoff: days(60), settings: Settings::default() });
    let mut table = String::from("Structure;Nom;Courriel;Téléphone;Effectif CNRS;Autres;Doctorants;Post-doctorants\n");
    let mut labels = BTreeSet::new();
    let state = desk.state();
    let labelled = state.structures.values().filter(|s| {
        let duty = paraphe::domain::campaign::duty(
            s,
            state.campaign(today).unwrap(),
            &[],
            &state.desk.uai,
            &state.desk.partner,
        );
        let label = s.institute_label(&state.desk.uai);
        duty.must_register() && label.is_some_and(|l| once(desk, l) && labels.insert(l.to_owned()))
    });
    for (n, s) in labelled.take(CODES).enumerate() {
        writeln!(table, "{};Personne {n};personne{n}@essai.fr;;3;2;1;0", s.id).unwrap();
    }
    let file = made.dir.path().join("correspondents.csv");
    std::fs::write(&file, table).unwrap();
    apply(desk, &mut ImportCorrespondents { file, encoding: Some(Encoding::Utf8), to_check: false });
}

/// Whether only one structure has this label.
fn once(desk: &Desk, label: &str) -> bool {
    let plain = |l: &str| l.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let state = desk.state();
    let labels = state.structures.values().filter_map(|s| s.institute_label(&state.desk.uai));
    labels.filter(|l| plain(l) == plain(label)).count() == 1
}

/// The national register taken in.
fn importing(report: &mut Report) {
    Report::head("Import of the national register", "the csv crate reading the same file");
    let (mut new, mut acts, mut again, mut least) = (vec![], vec![], vec![], vec![]);
    for _ in 0..3 {
        let (_made, mut desk) = measure::desk(INSERM);
        let mut verb = ImportStructures { file: register(), source: None };
        let dry = |desk: &Desk, verb: &ImportStructures| {
            timed(|| black_box(verb.plan(desk, Moment::now(), &Watch::default()).unwrap())).1
        };
        least.push(timed(|| black_box(parse(&register()))).1);
        new.push(dry(&desk, &verb));
        acts.push(timed(|| apply(&mut desk, &mut verb)).1);
        again.push(dry(&desk, &verb));
        desk.close();
    }
    let least = Sample::of(least).median();
    report.line("dry run, everything new", Sample::of(new).median(), least, 20.0);
    report.line("the act: 4 506 entries signed, sealed, on disk", Sample::of(acts).median(), least, 100.0);
    report.line("dry run of the same file again", Sample::of(again).median(), least, 30.0);
}

/// The list of structures while somebody types.
fn finding(report: &mut Report, desk: &Desk) {
    Report::head(
        "Finding among 4 506 structures, a filter typed letter by letter",
        "a bare search for the same words in the same texts, nothing sorted",
    );
    let (state, day) = (desk.state(), Moment::now().day);
    let index = Index::build(state, day);
    let texts: Vec<String> = state.structures.values().map(|s| s.haystack()).collect();
    let typed = "neurosciences lyon";
    let keys: Vec<&str> = typed.char_indices().map(|(n, c)| &typed[..n + c.len_utf8()]).collect();
    let (mut list, mut tree, mut bare) = (vec![], vec![], vec![]);
    for key in &keys {
        let query = Query { needle: Needle::new(key), ..Query::default() };
        list.push(often(|| drop(black_box(index.find(&query)))));
        tree.push(often(|| drop(black_box(index.tree(&query, &BTreeSet::new())))));
        bare.push(often(|| _ = black_box(texts.iter().filter(|t| query.needle.matches(t)).count())));
    }
    let (list, tree, bare) = (Sample::of(list), Sample::of(tree), Sample::of(bare));
    report.line("the table, median letter", list.median(), bare.median(), 6.0);
    report.line("the table, worst letter", list.part(100), bare.part(100), 10.0);
    report.line("the tree, median letter", tree.median(), bare.median(), 10.0);
    report.line("the tree, worst letter", tree.part(100), bare.part(100), 20.0);
    let build = often(|| drop(black_box(Index::build(state, day))));
    let folded = often(|| state.structures.values().for_each(|s| drop(black_box(s.haystack()))));
    report.line("all texts folded and indexed, against folding", build, folded, 6.0);
}

/// CPU milliseconds of a short work, done many times: the scheduler counts in steps of some milliseconds.
fn often(mut work: impl FnMut()) -> f64 {
    const LONG: Duration = Duration::from_millis(250);
    let mut times = 0;
    let all = worked(|| {
        let start = Instant::now();
        while start.elapsed() < LONG {
            work();
            times += 1;
        }
    });
    all.1 / f64::from(times)
}

/// Everything recomputed, and the entries about one structure.
fn verifying(report: &mut Report, made: &Made, desk: &Desk) {
    Report::head(
        "The register verified: hashes, signatures, order, payloads, state",
        "SHA-256 of the same file and Ed25519 over the same entries",
    );
    let (keys, _) = KeyFile::load(&made.place.folder).unwrap();
    let public: [u8; 32] = unhex(&keys.accounts[0].logs[0].public).unwrap().try_into().unwrap();
    let public = VerifyingKey::from_bytes(&public).unwrap();
    let path = logs(&made.place.folder.join("register")).remove(0);
    let (log, _) = Log::open(&path, None, false).unwrap();
    let mut entries = Vec::new();
    log.read_all(|entry, _| {
        entries.push(entry);
        Ok(())
    })
    .unwrap();
    let (mut ours, mut least, mut asked) = (vec![], vec![], vec![]);
    for _ in 0..5 {
        let verify = || desk.ask(&Question::VerifyRegister, Moment::now(), &Watch::default()).unwrap();
        let (answer, time) = worked(verify);
        let Answer::Verified(audit) = answer else { unreachable!() };
        assert_eq!((audit.faults.len(), audit.entries), (0, entries.len() as u64));
        ours.push(time);
        let bare = || {
            black_box(Sha256::digest(std::fs::read(&path).unwrap()));
            assert!(entries.iter().all(|e| e.verify(&public)));
        };
        least.push(worked(bare).1);
        let structure = desk.state().structures.keys().nth(2000).unwrap();
        let filter = Filter { subject: Some(format!("structure:{structure}")), most: 50, ..Filter::default() };
        let history = || desk.ask(&Question::Entries(filter.clone()), Moment::now(), &Watch::default()).unwrap();
        asked.push(often(|| drop(black_box(history()))));
    }
    let least = Sample::of(least).median();
    report.line(&format!("{} entries", entries.len()), Sample::of(ours).median(), least, 3.0);
    report.line("the history of one structure", Sample::of(asked).median(), least, 0.1);
}
