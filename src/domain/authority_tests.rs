//! Who is entitled on which day: a table over time, and what must hold of every authority.

use super::*;
use crate::domain::delegation::{comes_from, excesses};
use crate::domain::office::{OfficeTable, PlaceRule, RegionalOffice};
use crate::domain::people::{Appointment, PostKind};
use crate::domain::state::People;
use crate::domain::structure::Structure;
use proptest::prelude::*;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn post(id: &str, kind: PostKind, place: Place) -> Post {
    Post { id: id.into(), title: id.into(), kind, place, above: None }
}

fn appointment(id: &str, post: &str, person: &str, from: &str, until: Option<&str>) -> Appointment {
    Appointment { id: id.into(), post: post.into(), person: person.into(), from: day(from), until: until.map(day) }
}

fn authority(id: &str, person: &str, post: &str, place: Place, from: &str, until: &str) -> SigningAuthority {
    SigningAuthority {
        id: id.into(),
        person: person.into(),
        post: post.into(),
        kinds: vec![],
        ceiling: None,
        place,
        from: day(from),
        until: day(until),
        act: id.into(),
        on_behalf: None,
        revoked: None,
        revoked_on: None,
        source: None,
        may_delegate: false,
        this_only: false,
    }
}

fn substitution(id: &str, post: &str, person: &str, from: &str, until: &str) -> Substitution {
    Substitution {
        id: id.into(),
        post: post.into(),
        person: person.into(),
        kinds: vec![],
        from: day(from),
        until: day(until),
        act: id.into(),
        revoked: None,
        revoked_on: None,
        manner: crate::domain::people::Manner::Absence,
    }
}

/// The head of the institute gives on to a regional delegate, who gives on to the director of a structure; Zoé stands in
/// for the director in May 2027.
fn world() -> State {
    let mut state = State::default();
    let rule = PlaceRule { prefix: "69".into(), office: "ara".into(), since: None, until: None };
    let office = RegionalOffice { id: "ara".into(), name: "Auvergne-Rhône-Alpes".into() };
    state.offices = Arc::new(OfficeTable { offices: vec![office], rules: vec![rule] });
    let structure = |id: &str, postcode: &str, parents: &[&str]| Structure {
        id: id.into(),
        postcode: postcode.into(),
        parents: parents.iter().map(|&p| p.into()).collect(),
        ..Structure::default()
    };
    for s in [structure("s", "69003", &[]), structure("team", "69003", &["s"]), structure("far", "13001", &[])] {
        Arc::make_mut(&mut state.structures).insert(s.id.clone(), Arc::new(s));
    }
    let unit = || Place::Structure("s".into());
    let ara = || Place::Office("ara".into());
    let people = Arc::make_mut(&mut state.people);
    for p in [
        post("head", PostKind::Head, Place::Institute),
        post("del", PostKind::Delegate, ara()),
        post("dir", PostKind::Director, unit()),
        post("two", PostKind::Other, unit()),
    ] {
        people.posts.insert(p.id.clone(), p);
    }
    for a in [
        appointment("n-greta", "head", "greta", "2025-01-01", None),
        appointment("n-dora", "del", "dora", "2026-01-01", Some("2028-12-31")),
        appointment("n-anne", "dir", "anne", "2026-01-01", Some("2028-06-30")),
    ] {
        people.appointments.insert(a.id.clone(), a);
    }
    let top = authority("top", "greta", "head", Place::Institute, "2026-01-01", "2028-12-31");
    let mid = authority("mid", "dora", "del", ara(), "2026-06-01", "2028-06-30");
    let own = authority("own", "anne", "dir", unit(), "2027-01-01", "2027-12-31");
    for a in [
        SigningAuthority { may_delegate: true, ..top },
        SigningAuthority {
            kinds: vec![DocumentKind::Agreement, DocumentKind::Letter],
            ceiling: Some(500_000),
            source: Some("top".into()),
            may_delegate: true,
            ..mid
        },
        SigningAuthority {
            kinds: vec![DocumentKind::Agreement],
            ceiling: Some(100_000),
            source: Some("mid".into()),
            ..own
        },
    ] {
        people.authorities.insert(a.id.clone(), a);
    }
    let stands = substitution("sub", "dir", "zoe", "2027-05-01", "2027-05-31");
    let stands = Substitution { kinds: vec![DocumentKind::Agreement, DocumentKind::Letter], ..stands };
    people.substitutions.insert("sub".into(), stands);
    state
}

