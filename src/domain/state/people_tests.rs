//! Facts about people that somebody had no right to tell.

use super::*;

fn told(state: &mut State, by: &str, fact: Fact) {
    state.apply(&Meta { by: by.into(), ..Meta::default() }, fact);
}

/// The beginning of a certificate, as far as its number.
fn certificate(number: u8) -> Vec<u8> {
    vec![0x30, 10, 0x30, 8, 0xA0, 3, 2, 1, 2, 2, 1, number]
}

fn opened(person: &str, administrator: bool, number: u8) -> Fact {
    let numbers = vec!["02".to_owned()];
    let certificate = certificate(number);
    Fact::AccountOpened {
        account: Account { person: person.into(), administrator, certificate, numbers, ..Account::default() },
    }
}

/// An administrator, number 1, and two others, numbers 2 and 3.
fn desk() -> State {
    let mut state = State::default();
    for (person, administrator, number) in [("admin", true, 1), ("anne", false, 2), ("bob", false, 3)] {
        told(&mut state, "admin", opened(person, administrator, number));
    }
    state
}

fn revoked(person: &str, serial: &str) -> Fact {
    Fact::CertificateRevoked { person: person.into(), serial: serial.into(), reason: 1 }
}

#[test]
fn nobody_revokes_what_is_somebody_elses() {
    let mut state = desk();
    // Bob says that Anne's certificate is his; says that hers is hers; an administrator errs about whose it is.
    told(&mut state, "bob", revoked("bob", "02"));
    told(&mut state, "bob", revoked("anne", "02"));
    told(&mut state, "admin", revoked("bob", "02"));
    told(&mut state, "admin", revoked("anne", "99"));
    assert!(state.people.revoked.is_empty(), "{:?}", state.people.revoked);
    // None of it stands in the way of the owner.
    told(&mut state, "anne", revoked("anne", "02"));
    assert_eq!(state.people.revoked["02"].person, PersonId::from("anne"));
    told(&mut state, "admin", revoked("bob", "03"));
    assert_eq!(state.people.revoked.len(), 2);
}

#[test]
fn a_certificate_stays_its_owners_once_it_was_replaced() {
    let mut state = desk();
    let issued = |person: &str, number| Fact::CertificateIssued {
        person: person.into(),
        key: String::new(),
        certificate: certificate(number),
        until: chrono::DateTime::UNIX_EPOCH,
        logs: vec![],
    };
    told(&mut state, "admin", issued("anne", 4));
    told(&mut state, "admin", Fact::AccountReset { person: "anne".into() });
    told(&mut state, "admin", opened("anne", false, 5));
    // A copy of Anne's certificate in Bob's account does not make it his.
    told(&mut state, "bob", opened("bob", false, 2));
    told(&mut state, "bob", revoked("bob", "02"));
    assert!(state.people.revoked.is_empty());
    for number in ["02", "04", "05"] {
        told(&mut state, "anne", revoked("anne", number));
    }
    assert_eq!(state.people.revoked.keys().collect::<Vec<_>>(), ["02", "04", "05"]);
}

#[test]
fn nobody_puts_what_is_somebody_elses_out_of_use() {
    let mut state = desk();
    let brought =
        |person: &str| Fact::CertificateBrought { person: person.into(), certificate: vec![7], chain: vec![] };
    let retired = |person: &str| Fact::CertificateRetired { person: person.into(), certificate: vec![7], reason: 0 };
    told(&mut state, "anne", brought("anne"));
    told(&mut state, "bob", brought("bob"));
    told(&mut state, "bob", retired("anne"));
    told(&mut state, "bob", retired("bob"));
    let out = |s: &State| s.seals.brought.iter().map(|b| b.retired.is_some()).collect::<Vec<_>>();
    assert_eq!(out(&state), [false, true]);
    told(&mut state, "anne", retired("anne"));
    assert_eq!(out(&state), [true, true]);
    told(&mut state, "anne", Fact::SealRetired { certificate: vec![8], reason: 1 });
    assert!(state.seals.retired.is_empty(), "Anne is no administrator");
    told(&mut state, "admin", Fact::SealRetired { certificate: vec![8], reason: 1 });
    assert_eq!(state.seals.retired.iter().map(|r| r.reason).collect::<Vec<_>>(), [1]);
}

#[test]
fn an_administrator_puts_out_of_use_what_somebody_brought_who_left_and_the_first_reason_stays() {
    let mut state = desk();
    let brought = Fact::CertificateBrought { person: "anne".into(), certificate: vec![7], chain: vec![] };
    let retired = |reason| Fact::CertificateRetired { person: "anne".into(), certificate: vec![7], reason };
    told(&mut state, "anne", brought);
    told(&mut state, "bob", retired(1));
    assert_eq!(state.seals.brought[0].retired, None, "Bob is no administrator");
    told(&mut state, "admin", retired(5));
    told(&mut state, "anne", retired(1));
    let found = &state.seals.brought[0];
    assert_eq!((found.retired.as_ref().map(|m| m.by.as_str()), found.reason), (Some("admin"), 5));
}
