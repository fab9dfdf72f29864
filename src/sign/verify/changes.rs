//! What changed after a signature, object by object, and whether later signatures explain it.
//!
//! The revision that was signed is read as a file of its own and compared with the whole. Only what signing itself
//! adds is explained: fields with their widgets, annotations lists that grew by them, the form's list and flags,
//! validation data, metadata. Everything else is told. An object that was overwritten is looked at once for every use
//! that the signed revision makes of it: what is harmless for a form may replace what a page shows.

use super::map::{Map, Use};
use crate::sign::pdf::file::{Entry, File};
use crate::sign::pdf::lex::{self, Node};
use crate::sign::pdf::{fields, page};
use std::collections::{BTreeSet, HashSet};

/// The part of a page that a signature field may cover before it is suspected of hiding something.
const COVERING: f64 = 0.25;
/// The area that the field of a later signature may have, square points: a stamp and some slack.
const STAMP_AREA: f64 = 15_000.0;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The object that changed.
    pub object: u32,
    pub kind: ChangeKind,
    /// A name or keys that help to find it.
    pub detail: String,
}

/// Kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// A later signature: its field, which is new and shown.
    SignatureAdded,
    /// A later signature without any look.
    SignatureUnseen,
    /// A later signature in a field that was there for it.
    SignatureFilled,
    /// A time-stamp over the document.
    TimeStampAdded,
    /// Certificates or revocation data for later verification.
    ValidationData,
    Metadata,
    /// A signature field that may hide something: larger than a stamp, or over an annotation.
    CoveringField,
    AnnotationAdded,
    FormFilled,
    FormChanged,
    PageChanged,
    PagesChanged,
    CatalogChanged,
    Replaced,
    Removed,
}

impl Change {
    /// Whether signing explains it.
    pub fn is_explained(&self) -> bool {
        use ChangeKind::{Metadata, SignatureAdded, SignatureFilled, SignatureUnseen, TimeStampAdded, ValidationData};
        matches!(
            self.kind,
            SignatureAdded | SignatureFilled | SignatureUnseen | TimeStampAdded | ValidationData | Metadata
        )
    }
}

struct Compare<'a> {
    then: &'a File<'a>,
    now: &'a File<'a>,
    /// What the objects of the signed revision serve for.
    old: &'a Map,
    /// Numbers that objects of the signed revision refer to.
    awaited: HashSet<u32>,
    /// Whether the signed revision allows no new field that shows anything.
    certified: bool,
    found: Vec<Change>,
}

/// The changes between the file as it was signed, whose objects `old` knows, and the whole.
pub fn between(then: &File, old: &Map, now: &File) -> Vec<Change> {
    let pages = |f: &File| page::all(f).map(|p| p.iter().map(|p| p.id).collect::<Vec<u32>>()).unwrap_or_default();
    let (before, after) = (pages(then), pages(now));
    let (awaited, unfinished) = survey(then, old);
    let certified = fields::all(then).iter().any(|f| f.certifies.is_some());
    let mut compare = Compare { then, now, old, awaited, certified, found: Vec::new() };
    // A history that passes by the signed revision shows something else than what was signed.
    if now.sections.iter().all(|s| s.offset != then.start) {
        compare.tell(0, ChangeKind::Replaced, "startxref");
    }
    if now.root() != then.root() {
        compare.tell(now.root().unwrap_or(0), ChangeKind::CatalogChanged, "Root");
    }
    if before != after {
        compare.tell(now.root().unwrap_or(0), ChangeKind::PagesChanged, format!("{} -> {}", before.len(), after.len()));
    }
    for id in touched(then, now, &unfinished) {
        compare.object(id);
    }
    compare.found
}

/// Objects that stand elsewhere than when the file was signed, however the sections that say so are chained, and those
/// that what was appended may have finished.
fn touched(then: &File, now: &File, unfinished: &HashSet<u32>) -> BTreeSet<u32> {
    let both: BTreeSet<u32> = then.numbers().into_iter().chain(now.numbers()).collect();
    both.into_iter().filter(|id| then.entry(*id) != now.entry(*id) || unfinished.contains(id)).collect()
}

