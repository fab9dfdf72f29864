//! The forgeries, class by class, as they are named on pdf-insecurity.org and in the checklist of the verifier.

use super::ground::{
    Signers, appended, assembled, find, gaps, number, objects, patched, replaced, revised, stream, text_of, with,
    with_unlisted,
};
use super::later;
use paraphe::sign::pdf::file::{Entry, File};
use std::fmt::Write as _;

/// A forged file, and a part of the words by which it must be told.
pub struct Forgery {
    pub class: &'static str,
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub said: &'static str,
    /// Nothing that is shown has changed: pyHanko may accept it.
    pub quiet: bool,
}

pub fn forged(class: &'static str, name: &'static str, bytes: Vec<u8>, said: &'static str) -> Forgery {
    Forgery { class, name, bytes, said, quiet: false }
}

/// Every forgery of files that we sign ourselves; `certified` by another program come besides.
pub fn all(signers: &Signers, certified: &dyn Fn(u8) -> Vec<u8>) -> Vec<Forgery> {
    let mut list = universal(signers);
    list.extend(incremental(signers));
    list.extend(wrapping(signers));
    list.extend(shadows(signers));
    list.extend(later::annotations(signers, certified));
    list.extend(later::sneaky(signers, certified));
    list.extend(later::dictionaries(signers));
    list.extend(later::structure(signers));
    list.extend(later::containers(signers));
    list.extend(later::parsers(signers));
    list
}

pub fn plain() -> Vec<u8> {
    assembled(&objects("", &[]))
}

/// Universal signature forgery: what a verifier needs is missing or odd.
fn universal(signers: &Signers) -> Vec<Forgery> {
    let once = signers.by_first(&plain());
    let from = plain().len();
    let field = number(&once, &["/FT/Sig"]);
    let value = number(&once, &["/Type/Sig"]);
    let usf = |name, bytes, said| forged("USF", name, bytes, said);
    let contents = gaps(&once)[0].clone();
    vec![
        usf("usf-no-contents", patched(&once, from, "/Contents<", "/Kontents<"), "la signature elle-même manque"),
        usf("usf-empty-contents", with(&once, |t| t[contents].fill(b' ')), "la signature elle-même manque"),
        usf("usf-no-range", patched(&once, from, "/ByteRange[", "/ByteRanke["), "ce qu’elle couvre"),
        usf(
            "usf-null-range",
            with(&once, |t| {
                let at = find(t, "/ByteRange[", from) + 10;
                let end = find(t, "]", at) + 1;
                t[at..end].fill(b' ');
                t[at..at + 5].copy_from_slice(b" null");
            }),
            "ce qu’elle couvre",
        ),
        usf("usf-negative-range", patched(&once, from, "/ByteRange[0 ", "/ByteRange[-1"), "ce qu’elle"),
        usf("usf-no-format", patched(&once, from, "/SubFilter", "/SubFilteR"), "ne dit pas son format"),
        usf(
            "usf-value-inside-field",
            appended(
                &once,
                &[replaced(
                    &once,
                    field,
                    &format!("/V {value} 0 R"),
                    "/V<</Type/Sig/ByteRange[0 1 2 3]/SubFilter/ETSI.CAdES.detached/Contents<00>>>",
                )],
            ),
            "ne correspond pas à sa place",
        ),
        usf(
            "usf-value-null",
            appended(&once, &[replaced(&once, field, &format!("/V {value} 0 R"), "/V null")]),
            "Aucune signature",
        ),
        usf(
            "usf-value-missing",
            appended(&once, &[replaced(&once, field, &format!("/V {value} 0 R"), "/V 88 0 R")]),
            "ne dit pas son format",
        ),
    ]
}

