//! The renewal at one desk, through the verbs: several campaigns side by side, the queue of registrations, codes by
//! selection, the cut-off, the way to the other portal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Bench, moment};
use paraphe::desk::*;
use paraphe::domain::campaign::{Declared, Duty, Headcount, Origin, Proof, Review as Reviewed, Settings};
use paraphe::domain::code::{Life, Reason};
use paraphe::domain::cutoff::forecast;
use paraphe::domain::find;
use paraphe::domain::ids::{EntryId, StructureId};
use paraphe::domain::login::Login;
use paraphe::domain::plan::{Figure, Grade, Item, Note, Plan, WarningKind};
use paraphe::domain::portal::Format;
use paraphe::domain::structure::Role;
use paraphe::domain::track::{At, Stage};
use paraphe::domain::trouble::Outcome;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn desk() -> Bench {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    bench
}

fn opening(year: u16, settings: Settings) -> OpenCampaign {
    let day = |text: String| text.parse().unwrap();
    OpenCampaign { year, opens: day(format!("{year}-04-03")), cutoff: day(format!("{year}-06-06")), settings }
}

fn running(settings: Settings) -> Bench {
    let mut bench = desk();
    bench.apply(&mut opening(2027, settings)).unwrap();
    bench
}

fn id(bench: &Bench, label: &str) -> StructureId {
    find::structure(bench.state(), label).unwrap()
}

fn registration(bench: &Bench, label: &str, to_check: bool) -> Register {
    let name = label.replace(' ', "").to_lowercase();
    Register {
        structure: id(bench, label),
        name: format!("Camille Roux {}", &name[1..]),
        mail: format!("{name}@essai.fr"),
        phone: String::new(),
        headcount: Headcount { cnrs: 3, other: 10, phd: 5, postdoc: 2 },
        declared: Declared::default(),
        to_check,
    }
}

fn register(bench: &mut Bench, label: &str) -> StructureId {
    let mut verb = registration(bench, label, false);
    bench.apply(&mut verb).unwrap();
    verb.structure
}

fn plan(bench: &Bench, verb: &dyn Verb) -> Outcome<Plan> {
    bench.desk().plan(verb, bench.now, &Watch::default())
}

fn refusal(bench: &mut Bench, verb: &mut dyn Verb) -> &'static str {
    match bench.apply(verb) {
        Err(why) => why.code(),
        Ok(done) if done.done.is_empty() => done.refused[0].1.code(),
        Ok(done) => panic!("not refused: {done:?}"),
    }
}

fn issue(bench: &mut Bench, structures: &[StructureId]) -> Vec<Login> {
    let done = bench.apply(&mut Issue { structures: Some(structures.to_vec()) }).unwrap();
    assert_eq!(done.refused, []);
    done.done.iter().map(|l| Login::typed(l)).collect()
}

fn life(bench: &Bench, login: &str) -> Life {
    let code = bench.state().code(&Login::typed(login)).unwrap();
    code.life(bench.state().calendar(bench.now.day), bench.now.day)
}

fn a_participant(bench: &Bench) -> StructureId {
    let uai = &bench.state().desk.uai;
    let found = bench.state().structures.values().find(|s| {
        s.body(uai).is_some_and(|b| b.role == Role::Participant && !b.label.is_empty())
            && s.level == paraphe::domain::structure::Level::Structure
    });
    found.unwrap().id.clone()
}

