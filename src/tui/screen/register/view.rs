//! How the register screen is drawn: a summary, the table of entries, or the checkpoints over it.

use super::state::typed;
use crate::text::format::{short_day, short_moment};
use crate::text::{screens_lists as texts, words};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::next;
use crate::tui::perform;
use crate::tui::widget::place;
use crate::tui::widget::sheet::Sheet;
use crate::tui::widget::table::{Cell, Column, Width, draw};
use chrono::Local;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Draws it; no field is edited on this screen.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.width < 10 || area.height < 3 {
        return None;
    }
    let screen = &model.register;
    let head = if screen.checkpoints.is_some() { texts::CHECKPOINTS.of(model.lang).to_owned() } else { summary(model) };
    let body = below(area);
    let fits = usize::from(body.height.saturating_sub(1));
    let seen = place::words(screen.place.scroll_to(fits), fits, screen.rows.len(), model.lang);
    let seen = seen.filter(|_| screen.checkpoints.is_none());
    let line = Rect { x: area.x + 1, width: area.width - 2, height: 1, ..area };
    place::line(buffer, line, &head, seen.as_deref(), model.theme.dim);
    if let Some(notes) = &screen.checkpoints {
        checkpoints(model, notes).draw(buffer, body, &model.theme, screen.scroll, model.lang);
    } else if screen.rows.is_empty() {
        let (text, steps) = match (screen.waiting.is_some(), screen.lines.is_empty()) {
            (true, true) => (texts::ASKING, &[][..]),
            (false, true) => (texts::NO_ENTRY, &[(Layer::Register, Action::ClearFilters, None)][..]),
            _ => (texts::NO_ENTRY_READ, next::FILTERED),
        };
        next::empty(model, body, text.of(model.lang), steps, buffer);
    } else {
        draw_table(model, body, buffer);
    }
    None
}

/// The area without the row of the summary.
pub fn below(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// How many entries, of how many, and which.
fn summary(model: &Model) -> String {
    let (screen, lang) = (&model.register, model.lang);
    let mut parts = vec![texts::entries(screen.total, lang)];
    if screen.lines.len() < screen.total {
        parts.push(texts::entries_read(screen.lines.len(), lang));
    }
    if let Some(subject) = &screen.filter.subject {
        parts.push(about(model, subject));
    }
    if let Some(person) = &screen.filter.person {
        parts.push(model.state.people.name(person).to_owned());
    }
    if let Some(day) = screen.filter.day {
        parts.push(short_day(day, lang));
    }
    if !typed(model).is_empty() {
        parts.push(texts::filtered(typed(model), lang));
    }
    if screen.verifying {
        parts.push(texts::VERIFYING.of(lang).to_owned());
    }
    parts.join(" · ")
}

/// A subject as people call it.
fn about(model: &Model, subject: &str) -> String {
    let kind = words::subject_kind(subject).of(model.lang);
    let Some((of, id)) = subject.split_once(':').filter(|(_, id)| !id.is_empty()) else {
        return kind.to_owned();
    };
    let state = &model.state;
    let name = match of {
        "structure" => words::structure_name(state, &id.into()),
        "dossier" => state.dossiers.get(&id.into()).map_or(id, |d| &d.number).to_owned(),
        "person" => state.people.name(&id.into()).to_owned(),
        "post" => state.people.posts.get(&id.into()).map_or(id, |p| &p.title).to_owned(),
        _ => id.to_owned(),
    };
    format!("{kind} {name}")
}

/// Below this width, the day, the name and the act are all that has room.
const NARROW: u16 = 60;

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    When,
    Day,
    Who,
    Acting,
    What,
    About,
    Detail,
}

fn draw_table(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (lang, narrow) = (model.lang, area.width < NARROW);
    let wanted = [
        (Shows::When, !narrow, texts::WHEN, Width::Fixed(16)),
        (Shows::Day, narrow, texts::WHEN, Width::Fixed(10)),
        (Shows::Who, true, texts::WHO, Width::Share(2, if narrow { 10 } else { 14 })),
        (Shows::Acting, area.width >= 130, texts::ACTING, Width::Share(3, 16)),
        (Shows::What, true, texts::WHAT, Width::Share(3, if narrow { 13 } else { 20 })),
        (Shows::About, !narrow, texts::ABOUT, Width::Share(2, 12)),
        (Shows::Detail, area.width >= 100, texts::DETAIL, Width::Share(3, 14)),
    ];
    let seen: Vec<_> = wanted.into_iter().filter(|(_, room, _, _)| *room).collect();
    let columns: Vec<Column> = seen.iter().map(|(_, _, title, width)| Column::left(title.of(lang), *width)).collect();
    let cells = |n: usize| seen.iter().map(|(shows, ..)| cell(model, n, *shows)).collect();
    let screen = &model.register;
    draw(buffer, area, &model.theme, &columns, &screen.names, &screen.place, true, cells);
}

fn cell(model: &Model, n: usize, shows: Shows) -> Cell {
    let (screen, lang, theme) = (&model.register, model.lang, &model.theme);
    let Some(line) = screen.rows.get(n).and_then(|at| screen.lines.get(*at)) else {
        return Cell::default();
    };
    match shows {
        Shows::When => Cell::styled(short_moment(line.at, lang), theme.dim),
        Shows::Day => Cell::styled(short_day(line.at.with_timezone(&Local).date_naive(), lang), theme.dim),
        Shows::Who => Cell::from(line.name.as_str()),
        Shows::Acting => Cell::styled(&line.acting, theme.dim),
        Shows::What if line.sealed => Cell::styled(format!("⚠ {}", words::fact_kind(&line.kind).of(lang)), theme.warn),
        Shows::What => Cell::from(words::fact_kind(&line.kind).of(lang)),
        Shows::About => Cell::from(line.about.as_str()),
        Shows::Detail => Cell::styled(words::line_detail(line, lang), theme.dim),
    }
}

/// The checkpoints as a sheet: a line that is to be copied is never cut.
pub fn checkpoints(model: &Model, notes: &[String]) -> Sheet {
    let lang = model.lang;
    let copy = perform::row(model, Action::CopyCell).and_then(|row| model.frame.keymap.keys_of(row).first());
    let key = copy.map(|chord| chord.words(lang)).unwrap_or_default();
    let mut sheet = Sheet::default();
    sheet.gap();
    sheet.text(2, &texts::checkpoints_about(&key, lang), model.theme.dim);
    for note in notes {
        sheet.gap();
        for line in note.trim_end().split('\n') {
            sheet.text(2, line, Style::default());
        }
    }
    sheet
}
