//! Real portals obey the exported files: nginx lets in whoever holds a working code, and nobody else, at once; a
//! directory takes the entries; other readers find in the files of the proxy, of Inist and of the publishers what the
//! formats promise.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[path = "portal/nginx.rs"]
mod nginx;
#[allow(dead_code, reason = "this proof needs the Python alone")]
mod peers;
#[path = "portal/slapd.rs"]
mod slapd;

use common::{Bench, FIRST, moment, phrase};
use nginx::Portal;
use paraphe::desk::child::Reader;
use paraphe::desk::{
    Adjust, Answer, Checked, CutOff, DeclarationFormat, Declare, Desk, ExportCodes, Hidden, ImportCodes,
    ImportCorrespondents, ImportStructures, Issue, Lift, Moment, OpenCampaign, Opening, Place, Question, Register,
    Revoke, SetTarget, Suspend, Titles, Verb, Watch, Wish,
};
use paraphe::domain::campaign::{Declared, Headcount, Origin, Settings};
use paraphe::domain::code::Reason;
use paraphe::domain::find;
use paraphe::domain::login::Login;
use paraphe::domain::plan::Item;
use paraphe::domain::portal::Format;
use paraphe::domain::trouble::{Rule, Trouble};
use paraphe::job::{Order, Report, Worker};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn open(bench: &mut Bench, year: u16, settings: Settings) {
    let (opens, cutoff) = (format!("{year}-04-03").parse().unwrap(), format!("{year}-06-06").parse().unwrap());
    bench.apply(&mut OpenCampaign { year, opens, cutoff, settings }).unwrap();
}

fn started(at: &str) -> Bench {
    let mut bench = Bench::new(at);
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    bench
}

fn reveal(bench: &mut Bench, login: &Login) -> String {
    bench.secret(login).unwrap()
}

fn issued(bench: &mut Bench, label: &str) -> (Login, String) {
    let structure = find::structure(bench.state(), label).unwrap();
    let mut register = Register {
        structure: structure.clone(),
        name: "Camille Roux".into(),
        mail: "camille.roux@essai.fr".into(),
        phone: String::new(),
        headcount: Headcount { cnrs: 1, other: 2, phd: 3, postdoc: 4 },
        declared: Declared::default(),
        to_check: false,
    };
    bench.apply(&mut register).unwrap();
    let done = bench.act(&mut Issue { structures: Some(vec![structure]) }).unwrap();
    let login = Login::typed(&done.done[0]);
    let secret = reveal(bench, &login);
    (login, secret)
}

fn entries(bench: &Bench) -> u64 {
    let Answer::Verified(audit) = bench.ask(Question::VerifyRegister).unwrap() else { panic!() };
    audit.entries
}

fn htpasswd(path: &Path) -> ExportCodes {
    ExportCodes::new(path.to_owned(), Format::Htpasswd)
}

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
fn three_hundred_exports_refuse_no_valid_request() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, secret) = issued(&mut bench, "U 1016");
    let (other, _) = issued(&mut bench, "U 1068");
    let file = bench.path("portal.htpasswd");
    bench.act(&mut SetTarget { format: Format::Htpasswd, path: Some(file.clone()) }).unwrap();
    let portal = Portal::start(&bench.path("nginx"), &file);
    let (over, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                assert_eq!(portal.ask(login.as_str(), &secret), 200);
                asked.fetch_add(1, Ordering::Relaxed);
            }
        });
        for n in 0..150 {
            bench.act(&mut Suspend { logins: vec![other.clone()], until: None }).unwrap();
            let done = bench.act(&mut Lift { logins: vec![other.clone()] }).unwrap();
            assert_eq!(done.published.len(), 1, "export {n}");
        }
        over.store(true, Ordering::Relaxed);
    });
    assert!(asked.load(Ordering::Relaxed) > 100, "{asked:?} requests were made meanwhile");
}

