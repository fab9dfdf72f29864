//! The portal's file: every code that works, one a login, written whole and only where something changed.

use super::files::{self, Rights};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, Hidden, users};
use crate::domain::code::AccessCode;
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::portal::Format;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::exchange::inist::{self, Account};
use crate::exchange::{ezproxy, htpasswd, ldif};
use crate::register::entry::hex;
use sha2::{Digest as _, Sha256};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Writes the portal's file of codes.
#[derive(Clone, Debug)]
pub struct ExportCodes {
    pub path: PathBuf,
    pub format: Format,
    /// Who may read the file; what is not said stays as it is.
    pub wish: Wish,
}

/// Mode, owner and group of a file, where somebody names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    pub mode: Option<u32>,
    pub owner: Option<String>,
    pub group: Option<String>,
}

/// What a file of a format holds.
pub(super) struct Content {
    pub text: Zeroizing<String>,
    pub lines: usize,
    pub left_out: Vec<(String, Rule)>,
}

impl Desk {
    /// What a file of a format would hold now. The day decides which codes of last year still work.
    pub(super) fn portal_content(&self, format: &Format, now: Moment) -> Outcome<Content> {
        let codes = self.state.portal_codes(now.day);
        let hashes = || codes.iter().map(|c| (c.login.to_string(), c.portal_hash.clone())).collect::<Vec<_>>();
        let mut left_out = Vec::new();
        let (text, lines) = match format {
            Format::Htpasswd => (htpasswd::write(&hashes())?, codes.len()),
            Format::Ldif { base } if !ldif::is_base(base) => {
                return Err(Rule::BaseRefused { base: base.clone() }.into());
            }
            Format::Ldif { base } => (ldif::write(base, &hashes())?, codes.len()),
            Format::Ezproxy => {
                let mut lines = Vec::new();
                for (code, secret) in self.in_clear(&codes, ezproxy::fits, &mut left_out) {
                    lines.push((code.login.to_string(), secret.to_string()));
                }
                (ezproxy::write(&lines)?, lines.len())
            }
            Format::Inist => {
                let mut accounts = Vec::new();
                for (code, secret) in self.in_clear(&codes, inist::fits, &mut left_out) {
                    accounts.push(self.account_of(code, &secret, now));
                }
                (inist::write(&accounts)?, accounts.len())
            }
        };
        Ok(Content { text: Zeroizing::new(text), lines, left_out })
    }

    /// The codes whose secret is kept and can be written, each with its secret.
    fn in_clear<'a>(
        &self,
        codes: &[&'a AccessCode],
        fits: fn(&str, &str) -> bool,
        left_out: &mut Vec<(String, Rule)>,
    ) -> Vec<(&'a AccessCode, Hidden)> {
        let mut found = Vec::with_capacity(codes.len());
        for code in codes {
            let login = code.login.to_string();
            let sealed = self.state.sealed.get(&code.index);
            match sealed.and_then(|sealed| self.secret_open(&code.index, sealed)) {
                None => left_out.push((login.clone(), Rule::SecretGone { login })),
                Some(secret) if !fits(&login, &secret) => left_out.push((login.clone(), Rule::SecretUnfit { login })),
                Some(secret) => found.push((*code, secret)),
            }
        }
        found
    }

    /// A code as an account of the national portal: its unit, its head-counts, its correspondent.
    fn account_of(&self, code: &AccessCode, secret: &str, now: Moment) -> Account {
        let state = &self.state;
        let mut account = Account {
            login: code.login.to_string(),
            secret: secret.to_owned(),
            opens: Some(true),
            issued: Some(code.issued.day()),
            ..Account::default()
        };
        if let Some(structure) = state.structures.get(&code.structure) {
            let office = state.offices.of(structure, now.day).map_or("", |id| state.offices.name(id));
            account.unit = structure.short(&state.desk.uai).replace(' ', "");
            account.title.clone_from(&structure.title);
            account.postcode.clone_from(&structure.postcode);
            account.city.clone_from(&structure.city);
            office.clone_into(&mut account.office);
            account.director = structure.director().map(|d| (d.last.clone(), d.first.clone())).unwrap_or_default();
        }
        let made = state.registrations.get(&(code.year, code.structure.clone()));
        account.headcount = made.map(|r| r.headcount);
        if let Some(person) = made.and_then(|r| state.people.persons.get(&r.correspondent)) {
            account.correspondent = [person.name.clone(), person.phone.clone(), person.mail.clone()];
        }
        account
    }
}

