//! Files that come in and go out: bounded when read, whole or not at all when written.

use crate::domain::trouble::{InputFault, Outcome, Rule, Trouble};
use crate::register::log::sync_folder;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt as _, PermissionsExt as _};
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

/// Who may read a file that is written, where somebody says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    pub mode: Option<u32>,
    pub owner: Option<u32>,
    pub group: Option<u32>,
}

impl Rights {
    /// Whether a file has them already.
    pub fn held_by(&self, path: &Path) -> bool {
        std::fs::metadata(path).is_ok_and(|m| {
            self.mode.is_none_or(|mode| mode == m.permissions().mode() & 0o777)
                && self.owner.is_none_or(|uid| uid == m.uid())
                && self.group.is_none_or(|gid| gid == m.gid())
        })
    }
}

/// Replaces a file that others read while it is written: beside it, on the disk, then renamed. A file that is there
/// keeps its owner, its group and its mode, and a link to it stays a link; a new one gets `mode`.
pub fn replace(path: &Path, content: &[u8], mode: u32) -> Outcome<()> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| absolute(path));
    let kept = std::fs::metadata(&target).ok().map(|m| m.permissions().mode() & 0o777);
    replace_as(path, content, Rights { mode: Some(kept.unwrap_or(mode)), ..Rights::default() })
}

/// The same with the rights that are given; without an owner or a group, a file that is there keeps its own.
pub fn replace_as(path: &Path, content: &[u8], rights: Rights) -> Outcome<()> {
    let io = |e: std::io::Error| Trouble::io(path, &e);
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| absolute(path));
    let there = std::fs::metadata(&target).ok();
    let (owner, group) = (there.as_ref().map(MetadataExt::uid), there.as_ref().map(MetadataExt::gid));
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside = target.with_file_name(format!(".{name}.{}.new", std::process::id()));
    sweep(&target, &name);
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
        // A portal's worker that cannot read its file any more locks everybody out: better not to write it.
        std::os::unix::fs::fchown(&file, rights.owner.or(owner), rights.group.or(group))?;
        file.set_permissions(std::fs::Permissions::from_mode(rights.mode.unwrap_or(0o600)))?;
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

/// Removes what processes that were killed while they wrote have left beside a file: it may hold secrets.
fn sweep(target: &Path, name: &str) {
    let start = format!(".{name}.");
    let gone = |pid: &str| pid == std::process::id().to_string() || !Path::new("/proc").join(pid).exists();
    for left in target.parent().and_then(|folder| folder.read_dir().ok()).into_iter().flatten().flatten() {
        let called = left.file_name().to_string_lossy().into_owned();
        let pid = called.strip_prefix(&start).and_then(|rest| rest.strip_suffix(".new"));
        if pid.is_some_and(|pid| pid.bytes().all(|b| b.is_ascii_digit()) && gone(pid)) {
            let _ = std::fs::remove_file(left.path());
        }
    }
}

/// Writes a new file; one that is there already is never overwritten.
pub fn create(path: &Path, content: &[u8]) -> Outcome<()> {
    refuse_taken(path)?;
    replace(path, content, 0o600)
}

/// Writes a new file below a folder that may not be there yet. What stands there already is never overwritten, not even
/// if it came a moment ago: it is refused.
pub fn place(path: &Path, content: &[u8]) -> Outcome<()> {
    let io = |e: std::io::Error| Trouble::io(path, &e);
    let taken = || Trouble::from(Rule::FileTaken { path: path.display().to_string() });
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    sweep(path, &name);
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
        file.write_all(content)?;
        file.sync_all()
    })();
    // A second name for the file fails where the name is taken; a rename would not.
    let named = written.map_err(io).and_then(|()| match std::fs::hard_link(&beside, path) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Err(taken()),
        // Some disks know no second names.
        Err(_) if path.exists() => Err(taken()),
        Err(_) => std::fs::rename(&beside, path).map_err(io),
    });
    let _ = std::fs::remove_file(&beside);
    named?;
    sync_folder(path)
}

/// Refuses a path where something stands already.
pub fn refuse_taken(path: &Path) -> Outcome<()> {
    if path.exists() { Err(Rule::FileTaken { path: path.display().to_string() }.into()) } else { Ok(()) }
}

fn absolute(path: &Path) -> std::path::PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
