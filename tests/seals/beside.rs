//! Signatures beside a file of any kind (`.p7s`).

use crate::peers;
use crate::world::{Clock, Signers, chance};
use paraphe::sign::detached;
use paraphe::sign::identity::pem;
use paraphe::sign::tsp::Authority;
use paraphe::sign::verify::{self, Context, Problem, Time, Verdict};
use std::process::Command;

const CONTENT: &[u8] = b"nom;effectif\nU 1016;42\n\x00\xff";

#[test]
fn a_signature_beside_a_file_is_verified_by_openssl_and_pyhanko() {
    let (signers, clock) = (Signers::new(), Clock::new("seals-beside"));
    let folder = peers::folder("seals-p7s");
    std::fs::write(folder.join("root.pem"), pem(&signers.authority.certificate)).unwrap();
    std::fs::write(folder.join("time.pem"), pem(&clock.roots[0])).unwrap();
    std::fs::write(folder.join("data"), CONTENT).unwrap();
    let mut ask = |question: &[u8]| Ok(clock.answer(question));
    let mut authority = Authority { ask: &mut ask, roots: &clock.roots, policy: None, random: &mut chance };
    let plain = detached::sign(CONTENT, signers.now, &signers.person, None).unwrap().signature;
    let timed = detached::sign(CONTENT, signers.now, &signers.person, Some(&mut authority)).unwrap().signature;
    let roots = signers.root();
    let context = Context { roots: &roots, time_roots: &clock.roots, ..Context::default() };
    for (name, signature) in [("plain", &plain), ("timed", &timed)] {
        std::fs::write(folder.join("s.p7s"), signature).unwrap();
        let line = "cms -verify -binary -cades -inform DER -in s.p7s -content data -CAfile root.pem -out out";
        crate::world::openssl(&folder, line);
        assert_eq!(std::fs::read(folder.join("out")).unwrap(), CONTENT);
        let mut command = Command::new(peers::python().with_file_name("pyhanko"));
        command.current_dir(&folder).args(["sign", "validate", "--trust-replace", "--trust", "root.pem"]);
        let told = peers::run(command.args(["--trust", "time.pem", "--detached", "s.p7s", "data"]));
        assert!(told.contains("INTACT:TRUSTED"), "{name}: {told}");
        assert_eq!(told.contains("TIMESTAMP_TOKEN<INTACT:TRUSTED>"), name == "timed", "{told}");
        let ours = verify::beside(signature, CONTENT, &context);
        assert_eq!((ours.verdict, ours.signer.as_str()), (Verdict::Valid, "Élodie Marchand"), "{ours:#?}");
        assert_eq!(ours.claimed, Some(signers.now.to_rfc3339()));
        assert_eq!(matches!(ours.time, Time::Proved(_)), name == "timed");
    }
}

#[test]
fn the_three_verdicts_beside_a_file() {
    let signers = Signers::new();
    let made = detached::sign(CONTENT, signers.now, &signers.person, None).unwrap().signature;
    let roots = signers.root();
    let context = Context { roots: &roots, ..Context::default() };
    let said = |signature: &[u8], content: &[u8], context: &Context| verify::beside(signature, content, context);
    assert_eq!(said(&made, CONTENT, &context).verdict, Verdict::Valid);
    assert_eq!(said(&made, CONTENT, &Context::default()).verdict, Verdict::CannotJudge);
    let other = said(&made, b"nom;effectif\nU 1016;43\n", &context);
    assert_eq!((other.verdict, other.problems.as_slice()), (Verdict::NotValid, &[Problem::DigestDiffers][..]));
    for garbage in [&b""[..], b"hello", &made[..made.len() / 2]] {
        assert_eq!(said(garbage, CONTENT, &context).verdict, Verdict::NotValid);
    }
    // No flipped byte of the certificate, of what is signed or of the signature is called valid. Versions, the list of
    // digests, tags of structure and the authority's certificate, which is known here anyway, say nothing that is used.
    let find = |what: &[u8]| made.windows(what.len()).position(|w| w == what).unwrap();
    let own = find(&signers.person.certificate);
    let attributes = find(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3]);
    let value = made.len() - 60;
    let checked =
        (own..own + signers.person.certificate.len()).chain(attributes..attributes + 90).chain(value..made.len());
    for n in checked {
        let mut spoilt = made.clone();
        spoilt[n] ^= 1;
        assert_ne!(said(&spoilt, CONTENT, &context).verdict, Verdict::Valid, "byte {n}");
    }
}

/// A signature that holds its own content, or that stands in a PDF, is none beside a file.
#[test]
fn a_signature_without_its_time_is_not_one_beside_a_file() {
    let signers = Signers::new();
    let digest = {
        use sha2::Digest as _;
        sha2::Sha256::digest(CONTENT).into()
    };
    let made = paraphe::sign::cms::sign(&signers.person, &digest).unwrap();
    let roots = signers.root();
    let said = verify::beside(&made, CONTENT, &Context { roots: &roots, ..Context::default() });
    assert_eq!((said.verdict, said.problems), (Verdict::NotValid, vec![Problem::Malformed("signing-time")]));
}
