//! Where things lie unless somebody says otherwise: the desk, what this computer remembers of it, preferences.

use super::stop::Stop;
use crate::desk::Place;
use crate::domain::trouble::Trouble;
use directories::ProjectDirs;
use std::path::{Path, PathBuf};

/// The folder of the desk under the data folder.
const DESK: &str = "bureau";

fn folders() -> Result<ProjectDirs, Stop> {
    let nowhere = || std::io::Error::from(std::io::ErrorKind::NotFound);
    ProjectDirs::from("fr", "", "paraphe").ok_or_else(|| Trouble::io(Path::new("$HOME"), &nowhere()).into())
}

/// The desk that was named, or the usual one.
pub fn of(named: Option<PathBuf>) -> Result<Place, Stop> {
    let folders = folders()?;
    let folder = match named {
        Some(path) => std::path::absolute(&path).map_err(|e| Trouble::io(&path, &e))?,
        None => folders.data_dir().join(DESK),
    };
    let state = folders.state_dir().unwrap_or(folders.data_local_dir()).to_owned();
    Ok(Place { folder, state })
}

/// Where preferences are kept.
pub fn preferences() -> Result<PathBuf, Stop> {
    Ok(folders()?.config_dir().to_owned())
}
