//! Posts, substitutions, authorities that are given on, beneficiaries and certificates, through the verbs of a desk.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/bench.rs"]
mod bench;
mod common;

use bench::Cli;
use common::{Bench, FIRST, phrase};
use paraphe::desk::*;
use paraphe::domain::authority::{Matter, Weight, entitled};
use paraphe::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use paraphe::domain::delegation::Excess;
use paraphe::domain::dossier::{Deed, DocumentKind, Particulars};
use paraphe::domain::find;
use paraphe::domain::folk_note::FolkNote;
use paraphe::domain::ids::{AuthorityId, PersonId, PostId};
use paraphe::domain::may_sign::candidates;
use paraphe::domain::people::{Place as Where, PostKind};
use paraphe::domain::plan::Note;
use paraphe::domain::serial::serial;
use paraphe::domain::trouble::{Outcome, Rule, Trouble};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// Greta heads the institute, Flora a functional department, Anne is a director there.
struct House {
    bench: Bench,
    greta: PersonId,
    flora: PersonId,
    anne: PersonId,
    head: PostId,
    fun: PostId,
    dir: PostId,
}

fn person(bench: &mut Bench, name: &str, mail: &str) -> PersonId {
    bench.apply(&mut AddPerson { name: name.into(), mail: mail.into(), phone: String::new() }).unwrap();
    find::person(bench.state(), name).unwrap()
}

fn post(bench: &mut Bench, title: &str, kind: PostKind, holder: &PersonId) -> PostId {
    bench.apply(&mut AddPost { title: title.into(), kind, place: Where::Institute }).unwrap();
    let post = find::post(bench.state(), title).unwrap();
    let from = day("2027-01-01");
    bench.apply(&mut Appoint { person: holder.clone(), post: post.clone(), from, until: None }).unwrap();
    post
}

fn house() -> House {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let greta = person(&mut bench, "Greta Ollivier", "greta@essai.fr");
    let flora = person(&mut bench, "Flora Tissot", "flora@essai.fr");
    let anne = person(&mut bench, "Anne Lemoine", "anne@essai.fr");
    let head = post(&mut bench, "Présidente", PostKind::Head, &greta);
    let fun = post(&mut bench, "Directrice des achats", PostKind::Functional, &flora);
    let dir = post(&mut bench, "Directrice adjointe", PostKind::Other, &anne);
    House { bench, greta, flora, anne, head, fun, dir }
}

/// Letters and agreements up to a thousand euros, in 2027.
fn grant(person: &PersonId, post: &PostId, act: &str, terms: Terms) -> GrantUnder {
    let grant = Grant {
        person: person.clone(),
        post: post.clone(),
        kinds: vec![DocumentKind::Letter, DocumentKind::Agreement],
        ceiling: Some(100_000),
        place: Where::Institute,
        from: day("2027-01-01"),
        until: day("2027-12-31"),
        act: act.into(),
        on_behalf: None,
    };
    GrantUnder { grant, terms }
}

impl House {
    fn authority(&self, act: &str) -> AuthorityId {
        find::authority(self.bench.state(), act).unwrap()
    }

    fn may(&self, person: &PersonId, post: &PostId, on: &str) -> Result<Vec<AuthorityId>, &'static str> {
        let matter = Matter { kind: DocumentKind::Letter, amount: None, structure: None };
        let chain = entitled(self.bench.state(), person, post, matter, Weight::Signature, day(on));
        chain.map(|c| c.authority.into_iter().chain(c.sources).collect()).map_err(|why| why.code())
    }

    fn notes(&self, verb: &dyn Verb) -> Vec<FolkNote> {
        let plan = self.bench.desk().plan(verb, self.bench.now, &Watch::default()).unwrap();
        plan.notes.into_iter().filter_map(|n| if let Note::Folk(told) = n { Some(told) } else { None }).collect()
    }
}

fn code(outcome: Outcome<Done>) -> &'static str {
    outcome.unwrap_err().code()
}

