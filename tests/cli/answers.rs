//! What commands answer, to people and to programs, and with which status.

use crate::bench::Cli;
use crate::common::FIRST;
use crate::{common, words};
use serde_json::Value;

/// Every command that only looks, on the demonstration desk.
const LOOKS: &[&str] = &[
    "structures list",
    "structures list --filter 9001 --closed --sort city",
    "structures show U9001",
    "structures offices",
    "campaign status",
    "codes list",
    "codes check 26INSU9001",
    "codes usage formats",
    "codes usage report",
    "people list",
    "post list",
    "authority list",
    "authority who-may-sign --dossier 2026-0001",
    "authority who --kind letter --structure U9001 --on 2027-02-01",
    "people certificate list",
    "dossier circuits",
    "dossier list",
    "dossier list --tray to-do",
    "dossier show 2026-0001",
    "dossier read 2026-0001",
    "register list --most 20",
    "register list --subject structure:U9001",
];

#[test]
fn done_refused_wrong_and_damaged_have_their_statuses() {
    let cli = Cli::with_desk();
    assert_eq!(cli.run(&["people", "add", "Anne Roy <anne@essai.fr>"]).status, 0);
    let twice = cli.run(&["people", "add", "Anne Roy <anne@essai.fr>", "--json"]);
    assert_eq!((twice.status, twice.code().as_str()), (1, "person-exists"));
    let nobody = cli.under("Personne", &cli.file("p", "x"), &["people", "list", "--json"]);
    assert_eq!((nobody.status, nobody.code().as_str()), (1, "no-account"));
    let wrong = cli.under(FIRST, &cli.file("p", "ce n’est pas elle"), &["people", "list", "--json"]);
    assert_eq!((wrong.status, wrong.code().as_str()), (1, "passphrase-wrong"));
    let none = Cli::new().run(&["people", "list", "--json"]);
    assert_eq!((none.status, none.code().as_str()), (1, "no-desk"));
    assert_eq!(cli.run(&["register", "verify"]).status, 0);
    let mut files = std::fs::read_dir(cli.path("desk/register")).unwrap().map(|entry| entry.unwrap().path());
    let log = files.find(|path| path.extension().is_some_and(|e| e == "log")).expect("a log");
    let mut bytes = std::fs::read(&log).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x20;
    std::fs::write(&log, bytes).unwrap();
    for line in ["register verify", "doctor"] {
        let damaged = cli.run(&words(line));
        assert_eq!(damaged.status, 3, "{line}: {}{}", damaged.out, damaged.err);
        assert!(damaged.out.contains(log.file_name().unwrap().to_str().unwrap()), "{}", damaged.out);
    }
    let refused = cli.run(&["people", "add", "Paul Roy <paul@essai.fr>", "--json"]);
    assert_eq!((refused.status, refused.code().as_str()), (3, "desk-damaged"));
}

#[test]
fn answers_for_programs_and_spreadsheets_can_be_read_by_them() {
    let cli = Cli::with_demo();
    for line in LOOKS {
        let mut json = words(line);
        json.push("--json");
        let told = cli.run(&json);
        let value: Value = serde_json::from_str(&told.out).unwrap_or_else(|e| panic!("{line}: {e}\n{}", told.err));
        assert!(value.is_object() || value.as_array().is_some_and(|a| !a.is_empty()), "{line}: {value}");
        assert_eq!(told.err, "", "{line}");
    }
    for line in LOOKS.iter().filter(|l| l.contains(" list") || l.contains("offices")) {
        let mut csv = words(line);
        csv.push("--csv");
        let told = cli.run(&csv).ok();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(told.as_bytes());
        let width = reader.headers().unwrap().len();
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        assert!(!rows.is_empty() && rows.iter().all(|r| r.len() == width), "{line}");
    }
    let codes = cli.run(&["codes", "list", "--json"]).ok();
    assert!(!codes.contains("$2y$"), "a hash is nobody’s business");
}

#[test]
fn columns_stand_under_each_other() {
    let cli = Cli::with_demo();
    let told = cli.run(&["dossier", "list"]).ok();
    let at = |line: &str, word: &str| line.find(word).map(|n| line[..n].chars().count());
    let mut lines = told.lines();
    let column = at(lines.next().unwrap(), "Structure");
    assert!(column.is_some() && lines.all(|l| at(l, "U 9001") == column), "{told}");
}

