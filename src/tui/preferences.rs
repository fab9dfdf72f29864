//! What the program remembers of its user between two sessions, and the user's keys: two files of the configuration
//! folder.

use super::keymap::Keymap;
use super::model::Preferences;
use crate::domain::trouble::{Outcome, Trouble};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

/// File of the preferences.
const PREFERENCES: &str = "preferences.json";
/// File of the keys.
const KEYMAP: &str = "keymap";

/// The preferences; the plain ones where there are none or they cannot be read, since nothing depends on them.
pub fn read(folder: &Path) -> Preferences {
    fs::read(folder.join(PREFERENCES)).ok().and_then(|b| serde_json::from_slice(&b).ok()).unwrap_or_default()
}

/// Writes the preferences: whole or not at all.
pub fn write(folder: &Path, preferences: &Preferences) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let path = folder.join(PREFERENCES);
    let new = folder.join(format!("{PREFERENCES}.new"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
    file.write_all(&serde_json::to_vec_pretty(preferences)?)?;
    file.sync_all()?;
    fs::rename(&new, &path)?;
    File::open(folder)?.sync_all()
}

/// The keys: the defaults, changed by the user's file if there is one.
pub fn keymap(folder: &Path) -> Outcome<Keymap> {
    let path = folder.join(KEYMAP);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Keymap::read(&text)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Keymap::default()),
        Err(error) => Err(Trouble::io(&path, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::OfficeId;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn preferences_come_back_and_are_nobody_elses() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("a/b");
        assert_eq!(read(&folder), Preferences::default());
        let preferences =
            Preferences { language: "en".into(), home_office: Some(OfficeId::from("sud")), ..Preferences::default() };
        write(&folder, &preferences).unwrap();
        write(&folder, &preferences).unwrap();
        assert_eq!(read(&folder), preferences);
        let mode = |p: &Path| fs::metadata(p).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join(PREFERENCES))), (0o700, 0o600));
        fs::write(folder.join(PREFERENCES), "{").unwrap();
        assert_eq!(read(&folder), Preferences::default());
    }

    #[test]
    fn a_bad_keymap_stops_the_start() {
        let dir = tempfile::tempdir().unwrap();
        assert!(keymap(dir.path()).is_ok());
        fs::write(dir.path().join(KEYMAP), "help = f1\nlock = f1\n").unwrap();
        let trouble = keymap(dir.path()).unwrap_err();
        assert_eq!(trouble.code(), "keymap-clash");
    }
}
