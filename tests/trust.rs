//! Keys, certificates and the clock: what is lost can be replaced, and nobody holds the key of somebody else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Bench, FIRST, moment, phrase};
use paraphe::desk::Hidden;
use paraphe::desk::*;
use paraphe::domain::dossier::DocumentKind;
use paraphe::domain::find;
use paraphe::domain::ids::{DossierId, PersonId};
use paraphe::domain::people::{Place as Where, PostKind};
use paraphe::domain::plan::Note;

/// A desk with the head of a structure, who may sign.
fn with_head(bench: &mut Bench) -> PersonId {
    let (from, until) = ("2027-01-01".parse().unwrap(), "2039-12-31".parse().unwrap());
    let mail = "anne@essai.fr".into();
    bench.apply(&mut AddPerson { name: "Anne Lemoine".into(), mail, phone: String::new() }).unwrap();
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    let place = Where::Structure(find::structure(bench.state(), "U 1016").unwrap());
    let title = "Directrice de l’unité U 1016";
    bench.apply(&mut AddPost { title: title.into(), kind: PostKind::Director, place }).unwrap();
    let (person, post) =
        (find::person(bench.state(), "Anne Lemoine").unwrap(), find::post(bench.state(), title).unwrap());
    bench.apply(&mut Appoint { person: person.clone(), post: post.clone(), from, until: None }).unwrap();
    let act = "Décision 2027-1".into();
    let mut grant = Grant {
        person: person.clone(),
        post,
        kinds: vec![],
        ceiling: None,
        place: Where::Institute,
        from,
        until,
        act,
        on_behalf: None,
    };
    bench.apply(&mut grant).unwrap();
    person
}

/// A letter that waits for the signature of that head.
fn letter(bench: &mut Bench) -> DossierId {
    let document = bench.pdf("lettre.pdf", "Lettre");
    let mut new = NewDossier {
        title: "Lettre".into(),
        kind: DocumentKind::Letter,
        structure: Some(find::structure(bench.state(), "U 1016").unwrap()),
        amount: None,
        circuit: "directeur".into(),
        document,
        annexes: vec![],
        particulars: paraphe::domain::dossier::Particulars::default(),
    };
    let number = bench.apply(&mut new).unwrap().done.remove(0);
    find::dossier(bench.state(), &number).unwrap().id.clone()
}

fn keys(bench: &Bench) -> serde_json::Value {
    let text = std::fs::read_to_string(bench.place.folder.join("keys")).unwrap();
    serde_json::from_str(text.trim_end().rsplit_once('\n').unwrap().0).unwrap()
}

fn kinds(bench: &Bench) -> Vec<String> {
    let Answer::Entries { lines, .. } = bench.ask(Question::Entries(Filter::default())).unwrap() else { panic!() };
    lines.into_iter().map(|l| l.kind).collect()
}

fn change(bench: &mut Bench, person: &PersonId, given: &str, own: &str) {
    bench.close();
    let (desk, notices) = bench.unlock_as(person, &phrase(given));
    assert_eq!(notices, [Notice::MustChange]);
    bench.take(desk);
    bench.apply(&mut ChangePassphrase { old: Hidden::new(phrase(given)), new: Hidden::new(phrase(own)) }).unwrap();
}

fn guarded<V: Verb>(mut verb: V) -> V {
    verb.give_passphrase(Hidden::new(phrase(FIRST)));
    verb
}

#[test]
fn no_key_of_an_account_is_ever_under_a_passphrase_that_somebody_else_chose() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let anne = with_head(&mut bench);
    bench.apply(&mut guarded(AddAccount::new(anne.clone(), Hidden::new(phrase("given"))))).unwrap();
    let record = keys(&bench)["accounts"][1].clone();
    assert_eq!((record["document"].as_str(), record["logs"].as_array().map(Vec::len)), (Some(""), Some(0)));
    bench.close();
    let (desk, _) = bench.unlock_as(&anne, &phrase("given"));
    bench.take(desk);
    assert_eq!(keys(&bench)["accounts"][1]["logs"].as_array().unwrap().len(), 0, "no log under a first passphrase");
    bench.assert_sound();
    let (old, new) = (Hidden::new(phrase("given")), Hidden::new(phrase("Anne Lemoine")));
    bench.apply(&mut ChangePassphrase { old, new }).unwrap();
    let asked = keys(&bench)["accounts"][1].clone();
    assert_eq!((asked["document"].as_str(), asked["logs"].as_array().map(Vec::len)), (Some(""), Some(1)));
    assert!(asked["next"]["public"].as_str().unwrap().len() > 100);
    bench.assert_sound();
    bench.close();
    // The administrator opens the desk, and that is all.
    let notices = bench.open();
    assert_eq!(notices, [Notice::Certified { names: vec!["Anne Lemoine".into()] }]);
    let certified = keys(&bench)["accounts"][1].clone();
    assert_eq!(certified["document"], asked["next"]["wrapped"], "the key is the one that was asked for");
    assert!(!certified["certificate"].as_str().unwrap().is_empty() && certified["next"].is_null());
    let account = bench.state().people.accounts[&anne].clone();
    assert!(account.requested.is_empty() && account.until.unwrap().to_string().starts_with("2030-04"));
    bench.close();
    assert_eq!(bench.open(), []);
    bench.assert_sound();
}

