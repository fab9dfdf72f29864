//! What changed after a signature, object by object, and whether later signatures explain it.
//!
//! The revision that was signed is read as a file of its own and compared with the whole. Only what signing itself
//! adds is explained: fields with their widgets, annotations lists that grew by them, the form's list and flags,
//! validation data, metadata. Everything else is told.

use crate::sign::pdf::file::{Bytes, File};
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
    /// A later signature: its field.
    SignatureAdded,
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
        matches!(self.kind, ChangeKind::SignatureAdded | ChangeKind::ValidationData | ChangeKind::Metadata)
    }
}

struct Compare<'a> {
    then: &'a File<'a>,
    now: &'a File<'a>,
    pages: HashSet<u32>,
    /// Numbers that objects of the signed revision refer to.
    awaited: HashSet<u32>,
    /// Arrays that hold the form's fields or a page's annotations.
    lists: HashSet<u32>,
    form: Option<u32>,
    /// The store of validation data.
    store: Option<u32>,
    /// Whether the signed revision allows no new field that shows anything.
    certified: bool,
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
    let (awaited, unfinished) = survey(then);
    let pages = before.iter().copied().collect();
    let store = catalog.as_ref().and_then(|c| c.node.get("DSS")?.reference());
    let certified = fields::all(then).iter().any(|f| f.certifies.is_some());
    let mut compare = Compare { then, now, pages, awaited, lists, form, store, certified, found: Vec::new() };
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
fn survey(then: &File) -> (HashSet<u32>, HashSet<u32>) {
    let (mut awaited, mut unfinished) = (Vec::new(), HashSet::new());
    for id in then.numbers() {
        let Some(object) = then.object(id) else {
            unfinished.insert(id);
            continue;
        };
        object.node.references(&mut awaited);
        if matches!(object.bytes, Bytes::File(_)) {
            let behind = lex::skip(then.bytes, object.node.span.end);
            let cut = lex::at_word(then.bytes, behind, "stream") && then.stream_range(&object.node).is_none();
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
        let name = field.get("T").and_then(Node::text).map(crate::sign::pdf::fields::text).unwrap_or_default();
        let shows = page::rectangle(self.now, field.get("Rect")).is_some();
        let kind = if self.covers(id, field) {
            ChangeKind::CoveringField
        } else if self.certified && shows {
            // Who certified a document closed its form: only fields that waited in it may be filled.
            ChangeKind::FormChanged
        } else {
            ChangeKind::SignatureAdded
        };
        self.tell(id, kind, name);
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
        } else if Some(id) == self.store {
            self.store_keys(id, old, new);
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

    /// The store of validation data may gain certificates and lists, in arrays of its own: an array elsewhere may be part
    /// of something that shows.
    fn store_keys(&mut self, id: u32, old: &Node, new: &Node) {
        for key in differing(old, new) {
            let is_own = new.get(&key).is_none_or(|v| v.reference().is_none());
            let kind = match key.as_str() {
                "Certs" | "CRLs" | "OCSPs" | "VRI" | "Type" if is_own => ChangeKind::ValidationData,
                _ => ChangeKind::Replaced,
            };
            self.tell(id, kind, key);
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

    fn other(&mut self, id: u32, old: &Node, new: &Node) {
        let keys = differing(old, new);
        let filling = |allowed: &[&str]| keys.iter().all(|k| allowed.contains(&k.as_str()));
        if signs(old) && signs(new) && old.get("V").is_none() && filling(&["V", "AP", "F", "TU", "M", "Lock"]) {
            // What was hidden and comes to show is looked at as if it were new.
            let was_hidden = old.get("F").and_then(Node::int).is_some_and(|f| f & 2 != 0);
            if was_hidden && self.covers(id, new) {
                self.tell(id, ChangeKind::CoveringField, "");
                return;
            }
            let name = new.get("T").and_then(Node::text).map(crate::sign::pdf::fields::text).unwrap_or_default();
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

/// The annotations that a page lists.
fn annotations(file: &File, page: u32) -> Vec<Node> {
    let list = file.object(page).and_then(|o| file.direct(o.node.get("Annots")?));
    list.map(|l| l.items().to_vec()).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::pdf::file::tests::assembled;
    use std::fmt::Write as _;

    fn page_with(annotations: &str) -> Vec<u8> {
        assembled(&[
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned(),
            format!("<</Type/Page/Parent 2 0 R/Annots[{annotations}]>>"),
        ])
    }

    /// The kinds of the changes that another revision with these objects brings.
    fn brought(base: &[u8], objects: &[(u32, &str)], trailer: &str) -> Vec<ChangeKind> {
        let then = File::open(base).unwrap();
        let (mut now, mut table) = (base.to_vec(), String::new());
        for (id, text) in objects {
            let _ = write!(table, "{id} 1\n{:010} 00000 n \n", now.len());
            now.extend_from_slice(format!("{id} 0 obj\n{text}\nendobj\n").as_bytes());
        }
        let (xref, start) = (now.len(), then.start);
        let end = format!("xref\n{table}trailer\n<</Size 90/Prev {start}{trailer}>>\nstartxref\n{xref}\n%%EOF\n");
        now.extend_from_slice(end.as_bytes());
        between(&then, &File::open(&now).unwrap()).into_iter().map(|c| c.kind).collect()
    }

    #[test]
    fn a_new_field_is_explained_only_where_it_hides_nothing() {
        let note = "<</Subtype/Text/Rect[300 300 340 340]>>";
        let base = page_with(note);
        let page = format!("<</Type/Page/Parent 2 0 R/Annots[{note} 50 0 R]>>");
        let with = |rect: &str, on: &str| {
            let field = format!("<</Type/Annot/Subtype/Widget/FT/Sig/T(a){rect}{on}>>");
            brought(&base, &[(3, &page), (50, &field)], "/Root 1 0 R")
        };
        let (fine, covering) = ([ChangeKind::SignatureAdded], [ChangeKind::CoveringField]);
        assert_eq!(with("/Rect[18 18 188 80]", "/P 3 0 R"), fine);
        assert_eq!(with("/Rect[0 0 0 0]", "/P 3 0 R"), fine);
        assert_eq!(with("", "/P 3 0 R"), fine);
        assert_eq!(with("/Rect[0 0 300 60]", "/P 3 0 R"), covering);
        assert_eq!(with("/Rect[320 320 490 382]", "/P 3 0 R"), covering);
        assert_eq!(with("/Rect[490 382 320 320]", ""), covering);
        assert_eq!(with("/Rect[320 320 490 382]", "/P 2 0 R"), covering);
        assert_eq!(with("/Rect[(a)]", "/P 3 0 R"), covering);
    }

    #[test]
    fn a_field_written_into_the_list_itself_is_looked_at_too() {
        let page = "<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Widget/FT/Sig/Rect[0 0 500 700]>>]>>";
        assert_eq!(brought(&page_with(""), &[(3, page)], "/Root 1 0 R"), [ChangeKind::CoveringField]);
    }

    #[test]
    fn a_history_that_passes_by_the_signed_revision_is_told() {
        let base = page_with("");
        let (first, signed) = (File::open(&base).unwrap().start, base.len());
        // The second revision places nothing, so no object differs without it.
        let end = |prev: usize, at: usize| {
            format!("xref\n0 0\ntrailer\n<</Size 4/Root 1 0 R/Prev {prev}>>\nstartxref\n{at}\n%%EOF\n")
        };
        let then = [base, end(first, signed).into_bytes()].concat();
        let after = |prev: usize| [then.clone(), end(prev, then.len()).into_bytes()].concat();
        let told = |now: &[u8]| between(&File::open(&then).unwrap(), &File::open(now).unwrap());
        assert_eq!(told(&after(signed)), []);
        let [change] = &told(&after(first))[..] else { panic!("one change") };
        assert_eq!((change.kind, change.detail.as_str()), (ChangeKind::Replaced, "startxref"));
    }

    #[test]
    fn another_catalog_is_told() {
        let catalog = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>>>";
        assert_eq!(brought(&page_with(""), &[(50, catalog)], "/Root 50 0 R"), [ChangeKind::CatalogChanged]);
    }

    #[test]
    fn what_the_signed_revision_awaited_is_told_when_it_comes() {
        let base = page_with("9 0 R");
        assert_eq!(brought(&base, &[(9, "<</Subtype/Square>>")], "/Root 1 0 R"), [ChangeKind::Replaced]);
        assert_eq!(brought(&base, &[(10, "<</Subtype/Square>>")], "/Root 1 0 R"), []);
    }
}
