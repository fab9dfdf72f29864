//! Tests of the home screen.

use super::*;
use crate::tui::fixture_lists::{empty, model, picture, plain};

#[test]
fn dump() {
    let mut m = model();
    for (w, h) in [(80, 24), (120, 30)] {
        println!("{}", plain(&picture(&mut m, view, w, h)));
    }
    m.lang = crate::text::Lang::En;
    println!("{}", plain(&picture(&mut m, view, 80, 24)));
    println!("{}", plain(&picture(&mut empty(), view, 80, 24)));
}
