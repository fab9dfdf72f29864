//! Entries that somebody wrote into the folder past the program: none counts, and each is named.

use super::*;
use crate::desk::{AddAccount, AddPerson, ChangePassphrase, Hidden, NewDesk, Notice, Opening, Place, Verb};
use crate::desk::{Moment, Watch};
use crate::domain::ids::PersonId;
use crate::domain::people::{Account, Person};
use crate::domain::trouble::Trouble;
use crate::store::vault::Cost;
use ed25519_dalek::SigningKey;
use std::path::PathBuf;

const ADMINISTRATOR: &str = "la clé d’Élodie tient bon";
const GIVEN: &str = "une phrase donnée d’avance";
const BOB: &str = "la clé de Bob tient bon aussi";

/// A desk at which Élodie administers and Bob has an account; Bob knows how its files are written.
struct Ground {
    _dir: tempfile::TempDir,
    place: Place,
    now: Moment,
    elodie: PersonId,
    bob: PersonId,
    data: crate::store::seal::Key,
    /// The key of Bob's own log, and the log's name.
    key: SigningKey,
    log: String,
}

fn unlock(place: &Place, who: &PersonId, phrase: &str, now: Moment) -> (Desk, Vec<Notice>) {
    Desk::unlock(place, who, phrase, now, Opening::default()).unwrap()
}

impl Ground {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let place = Place { folder: dir.path().join("desk"), state: dir.path().join("state") };
        let now = Moment { at: "2027-05-10T09:00:00Z".parse().unwrap(), day: "2027-05-10".parse().unwrap() };
        let new = NewDesk {
            organisation: "Institut d’essai".into(),
            uai: String::new(),
            portal: String::new(),
            domains: vec!["essai.fr".into()],
            name: "Élodie Marchand".into(),
            mail: "elodie@essai.fr".into(),
            post: String::new(),
            passphrase: Hidden::new(ADMINISTRATOR.to_owned()),
        };
        let mut desk = Desk::create_at(&place, &new, now, Cost { memory: 64, passes: 1, lanes: 1 }).unwrap();
        let elodie = desk.me.clone();
        let apply = |desk: &mut Desk, verb: &mut dyn Verb| verb.apply(desk, now, &Watch::default()).unwrap();
        let (name, mail, phone) = ("Bob Roux".to_owned(), "bob@essai.fr".to_owned(), String::new());
        apply(&mut desk, &mut AddPerson { name, mail, phone });
        let bob = desk.state.people.persons.values().find(|p| p.name == "Bob Roux").unwrap().id.clone();
        let mut account = AddAccount::new(bob.clone(), Hidden::new(GIVEN.to_owned()));
        account.give_passphrase(Hidden::new(ADMINISTRATOR.to_owned()));
        apply(&mut desk, &mut account);
        desk.close();
        let (mut desk, _) = unlock(&place, &bob, GIVEN, now);
        let (old, own) = (Hidden::new(GIVEN.to_owned()), Hidden::new(BOB.to_owned()));
        apply(&mut desk, &mut ChangePassphrase { old, new: own });
        let (log, key) = desk.journal.mine().map(|(log, key)| (log.origin().to_owned(), key.clone())).unwrap();
        let data = desk.data.clone();
        desk.close();
        // The administrator vouches for the key of Bob's log.
        let (desk, notices) = unlock(&place, &elodie, ADMINISTRATOR, now);
        assert!(matches!(&notices[..], [Notice::Certified { .. }]), "{notices:?}");
        desk.close();
        Self { _dir: dir, place, now, elodie, bob, data, key, log }
    }

    fn register(&self) -> PathBuf {
        self.place.folder.join("register")
    }

    /// Writes an act past the program: into which log, under which key, in whose name, so many days from now.
    fn forge(&self, log: &str, key: &SigningKey, by: &PersonId, days: i64, facts: &[Fact]) {
        let (mut journal, _, faults) = Journal::open(&self.register(), &self.data, &[], true).unwrap();
        assert!(faults.is_empty());
        journal.clock_from = u64::MAX;
        journal.write_to(log, key.clone()).unwrap();
        let days = TimeDelta::days(days);
        let then = Moment { at: self.now.at + TimeDelta::minutes(2) + days, day: self.now.day + days };
        journal.write(then, by, None, facts).unwrap();
    }

    /// What an opening by the administrator finds: what was noticed, what the desk then knows, what the audit names.
    fn open(&self) -> (Vec<Notice>, State, Vec<String>) {
        let now = Moment { at: self.now.at + TimeDelta::hours(1), day: self.now.day };
        let (desk, notices) = unlock(&self.place, &self.elodie, ADMINISTRATOR, now);
        assert_eq!(desk.read_only(), None);
        let audit = crate::desk::audit::audit(&desk, &Watch::default()).unwrap();
        let faults = audit.faults.iter().map(Trouble::to_string).collect();
        let state = desk.state.clone();
        desk.close();
        (notices, state, faults)
    }

    /// Nothing of what was forged counts; the first opening says so, and the audit says why.
    fn refused(&self, before: &State, why: &str) {
        let (notices, state, faults) = self.open();
        let told = |n: &Notice| matches!(n, Notice::Doubted { entries, file } if *entries > 0 && file.starts_with("register/"));
        assert!(notices.iter().any(told), "{notices:?}");
        assert_eq!(state.people, before.people);
        assert_eq!(state.desk, before.desk);
        assert!(faults.iter().any(|f| f.contains(why)), "{faults:?}");
    }
}

