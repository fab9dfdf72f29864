//! Delivery by mail: a real server on loopback takes the mails, a foreign parser reads them, and whatever stops the
//! sending, nothing is lost and nothing is sent twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[allow(dead_code, reason = "each proof uses a part of it")]
mod peers;

use common::{Bench, FIRST, moment, phrase};
use paraphe::desk::{
    AddPerson, AddPost, Answer, Appoint, Checked, Forget, ForgetDead, Hidden, ImportStructures, Issue, NewDossier,
    OpenCampaign, Question, Receive, Register, Remind, Returned, SendCodes, SendDigests, SetCircuit, SetMailServer,
    TryMailServer, UnsetMailServer, Watch, Way,
};
use paraphe::domain::campaign::Review::Accepted;
use paraphe::domain::campaign::{Declared, Headcount, Settings};
use paraphe::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use paraphe::domain::code::{Means, Reason};
use paraphe::domain::dossier::{DocumentKind, Particulars};
use paraphe::domain::find;
use paraphe::domain::ids::StructureId;
use paraphe::domain::login::Login;
use paraphe::domain::mail::{MailServer, Security};
use paraphe::domain::people::PostKind;
use paraphe::domain::trouble::{Outcome, Rule, Trouble};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A mail server of its own, stopped when dropped.
struct Server {
    child: Child,
    port: u16,
    folder: PathBuf,
}

impl Server {
    fn start(bench: &Bench, name: &str, options: &[&str]) -> Self {
        let folder = bench.path(name);
        std::fs::create_dir_all(&folder).unwrap();
        let mut child = Command::new(peers::python())
            .arg(peers::script("mail_server.py"))
            .arg(&folder)
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().strip_prefix("port ").expect("the server listens").parse().unwrap();
        Self { child, port, folder }
    }

    /// Files of accepted mails, in order.
    fn mails(&self) -> Vec<PathBuf> {
        mails_in(&self.folder)
    }

