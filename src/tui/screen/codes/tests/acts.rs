//! What is done to codes: whom an act takes, what its form asks, and why it cannot be done.

use super::*;

#[test]
fn acts_take_the_selection_and_each_login_once() {
    let mut model = model();
    on(&mut model, 16);
    update(&mut model, Action::Select);
    update(&mut model, Action::Select);
    assert_eq!(model.codes.targets().len(), 2, "two codes bear the login 27INSU1068");
    let delivered = form(update(&mut model, Action::DeliverCode));
    assert_eq!(
        send(&delivered, &model).unwrap(),
        "Plan(Deliver { logins: [Login(\"27INSU1068\")], means: Hand, to: \"\" })"
    );
    model.codes.place.clear();
    on(&mut model, 13);
    assert_eq!(plan(&update(&mut model, Action::LiftCode)), "Plan(Lift { logins: [Login(\"27INSUS34\")] })");
    let issued = plan(&update(&mut model, Action::IssueCodes));
    assert!(issued.contains(&fixture::number(4).0), "{issued}");
}

#[test]
fn suspending_takes_a_day_or_none_and_revoking_a_reason_of_the_closed_list() {
    let mut model = model();
    on(&mut model, 10);
    let mut hold = form(update(&mut model, Action::SuspendCode));
    assert!(hold.about.contains("27INSU1016"));
    assert_eq!(send(&hold, &model).unwrap(), "Plan(Suspend { logins: [Login(\"27INSU1016\")], until: None })");
    fill(&mut hold, "31 mai 2027");
    assert!(send(&hold, &model).unwrap().contains("until: Some(2027-05-31)"));
    for wrong in ["hier", "01/05/2027"] {
        fill(&mut hold, wrong);
        assert_eq!(send(&hold, &model).unwrap_err().field, "until", "{wrong}");
    }
    let mut end = form(update(&mut model, Action::RevokeCode));
    let Kind::Choice { options, .. } = &end.fields[0].kind else { panic!() };
    assert_eq!(options.len(), crate::domain::code::Reason::ALL.len());
    fill(&mut end, "closure");
    assert_eq!(send(&end, &model).unwrap(), "Plan(Revoke { logins: [Login(\"27INSU1016\")], reason: Closure })");
}

#[test]
fn an_action_that_makes_no_sense_says_why() {
    let mut model = model();
    for (n, action, why) in [
        (10, Action::LiftCode, Some("ce code n’est pas suspendu")),
        (10, Action::DeliverCode, Some("la remise de ce code est déjà notée")),
        (10, Action::RevealSecret, None),
        (10, Action::SuspendCode, None),
        (
            11,
            Action::CopySecret,
            Some(
                "le secret de ce code n’est plus conservé ici. S’il est perdu, révoquez le code et émettez-en un autre",
            ),
        ),
        (11, Action::DeliverCode, None),
        (11, Action::IssueCodes, Some("cette structure a déjà son code de l’année")),
        (12, Action::IssueCodes, Some("cette structure ne s’est pas encore réinscrite")),
        (13, Action::SuspendCode, Some("ce code est déjà suspendu")),
        (13, Action::DeliverCode, Some("ce code est suspendu\u{a0}: levez d’abord la suspension")),
        (13, Action::LiftCode, None),
        (14, Action::RevokeCode, Some("ce code est déjà révoqué")),
        (14, Action::SuspendCode, Some("ce code est déjà révoqué")),
        (14, Action::IssueCodes, None),
        (
            17,
            Action::SuspendCode,
            Some("deux codes portent cet identifiant\u{a0}: révoquez-le, puis émettez un nouveau code"),
        ),
        (17, Action::RevokeCode, None),
    ] {
        on(&mut model, n);
        assert_eq!(reason(&model, action), why, "{n} {action:?}");
    }
    update(&mut model, Action::SelectAll);
    assert_eq!(reason(&model, Action::LiftCode), None, "one of them is suspended");
    assert!(reason(&model, Action::RevealSecret).unwrap().contains("un seul code à la fois"));
    let mut late = after_the_cutoff();
    on(&mut late, 12);
    assert_eq!(reason(&late, Action::RevokeCode), Some("ce code est échu depuis la coupure"));
}

#[test]
fn codes_are_handed_over_by_letter_by_mail_or_by_hand_and_may_come_back() {
    let mut model = model();
    on(&mut model, 10);
    let mut letters = form(update(&mut model, Action::WriteLetters));
    assert_eq!(send(&letters, &model).unwrap_err().field, "folder");
    fill(&mut letters, "/tmp/lettres");
    assert!(send(&letters, &model).unwrap().starts_with("Plan(WriteLetters { logins: [Login(\"27INSU1016\")]"));
    let mut mails = form(update(&mut model, Action::SendCodes));
    assert_eq!(send(&mails, &model).unwrap_err().field, "outbox", "no server is set");
    fill(&mut mails, "/tmp/envoi");
    assert!(send(&mails, &model).unwrap().contains("to: Outbox(\"/tmp/envoi\")"));
    model.state.mail = Some(MailServer::default());
    fill(&mut mails, "");
    assert!(send(&mails, &model).unwrap().contains("to: Server"));
    let mut returned = form(update(&mut model, Action::NoteReturn));
    assert_eq!(send(&returned, &model).unwrap_err().field, "reason");
    fill(&mut returned, "adresse inconnue");
    assert!(send(&returned, &model).unwrap().contains("reason: \"adresse inconnue\""));
    assert!(plan(&update(&mut model, Action::NoteReceipt)).starts_with("Plan(Receive"));
    assert!(plan(&update(&mut model, Action::ForgetSecret)).starts_with("Plan(Forget"));
    on(&mut model, 11);
    let mut delivered = form(update(&mut model, Action::DeliverCode));
    set(&mut delivered, "means", "mail");
    set(&mut delivered, "to", "paul@institut.example");
    let planned = send(&delivered, &model).unwrap();
    assert!(planned.ends_with("means: Mail, to: \"paul@institut.example\" })"), "{planned}");
    assert_eq!(reason(&model, Action::NoteReturn), Some("ce code n’a pas encore été remis"));
    assert_eq!(reason(&model, Action::WriteLetters), Some("le secret de ce code n’est pas conservé ici"));
}

