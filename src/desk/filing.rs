//! Filing: the signed document of a completed dossier is written into a folder, under the name that the settings make of
//! it. What stands there already is never overwritten.

use super::Desk;
use super::dossiers::{named, seen};
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::book::{BookSettings, Filing};
use crate::domain::dossier::{Dossier, Effect, FileRef, Status};
use crate::domain::fact::Fact;
use crate::domain::filing::{Named, check, path};
use crate::domain::ids::{DossierId, PersonId};
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::tray::Viewer;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::paper::circulation::kind;
use crate::register::entry::hex;
use chrono::{Datelike as _, NaiveDate};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Most documents of the same name in one folder.
const SAME: usize = 1_000;

/// Says where signed documents are filed, and under which names; none: they are not filed.
#[derive(Clone, Debug)]
pub struct SetFiling {
    pub filing: Option<Filing>,
}

impl SetFiling {
    fn checked(&self, desk: &Desk) -> Outcome<Option<Filing>> {
        desk.administrator()?;
        let Some(Filing { folder, pattern }) = &self.filing else { return Ok(None) };
        let pattern = pattern.trim();
        check(pattern)?;
        let refused = || Rule::NoSuchFolder { path: folder.clone() };
        let whole = std::path::absolute(folder.trim()).map_err(|_| refused())?;
        if !whole.is_dir() {
            return Err(refused().into());
        }
        let folder = whole.to_str().ok_or_else(refused)?.to_owned();
        Ok(Some(Filing { folder, pattern: pattern.to_owned() }))
    }
}

impl Verb for SetFiling {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let item = |f: &Filing| format!("{}/{}", f.folder, f.pattern);
        Ok(if let Some(new) = self.checked(desk)? {
            Plan::new(Heading::Filing { folder: new.folder.clone() }, Grade::Confirmed).item(Item::Will(item(&new)))
        } else {
            let old = desk.state().book.filing.as_ref().ok_or(Rule::NoFiling)?;
            Plan::new(Heading::NoFiling, Grade::Confirmed).item(Item::Gone(item(old)))
        })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let filing = self.checked(desk)?;
        let settings = BookSettings { filing: filing.clone(), ..BookSettings::clone(&desk.state().book) };
        if settings == *desk.state().book {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        desk.commit(now, None, vec![Fact::BookSet { settings }])?;
        Ok(filing.map_or_else(Done::default, |f| Done::one(f.folder)))
    }
}

/// The completed dossiers that somebody may see and that are not filed as they stand.
pub fn to_file(state: &State, person: &PersonId, day: NaiveDate) -> Vec<DossierId> {
    let viewer = Viewer::new(state, person, day);
    let waits = |d: &&std::sync::Arc<Dossier>| d.status == Status::Completed && !is_filed(d) && viewer.sees(d);
    state.dossiers.values().filter(waits).map(|d| d.id.clone()).collect()
}

fn is_filed(dossier: &Dossier) -> bool {
    dossier.filed.iter().any(|f| f.digest == dossier.current.hash)
}

/// Files the documents of completed dossiers: each has an answer of its own.
#[derive(Clone, Debug)]
pub struct FileDossiers {
    pub dossiers: Vec<DossierId>,
}

/// Where a document goes, and whether it lies there already.
struct Target {
    dossier: DossierId,
    document: FileRef,
    folders: Vec<String>,
    path: PathBuf,
    there: bool,
    noted: bool,
}

impl FileDossiers {
    /// Each dossier by its name, with its place or why it has none.
    fn targets(&self, desk: &Desk, now: Moment) -> Outcome<Vec<(String, Result<Target, Rule>)>> {
        let filing = desk.state().book.filing.as_ref().ok_or(Rule::NoFiling)?;
        if !Path::new(&filing.folder).is_dir() {
            return Err(Rule::NoSuchFolder { path: filing.folder.clone() }.into());
        }
        let mut taken = BTreeSet::new();
        let one = |id: &DossierId| match seen(desk, id, now) {
            Ok(dossier) => (named(dossier), target(desk.state(), filing, dossier, &mut taken)),
            Err(why) => (id.0.clone(), Err(why)),
        };
        Ok(self.dossiers.iter().map(one).collect())
    }
}

/// What the words of the pattern stand for.
fn words(state: &State, dossier: &Dossier) -> Named {
    let last = dossier.acts.iter().rfind(|a| a.effect == Effect::Effective && a.deed.fulfils()).map(|a| a.day);
    let day = last.unwrap_or(dossier.since_day);
    let structure = dossier.structure.as_ref().and_then(|id| state.structures.get(id));
    Named {
        number: dossier.number.clone(),
        title: dossier.title.clone(),
        kind: kind(dossier.kind).to_owned(),
        structure: structure.map(|s| s.short(&state.desk.uai).to_owned()).unwrap_or_default(),
        year: day.year().to_string(),
        date: day.to_string(),
    }
}

