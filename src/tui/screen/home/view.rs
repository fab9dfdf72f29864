//! How the home screen is drawn: groups of lines under their headings, aligned, the cursor on lines that lead somewhere.

use super::state::{First, Heading, Line, reason};
use crate::domain::campaign::Progress;
use crate::domain::circuit::Asked;
use crate::domain::clean::visible_line;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DossierId;
use crate::text::format::number;
use crate::text::{screens_lists as texts, trouble, words};
use crate::tui::action::{Action, Layer};
use crate::tui::dispatch::screen_action;
use crate::tui::model::Model;
use crate::tui::registry;
use crate::tui::widget::table::cut;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

/// Cells of the column that says what a line is: `à signer`, `code émis`.
const WORD: usize = 25;
/// Cells of the number of a dossier.
const NUMBER: usize = 9;
/// Cells of a bar.
const BAR: usize = 30;

/// Draws it; no field is edited on this screen.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.width < 10 || area.height < 2 {
        return None;
    }
    let stops = model.home.stops();
    let at = stops.get(model.home.place.cursor).copied();
    let height = usize::from(area.height);
    // What stands behind the last line that leads somewhere is seen with it.
    let last = if at == stops.last().copied() { model.home.lines.len().checked_sub(1) } else { at };
    let first = last.filter(|last| *last >= height).map_or(0, |last| last + 1 - height);
    for ((n, line), y) in model.home.lines.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        let on = at == Some(n);
        let base = if on { model.theme.cursor } else { model.theme.text };
        if on {
            buffer.set_style(row, base);
            buffer.set_string(row.x, y, ">", base);
        }
        let mut x = row.x + if matches!(line, Line::Heading(_)) { 1 } else { 2 };
        for (text, width, style) in pieces(model, line) {
            let room = usize::from(row.right().saturating_sub(x + 1)).min(width);
            let shown = cut(&visible_line(&text), room);
            buffer.set_stringn(x, y, &shown, room, base.patch(style));
            let step = if width == usize::MAX { shown.width() } else { room };
            x += u16::try_from(step + 1).unwrap_or(0);
        }
    }
    None
}

/// The texts of a line with the cells that each takes; `usize::MAX` takes what is left.
fn pieces(model: &Model, line: &Line) -> Vec<(String, usize, Style)> {
    let (lang, theme) = (model.lang, &model.theme);
    let plain = Style::default();
    let sentence = |text: String, style: Style| vec![(text, usize::MAX, style)];
    match line {
        Line::Blank => Vec::new(),
        Line::Heading(heading) => sentence(heading_text(model, *heading), theme.accent),
        Line::Mine { dossier, asked, days, late } => {
            let word = if *asked == Asked::Signature { texts::TO_SIGN } else { texts::TO_VISA };
            let style = if *late > 0 { theme.warn } else { theme.dim };
            let since = texts::waits(*days, *late, lang);
            dossier_line(model, dossier, word.of(lang), theme.key, (since, style))
        }
        Line::NothingWaits => sentence(texts::NOTHING_WAITS.of(lang).to_owned(), theme.dim),
        Line::Refused { dossier } => {
            let why = model.state.dossiers.get(dossier).map_or("", |d| reason(d)).to_owned();
            dossier_line(model, dossier, texts::REFUSED.of(lang), theme.bad, (why, plain))
        }
        Line::Bar { progress, count, of } => bar(model, *progress, *count, *of),
        Line::LateStep { dossier, days, allowed } => {
            let who = model.state.dossiers.get(dossier).map(|d| awaited(model, d)).unwrap_or_default();
            let text = texts::late_step(&who, *days, *allowed, lang);
            dossier_line(model, dossier, texts::LATE.of(lang), theme.warn, (text, plain))
        }
        Line::Missing { count, days } => sentence(texts::missing(*count, *days, lang), theme.warn),
        Line::ExportStale { ever } => {
            let text = if *ever { texts::EXPORT_STALE } else { texts::EXPORT_NEVER };
            sentence(format!("▲ {}", text.of(lang)), theme.warn)
        }
        Line::ReadOnly => {
            let why = model.read_only.as_ref().map(|why| trouble::read_only(why, lang)).unwrap_or_default();
            sentence(format!("▲ {why}"), theme.warn)
        }
        Line::AllWell => sentence(format!("✔ {}", texts::ALL_WELL.of(lang)), theme.good),
        Line::First { number, step, done } => first(model, *number, *step, *done),
    }
}

