//! One change each, told by its kind.

use super::*;
use crate::sign::pdf::file::tests::assembled;
use std::fmt::Write as _;

fn page_with(annotations: &str) -> Vec<u8> {
    assembled(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/Annots[{annotations}]>>"),
    ])
}

/// The kinds of the changes that another revision with these objects brings.
fn brought(base: &[u8], objects: &[(u32, &str)], trailer: &str) -> Vec<ChangeKind> {
    let then = File::open(base).unwrap();
    let (mut now, mut table) = (base.to_vec(), String::new());
    for (id, text) in objects {
        let _ = write!(table, "{id} 1\n{:010} 00000 n \n", now.len());
        now.extend_from_slice(format!("{id} 0 obj\n{text}\nendobj\n").as_bytes());
    }
    let (xref, start) = (now.len(), then.start);
    let end = format!("xref\n{table}trailer\n<</Size 90/Prev {start}{trailer}>>\nstartxref\n{xref}\n%%EOF\n");
    now.extend_from_slice(end.as_bytes());
    between(&then, &Map::of(&then), &File::open(&now).unwrap()).into_iter().map(|c| c.kind).collect()
}

#[test]
fn a_new_field_is_explained_only_where_it_hides_nothing() {
    let note = "<</Subtype/Text/Rect[300 300 340 340]>>";
    let base = page_with(note);
    let page = format!("<</Type/Page/Parent 2 0 R/Annots[{note} 50 0 R]>>");
    let with = |rect: &str, on: &str| {
        let field = format!("<</Type/Annot/Subtype/Widget/FT/Sig/T(a){rect}{on}>>");
        brought(&base, &[(3, &page), (50, &field)], "/Root 1 0 R")
    };
    let (fine, covering) = ([ChangeKind::SignatureAdded], [ChangeKind::CoveringField]);
    let unseen = [ChangeKind::SignatureUnseen];
    assert_eq!(with("/Rect[18 18 188 80]", "/P 3 0 R"), fine);
    assert_eq!(with("/Rect[0 0 0 0]", "/P 3 0 R"), unseen);
    assert_eq!(with("", "/P 3 0 R"), unseen);
    assert_eq!(with("/Rect[0 0 300 60]", "/P 3 0 R"), covering);
    assert_eq!(with("/Rect[320 320 490 382]", "/P 3 0 R"), covering);
    assert_eq!(with("/Rect[490 382 320 320]", ""), covering);
    assert_eq!(with("/Rect[320 320 490 382]", "/P 2 0 R"), covering);
    assert_eq!(with("/Rect[(a)]", "/P 3 0 R"), covering);
}

#[test]
fn a_field_written_into_the_list_itself_is_looked_at_too() {
    let page = "<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Widget/FT/Sig/Rect[0 0 500 700]>>]>>";
    assert_eq!(brought(&page_with(""), &[(3, page)], "/Root 1 0 R"), [ChangeKind::CoveringField]);
}

#[test]
fn a_history_that_passes_by_the_signed_revision_is_told() {
    let base = page_with("");
    let (first, signed) = (File::open(&base).unwrap().start, base.len());
    // The second revision places nothing, so no object differs without it.
    let end = |prev: usize, at: usize| {
        format!("xref\n0 0\ntrailer\n<</Size 4/Root 1 0 R/Prev {prev}>>\nstartxref\n{at}\n%%EOF\n")
    };
    let then = [base, end(first, signed).into_bytes()].concat();
    let after = |prev: usize| [then.clone(), end(prev, then.len()).into_bytes()].concat();
    let told = |now: &[u8]| {
        let then = File::open(&then).unwrap();
        between(&then, &Map::of(&then), &File::open(now).unwrap())
    };
    assert_eq!(told(&after(signed)), []);
    let [change] = &told(&after(first))[..] else { panic!("one change") };
    assert_eq!((change.kind, change.detail.as_str()), (ChangeKind::Replaced, "startxref"));
}

