//! What is added to a signed file later: a time-stamp over the whole, and what its verification needs once nobody answers
//! any more (`PAdES` baselines B-T, B-LT, B-LTA).

use super::fields;
use super::file::File;
use super::inflate;
use super::lex::Node;
use super::page;
use super::seal::seal;
use super::update::{self, Update};
use super::write::refuse_closed;
use crate::domain::trouble::{Outcome, PdfRefusal};
use crate::sign::tsp::{Authority, Proof};

/// Objects that a time-stamp adds: its dictionary and its field.
const OBJECTS: u32 = 2;

/// Certificates and lists of revoked ones, DER each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Material<'a> {
    pub certificates: &'a [Vec<u8>],
    pub lists: &'a [Vec<u8>],
}

/// The file with a time-stamp over all that it holds: every signature in it is proved to be older. `random` becomes the
/// second part of the file's identifier.
pub fn add_time(original: &[u8], authority: &mut Authority, random: &[u8; 16]) -> Outcome<(Vec<u8>, Proof)> {
    let file = &File::open(original)?;
    let all = fields::all(file);
    refuse_closed(file, &all, true)?;
    let page = page::last(file)?;
    let names = fields::names(file);
    let mut n = 1;
    while names.iter().any(|f| f == format!("Horodatage{n}").as_bytes()) {
        n += 1;
    }
    let mut update = Update::new(file, OBJECTS);
    let (stamp, field) = (update.number(), update.number());
    let text = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Horodatage{n})/F 132/P {} 0 R/Rect[0 0 0 0]/V {stamp} 0 R>>",
        page.id
    );
    update.set(field, text.into_bytes());
    update.add_annotation(&page, field)?;
    update.add_fields(&[field])?;
    let mut proof = None;
    let mut make = |digest: &[u8; 32]| {
        let token = authority.stamp(*digest)?;
        proof = Some(token.proof);
        Ok(token.der)
    };
    let head = "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161";
    let bytes = seal(file, update, stamp, head, random, &mut make)?;
    Ok((bytes, proof.ok_or(PdfRefusal::DamagedXref)?))
}

/// The file with these certificates and lists in its store of validation data; what it holds already is not added again,
/// and where nothing is left to add the file comes back as it was.
pub fn add_material(original: &[u8], material: &Material, random: &[u8; 16]) -> Outcome<Vec<u8>> {
    let file = &File::open(original)?;
    let root = file.root().ok_or(PdfRefusal::DamagedXref)?;
    let known = held(file);
    let fresh = |list: &[Vec<u8>]| -> Vec<Vec<u8>> {
        let mut found: Vec<Vec<u8>> = list.iter().filter(|d| !known.contains(d)).cloned().collect();
        found.sort();
        found.dedup();
        found
    };
    let (certificates, lists) = (fresh(material.certificates), fresh(material.lists));
    let count = certificates.len() + lists.len();
    if count == 0 {
        return Ok(original.to_vec());
    }
    let mut update = Update::new(file, u32::try_from(count + 1).unwrap_or(u32::MAX));
    let mut add = |list: &[Vec<u8>]| -> Vec<u32> { list.iter().map(|d| update.add(update::stream("", d))).collect() };
    let added = [("Certs", add(&certificates)), ("CRLs", add(&lists))];
    let store = file.object(root).and_then(|r| r.node.get("DSS").cloned());
    let elsewhere =
        store.as_ref().and_then(Node::reference).filter(|id| file.object(*id).is_some_and(|o| o.node.is_dict()));
    let holder = match (elsewhere, store.filter(Node::is_dict)) {
        (Some(id), _) => id,
        (None, Some(direct)) => {
            // A store within the catalog moves to an object of its own, with all that it says.
            let catalog = update.current(root)?;
            update.add(catalog[direct.span].to_vec())
        }
        (None, None) => update.add(b"<</Type/DSS>>".to_vec()),
    };
    for (key, ids) in added.iter().filter(|(_, ids)| !ids.is_empty()) {
        update.push_under(holder, key, ids)?;
    }
    if elsewhere.is_none() {
        update.put_in(root, "DSS", &format!("{holder} 0 R"))?;
    }
    Ok([original, &update.finish(random).bytes].concat())
}

/// Certificates and lists in the store of validation data of a file, DER each.
pub fn held(file: &File) -> Vec<Vec<u8>> {
    let root = file.root().and_then(|id| file.object(id));
    let Some(store) = root.and_then(|r| file.direct(r.node.get("DSS")?)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for key in ["Certs", "CRLs"] {
        let list = store.get(key).and_then(|l| file.direct(l));
        for item in list.iter().flat_map(Node::items).take(1000) {
            let Some(object) = file.resolve(item) else { continue };
            let content = file.stream_range(&object.node).and_then(|r| inflate::decode(&file.bytes[r], &object.node));
            found.extend(content);
        }
    }
    found
}
