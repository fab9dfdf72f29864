//! The bytes that a signature covers, after every check that ties them to it and to the end of a revision.

use super::Problem;
use super::container;
use super::values::Value;
use crate::sign::pdf::file::File;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// The range of one signature.
pub struct Range {
    /// The signature itself, with its brackets.
    pub gap: std::ops::Range<usize>,
    /// Where the covered revision ends.
    pub end: usize,
}

/// The range in a signature dictionary, which must stand in the file itself.
pub fn of(file: &File, value: &Value) -> Result<Range, Problem> {
    let node = &value.node;
    // Of a key that stands twice, one reader takes the first value and another the last.
    let keys: HashSet<&[u8]> = node.entries().iter().map(|(key, _)| key.as_slice()).collect();
    if keys.len() < node.entries().len() {
        return Err(Problem::Malformed("key twice"));
    }
    let known = ["ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161"];
    let sub = node.get("SubFilter").ok_or(Problem::Malformed("SubFilter"))?;
    if !known.iter().any(|k| sub.is_name(k)) {
        return Err(Problem::UnknownAlgorithm("SubFilter".into()));
    }
    let contents = node
        .get("Contents")
        .filter(|c| c.text().is_some_and(|t| !t.is_empty()))
        .ok_or(Problem::Malformed("Contents"))?;
    let list = node.get("ByteRange").ok_or(Problem::Malformed("ByteRange"))?;
    let figures: Vec<usize> = list
        .items()
        .iter()
        .map(|n| n.int().and_then(|v| usize::try_from(v).ok()))
        .collect::<Option<_>>()
        .unwrap_or_default();
    let &[start, length, from, rest] = figures.as_slice() else {
        return Err(Problem::Malformed("ByteRange"));
    };
    let end = from.checked_add(rest).ok_or(Problem::Range("overflow"))?;
    if start != 0 || length >= from || end > file.bytes.len() {
        return Err(Problem::Range("bounds"));
    }
    if !value.in_file || contents.span != (length..from) || file.bytes[length] != b'<' || file.bytes[from - 1] != b'>' {
        return Err(Problem::Range("gap"));
    }
    if !ends_revision(&file.bytes[..end]) {
        return Err(Problem::Range("end"));
    }
    Ok(Range { gap: length..from, end })
}

/// Whether the bytes end as a revision does.
fn ends_revision(bytes: &[u8]) -> bool {
    let trimmed = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let trimmed = trimmed.strip_suffix(b"\r").unwrap_or(trimmed);
    trimmed.ends_with(b"%%EOF")
}

/// The digest of the covered bytes.
pub fn digest(kind: container::Digest, bytes: &[u8], range: &Range) -> Vec<u8> {
    match kind {
        container::Digest::Sha1 => over::<sha1::Sha1>(bytes, range),
        container::Digest::Sha256 => over::<Sha256>(bytes, range),
        container::Digest::Sha384 => over::<sha2::Sha384>(bytes, range),
        container::Digest::Sha512 => over::<sha2::Sha512>(bytes, range),
    }
}

fn over<D: Digest>(bytes: &[u8], range: &Range) -> Vec<u8> {
    D::new().chain_update(&bytes[..range.gap.start]).chain_update(&bytes[range.gap.end..range.end]).finalize().to_vec()
}
