//! The sled store: one tree of sealed rows under keys that tell nothing, and one row that vouches for all others.
//!
//! The summary row holds the schema, the number of rows, the XOR of their digests and what of the register has been
//! taken in: a store that has lost, gained or changed a row is noticed when it is opened, and rebuilt from the register.

use super::seal::Key;
use crate::domain::trouble::{Outcome, Trouble};
use crate::register::entry::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// Most operations in one batch: larger ones leak memory in sled 0.34.
const BATCH: usize = 90;
/// Memory for sled's cache, bytes: everything is read once at the opening.
const CACHE: u64 = 1024 * 1024;
/// How long sled's own lock may outlive whoever held the desk before: a child that was just being started had a copy of
/// the file. Nobody else is at the desk, so it is no damage.
const RELEASE: Duration = Duration::from_secs(5);
/// How often it is asked for.
const BEAT: Duration = Duration::from_millis(5);
/// Key of the summary row.
const SUMMARY: [u8; 16] = [0; 16];

type RowName = [u8; 16];

/// A row as its owner sees it: which view, which name in it, which bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub view: u8,
    pub name: String,
    pub value: Vec<u8>,
}

/// A row to write, or to remove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub view: u8,
    pub name: String,
    pub value: Option<Vec<u8>>,
}

/// How far the register has been taken in: entries of each log.
pub type Applied = BTreeMap<String, u64>;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Summary {
    schema: u32,
    rows: u64,
    sum: [u8; 16],
    applied: Applied,
    /// A change of several batches was under way.
    busy: bool,
}

/// Why a store cannot be used as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is none yet.
    Missing,
    /// It was left in the middle of a large change, or has another schema: rebuilt without a word.
    Stale,
    /// It is damaged: moved aside and rebuilt.
    Damaged(String),
}

/// The store, open.
#[derive(Debug)]
pub struct Rows {
    db: sled::Db,
    seal: Key,
    names: Key,
    digests: HashMap<RowName, [u8; 16]>,
    summary: Summary,
}

/// The keys of the rows.
#[derive(Clone, Debug)]
pub struct RowKeys {
    seal: Key,
    names: Key,
}

impl RowKeys {
    /// Derived from the desk's data key.
    pub fn new(data: &Key) -> Outcome<Self> {
        Ok(Self { seal: data.derive("paraphe/rows/seal/v1")?, names: data.derive("paraphe/rows/names/v1")? })
    }
}

impl Rows {
    /// Opens the store in `folder` and hands over every row as it is read, or says why the store cannot be used: what
    /// was handed over is not to be believed then.
    pub fn open(
        folder: &Path,
        keys: &RowKeys,
        schema: u32,
        mut each: impl FnMut(Row),
    ) -> Result<(Self, Applied), Unfit> {
        if !folder.join("db").exists() {
            return Err(Unfit::Missing);
        }
        sweep(folder);
        let db = guarded(folder.to_path_buf()).map_err(Unfit::Damaged)?;
        let mut store = Self {
            db,
            seal: keys.seal.clone(),
            names: keys.names.clone(),
            digests: HashMap::new(),
            summary: Summary::default(),
        };
        let mut summary = None;
        for item in store.db.iter() {
            let (key, sealed) = item.map_err(|e| Unfit::Damaged(e.to_string()))?;
            let key: RowName = key[..].try_into().map_err(|_| Unfit::Damaged("a row has a foreign name".into()))?;
            let plain = store
                .seal
                .open(&key, &sealed)
                .ok_or_else(|| Unfit::Damaged(format!("row {} does not open", hex(&key))))?;
            if key == SUMMARY {
                // It comes before all rows: those of another schema are not even looked at.
                summary = postcard::from_bytes::<Summary>(&plain).ok();
                if summary.as_ref().is_some_and(|s| s.busy || s.schema != schema) {
                    return Err(Unfit::Stale);
                }
            } else {
                store.digests.insert(key, digest(&key, &sealed));
                each(unpack(&plain).ok_or_else(|| Unfit::Damaged(format!("row {} cannot be read", hex(&key))))?);
            }
        }
        let summary = summary.ok_or_else(|| Unfit::Damaged("the summary is missing".into()))?;
        let sum = store.digests.values().fold([0; 16], |sum, d| xor(sum, *d));
        if summary.rows != store.digests.len() as u64 || summary.sum != sum {
            return Err(Unfit::Damaged("rows are missing or are older than they should be".into()));
        }
        let applied = summary.applied.clone();
        store.summary = summary;
        Ok((store, applied))
    }

