//! The picture of a guest's view: the document above, what is agreed to and done below.

use super::{Focus, Guest, agreed_words, party, stands};
use crate::domain::clean::visible_line;
use crate::text::guest as text;
use crate::tui::model::Model;
use crate::tui::overlay::read;
use crate::tui::widget::table::cut;
use crate::tui::widget::wrap::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr as _;

/// Fewest rows of the document beside everything else.
const LEAST: usize = 8;
/// Cells of the field of a code.
const FIELD: u16 = 13;
/// Rows at the foot: what is said, and the keys.
const FOOT: u16 = 3;

/// The words that are agreed to, in rows.
fn words(model: &Model, guest: &Guest) -> Vec<String> {
    wrap(&agreed_words(model, guest), usize::from(model.size.0.saturating_sub(2)))
}

/// The rows of the words below the document; none in a low window.
fn consent_rows(model: &Model, guest: &Guest) -> Vec<String> {
    if is_low(model, guest) || guest.over { Vec::new() } else { words(model, guest) }
}

/// A window in which there is room for the document or for everything else, not for both: what has the keys is seen.
fn is_low(model: &Model, guest: &Guest) -> bool {
    let rest = words(model, guest).len() + usize::from(rows_of(&items(model, guest)) + FOOT) + 2;
    usize::from(model.size.1) < LEAST + rest
}

/// Something that is done, and where it stands below the words: column and row.
struct Item {
    focus: Focus,
    text: String,
    x: u16,
    y: u16,
}

/// What is done, side by side where there is room. The first two cells of each are for the mark of the keys.
fn items(model: &Model, guest: &Guest) -> Vec<Item> {
    let lang = model.lang;
    let tick = if guest.agreed { "[x]" } else { "[ ]" };
    let code = format!("{}{} ", text::CODE.of(lang), crate::text::frame::colon(lang));
    let all = [
        (Focus::Agree, format!("{tick} {}", text::AGREE.of(lang)), 0),
        (Focus::Send, format!("[ {} ]", text::SEND.of(lang)), 0),
        (Focus::Code, code, FIELD),
        (Focus::Sign, format!("[ {} ]", text::SIGN.of(lang)), 0),
    ];
    let (mut x, mut y, mut found) = (0, 0, Vec::new());
    for (focus, text, field) in all {
        let width = 2 + u16::try_from(text.width()).unwrap_or(0) + field;
        // The box stands alone above what it allows.
        if x > 0 && (y == 0 || x + width > model.size.0) {
            (x, y) = (0, y + 1);
        }
        found.push(Item { focus, text, x, y });
        x += width + 1;
    }
    found
}

fn rows_of(items: &[Item]) -> u16 {
    items.last().map_or(0, |item| item.y + 1)
}

/// The rows below the document.
fn below(model: &Model, guest: &Guest) -> u16 {
    if guest.over || is_low(model, guest) {
        return FOOT;
    }
    let words = u16::try_from(words(model, guest).len()).unwrap_or(0);
    words + 1 + rows_of(&items(model, guest)) + FOOT
}

/// Where the document is shown.
pub fn document_area(model: &Model, guest: &Guest) -> Rect {
    let (width, height) = model.size;
    Rect::new(0, 1, width, height.saturating_sub(1 + below(model, guest)).max(3))
}

/// The rows of the words that are seen in a low window: where they begin, and how many.
fn page(model: &Model, guest: &Guest) -> (usize, usize) {
    let (all, room) = (words(model, guest).len(), usize::from(document_area(model, guest).height));
    let most = if all > room { room.saturating_sub(1).max(1) } else { room };
    (guest.from.min(all.saturating_sub(most)), most)
}

/// How many rows of the words are still to come in a low window; none in any other.
pub fn rest(model: &Model, guest: &Guest) -> usize {
    let (from, most) = page(model, guest);
    if is_low(model, guest) { words(model, guest).len().saturating_sub(from + most) } else { 0 }
}

/// The words in a low window, and whether there are more.
fn page_of_words(model: &Model, guest: &Guest, area: Rect, buffer: &mut Buffer) {
    let (room, (from, most)) = (usize::from(area.width.saturating_sub(1)), page(model, guest));
    for (line, y) in words(model, guest).iter().skip(from).take(most).zip(area.top()..area.bottom()) {
        buffer.set_stringn(1, y, line, room, model.theme.text);
    }
    if rest(model, guest) > 0 {
        let y = area.bottom().saturating_sub(1);
        buffer.set_stringn(1, y, cut(text::MORE_WORDS.of(model.lang), room), room, model.theme.accent);
    }
}

