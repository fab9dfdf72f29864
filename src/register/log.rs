//! A log on disk: acts appended one behind the other, on the platters before anybody is told.
//!
//! File: one line `paraphe-register-1 <origin>`, then acts. Act: length of the body (u32, big-endian), body, SHA-256
//! of the body. Body: number of entries (u16), then for each its length (u16), the entry, the length of the sealed
//! payload (u32), the sealed payload. An act is there whole or not at all.

mod erase;

pub use erase::destroyed;

use super::entry::{Entry, LONGEST};
use super::head::Head;
use super::merkle::{self, Hash};
use crate::domain::trouble::{Outcome, Trouble};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

const MAGIC: &str = "paraphe-register-1 ";

/// Where an entry and its payload stand in the file.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// Where its act begins.
    act: u64,
    at: u64,
    length: u16,
    payload: u32,
}

/// A log, open.
#[derive(Debug)]
pub struct Log {
    path: PathBuf,
    file: File,
    origin: String,
    slots: Vec<Slot>,
    leaves: Vec<Hash>,
    peaks: merkle::Peaks,
    /// Bytes of the file that are sound.
    bytes: u64,
    last: Option<Entry>,
}

/// What opening a log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Everything is as it was left.
    Whole,
    /// An act that was never answered was cut off: so many bytes.
    TornTail(u64),
}

impl Log {
    /// Makes a new, empty log.
    pub fn create(path: &Path, origin: &str) -> Outcome<Self> {
        let io = |e: std::io::Error| Trouble::io(path, &e);
        // Beside its place first: a log without its first line would look damaged for ever.
        let line = format!("{MAGIC}{origin}\n");
        super::head::replace(path, line.as_bytes(), true)?;
        let file = OpenOptions::new().read(true).write(true).open(path).map_err(io)?;
        let bytes = line.len() as u64;
        Ok(Self {
            path: path.into(),
            file,
            origin: origin.into(),
            slots: vec![],
            leaves: vec![],
            peaks: merkle::Peaks::default(),
            bytes,
            last: None,
        })
    }

    /// Opens a log and checks every act against its digest. `known` is what was last confirmed: whatever is missing or
    /// broken before it is damage; behind it, an act that was never answered and is cut off when `mend` is set.
    pub fn open(path: &Path, known: Option<&Head>, mend: bool) -> Outcome<(Self, Found)> {
        let io = |e: std::io::Error| Trouble::io(path, &e);
        let name = file_name(path);
        let mut file = OpenOptions::new().read(true).write(mend).open(path).map_err(io)?;
        let mut content = Vec::new();
        file.read_to_end(&mut content).map_err(io)?;
        if let Some(patches) = erase::unfinished(path)? {
            patches.finish(path, mend.then_some(&file), &mut content)?;
        }
        let line = content
            .iter()
            .position(|&b| b == b'\n')
            .and_then(|end| std::str::from_utf8(&content[..end]).ok())
            .and_then(|line| line.strip_prefix(MAGIC))
            .ok_or_else(|| Trouble::damaged(&name, "byte 0: the first line is not a register's"))?;
        let mut log = Self {
            path: path.into(),
            file,
            origin: line.to_owned(),
            slots: Vec::new(),
            leaves: Vec::new(),
            peaks: merkle::Peaks::default(),
            bytes: (MAGIC.len() + line.len() + 1) as u64,
            last: None,
        };
        log.scan(&content, known, &name)?;
        let torn = content.len() as u64 - log.bytes;
        if torn > 0 && mend {
            // What was never answered is cut off, and kept beside the log for whoever wants to look.
            let rest = content.get(usize::try_from(log.bytes).unwrap_or(0)..).unwrap_or_default();
            std::fs::write(path.with_extension("cut"), rest).map_err(io)?;
            log.file.set_len(log.bytes).map_err(io)?;
            log.file.sync_all().map_err(io)?;
        }
        Ok((log, if torn > 0 { Found::TornTail(torn) } else { Found::Whole }))
    }

    fn scan(&mut self, content: &[u8], known: Option<&Head>, name: &str) -> Outcome<()> {
        let mut at = usize::try_from(self.bytes).unwrap_or(usize::MAX);
        while at < content.len() {
            let Some(body) = body(content, at) else {
                // An act that was being written runs to the end of the file; a broken one before others is damage.
                if more_behind(content, at) {
                    return Err(Trouble::damaged(name, format!("byte {at}: an act is damaged")));
                }
                break;
            };
            let start = at + 4;
            let Some(entries) = split(body, start) else {
                return Err(Trouble::damaged(name, format!("byte {start}: an act cannot be read")));
            };
            for (slot, range) in entries {
                self.push(merkle::leaf(&content[range]));
                self.slots.push(slot);
            }
            at = start + body.len() + 32;
            self.bytes = at as u64;
        }
        if let Some(head) = known {
            if self.bytes < head.bytes {
                return Err(Trouble::damaged(
                    name,
                    format!("byte {at}: an act that was confirmed is damaged or missing"),
                ));
            }
            let size = usize::try_from(head.size).unwrap_or(usize::MAX);
            if size > self.leaves.len() || merkle::root(&self.leaves[..size]) != head.root {
                return Err(Trouble::damaged(
                    name,
                    format!("the {} entries that were confirmed are other ones", head.size),
                ));
            }
        }
        if let Some(slot) = self.slots.last() {
            let at = usize::try_from(slot.at).unwrap_or(usize::MAX);
            self.last = Some(Entry::parse(&content[at..at + usize::from(slot.length)])?);
        }
        Ok(())
    }

