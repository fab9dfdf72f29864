//! Signing: an incremental update that leaves every byte of the file as it was.
//!
//! `PAdES` baseline B-B, and B-T where an authority of time answers (EN 319 142-1): one signature dictionary, a field
//! with its widget, a stamp. The signature fills a field that was prepared for it, or brings its own; the first one may
//! certify the document, so that only forms and further signatures may follow.

use super::fields::{self, Field};
use super::file::File;
use super::page::{self, Page};
use super::place::{self, Area, Fit, Place, Placed, Room};
use super::seal::seal;
use super::stamp;
use super::update::{self, Update, hex_text};
use crate::domain::trouble::{Outcome, PdfRefusal, Rule, Trouble};
use crate::sign::cms;
use crate::sign::identity::Identity;
use crate::sign::tsp::{Authority, Proof, Token};
use chrono::{DateTime, Utc};

/// Objects that a signature adds.
const OBJECTS: u32 = 5;

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

/// The field that a signature stands in.
#[derive(Clone, Debug)]
pub enum Target<'a> {
    /// A field of its own, at a place that leaves `taken` readable. Refused in a certified document.
    Fresh { place: Place, taken: &'a [Area] },
    /// An empty field of the file, by its full name: one of [`super::prepare`], or one that came with the file.
    Field(&'a str),
}

impl Default for Target<'_> {
    fn default() -> Self {
        Self::Fresh { place: Place::Foot, taken: &[] }
    }
}

/// How a signature is made, beside what it says.
#[derive(Default)]
pub struct Options<'a, 'b> {
    pub target: Target<'a>,
    /// Certify the document at level 2 (forms and signatures may follow), where nobody has signed it yet.
    pub certify: bool,
    /// Who tells the time, if somebody is to be asked.
    pub time: Option<&'a mut Authority<'b>>,
}

/// What became of the time-stamp of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timing {
    NotAsked,
    /// The signature carries a time-stamp: baseline B-T.
    Proved(Proof),
    /// The authority did not answer as it should: the signature is sound and carries no time-stamp.
    Missing(Trouble),
}

impl Timing {
    /// The token to be put in, and what is to be told of it.
    pub(in crate::sign) fn of(answer: Outcome<Token>) -> (Option<Vec<u8>>, Self) {
        match answer {
            Ok(token) => (Some(token.der), Self::Proved(token.proof)),
            Err(why) => (None, Self::Missing(why)),
        }
    }
}

/// A file with one more signature.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The whole file; the bytes of the original stand unchanged at its head.
    pub bytes: Vec<u8>,
    /// The name of the field that was filled.
    pub field: String,
    /// Where its stamp stands.
    pub placed: Placed,
    /// Whether this signature certifies the document.
    pub certifies: bool,
    pub time: Timing,
}

/// The file with one more signature in a field of its own, at the foot of its last page.
pub fn sign(original: &[u8], request: &Request, identity: &Identity) -> Outcome<Vec<u8>> {
    Ok(sign_with(original, request, Options::default(), identity)?.bytes)
}

/// The file with one more signature.
pub fn sign_with(original: &[u8], request: &Request, options: Options, identity: &Identity) -> Outcome<Signed> {
    let file = &File::open(original)?;
    let fields = fields::all(file);
    refuse_closed(file, &fields, matches!(options.target, Target::Field(_)))?;
    let certifies = options.certify && fields.iter().all(|f| f.value.is_none());
    let mut update = Update::new(file, OBJECTS);
    let signature = update.number();
    let (field, placed) = match &options.target {
        Target::Fresh { place, taken } => fresh_field(file, &mut update, signature, place, taken, request)?,
        Target::Field(name) => fill(file, &mut update, signature, &fields, name, request)?,
    };
    if certifies {
        permit(file, &mut update, signature)?;
    }
    let head = dictionary(request, certifies);
    let mut time = Timing::NotAsked;
    let mut authority = options.time;
    let mut make = |digest: &[u8; 32]| {
        let mut stamp = |value: &[u8]| {
            let (token, told) = Timing::of(authority.as_mut()?.stamp_over(value));
            time = told;
            token
        };
        cms::sign_with(identity, digest, None, &mut stamp)
    };
    let bytes = seal(file, update, signature, &head, &request.random, &mut make)?;
    Ok(Signed { bytes, field, placed, certifies, time })
}

/// Whether a file can be signed at all, without signing it: its number of pages.
pub fn check(original: &[u8]) -> Outcome<u32> {
    let file = File::open(original)?;
    refuse_closed(&file, &fields::all(&file), false)?;
    Ok(u32::try_from(page::all(&file)?.len()).unwrap_or(u32::MAX))
}

/// Whether anybody has signed a file already: such a file is never certified afterwards.
pub fn is_signed(original: &[u8]) -> Outcome<bool> {
    Ok(fields::all(&File::open(original)?).iter().any(|f| f.value.is_some()))
}

/// A visible field added to a certified file turns the certifier's own verdict into a breach, whatever level it set;
/// one that waits in it may be filled unless the level is 1.
pub(super) fn refuse_closed(file: &File, fields: &[Field], fills: bool) -> Outcome<()> {
    let root = file.root().and_then(|id| file.object(id)).ok_or(PdfRefusal::DamagedXref)?;
    let permissions = root.node.get("Perms").and_then(|p| file.direct(p));
    let named = permissions.as_ref().and_then(|p| p.get("DocMDP"));
    let level = named.and_then(|s| fields::certification(file, &file.direct(s)?));
    let is_certified = named.is_some() || fields.iter().any(|f| f.certifies.is_some());
    let is_shut = level == Some(1) || fields.iter().any(|f| f.certifies == Some(1));
    if is_shut || is_certified && !fills {
        return Err(PdfRefusal::CertifiedClosed.into());
    }
    Ok(())
}

