//! The vault: who can open the desk, and the keys that each passphrase unwraps.
//!
//! passphrase -> Argon2id -> wrapping key -> { data key of the desk, keys of the account's logs, document key, for an
//! administrator the key of the desk's authority }. The parameters stand in the authenticated context of each wrap. The file is text, closed by a digest, kept twice.

use super::seal::{Key, random};
use crate::domain::ids::PersonId;
use crate::domain::passphrase;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::entry::{hex, unhex};
use crate::register::head::replace;
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// Version of the file: a newer one is refused with words of its own.
pub const VERSION: u32 = 1;
/// The file and its copy.
const FILES: [&str; 2] = ["keys", "keys.copy"];

/// Cost of unlocking: memory in KiB, passes, lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    pub memory: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Cost {
    /// The least that is ever used: 64 MiB, three passes.
    pub const LEAST: Cost = Cost { memory: 64 * 1024, passes: 3, lanes: 1 };

    /// Whether a file may ask for it: bounds that are checked before anything is allocated.
    fn bearable(self) -> bool {
        (8..=1024 * 1024).contains(&self.memory) && (1..=10).contains(&self.passes) && (1..=16).contains(&self.lanes)
    }

    /// Memory between 64 and 256 MiB so that an unlock takes half a second to a second on this computer.
    pub fn calibrated() -> Cost {
        let start = Instant::now();
        let _ = derive("calibration of this computer", &[0; 16], Cost::LEAST);
        let once = start.elapsed().max(Duration::from_millis(1));
        let factor = (Duration::from_millis(600).as_millis() / once.as_millis().max(1)).clamp(1, 4);
        Cost { memory: Cost::LEAST.memory * u32::try_from(factor).unwrap_or(1), ..Cost::LEAST }
    }
}

/// A key of a log, wrapped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogKey {
    pub origin: String,
    pub epoch: u32,
    /// The public key, hexadecimal.
    pub public: String,
    /// Empty where the account was reset: nobody writes to that log any more.
    pub wrapped: String,
}

/// A document key that waits for its certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextKey {
    /// The public key, hexadecimal.
    pub public: String,
    pub wrapped: String,
}

/// A document key that its owner brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtKey {
    /// DER, hexadecimal.
    pub certificate: String,
    /// DER, hexadecimal, the nearest first.
    pub chain: Vec<String>,
    pub wrapped: String,
}

/// One account of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRecord {
    pub person: PersonId,
    /// What the lock screen shows.
    pub name: String,
    pub cost: Cost,
    pub salt: String,
    pub data: String,
    pub logs: Vec<LogKey>,
    /// The document key (P-256), wrapped; empty until it is certified.
    pub document: String,
    /// Its certificate, DER, hexadecimal; empty as long.
    pub certificate: String,
    /// The document key to come.
    #[serde(default)]
    pub next: Option<NextKey>,
    /// The key of the desk's authority, wrapped; empty where the account is no administrator.
    #[serde(default)]
    pub authority: String,
    /// Keys that their owner brought.
    #[serde(default)]
    pub brought: Vec<BroughtKey>,
    /// The certificate of the brought key that signs, hexadecimal; empty: the document key does.
    #[serde(default)]
    pub signs_with: String,
    /// The passphrase was given by somebody else and must be changed.
    pub must_change: bool,
}

/// The desk's certificate authority. Its key lies with each administrator, under that account's passphrase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorityRecord {
    /// DER, hexadecimal.
    pub certificate: String,
}

/// The institute's seal. Its key is sealed under the data key: whoever has the desk open may have it put on an act that
/// an outsider's code allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealRecord {
    /// DER, hexadecimal.
    pub certificate: String,
    /// The private key, sealed, hexadecimal.
    pub sealed: String,
}

/// The content of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFile {
    pub version: u32,
    /// Name of the desk: random.
    pub desk: String,
    pub device: String,
    /// Raised when an old copy of the desk is accepted: every account then begins a new log.
    pub epoch: u32,
    pub accounts: Vec<KeyRecord>,
    pub authority: AuthorityRecord,
    /// None until an administrator has made it.
    #[serde(default)]
    pub seal: Option<SealRecord>,
}

/// What a passphrase unwraps: the key that wraps the account's keys, and the data key.
#[derive(Clone, Debug)]
pub struct Unlocked {
    wrapping: Key,
    pub data: Key,
}

impl KeyFile {
    /// Reads the file, or its copy where the file is damaged; whether it was the copy.
    pub fn load(folder: &Path) -> Outcome<(Self, bool)> {
        let first = read(&folder.join(FILES[0]));
        match first {
            Ok(file) => Ok((file, false)),
            // Sound and not for this program: its copy could only be older.
            Err(trouble @ Trouble::Rule(_)) => Err(trouble),
            Err(trouble) => read(&folder.join(FILES[1])).map(|file| (file, true)).map_err(|_| trouble),
        }
    }

