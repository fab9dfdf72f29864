//! Help and palette: every action with its keys, found by its name; a reason beside those that cannot be done now.

use super::{Palette, field};
use crate::domain::fold::{Needle, fold};
use crate::domain::plan::Grade;
use crate::text::frame;
use crate::text::synonyms::also_said;

use crate::tui::action::{Action, Layer};
use crate::tui::chord::Chord;
use crate::tui::dispatch::screen_name;
use crate::tui::model::Model;
use crate::tui::perform::{self, allowed};
use crate::tui::registry;
use crate::tui::widget::panel::{Hit, Panel, Row, room};
use crate::tui::widget::table::cut;
use crate::tui::widget::wrap::wrap;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

/// Cells of the keys of a row.
const KEYS: usize = 15;
/// The same in a short list.
const FEW_KEYS: usize = 4;
/// Rows below which the panel keeps its room for the list.
const LOW: u16 = 12;

/// What came of a key.
#[derive(Clone, Copy, Debug)]
pub enum Did {
    Stay,
    Run(&'static registry::Row),
    Leave,
}

impl Palette {
    /// Other words were typed: the list is worked out anew, and its top is meant.
    pub fn retyped(&mut self) {
        self.cursor = 0;
        self.list.take();
    }
}

/// The actions that the typed words leave: those of the screen in front first, then those of everywhere, then the rest.
/// They stay as they are until other words are typed, whatever becomes possible meanwhile: what the cursor stands on is
/// what Enter does.
pub fn found<'a>(palette: &'a Palette, model: &Model) -> &'a [&'static registry::Row] {
    palette.list.get_or_init(|| sorted(palette, model))
}

fn sorted(palette: &Palette, model: &Model) -> Vec<&'static registry::Row> {
    let needle = Needle::new(palette.input.value());
    let here = model.screen;
    let rank = |row: &registry::Row| {
        if row.layers.contains(&here) && !row.layers.contains(&Layer::Global) && row.layers.len() == 1 {
            0
        } else if row.layers.contains(&here) || (here != Layer::Door && row.layers.contains(&Layer::Global)) {
            1
        } else {
            2
        }
    };
    let most = if palette.here_only || here == Layer::Door { 1 } else { 2 };
    let fits = |row: &registry::Row| {
        needle.is_empty() || {
            let mut text = fold(&format!("{} {}", row.text.of(model.lang), row.about.of(model.lang)));
            text.push_str(&also_said(&text, model.lang));
            needle.matches(&format!("{text} {}", row.name))
        }
    };
    if !palette.only.is_empty() {
        let mut rows: Vec<_> =
            palette.only.iter().filter_map(|a| perform::row(model, *a)).filter(|r| fits(r)).collect();
        rows.sort_by_cached_key(|r| allowed(model, r).is_err());
        return rows;
    }
    let mut rows: Vec<_> = registry::rows().filter(|r| rank(r) <= most && fits(r)).collect();
    let typed = fold(palette.input.value());
    let begins = |row: &registry::Row| !typed.is_empty() && fold(row.text.of(model.lang)).starts_with(&typed);
    // What can be done now comes before what cannot.
    let keyless = |row: &registry::Row| palette.here_only && model.frame.keymap.keys_of(row).is_empty();
    rows.sort_by_cached_key(|r| (!begins(r), rank(r), allowed(model, r).is_err(), keyless(r)));
    rows
}

