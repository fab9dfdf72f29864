//! Who holds the desk: a locked file with the number of the process, and the mark of an unclean end.

use crate::domain::trouble::{Outcome, Trouble};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// The desk is held as long as this lives.
#[derive(Debug)]
pub struct Held {
    file: File,
    dirty: PathBuf,
    /// The desk was not closed the last time, and the computer has been restarted since.
    pub power_lost: bool,
}

/// What came of asking for the desk.
#[derive(Debug)]
pub enum Asked {
    Held(Held),
    /// Another process holds it: its number.
    By(String),
}

/// Asks for the desk in `folder`.
pub fn ask(folder: &Path) -> Outcome<Asked> {
    let path = folder.join("LOCK");
    let io = |e: std::io::Error| Trouble::io(&path, &e);
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(&path).map_err(io)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut pid = String::new();
            let _ = file.read_to_string(&mut pid);
            return Ok(Asked::By(pid.trim().chars().filter(char::is_ascii_digit).collect()));
        }
        Err(TryLockError::Error(e)) => return Err(io(e)),
    }
    file.set_len(0).map_err(io)?;
    file.seek(SeekFrom::Start(0)).map_err(io)?;
    file.write_all(std::process::id().to_string().as_bytes()).map_err(io)?;
    let dirty = folder.join("DIRTY");
    let before = std::fs::read_to_string(&dirty).ok();
    let power_lost = before.is_some_and(|boot| boot != boot_id());
    Ok(Asked::Held(Held { file, dirty, power_lost }))
}

impl Held {
    /// Marks the desk as open, once everything that an unclean end asks for has been checked.
    pub fn mark(&self) -> Outcome<()> {
        std::fs::write(&self.dirty, boot_id()).map_err(|e| Trouble::io(&self.dirty, &e))
    }

    /// Gives the desk back after everything has been written.
    pub fn clean(self) {
        let _ = std::fs::remove_file(&self.dirty);
        let _ = self.file.set_len(0);
        // Not left to the closing of the file: a child that is just being started may still have a copy of it.
        let _ = self.file.unlock();
    }
}

/// What names this run of the computer.
fn boot_id() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_else(|_| "unknown".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_is_told_who_holds_it() {
        let dir = tempfile::tempdir().unwrap();
        let Asked::Held(held) = ask(dir.path()).unwrap() else { panic!("free desk") };
        let Asked::By(pid) = ask(dir.path()).unwrap() else { panic!("held desk") };
        assert_eq!(pid, std::process::id().to_string());
        held.clean();
        assert!(!dir.path().join("DIRTY").exists());
        assert!(matches!(ask(dir.path()).unwrap(), Asked::Held(h) if !h.power_lost));
        std::fs::write(dir.path().join("DIRTY"), "another boot").unwrap();
        assert!(matches!(ask(dir.path()).unwrap(), Asked::Held(h) if h.power_lost));
    }

    #[test]
    fn a_desk_given_back_is_free_though_somebody_has_a_copy_of_its_file() {
        let dir = tempfile::tempdir().unwrap();
        let Asked::Held(held) = ask(dir.path()).unwrap() else { panic!("free desk") };
        let _copy = held.file.try_clone().unwrap();
        held.clean();
        assert!(matches!(ask(dir.path()).unwrap(), Asked::Held(_)));
    }
}
