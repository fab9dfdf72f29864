//! Who is reminded of what, and when. Days are counted from the cut-off; of the days that have come only the last one
//! counts, so that a day that was missed is caught up once, and nobody is reminded twice for one day. A cut-off that is
//! put off is another day: whoever was reminded of the old one is reminded of the new one.

use super::campaign::{Campaign, Phase, Progress, progress};
use super::code::AccessCode;
use super::ids::StructureId;
use super::state::State;
use chrono::{NaiveDate, TimeDelta};
use std::collections::HashMap;

/// What a structure is reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It must register and has not.
    NotRegistered,
    /// Its code was issued and has not reached it.
    NotDelivered,
    /// It holds its code and still uses the old one.
    OldCodeInUse,
    /// Its registration waits at the desk: nothing is sent, the desk is told.
    RegistrationToCheck,
}

impl Kind {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotRegistered => "not-registered",
            Self::NotDelivered => "not-delivered",
            Self::OldCodeInUse => "old-code-in-use",
            Self::RegistrationToCheck => "registration-to-check",
        }
    }
}

/// A reminder that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub structure: StructureId,
    /// Its day, counted from the cut-off.
    pub step: i16,
    pub kind: Kind,
}

/// The day of a step.
pub fn date(campaign: &Campaign, step: i16) -> Option<NaiveDate> {
    campaign.cutoff.checked_add_signed(TimeDelta::days(step.into()))
}

/// The steps whose day has come, the last one first; none that would fall before the opening.
pub fn come(campaign: &Campaign, day: NaiveDate) -> Vec<i16> {
    let has_come = |step: &i16| date(campaign, *step).is_some_and(|on| campaign.opens <= on && on <= day);
    let mut steps: Vec<i16> = campaign.settings.reminders.iter().copied().filter(has_come).collect();
    steps.sort_unstable_by(|a, b| b.cmp(a));
    steps.dedup();
    steps
}

/// The reminders due on a day.
pub fn due(state: &State, campaign: &Campaign, day: NaiveDate) -> Vec<Due> {
    come(campaign, day).first().map(|step| due_at(state, campaign, *step, day)).unwrap_or_default()
}

/// The reminders of one step that are due on a day, whichever other step has come since.
pub fn due_at(state: &State, campaign: &Campaign, step: i16, day: NaiveDate) -> Vec<Due> {
    let current = state.campaign(day).map(|c| c.year);
    if matches!(campaign.phase(current, day), Phase::Announced | Phase::Past) || !come(campaign, day).contains(&step) {
        return Vec::new();
    }
    let mut held: HashMap<&StructureId, Vec<&AccessCode>> = HashMap::new();
    for code in state.codes.values() {
        held.entry(&code.structure).or_default().push(code);
    }
    let reminded = state.reminded.get(&(campaign.year, campaign.cutoff, step));
    let fresh = |id: &&StructureId| reminded.is_none_or(|sent| !sent.contains(*id));
    state
        .structures
        .keys()
        .filter(fresh)
        .filter_map(|id| {
            let codes = held.get(id).map(Vec::as_slice).unwrap_or_default();
            let kind = kind(state, campaign, id, codes, day)?;
            Some(Due { structure: id.clone(), step, kind })
        })
        .collect()
}

