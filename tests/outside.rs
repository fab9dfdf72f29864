//! The countersignature of an outsider, through the verbs: a code leaves, is tried, and seals the document; or does not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[path = "outside/gateways.rs"]
mod gateways;
#[allow(dead_code, reason = "each proof uses a part of it")]
mod peers;
#[path = "outside/states.rs"]
mod states;

use chrono::TimeDelta;
use common::{Bench, FIRST, phrase};
use paraphe::desk::*;
use paraphe::domain::book::Gateway;
use paraphe::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use paraphe::domain::countersign::Tongue;
use paraphe::domain::dossier::{Deed, DocumentKind, Dossier, Outsider, Particulars, Status};
use paraphe::domain::find;
use paraphe::domain::ids::{CircuitId, DossierId, OutsiderId};
use paraphe::domain::people::PostKind;
use paraphe::domain::trouble::Outcome;
use std::io::BufRead as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A desk with a gateway, and a dossier that an intern countersigns.
struct House {
    bench: Bench,
    spool: PathBuf,
    dossier: DossierId,
    outsider: OutsiderId,
    circuit: CircuitId,
}

fn house(name: &str, title: &str) -> House {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let spool = bench.path("outgoing");
    std::fs::create_dir(&spool).unwrap();
    let step = Step::new(Asked::Countersignature, vec![Who::Outsider], Quorum::All, 0);
    bench
        .apply(&mut SetCircuit { circuit: Circuit { name: "Stage".into(), steps: vec![step], ..Circuit::default() } })
        .unwrap();
    let circuit = find::circuit(bench.state(), "Stage").unwrap();
    let mut house = House { bench, spool, dossier: "".into(), outsider: "".into(), circuit };
    let folder = house.spool.display().to_string();
    house.set(Gateway::Spool { folder }).unwrap();
    house.begin(name, title);
    house
}

impl House {
    fn set(&mut self, gateway: Gateway) -> Outcome<Done> {
        let mut set = SetGateway::new(gateway);
        set.give_passphrase(Hidden::new(phrase(FIRST)));
        self.bench.apply(&mut set)
    }

    fn begin(&mut self, name: &str, title: &str) {
        let outsider = Outsider {
            name: name.into(),
            quality: "stagiaire".into(),
            mail: "ida@exemple.fr".into(),
            phone: "06 12 34 56 78".into(),
            ..Outsider::default()
        };
        let mut new = NewDossier {
            title: title.into(),
            kind: DocumentKind::InternshipAgreement,
            structure: None,
            amount: None,
            circuit: self.circuit.clone(),
            document: self.bench.pdf("convention.pdf", "Convention de stage"),
            annexes: vec![],
            particulars: Particulars { outsiders: vec![outsider], ..Particulars::default() },
        };
        let number = self.bench.apply(&mut new).unwrap().done.remove(0);
        let dossier = find::dossier(self.bench.state(), &number).unwrap();
        (self.dossier, self.outsider) = (dossier.id.clone(), dossier.particulars.outsiders[0].id.clone());
    }

    fn now(&self) -> &Dossier {
        &self.bench.state().dossiers[&self.dossier]
    }

    fn sending(&self) -> SendCode {
        SendCode::new(self.dossier.clone(), self.outsider.clone(), Tongue::French)
    }

    /// Sends a code, which is read from the message as its receiver does.
    fn send(&mut self) -> String {
        let mut sending = self.sending();
        self.bench.apply(&mut sending).unwrap();
        self.received()
    }

    fn received(&self) -> String {
        let newest =
            std::fs::read_dir(&self.spool).unwrap().flatten().max_by_key(|e| e.metadata().unwrap().modified().unwrap());
        let path = newest.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        code_in(text.split_once("\n\n").unwrap().1)
    }

    fn trying(&self, code: &str) -> TryCode {
        TryCode::new(self.dossier.clone(), self.outsider.clone(), Hidden::new(code.into()), true)
    }

    /// The stable word of what a try led to: `done`, or why not.
    fn try_(&mut self, code: &str) -> &'static str {
        let mut trying = self.trying(code);
        word(self.bench.apply(&mut trying))
    }
}

