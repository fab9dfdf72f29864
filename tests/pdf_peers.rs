//! The signatures of paraphe before foreign judges: pyHanko, pdfsig, OpenSSL, qpdf and mutool.
//!
//! Every shape of file in the corpus is signed by two persons, one after the other. The judges know nothing of paraphe;
//! they are told which roots to trust. A missing program is a failure that names the command to install it.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod peers;

use chrono::{DateTime, SubsecRound as _, Utc};
use paraphe::domain::trouble::Outcome;
use paraphe::sign::identity::{Identity, Subject, pem};
use paraphe::sign::pdf::file::File;
use paraphe::sign::pdf::write::{Request, sign};
use paraphe::sign::verify::{self, Verdict};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

const JUDGES: [&str; 4] = ["pyhanko", "pdfsig", "openssl", "mutool"];

/// The signers of these tests.
struct Signers {
    authority: Identity,
    first: Identity,
    second: Identity,
    now: DateTime<Utc>,
}

#[expect(clippy::unnecessary_wraps, reason = "what an identity asks its random bytes from")]
fn chance(bytes: &mut [u8]) -> Outcome<()> {
    getrandom::fill(bytes).expect("the system gives random bytes");
    Ok(())
}

impl Signers {
    fn new() -> Self {
        let now = Utc::now().trunc_subsecs(0);
        let authority = Identity::authority("Institut d’essai", now, &mut chance).unwrap();
        let person = |name, mail| {
            let subject = Subject { name, organisation: "Institut d’essai", mail: Some(mail) };
            authority.issue(&subject, now, &mut chance).unwrap()
        };
        let first = person("Élodie Marchand", "e.marchand@essai.fr");
        let second = person("Jean-Noël Œuvrard (Łódź)", "jn.oeuvrard@essai.fr");
        Self { authority, first, second, now }
    }

    fn sign(&self, bytes: &[u8], name: &str, identity: &Identity) -> Outcome<Vec<u8>> {
        let stamp = vec![name.to_owned(), "Directrice de l’unité".into(), "Signé le 3 avril 2027 à 10:00".into()];
        let mut random = [0; 16];
        chance(&mut random)?;
        sign(bytes, &Request { name, at: self.now, stamp: &stamp, random }, identity)
    }

    fn by_first(&self, bytes: &[u8]) -> Outcome<Vec<u8>> {
        self.sign(bytes, "Élodie Marchand", &self.first)
    }

    fn by_second(&self, bytes: &[u8]) -> Outcome<Vec<u8>> {
        self.sign(bytes, "Jean-Noël Œuvrard (Łódź)", &self.second)
    }
}

/// One file of the corpus that can be signed.
struct Case {
    name: String,
    /// Signatures that it came with.
    earlier: usize,
    original: Vec<u8>,
    once: Vec<u8>,
    twice: Vec<u8>,
}

struct World {
    corpus: PathBuf,
    signers: Signers,
    cases: Vec<Case>,
    /// Names of what must not be signed.
    refused: Vec<String>,
    /// What the judges say, by `original/NAME`, `once/NAME`, `twice/NAME`, `tampered/NAME`.
    said: BTreeMap<String, Value>,
    tampered: Vec<(String, Vec<u8>)>,
}

impl World {
    fn said(&self, stage: &str, name: &str) -> &Value {
        &self.said[&format!("{stage}/{name}")]
    }

    fn roots(&self) -> Vec<Vec<u8>> {
        let foreign = std::fs::read_to_string(self.corpus.join("foreign-root.pem")).unwrap();
        vec![self.signers.authority.certificate.clone(), unarmoured(&foreign)]
    }

    fn verdicts(&self, bytes: &[u8]) -> Vec<Verdict> {
        verify::file(bytes, &self.roots()).unwrap().into_iter().map(|s| s.verdict).collect()
    }
}

