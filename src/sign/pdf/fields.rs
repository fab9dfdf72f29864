//! The signature fields of a form: by their full names, signed or waiting, with the page that shows them.

use super::file::File;
use super::lex::Node;
use super::page::{self, Page};
use std::collections::HashSet;

/// Deepest tree of fields that is walked.
const DEEPEST: usize = 32;
/// Most fields that are walked.
const MOST: usize = 100_000;

/// A signature field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name with those above it, joined by points.
    pub name: String,
    /// The object of the field; 0 where it is written into a list and is none.
    pub id: u32,
    /// The object that shows it: itself, or its only kid.
    pub widget: u32,
    /// Left, bottom, right, top in user space; none where it shows nothing.
    pub area: Option<[f64; 4]>,
    /// The object of its signature, where it has one.
    pub value: Option<u32>,
    /// The kind of document in its value: a time-stamp over the whole file.
    pub is_time: bool,
    /// What the document may still become after it, as its certification says: 1 nothing, 2 forms, 3 annotations.
    pub certifies: Option<i64>,
}

/// The names of every field at the top of the form, signature or not.
pub fn names(file: &File) -> Vec<Vec<u8>> {
    top(file).iter().filter_map(|f| Some(file.direct(f)?.get("T")?.text()?.to_vec())).collect()
}

fn top(file: &File) -> Vec<Node> {
    let form = file.root().and_then(|id| file.object(id)).and_then(|r| file.direct(r.node.get("AcroForm")?));
    let list = form.and_then(|f| file.direct(f.get("Fields")?));
    list.map(|l| l.items().to_vec()).unwrap_or_default()
}

/// Every signature field of the form.
pub fn all(file: &File) -> Vec<Field> {
    let mut walk = Walk { file, seen: HashSet::new(), found: Vec::new() };
    for field in top(file) {
        walk.field(&field, "", false, 0);
    }
    walk.found
}

struct Walk<'a> {
    file: &'a File<'a>,
    seen: HashSet<u32>,
    found: Vec<Field>,
}

impl Walk<'_> {
    fn field(&mut self, at: &Node, above: &str, inherited: bool, depth: usize) {
        let id = at.reference().unwrap_or(0);
        if depth > DEEPEST || self.seen.len() > MOST || id > 0 && !self.seen.insert(id) {
            return;
        }
        let Some(node) = self.file.direct(at) else {
            return;
        };
        let own = node.get("T").and_then(|t| self.file.direct(t)).and_then(|t| t.text().map(text)).unwrap_or_default();
        let name = [above, &own].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(".");
        let signs = node.get("FT").map_or(inherited, |kind| kind.is_name("Sig"));
        let kids = node.get("Kids").and_then(|k| self.file.direct(k)).map(|k| k.items().to_vec()).unwrap_or_default();
        let named = |kid: &Node| self.file.direct(kid).is_some_and(|k| k.get("T").is_some());
        // A field with fields below it that holds a signature all the same is odd, and looked at.
        if signs && (node.get("V").is_some() || !kids.iter().any(named)) {
            let widget = kids.first().and_then(Node::reference).unwrap_or(id);
            self.signature(name.clone(), id, widget, &node);
        }
        let valued = |kid: &Node| self.file.direct(kid).is_some_and(|k| k.get("V").is_some());
        let below: Vec<&Node> = kids.iter().filter(|k| !signs || named(k) || valued(k)).collect();
        for kid in below {
            self.field(kid, &name, signs, depth + 1);
        }
    }

    fn signature(&mut self, name: String, id: u32, widget: u32, node: &Node) {
        let shown = self.file.object(widget).map(|o| o.node);
        let area = shown.and_then(|w| page::rectangle(self.file, w.get("Rect")));
        let value = node.get("V").and_then(Node::reference);
        let signature = value.and_then(|v| self.file.object(v)).map(|o| o.node);
        let is_time = signature.as_ref().is_some_and(|s| s.get("SubFilter").is_some_and(|f| f.is_name("ETSI.RFC3161")));
        let certifies = signature.as_ref().and_then(|s| certification(self.file, s));
        self.found.push(Field { name, id, widget, area, value, is_time, certifies });
    }
}

/// The level at which a signature dictionary certifies its document.
pub fn certification(file: &File, signature: &Node) -> Option<i64> {
    let references = file.direct(signature.get("Reference")?)?;
    references.items().iter().find_map(|r| {
        let entry = file.direct(r)?;
        let method = entry.get("TransformMethod")?;
        let level = || file.direct(entry.get("TransformParams")?)?.get("P").and_then(Node::int);
        method.is_name("DocMDP").then(|| level().unwrap_or(2))
    })
}

/// The page that shows a widget: the one it names if that lists it, else the one that lists it.
pub fn page_of(file: &File, widget: u32) -> Option<Page> {
    let named = file.object(widget).and_then(|o| o.node.get("P").and_then(Node::reference));
    let lists = |p: &Page| {
        let list = file.object(p.id).and_then(|o| file.direct(o.node.get("Annots")?));
        list.is_some_and(|l| l.items().iter().any(|n| n.reference() == Some(widget)))
    };
    let pages = page::all(file).ok()?;
    pages.iter().find(|p| Some(p.id) == named && lists(p)).or_else(|| pages.iter().find(|p| lists(p))).cloned()
}

/// A text string of a PDF, as far as it can be shown.
pub fn text(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> = wide.chunks_exact(2).map(|p| u16::from_be_bytes([p[0], p[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    std::str::from_utf8(bytes).map_or_else(|_| encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), str::to_owned)
}