    fn push(&mut self, leaf: Hash) {
        self.leaves.push(leaf);
        self.peaks.push(leaf);
    }

    /// Appends one act: all its entries or none, on the disk when this returns. After a failure the log must be opened
    /// again before anything is believed.
    pub fn append(&mut self, act: &[(Entry, Vec<u8>)]) -> Outcome<()> {
        let broken = |what: &str| Trouble::damaged(file_name(&self.path), what);
        let count = u16::try_from(act.len()).map_err(|_| broken("an act has too many entries"))?;
        let mut body = count.to_be_bytes().to_vec();
        let mut slots = Vec::with_capacity(act.len());
        for (entry, payload) in act {
            let length = u16::try_from(entry.bytes.len()).map_err(|_| broken("an entry is too long"))?;
            let sealed = u32::try_from(payload.len()).map_err(|_| broken("a payload is too long"))?;
            body.extend_from_slice(&length.to_be_bytes());
            slots.push(Slot { act: self.bytes, at: self.bytes + 4 + body.len() as u64, length, payload: sealed });
            body.extend_from_slice(&entry.bytes);
            body.extend_from_slice(&sealed.to_be_bytes());
            body.extend_from_slice(payload);
        }
        let size = u32::try_from(body.len()).map_err(|_| broken("an act is too long"))?;
        let mut frame = size.to_be_bytes().to_vec();
        frame.extend_from_slice(&body);
        frame.extend_from_slice(&Sha256::digest(&body));
        let io = |e: std::io::Error| Trouble::io(&self.path, &e);
        self.file.seek(SeekFrom::Start(self.bytes)).map_err(io)?;
        self.file.write_all(&frame).map_err(io)?;
        self.file.sync_data().map_err(io)?;
        self.bytes += frame.len() as u64;
        self.slots.extend(slots);
        for (entry, _) in act {
            self.push(entry.leaf());
        }
        if let Some((entry, _)) = act.last() {
            self.last = Some(entry.clone());
        }
        Ok(())
    }

    /// Reads one entry and its sealed payload, checked against the hash that the tree holds.
    pub fn read(&self, seq: u64) -> Outcome<(Entry, Vec<u8>)> {
        let mut bytes = Vec::new();
        let index = usize::try_from(seq).unwrap_or(usize::MAX);
        let (entry, payload) = self.fetch(index, &mut bytes)?;
        Ok((entry, bytes.split_off(payload)))
    }

    /// Every entry with its sealed payload, one behind the other: a long log is never in memory as a whole.
    pub fn read_all(&self, mut each: impl FnMut(Entry, &[u8]) -> Outcome<()>) -> Outcome<()> {
        let mut bytes = Vec::new();
        for index in 0..self.slots.len() {
            let (entry, payload) = self.fetch(index, &mut bytes)?;
            each(entry, &bytes[payload..])?;
        }
        Ok(())
    }

    /// Reads an entry and what follows it into `bytes`; where its sealed payload begins there.
    fn fetch(&self, index: usize, bytes: &mut Vec<u8>) -> Outcome<(Entry, usize)> {
        let broken = |what: String| Trouble::damaged(file_name(&self.path), what);
        let slot = *self.slots.get(index).ok_or_else(|| broken(format!("no entry {index}")))?;
        let length = usize::from(slot.length);
        bytes.resize(length + 4 + slot.payload as usize, 0);
        self.file.read_exact_at(bytes, slot.at).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => broken(format!("byte {}: entry {index} is missing", slot.at)),
            _ => Trouble::io(&self.path, &error),
        })?;
        if merkle::leaf(&bytes[..length]) != self.leaves[index] {
            return Err(broken(format!("byte {}: entry {index} has changed", slot.at)));
        }
        Ok((Entry::parse(&bytes[..length])?, length + 4))
    }

    /// Name of the log.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Number of entries.
    pub fn size(&self) -> u64 {
        self.leaves.len() as u64
    }

    /// The leaf hashes of all entries.
    pub fn leaves(&self) -> &[Hash] {
        &self.leaves
    }

    /// The last entry.
    pub fn last(&self) -> Option<&Entry> {
        self.last.as_ref()
    }

    /// Size, root and length of the file, to be remembered elsewhere.
    pub fn head(&self) -> Head {
        Head { origin: self.origin.clone(), size: self.size(), root: self.peaks.root(), bytes: self.bytes }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The body of the act at `at`, if it is all there and its digest holds.
fn body(content: &[u8], at: usize) -> Option<&[u8]> {
    let size = u32::from_be_bytes(content.get(at..at + 4)?.try_into().ok()?) as usize;
    let body = content.get(at + 4..at + 4 + size)?;
    let digest = content.get(at + 4 + size..at + 36 + size)?;
    (Sha256::digest(body)[..] == *digest).then_some(body)
}

/// Whether something stands behind the act at `at`, whose digest does not hold.
fn more_behind(content: &[u8], at: usize) -> bool {
    let size = content.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(u32::MAX, u32::from_be_bytes);
    at.saturating_add(36).saturating_add(size as usize) < content.len()
}

/// The entries of a body that stands at `start` in the file.
fn split(body: &[u8], start: usize) -> Option<Vec<(Slot, std::ops::Range<usize>)>> {
    let count = u16::from_be_bytes(body.get(..2)?.try_into().ok()?);
    let mut at = 2;
    let mut found = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        let length = u16::from_be_bytes(body.get(at..at + 2)?.try_into().ok()?);
        let entry = at + 2;
        let end = entry + usize::from(length);
        let payload = u32::from_be_bytes(body.get(end..end + 4)?.try_into().ok()?);
        at = end + 4 + payload as usize;
        if at > body.len() || usize::from(length) > LONGEST {
            return None;
        }
        let slot = Slot { act: (start - 4) as u64, at: (start + entry) as u64, length, payload };
        found.push((slot, start + entry..start + end));
    }
    (at == body.len()).then_some(found)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    format!("register/{name}")
}

