//! Where the signatures of a file stand: the fields that bear one, or bear something odd in its place.

use crate::sign::pdf::fields::text;
use crate::sign::pdf::file::{Bytes, File};
use crate::sign::pdf::lex::{Kind, Node};
use std::collections::HashSet;

/// A signature dictionary, or what stands in its place, and the field that bears it.
pub struct Value {
    /// The full name of the field.
    pub name: String,
    /// The object of the signature dictionary; nothing where the field holds it itself.
    pub id: Option<u32>,
    pub node: Node,
    pub in_file: bool,
}

/// Signature fields with a value, found through the form; cycles and depth are bounded. A value that is missing or odd
/// is found too: it is judged, not passed over.
pub fn all(file: &File) -> Vec<Value> {
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
    found: &mut Vec<Value>,
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
    found.extend(node.get("V").and_then(|v| signature(file, v, signs)).map(|f| Value { name: name.clone(), ..f }));
    let kids = node.get("Kids").and_then(|k| file.direct(k));
    for kid in kids.iter().flat_map(Node::items) {
        walk(file, kid, &name, signs, depth + 1, seen, found);
    }
}

/// The signature in a field's value, where the field is made for one or the value looks like one.
fn signature(file: &File, value: &Node, signs: bool) -> Option<Value> {
    let name = String::new();
    let Some(id) = value.reference() else {
        let is_one = value.get("ByteRange").is_some() || signs && value.kind != Kind::Null;
        return is_one.then(|| Value { name, id: None, node: value.clone(), in_file: false });
    };
    match file.object(id) {
        Some(object) if object.node.kind == Kind::Null => None,
        Some(object) => {
            let in_file = matches!(object.bytes, Bytes::File(_));
            let is_one = signs || object.node.get("ByteRange").is_some();
            is_one.then_some(Value { name, id: Some(id), node: object.node, in_file })
        }
        None => signs.then(|| Value { name, id: Some(id), node: value.clone(), in_file: false }),
    }
}