    /// Which of the two files is not sound.
    pub fn faults(folder: &Path) -> Vec<Trouble> {
        let mut found: Vec<Trouble> = FILES.iter().filter_map(|name| read(&folder.join(name)).err()).collect();
        if found.is_empty() {
            let same = FILES.map(|name| std::fs::read(folder.join(name)).ok());
            if same[0] != same[1] {
                found.push(Trouble::damaged(FILES[1], "differs from the first"));
            }
        }
        found
    }

    /// Writes the file and its copy.
    pub fn save(&self, folder: &Path) -> Outcome<()> {
        let mut text = serde_json::to_string_pretty(self).map_err(|e| Trouble::damaged("keys", e.to_string()))?;
        text.push('\n');
        let digest = hex(&Sha256::digest(text.as_bytes()));
        text.push_str(&digest);
        text.push('\n');
        for name in FILES {
            replace(&folder.join(name), text.as_bytes(), true)?;
        }
        Ok(())
    }

    /// The record of a person.
    pub fn record(&self, person: &PersonId) -> Outcome<&KeyRecord> {
        self.accounts
            .iter()
            .find(|a| a.person == *person)
            .ok_or_else(|| Rule::NoAccount { typed: person.to_string() }.into())
    }

    /// The same, to be changed.
    pub fn record_mut(&mut self, person: &PersonId) -> Outcome<&mut KeyRecord> {
        self.accounts
            .iter_mut()
            .find(|a| a.person == *person)
            .ok_or_else(|| Rule::NoAccount { typed: person.to_string() }.into())
    }

    /// Adds an account under a passphrase; the data key comes from whoever is at the desk.
    pub fn add(&mut self, person: PersonId, name: &str, typed: &str, cost: Cost, data: &Key) -> Outcome<Unlocked> {
        let mut record = KeyRecord {
            person,
            name: name.to_owned(),
            cost,
            salt: String::new(),
            data: String::new(),
            logs: Vec::new(),
            document: String::new(),
            certificate: String::new(),
            next: None,
            authority: String::new(),
            brought: Vec::new(),
            signs_with: String::new(),
            must_change: false,
        };
        let unlocked = rewrap(&self.desk, &mut record, typed, cost, data)?;
        self.accounts.push(record);
        Ok(unlocked)
    }

    /// Opens the vault for a person: wrong passphrases and altered records are told apart by the file's own digest.
    pub fn unlock(&self, person: &PersonId, typed: &str) -> Outcome<Unlocked> {
        let record = self.record(person)?;
        let salt = unhex(&record.salt).ok_or_else(|| Trouble::damaged("keys", "a salt cannot be read"))?;
        let wrapping = derive(typed, &salt, record.cost)?;
        let data = unwrap(&self.desk, record, &wrapping, "data", &record.data)
            .and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok())
            .ok_or(Rule::PassphraseWrong)?;
        Ok(Unlocked { wrapping, data: Key::of(data) })
    }

    /// Wraps a secret of an account, to be unwrapped under the same label.
    pub fn wrap(&self, person: &PersonId, unlocked: &Unlocked, label: &str, secret: &[u8]) -> Outcome<String> {
        wrap(&self.desk, self.record(person)?, &unlocked.wrapping, label, secret)
    }

    /// Unwraps a secret of an account.
    pub fn unwrap(
        &self,
        person: &PersonId,
        unlocked: &Unlocked,
        label: &str,
        wrapped: &str,
    ) -> Outcome<Zeroizing<Vec<u8>>> {
        unwrap(&self.desk, self.record(person)?, &unlocked.wrapping, label, wrapped)
            .ok_or_else(|| Trouble::damaged("keys", format!("the key \"{label}\" does not open")))
    }

    /// Puts an account under a new passphrase: every key of it is wrapped again.
    pub fn change(&mut self, person: &PersonId, old: &Unlocked, typed: &str, cost: Cost) -> Outcome<Unlocked> {
        let record = self.record(person)?;
        let mut fresh = record.clone();
        let unlocked = rewrap(&self.desk, &mut fresh, typed, cost, &old.data)?;
        let moved = |label: &str, wrapped: &str| -> Outcome<String> {
            if wrapped.is_empty() {
                return Ok(String::new());
            }
            let secret = self.unwrap(person, old, label, wrapped)?;
            wrap(&self.desk, &fresh, &unlocked.wrapping, label, &secret)
        };
        let document = moved(DOCUMENT, &record.document)?;
        let next = record.next.as_ref().map(|next| moved(DOCUMENT, &next.wrapped)).transpose()?;
        let authority = moved(AUTHORITY, &record.authority)?;
        let brought: Vec<String> =
            record.brought.iter().map(|b| moved(&brought_label(&b.certificate), &b.wrapped)).collect::<Outcome<_>>()?;
        let logs: Vec<String> =
            record.logs.iter().map(|l| moved(&log_label(&l.origin), &l.wrapped)).collect::<Outcome<_>>()?;
        (fresh.document, fresh.authority, fresh.must_change) = (document, authority, false);
        fresh.brought.iter_mut().zip(brought).for_each(|(key, wrapped)| key.wrapped = wrapped);
        fresh.logs.iter_mut().zip(logs).for_each(|(log, wrapped)| log.wrapped = wrapped);
        if let (Some(slot), Some(wrapped)) = (&mut fresh.next, next) {
            slot.wrapped = wrapped;
        }
        *self.record_mut(person)? = fresh;
        Ok(unlocked)
    }

    /// Puts an account whose passphrase is lost under a first one: its sealed keys are given up, its name stays.
    pub fn reset(&mut self, person: &PersonId, typed: &str, cost: Cost, data: &Key) -> Outcome<Unlocked> {
        let mut fresh = self.record(person)?.clone();
        for sealed in [&mut fresh.document, &mut fresh.certificate, &mut fresh.authority] {
            sealed.clear();
        }
        fresh.logs.iter_mut().for_each(|log| log.wrapped.clear());
        fresh.next = None;
        fresh.brought.clear();
        fresh.signs_with.clear();
        fresh.must_change = true;
        let unlocked = rewrap(&self.desk, &mut fresh, typed, cost, data)?;
        *self.record_mut(person)? = fresh;
        Ok(unlocked)
    }
}

