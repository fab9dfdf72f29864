//! Recomputing everything that the desk keeps: hashes, signatures, order, payloads, documents, the state; and the doctor.

use super::believed::{Doubted, Heard, NOT_ITS_OWN, NOT_NEXT, NOT_SIGNED};
use super::journal::{Journal, Told};
use super::open::{Notice, Opening, Place};
use super::verb::Moment;
use super::vouched;
use super::watch::Watch;
use super::{Audit, Desk, logs};
use crate::domain::dossier::Deed;
use crate::domain::fact::Fact;
use crate::domain::ids::{EntryId, FileHash, PersonId};
use crate::domain::trouble::{Outcome, ReadOnly, Trouble};
use crate::register::entry::Entry;
use crate::register::log::Log;
use crate::register::merkle;
use crate::register::note::Checkpoint;
use crate::store::vault::KeyFile;
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::VerifyingKey;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Recomputes everything; what is wrong is named. The register is read from the disk again.
pub fn audit(desk: &Desk, watch: &Watch) -> Outcome<Audit> {
    let mut audit = Audit::default();
    let folder = desk.place.folder.join("register");
    let (journal, _, faults) = Journal::open(&folder, &desk.data, &desk.journal.heads(), false)?;
    audit.faults.extend(faults);
    audit.faults.extend(KeyFile::faults(&desk.place.folder));
    if let Some(ReadOnly::Damaged { what }) = &desk.read_only
        && audit.faults.is_empty()
    {
        audit.faults.push(Trouble::damaged("register", what.clone()));
    }
    let heard = desk.hear(&journal)?;
    for log in &journal.logs {
        check_log(desk, &Book { journal: &journal, condemned: &heard.condemned }, log, &mut audit, watch)?;
        let head = log.head();
        audit.roots.push((head.origin, head.size, Base64::encode_string(&head.root)));
    }
    audit.logs = journal.logs.len();
    for id in &heard.waiting {
        audit.faults.push(Trouble::damaged("register", format!("entry {id} refers to an entry that is not there")));
    }
    vouched::check(desk, &journal, &heard.vouched, &mut audit);
    check_doubted(&heard, &mut audit);
    if audit.faults.is_empty() && heard.state != desk.state {
        audit.faults.push(Trouble::damaged("store", "does not say what the register says"));
    }
    check_notes(desk, &journal, &mut audit)?;
    check_documents(desk, &mut audit, watch)?;
    check_head(desk, &mut audit);
    Ok(audit)
}

/// The key of a log: its own first entry says it; where that cannot be read, the file of keys knows it.
pub(super) fn key_of(desk: &Desk, log: &Log) -> Outcome<VerifyingKey> {
    let origin = log.origin();
    let known =
        || desk.keys.accounts.iter().flat_map(|a| &a.logs).find(|l| l.origin == origin).map(|l| l.public.clone());
    let said = log.read(0).ok().and_then(|(entry, sealed)| match desk.journal.tell(entry, &sealed).fact {
        Some(Fact::LogOpened { key, .. }) => Some(key),
        _ => None,
    });
    let key = said.or_else(known).and_then(|hex| vouched::key(&hex));
    key.ok_or_else(|| Trouble::damaged(file_name(log), "nobody knows the key of this log"))
}

/// The file of a log, as people name it.
pub(super) fn file_name(log: &Log) -> String {
    format!("register/{}", log.path().file_name().unwrap_or_default().to_string_lossy())
}

/// What counts for nothing is named, unless its own log or the key of that log was named before.
fn check_doubted(heard: &Heard, audit: &mut Audit) {
    for Doubted { file, seq, why } in &heard.doubted {
        let what = format!("entry {seq}: {why}");
        let told = |f: &Trouble| matches!(f, Trouble::Damaged { path, what: known } if path == file && (*known == what || known == why));
        if !audit.faults.iter().any(told) {
            audit.faults.push(Trouble::damaged(file, what));
        }
    }
}

/// Whether a log still begins with the entries that a checkpoint counts.
fn holds(log: &Log, checkpoint: &Checkpoint) -> bool {
    let size = usize::try_from(checkpoint.size).unwrap_or(usize::MAX);
    log.leaves().get(..size).is_some_and(|leaves| merkle::root(leaves) == checkpoint.root)
}