#[test]
fn an_authority_is_given_on_within_its_source_and_falls_with_it() {
    let mut h = house();
    let may = Terms { may_delegate: true, ..Terms::default() };
    let mut top = grant(&h.greta, &h.head, "Décret", Terms::default());
    h.bench.apply(&mut top).unwrap();
    let from_top = || Terms { source: Some(h.authority("Décret")), ..may.clone() };
    let mut refused = grant(&h.flora, &h.fun, "Décision 1", from_top());
    assert_eq!(code(h.bench.apply(&mut refused)), "no-sub-delegation");
    h.bench.apply(&mut RevokeAuthority { authority: h.authority("Décret") }).unwrap();

    let mut top = grant(&h.greta, &h.head, "Décret 2", may.clone());
    h.bench.apply(&mut top).unwrap();
    let source = h.authority("Décret 2");
    let terms = Terms { source: Some(source.clone()), ..may };
    let mut wide = grant(&h.flora, &h.fun, "Décision 1", terms.clone());
    wide.grant.kinds.clear();
    (wide.grant.ceiling, wide.grant.until) = (Some(100_001), day("2028-01-01"));
    let Err(Trouble::Rule(Rule::ScopeExceeds { source: named, excess })) = h.bench.apply(&mut wide) else { panic!() };
    let days = Excess::Days { from: day("2027-01-01"), until: day("2027-12-31") };
    assert_eq!((named.as_str(), excess), ("Décret 2", vec![Excess::EveryKind, Excess::Ceiling(100_000), days]));

    let mut given = grant(&h.flora, &h.fun, "Décision 1", terms);
    assert!(h.notes(&given).contains(&FolkNote::MayGiveOn));
    h.bench.apply(&mut given).unwrap();
    let mid = h.authority("Décision 1");
    assert_eq!(h.may(&h.flora, &h.fun, "2027-04-05"), Ok(vec![mid, source.clone()]));
    let revoke = RevokeAuthority { authority: source };
    assert_eq!(h.notes(&revoke), [FolkNote::FallsWith { acts: vec!["Décision 1".into()] }]);
    h.bench.apply(&mut revoke.clone()).unwrap();
    assert_eq!(h.may(&h.flora, &h.fun, "2027-04-05"), Err("authority-revoked"));
    assert!(h.may(&h.flora, &h.fun, "2027-04-04").is_ok(), "what was done before stands");
    h.bench.assert_sound();
}

#[test]
fn a_post_moves_under_another_and_never_round_in_a_circle() {
    let mut h = house();
    let above = |h: &House, post: &PostId| h.bench.state().right_above(post, day("2027-04-05")).map(|p| p.id.clone());
    assert_eq!(above(&h, &h.dir), Some(h.head.clone()), "the usual one");
    let mut under = MovePost { post: h.dir.clone(), above: Some(h.fun.clone()) };
    assert_eq!(h.notes(&under), [FolkNote::Above { post: "Directrice des achats".into() }]);
    h.bench.apply(&mut under).unwrap();
    assert_eq!(above(&h, &h.dir), Some(h.fun.clone()));
    assert!(h.bench.apply(&mut under).unwrap().unchanged);
    for (post, above) in [(&h.fun, &h.dir), (&h.fun, &h.fun)] {
        let mut circle = MovePost { post: post.clone(), above: Some(above.clone()) };
        assert_eq!(code(h.bench.apply(&mut circle)), "post-circle");
    }
    h.bench.apply(&mut MovePost { post: h.dir.clone(), above: None }).unwrap();
    assert_eq!(above(&h, &h.dir), Some(h.head.clone()));
    let title = "Cheffe de bureau".to_owned();
    let post = AddPost { title, kind: PostKind::Other, place: Where::Institute };
    h.bench.apply(&mut AddPostUnder { post, above: Some(h.dir.clone()) }).unwrap();
    let made = find::post(h.bench.state(), "Cheffe de bureau").unwrap();
    assert_eq!(above(&h, &made), Some(h.dir.clone()));
}

