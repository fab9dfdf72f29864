//! Checking an evidence file: each member against the list that its exporter signed, each entry against the key of its log
//! and its place under a checkpoint, each signature in it. The script in the file asks other programs the same.

use super::{FORMAT, MANIFEST};
use crate::desk::{EvidenceReport, judge};
use crate::domain::clean::visible_line;
use crate::domain::trouble::Outcome;
use crate::exchange::archive;
use crate::register::entry::{Entry, hex};
use crate::register::{merkle, note};
use crate::sign::verify::Context;
use ed25519_dalek::VerifyingKey;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

type Members = BTreeMap<String, Vec<u8>>;

/// Whether bytes are a ZIP.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Checks an evidence file.
pub fn report(file: &str, bytes: &[u8], context: &Context) -> Outcome<EvidenceReport> {
    let members: Members = archive::all(file, bytes)?.into_iter().map(|m| (m.name, m.content)).collect();
    let mut check = Check { members: &members, keys: BTreeMap::new(), report: EvidenceReport::default() };
    check.keys();
    check.manifest();
    check.entries();
    check.signatures(context);
    check.report.members = members.len();
    Ok(check.report)
}

struct Check<'a> {
    members: &'a Members,
    /// The key of each log, by its origin, and the number of its files.
    keys: BTreeMap<String, (String, VerifyingKey)>,
    report: EvidenceReport,
}

/// The bare name of a member of a folder.
fn inside<'a>(name: &'a str, folder: &str, ending: &str) -> Option<&'a str> {
    name.strip_prefix(folder)?.strip_suffix(ending)
}

fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

impl Check<'_> {
    fn expect(&mut self, holds: bool, word: &'static str, about: &str) -> bool {
        if !holds {
            self.report.faults.push((word, visible_line(about)));
        }
        holds
    }

    fn text(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.members.get(name)?).ok()
    }

    fn keys(&mut self) {
        for (name, stem) in self.members.keys().filter_map(|n| Some((n, inside(n, "logs/", ".vkey")?))) {
            let read = self.text(name).and_then(note::read_vkey);
            let stem = format!("logs/{stem}");
            if self.expect(read.is_some(), "key-form", name)
                && let Some((origin, key)) = read
            {
                self.report.keys.push(note::vkey(&origin, &key));
                self.keys.insert(origin, (stem, key));
            }
        }
    }

    fn manifest(&mut self) {
        let Some(text) = self.text(MANIFEST).map(str::to_owned) else {
            self.expect(false, "manifest-missing", MANIFEST);
            return;
        };
        let lines: Vec<&str> = text.split("\n\n").next().unwrap_or_default().lines().collect();
        let [format, origin, dossier, list @ ..] = lines.as_slice() else {
            self.expect(false, "manifest-form", MANIFEST);
            return;
        };
        self.expect(*format == FORMAT, "manifest-form", MANIFEST);
        let signed = self.keys.get(*origin).is_some_and(|(_, key)| note::opened(&text, origin, key).is_some());
        self.expect(signed, "manifest-signature", origin);
        self.report.dossier = visible_line(dossier.rsplit(' ').next().unwrap_or_default());
        let mut listed = vec![MANIFEST.to_owned()];
        for line in list {
            let parts: Vec<&str> = line.splitn(3, ' ').collect();
            let [sum, size, name] = parts.as_slice() else {
                self.expect(false, "manifest-form", line);
                continue;
            };
            let found = self.members.get(*name).map(|c| digest(c) == *sum && c.len().to_string() == *size);
            if self.expect(found.is_some(), "member-missing", name) {
                self.expect(found == Some(true), "member-digest", name);
            }
            listed.push((*name).to_owned());
        }
        for name in self.members.keys().filter(|n| !listed.contains(n)) {
            self.expect(false, "member-extra", name);
        }
    }

    fn entries(&mut self) {
        for (stem, content) in self.members.iter().filter_map(|(n, c)| Some((inside(n, "entries/", ".entry")?, c))) {
            let Ok(entry) = Entry::parse(content) else {
                self.expect(false, "entry-form", stem);
                continue;
            };
            let key = self.keys.get(&entry.header.log).map(|(stem, key)| (stem.clone(), *key));
            let signed = key.as_ref().is_some_and(|(_, key)| entry.verify(key));
            self.expect(signed, "entry-signature", stem);
            self.report.entries += 1;
            if let Some(payload) = self.members.get(&format!("entries/{stem}.payload")) {
                self.expect(digest(payload) == entry.header.payload, "payload-commitment", stem);
            }
            let proof = self.text(&format!("proofs/{stem}.tlog-proof")).map(str::to_owned);
            if let (Some(proof), Some((log, key))) = (proof, key) {
                let checkpoint = self.text(&format!("{log}.checkpoint")).unwrap_or_default().to_owned();
                let sound = included(&proof, &checkpoint, &entry, &key);
                if self.expect(sound, "proof-inclusion", stem) {
                    self.report.proved += 1;
                }
            }
        }
    }

    fn signatures(&mut self, context: &Context) {
        let told: Value =
            self.members.get("dossier.json").and_then(|c| serde_json::from_slice(c).ok()).unwrap_or_default();
        if !self.expect(told["format"] == FORMAT, "dossier-unreadable", "dossier.json") {
            return;
        }
        let by_digest: BTreeMap<String, (&String, &Vec<u8>)> =
            self.members.iter().map(|(n, c)| (digest(c), (n, c))).collect();
        for (name, content) in
            self.members.iter().filter(|(n, c)| n.starts_with("documents/") && c.starts_with(b"%PDF"))
        {
            match judge::reports(content, context) {
                Ok(found) if found.is_empty() => {}
                Ok(found) => self.report.signatures.push((visible_line(name), found)),
                Err(why) => drop(self.expect(false, "document-unreadable", &format!("{name} {}", why.code()))),
            }
        }
        let acts = told["acts"].as_array().cloned().unwrap_or_default();
        for beside in
            acts.iter().flat_map(|a| a["deed"]["Signature"]["annexes"].as_array().cloned().unwrap_or_default())
        {
            let find = |value: &Value| by_digest.get(value.as_str().unwrap_or_default()).copied();
            let (annex, signature) = (find(&beside["annex"]), find(&beside["signature"]["hash"]));
            match (annex, signature) {
                (Some((name, annex)), Some((_, signature))) => {
                    let report = judge::beside(signature, annex, context);
                    self.report.signatures.push((visible_line(name), vec![report]));
                }
                _ => drop(self.expect(false, "member-missing", &beside["signature"]["name"].to_string())),
            }
        }
    }
}

/// Whether a proof leads from an entry to the root of a checkpoint that the key of its log signed.
fn included(proof: &str, checkpoint: &str, entry: &Entry, key: &VerifyingKey) -> bool {
    let Some((head, rest)) = proof.split_once("\n\n") else { return false };
    let Ok(kept) = note::Checkpoint::verify(checkpoint, &entry.header.log, key) else { return false };
    let mut lines = head.lines();
    let form = lines.next() == Some("c2sp.org/tlog-proof@v1");
    let index = lines.next() == Some(&format!("index {}", entry.header.seq));
    let nodes: Option<Vec<merkle::Hash>> = lines.map(note::read_hash).collect();
    let root = nodes.and_then(|nodes| merkle::climb(entry.leaf(), entry.header.seq, kept.size, &nodes));
    form && index && rest == checkpoint && root == Some(kept.root)
}
