//! The logs of a desk: facts go in signed and sealed, and come out in causal order.
//!
//! It must not know what a fact means.

use super::catalogue::Catalogue;
use super::verb::Moment;
use crate::domain::fact::Fact;
use crate::domain::ids::{EntryId, PersonId, PostId};
use crate::domain::order::{self, Link, Meta};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::entry::{Entry, Header, commitment};
use crate::register::head::{Head, replace};
use crate::register::log::{Found, Log, destroyed};
use crate::register::note::Checkpoint;
use crate::store::seal::{Key, random};
use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, Utc};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How far this computer's clock may stand behind the last entry.
pub(super) const CLOCK_SLACK: TimeDelta = TimeDelta::minutes(5);
/// A desk that nobody has acted at for so long is more likely opened under a wrong clock.
const LONG_UNUSED: TimeDelta = TimeDelta::days(400);
/// No register ever counts so far.
const MOST: u64 = 1 << 53;
/// Bytes of the salt in front of a payload.
const SALT: usize = 32;

/// What an entry's payload says. Kept for ever: fields are only added.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    /// The post acted as.
    #[serde(default)]
    acting: Option<PostId>,
    /// The day by the actor's clock on the wall: the instant alone does not tell it.
    #[serde(default)]
    day: Option<NaiveDate>,
    did: Fact,
}

/// What a payload says beside the fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// The post acted as.
    pub acting: Option<PostId>,
    /// The day by the actor's clock on the wall.
    pub day: Option<NaiveDate>,
}

/// The logs, open.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    pub logs: Vec<Log>,
    payloads: Key,
    /// Entries before this order number are no measure of the clock: an acceptance set them aside.
    pub clock_from: u64,
    /// The log that this session writes to, and its key.
    mine: Option<(usize, SigningKey)>,
    /// What questions are answered from, once one was asked.
    catalogue: OnceCell<Catalogue>,
}

/// An entry with what it says; nothing where its payload was destroyed or does not open.
pub struct Told {
    pub entry: Entry,
    pub aside: Aside,
    pub fact: Option<Fact>,
    /// The payload was destroyed.
    pub destroyed: bool,
}

/// An entry as it stands in its log.
pub struct Read {
    /// Place of the log.
    pub log: usize,
    /// Place in the log.
    pub seq: u64,
    pub told: Told,
    /// Nothing where its instant cannot be read.
    pub meta: Option<Meta>,
}

