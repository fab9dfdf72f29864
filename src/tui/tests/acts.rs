//! The way of an act: planned, shown, confirmed, done or refused.

use super::*;

#[test]
fn an_act_is_planned_shown_confirmed_and_done() {
    let mut model = inside();
    model.overlays.push(Overlay::Form(form()));
    for c in ["a", "enter"] {
        press(&mut model, c);
    }
    let effects = press(&mut model, "enter");
    assert!(matches!(effects[..], [Effect::Plan(_)]));
    let number = begin(&mut model, Act::Planning);
    // Keys that come before the plan is seen do nothing.
    assert!(press(&mut model, "o").is_empty());
    let (verb, plan) = revoke(Grade::Confirmed);
    update(&mut model, Msg::Report(number, Report::Planned { verb, plan }));
    assert!(matches!(model.overlays[..], [Overlay::Form(_), Overlay::Confirm(_)]));
    assert!(press(&mut model, "enter").is_empty());
    assert!(matches!(model.overlays[..], [Overlay::Form(_)]), "Enter cancels and the form is still there");
    assert!(picture(&mut model).contains("Annulé\u{a0}: rien n’a changé."), "{}", picture(&mut model));

    let (verb, plan) = revoke(Grade::Confirmed);
    model.overlays.push(Overlay::Confirm(Confirm::new(verb, plan)));
    if let Some(Overlay::Form(form)) = model.overlays.first_mut() {
        form.sent = true;
    }
    assert!(matches!(press(&mut model, "o")[..], [Effect::Apply(_)]));
    let number = begin(&mut model, Act::Applying);
    let report = Report::Applied { done: Done::one("27INSU1016"), state: Box::new(State::default()), read_only: None };
    update(&mut model, Msg::Report(number, report));
    assert!(model.overlays.is_empty());
    assert!(picture(&mut model).contains("Code révoqué\u{a0}: 27INSU1016"), "{}", picture(&mut model));
}

#[test]
fn what_can_be_taken_back_is_done_at_once() {
    let mut model = inside();
    let number = begin(&mut model, Act::Planning);
    let verb = Box::new(Lift { logins: Vec::new() });
    let plan = Plan::new(Heading::Lift { login: "X".into() }, Grade::Reversible).item(Item::Will("X".into()));
    let effects = update(&mut model, Msg::Report(number, Report::Planned { verb, plan }));
    assert!(matches!(effects[..], [Effect::Apply(_)]) && model.overlays.is_empty());
}

#[test]
fn nothing_to_do_is_said_and_not_asked() {
    let mut model = inside();
    let number = begin(&mut model, Act::Planning);
    let verb = Box::new(Lift { logins: Vec::new() });
    let plan = Plan::new(Heading::Offices, Grade::Confirmed).note(Note::Unchanged);
    assert!(update(&mut model, Msg::Report(number, Report::Planned { verb, plan })).is_empty());
    assert!(matches!(model.overlays[..], [Overlay::Message(_)]));
}

#[test]
fn a_refusal_comes_back_into_the_form_with_what_was_typed() {
    let mut model = inside();
    model.overlays.push(Overlay::Form(form()));
    for c in ["a", "enter", "enter"] {
        press(&mut model, c);
    }
    let number = begin(&mut model, Act::Planning);
    let trouble = Trouble::Rule(Rule::NoSuchCode { typed: "A".into() });
    let verb = Box::new(Lift { logins: Vec::new() });
    update(&mut model, Msg::Report(number, Report::Refused { verb, trouble }));
    let Some(Overlay::Form(form)) = model.overlays.last() else { panic!("the form stays") };
    assert!(form.fault.is_some() && !form.sent && form.value("text") == "a");
}

