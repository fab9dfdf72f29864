//! Posts, administrators and certificates: who may do what to whom.

use crate::{Logs, in_every_order};
use paraphe::domain::fact::Fact;
use paraphe::domain::people::{Account, Appointment, Place, Post, PostKind};

#[test]
fn two_moves_that_make_a_circle_together_lead_nowhere_and_stop_nothing() {
    let post = |id: &str| {
        let kind = PostKind::Other;
        Fact::PostCreated { post: Post { id: id.into(), title: id.into(), kind, place: Place::Institute, above: None } }
    };
    let mut logs = Logs::default();
    logs.say("w", &[], post("q"));
    let last = logs.say("w", &[], post("r"));
    let moved = |post: &str, above: &str| Fact::PostMoved { post: post.into(), above: Some(above.into()) };
    logs.say("a", &[&last], moved("q", "r"));
    logs.say("b", &[&last], moved("r", "q"));
    let state = in_every_order(&logs);
    let day = "2027-05-01".parse().unwrap();
    assert_eq!(state.above(&"q".into(), day), None);
    assert_eq!(state.line_above(&"q".into(), day).len(), 1);
}

#[test]
fn two_administrators_who_revoke_each_others_certificates_both_lose_them() {
    let mut logs = Logs::default();
    let mut known = Vec::new();
    for (who, number) in [("w", 1), ("a", 2), ("b", 3)] {
        let certificate = certified(number).0;
        let account = Account { person: who.into(), administrator: true, certificate, ..Account::default() };
        known.push(logs.say("w", &[], Fact::AccountOpened { account }));
    }
    let knows: Vec<&str> = known.iter().map(String::as_str).collect();
    let revoked =
        |who: &str, number: u8| Fact::CertificateRevoked { person: who.into(), serial: certified(number).1, reason: 1 };
    logs.say("a", &knows, revoked("b", 3));
    logs.say("b", &knows, revoked("a", 2));
    logs.say("c", &knows, revoked("w", 1));
    let state = in_every_order(&logs);
    assert_eq!(state.people.revoked.keys().collect::<Vec<_>>(), ["02", "03"], "neither an owner nor an administrator");
}

/// The beginning of a certificate, as far as its number, and that number.
fn certified(number: u8) -> (Vec<u8>, String) {
    (vec![0x30, 10, 0x30, 8, 0xA0, 3, 2, 1, 2, 2, 1, number], format!("{number:02x}"))
}

#[test]
fn nobody_revokes_the_certificate_of_somebody_else_under_her_own_name() {
    let mut logs = Logs::default();
    let mut known = Vec::new();
    for (who, administrator, first) in [("w", true, 1), ("a", false, 60), ("b", false, 120)] {
        let account =
            Account { person: who.into(), administrator, certificate: certified(first).0, ..Account::default() };
        known.push(logs.say("w", &[], Fact::AccountOpened { account }));
    }
    let (key, until, certificate) = ("k".into(), chrono::DateTime::UNIX_EPOCH, certified(180).0);
    let renewed = Fact::CertificateIssued { person: "b".into(), key, certificate, until, logs: Vec::new() };
    known.push(logs.say("w", &[], renewed));
    let knows: Vec<&str> = known.iter().map(String::as_str).collect();
    let serial = certified(120).1;
    let revoked = |who: &str| Fact::CertificateRevoked { person: who.into(), serial: serial.clone(), reason: 1 };
    logs.say("a", &knows, revoked("a"));
    assert!(in_every_order(&logs).people.revoked.is_empty(), "the number of a colleague");
    logs.say("b", &knows, revoked("b"));
    let state = in_every_order(&logs);
    let gone: Vec<_> = state.people.revoked.values().map(|r| r.person.as_str()).collect();
    assert_eq!(gone, ["b"], "her own, renewed since");
}

#[test]
fn nobody_makes_himself_an_administrator() {
    let mut logs = Logs::default();
    let account = |person: &str| Account { person: person.into(), administrator: true, ..Account::default() };
    let first = logs.say("w", &[], Fact::AccountOpened { account: account("w") });
    logs.say("c", &[&first], Fact::AccountOpened { account: account("c") });
    logs.say("c", &[], Fact::CertificateRevoked { person: "w".into(), serial: certified(1).1, reason: 1 });
    let people = in_every_order(&logs).people;
    assert_eq!((people.accounts.len(), people.revoked.len()), (1, 0));
}

#[test]
fn only_the_holder_of_a_post_that_may_proposes_as_that_post() {
    let post = |id: &str, kind| Post { id: id.into(), title: id.into(), kind, place: Place::Institute, above: None };
    let mut logs = Logs::default();
    logs.say("w", &[], Fact::PostCreated { post: post("fun", PostKind::Functional) });
    let from = "1970-01-01".parse().unwrap();
    let appointment = Appointment { id: "n-f".into(), post: "fun".into(), person: "a".into(), from, until: None };
    let named = logs.say("w", &[], Fact::AppointmentMade { appointment });
    let proposed = |person: &str, post: &str| Fact::BeneficiaryProposed { person: person.into(), post: post.into() };
    logs.say("a", &[&named], proposed("x", "fun"));
    logs.say("a", &[], proposed("y", "p"));
    logs.say("b", &[&named], proposed("z", "fun"));
    let state = in_every_order(&logs);
    assert_eq!(state.people.proposals.keys().map(paraphe::domain::ids::PersonId::as_str).collect::<Vec<_>>(), ["x"]);
}