    fn recipients(&self) -> Vec<String> {
        self.mails().iter().map(|p| std::fs::read_to_string(p.with_extension("to")).unwrap()).collect()
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn mails_in(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension() == Some("eml".as_ref()))
        .collect();
    found.sort();
    found
}

/// What a mail program makes of these files.
fn read(mails: &[PathBuf]) -> Vec<Value> {
    let told = peers::run(Command::new(peers::python()).arg(peers::script("mail_read.py")).args(mails));
    told.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A desk with the institute's structures and the campaign of 2027.
fn bench(settings: Settings) -> Bench {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    let (opens, cutoff) = ("2027-04-03".parse().unwrap(), "2027-06-06".parse().unwrap());
    bench.apply(&mut OpenCampaign { year: 2027, opens, cutoff, settings }).unwrap();
    bench
}

fn register(bench: &mut Bench, structure: &StructureId, name: &str, mail: &str) {
    let mut register = Register {
        structure: structure.clone(),
        name: name.into(),
        mail: mail.into(),
        phone: String::new(),
        headcount: Headcount::default(),
        declared: Declared::default(),
        to_check: false,
    };
    bench.apply(&mut register).unwrap();
}

/// So many structures registered, each with a correspondent of its own, and their codes.
fn issued(bench: &mut Bench, count: usize) -> Vec<Login> {
    let uai = bench.state().desk.uai.clone();
    let ids: Vec<StructureId> = bench.state().structures.keys().cloned().collect();
    let mut taken = Vec::new();
    for id in ids {
        if taken.len() == count {
            break;
        }
        let n = taken.len();
        let structure = bench.state().structures[&id].clone();
        if structure.institute_label(&uai).is_none_or(|l| !l.starts_with("U ")) || structure.body(&uai).is_none() {
            continue;
        }
        let mut register = Register {
            structure: id.clone(),
            name: format!("Zoé Lefèvre-Ñandú {n}"),
            mail: format!("c{n}@essai.fr"),
            phone: String::new(),
            headcount: Headcount::default(),
            declared: Declared::default(),
            to_check: false,
        };
        // Where the institute only takes part, somebody has to accept first.
        let accepted =
            |bench: &Bench| bench.state().registrations.values().any(|r| r.structure == id && r.review == Accepted);
        if bench.apply(&mut register).is_ok() && accepted(bench) {
            taken.push(id);
        }
    }
    let done = bench.apply(&mut Issue { structures: Some(taken) }).unwrap();
    assert_eq!(done.done.len(), count, "{done:?}");
    done.done.iter().map(|l| Login::typed(l)).collect()
}

fn clear(port: u16) -> MailServer {
    MailServer {
        host: "127.0.0.1".into(),
        port,
        security: Security::None,
        from: "codes@essai.fr".into(),
        name: "Institut d’été — codes".into(),
        reply_to: "doc@essai.fr".into(),
        ..MailServer::default()
    }
}

fn set(bench: &mut Bench, server: MailServer, password: &str) {
    bench.apply(&mut SetMailServer { server, password: Hidden::new(password.into()) }).unwrap();
}

fn secret(bench: &mut Bench, login: &Login) -> String {
    bench.secret(login).unwrap()
}

fn delivered(bench: &Bench) -> BTreeSet<String> {
    let codes = bench.state().codes.values();
    codes.filter(|c| c.delivered().is_some()).map(|c| c.delivered().unwrap().to.clone()).collect()
}

fn undelivered(bench: &Bench) -> Vec<Login> {
    SendCodes::undelivered(bench.state(), bench.now.day)
}

fn refused_with(outcome: Outcome<paraphe::desk::Done>, code: &str) {
    assert_eq!(outcome.unwrap_err().code(), code);
}

#[test]
fn a_real_server_takes_the_codes_and_a_foreign_parser_reads_them() {
    let mut bench = bench(Settings::default());
    let mixed = find::structure(bench.state(), "U 1016").unwrap();
    register(&mut bench, &mixed, "Anaïs Bœuf", "anais.boeuf@essai.fr");
    let done = bench.apply(&mut Issue { structures: Some(vec![mixed]) }).unwrap();
    let login = Login::typed(&done.done[0]);
    let secret = secret(&mut bench, &login);
    let send = || SendCodes { logins: vec![login.clone()], to: Way::Server };
    refused_with(bench.apply(&mut send()), "no-mail-server");
    let server = Server::start(&bench, "server", &["--auth", "codes", "canari-93517 é"]);
    let with_user = MailServer { user: "codes".into(), ..clear(server.port) };
    set(&mut bench, with_user.clone(), "faux");
    refused_with(bench.apply(&mut TryMailServer), "mail-rejected");
    set(&mut bench, with_user, "canari-93517 é");
    bench.apply(&mut TryMailServer).unwrap();
    let plan = bench.desk().plan(&send(), bench.now, &Watch::default()).unwrap();
    assert_eq!((plan.doing(), plan.blocked()), (1, 0));
    let done = bench.apply(&mut send()).unwrap();
    assert_eq!((done.done, done.refused), (vec![login.to_string()], vec![]));
    assert!(server.log().ends_with("ok clear\n"), "{}", server.log());
    assert_eq!(server.recipients(), ["anais.boeuf@essai.fr"]);
    let mail = &read(&server.mails())[0];
    assert_eq!(mail["subject"], "Votre code d’accès 2027 au portail BiblioInserm — U 1016");
    assert_eq!(mail["from"][0], serde_json::json!(["Institut d’été — codes", "codes@essai.fr"]));
    assert_eq!(mail["to"][0], serde_json::json!(["Anaïs Bœuf", "anais.boeuf@essai.fr"]));
    assert_eq!(mail["reply_to"][0][1], "doc@essai.fr");
    assert_eq!((&mail["charset"], &mail["type"]), (&"utf-8".into(), &"text/plain".into()));
    assert_eq!(mail["defects"], serde_json::json!([]));
    assert_eq!(mail["date"], bench.now.at.format("%Y-%m-%dT%H:%M:%S+00:00").to_string());
    let plain = |text: &serde_json::Value| text.as_str().unwrap().replace('\u{a0}', " ");
    let body = plain(&mail["body"]);
    for expected in ["Bonjour Anaïs Bœuf,", "U 1016", "cesseront de fonctionner le 6 juin 2027"] {
        assert!(body.contains(expected), "{expected}: {body}");
    }
    assert!(!body.contains(&secret), "the secret stands in the letter alone");
    let letter = plain(&mail["letters"][0]);
    for expected in ["Anaïs Bœuf", login.as_str(), secret.as_str(), "6 juin 2027"] {
        assert!(letter.contains(expected), "{expected}: {letter}");
    }
    let structure = bench.state().code(&login).unwrap().structure.clone();
    assert_eq!(letter.contains("BibCnrs"), bench.state().structures[&structure].is_mixed_with("CNRS"));
    assert!(!mail["subject"].as_str().unwrap().contains(&secret) && !mail["id"].as_str().unwrap().contains(&secret));
    let delivery = bench.state().code(&login).unwrap().delivered().unwrap().clone();
    assert_eq!((delivery.means, delivery.to.as_str()), (Means::Mail, "anais.boeuf@essai.fr"));
    let again = bench.desk().plan(&send(), bench.now, &Watch::default()).unwrap();
    assert!(format!("{:?}", again.notes).contains("Again"), "{:?}", again.notes);
    bench.apply(&mut send()).unwrap();
    assert_eq!(server.mails().len(), 2, "a delivered code is sent again when somebody asks");
    assert_ne!(read(&server.mails())[0]["id"], read(&server.mails())[1]["id"]);
    bench.apply(&mut UnsetMailServer).unwrap();
    refused_with(bench.apply(&mut TryMailServer), "no-mail-server");
    bench.assert_sound();
    for file in ["canari", "-93517", &secret] {
        assert_absent(&bench.place.folder, file);
    }
}

/// A text is in no file of a folder as it is.
fn assert_absent(folder: &Path, text: &str) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            assert_absent(&path, text);
        } else {
            let content = std::fs::read(&path).unwrap();
            assert!(!content.windows(text.len()).any(|w| w == text.as_bytes()), "{text} in {}", path.display());
        }
    }
}

