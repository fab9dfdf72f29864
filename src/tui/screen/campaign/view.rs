//! How the campaign is drawn: the year and its dates, a bar with its figures, the list, and the reason for one structure.

use super::state::{Column, GROUPS, Line, Screen};
use super::{figures, figures_view, pane};
use crate::domain::campaign::{Campaign, Phase, Progress};
use crate::domain::order::Meta;
use crate::text::{Text, format, frame, screens_campaign as words, screens_renewal as text};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::next::{self, Step};
use crate::tui::theme::Theme;
use crate::tui::view::areas;
use crate::tui::widget::table::{self, Cell, Width};
use crate::tui::widget::{groups, place, write};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

/// From so many rows on, nothing has to be close.
const TALL: u16 = 26;

/// Where things stand; a part that has no room has no height.
struct Parts {
    head: Rect,
    bar: Rect,
    groups: Rect,
    list: Rect,
    pane: Rect,
}

fn parts(area: Rect) -> Parts {
    let tall = area.height >= TALL;
    // Below its rule the pane says the structure, the reason, who answers for it and the users; the longest reason
    // takes three rows at eighty columns.
    let pane = if area.height < 16 { 0 } else { 6 + 3 * u16::from(tall) };
    let bar = if area.height < 16 { 0 } else { 1 + u16::from(tall) };
    let groups = if area.height >= 8 { groups::HEIGHT } else { 0 };
    let mut y = area.y;
    let mut take = |height: u16| {
        let part = Rect { y, height: height.min(area.bottom().saturating_sub(y)), ..area };
        y = part.bottom();
        part
    };
    Parts {
        head: take(1),
        bar: take(bar),
        groups: take(groups),
        list: take(area.height.saturating_sub(1 + bar + groups + pane)),
        pane: take(pane),
    }
}

/// How many rows of the list are seen.
pub fn page(model: &Model) -> usize {
    usize::from(parts(areas(model).body).list.height.saturating_sub(1))
}

/// Where the figures are drawn: below the head.
fn below(area: Rect) -> Rect {
    let head = area.height.min(1);
    Rect { y: area.y + head, height: area.height - head, ..area }
}

/// How many rows of the figures are seen below that of the whole.
pub fn figures_page(model: &Model) -> usize {
    let (Some(figures), Some(found)) = (model.campaign.figures, &model.campaign.standing) else {
        return 1;
    };
    figures_view::page(below(areas(model).body), figures::table(found, &model.state, figures.by_kind).len())
}

/// Draws it; no field is edited here.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let Some(campaign) = model.campaign.shown(&model.state, model.now.day) else {
        let words = [text::NO_CAMPAIGN_TITLE, text::NO_CAMPAIGN, text::NO_CAMPAIGN_NEXT].map(|t| t.of(model.lang));
        let import = (Layer::Structures, Action::ImportStructures, None);
        let steps = [(Layer::Campaign, Action::OpenCampaign, None), import];
        let steps = &steps[..if model.state.structures.is_empty() { 2 } else { 1 }];
        next::notice(model, area, words, steps, buffer);
        return None;
    };
    let parts = parts(area);
    draw_head(model, campaign, parts.head, buffer);
    if let Some(figures) = model.campaign.figures {
        figures_view::draw(model, campaign, figures, below(area), buffer);
        return None;
    }
    draw_bar(model, parts.bar, buffer);
    draw_groups(model, parts.groups, buffer);
    draw_list(model, parts.list, buffer);
    let fits = usize::from(parts.list.height.saturating_sub(1));
    let (place, names) = (&model.campaign.place, &model.campaign.names);
    let seen = place::words(place.scroll_to(fits), fits, names.len(), model.lang);
    pane::draw(model, &list_words(model), seen.as_deref(), parts.pane, buffer);
    None
}