/// What a child that is killed does: holds and lifts a code, and its file follows, as fast as it can.
#[test]
#[ignore = "the inside of a child process: the test beside it enters here"]
fn exporting_until_killed() {
    let Ok(root) = std::env::var("ROOT") else { return };
    let root = PathBuf::from(root);
    let place = Place { folder: root.join("desk"), state: root.join("state") };
    let person = Desk::accounts(&place).unwrap().remove(0).person;
    let now = Moment::now();
    let (mut desk, _) = Desk::unlock(&place, &person, &phrase(FIRST), now, Opening::default()).unwrap();
    let logins = vec![Login::typed(&std::env::var("LOGIN").unwrap())];
    let watch = Watch::default();
    loop {
        let _ = Lift { logins: logins.clone() }.apply(&mut desk, Moment::now(), &watch);
        desk.publish(Moment::now());
        let _ = Suspend { logins: logins.clone(), until: None }.apply(&mut desk, Moment::now(), &watch);
        desk.publish(Moment::now());
    }
}

#[test]
fn killed_while_it_exports_the_old_file_or_the_new_is_there() {
    let mut bench = started("2026-04-05T09:00:00Z");
    open(&mut bench, 2026, Settings::default());
    for label in ["U 1016", "U 1055", "U 1068", "U 1018"] {
        issued(&mut bench, label);
    }
    let login = Login::typed("26INSU1016");
    let file = bench.path("portal.htpasswd");
    bench.act(&mut SetTarget { format: Format::Htpasswd, path: Some(file.clone()) }).unwrap();
    let whole = std::fs::read(&file).unwrap();
    bench.act(&mut Suspend { logins: vec![login.clone()], until: None }).unwrap();
    let held = std::fs::read(&file).unwrap();
    assert_ne!(whole, held);
    bench.close();
    let mut seen = 0;
    for round in 0..12 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "exporting_until_killed", "--nocapture"])
            .env("ROOT", bench.dir.path())
            .env("LOGIN", login.as_str())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let inode = || std::fs::metadata(&file).unwrap().ino();
        let (mut last, mut changes) = (inode(), 0);
        // Killed at another place of its work each time.
        while changes < 2 + round {
            let now = inode();
            changes += u64::from(now != last);
            last = now;
            assert!(child.try_wait().unwrap().is_none(), "the child has stopped");
        }
        for _ in 0..round * 4_000 {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let there = std::fs::read(&file).unwrap();
        assert!(there == whole || there == held, "a mix after {changes} exports");
        seen += changes;
    }
    assert!(seen > 50, "{seen} exports were seen");
    bench.now = Moment::now();
    bench.open();
    bench.act(&mut Lift { logins: vec![login.clone()] }).unwrap_or_default();
    bench.act(&mut Suspend { logins: vec![login], until: None }).unwrap();
    let left = std::fs::read_dir(bench.dir.path()).unwrap().flatten();
    let left: Vec<_> = left.map(|f| f.file_name()).filter(|n| n.to_string_lossy().ends_with(".new")).collect();
    assert_eq!(left, [] as [&str; 0], "nothing half written is left");
    bench.assert_sound();
}

#[test]
fn a_directory_takes_the_entries_and_knows_the_secrets() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, secret) = issued(&mut bench, "U 1016");
    let format = Format::Ldif { base: slapd::BASE.into() };
    let file = bench.path("codes.ldif");
    bench.apply(&mut ExportCodes::new(file.clone(), format.clone())).unwrap();
    let directory = slapd::Directory::start(&bench.path("slapd"), &file);
    assert_eq!(directory.bind(login.as_str(), &secret), Some(0), "slapadd took the hash");
    assert_eq!(directory.bind(login.as_str(), "N7K2-QX4M-9TZ0"), Some(49), "another secret opens nothing");
    let (later, later_secret) = issued(&mut bench, "U 1068");
    assert_eq!(directory.bind(later.as_str(), &later_secret), Some(49));
    bench.apply(&mut Suspend { logins: vec![login], until: None }).unwrap();
    bench.apply(&mut ExportCodes::new(file.clone(), format)).unwrap();
    let told = directory.add(&file);
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    assert_eq!(directory.bind(later.as_str(), &later_secret), Some(0), "ldapadd takes the entries too");
    let base = Format::Ldif { base: "codes".into() };
    assert_eq!(bench.apply(&mut ExportCodes::new(file, base)).unwrap_err().code(), "base-refused");
}

