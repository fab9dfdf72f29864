//! Codes that whoever runs the portal has issued: taken in as they are, matched to the structures here.

use super::files;
use super::issue::portal_hash;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, Hidden};
use crate::domain::campaign::{Duty, Origin};
use crate::domain::code::{Life, Reason};
use crate::domain::fact::Fact;
use crate::domain::find;
use crate::domain::ids::StructureId;
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan, Warning, WarningKind};
use crate::domain::state::State;
use crate::domain::structure::{Population, Standing};
use crate::domain::trouble::{Outcome, Rule};
use crate::exchange::inist::{self, Account};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Most bytes of a file of accounts.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Takes in the codes of a file of accounts.
#[derive(Clone, Debug)]
pub struct ImportCodes {
    pub file: PathBuf,
    /// The year of codes whose login does not begin with one.
    pub year: Option<u16>,
}

/// A code to be taken in.
struct Wanted {
    login: Login,
    structure: StructureId,
    year: u16,
    team: Option<u16>,
    lasting: bool,
    secret: Hidden,
    index: String,
    /// The code that has the login now and gives way.
    replaces: bool,
}

/// What becomes of an account.
enum Verdict {
    Take(Wanted),
    Same,
}

/// What a file would do.
struct Rows {
    file: String,
    read: usize,
    same: usize,
    wanted: Vec<(String, Wanted)>,
    refused: Vec<(String, Rule)>,
    warnings: Vec<Warning>,
}

impl ImportCodes {
    fn rows(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Rows> {
        let state = desk.state();
        if state.campaign(now.day).ok_or(Rule::NoCampaign)?.settings.origin == Origin::Here {
            return Err(Rule::CodesMadeHere.into());
        }
        let (file, content) = files::read(&self.file, LARGEST)?;
        let accounts = inist::read(&file, &zeroize::Zeroizing::new(content))?;
        let mut rows = Rows { file, read: accounts.len(), same: 0, wanted: vec![], refused: vec![], warnings: vec![] };
        let mut logins = BTreeSet::new();
        let mut slots = taken(state, now.day);
        let mut secrets = Secrets::of(state);
        for (n, account) in accounts.iter().enumerate() {
            watch.step(n, accounts.len())?;
            let login = Login::typed(&account.login);
            let name = format!("{}: {login}", account.line);
            if login.as_str() != account.login {
                rows.warn(account, WarningKind::Capitals);
            }
            let once = logins.insert(login.clone());
            let verdict = if once {
                self.judge(desk, account, login, &secrets, now.day)?
            } else {
                Err(Rule::LoginTwice { login: login.to_string() })
            };
            match verdict {
                Ok(Verdict::Same) => rows.same += 1,
                Ok(Verdict::Take(want)) => {
                    secrets.learn(&want);
                    let slot = (want.structure.clone(), want.year, want.team);
                    match slots.insert(slot, want.login.clone()).filter(|held| *held != want.login) {
                        Some(held) => rows.refuse(account, name, Rule::AlreadyIssued { login: held.to_string() }),
                        None => rows.wanted.push((name, want)),
                    }
                }
                Err(why) => rows.refuse(account, name, why),
            }
        }
        Ok(rows)
    }

    /// What becomes of one account, or why it is left out.
    fn judge(
        &self,
        desk: &Desk,
        account: &Account,
        login: Login,
        secrets: &Secrets,
        day: NaiveDate,
    ) -> Outcome<Result<Verdict, Rule>> {
        let state = desk.state();
        let told = login.to_string();
        if let Err(why) = acceptable(account, &told, day) {
            return Ok(Err(why));
        }
        let Some(year) = year_of(&told).or(self.year) else {
            return Ok(Err(Rule::YearUnknown { login: told }));
        };
        let structure = match find::structure(state, &account.unit) {
            Ok(structure) => structure,
            Err(why) => return Ok(Err(why)),
        };
        let known = state.structures.get(&structure);
        let lasting = known.is_some_and(|s| s.population(&state.desk.uai) == Population::Outside);
        if known.is_some_and(|s| s.standing == Standing::Closed) {
            return Ok(Err(Rule::StructureClosed { structure: account.unit.clone() }));
        }
        let calendar = state.calendar(day);
        if !lasting && year < calendar.cut {
            return Ok(Err(Rule::CodeExpired { login: told }));
        }
        let index = desk.secret_index(&account.secret)?;
        if state.campaign(day).is_some_and(|c| year > c.year.saturating_add(1)) {
            return Ok(Err(Rule::YearUnknown { login: told }));
        }
        if let Some(why) = secrets.refuse(&login, &index) {
            return Ok(Err(why));
        }
        let here = state.code(&login);
        let life = here.map(|c| c.life(calendar, day));
        let same = here.is_some_and(|c| c.index == index);
        // A code that lives here already was let in before: only what it opens with may change.
        if !life.is_some_and(Life::alive)
            && let Some(why) = not_called(state, &structure, year, team_of(&told), day)
        {
            return Ok(Err(why));
        }
        Ok(match (here, life) {
            (Some(_), Some(Life::Revoked)) if same => Err(Rule::CodeRevoked { login: told }),
            (Some(c), Some(life)) if life.alive() && c.structure != structure => Err(Rule::OtherHolder { login: told }),
            (Some(_), Some(life)) if life.alive() && same => Ok(Verdict::Same),
            (_, life) => Ok(Verdict::Take(Wanted {
                team: team_of(&told),
                replaces: life.is_some_and(Life::alive),
                secret: Hidden::new(account.secret.clone()),
                login,
                structure,
                year,
                lasting,
                index,
            })),
        })
    }
}

/// Refuses what the campaign of a year does not call, as an issue here would; without a campaign of that year, the one
/// that runs decides.
fn not_called(state: &State, id: &StructureId, year: u16, team: Option<u16>, day: NaiveDate) -> Option<Rule> {
    let campaign = state.campaigns.get(&year).or_else(|| state.campaign(day))?;
    let structure = state.structures.get(id)?;
    let duty = state.duty(structure, campaign, &state.codes_of(id));
    match duty {
        Duty::Federation | Duty::Participant | Duty::Team | Duty::Foreign => {
            Some(Rule::NotCalled { structure: structure.short(&state.desk.uai).to_owned(), duty: duty.word() })
        }
        _ if team.is_some() && !campaign.settings.teams => Some(Rule::TeamsNotCalled),
        _ => None,
    }
}

/// Whose each secret is, by its index, and whether it was revoked: those of the desk, and those taken from the file.
struct Secrets(BTreeMap<String, Vec<(Login, bool)>>);

impl Secrets {
    fn of(state: &State) -> Self {
        let mut found: BTreeMap<String, Vec<(Login, bool)>> = BTreeMap::new();
        for code in state.codes.values() {
            let whose = (code.login.clone(), code.revoked.is_some());
            found.entry(code.index.clone()).or_default().push(whose);
        }
        Self(found)
    }