#[test]
fn a_campaign_that_is_only_announced_takes_no_act_meant_for_the_one_that_runs() {
    let mut bench = running(Settings::default());
    bench.apply(&mut opening(2028, Settings { proof: Proof::Signed, ..Settings::default() })).unwrap();
    let unit = register(&mut bench, "U 1016");
    assert!(bench.state().registration(2027, &unit).is_some() && bench.state().registration(2028, &unit).is_none());
    assert_eq!(issue(&mut bench, std::slice::from_ref(&unit))[0].as_str(), "27INSU1016");
    assert_eq!(life(&bench, "27INSU1016"), Life::Live, "the next campaign has not opened: nothing overlaps yet");
    assert_eq!(refusal(&mut bench, &mut CutOff { year: 2028 }), "not-open-yet");
    // On the opening day of the next one, the acts go there and the first is a record.
    bench.now = moment("2028-04-03T09:00:00Z");
    assert_eq!(life(&bench, "27INSU1016"), Life::Overlap);
    register(&mut bench, "U 1016");
    assert!(bench.state().registration(2028, &unit).is_some());
    for verb in [&mut CutOff { year: 2027 } as &mut dyn Verb, &mut UndoCutOff { year: 2027 }] {
        let code = refusal(&mut bench, verb);
        assert!(["campaign-past", "cutoff-not-done"].contains(&code), "{code}");
    }
    let OpenCampaign { year, opens, cutoff, settings } = opening(2027, Settings::default());
    let mut adjust = AdjustCampaign { year, opens, cutoff, settings };
    assert_eq!(refusal(&mut bench, &mut adjust), "campaign-past");
    bench.assert_sound();
}

#[test]
fn before_any_campaign_has_opened_the_next_to_open_takes_the_acts() {
    let mut bench = desk();
    bench.apply(&mut opening(2029, Settings::default())).unwrap();
    bench.apply(&mut opening(2028, Settings::default())).unwrap();
    let unit = register(&mut bench, "U 1016");
    assert!(bench.state().registration(2028, &unit).is_some());
}

#[test]
fn opening_says_whom_it_calls_and_what_changed_since_the_last() {
    let mut bench = running(Settings::default());
    let figure = |plan: &Plan, what| {
        plan.notes.iter().find_map(|n| {
            matches!(n, Note::Figure(f, _) if *f == what).then(|| match n {
                Note::Figure(_, n) => *n,
                _ => 0,
            })
        })
    };
    bench.now = moment("2028-04-01T09:00:00Z");
    let same = plan(&bench, &opening(2028, Settings::default())).unwrap();
    assert_eq!(figure(&same, Figure::Called), Some(362), "the default campaign of the real file");
    assert_eq!((figure(&same, Figure::NewlyCalled), figure(&same, Figure::NoLongerCalled)), (Some(0), Some(0)));
    let wider = opening(2028, Settings { participants: true, teams: true, ..Settings::default() });
    let told = plan(&bench, &wider).unwrap();
    assert_eq!((figure(&told, Figure::Called), figure(&told, Figure::NewlyCalled)), (Some(420), Some(58)));
    assert_eq!(told.items.iter().filter(|i| matches!(i, Item::New(_))).count(), 58);
    assert_eq!(told.notes.iter().filter(|n| matches!(n, Note::Setting(_))).count(), 2);
    // Adjusting says the same against what it was, and nothing where nothing changes.
    let OpenCampaign { year, opens, cutoff, settings } = opening(2027, Settings::default());
    let mut adjust = AdjustCampaign { year, opens, cutoff, settings };
    assert!(bench.apply(&mut adjust).unwrap().unchanged);
    adjust.settings.participants = true;
    assert_eq!(figure(&plan(&bench, &adjust).unwrap(), Figure::NewlyCalled), Some(58));
    bench.apply(&mut adjust).unwrap();
    assert!(bench.state().campaigns[&2027].settings.participants);
    adjust.cutoff = adjust.opens;
    assert_eq!(refusal(&mut bench, &mut adjust), "dates-reversed");
    bench.assert_sound();
}

