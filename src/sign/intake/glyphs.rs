//! Where the glyphs of a content stream stand, and whether it paints surfaces: as exact as it takes to see what covers
//! what, and no more.
//!
//! ISO 32000-2 sections 8.3, 9.3 and 9.4. What cannot be read has no glyphs.

use super::font::Font;
use crate::sign::pdf::file::File;
use crate::sign::pdf::inflate;
use crate::sign::pdf::lex::{self, Node};
use std::collections::HashMap;
use std::rc::Rc;

/// Deepest nesting of forms that is followed.
const DEEPEST: usize = 8;
/// Most glyphs and operators of a page that are looked at.
const MOST: usize = 400_000;
/// Width of a glyph whose font does not tell it, in ems: narrow, so that nothing counts as covered by mistake.
const NARROW: f64 = 0.42;

/// A glyph: where its middle stands and its code in its font.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub x: f64,
    pub y: f64,
    pub code: u32,
}

/// What a stream shows.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    pub glyphs: Vec<Glyph>,
    /// Rectangles that are filled, and images: left, bottom, right, top.
    pub surfaces: Vec<[f64; 4]>,
    /// Whether a setting makes what is painted let through what lies below.
    pub is_translucent: bool,
    steps: usize,
}

/// A matrix as PDF writes it: a b c d e f.
pub type Matrix = [f64; 6];
pub const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn apply(m: Matrix, x: f64, y: f64) -> (f64, f64) {
    (x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5])
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Rc<Font>,
    size: f64,
    leading: f64,
    spacing: [f64; 2],
    scale: f64,
    rise: f64,
    mode: i64,
}

/// What these streams show, one after the other, as the content of a page.
pub fn of_page(file: &File, page: &Node, resources: Option<&Node>) -> Shown {
    let mut content = Vec::new();
    if let Some(node) = page.get("Contents").and_then(|c| file.direct(c)) {
        let parts = if node.is_array() { node.items().to_vec() } else { vec![node] };
        for part in parts.iter().filter_map(|p| file.direct(p)) {
            content.extend(decoded(file, &part).unwrap_or_default());
            content.push(b'\n');
        }
    }
    let mut shown = Shown::default();
    run(file, &content, resources, IDENTITY, 0, &mut shown);
    shown
}

/// What a form or the look of an annotation shows, in its own space.
pub fn of_form(file: &File, form: &Node) -> Shown {
    let mut shown = Shown::default();
    let content = decoded(file, form).unwrap_or_default();
    let resources = form.get("Resources").and_then(|r| file.direct(r));
    run(file, &content, resources.as_ref(), IDENTITY, 0, &mut shown);
    shown
}

