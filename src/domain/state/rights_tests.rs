//! Each fact that only an administrator may say, said by an administrator and by somebody else.

use super::*;
use crate::domain::book::BookSettings;
use crate::domain::campaign::Settings;
use crate::domain::circuit::Circuit;
use crate::domain::mail::MailServer;
use crate::domain::office::OfficeTable;
use crate::domain::people::{Account, Appointment, Manner, Place, Post, Substitution};
use crate::domain::state::Institute;
use crate::domain::structure::Structure;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(state: &mut State, by: &str, fact: Fact) {
    let at = "2027-05-10T09:00:00Z".parse().unwrap();
    state.apply(&Meta { by: by.into(), at, id: fact.kind().into(), ..Meta::default() }, fact);
}

fn post(id: &str, kind: PostKind) -> Fact {
    Fact::PostCreated { post: Post { id: id.into(), title: id.into(), kind, place: Place::Institute, above: None } }
}

fn appointment(id: &str, post: &str, person: &str) -> Fact {
    let (from, until) = (day("2020-01-01"), None);
    let appointment = Appointment { id: id.into(), post: post.into(), person: person.into(), from, until };
    Fact::AppointmentMade { appointment }
}

fn person(id: &str, name: &str, mail: &str, phone: &str) -> Fact {
    let person = Person { id: id.into(), name: name.into(), mail: mail.into(), phone: phone.into() };
    Fact::PersonRecorded { person }
}

fn authority(id: &str) -> Fact {
    let value = serde_json::json!({
        "id": id, "person": "bob", "post": "chief", "kinds": [], "ceiling": null, "place": "Institute",
        "from": "2020-01-01", "until": "2039-12-31", "act": "D 1", "on_behalf": null, "revoked": null,
    });
    Fact::AuthorityGranted { authority: serde_json::from_value(value).unwrap() }
}

fn substitution(id: &str) -> Fact {
    let substitution = Substitution {
        id: id.into(),
        post: "chief".into(),
        person: "bob".into(),
        kinds: vec![],
        from: day("2027-01-01"),
        until: day("2027-12-31"),
        manner: Manner::default(),
        act: "D 2".into(),
        revoked: None,
        revoked_on: None,
    };
    Fact::SubstitutionMade { substitution }
}

fn adjusted(office: Option<&str>, label: &str) -> Fact {
    let (label, office) = (Some(label.to_owned()), office.map(Into::into));
    Fact::StructureAdjusted { structure: "s1".into(), label, office, outside: false }
}

/// A desk with everything that the facts below change: `admin` administers, `bob` only has an account.
fn desk() -> State {
    let mut state = State::default();
    for (id, administrator) in [("admin", true), ("bob", false)] {
        let account = Account { person: id.into(), administrator, ..Account::default() };
        told(&mut state, "admin", Fact::AccountOpened { account });
        told(&mut state, "admin", person(id, id, &format!("{id}@essai.fr"), ""));
    }
    let file =
        serde_json::from_value(serde_json::json!({ "hash": "h", "name": "f.pdf", "size": 1, "pages": 1 })).unwrap();
    let deposit = Fact::Deposited { deposit: "d1".into(), dossier: "x".into(), role: "document".into(), file };
    let structure = Box::new(Structure { id: "s1".into(), ..Structure::default() });
    for fact in [
        person("carl", "Carl", "carl@essai.fr", ""),
        post("chief", PostKind::Other),
        post("clerk", PostKind::Correspondent),
        appointment("n1", "chief", "carl"),
        appointment("n2", "clerk", "carl"),
        authority("a1"),
        substitution("s1"),
        Fact::StructureRecorded { structure, source: String::new() },
        Fact::CampaignOpened {
            year: 2027,
            opens: day("2027-04-03"),
            cutoff: day("2027-06-06"),
            settings: Settings::default(),
        },
        Fact::MailPasswordKept { sealed: "s".into() },
        Fact::CutOff { year: 2027, lost: 0 },
        deposit,
    ] {
        told(&mut state, "admin", fact);
    }
    state
}

