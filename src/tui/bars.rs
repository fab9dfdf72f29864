//! The lines around a screen: the program and its state, the screens, the keys that work here. All of them come from the
//! registry, and a click on them means what their key does.

use super::action::{Action, Layer};
use super::dispatch::{self, screen_action, screen_name};
use super::model::Model;
use super::overlay::confirm::Asked;
use super::overlay::{Message, Overlay};
use super::perform;
use super::registry::{self, Row};
use super::widget::table::cut;
use crate::domain::clean::visible_line;
use crate::text::{Text, both, frame};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

fn cells(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The line of the program: whose desk, who is at it, what stands in the way.
pub fn top(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, lang) = (&model.theme, model.lang);
    let style = theme.text.patch(theme.bar);
    buffer.set_style(area, style);
    let mut right = Vec::new();
    if let Some((words, done, total)) = &model.busy {
        right.push(if *total > 0 { format!("{words} {done}/{total}") } else { words.clone() });
    }
    if model.screen != Layer::Door {
        right.push(visible_line(model.state.people.name(&model.me)));
        if model.read_only.is_some() {
            right.push(frame::READ_ONLY.of(lang).to_uppercase());
        }
    } else if model.frame.back_to.is_some() {
        right.push(frame::LOCKED.of(lang).to_owned());
    }
    let room = usize::from(area.width);
    let right = cut(&right.join(" · "), room.saturating_sub(frame::PROGRAM.width() + 4));
    let mut left = format!(" {}", frame::PROGRAM);
    if !model.state.desk.organisation.is_empty() {
        left.push_str(" · ");
        left.push_str(&visible_line(&model.state.desk.organisation));
    }
    if model.screen != Layer::Door && model.size.1 < 14 {
        left = format!(" {}", screen_name(model.screen).of(lang));
    }
    let left = cut(&left, room.saturating_sub(right.width() + 3));
    buffer.set_string(area.x, area.y, &left, style.add_modifier(ratatui::style::Modifier::BOLD));
    let x = area.right().saturating_sub(cells(&right).saturating_add(1));
    buffer.set_string(x, area.y, &right, style);
}

/// The key of a screen.
fn screen_key(model: &Model, layer: Layer) -> String {
    let row = screen_action(layer).and_then(|a| perform::row(model, a));
    row.and_then(|r| model.frame.keymap.keys_of(r).first()).map(|c| c.words(model.lang)).unwrap_or_default()
}

/// The screens and where each stands: the widest form that has room. The one in front is in brackets.
fn tabs_laid(model: &Model, width: u16) -> Vec<(u16, String, Layer)> {
    let key = |layer| screen_key(model, layer);
    let form = |keys_too: bool, gap: u16| {
        let mut x = 1;
        let mut laid = Vec::new();
        for layer in Layer::SCREENS {
            let front = layer == model.screen;
            let name = screen_name(layer).of(model.lang);
            let words = if keys_too || front { format!("{} {name}", key(layer)) } else { name.to_owned() };
            let text = if front { format!("[{}]", words.trim()) } else { words.trim().to_owned() };
            let wide = cells(&text);
            laid.push((x, text, layer));
            x += wide + gap;
        }
        (x - gap <= width).then_some(laid)
    };
    let front_only = || {
        let text = format!("[{} {}]", key(model.screen), screen_name(model.screen).of(model.lang));
        vec![(1, text, model.screen)]
    };
    form(true, 3)
        .or_else(|| form(true, 2))
        .or_else(|| form(false, 2))
        .or_else(|| form(false, 1))
        .unwrap_or_else(front_only)
}

/// Whether each screen in the line of screens has room for its key.
fn tabs_keyed(model: &Model) -> bool {
    let keyed = |(_, text, layer): &(u16, String, Layer)| text.contains(&screen_key(model, *layer));
    let laid = tabs_laid(model, model.size.0);
    laid.len() == Layer::SCREENS.len() && laid.iter().all(keyed)
}

/// The line of the screens.
pub fn tabs(model: &Model, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    for (x, text, layer) in tabs_laid(model, area.width) {
        let style = if layer == model.screen { model.theme.accent } else { model.theme.dim };
        let room = usize::from(area.width.saturating_sub(x));
        buffer.set_stringn(area.x + x, area.y, cut(&text, room), room, style);
    }
}

/// The screen whose name stands in a column of the line of screens.
pub fn tab_at(model: &Model, width: u16, x: u16) -> Option<Layer> {
    let laid = tabs_laid(model, width);
    let hit = laid.into_iter().find(|(from, text, _)| (*from..*from + cells(text)).contains(&x));
    hit.map(|(_, _, layer)| layer)
}

