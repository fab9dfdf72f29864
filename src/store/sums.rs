//! Digests of the sled store's files, written when the desk is closed: dead space and all, so that one flipped byte
//! anywhere in them is found by whoever looks.

use crate::domain::trouble::{Outcome, Trouble};
use crate::register::entry::hex;
use crate::register::head::replace;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::Path;

const FILE: &str = "SUMS";

/// Writes the digests of everything below `store`.
pub fn write(folder: &Path) -> Outcome<()> {
    let mut text = String::new();
    for (name, digest) in measure(folder)? {
        let _ = writeln!(text, "{digest} {name}");
    }
    let own = hex(&Sha256::digest(text.as_bytes()));
    let _ = writeln!(text, "{own}");
    replace(&folder.join(FILE), text.as_bytes(), false)
}

/// Forgets the digests, before the store is changed.
pub fn forget(folder: &Path) {
    let _ = std::fs::remove_file(folder.join(FILE));
}

/// The files that are not as they were when the desk was closed; nothing where it was not closed cleanly.
pub fn faults(folder: &Path) -> Outcome<Vec<Trouble>> {
    let path = folder.join(FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) if e.kind() == ErrorKind::InvalidData => {
            return Ok(vec![Trouble::damaged(FILE, "has changed since it was written")]);
        }
        Err(e) => return Err(Trouble::io(&path, &e)),
    };
    let cut = text.strip_suffix('\n').map_or(0, |t| t.rfind('\n').map_or(0, |n| n + 1));
    let (body, own) = text.split_at(cut);
    if hex(&Sha256::digest(body.as_bytes())) != own.trim_end_matches('\n') || own.len() != 65 {
        return Ok(vec![Trouble::damaged(FILE, "has changed since it was written")]);
    }
    let now = measure(folder)?;
    let mut found = Vec::new();
    let mut known = BTreeMap::new();
    for line in body.lines() {
        if let Some((digest, name)) = line.split_once(' ') {
            known.insert(name.to_owned(), digest.to_owned());
        }
    }
    for (name, digest) in &known {
        match now.get(name) {
            None => found.push(Trouble::damaged(name, "is missing")),
            Some(here) if here != digest => found.push(Trouble::damaged(name, "has changed since it was written")),
            Some(_) => {}
        }
    }
    for name in now.keys().filter(|n| !known.contains_key(*n)) {
        found.push(Trouble::damaged(name, "was not there when the desk was closed"));
    }
    Ok(found)
}

fn measure(folder: &Path) -> Outcome<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.join("store")];
    while let Some(at) = open.pop() {
        let entries = match std::fs::read_dir(&at) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => continue,
            Err(e) => return Err(Trouble::io(&at, &e)),
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let content = std::fs::read(&path).map_err(|e| Trouble::io(&path, &e))?;
                let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
                found.insert(name, hex(&Sha256::digest(&content)));
            }
        }
    }
    Ok(found)
}
