//! Every size, theme and language: what is seen without colour, where the cursor stands, what hostile names do.

use super::*;

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
    with(Some(Overlay::Palette(super::super::overlay::Palette::default())));
    with(Some(Overlay::Palette(super::super::overlay::Palette { here_only: true, ..Default::default() })));
    for grade in [Grade::Confirmed, Grade::Typed] {
        let (verb, plan) = revoke(grade);
        with(Some(Overlay::Confirm(Confirm::new(verb, plan))));
    }
    with(Some(Overlay::Message(Message { title: "T".into(), lines: vec!["x ".repeat(300); 40], scroll: 3 })));
    let reading = Reading { name: "a.pdf".into(), pages: vec![vec!["ligne".into(); 50]; 3], ..Reading::default() };
    with(Some(Overlay::Reader(Reader { reading, scroll: 40, ..Reader::default() })));
    let secret = Hidden::new("4X7K-9M2P-QR3T".to_owned());
    let until = moment().at + Duration::seconds(8);
    with(Some(Overlay::Secret { login: Login::typed("27INSU1016"), secret, until }));
    let settings = super::super::overlay::settings::form(&inside());
    with(Some(Overlay::Form(settings)));
    let mut last = inside();
    last.lang = lang;
    last.screen = Layer::Codes;
    press(&mut last, "/");
    press(&mut last, "a");
    last.toast = Some(("Fait. ".repeat(60), Some(moment())));
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
    model.toast = Some((hostile.into(), Some(moment())));
    let buffer = view::draw_to(&mut model, 80, 24);
    for cell in buffer.content() {
        let bad = cell.symbol().chars().find(|c| crate::domain::clean::deceives(*c));
        assert_eq!(bad, None);
    }
    assert!(view::letters(&buffer).contains("<U+202E>"));
}
