//! Files that the desk gives out: the document of a dossier, the root certificate.

use super::Desk;
use super::answer::present;
use super::dossiers::seen;
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::dossier::{Deed, Dossier, Effect};
use crate::domain::ids::{DossierId, FileHash};
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::trouble::{Outcome, Trouble};
use crate::sign::identity::pem;
use std::os::unix::fs::DirBuilderExt as _;
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

/// Writes the present document of a dossier, its annexes and the signatures beside them to a new folder.
#[derive(Clone, Debug)]
pub struct SaveDossier {
    pub dossier: DossierId,
    pub folder: PathBuf,
}

impl SaveDossier {
    /// The files by their names, which are told apart where two are alike.
    fn files(desk: &Desk, id: &DossierId, now: Moment) -> Outcome<Vec<(String, FileHash)>> {
        let dossier = seen(desk, id, now)?;
        let mut found: Vec<(String, FileHash)> = Vec::new();
        let mut add = |name: &str, hash: &FileHash| {
            let plain: String = name.chars().map(|c| if c == '/' || c.is_control() { '_' } else { c }).collect();
            let plain = plain.trim_start_matches('.').to_owned();
            let taken = |name: &str| found.iter().any(|(n, _)| n == name);
            let free =
                (1..=1_000).map(|n| if n == 1 { plain.clone() } else { format!("{n}-{plain}") }).find(|n| !taken(n));
            let name = free.unwrap_or_default();
            found.push((name.clone(), hash.clone()));
            name
        };
        add(&dossier.current.name, &dossier.current.hash);
        for annex in &dossier.annexes {
            let name = add(&annex.name, &annex.hash);
            // Signatures keep the name of what they are over, so that verifiers find it.
            for (n, beside) in signatures(dossier, &annex.hash).into_iter().enumerate() {
                let name = if n == 0 { format!("{name}.p7s") } else { format!("{name}.{}.p7s", n + 1) };
                add(&name, &beside);
            }
        }
        Ok(found)
    }
}

/// The signatures beside an annex that count, the first made first.
fn signatures(dossier: &Dossier, annex: &FileHash) -> Vec<FileHash> {
    let effective = dossier.acts.iter().filter(|a| a.effect == Effect::Effective);
    let beside = effective.filter_map(|a| match &a.deed {
        Deed::Signature { annexes, .. } => annexes.iter().find(|b| b.annex == *annex),
        _ => None,
    });
    beside.map(|b| b.signature.hash.clone()).collect()
}

impl Verb for SaveDossier {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        files::refuse_taken(&self.folder)?;
        let path = self.folder.display().to_string();
        let plan = Plan::new(Heading::Save { path }, Grade::Look);
        Ok(Self::files(desk, &self.dossier, now)?.into_iter().fold(plan, |plan, (name, _)| plan.item(Item::New(name))))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        files::refuse_taken(&self.folder)?;
        let listed = Self::files(desk, &self.dossier, now)?;
        std::fs::DirBuilder::new().mode(0o700).create(&self.folder).map_err(|e| Trouble::io(&self.folder, &e))?;
        let mut done = Done { file: Some(self.folder.display().to_string()), ..Done::default() };
        for (name, hash) in listed {
            files::create(&self.folder.join(&name), &desk.documents.get(&hash)?)?;
            done.done.push(name);
        }
        Ok(done)
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