fn word(outcome: Outcome<Done>) -> &'static str {
    match outcome {
        Ok(done) => done.refused.first().map_or("done", |(_, why)| why.code()),
        Err(trouble) => trouble.code(),
    }
}

/// The only eight digits in a row of a text.
fn code_in(text: &str) -> String {
    let mut found = text.split(|c: char| !c.is_ascii_digit()).filter(|d| d.len() == 8);
    let code = found.next().unwrap_or_else(|| panic!("no code in {text:?}")).to_owned();
    assert_eq!(found.next(), None);
    code
}

fn other(code: &str) -> String {
    format!("{:08}", (code.parse::<u32>().unwrap() + 1) % 100_000_000)
}

fn all_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { all_files(&entry.path(), found) } else { found.push(entry.path()) }
    }
}

#[test]
fn the_right_code_puts_the_institutes_seal_on_the_document() {
    let mut h = house("Ida Roy", "Convention de stage 2027");
    assert_eq!(h.try_("12345678"), "no-code-sent");
    let code = h.send();
    let mut silent = h.trying(&code);
    silent.agreed = false;
    assert_eq!(word(h.bench.apply(&mut silent)), "consent-missing");
    assert_eq!(h.try_("1234"), "code-unfit");
    assert!(h.now().codes[0].tries.is_empty(), "what is no code is not counted");
    assert_eq!(h.try_(&other(&code)), "code-wrong");
    assert_eq!(h.now().codes[0].tries.len(), 1);
    assert_eq!(h.try_(&format!("{} {}", &code[..4], &code[4..])), "done", "written as people read it aloud");
    let dossier = h.now().clone();
    assert_eq!(dossier.status, Status::Completed);
    let act = dossier.acts.last().unwrap();
    let Deed::Countersignature { outsider, code: used, consent, .. } = &act.deed else { panic!("{act:?}") };
    assert_eq!((outsider, used), (&h.outsider, &dossier.codes[0].id));
    assert!(consent.contains("Ida Roy") && consent.contains("+•••••••••78"), "{consent}");
    assert_eq!(*consent, dossier.codes[0].consent);
    assert_eq!(h.try_(&code), "nothing-asked", "a code serves once");
    let Answer::Signatures { found, .. } = h.bench.ask(Question::VerifyDossier(h.dossier.clone())).unwrap() else {
        panic!()
    };
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].verdict, found[0].chain), (Verdict::Valid, "trusted"));
    assert_eq!(found[0].signer, "Institut d’essai - cachet");
    let signed = h.bench.path("signed.pdf");
    h.bench.apply(&mut SaveDocument { dossier: h.dossier.clone(), path: signed.clone() }).unwrap();
    let bytes = std::fs::read(signed).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("Signature simple, preuve renforc") && !text.to_lowercase().contains("avanc"));
    h.bench.assert_sound();
    // The same once the register alone tells it.
    h.bench.close();
    std::fs::remove_dir_all(h.bench.place.folder.join("store")).unwrap();
    h.bench.open();
    assert_eq!(*h.now(), dossier);
}

#[test]
fn a_seal_whose_stamp_does_not_show_says_so_before_and_after() {
    let mut h = house("Ida Roy", "Convention");
    let code = h.send();
    h.bench.deafen();
    let mut trying = h.trying(&code);
    let plan = h.bench.desk().plan(&trying, h.bench.now, &Watch::default()).unwrap();
    let said: Vec<String> = plan.notes.iter().map(|n| paraphe::text::note::note(n, paraphe::text::Lang::Fr)).collect();
    assert!(said.iter().any(|t| t.contains("n’a pas pu être lu")), "{said:#?}");
    assert!(!said.iter().any(|t| t.contains("--stamp")), "an outsider has no place to choose: {said:#?}");
    let done = h.bench.apply(&mut trying).unwrap();
    assert_eq!(done.done.len(), 1);
    assert_eq!(done.refused.iter().map(|(_, why)| why.code()).collect::<Vec<_>>(), ["stamp-unshown"]);
    assert_eq!(h.now().status, Status::Completed);
}

