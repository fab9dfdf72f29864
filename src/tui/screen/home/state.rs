//! What the home screen shows: what waits for me, what was refused to me, the campaign in figures, what is late, how the
//! desk itself is. Worked out in [`refresh`] only, as data: the words come when it is drawn.

use crate::domain::campaign::{Campaign, Progress, counted, progress};
use crate::domain::circuit::Asked;
use crate::domain::digest;
use crate::domain::dossier::{Deed, Dossier, Status};
use crate::domain::ids::DossierId;
use crate::domain::order::Meta;
use crate::domain::standing::{Mark, standing};
use crate::domain::state::State;
use crate::domain::tray::{Tray, Viewer};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::widget::list::ListPlace;
use chrono::{Local, NaiveDate};
use std::collections::BTreeMap;

/// What it remembers.
#[derive(Debug, Default)]
pub struct Screen {
    /// The cursor counts only lines that lead somewhere.
    pub place: ListPlace,
    pub lines: Vec<Line>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Blank,
    Heading(Heading),
    /// Waits for one of my posts: since when, and by how many days its step is late.
    Mine {
        dossier: DossierId,
        asked: Asked,
        days: i64,
        late: i64,
    },
    NothingWaits,
    /// I opened it and it came back.
    Refused {
        dossier: DossierId,
    },
    /// So many of the structures that the campaign concerns.
    Bar {
        progress: Progress,
        count: usize,
        of: usize,
    },
    /// So many registered, called, codes delivered and in use.
    Standing([usize; 4]),
    /// A step of somebody else that has taken too long.
    LateStep {
        dossier: DossierId,
        days: i64,
        allowed: u16,
    },
    /// So many more dossiers are late.
    MoreLate(usize),
    /// Structures that are still to register, so many days before the cut-off; none where it is over.
    Missing {
        count: usize,
        days: Option<i64>,
    },
    /// Codes have changed and the portal does not know: its file, where one was written, or none ever was.
    ExportStale {
        file: Option<String>,
    },
    ReadOnly,
    /// One's signing certificate ends soon, or has ended.
    Certificate {
        until: NaiveDate,
        over: bool,
    },
    /// One's signing key waits for an administrator.
    CertificateAwaited,
    AllWell,
    /// What to do on a new desk, in order.
    First {
        number: usize,
        step: First,
        done: bool,
    },
}

/// What a group of lines is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    First,
    Waiting,
    Refused,
    /// The year, the days to the opening or the cut-off.
    Campaign {
        year: u16,
        opens: NaiveDate,
        cutoff: NaiveDate,
        /// The day on which the old codes were cut off.
        cut: Option<NaiveDate>,
    },
    Late,
    Desk,
}

/// A first step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    Structures,
    Offices,
    Campaign,
    People,
    Dossier,
}

impl First {
    const ALL: [First; 5] = [Self::Structures, Self::Offices, Self::Campaign, Self::People, Self::Dossier];

    /// The screen where it is done, and the action there.
    pub fn place(self) -> (Layer, Action) {
        match self {
            Self::Structures => (Layer::Structures, Action::ImportStructures),
            Self::Offices => (Layer::Structures, Action::ImportOffices),
            Self::Campaign => (Layer::Campaign, Action::OpenCampaign),
            Self::People => (Layer::People, Action::AddPerson),
            Self::Dossier => (Layer::Book, Action::NewDossier),
        }
    }

    fn is_done(self, state: &State) -> bool {
        match self {
            Self::Structures => !state.structures.is_empty(),
            Self::Offices => !state.offices.offices.is_empty(),
            Self::Campaign => !state.campaigns.is_empty(),
            Self::People => state.people.persons.len() > 1,
            Self::Dossier => !state.dossiers.is_empty(),
        }
    }
}

/// Where Enter leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Dossier(DossierId),
    Screen(Layer),
    /// The figures of the campaign.
    Figures,
    First(First),
}

impl Line {
    /// Where the line leads, if anywhere.
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Mine { dossier, .. } | Self::Refused { dossier } | Self::LateStep { dossier, .. } => {
                Some(Target::Dossier(dossier.clone()))
            }
            Self::MoreLate(_) => Some(Target::Screen(Layer::Book)),
            Self::Bar { .. } | Self::Missing { .. } => Some(Target::Screen(Layer::Campaign)),
            Self::Standing(_) => Some(Target::Figures),
            Self::ExportStale { .. } => Some(Target::Screen(Layer::Codes)),
            Self::Certificate { .. } | Self::CertificateAwaited => Some(Target::Screen(Layer::People)),
            Self::First { step, .. } => Some(Target::First(*step)),
            _ => None,
        }
    }
}

