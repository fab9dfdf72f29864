//! The verifier on files that are sound, and on files that are not.

use super::*;
use crate::sign::identity::Identity;
use crate::sign::identity::tests::sample;
use crate::sign::pdf::file::tests::plain;
use crate::sign::pdf::write::{self, Request};
use proptest::prelude::*;

fn signed(original: &[u8], person: &Identity) -> Vec<u8> {
    let lines = vec!["Signé".to_owned()];
    let request = Request { name: "É", at: "2027-04-05T09:30:00Z".parse().unwrap(), stamp: &lines, random: [5; 16] };
    write::sign(original, &request, person).unwrap()
}

fn verdicts(bytes: &[u8], authority: &Identity) -> Vec<Verdict> {
    file(bytes, std::slice::from_ref(&authority.certificate)).unwrap().into_iter().map(|s| s.verdict).collect()
}

#[test]
fn two_signatures_are_both_valid_and_name_their_signer() {
    let (authority, person) = sample();
    let twice = signed(&signed(&plain(2), &person), &person);
    let found = file(&twice, std::slice::from_ref(&authority.certificate)).unwrap();
    assert_eq!(found.len(), 2);
    for s in &found {
        assert_eq!((s.verdict, s.signer.as_str()), (Verdict::Valid, "Élodie Marchand"), "{s:?}");
    }
    assert!(found[0].behind > 0 && found[1].behind == 0);
}

#[test]
fn an_unknown_authority_is_never_called_valid() {
    let (_, person) = sample();
    let found = file(&signed(&plain(1), &person), &[]).unwrap();
    assert_eq!(found[0].verdict, Verdict::CannotJudge);
}

#[test]
fn a_page_replaced_after_signing_is_not_called_valid() {
    let (authority, person) = sample();
    let once = signed(&plain(1), &person);
    let file = File::open(&once).unwrap();
    let start = file.start;
    let mut later = once.clone();
    let at = later.len();
    later.extend_from_slice(b"3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 99 0 R>>\nendobj\n");
    let xref = later.len();
    later.extend_from_slice(
        format!(
            "xref\n3 1\n{at:010} 00000 n \ntrailer\n<</Size 100/Root 1 0 R/Prev {start}>>\nstartxref\n{xref}\n%%EOF\n"
        )
        .as_bytes(),
    );
    let report = super::file(&later, std::slice::from_ref(&authority.certificate)).unwrap();
    assert_eq!(report[0].verdict, Verdict::IntactWithAdditions);
    assert!(report[0].changes.iter().any(|c| c.kind == ChangeKind::PageChanged), "{:?}", report[0].changes);
    // A signature over the falsified file does not whitewash the first one.
    let again = signed(&later, &person);
    assert_eq!(verdicts(&again, &authority)[0], Verdict::IntactWithAdditions);
}

#[test]
fn bytes_behind_the_end_are_additions() {
    let (authority, person) = sample();
    let mut once = signed(&plain(1), &person);
    once.extend_from_slice(b"% a remark\n");
    assert_eq!(verdicts(&once, &authority), [Verdict::IntactWithAdditions]);
}

#[test]
fn ranges_that_leave_something_out_are_not_valid() {
    let (authority, person) = sample();
    let once = signed(&plain(1), &person);
    let text = String::from_utf8_lossy(&once).into_owned();
    let at = text.find("/ByteRange[0 ").unwrap();
    let figures = &text[at + 11..at + 40];
    let shorter = format!("[0 {} ", figures[3..].split(' ').next().unwrap().parse::<usize>().unwrap() - 1);
    let mut forged = once.clone();
    forged[at + 10..at + 10 + shorter.len()].copy_from_slice(shorter.as_bytes());
    assert_eq!(verdicts(&forged, &authority), [Verdict::NotValid]);
}

#[test]
fn a_kind_of_signature_that_is_not_known_is_not_judged() {
    let (authority, person) = sample();
    let mut once = signed(&plain(1), &person);
    let at = once.windows(19).position(|w| w == b"ETSI.CAdES.detached").unwrap();
    once[at..at + 19].copy_from_slice(b"ETSI.CAdES.attached");
    assert_eq!(verdicts(&once, &authority), [Verdict::CannotJudge]);
}

