//! What is only read: messages, documents page by page, a secret for a few seconds.

use super::{Message, Reader};
use crate::domain::clean::visible_line;
use crate::domain::login::Login;
use crate::text::{Lang, forms_deeds, frame};
use crate::tui::action::Action;
use crate::tui::theme::Theme;
use crate::tui::widget::panel::{Panel, Row, room};
use crate::tui::widget::wrap::wrap;
use chrono::{DateTime, Utc};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Most seconds that a secret is shown.
pub const SECRET_SECONDS: i64 = 10;

/// Where the next scroll comes to: the new first line, within `lines`.
pub fn scrolled(action: Action, from: usize, page: usize, lines: usize) -> usize {
    let page = page.max(2) - 1;
    let to = match action {
        Action::Up => from.saturating_sub(1),
        Action::Down => from + 1,
        Action::PageUp => from.saturating_sub(page),
        Action::PageDown => from + page,
        Action::First => 0,
        Action::Last => lines,
        _ => from,
    };
    to.min(lines.saturating_sub(1))
}

/// The panel of a message.
pub fn message(message: &Message, theme: &Theme, area: Rect) -> Panel {
    let room = room(area, false);
    let body = message.lines.iter().flat_map(|l| wrap(&visible_line(l), room)).map(|l| Row::text(l, theme.text));
    Panel { title: visible_line(&message.title), body: body.collect(), scroll: message.scroll, ..Panel::default() }
}

/// The lines of a document, page breaks among them: a break carries the number of the page that it opens.
fn lines(reader: &Reader) -> impl Iterator<Item = Result<&str, usize>> {
    reader.reading.pages.iter().enumerate().flat_map(|(n, page)| {
        let empty = page.is_empty().then_some(Ok(""));
        std::iter::once(Err(n + 1)).chain(empty).chain(page.iter().map(|l| Ok(l.as_str())))
    })
}

/// How many lines a document has, page breaks counted.
pub fn length(reader: &Reader) -> usize {
    reader.reading.pages.iter().map(|p| p.len().max(1) + 1).sum()
}

/// The page that stands at the top, from 1.
pub fn page_at(reader: &Reader) -> usize {
    lines(reader).take(reader.scroll + 1).filter_map(Result::err).last().unwrap_or(1)
}

/// The first line of the next page or of the one before.
pub fn turned(reader: &Reader, forward: bool) -> usize {
    let breaks: Vec<usize> = lines(reader).enumerate().filter(|(_, l)| l.is_err()).map(|(n, _)| n).collect();
    let found = if forward {
        breaks.iter().find(|n| **n > reader.scroll)
    } else {
        breaks.iter().rev().find(|n| **n < reader.scroll)
    };
    found.copied().unwrap_or(reader.scroll)
}

/// Rows of a document that are seen in an area: its frame and its foot take the others.
fn reader_height(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(4))
}

/// The first line from which the document is seen to its end in an area.
pub fn furthest(reader: &Reader, area: Rect) -> usize {
    let (room, height) = (room(area, true), reader_height(area));
    let rows: Vec<usize> = lines(reader)
        .map(|line| match line {
            Err(n) => 1 + usize::from(reader.reading.pages[n - 1].is_empty()),
            Ok(text) => wrap(&visible_line(text), room).len(),
        })
        .collect();
    let mut left = height;
    let fitting = rows.iter().rev().take_while(|rows| {
        let fits = **rows <= left;
        left = left.saturating_sub(**rows);
        fits
    });
    rows.len() - fitting.count().max(1).min(rows.len())
}

