//! The portal's file as its worker reads it: may it be read, is every line one, does it say what the codes are?

use super::files::{self, LARGEST};
use super::users::{self, User};
use super::verb::Moment;
use super::{Desk, PortalReport};
use crate::domain::portal::Format;
use crate::domain::trouble::{Outcome, Trouble};
use crate::exchange::inist;
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use zeroize::Zeroizing;

/// Users as whom portals run, where nobody says who it is.
const WORKERS: [&str; 4] = ["www-data", "nginx", "apache", "openldap"];

impl Desk {
    /// Reads the portal's file and judges it.
    pub(super) fn check_portal(
        &self,
        path: &Path,
        format: &Format,
        worker: Option<&str>,
        now: Moment,
    ) -> Outcome<PortalReport> {
        let expected = self.portal_content(format, now)?;
        let (file, bytes) = files::read(path, LARGEST)?;
        let bytes = Zeroizing::new(bytes);
        let about = std::fs::metadata(path).map_err(|e| Trouble::io(path, &e))?;
        let worker = match worker {
            Some(name) => Some((name.to_owned(), users::user(name)?)),
            None => WORKERS.iter().find_map(|n| users::user(n).ok().map(|user| ((*n).to_owned(), user))),
        };
        let text = String::from_utf8_lossy(&bytes);
        let (lines, odd) = match format {
            Format::Htpasswd | Format::Ezproxy => pairs(&text, *format == Format::Htpasswd),
            Format::Ldif { .. } => (text.lines().filter(|l| l.starts_with("dn:")).count(), Vec::new()),
            Format::Inist => (inist::read(&file, &bytes)?.len(), Vec::new()),
        };
        Ok(PortalReport {
            path: path.display().to_string(),
            lines,
            odd,
            mode: about.permissions().mode() & 0o777,
            owner: users::name("/etc/passwd", about.uid()),
            group: users::name("/etc/group", about.gid()),
            worker: worker.map(|(name, user)| (name, reaches(&user, path))),
            current: *bytes == *expected.text.as_bytes(),
            left_out: expected.left_out,
        })
    }
}

/// Lines `login:rest`, as a portal takes them: remarks passed over, the first line of a login only.
fn pairs(text: &str, hashes: bool) -> (usize, Vec<(u64, &'static str)>) {
    let mut odd = Vec::new();
    let mut logins = BTreeSet::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
        let Some((login, rest)) = line.split_once(':').filter(|(l, r)| !l.is_empty() && !r.is_empty()) else {
            odd.push((number, "not-a-line"));
            continue;
        };
        if !logins.insert(login) {
            odd.push((number, "login-twice"));
        }
        if hashes && !rest.starts_with('$') && !rest.starts_with('{') {
            odd.push((number, "not-a-hash"));
        }
    }
    (logins.len(), odd)
}

/// Whether a user can read a file: every folder above it can be entered, the file itself be read.
fn reaches(user: &User, path: &Path) -> bool {
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let may = |path: &Path, bit: u32| std::fs::metadata(path).is_ok_and(|about| allowed(user, &about, bit));
    may(&whole, 0o4) && whole.ancestors().skip(1).all(|folder| may(folder, 0o1))
}

/// The first of owner, group and others that fits decides; the administrator of the computer may everything.
fn allowed(user: &User, about: &Metadata, bit: u32) -> bool {
    let mode = about.permissions().mode();
    let bits = match () {
        () if user.uid == 0 => return true,
        () if user.uid == about.uid() => mode >> 6,
        () if user.groups.contains(&about.gid()) => mode >> 3,
        () => mode,
    };
    bits & bit != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_the_portal_would_not_take_are_told() {
        let text = "# remark\n\nA:$2y$05$x\nB\nA:$2y$05$y\nC:clear\n:x\n";
        let odd = vec![(4, "not-a-line"), (5, "login-twice"), (6, "not-a-hash"), (7, "not-a-line")];
        assert_eq!(pairs(text, true), (2, odd));
    }

    #[test]
    fn the_first_of_owner_group_and_others_decides() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("f");
        std::fs::write(&path, "x").unwrap();
        let about = |mode| {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            std::fs::metadata(&path).unwrap()
        };
        let (uid, gid) = (about(0o600).uid(), about(0o600).gid());
        let stranger = User { uid: uid + 77_777, groups: vec![] };
        let fellow = User { uid: uid + 77_777, groups: vec![gid] };
        assert!(!allowed(&stranger, &about(0o640), 4));
        assert!(allowed(&fellow, &about(0o640), 4));
        assert!(!allowed(&fellow, &about(0o604), 4));
        assert!(allowed(&stranger, &about(0o604), 4));
    }
}