/// The bytes of a stream, its filters undone.
pub fn decoded(file: &File, node: &Node) -> Option<Vec<u8>> {
    let raw = file.bytes[file.stream_range(node)?].to_vec();
    let filter = node.get("Filter").and_then(|f| file.direct(f));
    let names = match &filter {
        Some(list) if list.is_array() => list.items().to_vec(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let mut data = raw;
    for name in &names {
        data = if name.is_name("ASCII85Decode") || name.is_name("A85") {
            ascii85(&data)?
        } else if name.is_name("ASCIIHexDecode") || name.is_name("AHx") {
            lex::object(&[b"<".as_slice(), &data, b">"].concat(), 0)?.text()?.to_vec()
        } else if name.is_name("FlateDecode") || name.is_name("Fl") {
            // Predictors do not occur in content.
            inflate::decode(&data, &lex::object(b"<</Filter/FlateDecode>>", 0)?)?
        } else {
            return None;
        };
    }
    Some(data)
}

fn ascii85(data: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut group: Vec<u32> = Vec::new();
    let flush = |group: &[u32], out: &mut Vec<u8>| {
        let padded = (0..5).map(|n| group.get(n).copied().unwrap_or(84));
        let value = padded.fold(0u32, |v, d| v.wrapping_mul(85).wrapping_add(d));
        out.extend_from_slice(&value.to_be_bytes()[..group.len().saturating_sub(1)]);
    };
    for &b in data.iter().filter(|b| !lex::is_space(**b)) {
        match b {
            b'~' => break,
            b'z' if group.is_empty() => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => group.push(u32::from(b - b'!')),
            _ => return None,
        }
        if group.len() == 5 {
            flush(&group, &mut out);
            group.clear();
        }
    }
    if !group.is_empty() {
        flush(&group, &mut out);
    }
    Some(out)
}

fn run(file: &File, content: &[u8], resources: Option<&Node>, ctm: Matrix, depth: usize, shown: &mut Shown) {
    let state =
        State { ctm, font: Rc::default(), size: 0.0, leading: 0.0, spacing: [0.0; 2], scale: 1.0, rise: 0.0, mode: 0 };
    let mut reader = Reader {
        file,
        resources,
        depth,
        shown,
        state,
        saved: Vec::new(),
        line: IDENTITY,
        text: IDENTITY,
        rectangles: Vec::new(),
        fonts: HashMap::new(),
    };
    reader.read(content);
}

struct Reader<'a, 'f> {
    file: &'a File<'f>,
    resources: Option<&'a Node>,
    depth: usize,
    shown: &'a mut Shown,
    state: State,
    saved: Vec<State>,
    line: Matrix,
    text: Matrix,
    /// Rectangles of the path that is being made.
    rectangles: Vec<[f64; 4]>,
    fonts: HashMap<Vec<u8>, Rc<Font>>,
}

impl Reader<'_, '_> {
    fn read(&mut self, content: &[u8]) {
        let mut operands: Vec<Node> = Vec::new();
        let mut at = 0;
        while at < content.len() && self.shown.steps < MOST {
            at = lex::skip(content, at);
            let Some(&b) = content.get(at) else { return };
            if b.is_ascii_alphabetic() || matches!(b, b'\'' | b'"') {
                let length =
                    content[at..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'*' | b'\'' | b'"'));
                let word = &content[at..at + length.count()];
                at += word.len();
                self.shown.steps += 1;
                if word == b"ID" {
                    // The data of an image that stands in the content itself.
                    at = content[at..]
                        .windows(3)
                        .position(|w| w[1..] == *b"EI" && lex::is_space(w[0]))
                        .map_or(content.len(), |n| at + n + 3);
                    let image = self.unit();
                    self.shown.surfaces.push(image);
                } else if let b"true" | b"false" | b"null" = word {
                } else {
                    self.operate(word, &operands);
                }
                operands.clear();
            } else if let Some(node) = lex::object(content, at) {
                at = node.span.end.max(at + 1);
                if operands.len() < 64 {
                    operands.push(node);
                }
            } else {
                at += 1;
            }
        }
    }

    fn operate(&mut self, word: &[u8], operands: &[Node]) {
        let number = |n: usize| operands.get(n).and_then(Node::number).unwrap_or_default();
        let matrix = || [0, 1, 2, 3, 4, 5].map(number);
        match word {
            b"q" if self.saved.len() < 256 => self.saved.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => self.state.ctm = times(matrix(), self.state.ctm),
            b"BT" => (self.line, self.text) = (IDENTITY, IDENTITY),
            b"Tm" => (self.line, self.text) = (matrix(), matrix()),
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"TL" => self.state.leading = number(0),
            b"Tc" => self.state.spacing[0] = number(0),
            b"Tw" => self.state.spacing[1] = number(0),
            b"Tz" => self.state.scale = number(0) / 100.0,
            b"Ts" => self.state.rise = number(0),
            b"Tr" => self.state.mode = operands.first().and_then(Node::int).unwrap_or_default(),
            b"Tf" => {
                self.state.size = number(1);
                self.state.font = self.font(operands.first());
            }
            b"Tj" => self.show_all(operands),
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands);
            }
            b"\"" => {
                self.state.spacing = [number(1), number(0)];
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands);
            }
            b"TJ" => operands.iter().flat_map(Node::items).for_each(|o| match o.number() {
                Some(back) => self.forward(-back / 1000.0 * self.state.size * self.state.scale),
                None => self.show(o),
            }),
            b"re" => {
                let [x, y, width, height] = [0, 1, 2, 3].map(number);
                self.rectangles.push(self.boxed([x, y, x + width, y + height]));
            }
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => self.shown.surfaces.append(&mut self.rectangles),
            b"S" | b"s" | b"n" => self.rectangles.clear(),
            b"sh" => self.shown.surfaces.push([f64::MIN, f64::MIN, f64::MAX, f64::MAX]),
            b"gs" => self.setting(operands.first()),
            b"Do" => self.draw(operands.first()),
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn forward(&mut self, by: f64) {
        self.text = times([1.0, 0.0, 0.0, 1.0, by, 0.0], self.text);
    }

    fn show_all(&mut self, strings: &[Node]) {
        for string in strings {
            self.show(string);
        }
    }

    fn show(&mut self, string: &Node) {
        let Some(bytes) = string.text() else { return };
        let font = self.state.font.clone();
        for piece in bytes.chunks(font.bytes.max(1)) {
            let value = piece.iter().fold(0u32, |v, b| v << 8 | u32::from(*b));
            let width = font.widths.get(&value).copied().or(font.other).unwrap_or(NARROW);
            let is_blank = piece == [32] || self.state.mode == 3;
            let extra = self.state.spacing[0] + if piece == [32] { self.state.spacing[1] } else { 0.0 };
            let advance = (width * self.state.size + extra) * self.state.scale;
            if !is_blank && self.shown.glyphs.len() < MOST {
                let matrix = times(self.text, self.state.ctm);
                let (x, y) = apply(matrix, advance / 2.0, self.state.rise + self.state.size * 0.3);
                // A code of two bytes names a glyph, not a letter.
                let code = if font.bytes == 2 { value | 0x1_0000 } else { value };
                self.shown.glyphs.push(Glyph { x, y, code });
            }
            self.forward(advance);
        }
    }

    fn resource(&self, kind: &str, name: Option<&Node>) -> Option<Node> {
        let crate::sign::pdf::lex::Kind::Name(name) = &name?.kind else {
            return None;
        };
        let list = self.file.direct(self.resources?.get(kind)?)?;
        self.file.direct(list.get(std::str::from_utf8(name).ok()?)?)
    }

    fn font(&mut self, name: Option<&Node>) -> Rc<Font> {
        let key = format!("{:?}", name.map(|n| &n.kind)).into_bytes();
        if let Some(known) = self.fonts.get(&key) {
            return known.clone();
        }
        let font = Rc::new(self.resource("Font", name).map(|f| Font::of(self.file, &f)).unwrap_or_default());
        self.fonts.insert(key, font.clone());
        font
    }

    fn setting(&mut self, name: Option<&Node>) {
        let Some(setting) = self.resource("ExtGState", name) else {
            return;
        };
        let sheer = setting.get("ca").and_then(Node::number).is_some_and(|a| a < 0.95);
        let modes = setting.get("BM").map(|m| if m.is_array() { m.items().first().unwrap_or(m) } else { m });
        let blends = modes.is_some_and(|m| ["Multiply", "Darken", "ColorBurn"].iter().any(|name| m.is_name(name)));
        self.shown.is_translucent |= sheer || blends;
    }

    fn draw(&mut self, name: Option<&Node>) {
        let Some(object) = self.resource("XObject", name) else {
            return;
        };
        if object.get("Subtype").is_some_and(|s| s.is_name("Image")) {
            let image = self.unit();
            self.shown.surfaces.push(image);
        } else if self.depth < DEEPEST {
            let own =
                object.get("Matrix").and_then(|m| self.file.direct(m)).and_then(|m| matrix(&m)).unwrap_or(IDENTITY);
            let resources = object.get("Resources").and_then(|r| self.file.direct(r));
            let content = decoded(self.file, &object).unwrap_or_default();
            let inherited = resources.as_ref().or(self.resources);
            run(self.file, &content, inherited, times(own, self.state.ctm), self.depth + 1, self.shown);
        }
    }

    /// The square in which an image is painted.
    fn unit(&self) -> [f64; 4] {
        self.boxed([0.0, 0.0, 1.0, 1.0])
    }

    fn boxed(&self, rectangle: [f64; 4]) -> [f64; 4] {
        transformed(self.state.ctm, rectangle)
    }
}

/// The upright rectangle around a transformed one.
pub fn transformed(m: Matrix, [left, bottom, right, top]: [f64; 4]) -> [f64; 4] {
    let corners = [(left, bottom), (left, top), (right, bottom), (right, top)].map(|(x, y)| apply(m, x, y));
    let fold =
        |pick: fn(f64, f64) -> f64, of: fn((f64, f64)) -> f64| corners.map(of).into_iter().reduce(pick).unwrap_or(0.0);
    [fold(f64::min, |c| c.0), fold(f64::min, |c| c.1), fold(f64::max, |c| c.0), fold(f64::max, |c| c.1)]
}

/// Six numbers as a matrix.
pub fn matrix(node: &Node) -> Option<Matrix> {
    let numbers: Option<Vec<f64>> = node.items().iter().map(Node::number).collect();
    numbers?.try_into().ok()
}
