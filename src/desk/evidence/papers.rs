//! The files of a dossier: each version, the document after each signature, annexes, scans, detached signatures; and the
//! certificates that the signatures lean on.

use super::{Member, digest, member};
use crate::desk::Desk;
use crate::domain::dossier::{Deed, Dossier, FileRef};
use crate::domain::trouble::Outcome;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The files, and what is told of each.
pub struct Papers {
    pub members: Vec<Member>,
    pub files: Vec<Value>,
}

/// Every file that a dossier names, with its part in it.
pub fn named(dossier: &Dossier) -> Vec<(&'static str, &FileRef)> {
    let mut found = Vec::new();
    for (n, round) in dossier.rounds.iter().enumerate() {
        found.push(("version", &round.document));
        for act in dossier.acts.iter().filter(|a| a.round == n) {
            found.extend(act.deed.after().map(|after| ("signed", after)));
            match &act.deed {
                Deed::Signature { detached, annexes, .. } => {
                    found.extend(detached.iter().map(|file| ("detached-signature", file)));
                    found.extend(annexes.iter().map(|beside| ("annex-signature", &beside.signature)));
                }
                Deed::Paper { scan, .. } => found.push(("scan", scan)),
                _ => {}
            }
        }
    }
    found.extend(dossier.stamped.iter().map(|stamp| ("time-stamped", &stamp.after)));
    found.extend(dossier.annexes.iter().map(|annex| ("annex", annex)));
    found
}

/// Reads every file once.
pub fn gather(desk: &Desk, dossier: &Dossier) -> Outcome<Papers> {
    let mut papers = Papers { members: Vec::new(), files: Vec::new() };
    let mut placed: BTreeMap<&str, String> = BTreeMap::new();
    for (role, file) in named(dossier) {
        let gone = desk.state.deposits.values().find(|d| d.file.hash == file.hash && d.destroyed.is_some());
        let mut told = json!({ "role": role, "name": file.name, "sha256": file.hash, "size": file.size });
        if let Some(deposit) = gone.filter(|_| !desk.documents.path(&file.hash).exists()) {
            told["erased"] = json!({ "deposit": deposit.id, "reason": deposit.reason });
        } else if let Some(name) = placed.get(file.hash.as_str()) {
            told["member"] = json!(name);
        } else {
            let folder = if role == "annex" { "annexes" } else { "documents" };
            let name = format!("{folder}/{:02}.{}", placed.len() + 1, ending(file));
            papers.members.push(member(&name, desk.documents.get(&file.hash)?));
            told["member"] = json!(name);
            placed.insert(file.hash.as_str(), name);
        }
        papers.files.push(told);
    }
    let root = Desk::root_of(&desk.place)?;
    papers.members.push(member("certificates/root.pem", crate::sign::identity::pem(&root).into_bytes()));
    if !desk.state.seals.list.is_empty() {
        papers.members.push(member("certificates/authority.crl", desk.state.seals.list.clone()));
    }
    for (n, root) in desk.state.book.tsa_roots.iter().enumerate() {
        let name = format!("certificates/time-{:02}.pem", n + 1);
        papers.members.push(member(name, crate::sign::identity::pem(root).into_bytes()));
    }
    Ok(papers)
}

/// The certificates that signatures used.
pub fn certificates(found: &BTreeMap<String, Vec<u8>>) -> Vec<Member> {
    let pem = |der: &Vec<u8>| crate::sign::identity::pem(der).into_bytes();
    found.values().map(|der| member(format!("certificates/{}.pem", digest(der)), pem(der))).collect()
}

/// The end of a name: what follows its last dot, if it is a plain word.
fn ending(file: &FileRef) -> String {
    let end = file.name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    let plain = (1..=5).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { end } else { "bin".to_owned() }
}