/// The checkpoints that were kept must hold, each over the entries that it counts.
fn check_notes(desk: &Desk, journal: &Journal, audit: &mut Audit) -> Outcome<()> {
    for (log, note) in journal.notes()? {
        let name = file_name(log).replace(".log", ".note");
        let sound = key_of(desk, log)
            .and_then(|key| Checkpoint::verify(&note, log.origin(), &key))
            .is_ok_and(|c| holds(log, &c));
        if !sound {
            audit.faults.push(Trouble::damaged(name, "the checkpoint does not hold"));
        }
    }
    Ok(())
}

/// The register as it was read again, and the entries whose payloads some act destroys.
struct Book<'a> {
    journal: &'a Journal,
    condemned: &'a BTreeSet<EntryId>,
}

/// What is wrong with a payload: one may be destroyed only by an act that says so, and then it must be.
fn payload_fault(book: &Book, told: &Told) -> Option<&'static str> {
    let may = matches!(told.entry.header.kind.as_str(), "code.secret-kept" | "mail.password-kept");
    match (may && book.condemned.contains(&told.entry.id()), told.destroyed, told.fact.is_some()) {
        (true, false, _) => Some("the payload should have been destroyed"),
        (false, true, _) => Some("the payload was destroyed, and no act says so"),
        (false, false, false) => Some("the payload does not open or is another one"),
        _ => None,
    }
}

