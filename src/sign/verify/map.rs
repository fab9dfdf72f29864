//! What every object of a file serves for: the uses by which its trailer reaches it, each of them.
//!
//! An object may be reached in several ways, and a change that is harmless for one may replace what is shown for
//! another. So a change counts as harmless only where it is so for every use.

use crate::sign::pdf::fields;
use crate::sign::pdf::file::File;
use crate::sign::pdf::lex::Node;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

/// Most objects that are looked at; a file with more of them is not explained.
const MOST: usize = 2_000_000;

/// What an object serves for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Use {
    Catalog,
    /// A node of the page tree.
    Pages,
    Page,
    /// A list of annotations.
    Annotations,
    Annotation,
    /// What an annotation that is no field shows or does.
    AnnotationPart,
    Form,
    /// A list of fields.
    Fields,
    /// A field or its widget.
    Field,
    /// The value of a field that is no signature, and what hangs on a field.
    FieldData,
    /// The dictionary of a signature.
    Signature,
    /// How a field looks that bears no signature.
    Look,
    /// How a signature looks.
    Stamp,
    /// What a page shows.
    Content,
    /// Fonts, images and what else content needs.
    Resource,
    /// Certificates and revocation data.
    Validation,
    /// The document's metadata stream.
    Metadata,
    Info,
    /// Everything else: outlines, names, structure, actions.
    Other,
}

/// The objects of a file with their uses.
#[derive(Debug, Default)]
pub struct Map {
    pub nodes: BTreeMap<u32, Node>,
    uses: HashMap<u32, Vec<Use>>,
    /// The first page, from 1, by which an object is reached.
    pages: HashMap<u32, usize>,
    /// Full names of fields, and of the fields that hang on them.
    names: HashMap<u32, String>,
}

struct Walk<'a> {
    map: &'a mut Map,
    queue: VecDeque<(u32, Use, Origin)>,
    /// Reached from places that only point there: outlines, structure, actions.
    later: Vec<u32>,
}

/// By which page and field an object is reached.
#[derive(Clone, Debug, Default)]
struct Origin {
    page: Option<usize>,
    field: Option<String>,
}

impl Map {
    /// Reads every object of a file once.
    pub fn of(file: &File) -> Self {
        let numbers = file.numbers();
        let nodes = numbers.into_iter().take(MOST).filter_map(|id| Some((id, file.object(id)?.node))).collect();
        let mut map = Self { nodes, ..Self::default() };
        for (n, page) in crate::sign::pdf::page::all(file).unwrap_or_default().iter().enumerate() {
            map.pages.insert(page.id, n + 1);
        }
        let trailer = file.trailer().clone();
        let mut walk = Walk { map: &mut map, queue: VecDeque::new(), later: Vec::new() };
        for (key, value) in trailer.entries() {
            let to = match key.as_slice() {
                b"Root" => Use::Catalog,
                b"Info" => Use::Info,
                _ => continue,
            };
            walk.visit(value, to, &Origin::default());
        }
        walk.run();
        walk.run_later();
        map
    }

    /// Everything that an object serves for; nothing where nothing reaches it.
    pub fn uses(&self, id: u32) -> &[Use] {
        self.uses.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether an object is reached at all.
    pub fn reaches(&self, id: u32) -> bool {
        self.uses.contains_key(&id)
    }

    /// Whether an object is part of what pages show.
    pub fn is_shown(&self, id: u32) -> bool {
        let shows = [Use::Resource, Use::Content, Use::AnnotationPart, Use::Look, Use::Stamp, Use::Annotation];
        self.uses(id).iter().any(|u| shows.contains(u))
    }

    /// The first page, from 1, by which an object is reached.
    pub fn page(&self, id: u32) -> Option<usize> {
        self.pages.get(&id).copied()
    }

    /// The full name of the field that an object is or belongs to.
    pub fn name(&self, id: u32) -> Option<&str> {
        self.names.get(&id).map(String::as_str)
    }
}

impl Walk<'_> {
    fn run(&mut self) {
        while let Some((id, what, origin)) = self.queue.pop_front() {
            let Some(node) = self.map.nodes.get(&id).cloned() else {
                continue;
            };
            let what = told(what, &node);
            let uses = self.map.uses.entry(id).or_default();
            if uses.contains(&what) {
                continue;
            }
            uses.push(what);
            let origin = self.origin(id, what, &node, origin);
            self.inside(&node, what, &origin);
        }
    }

    /// Whatever is only pointed at keeps the uses that it has, if it is a thing that may be pointed at.
    fn run_later(&mut self) {
        let pointed: HashSet<Use> =
            [Use::Catalog, Use::Pages, Use::Page, Use::Annotation, Use::Field, Use::Signature].into();
        while let Some(id) = self.later.pop() {
            let Some(node) = self.map.nodes.get(&id).cloned() else {
                continue;
            };
            let uses = self.map.uses.entry(id).or_default();
            if uses.iter().any(|u| pointed.contains(u)) || uses.contains(&Use::Other) {
                continue;
            }
            uses.push(Use::Other);
            node.references(&mut self.later);
        }
    }

