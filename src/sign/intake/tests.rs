//! What waits in a file is refused, each by its own reason; what honest programs write passes.

use super::*;
use crate::sign::identity::tests::sample;
use crate::sign::pdf::file::tests::{assembled, plain};
use crate::sign::pdf::write::{Request, sign};
use std::fmt::Write as _;

const TEXT: &str = "BT /F1 12 Tf 72 700 Td (Montant 100) Tj ET";

/// The objects of a file of one page, which has these entries and content; `more` are numbered from 6.
fn objects(page: &str, content: &str, more: &[&str]) -> Vec<String> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R{page}>>"),
        stream("", content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    objects.extend(more.iter().map(|&o| o.to_owned()));
    objects
}

fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

fn of(objects: &[String]) -> Findings {
    check(&assembled(objects)).unwrap()
}

fn dangers(found: &Findings) -> Vec<Danger> {
    found.refused.iter().map(|f| f.danger).collect()
}

/// What is said of a page with these entries and objects.
fn page(entries: &str, more: &[&str]) -> Findings {
    of(&objects(entries, TEXT, more))
}

/// What is said where the catalog has these entries.
fn catalog(entries: &str, more: &[&str]) -> Findings {
    let mut list = objects("", TEXT, more);
    list[0] = format!("<</Type/Catalog/Pages 2 0 R{entries}>>");
    of(&list)
}

/// The file with one more revision.
fn with_revision(base: &[u8], objects: &[(u32, &str)], table: &str) -> Vec<u8> {
    let (mut out, mut rows, start) = (base.to_vec(), table.to_owned(), File::open(base).unwrap().start);
    for (id, text) in objects {
        let _ = write!(rows, "{id} 1\n{:010} 00000 n \n", out.len());
        out.extend_from_slice(format!("{id} 0 obj\n{text}\nendobj\n").as_bytes());
    }
    let xref = out.len();
    let end = format!("xref\n{rows}trailer\n<</Size 90/Root 1 0 R/Prev {start}>>\nstartxref\n{xref}\n%%EOF\n");
    out.extend_from_slice(end.as_bytes());
    out
}

#[test]
fn a_plain_document_has_nothing_to_tell() {
    let found = page("", &[]);
    assert_eq!((found.pages, found.refused.len(), found.told.len()), (1, 0, 0), "{found:?}");
    assert_eq!(found.refusal(), None);
}

#[test]
fn what_cannot_be_extended_is_refused_outright() {
    assert_eq!(check(b"hello").unwrap_err().code(), "pdf-not-a-pdf");
    let text = String::from_utf8(plain(1)).unwrap();
    let encrypted = text.replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 1 0 R");
    assert_eq!(check(encrypted.as_bytes()).unwrap_err().code(), "pdf-encrypted");
}

#[test]
fn a_signature_that_does_not_hold_is_refused_and_one_that_holds_is_not() {
    let (_, person) = sample();
    let request = Request { name: "É", at: "2027-04-05T09:30:00Z".parse().unwrap(), stamp: &[], random: [5; 16] };
    let signed = sign(&assembled(&objects("", TEXT, &[])), &request, &person).unwrap();
    assert_eq!(dangers(&check(&signed).unwrap()), []);
    let mut spoilt = signed;
    let at = spoilt.windows(7).position(|w| w == b"Montant").unwrap();
    spoilt[at] = b'm';
    assert_eq!(check(&spoilt).unwrap_err().code(), "pdf-invalid-signature");
}