#[test]
fn a_wrong_passphrase_is_asked_for_again_and_the_old_one_is_wiped() {
    #[derive(Debug)]
    struct Asks;
    impl Verb for Asks {
        fn plan(
            &self,
            _: &crate::desk::Desk,
            _: Moment,
            _: &crate::desk::Watch,
        ) -> crate::domain::trouble::Outcome<Plan> {
            Err(Trouble::Cancelled)
        }
        fn apply(
            &mut self,
            _: &mut crate::desk::Desk,
            _: Moment,
            _: &crate::desk::Watch,
        ) -> crate::domain::trouble::Outcome<Done> {
            Err(Trouble::Cancelled)
        }
        fn needs_passphrase(&self) -> bool {
            true
        }
    }
    let mut model = inside();
    let plan = Plan::new(Heading::Sign { number: "12".into() }, Grade::Typed).item(Item::Will("12".into()));
    model.overlays.push(Overlay::Confirm(Confirm::new(Box::new(Asks), plan)));
    assert!(press(&mut model, "enter").is_empty() && !model.overlays.is_empty());
    for c in ["o", "q", "space", "/"] {
        assert!(press(&mut model, c).is_empty());
    }
    let shown = picture(&mut model);
    assert!(shown.contains("••••") && !shown.contains("oq"));
    assert!(matches!(press(&mut model, "enter")[..], [Effect::Apply(_)]));
    let number = begin(&mut model, Act::Applying);
    let trouble = Trouble::Rule(Rule::PassphraseWrong);
    update(&mut model, Msg::Report(number, Report::Refused { verb: Box::new(Asks), trouble }));
    assert!(matches!(&model.overlays[..], [Overlay::Confirm(c)] if c.typed.value().is_empty()));
    let _ = Sign { dossier: DossierId::from("d"), passphrase: Hidden::new(String::new()) };
}

#[test]
fn a_report_that_nobody_waits_for_is_dropped() {
    let mut model = inside();
    let number = begin(&mut model, Act::Planning);
    let effects = press(&mut model, "ctrl-l");
    assert!(matches!(effects[..], [Effect::Cancel, Effect::Close, Effect::Look]));
    let (verb, plan) = revoke(Grade::Confirmed);
    update(&mut model, Msg::Report(number, Report::Planned { verb, plan }));
    assert!(model.overlays.is_empty() && model.screen == Layer::Door);
}

#[test]
fn nothing_that_changes_anything_can_be_done_while_only_reading() {
    let mut model = inside();
    model.read_only = Some(ReadOnly::Asked);
    for row in registry::rows() {
        let allowed = super::super::perform::allowed(&model, row);
        assert!(row.grade == Grade::Look || allowed.is_err(), "{}", row.name);
    }
    assert!(picture(&mut model).contains("LECTURE SEULE"));
}

#[test]
fn five_silent_minutes_lock_the_desk_even_for_a_laptop_that_was_shut() {
    let mut model = inside();
    model.overlays.push(Overlay::Message(Message::default()));
    assert_eq!(deadline(&model), Some(moment().at + Duration::minutes(5)));
    let later = |minutes| Moment { at: moment().at + Duration::minutes(minutes), ..moment() };
    assert!(update(&mut model, Msg::Tick(later(4))).is_empty());
    model.now = later(4);
    press(&mut model, "down");
    assert!(update(&mut model, Msg::Tick(later(8))).is_empty());
    // A key after the lid was opened again: it locks, and does nothing else.
    model.now = later(60);
    model.overlays.clear();
    let effects = press(&mut model, "f5");
    assert!(matches!(effects[..], [Effect::Cancel, Effect::Close, Effect::Look]));
    assert_eq!(model.screen, Layer::Door);
    assert_eq!(model.state, State::default());
    assert!(model.overlays.is_empty());
}

#[test]
fn a_secret_is_seen_in_its_overlay_only_and_for_ten_seconds() {
    let mut model = inside();
    let secret = Hidden::new("4X7K-9M2P-QR3T".to_owned());
    let until = moment().at + Duration::hours(1);
    let overlay = Overlay::Secret { login: Login::typed("27INSU1016"), secret, until };
    super::super::update::settle(&mut model, vec![Effect::Push(Box::new(overlay))]);
    assert!(picture(&mut model).contains("4X7K-9M2P-QR3T"));
    assert_eq!(deadline(&model), Some(moment().at + Duration::seconds(1)));
    let at = |s| Moment { at: moment().at + Duration::seconds(s), ..moment() };
    update(&mut model, Msg::Tick(at(9)));
    assert!(picture(&mut model).contains("Masqué dans 1"));
    update(&mut model, Msg::Tick(at(10)));
    assert!(!picture(&mut model).contains("4X7K"));
}

#[test]
fn a_file_that_does_not_exist_is_told_in_the_form_by_its_name_with_what_to_do() {
    let mut stage = crate::tui::stage::Stage::new();
    stage.enter(Lang::Fr);
    stage.keys("f3 I").text("/nulle/part/absent.csv").keys("ctrl-enter");
    let Some(Overlay::Form(form)) = stage.model.overlays.last() else { panic!("{:?}", stage.model.overlays) };
    let why = form.fault.as_ref().map(|f| f.why.replace('\u{a0}', " ")).unwrap_or_default();
    let told = "ce fichier ou ce répertoire n’existe pas. Vérifiez le nom et le chemin, puis réessayez.";
    assert_eq!(why, format!("/nulle/part/absent.csv : {told}"));
}
