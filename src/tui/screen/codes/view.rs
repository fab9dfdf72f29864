//! How the codes are drawn: the state of the portal's file, the groups, the list, and a pane for one code.

use super::state::{Column, Group, Line, PortalFile};
use super::{cases_view, pane};
use crate::domain::code::Life;
use crate::text::{Text, format, frame, portal_files, screens_codes, screens_renewal as text};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::next::{self, Step};
use crate::tui::theme::Theme;
use crate::tui::view::areas;
use crate::tui::widget::table::{self, Cell, Width};
use crate::tui::widget::{groups, place, write};
use chrono::{DateTime, Local, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

/// From this width on, the pane stands beside the list.
const WIDE: u16 = 120;
/// Columns of the pane beside the list.
const BESIDE: u16 = 40;

/// Where things stand; a part that has no room has no height.
struct Parts {
    head: Rect,
    groups: Rect,
    list: Rect,
    foot: Rect,
    pane: Rect,
}

fn parts(area: Rect) -> Parts {
    let wide = area.width >= WIDE;
    let groups = if area.height >= 8 { groups::HEIGHT } else { 0 };
    let foot = u16::from(area.height >= 6);
    let below = if wide || area.height < 14 { 0 } else { pane::BELOW };
    let top = area.y + 1 + groups;
    let list = area.height.saturating_sub(1 + groups + foot + below);
    let width = if wide { area.width - BESIDE } else { area.width };
    let row = |y: u16, height: u16| Rect { y, height: height.min(area.bottom().saturating_sub(y)), ..area };
    Parts {
        head: row(area.y, 1),
        groups: row(area.y + 1, groups),
        list: Rect { width, ..row(top, list) },
        foot: Rect { width, ..row(top + list, foot) },
        pane: if wide {
            Rect { x: area.x + width, width: BESIDE, ..row(top, list + foot) }
        } else {
            row(top + list + foot, below)
        },
    }
}

/// How many rows of the list are seen.
pub fn page(model: &Model) -> usize {
    usize::from(parts(areas(model).body).list.height.saturating_sub(1))
}

/// What leads to a first code.
const FIRST: &[Step] = &[
    (Layer::Campaign, Action::RegisterStructure, None),
    (Layer::Campaign, Action::IssueAllRegistered, None),
    (Layer::Codes, Action::ImportCodes, None),
];

/// Draws it; no field is edited here.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if model.codes.cases.shown {
        cases_view::view(model, area, buffer);
        return None;
    }
    let parts = parts(area);
    draw_head(model, parts.head, buffer);
    if model.state.codes.is_empty() {
        let words = [text::NO_CODES_TITLE, text::NO_CODES, text::NO_CODES_NEXT].map(|t| t.of(model.lang));
        next::notice(model, area, words, FIRST, buffer);
        return None;
    }
    draw_groups(model, parts.groups, buffer);
    draw_list(model, parts.list, buffer);
    let fits = usize::from(parts.list.height.saturating_sub(1));
    let seen = place::words(model.codes.place.scroll_to(fits), fits, model.codes.names.len(), model.lang);
    place::rule(buffer, parts.foot, &list_words(model), seen.as_deref(), model.theme.frame, model.theme.dim);
    if area.width >= WIDE {
        pane::beside(model, parts.pane, buffer);
    } else {
        pane::below(model, parts.pane, buffer);
    }
    None
}

fn draw_head(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (lang, theme) = (model.lang, &model.theme);
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let end = write::pieces(buffer, line, &[(text::CODES.of(lang), theme.accent)]);
    let (words, style) = match &model.codes.portal {
        PortalFile::NoCodes => return,
        PortalFile::Never => (text::PORTAL_NEVER.of(lang).to_owned(), theme.warn),
        PortalFile::Stale { since, path, others } => {
            let told =
                |path: &str| portal_files::portal_stale(&format::short_day(since.day, lang), path, *others, lang);
            // A name that has no room takes nothing of the warning with it.
            let room = usize::from(line.right().saturating_sub(end + 2));
            let named = told(path);
            (if named.width() <= room { named } else { told("") }, theme.warn)
        }
        PortalFile::Fresh(at) => (text::portal_fresh(&day(*at, model), lang), theme.dim),
    };
    write::at_right(buffer, line, end + 2, &words, style);
}

/// The day of an instant by this computer's time zone, for a column.
pub fn day(at: DateTime<Utc>, model: &Model) -> String {
    format::short_day(at.with_timezone(&Local).date_naive(), model.lang)
}

/// The style of a life.
pub fn style(theme: &Theme, life: Life) -> Style {
    match life {
        Life::Live | Life::Delivered | Life::InUse => theme.good,
        Life::Overlap | Life::Suspended => theme.warn,
        Life::Contested | Life::Revoked => theme.bad,
        Life::Expired => theme.dim,
    }
}