impl Journal {
    /// Opens every log of `folder`, against what was last confirmed. Damage is told, and the sound logs are kept.
    pub fn open(folder: &Path, data: &Key, known: &[Head], mend: bool) -> Outcome<(Self, u64, Vec<Trouble>)> {
        let mut journal = Self::empty(folder, data)?;
        let (mut torn, mut faults) = (0, Vec::new());
        let entries = std::fs::read_dir(folder).map_err(|e| Trouble::io(folder, &e))?;
        let mut paths: Vec<PathBuf> =
            entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|x| x == "log")).collect();
        paths.sort();
        for path in paths {
            let head = known.iter().find(|h| file_of(folder, &h.origin) == path);
            match Log::open(&path, head, mend) {
                Ok((log, found)) => {
                    if let Found::TornTail(bytes) = found {
                        torn += bytes;
                    }
                    if file_of(folder, log.origin()) == path {
                        journal.logs.push(log);
                    } else {
                        faults.push(Trouble::damaged(name_of(&path), "byte 0: the log names another origin"));
                    }
                }
                Err(trouble) => faults.push(trouble),
            }
        }
        for head in known {
            let path = file_of(folder, &head.origin);
            if !path.exists() {
                faults.push(Trouble::damaged(name_of(&path), "is missing"));
            }
        }
        Ok((journal, torn, faults))
    }

    /// No logs yet.
    pub fn empty(folder: &Path, data: &Key) -> Outcome<Self> {
        Ok(Self {
            folder: folder.into(),
            logs: Vec::new(),
            payloads: data.derive("paraphe/payload/v1")?,
            clock_from: 0,
            mine: None,
            catalogue: OnceCell::new(),
        })
    }

    /// Makes `origin` the log that this session writes to; whether it is new.
    pub fn write_to(&mut self, origin: &str, key: SigningKey) -> Outcome<bool> {
        if let Some(n) = self.logs.iter().position(|l| l.origin() == origin) {
            self.mine = Some((n, key));
            return Ok(self.logs[n].size() == 0);
        }
        self.logs.push(Log::create(&file_of(&self.folder, origin), origin)?);
        self.mine = Some((self.logs.len() - 1, key));
        Ok(true)
    }

    /// Writes facts as one act, durable when this returns; what is to be remembered of each.
    pub fn write(&mut self, now: Moment, by: &PersonId, acting: Option<&PostId>, facts: &[Fact]) -> Outcome<Vec<Meta>> {
        let (mine, key) = self.mine.clone().ok_or_else(|| Trouble::damaged("register", "this session has no log"))?;
        self.refuse_old_clock(now.at)?;
        let (mut act, mut metas) = (Vec::with_capacity(facts.len()), Vec::with_capacity(facts.len()));
        let known = self.lamport();
        let mut prev = self.logs[mine].last().map(|e| e.id().0).unwrap_or_default();
        let others = self.logs.iter().enumerate().filter(|(n, _)| *n != mine);
        let mut deps: Vec<String> = others.filter_map(|(_, l)| l.last().map(|e| e.id().0)).collect();
        let mut past: BTreeMap<String, u64> = self.logs.iter().map(|l| (l.origin().to_owned(), l.size())).collect();
        let log = self.logs[mine].origin().to_owned();
        let at = now.at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let aside = Aside { acting: acting.cloned(), day: Some(now.day) };
        for ((n, fact), lamport) in facts.iter().enumerate().zip(known + 1..) {
            let plain = salted(&Payload { acting: aside.acting.clone(), day: aside.day, did: fact.clone() })?;
            let (salt, json) = plain.split_first_chunk::<SALT>().ok_or_else(cannot_write)?;
            let header = Header {
                v: 1,
                log: log.clone(),
                seq: self.logs[mine].size() + n as u64,
                lamport,
                prev: std::mem::take(&mut prev),
                deps: std::mem::take(&mut deps),
                subject: fact.subject(),
                kind: fact.kind().to_owned(),
                at: at.clone(),
                by: by.0.clone(),
                payload: commitment(salt, json),
                size: json.len() as u64,
            };
            let sealed = self.payloads.seal(header.payload.as_bytes(), &plain)?;
            let entry = Entry::sign(header, &key)?;
            prev = entry.id().0;
            past.insert(log.clone(), entry.header.seq);
            metas.push(meta(&entry, aside.clone(), past.clone())?);
            act.push((entry, sealed));
        }
        self.logs[mine].append(&act)?;
        if let Some(catalogue) = self.catalogue.get_mut() {
            for (entry, _) in act {
                catalogue.push(mine, entry.header)?;
            }
        }
        Ok(metas)
    }

    /// The highest order number of any entry; one that no honest register ever reaches is none.
    pub fn lamport(&self) -> u64 {
        let numbers = self.logs.iter().filter_map(|l| l.last().map(|e| e.header.lamport));
        numbers.filter(|n| *n <= MOST).max().unwrap_or(0)
    }

    /// The latest instant that an entry claims, of those that are a measure of the clock.
    pub fn latest(&self) -> Option<DateTime<Utc>> {
        let last = self.logs.iter().filter_map(|l| l.last());
        last.filter(|e| e.header.lamport >= self.clock_from).filter_map(|e| e.header.at.parse().ok()).max()
    }

    /// The last entry's instant, where this computer's clock stands behind it.
    pub fn behind(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.latest().filter(|last| now + CLOCK_SLACK < *last)
    }

    /// The last entry's instant, where it is so long ago that the clock may have run ahead.
    pub fn ahead(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.latest().filter(|last| *last + LONG_UNUSED < now)
    }

    /// Refuses where this computer's clock stands behind the last entry.
    pub fn refuse_old_clock(&self, now: DateTime<Utc>) -> Outcome<()> {
        match self.behind(now) {
            Some(last) => Err(Rule::ClockBack { last: last.to_rfc3339_opts(SecondsFormat::Secs, true) }.into()),
            None => Ok(()),
        }
    }

    /// Opens a payload; nothing where it was destroyed, is another one, or does not open.
    pub fn tell(&self, entry: Entry, sealed: &[u8]) -> Told {
        let payload = self.plain(&entry, sealed).and_then(|plain| {
            let (_, json) = plain.split_first_chunk::<SALT>()?;
            serde_json::from_slice::<Payload>(json).ok()
        });
        match payload {
            Some(Payload { acting, day, did }) => {
                Told { entry, aside: Aside { acting, day }, fact: Some(did), destroyed: false }
            }
            None => Told { entry, aside: Aside::default(), fact: None, destroyed: destroyed(sealed) },
        }
    }

    /// The salt and the JSON behind it, as the entry commits to them; nothing where they are gone or other ones.
    pub fn plain(&self, entry: &Entry, sealed: &[u8]) -> Option<Vec<u8>> {
        let plain = self.payloads.open(entry.header.payload.as_bytes(), sealed)?;
        let (salt, json) = plain.split_first_chunk::<SALT>()?;
        (commitment(salt, json) == entry.header.payload).then(|| plain.clone())
    }

    /// Destroys the sealed payloads of these entries: places of logs, and the entries of each.
    pub fn erase(&mut self, places: &[(usize, u64)]) -> Outcome<()> {
        for (n, log) in self.logs.iter_mut().enumerate() {
            let seqs: Vec<u64> = places.iter().filter(|(at, _)| *at == n).map(|(_, seq)| *seq).collect();
            log.erase(&seqs)?;
        }
        Ok(())
    }

    /// The entries with these ids whose payloads are not destroyed yet.
    pub fn undestroyed(&self, ids: &BTreeSet<EntryId>) -> Outcome<Vec<(usize, u64)>> {
        let mut found = Vec::new();
        for (n, log) in self.logs.iter().enumerate() {
            log.read_all(|entry, sealed| {
                let may = ["code.secret-kept", "mail.password-kept"].contains(&entry.header.kind.as_str());
                if may && !destroyed(sealed) && ids.contains(&entry.id()) {
                    found.push((n, entry.header.seq));
                }
                Ok(())
            })?;
        }
        Ok(found)
    }

    /// Gives every entry in causal order; the ids of entries whose causes are missing. Entries are read once to be put in
    /// order and once more to be told: what they say is never in memory as a whole.
    pub fn each_told(&self, mut each: impl FnMut(Read)) -> Outcome<Vec<EntryId>> {
        let (mut links, mut places) = (Vec::new(), Vec::new());
        for (n, log) in self.logs.iter().enumerate() {
            let mut seqs = 0..;
            log.read_all(|entry, _| {
                if let Some(seq) = seqs.next() {
                    links.push(link(&entry, log.origin(), seq));
                    places.push((n, seq));
                }
                Ok(())
            })?;
        }
        let ordered = order::causal(&links);
        for (n, past) in ordered.ready {
            let (log, seq) = places[n];
            let (entry, sealed) = self.logs[log].read(seq)?;
            let told = self.tell(entry, &sealed);
            let meta = meta(&told.entry, told.aside.clone(), past).ok();
            each(Read { log, seq, told, meta });
        }
        Ok(ordered.waiting.into_iter().map(|n| links[n].id.clone()).collect())
    }

    /// Signs the present checkpoint of this session's log and keeps it beside the log: others of this desk can show it,
    /// though they have not the key. Nothing where the session writes to no log.
    pub fn seal(&self) -> Outcome<()> {
        let Some((log, key)) = self.mine() else {
            return Ok(());
        };
        let head = log.head();
        let note = Checkpoint { origin: head.origin, size: head.size, root: head.root }.sign(key);
        replace(&note_of(log), note.as_bytes(), true)
    }

    /// The last checkpoint of each log that was kept: which log, and the signed note.
    pub fn notes(&self) -> Outcome<Vec<(&Log, String)>> {
        let mut found = Vec::new();
        for log in &self.logs {
            let path = note_of(log);
            match std::fs::read_to_string(&path) {
                Ok(note) => found.push((log, note)),
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
                Err(e) if e.kind() == std::io::ErrorKind::InvalidData => found.push((log, String::new())),
                Err(e) => return Err(Trouble::io(&path, &e)),
            }
        }
        Ok(found)
    }

    /// Which entry is about what.
    pub fn catalogue(&self) -> Outcome<&Catalogue> {
        if self.catalogue.get().is_none() {
            let _ = self.catalogue.set(Catalogue::read(&self.logs)?);
        }
        Ok(self.catalogue.get_or_init(Catalogue::default))
    }

    /// What is to be remembered of each log.
    pub fn heads(&self) -> Vec<Head> {
        self.logs.iter().map(Log::head).collect()
    }

    /// Entries of each log.
    pub fn sizes(&self) -> BTreeMap<String, u64> {
        self.logs.iter().map(|l| (l.origin().to_owned(), l.size())).collect()
    }

    /// Entries in all.
    pub fn total(&self) -> u64 {
        self.logs.iter().map(Log::size).sum()
    }

    /// The log that this session writes to, and its key.
    pub fn mine(&self) -> Option<(&Log, &SigningKey)> {
        self.mine.as_ref().and_then(|(n, key)| Some((self.logs.get(*n)?, key)))
    }
}

