//! Logs of the portal and cases of misuse, as a shell sees them: what a log says, what is kept, what is done.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/bench.rs"]
mod bench;
mod common;

use bench::{Cli, assert_nowhere, line_is_safe};
use chrono::{DateTime, Utc};
use paraphe::exchange::inist::{self, Account};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;

/// A code of the demonstration desk that works, and one more.
const CODE: &str = "26INSU9001";
const OTHER: &str = "26INSU9002";

fn run_json(cli: &Cli, words: &[&str]) -> Value {
    let told = cli.run(&[words, &["--json"]].concat());
    serde_json::from_str(&told.out).unwrap_or_else(|e| panic!("{words:?}: {e}\n{}", told.err))
}

/// The logs of the register: they grow by every act and by nothing else.
fn register(cli: &Cli) -> Vec<(std::path::PathBuf, u32, String)> {
    cli.fingerprint().into_iter().filter(|(path, ..)| path.extension().is_some_and(|e| e == "log")).collect()
}

fn extract() -> String {
    common::data("inist-ezproxy-2012-2013-redacted.log").to_str().unwrap().to_owned()
}

/// A line as nginx writes it, so many minutes ago.
fn nginx(minutes: i64, address: &str, login: &str, status: u16, bytes: u64) -> String {
    let at: DateTime<Utc> = Utc::now() - chrono::TimeDelta::minutes(minutes);
    let at = at.format("%d/%b/%Y:%H:%M:%S %z");
    format!("{address} - {login} [{at}] \"GET /journal/42 HTTP/1.1\" {status} {bytes} \"-\" \"Mozilla/5.0\"\n")
}

/// The notes of a plan under a word.
fn notes<'a>(plan: &'a Value, word: &str) -> Vec<&'a Value> {
    plan["plan"]["notes"].as_array().unwrap().iter().filter(|n| n["note"] == word).collect()
}

#[test]
fn a_dry_run_of_the_log_of_2012_tells_its_known_facts_and_changes_no_byte() {
    let cli = Cli::with_demo();
    let before = cli.fingerprint();
    let plan = run_json(&cli, &["codes", "usage", "import", &extract(), "--format", "inist-2012", "--dry-run"]);
    assert_eq!(cli.fingerprint(), before);
    for (word, count) in [
        ("read", 1_627),
        ("openings", 1_605),
        ("refusals", 22),
        ("spellings", 474),
        ("codes-seen", 463),
        ("unknown-codes", 463),
        ("kept-codes", 249),
        ("awaited-codes", 249),
        ("strange-lines", 0),
    ] {
        assert_eq!(notes(&plan, word)[0]["count"], count, "{word}");
    }
    assert_eq!(notes(&plan, "sample").len(), 5);
    assert_eq!(notes(&plan, "sample")[0]["detail"]["login"], "BVIUM5667");
    let detail = |word: &str, key: &str, value: &str| {
        let found = notes(&plan, word).into_iter().find(|n| n["detail"][key] == value);
        found.unwrap_or_else(|| panic!("{word} {value}: {plan}"))["detail"].clone()
    };
    assert_eq!(detail("generations", "day", "2012-11-30"), json!({ "day": "2012-11-30", "old": 681, "new": 0 }));
    assert_eq!(detail("generations", "day", "2013-03-12"), json!({ "day": "2013-03-12", "old": 92, "new": 847 }));
    let units = detail("units", "day", "2013-03-12");
    assert_eq!(units, json!({ "day": "2013-03-12", "only_new": 247, "only_old": 31, "both": 2 }));
    let inserm = detail("group", "name", "BiblioInserm");
    assert_eq!(inserm, json!({ "name": "BiblioInserm", "logins": 60, "spellings": 62 }));
}

