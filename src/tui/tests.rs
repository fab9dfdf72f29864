//! Stories of the frame: keys in, model and picture out.

use super::action::{Action, Layer};
use super::chord::{Chord, Key};
use super::effect::Effect;
use super::frame::Act;
use super::model::Model;
use super::mouse::Mouse;
use super::overlay::form::{Fault, Field, Form};
use super::overlay::{Confirm, Message, Overlay, Reader};
use super::theme::Theme;
use super::update::{Msg, deadline, update};
use super::{registry, view};
use crate::desk::Hidden;
use crate::desk::{Done, Lift, Moment, Reading, Revoke, Sign, Verb};
use crate::domain::code::Reason;
use crate::domain::ids::{DossierId, PersonId};
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{ReadOnly, Rule, Trouble};
use crate::job::Report;
use crate::text::{Lang, both};
use chrono::{Duration, TimeZone as _, Utc};
use ratatui::style::{Color, Modifier};

fn moment() -> Moment {
    let at = Utc.with_ymd_and_hms(2027, 1, 11, 9, 0, 0).unwrap();
    Moment { at, day: at.date_naive() }
}

/// A model with an open desk that knows nothing yet.
fn inside() -> Model {
    let mut model = Model::new(Lang::Fr, moment());
    model.screen = Layer::Home;
    model.me = PersonId::from("p1");
    model.frame.active = Some(moment());
    model
}

fn press(model: &mut Model, written: &str) -> Vec<Effect> {
    update(model, Msg::Key(Chord::parse(written).unwrap()))
}

fn form() -> Form {
    let label = both("Libellé", "Label");
    let fields = vec![Field::line("text", label, label, ""), Field::secret("secret", label, label)];
    Form::new("Essai", fields, |form, _| {
        if form.value("text").is_empty() {
            return Err(Fault { field: "text", why: "vide".into() });
        }
        Ok(Effect::Plan(Box::new(Lift { logins: vec![Login::typed(&form.value("text"))] })))
    })
}

fn revoke(grade: Grade) -> (Box<dyn Verb>, Plan) {
    let verb = Revoke { logins: vec![Login::typed("27INSU1016")], reason: Reason::Compromise };
    let plan = Plan::new(Heading::Revoke { login: "27INSU1016".into() }, grade).item(Item::Will("27INSU1016".into()));
    (Box::new(verb), plan)
}

/// What the run loop does with an act: it is on its way under a number.
fn begin(model: &mut Model, act: Act) -> u64 {
    model.frame.jobs.act(act)
}

fn picture(model: &mut Model) -> String {
    let (width, height) = model.size;
    view::letters(&view::draw_to(model, width, height))
}

#[test]
fn function_keys_show_the_screens_and_the_one_in_front_is_in_brackets() {
    let mut model = inside();
    for (key, layer, name) in [
        ("f3", Layer::Structures, "[F3 Structures]"),
        ("f4", Layer::Campaign, "[F4 Campagne]"),
        ("f8", Layer::Register, "[F8 Registre]"),
        ("f2", Layer::Home, "[F2 Accueil]"),
    ] {
        press(&mut model, key);
        assert_eq!(model.screen, layer);
        assert!(picture(&mut model).contains(name), "{}", picture(&mut model));
    }
}

#[test]
fn help_in_front_of_a_form_tells_its_keys_and_leads_back_to_it() {
    let mut model = inside();
    model.overlays.push(Overlay::Form(form()));
    update(&mut model, Msg::Key(Chord::plain(Key::Char('a'))));
    update(&mut model, Msg::Key(Chord::plain(Key::F(1))));
    let Some(Overlay::Message(help)) = model.overlays.last() else { panic!("no help") };
    let told = help.lines.join("\n");
    assert!(told.contains("Champ suivant") && told.contains("Ctrl-U"), "{told}");
    update(&mut model, Msg::Key(Chord::plain(Key::Esc)));
    let Some(Overlay::Form(form)) = model.overlays.last() else { panic!("the form stays") };
    assert_eq!(form.value("text"), "a");
}

