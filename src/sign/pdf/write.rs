//! Signing: an incremental update that leaves every byte of the file as it was.
//!
//! `PAdES` baseline B-B (EN 319 142-1): one signature dictionary, a field with its widget, a stamp, cross-references in
//! the style of the file's last section. Objects that must change are spliced as text, never written again.

use super::file::{Entry, File};
use super::lex::Node;
use super::page::{self, Page};
use super::stamp;
use crate::domain::trouble::{Outcome, PdfRefusal, Trouble};
use crate::sign::cms;
use crate::sign::identity::Identity;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Hexadecimal digits kept free for the signature.
const ROOM: usize = 32_768;
/// Objects that a signature adds, with the section that may be one.
const OBJECTS: u32 = 6;
/// Places on a page that are tried for a stamp.
const PLACES: usize = 60;
/// A byte range before its figures are known: three times ten places.
const RANGE: &str = "[0 0000000000 0000000000 0000000000]";

/// What a signature says about itself.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The signer, for `/Name`.
    pub name: &'a str,
    pub at: DateTime<Utc>,
    /// The lines of the visible stamp.
    pub stamp: &'a [String],
    /// Sixteen random bytes for the second part of `/ID`.
    pub random: [u8; 16],
}

/// The file with one more signature; the bytes of `original` stand unchanged at its head.
pub fn sign(original: &[u8], request: &Request, identity: &Identity) -> Outcome<Vec<u8>> {
    let file = File::open(original)?;
    let update = prepare(&file, request)?;
    let mut tail = update.tail;
    let before = original.len() + update.contents.start;
    let after = original.len() + update.contents.end;
    let total = original.len() + tail.len();
    let range = format!("[0 {before} {after} {}]", total - after);
    let room = update.range.len();
    tail[update.range.clone()].copy_from_slice(format!("{range:<room$}").as_bytes());
    let digest: [u8; 32] = Sha256::new()
        .chain_update(original)
        .chain_update(&tail[..update.contents.start])
        .chain_update(&tail[update.contents.end..])
        .finalize()
        .into();
    let signature = cms::sign(identity, &digest)?;
    if signature.len() * 2 > ROOM {
        return Err(Trouble::damaged("signature", "is larger than the room kept for it"));
    }
    let mut hex = String::with_capacity(ROOM);
    for byte in &signature {
        let _ = write!(hex, "{byte:02X}");
    }
    let start = update.contents.start + 1;
    tail[start..start + hex.len()].copy_from_slice(hex.as_bytes());
    let mut out = Vec::with_capacity(total);
    out.extend_from_slice(original);
    out.extend_from_slice(&tail);
    Ok(out)
}

/// Whether a file can be signed at all, without signing it: its number of pages.
pub fn check(original: &[u8]) -> Outcome<u32> {
    let file = File::open(original)?;
    refuse_certified(&file)?;
    Ok(u32::try_from(page::all(&file)?.len()).unwrap_or(u32::MAX))
}

struct Update {
    tail: Vec<u8>,
    /// The `<…>` of `/Contents`, within the tail.
    contents: std::ops::Range<usize>,
    range: std::ops::Range<usize>,
}

fn prepare(file: &File, request: &Request) -> Outcome<Update> {
    refuse_certified(file)?;
    let page = &page::last(file)?;
    let first = file.free_numbers(OBJECTS);
    let (signature, widget, form, bold, plain) = (first, first + 1, first + 2, first + 3, first + 4);
    let fields = existing_fields(file);
    let mut objects: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    let signed = fields.iter().filter(|f| f.signed).count();
    let place = free_place(file, page, signed);
    objects.insert(widget, widget_object(page, place, signature, form, &fields, request));
    objects.insert(form, form_object(page, bold, plain, request));
    for (id, font) in [(bold, "Helvetica-Bold"), (plain, "Helvetica")] {
        let text = format!("<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>");
        objects.insert(id, text.into_bytes());
    }
    add_annotation(file, page, widget, &mut objects)?;
    add_field(file, widget, &mut objects)?;
    objects.insert(signature, Vec::new());
    Ok(write_tail(file, objects, signature, request))
}

fn refuse_certified(file: &File) -> Outcome<()> {
    let root = file.root().and_then(|id| file.object(id)).ok_or(PdfRefusal::DamagedXref)?;
    let permissions = root.node.get("Perms").and_then(|p| file.direct(p));
    // A visible field added to a certified file turns the certifier's own verdict into a breach, whatever level it set.
    if permissions.is_some_and(|p| p.get("DocMDP").is_some()) {
        return Err(PdfRefusal::CertifiedClosed.into());
    }
    Ok(())
}