#[test]
fn a_registration_goes_through_the_queue_before_its_code() {
    let mut bench = running(Settings::default());
    let unit = id(&bench, "U 1016");
    let mut verb = registration(&bench, "U 1016", true);
    bench.apply(&mut verb).unwrap();
    assert!(bench.apply(&mut verb).unwrap().unchanged, "said twice, it is one registration");
    let mut codes = Issue { structures: Some(vec![unit.clone()]) };
    assert_eq!(refusal(&mut bench, &mut codes), "registration-to-check");
    let review = |decision| Review { structures: vec![unit.clone(), unit.clone()], decision };
    let office = bench.state().offices.offices[0].id.clone();
    let reason = || "Ce n’est pas la bonne délégation".to_owned();
    assert_eq!(refusal(&mut bench, &mut review(Decision::Refuse { reason: " ".into() })), "reason-missing");
    let nowhere = Decision::Move { office: "nulle-part".into(), reason: reason() };
    assert_eq!(refusal(&mut bench, &mut review(nowhere)), "no-such-office");
    bench.apply(&mut review(Decision::Move { office: office.clone(), reason: reason() })).unwrap();
    assert_eq!(refusal(&mut bench, &mut codes), "registration-refused");
    bench.apply(&mut review(Decision::Refuse { reason: reason() })).unwrap();
    assert_eq!(refusal(&mut bench, &mut codes), "registration-refused");
    // It registers again, is accepted, gets its code: the acceptance can no longer be taken back.
    bench.apply(&mut verb).unwrap();
    let done = bench.apply(&mut review(Decision::Accept)).unwrap();
    assert_eq!((done.done.len(), done.refused.len()), (1, 0));
    assert_eq!(refusal(&mut bench, &mut review(Decision::Accept)), "nothing-to-review");
    issue(&mut bench, std::slice::from_ref(&unit));
    assert_eq!(refusal(&mut bench, &mut review(Decision::Refuse { reason: reason() })), "code-follows");
    let other = Review { structures: vec![id(&bench, "U 1018")], decision: Decision::Accept };
    assert_eq!(refusal(&mut bench, &mut other.clone()), "nothing-to-review");
    bench.assert_sound();
}

#[test]
fn an_acceptance_warns_of_a_structure_that_can_get_no_code_yet() {
    let mut bench = running(Settings::default());
    let bare = bench.state().structures.values().find(|s| s.institute_label(&bench.state().desk.uai).is_none());
    let bare = bare.unwrap().id.clone();
    let mut verb = Register { structure: bare.clone(), ..registration(&bench, "U 1016", true) };
    let told = plan(&bench, &verb).unwrap();
    assert_eq!(told.warnings[0].what, WarningKind::NoLabel);
    assert_eq!(told.grade, Grade::Confirmed, "a warning is read before it is done");
    bench.apply(&mut verb).unwrap();
    let review = |structures| Review { structures, decision: Decision::Accept };
    assert_eq!(plan(&bench, &review(vec![bare])).unwrap().warnings[0].what, WarningKind::NoLabel);
    bench.apply(&mut registration(&bench, "U 1018", true)).unwrap();
    assert_eq!(plan(&bench, &review(vec![id(&bench, "U 1018")])).unwrap().warnings, []);
}

#[test]
fn a_participant_asks_is_granted_and_gets_its_code() {
    let mut bench = running(Settings::default());
    let part = a_participant(&bench);
    let mut codes = Issue { structures: Some(vec![part.clone()]) };
    assert_eq!(refusal(&mut bench, &mut codes), "not-called");
    let mut verb = Register { structure: part.clone(), ..registration(&bench, "U 1016", false) };
    bench.apply(&mut verb).unwrap();
    assert_eq!(bench.state().registration(2027, &part).unwrap().review, Reviewed::ToCheck, "asking does not grant");
    assert_eq!(refusal(&mut bench, &mut codes), "not-called");
    bench.apply(&mut Review { structures: vec![part.clone()], decision: Decision::Accept }).unwrap();
    assert_eq!(issue(&mut bench, &[part]).len(), 1);
}

