//! Everything known of a structure, as lines that fit a width: identity, parent bodies, heads, family, campaign, codes,
//! history. Never a secret, nor what proves one.

use crate::domain::campaign::{Duty, Progress, Registration, duty, progress};
use crate::domain::clean::visible_line;
use crate::domain::fold::fold;
use crate::domain::ids::{OfficeId, StructureId};
use crate::domain::search::{Branch, Column};
use crate::domain::structure::{Standing, Structure};
use crate::text::format::{day, short_day};
use crate::text::screens_lists as texts;
use crate::text::{Text, words};
use crate::tui::model::Model;
use crate::tui::widget::wrap::wrap;
use chrono::Local;

/// How a line looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    Title,
    Heading,
    #[default]
    Text,
    Dim,
    Good,
    Warn,
    Bad,
}

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaneLine {
    /// What the text is; empty on the lines that go on.
    pub label: String,
    /// The text stands behind a label, or where one would be.
    pub hangs: bool,
    pub text: String,
    pub look: Look,
    /// The structure that the line names, to go there.
    pub target: Option<StructureId>,
}

/// Cells that labels take.
pub const LABEL: usize = 13;

/// The lines of the structure that the pane shows, for a pane of this width.
pub fn lines(model: &Model, width: u16) -> Vec<PaneLine> {
    let mut page = Page { width: usize::from(width).saturating_sub(4).max(10), lines: Vec::new(), model };
    let known = model.structures.pane.shows.as_ref().and_then(|id| model.state.structures.get(id));
    if let Some(Branch::Office { id, count }) = model.structures.rows.get(model.structures.place.cursor) {
        office(&mut page, id.as_ref(), *count);
    }
    if let Some(structure) = known {
        identity(&mut page, structure);
        bodies(&mut page, structure);
        directors(&mut page, structure);
        family(&mut page, structure);
        campaign(&mut page, structure);
        codes(&mut page, structure);
        history(&mut page);
    }
    page.lines
}

/// The page that is written.
struct Page<'a> {
    width: usize,
    lines: Vec<PaneLine>,
    model: &'a Model,
}

impl Page<'_> {
    fn heading(&mut self, text: Text) {
        self.title(text.of(self.model.lang).to_owned());
    }

    fn title(&mut self, text: String) {
        self.lines.push(PaneLine::default());
        self.lines.push(PaneLine { text, look: Look::Heading, ..PaneLine::default() });
    }

    /// A text over the whole width.
    fn free(&mut self, text: &str, look: Look) {
        let text = visible_line(text);
        for text in wrap(&text, self.width).into_iter().filter(|line| !line.is_empty()) {
            self.lines.push(PaneLine { text, look, ..PaneLine::default() });
        }
    }

    /// A text behind its label; nothing where there is no text.
    fn field(&mut self, label: &str, text: &str, look: Look, target: Option<&StructureId>) {
        if text.is_empty() {
            return;
        }
        let mut label = crate::tui::widget::table::cut(&visible_line(label), LABEL);
        let room = self.width.saturating_sub(LABEL + 1);
        for text in wrap(&visible_line(text), room) {
            let label = std::mem::take(&mut label);
            self.lines.push(PaneLine { label, hangs: true, text, look, target: target.cloned() });
        }
    }

    fn plain(&mut self, label: Text, text: &str) {
        self.field(label.of(self.model.lang), text, Look::Text, None);
    }
}

/// The cursor stands on an office of the tree.
fn office(page: &mut Page, id: Option<&OfficeId>, count: usize) {
    let (model, lang) = (page.model, page.model.lang);
    page.free(id.map_or(texts::NO_OFFICE.of(lang), |id| model.state.offices.name(id)), Look::Title);
    page.free(&texts::structures(count, lang), Look::Text);
    if id.is_some() && model.preferences.home_office.as_ref() == id {
        page.free(texts::HOME_OFFICE.of(lang), Look::Dim);
    }
}

fn identity(page: &mut Page, s: &Structure) {
    let (model, lang) = (page.model, page.model.lang);
    let uai = &model.state.desk.uai;
    let named = s.short(uai) != s.id.as_str();
    if named {
        page.free(s.short(uai), Look::Title);
    }
    page.free(&s.title, if named { Look::Text } else { Look::Title });
    page.lines.push(PaneLine::default());
    page.plain(words::column(Column::Number), s.id.as_str());
    page.plain(texts::ACRONYM, &s.acronym);
    let own = s.own_label.as_deref().map(|label| texts::chosen_here(label, lang)).unwrap_or_default();
    page.plain(words::column(Column::Label), &own);
    let population = words::population(s.population(uai)).of(lang);
    // The register's kind often says the population already.
    let said = fold(&s.kind).contains(&fold(population));
    let kind = [s.kind.as_str(), if said { "" } else { population }];
    let kind = kind.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    page.plain(texts::KIND, &kind);
    let level = words::level(s.level).of(lang);
    page.plain(texts::LEVEL, if level == population { "" } else { level });
    page.plain(texts::CREATED, &s.created.map(|y| y.to_string()).unwrap_or_default());
    let look = if s.standing == Standing::Closed { Look::Bad } else { Look::Text };
    page.field(texts::STANDING.of(lang), words::standing(s.standing).of(lang), look, None);
    page.plain(texts::FIELD, &s.field);
    page.plain(texts::ADDRESS, &s.address);
    let town = format!("{} {}", s.postcode, s.city);
    page.field(if s.address.is_empty() { texts::ADDRESS.of(lang) } else { "" }, town.trim(), Look::Text, None);
    let office = model.state.offices.of(s, model.now.day).map(|o| model.state.offices.name(o));
    let office = match office {
        Some(name) if s.own_office.is_some() => texts::chosen_here(name, lang),
        Some(name) => name.to_owned(),
        None => texts::NO_OFFICE.of(lang).to_owned(),
    };
    page.plain(texts::OFFICE_SHORT, &office);
    page.plain(texts::WEBSITE, &s.website);
    page.plain(texts::RECORD, &s.record);
    page.plain(texts::ROR_SHORT, s.ror.as_deref().unwrap_or_default());
}