#[test]
fn an_account_whose_passphrase_is_lost_is_reset_and_what_it_signed_stays_valid() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let anne = with_head(&mut bench);
    bench.add_account(&anne);
    let before = bench.state().people.accounts[&anne].clone();
    let reset = |person: &PersonId| guarded(ResetAccount::new(person.clone(), Hidden::new(phrase("given again"))));
    let me = bench.desk().me().clone();
    assert_eq!(bench.apply(&mut reset(&me)).unwrap_err().code(), "own-account");
    bench.become_(&anne);
    assert_eq!(bench.apply(&mut reset(&me)).unwrap_err().code(), "not-administrator");
    bench.become_first();
    let mut unguarded = ResetAccount::new(anne.clone(), Hidden::new(phrase("given again")));
    assert_eq!(bench.apply(&mut unguarded).unwrap_err().code(), "passphrase-wrong");
    let plan = bench.desk().plan(&reset(&anne), bench.now, &Watch::default()).unwrap();
    for note in [Note::FirstPassphrase, Note::KeysGivenUp, Note::SignaturesStay] {
        assert!(plan.notes.contains(&note), "{plan:?}");
    }
    bench.apply(&mut reset(&anne)).unwrap();
    assert!(bench.state().people.accounts[&anne].certificate.is_empty());
    bench.assert_sound();
    bench.close();
    let lost = Desk::unlock(&bench.place, &anne, &phrase("Anne Lemoine"), bench.now, Opening::default());
    assert_eq!(lost.unwrap_err().code(), "passphrase-wrong");
    bench.open();
    change(&mut bench, &anne, "given again", "une Anne nouvelle");
    assert_eq!(bench.desk().read_only(), None);
    bench.assert_sound();
    bench.close();
    assert_eq!(bench.open(), [Notice::Certified { names: vec!["Anne Lemoine".into()] }]);
    let after = bench.state().people.accounts[&anne].clone();
    assert!(after.key != before.key && after.certificate != before.certificate && !after.certificate.is_empty());
    let Answer::Checkpoints(notes) = bench.ask(Question::Checkpoint).unwrap() else { panic!() };
    assert_eq!(notes.len(), 3, "the old log stays, a new one has begun");
    let kinds = kinds(&bench);
    for kind in ["account.reset", "account.key-requested", "account.certificate-issued"] {
        assert!(kinds.iter().any(|k| k == kind), "{kind} in {kinds:?}");
    }
    bench.assert_sound();
    // The same once more: no name of a log is used twice.
    bench.apply(&mut reset(&anne)).unwrap();
    change(&mut bench, &anne, "given again", "encore une Anne");
    bench.close();
    bench.open();
    bench.assert_sound();
}

#[test]
fn a_second_administrator_can_do_what_the_first_can_and_save_the_first() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let anne = with_head(&mut bench);
    bench.add_account(&anne);
    let name = |theirs: &str| guarded(NameAdministrator::new(anne.clone(), Hidden::new(phrase(theirs))));
    assert_eq!(bench.apply(&mut name("somebody else")).unwrap_err().code(), "passphrase-wrong");
    bench.apply(&mut name("Anne Lemoine")).unwrap();
    assert_eq!(bench.apply(&mut name("Anne Lemoine")).unwrap_err().code(), "administrator-already");
    let first = bench.desk().me().clone();
    bench.become_(&anne);
    let mut reset = ResetAccount::new(first.clone(), Hidden::new(phrase("given")));
    reset.give_passphrase(Hidden::new(phrase("Anne Lemoine")));
    bench.apply(&mut reset).unwrap();
    change(&mut bench, &first, "given", FIRST);
    bench.become_(&anne);
    let account = bench.state().people.accounts[&first].clone();
    assert!(account.administrator && !account.certificate.is_empty(), "the second certified the first");
    // The first holds the authority again.
    bench.become_first();
    bench.apply(&mut RenewCertificate { passphrase: Hidden::new(phrase(FIRST)) }).unwrap();
    assert_ne!(bench.state().people.accounts[&first].key, account.key);
    bench.assert_sound();
}

