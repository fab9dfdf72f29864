//! The round at one desk, through the verbs: structures, a campaign, codes, a dossier signed by two, the register.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Bench, FIRST, moment, phrase};
use paraphe::desk::Hidden;
use paraphe::desk::*;
use paraphe::domain::campaign::{Declared, Headcount, Settings};
use paraphe::domain::circuit::Asked;
use paraphe::domain::code::{Reason, Showing};
use paraphe::domain::dossier::{DocumentKind, Status};
use paraphe::domain::find;
use paraphe::domain::ids::PersonId;
use paraphe::domain::login::Login;
use paraphe::domain::people::{Place as Where, PostKind};
use paraphe::domain::plan::{Figure, Grade, Item, Note, Plan, WarningKind};
use paraphe::domain::portal::Format;
use paraphe::domain::tray::Tray;
use paraphe::domain::trouble::{ReadOnly, Rule, Trouble};
use paraphe::store::rows::{Change, RowKeys, Rows};
use paraphe::store::sums;
use paraphe::store::vault::KeyFile;
use paraphe::text::Lang;

fn headcount() -> Headcount {
    Headcount { cnrs: 3, other: 10, phd: 5, postdoc: 2 }
}

/// A desk with the real structures of the institute and a campaign for 2027.
fn with_campaign(bench: &mut Bench) {
    let file = Bench::register();
    let done = bench.apply(&mut ImportStructures { file: file.clone(), source: None }).unwrap();
    assert_eq!(done.done.len(), 524);
    let again = bench.apply(&mut ImportStructures { file, source: None }).unwrap();
    assert!(again.unchanged);
    let (opens, cutoff) = ("2027-04-03".parse().unwrap(), "2027-06-06".parse().unwrap());
    bench.apply(&mut OpenCampaign { year: 2027, opens, cutoff, settings: Settings::default() }).unwrap();
}

fn registered(bench: &mut Bench, label: &str) -> Login {
    let structure = find::structure(bench.state(), label).unwrap();
    let mut register = Register {
        structure: structure.clone(),
        name: "Camille Roux".into(),
        mail: "camille.roux@essai.fr".into(),
        phone: String::new(),
        headcount: headcount(),
        declared: Declared::default(),
        to_check: false,
    };
    bench.apply(&mut register).unwrap();
    let done = bench.apply(&mut Issue { structures: Some(vec![structure]) }).unwrap();
    Login::typed(&done.done[0])
}

/// Who looked at a secret is in the register before the secret is on the screen, and nobody looks where nothing is written.
#[test]
fn a_secret_that_is_shown_leaves_a_trace_and_none_is_shown_without_one() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    with_campaign(&mut bench);
    let login = registered(&mut bench, "U 1016");
    let shown = |bench: &Bench| -> Vec<String> {
        let filter = Filter { subject: Some(format!("code:{login}")), ..Filter::default() };
        let Answer::Entries { lines, .. } = bench.ask(Question::Entries(filter)).unwrap() else { panic!() };
        lines
            .into_iter()
            .filter(|l| l.kind == "code.secret-shown")
            .map(|l| format!("{} {}", l.name, l.detail))
            .collect()
    };
    assert!(shown(&bench).is_empty());
    let secret = bench.secret(&login).unwrap();
    let mut copy = ShowSecret { login: login.clone(), how: Showing::Clipboard };
    assert_eq!(*bench.apply(&mut copy).unwrap().secret.unwrap().1, secret);
    assert_eq!(shown(&bench), [format!("{FIRST} clipboard"), format!("{FIRST} command")], "the latest first");
    let told = format!("{:?}", bench.apply(&mut copy).unwrap());
    assert!(!told.contains(&secret), "{told}");
    bench.assert_sound();
    bench.close();
    bench.open_with(Opening { read_only: true, ..Opening::default() });
    assert_eq!(bench.secret(&login).unwrap_err().code(), "read-only");
    assert_eq!(shown(&bench).len(), 3);
}

/// An act at half past midnight is of the day that has just begun on the wall, though it is the day before in UTC.
#[test]
fn the_day_on_the_wall_is_kept_with_an_act() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    with_campaign(&mut bench);
    let login = registered(&mut bench, "U 1016");
    bench.now = Moment { at: "2027-04-09T22:30:00Z".parse().unwrap(), day: "2027-04-10".parse().unwrap() };
    bench.apply(&mut Deliver::by_hand(vec![login.clone()])).unwrap();
    let delivered = |bench: &Bench| bench.state().code(&login).unwrap().delivered().unwrap().by.day().to_string();
    assert_eq!(delivered(&bench), "2027-04-10");
    bench.close();
    std::fs::remove_dir_all(bench.place.folder.join("store")).unwrap();
    bench.open();
    assert_eq!(delivered(&bench), "2027-04-10", "and in the register");
}