#[test]
fn another_catalog_is_told() {
    let catalog = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>>>";
    assert_eq!(brought(&page_with(""), &[(50, catalog)], "/Root 50 0 R"), [ChangeKind::CatalogChanged]);
}

#[test]
fn what_the_signed_revision_awaited_is_told_when_it_comes() {
    let base = page_with("9 0 R");
    assert_eq!(brought(&base, &[(9, "<</Subtype/Square>>")], "/Root 1 0 R"), [ChangeKind::Replaced]);
    assert_eq!(brought(&base, &[(10, "<</Subtype/Square>>")], "/Root 1 0 R"), []);
}

/// A page of one content, with an information dictionary and a form.
fn page_with_form() -> Vec<u8> {
    assembled(&[
        "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R/Metadata 6 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots[7 0 R 8 0 R]>>".to_owned(),
        "<</Length 1>>\nstream\nq\nendstream".to_owned(),
        "<</Fields[7 0 R 8 0 R]>>".to_owned(),
        "<</Type/Metadata/Length 1>>\nstream\nm\nendstream".to_owned(),
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/V(a)/Rect[0 0 9 9]/AP<</N 9 0 R>>>>".to_owned(),
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(visa)/Rect[0 0 90 90]>>".to_owned(),
        "<</Subtype/Form/Length 1>>\nstream\nl\nendstream".to_owned(),
    ])
}

fn brought_to(base: &[u8], objects: &[(u32, &str)]) -> Vec<ChangeKind> {
    brought(base, objects, "/Root 1 0 R")
}

#[test]
fn an_overwritten_object_is_weighed_by_what_it_serves_for() {
    let base = page_with_form();
    let stream = "<</Length 1>>\nstream\nx\nendstream";
    assert_eq!(brought_to(&base, &[(6, stream)]), [ChangeKind::Metadata]);
    assert_eq!(brought_to(&base, &[(9, stream)]), [ChangeKind::FormFilled]);
    assert_eq!(brought_to(&base, &[(4, stream)]), [ChangeKind::Replaced]);
    let filled = "<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/V(b)/Rect[0 0 9 9]/AP<</N 9 0 R>>>>";
    assert_eq!(brought_to(&base, &[(7, filled)]), [ChangeKind::FormFilled]);
    let signed = "<</Type/Annot/Subtype/Widget/FT/Sig/T(visa)/Rect[0 0 90 90]/V 40 0 R>>";
    assert_eq!(brought_to(&base, &[(8, signed)]), [ChangeKind::SignatureFilled]);
    let moved = "<</Type/Annot/Subtype/Widget/FT/Sig/T(visa)/Rect[0 0 500 700]/V 40 0 R>>";
    assert_eq!(brought_to(&base, &[(8, moved)]), [ChangeKind::Replaced]);
    // Written again as it was.
    assert_eq!(brought_to(&base, &[(4, "<</Length 1>>\nstream\nq\nendstream")]), []);
}

/// One object under two uses: what is harmless for the one is not for the other.
#[test]
fn a_second_use_of_an_object_takes_its_harmlessness_away() {
    let text = String::from_utf8(page_with_form()).unwrap();
    let stream = "<</Length 1>>\nstream\nx\nendstream";
    for (alias, object) in [("/Contents 6 0 R", 6), ("/Contents 9 0 R", 9)] {
        let base = text.replace("/Contents 4 0 R", alias);
        let found = brought_to(base.as_bytes(), &[(object, stream)]);
        assert!(found.contains(&ChangeKind::Replaced), "{alias}: {found:?}");
    }
    let base = text.replace("/Annots[7 0 R 8 0 R]", "/Resources 7 0 R    ");
    let filled = "<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/V(b)/Rect[0 0 9 9]/AP<</N 9 0 R>>>>";
    let found = brought_to(base.as_bytes(), &[(7, filled)]);
    assert!(found.contains(&ChangeKind::Replaced), "{found:?}");
}
