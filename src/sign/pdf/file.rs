//! A PDF file: its chain of cross-reference sections and its objects, read when asked for.
//!
//! ISO 32000-2 sections 7.5 to 7.7. Strict: what a lenient reader would repair is refused, since a repaired file cannot
//! be extended without changing what others read in it.

use super::lex::{self, Kind, Node};
use crate::domain::trouble::{Outcome, PdfRefusal};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// Most cross-reference sections in one file.
const SECTIONS: usize = 4096;
/// Highest object number that is believed.
const HIGHEST: u64 = 8_388_607;

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Free,
    /// Offset in the file, generation.
    At(usize, u16),
    /// Number of the object stream, index in it.
    In(u32, usize),
}

/// How a section is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Table,
    Stream,
}

/// One cross-reference section: the newest first in [`File::sections`].
#[derive(Clone, Debug)]
pub struct Section {
    pub offset: usize,
    pub style: Style,
    pub trailer: Node,
    pub entries: BTreeMap<u32, Entry>,
}

/// An object: the bytes it stands in and its node, whose span lies in these bytes.
#[derive(Clone, Debug)]
pub struct Object<'a> {
    pub bytes: Bytes<'a>,
    pub node: Node,
}

/// The file itself or an inflated object stream.
#[derive(Clone, Debug)]
pub enum Bytes<'a> {
    File(&'a [u8]),
    Inflated(Rc<Vec<u8>>),
}

impl std::ops::Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::File(bytes) => bytes,
            Self::Inflated(bytes) => bytes,
        }
    }
}

impl Object<'_> {
    /// The text of the object as it stands.
    pub fn raw(&self) -> &[u8] {
        &self.bytes[self.node.span.clone()]
    }
}

type Cached = (Rc<Vec<u8>>, Rc<Vec<(u32, usize)>>);

/// An open file.
#[derive(Debug)]
pub struct File<'a> {
    pub bytes: &'a [u8],
    /// Offset of the newest section.
    pub start: usize,
    pub sections: Vec<Section>,
    entries: HashMap<u32, Entry>,
    streams: RefCell<HashMap<u32, Cached>>,
    /// Object streams that are being read: one that needs itself to be read has no content.
    opening: RefCell<HashSet<u32>>,
}

impl<'a> File<'a> {
    /// Reads the cross-reference sections of a file, or says why it is not one that can be extended.
    pub fn open(bytes: &'a [u8]) -> Outcome<Self> {
        if !bytes.starts_with(b"%PDF-") {
            let near = bytes.len().min(1024);
            let later = bytes[..near].windows(5).any(|w| w == b"%PDF-");
            return Err(if later { PdfRefusal::JunkBefore } else { PdfRefusal::NotPdf }.into());
        }
        let start = start(bytes).ok_or(PdfRefusal::DamagedXref)?;
        let mut file = Self {
            bytes,
            start,
            sections: Vec::new(),
            entries: HashMap::new(),
            streams: RefCell::default(),
            opening: RefCell::default(),
        };
        file.read_sections()?;
        if file.trailer().get("Encrypt").is_some() {
            return Err(PdfRefusal::Encrypted.into());
        }
        let root = file.root().and_then(|id| file.object(id));
        if root.is_none_or(|r| r.node.get("Pages").is_none()) {
            return Err(PdfRefusal::DamagedXref.into());
        }
        Ok(file)
    }

    fn read_sections(&mut self) -> Outcome<()> {
        let mut next = vec![self.start];
        let mut seen = HashSet::new();
        while let Some(offset) = next.pop() {
            if !seen.insert(offset) || self.sections.len() >= SECTIONS {
                return Err(PdfRefusal::DamagedXref.into());
            }
            let section = self.section(offset).ok_or(PdfRefusal::DamagedXref)?;
            if let Some(previous) = section.trailer.get("Prev") {
                next.push(offset_of(previous).ok_or(PdfRefusal::DamagedXref)?);
            }
            // A hybrid file: the stream beside the table is looked at before earlier sections.
            if let Some(beside) = section.trailer.get("XRefStm").filter(|_| section.style == Style::Table) {
                let extra = offset_of(beside).and_then(|at| self.stream_section(at)).ok_or(PdfRefusal::DamagedXref)?;
                self.adopt(&section);
                self.adopt(&extra);
            } else {
                self.adopt(&section);
            }
            self.sections.push(section);
        }
        Ok(())
    }

    fn adopt(&mut self, section: &Section) {
        for (&id, &entry) in &section.entries {
            match self.entries.get(&id) {
                None => {
                    self.entries.insert(id, entry);
                }
                // In a hybrid file the table calls free what its stream places.
                Some(Entry::Free) if self.sections.iter().all(|s| !s.entries.contains_key(&id)) => {
                    self.entries.insert(id, entry);
                }
                Some(_) => {}
            }
        }
    }

    fn section(&self, offset: usize) -> Option<Section> {
        let at = lex::skip(self.bytes, offset);
        if lex::at_word(self.bytes, at, "xref") { self.table(offset, at + 4) } else { self.stream_section(offset) }
    }

