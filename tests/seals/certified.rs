//! Circuits of several signatures in fields that were laid out before the first one, which certifies the document.

use crate::peers;
use crate::world::{Signers, judged, judgements, one_page, random, unarmoured};
use paraphe::sign::pdf::fields;
use paraphe::sign::pdf::file::File;
use paraphe::sign::pdf::place::{Area, Fit, Place};
use paraphe::sign::pdf::prepare::{Prepared, Wanted, prepare};
use paraphe::sign::pdf::write::{Options, Target, is_signed};
use paraphe::sign::verify::{self, ChangeKind, Context, Kind, Problem, Verdict};
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;

const STEPS: [&str; 3] = ["Etape1", "Etape2", "Étape finale"];

fn laid(original: &[u8]) -> Prepared {
    let wanted: Vec<Wanted> =
        STEPS.iter().map(|name| Wanted { name, label: "Directrice de l’unité", place: Place::Foot }).collect();
    prepare(original, &wanted, 4, &[], &random()).unwrap()
}

fn filling(field: &str) -> Options<'_, '_> {
    Options { target: Target::Field(field), certify: true, time: None }
}

/// Three steps and one that came in on the way, in the order in which they sign.
fn circuit(signers: &Signers, original: &[u8]) -> Vec<Vec<u8>> {
    let ready = laid(original);
    assert!(ready.bytes.starts_with(original));
    let [first, second, last] = [0, 1, 2].map(|n| ready.fields[n].name.clone());
    let inserted = ready.reserve[0].name.clone();
    let mut files = vec![ready.bytes];
    for (n, field) in [first, second, inserted, last].iter().enumerate() {
        let before = files.last().unwrap();
        let signed = signers.sign(before, filling(field)).unwrap();
        assert!(signed.bytes.starts_with(before) && signed.field == *field);
        assert_eq!(signed.certifies, n == 0 && !is_signed(original).unwrap());
        files.push(signed.bytes);
    }
    files
}

#[test]
fn every_signature_of_a_certified_circuit_stays_acceptable_on_every_shape_of_file() {
    let folder = peers::folder("seals-certified");
    let corpus = folder.join("original");
    peers::run(Command::new(peers::python()).arg(peers::script("corpus.py")).arg(&corpus));
    let manifest = std::fs::read(corpus.join("manifest.json")).unwrap();
    let manifest: BTreeMap<String, Value> = serde_json::from_slice(&manifest).unwrap();
    let signers = Signers::new();
    let roots = vec![signers.authority.certificate.clone(), unarmoured(&corpus.join("foreign-root.pem"))];
    let mut files = Vec::new();
    let cases: Vec<(&String, &Value)> = manifest.iter().filter(|(_, about)| about["sign"] != false).collect();
    for (name, _) in &cases {
        let original = std::fs::read(corpus.join(name)).unwrap();
        files.push((format!("original/{name}"), original.clone()));
        let made = circuit(&signers, &original);
        files.push((format!("first/{name}"), made[1].clone()));
        files.push((format!("last/{name}"), made[4].clone()));
    }
    assert!(cases.len() >= 16);
    let said = judged(&folder, &files, &roots);
    for (name, about) in cases {
        let earlier = usize::try_from(about["earlier"].as_u64().unwrap()).unwrap();
        for (stage, ours) in [("first", 1), ("last", 4)] {
            let key = format!("{stage}/{name}");
            for judge in ["pyhanko", "pdfsig", "openssl", "mutool"] {
                let found = judgements(&said[&key], judge);
                assert_eq!(found.len(), earlier + ours, "{key}, {judge}: {:#}", said[&key][judge]);
                assert!(found.iter().all(|one| one["sound"] == true), "{key}, {judge}: {found:#?}");
            }
            let all = judgements(&said[&key], "pyhanko");
            assert!(all.iter().all(|one| one["docmdp"] == true || earlier > 0), "{key}: {all:#?}");
            let qpdf = |key: &str| said[key]["qpdf"].as_i64().unwrap();
            assert!([0, qpdf(&format!("original/{name}"))].contains(&qpdf(&key)), "{key}");
            let bytes = &files.iter().find(|(n, _)| *n == key).unwrap().1;
            let report = verify::file(bytes, &roots).unwrap();
            assert_eq!(report.len(), earlier + ours, "{key}");
            assert!(report.iter().all(|s| s.verdict == Verdict::Valid), "{key}: {report:#?}");
            let certifies = report.iter().filter(|s| s.kind == Kind::Certification(2)).count();
            assert_eq!(certifies, usize::from(earlier == 0), "{key}");
        }
    }
}

/// What would break the certifier's verdict is refused by us, and told by our verifier where others do it.
#[test]
fn a_visible_field_added_after_certification_is_told_by_pyhanko_and_by_us() {
    let signers = Signers::new();
    let certified = circuit(&signers, &one_page()).swap_remove(1);
    let fresh = signers.sign(&certified, Options::default());
    assert_eq!(fresh.unwrap_err().code(), "pdf-certified-closed");
    // As a program would that knows no certification: the entry that names it is taken for another one.
    let blind = replaced(&certified, "/Perms <</DocMDP", "/Perxs <</DocMDX");
    let blind = replaced(&blind, "/TransformMethod/DocMDP", "/TransformMethod/DocMDX");
    let added = signers.sign(&blind, Options::default()).unwrap().bytes;
    let mut forged = certified.clone();
    forged.extend_from_slice(&added[certified.len()..]);
    let forged = replaced(&forged, "/Perxs <</DocMDX", "/Perms <</DocMDP");
    let folder = peers::folder("seals-sneaky");
    let said = judged(&folder, &[("sneaky.pdf".to_owned(), forged.clone())], &signers.root());
    let first = &judgements(&said["sneaky.pdf"], "pyhanko")[0];
    assert_eq!((&first["docmdp"], &first["sound"]), (&Value::Bool(false), &Value::Bool(false)), "{first:#}");
    let report = verify::file(&forged, &signers.root()).unwrap();
    assert_eq!((report[0].verdict, &report[0].problems[..]), (Verdict::NotValid, &[Problem::Forbidden(2)][..]));
    assert!(report[0].changes.iter().any(|c| c.kind == ChangeKind::FormChanged), "{report:#?}");
}

