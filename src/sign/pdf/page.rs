//! Pages: how many, which is the last, what it inherits.

use super::file::File;
use super::lex::Node;
use crate::domain::trouble::{Outcome, PdfRefusal};
use std::collections::HashSet;

/// Most pages that are walked.
const MOST: usize = 100_000;
/// Deepest page tree that is walked; those of honest files are a few levels deep.
const DEEPEST: usize = 64;

/// A page with what it inherits.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its object.
    pub id: u32,
    /// Left, bottom, right, top of what is displayed, in user space.
    pub area: [f64; 4],
    /// Clockwise turn on display: 0, 90, 180, 270.
    pub rotate: u16,
}

#[derive(Clone, Copy, Default)]
struct Inherited {
    media: Option<[f64; 4]>,
    crop: Option<[f64; 4]>,
    rotate: i64,
}

/// Every page, in order.
pub fn all(file: &File) -> Outcome<Vec<Page>> {
    Walk::over(file, false)
}

/// The last page; the rest of the file is not read for it.
pub fn last(file: &File) -> Outcome<Page> {
    Walk::over(file, true)?.pop().ok_or_else(|| PdfRefusal::NoPages.into())
}

struct Walk<'a> {
    file: &'a File<'a>,
    /// From the end, and only to the first page that is met.
    last_only: bool,
    seen: HashSet<u32>,
    pages: Vec<Page>,
}

impl<'a> Walk<'a> {
    fn over(file: &'a File, last_only: bool) -> Outcome<Vec<Page>> {
        let root = file.root().and_then(|id| file.object(id)).ok_or(PdfRefusal::DamagedXref)?;
        let tree = root.node.get("Pages").and_then(Node::reference).ok_or(PdfRefusal::NoPages)?;
        let mut walk = Self { file, last_only, seen: HashSet::new(), pages: Vec::new() };
        walk.node(tree, Inherited::default(), 0);
        if walk.pages.is_empty() { Err(PdfRefusal::NoPages.into()) } else { Ok(walk.pages) }
    }

    fn is_done(&self) -> bool {
        self.pages.len() >= if self.last_only { 1 } else { MOST } || self.seen.len() > 4 * MOST
    }

    fn node(&mut self, id: u32, mut inherited: Inherited, depth: usize) {
        if depth > DEEPEST || self.is_done() || !self.seen.insert(id) {
            return;
        }
        let Some(object) = self.file.object(id) else {
            return;
        };
        let node = &object.node;
        inherited.media = rectangle(self.file, node.get("MediaBox")).or(inherited.media);
        inherited.crop = rectangle(self.file, node.get("CropBox")).or(inherited.crop);
        if let Some(turn) = node.get("Rotate").and_then(|n| self.file.direct(n)).and_then(|n| n.int()) {
            inherited.rotate = turn;
        }
        let kids = node.get("Kids").and_then(|k| self.file.direct(k));
        let Some(kids) = kids.filter(Node::is_array) else {
            self.pages.push(inherited.page(id));
            return;
        };
        let mut kids: Vec<u32> = kids.items().iter().filter_map(Node::reference).collect();
        if self.last_only {
            kids.reverse();
        }
        for kid in kids {
            self.node(kid, inherited, depth + 1);
        }
    }
}

impl Inherited {
    fn page(self, id: u32) -> Page {
        let media = self.media.unwrap_or([0.0, 0.0, 595.0, 842.0]);
        let area = match self.crop {
            Some(crop) => meet(media, crop).unwrap_or(media),
            None => media,
        };
        let rotate = u16::try_from(self.rotate.rem_euclid(360) / 90 * 90).unwrap_or(0);
        Page { id, area, rotate }
    }
}

/// A rectangle in its normal order, where it is one and has an area.
pub fn rectangle(file: &File, node: Option<&Node>) -> Option<[f64; 4]> {
    let list = file.direct(node?)?;
    let numbers: Vec<f64> =
        list.items().iter().map(|n| file.direct(n)?.number().filter(|x| x.is_finite())).collect::<Option<_>>()?;
    let &[a, b, c, d] = numbers.as_slice() else {
        return None;
    };
    let area = [a.min(c), b.min(d), a.max(c), b.max(d)];
    (area[2] - area[0] > 1.0 && area[3] - area[1] > 1.0).then_some(area)
}

/// What two rectangles have in common.
pub fn meet(a: [f64; 4], b: [f64; 4]) -> Option<[f64; 4]> {
    let area = [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])];
    (area[0] < area[2] && area[1] < area[3]).then_some(area)
}

impl Page {
    /// Width and height as displayed.
    pub fn displayed(&self) -> (f64, f64) {
        let (w, h) = (self.area[2] - self.area[0], self.area[3] - self.area[1]);
        if self.rotate % 180 == 90 { (h, w) } else { (w, h) }
    }

    /// A rectangle of the displayed page (left, bottom, width, height), in user space.
    pub fn to_user(&self, left: f64, bottom: f64, width: f64, height: f64) -> [f64; 4] {
        let [x0, y0, x1, y1] = self.area;
        match self.rotate {
            90 => [x1 - bottom - height, y0 + left, x1 - bottom, y0 + left + width],
            180 => [x1 - left - width, y1 - bottom - height, x1 - left, y1 - bottom],
            270 => [x0 + bottom, y1 - left - width, x0 + bottom + height, y1 - left],
            _ => [x0 + left, y0 + bottom, x0 + left + width, y0 + bottom + height],
        }
    }

    /// A rectangle of user space on the displayed page: left, bottom, width, height.
    pub fn to_displayed(&self, [a, b, c, d]: [f64; 4]) -> [f64; 4] {
        let [x0, y0, x1, y1] = self.area;
        match self.rotate {
            90 => [b - y0, x1 - c, d - b, c - a],
            180 => [x1 - c, y1 - d, c - a, d - b],
            270 => [y1 - d, a - x0, d - b, c - a],
            _ => [a - x0, b - y0, c - a, d - b],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::tests::{assembled, plain};
    use super::*;

    #[test]
    fn pages_inherit_their_box() {
        let bytes = plain(3);
        let pages = all(&File::open(&bytes).unwrap()).unwrap();
        assert_eq!(pages.len(), 3);
        assert!((pages[2].area[2] - 595.320_01).abs() < 1e-9);
    }

    #[test]
    fn a_bottomless_page_tree_is_not_followed_down() {
        let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned()];
        objects.extend((2..20_000).map(|n| format!("<</Type/Pages/Count 1/Kids[{} 0 R]>>", n + 1)));
        objects.push("<</Type/Page>>".to_owned());
        let bytes = assembled(&objects);
        assert_eq!(all(&File::open(&bytes).unwrap()).unwrap_err().code(), "pdf-no-pages");
        assert_eq!(last(&File::open(&bytes).unwrap()).unwrap_err().code(), "pdf-no-pages");
    }

    #[test]
    fn the_last_page_is_found_from_the_end() {
        let bytes = plain(3);
        let file = File::open(&bytes).unwrap();
        let (pages, end) = (all(&file).unwrap(), last(&file).unwrap());
        assert_eq!((end.id, end.area), (pages[2].id, pages[2].area));
    }

    #[test]
    fn places_on_turned_pages_stay_on_the_page() {
        for rotate in [0, 90, 180, 270] {
            let page = Page { id: 1, area: [10.0, 20.0, 110.0, 220.0], rotate };
            let [a, b, c, d] = page.to_user(5.0, 6.0, 30.0, 12.0);
            assert!(a >= 10.0 && b >= 20.0 && c <= 110.0 && d <= 220.0 && a < c && b < d, "{rotate}");
        }
    }
}