struct Known {
    name: Vec<u8>,
    signed: bool,
}

/// The top-level fields of the form: their names, and whether a signature stands in them.
fn existing_fields(file: &File) -> Vec<Known> {
    let Some(form) = file.root().and_then(|id| file.object(id)).and_then(|r| file.direct(r.node.get("AcroForm")?))
    else {
        return Vec::new();
    };
    let list = form.get("Fields").and_then(|f| file.direct(f));
    let list = list.as_ref().map(Node::items).unwrap_or_default();
    list.iter()
        .filter_map(|f| file.direct(f))
        .map(|f| Known {
            name: f.get("T").and_then(Node::text).unwrap_or_default().to_vec(),
            signed: f.get("FT").is_some_and(|t| t.is_name("Sig")) && f.get("V").is_some(),
        })
        .collect()
}

/// Where the stamp covers no annotation that stands on the page already; else where it would stand among `signed` others.
fn free_place(file: &File, page: &Page, signed: usize) -> [f64; 4] {
    let annotations = file.object(page.id).and_then(|o| file.direct(o.node.get("Annots")?));
    let taken: Vec<[f64; 4]> = annotations
        .iter()
        .flat_map(Node::items)
        .filter_map(|a| page::rectangle(file, file.direct(a)?.get("Rect")))
        .collect();
    let is_free = |place: &[f64; 4]| taken.iter().all(|t| page::meet(*place, *t).is_none());
    (0..PLACES).map(|n| stamp::place(page, n)).find(is_free).unwrap_or_else(|| stamp::place(page, signed))
}

fn widget_object(
    page: &Page,
    place: [f64; 4],
    signature: u32,
    form: u32,
    fields: &[Known],
    request: &Request,
) -> Vec<u8> {
    let mut n = fields.len() + 1;
    while fields.iter().any(|f| f.name == format!("Paraphe{n}").as_bytes()) {
        n += 1;
    }
    let [left, bottom, right, top] = place;
    let tooltip = hex_text(&request.stamp.join(" - "));
    format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Paraphe{n})/TU{tooltip}/F 132/P {} 0 R/Rect[{left:.2} {bottom:.2} {right:.2} {top:.2}]/V {signature} 0 R/AP<</N {form} 0 R>>>>",
        page.id
    )
    .into_bytes()
}

fn form_object(page: &Page, bold: u32, plain: u32, request: &Request) -> Vec<u8> {
    let content = stamp::content(request.stamp);
    let mut out = format!(
        "<</Type/XObject/Subtype/Form/BBox[0 0 {} {}]/Matrix{}/Resources<</Font<</F1 {bold} 0 R/F2 {plain} 0 R>>>>/Length {}>>\nstream\n",
        stamp::WIDTH,
        stamp::HEIGHT,
        stamp::matrix(page.rotate),
        content.len()
    )
    .into_bytes();
    out.extend_from_slice(&content);
    out.extend_from_slice(b"\nendstream");
    out
}

/// A text string as hexadecimal UTF-16 with its mark: no escape can go wrong in it.
fn hex_text(text: &str) -> String {
    let mut out = String::from("<FEFF");
    for unit in text.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
    out
}

/// The text of an object that is to be overridden: what was already spliced in this update, else what the file has.
fn current(file: &File, objects: &BTreeMap<u32, Vec<u8>>, id: u32) -> Outcome<Vec<u8>> {
    if let Some(text) = objects.get(&id) {
        return Ok(text.clone());
    }
    file.object(id).map(|o| o.raw().to_vec()).ok_or_else(|| PdfRefusal::DamagedXref.into())
}

fn parse(text: &[u8]) -> Outcome<Node> {
    super::lex::object(text, 0).ok_or_else(|| PdfRefusal::DamagedXref.into())
}

/// Puts `value` under `key` of a dictionary's text.
fn put(text: &mut Vec<u8>, key: &str, value: &str) -> Outcome<()> {
    let node = parse(text)?;
    let (place, fresh) = match node.get(key) {
        Some(old) => (old.span.clone(), format!(" {value}")),
        None => (node.span.end - 2..node.span.end - 2, format!("/{key} {value}")),
    };
    text.splice(place, fresh.into_bytes());
    Ok(())
}

/// Appends `id` to the array that stands in `text` at a node.
fn push(text: &mut Vec<u8>, array: &Node, id: u32) {
    text.splice(array.span.end - 1..array.span.end - 1, format!(" {id} 0 R").into_bytes());
}