fn unarmoured(text: &str) -> Vec<u8> {
    use base64ct::{Base64, Encoding as _};
    let body: String = text.lines().filter(|l| !l.starts_with('-')).collect();
    Base64::decode_vec(&body).unwrap()
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let python = peers::python();
        let folder = peers::folder("pdf-peers");
        let corpus = folder.join("original");
        peers::run(Command::new(python).arg(peers::script("corpus.py")).arg(&corpus));
        let manifest = std::fs::read(corpus.join("manifest.json")).unwrap();
        let manifest: BTreeMap<String, Value> = serde_json::from_slice(&manifest).unwrap();
        let signers = Signers::new();
        let (mut cases, mut refused) = (Vec::new(), Vec::new());
        for (name, about) in manifest {
            if about["sign"] == false {
                refused.push(name);
                continue;
            }
            let original = std::fs::read(corpus.join(&name)).unwrap();
            let once = signers.by_first(&original).unwrap_or_else(|e| panic!("{name}: {e}"));
            let twice = signers.by_second(&once).unwrap_or_else(|e| panic!("{name}, again: {e}"));
            let earlier = usize::try_from(about["earlier"].as_u64().unwrap()).unwrap();
            cases.push(Case { name, earlier, original, once, twice });
        }
        let tampered = tampered(&cases);
        for case in &cases {
            put(&folder.join("once").join(&case.name), &case.once);
            put(&folder.join("twice").join(&case.name), &case.twice);
        }
        for (name, bytes) in &tampered {
            put(&folder.join("tampered").join(name), bytes);
        }
        let said = judged(python, &folder, &signers.authority, &cases, &tampered);
        World { corpus, signers, cases, refused, said, tampered }
    })
}

fn put(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn judged(
    python: &Path,
    folder: &Path,
    authority: &Identity,
    cases: &[Case],
    tampered: &[(String, Vec<u8>)],
) -> BTreeMap<String, Value> {
    let root = folder.join("root.pem");
    std::fs::write(&root, pem(&authority.certificate)).unwrap();
    let mut command = Command::new(python);
    command.current_dir(folder).arg(peers::script("judge.py")).arg("--scratch").arg(folder.join("scratch"));
    command.arg("--trust").arg(&root).arg("--trust").arg(folder.join("original/foreign-root.pem"));
    for case in cases {
        command.args(["original", "once", "twice"].map(|stage| format!("{stage}/{}", case.name)));
    }
    command.args(tampered.iter().map(|(name, _)| format!("tampered/{name}")));
    serde_json::from_str(&peers::run(&mut command)).unwrap()
}

/// What a judge says of each signature; a judge who could not read the file says it in one text.
fn judgements<'a>(said: &'a Value, judge: &str) -> Vec<&'a Value> {
    said[judge].as_array().map(|list| list.iter().collect()).unwrap_or_default()
}

#[test]
fn every_judge_accepts_both_signatures_on_every_shape_of_file() {
    let world = world();
    assert!(world.cases.len() >= 16);
    for case in &world.cases {
        for (stage, ours) in [("once", 1), ("twice", 2)] {
            let said = world.said(stage, &case.name);
            for judge in JUDGES {
                let found = judgements(said, judge);
                assert_eq!(found.len(), case.earlier + ours, "{stage} {}, {judge}: {:#}", case.name, said[judge]);
                for one in &found {
                    assert_eq!(one["sound"], true, "{stage} {}, {judge}: {one:#}", case.name);
                }
            }
            let last = judgements(said, "pyhanko").pop().unwrap().clone();
            assert_eq!(last["coverage"], "ENTIRE_FILE", "{stage} {}: {last:#}", case.name);
            let last = judgements(said, "pdfsig").pop().unwrap().clone();
            assert_eq!(last["whole"], true, "{stage} {}: {last:#}", case.name);
        }
    }
}