fn draw_head(model: &Model, campaign: &Campaign, area: Rect, buffer: &mut Buffer) {
    let (lang, theme, today) = (model.lang, &model.theme, model.now.day);
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let phase = campaign.phase(model.state.campaign(today).map(|c| c.year), today);
    let (to_opening, to_cutoff) = ((campaign.opens - today).num_days(), (campaign.cutoff - today).num_days());
    let cut = campaign.cut.as_ref().map(Meta::day);
    let stands = words::phase(phase, cut, to_opening, to_cutoff, lang);
    let name = text::campaign(campaign.year, lang);
    let mut days = format!("  {}", format::days(campaign.opens, Some(campaign.cutoff), lang));
    // Where there is no room for both, how it stands is worth more than its days.
    if name.width() + days.width() + stands.width() + 2 > usize::from(line.width) {
        days.clear();
    }
    let end = write::pieces(buffer, line, &[(&name, theme.accent), (&days, theme.dim)]);
    let near = phase == Phase::Running && (0..=15).contains(&to_cutoff);
    let style = if near || matches!(phase, Phase::CutOffDue | Phase::Past) { theme.warn } else { theme.text };
    write::at_right(buffer, line, end + 2, &stands, style);
}

/// The four ways of standing of a structure that is called, from done to undone.
const BAR: [Progress; 5] =
    [Progress::Issued, Progress::Exempt, Progress::Registered, Progress::ToCheck, Progress::Missing];

fn count(screen: &Screen, progress: Progress) -> usize {
    GROUPS.iter().position(|g| *g == Some(progress)).map_or(0, |n| screen.counts[n])
}

fn style(theme: &Theme, progress: Progress) -> Style {
    match progress {
        Progress::Issued => theme.good,
        Progress::Registered | Progress::ToCheck => theme.warn,
        Progress::Missing => theme.text,
        Progress::Exempt | Progress::NotCalled => theme.dim,
    }
}

fn draw_bar(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (screen, theme) = (&model.campaign, &model.theme);
    if area.height == 0 || screen.called() == 0 {
        return;
    }
    let done = count(screen, Progress::Issued) + count(screen, Progress::Exempt);
    let words = text::settled(done, screen.called(), model.lang);
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    write::at_right(buffer, line, line.x, &words, theme.text);
    let room = usize::from(line.width).saturating_sub(words.chars().count() + 2);
    let widths = shares(BAR.map(|p| count(screen, p)), room);
    let mut x = line.x;
    for (progress, width) in BAR.into_iter().zip(widths) {
        let cells = text::progress_symbol(progress).repeat(width);
        (x, _) = buffer.set_stringn(x, line.y, cells, width, style(theme, progress));
    }
}

/// Shares `room` cells out in proportion; whatever is not nothing gets a cell, and the largest takes what is over.
fn shares(counts: [usize; 5], room: usize) -> [usize; 5] {
    let total = counts.iter().sum::<usize>().max(1);
    let mut widths = counts.map(|c| if c == 0 { 0 } else { (c * room / total).max(1) });
    let largest = (0..5).max_by_key(|&n| counts[n]).unwrap_or(0);
    let others = widths.iter().sum::<usize>() - widths[largest];
    widths[largest] = room.saturating_sub(others);
    widths
}

fn draw_groups(model: &Model, area: Rect, buffer: &mut Buffer) {
    const WORDS: [Text; 7] = [
        text::GROUP_CONCERNED,
        text::GROUP_MISSING,
        text::GROUP_TO_CHECK,
        text::GROUP_REGISTERED,
        text::GROUP_ISSUED,
        text::GROUP_EXEMPT,
        text::GROUP_NOT_CALLED,
    ];
    let (screen, theme) = (&model.campaign, &model.theme);
    let shown: Vec<groups::Group> = (0..GROUPS.len())
        .map(|n| {
            let figure = format::number(screen.counts[n] as u64, model.lang);
            groups::Group {
                word: WORDS[n].of(model.lang),
                figure: GROUPS[n].map_or(figure.clone(), |p| format!("{} {figure}", text::progress_symbol(p))),
                style: GROUPS[n].map_or(theme.text, |p| style(theme, p)),
            }
        })
        .collect();
    groups::draw(buffer, area, theme, &shown, screen.group);
}

