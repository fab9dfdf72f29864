//! A dossier that was sent back, annotated and put away: what its sheet quotes, what its evidence withholds, what is
//! left of what was destroyed. The script that checks it is a program of its own.

use super::*;
use crate::desk::{CheckDeposits, DepositDossier, DestroyDeposit, ReadDeposit, SaveSheet, fixture};
use crate::domain::circuit::{Asked, Quorum, Step, Task, Who};
use crate::domain::dossier::{Deed, DocumentKind, FileRef, Particulars, Visibility};
use crate::domain::fact::Fact;
use crate::domain::ids::DepositId;
use crate::paper::text;
use std::path::Path;
use std::process::Command;

/// The desk, a dossier that is over, and the clock.
struct Ground {
    dir: tempfile::TempDir,
    desk: Desk,
    id: DossierId,
    now: Moment,
}

impl Ground {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let at = "2027-04-05T09:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        let now = Moment { at, day: at.date_naive() };
        let desk = fixture::desk(dir.path(), now);
        let mut ground = Self { dir, desk, id: "d1".into(), now };
        ground.circulate();
        ground
    }

    fn tell(&mut self, fact: Fact) {
        self.now.at += chrono::TimeDelta::seconds(60);
        self.desk.commit(self.now, None, vec![fact]).unwrap();
    }

    /// An act on the task that waits.
    fn act(&mut self, deed: Deed) {
        let known = &self.desk.state.dossiers[&self.id];
        let (task, document) = (known.open_tasks()[0].id.clone(), known.current.hash.clone());
        let dossier = self.id.clone();
        let fields = std::collections::BTreeMap::new();
        self.tell(Fact::Acted { dossier, round: 0, task, document, deed, fields, day: Some(self.now.day) });
    }

    /// Two visas, the second of which is sent back once; a note for everybody, one for some, one for nobody.
    fn circulate(&mut self) {
        let content = crate::paper::sheet::pdf("Convention", &["Entre les parties."]);
        self.desk.documents.put(&content).unwrap();
        let document = crate::desk::dossiers::file_ref("convention.pdf", &content, 1);
        let me = self.desk.me.clone();
        let step = || Step::new(Asked::Visa, vec![Who::Person(me.clone())], Quorum::All, 0);
        let task = |id: &str, n| Task { person: Some(me.clone()), ..Task::new(id.into(), n, Asked::Visa, "".into()) };
        self.tell(Fact::DossierOpened {
            dossier: self.id.clone(),
            number: "2027-0001".into(),
            title: "Convention".into(),
            kind: DocumentKind::Agreement,
            structure: None,
            amount: Some(1_250),
            circuit: "Deux visas".into(),
            document: document.clone(),
            annexes: Vec::new(),
            steps: vec![step(), step()],
            tasks: vec![task("t1", 0), task("t2", 1)],
            particulars: Particulars::default(),
        });
        for (n, (visibility, words)) in [
            (Visibility::Public, "POURTOUS"),
            (Visibility::Restricted, "POURCERTAINS"),
            (Visibility::Private, "POURMOI"),
        ]
        .into_iter()
        .enumerate()
        {
            self.tell(Fact::Annotated {
                dossier: self.id.clone(),
                note: format!("n{n}").as_str().into(),
                text: words.into(),
                visibility,
                to: Vec::new(),
                page: Some(1),
                document: document.hash.clone(),
            });
        }
        self.act(Deed::Visa);
        self.act(Deed::SendBack { to: "t1".into(), reason: "La clause 3 manque".into() });
        self.act(Deed::Visa);
        self.act(Deed::Visa);
        let status = self.desk.state.dossiers[&self.id].status;
        assert_eq!(status, Status::Completed, "{:?}", self.desk.state.dossiers[&self.id].acts);
    }

    fn apply(&mut self, verb: &mut dyn Verb) -> Outcome<Done> {
        self.desk.plan(verb, self.now, &Watch::default())?;
        verb.apply(&mut self.desk, self.now, &Watch::default())
    }

    fn sheet(&mut self, restricted: bool) -> String {
        let path = self.dir.path().join(format!("{restricted}.pdf"));
        self.apply(&mut SaveSheet { dossier: self.id.clone(), restricted, path: path.clone() }).unwrap();
        text::pages(&std::fs::read(path).unwrap()).unwrap().concat().join("\n").replace(['\u{a0}', '\u{202f}'], " ")
    }

    fn evidence(&mut self, name: &str) -> Vec<u8> {
        let path = self.dir.path().join(name);
        self.apply(&mut SaveEvidence { dossier: self.id.clone(), path: path.clone() }).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/evidence/verify.py");
        let told = Command::new("python3").arg(script).args(["--without", "pyhanko"]).arg(&path).output().unwrap();
        let said = String::from_utf8_lossy(&told.stdout).into_owned() + &String::from_utf8_lossy(&told.stderr);
        assert!(told.status.success(), "{said}");
        std::fs::read(path).unwrap()
    }

    fn deposits(&self) -> Vec<(String, DepositId, FileRef)> {
        let all = self.desk.state.deposits.values();
        all.map(|d| (d.role.clone(), d.id.clone(), d.file.clone())).collect()
    }
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|w| w == words.as_bytes())
}