/// The panel of a document.
pub fn reader(reader: &Reader, theme: &Theme, lang: Lang, area: Rect) -> Panel {
    let (room, height) = (room(area, true), reader_height(area));
    let pages = reader.reading.pages.len();
    let mut body: Vec<Row> = Vec::new();
    let mut whole = 0;
    for line in lines(reader).skip(reader.scroll) {
        if body.len() >= height {
            break;
        }
        match line {
            Err(n) => {
                let noted = reader.notes.get(&n).map(|n| format!("· {} ", forms_deeds::notes_on_page(*n, lang)));
                let text = format!("── {} {}", frame::page(n, pages, lang), noted.unwrap_or_default());
                let fill = "─".repeat(room.saturating_sub(text.chars().count()));
                body.push(Row::text(format!("{text}{fill}"), theme.dim));
                if reader.reading.pages[n - 1].is_empty() {
                    body.push(Row::text(frame::NO_TEXT.of(lang), theme.dim));
                }
            }
            Ok(text) => body.extend(wrap(&visible_line(text), room).into_iter().map(|l| Row::text(l, theme.text))),
        }
        whole += usize::from(body.len() <= height);
    }
    body.truncate(height);
    let place = frame::page(page_at(reader).min(pages.max(1)), pages.max(1), lang);
    let digest: String = reader.reading.digest.chars().take(16).collect();
    let foot =
        Line::from(vec![Span::styled(place, theme.accent), Span::styled(format!("   SHA-256 {digest}…"), theme.dim)]);
    Panel {
        title: visible_line(&reader.reading.name),
        body,
        foot: vec![Row::default(), Row { line: foot, ..Row::default() }],
        part: Some((reader.scroll, whole.max(1), length(reader))),
        tall: true,
        wide: true,
        ..Panel::default()
    }
}

/// The panel of a secret.
pub fn secret(login: &Login, secret: &str, left: i64, theme: &Theme, lang: Lang) -> Panel {
    let body = vec![
        Row::default(),
        Row::text(login.as_str().to_owned(), theme.text),
        Row::default(),
        Row::text(visible_line(secret), theme.accent),
        Row::default(),
        Row::text(frame::seconds_left(left, lang), theme.dim),
    ];
    Panel { title: frame::SECRET_TITLE.of(lang).to_owned(), body, ..Panel::default() }
}

/// The instant at which a secret goes, whatever was asked: never more than ten seconds from now.
pub fn secret_end(asked: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    asked.min(now + chrono::Duration::seconds(SECRET_SECONDS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Reading;

    fn document() -> Reader {
        let page = |n: usize| (0..n).map(|l| format!("ligne {l}")).collect();
        Reader {
            reading: Reading { pages: vec![page(3), page(0), page(30)], ..Reading::default() },
            ..Reader::default()
        }
    }

    #[test]
    fn pages_are_turned_and_counted() {
        let mut reader = document();
        assert_eq!(length(&reader), 4 + 2 + 31);
        reader.scroll = turned(&reader, true);
        assert_eq!((reader.scroll, page_at(&reader)), (4, 2));
        reader.scroll = turned(&reader, true);
        assert_eq!((reader.scroll, page_at(&reader)), (6, 3));
        reader.scroll = turned(&reader, true);
        assert_eq!(reader.scroll, 6);
        reader.scroll = turned(&reader, false);
        assert_eq!(page_at(&reader), 2);
    }

    #[test]
    fn the_end_of_a_document_fills_the_screen_and_the_edge_says_which_lines_are_seen() {
        let area = Rect::new(0, 0, 80, 20);
        let mut shown = document();
        shown.scroll = furthest(&shown, area);
        assert_eq!(shown.scroll, 37 - 16, "sixteen rows are seen, and no empty one");
        let panel = reader(&shown, &Theme::MONO, Lang::Fr, area);
        let body: Vec<String> = panel.body.iter().map(|r| r.line.to_string()).collect();
        assert_eq!((body.len(), body[15].as_str()), (16, "ligne 29"));
        assert_eq!(panel.part, Some((21, 16, 37)));
    }

    #[test]
    fn a_scan_says_that_it_has_no_text() {
        let reader_ = Reader { scroll: 4, ..document() };
        let panel = reader(&reader_, &Theme::MONO, Lang::Fr, Rect::new(0, 0, 80, 20));
        let text: String = panel.body.iter().map(|r| r.line.to_string()).collect();
        assert!(text.contains("page 2 sur 3") && text.contains("sans texte"));
    }

    #[test]
    fn a_secret_is_never_shown_longer_than_ten_seconds() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        assert_eq!(secret_end(now + chrono::Duration::hours(1), now), now + chrono::Duration::seconds(10));
        assert_eq!(secret_end(now + chrono::Duration::seconds(3), now), now + chrono::Duration::seconds(3));
    }
}
