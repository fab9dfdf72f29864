//! The first signature certifies; later ones fill the fields that it laid out.

use crate::house::House;
use paraphe::desk::*;
use paraphe::domain::circuit::{Asked, Quorum, Step, Who};
use paraphe::domain::dossier::{Particulars, Status};
use paraphe::domain::plan::Note;
use paraphe::domain::stamp::StampPlace;
use std::collections::BTreeMap;

fn remarks(house: &House, act: &Act) -> Vec<&'static str> {
    let plan = house.bench.desk().plan(act, house.bench.now, &Watch::default()).unwrap();
    plan.notes.iter().filter_map(|n| if let Note::Deed(d) = n { Some(d.word()) } else { None }).collect()
}

#[test]
fn three_sign_a_certified_document_and_every_judge_finds_all_of_them_good() {
    let mut h = House::new();
    let id = h.begin(&[0, 1, 2]);
    h.be(0);
    let told = remarks(&h, &Act::new(id.clone(), What::Sign));
    assert!(told.contains(&"stamp") && told.contains(&"certifies"), "{told:?}");
    h.sign(0, &id);
    let first = h.document(&id);
    assert!(first.windows(7).any(|w| w == b"/DocMDP"));
    h.sign(1, &id);
    let told = h.document(&id);
    assert!(told.starts_with(&first), "nothing that was signed moves");
    h.sign(2, &id);
    assert_eq!(h.dossier(&id).status, Status::Completed);
    h.assert_good(&id, "sealing-certified", 3);
    let fields: Vec<String> = h.ours(&id).into_iter().map(|s| s.field).collect();
    assert_eq!(fields, ["Signature1", "Signature2", "Signature3"]);
    h.bench.assert_sound();
}

#[test]
fn a_step_that_is_inserted_signs_in_reserve_and_unused_fields_do_no_harm() {
    let mut h = House::new();
    let id = h.begin(&[0, 1]);
    h.sign(0, &id);
    h.bench.become_first();
    let step = Step::new(Asked::Signature, vec![Who::Post(h.posts[2].clone())], Quorum::All, 0);
    h.be(1);
    let insert = h.act(&mut Act::new(id.clone(), What::Insert { before: None, step }));
    insert.unwrap();
    h.sign(1, &id);
    h.sign(2, &id);
    assert_eq!(h.dossier(&id).status, Status::Completed);
    h.assert_good(&id, "sealing-inserted", 3);
    assert_eq!(h.ours(&id).last().unwrap().field, "Reserve1");
}

#[test]
fn a_new_version_starts_anew() {
    let mut h = House::new();
    let id = h.begin(&[0, 1]);
    h.sign(0, &id);
    h.be(1);
    h.act(&mut Refuse { dossier: id.clone(), reason: "Il manque une page".into() }).unwrap();
    h.bench.become_first();
    let document = h.bench.pdf("deux.pdf", "Deuxième");
    h.bench.apply(&mut NewVersion { dossier: id.clone(), document }).unwrap();
    h.sign(0, &id);
    h.sign(1, &id);
    h.assert_good(&id, "sealing-version", 2);
}

/// What somebody else has signed before is not certified, and stays good.
#[test]
fn a_document_that_others_have_signed_is_only_approved() {
    let mut h = House::new();
    let signers = crate::world::Signers::new();
    let foreign = signers.sign(&crate::world::one_page(), paraphe::sign::pdf::write::Options::default()).unwrap().bytes;
    let path = h.bench.path("signee.pdf");
    std::fs::write(&path, foreign).unwrap();
    let id = h.begin_with(&[0, 1], path, vec![], Particulars::default());
    h.sign(0, &id);
    h.sign(1, &id);
    let bytes = h.document(&id);
    assert!(!bytes.windows(7).any(|w| w == b"/DocMDP"));
    let ours = h.ours(&id);
    assert_eq!(ours.iter().filter(|s| s.verdict == Verdict::Valid).count(), 2, "{ours:#?}");
    let folder = crate::peers::folder("sealing-foreign");
    let roots = [h.root(), signers.root().remove(0)];
    let said = crate::world::judged(&folder, &[("f.pdf".to_owned(), bytes)], &roots);
    for judge in ["pyhanko", "pdfsig", "openssl"] {
        let found = crate::world::judgements(&said["f.pdf"], judge);
        assert!(found.len() == 3 && found.iter().all(|f| f["sound"] == true), "{judge}: {found:#?}");
    }
}

#[test]
fn stamps_stand_where_they_were_put_and_never_on_text() {
    let mut h = House::new();
    let content = "BT /F1 12 Tf 72 700 Td (Signature : [[signature:2]]) Tj 0 -640 Td (Tout en bas de la page) Tj ET";
    let path = h.bench.path("balise.pdf");
    std::fs::write(&path, crate::world::page_of(content)).unwrap();
    let place = StampPlace::read("1:C3").unwrap();
    let particulars = Particulars { stamps: BTreeMap::from([(3, place)]), ..Particulars::default() };
    let id = h.begin_with(&[0, 1, 2], path, vec![], particulars);
    // Where text stands no stamp goes.
    let on_text = Sealing { place: StampPlace::read("1:A10"), ..Sealing::default() };
    assert_eq!(h.try_sign(0, &id, on_text).unwrap_err().code(), "stamp-place-taken");
    let beside = Sealing { place: StampPlace::read("last:B6"), ..Sealing::default() };
    h.try_sign(0, &id, beside).unwrap();
    let moved = Sealing { place: StampPlace::read("1:A5"), ..Sealing::default() };
    assert_eq!(h.try_sign(1, &id, moved).unwrap_err().code(), "stamp-laid-out");
    h.sign(1, &id);
    h.sign(2, &id);
    h.assert_good(&id, "sealing-stamps", 3);
    let bytes = h.document(&id);
    let file = paraphe::sign::pdf::file::File::open(&bytes).unwrap();
    let areas: BTreeMap<String, [f64; 4]> = paraphe::sign::pdf::fields::all(&file)
        .into_iter()
        .filter(|f| f.value.is_some())
        .map(|f| (f.name, f.area.unwrap()))
        .collect();
    let [left, bottom, _, top] = areas["Signature1"];
    assert!(left > 198.0 && left < 300.0 && bottom > 337.0 && top < 421.0, "{areas:?}");
    let [left, _, _, top] = areas["Signature2"];
    assert!(left > 120.0 && left < 150.0 && top > 705.0 && top < 715.0, "{areas:?}");
    let [left, bottom, _, _] = areas["Signature3"];
    assert!(left > 396.0 && bottom > 589.0, "{areas:?}");
}

