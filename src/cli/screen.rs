//! Opening the screen: `paraphe` without a command, and the demonstration.

use super::place;
use super::run::Run;
use super::stop::{Ended, Stop};
use crate::desk::Place;
use crate::text::cli::usage;
use crate::tui::run::{Options, run as open_screen};
use std::io::IsTerminal as _;
use std::path::PathBuf;

/// Opens the usual screen.
pub fn run(run: &Run) -> Ended {
    refuse_without_terminal(run)?;
    open(run, run.place.clone(), place::preferences()?, None)?;
    Ok(0)
}

/// A screen needs a terminal to read keys from and one to show itself on.
pub fn refuse_without_terminal(run: &Run) -> Result<(), Stop> {
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        return Ok(());
    }
    Err(Stop::usage(usage::NO_SCREEN.of(run.lang)))
}

/// Opens the screen on a desk; the accounts of a demonstration are shown at its door.
pub fn open(run: &Run, place: Place, config_dir: PathBuf, demo: Option<Vec<(String, String)>>) -> Result<(), Stop> {
    let options = Options { place, lang: run.asked_lang, read_only: run.read_only, config_dir, demo };
    Ok(open_screen(options)?)
}
