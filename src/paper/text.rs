//! The text of a PDF, page by page, as lines that keep the look of the page: indents, columns, gaps between paragraphs.
//!
//! Glyphs are collected with their places and put into lines by these places, never by their order in the file. What
//! comes out holds no character that could deceive a reader. Several columns of running text stay side by side. This
//! module must not know who reads the lines. A hostile file may take long: run it where time and memory are limited.

use crate::domain::clean;
use crate::domain::trouble::{Outcome, PdfRefusal};
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt as _, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect, Vec2};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// Most pages that are read.
const PAGES: usize = 2_000;
/// Most bytes of text that are read from one file.
const TEXT: usize = 2_000_000;
/// Longest side of a page, points: what PDF 1.7 allows.
const SIDE: f64 = 14_400.0;
/// Furthest column at which a word is put.
const COLUMNS: f64 = 240.0;
/// Units of an em in a glyph's own space.
const EM: f64 = 1_000.0;

/// The lines of each page. A page without text, such as a scan, has none.
pub fn pages(bytes: &[u8]) -> Outcome<Vec<Vec<String>>> {
    // The interpreter is foreign code on foreign bytes.
    guarded(|| read(bytes))
}

fn unreadable(detail: &str) -> crate::domain::trouble::Trouble {
    PdfRefusal::Unreadable { detail: detail.to_owned() }.into()
}

fn too_large(bytes: &[u8]) -> crate::domain::trouble::Trouble {
    PdfRefusal::TooLarge { megabytes: (bytes.len() / 1_000_000) as u64 }.into()
}

/// A PDF with a number of pages that can be read.
fn opened(bytes: &[u8]) -> Outcome<Pdf> {
    let head = &bytes[..bytes.len().min(1024)];
    if !head.windows(5).any(|w| w == b"%PDF-") {
        return Err(PdfRefusal::NotPdf.into());
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(_) => PdfRefusal::Encrypted.into(),
        LoadPdfError::Invalid => unreadable("no page tree"),
    })?;
    match pdf.pages().len() {
        0 => Err(PdfRefusal::NoPages.into()),
        n if n > PAGES => Err(too_large(bytes)),
        _ => Ok(pdf),
    }
}

fn read(bytes: &[u8]) -> Outcome<Vec<Vec<String>>> {
    let pdf = opened(bytes)?;
    let cache = InterpreterCache::new();
    let mut left = TEXT;
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let marks = marks(page, &pdf, &cache, left);
        let lines = layout(marks);
        let size: usize = lines.iter().map(|l| l.len() + 1).sum();
        left = left.checked_sub(size).filter(|l| *l > 0).ok_or_else(|| too_large(bytes))?;
        pages.push(lines);
    }
    Ok(pages)
}

/// The glyphs of each page where they stand, for whoever asks where and not what.
pub(super) fn placed(bytes: &[u8]) -> Outcome<Vec<Vec<Mark>>> {
    let pdf = opened(bytes)?;
    let cache = InterpreterCache::new();
    let mut left = TEXT;
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let found = marks(page, &pdf, &cache, left);
        left = left.checked_sub(found.len()).filter(|l| *l > 0).ok_or_else(|| too_large(bytes))?;
        pages.push(found);
    }
    Ok(pages)
}

/// Runs a reader; a panic of foreign code is one unreadable file.
pub(super) fn guarded<T>(reader: impl FnOnce() -> Outcome<T> + std::panic::UnwindSafe) -> Outcome<T> {
    std::panic::catch_unwind(reader).unwrap_or_else(|_| Err(unreadable("the reader stopped")))
}

/// A glyph on the displayed page, y downwards.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub text: String,
    pub at: Point,
    /// To where the next glyph stands.
    pub advance: Vec2,
    /// Size of the letters.
    pub size: f64,
}

/// Every glyph of a page that stands on what is displayed of it; at most `most`.
fn marks<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>, most: usize) -> Vec<Mark> {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width).min(SIDE), f64::from(height).min(SIDE));
    let display = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(display, area, cache, pdf.xref(), InterpreterSettings::default());
    let mut collector = Collector { area, most, marks: Vec::new() };
    interpret_page(page, &mut context, &mut collector);
    collector.marks
}

struct Collector {
    area: Rect,
    most: usize,
    marks: Vec<Mark>,
}

impl Collector {
    fn add(&mut self, glyph: &Glyph, place: Affine) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        let at = place * Point::ZERO;
        let size = (place * Point::new(0.0, EM) - at).hypot();
        let width = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map(f64::from),
            Glyph::Type3(_) => None,
        };
        let advance = place * Point::new(width.unwrap_or(EM / 2.0), 0.0) - at;
        let sound = at.is_finite() && advance.is_finite() && size.is_finite() && size > 0.0;
        // What stands outside of the page is not seen, so it is not read.
        if sound && self.area.contains(at) && text.len() <= 64 {
            self.marks.push(Mark { text, at, advance, size });
        }
    }
}

