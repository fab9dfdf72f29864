//! PDF objects as trees of nodes that remember where they stand, so that text around them is never written again.
//!
//! ISO 32000-2 section 7.2 and 7.3. Depth and number of nodes are bounded; nothing is repaired.

use std::ops::Range;

/// Deepest nesting that is read.
const DEPTH: usize = 60;

/// A node and the bytes it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Range<usize>,
    pub kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    /// A string, literal or hexadecimal, decoded.
    Text(Vec<u8>),
    /// A name without its slash, `#xx` decoded.
    Name(Vec<u8>),
    Array(Vec<Node>),
    Dict(Vec<(Vec<u8>, Node)>),
    Ref(u32, u16),
}

impl Node {
    /// The value of a key of a dictionary; the last one where it stands twice.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.kind {
            Kind::Dict(entries) => entries.iter().rev().find(|(k, _)| k == key.as_bytes()).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The entries of a dictionary; none for anything else.
    pub fn entries(&self) -> &[(Vec<u8>, Node)] {
        match &self.kind {
            Kind::Dict(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of an array; none for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::Array(items) => items,
            _ => &[],
        }
    }

    /// Whether it is an array.
    pub fn is_array(&self) -> bool {
        matches!(self.kind, Kind::Array(_))
    }

    /// Whether it is a dictionary.
    pub fn is_dict(&self) -> bool {
        matches!(self.kind, Kind::Dict(_))
    }

    /// A whole number.
    pub fn int(&self) -> Option<i64> {
        match self.kind {
            Kind::Int(n) => Some(n),
            _ => None,
        }
    }

    /// Any number.
    pub fn number(&self) -> Option<f64> {
        match self.kind {
            #[expect(clippy::cast_precision_loss, reason = "coordinates are small")]
            Kind::Int(n) => Some(n as f64),
            Kind::Real(x) => Some(x),
            _ => None,
        }
    }

    /// The object that a reference names.
    pub fn reference(&self) -> Option<u32> {
        match self.kind {
            Kind::Ref(id, _) => Some(id),
            _ => None,
        }
    }

    /// Whether it is this name.
    pub fn is_name(&self, name: &str) -> bool {
        matches!(&self.kind, Kind::Name(n) if n == name.as_bytes())
    }

    /// The bytes of a string.
    pub fn text(&self) -> Option<&[u8]> {
        match &self.kind {
            Kind::Text(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Every object that is referred to somewhere inside.
    pub fn references(&self, found: &mut Vec<u32>) {
        match &self.kind {
            Kind::Ref(id, _) => found.push(*id),
            Kind::Array(items) => items.iter().for_each(|n| n.references(found)),
            Kind::Dict(entries) => entries.iter().for_each(|(_, n)| n.references(found)),
            _ => {}
        }
    }

    /// Whether two nodes say the same, wherever they stand.
    pub fn same(&self, other: &Node) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Array(a), Kind::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.same(y)),
            (Kind::Dict(a), Kind::Dict(b)) => {
                a.len() == b.len()
                    && a.iter().all(|(key, x)| {
                        b.iter().filter(|(k, _)| k == key).count() == 1 && b.iter().any(|(k, y)| k == key && x.same(y))
                    })
            }
            (a, b) => a == b,
        }
    }
}

/// Reads one object at `at`; nothing if there is none or it is malformed.
pub fn object(bytes: &[u8], at: usize) -> Option<Node> {
    Reader { bytes }.object(at, 0)
}

/// Skips white space and comments.
pub fn skip(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&b) = bytes.get(at) {
        if is_space(b) {
            at += 1;
        } else if b == b'%' {
            while bytes.get(at).is_some_and(|&b| b != b'\n' && b != b'\r') {
                at += 1;
            }
        } else {
            break;
        }
    }
    at
}

