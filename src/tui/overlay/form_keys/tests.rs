//! Keys, pastes and clicks in a form.

use super::*;
use crate::text::both;
use crate::tui::action::Layer;
use crate::tui::effect::Effect;
use crate::tui::keymap::Keymap;
use crate::tui::overlay::form::Field;
use crate::tui::registry;

fn form() -> Form {
    let nothing = both("", "");
    let few = || vec![("a".to_owned(), "Élève".to_owned()), ("b".to_owned(), "Bureau".to_owned())];
    let fields = vec![
        Field::line("line", nothing, nothing, ""),
        Field::secret("secret", nothing, nothing),
        Field::path("path", nothing, nothing),
        Field::pick("pick", nothing, nothing, few(), None),
        Field::choice("choice", nothing, nothing, few(), 0),
        Field::toggle("toggle", nothing, nothing, false),
    ];
    Form::new("", fields, |_, _| Ok(Effect::Redraw))
}

fn press(form: &mut Form, written: &str) -> Did {
    let chord = Chord::parse(written).unwrap();
    let action = if chord.text().is_some() { None } else { Keymap::default().resolve(chord, Layer::Global) };
    key(form, chord, action)
}

#[test]
fn every_default_key_typed_into_a_field_is_text() {
    let typed: Vec<char> =
        registry::rows().flat_map(|r| r.keys).filter_map(|k| Chord::parse(k).unwrap().text()).collect();
    assert!(typed.contains(&'q') && typed.contains(&'/') && typed.contains(&' '));
    for field in 0..4 {
        let mut form = form();
        form.focus = field;
        for c in &typed {
            assert_eq!(key(&mut form, Chord::plain(Key::Char(*c)), None), Did::Stay);
            assert_eq!(form.focus, field);
        }
        let text: String = typed.iter().collect();
        match &form.fields[field].kind {
            Kind::Line(i) | Kind::Secret(i) | Kind::Path(i) => assert_eq!(i.value(), text),
            Kind::Pick { input, .. } => assert_eq!(input.value(), text),
            Kind::Choice { .. } | Kind::Toggle(_) => panic!("a field of text"),
        }
    }
    for field in 4..=6 {
        let mut form = form();
        form.focus = field;
        for c in &typed {
            assert_eq!(key(&mut form, Chord::plain(Key::Char(*c)), None), Did::Stay);
            assert_eq!(form.focus, field);
        }
    }
}

#[test]
fn a_pasted_line_end_is_not_enter() {
    let mut form = form();
    paste(&mut form, "o\nn\r\n");
    assert_eq!((form.value("line").as_str(), form.focus), ("o n", 0));
    form.focus = 6;
    paste(&mut form, "\n");
    assert_eq!(form.focus, 6);
}

#[test]
fn enter_goes_on_and_sends_at_the_end() {
    let mut form = form();
    form.focus = 4;
    assert_eq!(press(&mut form, "enter"), Did::Stay);
    assert_eq!(press(&mut form, "enter"), Did::Send);
    form.focus = 0;
    assert_eq!(press(&mut form, "ctrl-enter"), Did::Send);
}

#[test]
fn picking_folds_accents_and_what_is_chosen_is_replaced_by_typing() {
    let mut form = form();
    form.focus = 3;
    press(&mut form, "e");
    press(&mut form, "l");
    press(&mut form, "enter");
    assert_eq!(form.value("pick"), "a");
    form.focus = 3;
    press(&mut form, "b");
    assert_eq!(form.value("pick"), "");
    press(&mut form, "tab");
    assert_eq!((form.value("pick").as_str(), form.focus), ("b", 4));
    form.focus = 3;
    press(&mut form, "backspace");
    press(&mut form, "down");
    press(&mut form, "enter");
    assert_eq!(form.value("pick"), "b");
}

#[test]
fn picking_finds_a_label_however_its_number_is_written() {
    let options: Vec<(String, String)> =
        ["U9001 (Lyon)", "U 9002 (Nantes)"].map(|words| (words.to_owned(), words.to_owned())).into();
    for (typed, found) in [("u 9001", 0), ("U9001", 0), ("u9002", 1), ("U 9002", 1)] {
        assert_eq!(narrowed(&options, typed), [&options[found]], "{typed}");
    }
}

