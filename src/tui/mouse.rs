//! What the mouse does: nothing that keys cannot. A click on a list is found in the picture itself, where the mark of
//! the cursor stands, so that screens need not know of mice.

use super::action::{Action, Layer};
use super::chord::{Chord, Key};
use super::dispatch::{self, screen_action};
use super::effect::Effect;
use super::model::Model;
use super::overlay::{Overlay, keys};
use super::{bars, guest, perform, view};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    Click { x: u16, y: u16 },
    Wheel { down: bool },
}

/// Rows that one notch of the wheel moves.
const NOTCH: usize = 3;

/// Takes what the mouse did.
pub fn take(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    if model.guest.is_some() {
        guest::mouse(model, mouse);
        return Vec::new();
    }
    if model.frame.jobs.acting().is_some() {
        return Vec::new();
    }
    match mouse {
        Mouse::Click { x, y } => click(model, x, y),
        Mouse::Wheel { down } => wheel(model, down),
    }
}

fn wheel(model: &mut Model, down: bool) -> Vec<Effect> {
    let (key, action) = if down { (Key::Down, Action::Down) } else { (Key::Up, Action::Up) };
    let mut effects = Vec::new();
    for _ in 0..NOTCH {
        match model.overlays.last() {
            Some(Overlay::Form(_)) => {}
            Some(_) => effects.extend(keys::key(model, Chord::plain(key))),
            None if model.screen == Layer::Door => {}
            None => effects.extend(perform::perform(model, action)),
        }
    }
    effects
}

fn click(model: &mut Model, x: u16, y: u16) -> Vec<Effect> {
    let areas = view::areas(model);
    let at = Position { x, y };
    if areas.foot.contains(at) {
        return foot(model, areas.foot.width, x);
    }
    if !model.overlays.is_empty() {
        return keys::click(model, x, y);
    }
    if model.screen == Layer::Door {
        return super::screen::door::click(model, x, y);
    }
    if areas.tabs.contains(at) {
        let action = bars::tab_at(model, areas.tabs.width, x).and_then(screen_action);
        return action.map_or_else(Vec::new, |a| perform::perform(model, a));
    }
    if areas.body.contains(at) { row(model, areas.body, at) } else { Vec::new() }
}

/// A click on the line of keys does what the key does.
fn foot(model: &mut Model, width: u16, x: u16) -> Vec<Effect> {
    let Some(row) = bars::foot_at(model, width, x) else {
        return Vec::new();
    };
    if model.overlays.is_empty() && (model.screen != Layer::Door || row.action == Action::Help) {
        return perform::run(model, row);
    }
    let chord = model.frame.keymap.keys_of(row).iter().find(|c| c.text().is_none()).copied();
    chord.map_or_else(Vec::new, |c| super::update::key(model, c))
}

/// Brings the cursor to the row that was clicked; a click on the row of the cursor opens it.
fn row(model: &mut Model, body: Rect, at: Position) -> Vec<Effect> {
    let mut effects = Vec::new();
    // Panes are passed through until the one that was clicked has the keys.
    for _ in 0..4 {
        let picture = picture(model, body);
        if let Some(cursor) = cursor(&picture, body, model.theme.cursor, at.x) {
            let blank = (cursor.left()..cursor.right()).all(|x| picture[(x, at.y)].symbol() == " ");
            if cursor.contains(at) {
                effects.extend(perform::perform(model, Action::Open));
            } else if !blank {
                effects.extend(walk(model, body, cursor, at));
            }
            return effects;
        }
        if cursor_away(model, &picture, body, at.x).is_none() {
            return effects;
        }
        effects.extend(perform::perform(model, Action::NextPane));
    }
    effects
}

/// Moves row by row, since headings may stand between rows and a row may have several lines, until the cursor is where
/// the click was, has passed it, or moves no more.
fn walk(model: &mut Model, body: Rect, from: Rect, at: Position) -> Vec<Effect> {
    let down = at.y > from.y;
    let action = if down { Action::Down } else { Action::Up };
    let (mut effects, mut last) = (Vec::new(), from);
    for _ in 0..body.height {
        effects.extend(perform::perform(model, action));
        let Some(now) = cursor(&picture(model, body), body, model.theme.cursor, at.x) else {
            break;
        };
        let passed = if down { now.bottom() > at.y } else { now.top() <= at.y };
        if passed || now == last {
            break;
        }
        last = now;
    }
    effects
}