#[test]
fn an_outbox_holds_the_same_mails_under_names_that_tell_nothing() {
    let mut bench = bench(Settings { resend: false, ..Settings::default() });
    let logins = issued(&mut bench, 3);
    let secrets: Vec<String> = logins.iter().map(|l| secret(&mut bench, l)).collect();
    let outbox = bench.path("envoi");
    let mut send = SendCodes { logins: undelivered(&bench), to: Way::Outbox(outbox.clone()) };
    let done = bench.apply(&mut send).unwrap();
    assert_eq!(done.done.len(), 3);
    let files = mails_in(&outbox);
    let told = read(&files);
    for (n, (file, mail)) in files.iter().zip(&told).enumerate() {
        let name = file.file_name().unwrap().to_str().unwrap();
        let login = name.split('-').nth(1).unwrap().trim_end_matches(".eml");
        assert_eq!(name, format!("{:04}-{login}.eml", n + 1));
        let which = logins.iter().position(|l| l.as_str() == login).unwrap();
        assert!(mail["letters"][0].as_str().unwrap().contains(&secrets[which]), "each gets its own");
        assert_eq!(mail["to"][0][0], format!("Zoé Lefèvre-Ñandú {which}"));
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(mail["defects"], serde_json::json!([]));
    }
    assert_eq!(delivered(&bench).len(), 3);
    assert_eq!(undelivered(&bench), []);
    let mut again = SendCodes { logins: vec![logins[0].clone()], to: Way::Outbox(outbox.clone()) };
    refused_with(bench.apply(&mut again), "resend-refused");
    bench.apply(&mut Returned { logins: vec![logins[0].clone()], reason: "boîte pleine".into() }).unwrap();
    assert_eq!(undelivered(&bench), [logins[0].clone()], "what came back waits again");
    let mut next = SendCodes { logins: vec![Login::typed("27INSX")], to: Way::Outbox(outbox) };
    refused_with(bench.apply(&mut next), "no-such-code");
}

