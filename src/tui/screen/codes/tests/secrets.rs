//! Secrets and the acts of one code: what is shown, for how long, and what never is.

use super::*;

#[test]
fn no_secret_and_no_hash_is_ever_listed() {
    for lang in [Lang::Fr, Lang::En] {
        for size in SIZES {
            let mut model = fixture::model(lang, size);
            model.codes.wanted = Some((Login::typed("27INSU1016"), Wanted::Copy));
            arrives(&mut model, "27INSU1016");
            for _ in 0..9 {
                for _ in 0..10 {
                    let screen = shown(&model);
                    for canary in [fixture::CANARY, &fixture::CANARY.replace('-', ""), "$2y$", "index-"] {
                        assert!(!screen.contains(canary), "{screen}");
                    }
                    update(&mut model, Action::Down);
                }
                update(&mut model, Action::Right);
            }
        }
    }
}

fn secret(login: &str) -> Done {
    Done { secret: Some(Box::new((Login::typed(login), Hidden::new(fixture::CANARY.into())))), ..Done::one(login) }
}

/// The worker has shown a secret.
fn arrives(model: &mut Model, login: &str) -> Vec<Effect> {
    let number = model.frame.jobs.act(Act::Applying);
    let state = Box::new(model.state.clone());
    report::take(model, number, job::Report::Applied { done: secret(login), state, read_only: None })
}

#[test]
fn a_secret_that_was_asked_for_is_shown_for_ten_seconds_or_copied_and_no_other() {
    let mut model = model();
    on(&mut model, 10);
    let shown = |m: &Model| m.overlays.iter().any(|o| matches!(o, Overlay::Secret { .. }));
    arrives(&mut model, "27INSU1016");
    assert!(!shown(&model), "nobody asked");
    let asked = update(&mut model, Action::RevealSecret);
    let act = format!("{:?}", asked[0]);
    assert!(act.starts_with("Apply(ShowSecret") && act.contains("27INSU1016") && act.contains("Screen"), "{act}");
    arrives(&mut model, "27INSU9");
    assert!(!shown(&model), "another code’s");
    model.codes.history.login = Some(Login::typed("27INSU1016"));
    arrives(&mut model, "27INSU1016");
    assert_eq!(model.codes.history.login, None, "its history is read anew");
    match model.overlays.pop() {
        Some(Overlay::Secret { until, .. }) => assert_eq!((until - model.now.at).num_seconds(), 10),
        other => panic!("{other:?}"),
    }
    arrives(&mut model, "27INSU1016");
    assert!(!shown(&model), "once asked, once shown");
    let asked = update(&mut model, Action::CopySecret);
    assert!(format!("{:?}", asked[0]).contains("Clipboard"), "{asked:?}");
    let copied = |effects: &[Effect]| {
        effects.iter().any(|e| matches!(e, Effect::Copy { text, secret: true } if text == fixture::CANARY))
    };
    assert!(copied(&arrives(&mut model, "27INSU1016")));
    assert!(model.overlays.is_empty(), "what is copied is not shown");
    assert!(!copied(&arrives(&mut model, "27INSU1016")), "once asked, once copied");
}

#[test]
fn the_acts_of_a_code_are_asked_for_once_and_never_mixed_with_another_code() {
    let mut model = model();
    on(&mut model, 11);
    let asked = update(&mut model, Action::Redraw);
    let Some(Effect::Ask(Question::Entries(filter))) = asked.first() else { panic!("{asked:?}") };
    assert_eq!(filter.subject.as_deref(), Some("code:27INSU9"));
    assert!(update(&mut model, Action::Redraw).is_empty());
    let line = |subject: &str, kind: &str, name: &str| Line {
        id: "e".into(),
        log: "log".into(),
        seq: 0,
        at: "2027-05-01T09:00:00Z".parse().unwrap(),
        by: "p".into(),
        name: name.into(),
        acting: String::new(),
        kind: kind.into(),
        subject: subject.into(),
        about: String::new(),
        detail: String::new(),
        sealed: false,
    };
    let other = Answer::Entries { lines: vec![line("dossier:1", "dossier.visa", "Personne")], total: 1 };
    assert!(!answer(&mut model, &other));
    let lines =
        vec![line("code:27INSU9", "code.lifted", "Maud Lefèvre"), line("code:27INSU9EQ2", "code.revoked", "Autrui")];
    assert!(answer(&mut model, &Answer::Entries { lines, total: 2 }));
    let screen = shown(&model);
    assert!(screen.contains("suspension levée, Maud") && !screen.contains("Autrui"), "{screen}");
    update(&mut model, Action::Down);
    assert!(!shown(&model).contains("suspension levée"));
}

#[test]
fn a_code_heard_on_the_telephone_is_judged_in_words_and_no_suggestion_is_shown() {
    let mut model = model();
    let mut form = form(update(&mut model, Action::CheckCode));
    assert_eq!(send(&form, &model).unwrap_err().field, "code");
    assert_eq!(form.fields[0].label.fr, "Code ou identifiant");
    fill(&mut form, "27insu9");
    assert_eq!(send(&form, &model).unwrap(), "Ask(CheckCode(\"27insu9\"))");
    fill(&mut form, "n7k2 qx4w 9tz0");
    assert_eq!(send(&form, &model).unwrap(), "Ask(CheckCode(\"n7k2 qx4w 9tz0\"))");
    let (login, structure) = (Login::typed("27INSU9"), fixture::number(2));
    let cases = [
        (
            Checked::Known { login: login.clone(), structure: structure.clone(), life: Life::Live },
            "Code valable",
            "27INSU9",
        ),
        (
            Checked::Known { login: login.clone(), structure: structure.clone(), life: Life::Revoked },
            "refusé",
            "révoqué",
        ),
        (Checked::Meant { login, structure, life: Life::Live, place: 8, swap: false }, "faute de frappe", "signe 8"),
        (
            Checked::Login { login: Login::typed("27INSU9"), structure: fixture::number(2), life: Life::Live },
            "identifiant",
            "27INSU9",
        ),
        (Checked::Unknown, "non valable", "pas émis"),
        (Checked::Wrong, "non valable", "signe par signe"),
        (Checked::Length(11), "non valable", "11"),
        (Checked::Foreign('U'), "non valable", "U"),
    ];
    for (checked, title, words) in cases {
        assert!(answer(&mut model, &Answer::Checked(checked.clone())));
        let Some(Overlay::Message(message)) = model.overlays.pop() else { panic!("{checked:?}") };
        assert!(message.title.contains(title), "{message:?}");
        assert!(message.lines.join(" ").contains(words), "{message:?}");
        assert!(!message.lines.join(" ").contains(fixture::CANARY));
    }
}

#[test]
fn copying_a_row_copies_the_logins_and_never_a_secret() {
    let mut model = model();
    on(&mut model, 10);
    let effects = update(&mut model, Action::CopyCell);
    assert!(matches!(&effects[0], Effect::Copy { text, secret: false } if text == "27INSU1016"), "{effects:?}");
}
