//! A chosen file follows every act, and says so where it cannot.

use crate::common::{Bench, FIRST, moment, phrase};
use crate::nginx::Portal;
use crate::{accounts, entries, htpasswd, imported, issued, open, started};
use paraphe::desk::child::Reader;
use paraphe::desk::{
    Adjust, CutOff, ExportCodes, Hidden, ImportCodes, Lift, Moment, Opening, Revoke, SetTarget, Suspend, Verb, Watch,
};
use paraphe::domain::campaign::Settings;
use paraphe::domain::code::Reason;
use paraphe::domain::find;
use paraphe::domain::login::Login;
use paraphe::domain::portal::Format;
use paraphe::domain::trouble::{Rule, Trouble};
use paraphe::job::{Order, Report, Worker};
use std::time::{Duration, Instant};

#[test]
fn the_portal_follows_every_act_within_a_second_once_its_file_is_chosen() {
    let mut bench = started("2026-04-05T09:00:00Z");
    open(&mut bench, 2026, Settings::default());
    let (old, old_secret) = issued(&mut bench, "U 1016");
    let alone = find::structure(bench.state(), "U 1055").unwrap();
    bench.apply(&mut Adjust { structure: alone, label: None, office: None, outside: true }).unwrap();
    let (exempt, exempt_secret) = issued(&mut bench, "U 1055");
    bench.now = moment("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (new, secret) = issued(&mut bench, "U 1016");
    let (other, other_secret) = issued(&mut bench, "U 1068");
    let file = bench.path("portal.htpasswd");
    let done = bench.act(&mut SetTarget { format: Format::Htpasswd, path: Some(file.clone()) }).unwrap();
    assert_eq!(done.published.len(), 1, "{done:?}");
    let portal = Portal::start(&bench.path("nginx"), &file);
    let ask = |login: &Login, secret: &str| portal.ask(login.as_str(), secret);

    assert_eq!(ask(&new, &secret), 200, "issued");
    assert_eq!(ask(&old, &old_secret), 200, "both generations work until the cut-off");
    assert_eq!(ask(&other, &secret), 401, "another structure's secret opens nothing");
    assert_eq!(ask(&new, &secret.replace('-', "")), 401, "the portal wants the form that the letter prints");

    let before = std::fs::read(&file).unwrap();
    let mut hold = Suspend { logins: vec![new.clone()], until: None };
    bench.desk().plan(&hold, bench.now, &Watch::default()).unwrap();
    assert_eq!(std::fs::read(&file).unwrap(), before, "a plan changes no byte");

    let asked = Instant::now();
    bench.act(&mut hold).unwrap();
    assert_eq!(ask(&new, &secret), 401, "held");
    assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
    bench.act(&mut Lift { logins: vec![new.clone()] }).unwrap();
    assert_eq!(ask(&new, &secret), 200, "lifted");
    assert_eq!(std::fs::read(&file).unwrap(), before, "the same codes make the same bytes");

    let asked = Instant::now();
    bench.act(&mut Revoke { logins: vec![other.clone()], reason: Reason::Closure }).unwrap();
    assert_eq!(ask(&other, &other_secret), 401, "revoked");
    assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());

    let (before, known) = (std::fs::read(&file).unwrap(), entries(&bench));
    assert!(bench.act(&mut htpasswd(&file)).unwrap().unchanged);
    assert_eq!(std::fs::read(&file).unwrap(), before, "nothing changed, not a byte");
    assert_eq!(entries(&bench), known, "and the register says nothing new");

    bench.now = moment("2027-06-06T00:30:00Z");
    assert!(bench.act(&mut htpasswd(&file)).unwrap().unchanged);
    assert_eq!(ask(&old, &old_secret), 200, "a day that comes cuts nobody off");
    bench.act(&mut CutOff { year: 2027 }).unwrap();
    assert_eq!(ask(&old, &old_secret), 401, "the old code dies at the cut-off");
    assert_eq!(ask(&new, &secret), 200, "the new one lives");
    assert_eq!(ask(&exempt, &exempt_secret), 200, "the exempt one too");

    bench.act(&mut Suspend { logins: vec![new.clone()], until: Some("2027-06-10".parse().unwrap()) }).unwrap();
    assert_eq!(ask(&new, &secret), 401);
    bench.now = moment("2027-06-11T09:00:00Z");
    assert!(bench.state().portal_stale(bench.now.day).is_some(), "a hold has run out");
    bench.act(&mut Suspend { logins: vec![exempt.clone()], until: None }).unwrap();
    assert_eq!((ask(&new, &secret), ask(&exempt, &exempt_secret)), (200, 401));
    assert_eq!(bench.state().portal_stale(bench.now.day), None);
    bench.assert_sound();
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_the_act_stands() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, _) = issued(&mut bench, "U 1016");
    let gone = bench.path("gone/portal");
    bench.act(&mut SetTarget { format: Format::Htpasswd, path: Some(gone.clone()) }).unwrap();
    let done = bench.act(&mut Suspend { logins: vec![login.clone()], until: None }).unwrap();
    assert_eq!(done.done, [login.to_string()], "the act is done");
    assert!(matches!(done.published[0].outcome, Err(Trouble::Io { .. })), "{done:?}");
    std::fs::create_dir(gone.parent().unwrap()).unwrap();
    let done = bench.act(&mut Lift { logins: vec![login.clone()] }).unwrap();
    assert!(done.published[0].outcome.is_ok());
    assert!(std::fs::read_to_string(&gone).unwrap().starts_with(login.as_str()));
    let done = bench.act(&mut SetTarget { format: Format::Htpasswd, path: None }).unwrap();
    assert_eq!(done.done, [gone.display().to_string()]);
    let again = bench.act(&mut SetTarget { format: Format::Htpasswd, path: None }).unwrap_err();
    assert_eq!(again.code(), "target-not-set");
}

