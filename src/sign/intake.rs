//! Whether a PDF may be signed at all: nothing in it may wait to be shown after somebody has signed.
//!
//! No verification finds every document that was prepared so (the "shadow attacks"), so what such a preparation needs is
//! refused before the first signature. What honest office documents hold as well is told, not refused.

mod actions;
mod covers;
mod font;
mod glyphs;
mod objects;

use super::pdf::file::File;
use super::pdf::lex::Node;
use super::pdf::write;
use super::verify::{self, Map, Verdict};
use crate::domain::intake::{Caution, Danger};
use crate::domain::trouble::{Outcome, PdfRefusal};
use std::collections::BTreeSet;

/// Something that makes a PDF unfit to be signed, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub danger: Danger,
    /// The page, from 1, where it belongs to one.
    pub page: Option<u32>,
    /// The object, 0 where it is none.
    pub object: u32,
}

/// What was found out about a PDF that is about to circulate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    pub pages: u32,
    /// What keeps it from circulating.
    pub refused: BTreeSet<Finding>,
    /// What is told about it.
    pub told: BTreeSet<Caution>,
}

impl Findings {
    fn refuse(&mut self, danger: Danger, page: Option<usize>, object: u32) {
        let page = page.and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
        self.refused.insert(Finding { danger, page, object });
    }

    /// The first thing that keeps the file from circulating.
    pub fn refusal(&self) -> Option<PdfRefusal> {
        self.refused.first().map(|f| PdfRefusal::Unsafe { why: f.danger, page: f.page })
    }
}

/// Looks through a PDF. A file that cannot be extended, is encrypted, certified or bears a signature that is not valid is
/// refused outright.
pub fn check(bytes: &[u8]) -> Outcome<Findings> {
    let pages = write::check(bytes)?;
    let signatures = verify::file(bytes, &[])?;
    if let Some(bad) = signatures.iter().find(|s| s.verdict == Verdict::NotValid) {
        return Err(PdfRefusal::InvalidSignature { field: crate::domain::clean::visible_line(&bad.field) }.into());
    }
    let file = File::open(bytes)?;
    let map = Map::of(&file);
    let mut found = Findings { pages, ..Findings::default() };
    objects::check(&file, &map, signatures.is_empty(), &mut found);
    actions::check(&file, &map, &mut found);
    layers(&file, &map, &mut found);
    covers::check(&file, &map, &mut found);
    Ok(found)
}

/// What stands under a chain of keys of a dictionary.
fn under(file: &File, node: &Node, keys: &[&str]) -> Option<Node> {
    keys.iter().try_fold(node.clone(), |at, key| file.direct(at.get(key)?))
}

fn catalog(file: &File) -> Option<Node> {
    file.root().and_then(|id| file.object(id)).map(|o| o.node)
}

/// Layers that are switched off hide what another setting shows.
fn layers(file: &File, map: &Map, found: &mut Findings) {
    let Some(properties) = catalog(file).and_then(|c| under(file, &c, &["OCProperties"])) else {
        return;
    };
    let list = |keys: &[&str]| -> Vec<u32> {
        let list = under(file, &properties, keys);
        list.iter().flat_map(Node::items).filter_map(Node::reference).collect()
    };
    let all = list(&["OCGs"]);
    let (on, off) = (list(&["D", "ON"]), list(&["D", "OFF"]));
    let is_off_by_default = under(file, &properties, &["D", "BaseState"]).is_some_and(|s| s.is_name("OFF"));
    let used: Vec<u32> = all.into_iter().filter(|id| map.is_shown(*id)).collect();
    for id in &used {
        if off.contains(id) || is_off_by_default && !on.contains(id) {
            found.refuse(Danger::HiddenLayer, map.page(*id), *id);
        }
    }
    if !used.is_empty() {
        found.told.insert(Caution::Layers);
    }
}

#[cfg(test)]
mod tests;
