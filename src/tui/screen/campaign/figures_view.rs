//! How the figures of the campaign are drawn: the table, and the curve of registrations against last year's.

use super::figures::{Figures, MARKS, table};
use crate::domain::campaign::Campaign;
use crate::domain::clean::visible_line;
use crate::domain::standing::{Curve, Standing};
use crate::text::{format, screens_campaign as text};
use crate::tui::model::Model;
use crate::tui::widget::table::cut;
use crate::tui::widget::{place, write};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;

/// Rows of the curve: its legend, the columns, the line of its days.
const CURVE: u16 = 6;
const COLUMNS: u16 = CURVE - 2;

/// How high the table is, its title and its header counted, and how high the curve.
fn heights(area: Rect, rows: usize) -> (u16, u16) {
    let curve = if area.height >= CURVE + 6 { CURVE } else { 0 };
    let wanted = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    let table = wanted.min(area.height.saturating_sub(curve));
    (table, curve)
}

/// How many rows below that of the whole are seen.
pub fn page(area: Rect, rows: usize) -> usize {
    usize::from(heights(area, rows).0.saturating_sub(3))
}

/// Draws them below the head of the screen.
pub fn draw(model: &Model, campaign: &Campaign, figures: Figures, area: Rect, buffer: &mut Buffer) {
    let Some(found) = &model.campaign.standing else {
        return;
    };
    let rows = table(found, &model.state, figures.by_kind).len();
    let (high, curve) = heights(area, rows);
    draw_table(model, found, figures, Rect { height: high, ..area }, buffer);
    if curve > 0 {
        let y = area.bottom() - curve;
        draw_curve(model, campaign, found, Rect { y, height: curve, ..area }, buffer);
    }
}

/// Cells that the name of an office or a kind takes at least.
const NAME: u16 = 12;

/// The columns that have room, from left to right: the chosen one is always among them.
fn window(widths: &[u16], chosen: usize, room: u16) -> std::ops::Range<usize> {
    let fits = |from: usize, to: usize| widths[from..to].iter().sum::<u16>() <= room;
    let first = (0..chosen).find(|&first| fits(first, chosen + 1)).unwrap_or(chosen);
    let end = (chosen + 1..=widths.len()).rev().find(|&end| fits(first, end)).unwrap_or(chosen + 1);
    first..end
}

/// How wide the column of each figure is, its gap counted.
fn widths(model: &Model) -> [u16; MARKS.len()] {
    MARKS.map(|mark| u16::try_from(text::mark(mark).of(model.lang).width().max(6) + 1).unwrap_or(9))
}

fn draw_table(model: &Model, found: &Standing, figures: Figures, area: Rect, buffer: &mut Buffer) {
    let (lang, theme) = (model.lang, &model.theme);
    let grouping = if figures.by_kind { text::BY_KIND } else { text::BY_OFFICE };
    let title = format!("{} {} · {}", text::STANDING_SHORT.of(lang), grouping.of(lang), text::OTHER_GROUPING.of(lang));
    let rows = table(found, &model.state, figures.by_kind);
    let fits = usize::from(area.height.saturating_sub(3));
    let seen = place::words(figures.offset, fits, rows.len() - 1, lang);
    let rule = Rect { height: area.height.min(1), ..area };
    place::rule(buffer, rule, &title, seen.as_deref(), theme.frame, theme.dim);
    let widths = widths(model);
    let columns = window(&widths, figures.column, area.width.saturating_sub(NAME + 3));
    let taken: u16 = widths[columns.clone()].iter().sum();
    let name = area.width.saturating_sub(taken + 3);
    let line = |n: usize| Rect { y: area.y + u16::try_from(n).unwrap_or(0), height: 1, ..area };
    if area.height > 1 {
        draw_header(model, &widths, &columns, line(1), name, buffer);
    }
    let below = rows.iter().enumerate().skip(1 + figures.offset);
    let shown = rows.iter().enumerate().take(1).chain(below).take(usize::from(area.height.saturating_sub(2)));
    for (place, (n, (group, counts))) in shown.enumerate() {
        let at = line(2 + place);
        let here = n == figures.row;
        let style = match (here, n) {
            (true, _) => theme.cursor,
            (false, 0) => theme.accent,
            _ => theme.text,
        };
        if here {
            buffer.set_style(at, style);
            buffer.set_string(at.x, at.y, ">", style);
        }
        let words = cut(&visible_line(&group.words(&model.state, lang)), usize::from(name));
        buffer.set_stringn(at.x + 2, at.y, words, usize::from(at.width.saturating_sub(2)), style);
        let mut x = at.x + 2 + name;
        for column in columns.clone() {
            let wide = widths[column];
            let figure = format::number(counts.of(MARKS[column]), lang);
            let chosen = here && column == figures.column;
            let shown = if chosen { format!("[{figure}]") } else { format!("{figure} ") };
            put_right(buffer, at, x, wide, &shown, style);
            x += wide;
        }
    }
}