#[test]
fn a_code_lives_from_its_issue_to_its_revocation() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    with_campaign(&mut bench);
    let login = registered(&mut bench, "U 1016");
    assert_eq!(login.as_str(), "27INSU1016");
    let secret = bench.secret(&login).unwrap();
    let Answer::Checked(Checked::Known { login: known, .. }) =
        bench.ask(Question::CheckCode(secret.to_lowercase())).unwrap()
    else {
        panic!("the code is not known")
    };
    assert_eq!(known, login);
    let mut slip: Vec<char> = secret.chars().collect();
    slip.swap(0, 1);
    let slip: String = slip.into_iter().collect();
    if slip != secret {
        let answer = bench.ask(Question::CheckCode(slip)).unwrap();
        assert!(matches!(answer, Answer::Checked(Checked::Meant { place: 1, swap: true, .. })), "{answer:?}");
    }
    bench.apply(&mut Deliver::by_hand(vec![login.clone()])).unwrap();
    let again = Deliver::by_hand(vec![login.clone()]);
    let plan = bench.desk().plan(&again, bench.now, &Watch::default()).unwrap();
    assert_eq!((plan.items.as_slice(), plan.grade), (&[Item::Same(login.to_string())][..], Grade::Confirmed));
    assert!(plan.notes.contains(&Note::Unchanged) && plan.doing() == 0);
    let first = bench.state().code(&login).unwrap().deliveries.clone();
    let done = bench.apply(&mut Deliver::by_hand(vec![login.clone()])).unwrap();
    assert!(done.unchanged && done.done.is_empty(), "{done:?}");
    assert_eq!(bench.state().code(&login).unwrap().deliveries, first);
    let file = bench.path("portal");
    bench.apply(&mut ExportCodes::new(file.clone(), Format::Htpasswd)).unwrap();
    let line = std::fs::read_to_string(&file).unwrap();
    let hash = line.trim().strip_prefix("27INSU1016:").unwrap();
    assert!(hash.starts_with("$2y$05$") && bcrypt::verify(secret.as_str(), hash).unwrap());
    assert!(bench.apply(&mut ExportCodes::new(file.clone(), Format::Htpasswd)).unwrap().unchanged);
    bench.apply(&mut Suspend { logins: vec![login.clone()], until: None }).unwrap();
    bench.apply(&mut ExportCodes::new(file.clone(), Format::Htpasswd)).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "");
    bench.apply(&mut Lift { logins: vec![login.clone()] }).unwrap();
    bench.apply(&mut ExportCodes::new(file.clone(), Format::Htpasswd)).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), line, "the same bytes as before");
    bench.apply(&mut Revoke { logins: vec![login.clone()], reason: Reason::Compromise }).unwrap();
    let twice = bench.apply(&mut Revoke { logins: vec![login], reason: Reason::Compromise }).unwrap_err();
    assert_eq!(twice.code(), "code-revoked");
    bench.assert_sound();
}

fn warned(plan: &Plan) -> Vec<&WarningKind> {
    plan.warnings.iter().map(|w| &w.what).collect()
}

