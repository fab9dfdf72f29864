//! Where the signatures of a file stand: the fields that bear one, and the bytes that it says to cover.

use super::Problem;
use crate::sign::pdf::file::{Bytes, File};
use crate::sign::pdf::lex::{Kind, Node};
use std::collections::HashSet;

/// A field with a signature, or with what stands in its place.
pub struct Field {
    /// Its full name.
    pub name: String,
    /// The object of the signature dictionary; nothing where the field holds it itself.
    pub value: Option<u32>,
    pub node: Node,
    in_file: bool,
}

/// Signature fields with a value, found through the form; cycles and depth are bounded. A value that is missing or odd
/// is found too: it is judged, not passed over.
pub fn all(file: &File) -> Vec<Field> {
    let form = file.root().and_then(|id| file.object(id)).and_then(|r| file.direct(r.node.get("AcroForm")?));
    let list = form.and_then(|f| file.direct(f.get("Fields")?));
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for field in list.iter().flat_map(Node::items) {
        walk(file, field, "", false, 0, &mut seen, &mut found);
    }
    found
}

fn walk(
    file: &File,
    at: &Node,
    parent: &str,
    inherited: bool,
    depth: usize,
    seen: &mut HashSet<u32>,
    found: &mut Vec<Field>,
) {
    if depth > 32 || at.reference().is_some_and(|id| !seen.insert(id)) {
        return;
    }
    let Some(node) = file.direct(at) else {
        return;
    };
    let own = node.get("T").and_then(|t| file.direct(t)).and_then(|t| t.text().map(text)).unwrap_or_default();
    let name = [parent, &own].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(".");
    let signs = match node.get("FT") {
        Some(kind) => kind.is_name("Sig"),
        None => inherited,
    };
    found.extend(node.get("V").and_then(|v| signature(file, v, signs)).map(|f| Field { name: name.clone(), ..f }));
    let kids = node.get("Kids").and_then(|k| file.direct(k));
    for kid in kids.iter().flat_map(Node::items) {
        walk(file, kid, &name, signs, depth + 1, seen, found);
    }
}

/// The signature in a field's value, where the field is made for one or the value looks like one.
fn signature(file: &File, value: &Node, signs: bool) -> Option<Field> {
    let name = String::new();
    let Some(id) = value.reference() else {
        let is_one = value.get("ByteRange").is_some() || signs && value.kind != Kind::Null;
        return is_one.then(|| Field { name, value: None, node: value.clone(), in_file: false });
    };
    match file.object(id) {
        Some(object) if object.node.kind == Kind::Null => None,
        Some(object) => {
            let in_file = matches!(object.bytes, Bytes::File(_));
            let is_one = signs || object.node.get("ByteRange").is_some();
            is_one.then_some(Field { name, value: Some(id), node: object.node, in_file })
        }
        None => signs.then(|| Field { name, value: Some(id), node: value.clone(), in_file: false }),
    }
}

/// A text string of a PDF, as far as it can be shown.
pub fn text(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> = wide.chunks_exact(2).map(|p| u16::from_be_bytes([p[0], p[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    std::str::from_utf8(bytes).map_or_else(|_| encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), str::to_owned)
}

/// What a signature covers: everything up to `end` but for the gap.
pub struct Range {
    pub gap: std::ops::Range<usize>,
    pub end: usize,
}

/// The signed range, after every check that ties it to this signature and to the end of a revision.
pub fn range(file: &File, field: &Field) -> Result<Range, Problem> {
    let node = &field.node;
    // Of a key that stands twice, one reader takes the first value and another the last.
    let keys: HashSet<&[u8]> = node.entries().iter().map(|(key, _)| key.as_slice()).collect();
    if keys.len() < node.entries().len() {
        return Err(Problem::Malformed("key twice"));
    }
    let known = ["ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161"];
    let sub = node.get("SubFilter").ok_or(Problem::Malformed("SubFilter"))?;
    if !known.iter().any(|k| sub.is_name(k)) {
        return Err(Problem::UnknownAlgorithm("SubFilter".into()));
    }
    let contents = node
        .get("Contents")
        .filter(|c| c.text().is_some_and(|t| !t.is_empty()))
        .ok_or(Problem::Malformed("Contents"))?;
    let list = node.get("ByteRange").ok_or(Problem::Malformed("ByteRange"))?;
    let figures: Vec<usize> = list
        .items()
        .iter()
        .map(|n| n.int().and_then(|v| usize::try_from(v).ok()))
        .collect::<Option<_>>()
        .unwrap_or_default();
    let &[start, length, from, rest] = figures.as_slice() else {
        return Err(Problem::Malformed("ByteRange"));
    };
    let end = from.checked_add(rest).ok_or(Problem::Range("overflow"))?;
    if start != 0 || length >= from || end > file.bytes.len() {
        return Err(Problem::Range("bounds"));
    }
    if !field.in_file || contents.span != (length..from) || file.bytes[length] != b'<' || file.bytes[from - 1] != b'>' {
        return Err(Problem::Range("gap"));
    }
    if !ends_revision(&file.bytes[..end]) {
        return Err(Problem::Range("end"));
    }
    Ok(Range { gap: length..from, end })
}

/// Whether the bytes end as a revision does.
fn ends_revision(bytes: &[u8]) -> bool {
    let trimmed = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let trimmed = trimmed.strip_suffix(b"\r").unwrap_or(trimmed);
    trimmed.ends_with(b"%%EOF")
}
