//! How the home screen is drawn: groups of lines under their headings, aligned, the cursor on lines that lead somewhere.

use super::state::{First, Heading, Line, reason};
use crate::domain::campaign::Progress;
use crate::domain::circuit::Asked;
use crate::domain::clean::visible_line;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DossierId;
use crate::text::format::number;
use crate::text::{screens_campaign as campaign, screens_lists as texts, trouble, words};
use crate::tui::model::Model;
use crate::tui::next;
use crate::tui::widget::table::cut;
use crate::tui::widget::wrap::wrap;
use crate::tui::widget::{place, sheet, write};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

/// Cells of the column that says where structures stand: `réinscrite, code à émettre`.
const WORD: usize = 26;
/// Cells of the column that says what a dossier asks: `à signer`, `visa to give`.
const ASKED: usize = 12;
/// Cells of the number of a dossier.
const NUMBER: usize = 9;
/// Cells of a bar.
const BAR: usize = 30;

/// Draws it; no field is edited on this screen.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.width < 10 || area.height < 2 {
        return None;
    }
    let (rows, at) = rows(model, area.width);
    let height = sheet::seen(rows.len(), area);
    let first = at.filter(|(_, last)| *last >= height).map_or(0, |(_, last)| last + 1 - height);
    let cursor = at.map(|(first, _)| first);
    if let Some(seen) = place::words(first, height, rows.len(), model.lang) {
        let last = Rect { y: area.bottom() - 1, height: 1, width: area.width - 1, ..area };
        write::at_right(buffer, last, last.x, &seen, model.theme.dim);
    }
    for ((n, row), y) in rows.iter().enumerate().skip(first).take(height).zip(area.y..area.bottom()) {
        let place = Rect { y, height: 1, ..area };
        let on = row.stop && Some(row.line) == cursor;
        let base = if on { model.theme.cursor } else { model.theme.text };
        if on {
            buffer.set_style(place, base);
            if n == 0 || rows[n - 1].line != row.line {
                buffer.set_string(place.x, y, ">", base);
            }
        }
        let mut x = place.x + row.indent;
        for (text, width, style) in &row.pieces {
            let room = usize::from(place.right().saturating_sub(x + 1)).min(*width);
            let shown = cut(text, room);
            // Under the cursor every word has the colour of the cursor: others are not read on its ground.
            let style = if on { base } else { base.patch(*style) };
            buffer.set_stringn(x, y, &shown, room, style);
            let step = if *width == usize::MAX { shown.width() } else { room };
            x += u16::try_from(step + 1).unwrap_or(0);
        }
    }
    None
}

/// A text, the cells that it takes (`usize::MAX` takes what is left), and its style.
type Piece = (String, usize, Style);

/// A row as drawn: a line, or a part of one that is too long for the width.
struct Row {
    line: usize,
    stop: bool,
    indent: u16,
    pieces: Vec<Piece>,
}

/// Every row, and of those of the line under the cursor which line it is and which row must be seen at the bottom.
fn rows(model: &Model, width: u16) -> (Vec<Row>, Option<(usize, usize)>) {
    let stops = model.home.stops();
    let at = stops.get(model.home.place.cursor).copied();
    let titles = titles(model, width);
    let mut rows = Vec::new();
    for (n, line) in model.home.lines.iter().enumerate() {
        let indent = if matches!(line, Line::Heading(_)) { 1 } else { 2 };
        let mut pieces = pieces(model, line, titles[n]);
        for (text, ..) in &mut pieces {
            *text = visible_line(text);
        }
        let stop = stops.contains(&n);
        if let [(text, usize::MAX, style)] = pieces.as_slice() {
            let room = usize::from(width.saturating_sub(indent + 1));
            rows.extend(wrap(text, room).into_iter().map(|text| {
                let pieces = vec![(text, usize::MAX, *style)];
                Row { line: n, stop, indent, pieces }
            }));
        } else {
            rows.push(Row { line: n, stop, indent, pieces });
        }
    }
    let at = at.map(|at| {
        // What stands behind the last line that leads somewhere is seen with it.
        let last = rows.iter().rposition(|r| r.line == at).unwrap_or_default();
        (at, if Some(&at) == stops.last() { rows.len() - 1 } else { last })
    });
    (rows, at)
}

/// For each line the cells of a dossier's title: alike in a group, as many as what follows them leaves.
fn titles(model: &Model, width: u16) -> Vec<usize> {
    let rest = usize::from(width).saturating_sub(ASKED + NUMBER + 6);
    let lines = &model.home.lines;
    let mut found = vec![0; lines.len()];
    let mut from = 0;
    for group in lines.split_inclusive(|line| *line == Line::Blank) {
        let shown: Vec<Vec<Piece>> = group.iter().map(|line| pieces(model, line, 0)).collect();
        let widest = |of: usize| {
            let dossiers = shown.iter().filter(|pieces| pieces.len() == 4 && pieces[1].1 == NUMBER);
            dossiers.map(|pieces| visible_line(&pieces[of].0).width()).max().unwrap_or_default()
        };
        let left = rest.saturating_sub(widest(3));
        let title = (widest(2) + 1).min(if left >= rest / 3 { left } else { rest / 2 });
        found[from..from + group.len()].fill(title);
        from += group.len();
    }
    found
}