#[test]
fn the_code_is_nowhere_at_the_desk() {
    let mut h = house("Ida Roy", "Convention");
    let (mut codes, mut printed) = (Vec::new(), String::new());
    for _ in 0..3 {
        h.bench.now.at += TimeDelta::minutes(1);
        let mut sending = h.sending();
        let done = h.bench.apply(&mut sending).unwrap();
        codes.push(h.received());
        let trying = h.trying(codes.last().unwrap());
        printed.push_str(&format!(
            "{sending:?}{done:?}{trying:?}{:?}",
            h.bench.desk().plan(&trying, h.bench.now, &Watch::default())
        ));
    }
    let last = codes.last().unwrap().clone();
    assert_eq!(h.try_(&other(&last)), "code-wrong");
    printed.push_str(&format!("{:?}", h.bench.apply(&mut h.trying(&last)).unwrap()));
    printed.push_str(&format!("{:?}", h.bench.state()));
    let filter = Filter { most: 100, ..Filter::default() };
    printed.push_str(&format!("{:?}", h.bench.ask(Question::Entries(filter)).unwrap()));
    let out = h.bench.path("proof.zip");
    h.bench.apply(&mut SaveEvidence { dossier: h.dossier.clone(), path: out.clone() }).unwrap();
    h.bench.close();
    let mut files = vec![out];
    all_files(&h.bench.place.folder, &mut files);
    all_files(&h.bench.place.state, &mut files);
    assert!(files.len() > 8);
    for code in &codes {
        assert!(!printed.contains(code.as_str()), "{code} is told");
        for file in &files {
            let bytes = std::fs::read(file).unwrap();
            assert!(!bytes.windows(8).any(|w| w == code.as_bytes()), "{code} in {}", file.display());
        }
    }
}

#[test]
fn ten_failures_lock_until_an_administrator_acts_and_nobody_else_may() {
    let mut h = house("Ida Roy", "Convention");
    for _ in 0..2 {
        let wrong = other(&h.send());
        for left in (1..5).rev() {
            assert_eq!(h.try_(&wrong), "code-wrong", "{left} left");
        }
        let last = h.try_(&wrong);
        assert_eq!(last, if h.now().codes.len() == 1 { "code-over" } else { "outsider-locked" });
    }
    let sending = h.sending();
    assert_eq!(h.bench.desk().plan(&sending, h.bench.now, &Watch::default()).unwrap_err().code(), "outsider-locked");
    h.bench
        .apply(&mut AddPerson { name: "Zoé Martin".into(), mail: "z@essai.fr".into(), phone: String::new() })
        .unwrap();
    let zoe = find::person(h.bench.state(), "Zoé Martin").unwrap();
    h.bench.add_account(&zoe);
    h.bench.become_(&zoe);
    let mut unlock = UnlockOutsider { dossier: h.dossier.clone(), outsider: h.outsider.clone() };
    assert_eq!(word(h.bench.apply(&mut unlock)), "not-administrator");
    assert_eq!(word(h.set(Gateway::Program { path: "/bin/true".into() })), "not-administrator");
    assert_eq!(word(h.bench.apply(&mut h.sending())), "not-writer", "who has no part in the dossier");
    h.bench.become_first();
    h.bench.apply(&mut unlock).unwrap();
    assert!(h.bench.apply(&mut unlock).unwrap().unchanged);
    let code = h.send();
    assert_eq!(h.try_(&code), "done");
}

#[test]
fn the_document_goes_by_mail_before_the_code_and_once() {
    let mut h = house("Ida Roy", "Convention");
    let outbox = h.bench.path("outbox");
    let mut sending = SendCode { mailing: Mailing::Folder(outbox.clone()), ..h.sending() };
    h.bench.apply(&mut sending).unwrap();
    let mails: Vec<PathBuf> = std::fs::read_dir(&outbox).unwrap().flatten().map(|e| e.path()).collect();
    let mail = std::fs::read_to_string(&mails[0]).unwrap();
    assert!(mail.contains("To: \"Ida Roy\" <ida@exemple.fr>") && mail.contains("application/pdf"), "{mail}");
    assert!(!mail.contains(&h.received()), "the code goes another way");
    assert!(h.now().codes[0].mailed && mails.len() == 1);
    // Where the mail cannot go, no code does.
    h.bench.now.at += TimeDelta::minutes(1);
    std::fs::write(h.bench.path("taken"), "x").unwrap();
    let mut lost = SendCode { mailing: Mailing::Folder(h.bench.path("taken")), ..h.sending() };
    assert!(h.bench.apply(&mut lost).is_err());
    assert_eq!((h.now().codes.len(), std::fs::read_dir(&h.spool).unwrap().count()), (1, 0));
}

