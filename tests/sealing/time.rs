//! Whose clock tells the time of signatures: an authority that answers over the loopback, one that does not, and stamps
//! that come later.

use crate::house::House;
use crate::served::{body, serve};
use crate::world::{Clock, adesverify, judged, judgements};
use paraphe::desk::*;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn signatures_carry_the_time_of_an_authority_and_judges_trust_it() {
    let mut h = House::new();
    let clock = Clock::new("sealing-clock");
    let roots = clock.roots.clone();
    let (url, root) = serve(clock);
    h.bench.apply(&mut SetTsa { url: Some(url), root: Some(root) }).unwrap();
    let told = h.bench.apply(&mut TryTsa).unwrap().done.remove(0);
    assert!(told.starts_with("Heure-sealing-clock, 2"), "{told}");
    let id = h.begin(&[0, 1]);
    h.sign(0, &id);
    h.sign(1, &id);
    let ours = h.ours(&id);
    let proved = |s: &SignatureReport| matches!(&s.time, TimeReport::Proved { authority, .. } if authority == "Heure-sealing-clock");
    assert!(ours.len() == 2 && ours.iter().all(|s| proved(s) && s.verdict == Verdict::Valid), "{ours:#?}");
    let folder = crate::peers::folder("sealing-bt");
    let all = [vec![h.root()], roots].concat();
    let said = judged(&folder, &[("bt.pdf".to_owned(), h.document(&id))], &all);
    for judge in ["pyhanko", "pdfsig", "openssl"] {
        let found = judgements(&said["bt.pdf"], judge);
        assert!(found.len() == 2 && found.iter().all(|f| f["sound"] == true), "{judge}: {found:#?}");
    }
    let (_, says) = adesverify(&folder, "bt.pdf", &all, &["--no-revocation-check"]);
    assert_eq!(says.matches("TIMESTAMP_TOKEN<INTACT:TRUSTED>").count(), 2, "{says}");
    // Nothing is left to be stamped.
    let mut again = TimeStamp { dossiers: vec![id.clone()] };
    let refused = h.act(&mut again).unwrap().refused;
    assert_eq!(refused.iter().map(|(_, why)| why.code()).collect::<Vec<_>>(), ["nothing-to-time-stamp"]);
    assert!(awaiting_time(h.bench.state(), h.bench.desk().me(), h.bench.now).is_empty());
}

#[test]
fn what_was_signed_while_nobody_answered_is_stamped_later_even_within_the_circuit() {
    let mut h = House::new();
    // Nobody listens there.
    h.bench.apply(&mut SetTsa { url: Some("http://127.0.0.1:1/".into()), root: None }).unwrap();
    let id = h.begin(&[0, 1]);
    let done = h.try_sign(0, &id, Sealing::default()).unwrap();
    assert_eq!(done.refused.iter().map(|(_, why)| why.code()).collect::<Vec<_>>(), ["service-silent"]);
    assert_eq!(h.ours(&id)[0].time, TimeReport::Claimed);
    let clock = Clock::new("sealing-later");
    let trusted = clock.roots.clone();
    let (url, root) = serve(clock);
    h.bench.become_first();
    h.bench.apply(&mut SetTsa { url: Some(url), root: Some(root) }).unwrap();
    assert_eq!(awaiting_time(h.bench.state(), h.bench.desk().me(), h.bench.now), std::slice::from_ref(&id));
    let before = h.document(&id);
    h.bench.apply(&mut TimeStamp { dossiers: vec![id.clone()] }).unwrap();
    assert!(h.document(&id).starts_with(&before));
    let proved = |s: &SignatureReport| matches!(&s.time, TimeReport::Proved { .. });
    assert!(h.ours(&id).iter().all(proved), "{:#?}", h.ours(&id));
    // The circuit goes on from the stamped document.
    h.sign(1, &id);
    let ours = h.ours(&id);
    assert!(ours.len() == 3 && ours.iter().all(|s| s.verdict == Verdict::Valid), "{ours:#?}");
    assert_eq!(ours.iter().filter(|s| s.kind == "time-stamp").count(), 1);
    let folder = crate::peers::folder("sealing-dts");
    let all = [vec![h.root()], trusted].concat();
    let said = judged(&folder, &[("dts.pdf".to_owned(), h.document(&id))], &all);
    let found = judgements(&said["dts.pdf"], "pyhanko");
    assert!(found.len() >= 2 && found.iter().all(|f| f["sound"] == true), "{found:#?}");
    h.bench.become_first();
    h.bench.assert_sound();
    // The store is rebuilt to the same state.
    assert_eq!(h.dossier(&id).stamped.len(), 1);
}