#[test]
fn nothing_is_issued_twice_and_teams_have_codes_of_their_own() {
    let mut bench = running(Settings { teams: true, ..Settings::default() });
    let unit = register(&mut bench, "U 1016");
    let mut teams = IssueTeams { structure: unit.clone(), teams: vec![2, 1, 2] };
    let done = bench.apply(&mut teams).unwrap();
    assert_eq!(done.done, ["27INSU1016EQ2", "27INSU1016EQ1"]);
    assert_eq!(refusal(&mut bench, &mut teams), "already-issued");
    // The codes of its teams are none of the structure's.
    let done = bench.apply(&mut Issue { structures: Some(vec![unit.clone(), unit.clone()]) }).unwrap();
    assert_eq!(done.done, ["27INSU1016"], "named twice, issued once");
    assert_eq!(refusal(&mut bench, &mut Issue { structures: Some(vec![unit]) }), "already-issued");
    let OpenCampaign { year, opens, cutoff, .. } = opening(2027, Settings::default());
    let mut without = AdjustCampaign { year, opens, cutoff, settings: Settings::default() };
    bench.apply(&mut without).unwrap();
    assert_eq!(refusal(&mut bench, &mut teams), "teams-not-called");
    without.settings = Settings { origin: Origin::Imported, ..Settings::default() };
    bench.apply(&mut without).unwrap();
    assert_eq!(refusal(&mut bench, &mut Issue { structures: None }), "codes-come-from-outside");
    without.settings = Settings { proof: Proof::Signed, ..Settings::default() };
    bench.apply(&mut without).unwrap();
    let other = register(&mut bench, "U 1018");
    assert_eq!(refusal(&mut bench, &mut Issue { structures: Some(vec![other]) }), "registration-not-sent");
    bench.assert_sound();
}

#[test]
fn a_code_is_replaced_at_once_within_a_year_and_beside_the_old_one_across_years() {
    let mut bench = running(Settings::default());
    let unit = register(&mut bench, "U 1016");
    issue(&mut bench, std::slice::from_ref(&unit));
    bench.now = moment("2028-04-05T09:00:00Z");
    bench.apply(&mut opening(2028, Settings::default())).unwrap();
    register(&mut bench, "U 1016");
    let told = plan(&bench, &Issue { structures: Some(vec![unit.clone()]) }).unwrap();
    assert!(matches!(&told.notes[..], [Note::OldWorksUntil { login, .. }] if login == "27INSU1016"), "{told:?}");
    issue(&mut bench, std::slice::from_ref(&unit));
    let old = Login::typed("27INSU1016");
    let mut replace = Replace { logins: vec![old, Login::typed("28INSU1016")], reason: Reason::Compromise };
    let told = plan(&bench, &replace).unwrap();
    let at_once: Vec<&Note> = told.notes.iter().filter(|n| matches!(n, Note::ReplacesAtOnce { .. })).collect();
    assert_eq!((at_once.len(), told.blocked()), (1, 1), "{told:?}");
    assert!(told.notes.iter().any(|n| matches!(n, Note::OldWorksUntil { .. })));
    let new = Login::typed("28INSU1016");
    let first = bench.secret(&new).unwrap();
    let done = bench.apply(&mut replace).unwrap();
    assert_eq!((done.done, done.refused[0].1.code()), (vec!["28INSU1016".to_owned()], "campaign-past"));
    let second = bench.secret(&new).unwrap();
    assert_ne!(first, second);
    let file = bench.path("portal");
    bench.apply(&mut ExportCodes::new(file.clone(), Format::Htpasswd)).unwrap();
    let lines = std::fs::read_to_string(&file).unwrap();
    let of = |login: &str| lines.lines().filter(|l| l.starts_with(&format!("{login}:"))).collect::<Vec<_>>();
    assert_eq!((of("27INSU1016").len(), of("28INSU1016").len()), (1, 1), "{lines}");
    let hash = of("28INSU1016")[0].split_once(':').unwrap().1;
    assert!(bcrypt::verify(second.as_str(), hash).unwrap() && !bcrypt::verify(first.as_str(), hash).unwrap());
    let codes = bench.state().codes_of(&unit);
    assert_eq!(codes.iter().filter(|c| c.revoked.is_some()).count(), 1, "the first one is kept as revoked");
    bench.assert_sound();
}