#[test]
fn the_same_log_again_changes_nothing_and_a_grown_one_counts_what_is_new() {
    let cli = Cli::with_demo();
    let import = |file: &str| run_json(&cli, &["codes", "usage", "import", file, "--format", "nginx"]);
    let log = cli.file("access.log", nginx(90, "1.2.3.4", CODE, 200, 10) + &nginx(80, "1.2.3.4", "JAMAIS", 200, 10));
    assert_eq!(import(&log)["done"], json!([CODE]));
    let before = register(&cli);
    let again = import(&log);
    assert_eq!((&again["unchanged"], &again["done"]), (&json!(true), &json!([])));
    let told = run_json(&cli, &["codes", "usage", "import", &log, "--format", "nginx", "--dry-run"]);
    assert_eq!((notes(&told, "read-before").len(), notes(&told, "refusals").len()), (1, 0), "{told}");
    let copy = cli.file("copy.log", std::fs::read(&log).unwrap());
    assert_eq!(import(&copy)["unchanged"], true, "a log is known by its bytes, not by its name");
    assert_eq!(register(&cli), before);
    let mut grown = std::fs::OpenOptions::new().append(true).open(&log).unwrap();
    grown.write_all(nginx(10, "1.2.3.4", &OTHER.to_lowercase(), 304, 0).as_bytes()).unwrap();
    grown.write_all(b"1.2.3.4 - 26INSU9003 [cut").unwrap();
    assert_eq!(import(&log)["done"], json!([OTHER]));
    let codes = run_json(&cli, &["codes", "list"]);
    let day = Utc::now().date_naive().to_string();
    for (login, used) in [(CODE, true), (OTHER, true), ("26INSU9003", false)] {
        let code = codes.as_array().unwrap().iter().find(|c| c["login"] == login).unwrap();
        let last = code["last_used"].as_str().map(str::to_owned);
        // Ninety minutes ago may be yesterday.
        assert!(if used { last.is_some_and(|last| last <= day) } else { last.is_none() }, "{code}");
    }
    assert_eq!(cli.run(&["register", "verify"]).status, 0);
}

#[test]
fn the_report_ranks_what_logs_say_and_names_the_never_used() {
    let cli = Cli::with_demo();
    let never = run_json(&cli, &["codes", "usage", "report"]);
    let finding = |report: &Value, word: &str, login: &str| {
        report.as_array().unwrap().iter().find(|f| f["finding"] == word && f["login"] == login).cloned()
    };
    let delivered =
        never.as_array().unwrap().iter().find(|f| f["finding"] == "not-activated").expect("a delivered code");
    let idle = delivered["login"].as_str().unwrap().to_owned();
    let log = nginx(60, "1.2.3.4", &idle, 200, 10) + &nginx(50, "1.2.3.4", CODE, 200, 600_000_000);
    let log = cli.file("access.log", log);
    let plan = run_json(&cli, &["codes", "usage", "import", &log, "--format", "nginx", "--dry-run"]);
    assert_eq!(notes(&plan, "peak")[0]["detail"]["bytes"], 600_000_000);
    cli.run(&["codes", "usage", "import", &log, "--format", "nginx"]).assert_done();
    let report = run_json(&cli, &["codes", "usage", "report"]);
    assert_eq!(finding(&report, "not-activated", &idle), None, "it was used");
    assert_eq!(finding(&report, "volume", CODE).unwrap()["amount"], 600_000_000);
    let csv = cli.run(&["codes", "usage", "report", "--csv", "--lang", "en"]).ok().replace('\u{a0}', " ");
    assert!(csv.contains("great volume on one day") && csv.contains("600 MB"), "{csv}");
    for accusing in ["fraud", "abuse", "suspect", "guilty"] {
        assert!(!csv.contains(accusing), "{accusing}");
    }
}

#[test]
fn a_log_in_another_format_is_refused_with_its_line_and_nothing_is_written() {
    let cli = Cli::with_demo();
    let before = register(&cli);
    let long = cli.file("long.log", [vec![b'x'; 1 << 20], b"\n".to_vec()].concat());
    let zeros = cli.file("zeros.log", vec![0; 5_000]);
    let folder = cli.dir.path().to_str().unwrap().to_owned();
    for (file, format, code) in [
        (extract(), "nginx", "input-log-line"),
        (long, "apache", "input-log-line"),
        (extract(), "ezproxy-audit", "input-log-line"),
        (extract(), "%h %u", "log-format"),
        (folder, "nginx", "io"),
        (cli.path("nowhere").to_str().unwrap().to_owned(), "nginx", "io"),
    ] {
        let told = cli.run(&["codes", "usage", "import", &file, "--format", format, "--json"]);
        assert_eq!((told.status, told.code().as_str()), (1, code), "{file}");
    }
    let told = cli.run(&["codes", "usage", "import", &extract(), "--format", "nginx", "--lang", "en"]);
    assert!(told.err.contains("line 1:") && told.err.contains("codes usage formats"), "{}", told.err);
    assert_eq!(register(&cli), before);
    let unended = run_json(&cli, &["codes", "usage", "import", &zeros, "--format", "nginx"]);
    assert_eq!(unended["unchanged"], true, "a line without an end is not read");
}

