//! A dossier has come to its end: what proves it, what is written out, what is put away.

use crate::app::{ANNE, App, KARIM, ZOE};

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
    app.keys("f6 B c").sees(&["Signature valide : Karim Benali"]);
}

#[test]
fn function_12_output_every_event() {
    let mut app = signed();
    let path = app.bench.path("registre");
    app.keys("f8 e").text(path.to_str().unwrap()).send().sees(&["registre"]);
    assert!(std::fs::read_dir(&path).unwrap().count() > 0, "one folder a log");
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
