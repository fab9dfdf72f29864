//! A signature dictionary and the bytes that it covers: the range is written, digested, signed, the signature put in.
//!
//! The places in the file are those remembered from writing: a document may hold the same bytes elsewhere.

use super::file::File;
use super::update::Update;
use crate::domain::trouble::{Outcome, Trouble};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Hexadecimal digits kept free for the signature.
pub const ROOM: usize = 32_768;
/// A byte range before its figures are known: three times ten places.
const RANGE: &str = "[0 0000000000 0000000000 0000000000]";

/// What makes the signature over a SHA-256 digest, DER.
pub type Make<'a> = &'a mut dyn FnMut(&[u8; 32]) -> Outcome<Vec<u8>>;

/// The whole file once object `id` of the update holds a signature. `head` opens its dictionary and says everything
/// but the range and the contents; `random` becomes the second part of the file's identifier.
pub fn seal(file: &File, mut update: Update, id: u32, head: &str, random: &[u8; 16], make: Make) -> Outcome<Vec<u8>> {
    let original = file.bytes;
    let text = format!("{head}/ByteRange{RANGE}/Contents<{}>>>", "0".repeat(ROOM));
    let range_at = head.len() + "/ByteRange".len();
    let contents_at = range_at + RANGE.len() + "/Contents".len();
    update.set(id, text.into_bytes());
    let tail = update.finish(random);
    let start = tail.start_of(id)?;
    let mut tail = tail.bytes;
    let contents = start + contents_at..start + contents_at + ROOM + 2;
    let (before, after) = (original.len() + contents.start, original.len() + contents.end);
    let total = original.len() + tail.len();
    let range = format!("[0 {before} {after} {}]", total - after);
    let room = RANGE.len();
    if range.len() > room {
        return Err(Trouble::damaged("signature", "covers more bytes than its range can say"));
    }
    tail[start + range_at..start + range_at + room].copy_from_slice(format!("{range:<room$}").as_bytes());
    let digest: [u8; 32] = Sha256::new()
        .chain_update(original)
        .chain_update(&tail[..contents.start])
        .chain_update(&tail[contents.end..])
        .finalize()
        .into();
    let signature = make(&digest)?;
    if signature.len() * 2 > ROOM {
        return Err(Trouble::damaged("signature", "is larger than the room kept for it"));
    }
    let mut hex = String::with_capacity(ROOM);
    for byte in &signature {
        let _ = write!(hex, "{byte:02X}");
    }
    tail[contents.start + 1..contents.start + 1 + hex.len()].copy_from_slice(hex.as_bytes());
    let mut out = Vec::with_capacity(total);
    out.extend_from_slice(original);
    out.extend_from_slice(&tail);
    Ok(out)
}
