//! Tables: columns of words as wide as the page allows, columns of figures as wide as they need.

use super::block::{Side, Table};
use super::flow::Flow;
use super::line::{Line, bold, broken, plain, shortened, single};
use super::page::{Area, Ink, Mark};
use crate::domain::trouble::Outcome;

/// White on both sides of a cell, points.
const PAD: f32 = 5.0;
/// More rows than this are set small.
const LONG: usize = 60;
/// Most lines of a cell.
const LINES: usize = 3;
/// Most characters of a cell.
const CELL: usize = 240;

/// Lays a table on the page.
pub fn lay(flow: &mut Flow, table: &Table) -> Outcome<()> {
    // A long register is read by looking one line up.
    let size = flow.size * if table.rows.len() > LONG { 0.76 } else { 0.9 };
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

/// What a column must have, so that no word is cut, and what it would like to have.
struct Wish {
    least: f32,
    most: f32,
}

/// Figures take what they need; words get what they must have, and share what is left by how much they have to say.
fn widths(flow: &mut Flow, table: &Table, size: f32) -> Outcome<Vec<f32>> {
    let wishes = (0..table.columns.len()).map(|n| wish(flow, table, n, size)).collect::<Outcome<Vec<Wish>>>()?;
    let words = table.columns.iter().any(|(_, side)| *side == Side::Left);
    // Where there are only figures, they share the page.
    let grows = |n: usize| !words || table.columns[n].1 == Side::Left;
    let base = |n: usize| if grows(n) { wishes[n].least } else { wishes[n].most };
    let used: f32 = (0..wishes.len()).map(base).sum();
    let more = |n: usize| if grows(n) { (wishes[n].most - wishes[n].least).max(1.0) } else { 0.0 };
    let wanted: f32 = (0..wishes.len()).map(more).sum();
    let left = flow.room() - used;
    if left < 0.0 {
        // Figures keep their room: only words can be cut.
        let soft: f32 = (0..wishes.len()).filter(|n| grows(*n)).map(base).sum();
        let scale = ((soft + left) / soft.max(1.0)).max(0.1);
        return Ok((0..wishes.len()).map(|n| if grows(n) { base(n) * scale } else { base(n) }).collect());
    }
    Ok((0..wishes.len()).map(|n| base(n) + left * more(n) / wanted.max(1.0)).collect())
}

/// What stays together on a line: a word, or a part of one with the hyphen or the stroke behind it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').flat_map(|word| word.split_inclusive(['-', '/']))
}

fn wish(flow: &mut Flow, table: &Table, n: usize, size: f32) -> Outcome<Wish> {
    let (mut least, mut most) = (0.0f32, 0.0f32);
    let mut measure = |flow: &mut Flow, text: &str, heavy: bool, whole: bool| -> Outcome<()> {
        let rich = |t: &str| if heavy { bold(t) } else { plain(t) };
        if whole {
            most = most.max(single(flow.shaper, &rich(text))?.width);
        }
        for word in pieces(text) {
            least = least.max(single(flow.shaper, &rich(word))?.width);
        }
        Ok(())
    };
    let (name, side) = &table.columns[n];
    measure(flow, name, true, false)?;
    let heading = {
        let mut widest = 0.0f32;
        for word in pieces(name) {
            widest = widest.max(single(flow.shaper, &bold(word))?.width);
        }
        widest
    };
    // A column of words is judged by its beginning: a register can be long.
    let count = table.rows.len();
    for (at, row) in table.rows.iter().enumerate() {
        let last = at + 1 == count;
        if at < 300 || last {
            let cell = shortened(row.get(n).map(String::as_str).unwrap_or_default(), 60);
            measure(flow, &cell, last && table.total, true)?;
        }
    }
    let whole = if *side == Side::Right { most.max(least) } else { least };
    let limit = flow.room() * 0.16;
    let points = |em: f32| em * size + 2.0 * PAD + 1.0;
    Ok(Wish { least: points(whole).min(limit.max(points(heading))), most: points(most.max(least)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_stays_with_the_word_before_it() {
        assert_eq!(pieces("Post-doct. et/ou CIC").collect::<Vec<_>>(), ["Post-", "doct.", "et/", "ou", "CIC"]);
    }
}
