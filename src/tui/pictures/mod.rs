//! Every screen as it was accepted: one kept picture for each thing that can be seen, in both languages and three sizes.
//!
//! All of them show the demonstration desk on one morning. A picture that has changed is looked at before it is accepted.

mod picture;
mod scenes;
mod stage;

use crate::text::Lang;
use crate::tui::theme::Theme;
use crate::tui::view::draw_to;
use scenes::SCENES;
use stage::Stage;
use std::panic::{AssertUnwindSafe, catch_unwind};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 10)];

/// Compares a picture with the one that was accepted; whether they are the same.
fn same(name: &str, text: &str) -> bool {
    catch_unwind(AssertUnwindSafe(|| insta::assert_snapshot!(name, text))).is_ok()
}

#[test]
fn every_screen_looks_as_it_was_accepted() {
    let mut stage = Stage::new();
    let mut changed = Vec::new();
    for (lang, code) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        for (scene, show) in SCENES {
            let mut text = String::new();
            for (width, height) in SIZES {
                stage.enter(lang);
                stage.model.size = (width, height);
                show(&mut stage, lang);
                let buffer = draw_to(&mut stage.model, width, height);
                text.push_str(&format!("{width} x {height}\n{}\n", picture::kept(&buffer)));
            }
            let name = format!("{scene}_{code}");
            if !same(&name, &text) {
                changed.push(name);
            }
        }
    }
    for theme in Theme::ALL {
        stage.enter(Lang::Fr);
        stage.keys("f6");
        stage.model.theme = theme;
        let buffer = draw_to(&mut stage.model, 80, 24);
        let name = format!("theme_{}", theme.name);
        if !same(&name, &picture::kept(&buffer)) {
            changed.push(name);
        }
    }
    assert!(changed.is_empty(), "these pictures have changed: {changed:?}");
}