/// An entry of the line of keys.
struct Entry {
    x: u16,
    key: String,
    words: &'static str,
    row: &'static Row,
    works: bool,
}

/// What an overlay's keys are called while it is in front.
fn overlay_entries(overlay: &Overlay) -> &'static [(Action, Text)] {
    const FORM: &[(Action, Text)] = &[
        (Action::Open, both("Suivant, valider", "Next, send")),
        (Action::Back, both("Sortir", "Leave")),
        (Action::NextPane, both("Suivant", "Next")),
        (Action::PageDown, frame::SEND),
        (Action::PreviousPane, both("Précédent", "Previous")),
        (Action::PageUp, both("Premier champ", "First field")),
    ];
    const CONFIRM: &[(Action, Text)] = &[
        (Action::NextPane, both("Changer", "Switch")),
        (Action::Open, both("Choisir", "Choose")),
        (Action::Back, frame::CANCEL),
    ];
    const TYPED: &[(Action, Text)] = &[(Action::Open, frame::CONFIRM), (Action::Back, frame::CANCEL)];
    const SECRET: &[(Action, Text)] = &[(Action::Back, frame::CLOSE)];
    const PALETTE: &[(Action, Text)] =
        &[(Action::Open, both("Faire", "Do")), (Action::Down, both("Suivante", "Next")), (Action::Back, frame::CLOSE)];
    const CHOOSER: &[(Action, Text)] = &[
        (Action::Open, both("Choisir", "Choose")),
        (Action::Down, both("Suivant", "Next")),
        (Action::Back, frame::CLOSE),
    ];
    const READER: &[(Action, Text)] = &[
        (Action::PageDown, both("Descendre", "Further down")),
        (Action::Right, both("Page suivante", "Next page")),
        (Action::Back, frame::CLOSE),
        (Action::AnnotatePage, both("Annoter", "Annotate")),
        (Action::Left, both("Page précédente", "Previous page")),
    ];
    const MESSAGE: &[(Action, Text)] =
        &[(Action::Back, frame::CLOSE), (Action::PageDown, both("Descendre", "Further down"))];
    match overlay {
        Overlay::Form(_) => FORM,
        Overlay::Confirm(c) if c.asked() == Asked::Nothing => CONFIRM,
        Overlay::Confirm(_) => TYPED,
        Overlay::Palette(_) => PALETTE,
        Overlay::Reader(_) => READER,
        Overlay::Chooser(_) => CHOOSER,
        Overlay::Message(_) => MESSAGE,
        Overlay::Secret { .. } => SECRET,
    }
}

/// What the keys do in front of a screen; nothing where only reading is left to do.
pub fn help(model: &Model) -> Option<Message> {
    let overlay = model.overlays.last().filter(|o| !matches!(o, Overlay::Message(_) | Overlay::Secret { .. }))?;
    let lang = model.lang;
    let line = |(action, words): &(Action, Text)| {
        let keys = model.frame.keymap.keys_of(perform::row(model, *action)?);
        let typed = matches!(overlay, Overlay::Form(_) | Overlay::Confirm(_) | Overlay::Palette(_));
        let key = keys.iter().find(|c| !typed || c.text().is_none())?.words(lang);
        Some(format!("{key:<12}{}", words.of(lang)))
    };
    let mut lines: Vec<String> = overlay_entries(overlay).iter().filter_map(line).collect();
    if let Overlay::Form(_) = overlay {
        lines.push(String::new());
        lines.extend(FORM_HELP.iter().map(|text| text.of(lang).to_owned()));
    }
    let title = both("Les touches ici", "The keys here").of(lang).to_owned();
    Some(Message { title, lines, scroll: 0 })
}

/// What is true of every form.
const FORM_HELP: [Text; 4] = [
    both(
        "Ctrl-U vide le champ. Les flèches choisissent dans une liste, l’espace coche.",
        "Ctrl-U empties the field. Arrows choose from a list, the space bar ticks.",
    ),
    both(
        "Page suivante va droit à «\u{a0}Valider\u{a0}», page précédente au premier champ.",
        "Page down goes straight to “Send”, page up to the first field.",
    ),
    both("Dans un chemin, Tab complète le nom du fichier.", "In a path, Tab completes the name of the file."),
    both(
        "Rien n’est fait avant « Valider » ; un acte qui compte se confirme encore.",
        "Nothing is done before “Send”; an act that matters is confirmed once more.",
    ),
];

