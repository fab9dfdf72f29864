//! An incremental update: objects that are new or spliced, appended behind a file whose bytes stay as they were.
//!
//! Objects that must change are spliced as text, never written again; cross-references follow in the style of the file's
//! last section. This module must not know what a signature or a stamp is.

use super::file::{Entry, File};
use super::lex::Node;
use super::page::Page;
use crate::domain::trouble::{Outcome, PdfRefusal};
use std::collections::BTreeMap;

/// What is to be appended to one file.
pub struct Update<'a> {
    file: &'a File<'a>,
    objects: BTreeMap<u32, Vec<u8>>,
    next: u32,
}

/// The bytes to append, and where each object starts in them.
pub struct Tail {
    pub bytes: Vec<u8>,
    starts: BTreeMap<u32, usize>,
}

impl Tail {
    /// Where the text of an object starts in the bytes to append.
    pub fn start_of(&self, id: u32) -> Outcome<usize> {
        self.starts.get(&id).copied().ok_or_else(|| PdfRefusal::DamagedXref.into())
    }
}

impl<'a> Update<'a> {
    /// An update of a file with room for `count` new objects.
    pub fn new(file: &'a File<'a>, count: u32) -> Self {
        // One more: the section behind the objects may be an object itself.
        Self { file, objects: BTreeMap::new(), next: file.free_numbers(count + 1) }
    }

    /// A number for a new object.
    pub fn number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Sets the text of an object.
    pub fn set(&mut self, id: u32, text: Vec<u8>) {
        self.objects.insert(id, text);
    }

    /// Adds an object of this text; its number.
    pub fn add(&mut self, text: Vec<u8>) -> u32 {
        let id = self.number();
        self.set(id, text);
        id
    }

    /// The text of an object: what was already spliced in this update, else what the file has.
    pub fn current(&self, id: u32) -> Outcome<Vec<u8>> {
        if let Some(text) = self.objects.get(&id) {
            return Ok(text.clone());
        }
        self.file.object(id).map(|o| o.raw().to_vec()).ok_or_else(|| PdfRefusal::DamagedXref.into())
    }

    /// Puts `value` under `key` of a dictionary that is an object of its own.
    pub fn put_in(&mut self, id: u32, key: &str, value: &str) -> Outcome<()> {
        let mut text = self.current(id)?;
        put(&mut text, key, value)?;
        self.set(id, text);
        Ok(())
    }

    /// Appends references to the array under `key` of object `holder`, wherever the array stands.
    pub fn push_under(&mut self, holder: u32, key: &str, ids: &[u32]) -> Outcome<()> {
        let mut text = self.current(holder)?;
        self.push_into(&mut text, key, ids)?;
        self.set(holder, text);
        Ok(())
    }

    /// Appends references to the array under `key` of the dictionary that `text` is.
    fn push_into(&mut self, text: &mut Vec<u8>, key: &str, ids: &[u32]) -> Outcome<()> {
        let node = parse(text)?;
        let array = node.get(key);
        if let Some(direct) = array.filter(|a| a.is_array()) {
            push(text, direct, ids);
            return Ok(());
        }
        if let Some(place) = array.and_then(Node::reference).filter(|r| self.is(*r, Node::is_array)) {
            let mut list = self.current(place)?;
            let node = parse(&list)?;
            push(&mut list, &node, ids);
            self.set(place, list);
            return Ok(());
        }
        put(text, key, &format!("[{}]", references(ids)))
    }

    fn is(&self, id: u32, kind: impl Fn(&Node) -> bool) -> bool {
        self.current(id).ok().and_then(|text| parse(&text).ok()).is_some_and(|node| kind(&node))
    }

    /// Lists a widget among the annotations of a page.
    pub fn add_annotation(&mut self, page: &Page, widget: u32) -> Outcome<()> {
        self.push_under(page.id, "Annots", &[widget])
    }