/// Bob makes himself an administrator.
fn raised(bob: &PersonId) -> Vec<Fact> {
    vec![Fact::AdministratorNamed { person: bob.clone() }]
}

fn opened(key: &SigningKey) -> Fact {
    let key = crate::register::entry::hex(key.verifying_key().as_bytes());
    Fact::LogOpened { key, device: "abc".into(), epoch: 1, heir: None }
}

#[test]
fn what_bob_says_in_his_own_name_counts_as_far_as_he_may_say_it() {
    let ground = Ground::new();
    let person =
        Person { id: "p9".into(), name: "Zoé Blin".into(), mail: "zoe@essai.fr".into(), phone: String::new() };
    ground.forge(&ground.log, &ground.key, &ground.bob, 0, &[Fact::PersonRecorded { person }]);
    ground.forge(&ground.log, &ground.key, &ground.bob, 0, &raised(&ground.bob));
    let (notices, state, faults) = ground.open();
    assert_eq!((notices, faults), (vec![], vec![]));
    assert!(state.people.persons.contains_key(&PersonId::from("p9")));
    assert!(!state.people.administers(&ground.bob), "his log is his, but that is not his to say");
}

#[test]
fn nobody_speaks_for_somebody_else_in_his_own_log() {
    let ground = Ground::new();
    let (_, before, _) = ground.open();
    ground.forge(&ground.log, &ground.key, &ground.elodie, 0, &raised(&ground.bob));
    ground.refused(&before, NOT_ITS_OWN);
}

#[test]
fn nobody_writes_into_a_log_whose_key_he_has_not() {
    let ground = Ground::new();
    let (_, before, _) = ground.open();
    let (desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, ground.now);
    let hers = desk.journal.mine().unwrap().0.origin().to_owned();
    desk.close();
    ground.forge(&hers, &ground.key, &ground.elodie, 0, &raised(&ground.bob));
    ground.refused(&before, NOT_SIGNED);
}

#[test]
fn a_log_in_the_name_of_somebody_else_is_nobodys() {
    let ground = Ground::new();
    let (_, before, _) = ground.open();
    let (log, key) = (format!("essai.fr/registre/{}-abc/7", ground.elodie), SigningKey::from_bytes(&[9; 32]));
    let facts: Vec<Fact> = std::iter::once(opened(&key)).chain(raised(&ground.bob)).collect();
    ground.forge(&log, &key, &ground.elodie, 0, &facts);
    ground.refused(&before, NOT_VOUCHED);
}

#[test]
fn a_desk_begins_once() {
    let ground = Ground::new();
    let (_, before, _) = ground.open();
    let key = SigningKey::from_bytes(&[9; 32]);
    let log = format!("essai.fr/registre/{}-abc/7", ground.bob);
    let opening = Fact::DeskOpened {
        organisation: "Bob".into(),
        uai: String::new(),
        partner: String::new(),
        domains: vec![],
        portal: String::new(),
    };
    let account = Account { person: ground.bob.clone(), administrator: true, ..Account::default() };
    // As if nothing else had been there: it stands before everything else in the order.
    let mut journal = Journal::empty(&ground.register(), &ground.data).unwrap();
    journal.write_to(&log, key.clone()).unwrap();
    let then = Moment { at: ground.now.at - TimeDelta::days(30), day: ground.now.day - TimeDelta::days(30) };
    let person = Person { id: ground.bob.clone(), name: "Bob".into(), mail: String::new(), phone: String::new() };
    let facts = [opened(&key), opening, Fact::PersonRecorded { person }, Fact::AccountOpened { account }];
    journal.write(then, &ground.bob, None, &facts).unwrap();
    ground.refused(&before, SECOND_BEGINNING);
    // Nor on a computer that has never seen the desk: its first account is the founder's.
    std::fs::remove_dir_all(&ground.place.state).unwrap();
    let how = Opening { accept_copy: true, read_only: false };
    let (desk, _) = Desk::unlock(&ground.place, &ground.elodie, ADMINISTRATOR, ground.now, how).unwrap();
    assert_eq!(desk.state.desk, before.desk);
    assert!(!desk.state.people.administers(&ground.bob));
}

#[test]
fn nobody_acts_before_what_he_knew() {
    let ground = Ground::new();
    let (_, before, _) = ground.open();
    let person =
        Person { id: "p9".into(), name: "Zoé Blin".into(), mail: "zoe@essai.fr".into(), phone: String::new() };
    ground.forge(&ground.log, &ground.key, &ground.bob, -20, &[Fact::PersonRecorded { person }]);
    ground.refused(&before, BACKDATED);
}

#[test]
fn a_day_is_that_of_its_instant() {
    let ground = Ground::new();
    let (_, before, _) = ground.open();
    let (mut journal, _, _) = Journal::open(&ground.register(), &ground.data, &[], true).unwrap();
    journal.write_to(&ground.log, ground.key.clone()).unwrap();
    let person =
        Person { id: "p9".into(), name: "Zoé Blin".into(), mail: "zoe@essai.fr".into(), phone: String::new() };
    let then = Moment { at: ground.now.at + TimeDelta::minutes(2), day: ground.now.day - TimeDelta::days(20) };
    journal.write(then, &ground.bob, None, &[Fact::PersonRecorded { person }]).unwrap();
    ground.refused(&before, OTHER_DAY);
}