fn stranger() -> Identity {
    let mut n = 3u8;
    let mut random = |bytes: &mut [u8]| {
        for b in bytes.iter_mut() {
            n = n.wrapping_mul(7).wrapping_add(29);
            *b = n ^ n >> 2;
        }
        Ok(())
    };
    let now = "2027-04-03T08:00:00Z".parse().unwrap();
    let authority = Identity::authority("Institut d'essai", now, &mut random).unwrap();
    let subject = crate::sign::identity::Subject { name: "Mallory", organisation: "Institut d'essai", mail: None };
    authority.issue(&subject, now, &mut random).unwrap()
}

#[test]
fn a_stranger_s_signature_explains_nothing() {
    let (authority, person) = sample();
    let stranger = stranger();
    let once = signed(&plain(1), &person);
    let found = verdicts(&signed(&once, &stranger), &authority);
    assert_eq!(found, [Verdict::IntactWithAdditions, Verdict::CannotJudge]);
    // Not even where a trusted one follows.
    let found = verdicts(&signed(&signed(&once, &stranger), &person), &authority);
    assert_eq!(found, [Verdict::IntactWithAdditions, Verdict::CannotJudge, Verdict::Valid]);
    // But one that came before does no harm.
    let found = verdicts(&signed(&signed(&plain(1), &stranger), &person), &authority);
    assert_eq!(found, [Verdict::CannotJudge, Verdict::Valid]);
}

/// A later signature that is nobody's to rely on is a signature field all the same, and explains itself.
#[test]
fn what_speaks_against_a_later_signer_alone_spares_the_earlier_signature() {
    let (authority, person) = sample();
    let once = signed(&plain(1), &person);
    // An authority's certificate certifies; it signs no documents.
    let twice = signed(&once, &authority);
    let found = file(&twice, std::slice::from_ref(&authority.certificate)).unwrap();
    assert_eq!(found[1].problems, [Problem::NotForSigning]);
    let judged = |s: &Signature| (s.integrity, s.verdict);
    assert_eq!(judged(&found[0]), (Integrity::Explained, Verdict::Valid), "{:#?}", found[0]);
    assert_eq!(judged(&found[1]), (Integrity::Whole, Verdict::CannotJudge));
    // Nor does one whose certificate had been revoked.
    let mut byte = 9u8;
    let mut random = |bytes: &mut [u8]| {
        for b in bytes.iter_mut() {
            byte = byte.wrapping_mul(7).wrapping_add(29);
            *b = byte ^ byte >> 2;
        }
        Ok(())
    };
    let subject = crate::sign::identity::Subject { name: "Partie", organisation: "Institut d’essai", mail: None };
    let gone = authority.issue(&subject, "2027-04-03T08:00:00Z".parse().unwrap(), &mut random).unwrap();
    let serial = crate::sign::identity::names(&gone.certificate).unwrap().serial;
    let at = "2027-04-04T08:00:00Z".parse().unwrap();
    let told = [Revoked { serial, at, reason: Reason::CessationOfOperation }];
    let roots = [authority.certificate.clone()];
    let context = Context { roots: &roots, told: &told, ..Context::default() };
    let found = file_with(&signed(&once, &gone), &context).unwrap();
    assert_eq!(found.iter().map(|s| s.verdict).collect::<Vec<_>>(), [Verdict::Valid, Verdict::NotValid], "{found:#?}");
    // Bytes that are not its own spoil it, and then it explains nothing.
    let mut spoilt = signed(&once, &authority);
    let at = spoilt.len() - spoilt.iter().rev().skip(8).position(|b| *b == b'\n').unwrap() - 8;
    spoilt.splice(at..at, *b"%\n");
    assert_ne!(verdicts(&spoilt, &authority)[0], Verdict::Valid);
}

fn with_content(content: &str) -> Vec<u8> {
    crate::sign::pdf::file::tests::assembled(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ])
}