    /// Lists fields in the form, which is made where there is none, and says that the form holds signatures.
    pub fn add_fields(&mut self, fields: &[u32]) -> Outcome<()> {
        let root = self.file.root().ok_or(PdfRefusal::DamagedXref)?;
        let mut catalog = self.current(root)?;
        let form = parse(&catalog)?.get("AcroForm").cloned();
        if let Some(holder) = form.as_ref().and_then(Node::reference).filter(|r| self.is(*r, Node::is_dict)) {
            self.push_under(holder, "Fields", fields)?;
            let mut text = self.current(holder)?;
            raise_flags(&mut text)?;
            self.set(holder, text);
            return Ok(());
        }
        match form.filter(Node::is_dict) {
            Some(direct) => {
                let mut text = catalog[direct.span.clone()].to_vec();
                self.push_into(&mut text, "Fields", fields)?;
                raise_flags(&mut text)?;
                catalog.splice(direct.span, text);
            }
            None => put(&mut catalog, "AcroForm", &format!("<</Fields[{}]/SigFlags 3>>", references(fields)))?,
        }
        self.set(root, catalog);
        Ok(())
    }

    /// The bytes to append. `random` becomes the second part of the file's identifier.
    pub fn finish(self, random: &[u8; 16]) -> Tail {
        let base = self.file.bytes.len();
        let mut bytes = Vec::new();
        if self.file.bytes.last() != Some(&b'\n') {
            bytes.push(b'\n');
        }
        let mut places: BTreeMap<u32, (usize, u16)> = BTreeMap::new();
        let mut starts = BTreeMap::new();
        for (id, text) in &self.objects {
            let generation = match self.file.entry(*id) {
                Some(Entry::At(_, generation)) => generation,
                _ => 0,
            };
            places.insert(*id, (base + bytes.len(), generation));
            bytes.extend_from_slice(format!("{id} {generation} obj\n").as_bytes());
            starts.insert(*id, bytes.len());
            bytes.extend_from_slice(text);
            bytes.extend_from_slice(b"\nendobj\n");
        }
        let start = base + bytes.len();
        super::section::append(self.file, places, start, &mut bytes, random);
        bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        Tail { bytes, starts }
    }
}

fn references(ids: &[u32]) -> String {
    ids.iter().map(|id| format!("{id} 0 R")).collect::<Vec<_>>().join(" ")
}

/// The node that a text is.
pub fn parse(text: &[u8]) -> Outcome<Node> {
    super::lex::object(text, 0).ok_or_else(|| PdfRefusal::DamagedXref.into())
}

/// Puts `value` under `key` of a dictionary's text.
pub fn put(text: &mut Vec<u8>, key: &str, value: &str) -> Outcome<()> {
    let node = parse(text)?;
    let (place, fresh) = match node.get(key) {
        Some(old) => (old.span.clone(), format!(" {value}")),
        None => (node.span.end - 2..node.span.end - 2, format!("/{key} {value}")),
    };
    text.splice(place, fresh.into_bytes());
    Ok(())
}

/// Appends references to the array that stands in `text` at a node.
fn push(text: &mut Vec<u8>, array: &Node, ids: &[u32]) {
    text.splice(array.span.end - 1..array.span.end - 1, format!(" {}", references(ids)).into_bytes());
}

/// `SigFlags`: signatures exist, append only.
fn raise_flags(text: &mut Vec<u8>) -> Outcome<()> {
    let flags = parse(text)?.get("SigFlags").and_then(Node::int).unwrap_or(0);
    if flags & 3 == 3 { Ok(()) } else { put(text, "SigFlags", &(flags | 3).to_string()) }
}

/// A stream with these entries beside its length.
pub fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{entries}/Length {}>>\nstream\n", content.len()).into_bytes();
    out.extend_from_slice(content);
    out.extend_from_slice(b"\nendstream");
    out
}

/// A text string as hexadecimal UTF-16 with its mark: no escape can go wrong in it.
pub fn hex_text(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::from("<FEFF");
    for unit in text.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
    out
}
