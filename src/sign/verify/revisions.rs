//! What each revision behind the first signature holds, object by object: what an object is, and what became of it.
//!
//! Told for people to read. The verdict does not rest on it: that compares the file as it was signed with the whole.

use super::changes::differing;
use super::map::{Map, Use};
use super::{range, values};
use crate::domain::trouble::Outcome;
use crate::sign::pdf::file::{Entry, File};
use crate::sign::pdf::lex::Node;
use std::collections::BTreeSet;

/// Most revisions that are told one by one.
const MOST: usize = 256;
/// Revisions times objects for which every revision is read on its own; beyond, the last one names the roles of all.
const LOOKS: usize = 400_000;

/// One revision behind a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its first byte and the one behind its last.
    pub start: usize,
    pub end: usize,
    pub parts: Vec<Part>,
}

/// An object of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub object: u32,
    pub role: Role,
    pub action: Action,
    /// The keys of a dictionary that differ from the revision before.
    pub keys: Vec<String>,
}

/// What became of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Added,
    Changed,
    Freed,
    /// Written once more as it was.
    Repeated,
}

/// What an object is to the document; pages count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    Catalog,
    PageTree,
    Page(usize),
    Content(usize),
    Resource(Option<usize>),
    Annotations,
    Annotation(Option<usize>),
    Form,
    /// A field by its full name.
    Field(String),
    Look(String),
    Signature(String),
    TimeStamp(String),
    Validation,
    Metadata,
    Info,
    CrossReferences,
    ObjectStream,
    /// Outlines, names, structure, actions.
    Other,
    /// Nothing leads to it.
    Unknown,
}

/// Every revision behind the first signature, oldest first; nothing for a file without a signature or that ends with it.
pub fn revisions(bytes: &[u8]) -> Outcome<Vec<Revision>> {
    let file = File::open(bytes)?;
    let covered = values::all(&file).iter().filter_map(|v| range::of(&file, v).ok()).map(|r| r.end).min();
    let Some(covered) = covered.filter(|end| *end < bytes.len()) else {
        return Ok(Vec::new());
    };
    let ends = ends(&file, covered);
    let whole = (ends.len() * file.numbers().len() > LOOKS).then(|| Map::of(&file));
    let mut found = Vec::new();
    let mut before: Option<(File, Map)> = File::open(&bytes[..covered]).ok().map(|f| {
        let map = Map::of(&f);
        (f, map)
    });
    let mut start = covered;
    for end in ends {
        let mut parts = Vec::new();
        if let Ok(now) = File::open(&bytes[..end]) {
            let map = Map::of(&now);
            if let Some((then, old)) = &before {
                parts = told(then, old, &now, whole.as_ref().unwrap_or(&map));
            }
            before = Some((now, map));
        }
        found.push(Revision { start, end, parts });
        start = end;
    }
    Ok(found)
}

/// Where the revisions behind `covered` end; the last one takes what follows its end.
fn ends(file: &File, covered: usize) -> Vec<usize> {
    let sections: BTreeSet<usize> = file.sections.iter().map(|s| s.offset).filter(|o| *o >= covered).collect();
    let mut ends: BTreeSet<usize> = sections.into_iter().take(MOST).filter_map(|at| end(file.bytes, at)).collect();
    ends.pop_last();
    ends.insert(file.bytes.len());
    ends.into_iter().collect()
}

/// Behind the mark of the end that follows a section.
fn end(bytes: &[u8], section: usize) -> Option<usize> {
    let mark = bytes[section..].windows(5).position(|w| w == b"%%EOF")? + section + 5;
    let line = bytes[mark..].iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n')).count();
    Some(mark + line)
}

