//! A text of a campaign taken from a file, as an editor leaves it.

use super::Desk;
use super::files;
use super::texts::SetText;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::plan::Plan;
use crate::domain::texts::TextName;
use crate::domain::trouble::{InputFault, Outcome, Trouble};
use std::path::{Path, PathBuf};

/// Most bytes of a text.
const LARGEST: u64 = 200_000;

/// Gives a campaign a text of its own, read from a file.
#[derive(Clone, Debug)]
pub struct SetTextFrom {
    pub year: u16,
    pub name: TextName,
    pub file: PathBuf,
}

impl SetTextFrom {
    /// The act with the text: without the mark that some editors write at its beginning. An empty file is told apart
    /// from going back to the usual text.
    pub fn read(&self) -> Outcome<SetText> {
        Ok(SetText { year: self.year, name: self.name, text: text_in(&self.file)? })
    }
}

/// The text in a file.
pub(super) fn text_in(path: &Path) -> Outcome<String> {
    let (file, bytes) = files::read(path, LARGEST)?;
    let input = |why| Trouble::Input { file, line: None, why };
    let text = String::from_utf8(bytes).map_err(|_| input(InputFault::NotText))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
    Ok(if text.is_empty() { "\n".to_owned() } else { text })
}

impl Verb for SetTextFrom {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        self.read()?.plan(desk, now, watch)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        self.read()?.apply(desk, now, watch)
    }
}
