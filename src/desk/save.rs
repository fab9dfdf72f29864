//! Files that the desk gives out: the document of a dossier, the root certificate.

use super::Desk;
use super::answer::present;
use super::dossiers::seen;
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::ids::DossierId;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::trouble::Outcome;
use crate::sign::identity::pem;
use std::path::{Path, PathBuf};

/// Writes the present document of a dossier to a file.
#[derive(Clone, Debug)]
pub struct SaveDocument {
    pub dossier: DossierId,
    pub path: PathBuf,
}

fn planned(path: &Path) -> Outcome<Plan> {
    files::refuse_taken(path)?;
    let path = path.display().to_string();
    Ok(Plan::new(Heading::Save { path: path.clone() }, Grade::Look).item(Item::New(path)))
}

fn saved(path: &Path, content: &[u8]) -> Outcome<Done> {
    files::create(path, content)?;
    let path = path.display().to_string();
    Ok(Done { file: Some(path.clone()), ..Done::one(path) })
}

impl Verb for SaveDocument {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        seen(desk, &self.dossier, now)?;
        planned(&self.path)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let hash = present(seen(desk, &self.dossier, now)?)?.hash.clone();
        saved(&self.path, &desk.documents.get(&hash)?)
    }
}

/// Writes the desk's root certificate to a file, PEM.
#[derive(Clone, Debug)]
pub struct SaveCertificate {
    pub path: PathBuf,
}

impl Verb for SaveCertificate {
    fn plan(&self, _desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        planned(&self.path)
    }

    fn apply(&mut self, desk: &mut Desk, _now: Moment, _watch: &Watch) -> Outcome<Done> {
        saved(&self.path, pem(&Desk::root_of(desk.place())?).as_bytes())
    }
}
