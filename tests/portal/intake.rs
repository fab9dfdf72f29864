//! Codes and registrations that come in files of others.

use crate::common::Bench;
use crate::nginx::Portal;
use crate::{accounts, entries, htpasswd, imported, open, reveal, started, told};
use paraphe::desk::{Answer, Checked, ExportCodes, ImportCodes, ImportCorrespondents, Issue, Question, Watch};
use paraphe::domain::campaign::{Headcount, Origin, Settings};
use paraphe::domain::find;
use paraphe::domain::login::Login;
use paraphe::domain::plan::Item;
use paraphe::domain::portal::Format;
use paraphe::domain::trouble::{Rule, Trouble};

/// Why each line of a file of accounts is left out, by the number of the line.
fn left_out(bench: &Bench, import: &ImportCodes) -> Vec<(String, &'static str)> {
    let plan = bench.desk().plan(import, bench.now, &Watch::default()).unwrap();
    let blocked = plan.items.iter().filter_map(|item| match item {
        Item::Blocked { name, why } => Some((name.split(':').next().unwrap().to_owned(), why.code())),
        _ => None,
    });
    blocked.collect()
}

#[test]
fn an_older_file_taken_in_after_a_newer_one_never_revives_a_revoked_secret() {
    let mut bench = imported();
    let login = Login::typed("27INSU1016");
    let file = |bench: &Bench, secret: &str| {
        let file = accounts(bench, &[&[(1, "27INSU1016"), (2, secret), (7, "U1016")]]);
        ImportCodes { file, year: None }
    };
    for secret in ["vieux", "neuf"] {
        let mut import = file(&bench, secret);
        bench.apply(&mut import).unwrap();
    }
    let mut older = file(&bench, "vieux");
    assert_eq!(left_out(&bench, &older), [("2".to_owned(), "code-revoked")]);
    let _ = bench.apply(&mut older);
    assert_eq!(reveal(&mut bench, &login), "neuf");
    let working = bench.state().portal_codes(bench.now.day);
    assert_eq!(working.len(), 1, "the old secret is worth nothing at the portal");
}

#[test]
fn two_accounts_with_one_password_are_refused() {
    let mut bench = imported();
    let rows: [&[(usize, &str)]; 2] =
        [&[(1, "27INSU1016"), (2, "pareil"), (7, "U1016")], &[(1, "27INSU1068"), (2, "pareil"), (7, "U1068")]];
    let mut both = ImportCodes { file: accounts(&bench, &rows), year: None };
    assert_eq!(left_out(&bench, &both), [("3".to_owned(), "secret-twice")], "in one file");
    assert_eq!(bench.apply(&mut both).unwrap().done, ["27INSU1016"]);
    let later = ImportCodes { file: accounts(&bench, &rows[1..]), year: None };
    assert_eq!(left_out(&bench, &later), [("2".to_owned(), "secret-twice")], "in a later one");
}

#[test]
fn a_year_of_two_digits_far_ahead_is_refused() {
    let bench = imported();
    let rows: [&[(usize, &str)]; 2] =
        [&[(1, "99INSU1016"), (2, "loin"), (7, "U1016")], &[(1, "28INSU1068"), (2, "proche"), (7, "U1068")]];
    let import = ImportCodes { file: accounts(&bench, &rows), year: None };
    assert_eq!(left_out(&bench, &import), [("2".to_owned(), "year-unknown")]);
}

#[test]
fn codes_of_whom_the_campaign_does_not_call_are_left_out_until_its_settings_say_otherwise() {
    use paraphe::domain::plan::WarningKind;
    let mut bench = imported();
    let part = bench.state().structures.values().find(|s| {
        let body = s.body(&bench.state().desk.uai);
        body.is_some_and(|b| b.role == paraphe::domain::structure::Role::Participant)
            && s.level == paraphe::domain::structure::Level::Structure
            && s.standing == paraphe::domain::structure::Standing::Active
    });
    let part = part.unwrap().id.to_string();
    let rows: [&[(usize, &str)]; 3] = [
        &[(1, "27INSPART"), (2, "un"), (7, &part)],
        &[(1, "27INSU1016EQ2"), (2, "deux"), (7, "U1016")],
        &[(1, "27INSU1068"), (2, "trois"), (7, "U1068")],
    ];
    let mut import = ImportCodes { file: accounts(&bench, &rows), year: None };
    assert_eq!(left_out(&bench, &import), [("2".to_owned(), "not-called")]);
    let adjust = |bench: &mut Bench, participants: bool, teams: bool| {
        let campaign = &bench.state().campaigns[&2027];
        let settings = Settings { participants, teams, ..campaign.settings.clone() };
        let (year, opens, cutoff) = (2027, campaign.opens, campaign.cutoff);
        bench.apply(&mut paraphe::desk::AdjustCampaign { year, opens, cutoff, settings }).unwrap();
    };
    adjust(&mut bench, false, false);
    let expected = [("2".to_owned(), "not-called"), ("3".to_owned(), "teams-not-called")];
    assert_eq!(left_out(&bench, &import), expected);
    let plan = bench.desk().plan(&import, bench.now, &Watch::default()).unwrap();
    let warned: Vec<(u64, &WarningKind)> = plan.warnings.iter().map(|w| (w.line, &w.what)).collect();
    let expected = [(2, &WarningKind::NotCalled("participant")), (3, &WarningKind::TeamNotCalled)];
    assert_eq!(warned, expected, "each line says so");
    adjust(&mut bench, true, true);
    assert_eq!(bench.apply(&mut import).unwrap().done.len(), 3, "called, they come in");
    adjust(&mut bench, false, false);
    assert_eq!(left_out(&bench, &import), [], "what lives here already stays the same");
}