fn check_log(desk: &Desk, book: &Book, log: &Log, audit: &mut Audit, watch: &Watch) -> Outcome<()> {
    let name = file_name(log);
    let key = key_of(desk, log).ok();
    let mut before: Option<Entry> = None;
    let mut faults = Vec::new();
    let total = usize::try_from(log.size()).unwrap_or(usize::MAX);
    let read = log.read_all(|entry, sealed| {
        let seq = entry.header.seq;
        watch.step(usize::try_from(seq).unwrap_or(0), total)?;
        let told = book.journal.tell(entry, sealed);
        let unsound = payload_fault(book, &told);
        audit.destroyed += usize::from(told.destroyed);
        let Told { entry, .. } = told;
        let mut bad = |what: &str| faults.push(Trouble::damaged(&name, format!("entry {seq}: {what}")));
        if !key.as_ref().is_some_and(|k| entry.verify(k)) {
            bad(NOT_SIGNED);
        }
        if let Some(what) = unsound {
            bad(what);
        }
        let (prev, lamport, at) = match &before {
            Some(b) => (b.id().0, b.header.lamport, b.header.seq + 1),
            None => (String::new(), 0, 0),
        };
        if entry.header.prev != prev || entry.header.seq != at || entry.header.log != log.origin() {
            bad(NOT_NEXT);
        }
        if !logs::is_of(&entry.header.log, &entry.header.by) {
            bad(NOT_ITS_OWN);
        }
        if entry.header.lamport <= lamport {
            bad("its order number does not grow");
        }
        before = Some(entry);
        audit.entries += 1;
        Ok(())
    });
    audit.faults.extend(faults);
    match read {
        Err(Trouble::Cancelled) => Err(Trouble::Cancelled),
        Err(other) => {
            audit.faults.push(other);
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

fn check_documents(desk: &Desk, audit: &mut Audit, watch: &Watch) -> Outcome<()> {
    let mut known: BTreeSet<FileHash> = BTreeSet::new();
    for dossier in desk.state.dossiers.values() {
        known.extend(dossier.rounds.iter().map(|r| r.document.hash.clone()));
        known.extend(dossier.annexes.iter().map(|a| a.hash.clone()));
        known.extend(dossier.stamped.iter().map(|s| s.after.hash.clone()));
        known.extend(dossier.draft.iter().filter_map(|d| d.document.as_ref()).map(|f| f.hash.clone()));
        for act in &dossier.acts {
            known.extend(act.deed.after().map(|f| f.hash.clone()));
            match &act.deed {
                Deed::Paper { scan, .. } => drop(known.insert(scan.hash.clone())),
                Deed::Signature { detached, annexes, .. } => {
                    known.extend(detached.iter().map(|f| f.hash.clone()));
                    known.extend(annexes.iter().map(|b| b.signature.hash.clone()));
                }
                _ => {}
            }
        }
    }
    let deposits = desk.state.deposits.values();
    let (gone, kept): (Vec<_>, Vec<_>) = deposits.partition(|d| d.destroyed.is_some());
    known.extend(kept.into_iter().map(|d| d.file.hash.clone()));
    // A content that was destroyed and that nothing needs may be gone: the act that says so is in the register.
    let gone = gone.into_iter().filter(|d| !super::strongbox::needed(&desk.state, d));
    let gone: BTreeSet<&FileHash> = gone.map(|d| &d.file.hash).collect();
    known.retain(|hash| !gone.contains(hash) || desk.documents.path(hash).exists());
    for (n, hash) in known.iter().enumerate() {
        watch.step(n, known.len())?;
        let path = desk.documents.path(hash);
        if !path.exists() {
            audit.faults.push(Trouble::damaged(document_name(&path), "is missing"));
        } else if let Err(trouble) = desk.documents.get(hash) {
            audit.faults.push(trouble);
        }
        audit.documents += 1;
    }
    audit.spare = spare_documents(desk, &known);
    Ok(())
}

/// Files that no dossier names: an act that was cut off leaves one behind. They are told, and are no damage.
fn spare_documents(desk: &Desk, known: &BTreeSet<FileHash>) -> Vec<String> {
    let used: BTreeSet<PathBuf> = known.iter().map(|hash| desk.documents.path(hash)).collect();
    let folder = std::fs::read_dir(desk.place.folder.join("documents"));
    let mut spare: Vec<String> = folder
        .into_iter()
        .flat_map(Iterator::flatten)
        .map(|entry| entry.path())
        .filter(|path| !used.contains(path))
        .map(|path| document_name(&path))
        .collect();
    spare.sort();
    spare
}

fn document_name(path: &std::path::Path) -> String {
    format!("documents/{}", path.file_name().unwrap_or_default().to_string_lossy())
}

/// The mark of what was last confirmed must say what this session knows.
fn check_head(desk: &Desk, audit: &mut Audit) {
    let text = std::fs::read_to_string(desk.place.folder.join("HEAD")).unwrap_or_default();
    let same = crate::register::head::read(&text)
        .is_some_and(|(of, heads)| of == desk.keys.desk && heads == desk.journal.heads());
    if !same && desk.read_only.is_none() {
        audit.faults.push(Trouble::damaged("HEAD", "has changed since it was written"));
    }
}

/// What the opening mended, in stable words.
fn mended(notices: &[Notice]) -> Vec<(&'static str, String)> {
    notices
        .iter()
        .filter_map(|n| match n {
            Notice::StoreRebuilt { aside, faults } => {
                let aside = aside.iter().map(|a| format!(" -> {a}")).collect::<String>();
                Some(("store-rebuilt", format!("{}{aside}", faults.join("; "))))
            }
            Notice::TornTail { bytes } => Some(("torn-tail", bytes.to_string())),
            Notice::KeysCopy => Some(("keys-restored", String::new())),
            Notice::HeadRemade => Some(("head-remade", "HEAD: has changed since it was written".to_owned())),
            Notice::PowerLost => Some(("power-lost", String::new())),
            Notice::MustChange | Notice::Certified { .. } | Notice::ClockAhead { .. } | Notice::Doubted { .. } => None,
        })
        .collect()
}

impl Desk {
    /// Looks through a whole desk, mends what the register can mend, and names what it cannot. A file of keys that is
    /// damaged is written again from its copy.
    pub fn doctor(place: &Place, person: &PersonId, typed: &str, now: Moment, watch: &Watch) -> Outcome<Audit> {
        let before = KeyFile::faults(&place.folder);
        let (desk, notices) = Self::unlock(place, person, typed, now, Opening::default())?;
        let mut mended = mended(&notices);
        if !before.is_empty() && desk.read_only.is_none() {
            desk.keys.save(&place.folder)?;
            mended.extend(before.iter().map(|fault| match fault {
                Trouble::Damaged { path, what } => ("keys-restored", format!("{path}: {what}")),
                other => ("keys-restored", other.to_string()),
            }));
            mended.retain(|(word, detail)| *word != "keys-restored" || !detail.is_empty());
        }
        let mut audit = audit(&desk, watch)?;
        audit.mended = mended;
        desk.close();
        Ok(audit)
    }
}
