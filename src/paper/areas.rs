//! Where the text of a PDF stands: what a stamp must not cover, and the tags that say where it goes.
//!
//! It must not know of signatures. A hostile file may take long: run it where time and memory are limited.

use super::text::{Mark, guarded, placed};
use crate::domain::stamp::tags;
use crate::domain::trouble::Outcome;
use kurbo::Rect;
use serde::{Deserialize, Serialize};

/// How far glyphs of one line may stand apart to be one strip, in sizes of their letters.
const GAP: f64 = 1.5;
/// Most strips that are told of a page; one that has more is taken as a whole.
const MOST: usize = 4_000;

/// A piece of a displayed page: points from its left and top edges.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Strip {
    /// From 0.
    pub page: usize,
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// What stands on the pages of a PDF.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Areas {
    /// What holds text.
    pub text: Vec<Strip>,
    /// The tags of stamps, with the number of the signature from 1.
    pub tags: Vec<(u32, Strip)>,
}

/// The areas of a PDF.
pub fn areas(bytes: &[u8]) -> Outcome<Areas> {
    guarded(|| {
        let mut found = Areas::default();
        for (n, marks) in placed(bytes)?.into_iter().enumerate() {
            page(n, marks, &mut found);
        }
        Ok(found)
    })
}

/// A run of glyphs on one line.
struct Run {
    glyphs: Vec<(String, Rect)>,
    area: Rect,
    size: f64,
}

fn page(n: usize, marks: Vec<Mark>, found: &mut Areas) {
    let mut runs: Vec<Run> = Vec::new();
    for mark in marks.into_iter().filter(|m| !m.text.trim().is_empty()) {
        let area = boxed(&mark);
        // Files write lines in their order, so the run that goes on is nearly always the last one.
        let near = |run: &Run| {
            let overlap = run.area.y1.min(area.y1) - run.area.y0.max(area.y0);
            overlap > 0.5 * run.area.height().min(area.height())
                && area.x0 - run.area.x1 < GAP * run.size
                && run.area.x0 - area.x1 < GAP * run.size
        };
        match runs.iter_mut().rev().take(3).find(|run| near(run)) {
            Some(run) => {
                run.area = run.area.union(area);
                run.size = run.size.max(mark.size);
                run.glyphs.push((mark.text, area));
            }
            None => runs.push(Run { glyphs: vec![(mark.text, area)], area, size: mark.size }),
        }
    }
    let mut all: Vec<Rect> = Vec::with_capacity(runs.len());
    for run in &mut runs {
        run.glyphs.sort_by(|a, b| a.1.x0.total_cmp(&b.1.x0));
        let tagged = tagged(run);
        if tagged.is_empty() {
            all.push(run.area);
        } else {
            // A tag may be covered, what stands before and behind it may not.
            let apart = |area: &Rect| !tagged.iter().any(|(_, tag)| tag.overlaps(*area));
            all.extend(run.glyphs.iter().map(|(_, area)| *area).filter(apart));
        }
        found.tags.extend(tagged.into_iter().map(|(number, area)| (number, strip(n, area))));
    }
    if all.len() > MOST {
        let whole = all.iter().skip(1).fold(all[0], |a, b| a.union(*b));
        found.text.push(strip(n, whole));
    } else {
        found.text.extend(all.into_iter().map(|area| strip(n, area)));
    }
}

/// The box of a glyph: from a little below its line to the height of its capitals, however it is turned.
fn boxed(mark: &Mark) -> Rect {
    let along = mark.advance;
    let length = along.hypot().max(0.01);
    let up = kurbo::Vec2::new(along.y, -along.x) * (mark.size / length);
    let (low, high) = (mark.at - up * 0.25, mark.at + up * 0.8);
    Rect::from_points(low, high + along).union(Rect::from_points(low + along, high))
}

/// The tags in a run, each with the box of its own glyphs.
fn tagged(run: &Run) -> Vec<(u32, Rect)> {
    let (mut text, mut ends) = (String::new(), Vec::with_capacity(run.glyphs.len()));
    for (glyph, _) in &run.glyphs {
        text.push_str(glyph);
        ends.push(text.len());
    }
    let boxes = |range: std::ops::Range<usize>| {
        let first = ends.partition_point(|end| *end <= range.start);
        let last = ends.partition_point(|end| *end < range.end);
        let inside = run.glyphs.get(first..=last)?;
        inside.iter().map(|(_, area)| *area).reduce(|a, b| a.union(b))
    };
    tags(&text).into_iter().filter_map(|(range, number)| Some((number, boxes(range)?))).collect()
}

fn strip(page: usize, area: Rect) -> Strip {
    Strip { page, left: area.x0, top: area.y0, width: area.width(), height: area.height() }
}

#[cfg(test)]
mod tests {
    use super::super::sheet;
    use super::*;

    fn one(content: &str) -> Areas {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>".to_owned(),
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
            format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        ];
        areas(&sheet::assemble(&objects.map(String::into_bytes), "")).unwrap()
    }

    #[test]
    fn text_and_tags_stand_where_they_are_seen() {
        let found = one("BT /F1 12 Tf 72 700 Td (Pour la directrice : [[signature:2]] merci) Tj 0 -100 Td (Bas) Tj ET");
        let first = &found.text[0];
        assert!((first.left - 72.0).abs() < 1.0 && (first.top - (842.0 - 700.0 - 9.6)).abs() < 1.0, "{first:?}");
        let [(2, tag)] = found.tags.as_slice() else { panic!("{found:?}") };
        assert!(tag.left > 160.0 && tag.width > 70.0 && tag.width < 100.0, "{tag:?}");
        // "merci" stands behind the tag, "Bas" below.
        assert!(found.text.iter().any(|s| s.left > tag.left + tag.width && s.top < tag.top + 20.0), "{found:?}");
        let last = found.text.last().unwrap();
        assert!((last.top - first.top - 100.0).abs() < 0.1 && last.width > 15.0, "{found:?}");
        let covers = |s: &&Strip| s.left + 1.0 < tag.left + tag.width && tag.left + 1.0 < s.left + s.width;
        assert!(!found.text.iter().filter(|s| s.top < 200.0).any(|s| covers(&s)), "{found:?}");
    }

    #[test]
    fn a_tag_written_glyph_by_glyph_is_found_and_turned_text_takes_its_place() {
        let found = one(
            "BT /F1 10 Tf 72 700 Td ([[sig) Tj (nature:) Tj (1]]) Tj ET BT /F1 10 Tf 0 1 -1 0 300 400 Tm (Debout) Tj ET",
        );
        assert_eq!(found.tags.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [1]);
        let turned: Vec<&Strip> = found.text.iter().filter(|s| s.left > 250.0).collect();
        assert!(!turned.is_empty() && turned.iter().all(|s| s.left > 285.0 && s.left + s.width < 305.0), "{turned:?}");
    }
}
