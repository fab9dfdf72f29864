//! The pane of the campaign: one structure, what it must do and why, what it declared against what the register says,
//! who answers for it, and how far its members are on the way to the partner's portal.

use super::forms;
use super::state::Line;
use crate::domain::campaign::{Duty, Registration, Review};
use crate::domain::fold::fold;
use crate::domain::ids::PersonId;
use crate::domain::structure::Director;
use crate::text::{frame, screens_campaign as text, screens_renewal as renewal, words};
use crate::tui::model::Model;
use crate::tui::widget::{place, write};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

type Rows = Vec<(String, Style)>;

/// Draws it below a rule with these words and the place of the list.
pub fn draw(model: &Model, title: &str, place: Option<&str>, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    if area.height == 0 {
        return;
    }
    place::rule(buffer, area, title, place, theme.frame, theme.dim);
    let Some(line) = model.campaign.current() else {
        return;
    };
    let left = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(3),
        height: area.height.saturating_sub(1),
    };
    write::paragraphs(buffer, left, &about(model, line), |n| frame::more_rows(n, model.lang), theme.dim);
}

fn about(model: &Model, line: &Line) -> Rows {
    let (lang, theme) = (model.lang, &model.theme);
    let year = model.campaign.shown(&model.state, model.now.day).map_or(0, |c| c.year);
    let registration = model.state.registration(year, &line.id);
    let tracks = members(model, line);
    let mut rows = vec![(format!("{}  {}", line.label, line.structure.title), theme.accent)];
    let mut declared = registration.map(|made| declared(model, line, made)).unwrap_or_default();
    // Whoever looks at a registration sees first what is to be looked at.
    let waits = registration.is_some_and(|r| r.review != Review::Accepted);
    if waits {
        rows.append(&mut declared);
    }
    // What has been done is not asked again; the other portal's way is told all the same, until it is followed.
    if !waits && (line.headcount.is_none() || line.duty != Duty::Register) && tracks.is_empty() {
        rows.push((words::duty_reason(&line.duty, lang), theme.text));
        let proof = words::exemption_proof(&line.duty, &line.structure, &model.state, lang);
        rows.extend(proof.map(|proof| (proof, theme.dim)));
    }
    rows.push(correspondent(model, line));
    rows.extend(tracks);
    rows.extend(line.headcount.map(|h| (renewal::heads(h, lang), theme.dim)));
    rows.append(&mut declared);
    if waits || (line.headcount.is_some() && line.duty == Duty::Register) {
        rows.push((words::duty_reason(&line.duty, lang), theme.dim));
    }
    rows
}

/// Who answers for it, or did in the campaign before.
fn correspondent(model: &Model, line: &Line) -> (String, Style) {
    let (lang, theme) = (model.lang, &model.theme);
    let ways = |id: &PersonId| {
        let person = model.state.people.persons.get(id)?;
        let ways = [&person.name, &person.mail, &person.phone];
        let ways: Vec<&str> = ways.into_iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
        Some(ways.join(" · "))
    };
    if let Some(ways) = line.correspondent.as_ref().and_then(ways) {
        return (ways, theme.text);
    }
    let last = forms::last_registration(model, &line.id).and_then(|r| Some((r.year, ways(&r.correspondent)?)));
    match last {
        Some((year, ways)) => (renewal::named_in(year, &ways, lang), theme.dim),
        None => (renewal::NO_CORRESPONDENT.of(lang).to_owned(), theme.dim),
    }
}

/// What a registration declares, with a mark where the register says otherwise, and what became of it.
fn declared(model: &Model, line: &Line, made: &Registration) -> Rows {
    let (lang, theme) = (model.lang, &model.theme);
    let mut rows = Rows::new();
    let word = words::review(&made.review).of(lang);
    match &made.review {
        Review::Refused { reason } => rows.push((text::reviewed(word, "", reason, lang), theme.warn)),
        Review::Moved { office, reason } => {
            let office = model.state.offices.name(office);
            rows.push((text::reviewed(word, office, reason, lang), theme.warn));
        }
        Review::ToCheck | Review::Accepted => {}
    }
    let said = &made.declared;
    if !said.director.is_empty() {
        let known = line.structure.director().map(Director::full_name).unwrap_or_default();
        rows.push(if fold(&known) == fold(&said.director) {
            (text::director_same(&said.director, lang), theme.dim)
        } else {
            (text::director_differs(&said.director, &known, lang), theme.warn)
        });
    }
    if let Some(mixed) = said.mixed.filter(|m| *m != line.structure.is_mixed_with(&model.state.desk.partner)) {
        rows.push((text::mixed_differs(mixed, lang), theme.warn));
    }
    if !said.comment.is_empty() {
        rows.push((text::comment(&said.comment, lang), theme.text));
    }
    rows
}

/// Most members that are named.
const MEMBERS: usize = 3;

/// The members of a mixed structure who are followed: first those who have something left to do.
fn members(model: &Model, line: &Line) -> Rows {
    let (lang, theme) = (model.lang, &model.theme);
    if !line.mixed {
        return Rows::new();
    }
    let first = (line.id.clone(), PersonId::default());
    let of_it = model.state.tracks.range(first..).take_while(|((id, _), _)| *id == line.id);
    let mut found: Vec<_> = of_it.map(|((_, person), track)| (person, track.next())).collect();
    found.sort_by_key(|(_, next)| next.is_none());
    let more = found.len().saturating_sub(MEMBERS);
    let mut rows: Rows = found
        .into_iter()
        .take(MEMBERS)
        .map(|(person, next)| {
            let style = if next.is_some() { theme.text } else { theme.good };
            let words = words::stage_next(next).of(lang);
            (text::member(model.state.people.name(person), words, lang), style)
        })
        .collect();
    if more > 0 {
        rows.push((text::more_members(more, lang), theme.dim));
    }
    rows
}
