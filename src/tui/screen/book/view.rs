//! The signing book drawn: trays on top, dossiers on two rows each, the detail beside them or over them.

use super::detail;
use super::state::{Order, asked_of_me, current, is_unread, offered, post, since, structure, tray};
use crate::domain::circuit::Task;
use crate::domain::clean::visible_line;
use crate::domain::digest::late;
use crate::domain::dossier::{Dossier, Status};
use crate::domain::ids::DossierId;
use crate::domain::tray::{Tray, Viewer};
use crate::text::{format, screens_book as text, screens_deeds, words};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::next::{self, Step};
use crate::tui::widget::panes::Panes;
use crate::tui::widget::table::cut;
use crate::tui::widget::{place, tabs};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr as _;

/// Cells before the title of a dossier: its mark and its number.
const NUMBER: u16 = 12;

/// Draws it; no field is edited here.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let panes = Panes::of(area);
    let offered = offered(model);
    let tab = |&n: &usize| (words::tray(Tray::ALL[n]).of(model.lang).to_owned(), model.book.counts[n]);
    let names: Vec<(String, usize)> = offered.iter().map(tab).collect();
    let open = offered.iter().position(|n| *n == model.book.tray).unwrap_or(0);
    tabs::draw(buffer, panes.tabs, theme, &names, open);
    panes.draw(buffer, theme, &note(model), place(model, panes).as_deref());
    if panes.wide || !model.book.inside {
        draw_list(model, panes.list, buffer);
    }
    if (panes.wide || model.book.inside)
        && let Some(dossier) = current(model)
    {
        detail::sheet(model, dossier).draw(buffer, panes.detail, theme, model.book.scroll, model.lang);
    }
    None
}

/// Which dossiers of the tray are seen, where not all are.
fn place(model: &Model, panes: Panes) -> Option<String> {
    let (fits, screen) = (usize::from(panes.list.height) / 2, &model.book);
    let listed = panes.wide || !screen.inside;
    listed.then(|| place::words(screen.place.scroll_to(fits), fits, screen.names.len(), model.lang)).flatten()
}

/// How much of the tray the filter shows, and what it is sorted on where that is not the usual.
fn note(model: &Model) -> String {
    let (screen, lang) = (&model.book, model.lang);
    let mut notes = Vec::new();
    if model.filters.get(&Layer::Book).is_some_and(|f| !f.is_empty()) {
        notes.push(text::filtered(screen.names.len(), screen.counts[screen.tray], lang));
    }
    let selected = screen.place.selected.len();
    if selected > 0 {
        notes.push(screens_deeds::selected(selected, lang));
    }
    if screen.order != Order::default() || screen.reversed {
        let falls = screen.reversed != (screen.order == Order::Number);
        notes.push(text::sorted(text::order(screen.order as usize), falls, lang));
    }
    notes.join(" · ")
}

fn draw_list(model: &Model, area: Rect, buffer: &mut Buffer) {
    if model.book.names.is_empty() {
        return draw_empty(model, area, buffer);
    }
    let fits = usize::from(area.height) / 2;
    let place = &model.book.place;
    let first = place.scroll_to(fits);
    let viewer = Viewer::new(&model.state, &model.me, model.now.day);
    for (line, n) in (first..model.book.names.len()).take(fits).enumerate() {
        let id = DossierId::new(model.book.names[n].as_str());
        let Some(dossier) = model.state.dossiers.get(&id) else {
            continue;
        };
        let y = area.y + u16::try_from(line * 2).unwrap_or(0);
        draw_dossier(model, &viewer, dossier, n == place.cursor, Rect { y, height: 2, ..area }, buffer);
    }
}

fn draw_empty(model: &Model, area: Rect, buffer: &mut Buffer) {
    const OTHERS: &[Step] = &[
        (Layer::Book, Action::NextTray, None),
        (Layer::Book, Action::NewDossier, None),
        (Layer::Book, Action::SearchEverything, None),
        (Layer::Book, Action::ShowCircuits, None),
        (Layer::Global, Action::FirstDossier, None),
    ];
    let filtered = model.filters.get(&Layer::Book).is_some_and(|f| !f.is_empty());
    let (words, steps) = if filtered { (text::NONE_FITS, next::FILTERED) } else { (text::empty(tray(model)), OTHERS) };
    next::empty(model, area, words.of(model.lang), steps, buffer);
}

