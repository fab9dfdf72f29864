//! The codes screen as somebody meets it: actions in, pictures and effects out, and never a secret in a list.

use super::state::{PortalFile, Wanted};
use super::{ROWS, answer, refresh, update, view};
use crate::desk::Hidden;
use crate::desk::{Answer, Checked, Line, Question};
use crate::domain::clean::deceives;
use crate::domain::code::Life;
use crate::domain::login::Login;
use crate::job::Report;
use crate::text::Lang;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_renewal as fixture;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Fault, Form, Kind};
use crate::tui::report;
use std::sync::Arc;
use tui_input::Input;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 10)];

fn shown(model: &Model) -> String {
    fixture::said(&fixture::drawn(model, view))
}

fn model() -> Model {
    fixture::model(Lang::Fr, (80, 24))
}

/// The fixture the day after the cut-off.
fn after_the_cutoff() -> Model {
    let mut model = model();
    model.now.day = fixture::day("2027-06-07");
    let campaign = std::sync::Arc::make_mut(&mut model.state.campaigns).get_mut(&2027).unwrap();
    campaign.cut = Some(fixture::meta(90, "2027-06-06T09:00:00Z"));
    model.state.codes_changed.clone_from(&campaign.cut);
    fixture::refresh(&mut model);
    model
}

/// Puts the cursor on a code by its place among those of the fixture.
fn on(model: &mut Model, n: u64) {
    let id = fixture::meta(n, "2027-01-01T00:00:00Z").id.0;
    model.codes.place.cursor = model.codes.names.iter().position(|name| *name == id).unwrap();
}

fn reason(model: &Model, action: Action) -> Option<&'static str> {
    let row = ROWS.iter().find(|r| r.action == action).unwrap();
    (row.enabled)(model).err().map(|t| t.fr)
}

fn plan(effects: &[Effect]) -> String {
    match effects.iter().find(|e| matches!(e, Effect::Plan(_))) {
        Some(effect) => format!("{effect:?}"),
        None => panic!("{effects:?}"),
    }
}

fn form(effects: Vec<Effect>) -> Form {
    for effect in effects {
        if let Effect::Push(overlay) = effect
            && let Overlay::Form(form) = *overlay
        {
            return form;
        }
    }
    panic!("no form");
}

fn send(form: &Form, model: &Model) -> Result<String, Fault> {
    (form.make.0)(form, model).map(|effect| format!("{effect:?}"))
}

