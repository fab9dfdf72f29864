//! What lies over the text of a page and hides it, now or when it is shown: annotations and fields. And fields that show
//! something else than what they hold.

use super::glyphs::{self, Shown};
use super::{Findings, under};
use crate::domain::intake::{Caution, Danger};
use crate::sign::pdf::file::File;
use crate::sign::pdf::lex::Node;
use crate::sign::pdf::page;
use crate::sign::verify::Map;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The part of its place that an annotation must paint to hide what is below.
const OPAQUE: f64 = 0.5;
/// Flags of an annotation: hidden, not shown on a screen.
const UNSEEN: i64 = 2 | 32;
/// A text field that hides what is typed, and one whose content is formatted.
const PASSWORD: i64 = 1 << 13;

/// Looks at every annotation of every page.
pub fn check(file: &File, map: &Map, found: &mut Findings) {
    for (n, place) in page::all(file).unwrap_or_default().iter().enumerate() {
        let Some(object) = file.object(place.id) else {
            continue;
        };
        let list = object.node.get("Annots").and_then(|a| file.direct(a));
        let text: OnceCell<Shown> = OnceCell::new();
        for item in list.iter().flat_map(Node::items) {
            let Some(annotation) = file.direct(item) else {
                continue;
            };
            let id = item.reference().unwrap_or(place.id);
            let read =
                || text.get_or_init(|| glyphs::of_page(file, &object.node, resources(file, &object.node).as_ref()));
            one(file, &annotation, id, n + 1, &read, found);
            other_value(file, map, &annotation, id, n + 1, found);
        }
    }
}

/// The resources of a page, its own or those that it inherits.
fn resources(file: &File, page: &Node) -> Option<Node> {
    let mut at = page.clone();
    for _ in 0..64 {
        if let Some(own) = at.get("Resources") {
            return file.direct(own);
        }
        at = file.direct(at.get("Parent")?)?;
    }
    None
}

fn one<'a>(file: &File, annotation: &Node, id: u32, page: usize, read: &dyn Fn() -> &'a Shown, found: &mut Findings) {
    let is = |name| annotation.get("Subtype").is_some_and(|s| s.is_name(name));
    // What shows nothing by itself, and signatures: those are judged as such.
    if is("Link") || is("Popup") || inherited(file, annotation, "FT").is_some_and(|t| t.is_name("Sig")) {
        return;
    }
    let Some(place) = page::rectangle(file, annotation.get("Rect")) else {
        return;
    };
    let flags = annotation.get("F").and_then(Node::int).unwrap_or(0);
    let looks = looks(file, annotation);
    if flags & UNSEEN != 0 {
        if looks.is_empty() && !is("FreeText") {
            return;
        }
        if covered(place, read()) {
            found.refuse(Danger::HiddenOverText, Some(page), id);
        } else {
            found.told.insert(Caution::Hidden);
        }
        return;
    }
    let hides = if looks.is_empty() { paints_by_nature(annotation) } else { looks.iter().any(|l| paints(file, l)) };
    if hides && covered(place, read()) {
        found.refuse(Danger::CoveredText, Some(page), id);
    }
}

/// The value of a key of a field, its own or one that it inherits.
fn inherited(file: &File, field: &Node, key: &str) -> Option<Node> {
    let mut at = field.clone();
    for _ in 0..32 {
        if let Some(own) = at.get(key) {
            return file.direct(own);
        }
        at = file.direct(at.get("Parent")?)?;
    }
    None
}

/// Every look that an annotation may take, in any of its states.
fn looks(file: &File, annotation: &Node) -> Vec<Node> {
    let Some(list) = annotation.get("AP").and_then(|a| file.direct(a)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (_, value) in list.entries() {
        let Some(node) = file.direct(value) else {
            continue;
        };
        if file.stream_range(&node).is_some() && value.reference().is_some() {
            found.push(node);
        } else {
            found.extend(
                node.entries().iter().filter(|(_, v)| v.reference().is_some()).filter_map(|(_, v)| file.direct(v)),
            );
        }
    }
    found
}

/// Whether a look paints most of its place so that nothing is seen through it.
fn paints(file: &File, look: &Node) -> bool {
    let Some(area) = page::rectangle(file, look.get("BBox")) else {
        return false;
    };
    let shown = glyphs::of_form(file, look);
    let size = |r: [f64; 4]| (r[2] - r[0]) * (r[3] - r[1]);
    let most = shown.surfaces.iter().filter_map(|s| page::meet(*s, area)).map(size).fold(0.0, f64::max);
    !shown.is_translucent && most >= OPAQUE * size(area)
}

/// Whether an annotation without a look of its own is drawn with a background.
fn paints_by_nature(annotation: &Node) -> bool {
    let filled = |node: Option<&Node>| node.is_some_and(|c| !c.items().is_empty());
    let is = |names: &[&str]| names.iter().any(|n| annotation.get("Subtype").is_some_and(|s| s.is_name(n)));
    let sheer = annotation.get("CA").and_then(Node::number).is_some_and(|a| a < 0.95);
    let by_colour = is(&["Square", "Circle", "Polygon", "Redact"]) && filled(annotation.get("IC"));
    let box_of_text = is(&["FreeText"]) && filled(annotation.get("C"));
    let field = is(&["Widget"]) && filled(annotation.get("MK").and_then(|m| m.get("BG")));
    !sheer && (by_colour || box_of_text || field)
}

/// Whether text stands at a place; one sign again and again, as in a line to write on, is none.
fn covered([left, bottom, right, top]: [f64; 4], shown: &Shown) -> bool {
    let inside = shown.glyphs.iter().filter(|g| g.x > left && g.x < right && g.y > bottom && g.y < top);
    inside.map(|g| g.code).collect::<BTreeSet<u32>>().len() > 1
}

/// A text field that shows something else than its value.
fn other_value(file: &File, map: &Map, annotation: &Node, id: u32, page: usize, found: &mut Findings) {
    let field = |key| inherited(file, annotation, key);
    let flags = field("Ff").and_then(|f| f.int()).unwrap_or(0);
    if !field("FT").is_some_and(|t| t.is_name("Tx")) || flags & PASSWORD != 0 {
        return;
    }
    let value = field("V").and_then(|v| v.text().map(crate::sign::pdf::fields::text)).unwrap_or_default();
    let Some(look) = under(file, annotation, &["AP", "N"]).filter(|l| file.stream_range(l).is_some()) else {
        return;
    };
    // A program may write a figure or a date as it likes.
    let formatted = under(file, annotation, &["AA", "F"]).is_some() || field("AA").is_some();
    let shown: Option<String> =
        glyphs::of_form(file, &look).glyphs.iter().map(|g| char::from_u32(g.code).filter(char::is_ascii)).collect();
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    // Letters beyond ASCII are written in the encoding of the font, which is not known here.
    let Some(shown) = shown.map(|s| plain(&s)).filter(|_| value.is_ascii() && !formatted) else {
        return;
    };
    let value = plain(&value);
    let differs = shown != value && !value.is_empty() && !shown.is_empty();
    // A long value may be cut off at the edge of its field.
    if differs && !value.starts_with(&shown) && !shown.starts_with(&value) {
        found.refuse(Danger::OtherValue, Some(page).or(map.page(id)), id);
    }
}