#[test]
fn hostile_names_reach_nobody_as_more_than_text() {
    for bad in ["Ida\nTo: 33700000000", "Ida\u{202e}Roy", "Ida\u{1b}[2J"] {
        let outsider = Outsider { name: bad.into(), phone: "0612345678".into(), ..Outsider::default() };
        let mut h = house("Ida Roy", "Convention");
        let mut draft = SaveDraft {
            title: "Note".into(),
            particulars: Particulars { outsiders: vec![outsider], ..Particulars::default() },
            ..SaveDraft::default()
        };
        assert_eq!(word(h.bench.apply(&mut draft)), "name-refused", "{bad:?}");
    }
    let mut h = house("{text} %s ${IFS} \"; rm -rf / #'`", "{to} {code} $(id) <b>&amp; 12345678 % \\");
    h.bench.apply(&mut h.sending()).unwrap();
    let file = std::fs::read_dir(&h.spool).unwrap().flatten().next().unwrap().path();
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.starts_with("To: 33612345678\nAlphabet: UTF-8\n\nInstitut d'essai : code "), "{text}");
    assert!(text.contains("\"{to} {code} $(id) <b>&amp; 12345678 % \\\""), "{text}");
}

#[test]
fn foreign_judges_accept_the_seal() {
    let mut h = house("Ida Roy", "Convention");
    let code = h.send();
    assert_eq!(h.try_(&code), "done");
    let (signed, root) = (h.bench.path("signed.pdf"), h.bench.path("root.pem"));
    h.bench.apply(&mut SaveDocument { dossier: h.dossier.clone(), path: signed.clone() }).unwrap();
    std::fs::write(&root, paraphe::sign::identity::pem(&Desk::root_of(&h.bench.place).unwrap())).unwrap();
    // The desk lives in a year to come: its certificates are not in force for judges who look at the clock.
    let told = peers::run(
        Command::new("faketime")
            .arg("2027-04-05 12:00:00")
            .arg(peers::python())
            .arg(peers::script("judge.py"))
            .args(["--trust".as_ref(), root.as_os_str(), "--scratch".as_ref(), h.bench.path("scratch").as_os_str()])
            .arg(&signed),
    );
    let said: serde_json::Value = serde_json::from_str(&told).unwrap();
    let said = &said[signed.display().to_string()];
    for judge in ["pyhanko", "pdfsig", "openssl"] {
        let found = said[judge].as_array().unwrap_or_else(|| panic!("{judge}: {said}"));
        assert_eq!(found.len(), 1, "{judge}");
        assert_eq!(found[0]["sound"], true, "{judge}: {said}");
    }
}

#[test]
fn the_command_line_takes_the_code_from_standard_input_and_nowhere_else() {
    let dir = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/convention.pdf");
    std::fs::copy(sample, dir.path().join("convention.pdf")).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/outside.sh");
    let told = peers::run(Command::new("sh").arg(script).arg(env!("CARGO_BIN_EXE_paraphe")).arg(dir.path()));
    assert!(told.ends_with("countersigned\n"), "{told}");
}

/// Counts the try, and dies before it is compared.
#[test]
#[ignore = "a child of the test below; it waits for a folder on its standard input"]
fn dies_between_the_count_and_the_compare() {
    let line = |text: &str| text.trim().to_owned();
    let mut told = std::io::stdin().lock().lines().map(|l| line(&l.unwrap()));
    let [Some(root), Some(dossier), Some(outsider), Some(code), Some(at)] = std::array::from_fn(|_| told.next()) else {
        return;
    };
    let place = Place { folder: Path::new(&root).join("desk"), state: Path::new(&root).join("state") };
    let (person, now) = (Desk::accounts(&place).unwrap().remove(0).person, common::moment(&at));
    let (mut desk, _) = Desk::unlock(&place, &person, &phrase(FIRST), now, Opening::default()).unwrap();
    let watch = Watch::default();
    watch.halt_at(1);
    let seen = watch.clone();
    std::thread::spawn(move || {
        while seen.progress() != (1, 2) {
            std::thread::yield_now();
        }
        let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    });
    let mut trying = TryCode::new(DossierId::new(dossier), OutsiderId::new(outsider), Hidden::new(code), true);
    let _ = trying.apply(&mut desk, now, &watch);
}