fn held<'a>(people: &'a mut People, id: &str) -> &'a mut SigningAuthority {
    people.authorities.get_mut(&AuthorityId::from(id)).unwrap()
}

fn named<'a>(people: &'a mut People, id: &str) -> &'a mut Appointment {
    people.appointments.get_mut(&AppointmentId::from(id)).unwrap()
}

fn stands_in(people: &mut People) -> &mut Substitution {
    people.substitutions.get_mut(&"sub".into()).unwrap()
}

/// What is signed, as `kind cents structure`, a dash for none.
fn dossier(words: &str) -> Dossier {
    let words: Vec<&str> = words.split(' ').collect();
    let [kind, amount, structure] = words[..] else { panic!("{words:?}") };
    Dossier {
        id: "d".into(),
        kind: DocumentKind::of_word(kind).unwrap(),
        amount: amount.parse().ok(),
        structure: (structure != "-").then(|| structure.into()),
        ..Dossier::default()
    }
}

/// The acts of a chain, or the code of the reason.
fn told(answer: Result<Chain, Rule>) -> String {
    match answer {
        Ok(chain) => {
            let stands = chain.substitution.map(|s| format!("+{s}")).unwrap_or_default();
            let mut authorities: Vec<String> = chain.authority.iter().map(|a| a.0.clone()).collect();
            authorities.extend(chain.sources.iter().map(|a| a.0.clone()));
            format!("{}{stands} {}", chain.appointment, authorities.join("<")).trim_end().to_owned()
        }
        Err(why) => why.code().to_owned(),
    }
}