#[test]
fn an_institute_without_its_number_is_warned_before_a_campaign_and_can_be_given_one() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    let known = bench.state().desk.clone();
    let set = |uai: &str| SetInstitute {
        organisation: known.organisation.clone(),
        uai: uai.into(),
        partner: known.partner.clone(),
        portal: String::new(),
        domains: vec!["essai.fr".into(), "@Labo.FR".into()],
    };
    let (opens, cutoff) = ("2027-04-03".parse().unwrap(), "2027-06-06".parse().unwrap());
    let open = OpenCampaign { year: 2027, opens, cutoff, settings: Settings::default() };
    let plan = |bench: &Bench, verb: &dyn Verb| bench.desk().plan(verb, bench.now, &Watch::default()).unwrap();
    let called = |plan: &Plan| {
        let count = |n: &Note| if let Note::Figure(Figure::Called, n) = n { Some(*n) } else { None };
        plan.notes.iter().find_map(count).unwrap()
    };
    let with = called(&plan(&bench, &open));
    assert!(with > 100 && plan(&bench, &open).warnings.is_empty(), "{with}");

    bench.apply(&mut set("")).unwrap();
    assert_eq!(bench.state().desk.domains, ["essai.fr", "labo.fr"]);
    let without = plan(&bench, &open);
    assert_eq!(warned(&without), [&WarningKind::NoInstituteNumber]);
    assert_eq!(called(&without), 0, "an institute without a number is no body that has none");

    let wrong = plan(&bench, &set("0000000a"));
    assert_eq!(warned(&wrong), [&WarningKind::NumberUnknown("0000000A".into())]);
    let right = plan(&bench, &set("0755364y"));
    let [Item::Changed { differences, .. }] = right.items.as_slice() else { panic!("{right:?}") };
    let told: Vec<(&str, &str)> = differences.iter().map(|d| (d.before.as_str(), d.after.as_str())).collect();
    assert_eq!((told.as_slice(), right.grade), (&[("", "0755364Y")][..], Grade::Confirmed));
    bench.apply(&mut set("0755364y")).unwrap();
    assert_eq!(called(&plan(&bench, &open)), with);
    assert!(plan(&bench, &set("0755364Y")).notes.contains(&Note::Unchanged));
    let no_domain = SetInstitute { domains: vec![], ..set("0755364Y") };
    assert_eq!(bench.desk().plan(&no_domain, bench.now, &Watch::default()).unwrap_err().code(), "empty-field");
    bench.close();
    bench.open();
    assert_eq!(bench.state().desk.uai, "0755364Y");
    bench.assert_sound();
}

#[test]
fn a_post_that_somebody_holds_is_told_before_a_second_holder_is_appointed() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    three_accounts(&mut bench);
    let post = find::post(bench.state(), "Délégué régional").unwrap();
    let person = find::person(bench.state(), "Anne Lemoine").unwrap();
    let day = |d: &str| d.parse().unwrap();
    let told = |bench: &Bench, from: &str| {
        let appoint = Appoint { person: person.clone(), post: post.clone(), from: day(from), until: None };
        let plan = bench.desk().plan(&appoint, bench.now, &Watch::default()).unwrap();
        plan.warnings.into_iter().map(|w| w.what).collect::<Vec<_>>()
    };
    let held = |until| WarningKind::PostHeld { name: "Karim Benali".into(), until };
    assert_eq!(told(&bench, "2027-06-01"), [held(None)]);
    let appointment = bench.state().people.appointments.values().find(|a| a.post == post).unwrap().id.clone();
    bench.apply(&mut EndAppointment { appointment, last_day: day("2027-06-30") }).unwrap();
    assert_eq!(told(&bench, "2027-06-01"), [held(Some(day("2027-06-30")))]);
    assert_eq!(told(&bench, "2027-07-01"), []);
}

