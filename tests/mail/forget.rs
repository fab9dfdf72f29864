//! Secrets that are forgotten: destroyed for good, and the proof stays.

use crate::common::Bench;
use crate::{bench, issued, refused_with, secret};
use paraphe::desk::{Answer, Checked, Forget, ForgetDead, Question, Receive};
use paraphe::domain::campaign::Settings;
use paraphe::domain::code::Reason;
use std::path::PathBuf;

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
