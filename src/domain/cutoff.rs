//! What a cut-off does: who loses what, who is spared by which proof, who has nothing left.

use super::calling::{Called, each_called};
use super::campaign::{Calendar, Campaign, Duty, Progress, progress};
use super::code::AccessCode;
use super::ids::StructureId;
use super::login::Login;
use super::state::State;
use super::structure::{Population, Standing};
use chrono::NaiveDate;

/// A code that a cut-off would kill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    pub login: Login,
    pub structure: StructureId,
    /// How the structure stands in the campaign: one that holds no new code is left without any.
    pub progress: Progress,
    /// The last day on which a log of the portal shows the old code in use since the campaign opened.
    pub used: Option<NaiveDate>,
}

impl Loss {
    /// Whether the structure is left without any code.
    pub fn left_without(&self) -> bool {
        !matches!(self.progress, Progress::Issued | Progress::Exempt)
    }
}

/// Why nobody may hold a code any more that no cut-off touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stranded {
    /// Its structure is closed.
    Closed,
    /// Its structure is no researcher outside any structure any more.
    Inside,
}

impl Stranded {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Inside => "inside",
        }
    }
}

impl State {
    /// Whether a code lasts on for want of anybody who ends it: each year's cut-off spares it, and nothing asks its
    /// structure to register.
    pub fn stranded(&self, code: &AccessCode, day: NaiveDate) -> Option<Stranded> {
        if !code.lasting || !code.life(self.calendar(day), day).alive() {
            return None;
        }
        match self.structures.get(&code.structure) {
            Some(s) if s.standing == Standing::Closed => Some(Stranded::Closed),
            Some(s) if s.population(&self.desk.uai) == Population::Outside => None,
            Some(_) => Some(Stranded::Inside),
            None => Some(Stranded::Closed),
        }
    }
}

/// How many codes come back once the cut-off of a year is taken back: those that it alone keeps dead. What was revoked
/// since, or what a later cut-off took as well, stays as it is.
pub fn coming_back(state: &State, year: u16, day: NaiveDate) -> usize {
    let now = state.calendar(day);
    let others = state.campaigns.values().filter(|c| c.cut.is_some() && c.year != year);
    let before = Calendar { cut: others.map(|c| c.year).max().unwrap_or(0), ..now };
    state.codes.values().filter(|code| !code.life(now, day).alive() && code.life(before, day).alive()).count()
}

/// What a cut-off would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    pub lost: Vec<Loss>,
    /// Codes that it does not touch, each with the proof.
    pub spared: Vec<(StructureId, Duty)>,
    /// Structures that had to register and have not.
    pub missing: Vec<StructureId>,
    /// Codes that it does not touch though nobody may hold them any more: to be revoked by hand.
    pub stranded: Vec<(Login, StructureId, Stranded)>,
}

/// What the cut-off of a campaign would do on a day.
pub fn forecast(state: &State, campaign: &Campaign, day: NaiveDate) -> Forecast {
    let mut forecast = Forecast::default();
    let calendar = state.calendar(day);
    each_called(state, campaign.year, |called| {
        let Called { structure, registration, codes } = called;
        let duty = called.duty(state, campaign);
        let stands = progress(&duty, registration, codes, campaign, day);
        let lost = codes.iter().filter(|c| c.year < campaign.year && !c.lasting && c.life(calendar, day).alive());
        forecast.lost.extend(lost.map(|code| Loss {
            login: code.login.clone(),
            structure: structure.id.clone(),
            progress: stands,
            used: code.used.map(|(_, last)| last).filter(|last| *last >= campaign.opens),
        }));
        if stands == Progress::Missing || stands == Progress::ToCheck {
            forecast.missing.push(structure.id.clone());
        }
        if stands == Progress::Exempt {
            forecast.spared.push((structure.id.clone(), duty));
        }
    });
    let stranded = state
        .codes
        .values()
        .filter_map(|code| Some((code.login.clone(), code.structure.clone(), state.stranded(code, day)?)));
    forecast.stranded.extend(stranded);
    forecast.lost.sort_by(|a, b| (a.left_without(), &a.login).cmp(&(b.left_without(), &b.login)).reverse());
    forecast
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::Reason;
    use crate::domain::order::Meta;
    use crate::domain::structure::Structure;
    use std::sync::Arc;

    #[test]
    fn a_lasting_code_of_a_closed_structure_is_named_and_not_lost() {
        let day: NaiveDate = "2027-05-06".parse().unwrap();
        let mut state = State::default();
        let campaign = Campaign { year: 2027, opens: day, cutoff: day, ..Campaign::default() };
        let all = [
            ("closed", true, Standing::Closed),
            ("inside", false, Standing::Active),
            ("outside", true, Standing::Active),
        ];
        for (id, outside, standing) in all {
            let one = Structure { id: id.into(), outside, standing, ..Structure::default() };
            Arc::make_mut(&mut state.structures).insert(id.into(), Arc::new(one));
            let login = Login::of(2025, id, None).unwrap();
            let code = AccessCode { login, structure: id.into(), year: 2025, lasting: true, ..AccessCode::default() };
            Arc::make_mut(&mut state.codes).insert(id.into(), code);
        }
        let found = forecast(&state, &campaign, day);
        let stranded: Vec<(&str, Stranded)> = found.stranded.iter().map(|(_, id, why)| (id.as_str(), *why)).collect();
        assert_eq!(stranded, [("closed", Stranded::Closed), ("inside", Stranded::Inside)]);
        assert!(found.lost.is_empty());
        assert_eq!(found.spared.len(), 1, "whoever is outside is exempt, with the proof");
        let figures = crate::domain::standing::standing(&state, &campaign, day);
        assert_eq!(figures.total().of(crate::domain::standing::Mark::Stranded), 2);
        for login in ["25INSCLOSED", "25INSINSIDE"] {
            let gone = |code: &mut AccessCode| {
                code.revoked = Some((Meta::default(), Reason::Closure));
                true
            };
            Arc::make_mut(&mut state.codes).change_login(&Login::typed(login), gone);
        }
        assert!(forecast(&state, &campaign, day).stranded.is_empty(), "what is revoked asks for nothing");
    }

    #[test]
    fn taking_a_cut_off_back_revives_what_it_alone_killed() {
        let day: NaiveDate = "2027-06-08".parse().unwrap();
        let mut state = State::default();
        for year in [2026, 2027] {
            let campaign =
                Campaign { year, opens: day, cutoff: day, cut: Some(Meta::default()), ..Campaign::default() };
            Arc::make_mut(&mut state.campaigns).insert(year, campaign);
        }
        let all = [
            ("older", 2025, false, false),
            ("one", 2026, false, false),
            ("two", 2026, false, false),
            ("revoked", 2026, false, true),
            ("lasting", 2026, true, false),
            ("new", 2027, false, false),
        ];
        for (id, year, lasting, revoked) in all {
            let login = Login::of(year, id, None).unwrap();
            let revoked = revoked.then(|| (Meta::default(), Reason::Closure));
            let code = AccessCode { login, structure: id.into(), year, lasting, revoked, ..AccessCode::default() };
            Arc::make_mut(&mut state.codes).insert(id.into(), code);
        }
        assert_eq!(coming_back(&state, 2027, day), 2);
        assert_eq!(coming_back(&state, 2026, day), 0, "the later cut-off holds");
    }
}
