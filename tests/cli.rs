//! The program as a shell sees it: arguments and files in; texts, files and an exit status out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/bench.rs"]
mod bench;
mod common;
mod peers;

use bench::{Cli, Told, hostile, line_is_safe};
use common::{FIRST, phrase};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

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

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

/// `signe.pdf` bears two signatures under `racine.pem`, for every judge.
fn judge_two_signatures(folder: &Path, day: &str) {
    let (root, signed) = (folder.join("racine.pem"), folder.join("signe.pdf"));
    let mut judge = Command::new("faketime");
    judge.arg(day).arg(peers::python()).arg(peers::script("judge.py"));
    judge.arg("--trust").arg(&root).arg("--scratch").arg(folder.join("judge"));
    let judged: Value = serde_json::from_str(&peers::run(judge.arg(&signed))).unwrap();
    let judged = &judged[signed.to_str().unwrap()];
    assert_eq!(judged["qpdf"], 0, "{judged}");
    for who in ["pyhanko", "pdfsig", "openssl"] {
        let said = judged[who].as_array().unwrap_or_else(|| panic!("{who}: {judged}"));
        assert_eq!(said.len(), 2, "{who}: {judged}");
        assert!(said.iter().all(|one| one["sound"] == true), "{who}: {judged}");
    }
}

/// The whole round, as its script tells it; what leaves the desk is judged by others.
#[test]
fn the_round_of_the_handbook_is_accepted_by_foreign_programs() {
    let cli = Cli::new();
    let folder = peers::folder("round");
    for (file, title) in [("convention.pdf", "Convention d’accueil"), ("convention-2.pdf", "Convention, revue")] {
        let text = paraphe::paper::sheet::pdf(title, &["Entre les parties.", "Fait à Paris."]);
        std::fs::write(folder.join(file), text).unwrap();
    }
    let mut script = Command::new("sh");
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/round.sh"));
    script.arg(bench::PROGRAM).arg(common::data("rnsr-inserm-2022-02-08.csv")).arg(&folder);
    let told = peers::run(cli.surround(&mut script));
    assert!(told.ends_with("Tour complet.\n"), "{told}");
    // The certificates are of the day of the round: so are the judges.
    judge_two_signatures(&folder, "2027-04-08 10:00:00");
}

/// A dossier prepared, noted, sent back, handed on, lengthened and signed by two, as its script tells it.
#[test]
fn a_dossier_goes_through_every_act_and_both_signatures_are_accepted() {
    let cli = Cli::new();
    let folder = peers::folder("book");
    let text = paraphe::paper::sheet::pdf("Lettre de mission", &["Entre les parties.", "Fait à Paris."]);
    std::fs::write(folder.join("lettre.pdf"), text).unwrap();
    let mut script = Command::new("sh");
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/book.sh"));
    script.arg(bench::PROGRAM).arg(&folder);
    let told = peers::run(cli.surround(&mut script));
    assert!(told.ends_with("Dossier complet.\n"), "{told}");
    judge_two_signatures(&folder, "2027-04-05 10:00:00");
}

/// A whole campaign over the national register: nobody is lost on the way, and only those who have not renewed are left
/// without a code.
#[test]
fn a_whole_campaign_goes_over_the_national_register() {
    let cli = Cli::new();
    let folder = peers::folder("national");
    let mut script = Command::new("sh");
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/national.sh"));
    script.arg(bench::PROGRAM).arg(common::data("rnsr-actives-2022-02-08.csv")).arg(&folder).arg("0753639Y");
    let told = peers::run(cli.surround(&mut script));
    assert!(told.ends_with("Campagne complète.\n"), "{told}");
    let figures = |line: &str| -> Vec<usize> {
        let line = told.lines().find(|l| l.starts_with(line)).unwrap_or_else(|| panic!("{line}: {told}"));
        line.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect()
    };
    let called = figures("Appelées :")[0];
    assert!(called > 1_000, "{told}");
    assert_eq!(figures("File :"), [called]);
    let [registered, codes, refused] = figures("Réinscrites :")[..] else { panic!("{told}") };
    assert_eq!((registered, codes + refused), (called, called), "each has a code or the reason why not");
    let [lost, without] = figures("Perdus :")[..] else { panic!("{told}") };
    let [expired, working] = figures("Échus :")[..] else { panic!("{told}") };
    assert_eq!((lost, expired, working), (codes, codes, codes - without), "{told}");
}