/// Somebody who listens on the loopback and never answers; how often it was asked.
fn mute() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/tsa", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    std::thread::spawn(move || {
        for client in listener.incoming() {
            // The question is heard to its end, and that is all.
            let question = body(&mut client.unwrap());
            count.fetch_add(usize::from(!question.is_empty()), Ordering::SeqCst);
        }
    });
    (url, asked)
}

#[test]
fn an_authority_that_is_silent_once_is_not_waited_for_at_every_dossier_of_a_selection() {
    let mut h = House::new();
    let (url, asked) = mute();
    h.bench.apply(&mut SetTsa { url: Some(url), root: None }).unwrap();
    let dossiers: Vec<_> = (0..3).map(|_| h.begin(&[0])).collect();
    h.be(0);
    let acts = dossiers.iter().map(|id| Act::new(id.clone(), What::Sign)).collect();
    let done = h.act(&mut Together { acts }).unwrap();
    assert_eq!(done.done.len(), 3);
    let codes = |done: &Done| done.refused.iter().map(|(_, why)| why.code()).collect::<Vec<_>>();
    assert_eq!(codes(&done), ["service-silent", "tsa-skipped", "tsa-skipped"]);
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    // All of them wait for their time, and the run that is to add it waits once too.
    let waiting = awaiting_time(h.bench.state(), h.bench.desk().me(), h.bench.now);
    assert_eq!(waiting.len(), 3);
    let done = h.act(&mut TimeStamp { dossiers: waiting }).unwrap();
    assert_eq!(codes(&done), ["service-silent", "tsa-skipped", "tsa-skipped"]);
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

/// The text of a PDF by a foreign reader, its lines joined.
fn printed(path: &std::path::Path) -> String {
    let told = crate::peers::run(std::process::Command::new("pdftotext").arg("-raw").arg(path).arg("-"));
    told.replace(['\u{a0}', '\u{202f}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_sheet_and_the_evidence_say_whose_clock_each_date_is_and_in_which_capacity_somebody_signed() {
    let mut h = House::new();
    let clock = Clock::new("sealing-whose");
    let (url, root) = serve(clock);
    let id = h.begin(&[0, 1]);
    // The first by the clock of the desk alone, on the order of the holder; a stamp over it; the second with its own.
    h.bench.become_first();
    let (post, person) = (h.posts[0].clone(), h.people[2].clone());
    let (from, until) = (h.bench.now.day, h.bench.now.day);
    let manner = paraphe::domain::people::Manner::Order;
    h.bench.apply(&mut Substitute { post, person, kinds: vec![], from, until, act: "Note 4".into(), manner }).unwrap();
    h.sign(2, &id);
    h.bench.become_first();
    h.bench.apply(&mut SetTsa { url: Some(url), root: Some(root) }).unwrap();
    h.bench.apply(&mut TimeStamp { dossiers: vec![id.clone()] }).unwrap();
    h.sign(1, &id);
    h.bench.become_first();
    let path = h.bench.path("fiche.pdf");
    h.bench.apply(&mut SaveSheet { dossier: id.clone(), restricted: false, path: path.clone() }).unwrap();
    let sheet = printed(&path);
    // A line may end within the name.
    let authority = ", horloge de l’autorité d’horodatage « Heure-";
    assert_eq!(sheet.matches(authority).count(), 2, "the second signature, and the stamp over the first: {sheet}");
    assert_eq!(sheet.matches("), horloge du bureau").count(), 4, "sending, two acts, the stamp’s asking: {sheet}");
    assert!(sheet.contains("is the clock of the desk") && sheet.contains("L’horloge du bureau est celle"), "{sheet}");
    // The sheet says of the capacity what the stamp says.
    let dossier = h.dossier(&id);
    let paraphe::domain::dossier::Deed::Signature { stamp, .. } = &dossier.acts[0].deed else { panic!() };
    assert_eq!(stamp[1..3], ["Directrice, par ordre", "Sur ordre d’Anne Lemoine - Note 4"]);
    assert!(stamp[1..3].iter().all(|line| sheet.contains(line.as_str())), "{sheet}");
    let out = h.bench.path("preuve.zip");
    h.bench.apply(&mut SaveEvidence { dossier: id, path: out.clone() }).unwrap();
    // Nothing in the archive is packed: it is read as it is.
    let told = String::from_utf8_lossy(&std::fs::read(out).unwrap()).into_owned();
    assert_eq!(told.matches("\"en\": \"clock of the time-stamping authority “Heure-sealing-whose”\"").count(), 2);
    assert_eq!(told.matches("\"fr\": \"horloge du bureau\"").count(), 3, "two acts and the stamp’s asking");
}
