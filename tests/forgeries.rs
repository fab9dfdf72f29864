//! Forged signed files of every known class, made here from genuine ones: none is called valid, each is told by its own
//! reason. And files that honest programs make, which nobody may call forged. pyHanko judges beside us.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[path = "forgeries/ground.rs"]
mod ground;
#[path = "forgeries/later.rs"]
mod later;
#[path = "forgeries/list.rs"]
mod list;
mod peers;

use ground::Signers;
use list::Forgery;
use paraphe::desk::{Answer, Desk, SignatureReport, Verdict};
use paraphe::domain::intake::Danger;
use paraphe::sign::intake;
use paraphe::text::{Lang, trouble, words};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

struct World {
    folder: PathBuf,
    roots: Vec<Vec<u8>>,
    forgeries: Vec<Forgery>,
    /// Files that other programs made in good faith.
    honest: Vec<String>,
    /// What pyHanko says, by `forged/NAME` and `honest/NAME`.
    said: BTreeMap<String, Value>,
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let folder = peers::folder("forgeries");
        let script = || {
            let mut command = Command::new(peers::python());
            command.arg(peers::script("honest.py")).current_dir(&folder);
            command
        };
        peers::run(script().args(["make", "honest"]));
        let list = std::fs::read(folder.join("honest/manifest.json")).unwrap();
        let honest: Vec<String> = serde_json::from_slice(&list).unwrap();
        let signers = Signers::new();
        let certified = |level: u8| std::fs::read(folder.join(format!("honest/certified-{level}.pdf"))).unwrap();
        let forgeries = list::all(&signers, &certified);
        std::fs::create_dir_all(folder.join("forged")).unwrap();
        for forgery in &forgeries {
            std::fs::write(folder.join("forged").join(forgery.name), &forgery.bytes).unwrap();
        }
        let root = paraphe::sign::identity::pem(&signers.authority.certificate);
        std::fs::write(folder.join("root.pem"), root).unwrap();
        let mut judge = script();
        judge.args(["judge", "--trust", "root.pem", "--trust", "honest/root.pem"]);
        judge.args(forgeries.iter().map(|f| format!("forged/{}", f.name)));
        judge.args(honest.iter().map(|name| format!("honest/{name}")));
        let said = serde_json::from_str(&peers::run(&mut judge)).unwrap();
        let mut roots = paraphe::desk::roots_in(&folder.join("honest/root.pem")).unwrap();
        roots.push(signers.authority.certificate.clone());
        World { folder, roots, forgeries, honest, said }
    })
}

/// What the program says of a file: the signatures, and everything in words.
fn judged(path: &Path, roots: &[Vec<u8>], lang: Lang) -> (Vec<SignatureReport>, String) {
    match Desk::verify_file(path, roots) {
        Ok(Answer::Signatures { found, .. }) if found.is_empty() => {
            (found, paraphe::text::cli::said::UNSIGNED.of(lang).to_owned())
        }
        Ok(Answer::Signatures { found, .. }) => {
            let told = found.iter().map(|s| words::signature(s, lang)).collect::<Vec<_>>().join("\n");
            (found, told)
        }
        Ok(_) => panic!("another answer"),
        Err(why) => (Vec::new(), trouble::trouble(&why, lang)),
    }
}