/// A desk with three accounts, each holding its post, two of them with an authority to sign; their persons.
fn three_accounts(bench: &mut Bench) -> [PersonId; 3] {
    with_campaign(bench);
    let structure = find::structure(bench.state(), "U 1016").unwrap();
    registered(bench, "U 1016");
    let office = bench.state().offices.of(&bench.state().structures[&structure], bench.now.day).unwrap().clone();
    let posts = [
        ("Directrice de l’unité U 1016", PostKind::Director, Where::Structure(structure.clone()), "Anne Lemoine"),
        ("Délégué régional", PostKind::Delegate, Where::Office(office.clone()), "Karim Benali"),
    ];
    let (from, until) = ("2027-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
    for (n, (title, kind, place, name)) in posts.into_iter().enumerate() {
        let mail = format!("{}@essai.fr", name.split(' ').next().unwrap().to_lowercase());
        bench.apply(&mut AddPerson { name: name.into(), mail, phone: String::new() }).unwrap();
        bench.apply(&mut AddPost { title: title.into(), kind, place: place.clone() }).unwrap();
        let person = find::person(bench.state(), name).unwrap();
        let post = find::post(bench.state(), title).unwrap();
        bench.apply(&mut Appoint { person: person.clone(), post: post.clone(), from, until: None }).unwrap();
        let mut grant = Grant {
            person,
            post,
            kinds: vec![],
            ceiling: None,
            place,
            from,
            until,
            act: format!("Décision 2027-{n}"),
            on_behalf: (n == 1).then(|| "le président-directeur général".into()),
        };
        bench.apply(&mut grant).unwrap();
    }
    let people = ["Camille Roux", "Anne Lemoine", "Karim Benali"].map(|n| find::person(bench.state(), n).unwrap());
    for person in &people {
        bench.add_account(person);
    }
    people
}

#[test]
fn a_dossier_is_refused_goes_round_again_and_is_signed_by_two() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let [camille, anne, karim] = three_accounts(&mut bench);
    let structure = find::structure(bench.state(), "U 1016").unwrap();
    let document = bench.pdf("convention.pdf", "Convention d’accueil");
    let mut new = NewDossier {
        title: "Convention d’accueil".into(),
        kind: DocumentKind::FormalContract,
        structure: Some(structure),
        amount: None,
        circuit: "hierarchie".into(),
        document,
        annexes: vec![],
        particulars: paraphe::domain::dossier::Particulars::default(),
    };
    assert_eq!(bench.apply(&mut new).unwrap_err().code(), "formal-public-contract");
    new.kind = DocumentKind::Agreement;
    let number = bench.apply(&mut new).unwrap().done.remove(0);
    assert_eq!(number, "2027-0001");
    let id = find::dossier(bench.state(), &number).unwrap().id.clone();
    let signing = |n: &str| Sign { dossier: id.clone(), passphrase: Hidden::new(phrase(n)) };

    assert_eq!(bench.apply(&mut Visa { dossier: id.clone() }).unwrap_err().code(), "nothing-asked");
    bench.become_(&camille);
    assert_eq!(bench.state().tray(Tray::ToDo, &camille, bench.now.day).len(), 1);
    let visa = bench.apply(&mut Visa { dossier: id.clone() }).unwrap();
    let director = ("Anne Lemoine (Directrice de l’unité U 1016)".to_owned(), Asked::Signature);
    assert_eq!(visa.next, Some(Next::Waits(vec![director])));
    bench.become_(&anne);
    assert_eq!(bench.apply(&mut Visa { dossier: id.clone() }).unwrap_err().code(), "other-act-asked");
    let refusal = bench.apply(&mut Refuse { dossier: id.clone(), reason: "La page 2 est à revoir".into() }).unwrap();
    assert_eq!(refusal.next, Some(Next::Writer(common::FIRST.into())));
    let document = bench.pdf("convention-2.pdf", "Convention d’accueil, revue");
    let mut version = NewVersion { dossier: id.clone(), document };
    assert_eq!(bench.apply(&mut version).unwrap_err().code(), "not-writer");
    bench.become_first();
    bench.apply(&mut version).unwrap();
    bench.become_(&camille);
    bench.apply(&mut Visa { dossier: id.clone() }).unwrap();
    bench.become_(&anne);
    assert_eq!(bench.apply(&mut signing("wrong")).unwrap_err().code(), "passphrase-wrong");
    bench.apply(&mut signing("Anne Lemoine")).unwrap();
    bench.become_(&karim);
    assert_eq!(bench.apply(&mut signing("Karim Benali")).unwrap().next, Some(Next::Completed));
    assert_eq!(bench.state().dossiers[&id].status, Status::Completed);

    let Answer::Signatures { found, .. } = bench.ask(Question::VerifyDossier(id.clone())).unwrap() else { panic!() };
    let who: Vec<(&str, Verdict)> = found.iter().map(|s| (s.signer.as_str(), s.verdict)).collect();
    assert_eq!(who, [("Anne Lemoine", Verdict::Valid), ("Karim Benali", Verdict::Valid)]);
    let Answer::Document(reading) = bench.ask(Question::ReadDossier(id.clone())).unwrap() else { panic!() };
    assert!(reading.pages[0].iter().any(|l| l.contains("Convention d’accueil, revue")), "{reading:?}");
    let saved = bench.path("signed.pdf");
    bench.apply(&mut SaveDocument { dossier: id.clone(), path: saved.clone() }).unwrap();
    assert_eq!(bench.apply(&mut SaveDocument { dossier: id, path: saved }).unwrap_err().code(), "file-exists");
    let Answer::Entries { lines, .. } = bench.ask(Question::Entries(Filter::default())).unwrap() else { panic!() };
    assert_eq!((lines[0].name.as_str(), lines[0].acting.as_str()), ("Karim Benali", "Délégué régional"));
    bench.assert_sound();
}

