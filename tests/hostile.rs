//! Texts that act on a terminal or deceive who reads them, in what a shell session meets from outside and no other
//! test holds: workbooks, certificates of foreign signatures, reasons of a refusal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/bench.rs"]
mod bench;
mod common;

use bench::{Cli, Told, hostile, line_is_safe};
use chrono::{SubsecRound as _, Utc};
use paraphe::domain::trouble::Outcome;
use paraphe::sign::identity::{Identity, Subject, pem};
use paraphe::sign::pdf::write::{Request, sign};

/// Every way in which something is told.
const WAYS: [&[&str]; 3] = [&[], &["--lang", "en"], &["--json"]];

fn assert_safe(told: &[Told]) {
    for one in told {
        for line in one.out.lines().chain(one.err.lines()) {
            assert!(line_is_safe(line), "{line:?}");
        }
    }
}

fn all(told: &[Told]) -> String {
    told.iter().flat_map(|t| [t.out.as_str(), t.err.as_str()]).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "what an identity asks its random bytes from")]
fn chance(bytes: &mut [u8]) -> Outcome<()> {
    getrandom::fill(bytes).expect("the system gives random bytes");
    Ok(())
}

/// A workbook of correspondents in which every text is hostile; a word tells each column.
fn workbook(bad: &str, known: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let titles = ["structure", "nom", "courriel", "téléphone", "cnrs", "autres", "doctorants", "postdoctorants"];
    let rows = [
        titles.map(|t| if t == "téléphone" { format!("{t}{bad}") } else { t.to_owned() }),
        [known, &format!("Zoé{bad}"), "zoe@essai.fr", &format!("01{bad}"), "1", "2", "3", "4"].map(str::to_owned),
        [&format!("{known}{bad}"), "Luc", "luc@essai.fr", "", "1", "1", "1", "1"].map(str::to_owned),
        [known, "Luc", &format!("luc{bad}@essai.fr"), "", "1", "1", "1", "1"].map(str::to_owned),
        [known, "Ana", "ana@essai.fr", "", &format!("1{bad}"), "1", "1", "1"].map(str::to_owned),
    ];
    for (y, row) in (0..).zip(rows) {
        for (x, cell) in (0..).zip(row) {
            page.write_string(y, x, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_cannot_act_on_the_terminal() {
    let cli = Cli::with_desk();
    let structures = std::fs::read_to_string("assets/samples/structures.csv").unwrap();
    cli.run(&["structures", "import", &cli.file("s.csv", structures.replace("0750000X", "0755364Y"))]).assert_done();
    let open = ["campaign", "open", "2040", "--opens", "2020-01-01", "--cutoff", "2040-02-01"];
    cli.run(&open).assert_done();
    let bad = hostile();
    let book = cli.file(&format!("liste{bad}.xlsx").replace('/', ""), workbook(&bad, "U9002"));
    let mut told = Vec::new();
    for words in [&["structures", "import", "--format", "xlsx"][..], &["campaign", "import"]] {
        for way in WAYS {
            told.push(cli.run(&[words, &[book.as_str(), "--dry-run"], way].concat()));
        }
    }
    told.push(cli.run(&["campaign", "import", &book]));
    for line in ["structures show U9002", "people list", "campaign queue", "campaign status", "register list --most 0"]
    {
        let words: Vec<&str> = line.split(' ').collect();
        told.extend(WAYS.map(|way| cli.run(&[&words[..], way].concat())));
    }
    assert_safe(&told);
    let said = all(&told);
    assert!(said.contains("Zoé") && said.contains("pwn"), "the texts came in: {said}");
    assert!(said.contains("U+202E"), "what was taken out is told: {said}");
}

/// A PDF that somebody signed elsewhere: everything that the certificates and the signature name is hostile. The root
/// of whoever issued them too.
fn foreign(bad: &str) -> (Vec<u8>, String) {
    let now = Utc::now().trunc_subsecs(0);
    let authority = Identity::authority(&format!("A{bad}"), now, &mut chance).unwrap();
    let (name, organisation) = (format!("Mallory{bad}"), format!("Org{bad}"));
    let mail = format!("m{}@essai.fr", bad.chars().filter(char::is_ascii).collect::<String>());
    let subject = Subject { name: &name, organisation: &organisation, mail: Some(&mail) };
    let signer = authority.issue(&subject, now, &mut chance).unwrap();
    let mut random = [0; 16];
    chance(&mut random).unwrap();
    let stamp = vec![name.clone(), organisation.clone()];
    let document = paraphe::paper::sheet::pdf("Accord", &["Entre les parties."]);
    let signed = sign(&document, &Request { name: &name, at: now, stamp: &stamp, random }, &signer).unwrap();
    (signed, pem(&authority.certificate))
}

#[test]
fn the_names_in_a_foreign_signature_cannot_act_on_the_terminal() {
    let cli = Cli::with_demo();
    let bad = hostile();
    let (signed, root) = foreign(&bad);
    let (file, root) = (cli.file("signé.pdf", signed), cli.file("racine.pem", root));
    let mut told = Vec::new();
    for way in WAYS {
        told.push(cli.bare(&[&["verify", &file][..], way].concat()));
        told.push(cli.bare(&[&["verify", &file, "--root", &root][..], way].concat()));
    }
    assert_safe(&told);
    let said = all(&told);
    for word in ["Mallory", "pwn"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert_eq!((told[0].status, told[1].status), (1, 0), "{said}");
    let new =
        ["dossier", "new", "--title", "Accord", "--kind", "letter", "--circuit", "directeur", "--document", &file];
    let mut told = vec![cli.run(&[&new[..], &["--structure", "U9001"]].concat())];
    told.push(cli.run(&["dossier", "list"]));
    for way in WAYS {
        told.push(cli.run(&[&["dossier", "read", "2026-0001"][..], way].concat()));
    }
    assert_safe(&told);
}

#[test]
fn the_reason_of_a_refusal_cannot_act_on_the_terminal() {
    let cli = Cli::with_demo();
    let bad = hostile();
    let list = cli.run(&["dossier", "list", "--json"]).ok();
    let numbers: Vec<String> = serde_json::from_str::<Vec<serde_json::Value>>(&list)
        .unwrap()
        .iter()
        .map(|d| d["number"].as_str().unwrap().to_owned())
        .collect();
    let mut told = Vec::new();
    for number in &numbers {
        for way in WAYS {
            told.push(cli.run(&[&["dossier", "refuse", number, "--reason", &bad, "--dry-run"][..], way].concat()));
        }
        told.push(cli.run(&["dossier", "refuse", number, "--reason", &bad]));
        told.push(cli.run(&["dossier", "show", number]));
    }
    for revoked in ["26INSU9001", "26INSU9002"] {
        told.push(cli.run(&["codes", "revoke", revoked, "--reason", &bad]));
        told.push(cli.run(&["codes", "returned", revoked, "--reason", &bad]));
    }
    told.push(cli.run(&["register", "list", "--most", "0"]));
    assert_safe(&told);
    let refused = told.iter().filter(|t| t.status != 0 && t.err.contains("U+001B")).count();
    assert!(refused > 0, "a text that would act is refused and named: {}", all(&told));
}