#[test]
fn content_replaced_through_a_stream_beside_a_table_is_told() {
    let (authority, person) = sample();
    let mut later = signed(&with_content("n"), &person);
    let start = File::open(&later).unwrap().start;
    let content = later.len();
    later.extend_from_slice(b"4 0 obj\n<</Length 1>>\nstream\nq\nendstream\nendobj\n");
    let beside = later.len();
    let head = "/Type/XRef/W[1 4 1]/Index[4 1 100 1]/Size 101/Root 1 0 R/Length 12";
    later.extend_from_slice(format!("100 0 obj\n<<{head}>>\nstream\n").as_bytes());
    for at in [content, beside] {
        later.push(1);
        later.extend_from_slice(&u32::try_from(at).unwrap().to_be_bytes());
        later.push(0);
    }
    later.extend_from_slice(b"\nendstream\nendobj\n");
    let table = later.len();
    let trailer = format!("<</Size 101/Root 1 0 R/Prev {start}/XRefStm {beside}>>");
    later.extend_from_slice(format!("xref\n0 0\ntrailer\n{trailer}\nstartxref\n{table}\n%%EOF\n").as_bytes());
    let found = verdicts(&signed(&later, &person), &authority);
    assert_eq!(found, [Verdict::IntactWithAdditions, Verdict::Valid]);
}

#[test]
fn a_section_hidden_in_the_signed_bytes_is_told_when_it_comes_into_play() {
    let (authority, person) = sample();
    for keeps_chain in [true, false] {
        let other = "3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n";
        let section = "xref\n3 1\nAAAAAAAAAA 00000 n \ntrailer\n<</Size 90/Root 1 0 R/Prev BBBBBBBBBB>>\n";
        let text = String::from_utf8(with_content(&format!("{other}{section}"))).unwrap();
        let place = |what: &str| text.find(what).unwrap();
        let (page, hidden) = (place("3 0 obj\n<</Type/Page/Parent 2 0 R>>\n"), place("xref\n3 1"));
        let first = text.rfind("xref\n0 ").unwrap();
        // The length of a signed file does not depend on what its content says.
        let start = File::open(&signed(text.as_bytes(), &person)).unwrap().start;
        let back = if keeps_chain { start } else { first };
        let armed = text.replace("AAAAAAAAAA", &format!("{page:010}")).replace("BBBBBBBBBB", &format!("{back:010}"));
        let mut later = signed(armed.as_bytes(), &person);
        assert_eq!(verdicts(&later, &authority), [Verdict::Valid]);
        let table = later.len();
        let end = format!("xref\n0 0\ntrailer\n<</Size 90/Root 1 0 R/Prev {hidden}>>\nstartxref\n{table}\n%%EOF\n");
        later.extend_from_slice(end.as_bytes());
        let report = super::file(&later, std::slice::from_ref(&authority.certificate)).unwrap();
        // Without the chain the signature's own field is gone from what is shown.
        if keeps_chain {
            assert!(report[0].changes.iter().any(|c| c.kind == ChangeKind::PageChanged), "{report:?}");
            assert_eq!(verdicts(&signed(&later, &person), &authority)[0], Verdict::IntactWithAdditions);
        } else {
            assert!(report.is_empty());
        }
    }
}

#[test]
fn content_that_was_missing_when_signed_is_told_when_it_comes() {
    let (authority, person) = sample();
    let text = String::from_utf8(with_content("n")).unwrap().replace("/Contents 4 0 R", "/Contents 9 0 R");
    let mut later = signed(text.as_bytes(), &person);
    assert!(File::open(&later).unwrap().object(9).is_none());
    let (start, content) = (File::open(&later).unwrap().start, later.len());
    later.extend_from_slice(b"9 0 obj\n<</Length 1>>\nstream\nq\nendstream\nendobj\n");
    let table = later.len();
    let trailer = format!("trailer\n<</Size 90/Root 1 0 R/Prev {start}>>");
    later.extend_from_slice(
        format!("xref\n9 1\n{content:010} 00000 n \n{trailer}\nstartxref\n{table}\n%%EOF\n").as_bytes(),
    );
    let found = verdicts(&signed(&later, &person), &authority);
    assert_eq!(found, [Verdict::IntactWithAdditions, Verdict::Valid]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_flipped_byte_stays_valid(at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let (authority, person) = sample();
        let mut once = signed(&plain(1), &person);
        let n = at.index(once.len());
        once[n] ^= 1 << bit;
        let found = file(&once, std::slice::from_ref(&authority.certificate));
        // Hexadecimal digits of /Contents mean the same in either case, and its padding is not signed.
        let text = signed(&plain(1), &person);
        let gap = text.windows(10).position(|w| w == b"/Contents<").unwrap() + 10;
        if !(gap..gap + 32_768).contains(&n) {
            let valid = found.is_ok_and(|f| f.iter().any(|s| s.verdict == Verdict::Valid));
            prop_assert!(!valid, "byte {}", n);
        }
    }
}
