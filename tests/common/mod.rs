//! A desk in a temporary folder, for tests of the whole library.
#![allow(dead_code, reason = "each test file uses a part of it")]

use paraphe::desk::Hidden;
use paraphe::desk::{
    AddAccount, AddPerson, AddPost, Answer, Appoint, ChangePassphrase, Desk, Done, Grant, Moment, NewDesk, Notice,
    Opening, Place, Question, ShowSecret, Verb, Watch,
};
use paraphe::domain::code::Showing;
use paraphe::domain::find;
use paraphe::domain::fold::fold;
use paraphe::domain::ids::{PersonId, PostId};
use paraphe::domain::login::Login;
use paraphe::domain::people::{Place as Where, PostKind};
use paraphe::domain::state::State;
use paraphe::domain::trouble::Outcome;
use paraphe::store::vault::Cost;
use std::path::{Path, PathBuf};

/// Who makes the desk.
pub const FIRST: &str = "Élodie Marchand";

/// An instant, and its day.
pub fn moment(at: &str) -> Moment {
    let at: chrono::DateTime<chrono::Utc> = at.parse().unwrap();
    Moment { at, day: at.date_naive() }
}

/// The passphrase of somebody.
pub fn phrase(name: &str) -> String {
    format!("la clé de {name} tient bon")
}

/// Where the public data lies, or a failure that says so.
pub fn data(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    assert!(path.exists(), "the reference data is missing: {} must be beside the checkout", path.display());
    path
}

/// The cheapest derivation of a key: what a test waits for is not the price of a passphrase, which other tests pay.
pub const CHEAP: Cost = Cost { memory: 64, passes: 1, lanes: 1 };

/// A desk, open, and a clock.
pub struct Bench {
    pub dir: tempfile::TempDir,
    pub place: Place,
    pub now: Moment,
    first: PersonId,
    desk: Option<Desk>,
}

impl Bench {
    /// A new desk.
    pub fn new(at: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let place = Place { folder: dir.path().join("desk"), state: dir.path().join("state") };
        let now = moment(at);
        let new = NewDesk {
            organisation: "Institut d’essai".into(),
            uai: "0755364Y".into(),
            portal: String::new(),
            domains: vec!["essai.fr".into()],
            name: FIRST.into(),
            mail: "elodie.marchand@essai.fr".into(),
            post: "Responsable de la documentation".into(),
            passphrase: Hidden::new(phrase(FIRST)),
        };
        let desk = Desk::create_at(&place, &new, now, CHEAP).unwrap();
        let first = desk.me().clone();
        desk.close();
        let mut bench = Self { dir, place, now, first, desk: None };
        bench.open();
        bench
    }

    pub fn desk(&self) -> &Desk {
        self.desk.as_ref().unwrap()
    }