    /// Makes a new store with these rows.
    pub fn create(folder: &Path, keys: &RowKeys, schema: u32, rows: Vec<Change>, applied: &Applied) -> Outcome<Self> {
        std::fs::create_dir_all(folder).map_err(|e| Trouble::io(folder, &e))?;
        let db = guarded(folder.to_path_buf()).map_err(|e| Trouble::damaged("store", e))?;
        let mut store = Self {
            db,
            seal: keys.seal.clone(),
            names: keys.names.clone(),
            digests: HashMap::new(),
            summary: Summary { schema, ..Summary::default() },
        };
        store.commit(rows, applied)?;
        Ok(store)
    }

    /// Writes rows and how far the register has been taken in. A change of several batches is marked while it lasts.
    pub fn commit(&mut self, changes: Vec<Change>, applied: &Applied) -> Outcome<()> {
        let mut parts: Vec<Vec<Change>> = Vec::new();
        let mut rest = changes.into_iter().peekable();
        while rest.peek().is_some() {
            parts.push(rest.by_ref().take(BATCH).collect());
        }
        let count = parts.len();
        if parts.is_empty() {
            parts.push(Vec::new());
        }
        for (n, part) in parts.into_iter().enumerate() {
            let last = n + 1 >= count;
            self.batch(part, if last { applied.clone() } else { self.summary.applied.clone() }, !last)?;
        }
        self.db.flush().map(|_| ()).map_err(|e| failed(&e))
    }

    fn batch(&mut self, changes: Vec<Change>, applied: Applied, busy: bool) -> Outcome<()> {
        let mut batch = sled::Batch::default();
        for change in changes {
            let key = self.name(change.view, &change.name);
            let before = if let Some(value) = change.value {
                let sealed = self.seal.seal(&key, &pack(change.view, &change.name, &value))?;
                let fresh = digest(&key, &sealed);
                batch.insert(&key[..], sealed);
                self.summary.sum = xor(self.summary.sum, fresh);
                self.digests.insert(key, fresh)
            } else {
                batch.remove(&key[..]);
                self.digests.remove(&key)
            };
            self.summary.sum = xor(self.summary.sum, before.unwrap_or_default());
        }
        self.summary.rows = self.digests.len() as u64;
        self.summary.applied = applied;
        self.summary.busy = busy;
        let summary = postcard::to_stdvec(&self.summary).map_err(|e| Trouble::damaged("store", e.to_string()))?;
        batch.insert(&SUMMARY[..], self.seal.seal(&SUMMARY, &summary)?);
        self.db.apply_batch(batch).map_err(|e| failed(&e))
    }

    fn name(&self, view: u8, name: &str) -> RowName {
        let tag = self.names.mac(&[&[view], name.as_bytes()].concat());
        let mut key = [0; 16];
        key.copy_from_slice(&tag[..16]);
        // The summary's key is the only one that begins with a zero byte.
        key[0] |= 1;
        key
    }
}

/// Moves a damaged store aside, never opened again; where it lies now.
pub fn move_aside(folder: &Path, stamp: &str) -> Outcome<PathBuf> {
    let aside = folder.with_file_name(format!("store.damaged-{stamp}"));
    std::fs::rename(folder, &aside).map_err(|e| Trouble::io(folder, &e))?;
    Ok(aside)
}