/// Takes a key; `action` is what it asks for where no text is edited.
pub fn key(palette: &mut Palette, chord: Chord, action: Option<Action>, model: &Model) -> Did {
    let rows = found(palette, model).to_vec();
    let last = rows.len().saturating_sub(1);
    if let Some(changed) = field::edit(&mut palette.input, chord) {
        if changed {
            palette.retyped();
        }
        return Did::Stay;
    }
    match action {
        Some(Action::Back) => return Did::Leave,
        Some(Action::Up | Action::PreviousPane) => palette.cursor = palette.cursor.saturating_sub(1),
        Some(Action::Down | Action::NextPane) => palette.cursor = (palette.cursor + 1).min(last),
        Some(Action::PageUp) => palette.cursor = palette.cursor.saturating_sub(10),
        Some(Action::PageDown) => palette.cursor = (palette.cursor + 10).min(last),
        Some(Action::Open) => return rows.get(palette.cursor).map_or(Did::Stay, |r| Did::Run(r)),
        _ => {}
    }
    Did::Stay
}

/// The keys of a row as people read them.
pub fn keys_words(model: &Model, row: &registry::Row) -> String {
    let keys: Vec<String> = model.frame.keymap.keys_of(row).iter().map(|c| c.words(model.lang)).collect();
    if keys.is_empty() { frame::NO_KEY.of(model.lang).to_owned() } else { keys.join(" ") }
}

/// The panel of the palette in an area.
pub fn panel(palette: &Palette, model: &Model, area: Rect) -> Panel {
    let (theme, lang, room) = (&model.theme, model.lang, room(area, false));
    let rows = found(palette, model);
    let label = format!("{}{} ", frame::SEARCH.of(lang), frame::colon(lang));
    let all = if palette.only.is_empty() { registry::rows().count() } else { palette.only.len() };
    let count = frame::found(rows.len(), all);
    let width = room.saturating_sub(label.width() + count.width() + 1);
    let scroll = palette.input.visual_scroll(width.saturating_sub(1));
    let shown: String = palette.input.value().chars().skip(scroll).collect();
    let fill = " ".repeat(width.saturating_sub(shown.width()));
    let caret = label.width() + palette.input.visual_cursor().saturating_sub(scroll);
    let head = Row {
        line: Line::from(vec![
            Span::raw(label),
            Span::styled(format!("{}{fill}", cut(&shown, width)), theme.field),
            Span::styled(format!(" {count}"), theme.dim),
        ]),
        caret: Some(u16::try_from(caret).unwrap_or(u16::MAX)),
        ..Row::default()
    };
    let mut body: Vec<Row> = rows.iter().enumerate().map(|(n, r)| line(palette, model, n, r, room)).collect();
    if body.is_empty() {
        body = wrap(frame::NO_ACTION.of(lang), room).into_iter().map(|l| Row::text(l, theme.dim)).collect();
    }
    let title = if palette.here_only { frame::HELP_TITLE } else { frame::PALETTE_TITLE };
    let mut foot = foot(rows.get(palette.cursor).copied(), model, room);
    let mut head = vec![head, Row::default()];
    if area.height < LOW {
        // The list needs the room more than what separates it.
        head.truncate(1);
        let about = rows.get(palette.cursor).map(|row| cut(row.about.of(lang), room)).unwrap_or_default();
        foot = vec![Row::text(about, theme.dim)];
    }
    Panel {
        title: if palette.title.is_empty() { title.of(lang).to_owned() } else { palette.title.clone() },
        head,
        body,
        foot,
        keep: Some((palette.cursor, palette.cursor)),
        tall: true,
        ..Panel::default()
    }
}

