//! Letters that hand codes over: which text a structure gets, to whom it is addressed, and a file for each code.

use super::register::duty_of;
use super::texts::{letter_texts, structure_values, text_of};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, Hidden, files};
use crate::domain::campaign::{Campaign, Duty};
use crate::domain::code::{AccessCode, Life, Means};
use crate::domain::fact::Fact;
use crate::domain::login::Login;
use crate::domain::people::{Place, PostKind};
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::structure::{Director, Structure};
use crate::domain::texts::TextName;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::paper::letter::{Handed, Letter, Press};
use crate::paper::template::Values;
use chrono::NaiveDate;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Threads that typeset.
const THREADS: usize = 2;

/// Writes the letters of codes into a folder, a file each, and notes that they were handed over.
#[derive(Clone, Debug)]
pub struct WriteLetters {
    pub logins: Vec<Login>,
    pub folder: PathBuf,
}

/// Everything that a letter needs, away from the desk.
struct Ready<'a> {
    login: Login,
    campaign: &'a Campaign,
    name: TextName,
    values: Values,
    to: String,
    addressee: Vec<String>,
    /// None where a structure that has nothing to do holds a code of which no copy is left.
    secret: Option<Hidden>,
}

/// Who answers for a structure in a campaign: who its registration names, else who holds the post.
pub(in crate::desk) fn correspondent(
    state: &State,
    campaign: &Campaign,
    structure: &Structure,
    day: NaiveDate,
) -> Option<String> {
    let named = state.registrations.get(&(campaign.year, structure.id.clone()));
    if let Some(registration) = named {
        return Some(state.people.name(&registration.correspondent).to_owned());
    }
    let place = Place::Structure(structure.id.clone());
    let post = state.people.posts.values().find(|p| p.kind == PostKind::Correspondent && p.place == place)?;
    state.people.holder(&post.id, day).map(|p| p.name.clone())
}

/// The lines of an address: who, which structure, where.
fn address(state: &State, structure: &Structure, to: &str) -> Vec<String> {
    let short = structure.short(&state.desk.uai);
    let place = format!("{} {}", structure.postcode, structure.city);
    let mut lines = vec![to.to_owned()];
    lines.push(if structure.title.is_empty() { short.to_owned() } else { format!("{short} — {}", structure.title) });
    lines.extend(structure.address.lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).take(3));
    lines.push(place.trim().to_owned());
    lines
}

/// The letter of a code, or why there is none.
fn ready<'a>(desk: &'a Desk, login: &Login, now: Moment) -> Result<Ready<'a>, Rule> {
    let state = desk.state();
    let code = state.code(login).ok_or_else(|| Rule::NoSuchCode { typed: login.to_string() })?;
    let life = code.life(state.calendar(now.day), now.day);
    if !life.works() || life == Life::Overlap {
        return Err(Rule::NotWorkingCode { login: login.to_string() });
    }
    let current = state.campaign(now.day).ok_or(Rule::NoCampaign)?;
    let campaign = if code.lasting { current } else { state.campaigns.get(&code.year).unwrap_or(current) };
    if !code.deliveries.is_empty() && !campaign.settings.resend {
        return Err(Rule::ResendRefused { login: login.to_string() });
    }
    let no_structure = || Rule::NoSuchStructure { typed: code.structure.0.clone() };
    let structure = state.structures.get(&code.structure).ok_or_else(no_structure)?;
    let name = text_for(state, campaign, structure, code);
    let secret = state.sealed.get(&code.index).and_then(|sealed| desk.secret_open(&code.index, sealed));
    if secret.is_none() && name != TextName::LetterExempt {
        return Err(Rule::ResendRefused { login: login.to_string() });
    }
    let to = correspondent(state, campaign, structure, now.day)
        // A structure that has nothing to do has named nobody this year.
        .or_else(|| (name == TextName::LetterExempt).then(|| structure.director().map(Director::full_name))?)
        .filter(|to| !to.is_empty())
        .ok_or_else(|| Rule::NoCorrespondent { structure: structure.short(&state.desk.uai).to_owned() })?;
    Ok(Ready {
        login: login.clone(),
        campaign,
        name,
        values: structure_values(state, campaign, structure, now.day)
            .with("annee", &year_told(campaign, code))
            .with("identifiant", login.as_str()),
        addressee: address(state, structure, &to),
        to,
        secret,
    })
}

/// The year that a letter speaks of: a new structure may hold the code of a year whose campaign has not opened.
pub(in crate::desk) fn year_told(campaign: &Campaign, code: &AccessCode) -> String {
    campaign.year.max(code.year).to_string()
}

fn text_for(state: &State, campaign: &Campaign, structure: &Structure, code: &AccessCode) -> TextName {
    let duty = duty_of(state, structure, campaign);
    let exempt = match duty {
        Duty::ExemptOutside { .. } => true,
        // The code of a year to come is handed over as any other is.
        Duty::ExemptNew { .. } => code.year <= campaign.year,
        _ => false,
    };
    if exempt && duty.proof() == Some(code.login.as_str()) {
        return TextName::LetterExempt;
    }
    let registration = state.registrations.get(&(campaign.year, structure.id.clone()));
    let declared = registration.and_then(|r| r.declared.mixed);
    let mixed = declared.unwrap_or_else(|| structure.is_mixed_with(&state.desk.partner));
    if mixed { TextName::LetterMixed } else { TextName::Letter }
}

