//! The time-stamping authority of the desk: set, tried, asked at each signature, and asked later for what was signed while
//! nobody answered.

use super::Desk;
use super::dossiers::{file_ref, named, seen};
use super::judge::roots_in;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::book::BookSettings;
use crate::domain::deeds::may_time;
use crate::domain::dossier::{Deed, Dossier, Effect};
use crate::domain::fact::Fact;
use crate::domain::ids::DossierId;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::seals::Timed;
use crate::domain::state::State;
use crate::domain::tray::Viewer;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::exchange::tsa;
use crate::sign::pdf::later::add_time;
use crate::sign::tsp::{Authority, Proof};
use crate::store::seal::random;
use std::path::PathBuf;

/// Sets the time-stamping authority, or does without one.
#[derive(Clone, Debug)]
pub struct SetTsa {
    /// Its address; none to do without.
    pub url: Option<String>,
    /// The roots that its certificate must lead to, PEM; none: those that this computer trusts.
    pub root: Option<PathBuf>,
}

/// Asks the authority for the time of something that means nothing.
#[derive(Clone, Debug)]
pub struct TryTsa;

/// Adds a time-stamp to the signed documents of these dossiers.
#[derive(Clone, Debug)]
pub struct TimeStamp {
    pub dossiers: Vec<DossierId>,
}

/// Who is asked, and which roots are trusted.
pub(super) struct Clock {
    url: String,
    roots: Vec<Vec<u8>>,
}

impl Clock {
    /// Does something with the authority.
    pub fn with<T>(&self, act: impl FnOnce(&mut Authority) -> T) -> T {
        let mut ask = |question: &[u8]| tsa::ask(&self.url, question);
        let mut draw = |bytes: &mut [u8]| random(bytes);
        act(&mut Authority { ask: &mut ask, roots: &self.roots, policy: None, random: &mut draw })
    }
}

impl Desk {
    /// The authority that is set, if one is.
    pub(super) fn time_authority(&self) -> Option<Clock> {
        let url = self.state.book.tsa.clone()?;
        Some(Clock { url, roots: self.time_roots() })
    }

    /// The roots that are trusted to tell the time.
    pub(super) fn time_roots(&self) -> Vec<Vec<u8>> {
        time_roots(&self.state.book)
    }
}

fn time_roots(book: &BookSettings) -> Vec<Vec<u8>> {
    if book.tsa.is_some() && book.tsa_roots.is_empty() { tsa::usual_roots() } else { book.tsa_roots.clone() }
}

/// Whether nothing came back, after a while in which one waited.
pub(super) fn silent(why: &Rule) -> bool {
    matches!(why, Rule::ServiceSilent { .. })
}

/// What a checked time-stamp says.
pub(super) fn timed(proof: &Proof) -> Timed {
    Timed { at: proof.at, authority: proof.authority.clone() }
}

/// Whether the document of a dossier holds a signature whose time only the signer's own clock tells.
pub fn awaits_time(dossier: &Dossier) -> bool {
    let round = dossier.last_round();
    let counts = |d: &Deed| match d {
        Deed::Signature { timed, .. } => timed.is_none(),
        Deed::Countersignature { .. } => true,
        _ => false,
    };
    let signed = dossier.acts.iter().any(|a| a.round == round && a.effect == Effect::Effective && counts(&a.deed));
    signed && dossier.is_pdf() && !dossier.stamped.iter().any(|s| s.after.hash == dossier.current.hash)
}

/// The dossiers that somebody sees and whose documents await a time-stamp.
pub fn awaiting_time(state: &State, me: &crate::domain::ids::PersonId, now: Moment) -> Vec<DossierId> {
    let viewer = Viewer::new(state, me, now.day);
    state.dossiers.values().filter(|d| awaits_time(d) && viewer.sees(d)).map(|d| d.id.clone()).collect()
}

impl SetTsa {
    fn settings(&self, desk: &Desk) -> Outcome<BookSettings> {
        desk.administrator()?;
        let mut book = (*desk.state().book).clone();
        let Some(url) = self.url.as_deref().map(str::trim).filter(|url| !url.is_empty()) else {
            if book.tsa.is_none() {
                return Err(Rule::NoTsa.into());
            }
            // Its roots stay: what it has stamped is still to be verified.
            book.tsa = None;
            return Ok(book);
        };
        tsa::kept(url)?;
        book.tsa = Some(url.to_owned());
        // Those that are known stay: what they have stamped is still to be verified.
        let new = self.root.as_deref().map(roots_in).transpose()?.unwrap_or_default();
        book.tsa_roots.extend(new);
        book.tsa_roots.sort();
        book.tsa_roots.dedup();
        Ok(book)
    }
}

