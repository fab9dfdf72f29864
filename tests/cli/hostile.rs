//! Texts that act or deceive, in files and in arguments.

use crate::bench::{Cli, Told, hostile, line_is_safe};
use crate::{common, words};
use serde_json::Value;

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

/// Files whose every field holds characters that act or deceive; what they came to is listed and shown.
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
