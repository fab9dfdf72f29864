//! Where the campaign stands, as a table to walk in: one row for each office or kind, one column for each figure, and
//! the list behind every figure.

use super::state::{Screen, refresh};
use crate::domain::ids::{OfficeId, StructureId};
use crate::domain::search::natural;
use crate::domain::standing::{Counts, Line, Mark, Standing, standing};
use crate::domain::state::State;
use crate::domain::structure::Population;
use crate::text::{Lang, screens_campaign as text, words};
use crate::tui::action::Action;
use crate::tui::model::Model;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The figures that always have room, in the order of the campaign.
pub const MARKS: [Mark; 7] =
    [Mark::Called, Mark::Missing, Mark::Registered, Mark::Issued, Mark::Delivered, Mark::InUse, Mark::Exempt];

/// The figures as they are looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub by_kind: bool,
    pub row: usize,
    pub column: usize,
    /// First row shown below that of the whole.
    pub offset: usize,
}

/// What a figure counts.
#[derive(Clone, Debug)]
pub struct Only {
    pub structures: BTreeSet<StructureId>,
    pub group: Group,
    pub mark: Mark,
    /// The figures that it was chosen from.
    from: Figures,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    All,
    Office(Option<OfficeId>),
    Kind(Population),
}

impl Group {
    fn holds(&self, line: &Line) -> bool {
        match self {
            Self::All => true,
            Self::Office(office) => line.office == *office,
            Self::Kind(kind) => line.kind == *kind,
        }
    }

    /// What it is called.
    pub fn words(&self, state: &State, lang: Lang) -> String {
        match self {
            Self::All => text::ALL.of(lang).to_owned(),
            Self::Office(Some(id)) => state.offices.name(id).to_owned(),
            Self::Office(None) => text::NO_OFFICE.of(lang).to_owned(),
            Self::Kind(kind) => words::population(*kind).of(lang).to_owned(),
        }
    }
}

/// The rows of the table: the whole first, then offices by name or kinds in their order.
pub fn table(found: &Standing, state: &State, by_kind: bool) -> Vec<(Group, Counts)> {
    let mut rows = vec![(Group::All, found.total())];
    if by_kind {
        rows.extend(found.by_kind().into_iter().map(|(kind, counts)| (Group::Kind(kind), counts)));
    } else {
        let mut offices: Vec<_> = found.by_office().into_iter().collect();
        offices.sort_by_key(|(id, _)| (id.is_none(), id.as_ref().map(|id| natural(state.offices.name(id)))));
        rows.extend(offices.into_iter().map(|(id, counts)| (Group::Office(id), counts)));
    }
    rows
}

impl Screen {
    /// Works the figures out where they have changed, and keeps the cursor among them.
    pub(super) fn settle_figures(&mut self, state: &State, day: NaiveDate) {
        if self.standing.is_none() {
            self.standing = self.shown(state, day).map(|campaign| standing(state, campaign, day));
        }
        if let (Some(figures), Some(found)) = (&mut self.figures, &self.standing) {
            figures.row = figures.row.min(table(found, state, figures.by_kind).len() - 1);
        }
    }
}

/// Shows the figures.
pub fn open(model: &mut Model) {
    let screen = &mut model.campaign;
    screen.figures = Some(screen.only.take().map(|only| only.from).unwrap_or_default());
    refresh(model);
}

/// Takes an action while the figures are looked at; `page` is how many rows are seen. False where it is not for them.
pub fn act(model: &mut Model, action: Action, page: usize) -> bool {
    let Some(mut figures) = model.campaign.figures else {
        return false;
    };
    let found = model.campaign.standing.as_ref();
    let last = found.map_or(0, |s| table(s, &model.state, figures.by_kind).len() - 1);
    match action {
        Action::Up => figures.row = figures.row.saturating_sub(1),
        Action::Down => figures.row = (figures.row + 1).min(last),
        Action::PageUp => figures.row = figures.row.saturating_sub(page),
        Action::PageDown => figures.row = (figures.row + page).min(last),
        Action::First => figures.row = 0,
        Action::Last => figures.row = last,
        Action::Left => figures.column = figures.column.saturating_sub(1),
        Action::Right => figures.column = (figures.column + 1).min(MARKS.len() - 1),
        Action::NextPane | Action::PreviousPane => {
            figures = Figures { by_kind: !figures.by_kind, row: 0, offset: 0, ..figures };
        }
        Action::Open => {
            drill(model, figures);
            return true;
        }
        Action::Back | Action::WhereWeStand => {
            model.campaign.figures = None;
            return true;
        }
        // What is done to rows of a list has none here.
        Action::Select
        | Action::SelectRange
        | Action::SelectAll
        | Action::SortNext
        | Action::SortReverse
        | Action::CopyCell => return true,
        _ => return false,
    }
    // The row of the whole is always seen; the others scroll below it.
    if figures.row > 0 {
        let at = figures.row - 1;
        figures.offset = figures.offset.min(at).max((at + 1).saturating_sub(page.max(1)));
    } else {
        figures.offset = 0;
    }
    model.campaign.figures = Some(figures);
    true
}

/// Lists what the figure under the cursor counts.
fn drill(model: &mut Model, figures: Figures) {
    let Some(found) = &model.campaign.standing else {
        return;
    };
    let Some((group, _)) = table(found, &model.state, figures.by_kind).into_iter().nth(figures.row) else {
        return;
    };
    let mark = MARKS[figures.column];
    let structures = found.list(mark).filter(|line| group.holds(line)).map(|line| line.structure.clone()).collect();
    let screen = &mut model.campaign;
    screen.only = Some(Only { structures, group, mark, from: figures });
    screen.figures = None;
    screen.group = 0;
    (screen.place.cursor, screen.place.offset) = (0, 0);
    screen.names.clear();
    screen.place.clear();
    refresh(model);
}
