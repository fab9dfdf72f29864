//! Answering questions: looks at the desk, changes nothing.

use super::audit;
use super::child;
use super::files::{self, LARGEST};
use super::judge;
use super::line;
use super::verb::Moment;
use super::verify_file::{self, VerifyWith};
use super::watch::Watch;
use super::{Answer, Checked, Desk, Filter, Line, MaySign, Question, Reading, RevisionReport};
use crate::domain::authority::{Weight, entitled};
use crate::domain::campaign::Origin;
use crate::domain::circuit::Asked;
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::ids::{DossierId, PersonId};
use crate::domain::login::Login;
use crate::domain::order::Meta;
use crate::domain::secret::{Heard, Secret, hear};
use crate::domain::tray::Viewer;
use crate::domain::trouble::{Outcome, Rule};
use crate::register::entry::hex;
use crate::register::export;
use crate::sign::verify::Context;
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest as _, Sha256};
use std::path::Path;
use zeroize::Zeroizing;

/// The document of a dossier as it stands; of one in preparation, the one that is chosen so far.
pub(super) fn present(dossier: &Dossier) -> Result<&FileRef, Rule> {
    if !dossier.rounds.is_empty() {
        return Ok(&dossier.current);
    }
    let chosen = dossier.draft.as_ref().and_then(|d| d.document.as_ref());
    chosen.ok_or(Rule::EmptyField { field: "document" })
}

impl Desk {
    /// Answers a question.
    pub fn ask(&self, question: &Question, now: Moment, watch: &Watch) -> Outcome<Answer> {
        match question {
            Question::Entries(filter) => self.entries(filter, now, watch),
            Question::CheckCode(typed) => Ok(Answer::Checked(self.check_code(typed, now)?)),
            Question::ReadDossier(id) => Ok(Answer::Document(self.read_document(present(self.dossier(id, now)?)?)?)),
            Question::VerifyDossier(id) => {
                let dossier = self.dossier(id, now)?;
                let file = present(dossier)?;
                let content = self.documents.get(&file.hash)?;
                let (knowledge, since) = (self.knowledge()?, self.since(dossier, &content));
                let found = judge::reports(&content, &Context { since: &since, ..knowledge.context() })?;
                Ok(Answer::Signatures { file: file.name.clone(), found })
            }
            Question::VerifyFile(path) => {
                let known = self.knowledge()?;
                verify_file::judged(path, None, &known.context())
            }
            Question::StampPlaces(id, page) => {
                let places = self.places(id, *page, now)?;
                Ok(Answer::Places { dossier: id.clone(), places })
            }
            Question::VerifyRegister => Ok(Answer::Verified(audit::audit(self, watch)?)),
            Question::Checkpoint => Ok(Answer::Checkpoints(self.checkpoints()?)),
            Question::ExportRegister(folder) => self.export_register(folder),
            Question::Rehearse(asked) => Ok(Answer::Rehearsal(self.rehearse(asked, now)?)),
            Question::SearchDossiers(typed) => Ok(Answer::Found(self.search_dossiers(typed, now, watch)?)),
            Question::WhoMaySign(id, day) => self.who_may_sign(id, *day, now),
            Question::CheckPortal { path, format, worker } => {
                Ok(Answer::Portal(self.check_portal(path, format, worker.as_deref(), now)?))
            }
        }
    }

    /// Judges the signatures of a file, whether or not a desk is open.
    pub fn verify_file(path: &Path, roots: &[Vec<u8>]) -> Outcome<Answer> {
        verify_file::judged(path, None, &Context { roots, ..Context::default() })
    }

    /// The same with more to lean on.
    pub fn verify_with(path: &Path, with: &VerifyWith) -> Outcome<Answer> {
        let VerifyWith { roots, time_roots, lists, content } = with;
        verify_file::judged(path, content.as_deref(), &Context { roots, time_roots, lists, ..Context::default() })
    }

    /// How much of a document is known to have existed since when: an entry that came before every revocation of its
    /// author's certificates proves it, whatever clocks say. One that did not come before a seal was put out of use
    /// proves nothing older than that: its clock may have been set back.
    fn since(&self, dossier: &Dossier, content: &[u8]) -> Vec<(usize, DateTime<Utc>)> {
        let earlier = |meta: &Meta| {
            let own = self.state.people.revoked.values().filter(|r| r.person == meta.by);
            own.into_iter().all(|r| meta.before(&r.meta))
        };
        let signed = dossier.acts.iter().filter_map(|a| Some((&a.meta, a.deed.after()?)));
        let stamped = dossier.stamped.iter().map(|s| (&s.meta, &s.after));
        let same = |file: &FileRef| {
            let size = usize::try_from(file.size).ok()?;
            let head = content.get(..size)?;
            (hex(&Sha256::digest(head)) == file.hash.as_str()).then_some(size)
        };
        let retired = &self.state.seals.retired;
        let proved = |meta: &Meta| {
            let known = retired.iter().filter(|r| !meta.before(&r.meta)).map(|r| r.meta.at);
            known.chain([meta.at]).max().unwrap_or(meta.at)
        };
        signed.chain(stamped).filter(|(m, _)| earlier(m)).filter_map(|(m, f)| Some((same(f)?, proved(m)))).collect()
    }

    /// What the revisions behind the first signature of a file hold, whether or not a desk is open.
    pub fn revisions_of(path: &Path) -> Outcome<Vec<RevisionReport>> {
        judge::revisions(&files::read(path, LARGEST)?.1)
    }

    fn dossier(&self, id: &DossierId, now: Moment) -> Result<&Dossier, Rule> {
        super::dossiers::seen(self, id, now).map(|d| &**d)
    }

