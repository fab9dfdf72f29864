//! Every act can be tried without being done.

use crate::bench::Cli;
use crate::common::{self, phrase};
use serde_json::Value;

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
