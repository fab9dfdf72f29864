//! Signing the document of a dossier. The first signature lays out a field for each one to come and a few in reserve, and
//! certifies the document; the later ones fill their own. Two kinds of file are never certified, signatures stand in
//! fields of their own there: one that somebody else has signed before, and one whose text could not be read while others
//! are still to sign, since fields laid out blind would hide everybody's stamp for good.

use super::Desk;
use super::child;
use crate::domain::circuit::{Asked, Task};
use crate::domain::dossier::{Deed, Dossier};
use crate::domain::ids::TaskId;
use crate::domain::stamp::StampPlace;
use crate::domain::trouble::{Outcome, Rule};
use crate::paper::areas::{Areas, Strip};
use crate::sign::identity::Identity;
use crate::sign::pdf::fields::{self, Field};
use crate::sign::pdf::file::File;
use crate::sign::pdf::grid::{self, Grid, Held};
use crate::sign::pdf::page;
use crate::sign::pdf::place::{Area, Fit, Place, Placed, Room, shown};
use crate::sign::pdf::prepare::{Wanted, prepare};
use crate::sign::pdf::write::{self, Options, Request, Signed, Target};
use crate::sign::tsp::Authority;
use crate::store::seal::random;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// Fields that are laid out for signatures that nobody plans yet.
const RESERVE: usize = 4;
/// What the names of laid out fields begin with, unless the document has such names already.
const STEMS: [&str; 4] = ["Signature", "Paraphe", "Etape", "ParapheSignature"];
const LATER: &str = "Ajout";

/// A signature that is to be made.
pub(super) struct Sealing<'a> {
    pub dossier: &'a Dossier,
    pub task: Option<&'a TaskId>,
    /// The signer, or the institute where it seals what an outsider agreed to.
    pub name: &'a str,
    /// The words of the stamp.
    pub lines: &'a [String],
    /// Where the signer wants it.
    pub place: Option<StampPlace>,
    pub at: DateTime<Utc>,
}

/// What a signature does to the document, before it is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Foreseen {
    pub placed: Placed,
    /// How many fields it lays out, where it certifies.
    pub certifies: Option<usize>,
    /// Where text stands could not be read: the stamp is where it was put, or shows nothing.
    pub unread: bool,
    /// How many other signatures find no place now for that reason: each looks for its own when it is made.
    pub later: usize,
}

/// What was signed.
pub(super) struct Sealed {
    pub signed: Signed,
    /// The stamp shows nothing, since nobody knows where it would cover text.
    pub unshown: bool,
}

/// Where a signature goes.
enum Slot {
    Field(String, Placed),
    Fresh { place: Place, taken: Vec<Area> },
}

/// The bytes that are signed, and where.
struct Ready {
    bytes: Vec<u8>,
    slot: Slot,
    /// How many fields were laid out for this signature and those to come.
    laid: Option<usize>,
    /// Where text stands could not be read.
    unread: bool,
    /// How many other signatures find no place now for that reason.
    later: usize,
}

impl Ready {
    /// Whether the stamp shows nothing because the text could not be read.
    fn unshown(&self) -> bool {
        let hidden = match &self.slot {
            Slot::Field(_, placed) => placed.fit == Fit::Hidden,
            Slot::Fresh { place, .. } => matches!(place, Place::Hidden),
        };
        self.unread && hidden
    }
}

/// Signs the document of a dossier as it stands.
pub(super) fn seal(
    desk: &Desk,
    sealing: &Sealing,
    identity: &Identity,
    time: Option<&mut Authority<'_>>,
) -> Outcome<Sealed> {
    let ready = ready(desk, sealing)?;
    let unshown = ready.unshown();
    let mut id = [0; 16];
    random(&mut id)?;
    let request = Request { name: sealing.name, at: sealing.at, stamp: sealing.lines, random: id };
    let target = match &ready.slot {
        Slot::Field(name, _) => Target::Field(name),
        Slot::Fresh { place, taken } => Target::Fresh { place: *place, taken },
    };
    let options = Options { target, certify: ready.laid.is_some(), time: None };
    let signed = match time {
        Some(time) => write::sign_with(&ready.bytes, &request, Options { time: Some(time), ..options }, identity),
        None => write::sign_with(&ready.bytes, &request, options, identity),
    }?;
    Ok(Sealed { signed, unshown })
}

