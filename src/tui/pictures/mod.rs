//! Every screen as it was accepted: one kept picture for each thing that can be seen, in both languages and three sizes.
//!
//! All of them show the demonstration desk on one morning. A picture that has changed is looked at before it is accepted.

mod picture;
mod scenes;
mod stage;

use crate::text::Lang;
use crate::tui::model::Model;
use crate::tui::theme::Theme;
use crate::tui::view::draw_to;
use scenes::SCENES;
use stage::Stage;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 10)];
const TOO_SMALL: [(u16, u16); 3] = [(39, 24), (80, 9), (10, 3)];

fn picture(model: &mut Model, width: u16, height: u16) -> String {
    let buffer = draw_to(model, width, height);
    picture::kept(&buffer, model.theme.text)
}

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
            let sizes = if *scene == "too_small" { TOO_SMALL } else { SIZES };
            for (width, height) in sizes {
                stage.enter(lang);
                stage.model.size = (width, height);
                show(&mut stage, lang);
                let _ = writeln!(text, "{width} x {height}\n{}", picture(&mut stage.model, width, height));
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
        let name = format!("theme_{}", theme.name);
        if !same(&name, &picture(&mut stage.model, 80, 24)) {
            changed.push(name);
        }
    }
    assert!(changed.is_empty(), "these pictures have changed: {changed:?}");
}
