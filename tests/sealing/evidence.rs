//! The evidence file of a certified, time-stamped dossier with annexes: its own script accepts it, and so do we; neither
//! does once a byte has changed.

use crate::house::House;
use crate::served::serve;
use crate::world::Clock;
use paraphe::desk::*;
use paraphe::domain::dossier::Particulars;
use std::path::Path;
use std::process::Command;

/// What the script says: whether it accepts, and all that it says.
fn script(path: &Path) -> (bool, String) {
    let python = crate::peers::python();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/evidence/verify.py");
    let programs = format!("{}:{}", python.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let told = crate::peers::ask(Command::new(python).arg(file).arg(path).env("PATH", programs));
    (told.status.success(), String::from_utf8_lossy(&[told.stdout, told.stderr].concat()).into_owned())
}

#[test]
fn the_evidence_of_a_sealed_dossier_is_accepted_and_a_changed_one_is_not() {
    // The clocks of the desk and of the authority agree, or the authority's certificate was not in force yet.
    let mut h = House::at(&chrono::Utc::now().to_rfc3339());
    let clock = Clock::new("sealing-evidence");
    let time_roots = clock.roots.clone();
    let (url, root) = serve(clock);
    h.bench.apply(&mut SetTsa { url: Some("http://127.0.0.1:1/".into()), root: Some(root.clone()) }).unwrap();
    let table = h.bench.path("bon.csv");
    std::fs::write(&table, b"nom;effectif\nU 1016;42\n").unwrap();
    let document = h.bench.pdf("lettre.pdf", "Lettre");
    let id = h.begin_with(&[0, 1, 2], document, vec![table], Particulars::default());
    // One without an answer, the others with, and a stamp over all of it.
    h.sign(0, &id);
    h.bench.become_first();
    h.bench.apply(&mut SetTsa { url: Some(url), root: Some(root) }).unwrap();
    h.sign(1, &id);
    h.sign(2, &id);
    h.bench.become_first();
    h.bench.apply(&mut TimeStamp { dossiers: vec![id.clone()] }).unwrap();
    let out = h.bench.path("preuve.zip");
    h.bench.apply(&mut SaveEvidence { dossier: id.clone(), path: out.clone() }).unwrap();
    let (good, said) = script(&out);
    assert!(good, "{said}");
    let with = VerifyWith { roots: vec![h.root()], time_roots, ..VerifyWith::default() };
    let ours = |path: &Path| match Desk::verify_with(path, &with).unwrap() {
        Answer::Evidence { report, .. } => report,
        other => panic!("{other:?}"),
    };
    let report = ours(&out);
    assert_eq!((report.verdict(), report.faults.as_slice()), (Verdict::Valid, &[][..]), "{report:#?}");
    assert!(report.entries > 5 && report.proved == report.entries && report.keys.len() >= 3, "{report:#?}");
    assert!(report.signatures.iter().any(|(name, _)| name.starts_with("annexes/")), "{report:#?}");
    // A byte of an entry, of a document, of the list.
    let bytes = std::fs::read(&out).unwrap();
    for (what, fault) in [
        (&b"/Type/Catalog"[..], "member-digest"),
        (b"\"subject\":\"dossier:", "member-digest"),
        (b"paraphe-evidence-1\n", "manifest-form"),
    ] {
        let at = bytes.windows(what.len()).position(|w| w == what).unwrap();
        let mut spoilt = bytes.clone();
        spoilt[at + what.len() - 2] ^= 1;
        // The sums of the archive are put right, as a forger would.
        let path = h.bench.path("faux.zip");
        std::fs::write(&path, mended(&spoilt)).unwrap();
        let report = ours(&path);
        assert!(report.verdict() == Verdict::NotValid, "{report:#?}");
        assert!(report.faults.iter().any(|(word, _)| *word == fault), "{fault}: {:?}", report.faults);
    }
}

/// An archive whose sums fit what it holds: local headers and directory.
fn mended(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let long = |b: &[u8], at: usize| u32::from_le_bytes(b[at..at + 4].try_into().unwrap()) as usize;
    let short = |b: &[u8], at: usize| usize::from(u16::from_le_bytes(b[at..at + 2].try_into().unwrap()));
    let (mut at, mut sums) = (0, Vec::new());
    while bytes[at..].starts_with(b"PK\x03\x04") {
        let start = at + 30 + short(bytes, at + 26) + short(bytes, at + 28);
        let end = start + long(bytes, at + 18);
        let sum = crc(&bytes[start..end]).to_le_bytes();
        out[at + 14..at + 18].copy_from_slice(&sum);
        sums.push(sum);
        at = end;
    }
    for sum in sums {
        assert!(bytes[at..].starts_with(b"PK\x01\x02"));
        out[at + 16..at + 20].copy_from_slice(&sum);
        at += 46 + short(bytes, at + 28) + short(bytes, at + 30) + short(bytes, at + 32);
    }
    out
}

fn crc(bytes: &[u8]) -> u32 {
    let step =
        |c: u32, b: &u8| (0..8).fold(c ^ u32::from(*b), |c, _| if c & 1 == 1 { c >> 1 ^ 0xEDB8_8320 } else { c >> 1 });
    !bytes.iter().fold(!0, step)
}