#[test]
fn every_default_key_typed_into_a_form_or_a_filter_is_text() {
    let typed: Vec<char> =
        registry::rows().flat_map(|r| r.keys).filter_map(|k| Chord::parse(k).unwrap().text()).collect();
    let text: String = typed.iter().collect();
    let mut model = inside();
    model.overlays.push(Overlay::Form(form()));
    for c in &typed {
        let effects = update(&mut model, Msg::Key(Chord::plain(Key::Char(*c))));
        assert!(effects.is_empty(), "{c} did {effects:?}");
    }
    let Some(Overlay::Form(form)) = model.overlays.last() else { panic!("the form stays") };
    assert_eq!(form.value("text"), text.trim());

    let mut model = inside();
    press(&mut model, "f5");
    press(&mut model, "/");
    for c in &typed {
        assert!(update(&mut model, Msg::Key(Chord::plain(Key::Char(*c)))).is_empty());
    }
    assert_eq!(model.filters.get(&Layer::Codes), Some(&text));
    assert_eq!(model.screen, Layer::Codes);
}

#[test]
fn the_filter_follows_every_key_enter_keeps_it_and_escape_clears_it() {
    let mut model = inside();
    press(&mut model, "f3");
    press(&mut model, "/");
    press(&mut model, "é");
    assert_eq!(model.filters.get(&Layer::Structures).map(String::as_str), Some("é"));
    press(&mut model, "enter");
    assert!(model.filter.is_none() && picture(&mut model).contains("Filtre\u{a0}: é"));
    press(&mut model, "esc");
    assert!(model.filters.is_empty());
    press(&mut model, "/");
    press(&mut model, "a");
    press(&mut model, "esc");
    assert!(model.filter.is_none() && model.filters.is_empty());
}

#[test]
fn pastes_never_act() {
    let mut model = inside();
    update(&mut model, Msg::Paste("q\n".into()));
    assert_eq!(model.screen, Layer::Home);
    let (verb, plan) = revoke(Grade::Confirmed);
    model.overlays.push(Overlay::Confirm(Confirm::new(verb, plan)));
    for text in ["o\n", "\n", "y\r\n", "\u{1b}[201~o\n"] {
        assert!(update(&mut model, Msg::Paste(text.into())).is_empty());
        assert!(matches!(model.overlays.last(), Some(Overlay::Confirm(c)) if !c.on_yes));
    }
    model.overlays.clear();
    model.overlays.push(Overlay::Form(form()));
    assert!(update(&mut model, Msg::Paste("27INSU1016\n\n".into())).is_empty());
    assert!(matches!(model.overlays.last(), Some(Overlay::Form(f)) if f.focus == 0 && f.value("text") == "27INSU1016"));
}

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
        let allowed = super::perform::allowed(&model, row);
        assert!(row.grade == Grade::Look || allowed.is_err(), "{}", row.name);
    }
    assert!(picture(&mut model).contains("LECTURE SEULE"));
}

#[test]
fn help_finds_actions_by_their_names_and_runs_them() {
    let mut model = inside();
    press(&mut model, "?");
    assert!(picture(&mut model).contains("Aide"));
    for c in "registre".chars() {
        press(&mut model, &c.to_string());
    }
    assert!(picture(&mut model).contains("F8"));
    press(&mut model, "enter");
    assert!(model.overlays.is_empty());
    assert_eq!(model.screen, Layer::Register);
    press(&mut model, ":");
    press(&mut model, "esc");
    assert!(model.overlays.is_empty());
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
    super::update::settle(&mut model, vec![Effect::Push(Box::new(overlay))]);
    assert!(picture(&mut model).contains("4X7K-9M2P-QR3T"));
    assert_eq!(deadline(&model), Some(moment().at + Duration::seconds(1)));
    let at = |s| Moment { at: moment().at + Duration::seconds(s), ..moment() };
    update(&mut model, Msg::Tick(at(9)));
    assert!(picture(&mut model).contains("Masqué dans 1"));
    update(&mut model, Msg::Tick(at(10)));
    assert!(!picture(&mut model).contains("4X7K"));
}

