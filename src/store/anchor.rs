//! The anchor: what this computer last saw of a desk, kept outside it and sealed, so that an old copy is noticed.

use super::seal::Key;
use crate::domain::trouble::{Outcome, ReadOnly};
use crate::register::head::{self, Head};
use crate::register::log::Log;
use crate::register::merkle;
use std::path::{Path, PathBuf};

/// The anchor of one desk.
#[derive(Clone, Debug)]
pub struct Anchor {
    path: PathBuf,
    desk: String,
    key: Key,
}

impl Anchor {
    /// The anchor of `desk` in the state folder.
    pub fn new(state: &Path, desk: &str, data: &Key) -> Outcome<Self> {
        Ok(Self {
            path: state.join(format!("anchor-{desk}")),
            desk: desk.to_owned(),
            key: data.derive("paraphe/anchor/v1")?,
        })
    }

    /// Remembers these heads.
    pub fn remember(&self, heads: &[Head]) -> Outcome<()> {
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| crate::domain::trouble::Trouble::io(folder, &e))?;
        }
        let sealed = self.key.seal(self.desk.as_bytes(), head::write(&self.desk, heads).as_bytes())?;
        head::replace(&self.path, &sealed, false)
    }

    /// Whether the logs go on from what was seen; the reason to read only, otherwise.
    pub fn check(&self, logs: &[Log]) -> Result<(), ReadOnly> {
        let Some(seen) = self.recall() else {
            return Err(ReadOnly::NeverSeen);
        };
        let total: u64 = seen.iter().map(|h| h.size).sum();
        let here: u64 = logs.iter().map(Log::size).sum();
        for head in seen {
            let Some(log) = logs.iter().find(|l| l.origin() == head.origin) else {
                return Err(ReadOnly::OldCopy { seen: total, here });
            };
            if log.size() < head.size {
                return Err(ReadOnly::OldCopy { seen: total, here });
            }
            let size = usize::try_from(head.size).unwrap_or(usize::MAX);
            if log.leaves().get(..size).map(merkle::root) != Some(head.root) {
                return Err(ReadOnly::OtherHistory { log: head.origin });
            }
        }
        Ok(())
    }

    /// What this computer last saw; nothing where it never saw this desk.
    pub fn recall(&self) -> Option<Vec<Head>> {
        let sealed = std::fs::read(&self.path).ok()?;
        let text = String::from_utf8(self.key.open(self.desk.as_bytes(), &sealed)?).ok()?;
        head::read(&text).filter(|(desk, _)| *desk == self.desk).map(|(_, heads)| heads)
    }
}
