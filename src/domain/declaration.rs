//! The yearly declaration to the publishers: structures and how many people may use the portal there, in the four
//! classes that publishers count, by region. Never a code, never a name of a person.

use super::campaign::{Campaign, Duty, Headcount, Review, duty};
use super::code::AccessCode;
use super::ids::StructureId;
use super::search::natural;
use super::state::State;
use chrono::NaiveDate;

/// A structure with its declared head-counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub structure: StructureId,
    /// Name of the regional office; empty where it has none.
    pub region: String,
    pub label: String,
    pub title: String,
    pub city: String,
    pub headcount: Headcount,
    /// A researcher outside any structure whose class nobody has said: he is counted among the others.
    pub assumed: bool,
}

/// How many structures there are, and people in each class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// Name of the regional office; empty for structures that have none.
    pub region: String,
    pub structures: usize,
    pub headcount: Headcount,
}

/// What is declared for a year: rows by region and label, the totals of each region in the same order, and of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declaration {
    pub year: u16,
    pub rows: Vec<Row>,
    pub regions: Vec<Total>,
    pub total: Total,
}

impl Total {
    fn add(&mut self, counted: Headcount) {
        self.structures += 1;
        let sum = &mut self.headcount;
        for (sum, n) in [
            (&mut sum.cnrs, counted.cnrs),
            (&mut sum.other, counted.other),
            (&mut sum.phd, counted.phd),
            (&mut sum.postdoc, counted.postdoc),
        ] {
            *sum = sum.saturating_add(n);
        }
    }
}

/// The declaration of a campaign: structures whose registration was accepted, and those that are exempt with the
/// head-counts that they declared last. A researcher outside any structure is one person: of the class that was declared
/// last, else one of the others.
pub fn declaration(state: &State, campaign: &Campaign, day: NaiveDate) -> Declaration {
    let uai = &state.desk.uai;
    let held = state.codes_held();
    let mut rows: Vec<Row> = state
        .structures
        .values()
        .filter_map(|s| {
            let codes = held.get(&s.id).map(Vec::as_slice).unwrap_or_default();
            let (headcount, assumed) = declared(state, campaign, &s.id, codes)?;
            let region = state.offices.of(s, day).map_or("", |id| state.offices.name(id)).to_owned();
            let (label, title, city) = (s.short(uai).to_owned(), s.title.clone(), s.city.clone());
            Some(Row { structure: s.id.clone(), region, label, title, city, headcount, assumed })
        })
        .collect();
    // Structures without a region come last.
    rows.sort_by_cached_key(|r| (r.region.is_empty(), natural(&r.region), natural(&r.label), r.structure.clone()));
    let mut found = Declaration { year: campaign.year, ..Declaration::default() };
    for row in &rows {
        if found.regions.last().is_none_or(|last| last.region != row.region) {
            found.regions.push(Total { region: row.region.clone(), ..Total::default() });
        }
        if let Some(last) = found.regions.last_mut() {
            last.add(row.headcount);
        }
        found.total.add(row.headcount);
    }
    found.rows = rows;
    found
}

/// The head-counts of a structure, where it is to be declared, and whether its class is assumed.
fn declared(state: &State, campaign: &Campaign, id: &StructureId, codes: &[&AccessCode]) -> Option<(Headcount, bool)> {
    let registration = |year| state.registrations.get(&(year, id.clone()));
    if let Some(made) = registration(campaign.year) {
        return (made.review == Review::Accepted).then_some((made.headcount, false));
    }
    let (structure, desk) = (state.structures.get(id)?, &state.desk);
    let duty = duty(structure, campaign, codes, &desk.uai, &desk.partner);
    let earlier = || state.campaigns.keys().rev().filter(|y| **y < campaign.year).find_map(|y| registration(*y));
    let last = || earlier().map(|r| r.headcount).unwrap_or_default();
    match duty {
        Duty::ExemptNew { .. } => Some((last(), false)),
        Duty::ExemptOutside { .. } if last().total() > 0 => Some((last(), false)),
        Duty::ExemptOutside { .. } => Some((Headcount { other: 1, ..Headcount::default() }, true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::Registration;
    use crate::domain::structure::Structure;
    use std::sync::Arc;

    /// Nobody who may read is declared as nobody.
    #[test]
    fn a_researcher_outside_any_structure_is_one_person_of_the_class_that_is_known() {
        let mut state = State::default();
        let campaign = Campaign { year: 2027, ..Campaign::default() };
        for year in [2026, 2027] {
            Arc::make_mut(&mut state.campaigns).insert(year, Campaign { year, ..Campaign::default() });
        }
        for id in ["known", "unknown", "without a code"] {
            let structure = Structure { id: id.into(), outside: true, ..Structure::default() };
            Arc::make_mut(&mut state.structures).insert(id.into(), Arc::new(structure));
            if id != "without a code" {
                let code = AccessCode { structure: id.into(), year: 2026, lasting: true, ..AccessCode::default() };
                Arc::make_mut(&mut state.codes).insert(id.into(), code);
            }
        }
        let headcount = Headcount { postdoc: 1, ..Headcount::default() };
        let made = Registration { year: 2026, structure: "known".into(), headcount, ..Registration::default() };
        Arc::make_mut(&mut state.registrations).insert((2026, "known".into()), made);
        let found = declaration(&state, &campaign, "2027-06-01".parse().unwrap());
        let rows: Vec<_> = found.rows.iter().map(|r| (r.structure.as_str(), r.headcount, r.assumed)).collect();
        let other = Headcount { other: 1, ..Headcount::default() };
        assert_eq!(rows, [("known", headcount, false), ("unknown", other, true)]);
        assert_eq!(found.total.headcount.total(), 2);
    }

    #[test]
    fn only_accepted_registrations_count_and_the_totals_add_up() {
        let mut state = State::default();
        let campaign = Campaign { year: 2027, ..Campaign::default() };
        for (n, (label, review)) in
            [("U 10", Review::Accepted), ("U 9", Review::Accepted), ("U 1", Review::ToCheck)].into_iter().enumerate()
        {
            let id = StructureId::new(format!("s{n}"));
            let structure = Structure { id: id.clone(), own_label: Some(label.into()), ..Structure::default() };
            Arc::make_mut(&mut state.structures).insert(id.clone(), Arc::new(structure));
            let headcount = Headcount { cnrs: 1, other: 2, phd: 3, postdoc: 4 };
            let made = Registration { year: 2027, structure: id.clone(), headcount, review, ..Registration::default() };
            Arc::make_mut(&mut state.registrations).insert((2027, id), made);
        }
        let found = declaration(&state, &campaign, "2027-06-01".parse().unwrap());
        let labels: Vec<&str> = found.rows.iter().map(|r| r.label.as_str()).collect();
        assert_eq!(labels, ["U 9", "U 10"]);
        assert_eq!((found.total.structures, found.total.headcount.total()), (2, 20));
        assert_eq!(found.regions.len(), 1);
        assert_eq!(found.regions[0].headcount, found.total.headcount);
    }
}
