//! A dossier is prepared: its document, its annexes, its circuit, what it answers, who may see it, the first one of all.

use crate::app::{ANNE, App, KARIM, ZOE};

/// Function 1. Paraphe takes the PDF in, and dates and fingerprints it; it converts no office files.
#[test]
fn function_01_build_a_dated_original_pdf() {
    let mut app = App::new();
    app.prepare("Lettre d’accueil", "lettre.pdf").send();
    app.sees(&["Répétition : Hiérarchie", "Anne Lemoine", "Zoé Martin", "Karim Benali", "par l’acte", "10 avril"]);
    app.keys("enter").agree(&["Mettre en circulation", "lettre.pdf", "SHA-256"]);
    app.sees(&["2027-0001", "Lettre d’accueil", "lettre.pdf", "empreinte", "05/04/2027"]);
    app.keys("r").sees(&["Entre les parties.", "page 1 sur 1", "SHA-256"]).keys("esc");
    // What is no PDF is refused where it was typed, and nothing is lost of the form.
    let text = app.bench.path("lettre.txt");
    std::fs::write(&text, "Bonjour").unwrap();
    app.keys("n").field("title", "Texte").field("document", text.to_str().unwrap()).send().keys("enter");
    app.sees(&["✗", "Texte"]);
}

#[test]
fn function_02_attach_annexes() {
    let mut app = App::new();
    let annex = app.bench.path("devis.csv");
    std::fs::write(&annex, "article;prix\n").unwrap();
    app.prepare("Commande", "commande.pdf").field("annex1", annex.to_str().unwrap()).send();
    app.keys("enter").agree(&["devis.csv"]);
    app.sees(&["Annexes", "devis.csv"]);
}

#[test]
fn function_03_hierarchical_and_free_circuits() {
    let mut app = App::new();
    // A circuit is written on the screen: the juriste, then whoever stands above.
    app.keys("K up enter enter").text("Au-dessus").keys("enter");
    app.keys("down down enter").field("asked", "visa").field("who1", "Zoé").field("days", "2").send();
    app.sees(&["1. visa", "sous 2 jours"]);
    app.keys("down enter").field("asked", "signature").field("who1", "au-dessus").send();
    app.sees(&["2. signature : la fonction au-dessus de la précédente, sous 5 jours"]);
    app.keys("down down enter").agree(&["Au-dessus"]);
    // The rehearsal resolves it on the tree of posts, before anything is sent.
    let above = circuit(&app, "Au-dessus");
    app.prepare("Avenant", "avenant.pdf").field("circuit", &above).send();
    app.sees(&["Répétition : Au-dessus", "1. visa : Zoé Martin", "2. signature : Karim Benali"]);
    app.keys("enter").agree(&["Zoé Martin", "Karim Benali"]);
    // And a step is added to this dossier alone, on its way.
    app.palette("ajouter une étape").field("to", "Anne").send().agree(&["Nouvelle étape", "Anne Lemoine"]);
    app.sees(&["étape 1 sur 3"]);
    app.bench.assert_sound();
}

fn circuit(app: &App, name: &str) -> String {
    app.bench.state().circuits.values().find(|c| c.name == name).unwrap().id.0.clone()
}

#[test]
fn function_05_relation_between_files() {
    let mut app = App::new();
    app.circulate("Demande du partenaire");
    app.prepare("Notre réponse", "reponse.pdf").field("reply", "Demande").send().keys("enter");
    app.agree(&["Répond au dossier 2027-0001"]);
    app.sees(&["Répond à", "2027-0001 Demande du partenaire"]);
    // The other end knows of it too.
    app.keys("down").sees(&["Réponse", "2027-0002 Notre réponse"]);
}

/// Function 11. That it is learnt in a quarter of an hour is not measured here: what is tested is that somebody who
/// only does what the guide says has sent, read and followed a dossier at its end.
#[test]
fn function_11_learnable_in_fifteen_minutes() {
    let mut app = App::new();
    let path = app.pdf("premier.pdf", "Premier");
    app.keys("f2 ctrl-g").sees(&["étape 1 sur 6", "Appuyez sur F6"]);
    app.keys("f6").sees(&["étape 2 sur 6", "Appuyez sur n"]);
    app.keys("n").sees(&["étape 3 sur 6", "Tapez l’objet"]);
    app.text("Premier").sees(&["Descendez jusqu’à « Document »"]);
    app.field("document", path.to_str().unwrap()).sees(&["va droit à « Valider »"]);
    app.keys("pagedown enter").sees(&["étape 4 sur 6", "Rien n’est parti"]);
    app.keys("enter").sees(&["Dernière vérification"]).keys("tab enter");
    app.sees(&["étape 5 sur 6", "r le lit"]).keys("r").sees(&["Échap referme"]).keys("esc");
    app.sees(&["étape 6 sur 6", "Entrée montre où il en est"]).keys("enter esc");
    app.sees(&["C’est tout"]).keys("ctrl-g").sees_no(&["Premier dossier, étape"]);
    assert_eq!(app.last().title, "Premier");
}

#[test]
fn function_14_confidentiality() {
    let mut app = App::new();
    app.prepare("Rupture de contrat", "rupture.pdf").field("secrecy", "confidential").send().keys("enter");
    app.agree(&["Visible par"]);
    app.sees(&["Visible par"]);
    // Anne is asked, so that she sees it. Karim will be asked, and does not see it before.
    app.be(ANNE).sees(&["Rupture de contrat"]);
    app.be(KARIM).keys("B").sees_no(&["Rupture de contrat"]);
    app.keys("ctrl-f").text("rupture").keys("enter").sees(&["Aucun dossier ne contient ces mots."]);
}

#[test]
fn function_15_access_rights() {
    let mut app = App::new();
    app.circulate("Lettre");
    // Zoé is asked for nothing yet, and each act says why it is not hers.
    app.be(ZOE).keys("B").sees(&["Lettre"]).keys("V").sees(&["rien ne vous attend"]);
    app.keys("a").sees(&["Autres actes sur le dossier 2027-0001", "il faut la fonction au-dessus"]);
    app.keys("esc").palette("retirer le dossier").sees(&["seul son rédacteur peut le retirer"]);
    assert!(app.last().acts.is_empty(), "nothing was done");
    app.be(ANNE).keys("V").agree(&["Viser le dossier"]);
    assert_eq!(app.last().acts.len(), 1);
}