    /// The page and the field by which what hangs on an object is reached.
    fn origin(&mut self, id: u32, what: Use, node: &Node, mut origin: Origin) -> Origin {
        if what == Use::Page {
            origin.page = self.map.pages.get(&id).copied();
        } else if let Some(page) = origin.page {
            self.map.pages.entry(id).or_insert(page);
        }
        if what == Use::Field
            && let Some(own) = node.get("T").and_then(Node::text).map(fields::text)
        {
            // A widget that is met through its page before its parent keeps the shorter name.
            let above = node.get("Parent").and_then(Node::reference).and_then(|p| self.map.names.get(&p).cloned());
            let full = [above.or(origin.field.clone()).unwrap_or_default(), own];
            let full: Vec<String> = full.into_iter().filter(|p| !p.is_empty()).collect();
            origin.field = Some(full.join("."));
        }
        if matches!(what, Use::Field | Use::FieldData | Use::Look | Use::Stamp | Use::Signature)
            && let Some(name) = &origin.field
        {
            self.map.names.entry(id).or_insert_with(|| name.clone());
        }
        origin
    }

    /// A value at a place of this use: what it refers to is queued.
    fn visit(&mut self, value: &Node, what: Use, origin: &Origin) {
        match value.reference() {
            Some(id) if what == Use::Other => self.later.push(id),
            Some(id) => self.queue.push_back((id, what, origin.clone())),
            None => self.inside(value, told(what, value), origin),
        }
    }

    fn inside(&mut self, node: &Node, what: Use, origin: &Origin) {
        for item in node.items() {
            self.visit(item, element(what), origin);
        }
        for (key, value) in node.entries() {
            if let Some(next) = step(what, key, node) {
                self.visit(value, next, origin);
            }
        }
    }
}

/// The use of an object, made more exact by what it is.
fn told(what: Use, node: &Node) -> Use {
    match what {
        Use::Pages if node.is_dict() && node.get("Kids").is_none() => Use::Page,
        Use::Annotation if node.get("Subtype").is_some_and(|s| s.is_name("Widget")) => Use::Field,
        other => other,
    }
}

/// What the elements of a list serve for.
fn element(list: Use) -> Use {
    match list {
        Use::Annotations => Use::Annotation,
        Use::Fields => Use::Field,
        other => other,
    }
}

/// What stands under a key serves for; nothing where it only leads back to where it came from.
fn step(what: Use, key: &[u8], node: &Node) -> Option<Use> {
    Some(match (what, key) {
        (Use::Catalog, b"Pages") | (Use::Pages, b"Kids") => Use::Pages,
        (Use::Catalog, b"AcroForm") => Use::Form,
        (Use::Catalog, b"DSS" | b"Extensions") | (Use::Validation, _) => Use::Validation,
        (Use::Catalog, b"Metadata") | (Use::Metadata, _) => Use::Metadata,
        // Permissions, and the signature dictionaries that they name.
        (Use::Catalog, b"Perms") | (Use::Signature, b"DocMDP" | b"UR3") => Use::Signature,
        (Use::Pages | Use::Page | Use::Field | Use::Annotation, b"Parent" | b"P" | b"Popup" | b"IRT") => return None,
        (Use::Page, b"Annots") => Use::Annotations,
        (Use::Page, b"Contents") | (Use::Content, _) => Use::Content,
        (Use::Pages | Use::Page, b"Resources" | b"Group" | b"Thumb" | b"MediaBox" | b"CropBox" | b"Rotate")
        | (Use::Form, b"DR")
        | (Use::Look | Use::Stamp, b"Resources" | b"Group")
        | (Use::Resource, _) => Use::Resource,
        (Use::Annotation, b"A" | b"AA" | b"Dest" | b"PA") => Use::Other,
        (Use::Annotation | Use::AnnotationPart, _) => Use::AnnotationPart,
        (Use::Form, b"Fields") | (Use::Field, b"Kids") => Use::Fields,
        (Use::Field, b"V") if is_signature(node) => Use::Signature,
        (Use::Field, b"AP" | b"MK") if is_signature(node) && node.get("V").is_some() => Use::Stamp,
        (Use::Field, b"AP" | b"MK") => Use::Look,
        (Use::Field, b"V" | b"DV" | b"Opt" | b"I" | b"DA" | b"RV" | b"Rect" | b"AS") => Use::FieldData,
        (Use::Look | Use::Stamp | Use::FieldData | Use::Info, _) => what,
        _ => Use::Other,
    })
}

fn is_signature(field: &Node) -> bool {
    field.get("FT").is_some_and(|t| t.is_name("Sig"))
}