#[test]
fn a_lost_or_damaged_store_is_rebuilt_from_the_register() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    with_campaign(&mut bench);
    registered(&mut bench, "U 1016");
    let before = bench.state().clone();
    bench.close();
    std::fs::remove_dir_all(bench.place.folder.join("store")).unwrap();
    let notices = bench.open();
    assert!(matches!(&notices[..], [Notice::StoreRebuilt { aside: None, .. }]), "{notices:?}");
    assert_eq!(*bench.state(), before);
    bench.close();
    let db = bench.place.folder.join("store/db");
    let mut bytes = std::fs::read(&db).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    std::fs::write(&db, bytes).unwrap();
    let notices = bench.open();
    assert!(
        matches!(&notices[..], [Notice::StoreRebuilt { aside: Some(_), faults }] if faults[0].starts_with("store/db")),
        "{notices:?}"
    );
    assert_eq!(*bench.state(), before);
    bench.assert_sound();
}

/// A store whose rows an older program wrote is thrown away without a word: the register alone says what there is.
#[test]
fn a_store_of_an_older_schema_is_made_anew_from_the_register() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    with_campaign(&mut bench);
    registered(&mut bench, "U 1016");
    let (before, me) = (bench.state().clone(), bench.desk().me().clone());
    bench.close();
    let folder = &bench.place.folder;
    let data = KeyFile::load(folder).unwrap().0.unlock(&me, &phrase(common::FIRST)).unwrap().data;
    let (keys, store) = (RowKeys::new(&data).unwrap(), folder.join("store"));
    let opened = (1..100).find_map(|schema| {
        let mut list = Vec::new();
        let (rows, applied) = Rows::open(&store, &keys, schema, |row| list.push(row)).ok()?;
        Some((schema, (rows, list, applied)))
    });
    let (schema, (rows, mut list, applied)) = opened.unwrap();
    drop(rows);
    // Taken for rows of today, these would lack a structure: nothing but the number says that they are not.
    let at = list.iter().position(|row| row.name == *before.structures.keys().next().unwrap().0).unwrap();
    list.remove(at);
    let list = list.into_iter().map(|row| Change { view: row.view, name: row.name, value: Some(row.value) }).collect();
    std::fs::remove_dir_all(&store).unwrap();
    drop(Rows::create(&store, &keys, schema - 1, list, &applied).unwrap());
    sums::write(folder).unwrap();
    let notices = bench.open();
    assert_eq!((notices.as_slice(), bench.desk().read_only()), (&[][..], None));
    assert_eq!(*bench.state(), before);
    bench.assert_sound();
    bench.close();
    assert!(
        Rows::open(&bench.place.folder.join("store"), &keys, schema, |_| {}).is_ok(),
        "the next opening is quick again"
    );
}

/// A desk that a newer program has brought up to date says so, and is left as it is.
#[test]
fn a_desk_of_a_newer_program_is_refused_with_what_to_do() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let me = bench.desk().me().clone();
    bench.close();
    let folder = &bench.place.folder;
    let (mut keys, _) = KeyFile::load(folder).unwrap();
    keys.version += 1;
    keys.save(folder).unwrap();
    let before = std::fs::read(folder.join("keys")).unwrap();
    for (lang, to_do) in [(Lang::Fr, "mettez paraphe à jour"), (Lang::En, "update paraphe")] {
        let refused = Desk::unlock(&bench.place, &me, &phrase(common::FIRST), bench.now, Opening::default());
        let told = paraphe::text::trouble::trouble(&refused.unwrap_err(), lang);
        assert!(told.contains(to_do), "{told}");
    }
    assert_eq!(std::fs::read(folder.join("keys")).unwrap(), before);
}

#[test]
fn an_old_copy_put_back_is_noticed_and_can_be_accepted_knowingly() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.close();
    let copy = bench.copy_of_desk();
    bench.open();
    bench.apply(&mut AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() }).unwrap();
    bench.close();
    bench.put_back(&copy);
    bench.open();
    assert!(matches!(bench.desk().read_only(), Some(ReadOnly::OldCopy { .. })), "{:?}", bench.desk().read_only());
    let refused = bench.apply(&mut AddPerson { name: "C D".into(), mail: "c@essai.fr".into(), phone: String::new() });
    assert_eq!(refused.unwrap_err().code(), "desk-old-copy");
    bench.close();
    bench.open_with(Opening { accept_copy: true, read_only: false });
    assert_eq!(bench.desk().read_only(), None);
    bench.apply(&mut AddPerson { name: "C D".into(), mail: "c@essai.fr".into(), phone: String::new() }).unwrap();
    bench.assert_sound();
    bench.close();
    std::fs::remove_dir_all(&bench.place.state).unwrap();
    bench.open();
    assert_eq!(bench.desk().read_only(), Some(&ReadOnly::NeverSeen));
}

