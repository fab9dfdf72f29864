//! Files kept by the hash of their content, sealed. Their names are keyed, so that they tell nothing to a thief who
//! holds a copy of the same document.

use super::seal::Key;
use crate::domain::ids::FileHash;
use crate::domain::trouble::{Outcome, Trouble};
use crate::register::entry::hex;
use crate::register::head::replace;
use crate::register::log::sync_folder;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The folder of files.
#[derive(Clone, Debug)]
pub struct Documents {
    folder: PathBuf,
    names: Key,
    content: Key,
}

impl Documents {
    /// The folder, with keys derived from the desk's data key.
    pub fn new(folder: &Path, data: &Key) -> Outcome<Self> {
        Ok(Self {
            folder: folder.into(),
            names: data.derive("paraphe/documents/names/v1")?,
            content: data.derive("paraphe/documents/content/v1")?,
        })
    }

    /// Keeps a file, durable when this returns; its hash.
    pub fn put(&self, content: &[u8]) -> Outcome<FileHash> {
        let hash = FileHash::new(hex(&Sha256::digest(content)));
        let path = self.path(&hash);
        if !path.exists() {
            replace(&path, &self.content.seal(hash.as_str().as_bytes(), content)?, true)?;
        }
        Ok(hash)
    }

    /// A file, checked against its hash.
    pub fn get(&self, hash: &FileHash) -> Outcome<Vec<u8>> {
        let path = self.path(hash);
        let name = format!("documents/{}", path.file_name().unwrap_or_default().to_string_lossy());
        let sealed = std::fs::read(&path).map_err(|e| Trouble::io(&path, &e))?;
        self.content
            .open(hash.as_str().as_bytes(), &sealed)
            .filter(|content| hex(&Sha256::digest(content)) == hash.as_str())
            .ok_or_else(|| Trouble::damaged(name, "has changed since it was written"))
    }

    /// Erases a file, durably.
    pub fn remove(&self, hash: &FileHash) -> Outcome<()> {
        let path = self.path(hash);
        std::fs::remove_file(&path).map_err(|e| Trouble::io(&path, &e))?;
        sync_folder(&path)
    }

    /// Where a file lies.
    pub fn path(&self, hash: &FileHash) -> PathBuf {
        self.folder.join(&hex(&self.names.mac(hash.as_str().as_bytes()))[..40])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_back_or_is_said_to_be_damaged() {
        let dir = tempfile::tempdir().unwrap();
        let documents = Documents::new(dir.path(), &Key::random().unwrap()).unwrap();
        let hash = documents.put(b"%PDF- secret canary").unwrap();
        assert_eq!(documents.put(b"%PDF- secret canary").unwrap(), hash);
        assert_eq!(documents.get(&hash).unwrap(), b"%PDF- secret canary");
        let path = documents.path(&hash);
        let sealed = std::fs::read(&path).unwrap();
        assert!(!sealed.windows(6).any(|w| w == b"canary"));
        let mut flipped = sealed.clone();
        flipped[30] ^= 1;
        std::fs::write(&path, flipped).unwrap();
        assert_eq!(documents.get(&hash).unwrap_err().code(), "damaged");
    }
}