fn line(palette: &Palette, model: &Model, n: usize, row: &registry::Row, room: usize) -> Row {
    let theme = &model.theme;
    let at = n == palette.cursor;
    let can = allowed(model, row);
    // A short list is gone through with arrows: that most of it has no key need not be said on every line.
    let keyless = !palette.only.is_empty() && model.frame.keymap.keys_of(row).is_empty();
    let column = if palette.only.is_empty() { KEYS } else { FEW_KEYS };
    let keys = if keyless { String::new() } else { cut(&keys_words(model, row), column - 2) };
    let pad = " ".repeat(column.saturating_sub(keys.width()));
    let place = if row.layers.contains(&model.screen) || row.layers.contains(&Layer::Global) {
        String::new()
    } else {
        row.layers.first().map(|l| format!(" ({})", screen_name(*l).of(model.lang))).unwrap_or_default()
    };
    let mark = if at { "> " } else { "  " };
    let text = format!("{}{place}", row.text.of(model.lang));
    let (ground, words) = match (at, can.is_ok()) {
        (true, _) => (theme.cursor, theme.cursor),
        (false, true) => (theme.text, theme.text),
        (false, false) => (theme.text, theme.dim),
    };
    let key = if at { theme.cursor } else { theme.key };
    let room = room.saturating_sub(2 + column);
    let not = can.err().map(|why| format!(" – {}", why.of(model.lang))).unwrap_or_default();
    let spans = vec![
        Span::styled(mark, ground),
        Span::styled(format!("{keys}{pad}"), key),
        Span::styled(cut(&format!("{text}{not}"), room), words),
    ];
    Row { line: Line::from(spans), ..Row::default() }.fill(ground).hit(Hit::Row(n))
}

/// The sentence about the action under the cursor, and why it cannot be done now.
fn foot(row: Option<&registry::Row>, model: &Model, room: usize) -> Vec<Row> {
    let (theme, lang) = (&model.theme, model.lang);
    let mut foot = vec![Row::default()];
    if let Some(row) = row {
        let style = if row.grade >= Grade::Confirmed { theme.warn } else { theme.dim };
        foot.extend(wrap(row.about.of(lang), room).into_iter().map(|l| Row::text(l, style)));
        if let Err(why) = allowed(model, row) {
            let text = format!("{}{}", frame::NOT_NOW.of(lang), why.of(lang));
            foot.extend(wrap(&text, room).into_iter().map(|l| Row::text(l, theme.warn)));
        }
    }
    foot
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{self, En, Fr};
    use crate::tui::stage::Stage;

    fn names(stage: &mut Stage, lang: Lang, typed: &str) -> Vec<&'static str> {
        stage.enter(lang);
        let palette = Palette { input: typed.into(), ..Palette::default() };
        found(&palette, &stage.model).iter().map(|r| r.name).collect()
    }

    /// Words of the field that the program has another one for.
    #[test]
    fn an_action_is_found_by_what_people_call_it() {
        let mut stage = Stage::new();
        for (lang, typed, name) in [
            (Fr, "fuite", "case-open"),
            (Fr, "Mot de passe", "people-passphrase"),
            (Fr, "parapheur", "go-book"),
            (Fr, "imprimer", "book-sheet"),
            (Fr, "rechercher", "book-search"),
            (Fr, "rechercher", "filter"),
            (Fr, "annuler", "book-take-back"),
            (Fr, "annuler", "back"),
            (Fr, "aide", "help"),
            (Fr, "raccourcis", "help"),
            (Fr, "quitter", "quit"),
            (Fr, "exporter", "campaign-declare"),
            (Fr, "tampon", "book-stamp"),
            (Fr, "cachet", "book-stamp"),
            (Fr, "délégation", "people-grant"),
            (Fr, "habilitation", "people-grant"),
            (Fr, "congé", "people-substitute"),
            (Fr, "SMS", "book-gateway"),
            (Fr, "texto", "book-countersign"),
            (Fr, "e-mail", "mail-server"),
            (Fr, "historique", "go-register"),
            (En, "leak", "case-open"),
            (En, "password", "people-passphrase"),
            (En, "print", "book-sheet"),
            (En, "undo", "book-take-back"),
            (En, "approve", "book-visa"),
            (En, "shortcuts", "help"),
            (En, "log out", "lock"),
            (En, "delegate", "book-transfer"),
        ] {
            let found = names(&mut stage, lang, typed);
            assert!(found.contains(&name), "{typed}: {found:?}");
            assert!(found.len() < 40, "{typed} narrows: {found:?}");
        }
        assert!(names(&mut stage, Fr, "mot de passe fuite xyz").is_empty());
    }
}
