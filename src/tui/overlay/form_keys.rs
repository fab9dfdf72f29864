//! What keys, pastes and clicks do to a form. A character that is typed is always text, whatever action has its key.

use super::form::{Form, Kind};
use super::{complete, field};
use crate::domain::fold::{Needle, fold};
use crate::tui::action::Action;
use crate::tui::chord::{Chord, Key};
use crate::tui::widget::panel::Hit;
use tui_input::Input;

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// The form has it.
    Stay,
    /// It is to be sent.
    Send,
    /// It is to be left.
    Leave,
}

/// Takes a key; `action` is what it asks for where no text is edited.
pub fn key(form: &mut Form, chord: Chord, action: Option<Action>) -> Did {
    let leaving = std::mem::take(&mut form.leaving);
    if chord.key == Key::Enter && chord.ctrl {
        choose(form);
        return Did::Send;
    }
    if type_in(form, chord) {
        return Did::Stay;
    }
    match action {
        Some(Action::Back) if form.touched && !leaving => form.leaving = true,
        Some(Action::Back) => return Did::Leave,
        Some(Action::Open) => return enter(form),
        Some(Action::NextPane) => tab(form),
        Some(Action::PreviousPane) => go(form, Some(form.focus.checked_sub(1).unwrap_or(form.fields.len()))),
        Some(Action::Down) if !step(form, 1) => go(form, Some(form.focus + 1)),
        Some(Action::Up) if !step(form, -1) => go(form, form.focus.checked_sub(1)),
        // A long form is sent from anywhere in two keys.
        Some(Action::PageDown) => {
            if matches!(form.fields.get(form.focus).map(|f| &f.kind), Some(Kind::Pick { input, .. }) if !input.value().is_empty())
            {
                choose(form);
            }
            go(form, Some(form.fields.len()));
        }
        Some(Action::PageUp) => go(form, Some(0)),
        Some(Action::Left) => turn(form, -1),
        Some(Action::Right) => turn(form, 1),
        Some(Action::RevealTyped) => form.reveal = !form.reveal,
        _ => {}
    }
    Did::Stay
}

/// Pastes into the field that is edited; never does anything else.
pub fn paste(form: &mut Form, text: &str) {
    form.leaving = false;
    let Some(field) = form.fields.get_mut(form.focus) else {
        return;
    };
    let replaces = std::mem::take(&mut field.prefilled);
    match &mut field.kind {
        Kind::Line(input) => {
            if replaces {
                field::wipe(input);
            }
            field::paste(input, text);
        }
        Kind::Secret(input) => field::paste_secret(input, text),
        Kind::Path(input) => {
            if replaces {
                field::wipe(input);
            }
            field::paste(input, &complete::tidy(text));
            form.suggestions = complete::suggest(input.value());
        }
        Kind::Pick { input, chosen, cursor, .. } => {
            if chosen.take().is_some() {
                field::wipe(input);
            }
            field::paste(input, text);
            *cursor = 0;
        }
        Kind::Choice { .. } | Kind::Toggle(_) => return,
    }
    changed(form);
}

/// Takes a click.
pub fn click(form: &mut Form, hit: Hit) -> Did {
    let leaving = std::mem::take(&mut form.leaving);
    match hit {
        Hit::Field(n) if n == form.focus => turn(form, 1),
        Hit::Field(n) => go(form, Some(n)),
        Hit::Option(n) => {
            if let Some(Kind::Pick { cursor, .. }) = form.fields.get_mut(form.focus).map(|f| &mut f.kind) {
                *cursor = n;
            }
            choose(form);
        }
        Hit::Yes => return Did::Send,
        Hit::No if form.touched && !leaving => form.leaving = true,
        Hit::No => return Did::Leave,
        Hit::Row(_) => {}
    }
    Did::Stay
}

/// The options that the typed words leave.
pub fn narrowed<'a>(options: &'a [(String, String)], typed: &str) -> Vec<&'a (String, String)> {
    let needle = Needle::new(typed);
    options.iter().filter(|(_, words)| needle.is_empty() || needle.matches(&fold(words))).collect()
}

fn changed(form: &mut Form) {
    form.touched = true;
    let name = form.fields.get(form.focus).map(|f| f.name);
    if form.fault.as_ref().is_some_and(|f| Some(f.field) == name || f.field.is_empty()) {
        form.fault = None;
    }
}

