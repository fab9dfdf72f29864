//! Destroying what was kept sealed: the copy of a secret, the password of the mail server. The fact that says so stands
//! in the register; the sealed payload is overwritten there, and the store is made anew so that it keeps nothing either.
//!
//! A mark in the folder is set before the fact is written and taken away once all is destroyed: whatever stops the
//! program in between, the next opening carries on.

use super::codes::{Judged, carry_out, names, planned};
use super::projection::{self, SCHEMA};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Catalogue, Desk};
use crate::domain::code::AccessCode;
use crate::domain::fact::Fact;
use crate::domain::ids::EntryId;
use crate::domain::login::Login;
use crate::domain::order::Meta;
use crate::domain::plan::{Grade, Heading, Plan};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::head::replace;
use crate::store::rows::{RowKeys, Rows};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Destroys the sealed copies of the secrets of these logins: they can be neither shown nor sent again.
#[derive(Clone, Debug)]
pub struct Forget {
    pub logins: Vec<Login>,
}

/// Destroys the sealed copies of every secret whose code is dead.
#[derive(Clone, Debug)]
pub struct ForgetDead;

impl Forget {
    fn judge(&self, desk: &Desk, now: Moment) -> Outcome<Judged> {
        let state = desk.state();
        let calendar = state.calendar(now.day);
        let mut issues = Vec::new();
        let mut judged = Judged::new();
        for login in &self.logins {
            let mut known = state.codes.of_login(login).map(|(_, code)| code).peekable();
            if known.peek().is_none() {
                judged.push((login.clone(), Err(Rule::NoSuchCode { typed: login.to_string() })));
                continue;
            }
            // A login that was replaced has a dead copy and a living one: the dead one goes first.
            let copies: Vec<&AccessCode> = known.filter(|c| state.sealed.contains_key(&c.index)).collect();
            let alive = |c: &&AccessCode| c.life(calendar, now.day).alive();
            let dead = copies.iter().any(|c| !alive(c));
            let known = copies.into_iter().filter(|c| !dead || !alive(c));
            let lives = known.clone().any(|c| c.life(calendar, now.day).alive());
            if lives && state.wants_secrets() {
                judged.push((login.clone(), Err(Rule::SecretNeeded { login: login.to_string() })));
                continue;
            }
            let kept: Vec<_> = known.map(|c| c.index.clone()).collect();
            if kept.is_empty() {
                judged.push((login.clone(), Err(Rule::SecretGone { login: login.to_string() })));
            }
            issues.extend(kept.into_iter().map(|issue| (login.clone(), issue)));
        }
        judged.extend(desk.forgetting(issues)?.into_iter().map(|(login, fact)| (login, Ok(vec![fact]))));
        Ok(judged)
    }
}

impl Verb for Forget {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let heading = Heading::Forget { login: names(&self.logins) };
        Ok(planned(heading, Grade::Confirmed, self.judge(desk, now)?))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let judged = self.judge(desk, now)?;
        carry_out(desk, now, judged)
    }
}

impl ForgetDead {
    fn judge(desk: &Desk, now: Moment) -> Outcome<Judged> {
        let state = desk.state();
        let calendar = state.calendar(now.day);
        let dead = state.codes.values().filter(|c| !c.life(calendar, now.day).alive());
        let kept = dead.filter(|c| state.sealed.contains_key(&c.index));
        let issues = kept.map(|c| (c.login.clone(), c.index.clone())).collect();
        Ok(desk.forgetting(issues)?.into_iter().map(|(login, fact)| (login, Ok(vec![fact]))).collect())
    }
}

impl Verb for ForgetDead {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let judged = Self::judge(desk, now)?;
        let logins: Vec<Login> = judged.iter().map(|(login, _)| login.clone()).collect();
        Ok(planned(Heading::Forget { login: names(&logins) }, Grade::Confirmed, judged))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let judged = Self::judge(desk, now)?;
        let mut done = carry_out(desk, now, judged)?;
        done.unchanged = done.done.is_empty();
        Ok(done)
    }
}

