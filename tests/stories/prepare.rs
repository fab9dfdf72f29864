//! A dossier is prepared: its document, its annexes, its circuit, what it answers, who may see it, the first one of all.

use crate::app::{ANNE, App, KARIM, ZOE, told};
use sha2::{Digest as _, Sha256};

/// Function 1. Paraphe takes the PDF in, and dates and fingerprints it; it converts no office files.
#[test]
fn function_01_build_a_dated_original_pdf() {
    let mut app = App::new();
    app.prepare("Lettre d’accueil", "lettre.pdf").send();
    app.sees(&["Répétition : Hiérarchie", "Anne Lemoine", "Zoé Martin", "Karim Benali", "par l’acte", "10 avril"]);
    let original = std::fs::read(app.bench.path("lettre.pdf")).unwrap();
    let print: String = Sha256::digest(&original).iter().map(|byte| format!("{byte:02x}")).collect();
    app.keys("enter").agree(&["Mettre en circulation", "lettre.pdf", &format!("SHA-256 {}", &print[..16])]);
    app.sees(&["2027-0001", "Lettre d’accueil", "lettre.pdf", "empreinte", &print[..12], "05/04/2027"]);
    app.keys("r").sees(&["Entre les parties.", "page 1 sur 1", &print[..16]]).keys("esc");
    // What was taken in is the file, whatever becomes of it where it lay; it is written out as it came.
    std::fs::write(app.bench.path("lettre.pdf"), "%PDF-1.7 tout autre").unwrap();
    let out = app.bench.path("original.pdf");
    app.keys("e").text(out.to_str().unwrap()).send();
    assert_eq!((std::fs::read(out).unwrap(), app.last().current.hash.as_str()), (original, print.as_str()));
    let acts = [("dossier.opened", "Élodie Marchand", ""), ("dossier.read", "Élodie Marchand", "")];
    assert_eq!(app.register(), told(&acts));
    app.keys("esc f8").sees(&["Élodie Marchand", "dossier ouvert", "Lettre d’accueil"]).keys("f6");
    // What is no PDF is refused where it was typed, and nothing is lost of the form.
    let text = app.bench.path("lettre.txt");
    std::fs::write(&text, "Bonjour").unwrap();
    app.keys("n").field("title", "Texte").field("document", text.to_str().unwrap()).send().keys("enter");
    app.sees(&["✗", "Texte"]);
    assert_eq!((app.bench.state().dossiers.len(), app.last().title.as_str()), (1, "Lettre d’accueil"));
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
/// presses nothing but the keys that the guide names has sent, read and followed a dossier at its end.
#[test]
fn function_11_learnable_in_fifteen_minutes() {
    let mut app = App::new();
    let path = app.pdf("premier.pdf", "Premier");
    let (start, _) = path.to_str().unwrap().split_at(path.to_str().unwrap().len() - 6);
    app.keys("f2 ctrl-g").guided(1, "Appuyez sur F6", "f6").guided(2, "Appuyez sur n", "n");
    app.guided(3, "Tapez l’objet", "").text("Premier").keys("pageup");
    // The rest is said once the title is there.
    app.guided(3, "Descendez jusqu’à « Document »", "");
    for _ in 0..20 {
        if app.screen().contains("> Document") {
            break;
        }
        app.guided(3, "Descendez", "down");
    }
    app.sees(&["> Document"]).guided(3, "donnez le chemin d’un PDF", "").text(start);
    let (_, shown) = start.rsplit_once('/').unwrap();
    app.sees(&[&format!("/{shown}")]).sees_no(&["/premier.pdf"]).keys("tab").sees(&["/premier.pdf"]);
    app.guided(3, "Pg suiv va droit à « Valider »", "pagedown").guided(3, "Entrée montre la répétition", "enter");
    app.sees(&["> Envoyer"]).guided(4, "Rien n’est parti : « Envoyer »", "enter");
    assert!(app.bench.state().dossiers.is_empty(), "nothing has left yet");
    app.guided(4, "Tab va sur « Confirmer »", "tab").guided(4, "Entrée envoie", "enter");
    assert_eq!((app.last().title.as_str(), app.last().step), ("Premier", 0));
    app.guided(5, "r le lit", "r").sees(&["Entre les parties."]).guided(5, "Échap referme", "esc");
    app.guided(6, "Entrée montre où il en est", "enter").sees(&["Anne Lemoine"]);
    app.guided(6, "a montre les autres actes", "a").sees(&["Autres actes sur le dossier 2027-0001"]);
    app.guided(6, "Échap revient en arrière", "esc").guided(6, "Ctrl-G referme ce guide", "ctrl-g");
    app.sees_no(&["Premier dossier, étape"]);
    assert_eq!(
        app.register(),
        told(&[("dossier.opened", "Élodie Marchand", ""), ("dossier.read", "Élodie Marchand", "")])
    );
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