fn heading_text(model: &Model, heading: Heading) -> String {
    let lang = model.lang;
    match heading {
        Heading::First => texts::FIRST.of(lang).to_owned(),
        Heading::Waiting => texts::WAITING.of(lang).to_owned(),
        Heading::Refused => texts::REFUSED_TO_ME.of(lang).to_owned(),
        Heading::Late => texts::LATE_HEADING.of(lang).to_owned(),
        Heading::Desk => texts::DESK.of(lang).to_owned(),
        Heading::Campaign { year, opens, cutoff } => {
            let name = texts::campaign(year, lang);
            format!("{name} · {}", texts::campaign_days(opens, cutoff, model.now.day, lang))
        }
    }
}

fn dossier_line(
    model: &Model,
    id: &DossierId,
    word: &str,
    style: Style,
    last: (String, Style),
) -> Vec<(String, usize, Style)> {
    let dossier = model.state.dossiers.get(id);
    let (name, title) = dossier.map_or((id.as_str(), ""), |d| (d.number.as_str(), d.title.as_str()));
    let narrow = model.size.0 < 100;
    vec![
        (word.to_owned(), if narrow { 10 } else { WORD }, style),
        (name.to_owned(), NUMBER, Style::default()),
        (title.to_owned(), if narrow { 20 } else { 40 }, Style::default()),
        (last.0, usize::MAX, last.1),
    ]
}

/// The posts that an open step waits for, by their holders.
fn awaited(model: &Model, dossier: &Dossier) -> String {
    let people = &model.state.people;
    let mut names: Vec<String> = Vec::new();
    for task in dossier.open_tasks() {
        let holder = people.holder(&task.post, model.now.day).map(|p| p.name.clone());
        let title = people.posts.get(&task.post).map(|p| p.title.clone());
        names.extend(holder.or(title));
    }
    crate::text::format::list(&names, model.lang)
}

fn bar(model: &Model, progress: Progress, count: usize, of: usize) -> Vec<(String, usize, Style)> {
    let (lang, theme) = (model.lang, &model.theme);
    let style = match progress {
        Progress::Missing if count > 0 => theme.warn,
        Progress::Issued => theme.good,
        _ => theme.text,
    };
    // Something is never shown as nothing, nor all but one as all.
    let full = match (count, of) {
        (0, _) | (_, 0) => 0,
        (count, of) if count == of => BAR,
        (count, of) => (count * BAR / of).clamp(1, BAR - 1),
    };
    let figures = number(count, lang);
    vec![
        (words::progress(progress).of(lang).to_owned(), WORD, Style::default()),
        (format!("{figures:>7}"), 7, Style::default()),
        (format!("{}{}", "█".repeat(full), "·".repeat(BAR - full)), BAR, style),
    ]
}

fn first(model: &Model, number: usize, step: First, done: bool) -> Vec<(String, usize, Style)> {
    let (lang, theme) = (model.lang, &model.theme);
    let text = match step {
        First::Structures => texts::FIRST_STRUCTURES,
        First::Offices => texts::FIRST_OFFICES,
        First::Campaign => texts::FIRST_CAMPAIGN,
        First::People => texts::FIRST_PEOPLE,
        First::Dossier => texts::FIRST_DOSSIER,
    };
    let (layer, action) = step.place();
    let go = screen_action(layer).and_then(|go| key_of(model, go, Layer::Global));
    let keys: Vec<String> = [go, key_of(model, action, layer)].into_iter().flatten().collect();
    let mark = if done { "✔".to_owned() } else { format!("{number}.") };
    let style = if done { theme.good } else { theme.text };
    vec![
        (mark, 2, style),
        (keys.join(" "), 6, theme.key),
        (text.of(lang).to_owned(), usize::MAX, if done { theme.dim } else { Style::default() }),
    ]
}

/// The first key of an action on a screen.
fn key_of(model: &Model, action: Action, layer: Layer) -> Option<String> {
    let row = registry::rows().find(|row| row.action == action && row.layers.contains(&layer))?;
    model.frame.keymap.keys_of(row).first().map(|chord| chord.words(model.lang))
}