/// The first place that is free, or where the same document lies.
fn target(state: &State, filing: &Filing, dossier: &Dossier, taken: &mut BTreeSet<PathBuf>) -> Result<Target, Rule> {
    if dossier.status != Status::Completed {
        return Err(Rule::NotCompleted { number: dossier.number.clone() });
    }
    let mut folders = path(&filing.pattern, &words(state, dossier))?;
    let name = folders.pop().unwrap_or_default();
    let folder = folders.iter().fold(PathBuf::from(&filing.folder), |at, name| at.join(name));
    let ending = if dossier.is_pdf() { ".pdf".to_owned() } else { ending(&dossier.current.name) };
    for n in 1..=SAME {
        let mark = if n == 1 { String::new() } else { format!(" ({n})") };
        let path = folder.join(format!("{name}{mark}{ending}"));
        let same = holds(&path, &dossier.current);
        if taken.contains(&path) || same == Some(false) {
            continue;
        }
        taken.insert(path.clone());
        let noted = is_filed(dossier);
        let (document, there) = (dossier.current.clone(), same == Some(true));
        return Ok(Target { dossier: dossier.id.clone(), document, folders, path, there, noted });
    }
    Err(Rule::FileTaken { path: folder.join(format!("{name}{ending}")).display().to_string() })
}

/// The ending of a name, where it is plainly one.
fn ending(name: &str) -> String {
    let plain = |e: &&str| !e.is_empty() && e.len() <= 8 && e.bytes().all(|b| b.is_ascii_alphanumeric());
    name.rsplit_once('.')
        .map(|(_, e)| e)
        .filter(plain)
        .map(|e| format!(".{}", e.to_ascii_lowercase()))
        .unwrap_or_default()
}

/// Whether a file holds a document; nothing where there is no file.
fn holds(path: &Path, document: &FileRef) -> Option<bool> {
    let found = std::fs::symlink_metadata(path).ok()?;
    if !found.is_file() || found.len() != document.size {
        return Some(false);
    }
    let same = |(_, content): (String, Vec<u8>)| hex(&Sha256::digest(content)) == document.hash.0;
    Some(files::read(path, document.size).is_ok_and(same))
}

/// Makes the folders of a target, none of which may lead out.
fn folders(root: &Path, names: &[String]) -> Outcome<()> {
    let base = root.canonicalize().map_err(|e| Trouble::io(root, &e))?;
    let mut at = root.to_path_buf();
    for name in names {
        at.push(name);
        match std::fs::create_dir(&at) {
            Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => return Err(Trouble::io(&at, &e)),
            _ => {}
        }
        let real = at.canonicalize().map_err(|e| Trouble::io(&at, &e))?;
        if !real.starts_with(&base) || !real.is_dir() {
            return Err(Rule::FolderLeadsOut { path: at.display().to_string() }.into());
        }
    }
    Ok(())
}

impl Verb for FileDossiers {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let targets = self.targets(desk, now)?;
        let heading = match targets.as_slice() {
            [(name, _)] => Heading::File { number: name.clone() },
            several => Heading::FileTogether { dossiers: several.len() },
        };
        let mut plan = Plan::new(heading, Grade::Confirmed);
        let mut already = 0;
        for (name, target) in targets {
            plan = plan.item(match target {
                Ok(t) if t.there && t.noted => {
                    already += 1;
                    Item::Same(t.path.display().to_string())
                }
                Ok(t) => Item::New(t.path.display().to_string()),
                Err(why) => Item::Blocked { name, why },
            });
        }
        let nothing = plan.doing() == 0 && plan.blocked() == 0;
        if already > 0 {
            plan = plan.note(Note::Figure(Figure::FiledAlready, already));
        }
        Ok(if nothing { plan.note(Note::Unchanged) } else { plan })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let targets = self.targets(desk, now)?;
        let root = desk.state().book.filing.as_ref().map(|f| PathBuf::from(&f.folder)).ok_or(Rule::NoFiling)?;
        let (mut done, mut facts, mut end) = (Done::default(), Vec::new(), None);
        let all = targets.len();
        for (n, (name, target)) in targets.into_iter().enumerate() {
            if let Err(stopped) = watch.step(n, all) {
                end = Some(stopped);
                break;
            }
            match target.map_err(Trouble::from).and_then(|t| put(desk, &root, t)) {
                Ok(Some((fact, path))) => {
                    facts.push(fact);
                    done.done.push(path);
                }
                Ok(None) => {}
                Err(Trouble::Rule(why)) => done.refused.push((name, why)),
                Err(other) => {
                    end = Some(other);
                    break;
                }
            }
        }
        // What was written is noted, whatever stopped the rest.
        desk.commit(now, None, facts)?;
        match end {
            Some(Trouble::Cancelled) if !done.done.is_empty() => {}
            Some(why) => return Err(why),
            None => {}
        }
        if let [only] = done.done.as_slice() {
            done.file = Some(only.clone());
        }
        done.unchanged = done.done.is_empty() && done.refused.is_empty();
        Ok(done)
    }
}

/// Writes one document, unless it lies there already; the fact to be noted and the path.
fn put(desk: &Desk, root: &Path, target: Target) -> Outcome<Option<(Fact, String)>> {
    if target.there && target.noted {
        return Ok(None);
    }
    if !target.there {
        folders(root, &target.folders)?;
        files::place(&target.path, &desk.documents.get(&target.document.hash)?)?;
    }
    let path = target.path.display().to_string();
    let fact = Fact::DossierFiled { dossier: target.dossier, path: path.clone(), digest: target.document.hash };
    Ok(Some((fact, path)))
}
