//! Every action of the registry: what it is called, where help shows it, when it is refused and in which words.

use super::action::{Action, Layer};
use super::chord::Chord;
use super::model::Model;
use super::overlay::{Overlay, Palette, palette};
use super::registry::{self, Row};
use super::stage::{Stage, moment};
use super::update::{self, Msg, update};
use super::{dispatch, perform, view};
use crate::desk::Moment;
use crate::domain::ids::PersonId;
use crate::domain::plan::Grade;
use crate::domain::trouble::ReadOnly;
use crate::text::{Lang, Text, frame};
use std::collections::{BTreeMap, BTreeSet};

const EVERYWHERE: [Layer; 8] = [
    Layer::Door,
    Layer::Home,
    Layer::Structures,
    Layer::Campaign,
    Layer::Codes,
    Layer::Book,
    Layer::People,
    Layer::Register,
];

/// The names of the variants of [`Action`], as its source has them.
fn variants() -> BTreeSet<String> {
    let source = include_str!("action.rs");
    let body = source.split("pub enum Action {").nth(1).unwrap().split('}').next().unwrap();
    let names = body.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with("//"));
    names.map(|l| l.trim_end_matches(',').to_owned()).collect()
}

fn empty() -> Model {
    let mut model = Model::new(Lang::Fr, moment());
    model.screen = Layer::Home;
    model.me = PersonId::from("p1");
    dispatch::refresh_all(&mut model);
    model
}

fn press(model: &mut Model, key: &str) -> bool {
    update(model, Msg::Key(Chord::parse(key).unwrap())).is_empty()
}

/// A text is there in both languages, which differ where they are sentences.
fn both_there(text: Text, whose: &str) {
    assert!(!text.fr.trim().is_empty() && !text.en.trim().is_empty(), "{whose}");
}

#[test]
fn every_action_has_its_row_and_every_row_its_words() {
    let rows: Vec<&Row> = registry::rows().collect();
    let named: BTreeSet<String> = rows.iter().map(|r| format!("{:?}", r.action)).collect();
    assert_eq!(named, variants());
    let names: BTreeSet<&str> = rows.iter().map(|r| r.name).collect();
    assert_eq!(names.len(), rows.len());
    for row in rows {
        both_there(row.text, row.name);
        both_there(row.about, row.name);
        let kebab = row.name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(kebab && !row.layers.is_empty(), "{}", row.name);
        // What it does, in the third person in both languages, never in the infinitive.
        let first = |text: &'static str| text.split([' ', ',']).next().unwrap_or_default();
        let (fr, en) = (first(row.about.fr), first(row.about.en));
        let infinitive = ["er", "ir", "dre"].iter().any(|end| fr.ends_with(end));
        assert!(!infinitive && en.ends_with('s'), "{}: {fr}, {en}", row.name);
        for about in [row.about.fr, row.about.en] {
            let sentence = about.chars().next().unwrap().is_uppercase() && about.ends_with(['.', '…']);
            assert!(sentence, "{}: {about}", row.name);
        }
        for text in [row.text.fr, row.text.en] {
            assert!(text.chars().next().unwrap().is_uppercase() && !text.ends_with('.'), "{}: {text}", row.name);
        }
        assert_ne!(row.about.fr, row.about.en, "{}", row.name);
    }
}

#[test]
fn help_shows_every_action_where_it_works_and_the_palette_shows_all() {
    let mut model = empty();
    for screen in EVERYWHERE {
        model.screen = screen;
        let help = Palette { here_only: true, ..Palette::default() };
        let shown: BTreeSet<&str> = palette::found(&help, &model).iter().map(|r| r.name).collect();
        let works: BTreeSet<&str> = registry::rows().filter(|r| perform::here(&model, r)).map(|r| r.name).collect();
        assert_eq!(shown, works, "{screen:?}");
    }
    model.screen = Layer::Home;
    assert_eq!(palette::found(&Palette::default(), &model).len(), registry::rows().count());
}

#[test]
fn whatever_changes_anything_is_refused_while_only_looking_and_says_so() {
    let mut stage = Stage::new();
    for row in registry::rows().filter(|r| r.grade >= Grade::Reversible) {
        for lang in [Lang::Fr, Lang::En] {
            stage.enter(lang);
            let model = &mut stage.model;
            model.read_only = Some(ReadOnly::Asked);
            model.screen = row.layers[0];
            assert_eq!(perform::allowed(model, row), Err(frame::WHY_READ_ONLY), "{}", row.name);
            // What has no key is asked for by its name.
            let said = if let Some(key) = model.frame.keymap.keys_of(row).first().copied() {
                update(model, Msg::Key(key))
            } else {
                let said = perform::run(model, row);
                update::settle(model, said)
            };
            assert!(said.is_empty() && model.overlays.is_empty(), "{}: {said:?}", row.name);
            let toast = &model.toast.as_ref().unwrap().0;
            let expected = [row.text.of(lang), frame::WHY_READ_ONLY.of(lang)];
            assert!(expected.iter().all(|part| toast.contains(part)), "{}: {toast}", row.name);
        }
    }
}

