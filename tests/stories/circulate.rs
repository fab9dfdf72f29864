//! A dossier circulates: it is annotated, handed on, late, found again; several go at once.

use crate::app::{ANNE, App, KARIM, ZOE, told};
use paraphe::domain::dossier::Status;

#[test]
fn function_07_annotations_person_to_person_public_or_private() {
    let mut app = App::new();
    app.circulate("Lettre");
    app.be(ANNE).keys("r n").sees(&["Annoter le dossier", "Page"]).text("Le montant manque").send();
    app.keys("esc").sees(&["Annotations", "Le montant manque", "page 1", "publique"]);
    app.palette("annoter").text("Pour moi seule").field("visibility", "private").field("page", "").send();
    app.palette("annoter").text("Entre nous").field("visibility", "restricted").field("to", "Zoé").send();
    app.sees(&["Pour moi seule", "Entre nous"]);
    app.be(ZOE).keys("B").sees(&["Le montant manque", "Entre nous"]).sees_no(&["Pour moi seule"]);
    app.be(KARIM).keys("B").sees(&["Le montant manque"]).sees_no(&["Entre nous", "Pour moi seule"]);
    // One's own is withdrawn; the register keeps it.
    app.be(ANNE).palette("retirer une annotation").send().agree(&["Le montant manque"]);
    app.sees_no(&["Le montant manque"]).sees(&["Pour moi seule"]);
}

/// Function 8. Whoever is asked, and whoever sent, finds it on the screen; the mail says it to those who are not there.
#[test]
fn function_08_notifications() {
    let mut app = App::new();
    app.circulate("Lettre");
    app.sees(&["Attend maintenant : Anne Lemoine"]);
    app.be(ANNE).keys("f2").sees(&["Ce qui vous attend", "Lettre"]);
    app.keys("f6").sees(&["[À traiter 1]", "non lu", "à vous : visa"]);
    // By mail to Anne alone, and never twice the same on one day.
    let outbox = app.bench.path("courriels");
    app.be_first().keys("R").field("folder", outbox.to_str().unwrap()).send();
    app.agree(&["Anne Lemoine"]).keys("esc");
    let mails = mails(&outbox);
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("anne@essai.fr") && mails[0].contains("2027-0001"), "{}", mails[0]);
    app.keys("f8").sees(&["Élodie Marchand", "2027-0001"]).keys("f6 R").field("folder", outbox.to_str().unwrap());
    app.send().sees_no(&["Anne Lemoine"]).keys("esc esc");
    assert_eq!(std::fs::read_dir(&outbox).unwrap().count(), 1);
    // A refusal reaches the sender.
    app.be(ANNE).keys("x").text("Il manque la date").send();
    app.agree(&["Le verront dans leurs bannettes : Élodie Marchand"]);
    app.be_first().keys("f2").sees(&["Vos dossiers refusés"]).keys("f6 B").sees(&["Il manque la date"]);
    let refusal = told(&[("dossier.refusal", "Anne Lemoine", "Cheffe de service")]);
    assert_eq!(app.register().last(), refusal.last());
}

fn mails(folder: &std::path::Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap().flatten();
    files.map(|file| std::fs::read_to_string(file.path()).unwrap()).collect()
}

#[test]
fn function_09_deadlines_and_reminders() {
    let mut app = App::new();
    app.circulate("Lettre");
    // On its last day it is not late; it never signs nor refuses by itself.
    app.days(5).sees_no(&["En retard"]).days(3).sees(&["En retard 1"]).keys("b").sees(&["⚠ en retard de 3 jours"]);
    app.be(ZOE).keys("B").palette("passer outre").sees(&["Passer outre :"]);
    assert!(app.last().acts.is_empty());
    app.be_first().keys("b").palette("saisir la fonction au-dessus").agree(&["Demandé désormais à : Karim Benali"]);
    app.be(KARIM).sees(&["Lettre"]).palette("passer outre").text("Absence imprévue").send();
    app.agree(&["Motif : Absence imprévue", "Le verront dans leurs bannettes"]);
    assert_eq!((app.last().step, app.last().status), (1, Status::Circulating));
    app.keys("B").sees(&["Absence imprévue"]);
    let acts = [
        ("dossier.opened", "Élodie Marchand", ""),
        ("dossier.escalate", "Élodie Marchand", ""),
        ("dossier.bypass", "Karim Benali", "Directeur général"),
    ];
    assert_eq!(app.register(), told(&acts));
}

#[test]
fn function_10_one_interface() {
    let mut app = App::new();
    app.circulate("Lettre");
    // Every act of the dossier has the same name in the list, in the palette and in the help.
    app.be(ANNE).keys("a").sees(&["Annoter", "Demander un avis", "Transmettre la tâche"]).text("transmettre");
    app.keys("enter").field("to", "Karim").field("reason", "Je suis absente").send();
    app.agree(&["Demandé désormais à : Karim Benali"]);
    app.be(KARIM).palette("viser").agree(&["Viser le dossier"]);
    app.keys("f2 f3 f7 f8 f6 ?").sees(&["Autres actes"]).keys("esc");
    // And a whole tray is done at once, with an answer for each.
    app.be_first().circulate("Deuxième").circulate("Troisième");
    app.be(ANNE).keys("* V").agree(&["2 dossiers"]).sees(&["Visa donné"]);
    assert_eq!(app.last().step, 1);
}

#[test]
fn function_17_fast_and_advanced_search() {
    let mut app = App::new();
    app.circulate("Convention d’accueil").circulate("Bon de commande");
    // The filter narrows what is listed; the search reads the documents.
    app.keys("/").text("accueil").keys("enter").sees(&["Convention d’accueil"]).keys("esc");
    app.keys("ctrl-f").text("fait a paris").keys("enter");
    app.sees(&["2 dossiers les contiennent", "page 1 — Fait à Paris."]);
    app.keys("down enter").sees(&["── page 1 sur 1", "Fait à Paris."]).keys("esc");
    app.keys("ctrl-f").text("commande").keys("enter").sees(&["Un dossier les contient", "titre et précisions"]);
    app.keys("enter").sees(&["> 2027-0002", "Bon de commande"]);
}
