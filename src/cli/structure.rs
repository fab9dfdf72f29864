//! One structure with everything that is known of it, and the words that several commands use of structures.

use super::output::{Cell, Sheet, Table};
use super::run::{Run, Session};
use super::stop::Ended;
use crate::desk::{Answer, Filter, Line, Moment, Question};
use crate::domain::campaign::Duty;
use crate::domain::find;
use crate::domain::ids::StructureId;
use crate::domain::people::{Place, PostKind};
use crate::domain::state::State;
use crate::domain::structure::{Director, ParentBody, Population, Role, Standing, Structure};
use crate::text::cli::{said, titles};
use crate::text::{Lang, format, words};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// What a structure is.
pub fn population(s: &Structure, uai: &str, lang: Lang) -> Cell {
    let population = s.population(uai);
    let word = match population {
        Population::Unit => "unit",
        Population::ClinicalCentre => "clinical-centre",
        Population::ServiceUnit => "service-unit",
        Population::ResearchCentre => "research-centre",
        Population::Team => "team",
        Population::Federation => "federation",
        Population::Outside => "outside",
    };
    Cell::new(words::population(population).of(lang), word)
}

/// Whether the registers still hold it.
pub fn standing(s: &Structure, lang: Lang) -> Cell {
    let word = if s.standing == Standing::Active { "active" } else { "closed" };
    Cell::new(words::standing(s.standing).of(lang), word)
}

/// Shows a structure.
pub fn show(typed: &str, run: &mut Run, session: &Session) -> Ended {
    let state = session.state();
    let id = find::structure(state, typed)?;
    let day = Moment::now().day;
    let filter = Filter { subject: Some(format!("structure:{id}")), ..Filter::default() };
    let entries = match run.ask(session, &Question::Entries(filter))? {
        Answer::Entries { lines, .. } => lines,
        _ => Vec::new(),
    };
    let mut sheet = Sheet::default();
    if let Some(structure) = state.structures.get(&id) {
        described(&mut sheet, structure, state, day, run.lang);
        decided(&mut sheet, structure, state, day, run.lang);
    }
    if run.json() {
        let mut object = sheet.object();
        object["history"] = entries.iter().map(super::register::object).collect();
        run.out.object(&object);
    } else {
        run.sheet(&sheet);
        run.out.line("");
        run.out.lines(history(&entries, run.lang).lines(run.lang));
    }
    Ok(0)
}

/// What was done to it, the latest first.
fn history(entries: &[Line], lang: Lang) -> Table<4> {
    let columns = [("at", titles::AT), ("kind", titles::WHAT), ("person", titles::WHO), ("detail", titles::DETAIL)];
    let rows = entries.iter().map(|line| {
        [
            Cell::text(format::short_moment(line.at, lang)),
            Cell::text(words::fact_kind(&line.kind).of(lang)),
            Cell::text(&line.name),
            Cell::text(words::line_detail(line, lang)),
        ]
    });
    Table { columns, rows: rows.collect() }
}

/// What the registers say of it.
fn described(sheet: &mut Sheet, s: &Structure, state: &State, day: NaiveDate, lang: Lang) {
    let uai = &state.desk.uai;
    let named = |ids: Vec<&StructureId>| {
        let told: Vec<String> = ids.iter().map(|id| named(state, id)).collect();
        let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
        Cell::new(told.join(", "), json!(ids))
    };
    let office = state.offices.of(s, day);
    let directors: Vec<String> = s.directors.iter().map(director).collect();
    let bodies: Vec<String> = s.bodies.iter().map(|b| body(b, lang)).collect();
    let bodies_json: Vec<Value> = s.bodies.iter().map(body_object).collect();
    let place = format!("{} {} {}", s.address, s.postcode, s.city);
    sheet.field(("number", titles::NUMBER), Cell::text(s.id.as_str()));
    sheet.field(("label", titles::LABEL), Cell::text(s.label(uai)));
    sheet.field(("title", titles::TITLE), Cell::text(&s.title));
    sheet.field(("acronym", titles::ACRONYM), Cell::text(&s.acronym));
    sheet.field(("kind", titles::KIND), Cell::text(&s.kind));
    sheet.field(("population", titles::POPULATION), population(s, uai, lang));
    sheet.field(("standing", titles::STANDING), standing(s, lang));
    sheet.field(("created", titles::CREATED), s.created.map_or_else(Cell::none, |y| Cell::new(y.to_string(), y)));
    sheet.field(("heads", titles::DIRECTOR), Cell::list(directors));
    let office = office.map_or_else(Cell::none, |id| Cell::new(state.offices.name(id), id.as_str()));
    sheet.field(("office", titles::OFFICE), office);
    sheet.field(("address", titles::ADDRESS), Cell::text(place.trim()));
    sheet.field(("website", titles::WEBSITE), Cell::text(&s.website));
    sheet.field(("bodies", titles::BODIES), Cell::new(bodies.join(" ; "), bodies_json));
    sheet.field(("parents", titles::ABOVE), named(s.parents.iter().collect()));
    sheet.field(("children", titles::BELOW), named(state.children_of(&s.id)));
    sheet.field(("ror", titles::ROR), Cell::maybe(s.ror.clone()));
    sheet.field(("record", titles::RECORD), Cell::text(&s.record));
}