/// In January the campaign of the year before still runs, as the circular has it: what is created now gets a code of now.
#[test]
fn a_structure_made_in_january_gets_a_code_of_the_year_and_is_exempt_in_spring() {
    let mut bench = running(Settings::default());
    bench.now = common::moment("2027-06-07T09:00:00Z");
    bench.apply(&mut CutOff { year: 2027 }).unwrap();
    // The next release of the register knows U 1016 as created this year.
    let unit = id(&bench, "U 1016");
    let created = bench.state().structures[&unit].created.unwrap();
    let file = std::fs::read_to_string(Bench::register()).unwrap();
    let born = |line: &str| line.replacen(&format!(";{created};"), ";2028;", 1);
    let lines = file.split_inclusive('\n').map(|l| if l.starts_with(unit.as_str()) { born(l) } else { l.to_owned() });
    let release = bench.path("rnsr-2028.csv");
    std::fs::write(&release, lines.collect::<String>()).unwrap();
    bench.now = common::moment("2028-01-12T09:00:00Z");
    bench.apply(&mut ImportStructures { file: release, source: None }).unwrap();
    assert_eq!(bench.state().structures[&unit].created, Some(2028));

    let older = register(&mut bench, "U 1018");
    register(&mut bench, "U 1016");
    let told = plan(&bench, &Issue { structures: Some(vec![unit.clone(), older.clone()]) }).unwrap();
    let of_its_own = Note::YearOfItsOwn { login: "28INSU1016".into(), year: 2028 };
    assert_eq!(told.notes.iter().filter(|n| matches!(n, Note::YearOfItsOwn { .. })).collect::<Vec<_>>(), [&of_its_own]);
    let logins = issue(&mut bench, &[unit.clone(), older]);
    assert_eq!(logins.iter().map(Login::as_str).collect::<Vec<_>>(), ["28INSU1016", "27INSU1018"]);
    assert_eq!(refusal(&mut bench, &mut Issue { structures: Some(vec![unit.clone()]) }), "already-exempt");
    assert!(plan(&bench, &Issue { structures: None }).unwrap().items.is_empty(), "nobody waits any more");
    let letters = bench.path("lettres");
    bench.apply(&mut WriteLetters { logins: vec![logins[0].clone()], folder: letters }).unwrap();

    bench.now = common::moment("2028-04-03T09:00:00Z");
    bench.apply(&mut opening(2028, Settings::default())).unwrap();
    let duty = |bench: &Bench| {
        let state = bench.state();
        state.duty(&state.structures[&unit], &state.campaigns[&2028], &state.codes_of(&unit))
    };
    assert_eq!(duty(&bench), Duty::ExemptNew { login: "28INSU1016".into() });
    bench.now = common::moment("2028-06-07T09:00:00Z");
    bench.apply(&mut CutOff { year: 2028 }).unwrap();
    assert!(life(&bench, "28INSU1016").works());
    assert_eq!(life(&bench, "27INSU1018"), Life::Expired);
    bench.assert_sound();
}

/// What was declared is not lost without a word.
#[test]
fn registering_twice_says_what_it_takes_the_place_of_and_accepting_is_confirmed() {
    let mut bench = running(Settings::default());
    let mut verb = registration(&bench, "U 1016", true);
    assert_eq!(plan(&bench, &verb).unwrap().grade, Grade::Reversible);
    bench.apply(&mut verb).unwrap();
    let same = plan(&bench, &verb).unwrap();
    assert!(same.notes.contains(&Note::Unchanged) && same.grade == Grade::Reversible);
    verb.headcount.phd = 6;
    let told = plan(&bench, &verb).unwrap();
    let before = Note::RegisteredBefore { day: bench.now.day, name: verb.name.clone() };
    assert!(told.grade == Grade::Confirmed && told.notes.contains(&before), "{told:?}");
    let accept = Review { structures: vec![verb.structure.clone()], decision: Decision::Accept };
    assert_eq!(plan(&bench, &accept).unwrap().grade, Grade::Confirmed);
}

