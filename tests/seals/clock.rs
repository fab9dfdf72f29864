//! Time-stamps: at signing, later over the whole file, and for the long term; and answers that are not to be believed.

use crate::peers;
use crate::world::{
    Clock, Signers, adesverify, chance, cut, judged, judgements, one_page, openssl, random, unarmoured,
};
use chrono::Duration;
use const_oid::ObjectIdentifier;
use paraphe::domain::trouble::{Outcome, Rule, TimeFault, Trouble};
use paraphe::sign::cms;
use paraphe::sign::crl;
use paraphe::sign::der::{children, integer, octets, oid, read, seq, sorted, tlv};
use paraphe::sign::identity::{Identity, names};
use paraphe::sign::pdf::later::{Material, add_material, add_time};
use paraphe::sign::pdf::place::Place;
use paraphe::sign::pdf::prepare::{Wanted, prepare};
use paraphe::sign::pdf::write::{Options, Signed, Target, Timing};
use paraphe::sign::tsp::{Authority, Token};
use paraphe::sign::verify::{self, Context, Kind, Time, Verdict};
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// A file that is signed with a time-stamp of this clock, as far as `ask` lets it through.
fn signed(signers: &Signers, bytes: &[u8], clock: &Clock, ask: &mut dyn FnMut(&[u8]) -> Outcome<Vec<u8>>) -> Signed {
    let mut authority = Authority { ask, roots: &clock.roots, policy: None, random: &mut chance };
    signers.sign(bytes, Options { time: Some(&mut authority), certify: true, ..Options::default() }).unwrap()
}

fn stamped(bytes: &[u8], clock: &Clock) -> Vec<u8> {
    let mut ask = |question: &[u8]| Ok(clock.answer(question));
    let mut authority = Authority { ask: &mut ask, roots: &clock.roots, policy: None, random: &mut chance };
    add_time(bytes, &mut authority, &random()).unwrap().0
}

fn report(bytes: &[u8], signers: &Signers, clock: &Clock) -> Vec<verify::Signature> {
    let roots = signers.root();
    let context = Context { roots: &roots, time_roots: &clock.roots, ..Context::default() };
    verify::file_with(bytes, &context).unwrap()
}

fn all_roots(signers: &Signers, clock: &Clock) -> Vec<Vec<u8>> {
    [signers.root(), clock.roots.clone()].concat()
}

#[test]
fn a_signature_carries_its_time_stamp_and_foreign_judges_trust_it() {
    let (signers, clock) = (Signers::new(), Clock::new("seals-clock"));
    let made = signed(&signers, &one_page(), &clock, &mut |q| Ok(clock.answer(q)));
    let Timing::Proved(proof) = &made.time else { panic!("{:?}", made.time) };
    assert_eq!((proof.authority.as_str(), proof.policy.as_str()), ("Heure-seals-clock", "1.2.3.4.1"));
    let folder = peers::folder("seals-bt");
    let said = judged(&folder, &[("bt.pdf".to_owned(), made.bytes.clone())], &all_roots(&signers, &clock));
    for judge in ["pyhanko", "pdfsig", "openssl", "mutool"] {
        let found = judgements(&said["bt.pdf"], judge);
        assert!(found.len() == 1 && found[0]["sound"] == true, "{judge}: {found:#?}");
    }
    let (_, says) = adesverify(&folder, "bt.pdf", &all_roots(&signers, &clock), &["--no-revocation-check"]);
    assert!(says.contains("TIMESTAMP_TOKEN<INTACT:TRUSTED>"), "{says}");
    let found = report(&made.bytes, &signers, &clock);
    assert!(
        matches!(&found[0].time, Time::Proved(p) if p == proof) && found[0].verdict == Verdict::Valid,
        "{found:#?}"
    );
    // Whoever does not trust that clock has no proof, and the signature is as valid as before.
    let roots = signers.root();
    let found = verify::file(&made.bytes, &roots).unwrap();
    assert!(matches!(&found[0].time, Time::Doubtful(TimeFault::Untrusted { .. })), "{found:#?}");
    assert_eq!(found[0].verdict, Verdict::Valid);
}

#[test]
fn without_an_answer_the_signature_is_made_all_the_same_and_the_lack_is_told() {
    let (signers, clock) = (Signers::new(), Clock::new("seals-silent"));
    let mut silent = |_: &[u8]| Err(Trouble::Io { path: "https://heure".into(), detail: "no route".into() });
    let made = signed(&signers, &one_page(), &clock, &mut silent);
    assert!(matches!(&made.time, Timing::Missing(why) if why.code() == "io"), "{:?}", made.time);
    let found = report(&made.bytes, &signers, &clock);
    assert!(found[0].time == Time::Claimed && found[0].verdict == Verdict::Valid);
    // What was signed offline is stamped later.
    let later = stamped(&made.bytes, &clock);
    let found = report(&later, &signers, &clock);
    assert!(matches!(found[0].time, Time::Proved(_)), "{found:#?}");
}