/// The numbers that the objects of a revision refer to, and those objects that do not end within its bytes.
fn survey(then: &File, old: &Map) -> (HashSet<u32>, HashSet<u32>) {
    let mut awaited = Vec::new();
    let mut unfinished: HashSet<u32> = then.numbers().into_iter().filter(|id| !old.nodes.contains_key(id)).collect();
    for (&id, node) in &old.nodes {
        node.references(&mut awaited);
        if matches!(then.entry(id), Some(Entry::At(..))) {
            let behind = lex::skip(then.bytes, node.span.end);
            let cut = lex::at_word(then.bytes, behind, "stream") && then.stream_range(node).is_none();
            if cut || behind >= then.bytes.len() {
                unfinished.insert(id);
            }
        }
    }
    (awaited.into_iter().collect(), unfinished)
}

fn signs(node: &Node) -> bool {
    node.get("FT").is_some_and(|t| t.is_name("Sig"))
}

impl Compare<'_> {
    fn tell(&mut self, object: u32, kind: ChangeKind, detail: impl Into<String>) {
        let change = Change { object, kind, detail: detail.into() };
        if !self.found.contains(&change) {
            self.found.push(change);
        }
    }

    fn object(&mut self, id: u32) {
        let new = self.now.object(id).map(|o| o.node);
        match (self.old.nodes.get(&id), new) {
            (Some(_), None) => self.tell(id, ChangeKind::Removed, ""),
            (None, Some(new)) => self.added(id, &new),
            (Some(old), Some(new)) => self.changed(id, old, &new),
            (None, None) => {}
        }
    }

    fn added(&mut self, id: u32, new: &Node) {
        if self.awaited.contains(&id) {
            // What the signed revision pointed to without having it: what it shows has changed.
            self.tell(id, ChangeKind::Replaced, "");
        } else if signs(new) {
            self.signature_field(id, new);
        } else if new.get("Certs").is_some() || new.get("CRLs").is_some() || new.get("OCSPs").is_some() {
            self.tell(id, ChangeKind::ValidationData, "");
        }
        // Any other new object counts for nothing until an old one refers to it, and that one is told.
    }

    fn signature_field(&mut self, id: u32, field: &Node) {
        let name = field.get("T").and_then(Node::text).map(fields::text).unwrap_or_default();
        let kind = if self.covers(id, field) {
            ChangeKind::CoveringField
        } else if page::rectangle(self.now, field.get("Rect")).is_none() {
            self.unseen(field)
        } else if self.certified {
            // Who certified a document closed its form: only fields that waited in it may be filled.
            ChangeKind::FormChanged
        } else {
            ChangeKind::SignatureAdded
        };
        self.tell(id, kind, name);
    }

    /// The kind of a signature without a look.
    fn unseen(&self, field: &Node) -> ChangeKind {
        let value = field.get("V").and_then(|v| self.now.direct(v));
        let stamps = value.is_some_and(|v| v.get("SubFilter").is_some_and(|s| s.is_name("ETSI.RFC3161")));
        if stamps { ChangeKind::TimeStampAdded } else { ChangeKind::SignatureUnseen }
    }

    /// Whether a new field may hide something: by its size, or since it lies on an annotation that was there.
    fn covers(&self, id: u32, widget: &Node) -> bool {
        let Some(rect) = widget.get("Rect") else {
            return false;
        };
        let figure = |n: &Node| self.now.direct(n)?.number().filter(|x| x.is_finite());
        let figures: Option<Vec<f64>> =
            self.now.direct(rect).and_then(|list| list.items().iter().map(figure).collect());
        let Some(&[a, b, c, d]) = figures.as_deref() else {
            return true;
        };
        let area = |[a, b, c, d]: [f64; 4]| ((c - a) * (d - b)).abs();
        if area([a, b, c, d]) > STAMP_AREA {
            return true;
        }
        let place = [a.min(c), b.min(d), a.max(c), b.max(d)];
        let pages = page::all(self.now).unwrap_or_default();
        let named = widget.get("P").and_then(Node::reference);
        // The key for the page may lie: every page that lists the field counts too.
        let lists_it = |page: u32| annotations(self.now, page).iter().any(|n| n.reference() == Some(id));
        pages.iter().filter(|p| Some(p.id) == named || lists_it(p.id)).any(|p| {
            let old = annotations(self.then, p.id);
            let on_other = old
                .iter()
                .filter(|n| n.reference() != Some(id))
                .filter_map(|n| page::rectangle(self.then, self.then.direct(n)?.get("Rect")))
                .any(|taken| page::meet(place, taken).is_some());
            on_other || area(place) > COVERING * area(p.area)
        })
    }

    fn changed(&mut self, id: u32, old: &Node, new: &Node) {
        if old.same(new) && content(self.then, id, old) == content(self.now, id, new) {
            return;
        }
        let uses = self.old.uses(id);
        // A cross-reference stream is found by its place, whatever its number.
        if uses.is_empty() && !old.get("Type").is_some_and(|t| t.is_name("XRef")) {
            self.tell(id, ChangeKind::Replaced, "");
        }
        for one in uses {
            self.changed_as(*one, id, old, new);
        }
    }

    /// The changes of an object for one of its uses.
    fn changed_as(&mut self, what: Use, id: u32, old: &Node, new: &Node) {
        let streams = [content(self.then, id, old), content(self.now, id, new)];
        let is_plain = streams.iter().all(Option::is_none);
        match what {
            Use::Catalog if is_plain => self.catalog(id, old, new),
            Use::Form if is_plain => self.form_keys(id, old, new),
            Use::Page if is_plain => self.page(id, old, new),
            Use::Annotations | Use::Fields if is_plain => self.list(id, old, new),
            Use::Field if is_plain => self.field(id, old, new),
            // Stored certificates and lists are added to, never rewritten.
            Use::Validation if is_plain => self.tell(id, ChangeKind::ValidationData, ""),
            Use::Metadata if !is_plain => self.tell(id, ChangeKind::Metadata, ""),
            Use::Info if is_plain => self.tell(id, ChangeKind::Metadata, differing(old, new).join(" ")),
            Use::Look | Use::FieldData => self.tell(id, ChangeKind::FormFilled, self.name(id)),
            _ => self.tell(id, ChangeKind::Replaced, differing(old, new).join(" ")),
        }
    }

    fn name(&self, id: u32) -> String {
        self.old.name(id).unwrap_or_default().to_owned()
    }

    fn catalog(&mut self, id: u32, old: &Node, new: &Node) {
        for key in differing(old, new) {
            match key.as_str() {
                "AcroForm" => {
                    let form = |f: &File, n: &Node| n.get("AcroForm").and_then(|a| f.direct(a));
                    let empty = || crate::sign::pdf::lex::object(b"<<>>", 0);
                    let (before, after) = (form(self.then, old).or_else(empty), form(self.now, new).or_else(empty));
                    if let (Some(before), Some(after)) = (before, after) {
                        self.form_keys(id, &before, &after);
                    }
                }
                "DSS" | "Extensions" => self.tell(id, ChangeKind::ValidationData, key),
                "Metadata" | "Version" => self.tell(id, ChangeKind::Metadata, key),
                _ => self.tell(id, ChangeKind::CatalogChanged, key),
            }
        }
    }

    fn form_keys(&mut self, id: u32, old: &Node, new: &Node) {
        for key in differing(old, new) {
            match key.as_str() {
                "SigFlags" | "DR" | "DA" => {}
                "Fields" => {
                    let list = |f: &File, n: &Node| n.get("Fields").and_then(|l| f.direct(l));
                    let empty = || crate::sign::pdf::lex::object(b"[]", 0);
                    if let (Some(before), Some(after)) = (list(self.then, old).or_else(empty), list(self.now, new)) {
                        self.list(id, &before, &after);
                    } else {
                        self.tell(id, ChangeKind::FormChanged, key);
                    }
                }
                _ => self.tell(id, ChangeKind::FormChanged, key),
            }
        }
    }

    fn page(&mut self, id: u32, old: &Node, new: &Node) {
        for key in differing(old, new) {
            if key != "Annots" {
                self.tell(id, ChangeKind::PageChanged, key);
                continue;
            }
            let list = |f: &File, n: &Node| n.get("Annots").and_then(|l| f.direct(l));
            let empty = || crate::sign::pdf::lex::object(b"[]", 0);
            match (list(self.then, old).or_else(empty), list(self.now, new)) {
                (Some(before), Some(after)) => self.list(id, &before, &after),
                _ => self.tell(id, ChangeKind::PageChanged, key),
            }
        }
    }

    /// A list that may only have grown, and only by signature fields.
    fn list(&mut self, id: u32, old: &Node, new: &Node) {
        let (before, after) = (old.items(), new.items());
        let kept = after.len() >= before.len() && before.iter().zip(after).all(|(a, b)| a.same(b));
        if !kept {
            self.tell(id, ChangeKind::Replaced, "");
            return;
        }
        for item in &after[before.len()..] {
            match self.now.direct(item) {
                Some(field) if signs(&field) => {
                    // New objects are looked at in their own turn.
                    let known = item.reference().filter(|id| self.then.object(*id).is_none());
                    if known.is_none() {
                        self.signature_field(item.reference().unwrap_or(id), &field);
                    }
                }
                _ => self.tell(id, ChangeKind::AnnotationAdded, ""),
            }
        }
    }

    fn field(&mut self, id: u32, old: &Node, new: &Node) {
        let keys = differing(old, new);
        let only = |allowed: &[&str]| keys.iter().all(|k| allowed.contains(&k.as_str()));
        if signs(old) && signs(new) && old.get("V").is_none() && only(&["V", "AP", "F", "TU", "M", "Lock", "MK"]) {
            let shown_now = is_hidden(old) && !is_hidden(new) && self.covers(id, new);
            let kind = if shown_now { ChangeKind::CoveringField } else { ChangeKind::SignatureFilled };
            self.tell(id, kind, self.name(id));
        } else if !signs(old) && !signs(new) && only(&["V", "AP", "AS", "F", "DA", "Q", "Ff", "M", "I", "RV", "MK"]) {
            self.tell(id, ChangeKind::FormFilled, self.name(id));
        } else {
            self.tell(id, ChangeKind::Replaced, keys.join(" "));
        }
    }
}

