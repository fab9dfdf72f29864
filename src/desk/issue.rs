//! Issuing access codes: a login made of the label, a secret drawn here, its hash for the portal, its sealed copy.

use super::register::called;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, Hidden};
use crate::domain::campaign::{Campaign, Origin};
use crate::domain::fact::Fact;
use crate::domain::ids::StructureId;
use crate::domain::login::{Login, LoginFault};
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::secret::{RANDOM, Secret};
use crate::domain::state::State;
use crate::domain::structure::{Population, Standing};
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

/// Issues the codes of these structures, or of all that have registered and have none.
#[derive(Clone, Debug)]
pub struct Issue {
    pub structures: Option<Vec<StructureId>>,
}

/// A code to be issued.
struct Wanted {
    login: Login,
    structure: StructureId,
    lasting: bool,
    secret: Secret,
}

impl Wanted {
    /// The issue, and the sealed copy in a fact of its own.
    fn facts(&self, desk: &Desk, year: u16, portal_hash: String) -> Outcome<Vec<Fact>> {
        let index = desk.secret_index(&self.secret.canonical())?;
        let sealed = desk.secret_seal(&index, &self.secret.grouped())?;
        let issued = Fact::CodeIssued {
            login: self.login.clone(),
            structure: self.structure.clone(),
            year,
            team: None,
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
        let want = Wanted { login, structure, lasting: false, secret: draw()? };
        want.facts(desk, year, portal_hash(&want.secret.grouped())?)
    }

    /// The structures in question, each with its login or the reason why it gets none.
    fn judge(&self, state: &State, day: NaiveDate) -> Outcome<Vec<(StructureId, Result<Login, Rule>)>> {
        let campaign = state.campaign(day).ok_or(Rule::NoCampaign)?;
        if campaign.settings.origin == Origin::Imported {
            return Err(Rule::CodesComeFromOutside.into());
        }
        let ids: Vec<StructureId> = match &self.structures {
            Some(ids) => ids.clone(),
            None => state
                .registrations
                .keys()
                .filter(|(year, id)| *year == campaign.year && !holds(state, id, campaign, day))
                .map(|(_, id)| id.clone())
                .collect(),
        };
        let taken = Taken::of(state, campaign);
        Ok(ids
            .into_iter()
            .map(|id| {
                let login = login_for(state, &id, campaign, day, &taken);
                (id, login)
            })
            .collect())
    }
}

fn holds(state: &State, id: &StructureId, campaign: &Campaign, day: NaiveDate) -> bool {
    state.codes_of(id).iter().any(|c| c.year == campaign.year && c.life(state.calendar(day), day).alive())
}

/// The login of a structure in a campaign, or why no code is issued to it.
fn login_for(
    state: &State,
    id: &StructureId,
    campaign: &Campaign,
    day: NaiveDate,
    taken: &Taken,
) -> Result<Login, Rule> {
    let structure = called(state, id, campaign)?;
    let uai = &state.desk.uai;
    let name = structure.short(uai).to_owned();
    if !state.registrations.contains_key(&(campaign.year, id.clone())) {
        return Err(Rule::NotRegistered { structure: name });
    }
    let label = structure.institute_label(uai).ok_or_else(|| Rule::NoLabel { structure: name.clone() })?;
    let login = Login::of(campaign.year, label, None).map_err(|fault| match fault {
        LoginFault::NoLabel => Rule::NoLabel { structure: name.clone() },
        LoginFault::TooLong => Rule::LoginTooLong { login: label.to_owned() },
    })?;
    if let Some(other) = taken.twin(&login, id) {
        return Err(Rule::LabelTwice { label: label.to_owned(), other: other.0.clone() });
    }
    if holds(state, id, campaign, day) {
        return Err(Rule::AlreadyIssued { login: login.as_str().to_owned() });
    }
    Ok(login)
}

/// The logins that the labels of all active structures make.
struct Taken<'a>(HashMap<Login, Vec<&'a StructureId>>);

impl<'a> Taken<'a> {
    fn of(state: &'a State, campaign: &Campaign) -> Self {
        let mut taken: HashMap<Login, Vec<&StructureId>> = HashMap::new();
        for s in state.structures.values().filter(|s| s.standing == Standing::Active) {
            let label = s.institute_label(&state.desk.uai);
            if let Some(Ok(login)) = label.map(|l| Login::of(campaign.year, l, None)) {
                taken.entry(login).or_default().push(&s.id);
            }
        }
        Self(taken)
    }

    /// Another structure whose label makes the same login.
    fn twin(&self, login: &Login, id: &StructureId) -> Option<&StructureId> {
        self.0.get(login)?.iter().copied().find(|other| *other != id)
    }
}

impl Verb for Issue {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let state = desk.state();
        let year = state.campaign(now.day).ok_or(Rule::NoCampaign)?.year;
        let mut plan = Plan::new(Heading::IssueCodes { year }, Grade::Confirmed);
        for (id, judged) in self.judge(state, now.day)? {
            let name = state.structures.get(&id).map_or(id.0.clone(), |s| s.short(&state.desk.uai).to_owned());
            plan = plan.item(match judged {
                Ok(login) => Item::New(format!("{login} ({name})")),
                Err(why) => Item::Blocked { name, why },
            });
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        let state = desk.state();
        let campaign = state.campaign(now.day).ok_or(Rule::NoCampaign)?;
        let year = campaign.year;
        let mut done = Done::default();
        let mut wanted = Vec::new();
        for (id, judged) in self.judge(state, now.day)? {
            match judged {
                Ok(login) => {
                    let lasting =
                        state.structures.get(&id).is_some_and(|s| s.population(&state.desk.uai) == Population::Outside);
                    wanted.push(Wanted { login, structure: id, lasting, secret: draw()? });
                }
                Err(why) => done.refused.push((id.0, why)),
            }
        }
        let hashes = hash_all(&wanted, watch)?;
        let mut facts = Vec::with_capacity(2 * wanted.len());
        for (want, portal_hash) in wanted.iter().zip(hashes) {
            done.done.push(want.login.as_str().to_owned());
            facts.extend(want.facts(desk, year, portal_hash)?);
        }
        done.unchanged = facts.is_empty();
        desk.commit(now, None, facts)?;
        Ok(done)
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