#[test]
fn teams_are_typed_as_people_write_them() {
    for (typed, numbers) in [("1-4, 7", Some(vec![1, 2, 3, 4, 7])), ("3", Some(vec![3])), ("2;1, 2", Some(vec![1, 2]))]
    {
        assert_eq!(super::super::forms_issue::numbers(typed), numbers, "{typed}");
    }
    for wrong in ["", "0", "4-1", "100", "un", "1-", "1-65535"] {
        assert_eq!(super::super::forms_issue::numbers(wrong), None, "{wrong}");
    }
    let mut model = model();
    on(&mut model, 10);
    assert_eq!(
        reason(&model, Action::IssueTeams),
        Some("cette campagne n’émet pas de code par équipe\u{a0}: cela se règle à l’écran F4")
    );
    Arc::make_mut(&mut model.state.campaigns).get_mut(&2027).unwrap().settings.teams = true;
    assert_eq!(reason(&model, Action::IssueTeams), None);
    let mut teams = form(update(&mut model, Action::IssueTeams));
    assert_eq!(teams.focus, 1, "the structure under the cursor is chosen already");
    set(&mut teams, "teams", "1-2");
    assert!(send(&teams, &model).unwrap().contains("teams: [1, 2]"));
    // Codes of several structures: whose teams is to be said.
    update(&mut model, Action::SelectAll);
    let mut teams = form(update(&mut model, Action::IssueTeams));
    set(&mut teams, "teams", "1");
    assert_eq!((teams.focus, send(&teams, &model).unwrap_err().field), (0, "structure"));
    // A desk without a single code: any structure may be chosen.
    model.state.codes = Arc::default();
    refresh(&mut model);
    assert_eq!(reason(&model, Action::IssueTeams), None);
    let mut teams = form(update(&mut model, Action::IssueTeams));
    let first = model.state.structures.keys().next().unwrap().0.clone();
    set(&mut teams, "structure", &first);
    set(&mut teams, "teams", "3");
    assert!(send(&teams, &model).unwrap().contains("teams: [3]"));
}

#[test]
fn codes_are_replaced_revoked_by_prefix_and_taken_in_from_outside() {
    let mut model = model();
    on(&mut model, 10);
    let mut new = form(update(&mut model, Action::ReplaceCodes));
    fill(&mut new, "compromise");
    assert_eq!(send(&new, &model).unwrap(), "Plan(Replace { logins: [Login(\"27INSU1016\")], reason: Compromise })");
    let mut prefix = form(update(&mut model, Action::RevokePrefix));
    assert_eq!(send(&prefix, &model).unwrap_err().field, "prefix");
    fill(&mut prefix, "26INSU");
    assert!(send(&prefix, &model).unwrap().starts_with("Plan(RevokePrefix { prefix: \"26INSU\""));
    let mut import = form(update(&mut model, Action::ImportCodes));
    assert_eq!(send(&import, &model).unwrap_err().field, "file");
    fill(&mut import, "/tmp/comptes.csv");
    set(&mut import, "year", "bientôt");
    assert_eq!(send(&import, &model).unwrap_err().field, "year");
    set(&mut import, "year", "2027");
    assert!(send(&import, &model).unwrap().contains("year: Some(2027)"));
}

#[test]
fn the_mail_server_is_set_with_a_password_that_no_debug_shows() {
    let mut model = model();
    assert_eq!(reason(&model, Action::TryMailServer), Some("aucun serveur de courriel n’est réglé"));
    let mut server = form(update(&mut model, Action::SetMailServer));
    assert_eq!(send(&server, &model).unwrap_err().field, "host");
    for (name, value) in [("host", "smtp.institut.example"), ("from", "codes@institut.example"), ("user", "codes")] {
        set(&mut server, name, value);
    }
    assert_eq!(send(&server, &model).unwrap_err().field, "password");
    set(&mut server, "password", fixture::CANARY);
    let planned = send(&server, &model).unwrap();
    assert!(planned.contains("port: 587") && !planned.contains(fixture::CANARY), "{planned}");
    set(&mut server, "port", "0");
    assert_eq!(send(&server, &model).unwrap_err().field, "port");
    model.state.mail = Some(MailServer { host: "smtp.institut.example".into(), port: 2525, ..MailServer::default() });
    let again = form(update(&mut model, Action::SetMailServer));
    assert_eq!((again.value("host").as_str(), again.value("port").as_str()), ("smtp.institut.example", "2525"));
    assert_eq!(reason(&model, Action::UnsetMailServer), None);
}