/// What this desk knows of it.
fn decided(sheet: &mut Sheet, s: &Structure, state: &State, day: NaiveDate, lang: Lang) {
    let campaign = state.campaign(day);
    let codes = state.codes_of(&s.id);
    let outside = s.outside.then(|| said::YES.of(lang));
    sheet.field(("outside", titles::OUTSIDE), Cell::new(outside.unwrap_or_default(), s.outside));
    let duty = campaign.map(|c| (c.year, state.duty(s, c, &codes)));
    let told = |(year, duty): &(u16, Duty)| {
        let proof = words::exemption_proof(duty, s, state, lang).map(|p| format!(" {p}.")).unwrap_or_default();
        let reason = format!("{}{proof}", words::duty_reason(duty, lang));
        Cell::new(said::in_year(*year, &reason, lang), duty.word())
    };
    sheet.field(("duty", titles::DUTY), duty.as_ref().map_or_else(Cell::none, told));
    let registered = campaign.and_then(|c| state.registrations.get(&(c.year, s.id.clone())));
    sheet.field(("correspondents", titles::CORRESPONDENTS), Cell::list(correspondents(state, &s.id, day)));
    let headcount = registered.map(|r| r.headcount);
    let counts = headcount.map(|h| format!("{}, {}, {}, {} ({})", h.cnrs, h.other, h.phd, h.postdoc, h.total()));
    let object = headcount.map(|h| json!({ "cnrs": h.cnrs, "other": h.other, "phd": h.phd, "postdoc": h.postdoc }));
    sheet.field(("headcount", titles::HEADCOUNT), Cell::new(counts.unwrap_or_default(), object.unwrap_or_default()));
    let life = |c: &&crate::domain::code::AccessCode| c.life(state.calendar(day), day);
    let told: Vec<String> = codes.iter().map(|c| format!("{} ({})", c.login, words::life(life(c)).of(lang))).collect();
    let objects: Vec<Value> =
        codes.iter().map(|c| json!({ "login": c.login.as_str(), "life": super::codes::life_word(life(c)) })).collect();
    sheet.field(("codes", titles::CODES), Cell::new(told.join(", "), objects));
}

/// Who answers for a structure on a day: name and mail.
fn correspondents(state: &State, id: &StructureId, day: NaiveDate) -> Vec<String> {
    let place = Place::Structure(id.clone());
    let posts = state.people.posts.values().filter(|p| p.kind == PostKind::Correspondent && p.place == place);
    let holders = posts.filter_map(|p| state.people.holder(&p.id, day));
    holders.map(|p| format!("{} <{}>", p.name, p.mail)).collect()
}

/// A structure by its number and what people call it.
fn named(state: &State, id: &StructureId) -> String {
    match words::structure_name(state, id) {
        name if name == id.as_str() => name,
        name => format!("{name} ({id})"),
    }
}

fn director(director: &Director) -> String {
    match director.title.as_str() {
        "" => director.full_name(),
        title => format!("{} ({title})", director.full_name()),
    }
}

fn body(body: &ParentBody, lang: Lang) -> String {
    let name = if body.acronym.is_empty() { &body.name } else { &body.acronym };
    let label = if body.label.is_empty() { String::new() } else { format!(" {}", body.label) };
    format!("{name}{label} ({})", words::role(body.role).of(lang))
}

fn body_object(body: &ParentBody) -> Value {
    json!({
        "name": body.name,
        "acronym": body.acronym,
        "uai": body.uai,
        "label": body.label,
        "role": if body.role == Role::Governing { "governing" } else { "participant" },
    })
}
