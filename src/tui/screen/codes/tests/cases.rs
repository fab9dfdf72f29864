//! Cases of leaks, in the place of the codes.

use super::*;

/// A case that runs, with a suspect.
fn with_a_case() -> Model {
    let mut model = model();
    let suspect = Suspect { login: Login::typed("27INSU9"), lines: 12, bytes: 9_000, addresses: 2, named: true };
    let found = Step::Matched { file: "ezproxy.log".into(), suspects: vec![suspect] };
    let at = fixture::meta(50, "2027-05-10T08:00:00Z");
    let report = Report {
        publisher: "Elsevier".into(),
        reference: "INC-1".into(),
        from: at.at,
        until: at.at,
        address: "192.0.2.7".into(),
        url: String::new(),
        what: "300 Go en une heure".into(),
    };
    let case =
        Leak { id: "l1".into(), number: "F2027-01".into(), report, opened: at.clone(), steps: vec![(at, found)] };
    model.state.leaks = Arc::new([("l1".to_owned(), case)].into());
    refresh(&mut model);
    model
}

#[test]
fn a_log_without_sizes_tells_lines_and_no_zero() {
    let model = with_a_case();
    let case = &model.state.leaks["l1"];
    let silent = Suspect { bytes: 0, ..case.suspects()[0].clone() };
    for (bytes, briefly, whole) in [(9_000, "9 ko", "9 ko"), (0, "12 lignes", "12 lignes · 2 adresses")] {
        let one = Suspect { bytes, ..silent.clone() };
        let told = crate::text::screens_codes::suspect_briefly(&one, &model.state, Lang::Fr).replace('\u{a0}', " ");
        let all = crate::text::screens_codes::suspect(&one, case, &model.state, Lang::Fr).replace('\u{a0}', " ");
        assert!(told.contains(briefly) && all.contains(whole), "{told}\n{all}");
        assert!(!told.contains("0 octet") && !all.contains("0 octet"), "{told}\n{all}");
    }
}

#[test]
fn a_case_is_followed_from_the_report_to_its_end() {
    let mut model = with_a_case();
    assert_eq!(reason(&model, Action::SearchLeak), Some("montrez d’abord les affaires"));
    update(&mut model, Action::ShowCases);
    let screen = shown(&model);
    for words in
        ["Affaires", "1 affaire en cours", "F2027-01", "Elsevier", "○ ouverte", "27INSU9 ·", "adresse signalée"]
    {
        assert!(screen.contains(words), "{words} is missing from\n{screen}");
    }
    let mut report = form(update(&mut model, Action::ReportLeak));
    for (name, value) in
        [("publisher", "Wiley"), ("from", "03/05/2027 14:00 +02:00"), ("until", "03/05/2027 13:00 +02:00")]
    {
        assert_eq!(send(&report, &model).unwrap_err().field, name);
        set(&mut report, name, value);
    }
    assert_eq!(send(&report, &model).unwrap_err().field, "until", "the end comes first");
    set(&mut report, "until", "03/05/2027 15:00 +02:00");
    assert_eq!(send(&report, &model).unwrap_err().field, "what");
    set(&mut report, "what", "Téléchargement massif");
    let planned = send(&report, &model).unwrap();
    assert!(planned.contains("from: 2027-05-03T12:00:00Z, until: 2027-05-03T13:00:00Z"), "{planned}");
    let live = report.live.take().unwrap().0;
    let told = live(&report, "from", Lang::Fr).unwrap();
    assert!(told.starts_with("Compris") && told.contains("(UTC"), "the zone that is taken is told: {told}");
    set(&mut report, "from", "03/05/2027");
    assert!(live(&report, "from", Lang::Fr).is_some() && live(&report, "what", Lang::Fr).is_none());
    set(&mut report, "from", "mai");
    assert_eq!((live(&report, "from", Lang::Fr), send(&report, &model).unwrap_err().field), (None, "from"));
    let mut search = form(update(&mut model, Action::SearchLeak));
    fill(&mut search, "/var/log/ezproxy.log");
    assert!(send(&search, &model).unwrap().starts_with("Plan(SearchLeak { leak: \"l1\""));
    let mut treat = form(update(&mut model, Action::TreatSuspect));
    set(&mut treat, "remedy", "replaced");
    let planned = send(&treat, &model).unwrap();
    assert_eq!(planned, "Plan(ActOnLeak { leak: \"l1\", login: Login(\"27INSU9\"), remedy: Replaced })");
    let mut letter = form(update(&mut model, Action::AnswerLeak));
    fill(&mut letter, "/tmp/reponse.txt");
    assert!(send(&letter, &model).unwrap().starts_with("Plan(AnswerLeak"));
    let mut end = form(update(&mut model, Action::CloseLeak));
    assert_eq!(send(&end, &model).unwrap_err().field, "outcome");
    fill(&mut end, "code remplacé");
    assert!(send(&end, &model).unwrap().starts_with("Plan(CloseLeak"));
    let read = update(&mut model, Action::Open);
    assert!(format!("{read:?}").contains("Recherche dans ezproxy.log"), "{read:?}");
    update(&mut model, Action::Back);
    assert!(!model.codes.cases.shown);
}

#[test]
fn nothing_is_done_to_codes_while_cases_stand_in_their_place_nor_to_a_case_that_is_closed() {
    let mut model = with_a_case();
    update(&mut model, Action::SelectAll);
    update(&mut model, Action::ShowCases);
    for action in
        [Action::RevokeCode, Action::DeliverCode, Action::SendCodes, Action::RevealSecret, Action::RevokePrefix]
    {
        assert_eq!(reason(&model, action), Some("revenez d’abord à la liste des codes"), "{action:?}");
    }
    let case = Arc::make_mut(&mut model.state.leaks).get_mut("l1").unwrap();
    case.steps.push((fixture::meta(51, "2027-05-11T08:00:00Z"), Step::Closed { outcome: "fin".into() }));
    refresh(&mut model);
    for action in [Action::SearchLeak, Action::TreatSuspect, Action::AnswerLeak, Action::CloseLeak] {
        assert_eq!(reason(&model, action), Some("cette affaire est close"), "{action:?}");
    }
    for size in [(1, 1), (3, 3), (10, 4), (40, 10), (200, 60)] {
        let mut small = fixture::model_of(model.state.clone(), Lang::En, size);
        update(&mut small, Action::ShowCases);
        shown(&small);
    }
}