/// The columns that a width has room for.
fn columns(width: u16) -> Vec<(Column, Text, Width)> {
    let all = [
        (Column::Label, text::STRUCTURE, Width::Fixed(11), 0),
        (Column::Title, text::TITLE, Width::Share(3, 12), 0),
        (Column::Office, text::OFFICE, Width::Share(2, 14), 100),
        (Column::Progress, text::PROGRESS, Width::Fixed(14), 0),
        (Column::Correspondent, text::CORRESPONDENT, Width::Share(2, 13), 70),
        (Column::Headcount, text::HEADS, Width::Fixed(8), 90),
        (Column::Login, text::LOGIN, Width::Fixed(13), 60),
    ];
    all.into_iter().filter(|(.., least)| width >= *least).map(|(c, t, w, _)| (c, t, w)).collect()
}

/// Where others are, where the group that is listed has none.
const OTHERS: &[Step] =
    &[(Layer::Global, Action::NextPane, Some(frame::NEXT_GROUP)), (Layer::Campaign, Action::ToggleEverywhere, None)];

fn draw_list(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (screen, lang, theme) = (&model.campaign, model.lang, &model.theme);
    let chosen = columns(area.width);
    let titles: Vec<table::Column> = chosen
        .iter()
        .map(|(column, title, width)| {
            let made = match column {
                Column::Headcount => table::Column::right(title.of(lang), *width),
                _ => table::Column::left(title.of(lang), *width),
            };
            made.sorted((*column == screen.column).then_some(screen.descending))
        })
        .collect();
    table::draw(buffer, area, theme, &titles, &screen.names, &screen.place, true, |n| {
        screen.row(n).map_or_else(Vec::new, |line| chosen.iter().map(|(c, ..)| cell(line, *c, model)).collect())
    });
    if screen.names.is_empty() && area.height > 2 {
        let filtered = model.filters.get(&Layer::Campaign).is_some_and(|f| !f.trim().is_empty());
        let (words, steps) = match (filtered, model.state.structures.is_empty()) {
            (true, _) => (text::NO_STRUCTURE_FOUND, next::FILTERED),
            (_, true) => (text::NO_STRUCTURE_HERE, &[(Layer::Structures, Action::ImportStructures, None)][..]),
            _ => (text::NO_STRUCTURE_HERE, OTHERS),
        };
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        next::empty(model, below, words.of(lang), steps, buffer);
    }
}

fn cell(line: &Line, column: Column, model: &Model) -> Cell {
    match column {
        Column::Label => line.label.as_str().into(),
        Column::Title => line.structure.title.as_str().into(),
        Column::Office => line.office_name.as_str().into(),
        Column::Progress => Cell::styled(
            format!("{} {}", text::progress_symbol(line.progress), text::progress(line.progress).of(model.lang)),
            style(&model.theme, line.progress),
        ),
        Column::Correspondent => line.name.as_str().into(),
        Column::Headcount => line.headcount.map(|h| format::number(h.total(), model.lang)).unwrap_or_default().into(),
        Column::Login => line.login.as_str().into(),
    }
}

/// What the list holds: whose structures, how many, how many of them selected.
fn list_words(model: &Model) -> String {
    let (screen, lang) = (&model.campaign, model.lang);
    let home = model.preferences.home_office.as_ref().filter(|_| !screen.everywhere);
    let place = match &screen.only {
        Some(only) => words::only(&only.group.words(&model.state, lang), only.mark, lang),
        None => home.map_or(text::ALL_OFFICES.of(lang), |office| model.state.offices.name(office)).to_owned(),
    };
    let mut parts = vec![place, text::structures(screen.names.len(), lang)];
    if !screen.place.selected.is_empty() {
        parts.push(text::selected_structures(screen.place.selected.len(), lang));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_whatever_is_not_nothing_and_fills_its_room() {
        for counts in [[0, 0, 0, 0, 1], [200, 1, 1, 1, 1], [1, 0, 0, 0, 361], [90, 90, 90, 90, 92]] {
            let widths = shares(counts, 50);
            assert_eq!(widths.iter().sum::<usize>(), 50, "{counts:?}");
            for (width, count) in widths.into_iter().zip(counts) {
                assert_eq!(width > 0, count > 0, "{counts:?}");
            }
        }
    }
}
