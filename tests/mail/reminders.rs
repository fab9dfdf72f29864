//! Reminders of a campaign and of the signing book.

use crate::common::{Bench, moment};
use crate::{Server, bench, clear, issued, mails_in, read, refused_with, set};
use paraphe::desk::{AddPerson, AddPost, Appoint, NewDossier, Remind, SendDigests, SetCircuit, Watch, Way};
use paraphe::domain::campaign::Settings;
use paraphe::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use paraphe::domain::dossier::{DocumentKind, Particulars};
use paraphe::domain::find;
use paraphe::domain::people::PostKind;
use paraphe::domain::trouble::Rule;

#[test]
fn reminders_reach_whoever_is_late_once_for_each_day() {
    let mut bench = bench(Settings::default());
    let logins = issued(&mut bench, 2);
    let outbox = bench.path("rappels");
    let mut remind = Remind { to: Way::Outbox(outbox.clone()), step: None };
    refused_with(bench.apply(&mut remind), "nothing-due");
    bench.now = moment("2027-05-10T09:00:00Z");
    let plan = bench.desk().plan(&remind, bench.now, &Watch::default()).unwrap();
    assert_eq!(plan.doing(), 2, "those that hold an undelivered code; nobody else can be reached");
    assert!(plan.blocked() > 300);
    bench.apply(&mut remind).unwrap();
    let told = read(&mails_in(&outbox));
    assert_eq!(told.len(), 2);
    assert!(
        told[0]["subject"].as_str().unwrap().starts_with("Codes d’accès 2027 au portail BiblioInserm : rappel — U "),
        "{told:?}"
    );
    assert!(told[0]["body"].as_str().unwrap().contains("est prêt"), "{told:?}");
    assert_eq!(bench.state().reminded[&(2027, bench.state().campaigns[&2027].cutoff, -30)].len(), 2);
    refused_with(bench.apply(&mut remind), "no-mail-address");
    assert_eq!(mails_in(&outbox).len(), 2, "nobody twice for one day");
    bench.apply(&mut paraphe::desk::Deliver::by_hand(logins)).unwrap();
    bench.now = moment("2027-05-25T09:00:00Z");
    refused_with(bench.apply(&mut remind), "no-mail-address");
    bench.assert_sound();
}

/// A desk where a letter waits for Anne and for Karim.
fn book() -> Bench {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let mut who = Vec::new();
    for (name, title, mail) in
        [("Anne Lemoine", "Juriste", "anne@essai.fr"), ("Karim Benali", "Comptable", "karim@essai.fr")]
    {
        bench.apply(&mut AddPerson { name: name.into(), mail: mail.into(), phone: String::new() }).unwrap();
        let place = paraphe::domain::people::Place::Institute;
        bench.apply(&mut AddPost { title: title.into(), kind: PostKind::Other, place }).unwrap();
        let (person, post) = (find::person(bench.state(), name).unwrap(), find::post(bench.state(), title).unwrap());
        let from = "2027-01-01".parse().unwrap();
        bench.apply(&mut Appoint { person, post: post.clone(), from, until: None }).unwrap();
        who.push(Who::Post(post));
    }
    let steps = vec![Step::new(Asked::Visa, who, Quorum::All, 0)];
    bench.apply(&mut SetCircuit { circuit: Circuit { name: "Essai".into(), steps, ..Circuit::default() } }).unwrap();
    let mut new = NewDossier {
        title: "Lettre d’été\u{2009}!".into(),
        kind: DocumentKind::Letter,
        structure: None,
        amount: None,
        circuit: find::circuit(bench.state(), "Essai").unwrap(),
        document: bench.pdf("lettre.pdf", "Lettre"),
        annexes: vec![],
        particulars: Particulars::default(),
    };
    bench.apply(&mut new).unwrap();
    bench
}

#[test]
fn reminders_of_the_signing_book_go_through_the_server_and_one_that_it_refuses_is_not_noted() {
    let mut bench = book();
    let mut remind = SendDigests { to: Way::Server };
    refused_with(bench.apply(&mut remind), "no-mail-server");
    let strict = Server::start(&bench, "strict", &["--refuse", "karim@essai.fr"]);
    set(&mut bench, clear(strict.port), "");
    let done = bench.apply(&mut remind).unwrap();
    assert_eq!(done.done, ["Anne Lemoine"]);
    assert!(matches!(done.refused.as_slice(), [(who, Rule::MailRejected { .. })] if who == "Karim Benali"), "{done:?}");
    assert_eq!(strict.recipients(), ["anne@essai.fr"]);
    let told = read(&strict.mails());
    assert!(told[0]["subject"].as_str().unwrap().ends_with("1 à traiter"), "{told:?}");
    assert!(told[0]["body"].as_str().unwrap().contains("Lettre d’été"), "{told:?}");
    assert_eq!(told[0]["defects"].as_array().unwrap().len(), 0, "{told:?}");
    let easy = Server::start(&bench, "easy", &[]);
    set(&mut bench, clear(easy.port), "");
    assert_eq!(bench.apply(&mut remind).unwrap().done, ["Karim Benali"], "the one who had none");
    assert_eq!(easy.recipients(), ["karim@essai.fr"]);
    assert!(bench.apply(&mut remind).unwrap().unchanged);
    bench.assert_sound();
}
