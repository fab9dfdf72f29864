//! Histories made at random: one state in any order, and no code too many.

use crate::{Logs, Said, acted, fold, gone, issued, login, opened, signature};
use paraphe::domain::campaign::{Origin, Settings};
use paraphe::domain::code::{Life, Means, Reason};
use paraphe::domain::dossier::Deed;
use paraphe::domain::fact::Fact;
use paraphe::domain::ids::EntryId;
use paraphe::domain::login::Login;
use paraphe::domain::state::State;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn any_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        Just(issued("one")),
        Just(issued("two")),
        Just(Fact::CodeSuspended { login: login(), until: None }),
        Just(Fact::CodeLifted { login: login(), hold: "a1".into() }),
        Just(Fact::CodeDelivered { login: login(), means: Means::Hand, to: String::new() }),
        Just(Fact::CodeRevoked { login: login(), reason: Reason::Compromise }),
        Just(opened()),
        Just(acted("t0", "v0", Deed::Visa)),
        Just(acted("t1", "v0", signature("v1"))),
        Just(acted("t0", "v0", Deed::Refusal { reason: "non".into() })),
        Just(Fact::AuthorityRevoked { authority: "au".into(), day: None }),
        Just(Fact::DossierWithdrawn { dossier: "d".into() }),
        Just(gone("x-a", "1971-01-01")),
        Just(Fact::AppointmentEnded { appointment: "n-a".into(), last_day: "1969-12-31".parse().unwrap() }),
        Just(Fact::AppointmentEnded { appointment: "n-b".into(), last_day: "2969-12-31".parse().unwrap() }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_history_of_three_desks_folds_to_one_state_in_any_order(
        script in prop::collection::vec((0..3usize, any_fact(), any::<prop::sample::Index>(), any::<bool>()), 1..14),
        seed in any::<u64>(),
    ) {
        let mut logs = Logs::default();
        let mut names: Vec<String> = Vec::new();
        for (who, fact, known, aware) in script {
            let knows: Vec<&str> =
                if aware && !names.is_empty() { vec![names[known.index(names.len())].as_str()] } else { vec![] };
            let name = logs.say(["a", "b", "c"][who], &knows, fact);
            names.push(name);
        }
        let expected = fold(&logs.0);
        let mut shuffled = logs.0.clone();
        let mut x = seed | 1;
        for n in (1..shuffled.len()).rev() {
            x ^= x << 13; x ^= x >> 7; x ^= x << 17;
            shuffled.swap(n, usize::try_from(x % (n as u64 + 1)).unwrap());
        }
        prop_assert_eq!(fold(&shuffled), expected);
    }
}

/// What a desk does among others that do not know of it.
#[derive(Clone, Debug)]
enum Apart {
    Learn,
    Issue(usize),
    Revoke(usize),
    Cut,
}

/// Slots of one year: two structures, and a researcher outside any.
const SLOTS: [(&str, bool); 3] = [("U 1", false), ("U 2", false), ("U 3", true)];

fn slot_login(slot: usize) -> Login {
    Login::of(2027, SLOTS[slot].0, None).unwrap()
}

fn steps() -> impl Strategy<Value = Vec<(usize, Apart)>> {
    let slot = || 0..SLOTS.len();
    let step = prop_oneof![
        3 => Just(Apart::Learn),
        4 => slot().prop_map(Apart::Issue),
        2 => slot().prop_map(Apart::Revoke),
        1 => Just(Apart::Cut),
    ];
    prop::collection::vec((0..3usize, step), 1..24)
}

/// The entries that a desk knows, in the order in which they were written.
fn view(logs: &Logs, known: &BTreeSet<String>) -> State {
    let said: Vec<Said> = logs.0.iter().filter(|s| known.contains(s.link.id.as_str())).cloned().collect();
    fold(&said)
}

fn works(state: &State, slot: usize) -> usize {
    let day = "2028-05-01".parse().unwrap();
    let calendar = state.calendar(day);
    let here = state.codes.values().filter(|c| c.structure.as_str() == SLOTS[slot].0);
    here.filter(|c| c.life(calendar, day).works()).count()
}

fn revoked(state: &State) -> BTreeSet<EntryId> {
    state.codes.iter().filter(|(_, c)| c.revoked.is_some()).map(|(id, _)| id.clone()).collect()
}

proptest! {
    /// Whatever three desks do apart, each by what it knows: one code at most works for a slot of a year, what one of
    /// them revoked is revoked for all, and no cut-off reaches a code that lasts.
    #[test]
    fn desks_apart_never_make_two_codes_work_revive_one_or_cut_off_one_that_lasts(list in steps()) {
        let mut logs = Logs::default();
        let campaign = |year: u16| Fact::CampaignOpened {
            year,
            opens: format!("{year}-04-03").parse().unwrap(),
            cutoff: format!("{year}-06-06").parse().unwrap(),
            settings: Settings::default(),
        };
        let first = [campaign(2027), campaign(2028)].map(|fact| logs.say("a", &[], fact));
        let mut known: [BTreeSet<String>; 3] = std::array::from_fn(|_| first.clone().into());
        for (n, (desk, step)) in list.into_iter().enumerate() {
            let state = view(&logs, &known[desk]);
            let fact = match step {
                Apart::Learn => {
                    let others = known[(desk + 1) % 3].clone();
                    known[desk].extend(others);
                    continue;
                }
                Apart::Issue(slot) => {
                    let (label, lasting) = SLOTS[slot];
                    let alive = |c: &paraphe::domain::code::AccessCode| {
                        c.structure.as_str() == label && c.revoked.is_none()
                    };
                    if state.codes.values().any(alive) {
                        continue;
                    }
                    Fact::CodeIssued {
                        login: slot_login(slot),
                        structure: label.into(),
                        year: 2027,
                        team: None,
                        portal_hash: format!("hash {n}"),
                        index: format!("index {n}"),
                        lasting,
                        origin: Origin::Here,
                    }
                }
                Apart::Revoke(slot) => Fact::CodeRevoked { login: slot_login(slot), reason: Reason::Compromise },
                Apart::Cut => Fact::CutOff { year: 2028, lost: 0 },
            };
            let knows: Vec<&str> = known[desk].iter().map(String::as_str).collect();
            let name = logs.say(["a", "b", "c"][desk], &knows, fact);
            known[desk].insert(name);
        }
        let merged = fold(&logs.0);
        let views = known.iter().map(|k| view(&logs, k));
        for state in views.chain([merged.clone()]) {
            for slot in 0..SLOTS.len() {
                prop_assert!(works(&state, slot) <= 1, "{slot}");
            }
            prop_assert!(revoked(&state).is_subset(&revoked(&merged)));
            let day = "2028-05-01".parse().unwrap();
            let expired = |c: &&paraphe::domain::code::AccessCode| c.life(state.calendar(day), day) == Life::Expired;
            prop_assert!(state.codes.values().filter(expired).all(|c| !c.lasting));
        }
    }
}
