//! Everything about one dossier: what it is, its steps and who has acted on them, its acts.

use super::output::{Cell, Column, Sheet, Table};
use super::run::{Run, Session};
use super::stop::Ended;
use crate::desk::{Moment, task_lines};
use crate::domain::countersign;
use crate::domain::dossier::{Act, Deed, Dossier, Status};
use crate::domain::find;
use crate::domain::ids::DossierId;
use crate::domain::state::State;
use crate::text::cli::titles;
use crate::text::{Lang, format, words};

/// Shows a dossier.
pub fn show(id: &DossierId, run: &mut Run, session: &Session) -> Ended {
    let state = session.state();
    let dossier = find::dossier(state, id.as_str())?;
    let sheet = described(dossier, state, run.lang);
    let (steps, acts) = (steps(dossier, state, run.lang), acts(dossier, state, run.lang));
    if run.json() {
        let mut object = sheet.object();
        object["steps"] = steps.objects();
        object["acts"] = acts.objects();
        run.out.object(&object);
    } else {
        run.sheet(&sheet);
        run.out.line("");
        run.out.lines(steps.lines(run.lang));
        if !acts.rows.is_empty() {
            run.out.line("");
            run.out.lines(acts.lines(run.lang));
        }
    }
    Ok(0)
}

fn described(d: &Dossier, state: &State, lang: Lang) -> Sheet {
    let mut sheet = Sheet::default();
    let opened = d.rounds.first().map(|r| r.started.at);
    let pages = format!("{} ({}, {} p.)", d.current.name, format::size(d.current.size, lang), d.current.pages);
    let structure = d.structure.as_ref();
    sheet.field(("number", titles::DOSSIER), Cell::text(&d.number));
    sheet.field(("title", titles::TITLE), Cell::text(&d.title));
    sheet.field(("kind", titles::KIND), Cell::new(words::document_kind(d.kind).of(lang), d.kind.word()));
    sheet.field(("status", titles::STANDING), Cell::new(words::status(d.status).of(lang), Status::word(d.status)));
    let structure = structure.map_or_else(Cell::none, |id| Cell::new(words::structure_name(state, id), id.as_str()));
    sheet.field(("structure", titles::STRUCTURE), structure);
    let amount = d.amount.map_or_else(Cell::none, |cents| Cell::new(format::euros(cents, lang), cents));
    sheet.field(("amount_cents", titles::AMOUNT), amount);
    sheet.field(("circuit", titles::CIRCUIT), Cell::text(&d.circuit));
    sheet.field(("writer", titles::WRITER), Cell::text(state.people.name(&d.writer)));
    let opened = opened.map_or_else(Cell::none, |at| Cell::new(format::short_moment(at, lang), at.to_rfc3339()));
    sheet.field(("opened", titles::OPENED), opened);
    sheet.field(("document", titles::DOCUMENT), Cell::new(pages, d.current.name.clone()));
    sheet.field(("sha256", titles::DIGEST), Cell::text(d.current.hash.as_str()));
    sheet.field(("annexes", titles::ANNEXES), Cell::list(d.annexes.iter().map(|a| a.name.clone()).collect()));
    sheet.field(("round", titles::ROUND), Cell::new(d.rounds.len().to_string(), d.rounds.len()));
    sheet
}

const STEPS: [Column; 5] = [
    ("step", titles::STEP),
    ("asked", titles::ASKED),
    ("post", titles::POST),
    ("holder", titles::HOLDER),
    ("done", titles::WHAT),
];

fn steps(dossier: &Dossier, state: &State, lang: Lang) -> Table<5> {
    let rows = task_lines(state, dossier, Moment::now().day).into_iter().map(|task| {
        [
            Cell::new((task.step + 1).to_string(), task.step + 1),
            Cell::new(words::asked(task.asked).of(lang), task.asked.word()),
            Cell::text(task.post),
            Cell::maybe(task.holder),
            match task.done {
                Some(act) => done(&act, lang),
                None if task.open => Cell::new(titles::OPEN.of(lang), "open"),
                None => Cell::none(),
            },
        ]
    });
    Table { columns: STEPS, rows: rows.collect() }
}

fn done(act: &Act, lang: Lang) -> Cell {
    let (deed, at) = (words::deed(&act.deed).of(lang), format::short_moment(act.meta.at, lang));
    Cell::new(format!("{deed}, {at}"), act.deed.word())
}

const ACTS: [Column; 7] = [
    ("round", titles::ROUND),
    ("at", titles::AT),
    ("person", titles::WHO),
    ("acting", titles::ACTING),
    ("deed", titles::WHAT),
    ("effect", titles::STANDING),
    ("detail", titles::DETAIL),
];

fn acts(dossier: &Dossier, state: &State, lang: Lang) -> Table<7> {
    let people = &state.people;
    let rows = dossier.acts.iter().map(|act| {
        let acting = act.meta.acting.as_ref().and_then(|id| people.posts.get(id)).map(|p| p.title.as_str());
        let detail = match &act.deed {
            Deed::Signature { authority, .. } => {
                people.authorities.get(authority).map(|a| a.act.clone()).unwrap_or_default()
            }
            Deed::Countersignature { outsider, .. } => {
                countersign::outsider(dossier, outsider).map(|o| o.name.clone()).unwrap_or_default()
            }
            deed => deed.words().to_owned(),
        };
        [
            Cell::new((act.round + 1).to_string(), act.round + 1),
            Cell::new(format::short_moment(act.meta.at, lang), act.meta.at.to_rfc3339()),
            Cell::text(people.name(&act.meta.by)),
            Cell::maybe(acting),
            Cell::new(words::deed(&act.deed).of(lang), act.deed.word()),
            Cell::new(words::effect(act.effect).of(lang), act.effect.word()),
            Cell::text(detail),
        ]
    });
    Table { columns: ACTS, rows: rows.collect() }
}