/// The commands that a help lists below its second heading.
fn listed(help: &str, heading: &str) -> Vec<String> {
    let list = help.split(heading).nth(1).unwrap_or_default();
    let lines = list.lines().skip(1).take_while(|l| l.starts_with("  "));
    lines.filter_map(|l| Some(l.split_whitespace().next()?.to_owned())).collect()
}

#[test]
fn the_help_of_every_command_speaks_one_language() {
    let cli = Cli::new();
    let french = ["Utilisation", "Commandes\u{a0}:", "générales", "Affiche", "«", "FICHIER"];
    let english = ["Usage", "Commands:", "Arguments:", "Options:", "General", "Print", "[default", "ossible", "<FILE>"];
    for (lang, heading, foreign, usage) in
        [("fr", "Commandes\u{a0}:", &english[..], "Utilisation\u{a0}: "), ("en", "Commands:", &french[..], "Usage: ")]
    {
        let mut waiting = vec![Vec::<String>::new()];
        let mut seen = 0;
        while let Some(path) = waiting.pop() {
            let mut words: Vec<&str> = path.iter().map(String::as_str).collect();
            words.extend(["--help", "--lang", lang]);
            let help = cli.bare(&words).ok();
            let begin = format!("{usage}paraphe {}", path.join(" "));
            assert!(help.contains(begin.trim_end()), "{path:?}: {help}");
            for word in foreign {
                assert!(!help.contains(word), "{path:?} {lang}: {word}\n{help}");
            }
            for word in listed(&help, heading) {
                waiting.push(path.iter().cloned().chain([word]).collect());
            }
            seen += 1;
        }
        assert!(seen > 60, "{seen} commands only");
    }
}

