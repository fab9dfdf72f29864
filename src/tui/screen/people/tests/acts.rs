//! What is done in the directory: persons, posts, appointments, authorities, accounts.

use super::*;

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
            verb.starts_with("AddPostUnder { post: AddPost { title: \"Directrice adjointe\", kind: Other")
                && verb.contains(made)
                && verb.ends_with("above: None }"),
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
fn an_authority_is_given_on_only_from_one_that_may_be() {
    let mut m = at(1, "sec");
    let people = Arc::make_mut(&mut m.state.people);
    people.authorities.get_mut(&"a2".into()).unwrap().may_delegate = true;
    let mut f = form(&mut m, Action::GrantAuthority);
    let offered = f.fields.iter().find(|f| f.name == "source").map(|f| f.kind.clone());
    let Some(Kind::Pick { options, .. }) = offered else { panic!() };
    assert_eq!(options.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["", "a2"]);
    for (field, value) in [
        ("act", "D 9"),
        ("person", "sacha"),
        ("place", "structure:200710776M"),
        ("until", "31/12/2027"),
        ("source", "a2"),
        ("may", "true"),
        ("only", "true"),
    ] {
        fill(&mut f, field, value);
    }
    let verb = sent(&f, &m);
    assert!(verb.contains("source: Some(AuthorityId(\"a2\")), may_delegate: true, this_only: true"), "{verb}");
}

#[test]
fn a_post_is_put_under_another_one_or_back_under_the_usual_one() {
    let mut m = at(1, "cor");
    let mut f = form(&mut m, Action::MovePost);
    assert_eq!((chosen(&f, "post"), chosen(&f, "above")), ("cor".to_owned(), "usual".to_owned()));
    assert_eq!(sent(&f, &m), "MovePost { post: PostId(\"cor\"), above: None }");
    fill(&mut f, "above", "sec");
    assert_eq!(sent(&f, &m), "MovePost { post: PostId(\"cor\"), above: Some(PostId(\"sec\")) }");
}

#[test]
fn a_substitute_is_named_for_days_and_ended_before_them() {
    let mut m = at(1, "dir");
    let mut f = form(&mut m, Action::NameSubstitute);
    assert_eq!(chosen(&f, "post"), "dir");
    assert!(sent(&f, &m).starts_with("fault in person"));
    fill(&mut f, "person", "hugo");
    assert!(sent(&f, &m).starts_with("fault in until"));
    fill(&mut f, "until", "30/04/2027");
    assert!(sent(&f, &m).starts_with("fault in act"));
    fill(&mut f, "act", "Note 2027-4");
    fill(&mut f, "kinds", "agreement");
    fill(&mut f, "manner", "interim");
    let verb = sent(&f, &m);
    assert!(verb.contains("manner: Interim"), "{verb}");
    for part in ["PostId(\"dir\")", "PersonId(\"hugo\")", "kinds: [Agreement]", "from: 2027-03-16", "until: 2027-04-30"]
    {
        assert!(verb.contains(part), "{part} in {verb}");
    }
    let mut m = with_substitution("dir");
    let mut f = form(&mut m, Action::EndSubstitution);
    fill(&mut f, "first", "01/04/2027");
    assert_eq!(sent(&f, &m), "EndSubstitution { substitution: SubstitutionId(\"s1\"), day: 2027-04-01 }");
    assert_eq!(why_not(&with_substitution("cor"), Action::EndSubstitution), Some(folk::NO_SUBSTITUTION));
}

#[test]
fn only_who_heads_an_office_or_a_department_proposes_and_only_whoever_has_no_account() {
    assert_eq!(why_not(&model(Fr, (80, 24)), Action::ProposePerson), Some(folk::NOT_PROPOSER));
    let mut m = model_of(state(), "odile", Fr, (80, 24));
    assert_eq!(why_not(&m, Action::ProposePerson), None);
    let mut f = form(&mut m, Action::ProposePerson);
    let Kind::Pick { options, .. } = &f.fields[0].kind else { panic!() };
    assert!(options.iter().all(|(key, _)| key != "claire" && key != "hugo"));
    fill(&mut f, "person", "sacha");
    assert_eq!(sent(&f, &m), "Propose { person: PersonId(\"sacha\"), post: None }");
}

#[test]
fn a_certificate_is_revoked_by_its_owner_or_an_administrator_for_a_reason() {
    assert_eq!(why_not(&model(Fr, (80, 24)), Action::RevokeCertificate), Some(folk::NO_CERTIFICATE));
    let certified = |me: &str| {
        let mut s = state();
        Arc::make_mut(&mut s.people).accounts.values_mut().for_each(|a| a.certificate = vec![1]);
        model_of(s, me, Fr, (80, 24))
    };
    for (me, offered) in [("hugo", 1), ("claire", 2)] {
        let mut m = certified(me);
        assert_eq!(why_not(&m, Action::RevokeCertificate), None);
        let mut f = form(&mut m, Action::RevokeCertificate);
        let Kind::Pick { options, .. } = &f.fields[0].kind else { panic!() };
        assert_eq!(options.len(), offered, "{me}");
        fill(&mut f, "person", "hugo");
        fill(&mut f, "reason", "superseded");
        assert_eq!(sent(&f, &m), "RevokeCertificate { person: PersonId(\"hugo\"), reason: 4 }");
    }
}