    fn entries(&self, filter: &Filter, now: Moment, watch: &Watch) -> Outcome<Answer> {
        let viewer = Viewer::new(&self.state, self.me(), now.day);
        let catalogue = self.journal.catalogue()?;
        let found: Vec<_> = catalogue.matching(filter).collect();
        let most = if filter.most == 0 { found.len() } else { filter.most };
        let mut lines: Vec<Line> = Vec::new();
        for mark in found.iter().skip(filter.skip).take(most) {
            watch.step(lines.len(), most)?;
            let (entry, sealed) = self.journal.logs[mark.log].read(mark.seq)?;
            let mut line = line::of(&self.state, &self.journal.tell(entry, &sealed))?;
            // That it was done is for everybody; what a dossier says is for those who may see it.
            if !line.sealed && self.dossier_of(&line.subject).is_some_and(|d| !viewer.sees(d)) {
                line.detail = String::new();
            }
            lines.push(line);
        }
        Ok(Answer::Entries { lines, total: found.len() })
    }

    /// The dossier that an entry with this subject tells of.
    fn dossier_of(&self, subject: &str) -> Option<&Dossier> {
        let (kind, id) = subject.split_once(':')?;
        let deposit = || self.state.deposits.get(&id.into()).map(|d| &d.dossier);
        let dossier = match kind {
            "dossier" => &DossierId::from(id),
            "deposit" => deposit()?,
            _ => return None,
        };
        self.state.dossiers.get(dossier).map(|d| &**d)
    }

    fn check_code(&self, typed: &str, now: Moment) -> Outcome<Checked> {
        let calendar = self.state.calendar(now.day);
        let found = |origin: Origin, canonical: &str| -> Outcome<_> {
            let index = self.secret_index(canonical)?;
            let alike = self.state.codes.values().filter(|c| c.origin == origin && c.index == index);
            let code = alike.max_by_key(|c| (c.revoked.is_none(), c.issued.lamport));
            Ok(code.map(|c| (c.login.clone(), c.structure.clone(), c.life(calendar, now.day))))
        };
        let known = |secret: &Secret| found(Origin::Here, &secret.canonical());
        if let Some(code) = self.state.code(&Login::typed(typed)) {
            let (login, structure) = (code.login.clone(), code.structure.clone());
            return Ok(Checked::Login { login, structure, life: code.life(calendar, now.day) });
        }
        // A secret from outside has a form of its own: it is right to the letter or it is another one.
        if let Some((login, structure, life)) = found(Origin::Imported, typed)? {
            return Ok(Checked::Known { login, structure, life });
        }
        Ok(match hear(typed) {
            Heard::Sound(secret) => match known(&secret)? {
                Some((login, structure, life)) => Checked::Known { login, structure, life },
                None => Checked::Unknown,
            },
            // What looks like one slip is believed only if it leads to a code of this desk.
            Heard::Mended { place, swap, meant } => match known(&meant)? {
                Some((login, structure, life)) => Checked::Meant { login, structure, life, place, swap },
                None => Checked::Wrong,
            },
            Heard::Wrong => Checked::Wrong,
            Heard::Length(symbols) => Checked::Length(symbols),
            Heard::Foreign(c) => Checked::Foreign(c),
        })
    }

    pub(super) fn read_document(&self, file: &FileRef) -> Outcome<Reading> {
        let content = Zeroizing::new(self.documents.get(&file.hash)?);
        let pages = child::pages(&self.reader, &file.name, &content)?;
        Ok(Reading { name: file.name.clone(), digest: file.hash.0.clone(), size: file.size, pages })
    }

    /// The checkpoints of all logs, the one of this session's log signed now: for the others nobody's key is at hand.
    fn checkpoints(&self) -> Outcome<Vec<String>> {
        if self.read_only.is_none() {
            self.journal.seal()?;
        }
        Ok(self.journal.notes()?.into_iter().map(|(_, note)| note).collect())
    }

    /// Each log as tiles in a folder of its own, as far as its last checkpoint goes.
    fn export_register(&self, folder: &Path) -> Outcome<Answer> {
        files::refuse_taken(folder)?;
        self.checkpoints()?;
        for (log, note) in self.journal.notes()? {
            let key = audit::key_of(self, log)?;
            let name = log.path().file_stem().unwrap_or_default();
            export::tiles(log, &key, &note, &folder.join(name))?;
        }
        Ok(Answer::Exported(folder.to_path_buf()))
    }

    fn who_may_sign(&self, id: &DossierId, day: NaiveDate, now: Moment) -> Outcome<Answer> {
        let dossier = self.dossier(id, now)?;
        let people = &self.state.people;
        let mut found = Vec::new();
        for task in &dossier.tasks {
            let weight = if task.asked == Asked::Signature { Weight::Signature } else { Weight::Visa };
            let post = people.posts.get(&task.post).map(|p| p.title.clone()).unwrap_or_default();
            let holders = people.appointments.values().filter(|a| a.post == task.post && a.covers(day));
            let stand_in = people.substitutions(&task.post, day).into_iter().map(|s| &s.person);
            let all: Vec<PersonId> = holders.map(|a| &a.person).chain(stand_in).cloned().collect();
            for person in super::distinct(&all) {
                let chain = entitled(&self.state, person, &task.post, dossier, weight, day);
                let act = |id| people.authorities.get(&id).map(|a| a.act.clone()).unwrap_or_default();
                found.push(MaySign {
                    step: task.step,
                    asked: task.asked,
                    person: people.name(person).to_owned(),
                    post: post.clone(),
                    answer: chain.map(|c| c.authority.map(act).unwrap_or_default()),
                });
            }
        }
        Ok(Answer::MaySign(found))
    }
}
