//! The renewal in large: `cargo bench --bench campaign`, or one work of it with `-- status`, `issue`, `cutoff` or `acts`; a
//! number behind `--` makes it smaller.
//!
//! The status is taken over the 4 506 structures of the national register and over 100 000 generated ones; it is set
//! against a plain counting of the same rows as JSON by Python, and its growth against that of the rows. Codes are
//! issued against their bare hashing, the cut-off of thousands against the same of hundreds and against sqlite3, in Python,
//! expiring as many rows in one durable transaction, an act on one login among hundreds of thousands of codes against the
//! same among thousands, and the forgetting of all dead secrets against that of one. A missed aim ends with status 1.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a bench stops where a test would fail")]

mod measure;

use measure::{CNRS, Sample, Verdict, apply, national, timed};
use paraphe::desk::{CutOff, Desk, Forget, ForgetDead, Issue, Moment, OpenCampaign, Verb as _, Watch};
use paraphe::domain::campaign::{Campaign, Declared, Registration, Settings};
use paraphe::domain::code::AccessCode;
use paraphe::domain::cutoff::forecast;
use paraphe::domain::fact::Fact;
use paraphe::domain::ids::StructureId;
use paraphe::domain::login::Login;
use paraphe::domain::order::Meta;
use paraphe::domain::standing::{Mark, standing};
use paraphe::domain::state::State;
use paraphe::domain::structure::{ParentBody, Structure};
use serde_json::json;
use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Structures of the national register, and of an institute larger than any.
const SIZES: [usize; 2] = [measure::STRUCTURES, 100_000];
/// Codes issued and cut off in one act.
const CODES: usize = 5_000;

fn main() {
    let mut verdict = Verdict::default();
    let wanted = measure::wanted();
    if wanted("status") {
        status(&mut verdict);
    }
    if wanted("cutoff") {
        cutting(&mut verdict);
    }
    if wanted("acts") {
        acting(&mut verdict);
    }
    if wanted("issue") {
        issuing(&mut verdict);
    }
    verdict.end();
}

fn line(verdict: &mut Verdict, title: &str, ours: f64, least: f64, aim: f64) {
    let ratio = ours / least;
    let said = verdict.of(ratio, aim);
    println!("  {title:<52} {ours:>9.3} {least:>9.3} {ratio:>8.2} {aim:>8.1} {said}");
}

fn head(title: &str, against: &str) {
    println!("\n{title}\n  against {against}");
    println!("  {:<52} {:>9} {:>9} {:>8} {:>8}", "milliseconds", "ours", "least", "ratio", "aim");
}

fn campaign(year: u16) -> Campaign {
    let day = |text: &str| format!("{year}-{text}").parse().unwrap();
    Campaign { year, opens: day("04-03"), cutoff: day("06-06"), ..Campaign::default() }
}

/// An institute in the middle of its second campaign: most have renewed.
fn institute(size: usize) -> State {
    let mut state = State::default();
    state.desk =
        Arc::new(paraphe::domain::state::Institute { uai: "I".into(), partner: "CNRS".into(), ..Default::default() });
    let (mut structures, mut registrations, mut codes) = (vec![], vec![], vec![]);
    for n in 0..size {
        let id = StructureId::new(format!("{:09}X", 200_000_000 + n));
        let label = format!("U {n}");
        let body = ParentBody { uai: "I".into(), label: label.clone(), ..ParentBody::default() };
        let postcode = format!("{:05}", 1_000 + n % 95_000);
        let one = Structure { id: id.clone(), bodies: vec![body], postcode, ..Structure::default() };
        structures.push((id.clone(), Arc::new(one)));
        for year in [2026, 2027] {
            if year == 2027 && n % 5 == 0 {
                continue;
            }
            let at = format!("{year}-04-{:02}T09:00:00Z", 3 + n % 25).parse().unwrap();
            let made = Meta { at, ..Meta::default() };
            let declared = Declared::default();
            let one =
                Registration { year, structure: id.clone(), declared, made: made.clone(), ..Registration::default() };
            registrations.push(((year, id.clone()), one));
            let login = Login::of(year, &label, None).unwrap();
            let code = AccessCode { login, structure: id.clone(), year, issued: made, ..AccessCode::default() };
            codes.push((format!("{year}{n}").as_str().into(), code));
        }
    }
    state.structures = Arc::new(structures.into_iter().collect());
    state.registrations = Arc::new(registrations.into_iter().collect());
    state.codes = Arc::new(codes.into_iter().collect());
    state.campaigns = Arc::new([2026, 2027].map(|year| (year, campaign(year))).into());
    state
}

