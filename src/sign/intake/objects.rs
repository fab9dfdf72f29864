//! Objects that wait: what nothing uses, what no table lists, what a later table fetches back, what is not there.

use super::Findings;
use crate::domain::intake::{Caution, Danger};
use crate::sign::pdf::file::{Entry, File};
use crate::sign::pdf::lex::{self, Node};
use crate::sign::verify::{Map, Use};
use std::collections::BTreeSet;

/// Looks at every object of a file; `unsigned` where no signature stands in it.
pub fn check(file: &File, map: &Map, unsigned: bool, found: &mut Findings) {
    let several = file.sections.len() > if is_linearised(file) { 2 } else { 1 };
    for (&id, node) in &map.nodes {
        if map.reaches(id) {
            twice(id, node, map, found);
        } else if let Some(danger) = waiting(file, id, node) {
            if unsigned && several {
                found.refuse(danger, None, id);
            } else {
                found.told.insert(Caution::Unused);
            }
        }
    }
    missing(file, map, found);
    if unsigned {
        unlisted(file, found);
        repointed(file, found);
    }
}

fn is_linearised(file: &File) -> bool {
    let head = &file.bytes[..file.bytes.len().min(2048)];
    head.windows(11).any(|w| w == b"/Linearized")
}

/// What an object that nothing reaches could be shown as, if anything.
fn waiting(file: &File, id: u32, node: &Node) -> Option<Danger> {
    let is = |key, name| node.get(key).is_some_and(|v| v.is_name(name));
    if is("Type", "Page") || is("Type", "Pages") || is("Type", "Catalog") {
        return Some(Danger::HiddenPage);
    }
    if ["XRef", "ObjStm", "Metadata"].iter().any(|t| is("Type", t)) || node.get("Linearized").is_some() {
        return None;
    }
    let is_stream = matches!(file.entry(id), Some(Entry::At(..))) && file.stream_range(node).is_some();
    // The hint stream of a file that is made for the web.
    let is_hint = is_stream && node.get("S").and_then(Node::int).is_some() && is_linearised(file);
    let shows = is_stream && !is_hint || is("Type", "Font") || is("Type", "Annot");
    shows.then_some(Danger::HiddenContent)
}

/// One reader takes the first value of a key that stands twice, another the last.
fn twice(id: u32, node: &Node, map: &Map, found: &mut Findings) {
    let shown = [Use::Catalog, Use::Pages, Use::Page, Use::Annotation, Use::Field];
    let keys: BTreeSet<&[u8]> = node.entries().iter().map(|(key, _)| key.as_slice()).collect();
    if keys.len() < node.entries().len() && map.uses(id).iter().any(|u| shown.contains(u)) {
        found.refuse(Danger::KeyTwice, map.page(id), id);
    }
}

/// What pages refer to without the file having it could be brought later.
fn missing(file: &File, map: &Map, found: &mut Findings) {
    for (&id, node) in &map.nodes {
        let shown = [Use::Page, Use::Content, Use::Resource, Use::Annotations, Use::Look, Use::AnnotationPart];
        if !map.uses(id).iter().any(|u| shown.contains(u)) {
            continue;
        }
        let mut needed = Vec::new();
        for (key, value) in node.entries() {
            // What only links things to each other may be broken in honest files.
            let links = ["Parent", "P", "B", "StructParents", "Popup", "Metadata", "PieceInfo", "Length", "Dest", "A"];
            if !links.iter().any(|l| l.as_bytes() == key) {
                value.references(&mut needed);
            }
        }
        for item in node.items() {
            item.references(&mut needed);
        }
        // A number that the table calls free on purpose is an empty object by the book.
        if needed.iter().any(|n| file.entry(*n) != Some(Entry::Free) && !map.nodes.contains_key(n)) {
            found.refuse(Danger::Missing, map.page(id), id);
        }
    }
}

/// Bodies of objects that stand between those that the tables list.
fn unlisted(file: &File, found: &mut Findings) {
    let mut at = 0;
    let mut places: BTreeSet<usize> = file.sections.iter().map(|s| s.offset).collect();
    let beside = |s: &crate::sign::pdf::file::Section| usize::try_from(s.trailer.get("XRefStm")?.int()?).ok();
    places.extend(file.sections.iter().filter_map(beside));
    let entries = file.sections.iter().flat_map(|s| s.entries.values()).copied();
    let now = file.numbers().into_iter().filter_map(|id| file.entry(id));
    places.extend(entries.chain(now).filter_map(|e| match e {
        Entry::At(offset, _) => Some(offset),
        _ => None,
    }));
    for place in places {
        if place < at || place >= file.bytes.len() {
            continue;
        }
        if bears_object(&file.bytes[at..place]) {
            found.refuse(Danger::Unlisted, None, 0);
            return;
        }
        at = end_of(file, place).unwrap_or(place);
    }
    if bears_object(&file.bytes[at..]) {
        found.refuse(Danger::Unlisted, None, 0);
    }
}

/// Behind the object that stands at a place; behind the keyword of a table.
fn end_of(file: &File, place: usize) -> Option<usize> {
    let at = lex::skip(file.bytes, place);
    if lex::at_word(file.bytes, at, "xref") {
        return Some(at + 4);
    }
    let (_, after) = lex::unsigned(file.bytes, at)?;
    let (_, after) = lex::unsigned(file.bytes, lex::skip(file.bytes, after))?;
    let word = lex::skip(file.bytes, after);
    let node = lex::at_word(file.bytes, word, "obj").then(|| lex::object(file.bytes, word + 3))??;
    let stream = file.stream_range(&node).map(|range| range.end);
    Some(stream.unwrap_or(node.span.end))
}

/// Whether an object begins somewhere in these bytes: two numbers and the word.
fn bears_object(bytes: &[u8]) -> bool {
    let mut from = 0;
    while let Some(at) = bytes[from..].windows(3).position(|w| w == b"obj").map(|n| n + from) {
        from = at + 3;
        let before: Vec<&[u8]> = bytes[at.saturating_sub(24)..at].split(|b| lex::is_space(*b)).collect();
        let words: Vec<&[u8]> = before.into_iter().filter(|w| !w.is_empty()).collect();
        let is_number = |w: &[u8]| w.iter().all(u8::is_ascii_digit);
        // What stands before the number may touch it, as in `endobj12 0 obj`.
        let ends = |w: &[u8]| w.last().is_some_and(u8::is_ascii_digit);
        if let [.., number, generation] = words.as_slice()
            && bytes[..at].last().is_some_and(|b| lex::is_space(*b))
            && ends(number)
            && is_number(generation)
        {
            return true;
        }
    }
    false
}

/// A table that sends a number back to where an earlier version stood.
fn repointed(file: &File, found: &mut Findings) {
    if is_linearised(file) {
        return;
    }
    // Newest first: each section with all that lies behind it in time.
    for (n, section) in file.sections.iter().enumerate() {
        let Some(before) = file.sections.get(n + 1) else {
            return;
        };
        for (id, entry) in &section.entries {
            let earlier = file.sections[n + 1..].iter().find_map(|s| s.entries.get(id));
            let Entry::At(offset, _) = entry else { continue };
            let differs = match earlier {
                Some(Entry::At(old, _)) => old != offset,
                Some(_) | None => true,
            };
            if differs && *offset < before.offset {
                found.refuse(Danger::Repointed, None, *id);
            }
        }
    }
}