/// Draws it; where the cursor stands, if the code is typed.
pub fn view(model: &Model, guest: &Guest, buffer: &mut Buffer) -> Option<Position> {
    let (theme, lang, width) = (&model.theme, model.lang, model.size.0);
    let bar = Rect::new(0, 0, width, 1);
    let style = theme.text.patch(theme.bar);
    buffer.set_style(bar, style);
    let number = party(model, guest).map(|(d, _)| format!(" · {} · {}", d.number, d.title)).unwrap_or_default();
    let title = visible_line(&format!(" {}{number}", text::TITLE.of(lang)));
    let room = usize::from(width.saturating_sub(1));
    buffer.set_stringn(0, 0, cut(&title, room), room, style.add_modifier(Modifier::BOLD));
    let area = document_area(model, guest);
    if is_low(model, guest) && guest.focus == Focus::Agree {
        page_of_words(model, guest, area, buffer);
    } else {
        read::reader(&guest.reader, theme, lang, area).draw(area, buffer, theme, lang);
    }
    rows(model, guest, area.bottom(), buffer)
}

/// What stands below the document.
fn rows(model: &Model, guest: &Guest, top: u16, buffer: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let room = usize::from(model.size.0.saturating_sub(2));
    let (mut y, mut caret) = (top, None);
    let words = consent_rows(model, guest);
    if !words.is_empty() {
        buffer.set_stringn(1, y, cut(text::CONSENT.of(model.lang), room), room, theme.accent);
        for (line, at) in words.iter().zip(y + 1..) {
            buffer.set_stringn(1, at, line, room, theme.text);
        }
        y += 1 + u16::try_from(words.len()).unwrap_or(0);
    }
    if !guest.over {
        let low = is_low(model, guest);
        // In a low window the one that has the keys stands for all.
        let first = if guest.focus == Focus::Document { Focus::Agree } else { guest.focus };
        for item in items(model, guest).into_iter().filter(|i| !low || i.focus == first) {
            let (x, y) = if low { (0, y) } else { (item.x, y + item.y) };
            caret = caret.or(one(model, guest, &Item { x, y, ..item }, buffer));
        }
    }
    said(model, guest, buffer);
    caret
}

/// One of the things that are done, marked where it has the keys; where the cursor stands, if it is typed in.
fn one(model: &Model, guest: &Guest, item: &Item, buffer: &mut Buffer) -> Option<Position> {
    let (theme, focused) = (&model.theme, guest.focus == item.focus);
    let style = match (focused, item.focus) {
        (true, Focus::Code) => theme.accent,
        (true, _) => theme.cursor,
        (false, _) => theme.text,
    };
    let room = usize::from(model.size.0.saturating_sub(item.x));
    let mark = if focused { ">" } else { " " };
    buffer.set_stringn(item.x, item.y, mark, room, theme.accent);
    buffer.set_stringn(item.x + 2, item.y, cut(&item.text, room.saturating_sub(2)), room.saturating_sub(2), style);
    if item.focus != Focus::Code {
        return None;
    }
    let x = item.x + 2 + u16::try_from(item.text.width()).unwrap_or(0);
    let field = Rect::new(x, item.y, FIELD, 1).intersection(buffer.area);
    buffer.set_style(field, theme.field);
    buffer.set_stringn(x, item.y, guest.code.value(), usize::from(field.width), theme.field);
    let column = u16::try_from(guest.code.visual_cursor()).unwrap_or(0);
    focused.then(|| Position { x: (x + column).min(field.right().saturating_sub(1)), y: item.y })
}

/// The last rows: what was said, and the keys.
fn said(model: &Model, guest: &Guest, buffer: &mut Buffer) {
    let (theme, lang, (width, height)) = (&model.theme, model.lang, model.size);
    let room = usize::from(width.saturating_sub(2));
    let (words, style) = match &guest.said {
        _ if model.frame.jobs.acting().is_some() => (text::WORKING.of(lang).to_owned(), theme.dim),
        Some((words, true)) => (words.clone(), theme.warn),
        Some((words, false)) => (words.clone(), theme.good),
        None => (stands(model, guest), theme.dim),
    };
    let lines = wrap(&visible_line(&words), room);
    let most = if is_low(model, guest) && !guest.over { 1 } else { 2 };
    for (n, line) in lines.iter().take(most).enumerate() {
        let last = if n + 1 == most && lines.len() > most { format!("{line} …") } else { line.clone() };
        let first = height.saturating_sub(1 + u16::try_from(most).unwrap_or(1));
        let y = first + u16::try_from(n).unwrap_or(0);
        buffer.set_stringn(1, y, cut(&last, room), room, style);
    }
    let foot = Rect::new(0, height.saturating_sub(1), width, 1);
    let (keys, style) = match (guest.leaving, guest.over) {
        (true, _) => (text::LEAVING, theme.text.patch(theme.cursor)),
        (false, true) => (text::KEYS_DONE, theme.text.patch(theme.bar)),
        (false, false) => (text::KEYS, theme.text.patch(theme.bar)),
    };
    buffer.set_style(foot, style);
    buffer.set_stringn(1, foot.y, cut(keys.of(lang), room), room, style);
}