/// Who signs twice in one file. pdfsig (poppler, 22.12 and others) keeps the certificates of a signature that it is done
/// with without copying them, and compares those of the next one with what stands in that freed memory by then
/// (`CERT_NewTempCertificate` without a copy; valgrind shows the reads, on files of other makers too). Whether it then
/// doubts the certificate is chance: it has nothing to do with what the certificate names. The signature it finds valid.
#[test]
fn pdfsig_may_doubt_whoever_signs_twice_and_nobody_for_want_of_a_mail() {
    let world = world();
    let (authority, now) = (&world.signers.authority, world.signers.now);
    let person = |name: &str, mail: Option<&str>| {
        authority.issue(&Subject { name, organisation: "Institut d’essai", mail }, now, &mut chance).unwrap()
    };
    let (anne, bob, chloe) = (person("Anne", None), person("Bob", None), person("Chloé", Some("chloe@essai.fr")));
    let base = &world.cases.iter().find(|c| c.name == "classic.pdf").unwrap().original;
    let folder = peers::folder("pdf-peers-mail");
    put(&folder.join("root.pem"), pem(&authority.certificate).as_bytes());
    let files: [(&str, Vec<&Identity>); 6] = [
        ("a.pdf", vec![&anne]),
        ("ab.pdf", vec![&anne, &bob]),
        ("ac.pdf", vec![&anne, &chloe]),
        ("ca.pdf", vec![&chloe, &anne]),
        ("aa.pdf", vec![&anne, &anne]),
        ("cc.pdf", vec![&chloe, &chloe]),
    ];
    for (name, signers) in &files {
        let sign = |bytes: Vec<u8>, who: &&Identity| world.signers.sign(&bytes, "Signataire", who).unwrap();
        put(&folder.join(name), &signers.iter().fold(base.clone(), sign));
    }
    let mut command = Command::new(peers::python());
    command.current_dir(&folder).arg(peers::script("judge.py")).arg("--scratch").arg(folder.join("scratch"));
    command.arg("--trust").arg("root.pem").args(files.iter().map(|(name, _)| *name));
    let said: BTreeMap<String, Value> = serde_json::from_str(&peers::run(&mut command)).unwrap();
    for (name, signers) in &files {
        let same = signers.len() == 2 && std::ptr::eq(signers[0], signers[1]);
        for judge in JUDGES {
            let found = judgements(&said[*name], judge);
            assert_eq!(found.len(), signers.len(), "{name}, {judge}: {:#}", said[*name][judge]);
            for (n, one) in found.iter().enumerate() {
                let told = one["says"].as_str().unwrap_or_default();
                let doubt = "Signature is Valid. | Certificate Validation: Unknown issue with Certificate";
                let chance = judge == "pdfsig" && same && n == 1 && told.contains(doubt);
                assert!(one["sound"] == true || chance, "{name}, {judge}, {n}: {one:#}");
            }
        }
    }
}

#[test]
fn the_bytes_that_were_there_stand_unchanged_at_the_head() {
    for case in &world().cases {
        assert!(case.once.starts_with(&case.original), "{}", case.name);
        assert!(case.twice.starts_with(&case.once), "{}", case.name);
    }
}

#[test]
fn qpdf_finds_nothing_that_it_had_not_found_in_the_original() {
    let world = world();
    for case in &world.cases {
        // 0 clean, 3 warnings, 2 errors. A warning of the original may be healed by what is appended.
        let status = |stage| world.said(stage, &case.name)["qpdf"].as_i64().unwrap();
        assert!([0, status("original")].contains(&status("once")), "{}", case.name);
        assert!([0, status("original")].contains(&status("twice")), "{}", case.name);
    }
}

#[test]
fn earlier_signatures_of_others_keep_the_verdict_that_pyhanko_gave_them() {
    let world = world();
    let mut seen = 0;
    for case in world.cases.iter().filter(|c| c.earlier > 0) {
        let verdict = |one: &Value| ["field", "sound", "intact", "valid", "trusted", "docmdp"].map(|k| one[k].clone());
        let before: Vec<_> =
            judgements(world.said("original", &case.name), "pyhanko").into_iter().map(verdict).collect();
        let after: Vec<_> = judgements(world.said("twice", &case.name), "pyhanko").into_iter().map(verdict).collect();
        assert_eq!(before.len(), case.earlier);
        assert_eq!(before[..], after[..case.earlier], "{}", case.name);
        seen += case.earlier;
    }
    assert_eq!(seen, 4);
}

/// pyHanko validates signatures in hybrid files only when it is told not to be strict (`--no-strict-syntax`): the file,
/// not our signature, is what it refuses. Every other file must pass its strict reading.
#[test]
fn only_the_hybrid_file_needs_a_lenient_reader() {
    let world = world();
    for case in &world.cases {
        for stage in ["once", "twice"] {
            let lenient = &world.said(stage, &case.name)["lenient"];
            assert_eq!(lenient, &(case.name == "hybrid.pdf"), "{stage} {}", case.name);
        }
    }
}