/// Where a signature would go and what it would do, without signing.
pub(super) fn foresee(desk: &Desk, sealing: &Sealing) -> Outcome<Foreseen> {
    let ready = ready(desk, sealing)?;
    let placed = match &ready.slot {
        Slot::Field(_, placed) => *placed,
        Slot::Fresh { place, taken } => {
            let file = File::open(&ready.bytes)?;
            Room::of(&file, taken)?.choose(place)?
        }
    };
    Ok(Foreseen { placed, certifies: ready.laid, unread: ready.unread, later: ready.later })
}

/// The places of a page of the document of a dossier, as it stands, and whether its text could be read.
pub(super) fn places(desk: &Desk, dossier: &Dossier, page: Option<u32>) -> Outcome<(Grid, bool)> {
    let bytes = desk.documents.get(&dossier.current.hash)?;
    let areas = areas(desk, dossier, &bytes);
    let grid = grid::grid(&File::open(&bytes)?, &text(areas.as_ref()), page)?;
    Ok((grid, areas.is_some()))
}

fn ready(desk: &Desk, sealing: &Sealing) -> Outcome<Ready> {
    let bytes = desk.documents.get(&sealing.dossier.current.hash)?;
    if write::is_signed(&bytes)? { later(desk, sealing, bytes) } else { first(desk, sealing, &bytes) }
}

/// The names of the signature fields that the document came with.
fn foreign(desk: &Desk, dossier: &Dossier) -> Outcome<BTreeSet<String>> {
    let Some((_, round)) = dossier.round() else { return Ok(BTreeSet::new()) };
    let original = desk.documents.get(&round.document.hash)?;
    Ok(fields::all(&File::open(&original)?).into_iter().map(|f| f.name).collect())
}

fn stem(known: &BTreeSet<String>) -> &'static str {
    let free = |stem: &&str| !known.iter().any(|name| name.starts_with(*stem));
    STEMS.into_iter().find(free).unwrap_or(STEMS[STEMS.len() - 1])
}

fn signs(task: &Task) -> bool {
    matches!(task.asked, Asked::Signature | Asked::Countersignature)
}

/// The task as it was when it was first asked: a sending back renames tasks, handing on and escalating makes new ones.
fn origin(dossier: &Dossier, task: &TaskId) -> TaskId {
    let base = |id: &TaskId| TaskId::new(id.as_str().split('~').next().unwrap_or_default());
    let mut id = base(task);
    // No chain of deeds is longer than the list of them.
    for _ in 0..=dossier.acts.len() {
        let made = |a: &&crate::domain::dossier::Act| match &a.deed {
            Deed::Transfer { task, .. } | Deed::Escalate { task } => base(&task.id) == id && base(&a.task) != id,
            _ => false,
        };
        match dossier.acts.iter().find(made) {
            Some(act) => id = base(&act.task),
            None => break,
        }
    }
    id
}

/// The number of a signature among those of the circuit, from 1, or among those that were added on the way.
enum Number {
    Planned(u32),
    Added(u32),
}

fn number(dossier: &Dossier, task: &TaskId) -> Option<Number> {
    let id = origin(dossier, task);
    let at = |tasks: &mut dyn Iterator<Item = &Task>| {
        tasks.filter(|t| signs(t)).position(|t| t.id == id).and_then(|n| u32::try_from(n + 1).ok())
    };
    let (round, planned) = dossier.round()?;
    if let Some(n) = at(&mut planned.tasks.iter()) {
        return Some(Number::Planned(n));
    }
    let added = dossier.acts.iter().filter(|a| a.round == round).filter_map(|a| match &a.deed {
        Deed::Insert { tasks, .. } => Some(tasks),
        _ => None,
    });
    at(&mut added.flatten()).map(Number::Added)
}

fn field_name(number: &Number, stem: &str) -> String {
    match number {
        Number::Planned(n) => format!("{stem}{n}"),
        Number::Added(n) => format!("{stem}{LATER}{n}"),
    }
}

/// Where text stands; none where reading it failed or took too long. A scan is read and has no text.
fn areas(desk: &Desk, dossier: &Dossier, bytes: &[u8]) -> Option<Areas> {
    child::areas(&desk.reader, &dossier.current.name, bytes).ok()
}

fn area(strip: &Strip) -> Area {
    let Strip { page, left, top, width, height } = *strip;
    Area { page, left, top, width, height }
}

fn text(areas: Option<&Areas>) -> Vec<Area> {
    areas.map(|areas| areas.text.iter().map(area).collect()).unwrap_or_default()
}