impl Desk {
    /// The facts that forget sealed copies, by login and index: each names the entries to be destroyed.
    pub(super) fn forgetting(&self, issues: Vec<(Login, String)>) -> Outcome<Vec<(Login, Fact)>> {
        let subjects: BTreeSet<String> = issues.iter().map(|(login, _)| format!("code:{login}")).collect();
        let mut kept: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
        if !subjects.is_empty() {
            self.each_about(&subjects, |id, fact| {
                if let Fact::SecretKept { issue, .. } = fact {
                    kept.entry(issue).or_default().push(id);
                }
            })?;
        }
        let fact = |(login, issue): (Login, String)| {
            let kept = kept.remove(&issue).unwrap_or_default();
            (login.clone(), Fact::SecretForgotten { login, issue, kept })
        };
        Ok(issues.into_iter().map(fact).collect())
    }

    /// Every fact about these subjects that can still be read.
    pub(super) fn each_about(&self, subjects: &BTreeSet<String>, mut each: impl FnMut(EntryId, Fact)) -> Outcome<()> {
        let catalogue: &Catalogue = self.journal.catalogue()?;
        for mark in catalogue.about(subjects) {
            let (entry, sealed) = self.journal.logs[mark.log].read(mark.seq)?;
            let id = entry.id();
            if let Some(fact) = self.journal.tell(entry, &sealed).fact {
                each(id, fact);
            }
        }
        Ok(())
    }

    /// Writes the facts of an act, and destroys what they condemn.
    pub(super) fn commit_and_destroy(&mut self, now: Moment, facts: Vec<Fact>) -> Outcome<Vec<Meta>> {
        let condemned: BTreeSet<EntryId> = facts.iter().flat_map(Fact::destroys).cloned().collect();
        if condemned.is_empty() {
            return self.commit(now, None, facts);
        }
        self.ready(now)?;
        let places = self.standing_at(&facts.iter().map(Fact::subject).collect(), &condemned)?;
        replace(&self.mark_of_forgetting(), b"", true)?;
        let metas = self.commit(now, None, facts)?;
        self.destroy(&places)?;
        Ok(metas)
    }

    /// Carries on with what was to be destroyed when the program stopped.
    pub(super) fn finish_forgetting(&mut self) -> Outcome<()> {
        if self.held.is_none() || self.read_only.is_some() || !self.mark_of_forgetting().exists() {
            return Ok(());
        }
        let places = self.journal.undestroyed(&self.hear(&self.journal)?.condemned)?;
        self.destroy(&places)
    }

    /// Where these entries stand, each being about one of these subjects.
    fn standing_at(&self, subjects: &BTreeSet<String>, ids: &BTreeSet<EntryId>) -> Outcome<Vec<(usize, u64)>> {
        let mut found = Vec::new();
        for mark in self.journal.catalogue()?.about(subjects) {
            if ids.contains(&self.journal.logs[mark.log].read(mark.seq)?.0.id()) {
                found.push((mark.log, mark.seq));
            }
        }
        Ok(found)
    }

    fn destroy(&mut self, places: &[(usize, u64)]) -> Outcome<()> {
        self.journal.erase(places)?;
        self.renew_rows()?;
        let mark = self.mark_of_forgetting();
        std::fs::remove_file(&mark).map_err(|e| Trouble::io(&mark, &e))
    }

    /// Makes the store anew: a row that was removed from the old one could still be read in its files.
    fn renew_rows(&mut self) -> Outcome<()> {
        if self.rows.take().is_none() {
            return Ok(());
        }
        let folder = self.place.folder.join("store");
        std::fs::remove_dir_all(&folder).map_err(|e| Trouble::io(&folder, &e))?;
        let (keys, all) = (RowKeys::new(&self.data)?, projection::all(&self.state)?);
        self.rows = Some(Rows::create(&folder, &keys, SCHEMA, all, &self.journal.sizes())?);
        Ok(())
    }

    fn mark_of_forgetting(&self) -> PathBuf {
        self.place.folder.join("FORGET")
    }
}