    fn table(&self, offset: usize, mut at: usize) -> Option<Section> {
        let mut entries = BTreeMap::new();
        loop {
            at = lex::skip(self.bytes, at);
            if lex::at_word(self.bytes, at, "trailer") {
                let trailer = lex::object(self.bytes, at + 7).filter(Node::is_dict)?;
                return Some(Section { offset, style: Style::Table, trailer, entries });
            }
            let (first, after) = lex::unsigned(self.bytes, at)?;
            let (count, after) = lex::unsigned(self.bytes, lex::skip(self.bytes, after))?;
            at = after;
            if first + count > HIGHEST {
                return None;
            }
            for id in first..first + count {
                let (place, after) = lex::unsigned(self.bytes, lex::skip(self.bytes, at))?;
                let (generation, after) = lex::unsigned(self.bytes, lex::skip(self.bytes, after))?;
                let mark = lex::skip(self.bytes, after);
                let entry = match self.bytes.get(mark)? {
                    b'n' => Entry::At(usize::try_from(place).ok()?, u16::try_from(generation).ok()?),
                    b'f' => Entry::Free,
                    _ => return None,
                };
                entries.insert(u32::try_from(id).ok()?, entry);
                at = mark + 1;
            }
        }
    }

    fn stream_section(&self, offset: usize) -> Option<Section> {
        let (_, node) = self.header(offset)?;
        if !node.get("Type")?.is_name("XRef") {
            return None;
        }
        let data = self.inflate(&node)?;
        let widths: Vec<usize> = node
            .get("W")?
            .items()
            .iter()
            .map(|n| usize::try_from(n.int()?).ok().filter(|w| *w <= 8))
            .collect::<Option<_>>()?;
        let &[w0, w1, w2] = widths.as_slice() else {
            return None;
        };
        let size = node.get("Size")?.int()?;
        let index: Vec<i64> = match node.get("Index") {
            Some(list) => list.items().iter().map(Node::int).collect::<Option<_>>()?,
            None => vec![0, size],
        };
        let mut rows = data.chunks_exact((w0 + w1 + w2).max(1));
        let mut entries = BTreeMap::new();
        let field = |row: &[u8]| row.iter().fold(0u64, |v, &b| v << 8 | u64::from(b));
        for pair in index.chunks_exact(2) {
            let (first, count) = (u32::try_from(pair[0]).ok()?, u32::try_from(pair[1]).ok()?);
            if u64::from(first) + u64::from(count) > HIGHEST {
                return None;
            }
            for id in first..first + count {
                let row = rows.next()?;
                let kind = if w0 == 0 { 1 } else { field(&row[..w0]) };
                let (a, b) = (field(&row[w0..w0 + w1]), field(&row[w0 + w1..]));
                let entry = match kind {
                    0 => Entry::Free,
                    1 => Entry::At(usize::try_from(a).ok()?, u16::try_from(b).ok()?),
                    2 => Entry::In(u32::try_from(a).ok()?, usize::try_from(b).ok()?),
                    _ => continue,
                };
                entries.insert(id, entry);
            }
        }
        Some(Section { offset, style: Style::Stream, trailer: node, entries })
    }

    /// The number of the object that stands at `offset`, and its node.
    fn header(&self, offset: usize) -> Option<(u32, Node)> {
        let at = lex::skip(self.bytes, offset);
        let (id, after) = lex::unsigned(self.bytes, at)?;
        let (_, after) = lex::unsigned(self.bytes, lex::skip(self.bytes, after))?;
        let word = lex::skip(self.bytes, after);
        if !lex::at_word(self.bytes, word, "obj") {
            return None;
        }
        Some((u32::try_from(id).ok()?, lex::object(self.bytes, word + 3)?))
    }

    /// The trailer of the newest section.
    pub fn trailer(&self) -> &Node {
        &self.sections[0].trailer
    }

    /// How the newest section is written.
    pub fn style(&self) -> Style {
        self.sections[0].style
    }

    /// The number of the catalog.
    pub fn root(&self) -> Option<u32> {
        self.trailer().get("Root")?.reference()
    }

    /// A number that no object of the file has, however the file understates its size.
    pub fn free_number(&self) -> u32 {
        let highest = self.entries.keys().max().map_or(0, |n| n + 1);
        let stated = self.sections.iter().filter_map(|s| s.trailer.get("Size")?.int()).max().unwrap_or(0);
        let streams = self.sections.iter().filter(|s| s.style == Style::Stream).filter_map(|s| self.header(s.offset));
        let own = streams.map(|(id, _)| id + 1).max().unwrap_or(0);
        highest.max(u32::try_from(stated).unwrap_or(0)).max(own)
    }

