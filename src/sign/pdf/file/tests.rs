//! Files put together for tests, and what is read in them.

use super::*;
use proptest::prelude::*;

/// A plain file with an xref table, for tests.
pub fn plain(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|n| format!("{} 0 R", n + 3)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {pages}/MediaBox[0 0 595.32001 842]>>", kids.join(" ")),
    ];
    objects.extend((0..pages).map(|_| "<</Type/Page/Parent 2 0 R/Resources<<>>>>".to_owned()));
    assembled(&objects)
}

/// A file of these objects, numbered from 1, the first of which is the catalog.
pub fn assembled(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", n + 1).as_bytes());
    }
    let start = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for offset in offsets {
        out.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let size = objects.len() + 1;
    out.extend_from_slice(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    out
}

fn refusal(bytes: &[u8]) -> &'static str {
    File::open(bytes).unwrap_err().code()
}

#[test]
fn a_plain_file_is_read() {
    let bytes = plain(2);
    let file = File::open(&bytes).unwrap();
    assert_eq!((file.root(), file.free_number(), file.style()), (Some(1), 5, Style::Table));
    assert_eq!(file.object(3).unwrap().raw(), b"<</Type/Page/Parent 2 0 R/Resources<<>>>>");
    assert!(file.object(9).is_none());
}

#[test]
fn what_cannot_be_extended_is_refused_with_its_reason() {
    let bytes = plain(1);
    assert_eq!(refusal(b"hello"), "pdf-not-a-pdf");
    assert_eq!(refusal(b""), "pdf-not-a-pdf");
    assert_eq!(refusal(&[b"junk\n".as_slice(), &bytes].concat()), "pdf-bytes-before-header");
    assert_eq!(refusal(&bytes[..bytes.len() - 40]), "pdf-damaged-xref");
    let text = String::from_utf8(bytes).unwrap();
    let wrong = text.replace("startxref\n", "startxref\n1");
    assert_eq!(refusal(wrong.as_bytes()), "pdf-damaged-xref");
    let encrypted = text.replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 1 0 R");
    assert_eq!(refusal(encrypted.as_bytes()), "pdf-encrypted");
    let looping = text.replace("/Root 1 0 R", &format!("/Root 1 0 R/Prev {}", text.find("xref\n0").unwrap()));
    assert_eq!(refusal(looping.as_bytes()), "pdf-damaged-xref");
}

#[test]
fn an_object_stream_that_needs_itself_has_no_content() {
    // Object 4 stands in stream 3, whose length it is.
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for object in [
        "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        "2 0 obj\n<</Type/Pages/Kids[4 0 R]/Count 1>>\nendobj\n",
        "3 0 obj\n<</Type/ObjStm/N 1/First 4/Length 4 0 R>>\nstream\n4 0 6\nendstream\nendobj\n",
    ] {
        offsets.push(out.len());
        out.extend_from_slice(object.as_bytes());
    }
    let start = out.len();
    let mut rows = vec![0, 0, 0, 0];
    for offset in offsets {
        rows.extend_from_slice(&[1, 0, u8::try_from(offset).unwrap(), 0]);
    }
    rows.extend_from_slice(&[2, 0, 3, 0]);
    out.extend_from_slice(b"5 0 obj\n<</Type/XRef/W[1 2 1]/Size 5/Root 1 0 R/Length 20>>\nstream\n".as_slice());
    out.extend_from_slice(&rows);
    out.extend_from_slice(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").as_bytes());
    let file = File::open(&out).unwrap();
    assert!(file.object(2).is_some());
    assert!(file.object(4).is_none());
}

proptest! {
    #[test]
    fn damaged_files_are_read_without_harm(at in 0usize..500, byte in any::<u8>(), cut in 0usize..600) {
        let mut bytes = plain(2);
        let n = at % bytes.len();
        bytes[n] = byte;
        bytes.truncate(cut.max(20));
        if let Ok(file) = File::open(&bytes) {
            for id in file.numbers() {
                let _ = file.object(id);
            }
        }
    }
}