#[test]
fn the_sheet_tells_every_act_and_quotes_what_its_reader_may_read() {
    let mut ground = Ground::new();
    let (public, own) = (ground.sheet(false), ground.sheet(true));
    for said in ["2027-0001", "12,50 €", "renvoi", "La clause 3 manque", "à refaire", "POURTOUS", "09:05:00 UTC"] {
        assert!(public.contains(said), "{said} in {public}");
    }
    assert!(!public.contains("POURCERTAINS") && own.contains("POURCERTAINS"), "{own}");
    assert!(!public.contains("POURMOI") && !own.contains("POURMOI"), "private notes are never quoted");
    let again = std::fs::read(ground.dir.path().join("false.pdf")).unwrap();
    ground.now.at += chrono::TimeDelta::days(3);
    let dossier = ground.desk.state.dossiers[&ground.id].clone();
    assert_eq!(sheet(&ground.desk.state, &dossier, None).unwrap(), again, "the same dossier, the same bytes");
}

#[test]
fn the_evidence_withholds_what_is_not_for_everybody_and_still_proves_that_it_was_written() {
    let mut ground = Ground::new();
    let bytes = ground.evidence("p.zip");
    assert!(holds(&bytes, "POURTOUS") && holds(&bytes, "La clause 3 manque"));
    assert!(!holds(&bytes, "POURCERTAINS") && !holds(&bytes, "POURMOI"));
    let withheld = b"\"payload\": \"withheld\"";
    assert_eq!(bytes.windows(withheld.len()).filter(|w| w == withheld).count(), 2);
    assert_eq!(ground.evidence("again.zip"), bytes, "the same dossier, the same bytes");
}

#[test]
fn what_is_destroyed_in_the_strongbox_is_gone_and_its_proof_stays() {
    let mut ground = Ground::new();
    let done = ground.apply(&mut DepositDossier { dossier: ground.id.clone() }).unwrap();
    assert_eq!(done.done, ["convention.pdf", "2027-0001-fiche.pdf", "2027-0001-preuve.zip"]);
    assert!(ground.desk.state.dossiers[&ground.id].archived.is_some());
    let again = ground.apply(&mut DepositDossier { dossier: ground.id.clone() }).unwrap_err();
    assert_eq!(again.code(), "already-archived");
    let all = ground.deposits();
    let (_, id, file) = all.iter().find(|(role, ..)| role == "document").unwrap().clone();
    let path = ground.dir.path().join("read.pdf");
    ground.apply(&mut ReadDeposit { deposit: id.clone(), path: path.clone() }).unwrap();
    assert_eq!(digest(&std::fs::read(path).unwrap()), file.hash.0);
    ground.apply(&mut CheckDeposits { deposits: all.iter().map(|(_, id, _)| id.clone()).collect() }).unwrap();
    let reason = "Fin de la durée de conservation".to_owned();
    ground.apply(&mut DestroyDeposit { deposit: id.clone(), reason: reason.clone() }).unwrap();
    assert!(!ground.desk.documents.path(&file.hash).exists());
    let gone = ground.apply(&mut CheckDeposits { deposits: vec![id.clone()] }).unwrap_err();
    assert_eq!(gone.code(), "deposit-destroyed");
    let kept = &ground.desk.state.deposits[&id];
    let verbs: Vec<&str> = kept.journal.iter().map(|v| v.verb.word()).collect();
    assert_eq!((verbs, kept.reason.as_str()), (vec!["read", "check"], reason.as_str()));
    let audit = audit::audit(&ground.desk, &Watch::default()).unwrap();
    assert_eq!((audit.faults, audit.spare), (vec![], Vec::<String>::new()));
    let bytes = ground.evidence("after.zip");
    assert!(holds(&bytes, &file.hash.0) && holds(&bytes, &reason));
}

#[test]
fn a_check_tells_a_deposit_that_has_changed() {
    let mut ground = Ground::new();
    ground.apply(&mut DepositDossier { dossier: ground.id.clone() }).unwrap();
    let (_, id, file) = ground.deposits().into_iter().find(|(role, ..)| role == "sheet").unwrap();
    let path = ground.desk.documents.path(&file.hash);
    let mut sealed = std::fs::read(&path).unwrap();
    sealed[100] ^= 1;
    std::fs::write(&path, sealed).unwrap();
    let done = ground.apply(&mut CheckDeposits { deposits: vec![id.clone()] }).unwrap();
    assert_eq!(done.refused.iter().map(|(_, why)| why.code()).collect::<Vec<_>>(), ["deposit-damaged"]);
    assert!(!ground.desk.state.deposits[&id].journal[0].sound);
}