    pub fn state(&self) -> &State {
        self.desk().state()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The institute's part of the national register.
    pub fn register() -> PathBuf {
        data("rnsr-inserm-2022-02-08.csv")
    }

    /// Somebody new in a post of their own, held since 2020; no account yet.
    pub fn staff(&mut self, name: &str, title: &str, kind: PostKind, place: Where) -> (PersonId, PostId) {
        let mail = format!("{}@essai.fr", fold(name.split(' ').next().unwrap()));
        self.apply(&mut AddPerson { name: name.into(), mail, phone: String::new() }).unwrap();
        self.apply(&mut AddPost { title: title.into(), kind, place }).unwrap();
        let person = find::person(self.state(), name).unwrap();
        let post = find::post(self.state(), title).unwrap();
        let from = "2020-01-01".parse().unwrap();
        self.apply(&mut Appoint { person: person.clone(), post: post.clone(), from, until: None }).unwrap();
        (person, post)
    }

    /// They may sign as a post for all kinds and any amount, until the end of 2039.
    pub fn entitle(&mut self, (person, post): &(PersonId, PostId), place: Where, act: &str) {
        let (from, until) = ("2020-01-01".parse().unwrap(), "2039-12-31".parse().unwrap());
        let mut grant = Grant {
            person: person.clone(),
            post: post.clone(),
            kinds: vec![],
            ceiling: None,
            place,
            from,
            until,
            act: act.into(),
            on_behalf: None,
        };
        self.apply(&mut grant).unwrap();
    }

    /// So many days go by.
    pub fn pass(&mut self, days: i64) {
        let days = chrono::TimeDelta::days(days);
        self.now = Moment { at: self.now.at + days, day: self.now.day + days };
    }

    /// Plans and applies, a minute later than the act before.
    pub fn apply(&mut self, verb: &mut dyn Verb) -> Outcome<Done> {
        let watch = Watch::default();
        self.desk().plan(verb, self.now, &watch)?;
        self.now.at += chrono::TimeDelta::seconds(60);
        verb.apply(self.desk.as_mut().unwrap(), self.now, &watch)
    }

    /// Applies at this very moment, without a plan.
    pub fn apply_now(&mut self, verb: &mut dyn Verb) -> Outcome<Done> {
        verb.apply(self.desk.as_mut().unwrap(), self.now, &Watch::default())
    }

    /// The same, and the portal's files follow, as on the command line and on the screen.
    pub fn act(&mut self, verb: &mut dyn Verb) -> Outcome<Done> {
        let mut done = self.apply(verb)?;
        done.published = self.desk.as_mut().unwrap().publish(self.now);
        Ok(done)
    }

    #[expect(clippy::needless_pass_by_value, reason = "questions are made where they are asked")]
    pub fn ask(&self, question: Question) -> Outcome<Answer> {
        self.desk().ask(&question, self.now, &Watch::default())
    }

    /// The secret of a code, shown as a command shows it.
    pub fn secret(&mut self, login: &Login) -> Outcome<String> {
        let done = self.apply(&mut ShowSecret { login: login.clone(), how: Showing::Command })?;
        Ok(done.secret.unwrap().1.to_string())
    }

    pub fn close(&mut self) {
        self.desk.take().unwrap().close();
    }

    /// From now on no file from outside can be read here.
    pub fn deafen(&mut self) {
        let nobody = paraphe::desk::child::Reader::Program("/nowhere/paraphe".into());
        self.desk.as_mut().unwrap().read_foreign_files_in(nobody);
    }

    pub fn take(&mut self, desk: Desk) {
        self.desk = Some(desk);
    }

    pub fn open(&mut self) -> Vec<Notice> {
        self.open_with(Opening::default())
    }

    pub fn open_with(&mut self, how: Opening) -> Vec<Notice> {
        let (desk, notices) = Desk::unlock(&self.place, &self.first, &phrase(FIRST), self.now, how).unwrap();
        self.desk = Some(desk);
        notices
    }

    pub fn unlock_beside(&self) -> (Desk, Vec<Notice>) {
        Desk::unlock(&self.place, &self.first, &phrase(FIRST), self.now, Opening::default()).unwrap()
    }

    pub fn unlock_as(&self, person: &PersonId, typed: &str) -> (Desk, Vec<Notice>) {
        Desk::unlock(&self.place, person, typed, self.now, Opening::default()).unwrap()
    }

    /// Closes the desk and opens it as somebody else, under the passphrase of their name.
    pub fn become_(&mut self, person: &PersonId) {
        let name = self.state().people.name(person).to_owned();
        self.close();
        let (desk, _) = self.unlock_as(person, &phrase(&name));
        self.desk = Some(desk);
    }

    pub fn become_first(&mut self) {
        let first = self.first.clone();
        self.become_(&first);
    }

    /// An account whose owner has changed the first passphrase already.
    pub fn add_account(&mut self, person: &PersonId) {
        let name = self.state().people.name(person).to_owned();
        let mut account = AddAccount::new(person.clone(), Hidden::new(phrase("given")));
        account.give_passphrase(Hidden::new(phrase(FIRST)));
        self.apply(&mut account).unwrap();
        self.close();
        let (desk, _) = self.unlock_as(person, &phrase("given"));
        self.desk = Some(desk);
        let (old, new) = (Hidden::new(phrase("given")), Hidden::new(phrase(&name)));
        self.apply(&mut ChangePassphrase { old, new }).unwrap();
        self.become_first();
    }

    /// A small document.
    pub fn pdf(&self, name: &str, title: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, paraphe::paper::sheet::pdf(title, &["Entre les parties.", "Fait à Paris."])).unwrap();
        path
    }

    /// Nothing is found wrong when everything is recomputed.
    pub fn assert_sound(&self) {
        let Answer::Verified(audit) = self.ask(Question::VerifyRegister).unwrap() else { panic!() };
        assert_eq!(audit.faults, [], "{audit:?}");
        assert!(audit.entries > 0);
    }

    pub fn copy_of_desk(&self) -> PathBuf {
        let to = self.path("copy");
        copy(&self.place.folder, &to);
        to
    }

    pub fn put_back(&self, copy_of: &Path) {
        std::fs::remove_dir_all(&self.place.folder).unwrap();
        copy(copy_of, &self.place.folder);
    }
}

/// Copies a folder and all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