/// Incremental saving: body updates behind the signature.
fn incremental(signers: &Signers) -> Vec<Forgery> {
    let once = signers.by_first(&plain());
    let isa = |name, bytes, said| forged("ISA", name, bytes, said);
    let other = stream("", "BT /F1 12 Tf 72 700 Td (Page 1 : montant 900) Tj ET");
    let again = appended(&once, &[(5, other.clone())]);
    let mut unsigned = once.clone();
    unsigned.extend_from_slice(format!("5 0 obj\n{other}\nendobj\n").as_bytes());
    vec![
        isa("isa-content-replaced", again.clone(), "élément remplacé"),
        isa("isa-content-replaced-then-countersigned", signers.by_second(&again), "élément remplacé"),
        isa(
            "isa-new-content-for-a-page",
            appended(&once, &[(90, other), replaced(&once, 3, "/Contents 5 0 R", "/Contents 90 0 R")]),
            "page modifiée (Contents)",
        ),
        isa(
            "isa-metadata-that-is-content",
            {
                // One object is what a page shows and calls itself metadata.
                let mut list = objects("", &[]);
                list[4] = stream("/Type/Metadata/Subtype/XML", "BT /F1 12 Tf 72 700 Td (Page 1 : montant 100) Tj ET");
                let signed = signers.by_first(&assembled(&list));
                let swapped =
                    stream("/Type/Metadata/Subtype/XML", "BT /F1 12 Tf 72 700 Td (Page 1 : montant 900) Tj ET");
                appended(&signed, &[(5, swapped)])
            },
            "élément remplacé",
        ),
        isa(
            "isa-info-that-is-a-resource",
            {
                // One object is the information on the document and the resources of a page.
                let mut list = objects(
                    "",
                    &["<</Font<</F1 7 0 R>>>>".to_owned(), "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>".to_owned()],
                );
                list[2] = list[2].replace("/Resources<</Font<</F1 7 0 R>>>>", "/Resources 8 0 R");
                let text =
                    String::from_utf8_lossy(&assembled(&list)[15..]).replace("/Root 1 0 R", "/Root 1 0 R/Info 8 0 R");
                let base = [&assembled(&list)[..15], text.as_bytes()].concat();
                let signed = signers.by_first(&base);
                revised(&signed, &[(8, "<</Font<</F1 9 0 R>>>>".to_owned())], "", "/Info 8 0 R")
            },
            "élément remplacé",
        ),
        Forgery { quiet: true, ..isa("isa-objects-behind-the-end", unsigned, "aucun ajout décrit") },
    ]
}

/// Signature wrapping: the second part of the range is moved away, other bytes take its place.
fn wrapping(signers: &Signers) -> Vec<Forgery> {
    let once = signers.by_first(&plain());
    let gap = gaps(&once)[0].clone();
    let swa = |name, bytes| forged("SWA", name, bytes, "ne correspond pas à sa place");
    let rest = once.len() - gap.end - 1;
    let ranged = |t: &mut Vec<u8>, figures: [usize; 4]| {
        let [a, b, c, d] = figures;
        let at = find(t, "/ByteRange[", 0) + 10;
        let end = find(t, "]", at) + 1;
        let (range, room) = (format!("[{a} {b} {c} {d}]"), end - at);
        t[at..end].copy_from_slice(format!("{range:<room$}").as_bytes());
    };
    vec![
        swa("swa-second-part-moved", moved(&once, &gap, &ranged)),
        swa(
            "siwa-objects-in-the-gap",
            with(&once, |t| {
                let forged = b">>>\nendobj\n5 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n80 0 obj\n<</X<00";
                let at = gap.end - forged.len();
                t[at..gap.end].copy_from_slice(forged);
            }),
        ),
        swa(
            "siwa-range-with-a-wider-gap",
            with(&once, |t| {
                ranged(t, [0, gap.start - 200, gap.end + 1, rest]);
            }),
        ),
    ]
}