/// Whether an annotation is not shown: its flags hidden or no view.
fn is_hidden(widget: &Node) -> bool {
    widget.get("F").and_then(Node::int).is_some_and(|flags| flags & (2 | 32) != 0)
}

/// The content of an object that is a stream.
fn content<'f>(file: &File<'f>, id: u32, node: &Node) -> Option<&'f [u8]> {
    // The streams of a revision lie in the file; what stands in an object stream has none.
    let place = matches!(file.entry(id), Some(Entry::At(..))).then(|| file.stream_range(node));
    place.flatten().map(|range| &file.bytes[range])
}

/// The annotations that a page lists.
fn annotations(file: &File, page: u32) -> Vec<Node> {
    let list = file.object(page).and_then(|o| file.direct(o.node.get("Annots")?));
    list.map(|l| l.items().to_vec()).unwrap_or_default()
}

/// Keys of two dictionaries whose values differ or stand in one only.
pub fn differing(old: &Node, new: &Node) -> Vec<String> {
    let mut keys: BTreeSet<&[u8]> = BTreeSet::new();
    keys.extend(old.entries().iter().map(|(k, _)| k.as_slice()));
    keys.extend(new.entries().iter().map(|(k, _)| k.as_slice()));
    let value = |n: &Node, key: &[u8]| n.entries().iter().rev().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    keys.into_iter()
        .filter(|key| match (value(old, key), value(new, key)) {
            (Some(a), Some(b)) => !a.same(&b),
            _ => true,
        })
        .map(|key| String::from_utf8_lossy(key).into_owned())
        .collect()
}

#[cfg(test)]
mod tests;