/// Every reason that is given on a model, with the row that gave it.
fn reasons(model: &Model, found: &mut BTreeMap<(&'static str, &'static str), &'static str>) {
    for row in registry::rows() {
        if let Err(why) = perform::allowed(model, row) {
            found.insert((why.fr, why.en), row.name);
        }
    }
}

/// All reasons: on an empty desk, and for each row of each list of the demonstration, whoever looks and whenever.
fn all_reasons() -> BTreeMap<(&'static str, &'static str), &'static str> {
    let mut found = BTreeMap::new();
    reasons(&empty(), &mut found);
    let mut stage = Stage::new();
    let accounts = stage.accounts.clone();
    for account in accounts {
        for months in [0, 6] {
            stage.enter(Lang::Fr);
            let model = &mut stage.model;
            let at = moment().at + chrono::Duration::days(30 * months);
            model.now = Moment { at, day: at.date_naive() };
            model.frame.active = Some(model.now);
            model.me = account.person.clone();
            dispatch::refresh_all(model);
            for screen in Layer::SCREENS {
                let go = dispatch::screen_action(screen).unwrap();
                perform::perform(model, go);
                for list in 0..6 {
                    if list > 0 && matches!(screen, Layer::Book | Layer::People) {
                        perform::perform(model, Action::NextPane);
                    }
                    perform::perform(model, Action::First);
                    for _ in 0..45 {
                        reasons(model, &mut found);
                        perform::perform(model, Action::Down);
                    }
                    if !matches!(screen, Layer::Book | Layer::People) {
                        break;
                    }
                }
                perform::perform(model, Action::SelectAll);
                reasons(model, &mut found);
            }
        }
    }
    found
}

#[test]
fn whatever_cannot_be_done_says_why_in_both_languages_in_the_same_manner() {
    let found = all_reasons();
    for ((fr, en), row) in &found {
        both_there(Text { fr, en }, row);
        assert_ne!(fr, en, "{row}");
        for why in [fr, en] {
            // It stands behind the name of the action and a colon.
            let begins = why.chars().next().unwrap();
            assert!(!begins.is_uppercase() && !why.ends_with('.'), "{row}: {why}");
        }
    }
    assert!(found.len() >= 25, "only {} reasons were met: {found:#?}", found.len());
}

#[test]
fn what_cannot_be_done_stays_in_help_with_its_reason() {
    let mut model = empty();
    model.size = (80, 24);
    for screen in Layer::SCREENS {
        model.screen = screen;
        model.overlays.clear();
        assert!(press(&mut model, "f1"));
        for row in registry::rows().filter(|r| perform::here(&model, r)).collect::<Vec<_>>() {
            let Err(why) = perform::allowed(&model, row) else { continue };
            let rows = palette::found(&Palette { here_only: true, ..Palette::default() }, &model).to_vec();
            let cursor = rows.iter().position(|r| r.name == row.name).unwrap();
            model.overlays = vec![Overlay::Palette(Palette { here_only: true, cursor, ..Palette::default() })];
            let seen = view::letters(&view::draw_to(&mut model, 80, 24));
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let seen = words(&seen.replace('│', " "));
            let expected = words(&format!("{}{}", frame::NOT_NOW.of(Lang::Fr), why.fr));
            assert!(seen.contains(&expected), "{}: {expected}\n{seen}", row.name);
        }
    }
}

#[test]
fn escape_goes_back_to_the_screen_that_led_here_where_the_cursor_has_stayed() {
    let mut stage = Stage::new();
    for (keys, from, to) in
        [("f5 down down enter", Layer::Codes, Layer::Structures), ("f4 down enter", Layer::Campaign, Layer::Structures)]
    {
        stage.enter(Lang::Fr);
        stage.keys(keys);
        let cursor = |m: &Model| if from == Layer::Codes { m.codes.place.cursor } else { m.campaign.place.cursor };
        let before = cursor(&stage.model);
        assert_eq!(stage.model.screen, to);
        assert!(before > 0);
        let picture = view::letters(&view::draw_to(&mut stage.model, 80, 24));
        assert!(picture.lines().last().unwrap().contains("Échap Revenir"), "{picture}");
        stage.keys("enter esc");
        assert_eq!(stage.model.screen, to, "the pane is left first");
        stage.keys("esc");
        assert_eq!((stage.model.screen, cursor(&stage.model)), (from, before));
        // Whoever settles there, or goes on by a key of his own, is not led back.
        stage.keys("enter / a enter esc esc");
        assert_eq!((stage.model.screen, stage.model.filters.is_empty()), (to, true));
        stage.keys(if from == Layer::Codes { "f5" } else { "f4" });
        stage.keys("enter f8 esc");
        assert_eq!(stage.model.screen, Layer::Register);
    }
}
