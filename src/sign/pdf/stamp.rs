//! The visible stamp of a signature: a small form of text lines in Helvetica, upright on turned pages.

use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization as _;

/// Width and height of a stamp, points.
pub const WIDTH: f64 = 170.0;
/// Height of a stamp, points.
pub const HEIGHT: f64 = 62.0;
/// Size of the letters, points.
const SIZE: f64 = 7.5;
/// Characters in a line of a stamp of the usual width.
const LINE: f64 = 42.0;
/// How much larger than usual the letters get where a stamp has a large place.
const LARGEST: f64 = 1.4;

/// The matrix that turns the stamp upright on a turned page.
pub fn matrix(rotate: u16) -> &'static str {
    match rotate {
        90 => "[0 1 -1 0 0 0]",
        180 => "[-1 0 0 -1 0 0]",
        270 => "[0 -1 1 0 0 0]",
        _ => "[1 0 0 1 0 0]",
    }
}

/// The space that a stamp is drawn in for a place of this displayed size: its viewer scales it to the place.
pub fn space(width: f64, height: f64) -> (f64, f64) {
    let scale = (width / WIDTH).min(height / HEIGHT).clamp(0.01, LARGEST);
    (width / scale, height / scale)
}

/// The content of the stamp in its space: a frame and its lines, the first in bold.
pub fn content(lines: &[String], (width, height): (f64, f64)) -> Vec<u8> {
    let mut out = format!(
        "q 1 1 1 rg 0 0 {width:.2} {height:.2} re f 0.25 0.35 0.55 RG 0.8 w 0.4 0.4 {:.2} {:.2} re S Q\n",
        width - 0.8,
        height - 0.8
    )
    .into_bytes();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let longest = (LINE * width / WIDTH).clamp(LINE, 400.0) as usize;
    let lines: Vec<String> = lines.iter().flat_map(|l| wrapped(l, longest)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a stamp has few lines")]
    let leading = (SIZE + 1.6).min((height - 8.0) / (lines.len().max(1)) as f64);
    let size = SIZE.min(leading);
    let mut y = height - 4.0 - size;
    for (n, line) in lines.iter().enumerate() {
        let font = if n == 0 { "F1" } else { "F2" };
        let text = literal(line);
        out.extend_from_slice(format!("BT 0 g /{font} {size:.2} Tf 6 {y:.2} Td ({text}) Tj ET\n").as_bytes());
        y -= leading;
    }
    out
}

/// The inside of a literal string.
fn literal(line: &str) -> String {
    let mut text = String::new();
    for byte in win_ansi(line) {
        match byte {
            b'(' | b')' | b'\\' => {
                let _ = write!(text, "\\{}", char::from(byte));
            }
            32..=126 => text.push(char::from(byte)),
            _ => {
                let _ = write!(text, "\\{byte:03o}");
            }
        }
    }
    text
}

/// Lines short enough for the stamp.
fn wrapped(line: &str, longest: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split_whitespace() {
        let last = lines.last_mut();
        match last {
            Some(last) if last.chars().count() + word.chars().count() < longest || last.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.extend(word.chars().take(longest + 2));
            }
            _ => lines.push(word.chars().take(longest + 2).collect()),
        }
    }
    lines
}

/// `WinAnsi` bytes of a text; what the encoding lacks loses its marks, and only then becomes a question mark.
pub fn win_ansi(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
    if !lossy {
        return bytes.into_owned();
    }
    let mut out = Vec::new();
    for c in text.chars() {
        let single = c.to_string();
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(&single);
        if lossy {
            out.extend_from_slice(plain(c).as_bytes());
        } else {
            out.extend_from_slice(&bytes);
        }
    }
    out
}

/// A character without its marks, in ASCII: strokes that Unicode does not count as marks included.
fn plain(c: char) -> String {
    let stroked = match c {
        'Ł' => "L",
        'ł' => "l",
        'Đ' => "D",
        'đ' => "d",
        'Ħ' => "H",
        'ħ' => "h",
        'ı' => "i",
        '\u{202f}' | '\u{2009}' => " ",
        '\u{2011}' => "-",
        _ => "",
    };
    if !stroked.is_empty() {
        return stroked.to_owned();
    }
    let plain: String = c.nfd().filter(char::is_ascii).collect();
    if plain.is_empty() { "?".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_outside_the_encoding_lose_their_marks() {
        assert_eq!(win_ansi("Élodie Œ €"), [0xC9, b'l', b'o', b'd', b'i', b'e', b' ', 0x8C, b' ', 0x80]);
        assert_eq!(win_ansi("Łukasz Nguyễn"), b"Lukasz Nguyen");
        assert_eq!(win_ansi("山\u{202f}!"), b"? !");
    }

    #[test]
    fn parentheses_cannot_break_out_of_the_stamp() {
        let text = String::from_utf8(content(&["a) Tj ET (\\".to_owned()], (WIDTH, HEIGHT))).unwrap();
        assert!(text.contains("(a\\) Tj ET \\(\\\\) Tj ET"));
    }
}