#[test]
fn one_refused_recipient_keeps_nobody_else_from_their_code() {
    let mut bench = bench(Settings::default());
    let logins = issued(&mut bench, 4);
    let server = Server::start(&bench, "server", &["--refuse", "c1@essai.fr"]);
    set(&mut bench, clear(server.port), "");
    let done = bench.apply(&mut SendCodes { logins: logins.clone(), to: Way::Server }).unwrap();
    assert_eq!(done.done.len(), 3);
    let (name, why) = &done.refused[0];
    assert_eq!(name, logins[1].as_str());
    assert!(matches!(why, Rule::MailRejected { detail } if detail.contains("Utilisateur inconnu")), "{why:?}");
    assert_eq!(delivered(&bench), server.recipients().into_iter().collect());
    assert_eq!(undelivered(&bench), [logins[1].clone()]);
}

#[test]
fn a_server_that_dies_in_the_middle_loses_nothing_and_gets_nothing_twice() {
    let mut bench = bench(Settings::default());
    let logins = issued(&mut bench, 45);
    let first = Server::start(&bench, "first", &["--die-at", "25", "mail"]);
    set(&mut bench, clear(first.port), "");
    let done = bench.apply(&mut SendCodes { logins: logins.clone(), to: Way::Server }).unwrap();
    assert_eq!((done.done.len(), done.refused.len()), (25, 20));
    assert_eq!(delivered(&bench), first.recipients().iter().cloned().collect(), "what is noted was accepted");
    let second = Server::start(&bench, "second", &["--die-at", "10", "data"]);
    set(&mut bench, clear(second.port), "");
    let done = bench.apply(&mut SendCodes { logins: undelivered(&bench), to: Way::Server }).unwrap();
    assert_eq!((done.done.len(), done.refused.len()), (10, 10));
    assert!(matches!(done.refused[0].1, Rule::MailUncertain { .. }), "{:?}", done.refused[0]);
    let third = Server::start(&bench, "third", &[]);
    set(&mut bench, clear(third.port), "");
    bench.apply(&mut SendCodes { logins: undelivered(&bench), to: Way::Server }).unwrap();
    let mut all = [first.recipients(), second.recipients(), third.recipients()].concat();
    all.sort();
    let once: BTreeSet<&String> = all.iter().collect();
    assert_eq!((all.len(), once.len()), (45, 45), "each mail was accepted once");
    assert_eq!(undelivered(&bench), []);
    let gone = SendCodes { logins: logins[..1].to_vec(), to: Way::Server };
    drop(third);
    let done = bench.apply(&mut gone.clone());
    refused_with(done, "mail-rejected");
    bench.assert_sound();
}

#[test]
fn stopped_in_the_middle_what_was_sent_is_noted_and_the_rest_goes_later() {
    let mut bench = bench(Settings::default());
    let logins = issued(&mut bench, 30);
    let server = Server::start(&bench, "server", &["--hold", "23"]);
    set(&mut bench, clear(server.port), "");
    bench.close();
    let (mut desk, _) = bench.unlock_beside();
    let watch = Watch::default();
    let now = bench.now;
    let done = std::thread::scope(|scope| {
        let looked_at = watch.clone();
        let go = server.folder.join("go");
        scope.spawn(move || {
            // The server holds the mail behind the 23rd: the stop comes while that one is on its way.
            while looked_at.progress().0 < 23 {
                std::thread::yield_now();
            }
            looked_at.cancel();
            std::fs::write(go, "").unwrap();
        });
        let mut send = SendCodes { logins: logins.clone(), to: Way::Server };
        paraphe::desk::Verb::apply(&mut send, &mut desk, now, &watch).unwrap()
    });
    bench.take(desk);
    assert_eq!((done.done.len(), done.refused.len()), (24, 6));
    assert!(done.refused.iter().all(|(_, why)| *why == Rule::MailNotSent));
    assert_eq!(delivered(&bench), server.recipients().into_iter().collect());
    bench.apply(&mut SendCodes { logins: undelivered(&bench), to: Way::Server }).unwrap();
    let all = server.recipients();
    assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (30, 30));
    let stopped = Watch::default();
    stopped.cancel();
    let mut again = SendCodes { logins, to: Way::Server };
    bench.close();
    let (mut desk, _) = bench.unlock_beside();
    let nothing = paraphe::desk::Verb::apply(&mut again, &mut desk, bench.now, &stopped);
    assert_eq!(nothing.unwrap_err(), Trouble::Cancelled);
}

