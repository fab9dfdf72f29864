//! The register before foreign judges: Go's transparency-log packages (the reference) and pymerkle.
//!
//! A log of some hundred entries is exported as C2SP tiles; both judges must find the same root, accept the checkpoint's
//! signature and our proofs, and refuse the export as soon as one byte of it differs.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod peers;

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::SigningKey;
use paraphe::register::entry::{Entry, Header, commitment};
use paraphe::register::export::tiles;
use paraphe::register::log::Log;
use paraphe::register::merkle::{self, Hash};
use paraphe::register::note::Checkpoint;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

const ORIGIN: &str = "exemple.test/registre/p1-poste/1";
/// Two full tiles, a partial one, and one above them.
const SIZE: u64 = 700;
/// The older tree, whose root must be found to be a beginning of the whole.
const OLD: usize = 421;
/// The entry whose inclusion is proved.
const INDEX: usize = 517;

struct World {
    folder: PathBuf,
    export: PathBuf,
    proofs: PathBuf,
    root: String,
    go: PathBuf,
}

fn header(seq: u64, prev: String) -> Header {
    Header {
        v: 1,
        log: ORIGIN.into(),
        seq,
        lamport: seq + 1,
        prev,
        deps: Vec::new(),
        subject: format!("dossier/{}", seq % 40),
        kind: "dossier.visa".into(),
        at: "2027-04-03T08:00:00Z".into(),
        by: "p1".into(),
        payload: commitment(&[7; 32], &seq.to_be_bytes()),
        size: 8,
    }
}

fn filled(path: &Path, key: &SigningKey) -> Log {
    let mut log = Log::create(path, ORIGIN).unwrap();
    let mut prev = String::new();
    let mut act = Vec::new();
    for seq in 0..SIZE {
        let entry = Entry::sign(header(seq, prev), key).unwrap();
        prev = entry.id().0;
        act.push((entry, vec![1; 24]));
        if act.len() == 70 {
            log.append(&act).unwrap();
            act.clear();
        }
    }
    log
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        peers::python();
        let folder = peers::folder("register-peers");
        let key = SigningKey::from_bytes(&[9; 32]);
        let log = filled(&folder.join("p1.log"), &key);
        assert_eq!(log.size(), SIZE);
        let root = merkle::root(log.leaves());
        let checkpoint = Checkpoint { origin: ORIGIN.into(), size: SIZE, root }.sign(&key);
        let export = folder.join("export");
        tiles(&log, &key.verifying_key(), &checkpoint, &export).unwrap();
        let base64 = |hashes: Vec<Hash>| hashes.iter().map(|h| Base64::encode_string(h)).collect::<Vec<_>>();
        let proofs = folder.join("proofs.json");
        let content = json!({
            "index": INDEX,
            "inclusion": base64(merkle::inclusion(log.leaves(), INDEX)),
            "old_size": OLD,
            "old_root": Base64::encode_string(&merkle::root(&log.leaves()[..OLD])),
            "consistency": base64(merkle::consistency(log.leaves(), OLD)),
        });
        std::fs::write(&proofs, content.to_string()).unwrap();
        let go = compiled(&folder);
        World { folder, export, proofs, root: Base64::encode_string(&root), go }
    })
}

/// The Go checker, built with Debian's packages and nothing from the network.
fn compiled(folder: &Path) -> PathBuf {
    let program = folder.join("tlogcheck");
    let go = peers::go();
    peers::run(
        Command::new(go)
            .args(["build", "-o"])
            .arg(&program)
            .arg(peers::script("tlogcheck.go"))
            .env("GO111MODULE", "off")
            .env("GOPATH", "/usr/share/gocode")
            .env("GOFLAGS", "")
            .env("GOCACHE", folder.join("go-cache")),
    );
    program
}

/// What both judges say of an export: Go, then pymerkle.
fn judged(world: &World, export: &Path, proofs: &Path) -> [Output; 2] {
    [
        peers::ask(Command::new(&world.go).arg(export).arg(proofs)),
        peers::ask(Command::new(peers::python()).arg(peers::script("merkle.py")).arg(export).arg(proofs)),
    ]
}

#[test]
fn go_and_pymerkle_agree_with_us_on_root_signature_and_proofs() {
    let world = world();
    for told in judged(world, &world.export, &world.proofs) {
        let says = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        assert_eq!(says.trim(), format!("{SIZE} {}", world.root));
    }
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for item in std::fs::read_dir(from).unwrap() {
        let item = item.unwrap();
        let target = to.join(item.file_name());
        if item.file_type().unwrap().is_dir() {
            copied(&item.path(), &target);
        } else {
            std::fs::copy(item.path(), target).unwrap();
        }
    }
}

/// The export with one byte changed in one of its files.
fn changed(world: &World, name: &str, at: usize) -> PathBuf {
    let copy = world.folder.join(format!("changed-{}", name.replace('/', "-")));
    copied(&world.export, &copy);
    let path = copy.join(name);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[at] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    copy
}

#[test]
fn one_changed_byte_is_refused_by_both() {
    let world = world();
    let places = [
        ("checkpoint", ORIGIN.len() + 2),
        ("checkpoint", ORIGIN.len() + 20),
        ("vkey", ORIGIN.len() + 30),
        ("tile/entries/000", 300),
        ("tile/entries/002.p/188", 2000),
        ("tile/0/001", 999),
        ("tile/0/002.p/188", 5000),
        ("tile/1/000.p/2", 40),
    ];
    for (name, at) in places {
        let copy = changed(world, name, at);
        for (judge, told) in ["Go", "pymerkle"].iter().zip(judged(world, &copy, &world.proofs)) {
            let says = String::from_utf8_lossy(&told.stderr).into_owned();
            assert_eq!(told.status.code(), Some(1), "{judge} accepts {name} with byte {at} changed");
            assert!(!says.contains("Traceback") && !says.contains("goroutine"), "{judge} on {name}: {says}");
        }
    }
}

#[test]
fn proofs_of_another_entry_or_another_tree_are_refused_by_both() {
    let world = world();
    let text = std::fs::read_to_string(&world.proofs).unwrap();
    let other = [
        text.replace(&format!("\"index\":{INDEX}"), &format!("\"index\":{}", INDEX - 1)),
        text.replace(&format!("\"old_size\":{OLD}"), &format!("\"old_size\":{}", OLD - 1)),
    ];
    for (n, content) in other.iter().enumerate() {
        assert_ne!(content, &text);
        let proofs = world.folder.join(format!("other-{n}.json"));
        std::fs::write(&proofs, content).unwrap();
        for told in judged(world, &world.export, &proofs) {
            assert_eq!(told.status.code(), Some(1), "{}", String::from_utf8_lossy(&told.stdout));
        }
    }
}
