//! The pane of one code: what it is, who holds it, what was done to it. Never its secret.

use super::state::{Line, Screen};
use super::view::{day, state_words, style};
use crate::domain::code::AccessCode;
use crate::domain::order::Meta;
use crate::text::{screens_codes, screens_renewal as text, words};
use crate::tui::model::Model;
use crate::tui::widget::write;
use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Rows of the pane under the list.
pub const BELOW: u16 = 6;

/// A row of the pane: words and how they are set.
type Row = (String, Style);

/// Draws it beside the list: the code, who holds it, then its acts.
pub fn beside(model: &Model, area: Rect, buffer: &mut Buffer) {
    for y in area.top()..area.bottom() {
        buffer.set_stringn(area.x + 1, y, "│", 1, model.theme.frame);
    }
    let Some(line) = model.codes.current() else {
        return;
    };
    let mut inside = Rect { x: area.x + 3, width: area.width.saturating_sub(4), ..area };
    let mut put = |rows: Vec<Row>| {
        for (words, style) in rows {
            let used = write::paragraph(buffer, inside, &words, style);
            inside.y += used;
            inside.height -= used;
        }
        // A blank row parts what was drawn from what follows.
        inside.y += inside.height.min(1);
        inside.height = inside.height.saturating_sub(1);
    };
    put(about(model, line));
    put(holder(model, line));
    put(acts(model, line));
}

/// Draws it under the list: the code and who holds it on the left, its acts on the right.
pub fn below(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(line) = model.codes.current() else {
        return;
    };
    let half = area.width / 2;
    let left = Rect { x: area.x + 2, width: half.saturating_sub(3), ..area };
    let right = Rect { x: area.x + half, width: (area.width - half).saturating_sub(1), ..area };
    let rows = about(model, line).into_iter().take(4).chain(holder(model, line));
    for (n, (words, style)) in (0..area.height).zip(rows) {
        write::pieces(buffer, Rect { y: left.y + n, height: 1, ..left }, &[(&words, style)]);
    }
    for (n, (words, style)) in (0..area.height).zip(acts(model, line)) {
        write::pieces(buffer, Rect { y: right.y + n, height: 1, ..right }, &[(&words, style)]);
    }
}

/// Login, check letter, team and origin; structure; state; delivery; then what a short pane leaves out: when it was
/// seen at the portal, and whether the secret is still kept.
fn about(model: &Model, line: &Line) -> Vec<Row> {
    let (lang, theme) = (model.lang, &model.theme);
    let letter = line.login.check_letter().map(|l| text::check_letter(l, lang));
    let code = model.state.codes.get(&line.id);
    let team = code.and_then(|c| c.team).map(|n| screens_codes::team(n, lang));
    let origin = line.imported.then(|| screens_codes::IMPORTED.of(lang).to_owned());
    let login: Vec<String> = [Some(line.login.to_string()), letter, team, origin].into_iter().flatten().collect();
    let kept = if line.kept { text::KEPT } else { text::NOT_KEPT };
    let mut rows = vec![
        (login.join(" · "), theme.accent),
        (format!("{}  {}", line.label, line.title()), theme.text),
        (state_words(line, model), style(theme, line.life)),
    ];
    rows.extend(line.stranded.map(|why| (screens_codes::stranded(why, lang), theme.warn)));
    if let Some(code) = code {
        let back = code.deliveries.last().is_some_and(|d| d.returned.is_some());
        let told = screens_codes::delivery(code, lang);
        rows.extend(told.map(|told| (told, if back { theme.warn } else { theme.text })));
        rows.push((screens_codes::seen(code, lang), theme.dim));
    }
    let origin = if line.imported { screens_codes::IMPORTED } else { screens_codes::ISSUED_HERE };
    rows.push((format!("{} · {}", origin.of(lang), kept.of(lang)), theme.dim));
    rows
}

/// The correspondent whom the structure named last.
fn holder(model: &Model, line: &Line) -> Vec<Row> {
    let theme = &model.theme;
    match line.holder.as_ref().and_then(|id| model.state.people.persons.get(id)) {
        Some(person) => {
            let called = [person.name.as_str(), person.phone.as_str()].into_iter().filter(|w| !w.is_empty());
            let called = called.collect::<Vec<_>>().join(" · ");
            [called, person.mail.clone()].into_iter().filter(|w| !w.is_empty()).map(|w| (w, theme.text)).collect()
        }
        None => vec![(text::NO_CORRESPONDENT.of(model.lang).to_owned(), theme.dim)],
    }
}

/// What was done to the code, the latest first: as the register tells it, or the acts that still hold until it has.
fn acts(model: &Model, line: &Line) -> Vec<Row> {
    let told = told(&model.codes, line).unwrap_or_else(|| {
        let code = model.state.codes.get(&line.id);
        code.map(|c| holding(c, model)).unwrap_or_default()
    });
    told.into_iter()
        .map(|act| {
            let kind = words::fact_kind(act.kind).of(model.lang);
            (format!("{} {kind}, {}", day(act.at, model), act.name), model.theme.dim)
        })
        .collect()
}

struct Act<'a> {
    at: DateTime<Utc>,
    kind: &'a str,
    name: &'a str,
}

fn told<'a>(screen: &'a Screen, line: &Line) -> Option<Vec<Act<'a>>> {
    let history = &screen.history;
    let lines = history.lines.as_ref().filter(|_| history.login.as_ref() == Some(&line.login))?;
    // A secret is sealed whenever a code is issued; what was done to the code is the issue.
    let lines = lines.iter().filter(|l| l.kind != "code.secret-kept");
    Some(lines.map(|l| Act { at: l.at, kind: &l.kind, name: &l.name }).collect())
}

fn holding<'a>(code: &'a AccessCode, model: &'a Model) -> Vec<Act<'a>> {
    let act = |kind: &'static str, meta: &'a Meta| (meta.lamport, kind, meta);
    let mut acts = vec![act("code.issued", &code.issued)];
    acts.extend(code.delivered().map(|d| act("code.delivered", &d.by)));
    acts.extend(code.hold().map(|h| act("code.suspended", &h.by)));
    acts.extend(code.revoked.as_ref().map(|(m, _)| act("code.revoked", m)));
    acts.sort_by_key(|(order, ..)| std::cmp::Reverse(*order));
    acts.into_iter().map(|(_, kind, meta)| Act { at: meta.at, kind, name: model.state.people.name(&meta.by) }).collect()
}