/// Everything that is an administrator's to say.
fn reserved() -> Vec<Fact> {
    let (opens, cutoff, settings) = (day("2028-04-03"), day("2028-06-06"), Settings::default());
    let Institute { organisation, uai, partner, domains, portal } =
        Institute { organisation: "Autre".into(), ..Institute::default() };
    let again = (organisation.clone(), uai.clone(), partner.clone(), domains.clone(), portal.clone());
    let offices = serde_json::json!({ "offices": [{ "id": "est", "name": "Est" }], "rules": [] });
    let table: OfficeTable = serde_json::from_value(offices).unwrap();
    let server = MailServer { host: "smtp.essai.fr".into(), ..MailServer::default() };
    let at = chrono::DateTime::UNIX_EPOCH;
    vec![
        Fact::DeskOpened { organisation: again.0, uai: again.1, partner: again.2, domains: again.3, portal: again.4 },
        Fact::InstituteSet { organisation, uai, partner, domains, portal },
        Fact::ClockAccepted { seen: at, present: at },
        Fact::OfficesSet { table },
        authority("a2"),
        Fact::AuthorityRevoked { authority: "a1".into(), day: None },
        Fact::CircuitSet { circuit: Circuit { id: "c1".into(), ..Circuit::default() } },
        Fact::CampaignOpened { year: 2028, opens, cutoff, settings: settings.clone() },
        Fact::CampaignAdjusted { year: 2027, opens, cutoff, settings },
        Fact::CampaignTextSet { year: 2027, name: "lettre".into(), text: "t".into() },
        Fact::CutOff { year: 2027, lost: 3 },
        Fact::CutOffUndone { year: 2027, cut: "campaign.cut-off".into() },
        Fact::TargetSet { format: "htpasswd".into(), path: Some("/p".into()) },
        Fact::MailServerSet { server: Some(server) },
        Fact::MailPasswordKept { sealed: "t".into() },
        Fact::MailPasswordForgotten { kept: vec!["mail.password-kept".into()] },
        Fact::PostMoved { post: "clerk".into(), above: Some("chief".into()) },
        post("head", PostKind::Head),
        appointment("n3", "chief", "bob"),
        Fact::AppointmentEnded { appointment: "n1".into(), last_day: day("2027-05-01") },
        substitution("s2"),
        Fact::SubstitutionEnded { substitution: "s1".into(), day: day("2027-06-01") },
        Fact::BookSet { settings: BookSettings { tsa: Some("x".into()), ..BookSettings::default() } },
        Fact::DepositDestroyed { deposit: "d1".into(), reason: "r".into() },
        adjusted(Some("est"), "a"),
        person("admin", "admin", "bob@essai.fr", ""),
        person("carl", "Autre", "carl@essai.fr", ""),
    ]
}

#[test]
fn what_changes_what_others_may_do_counts_only_from_an_administrator() {
    let before = desk();
    for fact in reserved() {
        let (mut by_bob, mut by_admin) = (before.clone(), before.clone());
        told(&mut by_bob, "bob", fact.clone());
        assert_eq!(by_bob, before, "{fact:?}");
        told(&mut by_bob, "nobody", fact.clone());
        assert_eq!(by_bob, before, "{fact:?}");
        told(&mut by_admin, "admin", fact.clone());
        if !matches!(fact, Fact::CutOff { .. }) {
            assert_ne!(by_admin, before, "{fact:?} would have shown nothing");
        }
    }
}

#[test]
fn whoever_registers_a_structure_names_its_correspondent() {
    let before = desk();
    for fact in [
        person("dora", "Dora", "dora@essai.fr", ""),
        person("admin", "admin", "ADMIN@essai.fr", "04 00 00 00 01"),
        post("clerk-2", PostKind::Correspondent),
        appointment("n3", "clerk", "bob"),
        Fact::AppointmentEnded { appointment: "n2".into(), last_day: day("2027-05-01") },
        adjusted(None, "une étiquette"),
    ] {
        let mut state = before.clone();
        told(&mut state, "bob", fact.clone());
        assert_ne!(state, before, "{fact:?}");
    }
}

#[test]
fn a_post_and_an_appointment_stay_what_they_were_first_said_to_be() {
    let mut state = desk();
    let before = state.clone();
    told(&mut state, "bob", post("chief", PostKind::Correspondent));
    told(&mut state, "bob", appointment("n1", "clerk", "bob"));
    assert_eq!(state, before);
}
