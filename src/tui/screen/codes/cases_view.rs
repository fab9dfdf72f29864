//! How the cases of leaks are drawn: how many run, their list, and the suspects of one under it.

use super::cases::{answered, current, row};
use super::view::day;
use crate::domain::leak::Leak;
use crate::text::screens_renewal::STATE;
use crate::text::{Text, frame, screens_codes as text};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::next::{self, Step};
use crate::tui::widget::table::{self, Cell, Width};
use crate::tui::widget::{place, write};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows of the pane under the list, where there is room.
const BELOW: u16 = 8;

/// What leads on where there is no case.
const FIRST: &[Step] = &[(Layer::Codes, Action::ReportLeak, None), (Layer::Global, Action::Back, None)];

/// The head, the list, the rule under it, the pane.
fn parts(area: Rect) -> [Rect; 4] {
    let below = if area.height < 16 { 0 } else { BELOW };
    let foot = u16::from(area.height >= 6);
    let list = area.height.saturating_sub(1 + foot + below);
    let row = |y: u16, height: u16| Rect { y, height: height.min(area.bottom().saturating_sub(y)), ..area };
    let top = area.y + 1;
    [row(area.y, 1), row(top, list), row(top + list, foot), row(top + list + foot, below)]
}

/// How many rows of the list are seen in an area.
pub fn page(area: Rect) -> usize {
    usize::from(parts(area)[1].height.saturating_sub(1))
}

/// Draws them in the place of the codes.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (lang, theme) = (model.lang, &model.theme);
    let [head, list, foot, pane] = parts(area);
    let line = Rect { x: head.x + 1, width: head.width.saturating_sub(2), ..head };
    let open = model.state.leaks.values().filter(|c| !c.closed()).count();
    let end = write::pieces(buffer, line, &[(text::CASES.of(lang), theme.accent)]);
    if model.state.leaks.is_empty() {
        let words = [text::NO_CASES_TITLE, text::NO_CASES, text::NO_CASES_NEXT].map(|t| t.of(lang));
        next::notice(model, area, words, FIRST, buffer);
        return;
    }
    let style = if open == 0 { theme.dim } else { theme.warn };
    write::at_right(buffer, line, end + 2, &text::cases_head(open, lang), style);
    draw_list(model, list, buffer);
    let (fits, cases) = (usize::from(list.height.saturating_sub(1)), &model.codes.cases);
    let seen = place::words(cases.place.scroll_to(fits), fits, cases.names.len(), lang);
    let listed = text::cases(cases.names.len(), lang);
    place::rule(buffer, foot, &listed, seen.as_deref(), theme.frame, theme.dim);
    draw_pane(model, pane, buffer);
}

/// What a column shows.
#[derive(Clone, Copy)]
enum Shows {
    Number,
    Publisher,
    Reference,
    Opened,
    Standing,
    Suspects,
}

fn draw_list(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (cases, lang, theme) = (&model.codes.cases, model.lang, &model.theme);
    let all: [(Shows, Text, Width, u16); 6] = [
        (Shows::Number, text::CASE, Width::Fixed(9), 0),
        (Shows::Publisher, text::PUBLISHER, Width::Share(3, 14), 0),
        (Shows::Reference, text::REFERENCE, Width::Share(2, 10), 90),
        (Shows::Opened, text::OPENED, Width::Fixed(11), 50),
        (Shows::Standing, STATE, Width::Fixed(12), 0),
        (Shows::Suspects, text::SUSPECTS, Width::Fixed(9), 60),
    ];
    let chosen: Vec<_> = all.into_iter().filter(|(.., least)| area.width >= *least).collect();
    let titles: Vec<table::Column> = chosen
        .iter()
        .map(|(shows, title, width, _)| match shows {
            Shows::Suspects => table::Column::right(title.of(lang), *width),
            _ => table::Column::left(title.of(lang), *width),
        })
        .collect();
    table::draw(buffer, area, theme, &titles, &cases.names, &cases.place, true, |n| {
        row(&model.codes, &model.state, n)
            .map_or_else(Vec::new, |case| chosen.iter().map(|(shows, ..)| cell(case, *shows, model)).collect())
    });
    if cases.names.is_empty() && area.height > 2 && model.filters.contains_key(&Layer::Codes) {
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        next::empty(model, below, text::NO_CASE_FOUND.of(lang), next::FILTERED, buffer);
    }
}

fn cell(case: &Leak, shows: Shows, model: &Model) -> Cell {
    let (lang, theme) = (model.lang, &model.theme);
    match shows {
        Shows::Number => case.number.as_str().into(),
        Shows::Publisher => case.report.publisher.as_str().into(),
        Shows::Reference => Cell::styled(&case.report.reference, theme.dim),
        Shows::Opened => day(case.opened.at, model).into(),
        Shows::Standing if case.closed() => Cell::styled(text::CASE_ENDED.of(lang), theme.dim),
        Shows::Standing if answered(case) => Cell::styled(text::CASE_ANSWERED.of(lang), theme.good),
        Shows::Standing => Cell::styled(text::CASE_OPEN.of(lang), theme.warn),
        Shows::Suspects => case.suspects().len().to_string().into(),
    }
}

/// The case under the cursor: what is reported, then its suspects, the likeliest first.
fn draw_pane(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(case) = current(model) else {
        return;
    };
    let (lang, theme) = (model.lang, &model.theme);
    let report = &case.report;
    let traces: Vec<&str> =
        [report.address.as_str(), report.url.as_str()].into_iter().filter(|t| !t.is_empty()).collect();
    let mut rows = vec![
        (report.what.clone(), theme.text),
        (
            [text::period(case, lang), traces.join(" · ")]
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            theme.dim,
        ),
    ];
    if case.suspects().is_empty() {
        rows.push((text::NO_SUSPECT.of(lang).to_owned(), theme.dim));
    }
    rows.extend(case.suspects().iter().map(|s| {
        let style = if case.remedy(&s.login).is_some() { theme.dim } else { theme.text };
        (text::suspect(s, case, &model.state, lang), style)
    }));
    let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    write::rows(buffer, inside, &rows, |n| frame::more_rows(n, lang), theme.dim);
}