#[test]
fn pages_and_content_that_wait_in_an_edited_file_are_refused() {
    let base = assembled(&objects("", TEXT, &[]));
    let after = |objects: &[(u32, &str)]| dangers(&check(&with_revision(&base, objects, "")).unwrap());
    let metadata = "<</Title(x)>>";
    assert_eq!(after(&[(6, metadata)]), []);
    assert_eq!(after(&[(6, "<</Type/Page/Parent 2 0 R>>")]), [Danger::HiddenPage]);
    assert_eq!(after(&[(6, "<</Type/Catalog/Pages 2 0 R>>")]), [Danger::HiddenPage]);
    assert_eq!(after(&[(6, &stream("", "q Q"))]), [Danger::HiddenContent]);
    assert_eq!(after(&[(6, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>")]), [Danger::HiddenContent]);
    // As a producer left it, in a file that nobody edited, it is told.
    let found = page("", &[&stream("", "q Q")]);
    assert_eq!((dangers(&found), found.told), (vec![], [Caution::Unused].into()));
}

#[test]
fn objects_that_no_table_lists_are_refused() {
    let text = String::from_utf8(assembled(&objects("", TEXT, &[]))).unwrap();
    let at = text.find("xref\n0").unwrap();
    let hidden = "6 0 obj\n<</Type/Page>>\nendobj\n";
    let moved = format!("{}{hidden}{}", &text[..at], &text[at..]);
    let moved = moved.replace(&format!("startxref\n{at}"), &format!("startxref\n{}", at + hidden.len()));
    assert_eq!(dangers(&check(moved.as_bytes()).unwrap()), [Danger::Unlisted]);
    // The word alone, in content or in a comment, is none.
    assert_eq!(dangers(&of(&objects("", "% 7 0 obj\nBT ET", &[]))), []);
}

#[test]
fn a_table_that_fetches_an_older_object_is_refused() {
    let base = assembled(&objects("", TEXT, &[&stream("", "q Q")]));
    let older = base.windows(8).position(|w| w == b"\n6 0 obj").unwrap() + 1;
    let found = check(&with_revision(&base, &[], &format!("4 1\n{older:010} 00000 n \n"))).unwrap();
    assert!(dangers(&found).contains(&Danger::Repointed), "{found:?}");
}

#[test]
fn what_a_page_needs_and_the_file_lacks_is_refused() {
    assert_eq!(dangers(&page("/Annots[8 0 R]", &[])), [Danger::Missing]);
    assert_eq!(dangers(&page("/Thumb 8 0 R", &[])), [Danger::Missing]);
    assert_eq!(dangers(&page("/B[8 0 R]", &[])), []);
}

#[test]
fn layers_are_refused_when_hidden_and_told_when_shown() {
    let layered = |d: &str| {
        let mut list = objects("", "/OC /L BDC BT /F1 12 Tf 72 700 Td (x) Tj ET EMC", &["<</Type/OCG/Name(a)>>"]);
        list[0] = format!("<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<<{d}>>>>>>");
        list[2] = list[2].replace("/Resources<<", "/Resources<</Properties<</L 6 0 R>>");
        of(&list)
    };
    assert_eq!(dangers(&layered("/OFF[6 0 R]")), [Danger::HiddenLayer]);
    assert_eq!(dangers(&layered("/BaseState/OFF")), [Danger::HiddenLayer]);
    let shown = layered("/ON[6 0 R]");
    assert_eq!((dangers(&shown), shown.told), (vec![], [Caution::Layers].into()));
    assert_eq!(dangers(&layered("/BaseState/OFF/ON[6 0 R]")), []);
}

#[test]
fn what_covers_text_is_refused_and_what_lies_beside_it_is_not() {
    let over = "/Rect[60 690 200 720]";
    let note = |entries: &str| dangers(&page(&format!("/Annots[<</Type/Annot{entries}>>]"), &[]));
    assert_eq!(note(&format!("/Subtype/Square/IC[1 1 1]{over}")), [Danger::CoveredText]);
    assert_eq!(note(&format!("/Subtype/FreeText/C[1 1 1]{over}")), [Danger::CoveredText]);
    assert_eq!(note(&format!("/Subtype/Widget/FT/Tx/T(a)/MK<</BG[1 1 1]>>{over}")), [Danger::CoveredText]);
    for honest in [
        format!("/Subtype/Link{over}"),
        format!("/Subtype/Text{over}"),
        format!("/Subtype/Square/C[1 0 0]{over}"),
        format!("/Subtype/Square/IC[1 1 0]/CA 0.4{over}"),
        "/Subtype/Square/IC[1 1 1]/Rect[60 600 200 640]".to_owned(),
        format!("/Subtype/Widget/FT/Tx/T(a){over}"),
        format!("/Subtype/Widget/FT/Sig/T(a){over}"),
    ] {
        assert_eq!(note(&honest), [], "{honest}");
    }
}

#[test]
fn a_look_that_paints_over_text_is_refused_whatever_the_annotation_is() {
    let form = |content: &str, more: &str| stream(&format!("/Subtype/Form/BBox[0 0 140 30]{more}"), content);
    let looks = |kind: &str, look: &str| {
        let annots = format!("/Annots[<</Type/Annot/Subtype/{kind}/Rect[60 690 200 720]/AP<</N 6 0 R>>>>]");
        dangers(&page(&annots, &[look]))
    };
    assert_eq!(looks("Highlight", &form("1 1 1 rg 0 0 140 30 re f", "")), [Danger::CoveredText]);
    let image = "<</Subtype/Image/Width 1/Height 1/Length 0>>\nstream\n\nendstream";
    let annots = "/Annots[<</Type/Annot/Subtype/Stamp/Rect[60 690 200 720]/AP<</N 6 0 R>>>>]";
    let stamp = form("q 140 0 0 30 0 0 cm /I Do Q", "/Resources<</XObject<</I 7 0 R>>>>");
    assert_eq!(dangers(&page(annots, &[&stamp, image])), [Danger::CoveredText]);
    let sheer = "/Resources<</ExtGState<</G<</BM/Multiply>>>>>>";
    assert_eq!(looks("Highlight", &form("/G gs 1 1 0 rg 0 0 140 30 re f", sheer)), []);
    assert_eq!(looks("Ink", &form("0 0 m 140 30 l S", "")), []);
}

#[test]
fn a_line_to_write_on_is_no_text() {
    let found = of(&objects(
        "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/MK<</BG[1 1 1]>>/Rect[130 690 300 720]>>]",
        "BT /F1 12 Tf 72 700 Td (Nom :) Tj 70 0 Td (______________________) Tj ET",
        &[],
    ));
    assert_eq!(dangers(&found), []);
}

#[test]
fn what_is_hidden_over_text_is_refused_and_elsewhere_it_is_told() {
    let hidden = |rect: &str, flags: u32| {
        let annots = format!("/Annots[<</Type/Annot/Subtype/Stamp/F {flags}/Rect{rect}/AP<</N 6 0 R>>>>]");
        page(&annots, &[&stream("/Subtype/Form/BBox[0 0 1 1]", "0 0 1 1 re f")])
    };
    assert_eq!(dangers(&hidden("[60 690 200 720]", 2)), [Danger::HiddenOverText]);
    assert_eq!(dangers(&hidden("[60 690 200 720]", 36)), [Danger::HiddenOverText]);
    let beside = hidden("[60 600 200 640]", 2);
    assert_eq!((dangers(&beside), beside.told), (vec![], [Caution::Hidden].into()));
}

#[test]
fn a_field_must_show_what_it_holds() {
    let field = |value: &str, shown: &str, more: &str| {
        let annots = format!(
            "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V({value})/Rect[60 500 200 520]/AP<</N 6 0 R>>{more}>>]"
        );
        let look = stream("/Subtype/Form/BBox[0 0 140 20]", &format!("/Tx BMC BT /F 9 Tf ({shown}) Tj ET EMC"));
        dangers(&page(&annots, &[&look]))
    };
    assert_eq!(field("100", "900", ""), [Danger::OtherValue]);
    assert_eq!(field("100", "100", ""), []);
    assert_eq!(field("Jean Dupont", "Jean  Dupont", ""), []);
    assert_eq!(field("une valeur trop longue", "une valeur", ""), []);
    assert_eq!(field("1000", "1.000,00", "/AA<</F<</S/JavaScript/JS(AFNumber_Format)>>>>"), []);
}

#[test]
fn programs_at_opening_are_refused_and_those_of_fields_are_told() {
    let script = "<</S/JavaScript/JS(app.alert)>>";
    for entries in [
        format!("/OpenAction{script}"),
        format!("/AA<</WC{script}>>"),
        format!("/Names<</JavaScript<</Names[(a){script}]>>>>"),
        format!("/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next{script}>>"),
    ] {
        let found = catalog(&entries, &[]);
        assert!(dangers(&found).contains(&Danger::Script), "{entries}");
    }
    assert_eq!(dangers(&page(&format!("/AA<</O{script}>>"), &[])), [Danger::Script]);
    assert_eq!(dangers(&catalog("/OpenAction[3 0 R/XYZ null null 0]", &[])), []);
    let found = page(&format!("/Annots[<</Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]/AA<</K{script}>>>>]"), &[]);
    assert_eq!((dangers(&found), found.told), (vec![], [Caution::FieldScripts].into()));
    let launch = page("/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(a.exe)>>>>]", &[]);
    assert_eq!(dangers(&launch), [Danger::Launch]);
}

#[test]
fn content_elsewhere_and_forms_of_programs_are_refused_and_attachments_told() {
    let outside = "<</Subtype/Form/BBox[0 0 1 1]/F(other.pdf)/Length 0>>\nstream\n\nendstream";
    let with = |object: &str| {
        let mut list = objects("", TEXT, &[object]);
        list[2] = list[2].replace("/Resources<<", "/Resources<</XObject<</X 6 0 R>>");
        dangers(&of(&list))
    };
    assert_eq!(with(outside), [Danger::Outside]);
    assert_eq!(with(&stream("/Subtype/Form/BBox[0 0 1 1]/Ref<</F(a.pdf)/Page 0>>", "")), [Danger::Outside]);
    assert_eq!(with(&stream("/Subtype/Form/BBox[0 0 1 1]", "")), []);
    assert_eq!(dangers(&catalog("/AcroForm<</Fields[]/XFA[(a) 4 0 R]>>", &[])), [Danger::Xfa]);
    let files = catalog("/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/EF<</F 4 0 R>>>>]>>>>", &[]);
    assert_eq!((dangers(&files), files.told), (vec![], [Caution::Attachments].into()));
    let redrawn = catalog("/AcroForm<</Fields[]/NeedAppearances true>>", &[]);
    assert_eq!((dangers(&redrawn), redrawn.told), (vec![], [Caution::Redrawn].into()));
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    assert_eq!(dangers(&page("/Contents 4 0 R", &[])), [Danger::KeyTwice]);
    assert_eq!(dangers(&catalog("/Pages 2 0 R", &[])), [Danger::KeyTwice]);
}

#[test]
fn the_page_is_named_where_there_is_one() {
    let found = page("/Annots[<</Subtype/Square/IC[1 1 1]/Rect[60 690 200 720]>>]", &[]);
    assert_eq!(found.refusal(), Some(PdfRefusal::Unsafe { why: Danger::CoveredText, page: Some(1) }));
}

#[test]
fn text_is_found_through_filters_forms_and_fonts_of_two_bytes() {
    // A form with its own matrix, a composed font with widths, a transformed text.
    let mut list = objects(
        "/Annots[<</Subtype/Square/IC[1 1 1]/Rect[300 95 340 115]>>]",
        "q 1 0 0 1 100 0 cm /X Do Q",
        &[
            &stream(
                "/Subtype/Form/BBox[0 0 600 600]/Matrix[1 0 0 1 0 50]/Resources<</Font<</G 7 0 R>>>>",
                "BT /G 20 Tf 1 0 0 1 200 50 Tm <0003000400050006> Tj ET",
            ),
            "<</Type/Font/Subtype/Type0/DescendantFonts[<</DW 500/W[3[600 600]5 9 400]>>]>>",
        ],
    );
    list[2] = list[2].replace("/Resources<<", "/Resources<</XObject<</X 6 0 R>>");
    assert_eq!(dangers(&of(&list)), [Danger::CoveredText]);
    list[2] = list[2].replace("300 95 340 115", "400 95 440 115");
    assert_eq!(dangers(&of(&list)), []);
    // ASCII85, as reportlab writes it: "BT /F1 12 Tf 72 700 Td (Montant 100) Tj ET".
    let mut list = objects("/Annots[<</Subtype/Square/IC[1 1 1]/Rect[60 690 200 720]>>]", TEXT, &[]);
    list[3] = stream(
        "/Filter[/ASCIIHexDecode]",
        &TEXT.bytes().fold(String::new(), |mut t, b| {
            let _ = write!(t, "{b:02x}");
            t
        }),
    );
    assert_eq!(dangers(&of(&list)), [Danger::CoveredText]);
}
