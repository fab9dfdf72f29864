//! A certificate is revoked in the middle of a circuit: what it signed before stands by the order of the register, later
//! it signs nothing, and the list that is published says so to everybody.

use super::*;
use crate::desk::{Act, AddPost, Answer, Appoint, Grant, NewDossier, Question, SetCircuit, fixture};
use crate::desk::{AddPerson, Retire, RevokeCertificate};
use crate::desk::{Verdict, VerifyWith, What, lists_in};
use crate::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use crate::domain::dossier::{DocumentKind, Particulars};
use crate::domain::find;
use crate::domain::people::{Account, Place as Where, PostKind};
use crate::domain::serial::serial;
use crate::sign::identity::pem;
use crate::sign::pdf::write::{self, Request};
use std::path::Path;
use std::process::Command;

struct Ground {
    dir: tempfile::TempDir,
    desk: Desk,
    now: Moment,
}

impl Ground {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        // OpenSSL asks whether lists are in force today.
        let at = chrono::Utc::now() - TimeDelta::hours(6);
        let now = Moment { at, day: at.date_naive() };
        let desk = fixture::desk(dir.path(), now);
        Self { dir, desk, now }
    }

    fn apply(&mut self, verb: &mut dyn Verb) -> Outcome<Done> {
        self.now.at += TimeDelta::seconds(60);
        verb.give_passphrase(Hidden::new(fixture::PHRASE.to_owned()));
        self.desk.plan(verb, self.now, &Watch::default())?;
        verb.apply(&mut self.desk, self.now, &Watch::default())
    }

    fn tell(&mut self, fact: Fact) {
        self.now.at += TimeDelta::seconds(60);
        self.desk.commit(self.now, None, vec![fact]).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A dossier that the only person here signs twice.
    fn dossier(&mut self) -> crate::domain::ids::DossierId {
        let title = "Directrice";
        self.apply(&mut AddPost { title: title.into(), kind: PostKind::Other, place: Where::Institute }).unwrap();
        let (person, post) = (self.desk.me.clone(), find::post(self.desk.state(), title).unwrap());
        let (from, until) = ("2020-01-01".parse().unwrap(), "2039-12-31".parse().unwrap());
        self.apply(&mut Appoint { person: person.clone(), post: post.clone(), from, until: None }).unwrap();
        let (kinds, act, place) = (vec![], "Décision 1".to_owned(), Where::Institute);
        let mut grant =
            Grant { person, post: post.clone(), kinds, ceiling: None, place, from, until, act, on_behalf: None };
        self.apply(&mut grant).unwrap();
        let step = || Step::new(Asked::Signature, vec![Who::Post(post.clone())], Quorum::All, 0);
        let circuit = Circuit { name: "Deux fois".into(), steps: vec![step(), step()], ..Circuit::default() };
        self.apply(&mut SetCircuit { circuit }).unwrap();
        let document = self.path("lettre.pdf");
        std::fs::write(&document, crate::paper::sheet::pdf("Lettre", &["Entre les parties."])).unwrap();
        let mut new = NewDossier {
            title: "Lettre".into(),
            kind: DocumentKind::Letter,
            structure: None,
            amount: None,
            circuit: find::circuit(self.desk.state(), "Deux fois").unwrap(),
            document,
            annexes: vec![],
            particulars: Particulars::default(),
        };
        let number = self.apply(&mut new).unwrap().done.remove(0);
        find::dossier(self.desk.state(), &number).unwrap().id.clone()
    }
}

fn openssl(folder: &Path, words: &str) -> (bool, String) {
    let told = Command::new("openssl").current_dir(folder).args(words.split(' ')).output();
    let told = told.expect("openssl runs; Debian has it in the package openssl");
    (told.status.success(), String::from_utf8_lossy(&[told.stdout, told.stderr].concat()).into_owned())
}

