//! A full disk under works of some size: an import, a document that is put in, files that go out.

use crate::bench::{Cli, Told};
use crate::common;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Kilobytes of room. Nothing fits into the first, everything into the last.
const ROOM: [u64; 9] = [0, 4, 16, 64, 256, 512, 768, 1024, 12_288];
/// Bytes of an annex.
const ANNEX: u32 = 300_000;

/// Runs a command of the program while a folder of the test lies on a disk with so much room.
fn run(cli: &Cli, who: &str, folder: &str, room: u64, words: &[&str]) -> (Option<i32>, String) {
    let passphrase = cli.file("passphrase", cli.phrase_of(who));
    let line = cli.command(&[words, &["--json", "--as", who, "--passphrase-file", &passphrase]].concat());
    let mut full = Command::new("unshare");
    full.args(["--mount", "--map-root-user"]).arg(script()).arg(cli.path(folder)).arg(room.to_string());
    full.arg(line.get_program()).args(line.get_args());
    let output: Output = cli.surround(&mut full).output().expect("unshare of util-linux");
    let (here, after) = (cli.path(folder), cli.path(&format!("{folder}.after")));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        after.exists(),
        "no disk of its own could be put over a folder: as root in a container, allow mounts: {said}"
    );
    std::fs::remove_dir_all(&here).unwrap();
    std::fs::rename(after, here).unwrap();
    (output.status.code(), said)
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/full.sh")
}

/// Runs it in ever more room, each time at a desk as it was before; `is_there` tells whether its work is done.
fn in_ever_more_room(cli: &Cli, who: &str, words: &[&str], is_there: impl Fn(&Cli) -> bool) {
    let sound = cli.path("sound");
    common::copy(&cli.path("desk"), &sound.join("desk"));
    common::copy(&cli.path("state"), &sound.join("state"));
    let (mut done, mut failed) = (0, 0);
    for room in ROOM {
        let (status, said) = run(cli, who, "desk", room, words);
        assert!(matches!(status, Some(0 | 1 | 3)), "{room} kB: {status:?} {said}");
        // Answered is there; failed is not there, unless the failure came behind the act, and then it is whole.
        let there = is_there(cli);
        assert_eq!(there, status == Some(0), "{room} kB: {status:?} {said}");
        *(if there { &mut done } else { &mut failed }) += 1;
        let doctor = cli.as_(who, &["doctor", "--json"]);
        assert_eq!(doctor.status, 0, "{room} kB: {}{}", doctor.out, doctor.err);
        for part in ["desk", "state"] {
            std::fs::remove_dir_all(cli.path(part)).unwrap();
            common::copy(&sound.join(part), &cli.path(part));
        }
    }
    println!("{words:?}: {done} done, {failed} failed");
    assert!(done > 0 && failed > 2, "{done} done, {failed} failed");
}

#[test]
fn an_import_on_a_full_disk_takes_in_every_row_or_none() {
    let cli = Cli::with_desk();
    let register = common::data("rnsr-inserm-2022-02-08.csv");
    in_ever_more_room(&cli, common::FIRST, &["structures", "import", register.to_str().unwrap()], |cli| {
        let listed: serde_json::Value =
            serde_json::from_str(&cli.run(&["structures", "list", "--closed", "--json"]).ok()).unwrap();
        let rows = listed.as_array().or_else(|| listed["structures"].as_array()).unwrap().len();
        assert!(rows == 0 || rows == 524, "{rows} of 524");
        rows == 524
    });
}

#[test]
fn a_document_on_a_full_disk_is_there_whole_or_not_at_all() {
    let cli = Cli::with_demo();
    let document = cli.file("convention.pdf", paraphe::paper::sheet::pdf("Convention pleine", &["Entre les parties."]));
    let annex =
        cli.file("annexe.bin", (0..ANNEX).map(|n| (n.wrapping_mul(n) >> 7).to_le_bytes()[0]).collect::<Vec<u8>>());
    let words = ["dossier", "new", "--title", "Convention pleine", "--kind", "agreement", "--circuit", "hierarchie"];
    let words = [&words[..], &["--structure", "U9001", "--document", &document, "--annex", &annex]].concat();
    let who = common::FIRST;
    in_ever_more_room(&cli, who, &words, |cli| {
        cli.run(&["dossier", "list", "--json"]).ok().contains("Convention pleine")
    });
}

/// Every file of a folder with its content, those that are hidden too.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(content(&entry.path()));
        } else {
            found.insert(entry.path(), std::fs::read(entry.path()).unwrap());
        }
    }
    found
}

#[test]
fn a_file_that_goes_out_to_a_full_disk_leaves_what_stood_there() {
    let cli = Cli::with_demo();
    let out = cli.path("out");
    std::fs::create_dir(&out).unwrap();
    let named = |name: &str| out.join(name).to_str().unwrap().to_owned();
    let (portal, certificate, signed) = (named("portal"), named("root.pem"), named("signed.pdf"));
    std::fs::write(&portal, "26INSU1016:what the portal reads today\n").unwrap();
    let before = content(&out);
    let exports: [&[&str]; 4] = [
        &["codes", "export", "--format", "htpasswd", "--out", &portal],
        &["codes", "export", "--format", "ldif", "--base", "dc=essai,dc=fr", "--out", &portal],
        &["certificate", "--out", &certificate],
        &["dossier", "save", "2026-0001", "--out", &signed],
    ];
    for words in exports {
        let (status, said) = run(&cli, common::FIRST, "out", 0, words);
        assert!(matches!(status, Some(1 | 3)), "{words:?}: {status:?} {said}");
        let error: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|e| panic!("{words:?}: {e}: {said}"));
        assert!(!error["error"]["message"].as_str().unwrap().is_empty(), "{said}");
        assert_eq!(content(&out), before, "{words:?}");
        let again: Told = cli.run(words);
        again.assert_done();
        assert_ne!(content(&out), before, "{words:?}: the same with room");
        std::fs::remove_dir_all(&out).unwrap();
        std::fs::create_dir(&out).unwrap();
        std::fs::write(&portal, &before[Path::new(&portal)]).unwrap();
    }
    cli.run(&["doctor"]).assert_done();
}