/// What no stamp may cover that finds its own place: text, and whole pages where text could not be read.
fn taken(file: &File, areas: Option<&Areas>) -> Outcome<Vec<Area>> {
    if areas.is_some() {
        return Ok(text(areas));
    }
    let room = Room::of(file, &[])?;
    let whole = |page| {
        let (width, height) = room.size(page);
        Area { page, left: 0.0, top: 0.0, width, height }
    };
    Ok((0..room.count()).map(whole).collect())
}

/// Where the stamp of a signature goes: where it was put, by its tag, else in free space; nowhere where that is unknown.
fn place(file: &File, areas: Option<&Areas>, number: Option<u32>, chosen: Option<StampPlace>) -> Outcome<Place> {
    if let Some(chosen) = chosen {
        return free(file, areas, chosen);
    }
    let Some(areas) = areas else { return Ok(Place::Hidden) };
    let tag = areas.tags.iter().find(|(n, _)| Some(*n) == number);
    Ok(tag.map_or(Place::Foot, |(_, strip)| Place::Tag(area(strip))))
}

/// A place of the grid, refused where something stands that must stay readable.
fn free(file: &File, areas: Option<&Areas>, chosen: StampPlace) -> Outcome<Place> {
    let grid = grid::grid(file, &text(areas), chosen.page)?;
    let held = grid.places[usize::from(chosen.row)][usize::from(chosen.column)];
    if held != Held::Free {
        let names = |(row, list): (usize, &Vec<Held>)| {
            let free = list.iter().enumerate().filter(|(_, h)| **h == Held::Free).map(|(n, _)| n).collect::<Vec<_>>();
            free.into_iter().filter_map(move |column| {
                let (column, row) = (u8::try_from(column).ok()?, u8::try_from(row).ok()?);
                Some(StampPlace { page: None, column, row }.cell())
            })
        };
        let free = grid.places.iter().enumerate().flat_map(names).collect();
        return Err(Rule::StampTaken { place: chosen.cell(), page: grid.page, free }.into());
    }
    Ok(Place::At(grid::area(file, chosen)?))
}

/// A signature that is still to come, with where its stamp goes.
struct Planned {
    name: String,
    label: String,
    place: Place,
    own: bool,
}

/// The first signature: fields for all.
fn first(desk: &Desk, sealing: &Sealing, bytes: &[u8]) -> Outcome<Ready> {
    let dossier = sealing.dossier;
    let file = File::open(bytes)?;
    let stem = stem(&foreign(desk, dossier)?);
    let areas = areas(desk, dossier, bytes);
    let mut planned = planned(desk, sealing, &file, areas.as_ref(), stem)?;
    let blind = planned.iter().filter(|p| !p.own && areas.is_none() && matches!(p.place, Place::Hidden)).count();
    if blind > 0 {
        // To certify would close the document to every stamp but those laid out now; this way each is tried again.
        let place = planned.iter().find(|p| p.own).map_or(Place::Hidden, |p| p.place);
        let slot = Slot::Fresh { place, taken: Vec::new() };
        return Ok(Ready { bytes: bytes.to_vec(), slot, laid: None, unread: true, later: blind });
    }
    // Chosen places are taken before others look for free space.
    planned.sort_by_key(|p| match p.place {
        Place::At(_) => 0,
        Place::Tag(_) => 1,
        Place::Foot | Place::Hidden => 2,
    });
    let wanted: Vec<Wanted> =
        planned.iter().map(|p| Wanted { name: &p.name, label: &p.label, place: p.place }).collect();
    let mut id = [0; 16];
    random(&mut id)?;
    let made = prepare(bytes, &wanted, RESERVE, &taken(&file, areas.as_ref())?, &id)?;
    let own = planned.iter().position(|p| p.own).and_then(|n| made.fields.get(n)).or(made.reserve.first());
    let own = own.ok_or_else(|| Rule::NoFieldLeft { number: dossier.number.clone() })?;
    let slot = Slot::Field(own.name.clone(), own.placed);
    Ok(Ready { slot, laid: Some(made.fields.len()), bytes: made.bytes, unread: areas.is_none(), later: 0 })
}