/// Appends a reference to the array under `key` of object `holder`, wherever the array stands.
fn push_under(file: &File, holder: u32, key: &str, id: u32, objects: &mut BTreeMap<u32, Vec<u8>>) -> Outcome<()> {
    let mut text = current(file, objects, holder)?;
    let node = parse(&text)?;
    let array = node.get(key);
    if let Some(direct) = array.filter(|a| a.is_array()) {
        push(&mut text, direct, id);
        objects.insert(holder, text);
        return Ok(());
    }
    let elsewhere = array.and_then(Node::reference).filter(|r| file.object(*r).is_some_and(|o| o.node.is_array()));
    if let Some(place) = elsewhere {
        let mut list = current(file, objects, place)?;
        let node = parse(&list)?;
        push(&mut list, &node, id);
        objects.insert(place, list);
        return Ok(());
    }
    put(&mut text, key, &format!("[{id} 0 R]"))?;
    objects.insert(holder, text);
    Ok(())
}

fn add_annotation(file: &File, page: &Page, widget: u32, objects: &mut BTreeMap<u32, Vec<u8>>) -> Outcome<()> {
    push_under(file, page.id, "Annots", widget, objects)
}

fn add_field(file: &File, widget: u32, objects: &mut BTreeMap<u32, Vec<u8>>) -> Outcome<()> {
    let root = file.root().ok_or(PdfRefusal::DamagedXref)?;
    let mut catalog = current(file, objects, root)?;
    let node = parse(&catalog)?;
    let form = node.get("AcroForm").cloned();
    let indirect =
        form.as_ref().and_then(Node::reference).filter(|r| file.object(*r).is_some_and(|o| o.node.is_dict()));
    if let Some(holder) = indirect {
        push_under(file, holder, "Fields", widget, objects)?;
        let mut text = current(file, objects, holder)?;
        raise_flags(&mut text)?;
        objects.insert(holder, text);
        return Ok(());
    }
    match form.filter(Node::is_dict) {
        Some(direct) => {
            let mut text = catalog[direct.span.clone()].to_vec();
            let node = parse(&text)?;
            match node.get("Fields").filter(|f| f.is_array()) {
                Some(array) => push(&mut text, array, widget),
                None => match node
                    .get("Fields")
                    .and_then(Node::reference)
                    .filter(|r| file.object(*r).is_some_and(|o| o.node.is_array()))
                {
                    Some(place) => {
                        let mut list = current(file, objects, place)?;
                        let node = parse(&list)?;
                        push(&mut list, &node, widget);
                        objects.insert(place, list);
                    }
                    None => put(&mut text, "Fields", &format!("[{widget} 0 R]"))?,
                },
            }
            raise_flags(&mut text)?;
            catalog.splice(direct.span, text);
        }
        None => put(&mut catalog, "AcroForm", &format!("<</Fields[{widget} 0 R]/SigFlags 3>>"))?,
    }
    objects.insert(root, catalog);
    Ok(())
}

/// `SigFlags`: signatures exist, append only.
fn raise_flags(text: &mut Vec<u8>) -> Outcome<()> {
    let flags = parse(text)?.get("SigFlags").and_then(Node::int).unwrap_or(0) | 3;
    put(text, "SigFlags", &flags.to_string())
}

fn signature_object(request: &Request) -> (Vec<u8>, usize, usize) {
    let head = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached";
    let about = format!("/M(D:{})/Name{}", request.at.format("%Y%m%d%H%M%SZ"), hex_text(request.name));
    let text = format!("{head}{about}/ByteRange{RANGE}/Contents<{}>>>", "0".repeat(ROOM));
    let range = head.len() + about.len() + "/ByteRange".len();
    let contents = range + RANGE.len() + "/Contents".len();
    (text.into_bytes(), range, contents)
}

fn write_tail(file: &File, mut objects: BTreeMap<u32, Vec<u8>>, signature: u32, request: &Request) -> Update {
    let base = file.bytes.len();
    let mut tail = Vec::new();
    if file.bytes.last() != Some(&b'\n') {
        tail.push(b'\n');
    }
    let (text, range_at, contents_at) = signature_object(request);
    objects.insert(signature, text);
    let mut places: BTreeMap<u32, (usize, u16)> = BTreeMap::new();
    let (mut contents, mut range) = (0..0, 0..0);
    for (id, text) in &objects {
        let generation = match file.entry(*id) {
            Some(Entry::At(_, generation)) => generation,
            _ => 0,
        };
        places.insert(*id, (base + tail.len(), generation));
        tail.extend_from_slice(format!("{id} {generation} obj\n").as_bytes());
        if *id == signature {
            let start = tail.len();
            range = start + range_at..start + range_at + RANGE.len();
            contents = start + contents_at..start + contents_at + ROOM + 2;
        }
        tail.extend_from_slice(text);
        tail.extend_from_slice(b"\nendobj\n");
    }
    let start = base + tail.len();
    super::section::append(file, places, start, &mut tail, &request.random);
    tail.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    Update { tail, contents, range }
}

