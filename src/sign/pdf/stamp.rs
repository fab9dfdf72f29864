//! The visible stamp of a signature: a small form of text lines in Helvetica, upright on turned pages.

use super::page::Page;
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization as _;

/// Width and height of a stamp, points.
pub const WIDTH: f64 = 170.0;
/// Height of a stamp, points.
pub const HEIGHT: f64 = 62.0;
/// Distance from the edges of the page and between stamps, points.
const MARGIN: f64 = 18.0;
const SIZE: f64 = 7.5;
/// Most stamps in a row, however wide a page claims to be.
const COLUMNS: f64 = 50.0;

/// Where the stamp of the `n`-th signature goes (from 0) on a displayed page: rows at the foot, from left to right.
pub fn place(page: &Page, n: usize) -> [f64; 4] {
    let (width, height) = page.displayed();
    let stamp_width = WIDTH.min(width - 2.0).max(1.0);
    let stamp_height = HEIGHT.min(height - 2.0).max(1.0);
    let step = stamp_width + MARGIN / 2.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let columns = ((width - MARGIN * 1.5) / step).floor().clamp(1.0, COLUMNS) as usize;
    #[expect(clippy::cast_precision_loss, reason = "numbers of signatures are small")]
    let (column, row) = ((n % columns) as f64, (n / columns) as f64);
    let left = (MARGIN + column * step).min(width - stamp_width).max(0.0);
    let bottom = (MARGIN + row * (stamp_height + MARGIN / 2.0)).min(height - stamp_height).max(0.0);
    page.to_user(left, bottom, stamp_width, stamp_height)
}

/// The matrix that turns the stamp upright on a turned page.
pub fn matrix(rotate: u16) -> &'static str {
    match rotate {
        90 => "[0 1 -1 0 0 0]",
        180 => "[-1 0 0 -1 0 0]",
        270 => "[0 -1 1 0 0 0]",
        _ => "[1 0 0 1 0 0]",
    }
}

/// The content of the stamp: a frame and its lines, the first in bold.
pub fn content(lines: &[String]) -> Vec<u8> {
    let mut out = format!(
        "q 1 1 1 rg 0 0 {WIDTH} {HEIGHT} re f 0.25 0.35 0.55 RG 0.8 w 0.4 0.4 {} {} re S Q\n",
        WIDTH - 0.8,
        HEIGHT - 0.8
    )
    .into_bytes();
    let lines: Vec<String> = lines.iter().flat_map(|l| wrapped(l)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a stamp has few lines")]
    let leading = (SIZE + 1.6).min((HEIGHT - 8.0) / (lines.len().max(1)) as f64);
    let size = SIZE.min(leading);
    let mut y = HEIGHT - 4.0 - size;
    for (n, line) in lines.iter().enumerate() {
        let font = if n == 0 { "F1" } else { "F2" };
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
        out.extend_from_slice(format!("BT 0 g /{font} {size:.2} Tf 6 {y:.2} Td ({text}) Tj ET\n").as_bytes());
        y -= leading;
    }
    out
}

/// Lines short enough for the stamp.
fn wrapped(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split_whitespace() {
        let last = lines.last_mut();
        match last {
            Some(last) if last.chars().count() + word.chars().count() < 42 || last.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.extend(word.chars().take(44));
            }
            _ => lines.push(word.chars().take(44).collect()),
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
    fn stamps_stand_side_by_side_and_never_leave_the_page() {
        let page = Page { id: 1, area: [0.0, 0.0, 595.0, 842.0], rotate: 0 };
        let mut places: Vec<[f64; 4]> = Vec::new();
        for n in 0..12 {
            let here = place(&page, n);
            assert!(here[0] >= 0.0 && here[2] <= 595.0 && here[3] <= 842.0);
            assert!(places.iter().all(|p| p[2] <= here[0] || here[2] <= p[0] || p[3] <= here[1] || here[3] <= p[1]));
            places.push(here);
        }
    }

    #[test]
    fn pages_of_absurd_sizes_get_a_place_all_the_same() {
        for side in [1.1, 30.0, 1e9, 1e300] {
            let page = Page { id: 1, area: [0.0, 0.0, side, side], rotate: 0 };
            let [left, bottom, right, top] = place(&page, 3);
            assert!(left < right && bottom < top && left >= 0.0 && bottom >= 0.0, "{side}");
        }
    }

    #[test]
    fn names_outside_the_encoding_lose_their_marks() {
        assert_eq!(win_ansi("Élodie Œ €"), [0xC9, b'l', b'o', b'd', b'i', b'e', b' ', 0x8C, b' ', 0x80]);
        assert_eq!(win_ansi("Łukasz Nguyễn"), b"Lukasz Nguyen");
        assert_eq!(win_ansi("山\u{202f}!"), b"? !");
    }

    #[test]
    fn parentheses_cannot_break_out_of_the_stamp() {
        let text = String::from_utf8(content(&["a) Tj ET (\\".to_owned()])).unwrap();
        assert!(text.contains("(a\\) Tj ET \\(\\\\) Tj ET"));
    }
}
