//! Opening a desk: where it lies, who may open it, what the opening found.

use super::audit::file_name;
use super::believed::{SECOND_BEGINNING, beginnings, first_log};
use super::child::Reader;
use super::journal::Journal;
use super::projection::{self, SCHEMA};
use super::verb::Moment;
use super::{Desk, Hidden};
use crate::domain::ids::PersonId;
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, ReadOnly, Rule, Trouble};
use crate::register::entry::{hex, unhex};
use crate::register::head::{self, Head};
use crate::store::anchor::Anchor;
use crate::store::documents::Documents;
use crate::store::lock::{self, Asked, Held};
use crate::store::rows::{self, RowKeys, Rows, Unfit};
use crate::store::seal::random;
use crate::store::sums;
use crate::store::vault::{KeyFile, Unlocked};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

/// Where a desk lies, and where this computer remembers what it last saw of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub folder: PathBuf,
    pub state: PathBuf,
}

/// Somebody who can open a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountName {
    pub person: PersonId,
    pub name: String,
    /// The passphrase was given by somebody else and must be changed first.
    pub must_change: bool,
}

/// What a new desk is made of.
#[derive(Clone, Debug)]
pub struct NewDesk {
    pub organisation: String,
    /// National number of the institute (UAI), by which registers name it; may be empty.
    pub uai: String,
    /// Name of the documentary portal; empty: that of the model institute.
    pub portal: String,
    /// Domains of institutional mail.
    pub domains: Vec<String>,
    pub name: String,
    pub mail: String,
    /// Title of the post of whoever makes it; may be empty.
    pub post: String,
    pub passphrase: Hidden,
}

/// How to open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Nothing is to be changed.
    pub read_only: bool,
    /// An old copy, or a desk never seen on this computer, is taken as the present one; noted in the register.
    pub accept_copy: bool,
}

/// Something that the opening found and that people should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The store was damaged and lies aside there; it was rebuilt from the register. The files that had changed.
    StoreRebuilt { aside: Option<String>, faults: Vec<String> },
    /// An act that was never answered was cut off.
    TornTail { bytes: u64 },
    /// The computer stopped while the desk was open; everything was checked.
    PowerLost,
    /// Entries of the register count for nothing, since nothing vouches for them: how many, and the file of the first.
    Doubted { entries: u64, file: String },
    /// The first file of keys is damaged; its copy served.
    KeysCopy,
    /// The mark of what was last confirmed is damaged; it was made again.
    HeadRemade,
    /// The passphrase must be changed before anything else.
    MustChange,
    /// The last act is dated so long ago that the clock may have run ahead.
    ClockAhead { last: DateTime<Utc> },
    /// The signing certificates of these people waited for an administrator; they were issued.
    Certified { names: Vec<String> },
}

impl Desk {
    /// Who can open the desk there; `Rule::NoDesk` where there is none.
    pub fn accounts(place: &Place) -> Outcome<Vec<AccountName>> {
        let (keys, _) = load_keys(place)?;
        let named = |a: &crate::store::vault::KeyRecord| AccountName {
            person: a.person.clone(),
            name: a.name.clone(),
            must_change: a.must_change,
        };
        Ok(keys.accounts.iter().map(named).collect())
    }

    /// The certificate of the desk's own authority, DER; it needs no passphrase.
    pub fn root_of(place: &Place) -> Outcome<Vec<u8>> {
        let (keys, _) = load_keys(place)?;
        unhex(&keys.authority.certificate).ok_or_else(|| Trouble::damaged("keys", "the certificate cannot be read"))
    }

    /// Opens a desk: half a second to a second of work, on purpose.
    pub fn unlock(
        place: &Place,
        person: &PersonId,
        typed: &str,
        now: Moment,
        how: Opening,
    ) -> Outcome<(Desk, Vec<Notice>)> {
        // The desk is held before its keys are read: another program may be changing them.
        let _ = load_keys(place)?;
        shut_folder(place)?;
        let hold = hold(place, how)?;
        let (keys, from_copy) = load_keys(place)?;
        let unlocked = keys.unlock(person, typed)?;
        let (desk, mut notices) = Self::enter(place, keys, person, &unlocked, now, how, hold)?;
        if from_copy {
            notices.push(Notice::KeysCopy);
            if desk.held.is_some() {
                desk.keys.save(&desk.place.folder)?;
            }
        }
        if desk.keys.record(person)?.must_change {
            notices.push(Notice::MustChange);
        }
        Ok((desk, notices))
    }