fn draw_dossier(model: &Model, viewer: &Viewer<'_>, dossier: &Dossier, at: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let chosen = model.book.place.selected.contains(dossier.id.as_str());
    let base = match (at, model.book.inside) {
        (true, false) => theme.cursor,
        (true, true) => theme.cursor_away,
        _ if chosen => theme.selected,
        _ => theme.text,
    };
    let unread = is_unread(viewer, model, dossier);
    buffer.set_style(area, base);
    // A row under the cursor keeps its own colours, so that it stays readable on its ground.
    let soft = if at { base } else { base.patch(theme.dim) };
    let mut put = |x: u16, y: u16, words: &str, room: u16, style: Style| {
        let words = cut(&visible_line(words), usize::from(room));
        buffer.set_stringn(area.x + x, y, words, usize::from(room), style);
    };
    put(0, area.y, if at { ">" } else { " " }, 1, base);
    put(1, area.y, if chosen { "*" } else { " " }, 1, base);
    put(2, area.y, &dossier.number, NUMBER - 3, soft);
    let (age, style) = age(model, dossier);
    let wide = u16::try_from(age.width()).unwrap_or(0).min(area.width / 2);
    put(area.width - wide - 1, area.y, &age, wide, if at { base } else { base.patch(style) });
    let title = if unread { base.add_modifier(Modifier::BOLD) } else { base };
    put(NUMBER, area.y, &dossier.title, area.width.saturating_sub(NUMBER + wide + 3), title);
    if unread {
        let mark = if at { base } else { base.patch(theme.accent) };
        put(2, area.y + 1, screens_deeds::UNREAD.of(model.lang), NUMBER - 3, mark);
    }
    let below = [
        standing(model, dossier),
        structure(&model.state, dossier.structure.as_ref()),
        words::document_kind(dossier.kind).of(model.lang).to_owned(),
    ];
    let below: Vec<String> = below.into_iter().filter(|w| !w.is_empty()).collect();
    put(NUMBER, area.y + 1, &below.join(" · "), area.width.saturating_sub(NUMBER + 1), soft);
}

/// Who is waited for: the person or the outsider who is named, the holder, else the post.
fn awaited(model: &Model, dossier: &Dossier, task: &Task) -> String {
    if let Some(person) = &task.person {
        return model.state.people.name(person).to_owned();
    }
    if let Some(id) = &task.outsider {
        let named = dossier.particulars.outsiders.iter().find(|o| o.id == *id);
        return named.map(|o| o.name.clone()).unwrap_or_default();
    }
    let holder = model.state.people.holder(&task.post, model.now.day);
    holder.map_or_else(|| post(&model.state, &task.post), |person| person.name.clone())
}

/// Since when it stands where it stands, and whether that is too long.
fn age(model: &Model, dossier: &Dossier) -> (String, Style) {
    let (day, lang, theme) = (model.now.day, model.lang, &model.theme);
    if model.book.lingers.as_ref() == Some(&dossier.id) {
        return (text::LEAVES.of(lang).to_owned(), theme.good);
    }
    if let Some(days) = late(dossier, day) {
        return (text::late(days, lang), theme.warn);
    }
    let since = since(dossier);
    if dossier.status == Status::Circulating {
        (text::waiting_for((day - since).num_days().max(0), lang), theme.dim)
    } else {
        (format::short_day(since, lang), theme.dim)
    }
}

/// Where it stands, in a few words.
fn standing(model: &Model, dossier: &Dossier) -> String {
    let lang = model.lang;
    let open = dossier.open_tasks();
    let Some(first) = open.first() else {
        return format!("{} {}", detail::sign_of(dossier.status), words::status(dossier.status).of(lang));
    };
    let place = format!("{}/{}", dossier.step + 1, dossier.steps.len());
    if let Some(task) = asked_of_me(model, dossier).first() {
        return text::yours(&place, words::asked(task.asked).of(lang), lang);
    }
    let more = open.len() - 1;
    text::waits_for(&place, words::asked(first.asked).of(lang), &awaited(model, dossier, first), more, lang)
}
