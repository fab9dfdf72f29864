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
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr as _;

/// Fewest rows of the document beside everything else.
const LEAST: usize = 8;
/// Rows of what is done: the box, the button of a code, the code, the button, what is said, the keys.
const DONE_ROWS: u16 = 6;
/// Cells of the field of a code.
const FIELD: u16 = 14;

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
    usize::from(model.size.1) < LEAST + words(model, guest).len() + usize::from(DONE_ROWS) + 3
}

fn below(model: &Model, guest: &Guest) -> u16 {
    if is_low(model, guest) {
        return 3;
    }
    let words = u16::try_from(consent_rows(model, guest).len()).unwrap_or(0);
    let title = u16::from(words > 0);
    // What is said may take two rows.
    let done = if guest.over { 3 } else { DONE_ROWS };
    words + title + done + 1
}

/// Where the document is shown.
pub fn document_area(model: &Model, guest: &Guest) -> Rect {
    let (width, height) = model.size;
    Rect::new(0, 1, width, height.saturating_sub(1 + below(model, guest)).max(3))
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
        for (line, y) in words(model, guest).iter().zip(area.top()..area.bottom()) {
            buffer.set_stringn(1, y, line, room, theme.text);
        }
    } else {
        read::reader(&guest.reader, theme, lang, area).draw(area, buffer, theme, lang);
    }
    rows(model, guest, area.bottom(), buffer)
}

/// What stands below the document.
fn rows(model: &Model, guest: &Guest, top: u16, buffer: &mut Buffer) -> Option<Position> {
    let (theme, lang) = (&model.theme, model.lang);
    let room = usize::from(model.size.0.saturating_sub(2));
    let mut y = top;
    let mut put = |buffer: &mut Buffer, line: &str, style: Style| {
        buffer.set_stringn(1, y, cut(line, room), room, style);
        y += 1;
        y - 1
    };
    // In a low window the row that has the keys stands for all.
    let seen = |focus: Focus| {
        let first = if guest.focus == Focus::Document { Focus::Agree } else { guest.focus };
        !guest.over && (!is_low(model, guest) || focus == first)
    };
    let words = consent_rows(model, guest);
    if !words.is_empty() {
        put(buffer, text::CONSENT.of(lang), theme.accent);
        words.iter().for_each(|line| _ = put(buffer, line, theme.text));
    }
    let on = |focus: Focus| if guest.focus == focus { theme.cursor } else { theme.text };
    let mut caret = None;
    if seen(Focus::Agree) {
        let tick = if guest.agreed { "[x]" } else { "[ ]" };
        put(buffer, &format!("{tick} {}", text::AGREE.of(lang)), on(Focus::Agree));
    }
    if seen(Focus::Send) {
        put(buffer, &format!("[ {} ]", text::SEND.of(lang)), on(Focus::Send));
    }
    if seen(Focus::Code) {
        let label = format!("{}{} ", text::CODE.of(lang), crate::text::frame::colon(lang));
        let at = put(buffer, &label, if guest.focus == Focus::Code { theme.accent } else { theme.text });
        let x = 1 + u16::try_from(label.width()).unwrap_or(0);
        let field = Rect::new(x, at, FIELD, 1).intersection(buffer.area);
        buffer.set_style(field, theme.field);
        buffer.set_stringn(x, at, guest.code.value(), usize::from(field.width), theme.field);
        if guest.focus == Focus::Code {
            let column = u16::try_from(guest.code.visual_cursor()).unwrap_or(0);
            caret = Some(Position { x: (x + column).min(field.right().saturating_sub(1)), y: at });
        }
    }
    if seen(Focus::Sign) {
        put(buffer, &format!("[ {} ]", text::SIGN.of(lang)), on(Focus::Sign));
    }
    said(model, guest, buffer);
    caret
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
    let most = if is_low(model, guest) { 1 } else { 2 };
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