#[test]
fn no_forgery_is_called_valid_and_each_is_told_by_its_reason() {
    let world = world();
    let mut wrong = Vec::new();
    for forgery in &world.forgeries {
        let path = world.folder.join("forged").join(forgery.name);
        let (found, told) = judged(&path, &world.roots, Lang::Fr);
        // Who signs a falsified file signs what is there: only those before are deceived.
        let later = usize::from(forgery.name.contains("countersigned"));
        let first = found.len().saturating_sub(later);
        if found[..first].iter().any(|s| s.verdict == Verdict::Valid) || !told.contains(forgery.said) {
            wrong.push(format!("{}: expected “{}”, told: {told}", forgery.name, forgery.said));
        }
        let (_, english) = judged(&path, &world.roots, Lang::En);
        if english.is_empty() || english == told {
            wrong.push(format!("{}: no English", forgery.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_class_of_attack_is_tried_at_least_twice() {
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    for forgery in &world().forgeries {
        *classes.entry(forgery.class).or_default() += 1;
    }
    let known = ["CMS", "EAA", "ISA", "SSA", "SWA", "USF", "dictionary", "parser", "shadow", "structure"];
    assert_eq!(classes.keys().copied().collect::<Vec<_>>(), known);
    assert!(classes.values().all(|n| *n >= 2), "{classes:?}");
}

/// A forgery that pyHanko accepts would prove little, unless nothing that is shown has changed.
#[test]
fn pyhanko_objects_too() {
    let world = world();
    let accepted = |name: &str| {
        let said = world.said[&format!("forged/{name}")].as_array();
        said.is_some_and(|list| !list.is_empty() && list.iter().all(|one| one["sound"] == true))
    };
    let missed: Vec<_> = world.forgeries.iter().filter(|f| !f.quiet && accepted(f.name)).map(|f| f.name).collect();
    assert_eq!(missed, [""; 0], "pyHanko calls these sound");
}

#[test]
fn what_honest_programs_make_is_not_called_forged() {
    let world = world();
    assert!(world.honest.len() >= 8);
    for name in &world.honest {
        let (found, told) = judged(&world.folder.join("honest").join(name), &world.roots, Lang::Fr);
        assert!(!found.is_empty(), "{name}: {told}");
        let said = &world.said[&format!("honest/{name}")];
        for one in said.as_array().unwrap_or_else(|| panic!("{name}: {said}")) {
            assert_eq!(one["sound"], true, "pyHanko on {name}: {one}");
        }
        for signature in &found {
            assert_ne!(signature.verdict, Verdict::NotValid, "{name}: {told}");
            assert_ne!(signature.integrity.is_intact(), Some(false), "{name}: {told}");
        }
    }
    let verdicts = |name: &str| {
        let (found, _) = judged(&world.folder.join("honest").join(name), &world.roots, Lang::Fr);
        found.into_iter().map(|s| s.verdict).collect::<Vec<_>>()
    };
    assert_eq!(verdicts("countersigned.pdf"), [Verdict::Valid; 2]);
    assert_eq!(verdicts("certified-1.pdf"), [Verdict::Valid]);
    assert_eq!(verdicts("certified-filled.pdf"), [Verdict::IntactWithAdditions]);
    assert_eq!(verdicts("certified-filled-signed.pdf"), [Verdict::IntactWithAdditions, Verdict::Valid]);
    assert_eq!(verdicts("signed-filled.pdf"), [Verdict::IntactWithAdditions]);
    assert_eq!(verdicts("long-term.pdf")[0], Verdict::IntactWithAdditions);
}

/// A file of a desk that is not ours: intact is said apart from who signed.
#[test]
fn without_its_root_a_file_is_intact_and_its_chain_unknown() {
    let world = world();
    for (name, integrity) in
        [("countersigned.pdf", ["explained", "whole"]), ("certified-filled-signed.pdf", ["followed", "whole"])]
    {
        let (found, told) = judged(&world.folder.join("honest").join(name), &[], Lang::Fr);
        let seen: Vec<_> = found.iter().map(|s| (s.integrity.word(), s.chain, s.verdict)).collect();
        let expected = integrity.map(|i| (i, "unknown", Verdict::CannotJudge));
        assert_eq!(seen, expected, "{told}");
        assert!(told.contains("n’a pas changé") && told.contains("n’est pas connue ici"), "{told}");
    }
}

/// The command, away from any desk: exit status and what it says.
fn command(world: &World, language: &str, more: &[&str]) -> (i32, String) {
    let place = world.folder.join("nowhere");
    let mut command = Command::new(env!("CARGO_BIN_EXE_paraphe"));
    command.current_dir(&world.folder).env("HOME", &place).env("XDG_DATA_HOME", &place).env("XDG_STATE_HOME", &place);
    command.arg("verify").args(more).args(["--desk", "nowhere/desk", "--lang", language]);
    let told = peers::ask(&mut command);
    (told.status.code().unwrap(), String::from_utf8(told.stdout).unwrap())
}

#[test]
fn the_command_tells_every_revision_object_by_object() {
    let world = world();
    let (filled, both) = ("honest/certified-filled-signed.pdf", "honest/countersigned.pdf");
    let root = ["--root", "honest/root.pem"];
    assert_eq!(command(world, "fr", &[&root[..], &[both]].concat()).0, 0);
    assert_eq!(command(world, "fr", &[&root[..], &[both, filled]].concat()).0, 1);
    let (status, told) = command(world, "fr", &[&root[..], &["--json", filled]].concat());
    let told: Value = serde_json::from_str(&told).unwrap();
    let file = &told[0];
    assert_eq!((status, &file["valid"]), (1, &Value::Bool(false)), "{file:#}");
    let verdicts: Vec<&Value> = file["signatures"].as_array().unwrap().iter().map(|s| &s["verdict"]).collect();
    assert_eq!(verdicts, ["intact-with-additions", "valid"], "{file:#}");
    let revisions = file["revisions_behind_first"].as_array().unwrap();
    assert_eq!(revisions.len(), 2, "{file:#}");
    assert_eq!(
        (&revisions[0]["signed_by_field"], &revisions[1]["signed_by_field"]),
        (&Value::Null, &Value::from("Sig2"))
    );
    let object = |revision: &Value, role: &str| {
        let list = revision["objects"].as_array().unwrap().clone();
        list.into_iter().find(|o| o["role"] == role).unwrap_or_else(|| panic!("no {role} in {revision:#}"))
    };
    let field = object(&revisions[0], "field");
    assert_eq!((&field["field"], &field["action"], &field["keys"][0]), (&"nom".into(), &"changed".into(), &"V".into()));
    assert_eq!(object(&revisions[1], "signature")["field"], "Sig2");
    let (_, told) = command(world, "fr", &[&root[..], &[filled]].concat());
    assert!(
        told.contains("champ « nom », modifié (V)")
            || told.replace('\u{a0}', " ").contains("champ « nom », modifié (V)"),
        "{told}"
    );
    let (status, told) = command(world, "en", &["--json", both]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let first = &told[0]["signatures"][0];
    assert_eq!(
        (status, &first["intact"], &first["chain"]),
        (1, &Value::Bool(true), &Value::from("unknown")),
        "{first:#}"
    );
}

#[test]
fn documents_that_are_ready_for_a_shadow_attack_are_refused_before_they_are_signed() {
    let dangers =
        |bytes: &[u8]| intake::check(bytes).unwrap().refused.into_iter().map(|f| f.danger).collect::<Vec<_>>();
    assert_eq!(dangers(&list::shadow_hide().0), [Danger::CoveredText]);
    assert_eq!(dangers(&list::shadow_replace().0), [Danger::Unlisted]);
    assert!(dangers(&list::shadow_both().0).contains(&Danger::Unlisted));
}

/// The shapes of file that are met, and what qpdf makes of them: none is refused but those that nobody can sign.
#[test]
fn honest_documents_may_circulate() {
    let folder = peers::folder("intake");
    peers::run(Command::new(peers::python()).arg(peers::script("corpus.py")).arg(folder.join("corpus")));
    let manifest = std::fs::read(folder.join("corpus/manifest.json")).unwrap();
    let manifest: BTreeMap<String, Value> = serde_json::from_slice(&manifest).unwrap();
    let ways: [&[&str]; 4] = [
        &["--object-streams=generate"],
        &["--object-streams=disable", "--stream-data=uncompress"],
        &["--linearize"],
        &["--qdf", "--object-streams=disable"],
    ];
    let mut seen = 0;
    let mut wrong = Vec::new();
    let mut look = |name: String, bytes: &[u8]| {
        seen += 1;
        match intake::check(bytes) {
            Ok(found) if found.refused.is_empty() => {}
            other => wrong.push(format!("{name}: {other:?}")),
        }
    };
    for (name, _) in manifest.iter().filter(|(_, about)| about["sign"] == true) {
        let path = folder.join("corpus").join(name);
        look(name.clone(), &std::fs::read(&path).unwrap());
        for way in ways {
            let out = folder.join("made.pdf");
            peers::ask(Command::new("qpdf").args(way).arg(&path).arg(&out));
            // What qpdf writes anew no longer bears its signatures.
            if manifest[name]["earlier"] == 0 {
                look(format!("{name} {way:?}"), &std::fs::read(&out).unwrap());
            }
        }
    }
    let letter = paraphe::paper::sheet::pdf("Lettre", &["Une ligne.", "Une autre."]);
    look("ours".into(), &letter);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 60, "{seen}");
}

// Robustness ----------------------------------------------------------------------------------------------------------

/// One thing that may happen to the bytes of a file.
#[derive(Clone, Debug)]
enum Damage {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Repeat(prop::sample::Index, prop::sample::Index),
    Swap(prop::sample::Index, prop::sample::Index, usize),
    Drop(prop::sample::Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), 0u8..8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        index().prop_map(Damage::Cut),
        (index(), index()).prop_map(|(a, b)| Damage::Repeat(a, b)),
        (index(), index(), 1usize..400).prop_map(|(a, b, n)| Damage::Swap(a, b, n)),
        (index(), 1usize..200).prop_map(|(at, n)| Damage::Drop(at, n)),
    ]
}

fn damaged(bytes: &[u8], damage: &Damage) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let place = |i: &prop::sample::Index| i.index(bytes.len());
    match damage {
        Damage::Flip(at, bit) => out[place(at)] ^= 1 << bit,
        Damage::Cut(at) => out.truncate(place(at)),
        Damage::Repeat(a, b) => {
            let (from, to) = (place(a).min(place(b)), place(a).max(place(b)));
            out.splice(to..to, bytes[from..to].iter().copied());
        }
        Damage::Swap(a, b, n) => {
            let (from, to) = (place(a).min(place(b)), place(a).max(place(b)));
            let n = (*n).min(to - from).min(bytes.len() - to);
            out[from..from + n].copy_from_slice(&bytes[to..to + n]);
            out[to..to + n].copy_from_slice(&bytes[from..from + n]);
        }
        Damage::Drop(at, n) => {
            let from = place(at);
            out.drain(from..(from + n).min(bytes.len()));
        }
    }
    out
}

/// A genuine file with two signatures, its root, and what its second signature covers.
fn genuine() -> &'static (Vec<u8>, Vec<u8>) {
    static FILE: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();
    FILE.get_or_init(|| {
        let signers = Signers::new();
        let plain = ground::assembled(&ground::objects("", &[]));
        (signers.by_second(&signers.by_first(&plain)), signers.authority.certificate.clone())
    })
}

/// What a signature vouches for, where it covers the file up to a place: all of it but its own digits, and these by
/// what they say. The copy of the root that it carries is no part of it: nothing signs it, and the root that counts
/// comes from elsewhere.
fn vouched(bytes: &[u8], upto: usize) -> (Vec<u8>, Vec<u8>) {
    let mut out = bytes[..upto].to_vec();
    let own = ground::gaps(&genuine().0).into_iter().rfind(|g| g.end < upto).unwrap();
    let mut digits: Vec<u8> = out.drain(own).filter(|b| !b.is_ascii_whitespace() && *b != 0).collect();
    digits.make_ascii_uppercase();
    let end = digits.iter().rposition(|b| *b != b'0').unwrap_or(0);
    digits.truncate(end + 1);
    let root: String = genuine().1.iter().map(|b| format!("{b:02X}")).collect();
    let signed: Vec<u8> = genuine().0[..upto.min(genuine().0.len())].to_vec();
    let copy = ground::gaps(&signed).into_iter().next_back().and_then(|gap| {
        let own: Vec<u8> = signed[gap].iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
        own.to_ascii_uppercase().windows(root.len()).position(|w| w == root.as_bytes())
    });
    if let Some(at) = copy.filter(|at| at + root.len() <= digits.len()) {
        digits.drain(at..at + root.len());
    }
    (out, digits)
}

/// Nothing signs the outermost parts of a container: each is held to what it must be.
#[test]
fn no_part_of_a_container_that_nothing_signs_may_differ() {
    let (bytes, root) = genuine();
    let gap = ground::gaps(bytes).into_iter().next_back().unwrap();
    let roots = std::slice::from_ref(root);
    let digits = (gap.start + 1..gap.start + 85).chain(gap.start + 2260..gap.start + 2320);
    for (at, bit) in digits.flat_map(|at| (0..3).map(move |bit| (at, bit))) {
        let mut hurt = bytes.clone();
        hurt[at] ^= 1 << bit;
        let found = paraphe::sign::verify::file(&hurt, roots).unwrap_or_default();
        let second = found.iter().find(|s| s.field == "Paraphe2" && s.verdict == paraphe::sign::verify::Verdict::Valid);
        let same =
            second.is_none_or(|s| s.covered <= bytes.len() && vouched(&hurt, s.covered) == vouched(bytes, s.covered));
        assert!(same, "digit {} bit {bit}", at - gap.start);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    /// Whatever happens to a file: nothing breaks, and no signature is called valid whose bytes are not those that were
    /// signed.
    #[test]
    fn no_damaged_file_is_called_valid(hits in prop::collection::vec(damage(), 1..4)) {
        let (bytes, root) = genuine();
        let hurt = hits.iter().fold(bytes.clone(), |b, hit| if b.is_empty() { b } else { damaged(&b, hit) });
        let roots = std::slice::from_ref(root);
        // The slower looks at one file in three.
        if hits.len() == 3 {
            let _ = paraphe::sign::verify::revisions(&hurt);
            let _ = intake::check(&hurt);
        }
        for signature in paraphe::sign::verify::file(&hurt, roots).unwrap_or_default() {
            if signature.verdict == paraphe::sign::verify::Verdict::Valid {
                let upto = signature.covered;
                prop_assert!(upto <= bytes.len() && vouched(&hurt, upto) == vouched(bytes, upto), "{}", signature.field);
                prop_assert!(hurt.len() == upto || hurt.len() == bytes.len());
            }
        }
    }
}
