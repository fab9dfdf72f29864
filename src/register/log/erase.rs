//! Destroying sealed payloads where they stand: their bytes become zeros, the entries and the tree stay as they are.
//!
//! What is overwritten is written down beside the log first (`<log>.erase`): a kill in the middle is carried on with at
//! the next opening, and no act is ever seen half overwritten. Whether a payload may be destroyed is not known here.

use super::{Log, file_name, sync_folder};
use crate::domain::trouble::{Outcome, Trouble};
use crate::register::entry::{hex, unhex};
use crate::register::head::replace;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

const TITLE: &str = "paraphe-erase-1";

/// Whether a sealed payload was destroyed.
pub fn destroyed(payload: &[u8]) -> bool {
    !payload.is_empty() && payload.iter().all(|&b| b == 0)
}

/// What is put where: bytes by their place in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Patches(Vec<(u64, Vec<u8>)>);

impl Log {
    /// Destroys the sealed payloads of these entries, on the disk when this returns.
    pub fn erase(&mut self, entries: &[u64]) -> Outcome<()> {
        let patches = self.patches(entries)?;
        if patches.0.is_empty() {
            return Ok(());
        }
        let noted = noted(&self.path);
        replace(&noted, patches.text().as_bytes(), true)?;
        patches.write(&self.file, &self.path)?;
        forget(&noted)
    }

    /// The zeros, and the digests of the acts that get them.
    fn patches(&self, entries: &[u64]) -> Outcome<Patches> {
        let mut acts: BTreeMap<u64, Vec<(u64, usize)>> = BTreeMap::new();
        for seq in entries {
            let slot = usize::try_from(*seq).ok().and_then(|n| self.slots.get(n));
            let slot = slot.ok_or_else(|| Trouble::damaged(file_name(&self.path), format!("no entry {seq}")))?;
            acts.entry(slot.act).or_default().push((slot.at + u64::from(slot.length) + 4, slot.payload as usize));
        }
        let mut patches = Vec::new();
        for (act, gaps) in acts {
            let mut body = self.sound_body(act)?;
            for (at, length) in gaps {
                let start = usize::try_from(at - act - 4).unwrap_or(usize::MAX);
                if let Some(gap) = body.get_mut(start..start + length) {
                    gap.fill(0);
                }
                patches.push((at, vec![0; length]));
            }
            patches.push((act + 4 + body.len() as u64, Sha256::digest(&body).to_vec()));
        }
        Ok(Patches(patches))
    }

    /// The body of the act at `act`, read again and held against its digest: damage is never covered up.
    fn sound_body(&self, act: u64) -> Outcome<Vec<u8>> {
        let io = |e: std::io::Error| Trouble::io(&self.path, &e);
        let mut size = [0; 4];
        self.file.read_exact_at(&mut size, act).map_err(io)?;
        let mut body = vec![0; u32::from_be_bytes(size) as usize + 32];
        self.file.read_exact_at(&mut body, act + 4).map_err(io)?;
        let digest = body.split_off(body.len() - 32);
        if Sha256::digest(&body)[..] == *digest {
            Ok(body)
        } else {
            Err(Trouble::damaged(file_name(&self.path), format!("byte {act}: an act is damaged")))
        }
    }
}

/// What was being overwritten when the program stopped.
pub(super) fn unfinished(log: &Path) -> Outcome<Option<Patches>> {
    let path = noted(log);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(Trouble::io(&path, &e)),
    };
    Patches::read(&text).map(Some).ok_or_else(|| Trouble::damaged(file_name(&path), "cannot be read"))
}

impl Patches {
    /// Carries on: in the file where it may be mended, and in the content that was read of it.
    pub(super) fn finish(&self, log: &Path, file: Option<&File>, content: &mut [u8]) -> Outcome<()> {
        for (at, bytes) in &self.0 {
            let start = usize::try_from(*at).unwrap_or(usize::MAX);
            if let Some(place) = start.checked_add(bytes.len()).and_then(|end| content.get_mut(start..end)) {
                place.copy_from_slice(bytes);
            }
        }
        match file {
            Some(file) => {
                self.write(file, log)?;
                forget(&noted(log))
            }
            None => Ok(()),
        }
    }

    fn write(&self, file: &File, path: &Path) -> Outcome<()> {
        let io = |e: std::io::Error| Trouble::io(path, &e);
        for (at, bytes) in &self.0 {
            file.write_all_at(bytes, *at).map_err(io)?;
        }
        file.sync_data().map_err(io)
    }