#[test]
fn a_second_program_reads_only_and_says_who_holds_the_desk() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let (second, _) = bench.unlock_beside();
    assert_eq!(second.read_only(), Some(&ReadOnly::HeldBy { pid: std::process::id().to_string() }));
    assert_eq!(second.state().people.persons.len(), 1);
    drop(second);
    bench.apply(&mut AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() }).unwrap();
    bench.assert_sound();
}

#[test]
fn a_first_passphrase_is_changed_before_anything_else() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.apply(&mut AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() }).unwrap();
    let person = find::person(bench.state(), "A B").unwrap();
    let mut account = AddAccount::new(person.clone(), Hidden::new(phrase("given")));
    assert_eq!(bench.apply(&mut account).unwrap_err().code(), "passphrase-wrong");
    account.give_passphrase(Hidden::new(phrase(common::FIRST)));
    bench.apply(&mut account).unwrap();
    bench.close();
    let (desk, notices) = bench.unlock_as(&person, &phrase("given"));
    assert_eq!(notices, [Notice::MustChange]);
    bench.take(desk);
    let refused = bench.apply(&mut AddPerson { name: "C D".into(), mail: "c@essai.fr".into(), phone: String::new() });
    assert_eq!(refused.unwrap_err(), Trouble::Rule(Rule::PassphraseMustChange));
    let (old, new) = (Hidden::new(phrase("given")), Hidden::new(phrase("given")));
    assert_eq!(bench.apply(&mut ChangePassphrase { old, new }).unwrap_err().code(), "passphrase-same");
    let (old, new) = (Hidden::new(phrase("given")), Hidden::new(phrase("A B")));
    bench.apply(&mut ChangePassphrase { old, new }).unwrap();
    let refused = bench.apply(&mut Grant {
        person: person.clone(),
        post: "none".into(),
        kinds: vec![],
        ceiling: None,
        place: Where::Institute,
        from: bench.now.day,
        until: bench.now.day,
        act: "x".into(),
        on_behalf: None,
    });
    assert_eq!(refused.unwrap_err().code(), "not-administrator");
    bench.close();
    let (desk, notices) = bench.unlock_as(&person, &phrase("A B"));
    assert_eq!(notices, []);
    bench.take(desk);
    bench.assert_sound();
}

#[test]
fn a_clock_set_back_is_refused() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.now = moment("2027-04-05T08:50:00Z");
    let refused = bench.apply(&mut AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() });
    assert_eq!(refused.unwrap_err().code(), "clock-back");
}

#[test]
fn checkpoints_of_every_log_are_kept_and_exported() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.apply(&mut AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() }).unwrap();
    let person = find::person(bench.state(), "A B").unwrap();
    bench.add_account(&person);
    let Answer::Checkpoints(notes) = bench.ask(Question::Checkpoint).unwrap() else { panic!() };
    assert_eq!(notes.len(), 2, "one for each account that has opened the desk: {notes:?}");
    let folder = bench.path("export");
    bench.ask(Question::ExportRegister(folder.clone())).unwrap();
    let logs: Vec<_> = std::fs::read_dir(&folder).unwrap().flatten().map(|e| e.path()).collect();
    assert_eq!(logs.len(), 2);
    for log in logs {
        for part in ["checkpoint", "vkey", "tile/0", "tile/entries"] {
            assert!(log.join(part).exists(), "{}", log.join(part).display());
        }
        assert!(notes.contains(&std::fs::read_to_string(log.join("checkpoint")).unwrap()));
    }
    bench.assert_sound();
}

#[test]
fn the_plan_of_an_authority_names_its_documents_its_ceiling_and_its_place() {
    use paraphe::domain::folk_note::FolkNote;
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let (person, post) = bench.staff("Anne Lemoine", "Directrice", PostKind::Other, Where::Institute);
    let grant = Grant {
        person,
        post,
        kinds: vec![DocumentKind::Letter],
        ceiling: Some(2_500_000),
        place: Where::Institute,
        from: "2027-01-01".parse().unwrap(),
        until: "2027-12-31".parse().unwrap(),
        act: "Décision 1".into(),
        on_behalf: None,
    };
    let plan = bench.desk().plan(&grant, bench.now, &Watch::default()).unwrap();
    for told in
        [FolkNote::Kinds(vec![DocumentKind::Letter]), FolkNote::Ceiling(Some(2_500_000)), FolkNote::Within(None)]
    {
        assert!(plan.notes.contains(&Note::Folk(told.clone())), "{told:?} in {:?}", plan.notes);
    }
}