#[test]
fn leaving_with_something_typed_asks_first() {
    let mut model = inside();
    model.overlays.push(Overlay::Form(form()));
    press(&mut model, "x");
    assert!(press(&mut model, "ctrl-c").is_empty());
    assert!(model.toast.is_some());
    press(&mut model, "esc");
    press(&mut model, "esc");
    assert!(model.overlays.is_empty());
    assert!(matches!(press(&mut model, "q")[..], [Effect::Quit]));
}

#[test]
fn a_click_on_the_bars_means_what_the_key_means() {
    let mut model = inside();
    let drawn = picture(&mut model);
    let column = |line: usize, word: &str| {
        let text = drawn.lines().nth(line).unwrap();
        let at = text.find(word).unwrap_or_else(|| panic!("{word} in {text}"));
        u16::try_from(text[..at].chars().count()).unwrap()
    };
    let click = |x, y| Msg::Mouse(Mouse::Click { x, y });
    let (help, codes) = (column(23, "Aide"), column(1, "Codes"));
    update(&mut model, click(codes, 1));
    assert_eq!(model.screen, Layer::Codes);
    update(&mut model, click(help, 23));
    assert!(matches!(model.overlays[..], [Overlay::Palette(_)]));
    update(&mut model, Msg::Mouse(Mouse::Wheel { down: true }));
    assert!(matches!(&model.overlays[..], [Overlay::Palette(p)] if p.cursor == 3));
}

#[test]
fn a_click_outside_the_buttons_of_a_confirm_does_nothing() {
    let mut model = inside();
    let (verb, plan) = revoke(Grade::Confirmed);
    model.overlays.push(Overlay::Confirm(Confirm::new(verb, plan)));
    let drawn = picture(&mut model);
    let mut yes = 0;
    for y in 0..24 {
        for x in 0..80 {
            let mut model = inside();
            let (verb, plan) = revoke(Grade::Confirmed);
            model.overlays.push(Overlay::Confirm(Confirm::new(verb, plan)));
            if update(&mut model, Msg::Mouse(Mouse::Click { x, y })).iter().any(|e| matches!(e, Effect::Apply(_))) {
                let line: Vec<char> = drawn.lines().nth(usize::from(y)).unwrap().chars().collect();
                let text: String = line[usize::from(x).saturating_sub(15)..].iter().take(32).collect();
                assert!(text.contains("Confirmer"), "{text}");
                yes += 1;
            }
        }
    }
    assert!(yes > 5);
}

/// One model for each thing that the frame can show.
fn everything(lang: Lang) -> Vec<Model> {
    let mut models = Vec::new();
    let mut with = |overlay: Option<Overlay>| {
        let mut model = inside();
        model.lang = lang;
        model.overlays.extend(overlay);
        models.push(model);
    };
    with(None);
    with(Some(Overlay::Form(form())));
    with(Some(Overlay::Palette(super::overlay::Palette::default())));
    with(Some(Overlay::Palette(super::overlay::Palette { here_only: true, ..Default::default() })));
    for grade in [Grade::Confirmed, Grade::Typed] {
        let (verb, plan) = revoke(grade);
        with(Some(Overlay::Confirm(Confirm::new(verb, plan))));
    }
    with(Some(Overlay::Message(Message { title: "T".into(), lines: vec!["x ".repeat(300); 40], scroll: 3 })));
    let reading = Reading { name: "a.pdf".into(), pages: vec![vec!["ligne".into(); 50]; 3], ..Reading::default() };
    with(Some(Overlay::Reader(Reader { reading, scroll: 40 })));
    let secret = Hidden::new("4X7K-9M2P-QR3T".to_owned());
    let until = moment().at + Duration::seconds(8);
    with(Some(Overlay::Secret { login: Login::typed("27INSU1016"), secret, until }));
    let settings = super::overlay::settings::form(&inside());
    with(Some(Overlay::Form(settings)));
    let mut last = inside();
    last.lang = lang;
    last.screen = Layer::Codes;
    press(&mut last, "/");
    press(&mut last, "a");
    last.toast = Some(("Fait. ".repeat(60), moment()));
    last.busy = Some(("Enregistrement…".into(), 12, 600));
    models.push(last);
    let mut wizard = Model::new(lang, moment());
    let none = Trouble::Rule(Rule::NoDesk { path: String::new() });
    update(&mut wizard, Msg::Report(0, Report::Accounts(Err(none))));
    models.push(wizard);
    models.push(Model::new(lang, moment()));
    models
}