#[test]
fn what_can_be_done_is_done_and_what_cannot_is_said() {
    let cli = Cli::with_demo();
    let told = cli.run(&["codes", "suspend", "26INSU9001", "26INSU9008", "JAMAIS", "--json"]);
    assert_eq!(told.status, 0, "{}", told.err);
    let done: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(done["done"], serde_json::json!(["26INSU9001"]));
    assert_eq!(done["refused"][0]["why"]["code"], "code-revoked");
    assert_eq!(done["refused"][1]["why"]["code"], "no-such-code");
    let nothing = cli.run(&["codes", "suspend", "26INSU9001", "--json"]);
    assert_eq!((nothing.status, nothing.code().as_str()), (1, "code-suspended"));
}

#[test]
fn a_mass_revocation_is_confirmed_by_a_word() {
    let cli = Cli::with_demo();
    let line = ["codes", "revoke", "26INSU9001", "26INSU9002", "--reason", "closure", "--json"];
    let asked = cli.run(&line);
    assert_eq!((asked.status, asked.code().as_str()), (2, "confirm"));
    let done = cli.run(&[&line[..], &["--yes"]].concat()).ok();
    assert!(done.contains("26INSU9002"), "{done}");
}

#[test]
fn a_secret_is_shown_in_a_terminal_only() {
    let cli = Cli::with_demo();
    let refused = cli.run(&["codes", "reveal", "26INSU9001"]);
    assert_eq!((refused.status, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("--force"), "{}", refused.err);
    let forced = cli.run(&["codes", "reveal", "26INSU9001", "--force"]);
    let line = forced.out.trim_end().strip_prefix("26INSU9001  ").expect("login and secret").to_owned();
    assert!(line.len() == 14 && forced.err.contains("portail"), "{line} {}", forced.err);
    let heard = line.replace('-', " ").to_lowercase();
    assert!(cli.run(&["codes", "check", &heard]).ok().contains("26INSU9001"));
    let wrong = cli.run(&["codes", "check", "0000-0000-0001", "--json"]);
    let said: Value = serde_json::from_str(&wrong.out).unwrap();
    assert_eq!((wrong.status, &said["works"]), (1, &Value::Bool(false)));
}

#[test]
fn a_file_is_verified_without_a_passphrase() {
    let cli = Cli::with_demo();
    let out = cli.path("signed.pdf").to_str().unwrap().to_owned();
    cli.run(&["dossier", "save", "2026-0002", "--out", &out]).ok();
    let told = cli.bare(&["verify", &out, "--json"]);
    let judged: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((told.status, &judged[0]["valid"]), (0, &Value::Bool(true)), "{judged}");
    let root = cli.path("root.pem").to_str().unwrap().to_owned();
    cli.run(&["certificate", "--out", &root]).ok();
    assert_eq!(cli.run(&["certificate", "--out", &root, "--json"]).code(), "file-exists");
    let elsewhere = Cli::new();
    assert_eq!(elsewhere.bare(&["verify", &out]).status, 1, "nobody is trusted there");
    elsewhere.bare(&["verify", &out, "--root", &root]).ok();
    let unsigned = cli.file("plain.pdf", paraphe::paper::sheet::pdf("Essai", &["Un."]));
    let missing = cli.path("none.pdf").to_str().unwrap().to_owned();
    let all = cli.bare(&["verify", &out, &unsigned, &missing, "--json"]);
    let judged: Value = serde_json::from_str(&all.out).unwrap();
    let valid: Vec<&Value> = judged.as_array().unwrap().iter().map(|j| &j["valid"]).collect();
    assert_eq!((all.status, valid), (1, vec![&Value::Bool(true), &Value::Bool(false), &Value::Bool(false)]));
    assert_eq!(elsewhere.bare(&["verify", &out, "--root", &unsigned, "--json"]).code(), "input-unknown-format");
}

#[test]
fn a_demonstration_desk_is_made_where_it_was_asked_for() {
    let cli = Cli::new();
    let into = cli.path("demo").to_str().unwrap().to_owned();
    let told = cli.bare(&["demo", "--into", &into, "--json"]).ok();
    let made: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((made["accounts"].as_array().unwrap().len(), &made["desk"]), (3, &Value::from(into.as_str())));
    let twice = cli.bare(&["demo", "--into", &into, "--json"]);
    assert_eq!((twice.status, twice.code().as_str()), (1, "desk-exists"));
}

#[test]
fn a_chosen_file_of_the_portal_follows_every_act_and_a_failure_is_told() {
    let cli = Cli::with_demo();
    let out = cli.path("portail").to_str().unwrap().to_owned();
    let json =
        |words: &[&str]| -> Value { serde_json::from_str(&cli.run(&[words, &["--json"]].concat()).ok()).unwrap() };
    assert_eq!(json(&["codes", "target", "show"]), serde_json::json!([]));
    json(&["codes", "target", "set", "htpasswd", &out]);
    assert_eq!(json(&["codes", "target", "show"])[0]["state"], "current");
    let holds = |login: &str| std::fs::read_to_string(&out).unwrap().contains(&format!("{login}:"));
    assert!(holds("26INSU9001"));
    json(&["codes", "suspend", "26INSU9001"]);
    assert!(!holds("26INSU9001"));

    let check = ["codes", "export", "--check", "--format", "htpasswd", "--out", &out, "--worker", "0", "--json"];
    let told = cli.run(&check);
    assert_eq!((told.status, serde_json::from_str::<Value>(&told.out).unwrap()["current"].clone()), (0, true.into()));
    std::fs::write(&out, "x\n").unwrap();
    let told = cli.run(&check);
    let found: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((told.status, &found["current"], &found["odd"][0]["what"]), (1, &false.into(), &"not-a-line".into()));

    std::fs::remove_file(&out).unwrap();
    std::fs::create_dir(&out).unwrap();
    let done = json(&["codes", "lift", "26INSU9001"]);
    assert_eq!(done["done"], serde_json::json!(["26INSU9001"]), "the act is done all the same");
    assert_eq!(done["portal"][0]["error"]["code"], "io");
    assert!(done["portal"][0]["stale"].is_string(), "{done}");
    json(&["codes", "target", "unset", "htpasswd"]);
    let again = cli.run(&["codes", "target", "unset", "htpasswd", "--json"]);
    assert_eq!((again.status, again.code()), (1, "target-not-set".to_owned()));
    assert_eq!(cli.run(&["codes", "export", "--format", "ldif", "--out", &out]).status, 2, "a directory has a base");
}

/// Half past midnight in Paris in summer is half past ten of the day before in UTC: every act, list and rule goes by Paris.
#[test]
fn an_act_at_half_past_midnight_is_of_the_day_that_has_begun() {
    let cli = Cli::with_desk();
    let (spring, night, next) = ("2031-04-10 10:00:00", "2031-06-06 00:30:00", "2031-06-07 00:30:00");
    let register = common::data("rnsr-inserm-2022-02-08.csv");
    cli.at(spring, &["structures", "import", register.to_str().unwrap()]).assert_done();
    let open = ["campaign", "open", "2031", "--opens", "2031-04-03", "--cutoff", "2031-06-06"];
    cli.at(spring, &open).assert_done();
    let phase =
        |when: &str| -> Value { serde_json::from_str(&cli.at(when, &["campaign", "status", "--json"]).ok()).unwrap() };
    let who = ["--correspondent", "Camille Roux <camille.roux@essai.fr>", "--headcount", "3,10,5,2"];
    cli.at(night, &[&["campaign", "register", "U 1016"][..], &who].concat()).assert_done();
    assert_eq!(phase(night)["phase"], "cutoff-due", "the day announced has come");
    cli.at(night, &["codes", "issue", "U 1016"]).assert_done();
    cli.at(night, &["codes", "deliver", "31INSU1016"]).assert_done();
    cli.at(night, &["codes", "suspend", "31INSU1016", "--until", "2031-06-06"]).assert_done();
    let code = |when: &str| -> Value {
        let all: Value = serde_json::from_str(&cli.at(when, &["codes", "list", "--json"]).ok()).unwrap();
        all[0].clone()
    };
    assert_eq!(code(night)["life"], "suspended", "its last day has begun");
    assert_eq!(code(next)["life"], "delivered", "and is over");
    let report = cli.at(next, &["codes", "usage", "report", "--json"]).ok();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!((&report[0]["finding"], &report[0]["day"]), (&"not-activated".into(), &"2031-06-06".into()), "{report}");
    assert_eq!(report[0]["amount"], 1, "a day later, not two");
    let nothing = cli.at(night, &["leak", "list"]).ok();
    assert!(
        nothing.lines().count() == 2 && nothing.contains("leak report"),
        "an empty list says what to do: {nothing}"
    );
    assert_eq!(cli.at(night, &["leak", "list", "--json"]).ok().trim(), "[]");
}