impl Device<'_> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.marks.len() >= self.most {
                return;
            }
            self.add(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// A glyph in the frame of its text's direction: `u` along the line, `v` from line to line.
struct Placed {
    text: String,
    u: f64,
    v: f64,
    width: f64,
    size: f64,
}

/// The lines of a page: upright text first, then text that is turned, one direction after the other.
fn layout(marks: Vec<Mark>) -> Vec<String> {
    let mut turned: BTreeMap<i32, Vec<Placed>> = BTreeMap::new();
    for mark in marks {
        let angle = direction(mark.advance);
        let at = Affine::rotate(-f64::from(angle).to_radians()) * mark.at;
        let placed = Placed { text: mark.text, u: at.x, v: at.y, width: mark.advance.hypot(), size: mark.size };
        turned.entry(angle).or_default().push(placed);
    }
    let mut lines: Vec<String> = Vec::new();
    for group in turned.into_values() {
        let block = block(group);
        if !lines.is_empty() && !block.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
    }
    lines
}

/// The direction of a text in whole degrees, 0 to 359; what is nearly straight, as in scans, counts as straight.
fn direction(advance: Vec2) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "an angle in degrees")]
    let degrees = advance.atan2().to_degrees().round() as i32;
    let degrees = degrees.rem_euclid(360);
    let quarter = (degrees + 45) / 90 * 90;
    (if (degrees - quarter).abs() <= 3 { quarter } else { degrees }) % 360
}

struct Line {
    glyphs: Vec<Placed>,
    v: f64,
    size: f64,
}

/// Lines of glyphs that run in one direction.
fn block(mut glyphs: Vec<Placed>) -> Vec<String> {
    glyphs.sort_by(|a, b| a.v.total_cmp(&b.v));
    let left = glyphs.iter().filter(|g| !is_blank(g)).map(|g| g.u).fold(f64::INFINITY, f64::min);
    let cell = median(glyphs.iter().filter(|g| !is_blank(g) && g.width > 0.1).map(|g| g.width)).unwrap_or(5.0);
    let mut lines: Vec<Line> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut() {
            // Half a line's height keeps raised and lowered figures with their line.
            Some(line) if glyph.v - line.v < 0.4 * line.size.max(glyph.size) => {
                line.size = line.size.max(glyph.size);
                line.glyphs.push(glyph);
            }
            _ => lines.push(Line { v: glyph.v, size: glyph.size, glyphs: vec![glyph] }),
        }
    }
    lines.retain(|l| !l.glyphs.iter().all(is_blank));
    let leading = median(lines.windows(2).map(|w| w[1].v - w[0].v)).unwrap_or(f64::INFINITY);
    let mut out = Vec::with_capacity(lines.len());
    let mut before = f64::INFINITY;
    for line in &mut lines {
        if line.v - before > 1.4 * leading {
            out.push(String::new());
        }
        before = line.v;
        out.push(written(line, left, cell));
    }
    out
}

fn is_blank(glyph: &Placed) -> bool {
    glyph.text.chars().all(char::is_whitespace)
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// A line as text: words apart where their glyphs stand apart, columns where the gap is wide.
fn written(line: &mut Line, left: f64, cell: f64) -> String {
    line.glyphs.sort_by(|a, b| a.u.total_cmp(&b.u));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let column = |u: f64| ((u - left) / cell).round().clamp(0.0, COLUMNS) as usize;
    let mut text = String::new();
    let mut length = 0;
    let mut end: Option<f64> = None;
    let mut blank = false;
    let mut last: Option<&Placed> = None;
    for glyph in &line.glyphs {
        if is_blank(glyph) {
            blank = true;
            continue;
        }
        // Bold is sometimes made by drawing twice.
        if last.is_some_and(|l| l.text == glyph.text && (glyph.u - l.u).abs() < 0.1 * glyph.size) {
            continue;
        }
        let spaces = match end {
            None => column(glyph.u),
            Some(end) if glyph.u - end > 1.5 * glyph.size => column(glyph.u).saturating_sub(length).max(2),
            Some(end) => usize::from(blank || glyph.u - end > 0.18 * glyph.size),
        };
        text.extend(std::iter::repeat_n(' ', spaces));
        let shown = readable(&glyph.text);
        length += spaces + shown.chars().count();
        text.push_str(&shown);
        end = Some(end.unwrap_or(glyph.u).max(glyph.u + glyph.width));
        blank = false;
        last = Some(glyph);
    }
    clean::visible_line(&text.nfc().collect::<String>())
}

/// The letters of a glyph: ligatures taken apart, a hyphen at a line's end as a hyphen.
fn readable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}'..='\u{fb06}' => out.extend(c.nfkc()),
            '\u{ad}' => out.push('-'),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
