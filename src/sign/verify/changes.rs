//! What changed after a signature, object by object, and whether later signatures explain it.
//!
//! The revision that was signed is read as a file of its own and compared with the whole. Only what signing itself
//! adds is explained: fields with their widgets, annotations lists that grew by them, the form's list and flags,
//! validation data, metadata. Everything else is told.

use crate::sign::pdf::file::{Entry, File};
use crate::sign::pdf::lex::Node;
use crate::sign::pdf::page;
use std::collections::{BTreeSet, HashSet};

/// The part of a page that a signature field may cover before it is suspected of hiding something.
const COVERING: f64 = 0.25;

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
    /// A later signature: its field.
    SignatureAdded,
    /// Certificates or revocation data for later verification.
    ValidationData,
    Metadata,
    /// A signature field larger than a quarter of the page.
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
        matches!(self.kind, ChangeKind::SignatureAdded | ChangeKind::ValidationData | ChangeKind::Metadata)
    }
}

struct Compare<'a> {
    then: &'a File<'a>,
    now: &'a File<'a>,
    pages: HashSet<u32>,
    /// Arrays that hold the form's fields or a page's annotations.
    lists: HashSet<u32>,
    form: Option<u32>,
    found: Vec<Change>,
}

/// The changes between the file as it was signed and the whole.
pub fn between(then: &File, now: &File) -> Vec<Change> {
    let pages = |f: &File| page::all(f).map(|p| p.iter().map(|p| p.id).collect::<Vec<u32>>()).unwrap_or_default();
    let (before, after) = (pages(then), pages(now));
    let catalog = then.root().and_then(|id| then.object(id));
    let form = catalog.as_ref().and_then(|c| c.node.get("AcroForm").cloned());
    let mut lists: HashSet<u32> =
        before.iter().filter_map(|id| then.object(*id)?.node.get("Annots")?.reference()).collect();
    let fields = form.as_ref().and_then(|f| then.direct(f)).and_then(|f| f.get("Fields")?.reference());
    lists.extend(fields);
    let form = form.and_then(|f| f.reference());
    let mut compare = Compare { then, now, pages: before.iter().copied().collect(), lists, form, found: Vec::new() };
    if before != after {
        compare.tell(now.root().unwrap_or(0), ChangeKind::PagesChanged, format!("{} -> {}", before.len(), after.len()));
    }
    for id in touched(then, now) {
        compare.object(id);
    }
    compare.found
}

/// Objects that sections behind the signed bytes speak of.
fn touched(then: &File, now: &File) -> BTreeSet<u32> {
    let limit = then.bytes.len();
    now.sections
        .iter()
        .filter(|s| s.offset >= limit)
        .flat_map(|s| s.entries.keys().copied())
        .filter(|id| *id != 0)
        .collect()
}

impl Compare<'_> {
    fn tell(&mut self, object: u32, kind: ChangeKind, detail: impl Into<String>) {
        self.found.push(Change { object, kind, detail: detail.into() });
    }

    fn object(&mut self, id: u32) {
        let old = self.then.object(id).map(|o| (o.node.clone(), o.raw().to_vec()));
        let new = self.now.object(id).map(|o| o.node);
        match (old, new) {
            (Some(_), None) => self.tell(id, ChangeKind::Removed, ""),
            (None, Some(new)) => self.added(id, &new),
            (Some((old, _)), Some(new)) => self.changed(id, &old, &new),
            (None, None) => {}
        }
    }

    fn added(&mut self, id: u32, new: &Node) {
        if new.get("FT").is_some_and(|t| t.is_name("Sig")) {
            let name = new.get("T").and_then(Node::text).map(super::text).unwrap_or_default();
            let kind = if self.covers_page(new) { ChangeKind::CoveringField } else { ChangeKind::SignatureAdded };
            self.tell(id, kind, name);
        } else if new.get("Certs").is_some() || new.get("CRLs").is_some() || new.get("OCSPs").is_some() {
            self.tell(id, ChangeKind::ValidationData, "");
        }
        // Any other new object counts for nothing until an old one refers to it, and that one is told.
    }

    fn covers_page(&self, widget: &Node) -> bool {
        let rect: Vec<f64> =
            widget.get("Rect").map(|r| r.items().iter().filter_map(Node::number).collect()).unwrap_or_default();
        let &[a, b, c, d] = rect.as_slice() else {
            return false;
        };
        let area = |x: f64, y: f64| (x * y).abs();
        let on = widget.get("P").and_then(Node::reference);
        let pages = page::all(self.now).unwrap_or_default();
        let page = pages.iter().find(|p| Some(p.id) == on).or(pages.last());
        page.is_some_and(|p| area(c - a, d - b) > COVERING * area(p.area[2] - p.area[0], p.area[3] - p.area[1]))
    }

    fn changed(&mut self, id: u32, old: &Node, new: &Node) {
        let same_place = matches!((self.then.entry(id), self.now.entry(id)), (Some(Entry::At(a, _)), Some(Entry::At(b, _))) if a == b);
        if same_place {
            return;
        }
        let streams = [self.then.stream_range(old).is_some(), self.now.stream_range(new).is_some()];
        if streams.contains(&true) {
            self.stream(id, old, new);
        } else if Some(id) == self.then.root() {
            self.catalog(id, old, new);
        } else if Some(id) == self.form {
            self.form_keys(id, old, new);
        } else if self.pages.contains(&id) {
            self.page(id, old, new);
        } else if self.lists.contains(&id) {
            self.list(id, old, new);
        } else if !old.same(new) {
            self.other(id, old, new);
        }
    }

    fn stream(&mut self, id: u32, old: &Node, new: &Node) {
        let content = |f: &File, n: &Node| f.stream_range(n).map(|r| f.bytes[r].to_vec());
        if old.same(new) && content(self.then, old) == content(self.now, new) {
            return;
        }
        let kind = if old.get("Type").is_some_and(|t| t.is_name("Metadata")) {
            ChangeKind::Metadata
        } else {
            ChangeKind::Replaced
        };
        self.tell(id, kind, "");
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
            let added = self.now.direct(item);
            if !added.is_some_and(|n| n.get("FT").is_some_and(|t| t.is_name("Sig"))) {
                self.tell(id, ChangeKind::AnnotationAdded, "");
            }
        }
    }

    fn other(&mut self, id: u32, old: &Node, new: &Node) {
        let signs = |n: &Node| n.get("FT").is_some_and(|t| t.is_name("Sig"));
        let keys = differing(old, new);
        let filling = |allowed: &[&str]| keys.iter().all(|k| allowed.contains(&k.as_str()));
        if signs(old) && signs(new) && old.get("V").is_none() && filling(&["V", "AP", "F", "TU", "M", "Lock"]) {
            let name = new.get("T").and_then(Node::text).map(super::text).unwrap_or_default();
            self.tell(id, ChangeKind::SignatureAdded, name);
        } else if (old.get("FT").is_some() || old.get("Parent").is_some())
            && filling(&["V", "AP", "AS", "F", "DA", "Q", "Ff", "M"])
        {
            self.tell(id, ChangeKind::FormFilled, keys.join(" "));
        } else if self.then.trailer().get("Info").and_then(Node::reference) == Some(id) {
            self.tell(id, ChangeKind::Metadata, keys.join(" "));
        } else {
            self.tell(id, ChangeKind::Replaced, keys.join(" "));
        }
    }
}

/// Keys of two dictionaries whose values differ or stand in one only.
fn differing(old: &Node, new: &Node) -> Vec<String> {
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