impl ExportCodes {
    /// The file of a format at a path, with the rights that it has.
    pub fn new(path: PathBuf, format: Format) -> Self {
        Self { path, format, wish: Wish::default() }
    }

    /// What was asked for, by numbers. Secrets in clear are never for others, and for a group only where it is named:
    /// the group that a file happens to have is often that of everybody.
    fn rights(&self) -> Result<Rights, Rule> {
        if let Some(mode) = self.wish.mode.filter(|_| self.format.clear()) {
            let refused = if self.wish.group.is_some() { 0o007 } else { 0o077 };
            if mode & refused != 0 {
                return Err(Rule::ModeTooOpen { mode });
            }
        }
        let owner = self.wish.owner.as_deref().map(users::user).transpose()?.map(|u| u.uid);
        let group = self.wish.group.as_deref().map(users::group).transpose()?;
        Ok(Rights { mode: self.wish.mode, owner, group })
    }

    /// The rights of the file that is written: those asked for, else those it has, else those of the format. Secrets in
    /// clear are for nobody but the owner and the group.
    fn written_with(&self, asked: Rights) -> Rights {
        let there = std::fs::metadata(&self.path).ok().map(|m| m.permissions().mode() & 0o777);
        let kept = match (there, self.format.clear()) {
            (Some(mode), true) => mode & 0o770,
            (Some(mode), false) => mode,
            (None, true) => 0o600,
            (None, false) => 0o640,
        };
        Rights { mode: Some(asked.mode.unwrap_or(kept)), ..asked }
    }

    /// Where the file lies, as it is noted.
    fn place(&self) -> Outcome<String> {
        let path = std::path::absolute(&self.path).map_err(|e| Trouble::io(&self.path, &e))?;
        Ok(path.to_string_lossy().into_owned())
    }

    /// Writes the file where it is not as it should be, and notes what the portal has, unless that was noted since the
    /// last change.
    pub(super) fn write(&self, desk: &mut Desk, now: Moment) -> Outcome<Written> {
        let rights = self.written_with(self.rights()?);
        let Content { text, lines, left_out } = desk.portal_content(&self.format, now)?;
        let (format, path) = (self.format.name(), self.place()?);
        let known = desk.state().exports.contains_key(&(format.clone(), path.clone()));
        let late = !known || desk.state().file_stale(&format, &path, now.day).is_some();
        let same = is_in(&text, &self.path);
        let unchanged = same && rights.held_by(&self.path);
        if !unchanged {
            desk.ready(now)?;
            files::replace_as(&self.path, text.as_bytes(), rights)?;
        }
        if late || !same {
            let digest = hex(&Sha256::digest(text.as_bytes()));
            let (lines, left_out) = (lines as u64, left_out.len() as u64);
            desk.commit(now, None, vec![Fact::CodesExported { format, lines, digest, path, left_out }])?;
        }
        Ok(Written { unchanged, late, lines, left_out })
    }
}

/// What became of a file of the portal.
pub(super) struct Written {
    /// It was as it should be.
    pub unchanged: bool,
    /// The codes had changed since it was written, or it never was.
    pub late: bool,
    pub lines: usize,
    pub left_out: Vec<(String, Rule)>,
}

/// Whether a file is byte for byte a text.
fn is_in(text: &str, path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|there| there == text.as_bytes())
}

impl Verb for ExportCodes {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let rights = self.rights()?;
        let content = desk.portal_content(&self.format, now)?;
        let path = self.path.display().to_string();
        let heading = Heading::Export { format: self.format.word(), path: path.clone() };
        let mut plan = Plan::new(heading, Grade::Reversible).note(Note::Lines(content.lines));
        if self.format.clear() {
            plan = plan.note(Note::ClearText);
        }
        if is_in(&content.text, &self.path) && self.written_with(rights).held_by(&self.path) {
            plan = plan.note(Note::Unchanged);
        }
        plan = plan.item(Item::Will(path));
        plan.items.extend(content.left_out.into_iter().map(|(name, why)| Item::Blocked { name, why }));
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let Written { unchanged, lines, left_out, .. } = self.write(desk, now)?;
        let done = if unchanged { Vec::new() } else { vec![lines.to_string()] };
        let file = Some(self.path.display().to_string());
        Ok(Done { done, refused: left_out, file, unchanged, ..Done::default() })
    }
}
