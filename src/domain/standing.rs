//! Where a campaign stands: the figures by regional office and by kind, and the curve of registrations against last
//! year's. Pure, in one pass over the structures; any figure gives the list that it counts.

use super::calling::{Called, each_called};
use super::campaign::{Campaign, Phase, Progress, Review, counted, progress};
use super::code::AccessCode;
use super::ids::{OfficeId, StructureId};
use super::state::State;
use super::structure::Population;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Something that a structure counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Must register.
    Called,
    /// Must register and has not.
    Missing,
    /// Its registration waits for somebody to look at it.
    ToCheck,
    /// Its registration is accepted.
    Registered,
    /// Holds a code of the year.
    Issued,
    /// That code was handed over, and did not come back.
    Delivered,
    /// Its receipt was acknowledged.
    Received,
    /// It was seen in a log of the portal.
    InUse,
    Exempt,
    /// Holds a lasting code that nobody may hold any more.
    Stranded,
}

impl Mark {
    /// Every mark, in the order in which they are told.
    pub const ALL: [Self; 10] = [
        Self::Called,
        Self::Missing,
        Self::ToCheck,
        Self::Registered,
        Self::Issued,
        Self::Delivered,
        Self::Received,
        Self::InUse,
        Self::Exempt,
        Self::Stranded,
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::Missing => "missing",
            Self::ToCheck => "to-check",
            Self::Registered => "registered",
            Self::Issued => "issued",
            Self::Delivered => "delivered",
            Self::Received => "received",
            Self::InUse => "in-use",
            Self::Exempt => "exempt",
            Self::Stranded => "stranded",
        }
    }

    /// The mark of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.word() == word)
    }
}

/// The marks of a structure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u16);

impl Marks {
    fn put(&mut self, mark: Mark, on: bool) {
        self.0 |= u16::from(on) << mark as u16;
    }

    /// Whether it counts for this.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u16) != 0
    }
}

/// A structure that counts for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub structure: StructureId,
    pub office: Option<OfficeId>,
    pub kind: Population,
    pub progress: Progress,
    pub marks: Marks,
}

/// How many structures count for each mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; Mark::ALL.len()]);

impl Counts {
    fn add(&mut self, marks: Marks) {
        for mark in Mark::ALL {
            self.0[mark as usize] += usize::from(marks.has(mark));
        }
    }

    /// How many count for this.
    pub fn of(&self, mark: Mark) -> usize {
        self.0[mark as usize]
    }
}

/// Registrations that stand, added up day by day from the opening on: the first figure is that of the opening day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curve {
    pub year: u16,
    pub days: Vec<usize>,
}

impl Curve {
    /// How many there were at the end of a day, counted from the opening; a day behind the curve has its last figure.
    pub fn at(&self, day: usize) -> usize {
        self.days.get(day).or(self.days.last()).copied().unwrap_or_default()
    }
}

/// Where a campaign stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub phase: Phase,
    /// Days until the announced cut-off, negative behind it; none once it is done or the campaign is over.
    pub days_left: Option<i64>,
    /// Every structure that counts for something, by number.
    pub lines: Vec<Line>,
    pub curve: Curve,
    /// The curve of the campaign before, where there was one.
    pub before: Option<Curve>,
}

impl Standing {
    /// The figures of the whole campaign.
    pub fn total(&self) -> Counts {
        self.group(|_| ()).remove(&()).unwrap_or_default()
    }

    /// The figures of each regional office; structures without one come first.
    pub fn by_office(&self) -> BTreeMap<Option<OfficeId>, Counts> {
        self.group(|line| line.office.clone())
    }

    /// The figures of each kind of structure.
    pub fn by_kind(&self) -> BTreeMap<Population, Counts> {
        self.group(|line| line.kind)
    }

    fn group<K: Ord>(&self, key: impl Fn(&Line) -> K) -> BTreeMap<K, Counts> {
        let mut groups: BTreeMap<K, Counts> = BTreeMap::new();
        for line in &self.lines {
            groups.entry(key(line)).or_default().add(line.marks);
        }
        groups
    }

    /// The structures that a figure counts.
    pub fn list(&self, mark: Mark) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.marks.has(mark))
    }
}

