//! Plain pages typeset here: a title, paragraphs, page numbers, on A4.
//!
//! ISO 32000 without anything optional: Helvetica, which every reader has, in the encoding `WinAnsi`. The same words give
//! the same bytes. It must not know what the document is for.

use std::fmt::Write as _;

/// A4, points.
const WIDTH: f64 = 595.28;
const HEIGHT: f64 = 841.89;
const MARGIN: f64 = 72.0;
const TITLE_SIZE: f64 = 16.0;
const SIZE: f64 = 11.0;
const LEADING: f64 = 1.4;
/// White between paragraphs.
const GAP: f64 = 8.0;
const NUMBER_SIZE: f64 = 9.0;

/// A font of the sheet: its name in the page's resources, and its widths from the byte 32 on.
struct Font {
    name: &'static str,
    widths: &'static [u16; 224],
}

const PLAIN: Font = Font { name: "F1", widths: &HELVETICA };
const BOLD: Font = Font { name: "F2", widths: &HELVETICA_BOLD };

/// A PDF with this title, in bold at its head, and these paragraphs; a line feed in one starts a new line.
pub fn pdf(title: &str, paragraphs: &[&str]) -> Vec<u8> {
    let pages = compose(title, paragraphs);
    let count = pages.len();
    // Objects: catalog, page tree, two fonts, information, then a page and its content in turn.
    let kids = (0..count).map(|n| format!("{} 0 R", 6 + 2 * n)).collect::<Vec<_>>().join(" ");
    let font = |name| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>").into_bytes();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!(
            "<</Type/Pages/Count {count}/Kids[{kids}]/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>"
        )
        .into_bytes(),
        font("Helvetica"),
        font("Helvetica-Bold"),
        format!("<</Title{}>>", text_string(title)).into_bytes(),
    ];
    for (n, mut content) in pages.into_iter().enumerate() {
        let number = format!("{} / {count}", n + 1).into_bytes();
        let left = (WIDTH - width(&number, &PLAIN, NUMBER_SIZE)) / 2.0;
        show(&mut content, &PLAIN, NUMBER_SIZE, left, MARGIN / 2.0, &number);
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 7 + 2 * n).into_bytes());
        let head = format!("<</Length {}>>\nstream\n", content.len());
        objects.push([head.as_bytes(), content.as_bytes(), b"\nendstream"].concat());
    }
    assemble(&objects, "/Info 5 0 R")
}