/// The pieces of a line; the title of a dossier has so many cells.
fn pieces(model: &Model, line: &Line, title: usize) -> Vec<Piece> {
    let (lang, theme) = (model.lang, &model.theme);
    let plain = Style::default();
    let sentence = |text: String, style: Style| vec![(text, usize::MAX, style)];
    match line {
        Line::Blank => Vec::new(),
        Line::Heading(heading) => sentence(heading_text(model, *heading), theme.accent),
        Line::Mine { dossier, asked, days, late } => {
            let word = match asked {
                Asked::Signature | Asked::Countersignature => texts::TO_SIGN,
                Asked::Visa => texts::TO_VISA,
                Asked::Opinion => texts::TO_ADVISE,
                Asked::Information => texts::TO_NOTE,
            };
            let style = if *late > 0 { theme.warn } else { theme.dim };
            let since = texts::waits(*days, *late, lang);
            dossier_line(model, dossier, word.of(lang), theme.key, title, (since, style))
        }
        Line::NothingWaits => sentence(texts::NOTHING_WAITS.of(lang).to_owned(), theme.dim),
        Line::Refused { dossier } => {
            let why = model.state.dossiers.get(dossier).map_or("", |d| reason(d)).to_owned();
            dossier_line(model, dossier, texts::REFUSED.of(lang), theme.bad, title, (why, plain))
        }
        Line::Bar { progress, count, of } => bar(model, *progress, *count, *of),
        Line::Standing(figures) => sentence(campaign::standing_line(*figures, lang), plain),
        Line::LateStep { dossier, days, allowed } => {
            let who = model.state.dossiers.get(dossier).map(|d| awaited(model, d)).unwrap_or_default();
            let text = texts::late_step(&who, *days, *allowed, lang);
            dossier_line(model, dossier, texts::LATE.of(lang), theme.warn, title, (text, plain))
        }
        Line::MoreLate(count) => sentence(texts::more_late(*count, lang), theme.warn),
        Line::Missing { count, days } => sentence(texts::missing(*count, *days, lang), theme.warn),
        Line::ExportStale { file } => {
            let text = match file {
                Some(path) => texts::export_stale(path, lang),
                None => texts::EXPORT_NEVER.of(lang).to_owned(),
            };
            sentence(format!("⚠ {text}"), theme.warn)
        }
        Line::ReadOnly => {
            let why = model.read_only.as_ref().map(|why| trouble::read_only(why, lang)).unwrap_or_default();
            sentence(format!("⚠ {why}"), theme.warn)
        }
        Line::Certificate { until, over } => {
            let style = if *over { theme.warn } else { plain };
            sentence(texts::certificate(*until, *over, lang), style)
        }
        Line::CertificateAwaited => sentence(texts::CERTIFICATE_AWAITED.of(lang).to_owned(), plain),
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
        Heading::Campaign { year, cut: Some(cut), .. } => {
            format!("{} · {}", texts::campaign(year, lang), texts::campaign_cut(cut, lang))
        }
        Heading::Campaign { year, opens, cutoff, cut: None } => {
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
    cells: usize,
    last: (String, Style),
) -> Vec<Piece> {
    let dossier = model.state.dossiers.get(id);
    let (name, title) = dossier.map_or((id.as_str(), ""), |d| (d.number.as_str(), d.title.as_str()));
    vec![
        (word.to_owned(), ASKED, style),
        (name.to_owned(), NUMBER, Style::default()),
        (title.to_owned(), cells, Style::default()),
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

fn bar(model: &Model, progress: Progress, count: usize, of: usize) -> Vec<Piece> {
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

fn first(model: &Model, number: usize, step: First, done: bool) -> Vec<Piece> {
    let (lang, theme) = (model.lang, &model.theme);
    let text = match step {
        First::Structures => texts::FIRST_STRUCTURES,
        First::Offices => texts::FIRST_OFFICES,
        First::Campaign => texts::FIRST_CAMPAIGN,
        First::People => texts::FIRST_PEOPLE,
        First::Dossier => texts::FIRST_DOSSIER,
    };
    let (layer, action) = step.place();
    let keys = next::keys(model, layer, action);
    let mark = if done { "✔".to_owned() } else { format!("{number}.") };
    let style = if done { theme.good } else { theme.text };
    vec![
        (mark, 2, style),
        (keys, 6, theme.key),
        (text.of(lang).to_owned(), usize::MAX, if done { theme.dim } else { Style::default() }),
    ]
}
