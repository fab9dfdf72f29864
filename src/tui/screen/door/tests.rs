//! Stories before the door.

use super::*;
use crate::desk::Moment;
use crate::domain::state::State;
use crate::domain::structure::Structure;
use crate::domain::trouble::{Rule, Trouble};
use crate::job::Report;
use crate::text::Lang;
use crate::tui::action::Layer;
use crate::tui::frame::Act;
use crate::tui::overlay::Overlay;
use crate::tui::update::{Msg, deadline, update};
use crate::tui::view::{draw_to, letters};
use chrono::{Duration, TimeZone as _};
use std::sync::Arc;

const GOOD: &str = "la mer est belle ce matin";

fn moment() -> Moment {
    let at = Utc.with_ymd_and_hms(2027, 1, 11, 9, 0, 0).unwrap();
    Moment { at, day: at.date_naive() }
}

fn account(person: &str, name: &str) -> AccountName {
    AccountName { person: PersonId::from(person), name: name.into(), must_change: false }
}

fn before(found: Result<Vec<AccountName>, Trouble>) -> Model {
    let mut model = Model::new(Lang::Fr, moment());
    update(&mut model, Msg::Report(1, Report::Accounts(found)));
    model
}

fn locked() -> Model {
    before(Ok(vec![account("p1", "Élise"), account("p2", "Albert")]))
}

fn no_desk() -> Model {
    before(Err(Trouble::Rule(Rule::NoDesk { path: "/x".into() })))
}

fn press(model: &mut Model, written: &str) -> Vec<Effect> {
    update(model, Msg::Key(Chord::parse(written).unwrap()))
}

fn type_in(model: &mut Model, text: &str) {
    for c in text.chars() {
        let effects = update(model, Msg::Key(Chord::plain(crate::tui::chord::Key::Char(c))));
        assert!(effects.is_empty(), "{c} did {effects:?}");
    }
}

fn shown(model: &mut Model) -> String {
    letters(&draw_to(model, 80, 24))
}

/// Sends the form and gives the worker's answer.
fn answered(model: &mut Model, report: Report) -> Vec<Effect> {
    let number = model.frame.jobs.act(Act::Opening);
    update(model, Msg::Report(number, report))
}

fn opened(read_only: Option<ReadOnly>, notices: Vec<Notice>) -> Report {
    Report::Opened { me: PersonId::from("p1"), state: Box::new(State::default()), read_only, notices }
}

#[test]
fn the_passphrase_opens_and_is_never_shown() {
    let mut model = locked();
    let first = shown(&mut model);
    assert!(first.contains("Élise"), "whoever made the desk is offered: {first}");
    type_in(&mut model, GOOD);
    assert!(!shown(&mut model).contains("mer"));
    let effects = press(&mut model, "enter");
    assert!(matches!(&effects[..], [Effect::Unlock { person, passphrase, .. }]
        if person.as_str() == "p1" && passphrase.as_str() == GOOD));
    answered(&mut model, opened(None, Vec::new()));
    assert_eq!(model.screen, Layer::Home);
    assert!(model.door.kept.is_none() && model.door.form.is_none());
}

#[test]
fn what_is_typed_can_be_looked_at_on_a_key() {
    let mut model = locked();
    type_in(&mut model, "la mer");
    press(&mut model, "ctrl-t");
    assert!(shown(&mut model).contains("la mer"));
    press(&mut model, "ctrl-t");
    assert!(!shown(&mut model).contains("la mer"));
}