#[test]
fn codes_from_outside_keep_their_own_form_from_the_file_to_the_portal() {
    let mut bench = imported();
    let structure = find::structure(bench.state(), "U 1016").unwrap();
    let refused = bench.apply(&mut Issue { structures: Some(vec![structure]) }).unwrap_err();
    assert_eq!(refused.code(), "codes-come-from-outside");
    let secret = "n7k2 qx4m:9tz0=";
    let file = accounts(
        &bench,
        &[
            &[(1, "27INSU1016"), (2, secret), (7, "U1016"), (8, "oui"), (57, "0000-00-00")],
            &[(1, "27insu1068eq14"), (2, "tout-petit"), (7, "U 1068"), (8, "x")],
            &[(1, "27INSU1055"), (2, "x"), (7, "U1055"), (8, "non")],
            &[(1, "27INSU1018"), (2, "x"), (7, "U1018"), (57, "2027-04-05")],
            &[(1, "27INSU9999"), (2, "x"), (7, "U9999")],
            &[(1, "27INSU1016"), (2, "y"), (7, "U1016")],
            &[(1, "BIMU982"), (2, "x"), (7, "U1018")],
            &[(1, "=cmd()"), (2, "x"), (7, "U1018")],
            &[(1, "27INSU1019"), (7, "U1018")],
        ],
    );
    let mut import = ImportCodes { file: file.clone(), year: None };
    let plan = bench.desk().plan(&import, bench.now, &Watch::default()).unwrap();
    let blocked: Vec<(&str, &str)> = plan
        .items
        .iter()
        .filter_map(|i| match i {
            Item::Blocked { name, why } => Some((name.split(':').next().unwrap(), why.code())),
            _ => None,
        })
        .collect();
    assert_eq!(
        blocked,
        [
            ("4", "other-portal"),
            ("5", "code-expired"),
            ("6", "no-such-structure"),
            ("7", "login-twice"),
            ("8", "year-unknown"),
            ("9", "login-refused"),
            ("10", "secret-missing"),
        ]
    );
    assert_eq!(bench.state().codes.len(), 0, "a plan takes nothing in");
    let done = bench.apply(&mut import).unwrap();
    assert_eq!(done.done, ["27INSU1016", "27INSU1068EQ14"]);
    let code = bench.state().code(&Login::typed("27INSU1068EQ14")).unwrap();
    assert_eq!((code.team, code.year, code.origin), (Some(14), 2027, Origin::Imported));

    let known = entries(&bench);
    assert_eq!(bench.apply(&mut import).unwrap().done, [] as [&str; 0], "the same file again changes nothing");
    assert_eq!(entries(&bench), known);

    let login = Login::typed("27INSU1016");
    assert_eq!(reveal(&mut bench, &login), secret);
    let check = |bench: &Bench, typed: &str| {
        let Answer::Checked(found) = bench.ask(Question::CheckCode(typed.into())).unwrap() else { panic!() };
        found
    };
    assert!(matches!(check(&bench, secret), Checked::Known { .. }));
    for other in ["N7K2 QX4M:9TZ0=", "n7k2qx4m:9tz0=", "N7K2-QX4M-9TZ0"] {
        assert!(!matches!(check(&bench, other), Checked::Known { .. } | Checked::Meant { .. }), "{other}");
    }
    let portal_file = bench.path("portal.htpasswd");
    bench.apply(&mut htpasswd(&portal_file)).unwrap();
    let portal = Portal::start(&bench.path("nginx"), &portal_file);
    assert_eq!(portal.ask("27INSU1016", secret), 200);
    let out = bench.path("retour.csv");
    bench.apply(&mut ExportCodes::new(out.clone(), Format::Inist)).unwrap();
    assert_eq!(told("inist", &out)[0]["secret"], secret, "it goes back as it came");
    let done = bench.apply(&mut ExportCodes::new(bench.path("user.txt"), Format::Ezproxy)).unwrap();
    assert!(matches!(&done.refused[..], [(name, Rule::SecretUnfit { .. })] if name == "27INSU1016"), "a colon ends it");

    let changed = accounts(&bench, &[&[(1, "27INSU1016"), (2, "nouveau"), (7, "U1016")]]);
    let mut import = ImportCodes { file: changed, year: None };
    let plan = bench.desk().plan(&import, bench.now, &Watch::default()).unwrap();
    assert!(matches!(&plan.items[..], [Item::Changed { .. }]), "{plan:?}");
    bench.apply(&mut import).unwrap();
    assert_eq!(reveal(&mut bench, &login), "nouveau");
    bench.apply(&mut htpasswd(&portal_file)).unwrap();
    assert_eq!((portal.ask("27INSU1016", secret), portal.ask("27INSU1016", "nouveau")), (401, 200));
    bench.assert_sound();
}