#[test]
fn reminders_reach_whoever_is_late_once_for_each_day() {
    let mut bench = bench(Settings::default());
    let logins = issued(&mut bench, 2);
    let outbox = bench.path("rappels");
    let mut remind = Remind { to: Way::Outbox(outbox.clone()), step: None };
    refused_with(bench.apply(&mut remind), "nothing-due");
    bench.now = moment("2027-05-10T09:00:00Z");
    let plan = bench.desk().plan(&remind, bench.now, &Watch::default()).unwrap();
    assert_eq!(plan.doing(), 2, "those that hold an undelivered code; nobody else can be reached");
    assert!(plan.blocked() > 300);
    bench.apply(&mut remind).unwrap();
    let told = read(&mails_in(&outbox));
    assert_eq!(told.len(), 2);
    assert!(
        told[0]["subject"].as_str().unwrap().starts_with("Codes d’accès 2027 au portail BiblioInserm : rappel — U "),
        "{told:?}"
    );
    assert!(told[0]["body"].as_str().unwrap().contains("est prêt"), "{told:?}");
    assert_eq!(bench.state().reminded[&(2027, bench.state().campaigns[&2027].cutoff, -30)].len(), 2);
    refused_with(bench.apply(&mut remind), "no-mail-address");
    assert_eq!(mails_in(&outbox).len(), 2, "nobody twice for one day");
    bench.apply(&mut paraphe::desk::Deliver::by_hand(logins)).unwrap();
    bench.now = moment("2027-05-25T09:00:00Z");
    refused_with(bench.apply(&mut remind), "no-mail-address");
    bench.assert_sound();
}

#[test]
fn a_forgotten_secret_is_destroyed_in_the_register_and_the_proof_stays() {
    let mut bench = bench(Settings { purge: true, ..Settings::default() });
    let logins = issued(&mut bench, 3);
    let (one, two, three) = (logins[0].clone(), logins[1].clone(), logins[2].clone());
    refused_with(bench.apply(&mut Receive { logins: vec![one.clone()] }), "not-delivered");
    bench.apply(&mut paraphe::desk::Deliver::by_hand(logins)).unwrap();
    let word = secret(&mut bench, &one);
    bench.close();
    let log = register_file(&bench);
    let before = std::fs::read(&log).unwrap();
    bench.open();
    bench.apply(&mut Receive { logins: vec![one.clone()] }).unwrap();
    let after = std::fs::read(&log).unwrap();
    let changed: Vec<usize> = (0..before.len()).filter(|n| before[*n] != after[*n]).collect();
    let zeros = changed.iter().filter(|n| after[**n] == 0).count();
    assert!(
        zeros > 150 && changed.len() <= zeros + 32,
        "the payload is zeros, the act's digest fits: {}",
        changed.len()
    );
    refused_with(bench.apply(&mut Receive { logins: vec![one.clone()] }), "already-received");
    refused_with(bench.apply(&mut Forget { logins: vec![one.clone()] }), "secret-gone");
    bench.assert_sound();
    let Answer::Verified(audit) = bench.ask(Question::VerifyRegister).unwrap() else { panic!() };
    assert_eq!(audit.destroyed, 1);
    let gone = |bench: &mut Bench| bench.secret(&one).unwrap_err().code() == "secret-gone";
    assert!(gone(&mut bench));
    let Answer::Checked(Checked::Known { .. }) = bench.ask(Question::CheckCode(word)).unwrap() else {
        panic!("the code itself is as valid as before")
    };
    bench.close();
    std::fs::remove_dir_all(bench.place.folder.join("store")).unwrap();
    bench.open();
    assert!(gone(&mut bench), "the register cannot give it back");
    bench.assert_sound();
    bench.apply(&mut Forget { logins: vec![two] }).unwrap();
    bench.apply(&mut paraphe::desk::Revoke { logins: vec![three], reason: Reason::Closure }).unwrap();
    assert_eq!(bench.apply(&mut ForgetDead).unwrap().done.len(), 1);
    assert!(bench.apply(&mut ForgetDead).unwrap().unchanged);
    assert!(bench.state().sealed.is_empty());
    bench.assert_sound();
    bench.close();
    bench.open();
    bench.assert_sound();
}