/// The file of a log: its name tells nothing of the person.
pub fn file_of(folder: &Path, origin: &str) -> PathBuf {
    let digest = crate::register::entry::hex(&Sha256::digest(origin.as_bytes()));
    folder.join(format!("{}.log", &digest[..16]))
}

/// Where the checkpoint of a log is kept.
pub fn note_of(log: &Log) -> PathBuf {
    log.path().with_extension("note")
}

fn name_of(path: &Path) -> String {
    format!("register/{}", path.file_name().unwrap_or_default().to_string_lossy())
}

fn cannot_write() -> Trouble {
    Trouble::damaged("register", "a payload cannot be written")
}

fn salted(payload: &Payload) -> Outcome<Vec<u8>> {
    let mut plain = vec![0; SALT];
    random(&mut plain)?;
    serde_json::to_writer(&mut plain, payload).map_err(|_| cannot_write())?;
    Ok(plain)
}

/// What orders an entry: its place is where it stands, whatever it says of that itself.
fn link(entry: &Entry, log: &str, seq: u64) -> Link {
    let header = &entry.header;
    Link {
        id: entry.id(),
        log: log.to_owned(),
        seq,
        lamport: header.lamport,
        prev: (!header.prev.is_empty()).then(|| EntryId::new(&header.prev)),
        deps: header.deps.iter().map(EntryId::new).collect(),
    }
}

fn meta(entry: &Entry, aside: Aside, past: BTreeMap<String, u64>) -> Outcome<Meta> {
    let header = &entry.header;
    let at = header.at.parse().map_err(|_| Trouble::damaged("register", "an entry's instant cannot be read"))?;
    Ok(Meta {
        id: entry.id(),
        log: header.log.clone(),
        seq: header.seq,
        lamport: header.lamport,
        at,
        on: aside.day,
        by: PersonId::new(&header.by),
        acting: aside.acting,
        past,
    })
}
