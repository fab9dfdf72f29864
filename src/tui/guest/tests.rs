//! What a guest can do and cannot: nothing of the desk is reached, the code leaves no trace, leaving locks.

use super::*;
use crate::desk::Verb;
use crate::domain::circuit::{Asked, Quorum, Step, Task, Who};
use crate::domain::countersign::CodeSent;
use crate::domain::dossier::{FileRef, Round};
use crate::domain::order::Meta;
use crate::domain::state::State;
use crate::domain::trouble::Rule;
use crate::text::Lang;
use crate::tui::action::Layer;
use crate::tui::registry;
use crate::tui::update::{Msg, settle, update};
use crate::tui::view::{draw_to, letters};
use std::sync::Arc;

fn state() -> State {
    let name = |n: &str| n.into();
    let outsider = Outsider {
        id: "o".into(),
        name: name("Ida Roy"),
        quality: name("stagiaire"),
        phone: name("+33612345678"),
        ..Outsider::default()
    };
    let step = Step::new(Asked::Countersignature, vec![Who::Outsider], Quorum::All, 0);
    let task = Task { outsider: Some("o".into()), ..Task::new("t".into(), 0, Asked::Countersignature, "".into()) };
    let document = FileRef { hash: "abcdef0123456789".into(), name: name("convention.pdf"), size: 9, pages: 2 };
    let round = Round { document, steps: vec![step], tasks: vec![task], started: Meta::default() };
    let mut dossier = Dossier { id: "d".into(), rounds: vec![round], ..Dossier::default() };
    (dossier.number, dossier.title) = (name("2027-0001"), name("Convention de stage"));
    dossier.particulars.outsiders.push(outsider);
    dossier.settle();
    let mut state = State::default();
    Arc::make_mut(&mut state.dossiers).insert("d".into(), Arc::new(dossier));
    state
}

fn model(lang: Lang) -> Model {
    let mut model = Model::new(lang, crate::tui::stage::moment());
    (model.screen, model.me, model.state) = (Layer::Book, "p".into(), state());
    model.frame.active = Some(model.now);
    let pages = vec![(1..40).map(|n| format!("Article {n}")).collect(), vec!["Fait à Paris.".to_owned()]];
    let reading = Reading { name: "convention.pdf".into(), pages, ..Reading::default() };
    open(&mut model, "d".into(), "o".into(), reading);
    model
}

fn press(model: &mut Model, written: &str) -> Vec<Effect> {
    let keys: Vec<&str> = written.split_whitespace().collect();
    keys.iter().flat_map(|k| update(model, Msg::Key(Chord::parse(k).unwrap()))).collect()
}

fn picture(model: &mut Model, width: u16, height: u16) -> String {
    letters(&draw_to(model, width, height)).replace('\u{a0}', " ")
}

#[test]
fn no_key_of_the_desk_works_before_a_guest() {
    let keys: Vec<String> = registry::rows().flat_map(|r| r.keys.iter().map(|k| (*k).to_owned())).collect();
    assert!(keys.len() > 80);
    for written in keys.iter().map(String::as_str).chain(["ctrl-c", "ctrl-z", "f9", "ctrl-o", ":", "q"]) {
        let mut model = model(Lang::Fr);
        model.size = (80, 24);
        let effects = press(&mut model, written);
        let harmless =
            effects.iter().all(|e| matches!(e, Effect::Redraw | Effect::Cancel | Effect::Close | Effect::Look));
        assert!(harmless, "{written}: {effects:?}");
        let locked = written == "ctrl-l";
        assert_eq!(model.guest.is_none(), locked, "{written}");
        assert_eq!(model.screen, if locked { Layer::Door } else { Layer::Book }, "{written}");
        assert!(model.overlays.is_empty() && model.filter.is_none() && model.toast.is_none(), "{written}");
    }
}

#[test]
fn clicks_and_pastes_reach_nothing_but_the_code() {
    let mut model = model(Lang::Fr);
    model.size = (80, 24);
    for y in 0..24 {
        for x in (0..80).step_by(4) {
            assert!(update(&mut model, Msg::Mouse(Mouse::Click { x, y })).is_empty());
        }
    }
    update(&mut model, Msg::Mouse(Mouse::Wheel { down: true }));
    assert_eq!(model.guest.as_ref().unwrap().reader.scroll, 3);
    assert!(update(&mut model, Msg::Paste(":q\n1234 5678\n".into())).is_empty());
    assert_eq!(model.guest.as_ref().unwrap().code.value(), "12345678");
}

#[test]
fn leaving_locks_the_desk_and_nothing_of_it_stays() {
    let mut model = model(Lang::Fr);
    press(&mut model, "esc");
    assert!(picture(&mut model, 80, 24).contains("Quitter verrouille le bureau"));
    press(&mut model, "x");
    assert!(model.guest.is_some() && !picture(&mut model, 80, 24).contains("Quitter verrouille"));
    let effects = press(&mut model, "esc enter");
    assert!(matches!(effects[..], [Effect::Cancel, Effect::Close, Effect::Look]), "{effects:?}");
    assert!(model.guest.is_none() && model.screen == Layer::Door && model.state.dossiers.is_empty());
}

fn applied(effects: &[Effect]) -> &dyn Verb {
    let [Effect::Apply(verb)] = effects else { panic!("{effects:?}") };
    &**verb
}