/// Where a campaign stands on a day, whether it runs or is over.
pub fn standing(state: &State, campaign: &Campaign, day: NaiveDate) -> Standing {
    let mut lines = Vec::with_capacity(state.structures.len());
    each_called(state, campaign.year, |called| lines.extend(line(state, campaign, called, day)));
    let phase = campaign.phase(state.campaign(day).map(|c| c.year), day);
    let done = matches!(phase, Phase::Cut | Phase::Past);
    let before = state.campaigns.range(..campaign.year).next_back().map(|(_, last)| curve(state, last, None));
    Standing {
        phase,
        days_left: (!done).then(|| (campaign.cutoff - day).num_days()),
        lines,
        curve: curve(state, campaign, Some(day).filter(|_| phase != Phase::Past)),
        before,
    }
}

/// What a structure counts for, where it counts for anything.
fn line(state: &State, campaign: &Campaign, called: Called<'_, '_>, day: NaiveDate) -> Option<Line> {
    let Called { structure, registration, codes } = called;
    let duty = called.duty(state, campaign);
    let progress = progress(&duty, registration, codes, campaign, day);
    // A code that outlived the entitlement of its structure is no figure of the campaign.
    let stranded = codes.iter().any(|code| state.stranded(code, day).is_some());
    if !stranded && counted(&duty, progress) == Progress::NotCalled {
        return None;
    }
    let mut marks = Marks::default();
    marks.put(Mark::Called, duty.must_register());
    marks.put(Mark::Missing, progress == Progress::Missing);
    marks.put(Mark::ToCheck, progress == Progress::ToCheck);
    marks.put(Mark::Registered, registration.is_some_and(|r| r.review == Review::Accepted));
    marks.put(Mark::Exempt, progress == Progress::Exempt);
    marks.put(Mark::Stranded, stranded);
    if progress == Progress::Issued
        && let Some(code) = of_year(codes, campaign.year)
    {
        marks.put(Mark::Issued, true);
        marks.put(Mark::Delivered, code.delivered().is_some() || code.receipt.is_some());
        marks.put(Mark::Received, code.receipt.is_some());
        marks.put(Mark::InUse, code.used.is_some());
    }
    Some(Line {
        structure: structure.id.clone(),
        office: state.offices.of(structure, day).cloned(),
        kind: structure.population(&state.desk.uai),
        progress,
        marks,
    })
}

/// The code of a structure that works for a year, else the last that did.
fn of_year<'a>(codes: &[&'a AccessCode], year: u16) -> Option<&'a AccessCode> {
    let own = codes.iter().filter(|c| c.year == year && c.team.is_none());
    own.max_by_key(|c| (c.revoked.is_none(), !c.contested, c.issued.lamport)).copied()
}

/// Longest curve, in days: a campaign does not last longer, whatever its dates are.
const LONGEST: i64 = 731;

