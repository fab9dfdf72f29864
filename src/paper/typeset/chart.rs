//! Charts: bars that fill up, and a curve against last year's.

use super::block::{Bars, Curve};
use super::flow::Flow;
use super::line::{Line, broken, plain, shortened};
use super::page::{Area, Ink, Mark};
use crate::domain::trouble::Outcome;
use crate::paper::french::figure;

/// Room of the names left of the bars, points.
const NAMES: f32 = 150.0;
/// Room of the figures right of them.
const FIGURES: f32 = 84.0;
const ROW: f32 = 15.5;
/// Height of the field of a curve.
const FIELD: f32 = 118.0;
/// Room of the figures left of a curve.
const AXIS: f32 = 34.0;

/// A part of a whole, between 0 and 1.
#[allow(clippy::cast_precision_loss, reason = "a chart is read by eye")]
fn share(part: u64, whole: u64) -> f32 {
    if whole == 0 { 0.0 } else { (part as f32 / whole as f32).clamp(0.0, 1.0) }
}

/// Lays bars on the page.
pub fn bars(flow: &mut Flow, bars: &Bars) -> Outcome<()> {
    let size = flow.size * 0.86;
    let most = bars.rows.iter().map(|(_, _, whole)| *whole).max().unwrap_or(1);
    for (name, done, whole) in &bars.rows {
        flow.need(ROW);
        let (x, y) = (flow.left + NAMES, flow.y);
        let width = flow.room() - NAMES - FIGURES;
        let name = broken(flow.shaper, &plain(shortened(name, 80)), (NAMES - 8.0) / size)?;
        if let Some(line) = name.into_iter().next() {
            flow.mark(Mark::Words { x: flow.left, y: y + ROW * 0.7, size, ink: Ink::Black, line });
        }
        let area = Area { x, y: y + 3.5, width: width * share(*whole, most).max(0.004), height: ROW - 7.0 };
        flow.mark(Mark::Fill { area, ink: Ink::Pale });
        if *done > 0 {
            flow.mark(Mark::Fill { area: Area { width: area.width * share(*done, *whole), ..area }, ink: Ink::Accent });
        }
        let told = format!("{}\u{a0}/\u{a0}{}", figure(*done), figure(*whole));
        flow.put_right(&plain(told), flow.right - 32.0, y + ROW * 0.7, size, Ink::Black)?;
        if *whole > 0 {
            let percent = format!("{}\u{a0}%", done.saturating_mul(100) / whole);
            flow.put_right(&plain(percent), flow.right, y + ROW * 0.7, size, Ink::Grey)?;
        }
        flow.y += ROW;
    }
    flow.y += flow.size;
    Ok(())
}

/// Lays two curves on the page.
pub fn curve(flow: &mut Flow, curve: &Curve) -> Outcome<()> {
    let size = flow.size * 0.82;
    flow.need(FIELD + 44.0);
    let all = || curve.points.iter().chain(&curve.before);
    let days = all().map(|(d, _)| *d).chain(curve.ticks.iter().map(|(d, _)| *d)).max().unwrap_or(1).max(1);
    let top = rounded(all().map(|(_, n)| *n).max().unwrap_or(1));
    let area = Area { x: flow.left + AXIS, y: flow.y + 6.0, width: flow.room() - AXIS - 4.0, height: FIELD };
    for step in 0..=4 {
        let y = area.y + area.height * share(4 - step, 4);
        let points = vec![(area.x, y), (area.x + area.width, y)];
        flow.mark(Mark::Stroke { points, ink: Ink::Pale, width: 0.4, dashed: false });
        flow.put_right(&plain(figure(top * step / 4)), area.x - 6.0, y + size * 0.35, size, Ink::Grey)?;
    }
    let place = |points: &[(u32, u64)]| -> Vec<(f32, f32)> {
        let x = |d: u32| area.x + area.width * share(d.into(), days.into());
        points.iter().map(|(d, n)| (x(*d), area.y + area.height * (1.0 - share(*n, top)))).collect()
    };
    ticks(flow, curve, area, days, size)?;
    if !curve.before.is_empty() {
        flow.mark(Mark::Stroke { points: place(&curve.before), ink: Ink::Grey, width: 1.0, dashed: true });
    }
    flow.mark(Mark::Stroke { points: place(&curve.points), ink: Ink::Accent, width: 1.9, dashed: false });
    flow.y = area.y + FIELD + size * 1.6;
    legend(flow, curve, area.x, size)?;
    flow.y += flow.size * 1.2;
    Ok(())
}

fn ticks(flow: &mut Flow, curve: &Curve, area: Area, days: u32, size: f32) -> Outcome<()> {
    for (day, name) in curve.ticks.iter().take(12) {
        let x = area.x + area.width * share((*day).into(), days.into());
        let y = area.y + area.height;
        flow.mark(Mark::Stroke { points: vec![(x, y), (x, y + 3.0)], ink: Ink::Grey, width: 0.6, dashed: false });
        let line: Line = super::line::single(flow.shaper, &plain(shortened(name, 24)))?;
        let width = line.width * size;
        let from = (x - width / 2.0).min(flow.right - width);
        flow.mark(Mark::Words { x: from, y: y + size * 1.5, size, ink: Ink::Grey, line });
    }
    Ok(())
}

fn legend(flow: &mut Flow, curve: &Curve, left: f32, size: f32) -> Outcome<()> {
    let mut x = left;
    let y = flow.y + size * 1.3;
    for (name, ink, width, dashed) in
        [(&curve.name, Ink::Accent, 1.9, false), (&curve.before_name, Ink::Grey, 1.0, true)]
    {
        if dashed && curve.before.is_empty() {
            continue;
        }
        let points = vec![(x, y - size * 0.3), (x + 20.0, y - size * 0.3)];
        flow.mark(Mark::Stroke { points, ink, width, dashed });
        x += 26.0 + flow.put(&plain(shortened(name, 40)), x + 26.0, y, size, Ink::Black)? + 22.0;
    }
    flow.y = y;
    Ok(())
}

/// The next figure that divides into four.
fn rounded(most: u64) -> u64 {
    let mut power = 1u64;
    loop {
        for factor in [4, 8, 20] {
            let top = power.saturating_mul(factor);
            if top >= most || top == u64::MAX {
                return top;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_on_a_round_figure_that_holds_everything() {
        for (most, top) in [(0, 4), (4, 4), (5, 8), (31, 40), (362, 400), (4506, 8000)] {
            assert_eq!(rounded(most), top, "{most}");
        }
    }
}