#[test]
fn the_language_is_the_one_asked_for_else_that_of_the_system_else_french() {
    let cli = Cli::new();
    let said = |lang: &str, words: &[&str]| {
        let output = cli.command(words).env("LANG", lang).arg("--help").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(said("en_GB.UTF-8", &[]).contains("Usage: "));
    assert!(said("fr_FR.UTF-8", &["--lang", "en"]).contains("Usage: "));
    assert!(said("en_GB.UTF-8", &["--lang=fr"]).contains("Utilisation"));
    for other in ["C", "fr_FR.UTF-8", "", "de_DE.UTF-8"] {
        assert!(said(other, &[]).contains("Utilisation"), "{other}");
    }
}

#[test]
fn a_wrong_line_is_answered_with_what_to_type_instead() {
    let cli = Cli::new();
    for (line, code, said) in [
        ("structurs", "usage-unknown-command", "« structures »"),
        ("codes list --jsn", "usage-unknown-word", "« --json »"),
        ("codes revoke A --reason mood", "usage-bad-value", "compromise"),
        ("codes suspend A --until demain", "usage-bad-value", "2027-06-06"),
        ("codes revoke A", "usage-missing", "--reason <MOTIF>"),
        ("dossier bypass 2027-0001", "usage-missing", "--reason <TEXTE>"),
        ("codes list --json --csv", "usage-conflict", "--json"),
        ("campaign register U1 --correspondent X --headcount 1,2,3,4", "usage-bad-value", "Nom <courriel>"),
        ("campaign register U1 --correspondent X<a> --headcount 1,2", "usage-bad-value", "12,5,3,4"),
        ("authority grant --ceiling beaucoup", "usage-bad-value", "euros"),
        ("post add X --kind other", "usage-missing", "--institute"),
        ("codes", "usage-unknown-command", "Il manque une commande"),
    ] {
        let told = cli.bare(&words(line));
        assert_eq!(told.status, 2, "{line}: {}", told.err);
        assert_eq!(told.out, "", "{line}");
        let plain = told.err.replace(['\u{a0}', '\u{202f}'], " ");
        if line.contains("--json") {
            assert_eq!(told.code(), code, "{line}");
        } else {
            assert!(plain.starts_with("paraphe: ") && plain.contains(said), "{line}: {plain}");
            let mut with = words(line);
            with.push("--json");
            let machine = cli.bare(&with);
            assert!([code, "usage-unknown-word"].contains(&machine.code().as_str()), "{line}: {}", machine.err);
        }
    }
    // What the option was called before is still understood.
    assert_eq!(cli.bare(&words("dossier bypass 2027-0001 --motive Urgence")).status, 1);
    let hostile = hostile();
    for line in
        [vec![hostile.as_str()], vec!["codes", "revoke", "A", "--reason", &hostile], vec!["codes", "list", &hostile]]
    {
        let told = cli.bare(&line);
        assert_eq!(told.status, 2);
        assert!(told.err.lines().all(line_is_safe) && told.err.contains("<U+001B>"), "{:?}", told.err);
    }
}

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
fn dry_runs_say_their_plan_and_change_no_byte() {
    let cli = Cli::with_demo();
    let pdf = cli.file("a.pdf", paraphe::paper::sheet::pdf("Essai", &["Un."]));
    let table = cli.file("t.csv", "structure;nom;courriel\nU9020;Zoé Roy;zoe.roy@demo.example\n");
    let offices = cli.file("o.csv", cli.run(&["structures", "offices", "export"]).ok());
    let out = cli.path("out").to_str().unwrap().to_owned();
    let first = cli.file("first", phrase("première"));
    let log = common::data("inist-ezproxy-2012-2013-redacted.log").to_str().unwrap().to_owned();
    let acts: Vec<Vec<&str>> = vec![
        vec!["structures", "import", &table, "--format", "csv"],
        vec!["structures", "adjust", "U9001", "--label", "U 9999"],
        vec!["structures", "match", "U9001", "02vjkv261"],
        vec!["structures", "offices", "import", &offices],
        vec!["campaign", "open", "2040", "--opens", "2040-01-01", "--cutoff", "2040-02-01"],
        vec!["campaign", "register", "U9020", "--correspondent", "Zoé Roy <z@demo.example>", "--headcount", "1,2,3,4"],
        vec!["campaign", "import", &table],
        vec!["codes", "issue", "--registered"],
        vec!["codes", "deliver", "26INSU9006"],
        vec!["codes", "suspend", "26INSU9001"],
        vec!["codes", "lift", "26INSU9007"],
        vec!["codes", "revoke", "26INSU9001", "26INSU9002", "--reason", "closure"],
        vec!["codes", "export", "--format", "htpasswd", "--out", &out],
        vec!["institute", "set", "--uai", "0753639Y", "--domain", "demo.example", "--domain", "labo.example"],
        vec!["people", "add", "Zoé Roy <zoe@demo.example>"],
        vec!["people", "account", "Sacha Vidal", "--first-passphrase-file", &first],
        vec!["people", "passphrase", "--new-passphrase-file", &first],
        vec!["post", "add", "Chef", "--kind", "other", "--institute"],
        vec!["post", "appoint", "Délégué régional", "Sacha Vidal", "--from", "2030-01-01"],
        vec!["post", "end", "Délégué régional", "Karim Benali", "--last-day", "2030-01-01"],
        vec![
            "authority",
            "grant",
            "--person",
            "Sacha Vidal",
            "--post",
            "Délégué régional",
            "--institute",
            "--from",
            "2030-01-01",
            "--until",
            "2030-12-31",
            "--act",
            "Décision 1",
        ],
        vec!["authority", "revoke", "Décision 2026-20"],
        vec!["post", "move", "Directrice de l’unité U 9001", "--usual"],
        vec!["people", "certificate", "revoke", "--reason", "superseded", "--yes"],
        vec![
            "dossier",
            "new",
            "--title",
            "T",
            "--kind",
            "letter",
            "--circuit",
            "directeur",
            "--structure",
            "U9001",
            "--document",
            &pdf,
        ],
        vec!["dossier", "visa", "2026-0008"],
        vec!["dossier", "refuse", "2026-0008", "--reason", "Non"],
        vec!["dossier", "version", "2026-0005", "--document", &pdf],
        vec!["dossier", "withdraw", "2026-0008"],
        vec!["dossier", "save", "2026-0001", "--out", &out],
        vec!["certificate", "--out", &out],
        vec!["codes", "usage", "import", &log, "--format", "inist-2012"],
        vec![
            "leak",
            "report",
            "--publisher",
            "Éditeur",
            "--from",
            "2026-05-03T14:00+02:00",
            "--until",
            "2026-05-03T16:00+02:00",
            "--what",
            "Copie en masse",
        ],
        vec!["codes", "export", "--format", "ldif", "--out", &out, "--base", "ou=codes,dc=essai"],
        vec!["codes", "export", "--format", "ezproxy", "--out", &out],
        vec!["codes", "export", "--format", "inist", "--out", &out, "--mode", "600"],
        vec!["codes", "target", "set", "htpasswd", &out],
        vec!["campaign", "declare", "2026", "--format", "xlsx", "--out", &out],
    ];
    let before = cli.fingerprint();
    for act in &acts {
        let with = |more: &[&'static str]| [&act[..], more].concat();
        let told = cli.run(&with(&["--dry-run", "--json"]));
        let plan: Value = serde_json::from_str(&told.out).unwrap_or_else(|e| panic!("{act:?}: {e}\n{}", told.err));
        assert!(plan["plan"]["items"].is_array() && told.status == 0, "{act:?}: {plan}");
        assert_eq!(cli.fingerprint(), before, "{act:?}");
    }
    assert!(!cli.path("out").exists());
    let shown = cli.run(&[&acts[9][..], &["--dry-run"]].concat()).ok();
    assert!(shown.contains("26INSU9001"), "{shown}");
    let blocked = cli.run(&["codes", "lift", "26INSU9001", "--dry-run"]);
    assert_eq!(blocked.status, 1, "{}", blocked.out);
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
fn the_account_is_named_by_name_or_mail_where_there_are_several() {
    let cli = Cli::with_demo();
    let file = cli.file("pass", cli.phrase_of(FIRST));
    let several = cli.bare(&["people", "list", "--json", "--passphrase-file", &file]);
    assert_eq!((several.status, several.code().as_str()), (1, "several-accounts"));
    cli.under("elodie MARCHAND", &file, &["people", "list"]).ok();
    cli.under("elodie.marchand@demo.example", &file, &["people", "list"]).ok();
    let other = cli.under("anne.lemoine@demo.example", &file, &["people", "list", "--json"]);
    assert_eq!((other.status, other.code().as_str()), (1, "passphrase-wrong"));
}

#[test]
fn while_another_program_holds_the_desk_one_looks_and_does_not_act() {
    let cli = Cli::with_desk();
    let person = paraphe::desk::Desk::accounts(&cli.place()).unwrap().remove(0).person;
    let now = paraphe::desk::Moment::now();
    let typed = phrase(FIRST);
    let (held, _) =
        paraphe::desk::Desk::unlock(&cli.place(), &person, &typed, now, paraphe::desk::Opening::default()).unwrap();
    cli.run(&["people", "list"]).ok();
    let refused = cli.run(&["people", "add", "Anne Roy <anne@essai.fr>", "--json"]);
    assert_eq!((refused.status, refused.code().as_str()), (1, "desk-held"));
    held.close();
    let asked = cli.run(&["people", "add", "Anne Roy <anne@essai.fr>", "--read-only", "--json"]);
    assert_eq!((asked.status, asked.code().as_str()), (1, "read-only"));
    cli.run(&["people", "add", "Anne Roy <anne@essai.fr>"]).ok();
}

#[test]
fn a_desk_on_a_new_computer_is_accepted_knowingly() {
    let cli = Cli::with_desk();
    std::fs::remove_dir_all(cli.path("state")).unwrap();
    let refused = cli.run(&["people", "add", "Anne Roy <anne@essai.fr>", "--json"]);
    assert_eq!((refused.status, refused.code().as_str()), (1, "desk-never-seen"));
    cli.run(&["doctor", "--accept-copy"]).ok();
    cli.run(&["people", "add", "Anne Roy <anne@essai.fr>"]).ok();
    assert!(cli.run(&["register", "list", "--json"]).ok().contains("desk.copy-accepted"));
}

#[test]
fn a_lost_passphrase_is_replaced_and_two_administrators_save_each_other() {
    let cli = Cli::with_desk();
    let given = cli.file("given", phrase("given"));
    let anne = "Anne Roy";
    let own = cli.file("anne", phrase(anne));
    cli.run(&["people", "add", "Anne Roy <anne@essai.fr>"]).ok();
    cli.run(&["people", "account", anne, "--first-passphrase-file", &given]).ok();
    cli.under(anne, &given, &["people", "passphrase", "--new-passphrase-file", &own]).ok();
    let plan = cli.run(&["people", "reset-account", anne, "--first-passphrase-file", &given, "--dry-run"]).ok();
    assert!(plan.contains("restent valables") && plan.contains("L’ancien certificat ne sert plus"), "{plan}");
    let certified = cli.run(&["people", "renew"]);
    assert!(certified.err.contains("Certificat de signature délivré à\u{a0}: Anne Roy"), "{}", certified.err);
    certified.assert_done();
    let me = cli.run(&["people", "reset-account", FIRST, "--first-passphrase-file", &given, "--json"]);
    assert_eq!((me.status, me.code().as_str()), (1, "own-account"));
    cli.run(&["people", "reset-account", anne, "--first-passphrase-file", &given]).ok();
    let lost = cli.under(anne, &own, &["people", "list", "--json"]);
    assert_eq!(lost.code(), "passphrase-wrong");
    cli.under(anne, &given, &["people", "passphrase", "--new-passphrase-file", &own]).ok();
    cli.under(anne, &own, &["people", "renew"]).ok();

    cli.run(&["people", "administrator", anne, "--their-passphrase-file", &own]).ok();
    assert_eq!(cli.run(&["people", "list", "--json"]).ok().matches("\"administrator\"").count(), 2);
    cli.under(anne, &own, &["people", "reset-account", FIRST, "--first-passphrase-file", &given]).ok();
    let mine = cli.file("mine", phrase(FIRST));
    cli.under(FIRST, &given, &["people", "passphrase", "--new-passphrase-file", &mine]).ok();
    cli.under(anne, &own, &["people", "renew"]).ok();
    let told = cli.run(&["register", "verify", "--json"]).ok();
    assert!(told.contains("\"sound\": true"), "{told}");
    let register = cli.run(&["register", "list", "--json"]).ok();
    for kind in ["account.reset", "account.administrator", "account.key-requested", "account.certificate-issued"] {
        assert!(register.contains(kind), "{kind} in {register}");
    }
}

#[test]
fn an_act_dated_too_late_is_got_over() {
    use paraphe::desk::{AddPerson, Desk, Moment, Opening, Verb as _, Watch};
    let cli = Cli::with_desk();
    let person = Desk::accounts(&cli.place()).unwrap().remove(0).person;
    let now = Moment::now();
    let ahead = Moment { at: now.at + chrono::Duration::days(500), day: now.day };
    let (mut desk, _) = Desk::unlock(&cli.place(), &person, &phrase(FIRST), ahead, Opening::default()).unwrap();
    let mut late = AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() };
    late.apply(&mut desk, ahead, &Watch::default()).unwrap();
    desk.close();
    let add = ["people", "add", "Anne Roy <anne@essai.fr>", "--json"];
    assert_eq!(cli.run(&add).code(), "clock-back");
    let told = cli.run(&["doctor", "--accept-clock"]).ok();
    assert!(told.contains("Tout est intact"), "{told}");
    cli.run(&add).ok();
    assert!(cli.run(&["register", "list"]).ok().contains("heure présente acceptée"));
}

#[test]
fn the_doctor_mends_what_the_register_can_mend() {
    let cli = Cli::with_desk();
    let db = cli.path("desk/store/db");
    let mut bytes = std::fs::read(&db).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&db, bytes).unwrap();
    let told = cli.run(&["doctor", "--json"]);
    let audit: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((told.status, &audit["mended"][0]["code"]), (0, &Value::from("store-rebuilt")), "{audit}");
    assert_eq!(cli.run(&["doctor", "--json"]).ok().matches("store-rebuilt").count(), 0);
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

/// Adds to every text of a record that a person wrote, whatever the version of its schema.
fn spoil(key: &str, value: &mut Value, bad: &str) {
    match value {
        Value::String(text) if ["name", "value", "label", "aliases", "acronyms", "city"].contains(&key) => {
            text.push_str(bad);
        }
        Value::Array(list) => list.iter_mut().for_each(|v| spoil(key, v, bad)),
        Value::Object(fields) => fields.iter_mut().for_each(|(k, v)| spoil(k, v, bad)),
        _ => {}
    }
}

/// Files whose every field holds characters that act or deceive; what they came to is listed and shown.
/// What only looks, at lists that hold everything that came in.
const LISTS: [&str; 28] = [
    "structures list",
    "structures list --json",
    "structures list --csv",
    "structures offices",
    "campaign status",
    "campaign status --json",
    "campaign queue",
    "campaign queue --json",
    "campaign reminders",
    "campaign text list",
    "campaign cutoff",
    "codes list",
    "codes list --json",
    "codes usage report",
    "codes usage report --json",
    "codes target show",
    "leak list",
    "leak list --json",
    "institute show",
    "people list",
    "people list --json",
    "people list --csv",
    "post list",
    "authority list",
    "dossier list",
    "register list --most 0",
    "register list --most 0 --json",
    "register list --most 0 --csv",
];

/// The acts of the renewal that take a text from somebody: registrations, reviews, cases, logs, texts.
fn hostile_acts_of_the_renewal(cli: &Cli, bad: &str, number: &str, pdf: &str) -> Vec<Told> {
    let mut told = Vec::new();
    let register = ["campaign", "register", number, "--correspondent", "Ana <ana@essai.fr>", "--headcount", "1,1,1,1"];
    told.push(cli.run(&[&register[..], &["--to-check", "--comment", bad]].concat()));
    told.push(cli.run(&[&register[..], &["--to-check", "--director", bad]].concat()));
    told.push(cli.run(&["campaign", "review", number, "--refuse", "--reason", bad]));
    let span = ["--from", "2026-05-03T14:00+02:00", "--until", "2026-05-03T16:00+02:00"];
    told.push(cli.run(&[&["leak", "report", "--publisher", bad, "--what", bad, "--url", bad][..], &span].concat()));
    told.push(cli.run(&[&["leak", "report", "--publisher", "Éditeur", "--what", "x"][..], &span].concat()));
    let lines =
        format!("192.0.2.1 - 27INSU1{bad} [03/May/2026:14:30:00 +0200] \"GET /{bad} HTTP/1.1\" 200 5 \"-\" \"-\"\n");
    let log = cli.file(&format!("journal{bad}.log").replace('/', ""), lines);
    for act in [&["codes", "usage", "import"][..], &["leak", "search", "F2026-01"]] {
        told.push(cli.run(&[act, &[&log, "--format", "nginx"]].concat()));
        told.push(cli.run(&[act, &[&log, "--format", bad]].concat()));
    }
    told.push(cli.run(&["campaign", "text", "set", "mail", &cli.file("texte.md", bad)]));
    told.push(cli.run(&["campaign", "text", "set", bad, pdf]));
    told
}

#[test]
fn hostile_texts_come_out_visible_or_not_at_all() {
    let cli = Cli::with_desk();
    let bad = hostile();
    let source = std::fs::read_to_string(common::data("rnsr-inserm-2022-02-08.csv")).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(source.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(reader.headers().unwrap()).unwrap();
    let kept = ["numero_national_de_structure", "code_postal", "annee_de_creation", "uai_des_tutelles"];
    let header = reader.headers().unwrap().clone();
    for row in reader.records().take(30) {
        let row = row.unwrap();
        let spoilt = header.iter().zip(row.iter()).map(|(name, cell)| {
            let plain = kept.contains(&name) || name.starts_with("code_") || name.starts_with("numero_de_structure");
            if plain {
                cell.to_owned()
            } else {
                cell.split(';').map(|c| format!("{c}{bad}")).collect::<Vec<_>>().join(";")
            }
        });
        writer.write_record(spoilt.collect::<Vec<String>>()).unwrap();
    }
    let rnsr = cli.file(&format!("rnsr{bad}.csv").replace('/', ""), writer.into_inner().unwrap());
    let mut told = vec![cli.run(&["structures", "import", &rnsr, "--dry-run"])];
    told.push(cli.run(&["structures", "import", &rnsr, "--format", "rnsr"]));
    told.last().unwrap().assert_done();
    let ror = std::fs::read_to_string(common::data("ror-inserm-2026-06.json")).unwrap();
    let mut records: Vec<Value> = serde_json::from_str(&ror).unwrap();
    records.truncate(30);
    for record in &mut records {
        spoil("", record, &bad);
    }
    let ror = cli.file("ror.json", serde_json::to_string(&records).unwrap());
    told.push(cli.run(&["structures", "import", &ror, "--format", "ror"]));
    told.last().unwrap().assert_done();
    told.push(cli.run(&["campaign", "open", "2040", "--opens", "2020-01-01", "--cutoff", "2040-02-01"]));
    let numbers: Vec<String> = serde_json::from_str::<Vec<Value>>(&cli.run(&["structures", "list", "--json"]).ok())
        .unwrap()
        .iter()
        .map(|s| s["number"].as_str().unwrap().to_owned())
        .collect();
    let rows: String = numbers
        .iter()
        .map(|n| {
            format!("{n};\"Zoé{bad}\";zoe@essai.fr;\"01{bad}\";1;2;3;4\n{n}{bad};Luc;luc{bad}@essai.fr;;1;1;1;1\n")
        })
        .collect();
    let table = format!("structure;nom;courriel;téléphone;cnrs;autres;doctorants;postdoctorants\n{rows}");
    told.push(cli.run(&["campaign", "import", &cli.file("table.csv", table)]));
    let offices = format!("délégation;code postal;depuis;jusqu'au\nSud{bad};13;;\n");
    told.push(cli.run(&["structures", "offices", "import", &cli.file("offices.csv", offices)]));
    let pdf = cli.file(&format!("doc{bad}.pdf").replace('/', ""), paraphe::paper::sheet::pdf(&bad, &[&bad]));
    for title in [bad.as_str(), "Titre"] {
        let new =
            ["dossier", "new", "--title", title, "--kind", "letter", "--circuit", "directeur", "--document", &pdf];
        told.push(cli.run(&[&new[..], &["--structure", &numbers[0]]].concat()));
        told.push(cli.run(&[&new[..], &["--structure", &bad]].concat()));
    }
    for line in ["people add", "post add", "authority revoke", "codes deliver", "dossier show", "codes check"] {
        told.push(cli.run(&[&words(line)[..], &[&bad]].concat()));
    }
    told.push(cli.bare(&["verify", &pdf, &bad]));
    told.push(cli.run(&["structures", "list", "--filter", &bad]));
    told.extend(hostile_acts_of_the_renewal(&cli, &bad, &numbers[0], &pdf));
    told.extend(LISTS.map(|line| cli.run(&words(line))));
    told.extend(numbers.iter().take(3).map(|n| cli.run(&["structures", "show", n])));
    for one in &told {
        for line in one.out.lines().chain(one.err.lines()) {
            assert!(line_is_safe(line), "{line:?}");
        }
    }
    let listed = cli.run(&["structures", "list"]).ok();
    assert!(listed.contains("pwn") && cli.run(&["people", "list"]).ok().contains("pwn"), "the texts came in: {listed}");
    let warned = told.iter().map(|t| t.err.as_str()).collect::<String>();
    assert!(warned.contains("U+001B") && warned.contains("U+202E"), "what was taken out is told: {warned}");
}

#[test]
fn a_passphrase_stays_where_it_was_given() {
    let cli = Cli::new();
    let canary = "canari jaune 7319 sur la branche";
    let next = "canari rouge 8420 dans le buisson";
    let (file, other) = (cli.file("p", canary), cli.file("q", format!("{next}\r\n")));
    let init = ["init", "--organisation", "O", "--domain", "essai.fr", "--person", "A B <a@essai.fr>"];
    let mut told = vec![cli.bare(&[&init[..], &["--passphrase-file", &file]].concat())];
    told[0].assert_done();
    for line in ["people list", "doctor", "register list", "dossier list --json", "codes check -", "people add X"] {
        told.push(cli.under("A B", &file, &words(line)));
    }
    told.push(cli.under("A B", &other, &["people", "list"]));
    told.push(cli.under("A B", &file, &["people", "passphrase", "--new-passphrase-file", &other]));
    told.last().unwrap().assert_done();
    told.push(cli.under("A B", &file, &["people", "list"]));
    assert_eq!(told.last().unwrap().status, 1);
    told.push(cli.under("A B", &other, &["register", "verify"]));
    told.last().unwrap().assert_done();
    std::fs::remove_file(&file).unwrap();
    std::fs::remove_file(&other).unwrap();
    for secret in [canary, next] {
        for one in &told {
            assert!(!one.out.contains(secret) && !one.err.contains(secret), "{}{}", one.out, one.err);
        }
        bench::assert_nowhere(cli.dir.path(), secret);
    }
}

#[test]
fn without_a_terminal_the_program_says_what_to_do_instead() {
    let cli = Cli::with_desk();
    let told = cli.bare(&["people", "list"]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("--passphrase-file"), "{}", told.err);
    for line in [&[][..], &["demo"]] {
        let screen = cli.bare(line);
        assert!(screen.status == 2 && screen.err.contains("terminal"), "{line:?}: {}", screen.err);
    }
    let mut command = cli.command(&["people", "list", "--passphrase-file", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{}\nrest\n", phrase(FIRST)).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains(FIRST));
}

#[test]
fn a_passphrase_is_typed_without_an_echo_and_twice_when_it_is_new() {
    let cli = Cli::new();
    let init = ["init", "--organisation", "O", "--domain", "essai.fr", "--person", "A B <a@essai.fr>"];
    let secret = "un\u{e9} belle journée d’automne";
    let mut terminal = bench::Terminal::open(&cli, &init);
    terminal.wait_for("Nouvelle phrase de passe");
    terminal.type_("faux début\u{15}unx\u{7f}é belle journée d’automne\r");
    terminal.wait_for("La même");
    terminal.type_(&format!("{secret}\r"));
    let (screen, status) = terminal.end();
    assert_eq!(status, 0, "{screen}");
    assert!(!screen.contains("journée") && !screen.contains("faux"), "{screen}");
    let mut terminal = bench::Terminal::open(&cli, &["people", "list"]);
    terminal.wait_for("Phrase de passe de A B");
    terminal.type_(&format!("{secret}\r"));
    let (screen, status) = terminal.end();
    assert!(status == 0 && screen.contains("a@essai.fr") && !screen.contains("journée"), "{screen}");
    let mut terminal = bench::Terminal::open(&cli, &["people", "list"]);
    terminal.wait_for("Phrase de passe de A B");
    terminal.type_("un\u{3}");
    let (screen, status) = terminal.end();
    assert!(status == 1 && !screen.contains("a@essai.fr"), "{screen}");
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let cli = Cli::with_demo();
    let file = cli.file("pass", cli.phrase_of(FIRST));
    let mut command = cli.command(&["structures", "list", "--json", "--as", FIRST, "--passphrase-file", &file]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = cli.command(&["structures", "list", "--as", FIRST, "--passphrase-file", &file]);
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "a full disk is one");
}

#[test]
fn an_interrupted_import_changes_nothing() {
    let cli = Cli::with_desk();
    let before = cli.run(&["register", "list", "--json"]).ok();
    let pipe = cli.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let file = cli.file("pass", phrase(FIRST));
    let path = pipe.to_str().unwrap();
    let words = ["structures", "import", path, "--format", "rnsr", "--json", "--as", FIRST, "--passphrase-file", &file];
    let mut child = cli.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Opening waits until the program reads: it is at work then.
    let mut content = std::fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    stderr.read_line(&mut line).unwrap();
    assert!(line.contains("Arrêt demandé"), "{line}");
    content.write_all(&std::fs::read(common::data("rnsr-inserm-2022-02-08.csv")).unwrap()).unwrap();
    drop(content);
    let status = child.wait().unwrap();
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    assert!(status.code() == Some(1) && rest.contains("\"cancelled\""), "{rest}");
    assert_eq!(cli.run(&["register", "list", "--json"]).ok(), before);
}

#[test]
fn the_process_is_closed_to_others_from_its_first_line() {
    let cli = Cli::with_desk();
    let pipe = cli.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let words = ["people", "list", "--passphrase-file", pipe.to_str().unwrap()];
    let mut child = cli.command(&words).stdout(Stdio::piped()).spawn().unwrap();
    let mut content = std::fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    let proc = |file: &str| std::fs::read_to_string(format!("/proc/{}/{file}", child.id())).unwrap();
    let limits = proc("limits");
    let core = limits.lines().find(|l| l.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{core}");
    assert!(proc("status").lines().any(|l| l == "Umask:\t0077"));
    content.write_all(phrase(FIRST).as_bytes()).unwrap();
    drop(content);
    assert!(child.wait().unwrap().success());
}

/// What is shipped is what the program prints; `UPDATE_ASSETS=1` writes it anew.
#[test]
fn shipped_completions_and_manuals_are_fresh() {
    let cli = Cli::new();
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let files = [
        ("completions/paraphe.bash", "completions bash"),
        ("completions/_paraphe", "completions zsh"),
        ("completions/paraphe.fish", "completions fish"),
        ("completions/paraphe.elv", "completions elvish"),
        ("man/fr/paraphe.1", "man"),
        ("man/en/paraphe.1", "man --lang en"),
    ];
    for (file, line) in files {
        let printed = cli.bare(&words(line)).ok();
        let path = assets.join(file);
        if std::env::var_os("UPDATE_ASSETS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &printed).unwrap();
        }
        let shipped = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(printed.len() > 2_000, "{line} prints nothing");
        assert!(printed == shipped, "{file} is stale: run UPDATE_ASSETS=1 cargo test --test cli shipped");
    }
    assert!(
        cli.bare(&["man"]).ok().contains(".SH NOM\n") && cli.bare(&["man", "--lang", "en"]).ok().contains(".SH NAME\n")
    );
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