/// The page of each visible stamp, by field: those that show nothing are not in it.
fn visible(h: &mut House, id: &paraphe::domain::ids::DossierId) -> Vec<String> {
    let bytes = h.document(id);
    let file = paraphe::sign::pdf::file::File::open(&bytes).unwrap();
    let shows = |f: &paraphe::sign::pdf::fields::Field| f.area.is_some_and(|[l, b, r, t]| l < r && b < t);
    paraphe::sign::pdf::fields::all(&file).into_iter().filter(shows).map(|f| f.name).collect()
}

#[test]
fn a_text_that_cannot_be_read_once_hides_one_stamp_and_the_others_are_tried_again() {
    let mut h = House::new();
    let (blind, put) = (h.begin(&[0, 1, 2]), h.begin(&[1, 2]));
    h.be(0);
    h.bench.deafen();
    let mut act = Act::new(blind.clone(), What::Sign);
    let told = remarks(&h, &act);
    assert!(told.contains(&"text-unread") && told.contains(&"stamps-later"), "{told:?}");
    assert!(!told.contains(&"stamp") && !told.contains(&"certifies"), "{told:?}");
    let plan = h.bench.desk().plan(&act, h.bench.now, &Watch::default()).unwrap();
    let said = |n: &Note| paraphe::text::note::note(n, paraphe::text::Lang::Fr);
    assert!(plan.notes.iter().any(|n| said(n).contains("2 autres tampons")), "how many, before anything is signed");
    let done = h.act(&mut act).unwrap();
    assert_eq!(done.refused.iter().map(|(_, why)| why.code()).collect::<Vec<_>>(), ["stamp-unshown"]);
    assert!(visible(&mut h, &blind).is_empty());
    // Still blind: the same reason, for this stamp alone.
    h.be(1);
    h.bench.deafen();
    let mut act = Act::new(blind.clone(), What::Sign);
    let told = remarks(&h, &act);
    assert!(told.contains(&"text-unread") && !told.contains(&"stamp"), "{told:?}");
    assert_eq!(h.act(&mut act).unwrap().refused.len(), 1);
    // The text is read again: this stamp shows.
    h.sign(2, &blind);
    assert_eq!(visible(&mut h, &blind).len(), 1);
    h.assert_good(&blind, "sealing-blind", 3);
    // Where somebody says where, it stands there, and that it is at their own risk is said before.
    h.be(1);
    h.bench.deafen();
    let how = Sealing { place: StampPlace::read("1:B6"), ..Sealing::default() };
    let mut act = Act { how, ..Act::new(put.clone(), What::Sign) };
    let told = remarks(&h, &act);
    assert!(told.contains(&"text-unread") && told.contains(&"stamp"), "{told:?}");
    assert!(h.act(&mut act).unwrap().refused.is_empty());
    assert!(h.bench.desk().places(&put, None, h.bench.now).unwrap().unread);
    h.sign(2, &put);
    assert_eq!(visible(&mut h, &put).len(), 2);
    h.assert_good(&put, "sealing-put", 2);
}

#[test]
fn who_signs_a_hidden_field_is_not_told_that_room_is_lacking() {
    let mut h = House::new();
    let id = h.begin(&[0]);
    h.be(0);
    h.bench.deafen();
    let told = remarks(&h, &Act::new(id.clone(), What::Sign));
    assert!(told.contains(&"certifies") && !told.contains(&"stamps-later"), "no other stamp is at stake: {told:?}");
    h.bench.become_first();
    let step = Step::new(Asked::Visa, vec![Who::Post(h.posts[1].clone())], Quorum::All, 0);
    let insert = h.act(&mut Act::new(id.clone(), What::Insert { before: None, step }));
    insert.unwrap();
    h.be(0);
    h.bench.deafen();
    h.act(&mut Act::new(id.clone(), What::Sign)).unwrap();
    h.bench.become_first();
    let step = Step::new(Asked::Signature, vec![Who::Post(h.posts[2].clone())], Quorum::All, 0);
    h.act(&mut Act::new(id.clone(), What::Insert { before: None, step })).unwrap();
    h.be(1);
    h.act(&mut Act::new(id.clone(), What::Visa)).unwrap();
    h.be(2);
    let act = Act::new(id.clone(), What::Sign);
    let plan = h.bench.desk().plan(&act, h.bench.now, &Watch::default()).unwrap();
    let told: Vec<String> = plan.notes.iter().map(|n| paraphe::text::note::note(n, paraphe::text::Lang::Fr)).collect();
    assert!(told.iter().any(|t| t.contains("n’en montre pas")), "{told:#?}");
    assert!(!told.iter().any(|t| t.contains("faute de")), "{told:#?}");
    h.sign(2, &id);
    h.assert_good(&id, "sealing-hidden", 2);
}