#[test]
fn a_prefix_revokes_what_begins_so_and_says_how_many() {
    let mut bench = running(Settings::default());
    let units: Vec<StructureId> = ["U 1016", "U 1018"].map(|l| register(&mut bench, l)).into();
    issue(&mut bench, &units);
    let prefix = |text: &str| RevokePrefix { prefix: text.into(), reason: Reason::Superseded };
    assert_eq!(refusal(&mut bench, &mut prefix("27IN")), "prefix-too-short");
    assert_eq!(refusal(&mut bench, &mut prefix("26INS")), "no-such-code");
    let told = plan(&bench, &prefix("27insu101")).unwrap();
    assert_eq!((told.grade, told.doing()), (Grade::Typed, 2));
    bench.apply(&mut prefix("27INSU1016")).unwrap();
    assert_eq!((life(&bench, "27INSU1016"), life(&bench, "27INSU1018")), (Life::Revoked, Life::Live));
}

#[test]
fn the_cut_off_spares_the_exempt_is_foreseen_and_is_taken_back_until_the_export() {
    let mut bench = running(Settings::default());
    let units: Vec<StructureId> = ["U 1016", "U 1018"].map(|l| register(&mut bench, l)).into();
    let outside = id(&bench, "U 1055");
    register(&mut bench, "U 1055");
    issue(&mut bench, &[units.as_slice(), std::slice::from_ref(&outside)].concat());
    bench.apply(&mut Adjust { structure: outside.clone(), label: None, office: None, outside: true }).unwrap();
    bench.now = moment("2028-04-05T09:00:00Z");
    bench.apply(&mut opening(2028, Settings::default())).unwrap();
    register(&mut bench, "U 1016");
    issue(&mut bench, &units[..1]);
    let state = bench.state();
    let found = forecast(state, &state.campaigns[&2028], bench.now.day);
    assert_eq!(
        found.lost.iter().map(|l| (l.login.as_str(), l.left_without())).collect::<Vec<_>>(),
        [("27INSU1018", true), ("27INSU1016", false)]
    );
    assert_eq!(found.spared.iter().map(|(s, d)| (s, d.proof())).collect::<Vec<_>>(), [(&outside, Some("27INSU1055"))]);
    assert!(found.missing.contains(&units[1]) && !found.missing.contains(&units[0]));
    assert_eq!(plan(&bench, &CutOff { year: 2028 }).unwrap().grade, Grade::Typed);
    bench.apply(&mut CutOff { year: 2028 }).unwrap();
    let lives = |b: &Bench| ["27INSU1016", "27INSU1018", "27INSU1055", "28INSU1016"].map(|l| life(b, l));
    let cut = [Life::Expired, Life::Expired, Life::Live, Life::Live];
    assert_eq!(lives(&bench), cut);
    let back = plan(&bench, &UndoCutOff { year: 2028 }).unwrap();
    assert_eq!(back.notes, [Note::Figure(Figure::ComingBack, 2)]);
    bench.apply(&mut UndoCutOff { year: 2028 }).unwrap();
    assert_eq!(lives(&bench), [Life::Overlap, Life::Overlap, Life::Live, Life::Live]);
    bench.apply(&mut CutOff { year: 2028 }).unwrap();
    let file = bench.path("portal");
    bench.apply(&mut ExportCodes::new(file, Format::Htpasswd)).unwrap();
    assert_eq!(refusal(&mut bench, &mut UndoCutOff { year: 2028 }), "cutoff-exported");
    assert_eq!(lives(&bench), cut);
    bench.assert_sound();
}

#[test]
fn the_way_to_the_other_portal_is_followed_for_mixed_structures_only() {
    let mut bench = running(Settings::default());
    let state = bench.state();
    let called = |mixed: bool| {
        let found = state.structures.values().find(|s| {
            let uai = &state.desk.uai;
            s.is_mixed_with(&state.desk.partner) == mixed && s.institute_label(uai).is_some() && s.body(uai).is_some()
        });
        found.unwrap().id.clone()
    };
    let (mixed, plain) = (called(true), called(false));
    let person = || Member::Named { name: "Inès Petit".into(), mail: "ines.petit@cnrs.example".into() };
    let day = bench.now.day;
    let note = |structure: &StructureId, stage| NoteTrack {
        structure: structure.clone(),
        person: person(),
        stage,
        at: At::Done,
        day,
    };
    assert_eq!(refusal(&mut bench, &mut note(&plain, Stage::Directory)), "not-mixed");
    for stage in [Stage::Directory, Stage::Authentication] {
        bench.apply(&mut note(&mixed, stage)).unwrap();
    }
    let people = &bench.state().people.persons;
    assert_eq!(people.values().filter(|p| p.name == "Inès Petit").count(), 1, "entered once");
    let (_, track) = bench.state().tracks.first_key_value().unwrap();
    assert_eq!((track.next(), track.arrived()), (Some(Stage::Access), false));
    let mut other = note(&mixed, Stage::Access);
    other.person = Member::Named { name: "Paul Petit".into(), mail: "ines.petit@cnrs.example".into() };
    assert_eq!(refusal(&mut bench, &mut other), "person-exists");
    bench.assert_sound();
}