#[test]
fn hostile_logins_and_urls_are_shown_harmlessly_and_nothing_of_a_line_is_kept() {
    let cli = Cli::with_demo();
    let mut log = String::new();
    let ticket = "ticket=0%24u1%24gBiblioInserm%1b%5b31m%2B%0a";
    for login in ["%1b%5d0%3bpwn%07", "a\u{1b}]0;pwn\u{7}b", "SDVDR12ABC", "anne.roy%40essai.fr", CODE] {
        let at = "12/Mar/2026:10:00:00 +0100";
        writeln!(log, "203.0.113.77 - {login} [{at}] \"GET http://secret.example/login?user={login}&{ticket}&url=\u{1b}[2J HTTP/1.1\" 302 0").unwrap();
    }
    let log = cli.file("a.log", log);
    let line = ["codes", "usage", "import", log.as_str(), "--format", "inist-2012", "--unknown-too"];
    for more in [&["--dry-run"][..], &["--dry-run", "--lang", "en"], &["--dry-run", "--json"]] {
        let told = cli.run(&[&line[..], more].concat());
        assert!(told.status == 0 && told.out.lines().all(line_is_safe), "{}", told.out);
        assert!(!told.out.contains("SDVDR12ABC") && !told.out.contains("anne.roy"), "{}", told.out);
    }
    let done = run_json(&cli, &line);
    assert_eq!(done["done"], json!([CODE]), "the code of one person is not kept");
    for kept in ["203.0.113.77", "secret.example", "SDVDR12ABC"] {
        assert_nowhere(&cli.path("desk"), kept);
    }
}

/// What a desk knows of its codes' usage: by login, the last day.
fn used(cli: &Cli) -> Vec<(Value, Value)> {
    let codes = run_json(cli, &["codes", "list"]);
    codes.as_array().unwrap().iter().map(|c| (c["login"].clone(), c["last_used"].clone())).collect()
}

#[test]
fn a_log_that_is_read_before_its_codes_are_taken_in_tells_the_same_as_one_read_after() {
    let year = u16::try_from(chrono::Datelike::year(&Utc::now())).unwrap();
    let account = |unit: &str| Account {
        login: format!("{:02}INS{unit}", year % 100),
        secret: format!("secret de {unit}"),
        unit: unit.into(),
        ..Account::default()
    };
    let accounts = inist::write(&[account("U9001"), account("U9002")]).unwrap();
    let of = |unit: &str, status| nginx(3_000, "192.0.2.1", &account(unit).login, status, 9);
    let log = of("U9001", 200) + &of("U9002", 401) + &of("U9001", 200) + &nginx(10, "192.0.2.1", "anne.roy", 200, 9);
    let told = [["log", "codes"], ["codes", "log"]].map(|order| {
        let cli = Cli::with_desk();
        let structures = std::fs::read_to_string("assets/samples/structures.csv").unwrap();
        let structures = cli.file("s.csv", structures.replace("0750000X", "0755364Y"));
        cli.run(&["structures", "import", &structures]).assert_done();
        let (opens, cutoff, word) = (format!("{year}-01-01"), format!("{year}-12-31"), year.to_string());
        let open = ["campaign", "open", &word, "--opens", &opens, "--cutoff", &cutoff, "--origin", "imported"];
        cli.run(&open).assert_done();
        let (log, codes) = (cli.file("access.log", &log), cli.file("codes.csv", &accounts));
        for what in order {
            let words: &[&str] =
                if what == "log" { &["codes", "usage", "import", &log] } else { &["codes", "import", &codes] };
            let done = run_json(&cli, words);
            if (what, order[0]) == ("log", "log") {
                assert_eq!(done["done"].as_array().unwrap().len(), 2, "nobody’s own login is kept: {done}");
            }
        }
        assert_eq!(cli.run(&["register", "verify"]).status, 0);
        used(&cli)
    });
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].iter().filter(|(_, last)| last.is_string()).count(), 1, "one opened, one was refused: {told:?}");
}

