//! Issuing access codes: a login made of the label, a secret drawn here, its hash for the portal, its sealed copy.

use super::register::called_with;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, Hidden, distinct};
use crate::domain::campaign::{Calendar, Campaign, Origin, Proof, Review, code_year};
use crate::domain::code::{AccessCode, Life};
use crate::domain::dossier::Status;
use crate::domain::fact::Fact;
use crate::domain::ids::StructureId;
use crate::domain::login::{Login, LoginFault};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::search::natural;
use crate::domain::secret::{RANDOM, Secret};
use crate::domain::state::State;
use crate::domain::structure::{Population, Standing, Structure};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::entry::hex;
use crate::store::seal::{Key, random};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Cost of the portal's hashes: each page of the portal pays it, twice at the door.
const PORTAL_COST: u32 = 5;
/// Threads that hash.
const THREADS: usize = 2;

/// Issues the codes of these structures, or of all whose registration is accepted and that have none.
#[derive(Clone, Debug)]
pub struct Issue {
    pub structures: Option<Vec<StructureId>>,
}

/// A code to be issued.
pub(super) struct Wanted {
    pub login: Login,
    pub structure: StructureId,
    pub year: u16,
    pub team: Option<u16>,
    pub lasting: bool,
    secret: Secret,
}

impl Wanted {
    /// A code with a secret of its own.
    pub fn new(login: Login, structure: StructureId, year: u16, team: Option<u16>, lasting: bool) -> Outcome<Self> {
        Ok(Self { login, structure, year, team, lasting, secret: draw()? })
    }

    /// The issue, and the sealed copy in a fact of its own.
    pub fn facts(&self, desk: &Desk, portal_hash: String) -> Outcome<Vec<Fact>> {
        let index = desk.secret_index(&self.secret.canonical())?;
        let sealed = desk.secret_seal(&index, &self.secret.grouped())?;
        let issued = Fact::CodeIssued {
            login: self.login.clone(),
            structure: self.structure.clone(),
            year: self.year,
            team: self.team,
            portal_hash,
            index: index.clone(),
            lasting: self.lasting,
            origin: Origin::Here,
        };
        Ok(vec![issued, Fact::SecretKept { login: self.login.clone(), issue: index, sealed }])
    }
}

impl Issue {
    /// The facts of one code, whatever the campaigns say.
    pub(super) fn single(desk: &Desk, structure: StructureId, year: u16) -> Outcome<Vec<Fact>> {
        let state = desk.state();
        let known =
            state.structures.get(&structure).ok_or_else(|| Rule::NoSuchStructure { typed: structure.0.clone() })?;
        let label = known.institute_label(&state.desk.uai).unwrap_or_default();
        let no_label = |_| Rule::NoLabel { structure: structure.0.clone() };
        let login = Login::of(year, label, None).map_err(no_label)?;
        let want = Wanted::new(login, structure, year, None, false)?;
        want.facts(desk, portal_hash(&want.secret.grouped())?)
    }

    /// The structures in question, each with its login or the reason why it gets none.
    fn judge(&self, judge: &Judge) -> Vec<(StructureId, Result<Login, Rule>)> {
        let ids: Vec<&StructureId> = match &self.structures {
            Some(ids) => distinct(ids),
            None => judge.waiting(),
        };
        ids.into_iter().map(|id| (id.clone(), judge.login(id, None))).collect()
    }
}

/// What it takes to judge many structures, gone through once.
pub(super) struct Judge<'a> {
    state: &'a State,
    pub campaign: &'a Campaign,
    day: NaiveDate,
    calendar: Calendar,
    held: HashMap<&'a StructureId, Vec<&'a AccessCode>>,
    /// The logins that the labels of active structures make, and those of living codes, each with whose they are.
    taken: HashMap<Login, Vec<&'a StructureId>>,
}

impl<'a> Judge<'a> {
    /// For the campaign that runs, where its codes are made here.
    pub fn new(state: &'a State, day: NaiveDate) -> Result<Self, Rule> {
        let campaign = state.campaign(day).ok_or(Rule::NoCampaign)?;
        if campaign.settings.origin == Origin::Imported {
            return Err(Rule::CodesComeFromOutside);
        }
        let calendar = state.calendar(day);
        let mut taken: HashMap<Login, Vec<&StructureId>> = HashMap::new();
        for s in state.structures.values().filter(|s| s.standing == Standing::Active) {
            let label = s.institute_label(&state.desk.uai);
            let year = code_year(s, campaign, day);
            if let Some(Ok(login)) = label.map(|l| Login::of(year, l, None)) {
                taken.entry(login).or_default().push(&s.id);
            }
        }
        for code in state.codes.values().filter(|c| c.year >= campaign.year && c.life(calendar, day).alive()) {
            taken.entry(code.login.clone()).or_default().push(&code.structure);
        }
        Ok(Self { state, campaign, day, calendar, held: state.codes_held(), taken })
    }