fn told(then: &File, old: &Map, now: &File, new: &Map) -> Vec<Part> {
    let ids: BTreeSet<u32> = then.numbers().into_iter().chain(now.numbers()).collect();
    let mut parts = Vec::new();
    for id in ids.into_iter().filter(|id| then.entry(*id) != now.entry(*id)) {
        let in_use = |f: &File| f.entry(id).is_some_and(|e| e != Entry::Free);
        let (was, is) = (old.nodes.get(&id), now.object(id).map(|o| o.node));
        let action = match (in_use(then), in_use(now)) {
            (false, true) => Action::Added,
            (true, false) => Action::Freed,
            _ if was.zip(is.as_ref()).is_some_and(|(a, b)| a.same(b) && content(then, a) == content(now, b)) => {
                Action::Repeated
            }
            _ => Action::Changed,
        };
        let role = match &is {
            Some(node) if new.reaches(id) || !old.reaches(id) => role(id, node, new),
            _ => was.map_or(Role::Unknown, |node| role(id, node, old)),
        };
        let keys = was.zip(is.as_ref()).map(|(a, b)| differing(a, b)).unwrap_or_default();
        parts.push(Part { object: id, role, action, keys });
    }
    parts
}

fn content<'a>(file: &File<'a>, node: &Node) -> Option<&'a [u8]> {
    file.stream_range(node).map(|range| &file.bytes[range])
}

/// What an object is: of several uses, the one that says most.
fn role(id: u32, node: &Node, map: &Map) -> Role {
    let is = |name| node.get("Type").is_some_and(|t| t.is_name(name));
    let page = map.page(id);
    let name = || map.name(id).unwrap_or_default().to_owned();
    let Some(one) = map.uses(id).iter().min() else {
        return match () {
            () if is("XRef") => Role::CrossReferences,
            () if is("ObjStm") => Role::ObjectStream,
            () => Role::Unknown,
        };
    };
    match one {
        Use::Catalog => Role::Catalog,
        Use::Pages => Role::PageTree,
        Use::Page => Role::Page(page.unwrap_or_default()),
        Use::Annotations => Role::Annotations,
        Use::Annotation | Use::AnnotationPart => Role::Annotation(page),
        Use::Form | Use::Fields => Role::Form,
        Use::Field | Use::FieldData => Role::Field(name()),
        Use::Signature if is("DocTimeStamp") => Role::TimeStamp(name()),
        Use::Signature => Role::Signature(name()),
        Use::Look | Use::Stamp => Role::Look(name()),
        Use::Content => Role::Content(page.unwrap_or_default()),
        Use::Resource => Role::Resource(page),
        Use::Validation => Role::Validation,
        Use::Metadata => Role::Metadata,
        Use::Info => Role::Info,
        Use::Other => Role::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::identity::tests::sample;
    use crate::sign::pdf::file::tests::plain;
    use crate::sign::pdf::write::{Request, sign};

    #[test]
    fn a_second_signature_is_told_object_by_object() {
        let (_, person) = sample();
        let lines = vec!["Signé".to_owned()];
        let request =
            Request { name: "É", at: "2027-04-05T09:30:00Z".parse().unwrap(), stamp: &lines, random: [5; 16] };
        let once = sign(&plain(2), &request, &person).unwrap();
        assert_eq!(revisions(&once).unwrap(), []);
        let twice = sign(&once, &request, &person).unwrap();
        let found = revisions(&twice).unwrap();
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.start, one.end), (once.len(), twice.len()));
        let told = |role: &Role| one.parts.iter().filter(|p| p.role == *role).map(|p| p.action).collect::<Vec<_>>();
        assert_eq!(told(&Role::Catalog), [Action::Changed]);
        assert_eq!(told(&Role::Page(2)), [Action::Changed]);
        assert_eq!(told(&Role::Field("Paraphe2".into())), [Action::Added]);
        assert_eq!(told(&Role::Signature("Paraphe2".into())), [Action::Added]);
        assert_eq!(told(&Role::Look("Paraphe2".into())), [Action::Added], "{one:#?}");
        assert!(one.parts.iter().all(|p| p.role != Role::Unknown), "{one:#?}");
        let page = one.parts.iter().find(|p| p.role == Role::Page(2)).unwrap();
        assert_eq!(page.keys, ["Annots"]);
    }
}
