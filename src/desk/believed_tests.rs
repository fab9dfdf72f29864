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
    dir: tempfile::TempDir,
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

/// Somebody new, with an account under a passphrase that the administrator gave.
fn open_account(desk: &mut Desk, now: Moment, name: &str, mail: &str) -> PersonId {
    let mut person = AddPerson { name: name.into(), mail: mail.into(), phone: String::new() };
    person.apply(desk, now, &Watch::default()).unwrap();
    let id = desk.state.people.persons.values().find(|p| p.name == name).unwrap().id.clone();
    let mut account = AddAccount::new(id.clone(), Hidden::new(GIVEN.to_owned()));
    account.give_passphrase(Hidden::new(ADMINISTRATOR.to_owned()));
    account.apply(desk, now, &Watch::default()).unwrap();
    id
}

/// What anybody may say: somebody is in the directory.
fn zoe() -> Fact {
    let (id, name, mail) = ("p9".into(), "Zoé Blin".to_owned(), "zoe@essai.fr".to_owned());
    Fact::PersonRecorded { person: Person { id, name, mail, phone: String::new() } }
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
        let bob = open_account(&mut desk, now, "Bob Roux", "bob@essai.fr");
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
        Self { dir, place, now, elodie, bob, data, key, log }
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
    ground.forge(&ground.log, &ground.key, &ground.bob, 0, &[zoe()]);
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
    ground.forge(&ground.log, &ground.key, &ground.bob, -20, &[zoe()]);
    ground.refused(&before, BACKDATED);
}

#[test]
fn a_day_is_that_of_its_instant() {
    let ground = Ground::new();
    let (_, before, _) = ground.open();
    let (mut journal, _, _) = Journal::open(&ground.register(), &ground.data, &[], true).unwrap();
    journal.write_to(&ground.log, ground.key.clone()).unwrap();
    let then = Moment { at: ground.now.at + TimeDelta::minutes(2), day: ground.now.day - TimeDelta::days(20) };
    journal.write(then, &ground.bob, None, &[zoe()]).unwrap();
    ground.refused(&before, OTHER_DAY);
}

fn heir(of: &str, before: &SigningKey, origin: &str, key: &SigningKey) -> Fact {
    use ed25519_dalek::Signer as _;
    let public = crate::register::entry::hex(key.verifying_key().as_bytes());
    let signature = before.sign(format!("paraphe/log/v1\n{origin}\n{public}\n").as_bytes());
    let signature = crate::register::entry::hex(&signature.to_bytes());
    let heir = Some(crate::domain::fact::Heir { of: of.into(), signature });
    Fact::LogOpened { key: public, device: "abc".into(), epoch: 1, heir }
}

#[test]
fn an_heir_of_a_log_that_nobody_vouches_for_is_nobodys_too() {
    let ground = Ground::new();
    let (a, ka) = (format!("essai.fr/registre/{}-abc/7", ground.elodie), SigningKey::from_bytes(&[9; 32]));
    let (b, kb) = (format!("essai.fr/registre/{}-abc/8", ground.elodie), SigningKey::from_bytes(&[10; 32]));
    ground.forge(&a, &ka, &ground.elodie, 0, &[opened(&ka)]);
    let facts: Vec<Fact> = std::iter::once(heir(&a, &ka, &b, &kb)).chain(raised(&ground.bob)).collect();
    ground.forge(&b, &kb, &ground.elodie, 0, &facts);
    let (_, state, _) = ground.open();
    assert!(!state.people.administers(&ground.bob), "Bob made himself an administrator");
}

