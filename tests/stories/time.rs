//! A dossier that was signed while no authority told the time gets its time-stamp later, from one on the loopback.

use crate::app::{ANNE, App, KARIM, ZOE, told};
use crate::served::serve;
use crate::world::Clock;
use paraphe::domain::dossier::Status;

#[test]
fn a_time_stamp_comes_later_and_the_document_carries_it() {
    let mut app = App::at(&(chrono::Utc::now() - chrono::TimeDelta::hours(12)).to_rfc3339());
    app.circulate("Lettre");
    app.be(ANNE).keys("V").agree(&["Viser le dossier"]);
    app.be(ZOE).palette("donner un avis").field("opinion", "for").send().agree(&["Avis favorable"]);
    app.be(KARIM).keys("s").sign();
    assert_eq!(app.last().status, Status::Completed);
    // Nobody to ask yet, and it says so.
    app.be_first().keys("B c").sees(&["Heure déclarée par le poste du signataire"]).keys("esc H");
    app.sees(&["aucune autorité d’horodatage n’est réglée"]);
    assert!(app.last().stamped.is_empty());
    let (url, root) = serve(Clock::new("stories-clock"));
    app.palette("autorité d’horodatage").field("url", &url).field("root", root.to_str().unwrap()).send();
    app.agree(&[&url]).keys("esc");
    app.keys("f6 H").sees(&["Horodater des documents signés auprès de 127.0.0.1"]);
    app.agree(&["Lettre"]).keys("esc");
    assert_eq!(app.last().stamped.len(), 1);
    app.keys("c").sees(&["Signature valide : Karim Benali", "Heure-stories-clock"]);
    let last = told(&[("dossier.time-stamped", "Élodie Marchand", "")]);
    assert_eq!(app.register().last(), last.last());
    app.bench.assert_sound();
}