#[test]
fn a_table_is_registered_to_be_checked_and_a_second_time_changes_nothing() {
    let mut bench = running(Settings::default());
    let file = bench.path("table.csv");
    let text = "structure;nom;courriel;cnrs;autres;doctorants;postdoctorants;directeur;mixte;commentaire\n\
        U1016;Camille Roux;camille@essai.fr;1;2;3;4;Jeanne Martin;oui;Deux sites\n\
        U1018;Paul Girard;paul@essai.fr;1;2;3;4;;;\n";
    std::fs::write(&file, text).unwrap();
    let mut import = ImportCorrespondents { file, encoding: None, to_check: true };
    assert_eq!(bench.apply(&mut import).unwrap().done.len(), 2);
    let unit = id(&bench, "U 1016");
    let made = bench.state().registration(2027, &unit).unwrap();
    assert_eq!((&made.review, made.declared.mixed), (&Reviewed::ToCheck, Some(true)));
    assert_eq!((made.declared.director.as_str(), made.declared.comment.as_str()), ("Jeanne Martin", "Deux sites"));
    let told = plan(&bench, &import).unwrap();
    assert!(told.notes.contains(&Note::Same(2)) && told.items.is_empty(), "{told:?}");
    assert!(bench.apply(&mut import).unwrap().unchanged);
    let waits = bench.apply(&mut Issue { structures: None }).unwrap();
    assert!(waits.unchanged && waits.done.is_empty(), "nobody has looked at them");
    let mut accept = Review { structures: vec![unit, id(&bench, "U 1018")], decision: Decision::Accept };
    bench.apply(&mut accept).unwrap();
    assert_eq!(bench.apply(&mut Issue { structures: None }).unwrap().done.len(), 2);
}

/// Something that somebody does, on one of four structures.
#[derive(Clone, Debug)]
enum Move {
    Register(usize, bool),
    Accept(usize),
    Refuse(usize),
    Issue(usize),
    IssueAll,
    Team(usize, u16),
    Suspend(usize),
    Lift(usize),
    Revoke(usize),
    Replace(usize),
    Outside(usize, bool),
    CutOff,
    Undo,
    NextYear,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = || 0..LABELS.len();
    let each = prop_oneof![
        4 => (one(), any::<bool>()).prop_map(|(s, check)| Move::Register(s, check)),
        2 => one().prop_map(Move::Accept),
        1 => one().prop_map(Move::Refuse),
        4 => one().prop_map(Move::Issue),
        2 => Just(Move::IssueAll),
        2 => (one(), 1..3u16).prop_map(|(s, team)| Move::Team(s, team)),
        1 => one().prop_map(Move::Suspend),
        1 => one().prop_map(Move::Lift),
        2 => one().prop_map(Move::Revoke),
        2 => one().prop_map(Move::Replace),
        1 => (one(), any::<bool>()).prop_map(|(s, yes)| Move::Outside(s, yes)),
        2 => Just(Move::CutOff),
        1 => Just(Move::Undo),
        1 => Just(Move::NextYear),
    ];
    prop::collection::vec(each, 40)
}

const LABELS: [&str; 4] = ["U 1016", "U 1018", "U 1055", "CIC 1403"];