/// The registrations of a campaign, day by day, until a day or until the last of them.
fn curve(state: &State, campaign: &Campaign, until: Option<NaiveDate>) -> Curve {
    let since = |day: NaiveDate| (day - campaign.opens).num_days().clamp(0, LONGEST);
    let mut made: BTreeMap<i64, usize> = BTreeMap::new();
    let first = (campaign.year, StructureId::default());
    for ((year, _), registration) in state.registrations.range(first..) {
        if *year != campaign.year {
            break;
        }
        if matches!(registration.review, Review::Accepted | Review::ToCheck) {
            *made.entry(since(registration.made.day())).or_default() += 1;
        }
    }
    let last = made.keys().next_back().copied().into_iter().chain(until.map(since)).max();
    let mut sum = 0;
    let days = (0..last.map_or(0, |day| day + 1)).map(|day| {
        sum += made.get(&day).copied().unwrap_or_default();
        sum
    });
    Curve { year: campaign.year, days: days.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::Registration;
    use crate::domain::code::{Delivery, Means};
    use crate::domain::login::Login;
    use crate::domain::order::Meta;
    use crate::domain::structure::{ParentBody, Standing as Activity, Structure};
    use std::sync::Arc;

    fn at(text: &str) -> Meta {
        Meta { at: format!("{text}T09:00:00Z").parse().unwrap(), ..Meta::default() }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn campaign(year: u16) -> Campaign {
        let (opens, cutoff) = (day(&format!("{year}-04-03")), day(&format!("{year}-06-06")));
        Campaign { year, opens, cutoff, ..Campaign::default() }
    }

    /// Six structures, each one step further than the one before.
    fn state() -> State {
        let mut state = State::default();
        state.desk = Arc::new(crate::domain::state::Institute { uai: "I".into(), ..Default::default() });
        for year in [2026, 2027] {
            Arc::make_mut(&mut state.campaigns).insert(year, campaign(year));
        }
        for n in 0..7 {
            let body = ParentBody { uai: "I".into(), label: format!("U {n}"), ..ParentBody::default() };
            let standing = if n == 6 { Activity::Closed } else { Activity::Active };
            let id = StructureId::new(format!("s{n}"));
            let own_office = Some(OfficeId::new(if n < 3 { "est" } else { "sud" }));
            let s = Structure { id: id.clone(), bodies: vec![body], standing, own_office, ..Structure::default() };
            Arc::make_mut(&mut state.structures).insert(id.clone(), Arc::new(s));
            for year in [2026, 2027] {
                let review = if n == 1 { Review::ToCheck } else { Review::Accepted };
                let made = at(&format!("{year}-04-0{}", if year == 2026 { 3 } else { n + 2 }));
                let one = Registration { year, structure: id.clone(), review, made, ..Registration::default() };
                if n > 0 && n < 6 {
                    Arc::make_mut(&mut state.registrations).insert((year, id.clone()), one);
                }
            }
            let delivery = Delivery { by: Meta::default(), means: Means::default(), to: String::new(), returned: None };
            let code = AccessCode {
                login: Login::of(2027, &format!("U {n}"), None).unwrap(),
                structure: id,
                year: 2027,
                deliveries: vec![delivery; usize::from(n >= 4)],
                receipt: (n >= 5).then(|| at("2027-05-01")),
                used: (n >= 5).then(|| (day("2027-05-02"), day("2027-05-02"))),
                ..AccessCode::default()
            };
            if n >= 3 {
                Arc::make_mut(&mut state.codes).insert(format!("c{n}").as_str().into(), code);
            }
        }
        state
    }

    #[test]
    fn each_figure_counts_whoever_came_that_far_and_gives_their_list() {
        let state = state();
        let found = standing(&state, &state.campaigns[&2027], day("2027-05-07"));
        let figures: Vec<usize> = Mark::ALL.into_iter().map(|m| found.total().of(m)).collect();
        assert_eq!(figures, [6, 1, 1, 4, 3, 2, 1, 1, 0, 0]);
        for mark in Mark::ALL {
            assert_eq!(found.list(mark).count(), found.total().of(mark), "{mark:?}");
            let offices: usize = found.by_office().values().map(|c| c.of(mark)).sum();
            let kinds: usize = found.by_kind().values().map(|c| c.of(mark)).sum();
            assert_eq!((offices, kinds), (found.total().of(mark), found.total().of(mark)), "{mark:?}");
        }
        let named = |mark| found.list(mark).map(|l| l.structure.as_str().to_owned()).collect::<Vec<_>>();
        assert_eq!((named(Mark::Missing), named(Mark::InUse)), (vec!["s0".into()], vec!["s5".into()]));
        assert_eq!((found.phase, found.days_left), (Phase::Running, Some(30)));
    }

    #[test]
    fn the_curve_adds_up_from_the_opening_and_stands_against_last_year() {
        let state = state();
        let found = standing(&state, &state.campaigns[&2027], day("2027-04-08"));
        assert_eq!(found.curve.days, [1, 2, 3, 4, 5, 5]);
        let before = found.before.unwrap();
        assert_eq!((before.year, before.at(0), before.at(300)), (2026, 5, 5));
        let past = standing(&state, &state.campaigns[&2026], day("2027-04-08"));
        assert_eq!((past.phase, past.days_left, past.before), (Phase::Past, None, None));
        assert_eq!(past.curve.days, [5]);
    }

    #[test]
    fn words_come_back() {
        for mark in Mark::ALL {
            assert_eq!(Mark::of_word(mark.word()), Some(mark));
        }
    }
}