    fn learn(&mut self, want: &Wanted) {
        self.0.entry(want.index.clone()).or_default().push((want.login.clone(), false));
    }

    /// Refuses a secret that was revoked, and one that another login has: forgetting the one would destroy the other.
    fn refuse(&self, login: &Login, index: &str) -> Option<Rule> {
        self.0.get(index)?.iter().find_map(|(other, revoked)| match (other == login, revoked) {
            (true, true) => Some(Rule::CodeRevoked { login: login.to_string() }),
            (true, false) => None,
            (false, _) => Some(Rule::SecretTwice { login: login.to_string(), other: other.to_string() }),
        })
    }
}

/// Refuses what no portal could take, what opens another portal and what has stopped.
fn acceptable(account: &Account, login: &str, day: NaiveDate) -> Result<(), Rule> {
    let told = || login.to_owned();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if account.login.is_empty() || !account.login.chars().all(plain) || login.len() > inist::LONGEST_LOGIN {
        return Err(Rule::LoginRefused { login: told() });
    }
    if account.opens == Some(false) {
        return Err(Rule::OtherPortal { login: told() });
    }
    if account.expired(day) {
        return Err(Rule::CodeExpired { login: told() });
    }
    if account.secret.trim().is_empty() {
        return Err(Rule::SecretMissing { login: told() });
    }
    if inist::fits(login, &account.secret) { Ok(()) } else { Err(Rule::SecretUnfit { login: told() }) }
}

/// The year that a login begins with.
fn year_of(login: &str) -> Option<u16> {
    let digits = login.get(..2).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let letter = login.get(2..)?.starts_with(|c: char| c.is_ascii_alphabetic());
    digits.parse::<u16>().ok().filter(|_| letter).map(|year| 2000 + year)
}

/// The team that a login ends with.
fn team_of(login: &str) -> Option<u16> {
    let (unit, team) = login.rsplit_once("EQ")?;
    if unit.is_empty() || !team.bytes().all(|b| b.is_ascii_digit()) { None } else { team.parse().ok() }
}

/// Which code each structure, year and team holds: there is one.
fn taken(state: &State, day: NaiveDate) -> BTreeMap<(StructureId, u16, Option<u16>), Login> {
    let calendar = state.calendar(day);
    let alive = state.codes.values().filter(|c| c.life(calendar, day).alive());
    alive.map(|c| ((c.structure.clone(), c.year, c.team), c.login.clone())).collect()
}

impl Rows {
    fn warn(&mut self, account: &Account, what: WarningKind) {
        self.warnings.push(Warning { line: account.line, subject: account.login.clone(), what });
    }