fn planned(desk: &Desk, sealing: &Sealing, file: &File, areas: Option<&Areas>, stem: &str) -> Outcome<Vec<Planned>> {
    let (dossier, people) = (sealing.dossier, &desk.state().people);
    let own = sealing.task.map(|id| origin(dossier, id));
    let mut tasks: Vec<&Task> = dossier.tasks.iter().filter(|t| signs(t) && t.instead_of.is_none()).collect();
    tasks.sort_by_key(|t| t.step);
    let (mut found, mut cells): (Vec<Planned>, Vec<StampPlace>) = (Vec::new(), Vec::new());
    for task in tasks {
        let Some(number) = number(dossier, &task.id) else { continue };
        let name = field_name(&number, stem);
        if found.iter().any(|p| p.name == name) {
            continue;
        }
        let mine = own.as_ref() == Some(&origin(dossier, &task.id));
        let n = match number {
            Number::Planned(n) => Some(n),
            Number::Added(_) => None,
        };
        let set = n.and_then(|n| dossier.particulars.stamps.get(&n).copied());
        let chosen = sealing.place.filter(|_| mine).or(set).filter(|c| mine || !cells.contains(c));
        cells.extend(chosen);
        let place = match place(file, areas, n, chosen) {
            // What does not fit for somebody else finds its own place; one's own is told.
            Err(_) if !mine => areas.map_or(Place::Hidden, |_| Place::Foot),
            other => other?,
        };
        let outsider = dossier.particulars.outsiders.iter().find(|o| Some(&o.id) == task.outsider.as_ref());
        let label = match outsider {
            Some(outsider) => outsider.name.clone(),
            None => people.posts.get(&task.post).map(|p| p.title.clone()).unwrap_or_default(),
        };
        found.push(Planned { name, label, place, own: mine });
    }
    Ok(found)
}

/// A later signature: its own field, one in reserve, or a new one where the document is open to it.
fn later(desk: &Desk, sealing: &Sealing, bytes: Vec<u8>) -> Outcome<Ready> {
    let dossier = sealing.dossier;
    let file = File::open(&bytes)?;
    let known = foreign(desk, dossier)?;
    let all = fields::all(&file);
    let waits = |f: &&Field| f.value.is_none();
    let own = sealing.task.and_then(|id| number(dossier, id)).map(|n| field_name(&n, stem(&known)));
    let ours = || all.iter().filter(waits).filter(|f| !known.contains(&f.name));
    let reserve = || ours().find(|f| f.name.starts_with("Reserve"));
    let found = ours().find(|f| Some(&f.name) == own.as_ref()).or_else(reserve);
    let closed = all.iter().any(|f| f.certifies.is_some());
    // A document that others certified may hold fields that they made for us.
    let found = found.or_else(|| all.iter().find(waits).filter(|_| closed && ours().next().is_none()));
    let mut unread = false;
    let slot = match found {
        Some(_) if sealing.place.is_some() => {
            return Err(Rule::StampLaid { number: dossier.number.clone() }.into());
        }
        Some(field) => Slot::Field(field.name.clone(), waiting(&file, field)?),
        None if closed => return Err(Rule::NoFieldLeft { number: dossier.number.clone() }.into()),
        None => {
            let areas = areas(desk, dossier, &bytes);
            unread = areas.is_none();
            let n = match sealing.task.and_then(|id| number(dossier, id)) {
                Some(Number::Planned(n)) => Some(n),
                _ => None,
            };
            Slot::Fresh { place: fresh(sealing, &file, areas.as_ref(), n)?, taken: text(areas.as_ref()) }
        }
    };
    drop(all);
    Ok(Ready { bytes, slot, laid: None, unread, later: 0 })
}

/// Where a signature in a field of its own goes. What was planned for it may be taken since: then it finds its own place.
fn fresh(sealing: &Sealing, file: &File, areas: Option<&Areas>, number: Option<u32>) -> Outcome<Place> {
    let planned = || number.and_then(|n| sealing.dossier.particulars.stamps.get(&n).copied());
    match sealing.place {
        Some(chosen) => place(file, areas, number, Some(chosen)),
        None => place(file, areas, number, planned()).or_else(|_| place(file, areas, number, None)),
    }
}

/// Where a field that waits stands.
fn waiting(file: &File, field: &Field) -> Outcome<Placed> {
    let pages = page::all(file)?;
    let hidden = Area { page: pages.len() - 1, left: 0.0, top: 0.0, width: 0.0, height: 0.0 };
    let of = fields::page_of(file, field.widget);
    let found = of.zip(field.area).and_then(|(of, rect)| {
        let n = pages.iter().position(|p| p.id == of.id)?;
        Some(Placed { area: shown(n, &of, rect), fit: Fit::Full })
    });
    Ok(found.unwrap_or(Placed { area: hidden, fit: Fit::Hidden }))
}
