//! The evidence file of a dossier that is over: documents, acts, the entries of the register with their proofs, keys,
//! certificates, and a script that checks all of it with programs that are not ours.
//!
//! A ZIP that packs nothing, its names sorted, its dates fixed, under a manifest that the exporter's log signs: as long
//! as the register has not grown, the same dossier gives the same bytes.

mod check;
pub(super) mod entries;
mod papers;
#[cfg(test)]
mod tests;
mod told;

use super::circulation::{seen, sheet};
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, audit};
use crate::domain::dossier::{Dossier, Status};
use crate::domain::ids::DossierId;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::trouble::{Outcome, ReadOnly, Rule, Trouble};
use crate::exchange::archive::{self, Member};
use crate::register::entry::hex;
use crate::register::note;
pub(super) use check::{is_archive, report as checked};
use entries::Proven;
pub(super) use papers::named;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

/// What the file says of its own form.
const FORMAT: &str = "paraphe-evidence-1";
const MANIFEST: &str = "manifest.note";
const SUMS: &str = "SHA256SUMS";
/// What every evidence file carries beside its dossier.
const CARRIED: [(&str, &str); 4] = [
    ("LISEZMOI.txt", include_str!("../../../assets/evidence/LISEZMOI.txt")),
    ("README.txt", include_str!("../../../assets/evidence/README.txt")),
    ("verify.py", include_str!("../../../assets/evidence/verify.py")),
    ("verify.sh", include_str!("../../../assets/evidence/verify.sh")),
];

/// Writes the evidence file of a dossier that is over; nothing is noted in the register.
#[derive(Clone, Debug)]
pub struct SaveEvidence {
    pub dossier: DossierId,
    pub path: PathBuf,
}

impl SaveEvidence {
    fn over<'a>(&self, desk: &'a Desk, now: Moment) -> Outcome<&'a Arc<Dossier>> {
        let dossier = seen(desk, &self.dossier, now)?;
        refuse_early(dossier)?;
        Ok(dossier)
    }
}

/// Refuses where a dossier has not come to its end.
pub(super) fn refuse_early(dossier: &Dossier) -> Result<(), Rule> {
    let over = matches!(dossier.status, Status::Completed | Status::Refused | Status::Withdrawn);
    if over && !dossier.rounds.is_empty() {
        Ok(())
    } else {
        Err(Rule::EvidenceEarly { number: dossier.number.clone() })
    }
}

impl Verb for SaveEvidence {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        files::refuse_taken(&self.path)?;
        self.over(desk, now)?;
        let path = self.path.display().to_string();
        Ok(Plan::new(Heading::Save { path: path.clone() }, Grade::Look).item(Item::New(path)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        files::refuse_taken(&self.path)?;
        let dossier = self.over(desk, now)?;
        let content = content(desk, dossier, watch)?;
        files::create(&self.path, &content)?;
        let path = self.path.display().to_string();
        Ok(Done { file: Some(path.clone()), ..Done::one(path) })
    }
}

/// The bytes of an evidence file.
pub(super) fn content(desk: &Desk, dossier: &Dossier, watch: &Watch) -> Outcome<Vec<u8>> {
    let Some((log, key)) = desk.journal.mine() else {
        return Err(Rule::ReadOnly(desk.read_only.clone().unwrap_or(ReadOnly::Asked)).into());
    };
    watch.step(0, 3)?;
    let proven = entries::gather(desk, dossier)?;
    watch.step(1, 3)?;
    let papers = papers::gather(desk, dossier)?;
    watch.step(2, 3)?;
    let mut members = CARRIED.map(|(name, text)| member(name, text.as_bytes().to_vec())).to_vec();
    members.push(member("sheet.pdf", sheet(desk.state(), dossier, None)?));
    members.push(member("dossier.json", told::json(desk, dossier, &proven, &papers)?));
    members.extend(log_members(desk, &proven)?);
    members.extend(entry_members(&proven));
    members.extend(papers::certificates(&proven.certificates));
    members.extend(papers.members);
    members.sort_by(|a, b| a.name.cmp(&b.name));
    let sums = listed(&members, |m| format!("{}  {}\n", digest(&m.content), m.name));
    members.push(member(SUMS, sums.into_bytes()));
    members.sort_by(|a, b| a.name.cmp(&b.name));
    let list = listed(&members, |m| format!("{} {} {}\n", digest(&m.content), m.content.len(), m.name));
    let text = format!("{FORMAT}\n{}\ndossier {} {}\n{list}", log.origin(), dossier.id, dossier.number);
    members.push(member(MANIFEST, note::sign(&text, log.origin(), key).into_bytes()));
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(archive::stored(&members))
}

fn member(name: impl Into<String>, content: Vec<u8>) -> Member {
    Member { name: name.into(), content }
}

fn digest(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

fn listed(members: &[Member], line: impl Fn(&Member) -> String) -> String {
    members.iter().fold(String::new(), |mut text, member| {
        let _ = write!(text, "{}", line(member));
        text
    })
}

/// The keys and the checkpoints of the logs that the entries stand in.
fn log_members(desk: &Desk, proven: &Proven) -> Outcome<Vec<Member>> {
    let mut members = Vec::new();
    for (n, seal) in (1..).zip(&proven.logs) {
        let log = desk.journal.logs.get(seal.at).ok_or_else(|| Trouble::damaged("register", "a log is missing"))?;
        let key = audit::key_of(desk, log)?;
        members.push(member(format!("logs/{n}.vkey"), format!("{}\n", note::vkey(log.origin(), &key)).into_bytes()));
        if let Some((_, checkpoint)) = &seal.checkpoint {
            members.push(member(format!("logs/{n}.checkpoint"), checkpoint.clone().into_bytes()));
        }
    }
    Ok(members)
}

fn entry_members(proven: &Proven) -> Vec<Member> {
    let mut members = Vec::new();
    for (n, one) in (1..).zip(&proven.entries) {
        members.push(member(format!("entries/{n:04}.entry"), one.entry.bytes.clone()));
        if let Some(plain) = &one.plain {
            members.push(member(format!("entries/{n:04}.payload"), plain.clone()));
        }
        if let Some(proof) = &one.proof {
            members.push(member(format!("proofs/{n:04}.tlog-proof"), proof.clone().into_bytes()));
        }
    }
    members
}