#[test]
fn a_substitute_signs_by_the_holders_authority_until_the_substitution_is_ended() {
    let mut h = house();
    let stands = |h: &House, person: &PersonId| Substitute {
        post: h.dir.clone(),
        person: person.clone(),
        kinds: vec![],
        from: day("2027-04-01"),
        until: day("2027-04-30"),
        act: "Note 4".into(),
        manner: paraphe::domain::people::Manner::Order,
    };
    assert_eq!(code(h.bench.apply(&mut stands(&h, &h.anne))), "own-substitute");
    assert_eq!(
        code(h.bench.apply(&mut Substitute { until: day("2027-03-31"), ..stands(&h, &h.flora) })),
        "days-reversed"
    );
    let name = "Anne Lemoine".to_owned();
    let place = FolkNote::InPlaceOf { name: name.clone() };
    let told = h.notes(&stands(&h, &h.flora));
    assert!(told.contains(&place) && told.contains(&FolkNote::OnlyVisas { name }), "{told:?}");
    assert!(told.contains(&FolkNote::Manner(paraphe::domain::people::Manner::Order)), "{told:?}");
    let early = Substitute { from: day("2026-12-01"), ..stands(&h, &h.flora) };
    assert!(h.notes(&early).contains(&FolkNote::NoPlaceToTake { day: day("2026-12-01") }));
    let mut own = grant(&h.anne, &h.dir, "Décision 2", Terms::default());
    h.bench.apply(&mut own).unwrap();
    h.bench.apply(&mut stands(&h, &h.flora)).unwrap();
    assert_eq!(h.may(&h.flora, &h.dir, "2027-04-30"), Ok(vec![h.authority("Décision 2")]));
    assert_eq!(h.may(&h.flora, &h.dir, "2027-05-01"), Err("substitution-not-in-force"));
    let today = day("2027-04-05");
    let id = find::substitution(h.bench.state(), &h.dir, &h.flora, None, today).unwrap();
    let mut end = EndSubstitution { substitution: id, day: day("2027-04-04") };
    assert_eq!(code(h.bench.apply(&mut end)), "day-past");
    end.day = day("2027-04-10");
    h.bench.apply(&mut end).unwrap();
    assert!(h.may(&h.flora, &h.dir, "2027-04-09").is_ok());
    assert_eq!(h.may(&h.flora, &h.dir, "2027-04-10"), Err("substitution-ended"));
    assert_eq!(code(h.bench.apply(&mut end)), "substitution-ended");
}

#[test]
fn who_may_sign_is_everybody_with_the_acts_or_the_reason() {
    let mut h = house();
    let mut own = grant(&h.anne, &h.dir, "Décision 2", Terms::default());
    h.bench.apply(&mut own).unwrap();
    let matter = Matter { kind: DocumentKind::Letter, amount: Some(100_001), structure: None };
    let ask = |matter, on: &str, only: Option<&PersonId>| -> Vec<(PersonId, Result<(), &'static str>)> {
        let found = candidates(h.bench.state(), matter, day(on), only);
        found.into_iter().map(|c| (c.person, c.answer.map(|_| ()).map_err(|why| why.code()))).collect()
    };
    assert_eq!(ask(matter, "2027-04-05", None), [(h.anne.clone(), Err("authority-ceiling"))]);
    let matter = Matter { amount: Some(100_000), ..matter };
    assert_eq!(ask(matter, "2027-04-05", None), [(h.anne.clone(), Ok(()))]);
    assert_eq!(ask(matter, "2028-01-01", None), [(h.anne.clone(), Err("authority-not-in-force"))]);
    assert_eq!(ask(matter, "2027-04-05", Some(&h.greta)), [(h.greta.clone(), Err("no-authority"))]);
}

#[test]
fn a_beneficiary_is_proposed_by_a_department_and_enrolled_by_an_administrator() {
    let mut h = house();
    let zoe = person(&mut h.bench, "Zoé Martin", "zoe@essai.fr");
    let mut propose = Propose { person: zoe.clone(), post: None };
    assert_eq!(code(h.bench.apply(&mut propose)), "no-proposing-post", "an administrator enrols, and does not propose");
    let account = || AddAccount::new(zoe.clone(), Hidden::new(phrase("given")));
    assert_eq!(h.notes(&account()), [FolkNote::NobodyProposed]);
    for person in [h.flora.clone(), h.anne.clone()] {
        h.bench.add_account(&person);
    }
    h.bench.become_(&h.anne.clone());
    let dir = h.dir.clone();
    assert_eq!(code(h.bench.apply(&mut Propose { person: zoe.clone(), post: Some(dir) })), "not-proposer");
    let fun = h.fun.clone();
    assert_eq!(code(h.bench.apply(&mut Propose { person: zoe.clone(), post: Some(fun.clone()) })), "not-holder");
    h.bench.become_(&h.flora.clone());
    h.bench.apply(&mut propose).unwrap();
    assert_eq!(code(h.bench.apply(&mut propose)), "already-proposed");
    h.bench.become_first();
    let by = FolkNote::ProposedBy {
        name: "Flora Tissot".into(),
        post: "Directrice des achats".into(),
        day: day("2027-04-05"),
    };
    assert_eq!(h.notes(&account()), [by]);
    h.bench.add_account(&zoe);
    h.bench.become_(&h.flora.clone());
    assert_eq!(code(h.bench.apply(&mut propose)), "account-exists");
}

