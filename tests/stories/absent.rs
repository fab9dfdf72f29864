//! Who signs when somebody is away, by which act; and what an act, or a certificate, does not allow.

use crate::app::{ANNE, App, KARIM, ZOE};
use paraphe::domain::dossier::Status;

/// Stands before the directory's form of a substitution for Karim by Zoé, for these days.
fn substitute(app: &mut App, until: &str) {
    app.be_first().keys("f7 s").field("post", "Directeur").field("person", "Zoé").field("until", until);
    app.field("act", "Note 4").send().agree(&["Zoé Martin", "Karim Benali", "Note 4"]);
}

/// A letter that waits for its signature.
fn to_sign(app: &mut App, title: &str) {
    app.be_first().circulate(title);
    app.be(ANNE).keys("V").agree(&["Viser le dossier"]);
    app.be(ZOE).palette("donner un avis").field("opinion", "for").send().agree(&["Avis favorable"]);
}

#[test]
fn a_substitute_signs_in_the_place_of_the_absent_and_not_a_day_later() {
    let mut app = App::new();
    substitute(&mut app, "10/04/2027");
    to_sign(&mut app, "Lettre");
    app.be(ZOE)
        .sees(&["En suppléance 1"])
        .keys("b")
        .sees(&["Lettre"])
        .keys("s")
        .sees(&["Note 4", "Karim Benali"])
        .sign();
    assert_eq!(app.last().status, Status::Completed);
    let (kind, who, post) = app.register().pop().unwrap();
    assert_eq!([kind, who, post], ["dossier.signature", "Zoé Martin", "Directeur général"]);
    app.be_first().keys("B").sees(&["Zoé Martin", "Note 4"]).keys("c").sees(&["Signature valide : Zoé Martin"]);
    // What is printed on the page says in whose place.
    let path = app.bench.path("signed.pdf");
    app.keys("esc e").text(path.to_str().unwrap()).send().keys("esc");
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    assert!(text.contains("Martin") && text.contains("Note 4"), "the stamp names the decision");
    // Its last day has passed.
    to_sign(&mut app, "Deuxième");
    app.days(6).be(ZOE).keys("B").sees(&["Deuxième"]).keys("s");
    app.sees(&["Signer : "]).sees_no(&["Phrase de passe"]);
    assert_eq!(app.last().status, Status::Circulating);
    app.be(KARIM).keys("s").sign();
    assert_eq!(app.last().status, Status::Completed);
}

#[test]
fn an_authority_is_not_given_on_where_its_act_forbids_it() {
    let mut app = App::new();
    // Karim's act says nothing of it: it is not offered as one that another act comes from.
    give_on(&mut app, "Sous-délégation 1", "Décision 2027-1");
    app.sees(&["✗ rien ne correspond"]);
    assert_eq!(app.bench.state().people.authorities.len(), 1);
    // One that says so is, and is left by who has it from there.
    app.be_first().keys("f7 d").field("act", "Décision 2027-2").field("person", "Karim").field("post", "Directeur");
    app.field("place", "institut").field("until", "31/12/2027").field("may", "").send().agree(&["Karim Benali"]);
    give_on(&mut app, "Sous-délégation 2", "Décision 2027-2");
    app.agree(&["Zoé Martin", "Décision 2027-2"]);
    assert_eq!(app.bench.state().people.authorities.len(), 3);
    // Zoé's says nothing of it again.
    give_on(&mut app, "Sous-délégation 3", "Sous-délégation 2");
    app.sees(&["✗ rien ne correspond"]);
    assert_eq!(app.bench.state().people.authorities.len(), 3);
}

/// Sends the form of an authority for Zoé that comes from another act.
fn give_on(app: &mut App, act: &str, source: &str) {
    app.be_first().keys("f7 d").field("act", act).field("person", "Zoé").field("post", "Juriste");
    app.field("place", "institut").field("until", "31/12/2027").field("source", source).send();
}

#[test]
fn a_certificate_revoked_in_the_middle_of_a_circuit_signs_nothing_more() {
    let mut app = App::new();
    to_sign(&mut app, "Lettre");
    app.be(KARIM).keys("s").sign();
    to_sign(&mut app, "Deuxième");
    app.be_first().keys("f7 X").field("person", "Karim").send();
    app.sees(&["Révoquer le certificat de signature : Karim Benali", "Motif : clé compromise"]);
    app.text("CONFIRMER").keys("enter");
    assert_eq!(app.bench.state().people.revoked.len(), 1);
    // It is told before anything is typed, with what to do; the signature waits on.
    app.be(KARIM).sees(&["Deuxième"]).keys("s");
    app.sees(&["Refusé", "Votre certificat de signature est révoqué depuis le 5 avril 2027 (clé compromise)", "F7, R"]);
    assert_eq!((app.last().status, app.last().acts.len()), (Status::Circulating, 2));
    // What was signed before is told apart: the register holds it, and it is older than the revocation.
    app.keys("esc B").keys("down c").sees(&["Signature valide : Karim Benali", "Son certificat a été révoqué ensuite"]);
    app.sees(&["il est prouvé", "que la signature est plus ancienne"]).keys("esc");
    // The way out that was named leads to another certificate.
    app.keys("f7 R").sees(&["Renouveler le certificat de signature : Karim Benali"]).sign().keys("esc");
    app.be_first().be(KARIM).keys("s").sign();
    assert_eq!((app.last().status, app.last().acts.len()), (Status::Completed, 3));
    app.bench.assert_sound();
}