    fn refuse(&mut self, account: &Account, name: String, why: Rule) {
        match &why {
            Rule::NoSuchStructure { typed } => self.warn(account, WarningKind::UnknownStructure(typed.clone())),
            Rule::AmbiguousStructure { typed, .. } => {
                self.warn(account, WarningKind::AmbiguousStructure(typed.clone()));
            }
            Rule::LoginTwice { .. } => self.warn(account, WarningKind::Twice),
            Rule::NotCalled { duty, .. } => self.warn(account, WarningKind::NotCalled(duty)),
            Rule::TeamsNotCalled => self.warn(account, WarningKind::TeamNotCalled),
            _ => {}
        }
        self.refused.push((name, why));
    }
}

impl Wanted {
    fn facts(&self, desk: &Desk) -> Outcome<Vec<Fact>> {
        let login = &self.login;
        let gone = Fact::CodeRevoked { login: login.clone(), reason: Reason::Superseded };
        let issued = Fact::CodeIssued {
            login: login.clone(),
            structure: self.structure.clone(),
            year: self.year,
            team: self.team,
            portal_hash: portal_hash(&self.secret)?,
            index: self.index.clone(),
            lasting: self.lasting,
            origin: Origin::Imported,
        };
        let sealed = desk.secret_seal(&self.index, &self.secret)?;
        let kept = Fact::SecretKept { login: login.clone(), issue: self.index.clone(), sealed };
        Ok(self.replaces.then_some(gone).into_iter().chain([issued, kept]).collect())
    }
}

impl Verb for ImportCodes {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        let rows = self.rows(desk, now, watch)?;
        let changed = rows.wanted.iter().filter(|(_, w)| w.replaces).count();
        let mut plan = Plan::new(Heading::ImportCodes { file: rows.file }, Grade::Confirmed)
            .note(Note::Read(rows.read))
            .note(Note::New(rows.wanted.len() - changed))
            .note(Note::Changed(changed))
            .note(Note::Same(rows.same));
        if rows.wanted.is_empty() && rows.refused.is_empty() {
            plan = plan.note(Note::Unchanged);
        }
        plan.items.extend(rows.wanted.into_iter().map(|(name, want)| {
            if want.replaces { Item::Changed { name, differences: Vec::new() } } else { Item::New(name) }
        }));
        plan.items.extend(rows.refused.into_iter().map(|(name, why)| Item::Blocked { name, why }));
        plan.warnings = rows.warnings;
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.writable()?;
        let rows = self.rows(desk, now, watch)?;
        let mut facts = Vec::with_capacity(3 * rows.wanted.len());
        let mut done = Done { refused: rows.refused, ..Done::default() };
        for (n, (_, want)) in rows.wanted.iter().enumerate() {
            watch.step(n, rows.wanted.len())?;
            facts.extend(want.facts(desk)?);
            done.done.push(want.login.to_string());
        }
        done.unchanged = facts.is_empty() && done.refused.is_empty();
        desk.commit(now, None, facts)?;
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_teams_are_read_off_a_login() {
        for (login, year, team) in [
            ("26INSU1016", Some(2026), None),
            ("13BBIU1158", Some(2013), None),
            ("13SDVUMR8104EQ2", Some(2013), Some(2)),
            ("BIMU1068EQ14", None, Some(14)),
            ("1234", None, None),
            ("EQ3", None, None),
        ] {
            assert_eq!((year_of(login), team_of(login)), (year, team), "{login}");
        }
    }
}