fn picture(model: &Model, body: Rect) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, model.size.0, model.size.1));
    buffer.set_style(buffer.area, model.theme.text);
    dispatch::view(model, body, &mut buffer);
    buffer
}

fn cursor_away(model: &Model, picture: &Buffer, body: Rect, x: u16) -> Option<Rect> {
    cursor(picture, body, model.theme.cursor_away, x)
}

/// The row of a cursor drawn in a style that goes over column `x`, with the lines that belong to it.
fn cursor(picture: &Buffer, body: Rect, style: Style, x: u16) -> Option<Rect> {
    let drawn = |x: u16, y: u16| {
        let cell = &picture[(x, y)];
        style.bg.is_none_or(|bg| cell.bg == bg)
            && style.fg.is_none_or(|fg| cell.fg == fg || cell.symbol() != ">")
            && cell.modifier.contains(style.add_modifier)
    };
    for y in body.top()..body.bottom() {
        for left in body.left()..body.right() {
            if picture[(left, y)].symbol() != ">" || !drawn(left, y) {
                continue;
            }
            let right = (left..body.right()).find(|x| !drawn(*x, y)).unwrap_or(body.right());
            if (left..right).contains(&x) {
                let below =
                    (y + 1..body.bottom()).take_while(|y| drawn(left, *y) && picture[(left, *y)].symbol() != ">");
                let height = u16::try_from(below.count()).unwrap_or(0) + 1;
                return Some(Rect::new(left, y, right - left, height));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::tui::stage::Stage;
    use crate::tui::theme::Theme;

    /// The rows of the screen on which the mark of the cursor can come to stand, from top to bottom.
    fn stops(stage: &mut Stage) -> Vec<u16> {
        stage.keys("home");
        let mut found = vec![mark(&stage.model)];
        loop {
            stage.keys("down");
            let now = mark(&stage.model);
            if found.contains(&now) {
                return found;
            }
            found.push(now);
        }
    }

    /// The row with the mark of the cursor that has the keys.
    fn mark(model: &Model) -> u16 {
        let body = view::areas(model).body;
        let picture = picture(model, body);
        let at =
            |y: u16| (0..3).any(|x| cursor(&picture, Rect { y, height: 1, ..body }, model.theme.cursor, x).is_some());
        (body.top()..body.bottom()).find(|y| at(*y)).unwrap()
    }

    #[test]
    fn a_click_brings_the_cursor_to_the_row_that_was_clicked_from_wherever_it_was() {
        let mut stage = Stage::new();
        // The signing book has two lines a row, the home screen has headings between rows.
        let all = [("f2", 1), ("f3", 1), ("f4", 1), ("f5", 1), ("f6 B", 2), ("f7", 1), ("f8", 1)];
        for (theme, screens) in [(Theme::DARK, &all[..]), (Theme::MONO, &[("f2", 1), ("f6 B", 2)])] {
            for &(screen, lines) in screens {
                stage.enter(Lang::Fr);
                stage.model.theme = theme;
                stage.keys(screen);
                let stops = stops(&mut stage);
                assert!(stops.len() >= 5, "{screen}: {stops:?}");
                for from in [0, stops.len() - 1] {
                    for to in (0..stops.len()).filter(|to| *to != from) {
                        for line in 0..lines {
                            stage.keys("home");
                            (0..from).for_each(|_| _ = stage.keys("down"));
                            let effects = take(&mut stage.model, Mouse::Click { x: 6, y: stops[to] + line });
                            assert_eq!(mark(&stage.model), stops[to], "{screen} in {}, from {from}", theme.name);
                            let asks = effects.iter().all(|e| matches!(e, Effect::Ask(_)));
                            assert!(stage.model.overlays.is_empty() && asks, "{screen}: {effects:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_click_on_either_line_of_the_dossier_under_the_cursor_opens_it() {
        let mut stage = Stage::new();
        for line in 0..2 {
            stage.enter(Lang::Fr);
            stage.keys("f6 B down");
            let y = mark(&stage.model) + line;
            take(&mut stage.model, Mouse::Click { x: 20, y });
            assert!(stage.model.book.inside && stage.model.book.place.cursor == 1);
        }
    }
}
