//! The portal while its file is written: under load, and when the writer is killed.

use crate::common::{FIRST, phrase};
use crate::nginx::Portal;
use crate::{issued, open, started};
use paraphe::desk::{Desk, Lift, Moment, Opening, Place, SetTarget, Suspend, Verb as _, Watch};
use paraphe::domain::campaign::Settings;
use paraphe::domain::login::Login;
use paraphe::domain::portal::Format;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

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
            .args(["--ignored", "--exact", "load::exporting_until_killed", "--nocapture"])
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
