//! What a file is, told by its content and never by its name.

use super::correspondents;
use super::rnsr;
use super::table;
use super::text::unmarked;
use super::xlsx;

/// Formats that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A release of the national register of structures.
    Rnsr,
    /// Records of ROR.
    Ror,
    /// A CSV table of correspondents.
    Correspondents,
    /// A workbook; what its sheet holds is known once it is read.
    Xlsx,
}

/// Bytes looked at; a header is far shorter.
const HEAD: usize = 64 << 10;

/// What the bytes are, if they are anything that can be read.
pub fn detect(bytes: &[u8]) -> Option<Kind> {
    if xlsx::looks_like_one(bytes) {
        return Some(Kind::Xlsx);
    }
    let head = unmarked(&bytes[..bytes.len().min(HEAD)]);
    let text = head.trim_ascii_start();
    if text.starts_with(b"[") || text.starts_with(b"{") {
        return holds(text, b"ror.org/").then_some(Kind::Ror);
    }
    let line = text.split(|&b| b == b'\n').next().unwrap_or_default();
    if holds(line, rnsr::NUMBER.as_bytes()) {
        return Some(Kind::Rnsr);
    }
    let header = table::read("", line, None).ok()?.header;
    correspondents::recognises(&header).then_some(Kind::Correspondents)
}

fn holds(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|w| w == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::data;
    use proptest::prelude::*;

    #[test]
    fn files_are_told_by_what_they_hold() {
        assert_eq!(detect(&data("rnsr-inserm-2022-02-08.csv")), Some(Kind::Rnsr));
        assert_eq!(detect(&data("ror-inserm-2026-06.json")), Some(Kind::Ror));
        assert_eq!(detect("\u{feff}Code de l’unité;Nom;E-mail\r\n".as_bytes()), Some(Kind::Correspondents));
        assert_eq!(detect(b"Unit,Name,Mail\nU1,a,b\n"), Some(Kind::Correspondents));
        assert_eq!(detect(b"Unit\xE9;Courriel\nU1;b\n"), Some(Kind::Correspondents));
        assert_eq!(detect(b"PK\x03\x04rest"), Some(Kind::Xlsx));
        for other in [&b""[..], b"[]", b"{\"a\":1}", b"%PDF-1.7", b"a;b\n", b"\xD0\xCF\x11\xE0", b"\0\0"] {
            assert_eq!(detect(other), None, "{other:?}");
        }
        assert_eq!(detect(&data("inist-ezproxy-2012-2013-redacted.log")), None);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
            let _ = detect(&bytes);
        }
    }
}
