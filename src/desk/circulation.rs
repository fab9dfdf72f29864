//! The circulation sheet of a dossier, typeset: what happened to it, for whoever may see it.

use super::Desk;
use super::dossiers::known;
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::dossier::{Dossier, Status};
use crate::domain::ids::{DossierId, PersonId};
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::state::State;
use crate::domain::tray::Viewer;
use crate::domain::trouble::{Outcome, Rule};
use crate::paper::circulation;
use crate::paper::letter::Press;
use crate::paper::sheets::Frame;
use std::path::PathBuf;
use std::sync::Arc;

/// Writes the circulation sheet of a dossier as a PDF; nothing is noted in the register.
#[derive(Clone, Debug)]
pub struct SaveSheet {
    pub dossier: DossierId,
    /// With the restricted annotations that whoever asks may read.
    pub restricted: bool,
    pub path: PathBuf,
}

/// A dossier that whoever asks may see; what they may not see is not there for them.
pub(super) fn seen<'a>(desk: &'a Desk, id: &DossierId, now: Moment) -> Result<&'a Arc<Dossier>, Rule> {
    let dossier = known(desk.state(), id)?;
    if Viewer::new(desk.state(), desk.me(), now.day).sees(dossier) {
        Ok(dossier)
    } else {
        Err(Rule::NoSuchDossier { typed: id.0.clone() })
    }
}

/// The sheet of a dossier; the same for the same dossier, whenever it is typeset.
pub(super) fn sheet(state: &State, dossier: &Dossier, reader: Option<&PersonId>) -> Outcome<Vec<u8>> {
    let institute = &state.desk.organisation;
    let head = format!("# {institute}");
    let frame = Frame { institute, head: &head, day: circulation::last_day(dossier) };
    Press::default().sheet(&circulation::sheet(&frame, state, dossier, reader))
}

impl SaveSheet {
    fn sent<'a>(&self, desk: &'a Desk, now: Moment) -> Result<&'a Arc<Dossier>, Rule> {
        let dossier = seen(desk, &self.dossier, now)?;
        if dossier.status == Status::Preparing {
            return Err(Rule::NotCirculating { number: dossier.number.clone() });
        }
        Ok(dossier)
    }
}

impl Verb for SaveSheet {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        files::refuse_taken(&self.path)?;
        self.sent(desk, now)?;
        let path = self.path.display().to_string();
        Ok(Plan::new(Heading::Save { path: path.clone() }, Grade::Look).item(Item::New(path)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let dossier = self.sent(desk, now)?;
        let reader = self.restricted.then(|| desk.me());
        files::create(&self.path, &sheet(desk.state(), dossier, reader)?)?;
        let path = self.path.display().to_string();
        Ok(Done { file: Some(path.clone()), ..Done::one(path) })
    }
}
