//! The directory as its users see it and use it.

use super::*;
use crate::text::Lang::{En, Fr};
use crate::text::{Text, screens_people as text};
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_book::{drawn, fill, form_of, model, model_of, sent, state};
use crate::tui::model::Model;
use crate::tui::overlay::form::{Form, Kind};
use std::sync::Arc;

fn seen(m: &Model) -> String {
    drawn(m, view).replace(['\u{a0}', '\u{202f}'], " ")
}

fn why_not(m: &Model, action: Action) -> Option<Text> {
    let row = ROWS.iter().find(|r| r.action == action).unwrap();
    (row.enabled)(m).err()
}

/// The model with a row under the cursor; lists are 0 people, 1 posts, 2 authorities.
fn at(list: usize, id: &str) -> Model {
    let mut m = model(Fr, (200, 40));
    for _ in 0..list {
        update(&mut m, Action::NextPane);
    }
    m.people.places[list].cursor = m.people.rows().iter().position(|r| r == id).unwrap();
    m
}

fn form(m: &mut Model, action: Action) -> Form {
    form_of(update(m, action))
}

fn chosen(form: &Form, name: &str) -> String {
    form.value(name)
}

#[test]
fn people_are_listed_with_their_posts_and_accounts() {
    for (lang, size, lines) in [
        (
            Fr,
            (80, 24),
            [
                "[Personnes 4]  Fonctions 4   Délégations de signature 5",
                "  Nom ↑             Courriel                  Fonctions               Compte",
                "> Claire Aubert     claire.aubert@example.org Directrice de l’U 9001  ✔ oui",
                "  Odile Roy         odile.roy@example.org     Déléguée régionale Est  – non",
            ],
        ),
        (
            En,
            (120, 40),
            [
                "[People 4]  Posts 4   Authorities to sign 5",
                "  Name ↑                Posts                            Account",
                "> Claire Aubert         Directrice de l’U 9001           ✔ yes",
                "  Odile Roy             Déléguée régionale Est           – no",
            ],
        ),
    ] {
        let text = seen(&model(lang, size));
        for line in lines {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}

#[test]
fn posts_say_who_holds_them_today_and_since_when_or_that_they_are_vacant() {
    let mut m = model(Fr, (80, 24));
    update(&mut m, Action::NextPane);
    let text = seen(&m);
    for line in [
        "[Fonctions 4]",
        "  Déléguée régionale Est                    Est         Odile Roy     01/09/2026",
        "  Secrétaire général Est                    Est         ⚠ vacante",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn the_title_of_a_post_takes_what_the_other_columns_leave() {
    const LONG: &str = "Correspondante documentation de l’U 9001";
    let mut s = state();
    Arc::make_mut(&mut s.people).posts.values_mut().for_each(|p| p.title = LONG.into());
    let mut m = model_of(s, "claire", Fr, (80, 24));
    update(&mut m, Action::NextPane);
    assert_eq!(seen(&m).matches(LONG).count(), 4, "{}", seen(&m));
}

#[test]
fn authorities_say_by_word_and_sign_whether_they_serve_those_in_force_first() {
    for (lang, words) in [
        (Fr, ["✔ en vigueur", "… à venir", "■ échue", "✗ révoquée"]),
        (En, ["✔ in force", "… to come", "■ ended", "✗ revoked"]),
    ] {
        for size in [(80, 24), (120, 40), (200, 50)] {
            let mut m = model(lang, size);
            update(&mut m, Action::PreviousPane);
            let text = seen(&m);
            let places: Vec<usize> =
                words.iter().map(|w| text.find(w).unwrap_or_else(|| panic!("{w}\n{text}"))).collect();
            assert!(places.is_sorted(), "{text}");
            assert!(text.contains("> Décision 2026-41"), "{text}");
        }
    }
}

#[test]
fn every_column_is_there_when_there_is_room() {
    let mut m = model(Fr, (260, 50));
    update(&mut m, Action::PreviousPane);
    let text = seen(&m);
    for title in ["Acte", "Personne", "Fonction", "Documents", "Plafond", "Périmètre", "Depuis", "Jusqu’au", "État"]
    {
        assert!(text.lines().nth(2).unwrap().contains(title), "{title}\n{text}");
    }
    assert!(text.contains("25 000 €") && text.contains("sans plafond"), "{text}");
}

#[test]
fn the_detail_tells_everything_about_a_row() {
    for (list, id, lines) in [
        (
            0,
            "claire",
            vec![
                "04 00 00 00 01",
                "✔ oui, administrateur",
                "● Directrice de l’U 9001",
                "à partir du 1er septembre 2026",
            ],
        ),
        (
            0,
            "sacha",
            vec!["· Secrétaire général Est", "du 1er janvier 2026 au 31 décembre 2026", "■ échue · Décision 2025-07"],
        ),
        (1, "sec", vec!["Autre fonction", "Délégation régionale Est", "⚠ vacante", "· Sacha Weil"]),
        (
            2,
            "a1",
            vec![
                "Convention de stage, convention",
                "du 1er septembre 2026 au 31 décembre 2027",
                "Pour le président-directeur général",
                "2027-0005 Accord de transfert de matériel",
            ],
        ),
        (2, "a4", vec!["✗ révoquée", "Révoquée par  Claire Aubert, le 01/02/2027", "Rien encore."]),
    ] {
        let text = seen(&at(list, id));
        for line in lines {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}

#[test]
fn a_narrow_terminal_opens_the_detail_over_the_list_and_comes_back() {
    let mut m = model(Fr, (80, 24));
    update(&mut m, Action::Down);
    update(&mut m, Action::Open);
    assert!(seen(&m).contains("✗ révoquée · Décision 2027-03") && !seen(&m).contains("Sacha Weil"));
    update(&mut m, Action::Back);
    assert!(seen(&m).contains("> Hugo Lemoine") && seen(&m).contains("Sacha Weil"));
}

#[test]
fn a_person_and_a_post_are_added_as_typed() {
    let mut m = model(Fr, (80, 24));
    let mut f = form(&mut m, Action::AddPerson);
    assert!(f.about.contains("example.org"), "{}", f.about);
    assert!(sent(&f, &m).starts_with("fault in name"));
    fill(&mut f, "name", "Nour Haddad");
    assert!(sent(&f, &m).starts_with("fault in mail"));
    fill(&mut f, "mail", "nour.haddad@example.org");
    assert_eq!(sent(&f, &m), "AddPerson { name: \"Nour Haddad\", mail: \"nour.haddad@example.org\", phone: \"\" }");

    for (place, made) in [
        ("institute", "place: Institute"),
        ("office:est", "place: Office(OfficeId(\"est\"))"),
        ("structure:200710776M", "place: Structure(StructureId(\"200710776M\"))"),
    ] {
        let mut f = form(&mut m, Action::AddPost);
        fill(&mut f, "title", "Directrice adjointe");
        assert!(sent(&f, &m).starts_with("fault in place"));
        fill(&mut f, "kind", "other");
        fill(&mut f, "place", place);
        let verb = sent(&f, &m);
        assert!(
            verb.starts_with("AddPost { title: \"Directrice adjointe\", kind: Other") && verb.contains(made),
            "{verb}"
        );
    }
}

#[test]
fn an_appointment_starts_from_the_row_and_reads_days_as_people_write_them() {
    let mut m = at(1, "sec");
    let mut f = form(&mut m, Action::AppointPerson);
    assert_eq!((chosen(&f, "post"), chosen(&f, "from")), ("sec".to_owned(), "16/03/2027".to_owned()));
    assert!(sent(&f, &m).starts_with("fault in person"));
    fill(&mut f, "person", "sacha");
    fill(&mut f, "from", "1er avril 2027");
    fill(&mut f, "until", "2027-03-31");
    assert!(sent(&f, &m).starts_with("fault in until: Le dernier jour vient avant"));
    fill(&mut f, "until", "31/12/2028");
    let verb = sent(&f, &m);
    for part in ["Appoint {", "PersonId(\"sacha\")", "PostId(\"sec\")", "from: 2027-04-01", "until: Some(2028-12-31)"] {
        assert!(verb.contains(part), "{part} in {verb}");
    }
    fill(&mut f, "until", "");
    assert!(sent(&f, &m).contains("until: None"));
    fill(&mut f, "from", "demain");
    assert!(sent(&f, &m).starts_with("fault in from"));
}

#[test]
fn an_appointment_is_ended_from_its_person_or_its_post() {
    for (list, id) in [(0, "odile"), (1, "del"), (2, "a2")] {
        let mut m = at(list, id);
        assert_eq!(why_not(&m, Action::EndAppointment), None);
        let mut f = form(&mut m, Action::EndAppointment);
        fill(&mut f, "last", "30/06/2027");
        let verb = sent(&f, &m);
        assert_eq!(verb, "EndAppointment { appointment: AppointmentId(\"n-del\"), last_day: 2027-06-30 }");
    }
    assert_eq!(why_not(&at(1, "sec"), Action::EndAppointment), Some(text::NO_APPOINTMENT));
}

#[test]
fn an_authority_carries_its_scope_its_days_and_its_act() {
    let mut m = at(1, "sec");
    let mut f = form(&mut m, Action::GrantAuthority);
    fill(&mut f, "act", "Décision 2027-12");
    fill(&mut f, "person", "sacha");
    fill(&mut f, "kinds", "purchase-order");
    fill(&mut f, "ceiling", "25 000 €");
    fill(&mut f, "place", "office:est");
    fill(&mut f, "from", "01/04/2027");
    assert!(sent(&f, &m).starts_with("fault in until"), "an authority has an end");
    fill(&mut f, "until", "31/03/2028");
    fill(&mut f, "behalf", "le président-directeur général");
    let verb = sent(&f, &m);
    for part in [
        "Grant {",
        "PersonId(\"sacha\")",
        "PostId(\"sec\")",
        "kinds: [PurchaseOrder]",
        "ceiling: Some(2500000)",
        "Office(OfficeId(\"est\"))",
        "from: 2027-04-01",
        "until: 2028-03-31",
        "act: \"Décision 2027-12\"",
        "on_behalf: Some(\"le président-directeur général\")",
    ] {
        assert!(verb.contains(part), "{part} in {verb}");
    }
    fill(&mut f, "kinds", "");
    fill(&mut f, "ceiling", "");
    fill(&mut f, "behalf", "");
    let verb = sent(&f, &m);
    assert!(verb.contains("kinds: []") && verb.contains("ceiling: None") && verb.contains("on_behalf: None"), "{verb}");
    let offered = f.fields.iter().find(|f| f.name == "kinds").map(|f| f.kind.clone());
    let Some(Kind::Choice { options, .. }) = offered else { panic!() };
    assert!(options.iter().all(|(key, _)| key != "formal-public-contract"), "it can never be signed here");
}

#[test]
fn revoking_names_the_authority_under_the_cursor() {
    let mut m = at(2, "a1");
    assert_eq!(why_not(&m, Action::RevokeAuthority), None);
    let effects = update(&mut m, Action::RevokeAuthority);
    let [Effect::Plan(verb)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(format!("{verb:?}"), "RevokeAuthority { authority: AuthorityId(\"a1\") }");
    assert_eq!(why_not(&at(2, "a4"), Action::RevokeAuthority), Some(text::REVOKED_ALREADY));
    assert_eq!(why_not(&at(1, "dir"), Action::RevokeAuthority), Some(text::NOT_AN_AUTHORITY));
}

#[test]
fn only_an_administrator_grants_revokes_opens_accounts_and_changes_the_institute() {
    let m = model_of(state(), "hugo", Fr, (80, 24));
    for action in [
        Action::GrantAuthority,
        Action::RevokeAuthority,
        Action::AddAccount,
        Action::ResetAccount,
        Action::NameAdministrator,
        Action::SetInstitute,
    ] {
        assert_eq!(why_not(&m, action), Some(text::NOT_ADMINISTRATOR), "{action:?}");
    }
    assert_eq!(why_not(&m, Action::ChangePassphrase), None);
    assert_eq!(why_not(&m, Action::RenewCertificate), None);
    assert_eq!(why_not(&model(Fr, (80, 24)), Action::AddAccount), None);
}

#[test]
fn an_account_is_opened_for_somebody_without_one_under_a_passphrase_typed_twice() {
    let mut m = at(0, "odile");
    let mut f = form(&mut m, Action::AddAccount);
    assert!(f.about.contains("première ouverture"), "{}", f.about);
    assert_eq!(chosen(&f, "person"), "odile");
    let Kind::Pick { options, .. } = &f.fields[0].kind else { panic!() };
    assert!(options.iter().all(|(key, _)| key != "claire" && key != "hugo"));
    fill(&mut f, "new", "trop court");
    assert!(sent(&f, &m).starts_with("fault in new"));
    fill(&mut f, "new", "la marée monte à midi");
    fill(&mut f, "again", "la marée monte à minuit");
    assert!(sent(&f, &m).starts_with("fault in again"));
    fill(&mut f, "again", "la marée monte à midi");
    let verb = sent(&f, &m);
    assert!(verb.starts_with("AddAccount") && verb.contains("PersonId(\"odile\")"), "{verb}");
}

#[test]
fn a_lost_passphrase_is_replaced_for_anybody_but_oneself() {
    let mut m = at(0, "hugo");
    let mut f = form(&mut m, Action::ResetAccount);
    assert!(f.about.contains("restent valables"), "{}", f.about);
    assert_eq!(chosen(&f, "person"), "hugo");
    let Kind::Pick { options, .. } = &f.fields[0].kind else { panic!() };
    assert_eq!(options.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["hugo"]);
    fill(&mut f, "new", "la marée monte à midi");
    assert!(sent(&f, &m).starts_with("fault in again"));
    fill(&mut f, "again", "la marée monte à midi");
    assert!(sent(&f, &m).starts_with("ResetAccount { person: PersonId(\"hugo\")"));
}

#[test]
fn a_second_administrator_types_their_own_passphrase() {
    let mut m = at(0, "hugo");
    let mut f = form(&mut m, Action::NameAdministrator);
    assert_eq!(chosen(&f, "person"), "hugo");
    assert!(sent(&f, &m).starts_with("fault in theirs"));
    fill(&mut f, "theirs", "la phrase de Hugo");
    let verb = sent(&f, &m);
    assert!(verb.starts_with("NameAdministrator { person: PersonId(\"hugo\")"), "{verb}");
    assert!(!verb.contains("phrase de Hugo"), "{verb}");
    let people = std::sync::Arc::make_mut(&mut m.state.people);
    people.accounts.values_mut().for_each(|a| a.administrator = true);
    assert_eq!(why_not(&m, Action::NameAdministrator), Some(text::ALL_ADMINISTER));
    std::sync::Arc::make_mut(&mut m.state.people).accounts.retain(|id, _| id.as_str() == "claire");
    assert_eq!(why_not(&m, Action::ResetAccount), Some(text::NO_OTHER_ACCOUNT));
}

#[test]
fn my_certificate_is_renewed_at_a_key() {
    let mut m = model(Fr, (80, 24));
    let effects = update(&mut m, Action::RenewCertificate);
    let [Effect::Plan(verb)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(verb.needs_passphrase() && format!("{verb:?}").starts_with("RenewCertificate"), "{verb:?}");
}

#[test]
fn the_data_of_the_institute_are_there_to_be_changed() {
    let mut m = model(Fr, (80, 24));
    let known = m.state.desk.clone();
    let mut f = form(&mut m, Action::SetInstitute);
    assert_eq!((f.value("organisation"), f.value("uai")), (known.organisation.clone(), known.uai.clone()));
    fill(&mut f, "uai", "0755364Y");
    fill(&mut f, "domains", "pas un domaine !");
    assert!(sent(&f, &m).starts_with("fault in domains"));
    fill(&mut f, "domains", "inserm.fr, @Labo.fr");
    let verb = sent(&f, &m);
    for part in ["SetInstitute", "uai: \"0755364Y\"", "domains: [\"inserm.fr\", \"labo.fr\"]"] {
        assert!(verb.contains(part), "{part} in {verb}");
    }
}

#[test]
fn my_passphrase_changes_with_the_old_one() {
    let mut m = model(Fr, (80, 24));
    let mut f = form(&mut m, Action::ChangePassphrase);
    fill(&mut f, "new", "la marée monte à midi");
    fill(&mut f, "again", "la marée monte à midi");
    assert!(sent(&f, &m).starts_with("fault in old"));
    fill(&mut f, "old", "ancienne phrase");
    assert!(sent(&f, &m).starts_with("ChangePassphrase"));
    let mut f = form(&mut m, Action::SaveCertificate);
    assert!(sent(&f, &m).starts_with("fault in path"));
    fill(&mut f, "path", "/tmp/racine.pem");
    assert_eq!(sent(&f, &m), "SaveCertificate { path: \"/tmp/racine.pem\" }");
}

#[test]
fn the_filter_works_on_each_list_whatever_the_accents() {
    let mut m = model(Fr, (80, 24));
    m.filters.insert(Layer::People, "deleguee".into());
    refresh(&mut m);
    let text = seen(&m);
    assert!(text.contains("Filtre : 1 sur 4") && text.contains("> Odile Roy"), "{text}");
    update(&mut m, Action::NextPane);
    assert!(seen(&m).contains("> Déléguée régionale Est"));
    m.filters.insert(Layer::People, "zzz".into());
    refresh(&mut m);
    assert!(seen(&m).contains("Rien dans cette liste ne répond au filtre."));
}

#[test]
fn hostile_names_are_written_out_and_nothing_breaks_when_the_terminal_is_small() {
    const HOSTILE: &str = "A\u{1b}[2J\u{9b}\u{202e}\u{200d}\tB\n";
    for size in [(80, 24), (120, 40), (40, 10), (3, 3)] {
        let mut s = state();
        let people = Arc::make_mut(&mut s.people);
        people.persons.values_mut().for_each(|p| (p.name, p.mail) = (HOSTILE.into(), HOSTILE.into()));
        people.posts.values_mut().for_each(|p| p.title = HOSTILE.into());
        people.authorities.values_mut().for_each(|a| (a.act, a.on_behalf) = (HOSTILE.into(), Some(HOSTILE.into())));
        let mut m = model_of(s, "claire", En, size);
        for _ in 0..3 {
            for action in [Action::Open, Action::Back] {
                update(&mut m, action);
                let text = drawn(&m, view);
                let bad = |c: char| c != '\n' && crate::domain::clean::deceives(c);
                assert!(!text.chars().any(bad), "{text:?}");
                assert!(size.0 < 80 || text.contains("<U+001B>"), "{text}");
            }
            update(&mut m, Action::NextPane);
        }
        let f = form(&mut m, Action::AppointPerson);
        for field in &f.fields {
            if let Kind::Pick { options, .. } = &field.kind {
                assert!(options.iter().all(|(_, words)| !words.chars().any(crate::domain::clean::deceives)));
            }
        }
    }
}

#[test]
fn lists_are_sorted_on_a_column_that_the_header_marks() {
    let mut m = model(Fr, (80, 24));
    assert!(seen(&m).contains("  Nom ↑"), "{}", seen(&m));
    update(&mut m, Action::SortReverse);
    assert!(seen(&m).contains("  Nom ↓") && m.people.rows()[0] == "sacha");
    update(&mut m, Action::PreviousPane);
    for (column, first) in [("Acte ↑", "a3"), ("Personne ↑", "a1"), ("Plafond ↑", "a1"), ("Jusqu’au ↑", "a3")]
    {
        update(&mut m, Action::SortNext);
        assert!(seen(&m).contains(column), "{}", seen(&m));
        assert_eq!(m.people.rows()[0], first, "{column}");
    }
}

#[test]
fn copying_gives_what_one_would_paste_elsewhere() {
    for (list, id, copied) in
        [(0, "odile", "odile.roy@example.org"), (1, "sec", "Secrétaire général Est"), (2, "a1", "Décision 2026-41")]
    {
        let effects = update(&mut at(list, id), Action::CopyCell);
        assert!(matches!(effects.as_slice(), [Effect::Copy { text, secret: false }] if text == copied), "{effects:?}");
    }
}

#[test]
fn no_key_of_the_directory_is_used_twice_or_needs_alt_gr() {
    let mut keys: Vec<&str> = ROWS.iter().flat_map(|r| r.keys).copied().collect();
    assert!(keys.iter().all(|k| k.len() == 1 && k.bytes().all(|b| b.is_ascii_alphabetic())), "{keys:?}");
    let global = ["h", "j", "k", "l", "g", "G", "q", "v", "a", "y"];
    assert!(keys.iter().all(|k| !global.contains(k)), "{keys:?}");
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all);
}