    /// The first of `count` free numbers in a row that no object refers to either: what is written under them shows
    /// nowhere by accident.
    pub fn free_numbers(&self, count: u32) -> u32 {
        let mut referred = Vec::new();
        for object in self.numbers().into_iter().filter_map(|id| self.object(id)) {
            object.node.references(&mut referred);
        }
        let mut first = self.free_number();
        referred.retain(|id| *id >= first);
        referred.sort_unstable();
        for id in referred {
            if id >= first && id - first < count {
                first = id.saturating_add(1);
            }
        }
        first
    }

    /// Every object number that the file has in use.
    pub fn numbers(&self) -> Vec<u32> {
        let mut used: Vec<u32> = self.entries.iter().filter(|(_, e)| **e != Entry::Free).map(|(id, _)| *id).collect();
        used.sort_unstable();
        used
    }

    /// Where an object stands.
    pub fn entry(&self, id: u32) -> Option<Entry> {
        self.entries.get(&id).copied()
    }

    /// An object, or nothing where the file has none under this number.
    pub fn object(&self, id: u32) -> Option<Object<'a>> {
        match self.entries.get(&id)? {
            Entry::Free => None,
            Entry::At(offset, _) => {
                let (number, node) = self.header(*offset)?;
                (number == id).then_some(Object { bytes: Bytes::File(self.bytes), node })
            }
            Entry::In(stream, index) => {
                let (content, places) = self.object_stream(*stream)?;
                let place =
                    places.get(*index).filter(|(n, _)| *n == id).or_else(|| places.iter().find(|(n, _)| *n == id))?;
                let node = lex::object(&content, place.1)?;
                Some(Object { bytes: Bytes::Inflated(content), node })
            }
        }
    }

    fn object_stream(&self, id: u32) -> Option<Cached> {
        if let Some(known) = self.streams.borrow().get(&id) {
            return Some(known.clone());
        }
        if !self.opening.borrow_mut().insert(id) {
            return None;
        }
        let read = self.read_object_stream(id);
        self.opening.borrow_mut().remove(&id);
        self.streams.borrow_mut().insert(id, read.clone()?);
        read
    }

    fn read_object_stream(&self, id: u32) -> Option<Cached> {
        let Entry::At(offset, _) = self.entries.get(&id)? else {
            return None;
        };
        let (_, node) = self.header(*offset)?;
        node.get("Type").filter(|t| t.is_name("ObjStm"))?;
        let content = self.inflate(&node)?;
        let count = usize::try_from(node.get("N")?.int()?).ok().filter(|n| *n < 1_000_000)?;
        let first = usize::try_from(node.get("First")?.int()?).ok()?;
        let mut places = Vec::with_capacity(count);
        let mut at = 0;
        for _ in 0..count {
            let (number, after) = lex::unsigned(&content, lex::skip(&content, at))?;
            let (place, after) = lex::unsigned(&content, lex::skip(&content, after))?;
            places.push((u32::try_from(number).ok()?, first + usize::try_from(place).ok()?));
            at = after;
        }
        Some((Rc::new(content), Rc::new(places)))
    }

    /// Follows references to a node that is none; at most a few.
    pub fn resolve(&self, node: &Node) -> Option<Object<'a>> {
        let mut id = node.reference()?;
        for _ in 0..8 {
            let object = self.object(id)?;
            match object.node.reference() {
                Some(next) => id = next,
                None => return Some(object),
            }
        }
        None
    }

    /// The node itself, or what it refers to.
    pub fn direct(&self, node: &Node) -> Option<Node> {
        if node.reference().is_some() { self.resolve(node).map(|o| o.node) } else { Some(node.clone()) }
    }

    /// The raw bytes of a stream whose dictionary stands in the file.
    pub fn stream_range(&self, node: &Node) -> Option<std::ops::Range<usize>> {
        let word = lex::skip(self.bytes, node.span.end);
        if !lex::at_word(self.bytes, word, "stream") {
            return None;
        }
        let mut at = word + 6;
        if self.bytes.get(at) == Some(&b'\r') {
            at += 1;
        }
        if self.bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        let length = node.get("Length")?;
        let length = match length.int() {
            Some(n) => n,
            None => self.resolve(length)?.node.int()?,
        };
        let end = at.checked_add(usize::try_from(length).ok()?)?;
        (end <= self.bytes.len()).then_some(at..end)
    }

    fn inflate(&self, node: &Node) -> Option<Vec<u8>> {
        super::inflate::decode(&self.bytes[self.stream_range(node)?], node)
    }
}

/// The offset behind the last `startxref`, which must stand near the end of the file.
fn start(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(2048);
    let tail = &bytes[from..];
    let at = tail.windows(9).rposition(|w| w == b"startxref")?;
    let (offset, after) = lex::unsigned(tail, lex::skip(tail, at + 9))?;
    let end = tail[after..].windows(5).any(|w| w == b"%%EOF");
    end.then_some(())?;
    usize::try_from(offset).ok().filter(|o| *o < bytes.len())
}

fn offset_of(node: &Node) -> Option<usize> {
    match node.kind {
        Kind::Int(n) => usize::try_from(n).ok(),
        _ => None,
    }
}

#[cfg(test)]
pub mod tests;
