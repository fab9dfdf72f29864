//! Where a campaign stands, as a page: figures by regional office and by kind, and the curve of registrations.

use super::Desk;
use super::files;
use super::texts::{campaign_values, text_of};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::campaign::Campaign;
use crate::domain::ids::OfficeId;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::standing::{Counts, Curve, Mark, Standing, standing};
use crate::domain::state::State;
use crate::domain::structure::Population;
use crate::domain::texts::TextName;
use crate::domain::trouble::{Outcome, Rule};
use crate::paper::letter::Press;
use crate::paper::{sheets, template};
use chrono::NaiveDate;
use std::path::PathBuf;

/// Writes the report of a campaign as a PDF; nothing is noted in the register.
#[derive(Clone, Debug)]
pub struct SaveReport {
    pub year: u16,
    pub path: PathBuf,
}

/// The head of a sheet, with its values in it.
pub(super) fn letterhead(state: &State, campaign: &Campaign, day: NaiveDate) -> Outcome<String> {
    let values = campaign_values(state, campaign, day);
    template::render(TextName::Letterhead, text_of(campaign, TextName::Letterhead), &values)
}

/// What the report calls a kind of structure. It is French, as letters are.
fn kind(of: Population) -> &'static str {
    match of {
        Population::Unit => "Unités",
        Population::ClinicalCentre => "Centres d’investigation clinique",
        Population::ServiceUnit => "Unités de service",
        Population::ResearchCentre => "Centres de recherche",
        Population::Team => "Équipes",
        Population::Federation => "Fédérations",
        Population::Outside => "Chercheurs hors structure",
    }
}

fn row(name: &str, of: &Counts) -> sheets::StatusRow {
    let figure = |mark| of.of(mark) as u64;
    sheets::StatusRow {
        name: name.to_owned(),
        called: figure(Mark::Called),
        registered: figure(Mark::Registered),
        to_check: figure(Mark::ToCheck),
        missing: figure(Mark::Missing),
        delivered: figure(Mark::Delivered),
        in_use: figure(Mark::InUse),
        exempt: figure(Mark::Exempt),
    }
}

fn points(curve: &Curve) -> Vec<(u32, u64)> {
    (0..).zip(&curve.days).map(|(day, n)| (day, *n as u64)).collect()
}

fn office<'a>(state: &'a State, id: Option<&'a OfficeId>) -> &'a str {
    id.map_or("Sans délégation", |id| state.offices.name(id))
}

fn status(state: &State, campaign: &Campaign, found: &Standing) -> sheets::Status {
    sheets::Status {
        year: campaign.year,
        opens: campaign.opens,
        cutoff: campaign.cutoff,
        cut: campaign.cut.is_some(),
        regions: found.by_office().iter().map(|(id, counts)| row(office(state, id.as_ref()), counts)).collect(),
        kinds: found.by_kind().iter().map(|(of, counts)| row(kind(*of), counts)).collect(),
        whole: row("", &found.total()),
        registered: points(&found.curve),
        before: found.before.as_ref().map(points).unwrap_or_default(),
    }
}

impl SaveReport {
    fn content(&self, desk: &Desk, now: Moment) -> Outcome<Vec<u8>> {
        let (state, year) = (desk.state(), self.year);
        let campaign = state.campaigns.get(&year).ok_or(Rule::NoSuchCampaign { year })?;
        let head = letterhead(state, campaign, now.day)?;
        let frame = sheets::Frame { institute: &state.desk.organisation, head: &head, day: now.day };
        let found = standing(state, campaign, now.day);
        Press::default().sheet(&sheets::status(&frame, &status(state, campaign, &found)))
    }
}

impl Verb for SaveReport {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        files::refuse_taken(&self.path)?;
        self.content(desk, now)?;
        let path = self.path.display().to_string();
        Ok(Plan::new(Heading::Save { path: path.clone() }, Grade::Look).item(Item::New(path)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let content = self.content(desk, now)?;
        files::create(&self.path, &content)?;
        let path = self.path.display().to_string();
        Ok(Done { file: Some(path.clone()), ..Done::one(path) })
    }
}
