//! Where stamps go: free space at the foot of the last page, by a tag in the text, or where somebody put them.
//!
//! What must stay readable is told by the caller as areas of pages as displayed; annotations are found here. A page is
//! never added: a stamp shrinks, and at last stands in the margin, which the caller is told.

use super::file::File;
use super::lex::Node;
use super::page::{self, Page};
use super::stamp::{HEIGHT, WIDTH};
use crate::domain::trouble::{Outcome, PdfRefusal, Rule};
use std::collections::HashSet;

/// Distance from the edges of the page, points.
const MARGIN: f64 = 18.0;
/// Distance between stamps, and from what must stay readable, points.
const GAP: f64 = 9.0;
/// Sizes that are tried, the first that fits is taken; below the last one a stamp cannot be read.
const SCALES: [f64; 4] = [1.0, 0.85, 0.7, 0.6];
/// Narrowest and lowest rectangle that is taken for a stamp, points.
const LEAST: (f64, f64) = (20.0, 10.0);
/// Most places that are tried along a side, however large a page claims to be.
const TRIES: f64 = 200.0;

/// An area of a page as displayed: points from its left and top edges, upright however the page is turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// From 0.
    pub page: usize,
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// Where a stamp is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum Place {
    /// In free space at the foot of the last page.
    #[default]
    Foot,
    /// By a tag in the text that takes this area: over the tag, downwards or upwards from it.
    Tag(Area),
    /// Exactly there, cut off at the edges of the page.
    At(Area),
    /// Nowhere: a signature that shows nothing, on the last page.
    Hidden,
}

/// How a place came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// As it was wanted, in full size.
    Full,
    /// Smaller, for lack of room.
    Shrunk,
    /// What was asked for leaves the page: cut off at its edges.
    Clipped,
    /// Nothing was free: small, in the margin or by its tag; it may lie on something.
    Crowded,
    /// It shows nothing.
    Hidden,
}

/// The place that was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    pub area: Area,
    pub fit: Fit,
}

/// Pages, and what stands on them.
pub struct Room<'a> {
    file: &'a File<'a>,
    pages: Vec<Page>,
    /// Pages whose annotations are among the marks: they are looked at when a place on the page is asked for.
    seen: HashSet<usize>,
    /// Text and the like: covered only if nothing else is left.
    taken: Vec<Area>,
    /// Annotations and stamps.
    marks: Vec<Area>,
}

/// A box of the displayed page, y upwards.
#[derive(Clone, Copy)]
struct Spot {
    left: f64,
    bottom: f64,
    width: f64,
    height: f64,
}

impl Spot {
    fn meets(&self, other: &Self, gap: f64) -> bool {
        self.left < other.left + other.width + gap
            && other.left < self.left + self.width + gap
            && self.bottom < other.bottom + other.height + gap
            && other.bottom < self.bottom + self.height + gap
    }
}

impl<'a> Room<'a> {
    /// The pages of a file; `taken` is what must stay readable on them.
    pub fn of(file: &'a File<'a>, taken: &[Area]) -> Outcome<Self> {
        let sound = |a: &&Area| [a.left, a.top, a.width, a.height].iter().all(|x| x.is_finite());
        let taken = taken.iter().filter(sound).copied().collect();
        Ok(Self { file, pages: page::all(file)?, seen: HashSet::new(), taken, marks: Vec::new() })
    }

    /// Takes the annotations of a page among the marks.
    pub(super) fn look(&mut self, n: usize) {
        let Some(page) = self.pages.get(n).filter(|_| self.seen.insert(n)) else {
            return;
        };
        let list = self.file.object(page.id).and_then(|o| self.file.direct(o.node.get("Annots")?));
        let rectangle = |a: &Node| page::rectangle(self.file, self.file.direct(a)?.get("Rect"));
        let found: Vec<[f64; 4]> = list.iter().flat_map(Node::items).filter_map(rectangle).collect();
        self.marks.extend(found.into_iter().map(|r| shown(n, page, r)));
    }

    /// A page, from 0.
    pub fn page(&self, n: usize) -> Outcome<&Page> {
        self.pages.get(n).ok_or_else(|| PdfRefusal::NoPages.into())
    }