#[test]
fn stopped_between_the_act_and_the_destruction_it_is_carried_on_with() {
    let mut bench = bench(Settings::default());
    let login = issued(&mut bench, 1).remove(0);
    bench.close();
    let log = register_file(&bench);
    let before = std::fs::read(&log).unwrap();
    bench.open();
    bench.apply(&mut Forget { logins: vec![login] }).unwrap();
    bench.close();
    let done = std::fs::read(&log).unwrap();
    // As the disk would be had the power failed right after the act: the act is there, the payload too, and the mark.
    let halted = [&before[..], &done[before.len()..]].concat();
    std::fs::write(&log, &halted).unwrap();
    std::fs::write(bench.place.folder.join("FORGET"), "").unwrap();
    bench.open();
    assert_eq!(std::fs::read(&log).unwrap()[..done.len()], done[..]);
    assert!(!bench.place.folder.join("FORGET").exists());
    bench.assert_sound();
    bench.close();
    // Without the mark nobody carries on, and the audit says what is wrong.
    std::fs::write(&log, &halted).unwrap();
    bench.open();
    let Answer::Verified(audit) = bench.ask(Question::VerifyRegister).unwrap() else { panic!() };
    assert!(format!("{:?}", audit.faults).contains("should have been destroyed"), "{audit:?}");
}

#[test]
fn a_payload_that_is_destroyed_without_an_act_is_a_fault() {
    let mut bench = bench(Settings::default());
    issued(&mut bench, 1);
    let Answer::Entries { lines, .. } = bench.ask(Question::Entries(paraphe::desk::Filter::default())).unwrap() else {
        panic!()
    };
    let kept = lines.iter().find(|l| l.kind == "code.secret-kept").unwrap().seq;
    bench.close();
    let (mut log, _) = paraphe::register::log::Log::open(&register_file(&bench), None, true).unwrap();
    log.erase(&[kept]).unwrap();
    drop(log);
    bench.open();
    let Answer::Verified(audit) = bench.ask(Question::VerifyRegister).unwrap() else { panic!() };
    assert!(format!("{:?}", audit.faults).contains("was destroyed, and no act says so"), "{audit:?}");
}

fn register_file(bench: &Bench) -> PathBuf {
    let folder = bench.place.folder.join("register");
    let mut logs = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path());
    logs.find(|p| p.extension() == Some("log".as_ref())).unwrap()
}

/// A certificate for `localhost`, and the authority that vouches for it.
fn certificates(bench: &Bench) -> [String; 3] {
    let [authority, key, certificate] = ["ca.pem", "key.pem", "cert.pem"].map(|n| bench.path(n).display().to_string());
    let openssl = |words: &str| {
        let words = words.replace("DIR", &bench.dir.path().display().to_string());
        peers::run(Command::new("openssl").args(words.split(' ')));
    };
    std::fs::write(bench.path("ext"), "subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n").unwrap();
    openssl("req -x509 -newkey rsa:2048 -nodes -keyout DIR/ca.key -out DIR/ca.pem -days 3650 -subj /CN=essai");
    openssl("req -newkey rsa:2048 -nodes -keyout DIR/key.pem -out DIR/req.pem -subj /CN=localhost");
    openssl(
        "x509 -req -in DIR/req.pem -CA DIR/ca.pem -CAkey DIR/ca.key -CAcreateserial -out DIR/cert.pem -days 3650 -extfile DIR/ext",
    );
    [authority, key, certificate]
}

