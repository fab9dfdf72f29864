//! Whose clock tells the time of signatures: an authority that answers over the loopback, one that does not, and stamps
//! that come later.

use crate::house::House;
use crate::served::serve;
use crate::world::{Clock, adesverify, judged, judgements};
use paraphe::desk::*;

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
