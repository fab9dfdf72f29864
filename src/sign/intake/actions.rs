//! What acts by itself or lies elsewhere: programs, launches, forms drawn by programs, files inside, content outside.

use super::{Findings, catalog, under};
use crate::domain::intake::{Caution, Danger};
use crate::sign::pdf::file::{Entry, File};
use crate::sign::pdf::lex::{Kind, Node};
use crate::sign::pdf::page;
use crate::sign::verify::Map;
use std::collections::HashSet;

/// Most actions that are followed one after the other.
const CHAIN: usize = 64;

/// Looks at the actions of a file, at its form as a whole and at its streams.
pub fn check(file: &File, map: &Map, found: &mut Findings) {
    opening(file, found);
    form(file, found);
    for (&id, node) in map.nodes.iter().filter(|(id, _)| map.reaches(**id)) {
        each(node, &mut |dictionary| {
            let does = |name| dictionary.get("S").is_some_and(|s| s.is_name(name));
            if does("Launch") {
                found.refuse(Danger::Launch, map.page(id), id);
            }
            if does("JavaScript") || does("Hide") || does("SetOCGState") || does("ImportData") {
                found.told.insert(Caution::FieldScripts);
            }
            let is = |key, name| dictionary.get(key).is_some_and(|t| t.is_name(name));
            if dictionary.get("EF").is_some() || is("Subtype", "FileAttachment") {
                found.told.insert(Caution::Attachments);
            }
            if ["Movie", "Sound", "RichMedia", "3D", "Screen"].iter().any(|s| is("Subtype", s)) {
                found.told.insert(Caution::Media);
            }
        });
        let is_form = node.get("Subtype").is_some_and(|s| s.is_name("Form"));
        // In the dictionary of a stream, a file instead of the bytes that follow; in a form, a page of another file.
        let is_stream = matches!(file.entry(id), Some(Entry::At(..))) && file.stream_range(node).is_some();
        if is_stream && (node.get("F").is_some() || is_form && node.get("Ref").is_some()) {
            found.refuse(Danger::Outside, map.page(id), id);
        }
    }
}

/// Every dictionary in a node, itself too.
fn each(node: &Node, look: &mut impl FnMut(&Node)) {
    match &node.kind {
        Kind::Array(items) => {
            for item in items {
                each(item, look);
            }
        }
        Kind::Dict(entries) => {
            look(node);
            for (_, value) in entries {
                each(value, look);
            }
        }
        _ => {}
    }
}

/// What runs when the document or a page is opened.
fn opening(file: &File, found: &mut Findings) {
    let Some(root) = catalog(file) else {
        return;
    };
    if root.get("OpenAction").is_some_and(|a| runs(file, a)) || triggers(file, &root) {
        found.refuse(Danger::Script, None, file.root().unwrap_or_default());
    }
    if under(file, &root, &["Names", "JavaScript"]).is_some() {
        found.refuse(Danger::Script, None, 0);
    }
    for (n, page) in page::all(file).unwrap_or_default().iter().enumerate() {
        if file.object(page.id).is_some_and(|o| triggers(file, &o.node)) {
            found.refuse(Danger::Script, Some(n + 1), page.id);
        }
    }
}

/// Whether one of the additional actions of the document or of a page runs something.
fn triggers(file: &File, holder: &Node) -> bool {
    let list = holder.get("AA").and_then(|a| file.direct(a));
    list.is_some_and(|l| l.entries().iter().any(|(_, action)| runs(file, action)))
}

/// Whether an action, or one that follows it, changes what is shown or runs a program.
fn runs(file: &File, action: &Node) -> bool {
    let mut seen = HashSet::new();
    let mut next = vec![action.clone()];
    while let Some(node) = next.pop().filter(|_| seen.len() < CHAIN) {
        if node.reference().is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        let Some(action) = file.direct(&node) else {
            continue;
        };
        let changes = ["JavaScript", "Hide", "SetOCGState", "ImportData", "ResetForm", "Rendition"];
        if changes.iter().any(|s| action.get("S").is_some_and(|n| n.is_name(s))) {
            return true;
        }
        if let Some(after) = action.get("Next") {
            if after.is_array() {
                next.extend(after.items().iter().cloned());
            } else {
                next.push(after.clone());
            }
        }
    }
    false
}

fn form(file: &File, found: &mut Findings) {
    let Some(form) = catalog(file).and_then(|c| under(file, &c, &["AcroForm"])) else {
        return;
    };
    if form.get("XFA").is_some_and(|x| x.kind != Kind::Null) {
        found.refuse(Danger::Xfa, None, 0);
    }
    let redrawn = form.get("NeedAppearances").and_then(|n| file.direct(n));
    if redrawn.is_some_and(|n| n.kind == Kind::Bool(true)) {
        found.told.insert(Caution::Redrawn);
    }
}