/// Late dossiers that are told one by one.
const LATE_SHOWN: usize = 12;
/// From so many days before the cut-off on, structures that have not registered are late.
const NEAR: i64 = 30;
/// From so many days before its end on, a certificate asks to be renewed.
const CERTIFICATE_NEAR: i64 = 60;

impl Screen {
    /// Places of the lines that lead somewhere.
    pub fn stops(&self) -> Vec<usize> {
        self.lines.iter().enumerate().filter(|(_, line)| line.target().is_some()).map(|(n, _)| n).collect()
    }
}

/// The state has changed.
pub fn refresh(model: &mut Model) {
    let mut lines = Vec::new();
    let group = |heading: Heading, found: Vec<Line>, lines: &mut Vec<Line>| {
        if found.is_empty() {
            return;
        }
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Heading(heading));
        lines.extend(found);
    };
    group(Heading::First, first_steps(&model.state), &mut lines);
    let viewer = Viewer::new(&model.state, &model.me, model.now.day);
    let started = !model.state.dossiers.is_empty() || !model.state.campaigns.is_empty();
    if started {
        group(Heading::Waiting, mine(model, &viewer), &mut lines);
        group(Heading::Refused, refused(model), &mut lines);
    }
    let running = model.state.campaign(model.now.day);
    let bars = running.map(|campaign| bars(model, campaign)).unwrap_or_default();
    let missing = running.and_then(|campaign| missing(model, campaign, &bars));
    if let Some(campaign) = running {
        let Campaign { year, opens, cutoff, .. } = *campaign;
        let cut = campaign.cut.as_ref().map(Meta::day);
        let total = standing(&model.state, campaign, model.now.day).total();
        let marks = [Mark::Registered, Mark::Called, Mark::Delivered, Mark::InUse].map(|mark| total.of(mark));
        let stands = bars.into_iter().chain([Line::Standing(marks)]).collect();
        group(Heading::Campaign { year, opens, cutoff, cut }, stands, &mut lines);
    }
    let late = missing.into_iter().chain(late_steps(model, &viewer)).collect();
    group(Heading::Late, late, &mut lines);
    group(Heading::Desk, desk(model), &mut lines);
    model.home.lines = lines;
    let stops = model.home.stops().len();
    model.home.place.cursor = model.home.place.cursor.min(stops.saturating_sub(1));
}

/// What to do first, while structures or a campaign are missing.
fn first_steps(state: &State) -> Vec<Line> {
    if !state.structures.is_empty() && !state.campaigns.is_empty() {
        return Vec::new();
    }
    (1..).zip(First::ALL).map(|(number, step)| Line::First { number, step, done: step.is_done(state) }).collect()
}

/// Days since the step began, and how many the step should take; none allowed means any.
fn waiting(dossier: &Dossier, day: NaiveDate) -> (i64, u16) {
    let allowed = dossier.steps.get(dossier.step).map_or(0, |step| step.days);
    ((day - dossier.since_day).num_days(), allowed)
}

/// What waits for me, by a post of mine, by my name or in the place of somebody, the oldest first.
fn mine(model: &Model, viewer: &Viewer) -> Vec<Line> {
    let mut found: Vec<(i64, Line)> = Vec::new();
    let mut dossiers = viewer.tray(Tray::ToDo);
    dossiers.extend(viewer.tray(Tray::Delegated));
    dossiers.sort_by(|a, b| b.number.cmp(&a.number).then_with(|| a.id.cmp(&b.id)));
    dossiers.dedup_by(|a, b| a.id == b.id);
    for dossier in dossiers {
        let waits = dossier.open_tasks().into_iter().chain(dossier.told_tasks());
        let task = waits.into_iter().find(|t| viewer.answers(t, &dossier));
        let (days, _) = waiting(&dossier, model.now.day);
        let late = digest::late(&dossier, model.now.day).unwrap_or_default();
        if let Some(asked) = task.map(|t| t.asked) {
            found.push((days, Line::Mine { dossier: dossier.id.clone(), asked, days, late }));
        }
    }
    found.sort_by_key(|(days, _)| -days);
    let lines: Vec<Line> = found.into_iter().map(|(_, line)| line).collect();
    if lines.is_empty() { vec![Line::NothingWaits] } else { lines }
}