/// Makes the names in the folder of a file durable.
pub fn sync_folder(path: &Path) -> Outcome<()> {
    let folder = path.parent().unwrap_or(path);
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| Trouble::io(folder, &e))
}

#[cfg(test)]
mod tests {
    use super::super::entry::tests::header;
    use super::*;
    use ed25519_dalek::SigningKey;

    fn append(log: &mut Log, key: &SigningKey, entries: usize) {
        let mut act = Vec::new();
        let mut prev = log.last().map(|e| e.id().0).unwrap_or_default();
        for n in 0..entries {
            let entry = Entry::sign(header("o/1", log.size() + n as u64, &prev), key).unwrap();
            prev = entry.id().0;
            act.push((entry, vec![u8::try_from(n).unwrap(); 40]));
        }
        log.append(&act).unwrap();
    }

    pub(super) fn sample() -> (tempfile::TempDir, PathBuf, Head, Vec<u8>) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.log");
        let key = SigningKey::from_bytes(&[7; 32]);
        let mut log = Log::create(&path, "o/1").unwrap();
        append(&mut log, &key, 1);
        append(&mut log, &key, 3);
        let content = std::fs::read(&path).unwrap();
        (dir, path, log.head(), content)
    }

    #[test]
    fn what_is_appended_is_read_again() {
        let (_dir, path, head, _) = sample();
        let (log, found) = Log::open(&path, Some(&head), true).unwrap();
        assert_eq!((log.size(), found), (4, Found::Whole));
        assert_eq!(log.head(), head);
        let (entry, payload) = log.read(3).unwrap();
        assert_eq!((entry.header.seq, payload), (3, vec![2; 40]));
        let mut count = 0;
        log.read_all(|_, _| {
            count += 1;
            Ok(())
        })
        .unwrap();
        assert_eq!(count, 4);
    }

    #[test]
    fn every_flipped_byte_of_a_confirmed_log_is_found() {
        let (_dir, path, head, content) = sample();
        for at in 0..content.len() {
            let mut flipped = content.clone();
            flipped[at] ^= 0x10;
            std::fs::write(&path, &flipped).unwrap();
            let opened = Log::open(&path, Some(&head), false);
            let noticed = opened.map_or(true, |(log, _)| log.origin() != "o/1");
            assert!(noticed, "byte {at}");
        }
    }

    #[test]
    fn every_torn_tail_keeps_the_acts_before_it_whole() {
        let (_dir, path, _, content) = sample();
        let first = {
            std::fs::write(&path, &content).unwrap();
            let (log, _) = Log::open(&path, None, false).unwrap();
            usize::try_from(log.slots[1].at).unwrap() - 8
        };
        for cut in first..content.len() {
            std::fs::write(&path, &content[..cut]).unwrap();
            let (log, _) = Log::open(&path, None, true).unwrap();
            assert_eq!(log.size(), 1, "cut at {cut}: the second act is there whole or not at all");
            assert_eq!(std::fs::metadata(&path).unwrap().len(), first as u64);
        }
    }

    #[test]
    fn a_cut_below_what_was_confirmed_is_damage() {
        let (_dir, path, head, content) = sample();
        std::fs::write(&path, &content[..content.len() - 1]).unwrap();
        let trouble = Log::open(&path, Some(&head), true).unwrap_err();
        assert_eq!(trouble.exit_status(), 3);
        assert_eq!(std::fs::metadata(&path).unwrap().len(), content.len() as u64 - 1, "nothing is cut off");
    }
}