    /// Chooses a place, which is taken from then on.
    pub fn choose(&mut self, place: &Place) -> Outcome<Placed> {
        let last = self.pages.len() - 1;
        self.look(match place {
            Place::Tag(area) | Place::At(area) => area.page,
            Place::Foot | Place::Hidden => last,
        });
        let placed = match place {
            Place::Foot => self.foot(last),
            Place::Tag(tag) => self.by_tag(tag)?,
            Place::At(area) => self.exactly(area)?,
            Place::Hidden => {
                let area = Area { page: last, left: 0.0, top: 0.0, width: 0.0, height: 0.0 };
                return Ok(Placed { area, fit: Fit::Hidden });
            }
        };
        self.marks.push(placed.area);
        Ok(placed)
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// Whether an area meets what must stay readable.
    pub(super) fn is_text(&self, area: &Area) -> bool {
        self.spots(&self.taken, area.page).iter().any(|t| t.meets(&self.spot(area), 0.0))
    }

    /// Whether an area meets an annotation or a stamp of a page that was looked at.
    pub(super) fn is_marked(&self, area: &Area) -> bool {
        self.spots(&self.marks, area.page).iter().any(|m| m.meets(&self.spot(area), 0.0))
    }

    /// Width and height of a page as it is displayed, points; pages count from 0.
    pub fn size(&self, page: usize) -> (f64, f64) {
        self.pages[page].displayed()
    }

    fn spot(&self, area: &Area) -> Spot {
        let (_, height) = self.size(area.page);
        let bottom = height - area.top - area.height;
        Spot { left: area.left, bottom, width: area.width, height: area.height }
    }

    fn area(&self, page: usize, spot: Spot) -> Area {
        let (_, height) = self.size(page);
        let top = height - spot.bottom - spot.height;
        Area { page, left: spot.left, top, width: spot.width, height: spot.height }
    }

    fn spots(&self, list: &[Area], page: usize) -> Vec<Spot> {
        list.iter().filter(|a| a.page == page).map(|a| self.spot(a)).collect()
    }

    fn foot(&self, page: usize) -> Placed {
        let marks = self.spots(&self.marks, page);
        let all = [marks.clone(), self.spots(&self.taken, page)].concat();
        // The lower half in every size, before the upper one.
        for part in [0.5, 1.0] {
            for scale in SCALES {
                if let Some(spot) = self.first_free(page, scale, part, MARGIN, &all) {
                    let fit = if scale < 1.0 { Fit::Shrunk } else { Fit::Full };
                    return Placed { area: self.area(page, spot), fit };
                }
            }
        }
        let small = SCALES[SCALES.len() - 1];
        let edge = self.first_free(page, small, 1.0, GAP / 3.0, &marks);
        let (width, height) = self.stamp(page, small);
        let spot = edge.unwrap_or(Spot { left: 0.0, bottom: 0.0, width, height });
        Placed { area: self.area(page, spot), fit: Fit::Crowded }
    }

    /// Width and height of a stamp on a page, which may be smaller than it.
    fn stamp(&self, page: usize, scale: f64) -> (f64, f64) {
        let (width, height) = self.size(page);
        ((WIDTH * scale).min(width - 2.0).max(1.0), (HEIGHT * scale).min(height - 2.0).max(1.0))
    }

    /// The first free spot from the foot upwards, from left to right, within the lower `part` of a page.
    fn first_free(&self, page: usize, scale: f64, part: f64, margin: f64, taken: &[Spot]) -> Option<Spot> {
        let (page_width, page_height) = self.size(page);
        let (width, height) = self.stamp(page, scale);
        let across = ((width + GAP) / 4.0).max(page_width / TRIES);
        let up = 6.0_f64.max(page_height / TRIES);
        let mut bottom = margin;
        while bottom + height <= page_height * part {
            let row = Spot { left: 0.0, bottom, width: page_width, height };
            let near: Vec<&Spot> = taken.iter().filter(|t| t.meets(&row, GAP)).collect();
            let mut left = margin;
            while left + width <= page_width - margin.min(2.0) {
                let spot = Spot { left, bottom, width, height };
                // A hair less than the gap, so that rounding does not tell neighbours apart.
                if near.iter().all(|t| !t.meets(&spot, GAP - 0.01)) {
                    return Some(spot);
                }
                left += across;
            }
            bottom += up;
        }
        None
    }

    fn on_page(&self, area: &Area) -> Outcome<()> {
        let sound = [area.left, area.top, area.width, area.height].iter().all(|x| x.is_finite());
        if area.page < self.pages.len() && sound { Ok(()) } else { Err(self.outside(area).into()) }
    }

    fn outside(&self, area: &Area) -> Rule {
        Rule::StampOutside { page: area.page + 1, pages: self.pages.len() }
    }

    fn by_tag(&self, tag: &Area) -> Outcome<Placed> {
        self.on_page(tag)?;
        let page = tag.page;
        let (page_width, page_height) = self.size(page);
        let over = self.spot(tag);
        // The tag itself may be covered, and what runs through it.
        let text = self.spots(&self.taken, page).into_iter().filter(|t| !t.meets(&over, 0.0));
        let all: Vec<Spot> = text.chain(self.spots(&self.marks, page)).collect();
        let mut last = None;
        for scale in SCALES {
            let (width, height) = self.stamp(page, scale);
            let left = over.left.min(page_width - width).max(0.0);
            for bottom in [over.bottom + over.height - height, over.bottom] {
                let bottom = bottom.min(page_height - height).max(0.0);
                let spot = Spot { left, bottom, width, height };
                if all.iter().all(|t| !t.meets(&spot, 0.0)) {
                    let fit = if scale < 1.0 { Fit::Shrunk } else { Fit::Full };
                    return Ok(Placed { area: self.area(page, spot), fit });
                }
                last = Some(spot);
            }
        }
        let spot = last.unwrap_or(over);
        Ok(Placed { area: self.area(page, spot), fit: Fit::Crowded })
    }

    fn exactly(&self, area: &Area) -> Outcome<Placed> {
        self.on_page(area)?;
        let (width, height) = self.size(area.page);
        let (left, top) = (area.left.max(0.0), area.top.max(0.0));
        let (right, bottom) = ((area.left + area.width).min(width), (area.top + area.height).min(height));
        if right - left < LEAST.0 || bottom - top < LEAST.1 {
            return Err(self.outside(area).into());
        }
        let cut = Area { page: area.page, left, top, width: right - left, height: bottom - top };
        let spot = self.spot(&cut);
        let is_crowded = self.spots(&self.marks, area.page).iter().any(|m| m.meets(&spot, 0.0));
        let is_cut = (cut.width - area.width).abs() > 0.01 || (cut.height - area.height).abs() > 0.01;
        let fit = match (is_crowded, is_cut) {
            (true, _) => Fit::Crowded,
            (false, true) => Fit::Clipped,
            (false, false) => Fit::Full,
        };
        Ok(Placed { area: cut, fit })
    }
}

/// A rectangle of user space as an area of the displayed page.
pub fn shown(n: usize, page: &Page, rect: [f64; 4]) -> Area {
    let (_, page_height) = page.displayed();
    let [left, bottom, width, height] = page.to_displayed(rect);
    Area { page: n, left, top: page_height - bottom - height, width, height }
}

/// An area of the displayed page in user space: left, bottom, right, top.
pub fn in_user_space(page: &Page, area: &Area) -> [f64; 4] {
    if area.width <= 0.0 || area.height <= 0.0 {
        return [0.0; 4];
    }
    let (_, page_height) = page.displayed();
    page.to_user(area.left, page_height - area.top - area.height, area.width, area.height)
}

#[cfg(test)]
mod tests {
    use super::super::file::tests::assembled;
    use super::*;
    use proptest::prelude::*;