fn fault(answered: Outcome<Token>) -> TimeFault {
    match answered {
        Err(Trouble::Rule(Rule::TimeStampUnfit { why })) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn answers_that_do_not_fit_the_question_are_refused() {
    let clock = Clock::new("seals-unfit");
    let ask = |ask: &mut dyn FnMut(&[u8]) -> Outcome<Vec<u8>>, roots: &[Vec<u8>], policy| {
        Authority { ask, roots, policy, random: &mut chance }.stamp([7; 32])
    };
    let roots = &clock.roots[..];
    let mut first = Vec::new();
    let good = ask(
        &mut |q| {
            Ok({
                first = clock.answer(q);
                first.clone()
            })
        },
        roots,
        None,
    )
    .unwrap();
    assert_eq!(good.proof.authority, "Heure-seals-unfit");
    // The same answer to another question: another nonce.
    assert_eq!(fault(ask(&mut |_| Ok(first.clone()), roots, None)), TimeFault::OtherNonce);
    let other = Authority { ask: &mut |_| Ok(first.clone()), roots, policy: None, random: &mut chance }.stamp([8; 32]);
    assert_eq!(fault(other), TimeFault::OtherImprint);
    assert_eq!(ask(&mut |q| Ok(clock.answer(q)), roots, Some("1.2.3.4.5")).unwrap().proof.policy, "1.2.3.4.5");
    // The authority knows no such policy, and says so.
    let refused = fault(ask(&mut |q| Ok(clock.answer(q)), roots, Some("1.2.3.4.9")));
    assert!(matches!(refused, TimeFault::Refused { status: 2, .. }), "{refused:?}");
    let untrusted = fault(ask(&mut |q| Ok(clock.answer(q)), &[], None));
    assert_eq!(untrusted, TimeFault::Untrusted { authority: "Heure-seals-unfit".to_owned() });
    let mut spoilt = |q: &[u8]| {
        let mut answer = clock.answer(q);
        *answer.last_mut().unwrap() ^= 1;
        Ok(answer)
    };
    assert_eq!(fault(ask(&mut spoilt, roots, None)), TimeFault::SignatureWrong);
    assert_eq!(fault(ask(&mut |_| Ok(b"<html>503</html>".to_vec()), roots, None)), TimeFault::Malformed);
}

/// A token over what was asked, made by hand: OpenSSL refuses to sign one with a certificate that is not for it.
fn by_hand(question: &[u8], teller: &Identity) -> Vec<u8> {
    let parts = children(read(question).unwrap().0.content).unwrap();
    let nonce = parts.iter().skip(1).find(|p| p.tag == 2).unwrap().raw;
    let policy = oid(&ObjectIdentifier::new_unwrap("1.2.3.4.1"));
    let now = chrono::Utc::now().format("%Y%m%d%H%M%SZ").to_string();
    let info = seq(&[&integer(&[1]), &policy, parts[1].raw, &integer(&[7]), &tlv(0x18, now.as_bytes()), nonce]);
    let kind = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
    let attribute = |id: &ObjectIdentifier, value: &[u8]| seq(&[&oid(id), &tlv(0x31, value)]);
    let own = seq(&[&seq(&[&seq(&[&octets(&Sha256::digest(&teller.certificate))])])]);
    let attributes = sorted(vec![
        attribute(&cms::CONTENT_TYPE, &oid(&kind)),
        attribute(&cms::MESSAGE_DIGEST, &octets(&Sha256::digest(&info))),
        attribute(&cms::SIGNING_CERTIFICATE_V2, &own),
    ]);
    let value = teller.sign(&tlv(0x31, &attributes)).unwrap();
    let names = names(&teller.certificate).unwrap();
    let digest = seq(&[&oid(&cms::SHA256)]);
    let signer = seq(&[
        &integer(&[1]),
        &seq(&[&names.issuer, &names.serial]),
        &digest,
        &tlv(0xa0, &attributes),
        &teller.algorithm(),
        &octets(&value),
    ]);
    let signed = seq(&[
        &integer(&[3]),
        &tlv(0x31, &digest),
        &seq(&[&oid(&kind), &tlv(0xa0, &octets(&info))]),
        &tlv(0xa0, &teller.certificate),
        &tlv(0x31, &signer),
    ]);
    let token = seq(&[&oid(&cms::SIGNED_DATA), &tlv(0xa0, &signed)]);
    seq(&[&seq(&[&integer(&[0])]), &token])
}

/// The extended key usage of RFC 3161, section 2.3: critical, and for telling the time alone.
#[test]
fn only_a_certificate_for_time_alone_may_tell_it() {
    let clock = Clock::new("seals-not-for-time");
    let told = |usage: Option<&str>| {
        let usage = usage.map(|u| format!("-addext extendedKeyUsage={u}")).unwrap_or_default();
        openssl(
            &clock.folder,
            &format!(
                "req -x509 -new -key tsa.key -CA root.pem -CAkey root.key -out other.pem -days 30 -config req.cnf \
                 -subj /CN=Autre -addext keyUsage=critical,digitalSignature {usage}"
            ),
        );
        openssl(&clock.folder, "pkcs8 -topk8 -nocrypt -in tsa.key -outform DER -out tsa.der");
        let (key, certificate) =
            (std::fs::read(clock.folder.join("tsa.der")).unwrap(), unarmoured(&clock.folder.join("other.pem")));
        let teller = Identity::of(&key, certificate, clock.roots.clone()).unwrap();
        let mut answer = |question: &[u8]| Ok(by_hand(question, &teller));
        Authority { ask: &mut answer, roots: &clock.roots, policy: None, random: &mut chance }.stamp([7; 32])
    };
    let good = told(Some("critical,timeStamping")).unwrap();
    assert_eq!(good.proof.authority, "Autre");
    for wrong in
        [Some("timeStamping"), Some("critical,timeStamping,emailProtection"), Some("critical,emailProtection"), None]
    {
        assert_eq!(fault(told(wrong)), TimeFault::NotForTime, "{wrong:?}");
    }
}

#[test]
fn a_certified_circuit_is_stamped_later_and_kept_for_the_long_term() {
    let (signers, clock) = (Signers::new(), Clock::new("seals-long"));
    let wanted = [Wanted { name: "Etape1", label: "", place: Place::Foot }];
    let ready = prepare(&one_page(), &wanted, 2, &[], &random()).unwrap();
    let options = |field| Options { target: Target::Field(field), certify: true, time: None };
    let once = signers.sign(&ready.bytes, options("Etape1")).unwrap().bytes;
    let twice = signers.sign(&once, options("Reserve1")).unwrap().bytes;
    let proved = stamped(&twice, &clock);
    let (ranges, token) = cut(&proved);
    let folder = peers::folder("seals-long-judges");
    std::fs::write(folder.join("ranges"), ranges).unwrap();
    std::fs::write(folder.join("token"), token).unwrap();
    let root = clock.folder.join("root.pem");
    let line = format!("ts -verify -data ranges -in token -token_in -CAfile {}", root.display());
    assert!(verified(&folder, &line));
    let now = chrono::Utc::now();
    let list = crl::issue(&signers.authority, 0, &[], now, now + Duration::days(30)).unwrap();
    let certificates = [signers.root(), clock.roots.clone()].concat();
    let lists = [list, clock.list()];
    let material = Material { certificates: &certificates, lists: &lists };
    let long = add_material(&proved, &material, &random()).unwrap();
    assert!(long.starts_with(&proved) && long.len() > proved.len());
    assert_eq!(add_material(&long, &material, &random()).unwrap(), long, "nothing is added twice");
    let archived = stamped(&long, &clock);
    let files = [("proved", &proved), ("long", &long), ("archived", &archived)];
    let files: Vec<(String, Vec<u8>)> = files.iter().map(|(n, b)| (format!("{n}.pdf"), (*b).clone())).collect();
    let said = judged(&folder, &files, &all_roots(&signers, &clock));
    for (name, bytes) in &files {
        let found = judgements(&said[name], "pyhanko");
        assert!(
            found.len() == 2 && found.iter().all(|one| one["sound"] == true),
            "{name}: {:#}",
            said[name]["pyhanko"]
        );
        assert!(found.iter().all(|one| one["docmdp"] == true), "{name}: {found:#?}");
        assert_eq!(said[name]["qpdf"], 0, "{name}");
        let ours = report(bytes, &signers, &clock);
        assert!(ours.iter().all(|s| s.verdict == Verdict::Valid), "{name}: {ours:#?}");
        assert!(ours.iter().all(|s| matches!(s.time, Time::Proved(_))), "{name}: {ours:#?}");
        let stamps = ours.iter().filter(|s| s.kind == Kind::DocumentTime).count();
        assert_eq!(stamps, if name == "archived.pdf" { 2 } else { 1 });
    }
    // Wholly offline, with nothing but what the file holds.
    for name in ["long.pdf", "archived.pdf"] {
        let (is_content, says) = adesverify(&folder, name, &all_roots(&signers, &clock), &[]);
        assert!(is_content && says.matches("TRUSTED").count() >= 2, "{name}: {says}");
    }
    // The same file without the lists is not enough for that judge, or the test would prove nothing.
    let (is_content, says) = adesverify(&folder, "proved.pdf", &all_roots(&signers, &clock), &[]);
    assert!(!is_content, "{says}");
}

fn verified(folder: &Path, words: &str) -> bool {
    openssl(folder, words).contains("Verification: OK")
}

#[test]
fn what_is_changed_behind_a_time_stamp_is_told() {
    let (signers, clock) = (Signers::new(), Clock::new("seals-after"));
    let once = signers.sign(&one_page(), Options::default()).unwrap().bytes;
    let mut proved = stamped(&once, &clock);
    let at = proved.len() - once.len();
    assert!(at > 0);
    // Within what the time-stamp covers, and not the signature.
    let place = once.len() + proved[once.len()..].windows(10).position(|w| w == b"Horodatage").unwrap();
    proved[place] = b'h';
    let found = report(&proved, &signers, &clock);
    assert_eq!(found[1].verdict, Verdict::NotValid, "{found:#?}");
    assert!(found[0].verdict != Verdict::Valid && !matches!(found[0].time, Time::Proved(_)), "{found:#?}");
}
