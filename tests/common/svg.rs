//! A screen as an SVG picture: grounds as rectangles, letters in runs of one style, frames and bars as shapes, so that
//! no font can tear them apart.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write as _;

const WIDTH: f32 = 8.4;
const HEIGHT: f32 = 18.0;
const FONT: &str = "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace";

/// The picture.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * WIDTH + 24.0, rows * HEIGHT + 24.0);
    let ground = hex(buffer[(0, buffer.area.height / 2)].style().bg);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"{FONT}\" \
         font-size=\"14\" xml:space=\"preserve\" role=\"img\">\n<title>{title}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{ground}\"/>\n<g transform=\"translate(12,12)\">\n"
    );
    for y in 0..buffer.area.height {
        line(buffer, y, &ground, &mut out);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// One row: first its grounds, then its letters.
fn line(buffer: &Buffer, y: u16, ground: &str, out: &mut String) {
    let top = f32::from(y) * HEIGHT;
    let cells: Vec<(&str, Style)> =
        (0..buffer.area.width).map(|x| (buffer[(x, y)].symbol(), buffer[(x, y)].style())).collect();
    let runs: Vec<(usize, &[(&str, Style)])> = cells
        .chunk_by(|a, b| a.1 == b.1)
        .scan(0, |at, run| {
            *at += run.len();
            Some((*at - run.len(), run))
        })
        .collect();
    for (at, run) in &runs {
        let fill = hex(run[0].1.bg);
        if fill != ground {
            rect(out, left(*at), top, left(run.len()), HEIGHT, &fill, 1.0);
        }
    }
    for (at, run) in runs {
        words(at, run, top, out);
    }
}

/// The letters of a run, word by word: what two spaces separate stands on its own column whatever the font.
fn words(start: usize, run: &[(&str, Style)], top: f32, out: &mut String) {
    let style = run[0].1;
    let (fill, mut word, mut from) = (hex(style.fg), String::new(), start);
    for (n, (symbol, _)) in run.iter().chain([&("  ", style)]).enumerate() {
        let drawn = n < run.len() && shape(symbol, left(start + n), top, &fill, out);
        let gap = drawn || (*symbol == " " && run.get(n + 1).is_none_or(|next| next.0 == " ")) || n == run.len();
        if !gap {
            if word.is_empty() {
                from = start + n;
            }
            word.push_str(symbol);
        } else if !word.is_empty() {
            text(&word, from, top, &fill, style, out);
            word.clear();
        }
    }
    if style.add_modifier.contains(Modifier::UNDERLINED) {
        rect(out, left(start), top + HEIGHT - 2.0, left(run.len()), 1.0, &fill, 0.6);
    }
}

fn text(word: &str, at: usize, top: f32, fill: &str, style: Style, out: &mut String) {
    let weight = if style.add_modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let room = left(word.chars().count());
    let word = word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (x, y) = (left(at), top + 13.5);
    let _ =
        writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{room:.1}\" fill=\"{fill}\"{weight}>{word}</text>");
}

/// Frames and bars; whether the symbol is one.
fn shape(symbol: &str, x: f32, y: f32, fill: &str, out: &mut String) -> bool {
    let shade = match symbol {
        "█" => 1.0,
        "▓" => 0.72,
        "▒" => 0.45,
        "░" => 0.22,
        _ => 0.0,
    };
    if shade > 0.0 {
        rect(out, x, y + 3.0, WIDTH, HEIGHT - 6.0, fill, shade);
        return true;
    }
    // Left, right, up, down.
    let arms = match symbol {
        "─" => [true, true, false, false],
        "│" => [false, false, true, true],
        "┌" => [false, true, false, true],
        "┐" => [true, false, false, true],
        "└" => [false, true, true, false],
        "┘" => [true, false, true, false],
        _ => return false,
    };
    let (half, middle) = (WIDTH / 2.0, HEIGHT / 2.0);
    let boxes = [
        (x, y + middle, half, 1.0),
        (x + half, y + middle, half, 1.0),
        (x + half, y, 1.0, middle),
        (x + half, y + middle, 1.0, middle),
    ];
    for ((x, y, width, height), _) in boxes.into_iter().zip(arms).filter(|(_, arm)| *arm) {
        rect(out, x, y, width, height, fill, 1.0);
    }
    true
}

fn rect(out: &mut String, x: f32, y: f32, width: f32, height: f32, fill: &str, opacity: f32) {
    let opacity = if opacity < 1.0 { format!(" opacity=\"{opacity}\"") } else { String::new() };
    let _ = writeln!(
        out,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"{opacity}/>"
    );
}

fn left(columns: usize) -> f32 {
    f32::from(u16::try_from(columns).unwrap()) * WIDTH
}

fn hex(colour: Option<Color>) -> String {
    match colour {
        Some(Color::Rgb(r, g, b)) => format!("#{r:02x}{g:02x}{b:02x}"),
        other => panic!("{other:?} has no place in a picture: themes name their colours"),
    }
}