#[test]
fn a_revoked_certificate_signs_nothing_until_another_one_is_asked_for() {
    let mut h = house();
    let mut own = grant(&h.anne, &h.dir, "Décision 2", Terms::default());
    h.bench.apply(&mut own).unwrap();
    for person in [h.anne.clone(), h.flora.clone()] {
        h.bench.add_account(&person);
    }
    let step = Step::new(Asked::Signature, vec![Who::Post(h.dir.clone())], Quorum::All, 0);
    let circuit = Circuit { name: "Essai".into(), steps: vec![step], ..Circuit::default() };
    h.bench.apply(&mut SetCircuit { circuit }).unwrap();
    let mut new = NewDossier {
        title: "Lettre".into(),
        kind: DocumentKind::Letter,
        structure: None,
        amount: None,
        circuit: find::circuit(h.bench.state(), "Essai").unwrap(),
        document: h.bench.pdf("lettre.pdf", "Lettre"),
        annexes: vec![],
        particulars: Particulars::default(),
    };
    let number = h.bench.apply(&mut new).unwrap().done.remove(0);
    let dossier = find::dossier(h.bench.state(), &number).unwrap().id.clone();
    let anne = h.anne.clone();
    // Whoever stands in is told of with the dossier too.
    let (from, until) = (day("2027-04-05"), day("2027-04-06"));
    let (post, person) = (h.dir.clone(), h.flora.clone());
    let (act, manner) = ("Note 4".into(), paraphe::domain::people::Manner::Absence);
    h.bench.apply(&mut Substitute { post, person, kinds: vec![], from, until, act, manner }).unwrap();
    let Answer::MaySign(found) = h.bench.ask(Question::WhoMaySign(dossier.clone(), from)).unwrap() else { panic!() };
    let found: Vec<_> = found.into_iter().map(|m| (m.person, m.answer.unwrap())).collect();
    assert_eq!(found, ["Anne Lemoine", "Flora Tissot"].map(|name| (name.to_owned(), "Décision 2".to_owned())));
    h.bench.become_(&h.flora.clone());
    let plan = h.bench.desk().plan(&RenewCertificate::default(), h.bench.now, &Watch::default()).unwrap();
    assert_eq!(plan.notes, [Note::CertifiedLater, Note::SignaturesStay], "the old one is in force");
    let mut others = RevokeCertificate { person: anne.clone(), reason: 1 };
    assert_eq!(code(h.bench.apply(&mut others)), "not-administrator");
    h.bench.become_(&anne);
    let mut mine = RevokeCertificate { person: anne.clone(), reason: 4 };
    h.bench.apply(&mut mine).unwrap();
    assert_eq!(code(h.bench.apply(&mut mine)), "certificate-revoked-already");
    let mut sign = Sign { dossier: dossier.clone(), passphrase: Hidden::new(phrase("Anne Lemoine")) };
    let Err(Trouble::Rule(Rule::CertificateRevoked { reason, day: on })) = h.bench.apply(&mut sign) else { panic!() };
    assert_eq!((reason, on), (4, day("2027-04-05")));
    let mut renew = RenewCertificate { passphrase: Hidden::new(phrase("Anne Lemoine")) };
    let told = |h: &House| h.bench.desk().plan(&RenewCertificate::default(), h.bench.now, &Watch::default()).unwrap();
    assert_eq!(told(&h).notes, [Note::SignsNothingUntil], "the old one is revoked");
    h.bench.apply(&mut renew).unwrap();
    h.bench.become_first();
    h.bench.become_(&anne);
    h.bench.apply(&mut sign).unwrap();
    let signed = &h.bench.state().dossiers[&dossier];
    assert!(matches!(signed.acts[0].deed, Deed::Signature { .. }));
    let number = h.bench.state().people.revoked.keys().next().unwrap().clone();
    assert_ne!(serial(&h.bench.state().people.accounts[&anne].certificate), Some(number));
    h.bench.become_first();
    h.bench.apply(&mut RevokeCertificate { person: anne, reason: 1 }).unwrap();
    assert_eq!(h.bench.state().people.revoked.len(), 2, "an administrator may");
    h.bench.assert_sound();
}