    fn one_page(extra: &str) -> Vec<u8> {
        assembled(&[
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            format!("<</Type/Page/Parent 2 0 R{extra}>>"),
        ])
    }

    fn room(extra: &str, taken: &[Area]) -> Room<'static> {
        let bytes: &'static [u8] = one_page(extra).leak();
        let file: &'static File = Box::leak(Box::new(File::open(bytes).unwrap()));
        Room::of(file, taken).unwrap()
    }

    fn meet(a: &Area, b: &Area) -> bool {
        a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
    }

    fn area(left: f64, top: f64, width: f64, height: f64) -> Area {
        Area { page: 0, left, top, width, height }
    }

    const A4: &str = "/MediaBox[0 0 595 842]";

    #[test]
    fn stamps_stand_side_by_side_at_the_foot() {
        let mut room = room(A4, &[]);
        let placed: Vec<Placed> = (0..3).map(|_| room.choose(&Place::Foot).unwrap()).collect();
        assert!(
            placed.iter().all(|p| p.fit == Fit::Full && (p.area.top - placed[0].area.top).abs() < 0.1),
            "{placed:?}"
        );
        assert!(placed[0].area.left < placed[1].area.left && placed[1].area.left < placed[2].area.left);
        assert!((placed[0].area.top - (842.0 - MARGIN - HEIGHT)).abs() < 0.1);
    }

