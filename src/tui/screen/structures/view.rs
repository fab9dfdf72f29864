//! How the screen of structures is drawn: a summary, the table or the tree, and the pane beside or over it.

use super::pane::{self, LABEL, Look};
use super::state::{self, Screen, office, pane_width};
use super::update::{beside, is_open};
use crate::domain::ids::StructureId;
use crate::domain::search::{Branch, Column as By};
use crate::domain::structure::Standing;
use crate::text::screens_lists as texts;
use crate::text::words;
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::next::{self, Step};
use crate::tui::theme::Theme;
use crate::tui::widget::table::{Cell, Column, Width, draw};
use crate::tui::widget::{place, sheet, write};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Draws it; no field is edited on this screen.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.width < 10 || area.height < 3 {
        return None;
    }
    let pane = pane_width(area.width, model.structures.pane.focused);
    let list = Rect { width: area.width - pane, ..area };
    if list.width > 0 {
        draw_list(model, list, buffer);
    }
    if pane > 0 {
        draw_pane(model, Rect { x: list.right(), width: pane, ..area }, buffer);
    }
    None
}

fn draw_list(model: &Model, area: Rect, buffer: &mut Buffer) {
    let table = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let screen = &model.structures;
    let fits = usize::from(table.height.saturating_sub(1));
    let seen = place::words(screen.place.scroll_to(fits), fits, screen.rows.len(), model.lang);
    let head = Rect { x: area.x + 1, width: area.width - 2, height: 1, ..area };
    place::line(buffer, head, &summary(model), seen.as_deref(), model.theme.dim);
    if screen.rows.is_empty() {
        return draw_nothing(model, table, buffer);
    }
    let columns = columns(model, area.width);
    let titles: Vec<Column> = columns.iter().map(|(_, column)| column.clone()).collect();
    let numbered = columns.iter().any(|(shows, _)| *shows == Shows::By(By::Number));
    let cells = |n: usize| columns.iter().map(|(shows, _)| cell(model, n, *shows, numbered)).collect();
    let focused = !screen.pane.focused;
    draw(buffer, table, &model.theme, &titles, &screen.names, &screen.place, focused, cells);
}

/// How many, where, which filter, how many are chosen.
fn summary(model: &Model) -> String {
    let (screen, lang) = (&model.structures, model.lang);
    let place = match office(model) {
        Some(id) => model.state.offices.name(id),
        None => texts::EVERYWHERE.of(lang),
    };
    let mut parts = vec![texts::structures(screen.found, lang), place.to_owned()];
    if screen.closed_too {
        parts.push(texts::CLOSED_TOO.of(lang).to_owned());
    }
    let filter = state::filter(model);
    if !filter.is_empty() {
        parts.push(texts::filtered(filter, lang));
    }
    let chosen = screen.place.selected.len();
    if chosen > 0 {
        parts.push(texts::chosen(chosen, lang));
    }
    if screen.place.in_range() {
        parts.push(texts::IN_RANGE.of(lang).to_owned());
    }
    parts.join(" · ")
}

fn draw_nothing(model: &Model, area: Rect, buffer: &mut Buffer) {
    const FIRST: &[Step] =
        &[(Layer::Structures, Action::ImportStructures, None), (Layer::Structures, Action::ImportOffices, None)];
    const ELSEWHERE: &[Step] = &[(Layer::Structures, Action::ToggleEverywhere, None)];
    let filter = state::filter(model);
    let (words, steps) = if model.state.structures.is_empty() {
        (texts::NO_STRUCTURE.of(model.lang).to_owned(), FIRST)
    } else if filter.is_empty() {
        (texts::NONE_HERE.of(model.lang).to_owned(), ELSEWHERE)
    } else {
        (texts::nothing_found(filter, model.lang), next::FILTERED)
    };
    next::empty(model, area, &words, steps, buffer);
}

/// From this width on, the number has a column of its own; below, it stands for the label that a structure has not.
const NUMBERED: u16 = 100;

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    By(By),
    /// The tree: offices and labels, indented.
    Tree,
    /// Whether a code works today.
    Code,
}

/// The columns that find room; the one that rows are sorted on always does.
fn columns(model: &Model, width: u16) -> Vec<(Shows, Column)> {
    let (lang, tree, query) = (model.lang, model.preferences.tree, &model.structures.query);
    let sorted = |by: By| (query.column == by).then_some(query.descending);
    // The whole name of the office's column would leave no room for the mark of the sorted one.
    let titled = |by: By| if by == By::Office { texts::OFFICE_SHORT } else { words::column(by) }.of(lang);
    let mut columns = Vec::new();
    if tree {
        columns.push((Shows::Tree, Column::left(texts::TREE.of(lang), Width::Share(2, 22)).sorted(sorted(By::Label))));
    } else {
        columns
            .push((Shows::By(By::Label), Column::left(titled(By::Label), Width::Fixed(11)).sorted(sorted(By::Label))));
    }
    columns
        .push((Shows::By(By::Title), Column::left(titled(By::Title), Width::Share(3, 18)).sorted(sorted(By::Title))));
    let offices = office(model).is_none() && !tree;
    let wanted = [
        (By::City, width >= 58, Width::Share(1, 11)),
        (By::Office, offices && width >= 78, Width::Fixed(21)),
        (By::Number, width >= NUMBERED, Width::Fixed(10)),
    ];
    for (by, room, size) in wanted {
        if room || query.column == by {
            columns.push((Shows::By(by), Column::left(titled(by), size).sorted(sorted(by))));
        }
    }
    if width >= 66 {
        columns.push((Shows::Code, Column::left(texts::CODE.of(lang), Width::Fixed(4))));
    }
    columns
}