/// What the columns count; those that have no room stand behind the marks at its ends.
fn draw_header(
    model: &Model,
    widths: &[u16; MARKS.len()],
    columns: &std::ops::Range<usize>,
    row: Rect,
    name: u16,
    buffer: &mut Buffer,
) {
    let theme = &model.theme;
    if row.y >= buffer.area.bottom() {
        return;
    }
    let mut x = row.x + 2 + name;
    for n in columns.clone() {
        put_right(buffer, row, x, widths[n] - 1, text::mark(MARKS[n]).of(model.lang), theme.header);
        x += widths[n];
    }
    if columns.start > 0 {
        buffer.set_stringn(row.x + 2, row.y, "‹", 1, theme.dim);
    }
    if columns.end < MARKS.len() {
        buffer.set_stringn(row.right().saturating_sub(1), row.y, "›", 1, theme.dim);
    }
}

/// Writes a text so that it ends where its column ends, inside the area.
fn put_right(buffer: &mut Buffer, area: Rect, x: u16, wide: u16, words: &str, style: ratatui::style::Style) {
    let used = u16::try_from(words.width()).unwrap_or(u16::MAX).min(wide);
    let from = x + wide - used;
    if from < area.right() && area.y < buffer.area.bottom() {
        buffer.set_stringn(from, area.y, words, usize::from(area.right() - from), style);
    }
}

/// The eighths of a column of blocks.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

fn draw_curve(model: &Model, campaign: &Campaign, found: &Standing, area: Rect, buffer: &mut Buffer) {
    let (lang, theme) = (model.lang, &model.theme);
    let today = usize::try_from((model.now.day - campaign.opens).num_days()).unwrap_or(0);
    let then = found.before.as_ref().map(|before| (before.year, before.at(today)));
    let legend = text::legend(found.curve.year, found.curve.at(today), then, lang);
    write::rule(buffer, Rect { height: 1, ..area }, &legend, theme.frame, theme.dim);
    let span = usize::try_from((campaign.cutoff - campaign.opens).num_days()).unwrap_or(0).max(1);
    let span = span.max(found.curve.days.len().saturating_sub(1));
    let wide = usize::from(area.width.saturating_sub(3));
    let top = found.curve.at(span).max(found.before.as_ref().map_or(0, |b| b.at(span))).max(1);
    for x in 0..wide {
        let day = x * span / wide.saturating_sub(1).max(1);
        let column = Rect { x: area.x + 2 + u16::try_from(x).unwrap_or(0), y: area.y + 1, width: 1, height: COLUMNS };
        let made = if day < found.curve.days.len() { found.curve.at(day) } else { 0 };
        draw_column(model, column, made, found.before.as_ref().map(|b: &Curve| b.at(day)), top, buffer);
    }
    let foot = Rect { x: area.x + 2, y: area.bottom() - 1, width: area.width.saturating_sub(3), height: 1 };
    let opens = format::short_day(campaign.opens, lang);
    let end = write::pieces(buffer, foot, &[(&opens, theme.dim)]);
    let last = campaign.opens + chrono::Days::new(u64::try_from(span).unwrap_or(0));
    write::at_right(buffer, foot, end + 1, &format::short_day(last, lang), theme.dim);
}

/// One day: this year's registrations as a block, last year's as a line across.
fn draw_column(model: &Model, at: Rect, made: usize, before: Option<usize>, top: usize, buffer: &mut Buffer) {
    let rows = usize::from(at.height);
    // Something is never shown as nothing.
    let filled = if made == 0 { 0 } else { (made * rows * 8 / top).max(1) };
    for row in 0..rows {
        let y = at.bottom() - 1 - u16::try_from(row).unwrap_or(0);
        let eighths = filled.saturating_sub(row * 8).min(8);
        if eighths > 0 {
            buffer.set_string(at.x, y, EIGHTHS[eighths], model.theme.good);
        }
    }
    if let Some(then) = before.filter(|then| *then > 0) {
        let row = (then * rows).div_ceil(top).clamp(1, rows) - 1;
        let y = at.bottom() - 1 - u16::try_from(row).unwrap_or(0);
        buffer.set_string(at.x, y, "─", model.theme.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_column_has_room_however_narrow_the_screen() {
        let widths = [9, 9, 8, 7, 7, 7, 9];
        assert_eq!(window(&widths, 2, 65), 0..7);
        assert_eq!(window(&widths, 0, 25), 0..2);
        assert_eq!(window(&widths, 6, 25), 4..7);
        assert_eq!(window(&widths, 3, 0), 3..4);
    }
}