#[test]
fn a_wrong_passphrase_is_said_and_the_wait_grows_to_a_minute() {
    let mut model = locked();
    let mut waits = Vec::new();
    for _ in 0..9 {
        type_in(&mut model, "x");
        assert!(matches!(press(&mut model, "enter")[..], [Effect::Unlock { .. }]));
        answered(&mut model, Report::Failed(Trouble::Rule(Rule::PassphraseWrong)));
        let until = opens_at(&model).unwrap();
        waits.push((until - model.now.at).num_seconds());
        assert!(shown(&mut model).contains("pas la phrase de passe"));
        assert!(deadline(&model).unwrap() <= model.now.at + Duration::seconds(1), "the wait is counted down");
        type_in(&mut model, "x");
        assert!(press(&mut model, "enter").is_empty(), "nothing is tried during the wait");
        press(&mut model, "ctrl-u");
        model.now.at = until;
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
}

#[test]
fn a_given_passphrase_is_changed_before_anything_else() {
    let mut model = locked();
    type_in(&mut model, GOOD);
    press(&mut model, "enter");
    answered(&mut model, opened(None, vec![Notice::MustChange]));
    assert_eq!(model.screen, Layer::Door);
    press(&mut model, "f5");
    assert_eq!(model.screen, Layer::Door);
    for (new, again, sent) in
        [("court", "court", false), (GOOD, GOOD, false), ("un autre long poème", "un autre", false)]
    {
        type_new(&mut model, new, again);
        assert_eq!(press(&mut model, "enter").len(), usize::from(sent), "{new}");
    }
    type_new(&mut model, "un autre long poème", "un autre long poème");
    assert!(matches!(press(&mut model, "enter")[..], [Effect::Apply(_)]));
    let number = model.frame.jobs.act(Act::Applying);
    let done = crate::desk::Done::default();
    let report = Report::Applied { done, state: Box::new(State::default()), read_only: None };
    update(&mut model, Msg::Report(number, report));
    assert_eq!(model.screen, Layer::Home);
}

fn type_new(model: &mut Model, new: &str, again: &str) {
    if let Some(form) = &mut model.door.form {
        form.focus = 0;
    }
    press(model, "ctrl-u");
    type_in(model, new);
    press(model, "tab");
    press(model, "ctrl-u");
    type_in(model, again);
}

#[test]
fn an_old_copy_is_explained_and_looking_is_what_enter_does() {
    let why = ReadOnly::OldCopy { seen: 20, here: 10 };
    let mut model = locked();
    type_in(&mut model, GOOD);
    press(&mut model, "enter");
    answered(&mut model, opened(Some(why.clone()), Vec::new()));
    assert!(shown(&mut model).contains("celui que l’on attend"));
    press(&mut model, "enter");
    assert_eq!((model.screen, &model.read_only), (Layer::Home, &Some(why.clone())));
    assert!(matches!(model.overlays[..], [Overlay::Message(_)]), "it is said why nothing can be changed");

    let mut model = locked();
    type_in(&mut model, GOOD);
    press(&mut model, "enter");
    answered(&mut model, opened(Some(why), Vec::new()));
    press(&mut model, "right");
    let effects = press(&mut model, "enter");
    assert!(matches!(&effects[..], [Effect::Unlock { how, passphrase, .. }]
        if how.accept_copy && passphrase.as_str() == GOOD));
}

#[test]
fn a_desk_that_another_program_holds_opens_for_reading_and_says_so() {
    let mut model = locked();
    type_in(&mut model, GOOD);
    press(&mut model, "enter");
    answered(&mut model, opened(Some(ReadOnly::HeldBy { pid: "4242".into() }), Vec::new()));
    assert_eq!(model.screen, Layer::Home);
    assert!(shown(&mut model).contains("4242"));
}

#[test]
fn a_demonstration_shows_its_accounts_and_passphrases() {
    let mut model = Model::new(Lang::Fr, moment());
    model.door.demo = vec![("Zoé".into(), "x".into()), ("Élise".into(), "un deux trois soleils".into())];
    update(&mut model, Msg::Report(1, Report::Accounts(Ok(vec![account("p1", "Élise")]))));
    let text = shown(&mut model);
    let (first, second) = (text.find("Élise\u{a0}:"), text.find("Zoé\u{a0}:"));
    assert!(first.is_some() && first < second && text.contains("un deux trois soleils"), "{text}");
}

#[test]
fn the_wizard_makes_a_desk_and_says_what_a_passphrase_lacks() {
    let mut model = no_desk();
    assert!(shown(&mut model).contains("Bienvenue"));
    for text in ["", "Institut", "", "", "inserm.fr, u1016.fr", "Élise Roux", "elise@example.org", ""] {
        type_in(&mut model, text);
        press(&mut model, "enter");
    }
    type_in(&mut model, "la mer");
    assert!(shown(&mut model).contains("encore 9 caractères"));
    type_in(&mut model, " est belle");
    assert!(shown(&mut model).contains("convient"));
    press(&mut model, "tab");
    type_in(&mut model, "la mer est belle");
    assert!(press(&mut model, "enter").is_empty(), "the mail is of no domain of the institute");
    assert_eq!(model.door.form.as_ref().unwrap().fault.as_ref().unwrap().field, "mail");
    press(&mut model, "ctrl-u");
    type_in(&mut model, "elise@inserm.fr");
    press(&mut model, "ctrl-enter");
    let effects = press(&mut model, "ctrl-enter");
    let [Effect::Create(new)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((new.organisation.as_str(), new.name.as_str(), new.domains.len()), ("Institut", "Élise Roux", 2));
    answered(&mut model, opened(None, Vec::new()));
    assert_eq!(model.screen, Layer::Home);
}

#[test]
fn the_wizard_follows_the_language_that_is_chosen() {
    let mut model = no_desk();
    press(&mut model, "e");
    assert_eq!(model.lang, Lang::En);
    assert!(shown(&mut model).contains("Welcome") && shown(&mut model).contains("Your name"));
    press(&mut model, "f");
    assert!(shown(&mut model).contains("Bienvenue"));
}

#[test]
fn after_a_lock_somebody_else_comes_home_and_the_same_person_to_the_same_screen() {
    for (who, screen) in [("p1", Layer::Register), ("p0", Layer::Home)] {
        let mut model = locked();
        type_in(&mut model, GOOD);
        press(&mut model, "enter");
        answered(&mut model, with_structure(opened(None, Vec::new()), "p1"));
        press(&mut model, "f8");
        press(&mut model, "ctrl-l");
        let accounts = vec![account("p0", "Aline"), account("p1", "Élise")];
        update(&mut model, Msg::Report(9, Report::Accounts(Ok(accounts))));
        type_in(&mut model, GOOD);
        press(&mut model, "enter");
        answered(&mut model, with_structure(opened(None, Vec::new()), who));
        assert_eq!(model.screen, screen, "{who}");
    }
}

/// The desk of somebody, which knows a structure: an empty one always begins at home.
fn with_structure(report: Report, who: &str) -> Report {
    let Report::Opened { mut state, read_only, notices, .. } = report else { panic!("{report:?}") };
    let structure = Structure { id: "200710776M".into(), ..Structure::default() };
    Arc::make_mut(&mut state.structures).insert(structure.id.clone(), Arc::new(structure));
    Report::Opened { me: who.into(), state, read_only, notices }
}

#[test]
fn after_a_lock_the_same_account_and_screen_come_back() {
    let mut model = locked();
    type_in(&mut model, GOOD);
    press(&mut model, "enter");
    answered(&mut model, opened(None, Vec::new()));
    press(&mut model, "f8");
    press(&mut model, "ctrl-l");
    assert_eq!(model.screen, Layer::Door);
    update(&mut model, Msg::Report(9, Report::Accounts(Ok(vec![account("p0", "Aline"), account("p1", "Élise")]))));
    assert!(shown(&mut model).contains("Élise") && shown(&mut model).contains("verrouillé"));
}

#[test]
fn a_crash_leads_back_to_the_door_with_a_word() {
    let mut model = locked();
    type_in(&mut model, GOOD);
    press(&mut model, "enter");
    answered(&mut model, opened(None, Vec::new()));
    let effects = update(&mut model, Msg::Report(99, Report::Crashed));
    assert!(matches!(effects[..], [Effect::Look]));
    assert!(model.screen == Layer::Door && shown(&mut model).contains("Erreur interne"));
}

#[test]
fn what_was_being_filled_in_waits_for_whoever_typed_it_without_its_secrets() {
    let begun = |model: &mut Model| {
        type_in(model, GOOD);
        press(model, "enter");
        answered(model, opened(None, Vec::new()));
    };
    let mut model = locked();
    begun(&mut model);
    let nothing = crate::text::both("", "");
    let fields = vec![
        crate::tui::overlay::form::Field::line("a", nothing, nothing, ""),
        crate::tui::overlay::form::Field::secret("b", nothing, nothing),
    ];
    model.overlays.push(Overlay::Form(Form::new("Essai", fields, |_, _| Ok(Effect::Redraw))));
    type_in(&mut model, "un titre");
    press(&mut model, "tab");
    type_in(&mut model, "secret");
    press(&mut model, "ctrl-l");
    assert!(model.overlays.is_empty());
    update(&mut model, Msg::Report(9, Report::Accounts(Ok(vec![account("p1", "Élise")]))));
    begun(&mut model);
    let Some(Overlay::Form(form)) = model.overlays.last() else { panic!("the form is back") };
    assert_eq!((form.value("a").as_str(), form.value("b").as_str()), ("un titre", ""));

    press(&mut model, "ctrl-l");
    update(&mut model, Msg::Report(9, Report::Accounts(Ok(vec![account("p2", "Albert")]))));
    type_in(&mut model, GOOD);
    press(&mut model, "enter");
    let other =
        Report::Opened { me: PersonId::from("p2"), state: Box::default(), read_only: None, notices: Vec::new() };
    answered(&mut model, other);
    assert!(model.overlays.is_empty(), "somebody else does not see it");
}