    #[test]
    fn text_at_the_foot_moves_the_stamp_up_and_crowded_pages_shrink_it() {
        let foot = area(0.0, 780.0, 595.0, 62.0);
        let above = room(A4, &[foot]).choose(&Place::Foot).unwrap();
        assert!(above.fit == Fit::Full && above.area.top + above.area.height <= 780.0, "{above:?}");
        // Only a strip of 45 points is free.
        let narrow = [area(0.0, 0.0, 595.0, 700.0), area(0.0, 762.0, 595.0, 80.0)];
        let shrunk = room(A4, &narrow).choose(&Place::Foot).unwrap();
        assert!(shrunk.fit == Fit::Shrunk && narrow.iter().all(|t| !meet(t, &shrunk.area)), "{shrunk:?}");
        let full = [area(0.0, 0.0, 595.0, 842.0)];
        let crowded = room(A4, &full).choose(&Place::Foot).unwrap();
        assert_eq!(crowded.fit, Fit::Crowded);
        assert!(crowded.area.top > 790.0, "{crowded:?}");
    }

    #[test]
    fn a_tag_is_covered_and_its_neighbours_are_not() {
        let tag = area(300.0, 400.0, 90.0, 10.0);
        let below = area(72.0, 415.0, 450.0, 10.0);
        let down = room(A4, &[tag]).choose(&Place::Tag(tag)).unwrap();
        assert!(down.fit == Fit::Full && (down.area.left, down.area.top) == (300.0, 400.0), "{down:?}");
        let up = room(A4, &[tag, below]).choose(&Place::Tag(tag)).unwrap();
        assert!(up.fit == Fit::Full && (up.area.top + up.area.height - 410.0).abs() < 0.1, "{up:?}");
        let corner = area(580.0, 838.0, 10.0, 4.0);
        let inside = room(A4, &[]).choose(&Place::Tag(corner)).unwrap().area;
        assert!(inside.left + inside.width <= 595.0 && inside.top + inside.height <= 842.0);
    }

    #[test]
    fn a_place_outside_of_what_is_displayed_is_clipped_or_refused() {
        let crop = "/MediaBox[0 0 595 842]/CropBox[100 100 400 500]";
        let cut = room(crop, &[]).choose(&Place::At(area(250.0, 350.0, 170.0, 62.0))).unwrap();
        assert_eq!((cut.fit, cut.area.width, cut.area.height), (Fit::Clipped, 50.0, 50.0));
        for outside in [area(301.0, 0.0, 100.0, 50.0), Area { page: 1, ..area(0.0, 0.0, 100.0, 50.0) }] {
            let refused = room(crop, &[]).choose(&Place::At(outside)).unwrap_err();
            assert_eq!(refused.code(), "stamp-outside-page");
        }
    }

    proptest! {
        #[test]
        fn stamps_never_leave_the_page_nor_meet_what_is_taken(
            rotate in prop::sample::select(vec![0, 90, 180, 270]),
            crop in (0.0..200.0f64, 0.0..200.0f64),
            texts in prop::collection::vec((0.0..595.0f64, 0.0..842.0f64, 1.0..300.0f64, 5.0..120.0f64), 0..12),
            count in 1usize..9,
        ) {
            let page = format!("/MediaBox[0 0 595 842]/CropBox[{} {} 595 842]/Rotate {rotate}", crop.0, crop.1);
            let taken: Vec<Area> = texts.iter().map(|t| area(t.0, t.1, t.2, t.3)).collect();
            let mut room = room(&page, &taken);
            let shown = room.pages[0].area;
            let mut before: Vec<Area> = Vec::new();
            for _ in 0..count {
                let placed = room.choose(&Place::Foot).unwrap();
                let [a, b, c, d] = in_user_space(&room.pages[0], &placed.area);
                prop_assert!(a >= shown[0] && b >= shown[1] && c <= shown[2] + 1e-6 && d <= shown[3] + 1e-6);
                prop_assert!(a < c && b < d);
                let back = super::shown(0, &room.pages[0], [a, b, c, d]);
                prop_assert!((back.left - placed.area.left).abs() + (back.top - placed.area.top).abs() < 1e-6);
                if placed.fit != Fit::Crowded {
                    prop_assert!(taken.iter().chain(&before).all(|t| !meet(t, &placed.area)), "{:?}", placed);
                }
                before.push(placed.area);
            }
        }

        #[test]
        fn pages_of_absurd_sizes_get_a_place_all_the_same(side in prop::sample::select(vec![1.1, 30.0, 1e9, 1e300])) {
            let mut room = room(&format!("/MediaBox[0 0 {side:.1} {side:.1}]"), &[]);
            for _ in 0..3 {
                let area = room.choose(&Place::Foot).unwrap().area;
                prop_assert!(area.left >= 0.0 && area.width > 0.0 && area.height > 0.0 && area.top > -1.0, "{:?}", area);
            }
        }
    }
}
