//! Pages: marks put at their places, then written as PDF/A-2b. The same marks give the same bytes. It must not know
//! what the marks say.

use super::face::Face;
use super::line::Line;
use crate::domain::trouble::{Outcome, Trouble};
use chrono::{Datelike as _, NaiveDate};
use krilla::Document;
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

/// A4, points.
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;

/// A colour of the sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    #[default]
    Black,
    /// Words of lesser weight.
    Grey,
    /// Rules and frames.
    Pale,
    /// The ground of a box.
    Mist,
    /// What leads the eye.
    Accent,
    White,
}

impl Ink {
    fn colour(self) -> rgb::Color {
        match self {
            Self::Black => rgb::Color::new(0x1a, 0x1a, 0x1a),
            Self::Grey => rgb::Color::new(0x5a, 0x62, 0x6b),
            Self::Pale => rgb::Color::new(0xc3, 0xcb, 0xd3),
            Self::Mist => rgb::Color::new(0xf2, 0xf5, 0xf8),
            Self::Accent => rgb::Color::new(0x1b, 0x4f, 0x72),
            Self::White => rgb::Color::white(),
        }
    }

    fn fill(self) -> Fill {
        // Black that is read by machines is as black as can be.
        Fill { paint: self.colour().into(), opacity: NormalizedF32::ONE, ..Fill::default() }
    }
}

/// A rectangle, from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// Something on a page; y runs downwards.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Words, from the left end of their base line.
    Words {
        x: f32,
        y: f32,
        size: f32,
        ink: Ink,
        line: Line,
    },
    Fill {
        area: Area,
        ink: Ink,
    },
    Frame {
        area: Area,
        ink: Ink,
        width: f32,
    },
    /// A line through points.
    Stroke {
        points: Vec<(f32, f32)>,
        ink: Ink,
        width: f32,
        dashed: bool,
    },
    /// Dark squares on white.
    Modules {
        areas: Vec<Area>,
    },
}

/// What a file says of itself.
#[derive(Clone, Debug, Default)]
pub struct About {
    pub title: String,
    /// Whose sheet it is.
    pub author: String,
    pub day: NaiveDate,
}

/// The file of these pages.
pub fn pdf(pages: &[Vec<Mark>], about: &About) -> Outcome<Vec<u8>> {
    let unsound = |what: &str| Trouble::damaged("pdf", what);
    let configuration = ConfigurationBuilder::new().with_archival_validator(Archival::A2_B).finish();
    let settings = krilla::SerializeSettings {
        configuration: configuration.map_err(|_| unsound("configuration"))?,
        enable_tagging: false,
        ..krilla::SerializeSettings::default()
    };
    let mut document = Document::new_with(settings);
    for marks in pages {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| unsound("size"))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for mark in marks {
            draw(&mut surface, mark)?;
        }
        surface.finish();
        page.finish();
    }
    document.set_metadata(
        Metadata::new()
            .title(about.title.clone())
            .authors(vec![about.author.clone()])
            .language("fr".to_owned())
            .creator("paraphe".to_owned())
            .creation_date(midnight(about.day)),
    );
    document.finish().map_err(|e| unsound(&format!("{e:?}").chars().take(200).collect::<String>()))
}

/// The beginning of a day: there is no clock here.
fn midnight(day: NaiveDate) -> DateTime {
    let small = |n: u32| u8::try_from(n).unwrap_or(1);
    let date = DateTime::new(u16::try_from(day.year()).unwrap_or_default());
    let date = date.month(small(day.month())).day(small(day.day()));
    date.hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0)
}

fn draw(surface: &mut Surface, mark: &Mark) -> Outcome<()> {
    match mark {
        Mark::Words { x, y, size, ink, line } => {
            surface.set_stroke(None);
            surface.set_fill(Some(ink.fill()));
            words(surface, (*x, *y), *size, line)?;
        }
        Mark::Fill { area, ink } => {
            surface.set_stroke(None);
            surface.set_fill(Some(ink.fill()));
            outline(surface, &[*area]);
        }
        Mark::Frame { area, ink, width } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*ink, *width, false)));
            outline(surface, &[*area]);
        }
        Mark::Stroke { points, ink, width, dashed } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*ink, *width, *dashed)));
            if let Some(path) = through(points) {
                surface.draw_path(&path);
            }
        }
        Mark::Modules { areas } => {
            surface.set_stroke(None);
            surface.set_fill(Some(Fill { paint: rgb::Color::black().into(), ..Fill::default() }));
            outline(surface, areas);
        }
    }
    Ok(())
}

fn stroke(ink: Ink, width: f32, dashed: bool) -> Stroke {
    let dash = dashed.then(|| StrokeDash { array: vec![3.0, 2.5], offset: 0.0 });
    let (line_cap, line_join) = (LineCap::Butt, LineJoin::Round);
    Stroke { paint: ink.colour().into(), width, line_cap, line_join, dash, ..Stroke::default() }
}

fn outline(surface: &mut Surface, areas: &[Area]) {
    let mut path = PathBuilder::new();
    for area in areas {
        if let Some(rect) = Rect::from_xywh(area.x, area.y, area.width, area.height) {
            path.push_rect(rect);
        }
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn through(points: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    path.move_to(first.0, first.1);
    for (x, y) in rest {
        path.line_to(*x, *y);
    }
    path.finish()
}

/// Draws a line of text, one run for each face, so that words and their spaces come out together when it is copied.
fn words(surface: &mut Surface, at: (f32, f32), size: f32, line: &Line) -> Outcome<()> {
    let mut x = at.0;
    let mut pieces = line.pieces.as_slice();
    while let Some(first) = pieces.first() {
        let run = pieces.iter().take_while(|p| p.face == first.face).count();
        let (mut text, mut glyphs, mut width) = (String::new(), Vec::new(), 0.0);
        for piece in &pieces[..run] {
            let start = text.len();
            text.push_str(&piece.shaped.text);
            width += piece.shaped.width;
            glyphs.extend(piece.shaped.glyphs.iter().map(|g| {
                let bytes = start + g.text.start..start + g.text.end;
                KrillaGlyph::new(GlyphId::new(g.id), g.advance, g.dx, g.dy, 0.0, bytes, None)
            }));
        }
        surface.draw_glyphs(Point::from_xy(x, at.1), &glyphs, face(first.face)?, &text, size, false);
        x += width * size;
        pieces = &pieces[run..];
    }
    Ok(())
}

fn face(face: Face) -> Outcome<krilla::text::Font> {
    face.embedded()
}
