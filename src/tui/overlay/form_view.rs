//! How a form is drawn: labels on the left, fields on the right, what helps under the field that is edited.

use super::form::{Field, Form, Kind};
use super::form_keys::narrowed;
use crate::domain::clean::{visible, visible_line};
use crate::text::{Lang, frame};
use crate::tui::theme::Theme;
use crate::tui::widget::panel::{Hit, Panel, Row, room};
use crate::tui::widget::table::cut;
use crate::tui::widget::wrap::wrap;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tui_input::Input;
use unicode_width::UnicodeWidthStr as _;

/// Most options shown under a field.
const OPTIONS: usize = 6;
/// Below this many cells a label stands over its field.
const NARROW: usize = 46;

/// What a form is drawn with.
struct Pen<'a> {
    theme: &'a Theme,
    lang: Lang,
    room: usize,
    label: usize,
}

/// The panel of a form in an area.
pub fn panel(form: &Form, theme: &Theme, lang: Lang, area: Rect) -> Panel {
    let room = room(area, false);
    let widest = form.fields.iter().map(|f| f.words(lang).width()).max().unwrap_or_default();
    let label = if room < NARROW { 0 } else { widest.min(room / 2) + 4 };
    let pen = Pen { theme, lang, room, label };
    let mut body = Vec::new();
    if !form.about.is_empty() {
        body.extend(pen.paragraph(&form.about, theme.dim));
        body.push(Row::default());
    }
    let mut keep = (0, body.len());
    for (n, field) in form.fields.iter().enumerate() {
        let from = body.len();
        pen.field(form, n, field, &mut body);
        if n == form.focus {
            keep = (from, body.len() - 1);
        }
    }
    let known = |name: &str| form.fields.iter().any(|f| f.name == name);
    if let Some(fault) = form.fault.as_ref().filter(|f| !known(f.field)) {
        body.push(Row::default());
        body.extend(pen.paragraph(&format!("✗ {}", fault.why), theme.bad));
    }
    body.push(Row::default());
    body.push(pen.button(form.focus >= form.fields.len(), form.sent));
    if form.focus >= form.fields.len() {
        keep = (body.len() - 1, body.len() - 1);
    }
    // Below what scrolls, so that a form of any length asks where it is seen.
    let foot = if form.leaving { pen.paragraph(frame::LEAVING.of(lang), theme.warn) } else { Vec::new() };
    Panel { title: form.title.clone(), body, foot, keep: Some(keep), ..Panel::default() }
}