#[test]
fn a_guest_agrees_asks_for_a_code_and_types_it() {
    let mut model = model(Lang::Fr);
    model.size = (80, 24);
    let effects = press(&mut model, "tab space tab enter");
    assert!(format!("{:?}", applied(&effects)).starts_with("SendCode"), "{effects:?}");
    let mut state = model.state.clone();
    let dossier = Arc::make_mut(Arc::make_mut(&mut state.dossiers).get_mut(&"d".into()).unwrap());
    let until = model.now.at + chrono::TimeDelta::minutes(10);
    dossier.codes.push(CodeSent {
        id: "e".into(),
        outsider: "o".into(),
        task: "t".into(),
        document: "abcdef0123456789".into(),
        sent: Meta { at: model.now.at, ..Meta::default() },
        until,
        consent: "Les mots du code".into(),
        ..CodeSent::default()
    });
    let report = Report::Applied { done: Done::one("Ida Roy"), state: Box::new(state), read_only: None };
    assert!(take(&mut model, report).is_empty());
    let told = picture(&mut model, 80, 24);
    assert!(told.contains("Un code vient de partir au +•••••••••78") && told.contains("5 essais"), "{told}");
    assert!(told.contains("Les mots du code") && told.contains("[x] J’ai lu"), "{told}");
    let effects = press(&mut model, "1 2 3 4 5 6 7 8 enter");
    let printed = format!("{:?}", applied(&effects));
    assert!(
        printed.starts_with("TryCode") && printed.contains("agreed: true") && !printed.contains("12345678"),
        "{printed}"
    );
    assert_eq!(model.guest.as_ref().unwrap().code.value(), "", "it does not stay in sight");
    let wrong = Done { refused: vec![("Ida Roy".into(), Rule::CodeWrong { left: 4 })], ..Done::default() };
    let state = Box::new(model.state.clone());
    take(&mut model, Report::Applied { done: wrong, state, read_only: None });
    assert!(picture(&mut model, 80, 24).contains("Il reste 4 essais"));
    let unshown = vec![("2027-1".into(), Rule::StampUnshown)];
    let state = Box::new(model.state.clone());
    let done = Done { refused: unshown, ..Done::one("2027-1") };
    take(&mut model, Report::Applied { done, state, read_only: None });
    let said = model.guest.as_ref().unwrap().said.clone().unwrap().0;
    assert!(said.contains("vient de partir") && said.contains("sans tampon visible"), "done, with a remark: {said}");
    let Effect::Apply(verb) = effects.into_iter().next().unwrap() else { panic!() };
    take(&mut model, Report::Refused { verb, trouble: Rule::ConsentMissing.into() });
    assert!(picture(&mut model, 80, 24).contains("doit d’abord dire"));
}

#[test]
fn the_view_fits_windows_of_every_size_in_both_languages() {
    for (lang, words) in [(Lang::Fr, "Contreseing"), (Lang::En, "Countersignature")] {
        for (width, height) in [(80, 24), (120, 40), (40, 10), (200, 60), (60, 18)] {
            let mut model = model(lang);
            let told = picture(&mut model, width, height);
            assert!(told.starts_with(&format!(" {words}")), "{told}");
            assert!(told.contains("Article 1"), "{width}x{height}\n{told}");
            for key in ["tab", "tab", "tab", "tab", "esc"] {
                press(&mut model, key);
                picture(&mut model, width, height);
            }
        }
    }
    let mut model = model(Lang::Fr);
    for bad in ["F2", "Accueil", "Structures", "Parapheur"] {
        assert!(!picture(&mut model, 80, 24).contains(bad), "{bad}");
    }
}

#[test]
fn in_the_smallest_window_nobody_agrees_to_words_that_were_not_shown() {
    for lang in [Lang::Fr, Lang::En] {
        let mut model = model(lang);
        model.size = (40, 10);
        press(&mut model, "tab");
        let consent = agreed_words(&model, model.guest.as_ref().unwrap());
        let mut seen = String::new();
        for leaf in 0.. {
            assert!(leaf < 40, "{seen}");
            let told = picture(&mut model, 40, 10);
            seen.push_str(&told);
            press(&mut model, if leaf % 2 == 0 { "space" } else { "down" });
            if model.guest.as_ref().unwrap().agreed || model.guest.as_ref().unwrap().focus != Focus::Agree {
                break;
            }
        }
        let missing: Vec<&str> = consent.split_whitespace().filter(|word| !seen.contains(word)).collect();
        assert!(missing.is_empty(), "{missing:?}\n{seen}");
        press(&mut model, "up up up up up up up up up up up up");
        let first = consent.split_whitespace().next().unwrap();
        let guest = model.guest.as_mut().unwrap();
        guest.focus = Focus::Agree;
        assert!(guest.from == 0 && picture(&mut model, 40, 10).contains(first), "and back to the first row");
    }
}

#[test]
fn silence_locks_a_guest_out_too() {
    let mut model = model(Lang::Fr);
    let later = crate::desk::Moment { at: model.now.at + chrono::TimeDelta::minutes(6), ..model.now };
    let effects = update(&mut model, Msg::Tick(later));
    assert!(!settle(&mut model, effects).is_empty() && model.guest.is_none());
}