/// Whether the field that is edited took the key as text or as a move within its text.
fn type_in(form: &mut Form, chord: Chord) -> bool {
    let Some(field) = form.fields.get_mut(form.focus) else {
        return chord.text().is_some();
    };
    let took = match &mut field.kind {
        Kind::Line(input) => replace(input, &mut field.prefilled, chord),
        Kind::Secret(input) => field::edit_secret(input, chord),
        Kind::Path(input) => {
            let took = replace(input, &mut field.prefilled, chord);
            if took == Some(true) {
                form.suggestions = complete::suggest(input.value());
            }
            took
        }
        Kind::Pick { input, chosen, cursor, .. } => {
            // What is chosen is replaced by what is typed, not gone on with.
            let replaces = chord.text().is_some() || matches!(chord.key, Key::Backspace | Key::Delete);
            let emptied = replaces && chosen.take().is_some();
            if emptied {
                field::wipe(input);
            }
            let took = field::edit(input, chord);
            if took == Some(true) {
                *cursor = 0;
            }
            if emptied { Some(true) } else { took }
        }
        Kind::Choice { options, at } => chord.text().map(|c| jump(options, at, c)),
        Kind::Toggle(on) => chord.text().map(|c| {
            *on ^= c == ' ';
            c == ' '
        }),
    };
    if took == Some(true) {
        changed(form);
    }
    took.is_some()
}

/// Takes a key in a line. What stood there from the start is as if selected: the first character replaces it, a move
/// keeps it.
fn replace(input: &mut Input, prefilled: &mut bool, chord: Chord) -> Option<bool> {
    let takes = chord.text().is_some() || matches!(chord.key, Key::Backspace | Key::Delete);
    if *prefilled && takes {
        field::wipe(input);
    }
    let emptied = *prefilled && takes;
    let took = field::edit(input, chord);
    // A key that is none of the line's, such as Tab, leaves it untouched.
    *prefilled &= took.is_none();
    if emptied { Some(true) } else { took }
}

/// Goes to the next option that begins with a letter, or with a space to the next one.
fn jump(options: &[(String, String)], at: &mut usize, c: char) -> bool {
    let letter = fold(&c.to_string());
    let behind = (1..=options.len()).map(|n| (*at + n) % options.len());
    let found = behind.into_iter().find(|&n| c == ' ' || fold(&options[n].1).starts_with(&letter));
    match found {
        Some(n) if n != *at => {
            *at = n;
            true
        }
        _ => false,
    }
}

fn go(form: &mut Form, to: Option<usize>) {
    let to = to.unwrap_or_default().min(form.fields.len());
    if to != form.focus {
        form.focus = to;
        form.suggestions.clear();
    }
}

fn enter(form: &mut Form) -> Did {
    choose(form);
    if form.focus + 1 >= form.fields.len() {
        return Did::Send;
    }
    go(form, Some(form.focus + 1));
    Did::Stay
}

fn tab(form: &mut Form) {
    match form.fields.get_mut(form.focus).map(|f| &mut f.kind) {
        Some(Kind::Path(input)) => {
            // What may have been left and come back to is completed from how its folder is now.
            form.suggestions = if input.value().is_empty() { Vec::new() } else { complete::suggest(input.value()) };
            let common = complete::common(&form.suggestions);
            if common.len() > input.value().len() {
                *input = common.into();
                form.suggestions = complete::suggest(input.value());
                changed(form);
                return;
            }
        }
        Some(Kind::Pick { input, .. }) if !input.value().is_empty() => choose(form),
        _ => {}
    }
    // From the button it goes on at the first field.
    let to = if form.focus >= form.fields.len() { 0 } else { form.focus + 1 };
    go(form, Some(to));
}

/// Takes the option under the cursor of a field that picks one.
fn choose(form: &mut Form) {
    let Some(field) = form.fields.get_mut(form.focus) else {
        return;
    };
    let Kind::Pick { input, options, chosen: chosen @ None, cursor } = &mut field.kind else {
        return;
    };
    let found = narrowed(options, input.value()).get(*cursor).map(|(key, words)| (key.clone(), words.clone()));
    if let Some((key, words)) = found {
        *chosen = Some(key);
        *input = words.into();
        changed(form);
    }
}

/// Moves among the options of a field that picks one; whether it is one.
fn step(form: &mut Form, by: isize) -> bool {
    let Some(Kind::Pick { input, options, chosen, cursor }) = form.fields.get_mut(form.focus).map(|f| &mut f.kind)
    else {
        return false;
    };
    if chosen.is_some() {
        return false;
    }
    let last = narrowed(options, input.value()).len().saturating_sub(1);
    let to = cursor.saturating_add_signed(by).min(last);
    if to == *cursor {
        return false;
    }
    *cursor = to;
    true
}

/// Turns to the next or the previous of a few, or switches.
fn turn(form: &mut Form, by: isize) {
    match form.fields.get_mut(form.focus).map(|f| &mut f.kind) {
        Some(Kind::Choice { options, at }) if !options.is_empty() => {
            *at = (at.checked_add_signed(by).unwrap_or(options.len() - 1)) % options.len();
        }
        Some(Kind::Toggle(on)) => *on = !*on,
        _ => return,
    }
    changed(form);
}

#[cfg(test)]
mod tests {
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
        let panel = super::super::form_view::panel(
            &form,
            &theme,
            crate::text::Lang::Fr,
            ratatui::layout::Rect::new(0, 0, 200, 40),
        );
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
}
