//! Files that are not what they should be, given to every importer: each is refused with words that name the file, the
//! line and what to do, and nothing of it is written; what can be read is read, and what is odd in it is told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/bench.rs"]
mod bench;
mod common;

use bench::{Cli, Told, line_is_safe};
use chrono::Datelike as _;
use paraphe::exchange::MOST_ROWS;
use paraphe::exchange::inist::{self, Account};
use rust_xlsxwriter::{Formula, Workbook};
use std::path::PathBuf;

/// What a file is made of: which ways of going wrong it has.
#[derive(Clone, Copy, PartialEq)]
enum Make {
    /// Rows and columns; whether it must be in UTF-8.
    Table {
        utf8: bool,
    },
    Json,
    Sheet,
    Log,
}

/// An importer, and a file that it takes.
struct Importer {
    words: &'static [&'static str],
    make: Make,
    good: Vec<u8>,
}

/// What is to come of a file.
enum Comes {
    /// It is refused under a stable word, with these words.
    Refused(&'static str, String),
    /// It would be read: the plan says so, with these words.
    Read(String),
}
use Comes::{Read, Refused};

const FORMULA: &str = "=HYPERLINK(A1)";

/// Structures of the tests' institute, one a row.
fn structures() -> String {
    let sample = std::fs::read_to_string("assets/samples/structures.csv").unwrap();
    sample.replace("0750000X", "0755364Y")
}

fn year() -> u16 {
    u16::try_from(chrono::Utc::now().year()).unwrap()
}

/// A desk that takes in what Inist issues.
fn desk() -> Cli {
    let cli = Cli::with_desk();
    cli.run(&["structures", "import", &cli.file("base.csv", structures())]).assert_done();
    let (year, opens) = (year().to_string(), format!("{}-01-01", year()));
    let cutoff = format!("{year}-12-31");
    let open = ["campaign", "open", &year, "--opens", &opens, "--cutoff", &cutoff, "--origin", "imported"];
    cli.run(&open).assert_done();
    cli
}

fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (y, row) in (0..).zip(rows) {
        for (x, cell) in (0..).zip(*row) {
            if cell.starts_with('=') {
                page.write_formula(y, x, Formula::new(*cell).set_result("Valeur")).unwrap();
            } else {
                page.write_string(y, x, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

const HEADER: [&str; 8] =
    ["structure", "nom", "courriel", "téléphone", "cnrs", "autres", "doctorants", "postdoctorants"];
const FIRST: [&str; 8] = ["U9002", "Zoé Vidal", "zoe@essai.fr", "", "1", "2", "3", "4"];
const SECOND: [&str; 8] = ["CIC9101", "Maël Roux", "mael@essai.fr", "", "1", "2", "3", "4"];

fn importers() -> Vec<Importer> {
    let rows = [HEADER, FIRST, SECOND].map(|row| row.join(";")).join("\n") + "\n";
    let book = sheet(&[&HEADER, &FIRST, &SECOND]);
    let account = |unit: &str| Account {
        login: format!("{}INS{unit}", year() % 100),
        secret: "n7k2-été".into(),
        unit: unit.into(),
        ..Account::default()
    };
    let accounts = inist::write(&[account("U9001"), account("U9002")]).unwrap();
    let record = |id: &str| {
        format!(
            "{{\"id\":\"https://ror.org/{id}\",\"names\":[{{\"value\":\"Unité {id}\",\"types\":[\"ror_display\"]}}],\
             \"status\":\"active\",\"types\":[\"facility\"],\"relationships\":[{{\"type\":\"parent\",\"label\":\"Inserm\",\
             \"id\":\"https://ror.org/02vjkv261\"}}]}}"
        )
    };
    let records = format!("[\n{},\n{}\n]\n", record("00000aa00"), record("00000bb00"));
    let offices = "délégation;code postal;depuis;jusqu'au\nSud-Est;13;;\nÎle-de-France;75;;\n";
    let log = |minute: u8| {
        format!("192.0.2.1 - 27INSU9001 [05/Apr/2027:09:{minute}:44 +0200] \"GET / HTTP/1.1\" 200 188 \"-\" \"x\"\n")
    };
    let of = |words, make, good: &[u8]| Importer { words, make, good: good.to_vec() };
    let (free, bound) = (Make::Table { utf8: false }, Make::Table { utf8: true });
    vec![
        of(&["structures", "import"], bound, structures().as_bytes()),
        of(&["structures", "import", "--format", "ror"], Make::Json, records.as_bytes()),
        of(&["structures", "import", "--format", "csv"], free, rows.as_bytes()),
        of(&["structures", "import", "--format", "xlsx"], Make::Sheet, &book),
        of(&["campaign", "import"], free, rows.as_bytes()),
        of(&["campaign", "import"], Make::Sheet, &book),
        of(&["codes", "import"], bound, accounts.as_bytes()),
        of(&["structures", "offices", "import"], free, offices.as_bytes()),
        of(&["codes", "usage", "import"], Make::Log, (log(10) + &log(11) + &log(12)).as_bytes()),
    ]
}

/// The ways of going wrong of a table: what, the bytes, what is to come of them.
fn tables(one: &Importer, utf8: bool) -> Vec<(&'static str, Vec<u8>, Comes)> {
    let text = String::from_utf8(one.good.clone()).unwrap();
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<&str> = text.lines().collect();
    let (last, width) = (lines.len(), lines[0].split(';').count());
    let at = |line: usize| format!("ligne {line}");
    let latin = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    let first_accent = 1 + lines.iter().position(|l| !l.is_ascii()).unwrap();
    // A row of the right width, in another encoding than the rest.
    let odd = ["Zo\u{eb}"].into_iter().chain(std::iter::repeat_n("", width - 1)).collect::<Vec<_>>().join(";");
    let odd = [encoding_rs::WINDOWS_1252.encode(&odd).0.into_owned(), ends.as_bytes().to_vec()].concat();
    let many = (text.clone() + &format!("{}x{ends}", ";".repeat(width - 1)).repeat(1_000_000)).into_bytes();
    let offices = one.words.contains(&"offices");
    let twice = match one.words {
        // The office has that beginning of postal codes already.
        ["structures", "offices", ..] => Read(String::new()),
        _ => Read(at(last + 1)),
    };
    let wide = width > 9 || offices;
    vec![
        ("cut", one.good[..text.trim_end().rfind(';').unwrap() - 2].to_vec(), Refused("input-width", at(last))),
        ("wider", format!("{}{ends}", text.trim_end().to_owned() + ";x").into(), Refused("input-width", at(last))),
        ("twice", (text.clone() + lines[last - 1] + ends).into(), twice),
        ("older", latin, if utf8 { Refused("input-not-text", at(first_accent)) } else { Read("é".into()) }),
        ("mixed", [one.good.clone(), odd].concat(), Refused("input-not-text", at(last + 1))),
        ("formula", text.replace("Zoé Vidal", FORMULA).into(), Read(if wide { "" } else { FORMULA }.into())),
        ("a million", many, Refused("input-too-large", "partagez-le".into())),
    ]
}

/// The ways of going wrong of the other files.
fn others(one: &Importer) -> Vec<(&'static str, Vec<u8>, Comes)> {
    let half = one.good[..one.good.len() / 2].to_vec();
    let text = || String::from_utf8(one.good.clone()).unwrap();
    match one.make {
        Make::Table { utf8 } => tables(one, utf8),
        Make::Json => {
            let (text, first) = (text(), "https://ror.org/00000aa00");
            vec![
                ("cut", half, Refused("input-malformed", "ligne".into())),
                ("of another shape", b"[1, 2]".to_vec(), Refused("input-malformed", "mal form".into())),
                ("twice", text.replace("00000bb00", "00000aa00").into(), Read("ligne 2".into())),
                (
                    "older",
                    encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
                    Refused("input-not-text", "ligne 2".into()),
                ),
                ("formula", text.replace("Unité 00000aa00", FORMULA).into(), Read("ror:00000aa00".into())),
                ("nothing but a name", format!("[{{\"id\":\"{first}\"}}]").into(), Read(String::new())),
            ]
        }
        Make::Sheet => {
            let with = |row: &[&str]| sheet(&[&HEADER, &FIRST, row]);
            let wider: Vec<&str> = SECOND.into_iter().chain(["x"]).collect();
            let mut formula = SECOND;
            formula[1] = FORMULA;
            let mut many = Workbook::new();
            let (page, most) = (many.add_worksheet(), u32::try_from(MOST_ROWS).unwrap());
            (0..=most + 1).for_each(|y| _ = page.write_number(y, 0, 1).unwrap());
            vec![
                ("cut", half, Refused("input-malformed", "mal form".into())),
                // A remark beside the table is no part of it.
                ("wider", with(&wider), Read("Maël Roux".into())),
                ("twice", with(&FIRST), Read("ligne 3".into())),
                ("formula", with(&formula), Read("Valeur".into())),
                // One row more than is taken: a million cost the child that reads them its time before they are counted.
                ("a row too many", many.save_to_buffer().unwrap(), Refused("input-too-large", "partagez-le".into())),
            ]
        }
        Make::Log => vec![
            ("cut", one.good[..one.good.len() - 9].to_vec(), Read("pas finie".into())),
            ("of another shape", b"a;b\nc;d\n".to_vec(), Refused("input-log-unknown", "ligne 1".into())),
            ("without a whole line", b"192.0.2.1 - x [".to_vec(), Refused("input-log-empty", "ligne enti".into())),
            (
                "older",
                text().replace("27INSU9001", "\u{e9}").chars().map(|c| c as u8).collect(),
                Read("0 code vu".into()),
            ),
        ],
    }
}

/// What goes wrong with any file.
fn any(one: &Importer) -> Vec<(&'static str, Vec<u8>, Comes)> {
    let mut seed = 1u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed.to_be_bytes()[0]
    })
    .take(4_000)
    .collect();
    let zipped = [&b"PK\x03\x04"[..], &noise].concat();
    let mut found = vec![("empty", Vec::new(), Refused("input-empty", "est vide".into()))];
    match one.make {
        Make::Sheet => found.push(("noise", zipped, Refused("input-malformed", "mal form".into()))),
        Make::Log => found.push(("noise", noise, Refused("input-log-unknown", "ligne 1".into()))),
        Make::Table { .. } | Make::Json => {
            found.push(("noise", noise, Refused("input-not-text", "octets nuls".into())));
        }
    }
    if let Ok(text) = String::from_utf8(one.good.clone()) {
        for (what, mark) in [("wide, marked", "\u{feff}"), ("wide", "")] {
            let wide = format!("{mark}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            found.push((what, wide, Refused("input-not-text", "UTF-16".into())));
        }
    }
    found
}

/// The logs of the register: they grow by every act and by nothing else.
fn register(cli: &Cli) -> Vec<(PathBuf, u32, String)> {
    cli.fingerprint().into_iter().filter(|(path, ..)| path.extension().is_some_and(|e| e == "log")).collect()
}

fn plain(told: &Told) -> String {
    format!("{}{}", told.out, told.err).replace(['\u{a0}', '\u{202f}'], " ")
}

/// Gives a file to an importer and compares what comes of it; what is wrong, in words.
fn wrong(cli: &Cli, one: &Importer, file: &str, comes: &Comes) -> Option<String> {
    let name = file.rsplit('/').next().unwrap();
    // What is refused is refused when it is to be done; what would be read is only planned.
    let (how, status, code, words) = match comes {
        Refused(code, words) => ("--json", 1, Some(*code), words),
        Read(words) => ("--dry-run", 0, None, words),
    };
    let line: Vec<&str> = one.words.iter().copied().chain([file, how]).collect();
    let told = cli.run(&line);
    let said = plain(&told);
    let mut faults = Vec::new();
    if told.status != status {
        faults.push(format!("status {}", told.status));
    }
    if !said.to_lowercase().contains(&words.to_lowercase()) {
        faults.push(format!("« {words} » is missing"));
    }
    if code.is_some() && !said.contains(name) {
        faults.push("the file is not named".into());
    }
    if !told.out.lines().chain(told.err.lines()).all(line_is_safe) {
        faults.push("a foreign character came out".into());
    }
    if let Some(code) = code.filter(|code| told.status != 1 || told.code() != *code) {
        faults.push(format!("the code is not {code}"));
    }
    (!faults.is_empty()).then(|| format!("{}\n{said}", faults.join(", ")))
}

/// What is said of a file that does not exist, whatever reads it.
const MISSING: &str =
    "absent : ce fichier ou ce répertoire n’existe pas. Vérifiez le nom et le chemin, puis réessayez.";

#[test]
fn every_bad_file_is_refused_in_words_and_nothing_of_it_is_written() {
    let cli = desk();
    let status = || cli.run(&["campaign", "status", "--json"]).ok();
    let (mut before, stood) = (register(&cli), status());
    let mut failed = Vec::new();
    for (n, one) in importers().iter().enumerate() {
        let good = cli.file(&format!("bon{n}"), &one.good);
        let mut cases = vec![(format!("{good} whole"), good, Read(String::new()))];
        for (what, bytes, comes) in any(one).into_iter().chain(others(one)) {
            let name = format!("cas-{n}-{}", what.replace([' ', ','], "-"));
            cases.push((what.to_owned(), cli.file(&name, bytes), comes));
        }
        let folder = cli.path("dossier");
        std::fs::create_dir_all(&folder).unwrap();
        for (what, path, words) in [("folder", folder, "c’est un répertoire"), ("missing", cli.path("absent"), MISSING)]
        {
            cases.push((what.to_owned(), path.to_str().unwrap().to_owned(), Refused("io", words.into())));
        }
        for (what, file, comes) in cases {
            if let Some(why) = wrong(&cli, one, &file, &comes) {
                failed.push(format!("{} — {what}: {why}", one.words.join(" ")));
            }
            let now = register(&cli);
            if now != before {
                failed.push(format!("{} — {what}: something was written", one.words.join(" ")));
                before = now;
            }
        }
    }
    assert!(failed.is_empty(), "{} cases:\n{}", failed.len(), failed.join("\n\n"));
    assert_eq!(status(), stood);
}