type Change = fn(&mut People);
/// What is tried, what is changed in the world, who acts, on what, when, and what comes of it.
type Case = (&'static str, Change, &'static str, &'static str, &'static str, &'static str);

const NO: Change = |_| ();
const OWN: &str = "n-anne own<mid<top";
const STANDS: &str = "n-anne+sub own<mid<top";

fn all(cases: &[Case]) {
    for (name, change, person, what, on, expected) in cases {
        let mut state = world();
        change(Arc::make_mut(&mut state.people));
        let (person, post) = person.split_once('/').unwrap_or((person, "dir"));
        let answer = entitled(&state, &person.into(), &post.into(), &dossier(what), Weight::Signature, day(on));
        assert_eq!(told(answer), *expected, "{name}");
    }
}

#[test]
fn an_authority_holds_from_its_first_day_to_its_last_while_the_post_is_held() {
    const WHAT: &str = "agreement 1000 s";
    all(&[
        ("the day before", NO, "anne", WHAT, "2026-12-31", "authority-not-in-force"),
        ("the first day", NO, "anne", WHAT, "2027-01-01", OWN),
        ("between", NO, "anne", WHAT, "2027-06-15", OWN),
        ("the last day", NO, "anne", WHAT, "2027-12-31", OWN),
        ("the day after", NO, "anne", WHAT, "2028-01-01", "authority-not-in-force"),
        ("somebody else", NO, "paul", WHAT, "2027-06-15", "not-holder"),
        ("another post", NO, "anne/two", WHAT, "2027-06-15", "not-holder"),
        ("no such post", NO, "anne/gone", WHAT, "2027-06-15", "no-such-post"),
        ("no authority", |p| _ = p.authorities.remove(&"own".into()), "anne", WHAT, "2027-06-15", "no-authority"),
        ("that of another post", |p| held(p, "own").post = "two".into(), "anne", WHAT, "2027-06-15", "no-authority"),
        (
            "that of who held it before",
            |p| held(p, "own").person = "x".into(),
            "anne",
            WHAT,
            "2027-06-15",
            "no-authority",
        ),
        ("appointed later", |p| named(p, "n-anne").from = day("2027-02-01"), "anne", WHAT, "2027-01-31", "not-holder"),
        ("the first day in post", |p| named(p, "n-anne").from = day("2027-02-01"), "anne", WHAT, "2027-02-01", OWN),
        (
            "the last day in post",
            |p| named(p, "n-anne").until = Some(day("2027-03-31")),
            "anne",
            WHAT,
            "2027-03-31",
            OWN,
        ),
        ("left", |p| named(p, "n-anne").until = Some(day("2027-03-31")), "anne", WHAT, "2027-04-01", "not-holder"),
        ("without an end", |p| named(p, "n-anne").until = None, "anne", WHAT, "2027-12-31", OWN),
    ]);
}

#[test]
fn kind_amount_and_structure_are_each_a_limit() {
    const ON: &str = "2027-06-15";
    let ara: Change = |p| held(p, "own").place = Place::Office("ara".into());
    let everywhere: Change = |p| {
        for id in ["own", "mid"] {
            held(p, id).place = Place::Institute;
        }
    };
    all(&[
        ("below the ceiling", NO, "anne", "agreement 99999 s", ON, OWN),
        ("at the ceiling", NO, "anne", "agreement 100000 s", ON, OWN),
        ("above the ceiling", NO, "anne", "agreement 100001 s", ON, "authority-ceiling"),
        ("without an amount", NO, "anne", "agreement - s", ON, OWN),
        ("no ceiling but the source's", |p| held(p, "own").ceiling = None, "anne", "agreement 500000 s", ON, OWN),
        (
            "a ceiling of nothing",
            |p| held(p, "own").ceiling = Some(0),
            "anne",
            "agreement 1 s",
            ON,
            "authority-ceiling",
        ),
        ("another kind", NO, "anne", "letter - s", ON, "authority-other-kind"),
        ("every kind but the source's", |p| held(p, "own").kinds.clear(), "anne", "letter - s", ON, OWN),
        ("below the structure", NO, "anne", "agreement - team", ON, OWN),
        ("this structure only", |p| held(p, "own").this_only = true, "anne", "agreement - s", ON, OWN),
        ("below this only", |p| held(p, "own").this_only = true, "anne", "agreement - team", ON, "authority-elsewhere"),
        (
            "above the structure",
            |p| held(p, "own").place = Place::Structure("team".into()),
            "anne",
            "agreement - s",
            ON,
            "authority-elsewhere",
        ),
        ("elsewhere", NO, "anne", "agreement - far", ON, "authority-elsewhere"),
        ("an unknown structure", NO, "anne", "agreement - gone", ON, "authority-elsewhere"),
        ("no structure", NO, "anne", "agreement - -", ON, "authority-elsewhere"),
        ("in the office", ara, "anne", "agreement - team", ON, OWN),
        ("outside the office", ara, "anne", "agreement - far", ON, "authority-elsewhere"),
        ("an office, no structure", ara, "anne", "agreement - -", ON, "authority-elsewhere"),
        ("the institute, anywhere", everywhere, "anne", "agreement - far", ON, OWN),
        ("the institute, no structure", everywhere, "anne", "agreement - -", ON, OWN),
    ]);
}

#[test]
fn what_was_given_on_falls_with_its_source() {
    const WHAT: &str = "agreement 1000 s";
    const ON: &str = "2027-06-15";
    let circle: Change = |p| held(p, "top").source = Some("own".into());
    all(&[
        ("three levels", NO, "anne", WHAT, ON, OWN),
        ("two levels", |p| held(p, "own").source = Some("top".into()), "anne", WHAT, ON, "n-anne own<top"),
        ("one level", |p| held(p, "own").source = None, "anne", WHAT, ON, "n-anne own"),
        ("forbidden", |p| held(p, "mid").may_delegate = false, "anne", WHAT, ON, "no-sub-delegation"),
        ("forbidden at the top", |p| held(p, "top").may_delegate = false, "anne", WHAT, ON, "no-sub-delegation"),
        ("no such source", |p| held(p, "mid").source = Some("x".into()), "anne", WHAT, ON, "no-such-authority"),
        (
            "a circle of all",
            |p| {
                held(p, "own").may_delegate = true;
                held(p, "top").source = Some("own".into());
            },
            "anne",
            WHAT,
            ON,
            "authority-circle",
        ),
        ("a circle that forbids", circle, "anne", WHAT, ON, "authority-circle"),
        ("of itself", |p| held(p, "own").source = Some("own".into()), "anne", WHAT, ON, "authority-circle"),
        ("source at its last day", |p| held(p, "mid").until = day(ON), "anne", WHAT, ON, OWN),
        ("source over", |p| held(p, "mid").until = day("2027-06-14"), "anne", WHAT, ON, "authority-not-in-force"),
        ("top over", |p| held(p, "top").until = day("2027-06-14"), "anne", WHAT, ON, "authority-not-in-force"),
        ("source to come", |p| held(p, "mid").from = day("2027-06-16"), "anne", WHAT, ON, "authority-not-in-force"),
        (
            "source narrower in kind",
            |p| held(p, "mid").kinds = vec![DocumentKind::Letter],
            "anne",
            WHAT,
            ON,
            "authority-other-kind",
        ),
        ("source narrower in amount", |p| held(p, "mid").ceiling = Some(999), "anne", WHAT, ON, "authority-ceiling"),
        (
            "source elsewhere",
            |p| held(p, "mid").place = Place::Structure("far".into()),
            "anne",
            WHAT,
            ON,
            "authority-elsewhere",
        ),
        (
            "source stops above",
            |p| {
                held(p, "mid").place = Place::Structure("s".into());
                held(p, "mid").this_only = true;
            },
            "anne",
            "agreement - team",
            ON,
            "authority-elsewhere",
        ),
        (
            "source's holder left",
            |p| named(p, "n-dora").until = Some(day("2027-06-14")),
            "anne",
            WHAT,
            ON,
            "source-left",
        ),
        ("source's holder's last day", |p| named(p, "n-dora").until = Some(day(ON)), "anne", WHAT, ON, OWN),
        ("top's holder left", |p| named(p, "n-greta").until = Some(day("2027-06-14")), "anne", WHAT, ON, "source-left"),
        (
            "the source serves still",
            |p| held(p, "own").revoked_on = Some(day(ON)),
            "dora/del",
            WHAT,
            ON,
            "n-dora mid<top",
        ),
    ]);
}

#[test]
fn a_revocation_holds_from_its_day_on() {
    const WHAT: &str = "agreement 1000 s";
    let own: Change = |p| held(p, "own").revoked_on = Some(day("2027-06-15"));
    let mid: Change = |p| held(p, "mid").revoked_on = Some(day("2027-06-15"));
    let top: Change = |p| held(p, "top").revoked_on = Some(day("2027-06-15"));
    all(&[
        ("the day before", own, "anne", WHAT, "2027-06-14", OWN),
        ("the day", own, "anne", WHAT, "2027-06-15", "authority-revoked"),
        ("the day after", own, "anne", WHAT, "2027-06-16", "authority-revoked"),
        ("the source's, the day before", mid, "anne", WHAT, "2027-06-14", OWN),
        ("the source's, the day", mid, "anne", WHAT, "2027-06-15", "authority-revoked"),
        ("the top's, the day after", top, "anne", WHAT, "2027-06-16", "authority-revoked"),
        ("the top's, the substitute", top, "zoe", WHAT, "2027-05-31", STANDS),
    ]);
}

#[test]
fn a_substitute_has_the_holders_authorities_on_the_days_of_the_decision() {
    const WHAT: &str = "agreement 1000 s";
    const ON: &str = "2027-05-15";
    let ended: Change = |p| stands_in(p).revoked_on = Some(day("2027-05-10"));
    all(&[
        ("the day before", NO, "zoe", WHAT, "2027-04-30", "substitution-not-in-force"),
        ("the first day", NO, "zoe", WHAT, "2027-05-01", STANDS),
        ("the last day", NO, "zoe", WHAT, "2027-05-31", STANDS),
        ("the day after", NO, "zoe", WHAT, "2027-06-01", "substitution-not-in-force"),
        ("a kind of both", NO, "zoe", WHAT, ON, STANDS),
        ("another kind than the decision's", NO, "zoe", "purchase-order - s", ON, "substitution-other-kind"),
        ("another kind than the holder's", NO, "zoe", "letter - s", ON, "authority-other-kind"),
        ("every kind", |p| stands_in(p).kinds.clear(), "zoe", WHAT, ON, STANDS),
        ("ended early, the day before", ended, "zoe", WHAT, "2027-05-09", STANDS),
        ("ended early, the day", ended, "zoe", WHAT, "2027-05-10", "substitution-ended"),
        ("above the holder's ceiling", NO, "zoe", "agreement 100001 s", ON, "authority-ceiling"),
        ("the post is empty", |p| named(p, "n-anne").until = Some(day("2027-05-14")), "zoe", WHAT, ON, "post-empty"),
        ("the holder has none", |p| _ = p.authorities.remove(&"own".into()), "zoe", WHAT, ON, "no-authority"),
        (
            "one's own as that post counts not",
            |p| held(p, "own").person = "zoe".into(),
            "zoe",
            WHAT,
            ON,
            "no-authority",
        ),
        (
            "a substitute of a substitute",
            |p| _ = p.substitutions.insert("s2".into(), substitution("s2", "two", "yann", "2027-01-01", "2027-12-31")),
            "yann",
            WHAT,
            ON,
            "not-holder",
        ),
        ("the holder still may", NO, "anne", WHAT, ON, OWN),
    ]);
}

#[test]
fn one_good_way_is_enough_whatever_the_others() {
    const WHAT: &str = "agreement 1000 s";
    const ON: &str = "2027-05-15";
    let second: Change = |p| {
        held(p, "own").revoked_on = Some(day("2027-01-02"));
        let place = Place::Structure("s".into());
        _ = p.authorities.insert("a2".into(), authority("a2", "anne", "dir", place, "2027-01-01", "2027-12-31"));
    };
    let again: Change = |p| {
        named(p, "n-anne").until = Some(day("2026-12-31"));
        _ = p.appointments.insert("n-2".into(), appointment("n-2", "dir", "anne", "2027-03-01", None));
    };
    let two: Change = |p| {
        _ = p.appointments.insert("n-two".into(), appointment("n-two", "two", "anne", "2027-01-01", None));
    };
    let next: Change = |p| {
        stands_in(p).revoked_on = Some(day("2027-05-02"));
        _ = p.substitutions.insert("s2".into(), substitution("s2", "dir", "zoe", "2027-05-10", "2027-05-20"));
    };
    let both: Change =
        |p| _ = p.appointments.insert("n-zoe".into(), appointment("n-zoe", "two", "zoe", "2027-01-01", None));
    all(&[
        ("a second authority", second, "anne", WHAT, ON, "n-anne a2"),
        ("the second of the substitute", second, "zoe", WHAT, ON, "n-anne+sub a2"),
        ("appointed again", again, "anne", WHAT, "2027-03-01", "n-2 own<mid<top"),
        ("between two appointments", again, "anne", WHAT, "2027-02-28", "not-holder"),
        ("as the post that may", two, "anne", WHAT, ON, OWN),
        ("as the post that may not", two, "anne/two", WHAT, ON, "no-authority"),
        ("a second decision", next, "zoe", WHAT, ON, "n-anne+s2 own<mid<top"),
        ("between two decisions", next, "zoe", WHAT, "2027-05-09", "substitution-ended"),
        ("in a post of one's own, as the other", both, "zoe", WHAT, ON, STANDS),
        ("in a post of one's own, as that", both, "zoe/two", WHAT, ON, "no-authority"),
    ]);
}

#[test]
fn a_visa_needs_no_authority() {
    let mut state = world();
    Arc::make_mut(&mut state.people).authorities.clear();
    let ask = |person: &str, what: &str, on: &str| {
        told(entitled(&state, &person.into(), &"dir".into(), &dossier(what), Weight::Visa, day(on)))
    };
    assert_eq!(ask("anne", "letter 9999999 far", "2026-01-01"), "n-anne");
    assert_eq!(ask("anne", "letter - -", "2025-12-31"), "not-holder");
    assert_eq!(ask("zoe", "agreement - -", "2027-05-31"), "n-anne+sub");
    assert_eq!(ask("zoe", "purchase-order - -", "2027-05-31"), "substitution-other-kind");
}

#[test]
fn everything_that_would_exceed_the_source_is_named() {
    use crate::domain::delegation::Excess::{Below, Ceiling, Days, EveryKind, Kinds, Place as Elsewhere};
    let mut state = world();
    let people = Arc::make_mut(&mut state.people);
    let (mid, mut own) = (held(people, "mid").clone(), held(people, "own").clone());
    assert_eq!(excesses(&state, &own, &mid), []);
    own.kinds.push(DocumentKind::PurchaseOrder);
    (own.ceiling, own.until) = (Some(500_001), day("2028-07-01"));
    own.place = Place::Structure("far".into());
    let days = Days { from: mid.from, until: mid.until };
    assert_eq!(
        excesses(&state, &own, &mid),
        [Kinds(vec![DocumentKind::PurchaseOrder]), Ceiling(500_000), Elsewhere, days.clone()]
    );
    (own.ceiling, own.place, own.from) = (None, Place::Institute, day("2026-05-31"));
    own.kinds.clear();
    assert_eq!(excesses(&state, &own, &mid), [EveryKind, Ceiling(500_000), Elsewhere, days]);
    let unit = SigningAuthority { place: Place::Structure("s".into()), ..own.clone() };
    let only = SigningAuthority { this_only: true, ..unit.clone() };
    assert_eq!(excesses(&state, &unit, &only), [Below]);
    assert_eq!(excesses(&state, &only, &unit), []);
    let team = SigningAuthority { place: Place::Structure("team".into()), ..own.clone() };
    assert_eq!((excesses(&state, &team, &unit), excesses(&state, &team, &only)), (vec![], vec![Elsewhere]));
    assert_eq!(excesses(&state, &unit, &team), [Elsewhere]);
}

/// An authority with any limits, of one of the three who hold a post.
fn any_authority(id: usize) -> impl Strategy<Value = SigningAuthority> {
    let kinds = prop::sample::subsequence(vec![DocumentKind::Agreement, DocumentKind::Letter], 0..=2);
    let places = vec![
        Place::Institute,
        Place::Office("ara".into()),
        Place::Structure("s".into()),
        Place::Structure("team".into()),
    ];
    let limits = (kinds, prop::option::of(0u64..4), prop::sample::select(places), 0u64..6, 0u64..6);
    let source = prop::option::of(0..6usize);
    let flags = (any::<bool>(), any::<bool>(), prop::option::of(0u64..6));
    (0..3usize, limits, source, flags).prop_map(move |(who, (kinds, ceiling, place, from, long), source, flags)| {
        let (person, post) = [("greta", "head"), ("dora", "del"), ("anne", "dir")][who];
        let from = day("2027-05-01") + chrono::Days::new(from);
        SigningAuthority {
            kinds,
            ceiling,
            from,
            until: from + chrono::Days::new(long),
            source: source.filter(|s| *s != id).map(|s| format!("x{s}").as_str().into()),
            may_delegate: flags.0,
            this_only: flags.1,
            revoked_on: flags.2.map(|d| day("2027-05-01") + chrono::Days::new(d)),
            ..authority(&format!("x{id}"), person, post, place, "2027-01-01", "2027-01-01")
        }
    })
}

/// A world with six authorities of any limits and sources.
fn any_world() -> impl Strategy<Value = State> {
    let six: Vec<_> = (0..6).map(any_authority).collect();
    six.prop_map(|six| {
        let mut state = world();
        let people = Arc::make_mut(&mut state.people);
        people.authorities = six.into_iter().map(|a| (a.id.clone(), a)).collect();
        state
    })
}

fn any_matter() -> impl Strategy<Value = Dossier> {
    let kind = prop::sample::select(vec![DocumentKind::Agreement, DocumentKind::Letter, DocumentKind::PurchaseOrder]);
    let structure = prop::sample::select(vec![None, Some("s"), Some("team"), Some("far")]);
    (kind, prop::option::of(0u64..5), structure).prop_map(|(kind, amount, structure)| Dossier {
        kind,
        amount,
        structure: structure.map(Into::into),
        ..Dossier::default()
    })
}

fn everybody() -> impl Iterator<Item = (PersonId, PostId)> {
    [("greta", "head"), ("dora", "del"), ("anne", "dir"), ("zoe", "dir")].map(|(p, f)| (p.into(), f.into())).into_iter()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Said again in other words than the code's: nobody signs beyond any limit of any authority of the chain.
    #[test]
    fn what_is_outside_the_limits_is_never_entitled(state in any_world(), d in any_matter(), n in 0u64..8) {
        let on = day("2027-05-01") + chrono::Days::new(n);
        for (person, post) in everybody() {
            let Ok(chain) = entitled(&state, &person, &post, &d, Weight::Signature, on) else { continue };
            let people = &state.people;
            for id in chain.authority.iter().chain(&chain.sources) {
                let a = &people.authorities[id];
                prop_assert!(a.from <= on && on <= a.until && a.revoked_on.is_none_or(|first| on < first));
                prop_assert!(a.kinds.is_empty() || a.kinds.contains(&d.kind));
                prop_assert!(d.amount.unwrap_or(0) <= a.ceiling.unwrap_or(u64::MAX));
                let inside = match (&a.place, d.structure.as_ref().map(StructureId::as_str)) {
                    (Place::Institute, _) => true,
                    (Place::Office(_), at) => at == Some("s") || at == Some("team"),
                    (Place::Structure(s), Some(at)) => at == s.as_str() || at == "team" && !a.this_only,
                    (Place::Structure(_), None) => false,
                };
                prop_assert!(inside);
                prop_assert!(people.appointments.values().any(|n| n.person == a.person && n.post == a.post && n.covers(on)));
            }
            prop_assert!(chain.sources.iter().all(|id| people.authorities[id].may_delegate));
            let last = chain.sources.last().or(chain.authority.as_ref()).unwrap();
            prop_assert_eq!(&people.authorities[last].source, &None, "it goes up to the top");
        }
    }

    /// Whoever could sign before an authority is revoked and cannot after leant on it; whoever did not lean on it still can.
    #[test]
    fn revoking_a_link_breaks_what_leant_on_it_and_nothing_else(
        state in any_world(), d in any_matter(), n in 0u64..8, link in 0..6usize,
    ) {
        let on = day("2027-05-01") + chrono::Days::new(n);
        let id: AuthorityId = format!("x{link}").as_str().into();
        let mut after = state.clone();
        held(Arc::make_mut(&mut after.people), id.as_str()).revoked_on = Some(on);
        for (person, post) in everybody() {
            let before = entitled(&state, &person, &post, &d, Weight::Signature, on);
            let then = entitled(&after, &person, &post, &d, Weight::Signature, on);
            let leant = before.as_ref().is_ok_and(|c| {
                c.authority.as_ref() == Some(&id) || c.authority.as_ref().is_some_and(|a| comes_from(&state, a, &id))
            });
            if let Ok(chain) = &then {
                prop_assert!(chain.authority.as_ref() != Some(&id) && !chain.sources.contains(&id));
                prop_assert!(before.is_ok(), "a revocation entitles nobody");
            }
            if before.is_ok() && !leant {
                prop_assert_eq!(&then, &before);
            }
        }
    }
}
