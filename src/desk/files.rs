//! Files that come in and go out: bounded when read, whole or not at all when written.

use crate::domain::trouble::{InputFault, Outcome, Rule, Trouble};
use crate::register::log::sync_folder;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

/// Most bytes of a document or a register that is taken in.
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// The content of a file that somebody named, and its bare name.
pub fn read(path: &Path, most: u64) -> Outcome<(String, Vec<u8>)> {
    let io = |e: std::io::Error| Trouble::io(path, &e);
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    let file = File::open(path).map_err(io)?;
    if file.metadata().map_err(io)?.is_dir() {
        let fault = std::io::Error::from(std::io::ErrorKind::IsADirectory);
        return Err(Trouble::io(path, &fault));
    }
    let mut content = Vec::new();
    file.take(most + 1).read_to_end(&mut content).map_err(io)?;
    if content.len() as u64 > most {
        return Err(Trouble::Input { file: name, line: None, why: InputFault::TooLarge });
    }
    Ok((name, content))
}

/// Replaces a file that others read while it is written: beside it, on the disk, then renamed. A file that is there
/// keeps its owner, its group and its mode, and a link to it stays a link; a new one gets `mode`.
pub fn replace(path: &Path, content: &[u8], mode: u32) -> Outcome<()> {
    let io = |e: std::io::Error| Trouble::io(path, &e);
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| absolute(path));
    let there = std::fs::metadata(&target).ok();
    let mode = there.as_ref().map_or(mode, |m| m.permissions().mode() & 0o777);
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside = target.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let _ = std::fs::remove_file(&beside);
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
        if let Some(there) = &there {
            // A portal's worker that cannot read its file any more locks everybody out: better not to write it.
            std::os::unix::fs::fchown(&file, Some(there.uid()), Some(there.gid()))?;
        }
        file.set_permissions(std::fs::Permissions::from_mode(mode))?;
        file.write_all(content)?;
        file.sync_all()?;
        std::fs::rename(&beside, &target)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written.map_err(io)?;
    sync_folder(&target)
}

/// Writes a new file; one that is there already is never overwritten.
pub fn create(path: &Path, content: &[u8]) -> Outcome<()> {
    refuse_taken(path)?;
    replace(path, content, 0o600)
}

/// Refuses a path where something stands already.
pub fn refuse_taken(path: &Path) -> Outcome<()> {
    if path.exists() { Err(Rule::FileTaken { path: path.display().to_string() }.into()) } else { Ok(()) }
}

fn absolute(path: &Path) -> std::path::PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
