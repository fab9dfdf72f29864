//! Tables: columns of words as wide as the page allows, columns of figures as wide as they need.

use super::block::{Side, Table};
use super::flow::Flow;
use super::line::{Line, bold, broken, plain, shortened, single};
use super::page::{Area, Ink, Mark};
use crate::domain::trouble::Outcome;

/// White on both sides of a cell, points.
const PAD: f32 = 5.0;
/// Most lines of a cell.
const LINES: usize = 3;
/// Most characters of a cell.
const CELL: usize = 240;

/// Lays a table on the page.
pub fn lay(flow: &mut Flow, table: &Table) -> Outcome<()> {
    let size = flow.size * 0.9;
    let widths = widths(flow, table, size)?;
    head(flow, table, &widths, size)?;
    for (n, row) in table.rows.iter().enumerate() {
        let last = table.total && n + 1 == table.rows.len();
        let mut cells: Vec<Vec<Line>> = Vec::with_capacity(widths.len());
        for (cell, width) in row.iter().zip(&widths) {
            let text = shortened(cell, CELL);
            let rich = if last { bold(text) } else { plain(text) };
            let mut lines = broken(flow.shaper, &rich, (width - 2.0 * PAD) / size)?;
            lines.truncate(LINES);
            cells.push(lines);
        }
        let tallest = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let height = lines_high(tallest, size) + 4.0;
        if flow.need(height) {
            head(flow, table, &widths, size)?;
        }
        if last {
            let area = Area { x: flow.left, y: flow.y, width: flow.room(), height };
            flow.mark(Mark::Fill { area, ink: Ink::Mist });
        }
        put(flow, table, &widths, cells, size);
        flow.y += height;
        flow.rule(Ink::Pale, 0.4);
    }
    flow.y += flow.size;
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "a few lines")]
fn lines_high(lines: usize, size: f32) -> f32 {
    lines as f32 * size * 1.3
}

fn head(flow: &mut Flow, table: &Table, widths: &[f32], size: f32) -> Outcome<()> {
    let mut cells = Vec::with_capacity(widths.len());
    for ((name, _), width) in table.columns.iter().zip(widths) {
        let mut lines = broken(flow.shaper, &bold(shortened(name, CELL)), (width - 2.0 * PAD) / size)?;
        lines.truncate(2);
        cells.push(lines);
    }
    let height = lines_high(cells.iter().map(Vec::len).max().unwrap_or(1), size) + 5.0;
    // A head without a row below it says nothing.
    flow.need(height + lines_high(2, size));
    put(flow, table, widths, cells, size);
    flow.y += height;
    flow.rule(Ink::Accent, 0.9);
    Ok(())
}

fn put(flow: &mut Flow, table: &Table, widths: &[f32], cells: Vec<Vec<Line>>, size: f32) {
    let (mut x, top) = (flow.left, flow.y);
    for ((lines, width), (_, side)) in cells.into_iter().zip(widths).zip(&table.columns) {
        for (n, line) in lines.into_iter().enumerate() {
            let from = match side {
                Side::Left => x + PAD,
                Side::Right => x + width - PAD - line.width * size,
            };
            let y = top + lines_high(n + 1, size);
            flow.mark(Mark::Words { x: from, y, size, ink: Ink::Black, line });
        }
        x += width;
    }
}

/// Figures take what they need, at most a share; words share what is left by how much they have to say.
fn widths(flow: &mut Flow, table: &Table, size: f32) -> Outcome<Vec<f32>> {
    #[allow(clippy::cast_precision_loss, reason = "a few columns")]
    let share = flow.room() / table.columns.len().max(1) as f32;
    let mut wanted = Vec::with_capacity(table.columns.len());
    for (n, (name, side)) in table.columns.iter().enumerate() {
        let mut widest: f32 = 0.0;
        // A column of words is judged by its beginning: a register can be long.
        for row in table.rows.iter().take(300).chain(table.rows.last()) {
            let cell = row.get(n).map(String::as_str).unwrap_or_default();
            widest = widest.max(single(flow.shaper, &plain(shortened(cell, 80)))?.width);
        }
        let longest_word = name.split(' ').max_by_key(|w| w.chars().count()).unwrap_or_default();
        let heading = single(flow.shaper, &bold(longest_word))?.width;
        let least = widest.max(heading) * size + 2.0 * PAD + 1.0;
        wanted.push(if *side == Side::Right { least.min(share.max(60.0)) } else { least });
    }
    let figures: f32 = sum(table, &wanted, Side::Right);
    let words: f32 = sum(table, &wanted, Side::Left);
    let room = flow.room() - figures;
    let scale = if words > 0.0 { room / words } else { 1.0 };
    Ok(table.columns.iter().zip(wanted).map(|((_, s), w)| if *s == Side::Left { w * scale } else { w }).collect())
}

fn sum(table: &Table, widths: &[f32], of: Side) -> f32 {
    table.columns.iter().zip(widths).filter(|((_, side), _)| *side == of).map(|(_, w)| w).sum()
}
