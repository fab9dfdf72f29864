//! A dossier has come to its end: what proves it, what is written out, what is put away.

use crate::app::{ANNE, App, KARIM, ZOE, told};
use paraphe::desk::{Answer, Filter, Question};

/// A dossier that went the whole way, Élodie at the desk again.
fn signed() -> App {
    let mut app = App::new();
    app.circulate("Lettre d’engagement");
    app.be(ANNE).keys("V").agree(&["Viser le dossier"]);
    app.be(ZOE).palette("donner un avis").field("opinion", "for").send().agree(&["Avis favorable"]);
    app.be(KARIM).keys("s").sees(&["Signer le dossier", "Décision 2027-1"]).sign().sees(&["le dossier est terminé"]);
    app.be_first();
    app
}

#[test]
fn function_04_circulation_sheet_per_document() {
    let mut app = signed();
    let path = app.bench.path("fiche.pdf");
    app.keys("B f").sees(&["Fiche de circulation"]).text(path.to_str().unwrap()).send();
    let sheet = std::fs::read(&path).unwrap();
    assert!(sheet.starts_with(b"%PDF"));
}

#[test]
fn function_06_electronic_bailiff_synthesis_of_all_acts() {
    let mut app = signed();
    // The detail tells each act, whose it is and when; the register tells them all.
    app.keys("B").sees(&["✔ Anne Lemoine", "avis favorable", "Karim Benali", "Signatures sur le document"]);
    app.keys("f8").sees(&["2027-0001", "Karim Benali", "Anne Lemoine", "Zoé Martin"]);
    let acts = [
        ("dossier.opened", "Élodie Marchand", ""),
        ("dossier.visa", "Anne Lemoine", "Cheffe de service"),
        ("dossier.opinion", "Zoé Martin", "Juriste"),
        ("dossier.signature", "Karim Benali", "Directeur général"),
    ];
    assert_eq!(app.register(), told(&acts));
    // The latest stands first; one line says who, as which post, what, and about what.
    app.keys("enter").sees(&["Karim Benali", "Directeur général", "2027-0001"]).keys("esc");
    app.keys("f6 B c").sees(&["Signature valide : Karim Benali"]);
}

#[test]
fn function_12_output_every_event() {
    let mut app = signed();
    let path = app.bench.path("registre");
    let filter = Filter { most: 1000, ..Filter::default() };
    let Answer::Entries { total, .. } = app.bench.ask(Question::Entries(filter)).unwrap() else { panic!() };
    app.keys("f8").sees(&[&format!("{total} écritures")]);
    app.keys("e").text(path.to_str().unwrap()).send().sees(&["Le registre est écrit dans"]);
    // One folder a log: each says how many entries it holds, and together they hold every one.
    let logs: Vec<_> = std::fs::read_dir(&path).unwrap().flatten().map(|log| log.path()).collect();
    assert_eq!(logs.len(), 4, "Élodie, Anne, Zoé and Karim: {logs:?}");
    let size = |log: &std::path::PathBuf| -> usize {
        let checkpoint = std::fs::read_to_string(log.join("checkpoint")).unwrap();
        assert!(log.join("tile/entries").is_dir() && log.join("vkey").is_file());
        checkpoint.lines().nth(1).unwrap().parse().unwrap()
    };
    assert_eq!(logs.iter().map(size).sum::<usize>(), total);
}

#[test]
fn function_13_integrity() {
    let mut app = signed();
    app.keys("f8 V").sees(&["écritures"]).sees_no(&["✗"]).keys("esc");
    // An evidence file is written that is checked without this program.
    let path = app.bench.path("preuve.zip");
    app.keys("f6 B E").text(path.to_str().unwrap()).send();
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
    app.bench.assert_sound();
}

#[test]
fn function_16_archiving() {
    let mut app = signed();
    app.sees(&["À archiver 1"]).keys("B A").agree(&["document.pdf"]);
    app.sees_no(&["À archiver 1"]).keys("D").sees(&["Dépôts du dossier 2027-0001", "SHA-256"]);
    assert!(app.last().archived.is_some());
}