/// The label under which the document key is wrapped.
pub const DOCUMENT: &str = "document";
/// The label under which the key of the desk's authority is wrapped.
pub const AUTHORITY: &str = "authority";

/// The label under which a key that was brought is wrapped: its certificate says which it is.
pub fn brought_label(certificate: &str) -> String {
    format!("brought:{}", hex(&Sha256::digest(certificate.as_bytes())))
}

/// The label under which the key of a log is wrapped.
pub fn log_label(origin: &str) -> String {
    format!("log:{origin}")
}

fn rewrap(desk: &str, record: &mut KeyRecord, typed: &str, cost: Cost, data: &Key) -> Outcome<Unlocked> {
    let mut salt = [0; 16];
    random(&mut salt)?;
    record.cost = cost;
    record.salt = hex(&salt);
    let wrapping = derive(typed, &salt, cost)?;
    record.data = wrap(desk, record, &wrapping, "data", data.bytes())?;
    Ok(Unlocked { wrapping, data: data.clone() })
}

fn derive(typed: &str, salt: &[u8], cost: Cost) -> Outcome<Key> {
    if !cost.bearable() {
        return Err(Trouble::damaged("keys", "the cost of unlocking is out of bounds"));
    }
    let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(32))
        .map_err(|e| Trouble::damaged("keys", e.to_string()))?;
    let text = Zeroizing::new(passphrase::canonical(typed));
    let mut out = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(text.as_bytes(), salt, &mut out[..])
        .map_err(|e| Trouble::damaged("keys", e.to_string()))?;
    Ok(Key::of(*out))
}

fn context(desk: &str, record: &KeyRecord, label: &str) -> String {
    let cost = record.cost;
    format!("{desk}|{}|{label}|{}|{}|{}|{}", record.person, record.salt, cost.memory, cost.passes, cost.lanes)
}

fn wrap(desk: &str, record: &KeyRecord, wrapping: &Key, label: &str, secret: &[u8]) -> Outcome<String> {
    let key = wrapping.derive(&format!("paraphe/wrap/{label}/v1"))?;
    Ok(hex(&key.seal(context(desk, record, label).as_bytes(), secret)?))
}

fn unwrap(desk: &str, record: &KeyRecord, wrapping: &Key, label: &str, wrapped: &str) -> Option<Zeroizing<Vec<u8>>> {
    let key = wrapping.derive(&format!("paraphe/wrap/{label}/v1")).ok()?;
    key.open(context(desk, record, label).as_bytes(), &unhex(wrapped)?).map(Zeroizing::new)
}

fn read(path: &Path) -> Outcome<KeyFile> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let bad = |what: &str| Trouble::damaged(&name, what);
    let bytes = std::fs::read(path).map_err(|e| Trouble::io(path, &e))?;
    let text = std::str::from_utf8(&bytes).map_err(|_| bad("is not text"))?;
    let cut = text.strip_suffix('\n').and_then(|t| t.rfind('\n')).ok_or_else(|| bad("is cut off"))? + 1;
    let (body, digest) = text.split_at(cut);
    if hex(&Sha256::digest(body.as_bytes())) != digest.trim_end_matches('\n') {
        return Err(bad("has changed since it was written"));
    }
    layout(body)
}

/// The content of a file whose digest is right: where it does not fit, another version of the program wrote it.
fn layout(body: &str) -> Outcome<KeyFile> {
    let whole: serde_json::Value = serde_json::from_str(body).map_err(|_| Rule::DeskOtherLayout)?;
    if whole["version"].as_u64().is_some_and(|version| version > u64::from(VERSION)) {
        return Err(Rule::DeskNewer.into());
    }
    serde_json::from_value(whole).map_err(|_| Rule::DeskOtherLayout.into())
}

#[cfg(test)]
mod tests;
