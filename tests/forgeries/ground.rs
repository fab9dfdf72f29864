//! What the forgeries stand on: signers, documents of our own making, byte surgery.

use chrono::{DateTime, Utc};
use paraphe::domain::trouble::Outcome;
use paraphe::sign::identity::{Identity, Subject};
use paraphe::sign::pdf::file::File;
use paraphe::sign::pdf::write::{Request, sign};
use std::fmt::Write as _;

pub struct Signers {
    pub authority: Identity,
    pub first: Identity,
    pub second: Identity,
    now: DateTime<Utc>,
}

#[expect(clippy::unnecessary_wraps, reason = "what an identity asks its random bytes from")]
fn chance(bytes: &mut [u8]) -> Outcome<()> {
    getrandom::fill(bytes).expect("the system gives random bytes");
    Ok(())
}

impl Signers {
    pub fn new() -> Self {
        let now = "2027-04-05T09:30:00Z".parse().unwrap();
        let authority = Identity::authority("Institut d’essai", now, &mut chance).unwrap();
        let person = |name| {
            let subject = Subject { name, organisation: "Institut d’essai", mail: None };
            authority.issue(&subject, now, &mut chance).unwrap()
        };
        let (first, second) = (person("Élodie Marchand"), person("Jean-Noël Œuvrard"));
        Self { authority, first, second, now }
    }

    fn sign(&self, bytes: &[u8], name: &str, identity: &Identity) -> Vec<u8> {
        let stamp = vec![name.to_owned(), "Directrice de l’unité".into()];
        sign(bytes, &Request { name, at: self.now, stamp: &stamp, random: [7; 16] }, identity).unwrap()
    }

    pub fn by_first(&self, bytes: &[u8]) -> Vec<u8> {
        self.sign(bytes, "Élodie Marchand", &self.first)
    }

    pub fn by_second(&self, bytes: &[u8]) -> Vec<u8> {
        self.sign(bytes, "Jean-Noël Œuvrard", &self.second)
    }
}

pub fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// The objects of a file of two pages; the first page has these entries, `more` are numbered from 8.
pub fn objects(page: &str, more: &[String]) -> Vec<String> {
    let content = |n: usize| stream("", &format!("BT /F1 12 Tf 72 700 Td (Page {n} : montant 100) Tj ET"));
    let leaf = |n: usize, page: &str| {
        format!("<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 7 0 R>>>>/Contents {n} 0 R{page}>>")
    };
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]>>".to_owned(),
        leaf(5, page),
        leaf(6, ""),
        content(1),
        content(2),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    objects.extend_from_slice(more);
    objects
}

/// A file of these objects, numbered from 1.
pub fn assembled(objects: &[String]) -> Vec<u8> {
    with_unlisted(objects, "").0
}

/// The same with text behind the objects that the table does not list, and where it stands.
pub fn with_unlisted(objects: &[String], hidden: &str) -> (Vec<u8>, usize) {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut rows = String::new();
    for (n, object) in objects.iter().enumerate() {
        let _ = writeln!(rows, "{:010} 00000 n ", out.len());
        out.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", n + 1).as_bytes());
    }
    let place = out.len();
    out.extend_from_slice(hidden.as_bytes());
    let (start, size) = (out.len(), objects.len() + 1);
    let id = "/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]";
    let end = format!("xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<</Size {size}/Root 1 0 R{id}>>\n");
    out.extend_from_slice(format!("{end}startxref\n{start}\n%%EOF\n").as_bytes());
    (out, place)
}

pub fn find(bytes: &[u8], what: &str, from: usize) -> usize {
    let found = bytes[from..].windows(what.len()).position(|w| w == what.as_bytes());
    from + found.unwrap_or_else(|| panic!("no {what}"))
}

pub fn with(bytes: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    change(&mut copy);
    copy
}

/// The first occurrence behind a place, with another text of the same length.
pub fn patched(bytes: &[u8], from: usize, old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    with(bytes, |t| {
        let at = find(t, old, from);
        t[at..at + old.len()].copy_from_slice(new.as_bytes());
    })
}

/// The file with one more revision that holds these objects; `rows` and `trailer` come besides.
pub fn revised(bytes: &[u8], objects: &[(u32, String)], rows: &str, trailer: &str) -> Vec<u8> {
    let file = File::open(bytes).unwrap();
    let mut out = bytes.to_vec();
    let mut table = rows.to_owned();
    for (id, text) in objects {
        let _ = write!(table, "{id} 1\n{:010} 00000 n \n", out.len());
        out.extend_from_slice(format!("{id} 0 obj\n{text}\nendobj\n").as_bytes());
    }
    let xref = out.len();
    let size = objects.iter().map(|(id, _)| id + 1).max().unwrap_or(0).max(file.free_number());
    let root = if trailer.contains("/Root") { String::new() } else { format!("/Root {} 0 R", file.root().unwrap()) };
    let start = file.start;
    let end = format!("trailer\n<</Size {size}{root}/Prev {start}{trailer}>>\nstartxref\n{xref}\n%%EOF\n");
    out.extend_from_slice(format!("xref\n{table}{end}").as_bytes());
    out
}

pub fn appended(bytes: &[u8], objects: &[(u32, String)]) -> Vec<u8> {
    revised(bytes, objects, "", "")
}

pub fn text_of(bytes: &[u8], id: u32) -> String {
    let file = File::open(bytes).unwrap();
    let object = file.object(id).unwrap();
    String::from_utf8_lossy(object.raw()).into_owned()
}

/// The text of an object with one part of it replaced.
pub fn replaced(bytes: &[u8], id: u32, old: &str, new: &str) -> (u32, String) {
    let text = text_of(bytes, id);
    assert!(text.contains(old), "object {id} has no {old}: {text}");
    (id, text.replacen(old, new, 1))
}

/// The first object whose text holds all of these.
pub fn number(bytes: &[u8], parts: &[&str]) -> u32 {
    let file = File::open(bytes).unwrap();
    let holds = |id: &u32| {
        let text = String::from_utf8_lossy(file.object(*id).unwrap().raw()).into_owned();
        parts.iter().all(|p| text.contains(p))
    };
    file.numbers().into_iter().find(holds).unwrap_or_else(|| panic!("no object with {parts:?}"))
}

/// Where the hexadecimal digits of the signatures stand, in the order of the file.
pub fn gaps(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while bytes[from..].windows(10).any(|w| w == b"/Contents<") {
        let start = find(bytes, "/Contents<", from) + 10;
        let end = find(bytes, ">", start);
        found.push(start..end);
        from = end;
    }
    found
}

/// The container of a signature.
pub fn container(bytes: &[u8], gap: &std::ops::Range<usize>) -> Vec<u8> {
    let text = std::str::from_utf8(&bytes[gap.clone()]).unwrap();
    let all: Vec<u8> = (0..text.len() / 2).map(|n| u8::from_str_radix(&text[2 * n..2 * n + 2], 16).unwrap()).collect();
    let length = paraphe::sign::der::read(&all).unwrap().0.raw.len();
    all[..length].to_vec()
}

/// Another container in the place of a signature.
pub fn with_container(bytes: &[u8], gap: &std::ops::Range<usize>, der: &[u8]) -> Vec<u8> {
    with(bytes, |t| {
        let hex = der.iter().fold(String::new(), |mut hex, b| {
            let _ = write!(hex, "{b:02X}");
            hex
        });
        assert!(hex.len() <= gap.len());
        t[gap.clone()].fill(b'0');
        t[gap.start..gap.start + hex.len()].copy_from_slice(hex.as_bytes());
    })
}
