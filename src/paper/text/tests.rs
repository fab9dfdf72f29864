//! Pages that are read again, and what cannot be read.

use super::super::sheet;
use super::*;
use proptest::prelude::*;

fn joined(lines: &[String]) -> String {
    lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One page of Helvetica with this content.
fn page(content: &str, extra: &str) -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>{extra}>>"),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    sheet::assemble(&objects.map(String::into_bytes), "")
}

fn one(content: &str, extra: &str) -> Vec<String> {
    read(&page(content, extra)).unwrap().remove(0)
}

#[test]
fn a_typeset_letter_is_read_again_word_for_word() {
    let long = "Vu l’arrêté du 3 août, à l’œuvre dès Noël, le coût s’élève à 1\u{a0}234,56\u{a0}€. ".repeat(90);
    let bytes = sheet::pdf("Décision n°\u{a0}27-014 : délégation", &["Madame,", &long, "« Éloïse Lefèvre-Garçon »"]);
    let pages = pages(&bytes).unwrap();
    assert!(pages.len() >= 2, "{} pages", pages.len());
    let count = pages.len();
    let mut text = String::new();
    for (n, lines) in pages.iter().enumerate() {
        let (number, body) = lines.split_last().unwrap();
        assert_eq!(number.trim(), format!("{} / {count}", n + 1));
        text = format!("{text} {}", joined(body));
    }
    let expected = format!("Décision n° 27-014 : délégation Madame, {long} « Éloïse Lefèvre-Garçon »");
    assert_eq!(joined(&[text]), joined(&[expected]));
}

#[test]
fn paragraphs_stay_apart() {
    let bytes = sheet::pdf("Note", &["Un deux trois quatre cinq six sept. ".repeat(12).as_str(), "La fin."]);
    let lines = pages(&bytes).unwrap().remove(0);
    let end = lines.iter().position(|l| l == "La fin.").unwrap();
    assert_eq!(lines[end - 1], "");
    assert_ne!(lines[end - 2], "");
}

#[test]
fn lines_follow_their_place_and_not_their_order_in_the_file() {
    let content =
        "BT /F1 12 Tf 72 100 Td (bas) Tj ET BT /F1 12 Tf 200 700 Td (suite) Tj ET BT /F1 12 Tf 72 700 Td (haut) Tj ET";
    let lines = one(content, "");
    assert_eq!(
        lines.iter().map(|l| l.split_whitespace().collect::<Vec<_>>()).collect::<Vec<_>>(),
        [vec!["haut", "suite"], vec!["bas"]]
    );
}

#[test]
fn columns_stand_under_each_other() {
    let row = |y: u32, a: &str, b: &str| format!("BT /F1 12 Tf 72 {y} Td ({a}) Tj 200 0 Td ({b}) Tj ET ");
    let lines = one(&[row(700, "Unite", "123"), row(680, "Il", "456")].concat(), "");
    assert_eq!(lines[0].find("123"), lines[1].find("456"));
}

#[test]
fn raised_letters_stay_on_their_line() {
    let lines = one("BT /F1 12 Tf 72 700 Td (1) Tj 4 Ts /F1 7 Tf (er) Tj 0 Ts /F1 12 Tf ( mars) Tj ET", "");
    assert_eq!(lines, ["1er mars"]);
}

#[test]
fn a_turned_page_is_read_as_it_is_shown() {
    let upright = "BT /F1 12 Tf 0 1 -1 0 100 100 Tm (couch\\351e) Tj 0 -20 Td (dessous) Tj ET";
    assert_eq!(one(upright, "/Rotate 90"), ["couchée", "dessous"]);
    // Without the turn, the same text runs upwards: it is read all the same.
    assert_eq!(one(upright, ""), ["couchée", "dessous"]);
}

#[test]
fn a_slanting_watermark_stays_in_one_piece_behind_the_text() {
    let lines = one(
        "BT /F1 40 Tf 0.707 0.707 -0.707 0.707 150 250 Tm (BROUILLON) Tj ET BT /F1 12 Tf 72 700 Td (Texte) Tj ET",
        "",
    );
    assert_eq!(lines, ["Texte", "", "BROUILLON"]);
}

#[test]
fn bold_made_by_drawing_twice_is_read_once() {
    let line = |x: f64| format!("BT /F1 12 Tf {x} 700 Td (Gras) Tj ET ");
    assert_eq!(one(&[line(72.0), line(72.3)].concat(), ""), ["Gras"]);
}

#[test]
fn what_stands_outside_of_the_page_is_not_read() {
    assert_eq!(one("BT /F1 12 Tf 72 2000 Td (cache) Tj ET BT /F1 12 Tf 72 700 Td (vu) Tj ET", ""), ["vu"]);
}

#[test]
fn a_scan_has_no_lines() {
    let lines = one("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q", "");
    assert_eq!(lines, Vec::<String>::new());
}

#[test]
fn characters_that_deceive_are_written_out() {
    let cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange \
                2 beginbfchar <41> <202E> <42> <0065> endbfchar endcmap end";
    let content = "BT /F1 12 Tf 72 700 Td (AB) Tj ET";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>".to_owned(),
        format!("<</Length {}>>\nstream\n{cmap}\nendstream", cmap.len()),
    ];
    let bytes = sheet::assemble(&objects.map(String::into_bytes), "");
    assert_eq!(read(&bytes).unwrap()[0], ["<U+202E>e"]);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let code = |bytes: &[u8]| pages(bytes).unwrap_err().code();
    assert_eq!(code(b"bonjour"), "pdf-not-a-pdf");
    assert_eq!(code(b""), "pdf-not-a-pdf");
    assert_eq!(code(b"%PDF-1.7\nrien"), "pdf-unreadable");
    let kids: String = (0..=PAGES).map(|n| format!("{} 0 R ", n + 3)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", PAGES + 1).into_bytes(),
    ];
    objects.extend((0..=PAGES).map(|_| b"<</Type/Page/Parent 2 0 R>>".to_vec()));
    assert_eq!(code(&sheet::assemble(&objects, "")), "pdf-too-large");
}

#[test]
fn forms_that_draw_themselves_come_to_an_end() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>>>".to_owned(),
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>\nstream\n/X Do\nendstream".to_owned(),
        "<</Length 5>>\nstream\n/X Do\nendstream".to_owned(),
    ];
    let bytes = sheet::assemble(&objects.map(String::into_bytes), "");
    assert_eq!(read(&bytes).unwrap(), [Vec::<String>::new()]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn truncated_and_altered_files_never_panic(cut in any::<prop::sample::Index>(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6)) {
        let mut bytes = sheet::pdf("Délégation", &["Un texte (entre parenthèses) \\ et la suite."]);
        for (at, byte) in flips {
            let n = at.index(bytes.len());
            bytes[n] = byte;
        }
        bytes.truncate(cut.index(bytes.len() + 1));
        let _ = read(&bytes);
    }

    #[test]
    fn garbage_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&[b"%PDF-1.7\n".as_slice(), &bytes].concat());
    }

    #[test]
    fn strange_page_contents_never_panic(content in "(BT|ET|q|Q|Tj|TJ|Td|Tm|cm|Tf|Ts|Tz|re|f|W|n|Do|/F1|\\(a\\)|\\[\\(b\\)\\]|-?[0-9]{1,12}|0\\.0000001| ){0,60}") {
        let _ = read(&page(&content.replace(')', ") "), ""));
    }
}