fn told(kind: &str, file: &Path) -> serde_json::Value {
    let mut command = Command::new(peers::python());
    let text = peers::run(command.arg(peers::script("exports.py")).arg(kind).arg(file));
    serde_json::from_str(&text).unwrap()
}

#[test]
fn other_readers_find_in_the_files_in_clear_what_the_desk_issued() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, secret) = issued(&mut bench, "U 1016");
    let (users, accounts) = (bench.path("user.txt"), bench.path("comptes.csv"));
    std::fs::write(&users, "").unwrap();
    std::fs::set_permissions(&users, std::fs::Permissions::from_mode(0o644)).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    bench.apply(&mut ExportCodes::new(users.clone(), Format::Ezproxy)).unwrap();
    assert_eq!(mode(&users), 0o640, "secrets in clear are not for everybody, whatever the file was");
    assert_eq!(told("ezproxy", &users), serde_json::json!({ login.as_str(): secret }));
    bench.apply(&mut ExportCodes::new(accounts.clone(), Format::Inist)).unwrap();
    assert_eq!(mode(&accounts), 0o600);
    let read = told("inist", &accounts);
    assert_eq!(read[0]["login"], login.as_str());
    assert_eq!(read[0]["secret"], secret);
    assert_eq!(read[0]["unit"], "U1016");
    assert_eq!(read[0]["yes"], serde_json::json!([8, 27, 81, 153]));
    assert_eq!(read[0]["headcount"], serde_json::json!(["1", "2", "3", "4"]));
    assert_eq!((&read[0]["issued"], &read[0]["expires"]), (&"2027-04-05".into(), &serde_json::Value::Null));
    let wish = Wish { mode: Some(0o440), owner: None, group: Some("0".into()) };
    let mut again = ExportCodes { path: users.clone(), format: Format::Ezproxy, wish };
    bench.apply(&mut again).unwrap();
    assert_eq!(mode(&users), 0o440, "explicit rights are given");
    assert!(bench.apply(&mut again).unwrap().unchanged);
    let group = || Some("0".to_owned());
    let refused = |format: Format, mode: u32, group: Option<String>, bench: &mut Bench| {
        let wish = Wish { mode: Some(mode), owner: None, group };
        let mut export = ExportCodes { path: users.clone(), format, wish };
        bench.apply(&mut export).err().map(|e| e.code())
    };
    for (mode, named) in [(0o644, group()), (0o604, None), (0o640, None), (0o602, group()), (0o620, None)] {
        for format in [Format::Ezproxy, Format::Inist] {
            assert_eq!(refused(format, mode, named.clone(), &mut bench), Some("mode-too-open"), "{mode:o}");
        }
    }
    assert_eq!(mode(&users), 0o440, "a mode that is refused changes nothing");
    assert_eq!(refused(Format::Ezproxy, 0o640, group(), &mut bench), None);
    assert_eq!(refused(Format::Htpasswd, 0o644, None, &mut bench), None, "hashes are no secrets in clear");
}

#[test]
fn a_check_reads_the_file_as_the_portals_worker_would() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, _) = issued(&mut bench, "U 1016");
    let file = bench.path("portal.htpasswd");
    bench.apply(&mut htpasswd(&file)).unwrap();
    let check = |bench: &Bench, worker: &str| {
        let worker = Some(worker.to_owned());
        let question = Question::CheckPortal { path: file.clone(), format: Format::Htpasswd, worker };
        let Answer::Portal(found) = bench.ask(question).unwrap() else { panic!() };
        found
    };
    let found = check(&bench, "root");
    assert!(found.sound(), "{found:?}");
    assert_eq!((found.lines, found.mode), (1, 0o640));
    assert_eq!(check(&bench, "nobody").worker, Some(("nobody".into(), false)), "0640 is not for everybody");
    bench.apply(&mut Suspend { logins: vec![login], until: None }).unwrap();
    assert!(!check(&bench, "root").current, "the codes have changed since");
    std::fs::write(&file, "a:b\na:$2y$05$x\nx\n").unwrap();
    assert_eq!(check(&bench, "root").odd, [(1, "not-a-hash"), (2, "login-twice"), (3, "not-a-line")]);
}