#[test]
fn what_was_signed_before_a_revocation_stands_and_nothing_is_signed_after() {
    let mut ground = Ground::new();
    let id = ground.dossier();
    ground.apply(&mut Act::new(id.clone(), What::Sign)).unwrap();
    let me = ground.desk.me.clone();
    let own = ground.desk.state().people.accounts[&me].certificate.clone();
    ground.tell(Fact::CertificateRevoked { person: me, serial: serial(&own).unwrap(), reason: 1 });
    // The order of the register proves that the signature is older.
    let asked = ground.desk.ask(&Question::VerifyDossier(id.clone()), ground.now, &Watch::default()).unwrap();
    let Answer::Signatures { found, .. } = asked else { panic!() };
    assert!(found[0].verdict == Verdict::Valid && found[0].revoked_later.is_some(), "{found:#?}");
    let refused = ground.apply(&mut Act::new(id.clone(), What::Sign)).unwrap_err();
    assert_eq!(refused.code(), "certificate-revoked");
    // The list, as openssl reads it.
    let folder = ground.dir.path().to_owned();
    for name in ["liste.crl", "liste.pem"] {
        let path = folder.join(name);
        ground.apply(&mut PublishRevocations { path, passphrase: Hidden::default() }).unwrap();
    }
    let root = Desk::root_of(ground.desk.place()).unwrap();
    std::fs::write(folder.join("root.pem"), pem(&root)).unwrap();
    std::fs::write(folder.join("own.pem"), pem(&own)).unwrap();
    for (name, form) in [("liste.crl", "DER"), ("liste.pem", "PEM")] {
        let (good, told) = openssl(&folder, &format!("crl -in {name} -inform {form} -CAfile root.pem -noout -text"));
        assert!(good && told.contains("verify OK") && told.contains("Key Compromise"), "{told}");
    }
    let (good, told) = openssl(&folder, "verify -crl_check -CRLfile liste.pem -CAfile root.pem own.pem");
    assert!(!good && told.contains("certificate revoked"), "{told}");
    // Somebody without the register has the list and no proof of time: the verdict stays open.
    let out = folder.join("signe.pdf");
    let current = ground.desk.state().dossiers[&id].current.hash.clone();
    std::fs::write(&out, ground.desk.documents.get(&current).unwrap()).unwrap();
    let with =
        VerifyWith { roots: vec![root], lists: lists_in(&folder.join("liste.crl")).unwrap(), ..VerifyWith::default() };
    let Answer::Signatures { found, .. } = Desk::verify_with(&out, &with).unwrap() else { panic!() };
    assert_eq!(found[0].verdict, Verdict::CannotJudge, "{found:#?}");
    assert_eq!(found[0].problems[0].0, "revoked-without-proof");
}

/// A desk with a seal, and a document that it put on it.
fn sealed(ground: &mut Ground, name: &str) -> PathBuf {
    let identity = ground.desk.seal_identity(ground.now).unwrap();
    let content = crate::paper::sheet::pdf("Lettre", &["Entre les parties."]);
    let lines = ["Cachet".to_owned()];
    let request = Request { name: "Cachet", at: ground.now.at, stamp: &lines, random: [7; 16] };
    let path = ground.path(name);
    std::fs::write(&path, write::sign(&content, &request, &identity).unwrap()).unwrap();
    path
}

fn make_seal(ground: &mut Ground) {
    let unlocked = ground.desk.keys.unlock(&ground.desk.me.clone(), fixture::PHRASE).unwrap();
    let mut keys = ground.desk.keys.clone();
    let fact = ground.desk.make_seal(&mut keys, &unlocked, ground.now).unwrap();
    ground.desk.exchange_keys(keys).unwrap();
    ground.tell(fact);
}

