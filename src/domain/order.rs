//! The order of entries: by what each one knew, never by a clock.
//!
//! Causes first (`prev`, then `deps`); among entries that knew nothing of each other, the lower (`lamport`, id) first.
//! The order is a function of the set: whatever way entries arrive, it comes out the same.

use super::ids::{EntryId, PersonId, PostId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Who did something, when, and what was known then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    pub id: EntryId,
    pub log: String,
    pub seq: u64,
    pub lamport: u64,
    /// The instant that this computer's clock showed: a claim, never used to order.
    pub at: DateTime<Utc>,
    /// The day by the actor's clock on the wall; entries written before days were noted have none.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    pub by: PersonId,
    /// The post acted as, where one was.
    pub acting: Option<PostId>,
    /// What was known: for each log, how many of its entries.
    pub past: BTreeMap<String, u64>,
}

impl Meta {
    /// The day of the act: that of the clock on the actor's wall, else the day of the instant in UTC.
    pub fn day(&self) -> NaiveDate {
        self.on.unwrap_or_else(|| self.at.date_naive())
    }

    /// Whether this act was known to whoever did `later`.
    pub fn before(&self, later: &Meta) -> bool {
        later.past.get(&self.log).is_some_and(|&known| self.seq < known)
    }

    /// Whether neither act knew of the other.
    pub fn concurrent(&self, other: &Meta) -> bool {
        self.id != other.id && !self.before(other) && !other.before(self)
    }
}

/// What the order needs of an entry.
#[derive(Clone, Debug)]
pub struct Link {
    pub id: EntryId,
    pub log: String,
    pub seq: u64,
    pub lamport: u64,
    pub prev: Option<EntryId>,
    pub deps: Vec<EntryId>,
}

/// Entries in order, each with what it knew, and those whose causes have not arrived.
#[derive(Clone, Debug, Default)]
pub struct Ordered {
    /// Places in the list that was given, causes first, each with the past of that entry.
    pub ready: Vec<(usize, BTreeMap<String, u64>)>,
    /// Places of entries that wait for a missing cause.
    pub waiting: Vec<usize>,
}

/// Sorts entries.
pub fn causal(links: &[Link]) -> Ordered {
    let place: HashMap<&EntryId, usize> = links.iter().enumerate().map(|(n, l)| (&l.id, n)).collect();
    let mut missing = vec![0usize; links.len()];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); links.len()];
    let mut blocked = BTreeSet::new();
    for (n, link) in links.iter().enumerate() {
        for cause in link.prev.iter().chain(&link.deps) {
            if let Some(&c) = place.get(cause) {
                missing[n] += 1;
                followers[c].push(n);
            } else {
                blocked.insert(n);
            }
        }
    }
    let mut open: BTreeSet<(u64, &EntryId, usize)> = links
        .iter()
        .enumerate()
        .filter(|(n, _)| missing[*n] == 0 && !blocked.contains(n))
        .map(|(n, l)| (l.lamport, &l.id, n))
        .collect();
    let mut pasts: Vec<BTreeMap<String, u64>> = vec![BTreeMap::new(); links.len()];
    let mut ordered = Ordered::default();
    let mut done = vec![false; links.len()];
    while let Some((_, _, n)) = open.pop_first() {
        done[n] = true;
        ordered.ready.push((n, pasts[n].clone()));
        let mut after = pasts[n].clone();
        let known = after.entry(links[n].log.clone()).or_default();
        *known = (*known).max(links[n].seq + 1);
        for &f in &followers[n] {
            for (log, &size) in &after {
                let known = pasts[f].entry(log.clone()).or_default();
                *known = (*known).max(size);
            }
            missing[f] -= 1;
            if missing[f] == 0 && !blocked.contains(&f) {
                open.insert((links[f].lamport, &links[f].id, f));
            }
        }
    }
    ordered.waiting = (0..links.len()).filter(|&n| !done[n]).collect();
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn link(id: &str, log: &str, seq: u64, lamport: u64, prev: Option<&str>, deps: &[&str]) -> Link {
        Link {
            id: id.into(),
            log: log.into(),
            seq,
            lamport,
            prev: prev.map(Into::into),
            deps: deps.iter().map(|&d| d.into()).collect(),
        }
    }

    fn history() -> Vec<Link> {
        vec![
            link("a0", "a", 0, 1, None, &[]),
            link("b0", "b", 0, 1, None, &[]),
            link("a1", "a", 1, 2, Some("a0"), &["b0"]),
            link("b1", "b", 1, 2, Some("b0"), &[]),
            link("c0", "c", 0, 3, None, &["a1", "b1"]),
        ]
    }

    fn names(links: &[Link]) -> Vec<String> {
        causal(links).ready.iter().map(|(n, _)| links[*n].id.0.clone()).collect()
    }

    proptest! {
        #[test]
        fn the_order_does_not_depend_on_arrival(links in Just(history()).prop_shuffle()) {
            prop_assert_eq!(names(&links), names(&history()));
        }
    }

    #[test]
    fn an_entry_waits_for_its_causes() {
        let mut links = history();
        links.remove(1);
        let ordered = causal(&links);
        assert_eq!(ordered.ready.len(), 1, "only a0 has all its causes");
        assert_eq!(ordered.waiting.len(), 3);
    }

    #[test]
    fn the_day_of_an_act_is_that_of_the_clock_on_the_wall() {
        let at = "2027-06-05T22:30:00Z".parse().unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let old = Meta { at, ..Meta::default() };
        assert_eq!(old.day(), day("2027-06-05"), "entries that tell no day are of the day in UTC");
        assert_eq!(Meta { on: Some(day("2027-06-06")), ..old }.day(), day("2027-06-06"));
    }

    #[test]
    fn the_past_tells_what_was_known() {
        let links = history();
        let ordered = causal(&links);
        let past = |id: &str| {
            let (_, past) = ordered.ready.iter().find(|(n, _)| links[*n].id.0 == id).unwrap();
            past.clone()
        };
        let meta =
            |id: &str, log: &str, seq| Meta { id: id.into(), log: log.into(), seq, past: past(id), ..Meta::default() };
        let (a1, b1, c0) = (meta("a1", "a", 1), meta("b1", "b", 1), meta("c0", "c", 0));
        assert!(a1.concurrent(&b1) && b1.concurrent(&a1));
        assert!(a1.before(&c0) && !c0.before(&a1));
        assert!(meta("b0", "b", 0).before(&a1));
    }
}