#[test]
fn what_cannot_be_extended_is_refused_and_the_reason_is_told() {
    let world = world();
    let expected = BTreeMap::from([
        ("certified-p1.pdf", "pdf-certified-closed"),
        ("damaged-xref.pdf", "pdf-damaged-xref"),
        ("empty.pdf", "pdf-not-a-pdf"),
        ("encrypted-user.pdf", "pdf-encrypted"),
        ("encrypted.pdf", "pdf-encrypted"),
        ("junk-before.pdf", "pdf-bytes-before-header"),
        ("not-a-pdf.pdf", "pdf-not-a-pdf"),
        ("truncated.pdf", "pdf-damaged-xref"),
    ]);
    let told: BTreeMap<&str, &str> = world
        .refused
        .iter()
        .map(|name| {
            let bytes = std::fs::read(world.corpus.join(name)).unwrap();
            (name.as_str(), world.signers.by_first(&bytes).expect_err(name).code())
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn our_own_verifier_says_of_sound_files_what_the_judges_say() {
    let world = world();
    for case in &world.cases {
        for (bytes, ours) in [(&case.original, 0), (&case.once, 1), (&case.twice, 2)] {
            let expected = vec![Verdict::Valid; case.earlier + ours];
            let report = verify::file(bytes, &world.roots()).unwrap();
            assert_eq!(world.verdicts(bytes), expected, "{} with {ours} of ours: {report:#?}", case.name);
        }
    }
}

#[test]
fn a_signature_by_an_authority_of_the_same_name_is_not_called_valid() {
    let world = world();
    let impostors = Signers::new();
    let case = &world.cases[0];
    let forged = impostors.by_second(&impostors.by_first(&case.original).unwrap()).unwrap();
    assert!(world.verdicts(&forged).iter().all(|v| *v != Verdict::Valid));
}

/// Of each copy at least one signature is spoilt, and the other must not pass for whole either: it is followed by
/// something that no sound signature explains.
#[test]
fn no_signature_of_a_tampered_copy_is_called_valid() {
    let world = world();
    assert!(world.tampered.len() >= 20, "{} copies", world.tampered.len());
    for (name, bytes) in &world.tampered {
        let found = verify::file(bytes, &world.roots()).unwrap_or_default();
        let valid: Vec<_> = found.iter().filter(|s| s.verdict == Verdict::Valid).collect();
        assert!(valid.is_empty(), "{name}: {valid:#?}");
    }
}

/// Tampering that nobody notices would prove nothing: pyHanko, the only judge that looks at later changes, must object
/// to every copy, unless nothing that is displayed has changed.
#[test]
fn the_judges_object_to_the_tampered_copies_too() {
    let world = world();
    for (name, _) in world.tampered.iter().filter(|(name, _)| !name.starts_with("tolerated")) {
        let said = world.said("tampered", name);
        let found = judgements(said, "pyhanko");
        let content = found.len() == 2 && found.iter().all(|one| one["sound"] == true);
        assert!(!content, "{name}: {:#}", said["pyhanko"]);
    }
}

/// Falsified first, then covered by a sound signature.
#[test]
fn a_later_signature_does_not_heal_an_earlier_one() {
    let world = world();
    let case = world.cases.iter().find(|c| c.name == "classic.pdf").unwrap();
    let file = File::open(&case.once).unwrap();
    let page = number(&file, |t| t.contains("/Type/Page/") && t.contains("/Annots"));
    let free = file.free_number();
    let falsified = appended(
        &case.once,
        &[
            replaced(&case.once, page, "/Contents ", &format!("/Contents {free} 0 R/Old ")),
            (free, "<</Length 3>>\nstream\nq Q\nendstream".to_owned()),
        ],
    );
    let covered = world.signers.by_second(&falsified).unwrap();
    assert_eq!(world.verdicts(&covered), [Verdict::IntactWithAdditions, Verdict::Valid]);
}

// The tampered copies -------------------------------------------------------------------------------------------------

/// A signature's place in a file: its byte range as written, and what stands between the angle brackets.
struct Place {
    range: std::ops::Range<usize>,
    hex: std::ops::Range<usize>,
}

fn find(bytes: &[u8], what: &str, from: usize) -> usize {
    let found = bytes[from..].windows(what.len()).position(|w| w == what.as_bytes());
    from + found.unwrap_or_else(|| panic!("no {what}"))
}

fn places(bytes: &[u8]) -> Vec<Place> {
    let mut found = Vec::new();
    let mut from = 0;
    while bytes[from..].windows(11).any(|w| w == b"/ByteRange[") {
        let start = find(bytes, "/ByteRange[", from) + 10;
        let hex = find(bytes, "/Contents<", start) + 10;
        let end = find(bytes, ">", hex);
        found.push(Place { range: start..hex - 10, hex: hex..end });
        from = end;
    }
    found
}

fn with(bytes: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    change(&mut copy);
    copy
}

/// Replaces the text at a place by one that is no longer, padded with spaces.
fn overwrite(bytes: &mut [u8], at: std::ops::Range<usize>, text: &str) {
    let room = at.len();
    assert!(text.len() <= room);
    bytes[at].copy_from_slice(format!("{text:<room$}").as_bytes());
}

/// The file with one more revision that holds these objects, as anybody could append it.
fn appended(bytes: &[u8], objects: &[(u32, String)]) -> Vec<u8> {
    let file = File::open(bytes).unwrap();
    let (root, start) = (file.root().unwrap(), file.start);
    let mut out = bytes.to_vec();
    let mut table = String::new();
    for (id, text) in objects {
        let _ = write!(table, "{id} 1\n{:010} 00000 n\r\n", out.len());
        out.extend_from_slice(format!("{id} 0 obj\n{text}\nendobj\n").as_bytes());
    }
    let xref = out.len();
    let size = file.free_number().max(objects.iter().map(|(id, _)| id + 1).max().unwrap());
    let end =
        format!("xref\n{table}trailer\n<</Size {size}/Root {root} 0 R/Prev {start}>>\nstartxref\n{xref}\n%%EOF\n");
    out.extend_from_slice(end.as_bytes());
    out
}

/// The text of an object, with one part of it replaced.
fn replaced(bytes: &[u8], id: u32, old: &str, new: &str) -> (u32, String) {
    let file = File::open(bytes).unwrap();
    let text = String::from_utf8_lossy(file.object(id).unwrap().raw()).into_owned();
    assert!(text.contains(old), "object {id} has no {old}: {text}");
    (id, text.replacen(old, new, 1))
}

/// The first object whose text passes a test.
fn number(file: &File, test: impl Fn(&str) -> bool) -> u32 {
    let passes = |id: u32| file.object(id).is_some_and(|o| test(&String::from_utf8_lossy(o.raw())));
    file.numbers().into_iter().find(|id| passes(*id)).unwrap()
}

/// Copies of a plain file with two signatures, each spoilt in its own way.
fn tampered(cases: &[Case]) -> Vec<(String, Vec<u8>)> {
    let case = cases.iter().find(|c| c.name == "classic.pdf").unwrap();
    let other = cases.iter().find(|c| c.name == "accents.pdf").unwrap();
    let mut copies: Vec<(&str, Vec<u8>)> = Vec::new();
    copies.extend(in_place(case, other));
    copies.extend(in_later_revisions(case));
    copies.into_iter().map(|(name, bytes)| (format!("{name}.pdf"), bytes)).collect()
}

/// Bytes changed where they stand.
fn in_place(case: &Case, other: &Case) -> Vec<(&'static str, Vec<u8>)> {
    let twice = &case.twice;
    let signatures = places(twice);
    let [first, second] = signatures.as_slice() else { panic!("two signatures") };
    let text = |place: &std::ops::Range<usize>| String::from_utf8(twice[place.clone()].to_vec()).unwrap();
    let figures = |place: &Place| -> Vec<usize> {
        text(&place.range).trim().trim_matches(['[', ']']).split_whitespace().map(|n| n.parse().unwrap()).collect()
    };
    let (one, two) = (figures(first), figures(second));
    let page = find(twice, "Page 1", 0);
    let foreign = places(&other.twice);
    let ranged = |place: &Place, figures: [usize; 4]| {
        let [a, b, c, d] = figures;
        with(twice, |t| overwrite(t, place.range.clone(), &format!("[{a} {b} {c} {d}]")))
    };
    vec![
        ("word-of-the-page", with(twice, |t| t[page] = b'S')),
        ("title", with(twice, |t| t[find(twice, "Document d", 0)] = b'd')),
        (
            "name-in-the-dictionary",
            with(twice, |t| {
                let at = find(t, "/Name<FEFF00C9", 0) + 10;
                t[at + 3] = b'A';
            }),
        ),
        ("time-in-the-dictionary", with(twice, |t| t[find(twice, "/M(D:", 0) + 8] ^= 1)),
        ("stamp-of-the-first", with(twice, |t| t[find(twice, "Directrice", case.original.len())] = b'T')),
        ("last-byte-of-the-first-revision", with(twice, |t| t[case.once.len() - 2] = b'f')),
        ("first-signature-emptied", with(twice, |t| t[first.hex.clone()].fill(b'0'))),
        ("second-signature-emptied", with(twice, |t| t[second.hex.clone()].fill(b'0'))),
        (
            "digit-of-the-second-signature",
            with(twice, |t| {
                // Near the end of the container, where the signature's value stands.
                let length = usize::from_str_radix(&text(&second.hex)[4..8], 16).unwrap() + 4;
                let at = second.hex.start + 2 * length - 20;
                t[at] = if t[at] == b'0' { b'1' } else { b'0' };
            }),
        ),
        (
            "signatures-swapped",
            with(twice, |t| {
                t[first.hex.clone()].copy_from_slice(&twice[second.hex.clone()]);
                t[second.hex.clone()].copy_from_slice(&twice[first.hex.clone()]);
            }),
        ),
        (
            "signature-of-another-document",
            with(twice, |t| {
                t[second.hex.clone()].copy_from_slice(&other.twice[foreign[1].hex.clone()]);
            }),
        ),
        ("range-that-leaves-out-the-page", ranged(second, [0, 20, two[2], two[3]])),
        ("range-that-starts-later", ranged(second, [9, two[1] - 9, two[2], two[3]])),
        ("range-with-a-wider-gap", ranged(second, [0, two[1] - 200, two[2], two[3]])),
        ("range-that-stops-early", ranged(second, [0, two[1], two[2], two[3] - 30])),
        ("range-beyond-the-file", ranged(second, [0, two[1], two[2], two[3] + 4000])),
        ("range-of-the-first-stretched-to-the-end", ranged(first, [0, one[1], one[2], twice.len() - one[2]])),
        (
            "other-kind-of-signature",
            with(twice, |t| {
                let at = find(t, "ETSI.CAdES.detached", case.once.len());
                t[at..at + 19].copy_from_slice(b"ETSI.CAdES.attached");
            }),
        ),
        ("end-cut-off", twice[..twice.len() - 40].to_vec()),
        (
            "bytes-inserted-before-the-page",
            with(twice, |t| {
                t.splice(page..page, *b"   ");
            }),
        ),
    ]
}

/// Revisions added behind the last signature.
fn in_later_revisions(case: &Case) -> Vec<(&'static str, Vec<u8>)> {
    let twice = &case.twice;
    let file = File::open(twice).unwrap();
    let free = file.free_number();
    let page = number(&file, |t| t.contains("/Type/Page/") && t.contains("/Annots"));
    let tree = number(&file, |t| t.contains("/Type/Pages"));
    let root = file.root().unwrap();
    let font = number(&file, |t| t.contains("/BaseFont/Helvetica/"));
    let field = number(&file, |t| t.contains("(Paraphe1)"));
    let overlay = "<</Length 45>>\nstream\nBT /F1 40 Tf 72 700 Td (Montant : 1) Tj ET      \nendstream".to_owned();
    let contents = format!("/Contents {free} 0 R/Old ");
    let square = format!("<</Type/Annot/Subtype/Square/Rect[50 600 550 800]/IC[1 1 1]/F 4/P {page} 0 R>>");
    vec![
        (
            "content-of-a-page-replaced",
            appended(twice, &[replaced(twice, page, "/Contents ", &contents), (free, overlay)]),
        ),
        (
            "page-covered-by-an-annotation",
            appended(twice, &[replaced(twice, page, "/Annots [", &format!("/Annots [{free} 0 R ")), (free, square)]),
        ),
        (
            "page-removed",
            appended(
                twice,
                &[(tree, {
                    let (_, text) = replaced(twice, tree, "/Count 2", "/Count 1");
                    let kids = text.find("/Kids[").unwrap() + 6;
                    let second = text[kids..].find(" R ").unwrap() + kids + 3;
                    let end = text[kids..].find(']').unwrap() + kids;
                    format!("{}{}", &text[..second], &text[end..])
                })],
            ),
        ),
        ("font-replaced", appended(twice, &[replaced(twice, font, "Helvetica", "Symbol")])),
        (
            "script-at-opening",
            appended(
                twice,
                &[(root, {
                    let (_, text) =
                        replaced(twice, root, "/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>");
                    text
                })],
            ),
        ),
        ("stamp-moved", appended(twice, &[replaced(twice, field, "/Rect[", "/Rect[300 300 500 400]/Was[")])),
        ("signature-disowned", appended(twice, &[replaced(twice, field, "/V ", "/Was ")])),
        ("tolerated-remark-behind-the-end", [twice.as_slice(), b"% remarque\n"].concat()),
    ]
}