#[test]
fn a_log_tells_its_format_and_where_two_fit_it_is_asked_for() {
    let cli = Cli::with_demo();
    for words in [&[][..], &["--format", "auto"]] {
        let line = ["codes", "usage", "import", &extract(), "--dry-run"];
        let plan = run_json(&cli, &[&line[..], words].concat());
        let taken = json!({ "format": "inist-2012", "fit": 200, "of": 200 });
        assert_eq!(notes(&plan, "format-taken")[0]["detail"], taken);
    }
    let log = cli.file("access.log", nginx(9, "1.2.3.4", CODE, 200, 1));
    let told = cli.run(&["codes", "usage", "import", &log]);
    told.assert_done();
    assert!(told.err.contains("nginx") && told.err.contains("1 sur 1"), "which, and how many lines: {}", told.err);
    let both = cli.file("both.log", nginx(9, "1.2.3.4 sess", CODE, 200, 1).replace("sess -", "sess - -"));
    let before = register(&cli);
    let asked = cli.run(&["codes", "usage", "import", &both, "--json"]);
    assert_eq!((asked.status, asked.code().as_str()), (1, "log-format-unsure"));
    assert!(asked.err.contains("inist") && asked.err.contains("apache"), "{}", asked.err);
    assert_eq!(register(&cli), before);
    let number = run_json(
        &cli,
        &["leak", "report", "--publisher", "X", "--what", "y", "--from", "2020-01-01", "--until", "2039-01-01"],
    );
    let found = cli.run(&["leak", "search", number["done"][0].as_str().unwrap(), &log]);
    found.assert_done();
    assert!(found.err.contains("nginx"), "{}", found.err);
}

/// What a plan warns of, and of what.
fn warned(told: &Value) -> Vec<String> {
    let warnings = told["plan"]["warnings"].as_array().unwrap();
    warnings.iter().map(|w| format!("{} {}", w["warning"], w["subject"]).replace('"', "")).collect()
}