impl Pen<'_> {
    fn paragraph(&self, text: &str, style: Style) -> Vec<Row> {
        wrap(&visible(text), self.room).into_iter().map(|l| Row::text(l, style)).collect()
    }

    /// Lines under a field, where its value begins.
    fn under(&self, text: &str, style: Style, body: &mut Vec<Row>) {
        let indent = self.label.max(2);
        for line in wrap(&visible_line(text), self.room.saturating_sub(indent)) {
            body.push(Row::text(format!("{}{line}", " ".repeat(indent)), style));
        }
    }

    fn button(&self, focused: bool, sent: bool) -> Row {
        let mark = if focused { "> " } else { "  " };
        let style = if focused { self.theme.cursor } else { self.theme.key };
        let words = if sent { frame::PLANNING } else { frame::SEND }.of(self.lang);
        let text = format!("[ {words} ]");
        let width = u16::try_from(text.width() + 2).unwrap_or(u16::MAX);
        let line = Line::from(vec![Span::raw(mark), Span::styled(text, style)]);
        let caret = focused.then_some(0);
        Row { line, caret, hits: vec![(0, width, Hit::Yes)], ..Row::default() }
    }

    fn field(&self, form: &Form, n: usize, field: &Field, body: &mut Vec<Row>) {
        let focused = n == form.focus;
        let mark = if focused { "> " } else { "  " };
        let style = if focused { self.theme.accent } else { self.theme.text };
        let label = field.words(self.lang);
        let mut spans = Vec::new();
        let mut start = 2;
        if self.label == 0 {
            body.push(
                Row::text(format!("{mark}{}", cut(label, self.room.saturating_sub(2))), style).hit(Hit::Field(n)),
            );
            spans.push(Span::raw("  "));
        } else {
            let text = cut(label, self.label - 4);
            let pad = self.label.saturating_sub(text.width() + 2);
            spans.push(Span::styled(format!("{mark}{text}{}", " ".repeat(pad)), style));
            start = self.label;
        }
        let (value, column) = self.value(form, field, focused, self.room.saturating_sub(start));
        if focused && field.prefilled {
            // As a text that is selected: typing takes its place.
            let text = value.content.trim_end().to_owned();
            let rest = value.content[text.len()..].to_owned();
            spans.extend([Span::styled(text, self.theme.cursor), Span::styled(rest, value.style)]);
        } else {
            spans.push(value);
        }
        let caret = focused.then(|| u16::try_from(start + column.unwrap_or_default()).unwrap_or(u16::MAX));
        body.push(Row { line: Line::from(spans), caret, hits: vec![(0, u16::MAX, Hit::Field(n))], ..Row::default() });
        if focused {
            self.help(form, field, body);
        }
        if let Some(fault) = form.fault.as_ref().filter(|f| f.field == field.name) {
            self.under(&format!("✗ {}", fault.why), self.theme.bad, body);
        }
    }

    /// The value as drawn in so many cells, and the column of the cursor in it.
    fn value(&self, form: &Form, field: &Field, focused: bool, room: usize) -> (Span<'static>, Option<usize>) {
        let plain = if focused { self.theme.field } else { self.theme.text };
        match &field.kind {
            Kind::Line(input) | Kind::Path(input) | Kind::Pick { input, .. } => line(input, room, focused, plain),
            Kind::Secret(input) if form.reveal => line(input, room, focused, plain),
            Kind::Secret(input) => {
                let dots = "•".repeat(input.value().chars().count());
                line(&Input::from(dots).with_cursor(input.cursor()), room, focused, plain)
            }
            Kind::Choice { options, at } => {
                let words = options.get(*at).map(|(_, w)| visible_line(w)).unwrap_or_default();
                let text = if focused { format!("‹ {words} ›") } else { words };
                (Span::styled(cut(&text, room), plain), None)
            }
            Kind::Toggle(on) => {
                let (cross, word) = if *on { ("[x]", frame::YES) } else { ("[ ]", frame::NO) };
                (Span::styled(format!("{cross} {}", word.of(self.lang)), plain), Some(1))
            }
        }
    }

    /// Options, suggestions and words under the field that is edited.
    fn help(&self, form: &Form, field: &Field, body: &mut Vec<Row>) {
        match &field.kind {
            Kind::Pick { input, options, chosen: None, cursor } => self.options(options, input.value(), *cursor, body),
            Kind::Path(_) => {
                for path in form.suggestions.iter().take(OPTIONS) {
                    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
                    let slash = if path.ends_with('/') { "/" } else { "" };
                    self.under(&format!("{name}{slash}"), self.theme.dim, body);
                }
            }
            _ => {}
        }
        if field.prefilled {
            self.under(frame::PREFILLED.of(self.lang), self.theme.dim, body);
        }
        let live = form.live.as_ref().and_then(|live| (live.0)(form, field.name, self.lang));
        let hint = live.unwrap_or_else(|| field.hint.of(self.lang).to_owned());
        if !hint.is_empty() {
            self.under(&hint, self.theme.dim, body);
        }
    }

    fn options(&self, options: &[(String, String)], typed: &str, cursor: usize, body: &mut Vec<Row>) {
        let found = narrowed(options, typed);
        if found.is_empty() {
            self.under(frame::NOTHING_FOUND.of(self.lang), self.theme.warn, body);
        }
        let first = (cursor + 1).saturating_sub(OPTIONS);
        let indent = " ".repeat(self.label.max(2));
        for (n, (_, words)) in found.iter().enumerate().skip(first).take(OPTIONS) {
            let (mark, style) = if n == cursor { ("> ", self.theme.cursor) } else { ("  ", self.theme.text) };
            let text = cut(&visible_line(words), self.room.saturating_sub(indent.len() + 2));
            let spans = vec![Span::raw(indent.clone()), Span::styled(format!("{mark}{text}"), style)];
            body.push(Row { line: Line::from(spans), ..Row::default() }.hit(Hit::Option(n)));
        }
        if found.len() > OPTIONS {
            self.under(&frame::found(cursor + 1, found.len()), self.theme.dim, body);
        }
    }
}

/// A line of text in so many cells; while it is edited it is scrolled to its cursor and fills its cells.
fn line(input: &Input, room: usize, focused: bool, style: Style) -> (Span<'static>, Option<usize>) {
    let text = visible_line(input.value());
    if !focused {
        let shown = if text.is_empty() { "—".to_owned() } else { cut(&text, room) };
        return (Span::styled(shown, style), None);
    }
    let scroll = input.visual_scroll(room.saturating_sub(1));
    let mut skipped = 0;
    let shown: String = text
        .chars()
        .skip_while(|c| {
            let before = skipped < scroll;
            if before {
                skipped += unicode_width::UnicodeWidthChar::width(*c).unwrap_or(0);
            }
            before
        })
        .collect();
    let column = input.visual_cursor().saturating_sub(scroll);
    let filled = format!("{shown}{}", " ".repeat(room.saturating_sub(shown.width())));
    (Span::styled(filled, style), Some(column))
}