/// A file of accounts: the header of our own export and rows of these cells by position.
fn accounts(bench: &Bench, rows: &[&[(usize, &str)]]) -> PathBuf {
    let mut text = std::fs::read_to_string(bench.path("comptes.csv")).unwrap().lines().next().unwrap().to_owned();
    for row in rows {
        let mut cells = vec![String::new(); 172];
        for (position, cell) in *row {
            cells[position - 1] = format!("\"{}\"", cell.replace('"', "\"\""));
        }
        text += &format!("\r\n{}", cells.join(";"));
    }
    let path = bench.path("inist.csv");
    std::fs::write(&path, text).unwrap();
    path
}

fn imported() -> Bench {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings { origin: Origin::Imported, teams: true, ..Settings::default() });
    bench.apply(&mut ExportCodes::new(bench.path("comptes.csv"), Format::Inist)).unwrap();
    bench
}

/// Why each line of a file of accounts is left out, by the number of the line.
fn left_out(bench: &Bench, import: &ImportCodes) -> Vec<(String, &'static str)> {
    let plan = bench.desk().plan(import, bench.now, &Watch::default()).unwrap();
    let blocked = plan.items.iter().filter_map(|item| match item {
        Item::Blocked { name, why } => Some((name.split(':').next().unwrap().to_owned(), why.code())),
        _ => None,
    });
    blocked.collect()
}

#[test]
fn an_older_file_taken_in_after_a_newer_one_never_revives_a_revoked_secret() {
    let mut bench = imported();
    let login = Login::typed("27INSU1016");
    let file = |bench: &Bench, secret: &str| {
        let file = accounts(bench, &[&[(1, "27INSU1016"), (2, secret), (7, "U1016")]]);
        ImportCodes { file, year: None }
    };
    for secret in ["vieux", "neuf"] {
        let mut import = file(&bench, secret);
        bench.apply(&mut import).unwrap();
    }
    let mut older = file(&bench, "vieux");
    assert_eq!(left_out(&bench, &older), [("2".to_owned(), "code-revoked")]);
    let _ = bench.apply(&mut older);
    assert_eq!(reveal(&mut bench, &login), "neuf");
    let working = bench.state().portal_codes(bench.now.day);
    assert_eq!(working.len(), 1, "the old secret is worth nothing at the portal");
}

#[test]
fn two_accounts_with_one_password_are_refused() {
    let mut bench = imported();
    let rows: [&[(usize, &str)]; 2] =
        [&[(1, "27INSU1016"), (2, "pareil"), (7, "U1016")], &[(1, "27INSU1068"), (2, "pareil"), (7, "U1068")]];
    let mut both = ImportCodes { file: accounts(&bench, &rows), year: None };
    assert_eq!(left_out(&bench, &both), [("3".to_owned(), "secret-twice")], "in one file");
    assert_eq!(bench.apply(&mut both).unwrap().done, ["27INSU1016"]);
    let later = ImportCodes { file: accounts(&bench, &rows[1..]), year: None };
    assert_eq!(left_out(&bench, &later), [("2".to_owned(), "secret-twice")], "in a later one");
}

#[test]
fn a_year_of_two_digits_far_ahead_is_refused() {
    let bench = imported();
    let rows: [&[(usize, &str)]; 2] =
        [&[(1, "99INSU1016"), (2, "loin"), (7, "U1016")], &[(1, "28INSU1068"), (2, "proche"), (7, "U1068")]];
    let import = ImportCodes { file: accounts(&bench, &rows), year: None };
    assert_eq!(left_out(&bench, &import), [("2".to_owned(), "year-unknown")]);
}