fn draw_groups(model: &Model, area: Rect, buffer: &mut Buffer) {
    const WORDS: [Text; 10] = [
        text::GROUP_ALL,
        text::GROUP_WORKING,
        text::GROUP_TO_DELIVER,
        screens_codes::GROUP_NEVER_SEEN,
        screens_codes::GROUP_OLD_IN_USE,
        text::GROUP_SUSPENDED,
        text::GROUP_REVOKED,
        text::GROUP_EXPIRED,
        text::GROUP_CONTESTED,
        screens_codes::GROUP_STRANDED,
    ];
    let (screen, theme) = (&model.codes, &model.theme);
    let chosen = Group::ALL.iter().position(|g| *g == screen.group).unwrap_or(0);
    let all = WORDS.iter().zip(screen.counts).enumerate().map(|(n, (word, count))| {
        let shown = groups::Group {
            word: word.of(model.lang),
            figure: format::number(count as u64, model.lang),
            style: if count == 0 { theme.dim } else { theme.text },
        };
        (n, count, shown)
    });
    let mut all: Vec<(usize, usize, groups::Group)> = all.collect();
    // A code that is stranded is rare: its group comes with it.
    all.retain(|(n, count, _)| *count > 0 || *n == chosen || Group::ALL[*n] != Group::Stranded);
    // Where they have no room, those that hold nothing make way for those that ask for something.
    if groups::width(all.iter().map(|(.., group)| group)) > usize::from(area.width) {
        all.retain(|(n, count, _)| *count > 0 || *n == chosen);
    }
    let chosen = all.iter().position(|(n, ..)| *n == chosen).unwrap_or(0);
    let shown: Vec<groups::Group> = all.into_iter().map(|(.., group)| group).collect();
    groups::draw(buffer, area, theme, &shown, chosen);
}

/// From this width of the list on, a structure is shown with its title, and a code with its year.
const ROOMY: u16 = 90;

/// The columns that a width has room for.
fn columns(width: u16) -> Vec<(Column, Text, Width)> {
    let structure = if width < ROOMY { Width::Fixed(10) } else { Width::Share(3, 20) };
    let state = if width < 70 { Width::Share(2, 14) } else { Width::Share(2, 30) };
    let all = [
        (Column::Login, text::LOGIN, Width::Fixed(14), 0),
        (Column::Structure, text::STRUCTURE, structure, 50),
        (Column::Year, text::CODE_YEAR, Width::Fixed(6), ROOMY),
        (Column::Life, text::STATE, state, 0),
        (Column::Issued, text::ISSUED, Width::Fixed(10), ROOMY),
        (Column::Delivered, text::DELIVERED, Width::Fixed(10), 64),
        (Column::Used, screens_codes::USED, Width::Fixed(10), 74),
    ];
    all.into_iter().filter(|(.., least)| width >= *least).map(|(c, t, w, _)| (c, t, w)).collect()
}

/// Where others are, where the group that is listed has none.
const OTHERS: &[Step] = &[(Layer::Global, Action::NextPane, Some(frame::NEXT_GROUP))];

fn draw_list(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (screen, lang, theme) = (&model.codes, model.lang, &model.theme);
    let chosen = columns(area.width);
    let titles: Vec<table::Column> = chosen
        .iter()
        .map(|(column, title, width)| {
            let sorted = (*column == screen.order.column).then_some(screen.order.descending);
            table::Column::left(title.of(lang), *width).sorted(sorted)
        })
        .collect();
    let roomy = area.width >= ROOMY;
    table::draw(buffer, area, theme, &titles, &screen.names, &screen.place, true, |n| {
        screen.row(n).map_or_else(Vec::new, |line| chosen.iter().map(|(c, ..)| cell(line, *c, roomy, model)).collect())
    });
    if screen.names.is_empty() && area.height > 2 {
        let filtered = model.filters.get(&Layer::Codes).is_some_and(|f| !f.trim().is_empty());
        let (words, steps) = if filtered { (text::NO_CODE_FOUND, next::FILTERED) } else { (text::NO_CODE, OTHERS) };
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        next::empty(model, below, words.of(lang), steps, buffer);
    }
}

fn cell(line: &Line, column: Column, roomy: bool, model: &Model) -> Cell {
    match column {
        Column::Login => line.login.as_str().into(),
        Column::Structure if !roomy => line.label.as_str().into(),
        Column::Structure => format!("{}  {}", line.label, line.title()).into(),
        Column::Year => line.year.to_string().into(),
        Column::Life => Cell::styled(state_words(line, model), style(&model.theme, line.life)),
        Column::Issued => day(line.issued, model).into(),
        Column::Delivered => line.delivered.map(|at| day(at, model)).unwrap_or_default().into(),
        Column::Used => line.used.map(|day| format::short_day(day, model.lang)).unwrap_or_default().into(),
    }
}

/// Symbol and words of where a code stands.
pub fn state_words(line: &Line, model: &Model) -> String {
    let words = model.state.codes.get(&line.id).map(|code| text::life(code, line.life, model.lang));
    format!("{} {}", text::life_symbol(line.life), words.unwrap_or_default())
}

fn list_words(model: &Model) -> String {
    let (screen, lang) = (&model.codes, model.lang);
    let mut parts = vec![text::codes(screen.names.len(), lang)];
    if !screen.place.selected.is_empty() {
        parts.push(text::selected_codes(screen.place.selected.len(), lang));
    }
    parts.join(" · ")
}