#[test]
fn the_program_itself_sends_over_tls_and_never_shows_a_secret() {
    // The program has the clock of this computer: the campaign is one that runs today.
    let mut bench = Bench::new(&(chrono::Utc::now() - chrono::TimeDelta::hours(1)).to_rfc3339());
    let day = bench.now.day;
    let year = chrono::Datelike::year(&day).try_into().unwrap();
    let (opens, cutoff) = (day - chrono::Days::new(10), day + chrono::Days::new(50));
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    bench.apply(&mut OpenCampaign { year, opens, cutoff, settings: Settings::default() }).unwrap();
    let login = issued(&mut bench, 1).remove(0);
    let secret = secret(&mut bench, &login);
    bench.close();
    let [authority, key, certificate] = certificates(&bench);
    let auth = ["--auth", "codes", "canari-93517"];
    let tls = Server::start(&bench, "tls", &[&auth[..], &["--tls", &certificate, &key]].concat());
    let starttls = Server::start(&bench, "starttls", &[&auth[..], &["--starttls", &certificate, &key]].concat());
    std::fs::write(bench.path("phrase"), phrase(FIRST)).unwrap();
    std::fs::write(bench.path("password"), "canari-93517\n").unwrap();
    let told = std::cell::RefCell::new(String::new());
    let paraphe = |trust: &str, words: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paraphe"));
        command.arg("--desk").arg(&bench.place.folder).arg("--passphrase-file").arg(bench.path("phrase"));
        command.args(words.split(' ')).env("SSL_CERT_FILE", trust).env("XDG_STATE_HOME", bench.path("elsewhere"));
        let output = command.stdin(Stdio::null()).output().unwrap();
        let text = [output.stdout, output.stderr].map(|b| String::from_utf8(b).unwrap()).concat();
        told.borrow_mut().push_str(&text);
        (output.status.code().unwrap(), text)
    };
    // This computer's memory of the desk lies where the program looks for it.
    let state = bench.path("elsewhere").join("paraphe");
    std::fs::create_dir_all(bench.path("elsewhere")).unwrap();
    std::fs::rename(&bench.place.state, &state).unwrap();
    let password = format!("--password-file {}", bench.path("password").display());
    for (server, kind) in [(&tls, "tls"), (&starttls, "starttls")] {
        let set = format!(
            "mail server set localhost --port {} --security {kind} --from codes@essai.fr --user codes {password}",
            server.port
        );
        let (status, text) = paraphe(&authority, &set);
        assert_eq!(status, 0, "{text}");
        let (status, text) = paraphe("/dev/null", "mail server test");
        assert_eq!(status, 1, "a certificate of an unknown authority is refused: {text}");
        assert_eq!(server.log(), "", "and the password was not said");
        let (status, text) = paraphe(&authority, "mail server test");
        assert_eq!(status, 0, "{text}");
        let (status, text) = paraphe(&authority, &format!("codes send {login}"));
        assert_eq!(status, 0, "{text}");
        assert!(server.log().ends_with("ok tls\n"), "{}", server.log());
        assert_eq!(server.recipients(), ["c0@essai.fr"]);
        assert!(read(&server.mails())[0]["letters"][0].as_str().unwrap().contains(&secret));
    }
    let outbox = bench.path("envoi").display().to_string();
    for words in [
        format!("codes send {login} --outbox {outbox} --dry-run --json"),
        format!("codes send {login} --outbox {outbox}"),
        format!("codes returned {login} --reason inconnue"),
        "codes send --undelivered --json".to_owned(),
        format!("codes received {login}"),
        "campaign reminders --json".to_owned(),
        "mail server show --json".to_owned(),
        "mail server show".to_owned(),
        format!("codes forget {login}"),
        "register verify --json".to_owned(),
        "register list --json".to_owned(),
        "mail server unset".to_owned(),
    ] {
        let (status, text) = paraphe(&authority, &words);
        assert_eq!(status, 0, "{words}: {text}");
    }
    let told = told.into_inner();
    for canary in [secret.as_str(), &secret.replace('-', ""), "canari", "-93517"] {
        assert!(!told.contains(canary), "{told}");
        assert_absent(&bench.place.folder, canary);
        assert_absent(&bench.path("elsewhere"), canary);
    }
    let names: Vec<String> =
        mails_in(Path::new(&outbox)).iter().map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(names, [format!("0001-{login}.eml")]);
}