#[test]
fn codes_of_whom_the_campaign_does_not_call_are_left_out_until_its_settings_say_otherwise() {
    use paraphe::domain::plan::WarningKind;
    let mut bench = imported();
    let part = bench.state().structures.values().find(|s| {
        let body = s.body(&bench.state().desk.uai);
        body.is_some_and(|b| b.role == paraphe::domain::structure::Role::Participant)
            && s.level == paraphe::domain::structure::Level::Structure
            && s.standing == paraphe::domain::structure::Standing::Active
    });
    let part = part.unwrap().id.to_string();
    let rows: [&[(usize, &str)]; 3] = [
        &[(1, "27INSPART"), (2, "un"), (7, &part)],
        &[(1, "27INSU1016EQ2"), (2, "deux"), (7, "U1016")],
        &[(1, "27INSU1068"), (2, "trois"), (7, "U1068")],
    ];
    let mut import = ImportCodes { file: accounts(&bench, &rows), year: None };
    assert_eq!(left_out(&bench, &import), [("2".to_owned(), "not-called")]);
    let adjust = |bench: &mut Bench, participants: bool, teams: bool| {
        let campaign = &bench.state().campaigns[&2027];
        let settings = Settings { participants, teams, ..campaign.settings.clone() };
        let (year, opens, cutoff) = (2027, campaign.opens, campaign.cutoff);
        bench.apply(&mut paraphe::desk::AdjustCampaign { year, opens, cutoff, settings }).unwrap();
    };
    adjust(&mut bench, false, false);
    let expected = [("2".to_owned(), "not-called"), ("3".to_owned(), "teams-not-called")];
    assert_eq!(left_out(&bench, &import), expected);
    let plan = bench.desk().plan(&import, bench.now, &Watch::default()).unwrap();
    let warned: Vec<(u64, &WarningKind)> = plan.warnings.iter().map(|w| (w.line, &w.what)).collect();
    let expected = [(2, &WarningKind::NotCalled("participant")), (3, &WarningKind::TeamNotCalled)];
    assert_eq!(warned, expected, "each line says so");
    adjust(&mut bench, true, true);
    assert_eq!(bench.apply(&mut import).unwrap().done.len(), 3, "called, they come in");
    adjust(&mut bench, false, false);
    assert_eq!(left_out(&bench, &import), [], "what lives here already stays the same");
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

#[test]
fn codes_from_outside_keep_their_own_form_from_the_file_to_the_portal() {
    let mut bench = imported();
    let structure = find::structure(bench.state(), "U 1016").unwrap();
    let refused = bench.apply(&mut Issue { structures: Some(vec![structure]) }).unwrap_err();
    assert_eq!(refused.code(), "codes-come-from-outside");
    let secret = "n7k2 qx4m:9tz0=";
    let file = accounts(
        &bench,
        &[
            &[(1, "27INSU1016"), (2, secret), (7, "U1016"), (8, "oui"), (57, "0000-00-00")],
            &[(1, "27insu1068eq14"), (2, "tout-petit"), (7, "U 1068"), (8, "x")],
            &[(1, "27INSU1055"), (2, "x"), (7, "U1055"), (8, "non")],
            &[(1, "27INSU1018"), (2, "x"), (7, "U1018"), (57, "2027-04-05")],
            &[(1, "27INSU9999"), (2, "x"), (7, "U9999")],
            &[(1, "27INSU1016"), (2, "y"), (7, "U1016")],
            &[(1, "BIMU982"), (2, "x"), (7, "U1018")],
            &[(1, "=cmd()"), (2, "x"), (7, "U1018")],
            &[(1, "27INSU1019"), (7, "U1018")],
        ],
    );
    let mut import = ImportCodes { file: file.clone(), year: None };
    let plan = bench.desk().plan(&import, bench.now, &Watch::default()).unwrap();
    let blocked: Vec<(&str, &str)> = plan
        .items
        .iter()
        .filter_map(|i| match i {
            Item::Blocked { name, why } => Some((name.split(':').next().unwrap(), why.code())),
            _ => None,
        })
        .collect();
    assert_eq!(
        blocked,
        [
            ("4", "other-portal"),
            ("5", "code-expired"),
            ("6", "no-such-structure"),
            ("7", "login-twice"),
            ("8", "year-unknown"),
            ("9", "login-refused"),
            ("10", "secret-missing"),
        ]
    );
    assert_eq!(bench.state().codes.len(), 0, "a plan takes nothing in");
    let done = bench.apply(&mut import).unwrap();
    assert_eq!(done.done, ["27INSU1016", "27INSU1068EQ14"]);
    let code = bench.state().code(&Login::typed("27INSU1068EQ14")).unwrap();
    assert_eq!((code.team, code.year, code.origin), (Some(14), 2027, Origin::Imported));

    let known = entries(&bench);
    assert_eq!(bench.apply(&mut import).unwrap().done, [] as [&str; 0], "the same file again changes nothing");
    assert_eq!(entries(&bench), known);

    let login = Login::typed("27INSU1016");
    assert_eq!(reveal(&mut bench, &login), secret);
    let check = |bench: &Bench, typed: &str| {
        let Answer::Checked(found) = bench.ask(Question::CheckCode(typed.into())).unwrap() else { panic!() };
        found
    };
    assert!(matches!(check(&bench, secret), Checked::Known { .. }));
    for other in ["N7K2 QX4M:9TZ0=", "n7k2qx4m:9tz0=", "N7K2-QX4M-9TZ0"] {
        assert!(!matches!(check(&bench, other), Checked::Known { .. } | Checked::Meant { .. }), "{other}");
    }
    let portal_file = bench.path("portal.htpasswd");
    bench.apply(&mut htpasswd(&portal_file)).unwrap();
    let portal = Portal::start(&bench.path("nginx"), &portal_file);
    assert_eq!(portal.ask("27INSU1016", secret), 200);
    let out = bench.path("retour.csv");
    bench.apply(&mut ExportCodes::new(out.clone(), Format::Inist)).unwrap();
    assert_eq!(told("inist", &out)[0]["secret"], secret, "it goes back as it came");
    let done = bench.apply(&mut ExportCodes::new(bench.path("user.txt"), Format::Ezproxy)).unwrap();
    assert!(matches!(&done.refused[..], [(name, Rule::SecretUnfit { .. })] if name == "27INSU1016"), "a colon ends it");

    let changed = accounts(&bench, &[&[(1, "27INSU1016"), (2, "nouveau"), (7, "U1016")]]);
    let mut import = ImportCodes { file: changed, year: None };
    let plan = bench.desk().plan(&import, bench.now, &Watch::default()).unwrap();
    assert!(matches!(&plan.items[..], [Item::Changed { .. }]), "{plan:?}");
    bench.apply(&mut import).unwrap();
    assert_eq!(reveal(&mut bench, &login), "nouveau");
    bench.apply(&mut htpasswd(&portal_file)).unwrap();
    assert_eq!((portal.ask("27INSU1016", secret), portal.ask("27INSU1016", "nouveau")), (401, 200));
    bench.assert_sound();
}

#[test]
fn a_file_that_is_none_changes_nothing() {
    let mut bench = imported();
    let whole = accounts(&bench, &[&[(1, "27INSU1016"), (2, "x"), (7, "U1016")]]);
    let text = std::fs::read(&whole).unwrap();
    let path = bench.path("bad.csv");
    let known = entries(&bench);
    let cut = text[..text.len() - 20].to_vec();
    let mut latin = text.clone();
    *latin.last_mut().unwrap() = 0xE9;
    let cases: [(&[u8], &str, Option<u64>); 5] = [
        (b"", "input-empty", None),
        (b"Identifiant;Mot de Passe\r\na;b\r\n", "input-width", Some(1)),
        (&cut, "input-width", Some(2)),
        (&latin, "input-not-text", Some(2)),
        (b"a\0", "input-not-text", Some(1)),
    ];
    for (bytes, code, at) in cases {
        std::fs::write(&path, bytes).unwrap();
        let refused = bench.apply(&mut ImportCodes { file: path.clone(), year: None }).unwrap_err();
        assert_eq!(refused.code(), code);
        let Trouble::Input { line, .. } = refused else { panic!("{refused:?}") };
        assert_eq!(line, at, "{code}");
    }
    assert_eq!(entries(&bench), known);
    let mut here = started("2027-04-05T09:00:00Z");
    open(&mut here, 2027, Settings::default());
    let refused = here.apply(&mut ImportCodes { file: whole, year: None }).unwrap_err();
    assert_eq!(refused.code(), "codes-made-here");
}

#[test]
fn publishers_get_structures_and_head_counts_and_never_a_code() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, secret) = issued(&mut bench, "U 1016");
    issued(&mut bench, "U 1068");
    let words = ["=Région", "Libellé", "Numéro", "Intitulé", "Ville", "A", "B", "C", "D", "Total"].map(str::to_owned);
    let titles = Titles {
        columns: words,
        structures: "Structures".into(),
        totals: "Totaux".into(),
        count: "Nombre".into(),
        total: "Total".into(),
        no_region: "Sans".into(),
    };
    for format in [DeclarationFormat::Csv, DeclarationFormat::Xlsx] {
        let path = bench.path(&format!("liste.{}", format.word()));
        let mut declare = Declare { year: 2027, path: path.clone(), format, titles: titles.clone() };
        bench.apply(&mut declare).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert!(bench.apply(&mut declare).unwrap().unchanged);
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(login.as_str()) && !text.contains(&secret) && !text.contains("Camille"));
    }
    let book = told("xlsx", &bench.path("liste.xlsx"));
    let rows = book["Structures"].as_array().unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0][0], serde_json::json!(["s", "=Région"]), "a text is a text, whatever it begins with");
    assert_eq!(rows[1][5], serde_json::json!(["n", 1]));
    let totals = book["Totaux"].as_array().unwrap();
    assert_eq!(totals.last().unwrap()[6], serde_json::json!(["n", 20]));
    assert!(!book.to_string().contains("26INS") && !book.to_string().contains(login.as_str()));
    let missing = Declare { year: 2031, path: bench.path("x"), format: DeclarationFormat::Csv, titles };
    let refused = bench.desk().plan(&missing, bench.now, &Watch::default()).unwrap_err();
    assert_eq!(refused.code(), "no-such-campaign");
}

