//! A page as a grid of places for stamps: which are free, and where each lies.

use super::file::File;
use super::place::{Area, Room};
use super::stamp::{HEIGHT, WIDTH};
use crate::domain::stamp::{COLUMNS, ROWS, StampPlace};
use crate::domain::trouble::{Outcome, Rule};

/// What a place of the grid holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Free,
    Text,
    /// A stamp, an annotation or a field that waits.
    Mark,
}

/// A page and its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// From 1.
    pub page: u32,
    pub pages: u32,
    /// Row by row from the top, column by column from the left.
    pub places: Vec<Vec<Held>>,
}

/// The page of a place, from 0.
fn page_of(room: &Room, page: Option<u32>) -> Outcome<usize> {
    let count = room.count();
    let n = page.map_or(count, |n| usize::try_from(n).unwrap_or(usize::MAX));
    if (1..=count).contains(&n) { Ok(n - 1) } else { Err(Rule::StampOutside { page: n, pages: count }.into()) }
}

/// Where a stamp in a place of the grid lies.
pub fn area(file: &File, place: StampPlace) -> Outcome<Area> {
    let room = Room::of(file, &[])?;
    let page = page_of(&room, place.page)?;
    Ok(inside(&room, page, place.column, place.row))
}

fn inside(room: &Room, page: usize, column: u8, row: u8) -> Area {
    let (width, height) = room.size(page);
    let (wide, high) = (width / f64::from(COLUMNS), height / f64::from(ROWS));
    let (across, up) = (WIDTH.min(wide - 4.0).max(1.0), HEIGHT.min(high - 4.0).max(1.0));
    let left = wide * f64::from(column) + (wide - across) / 2.0;
    let top = high * f64::from(row) + (high - up) / 2.0;
    Area { page, left, top, width: across, height: up }
}

/// The grid of a page; `taken` is what must stay readable.
pub fn grid(file: &File, taken: &[Area], page: Option<u32>) -> Outcome<Grid> {
    let mut room = Room::of(file, taken)?;
    let at = page_of(&room, page)?;
    room.look(at);
    let held = |column, row| {
        let area = inside(&room, at, column, row);
        match (room.is_marked(&area), room.is_text(&area)) {
            (true, _) => Held::Mark,
            (false, true) => Held::Text,
            (false, false) => Held::Free,
        }
    };
    let places = (0..ROWS).map(|row| (0..COLUMNS).map(|column| held(column, row)).collect()).collect();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Grid { page: number(at + 1), pages: number(room.count()), places })
}

#[cfg(test)]
mod tests {
    use super::super::file::tests::plain;
    use super::*;
    use crate::domain::trouble::Trouble;

    #[test]
    fn places_lie_within_the_page_apart_from_each_other_and_know_what_they_hold() {
        let bytes = plain(2);
        let file = File::open(&bytes).unwrap();
        let text = [Area { page: 1, left: 0.0, top: 0.0, width: 600.0, height: 60.0 }];
        let found = grid(&file, &text, None).unwrap();
        assert_eq!((found.page, found.pages, found.places.len()), (2, 2, usize::from(ROWS)));
        assert!(found.places[0].iter().all(|h| *h == Held::Text) && found.places[5].iter().all(|h| *h == Held::Free));
        let place = |text: &str| area(&file, StampPlace::read(text).unwrap());
        let (a, b) = (place("1:A10").unwrap(), place("1:B10").unwrap());
        assert!(a.page == 0 && a.left + a.width <= b.left && a.top + a.height < 842.0, "{a:?} {b:?}");
        let Err(Trouble::Rule(why)) = place("3:A1") else { panic!() };
        assert_eq!(why, Rule::StampOutside { page: 3, pages: 2 });
    }
}