/// What a shell sees of it: plans, warnings, answers for a program, refusals by their words.
#[test]
fn a_shell_gives_an_authority_on_asks_who_may_sign_and_revokes_a_certificate() {
    let cli = Cli::with_desk();
    let run = |line: &str| cli.run(&line.split('|').collect::<Vec<_>>());
    run("people|add|Greta Ollivier <greta@essai.fr>").ok();
    run("people|add|Anne Roy <anne@essai.fr>").ok();
    run("post|add|Présidente|--kind|head|--institute").ok();
    run("post|add|Adjointe|--kind|other|--institute|--above|Présidente").ok();
    run("post|appoint|Présidente|Greta Ollivier|--from|2026-01-01").ok();
    run("post|appoint|Adjointe|Anne Roy|--from|2026-01-01").ok();
    let days = "--institute|--from|2026-01-01|--until|2098-12-31";
    run(&format!("authority|grant|--person|Greta Ollivier|--post|Présidente|{days}|--act|Décret|--may-delegate")).ok();
    let given =
        format!("authority|grant|--person|Anne Roy|--post|Adjointe|{days}|--from-authority|Décret|--kind|letter");
    run(&format!("{given}|--act|Décision 1")).ok();
    let wide = given.replace("2098", "2099");
    assert_eq!(run(&format!("{wide}|--act|Décision 2|--json")).code(), "scope-exceeds-source");
    let circle = run("post|move|Présidente|--above|Adjointe|--json");
    assert_eq!((circle.status, circle.code().as_str()), (1, "post-circle"));

    let told = run("authority|who|--kind|letter|--on|2027-02-01|--json").ok();
    let rows: serde_json::Value = serde_json::from_str(&told).unwrap();
    let acts = |n: usize| -> Vec<&str> {
        let chain = rows[n]["chain"].as_array().unwrap().iter();
        chain.map(|a| a["act"].as_str().unwrap_or_default()).collect()
    };
    assert_eq!((rows[0]["person"].as_str(), acts(0)), (Some("Anne Roy"), vec!["", "Décision 1", "Décret"]));
    assert_eq!((rows[1]["person"].as_str(), acts(1)), (Some("Greta Ollivier"), vec!["", "Décret"]));
    let told = run("authority|who|--kind|agreement|--person|Anne Roy").ok();
    assert!(told.starts_with("✗ Anne Roy") && told.contains("ne couvre pas ce type de document"), "{told}");

    let stands =
        "people|substitute|Présidente|Anne Roy|--from|2025-01-01|--until|2098-12-31|--act|Note 4|--manner|interim";
    let told = run(stands);
    assert!(told.err.contains("Personne ne tient cette fonction"), "{}", told.err);
    told.assert_done();
    assert!(run("post|holders|Présidente").ok().contains("suppléance"));
    let rows: serde_json::Value = serde_json::from_str(&run("people|substitutions|--json").ok()).unwrap();
    assert_eq!(rows[0]["manner"], "interim");
    assert!(run("people|substitutions").ok().contains("par intérim"));
    run("people|unsubstitute|Présidente|Anne Roy").ok();
    assert_eq!(run("people|unsubstitute|Présidente|Anne Roy|--json").code(), "no-such-substitution");

    let first = cli.file("first", phrase("given"));
    let told = cli.run(&["people", "account", "Anne Roy", "--first-passphrase-file", &first]);
    assert!(told.err.contains("Personne n’a proposé"), "{}", told.err);
    assert_eq!(run("people|propose|Anne Roy|--json").code(), "account-exists");
    assert_eq!(run("people|propose|Greta Ollivier|--json").code(), "no-proposing-post");
    let revoke = "people|certificate|revoke|--reason|superseded";
    assert_eq!(run(&format!("{revoke}|--json")).code(), "confirm");
    run(&format!("{revoke}|--yes")).ok();
    let told: serde_json::Value = serde_json::from_str(&run("people|certificate|list|--json").ok()).unwrap();
    assert_eq!((told[0]["person"].as_str(), told[0]["reason"].as_str()), (Some(FIRST), Some("superseded")));
}