fn fill(form: &mut Form, value: &str) {
    match &mut form.fields[0].kind {
        Kind::Line(input) | Kind::Path(input) => *input = Input::from(value),
        Kind::Choice { options, at } => *at = options.iter().position(|(key, _)| key == value).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_group_counts_its_codes() {
    assert_eq!(model().codes.counts, [10, 7, 6, 1, 1, 0, 1]);
    assert_eq!(
        after_the_cutoff().codes.counts,
        [10, 6, 5, 0, 1, 2, 1],
        "the hold has ended, two old codes have expired"
    );
}

#[test]
fn this_years_codes_come_first_and_every_column_sorts_both_ways() {
    let mut model = model();
    let years = |model: &Model| -> Vec<u16> { (0..10).map(|n| model.codes.row(n).unwrap().year).collect() };
    assert_eq!(years(&model), [2027, 2027, 2027, 2027, 2027, 2027, 2027, 2026, 2026, 2025]);
    for _ in 0..6 {
        update(&mut model, Action::SortNext);
        let up = model.codes.names.clone();
        update(&mut model, Action::SortReverse);
        assert_eq!(model.codes.names.len(), up.len());
        assert!(model.codes.names != up || model.codes.order.column == super::state::Column::Delivered);
    }
}

#[test]
fn each_life_is_said_by_a_symbol_and_a_word_with_what_explains_it() {
    let mut model = fixture::model(Lang::Fr, (200, 60));
    let screen = shown(&model);
    for words in [
        "○ émis",
        "● remis",
        "◐ valable jusqu’à la coupure",
        "‖ suspendu jusqu’au 31/05/2027",
        "≠ à arbitrer",
        "✗ révoqué : compromission",
    ] {
        assert!(screen.contains(words), "{words} is missing from\n{screen}");
    }
    model.now.day = fixture::day("2027-06-07");
    let campaign = std::sync::Arc::make_mut(&mut model.state.campaigns).get_mut(&2027).unwrap();
    campaign.cut = Some(fixture::meta(90, "2027-06-06T09:00:00Z"));
    model.state.codes_changed.clone_from(&campaign.cut);
    refresh(&mut model);
    assert!(shown(&model).contains("· échu"));
}

#[test]
fn the_pane_says_who_holds_the_code_and_how_to_check_its_login() {
    for (size, lang) in [((80, 24), Lang::Fr), ((120, 40), Lang::Fr), ((120, 40), Lang::En)] {
        let mut model = fixture::model(lang, size);
        on(&mut model, 10);
        let letter = Login::typed("27INSU1016").check_letter().unwrap();
        let check = match lang {
            Lang::Fr => format!("27INSU1016 · témoin au téléphone : {letter}"),
            Lang::En => format!("27INSU1016 · check by telephone: {letter}"),
        };
        let screen = shown(&model);
        for words in [check.as_str(), "Inès Delaunay · 01 00 00 00 02", "ines.delaunay@institut.example", "Claire"] {
            assert!(screen.contains(words), "{words} is missing from\n{screen}");
        }
    }
}

#[test]
fn no_secret_and_no_hash_is_ever_listed() {
    for lang in [Lang::Fr, Lang::En] {
        for size in SIZES {
            let mut model = fixture::model(lang, size);
            model.codes.wanted = Some((Login::typed("27INSU1016"), Wanted::Copy));
            answer(&mut model, &secret("27INSU1016"));
            for _ in 0..7 {
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

fn secret(login: &str) -> Answer {
    Answer::Secret { login: Login::typed(login), secret: Hidden::new(fixture::CANARY.into()) }
}

#[test]
fn a_secret_that_was_asked_for_is_shown_for_ten_seconds_or_copied_and_no_other() {
    let mut model = model();
    on(&mut model, 10);
    assert!(!answer(&mut model, &secret("27INSU1016")), "nobody asked");
    let asked = update(&mut model, Action::RevealSecret);
    assert!(matches!(&asked[0], Effect::Ask(Question::Reveal(login)) if login.as_str() == "27INSU1016"), "{asked:?}");
    assert!(!answer(&mut model, &secret("27INSU9")), "another code’s");
    assert!(answer(&mut model, &secret("27INSU1016")));
    match model.overlays.pop() {
        Some(Overlay::Secret { until, .. }) => assert_eq!((until - model.now.at).num_seconds(), 10),
        other => panic!("{other:?}"),
    }
    assert!(!answer(&mut model, &secret("27INSU1016")), "once asked, once shown");
    let asked = update(&mut model, Action::CopySecret);
    let Effect::Ask(question) = &asked[0] else { panic!("{asked:?}") };
    let number = model.frame.jobs.question(question);
    let copied = report::take(&mut model, number, Report::Answered(secret("27INSU1016")));
    assert!(
        matches!(copied.as_slice(), [Effect::Copy { text, secret: true }] if text == fixture::CANARY),
        "{copied:?}"
    );
    assert!(model.overlays.is_empty(), "what is copied is not shown");
    assert!(super::copied(&mut model).is_none(), "once asked, once copied");
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
fn acts_take_the_selection_and_each_login_once() {
    let mut model = model();
    on(&mut model, 16);
    update(&mut model, Action::Select);
    update(&mut model, Action::Select);
    assert_eq!(model.codes.targets().len(), 2, "two codes bear the login 27INSU1068");
    let delivered = update(&mut model, Action::DeliverCode);
    assert_eq!(plan(&delivered), "Plan(Deliver { logins: [Login(\"27INSU1068\")], means: Hand, to: \"\" })");
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
fn the_portals_file_is_written_where_the_user_says() {
    let mut model = model();
    let mut file = form(update(&mut model, Action::ExportCodes));
    assert_eq!(send(&file, &model).unwrap_err().field, "path");
    fill(&mut file, "/srv/portail/htpasswd");
    let planned = send(&file, &model).unwrap();
    assert!(planned.starts_with("Plan(ExportCodes { path: \"/srv/portail/htpasswd\", format: Htpasswd"), "{planned}");
}

#[test]
fn the_screen_says_when_the_portals_file_is_older_than_the_codes() {
    let mut model = model();
    assert!(shown(&model).contains("⚠ fichier du portail à récrire (écrit le 18/04/2027)"));
    model.state.exported = Some(fixture::meta(40, "2027-05-05T09:00:00Z"));
    refresh(&mut model);
    assert!(shown(&model).contains("fichier du portail à jour (écrit le 05/05/2027)"));
    model.now.day = fixture::day("2027-06-01");
    refresh(&mut model);
    assert!(matches!(model.codes.portal, PortalFile::Stale(_)), "a hold has ended by itself");
    for code in Arc::make_mut(&mut model.state.codes).values_mut() {
        code.holds.clear();
    }
    refresh(&mut model);
    assert!(matches!(model.codes.portal, PortalFile::Fresh(_)));
    model.now.day = fixture::day("2027-06-06");
    refresh(&mut model);
    assert!(matches!(model.codes.portal, PortalFile::Fresh(_)), "a day that comes cuts nobody off");
    model.state.codes_changed = Some(fixture::meta(41, "2027-06-06T09:00:00Z"));
    refresh(&mut model);
    assert!(matches!(model.codes.portal, PortalFile::Stale(_)), "the old codes were cut off");
    model.state.exported = None;
    refresh(&mut model);
    assert!(shown(&model).contains("jamais écrit"));
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
fn a_desk_without_codes_says_what_to_do_first() {
    for lang in [Lang::Fr, Lang::En] {
        let mut state = fixture::state();
        state.codes = Arc::default();
        let mut model = fixture::model_of(state, lang, (80, 24));
        let screen = shown(&model);
        assert!(
            screen.contains(["Aucun code n’a encore été émis", "No code has been issued yet"][lang as usize]),
            "{screen}"
        );
        assert_eq!(reason(&model, Action::ExportCodes), Some("aucun code n’a encore été émis"));
        assert_eq!(reason(&model, Action::RevokeCode), Some("aucun code dans cette liste"));
        for row in ROWS.iter().filter(|r| r.action != Action::CheckCode && r.action != Action::ExportCodes) {
            assert!(update(&mut model, row.action).is_empty(), "{:?}", row.action);
        }
    }
}

#[test]
fn the_filter_finds_codes_by_login_structure_and_correspondent() {
    let mut model = model();
    for (typed, found) in [("27insu9", "27INSU9"), ("epidemiologie", "27INSU9"), ("lefevre cytometrie", "27INSUS34")] {
        model.filters.insert(Layer::Codes, typed.into());
        refresh(&mut model);
        let logins: Vec<String> =
            (0..model.codes.names.len()).map(|n| model.codes.row(n).unwrap().login.to_string()).collect();
        assert_eq!(logins, [found], "{typed}");
    }
}

#[test]
fn copying_a_row_copies_the_logins_and_never_a_secret() {
    let mut model = model();
    on(&mut model, 10);
    let effects = update(&mut model, Action::CopyCell);
    assert!(matches!(&effects[0], Effect::Copy { text, secret: false } if text == "27INSU1016"), "{effects:?}");
}

#[test]
fn whatever_names_hold_no_control_or_hidden_character_reaches_the_screen() {
    let mut state = fixture::state();
    for structure in Arc::make_mut(&mut state.structures).values_mut() {
        let structure = Arc::make_mut(structure);
        (structure.title, structure.own_label) = (fixture::HOSTILE.into(), Some(fixture::HOSTILE.into()));
    }
    for person in Arc::make_mut(&mut state.people).persons.values_mut() {
        (person.name, person.mail, person.phone) =
            (fixture::HOSTILE.into(), fixture::HOSTILE.into(), fixture::HOSTILE.into());
    }
    for size in SIZES {
        let mut model = fixture::model_of(state.clone(), Lang::Fr, size);
        for _ in 0..10 {
            update(&mut model, Action::Down);
            for cell in fixture::drawn(&model, view).content() {
                assert!(!cell.symbol().chars().any(deceives), "{:?} at {size:?}", cell.symbol());
            }
        }
    }
}

#[test]
fn any_size_is_drawn_without_harm() {
    for size in [(1, 1), (3, 3), (10, 4), (40, 10), (79, 15), (116, 9), (200, 60)] {
        shown(&fixture::model(Lang::Fr, size));
    }
}