fn kind(state: &State, campaign: &Campaign, id: &StructureId, codes: &[&AccessCode], day: NaiveDate) -> Option<Kind> {
    let structure = state.structures.get(id)?;
    let duty = state.duty(structure, campaign, codes);
    let registration = state.registrations.get(&(campaign.year, id.clone()));
    match progress(&duty, registration, codes, campaign, day) {
        Progress::Missing => Some(Kind::NotRegistered),
        Progress::ToCheck => Some(Kind::RegistrationToCheck),
        Progress::Issued => {
            let calendar = state.calendar(day);
            let own: Vec<&&AccessCode> =
                codes.iter().filter(|c| c.year == campaign.year && c.life(calendar, day).works()).collect();
            let old_in_use = codes.iter().any(|c| {
                c.year < campaign.year
                    && c.life(calendar, day).works()
                    && c.used.is_some_and(|(_, last)| last >= campaign.opens)
            });
            if own.is_empty() || own.iter().any(|c| c.used.is_some()) {
                None
            } else if own.iter().all(|c| c.delivered().is_none()) {
                Some(Kind::NotDelivered)
            } else {
                old_in_use.then_some(Kind::OldCodeInUse)
            }
        }
        Progress::Registered | Progress::Exempt | Progress::NotCalled => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::{Declared, Headcount, Origin, Review, Settings};
    use crate::domain::code::Means;
    use crate::domain::fact::Fact;
    use crate::domain::ids::{EntryId, PersonId};
    use crate::domain::login::Login;
    use crate::domain::order::Meta;
    use crate::domain::structure::{ParentBody, Structure};
    use crate::domain::usage::{Count, UsageRow};
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A world of a few structures that facts happen to, each with an entry of its own.
    struct World {
        state: State,
        entries: u64,
    }

    impl World {
        fn new(structures: usize) -> Self {
            let mut world = Self { state: State::default(), entries: 0 };
            world.put(Fact::DeskOpened {
                organisation: "I".into(),
                uai: "I".into(),
                partner: "CNRS".into(),
                domains: vec![],
                portal: String::new(),
            });
            for n in 0..structures {
                let body = ParentBody { uai: "I".into(), label: format!("U {n}"), ..ParentBody::default() };
                let structure = Structure { id: id(n), bodies: vec![body], ..Structure::default() };
                world.put(Fact::StructureRecorded { structure: Box::new(structure), source: String::new() });
            }
            let (opens, cutoff) = (day("2027-04-03"), day("2027-06-06"));
            world.put(Fact::CampaignOpened { year: 2027, opens, cutoff, settings: Settings::default() });
            world
        }

        fn put(&mut self, fact: Fact) {
            self.entries += 1;
            let meta =
                Meta { id: EntryId::new(format!("e{}", self.entries)), lamport: self.entries, ..Meta::default() };
            self.state.apply(&meta, fact);
        }

        fn campaign(&self) -> &Campaign {
            &self.state.campaigns[&2027]
        }

        fn register(&mut self, n: usize, to_check: bool) {
            self.put(Fact::Registered {
                year: 2027,
                structure: id(n),
                correspondent: PersonId::from("p"),
                headcount: Headcount::default(),
                declared: Declared::default(),
                to_check,
            });
        }

        fn issue(&mut self, n: usize, year: u16, lasting: bool) {
            self.put(Fact::CodeIssued {
                login: login(n, year),
                structure: id(n),
                year,
                team: None,
                portal_hash: String::new(),
                index: format!("{n}-{year}"),
                lasting,
                origin: Origin::Here,
            });
        }

        fn deliver(&mut self, n: usize) {
            self.put(Fact::CodeDelivered { login: login(n, 2027), means: Means::Mail, to: String::new() });
        }

        fn used(&mut self, n: usize, year: u16, on: &str) {
            let count = Count { opened: 1, ..Count::default() };
            self.put(Fact::UsageCounted { rows: vec![UsageRow { login: login(n, year), day: day(on), count }] });
        }

        fn due(&self, on: &str) -> Vec<(usize, i16, Kind)> {
            let number = |d: &Due| d.structure.as_str()[1..].parse().unwrap();
            due(&self.state, self.campaign(), day(on)).iter().map(|d| (number(d), d.step, d.kind)).collect()
        }

        fn send(&mut self, due: &[Due]) {
            for one in due {
                let structures = vec![one.structure.clone()];
                let cutoff = Some(self.campaign().cutoff);
                self.put(Fact::Reminded { year: 2027, step: one.step, structures, cutoff });
            }
        }
    }

    fn id(n: usize) -> StructureId {
        StructureId::new(format!("s{n}"))
    }

    fn login(n: usize, year: u16) -> Login {
        Login::of(year, &format!("U {n}"), None).unwrap()
    }

    #[test]
    fn only_the_last_day_that_has_come_counts_and_never_twice() {
        let mut world = World::new(1);
        assert_eq!(world.due("2027-04-02"), [], "nothing before the opening");
        assert_eq!(world.due("2027-04-06"), [], "nothing before the first day");
        assert_eq!(world.due("2027-04-07"), [(0, -60, Kind::NotRegistered)]);
        let all = due(&world.state, world.campaign(), day("2027-04-07"));
        world.send(&all);
        assert_eq!(world.due("2027-04-07"), []);
        assert_eq!(world.due("2027-05-29"), [(0, -15, Kind::NotRegistered)], "the missed -30 is not sent any more");
        assert_eq!(world.due("2027-06-07"), [(0, 1, Kind::NotRegistered)]);
    }

    #[test]
    fn a_cut_off_that_is_put_off_is_announced_anew_and_once_for_each_day() {
        let mut world = World::new(1);
        let put_off = |world: &mut World, cutoff: &str| {
            let (opens, cutoff) = (day("2027-04-03"), day(cutoff));
            world.put(Fact::CampaignAdjusted { year: 2027, opens, cutoff, settings: Settings::default() });
        };
        // As entries were written before they told the cut-off.
        assert_eq!(world.due("2027-05-07"), [(0, -30, Kind::NotRegistered)]);
        world.put(Fact::Reminded { year: 2027, step: -30, structures: vec![id(0)], cutoff: None });
        assert_eq!(world.due("2027-05-07"), []);
        put_off(&mut world, "2027-06-20");
        assert_eq!(world.due("2027-05-21"), [(0, -30, Kind::NotRegistered)], "the new day is announced");
        let all = due(&world.state, world.campaign(), day("2027-05-21"));
        world.send(&all);
        assert_eq!(world.due("2027-05-21"), []);
        put_off(&mut world, "2027-06-06");
        assert_eq!(due_at(&world.state, world.campaign(), -30, day("2027-05-21")), [], "the first day was announced");
        put_off(&mut world, "2027-06-20");
        assert_eq!(world.due("2027-05-21"), [], "and so was the second");
    }

    #[test]
    fn a_day_before_the_opening_never_comes() {
        let mut world = World::new(1);
        let (opens, cutoff) = (day("2027-05-01"), day("2027-06-06"));
        world.put(Fact::CampaignAdjusted { year: 2027, opens, cutoff, settings: Settings::default() });
        assert_eq!(world.due("2027-05-02"), []);
        assert_eq!(world.due("2027-05-07"), [(0, -30, Kind::NotRegistered)]);
    }

    #[test]
    fn each_structure_is_reminded_of_what_it_lacks() {
        let mut world = World::new(7);
        world.register(1, true);
        world.register(2, false);
        for n in 3..7 {
            world.issue(n, 2026, false);
            world.register(n, false);
            world.issue(n, 2027, false);
        }
        for n in 4..7 {
            world.deliver(n);
        }
        world.used(5, 2026, "2027-05-02");
        world.used(6, 2026, "2027-05-02");
        world.used(6, 2027, "2027-05-03");
        let told = world.due("2027-05-08");
        let expected = [
            (0, -30, Kind::NotRegistered),
            (1, -30, Kind::RegistrationToCheck),
            (3, -30, Kind::NotDelivered),
            (5, -30, Kind::OldCodeInUse),
        ];
        assert_eq!(told, expected, "2 waits for the desk, 4 shows no old use, 6 uses its new code");
        world.put(Fact::CodeReturned { login: login(4, 2027), reason: "inconnue".into() });
        assert!(world.due("2027-05-08").contains(&(4, -30, Kind::NotDelivered)), "what came back was not delivered");
        let review = Review::Refused { reason: "x".into() };
        let registration = world.state.registrations[&(2027, id(1))].made.id.clone();
        world.put(Fact::RegistrationReviewed { year: 2027, structure: id(1), registration, review });
        assert!(world.due("2027-05-08").contains(&(1, -30, Kind::NotRegistered)));
    }

    proptest! {
        /// Whatever happens and on whichever days somebody sends what is due.
        #[test]
        fn nobody_is_reminded_twice_for_a_day_nor_without_a_reason(
            acts in prop::collection::vec((0usize..6, 0usize..5, 0i64..80), 0..60),
            sent_on in prop::collection::btree_set(0i64..80, 0..20),
        ) {
            let mut world = World::new(6);
            world.put(Fact::StructureAdjusted { structure: id(5), label: None, office: None, outside: true });
            world.issue(5, 2026, true);
            let mut got: BTreeMap<(StructureId, i16), usize> = BTreeMap::new();
            let mut acts = acts;
            acts.sort_by_key(|(_, _, on)| *on);
            let mut acts = acts.into_iter().peekable();
            for on in 0..80 {
                while let Some((what, n, _)) = acts.next_if(|(_, _, when)| *when == on) {
                    let today = (day("2027-03-25") + TimeDelta::days(on)).to_string();
                    match what {
                        0 => world.register(n, true),
                        1 => world.register(n, false),
                        2 if world.state.code(&login(n, 2027)).is_none() => world.issue(n, 2027, false),
                        3 => world.deliver(n),
                        4 => world.used(n, 2027, &today),
                        _ => world.used(n, 2026, &today),
                    }
                }
                if !sent_on.contains(&on) {
                    continue;
                }
                let today = day("2027-03-25") + TimeDelta::days(on);
                let all = due(&world.state, world.campaign(), today);
                let once: BTreeSet<&StructureId> = all.iter().map(|d| &d.structure).collect();
                prop_assert_eq!(once.len(), all.len(), "a structure is named once");
                for one in &all {
                    prop_assert!(today >= world.campaign().opens);
                    prop_assert!(world.campaign().settings.reminders.contains(&one.step));
                    prop_assert!(date(world.campaign(), one.step).unwrap() <= today);
                    prop_assert_ne!(&one.structure, &id(5), "the exempt one is left alone");
                    let code = world.state.codes_of(&one.structure);
                    prop_assert!(!code.iter().any(|c| c.year == 2027 && c.used.is_some()), "it has and uses its code");
                    *got.entry((one.structure.clone(), one.step)).or_default() += 1;
                }
                world.send(&all);
                prop_assert_eq!(due(&world.state, world.campaign(), today), vec![]);
            }
            prop_assert!(got.values().all(|n| *n == 1));
        }
    }
}
