//! A few things to choose from: what is to be read before stands above them and scrolls, the choices always show.

use super::Chooser;
use crate::domain::clean::visible_line;
use crate::text::Text;
use crate::tui::action::Action;
use crate::tui::screen::book::Wish;
use crate::tui::theme::Theme;
use crate::tui::widget::panel::{Hit, Panel, Row, room};
use crate::tui::widget::table::cut;
use crate::tui::widget::wrap::wrap;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// How many rows a page key goes.
const PAGE: usize = 10;

/// What came of a key.
#[derive(Clone, Debug)]
pub enum Did {
    Stay,
    Leave,
    /// Something would be lost: it asks first.
    Ask(Text),
    /// It cannot be chosen.
    Not(String),
    Take(Wish),
}

/// Takes a key, by what it asks for.
pub fn key(chooser: &mut Chooser, action: Option<Action>) -> Did {
    let leaving = std::mem::take(&mut chooser.leaving);
    let last = chooser.rows.len().saturating_sub(1);
    // Where there is something to read, pages turn it; else they go through the choices.
    let reads = !chooser.lines.is_empty();
    match action {
        Some(Action::Back | Action::Quit) => match chooser.unsaved {
            Some(words) if !leaving => {
                chooser.leaving = true;
                return Did::Ask(words);
            }
            _ => return Did::Leave,
        },
        Some(Action::Open) => return take(chooser),
        Some(Action::Up | Action::PreviousPane | Action::Left) => chooser.cursor = chooser.cursor.saturating_sub(1),
        Some(Action::Down | Action::NextPane | Action::Right) => chooser.cursor = (chooser.cursor + 1).min(last),
        Some(Action::PageUp) if reads => chooser.scroll = chooser.scroll.saturating_sub(PAGE),
        Some(Action::PageDown) if reads => chooser.scroll += PAGE,
        Some(Action::PageUp) => chooser.cursor = chooser.cursor.saturating_sub(PAGE),
        Some(Action::PageDown) => chooser.cursor = (chooser.cursor + PAGE).min(last),
        Some(Action::First) => chooser.cursor = 0,
        Some(Action::Last) => chooser.cursor = last,
        _ => {}
    }
    Did::Stay
}

/// Takes a click: the first one goes to a choice, the second takes it.
pub fn click(chooser: &mut Chooser, hit: Hit) -> Did {
    chooser.leaving = false;
    match hit {
        Hit::Row(n) if n == chooser.cursor => return take(chooser),
        Hit::Row(n) => chooser.cursor = n,
        _ => {}
    }
    Did::Stay
}

fn take(chooser: &Chooser) -> Did {
    match chooser.rows.get(chooser.cursor) {
        None => Did::Leave,
        Some(row) => match (&row.why, &row.then) {
            (Some(why), _) => Did::Not(why.clone()),
            (None, Some(wish)) => Did::Take(wish.clone()),
            (None, None) => Did::Leave,
        },
    }
}

/// The panel in an area.
pub fn panel(chooser: &Chooser, theme: &Theme, area: Rect) -> Panel {
    let room = room(area, false);
    let mut choices = Vec::new();
    let mut keep = (0, 0);
    for (n, row) in chooser.rows.iter().enumerate() {
        let at = n == chooser.cursor;
        let from = choices.len();
        let style = match (at, row.why.is_some()) {
            (true, _) => theme.cursor,
            (false, true) => theme.dim,
            (false, false) => theme.text,
        };
        let not = row.why.as_ref().map(|why| format!(" – {why}")).unwrap_or_default();
        let words = cut(&visible_line(&format!("{}{not}", row.words)), room.saturating_sub(2));
        let mark = if at { "> " } else { "  " };
        let line = Line::from(vec![Span::raw(mark), Span::styled(words, style)]);
        choices.push(Row { line, ..Row::default() }.hit(Hit::Row(n)));
        for line in wrap(&visible_line(&row.more), room.saturating_sub(4)).into_iter().filter(|l| !l.is_empty()) {
            choices.push(Row::text(format!("    {line}"), theme.dim).hit(Hit::Row(n)));
        }
        if at {
            keep = (from, choices.len() - 1);
        }
    }
    let title = visible_line(&chooser.title);
    if chooser.lines.is_empty() {
        return Panel { title, body: choices, keep: Some(keep), ..Panel::default() };
    }
    let lines = chooser.lines.iter().flat_map(|l| hanging(&visible_line(l), room));
    let body = lines.map(|l| Row::text(l, theme.text)).collect();
    let foot = std::iter::once(Row::default()).chain(choices).collect();
    Panel { title, body, foot, scroll: chooser.scroll, ..Panel::default() }
}

/// A line wrapped, its further lines a little to the right.
fn hanging(line: &str, room: usize) -> Vec<String> {
    let mut rows = wrap(line, room.saturating_sub(3));
    for row in rows.iter_mut().skip(1) {
        row.insert_str(0, "   ");
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::overlay::Choice;

    fn chooser() -> Chooser {
        let row = |words: &str, why: Option<&str>| Choice {
            words: words.to_owned(),
            why: why.map(str::to_owned),
            ..Choice::default()
        };
        Chooser {
            title: "Titre".into(),
            rows: vec![row("Une", None), row("Deux", Some("trop tôt")), row("Trois", None)],
            ..Chooser::default()
        }
    }

    #[test]
    fn what_cannot_be_chosen_says_why_and_stays() {
        let mut c = chooser();
        key(&mut c, Some(Action::Down));
        assert!(matches!(key(&mut c, Some(Action::Open)), Did::Not(why) if why == "trop tôt"));
        key(&mut c, Some(Action::Down));
        key(&mut c, Some(Action::Down));
        assert_eq!(c.cursor, 2, "the last one is the last");
        assert!(matches!(key(&mut c, Some(Action::Open)), Did::Leave));
    }

    #[test]
    fn leaving_asks_once_where_something_would_be_lost() {
        let mut c = chooser();
        assert!(matches!(key(&mut c, Some(Action::Back)), Did::Leave));
        c.unsaved = Some(crate::text::both("perdu", "lost"));
        assert!(matches!(key(&mut c, Some(Action::Back)), Did::Ask(_)));
        assert!(matches!(key(&mut c, Some(Action::Down)), Did::Stay));
        assert!(matches!(key(&mut c, Some(Action::Back)), Did::Ask(_)), "anything else takes the leave back");
        assert!(matches!(key(&mut c, Some(Action::Back)), Did::Leave));
    }

    #[test]
    fn what_is_read_scrolls_and_the_choices_stay_in_sight() {
        let mut c = Chooser { lines: (0..40).map(|n| format!("ligne {n}")).collect(), ..chooser() };
        key(&mut c, Some(Action::PageDown));
        assert_eq!((c.scroll, c.cursor), (PAGE, 0));
        let panel = panel(&c, &Theme::MONO, Rect::new(0, 0, 60, 12));
        let foot: String = panel.foot.iter().map(|r| r.line.to_string()).collect();
        assert!(foot.contains("> Une") && foot.contains("Deux – trop tôt") && foot.contains("Trois"), "{foot}");
    }
}