fn refused(model: &Model) -> Vec<Line> {
    let mine = |d: &&std::sync::Arc<Dossier>| d.status == Status::Refused && d.writer == model.me;
    model.state.dossiers.values().filter(mine).map(|d| Line::Refused { dossier: d.id.clone() }).collect()
}

/// The reason of the refusal that stands.
pub fn reason(dossier: &Dossier) -> &str {
    let act = dossier.round().and_then(|(n, _)| dossier.refusal(n));
    match act.map(|a| &a.deed) {
        Some(Deed::Refusal { reason }) => reason,
        _ => "",
    }
}

/// How the structures that the campaign concerns stand, in figures.
fn bars(model: &Model, campaign: &Campaign) -> Vec<Line> {
    let state = &model.state;
    let codes = state.codes_held();
    let mut counts: BTreeMap<Progress, usize> = BTreeMap::new();
    for s in state.structures.values() {
        let held = codes.get(&s.id).map_or(&[][..], Vec::as_slice);
        let registration = state.registration(campaign.year, &s.id);
        let duty = state.duty(s, campaign, held);
        let made = progress(&duty, registration, held, campaign, model.now.day);
        *counts.entry(counted(&duty, made)).or_default() += 1;
    }
    let kinds = [Progress::Issued, Progress::Registered, Progress::ToCheck, Progress::Missing, Progress::Exempt];
    let of = kinds.iter().filter_map(|p| counts.get(p)).sum();
    kinds.map(|progress| Line::Bar { progress, count: counts.get(&progress).copied().unwrap_or(0), of }).into()
}

fn missing(model: &Model, campaign: &Campaign, bars: &[Line]) -> Option<Line> {
    let count = bars.iter().find_map(|bar| match bar {
        Line::Bar { progress: Progress::Missing, count, .. } => Some(*count),
        _ => None,
    })?;
    let days = (campaign.cutoff - model.now.day).num_days();
    let late = count > 0 && days <= NEAR && campaign.opens <= model.now.day;
    let days = if campaign.cut.is_some() { 0 } else { days };
    late.then_some(Line::Missing { count, days: (days > 0).then_some(days) })
}

/// Steps of other people that have taken longer than they should, among what I may see, the latest first.
fn late_steps(model: &Model, viewer: &Viewer) -> Vec<Line> {
    let day = model.now.day;
    let mut found = Vec::new();
    for dossier in model.state.dossiers.values() {
        let Some(late) = digest::late(dossier, day).filter(|_| viewer.sees(dossier)) else { continue };
        if dossier.open_tasks().into_iter().any(|t| viewer.answers(t, dossier)) {
            continue;
        }
        let (days, allowed) = waiting(dossier, day);
        found.push((late, Line::LateStep { dossier: dossier.id.clone(), days, allowed }));
    }
    found.sort_by_key(|(late, _)| -late);
    let all = found.len();
    let mut lines: Vec<Line> = found.into_iter().take(LATE_SHOWN).map(|(_, line)| line).collect();
    if all > LATE_SHOWN {
        lines.push(Line::MoreLate(all - LATE_SHOWN));
    }
    lines
}

/// What there is to do about one's own certificate.
fn certificate(model: &Model) -> Option<Line> {
    let account = model.state.people.accounts.get(&model.me)?;
    if !account.requested.is_empty() {
        return Some(Line::CertificateAwaited);
    }
    let end = account.until?;
    let (until, over) = (end.with_timezone(&Local).date_naive(), end < model.now.at);
    let near = (until - model.now.day).num_days() <= CERTIFICATE_NEAR;
    near.then_some(Line::Certificate { until, over })
}

fn desk(model: &Model) -> Vec<Line> {
    let mut lines = Vec::new();
    if model.read_only.is_some() {
        lines.push(Line::ReadOnly);
    }
    lines.extend(certificate(model));
    let stale = model.state.fed(model.now.day).into_iter().filter(|file| file.stale.is_some());
    lines.extend(stale.map(|file| Line::ExportStale { file: Some(file.path.to_owned()) }));
    if model.state.codes_changed.is_some() && model.state.exports.is_empty() {
        lines.push(Line::ExportStale { file: None });
    }
    if lines.is_empty() && !model.state.structures.is_empty() {
        lines.push(Line::AllWell);
    }
    lines
}