impl Ready<'_> {
    fn typeset(&self, press: &mut Press, institute: &str, day: NaiveDate) -> Outcome<Vec<u8>> {
        press.letter(&Letter {
            name: self.name,
            text: text_of(self.campaign, self.name),
            texts: letter_texts(self.campaign),
            values: self.values.clone(),
            institute,
            addressee: self.addressee.clone(),
            day,
            code: self.secret.as_ref().map(|secret| Handed { login: &self.login, secret }),
        })
    }

    fn delivered(&self) -> Option<Fact> {
        self.secret.as_ref()?;
        Some(Fact::CodeDelivered { login: self.login.clone(), means: Means::Letter, to: self.to.clone() })
    }
}

/// The letter of a code as a PDF.
pub(in crate::desk) fn letter_pdf(desk: &Desk, login: &Login, now: Moment) -> Outcome<Vec<u8>> {
    ready(desk, login, now)?.typeset(&mut Press::default(), &desk.state().desk.organisation, now.day)
}

impl WriteLetters {
    /// The file of a login; a login has letters and digits only.
    fn file(&self, login: &Login) -> PathBuf {
        self.folder.join(format!("{login}.pdf"))
    }

    fn judge<'a>(&self, desk: &'a Desk, now: Moment) -> Vec<(Login, Result<Ready<'a>, Rule>)> {
        let mut logins = self.logins.clone();
        logins.sort();
        logins.dedup();
        let judged = |login: Login| {
            let path = self.file(&login);
            let free =
                || if path.exists() { Err(Rule::FileTaken { path: path.display().to_string() }) } else { Ok(()) };
            let letter = ready(desk, &login, now).and_then(|letter| free().map(|()| letter));
            (login, letter)
        };
        logins.into_iter().map(judged).collect()
    }
}

impl Verb for WriteLetters {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let folder = self.folder.display().to_string();
        let mut plan = Plan::new(Heading::Letters { folder }, Grade::Confirmed);
        for (login, letter) in self.judge(desk, now) {
            plan = plan.item(match letter {
                Ok(letter) => Item::Will(format!("{login} ({})", letter.to)),
                Err(why) => Item::Blocked { name: login.to_string(), why },
            });
        }
        let letters = plan.doing();
        Ok(plan.note(Note::Figure(Figure::Letters, letters)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let mut done = Done { file: Some(self.folder.display().to_string()), ..Done::default() };
        let mut letters = Vec::new();
        for (login, letter) in self.judge(desk, now) {
            match letter {
                Ok(letter) => letters.push(letter),
                Err(why) => done.refused.push((login.to_string(), why)),
            }
        }
        if let (true, Some((_, why))) = (letters.is_empty(), done.refused.first()) {
            return Err(why.clone().into());
        }
        if letters.is_empty() {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let institute = desk.state().desk.organisation.clone();
        let batch = Batch { folder: self, institute: &institute, day: now.day, watch };
        batch.write(&letters)?;
        done.done = letters.iter().map(|l| l.login.to_string()).collect();
        let written: Vec<PathBuf> = letters.iter().map(|l| self.file(&l.login)).collect();
        let facts = letters.iter().filter_map(Ready::delivered).collect();
        if let Err(trouble) = desk.commit(now, None, facts) {
            for letter in &written {
                let _ = std::fs::remove_file(letter);
            }
            return Err(trouble);
        }
        Ok(done)
    }
}

/// Letters that are written together: all of them or none.
struct Batch<'a> {
    folder: &'a WriteLetters,
    institute: &'a str,
    day: NaiveDate,
    watch: &'a Watch,
}

impl Batch<'_> {
    fn write(&self, letters: &[Ready]) -> Outcome<()> {
        let folder = &self.folder.folder;
        make(folder)?;
        let (count, written) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let share = |part: &[Ready]| -> Outcome<()> {
            let mut press = Press::default();
            for letter in part {
                self.watch.step(count.fetch_add(1, Ordering::Relaxed), letters.len())?;
                let path = self.folder.file(&letter.login);
                files::create(&path, &letter.typeset(&mut press, self.institute, self.day)?)?;
                if let Ok(mut paths) = written.lock() {
                    paths.push(path);
                }
            }
            Ok(())
        };
        let size = letters.len().div_ceil(THREADS).max(1);
        let ended: Outcome<()> = std::thread::scope(|scope| {
            let parts: Vec<_> = letters.chunks(size).map(|part| scope.spawn(|| share(part))).collect();
            let ends: Vec<_> = parts.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
            ends.into_iter().try_for_each(|end| end.map_err(|_| Trouble::damaged("letters", "stopped"))?)
        });
        if ended.is_err() {
            let paths = written.into_inner().unwrap_or_default();
            for path in paths {
                let _ = std::fs::remove_file(path);
            }
        }
        ended
    }
}

/// A folder that nobody else can look into, unless it is there already.
fn make(folder: &Path) -> Outcome<()> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|e| Trouble::io(folder, &e))
}
