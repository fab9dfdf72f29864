//! A log as C2SP tiles (tlog-tiles, draft 0.1.0), its checkpoint and its verifier key, for programs that are not ours.

use super::head::replace;
use super::log::Log;
use super::merkle::{self, Hash};
use super::note::{self, Checkpoint};
use crate::domain::trouble::{Outcome, Trouble};
use ed25519_dalek::VerifyingKey;
use std::path::Path;

/// Hashes or entries in a full tile.
const TILE: usize = 256;

/// Writes a log under `folder`: `checkpoint`, `vkey`, `tile/<level>/…`, `tile/entries/…`.
pub fn tiles(log: &Log, key: &VerifyingKey, checkpoint: &str, folder: &Path) -> Outcome<()> {
    let size = usize::try_from(Checkpoint::verify(checkpoint, log.origin(), key)?.size).unwrap_or(usize::MAX);
    let mut entries: Vec<Vec<u8>> = Vec::with_capacity(size);
    log.read_all(|entry, _| {
        entries.push(entry.bytes);
        Ok(())
    })?;
    let leaves = log.leaves().get(..size).ok_or_else(|| Trouble::damaged("checkpoint", "larger than the log"))?;
    put(&folder.join("checkpoint"), checkpoint.as_bytes())?;
    put(&folder.join("vkey"), format!("{}\n", note::vkey(log.origin(), key)).as_bytes())?;
    for (n, bundle) in entries[..size].chunks(TILE).enumerate() {
        let mut content = Vec::new();
        for entry in bundle {
            let length =
                u16::try_from(entry.len()).map_err(|_| Trouble::damaged("register", "an entry is too long"))?;
            content.extend_from_slice(&length.to_be_bytes());
            content.extend_from_slice(entry);
        }
        put(&folder.join(tile_path("entries", n, bundle.len())), &content)?;
    }
    let mut level: Vec<Hash> = leaves.to_vec();
    let mut number = 0;
    while !level.is_empty() {
        for (n, tile) in level.chunks(TILE).enumerate() {
            put(&folder.join(tile_path(&number.to_string(), n, tile.len())), &tile.concat())?;
        }
        level = level.chunks_exact(TILE).map(merkle::root).collect();
        number += 1;
    }
    Ok(())
}

fn put(path: &Path, content: &[u8]) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| Trouble::io(folder, &e))?;
    }
    replace(path, content, true)
}

/// `tile/<level>/x001/x234/067`, with `.p/<width>` behind it where the tile is partial.
fn tile_path(level: &str, n: usize, width: usize) -> String {
    let mut groups = vec![format!("{:03}", n % 1000)];
    let mut rest = n / 1000;
    while rest > 0 {
        groups.insert(0, format!("x{:03}", rest % 1000));
        rest /= 1000;
    }
    let partial = if width < TILE { format!(".p/{width}") } else { String::new() };
    format!("tile/{level}/{}{partial}", groups.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tile_paths_follow_the_specification() {
        assert_eq!(tile_path("0", 1_234_067, 256), "tile/0/x001/x234/067");
        assert_eq!(tile_path("entries", 273, 112), "tile/entries/273.p/112");
        assert_eq!(tile_path("2", 0, 1), "tile/2/000.p/1");
    }
}