/// A file of these objects, numbered from 1, the first of which is the catalog.
pub(super) fn assemble(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = String::new();
    for (n, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        out.extend_from_slice(format!("{} 0 obj\n", n + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let (start, size) = (out.len(), objects.len() + 1);
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.extend_from_slice(end.as_bytes());
    out
}

/// The content of each page, without its number.
fn compose(title: &str, paragraphs: &[&str]) -> Vec<String> {
    let mut lines: Vec<(&Font, f64, f64, Vec<u8>)> = Vec::new();
    let mut block = |font, size, gap: f64, text: &str| {
        let mut gap = gap;
        for line in wrapped(&win_ansi(text), font, size) {
            lines.push((font, size, gap + size * LEADING, line));
            gap = 0.0;
        }
    };
    block(&BOLD, TITLE_SIZE, 0.0, title);
    for (n, paragraph) in paragraphs.iter().enumerate() {
        block(&PLAIN, SIZE, if n == 0 { 2.0 * GAP } else { GAP }, paragraph);
    }
    let mut pages = vec![String::new()];
    let mut y = HEIGHT - MARGIN;
    for (font, size, step, line) in lines {
        if y - step < MARGIN {
            pages.push(String::new());
            y = HEIGHT - MARGIN;
        }
        y -= step;
        if let Some(page) = pages.last_mut() {
            show(page, font, size, MARGIN, y, &line);
        }
    }
    pages
}

/// Draws a line of text.
fn show(content: &mut String, font: &Font, size: f64, x: f64, y: f64, line: &[u8]) {
    let _ = write!(content, "BT /{} {size} Tf {x:.2} {y:.2} Td (", font.name);
    for &byte in line {
        let _ = match byte {
            b'(' | b')' | b'\\' => write!(content, "\\{}", char::from(byte)),
            32..=126 => write!(content, "{}", char::from(byte)),
            _ => write!(content, "\\{byte:03o}"),
        };
    }
    content.push_str(") Tj ET\n");
}

fn width(text: &[u8], font: &Font, size: f64) -> f64 {
    let units: u32 = text.iter().map(|b| u32::from(font.widths[usize::from(b.max(&32) - 32)])).sum();
    f64::from(units) * size / 1000.0
}

/// Lines that fit between the margins. Only a plain space and a line feed part words; a word that is wider than the page
/// is cut.
fn wrapped(text: &[u8], font: &Font, size: f64) -> Vec<Vec<u8>> {
    let room = WIDTH - 2.0 * MARGIN;
    let mut lines = Vec::new();
    for part in text.split(|b| *b == b'\n') {
        let mut line: Vec<u8> = Vec::new();
        for word in part.split(|b| *b == b' ').filter(|w| !w.is_empty()) {
            let longer = [line.as_slice(), b" ", word].concat();
            if line.is_empty() {
                line = word.to_vec();
            } else if width(&longer, font, size) <= room {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_vec()));
            }
            while width(&line, font, size) > room {
                let fits = (1..line.len()).rev().find(|n| width(&line[..*n], font, size) <= room).unwrap_or(1);
                let rest = line.split_off(fits);
                lines.push(std::mem::replace(&mut line, rest));
            }
        }
        lines.push(line);
    }
    lines
}

/// `WinAnsi` bytes of a text: a narrow space becomes a no-break space, what the encoding lacks a question mark.
fn win_ansi(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{202f}' | '\u{2009}' => '\u{a0}',
            '\u{2011}' => '-',
            c if c.is_control() && c != '\n' => ' ',
            c => c,
        };
        let mut one = [0; 4];
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut one));
        out.extend_from_slice(if lossy { b"?" } else { &bytes });
    }
    out
}

/// A text string as hexadecimal UTF-16 with its mark.
fn text_string(text: &str) -> String {
    let mut out = String::from("<FEFF");
    for unit in text.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
    out
}

/// Widths of Helvetica in `WinAnsi`, from Adobe's font metrics.
#[rustfmt::skip]
const HELVETICA: [u16; 224] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 350,
    556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350,
    350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667,
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333,
    400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500,
];

/// Widths of Helvetica-Bold in `WinAnsi`, from Adobe's font metrics.
#[rustfmt::skip]
const HELVETICA_BOLD: [u16; 224] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 350,
    556, 350, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350,
    350, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 350, 500, 667,
    278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333,
    400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278,
    611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_give_the_same_bytes() {
        assert_eq!(pdf("Décision", &["Un."]), pdf("Décision", &["Un."]));
    }

    #[test]
    fn no_line_is_wider_than_the_room_between_the_margins() {
        let text = format!("{} {}", "iiii WWWW mmmm ".repeat(60), "x".repeat(400));
        let lines = wrapped(text.as_bytes(), &PLAIN, SIZE);
        assert!(lines.len() > 10);
        for line in &lines {
            assert!(width(line, &PLAIN, SIZE) <= WIDTH - 2.0 * MARGIN);
        }
        let letters = |bytes: &[u8]| bytes.iter().filter(|b| **b != b' ').count();
        assert_eq!(lines.iter().map(|l| letters(l)).sum::<usize>(), letters(text.as_bytes()));
    }

    #[test]
    fn widths_are_those_of_the_published_metrics() {
        assert!((width(b"AVE", &PLAIN, 1000.0) - (667.0 + 667.0 + 667.0)).abs() < 1e-9);
        assert!((width(&win_ansi("é€œ"), &BOLD, 1000.0) - (556.0 + 556.0 + 944.0)).abs() < 1e-9);
    }
}