#[test]
fn one_signs_with_a_certificate_that_was_issued_and_is_in_force() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let anne = with_head(&mut bench);
    let id = letter(&mut bench);
    let second = letter(&mut bench);
    bench.apply(&mut guarded(AddAccount::new(anne.clone(), Hidden::new(phrase("given"))))).unwrap();
    change(&mut bench, &anne, "given", "Anne Lemoine");
    let signing = |id: &DossierId| Sign { dossier: id.clone(), passphrase: Hidden::new(phrase("Anne Lemoine")) };
    assert_eq!(bench.apply(&mut signing(&id)).unwrap_err().code(), "certificate-awaited");
    bench.become_first();
    bench.become_(&anne);
    bench.apply(&mut signing(&id)).unwrap();
    bench.now = moment("2031-04-05T09:00:00Z");
    assert_eq!(bench.apply(&mut signing(&second)).unwrap_err().code(), "certificate-expired");
    bench.apply(&mut RenewCertificate { passphrase: Hidden::new(phrase("Anne Lemoine")) }).unwrap();
    bench.become_first();
    // A passphrase that is lost now takes nothing from what was signed.
    let reset = ResetAccount::new(anne.clone(), Hidden::new(phrase("given again")));
    bench.become_(&anne);
    bench.apply(&mut signing(&second)).unwrap();
    bench.become_first();
    bench.apply(&mut guarded(reset)).unwrap();
    for id in [id, second] {
        let Answer::Signatures { found, .. } = bench.ask(Question::VerifyDossier(id)).unwrap() else { panic!() };
        assert_eq!(found.iter().map(|s| s.verdict).collect::<Vec<_>>(), [Verdict::Valid]);
    }
    bench.assert_sound();
}

#[test]
fn a_certificate_is_renewed_and_the_old_one_serves_until_then() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let anne = with_head(&mut bench);
    bench.add_account(&anne);
    let before = bench.state().people.accounts[&anne].clone();
    bench.become_(&anne);
    bench.now = moment("2030-03-01T09:00:00Z");
    let wrong = bench.apply(&mut RenewCertificate { passphrase: Hidden::new(phrase("?")) });
    assert_eq!(wrong.unwrap_err().code(), "passphrase-wrong");
    bench.apply(&mut RenewCertificate { passphrase: Hidden::new(phrase("Anne Lemoine")) }).unwrap();
    let asked = bench.state().people.accounts[&anne].clone();
    assert_eq!((&asked.key, &asked.certificate), (&before.key, &before.certificate));
    assert!(!asked.requested.is_empty() && !keys(&bench)["accounts"][1]["document"].as_str().unwrap().is_empty());
    bench.become_first();
    let after = bench.state().people.accounts[&anne].clone();
    assert_eq!(after.key, asked.requested);
    assert!(after.until > before.until);
    bench.assert_sound();
}