    fn codes(&self, id: &StructureId) -> &[&'a AccessCode] {
        self.held.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The year of the code that a structure gets now.
    pub fn year(&self, id: &StructureId) -> u16 {
        self.state.structures.get(id).map_or(self.campaign.year, |s| code_year(s, self.campaign, self.day))
    }

    /// The living code of a slot of this year.
    fn holds(&self, id: &StructureId, team: Option<u16>) -> Option<&'a AccessCode> {
        let slot = |c: &&&AccessCode| c.year >= self.campaign.year && c.team == team;
        self.codes(id).iter().filter(slot).find(|c| c.life(self.calendar, self.day).alive()).copied()
    }

    /// The structures whose registration is accepted and that hold no code.
    fn waiting(&self) -> Vec<&'a StructureId> {
        let accepted = self
            .state
            .registrations
            .iter()
            .filter(|((year, _), r)| *year == self.campaign.year && r.review == Review::Accepted);
        let mut waiting: Vec<_> = accepted.map(|((_, id), _)| id).filter(|id| self.holds(id, None).is_none()).collect();
        let uai = &self.state.desk.uai;
        waiting.sort_by_cached_key(|id| self.state.structures.get(id).map(|s| natural(s.short(uai))));
        waiting
    }

    /// The login of a structure or of a team of it, or why no code is issued.
    pub fn login(&self, id: &StructureId, team: Option<u16>) -> Result<Login, Rule> {
        let structure = called_with(self.state, id, self.campaign, self.codes(id))?;
        let uai = &self.state.desk.uai;
        let name = structure.short(uai).to_owned();
        self.registered(id, &name)?;
        let label = structure.institute_label(uai).ok_or_else(|| Rule::NoLabel { structure: name.clone() })?;
        let year = self.year(id);
        let login = Login::of(year, label, team).map_err(|fault| match fault {
            LoginFault::NoLabel => Rule::NoLabel { structure: name.clone() },
            LoginFault::TooLong => Rule::LoginTooLong { login: label.to_owned() },
        })?;
        if let Some(held) = self.holds(id, team) {
            return Err(Rule::AlreadyIssued { login: held.login.to_string() });
        }
        // A team's login is that of its structure and more: where the structure's is shared, so is the team's.
        let whole = Login::of(year, label, None).ok();
        match whole.and_then(|whole| self.twin(&whole, id)).or_else(|| self.twin(&login, id)) {
            Some(other) => Err(Rule::LabelTwice { label: label.to_owned(), other: other.to_string() }),
            None => Ok(login),
        }
    }

    /// Whether what the structure sent is enough for a code.
    fn registered(&self, id: &StructureId, name: &str) -> Result<(), Rule> {
        let structure = name.to_owned();
        let Some(registration) = self.state.registration(self.campaign.year, id) else {
            return Err(Rule::NotRegistered { structure });
        };
        match registration.review {
            Review::ToCheck => return Err(Rule::RegistrationToCheck { structure }),
            Review::Refused { .. } | Review::Moved { .. } => return Err(Rule::RegistrationRefused { structure }),
            Review::Accepted => {}
        }
        if self.campaign.settings.proof == Proof::None {
            return Ok(());
        }
        let dossier = registration.dossier.as_ref().and_then(|d| self.state.dossiers.get(d));
        match dossier {
            None => Err(Rule::RegistrationNotSent { structure }),
            Some(dossier) if dossier.status == Status::Completed => Ok(()),
            Some(dossier) => Err(Rule::RegistrationNotSigned { structure, number: dossier.number.clone() }),
        }
    }

    /// Another structure that has the same login.
    fn twin(&self, login: &Login, id: &StructureId) -> Option<&'a StructureId> {
        self.taken.get(login)?.iter().copied().find(|other| *other != id)
    }

    /// The code of an earlier year that the slot still works with until the cut-off.
    fn overlapping(&self, id: &StructureId) -> Option<&'a AccessCode> {
        let works = |c: &&&AccessCode| c.team.is_none() && c.life(self.calendar, self.day) == Life::Overlap;
        self.codes(id).iter().find(works).copied()
    }
}

