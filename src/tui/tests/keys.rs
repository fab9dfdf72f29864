//! Keys, pastes and clicks: where they go, and what they never do.

use super::*;

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
    assert!(told.contains("Premier champ") && told.contains("Ctrl-U"), "{told}");
    update(&mut model, Msg::Key(Chord::plain(Key::Esc)));
    let Some(Overlay::Form(form)) = model.overlays.last() else { panic!("the form stays") };
    assert_eq!(form.value("text"), "a");
}

#[test]
fn what_is_only_read_is_left_by_the_key_of_a_screen() {
    let mut model = inside();
    let message = || Overlay::Message(Message { title: "Résultat".into(), lines: vec!["fait".into()], scroll: 0 });
    model.overlays.push(message());
    press(&mut model, "f5");
    assert!(model.overlays.is_empty() && model.screen == Layer::Codes);
    // A form is not: what was typed would be lost.
    model.overlays.push(Overlay::Form(form()));
    press(&mut model, "f3");
    assert!(model.overlays.len() == 1 && model.screen == Layer::Codes);
}

#[test]
fn from_any_field_one_key_goes_to_the_button_and_one_back_to_the_first() {
    let mut model = inside();
    model.size = (80, 24);
    model.overlays.push(Overlay::Form(form()));
    let focus = |m: &Model| match m.overlays.last() {
        Some(Overlay::Form(form)) => (form.focus, form.fields.len()),
        other => panic!("{other:?}"),
    };
    let picture = picture(&mut model);
    let foot = picture.trim_end().lines().last().unwrap();
    assert!(foot.contains("Échap Sortir") && foot.contains("Pg suiv Valider"), "{foot}");
    press(&mut model, "pagedown");
    assert_eq!(focus(&model).0, focus(&model).1);
    press(&mut model, "pageup");
    assert_eq!(focus(&model).0, 0);
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

#[test]
fn every_action_of_everywhere_has_a_key_and_both_languages() {
    for row in super::super::global::ROWS {
        assert!(!row.keys.is_empty(), "{}", row.name);
        assert!(!row.text.fr.is_empty() && !row.text.en.is_empty() && !row.about.fr.is_empty());
    }
    assert!(registry::rows().any(|r| r.action == Action::RevealTyped));
}
