//! The signing book as its users see it and use it.

use super::*;
use crate::text::Lang::{En, Fr};
use crate::tui::fixture_book::{drawn, model};

#[test]
fn dump() {
    for size in [(80, 24), (120, 40)] {
        let mut m = model(Fr, size);
        println!("{}", drawn(&m, view));
        m.book.tray = 5;
        refresh(&mut m);
        println!("{}", drawn(&m, view));
        m.book.place.cursor = 1;
        m.book.inside = true;
        println!("{}", drawn(&m, view));
        m.lang = En;
        m.book.place.cursor = 6;
        println!("{}", drawn(&m, view));
    }
}