#[test]
fn logs_do_not_vouch_for_each_other_in_a_circle() {
    let ground = Ground::new();
    let (a, ka) = (format!("essai.fr/registre/{}-abc/7", ground.elodie), SigningKey::from_bytes(&[9; 32]));
    let (b, kb) = (format!("essai.fr/registre/{}-abc/8", ground.elodie), SigningKey::from_bytes(&[10; 32]));
    ground.forge(&a, &ka, &ground.elodie, 0, &[heir(&b, &kb, &a, &ka)]);
    let facts: Vec<Fact> = std::iter::once(heir(&a, &ka, &b, &kb)).chain(raised(&ground.bob)).collect();
    ground.forge(&b, &kb, &ground.elodie, 0, &facts);
    let (_, state, _) = ground.open();
    assert!(!state.people.administers(&ground.bob), "Bob made himself an administrator");
}

#[test]
fn a_checkpoint_of_the_owner_makes_no_forged_entry_hers() {
    let ground = Ground::new();
    let (desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, ground.now);
    let hers = desk.journal.mine().unwrap().0.origin().to_owned();
    desk.close();
    ground.forge(&hers, &ground.key, &ground.elodie, 0, &raised(&ground.bob));
    let (_, state, _) = ground.open();
    assert!(!state.people.administers(&ground.bob));
    // She closed it: her checkpoint now covers the forged entry. Anything that makes the register be heard again does.
    let now = Moment { at: ground.now.at + TimeDelta::hours(1), day: ground.now.day };
    let how = Opening { read_only: true, ..Opening::default() };
    let (desk, _) = Desk::unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now, how).unwrap();
    assert!(!desk.state.people.administers(&ground.bob), "her own checkpoint made the forged entry count");
}

/// A desk with a waiting account; forging in its window.
#[test]
fn nobody_speaks_for_an_account_that_waited_once() {
    window(false);
}

#[test]
fn nobody_speaks_for_an_administrator_who_waited_once() {
    window(true);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for e in std::fs::read_dir(from).unwrap().flatten() {
        std::fs::copy(e.path(), to.join(e.file_name())).unwrap();
    }
}