    /// Everything of an opening that comes after the passphrase.
    pub(super) fn enter(
        place: &Place,
        keys: KeyFile,
        person: &PersonId,
        unlocked: &Unlocked,
        now: Moment,
        how: Opening,
        (held, mut read_only): Hold,
    ) -> Outcome<(Desk, Vec<Notice>)> {
        let mut notices = Vec::new();
        let power_lost = held.as_ref().is_some_and(|h| h.power_lost);
        if power_lost {
            notices.push(Notice::PowerLost);
        }
        let anchor = Anchor::new(&place.state, &keys.desk, &unlocked.data)?;
        let known = recall(place, &keys.desk, held.is_some(), &anchor, &mut notices);
        let register = place.folder.join("register");
        let (journal, torn, faults) = Journal::open(&register, &unlocked.data, &known, held.is_some())?;
        if torn > 0 && held.is_some() {
            notices.push(Notice::TornTail { bytes: torn });
        }
        if let Some(fault) = faults.first() {
            read_only = Some(ReadOnly::Damaged { what: told(fault) });
        }
        if let Some(fault) = second_beginning(&journal, &anchor, &keys)? {
            read_only = Some(ReadOnly::Damaged { what: told(&fault) });
        }
        let seen = anchor.check(&journal.logs);
        let must_change = keys.record(person)?.must_change;
        let mut accepted = None;
        match seen {
            // Whoever has still to change a first passphrase has no log to say it in.
            Err(why) if how.accept_copy && read_only.is_none() && !must_change => {
                let here = journal.total();
                accepted = Some(if let ReadOnly::OldCopy { seen, here } = why { (seen, here) } else { (here, here) });
            }
            Err(why) if read_only.is_none() => read_only = Some(why),
            _ => {}
        }
        let documents = Documents::new(&place.folder.join("documents"), &unlocked.data)?;
        let mut desk = Desk {
            place: place.clone(),
            me: person.clone(),
            keys,
            data: unlocked.data.clone(),
            held,
            journal,
            rows: None,
            documents,
            anchor,
            state: State::default(),
            read_only,
            reader: Reader::InProcess,
            codes_sent: BTreeMap::new(),
        };
        desk.load_state(power_lost, !faults.is_empty(), &mut notices)?;
        desk.journal.clock_from = desk.state.clock_accepted.as_ref().map_or(0, |meta| meta.lamport);
        if let Some(held) = &desk.held {
            held.mark()?;
        }
        if desk.read_only.is_none() {
            desk.begin(unlocked, now, accepted, &mut notices)?;
            desk.finish_forgetting()?;
            desk.finish_destroying()?;
        }
        Ok((desk, notices))
    }

    /// Makes a desk ready for acts. A log begins under a passphrase of one's own only: nobody else ever has its key.
    fn begin(
        &mut self,
        unlocked: &Unlocked,
        now: Moment,
        accepted: Option<(u64, u64)>,
        notices: &mut Vec<Notice>,
    ) -> Outcome<()> {
        if let Some(last) = self.journal.ahead(now.at) {
            notices.push(Notice::ClockAhead { last });
        }
        self.adopt_certificates()?;
        if !self.keys.record(&self.me)?.must_change {
            self.begin_log(unlocked, now, accepted)?;
            if self.journal.refuse_old_clock(now.at).is_ok() {
                self.renew_seal(unlocked, now)?;
                let names = self.certify_waiting(unlocked, now)?;
                self.adopt_certificates()?;
                if !names.is_empty() {
                    notices.push(Notice::Certified { names });
                }
            }
        }
        self.remember()
    }

    /// The state from the store, or from the register where the store cannot be believed.
    fn load_state(&mut self, power_lost: bool, register_damaged: bool, notices: &mut Vec<Notice>) -> Outcome<()> {
        let folder = self.place.folder.join("store");
        let keys = RowKeys::new(&self.data)?;
        if self.held.is_none() {
            self.state = self.fold(notices)?;
            return Ok(());
        }
        let changed: Vec<String> = sums::faults(&self.place.folder)?.iter().map(told).collect();
        sums::forget(&self.place.folder);
        let mut loading = projection::Loading::default();
        let opened = if changed.is_empty() {
            Rows::open(&folder, &keys, SCHEMA, |row| loading.take(&row))
        } else {
            Err(damaged(&changed))
        };
        match opened {
            // Where the register is damaged the store is the last whole copy: it is read, and never made anew.
            Ok((rows, applied)) if register_damaged || !power_lost && applied == self.journal.sizes() => {
                self.state = loading.done()?;
                self.rows = Some(rows);
                return Ok(());
            }
            _ if register_damaged => {
                self.state = self.fold(notices)?;
                return Ok(());
            }
            Ok((rows, _)) => {
                drop(rows);
                std::fs::remove_dir_all(&folder).map_err(|e| Trouble::io(&folder, &e))?;
            }
            Err(Unfit::Missing | Unfit::Stale) => drop(std::fs::remove_dir_all(&folder)),
            Err(Unfit::Damaged(what)) => {
                let aside = if folder.exists() { Some(rows::move_aside(&folder, &stamp()?)?) } else { None };
                let aside = aside.and_then(|p| Some(p.file_name()?.to_string_lossy().into_owned()));
                let faults = if changed.is_empty() { vec![what] } else { changed };
                notices.push(Notice::StoreRebuilt { aside, faults });
            }
        }
        self.state = self.fold(notices)?;
        let all = projection::all(&self.state)?;
        self.rows = Some(Rows::create(&folder, &keys, SCHEMA, all, &self.journal.sizes())?);
        Ok(())
    }