/// A leftover of a kill during an opening makes sled refuse to open.
fn sweep(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Opens sled on a thread of its own: a damaged store can make it panic.
fn guarded(folder: PathBuf) -> Result<sled::Db, String> {
    let config = sled::Config::new().path(folder).cache_capacity(CACHE).flush_every_ms(None);
    let open = move || {
        let end = Instant::now() + RELEASE;
        loop {
            let opened = config.open().map_err(|e| e.to_string());
            match &opened {
                Err(why) if why.contains("could not acquire lock") && Instant::now() < end => thread::sleep(BEAT),
                _ => return opened,
            }
        }
    };
    thread::Builder::new()
        .name("store-opening".into())
        .spawn(open)
        .map_err(|e| e.to_string())?
        .join()
        .unwrap_or_else(|_| Err("sled stopped while opening it".to_owned()))
}

fn failed(error: &sled::Error) -> Trouble {
    Trouble::Io { path: "store".into(), detail: error.to_string() }
}

fn digest(key: &RowName, sealed: &[u8]) -> [u8; 16] {
    let hash = Sha256::new().chain_update(key).chain_update(sealed).finalize();
    let mut short = [0; 16];
    short.copy_from_slice(&hash[..16]);
    short
}

fn xor(a: [u8; 16], b: [u8; 16]) -> [u8; 16] {
    std::array::from_fn(|n| a[n] ^ b[n])
}

fn pack(view: u8, name: &str, value: &[u8]) -> Vec<u8> {
    let length = u16::try_from(name.len()).unwrap_or(u16::MAX).to_be_bytes();
    [&[view], length.as_slice(), name.as_bytes(), value].concat()
}

fn unpack(plain: &[u8]) -> Option<Row> {
    let (&view, rest) = plain.split_first()?;
    let length = usize::from(u16::from_be_bytes(rest.get(..2)?.try_into().ok()?));
    let name = String::from_utf8(rest.get(2..2 + length)?.to_vec()).ok()?;
    Some(Row { view, name, value: rest.get(2 + length..)?.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> RowKeys {
        RowKeys::new(&Key::of([3; 32])).unwrap()
    }

    fn open(folder: &Path, schema: u32) -> Result<(Rows, Vec<Row>, Applied), Unfit> {
        let mut rows = Vec::new();
        let (store, applied) = Rows::open(folder, &keys(), schema, |row| rows.push(row))?;
        Ok((store, rows, applied))
    }

    fn put(n: usize) -> Change {
        Change { view: 1, name: format!("row {n}"), value: Some(vec![b'x'; 100]) }
    }

    fn applied(n: u64) -> Applied {
        [("log".to_owned(), n)].into()
    }

    #[test]
    fn rows_come_back_after_many_batches() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("store");
        let mut store = Rows::create(&folder, &keys(), 1, (0..250).map(put).collect(), &applied(1)).unwrap();
        store.commit(vec![Change { view: 1, name: "row 7".into(), value: None }, put(8)], &applied(2)).unwrap();
        drop(store);
        let (_, rows, seen) = open(&folder, 1).unwrap();
        assert_eq!((rows.len(), seen), (249, applied(2)));
        assert!(!rows.iter().any(|r| r.name == "row 7"));
    }

    #[test]
    fn a_store_of_another_schema_or_left_in_the_middle_is_stale() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("store");
        drop(Rows::create(&folder, &keys(), 1, vec![put(1)], &applied(1)).unwrap());
        assert_eq!(open(&folder, 2).unwrap_err(), Unfit::Stale);
        let (mut store, _, _) = open(&folder, 1).unwrap();
        store.batch(vec![put(2)], applied(1), true).unwrap();
        store.db.flush().unwrap();
        drop(store);
        assert_eq!(open(&folder, 1).unwrap_err(), Unfit::Stale);
    }

    #[test]
    fn a_store_that_is_just_being_let_go_is_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("store");
        drop(Rows::create(&folder, &keys(), 1, vec![put(1)], &applied(1)).unwrap());
        let copy = std::fs::File::open(folder.join("db")).unwrap();
        copy.lock().unwrap();
        let opening = thread::spawn(move || open(&folder, 1).map(|(_, rows, _)| rows.len()));
        thread::yield_now();
        copy.unlock().unwrap();
        assert_eq!(opening.join().unwrap(), Ok(1));
    }

    #[test]
    fn an_older_row_put_back_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("store");
        let mut store = Rows::create(&folder, &keys(), 1, vec![put(1)], &applied(1)).unwrap();
        let key = store.name(1, "row 1");
        let old = store.db.get(key).unwrap().unwrap();
        store.commit(vec![put(1)], &applied(2)).unwrap();
        store.db.insert(key, old).unwrap();
        store.db.flush().unwrap();
        drop(store);
        assert!(matches!(open(&folder, 1).unwrap_err(), Unfit::Damaged(_)));
    }

    #[test]
    fn nothing_of_a_row_can_be_read_in_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("store");
        let change = Change { view: 1, name: "canary-name".into(), value: Some(b"canary-value".to_vec()) };
        drop(Rows::create(&folder, &keys(), 1, vec![change], &applied(1)).unwrap());
        for entry in std::fs::read_dir(&folder).unwrap().flatten().filter(|e| e.path().is_file()) {
            let bytes = std::fs::read(entry.path()).unwrap();
            assert!(!bytes.windows(6).any(|w| w == b"canary"));
        }
    }
}