impl Verb for Issue {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let state = desk.state();
        let judge = Judge::new(state, now.day)?;
        let judged = self.judge(&judge);
        let mut years: Vec<u16> = judged.iter().filter(|(_, j)| j.is_ok()).map(|(id, _)| judge.year(id)).collect();
        years.dedup();
        let year = if let [only] = years[..] { only } else { judge.campaign.year };
        let mut plan = Plan::new(Heading::IssueCodes { year }, Grade::Confirmed);
        for (id, judged) in judged {
            let name = state.structures.get(&id).map_or(id.0.clone(), |s| s.short(&state.desk.uai).to_owned());
            // For those that were chosen one by one, the two generations stand side by side.
            if self.structures.is_some()
                && judged.is_ok()
                && let Some(old) = judge.overlapping(&id)
            {
                let login = old.login.to_string();
                plan.notes.push(Note::OldWorksUntil { login, day: judge.campaign.cutoff });
            }
            let year = judge.year(&id);
            if let (true, Ok(login)) = (year != judge.campaign.year, &judged) {
                plan.notes.push(Note::YearOfItsOwn { login: login.to_string(), year });
            }
            plan.items.push(match judged {
                Ok(login) => Item::New(format!("{login} ({name})")),
                Err(why) => Item::Blocked { name, why },
            });
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        let state = desk.state();
        let judge = Judge::new(state, now.day)?;
        let mut done = Done::default();
        let mut wanted = Vec::new();
        for (id, judged) in self.judge(&judge) {
            match judged {
                Ok(login) => {
                    let outside = |s: &Structure| s.population(&state.desk.uai) == Population::Outside;
                    let lasting = state.structures.get(&id).is_some_and(|s| outside(s));
                    let year = judge.year(&id);
                    wanted.push(Wanted::new(login, id, year, None, lasting)?);
                }
                Err(why) => done.refused.push((id.0, why)),
            }
        }
        desk.issue(&wanted, Vec::new(), &mut done, now, watch)?;
        Ok(done)
    }
}

impl Desk {
    /// Issues codes in one act, behind the facts that make room for them.
    pub(super) fn issue(
        &mut self,
        wanted: &[Wanted],
        mut facts: Vec<Fact>,
        done: &mut Done,
        now: Moment,
        watch: &Watch,
    ) -> Outcome<()> {
        for (want, portal_hash) in wanted.iter().zip(hash_all(wanted, watch)?) {
            done.done.push(want.login.as_str().to_owned());
            facts.extend(want.facts(self, portal_hash)?);
        }
        done.unchanged = facts.is_empty();
        self.commit(now, None, facts)?;
        Ok(())
    }
}

fn draw() -> Outcome<Secret> {
    let mut values = [0; RANDOM];
    random(&mut values)?;
    Ok(Secret::from_random(values))
}

/// The portal's hash of each secret: bcrypt `$2y$` of the form that the letter prints.
fn hash_all(wanted: &[Wanted], watch: &Watch) -> Outcome<Vec<String>> {
    let done = AtomicUsize::new(0);
    let share = wanted.len().div_ceil(THREADS).max(1);
    let hash = |part: &[Wanted]| -> Outcome<Vec<String>> {
        part.iter()
            .map(|want| {
                watch.step(done.fetch_add(1, Ordering::Relaxed), wanted.len())?;
                portal_hash(&want.secret.grouped())
            })
            .collect()
    };
    std::thread::scope(|scope| {
        let parts: Vec<_> = wanted.chunks(share).map(|part| scope.spawn(|| hash(part))).collect();
        let mut hashes = Vec::with_capacity(wanted.len());
        for part in parts {
            hashes.extend(part.join().map_err(|_| Trouble::damaged("bcrypt", "stopped"))??);
        }
        Ok(hashes)
    })
}

/// The portal's hash of a secret in the form that its holder types.
pub(super) fn portal_hash(form: &str) -> Outcome<String> {
    let mut salt = [0; 16];
    random(&mut salt)?;
    bcrypt::hash_with_salt(form, PORTAL_COST, salt)
        .map(|parts| parts.format_for_version(bcrypt::Version::TwoY))
        .map_err(|e| Trouble::damaged("bcrypt", e.to_string()))
}

impl Desk {
    fn secret_key(&self, label: &str) -> Outcome<Key> {
        self.data.derive(&format!("paraphe/secret/{label}/v1"))
    }

    /// What names a secret without holding it: our own by its bare symbols, one from outside as it is.
    pub(super) fn secret_index(&self, canonical: &str) -> Outcome<String> {
        Ok(hex(&self.secret_key("index")?.mac(canonical.as_bytes())))
    }

    /// The sealed copy of a secret, in the form that its holder types.
    pub(super) fn secret_seal(&self, index: &str, form: &str) -> Outcome<String> {
        Ok(hex(&self.secret_key("copy")?.seal(index.as_bytes(), form.as_bytes())?))
    }

    /// The sealed copy of a secret, opened, as printed on letters.
    pub(super) fn secret_open(&self, index: &str, sealed: &str) -> Option<Hidden> {
        let bytes = crate::register::entry::unhex(sealed)?;
        let plain = self.secret_key("copy").ok()?.open(index.as_bytes(), &bytes)?;
        String::from_utf8(plain).ok().map(Hidden::new)
    }
}
