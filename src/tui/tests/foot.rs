//! The line of keys and what stands beside the lists: each key shown does what its words say, and whatever is longer
//! than its place says where it stands.

use super::*;
use crate::tui::dispatch;
use crate::tui::overlay::{Palette, palette};
use crate::tui::stage::Stage;
use crate::tui::{bars, perform};

/// The screens of the demonstration, each with the keys that lead to one of its states.
const STATES: [&str; 14] = [
    "f2",
    "f3",
    "f3 enter",
    "f3 t",
    "f4",
    "f4 p",
    "f4 down enter",
    "f5",
    "f5 end",
    "f5 t",
    "f6",
    "f6 enter",
    "f7 tab",
    "f8",
];

#[test]
fn every_key_of_the_line_of_keys_does_what_it_says_in_its_order() {
    let mut stage = Stage::new();
    for lang in [Lang::Fr, Lang::En] {
        for keys in STATES {
            for size in [(80, 24), (120, 40)] {
                stage.enter(lang);
                stage.model.size = size;
                stage.keys(keys);
                let model = &stage.model;
                let shown = bars::shown(model, size.0);
                let works = |row: &registry::Row| perform::allowed(model, row).is_ok();
                for (key, words, row) in &shown {
                    let first = model.frame.keymap.keys_of(row)[0];
                    assert_eq!((key, *words), (&first.words(lang), row.brief().of(lang)), "{keys}");
                    assert_eq!(model.frame.keymap.resolve(first, model.screen), Some(row.action), "{keys}: {key}");
                    // Help knows it too, under the same key.
                    let help = Palette { here_only: true, ..Palette::default() };
                    assert!(palette::found(&help, model).iter().any(|r| r.name == row.name), "{}", row.name);
                    assert!(palette::keys_words(model, row).split(' ').any(|k| key.ends_with(k)), "{}", row.name);
                }
                // Those that work come first, each part in the order of the registry; help stands at the end.
                let own = shown.iter().map(|(.., row)| *row);
                let own: Vec<_> = own.filter(|r| r.footer > 0 && r.action != Action::Help).collect();
                let rank = |row: &&registry::Row| (!works(row), row.footer);
                assert!(own.is_sorted_by_key(rank), "{keys}: {:?}", own.iter().map(|r| r.name).collect::<Vec<_>>());
                assert_eq!(shown.last().map(|(.., row)| row.action), Some(Action::Help), "{keys}");
            }
        }
    }
}

/// The line of keys of a state of the demonstration.
fn foot(stage: &mut Stage, lang: Lang, keys: &str, width: u16) -> String {
    stage.enter(lang);
    stage.model.size = (width, 24);
    stage.keys(keys);
    let picture = view::letters(&view::draw_to(&mut stage.model, width, 24));
    picture.lines().last().unwrap().to_owned()
}

#[test]
fn at_eighty_columns_the_line_of_keys_shows_what_a_screen_is_for() {
    let mut stage = Stage::new();
    let cases: [(&str, &[&str]); 6] = [
        // A code that was issued: by letter, by mail or by hand.
        ("f5 down down down down down", &["c Vérifier", "L Lettres", "m Courriel", "d Remise", "w Portail"]),
        ("f5 down", &["L Lettres", "m Courriel", "a Accusé", "w Portail", "t Affaires"]),
        ("f3 end", &["r Réinscrire", "i Émettre", "/ Filtrer"]),
        ("f4 down", &["r Réinscrire", "p Le point", "/ Filtrer", "I Émettre tout", "R Rappeler"]),
        ("f6", &["r Lire", "V Viser", "x Refuser", "n Nouveau", "b "]),
        ("f7", &["n Nouvelle personne", "f Nouvelle fonction", "m Nommer"]),
    ];
    for (keys, wanted) in cases {
        let line = foot(&mut stage, Lang::Fr, keys, 80);
        for entry in wanted {
            assert!(line.contains(entry), "{keys}: {entry} in {line}");
        }
        let wide = foot(&mut stage, Lang::Fr, keys, 200);
        assert!(wide.len() > line.len(), "{keys}");
    }
}

