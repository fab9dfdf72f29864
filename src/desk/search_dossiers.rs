//! Searches the dossiers that somebody may see: their particulars, the annotations that they may read, and the text of
//! the documents, read by the child that reads foreign files.

use super::Desk;
use super::verb::Moment;
use super::watch::Watch;
use crate::domain::clean::visible_line;
use crate::domain::dossier::Dossier;
use crate::domain::fold::{Needle, fold};
use crate::domain::ids::DossierId;
use crate::domain::tray::{Tray, Viewer};
use crate::domain::trouble::{Outcome, Trouble};

/// Where a text was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the title, the fields, the names of the files.
    Particulars,
    /// In an annotation.
    Note,
    /// On a page of the document, from 1.
    Page(usize),
    /// The document cannot be read: it was not searched.
    Unread,
}

/// A dossier in which a text was found, with the first line that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub dossier: DossierId,
    pub place: Place,
    pub line: String,
}

impl Desk {
    pub(super) fn search_dossiers(&self, typed: &str, now: Moment, watch: &Watch) -> Outcome<Vec<Found>> {
        let key = fold(typed);
        let needle = Needle::new(&key);
        if needle.is_empty() {
            return Ok(Vec::new());
        }
        let viewer = Viewer::new(&self.state, self.me(), now.day);
        let all = viewer.tray(Tray::All);
        let mut found = Vec::new();
        for (n, dossier) in all.iter().enumerate() {
            watch.step(n, all.len())?;
            if let Some((place, line)) = self.found_in(dossier, &needle)? {
                found.push(Found { dossier: dossier.id.clone(), place, line: visible_line(&line) });
            }
        }
        Ok(found)
    }

    fn found_in(&self, dossier: &Dossier, needle: &Needle) -> Outcome<Option<(Place, String)>> {
        let holds = |line: &&String| needle.matches(&fold(line));
        let particulars = &dossier.particulars;
        let mut lines = vec![format!("{} {}", dossier.number, dossier.title)];
        lines.extend(particulars.fields.iter().map(|(name, value)| format!("{name} {value}")));
        lines.extend(particulars.outsiders.iter().map(|o| o.name.clone()));
        lines.extend(dossier.annexes.iter().map(|a| a.name.clone()));
        lines.push(dossier.current.name.clone());
        if let Some(line) = lines.iter().find(holds) {
            return Ok(Some((Place::Particulars, line.clone())));
        }
        let readable = dossier.notes.iter().filter(|n| n.withdrawn.is_none() && n.readable(self.me(), &dossier.writer));
        if let Some(text) = readable.map(|n| &n.text).find(holds) {
            return Ok(Some((Place::Note, text.clone())));
        }
        let draft = dossier.draft.as_ref().and_then(|d| d.document.as_ref());
        let file = if dossier.rounds.is_empty() { draft } else { Some(&dossier.current) };
        let Some(file) = file.filter(|f| f.pages > 0) else { return Ok(None) };
        match self.read_document(file) {
            Ok(reading) => Ok(reading.pages.iter().enumerate().find_map(|(n, lines)| {
                // Lines break anywhere: a page is one text.
                let hit = lines.iter().find(holds).cloned();
                let across = || needle.matches(&fold(&lines.join(" "))).then(String::new);
                Some((Place::Page(n + 1), hit.or_else(across)?))
            })),
            Err(Trouble::Cancelled) => Err(Trouble::Cancelled),
            Err(_) => Ok(Some((Place::Unread, String::new()))),
        }
    }
}