#[test]
fn a_certificate_that_was_brought_is_put_out_of_use_and_the_seal_by_whoever_administers() {
    let mine = |retired: bool| {
        let mut s = state();
        let meta = crate::domain::order::Meta::default();
        let person = crate::domain::ids::PersonId::from("hugo");
        let retired = retired.then(|| meta.clone());
        let brought =
            crate::domain::seals::Brought { person, certificate: vec![1], chain: vec![], meta, retired, reason: 0 };
        Arc::make_mut(&mut s.seals).brought.push(brought);
        s
    };
    let mut m = model_of(mine(false), "hugo", Fr, (80, 24));
    assert_eq!(why_not(&m, Action::RetireCertificate), None);
    let f = form(&mut m, Action::RetireCertificate);
    let own = sent(&f, &m);
    assert!(own.starts_with("Brought { person: PersonId(\"hugo\"), digest: \"4bf5122f"), "{own}");
    assert!(own.ends_with("reason: 0 }"), "{own}");
    let Kind::Choice { options, .. } = &f.fields[0].kind else { panic!() };
    assert_eq!(options.len(), 1, "he does not administer");
    let gone = crate::text::screens_seals::NOTHING_TO_RETIRE;
    assert_eq!(why_not(&model_of(mine(true), "hugo", Fr, (80, 24)), Action::RetireCertificate), Some(gone));
    let mut m = model_of(mine(false), "claire", Fr, (80, 24));
    let mut f = form(&mut m, Action::RetireCertificate);
    let Kind::Choice { options, .. } = &f.fields[0].kind else { panic!() };
    let [(theirs, told), (seal, _)] = &options[..] else { panic!("{options:?}") };
    assert!(told.starts_with("Hugo ") && seal.is_empty(), "{told}");
    let theirs = theirs.clone();
    fill(&mut f, "certificate", &theirs);
    fill(&mut f, "reason", "cessation-of-operation");
    let told = sent(&f, &m);
    assert!(told.starts_with("Brought { person: PersonId(\"hugo\"), digest: \"4bf5122f"), "{told}");
    assert!(told.ends_with("reason: 5 }"), "{told}");
    fill(&mut f, "certificate", "");
    assert_eq!(sent(&f, &m), "Seal { reason: 5 }");
    let mut m = model_of(mine(true), "claire", Fr, (80, 24));
    assert_eq!(sent(&form(&mut m, Action::RetireCertificate), &m), "Seal { reason: 0 }", "his is out of use already");
}

#[test]
fn who_may_sign_is_asked_for_any_day_and_answered_with_the_acts() {
    let mut m = model(Fr, (80, 24));
    let mut f = form(&mut m, Action::AskWhoMaySign);
    fill(&mut f, "kind", "agreement");
    fill(&mut f, "structure", "200710776M");
    fill(&mut f, "amount", "1000");
    let lines = |f: &Form, m: &Model| match (f.make.0)(f, m) {
        Ok(Effect::Push(overlay)) => match *overlay {
            Overlay::Message(told) => told.lines.join("\n").replace(['\u{a0}', '\u{202f}'], " "),
            other => panic!("{other:?}"),
        },
        other => panic!("{:?}", other.is_ok()),
    };
    let told = lines(&f, &m);
    for part in [
        "Pour : convention, 1 000 €, U 9001 ",
        ", le 16 mars 2027",
        "✔ Claire Aubert, « Directrice de l’U 9001 »",
        "    Nomination : Claire Aubert, « Directrice de l’U 9001 »",
        "    Délégation « Décision 2026-41 » : Claire Aubert, du 1er septembre 2026 au 31 décembre 2027",
        "au nom de : le président-directeur général",
        "✗ Sacha Weil, « Secrétaire général Est »",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    fill(&mut f, "on", "01/06/2025");
    let told = lines(&f, &m);
    assert!(!told.contains('✔') && told.contains("titulaire de la fonction"), "{told}");
    fill(&mut f, "structure", "");
    fill(&mut f, "person", "hugo");
    fill(&mut f, "on", "16/03/2027");
    let told = lines(&f, &m);
    assert!(told.contains("✗ Hugo Lemoine") && !told.contains("Odile"), "{told}");
    assert!(told.contains("aucune structure en particulier"), "{told}");
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
        Action::MovePost,
        Action::NameSubstitute,
        Action::EndSubstitution,
    ] {
        assert_eq!(why_not(&m, action), Some(crate::text::frame::FOR_ADMINISTRATORS), "{action:?}");
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