fn replaced(bytes: &[u8], what: &str, by: &str) -> Vec<u8> {
    assert_eq!(what.len(), by.len());
    let mut copy = bytes.to_vec();
    let at = copy.windows(what.len()).rposition(|w| w == what.as_bytes()).expect(what);
    copy[at..at + by.len()].copy_from_slice(by.as_bytes());
    copy
}

#[test]
fn stamps_are_found_by_foreign_readers_where_we_say_that_they_are() {
    let signers = Signers::new();
    let tag = Area { page: 0, left: 300.0, top: 300.0, width: 80.0, height: 12.0 };
    let at = Area { page: 0, left: 400.0, top: 10.0, width: 170.0, height: 62.0 };
    let wanted = [Place::Foot, Place::Foot, Place::Tag(tag), Place::At(at)].map(|place| Wanted {
        name: "Etape1",
        label: "",
        place,
    });
    for (rotate, width) in [(0, 495.0), (90, 742.0), (180, 495.0), (270, 742.0)] {
        let text = String::from_utf8(one_page()).unwrap();
        // As long as what it replaces, so that every offset stays right.
        let page = "/MediaBox[0 0 595 842]>>";
        let turned = format!("/MediaBox[0 0 595 842]/CropBox[50 50 545 792]/Rotate {rotate}>>");
        let original = grown(&text, page, &turned);
        let ready = prepare(&original, &wanted, 0, &[], &random()).unwrap();
        let file = File::open(&ready.bytes).unwrap();
        for (n, field) in fields::all(&file).iter().enumerate() {
            let [left, bottom, right, top] = field.area.unwrap();
            assert!(left >= 50.0 && bottom >= 50.0 && right <= 545.0 && top <= 792.0, "{rotate} {n}");
        }
        let fits: Vec<Fit> = ready.fields.iter().map(|l| l.placed.fit).collect();
        let last = if width < 570.0 { Fit::Clipped } else { Fit::Full };
        assert_eq!(fits, [Fit::Full, Fit::Full, Fit::Full, last], "{rotate}");
        let signed = signers.sign(&ready.bytes, filling("Etape1")).unwrap();
        let folder = peers::folder(&format!("seals-stamp-{rotate}"));
        std::fs::write(folder.join("f.pdf"), &signed.bytes).unwrap();
        // What poppler shows of the stamp, and where: the text stands upright within the place that was told.
        let told = peers::run(Command::new("pdftotext").current_dir(&folder).args(["-bbox", "-cropbox", "f.pdf", "-"]));
        let word = told.lines().find(|l| l.contains(">Marchand<")).unwrap_or_else(|| panic!("{rotate}: {told}"));
        let figure = |key: &str| -> f64 {
            let from = word.find(key).unwrap() + key.len() + 2;
            word[from..].split('"').next().unwrap().parse().unwrap()
        };
        let area = signed.placed.area;
        let (left, top) = (figure("xMin"), figure("yMin"));
        assert!(left > area.left && left < area.left + area.width, "{rotate}: {word} {area:?}");
        assert!(top > area.top - 1.0 && top < area.top + area.height, "{rotate}: {word} {area:?}");
        assert!(figure("xMax") - left > figure("yMax") - top, "{rotate}: not upright: {word}");
    }
}

/// The file with a longer text in its second object: written anew, with its offsets.
fn grown(text: &str, what: &str, by: &str) -> Vec<u8> {
    let body = text[..text.find("xref\n0").unwrap()].replace(what, by);
    let mut out = body.clone();
    out.push_str("xref\n0 6\n0000000000 65535 f \n");
    for n in 1..6 {
        let at = body.find(&format!("\n{n} 0 obj")).unwrap() + 1;
        out.push_str(&format!("{at:010} 00000 n \n"));
    }
    out.push_str(&format!("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", body.len()));
    out.into_bytes()
}

#[test]
fn a_hidden_signature_needs_no_place() {
    let signers = Signers::new();
    let target = Target::Fresh { place: Place::Hidden, taken: &[] };
    let signed = signers.sign(&one_page(), Options { target, certify: true, time: None }).unwrap();
    assert!(signed.certifies && signed.placed.fit == Fit::Hidden);
    let folder = peers::folder("seals-hidden");
    let said = judged(&folder, &[("f.pdf".to_owned(), signed.bytes.clone())], &signers.root());
    assert_eq!(judgements(&said["f.pdf"], "pyhanko")[0]["sound"], true, "{:#}", said["f.pdf"]);
    let roots = signers.root();
    let context = Context { roots: &roots, ..Context::default() };
    assert_eq!(verify::file_with(&signed.bytes, &context).unwrap()[0].verdict, Verdict::Valid);
}
