//! What whoever places a stamp looks at: the places of a page and what they hold. And the certificates one can sign with.

use super::own_keys::{self, OwnCertificate};
use super::verb::Moment;
use super::{Desk, seal};
use crate::domain::ids::DossierId;
use crate::domain::trouble::Outcome;
use crate::sign::pdf::grid::Held;

/// What a place of a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Nothing,
    /// Text, which must stay readable.
    Text,
    /// A stamp, a field that waits for one, or an annotation.
    Stamp,
}

/// The places of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// From 1.
    pub page: u32,
    pub pages: u32,
    /// Row by row from the top, column by column from the left.
    pub rows: Vec<Vec<Holds>>,
    /// The text of the document could not be read: a place that seems free may hold some.
    pub unread: bool,
}

impl Desk {
    /// The places for stamps on a page of the document of a dossier; of its last page where none is named.
    pub fn places(&self, id: &DossierId, page: Option<u32>, now: Moment) -> Outcome<Places> {
        let dossier = super::dossiers::seen(self, id, now)?;
        let (grid, read) = seal::places(self, dossier, page)?;
        let holds = |held: Held| match held {
            Held::Free => Holds::Nothing,
            Held::Text => Holds::Text,
            Held::Mark => Holds::Stamp,
        };
        let rows = grid.places.into_iter().map(|row| row.into_iter().map(holds).collect()).collect();
        Ok(Places { page: grid.page, pages: grid.pages, rows, unread: !read })
    }

    /// The certificates that the account can sign with.
    pub fn own_certificates(&self) -> Outcome<Vec<OwnCertificate>> {
        own_keys::listed(self)
    }
}
