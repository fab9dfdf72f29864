//! Text broken into lines. Plain spaces, hyphens and slashes part words; a word that is too long is cut. It must not
//! know where the lines go.

use super::face::{Face, Shaped, Shaper, printable};
use crate::domain::trouble::Outcome;
use std::rc::Rc;

/// Bytes of a word that are measured at once.
const LONGEST: usize = 400;

/// A stretch of text in one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub face: Face,
    /// A new line begins after it.
    pub breaks: bool,
}

/// Text in several faces.
pub type Rich = Vec<Span>;

/// Text in the ordinary face.
pub fn plain(text: impl Into<String>) -> Rich {
    faced(text, Face::Regular)
}

/// Text in bold.
pub fn bold(text: impl Into<String>) -> Rich {
    faced(text, Face::Bold)
}

/// Text in a face.
pub fn faced(text: impl Into<String>, face: Face) -> Rich {
    vec![Span { text: text.into(), face, breaks: false }]
}

/// A text that is no longer than so many characters.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub struct Piece {
    pub face: Face,
    pub shaped: Rc<Shaped>,
}

/// A line of text.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub pieces: Vec<Piece>,
    /// In parts of the size of the letters.
    pub width: f32,
}

impl Line {
    fn push(&mut self, piece: Piece) {
        self.width += piece.shaped.width;
        self.pieces.push(piece);
    }

    /// Takes the white at the end away.
    fn trim(&mut self) {
        while self.pieces.last().is_some_and(|p| p.shaped.text == " ") {
            if let Some(piece) = self.pieces.pop() {
                self.width -= piece.shaped.width;
            }
        }
    }
}

/// The lines of a text that are at most `room` wide, in parts of the size of the letters.
pub fn broken(shaper: &mut Shaper, text: &Rich, room: f32) -> Outcome<Vec<Line>> {
    let mut lines = vec![Line::default()];
    for span in text {
        let clean = printable(span.face, &span.text)?;
        for part in parts(&clean) {
            place(shaper, &mut lines, span.face, part, room)?;
        }
        if span.breaks {
            lines.push(Line::default());
        }
    }
    lines.iter_mut().for_each(Line::trim);
    Ok(lines)
}

/// A text on one line, however wide.
pub fn single(shaper: &mut Shaper, text: &Rich) -> Outcome<Line> {
    let lines = broken(shaper, text, f32::INFINITY)?;
    Ok(lines.into_iter().next().unwrap_or_default())
}

/// Puts a word or a space on the last line, or on a new one.
fn place(shaper: &mut Shaper, lines: &mut Vec<Line>, face: Face, part: &str, room: f32) -> Outcome<()> {
    // A word that fills the page twice over is cut before it is measured.
    if part.len() > LONGEST && room.is_finite() {
        let mut at = LONGEST;
        while !part.is_char_boundary(at) {
            at -= 1;
        }
        place(shaper, lines, face, &part[..at], room)?;
        return place(shaper, lines, face, &part[at..], room);
    }
    let shaped = shaper.shape(face, part)?;
    let used = lines.last().map_or(0.0, |l| l.width);
    if part == " " && used == 0.0 {
        return Ok(());
    }
    if used > 0.0 && part != " " && used + shaped.width > room {
        lines.push(Line::default());
    }
    if shaped.width <= room {
        if let Some(line) = lines.last_mut() {
            line.push(Piece { face, shaped });
        }
        return Ok(());
    }
    let mut rest = part;
    while !rest.is_empty() {
        let fits = cut(shaper, face, rest, room)?;
        let piece = Piece { face, shaped: shaper.shape(face, &rest[..fits])? };
        if lines.last().is_some_and(|l| l.width > 0.0) {
            lines.push(Line::default());
        }
        if let Some(line) = lines.last_mut() {
            line.push(piece);
        }
        rest = &rest[fits..];
    }
    Ok(())
}

/// How many bytes of a word that is too long fit on a line; at least one character.
fn cut(shaper: &mut Shaper, face: Face, word: &str, room: f32) -> Outcome<usize> {
    let (mut width, mut fits) = (0.0, 0);
    for (at, c) in word.char_indices() {
        let mut one = [0; 4];
        width += shaper.shape(face, c.encode_utf8(&mut one))?.width;
        if width > room && at > 0 {
            break;
        }
        fits = at + c.len_utf8();
    }
    Ok(fits)
}

/// Words and single spaces; a word ends behind a hyphen or a slash that stands inside it.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let inside = matches!(before, '-' | '/' | '–') && c.is_alphanumeric() && at > start + 1;
        if (c == ' ' || before == ' ' || inside) && at > start {
            parts.push(&text[start..at]);
            start = at;
        }
        before = c;
    }
    if start < text.len() {
        parts.push(&text[start..]);
    }
    parts.retain({
        let mut space = false;
        move |p: &&str| {
            let again = space && *p == " ";
            space = *p == " ";
            !again
        }
    });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &Rich, room: f32) -> Vec<String> {
        let lines = broken(&mut Shaper::default(), text, room).unwrap();
        for line in &lines {
            assert!(line.width <= room + 1e-3, "{line:?}");
        }
        lines.iter().map(|l| l.pieces.iter().map(|p| p.shaped.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_keep_to_their_room_and_lose_nothing() {
        let long = "Éloïse Lefèvre-Garçon demande que les accès de l’unité soient renouvelés\u{a0}: merci\u{202f}!";
        let lines = texts(&plain(long), 12.0);
        assert!(lines.len() > 3);
        assert_eq!(lines.join(" ").replace("- ", "-"), long);
        assert!(lines.iter().all(|l| !l.starts_with([':', '!'])), "{lines:?}");
    }

    #[test]
    fn a_word_of_ten_thousand_letters_is_cut_into_lines() {
        let lines = texts(&plain("W".repeat(10_000)), 40.0);
        assert!(lines.len() > 200);
        assert_eq!(lines.concat().len(), 10_000);
    }

    #[test]
    fn a_line_ends_where_it_must() {
        let mut text = plain("Un");
        text[0].breaks = true;
        text.extend(bold("deux"));
        assert_eq!(texts(&text, 100.0), ["Un", "deux"]);
        assert_eq!(shortened("Très long", 4), "Très…");
    }
}