#[test]
fn every_size_theme_and_language_can_be_drawn() {
    for lang in [Lang::Fr, Lang::En] {
        for theme in Theme::ALL {
            for (width, height) in [(80, 24), (120, 40), (40, 10), (39, 9), (1, 1), (40, 9), (200, 60), (0, 0)] {
                for mut model in everything(lang) {
                    model.theme = theme;
                    let buffer = view::draw_to(&mut model, width, height);
                    let small = width < 40 || height < 10;
                    let text = view::letters(&buffer);
                    assert_eq!(small && width > 5, text.contains("trop") || text.contains("too small"), "{text}");
                }
            }
        }
    }
}

#[test]
fn mono_shows_no_colour_and_the_focus_is_reversed_and_marked() {
    for mut model in everything(Lang::Fr) {
        model.theme = Theme::MONO;
        let buffer = view::draw_to(&mut model, 80, 24);
        for cell in buffer.content() {
            let colours = [cell.fg, cell.bg, cell.underline_color];
            assert!(colours.iter().all(|c| *c == Color::Reset), "{cell:?}");
        }
    }
    let mut model = inside();
    model.theme = Theme::MONO;
    press(&mut model, "?");
    press(&mut model, "down");
    let buffer = view::draw_to(&mut model, 80, 24);
    let marked = (0..24).find(|y| buffer[(2, *y)].symbol() == ">").unwrap();
    assert!(buffer[(4, marked)].modifier.contains(Modifier::REVERSED), "{}", view::dump(&buffer));
}

#[test]
fn the_real_cursor_stands_where_text_is_edited() {
    let mut model = inside();
    let mut buffer = view::draw_to(&mut model, 80, 24);
    assert_eq!(view::draw(&model, &mut buffer), None);
    model.overlays.push(Overlay::Form(form()));
    for c in ["a", "b", "left"] {
        press(&mut model, c);
    }
    let mut buffer = view::draw_to(&mut model, 80, 24);
    let at = view::draw(&model, &mut buffer).unwrap();
    assert_eq!(buffer[(at.x, at.y)].symbol(), "b");
    assert_eq!(buffer[(at.x - 1, at.y)].symbol(), "a");
}

#[test]
fn hostile_names_act_on_nothing() {
    let mut model = inside();
    let hostile = "nom\u{1b}]52;c;AAAA\u{7}\u{202e}\u{9b}31m\u{e0041}";
    let lines = vec![hostile.to_owned(); 3];
    model.overlays.push(Overlay::Message(Message { title: hostile.into(), lines, scroll: 0 }));
    model.toast = Some((hostile.into(), moment()));
    let buffer = view::draw_to(&mut model, 80, 24);
    for cell in buffer.content() {
        let bad = cell.symbol().chars().find(|c| crate::domain::clean::deceives(*c));
        assert_eq!(bad, None);
    }
    assert!(view::letters(&buffer).contains("<U+202E>"));
}

#[test]
fn every_action_of_everywhere_has_a_key_and_both_languages() {
    for row in super::global::ROWS {
        assert!(!row.keys.is_empty(), "{}", row.name);
        assert!(!row.text.fr.is_empty() && !row.text.en.is_empty() && !row.about.fr.is_empty());
    }
    assert!(registry::rows().any(|r| r.action == Action::RevealTyped));
}