/// The signed bytes behind the signature stand further down; where they stood, a forged content and a table that places
/// it, at the offset that the signed end of the file names.
fn moved(once: &[u8], gap: &std::ops::Range<usize>, ranged: &dyn Fn(&mut Vec<u8>, [usize; 4])) -> Vec<u8> {
    let file = File::open(once).unwrap();
    let (head, start) = (gap.end + 1, file.start);
    let mut inserted = b">>\nendobj\n".to_vec();
    let content = head + inserted.len();
    inserted.extend_from_slice(format!("5 0 obj\n{}\nendobj\n", stream("", "q Q")).as_bytes());
    assert!(inserted.len() < start - head);
    inserted.resize(start - head, b' ');
    let rows = |shift: usize| {
        let mut rows = format!("5 1\n{content:010} 00000 n \n");
        for (id, entry) in &file.sections[0].entries {
            let Entry::At(offset, _) = entry else { continue };
            let place = if *offset > gap.start { offset + shift } else { *offset };
            let _ = write!(rows, "{id} 1\n{place:010} 00000 n \n");
        }
        let previous = file.trailer().get("Prev").unwrap().int().unwrap();
        format!("xref\n{rows}trailer\n<</Size 99/Root 1 0 R/Prev {previous}>>\n")
    };
    let shift = inserted.len() + rows(0).len();
    inserted.extend_from_slice(rows(shift).as_bytes());
    let mut out = [&once[..head], &inserted, &once[head..]].concat();
    ranged(&mut out, [0, gap.start - 1, head + shift, once.len() - head]);
    out
}

/// Shadow attacks: prepared before signing, shown after.
fn shadows(signers: &Signers) -> Vec<Forgery> {
    let shadow = |name, bytes, said| forged("shadow", name, bytes, said);
    let (hide, cover) = shadow_hide();
    let hidden = signers.by_first(&hide);
    let page = text_of(&hidden, 3).replacen("/Annots[8 0 R", "/Annots[", 1);
    let (replace, place) = shadow_replace();
    let signed = signers.by_first(&replace);
    let (both, root) = shadow_both();
    let double = signers.by_first(&both);
    let root_row = format!("1 1\n{root:010} 00000 n \n");
    vec![
        shadow("shadow-hide-overlay-taken-off", appended(&hidden, &[(3, page)]), "élément remplacé"),
        shadow(
            "shadow-hide-overlay-freed",
            revised(&hidden, &[], &format!("{cover} 1\n0000000000 00001 f \n"), ""),
            "élément retiré",
        ),
        shadow(
            "shadow-replace-content-repointed",
            revised(&signed, &[], &format!("5 1\n{place:010} 00000 n \n"), ""),
            "élément remplacé",
        ),
        shadow(
            "shadow-replace-font",
            {
                let once = signers.by_first(&plain());
                appended(&once, &[replaced(&once, 7, "Helvetica", "Symbol")])
            },
            "élément remplacé",
        ),
        shadow("shadow-both-other-catalog", revised(&double, &[], &root_row, ""), "pages ajoutées ou retirées"),
        shadow(
            "shadow-both-other-root",
            {
                let list = objects(
                    "",
                    &[
                        "<</Type/Catalog/Pages 9 0 R>>".to_owned(),
                        "<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned(),
                    ],
                );
                let signed = signers.by_first(&assembled(&list));
                let form = text_of(&signed, 1);
                let form = &form[form.find("/AcroForm").unwrap()..form.len() - 2];
                let root = format!("<</Type/Catalog/Pages 9 0 R{form}>>");
                revised(&signed, &[(8, root)], "", "/Root 8 0 R")
            },
            "réglages du document modifiés",
        ),
    ]
}

/// A page whose text an annotation covers, and the number of that annotation.
pub fn shadow_hide() -> (Vec<u8>, u32) {
    let cover = "<</Type/Annot/Subtype/Square/IC[1 1 1]/Rect[60 690 300 720]/F 4/P 3 0 R>>".to_owned();
    (assembled(&objects("/Annots[8 0 R]", &[cover])), 8)
}

/// A page whose content has a double that no table lists, and where that stands.
pub fn shadow_replace() -> (Vec<u8>, usize) {
    let double = format!("5 0 obj\n{}\nendobj\n", stream("", "BT /F1 12 Tf 72 700 Td (Page 1 : montant 900) Tj ET"));
    with_unlisted(&objects("", &[]), &double)
}

/// A whole document behind the document: a second catalog under the number of the first.
pub fn shadow_both() -> (Vec<u8>, usize) {
    let other = "1 0 obj\n<</Type/Catalog/Pages 8 0 R/AcroForm<</Fields[10 0 R]/SigFlags 3>>>>\nendobj\n";
    with_unlisted(&objects("", &["<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned()]), other)
}