/// Adds a field for the signature.
fn fresh_field(
    file: &File,
    update: &mut Update,
    signature: u32,
    place: &Place,
    taken: &[Area],
    request: &Request,
) -> Outcome<(String, Placed)> {
    let mut room = Room::of(file, taken)?;
    let placed = room.choose(place)?;
    let page = room.page(placed.area.page)?.clone();
    let names = fields::names(file);
    let mut n = names.len() + 1;
    while names.iter().any(|f| f == format!("Paraphe{n}").as_bytes()) {
        n += 1;
    }
    let rect = place::in_user_space(&page, &placed.area);
    let widget = update.number();
    let look = match placed.fit {
        Fit::Hidden => String::new(),
        _ => format!("/AP<</N {} 0 R>>", appearance(update, &page, rect, request)),
    };
    let tooltip = hex_text(&request.stamp.join(" - "));
    let text = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Paraphe{n})/TU{tooltip}/F 132/P {} 0 R/Rect{}/V {signature} 0 R{look}>>",
        page.id,
        rectangle(rect)
    );
    update.set(widget, text.into_bytes());
    update.add_annotation(&page, widget)?;
    update.add_fields(&[widget])?;
    Ok((format!("Paraphe{n}"), placed))
}

/// Fills an empty field: its value, its look and its flags change, nothing else, or certifiers would object.
fn fill(
    file: &File,
    update: &mut Update,
    signature: u32,
    fields: &[Field],
    name: &str,
    request: &Request,
) -> Outcome<(String, Placed)> {
    let waiting = fields.iter().find(|f| f.name == name && f.value.is_none() && f.id > 0 && f.widget > 0);
    let field = waiting.ok_or_else(|| Rule::FieldNotWaiting { field: name.to_owned() })?;
    let page = fields::page_of(file, field.widget);
    let pages = page::all(file)?;
    let number = page.as_ref().and_then(|p| pages.iter().position(|q| q.id == p.id)).unwrap_or(pages.len() - 1);
    update.put_in(field.id, "V", &format!("{signature} 0 R"))?;
    let hidden = Area { page: number, left: 0.0, top: 0.0, width: 0.0, height: 0.0 };
    let (Some(page), Some(rect)) = (page, field.area) else {
        return Ok((field.name.clone(), Placed { area: hidden, fit: Fit::Hidden }));
    };
    let form = appearance(update, &page, rect, request);
    update.put_in(field.widget, "AP", &format!("<</N {form} 0 R>>"))?;
    update.put_in(field.widget, "F", "132")?;
    Ok((field.name.clone(), Placed { area: place::shown(number, &page, rect), fit: Fit::Full }))
}

pub(super) fn rectangle([left, bottom, right, top]: [f64; 4]) -> String {
    format!("[{left:.2} {bottom:.2} {right:.2} {top:.2}]")
}

/// Adds the stamp for a rectangle of a page, upright as displayed; its number.
fn appearance(update: &mut Update, page: &Page, rect: [f64; 4], request: &Request) -> u32 {
    let [_, _, width, height] = page.to_displayed(rect);
    let space = stamp::space(width, height);
    let form = update.number();
    let fonts = ["Helvetica-Bold", "Helvetica"].map(|font| {
        update.add(format!("<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>").into_bytes())
    });
    let entries = format!(
        "/Type/XObject/Subtype/Form/BBox[0 0 {:.2} {:.2}]/Matrix{}/Resources<</Font<</F1 {} 0 R/F2 {} 0 R>>>>",
        space.0,
        space.1,
        stamp::matrix(page.rotate),
        fonts[0],
        fonts[1]
    );
    update.set(form, update::stream(&entries, &stamp::content(request.stamp, space)));
    form
}

/// Names the certifying signature in the catalog.
fn permit(file: &File, update: &mut Update, signature: u32) -> Outcome<()> {
    let root = file.root().ok_or(PdfRefusal::DamagedXref)?;
    let mut catalog = update.current(root)?;
    let entry = format!("{signature} 0 R");
    match update::parse(&catalog)?.get("Perms") {
        Some(elsewhere)
            if elsewhere.reference().is_some_and(|id| file.object(id).is_some_and(|o| o.node.is_dict())) =>
        {
            return update.put_in(elsewhere.reference().unwrap_or_default(), "DocMDP", &entry);
        }
        Some(direct) if direct.is_dict() => {
            let mut text = catalog[direct.span.clone()].to_vec();
            update::put(&mut text, "DocMDP", &entry)?;
            catalog.splice(direct.span.clone(), text);
        }
        _ => update::put(&mut catalog, "Perms", &format!("<</DocMDP {entry}>>"))?,
    }
    update.set(root, catalog);
    Ok(())
}

/// The signature dictionary but for its range and its contents.
fn dictionary(request: &Request, certifies: bool) -> String {
    let level = if certifies {
        "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>]"
    } else {
        ""
    };
    format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:{})/Name{}{level}",
        request.at.format("%Y%m%d%H%M%SZ"),
        hex_text(request.name)
    )
}

#[cfg(test)]
mod tests {
    use super::super::file::tests::plain;
    use super::*;
    use crate::sign::identity::tests::sample;
    use std::fmt::Write as _;

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
        assert_eq!(fields::all(&file).iter().filter(|f| f.value.is_some()).count(), 2);
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