#[test]
fn the_national_list_of_units_registers_structures_with_their_head_counts() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let list = |width: usize| {
        let mut header: Vec<String> = (1..=width).map(|n| format!("c{n}")).collect();
        let mut cells = vec!["non"; width];
        for (position, name, cell) in [
            (1, "Code de l'unité", "U1016"),
            (2, "Intitulé de l'unité", "Cochin"),
            (11, "Nb. chercheurs CNRS", "12"),
            (12, "Nb. chercheurs NON CNRS", "5"),
            (13, "Nb. DOCTORANTS", "3"),
            (14, "Nb. POST-DOCTORANTS", "4"),
            (15, "Nom du Directeur", "Durand"),
            (18, "Correspondant Documentaire", "Camille Roux"),
            (19, "Téléphone CD", "01 44"),
            (20, "Courriel CD", "camille.roux@essai.fr"),
        ] {
            name.clone_into(&mut header[position - 1]);
            cells[position - 1] = cell;
        }
        format!("{}\r\n{}\r\n", header.join(";"), cells.join(";"))
    };
    let path = bench.path("unites.csv");
    std::fs::write(&path, list(116)).unwrap();
    let mut import = ImportCorrespondents { file: path.clone(), encoding: None, to_check: false };
    assert_eq!(bench.apply(&mut import).unwrap_err().code(), "input-width");
    std::fs::write(&path, list(117)).unwrap();
    bench.apply(&mut import).unwrap();
    let structure = find::structure(bench.state(), "U 1016").unwrap();
    let made = &bench.state().registrations[&(2027, structure)];
    assert_eq!(made.headcount, Headcount { cnrs: 12, other: 5, phd: 3, postdoc: 4 });
    assert_eq!(bench.state().people.name(&made.correspondent), "Camille Roux");
}