/// Reads a whole number without sign at `at`: its value and where it ends.
pub fn unsigned(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let digits = bytes.get(at..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 || digits > 18 {
        return None;
    }
    let text = std::str::from_utf8(&bytes[at..at + digits]).ok()?;
    Some((text.parse().ok()?, at + digits))
}

/// Whether `word` stands at `at`.
pub fn at_word(bytes: &[u8], at: usize, word: &str) -> bool {
    bytes.get(at..at + word.len()) == Some(word.as_bytes())
}

/// White space of ISO 32000-2, table 1.
pub fn is_space(b: u8) -> bool {
    matches!(b, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(b: u8) -> bool {
    matches!(b, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl Reader<'_> {
    fn object(&self, at: usize, depth: usize) -> Option<Node> {
        if depth > DEPTH {
            return None;
        }
        let start = skip(self.bytes, at);
        let (kind, end) = match self.bytes.get(start)? {
            b'/' => {
                let (name, end) = self.name(start);
                (Kind::Name(name), end)
            }
            b'(' => self.literal(start)?,
            b'<' if self.bytes.get(start + 1) == Some(&b'<') => self.dict(start, depth)?,
            b'<' => self.hexadecimal(start)?,
            b'[' => self.array(start, depth)?,
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(start)?,
            _ => self.word(start)?,
        };
        Some(Node { span: start..end, kind })
    }

    fn word(&self, start: usize) -> Option<(Kind, usize)> {
        for (word, kind) in [("null", Kind::Null), ("true", Kind::Bool(true)), ("false", Kind::Bool(false))] {
            let end = start + word.len();
            if at_word(self.bytes, start, word) && self.bytes.get(end).is_none_or(|&b| is_space(b) || is_delimiter(b)) {
                return Some((kind, end));
            }
        }
        None
    }

    fn name(&self, start: usize) -> (Vec<u8>, usize) {
        let mut name = Vec::new();
        let mut at = start + 1;
        while let Some(&b) = self.bytes.get(at).filter(|&&b| !is_space(b) && !is_delimiter(b)) {
            let escaped = (b == b'#')
                .then(|| Some(digit(*self.bytes.get(at + 1)?)? << 4 | digit(*self.bytes.get(at + 2)?)?))
                .flatten();
            name.push(escaped.unwrap_or(b));
            at += if escaped.is_some() { 3 } else { 1 };
        }
        (name, at)
    }

    fn literal(&self, start: usize) -> Option<(Kind, usize)> {
        let mut text = Vec::new();
        let mut depth = 0usize;
        let mut at = start;
        loop {
            let b = *self.bytes.get(at)?;
            at += 1;
            match b {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        text.push(b);
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        return Some((Kind::Text(text), at));
                    }
                    text.push(b);
                }
                b'\\' => at = self.escape(at, &mut text)?,
                _ => text.push(b),
            }
        }
    }

    fn escape(&self, at: usize, text: &mut Vec<u8>) -> Option<usize> {
        let b = *self.bytes.get(at)?;
        match b {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'0'..=b'7' => {
                let digits = self.bytes[at..].iter().take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
                let value = self.bytes[at..at + digits].iter().fold(0u16, |v, b| v * 8 + u16::from(b - b'0'));
                text.push(u8::try_from(value & 0xff).unwrap_or_default());
                return Some(at + digits);
            }
            b'\r' if self.bytes.get(at + 1) == Some(&b'\n') => return Some(at + 2),
            b'\r' | b'\n' => {}
            other => text.push(other),
        }
        Some(at + 1)
    }

    fn hexadecimal(&self, start: usize) -> Option<(Kind, usize)> {
        let length = self.bytes.get(start..)?.iter().position(|&b| b == b'>')?;
        let mut text = Vec::with_capacity(length / 2);
        let mut high = None;
        for &b in self.bytes[start + 1..start + length].iter().filter(|&&b| !is_space(b)) {
            let value = digit(b)?;
            match high.take() {
                None => high = Some(value),
                Some(h) => text.push(h << 4 | value),
            }
        }
        text.extend(high.map(|h| h << 4));
        Some((Kind::Text(text), start + length + 1))
    }

    fn array(&self, start: usize, depth: usize) -> Option<(Kind, usize)> {
        let mut items = Vec::new();
        let mut at = start + 1;
        loop {
            at = skip(self.bytes, at);
            if self.bytes.get(at) == Some(&b']') {
                return Some((Kind::Array(items), at + 1));
            }
            let item = self.object(at, depth + 1)?;
            at = item.span.end;
            items.push(item);
        }
    }

    fn dict(&self, start: usize, depth: usize) -> Option<(Kind, usize)> {
        let mut entries = Vec::new();
        let mut at = start + 2;
        loop {
            at = skip(self.bytes, at);
            if at_word(self.bytes, at, ">>") {
                return Some((Kind::Dict(entries), at + 2));
            }
            if self.bytes.get(at) != Some(&b'/') {
                return None;
            }
            let (key, after) = self.name(at);
            let value = self.object(after, depth + 1)?;
            at = value.span.end;
            entries.push((key, value));
        }
    }

    fn number(&self, start: usize) -> Option<(Kind, usize)> {
        let length = self.bytes[start..].iter().take_while(|b| matches!(b, b'+' | b'-' | b'.' | b'0'..=b'9')).count();
        let end = start + length;
        let text = std::str::from_utf8(&self.bytes[start..end]).ok()?;
        if let Some(reference) = self.reference(start, end) {
            return Some(reference);
        }
        if let Ok(n) = text.parse::<i64>() {
            return Some((Kind::Int(n), end));
        }
        Some((Kind::Real(text.parse::<f64>().ok()?), end))
    }

    /// `n g R`, by looking ahead of a number.
    fn reference(&self, start: usize, end: usize) -> Option<(Kind, usize)> {
        let (id, after) = unsigned(self.bytes, start).filter(|&(_, e)| e == end)?;
        let next = skip(self.bytes, after);
        let (generation, after) = unsigned(self.bytes, next).filter(|_| next > end)?;
        let mark = skip(self.bytes, after);
        let behind = self.bytes.get(mark + 1).is_none_or(|&b| is_space(b) || is_delimiter(b));
        (self.bytes.get(mark) == Some(&b'R') && mark > after && behind).then_some(())?;
        Some((Kind::Ref(u32::try_from(id).ok()?, u16::try_from(generation).ok()?), mark + 1))
    }
}

fn digit(b: u8) -> Option<u8> {
    char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<Node> {
        object(text.as_bytes(), 0)
    }

    #[test]
    fn nested_objects_remember_where_they_stand() {
        let text = "<< /A [1 0 R (x\\)(y)) <41 4> ] /B#20C -1.5 /D << /E null >> >>rest";
        let node = read(text).unwrap();
        assert_eq!(&text[node.span.clone()], &text[..text.len() - 4]);
        assert_eq!(node.get("B C").unwrap().number(), Some(-1.5));
        let items = node.get("A").unwrap().items();
        assert_eq!(items[0].reference(), Some(1));
        assert_eq!(items[1].text(), Some(&b"x)(y)"[..]));
        assert_eq!(items[2].text(), Some(&b"A@"[..]));
        assert_eq!(&text[items[1].span.clone()], "(x\\)(y))");
    }

    #[test]
    fn numbers_are_not_taken_for_references() {
        assert_eq!(read("[1 0 2 R]").unwrap().items().len(), 2);
        assert_eq!(read("[1 0 Rx]"), None);
        assert_eq!(read("12").unwrap().int(), Some(12));
    }

    #[test]
    fn depth_is_bounded() {
        assert!(read(&"[".repeat(10_000)).is_none());
        assert!(read(&("[".repeat(40) + &"]".repeat(40))).is_some());
    }

    #[test]
    fn equality_ignores_place_and_order_of_keys() {
        assert!(read("<</A 1/B[2 3]>>").unwrap().same(&read("<< /B [ 2 3 ] /A 1 >>").unwrap()));
        assert!(!read("<</A 1>>").unwrap().same(&read("<</A 1/B 2>>").unwrap()));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = object(&bytes, 0);
        }
    }
}