fn window(named: bool) {
    use crate::desk::NameAdministrator;
    let ground = Ground::new();
    let now = ground.now;
    let apply = |desk: &mut Desk, verb: &mut dyn Verb| verb.apply(desk, now, &Watch::default()).unwrap();
    let (mut desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
    let carol = open_account(&mut desk, now, "Carol Vial", "carol@essai.fr");
    if named {
        let mut v = NameAdministrator::new(carol.clone(), Hidden::new(GIVEN.to_owned()));
        v.give_passphrase(Hidden::new(ADMINISTRATOR.to_owned()));
        apply(&mut desk, &mut v);
    }
    desk.close();
    // What Bob kept of the folder (he can also make it by cutting the logs).
    let early = ground.dir.path().join("early");
    copy(&ground.register(), &early);
    let (mut desk, _) = unlock(&ground.place, &carol, GIVEN, now);
    let (old, own) = (Hidden::new(GIVEN.to_owned()), Hidden::new("la clé de Carol tient bon".to_owned()));
    apply(&mut desk, &mut ChangePassphrase { old, new: own });
    desk.close();
    let (desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
    desk.close();
    // Weeks later: an entry in the name of Carol that knows nothing of her certification.
    let (log, key) = (format!("essai.fr/registre/{carol}-abc/7"), SigningKey::from_bytes(&[9; 32]));
    let (mut journal, _, _) = Journal::open(&early, &ground.data, &[], true).unwrap();
    journal.write_to(&log, key.clone()).unwrap();
    let then = Moment { at: now.at, day: now.day };
    let mut facts = vec![opened(&key), zoe()];
    facts.extend(raised(&ground.bob));
    journal.write(then, &carol, None, &facts).unwrap();
    let file = crate::desk::journal::file_of(&early, &log);
    std::fs::copy(&file, ground.register().join(file.file_name().unwrap())).unwrap();
    let (_, state, _) = ground.open();
    if named {
        assert!(!state.people.administers(&ground.bob), "Bob made himself an administrator");
    }
    assert!(!state.people.persons.contains_key(&PersonId::from("p9")), "it counts");
}

#[test]
fn the_file_of_keys_does_not_say_which_key_a_log_has() {
    let ground = Ground::new();
    let (desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, ground.now);
    let hers = desk.journal.mine().unwrap().0.origin().to_owned();
    desk.close();
    let a = SigningKey::from_bytes(&[9; 32]);
    let (b, kb) = (format!("essai.fr/registre/{}-abc/8", ground.elodie), SigningKey::from_bytes(&[10; 32]));
    let (mut keys, _) = crate::store::vault::KeyFile::load(&ground.place.folder).unwrap();
    let record = keys.record_mut(&ground.elodie).unwrap();
    let was = record.logs.iter_mut().find(|l| l.origin == hers).unwrap();
    was.public = crate::register::entry::hex(a.verifying_key().as_bytes());
    keys.save(&ground.place.folder).unwrap();
    let facts: Vec<Fact> = std::iter::once(heir(&hers, &a, &b, &kb)).chain(raised(&ground.bob)).collect();
    ground.forge(&b, &kb, &ground.elodie, 0, &facts);
    let (_, state, _) = ground.open();
    assert!(!state.people.administers(&ground.bob), "Bob made himself an administrator");
}

#[test]
fn an_import_sets_no_office_by_hand() {
    let ground = Ground::new();
    let mut s = crate::domain::structure::Structure { id: "s1".into(), ..Default::default() };
    s.own_office = Some("est".into());
    let fact = Fact::StructureRecorded { structure: Box::new(s), source: String::new() };
    ground.forge(&ground.log, &ground.key, &ground.bob, 0, &[fact]);
    let (_, state, _) = ground.open();
    assert_eq!(state.structures[&crate::domain::ids::StructureId::from("s1")].own_office, None);
}

#[test]
fn a_second_beginning_in_the_founders_name_never_takes_the_place_of_the_first() {
    let ground = Ground::new();
    let (_, before, _) = ground.open();
    let key = SigningKey::from_bytes(&[9; 32]);
    let first = std::fs::read_dir(ground.register()).unwrap().flatten().map(|e| e.path());
    let first = first.filter(|p| p.extension().is_some_and(|x| x == "log")).min().unwrap();
    // Bob looks for a name whose file sorts before all others.
    let log = (100..100_000)
        .map(|n| format!("essai.fr/registre/{}-abc/{n}", ground.elodie))
        .find(|name| crate::desk::journal::file_of(&ground.register(), name) < first)
        .unwrap();
    let opening = Fact::DeskOpened {
        organisation: "Bob".into(),
        uai: String::new(),
        partner: String::new(),
        domains: vec!["essai.fr".into()],
        portal: String::new(),
    };
    let mut journal = Journal::empty(&ground.register(), &ground.data).unwrap();
    journal.write_to(&log, key.clone()).unwrap();
    let then = Moment { at: ground.now.at - TimeDelta::days(30), day: ground.now.day - TimeDelta::days(30) };
    let name = |id: &PersonId, name: &str| Fact::PersonRecorded {
        person: Person { id: id.clone(), name: name.into(), mail: String::new(), phone: String::new() },
    };
    let account = |id: &PersonId, administrator| Fact::AccountOpened {
        account: Account { person: id.clone(), administrator, ..Account::default() },
    };
    let facts = [
        opened(&key),
        opening,
        name(&ground.elodie, "Élodie Marchand"),
        account(&ground.elodie, true),
        name(&ground.bob, "Bob"),
        account(&ground.bob, true),
    ];
    journal.write(then, &ground.elodie, None, &facts).unwrap();
    let (_, state, _) = ground.open();
    assert_eq!(state.desk, before.desk);
    let now = Moment { at: ground.now.at + TimeDelta::hours(1), day: ground.now.day };
    let how = Opening { read_only: true, ..Opening::default() };
    let (desk, _) = Desk::unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now, how).unwrap();
    assert_eq!(desk.state.desk, before.desk, "Bob's beginning is the desk's now");
}

#[test]
fn a_certificate_vouches_for_no_key_that_only_the_file_of_keys_names() {
    let ground = Ground::new();
    let now = ground.now;
    let apply = |desk: &mut Desk, verb: &mut dyn Verb| verb.apply(desk, now, &Watch::default()).unwrap();
    let (mut desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
    let carol = open_account(&mut desk, now, "Carol Vial", "carol@essai.fr");
    desk.close();
    let (mut desk, _) = unlock(&ground.place, &carol, GIVEN, now);
    let (old, own) = (Hidden::new(GIVEN.to_owned()), Hidden::new("la clé de Carol tient bon".to_owned()));
    apply(&mut desk, &mut ChangePassphrase { old, new: own });
    desk.close();
    // Bob adds a key of his to hers in the file.
    let (log, key) = (format!("essai.fr/registre/{carol}-abc/7"), SigningKey::from_bytes(&[9; 32]));
    let (mut keys, _) = crate::store::vault::KeyFile::load(&ground.place.folder).unwrap();
    let public = crate::register::entry::hex(key.verifying_key().as_bytes());
    keys.record_mut(&carol).unwrap().logs.push(crate::store::vault::LogKey {
        origin: log.clone(),
        epoch: 77,
        public,
        wrapped: String::new(),
    });
    keys.save(&ground.place.folder).unwrap();
    let (desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
    desk.close();
    ground.forge(&log, &key, &carol, 0, &[opened(&key), zoe()]);
    let (_, state, _) = ground.open();
    assert!(!state.people.persons.contains_key(&PersonId::from("p9")), "it counts");
}

#[test]
fn whoever_forgets_a_code_does_not_destroy_the_password_of_mails() {
    let ground = Ground::new();
    let now = ground.now;
    let (mut desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
    let metas = desk.commit(now, None, vec![Fact::MailPasswordKept { sealed: "s".into() }]).unwrap();
    desk.close();
    let forgotten = Fact::SecretForgotten {
        login: crate::domain::login::Login::typed("27INSU1"),
        issue: "x".into(),
        kept: vec![metas[0].id.clone()],
    };
    ground.forge(&ground.log, &ground.key, &ground.bob, 0, &[forgotten]);
    std::fs::write(ground.place.folder.join("FORGET"), b"").unwrap();
    ground.open();
    let (_, state, _) = ground.open();
    assert!(state.mail_password.is_some());
    let how = Opening { read_only: true, ..Opening::default() };
    let (desk, _) = Desk::unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now, how).unwrap();
    assert!(desk.state.mail_password.is_some(), "destroyed");
}

#[test]
fn an_order_number_that_nobody_reaches_stops_nothing() {
    let ground = Ground::new();
    let key = SigningKey::from_bytes(&[9; 32]);
    let log = format!("essai.fr/registre/{}-abc/7", ground.bob);
    // One entry of nobody's with the last order number.
    let mut log_file =
        crate::register::log::Log::create(&crate::desk::journal::file_of(&ground.register(), &log), &log).unwrap();
    let header = crate::register::entry::Header {
        v: 1,
        log: log.clone(),
        seq: 0,
        lamport: u64::MAX,
        prev: String::new(),
        deps: vec!["x".into()],
        subject: "a".into(),
        kind: "log.opened".into(),
        at: "2027-05-10T09:00:00.000Z".into(),
        by: ground.bob.0.clone(),
        payload: "0".repeat(64),
        size: 1,
    };
    let entry = crate::register::entry::Entry::sign(header, &key).unwrap();
    log_file.append(&[(entry, vec![0; 64])]).unwrap();
    let now = Moment { at: ground.now.at + TimeDelta::hours(1), day: ground.now.day };
    let (mut desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
    let mut verb = AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() };
    verb.apply(&mut desk, now, &Watch::default()).unwrap();
}

#[test]
fn a_founder_who_is_reset_is_still_heard() {
    use crate::desk::{NameAdministrator, ResetAccount};
    let ground = Ground::new();
    let now = ground.now;
    let apply = |desk: &mut Desk, verb: &mut dyn Verb| verb.apply(desk, now, &Watch::default()).unwrap();
    let (mut desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
    let mut v = NameAdministrator::new(ground.bob.clone(), Hidden::new(BOB.to_owned()));
    v.give_passphrase(Hidden::new(ADMINISTRATOR.to_owned()));
    apply(&mut desk, &mut v);
    desk.close();
    let (mut desk, _) = unlock(&ground.place, &ground.bob, BOB, now);
    let mut v = ResetAccount::new(ground.elodie.clone(), Hidden::new(GIVEN.to_owned()));
    v.give_passphrase(Hidden::new(BOB.to_owned()));
    apply(&mut desk, &mut v);
    desk.close();
    let (mut desk, _) = unlock(&ground.place, &ground.elodie, GIVEN, now);
    let (old, own) = (Hidden::new(GIVEN.to_owned()), Hidden::new(ADMINISTRATOR.to_owned()));
    apply(&mut desk, &mut ChangePassphrase { old, new: own });
    apply(&mut desk, &mut AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() });
    desk.close();
    let check = |who: &PersonId, phrase: &str| {
        let (desk, _) = unlock(&ground.place, who, phrase, now);
        let heard = desk.hear(&desk.journal).unwrap();
        let faults: Vec<String> = crate::desk::audit::audit(&desk, &Watch::default())
            .unwrap()
            .faults
            .iter()
            .map(Trouble::to_string)
            .collect();
        assert!(heard.doubted.is_empty() && faults.is_empty());
        assert!(heard.state == desk.state);
        desk.close();
    };
    check(&ground.elodie, ADMINISTRATOR);
    check(&ground.bob, BOB);
    check(&ground.elodie, ADMINISTRATOR);
}

#[test]
fn whoever_acts_after_a_clock_that_ran_ahead_is_heard() {
    use crate::desk::AcceptClock;
    let ground = Ground::new();
    let moment = |hours: i64, days: i64| Moment {
        at: ground.now.at + TimeDelta::hours(hours),
        day: (ground.now.at + TimeDelta::hours(hours)).date_naive() + TimeDelta::days(days),
    };
    let mut n = 0;
    let mut add = |who: &PersonId, phrase: &str, now: Moment| {
        let (mut desk, _) = unlock(&ground.place, who, phrase, now);
        n += 1;
        let mut verb = AddPerson { name: format!("A B{n}"), mail: format!("a{n}@essai.fr"), phone: String::new() };
        verb.apply(&mut desk, now, &Watch::default()).unwrap();
        desk.close();
    };
    add(&ground.bob, BOB, moment(240, 1));
    {
        let now = moment(1, 0);
        let (mut desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
        AcceptClock.apply(&mut desk, now, &Watch::default()).unwrap();
        desk.close();
    }
    add(&ground.bob, BOB, moment(2, 1));
    add(&ground.elodie, ADMINISTRATOR, moment(2, -1));
    add(&ground.bob, BOB, moment(1000, 0));
    {
        let now = moment(3, 0);
        let (mut desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
        AcceptClock.apply(&mut desk, now, &Watch::default()).unwrap();
        desk.close();
    }
    add(&ground.bob, BOB, moment(4, 1));
    let (desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, moment(5, 0));
    let heard = desk.hear(&desk.journal).unwrap();
    assert!(heard.doubted.is_empty() && heard.state == desk.state);
    let audit = crate::desk::audit::audit(&desk, &Watch::default()).unwrap();
    assert_eq!(audit.faults, vec![]);
}

#[test]
fn whoever_acts_in_an_accepted_copy_while_waiting_is_heard() {
    use crate::desk::ResetAccount;
    let ground = Ground::new();
    let now = ground.now;
    let apply = |desk: &mut Desk, verb: &mut dyn Verb| verb.apply(desk, now, &Watch::default()).unwrap();
    let add = |desk: &mut Desk, n: u32| {
        let mut verb = AddPerson { name: format!("A B{n}"), mail: format!("a{n}@essai.fr"), phone: String::new() };
        verb.apply(desk, now, &Watch::default()).unwrap();
    };
    let (mut desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
    let carol = open_account(&mut desk, now, "Carol Vial", "carol@essai.fr");
    desk.close();
    let own = || Hidden::new("la clé de Carol tient bon".to_owned());
    let (mut desk, _) = unlock(&ground.place, &carol, GIVEN, now);
    apply(&mut desk, &mut ChangePassphrase { old: Hidden::new(GIVEN.to_owned()), new: own() });
    desk.close();
    let copy = Place { state: ground.dir.path().join("state-2"), ..ground.place.clone() };
    let how = Opening { accept_copy: true, read_only: false };
    let (mut desk, _) = Desk::unlock(&copy, &carol, &own(), now, how).unwrap();
    add(&mut desk, 1);
    desk.close();
    let (mut desk, _) = Desk::unlock(&copy, &ground.bob, BOB, now, how).unwrap();
    add(&mut desk, 2);
    desk.close();
    let (mut desk, _) = Desk::unlock(&copy, &ground.elodie, ADMINISTRATOR, now, how).unwrap();
    let mut v = ResetAccount::new(carol.clone(), Hidden::new(GIVEN.to_owned()));
    v.give_passphrase(Hidden::new(ADMINISTRATOR.to_owned()));
    apply(&mut desk, &mut v);
    desk.close();
    let (mut desk, _) = Desk::unlock(&copy, &carol, GIVEN, now, how).unwrap();
    apply(&mut desk, &mut ChangePassphrase { old: Hidden::new(GIVEN.to_owned()), new: own() });
    add(&mut desk, 3);
    desk.close();
    for (who, phrase) in [(&ground.elodie, ADMINISTRATOR), (&carol, "la clé de Carol tient bon"), (&ground.bob, BOB)] {
        let (desk, _) = Desk::unlock(&copy, who, phrase, now, Opening::default()).unwrap();
        let heard = desk.hear(&desk.journal).unwrap();
        let audit = crate::desk::audit::audit(&desk, &Watch::default()).unwrap();
        assert!(heard.doubted.is_empty() && heard.state == desk.state && audit.faults.is_empty());
        desk.close();
    }
}

#[test]
fn what_counts_for_nothing_proves_nothing() {
    let ground = Ground::new();
    let now = ground.now;
    let (mut desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, now);
    let opened = Fact::DossierOpened {
        dossier: "d1".into(),
        number: "2027-1".into(),
        title: "T".into(),
        kind: crate::domain::dossier::DocumentKind::Letter,
        structure: None,
        amount: None,
        circuit: String::new(),
        document: crate::domain::dossier::FileRef::default(),
        annexes: vec![],
        steps: vec![],
        tasks: vec![],
        particulars: crate::domain::dossier::Particulars::default(),
    };
    desk.commit(now, None, vec![opened]).unwrap();
    let hers = desk.journal.mine().unwrap().0.origin().to_owned();
    desk.close();
    ground.forge(&hers, &ground.key, &ground.elodie, 0, &[Fact::DossierWithdrawn { dossier: "d1".into() }]);
    let later = Moment { at: now.at + TimeDelta::hours(1), day: now.day };
    let (desk, _) = unlock(&ground.place, &ground.elodie, ADMINISTRATOR, later);
    let dossier = desk.state.dossiers.values().next().unwrap().clone();
    let proven = crate::desk::evidence::entries::gather(&desk, &dossier).unwrap();
    let kinds: Vec<&str> = proven.entries.iter().map(|s| s.entry.header.kind.as_str()).collect();
    assert!(kinds.contains(&"dossier.opened"), "{kinds:?}");
    assert!(!kinds.iter().any(|k| k.contains("withdrawn")));
}