fn bodies(page: &mut Page, s: &Structure) {
    if s.bodies.is_empty() {
        return;
    }
    page.heading(texts::BODIES);
    for body in &s.bodies {
        let name = if body.acronym.is_empty() { &body.name } else { &body.acronym };
        let role = words::role(body.role).of(page.model.lang);
        let text = if body.label.is_empty() { role.to_owned() } else { format!("{} · {role}", body.label) };
        page.field(name, &text, Look::Text, None);
    }
}

fn directors(page: &mut Page, s: &Structure) {
    if s.directors.is_empty() {
        return;
    }
    page.heading(texts::DIRECTORS);
    let mut ranked: Vec<_> = s.directors.iter().collect();
    ranked.sort_by_key(|d| d.rank());
    for director in ranked {
        // The heading says it already.
        let plain = ["", "DIR"].contains(&director.title.as_str());
        let title = if plain { String::new() } else { format!(" · {}", director.title) };
        page.free(&format!("{}{title}", director.full_name()), Look::Text);
    }
}

fn family(page: &mut Page, s: &Structure) {
    let state = &page.model.state;
    let below: Vec<StructureId> = state.children_of(&s.id).into_iter().cloned().collect();
    for (heading, ids) in [(texts::ABOVE, &s.parents), (texts::BELOW, &below)] {
        if !ids.is_empty() {
            page.heading(heading);
        }
        for id in ids {
            relative(page, id);
        }
    }
    if !s.history.is_empty() {
        page.heading(texts::SUCCESSION);
    }
    for past in &s.history {
        page.field(&past.year, &format!("{} · {}", past.kind, past.number), Look::Text, None);
    }
}

fn relative(page: &mut Page, id: &StructureId) {
    let (state, lang) = (&page.model.state, page.model.lang);
    match state.structures.get(id) {
        Some(s) => page.field(s.short(&state.desk.uai), &s.title, Look::Text, Some(id)),
        None => page.field(id.as_str(), texts::UNKNOWN_HERE.of(lang), Look::Dim, None),
    }
}

fn campaign(page: &mut Page, s: &Structure) {
    let (model, lang) = (page.model, page.model.lang);
    let Some(running) = model.state.campaign(model.now.day) else {
        return;
    };
    page.title(texts::campaign(running.year, lang));
    page.plain(texts::CUTOFF, &day(running.cutoff, lang));
    let codes = model.state.codes_of(&s.id);
    let duty = duty(s, running, &codes, &model.state.desk.uai, &model.state.desk.partner);
    let made = model.state.registrations.get(&(running.year, s.id.clone()));
    let stands = progress(&duty, made, &codes, running, model.now.day);
    let look = match stands {
        Progress::Missing | Progress::ToCheck => Look::Warn,
        Progress::Issued => Look::Good,
        _ => Look::Text,
    };
    page.field(texts::STANDING.of(lang), words::progress(stands).of(lang), look, None);
    // What has been done is not asked again; the other portal's way is told all the same.
    if made.is_none() || duty != Duty::Register {
        page.free(&words::duty_reason(&duty, lang), Look::Dim);
    }
    if let Some(made) = made {
        registration(page, made);
    }
}

fn registration(page: &mut Page, made: &Registration) {
    let lang = page.model.lang;
    page.plain(texts::REGISTERED_ON, &day(made.made.day(), lang));
    let people = &page.model.state.people;
    page.plain(texts::CORRESPONDENT, people.name(&made.correspondent));
    if let Some(person) = people.persons.get(&made.correspondent) {
        page.plain(texts::MAIL, &person.mail);
        page.plain(texts::PHONE, &person.phone);
    }
    page.plain(texts::HEADCOUNT, &texts::headcount(made.headcount, lang));
}

fn codes(page: &mut Page, s: &Structure) {
    let (model, lang) = (page.model, page.model.lang);
    let held = model.state.codes_of(&s.id);
    page.heading(texts::CODES);
    if held.is_empty() {
        page.free(texts::NO_CODE.of(lang), Look::Dim);
    }
    for code in held {
        let life = code.life(model.state.calendar(model.now.day), model.now.day);
        let look = if life.works() { Look::Good } else { Look::Bad };
        let sign = if life.works() { '✔' } else { '✗' };
        let issued = texts::issued_on(&short_day(code.issued.day(), lang), lang);
        let text = format!("{sign} {} · {issued}", words::life(life).of(lang));
        page.field(code.login.as_str(), &text, look, None);
    }
}

fn history(page: &mut Page) {
    let lang = page.model.lang;
    page.heading(texts::HISTORY);
    let Some((lines, total)) = &page.model.structures.pane.history else {
        page.free(texts::ASKING.of(lang), Look::Dim);
        return;
    };
    for line in lines {
        let detail = words::line_detail(line, lang);
        let parts = [words::fact_kind(&line.kind).of(lang), &line.name, &detail];
        let text = parts.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
        page.field(&short_day(line.at.with_timezone(&Local).date_naive(), lang), &text, Look::Text, None);
    }
    if *total > lines.len() {
        page.free(&texts::more_in_register(total - lines.len(), lang), Look::Dim);
    }
}