#[test]
fn a_kill_between_the_count_and_the_compare_gives_no_try_back() {
    let mut h = house("Ida Roy", "Convention");
    let code = h.send();
    for n in 1..=5 {
        h.bench.now.at += TimeDelta::seconds(1);
        h.bench.close();
        let root = h.bench.dir.path().display();
        // The right code, by somebody who would kill the program whenever a code is wrong.
        let said = format!("{root}\n{}\n{}\n{code}\n{}\n", h.dossier, h.outsider, h.bench.now.at.to_rfc3339());
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "dies_between_the_count_and_the_compare", "--nocapture"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::io::Write::write_all(child.stdin.as_mut().unwrap(), said.as_bytes()).unwrap();
        drop(child.stdin.take());
        let ended = child.wait().unwrap();
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&ended), Some(9), "kill {n}");
        h.bench.open();
        assert_eq!(h.now().codes[0].tries.len(), n, "kill {n}");
    }
    assert_eq!(h.try_(&code), "code-over", "five tries are gone, though nobody heard of one");
}

#[test]
fn an_administrator_makes_the_seal_anew_before_it_ends() {
    let mut h = house("Ida Roy", "Convention");
    let kept = |h: &House| std::fs::read_to_string(h.bench.place.folder.join("keys")).unwrap();
    let first = kept(&h);
    h.bench.close();
    h.bench.pass(30);
    h.bench.open();
    assert_eq!(kept(&h), first);
    h.bench.close();
    h.bench.pass(3 * 365 - 60);
    h.bench.open();
    assert_ne!(kept(&h), first);
    let filter = Filter { most: 500, ..Filter::default() };
    let Answer::Entries { lines, .. } = h.bench.ask(Question::Entries(filter)).unwrap() else { panic!() };
    assert_eq!(lines.iter().filter(|l| l.kind == "desk.seal-issued").count(), 2);
    h.bench.assert_sound();
}

#[test]
fn a_seal_that_is_out_of_use_seals_nothing_and_another_is_made() {
    let mut h = house("Ida Roy", "Convention");
    let code = h.send();
    h.bench.apply(&mut Retire::Seal { reason: 4 }).unwrap();
    assert_eq!(h.bench.apply(&mut Retire::Seal { reason: 4 }).unwrap_err().code(), "seal-retired");
    assert_eq!(h.try_(&code), "seal-retired");
    h.bench.close();
    h.bench.open();
    let filter = Filter { most: 500, ..Filter::default() };
    let Answer::Entries { lines, .. } = h.bench.ask(Question::Entries(filter)).unwrap() else { panic!() };
    assert_eq!(lines.iter().filter(|l| l.kind == "desk.seal-issued").count(), 2);
    let code = h.send();
    assert_eq!(h.try_(&code), "done");
}

/// A program that another can run.
fn script(path: &Path, body: &str) -> String {
    std::fs::write(path, format!("#!/bin/sh\n{body}\n")).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700)).unwrap();
    path.display().to_string()
}

#[test]
fn those_who_are_asked_may_hold_the_desk_for_the_outsider() {
    let mut h = house("Ida Roy", "Convention");
    let place = paraphe::domain::people::Place::Institute;
    let (person, post) = h.bench.staff("Karim Benali", "Directeur", PostKind::Head, place);
    let step = Step::new(Asked::Visa, vec![Who::Post(post)], Quorum::All, 0);
    let what = What::Insert { before: None, step };
    h.bench.apply(&mut Act::new(h.dossier.clone(), what)).unwrap();
    h.bench.add_account(&person);
    h.bench.become_(&person);
    let code = h.send();
    assert_eq!(h.try_(&code), "done");
    assert_eq!(h.now().status, Status::Circulating, "the visa is still to come");
}