#[test]
fn the_screens_worker_writes_the_chosen_file_after_each_act() {
    let mut bench = started("2026-04-05T09:00:00Z");
    open(&mut bench, 2026, Settings::default());
    let (login, _) = issued(&mut bench, "U 1016");
    let file = bench.path("portal.htpasswd");
    let person = bench.desk().me().clone();
    bench.close();
    let (reports, inbox) = std::sync::mpsc::channel();
    let report = move |_, report| reports.send(report).unwrap();
    let mut worker = Worker::start(report, Moment::now, Reader::InProcess).unwrap();
    let passphrase = Hidden::new(phrase(FIRST));
    worker.send(1, Order::Unlock { place: bench.place.clone(), person, passphrase, how: Opening::default() });
    assert!(matches!(inbox.recv().unwrap(), Report::Opened { .. }));
    let mut applied = |verb: Box<dyn Verb>| {
        worker.send(2, Order::Apply(verb));
        let Report::Applied { done, state, .. } = inbox.recv().unwrap() else { panic!() };
        assert_eq!(done.published.len(), 1, "{done:?}");
        (std::fs::read_to_string(&file).unwrap(), state)
    };
    let (text, state) = applied(Box::new(SetTarget { format: Format::Htpasswd, path: Some(file.clone()) }));
    assert!(text.starts_with(login.as_str()));
    assert!(state.exported.is_some(), "the screen learns of the export with the act");
    let (text, _) = applied(Box::new(Suspend { logins: vec![login], until: None }));
    assert_eq!(text, "");
}

#[test]
fn each_file_of_the_portal_is_fresh_or_stale_by_itself() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, _) = issued(&mut bench, "U 1016");
    let (kept, by_hand) = (bench.path("portal.htpasswd"), bench.path("codes.ldif"));
    let ldif = || Format::Ldif { base: "ou=codes,dc=essai".into() };
    bench.act(&mut SetTarget { format: Format::Htpasswd, path: Some(kept.clone()) }).unwrap();
    bench.act(&mut ExportCodes::new(by_hand.clone(), ldif())).unwrap();
    let stale = |bench: &Bench| -> Vec<String> {
        let files = bench.state().fed(bench.now.day);
        files.iter().filter(|f| f.stale.is_some()).map(|f| f.path.to_owned()).collect()
    };
    assert_eq!(stale(&bench), [] as [&str; 0]);
    bench.act(&mut Suspend { logins: vec![login.clone()], until: None }).unwrap();
    assert_eq!(stale(&bench), [by_hand.display().to_string()], "the one that follows is fresh, the other is not");
    bench.act(&mut Lift { logins: vec![login] }).unwrap();
    // The codes are as they were when it was written, and nobody has said so.
    assert_eq!(stale(&bench), [by_hand.display().to_string()]);
    assert!(bench.act(&mut ExportCodes::new(by_hand, ldif())).unwrap().unchanged);
    assert_eq!(stale(&bench), [] as [&str; 0], "the desk notes that it has what it should");
}

#[test]
fn what_a_file_that_follows_cannot_carry_is_told_once() {
    let mut bench = imported();
    let file = bench.path("user.txt");
    bench.act(&mut SetTarget { format: Format::Ezproxy, path: Some(file.clone()) }).unwrap();
    let rows: [&[(usize, &str)]; 1] = [&[(1, "27INSU1016"), (2, "a:b"), (7, "U1016")]];
    let done = bench.act(&mut ImportCodes { file: accounts(&bench, &rows), year: None }).unwrap();
    let left_out = &done.published[0].left_out;
    assert!(matches!(&left_out[..], [(name, Rule::SecretUnfit { .. })] if name == "27INSU1016"), "{done:?}");
    let known = bench.state().fed(bench.now.day).iter().map(|f| f.export.unwrap().left_out).max();
    assert_eq!(known, Some(1), "the list of files remembers it");
    let done = bench.act(&mut paraphe::desk::Deliver::by_hand(vec![Login::typed("27INSU1016")])).unwrap();
    assert_eq!(done.published, [], "an act that changes no file says nothing of it again");
}