fn make_move(bench: &mut Bench, one: &Move) {
    let at = |n: &usize| id(bench, LABELS[*n]);
    let running = bench.state().campaign(bench.now.day).unwrap().year;
    let logins = |n: &usize| -> Vec<Login> { bench.state().codes_of(&at(n)).iter().map(|c| c.login.clone()).collect() };
    let reason = || "Non".to_owned();
    let mut verb: Box<dyn Verb> = match one {
        Move::Register(n, to_check) => Box::new(registration(bench, LABELS[*n], *to_check)),
        Move::Accept(n) => Box::new(Review { structures: vec![at(n)], decision: Decision::Accept }),
        Move::Refuse(n) => {
            Box::new(Review { structures: vec![at(n)], decision: Decision::Refuse { reason: reason() } })
        }
        Move::Issue(n) => Box::new(Issue { structures: Some(vec![at(n), at(n)]) }),
        Move::IssueAll => Box::new(Issue { structures: None }),
        Move::Team(n, team) => Box::new(IssueTeams { structure: at(n), teams: vec![*team] }),
        Move::Suspend(n) => Box::new(Suspend { logins: logins(n), until: None }),
        Move::Lift(n) => Box::new(Lift { logins: logins(n) }),
        Move::Revoke(n) => Box::new(Revoke { logins: logins(n), reason: Reason::Unspecified }),
        Move::Replace(n) => Box::new(Replace { logins: logins(n), reason: Reason::Compromise }),
        Move::Outside(n, outside) => {
            Box::new(Adjust { structure: at(n), label: None, office: None, outside: *outside })
        }
        Move::CutOff => Box::new(CutOff { year: running }),
        Move::Undo => Box::new(UndoCutOff { year: running }),
        Move::NextYear => {
            bench.now = moment(&format!("{}-04-05T09:00:00Z", running + 1));
            Box::new(opening(running + 1, Settings { teams: true, ..Settings::default() }))
        }
    };
    // What the rules refuse changes nothing, and that is what is tried.
    let _ = bench.apply(&mut *verb);
}

/// The codes that are dead for good, and those that an exemption protects.
fn dead_and_protected(bench: &Bench) -> (BTreeSet<EntryId>, BTreeSet<EntryId>) {
    let (state, day) = (bench.state(), bench.now.day);
    let campaign = state.campaign(day).unwrap();
    let dead = state.codes.iter().filter(|(_, c)| c.revoked.is_some()).map(|(id, _)| id.clone());
    let exempt = LABELS.iter().filter_map(|label| {
        let structure = &state.structures[&id(bench, label)];
        let duty = state.duty(structure, campaign, &state.codes_of(&structure.id));
        let login = Login::typed(duty.proof()?);
        let code = state.code(&login)?;
        code.life(state.calendar(day), day).works().then(|| code.issued.id.clone())
    });
    (dead.collect(), exempt.collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// No sequence of acts issues two live codes for one slot of one year, revives a revoked code, or cuts off an exempt
    /// one.
    #[test]
    fn no_sequence_of_acts_breaks_the_three_promises(list in moves()) {
        let mut bench = running(Settings { teams: true, ..Settings::default() });
        for one in &list {
            let (dead, protected) = dead_and_protected(&bench);
            make_move(&mut bench, one);
            let (state, day) = (bench.state(), bench.now.day);
            let calendar = state.calendar(day);
            let mut live: BTreeMap<(&StructureId, u16, Option<u16>), usize> = BTreeMap::new();
            for code in state.codes.values().filter(|c| c.life(calendar, day).alive()) {
                *live.entry((&code.structure, code.year, code.team)).or_default() += 1;
            }
            prop_assert!(live.values().all(|n| *n == 1), "{one:?}: {live:?}");
            prop_assert!(dead.iter().all(|id| state.codes[id].revoked.is_some()), "{one:?}");
            if matches!(one, Move::CutOff) {
                let works = |id: &EntryId| state.codes[id].life(calendar, day).works();
                prop_assert!(protected.iter().all(works), "{one:?}");
            }
        }
    }
}