#[test]
fn no_mail_goes_in_clear_to_another_computer() {
    let mut bench = bench(Settings::default());
    for host in ["courrier.essai.fr", "127.exemple.org", "10.0.0.1"] {
        let server = MailServer { host: host.into(), ..clear(25) };
        let outcome = bench.apply(&mut SetMailServer { server, password: Hidden::default() });
        refused_with(outcome, "mail-in-clear");
    }
    let evil = MailServer { from: "a@b.fr\r\nBcc: c@d.fr".into(), ..clear(25) };
    refused_with(bench.apply(&mut SetMailServer { server: evil, password: Hidden::default() }), "name-refused");
}

/// A desk where a letter waits for Anne and for Karim.
fn book() -> Bench {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let mut who = Vec::new();
    for (name, title, mail) in
        [("Anne Lemoine", "Juriste", "anne@essai.fr"), ("Karim Benali", "Comptable", "karim@essai.fr")]
    {
        bench.apply(&mut AddPerson { name: name.into(), mail: mail.into(), phone: String::new() }).unwrap();
        let place = paraphe::domain::people::Place::Institute;
        bench.apply(&mut AddPost { title: title.into(), kind: PostKind::Other, place }).unwrap();
        let (person, post) = (find::person(bench.state(), name).unwrap(), find::post(bench.state(), title).unwrap());
        let from = "2027-01-01".parse().unwrap();
        bench.apply(&mut Appoint { person, post: post.clone(), from, until: None }).unwrap();
        who.push(Who::Post(post));
    }
    let steps = vec![Step::new(Asked::Visa, who, Quorum::All, 0)];
    bench.apply(&mut SetCircuit { circuit: Circuit { name: "Essai".into(), steps, ..Circuit::default() } }).unwrap();
    let mut new = NewDossier {
        title: "Lettre d’été\u{2009}!".into(),
        kind: DocumentKind::Letter,
        structure: None,
        amount: None,
        circuit: find::circuit(bench.state(), "Essai").unwrap(),
        document: bench.pdf("lettre.pdf", "Lettre"),
        annexes: vec![],
        particulars: Particulars::default(),
    };
    bench.apply(&mut new).unwrap();
    bench
}

#[test]
fn reminders_of_the_signing_book_go_through_the_server_and_one_that_it_refuses_is_not_noted() {
    let mut bench = book();
    let mut remind = SendDigests { to: Way::Server };
    refused_with(bench.apply(&mut remind), "no-mail-server");
    let strict = Server::start(&bench, "strict", &["--refuse", "karim@essai.fr"]);
    set(&mut bench, clear(strict.port), "");
    let done = bench.apply(&mut remind).unwrap();
    assert_eq!(done.done, ["Anne Lemoine"]);
    assert!(matches!(done.refused.as_slice(), [(who, Rule::MailRejected { .. })] if who == "Karim Benali"), "{done:?}");
    assert_eq!(strict.recipients(), ["anne@essai.fr"]);
    let told = read(&strict.mails());
    assert!(told[0]["subject"].as_str().unwrap().ends_with("1 à traiter"), "{told:?}");
    assert!(told[0]["body"].as_str().unwrap().contains("Lettre d’été"), "{told:?}");
    assert_eq!(told[0]["defects"].as_array().unwrap().len(), 0, "{told:?}");
    let easy = Server::start(&bench, "easy", &[]);
    set(&mut bench, clear(easy.port), "");
    assert_eq!(bench.apply(&mut remind).unwrap().done, ["Karim Benali"], "the one who had none");
    assert_eq!(easy.recipients(), ["karim@essai.fr"]);
    assert!(bench.apply(&mut remind).unwrap().unchanged);
    bench.assert_sound();
}