/// The rows of the line of keys with their words, those that work first.
fn wanted(model: &Model) -> Vec<(&'static Row, &'static str, bool)> {
    const DOOR: &[(Action, Text)] = &[
        (Action::Open, both("Suivant, valider", "Next, send")),
        (Action::NextPane, both("Champ suivant", "Next field")),
        (Action::Quit, both("Quitter", "Quit")),
        (Action::RevealTyped, both("Montrer la saisie", "Show what is typed")),
    ];
    let named = |list: &'static [(Action, Text)]| {
        let entry = |(action, text): &(Action, Text)| Some((perform::row(model, *action)?, text.of(model.lang), true));
        list.iter().filter_map(entry).collect()
    };
    if let Some(overlay) = model.overlays.last() {
        return named(overlay_entries(overlay));
    }
    if model.screen == Layer::Door {
        return named(DOOR);
    }
    let mut rows: Vec<&'static Row> =
        registry::rows().filter(|r| r.footer > 0 && r.action != Action::Help && perform::here(model, r)).collect();
    rows.sort_by_key(|r| r.footer);
    let leads = dispatch::inside(model) || model.frame.came_from.is_some();
    let back = perform::row(model, Action::Back).filter(|_| leads);
    let mut entries: Vec<_> = back
        .into_iter()
        .chain(rows)
        .map(|r| (r, r.brief().of(model.lang), perform::allowed(model, r).is_ok()))
        .collect();
    entries.sort_by_key(|(_, _, works)| !works);
    if model.screen == Layer::Home && !tabs_keyed(model) {
        let others = Layer::SCREENS.into_iter().filter(|layer| *layer != Layer::Home);
        let rows = others.filter_map(|layer| perform::row(model, screen_action(layer)?));
        entries.extend(rows.map(|row| (row, row.text.of(model.lang), true)));
    }
    entries
}

/// The line of keys: whole entries only, as many as have room, the help always at the right.
fn laid(model: &Model, width: u16) -> Vec<Entry> {
    let key = |row: &Row| {
        let keys = model.frame.keymap.keys_of(row);
        let control = keys.iter().find(|c| c.text().is_none());
        let typed = match model.overlays.last() {
            Some(overlay) => matches!(overlay, Overlay::Form(_) | Overlay::Confirm(_) | Overlay::Palette(_)),
            None => model.screen == Layer::Door,
        };
        keys.first().filter(|c| !typed || c.text().is_none()).or(control).map(|c| c.words(model.lang))
    };
    let help = perform::row(model, Action::Help).and_then(|row| Some((row, key(row)?)));
    let mut end = width.saturating_sub(1);
    let mut entries = Vec::new();
    if let Some((row, key)) = help {
        let words = row.text.of(model.lang);
        end = end.saturating_sub(cells(&key) + cells(words) + 1);
        entries.push(Entry { x: end, key, words, row, works: true });
    }
    let mut x = 1;
    for (row, words, works) in wanted(model) {
        let Some(key) = key(row) else {
            continue;
        };
        let needs = cells(&key) + cells(words) + 1;
        if x + needs + 2 > end {
            continue;
        }
        entries.push(Entry { x, key, words, row, works });
        x += needs + 2;
    }
    entries
}

/// The line of keys from left to right: each key, its words and its row.
#[cfg(test)]
pub fn shown(model: &Model, width: u16) -> Vec<(String, &'static str, &'static Row)> {
    let mut entries = laid(model, width);
    entries.sort_by_key(|e| e.x);
    entries.into_iter().map(|e| (e.key, e.words, e.row)).collect()
}

/// Draws the line of keys.
pub fn foot(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let ground: Style = theme.text.patch(theme.bar);
    buffer.set_style(area, ground);
    let on_bar = |style: Style| Style { bg: ground.bg, ..ground.patch(style) };
    for entry in laid(model, area.width) {
        let (key, words) = if entry.works { (theme.key, theme.bar) } else { (theme.dim, theme.dim) };
        let (key, words) = (on_bar(key), on_bar(words));
        let wide = cells(&entry.key);
        buffer.set_string(area.x + entry.x, area.y, &entry.key, key);
        buffer.set_string(area.x + entry.x + wide + 1, area.y, entry.words, words);
    }
}

/// The row whose entry stands in a column of the line of keys.
pub fn foot_at(model: &Model, width: u16, x: u16) -> Option<&'static Row> {
    let inside = |e: &Entry| (e.x..=e.x + cells(&e.key) + cells(e.words)).contains(&x);
    laid(model, width).into_iter().find(inside).map(|e| e.row)
}