/// A file of keys of somebody's own, made by OpenSSL for this purpose.
fn key_file(cli: &Cli, name: &str, extensions: &[&str]) -> String {
    let openssl = |words: &[&str]| {
        let ran = std::process::Command::new("openssl").current_dir(cli.dir.path()).args(words).output();
        let ran = ran.expect("openssl runs; Debian has it in the package openssl");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    };
    let (key, leaf, out) = (format!("{name}.key"), format!("{name}.pem"), format!("{name}.p12"));
    let make = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"];
    let added: Vec<&str> = extensions.iter().flat_map(|e| ["-addext", e]).collect();
    openssl(&[&make[..], &["-keyout", &key, "-out", &leaf, "-subj", "/CN=Propre"], &added].concat());
    openssl(&["pkcs12", "-export", "-in", &leaf, "-inkey", &key, "-out", &out, "-passout", "pass:x"]);
    cli.path(&out).to_str().unwrap().to_owned()
}

/// Whoever left retires nothing: an administrator does, from a shell, and says why.
#[test]
fn a_shell_retires_what_somebody_brought_who_left() {
    let cli = Cli::with_demo();
    let (left, stays) = ("Anne Lemoine", "Karim Benali");
    let password = cli.file("password", "x");
    let server = key_file(&cli, "server", &["extendedKeyUsage=serverAuth"]);
    let own = key_file(&cli, "own", &["keyUsage=critical,digitalSignature"]);
    let import =
        |file: &str| cli.as_(left, &["people", "certificate", "import", file, "--password-file", &password, "--json"]);
    let refused = import(&server);
    assert_eq!(refused.code(), "key-not-for-signing");
    import(&own).assert_done();
    let listed = |who: &str, words: &[&str]| -> serde_json::Value {
        let words = [&["people", "certificate", "own", "--json"], words].concat();
        serde_json::from_str(&cli.as_(who, &words).ok()).unwrap()
    };
    let theirs = listed(FIRST, &["--person", left]);
    assert_eq!(theirs.as_array().unwrap().len(), 2, "that of the desk, and their own");
    let digest = theirs[1]["digest"].as_str().unwrap()[..16].to_owned();
    let retire = |who: &str, more: &[&str]| {
        cli.as_(who, &[&["people", "certificate", "retire", &digest, "--json"], more].concat())
    };
    let because = ["--person", left, "--reason", "cessation-of-operation"];
    let yes = [&because[..], &["--yes"]].concat();
    assert_eq!(retire(stays, &yes).code(), "not-administrator");
    assert_eq!(retire(FIRST, &because).code(), "confirm");
    assert_eq!(retire(FIRST, &["--yes"]).code(), "no-such-key", "it is not hers");
    assert_eq!(retire(FIRST, &["--person", left, "--yes"]).status, 2, "a reason is asked for");
    let nobody = ["--person", stays, "--reason", "unspecified", "--yes"];
    assert_eq!(retire(FIRST, &nobody).code(), "no-key-of-theirs");
    let told = cli.as_(FIRST, &[&["people", "certificate", "retire", &digest, "--dry-run"], &because[..]].concat());
    let told = told.ok().replace('\u{a0}', " ");
    assert!(told.contains("départ de la personne") && told.contains(left), "{told}");
    retire(FIRST, &yes).assert_done();
    assert_eq!(retire(FIRST, &yes).code(), "key-retired");
    assert_eq!(listed(left, &[])[1]["state"], "retired");
}