fn only(answer: Answer) -> crate::desk::SignatureReport {
    let Answer::Signatures { mut found, .. } = answer else { panic!() };
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

/// The seal is retired: it is on the list, as openssl reads it, and what it sealed is judged like anything else that a
/// revoked certificate signed.
#[test]
fn a_seal_that_is_out_of_use_is_revoked() {
    let mut ground = Ground::new();
    make_seal(&mut ground);
    let first = ground.desk.seal_in_use().unwrap();
    let before = sealed(&mut ground, "avant.pdf");
    // Whoever has its key goes on sealing.
    let stolen = ground.desk.seal_identity(ground.now).unwrap();
    let plan = ground.desk.plan(&Retire::Seal { reason: 4 }, ground.now, &Watch::default()).unwrap();
    assert_eq!(plan.grade, Grade::Typed);
    // No gateway, no other seal.
    assert!(plan.notes.contains(&Note::Seal(SealNote::RetiresSeal { anew: false })), "{:?}", plan.notes);
    ground.apply(&mut Retire::Seal { reason: 4 }).unwrap();
    let folder = ground.dir.path().to_owned();
    ground.apply(&mut PublishRevocations { path: ground.path("l.pem"), passphrase: Hidden::default() }).unwrap();
    let root = Desk::root_of(ground.desk.place()).unwrap();
    std::fs::write(folder.join("root.pem"), pem(&root)).unwrap();
    std::fs::write(folder.join("seal.pem"), pem(&first)).unwrap();
    let (good, told) = openssl(&folder, "crl -in l.pem -CAfile root.pem -noout -text");
    assert!(good && told.contains("verify OK") && told.contains("Superseded"), "{told}");
    let number = serial(&first).unwrap().to_uppercase();
    assert!(told.contains(&number), "{number} in {told}");
    let (good, told) = openssl(&folder, "verify -crl_check -CRLfile l.pem -CAfile root.pem seal.pem");
    assert!(!good && told.contains("certificate revoked"), "{told}");
    // Here, and elsewhere with the list: nothing proves that the first document is older.
    let ask = |ground: &Ground, path: &Path| {
        ground.desk.ask(&Question::VerifyFile(path.to_owned()), ground.now, &Watch::default()).unwrap()
    };
    let found = only(ask(&ground, &before));
    assert_eq!((found.verdict, found.problems[0].0), (Verdict::CannotJudge, "revoked-without-proof"), "{found:#?}");
    let lists = lists_in(&ground.path("l.pem")).unwrap();
    let with = VerifyWith { roots: vec![root], lists, ..VerifyWith::default() };
    let found = only(Desk::verify_with(&before, &with).unwrap());
    assert_eq!(found.verdict, Verdict::CannotJudge, "{found:#?}");
    // What is sealed afterwards is not valid.
    ground.now.at += TimeDelta::seconds(60);
    let lines = ["Cachet".to_owned()];
    let request = Request { name: "Cachet", at: ground.now.at, stamp: &lines, random: [7; 16] };
    let after = write::sign(&crate::paper::sheet::pdf("Faux", &["Faux."]), &request, &stolen).unwrap();
    std::fs::write(ground.path("apres.pdf"), after).unwrap();
    let found = only(ask(&ground, &ground.path("apres.pdf")));
    assert_eq!((found.verdict, found.problems[0].0), (Verdict::NotValid, "certificate-revoked"), "{found:#?}");
    // Another one is sound; what is called a seal and is somebody's certificate revokes nobody.
    make_seal(&mut ground);
    let second = sealed(&mut ground, "second.pdf");
    let certificate = ground.desk.state().people.accounts[&ground.desk.me].certificate.clone();
    ground.tell(Fact::SealRetired { certificate, reason: 1 });
    assert_eq!(only(ask(&ground, &second)).verdict, Verdict::Valid);
    assert_eq!(ground.desk.revocations().len(), 1);
}

#[test]
fn a_number_that_is_not_the_account_s_is_not_revoked() {
    let mut ground = Ground::new();
    ground
        .apply(&mut AddPerson { name: "Anne Roy".into(), mail: "anne@essai.fr".into(), phone: String::new() })
        .unwrap();
    let anne = find::person(ground.desk.state(), "Anne Roy").unwrap();
    // The first one's certificate, in another account.
    let first = ground.desk.state().people.accounts[&ground.desk.me].clone();
    let number = serial(&first.certificate).unwrap();
    let copy = Account { person: anne.clone(), administrator: false, numbers: Vec::default(), ..first };
    ground.tell(Fact::AccountOpened { account: copy });
    let refused = ground.apply(&mut RevokeCertificate { person: anne, reason: 4 }).unwrap_err();
    assert_eq!(refused.code(), "certificate-of-another");
    assert!(ground.desk.state().people.revoked.is_empty());
    // An account that is opened once more has its number once.
    let me = ground.desk.me.clone();
    let account = ground.desk.state().people.accounts[&me].clone();
    ground.tell(Fact::AccountOpened { account });
    let numbers = &ground.desk.state().people.accounts[&me].numbers;
    assert_eq!(numbers.iter().collect::<Vec<_>>(), [&number]);
    ground.apply(&mut RevokeCertificate { person: me, reason: 4 }).unwrap();
    assert!(ground.desk.state().people.revoked.contains_key(&number));
}