#[cfg(test)]
mod tests {
    use super::super::file::tests::plain;
    use super::*;
    use crate::sign::identity::tests::sample;

    fn request(stamp: &[String]) -> Request<'_> {
        Request { name: "Élodie Marchand", at: "2027-04-05T09:30:00Z".parse().unwrap(), stamp, random: [5; 16] }
    }

    #[test]
    fn the_original_stands_unchanged_at_the_head() {
        let (_, person) = sample();
        let original = plain(2);
        let lines = vec!["Signé".to_owned()];
        let once = sign(&original, &request(&lines), &person).unwrap();
        assert!(once.starts_with(&original));
        let twice = sign(&once, &request(&lines), &person).unwrap();
        assert!(twice.starts_with(&once));
        let file = File::open(&twice).unwrap();
        assert_eq!(existing_fields(&file).iter().filter(|f| f.signed).count(), 2);
        assert_eq!(page::all(&file).unwrap().len(), 2);
    }

    #[test]
    fn a_stamp_covers_no_annotation_that_was_there() {
        let (_, person) = sample();
        let note = "/Annots[<</Subtype/Text/Rect[20 20 60 60]>> <</Subtype/Text/Rect[250 30 240 20]>>]";
        let text = String::from_utf8(plain(1)).unwrap().replace("/Parent 2 0 R", &format!("/Parent 2 0 R{note}"));
        let fixed = rewrite_offsets(&text);
        let twice = sign(&sign(fixed.as_bytes(), &request(&[]), &person).unwrap(), &request(&[]), &person).unwrap();
        let file = File::open(&twice).unwrap();
        let page = page::all(&file).unwrap().remove(0);
        let annotations = file.object(page.id).unwrap().node.get("Annots").unwrap().clone();
        let places: Vec<[f64; 4]> = annotations
            .items()
            .iter()
            .map(|a| page::rectangle(&file, file.direct(a).unwrap().get("Rect")).unwrap())
            .collect();
        assert_eq!(places.len(), 4);
        for (n, a) in places.iter().enumerate() {
            assert!(places[n + 1..].iter().all(|b| page::meet(*a, *b).is_none()), "{places:?}");
        }
    }

    #[test]
    fn numbers_that_the_file_refers_to_without_having_them_are_left_alone() {
        let (_, person) = sample();
        let text = String::from_utf8(plain(1)).unwrap().replace("/Resources<<>>", "/Contents[4 0 R 8 0 R 16 0 R]");
        let fixed = rewrite_offsets(&text);
        let once = sign(fixed.as_bytes(), &request(&[]), &person).unwrap();
        let file = File::open(&once).unwrap();
        assert!([4, 8, 16].iter().all(|id| file.object(*id).is_none()), "{:?}", file.numbers());
        assert_eq!(file.numbers(), [1, 2, 3, 9, 10, 11, 12, 13]);
    }

    #[test]
    fn a_page_keeps_its_reals() {
        let (_, person) = sample();
        let text =
            String::from_utf8(plain(1)).unwrap().replace("/Parent 2 0 R", "/Parent 2 0 R/CropBox[0 0 595.32001 800]");
        // The offsets behind the replacement moved: the table is written anew.
        let fixed = rewrite_offsets(&text);
        let signed = sign(fixed.as_bytes(), &request(&[]), &person).unwrap();
        let tail = String::from_utf8_lossy(&signed[fixed.len()..]).into_owned();
        assert!(tail.contains("/CropBox[0 0 595.32001 800]"));
    }

    fn rewrite_offsets(text: &str) -> String {
        let body = &text[..text.find("xref\n0").unwrap()];
        let offset = |n: usize| body.find(&format!("\n{n} 0 obj")).unwrap() + 1;
        let mut out = body.to_owned();
        let _ = write!(out, "xref\n0 4\n0000000000 65535 f \n");
        for n in 1..4 {
            let _ = writeln!(out, "{:010} 00000 n ", offset(n));
        }
        let _ = write!(out, "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", body.len());
        out
    }
}