impl Verb for SetTsa {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let book = self.settings(desk)?;
        let host = book.tsa.as_deref().map(tsa::host).transpose()?;
        let item = match (&host, &desk.state().book.tsa) {
            (Some(_), _) => Item::New(book.tsa.unwrap_or_default()),
            (None, old) => Item::Gone(old.clone().unwrap_or_default()),
        };
        Ok(Plan::new(Heading::Tsa { host }, Grade::Confirmed).item(item))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let settings = self.settings(desk)?;
        let name = settings.tsa.clone().or_else(|| desk.state().book.tsa.clone()).unwrap_or_default();
        desk.commit(now, None, vec![Fact::BookSet { settings }])?;
        Ok(Done::one(name))
    }
}

impl Verb for TryTsa {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let url = desk.state().book.tsa.clone().ok_or(Rule::NoTsa)?;
        Ok(Plan::new(Heading::TryTsa { host: tsa::host(&url)? }, Grade::Look).item(Item::Will(url)))
    }

    fn apply(&mut self, desk: &mut Desk, _now: Moment, _watch: &Watch) -> Outcome<Done> {
        let clock = desk.time_authority().ok_or(Rule::NoTsa)?;
        let mut digest = [0; 32];
        random(&mut digest)?;
        let token = clock.with(|authority| authority.stamp(digest))?;
        let at = token.proof.at.format("%Y-%m-%dT%H:%M:%SZ");
        Ok(Done::one(format!("{}, {at}", token.proof.authority)))
    }
}

impl TimeStamp {
    fn checked<'a>(desk: &'a Desk, id: &DossierId, now: Moment) -> Result<&'a Dossier, Rule> {
        let dossier = seen(desk, id, now)?;
        // A code that was sent is for the document as it stands.
        let number = || dossier.number.clone();
        if dossier.open_tasks().iter().any(|t| t.outsider.is_some()) || !awaits_time(dossier) {
            return Err(Rule::NothingToTime { number: number() });
        }
        if may_time(desk.state(), dossier, desk.me()) { Ok(dossier) } else { Err(Rule::NotWriter { number: number() }) }
    }

    fn one(desk: &mut Desk, id: &DossierId, now: Moment) -> Outcome<String> {
        let dossier = Self::checked(desk, id, now)?;
        let clock = desk.time_authority().ok_or(Rule::NoTsa)?;
        let before = dossier.current.clone();
        let number = dossier.number.clone();
        let bytes = desk.documents.get(&before.hash)?;
        let mut id16 = [0; 16];
        random(&mut id16)?;
        let (stamped, proof) = clock.with(|authority| add_time(&bytes, authority, &id16))?;
        desk.documents.put(&stamped)?;
        let after = file_ref(&before.name, &stamped, before.pages);
        let fact = Fact::TimeStamped { dossier: id.clone(), document: before.hash, after, timed: timed(&proof) };
        desk.commit(now, None, vec![fact])?;
        Ok(number)
    }
}

impl Verb for TimeStamp {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let url = desk.state().book.tsa.clone().ok_or(Rule::NoTsa)?;
        let mut plan = Plan::new(Heading::TimeStamp { host: tsa::host(&url)? }, Grade::Confirmed);
        for id in &self.dossiers {
            plan = plan.item(match Self::checked(desk, id, now) {
                Ok(dossier) => Item::Will(named(dossier)),
                Err(why) => {
                    Item::Blocked { name: seen(desk, id, now).map_or_else(|_| id.0.clone(), |d| named(d)), why }
                }
            });
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let mut done = Done { unchanged: self.dossiers.is_empty(), ..Done::default() };
        let mut skips = false;
        for (n, id) in self.dossiers.iter().enumerate() {
            // What was done is told, whatever happens to the rest.
            if let Err(stop) = watch.step(n, self.dossiers.len()) {
                return if done.done.is_empty() { Err(stop) } else { Ok(done) };
            }
            let one = if skips { Err(Rule::TsaSkipped.into()) } else { Self::one(desk, id, now) };
            match one {
                Ok(number) => done.done.push(number),
                Err(Trouble::Rule(why)) => {
                    skips |= silent(&why);
                    done.refused.push((seen(desk, id, now).map_or_else(|_| id.0.clone(), |d| d.number.clone()), why));
                }
                Err(other) => return Err(other),
            }
        }
        Ok(done)
    }
}