/// A cell; where the number has its own column, it is `numbered`.
fn cell(model: &Model, n: usize, shows: Shows, numbered: bool) -> Cell {
    let screen = &model.structures;
    match &screen.rows[n] {
        Branch::Office { id, count } => {
            let name = id.as_ref().map_or(texts::NO_OFFICE.of(model.lang), |o| model.state.offices.name(o));
            match shows {
                Shows::Tree => Cell::styled(format!("{}{name}", branch_mark(screen, n)), model.theme.accent),
                Shows::By(By::Title) => Cell::styled(texts::structures(*count, model.lang), model.theme.dim),
                _ => Cell::default(),
            }
        }
        Branch::Structure { .. } if numbered && shows == Shows::By(By::Label) && unlabelled(model, n) => {
            Cell::styled("–", model.theme.dim)
        }
        Branch::Structure { id, depth, .. } => structure_cell(model, n, id, *depth, shows),
    }
}

/// The structure has neither label nor acronym.
fn unlabelled(model: &Model, n: usize) -> bool {
    let Some(Branch::Structure { id, .. }) = model.structures.rows.get(n) else {
        return false;
    };
    model.state.structures.get(id).is_some_and(|s| s.short(&model.state.desk.uai) == id.as_str())
}

fn branch_mark(screen: &Screen, n: usize) -> &'static str {
    match is_open(&screen.rows, n) {
        Some(true) => "▾ ",
        Some(false) => "▸ ",
        None => "  ",
    }
}

fn structure_cell(model: &Model, n: usize, id: &StructureId, depth: u16, shows: Shows) -> Cell {
    let Some(s) = model.state.structures.get(id) else {
        return Cell::from(id.as_str());
    };
    let closed = s.standing == Standing::Closed;
    let style = if closed { model.theme.dim } else { Style::default() };
    let label = s.short(&model.state.desk.uai);
    let text = match shows {
        Shows::Tree => {
            format!("{}{}{label}", "  ".repeat(usize::from(depth)), branch_mark(&model.structures, n))
        }
        Shows::By(By::Label) => label.to_owned(),
        Shows::By(By::Title) if closed => format!("[{}] {}", words::standing(s.standing).of(model.lang), s.title),
        Shows::By(By::Title) => s.title.clone(),
        Shows::By(By::City) => s.city.clone(),
        Shows::By(By::Office) => model
            .state
            .offices
            .of(s, model.now.day)
            .map_or_else(String::new, |o| model.state.offices.name(o).to_owned()),
        Shows::By(By::Number) => id.0.clone(),
        Shows::Code if model.structures.holding.contains(id) => {
            return Cell::styled(texts::YES.of(model.lang), model.theme.good);
        }
        Shows::Code => return Cell::styled("–", model.theme.dim),
    };
    Cell::styled(text, style)
}

fn draw_pane(model: &Model, area: Rect, buffer: &mut Buffer) {
    let next_to = beside(area.x + area.width) && area.x > 0;
    if next_to {
        for y in area.y..area.bottom() {
            buffer.set_string(area.x, y, "│", model.theme.frame);
        }
    }
    let pane = &model.structures.pane;
    let lines = pane::lines(model, area.width);
    let height = sheet::seen(lines.len(), area);
    let first = pane.place.scroll_to(height);
    let row = |y: u16| Rect { x: area.x + u16::from(next_to), y, width: area.width - u16::from(next_to), height: 1 };
    if let Some(seen) = place::words(first, height, lines.len(), model.lang) {
        let last = row(area.bottom() - 1);
        let last = Rect { width: last.width.saturating_sub(1), ..last };
        write::at_right(buffer, last, last.x + 2, &seen, model.theme.dim);
    }
    for ((n, line), y) in lines.iter().enumerate().skip(first).take(height).zip(area.y..area.bottom()) {
        let row = row(y);
        let at = n == pane.place.cursor;
        let base = match (at, pane.focused) {
            (true, true) => model.theme.cursor,
            (true, false) => model.theme.cursor_away,
            _ => model.theme.text,
        };
        if at {
            buffer.set_style(row, base);
            buffer.set_string(row.x, y, ">", base);
        }
        draw_line(&model.theme, line, row, base, at, buffer);
    }
}

fn draw_line(theme: &Theme, line: &pane::PaneLine, row: Rect, base: Style, at: bool, buffer: &mut Buffer) {
    // Under the cursor every word has the colour of the cursor: others are not read on its ground.
    let on = |style: Style| if at && base.fg.is_some() { base } else { base.patch(style) };
    let style = match line.look {
        Look::Title | Look::Heading => theme.accent,
        Look::Text => Style::default(),
        Look::Dim => theme.dim,
        Look::Good => theme.good,
        Look::Warn => theme.warn,
        Look::Bad => theme.bad,
    };
    let (x, room) = (row.x + 2, usize::from(row.width.saturating_sub(3)));
    let mut text_x = x;
    if line.hangs {
        buffer.set_stringn(x, row.y, &line.label, LABEL, on(theme.dim));
        text_x += u16::try_from(LABEL + 1).unwrap_or(0);
    }
    let style = if line.target.is_some() { style.patch(theme.key) } else { style };
    buffer.set_stringn(text_x, row.y, &line.text, room, on(style));
}