#[test]
fn what_is_filled_in_already_is_replaced_by_the_first_character_and_kept_by_a_move() {
    let nothing = both("", "");
    let year = || Form::new("", vec![Field::line("year", nothing, nothing, "2027")], |_, _| Ok(Effect::Redraw));
    for (keys, value) in [
        (&["2", "0"][..], "20"),
        (&["end", "0"], "20270"),
        (&["left", "backspace"], "207"),
        (&["backspace"], ""),
        (&["ctrl-u", "9"], "9"),
        (&["tab", "tab", "9"], "9"),
    ] {
        let mut form = year();
        for key in keys {
            press(&mut form, key);
        }
        assert_eq!(form.value("year"), value, "{keys:?}");
    }
    let mut form = year();
    paste(&mut form, "2031");
    paste(&mut form, "0");
    assert_eq!(form.value("year"), "20310");
}

#[test]
fn tab_goes_round_through_the_button() {
    let mut form = form();
    form.focus = 5;
    press(&mut form, "tab");
    assert_eq!(form.focus, 6, "the button");
    press(&mut form, "tab");
    assert_eq!(form.focus, 0);
    press(&mut form, "shift-tab");
    assert_eq!(form.focus, 6);
}

#[test]
fn tab_completes_a_path_and_goes_on_where_nothing_is_left_to_complete() {
    let dir = tempfile::tempdir().unwrap();
    let hostile = "copie\u{1b}]0;x\u{7}\u{202e}.csv";
    for name in ["liste-2026.csv", "liste-2027.csv", hostile] {
        std::fs::write(dir.path().join(name), "").unwrap();
    }
    std::fs::create_dir(dir.path().join("sorties")).unwrap();
    let at = |name: &str| format!("{}/{name}", dir.path().display());
    let mut form = form();
    form.focus = 2;
    press(&mut form, "tab");
    assert_eq!(form.focus, 3, "nothing was typed");
    // The start, and what becomes of it by so many tabulations that stay in the field.
    for (typed, completed, stays) in [
        ("li", "liste-202", 1),
        ("liste-2027", "liste-2027.csv", 1),
        ("so", "sorties/", 1),
        ("sorties", "sorties/", 1),
        ("co", hostile, 1),
        ("rien", "rien", 0),
        ("liste-2027.csv", "liste-2027.csv", 0),
    ] {
        let mut form = super::tests::form();
        form.focus = 2;
        form.fields[2].kind = Kind::Path(at(typed).into());
        for _ in 0..stays {
            press(&mut form, "tab");
            assert_eq!(form.focus, 2, "{typed}");
        }
        let Kind::Path(input) = &form.fields[2].kind else { panic!() };
        assert_eq!(input.value(), at(completed));
        let offered = form.suggestions.len();
        assert_eq!(offered, if completed == "liste-202" { 2 } else { 0 }, "{typed}: the candidates are shown");
        press(&mut form, "tab");
        assert_eq!(form.focus, 3, "{typed}: nothing is left to complete");
    }
    let mut form = super::tests::form();
    form.focus = 2;
    paste(&mut form, &at("co"));
    press(&mut form, "tab");
    let theme = crate::tui::theme::Theme::MONO;
    let panel =
        super::super::form_view::panel(&form, &theme, crate::text::Lang::Fr, ratatui::layout::Rect::new(0, 0, 200, 40));
    let drawn: String = panel.body.iter().map(|row| row.line.to_string()).collect();
    assert!(drawn.contains("<U+001B>") && !drawn.chars().any(crate::domain::clean::deceives), "{drawn}");
}

#[test]
fn leaving_asks_only_where_something_was_typed() {
    let mut form = form();
    assert_eq!(press(&mut form, "esc"), Did::Leave);
    press(&mut form, "x");
    assert_eq!(press(&mut form, "esc"), Did::Stay);
    assert!(form.leaving);
    press(&mut form, "y");
    assert!(!form.leaving && form.value("line") == "xy");
    press(&mut form, "esc");
    assert_eq!(press(&mut form, "esc"), Did::Leave);
}

#[test]
fn arrows_turn_choices_and_switches() {
    let mut form = form();
    form.focus = 4;
    press(&mut form, "left");
    assert_eq!(form.value("choice"), "b");
    press(&mut form, "e");
    assert_eq!(form.value("choice"), "a");
    form.focus = 5;
    press(&mut form, "space");
    assert_eq!(form.value("toggle"), "true");
}
