//! What lies in which tray, and a whole selection that is acted on, one of which cannot be.

use crate::app::{ANNE, App, KARIM, ZOE};
use paraphe::domain::tray::{Tray, Viewer};

/// Goes through the trays by keys, and tells those that show this dossier; the state says the same.
fn trays_of(app: &mut App, title: &str) -> Vec<&'static str> {
    app.keys("f2 f6");
    let mut found: Vec<Tray> = Vec::new();
    for _ in Tray::ALL {
        let tray = Tray::ALL[app.model.book.tray];
        if app.screen().lines().any(|l| l.starts_with(['>', ' ']) && l.contains("-00") && l.contains(title)) {
            found.push(tray);
        }
        app.keys("b");
    }
    found.sort();
    found.dedup();
    let (state, now) = (app.bench.state(), app.bench.now);
    let viewer = Viewer::new(state, &app.model.me, now.day);
    let dossier = state.dossiers.values().find(|d| d.title == title).unwrap();
    let mut held: Vec<Tray> = Tray::ALL.into_iter().filter(|t| viewer.holds_in(*t, dossier)).collect();
    held.sort();
    assert_eq!(found, held, "the screen and the domain agree");
    found.into_iter().map(Tray::word).collect()
}

#[test]
fn a_dossier_lies_in_exactly_the_trays_it_should() {
    let mut app = App::new();
    app.circulate("Lettre");
    assert_eq!(trays_of(&mut app, "Lettre"), ["in-circulation", "all"]);
    app.be(ANNE);
    assert_eq!(trays_of(&mut app, "Lettre"), ["to-do", "all"]);
    app.be(ZOE);
    assert_eq!(trays_of(&mut app, "Lettre"), ["coming", "all"]);
    // Late for whoever sent it and whoever is asked, for nobody else.
    app.days(6).be_first();
    assert_eq!(trays_of(&mut app, "Lettre"), ["late", "in-circulation", "all"]);
    app.be(ANNE);
    assert_eq!(trays_of(&mut app, "Lettre"), ["to-do", "late", "all"]);
    app.be(ZOE);
    assert_eq!(trays_of(&mut app, "Lettre"), ["coming", "all"]);
    // To take back for as long as the next one has not acted.
    app.be(ANNE).keys("V").agree(&["Viser le dossier"]);
    assert_eq!(trays_of(&mut app, "Lettre"), ["in-circulation", "to-take-back", "all"]);
    app.be(ZOE);
    assert_eq!(trays_of(&mut app, "Lettre"), ["to-do", "all"]);
    app.palette("donner un avis").field("opinion", "for").send().agree(&["Avis favorable"]);
    app.be(ANNE);
    assert_eq!(trays_of(&mut app, "Lettre"), ["in-circulation", "all"]);
    // In the place of Karim, while he is away.
    app.be_first().keys("f7 s").field("post", "Directeur").field("person", "Anne").field("until", "30/04/2027");
    app.field("act", "Note 4").send().agree(&["Anne Lemoine"]);
    app.be(ANNE);
    assert_eq!(trays_of(&mut app, "Lettre"), ["delegated", "in-circulation", "all"]);
    app.be(KARIM);
    assert_eq!(trays_of(&mut app, "Lettre"), ["to-do", "all"]);
    app.keys("f6").keys("s").sign();
    assert_eq!(trays_of(&mut app, "Lettre"), ["completed", "all"]);
    // At its end, to be put away by whoever sent it.
    app.be_first();
    assert_eq!(trays_of(&mut app, "Lettre"), ["completed", "to-archive", "all"]);
    app.be_first().keys("B A").agree(&["document.pdf"]);
    assert_eq!(trays_of(&mut app, "Lettre"), ["completed", "all"]);
}

#[test]
fn an_act_on_a_selection_answers_for_each_dossier() {
    let mut app = App::new();
    for title in ["Première", "Deuxième", "Troisième"] {
        app.circulate(title);
    }
    // One of the three has gone on to the next.
    app.be(ANNE).keys("V").agree(&["Viser le dossier 2027-0003"]);
    app.keys("B").sees(&["[Tous 3]"]).keys("* V");
    // Before and after, the one that cannot be says why, and the others are not kept from it.
    let why = "refusé 2027-0003 — Troisième : Le dossier 2027-0003 n’attend rien de";
    app.agree(&["3 dossiers", why, "prévu 2027-0002", "prévu 2027-0001", "2 éléments concernés, 1 refus."]);
    app.sees(&["Fait : 2 éléments", "Refusé : 2027-0003. Le dossier 2027-0003 n’attend rien de vous"]);
    let steps: Vec<usize> = app.bench.state().dossiers.values().map(|d| d.step).collect();
    assert_eq!(steps, [1, 1, 1]);
    let acts = app.bench.state().dossiers.values().map(|d| d.acts.len());
    assert_eq!(acts.collect::<Vec<_>>(), [1, 1, 1], "what was done is not done twice");
}