/// The rows that the figures are made of, one JSON object a line, counted by Python: its milliseconds without its start.
fn counted_by_python(state: &State) -> Option<f64> {
    const COUNT: &str = "import json,sys,time\nt=time.perf_counter()\nfrom collections import Counter\nc=Counter()\n\
        for l in sys.stdin:\n r=json.loads(l)\n c[(r['office'],r['registered'],r['issued'])]+=1\n\
        print((time.perf_counter()-t)*1000)";
    let mut rows = String::new();
    for s in state.structures.values() {
        let registered = state.registrations.contains_key(&(2027, s.id.clone()));
        let row =
            json!({ "structure": s.id, "office": &s.postcode[..2], "registered": registered, "issued": registered });
        rows.push_str(&row.to_string());
        rows.push('\n');
    }
    let mut python = Command::new("python3");
    let mut child = python.args(["-c", COUNT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut input = child.stdin.take()?;
    let writer = std::thread::spawn(move || input.write_all(rows.as_bytes()));
    let out = child.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    String::from_utf8_lossy(&out.stdout).trim().parse().ok()
}

fn often(mut work: impl FnMut()) -> f64 {
    Sample::of((0..15).map(|_| timed(&mut work).1).collect()).median()
}

/// The figures of a campaign, from the state that is in memory.
fn status(verdict: &mut Verdict) {
    head("Where a campaign stands", "Python counting the same rows as JSON; then against its own size");
    let day = "2027-05-06".parse().unwrap();
    let mut each = Vec::new();
    for size in [SIZES[0], measure::size(SIZES[1])] {
        let state = institute(size);
        let found = standing(&state, &state.campaigns[&2027], day);
        assert_eq!(found.total().of(Mark::Called), size);
        let ours = often(|| _ = black_box(standing(&state, &state.campaigns[&2027], day)));
        match counted_by_python(&state) {
            Some(least) => line(verdict, &format!("figures of {size} structures"), ours, least, 1.0),
            None => println!("  python3 is missing: {size} structures take {ours:.3} ms, set against nothing"),
        }
        each.push(ours / f64::from(u32::try_from(size).unwrap()));
    }
    line(verdict, "for one structure of the larger, against one of 4 506 (us)", each[1] * 1e3, each[0] * 1e3, 3.0);
}

/// What the cut-off would do, and the act.
fn cutting(verdict: &mut Verdict) {
    head("The cut-off of thousands", "that of a tenth of them, ten times");
    let day = "2027-05-06".parse().unwrap();
    let codes = measure::size(CODES) / 10 * 10;
    let forecasts = [codes / 10, codes].map(|size| {
        let state = institute(size);
        assert_eq!(forecast(&state, &state.campaigns[&2027], day).lost.len(), size);
        often(|| _ = black_box(forecast(&state, &state.campaigns[&2027], day)))
    });
    line(verdict, &format!("forecast of {codes} codes"), forecasts[1], forecasts[0] * 10.0, 3.0);
}

/// Acts on single logins: what they cost must not grow with the codes that they are not about.
fn acting(verdict: &mut Verdict) {
    const ACTS: usize = 1_000;
    head("An act on one login", "the same among the codes of a national institute (microseconds)");
    let each = SIZES.map(|size| {
        let mut state = institute(size);
        let logins: Vec<Login> =
            (0..ACTS).map(|n| Login::of(2026, &format!("U {}", n * 7_919 % size), None).unwrap()).collect();
        let meta = Meta { id: "act".into(), ..Meta::default() };
        let received = often(|| {
            for login in &logins {
                black_box(state.apply(&meta, Fact::CodeReceived { login: login.clone() }));
                black_box(state.code(login));
            }
        });
        received * 1e3 / f64::from(u32::try_from(ACTS).unwrap())
    });
    line(verdict, "among the codes of 100 000 structures", each[1], each[0], 4.0);
}

/// Thousands of codes issued at a desk, and cut off a year later.
fn issuing(verdict: &mut Verdict) {
    head("Codes of the national register in one act", "their hashes alone, on one thread");
    let (_made, mut desk) = national(CNRS);
    let now = Moment::now();
    let year = u16::try_from(chrono::Datelike::year(&now.day)).unwrap();
    let settings = Settings { participants: true, federations: true, ..Settings::default() };
    let open = |year: u16, ago: i64| OpenCampaign {
        year,
        opens: now.day - chrono::TimeDelta::days(ago),
        cutoff: now.day + chrono::TimeDelta::days(365),
        settings: settings.clone(),
    };
    apply(&mut desk, &mut open(year, 1));
    let registered = register_all(&mut desk, now);
    let mut issue = Issue { structures: None };
    let planning = timed(|| black_box(issue.plan(&desk, now, &Watch::default()).unwrap())).1;
    let (done, issuing) = timed(|| issue.apply(&mut desk, Moment::now(), &Watch::default()).unwrap());
    let codes = done.done.len();
    println!(
        "  {registered} registered, {codes} codes, {} refused for want of a label of their own",
        done.refused.len()
    );
    let least =
        timed(|| (0..codes).for_each(|n| drop(black_box(bcrypt::hash(format!("7K2M-9XQ4-{n:04}"), 5).unwrap())))).1;
    line(verdict, "planned", planning, least, 0.1);
    line(verdict, "issued, on two threads", issuing, least, 1.2);
    apply(&mut desk, &mut open(year + 1, 0));
    let cut = timed(|| CutOff { year: year + 1 }.apply(&mut desk, Moment::now(), &Watch::default()).unwrap());
    assert_eq!(cut.0.done.len(), codes);
    line(verdict, "all of them cut off, against issuing them", cut.1, issuing, 0.05);
    match expired_by_sqlite(codes) {
        Some(least) => line(verdict, "the same, against sqlite3 in Python", cut.1, least, 20.0),
        None => println!("  python3 with sqlite3 is missing: the cut-off is set against nothing"),
    }
    // The store is made anew once for an act, however many secrets it forgets.
    let first = vec![Login::typed(&done.done[0])];
    let one = timed(|| Forget { logins: first }.apply(&mut desk, Moment::now(), &Watch::default()).unwrap()).1;
    let (forgotten, all) = timed(|| ForgetDead.apply(&mut desk, Moment::now(), &Watch::default()).unwrap());
    assert_eq!(forgotten.done.len(), codes - 1);
    let tenth = f64::from(u32::try_from(codes).unwrap()) / 10.0;
    line(verdict, "their secrets forgotten in one act, against one secret", all, one, tenth);
    desk.close();
}

/// As many codes as rows of sqlite3, expired in one transaction that the disk has confirmed: Python's milliseconds
/// without its start. It keeps no proof of who did it and tells nobody which codes are lost.
fn expired_by_sqlite(codes: usize) -> Option<f64> {
    const EXPIRE: &str = "import sqlite3,sys,time,os\nn=int(sys.argv[1]); p=sys.argv[2]\n\
        d=sqlite3.connect(p); d.execute('pragma synchronous=full')\n\
        d.execute('create table c(login text primary key, year int, life text)')\n\
        d.executemany('insert into c values(?,?,?)',((f'26INSU{i}',2026,'live') for i in range(n))); d.commit()\n\
        t=time.perf_counter()\nd.execute(\"update c set life='expired' where year<2027\"); d.commit()\n\
        ms=(time.perf_counter()-t)*1000\n\
        assert d.execute(\"select count(*) from c where life='expired'\").fetchone()[0]==n\nprint(ms)";
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).ok()?;
    let mut python = Command::new("python3");
    let told = python.args(["-c", EXPIRE, &codes.to_string()]).arg(dir.path().join("codes.db")).output().ok()?;
    String::from_utf8_lossy(&told.stdout).trim().parse().ok()
}

/// Every structure that is called registers from one table.
fn register_all(desk: &mut Desk, now: Moment) -> usize {
    let state = desk.state();
    let found = standing(state, state.campaign(now.day).unwrap(), now.day);
    let mut table = String::from("structure;nom;courriel;cnrs;autres;doctorants;postdoctorants\n");
    for (n, one) in found.list(Mark::Missing).take(measure::size(usize::MAX)).enumerate() {
        table.push_str(&format!("{};Personne {n};personne{n}@essai.fr;3;2;1;0\n", one.structure));
    }
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = dir.path().join("table.csv");
    std::fs::write(&file, table).unwrap();
    let mut import = paraphe::desk::ImportCorrespondents { file, encoding: None, to_check: false };
    let (done, took) = timed(|| import.apply(desk, Moment::now(), &Watch::default()).unwrap());
    println!("  {} registrations of one table: {took:.0} ms", done.done.len());
    done.done.len()
}