    fn text(&self) -> String {
        let mut text = format!("{TITLE}\n");
        for (at, bytes) in &self.0 {
            let _ = if destroyed(bytes) {
                writeln!(text, "zeros {at} {}", bytes.len())
            } else {
                writeln!(text, "bytes {at} {}", hex(bytes))
            };
        }
        let digest = hex(&Sha256::digest(text.as_bytes()));
        text + &digest + "\n"
    }

    fn read(text: &str) -> Option<Self> {
        let cut = text.strip_suffix('\n')?.rfind('\n')? + 1;
        let (noted, digest) = text.split_at(cut);
        if hex(&Sha256::digest(noted.as_bytes())) != digest.trim_end_matches('\n') {
            return None;
        }
        let mut lines = noted.lines();
        (lines.next()? == TITLE).then_some(())?;
        let patch = |line: &str| {
            let mut parts = line.split(' ');
            let (word, at, value) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
            let bytes = if word == "zeros" { vec![0; value.parse::<u32>().ok()? as usize] } else { unhex(value)? };
            Some((at, bytes))
        };
        lines.map(patch).collect::<Option<_>>().map(Self)
    }
}

fn noted(log: &Path) -> PathBuf {
    log.with_extension("erase")
}

fn forget(noted: &Path) -> Outcome<()> {
    std::fs::remove_file(noted).map_err(|e| Trouble::io(noted, &e))?;
    sync_folder(noted)
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;

    #[test]
    fn a_destroyed_payload_is_gone_from_the_file_and_everything_else_is_as_it_was() {
        let (_dir, path, head, before) = sample();
        let (mut log, _) = Log::open(&path, Some(&head), true).unwrap();
        log.erase(&[2]).unwrap();
        let after = std::fs::read(&path).unwrap();
        assert_eq!(after.len(), before.len());
        let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
        assert!((40..=72).contains(&changed), "forty bytes of payload and one digest: {changed}");
        drop(log);
        let (log, found) = Log::open(&path, Some(&head), true).unwrap();
        assert_eq!((log.head(), found), (head, super::super::Found::Whole), "entries and tree are the same");
        assert!(destroyed(&log.read(2).unwrap().1));
        assert!(!destroyed(&log.read(3).unwrap().1));
        assert!(!noted(&path).exists());
    }

    #[test]
    fn stopped_anywhere_in_the_middle_it_is_carried_on_with() {
        let (_dir, path, head, before) = sample();
        let (mut log, _) = Log::open(&path, Some(&head), true).unwrap();
        let patches = log.patches(&[1, 3]).unwrap();
        log.erase(&[1, 3]).unwrap();
        drop(log);
        let done = std::fs::read(&path).unwrap();
        for written in 0..=patches.0.len() {
            std::fs::write(&path, &before).unwrap();
            let file = File::options().write(true).open(&path).unwrap();
            Patches(patches.0[..written].to_vec()).write(&file, &path).unwrap();
            std::fs::write(noted(&path), patches.text()).unwrap();
            let (looked, _) = Log::open(&path, Some(&head), false).unwrap();
            assert_eq!(looked.head(), head, "whoever only looks is not disturbed");
            let (log, _) = Log::open(&path, Some(&head), true).unwrap();
            assert_eq!(log.head(), head);
            assert_eq!(std::fs::read(&path).unwrap(), done, "{written} of {} written", patches.0.len());
            assert!(!noted(&path).exists());
        }
    }

    #[test]
    fn damage_is_not_covered_up() {
        let (_dir, path, head, before) = sample();
        let (mut log, _) = Log::open(&path, Some(&head), true).unwrap();
        let mut flipped = before;
        let at = flipped.len() - 50;
        flipped[at] ^= 1;
        std::fs::write(&path, &flipped).unwrap();
        assert_eq!(log.erase(&[3]).unwrap_err().exit_status(), 3);
        assert_eq!(std::fs::read(&path).unwrap(), flipped);
    }

    #[test]
    fn what_is_noted_is_read_again_and_every_flip_is_noticed() {
        let patches = Patches(vec![(70, vec![0; 40]), (300, vec![7; 32])]);
        let text = patches.text();
        assert_eq!(Patches::read(&text), Some(patches));
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            assert_eq!(String::from_utf8(bytes).ok().and_then(|t| Patches::read(&t)), None, "byte {at}");
        }
    }
}
