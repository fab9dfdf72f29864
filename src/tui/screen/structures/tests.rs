//! Tests of the screen of structures.

use super::*;
use crate::tui::action::Action;
use crate::tui::fixture_lists::{model, picture, plain};

#[test]
fn dump() {
    let mut m = model();
    for (w, h) in [(80, 21), (120, 37), (160, 20)] {
        println!("{}", plain(&picture(&mut m, view, w, h)));
    }
    update(&mut m, Action::ToggleTree);
    for key in [Action::Last, Action::Right, Action::Up, Action::Right] {
        update(&mut m, key);
    }
    println!("{}", plain(&picture(&mut m, view, 80, 21)));
    println!("{}", plain(&picture(&mut m, view, 120, 37)));
    m.size = (80, 24);
    update(&mut m, Action::Down);
    update(&mut m, Action::Open);
    println!("{}", plain(&picture(&mut m, view, 80, 40)));
    m.lang = crate::text::Lang::En;
    println!("{}", plain(&picture(&mut m, view, 80, 60)));
}
