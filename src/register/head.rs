//! What was last confirmed of each log: kept beside the logs (`HEAD`) and outside the desk (the anchor).
//!
//! A text of one line a log, closed by its own digest; replaced whole.

use super::entry::{hex, unhex};
use super::merkle::Hash;
use crate::domain::trouble::{Outcome, Trouble};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

const TITLE: &str = "paraphe-head-1";

/// The state of a log when it was last confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub origin: String,
    pub size: u64,
    pub root: Hash,
    /// Length of the log's file.
    pub bytes: u64,
}

/// The text of these heads for the desk `desk`.
pub fn write(desk: &str, heads: &[Head]) -> String {
    let mut text = format!("{TITLE} {desk}\n");
    for head in heads {
        let _ = writeln!(text, "{} {} {} {}", head.origin, head.size, hex(&head.root), head.bytes);
    }
    let digest = hex(&Sha256::digest(text.as_bytes()));
    let _ = writeln!(text, "{digest}");
    text
}

/// The desk and the heads of such a text; nothing if it is not whole.
pub fn read(text: &str) -> Option<(String, Vec<Head>)> {
    let cut = text.strip_suffix('\n')?.rfind('\n')? + 1;
    let (signed, digest) = text.split_at(cut);
    if hex(&Sha256::digest(signed.as_bytes())) != digest.trim_end_matches('\n') || digest.len() != 65 {
        return None;
    }
    let mut lines = signed.lines();
    let desk = lines.next()?.strip_prefix(TITLE)?.trim().to_owned();
    let heads = lines.map(parse).collect::<Option<Vec<Head>>>()?;
    Some((desk, heads))
}

fn parse(line: &str) -> Option<Head> {
    let mut parts = line.split(' ');
    let head = Head {
        origin: parts.next()?.to_owned(),
        size: parts.next()?.parse().ok()?,
        root: unhex(parts.next()?)?.try_into().ok()?,
        bytes: parts.next()?.parse().ok()?,
    };
    parts.next().is_none().then_some(head)
}

/// Replaces a file by a new content, whole: written beside it, then renamed. `durable` waits for the disk.
pub fn replace(path: &Path, content: &[u8], durable: bool) -> Outcome<()> {
    let io = |e: std::io::Error| Trouble::io(path, &e);
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.new"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside).map_err(io)?;
    file.write_all(content).map_err(io)?;
    if durable {
        file.sync_all().map_err(io)?;
    }
    std::fs::rename(&beside, path).map_err(io)?;
    if durable { super::log::sync_folder(path) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_again_and_every_flip_is_noticed() {
        let heads = vec![Head { origin: "i/registre/p-d/1".into(), size: 3, root: [9; 32], bytes: 812 }];
        let text = write("desk-1", &heads);
        assert_eq!(read(&text), Some(("desk-1".into(), heads)));
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            assert!(String::from_utf8(bytes).ok().and_then(|t| read(&t)).is_none(), "byte {at}");
        }
    }
}