    /// The state as the register alone gives it; what counts for nothing there is told.
    pub(super) fn fold(&self, notices: &mut Vec<Notice>) -> Outcome<State> {
        let heard = self.hear(&self.journal)?;
        if let Some(first) = heard.doubted.first() {
            notices.push(Notice::Doubted { entries: heard.doubted.len() as u64, file: first.file.clone() });
        }
        Ok(heard.state)
    }

    /// Leaves the desk in order. Dropping it is safe too, and the next opening looks harder.
    pub fn close(mut self) {
        // The checkpoint is for others to read; the desk is as safe without it.
        let _ = self.journal.seal();
        let clean = self.rows.take().is_some_and(|rows| {
            drop(rows);
            sums::write(&self.place.folder).is_ok()
        });
        if let Some(held) = self.held.take().filter(|_| clean) {
            held.clean();
        }
    }
}

/// A log that claims to have made this desk, which another one made: nothing is to be written until it lies aside.
fn second_beginning(journal: &Journal, anchor: &Anchor, keys: &KeyFile) -> Outcome<Option<Trouble>> {
    let begins = beginnings(journal)?;
    if begins.len() < 2 {
        return Ok(None);
    }
    let first = first_log(journal, &anchor.recall().unwrap_or_default(), keys)?;
    let second = begins.into_iter().find(|(origin, _)| first.as_ref() != Some(origin));
    let log = second.and_then(|(origin, _)| journal.logs.iter().find(|log| log.origin() == origin));
    Ok(log.map(|log| Trouble::damaged(file_name(log), SECOND_BEGINNING)))
}

fn load_keys(place: &Place) -> Outcome<(KeyFile, bool)> {
    let folder = &place.folder;
    if !folder.join("keys").exists() && !folder.join("keys.copy").exists() && !folder.join("register").exists() {
        return Err(Rule::NoDesk { path: folder.display().to_string() }.into());
    }
    KeyFile::load(folder)
}

/// A folder that others could read is shut: the names of its files are nobody else's business.
fn shut_folder(place: &Place) -> Outcome<()> {
    let mode = std::fs::metadata(&place.folder).map_err(|e| Trouble::io(&place.folder, &e))?.permissions().mode();
    if mode & 0o077 != 0 {
        // Mended rather than refused: the owner alone can have opened it up.
        let closed = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(&place.folder, closed).map_err(|e| Trouble::io(&place.folder, &e))?;
    }
    Ok(())
}

/// The desk, held; or why it can only be read.
pub(super) type Hold = (Option<Held>, Option<ReadOnly>);

/// Asks for the desk.
pub(super) fn hold(place: &Place, how: Opening) -> Outcome<Hold> {
    if how.read_only {
        return Ok((None, Some(ReadOnly::Asked)));
    }
    Ok(match lock::ask(&place.folder)? {
        Asked::Held(held) => (Some(held), None),
        Asked::By(pid) => (None, Some(ReadOnly::HeldBy { pid })),
    })
}

/// What was last confirmed: as the desk itself marks it, or as this computer remembers it where the mark is damaged.
fn recall(place: &Place, desk: &str, held: bool, anchor: &Anchor, notices: &mut Vec<Notice>) -> Vec<Head> {
    let read = std::fs::read_to_string(place.folder.join("HEAD")).ok().and_then(|text| head::read(&text));
    match read {
        Some((of, heads)) if of == desk => heads,
        _ => {
            if held {
                notices.push(Notice::HeadRemade);
            }
            anchor.recall().unwrap_or_default()
        }
    }
}

fn damaged(changed: &[String]) -> Unfit {
    Unfit::Damaged(changed.join(", "))
}

fn told(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Damaged { path, what } => format!("{path}: {what}"),
        other => other.to_string(),
    }
}

/// A name for what is moved aside: never the same twice.
fn stamp() -> Outcome<String> {
    let mut bytes = [0; 4];
    random(&mut bytes)?;
    Ok(hex(&bytes))
}
