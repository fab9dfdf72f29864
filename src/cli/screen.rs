//! Opening the screen: `paraphe` without a command, and the demonstration.

use super::place;
use super::run::Run;
use super::stop::{Ended, Stop};
use crate::desk::Place;
use crate::tui::run::{Options, run as open_screen};
use std::path::PathBuf;

/// Opens the usual screen.
pub fn run(run: &Run) -> Ended {
    open(run, run.place.clone(), place::preferences()?, None)?;
    Ok(0)
}

/// Opens the screen on a desk; the accounts of a demonstration are shown at its door.
pub fn open(run: &Run, place: Place, config_dir: PathBuf, demo: Option<Vec<(String, String)>>) -> Result<(), Stop> {
    let options = Options { place, lang: run.asked_lang, read_only: run.read_only, config_dir, demo };
    Ok(open_screen(options)?)
}
