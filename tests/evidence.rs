//! The evidence file before foreign judges: its own script, which knows OpenSSL, pdfsig and pyHanko and nothing of
//! paraphe, accepts what is genuine and refuses every forgery for its own reason.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
mod peers;

use common::{Bench, phrase};
use paraphe::desk::*;
use paraphe::domain::dossier::DocumentKind;
use paraphe::domain::find;
use paraphe::domain::ids::{DossierId, PersonId};
use paraphe::domain::people::{Place as Where, PostKind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The members of an evidence file by their names.
type Members = BTreeMap<String, Vec<u8>>;

/// Reads a ZIP that packs nothing.
fn unzip(bytes: &[u8]) -> Members {
    let (mut members, mut at) = (Members::new(), 0);
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    while bytes[at..].starts_with(b"PK\x03\x04") {
        let size = u32::from_le_bytes(bytes[at + 18..at + 22].try_into().unwrap()) as usize;
        let (name, extra) = (short(at + 26), short(at + 28));
        let start = at + 30 + name + extra;
        members.insert(
            String::from_utf8(bytes[at + 30..at + 30 + name].to_vec()).unwrap(),
            bytes[start..start + size].to_vec(),
        );
        at = start + size;
    }
    members
}

/// Writes the members to a folder, as they are when the file is unpacked.
fn unpack(members: &Members, folder: &Path) {
    for (name, content) in members {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}

/// What the script says of a file or a folder: whether it accepts, and the words of its refusals.
fn judged(path: &Path, options: &[&str]) -> (bool, Vec<String>) {
    let python = peers::python();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/evidence/verify.py");
    let programs = format!("{}:{}", python.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let told = peers::ask(Command::new(python).arg(script).args(options).arg(path).env("PATH", programs));
    let said = String::from_utf8_lossy(&told.stdout).into_owned() + &String::from_utf8_lossy(&told.stderr);
    assert!(told.status.code().is_some_and(|code| code < 2), "{said}");
    let refused = said.lines().filter_map(|l| l.strip_prefix("REFUSED ")).map(str::to_owned).collect();
    assert_eq!(told.status.success(), said.ends_with("ACCEPTED\n"), "{said}");
    (told.status.success(), refused)
}

/// A desk where two can sign, and their dossiers.
struct World {
    bench: Bench,
    anne: PersonId,
    paul: PersonId,
}

impl World {
    fn new() -> Self {
        let mut bench = Bench::new("2027-04-05T09:00:00Z");
        bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
        let structure = find::structure(bench.state(), "U 1016").unwrap();
        let office = bench.state().offices.of(&bench.state().structures[&structure], bench.now.day).unwrap().clone();
        let place = Where::Structure(structure.clone());
        let (kind, title) = (PostKind::Correspondent, "Correspondante de l’unité");
        bench.apply(&mut AddPost { title: title.into(), kind, place }).unwrap();
        let (person, from) = (bench.desk().me().clone(), "2027-01-01".parse().unwrap());
        let post = find::post(bench.state(), title).unwrap();
        bench.apply(&mut Appoint { person, post, from, until: None }).unwrap();
        let mut holder = |name: &str, title: &str, kind, place: Where, act: &str| {
            let holder = bench.staff(name, title, kind, place.clone());
            bench.entitle(&holder, place, act);
            let person = holder.0;
            bench.add_account(&person);
            person
        };
        let anne = holder(
            "Anne Lemoine",
            "Directrice de l’unité",
            PostKind::Director,
            Where::Structure(structure),
            "Décision 1",
        );
        let paul = holder("Paul Ibarra", "Délégué régional", PostKind::Delegate, Where::Office(office), "Décision 2");
        Self { bench, anne, paul }
    }

    fn dossier(&mut self, circuit: &str, title: &str, annexes: &[&str]) -> DossierId {
        let document = self.bench.pdf(&format!("{title}.pdf"), title);
        let annexes: Vec<PathBuf> = annexes.iter().map(|name| self.bench.pdf(name, name)).collect();
        let mut new = NewDossier {
            title: title.into(),
            kind: DocumentKind::Agreement,
            structure: Some(find::structure(self.bench.state(), "U 1016").unwrap()),
            amount: Some(125_000),
            circuit: circuit.into(),
            document,
            annexes,
            particulars: paraphe::domain::dossier::Particulars::default(),
        };
        let number = self.bench.apply(&mut new).unwrap().done.remove(0);
        find::dossier(self.bench.state(), &number).unwrap().id.clone()
    }

    fn as_(&mut self, person: &PersonId, verb: &mut dyn Verb) {
        self.bench.become_(person);
        self.bench.apply(verb).unwrap();
        self.bench.become_first();
    }

    fn sign(&mut self, person: &PersonId, dossier: &DossierId) {
        let name = self.bench.state().people.name(person).to_owned();
        let passphrase = Hidden::new(phrase(&name));
        self.as_(&person.clone(), &mut Sign { dossier: dossier.clone(), passphrase });
    }

    fn evidence(&mut self, dossier: &DossierId, name: &str) -> PathBuf {
        let path = self.bench.path(name);
        self.bench.apply(&mut SaveEvidence { dossier: dossier.clone(), path: path.clone() }).unwrap();
        path
    }
}

/// A forged copy, and the word of the refusal that must name it.
type Forgery = (&'static str, &'static str, fn(&mut Members, &Members));

fn json_of(members: &Members) -> serde_json::Value {
    serde_json::from_slice(&members["dossier.json"]).unwrap()
}

/// Changes what the file tells of its dossier.
fn retold(members: &mut Members, change: impl FnOnce(&mut serde_json::Value)) {
    let mut told = json_of(members);
    change(&mut told);
    let mut bytes = serde_json::to_vec_pretty(&told).unwrap();
    bytes.push(b'\n');
    members.insert("dossier.json".into(), bytes);
}

/// The number of the first entry of a kind.
fn entry_of(members: &Members, kind: &str) -> String {
    let told = json_of(members);
    let found = told["entries"].as_array().unwrap().iter().find(|e| e["kind"] == kind);
    found.unwrap_or_else(|| panic!("no {kind}"))["n"].as_str().unwrap().to_owned()
}

fn replaced(members: &mut Members, name: &str, from: &str, to: &str) {
    let content = String::from_utf8(members[name].clone()).unwrap();
    assert!(content.contains(from), "{from} in {name}");
    members.insert(name.to_owned(), content.replacen(from, to, 1).into_bytes());
}

fn flipped(members: &mut Members, name: &str, at: usize) {
    let content = members.get_mut(name).unwrap_or_else(|| panic!("no {name}"));
    let at = at.min(content.len() - 1);
    content[at] ^= 1;
}

/// The name of the member that holds what was signed first.
fn signed(members: &Members) -> String {
    let told = json_of(members);
    let files = told["files"].as_array().unwrap();
    files.iter().find(|f| f["role"] == "signed").unwrap()["member"].as_str().unwrap().to_owned()
}

/// A line of a text, from 0.
fn line(members: &Members, name: &str, n: usize) -> String {
    String::from_utf8(members[name].clone()).unwrap().lines().nth(n).unwrap().to_owned()
}

/// The forger brings the lists up to date; the signature over them is what cannot be made again.
fn covered_up(members: &mut Members) {
    use sha2::{Digest as _, Sha256};
    use std::fmt::Write as _;
    let hex = |content: &[u8]| {
        Sha256::digest(content).iter().fold(String::new(), |mut text, b| {
            let _ = write!(text, "{b:02x}");
            text
        })
    };
    let listed = |m: &Members, skip: &[&str], line: &dyn Fn(&str, &[u8]) -> String| -> String {
        m.iter().filter(|(name, _)| !skip.contains(&name.as_str())).map(|(name, content)| line(name, content)).collect()
    };
    let sums =
        listed(&*members, &["SHA256SUMS", "manifest.note"], &|name, content| format!("{}  {name}\n", hex(content)));
    members.insert("SHA256SUMS".into(), sums.into_bytes());
    let list = listed(&*members, &["manifest.note"], &|name, c| format!("{} {} {name}\n", hex(c), c.len()));
    let Some(note) = members.get("manifest.note").cloned() else { return };
    let note = String::from_utf8(note).unwrap();
    let head: String = note.lines().take(3).map(|l| format!("{l}\n")).collect();
    let tail = note.rsplit("\n\n").next().unwrap();
    members.insert("manifest.note".into(), format!("{head}{list}\n{tail}").into_bytes());
}

/// Every surgery: what is told of it, the refusal that must name it, the hand that does it.
const FORGERIES: &[Forgery] = &[
    ("a byte of a signed document", "document-digest: documents/", |m, _| {
        let name = signed(m);
        flipped(m, &name, 300);
    }),
    ("a byte of an annex", "document-digest: annexes/", |m, _| {
        let name = m.keys().find(|k| k.starts_with("annexes/")).unwrap().clone();
        flipped(m, &name, 300);
    }),
    ("what was signed is put back to what was before", "document-digest: documents/", |m, _| {
        let (after, before) = (signed(m), m["documents/01.pdf"].clone());
        m.insert(after, before);
    }),
    ("an annex is left out", "document-missing: annexes/", |m, _| {
        let name = m.keys().find(|k| k.starts_with("annexes/")).unwrap().clone();
        m.remove(&name);
    }),
    ("a document more", "document-unnamed: documents/99.pdf", |m, _| {
        m.insert("documents/99.pdf".into(), m["documents/01.pdf"].clone());
    }),
    ("the instant of an entry", "entry-signature", |m, _| {
        let name = format!("entries/{}.entry", entry_of(m, "dossier.signature"));
        replaced(m, &name, "\"at\":\"2027-", "\"at\":\"2026-");
    }),
    ("the signature of another entry", "entry-signature", |m, _| {
        let to = format!("entries/{}.entry", entry_of(m, "dossier.signature"));
        let from = format!("entries/{}.entry", entry_of(m, "dossier.opened"));
        let (header, signature) = (line(m, &to, 0), line(m, &from, 1));
        m.insert(to, format!("{header}\n{signature}\n").into_bytes());
    }),
    ("an entry in another form", "entry-form", |m, _| {
        let name = format!("entries/{}.entry", entry_of(m, "dossier.opened"));
        replaced(m, &name, "\"v\":1,", "\"v\": 1,");
    }),
    ("an entry is left out", "entry-missing", |m, _| {
        let name = format!("entries/{}.entry", entry_of(m, "dossier.signature"));
        m.remove(&name);
    }),
    ("an entry that nothing tells of", "entry-extra: entries/0999.entry", |m, _| {
        let content = m["entries/0001.entry"].clone();
        m.insert("entries/0999.entry".into(), content);
    }),
    ("the words of an entry", "payload-commitment", |m, _| {
        let name = format!("entries/{}.payload", entry_of(m, "dossier.opened"));
        let at = m[&name].windows(8).position(|w| w == b"\"number\"").unwrap() + 12;
        flipped(m, &name, at);
    }),
    ("the words of an entry are kept back", "payload-missing", |m, _| {
        let name = format!("entries/{}.payload", entry_of(m, "dossier.signature"));
        m.remove(&name);
    }),
    ("a node of a proof", "proof-inclusion", |m, _| {
        let name = format!("proofs/{}.tlog-proof", entry_of(m, "dossier.opened"));
        let node = line(m, &name, 2);
        let other = format!("{}{}", if node.starts_with('A') { 'B' } else { 'A' }, &node[1..]);
        replaced(m, &name, &node, &other);
    }),
    ("the number in a proof", "proof-form", |m, _| {
        let name = format!("proofs/{}.tlog-proof", entry_of(m, "dossier.opened"));
        replaced(m, &name, "index ", "index 1");
    }),
    ("a proof is left out", "proof-missing", |m, _| {
        let name = format!("proofs/{}.tlog-proof", entry_of(m, "dossier.opened"));
        m.remove(&name);
    }),
    ("the size of a checkpoint", "checkpoint-signature", |m, _| {
        let size = line(m, "logs/1.checkpoint", 1);
        replaced(m, "logs/1.checkpoint", &format!("\n{size}\n"), &format!("\n{size}0\n"));
    }),
    ("the root of a checkpoint", "checkpoint-signature", |m, _| {
        let root = line(m, "logs/1.checkpoint", 2);
        let other = format!("{}{}", if root.starts_with('A') { 'B' } else { 'A' }, &root[1..]);
        replaced(m, "logs/1.checkpoint", &root, &other);
    }),
    ("a checkpoint is left out", "checkpoint-missing", |m, _| drop(m.remove("logs/1.checkpoint"))),
    ("the key of a log is another one", "log-key", |m, _| {
        // A key that is well formed, under the name of the log.
        let note = line(m, "logs/1.vkey", 0);
        let name = note.split('+').next().unwrap();
        let key = ed25519_dalek::SigningKey::from_bytes(&[9; 32]).verifying_key();
        m.insert("logs/1.vkey".into(), format!("{}\n", paraphe::register::note::vkey(name, &key)).into_bytes());
    }),
    ("another dossier is told of", "dossier-differs", |m, other| {
        let id = json_of(other)["dossier"]["id"].clone();
        retold(m, |told| told["dossier"]["id"] = id);
    }),
    ("another title", "dossier-particulars: title", |m, _| retold(m, |told| told["dossier"]["title"] = "Autre".into())),
    ("another end", "dossier-status", |m, _| retold(m, |told| told["dossier"]["status"] = "refused".into())),
    ("the order of the acts", "act-order", |m, _| {
        retold(m, |told| told["acts"].as_array_mut().unwrap().reverse());
    }),
    ("an act is passed over", "act-missing", |m, _| {
        retold(m, |told| drop(told["acts"].as_array_mut().unwrap().remove(0)));
    }),
    ("an act of somebody else", "act-differs", |m, _| {
        retold(m, |told| {
            let writer = told["dossier"]["writer"].clone();
            told["acts"].as_array_mut().unwrap().last_mut().unwrap()["by"] = writer;
        });
    }),
    ("the ceiling of an authority", "authority-differs: Décision", |m, _| {
        retold(m, |told| told["authorities"][0]["ceiling"] = 1.into());
    }),
    ("the entry that gave the authority is left out", "authority-missing", |m, _| {
        let n = entry_of(m, "authority.granted");
        for name in [format!("entries/{n}.entry"), format!("entries/{n}.payload"), format!("proofs/{n}.tlog-proof")] {
            m.remove(&name);
        }
        retold(m, |told| told["entries"].as_array_mut().unwrap().retain(|e| e["n"] != n.as_str()));
    }),
    ("the certificate of another signer", "certificate-differs: certificates/", |m, _| {
        let mut names = m.keys().filter(|k| k.starts_with("certificates/") && k.len() > 40).cloned();
        let (one, other) = (names.next().unwrap(), names.next().unwrap());
        m.insert(one, m[&other].clone());
    }),
    ("another root", "root-differs", |m, _| {
        let other = m.keys().find(|k| k.starts_with("certificates/") && k.len() > 40).unwrap().clone();
        m.insert("certificates/root.pem".into(), m[&other].clone());
    }),
];

/// What only the list under the signature can tell.
const LISTED: &[Forgery] = &[
    ("a byte of the sheet", "member-digest: sheet.pdf", |m, _| flipped(m, "sheet.pdf", 500)),
    ("what an act amounts to", "member-digest: dossier.json", |m, _| {
        retold(m, |told| told["acts"][0]["effect"] = "surplus".into());
    }),
    ("the script", "member-digest: verify.py", |m, _| flipped(m, "verify.py", 900)),
    ("a file more", "member-extra: note.txt", |m, _| drop(m.insert("note.txt".into(), b"x".to_vec()))),
    ("the page that explains", "member-missing: README.txt", |m, _| drop(m.remove("README.txt"))),
    ("a digest in the list", "manifest-signature", |m, _| {
        let digest = line(m, "manifest.note", 4);
        let other = format!("{}{}", if digest.starts_with('0') { '1' } else { '0' }, &digest[1..]);
        replaced(m, "manifest.note", &digest, &other);
    }),
    ("no list", "manifest-missing", |m, _| drop(m.remove("manifest.note"))),
    ("a digest of the sums", "sums-differ", |m, _| {
        let digest = line(m, "SHA256SUMS", 0);
        replaced(m, "SHA256SUMS", &digest, &digest.replacen(char::is_numeric, "x", 1));
    }),
];

#[test]
fn every_genuine_file_is_accepted_and_every_forgery_refused_for_its_own_reason() {
    let mut world = World::new();
    let (anne, paul) = (world.anne.clone(), world.paul.clone());
    let whole = world.dossier("hierarchie", "Convention", &["budget.pdf"]);
    world.bench.apply(&mut Visa { dossier: whole.clone() }).unwrap();
    world.sign(&anne, &whole);
    world.sign(&paul, &whole);
    let refused = world.dossier("directeur", "Refus", &[]);
    world.as_(&anne, &mut Refuse { dossier: refused.clone(), reason: "Il manque l’annexe 2".into() });
    let again = world.dossier("directeur", "Reprise", &[]);
    world.as_(&anne, &mut Refuse { dossier: again.clone(), reason: "À corriger".into() });
    let document = world.bench.pdf("v2.pdf", "Deuxième version");
    world.bench.apply(&mut NewVersion { dossier: again.clone(), document }).unwrap();
    world.sign(&anne, &again);
    let withdrawn = world.dossier("directeur", "Retrait", &[]);
    world.bench.apply(&mut Withdraw { dossier: withdrawn.clone() }).unwrap();

    let root = world.bench.path("root.pem");
    world.bench.apply(&mut SaveCertificate { path: root.clone() }).unwrap();
    let root = root.display().to_string();
    let mut files = Vec::new();
    for (n, dossier) in [&whole, &refused, &again, &withdrawn].into_iter().enumerate() {
        let file = world.evidence(dossier, &format!("{n}.zip"));
        assert_eq!(judged(&file, &["--root", &root]), (true, vec![]), "dossier {n}");
        files.push(unzip(&std::fs::read(&file).unwrap()));
    }
    let same = world.evidence(&whole, "same.zip");
    assert!(unzip(&std::fs::read(same).unwrap()) == files[0], "the same dossier gives the same file");

    let folder = peers::folder("forged");
    let cover = [(FORGERIES, true), (LISTED, false)];
    let all = cover.iter().flat_map(|(list, cover)| list.iter().map(move |one| (one, *cover)));
    for (n, ((about, reason, forge), cover)) in all.enumerate() {
        let mut members = files[0].clone();
        forge(&mut members, &files[1]);
        if cover {
            covered_up(&mut members);
        }
        let place = folder.join(n.to_string());
        unpack(&members, &place);
        let (accepted, refusals) = judged(&place, &["--without", "pyhanko"]);
        assert!(!accepted, "{about}");
        assert!(refusals.iter().any(|r| r.starts_with(reason)), "{about}: {reason} in {refusals:?}");
        assert!(!cover || refusals.iter().any(|r| r.starts_with("manifest-signature")), "{about}: {refusals:?}");
    }
}

#[test]
fn what_is_still_on_its_way_has_no_evidence_yet() {
    let mut world = World::new();
    let open = world.dossier("directeur", "En route", &[]);
    let path = world.bench.path("early.zip");
    let refused = world.bench.apply(&mut SaveEvidence { dossier: open, path: path.clone() }).unwrap_err();
    assert_eq!((refused.code(), path.exists()), ("evidence-early", false));
}