#[test]
fn a_case_goes_from_the_report_to_the_answer_and_every_step_is_in_the_register() {
    let cli = Cli::with_demo();
    let log = (1..40).map(|n| nginx(n, "198.51.100.7", CODE, 200, 9_000_000)).collect::<String>();
    let log = log + &nginx(20, "203.0.113.5", OTHER, 200, 10) + &nginx(600, "203.0.113.5", "26INSU9003", 200, 10);
    let log = cli.file("access.log", log);
    let at = |minutes| (Utc::now() - chrono::TimeDelta::minutes(minutes)).format("%Y-%m-%dT%H:%M+00:00").to_string();
    let (from, until) = (at(120), at(0));
    let report = |from: &str, until: &str| {
        let what = "Téléchargement en masse\nde la revue";
        let line = ["leak", "report", "--publisher", "Éditions X", "--from", from, "--until", until, "--what", what];
        cli.run(
            &[&line[..], &["--address", "203.0.113.5", "--url", "/journal/", "--reference", "T-1", "--json"]].concat(),
        )
    };
    assert_eq!(report(&until, &from).code(), "period-reversed");
    assert_eq!(report("le mois dernier", &until).status, 2);
    let day: Value = serde_json::from_str(&report("2026-05-03", "3 mai 2026").ok()).unwrap();
    let period = json!({ "from": "2026-05-02T22:00:00+00:00", "until": "2026-05-03T21:59:59+00:00" });
    assert_eq!(day["assumed"][0]["detail"], period, "a whole day by the clock of Paris");
    let told = day["assumed"][0]["message"].as_str().unwrap().replace('\u{a0}', " ");
    assert!(told.contains("3 mai 2026 à 00:00 (UTC+02:00)"), "the zone that was taken is told: {told}");
    cli.run(&["leak", "close", day["done"][0].as_str().unwrap(), "--outcome", "essai"]).assert_done();
    let number: Value = serde_json::from_str(&report(&from, &until).ok()).unwrap();
    let number = number["done"][0].as_str().unwrap().to_owned();
    assert!(number.starts_with('F') && number.ends_with("-02"), "{number}");

    let found = run_json(&cli, &["leak", "search", &number, &log, "--format", "nginx"]);
    assert_eq!(found["done"], json!([OTHER, CODE]), "the address that was named weighs more than volume");
    let close = ["leak", "close", &number, "--outcome", "Rien de plus", "--dry-run"];
    let warnings = run_json(&cli, &close)["plan"]["warnings"].as_array().unwrap().len();
    assert_eq!(warnings, 3, "two suspects that nobody treated, and no answer");
    let act = |login: &str, remedy: &str| cli.run(&["leak", "act", &number, login, "--remedy", remedy, "--json"]);
    act(CODE, "held").assert_done();
    assert_eq!(act(CODE, "held").code(), "code-suspended");
    assert_eq!(act("JAMAIS", "held").code(), "no-such-code");
    let secret = || cli.run(&["codes", "reveal", CODE, "--force"]).ok();
    let old = secret();
    act(CODE, "replaced").assert_done();
    let new = secret();
    assert!(new != old && new.contains(CODE), "the same login, another secret");
    act(CODE, "delivered").assert_done();
    act(OTHER, "held").assert_done();
    act(OTHER, "cleared").assert_done();
    let codes = run_json(&cli, &["codes", "list"]);
    let lives = |login: &str| {
        let mut lives: Vec<String> = codes
            .as_array()
            .unwrap()
            .iter()
            .filter(|c| c["login"] == login)
            .map(|c| c["life"].as_str().unwrap().to_owned())
            .collect();
        lives.sort();
        lives
    };
    assert_eq!(lives(CODE), ["delivered", "revoked"]);
    assert!(!lives(OTHER).contains(&"suspended".to_owned()));

    let close = ["leak", "close", &number, "--outcome", "Rien de plus", "--dry-run"];
    assert_eq!(warned(&run_json(&cli, &close)), ["publisher-unanswered "]);
    let early = cli.path("avant.txt");
    let told = cli.run(&["leak", "answer", &number, "--out", early.to_str().unwrap(), "--lang", "en"]);
    told.assert_done();
    assert!(told.err.contains("may still hold 1 code suspended or replaced"), "{}", told.err);
    let answer = std::fs::read_to_string(&early).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    assert!(answer.contains("l’ancien est révoqué ; le fichier du portail est renouvelé"), "{answer}");
    assert!(!answer.contains("n’ouvre plus"), "no file of the portal was written since: {answer}");
    let portal = cli.path("portail.htpasswd");
    cli.run(&["codes", "export", "--format", "htpasswd", "--out", portal.to_str().unwrap()]).assert_done();
    let out = cli.path("reponse.txt");
    cli.run(&["leak", "answer", &number, "--out", out.to_str().unwrap()]).assert_done();
    let answer = std::fs::read_to_string(&out).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    for said in [
        &format!("votre référence T-1 ; notre affaire {number}"),
        "À l’attention de : Éditions X",
        "2 codes d’accès correspondent",
        "2 codes suspendus",
        "1 code remplacé ; l’ancien n’ouvre plus le portail",
        "1 code remis au seul correspondant",
        "1 code mis hors de cause",
    ] {
        assert!(answer.contains(said), "{said}\n{answer}");
    }
    for silent in ["INSU", "9001", new.split_whitespace().last().unwrap(), "198.51.100.7", "Marchand"] {
        assert!(!answer.contains(silent), "{silent}\n{answer}");
    }
    let twice = cli.run(&["leak", "answer", &number, "--out", out.to_str().unwrap(), "--json"]);
    assert_eq!(twice.code(), "file-exists");

    cli.run(&["leak", "close", &number, "--outcome", "Un poste compromis, réinstallé"]).assert_done();
    assert_eq!(act(OTHER, "held").code(), "leak-closed");
    let case = run_json(&cli, &["leak", "show", &number.to_lowercase()]);
    assert_eq!((&case["standing"], case["suspects"].as_array().unwrap().len()), (&json!("closed"), 2));
    assert_eq!((&case["suspects"][0]["named"], &case["suspects"][1]["remedy"]), (&json!(true), &json!("delivered")));
    assert_eq!(case["steps"].as_array().unwrap().len(), 9);
    assert_eq!(run_json(&cli, &["leak", "list"])[0]["number"], number);
    let register = cli.run(&["register", "list", "--subject", "leak:", "--json"]).ok();
    assert_eq!(register.matches("leak.acted").count(), 5, "{register}");
    assert_eq!(cli.run(&["register", "verify"]).status, 0);
    let (fr, en) = (cli.run(&["leak", "show", &number]).ok(), cli.run(&["leak", "show", &number, "--lang", "en"]).ok());
    assert!(fr.contains("Affaire close") && en.contains("Case closed"), "{fr}{en}");
}
