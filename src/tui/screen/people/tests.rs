//! The directory as its users see it and use it.

use super::*;
use crate::text::Lang::{En, Fr};
use crate::tui::action::Action;
use crate::tui::fixture_book::{drawn, model};

#[test]
fn dump() {
    for size in [(80, 24), (120, 40), (200, 30)] {
        let mut m = model(Fr, size);
        for _ in 0..3 {
            println!("{}", drawn(&m, view));
            update(&mut m, Action::Open);
            println!("{}", drawn(&m, view));
            m.lang = En;
            update(&mut m, Action::Back);
            println!("{}", drawn(&m, view));
            update(&mut m, Action::NextPane);
            m.lang = Fr;
        }
    }
}