#[test]
fn a_file_that_is_none_changes_nothing() {
    let mut bench = imported();
    let whole = accounts(&bench, &[&[(1, "27INSU1016"), (2, "x"), (7, "U1016")]]);
    let text = std::fs::read(&whole).unwrap();
    let path = bench.path("bad.csv");
    let known = entries(&bench);
    let cut = text[..text.len() - 20].to_vec();
    let mut latin = text.clone();
    *latin.last_mut().unwrap() = 0xE9;
    let cases: [(&[u8], &str, Option<u64>); 5] = [
        (b"", "input-empty", None),
        (b"Identifiant;Mot de Passe\r\na;b\r\n", "input-width", Some(1)),
        (&cut, "input-width", Some(2)),
        (&latin, "input-not-text", Some(2)),
        (b"a\0", "input-not-text", Some(1)),
    ];
    for (bytes, code, at) in cases {
        std::fs::write(&path, bytes).unwrap();
        let refused = bench.apply(&mut ImportCodes { file: path.clone(), year: None }).unwrap_err();
        assert_eq!(refused.code(), code);
        let Trouble::Input { line, .. } = refused else { panic!("{refused:?}") };
        assert_eq!(line, at, "{code}");
    }
    assert_eq!(entries(&bench), known);
    let mut here = started("2027-04-05T09:00:00Z");
    open(&mut here, 2027, Settings::default());
    let refused = here.apply(&mut ImportCodes { file: whole, year: None }).unwrap_err();
    assert_eq!(refused.code(), "codes-made-here");
}

#[test]
fn the_national_list_of_units_registers_structures_with_their_head_counts() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let list = |width: usize| {
        let mut header: Vec<String> = (1..=width).map(|n| format!("c{n}")).collect();
        let mut cells = vec!["non"; width];
        for (position, name, cell) in [
            (1, "Code de l'unité", "U1016"),
            (2, "Intitulé de l'unité", "Cochin"),
            (11, "Nb. chercheurs CNRS", "12"),
            (12, "Nb. chercheurs NON CNRS", "5"),
            (13, "Nb. DOCTORANTS", "3"),
            (14, "Nb. POST-DOCTORANTS", "4"),
            (15, "Nom du Directeur", "Durand"),
            (18, "Correspondant Documentaire", "Camille Roux"),
            (19, "Téléphone CD", "01 44"),
            (20, "Courriel CD", "camille.roux@essai.fr"),
        ] {
            name.clone_into(&mut header[position - 1]);
            cells[position - 1] = cell;
        }
        format!("{}\r\n{}\r\n", header.join(";"), cells.join(";"))
    };
    let path = bench.path("unites.csv");
    std::fs::write(&path, list(116)).unwrap();
    let mut import = ImportCorrespondents { file: path.clone(), encoding: None, to_check: false };
    assert_eq!(bench.apply(&mut import).unwrap_err().code(), "input-width");
    std::fs::write(&path, list(117)).unwrap();
    bench.apply(&mut import).unwrap();
    let structure = find::structure(bench.state(), "U 1016").unwrap();
    let made = &bench.state().registrations[&(2027, structure)];
    assert_eq!(made.headcount, Headcount { cnrs: 12, other: 5, phd: 3, postdoc: 4 });
    assert_eq!(bench.state().people.name(&made.correspondent), "Camille Roux");
}
