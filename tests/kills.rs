//! Killed at random moments while it acts: every act that was answered is there, and the desk always opens.
//!
//! The parent starts this very program as a child that opens the desk, tells everything it holds, and then acts as
//! fast as it can, answering after each act; it is killed without warning, 200 times. Acts of many entries are killed
//! besides, in [`large`].

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[path = "kills/large.rs"]
mod large;

use common::{Bench, FIRST, moment, phrase};
use large::Work;
use paraphe::desk::{AddPerson, AddPost, Appoint, Desk, Moment, NewDossier, Opening, Place, Verb, Watch};
use paraphe::domain::dossier::DocumentKind;
use paraphe::domain::find;
use paraphe::domain::people::{Place as Where, PostKind};
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

const KILLS: usize = 200;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.get(1).map(String::as_str) {
        Some("act") => act(&PathBuf::from(&args[2])),
        Some("--list") => println!("killed_while_acting: test\nkilled_within_an_act: test"),
        Some(word) if let Some(work) = Work::ALL.into_iter().find(|w| w.word() == word) => {
            large::child(work, &PathBuf::from(&args[2]));
        }
        _ => {
            // Both wait for children most of the time.
            std::thread::scope(|scope| {
                scope.spawn(|| Work::ALL.into_iter().for_each(large::all_or_nothing));
                parent();
            });
            println!("test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        }
    }
}

fn place(root: &std::path::Path) -> Place {
    Place { folder: root.join("desk"), state: root.join("state") }
}

/// Opens, tells, acts until it is killed.
fn act(root: &std::path::Path) {
    let place = place(root);
    let now = Moment::now();
    let person = Desk::accounts(&place).unwrap().remove(0).person;
    let (mut desk, _) = Desk::unlock(&place, &person, &phrase(FIRST), now, Opening::default()).unwrap();
    assert_eq!(desk.read_only(), None);
    let mut out = std::io::stdout().lock();
    for person in desk.state().people.persons.values() {
        writeln!(out, "has {}", person.mail).unwrap();
    }
    for dossier in desk.state().dossiers.values() {
        writeln!(out, "has {}", dossier.number).unwrap();
    }
    writeln!(out, "open").unwrap();
    let mut n = desk.state().people.persons.len();
    let circuit = find::circuit(desk.state(), "Directeur seul");
    loop {
        n += 1;
        let mail = format!("p{n}@essai.fr");
        let mut person = AddPerson { name: format!("Personne {n}"), mail: mail.clone(), phone: String::new() };
        person.apply(&mut desk, Moment::now(), &Watch::default()).unwrap();
        writeln!(out, "has {mail}").unwrap();
        if n.is_multiple_of(5) {
            let mut dossier = NewDossier {
                title: format!("Dossier {n}"),
                kind: DocumentKind::Letter,
                structure: desk.state().structures.keys().next().cloned(),
                amount: None,
                circuit: circuit.clone().unwrap(),
                document: root.join("lettre.pdf"),
                annexes: vec![],
                particulars: paraphe::domain::dossier::Particulars::default(),
            };
            let done = dossier.apply(&mut desk, Moment::now(), &Watch::default()).unwrap();
            writeln!(out, "has {}", done.done[0]).unwrap();
        }
    }
}

fn prepare() -> Bench {
    let mut bench = Bench::new("2020-01-01T00:00:00Z");
    bench.now = Moment::now();
    let file = Bench::register();
    bench.apply(&mut paraphe::desk::ImportStructures { file, source: None }).unwrap();
    bench.now = Moment::now();
    let structure = bench.state().structures.keys().next().cloned().unwrap();
    let place = Where::Structure(structure);
    bench.apply(&mut AddPost { title: "Directrice".into(), kind: PostKind::Director, place }).unwrap();
    bench.now = moment(&chrono::Utc::now().to_rfc3339());
    let person = bench.desk().me().clone();
    let post = find::post(bench.state(), "Directrice").unwrap();
    bench.now = Moment::now();
    let from = "2020-01-01".parse().unwrap();
    bench.apply(&mut Appoint { person, post, from, until: None }).unwrap();
    bench.pdf("lettre.pdf", "Lettre");
    bench.close();
    bench
}

fn parent() {
    let bench = prepare();
    let root = bench.dir.path();
    let mut answered: BTreeSet<String> = BTreeSet::new();
    // A small generator is enough for moments to kill at, and gives the same ones each time.
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    for n in 0..KILLS {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let wait = Duration::from_millis(seed % 300);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .arg("act")
            .arg(root)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (told, opened) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let mut all = BTreeSet::new();
            let mut first = None;
            for line in lines.map_while(Result::ok) {
                if line == "open" {
                    first = Some(all.clone());
                    let _ = told.send(());
                } else if let Some(name) = line.strip_prefix("has ") {
                    all.insert(name.to_owned());
                }
            }
            (first, all)
        });
        // Three of four are killed while they act, the others while they open.
        if n % 4 != 3 && opened.recv_timeout(Duration::from_mins(1)).is_err() {
            let _ = child.kill();
            let out = child.wait_with_output().unwrap();
            panic!("after kill {n} the desk does not open: {}", String::from_utf8_lossy(&out.stderr));
        }
        let _ = opened.recv_timeout(wait);
        child.kill().unwrap();
        child.wait().unwrap();
        let (first, all) = reader.join().unwrap();
        if let Some(first) = first {
            let lost: Vec<&String> = answered.difference(&first).collect();
            assert!(lost.is_empty(), "after kill {n} answered acts are missing: {lost:?}");
        }
        answered.extend(all);
    }
    let (desk, _) = Desk::unlock(
        &place(root),
        &Desk::accounts(&place(root)).unwrap()[0].person,
        &phrase(FIRST),
        Moment::now(),
        Opening::default(),
    )
    .unwrap();
    let known: BTreeSet<String> = desk
        .state()
        .people
        .persons
        .values()
        .map(|p| p.mail.clone())
        .chain(desk.state().dossiers.values().map(|d| d.number.clone()))
        .collect();
    assert!(answered.is_subset(&known), "{:?}", answered.difference(&known).collect::<Vec<_>>());
    assert!(answered.len() > KILLS, "only {} acts were answered", answered.len());
    println!("{KILLS} kills, {} acts answered, 0 lost", answered.len());
}