#[test]
fn a_log_whose_key_nobody_vouches_for_is_a_fault() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let anne = with_head(&mut bench);
    bench.add_account(&anne);
    bench.close();
    // Every account begins a new log where a copy is accepted; the log before it vouches for the new key.
    std::fs::remove_dir_all(&bench.place.state).unwrap();
    bench.open_with(Opening { accept_copy: true, read_only: false });
    bench.become_(&anne);
    bench.assert_sound();
    bench.become_first();
    bench.assert_sound();
    bench.close();
    // A key slipped into the file of keys: the log that it signs is nobody's.
    let path = bench.place.folder.join("keys");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut value = keys(&bench);
    value["accounts"][1]["logs"] = serde_json::json!([]);
    value["epoch"] = serde_json::json!(3);
    let mut body = serde_json::to_string_pretty(&value).unwrap();
    body.push('\n');
    let digest: String = <sha2::Sha256 as sha2::Digest>::digest(&body).iter().map(|b| format!("{b:02x}")).collect();
    assert_ne!(text, body);
    for name in ["keys", "keys.copy"] {
        std::fs::write(bench.place.folder.join(name), format!("{body}{digest}\n")).unwrap();
    }
    let (desk, _) = bench.unlock_as(&anne, &phrase("Anne Lemoine"));
    bench.take(desk);
    let nobodys = |bench: &Bench| {
        let Answer::Verified(audit) = bench.ask(Question::VerifyRegister).unwrap() else { panic!() };
        assert_eq!(audit.faults.len(), 1, "{audit:?}");
        assert!(audit.faults[0].to_string().contains("nobody vouches for the key"), "{audit:?}");
    };
    nobodys(&bench);
    // Nor does it get a certificate by asking for one.
    bench.apply(&mut RenewCertificate { passphrase: Hidden::new(phrase("Anne Lemoine")) }).unwrap();
    let asked = bench.state().people.accounts[&anne].clone();
    bench.close();
    assert_eq!(bench.open(), [], "no certificate is issued");
    assert_eq!(bench.state().people.accounts[&anne], asked);
    nobodys(&bench);
}

fn add(bench: &mut Bench, name: &str) -> Result<Done, &'static str> {
    let mail = format!("{}@essai.fr", name.to_lowercase());
    bench.apply(&mut AddPerson { name: name.into(), mail, phone: String::new() }).map_err(|t| t.code())
}

#[test]
fn an_act_that_was_dated_too_late_does_not_stop_the_desk_for_ever() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.close();
    bench.now = moment("2028-06-05T09:00:00Z");
    let last = moment("2027-04-05T09:00:00Z").at;
    assert_eq!(bench.open(), [Notice::ClockAhead { last }]);
    let person = AddPerson { name: "A".into(), mail: "a@essai.fr".into(), phone: String::new() };
    let plan = bench.desk().plan(&person, bench.now, &Watch::default()).unwrap();
    assert!(plan.notes.contains(&Note::ClockAhead { last }), "{plan:?}");
    add(&mut bench, "A").unwrap();
    bench.close();

    bench.now = moment("2027-04-06T09:00:00Z");
    bench.open();
    assert_eq!(add(&mut bench, "B"), Err("clock-back"));
    let plan = bench.desk().plan(&AcceptClock, bench.now, &Watch::default()).unwrap();
    assert!(matches!(&plan.notes[..], [Note::ClockBehind { .. }]), "{plan:?}");
    bench.apply(&mut AcceptClock).unwrap();
    add(&mut bench, "B").unwrap();
    assert!(bench.apply(&mut AcceptClock).unwrap().unchanged);
    assert!(kinds(&bench).iter().any(|k| k == "desk.clock-accepted"));
    bench.assert_sound();
    bench.close();
    bench.open();
    add(&mut bench, "C").unwrap();
    bench.now = moment("2027-04-06T08:00:00Z");
    assert_eq!(add(&mut bench, "D"), Err("clock-back"), "what comes after the acceptance counts again");
    bench.close();
    std::fs::remove_dir_all(bench.place.folder.join("store")).unwrap();
    bench.now = moment("2027-04-06T10:00:00Z");
    bench.open();
    add(&mut bench, "D").unwrap();
}

#[test]
fn only_an_administrator_accepts_a_clock() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let anne = with_head(&mut bench);
    bench.add_account(&anne);
    bench.become_(&anne);
    bench.now = moment("2027-05-05T09:00:00Z");
    add(&mut bench, "A").unwrap();
    bench.now = moment("2027-04-06T09:00:00Z");
    assert_eq!(bench.apply(&mut AcceptClock).unwrap_err().code(), "not-administrator");
    bench.become_first();
    bench.apply(&mut AcceptClock).unwrap();
    // The late act is still the last one of its own log.
    add(&mut bench, "B").unwrap();
    bench.close();
    bench.open();
    add(&mut bench, "C").unwrap();
    bench.assert_sound();
}

#[test]
fn a_file_that_no_dossier_names_is_told_and_is_no_damage() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    with_head(&mut bench);
    let stray = "0123456789abcdef0123456789abcdef01234567";
    std::fs::write(bench.place.folder.join("documents").join(stray), b"left behind").unwrap();
    let Answer::Verified(audit) = bench.ask(Question::VerifyRegister).unwrap() else { panic!() };
    assert_eq!((audit.faults.len(), audit.spare), (0, vec![format!("documents/{stray}")]));
}
