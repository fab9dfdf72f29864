//! An outsider countersigns at the desk of the sender, with a code that comes by SMS; or fails to, in each way there is.

use crate::app::{App, Told, told};
use crate::common::{FIRST, phrase};
use paraphe::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use paraphe::domain::dossier::Status;
use paraphe::tui::action::Layer;

/// A desk whose codes go into a folder, and an agreement that Ida Roy has to countersign: she is before the screen.
fn before_ida() -> App {
    let mut app = App::new();
    let step = Step::new(Asked::Countersignature, vec![Who::Outsider], Quorum::All, 0);
    app.bench
        .apply(&mut paraphe::desk::SetCircuit {
            circuit: Circuit { name: "Stage".into(), steps: vec![step], ..Circuit::default() },
        })
        .unwrap();
    let circuit = paraphe::domain::find::circuit(app.bench.state(), "Stage").unwrap();
    let spool = app.bench.path("outgoing");
    std::fs::create_dir(&spool).unwrap();
    app.be_first().keys("P").field("place", spool.to_str().unwrap()).send();
    app.sees(&["Phrase de passe"]).text(&phrase(FIRST)).keys("enter");
    app.prepare("Convention de stage", "convention.pdf").field("circuit", &circuit.0).send();
    // The circuit still asks who: the sender says whom, and by which number.
    app.field("name1", "Ida Roy").field("quality1", "stagiaire").field("phone1", "06 12 34 56 78").send();
    app.sees(&["Répétition : Stage", "Ida Roy"]).keys("enter").agree(&["Mettre en circulation", "Ida Roy"]);
    app.keys("T").sees(&["Faire contresigner le dossier 2027-0001", "Ida Roy"]).send();
    app.sees(&["Contreseing · 2027-0001", "Entre les parties.", "Ce que vous acceptez", "+•••••••••78"]);
    app.sees_no(&["F6 Parapheur", "Élodie Marchand"]).sees(&["Lisez le document, puis demandez un code"]);
    app
}

/// The eight digits of the only message that waits; it is taken away.
fn received(app: &App) -> String {
    let file = std::fs::read_dir(app.bench.path("outgoing")).unwrap().flatten().next().unwrap().path();
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(file).unwrap();
    let (head, body) = text.split_once("\n\n").unwrap();
    assert!(head.contains("33612345678"), "{head}");
    body.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 8).unwrap().to_owned()
}

fn other(code: &str) -> String {
    format!("{:08}", (code.parse::<u32>().unwrap() + 1) % 100_000_000)
}

/// How many entries of a kind the register holds about the dossier.
fn count(app: &App, kind: &str) -> usize {
    app.register().iter().filter(|(of, _, _): &&Told| of == kind).count()
}

#[test]
fn an_outsider_countersigns_with_a_code_and_the_institute_seals_it() {
    let mut app = before_ida();
    app.keys("tab space tab enter").sees(&["Un code vient de partir au +•••••••••78"]);
    let code = received(&app);
    app.text(&code).keys("enter");
    app.sees(&["✔ C’est contresigné", "Signature simple"]).sees_no(&["avancée"]);
    // Leaving locks the desk: nothing of it is left before the outsider.
    app.keys("esc").sees(&["Quitter verrouille le bureau"]).keys("enter");
    assert_eq!(app.model.screen, Layer::Door);
    app.sees_no(&["Convention de stage"]);
    assert_eq!(app.last().status, Status::Completed);
    let post = "";
    let acts = [
        ("dossier.opened", FIRST, post),
        ("dossier.code-sent", FIRST, post),
        ("dossier.code-tried", FIRST, post),
        ("dossier.countersignature", FIRST, post),
    ];
    assert_eq!(app.register(), told(&acts));
    app.be_first()
        .keys("B")
        .sees(&["✔ contreseing : Ida Roy"])
        .keys("c")
        .sees(&["Signature valide", "Institut d’essai - cachet"]);
    app.bench.assert_sound();
}

#[test]
fn wrong_codes_too_many_codes_and_a_late_one_are_told_and_counted() {
    let mut app = before_ida();
    app.keys("tab space tab enter");
    let code = received(&app);
    // What is no code is not counted; a wrong one is.
    app.text("1234").keys("enter").sees(&["Un code a huit chiffres", "cet essai n’est pas compté"]);
    app.text(&other(&code)).keys("enter").sees(&["Ce n’est pas le bon code. Il reste 4 essais."]);
    assert_eq!((count(&app, "dossier.code-tried"), app.last().acts.len()), (1, 0));
    // After ten minutes it is over, right as it is.
    app.bench.now.at += chrono::TimeDelta::minutes(11);
    app.text(&code).keys("enter").sees(&["ne vaut plus"]);
    assert_eq!(count(&app, "dossier.code-tried"), 1, "what cannot be tried is not counted");
    // Four more codes may be asked for, and no fifth.
    for _ in 0..4 {
        app.bench.now.at += chrono::TimeDelta::minutes(1);
        to_send(&mut app).keys("enter").sees(&["Un code vient de partir"]);
        received(&app);
    }
    app.bench.now.at += chrono::TimeDelta::minutes(1);
    to_send(&mut app).keys("enter").sees(&["Cinq codes sont déjà partis à Ida Roy"]);
    assert_eq!(std::fs::read_dir(app.bench.path("outgoing")).unwrap().count(), 0);
    assert_eq!((count(&app, "dossier.code-sent"), app.last().status), (5, Status::Circulating));
    app.bench.assert_sound();
}

/// Goes to what asks for a code.
fn to_send(app: &mut App) -> &mut App {
    for _ in 0..5 {
        if app.screen().contains("> [ Recevoir un code ]") {
            break;
        }
        app.keys("tab");
    }
    app.sees(&["> [ Recevoir un code ]"])
}
