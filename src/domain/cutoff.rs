//! What a cut-off does: who loses what, who is spared by which proof, who has nothing left.

use super::campaign::{Campaign, Duty, Progress, progress};
use super::ids::StructureId;
use super::login::Login;
use super::state::State;
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

/// What a cut-off would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    pub lost: Vec<Loss>,
    /// Codes that it does not touch, each with the proof.
    pub spared: Vec<(StructureId, Duty)>,
    /// Structures that had to register and have not.
    pub missing: Vec<StructureId>,
}

/// What the cut-off of a campaign would do on a day.
pub fn forecast(state: &State, campaign: &Campaign, day: NaiveDate) -> Forecast {
    let held = state.codes_held();
    let mut forecast = Forecast::default();
    let calendar = state.calendar(day);
    for structure in state.structures.values() {
        let codes = held.get(&structure.id).map(Vec::as_slice).unwrap_or_default();
        let duty = state.duty(structure, campaign, codes);
        let registration = state.registration(campaign.year, &structure.id);
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
    }
    forecast.lost.sort_by(|a, b| (a.left_without(), &a.login).cmp(&(b.left_without(), &b.login)).reverse());
    forecast
}
