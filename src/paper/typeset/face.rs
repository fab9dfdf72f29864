//! The typefaces of the sheets, and words turned into glyphs with their kerning. It must not know of lines or pages.

use crate::domain::clean;
use crate::domain::trouble::{Outcome, Trouble};
use harfrust::{Buffer, Feature, GlyphInfo, ShapeOptions, ShaperFont, Tag};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization as _;

/// Most words that are remembered.
const REMEMBERED: usize = 20_000;

/// A typeface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    #[default]
    Regular,
    Bold,
    Italic,
    /// Of even width, where zero and O, one and l cannot be taken for each other.
    Code,
}

/// A typeface as it shapes and as it is embedded.
struct Loaded {
    embedded: krilla::text::Font,
    shaping: harfrust::Font,
    units: f32,
}

impl Face {
    fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../assets/fonts/Lato-Regular.ttf"),
            Self::Bold => include_bytes!("../../../assets/fonts/Lato-Bold.ttf"),
            Self::Italic => include_bytes!("../../../assets/fonts/Lato-Italic.ttf"),
            Self::Code => include_bytes!("../../../assets/fonts/JetBrainsMono-Medium.ttf"),
        }
    }

    fn loaded(self) -> Outcome<&'static Loaded> {
        static FACES: [OnceLock<Option<Loaded>>; 4] = [const { OnceLock::new() }; 4];
        let load = || {
            let embedded = krilla::text::Font::new(self.file().into(), 0)?;
            let units = embedded.units_per_em();
            Some(Loaded { embedded, shaping: harfrust::Font::new(self.file(), 0)?, units })
        };
        let face = FACES[self as usize].get_or_init(load).as_ref();
        face.ok_or_else(|| Trouble::damaged("fonts", format!("{self:?}")))
    }

    /// The font as it goes into a file.
    pub fn embedded(self) -> Outcome<krilla::text::Font> {
        Ok(self.loaded()?.embedded.clone())
    }
}

/// A glyph; distances in parts of the size of the letters.
#[derive(Clone, Debug)]
pub struct Glyph {
    pub id: u32,
    pub advance: f32,
    pub dx: f32,
    pub dy: f32,
    /// The bytes of the text that it stands for.
    pub text: Range<usize>,
}

/// A piece of text in one face.
#[derive(Clone, Debug, Default)]
pub struct Shaped {
    pub text: String,
    pub glyphs: Vec<Glyph>,
    /// In parts of the size of the letters.
    pub width: f32,
}

/// Shapes words, and remembers those of running text: a batch of letters says the same ones again and again.
#[derive(Default)]
pub struct Shaper {
    words: HashMap<(Face, String), Rc<Shaped>>,
}

impl Shaper {
    /// The glyphs of a text that holds nothing strange any more.
    pub fn shape(&mut self, face: Face, text: &str) -> Outcome<Rc<Shaped>> {
        // What is set in this face may be secret.
        if face == Face::Code {
            return shape(face, text).map(Rc::new);
        }
        let key = (face, text.to_owned());
        if let Some(known) = self.words.get(&key) {
            return Ok(known.clone());
        }
        if self.words.len() >= REMEMBERED {
            self.words.clear();
        }
        let shaped = Rc::new(shape(face, text)?);
        self.words.insert(key, shaped.clone());
        Ok(shaped)
    }
}

fn shape(face: Face, text: &str) -> Outcome<Shaped> {
    let loaded = face.loaded()?;
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.set_direction(harfrust::Direction::LeftToRight);
    buffer.guess_segment_properties();
    // Letters that run together are no help to whoever copies or searches a letter.
    let plain = [Feature::new(Tag::new(b"liga"), 0, ..)];
    harfrust::shape(&ShaperFont::new(&loaded.shaping), &mut buffer, ShapeOptions::new().features(&plain))
        .map_err(|e| Trouble::damaged("fonts", format!("{e:?}")))?;
    let ends = ends(buffer.glyph_infos(), text.len());
    #[allow(clippy::cast_precision_loss, reason = "font units are small")]
    let em = |units: i32| units as f32 / loaded.units;
    let glyphs: Vec<Glyph> = buffer
        .glyph_infos()
        .iter()
        .zip(buffer.glyph_positions())
        .zip(ends)
        .map(|((info, place), end)| {
            let start = info.cluster as usize;
            let (advance, dx, dy) = (em(place.x_advance), em(place.x_offset), em(place.y_offset));
            Glyph { id: info.glyph_id, advance, dx, dy, text: start..end }
        })
        .collect();
    Ok(Shaped { text: text.to_owned(), width: glyphs.iter().map(|g| g.advance).sum(), glyphs })
}

/// Where the part of the text ends that each glyph stands for: where the next part begins.
fn ends(glyphs: &[GlyphInfo], whole: usize) -> Vec<usize> {
    let mut ends = Vec::with_capacity(glyphs.len());
    let (mut end, mut below) = (whole, whole);
    for glyph in glyphs.iter().rev() {
        let start = glyph.cluster as usize;
        if start < below {
            (end, below) = (below, start);
        }
        ends.push(end);
    }
    ends.reverse();
    ends
}

/// A text of which every character can be printed in a face: composed, on one line, what deceives or what the face
/// lacks written out.
pub fn printable(face: Face, text: &str) -> Outcome<String> {
    let map = face.loaded()?.shaping.charmap();
    let mut out = String::with_capacity(text.len());
    for c in clean::visible_line(&text.nfc().collect::<String>()).chars() {
        let c = match c {
            '\u{2011}' => '-',
            '\u{202f}' | '\u{2009}' if face == Face::Code => '\u{a0}',
            c if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}') => ' ',
            c => c,
        };
        if map.map_unicode(c).is_some_and(|g| g.to_u32() != 0) {
            out.push(c);
        } else {
            out.push_str(&clean::written(c));
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_french_has_a_glyph_and_what_deceives_is_written_out() {
        let french = "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒàâäçéèêëîïôöùûüÿæœ«»‹›“”‘’…–—€°№ 1234567890,;:!?()[]/&@\u{a0}\u{202f}";
        for face in [Face::Regular, Face::Bold, Face::Italic] {
            assert_eq!(printable(face, french).unwrap(), french, "{face:?}");
        }
        assert_eq!(
            printable(Face::Regular, "a\u{202e}b\u{200b}\u{5d0}漢").unwrap(),
            "a<U+202E>b<U+200B><U+05D0><U+6F22>"
        );
        assert_eq!(printable(Face::Code, "27INS\u{7}").unwrap(), "27INS<U+0007>");
    }

    #[test]
    fn letters_are_kerned() {
        let width = |text: &str| shape(Face::Regular, text).unwrap().width;
        assert!(width("AV") < width("A") + width("V"));
    }
}
