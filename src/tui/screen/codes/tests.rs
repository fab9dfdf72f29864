//! The codes screen as somebody meets it: actions in, pictures and effects out, and never a secret in a list.

use super::state::{Column, PortalFile, Wanted};
use super::{answer, refresh, update, view};
use crate::desk::Hidden;
use crate::desk::{Answer, Checked, Done, Line, PortalReport, Question};
use crate::domain::campaign::Origin;
use crate::domain::clean::deceives;
use crate::domain::code::Life;
use crate::domain::leak::{Leak, Report, Step, Suspect};
use crate::domain::login::Login;
use crate::domain::mail::MailServer;
use crate::domain::usage::{Count, Usage};
use crate::job;
use crate::text::Lang;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_renewal as fixture;
use crate::tui::frame::Act;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Fault, Form, Kind};
use crate::tui::{registry, report};
use std::sync::Arc;
use tui_input::Input;

/// Actions that are refused on an empty desk for another reason than that it has no codes.
const NEEDS_NO_CODE: [Action; 7] = [
    Action::ExportCodes,
    Action::RevokePrefix,
    Action::ForgetDeadSecrets,
    Action::UsageReport,
    Action::ReportLeak,
    Action::UnsetMailServer,
    Action::TryMailServer,
];

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
    let row = registry::rows().find(|r| r.action == action && r.layers == [Layer::Codes]).unwrap();
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
    let name = form.fields[0].name;
    set(form, name, value);
}

/// Fills a field in, or chooses one of its options by its key.
fn set(form: &mut Form, name: &str, value: &str) {
    match &mut form.fields.iter_mut().find(|f| f.name == name).unwrap().kind {
        Kind::Line(input) | Kind::Path(input) | Kind::Secret(input) => *input = Input::from(value),
        Kind::Pick { chosen, .. } => *chosen = Some(value.to_owned()),
        Kind::Choice { options, at } => *at = options.iter().position(|(key, _)| key == value).unwrap(),
        Kind::Toggle(on) => *on = value == "true",
    }
}

#[test]
fn every_group_counts_its_codes() {
    assert_eq!(model().codes.counts, [10, 7, 6, 1, 0, 1, 1, 0, 1, 0]);
    assert_eq!(
        after_the_cutoff().codes.counts,
        [10, 6, 5, 1, 0, 0, 1, 2, 1, 0],
        "the hold has ended, two old codes have expired"
    );
}

