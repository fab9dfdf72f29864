//! Lists of revoked certificates, as OpenSSL reads them, and what they mean for signatures made before and after.

use crate::peers;
use crate::world::{Clock, Signers, adesverify, chance, one_page, openssl, random};
use chrono::{DateTime, Duration, Utc};
use paraphe::sign::crl::{self, Crl, Reason, Revoked};
use paraphe::sign::identity::{names, pem};
use paraphe::sign::pdf::later::{Material, add_material};
use paraphe::sign::pdf::write::Options;
use paraphe::sign::tsp::Authority;
use paraphe::sign::verify::{self, Context, Problem, Revocation, Verdict};
use std::process::Command;

/// The list of an authority that revoked its person at this instant.
fn list(signers: &Signers, at: DateTime<Utc>, reason: Reason, now: DateTime<Utc>) -> Vec<u8> {
    let serial = names(&signers.person.certificate).unwrap().serial;
    crl::issue(&signers.authority, 6, &[Revoked { serial, at, reason }], now, now + Duration::days(30)).unwrap()
}

#[test]
fn openssl_reads_the_list_and_refuses_who_is_on_it() {
    let signers = Signers::new();
    let folder = peers::folder("seals-crl");
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    put("ca.pem", pem(&signers.authority.certificate).as_bytes());
    put("person.pem", pem(&signers.person.certificate).as_bytes());
    let check = || {
        let mut command = Command::new("openssl");
        command.current_dir(&folder).args([
            "verify",
            "-crl_check",
            "-CAfile",
            "ca.pem",
            "-CRLfile",
            "l.pem",
            "person.pem",
        ]);
        let told = peers::ask(&mut command);
        (told.status.success(), String::from_utf8_lossy(&[told.stdout, told.stderr].concat()).into_owned())
    };
    let armour = || openssl(&folder, "crl -inform DER -in l.der -out l.pem");
    let now = signers.now;
    put("l.der", &crl::issue(&signers.authority, 0, &[], now, now + Duration::days(30)).unwrap());
    armour();
    let (is_good, says) = check();
    assert!(is_good, "{says}");
    put("l.der", &list(&signers, now - Duration::hours(1), Reason::CessationOfOperation, now));
    armour();
    let (is_good, says) = check();
    assert!(!is_good && says.contains("certificate revoked"), "{says}");
    let text = openssl(&folder, "crl -inform DER -in l.der -noout -text -CAfile ca.pem");
    for part in ["X509v3 CRL Number: \n                7", "Cessation Of Operation", "Next Update", "Key Identifier"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // An outdated list is no answer.
    put("l.der", &crl::issue(&signers.authority, 0, &[], now - Duration::days(9), now - Duration::days(2)).unwrap());
    armour();
    let (is_good, says) = check();
    assert!(!is_good && says.contains("CRL has expired"), "{says}");
}

#[test]
fn a_list_of_openssl_is_read_as_openssl_shows_it() {
    let clock = Clock::new("seals-openssl-crl");
    openssl(
        &clock.folder,
        "ca -config ca.cnf -keyfile root.key -cert root.pem -revoke tsa.pem -crl_reason keyCompromise",
    );
    let list = Crl::read(&clock.list()).unwrap();
    assert!(list.is_by(&clock.roots[0]));
    let serial = names(&crate::world::unarmoured(&clock.folder.join("tsa.pem"))).unwrap().serial;
    assert_eq!(list.entry(&serial).unwrap().reason, Reason::KeyCompromise);
    assert_eq!(list.number, Some(1));
    assert!(list.next_update.unwrap() > list.this_update);
}

#[test]
fn revoked_before_after_and_nobody_knows() {
    let (signers, clock) = (Signers::new(), Clock::new("seals-revoked"));
    let mut ask = |question: &[u8]| Ok(clock.answer(question));
    let mut authority = Authority { ask: &mut ask, roots: &clock.roots, policy: None, random: &mut chance };
    let plain = signers.sign(&one_page(), Options::default()).unwrap().bytes;
    let options = Options { time: Some(&mut authority), ..Options::default() };
    let timed = signers.sign(&one_page(), options).unwrap().bytes;
    let roots = signers.root();
    let hour = Duration::hours(1);
    let reason = Reason::KeyCompromise;
    let judged = |bytes: &[u8], at: DateTime<Utc>, known_since| {
        let lists = [list(&signers, at, reason, at + hour)];
        let context =
            Context { roots: &roots, time_roots: &clock.roots, lists: &lists, known_since, ..Context::default() };
        let found = verify::file_with(bytes, &context).unwrap().remove(0);
        (found.verdict, found.revocation, found.problems)
    };
    let before = signers.now - hour;
    for bytes in [&plain, &timed] {
        let revoked = Revocation::Revoked { at: before, reason };
        let problem = vec![Problem::Revoked { at: before, reason }];
        assert_eq!(judged(bytes, before, None), (Verdict::NotValid, revoked, problem));
    }
    let after = signers.now + hour;
    let later = Revocation::RevokedLater { at: after, reason };
    assert_eq!(judged(&timed, after, None), (Verdict::Valid, later.clone(), vec![]));
    let unproved = Revocation::NoProof { at: after, reason };
    assert_eq!(judged(&plain, after, None), (Verdict::CannotJudge, unproved, vec![]));
    // A register that knew the file before is a proof too.
    assert_eq!(judged(&plain, after, Some(signers.now)), (Verdict::Valid, later, vec![]));
    // A list by another authority says nothing.
    let strangers = Signers::new();
    let lists = [list(&strangers, before, reason, after)];
    let context = Context { roots: &roots, lists: &lists, ..Context::default() };
    let found = verify::file_with(&plain, &context).unwrap().remove(0);
    assert_eq!((found.verdict, found.revocation), (Verdict::Valid, Revocation::NotChecked));
}

/// The lists travel within the file, and pyHanko comes to the same conclusion.
#[test]
fn a_list_within_the_file_is_believed_by_pyhanko_and_by_us() {
    let (signers, clock) = (Signers::new(), Clock::new("seals-revoked-within"));
    let mut ask = |question: &[u8]| Ok(clock.answer(question));
    let mut authority = Authority { ask: &mut ask, roots: &clock.roots, policy: None, random: &mut chance };
    let options = Options { time: Some(&mut authority), ..Options::default() };
    let timed = signers.sign(&one_page(), options).unwrap().bytes;
    let roots = [signers.root(), clock.roots.clone()].concat();
    let folder = peers::folder("seals-revoked-judges");
    let now = Utc::now();
    let before = signers.now - Duration::hours(1);
    let good = crl::issue(&signers.authority, 0, &[], now, now + Duration::days(30)).unwrap();
    let bad = list(&signers, before, Reason::Superseded, now);
    for (name, list, verdict) in [("good.pdf", good, Verdict::Valid), ("bad.pdf", bad, Verdict::NotValid)] {
        let lists = [list, clock.list()];
        let long = add_material(&timed, &Material { certificates: &roots, lists: &lists }, &random()).unwrap();
        std::fs::write(folder.join(name), &long).unwrap();
        let (is_content, says) = adesverify(&folder, name, &roots, &[]);
        assert_eq!(is_content, verdict == Verdict::Valid, "{name}: {says}");
        let time_roots = &clock.roots;
        let persons = signers.root();
        let context = Context { roots: &persons, time_roots, ..Context::default() };
        let found = verify::file_with(&long, &context).unwrap().remove(0);
        assert_eq!(found.verdict, verdict, "{name}: {found:#?}");
    }
}