#[test]
fn every_list_and_pane_that_is_longer_than_its_place_says_which_rows_are_seen() {
    let mut stage = Stage::new();
    let cases = [
        ("f3", "1–19 sur 39"),
        ("f3 end", "21–39 sur 39"),
        ("f3 enter", "1–"),
        ("f4", "1–10 sur 32"),
        ("f4 p", "1–11 sur 12"),
        ("f4 p end", "2–12 sur 12"),
        ("f5", "1–10 sur 38"),
        ("f6 enter", "1–18 sur "),
        ("f7", "1–18 sur 30"),
        ("f7 tab end", "14–31 sur 31"),
        ("f8", "1–19 sur 200"),
        ("f8 c", "1–"),
        ("f1", "sur "),
        ("f5 * d ctrl-enter", "1–16 sur "),
    ];
    for (keys, place) in cases {
        stage.enter(Lang::Fr);
        stage.model.size = (80, 24);
        stage.keys(keys);
        let picture = view::letters(&view::draw_to(&mut stage.model, 80, 24));
        assert!(picture.contains(place) && picture.contains(" sur "), "{keys}: {place}\n{picture}");
    }
    // What fits says nothing.
    stage.enter(Lang::Fr);
    stage.model.size = (200, 60);
    stage.keys("f7 tab tab");
    let picture = view::letters(&view::draw_to(&mut stage.model, 200, 60));
    assert!(!picture.contains(" sur 2"), "{picture}");
}

#[test]
fn what_went_wrong_stays_until_a_key_and_what_was_done_goes_by_itself() {
    let mut model = inside();
    model.screen = Layer::Codes;
    dispatch::refresh_all(&mut model);
    press(&mut model, "u");
    let later = |seconds| Moment { at: moment().at + Duration::seconds(seconds), ..moment() };
    update(&mut model, Msg::Tick(later(200)));
    let said = model.toast.as_ref().map(|(text, _)| text.clone()).unwrap();
    assert!(said.starts_with("Suspendre"), "{said}");
    let picture = picture(&mut model);
    let (foot, above) = picture.trim_end().rsplit_once('\n').map(|(above, foot)| (foot, above)).unwrap();
    assert!(above.contains(&said) && foot.contains("F1"), "never over the keys: {picture}");
    press(&mut model, "down");
    assert!(model.toast.is_none());
    crate::tui::update::say(&mut model, "fait".to_owned());
    press(&mut model, "down");
    assert!(model.toast.is_some(), "what was done is not in the way of the next key");
    update(&mut model, Msg::Tick(later(400)));
    assert!(model.toast.is_none());
    // Nor is it taken for a word on the next act.
    crate::tui::update::say(&mut model, "fait".to_owned());
    press(&mut model, "c");
    assert!(model.toast.is_none() && model.overlays.len() == 1);
}

#[test]
fn a_screen_with_nothing_to_show_says_what_to_do_next_with_its_key() {
    let mut model = inside();
    model.size = (80, 24);
    dispatch::refresh_all(&mut model);
    let cases = [
        ("f2", "F3 I"),
        ("f3", "I      Importer des structures"),
        ("f4", "o      Ouvrir une campagne"),
        ("f5", "F4 r   Réinscrire"),
        ("f5 t", "N      Ouvrir une affaire"),
        ("f6", "b      Bannette suivante"),
        ("f7 tab", "f      Nouvelle fonction"),
        ("f7 tab", "d      "),
    ];
    for (keys, step) in cases {
        keys.split(' ').for_each(|key| _ = press(&mut model, key));
        let picture = picture(&mut model);
        assert!(picture.contains(step), "{keys}: {step}\n{picture}");
    }
    // A filter that lets nothing through goes by a key that is named.
    let mut stage = Stage::new();
    for (screen, layer) in [("f3", Layer::Structures), ("f7", Layer::People)] {
        stage.enter(Lang::Fr);
        stage.keys(screen);
        stage.model.filters.insert(layer, "xyzzy".into());
        dispatch::refresh_all(&mut stage.model);
        let picture = view::letters(&view::draw_to(&mut stage.model, 80, 24));
        assert!(picture.contains("Échap  Effacer le filtre"), "{screen}\n{picture}");
    }
}