#[test]
fn this_years_codes_come_first_and_every_column_sorts_both_ways() {
    let mut model = model();
    let years = |model: &Model| -> Vec<u16> { (0..10).map(|n| model.codes.row(n).unwrap().year).collect() };
    assert_eq!(years(&model), [2027, 2027, 2027, 2027, 2027, 2027, 2027, 2026, 2026, 2025]);
    for _ in 0..7 {
        update(&mut model, Action::SortNext);
        let up = model.codes.names.clone();
        update(&mut model, Action::SortReverse);
        assert_eq!(model.codes.names.len(), up.len());
        assert!(model.codes.names != up || model.codes.order.column >= Column::Delivered);
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
fn the_portals_file_is_written_where_the_user_says() {
    let mut model = model();
    let mut file = form(update(&mut model, Action::ExportCodes));
    assert_eq!(send(&file, &model).unwrap_err().field, "path");
    set(&mut file, "path", "/srv/portail/htpasswd");
    let planned = send(&file, &model).unwrap();
    assert!(planned.starts_with("Plan(ExportCodes { path: \"/srv/portail/htpasswd\", format: Htpasswd"), "{planned}");
}

#[test]
fn the_screen_says_when_the_portals_file_is_older_than_the_codes() {
    let mut model = model();
    assert!(shown(&model).contains("⚠ fichier du portail à récrire depuis le 03/05/2027"));
    fixture::written(&mut model.state, "", fixture::meta(40, "2027-05-05T09:00:00Z"));
    refresh(&mut model);
    assert!(shown(&model).contains("fichier du portail à jour (écrit le 05/05/2027)"));
    model.now.day = fixture::day("2027-06-01");
    refresh(&mut model);
    assert!(matches!(model.codes.portal, PortalFile::Stale { .. }), "a hold has ended by itself");
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
    assert!(matches!(model.codes.portal, PortalFile::Stale { .. }), "the old codes were cut off");
    fixture::written(&mut model.state, "/srv/portail.htpasswd", fixture::meta(41, "2027-06-05T09:00:00Z"));
    refresh(&mut model);
    assert!(shown(&model).contains("⚠ 2 fichiers du portail à récrire depuis le"), "{}", shown(&model));
    let files = Arc::make_mut(&mut model.state.exports);
    files.retain(|(_, path), _| !path.is_empty());
    refresh(&mut model);
    assert!(shown(&model).contains("⚠ portail.htpasswd à récrire depuis le"), "the file is named: {}", shown(&model));
    model.state.exports = Arc::default();
    let long = format!("/srv/{}", "x".repeat(80));
    fixture::written(&mut model.state, &long, fixture::meta(41, "2027-06-05T09:00:00Z"));
    refresh(&mut model);
    assert!(shown(&model).contains("⚠ fichier du portail à récrire depuis le"), "{}", shown(&model));
    model.state.exports = Arc::default();
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
        let here = registry::rows().filter(|r| r.layers == [Layer::Codes] && (r.enabled)(&model).is_err());
        let refused: Vec<Action> = here.map(|r| r.action).filter(|a| !NEEDS_NO_CODE.contains(a)).collect();
        assert!(refused.len() > 15, "{refused:?}");
        for action in refused {
            assert!(update(&mut model, action).is_empty(), "{action:?}");
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

#[test]
fn codes_that_nobody_uses_and_old_ones_still_in_use_have_their_groups() {
    let mut model = model();
    let opened = Count { opened: 4, ..Count::default() };
    let days = |text: &str| Arc::new(Usage { days: [(fixture::day(text), opened)].into() });
    let logins = [("26INSCIC1403", "2027-05-02"), ("27INSU9", "2027-05-03"), ("26INSDR05ESA", "2027-05-04")];
    model.state.usage = Arc::new(logins.map(|(login, day)| (Login::typed(login), days(day))).into());
    for code in Arc::make_mut(&mut model.state.codes).values_mut() {
        code.used = model.state.usage.get(&code.login).and_then(|u| u.first().zip(u.last()));
    }
    refresh(&mut model);
    assert_eq!(model.codes.counts, [10, 7, 6, 1, 1, 1, 1, 0, 1, 0], "a lasting code is no old one");
    let logins = |model: &Model| -> Vec<String> {
        (0..model.codes.names.len()).map(|n| model.codes.row(n).unwrap().login.to_string()).collect()
    };
    for _ in 0..3 {
        update(&mut model, Action::Right);
    }
    assert_eq!(logins(&model), ["27INSU1016"]);
    assert!(shown(&model).contains("Jamais vus"));
    update(&mut model, Action::Right);
    assert_eq!(logins(&model), ["26INSCIC1403"]);
    let screen = shown(&model);
    assert!(screen.contains("Vu le") && screen.contains("02/05/2027"), "{screen}");
}

#[test]
fn the_pane_says_how_a_code_was_handed_over_and_that_it_came_back() {
    let mut model = fixture::model(Lang::Fr, (120, 40));
    on(&mut model, 10);
    assert!(shown(&model).contains("remis le 19/04/2027 par lettre"), "{}", shown(&model));
    let codes = Arc::make_mut(&mut model.state.codes);
    let code = codes.values_mut().find(|c| c.login.as_str() == "27INSU1016").unwrap();
    code.origin = Origin::Imported;
    code.team = Some(4);
    code.deliveries[0].to = "Inès Delaunay".into();
    code.deliveries[0].returned = Some("adresse inconnue".into());
    refresh(&mut model);
    on(&mut model, 10);
    let screen = shown(&model).replace("│ ", "");
    for words in ["équipe 4", "émis ailleurs", "revenu : adresse inconnue", "jamais vu au portail"] {
        assert!(screen.contains(words), "{words} is missing from\n{screen}");
    }
    assert_eq!(reason(&model, Action::DeliverCode), None, "what came back is to be delivered again");
    assert_eq!(
        reason(&model, Action::ReplaceCodes),
        Some("ce code vient d’ailleurs\u{a0}: demandez-en un autre à qui l’a émis")
    );
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
        assert_eq!(super::forms_issue::numbers(typed), numbers, "{typed}");
    }
    for wrong in ["", "0", "4-1", "100", "un", "1-", "1-65535"] {
        assert_eq!(super::forms_issue::numbers(wrong), None, "{wrong}");
    }
    let mut model = model();
    on(&mut model, 10);
    assert_eq!(reason(&model, Action::IssueTeams), Some("cette campagne n’émet pas de code par équipe"));
    Arc::make_mut(&mut model.state.campaigns).get_mut(&2027).unwrap().settings.teams = true;
    assert_eq!(reason(&model, Action::IssueTeams), None);
    let mut teams = form(update(&mut model, Action::IssueTeams));
    fill(&mut teams, "1-2");
    assert!(send(&teams, &model).unwrap().contains("teams: [1, 2]"));
    update(&mut model, Action::SelectAll);
    assert!(reason(&model, Action::IssueTeams).unwrap().contains("une seule structure"));
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
fn the_portals_file_has_a_format_may_be_kept_up_to_date_and_is_inspected() {
    let mut model = model();
    let mut file = form(update(&mut model, Action::ExportCodes));
    set(&mut file, "path", "/srv/p");
    for (word, format) in [("ezproxy", "Ezproxy"), ("inist", "Inist"), ("htpasswd", "Htpasswd")] {
        set(&mut file, "format", word);
        assert!(send(&file, &model).unwrap().contains(&format!("format: {format}")), "{word}");
    }
    set(&mut file, "format", "ldif");
    assert_eq!(send(&file, &model).unwrap_err().field, "base");
    set(&mut file, "base", "ou=codes,dc=exemple");
    assert!(send(&file, &model).unwrap().contains("Ldif { base: \"ou=codes,dc=exemple\" }"));
    let mut target = form(update(&mut model, Action::KeepPortalFile));
    assert_eq!(target.about, "htpasswd → ? (à récrire depuis le 03/05/2027)");
    assert!(send(&target, &model).unwrap().contains("path: None"));
    set(&mut target, "path", "/srv/p");
    assert!(send(&target, &model).unwrap().contains("path: Some(\"/srv/p\")"));
    let mut inspect = form(update(&mut model, Action::InspectPortalFile));
    set(&mut inspect, "path", "/srv/p");
    assert!(send(&inspect, &model).unwrap().starts_with("Ask(CheckPortal"));
    let found = PortalReport { path: "/srv/p".into(), current: true, ..PortalReport::default() };
    assert!(answer(&mut model, &Answer::Portal(found)));
    let Some(Overlay::Message(message)) = model.overlays.pop() else { panic!() };
    let told = message.lines.join(" ");
    assert!(told.contains("À jour") && !told.contains("--worker"), "{told}");
}

#[test]
fn a_log_is_read_by_a_named_format_or_ones_own_and_the_report_tells_what_it_says() {
    let mut model = model();
    let mut log = form(update(&mut model, Action::ReadUsage));
    assert_eq!(send(&log, &model).unwrap_err().field, "file");
    fill(&mut log, "/var/log/ezproxy.log");
    assert!(send(&log, &model).unwrap().contains("format: None, only_codes: true"), "the log tells it");
    set(&mut log, "format", "nginx");
    assert!(send(&log, &model).unwrap().contains("format: Some(\"nginx\"), only_codes: true"));
    set(&mut log, "own", "%h %u %t");
    assert!(send(&log, &model).unwrap().contains("format: Some(\"%h %u %t\")"));
    assert_eq!(reason(&model, Action::UsageReport), Some("aucun journal du portail n’a encore été lu"));
    let effects = update(&mut model, Action::UsageReport);
    let Some(Effect::Push(overlay)) = effects.into_iter().next() else { panic!() };
    let Overlay::Message(message) = *overlay else { panic!() };
    assert_eq!(message.lines[0], "remis, jamais vu en usage\u{a0}: 1");
    assert!(message.lines[1].contains("27INSU1016") && message.lines[1].contains("25 jours"), "{message:?}");
}

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
    let live = report.live.unwrap();
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
